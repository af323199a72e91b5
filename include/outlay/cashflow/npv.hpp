// SPDX-License-Identifier: BSL-1.0
#pragma once
// What periodic flows are worth at one rate, or at a different rate a period.
//
//   npv(rate, flows)     as of the first flow, which is not discounted
//   nfv(rate, flows)     as of the last flow, which is not compounded
//   npv(rates, flows)    a term structure: rates[i] leads from period i to period i + 1
//
// Dated flows: cashflow/dated_npv.hpp. A series on a timeline: cashflow/series_npv.hpp. Excel's NPV, which discounts the
// first flow too, is excel::NPV.

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/detail/horner.hpp>
#include <outlay/cashflow/detail/rate_traits.hpp>

#include <initializer_list>
#include <iterator>
#include <string>

namespace outlay::inline v0 {

/// What periodic flows are worth as of the first, which stands at time 0 and is not discounted.
///
///     npv = sum flow_i / (1 + rate)^i        i = 0, 1, ..., n - 1
///
///     npv(7.9_pct, flows)                    flows of money<CNY>: money<CNY, double>
///     npv<fifty_digits>(7.9_pct, flows)      the same to fifty digits
///
///     shape    flows: n numbers or amounts; n = 0 gives zero
///     units    rate: per period, 0.08 is 8 %; result: the flows' currency, not rounded
///     number   the R that the flows hold; else the one named; else the one that the rate holds; else double
///     throws   numeric_domain_error    rate <= -1
///              numeric_overflow_error  a double result is not finite
///     cost     one division, then n multiplications and additions; no allocation
///     error    in double that of a Horner loop: 1 / (1 + rate) and n partial sums rounded; fifty_digits says how much it is
template <class Named = detail::no_real, class Rate, detail::periodic_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::element<Flows>, Rate>>
    requires detail::periodic_rate_for<Rate, R, detail::element<Flows>>
constexpr auto npv(const Rate& rate, const Flows& flows) {
    using traits = detail::amount_traits<detail::element<Flows>>;
    const R factor = R(1) / detail::rate_traits<Rate>::template growth<R>(rate);
    return traits::template made<R>(detail::finite(detail::horner<R>(flows, factor), "a net present value"));
}

/// What periodic flows are worth as of the last one: npv x (1 + rate)^(n - 1), computed without the division.
template <class Named = detail::no_real, class Rate, detail::periodic_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::element<Flows>, Rate>>
    requires detail::periodic_rate_for<Rate, R, detail::element<Flows>>
constexpr auto nfv(const Rate& rate, const Flows& flows) {
    using traits = detail::amount_traits<detail::element<Flows>>;
    const R growth = detail::rate_traits<Rate>::template growth<R>(rate);
    R sum(0);
    for (const auto& flow : flows) sum = sum * growth + detail::entered<R>(flow);
    return traits::template made<R>(detail::finite(sum, "a net future value"));
}

/// The same with a rate a period: rates[i] leads from flow i to flow i + 1.
///
///     npv = sum flow_i / ((1 + rates[0]) ... (1 + rates[i - 1]))
///
///     throws   numeric_domain_error    a rate <= -1, or fewer rates than n - 1
///     cost     n divisions
template <class Named = detail::no_real, detail::sized_sequence Rates, detail::periodic_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::element<Flows>, detail::element<Rates>>>
    requires detail::periodic_rate_for<detail::element<Rates>, R, detail::element<Flows>>
constexpr auto npv(const Rates& rates, const Flows& flows) {
    using traits = detail::amount_traits<detail::element<Flows>>;
    using door = detail::rate_traits<detail::element<Rates>>;
    R sum(0);
    R factor(1);
    auto rate = std::begin(rates);
    auto flow = std::begin(flows);
    for (bool first = true; flow != std::end(flows); ++flow, first = false) {
        if (!first) {
            if (rate == std::end(rates)) detail::throw_too_few_rates(std::size(rates), std::size(flows));
            factor = factor / door::template growth<R>(*rate);
            ++rate;
        }
        sum = sum + detail::entered<R>(*flow) * factor;
    }
    return traits::template made<R>(detail::finite(sum, "a net present value"));
}

// Flows of another currency than the rate's, nominal flows at a real rate, deflated ones at a nominal rate.
template <class Named = detail::no_real, detail::discounting Rate, detail::periodic_flow_range Flows>
    requires(!detail::rate_traits<Rate>::template discounts<detail::element<Flows>>)
void npv(const Rate& rate, const Flows& flows) = delete;

// The same for flows written at the call: npv(0.1, {-100.0, 60.0, 60.0}).

template <class Named = detail::no_real, class Rate, detail::amount Flow,
          class R = detail::run_on_rate<Named, Flow, Rate>>
constexpr auto npv(const Rate& rate, std::initializer_list<Flow> flows) {
    return npv<Named, Rate, std::initializer_list<Flow>>(rate, flows);
}
template <class Named = detail::no_real, class Rate, detail::amount Flow,
          class R = detail::run_on_rate<Named, Flow, Rate>>
constexpr auto nfv(const Rate& rate, std::initializer_list<Flow> flows) {
    return nfv<Named, Rate, std::initializer_list<Flow>>(rate, flows);
}

}  // namespace outlay
