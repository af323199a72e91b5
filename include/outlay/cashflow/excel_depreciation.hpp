// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation under Excel's names, with Excel's habits. What Excel answers with #NUM! throws numeric_domain_error.
//
//   excel::SLN SYD DB DDB VDB AMORLINC AMORDEGRC
//
// The rules are held against values that Excel computed; see tests/cashflow/data/closed_forms.md.

#include <outlay/number/errors.hpp>
#include <outlay/time/yearfrac.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace outlay::inline v0 {
namespace detail {

inline void need(bool holds, const char* argument, double value, const char* requirement) {
    if (!holds) throw numeric_domain_error(argument, std::to_string(value), requirement);
}

inline void check_asset(double cost, double salvage, double life) {
    need(cost >= 0, "cost", cost, "at least 0");
    need(salvage >= 0, "salvage", salvage, "at least 0");
    need(life > 0, "life", life, "above 0");
}

/// What AMORLINC and AMORDEGRC ask for.
inline void check_french(double cost, calendar_day purchased, calendar_day first_period, double salvage, int period,
                         double rate) {
    check_asset(cost, salvage, 1);
    need(salvage <= cost, "salvage", salvage, "at most cost");
    need(purchased <= first_period, "days of period 0", (first_period - purchased).count(), "at least 0");
    need(period >= 0, "period", period, "at least 0");
    need(rate > 0, "rate", rate, "above 0");
}

/// What period 0 bears: the part of a year from the purchase to the end of the first period.
inline double first_period_part(calendar_day purchased, calendar_day first_period, int basis) {
    need(basis == 0 || basis == 1 || basis == 3 || basis == 4, "basis", basis, "0, 1, 3 or 4");
    if (basis == 0 || basis == 4) return nearest_double(excel_basis{basis}(purchased, first_period));
    // With counted days, 29 February counts as 28; with actual/actual the year is the one of the purchase.
    const auto without_leap_day = [](calendar_day day) { return is_leap_day(day) ? day - date::days{1} : day; };
    const int days = (without_leap_day(first_period) - without_leap_day(purchased)).count();
    return days / (basis == 1 && purchased.year().is_leap() ? 366.0 : 365.0);
}

/// To a whole number, half away from zero, of a value that Excel holds to 13 digits: 22.4999999999999 is 23.
inline double excel_whole(double x) {
    if (x == 0) return 0;
    const double scale = std::pow(10.0, 12 - std::floor(std::log10(std::abs(x))));
    return std::round(std::round(x * scale) / scale);
}

}  // namespace detail

namespace excel {

/// (cost - salvage) / life. Excel takes a negative life; so does this.
inline double SLN(double cost, double salvage, double life) {
    detail::need(life != 0, "life", life, "not 0");
    return (cost - salvage) / life;
}

/// Sum of the years' digits; `per` may be a fraction, as in Excel.
inline double SYD(double cost, double salvage, double life, double per) {
    detail::need(salvage >= 0, "salvage", salvage, "at least 0");
    detail::need(per >= 1 && per <= life, "per", per, "from 1 to life");
    return (cost - salvage) * (life - per + 1) * 2 / (life * (life + 1));
}

/// Fixed declining balance at a rate rounded to three decimals; bought in `month`, so that a period life + 1 may follow.
inline double DB(double cost, double salvage, int life, int period, int month = 12) {
    detail::check_asset(cost, salvage, life);
    detail::need(month >= 1 && month <= 12, "month", month, "from 1 to 12");
    detail::need(period >= 1 && period <= life + (month < 12 ? 1 : 0), "period", period, "from 1 to life, or life + 1");
    if (cost == 0) return 0;
    const double rate = std::round((1 - std::pow(salvage / cost, 1.0 / life)) * 1000) / 1000;
    double charge = cost * rate * month / 12;
    double book = cost;
    for (int k = 2; k <= period; ++k) {
        book -= charge;
        charge = book * rate;
        if (k == life + 1) charge = charge * (12 - month) / 12;
    }
    return charge;
}

/// Declining balance at factor / life, never below the salvage; a period below 1 counts as 1.
inline double DDB(double cost, double salvage, double life, double period, double factor = 2) {
    detail::check_asset(cost, salvage, life);
    detail::need(period > 0 && period <= life, "period", period, "above 0, at most life");
    detail::need(factor > 0, "factor", factor, "above 0");
    const double rate = std::min(factor / life, 1.0);
    const double book = cost * std::pow(1 - rate, std::max(period, 1.0) - 1);
    return std::max(std::min(book * rate, book - salvage), 0.0);
}

/// Declining balance from `start` to `end`, linear inside a period; switches to straight line unless `no_switch`.
inline double VDB(double cost, double salvage, double life, double start, double end, double factor = 2,
                  bool no_switch = false) {
    detail::check_asset(cost, salvage, life);
    detail::need(start >= 0 && start <= end, "start", start, "from 0 to end");
    detail::need(end <= life, "end", end, "at most life");
    detail::need(factor >= 0, "factor", factor, "at least 0");
    double book = cost;
    double sum = 0;
    for (double k = 0; k < end; ++k) {
        const double left = std::max(book - salvage, 0.0);
        double charge = book * factor / life;
        if (!no_switch) charge = std::max(charge, left / (life - k));
        charge = std::min(charge, left);
        const double covered = std::min(end, k + 1) - std::max(start, k);
        if (covered > 0) sum += charge * covered;
        book -= charge;
    }
    return sum;
}

/// The French straight line: cost x rate a year; period 0 by days, then whole years until cost - salvage is used up.
inline double AMORLINC(double cost, calendar_day purchased, calendar_day first_period, double salvage, int period,
                       double rate, int basis = 0) {
    detail::check_french(cost, purchased, first_period, salvage, period, rate);
    const double year = cost * rate;
    const double part = detail::first_period_part(purchased, first_period, basis);
    if (period > std::ceil(1 / rate)) return 0;
    double charge = part == 0 ? year : part * rate * cost;
    double left = cost - salvage;
    for (int k = 0;; ++k) {
        charge = std::min(charge, left);
        if (k == period) return charge;
        left -= charge;
        charge = year;
    }
}

/// The French declining charge: the rate times 1.5, 2 or 2.5 by the life, whole amounts; the last but one period takes half
/// of what is left, the last the rest. Excel's life includes period 0: the last period is ceil(1 / rate) - 1.
inline double AMORDEGRC(double cost, calendar_day purchased, calendar_day first_period, double salvage, int period,
                        double rate, int basis = 0) {
    detail::check_french(cost, purchased, first_period, salvage, period, rate);
    const double exact_life = 1 / rate;
    detail::need(exact_life >= 3 && !(exact_life > 4 && exact_life < 5), "1 / rate", exact_life,
                 "3 to 4, or 5 and more");
    double share = rate * (exact_life <= 4 ? 1.5 : exact_life <= 6 ? 2 : 2.5);
    const double part = detail::first_period_part(purchased, first_period, basis);
    const int last = static_cast<int>(std::ceil(exact_life)) - (part == 0 ? 2 : 1);
    double charge = detail::excel_whole(std::min((part == 0 ? 1 : part) * share * cost, cost - salvage));
    double left = cost - charge;
    for (int k = 1; k <= period; ++k) {
        if (k == last) share = 1;
        charge = k == last - 1 ? left / 2 : left * share;
        if (left < salvage) charge = 0;
        left -= charge;
    }
    return detail::excel_whole(charge);
}

}  // namespace excel
}  // namespace outlay
