// SPDX-License-Identifier: BSL-1.0
#pragma once
// The five bases of Excel's YEARFRAC, exactly.
//
//   yearfrac(from, to, basis)   as Excel gives it: never negative
//   excel_basis{n}              the same as a day count: negative backwards
//
// basis 0: US 30/360; 1: actual/actual; 2: actual/360; 3: actual/365; 4: European 30/360.

#include <outlay/number/whole_count.hpp>
#include <outlay/time/thirty_360.hpp>

#include <string>

namespace outlay::inline v0 {

/// One of Excel's five bases as a day count.
///
///     excel_basis{1}("2014-10-23"_day, "2019-02-26"_day)      is 1587 days over a mean year of 2191/6 days
///     throws   numeric_domain_error  a basis other than 0 to 4
///     source   agrees with 1,397 values of Excel 2010 (the test data of ExcelFinancialFunctions)
struct excel_basis {
    whole_count<> basis = 0;

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        switch (basis) {
            case 0:
                return detail::antisymmetric(us_thirty, from, to);
            case 1:
                return detail::antisymmetric(actual_actual, from, to);
            case 2:
                return act_360(from, to);
            case 3:
                return act_365f(from, to);
            case 4:
                return thirty_e_360(from, to);
            default:
                throw numeric_domain_error("basis", std::to_string(basis), "from 0 to 4");
        }
    }
    friend constexpr bool operator==(excel_basis, excel_basis) = default;

private:
    // As 30U/360, but whether an end on 31 becomes 30 is decided by the start as it was before the February rule.
    static constexpr exact_ratio us_thirty(calendar_day from, calendar_day to) {
        int day1 = detail::day_of(from);
        int day2 = detail::day_of(to);
        if (day2 == 31 && day1 >= 30) day2 = 30;
        if (detail::ends_february(from) && detail::ends_february(to)) day2 = 30;
        if (day1 == 31 || detail::ends_february(from)) day1 = 30;
        return {detail::thirty_days(from, day1, to, day2), 360};
    }
    // Up to a year: over 366 in one leap year or where a leap day lies in the span, both ends included. Longer: over
    // the mean length of the calendar years that it touches.
    static constexpr exact_ratio actual_actual(calendar_day from, calendar_day to) {
        const int days = (to - from).count();
        const date::year first = from.year();
        const date::year last = to.year();
        if (first == last || to <= add_months(from, 12, month_end::clip)) {
            const bool leap = first == last ? first.is_leap() : is_leap_day(from) || detail::leap_days(from, to) > 0;
            return {days, leap ? 366 : 365};
        }
        const calendar_day touched_from = first / date::January / 1;
        const calendar_day touched_last = last / date::December / 31;
        const int years = static_cast<int>(last) - static_cast<int>(first) + 1;
        return {int128{days} * years, (touched_last - touched_from).count() + 1};
    }
};

/// The years between two days, whichever comes first, as Excel's YEARFRAC gives them.
[[nodiscard]] constexpr exact_ratio yearfrac(calendar_day from, calendar_day to, whole_count<> basis) {
    return to < from ? excel_basis{basis}(to, from) : excel_basis{basis}(from, to);
}

}  // namespace outlay
