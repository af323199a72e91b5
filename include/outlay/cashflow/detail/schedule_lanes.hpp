// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates of return of projects that share one schedule, a project a lane: a power is needed only for each distinct gap between
// days, and discount factors are chains of products, begun anew from an exponential every sixteen flows.
//
//   shared_schedule     the times, their distinct gaps
//   schedule_block      `abreast` projects, transposed, and their answers; what is not an ordinary project is left open
//   solve_block         fills in the answers

#include <outlay/cashflow/detail/lanes.hpp>
#include <outlay/cashflow/detail/npv_lanes.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace outlay::inline v0 {
namespace detail {

struct shared_schedule {
    std::vector<double> times;
    std::vector<double> gaps;               // distinct ones
    std::vector<std::uint32_t> gap_before;  // of each time but the first: an index into gaps
    bool ordinary = false;                  // ascending from 0

    static constexpr std::size_t chain = 16;

    explicit shared_schedule(std::span<const double> given)
        : times(given.begin(), given.end()), gap_before(given.size()) {
        ordinary = !times.empty() && times[0] == 0 && times.back() < 1e9;
        for (std::size_t i = 1; i < times.size(); ++i) {
            const double gap = times[i] - times[i - 1];
            ordinary &= gap > 0;
            std::size_t known = 0;
            // Gaps of whole days over 365 differ by rounding when taken from sums: equal to 1e-12 they are equal.
            while (known < gaps.size() &&
                   !(gaps[known] - gap < 1e-12 * times[i] && gap - gaps[known] < 1e-12 * times[i]))
                ++known;
            if (known == gaps.size()) gaps.push_back(gap);
            gap_before[i] = static_cast<std::uint32_t>(known);
        }
    }
};

/// one_of_several: u + step is a root, and nothing is said of others.
enum class block_answer : std::int8_t { open, all_zero, same_sign, one_root, one_of_several };

struct schedule_block {
    const shared_schedule* schedule;
    double* inflows;   // of project j at time i: inflows[i * abreast + j], or zero
    double* outflows;  // the same, by magnitude
    double* factors;   // room for lane_count doubles a gap
    double u[abreast];
    double step[abreast];
    int sign_changes[abreast];
    block_answer answer[abreast];

    const double* amounts;  // of project j at time i: amounts[j * n + i]
};

/// Inflows and outflows, transposed.
[[gnu::always_inline]] inline void transpose(const schedule_block& block) noexcept {
    const std::size_t n = block.schedule->times.size();
    for (std::size_t first = 0; first < abreast; first += lane_count) {
        const double* const from = block.amounts + first * n;
        for (std::size_t i = 0; i < n; ++i) {
            const lanes c{from[i], from[n + i], from[2 * n + i], from[3 * n + i]};
            const lanes in = c < 0 ? lanes{} : c;  // what is not a number goes here
            store_lanes(in, block.inflows + i * abreast + first);
            store_lanes(c < 0 ? -c : lanes{}, block.outflows + i * abreast + first);
        }
    }
}

[[gnu::always_inline]] inline void load_amounts(const schedule_block& block, std::size_t flow, std::size_t first,
                                                lanes& amounts) noexcept {
    lanes out;
    load_lanes(block.inflows + flow * abreast + first, amounts);
    load_lanes(block.outflows + flow * abreast + first, out);
    amounts -= out;
}

/// Calls visit(i, t_i, e^(-u t_i)) along the schedule for four lanes.
template <bool Discounted, class Visit>
[[gnu::always_inline]] inline void along(const schedule_block& block, const lanes& u, Visit visit) noexcept {
    const shared_schedule& schedule = *block.schedule;
    const std::size_t n = schedule.times.size();
    const auto power = [&](double t, lanes& result) __attribute__((always_inline)) {
        lanes k;
        exp_lanes(u * -t, lanes{}, result, k);
        scale_lanes(result, k);
    };
    if constexpr (Discounted)
        for (std::size_t g = 0; g < schedule.gaps.size(); ++g) {
            lanes factor;
            power(schedule.gaps[g], factor);
            store_lanes(factor, block.factors + g * lane_count);
        }
    lanes discount = lanes{} + 1;
    for (std::size_t i = 0; i < n; ++i) {
        if constexpr (Discounted) {
            if (i > 0) {
                if (i % shared_schedule::chain == 0) {
                    power(schedule.times[i], discount);
                } else {
                    lanes factor;
                    load_lanes(block.factors + schedule.gap_before[i] * lane_count, factor);
                    discount *= factor;
                }
            }
        }
        visit(i, schedule.times[i], discount);
    }
}

struct lane_survey {
    integer_lanes finite, ordinary, any, changes;
};

/// Finite, of a moderate size, and how often the sign changes.
[[gnu::always_inline]] inline void survey(const schedule_block& block, std::size_t first, lane_survey& found) noexcept {
    lanes wrong{}, before{}, changes{};
    integer_lanes moderate = lanes{} == lanes{};
    for (std::size_t i = 0; i < block.schedule->times.size(); ++i) {
        lanes c, size;
        load_amounts(block, i, first, c);
        wrong += c - c;
        absolute(c, size);
        moderate &= (c == 0) | ((size < 0x1p200) & (size > 0x1p-200));
        const lanes turned = c * before;  // cannot overflow or vanish where the sizes are moderate
        changes += turned < 0 ? lanes{} + 1 : lanes{};
        before = c != 0 ? c : before;
    }
    found.finite = wrong == 0;
    found.ordinary = moderate & found.finite;
    found.any = before != 0;
    found.changes = __builtin_convertvector(changes, integer_lanes);
}

template <bool Discounted>
[[gnu::always_inline]] inline void sum_along(const schedule_block& block, std::size_t first, const lanes& u,
                                             point_lanes& p) noexcept {
    lanes in0{}, in1{}, in2{}, in3{}, out0{}, out1{}, out2{}, out3{};
    along<Discounted>(
        block, u, [&](std::size_t i, double t, const lanes& discount) __attribute__((always_inline)) {
            lanes in, out;
            load_lanes(block.inflows + i * abreast + first, in);
            load_lanes(block.outflows + i * abreast + first, out);
            const lanes by_t = discount * t;
            const lanes by_t2 = by_t * t;
            const lanes by_t3 = by_t2 * t;
            in0 += in * discount;
            out0 += out * discount;
            in1 += in * by_t;
            out1 += out * by_t;
            in2 += in * by_t2;
            out2 += out * by_t2;
            in3 += in * by_t3;
            out3 += out * by_t3;
        });
    log_lanes(in0 / out0, p.value);
    lanes in_third, out_third;
    central_moments(in0, in1, in2, in3, p.in_mean, p.in_spread, in_third);
    central_moments(out0, out1, out2, out3, p.out_mean, p.out_spread, out_third);
    p.twist = out_third - in_third;
    step_lanes(p);
}

/// Whether the running totals at u keep one sign, with a margin: then the root at u is the only one.
[[gnu::always_inline]] inline void keeps_one_sign(const schedule_block& block, std::size_t first, const lanes& u,
                                                  integer_lanes& result) noexcept {
    const std::size_t n = block.schedule->times.size();
    lanes total{}, magnitude{}, least{}, most{};
    integer_lanes certain = lanes{} == lanes{};
    const double margin = 0x1p-53 * (64 + 4 * static_cast<double>(n));
    lanes last{};
    for (std::size_t i = n; i-- > 0;) {  // the last flow of each lane is left out: with it the total is zero
        lanes c;
        load_amounts(block, i, first, c);
        const integer_lanes is_last = (last == 0) & (c != 0);
        last = is_last ? lanes{} + (static_cast<double>(i) + 1) : last;
    }
    along<true>(
        block, u, [&](std::size_t i, double, const lanes& discount) __attribute__((always_inline)) {
            lanes weight, size, total_size;
            load_amounts(block, i, first, weight);
            weight *= discount;
            absolute(weight, size);
            total += weight;
            magnitude += size;
            absolute(total, total_size);
            const integer_lanes counts = (magnitude > 0) & (lanes{} + (static_cast<double>(i) + 1) < last);
            certain &= ~counts | (total_size > magnitude * margin);
            least = (counts & (total < least)) ? total : least;
            most = (counts & (total > most)) ? total : most;
        });
    result = certain & ((least == 0) | (most == 0));
}

[[gnu::always_inline]] inline void solve_block_lanes(schedule_block& block) noexcept {
    constexpr std::size_t quads = abreast / lane_count;
    transpose(block);
    const double span = block.schedule->times.back();
    lane_survey found[quads];
    point_lanes p[quads];
    lanes u[quads]{};
    integer_lanes open[quads], arrived[quads]{};
    for (std::size_t q = 0; q < quads; ++q) {
        survey(block, q * lane_count, found[q]);
        p[q].span = lanes{} + span;
        sum_along<false>(block, q * lane_count, u[q], p[q]);
        open[q] = found[q].ordinary & (found[q].changes > 0);
    }
    for (int round = 0;; ++round) {
        bool more = false;
        for (std::size_t q = 0; q < quads; ++q) {
            lanes next, far;
            arrived[q] |= open[q] & p[q].arrives;
            open[q] &= ~p[q].arrives;
            next = u[q] + p[q].step;
            absolute(next, far);
            open[q] &= far * span < 32;
            u[q] = open[q] ? next : u[q];
            more |= (open[q][0] | open[q][1] | open[q][2] | open[q][3]) != 0;
        }
        if (!more || round == 3) break;  // the few that need more are solved alone
        for (std::size_t q = 0; q < quads; ++q) {
            const lanes step = p[q].step, in_mean = p[q].in_mean, out_mean = p[q].out_mean;
            sum_along<true>(block, q * lane_count, u[q], p[q]);
            p[q].step = arrived[q] ? step : p[q].step;
            p[q].in_mean = arrived[q] ? in_mean : p[q].in_mean;
            p[q].out_mean = arrived[q] ? out_mean : p[q].out_mean;
        }
    }
    for (std::size_t q = 0; q < quads; ++q) {
        lanes far;
        absolute(u[q], far);
        arrived[q] &= (far * p[q].in_mean < 8) & (far * p[q].out_mean < 8);
        integer_lanes only = found[q].changes == 1;
        const integer_lanes asked = arrived[q] & ~only;
        if (asked[0] | asked[1] | asked[2] | asked[3]) {
            integer_lanes certain;
            keeps_one_sign(block, q * lane_count, u[q] + p[q].step, certain);
            only |= certain;
        }
        for (std::size_t j = 0; j < lane_count; ++j) {
            const std::size_t project = q * lane_count + j;
            block.u[project] = u[q][j];
            block.step[project] = p[q].step[j];
            block.sign_changes[project] = static_cast<int>(found[q].changes[j]);
            block.answer[project] = !found[q].ordinary[j]      ? block_answer::open
                                    : !found[q].any[j]         ? block_answer::all_zero
                                    : found[q].changes[j] == 0 ? block_answer::same_sign
                                    : !arrived[q][j]           ? block_answer::open
                                    : only[j]                  ? block_answer::one_root
                                                               : block_answer::one_of_several;
        }
    }
}

inline void solve_block_plainly(schedule_block& block) noexcept { solve_block_lanes(block); }
#if defined(__x86_64__) && !(defined(__AVX2__) && defined(__FMA__))
[[gnu::target("avx2,fma")]] inline void solve_block_with_avx2(schedule_block& block) noexcept {
    solve_block_lanes(block);
}
inline void solve_block(schedule_block& block) noexcept {
    has_avx2() ? solve_block_with_avx2(block) : solve_block_plainly(block);
}
#else
inline void solve_block(schedule_block& block) noexcept { solve_block_plainly(block); }
#endif

}  // namespace detail
}  // namespace outlay
