// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates of return of `abreast` projects together, a project a lane: the sums of npv_lanes.hpp, its steps, and the running totals
// that prove a root the only one.
//
//   project_block    the projects, transposed, and where their searches arrive
//   solve_block      fills in the latter; what does not arrive at once is left to irr_search

#include <outlay/cashflow/detail/lanes.hpp>
#include <outlay/cashflow/detail/npv_lanes.hpp>
#include <outlay/cashflow/detail/project_times.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

/// What is sought: the only root; one of several, and how many others there are; or the other one of two.
enum class root_search { only, one_of_several, other };

/// Where the flows of a set of lanes are only outflows (before inflows_from) and only inflows (between the other two).
struct flow_bounds {
    std::size_t inflows_from, outflows_to, outflows_from;

    /// Of no project of n flows, to begin with.
    explicit flow_bounds(std::size_t n = 0) noexcept : inflows_from(n), outflows_to(0), outflows_from(n) {}
    void add(const double* amounts, std::size_t n, int sign_changes) noexcept {
        std::size_t first = 0, last = n, inflow = 0;
        while (amounts[first] == 0) ++first;
        while (!(amounts[inflow] > 0)) ++inflow;
        inflows_from = std::min(inflows_from, inflow);
        if (amounts[first] > 0 || sign_changes > 2) {
            outflows_to = std::max(outflows_to, n);
        } else {
            while (!(amounts[last - 1] > 0)) --last;
            outflows_to = std::max(outflows_to, inflow);
            if (sign_changes == 2) outflows_from = std::min(outflows_from, last);
        }
    }
};

template <class Times>
struct project_block {
    Times times;
    std::vector<double> inflows;   // of project j at flow i: [i * abreast + j], or zero
    std::vector<double> outflows;  // the same, by magnitude
    std::size_t size = 0;          // flows of the longest project
    flow_bounds bounds[abreast / lane_count];

    root_search search{};
    const double* amounts[abreast];  // of each project
    double span[abreast];
    double last[abreast];                                   // the number of the last flow, from 1; one_of_several
    double known[abreast], start[abreast], bound[abreast];  // of an other_root: the one root's u, and its members
    double side[abreast];                                   // 1: on the right
    double between[abreast];                                // the sign of g between the two roots

    bool arrived[abreast];
    double others[abreast];  // roots beside the one found; -1 where that cannot be told
    double u[abreast], step[abreast], slope[abreast], bend[abreast];  // the root is at u + step
    double rate[abreast], growth[abreast];

    explicit project_block(Times with)
        : times(std::move(with)), inflows(times.most() * abreast), outflows(times.most() * abreast) {}
};

template <class Times>
OUTLAY_ALWAYS_INLINE void load_block(project_block<Times>& block) noexcept {
    block.times.load(block.size);
    double *const inflows = block.inflows.data(), *const outflows = block.outflows.data();
    transpose(
        block.amounts,
        block.size, [=](std::size_t i, std::size_t first, const lanes& c) OUTLAY_INLINED {
            store_lanes(OUTLAY_CHOOSE(c > 0, c, lanes{}), inflows + i * abreast + first);
            store_lanes(OUTLAY_CHOOSE(c < 0, -c, lanes{}), outflows + i * abreast + first);
        });
}

template <pace Pace, class Times>
OUTLAY_ALWAYS_INLINE void locate_lanes(project_block<Times>& block, std::size_t first, const lanes& u,
                                                const lanes& span, npv_local<lanes>& p) noexcept {
    time_sums<lanes> in, out;
    const auto add = [&](time_sums<lanes> & sums, const double* amounts, std::size_t i, const auto& w, const auto& wt,
                         const auto& wt2, const auto& wt3, const auto& wt4) OUTLAY_INLINED {
        lanes amount;
        load_lanes(amounts + i * abreast + first, amount);
        sums.zeroth += amount * w;
        sums.first += amount * wt;
        sums.second += amount * wt2;
        sums.third += amount * wt3;
        if constexpr (Pace == pace::first) sums.fourth += amount * wt4;
    };
    const auto take = [&](bool inflows, bool outflows) OUTLAY_INLINED {
        return [&, inflows, outflows ](std::size_t i, const auto&, const auto&... weights)
            OUTLAY_INLINED {
            if (inflows) add(in, block.inflows.data(), i, weights...);
            if (outflows) add(out, block.outflows.data(), i, weights...);
        };
    };
    typename Times::template walk<Pace> walk(block.times, first, u, OUTLAY_CHOOSE(u < 0, span, lanes{}));
    const flow_bounds& bounds = block.bounds[first / lane_count];
    walk.to(bounds.inflows_from, take(false, true));
    for (const auto& [both_to, inflows_to] :
         {std::pair(bounds.outflows_to, bounds.outflows_from), std::pair(block.size, block.size)}) {
        walk.to(both_to, take(true, true));
        walk.to(inflows_to, take(true, false));
    }
    locate<Pace == pace::first>(in, out, span, p);
}

/// How many roots there are beside one, or fewer by an even number; -1: that cannot be told. The running totals S of the flows
/// discounted at a root r change sign so often (the last flow is left out, with it the total is zero). And with v = u - r the
/// value is v times the integral of S(t) e^(-vt); where the integral of S itself up to any t lies between zero and the whole, that
/// has no zero: there is no other root.
template <class Times>
OUTLAY_ALWAYS_INLINE void count_others(project_block<Times>& block, std::size_t first, const lanes& root,
                                                lanes& others) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    lanes total{}, magnitude{}, changes{}, last, span;
    lanes area{}, least = lanes{} + infinity, most = lanes{} - infinity, t_before{};
    load_lanes(block.span + first, span);
    load_lanes(block.last + first, last);
    integer_lanes certain = lanes{} == lanes{};
    const double margin = 0x1p-53 * (64 + 4 * static_cast<double>(block.size));
    typename Times::template walk<pace::quick> walk(block.times, first, root, OUTLAY_CHOOSE(root < 0, span, lanes{}));
    walk.to(
        block.size, [&](std::size_t i, const auto& t, const lanes& w, const auto&...) OUTLAY_INLINED {
            lanes in, out, size;
            load_lanes(block.inflows.data() + i * abreast + first, in);
            load_lanes(block.outflows.data() + i * abreast + first, out);
            const integer_lanes before_the_last = lanes{} + (static_cast<double>(i) + 1) < last;
            const integer_lanes inner = (magnitude > 0) & before_the_last;
            area += total * (t - t_before);
            t_before = lanes{} + t;
            least = OUTLAY_CHOOSE(inner & (area < least), area, least);
            most = OUTLAY_CHOOSE(inner & (area > most), area, most);
            const lanes before = total;
            total += (in - out) * w;
            magnitude += (in + out) * w;
            absolute(total, size);
            const integer_lanes counts = (magnitude > 0) & before_the_last;
            certain &= ~counts | (size > magnitude * margin);
            changes += OUTLAY_CHOOSE(counts & (total * before < 0), lanes{} + 1, lanes{});
        });
    const lanes doubt = margin * magnitude * span;
    others = OUTLAY_CHOOSE(certain, changes, lanes{} - 1);
    const integer_lanes none =
        ((least > doubt) & (most < area - doubt)) | ((most < -doubt) & (least > area + doubt));
    others = OUTLAY_CHOOSE(none, lanes{}, others);
}

OUTLAY_ALWAYS_INLINE bool any(const integer_lanes& x) noexcept { return (x[0] | x[1] | x[2] | x[3]) != 0; }

/// Where to look next for the other root, and whether g's own step arrives at it.
template <class Times>
OUTLAY_ALWAYS_INLINE void aim_at_other(const project_block<Times>& block, std::size_t first, const lanes& u,
                                                const lanes& span, npv_local<lanes>& p, lanes& next) noexcept {
    lanes known, bound, side, between, step;
    load_lanes(block.known + first, known);
    load_lanes(block.bound + first, bound);
    load_lanes(block.side + first, side);
    load_lanes(block.between + first, between);
    const lanes away = u - known;
    take_other_step(p, away, span, step);
    // Between the two roots the other is further out.
    const integer_lanes out = p.value * between > 0;
    const lanes course = OUTLAY_CHOOSE(out, side, -side);
    const lanes further = OUTLAY_CHOOSE(out, away + 6 * side / span, -away);
    next = u + OUTLAY_CHOOSE(step * course > 0, step, further);
    next = OUTLAY_CHOOSE((next - bound) * side > 0, next, 0.5 * (u + bound));
    p.arrives &= (u + p.step - bound) * side > 0;
}

template <class Times>
OUTLAY_ALWAYS_INLINE void store_answers(project_block<Times>& block, std::size_t first, const lanes& u,
                                                 const lanes& span, const npv_local<lanes>& p,
                                                 const integer_lanes& arrived) noexcept {
    const lanes root = u + p.step;
    const lanes rest = (u - root) + p.step;  // what rounding their sum has lost, nearly
    const lanes origin = OUTLAY_CHOOSE(u < 0, span, lanes{});
    lanes size, in_exponent, out_exponent, growth, rate, others{};
    absolute(root, size);
    absolute(root * (p.in_mean - origin), in_exponent);
    absolute(root * (p.out_mean - origin), out_exponent);
    integer_lanes certain = arrived & (in_exponent < 8) & (out_exponent < 8) & (size < 600);
    if (block.search != root_search::other) certain &= size * block.times.left_out < 0x1p-49;
    const lanes certain_root = OUTLAY_CHOOSE(certain, root, lanes{});
    grow_lanes(certain_root, growth, rate);
    store_lanes(rate + growth * rest, block.rate + first);
    store_lanes(growth + growth * rest, block.growth + first);
    if (block.search == root_search::one_of_several) count_others(block, first, certain_root, others);
    store_lanes(others, block.others + first);
    store_lanes(u, block.u + first);
    store_lanes(p.step, block.step + first);
    const lanes bend = p.in_spread - p.out_spread;
    store_lanes(p.out_mean - p.in_mean + p.step * bend, block.slope + first);
    store_lanes(bend, block.bend + first);
    for (std::size_t j = 0; j < lane_count; ++j) block.arrived[first + j] = certain[j] != 0;
}

template <class Times>
OUTLAY_ALWAYS_INLINE void solve_in_lanes(project_block<Times>& block) noexcept {
    constexpr std::size_t sets = abreast / lane_count;
    const bool other = block.search == root_search::other, close = other && block.times.left_out > 0;
    npv_local<lanes> p[sets];
    lanes u[sets]{}, span[sets], moved[sets]{};
    integer_lanes open[sets], arrived[sets]{};
    const auto locate_again = [&](std::size_t s) OUTLAY_INLINED {
        if (close) locate_lanes<pace::close>(block, s * lane_count, u[s], span[s], p[s]);
        else locate_lanes<pace::quick>(block, s * lane_count, u[s], span[s], p[s]);
    };
    load_block(block);
    for (std::size_t s = 0; s < sets; ++s) {
        load_lanes(block.span + s * lane_count, span[s]);
        open[s] = u[s] == u[s];
        if (other) {
            load_lanes(block.start + s * lane_count, u[s]);
            shorten_lanes(u[s], u[s]);
            locate_again(s);
        } else {
            u[s] += block.times.start;
            locate_lanes<pace::first>(block, s * lane_count, u[s], span[s], p[s]);
        }
    }
    for (int round = 0;; ++round) {
        bool more = false;
        for (std::size_t s = 0; s < sets; ++s) {
            const lanes most = 8 / span[s];
            const lanes step = OUTLAY_CHOOSE(p[s].step < -most, -most, p[s].step);
            lanes next = u[s] + OUTLAY_CHOOSE(step > most, most, step);
            if (other) aim_at_other(block, s * lane_count, u[s], span[s], p[s], next);
            arrived[s] |= open[s] & p[s].arrives;
            open[s] &= ~p[s].arrives;
            lanes size, move;
            absolute(next, size);
            absolute(next - u[s], move);
            open[s] &= (size * span[s] < 300) & (size < 600);
            // What does not close in at once mostly has no root near, or none at all.
            if (!other && round > 0) open[s] &= move < 0.7 * moved[s];
            moved[s] = move;
            shorten_lanes(next, next);
            u[s] = OUTLAY_CHOOSE(open[s], next, u[s]);
            more |= any(open[s]);
        }
        if (!more || round == (other ? 8 : 4)) break;
        for (std::size_t s = 0; s < sets; ++s)
            if (any(open[s])) locate_again(s);
    }
    for (std::size_t s = 0; s < sets; ++s) store_answers(block, s * lane_count, u[s], span[s], p[s], arrived[s]);
}

/// Where has_wide_lanes().
#if OUTLAY_DISPATCHES
template <class Times>
OUTLAY_WITH_AVX2 void solve_block(project_block<Times>& block) noexcept {
    solve_in_lanes(block);
}
#else
template <class Times>
void solve_block(project_block<Times>& block) noexcept {
    solve_in_lanes(block);
}
#endif

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
