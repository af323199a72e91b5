// SPDX-License-Identifier: BSL-1.0
#pragma once
// A series on other periods: the named conversion between two frequencies or two fiscal calendars.
//
//   resample<Freq>(flow)                     sums whole periods: quarters to years
//   resample<Freq>(flow, spread::by_days)    splits periods that lie in several, exactly: years to months
//   resample<Freq>(balance)                  takes the value at the end of each period
//   resample<Freq>(s, calendar[, spread])    on another company's periods
//
// A cell that lacks a part of its period is missing, and says which.

#include <outlay/number/apportion.hpp>
#include <outlay/number/real.hpp>
#include <outlay/time/series.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// How a flow of a period that lies in several periods of the new timeline is split over them.
enum class spread {
    refused,  ///< not at all: timeline_mismatch_error
    equally,  ///< the same to each; they must lie wholly in it
    by_days   ///< in proportion to the days that each has of it
};

namespace detail {

template <class Freq>
period before_and_after(const timeline<Freq>& line, const period& wanted, bool before) {
    const period covered = line;
    return before ? period{std::min(wanted.from(), covered.from()), std::min(wanted.until(), covered.from())}
                  : period{std::max(wanted.from(), covered.until()), std::max(wanted.until(), covered.until())};
}

// The labels of the periods, outside the timeline, that have a day of `days`.
template <calendar_frequency Freq>
labels outside(const timeline<Freq>& line, const period& days) {
    labels found;
    for (const bool before : {true, false}) {
        const period missing = before_and_after(line, days, before);
        if (missing.empty()) continue;
        for (auto p = line.calendar().template containing<Freq>(missing.from()); p.from() < missing.until(); p = p + 1)
            found.push_back(p.label());
    }
    return found;
}
inline labels outside(const timeline<irregular>& line, const period& days) {
    labels found;
    if (!before_and_after(line, days, true).empty()) found.push_back(line.label(-1));
    if (!before_and_after(line, days, false).empty())
        found.push_back(line.label(static_cast<std::ptrdiff_t>(line.size())));
    return found;
}

// The periods of the calendar that have a day of the timeline.
template <calendar_frequency To, class Freq>
timeline<To> covering(const timeline<Freq>& line, const fiscal_calendar& calendar) {
    const auto first = calendar.containing<To>(line.from());
    if (line.empty()) return {first, 0};
    const auto last = calendar.containing<To>(line.until() - date::days{1});
    return {first, static_cast<std::size_t>(last.number() - first.number()) + 1};
}

// Shares of a whole in proportion to the weights, by the `apportion` of its type; small integers by that of 64 bits.
template <class T>
auto shares_of(const T& whole, const std::vector<std::int64_t>& weights) requires requires(std::vector<T> shares) {
    apportion(whole, weights, shares);
}
{
    std::vector<T> shares(weights.size());
    (void)apportion(whole, weights, shares);
    return shares;
}
template <std::integral T>
requires(!exact_integer<T>) auto shares_of(T whole, const std::vector<std::int64_t>& weights) {
    const std::vector<std::int64_t> wide = shares_of(static_cast<std::int64_t>(whole), weights);
    std::vector<T> shares(wide.size());
    std::transform(wide.begin(), wide.end(), shares.begin(), [](std::int64_t share) { return static_cast<T>(share); });
    return shares;
}

template <class T>
concept apportionable = requires(const T& whole, const std::vector<std::int64_t>& weights) {
    shares_of(whole, weights);
};

template <calendar_frequency To, class T, class Freq>
series<T, flow, To> resample_flow(const series<T, flow, Freq>& s, const fiscal_calendar& calendar, spread how) {
    const timeline<To> on = covering<To>(s.on(), calendar);
    std::vector<std::optional<T>> sums(on.size());
    std::vector<labels> why(on.size());
    const auto add = [&](std::size_t i, const T& part) { sums[i] = sums[i] ? cell_total<T>(*sums[i], part) : part; };

    // Splits the value of one period over the periods from first to last.
    const auto split = [&](const T& value, const period& source, std::size_t first, std::size_t last) {
        if constexpr (apportionable<T>) {
            std::vector<std::int64_t> weights;
            for (std::size_t i = first; i <= last; ++i) {
                if (how == spread::refused || (how == spread::equally && !source.covers(on[i])))
                    throw timeline_mismatch_error(to_string(s.on()), to_string(on));
                weights.push_back(how == spread::equally ? 1 : overlap(source, on[i]).length().count());
            }
            const std::vector<T> parts = shares_of(value, weights);
            for (std::size_t i = first; i <= last; ++i) add(i, parts[i - first]);
        } else {
            throw timeline_mismatch_error(to_string(s.on()), to_string(on));
        }
    };
    for (std::size_t j = 0; j < s.size(); ++j) {
        const period source = s.on()[j];
        const std::size_t first = on.index_of(source.from());
        const std::size_t last = on.index_of(source.last());
        if (!s.has(j))
            for (std::size_t i = first; i <= last; ++i) merge(why[i], s.why(j));
        else if (first == last)
            add(first, s[j]);
        else
            split(s[j], source, first, last);
    }
    for (std::size_t i = 0; i < on.size(); ++i) merge(why[i], outside(s.on(), on[i]));
    return tabulate<flow>(
        on, [&](std::size_t i) { return *sums[i]; }, [&](std::size_t i) { return why[i]; });
}

}  // namespace detail

/// A flow summed or split over the periods of `calendar` that it touches. What is split keeps its sum, to the unit.
///
///     resample<yearly>(quarters)["FY2026"]                     the sum of FY2026 Q1 to FY2026 Q4
///     resample<monthly>(quarters, spread::equally)             100 becomes 34, 33, 33
///
///     throws   timeline_mismatch_error  a period lies in several and spread is refused, or equally and not whole
template <calendar_frequency To, detail::apportionable T, class Freq>
[[nodiscard]] series<T, flow, To> resample(const series<T, flow, Freq>& s, const fiscal_calendar& calendar,
                                           spread how) {
    return detail::resample_flow<To>(s, calendar, how);
}
/// The same where no period needs to be split; of claims too.
template <calendar_frequency To, class T, class Freq>
[[nodiscard]] series<T, flow, To> resample(const series<T, flow, Freq>& s, const fiscal_calendar& calendar) {
    return detail::resample_flow<To>(s, calendar, spread::refused);
}

/// A balance at the end of each period of `calendar` that it touches; missing where no period of its own ends there.
template <calendar_frequency To, class T, class Freq>
[[nodiscard]] series<T, balance, To> resample(const series<T, balance, Freq>& s, const fiscal_calendar& calendar) {
    const timeline<To> on = detail::covering<To>(s.on(), calendar);
    const auto last_day = [&](std::size_t i) { return on[i].last(); };
    return detail::tabulate<balance>(
        on, [&](std::size_t i) { return s[last_day(i)]; },
        [&](std::size_t i) -> detail::labels {
            const calendar_day day = last_day(i);
            const auto j = s.on().find(day);
            if (!j) return detail::outside(s.on(), period{day, day + date::days{1}});
            if (period(s.on()[*j]).last() != day) return {s.on().label(static_cast<std::ptrdiff_t>(*j))};
            return s.why(*j);
        });
}

/// The same on the series' own calendar. To go to a finer frequency, a flow says how it is spread.
template <calendar_frequency To, class T, calendar_frequency Freq>
requires coarser_than<To, Freq> || std::same_as<To, Freq>
[[nodiscard]] series<T, flow, To> resample(const series<T, flow, Freq>& s) {
    return resample<To>(s, s.on().calendar());
}
template <calendar_frequency To, detail::apportionable T, calendar_frequency Freq>
[[nodiscard]] series<T, flow, To> resample(const series<T, flow, Freq>& s, spread how) {
    return resample<To>(s, s.on().calendar(), how);
}
template <calendar_frequency To, class T, calendar_frequency Freq>
[[nodiscard]] series<T, balance, To> resample(const series<T, balance, Freq>& s) {
    return resample<To>(s, s.on().calendar());
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
