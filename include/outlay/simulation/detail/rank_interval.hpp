// SPDX-License-Identifier: BSL-1.0
#pragma once
// Between which ranks of a sample a quantile lies, whatever the distribution: of n independent values the number that does not
// exceed the quantile of a share p is binomial.
//
//   rank_of(share, n)              the rank of the sample's quantile: floor(p n) + 1, at most n
//   interval_of_ranks(n, p)        the ranks between which it lies in 95 of 100 samples, at most 2.5 of them on either side

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0::detail {

/// floor(p n) of a share from 0 to 1, exactly.
inline std::uint64_t whole_part_of(const exact_ratio& share, std::uint64_t n) {
    const exact_ratio product = share * exact_ratio(static_cast<std::int64_t>(n));
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(product.numerator() / product.denominator()));
}
inline std::uint64_t rank_of(const exact_ratio& share, std::uint64_t n) {
    const std::uint64_t below = whole_part_of(share, n);
    return below < n ? below + 1 : n;
}

/// Ranks from 1. Where the sample has none so low, low is 0; where none so high, high is n + 1.
struct rank_interval {
    std::uint64_t low;
    std::uint64_t high;
    double coverage;  ///< how probably the quantile lies between the two values
};

/// The narrowest ranks with at most `tail` on either side.
///
///     cost     20 standard deviations of the binomial: some 100,000 steps at n = 100,000,000
inline rank_interval interval_of_ranks(std::uint64_t n, double p, double tail = 0.025) {
    if (!(p > 0 && p < 1) || n == 0) return {0, n + 1, 1};
    // The probabilities of the numbers around the most likely one, relative to it: their sum makes them whole.
    const double odds = p / (1 - p), size = static_cast<double>(n);
    const auto mode = static_cast<std::uint64_t>(std::floor((size + 1) * p < size ? (size + 1) * p : size));
    std::vector<double> below, above;  // from the mode outwards
    double whole = 1;
    for (std::uint64_t k = mode; k > 0; --k) {
        const double last = below.empty() ? 1 : below.back();
        const double next = last * (static_cast<double>(k) / (static_cast<double>(n - k + 1) * odds));
        if (next < 1e-25) break;
        below.push_back(next);
        whole += next;
    }
    for (std::uint64_t k = mode; k < n; ++k) {
        const double last = above.empty() ? 1 : above.back();
        const double next = last * (static_cast<double>(n - k) * odds / static_cast<double>(k + 1));
        if (next < 1e-25) break;
        above.push_back(next);
        whole += next;
    }
    const auto weight = [&](std::uint64_t k) {
        return k == mode ? 1 : k < mode ? below[mode - k - 1] : above[k - mode - 1];
    };
    const std::uint64_t first = mode - below.size(), last = mode + above.size();
    // low: the most ranks with P(fewer than low) <= tail; high: the fewest with P(high or more) <= tail.
    std::uint64_t low = first;
    double under = 0;
    while (low <= last && under + weight(low) <= tail * whole) under += weight(low++);
    std::uint64_t high = last + 1;
    double over = 0;
    while (high > first && over + weight(high - 1) <= tail * whole) over += weight(--high);
    return {low, high, 1 - (under + over) / whole};
}

}  // namespace outlay::inline v0::detail
