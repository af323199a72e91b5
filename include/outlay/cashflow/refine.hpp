// SPDX-License-Identifier: BSL-1.0
#pragma once
// More of a root: all the digits of another number, and how it moves with each flow.
//
//   refined_root<R>                  {rate, growth, log_growth}
//   refine<R>(root, flows)           the root in R: fifty digits with number/fifty_digits.hpp, a derivative with dual
//   refine<R>(root, flows, basis)
//   irr_gradient(root, flows)        the derivative of the rate to each flow
//   irr_gradient(root, flows, basis)

#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/detail/real_functions.hpp>
#include <outlay/cashflow/irr_result.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/real.hpp>
#include <outlay/time/day_count.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace outlay::inline v0 {

/// A root of a net present value in the number R.
template <real_number R>
struct refined_root {
    R rate;
    R growth;
    R log_growth;
};

namespace detail {

/// Calls visit(time, amount) for every flow, both as R.
template <class R, flow_range Flows, class Visit>
void visit_flows(const Flows& flows, Visit visit) {
    int period = 0;
    for (const auto& flow : flows) visit(R(period++), entered<R>(flow));
}
template <class R, dated_flow_range Flows, day_count Basis, class Visit>
void visit_flows(const Flows& flows, const Basis& basis, Visit visit) {
    const calendar_day first = earliest(flows);
    for (const auto& flow : flows) visit(to_real<R>(basis(first, flow.on)), entered<R>(flow.value));
}

/// A double at its exact value: only a start, which Newton's steps leave.
template <real_number R>
R from_double(double x) {
    if constexpr (is_dual<R>) return R(from_double<decltype(R::value)>(x));
    else return R(x);
}

inline void need_simple(const irr_root& root) {
    if (root.multiplicity != 1)
        throw numeric_domain_error("the root's multiplicity", std::to_string(root.multiplicity), "1");
}

template <real_number R, class... Flows>
refined_root<R> refined(const irr_root& root, const Flows&... flows) {
    need_simple(root);
    R u = from_double<R>(root.log_growth);
    double last = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 30; ++i) {
        R value(0), slope(0);
        visit_flows<R>(flows..., [&](const R& time, const R& amount) {
            const R worth = amount * outlay::exp(R(-u * time));
            value = value + worth;
            slope = slope + time * worth;
        });
        const R step = value / slope;
        u = u + step;
        const double size = std::abs(to_double(step));
        if (!(size < 0.25 * last)) break;  // what is left is the number's own rounding
        last = size;
    }
    return {expm1_of(u), outlay::exp(u), u};
}

template <real_number R, class... Flows>
std::vector<R> gradient(const irr_root& root, const Flows&... flows) {
    const refined_root<R> at = refined<R>(root, flows...);
    std::vector<R> derivatives;
    R slope(0);
    visit_flows<R>(flows..., [&](const R& time, const R& amount) {
        const R factor = outlay::exp(R(-at.log_growth * time));
        slope = slope + time * amount * factor;
        derivatives.push_back(factor);
    });
    for (R& derivative : derivatives) derivative = at.growth * derivative / slope;
    return derivatives;
}

}  // namespace detail

/// The root with the digits of R, by Newton's steps from the double's.
///
///     refine<fifty_digits>(irr(flows).only_root(), flows).rate
///
/// With dual flows the derivative of the root to their driver comes along.
///
///     shape    flows: exact numbers or amounts, or ones that hold R themselves; root: one that irr found for them
///     units    as irr
///     number   the R that the flows hold; else the one named; else double
///     throws   numeric_domain_error  a multiple root
///     cost     3 or 4 passes of n exponentials in R for fifty digits
template <class Named = detail::no_real, detail::flow_range Flows,
          class R = detail::run_on<Named, detail::element<Flows>>>
    requires real_number<R>
[[nodiscard]] refined_root<R> refine(const irr_root& root, const Flows& flows) {
    return detail::refined<R>(root, flows);
}
template <class Named = detail::no_real, detail::dated_flow_range Flows, day_count Basis,
          class R = detail::run_on<Named, detail::dated_amount<Flows>>>
    requires real_number<R>
[[nodiscard]] refined_root<R> refine(const irr_root& root, const Flows& flows, const Basis& basis) {
    return detail::refined<R>(root, flows, basis);
}

/// How the rate moves with each flow.
///
///     d rate / d flow_i = (1 + rate)^(1 - t_i) / sum t_j flow_j (1 + rate)^-t_j
///
///     shape    one derivative a flow, in the flows' order
///     units    rate per unit of the flow; of money, per minor unit
///     throws   numeric_domain_error  a multiple root, where the rate has no derivative
template <class Named = detail::no_real, detail::flow_range Flows,
          class R = detail::run_on<Named, detail::element<Flows>>>
    requires real_number<R>
[[nodiscard]] std::vector<R> irr_gradient(const irr_root& root, const Flows& flows) {
    return detail::gradient<R>(root, flows);
}
template <class Named = detail::no_real, detail::dated_flow_range Flows, day_count Basis,
          class R = detail::run_on<Named, detail::dated_amount<Flows>>>
    requires real_number<R>
[[nodiscard]] std::vector<R> irr_gradient(const irr_root& root, const Flows& flows, const Basis& basis) {
    return detail::gradient<R>(root, flows, basis);
}

}  // namespace outlay
