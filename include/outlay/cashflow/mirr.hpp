// SPDX-License-Identifier: BSL-1.0
#pragma once
// The modified rate of return: outflows are financed at one rate, inflows reinvested at another, so that there is one answer.
//
//   mirr(flows, finance, reinvest)           one flow a period: the rate per period
//   mirr(flows, basis, finance, reinvest)    dated flows and a day count: the rate per year

#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/detail/discounter.hpp>
#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/cashflow/detail/rate_traits.hpp>
#include <outlay/cashflow/detail/real_functions.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>

#include <cmath>
#include <concepts>
#include <iterator>
#include <type_traits>

namespace outlay::inline v0 {
namespace detail {

template <class Named, class F, class Finance, class Reinvest>
using run_on_two_rates =
    run_on_held<Named, held_by<F>, typename rate_traits<Finance>::held, typename rate_traits<Reinvest>::held>;

/// The number that worths are summed in: double in pairs.
template <class R>
using worth_number = std::conditional_t<std::same_as<R, double>, double_double, R>;

/// 1 + rate, of a bare double without rounding.
template <real_number R, class Rate>
worth_number<R> unrounded_growth(const Rate& rate) {
    const R growth = rate_traits<Rate>::template growth<R>(rate);
    if constexpr (std::same_as<R, double> && amount<Rate>) return double_double::sum(1.0, entered<R>(rate));
    else return growth;
}
template <class R>
R inverse_of(const R& x) {
    if constexpr (std::same_as<R, double_double>) return pair_inverse(x);
    else return R(1) / x;
}

/// (later / earlier)^(1 / time) - 1.
template <real_number R>
R growth_rate(const worth_number<R>& later, const worth_number<R>& earlier, const R& time) {
    const auto positive = [](const auto& worth) {
        if constexpr (std::same_as<R, double>) return worth.hi > 0;
        else return sign_of(worth) == known_sign::positive;
    };
    if (!positive(earlier) || !positive(later))
        throw numeric_domain_error("the flows", "of one sign", "at least one inflow and one outflow");
    if constexpr (std::same_as<R, double>) return std::expm1(std::log1p((later - earlier).hi / earlier.hi) / time);
    else return expm1_of(R(outlay::log(R(later / earlier)) / time));
}

}  // namespace detail

/// The modified internal rate of return of periodic flows.
///
///     mirr = (worth of the inflows at the end / worth of the outflows at the start)^(1 / (n - 1)) - 1
///
///     mirr(flows, 10_pct, 12_pct)       outflows discounted at 10 %, inflows compounded at 12 %
///
///     shape    flows: n numbers or amounts, one a period; leading and trailing zeros count as periods
///     units    rates and result: per period
///     number   the R that the flows hold; else the one named; else the one that the rates hold; else double
///     throws   numeric_domain_error  no inflow or no outflow, or a rate <= -1
///     source   MIRR of every spreadsheet
template <class Named = detail::no_real, detail::flow_range Flows, class Finance, class Reinvest,
          class R = detail::run_on_two_rates<Named, detail::element<Flows>, Finance, Reinvest>>
    requires real_number<R> && detail::periodic_rate_for<Finance, R, detail::element<Flows>> &&
        detail::periodic_rate_for<Reinvest, R, detail::element<Flows>>
[[nodiscard]] R mirr(const Flows& flows, const Finance& finance, const Reinvest& reinvest) {
    using worth = detail::worth_number<R>;
    const worth growth = detail::unrounded_growth<R>(reinvest);
    const worth factor = detail::inverse_of(detail::unrounded_growth<R>(finance));
    worth inflows(0), outflows(0);
    int periods = -1;
    for (const auto& flow : flows) {
        inflows = inflows * growth + worth(positive_part(detail::entered<R>(flow)));
        ++periods;
    }
    for (auto flow = std::end(flows); flow != std::begin(flows);)
        outflows = outflows * factor + worth(positive_part(R(-detail::entered<R>(*--flow))));
    return detail::growth_rate<R>(inflows, outflows, R(periods));
}

/// The same of dated flows, per year, from the earliest day to the latest.
template <class Named = detail::no_real, detail::dated_flow_range Flows, day_count Basis, class Finance, class Reinvest,
          class R = detail::run_on_two_rates<Named, detail::dated_amount<Flows>, Finance, Reinvest>>
    requires detail::dated_rate_for<Finance, R, Flows> && detail::dated_rate_for<Reinvest, R, Flows>
[[nodiscard]] R mirr(const Flows& flows, const Basis& basis, const Finance& finance, const Reinvest& reinvest) {
    const calendar_day first = detail::earliest(flows);
    calendar_day last = first;
    for (const auto& flow : flows) last = last < flow.on ? flow.on : last;
    const detail::discounter compounded(detail::yearly_rate<R>(reinvest));
    const detail::discounter discounted(detail::yearly_rate<R>(finance));
    detail::compensated_sum<R> inflows, outflows;
    for (const auto& flow : flows) {
        const R amount = detail::entered<R>(flow.value);
        inflows.add(R(positive_part(amount) * compounded(basis(last, flow.on))));
        outflows.add(R(positive_part(R(-amount)) * discounted(basis(first, flow.on))));
    }
    return detail::growth_rate<R>(inflows.value(), outflows.value(), to_real<R>(basis(first, last)));
}

}  // namespace outlay
