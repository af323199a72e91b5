// SPDX-License-Identifier: BSL-1.0
#pragma once
// The times of several projects and their discount factors at a u of each, a project a lane.
//
//   abreast          how many projects are worked at together; transpose
//   own_times        each project has times of its own: an exponential a flow
//   shared_times     one schedule: a power only for each distinct gap between days; discount factors are chains of products,
//                    begun anew from an exponential every sixteen flows

#include <outlay/cashflow/detail/lanes.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

/// Two sets of lanes: while one waits for its sums, the processor works at the other.
inline constexpr std::size_t abreast = 2 * lane_count;

/// The upper 26 bits.
OUTLAY_ALWAYS_INLINE void shorten_lanes(const lanes& x, lanes& result) noexcept {
    result = OUTLAY_BITS_AS(lanes, OUTLAY_BITS_AS(integer_lanes, x) & ~std::int64_t{0x7ffffff});
}
/// e^(-u t)
OUTLAY_ALWAYS_INLINE void discount_lanes(const lanes& u, const lanes& t, lanes& factor) noexcept {
    lanes k;
    exp_lanes(-u * t, lanes{}, factor, k);
    scale_lanes(factor, k);
}
/// The same for a u of at most 26 bits, without rounding the exponent: products of many such factors keep their digits.
OUTLAY_ALWAYS_INLINE void discount_exactly(const lanes& u, const lanes& t, lanes& factor) noexcept {
    lanes upper, k;
    shorten_lanes(t, upper);
    exp_lanes(-u * upper, -u * (t - upper), factor, k);
    scale_lanes(factor, k);
}

/// Calls write(i, first, lanes) with flow i of the rows first ... first + 3 side by side.
template <class Write>
OUTLAY_ALWAYS_INLINE void transpose(const double* const (&rows)[abreast], std::size_t n,
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
            const lanes ab_even = OUTLAY_SHUFFLE(of_a, of_b, 0, 4, 2, 6);
            const lanes ab_odd = OUTLAY_SHUFFLE(of_a, of_b, 1, 5, 3, 7);
            const lanes cd_even = OUTLAY_SHUFFLE(of_c, of_d, 0, 4, 2, 6);
            const lanes cd_odd = OUTLAY_SHUFFLE(of_c, of_d, 1, 5, 3, 7);
            write(i, first, OUTLAY_SHUFFLE(ab_even, cd_even, 0, 1, 4, 5));
            write(i + 1, first, OUTLAY_SHUFFLE(ab_odd, cd_odd, 0, 1, 4, 5));
            write(i + 2, first, OUTLAY_SHUFFLE(ab_even, cd_even, 2, 3, 6, 7));
            write(i + 3, first, OUTLAY_SHUFFLE(ab_odd, cd_odd, 2, 3, 6, 7));
        }
        for (; i < n; ++i) write(i, first, lanes{a[i], b[i], c[i], d[i]});
    }
}

/// first: at the u where all projects start, for no exponential, with the fourth powers; quick: of gaps that differ by rounding
/// only as if they were equal; close: with what that leaves out.
enum class pace { first, quick, close };

template <class Visit, class Time>
OUTLAY_ALWAYS_INLINE void visit_weighted(Visit& visit, std::size_t i, const lanes& w, const Time& t) noexcept {
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

    OUTLAY_ALWAYS_INLINE void load(std::size_t n) noexcept {
        transpose(
            rows,
            n, [to = times_.data()](std::size_t i, std::size_t first, const lanes& t) OUTLAY_INLINED {
                store_lanes(t, to + i * abreast + first);
            });
    }

    static constexpr double start = 0;  // where all projects start
    static constexpr double left_out = 0;
    template <pace Pace>
    class walk {
    public:
        OUTLAY_ALWAYS_INLINE walk(own_times& times, std::size_t first, const lanes& u,
                                           const lanes& origin) noexcept
            : at_(times.times_.data() + first), u_(u), origin_(origin) {}
        template <class Visit>
        OUTLAY_ALWAYS_INLINE void to(std::size_t end, Visit visit) noexcept {
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
        if (times_.back() > 1e-3) start = std::min(0.1, 4 / times_.back());
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

    double start = 0;     // where all projects start: near 10 %, or less over many units of time
    double left_out = 0;  // of a time, by a quick walk, at most
    template <pace Pace>
    class walk {
    public:
        OUTLAY_ALWAYS_INLINE walk(shared_times& times, std::size_t, const lanes& u,
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
        OUTLAY_ALWAYS_INLINE void to(std::size_t end, Visit visit) noexcept {
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

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
