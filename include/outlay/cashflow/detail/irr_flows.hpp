// SPDX-License-Identifier: BSL-1.0
#pragma once
// The flows as a solver wants them: finite, chronological, one a time, without zeros, counted from the first.
//
//   irr_flows     the arranged flows and what is known of them: sign changes, span of time, range of magnitudes
//   arrange       makes them in place

#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/cashflow/detail/lanes.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace outlay::inline v0 {
namespace detail {

struct irr_flows {
  double* time = nullptr;        // from the first flow on, or as given where that would round
  double* amount = nullptr;      // both padded with zeros to whole lanes
  double* discounted = nullptr;  // as of the last evaluation
  std::size_t size = 0;
  int sign_changes = 0;
  double largest = 0;            // of the magnitudes
  double smallest = 0;
  double longest = 0;            // of |time|; at most twice the span
  bool finite = true;            // every time, amount and sum of a time's amounts

  [[nodiscard]] double span() const noexcept { return time[size - 1] - time[0]; }
};

/// Sorts by time, moving amounts along: by insertion while that is cheap (nearly sorted), else by a heap. No allocation.
inline void sort_by_time(double* time, double* amount, std::size_t n) noexcept {
  std::size_t budget = 16 * n;
  for (std::size_t i = 1; i < n; ++i) {
    const double t = time[i];
    const double a = amount[i];
    std::size_t j = i;
    for (; j > 0 && time[j - 1] > t && budget > 0; --j, --budget) {
      time[j] = time[j - 1];
      amount[j] = amount[j - 1];
    }
    time[j] = t;
    amount[j] = a;
    if (budget == 0) break;
  }
  if (budget > 0) return;
  const auto exchange = [&](std::size_t i, std::size_t j) {
    std::swap(time[i], time[j]);
    std::swap(amount[i], amount[j]);
  };
  const auto sift_down = [&](std::size_t root, std::size_t end) {
    for (std::size_t child; (child = 2 * root + 1) < end; root = child) {
      if (child + 1 < end && time[child] < time[child + 1]) ++child;
      if (!(time[root] < time[child])) return;
      exchange(root, child);
    }
  };
  for (std::size_t i = n / 2; i-- > 0;) sift_down(i, n);
  for (std::size_t end = n; end-- > 1;) {
    exchange(0, end);
    sift_down(0, end);
  }
}

/// Adds the flows of one time, correctly to the last bits of the doubles given, and drops what comes to zero.
inline std::size_t merge_equal_times(double* time, double* amount, std::size_t n) noexcept {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < n;) {
    const double t = time[i];
    double_double sum = amount[i];
    for (++i; i < n && time[i] == t; ++i) sum += amount[i];
    if (sum.hi == 0) continue;
    time[kept] = t;
    amount[kept++] = sum.hi;
  }
  return kept;
}

/// Moves the origin to the first time, unless a difference would be rounded. That cannot be where the first is further from
/// the origin than the last is from the first, so what is left is of the size of the span.
inline void count_from_the_first(double* time, std::size_t n) noexcept {
  const double first = time[0];
  if (first == 0) return;
  for (std::size_t i = 0; i < n; ++i)
    if (double_double::sum(time[i], -first).lo != 0) return;
  for (std::size_t i = 0; i < n; ++i) time[i] -= first;
}

/// Arranges `n` flows that stand in `time` and `amount`, arrays with room for padded(n); `discounted` has that room too.
///
///     cost     one pass where times ascend strictly; else a sort; no allocation
inline irr_flows arrange(double* time, double* amount, double* discounted, std::size_t n) noexcept {
  irr_flows flows{time, amount, discounted};
  double checked = 0;
  bool ascending = true;
  std::size_t kept = 0;
  double last = -std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < n; ++i) {
    const double t = time[i];
    const double a = amount[i];
    checked += (t - t) + (a - a);  // not a number where one is not finite
    time[kept] = t;
    amount[kept] = a;
    const bool counts = a != 0;
    ascending &= !counts || t > last;
    last = counts ? t : last;
    kept += counts;
  }
  if (checked != 0) {
    flows.finite = false;
    return flows;
  }
  if (!ascending) {
    sort_by_time(time, amount, kept);
    kept = merge_equal_times(time, amount, kept);
    for (std::size_t i = 0; i < kept; ++i) flows.finite &= std::isfinite(amount[i]);
    if (!flows.finite) return flows;
  }
  flows.size = kept;
  if (kept == 0) return flows;
  count_from_the_first(time, kept);
  flows.longest = std::max(std::abs(time[0]), std::abs(time[kept - 1]));
  flows.smallest = std::abs(amount[0]);
  bool negative = amount[0] < 0;
  for (std::size_t i = 0; i < kept; ++i) {
    const double size = std::abs(amount[i]);
    flows.largest = size > flows.largest ? size : flows.largest;
    flows.smallest = size < flows.smallest ? size : flows.smallest;
    flows.sign_changes += negative != (amount[i] < 0);
    negative = amount[i] < 0;
  }
  for (std::size_t i = kept; i < padded(kept); ++i) time[i] = amount[i] = 0;
  return flows;
}

}  // namespace detail
}  // namespace outlay
