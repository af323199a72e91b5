// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates of return: all of them, with a proof that there are no more.
//
//   irr(flows)             one flow a period, numbers or money, or a flow_series: the rate per period
//   irr(flows, basis)      dated flows and a day count: the rate per year
//   irr(times, amounts)    doubles, at times in any unit: the rate per that unit
//
// What they return: cashflow/irr_result.hpp. More digits, and what a root depends on: cashflow/refine.hpp. Many projects at
// once: cashflow/irr_batch.hpp.

#include <outlay/cashflow/detail/irr_roots.hpp>
#include <outlay/cashflow/detail/solver_flows.hpp>
#include <outlay/cashflow/irr_result.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/day_count.hpp>
#include <outlay/time/series.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace outlay::inline v0 {
namespace detail {

/// Room for the flows of one solve: on the stack for as many as ordinary projects have.
class irr_room {
public:
    explicit irr_room(std::size_t n) : room_(padded(n)) {
        if (room_ > on_stack) more_.resize(3 * room_);
    }
    double* times() noexcept { return more_.empty() ? few_.data() : more_.data(); }
    double* amounts() noexcept { return times() + room_; }
    double* discounted() noexcept { return amounts() + room_; }

private:
    static constexpr std::size_t on_stack = 128;
    std::size_t room_;
    std::array<double, 3 * on_stack> few_;
    std::vector<double> more_;
};

/// The rates of `n` flows, which may have been written into the room.
inline irr_result solve_irr(const double* times, const double* amounts, std::size_t n, irr_room& room) {
    const irr_flows flows = arrange(times, amounts, n, room.times(), room.amounts(), room.discounted());
    irr_result result;
    result.sign_changes = flows.sign_changes;
    result.proof =
        proof_of(flows, flows.sign_changes > 0 ? irr_search(flows, result.roots).run() : irr_proof::no_sign_change);
    result.status = status_of(flows, result.proof, result.roots.data(), result.roots.size());
    return result;
}

}  // namespace detail

/// Every rate at which periodic flows are worth nothing today.
///
///     0 = sum flow_i / (1 + rate)^i        i = 0, 1, ..., n - 1
///
///     irr(std::vector{-1000.0, 2300.0, -1320.0})      multiple: 10 % and 20 %
///
///     shape    flows: numbers or amounts of one currency, one a period; zeros anywhere; n = 0 is all_zero
///     units    rate: per period
///     throws   nothing for any flows; irr_result's accessors do
///     cost     about 2.5 passes over the flows, one exponential a flow each; no allocation but the result's up to 128 flows
template <detail::periodic_flows Flows>
[[nodiscard]] irr_result irr(const Flows& flows) {
    const std::size_t n = detail::solver_count(flows);
    detail::irr_room room(n);
    detail::write_amounts(flows, room.times(), room.amounts());
    return detail::solve_irr(room.times(), room.amounts(), n, room);
}
template <detail::solver_amount F>
[[nodiscard]] irr_result irr(std::initializer_list<F> flows) {
    return irr<std::initializer_list<F>>(flows);
}
/// The same of a series, per period of its timeline.
///
///     throws   missing_cell_error
template <detail::solver_amount F, frequency Freq>
[[nodiscard]] irr_result irr(const series<F, flow, Freq>& flows) {
    return irr(flows.view());
}

/// Every rate at which dated flows are worth nothing.
///
///     0 = sum flow_i / (1 + rate)^t_i        t_i = years from the earliest day to day_i, by `basis`
///
///     irr(flows, act_365f).only()            Excel's XIRR, where there is one rate
///
///     shape    flows: in any order; several a day are added; zeros count for nothing
///     units    rate: effective, per year
///     throws   nothing for any flows; irr_result's accessors do
template <detail::dated_flows Flows, day_count Basis>
[[nodiscard]] irr_result irr(const Flows& flows, const Basis& basis) {
    const std::size_t n = detail::solver_count(flows);
    detail::irr_room room(n);
    detail::write_dated(flows, basis, room.times(), room.amounts());
    return detail::solve_irr(room.times(), room.amounts(), n, room);
}
template <detail::solver_amount F, day_count Basis>
[[nodiscard]] irr_result irr(std::initializer_list<dated<F>> flows, const Basis& basis) {
    return irr<std::initializer_list<dated<F>>>(flows, basis);
}

/// The same for amounts at times that are numbers already.
///
///     0 = sum amount_i / (1 + rate)^time_i
///
///     shape    as many times as amounts, in any order
///     units    rate: per unit of the times
///     throws   numeric_domain_error  the sizes differ
[[nodiscard]] inline irr_result irr(std::span<const double> times, std::span<const double> amounts) {
    if (times.size() != amounts.size())
        throw numeric_domain_error("number of times", std::to_string(times.size()),
                                   "the number of amounts, " + std::to_string(amounts.size()));
    detail::irr_room room(times.size());
    return detail::solve_irr(times.data(), amounts.data(), times.size(), room);
}

}  // namespace outlay
