// SPDX-License-Identifier: BSL-1.0
#pragma once
// The net present value of flows as a function of u = ln(1 + rate), looked at through the logarithm of inflows over outflows.
//
//     P(u) = sum of the inflows c e^(-ut),  N(u) = the same of the outflows,  g(u) = ln P - ln N
//
// g has the roots of P - N, does not depend on the flows' scale, and is nearly straight. Its slope is the outflows' mean
// time less the inflows', each weighted by present value; both means fall as u rises, which bounds the slope between two
// points from what is known at them.
//
//   npv_point       g, the mean times and the spreads at one u, with an error bound and bounds on the number of roots aside
//   npv_profile     evaluates it: `at` in lanes of doubles, `exactly_near` without rounding the exponents, `closely_at` with
//                   31 digits and any range of exponents

#include <outlay/cashflow/detail/irr_flows.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace outlay::inline v0 {
namespace detail {

struct npv_point {
  double u = 0;
  double value = 0;                    // g
  double in_mean = 0, out_mean = 0;    // mean times of inflows and of outflows
  double in_spread = 0, out_spread = 0;  // variances of the times
  double noise = 0;                    // |error of value| at most; from `closely_at`, what the data's own rounding amounts to
  int left = 0, right = 0;             // roots below and above u at most; the parity is exact where value is not noise

  [[nodiscard]] double slope() const noexcept { return out_mean - in_mean; }
  [[nodiscard]] double bend() const noexcept { return in_spread - out_spread; }
  [[nodiscard]] bool positive() const noexcept { return value > 0; }
  [[nodiscard]] bool sign_is_certain() const noexcept { return std::abs(value) > noise; }
};

class npv_profile {
 public:
  static constexpr double unit = 0x1p-53;
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  explicit npv_profile(const irr_flows& flows) noexcept : flows_(flows) {}

  [[nodiscard]] const irr_flows& flows() const noexcept { return flows_; }
  [[nodiscard]] double span() const noexcept { return flows_.span(); }
  /// Exponential evaluations so far.
  [[nodiscard]] int passes() const noexcept { return passes_; }

  /// Whether lanes of doubles can hold the profile at u. (A side that vanished beside the other shows in `at`.)
  [[nodiscard]] bool within_lanes(double u) const noexcept {
    return std::abs(u) * flows_.longest <= 1e5 && flows_.largest <= 0x1p200 && flows_.smallest >= 0x1p-200 && span() < 1e9;
  }

  [[nodiscard]] npv_point undiscounted() const noexcept {
    discounted_sums sums;
    detail::undiscounted(flows_.in_lanes(), sums);
    return point_of(0, sums);
  }
  /// At u, or near u where the exponents are so large that their rounding would show.
  [[nodiscard]] npv_point at(double u) noexcept {
    if (std::abs(u) * flows_.longest > 32) return exactly_near(u);
    ++passes_;
    discounted_sums sums;
    discount(flows_.in_lanes(), u, sums);
    return point_of(u, sums);
  }
  /// Near u, at a point that has so few bits that the exponents are exact: no noise but that of the sums.
  [[nodiscard]] npv_point exactly_near(double u) noexcept {
    ++passes_;
    discounted_sums sums;
    u = shortened(u);
    discount_exactly(flows_.in_lanes(), u, sums);
    npv_point point = point_of(u, sums);
    point.noise = unit * (16 + static_cast<double>(flows_.size) / 8);
    // Where one side is below 2^-600 of the other, what stood at its bottom may be missing from it.
    if (!(sums.in[0] > 0x1p-600 * sums.out[0] && sums.out[0] > 0x1p-600 * sums.in[0])) point.noise = infinity;
    return point;
  }
  [[nodiscard]] npv_point closely_at(double u) noexcept;

  /// Sets left and right by the running totals of the flows as discounted last: the roots above u are no more than the
  /// changes of sign of the totals from the first flow on, those below than from the last flow back (Laguerre).
  void count_roots_aside(npv_point& point) const noexcept {
    const double margin = unit * (8 + static_cast<double>(flows_.size)) + point.noise;
    const auto changes = [&](auto flow) {
      double total = 0, magnitude = 0;
      int found = 0;
      bool negative = flow(0) < 0;
      for (std::size_t i = 0; i < flows_.size; ++i) {
        if (flow(i) == 0) return flows_.sign_changes;  // too small for these units
        total += flow(i);
        magnitude += std::abs(flow(i));
        if (!(std::abs(total) > margin * magnitude)) return flows_.sign_changes;
        found += negative != (total < 0);
        negative = total < 0;
      }
      return std::min(found, flows_.sign_changes);
    };
    point.right = changes([&](std::size_t i) { return flows_.discounted[i]; });
    point.left = changes([&](std::size_t i) { return flows_.discounted[flows_.size - 1 - i]; });
  }

  /// How many roots there are beside one that lies within `distance` of p, evaluated last, if that can be told to be 0 or 1;
  /// else -1. With running totals that change sign v times there are v others, or fewer by an even number.
  [[nodiscard]] int roots_beside(const npv_point& p, double distance) const noexcept {
    const std::size_t n = flows_.size;
    const double* const d = flows_.discounted;
    const double margin = unit * static_cast<double>(n) + p.noise + 4 * std::abs(distance) * span();
    // From both ends towards the middle: a total of few flows is known better than the difference of two of many.
    std::size_t head = 0, tail = n - 1;
    double from_head = d[0], from_tail = -d[tail];
    double head_size = std::abs(from_head), tail_size = std::abs(from_tail);
    bool head_negative = from_head < 0, tail_negative = from_tail < 0;
    int changes = 0;
    while (head + 1 < tail) {
      if (head_size <= tail_size) {
        ++head;
        from_head += d[head];
        head_size += std::abs(d[head]);
        if (!(std::abs(from_head) > margin * head_size)) return -1;
        changes += head_negative != (from_head < 0);
        head_negative = from_head < 0;
      } else {
        --tail;
        from_tail -= d[tail];
        tail_size += std::abs(d[tail]);
        if (!(std::abs(from_tail) > margin * tail_size)) return -1;
        changes += tail_negative != (from_tail < 0);
        tail_negative = from_tail < 0;
      }
    }
    return changes <= 1 && head_negative == tail_negative ? changes : -1;  // the two meet at one total
  }

  /// The limit of the profile for u to minus or plus infinity, where the last or the first flow decides.
  [[nodiscard]] npv_point end(bool right) const noexcept {
    const auto position = [&](bool inflow) {
      std::size_t i = right ? 0 : flows_.size - 1;
      while ((flows_.amount[i] > 0) != inflow) right ? ++i : --i;
      return flows_.time[i];
    };
    npv_point point;
    point.u = right ? infinity : -infinity;
    point.value = flows_.amount[right ? 0 : flows_.size - 1] > 0 ? infinity : -infinity;
    point.in_mean = position(true);
    point.out_mean = position(false);
    (right ? point.left : point.right) = flows_.sign_changes;
    return point;
  }

 private:
  [[nodiscard]] npv_point point_of(double u, const discounted_sums& sums) const noexcept {
    npv_point point;
    point.u = u;
    point.value = std::log(sums.in[0] / sums.out[0]);
    const double in = 1 / sums.in[0], out = 1 / sums.out[0];
    point.in_mean = sums.in[1] * in;
    point.out_mean = sums.out[1] * out;
    point.in_spread = sums.in[2] * in - point.in_mean * point.in_mean;
    point.out_spread = sums.out[2] * out - point.out_mean * point.out_mean;
    point.noise = unit * (16 + 2 * std::abs(u) * flows_.longest + static_cast<double>(flows_.size) / 8);
    return point;
  }

  irr_flows flows_;
  int passes_ = 0;
};

inline npv_point npv_profile::closely_at(double u) noexcept {
  ++passes_;
  const std::size_t n = flows_.size;
  // Each side is summed in units of its largest term, and both in the same unit where they are comparable, so that their
  // difference keeps its digits.
  double in_unit = -infinity, out_unit = -infinity;
  for (std::size_t i = 0; i < n; ++i) {
    const double log_term = std::log(std::abs(flows_.amount[i])) - u * flows_.time[i];
    double& side = flows_.amount[i] > 0 ? in_unit : out_unit;
    side = std::max(side, log_term);
  }
  const double larger = std::max(in_unit, out_unit);
  if (std::abs(in_unit - out_unit) < 40) in_unit = out_unit = larger;

  double_double in{}, out{};
  double in_t = 0, out_t = 0;
  bool complete = true;
  for (std::size_t i = 0; i < n; ++i) {
    const bool inflow = flows_.amount[i] > 0;
    const double side_unit = inflow ? in_unit : out_unit;
    const auto [mantissa, exponent] =
        scaled_exp(double_double::product(-u, flows_.time[i]) - double_double(side_unit));
    int amount_exponent = 0;
    const double amount = std::frexp(std::abs(flows_.amount[i]), &amount_exponent);
    const double_double product = mantissa * amount;
    const int power = std::max(exponent + amount_exponent, -1100);
    const double_double term{std::ldexp(product.hi, power), std::ldexp(product.lo, power)};
    (inflow ? in : out) += term;
    (inflow ? in_t : out_t) += term.hi * flows_.time[i];
    const double weight = side_unit == larger ? term.hi : term.hi * std::exp(side_unit - larger);
    flows_.discounted[i] = inflow ? weight : -weight;
    complete &= weight >= 0x1p-1000;  // below, the running totals lose digits
  }
  npv_point point;
  point.u = u;
  const double_double difference = in - out;
  point.value = in_unit == out_unit && std::abs(difference.hi) < 0.5 * out.hi
                    ? std::log1p(difference.hi / out.hi)
                    : (in_unit - out_unit) + std::log(in.hi / out.hi);
  point.in_mean = in_t / in.hi;
  point.out_mean = out_t / out.hi;
  for (std::size_t i = 0; i < n; ++i) {
    const bool inflow = flows_.amount[i] > 0;
    const double side_unit = inflow ? in_unit : out_unit;
    double weight = std::abs(flows_.discounted[i]) / (inflow ? in.hi : out.hi);
    if (side_unit != larger) weight *= std::exp(std::min(larger - side_unit, 700.0));
    const double away = flows_.time[i] - (inflow ? point.in_mean : point.out_mean);
    (inflow ? point.in_spread : point.out_spread) += weight * away * away;
  }
  point.noise = unit * (2 + std::abs(u) * (std::abs(point.in_mean) + std::abs(point.out_mean)));
  if (complete) {
    count_roots_aside(point);
  } else {
    point.left = point.right = flows_.sign_changes;
  }
  return point;
}

}  // namespace detail
}  // namespace outlay
