// SPDX-License-Identifier: BSL-1.0
#pragma once
// Four doubles at a time, by the vector extensions of g++ and clang++ where there are any.
//
//   lanes         four doubles; lane_count, padded(n), load_lanes, store_lanes, sum_of_lanes, absolute; has_wide_lanes
//   exp_lanes     e^(x + rest), under 2 units in the last place, as mantissa and power of two; scale_lanes joins them
//   grow_lanes    e^x and e^x - 1, both under 3 units
//   log_lanes     ln x, under 1 unit, x > 0 and normal
//
// Vectors go by reference: by value they would change the calling convention with the instruction set. Functions are inlined
// into callers that may be compiled for a newer processor than the rest of the program.

#include <outlay/cashflow/detail/plain_lanes.hpp>
#include <outlay/number/detail/compiler.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace outlay::inline v0 {
namespace detail {
OUTLAY_FLOATS_AS_WRITTEN

#if OUTLAY_HAS_EXTENSIONS
using lanes = OUTLAY_VECTOR(double, 32);
using integer_lanes = OUTLAY_VECTOR(std::int64_t, 32);
using bit_lanes = OUTLAY_VECTOR(std::uint64_t, 32);
#else
using lanes = plain_lanes<double>;
using integer_lanes = plain_lanes<std::int64_t>;
using bit_lanes = plain_lanes<std::uint64_t>;
#endif
inline constexpr std::size_t lane_count = 4;

/// `n` rounded up to whole lanes.
constexpr std::size_t padded(std::size_t n) noexcept { return (n + lane_count - 1) / lane_count * lane_count; }

/// Whether lanes can be compared and chosen from at once; SSE2 takes them one by one.
inline bool has_wide_lanes() noexcept {
#if OUTLAY_DISPATCHES
    return has_avx2();
#else
    return OUTLAY_HAS_EXTENSIONS != 0;
#endif
}

OUTLAY_ALWAYS_INLINE void load_lanes(const double* from, lanes& to) noexcept {
    std::memcpy(&to, from, sizeof to);
}
OUTLAY_ALWAYS_INLINE void store_lanes(const lanes& from, double* to) noexcept {
    std::memcpy(to, &from, sizeof from);
}
OUTLAY_ALWAYS_INLINE double sum_of_lanes(const lanes& x) noexcept { return (x[0] + x[1]) + (x[2] + x[3]); }

OUTLAY_ALWAYS_INLINE void absolute(const lanes& x, lanes& result) noexcept {
    result = OUTLAY_BITS_AS(lanes, OUTLAY_BITS_AS(integer_lanes, x) & std::int64_t{0x7fffffffffffffff});
}
OUTLAY_ALWAYS_INLINE void absolute(double x, double& result) noexcept { result = std::abs(x); }

/// x + rest = k ln 2 + r: e^r - 1 to 1.7e-17 before rounding, and k as a double. |x| <= 1e5, rest far below 1.
///
///     e^r = 1 + r + r^2 q(r), q of degree 9 interpolated at Chebyshev nodes
OUTLAY_ALWAYS_INLINE void reduced_exp_lanes(const lanes& x, const lanes& rest, lanes& less_one,
                                                     lanes& k) noexcept {
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
    less_one = r + r2 * q;
}
/// e^(x + rest) as a mantissa and k, the same.
OUTLAY_ALWAYS_INLINE void exp_lanes(const lanes& x, const lanes& rest, lanes& mantissa, lanes& k) noexcept {
    lanes less_one;
    reduced_exp_lanes(x, rest, less_one, k);
    mantissa = 1 + less_one;
}
/// mantissa * 2^k for whole k, |k| <= 1021: k is added to the bits of the exponent.
OUTLAY_ALWAYS_INLINE void scale_lanes(lanes& mantissa, const lanes& k) noexcept {
    const lanes with_k_in_its_low_bits = k + 0x1.8p52;
    mantissa = OUTLAY_BITS_AS(
        lanes, OUTLAY_BITS_AS(bit_lanes, mantissa) + (OUTLAY_BITS_AS(bit_lanes, with_k_in_its_low_bits) << 52));
}

/// e^x and e^x - 1, |x| <= 700.
OUTLAY_ALWAYS_INLINE void grow_lanes(const lanes& x, lanes& growth, lanes& less_one) noexcept {
    lanes reduced, k, power = lanes{} + 1;
    reduced_exp_lanes(x, lanes{}, reduced, k);
    scale_lanes(power, k);
    growth = power + power * reduced;
    less_one = power * reduced + (power - 1);
}

/// ln x = k ln 2 + ln(1 + f), 1 + f within the root of 2 of 1.
///
///     s = f / (2 + f), ln(1 + f) = f - (f^2 / 2 - s (f^2 / 2 + s^2 l(s^2))), l of degree 6 interpolated at Chebyshev nodes
OUTLAY_ALWAYS_INLINE void log_lanes(const lanes& x, lanes& result) noexcept {
    // Counted from the bits of the square root of one half, the exponent field is the k that leaves 1 + f in that range.
    constexpr std::uint64_t root_of_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t one = 0x3ff0000000000000;
    const bit_lanes above = OUTLAY_BITS_AS(bit_lanes, x) - root_of_half + one;
    const lanes k = OUTLAY_BITS_AS(lanes, (above >> 52) | 0x4330000000000000) - (0x1p52 + 1023);
    const lanes f = OUTLAY_BITS_AS(lanes, (above & 0x000fffffffffffff) + root_of_half) - 1;
    const lanes s = f / (2 + f);
    const lanes z = s * s;
    const lanes z2 = z * z;
    const lanes l12 = z * 0x1.9999999995273p-2 + 0x1.5555555555558p-1;
    const lanes l34 = z * 0x1.c71c62d5e53e0p-3 + 0x1.2492492dfd86cp-2;
    const lanes l56 = z * 0x1.39fdcceb4bb45p-3 + 0x1.7462b91b8df65p-3;
    const lanes l = z * (l12 + z2 * (l34 + z2 * (l56 + z2 * 0x1.2b5f68a50d903p-3)));
    const lanes half_square = 0.5 * f * f;
    result = k * 0x1.62e42fef00000p-1 - ((half_square - (s * (half_square + l) + k * 0x1.473de6af278edp-34)) - f);
}

OUTLAY_ALWAYS_INLINE void natural_log(const lanes& x, lanes& result) noexcept { log_lanes(x, result); }
OUTLAY_ALWAYS_INLINE void natural_log(double x, double& result) noexcept { result = std::log(x); }

OUTLAY_FLOATS_AS_COMPILED
}  // namespace detail
}  // namespace outlay
