// SPDX-License-Identifier: BSL-1.0
#pragma once
// Excel's functions under Excel's names, with Excel's argument order and habits, for those who port a workbook.
//
//   excel::NPV XNPV IRR XIRR MIRR RATE
//   excel::FV PV PMT IPMT PPMT NPER CUMIPMT CUMPRINC
//   excel::EFFECT NOMINAL RRI PDURATION FVSCHEDULE
//   excel::SLN SYD DB DDB VDB AMORLINC AMORDEGRC          in cashflow/excel_depreciation.hpp
//
// All in double. What Excel answers with #NUM! or #DIV/0! throws numeric_domain_error; where IRR, XIRR or RATE have several
// roots, the one nearest to the guess is returned, which Excel only aims at. docs/excel.md says what each is called here
// when it is written anew, and where the meaning differs.

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

inline timing when(int type) { return type == 0 ? timing::end : timing::start; }

inline int whole_periods(double n, const char* what) {
    need(n == std::floor(n) && std::abs(n) < 1e9, what, n, "a whole number");
    return static_cast<int>(n);
}

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

/// Excel's NPV: the first value is discounted by one period too. As if computed in twice the precision.
///
///     excel::NPV(0.1, {-10000, 3000, 4200, 6800})      1188.44
inline double NPV(double rate, std::span<const double> values) {
    (void)detail::growth_factor(rate);
    const detail::double_double factor = detail::pair_inverse(detail::double_double::sum(1, rate));
    detail::double_double sum;
    for (std::size_t i = values.size(); i-- > 0;) sum = (sum + detail::double_double(values[i])) * factor;
    return detail::finite(sum.hi + sum.lo, "a net present value");
}
inline double NPV(double rate, std::initializer_list<double> values) {
    return NPV(rate, std::span<const double>(values.begin(), values.size()));
}

/// Days over 365 from the first listed date; an earlier date is refused. Excel takes only rates above 0, this any above -1.
inline double XNPV(double rate, std::span<const double> values, std::span<const calendar_day> dates) {
    return npv(rate, detail::listed(values, dates), act_365f, dates[0]);
}

/// The root nearest to the guess.
///
///     throws   no_single_rate_error  there is none
inline double IRR(std::span<const double> values, double guess = 0.1) { return irr(values).primary(as_excel{guess}); }
inline double IRR(std::initializer_list<double> values, double guess = 0.1) {
    return IRR(std::span<const double>(values.begin(), values.size()), guess);
}
inline double XIRR(std::span<const double> values, std::span<const calendar_day> dates, double guess = 0.1) {
    return irr(detail::listed(values, dates), act_365f).primary(as_excel{guess});
}

/// Outflows are financed, inflows reinvested.
inline double MIRR(std::span<const double> values, double finance_rate, double reinvest_rate) {
    return mirr(values, finance_rate, reinvest_rate);
}
inline double MIRR(std::initializer_list<double> values, double finance_rate, double reinvest_rate) {
    return MIRR(std::span<const double>(values.begin(), values.size()), finance_rate, reinvest_rate);
}

inline double FV(double rate, double nper, double pmt, double pv = 0, int type = 0) {
    return tvm::fv(rate, nper, pmt, pv, detail::when(type));
}
inline double PV(double rate, double nper, double pmt, double fv = 0, int type = 0) {
    return tvm::pv(rate, nper, pmt, fv, detail::when(type));
}
inline double PMT(double rate, double nper, double pv, double fv = 0, int type = 0) {
    return tvm::pmt(rate, nper, pv, fv, detail::when(type));
}
/// `per` and `nper` are whole here.
inline double IPMT(double rate, double per, double nper, double pv, double fv = 0, int type = 0) {
    return tvm::ipmt(rate, detail::whole_periods(per, "per"), detail::whole_periods(nper, "nper"), pv, fv,
                     detail::when(type));
}
inline double PPMT(double rate, double per, double nper, double pv, double fv = 0, int type = 0) {
    return tvm::ppmt(rate, detail::whole_periods(per, "per"), detail::whole_periods(nper, "nper"), pv, fv,
                     detail::when(type));
}
inline double NPER(double rate, double pmt, double pv, double fv = 0, int type = 0) {
    return tvm::nper(rate, pmt, pv, fv, detail::when(type));
}
/// The root nearest to the guess; `nper` is whole here.
inline double RATE(double nper, double pmt, double pv, double fv = 0, int type = 0, double guess = 0.1) {
    return tvm::rate(detail::whole_periods(nper, "nper"), pmt, pv, fv, detail::when(type)).primary(as_excel{guess});
}
/// A fractional start is rounded up, a fractional end down; rate, nper and pv are above 0.
inline double CUMIPMT(double rate, double nper, double pv, double start, double end, int type) {
    detail::need(rate > 0, "rate", rate, "above 0");
    detail::need(pv > 0, "pv", pv, "above 0");
    return tvm::cumipmt(rate, detail::whole_periods(nper, "nper"), pv, static_cast<int>(std::ceil(start)),
                        static_cast<int>(std::floor(end)), detail::when(type));
}
inline double CUMPRINC(double rate, double nper, double pv, double start, double end, int type) {
    detail::need(rate > 0, "rate", rate, "above 0");
    detail::need(pv > 0, "pv", pv, "above 0");
    return tvm::cumprinc(rate, detail::whole_periods(nper, "nper"), pv, static_cast<int>(std::ceil(start)),
                         static_cast<int>(std::floor(end)), detail::when(type));
}

/// The periods a year are truncated; the rate is above 0.
inline double EFFECT(double nominal_rate, double npery) {
    detail::need(nominal_rate > 0, "nominal_rate", nominal_rate, "above 0");
    return tvm::effect(nominal_rate, std::trunc(npery));
}
inline double NOMINAL(double effect_rate, double npery) {
    detail::need(effect_rate > 0, "effect_rate", effect_rate, "above 0");
    return tvm::nominal(effect_rate, std::trunc(npery));
}
inline double RRI(double nper, double pv, double fv) { return tvm::rri(nper, pv, fv); }
inline double PDURATION(double rate, double pv, double fv) {
    detail::need(rate > 0, "rate", rate, "above 0");
    return tvm::pduration(rate, pv, fv);
}
/// principal (1 + r_1) (1 + r_2) ...
inline double FVSCHEDULE(double principal, std::span<const double> schedule) {
    for (const double rate : schedule) principal *= 1 + rate;
    return detail::finite(principal, "a future value");
}

}  // namespace outlay::inline v0::excel
