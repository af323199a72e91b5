// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a move of the rate does to a present value: durations, convexity, the value of a basis point.
//
//   rate_exposure<A, R>                            {value, macaulay, modified, convexity, dv01}
//   exposure_to_rate(rate, flows)                  of periodic flows
//   exposure_to_rate(rate, flows, basis, on)       of dated flows
//
// They are derivatives to the rate as it is quoted, taken by the chain rule, so they are right for every compounding.

#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/number/dual.hpp>

namespace outlay::inline v0 {

/// How a present value P answers to its rate y.
template <class A, class R>
struct rate_exposure {
    A value{};      ///< P
    R macaulay{};   ///< mean time of the discounted flows: years, or periods where the rate is a bare number
    R modified{};   ///< -P' / P
    R convexity{};  ///< P'' / P
    A dv01{};       ///< what P loses when y rises by 0.01 %: -P' / 10000
};

namespace detail {

template <class R>
using second_order = dual<dual<R>>;

template <class R>
second_order<R> varied(const R& x) {
    return {dual<R>(x, R(1)), dual<R>(R(1), R(0))};
}

/// The rate with its value as the variable.
template <class R, class Rate>
auto varied_rate(const Rate& rate) {
    if constexpr (amount<Rate>) return varied(entered<R>(rate));
    else return rate_traits<Rate>::varied(varied(entered<R>(rate.value())));
}

template <class F, class R, class Rate>
auto exposure_from(const second_order<R>& p, const Rate& rate) {
    using traits = amount_traits<F>;
    const R value = p.value.value;
    const R slope = p.derivative.value;
    rate_exposure<amount_in<F, R>, R> out;
    out.value = traits::template made<R>(value);
    out.modified = -slope / value;
    out.convexity = p.derivative.derivative / value;
    out.dv01 = traits::template made<R>(R(-slope / R(10000)));
    if constexpr (rate_traits<Rate>::periodic)
        out.macaulay = out.modified * rate_traits<Rate>::template growth<R>(rate);
    else out.macaulay = out.modified;  // continuous
    return out;
}

/// A simple rate's factor is no power, so its mean time is not -P' / P times a growth factor.
template <class Rate>
concept compound_rate = discounting<Rate> &&(rate_traits<Rate>::periodic || rate_traits<Rate>::continuous);

}  // namespace detail

/// Durations, convexity and dv01 of periodic flows.
///
///     exposure_to_rate(0.05, {0.0, 5.0, 5.0, 105.0})       value 100, macaulay 2.859, modified 2.723
///
///     units    with a bare rate periods; with an interest_rate compounded M times a year years
///     throws   numeric_domain_error  rate <= -1
template <class Named = detail::no_real, class Rate, detail::periodic_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::element<Flows>, Rate>>
    requires detail::periodic_rate_for<Rate, R, detail::element<Flows>> && real_number<R>
auto exposure_to_rate(const Rate& rate, const Flows& flows) {
    const auto varied = detail::varied_rate<R>(rate);
    const auto growth =
        detail::rate_traits<std::remove_cv_t<decltype(varied)>>::template growth<detail::second_order<R>>(varied);
    const auto value = detail::horner<detail::second_order<R>>(flows, detail::second_order<R>(1) / growth);
    return detail::exposure_from<detail::element<Flows>, R>(value, rate);
}
template <class Named = detail::no_real, class Rate, detail::amount Flow,
          class R = detail::run_on_rate<Named, Flow, Rate>>
auto exposure_to_rate(const Rate& rate, std::initializer_list<Flow> flows) {
    return exposure_to_rate<Named, Rate, std::initializer_list<Flow>>(rate, flows);
}

/// The same of dated flows, in years by `basis`.
template <class Named = detail::no_real, detail::compound_rate Rate, detail::dated_flow_range Flows, day_count Basis,
          class R = detail::run_on_rate<Named, detail::dated_amount<Flows>, Rate>>
    requires detail::dated_rate_for<Rate, R, Flows>
auto exposure_to_rate(const Rate& rate, const Flows& flows, const Basis& basis, calendar_day on) {
    using V = detail::second_order<R>;
    const detail::dated_discounter factor(detail::yearly_rate<V>(detail::varied_rate<R>(rate)), basis, on);
    V value(0);
    for (const auto& flow : flows) value = value + detail::entered<V>(flow.value) * factor(flow.on);
    return detail::exposure_from<detail::dated_amount<Flows>, R>(value, rate);
}

}  // namespace outlay
