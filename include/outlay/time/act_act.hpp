// SPDX-License-Identifier: BSL-1.0
#pragma once
// Day counts that set actual days over the actual length of years or of coupon periods.
//
//   act_act_isda      each day over the length of its own calendar year (QuantLib: ISDA, Historical, Actual365)
//   act_act_afb       whole years back from the end, the rest over 365 or 366 (AFB, Euro)
//   act_act_year      whole years on from the start, the rest over the year that follows
//   act_365_actual    over 366 where a leap day lies in the period, else 365
//   act_365l          over 366 as the coupon period says; Act/365L
//   act_act_icma      over the days of the coupon period times the periods in a year (ISMA, Bond)
//   act_365_canadian  days over 365, counted from the nearer end of the coupon period
//
// basis(to, from) is -basis(from, to).

#include <outlay/number/whole_count.hpp>
#include <outlay/time/day_count.hpp>
#include <outlay/time/period.hpp>

#include <algorithm>
#include <string>

namespace outlay::inline v0 {

/// The days in each calendar year over the days of that year.
struct act_act_isda_basis {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return position(to) - position(from);
    }
    friend constexpr bool operator==(act_act_isda_basis, act_act_isda_basis) = default;

private:
    static constexpr exact_ratio position(calendar_day day) {  // on the scale of years, 2025-07-02 at 2025 and 182/365
        const calendar_day first = day.year() / date::January / 1;
        return exact_ratio(static_cast<int>(day.year())) +
               exact_ratio((day - first).count(), detail::days_in_year(day.year()));
    }
};

inline constexpr act_act_isda_basis act_act_isda;

/// Whole years counted back from the end, from 28 February to the 29th where there is one; what is left at the start
/// over 366 if a leap day is in it, else 365.
///
///     source   the text of AFB (1994) as QuantLib reads it; Strata does not move 28 February
struct act_act_afb_basis {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return detail::antisymmetric(
            [](calendar_day start, calendar_day end) {
                const bool from_february = end.month() == date::February && end.day() >= date::day{28};
                const auto back = [&](int n) {
                    const calendar_day day = add_months(end, -12 * n, month_end::clip);
                    return from_february && n > 0 ? last_of_month(day) : day;
                };
                // As far back as the year of the start, or one year less.
                int years = static_cast<int>(end.year()) - static_cast<int>(start.year());
                if (years > 0 && back(years) < start) --years;
                const calendar_day rest = back(years);
                // A leap day counts where the rest starts on or before it and ends after it.
                const bool leap = is_leap_day(start) || detail::leap_days(start, rest) > (is_leap_day(rest) ? 1 : 0);
                return exact_ratio(years) + exact_ratio((rest - start).count(), leap ? 366 : 365);
            },
            from, to);
    }
    friend constexpr bool operator==(act_act_afb_basis, act_act_afb_basis) = default;
};

inline constexpr act_act_afb_basis act_act_afb;

/// Whole years counted on from the start; what is left over the days of the year that starts there.
struct act_act_year_basis {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return detail::antisymmetric(
            [](calendar_day start, calendar_day end) {
                // The year that starts in 9999 ends after the calendar does.
                const auto on = [start](int n) { return detail::months_from(start.sys_days(), 12 * n, month_end::clip); };
                int years = static_cast<int>(end.year()) - static_cast<int>(start.year());
                if (years > 0 && end.sys_days() <= on(years)) --years;
                return exact_ratio(years) +
                       exact_ratio((end.sys_days() - on(years)).count(), (on(years + 1) - on(years)).count());
            },
            from, to);
    }
    friend constexpr bool operator==(act_act_year_basis, act_act_year_basis) = default;
};

inline constexpr act_act_year_basis act_act_year;

/// All days over 366 if a leap day comes after the first day and not after the last, else over 365.
struct act_365_actual_basis {
    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return detail::antisymmetric(
            [](calendar_day start, calendar_day end) {
                return exact_ratio((end - start).count(), detail::leap_days(start, end) > 0 ? 366 : 365);
            },
            from, to);
    }
    friend constexpr bool operator==(act_365_actual_basis, act_365_actual_basis) = default;
};

inline constexpr act_365_actual_basis act_365_actual;

/// Act/365L: an annual coupon's days over 366 if a leap day comes after the first day and not after the coupon;
/// another coupon's over the length of the year in which it is paid.
struct act_365l {
    calendar_day coupon{};  // the end of the coupon period that the days lie in
    bool annual = false;

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return detail::antisymmetric(
            [this](calendar_day start, calendar_day end) {
                const bool leap =
                    annual ? start < coupon && detail::leap_days(start, coupon) > 0 : coupon.year().is_leap();
                return exact_ratio((end - start).count(), leap ? 366 : 365);
            },
            from, to);
    }
    friend constexpr bool operator==(const act_365l&, const act_365l&) = default;
};

/// ICMA rule 251: the days in each regular coupon period over (its days x the periods in a year). Regular periods are
/// laid out in both directions from one coupon day, so a stub, short or long, needs nothing of its own.
///
///     act_act_icma{.coupon = "2003-07-15"_day, .months = 6}("2002-08-15"_day, "2003-07-15"_day)
///         is 153/(2 x 184) + 181/(2 x 181)
///     throws   numeric_domain_error  months that do not divide 12
struct act_act_icma {
    calendar_day coupon{};      // any regular coupon day
    whole_count<> months = 12;  // from one to the next: 1, 2, 3, 4, 6 or 12
    month_end rule = month_end::clip;

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        if (months < 1 || 12 % months != 0)
            throw numeric_domain_error("the months of a coupon period", std::to_string(months), "a divisor of 12");
        return position(to) - position(from);
    }
    friend constexpr bool operator==(const act_act_icma&, const act_act_icma&) = default;

private:
    // Also of the coupon periods that begin before the calendar or end after it.
    [[nodiscard]] constexpr date::sys_days coupon_day(int n) const {
        return detail::months_from(coupon.sys_days(), n * months, rule);
    }
    // In years from `coupon`.
    [[nodiscard]] constexpr exact_ratio position(calendar_day of) const {
        const date::sys_days day = of.sys_days();
        const int step = months;
        const auto month = [](calendar_day d) {
            return static_cast<int>(d.year()) * 12 + static_cast<int>(static_cast<unsigned>(d.month()));
        };
        int n = (month(of) - month(coupon)) / step;  // one off at most
        while (coupon_day(n) > day) --n;
        while (coupon_day(n + 1) <= day) ++n;
        const int length = (coupon_day(n + 1) - coupon_day(n)).count();
        return (exact_ratio(n) + exact_ratio((day - coupon_day(n)).count(), length)) * exact_ratio(step, 12);
    }
};

/// Act/365 (Canadian Bond): inside one coupon period, the days over 365 where they are less than 365 / per_year, else
/// the whole period less the rest of its days over 365; so a full period, of 181 days or 184, is exactly 1 / per_year.
///
///     throws   numeric_domain_error  per_year is not 1 to 12
struct act_365_canadian {
    period coupon_period{};
    whole_count<> per_year = 2;

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        const int coupons = per_year;
        if (coupons < 1 || coupons > 12)
            throw numeric_domain_error("the coupons in a year", std::to_string(coupons), "from 1 to 12");
        return detail::antisymmetric(
            [this, coupons](calendar_day start, calendar_day end) {
                const int days = (end - start).count();
                const int rest = coupon_period.length().count() - days;
                if (days < 365 / coupons && rest > 0) return exact_ratio(days, 365);
                return exact_ratio(1, coupons) - exact_ratio(rest, 365);
            },
            from, to);
    }
    friend constexpr bool operator==(const act_365_canadian&, const act_365_canadian&) = default;
};

}  // namespace outlay
