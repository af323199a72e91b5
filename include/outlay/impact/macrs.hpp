// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation for the federal income tax of the United States: MACRS by its published tables.
//
//   macrs_shares(years, convention)        3-, 5-, 7-, 10-, 15- and 20-year property
//   macrs_convention                       half_year, or mid_quarter by the quarter of purchase
//   needs_mid_quarter(by_quarter)          the 40 % test
//
// The tables are literal: their rounding (8.93, 8.92, 8.93) is not what any formula yields.

#include <array>
#include <concepts>
#include <cstddef>
#include <span>
#include <string>

#include <outlay/impact/charge_shares.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

enum class macrs_convention { half_year, first_quarter, second_quarter, third_quarter, fourth_quarter };

namespace detail {

/// A column of a table, in thousandths of a percent.
struct macrs_column {
    int years;
    macrs_convention convention;
    std::array<int, 21> charges;
};

inline constexpr macrs_column macrs_columns[] = {
    {3, macrs_convention::half_year, {33330, 44450, 14810, 7410}},
    {5, macrs_convention::half_year, {20000, 32000, 19200, 11520, 11520, 5760}},
    {7, macrs_convention::half_year, {14290, 24490, 17490, 12490, 8930, 8920, 8930, 4460}},
    {10, macrs_convention::half_year, {10000, 18000, 14400, 11520, 9220, 7370, 6550, 6550, 6560, 6550, 3280}},
    {15, macrs_convention::half_year,
     {5000, 9500, 8550, 7700, 6930, 6230, 5900, 5900, 5910, 5900, 5910, 5900, 5910, 5900, 5910, 2950}},
    {20, macrs_convention::half_year,
     {3750, 7219, 6677, 6177, 5713, 5285, 4888, 4522, 4462, 4461, 4462,
      4461, 4462, 4461, 4462, 4461, 4462, 4461, 4462, 4461, 2231}},
    {3, macrs_convention::first_quarter, {58330, 27780, 12350, 1540}},
    {5, macrs_convention::first_quarter, {35000, 26000, 15600, 11010, 11010, 1380}},
    {7, macrs_convention::first_quarter, {25000, 21430, 15310, 10930, 8750, 8740, 8750, 1090}},
    {10, macrs_convention::first_quarter, {17500, 16500, 13200, 10560, 8450, 6760, 6550, 6550, 6560, 6550, 820}},
    {3, macrs_convention::second_quarter, {41670, 38890, 14140, 5300}},
    {5, macrs_convention::second_quarter, {25000, 30000, 18000, 11370, 11370, 4260}},
    {7, macrs_convention::second_quarter, {17850, 23470, 16760, 11970, 8870, 8870, 8870, 3340}},
    {10, macrs_convention::second_quarter, {12500, 17500, 14000, 11200, 8960, 7170, 6550, 6550, 6560, 6550, 2460}},
    {3, macrs_convention::third_quarter, {25000, 50000, 16670, 8330}},
    {5, macrs_convention::third_quarter, {15000, 34000, 20400, 12240, 11300, 7060}},
    {7, macrs_convention::third_quarter, {10710, 25510, 18220, 13020, 9300, 8850, 8860, 5530}},
    {10, macrs_convention::third_quarter, {7500, 18500, 14800, 11840, 9470, 7580, 6550, 6550, 6560, 6550, 4100}},
    {3, macrs_convention::fourth_quarter, {8330, 61110, 20370, 10190}},
    {5, macrs_convention::fourth_quarter, {5000, 38000, 22800, 13680, 10940, 9580}},
    {7, macrs_convention::fourth_quarter, {3570, 27550, 19680, 14060, 10040, 8730, 8730, 7640}},
    {10, macrs_convention::fourth_quarter, {2500, 19500, 15600, 12480, 9980, 7990, 6550, 6550, 6560, 6550, 5740}},
};

}  // namespace detail

/// The published shares of a class of property, by years of recovery.
///
///     macrs_shares(5, macrs_convention::half_year)      20, 32, 19.20, 11.52, 11.52, 5.76 %
///
///     throws   numeric_domain_error   no such class, or 15- and 20-year property by quarters, whose tables are not
///                                     held here
///     source   IRS Publication 946, appendix A, tables
inline yearly_shares macrs_shares(whole_count<> years, macrs_convention convention) {
    for (const detail::macrs_column& column : detail::macrs_columns) {
        if (column.years != years || column.convention != convention) continue;
        yearly_shares shares;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(years); ++i)
            shares.push_back(exact_ratio(column.charges[i], 100'000));
        return shares;
    }
    throw numeric_domain_error("the class of property", std::to_string(years) + " years by this convention",
                               "3, 5, 7 or 10, or by the half-year convention 15 or 20");
}

/// Whether more than 40 % of a year's purchases fall into its last quarter: then all of them go by quarters.
///
///     shape    by_quarter: four amounts or numbers, magnitudes
///     source   Internal Revenue Code 168(d)(3)
template <std::totally_ordered T>
[[nodiscard]] bool needs_mid_quarter(const std::array<T, 4>& by_quarter) {
    T year = by_quarter[0];
    for (std::size_t i = 1; i < 4; ++i) year = year + by_quarter[i];
    return by_quarter[3] * 5 > year * 2;
}

}  // namespace outlay
