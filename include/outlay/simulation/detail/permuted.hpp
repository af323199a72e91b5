// SPDX-License-Identifier: BSL-1.0
#pragma once
// Random orders without an array: where a path stands in a permutation of all, and a scrambled Sobol' coordinate.
//
//   permutation(n, seed, stream, sub_draw)     of 0 to n - 1, any place by itself
//   owen_scrambled(reversed, keys)             bits of a coordinate, the most significant lowest
//   reversed_bits(x)

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include <outlay/simulation/detail/philox.hpp>

namespace outlay::inline v0::detail {

/// Keys for what is not drawn a path: of a counter that no path reaches.
struct stream_keys {
    std::uint64_t first, second;
};
inline stream_keys keys_of(std::uint64_t seed, std::uint32_t stream, std::uint32_t sub_draw, std::uint32_t purpose) noexcept {
    const philox_counter words =
        philox({purpose, 0xffffffff, stream, sub_draw}, {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    return {words[0] | std::uint64_t{words[1]} << 32, words[2] | std::uint64_t{words[3]} << 32};
}

/// Multiplication and shifts so that every bit of x turns half of the result's. (Stafford's variant 13 of MurmurHash3's last steps.)
constexpr std::uint64_t mixed(std::uint64_t x) noexcept {
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
    x = (x ^ x >> 27) * 0x94d049bb133111eb;
    return x ^ x >> 31;
}

/// A keyed permutation of n places by Feistel's network on the bits that n - 1 has: eight rounds turn one half by a hash of the
/// other, and what falls outside is sent through again. Few places are shuffled one by one: halves of some bits have not all orders.
class permutation {
public:
    permutation() = default;
    permutation(std::uint64_t n, const stream_keys& keys) : n_(n), keys_(keys) {
        if (n <= 1024) {
            for (std::uint64_t i = 0; i < n; ++i) {
                few_.push_back(static_cast<std::uint32_t>(i));
                std::swap(few_[i], few_[mixed(keys.first ^ mixed(keys.second + i)) % (i + 1)]);
            }
            return;
        }
        const int bits = static_cast<int>(std::bit_width(n - 1));
        left_ = static_cast<unsigned>(bits / 2);
        right_ = static_cast<unsigned>(bits) - left_;
    }

    [[nodiscard]] std::uint64_t operator()(std::uint64_t place) const noexcept {
        if (!few_.empty()) return few_[place];
        do place = turned(place);
        while (place >= n_);
        return place;
    }

private:
    [[nodiscard]] std::uint64_t turned(std::uint64_t x) const noexcept {
        const std::uint64_t left_mask = (std::uint64_t{1} << left_) - 1, right_mask = (std::uint64_t{1} << right_) - 1;
        std::uint64_t left = x >> right_, right = x & right_mask;
        for (std::uint64_t round = 0; round < 8; round += 2) {
            left ^= mixed(keys_.first + (right + (round << 56)) * 0x9e3779b97f4a7c15) & left_mask;
            right ^= mixed(keys_.second + (left + ((round + 1) << 56)) * 0x9e3779b97f4a7c15) & right_mask;
        }
        return left << right_ | right;
    }

    std::uint64_t n_ = 0;
    stream_keys keys_{};
    std::vector<std::uint32_t> few_{};
    unsigned left_ = 0, right_ = 0;
};

/// The bits of x in the other order.
constexpr std::uint64_t reversed_bits(std::uint64_t x) noexcept {
    x = (x >> 1 & 0x5555555555555555) | (x & 0x5555555555555555) << 1;
    x = (x >> 2 & 0x3333333333333333) | (x & 0x3333333333333333) << 2;
    x = (x >> 4 & 0x0f0f0f0f0f0f0f0f) | (x & 0x0f0f0f0f0f0f0f0f) << 4;
    x = (x >> 8 & 0x00ff00ff00ff00ff) | (x & 0x00ff00ff00ff00ff) << 8;
    x = (x >> 16 & 0x0000ffff0000ffff) | (x & 0x0000ffff0000ffff) << 16;
    return x >> 32 | x << 32;
}

/// Owen's scrambling by a hash: a bit is turned by a function of the bits below it, which are the more significant ones of the
/// coordinate. Sums, odd factors and x ^ x * even carry upwards only.
///
///     source   S. Laine, T. Karras, Stratified sampling for stochastic transparency (2011); B. Burley, Practical hash-based Owen
///              scrambling (2020): their 32 bits, here 64
constexpr std::uint64_t owen_scrambled(std::uint64_t x, const stream_keys& keys) noexcept {
    x ^= x * 0x8d2c4f1f3d20adea;
    x += keys.first;
    x *= (keys.second >> 32) | 1;
    x ^= x * 0xb36534e505526c56;
    x += keys.second;
    x *= (keys.first >> 16) | 1;
    x ^= x * 0xd6e8feb853a22864;
    x ^= x * 0x9fb21c651e98df26;
    return x;
}

}  // namespace outlay::inline v0::detail
