// SPDX-License-Identifier: BSL-1.0
#pragma once
// Four doubles at a time: the exponential, and the discounted sums of flows that rates of return are found from.
//
//   lanes              four doubles, by the vector extensions of g++ and clang++
//   discounted_sums    sums of c e^(-ut), c t e^(-ut), c t^2 e^(-ut) over inflows and over outflows
//   undiscounted       computes them at u = 0, without an exponential, and every discounted flow
//   discount           the same at a u with |ut| <= 700
//   discount_exactly   the same at any u of at most 26 bits (`shortened`), all in units of one power of two: the exponents ut
//                      are not rounded, and nothing overflows
//
// They take AVX2 and FMA where the processor has them, whatever the compiler's flags. The sums are added in four
// lanes in one order on every machine; with FMA the products round once less, so results differ in the last bits between
// machines with and without it.

#include <algorithm>
#include <bit>
#include <cmath>
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

/// e^(x + rest), x + rest = k ln 2 + r: e^r to 1.7e-17 before rounding, and k as a double. |x| <= 1e5, rest far below 1.
///
///     e^r = 1 + r + r^2 q(r), q of degree 9 interpolated at Chebyshev nodes
[[gnu::always_inline]] inline void exp_lanes(const lanes& x, const lanes& rest, lanes& mantissa, lanes& k) noexcept {
  constexpr double to_integer = 0x1.8p52;
  k = x * 0x1.71547652b82fep0 + to_integer;
  k -= to_integer;
  const lanes r = (x - k * 0x1.62e42fef00000p-1) - k * 0x1.473de6af278edp-34 + rest;
  const lanes r2 = r * r;
  const lanes r4 = r2 * r2;
  const lanes q01 = r * 0x1.5555555555556p-3 + 0x1.0000000000001p-1;
  const lanes q23 = r * 0x1.1111111110996p-7 + 0x1.5555555553d05p-5;
  const lanes q45 = r * 0x1.a01a01a7da98dp-13 + 0x1.6c16c178b0646p-10;
  const lanes q67 = r * 0x1.71de0d573888bp-19 + 0x1.a019b87f7a6e9p-16;
  const lanes q89 = r * 0x1.af39789bfd689p-26 + 0x1.28922d8c8d4fbp-22;
  const lanes q = (q01 + q23 * r2) + ((q45 + q67 * r2) + q89 * r4) * r4;
  mantissa = 1 + (r + r2 * q);
}
/// mantissa * 2^k for whole k, |k| <= 1021: k is added to the bits of the exponent.
[[gnu::always_inline]] inline void scale_lanes(lanes& mantissa, const lanes& k) noexcept {
  const lanes with_k_in_its_low_bits = k + 0x1.8p52;
  mantissa = (lanes)((integer_lanes)mantissa + ((integer_lanes)with_k_in_its_low_bits << 52));
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
  double first, last;  // times
};

[[gnu::always_inline]] inline void load_lanes(const double* from, lanes& to) noexcept {
  __builtin_memcpy(&to, from, sizeof to);
}
[[gnu::always_inline]] inline double sum_of_lanes(const lanes& x) noexcept { return (x[0] + x[1]) + (x[2] + x[3]); }

/// The upper 26 bits of x.
inline double shortened(double x) noexcept {
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~std::uint64_t{0x7ffffff});
}

enum class exponents { none, rounded, exact };

template <exponents How>
[[gnu::always_inline]] inline void discount_lanes(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  lanes in0{}, in1{}, in2{}, out0{}, out1{}, out2{};
  // For exact discounting the largest factor's power of two.
  const double unit = How == exponents::exact ? std::nearbyint(std::max(-u * flows.first, -u * flows.last) * 0x1.71547652b82fep0) : 0;
  for (std::size_t i = 0; i < flows.padded_size; i += lane_count) {
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

inline void undiscounted(const lane_flows& flows, discounted_sums& sums) noexcept {
  discount_lanes<exponents::none>(flows, 0, sums);
}

template <exponents How>
void discount_plain(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  discount_lanes<How>(flows, u, sums);
}
#if defined(__x86_64__) && !(defined(__AVX2__) && defined(__FMA__))
template <exponents How>
[[gnu::target("avx2,fma")]] void discount_avx2(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  discount_lanes<How>(flows, u, sums);
}
inline bool has_avx2() noexcept { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
template <exponents How>
void discount_as_fast_as_possible(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  has_avx2() ? discount_avx2<How>(flows, u, sums) : discount_plain<How>(flows, u, sums);
}
#else
template <exponents How>
void discount_as_fast_as_possible(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  discount_plain<How>(flows, u, sums);
}
#endif

inline void discount(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  discount_as_fast_as_possible<exponents::rounded>(flows, u, sums);
}
inline void discount_exactly(const lane_flows& flows, double u, discounted_sums& sums) noexcept {
  discount_as_fast_as_possible<exponents::exact>(flows, u, sums);
}

}  // namespace detail
}  // namespace outlay
