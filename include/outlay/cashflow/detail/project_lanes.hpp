// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates of return of `abreast` projects together, a project a lane: the sums of npv_lanes.hpp, its steps, and the running totals
// that prove a root the only one.
//
//   own_times        each project has times of its own: an exponential a flow
//   shared_times     one schedule: a power only for each distinct gap between days; discount factors are chains of products,
//                    begun anew from an exponential every sixteen flows
//   project_block    the projects, transposed, and where their searches arrive
//   solve_block      fills in the latter; what does not arrive at once is left to irr_search

#include <outlay/cashflow/detail/lanes.hpp>
#include <outlay/cashflow/detail/npv_lanes.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace outlay::inline v0 {
namespace detail {

/// Two sets of lanes: while one waits for its sums, the processor works at the other.
inline constexpr std::size_t abreast = 2 * lane_count;

[[gnu::always_inline]] inline void discount_lanes(const lanes& exponent, lanes& factor) noexcept {
    lanes k;
    exp_lanes(exponent, lanes{}, factor, k);
    scale_lanes(factor, k);
}

/// Calls write(i, first, lanes) with flow i of the rows first ... first + 3 side by side.
template <class Write>
[[gnu::always_inline]] inline void transpose(const double* const (&rows)[abreast], std::size_t n, Write write) noexcept {
    for (std::size_t first = 0; first < abreast; first += lane_count) {
        const double *const a = rows[first], *const b = rows[first + 1], *const c = rows[first + 2],
                            *const d = rows[first + 3];
        for (std::size_t i = 0; i < n; ++i) write(i, first, lanes{a[i], b[i], c[i], d[i]});
    }
}

/// A walk along the flows of the projects first ... first + 3, at one u: `to` calls visit(i, t_i, e^(-u (t_i - origin))) for the
/// flows up to an end. With an origin where the flows weigh most, exponents are small there, and so is what their rounding does.
class own_times {
public:
    const double* rows[abreast];  // of each project

    explicit own_times(std::size_t most) : times_(most * abreast) {}

    [[gnu::always_inline]] inline void load(std::size_t n) noexcept {
        transpose(rows, n, [&](std::size_t i, std::size_t first, const lanes& t) __attribute__((always_inline)) {
            store_lanes(t, times_.data() + i * abreast + first);
        });
    }

    template <bool Discounted>
    class walk {
    public:
        [[gnu::always_inline]] inline walk(own_times& times, std::size_t first, const lanes& u,
                                           const lanes& origin) noexcept
            : at_(times.times_.data() + first), u_(u), origin_(origin) {}
        template <class Visit>
        [[gnu::always_inline]] inline void to(std::size_t end, Visit visit) noexcept {
            for (; i_ < end; ++i_) {
                lanes t, discount = lanes{} + 1;
                load_lanes(at_ + i_ * abreast, t);
                if constexpr (Discounted) discount_lanes(u_ * (origin_ - t), discount);
                visit(i_, t, discount);
            }
        }

    private:
        const double* at_;
        lanes u_, origin_;
        std::size_t i_ = 0;
    };

private:
    std::vector<double> times_;  // of project j at flow i: [i * abreast + j]
};

class shared_times {
public:
    explicit shared_times(std::span<const double> given)
        : times_(given.begin(), given.end()), gap_after_(given.size()) {
        ordinary_ = !times_.empty() && times_[0] == 0 && times_.back() < 1e9;
        for (std::size_t i = 1; i < times_.size(); ++i) {
            const double gap = times_[i] - times_[i - 1];
            ordinary_ &= gap > 0;
            std::size_t known = 0;
            // Gaps of whole days over 365 differ by rounding when taken from sums: equal to 1e-12 they are equal.
            while (known < gaps_.size() &&
                   !(gaps_[known] - gap < 1e-12 * times_[i] && gap - gaps_[known] < 1e-12 * times_[i]))
                ++known;
            if (known == gaps_.size()) gaps_.push_back(gap);
            gap_after_[i - 1] = static_cast<std::uint32_t>(known);
        }
        factors_.resize(gaps_.size() * lane_count);
    }
    /// Ascending from 0.
    [[nodiscard]] bool ordinary() const noexcept { return ordinary_; }
    [[nodiscard]] std::span<const double> times() const noexcept { return times_; }

    void load(std::size_t) noexcept {}
    template <bool Discounted>
    class walk {
    public:
        [[gnu::always_inline]] inline walk(shared_times& times, std::size_t, const lanes& u,
                                           const lanes& origin) noexcept
            : all_(times), u_(u), origin_(origin) {
            if constexpr (Discounted)
                for (std::size_t g = 0; g < all_.gaps_.size(); ++g) {
                    lanes factor;
                    discount_lanes(u * -all_.gaps_[g], factor);
                    store_lanes(factor, all_.factors_.data() + g * lane_count);
                }
        }
        template <class Visit>
        [[gnu::always_inline]] inline void to(std::size_t end, Visit visit) noexcept {
            const double* const times = all_.times_.data();
            const double* const factors = all_.factors_.data();
            const std::uint32_t* const gap_after = all_.gap_after_.data();
            while (i_ < end) {
                if (Discounted && i_ % chain == 0) discount_lanes(u_ * (origin_ - times[i_]), discount_);
                for (const std::size_t link = std::min(end, (i_ / chain + 1) * chain); i_ < link; ++i_) {
                    visit(i_, times[i_], discount_);
                    if constexpr (Discounted) {
                        lanes factor;
                        load_lanes(factors + gap_after[i_] * lane_count, factor);
                        discount_ *= factor;
                    }
                }
            }
        }

    private:
        shared_times& all_;
        lanes u_, origin_, discount_ = lanes{} + 1;
        std::size_t i_ = 0;
    };

private:
    static constexpr std::size_t chain = 16;

    std::vector<double> times_;
    std::vector<double> gaps_;               // distinct ones
    std::vector<std::uint32_t> gap_after_;  // of each time: an index into gaps; of the last, any
    std::vector<double> factors_;            // of each gap, for the lanes at work
    bool ordinary_ = false;
};

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
    double last[abreast];                     // the number of the last flow, from 1; one_of_several
    double known[abreast], start[abreast], bound[abreast];  // of an other_root: the one root's u, and its members
    double side[abreast];                                   // 1: on the right

    bool arrived[abreast];
    double others[abreast];  // roots beside the one found; -1 where that cannot be told
    double u[abreast], step[abreast], slope[abreast], bend[abreast];  // the root is at u + step
    double rate[abreast], growth[abreast];

    project_block(Times with, std::size_t most)
        : times(std::move(with)), inflows(most * abreast), outflows(most * abreast) {}
};

template <bool First, class Times>
[[gnu::always_inline]] inline void locate_lanes(project_block<Times>& block, std::size_t first, const lanes& u,
                                                const lanes& origin, const lanes& span,
                                                npv_local<lanes>& p) noexcept {
    time_sums<lanes> in, out;
    const auto add = [&](time_sums<lanes>& sums, const double* amounts, std::size_t i, const lanes& by_one,
                         const lanes& by_t, const lanes& by_t2, const lanes& by_t3,
                         const auto& t) __attribute__((always_inline)) {
        lanes amount;
        load_lanes(amounts + i * abreast + first, amount);
        sums.zeroth += amount * by_one;
        sums.first += amount * by_t;
        sums.second += amount * by_t2;
        sums.third += amount * by_t3;
        if constexpr (First) sums.fourth += amount * (by_t3 * t);
    };
    const auto take = [&](bool inflows, bool outflows) __attribute__((always_inline)) {
        return [&, inflows, outflows](std::size_t i, const auto& t,
                                      const lanes& discount) __attribute__((always_inline)) {
            const lanes by_t = discount * t;
            const lanes by_t2 = by_t * t;
            const lanes by_t3 = by_t2 * t;
            if (inflows) add(in, block.inflows.data(), i, discount, by_t, by_t2, by_t3, t);
            if (outflows) add(out, block.outflows.data(), i, discount, by_t, by_t2, by_t3, t);
        };
    };
    typename Times::template walk<!First> walk(block.times, first, u, origin);
    const flow_bounds& bounds = block.bounds[first / lane_count];
    walk.to(bounds.inflows_from, take(false, true));
    for (const auto& [both_to, inflows_to] : {std::pair(bounds.outflows_to, bounds.outflows_from), std::pair(block.size, block.size)}) {
        walk.to(both_to, take(true, true));
        walk.to(inflows_to, take(true, false));
    }
    locate<First>(in, out, span, p);
}

/// How often the running totals at a root change sign: so many roots there are beside it, or fewer by an even number. -1: not
/// with certainty. The last flow is left out, with it the total is zero.
template <class Times>
[[gnu::always_inline]] inline void count_others(project_block<Times>& block, std::size_t first, const lanes& root,
                                                lanes& others) noexcept {
    lanes total{}, magnitude{}, before{}, changes{}, last;
    load_lanes(block.last + first, last);
    integer_lanes certain = lanes{} == lanes{};
    const double margin = 0x1p-53 * (64 + 4 * static_cast<double>(block.size));
    typename Times::template walk<true> walk(block.times, first, root, lanes{});
    walk.to(block.size, [&](std::size_t i, const auto&, const lanes& discount) __attribute__((always_inline)) {
        lanes in, out, size;
        load_lanes(block.inflows.data() + i * abreast + first, in);
        load_lanes(block.outflows.data() + i * abreast + first, out);
        total += (in - out) * discount;
        magnitude += (in + out) * discount;
        absolute(total, size);
        const integer_lanes counts = (magnitude > 0) & (lanes{} + (static_cast<double>(i) + 1) < last);
        certain &= ~counts | (size > magnitude * margin);
        changes += (counts & (total * before < 0)) ? lanes{} + 1 : lanes{};
        before = total;
    });
    others = certain ? changes : lanes{} - 1;
}

[[gnu::always_inline]] inline bool any(const integer_lanes& x) noexcept { return (x[0] | x[1] | x[2] | x[3]) != 0; }

template <class Times>
[[gnu::always_inline]] inline void solve_in_lanes(project_block<Times>& block) noexcept {
    constexpr std::size_t sets = abreast / lane_count;
    npv_local<lanes> p[sets];
    lanes u[sets]{}, origin[sets]{}, span[sets];
    integer_lanes open[sets], arrived[sets]{};
    block.times.load(block.size);
    transpose(block.amounts, block.size,
              [&](std::size_t i, std::size_t first, const lanes& c) __attribute__((always_inline)) {
                  store_lanes(c > 0 ? c : lanes{}, block.inflows.data() + i * abreast + first);
                  store_lanes(c < 0 ? -c : lanes{}, block.outflows.data() + i * abreast + first);
              });
    for (std::size_t s = 0; s < sets; ++s) {
        load_lanes(block.span + s * lane_count, span[s]);
        open[s] = u[s] == u[s];
        if (block.search == root_search::other) {
            lanes side;
            load_lanes(block.side + s * lane_count, side);
            origin[s] = side < 0 ? span[s] : lanes{};
            load_lanes(block.start + s * lane_count, u[s]);
            locate_lanes<false>(block, s * lane_count, u[s], origin[s], span[s], p[s]);
        } else {
            locate_lanes<true>(block, s * lane_count, u[s], origin[s], span[s], p[s]);
        }
    }
    for (int round = 0;; ++round) {
        bool more = false;
        for (std::size_t s = 0; s < sets; ++s) {
            const lanes there = u[s] + p[s].step;
            const lanes most = 4 / span[s];
            lanes next = p[s].step > most ? u[s] + most : p[s].step < -most ? u[s] - most : there;
            if (block.search == root_search::other) {
                lanes known, bound, side, step;
                load_lanes(block.known + s * lane_count, known);
                load_lanes(block.bound + s * lane_count, bound);
                load_lanes(block.side + s * lane_count, side);
                p[s].arrives &= (there - bound) * side > 0;
                take_other_step(p[s], u[s] - known, span[s], step);
                next = u[s] + step;
                next = (next - bound) * side > 0 ? next : 0.5 * (u[s] + bound);
            }
            arrived[s] |= open[s] & p[s].arrives;
            lanes far;
            absolute(next, far);
            open[s] &= ~p[s].arrives & (far * span[s] < 300) & (far < 600);
            u[s] = open[s] ? next : u[s];
            more |= any(open[s]);
        }
        if (!more || round == 4 + 4 * (block.search == root_search::other)) break;
        for (std::size_t s = 0; s < sets; ++s)
            if (any(open[s])) locate_lanes<false>(block, s * lane_count, u[s], origin[s], span[s], p[s]);
    }
    for (std::size_t s = 0; s < sets; ++s) {
        const std::size_t first = s * lane_count;
        const lanes root = u[s] + p[s].step;
        const lanes rest = (u[s] - root) + p[s].step;  // what is lost by rounding their sum, nearly
        lanes far, in_exponent, out_exponent, growth, rate, others{};
        absolute(root, far);
        absolute(root * (p[s].in_mean - origin[s]), in_exponent);
        absolute(root * (p[s].out_mean - origin[s]), out_exponent);
        arrived[s] &= (in_exponent < 8) & (out_exponent < 8) & (far < 600);
        grow_lanes(arrived[s] ? root : lanes{}, growth, rate);
        store_lanes(rate + growth * rest, block.rate + first);
        store_lanes(growth + growth * rest, block.growth + first);
        if (block.search == root_search::one_of_several)
            count_others(block, first, arrived[s] ? root : lanes{}, others);
        store_lanes(others, block.others + first);
        store_lanes(u[s], block.u + first);
        store_lanes(p[s].step, block.step + first);
        store_lanes(p[s].out_mean - p[s].in_mean + p[s].step * (p[s].in_spread - p[s].out_spread), block.slope + first);
        store_lanes(p[s].in_spread - p[s].out_spread, block.bend + first);
        for (std::size_t j = 0; j < lane_count; ++j) block.arrived[first + j] = arrived[s][j] != 0;
    }
}

#if defined(__x86_64__) && !(defined(__AVX2__) && defined(__FMA__))
template <class Times>
[[gnu::target("avx2,fma")]] void solve_with_avx2(project_block<Times>& block) noexcept {
    solve_in_lanes(block);
}
template <class Times>
void solve_block(project_block<Times>& block) noexcept {
    has_avx2() ? solve_with_avx2(block) : solve_in_lanes(block);
}
#else
template <class Times>
void solve_block(project_block<Times>& block) noexcept {
    solve_in_lanes(block);
}
#endif

}  // namespace detail
}  // namespace outlay
