// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation for the federal income tax of the United States: MACRS by its published tables, and by the rule behind them.
//
//   macrs_shares(years, convention)            3-, 5-, 7-, 10-, 15- and 20-year property, as printed
//   macrs_shares_by_rule(years, convention)    the same by the law's rule, exactly
//   macrs_convention                           half_year, or mid_quarter by the quarter of purchase
//   macrs_real_property(kind, month)           buildings, by the month they are placed in service, as printed
//   macrs_real_property_by_rule(kind, month)   the same by the law's rule, exactly
//   real_property                              residential_rental (27.5 years) or nonresidential (39)
//   needs_mid_quarter(by_quarter)              the 40 % test
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
    {15, macrs_convention::first_quarter,
     {8750, 9130, 8210, 7390, 6650, 5990, 5900, 5910, 5900, 5910,
      5900, 5910, 5900, 5910, 5900, 740}},
    {20, macrs_convention::first_quarter,
     {6563, 7000, 6482, 5996, 5546, 5130, 4746, 4459, 4459, 4459,
      4459, 4460, 4459, 4460, 4459, 4460, 4459, 4460, 4459, 4460, 565}},
    {3, macrs_convention::second_quarter, {41670, 38890, 14140, 5300}},
    {5, macrs_convention::second_quarter, {25000, 30000, 18000, 11370, 11370, 4260}},
    {7, macrs_convention::second_quarter, {17850, 23470, 16760, 11970, 8870, 8870, 8870, 3340}},
    {10, macrs_convention::second_quarter, {12500, 17500, 14000, 11200, 8960, 7170, 6550, 6550, 6560, 6550, 2460}},
    {15, macrs_convention::second_quarter,
     {6250, 9380, 8440, 7590, 6830, 6150, 5910, 5900, 5910, 5900,
      5910, 5900, 5910, 5900, 5910, 2210}},
    {20, macrs_convention::second_quarter,
     {4688, 7148, 6612, 6116, 5658, 5233, 4841, 4478, 4463, 4463,
      4463, 4463, 4463, 4463, 4462, 4463, 4462, 4463, 4462, 4463, 1673}},
    {3, macrs_convention::third_quarter, {25000, 50000, 16670, 8330}},
    {5, macrs_convention::third_quarter, {15000, 34000, 20400, 12240, 11300, 7060}},
    {7, macrs_convention::third_quarter, {10710, 25510, 18220, 13020, 9300, 8850, 8860, 5530}},
    {10, macrs_convention::third_quarter, {7500, 18500, 14800, 11840, 9470, 7580, 6550, 6550, 6560, 6550, 4100}},
    {15, macrs_convention::third_quarter,
     {3750, 9630, 8660, 7800, 7020, 6310, 5900, 5900, 5910, 5900,
      5910, 5900, 5910, 5900, 5910, 3690}},
    {20, macrs_convention::third_quarter,
     {2813, 7289, 6742, 6237, 5769, 5336, 4936, 4566, 4460, 4460,
      4460, 4460, 4461, 4460, 4461, 4460, 4461, 4460, 4461, 4460, 2788}},
    {3, macrs_convention::fourth_quarter, {8330, 61110, 20370, 10190}},
    {5, macrs_convention::fourth_quarter, {5000, 38000, 22800, 13680, 10940, 9580}},
    {7, macrs_convention::fourth_quarter, {3570, 27550, 19680, 14060, 10040, 8730, 8730, 7640}},
    {10, macrs_convention::fourth_quarter, {2500, 19500, 15600, 12480, 9980, 7990, 6550, 6550, 6560, 6550, 5740}},
    {15, macrs_convention::fourth_quarter,
     {1250, 9880, 8890, 8000, 7200, 6480, 5900, 5900, 5900, 5910,
      5900, 5910, 5900, 5910, 5900, 5170}},
    {20, macrs_convention::fourth_quarter,
     {938, 7430, 6872, 6357, 5880, 5439, 5031, 4654, 4458, 4458,
      4458, 4458, 4458, 4458, 4458, 4458, 4458, 4459, 4458, 4459, 3901}},
};

[[noreturn]] inline void throw_no_class_of_property(int years) {
    throw numeric_domain_error("the class of property", std::to_string(years) + " years", "3, 5, 7, 10, 15 or 20");
}

}  // namespace detail

/// The published shares of a class of property, by years of recovery.
///
///     macrs_shares(5, macrs_convention::half_year)      20, 32, 19.20, 11.52, 11.52, 5.76 %
///
///     throws   numeric_domain_error   no such class
///     source   IRS Publication 946, appendix A, tables
inline yearly_shares macrs_shares(whole_count<> years, macrs_convention convention) {
    for (const detail::macrs_column& column : detail::macrs_columns) {
        if (column.years != years || column.convention != convention) continue;
        yearly_shares shares;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(years); ++i)
            shares.push_back(exact_ratio(column.charges[i], 100'000));
        return shares;
    }
    detail::throw_no_class_of_property(years);
}

/// The same by the rule of the law, exactly: twice the straight rate of what is left (one and a half times in the classes of 15
/// and 20 years), half a year or the rest of the year from the middle of the quarter in the first, straight line over what is left
/// of the life once that charges more.
///
///     macrs_shares_by_rule(15, macrs_convention::fourth_quarter)      1.25, 9.875, 8.8875, ... % (printed 1.25, 9.88, 8.89)
///
///     throws   numeric_domain_error   no such class
///     source   Internal Revenue Code 168(b), (c), (d). The tables round each year and settle the sum, so single years of them are
///              up to 0.014 % of the cost off the rule (7-year property by the second quarter)
inline yearly_shares macrs_shares_by_rule(whole_count<> years, macrs_convention convention) {
    const int life = years;
    bool known = false;
    for (const detail::macrs_column& column : detail::macrs_columns) known = known || column.years == life;
    if (!known) detail::throw_no_class_of_property(life);
    const exact_ratio in_first = convention == macrs_convention::half_year        ? exact_ratio(1, 2)
                                 : convention == macrs_convention::first_quarter  ? exact_ratio(7, 8)
                                 : convention == macrs_convention::second_quarter ? exact_ratio(5, 8)
                                 : convention == macrs_convention::third_quarter  ? exact_ratio(3, 8)
                                                                                  : exact_ratio(1, 8);
    const exact_ratio share = exact_ratio(life < 15 ? 4 : 3, 2 * life);
    yearly_shares shares{share * in_first};
    declining_step<exact_ratio> step{exact_ratio(1) - share * in_first, 0, share, exact_ratio(1) - share};
    for (exact_ratio ahead = exact_ratio(life) - in_first; ahead > 0; ahead -= 1)
        shares.push_back(step.period(ahead < 1 ? exact_ratio(1) : ahead, late_charge::straight_line, false));
    return shares;
}

/// Buildings, which are written off in equal parts from the middle of the month in which they are placed in service.
enum class real_property { residential_rental, nonresidential };

namespace detail {

inline void check_month_of_service(int month) {
    if (month < 1 || month > 12) throw numeric_domain_error("the month of service", std::to_string(month), "from 1 to 12");
}
inline exact_ratio recovery_period(real_property kind) { return kind == real_property::nonresidential ? exact_ratio(39) : exact_ratio(55, 2); }

}  // namespace detail

/// By the rule: 27.5 or 39 years from the middle of month `month` of the tax year (1 to 12).
///
///     macrs_real_property_by_rule(real_property::nonresidential, 5)      1.6026 % in the first year, 2.5641 % in each of 38
///
///     throws   numeric_domain_error   a month outside 1 to 12
///     source   Internal Revenue Code 168(b)(3), (c), (d)(2)
inline yearly_shares macrs_real_property_by_rule(real_property kind, whole_count<> month) {
    detail::check_month_of_service(month);
    yearly_shares shares;
    detail::spread_evenly(shares, 1, detail::recovery_period(kind), exact_ratio(25 - 2 * int{month}, 24));
    return shares;
}

/// As printed.
///
///     macrs_real_property(real_property::nonresidential, 5)      1.605, 2.564 38 times, 0.963 %
///
///     throws   numeric_domain_error   a month outside 1 to 12
///     source   IRS Publication 946, appendix A, tables A-6 (residential rental) and A-7a (nonresidential)
inline yearly_shares macrs_real_property(real_property kind, whole_count<> month) {
    const int m = month;
    detail::check_month_of_service(m);
    const auto printed = [](int thousandths) { return exact_ratio(thousandths, 100'000); };
    yearly_shares shares;
    if (kind == real_property::nonresidential) {
        // Month by month 0.214 % less in the first year, and as much more in the fortieth.
        shares.push_back(printed(2461 - 214 * (m - 1)));
        shares.insert(shares.end(), 38, printed(2564));
        shares.push_back(printed(107 + 214 * (m - 1)));
        return shares;
    }
    constexpr std::array<int, 12> first{3485, 3182, 2879, 2576, 2273, 1970, 1667, 1364, 1061, 758, 455, 152};
    constexpr std::array<int, 6> last{1970, 2273, 2576, 2879, 3182, 3485};
    const auto at = static_cast<std::size_t>(m - 1);
    shares.push_back(printed(first[at]));
    shares.insert(shares.end(), 8, printed(3636));
    for (int year = 10; year <= 27; ++year) shares.push_back(printed(year % 2 == (m <= 6 ? 0 : 1) ? 3637 : 3636));
    shares.push_back(printed(m <= 6 ? last[at] : 3636));
    if (m > 6) shares.push_back(printed(first[18 - static_cast<std::size_t>(m)]));
    return shares;
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
