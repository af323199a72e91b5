// SPDX-License-Identifier: BSL-1.0
#pragma once
// Business days by a calendar that the user gives, and the rules that move a day onto one.
//
//   business_calendar        weekends and holidays; is_open, adjust, add, count
//   a | b                    open where both are
//   business_day_rule        following, modified_following, preceding, ...
//   business_252             business days over 252, as a day count
//   schedule_error           a day or a rule that comes to no day within the calendar, and why
//
// No holidays are built in: a calendar says what it knows, and a wrong list would be wrong in silence.

#include <outlay/number/result.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/day_count.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// A rule that comes to no schedule, or to no business day for a day.
class OUTLAY_VISIBLE schedule_error final : public error {
public:
    schedule_error(calendar_day from, calendar_day until, std::string_view reason)
        : error("no schedule from " + to_string(from) + " until " + to_string(until) + ": " + std::string(reason)),
          from_(from),
          until_(until),
          reason_(reason) {}
    schedule_error(calendar_day day, std::string_view reason)
        : error("no business day for " + to_string(day) + ": " + std::string(reason)), from_(day), until_(day), reason_(reason) {}
    [[nodiscard]] calendar_day from() const noexcept { return from_; }
    /// The end of the schedule; of one day, the day again.
    [[nodiscard]] calendar_day until() const noexcept { return until_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    calendar_day from_;
    calendar_day until_;
    std::string reason_;
};

/// Where a day goes that is not a business day.
enum class business_day_rule {
    unadjusted,                     ///< it stays
    following,                      ///< the next
    modified_following,             ///< the next, but within the month: else the one before
    half_month_modified_following,  ///< the next, but not past the 15th nor the end of the month: else the one before
    preceding,                      ///< the one before
    modified_preceding,             ///< the one before, but within the month: else the next
    nearest                         ///< whichever is nearer; of two as near, the next
};

/// The days on which business is done: all but weekends and holidays. Default: Saturdays and Sundays closed, no
/// holidays.
///
///     const business_calendar riyadh({"2025-02-23"_day}, {date::Friday, date::Saturday});
///     riyadh.adjust("2025-02-21"_day, business_day_rule::following)      is 2025-02-24
///     throws   numeric_domain_error  every weekday is closed
class business_calendar {
public:
    business_calendar() = default;
    explicit business_calendar(std::vector<calendar_day> holidays,
                               std::initializer_list<date::weekday> weekend = {date::Saturday, date::Sunday})
        : holidays_(std::move(holidays)), weekend_(0) {
        for (const date::weekday day : weekend) weekend_ |= bit(day);
        if (weekend_ == 0x7f) throw numeric_domain_error("the weekend", "the whole week", "less");
        std::sort(holidays_.begin(), holidays_.end());
        holidays_.erase(std::unique(holidays_.begin(), holidays_.end()), holidays_.end());
    }
    /// Open on every day.
    [[nodiscard]] static business_calendar every_day() { return business_calendar({}, {}); }

    [[nodiscard]] bool is_open(calendar_day day) const {
        return (weekend_ & bit(day.weekday())) == 0 && !std::binary_search(holidays_.begin(), holidays_.end(), day);
    }

    /// The business day that the rule moves a day to; a business day stays.
    ///
    ///     throws   schedule_error  the calendar, from 0001-01-01 to 9999-12-31, ends before there is one
    [[nodiscard]] calendar_day adjust(calendar_day day, business_day_rule rule) const {
        return try_adjust(day, rule).value();
    }
    [[nodiscard]] result<calendar_day, schedule_error> try_adjust(calendar_day day, business_day_rule rule) const {
        if (const auto open = moved(day, rule)) return *open;
        return schedule_error(day, "the calendar ends before the rule comes to one");
    }

    /// The n-th business day after a day (before it, for n < 0); for n = 0 the day itself, or the next business day.
    ///
    ///     throws   schedule_error  the calendar, from 0001-01-01 to 9999-12-31, ends before there is one
    [[nodiscard]] calendar_day add(calendar_day day, whole_count<> n) const {
        const int steps = n;
        if (steps == 0) return adjust(day, business_day_rule::following);
        const int step = steps < 0 ? -1 : 1;
        const int left = (step < 0 ? calendar_day::earliest() - day : calendar_day::latest() - day).count();
        std::optional<calendar_day> open;
        if (step < 0 ? steps >= left : steps <= left) open = day;
        for (int i = 0; open && i != steps; i += step) open = nearest_open(*open, step, 1);
        if (!open)
            throw schedule_error(day, "the calendar ends before the " + std::string(step < 0 ? "-" : "") +
                                          std::to_string(step < 0 ? 0u - static_cast<unsigned>(steps)
                                                                  : static_cast<unsigned>(steps)) +
                                          "th");
        return *open;
    }

    /// The business days from `from` up to, but not including, `to`; negative backwards.
    [[nodiscard]] int count(calendar_day from, calendar_day to) const {
        if (to < from) return -count(to, from);
        const int days = (to - from).count();
        int open = 0;
        for (unsigned w = 0; w < 7; ++w) {
            if ((weekend_ & bit(date::weekday{w})) != 0) continue;
            const int first =
                (date::weekday{w} - from.weekday()).count();  // the days from `from` to the first such weekday
            if (first < days) open += (days - first + 6) / 7;
        }
        const auto begin = std::lower_bound(holidays_.begin(), holidays_.end(), from);
        const auto end = std::lower_bound(begin, holidays_.end(), to);
        for (auto h = begin; h != end; ++h) open -= (weekend_ & bit(h->weekday())) == 0 ? 1 : 0;
        return open;
    }

    /// Open where both are. Throws numeric_domain_error if that leaves no weekday.
    friend business_calendar operator|(const business_calendar& a, const business_calendar& b) {
        business_calendar both;
        both.weekend_ = static_cast<std::uint8_t>(a.weekend_ | b.weekend_);
        if (both.weekend_ == 0x7f) throw numeric_domain_error("the weekend", "the whole week", "less");
        std::set_union(a.holidays_.begin(), a.holidays_.end(), b.holidays_.begin(), b.holidays_.end(),
                       std::back_inserter(both.holidays_));
        return both;
    }
    friend bool operator==(const business_calendar&, const business_calendar&) = default;

private:
    static constexpr std::uint8_t bit(date::weekday day) { return static_cast<std::uint8_t>(1u << day.c_encoding()); }
    // The first open day from so many steps of one day on; none where the calendar ends before it.
    [[nodiscard]] std::optional<calendar_day> nearest_open(calendar_day day, int step, int begin = 0) const {
        const int left = (step < 0 ? day - calendar_day::earliest() : calendar_day::latest() - day).count();
        for (int i = begin; i <= left; ++i)
            if (const calendar_day there = day + date::days{step * i}; is_open(there)) return there;
        return std::nullopt;
    }
    [[nodiscard]] std::optional<calendar_day> moved(calendar_day day, business_day_rule rule) const {
        if (rule == business_day_rule::unadjusted || is_open(day)) return day;
        const auto next = nearest_open(day, 1);
        const auto before = nearest_open(day, -1);
        const auto in_month = [day](const std::optional<calendar_day>& open) { return open && open->month() == day.month(); };
        switch (rule) {
            case business_day_rule::following:
                return next;
            case business_day_rule::modified_following:
                return in_month(next) ? next : before;
            case business_day_rule::half_month_modified_following: {
                const bool past_half = next && day.day() <= date::day{15} && next->day() > date::day{15};
                return in_month(next) && !past_half ? next : before;
            }
            case business_day_rule::preceding:
                return before;
            case business_day_rule::modified_preceding:
                return in_month(before) ? before : next;
            default:
                return before && (!next || day - *before < *next - day) ? before : next;
        }
    }

    std::vector<calendar_day> holidays_;  // ascending, none twice
    std::uint8_t weekend_ = 0b100'0001;   // a bit a weekday, from Sunday
};

/// Business days over 252: Brazil's Bus/252.
struct business_252 {
    business_calendar calendar{};

    [[nodiscard]] exact_ratio operator()(calendar_day from, calendar_day to) const {
        return {calendar.count(from, to), 252};
    }
    friend bool operator==(const business_252&, const business_252&) = default;
};

}  // namespace outlay
