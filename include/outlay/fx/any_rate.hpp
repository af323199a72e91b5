// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates, quotes and histories of a pair known only from data, with the rules of the typed ones checked when they run.
//
//   any_rate       pair and value; as<Base, Quote>() is the checked way to the type
//   any_quote      basic_quote<any_rate>: day, source, chain
//   any_history    basic_history<any_rate>
//   typed<Base, Quote>(quote or history)
//
// Next to read: fx/fx_table.hpp, many pairs together.

#include <outlay/fx/fx_history.hpp>
#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/any_money.hpp>
#include <outlay/money/iso_currency.hpp>

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace outlay::inline v0 {

/// The rate of a pair known at run time.
///
///     any_rate({"EUR", "USD"}, 1.0466_dec) * any_rate({"USD", "CNY"}, 7.2476_dec)     EUR/CNY
///
///     throws   numeric_domain_error   a rate of zero or below, or of a currency to itself that is not 1
///              rate_mismatch_error    rates that do not meet, or not in exactly one currency; another pair's type
class any_rate {
public:
    template <detail::exact_factor X>
    constexpr any_rate(const currency_pair& pair, const X& quote_per_base, per unit = {})
        : pair_(pair), value_(detail::checked_rate(pair, exact_ratio(quote_per_base), unit)) {}
    template <class Base, class Quote>
    constexpr any_rate(const fx_rate<Base, Quote>& typed) : pair_(typed.pair()), value_(typed.value()) {}

    /// Reads "USD/CNY 7.1698".
    static result<any_rate, text_error> try_from_chars(std::string_view text) {
        const auto read = detail::read_rate(text);
        if (!read) return read.error();
        return any_rate(read->pair, read->value);
    }
    static any_rate from_chars(std::string_view text) { return try_from_chars(text).value(); }

    [[nodiscard]] constexpr const currency_pair& pair() const noexcept { return pair_; }
    [[nodiscard]] constexpr const exact_ratio& value() const noexcept { return value_; }
    [[nodiscard]] constexpr decimal round_to(whole_count<> digits, rounding mode) const {
        return value_.round_to(digits, mode);
    }
    [[nodiscard]] constexpr any_rate inverse() const { return any_rate(pair_.inverse(), value_.inverse()); }
    [[nodiscard]] constexpr any_rate with_value(const exact_ratio& quote_per_base) const {
        return any_rate(pair_, quote_per_base);
    }

    /// As a rate of these types, if it is of this pair in this direction.
    template <currency Base, currency Quote>
    [[nodiscard]] constexpr fx_rate<Base, Quote> as() const {
        if (pair_ != pair_of<Base, Quote>) throw rate_mismatch_error(pair_, pair_of<Base, Quote>);
        return fx_rate<Base, Quote>(value_);
    }

    /// An amount of either currency in the other, rounded once to its minor unit by ISO 4217, or to the unit that is named.
    template <class Rep>
    [[nodiscard]] constexpr any_money convert(const basic_any_money<Rep>& amount, rounding mode) const {
        return convert(amount, iso_currency(other(amount.currency().code())), mode);
    }
    template <class Rep>
    [[nodiscard]] constexpr any_money convert(const basic_any_money<Rep>& amount, const any_currency& to,
                                              rounding mode) const {
        const bool forward = pair_.base() == amount.currency().code();
        if (other(amount.currency().code()) != to.code())
            throw rate_mismatch_error(pair_, {amount.currency().code(), to.code()});
        const exact_ratio factor =
            (forward ? value_ : value_.inverse()) *
            exact_ratio(detail::power_of_ten(to.digits()), detail::power_of_ten(amount.currency().digits()));
        if constexpr (std::same_as<Rep, std::int64_t>)
            return any_money::from_minor(detail::checked_narrow(detail::round_product_quotient(
                                             amount.minor_units(), factor.numerator(), factor.denominator(), mode)),
                                         to);
        else return any_money::from_minor(detail::checked_narrow((amount.minor_units() * factor).round(mode)), to);
    }
    template <class C, class Rep>
    [[nodiscard]] constexpr any_money convert(const money<C, Rep>& amount, rounding mode) const {
        return convert(basic_any_money<Rep>(amount), mode);
    }

    friend constexpr any_rate operator*(const any_rate& first, const any_rate& second) {
        if (first.pair_.quote() != second.pair_.base()) throw rate_mismatch_error(first.pair_, second.pair_);
        return any_rate({first.pair_.base(), second.pair_.quote()},
                        detail::chained_value(first.pair_, first.value_, second.pair_, second.value_));
    }
    friend constexpr any_rate cross(const any_rate& first, const any_rate& second) {
        const currency_pair &a = first.pair_, &b = second.pair_;
        const int shared = int{a.base() == b.base()} + int{a.base() == b.quote()} + int{a.quote() == b.base()} +
                           int{a.quote() == b.quote()};
        if (shared != 1) throw rate_mismatch_error(a, b);
        return (b.has(a.quote()) ? first : first.inverse()) * (a.has(b.base()) ? second : second.inverse());
    }
    friend constexpr bool operator==(const any_rate&, const any_rate&) = default;

private:
    /// The other currency of the pair.
    [[nodiscard]] constexpr std::string_view other(std::string_view code) const {
        if (!pair_.has(code)) throw rate_mismatch_error(pair_, {code, pair_.quote()});
        return pair_.base() == code ? pair_.quote() : pair_.base();
    }

    currency_pair pair_;
    exact_ratio value_;
};

/// Canonical text: "USD/CNY 7.1698".
[[nodiscard]] inline std::string to_string(const any_rate& rate) {
    return detail::rate_text(rate.pair(), rate.value());
}

using any_quote = basic_quote<any_rate>;
using any_history = basic_history<any_rate>;

/// A quote with its pair as types, or rate_mismatch_error.
template <currency Base, currency Quote>
[[nodiscard]] fx_quote<Base, Quote> typed(const any_quote& quote) {
    const auto rate = quote.rate().as<Base, Quote>();
    if (quote.chain().empty()) return {rate, quote.day(), {quote.source(), quote.kind()}};
    return {rate, quote.chain(), quote.day()};
}
template <currency Base, currency Quote>
[[nodiscard]] fx_history<Base, Quote> typed(const any_history& history) {
    if (history.pair() != pair_of<Base, Quote>) throw rate_mismatch_error(history.pair(), pair_of<Base, Quote>);
    std::vector<dated<fx_rate<Base, Quote>>> rates;
    for (std::size_t i = 0; i < history.size(); ++i)
        rates.push_back({history.days()[i], history.rates()[i].template as<Base, Quote>()});
    return {rates, history.source()};
}

}  // namespace outlay
