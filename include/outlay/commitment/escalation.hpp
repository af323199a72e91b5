// SPDX-License-Identifier: BSL-1.0
#pragma once
// Prices that rise: what a plan in the prices of one year costs in those of the years it is paid in, and back.
//
//   price_index(timeline, base, rates)                    1 in the fiscal year of the base day, then a step a year: exact,
//                                                         as long as that fits
//   price_index(timeline, base, rates, digits, mode)      each year's index rounded, as published indices are: exact for ever
//   price_index<R>(timeline, base, rates)                 on any number
//   price_level<R>                                        the step: rise into the year after, fall into the year before
//   at_current_prices(plan, index)                        nominal: times the index
//   at_base_prices(amounts, index)                        real: over the index
//   at_current_prices(plan, index, mode), at_base_prices(amounts, index, mode)      rounded to minor units a period
//
// Without a mode exact amounts give exact_money: rounding is the caller's, cell by cell or once at the end.

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/overflow_in.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// Prices from one fiscal year to the next, as a step: growth is 1 + the rate into the later year of the two.
template <field R>
struct price_level {
    R index = R(1);

    constexpr const R& rise(const R& growth) { return index = R(index * growth); }
    constexpr const R& fall(const R& growth) { return index = R(index / growth); }
};

namespace detail {

/// What a year's prices are to those of the year before, for i years after the base: the last rate holds for all later
/// years, the first one backwards.
template <class R, class Rate>
R price_growth(std::span<const Rate> rates, int years_on) {
    const auto i = static_cast<std::size_t>(years_on < 0 ? 0 : years_on);
    const Rate& rate = rates[i < rates.size() ? i : rates.size() - 1];
    if constexpr (std::same_as<Rate, decimal>) return to_real<R>(1 + exact_ratio(rate));
    else return growth_factor(rate);
}

inline void check_price_rates(std::span<const decimal> rates) {
    for (const decimal& r : rates)
        if (r <= -1) throw numeric_domain_error("a rate of a price index", to_string(r), "above -1");
}

/// The index from year to year away from the base, in both directions; settle(index) is what of it is kept.
template <class R, class Rate, class Freq, class Settle>
level_series<R, Freq> price_index_of(const timeline<Freq>& over, calendar_day base, std::span<const Rate> rates,
                                     std::string_view remedy, Settle settle) {
    if (rates.empty()) throw numeric_domain_error("the number of rates of a price index", "0", "at least 1");
    if (over.empty()) return {over, std::vector<R>{}};
    const fiscal_period<yearly> base_year = over.calendar().template containing<yearly>(base);
    const int first = over[0].year().number() - base_year.number();
    const int last = over[over.size() - 1].year().number() - base_year.number();
    const auto step = [&](int to, const R& from, int rate, bool forwards) {
        return overflow_in("price_index", [&] { return (base_year + to).label(); }, remedy, [&] {
            price_level<R> level{from};
            const R growth = price_growth<R>(rates, rate);
            const R index = settle(forwards ? level.rise(growth) : level.fall(growth));
            if (sign_of(index) == known_sign::zero)
                throw numeric_domain_error("the price index of " + (base_year + to).label(), "0", "above 0: name more digits");
            return finite(index, "the index");
        });
    };
    std::vector<R> after{R(1)}, before{R(1)};  // cell i is i years after the base, or before it
    for (int year = 1; year <= last; ++year) after.push_back(step(year, after.back(), year - 1, true));
    for (int year = 1; year <= -first; ++year) before.push_back(step(-year, before.back(), -year, false));
    std::vector<R> cells;
    cells.reserve(over.size());
    for (std::size_t i = 0; i < over.size(); ++i) {
        const int year = over[i].year().number() - base_year.number();
        cells.push_back(year < 0 ? before[static_cast<std::size_t>(-year)] : after[static_cast<std::size_t>(year)]);
    }
    return {over, std::move(cells)};
}

}  // namespace detail

/// Prices against those of the fiscal year that has the day `base` in it, a step at the start of each fiscal year.
/// rates[0] is the step into the year after the base, and so on; the last one holds for all later years, the first one
/// backwards. Exact, or on the number that is named.
///
///     price_index(quarters, "2025-04-01"_day, {3_pct})              1 in FY2026, 1.03 in FY2027, 1.0609 in FY2028
///     price_index<double>(months, "2025-04-01"_day, {3.17_pct})     for as many years as one likes
///
///     units    rates a year
///     throws   numeric_domain_error     no rate, or one of -1 or less
///              numeric_overflow_error   an exact product of the steps needs more than 127 bits: at 3 % after 18 years, at
///                                       3.17 % after 9
template <field R = exact_ratio, calendar_frequency Freq>
[[nodiscard]] level_series<R, Freq> price_index(const timeline<Freq>& over, calendar_day base, std::span<const decimal> rates) {
    detail::check_price_rates(rates);
    return detail::price_index_of<R>(over, base, rates,
                                     "name digits and a rounding, or a number, as in price_index<double>",
                                     [](const R& index) { return index; });
}
template <field R = exact_ratio, calendar_frequency Freq>
[[nodiscard]] level_series<R, Freq> price_index(const timeline<Freq>& over, calendar_day base,
                                                std::initializer_list<decimal> rates) {
    return price_index<R>(over, base, std::span<const decimal>(rates.begin(), rates.size()));
}
/// The same at rates that are themselves on the number: what varies is then the inflation.
template <field R, calendar_frequency Freq>
    requires(!std::same_as<R, exact_ratio>)
[[nodiscard]] level_series<R, Freq> price_index(const timeline<Freq>& over, calendar_day base, std::span<const R> rates) {
    return detail::price_index_of<R>(over, base, rates, "", [](const R& index) { return index; });
}
template <field R, calendar_frequency Freq>
    requires(!std::same_as<R, exact_ratio>)
[[nodiscard]] level_series<R, Freq> price_index(const timeline<Freq>& over, calendar_day base, std::initializer_list<R> rates) {
    return price_index(over, base, std::span<const R>(rates.begin(), rates.size()));
}

/// The same index rounded to so many digits after the point in every year, each from the rounded one next to it on the side
/// of the base: what a published series of one to three decimals on a base of 100 holds, three to five here. It has no end.
///
///     price_index(months, "2025-01-15"_day, {3.17_pct}, 3, half_even)      1, 1.032, 1.065, 1.099, ...
///
///     units    digits: 0 to 18
///     throws   numeric_domain_error     no rate, one of -1 or less, or an index that rounds to 0
///              numeric_overflow_error   an index of more than 18 figures
template <calendar_frequency Freq>
[[nodiscard]] level_series<exact_ratio, Freq> price_index(const timeline<Freq>& over, calendar_day base,
                                                          std::span<const decimal> rates, whole_count<> digits, rounding mode) {
    detail::check_price_rates(rates);
    return detail::price_index_of<exact_ratio>(
        over, base, rates, "name fewer digits, or a number, as in price_index<double>",
        [n = int{digits}, mode](const exact_ratio& index) { return exact_ratio(index.round_to(n, mode)); });
}
template <calendar_frequency Freq>
[[nodiscard]] level_series<exact_ratio, Freq> price_index(const timeline<Freq>& over, calendar_day base,
                                                          std::initializer_list<decimal> rates, whole_count<> digits,
                                                          rounding mode) {
    return price_index(over, base, std::span<const decimal>(rates.begin(), rates.size()), digits, mode);
}

namespace detail {

/// An amount that meets an index: itself where they multiply, else on the index's number, or with the index on its own.
template <class P, class T>
struct met {
    static const T& amount(const T& x) { return x; }
    template <class Q>
    static decltype(auto) index(const Q& p) {
        if constexpr (field<T> && !std::same_as<T, Q>) return to_real<T>(p);
        else return (p);
    }
};
template <class P, class C, class Rep>
    requires(exact_representation<Rep> && real_representation<P>)
struct met<P, money<C, Rep>> {
    static money<C, P> amount(const money<C, Rep>& x) { return as<P>(x); }
    static const P& index(const P& p) { return p; }
};

template <class T, class Freq, class P, class F>
auto repriced(const char* function, const flow_series<T, Freq>& amounts, const level_series<P, Freq>& index, F f) {
    if (amounts.on() != index.on()) throw timeline_mismatch_error(to_string(amounts.on()), to_string(index.on()));
    return tabulate<flow>(
        amounts.on(),
        [&](std::size_t i) {
            return overflow_in(function, [&] { return amounts.on().label(static_cast<std::ptrdiff_t>(i)); },
                               "name digits and a rounding of the index, or a number for it",
                               [&] { return f(met<P, T>::amount(amounts[i]), met<P, T>::index(index[i])); });
        },
        [&](std::size_t i) {
            labels periods = amounts.why(i);
            merge(periods, index.why(i));
            return periods;
        });
}

}  // namespace detail

/// A plan in the prices of the base year, in the prices of each period: amounts, claims on amounts or numbers. Exact amounts
/// by an exact index stay exact; by an index on a real number they are amounts on that number.
///
///     throws   timeline_mismatch_error
///              numeric_overflow_error   an amount of more than 127 bits
template <class T, class P, frequency Freq>
[[nodiscard]] auto at_current_prices(const flow_series<T, Freq>& plan, const level_series<P, Freq>& index) {
    return detail::repriced("at_current_prices", plan, index, [](const auto& x, const auto& p) { return x * p; });
}
/// Amounts of their own periods' prices, in the prices of the base year.
template <class T, class P, frequency Freq>
[[nodiscard]] auto at_base_prices(const flow_series<T, Freq>& amounts, const level_series<P, Freq>& index) {
    return detail::repriced("at_base_prices", amounts, index, [](const auto& x, const auto& p) { return x / p; });
}

/// The same, each period rounded to minor units: a sum over many periods fits, where one of exact fractions would not.
template <class T, class P, frequency Freq>
[[nodiscard]] auto at_current_prices(const flow_series<T, Freq>& plan, const level_series<P, Freq>& index, rounding mode) {
    return detail::repriced("at_current_prices", plan, index, [mode](const auto& x, const auto& p) { return (x * p).round(mode); });
}
template <class T, class P, frequency Freq>
[[nodiscard]] auto at_base_prices(const flow_series<T, Freq>& amounts, const level_series<P, Freq>& index, rounding mode) {
    return detail::repriced("at_base_prices", amounts, index, [mode](const auto& x, const auto& p) { return (x / p).round(mode); });
}

}  // namespace outlay
