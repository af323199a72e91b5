// SPDX-License-Identifier: BSL-1.0
#pragma once
// e^x, ln x, x^y and the square root of a pack of doubles, all lanes at once; included by number/detail/pack.hpp.
//
//   exp_of(x)      within 1.5 units in the last place
//   log_of(x)      within 1.5 units
//   pow_of(x, y)   within 2 units; x > 0
//   sqrt_of(x)     within 0.51 units
//
// A lane outside the range of the polynomials (not finite, subnormal, a result near the ends of double's range) is computed by
// the C library alone, after the others.

#include <cmath>

#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/detail/pack_lanes.hpp>

namespace outlay::inline v0::detail {

// What outlay::log and outlay::pow refuse of a number is known of a lane, too.
inline double log_of_lane(double x) noexcept {
    if (!(x > 0)) lanes_part = true;
    return std::log(x);
}
inline double power_of_lane(double x, double y) noexcept {
    if (!(x > 0) && !(x == 0 && y > 0)) lanes_part = true;
    return std::pow(x, y);
}

#if OUTLAY_HAS_EXTENSIONS

template <int N>
using word_lanes = typename vector_of<std::int64_t, N>::type;
template <int N>
using bit_words = typename vector_of<std::uint64_t, N>::type;

/// A sum of two packs that keeps what the last place loses.
template <int N>
struct paired {
    pack<N> high;
    pack<N> low;
};

/// a + b where |a| >= |b| or a is 0.
template <int N>
OUTLAY_ALWAYS_INLINE void quick_sum(const pack<N>& a, const pack<N>& b, paired<N>& r) noexcept {
    const pack<N> s = a + b;
    r.low = b - (s - a);
    r.high = s;
}
/// a * b exactly: each is cut in two halves of 26 bits.
template <int N>
OUTLAY_ALWAYS_INLINE void exact_product(const pack<N>& a, const pack<N>& b, paired<N>& r) noexcept {
    const pack<N> split(134217729.0);  // 2^27 + 1
    const pack<N> at = a * split, bt = b * split;
    const pack<N> ah = at - (at - a), bh = bt - (bt - b);
    const pack<N> al = a - ah, bl = b - bh;
    r.high = a * b;
    r.low = ((ah * bh - r.high) + ah * bl + al * bh) + al * bl;
}

/// e^(x + rest), |x| <= 708, rest far below 1.
///
///     x + rest = k ln 2 + r, e^r = 1 + r + r^2 q(r), q of degree 9 interpolated at Chebyshev nodes, as cashflow/detail/lanes.hpp
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> exp_in_range(const pack<N>& x, const pack<N>& rest) noexcept {
    using p = pack<N>;
    const p to_integer(0x1.8p52);
    const p shifted = x * p(0x1.71547652b82fep0) + to_integer;
    const p k = shifted - to_integer;
    const p r = (x - k * p(0x1.62e42fef00000p-1)) - k * p(0x1.473de6af278edp-34) + rest;
    const p r2 = r * r;
    const p r4 = r2 * r2;
    const p q01 = r * p(0x1.5555555555556p-3) + p(0x1.0000000000001p-1);
    const p q23 = r * p(0x1.1111111110996p-7) + p(0x1.5555555553d05p-5);
    const p q45 = r * p(0x1.a01a01a7da98dp-13) + p(0x1.6c16c178b0646p-10);
    const p q67 = r * p(0x1.71de0d573888bp-19) + p(0x1.a019b87f7a6e9p-16);
    const p q89 = r * p(0x1.af39789bfd689p-26) + p(0x1.28922d8c8d4fbp-22);
    const p q = (q01 + q23 * r2) + ((q45 + q67 * r2) + q89 * r4) * r4;
    p power = p(1) + (r + r2 * q);
    // k is in the low bits of the shifted sum: added to the bits of the exponent.
    power.v = OUTLAY_BITS_AS(typename p::vector, OUTLAY_BITS_AS(bit_words<N>, power.v) + (OUTLAY_BITS_AS(bit_words<N>, shifted.v) << 52));
    return power;
}

/// ln x of positive normal x, as a pair: good to about 2^-57 of its size.
///
///     x = 2^k (1 + f), 1 + f within the root of 2 of 1; s = f / (2 + f), ln(1 + f) = f - f^2 / 2 + s (f^2 / 2 + l(s^2))
template <int N>
OUTLAY_ALWAYS_INLINE void log_in_range(const pack<N>& x, paired<N>& r) noexcept {
    using p = pack<N>;
    constexpr std::uint64_t root_of_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t one = 0x3ff0000000000000;
    const bit_words<N> above = OUTLAY_BITS_AS(bit_words<N>, x.v) - root_of_half + one;
    p k, mantissa;
    k.v = OUTLAY_BITS_AS(typename p::vector, (above >> 52) | 0x4330000000000000);
    k = k - p(0x1p52 + 1023);
    mantissa.v = OUTLAY_BITS_AS(typename p::vector, (above & 0x000fffffffffffff) + root_of_half);
    const p f = mantissa - p(1);
    const p s = f / (p(2) + f);
    const p z = s * s;
    const p z2 = z * z;
    const p l12 = z * p(0x1.9999999995273p-2) + p(0x1.5555555555558p-1);
    const p l34 = z * p(0x1.c71c62d5e53e0p-3) + p(0x1.2492492dfd86cp-2);
    const p l56 = z * p(0x1.39fdcceb4bb45p-3) + p(0x1.7462b91b8df65p-3);
    const p l = z * (l12 + z2 * (l34 + z2 * (l56 + z2 * p(0x1.2b5f68a50d903p-3))));
    paired<N> square, first, second;
    exact_product(f * p(0.5), f, square);
    const p tail = s * (square.high + l) + k * p(0x1.473de6af278edp-34) - square.low;
    const p whole = k * p(0x1.62e42fef00000p-1);  // exact: the factor ends in zeros
    // |whole| > |f| unless k = 0, and then the sum is f.
    quick_sum(whole, f, first);
    const p minus = -square.high;
    quick_sum(first.high, minus, second);
    quick_sum(second.high, (second.low + first.low) + tail, r);
}

template <int N>
OUTLAY_ALWAYS_INLINE bool any_lane(const word_lanes<N>& bad) noexcept {
    std::int64_t all = 0;
    for (std::size_t i = 0; i < N; ++i) all |= bad[i];
    return all != 0;
}

/// Where a lane is bad, f of that lane alone.
template <int N, class F>
OUTLAY_OUT_OF_LINE void patch(pack<N>& result, const word_lanes<N>& bad, const F& f) {
    for (std::size_t i = 0; i < N; ++i)
        if (bad[i] != 0) result.set(i, f(i));
}

template <int N>
OUTLAY_ALWAYS_INLINE pack<N> exp_of(const pack<N>& x) noexcept {
    const pack<N> low(-700.0), high(700.0);
    const word_lanes<N> bad = ~((x.v >= low.v) & (x.v <= high.v));
    pack<N> r = exp_in_range(greater_of(lesser_of(x, high), low), pack<N>(0));
    if (any_lane<N>(bad)) [[unlikely]] patch(r, bad, [&](std::size_t i) { return std::exp(x.lane(i)); });
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE void not_positive_normal(const pack<N>& x, word_lanes<N>& bad) noexcept {
    const pack<N> least(0x1p-1022), most(0x1.fffffffffffffp1023);
    bad = ~((x.v >= least.v) & (x.v <= most.v));
}
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> log_of(const pack<N>& x) noexcept {
    word_lanes<N> bad;
    not_positive_normal(x, bad);
    paired<N> log;
    log_in_range(x, log);
    pack<N> r = log.high;
    if (any_lane<N>(bad)) [[unlikely]] patch(r, bad, [&](std::size_t i) { return log_of_lane(x.lane(i)); });
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> pow_of(const pack<N>& x, const pack<N>& y) noexcept {
    paired<N> log, product;
    log_in_range(x, log);
    exact_product(log.high, y, product);
    const pack<N> rest = product.low + log.low * y;
    const pack<N> low(-700.0), high(700.0), large(0x1p500);
    word_lanes<N> bad;
    not_positive_normal(x, bad);
    bad |= ~((product.high.v >= low.v) & (product.high.v <= high.v)) | ~((y.v >= -large.v) & (y.v <= large.v));
    pack<N> r = exp_in_range(greater_of(lesser_of(product.high, high), low), rest);
    if (any_lane<N>(bad)) [[unlikely]] patch(r, bad, [&](std::size_t i) { return power_of_lane(x.lane(i), y.lane(i)); });
    return r;
}

/// By the reciprocal: a first guess from the bits, four steps of Newton, and a last one with the exact square.
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> sqrt_of(const pack<N>& x) noexcept {
    using p = pack<N>;
    const p least(0x1p-1000), most(0x1p1000);
    const word_lanes<N> bad = ~((x.v >= least.v) & (x.v <= most.v));
    p y;
    y.v = OUTLAY_BITS_AS(typename p::vector, 0x5fe6eb50c7b537a9 - (OUTLAY_BITS_AS(bit_words<N>, x.v) >> 1));
    const p half = x * p(0.5), more(1.5);
    for (int i = 0; i < 4; ++i) y = y * (more - half * y * y);
    const p root = x * y;
    paired<N> square;
    exact_product(root, root, square);
    p r = root + ((x - square.high) - square.low) * (y * p(0.5));
    if (any_lane<N>(bad)) [[unlikely]] patch(r, bad, [&](std::size_t i) { return std::sqrt(x.lane(i)); });
    return r;
}

#else

template <int N>
pack<N> sqrt_of(const pack<N>& x) noexcept {
    pack<N> r;
    for (std::size_t i = 0; i < N; ++i) r.set(i, std::sqrt(x.lane(i)));
    return r;
}
template <int N>
pack<N> exp_of(const pack<N>& x) noexcept {
    pack<N> r;
    for (std::size_t i = 0; i < N; ++i) r.set(i, std::exp(x.lane(i)));
    return r;
}
template <int N>
pack<N> log_of(const pack<N>& x) noexcept {
    pack<N> r;
    for (std::size_t i = 0; i < N; ++i) r.set(i, log_of_lane(x.lane(i)));
    return r;
}
template <int N>
pack<N> pow_of(const pack<N>& x, const pack<N>& y) noexcept {
    pack<N> r;
    for (std::size_t i = 0; i < N; ++i) r.set(i, power_of_lane(x.lane(i), y.lane(i)));
    return r;
}

#endif

}  // namespace outlay::inline v0::detail
