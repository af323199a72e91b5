// SPDX-License-Identifier: BSL-1.0
#pragma once
// What dated flows are worth on a day, by any rate and any day count.
//
//   npv(rate, flows, basis, on)    on any day: before the flows a present value, after them a future one
//   npv(rate, flows, basis)        on the earliest day of the flows
//   npv(rate, flows[, on])         by the basis that the rate itself has

#include <outlay/cashflow/detail/discounter.hpp>
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/day_count.hpp>

#include <iterator>

namespace outlay::inline v0 {
namespace detail {

template <class F>
struct undated {};
template <class T>
struct undated<dated<T>> {
    using type = T;
};

template <class Range>
concept dated_flow_range = sized_sequence<Range> && requires {
    typename undated<element<Range>>::type;
} && amount<typename undated<element<Range>>::type>;

template <class Range>
using dated_amount = typename undated<element<Range>>::type;

template <class Range>
calendar_day earliest(const Range& flows) {
    auto flow = std::begin(flows);
    if (flow == std::end(flows)) return {};
    calendar_day first = flow->on;
    for (; flow != std::end(flows); ++flow)
        if (flow->on < first) first = flow->on;
    return first;
}

template <class Rate, class R, class Range>
concept dated_rate_for = real_number<R> && rate_for<Rate, R, dated_amount<Range>>;

template <class Rate>
concept rate_with_basis = requires {
    requires Rate::has_basis;
    Rate::basis;
};

}  // namespace detail

/// What dated flows are worth on one day.
///
///     npv = sum amount_i / (1 + rate)^t_i        t_i = years from `on` to day_i, by `basis`
///
///     npv(7.9_pct, flows, act_365f, "2026-01-01"_day)
///
///     shape    flows: n dated numbers or amounts, any order, several a day; n = 0 gives zero
///     units    rate: effective, per year, or an interest_rate that says otherwise; result: the flows' currency, not rounded
///     throws   numeric_domain_error    the growth factor is not above zero
///              numeric_overflow_error  a double result is not finite
///     cost     n exponentials, no allocation
///     source   XNPV of every spreadsheet is act_365f from the first listed day
template <class Named = detail::no_real, class Rate, detail::dated_flow_range Flows, day_count Basis,
          class R = detail::run_on_rate<Named, detail::dated_amount<Flows>, Rate>>
    requires detail::dated_rate_for<Rate, R, Flows>
auto npv(const Rate& rate, const Flows& flows, const Basis& basis, calendar_day on) {
    using traits = detail::amount_traits<detail::dated_amount<Flows>>;
    const detail::dated_discounter factor(detail::yearly_rate<R>(rate), basis, on);
    detail::compensated_sum<R> sum;
    for (const auto& flow : flows) sum.add(R(detail::entered<R>(flow.value) * factor(flow.on)));
    return traits::template made<R>(detail::finite(sum.value(), "a net present value"));
}

/// The same on the earliest day of the flows.
template <class Named = detail::no_real, class Rate, detail::dated_flow_range Flows, day_count Basis,
          class R = detail::run_on_rate<Named, detail::dated_amount<Flows>, Rate>>
    requires detail::dated_rate_for<Rate, R, Flows>
auto npv(const Rate& rate, const Flows& flows, const Basis& basis) {
    return npv<Named>(rate, flows, basis, detail::earliest(flows));
}

/// The same by the basis of the rate.
template <class Named = detail::no_real, detail::rate_with_basis Rate, detail::dated_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::dated_amount<Flows>, Rate>>
    requires detail::dated_rate_for<Rate, R, Flows>
auto npv(const Rate& rate, const Flows& flows, calendar_day on) { return npv<Named>(rate, flows, Rate::basis, on); }
template <class Named = detail::no_real, detail::rate_with_basis Rate, detail::dated_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::dated_amount<Flows>, Rate>>
    requires detail::dated_rate_for<Rate, R, Flows>
auto npv(const Rate& rate, const Flows& flows) { return npv<Named>(rate, flows, Rate::basis, detail::earliest(flows)); }

// Flows of another currency than the rate's, nominal flows at a real rate, deflated ones at a nominal rate.
template <class Named = detail::no_real, detail::discounting Rate, detail::dated_flow_range Flows, class... Rest>
    requires(!detail::rate_traits<Rate>::template discounts<detail::dated_amount<Flows>>)
void npv(const Rate& rate, const Flows& flows, const Rest&... rest) = delete;

}  // namespace outlay
