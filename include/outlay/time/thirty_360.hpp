// SPDX-License-Identifier: BSL-1.0
#pragma once
// Day counts in which a month has thirty days. They differ in what becomes of day 31 and of the end of February.
//
//   thirty_360            30/360 ISDA, Bond Basis
//   thirty_u_360          30/360 US with the February rule (30U/360; Strata's 30U/360 EOM)
//   thirty_360_psa        30/360 PSA
//   thirty_360_nasd       30/360 NASD
//   thirty_e_360          30E/360, Eurobond Basis, 30/360 ISMA
//   thirty_e_plus_360     30E+/360
//   thirty_360_italian    30/360 Italian
//   thirty_e_360_isda     30E/360 ISDA, German; knows the day the contract ends
//   thirty_e_365          30E/365
//   thirty_365            30/365
//   simple_months         whole months over 12, thirty_360 where they are not whole

#include <outlay/time/day_count.hpp>

#include <optional>

namespace outlay::inline v0 {

/// What becomes of day 31 and of the end of February.
enum class thirty_rule {
    bond,           ///< 31 is 30; at the end of the period only if it starts on 30 or 31
    us,             ///< bond, and the end of February is 30; at the end of the period only if it starts on one too
    psa,            ///< bond, and a period that starts at the end of February starts on 30
    european,       ///< 31 is 30
    european_plus,  ///< 31 is 30 at the start, the first of the next month at the end
    italian,        ///< european, and 28 and 29 February are 30
    month_ends      ///< the last day of any month is 30
};

namespace detail {

constexpr bool ends_february(calendar_day day) { return day.month() == date::February && is_last_of_month(day); }

constexpr int day_of(calendar_day day) { return static_cast<int>(static_cast<unsigned>(day.day())); }
constexpr int months_of(calendar_day day) {
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month()));
}

// The days of 30-day months between two days of the month, which may have been changed by a rule.
constexpr int thirty_days(calendar_day from, int day1, calendar_day to, int day2) {
    return 30 * (months_of(to) - months_of(from)) + day2 - day1;
}

constexpr int thirty_days(thirty_rule rule, calendar_day from, calendar_day to) {
    int day1 = day_of(from);
    int day2 = day_of(to);
    if (rule == thirty_rule::us && ends_february(from)) {
        if (ends_february(to)) day2 = 30;
        day1 = 30;
    }
    if (rule == thirty_rule::psa && ends_february(from)) day1 = 30;
    if (rule == thirty_rule::italian) {
        if (from.month() == date::February && day1 > 27) day1 = 30;
        if (to.month() == date::February && day2 > 27) day2 = 30;
    }
    if (rule == thirty_rule::month_ends) {
        if (is_last_of_month(from)) day1 = 30;
        if (is_last_of_month(to)) day2 = 30;
    }
    if (day1 == 31) day1 = 30;
    if (rule == thirty_rule::european || rule == thirty_rule::italian ||
        (day1 == 30 && rule != thirty_rule::european_plus))
        day2 = day2 == 31 ? 30 : day2;
    return thirty_days(from, day1, to, day2);
}

}  // namespace detail

/// Thirty days a month, by one of the rules, over a year of `Year` days.
template <thirty_rule Rule, int Year = 360>
struct thirty_over {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return {days(from, to), Year};
    }
    /// The days that it counts, as Excel's DAYS360 and its kin do.
    [[nodiscard]] static constexpr int days(calendar_day from, calendar_day to) {
        if (from == to) return 0;  // where the two ends are changed by other rules
        return to < from ? -detail::thirty_days(Rule, to, from) : detail::thirty_days(Rule, from, to);
    }
    friend constexpr bool operator==(thirty_over, thirty_over) = default;
};

inline constexpr thirty_over<thirty_rule::bond> thirty_360;
inline constexpr thirty_over<thirty_rule::us> thirty_u_360;
inline constexpr thirty_over<thirty_rule::psa> thirty_360_psa;
// NASD moves an end on 31 to the first of the next month where the bond rule leaves it: in months of 30 days, the same.
inline constexpr thirty_over<thirty_rule::bond> thirty_360_nasd;
inline constexpr thirty_over<thirty_rule::european> thirty_e_360;
inline constexpr thirty_over<thirty_rule::european_plus> thirty_e_plus_360;
inline constexpr thirty_over<thirty_rule::italian> thirty_360_italian;
inline constexpr thirty_over<thirty_rule::month_ends, 365> thirty_e_365;
/// 30/365 of ISO 20022 (interest computation method A002): 31 is 30 at both ends, the end of February stays what it is.
inline constexpr thirty_over<thirty_rule::european, 365> thirty_365;

/// 30E/360 ISDA, the German rule: 31 and the end of February are 30, save the day on which the contract ends if that is
/// the end of a February.
struct thirty_e_360_isda_basis {
    std::optional<calendar_day> ends = std::nullopt;

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return {to < from ? -days(to, from) : days(from, to), 360};
    }
    friend constexpr bool operator==(const thirty_e_360_isda_basis&, const thirty_e_360_isda_basis&) = default;

private:
    [[nodiscard]] constexpr int days(calendar_day from, calendar_day to) const {
        if (from == to) return 0;
        const auto day = [](calendar_day d, bool february) {
            return detail::day_of(d) == 31 || (february && detail::ends_february(d)) ? 30 : detail::day_of(d);
        };
        return detail::thirty_days(from, day(from, true), to, day(to, to != ends));
    }
};

inline constexpr thirty_e_360_isda_basis thirty_e_360_isda;

/// Whole months over 12; where the days of the month do not match, not even as ends of months, thirty_360.
struct simple_months_basis {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        const int day1 = detail::day_of(from);
        const int day2 = detail::day_of(to);
        if (day1 == day2 || (day1 > day2 && is_last_of_month(to)) || (day1 < day2 && is_last_of_month(from)))
            return {detail::months_of(to) - detail::months_of(from), 12};
        return thirty_360(from, to);
    }
    friend constexpr bool operator==(simple_months_basis, simple_months_basis) = default;
};

inline constexpr simple_months_basis simple_months;

}  // namespace outlay
