// SPDX-License-Identifier: BSL-1.0
#pragma once
// The flows as a solver wants them: finite, chronological, one a time, without zeros, counted from the first.
//
//   irr_flows     the arranged flows and what is known of them: sign changes, span of time, range of magnitudes
//   arrange       makes them in place

#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/cashflow/detail/lanes.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace outlay::inline v0 {
namespace detail {

struct irr_flows {
    double* time = nullptr;        // from the first flow on, or as given where that would round
    double* amount = nullptr;      // both padded with zeros to whole lanes
    double* discounted = nullptr;  // as of the last evaluation
    std::size_t size = 0;
    int sign_changes = 0;
    double largest = 0;  // of the magnitudes
    double smallest = 0;
    double longest = 0;  // of |time|; at most twice the span
    bool finite = true;  // every time, amount and sum of a time's amounts

    [[nodiscard]] double span() const noexcept { return time[size - 1] - time[0]; }
};

/// Sorts by time, moving amounts along: by insertion while that is cheap (nearly sorted), else by a heap. No allocation.
inline void sort_by_time(double* time, double* amount, std::size_t n) noexcept {
    std::size_t budget = 16 * n;
    for (std::size_t i = 1; i < n; ++i) {
        const double t = time[i];
        const double a = amount[i];
        std::size_t j = i;
        for (; j > 0 && time[j - 1] > t && budget > 0; --j, --budget) {
            time[j] = time[j - 1];
            amount[j] = amount[j - 1];
        }
        time[j] = t;
        amount[j] = a;
        if (budget == 0) break;
    }
    if (budget > 0) return;
    const auto exchange = [&](std::size_t i, std::size_t j) {
        std::swap(time[i], time[j]);
        std::swap(amount[i], amount[j]);
    };
    const auto sift_down = [&](std::size_t root, std::size_t end) {
        for (std::size_t child; (child = 2 * root + 1) < end; root = child) {
            if (child + 1 < end && time[child] < time[child + 1]) ++child;
            if (!(time[root] < time[child])) return;
            exchange(root, child);
        }
    };
    for (std::size_t i = n / 2; i-- > 0;) sift_down(i, n);
    for (std::size_t end = n; end-- > 1;) {
        exchange(0, end);
        sift_down(0, end);
    }
}

/// Adds the flows of one time, correctly to the last bits of the doubles given, and drops what comes to zero.
inline std::size_t merge_equal_times(double* time, double* amount, std::size_t n) noexcept {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < n;) {
        const double t = time[i];
        double_double sum = amount[i];
        for (++i; i < n && time[i] == t; ++i) sum += amount[i];
        if (sum.hi == 0) continue;
        time[kept] = t;
        amount[kept++] = sum.hi;
    }
    return kept;
}

/// Moves the origin to the first time, unless a difference would be rounded. That cannot be where the first is further from
/// the origin than the last is from the first, so what is left is of the size of the span.
inline void count_from_the_first(double* time, std::size_t n) noexcept {
    const double first = time[0];
    if (first == 0) return;
    for (std::size_t i = 0; i < n; ++i)
        if (double_double::sum(time[i], -first).lo != 0) return;
    for (std::size_t i = 0; i < n; ++i) time[i] -= first;
}

/// Flows as they mostly come, which need no arranging: finite, strictly ascending, none zero. Fills in what is to be known of
/// them; false: they are not so.
[[gnu::always_inline]] inline bool survey_in_lanes(irr_flows& flows, std::size_t n) noexcept {
    if (n == 0) return false;
    const double* const time = flows.time;
    const double* const amount = flows.amount;
    const auto size_of = [](double a) { return std::abs(a); };
    double checked = (time[0] - time[0]) + (amount[0] - amount[0]);
    double largest = size_of(amount[0]), smallest = largest;
    bool ascending = true;
    std::uint64_t turns = 0;
    std::size_t i = 1;
    if (n > lane_count) {
        lanes wrong{}, most = lanes{} + largest, least = most;
        integer_lanes rising = lanes{} == lanes{};
        bit_lanes turned{};
        for (; i + lane_count <= n; i += lane_count) {
            lanes t, t_before, a, a_before, size;
            load_lanes(time + i, t);
            load_lanes(time + i - 1, t_before);
            load_lanes(amount + i, a);
            load_lanes(amount + i - 1, a_before);
            wrong += (t - t) + (a - a);
            rising &= t > t_before;
            turned += ((bit_lanes)a ^ (bit_lanes)a_before) >> 63;
            absolute(a, size);
            most = size > most ? size : most;
            least = size < least ? size : least;
        }
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            checked += wrong[lane];
            ascending &= rising[lane] != 0;
            turns += turned[lane];
            largest = std::max(largest, most[lane]);
            smallest = std::min(smallest, least[lane]);
        }
    }
    for (; i < n; ++i) {
        checked += (time[i] - time[i]) + (amount[i] - amount[i]);
        ascending &= time[i] > time[i - 1];
        turns += (amount[i] < 0) != (amount[i - 1] < 0);
        largest = std::max(largest, size_of(amount[i]));
        smallest = std::min(smallest, size_of(amount[i]));
    }
    if (!(checked == 0 && ascending && smallest > 0)) return false;
    flows.size = n;
    flows.largest = largest;
    flows.smallest = smallest;
    flows.sign_changes = static_cast<int>(turns);
    return true;
}

// Lanes of 32 bytes are compared one by one where the processor has none: then the general way is the faster.
#if defined(__AVX2__)
inline bool survey_arranged(irr_flows& flows, std::size_t n) noexcept { return survey_in_lanes(flows, n); }
#elif defined(__x86_64__)
[[gnu::target("avx2,fma")]] inline bool survey_with_avx2(irr_flows& flows, std::size_t n) noexcept {
    return survey_in_lanes(flows, n);
}
inline bool survey_arranged(irr_flows& flows, std::size_t n) noexcept {
    return has_avx2() && survey_with_avx2(flows, n);
}
#else
inline bool survey_arranged(irr_flows&, std::size_t) noexcept { return false; }
#endif

/// What comes last: the origin, the longest time, zeros up to whole lanes.
inline void complete(irr_flows& flows) noexcept {
    const std::size_t n = flows.size;
    count_from_the_first(flows.time, n);
    flows.longest = std::max(std::abs(flows.time[0]), std::abs(flows.time[n - 1]));
    for (std::size_t i = n; i < padded(n); ++i) flows.time[i] = flows.amount[i] = 0;
}

/// Arranges `n` flows that stand in `time` and `amount`, arrays with room for padded(n); `discounted` has that room too.
///
///     cost     one pass where times ascend strictly; else a sort; no allocation
inline irr_flows arrange(double* time, double* amount, double* discounted, std::size_t n) noexcept {
    irr_flows flows{time, amount, discounted};
    if (survey_arranged(flows, n)) {
        complete(flows);
        return flows;
    }
    double checked = 0;
    bool ascending = true;
    std::size_t kept = 0;
    double last = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < n; ++i) {
        const double t = time[i];
        const double a = amount[i];
        checked += (t - t) + (a - a);  // not a number where one is not finite
        time[kept] = t;
        amount[kept] = a;
        const bool counts = a != 0;
        ascending &= !counts || t > last;
        last = counts ? t : last;
        kept += counts;
    }
    if (checked != 0) {
        flows.finite = false;
        return flows;
    }
    if (!ascending) {
        sort_by_time(time, amount, kept);
        kept = merge_equal_times(time, amount, kept);
        for (std::size_t i = 0; i < kept; ++i) flows.finite &= std::isfinite(amount[i]);
        if (!flows.finite) return flows;
    }
    flows.size = kept;
    if (kept == 0) return flows;
    flows.smallest = std::abs(amount[0]);
    bool negative = amount[0] < 0;
    for (std::size_t i = 0; i < kept; ++i) {
        const double size = std::abs(amount[i]);
        flows.largest = size > flows.largest ? size : flows.largest;
        flows.smallest = size < flows.smallest ? size : flows.smallest;
        flows.sign_changes += negative != (amount[i] < 0);
        negative = amount[i] < 0;
    }
    complete(flows);
    return flows;
}

}  // namespace detail
}  // namespace outlay
