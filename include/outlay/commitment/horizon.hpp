// SPDX-License-Identifier: BSL-1.0
#pragma once
// The stretch of time a commitment is to be spent in, as far as its start is known.
//
//   horizon                       a start (a claim on a day) and a length in months; default: nothing is known
//   starting_on, starting_between
//   h.end()                       the day it runs until, as a claim; h.surely(), h.perhaps(), h.contains(day)
//   in_words(h)                   "36 months from 2025-02-24", "36 months from a day between 2025-02-24 and 2025-04-01"

#include <string>
#include <utility>

#include <outlay/number/bounds.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/months.hpp>
#include <outlay/time/period.hpp>

namespace outlay::inline v0 {

/// "Over the next three years": so many months from a day that may not be known exactly.
///
///     starting_between("2025-02-24"_day, "2025-04-01"_day, 36)
///
///     units    months: whole ones, 0 where the length is not known; five and a half months have no day on which they end
///     throws   numeric_domain_error    a negative length
///              numeric_overflow_error  an end after the year 9999
struct horizon {
    bounds<calendar_day> starts{};
    whole_count<> months = 0;

    /// Neither a start nor a length was said.
    [[nodiscard]] constexpr bool is_unknown() const { return starts.is_unknown() && months == 0; }
    /// The first day after it.
    [[nodiscard]] constexpr bounds<calendar_day> end() const {
        if (months < 0) throw numeric_domain_error("the months of a horizon", std::to_string(int{months}), "not negative");
        if (months == 0) return {};
        return starts.mapped([n = int{months}](calendar_day d) { return add_months(d, n, month_end::clip); });
    }
    /// The days that belong to it whatever the start; empty where there are none or the start has no end.
    [[nodiscard]] constexpr period surely() const {
        const auto until = end();
        if (!starts.upper().bounded() || !until.lower().bounded()) return {};
        const calendar_day from = starts.upper().value;
        return until.lower().value < from ? period{from, from} : period{from, until.lower().value};
    }
    /// The days that may belong to it; empty where the start is not bounded.
    [[nodiscard]] constexpr period perhaps() const {
        const auto until = end();
        if (!starts.lower().bounded() || !until.upper().bounded()) return {};
        return {starts.lower().value, until.upper().value};
    }

    /// Whether a day belongs to it. A start or a length that was not said excludes no day.
    [[nodiscard]] constexpr answer contains(calendar_day day) const {
        const answer begun = starts.is_unknown() ? answer::yes : starts.is_at_most(day);
        const answer ended = months == 0 || starts.is_unknown() ? answer::no : end().is_at_most(day);
        if (begun == answer::no || ended == answer::yes) return answer::no;
        return begun == answer::yes && ended == answer::no ? answer::yes : answer::unknown;
    }

    friend constexpr bool operator==(const horizon&, const horizon&) = default;
};

[[nodiscard]] constexpr horizon starting_on(calendar_day day, whole_count<> months) { return {exactly(day), months}; }
[[nodiscard]] constexpr horizon starting_between(calendar_day earliest, calendar_day latest, whole_count<> months) {
    return {between(earliest, latest), months};
}

[[nodiscard]] inline std::string in_words(const horizon& h) {
    const std::string length = h.months == 0 ? "a time not said" : std::to_string(int{h.months}) + " months";
    if (h.starts.is_unknown()) return length;
    if (h.starts.is_exact()) return length + " from " + to_string(h.starts);
    const auto& [earliest, latest] = std::pair(h.starts.lower(), h.starts.upper());
    if (earliest.kind == end_kind::closed && latest.kind == end_kind::closed)
        return length + " from a day between " + to_string(earliest.value) + " and " + to_string(latest.value);
    return length + ", its start " + to_string(h.starts);
}

}  // namespace outlay
