// SPDX-License-Identifier: BSL-1.0
#pragma once
// Spearman's correlation, and its interval.
//
//   ranks_of(x)                     from 1, means of ranks where values are equal
//   correlation_of_ranks(a, b)
//   moved_correlation(r, by)        on the scale of Fisher's transform

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include <outlay/number/detail/pack.hpp>

namespace outlay::inline v0::detail {

/// Ranks from 1, the mean of them where values are equal.
inline std::vector<double> ranks_of(const std::vector<double>& x) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b] || (x[a] == x[b] && a < b); });
    std::vector<double> ranks(x.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t j = i;
        while (j < order.size() && x[order[j]] == x[order[i]]) ++j;
        const double rank = static_cast<double>(i + 1 + j) / 2;
        for (; i < j; ++i) ranks[order[i]] = rank;
    }
    return ranks;
}
/// The correlation of two columns of ranks; 0 where one of them is constant.
inline double correlation_of_ranks(const std::vector<double>& a, const std::vector<double>& b) {
    const double middle = static_cast<double>(a.size() + 1) / 2;
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - middle) * (a[i] - middle);
        bb += (b[i] - middle) * (b[i] - middle);
        ab += (a[i] - middle) * (b[i] - middle);
    }
    return aa > 0 && bb > 0 ? ab / (std::sqrt(aa) * std::sqrt(bb)) : 0;
}
/// Fisher's transform and back, by functions whose bits are the same on every machine.
inline double moved_correlation(double r, double by) {
    if (!(std::abs(r) < 1)) return r;
    using one = pack<2>;
    const double z = 0.5 * log_of(one((1 + r) / (1 - r))).lane(0) + by;
    const double square = exp_of(one(2 * z)).lane(0);
    return std::isfinite(square) ? (square - 1) / (square + 1) : 1;
}

}  // namespace outlay::inline v0::detail
