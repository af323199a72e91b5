// SPDX-License-Identifier: BSL-1.0
#pragma once
// Schedules: a rule that says when payments fall, and the days that it comes to.
//
//   schedule_rule      from, until, how often, on which day of the month, where the odd period goes, holidays
//   roll               the day of its month that a regular day falls on: the same, the last, the 15th, IMM days
//   stub               none, short or long, first or last
//   schedule           the resolved days: its periods, adjusted and not; its timeline
//   resolve            rule and business calendar to schedule
//   schedule_error     a rule that comes to no schedule, and why
//
//     const schedule s = resolve({.from = "2025-01-15"_day, .until = "2026-03-31"_day, .every = {.months = 3}});
//     s[0]                          2025-01-15..2025-03-30, the short first period
//     s.timeline()                  to put a flow_series on

#include <outlay/time/business_day.hpp>
#include <outlay/time/timeline.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// A schedule rule that comes to no schedule.
class schedule_error final : public error {
public:
    schedule_error(calendar_day from, calendar_day until, std::string_view reason)
        : error("no schedule from " + to_string(from) + " until " + to_string(until) + ": " + std::string(reason)),
          from_(from),
          until_(until),
          reason_(reason) {}
    [[nodiscard]] calendar_day from() const noexcept { return from_; }
    [[nodiscard]] calendar_day until() const noexcept { return until_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    calendar_day from_;
    calendar_day until_;
    std::string reason_;
};

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
    [[nodiscard]] static constexpr roll day(int n) {
        if (n < 1 || n > 31) throw numeric_domain_error("a day of the month", std::to_string(n), "from 1 to 31");
        return {rule::day, n};
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
    [[nodiscard]] constexpr calendar_day apply(calendar_day day) const {
        const auto nth = [day](unsigned n, date::weekday w) {
            return calendar_day(date::sys_days(day.year() / day.month() / w[n]));
        };
        switch (rule_) {
            case rule::last:
                return last_of_month(day);
            case rule::day: {
                const calendar_day last = last_of_month(day);
                const calendar_day first = date::year_month_day(day.year() / day.month() / 1);
                return std::min(last, first + date::days{n_ - 1});
            }
            case rule::imm:
                return nth(3, date::Wednesday);
            case rule::imm_cad:
                return nth(3, date::Wednesday) - date::days{2};
            case rule::imm_aud:
                return nth(2, date::Friday) - date::days{1};
            case rule::imm_nzd: {
                const calendar_day tenth = date::year_month_day(day.year() / day.month() / 10);
                return tenth + (date::Wednesday - tenth.weekday());
            }
            case rule::sfe:
                return nth(2, date::Friday);
            case rule::weekday:
                return day + (date::weekday{static_cast<unsigned>(n_)} - day.weekday());
            default:
                return day;
        }
    }

    friend constexpr bool operator==(const roll&, const roll&) = default;

private:
    enum class rule { same, last, day, imm, imm_cad, imm_aud, imm_nzd, sfe, weekday };
    constexpr roll(rule r, int n) : rule_(r), n_(n) {}

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
    /// Period i as the rule has it.
    [[nodiscard]] period unadjusted(std::size_t i) const { return between(unadjusted_, i); }
    /// Whether period i is a whole step of the rule.
    [[nodiscard]] bool is_regular(std::size_t i) const {
        (void)between(days_, i);
        return !(i == 0 && first_is_stub_) && !(i + 1 == size() && last_is_stub_);
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
};

inline regular_days regular_days_of(const schedule_rule& rule, calendar_day from, calendar_day until,
                                    bool from_the_end) {
    const month_end sticks = rule.on == roll::end_of_month() ? month_end::keep : month_end::clip;
    regular_days found;
    // A roll can move a day by most of a month, so look one step back too; and stop a month beyond the other end.
    for (int k = -1;; ++k) {
        const calendar_day step = add(from_the_end ? until : from, rule.every, from_the_end ? -k : k, sticks);
        const calendar_day day = rule.on.apply(step);
        if (day == from) found.from = true;
        if (day == until) found.until = true;
        if (from < day && day < until) found.inside.push_back(day);
        if (from_the_end ? step < from - date::days{31} : step > until + date::days{31}) break;
    }
    std::sort(found.inside.begin(), found.inside.end());
    found.inside.erase(std::unique(found.inside.begin(), found.inside.end()), found.inside.end());
    return found;
}

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
    detail::regular_days regular = detail::regular_days_of(rule, from, until, back);
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
        const calendar_day open = calendar.adjust(day, rule.adjust);
        if (!made.days_.empty() && open <= made.days_.back())
            refuse("two of its days fall on one business day, " + to_string(open));
        made.days_.push_back(open);
    }
    return made;
}

}  // namespace outlay
