// SPDX-License-Identifier: BSL-1.0
#pragma once
// A rate of exchange, both currencies in the type: 1 Base is so many Quote, exactly.
//
//   fx_rate<Base, Quote>    value, pair, inverse, convert(amount, mode), prepare(mode), round_to
//   per{100}                the units of the base that the number is for: 100 JPY = 4.6128 CNY
//   amount * rate           exact: money<Base> * fx_rate<Base, Quote> is exact_money<Quote>
//   a * b                   two rates that meet: A/B * B/C is A/C
//   cross(a, b)             the currency that both quote drops out, whichever way round each is
//   to_string               "USD/CNY 7.1698"; fx_rate::from_chars reads it back
//
// Next to read: fx/fx_rate_on.hpp, a rate on a real number; fx/fx_quote.hpp, a rate with its day and source; fx/any_rate.hpp, the pair known at run time.

#include <outlay/fx/currency_pair.hpp>
#include <outlay/fx/prepared_rate.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace outlay::inline v0 {

/// How many units of the base a published number is for.
///
///     fx_rate<JPY, CNY>{4.6128_dec, per{100}}     100 JPY = 4.6128 CNY
struct per {
    whole_count<std::int64_t> units = 1;
};

namespace detail {

/// A currency itself, not a unit of it: pairs are of these, and `fx_rate<XAU, USD>` serves every unit of gold.
template <class C>
concept rated_currency = currency<C> && std::same_as<C, currency_of<C>>;

constexpr exact_ratio checked_rate(const currency_pair& pair, const exact_ratio& value, per unit) {
    const std::int64_t units = unit.units;
    if (units <= 0) throw numeric_domain_error("the units of a rate", std::to_string(units), "more than 0");
    const exact_ratio one = units == 1 ? value : value / exact_ratio(units);
    if (one <= exact_ratio(0))
        throw numeric_domain_error("the rate " + to_string(pair), to_string(value), "more than 0");
    if (pair.base() == pair.quote() && one != exact_ratio(1))
        throw numeric_domain_error("the rate " + to_string(pair), to_string(value), "1");
    return one;
}

/// "USD/CNY 7.1698" or, where no decimal is exact, "EUR/GBP 32/35".
std::string rate_text(const currency_pair& pair, const exact_ratio& value);
/// The pair and the number of such text.
struct rate_reading {
    currency_pair pair;
    exact_ratio value;
};
result<rate_reading, text_error> read_rate(std::string_view text);

[[noreturn]] inline void throw_chain_overflow(const currency_pair& first, const exact_ratio& a, const currency_pair& second,
                                              const exact_ratio& b) {
    throw numeric_overflow_error(rate_text(first, a) + " x " + rate_text(second, b) +
                                 " needs more than 127 bits; chained() of fx/chained.hpp multiplies without a limit");
}

/// The product of two rates that meet.
constexpr exact_ratio chained_value(const currency_pair& first, const exact_ratio& a, const currency_pair& second,
                                    const exact_ratio& b) {
    try {
        return a * b;
    } catch (const numeric_overflow_error& e) {
        throw_chain_overflow(first, a, second, b);
    }
}

/// What an amount becomes when it is exchanged and still exact: fractions stay, a real number stays that real number.
template <class Rep>
using exchanged_rep = std::conditional_t<exact_representation<Rep>, exact_ratio, Rep>;

[[noreturn]] inline void throw_exchange_overflow(const exact_ratio& minor_units, const currency_pair& pair,
                                                 const exact_ratio& rate) {
    throw numeric_overflow_error(to_string(minor_units) + " minor units of " + std::string(pair.base()) + " at " +
                                 rate_text(pair, rate) + " need more than 127 bits; convert(amount, mode) rounds them");
}

template <class From, class To>
constexpr exact_money<To> exchange_exactly(const exact_ratio& minor_units, const exact_ratio& rate) {
    try {
        return exact_money<To>::from_minor(minor_units * minor_unit_factor<From, To>(rate));
    } catch (const numeric_overflow_error& e) {
        throw_exchange_overflow(minor_units, {From::code, To::code}, rate);
    }
}

template <class From, class To, class Rep>
constexpr money<To, exchanged_rep<Rep>> exchange(const money<From, Rep>& amount, const exact_ratio& rate) {
    if constexpr (exact_representation<Rep>) return exchange_exactly<From, To>(ratio_of(amount.minor_units()), rate);
    else return money<To, Rep>::from_minor(Rep(amount.minor_units() * real_of<Rep>(minor_unit_factor<From, To>(rate))));
}

/// The same, rounded: whole minor units keep their representation.
template <class From, class To, class Rep>
constexpr auto exchange_rounded(const money<From, Rep>& amount, const exact_ratio& rate, rounding mode) {
    if constexpr (std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>) {
        const exact_ratio factor = minor_unit_factor<From, To>(rate);
        const int128 units = round_product_quotient(amount.minor_units(), factor.numerator(), factor.denominator(), mode);
        return money<To, Rep>::from_minor(whole_as<Rep>(units));
    } else {
        return exchange<From, To>(amount, rate).round(mode);
    }
}

}  // namespace detail

/// On another Rep than an exact ratio a rate is a driver or a row of a model: fx/fx_rate_on.hpp.
template <detail::rated_currency Base, detail::rated_currency Quote, class Rep = exact_ratio>
    requires std::same_as<Rep, exact_ratio> || detail::real_representation<Rep>
class fx_rate;

/// The rate of a pair: 1 Base is `value()` Quote, an exact fraction, so that there and back is where one began.
///
///     constexpr fx_rate<USD, CNY> spot{7.1698_dec};
///     spot.convert(1'000_usd, half_even) == 7'169.80_cny
///
///     shape    trivially copyable; equality and order by value
///     throws   numeric_domain_error   a rate of zero or below, or a rate of a currency to itself that is not 1;
///                                     in a constant expression it does not compile
template <detail::rated_currency Base, detail::rated_currency Quote>
class fx_rate<Base, Quote, exact_ratio> {
public:
    using base = Base;
    using quote = Quote;
    using rep = exact_ratio;

    /// So many units of the quote, a decimal or an exact ratio, for one or for so many of the base.
    template <detail::exact_factor X>
    constexpr explicit fx_rate(const X& quote_per_base, per unit = {})
        : value_(detail::checked_rate(pair(), exact_ratio(quote_per_base), unit)) {}

    /// Reads "USD/CNY 7.1698"; another pair is refused.
    static result<fx_rate, text_error> try_from_chars(std::string_view text);
    static fx_rate from_chars(std::string_view text) { return try_from_chars(text).value(); }

    [[nodiscard]] static constexpr currency_pair pair() { return pair_of<Base, Quote>; }
    /// Units of the quote for one of the base.
    [[nodiscard]] constexpr const exact_ratio& value() const noexcept { return value_; }
    /// The same, on the grid of 10^-digits.
    [[nodiscard]] constexpr decimal round_to(whole_count<> digits, rounding mode) const {
        return value_.round_to(digits, mode);
    }
    /// 1 Quote in Base, exactly.
    [[nodiscard]] constexpr fx_rate<Quote, Base> inverse() const { return fx_rate<Quote, Base>(value_.inverse()); }

    /// Another rate of the same pair.
    [[nodiscard]] constexpr fx_rate with_value(const exact_ratio& quote_per_base) const {
        return fx_rate(quote_per_base);
    }

    /// An amount of either currency in the other, rounded once to its minor unit; `To` names another unit of it.
    ///
    ///     fx_rate<XAU, USD>{4'100_dec}.convert<scaled<XAU, 6>>(1'000_usd, half_even)
    ///
    ///     throws   numeric_overflow_error, not_exact_error
    template <class To = void, class C, class Rep>
        requires same_currency<C, Base>
    [[nodiscard]] constexpr auto convert(const money<C, Rep>& amount, rounding mode) const {
        return detail::exchange_rounded<C, unit_of<To, Quote>>(amount, value_, mode);
    }
    template <class To = void, class C, class Rep>
        requires(same_currency<C, Quote> && !same_currency<C, Base>)
    [[nodiscard]] constexpr auto convert(const money<C, Rep>& amount, rounding mode) const {
        return detail::exchange_rounded<C, unit_of<To, Base>>(amount, value_.inverse(), mode);
    }
    template <class To = void, class C, class Rep>
        requires(!same_currency<C, Base> && !same_currency<C, Quote>)
    void convert(const money<C, Rep>& amount, rounding mode) const = delete;  // a rate of another pair
    template <class To = void, class C, class Rep>
    void convert(const money<C, Rep>& amount) const = delete;  // name a rounding: convert(amount, half_even)

    /// The converter of Base into Quote for loops; of the other direction, inverse().prepare(mode).
    template <class From = Base, class To = Quote>
        requires same_currency<From, Base> && same_currency<To, Quote>
    [[nodiscard]] constexpr prepared_rate<From, To> prepare(rounding mode) const {
        return prepared_rate<From, To>(value_, mode);
    }

    friend constexpr bool operator==(const fx_rate&, const fx_rate&) = default;
    friend constexpr std::strong_ordering operator<=>(const fx_rate&, const fx_rate&) = default;

private:
    template <class To, class Default>
    using unit_of = std::conditional_t<std::same_as<To, void>, Default, To>;

    exact_ratio value_;
};

/// An amount in the quote currency, nothing rounded.
template <class C, class Rep, class Base, class Quote>
    requires same_currency<C, Base> && counted_currency<Quote>
[[nodiscard]] constexpr money<Quote, detail::exchanged_rep<Rep>> operator*(const money<C, Rep>& amount,
                                                                           const fx_rate<Base, Quote>& rate) {
    return detail::exchange<C, Quote>(amount, rate.value());
}
template <class C, class Rep, class Base, class Quote>
    requires same_currency<C, Base> && counted_currency<Quote>
[[nodiscard]] constexpr money<Quote, detail::exchanged_rep<Rep>> operator*(const fx_rate<Base, Quote>& rate,
                                                                           const money<C, Rep>& amount) {
    return amount * rate;
}

/// Two rates that meet, chained: EUR/USD * USD/CNY is EUR/CNY.
///
///     throws   numeric_overflow_error   a product of more than 127 bits: chained() of fx/chained.hpp has no limit
template <class A, class B, class C>
[[nodiscard]] constexpr fx_rate<A, C> operator*(const fx_rate<A, B>& first, const fx_rate<B, C>& second) {
    return fx_rate<A, C>(detail::chained_value(first.pair(), first.value(), second.pair(), second.value()));
}

// What must not compile, each in one error that names both types.

template <class C, class Rep, class Base, class Quote>
    requires(!same_currency<C, Base>)
void operator*(const money<C, Rep>&, const fx_rate<Base, Quote>&) = delete;
template <class C, class Rep, class Base, class Quote>
    requires(!same_currency<C, Base>)
void operator*(const fx_rate<Base, Quote>&, const money<C, Rep>&) = delete;
template <class A, class B, class C, class D>
    requires(!std::same_as<B, C>)
void operator*(const fx_rate<A, B>&, const fx_rate<C, D>&) = delete;

namespace detail {

/// How many of two pairs' currencies are one: a cross needs exactly one.
template <class A, class B, class C, class D>
inline constexpr int currencies_shared =
    int{std::same_as<A, C>} + int{std::same_as<A, D>} + int{std::same_as<B, C>} + int{std::same_as<B, D>};

}  // namespace detail

/// The rate between what two pairs do not share: of A/X and B/X it is A/B, and so for each of the four ways round.
///
///     cross(fx_rate<EUR, USD>{1.0466_dec}, fx_rate<EUR, CNY>{7.5879_dec})     USD/CNY
///
///     shape    the base is from the first rate, the quote from the second; other than one currency in common (the same
///              pair, its inverse, none) does not compile
template <class A, class B, class C, class D>
    requires(detail::currencies_shared<A, B, C, D> == 1)
[[nodiscard]] constexpr auto cross(const fx_rate<A, B>& first, const fx_rate<C, D>& second) {
    if constexpr (std::same_as<B, C>) return first * second;
    else if constexpr (std::same_as<B, D>) return first * second.inverse();
    else if constexpr (std::same_as<A, C>) return first.inverse() * second;
    else return first.inverse() * second.inverse();
}
template <class A, class B, class C, class D>
    requires(detail::currencies_shared<A, B, C, D> != 1)
void cross(const fx_rate<A, B>&, const fx_rate<C, D>&) = delete;

/// Canonical text, exact: "USD/CNY 7.1698", "EUR/GBP 32/35".
template <class Base, class Quote>
[[nodiscard]] std::string to_string(const fx_rate<Base, Quote>& rate) {
    return detail::rate_text(rate.pair(), rate.value());
}

template <detail::rated_currency Base, detail::rated_currency Quote>
result<fx_rate<Base, Quote>, text_error> fx_rate<Base, Quote, exact_ratio>::try_from_chars(std::string_view text) {
    const auto read = detail::read_rate(text);
    if (!read) return read.error();
    if (read->pair != pair()) return text_error(text, 0, "not the pair " + to_string(pair()));
    return fx_rate(read->value);
}

namespace detail {

inline std::string rate_text(const currency_pair& pair, const exact_ratio& value) {
    const std::string prefix = to_string(pair) + " ";
    for (int digits = 0; digits <= decimal::max_scale; ++digits) {
        const int128 power = power_of_ten(digits);
        if (power % value.denominator() != 0) continue;
        const uint256 shifted =
            multiply(magnitude(value.numerator()), static_cast<uint128>(power / value.denominator()));
        if (shifted > uint256{0, static_cast<uint128>(INT64_MAX)}) break;
        return prefix + to_string(decimal::scaled(static_cast<std::int64_t>(shifted.lo), digits));
    }
    return prefix + to_string(value);
}

inline result<rate_reading, text_error> read_rate(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return text_error(text, text.size(), "a rate is written as USD/CNY 7.1698");
    const auto pair = currency_pair::try_from_chars(text.substr(0, space));
    if (!pair) return text_error(text, pair.error().position(), pair.error().reason());
    const std::string_view number = text.substr(space + 1);
    exact_ratio value;
    const auto quoted = decimal::try_from_chars(number);
    const auto ratio = exact_ratio::try_from_chars(number);  // 2/3, or a whole number that a decimal does not hold
    if (quoted) {
        value = exact_ratio(*quoted);
    } else if (ratio) {
        value = *ratio;
    } else {
        const text_error& why = number.find('/') != std::string_view::npos ? ratio.error() : quoted.error();
        return text_error(text, space + 1 + why.position(), why.reason());
    }
    if (value <= exact_ratio(0)) return text_error(text, space + 1, "a rate must be more than 0");
    if (pair->base() == pair->quote() && value != exact_ratio(1))
        return text_error(text, space + 1, "the rate of a currency to itself is 1");
    return rate_reading{*pair, value};
}

}  // namespace detail
}  // namespace outlay
