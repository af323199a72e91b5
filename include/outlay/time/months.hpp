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

#include <outlay/number/whole_count.hpp>
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

namespace detail {

// Months and days as far as from one end of the calendar to the other, and more: beyond, no sum of the two comes back to it.
inline constexpr long long most_months = 240'000;
inline constexpr long long most_days = 8'000'000;

constexpr date::sys_days last_of_month(date::sys_days day) {
    const date::year_month_day ymd = day;
    return ymd.year() / ymd.month() / date::last;
}

// The day n months from another, on a calendar that goes on before year 1 and after 9999; n is at most most_months.
constexpr date::sys_days months_from(date::sys_days from, long long n, month_end rule) {
    const date::year_month_day day = from;
    // From January of the year -30000, so that a division cuts downwards.
    const int months = (static_cast<int>(day.year()) + 30'000) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1 +
                       static_cast<int>(n);
    const date::year_month month =
        date::year{months / 12 - 30'000} / date::month{static_cast<unsigned>(months % 12 + 1)};
    const date::year_month_day last = month / date::last;
    if (day.day() >= last.day() || (rule == month_end::keep && from == last_of_month(from))) return last;
    return month / day.day();
}

}  // namespace detail

/// The day n months later (earlier for n < 0).
///
///     add_months("2025-01-31"_day, 1, month_end::clip)      is 2025-02-28
///     throws   numeric_overflow_error  before year 1 or after year 9999
[[nodiscard]] constexpr calendar_day add_months(calendar_day day, whole_count<> n, month_end rule) {
    const int months = n;
    if (months <= detail::most_months && months >= -detail::most_months) {
        const date::sys_days to = detail::months_from(day.sys_days(), months, rule);
        if (to >= calendar_day::earliest().sys_days() && to <= calendar_day::latest().sys_days()) return to;
    }
    detail::throw_beyond_calendar(day, months, "months");
}

/// A length of time in months and days, as in tenor{.months = 3} or tenor{.days = 14}.
struct tenor {
    whole_count<> months = 0;
    whole_count<> days = 0;

    friend constexpr bool operator==(const tenor&, const tenor&) = default;
};

/// `n` tenors after the day: first the months at once, then the days.
///
///     add("2025-01-31"_day, tenor{.months = 1}, 2, month_end::clip)      is 2025-03-31
///     throws   numeric_overflow_error  before year 1 or after year 9999
[[nodiscard]] constexpr calendar_day add(calendar_day day, tenor step, whole_count<> n, month_end rule) {
    const long long months = static_cast<long long>(step.months) * n;
    const long long days = static_cast<long long>(step.days) * n;
    const auto beyond = [](long long value, long long most) { return value > most || value < -most; };
    if (beyond(months, detail::most_months)) detail::throw_beyond_calendar(day, months, "months");
    if (beyond(days, detail::most_days)) detail::throw_beyond_calendar(day, days, "days");
    const date::sys_days to =
        detail::months_from(day.sys_days(), months, rule) + date::days{static_cast<int>(days)};
    if (to < calendar_day::earliest().sys_days() || to > calendar_day::latest().sys_days())
        detail::throw_beyond_calendar(day, n, "tenors of " + std::to_string(step.months) + " months and " +
                                                  std::to_string(step.days) + " days");
    return to;
}

}  // namespace outlay
