// SPDX-License-Identifier: BSL-1.0
#pragma once
// An amount whose currency is known only from data: money<C> with the check at run time instead of in the type.
//
//   any_money                 whole minor units; any_exact_money keeps fractions of one
//   m.as<CNY>()               the checked way to money<CNY>; try_as<CNY>() gives a result
//   + - * / == <=>            as money's; currencies that differ throw currency_mismatch_error, but for == (false)
//   split                     as money's
//   sum, mean, min, max       of ranges of one currency (of several: money/basket.hpp)
//   to_string, any_money::from_chars    canonical text, the digits as written

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/money/any_currency.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/money/ranges.hpp>
#include <outlay/money/split.hpp>
#include <outlay/number/result.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

template <detail::exact_representation Rep>
class basic_any_money;
using any_money = basic_any_money<std::int64_t>;
using any_exact_money = basic_any_money<exact_ratio>;

/// An amount of a currency that is a value.
///
///     any_money paid = 12.34_cny;
///     paid + any_money(1_usd)          // throws currency_mismatch_error: CNY and USD
///     paid.as<CNY>() == 12.34_cny
///
///     throws   currency_mismatch_error   an operation on two currencies
///              numeric_overflow_error    a result does not fit
template <detail::exact_representation Rep>
class basic_any_money {
public:
    using rep = Rep;

    /// Zero of no currency.
    constexpr basic_any_money() = default;
    template <counted_currency C, class Other>
        requires std::convertible_to<money<C, Other>, money<C, Rep>>
    constexpr basic_any_money(const money<C, Other>& m) : amount_(money<C, Rep>(m).minor_units()), currency_(any_currency::of<C>()) {}
    template <class Other>
        requires detail::representation_widens<Other, Rep>
    constexpr basic_any_money(const basic_any_money<Other>& m) : amount_(detail::whole_as<Rep>(m.minor_units())), currency_(m.currency()) {}

    template <class N>
        requires std::same_as<N, Rep> || detail::whole_number<N>
    [[nodiscard]] static constexpr basic_any_money from_minor(const N& count, const any_currency& of) {
        basic_any_money m;
        if constexpr (std::same_as<N, Rep>) m.amount_ = count;
        else m.amount_ = detail::whole_as<Rep>(count);
        m.currency_ = of;
        return m;
    }
    /// So many major units, exactly; throws not_exact_error if that is no whole number of minor units.
    [[nodiscard]] static constexpr basic_any_money from_major(const exact_ratio& x, const any_currency& of) {
        return from_major(x, of, rounding::exact);
    }
    [[nodiscard]] static constexpr basic_any_money from_major(const exact_ratio& x, const any_currency& of, rounding mode) {
        const exact_ratio units = x * exact_ratio(detail::power_of_ten(of.digits()));
        if constexpr (std::same_as<Rep, exact_ratio>) return from_minor(units, of);
        else return from_minor(detail::whole_as<Rep>(units.round(mode)), of);
    }
    /// Canonical text, "-12.34 CNY": as many digits as are written.
    [[nodiscard]] static constexpr result<basic_any_money, text_error> try_from_chars(std::string_view text)
        requires std::same_as<Rep, std::int64_t>;
    [[nodiscard]] static constexpr basic_any_money from_chars(std::string_view text)
        requires std::same_as<Rep, std::int64_t>
    {
        return try_from_chars(text).value();
    }

    [[nodiscard]] constexpr Rep minor_units() const { return amount_; }
    [[nodiscard]] constexpr const any_currency& currency() const noexcept { return currency_; }
    [[nodiscard]] constexpr exact_ratio major_units() const {
        return detail::ratio_of(amount_) / exact_ratio(detail::power_of_ten(currency_.digits()));
    }

    /// The amount as one of C, or currency_mismatch_error.
    template <counted_currency C>
    [[nodiscard]] constexpr money<C, Rep> as() const {
        require_same(currency_, any_currency::of<C>());
        return money<C, Rep>::from_minor(amount_);
    }
    template <counted_currency C>
    [[nodiscard]] constexpr result<money<C, Rep>, currency_mismatch_error> try_as() const {
        if (currency_ != any_currency::of<C>()) return currency_mismatch_error(currency_, any_currency::of<C>());
        return money<C, Rep>::from_minor(amount_);
    }

    /// As money's round: to the minor unit, to places, to a grid of the same currency.
    [[nodiscard]] constexpr any_money round(rounding mode) const
        requires std::same_as<Rep, exact_ratio>
    {
        return rounded(1, mode);
    }
    [[nodiscard]] constexpr any_money round(places to, rounding mode) const
        requires std::same_as<Rep, exact_ratio>
    {
        return rounded(detail::step_of_places(to, currency_.digits()), mode);
    }
    [[nodiscard]] constexpr any_money round(const grid<any_money>& to, rounding mode) const
        requires std::same_as<Rep, exact_ratio>
    {
        require_same(currency_, to.step.currency());
        return rounded(detail::checked_step(to.step.minor_units(), currency_.digits()), mode);
    }

    friend constexpr basic_any_money operator+(const basic_any_money& a, const basic_any_money& b) {
        require_same(a.currency_, b.currency_);
        return from_minor(detail::sum_of(a.amount_, b.amount_), a.currency_);
    }
    friend constexpr basic_any_money operator-(const basic_any_money& a, const basic_any_money& b) {
        require_same(a.currency_, b.currency_);
        return from_minor(detail::difference_of(a.amount_, b.amount_), a.currency_);
    }
    friend constexpr basic_any_money operator-(const basic_any_money& a) { return from_minor(detail::negation_of(a.amount_), a.currency_); }
    constexpr basic_any_money& operator+=(const basic_any_money& b) { return *this = *this + b; }
    constexpr basic_any_money& operator-=(const basic_any_money& b) { return *this = *this - b; }
    friend constexpr basic_any_money abs(const basic_any_money& a) { return a.amount_ < Rep(0) ? -a : a; }

    template <detail::whole_number N>
    friend constexpr basic_any_money operator*(const basic_any_money& a, const N& n) {
        return from_minor(detail::product_of(a.amount_, detail::whole_as<Rep>(n)), a.currency_);
    }
    template <detail::whole_number N>
    friend constexpr basic_any_money operator*(const N& n, const basic_any_money& a) {
        return a * n;
    }
    template <detail::exact_factor F>
    friend constexpr any_exact_money operator*(const basic_any_money& a, const F& factor) {
        return any_exact_money::from_minor(detail::ratio_of(a.amount_) * exact_ratio(factor), a.currency_);
    }
    template <detail::exact_factor F>
    friend constexpr any_exact_money operator*(const F& factor, const basic_any_money& a) {
        return a * factor;
    }
    template <class F>
        requires detail::exact_factor<F> || detail::whole_number<F>
    friend constexpr any_exact_money operator/(const basic_any_money& a, const F& divisor) {
        return any_exact_money::from_minor(detail::ratio_of(a.amount_) / exact_ratio(divisor), a.currency_);
    }
    friend constexpr exact_ratio operator/(const basic_any_money& a, const basic_any_money& b) {
        require_same(a.currency_, b.currency_);
        return detail::ratio_of(a.amount_) / detail::ratio_of(b.amount_);
    }

    /// By value and currency: zero of one is not zero of another.
    friend constexpr bool operator==(const basic_any_money&, const basic_any_money&) = default;
    /// Within a currency; throws currency_mismatch_error across two.
    friend constexpr std::strong_ordering operator<=>(const basic_any_money& a, const basic_any_money& b) {
        require_same(a.currency_, b.currency_);
        return a.amount_ <=> b.amount_;
    }

private:
    static constexpr void require_same(const any_currency& left, const any_currency& right) {
        if (left != right) throw currency_mismatch_error(left, right);
    }
    [[nodiscard]] constexpr any_money rounded(int128 step, rounding mode) const {
        return any_money::from_minor(detail::checked_narrow(detail::round_to_multiple(amount_, step, mode)), currency_);
    }

    Rep amount_{};
    any_currency currency_;
};

template <detail::exact_representation Rep>
constexpr result<basic_any_money<Rep>, text_error> basic_any_money<Rep>::try_from_chars(std::string_view text)
    requires std::same_as<Rep, std::int64_t>
{
    const char* const first = text.data();
    const char* const last = first + text.size();
    const auto refuse = [&](const char* at, const char* why) { return text_error(text, static_cast<std::size_t>(at - first), why); };
    const detail::amount_reading read = detail::read_amount(first, last, -1, false);
    if (read.reason != nullptr) return refuse(read.end, read.reason);
    const char* p = read.end;
    if (p == last) return refuse(p, "the currency code is missing");
    if (*p != ' ') return refuse(p, "not part of the amount");
    const char* const code = ++p;
    for (; p != last; ++p)
        if (*p <= ' ' || *p > '~') return refuse(p, "not part of a currency code");
    if (p == code) return refuse(p, "the currency code is missing");
    if (p - code > 14) return refuse(code + 14, "a currency code has at most 14 characters");
    return from_minor(static_cast<std::int64_t>(read.units), any_currency(std::string_view(code, static_cast<std::size_t>(p - code)), read.digits));
}

/// Canonical text: "12.34 CNY"; of an exact amount the ratio in major units: "1/3 CNY".
template <class Rep>
    requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, exact_ratio>
[[nodiscard]] std::string to_string(const basic_any_money<Rep>& m) {
    std::string text;
    if constexpr (std::same_as<Rep, exact_ratio>) {
        text = to_string(m.major_units());
    } else {
        char buffer[64];
        text.assign(buffer, detail::write_minor(buffer, m.minor_units(), m.currency().digits()));
    }
    return m.currency().code().empty() ? text : text + ' ' + std::string(m.currency().code());
}

namespace detail {

template <exact_integer Rep>
struct whole_amount<basic_any_money<Rep>> {
    using rep = Rep;
    using grid = outlay::grid<any_money>;
    static constexpr auto like(const basic_any_money<Rep>& m, const Rep& units) {
        return basic_any_money<Rep>::from_minor(units, m.currency());
    }
    static constexpr Rep step(const basic_any_money<Rep>& m, const grid& g) {
        if (g.step.currency() != m.currency()) throw currency_mismatch_error(m.currency(), g.step.currency());
        return whole_as<Rep>(checked_step(g.step.minor_units(), m.currency().digits()));
    }
};

template <class R>
concept any_money_range = requires(const R& r) {
    requires std::same_as<std::remove_cvref_t<decltype(*std::begin(r))>, any_money>;  // not money, which converts
    { std::begin(r) != std::end(r) } -> std::convertible_to<bool>;
};

/// The amounts counted as ones of the first one's currency.
template <any_money_range R>
constexpr total_and_count<any_money> total_of_one_currency(const R& amounts) {
    total_and_count<any_money> out;
    if (!(std::begin(amounts) != std::end(amounts))) throw_no_amounts();
    const any_currency& first = (*std::begin(amounts)).currency();
    for (const any_money& m : amounts) {
        if (m.currency() != first) throw currency_mismatch_error(first, m.currency());
        out.total.add(m.minor_units());
        ++out.count;
    }
    return out;
}

}  // namespace detail

/// The total of amounts that must be of one currency, whatever their order.
///
///     throws   numeric_domain_error      of no amounts: zero of which currency?
///              currency_mismatch_error   of several currencies
template <detail::any_money_range R>
constexpr any_money sum(const R& amounts) {
    return any_money::from_minor(detail::total_of_one_currency(amounts).total.narrowed(), (*std::begin(amounts)).currency());
}
template <detail::any_money_range R>
constexpr any_exact_money mean(const R& amounts) {
    const auto all = detail::total_of_one_currency(amounts);
    return any_exact_money::from_minor(all.total.ratio() / exact_ratio(all.count), (*std::begin(amounts)).currency());
}
template <detail::any_money_range R>
constexpr any_money min(const R& amounts) {
    return detail::extreme_of(amounts, [](const any_money& a, const any_money& b) { return a < b; });
}
template <detail::any_money_range R>
constexpr any_money max(const R& amounts) {
    return detail::extreme_of(amounts, [](const any_money& a, const any_money& b) { return b < a; });
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
