// SPDX-License-Identifier: BSL-1.0
#pragma once
// Schedules: a rule that says when payments fall, and the days that it comes to.
//
//   schedule_rule      from, until, how often, on which day of the month, where the odd period goes, holidays
//   roll               the day of its month that a regular day falls on: the same, the last, the 15th, IMM days
//   stub               none, short or long, first or last
//   schedule           the resolved days: its periods, adjusted and not; its timeline
//   resolve            rule and business calendar to schedule
//   schedule_error     a rule that comes to no schedule, and why (time/business_day.hpp)
//
//     const schedule s = resolve({.from = "2025-01-15"_day, .until = "2026-03-31"_day, .every = {.months = 3}});
//     s[0]                          2025-01-15..2025-03-30, the short first period
//     s.timeline()                  to put a flow_series on

#include <outlay/number/whole_count.hpp>
#include <outlay/time/business_day.hpp>
#include <outlay/time/timeline.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

struct regular_days;

}  // namespace detail

/// Where the period goes that is left when regular periods do not fill a schedule.
enum class stub { none, short_first, long_first, short_last, long_last };

/// The day that the regular days of a schedule fall on.
///
///     throws   numeric_domain_error  a day of the month that is not 1 to 31
class roll {
public:
    /// The day of the month of the day that the steps are counted from, or the last where a month has none such.
    constexpr roll() = default;
    [[nodiscard]] static constexpr roll end_of_month() { return {rule::last, 0}; }
    /// The n-th of the month, or its last day.
    [[nodiscard]] static constexpr roll day(whole_count<> n) {
        const int of_month = n;
        if (of_month < 1 || of_month > 31)
            throw numeric_domain_error("a day of the month", std::to_string(of_month), "from 1 to 31");
        return {rule::day, of_month};
    }
    /// The third Wednesday: futures on most money markets.
    [[nodiscard]] static constexpr roll imm() { return {rule::imm, 0}; }
    /// The Monday before the third Wednesday: Canada's.
    [[nodiscard]] static constexpr roll imm_cad() { return {rule::imm_cad, 0}; }
    /// The Thursday before the second Friday: Australia's bills.
    [[nodiscard]] static constexpr roll imm_aud() { return {rule::imm_aud, 0}; }
    /// The first Wednesday after the ninth: New Zealand's.
    [[nodiscard]] static constexpr roll imm_nzd() { return {rule::imm_nzd, 0}; }
    /// The second Friday: the Sydney Futures Exchange.
    [[nodiscard]] static constexpr roll sfe() { return {rule::sfe, 0}; }
    /// The weekday on or after a day: for steps of weeks.
    [[nodiscard]] static constexpr roll weekday(date::weekday day) {
        return {rule::weekday, static_cast<int>(day.c_encoding())};
    }

    /// The day of this day's month (for weekday, of this day's week ahead) that the rule names.
    ///
    ///     throws   schedule_error  the weekday ahead lies after 9999-12-31
    [[nodiscard]] constexpr calendar_day apply(calendar_day day) const {
        const date::sys_days to = on(day.sys_days());
        if (to > calendar_day::latest().sys_days()) throw schedule_error(day, "the calendar ends before the weekday ahead");
        return to;
    }

    friend constexpr bool operator==(const roll&, const roll&) = default;

private:
    friend struct detail::regular_days;
    enum class rule { same, last, day, imm, imm_cad, imm_aud, imm_nzd, sfe, weekday };
    constexpr roll(rule r, int n) : rule_(r), n_(n) {}

    // Also of days outside the calendar, for steps that go beyond it.
    [[nodiscard]] constexpr date::sys_days on(date::sys_days day) const {
        const date::year_month_day ymd = day;
        const auto nth = [ymd](unsigned n, date::weekday w) { return date::sys_days(ymd.year() / ymd.month() / w[n]); };
        switch (rule_) {
            case rule::last:
                return detail::last_of_month(day);
            case rule::day: {
                const date::sys_days first = ymd.year() / ymd.month() / 1;
                return std::min(detail::last_of_month(day), first + date::days{n_ - 1});
            }
            case rule::imm:
                return nth(3, date::Wednesday);
            case rule::imm_cad:
                return nth(3, date::Wednesday) - date::days{2};
            case rule::imm_aud:
                return nth(2, date::Friday) - date::days{1};
            case rule::imm_nzd: {
                const date::sys_days tenth = ymd.year() / ymd.month() / 10;
                return tenth + (date::Wednesday - date::weekday{tenth});
            }
            case rule::sfe:
                return nth(2, date::Friday);
            case rule::weekday:
                return day + (date::weekday{static_cast<unsigned>(n_)} - date::weekday{day});
            default:
                return day;
        }
    }

    rule rule_ = rule::same;
    int n_ = 0;
};

/// What a schedule is meant to be. Steps are counted from the end that has no stub, each from there and not from the
/// one before it, so that day 31 does not wear down to 28.
///
///     shape    with first_regular or last_regular, the periods before and after them are what they are, and those
///              between must be regular; `stubs` is then not looked at
struct schedule_rule {
    calendar_day from{};
    calendar_day until{};
    tenor every = {.months = 3};
    stub stubs = stub::short_first;
    roll on{};
    std::optional<calendar_day> first_regular = std::nullopt;
    std::optional<calendar_day> last_regular = std::nullopt;
    business_day_rule adjust = business_day_rule::unadjusted;

    friend constexpr bool operator==(const schedule_rule&, const schedule_rule&) = default;
};

/// The days that a rule comes to: n periods between n + 1 days, as the rule has them and moved to business days.
class schedule {
public:
    schedule() = default;

    /// The number of periods.
    [[nodiscard]] std::size_t size() const noexcept { return days_.empty() ? 0 : days_.size() - 1; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    /// Period i between business days.
    [[nodiscard]] period operator[](std::size_t i) const { return between(days_, i); }
    template <std::floating_point Fraction>
    void operator[](Fraction) const = delete;  // it would be cut
    /// Period i as the rule has it.
    [[nodiscard]] period unadjusted(whole_count<std::size_t> i) const { return between(unadjusted_, i); }
    /// Whether period i is a whole step of the rule.
    [[nodiscard]] bool is_regular(whole_count<std::size_t> i) const {
        (void)between(days_, i);
        return !(i == 0u && first_is_stub_) && !(i + 1u == size() && last_is_stub_);
    }
    /// The n + 1 business days.
    [[nodiscard]] const std::vector<calendar_day>& days() const noexcept { return days_; }
    [[nodiscard]] outlay::timeline<irregular> timeline() const { return outlay::timeline<irregular>(days_); }

    friend bool operator==(const schedule&, const schedule&) = default;

private:
    friend schedule resolve(const schedule_rule&, const business_calendar&);
    [[nodiscard]] period between(const std::vector<calendar_day>& days, std::size_t i) const {
        if (i >= size()) detail::throw_index("a schedule of " + std::to_string(size()) + " periods", i);
        return {days[i], days[i + 1]};
    }

    std::vector<calendar_day> unadjusted_;
    std::vector<calendar_day> days_;
    bool first_is_stub_ = false;
    bool last_is_stub_ = false;
};

namespace detail {

// The regular days after `from` and before `until`, counted from one of the two; and whether each of the two is one.
struct regular_days {
    std::vector<calendar_day> inside;
    bool from = false;
    bool until = false;

    regular_days(const schedule_rule& rule, calendar_day first, calendar_day last, bool from_the_end) {
        const month_end sticks = rule.on == roll::end_of_month() ? month_end::keep : month_end::clip;
        const date::sys_days begin = first.sys_days(), end = last.sys_days();
        // A roll can move a day by most of a month, so look one step back too; and stop a month beyond the other end. Both may
        // lie outside the calendar; a step longer than it is as long as it.
        for (long long k = -1;; ++k) {
            const long long n = from_the_end ? -k : k;
            const date::sys_days step =
                months_from(from_the_end ? end : begin, std::clamp(rule.every.months * n, -most_months, most_months), sticks) +
                date::days{static_cast<int>(std::clamp(rule.every.days * n, -most_days, most_days))};
            const date::sys_days day = rule.on.on(step);
            if (day == begin) from = true;
            if (day == end) until = true;
            if (begin < day && day < end) inside.emplace_back(day);
            if (from_the_end ? step < begin - date::days{31} : step > end + date::days{31}) break;
        }
        std::sort(inside.begin(), inside.end());
        inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
    }
};

}  // namespace detail

/// The days of a rule, moved to business days.
///
///     throws   schedule_error  it does not end after it starts; no step, or one backwards; a stub at an end where the
///                              rule has none; two of its days on one business day
[[nodiscard]] inline schedule resolve(const schedule_rule& rule, const business_calendar& calendar = {}) {
    const auto refuse = [&](std::string_view reason) { throw schedule_error(rule.from, rule.until, reason); };
    const bool named = rule.first_regular || rule.last_regular;
    const calendar_day from = rule.first_regular.value_or(rule.from);
    const calendar_day until = rule.last_regular.value_or(rule.until);
    if (rule.until <= rule.from) refuse("it does not end after it starts");
    if (from < rule.from || until > rule.until || until < from) refuse("its regular periods do not lie within it");
    if (rule.every.months < 0 || rule.every.days < 0 || rule.every == tenor{}) refuse("a step is not forwards");

    const bool stub_first = !named && (rule.stubs == stub::short_first || rule.stubs == stub::long_first);
    const bool stub_last = !named && (rule.stubs == stub::short_last || rule.stubs == stub::long_last);
    const bool back = named ? rule.last_regular.has_value() && !rule.first_regular : stub_first;
    detail::regular_days regular(rule, from, until, back);
    if (from != until) {
        if (!regular.from && !stub_first) refuse("its first period is not regular");
        if (!regular.until && !stub_last) refuse("its last period is not regular");
    }
    if (!regular.from && rule.stubs == stub::long_first && !regular.inside.empty())
        regular.inside.erase(regular.inside.begin());
    if (!regular.until && rule.stubs == stub::long_last && !regular.inside.empty()) regular.inside.pop_back();

    schedule made;
    if (rule.from < from) made.unadjusted_.push_back(rule.from);
    made.unadjusted_.push_back(from);
    made.unadjusted_.insert(made.unadjusted_.end(), regular.inside.begin(), regular.inside.end());
    if (from < until) made.unadjusted_.push_back(until);
    if (until < rule.until) made.unadjusted_.push_back(rule.until);
    made.first_is_stub_ = rule.from < from || !regular.from;
    made.last_is_stub_ = until < rule.until || !regular.until;
    for (const calendar_day day : made.unadjusted_) {
        const auto open = calendar.try_adjust(day, rule.adjust);
        if (!open) refuse(to_string(day) + " is closed, and " + open.error().reason());
        if (!made.days_.empty() && *open <= made.days_.back())
            refuse("two of its days fall on one business day, " + to_string(*open));
        made.days_.push_back(*open);
    }
    return made;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
