// SPDX-License-Identifier: BSL-1.0
#pragma once
// A half-open stretch of days: it has its first day and lacks the day it runs until.
//
//   period                    {from, until}; last, length, contains, covers
//   overlap(a, b)             the days that two periods share
//   to_string                 first and last day, as in 2025-04-01..2025-06-30
//   backward_period_error     until lies before from

#include <outlay/time/calendar_day.hpp>

#include <algorithm>
#include <compare>
#include <string>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// A period was to run until a day before its first.
class OUTLAY_VISIBLE backward_period_error final : public error {
public:
    backward_period_error(calendar_day from, calendar_day until)
        : error("a period from " + to_string(from) + " cannot run until " + to_string(until)),
          from_(from),
          until_(until) {}
    [[nodiscard]] calendar_day from() const noexcept { return from_; }
    [[nodiscard]] calendar_day until() const noexcept { return until_; }

private:
    calendar_day from_;
    calendar_day until_;
};

/// The days from `from` up to, but not including, `until`; empty where the two are the same.
///
///     period{"2025-04-01"_day, "2025-07-01"_day}      91 days, the last is 2025-06-30
///     throws   backward_period_error
class period {
public:
    constexpr period() = default;
    constexpr period(calendar_day from, calendar_day until) : from_(from), until_(until) {
        if (until < from) throw backward_period_error(from, until);
    }

    [[nodiscard]] constexpr calendar_day from() const noexcept { return from_; }
    [[nodiscard]] constexpr calendar_day until() const noexcept { return until_; }
    /// The last day in it; of an empty period, the day before it.
    [[nodiscard]] constexpr calendar_day last() const { return until_ - date::days{1}; }
    [[nodiscard]] constexpr date::days length() const noexcept { return until_ - from_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return from_ == until_; }

    [[nodiscard]] constexpr bool contains(calendar_day day) const noexcept { return from_ <= day && day < until_; }
    /// Whether every day of `other` is in it.
    [[nodiscard]] constexpr bool covers(const period& other) const noexcept {
        return other.empty() || (from_ <= other.from_ && other.until_ <= until_);
    }

    friend constexpr bool operator==(const period&, const period&) = default;

private:
    calendar_day from_{};
    calendar_day until_{};
};

/// The days that both have; empty where they have none in common.
[[nodiscard]] constexpr period overlap(const period& a, const period& b) {
    const calendar_day from = std::max(a.from(), b.from());
    return {from, std::max(from, std::min(a.until(), b.until()))};
}

/// The first and the last day, as in 2025-04-01..2025-06-30.
[[nodiscard]] inline std::string to_string(const period& days) {
    return to_string(days.from()) + ".." + to_string(days.last());
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
