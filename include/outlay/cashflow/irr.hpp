// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates of return: all of them, with a proof that there are no more.
//
//   irr(times, amounts)    amounts at times in years (or any unit: the rate is per that unit), as spans of double

#include <outlay/cashflow/detail/irr_roots.hpp>
#include <outlay/cashflow/irr_result.hpp>
#include <outlay/number/errors.hpp>

#include <array>
#include <cstddef>
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

/// The rates of the `n` flows that have been written into the room.
inline irr_result solve_irr(irr_room& room, std::size_t n) {
  const irr_flows flows = arrange(room.times(), room.amounts(), room.discounted(), n);
  irr_result result;
  result.sign_changes = flows.sign_changes;
  if (!flows.finite)
    result.proof = irr_proof::not_applicable;
  else if (flows.sign_changes > 0)
    result.proof = irr_search(flows, result.roots).run();
  result.status = status_of(flows, result.roots.data(), result.roots.size());
  return result;
}

}  // namespace detail

/// Every rate at which amounts at given times are worth nothing today.
///
///     0 = sum amount_i / (1 + rate)^time_i
///
///     shape    as many times as amounts, in any order; several at one time are added; zeros count for nothing
///     units    rate: per unit of the times
///     throws   numeric_domain_error  the sizes differ
///     cost     about 2.5 passes over the flows, one exponential a flow each; no allocation but the result's up to 128 flows
inline irr_result irr(std::span<const double> times, std::span<const double> amounts) {
  if (times.size() != amounts.size())
    throw numeric_domain_error("number of times", std::to_string(times.size()),
                               "the number of amounts, " + std::to_string(amounts.size()));
  detail::irr_room room(times.size());
  std::copy(times.begin(), times.end(), room.times());
  std::copy(amounts.begin(), amounts.end(), room.amounts());
  return detail::solve_irr(room, times.size());
}

}  // namespace outlay
