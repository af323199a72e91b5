// SPDX-License-Identifier: BSL-1.0
#pragma once
// Prices that rise: what a plan in the prices of one year costs in those of the years it is paid in, and back.
//
//   price_index(timeline, base, rates)        1 in the fiscal year of the base day, then a step a year
//   at_current_prices(plan, index)            nominal: times the index, exact
//   at_base_prices(amounts, index)            real: over the index, exact
//
// Both give exact_money: rounding is the caller's, cell by cell or once at the end.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// Prices against those of the fiscal year that has the day `base` in it, exact, a step at the start of each fiscal year.
/// rates[0] is the step into the year after the base, and so on; the last one holds for all later years, the first one
/// backwards.
///
///     price_index(quarters, "2025-04-01"_day, {3_pct})       1 in FY2026, 1.03 in FY2027, 1.0609 in FY2028
///
///     units    rates a year
///     throws   numeric_domain_error     no rate, or one of -1 or less
///              numeric_overflow_error   the product of the steps needs more than 127 bits: 3 % lasts for 18 years
template <calendar_frequency Freq>
[[nodiscard]] balance_series<exact_ratio, Freq> price_index(const timeline<Freq>& over, calendar_day base,
                                                            std::span<const decimal> rates) {
    if (rates.empty()) throw numeric_domain_error("the number of rates of a price index", "0", "at least 1");
    for (const decimal& r : rates)
        if (r <= -1) throw numeric_domain_error("a rate of a price index", to_string(r), "above -1");
    const int base_year = over.calendar().template containing<yearly>(base).number();
    const auto step = [&](int years_on) {
        const auto i = static_cast<std::size_t>(years_on < 0 ? 0 : years_on);
        return exact_ratio(1 + rates[i < rates.size() ? i : rates.size() - 1]);
    };
    std::vector<exact_ratio> cells;
    cells.reserve(over.size());
    int year = base_year;
    exact_ratio index = 1;
    for (std::size_t i = 0; i < over.size(); ++i) {
        const int now = over[i].year().number();
        for (; year < now; ++year) index *= step(year - base_year);
        for (; year > now; --year) index /= step(year - 1 - base_year);
        cells.push_back(index);
    }
    return {over, std::move(cells)};
}
template <calendar_frequency Freq>
[[nodiscard]] balance_series<exact_ratio, Freq> price_index(const timeline<Freq>& over, calendar_day base,
                                                            std::initializer_list<decimal> rates) {
    return price_index(over, base, std::span<const decimal>(rates.begin(), rates.size()));
}

namespace detail {

template <class T, class Freq, class F>
auto repriced(const flow_series<T, Freq>& amounts, const balance_series<exact_ratio, Freq>& index, F f) {
    if (amounts.on() != index.on()) throw timeline_mismatch_error(to_string(amounts.on()), to_string(index.on()));
    return tabulate<flow>(
        amounts.on(), [&](std::size_t i) { return f(amounts[i], index[i]); },
        [&](std::size_t i) {
            labels periods = amounts.why(i);
            merge(periods, index.why(i));
            return periods;
        });
}

}  // namespace detail

/// A plan in the prices of the base year, in the prices of each period.
///
///     throws   timeline_mismatch_error
template <class C, class Rep, frequency Freq>
[[nodiscard]] flow_series<exact_money<C>, Freq> at_current_prices(const flow_series<money<C, Rep>, Freq>& plan,
                                                                  const balance_series<exact_ratio, Freq>& index) {
    return detail::repriced(plan, index, [](const auto& m, const exact_ratio& p) { return m * p; });
}
/// Amounts of their own periods' prices, in the prices of the base year.
template <class C, class Rep, frequency Freq>
[[nodiscard]] flow_series<exact_money<C>, Freq> at_base_prices(const flow_series<money<C, Rep>, Freq>& amounts,
                                                               const balance_series<exact_ratio, Freq>& index) {
    return detail::repriced(amounts, index, [](const auto& m, const exact_ratio& p) { return m / p; });
}

}  // namespace outlay
