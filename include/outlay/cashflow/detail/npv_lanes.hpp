// SPDX-License-Identifier: BSL-1.0
#pragma once
// The net present value of flows as a function of u = ln(1 + rate), looked at through the logarithm of inflows over outflows.
//
//     P(u) = sum of the inflows c e^(-ut),  N(u) = the same of the outflows,  g(u) = ln P - ln N
//
// g has the roots of P - N, does not depend on the flows' scale, and is nearly straight. Its slope is the outflows' mean
// time less the inflows', each weighted by present value; both means fall as u rises, which bounds the slope between two
// points from what is known at them.
//
//   npv_local<T>     g at one u, the mean times and spreads, the step to the root; of a double or of lanes
//   npv_point        the same with its u, an error bound and bounds on the roots aside
//   time_sums<T>     what `locate` makes an npv_local of
//   take_step        sets the step of an npv_local
//   take_other_step  to another root than the one that is known
//   evaluate<How>    the point of flows at a u
//
// `evaluate` takes AVX2 and FMA where the processor has them, whatever the compiler's flags. Sums are added in four lanes in
// one order on every machine; with FMA products are rounded once less, so the last bits differ between machines with and
// without it.

#include <outlay/cashflow/detail/irr_flows.hpp>
#include <outlay/cashflow/detail/lanes.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class T>
struct npv_local {
    using mask = decltype(std::declval<T>() < std::declval<T>());

    T value;                  // g
    T in_mean, out_mean;      // mean times of inflows and of outflows
    T in_spread, out_spread;  // variances of the times
    T twist;                  // g''', the outflows' third central moment of the times less the inflows'
    T step;                   // to the root of g's cubic here
    mask arrives;             // g is within rounding of zero after it
};

struct npv_point : npv_local<double> {
    static constexpr double unit = 0x1p-53;
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    double u = 0;
    double noise =
        0;  // |error of value| at most; from npv_profile::closely_at, what the data's own rounding amounts to
    int left = 0, right = 0;  // roots below and above u at most; the parity is exact where value is not noise

    [[nodiscard]] double slope() const noexcept { return out_mean - in_mean; }
    [[nodiscard]] double bend() const noexcept { return in_spread - out_spread; }
    [[nodiscard]] bool positive() const noexcept { return value > 0; }
    [[nodiscard]] bool sign_is_certain() const noexcept { return std::abs(value) > noise; }
};

/// How the exponents ut are made: none (u = 0); rounded (|ut| <= 700); or exact, at a u of at most 26 bits (`shortened`), in
/// units of a power of two in which nothing overflows.
enum class exponents { none, rounded, exact };

/// The upper 26 bits of x.
inline double shortened(double x) noexcept {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~std::uint64_t{0x7ffffff});
}

/// Sums of weight * t^0 ... t^4 over one side; the last for a first step only.
template <class T>
struct time_sums {
    T zeroth{}, first{}, second{}, third{}, fourth{};
};

/// Adds lanes of flows: in and out by magnitude, twice each, so that no comparison is needed, which plain SSE2 has none of.
template <exponents How>
OUTLAY_ALWAYS_INLINE void sum_flows(const irr_flows& flows, double u, time_sums<lanes>& in_sums,
                                             time_sums<lanes>& out_sums) noexcept {
    double unit = 0;  // the largest factor's power of two
    if constexpr (How == exponents::exact)
        unit = std::nearbyint(std::max(-u * flows.time[0], -u * flows.time[flows.size - 1]) * 0x1.71547652b82fep0);
    for (std::size_t i = 0; i < flows.size; i += lane_count) {
        lanes t, weight;
        load_lanes(flows.time + i, t);
        load_lanes(flows.amount + i, weight);
        if constexpr (How != exponents::none) {
            lanes factor, k;
            if constexpr (How == exponents::rounded) {
                exp_lanes(t * -u, lanes{}, factor, k);
            } else {
                const lanes upper = OUTLAY_BITS_AS(lanes, OUTLAY_BITS_AS(integer_lanes, t) & ~std::int64_t{0x7ffffff});
                exp_lanes(upper * -u, (t - upper) * -u, factor, k);
                k -= unit;
                weight = OUTLAY_CHOOSE(k > -1000, weight, lanes{});  // as good as nothing
                k = OUTLAY_CHOOSE(k > -1000, k, lanes{});
            }
            scale_lanes(factor, k);
            weight *= factor;
        }
        store_lanes(weight, flows.discounted + i);
        lanes size;
        absolute(weight, size);
        const lanes in = size + weight;
        const lanes out = size - weight;
        const lanes in_t = in * t;
        const lanes out_t = out * t;
        const lanes in_t2 = in_t * t;
        const lanes out_t2 = out_t * t;
        const lanes in_t3 = in_t2 * t;
        const lanes out_t3 = out_t2 * t;
        in_sums.zeroth += in;
        out_sums.zeroth += out;
        in_sums.first += in_t;
        out_sums.first += out_t;
        in_sums.second += in_t2;
        out_sums.second += out_t2;
        in_sums.third += in_t3;
        out_sums.third += out_t3;
        if constexpr (How == exponents::none) {
            in_sums.fourth += in_t3 * t;
            out_sums.fourth += out_t3 * t;
        }
    }
}
OUTLAY_ALWAYS_INLINE time_sums<double> sums_of_lanes(const time_sums<lanes>& sums) noexcept {
    return {sum_of_lanes(sums.zeroth), sum_of_lanes(sums.first), sum_of_lanes(sums.second), sum_of_lanes(sums.third),
            sum_of_lanes(sums.fourth)};
}

/// The step to the root of g's cubic, or, `First`, of the fourth power too, whose derivative is given: Householder's of third
/// order, then a correction by Newton for each; Newton's where g is too curved for that. And whether g is within rounding of
/// zero after it: |g''''| is at most the spreads times twice the span's square, a bound that holds nearby; the correction leaves
/// of the cubic what its slope was wrong by.
template <bool First, class T>
OUTLAY_ALWAYS_INLINE void take_step(npv_local<T>& p, const T& fourth, const T& span) noexcept {
    const T slope = p.out_mean - p.in_mean, inverse = 1 / slope;
    const T newton = -p.value * inverse;
    const T c2 = (p.in_spread - p.out_spread) * inverse * (1.0 / 2), c3 = p.twist * inverse * (1.0 / 6);
    const T mild = 1 + newton * c2, curve = mild + newton * (c2 + newton * c3), relief = 1 / curve;
    T step = newton * mild * relief;
    const T left = step * (1 + step * (c2 + step * c3)) - newton;
    const T wrong = left * (1 - relief * (1 + step * (2 * c2 + 3 * step * c3)));
    step -= left * relief;
    if constexpr (First) {
        const T c4 = fourth * inverse * (1.0 / 24);
        const T at_step = 1 / (1 + step * (2 * c2 + step * (3 * c3 + step * 4 * c4)));
        const T fuller = step - (step * (1 + step * (c2 + step * (c3 + step * c4))) - newton) * at_step;
        T moved, size;
        absolute(fuller - step, moved);
        absolute(step, size);
        step = OUTLAY_CHOOSE(moved < 0.5 * size, fuller, step);
    }
    p.step = OUTLAY_CHOOSE((mild > 0.3) & (curve > 0.4) & (curve < 3), step, newton);

    T steepness, bent, twisted, missed, s, stepped;
    absolute(slope, steepness);
    absolute(c2, bent);
    absolute(c3, twisted);
    absolute(wrong, missed);
    absolute(newton, s);
    absolute(p.step, stepped);
    s = OUTLAY_CHOOSE(s > stepped, s, stepped);  // a correction that happens to end near here is no arrival
    const T reach = s * span;
    p.arrives = ((p.in_spread + p.out_spread) * s * s * reach * reach < 0x1p-47) & (missed * steepness < 0x1p-50) &
                (reach < 1) & (s * bent < 0.125) & (s * s * twisted < 0.04);
}

/// The step to another root than the one at u - away: of g / away, which has only the others.
template <class T>
OUTLAY_ALWAYS_INLINE void take_other_step(const npv_local<T>& p, const T& away, const T& span,
                                                   T& step) noexcept {
    const T inverse = 1 / away;
    const T value = p.value * inverse;
    const T slope = (p.out_mean - p.in_mean - value) * inverse;
    const T bend = (p.in_spread - p.out_spread - 2 * slope) * inverse;
    const T twist = (p.twist - 3 * bend) * inverse;
    const T slope_inverse = 1 / slope;
    const T newton = -value * slope_inverse;
    const T c2 = bend * slope_inverse * (1.0 / 2), c3 = twist * slope_inverse * (1.0 / 6);
    const T mild = 1 + newton * c2, curve = mild + newton * (c2 + newton * c3);
    const T householder = newton * mild / curve;
    step = OUTLAY_CHOOSE((mild > 0.3) & (curve > 0.4) & (curve < 3), householder, newton);
    T size;
    absolute(away, size);
    const T most = 6 / span + size;
    step = OUTLAY_CHOOSE(step > most, most, step);
    step = OUTLAY_CHOOSE(step < -most, -most, step);
}

/// Mean, variance and third central moment, by the inverse of the zeroth.
template <class T>
OUTLAY_ALWAYS_INLINE void central_moments(const time_sums<T>& sums, const T& inverse, T& mean, T& spread,
                                                   T& third) noexcept {
    mean = sums.first * inverse;
    const T square = sums.second * inverse;
    third = sums.third * inverse - mean * (3 * square - 2 * mean * mean);
    spread = square - mean * mean;
}
/// Fourth cumulant.
template <class T>
OUTLAY_ALWAYS_INLINE void fourth_cumulant(const time_sums<T>& sums, const T& inverse, const T& mean,
                                                   const T& spread, T& result) noexcept {
    result = sums.fourth * inverse - 3 * spread * spread -
             mean * (4 * sums.third * inverse - mean * (6 * sums.second * inverse - 3 * mean * mean));
}

/// g where inflows and outflows have these sums, and the step from there; `First`: their fourth too.
template <bool First, class T>
OUTLAY_ALWAYS_INLINE void locate(const time_sums<T>& in, const time_sums<T>& out, const T& span,
                                          npv_local<T>& p) noexcept {
    const T in_inverse = 1 / in.zeroth, out_inverse = 1 / out.zeroth;
    T in_third, out_third, fourth{};
    central_moments(in, in_inverse, p.in_mean, p.in_spread, in_third);
    central_moments(out, out_inverse, p.out_mean, p.out_spread, out_third);
    natural_log(in.zeroth / out.zeroth, p.value);
    p.twist = out_third - in_third;
    if constexpr (First) {
        T out_fourth;
        fourth_cumulant(in, in_inverse, p.in_mean, p.in_spread, fourth);
        fourth_cumulant(out, out_inverse, p.out_mean, p.out_spread, out_fourth);
        fourth -= out_fourth;
    }
    take_step<First>(p, fourth, span);
}

template <exponents How>
OUTLAY_ALWAYS_INLINE npv_point evaluate_in_lanes(const irr_flows& flows, double u) noexcept {
    time_sums<lanes> in_lanes, out_lanes;
    sum_flows<How>(flows, u, in_lanes, out_lanes);
    const time_sums<double> in = sums_of_lanes(in_lanes), out = sums_of_lanes(out_lanes);
    npv_point point{};
    locate<How == exponents::none, double>(in, out, flows.span(), point);
    point.u = u;
    point.noise = npv_point::unit * (16 + 0.125 * static_cast<double>(flows.size));
    if constexpr (How == exponents::rounded) point.noise += npv_point::unit * 2 * std::abs(u) * flows.longest;
    // Where one side is below 2^-600 of the other, what stood at its bottom may be missing from it.
    if constexpr (How == exponents::exact)
        if (!(in.zeroth > 0x1p-600 * out.zeroth && out.zeroth > 0x1p-600 * in.zeroth))
            point.noise = npv_point::infinity;
    return point;
}

#if OUTLAY_DISPATCHES && !(defined(__AVX2__) && defined(__FMA__))
template <exponents How>
OUTLAY_WITH_AVX2 npv_point evaluate_with_avx2(const irr_flows& flows, double u) noexcept {
    return evaluate_in_lanes<How>(flows, u);
}
template <exponents How>
npv_point evaluate(const irr_flows& flows, double u) noexcept {
    return has_avx2() ? evaluate_with_avx2<How>(flows, u) : evaluate_in_lanes<How>(flows, u);
}
#else
template <exponents How>
npv_point evaluate(const irr_flows& flows, double u) noexcept {
    return evaluate_in_lanes<How>(flows, u);
}
#endif

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
