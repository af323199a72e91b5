// SPDX-License-Identifier: BSL-1.0
#pragma once
// Prices that rise, as a row of a model: 1 in the fiscal year of the base day, then a step a year, at rates that may be drivers.
//
//   price_index(base, rate)       a block: one rate for all years
//   price_index(base, rates)      rates of the years after the base, std::array<R, N>; the last holds for all later years
//   price_index(base, row)        a level of each period: the step into a year is the rate of its first period
//
//     const auto prices = s.block("prices", price_index("2026-01-01"_day, d.inflation));      // a level
//     const auto cost = s.flow("operating cost", d.running_cost * s.levels("running", running) * prices);
//
// The same on a timeline without a model: price_index of commitment/escalation.hpp. An index that rises every period:
// growth_index (model/row_functions.hpp).

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include <outlay/commitment/escalation.hpp>
#include <outlay/model/detail/years.hpp>
#include <outlay/model/sheet.hpp>
#include <outlay/time/calendar_day.hpp>

namespace outlay::inline v0 {
namespace detail {

/// The rate into the year that is so many after the base; the year's first period on the timeline is `t`.
template <class R, std::size_t N>
OUTLAY_ALWAYS_INLINE R price_growth_into(const std::array<R, N>& rates, int year, std::size_t) {
    return price_growth<R>(std::span<const R>(rates), year - 1);
}
template <class R, class Freq>
OUTLAY_ALWAYS_INLINE R price_growth_into(const row<R, level, Freq>& rates, int, std::size_t t) {
    return growth_factor(rates.node.cells[t]);
}

template <class R, class Rates>
struct price_index_block {
    calendar_day base;
    Rates rates;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        using freq = typename S::frequency_type;
        constexpr bool by_row = is_row_expression<Rates>;
        if constexpr (by_row) s.check_rows(rates);
        auto index = s.template open_cells<R, level>(name);
        const std::size_t n = index.periods;
        if (n == 0) return index.template row<freq>();
        const years_of_periods years = years_on(s.on());
        const int first = s.on()[0].year().number() - s.on().calendar().template containing<yearly>(base).number();
        // Years are counted from the base; a year's first period on the timeline, and the first period of the base or later.
        const auto begins = [&](int year) -> std::size_t {
            const auto whole = static_cast<std::int64_t>(year - first) * years.a_year - years.before;
            return whole < 0 ? 0 : static_cast<std::size_t>(whole);
        };
        const std::size_t from = first >= 0 ? 0 : begins(0) < n ? begins(0) : n;
        if constexpr (by_row)
            if (first > 0 || from == n)
                throw numeric_domain_error("the base of a price index at a row of rates", to_string(base), "a day of the timeline " + to_string(s.on()));
        price_level<R> up;
        int year = 0;
        while (year < first) up.rise(price_growth_into(rates, ++year, 0));
        for (std::size_t t = from; t < n; ++t) {
            if (t > 0 && t == begins(year + 1)) up.rise(price_growth_into(rates, ++year, t));
            index.cells[t] = up.index;
        }
        price_level<R> down;
        year = 0;
        for (std::size_t t = n; t-- > 0;) {
            if (t >= from) continue;
            while (t < begins(year)) {
                down.fall(price_growth_into(rates, year, begins(year)));
                --year;
            }
            index.cells[t] = down.index;
        }
        return index.template row<freq>();
    }
};

}  // namespace detail

/// A block: prices against those of the fiscal year that has the day `base` in it, a step at the start of each fiscal year.
///
///     index_y = index_(y - 1) (1 + rate_y)        1 in the base year, before it divided
///
///     shape    a level; the base may lie before, in or after the timeline, at a row of rates in it
///     units    rates a year
///     throws   numeric_domain_error   a rate that is not certainly above -1; a base outside the timeline of a row of rates
///     source   the rule of price_index on a timeline (commitment/escalation.hpp)
template <field R>
[[nodiscard]] auto price_index(calendar_day base, const R& rate) {
    return detail::price_index_block<R, std::array<R, 1>>{base, {rate}};
}
template <field R, std::size_t N>
    requires(N > 0)
[[nodiscard]] auto price_index(calendar_day base, const std::array<R, N>& rates) {
    return detail::price_index_block<R, std::array<R, N>>{base, rates};
}
template <field R, class Freq>
    requires requires { Freq::per_year; }
[[nodiscard]] auto price_index(calendar_day base, const row<R, level, Freq>& rates) {
    return detail::price_index_block<R, row<R, level, Freq>>{base, rates};
}

}  // namespace outlay
