// SPDX-License-Identifier: BSL-1.0
#pragma once
// Four doubles at a time: the exponential, and the discounted sums of flows that rates of return are found from.
//
//   lanes              four doubles, by the vector extensions of g++ and clang++
//   exp_lanes          e^x, under 2 units in the last place, |x| <= 700
//   discounted_sums    sums of c e^(-ut), c t e^(-ut), c t^2 e^(-ut) over inflows and over outflows
//   discount           computes them at u, and every discounted flow; undiscounted: the same at u = 0 without an exponential
//
// `discount` takes AVX2 and FMA where the processor has them, whatever the compiler's flags. The sums are added in four
// lanes in one order on every machine; with FMA the products round once less, so results differ in the last bits between
// machines with and without it.

#include <cstddef>
#include <cstdint>

namespace outlay::inline v0 {
namespace detail {

using lanes = double __attribute__((vector_size(32)));
using integer_lanes = std::int64_t __attribute__((vector_size(32)));
inline constexpr std::size_t lane_count = 4;

/// `n` rounded up to whole lanes.
constexpr std::size_t padded(std::size_t n) noexcept { return (n + lane_count - 1) / lane_count * lane_count; }

// Vectors go by reference: by value they would change the calling convention with the instruction set.
// x = k ln 2 + r; e^r = 1 + r + r^2 q(r), q of degree 9 interpolated at Chebyshev nodes: 1.7e-17 at most.
[[gnu::always_inline]] inline void exp_lanes(const lanes& x, lanes& result) noexcept {
  constexpr double to_integer = 0x1.8p52;
  const lanes shifted = x * 0x1.71547652b82fep0 + to_integer;
  const lanes k = shifted - to_integer;
  const lanes r = (x - k * 0x1.62e42fefa3800p-1) - k * 0x1.ef35793c76730p-45;
  const lanes r2 = r * r;
  const lanes r4 = r2 * r2;
  const lanes q01 = r * 0x1.5555555555556p-3 + 0x1.0000000000001p-1;
  const lanes q23 = r * 0x1.1111111110996p-7 + 0x1.5555555553d05p-5;
  const lanes q45 = r * 0x1.a01a01a7da98dp-13 + 0x1.6c16c178b0646p-10;
  const lanes q67 = r * 0x1.71de0d573888bp-19 + 0x1.a019b87f7a6e9p-16;
  const lanes q89 = r * 0x1.af39789bfd689p-26 + 0x1.28922d8c8d4fbp-22;
  const lanes q = (q01 + q23 * r2) + ((q45 + q67 * r2) + q89 * r4) * r4;
  const lanes e = 1 + (r + r2 * q);
  // The integer k sits in the low bits of `shifted`; added to the exponent's bits it multiplies by 2^k.
  result = (lanes)((integer_lanes)e + ((integer_lanes)shifted << 52));
}

struct discounted_sums {
  double in[3];   // inflows: sum of weight, weight * t, weight * t^2
  double out[3];  // outflows, by magnitude
};

/// Times and amounts in whole lanes (padded with zeros), chronological.
struct lane_flows {
  const double* time;
  const double* amount;
  double* discounted;  // every flow as of time 0, written by `discount`
  std::size_t padded_size;
};

[[gnu::always_inline]] inline void load_lanes(const double* from, lanes& to) noexcept {
  __builtin_memcpy(&to, from, sizeof to);
}
[[gnu::always_inline]] inline double sum_of_lanes(const lanes& x) noexcept { return (x[0] + x[1]) + (x[2] + x[3]); }

template <bool Undiscounted>
[[gnu::always_inline]] inline void discount_lanes(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  lanes in0{}, in1{}, in2{}, out0{}, out1{}, out2{};
  for (std::size_t i = 0; i < flows.padded_size; i += lane_count) {
    lanes t, weight;
    load_lanes(flows.time + i, t);
    load_lanes(flows.amount + i, weight);
    if constexpr (!Undiscounted) {
      lanes factor;
      exp_lanes(t * -u, factor);
      weight *= factor;
    }
    __builtin_memcpy(flows.discounted + i, &weight, sizeof weight);
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
  sums = {{sum_of_lanes(in0), sum_of_lanes(in1), sum_of_lanes(in2)}, {sum_of_lanes(out0), sum_of_lanes(out1), sum_of_lanes(out2)}};
}

inline void discount_plain(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  discount_lanes<false>(flows, u, sums);
}

#if defined(__x86_64__) && !(defined(__AVX2__) && defined(__FMA__))
[[gnu::target("avx2,fma")]] inline void discount_avx2(const lane_flows& flows, double u,
                                                      discounted_sums& sums) noexcept {
  discount_lanes<false>(flows, u, sums);
}
inline bool has_avx2() noexcept { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
inline void discount(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  has_avx2() ? discount_avx2(flows, u, sums) : discount_plain(flows, u, sums);
}
#else
inline void discount(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  discount_plain(flows, u, sums);
}
#endif

inline void undiscounted(const lane_flows& flows, discounted_sums& sums) noexcept {
  discount_lanes<true>(flows, 0, sums);
}

}  // namespace detail
}  // namespace outlay
