// SPDX-License-Identifier: BSL-1.0
#pragma once
// Long chains of exact rates and of growths: multiplied without a limit, rounded once to the digits that are named.
//
//   chained(digits, mode, a, b, c...)               rates or quotes that meet: of types, or known at run time
//   chained(rates or quotes, digits, mode)          the same of a vector of run-time ones, as fx_table::steps gives
//   inconsistencies, check_consistent(table, tolerance, digits, mode)
//   compounded_growth(fixings, basis, until)        what 1 grows to at rates that are set anew, exactly
//   forward(spot, growth_of_quote, growth_of_base, digits, mode)
//
// Included by name: it needs Boost.Multiprecision.

#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/forward.hpp>
#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/fx/fx_table.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/unbounded.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/day_count.hpp>
#include <outlay/time/period.hpp>

#include <concepts>
#include <type_traits>
#include <vector>

namespace outlay::inline v0 {
namespace detail {

/// A rate or a quote whose number is an exact ratio.
template <class Link>
concept exact_link = requires(const Link& link) {
    { link.value() } -> std::same_as<const exact_ratio&>;
    link.pair();
};

/// A product of ratios that is not reduced on its way: the common divisor of numbers so long is found once, at the end.
class long_product {
public:
    void times(const exact_ratio& factor) {
        numerator_ *= to_unbounded(factor.numerator());
        denominator_ *= to_unbounded(factor.denominator());
    }
    [[nodiscard]] unbounded_ratio value() const { return unbounded_ratio(numerator_, denominator_); }

private:
    unbounded_integer numerator_ = 1;
    unbounded_integer denominator_ = 1;
};

/// A pair's rate of this value, of a type or known at run time.
template <class Rate>
Rate rate_from(const currency_pair& pair, decimal value) {
    if constexpr (std::same_as<Rate, any_rate>) return Rate(pair, value);
    else return Rate(value);
}

template <class Rate>
Rate chained_rates(const std::vector<any_rate>& rates, whole_count<> digits, rounding mode) {
    if (rates.empty()) throw numeric_domain_error("the rates of a chain", "none", "at least one");
    long_product product;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        if (i > 0 && rates[i - 1].pair().quote() != rates[i].pair().base())
            throw rate_mismatch_error(rates[i - 1].pair(), rates[i].pair());
        product.times(rates[i].value());
    }
    return rate_from<Rate>({rates.front().pair().base(), rates.back().pair().quote()},
                           round_to(product.value(), digits, mode));
}

template <class Quote>
Quote chained_quotes(const std::vector<any_rate>& rates, std::vector<quoted_leg> legs, whole_count<> digits, rounding mode) {
    return Quote(chained_rates<typename Quote::rate_type>(rates, digits, mode), std::move(legs));
}

template <class Link>
inline constexpr bool is_quote = false;
template <class Rate>
inline constexpr bool is_quote<basic_quote<Rate>> = true;

}  // namespace detail

/// Rates that meet, or quotes of them, however many: the product is exact, and rounded once.
///
///     chained(12, half_even, eurusd, usdcny, cnyjpy)     EUR/JPY in twelve decimals
///
///     shape    digits are decimals of the quote for one of the base, up to 18; quotes extend the chain, as * does
///     throws   rate_mismatch_error      two rates known at run time that do not meet; of types, it does not compile
///              numeric_domain_error     a rate that rounds to zero
///              numeric_overflow_error   a result of more than 18 figures at these digits
///     cost     as long multiplication: 720 rates take some tenths of a millisecond
template <detail::exact_link First, detail::exact_link... Rest>
    requires requires(const First& first, const Rest&... rest) { (first * ... * rest); }
[[nodiscard]] auto chained(whole_count<> digits, rounding mode, const First& first, const Rest&... rest) {
    using product = std::remove_cvref_t<decltype((first * ... * rest))>;
    if constexpr (detail::is_quote<product>) {
        std::vector<quoted_leg> legs = first.legs();
        ((legs = detail::joined(std::move(legs), rest.legs())), ...);
        return detail::chained_quotes<product>({first.rate(), rest.rate()...}, std::move(legs), digits, mode);
    } else {
        return detail::chained_rates<product>({first, rest...}, digits, mode);
    }
}
[[nodiscard]] inline any_rate chained(const std::vector<any_rate>& rates, whole_count<> digits, rounding mode) {
    return detail::chained_rates<any_rate>(rates, digits, mode);
}
[[nodiscard]] inline any_quote chained(const std::vector<any_quote>& quotes, whole_count<> digits, rounding mode) {
    std::vector<any_rate> rates;
    std::vector<quoted_leg> legs;
    for (const any_quote& quote : quotes) {
        rates.push_back(quote.rate());
        legs = detail::joined(std::move(legs), quote.legs());
    }
    return detail::chained_quotes<any_quote>(rates, std::move(legs), digits, mode);
}

/// As inconsistencies and check_consistent of fx/fx_table.hpp, over chains of any length: what they imply is rounded to the digits.
[[nodiscard]] inline std::vector<inconsistency> inconsistencies(const fx_table& table, decimal tolerance,
                                                                whole_count<> digits, rounding mode) {
    return detail::inconsistencies_by(table, tolerance, [&](const fx_table& before, const currency_pair& pair) {
        return chained(before.steps(pair), digits, mode);
    });
}
inline void check_consistent(const fx_table& table, decimal tolerance, whole_count<> digits, rounding mode) {
    detail::check_connected(table);
    detail::refuse_first(inconsistencies(table, tolerance, digits, mode));
}

/// What 1 grows to at simple rates that are set anew and compound, as overnight rates do: each holds from its day until the
/// next one's, the last until `until`.
///
///     growth = product of (1 + rate_i x years from day_i to day_i+1)
///
///     compounded_growth(std::vector<dated<decimal>>{{"2026-01-05"_day, 4.31_pct}, {"2026-01-06"_day, 4.29_pct}}, act_360,
///                       "2026-01-07"_day)
///
///     throws   backward_period_error   days that do not rise, or an end before the last
///              numeric_domain_error    a growth that is not above zero
///     cost     as long multiplication and one common divisor
template <detail::exact_factor Rate, day_count Basis>
[[nodiscard]] unbounded_ratio compounded_growth(const std::vector<dated<Rate>>& fixings, const Basis& basis,
                                                calendar_day until) {
    detail::long_product growth;
    for (std::size_t i = 0; i < fixings.size(); ++i) {
        const bool last = i + 1 == fixings.size();
        const calendar_day from = fixings[i].on, to = last ? until : fixings[i + 1].on;
        if (to < from || (to == from && !last)) throw backward_period_error(from, to);
        growth.times(simple_growth(exact_ratio(fixings[i].value), basis, from, to));
    }
    return growth.value();
}

/// The forward rate, from growths of any length, rounded once.
///
///     forward(spot, compounded_growth(shibor, act_365f, day), compounded_growth(sofr, act_360, day), 6, half_even)
template <class Base, class Quote>
[[nodiscard]] fx_rate<Base, Quote> forward(const fx_rate<Base, Quote>& spot, const unbounded_ratio& growth_of_quote,
                                           const unbounded_ratio& growth_of_base, whole_count<> digits, rounding mode) {
    return spot.with_value(exact_ratio(
        round_to(unbounded_ratio(to_unbounded(spot.value()) * growth_of_quote / growth_of_base), digits, mode)));
}
template <class Rate>
[[nodiscard]] basic_quote<Rate> forward(const basic_quote<Rate>& spot, calendar_day to,
                                        const unbounded_ratio& growth_of_quote, const unbounded_ratio& growth_of_base,
                                        whole_count<> digits, rounding mode) {
    const unbounded_ratio value = to_unbounded(spot.value()) * growth_of_quote / growth_of_base;
    return {spot.rate().with_value(exact_ratio(round_to(value, digits, mode))), spot.legs(), to};
}

}  // namespace outlay
