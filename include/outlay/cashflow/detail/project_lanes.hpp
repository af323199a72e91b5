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
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace outlay::inline v0 {
namespace detail {

/// Two sets of lanes: while one waits for its sums, the processor works at the other.
inline constexpr std::size_t abreast = 2 * lane_count;

/// The upper 26 bits.
[[gnu::always_inline]] inline void shorten_lanes(const lanes& x, lanes& result) noexcept {
    result = (lanes)((integer_lanes)x & ~std::int64_t{0x7ffffff});
}
/// e^(-u t)
[[gnu::always_inline]] inline void discount_lanes(const lanes& u, const lanes& t, lanes& factor) noexcept {
    lanes k;
    exp_lanes(-u * t, lanes{}, factor, k);
    scale_lanes(factor, k);
}
/// The same for a u of at most 26 bits, without rounding the exponent: products of many such factors keep their digits.
[[gnu::always_inline]] inline void discount_exactly(const lanes& u, const lanes& t, lanes& factor) noexcept {
    lanes upper, k;
    shorten_lanes(t, upper);
    exp_lanes(-u * upper, -u * (t - upper), factor, k);
    scale_lanes(factor, k);
}

/// Calls write(i, first, lanes) with flow i of the rows first ... first + 3 side by side.
template <class Write>
[[gnu::always_inline]] inline void transpose(const double* const (&rows)[abreast], std::size_t n,
                                             Write write) noexcept {
    for (std::size_t first = 0; first < abreast; first += lane_count) {
        const double *const a = rows[first], *const b = rows[first + 1], *const c = rows[first + 2],
                            *const d = rows[first + 3];
        std::size_t i = 0;
        for (; i + lane_count <= n; i += lane_count) {
            lanes of_a, of_b, of_c, of_d;
            load_lanes(a + i, of_a);
            load_lanes(b + i, of_b);
            load_lanes(c + i, of_c);
            load_lanes(d + i, of_d);
            const lanes ab_even = __builtin_shufflevector(of_a, of_b, 0, 4, 2, 6);
            const lanes ab_odd = __builtin_shufflevector(of_a, of_b, 1, 5, 3, 7);
            const lanes cd_even = __builtin_shufflevector(of_c, of_d, 0, 4, 2, 6);
            const lanes cd_odd = __builtin_shufflevector(of_c, of_d, 1, 5, 3, 7);
            write(i, first, __builtin_shufflevector(ab_even, cd_even, 0, 1, 4, 5));
            write(i + 1, first, __builtin_shufflevector(ab_odd, cd_odd, 0, 1, 4, 5));
            write(i + 2, first, __builtin_shufflevector(ab_even, cd_even, 2, 3, 6, 7));
            write(i + 3, first, __builtin_shufflevector(ab_odd, cd_odd, 2, 3, 6, 7));
        }
        for (; i < n; ++i) write(i, first, lanes{a[i], b[i], c[i], d[i]});
    }
}

/// first: at the u where all projects start, for no exponential, with the fourth powers; quick: of gaps that differ by rounding
/// only as if they were equal; close: with what that leaves out.
enum class pace { first, quick, close };

template <class Visit, class Time>
[[gnu::always_inline]] inline void visit_weighted(Visit& visit, std::size_t i, const lanes& w, const Time& t) noexcept {
    const lanes wt = w * t;
    const lanes wt2 = wt * t;
    const lanes wt3 = wt2 * t;
    visit(i, t, w, wt, wt2, wt3, wt3);
}

/// Times have a walk along the flows of the projects first ... first + 3, at one u: `to` calls
/// visit(i, t, w, wt, wt^2, wt^3, wt^4) for the flows up to an end, t = t_i, w = e^(-u (t - origin)). With an origin where the
/// flows weigh most, exponents are small there, and so is what their rounding does.
class own_times {
public:
    const double* rows[abreast];  // of each project

    explicit own_times(std::size_t most) : times_(most * abreast) {}
    [[nodiscard]] std::size_t most() const noexcept { return times_.size() / abreast; }

    [[gnu::always_inline]] inline void load(std::size_t n) noexcept {
        transpose(
            rows,
            n, [to = times_.data()](std::size_t i, std::size_t first, const lanes& t) __attribute__((always_inline)) {
                store_lanes(t, to + i * abreast + first);
            });
    }

    static constexpr double start = 0;  // where all projects start
    static constexpr double left_out = 0;
    template <pace Pace>
    class walk {
    public:
        [[gnu::always_inline]] inline walk(own_times& times, std::size_t first, const lanes& u,
                                           const lanes& origin) noexcept
            : at_(times.times_.data() + first), u_(u), origin_(origin) {}
        template <class Visit>
        [[gnu::always_inline]] inline void to(std::size_t end, Visit visit) noexcept {
            for (; i_ < end; ++i_) {
                lanes t;
                load_lanes(at_ + i_ * abreast, t);
                if constexpr (Pace == pace::first) {
                    const lanes t2 = t * t, t3 = t2 * t;
                    visit(i_, t, 1, t, t2, t3, t2 * t2);
                } else {
                    lanes w;
                    discount_lanes(u_, t - origin_, w);
                    visit_weighted(visit, i_, w, t);
                }
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
        left_out_.resize(times_.size());
        for (std::size_t i = 1; i < times_.size(); ++i) {
            const double gap = times_[i] - times_[i - 1];
            ordinary_ &= gap > 0;
            std::size_t known = 0;
            // Gaps of whole days over 365 differ by rounding when taken from sums: equal to 1e-12 they are equal.
            while (known < gaps_.size() &&
                   !(gaps_[known] - gap < 1e-12 * times_[i] && gap - gaps_[known] < 1e-12 * times_[i]))
                ++known;
            if (known == gaps_.size()) gaps_.push_back(gap);
            if (i % chain != 0) left_out_[i] = left_out_[i - 1] + (gap - gaps_[known]);
            left_out = std::max(left_out, std::abs(left_out_[i]));
            gap_after_[i - 1] = known * lane_count;
        }
        factors_.resize(gaps_.size() * lane_count);
        if (!ordinary_) return;
        start = times_.back() > 0 ? std::min(0.1, 4 / times_.back()) : 0;
        for (const double t : times_) {
            const double w = std::exp(-start * t);
            at_start_.push_back({w, w * t, w * t * t, w * t * t * t, w * t * t * t * t});
        }
    }
    /// Ascending from 0.
    [[nodiscard]] bool ordinary() const noexcept { return ordinary_; }
    [[nodiscard]] std::span<const double> times() const noexcept { return times_; }

    [[nodiscard]] std::size_t most() const noexcept { return times_.size(); }
    void load(std::size_t) noexcept {}

    double start = 0;     // where all projects start
    double left_out = 0;  // of a time, by a quick walk, at most
    template <pace Pace>
    class walk {
    public:
        [[gnu::always_inline]] inline walk(shared_times& times, std::size_t, const lanes& u,
                                           const lanes& origin) noexcept
            : all_(times), u_(u), origin_(origin) {
            if constexpr (Pace != pace::first)
                for (std::size_t g = 0; g < all_.gaps_.size(); ++g) {
                    lanes factor;
                    discount_exactly(u, lanes{} + all_.gaps_[g], factor);
                    store_lanes(factor, all_.factors_.data() + g * lane_count);
                }
        }
        template <class Visit>
        [[gnu::always_inline]] inline void to(std::size_t end, Visit visit) noexcept {
            if constexpr (Pace == pace::first) {
                for (; i_ < end; ++i_) {
                    const auto& w = all_.at_start_[i_];
                    visit(i_, all_.times_[i_], w[0], w[1], w[2], w[3], w[4]);
                }
            } else {
                const double *const times = all_.times_.data(), *const factors = all_.factors_.data(),
                                    *const rest = all_.left_out_.data();
                const std::size_t* const gap_after = all_.gap_after_.data();
                while (i_ < end) {
                    if (i_ % chain == 0) discount_exactly(u_, times[i_] - origin_, discount_);
                    for (const std::size_t link = std::min(end, (i_ / chain + 1) * chain); i_ < link; ++i_) {
                        lanes w = discount_;
                        if constexpr (Pace == pace::close) w -= w * (u_ * rest[i_]);
                        visit_weighted(visit, i_, w, times[i_]);
                        lanes factor;
                        load_lanes(factors + gap_after[i_], factor);
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
    std::vector<double> gaps_;                     // distinct ones
    std::vector<std::size_t> gap_after_;           // of each time but the last: where its factors are
    std::vector<double> left_out_;                 // of each time, by the gaps since the chain began
    std::vector<std::array<double, 5>> at_start_;  // of each time, the weights
    std::vector<double> factors_;                  // of each gap, for the lanes at work
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
[[gnu::always_inline]] inline void load_block(project_block<Times>& block) noexcept {
    block.times.load(block.size);
    double *const inflows = block.inflows.data(), *const outflows = block.outflows.data();
    transpose(
        block.amounts,
        block.size, [=](std::size_t i, std::size_t first, const lanes& c) __attribute__((always_inline)) {
            store_lanes(c > 0 ? c : lanes{}, inflows + i * abreast + first);
            store_lanes(c < 0 ? -c : lanes{}, outflows + i * abreast + first);
        });
}

template <pace Pace, class Times>
[[gnu::always_inline]] inline void locate_lanes(project_block<Times>& block, std::size_t first, const lanes& u,
                                                const lanes& span, npv_local<lanes>& p) noexcept {
    time_sums<lanes> in, out;
    const auto add = [&](time_sums<lanes> & sums, const double* amounts, std::size_t i, const auto& w, const auto& wt,
                         const auto& wt2, const auto& wt3, const auto& wt4) __attribute__((always_inline)) {
        lanes amount;
        load_lanes(amounts + i * abreast + first, amount);
        sums.zeroth += amount * w;
        sums.first += amount * wt;
        sums.second += amount * wt2;
        sums.third += amount * wt3;
        if constexpr (Pace == pace::first) sums.fourth += amount * wt4;
    };
    const auto take = [&](bool inflows, bool outflows) __attribute__((always_inline)) {
        return [&, inflows, outflows ](std::size_t i, const auto&, const auto&... weights)
            __attribute__((always_inline)) {
            if (inflows) add(in, block.inflows.data(), i, weights...);
            if (outflows) add(out, block.outflows.data(), i, weights...);
        };
    };
    typename Times::template walk<Pace> walk(block.times, first, u, u < 0 ? span : lanes{});
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
[[gnu::always_inline]] inline void count_others(project_block<Times>& block, std::size_t first, const lanes& root,
                                                lanes& others) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    lanes total{}, magnitude{}, changes{}, last, span;
    lanes area{}, least = lanes{} + infinity, most = lanes{} - infinity, t_before{};
    load_lanes(block.span + first, span);
    load_lanes(block.last + first, last);
    integer_lanes certain = lanes{} == lanes{};
    const double margin = 0x1p-53 * (64 + 4 * static_cast<double>(block.size));
    typename Times::template walk<pace::quick> walk(block.times, first, root, root < 0 ? span : lanes{});
    walk.to(
        block.size, [&](std::size_t i, const auto& t, const lanes& w, const auto&...) __attribute__((always_inline)) {
            lanes in, out, size;
            load_lanes(block.inflows.data() + i * abreast + first, in);
            load_lanes(block.outflows.data() + i * abreast + first, out);
            const integer_lanes before_the_last = lanes{} + (static_cast<double>(i) + 1) < last;
            const integer_lanes inner = (magnitude > 0) & before_the_last;
            area += total * (t - t_before);
            t_before = lanes{} + t;
            least = (inner & (area < least)) ? area : least;
            most = (inner & (area > most)) ? area : most;
            const lanes before = total;
            total += (in - out) * w;
            magnitude += (in + out) * w;
            absolute(total, size);
            const integer_lanes counts = (magnitude > 0) & before_the_last;
            certain &= ~counts | (size > magnitude * margin);
            changes += (counts & (total * before < 0)) ? lanes{} + 1 : lanes{};
        });
    const lanes doubt = margin * magnitude * span;
    others = certain ? changes : lanes{} - 1;
    others =
        (((least > doubt) & (most < area - doubt)) | ((most < -doubt) & (least > area + doubt))) ? lanes{} : others;
}

[[gnu::always_inline]] inline bool any(const integer_lanes& x) noexcept { return (x[0] | x[1] | x[2] | x[3]) != 0; }

/// Where to look next for the other root, and whether g's own step arrives at it.
template <class Times>
[[gnu::always_inline]] inline void aim_at_other(const project_block<Times>& block, std::size_t first, const lanes& u,
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
    const lanes course = out ? side : -side;
    next = u + (step * course > 0 ? step : out ? away + 6 * side / span : -away);
    next = (next - bound) * side > 0 ? next : 0.5 * (u + bound);
    p.arrives &= (u + p.step - bound) * side > 0;
}

template <class Times>
[[gnu::always_inline]] inline void store_answers(project_block<Times>& block, std::size_t first, const lanes& u,
                                                 const lanes& span, const npv_local<lanes>& p,
                                                 const integer_lanes& arrived) noexcept {
    const lanes root = u + p.step;
    const lanes rest = (u - root) + p.step;  // what rounding their sum has lost, nearly
    const lanes origin = u < 0 ? span : lanes{};
    lanes far, in_exponent, out_exponent, growth, rate, others{};
    absolute(root, far);
    absolute(root * (p.in_mean - origin), in_exponent);
    absolute(root * (p.out_mean - origin), out_exponent);
    integer_lanes certain = arrived & (in_exponent < 8) & (out_exponent < 8) & (far < 600);
    if (block.search != root_search::other) certain &= far * block.times.left_out < 0x1p-49;
    const lanes certain_root = certain ? root : lanes{};
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
[[gnu::always_inline]] inline void solve_in_lanes(project_block<Times>& block) noexcept {
    constexpr std::size_t sets = abreast / lane_count;
    const bool other = block.search == root_search::other, close = other && block.times.left_out > 0;
    npv_local<lanes> p[sets];
    lanes u[sets]{}, span[sets], moved[sets]{};
    integer_lanes open[sets], arrived[sets]{};
    const auto locate_again = [&](std::size_t s) __attribute__((always_inline)) {
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
            lanes next = u[s] + (p[s].step > most ? most : p[s].step < -most ? -most : p[s].step);
            if (other) aim_at_other(block, s * lane_count, u[s], span[s], p[s], next);
            arrived[s] |= open[s] & p[s].arrives;
            open[s] &= ~p[s].arrives;
            lanes far, move;
            absolute(next, far);
            absolute(next - u[s], move);
            open[s] &= (far * span[s] < 300) & (far < 600);
            // What does not close in at once mostly has no root near, or none at all.
            if (!other && round > 0) open[s] &= move < 0.7 * moved[s];
            moved[s] = move;
            shorten_lanes(next, next);
            u[s] = open[s] ? next : u[s];
            more |= any(open[s]);
        }
        if (!more || round == (other ? 8 : 4)) break;
        for (std::size_t s = 0; s < sets; ++s)
            if (any(open[s])) locate_again(s);
    }
    for (std::size_t s = 0; s < sets; ++s) store_answers(block, s * lane_count, u[s], span[s], p[s], arrived[s]);
}

/// Where has_wide_lanes().
#if defined(__x86_64__)
template <class Times>
[[gnu::target("avx2,fma")]] void solve_block(project_block<Times>& block) noexcept {
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
