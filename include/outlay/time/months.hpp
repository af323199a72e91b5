// SPDX-License-Identifier: BSL-1.0
#pragma once
// Months added to days, and what becomes of day 31.
//
//   month_end            clip or keep: the end-of-month rule
//   add_months           n months later or earlier
//   last_of_month        the last day of a day's month
//   is_last_of_month
//   is_leap_day
//   tenor                months and days, as in 3 months or 2 weeks

#include <outlay/time/calendar_day.hpp>

#include <string>

namespace outlay::inline v0 {

/// What a step in months makes of the end of a month.
enum class month_end {
    clip,  ///< the same day of the month, or the last where there is none: 28 February + 1 month is 28 March
    keep   ///< also, the last day of a month goes to the last: 28 February 2025 + 1 month is 31 March
};

[[nodiscard]] constexpr calendar_day last_of_month(calendar_day day) {
    return date::year_month_day(day.year() / day.month() / date::last);
}
[[nodiscard]] constexpr bool is_last_of_month(calendar_day day) { return day == last_of_month(day); }
[[nodiscard]] constexpr bool is_leap_day(calendar_day day) {
    return day.month() == date::February && day.day() == date::day{29};
}

/// The day n months later (earlier for n < 0).
///
///     add_months("2025-01-31"_day, 1, month_end::clip)      is 2025-02-28
///     throws   numeric_overflow_error  before year 1 or after year 9999
[[nodiscard]] constexpr calendar_day add_months(calendar_day day, int n, month_end rule) {
    if (n > 120'000 || n < -120'000) detail::throw_numeric_overflow("a calendar_day outside 0001 to 9999");
    const int months = static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1 + n;
    if (months < 12 || months >= 120'000) detail::throw_numeric_overflow("a calendar_day outside 0001 to 9999");
    const date::year_month month = date::year{months / 12} / date::month{static_cast<unsigned>(months % 12 + 1)};
    const date::year_month_day last = month / date::last;
    if (day.day() >= last.day() || (rule == month_end::keep && is_last_of_month(day))) return last;
    return month / day.day();
}

/// A length of time in months and days, as in tenor{.months = 3} or tenor{.days = 14}.
struct tenor {
    int months = 0;
    int days = 0;

    friend constexpr bool operator==(const tenor&, const tenor&) = default;
};

/// `n` tenors after the day: first the months at once, then the days.
///
///     add("2025-01-31"_day, tenor{.months = 1}, 2, month_end::clip)      is 2025-03-31
[[nodiscard]] constexpr calendar_day add(calendar_day day, tenor step, int n, month_end rule) {
    const long long days = static_cast<long long>(step.days) * n;
    if (days > 4'000'000 || days < -4'000'000) detail::throw_numeric_overflow("a calendar_day outside 0001 to 9999");
    return add_months(day, step.months * n, rule) + date::days{static_cast<int>(days)};
}

}  // namespace outlay
