// SPDX-License-Identifier: BSL-1.0
#pragma once
// Statistics of a column of values that comes in blocks, in any order and from any thread, to the same bits.
//
//   paths_of_block              how many values a block has; the last may have fewer
//   carried_sum               a sum that keeps what its last place loses
//   block_moments               count, sum and powers of one block
//   bin_scale                   between which values the bins lie: of the first block, for all
//   column_summary              moments by block, counts, extremes with their path, how often below zero and at zero
//
// A value that is not finite is no value: it is counted as missing.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <outlay/number/detail/pack_lanes.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

inline constexpr std::size_t paths_of_block = 4096;
inline constexpr std::size_t bins_of_column = 4096;

OUTLAY_FLOATS_AS_WRITTEN

struct carried_sum {
    double high = 0;
    double low = 0;

    void add(double x) {
        const double sum = high + x;
        const double part = sum - high;
        low += (high - (sum - part)) + (x - part);
        high = sum;
    }
    void add(const carried_sum& other) {
        add(other.high);
        low += other.low;
    }
    [[nodiscard]] double value() const { return high + low; }
    friend bool operator==(const carried_sum&, const carried_sum&) = default;
};

/// Of the finite values of a block; the powers are of their distances from a centre that is the same for all blocks.
struct block_moments {
    std::uint64_t count = 0;
    carried_sum sum;
    double second = 0;
    double third = 0;
    friend bool operator==(const block_moments&, const block_moments&) = default;
};

namespace columns {

using lanes = pack<8>;
inline constexpr std::size_t width = 8;

inline bool all_finite(const double* x, std::size_t n) {
    lanes off;
    std::size_t i = 0;
    for (; i + width <= n; i += width) {
        const lanes v = lanes::load(x + i);
        off += v - v;  // 0 of a finite value, else not a number
    }
    double all = 0;
    for (; i < n; ++i) all += x[i] - x[i];
    for (std::size_t k = 0; k < width; ++k) all += off.lane(k);
    return all == 0;
}

/// Of finite values: eight sums side by side, then one after the other.
inline block_moments moments(const double* x, std::size_t n, double centre) {
    lanes high, low, second, third;
    const lanes middle(centre);
    const auto take = [&](const lanes& v) {
        const lanes sum = high + v;
        const lanes part = sum - high;
        low += (high - (sum - part)) + (v - part);
        high = sum;
    };
    const auto powers = [&](const lanes& d) {
        const lanes square = d * d;
        second += square;
        third += square * d;
    };
    std::size_t i = 0;
    for (; i + width <= n; i += width) {
        const lanes v = lanes::load(x + i);
        take(v);
        powers(v - middle);
    }
    if (i < n) {
        std::array<double, width> rest{}, distance{};
        for (std::size_t k = 0; i + k < n; ++k) {
            rest[k] = x[i + k];
            distance[k] = x[i + k] - centre;
        }
        take(lanes::load(rest.data()));
        powers(lanes::load(distance.data()));
    }
    block_moments of;
    of.count = n;
    for (std::size_t k = 0; k < width; ++k) {
        of.sum.add(carried_sum{high.lane(k), low.lane(k)});
        of.second += second.lane(k);
        of.third += third.lane(k);
    }
    return of;
}

}  // namespace columns

OUTLAY_FLOATS_AS_COMPILED

/// Equal bins between two values; the first and the last take what lies beyond. The bin of a larger value is never lower.
struct bin_scale {
    double lowest = 0;
    double bins_in_one = 0;  ///< 0 where all values are one

    [[nodiscard]] std::size_t bin(double x) const {
        const double at = (x - lowest) * bins_in_one;
        return at >= 1 ? (at < static_cast<double>(bins_of_column) ? static_cast<std::size_t>(at) : bins_of_column - 1) : 0;
    }
    static bin_scale between(double low, double high) {
        const double wide = high - low;
        const double density = static_cast<double>(bins_of_column) / wide;
        return {low, wide > 0 && std::isfinite(density) ? density : 0};
    }
    friend bool operator==(const bin_scale&, const bin_scale&) = default;
};

/// Where the values lie, told from the first block: the centre of the powers and the bins.
struct column_scale {
    double centre = 0;
    bin_scale bins;
    friend bool operator==(const column_scale&, const column_scale&) = default;

    /// The middle 31/32 of the values and as much on either side: a normal distribution to 6.5 deviations.
    static column_scale of(const double* x, std::size_t n) {
        std::vector<double> sorted;
        for (std::size_t i = 0; i < n; ++i)
            if (std::isfinite(x[i])) sorted.push_back(x[i]);
        if (sorted.empty()) return {};
        std::sort(sorted.begin(), sorted.end());
        const std::size_t trim = sorted.size() / 64;
        double low = sorted[trim], high = sorted[sorted.size() - 1 - trim];
        const double wide = high - low;
        if (wide > 0 && std::isfinite(3 * wide)) {
            low -= wide;
            high += wide;
        } else {
            low = sorted.front();
            high = sorted.back();
        }
        return {sorted[sorted.size() / 2], bin_scale::between(low, high)};
    }
};

/// A value and the first path that has it.
struct extreme_value {
    double value = std::numeric_limits<double>::quiet_NaN();
    std::uint64_t path = 0;
    friend bool operator==(const extreme_value&, const extreme_value&) = default;
};

/// Counts of one thread; whole numbers, so that they add up in any order.
struct column_counts {
    std::vector<std::uint64_t> bins = std::vector<std::uint64_t>(bins_of_column);
    std::uint64_t below_zero = 0;
    std::uint64_t zero = 0;
    extreme_value lowest{};
    extreme_value highest{};

    void take_lowest(double x, std::uint64_t path) {
        if (!(x > lowest.value) && (x != lowest.value || path < lowest.path)) lowest = {x, path};
    }
    void take_highest(double x, std::uint64_t path) {
        if (!(x < highest.value) && (x != highest.value || path < highest.path)) highest = {x, path};
    }
    void add(const column_counts& other) {
        for (std::size_t i = 0; i < bins.size(); ++i) bins[i] += other.bins[i];
        below_zero += other.below_zero;
        zero += other.zero;
        if (!std::isnan(other.lowest.value)) take_lowest(other.lowest.value, other.lowest.path);
        if (!std::isnan(other.highest.value)) take_highest(other.highest.value, other.highest.path);
    }
    /// Of a column whose values are all finite, from this path on.
    void count(const double* x, std::size_t n, const bin_scale& scale, std::uint64_t first) {
        std::size_t low = 0, high = 0;
        std::uint64_t negative = 0, none = 0;
        for (std::size_t i = 0; i < n; ++i) {
            ++bins[scale.bin(x[i])];
            negative += x[i] < 0;
            none += x[i] == 0;
            if (x[i] < x[low]) low = i;
            if (x[i] > x[high]) high = i;
        }
        below_zero += negative;
        zero += none;
        if (n == 0) return;
        take_lowest(x[low], first + low);
        take_highest(x[high], first + high);
    }
    friend bool operator==(const column_counts&, const column_counts&) = default;
};

/// One block of a column into moments and counts.
inline block_moments take_block(const double* x, std::size_t n, const column_scale& scale, std::uint64_t first, column_counts& counts) {
    if (columns::all_finite(x, n)) {
        counts.count(x, n, scale.bins, first);
        return columns::moments(x, n, scale.centre);
    }
    std::array<double, paths_of_block> finite;
    std::size_t found = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (!std::isfinite(x[i])) continue;
        counts.count(x + i, 1, scale.bins, first + i);
        finite[found++] = x[i];
    }
    return columns::moments(finite.data(), found, scale.centre);
}

/// Mean, deviation and skewness of all blocks in their order.
struct column_moments {
    std::uint64_t count = 0;
    double mean = 0;
    double variance = 0;  ///< with n - 1
    double skewness = 0;
};
inline column_moments moments_of(const std::vector<block_moments>& blocks, double centre) {
    carried_sum sum, second, third;
    column_moments of;
    for (const block_moments& b : blocks) {
        of.count += b.count;
        sum.add(b.sum);
        second.add(b.second);
        third.add(b.third);
    }
    if (of.count == 0) return of;
    const auto n = static_cast<double>(of.count);
    of.mean = sum.value() / n;
    const double off = of.mean - centre;
    const double m2 = second.value() / n - off * off;
    const double m3 = third.value() / n - 3 * off * (second.value() / n) + 2 * off * off * off;
    of.variance = of.count > 1 && m2 > 0 ? m2 * (n / (n - 1)) : 0;
    of.skewness = m2 > 0 ? m3 / (m2 * std::sqrt(m2)) : 0;
    return of;
}

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
