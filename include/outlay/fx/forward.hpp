// SPDX-License-Identifier: BSL-1.0
#pragma once
// Forward rates by covered interest parity: what a spot rate and two rates of interest leave no choice about.
//
//   forward(spot, growth_of_quote, growth_of_base)     spot x growth of the quote currency / growth of the base
//   simple_growth(rate, basis, from, to)               1 + rate x years by the day count, exactly

#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/day_count.hpp>

namespace outlay::inline v0 {

/// What 1 grows to at a simple money-market rate, exactly; each currency brings its own day count.
///
///     simple_growth(5.4_pct, act_360, "2026-01-01"_day, "2026-04-01"_day) == 1.0135
///
///     throws   numeric_domain_error   a growth that is not above zero
template <day_count Basis>
[[nodiscard]] constexpr exact_ratio simple_growth(const exact_ratio& rate, const Basis& basis, calendar_day from,
                                                  calendar_day to) {
    const exact_ratio growth = exact_ratio(1) + rate * basis(from, to);
    if (growth <= exact_ratio(0)) throw numeric_domain_error("a growth", to_string(growth), "more than 0");
    return growth;
}

namespace detail {

[[noreturn]] inline void throw_forward_overflow(const currency_pair& pair, const exact_ratio& spot,
                                                const exact_ratio& growth_of_quote, const exact_ratio& growth_of_base) {
    throw numeric_overflow_error("the forward of " + rate_text(pair, spot) + " by growths of " + to_string(growth_of_quote) +
                                 " and " + to_string(growth_of_base) +
                                 " needs more than 127 bits; forward() of fx/chained.hpp rounds it to digits");
}

constexpr exact_ratio forward_value(const currency_pair& pair, const exact_ratio& spot, const exact_ratio& growth_of_quote,
                                    const exact_ratio& growth_of_base) {
    try {
        return spot * (growth_of_quote / growth_of_base);
    } catch (const numeric_overflow_error& e) {
        throw_forward_overflow(pair, spot, growth_of_quote, growth_of_base);
    }
}

}  // namespace detail

/// The rate at which there is nothing to gain by borrowing one currency and lending the other.
///
///     F = S x growth of the quote currency / growth of the base
///
///     shape    growths from now to the forward day: of simple rates simple_growth, of others interest_rate's growth
///     throws   numeric_overflow_error   exact growths whose product needs more than 127 bits: forward() of fx/chained.hpp
///              has no limit
///     source   every textbook: Hull; Ross, Westerfield, Jaffe, chapter 31
template <class Base, class Quote>
[[nodiscard]] constexpr fx_rate<Base, Quote> forward(const fx_rate<Base, Quote>& spot,
                                                     const exact_ratio& growth_of_quote,
                                                     const exact_ratio& growth_of_base) {
    return spot.with_value(detail::forward_value(spot.pair(), spot.value(), growth_of_quote, growth_of_base));
}
/// The same on another number, as growth by a compounding rate is one: units of the quote for one of the base.
template <field R, class Base, class Quote>
[[nodiscard]] R forward(const fx_rate<Base, Quote>& spot, const R& growth_of_quote, const R& growth_of_base) {
    return R(to_real<R>(spot.value()) * growth_of_quote / growth_of_base);
}
/// Of a quote, for the day to which the growths are; its chain names the spot.
template <class Rate>
[[nodiscard]] basic_quote<Rate> forward(const basic_quote<Rate>& spot, calendar_day to,
                                        const exact_ratio& growth_of_quote, const exact_ratio& growth_of_base) {
    return {spot.rate().with_value(detail::forward_value(spot.pair(), spot.value(), growth_of_quote, growth_of_base)),
            spot.legs(), to};
}

}  // namespace outlay
