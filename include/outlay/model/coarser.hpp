// SPDX-License-Identifier: BSL-1.0
#pragma once
// A row by months, quarters or halves as a row by years: flows summed, balances at the end of the year; a level has no such row.
//
//   to<yearly>(row)                       on whole years
//   to<yearly>(row, part_years::kept)     the parts of years at both ends as years of their own

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/model/detail/sheet_core.hpp>
#include <outlay/model/row.hpp>
#include <outlay/model/sheet_errors.hpp>

namespace outlay::inline v0 {

/// Whether a year of which the timeline has only a part is a year.
enum class part_years { refused, kept };

namespace detail {

/// Of the year t: the sum of its periods, or the last of them.
template <class R, bool Sums>
struct by_year {
    using number = R;
    static constexpr bool looks_back = true;  // each year alone
    static constexpr bool windowed = false;
    static constexpr bool is_sum = false;
    leaf<R, false> of;
    years_of_periods years;
    std::uint32_t periods;

    [[nodiscard]] std::size_t lookback() const { return years.count; }
    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        const std::size_t end = (t + 1) * years.a_year - years.before;
        const std::size_t until = end < periods ? end : periods;
        if constexpr (!std::same_as<V, R>) return V(0);  // never asked: every year is computed alone
        else if constexpr (!Sums) return of.cells[until - 1];
        else {
            const std::size_t begin = t == 0 ? 0 : t * years.a_year - years.before;
            R sum = of.cells[begin];
            for (std::size_t i = begin + 1; i < until; ++i) sum = sum + of.cells[i];
            return sum;
        }
    }
    [[nodiscard]] span_of_periods window(std::size_t n) const { return all_of(n); }
    span_of_periods told(expression_reader& to, int sign) const {
        (void)of.told(to, sign);
        return all_of(to.periods);
    }
};

[[noreturn]] OUTLAY_OUT_OF_LINE inline void throw_partial_year(std::uint32_t periods, std::string_view name) {
    throw partial_year_error(std::to_string(periods) + " " + std::string(name));
}

}  // namespace detail

/// A row by years; written by sheet::years. It is of the sheet's own timeline, so a row that starts within a year is refused
/// unless the parts are named.
///
///     s.years("cash by year", to<yearly>(cash))
///
///     throws   partial_year_error
template <std::same_as<yearly> Coarse, class T, class Kind, class Freq>
    requires(std::same_as<Kind, flow> || std::same_as<Kind, balance>)
[[nodiscard]] auto to(const row<T, Kind, Freq>& fine, part_years parts = part_years::refused) {
    const detail::years_of_periods years = fine.node.owner->years;
    if (!years.whole && parts == part_years::refused) detail::throw_partial_year(fine.node.periods, Freq::name);
    return detail::made<T, Kind, yearly>(detail::by_year<number_of<T>, std::same_as<Kind, flow>>{fine.node, years, fine.node.periods});
}
// A price or an index of four quarters is neither their sum nor the last of them: say which is meant.
template <class Coarse, class T, class Freq>
void to(const row<T, level, Freq>& fine, part_years parts = part_years::refused) = delete;

}  // namespace outlay
