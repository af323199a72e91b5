// SPDX-License-Identifier: BSL-1.0
#pragma once
// Random bits by counter: Philox 4x32 of ten rounds, as C++26's std::philox4x32 and Random123 have it.
//
//   philox(counter, key)      128 bits of any counter, whatever was asked before
//
// Source: J. Salmon and others, Parallel random numbers: as easy as 1, 2, 3 (2011).

#include <array>
#include <cstdint>

#include <outlay/number/config.hpp>

namespace outlay::inline v0::detail {

using philox_counter = std::array<std::uint32_t, 4>;
using philox_key = std::array<std::uint32_t, 2>;

template <int Rounds = 10>
constexpr philox_counter philox(philox_counter x, philox_key key) noexcept {
    for (int round = 0; round < Rounds; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53} * x[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57} * x[2];
        x = {static_cast<std::uint32_t>(b >> 32) ^ x[1] ^ key[0], static_cast<std::uint32_t>(b),
             static_cast<std::uint32_t>(a >> 32) ^ x[3] ^ key[1], static_cast<std::uint32_t>(a)};
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return x;
}

/// The 52 bits that a path draws of a stream: two paths, eight apart, share a counter.
constexpr std::uint64_t drawn_bits(std::uint64_t seed, std::uint32_t stream, std::uint32_t sub_draw, std::uint64_t path) noexcept {
    const std::uint64_t group = 8 * (path / 16) + path % 8;
    const philox_counter words = philox({static_cast<std::uint32_t>(group), static_cast<std::uint32_t>(group >> 32), stream, sub_draw},
                                        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    const std::size_t half = path % 16 < 8 ? 0 : 2;
    return (words[half] | std::uint64_t{words[half + 1]} << 32) >> 12;
}
/// (k + 1/2) 2^-52: never 0 or 1, and 1 - u is exact.
constexpr double uniform_of(std::uint64_t k) noexcept { return static_cast<double>(2 * k + 1) * 0x1p-53; }

}  // namespace outlay::inline v0::detail
