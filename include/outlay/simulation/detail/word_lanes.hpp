// SPDX-License-Identifier: BSL-1.0
#pragma once
// Words of 64 bits in lanes beside a pack of doubles, and what random numbers and tables need of both.
//
//   words<N>                     a + b, a ^ b, a & b, a | b, upper<k>(a), lifted<k>(a)
//   low_product(a, b)            of the lower 32 bits of each
//   bits_of(p), double_of(w)     the same bits
//   chosen(below, a, b)          lane by lane
//   gathered(table, places)      a pack from places of a table
//   each_pack(n, kernel)         kernel.template at<N>(i) for i = 0, N, 2 N ..., at the width of the processor
//
// A lane's result does not depend on N. n is a whole number of 16.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/detail/pack_lanes.hpp>
#include <outlay/number/detail/pack_math.hpp>

namespace outlay::inline v0::detail {

template <int N>
struct alignas(N * sizeof(std::uint64_t)) words {
    using vector = typename vector_of<std::uint64_t, N>::type;
    vector v{};

    words() = default;
    OUTLAY_ALWAYS_INLINE words(const words& other) noexcept : v(other.v) {}
    OUTLAY_ALWAYS_INLINE words& operator=(const words& other) noexcept {
        v = other.v;
        return *this;
    }
    OUTLAY_ALWAYS_INLINE explicit words(std::uint64_t x) noexcept {
#if OUTLAY_HAS_EXTENSIONS
        v = x + vector{};
#else
        for (std::size_t i = 0; i < N; ++i) v[i] = x;
#endif
    }
    [[nodiscard]] OUTLAY_ALWAYS_INLINE static words load(const std::uint64_t* from) noexcept {
        words w;
        std::memcpy(&w.v, from, sizeof w.v);
        return w;
    }
};

#if OUTLAY_HAS_EXTENSIONS
template <int N>
OUTLAY_ALWAYS_INLINE words<N> operator+(const words<N>& a, const words<N>& b) noexcept {
    words<N> r;
    r.v = a.v + b.v;
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE words<N> operator^(const words<N>& a, const words<N>& b) noexcept {
    words<N> r;
    r.v = a.v ^ b.v;
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE words<N> operator&(const words<N>& a, const words<N>& b) noexcept {
    words<N> r;
    r.v = a.v & b.v;
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE words<N> operator|(const words<N>& a, const words<N>& b) noexcept {
    words<N> r;
    r.v = a.v | b.v;
    return r;
}
template <int Places, int N>
OUTLAY_ALWAYS_INLINE words<N> upper(const words<N>& a) noexcept {
    words<N> r;
    r.v = a.v >> Places;
    return r;
}
template <int Places, int N>
OUTLAY_ALWAYS_INLINE words<N> lifted(const words<N>& a) noexcept {
    words<N> r;
    r.v = a.v << Places;
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE words<N> low_product(const words<N>& a, const words<N>& b) noexcept {
    words<N> r;
    OUTLAY_LOW_PRODUCT(N, a.v, b.v, r.v);
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE words<N> bits_of(const pack<N>& p) noexcept {
    words<N> r;
    r.v = OUTLAY_BITS_AS(typename words<N>::vector, p.v);
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> double_of(const words<N>& w) noexcept {
    pack<N> r;
    r.v = OUTLAY_BITS_AS(typename pack<N>::vector, w.v);
    return r;
}
/// Where x < limit a, elsewhere b.
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> chosen_below(const pack<N>& x, const pack<N>& limit, const pack<N>& a, const pack<N>& b) noexcept {
    pack<N> r;
    r.v = OUTLAY_CHOOSE(x.v < limit.v, a.v, b.v);
    return r;
}
#else
template <int N, class F>
words<N> each_word(const words<N>& a, const words<N>& b, F f) noexcept {
    words<N> r;
    for (std::size_t i = 0; i < N; ++i) r.v[i] = f(a.v[i], b.v[i]);
    return r;
}
template <int N>
words<N> operator+(const words<N>& a, const words<N>& b) noexcept {
    return each_word(a, b, [](std::uint64_t x, std::uint64_t y) { return x + y; });
}
template <int N>
words<N> operator^(const words<N>& a, const words<N>& b) noexcept {
    return each_word(a, b, [](std::uint64_t x, std::uint64_t y) { return x ^ y; });
}
template <int N>
words<N> operator&(const words<N>& a, const words<N>& b) noexcept {
    return each_word(a, b, [](std::uint64_t x, std::uint64_t y) { return x & y; });
}
template <int N>
words<N> operator|(const words<N>& a, const words<N>& b) noexcept {
    return each_word(a, b, [](std::uint64_t x, std::uint64_t y) { return x | y; });
}
template <int Places, int N>
words<N> upper(const words<N>& a) noexcept {
    return each_word(a, a, [](std::uint64_t x, std::uint64_t) { return x >> Places; });
}
template <int Places, int N>
words<N> lifted(const words<N>& a) noexcept {
    return each_word(a, a, [](std::uint64_t x, std::uint64_t) { return x << Places; });
}
template <int N>
words<N> low_product(const words<N>& a, const words<N>& b) noexcept {
    return each_word(a, b, [](std::uint64_t x, std::uint64_t y) { return (x & 0xffffffffu) * (y & 0xffffffffu); });
}
template <int N>
words<N> bits_of(const pack<N>& p) noexcept {
    words<N> r;
    for (std::size_t i = 0; i < N; ++i) r.v[i] = std::bit_cast<std::uint64_t>(p.lane(i));
    return r;
}
template <int N>
pack<N> double_of(const words<N>& w) noexcept {
    pack<N> r;
    for (std::size_t i = 0; i < N; ++i) r.set(i, std::bit_cast<double>(w.v[i]));
    return r;
}
template <int N>
pack<N> chosen_below(const pack<N>& x, const pack<N>& limit, const pack<N>& a, const pack<N>& b) noexcept {
    pack<N> r;
    for (std::size_t i = 0; i < N; ++i) r.set(i, x.lane(i) < limit.lane(i) ? a.lane(i) : b.lane(i));
    return r;
}
#endif

template <int N>
OUTLAY_ALWAYS_INLINE pack<N> gathered(const double* table, const words<N>& places) noexcept {
    pack<N> r;
    for (std::size_t i = 0; i < N; ++i) r.set(i, table[places.v[i]]);
    return r;
}

/// The lanes that the processor has: of 2, 4 and 8 the most.
inline int widest_lanes() noexcept {
#if OUTLAY_DISPATCHES
    static const int width = has_avx512() ? 8 : has_avx2() ? 4 : 2;
    return width;
#else
    return 2;
#endif
}

#if OUTLAY_DISPATCHES
template <class Kernel>
OUTLAY_FLATTENED_FOR_AVX512 void each_pack_of_8(std::size_t n, const Kernel& kernel) {
    for (std::size_t i = 0; i < n; i += 8) kernel.template at<8>(i);
}
template <class Kernel>
OUTLAY_FLATTENED_FOR_AVX2 void each_pack_of_4(std::size_t n, const Kernel& kernel) {
    for (std::size_t i = 0; i < n; i += 4) kernel.template at<4>(i);
}
#endif
template <class Kernel>
void each_pack_of_2(std::size_t n, const Kernel& kernel) {
    for (std::size_t i = 0; i < n; i += 2) kernel.template at<2>(i);
}

template <class Kernel>
void each_pack(int width, std::size_t n, const Kernel& kernel) {
#if OUTLAY_DISPATCHES
    if (width == 8) return each_pack_of_8(n, kernel);
    if (width == 4) return each_pack_of_4(n, kernel);
#else
    (void)width;
#endif
    each_pack_of_2(n, kernel);
}

}  // namespace outlay::inline v0::detail
