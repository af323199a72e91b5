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
//   npv_point        g at one u, the mean times and spreads, the step to the root, an error bound, bounds on the roots aside
//   npv_job          flows, a u, and where the point goes
//   evaluate<How>    up to `abreast` jobs, one after the other, so that the processor works at them together
//   set_step         of a point that was made otherwise
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

namespace outlay::inline v0 {
namespace detail {

struct npv_point {
    static constexpr double unit = 0x1p-53;
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    double u = 0;
    double value = 0;                      // g
    double in_mean = 0, out_mean = 0;      // mean times of inflows and of outflows
    double in_spread = 0, out_spread = 0;  // variances of the times
    double twist = 0;                      // g''', the outflows' third central moment of the times less the inflows'
    double step = 0;                       // to the root of g's cubic here
    bool arrives = false;                  // g is within rounding of zero after it
    double noise =
        0;  // |error of value| at most; from npv_profile::closely_at, what the data's own rounding amounts to
    int left = 0, right = 0;  // roots below and above u at most; the parity is exact where value is not noise

    [[nodiscard]] double slope() const noexcept { return out_mean - in_mean; }
    [[nodiscard]] double bend() const noexcept { return in_spread - out_spread; }
    [[nodiscard]] bool positive() const noexcept { return value > 0; }
    [[nodiscard]] bool sign_is_certain() const noexcept { return std::abs(value) > noise; }
};

struct npv_job {
    const irr_flows* flows = nullptr;
    double u = 0;
    npv_point* point = nullptr;
};

/// How the exponents ut are made: none (u = 0); rounded (|ut| <= 700); or exact, at a u of at most 26 bits (`shortened`), in
/// units of a power of two in which nothing overflows.
enum class exponents { none, rounded, exact };

/// The upper 26 bits of x.
inline double shortened(double x) noexcept {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~std::uint64_t{0x7ffffff});
}

/// How many projects are worked at together.
inline constexpr std::size_t abreast = 2 * lane_count;

/// Twice the sums of weight * t^0, t^1, t^2, t^3 over the inflows and over the outflows, by magnitude, of several jobs.
struct npv_sums {
    double in[4][abreast];
    double out[4][abreast];
};

template <exponents How>
[[gnu::always_inline]] inline void sum_flows(const irr_flows& flows, double u, npv_sums& sums,
                                             std::size_t job) noexcept {
    lanes in0{}, in1{}, in2{}, in3{}, out0{}, out1{}, out2{}, out3{};
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
                const lanes upper = (lanes)((integer_lanes)t & ~std::int64_t{0x7ffffff});
                exp_lanes(upper * -u, (t - upper) * -u, factor, k);
                k -= unit;
                weight = k > -1000 ? weight : lanes{};  // as good as nothing
                k = k > -1000 ? k : lanes{};
            }
            scale_lanes(factor, k);
            weight *= factor;
        }
        store_lanes(weight, flows.discounted + i);
        lanes size;
        absolute(weight, size);
        const lanes in =
            size + weight;  // twice the inflow, or zero; no comparison, which plain SSE2 has none of for lanes
        const lanes out = size - weight;
        const lanes in_t = in * t;
        const lanes out_t = out * t;
        const lanes in_t2 = in_t * t;
        const lanes out_t2 = out_t * t;
        in0 += in;
        out0 += out;
        in1 += in_t;
        out1 += out_t;
        in2 += in_t2;
        out2 += out_t2;
        in3 += in_t2 * t;
        out3 += out_t2 * t;
    }
    sums.in[0][job] = sum_of_lanes(in0);
    sums.in[1][job] = sum_of_lanes(in1);
    sums.in[2][job] = sum_of_lanes(in2);
    sums.in[3][job] = sum_of_lanes(in3);
    sums.out[0][job] = sum_of_lanes(out0);
    sums.out[1][job] = sum_of_lanes(out1);
    sums.out[2][job] = sum_of_lanes(out2);
    sums.out[3][job] = sum_of_lanes(out3);
}

struct point_lanes {
    lanes value, in_mean, out_mean, in_spread, out_spread, twist, span, step;
    integer_lanes arrives;
};

/// The step to the root of g's cubic: Halley's, corrected once by Newton; Newton's where g is too curved for that. And whether
/// g is then within rounding of zero: |g''''| is at most the spreads times twice the span's square, a bound that holds nearby;
/// of what Halley's step leaves of the cubic, Newton's correction leaves the square.
[[gnu::always_inline]] inline void step_lanes(point_lanes& p) noexcept {
    const lanes slope = p.out_mean - p.in_mean, bend = p.in_spread - p.out_spread;
    const lanes newton = -p.value / slope;
    const lanes curve = 1 + 0.5 * newton * bend / slope;
    const lanes halley = newton / curve;
    const lanes value = p.value + halley * (slope + halley * (0.5 * bend + halley * p.twist * (1.0 / 6)));
    const lanes there = slope + halley * (bend + 0.5 * halley * p.twist);
    const lanes corrected = halley - value / there;
    p.step = ((curve > 0.5) & (curve < 2)) ? corrected : newton;

    lanes steepness, bent, twisted, s, stepped;
    absolute(slope, steepness);
    absolute(bend, bent);
    absolute(p.twist, twisted);
    absolute(newton, s);
    absolute(p.step, stepped);
    s = s > stepped ? s : stepped;  // a correction that happens to end near here is no arrival
    const lanes reach = s * p.span;
    const lanes left = s * s * s * (twisted * (1.0 / 6) + 0.25 * bent * bent / steepness);
    p.arrives = ((p.in_spread + p.out_spread) * s * s * reach * reach < 0x1p-47) &
                (left * left * bent < 0x1p-50 * steepness * steepness) & (reach < 1) & (s * bent < 0.25 * steepness) &
                (s * s * twisted < 0.25 * steepness);
}

inline void set_step(npv_point& point, double span) noexcept {
    point_lanes p{{point.value},
                  {point.in_mean},
                  {point.out_mean},
                  {point.in_spread},
                  {point.out_spread},
                  {point.twist},
                  {span},
                  {},
                  {}};
    step_lanes(p);
    point.step = p.step[0];
    point.arrives = p.arrives[0] != 0;
}

/// Mean, variance and third central moment from sums of weight * t^0, t^1, t^2, t^3.
[[gnu::always_inline]] inline void central_moments(const lanes& sum, const lanes& first, const lanes& second,
                                                   const lanes& cubes, lanes& mean, lanes& spread,
                                                   lanes& third) noexcept {
    const lanes inverse = 1 / sum;
    mean = first * inverse;
    const lanes square = second * inverse;
    third = cubes * inverse - mean * (3 * square - 2 * mean * mean);
    spread = square - mean * mean;
}
[[gnu::always_inline]] inline void central_moments(const double (&sums)[4][abreast], std::size_t first_job, lanes& sum,
                                                   lanes& mean, lanes& spread, lanes& third) noexcept {
    lanes first, second, cubes;
    load_lanes(sums[0] + first_job, sum);
    load_lanes(sums[1] + first_job, first);
    load_lanes(sums[2] + first_job, second);
    load_lanes(sums[3] + first_job, cubes);
    central_moments(sum, first, second, cubes, mean, spread, third);
}

template <exponents How>
[[gnu::always_inline]] inline void evaluate_lanes(const npv_job* jobs, std::size_t count) noexcept {
    npv_sums sums;
    for (std::size_t j = 0; j < count; ++j) sum_flows<How>(*jobs[j].flows, jobs[j].u, sums, j);
    for (std::size_t j = count; j < padded(count); ++j)  // harmless where there is no job
        for (std::size_t power = 0; power < 4; ++power) sums.in[power][j] = sums.out[power][j] = 1;
    for (std::size_t first = 0; first < count; first += lane_count) {
        const std::size_t some = std::min(lane_count, count - first);
        point_lanes p{};
        lanes in, out, in_third, out_third;
        central_moments(sums.in, first, in, p.in_mean, p.in_spread, in_third);
        central_moments(sums.out, first, out, p.out_mean, p.out_spread, out_third);
        log_lanes(in / out, p.value);
        p.twist = out_third - in_third;
        for (std::size_t j = 0; j < some; ++j) p.span[j] = jobs[first + j].flows->span();
        step_lanes(p);
        for (std::size_t j = 0; j < some; ++j) {
            const irr_flows& flows = *jobs[first + j].flows;
            npv_point& point = *jobs[first + j].point;
            point.u = jobs[first + j].u;
            point.value = p.value[j];
            point.in_mean = p.in_mean[j];
            point.out_mean = p.out_mean[j];
            point.in_spread = p.in_spread[j];
            point.out_spread = p.out_spread[j];
            point.twist = p.twist[j];
            point.step = p.step[j];
            point.arrives = p.arrives[j] != 0;
            point.noise = npv_point::unit * (16 + 0.125 * static_cast<double>(flows.size));
            if constexpr (How == exponents::rounded)
                point.noise += npv_point::unit * 2 * std::abs(point.u) * flows.longest;
            // Where one side is below 2^-600 of the other, what stood at its bottom may be missing from it.
            if constexpr (How == exponents::exact)
                if (!(in[j] > 0x1p-600 * out[j] && out[j] > 0x1p-600 * in[j])) point.noise = npv_point::infinity;
        }
    }
}

template <exponents How>
void evaluate_plainly(const npv_job* jobs, std::size_t count) noexcept {
    evaluate_lanes<How>(jobs, count);
}
#if defined(__x86_64__) && !(defined(__AVX2__) && defined(__FMA__))
template <exponents How>
[[gnu::target("avx2,fma")]] void evaluate_with_avx2(const npv_job* jobs, std::size_t count) noexcept {
    evaluate_lanes<How>(jobs, count);
}
template <exponents How>
void evaluate(const npv_job* jobs, std::size_t count) noexcept {
    has_avx2() ? evaluate_with_avx2<How>(jobs, count) : evaluate_plainly<How>(jobs, count);
}
#else
template <exponents How>
void evaluate(const npv_job* jobs, std::size_t count) noexcept {
    evaluate_plainly<How>(jobs, count);
}
#endif

}  // namespace detail
}  // namespace outlay
