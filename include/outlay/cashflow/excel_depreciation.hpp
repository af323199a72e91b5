// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation under Excel's names, with Excel's habits. What Excel answers with #NUM! throws numeric_domain_error.
//
//   excel::SLN SYD DB DDB VDB AMORLINC AMORDEGRC
//
// Every argument is a double, as in a cell. The rules are held against values that Excel computed; see
// tests/cashflow/data/closed_forms.md. Sums and powers run in pairs of doubles, so that a charge is right to 4 units in the
// last place or to 8 times what one such unit in an argument changes, and an asset that is written off bears exactly 0.

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/detail/discounter.hpp>
#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/yearfrac.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

inline void need(bool holds, const char* argument, double value, const char* requirement) {
    if (!holds) throw numeric_domain_error(argument, number_text(value), requirement);
}

/// No cell holds an infinity or a NaN. The arguments are names and values in turn.
template <class... More>
void need_finite(const char* argument, double value, const More&... more) {
    need(std::isfinite(value), argument, value, "a finite number");
    if constexpr (sizeof...(more) > 0) need_finite(more...);
}

/// What a cell shows: neither infinite nor without a value nor -0.
inline double cell(double x) { return finite(x, "a cell") + 0.0; }
inline double cell(const double_double& x) { return cell(x.hi + x.lo); }

inline void check_asset(double cost, double salvage, double life) {
    need_finite("cost", cost, "salvage", salvage, "life", life);
    need(cost >= 0, "cost", cost, "at least 0");
    need(salvage >= 0, "salvage", salvage, "at least 0");
    need(life > 0, "life", life, "above 0");
}

/// What AMORLINC and AMORDEGRC ask for.
inline void check_french(double cost, calendar_day purchased, calendar_day first_period, double salvage, double period,
                         double rate) {
    check_asset(cost, salvage, 1);
    need_finite("period", period, "rate", rate);
    need(salvage <= cost, "salvage", salvage, "at most cost");
    need(purchased <= first_period, "days of period 0", (first_period - purchased).count(), "at least 0");
    need(period >= 0, "period", period, "at least 0");
    need(rate > 0, "rate", rate, "above 0");
}

/// What period 0 bears: the part of a year from the purchase to the end of the first period. The basis is cut to a whole.
inline double_double first_period_part(calendar_day purchased, calendar_day first_period, double basis) {
    const double kind = std::trunc(basis);
    need(kind == 0 || kind == 1 || kind == 3 || kind == 4, "basis", basis, "0, 1, 3 or 4");
    if (kind == 0 || kind == 4) return pair_of(excel_basis{kind == 0 ? 0 : 4}(purchased, first_period));
    // With counted days, 29 February counts as 28; with actual/actual the year is the one of the purchase.
    const auto without_leap_day = [](calendar_day day) { return is_leap_day(day) ? day - date::days{1} : day; };
    const int days = (without_leap_day(first_period) - without_leap_day(purchased)).count();
    return double_double(days) / (kind == 1 && purchased.year().is_leap() ? 366.0 : 365.0);
}

/// To a whole number, half away from zero, of a value that Excel holds to 13 digits: 22.4999999999999 is 23.
inline double excel_whole(double x) {
    if (x == 0) return 0;
    const double scale = std::pow(10.0, 12 - std::floor(std::log10(std::abs(x))));
    return std::round(std::round(x * scale) / scale);
}

/// base^n for a whole n of at least 0.
inline double_double whole_power(double_double base, double n) {
    double_double result(1);
    for (; n >= 1; n = std::floor(n / 2)) {
        if (std::fmod(n, 2) == 1) result = result * base;
        if (n > 1) base = base * base;
    }
    return result;
}

/// An asset that declines: what is left of it above the salvage, and the share of its book value that a period bears.
struct declining_asset {
    double_double left;
    double salvage;
    double_double share;
    double life;  // what of it is still ahead

    [[nodiscard]] double_double book() const { return left + double_double(salvage); }

    /// What the time from `from` to `until` bears, linear inside a period.
    [[nodiscard]] double_double charge_between(double from, double until, bool no_switch) const {
        declining_asset rest = *this;
        double_double sum;
        for (double k = 0; k < until; ++k) {
            // What is left when pairs of doubles cancel to their last bits is their rounding.
            if (!(rest.left.hi > rest.book().hi * 0x1p-90)) break;
            const double covered = std::max(until - std::max(from, k), 0.0);
            const double in_period = std::max(std::min(until, k + 1) - std::max(from, k), 0.0);
            const double_double declined = rest.book() * share;
            // Once straight line over the rest of the life bears more, it does so to the end.
            if (!no_switch && rest.left.hi / (life - k) >= declined.hi)
                return sum + rest.left * double_double(covered) / (life - k);
            if (declined.hi >= rest.left.hi)
                return sum + rest.left * double_double(in_period) / (no_switch ? 1 : std::min(life - k, 1.0));
            sum += declined * double_double(in_period);
            rest.left = rest.left - declined;
        }
        return sum;
    }
};

}  // namespace detail

namespace excel {

/// (cost - salvage) / life. Excel takes a negative life; so does this.
inline double SLN(double cost, double salvage, double life) {
    detail::need_finite("cost", cost, "salvage", salvage, "life", life);
    detail::need(life != 0, "life", life, "other than 0");
    return detail::cell((cost - salvage) / life);
}

/// Sum of the years' digits; `per` may be a fraction, as in Excel.
inline double SYD(double cost, double salvage, double life, double per) {
    detail::need_finite("cost", cost, "salvage", salvage, "life", life, "per", per);
    detail::need(salvage >= 0, "salvage", salvage, "at least 0");
    detail::need(per > 0 && per <= life, "per", per, "above 0, at most life");
    return detail::cell((cost - salvage) * ((life - per + 1) / life) * (2 / (life + 1)));
}

/// Fixed declining balance at a rate rounded to three decimals; bought in `month`, so that a period life + 1 may follow. The
/// life enters the rate as it is; the period is cut to a whole number, of at least 1.
inline double DB(double cost, double salvage, double life, double period, double month = 12) {
    detail::check_asset(cost, salvage, life);
    detail::need(month >= 1 && month <= 12 && month == std::floor(month), "month", month, "a whole number from 1 to 12");
    const double number = std::max(std::floor(period), 1.0);
    const double last = std::max(std::floor(life), 1.0);
    detail::need(period > 0 && number <= (month < 12 ? last + 1 : last), "period", period,
                 "above 0, at most life, or life + 1 where the first year is not whole");
    if (cost == 0) return 0;
    const double thousandths = std::round((1 - std::pow(salvage / cost, 1 / life)) * 1000);
    const detail::double_double rate = detail::double_double(thousandths) / 1000;
    const detail::double_double first = rate * month / 12 * cost;
    if (number == 1) return detail::cell(first);
    const detail::double_double kept = detail::double_double(1000 - thousandths) / 1000;
    const detail::double_double book = (detail::double_double(cost) - first) * detail::whole_power(kept, number - 2);
    return detail::cell(number > last ? rate * (12 - month) / 12 * book : rate * book);
}

/// Declining balance at factor / life, never below the salvage; a period below 1 counts as 1.
inline double DDB(double cost, double salvage, double life, double period, double factor = 2) {
    detail::check_asset(cost, salvage, life);
    detail::need(period > 0 && period <= life, "period", period, "above 0, at most life");
    detail::need_finite("factor", factor);
    detail::need(factor > 0, "factor", factor, "above 0");
    const double declined = std::max(period, 1.0) - 1;  // periods before this one
    detail::double_double book(cost);
    detail::double_double share(1);
    if (factor < life) {
        share = detail::double_double(factor) / life;
        book = declined == std::floor(declined) ? book * detail::whole_power(detail::double_double(1) - share, declined)
                                                : book * std::exp(declined * std::log1p(-share.hi));
    } else if (declined > 0) {
        return 0;
    }
    const detail::double_double left = book - salvage;
    if (!(left.hi > book.hi * 0x1p-90)) return 0;
    const detail::double_double charge = book * share;
    return detail::cell(charge.hi < left.hi ? charge : left);
}

/// Declining balance from `start` to `end`, linear inside a period; switches to straight line unless `no_switch`.
///
/// At a start inside a period Excel, where it switches, is not linear. Two figures show it: 0.1479 for
/// VDB(100, 10, 13, 0, 1, 1) less its two halves, and the American rule of half a year, which VDB is documented for. What
/// gives both, and is done here, is not proved to be Excel's: what is left of the asset at the start begins anew, over the
/// life that is left and at the same share; and where factor is above 1 and the start lies beyond half the life, start and
/// end are first moved back so that the start is half the life.
///
///     VDB(100, 0, 5, max(0, y - 1.5), min(5, y - 0.5))      20, 32, 19.2, 11.52, 11.52, 5.76: IRS Publication 946
///
///     cost     a few operations a period up to `end`
inline double VDB(double cost, double salvage, double life, double start, double end, double factor = 2,
                  bool no_switch = false) {
    detail::check_asset(cost, salvage, life);
    detail::need(start >= 0 && start <= end, "start", start, "from 0 to end");
    detail::need(end <= life && end <= 1e6, "end", end, "at most life, and at most 1000000");
    detail::need_finite("factor", factor);
    detail::need(factor > 0, "factor", factor, "above 0");
    detail::declining_asset asset{detail::double_double(cost) - salvage, salvage, detail::double_double(factor) / life, life};
    if (no_switch || start == std::floor(start)) return detail::cell(asset.charge_between(start, end, no_switch));
    if (factor > 1 && start >= life / 2) {
        end -= start - life / 2;
        start = life / 2;
    }
    asset.left = asset.left - asset.charge_between(0, start, false);
    asset.life = life - start;
    return detail::cell(asset.charge_between(0, end - start, false));
}

/// The French straight line: cost x rate a year; period 0 by days, then whole years until cost - salvage is used up. Of a
/// fractional period the whole part counts, but one between 0 and 1 bears cost x rate, whatever is left.
inline double AMORLINC(double cost, calendar_day purchased, calendar_day first_period, double salvage, double period,
                       double rate, double basis = 0) {
    detail::check_french(cost, purchased, first_period, salvage, period, rate);
    const detail::double_double year = detail::double_double::product(cost, rate);
    const detail::double_double part = detail::first_period_part(purchased, first_period, basis);
    const double number = std::floor(period);
    if (number > std::ceil(1 / rate)) return 0;
    if (number == 0 && period > 0) return detail::cell(year);
    const detail::double_double whole = detail::double_double(cost) - salvage;
    const detail::double_double first = part.hi == 0 ? year : year * part;
    const detail::double_double left =
        number == 0 ? whole : whole - (first.hi < whole.hi ? first : whole) - year * detail::double_double(number - 1);
    const detail::double_double charge = number == 0 ? first : year;
    return left.hi > 0 ? detail::cell(charge.hi < left.hi ? charge : left) : 0;
}

/// The French declining charge: the rate times 1.5, 2 or 2.5 by the life, whole amounts; the last but one period takes half
/// of what is left, the last the rest. Excel's life includes period 0: the last period is ceil(1 / rate) - 1. Of a fractional
/// period the whole part counts, but one between 0 and 1 bears 0.
inline double AMORDEGRC(double cost, calendar_day purchased, calendar_day first_period, double salvage, double period,
                        double rate, double basis = 0) {
    detail::check_french(cost, purchased, first_period, salvage, period, rate);
    const double exact_life = 1 / rate;
    detail::need(exact_life >= 3 && !(exact_life > 4 && exact_life < 5), "1 / rate", exact_life,
                 "3 to 4, or 5 and more");
    double share = rate * (exact_life <= 4 ? 1.5 : exact_life <= 6 ? 2 : 2.5);
    const detail::double_double pair = detail::first_period_part(purchased, first_period, basis);
    const double part = pair.hi + pair.lo;
    const double last = std::ceil(exact_life) - (part == 0 ? 2 : 1);
    const double number = std::floor(period);
    if (number > last || (number == 0 && period > 0)) return 0;
    detail::need(number <= 1e6, "period", period, "at most 1000000");
    double charge = detail::excel_whole(std::min((part == 0 ? 1 : part) * share * cost, cost - salvage));
    double left = cost - charge;
    for (double k = 1; k <= number; ++k) {
        if (k == last) share = 1;
        charge = k == last - 1 ? left / 2 : left * share;
        if (left < salvage) charge = 0;
        left -= charge;
    }
    return detail::cell(detail::excel_whole(charge));
}

}  // namespace excel
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
