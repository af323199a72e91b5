// SPDX-License-Identifier: BSL-1.0
#pragma once
// What split does by largest remainder, for many 64-bit amounts by the same weights: each amount costs one pass and one
// selection, where split, which allocates nothing and takes weights of any size, passes once for every bit of their sum.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <outlay/number/detail/wide.hpp>

namespace outlay::inline v0::detail {

/// The part of a share below one unit, and whose it is. Larger first; of equals, the earlier period first.
struct share_rest {
    std::uint64_t rest = 0;
    std::uint32_t index = 0;
    friend constexpr bool operator<(const share_rest& a, const share_rest& b) noexcept {
        return a.rest != b.rest ? a.rest > b.rest : a.index < b.index;
    }
};

/// units >= 0 by weights >= 0 that add up to sum > 0; parts are as many as weights, and get whole units that add up to units.
inline void largest_remainder(std::int64_t units, std::span<const std::int64_t> weights, std::int64_t sum,
                              std::span<std::int64_t> parts) {
    std::array<std::uint64_t, 128> few;
    std::vector<std::uint64_t> many;
    if (weights.size() > few.size()) many.resize(weights.size());
    const std::span<std::uint64_t> rests(many.empty() ? few.data() : many.data(), weights.size());

    const auto u = static_cast<std::uint64_t>(units);
    const auto s = static_cast<std::uint64_t>(sum);
    const int bits = static_cast<int>(std::bit_width(s - 1));  // of a rest
    const bool shifts = std::has_single_bit(s);                // as a curve's sum is
    std::int64_t left = units;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const uint128 product = multiply(u, static_cast<std::uint64_t>(weights[i]));
        const auto whole = static_cast<std::uint64_t>(shifts ? product >> bits : product / uint128{s});
        parts[i] = static_cast<std::int64_t>(whole);
        rests[i] = static_cast<std::uint64_t>(product) - whole * s;
        left -= parts[i];
    }
    if (left == 0) return;

    // The rests go into 64 buckets by their leading bits; only where the last unit falls is one held against another.
    const int shift = bits > 6 ? bits - 6 : 0;
    std::array<std::uint32_t, 64> count{};
    for (const std::uint64_t rest : rests) ++count[rest >> shift];
    std::size_t last = 63;
    for (; count[last] < left; --last) left -= count[last];
    std::vector<share_rest> tied;
    if (count[last] > left) tied.reserve(count[last]);
    for (std::size_t i = 0; i < rests.size(); ++i) {
        const std::uint64_t bucket = rests[i] >> shift;
        parts[i] += bucket > last || (bucket == last && count[last] == left) ? 1 : 0;
        if (bucket == last && count[last] > left) tied.push_back({rests[i], static_cast<std::uint32_t>(i)});
    }
    if (tied.empty()) return;
    std::nth_element(tied.begin(), tied.begin() + (left - 1), tied.end());
    for (std::int64_t i = 0; i < left; ++i) ++parts[tied[static_cast<std::size_t>(i)].index];
}

}  // namespace outlay::inline v0::detail
