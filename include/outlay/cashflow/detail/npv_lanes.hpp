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
//   npv_point        g, the mean times and the spreads at one u, with an error bound and bounds on the number of roots aside
//   npv_job          flows, a u, and where the point goes
//   evaluate<How>    up to four jobs, one after the other, so that the processor works at them together
//
// `evaluate` takes AVX2 and FMA where the processor has them, whatever the compiler's flags. Sums are added in four lanes in
// one order on every machine; with FMA products are rounded once less, so the last bits differ between machines with and
// without it.

#include <outlay/cashflow/detail/irr_flows.hpp>
#include <outlay/cashflow/detail/lanes.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace outlay::inline v0 {
namespace detail {

struct npv_point {
  static constexpr double unit = 0x1p-53;
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  double u = 0;
  double value = 0;                      // g
  double in_mean = 0, out_mean = 0;      // mean times of inflows and of outflows
  double in_spread = 0, out_spread = 0;  // variances of the times
  double noise = 0;         // |error of value| at most; from npv_profile::closely_at, what the data's own rounding amounts to
  int left = 0, right = 0;  // roots below and above u at most; the parity is exact where value is not noise

  [[nodiscard]] double slope() const noexcept { return out_mean - in_mean; }
  [[nodiscard]] double bend() const noexcept { return in_spread - out_spread; }
  [[nodiscard]] bool positive() const noexcept { return value > 0; }
  [[nodiscard]] bool sign_is_certain() const noexcept { return std::abs(value) > noise; }
};

struct npv_job {
  const irr_flows* flows;
  double u;
  npv_point* point;
};

/// How the exponents ut are made: none (u = 0); rounded (|ut| <= 700); or exact, at a u of at most 26 bits (`shortened`), in
/// units of a power of two in which nothing overflows.
enum class exponents { none, rounded, exact };

/// The upper 26 bits of x.
inline double shortened(double x) noexcept {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~std::uint64_t{0x7ffffff});
}

/// Sums of weight, weight * t, weight * t^2 over the inflows and over the outflows, by magnitude, of four jobs.
struct npv_sums {
  double in[3][lane_count];
  double out[3][lane_count];
};

template <exponents How>
[[gnu::always_inline]] inline void sum_flows(const irr_flows& flows, double u, npv_sums& sums, std::size_t job) noexcept {
  lanes in0{}, in1{}, in2{}, out0{}, out1{}, out2{};
  double unit = 0;  // the largest factor's power of two
  if constexpr (How == exponents::exact)
    unit = std::nearbyint(std::max(-u * flows.time[0], -u * flows.time[flows.size - 1]) * 0x1.71547652b82fep0);
  for (std::size_t i = 0; i < flows.size; i += lane_count) {
    lanes t, weight;
    load_lanes(flows.time + i, t);
    load_lanes(flows.amount + i, weight);
    if constexpr (How != exponents::none) {
      lanes factor, k;
      if constexpr (How == exponents::rounded) {
        exp_lanes(t * -u, lanes{}, factor, k);
      } else {
        const lanes upper = (lanes)((integer_lanes)t & ~std::int64_t{0x7ffffff});
        exp_lanes(upper * -u, (t - upper) * -u, factor, k);
        k -= unit;
        weight = k > -1000 ? weight : lanes{};  // as good as nothing
        k = k > -1000 ? k : lanes{};
      }
      scale_lanes(factor, k);
      weight *= factor;
    }
    store_lanes(weight, flows.discounted + i);
    const lanes in = (lanes)((integer_lanes)weight & (weight > 0));
    const lanes out = in - weight;
    const lanes in_t = in * t;
    const lanes out_t = out * t;
    in0 += in;
    out0 += out;
    in1 += in_t;
    out1 += out_t;
    in2 += in_t * t;
    out2 += out_t * t;
  }
  sums.in[0][job] = sum_of_lanes(in0);
  sums.in[1][job] = sum_of_lanes(in1);
  sums.in[2][job] = sum_of_lanes(in2);
  sums.out[0][job] = sum_of_lanes(out0);
  sums.out[1][job] = sum_of_lanes(out1);
  sums.out[2][job] = sum_of_lanes(out2);
}

[[gnu::always_inline]] inline void mean_and_spread(const double (&sums)[3][lane_count], double (&mean)[lane_count],
                                                   double (&spread)[lane_count]) noexcept {
  lanes sum, first, second;
  load_lanes(sums[0], sum);
  load_lanes(sums[1], first);
  load_lanes(sums[2], second);
  const lanes inverse = 1 / sum;
  first *= inverse;
  store_lanes(first, mean);
  store_lanes(second * inverse - first * first, spread);
}

template <exponents How>
[[gnu::always_inline]] inline void evaluate_lanes(const npv_job* jobs, std::size_t count) noexcept {
  npv_sums sums{{{1, 1, 1, 1}, {}, {}}, {{1, 1, 1, 1}, {}, {}}};  // harmless where there is no job
  for (std::size_t j = 0; j < count; ++j) sum_flows<How>(*jobs[j].flows, jobs[j].u, sums, j);
  double value[lane_count], in_mean[lane_count], out_mean[lane_count], in_spread[lane_count], out_spread[lane_count];
  lanes in, out, logarithm;
  load_lanes(sums.in[0], in);
  load_lanes(sums.out[0], out);
  log_lanes(in / out, logarithm);
  store_lanes(logarithm, value);
  mean_and_spread(sums.in, in_mean, in_spread);
  mean_and_spread(sums.out, out_mean, out_spread);
  for (std::size_t j = 0; j < count; ++j) {
    const irr_flows& flows = *jobs[j].flows;
    npv_point& point = *jobs[j].point;
    point.u = jobs[j].u;
    point.value = value[j];
    point.in_mean = in_mean[j];
    point.out_mean = out_mean[j];
    point.in_spread = in_spread[j];
    point.out_spread = out_spread[j];
    point.noise = npv_point::unit * (16 + 0.125 * static_cast<double>(flows.size));
    if constexpr (How == exponents::rounded) point.noise += npv_point::unit * 2 * std::abs(point.u) * flows.longest;
    // Where one side is below 2^-600 of the other, what stood at its bottom may be missing from it.
    if constexpr (How == exponents::exact)
      if (!(sums.in[0][j] > 0x1p-600 * sums.out[0][j] && sums.out[0][j] > 0x1p-600 * sums.in[0][j]))
        point.noise = npv_point::infinity;
  }
}

template <exponents How>
void evaluate_plainly(const npv_job* jobs, std::size_t count) noexcept {
  evaluate_lanes<How>(jobs, count);
}
#if defined(__x86_64__) && !(defined(__AVX2__) && defined(__FMA__))
template <exponents How>
[[gnu::target("avx2,fma")]] void evaluate_with_avx2(const npv_job* jobs, std::size_t count) noexcept {
  evaluate_lanes<How>(jobs, count);
}
inline bool has_avx2() noexcept { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
template <exponents How>
void evaluate(const npv_job* jobs, std::size_t count) noexcept {
  has_avx2() ? evaluate_with_avx2<How>(jobs, count) : evaluate_plainly<How>(jobs, count);
}
#else
template <exponents How>
void evaluate(const npv_job* jobs, std::size_t count) noexcept {
  evaluate_plainly<How>(jobs, count);
}
#endif

}  // namespace detail
}  // namespace outlay
