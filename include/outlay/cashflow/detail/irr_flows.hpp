// SPDX-License-Identifier: BSL-1.0
#pragma once
// The flows as a solver wants them: finite, chronological, one a time, without zeros, counted from the first.
//
//   amount_survey, survey    what is known of amounts: sign changes, range of magnitudes; survey_ordinary, faster
//   irr_flows     the arranged flows, what is known of them, and their span of time
//   arrange       makes them in place

#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/cashflow/detail/lanes.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

/// What is to be known of amounts; zeros count for nothing.
struct amount_survey {
    bool finite = true;
    bool moderate = true;  // every magnitude: their products with powers of times neither vanish nor overflow
    int sign_changes = 0;
    std::size_t last = 0;  // one past the last that is not zero
};
inline constexpr double least_moderate = 0x1p-200, most_moderate = 0x1p200;

inline amount_survey survey(const double* amount, std::size_t n) noexcept {
    amount_survey found;
    double checked = 0, before = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double a = amount[i], size = std::abs(a);
        const bool counts = a != 0;
        checked += a - a;  // not a number where one is not finite
        found.moderate &= !counts || (size >= least_moderate && size <= most_moderate);
        found.sign_changes += counts && before != 0 && (a < 0) != (before < 0);
        before = counts ? a : before;
        found.last = counts ? i + 1 : found.last;
    }
    found.finite = checked == 0;
    return found;
}

/// `finite`: every time, amount and sum of a time's amounts.
struct irr_flows : amount_survey {
    double* time = nullptr;        // from the first flow on, or as given where that would round
    double* amount = nullptr;      // both padded with zeros to whole lanes
    double* discounted = nullptr;  // as of the last evaluation
    std::size_t size = 0;
    double longest = 0;  // of |time|; at most twice the span

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

/// `survey` of flows as they mostly come: more than four, none zero, all moderate; and with times, copied at once, that ascend
/// strictly. false: they are not so.
template <bool Timed>
OUTLAY_ALWAYS_INLINE bool survey_in_lanes(const double* from_time, const double* from_amount, std::size_t n,
                                                   double* time, double* amount, amount_survey& found) noexcept {
    if (n <= lane_count) return false;
    integer_lanes ordinary = lanes{} == lanes{};
    bit_lanes turned{};
    // Flows i ... i + 3, of which those before `first` have been counted already.
    const auto take = [&](std::size_t i, std::size_t first) OUTLAY_INLINED {
        lanes a, a_before, size;
        load_lanes(from_amount + i, a);
        load_lanes(from_amount + i - 1, a_before);
        absolute(a, size);
        ordinary &= (size >= least_moderate) & (size <= most_moderate);
        bit_lanes turns = (OUTLAY_BITS_AS(bit_lanes, a) ^ OUTLAY_BITS_AS(bit_lanes, a_before)) >> 63;
        if (first > i) {
            const lanes number{0, 1, 2, 3};
            turns &= OUTLAY_BITS_AS(bit_lanes, number >= static_cast<double>(first - i));
        }
        turned += turns;
        if constexpr (Timed) {
            lanes t, t_before;
            load_lanes(from_time + i, t);
            load_lanes(from_time + i - 1, t_before);
            ordinary &= t > t_before;
            store_lanes(t, time + i);
            store_lanes(a, amount + i);
        }
    };
    const double size = std::abs(from_amount[0]);
    bool all = size >= least_moderate && size <= most_moderate;
    if constexpr (Timed) {
        all &= from_time[n - 1] - from_time[0] < std::numeric_limits<double>::infinity();
        time[0] = from_time[0];
        amount[0] = from_amount[0];
    }
    std::size_t i = 1;
    for (; i + lane_count <= n; i += lane_count) take(i, i);
    if (i < n) take(n - lane_count, i);
    found = {true, true, static_cast<int>((turned[0] + turned[1]) + (turned[2] + turned[3])), n};
    return all && (ordinary[0] & ordinary[1] & ordinary[2] & ordinary[3]) != 0;
}

// Lanes of 32 bytes are compared one by one where the processor has none: then the plain way is the faster.
#if OUTLAY_DISPATCHES && defined(__AVX2__)
template <bool Timed>
bool survey_ordinary(const double* from_time, const double* from_amount, std::size_t n, double* time, double* amount,
                     amount_survey& found) noexcept {
    return survey_in_lanes<Timed>(from_time, from_amount, n, time, amount, found);
}
#elif OUTLAY_DISPATCHES
template <bool Timed>
OUTLAY_WITH_AVX2 bool survey_with_avx2(const double* from_time, const double* from_amount, std::size_t n,
                                                  double* time, double* amount, amount_survey& found) noexcept {
    return survey_in_lanes<Timed>(from_time, from_amount, n, time, amount, found);
}
template <bool Timed>
bool survey_ordinary(const double* from_time, const double* from_amount, std::size_t n, double* time, double* amount,
                     amount_survey& found) noexcept {
    return has_avx2() && survey_with_avx2<Timed>(from_time, from_amount, n, time, amount, found);
}
#else
template <bool Timed>
bool survey_ordinary(const double*, const double*, std::size_t, double*, double*, amount_survey&) noexcept {
    return false;
}
#endif

/// What comes last: the origin, the longest time, zeros up to whole lanes.
inline void complete(irr_flows& flows) noexcept {
    const std::size_t n = flows.size;
    count_from_the_first(flows.time, n);
    flows.longest = std::max(std::abs(flows.time[0]), std::abs(flows.time[n - 1]));
    for (std::size_t i = n; i < padded(n); ++i) flows.time[i] = flows.amount[i] = 0;
}

/// Arranges `n` flows in `time` and `amount`, arrays with room for padded(n), whatever they are like; `discounted` has that room
/// too. Where they come from may be the same arrays.
inline irr_flows arrange_any(const double* from_time, const double* from_amount, std::size_t n, double* time,
                             double* amount, double* discounted) noexcept {
    irr_flows flows{{}, time, amount, discounted};
    double checked = 0;
    bool ascending = true;
    std::size_t kept = 0;
    double last = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < n; ++i) {
        const double t = from_time[i];
        const double a = from_amount[i];
        checked += (t - t) + (a - a);  // not a number where one is not finite
        time[kept] = t;
        amount[kept] = a;
        const bool counts = a != 0;
        ascending &= !counts || t > last;
        last = counts ? t : last;
        kept += counts;
    }
    if (!ascending && checked == 0) {
        sort_by_time(time, amount, kept);
        kept = merge_equal_times(time, amount, kept);
    }
    static_cast<amount_survey&>(flows) = survey(amount, kept);
    flows.size = kept;
    flows.finite &= checked == 0;
    if (!flows.finite) flows.sign_changes = 0;
    else if (kept > 0) complete(flows);
    return flows;
}

/// The same, faster for flows as they mostly come.
///
///     cost     one pass where times ascend strictly; else a sort; no allocation
inline irr_flows arrange(const double* from_time, const double* from_amount, std::size_t n, double* time,
                         double* amount, double* discounted) noexcept {
    irr_flows flows{{}, time, amount, discounted};
    if (!survey_ordinary<true>(from_time, from_amount, n, time, amount, flows))
        return arrange_any(from_time, from_amount, n, time, amount, discounted);
    flows.size = n;
    complete(flows);
    return flows;
}

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
