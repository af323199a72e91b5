// SPDX-License-Identifier: BSL-1.0
#pragma once
// Series computed from several periods of one series; a cell that lacks one of its periods is missing and says which.
//
//   lag(s, n)                     each period has the value of n periods before
//   window(s, n, f)               f of the n cells up to each period
//   trailing(s, n)                the sum of a flow over n periods, as in trailing four quarters
//   accumulate(flow, opening)     the balance to which a flow adds up
//   difference(balance, opening)  the flow that a balance's changes are
//   laid_on(flow, timeline)       a flow on a longer timeline: nothing flows in the periods that it lacks

#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

namespace outlay::inline v0 {

namespace detail {

// Why the cells from `first` to `last` cannot all be read; periods outside the timeline count as missing.
template <class T, class Kind, class Freq>
labels why_not(const series<T, Kind, Freq>& s, std::ptrdiff_t first, std::ptrdiff_t last) {
    constexpr std::ptrdiff_t most = 400;  // periods before the timeline that are named one by one
    const auto size = static_cast<std::ptrdiff_t>(s.size());
    labels periods;
    if (const std::ptrdiff_t before = std::min<std::ptrdiff_t>(last, -1); before - first >= most) {
        const std::string farthest = s.on().label(first), nearest = s.on().label(before);
        periods.push_back(farthest == nearest ? farthest : farthest + " to " + nearest);
        first = before + 1;
    }
    for (std::ptrdiff_t i = first; i <= last; ++i) {
        if (i < 0 || i >= size) merge(periods, {s.on().label(i)});
        else if (!s.complete()) merge(periods, s.why(static_cast<std::size_t>(i)));
    }
    return periods;
}

}  // namespace detail

/// The value of n periods before, at each period; with n < 0, of -n periods after.
template <class T, class Kind, class Freq>
[[nodiscard]] series<T, Kind, Freq> lag(const series<T, Kind, Freq>& s, whole_count<> n) {
    const std::ptrdiff_t before = static_cast<int>(n);
    const auto source = [before](std::size_t i) { return static_cast<std::ptrdiff_t>(i) - before; };
    return detail::tabulate<Kind>(
        s.on(), [&](std::size_t i) { return s[static_cast<std::size_t>(source(i))]; },
        [&](std::size_t i) { return detail::why_not(s, source(i), source(i)); });
}

/// f(span of n cells) at each period: the cell of the period and those of the n - 1 before it.
///
///     throws   numeric_domain_error  n < 1
template <class T, class Kind, class Freq, std::invocable<std::span<const T>> F>
[[nodiscard]] auto window(const series<T, Kind, Freq>& s, whole_count<> n, F f) {
    const int cells = n;
    if (cells < 1) throw numeric_domain_error("the length of a window", std::to_string(cells), "at least 1");
    const auto first = [cells](std::size_t i) { return static_cast<std::ptrdiff_t>(i) - cells + 1; };
    const auto length = static_cast<std::size_t>(cells);
    return detail::tabulate<Kind>(
        s.on(), [&](std::size_t i) { return f(std::span<const T>(&s[static_cast<std::size_t>(first(i))], length)); },
        [&](std::size_t i) { return detail::why_not(s, first(i), static_cast<std::ptrdiff_t>(i)); });
}

/// The sum of a flow over n periods: the period and the n - 1 before it.
///
///     trailing(quarters, 4)["FY2026 Q2"]      the four quarters that end with it
template <class T, class Freq>
[[nodiscard]] series<T, flow, Freq> trailing(const series<T, flow, Freq>& s, whole_count<> n) {
    return window(s, n, [](std::span<const T> cells) { return detail::total(cells); });
}

/// What stands at the end of each period: the flow of it and of all before it. After a missing cell, missing.
template <class T, class Freq>
[[nodiscard]] series<T, balance, Freq> accumulate(const series<T, flow, Freq>& s) {
    std::optional<T> stands;
    detail::labels missing;
    return detail::tabulate<balance>(
        s.on(),
        [&](std::size_t i) {
            stands = stands ? detail::cell_total<T>(*stands, s[i]) : s[i];
            return *stands;
        },
        [&](std::size_t i) {
            detail::merge(missing, s.why(i));
            return missing;
        });
}

/// The same on top of what stood before the first period.
template <class T, class Freq>
[[nodiscard]] series<T, balance, Freq> accumulate(const series<T, flow, Freq>& s,
                                                  const std::type_identity_t<T>& opening) {
    return cellwise([&](const T& moved) { return detail::cell_total<T>(opening, moved); }, accumulate(s));
}

/// What a balance changed by in each period, the first from `opening`.
template <class T, class Freq>
[[nodiscard]] auto difference(const series<T, balance, Freq>& s, std::type_identity_t<T> opening) {
    return detail::tabulate<flow>(
        s.on(), [&](std::size_t i) { return detail::cell_difference(s[i], i == 0 ? opening : s[i - 1]); },
        [&](std::size_t i) {
            const auto last = static_cast<std::ptrdiff_t>(i);
            return detail::why_not(s, i == 0 ? last : last - 1, last);
        });
}

/// What a balance changed by in each period; the first, for want of what stood before it, is missing.
template <class T, class Freq>
[[nodiscard]] auto difference(const series<T, balance, Freq>& s) {
    return detail::tabulate<flow>(
        s.on(), [&](std::size_t i) { return detail::cell_difference(s[i], s[i - 1]); },
        [&](std::size_t i) {
            return detail::why_not(s, static_cast<std::ptrdiff_t>(i) - 1, static_cast<std::ptrdiff_t>(i));
        });
}

/// A flow on a longer timeline of its calendar: before its first period and after its last nothing flows; what is missing in it stays so.
///
///     a plan of FY2026 to FY2028 on FY2024 to FY2035: zero in FY2024, FY2025 and from FY2029 on
///
///     throws   timeline_mismatch_error   another calendar, or a timeline that lacks a period of the flow's
template <class T, calendar_frequency Freq>
[[nodiscard]] series<T, flow, Freq> laid_on(const series<T, flow, Freq>& s, const timeline<Freq>& on) {
    const auto differ = [&] { return timeline_mismatch_error(to_string(s.on()), to_string(on)); };
    series<T, flow, Freq> out(on, std::vector<T>(on.size(), detail::zero<T>()));
    if (s.size() == 0) return out;
    if (s.on().calendar() != on.calendar()) throw differ();
    const auto first = on.find(s.on()[0].label());
    if (!first || on.size() - *first < s.size()) throw differ();
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s.has(i)) out.set(*first + i, s[i]);
        else out.clear(*first + i, s.why(i));
    }
    return out;
}

}  // namespace outlay
