// SPDX-License-Identifier: BSL-1.0
#pragma once
// Day counts: how many years lie between two days, as an exact fraction.
//
//   day_count                                       the concept: basis(from, to) is an exact_ratio
//   act_360 act_364 act_365f act_365_25 act_366     days over a fixed year
//   nl_360 nl_365                                   the same without the leap days
//   one_one                                         one, whatever the days
//   including_last{basis}                           counts the last day too
//   day_at(basis, from, years)                      the first day that is so many years away
//
// basis(to, from) is -basis(from, to). Next to read: time/thirty_360.hpp, time/act_act.hpp, time/yearfrac.hpp.

#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/months.hpp>

#include <concepts>

namespace outlay::inline v0 {

/// A rule that gives the years from one day to another as an exact fraction.
template <class B>
concept day_count = requires(const B& basis, calendar_day day) {
    { basis(day, day) } -> std::same_as<exact_ratio>;
};

/// The days from one day to another over a year of Year / Parts days.
///
///     act_365f("2025-02-24"_day, "2026-02-24"_day)      is 365/365 = 1
template <int Year, int Parts = 1>
struct actual_over {
    /// The fraction before it is reduced is days * parts / year, for loops that do without it.
    static constexpr int year = Year;
    static constexpr int parts = Parts;

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return {int128{(to - from).count()} * Parts, Year};
    }
    friend constexpr bool operator==(actual_over, actual_over) = default;
};

inline constexpr actual_over<360> act_360;
inline constexpr actual_over<364> act_364;
inline constexpr actual_over<365> act_365f;
inline constexpr actual_over<1461, 4> act_365_25;
inline constexpr actual_over<366> act_366;

namespace detail {

// The leap days after `from`, up to and with `to`, for from <= to.
constexpr int leap_days(calendar_day from, calendar_day to) {
    const auto up_to = [](calendar_day day) {
        const int y = static_cast<int>(day.year()) - (day.month() < date::March && !is_leap_day(day) ? 1 : 0);
        return y / 4 - y / 100 + y / 400;
    };
    return up_to(to) - up_to(from);
}

constexpr int days_in_year(date::year year) { return year.is_leap() ? 366 : 365; }

// Rule(from, to) for from <= to, its opposite otherwise.
template <class Rule>
constexpr exact_ratio antisymmetric(Rule rule, calendar_day from, calendar_day to) {
    return to < from ? -rule(to, from) : rule(from, to);
}

}  // namespace detail

/// The days from one day to another less the leap days among them (not counting the first day), over `Year`.
template <int Year>
struct no_leap_over {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        const int leap_days = to < from ? -detail::leap_days(to, from) : detail::leap_days(from, to);
        return {(to - from).count() - leap_days, Year};
    }
    friend constexpr bool operator==(no_leap_over, no_leap_over) = default;
};

inline constexpr no_leap_over<360> nl_360;
inline constexpr no_leap_over<365> nl_365;

/// One for every period, forwards or on one day; minus one backwards.
struct one_one_basis {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return to < from ? -1 : 1;
    }
    friend constexpr bool operator==(one_one_basis, one_one_basis) = default;
};

inline constexpr one_one_basis one_one;

/// A basis that counts the last day too, as some Act/360 and Act/365 contracts do for their final period.
template <day_count Basis>
struct including_last {
    Basis basis{};

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return to < from ? basis(from + date::days{1}, to) : basis(from, to + date::days{1});
    }
    friend constexpr bool operator==(const including_last&, const including_last&) = default;
};

template <class Basis>
including_last(Basis) -> including_last<Basis>;

/// The first day on which at least `years` have passed since `from`; for years < 0, the last by which they had not.
///
///     day_at(act_365f, "2025-01-01"_day, exact_ratio(1, 2))      is 2025-07-03: 183 days
///     shape    for a basis that never falls as days pass
///     throws   numeric_overflow_error  after year 9999 or before year 1
template <day_count Basis>
[[nodiscard]] constexpr calendar_day day_at(const Basis& basis, calendar_day from, const exact_ratio& years) {
    const bool back = years < exact_ratio(0);
    const auto reached = [&](int days) {
        const exact_ratio passed = basis(from, from + date::days{back ? -days : days});
        return back ? passed <= years : passed >= years;
    };
    int short_of = -1;
    int enough = 0;
    while (!reached(enough)) {  // out in steps that double, in by halves
        short_of = enough;
        const int left = (back ? from - calendar_day::earliest() : calendar_day::latest() - from).count();
        if (enough == left)
            throw numeric_overflow_error("the day " + to_string(years) + " years from " + to_string(from) +
                                         ", beyond 0001-01-01 to 9999-12-31");
        enough = enough * 2 + 1 < left ? enough * 2 + 1 : left;
    }
    while (enough - short_of > 1) {
        const int middle = short_of + (enough - short_of) / 2;
        (reached(middle) ? enough : short_of) = middle;
    }
    return from + date::days{back ? -enough : enough};
}

}  // namespace outlay
