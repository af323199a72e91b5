// SPDX-License-Identifier: BSL-1.0
#pragma once
// The exact sum of many 64-bit integers, which no order of them can overflow, as fast as memory gives them.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/detail/wide.hpp>

namespace outlay::inline v0::detail {

/// The sum of n integers that lie one after another in memory, 8 bytes each.
///
/// Two sums of 64 bits are kept: of the values, wrapping, and of their upper halves. The second says in which of the 2^64
/// residue classes' windows the total lies, the first where in it. Both vectorise, a test a step would not.
///
///     cost     memory bandwidth from about 1e6 values on; g++ 12 at -O2 vectorises no plain loop, hence the vectors by hand
inline int128 exact_sum(const void* values, std::size_t n) noexcept {
    constexpr std::size_t block = std::size_t{1} << 30;  // upper halves sum to less than 2^62
    constexpr auto sign = std::uint64_t{1} << 63;
    const auto* p = static_cast<const unsigned char*>(values);
    int128 total = 0;
    while (n > 0) {
        const std::size_t count = n < block ? n : block;
        std::uint64_t wrapped = 0;  // of the values as unsigned numbers moved up by 2^63, modulo 2^64
        std::uint64_t upper = 0;    // of their upper 32 bits
        std::size_t i = 0;
#if OUTLAY_HAS_EXTENSIONS
        using two_words = OUTLAY_VECTOR(std::uint64_t, 16);
        const two_words flip = {sign, sign};
        two_words w0{}, w1{}, w2{}, w3{}, u0{}, u1{}, u2{}, u3{};  // by name: g++ keeps an array of them in memory
        const auto add = [&](const unsigned char* from, two_words& w, two_words& u) {
            two_words v;
            std::memcpy(&v, from, sizeof v);
            v ^= flip;
            w += v;
            u += v >> 32;
        };
        for (; i + 8 <= count; i += 8) {
            add(p + 8 * i, w0, u0);
            add(p + 8 * i + 16, w1, u1);
            add(p + 8 * i + 32, w2, u2);
            add(p + 8 * i + 48, w3, u3);
        }
        w0 = (w0 + w1) + (w2 + w3);
        u0 = (u0 + u1) + (u2 + u3);
        wrapped = w0[0] + w0[1];
        upper = u0[0] + u0[1];
#endif
        for (; i < count; ++i) {
            std::uint64_t v = 0;
            std::memcpy(&v, p + 8 * i, sizeof v);
            v ^= sign;
            wrapped += v;
            upper += v >> 32;
        }
        // total = upper x 2^32 + lower halves; the lower halves, below 2^62, are what the wrapped sum adds to that.
        const uint128 high = static_cast<uint128>(upper) << 32;
        const std::uint64_t low = wrapped - static_cast<std::uint64_t>(high);
        total += static_cast<int128>(high + static_cast<uint128>(low)) - static_cast<int128>(static_cast<uint128>(count) << 63);
        p += 8 * count;
        n -= count;
    }
    return total;
}

}  // namespace outlay::inline v0::detail
