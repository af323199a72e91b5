// SPDX-License-Identifier: BSL-1.0
#pragma once
// Excel's functions under Excel's names, with Excel's argument order and habits, for those who port a workbook.
//
//   excel::NPV XNPV IRR XIRR MIRR RATE
//   excel::FV PV PMT IPMT PPMT NPER CUMIPMT CUMPRINC
//   excel::EFFECT NOMINAL RRI PDURATION FVSCHEDULE
//   excel::SLN SYD DB DDB VDB AMORLINC AMORDEGRC          in cashflow/excel_depreciation.hpp
//
// Every argument is a double, as in a cell, and no fraction of one is cut but where Excel cuts it. What Excel answers with
// #NUM! or #DIV/0! throws numeric_domain_error, and a result that no double holds numeric_overflow_error: a result is always
// finite. Where IRR, XIRR or RATE have several roots, the one nearest to the guess is returned, which Excel only aims at, and
// no_single_rate_error is thrown where there is none. docs/excel.md says what each is called here when it is written anew,
// where the meaning differs, and which arguments each refuses.

#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/excel_depreciation.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/mirr.hpp>
#include <outlay/cashflow/tvm.hpp>
#include <outlay/time/day_count.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace outlay::inline v0::excel {
namespace detail {

using namespace outlay::detail;

/// Any type but 0 stands for payments at the start (MS-OI29500, sections on IPMT, NPER and RATE).
inline timing when(double type) {
    need_finite("type", type);
    return type == 0 ? timing::end : timing::start;
}

/// (1 + rate)^-n: of a rate below -1 for whole n only.
inline double discount(double rate, double n) {
    if (rate > -1) return discount_over(rate, n);
    need(rate < -1, "rate", rate, "other than -1");
    need(n == std::floor(n), "nper", n, "a whole number where the rate is below -1");
    const double size = std::exp(-n * std::log1p(-rate - 2));
    return std::fmod(n, 2) == 0 ? size : -size;
}

/// (1 - (1 + rate)^-n) / rate.
inline double annuity(double rate, double n) {
    if (rate > -1) return annuity_factor_of(rate, n);
    const double factor = discount(rate, n);
    return (factor > 0 ? -std::expm1(-n * std::log1p(-rate - 2)) : 1 - factor) / rate;
}

/// What a payment of pmt at the start or the end of each period is worth before the first.
inline double payments(double rate, double n, double pmt, timing at) {
    return pmt * (at == timing::start ? 1 + rate : 1) * annuity(rate, n);
}

/// The rates of payments over a number of periods that is not whole. Times (1 - 1/g), g = 1 + rate, the equation is one of
/// flows at 0, 1, n and n + 1, whose roots irr finds, with one at g = 1 that need not be one of the equation; so each is
/// improved on the equation itself by secants, and kept where it then holds.
inline irr_result fractional_rates(double n, double pmt, double pv, double fv, timing at) {
    const auto value = [&](double u) { return pv + payments(std::expm1(u), n, pmt, at) + fv * std::exp(-n * u); };
    const double paid = at == timing::start ? 0 : 1;
    const double times[] = {0, 1, n, n + 1, paid, n + paid};
    const double amounts[] = {pv, -pv, fv, -fv, pmt, -pmt};
    irr_result found;
    for (const irr_root& root : irr(std::span<const double>(times), std::span<const double>(amounts)).roots) {
        if (!root.representable()) continue;
        double u = root.log_growth, last = u + 1e-6;
        double here = value(u), there = value(last);
        for (int i = 0; i < 60 && here != 0 && here != there; ++i) {
            const double next = u - here * ((u - last) / (here - there));
            if (!std::isfinite(next) || next == u) break;
            last = u, there = here;
            u = next, here = value(u);
        }
        const double size = std::abs(pv) + std::abs(payments(std::expm1(u), n, pmt, at)) + std::abs(fv) * std::exp(-n * u);
        if (std::abs(here) <= 1e-12 * size) found.roots.push_back({std::expm1(u), std::exp(u), u, 1});
    }
    found.status = found.roots.empty() ? irr_status::none : irr_status::multiple;
    return found;
}

/// The payments that CUMIPMT and CUMPRINC add up.
struct payment_range {
    double first, last;
    timing at;

    payment_range(double rate, double nper, double pv, double start, double end, double type) {
        need_finite("rate", rate, "nper", nper, "pv", pv);
        need(rate > 0, "rate", rate, "above 0");
        need(nper > 0, "nper", nper, "above 0");
        need(pv > 0, "pv", pv, "above 0");
        need(start >= 1 && start <= end, "start", start, "from 1 to end");
        need(end <= nper, "end", end, "at most nper");
        const double kind = std::trunc(type);
        need(kind == 0 || kind == 1, "type", type, "0 or 1");
        first = std::ceil(start);
        last = std::floor(end);
        need(first <= last, "start", start, "such that a whole payment lies between it and end");
        at = kind == 0 ? timing::end : timing::start;
    }
};

inline std::vector<dated<double>> listed(std::span<const double> values, std::span<const calendar_day> dates) {
    if (values.size() != dates.size())
        throw numeric_domain_error("the number of dates", std::to_string(dates.size()), std::to_string(values.size()));
    if (values.empty()) throw numeric_domain_error("the number of values", "0", "at least 1");
    std::vector<dated<double>> flows;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (dates[i] < dates[0])
            throw numeric_domain_error("a date", to_string(dates[i]),
                                       "not before the first listed, " + to_string(dates[0]));
        flows.push_back({dates[i], values[i]});
    }
    return flows;
}

}  // namespace detail

/// Excel's NPV: the first value is discounted by one period too. As if computed in twice the precision. A rate below -1 has
/// a value here, as in Excel.
///
///     excel::NPV(0.1, {-10000, 3000, 4200, 6800})      1188.44
inline double NPV(double rate, std::span<const double> values) {
    detail::need_finite("rate", rate);
    detail::need(rate != -1, "rate", rate, "other than -1");
    const detail::double_double factor = detail::pair_inverse(detail::double_double::sum(1, rate));
    detail::double_double sum;
    for (std::size_t i = values.size(); i-- > 0;) sum = (sum + detail::double_double(values[i])) * factor;
    return detail::cell(sum);
}
inline double NPV(double rate, std::initializer_list<double> values) {
    return NPV(rate, std::span<const double>(values.begin(), values.size()));
}

/// Days over 365 from the first listed date; an earlier date is refused. Excel takes only rates above 0, this any above -1.
inline double XNPV(double rate, std::span<const double> values, std::span<const calendar_day> dates) {
    detail::need_finite("rate", rate);
    return detail::cell(npv(rate, detail::listed(values, dates), act_365f, dates[0]));
}

/// The root nearest to the guess.
///
///     throws   no_single_rate_error  there is none
inline double IRR(std::span<const double> values, double guess = 0.1) {
    detail::need_finite("guess", guess);
    return detail::cell(irr(values).primary(as_excel{guess}));
}
inline double IRR(std::initializer_list<double> values, double guess = 0.1) {
    return IRR(std::span<const double>(values.begin(), values.size()), guess);
}
inline double XIRR(std::span<const double> values, std::span<const calendar_day> dates, double guess = 0.1) {
    detail::need_finite("guess", guess);
    return detail::cell(irr(detail::listed(values, dates), act_365f).primary(as_excel{guess}));
}

/// Outflows are financed, inflows reinvested. Rates below -1 have a value, as in Excel, where both worths have one sign.
inline double MIRR(std::span<const double> values, double finance_rate, double reinvest_rate) {
    detail::need_finite("finance_rate", finance_rate, "reinvest_rate", reinvest_rate);
    using detail::double_double;
    detail::need(finance_rate != -1, "finance_rate", finance_rate, "other than -1");
    detail::need(reinvest_rate != -1, "reinvest_rate", reinvest_rate, "other than -1");
    const double_double growth = double_double::sum(1, reinvest_rate);
    const double_double factor = detail::pair_inverse(double_double::sum(1, finance_rate));
    double_double inflows, outflows;
    for (const double value : values) inflows = inflows * growth + double_double(positive_part(value));
    for (std::size_t i = values.size(); i-- > 0;) outflows = outflows * factor + double_double(positive_part(-values[i]));
    const bool negative = inflows.hi < 0 && outflows.hi < 0;
    return detail::cell(detail::growth_rate<double>(negative ? -inflows : inflows, negative ? -outflows : outflows,
                                                    static_cast<double>(values.size()) - 1));
}
inline double MIRR(std::initializer_list<double> values, double finance_rate, double reinvest_rate) {
    return MIRR(std::span<const double>(values.begin(), values.size()), finance_rate, reinvest_rate);
}

/// What n payments and an opening amount become: any n, and a rate below -1 for a whole one. At -1 nothing is left but the
/// last payment.
inline double FV(double rate, double nper, double pmt, double pv = 0, double type = 0) {
    detail::need_finite("rate", rate, "nper", nper, "pmt", pmt, "pv", pv);
    const timing at = detail::when(type);
    if (rate == -1) {
        detail::need(nper > 0, "nper", nper, "above 0 where the rate is -1");
        return detail::cell(-(pv * 0 + pmt * (at == timing::start ? 0 : 1)));
    }
    return detail::cell(-(pv + detail::payments(rate, nper, pmt, at)) / detail::discount(rate, nper));
}
inline double PV(double rate, double nper, double pmt, double fv = 0, double type = 0) {
    detail::need_finite("rate", rate, "nper", nper, "pmt", pmt, "fv", fv);
    const timing at = detail::when(type);
    return detail::cell(-(fv * detail::discount(rate, nper) + detail::payments(rate, nper, pmt, at)));
}
inline double PMT(double rate, double nper, double pv, double fv = 0, double type = 0) {
    detail::need_finite("rate", rate, "nper", nper, "pv", pv, "fv", fv);
    const timing at = detail::when(type);
    if (rate == -1) {
        detail::need(nper > 0, "nper", nper, "above 0 where the rate is -1");
        detail::need(at == timing::end, "type", type, "0 where the rate is -1");
        return detail::cell(-(pv * 0 + fv));
    }
    const double one = detail::payments(rate, nper, 1, at);
    detail::need(one != 0, "nper", nper, "such that payments are worth something");
    return detail::cell(-(pv + fv * detail::discount(rate, nper)) / one);
}
/// `per` is at least 1 and below nper + 1, whole or not.
inline double IPMT(double rate, double per, double nper, double pv, double fv = 0, double type = 0) {
    detail::need_finite("rate", rate, "per", per, "nper", nper, "pv", pv, "fv", fv);
    (void)detail::growth_factor(rate);
    detail::need(per >= 1 && per < nper + 1, "per", per, "at least 1 and below nper + 1");
    return detail::cell(tvm::detail::interest_in(rate, per, nper, pv, fv, detail::when(type)));
}
/// `per` is from 1 to nper, whole or not.
inline double PPMT(double rate, double per, double nper, double pv, double fv = 0, double type = 0) {
    detail::need_finite("rate", rate, "per", per, "nper", nper, "pv", pv, "fv", fv);
    (void)detail::growth_factor(rate);
    detail::need(per >= 1 && per <= nper, "per", per, "from 1 to nper");
    return detail::cell(tvm::detail::principal_in(rate, per, nper, pv, fv, detail::when(type)));
}
inline double NPER(double rate, double pmt, double pv, double fv = 0, double type = 0) {
    detail::need_finite("rate", rate, "pmt", pmt, "pv", pv, "fv", fv);
    return detail::cell(tvm::nper(rate, pmt, pv, fv, detail::when(type)));
}
/// The root nearest to the guess; nper may be a fraction.
///
///     throws   no_single_rate_error  there is none
///     cost     irr of nper + 1 flows where nper is whole
inline double RATE(double nper, double pmt, double pv, double fv = 0, double type = 0, double guess = 0.1) {
    detail::need_finite("nper", nper, "pmt", pmt, "pv", pv, "fv", fv, "guess", guess);
    const timing at = detail::when(type);
    detail::need(nper > 0 && nper <= 1e6, "nper", nper, "above 0, at most 1000000");
    const irr_result rates = nper == std::floor(nper) ? tvm::rate(static_cast<int>(nper), pmt, pv, fv, at)
                                                      : detail::fractional_rates(nper, pmt, pv, fv, at);
    return detail::cell(rates.primary(as_excel{guess}));
}
/// A fractional start is rounded up and a fractional end down, nper counts as it is; rate, nper and pv are above 0.
inline double CUMIPMT(double rate, double nper, double pv, double start, double end, double type) {
    const detail::payment_range added(rate, nper, pv, start, end, type);
    return detail::cell(tvm::detail::interest_between(rate, nper, pv, added.first, added.last, added.at));
}
inline double CUMPRINC(double rate, double nper, double pv, double start, double end, double type) {
    const detail::payment_range added(rate, nper, pv, start, end, type);
    return detail::cell(tvm::detail::principal_between(rate, nper, pv, added.first, added.last, added.at));
}

/// The periods a year are truncated; the rate is above 0.
inline double EFFECT(double nominal_rate, double npery) {
    detail::need_finite("nominal_rate", nominal_rate, "npery", npery);
    detail::need(nominal_rate > 0, "nominal_rate", nominal_rate, "above 0");
    return detail::cell(tvm::effect(nominal_rate, std::trunc(npery)));
}
inline double NOMINAL(double effect_rate, double npery) {
    detail::need_finite("effect_rate", effect_rate, "npery", npery);
    detail::need(effect_rate > 0, "effect_rate", effect_rate, "above 0");
    return detail::cell(tvm::nominal(effect_rate, std::trunc(npery)));
}
/// -1 where nothing is left.
inline double RRI(double nper, double pv, double fv) {
    detail::need_finite("nper", nper, "pv", pv, "fv", fv);
    return detail::cell(tvm::rri(nper, pv, fv));
}
/// All three are above 0.
inline double PDURATION(double rate, double pv, double fv) {
    detail::need_finite("rate", rate, "pv", pv, "fv", fv);
    detail::need(rate > 0, "rate", rate, "above 0");
    detail::need(pv > 0, "pv", pv, "above 0");
    detail::need(fv > 0, "fv", fv, "above 0");
    return detail::cell(tvm::pduration(rate, pv, fv));
}
/// principal (1 + r_1) (1 + r_2) ...
inline double FVSCHEDULE(double principal, std::span<const double> schedule) {
    detail::need_finite("principal", principal);
    detail::double_double value(principal);
    for (const double rate : schedule) value = value * detail::double_double::sum(1, rate);
    return detail::cell(value);
}

}  // namespace outlay::inline v0::excel
