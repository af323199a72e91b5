// SPDX-License-Identifier: BSL-1.0
#pragma once
// How long until what was put in has come back.
//
//   payback(flows)              periods until the running total is zero for good, flows even within a period
//   payback_result              has_value, periods (throws never_paid_back_error), or never
//   never_paid_back_error       how much is still missing at the end

#include <outlay/cashflow/detail/amount.hpp>

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

namespace outlay::inline v0 {

/// The running total of the flows is below zero at the end.
class never_paid_back_error final : public error {
 public:
  explicit never_paid_back_error(double missing)
      : error("not paid back: " + std::to_string(missing) + " is missing at the end"), missing_(missing) {}
  /// What is missing at the end, in the flows' unit (minor units of money).
  [[nodiscard]] double missing() const noexcept { return missing_; }

 private:
  double missing_;
};

/// The time to pay back, or never.
class payback_result {
 public:
  static constexpr payback_result after(double periods) { return payback_result(periods, 0); }
  static constexpr payback_result never(double missing) { return payback_result(std::nullopt, missing); }

  [[nodiscard]] constexpr bool has_value() const noexcept { return periods_.has_value(); }
  constexpr explicit operator bool() const noexcept { return has_value(); }
  /// Periods from the first flow, as in 4.75; throws never_paid_back_error.
  [[nodiscard]] double periods() const {
    if (!periods_) throw never_paid_back_error(missing_);
    return *periods_;
  }
  /// What is missing at the end, in the flows' unit; 0 where it is paid back.
  [[nodiscard]] constexpr double missing() const noexcept { return missing_; }

  friend constexpr bool operator==(const payback_result&, const payback_result&) = default;

 private:
  constexpr payback_result(std::optional<double> periods, double missing) : periods_(periods), missing_(missing) {}

  std::optional<double> periods_;
  double missing_;
};

/// Periods until the running total of the flows reaches zero and stays there.
///
///     payback(flows)      -100, 40, 40, 40 at times 0, 1, 2, 3: 2.5 periods
///
///     shape    flows: the first at time 0, flow i spread evenly over the period that ends at time i
///     edges    a total of exactly zero counts; where it falls below zero again, the last crossing counts; never below
///              zero is 0 periods; never back is an answer
///     cost     one pass; exact amounts are summed exactly
template <detail::flow_range Flows>
constexpr payback_result payback(const Flows& flows) {
  using F = detail::element<Flows>;
  using Sum = std::conditional_t<std::same_as<detail::held_by<F>, detail::no_real>, exact_ratio, double>;
  Sum total(0);
  double at = 0;
  double i = 0;
  for (const auto& flow : flows) {
    const Sum amount = [&] {
      if constexpr (std::same_as<Sum, exact_ratio>) return detail::entered<exact_ratio>(flow);
      else return detail::finite(to_double(detail::amount_traits<F>::template enter<detail::held_by<F>>(flow)), "a flow");
    }();
    const Sum before = total;
    total = total + amount;
    if (before < Sum(0) && !(total < Sum(0))) at = i - to_double(Sum(total / amount));
    i += 1;
  }
  if (total < Sum(0)) return payback_result::never(-to_double(total));
  return payback_result::after(at);
}

}  // namespace outlay
