// SPDX-License-Identifier: BSL-1.0
#pragma once
// The shapes by which an amount is spread over time. A shape gives weights; phase.hpp turns them into exact amounts.
//
//   evenly                       every period the same
//   weighted                     one given weight a period
//   front_loaded back_loaded     weights on a straight line, falling or rising
//   rayleigh                     Norden-Rayleigh: fast rise, long tail (research and development)
//   beta_curve                   the two-parameter curve of NASA's cost estimators
//   logistic_curve               an S, corrected to start at 0 and end at 1
//   dhss_curve                   Hudson's S of British hospital building
//   phasing_curve, phasing_shape the concepts: a shape of one's own needs one member function
//   weights_of(shape, n)         n whole weights, none negative; a curve's sum to 2^52
//
// A curve has done_by(x), the share done by the share x of time, for any real number: done_by(0) is 0, done_by(1) is 1.
// Also a shape: takahashi_alexander (drawdown.hpp) and milestones (milestones.hpp).

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// A shape given by the share that is done when a share x of the time is over; validate() refuses parameters that make no
/// curve from 0 to 1 that never falls.
template <class S>
concept phasing_curve = requires(const S s, double x) {
    { s.done_by(x) } -> std::same_as<double>;
    s.validate();
};

/// A shape: a curve, or n whole weights of its own.
template <class S>
concept phasing_shape = phasing_curve<S> || requires(const S s, std::size_t n) {
    { s.weights(n) } -> std::same_as<std::vector<std::int64_t>>;
};

/// Every period the same.
struct evenly {
    [[nodiscard]] std::vector<std::int64_t> weights(whole_count<std::size_t> n) const { return std::vector<std::int64_t>(n, 1); }
};

/// One given weight a period, of any common scale.
///
///     weighted{{3, 2, 1}}   weighted{{0.5_dec, 0.3_dec, 0.2_dec}}
///
///     throws   numeric_domain_error   a negative weight, none above zero, or not as many as there are periods
struct weighted {
    std::vector<decimal> values{};

    [[nodiscard]] std::vector<std::int64_t> weights(whole_count<std::size_t> n) const;
};

/// Weights on a straight line from the first period to the last: the first is `first_to_last` times the last.
struct front_loaded {
    decimal first_to_last = 3;

    [[nodiscard]] std::vector<std::int64_t> weights(whole_count<std::size_t> n) const;
};

/// Weights on a straight line from the first period to the last: the last is `last_to_first` times the first.
struct back_loaded {
    decimal last_to_first = 3;

    [[nodiscard]] std::vector<std::int64_t> weights(whole_count<std::size_t> n) const {
        auto mirrored = front_loaded{last_to_first}.weights(n);
        for (std::size_t i = 0, j = n; i + 1 < j; ++i) std::swap(mirrored[i], mirrored[--j]);
        return mirrored;
    }
};

/// Norden-Rayleigh, cut off at the end and scaled to reach the whole there.
///
///     done_by(x) = (1 - (1 - d)^(x^2)) / d          d: the untruncated curve's share at the end
///
///     units    done_at_end: 0.97 puts the peak at 0.378 of the time
///     throws   numeric_domain_error   done_at_end not between 0 and 1
///     source   Norden-Rayleigh V(t) = d (1 - e^(-a t^2)), SCEA tutorial 2004; a = 3.5 / t_f^2 is d = 0.97
struct rayleigh {
    decimal done_at_end = decimal::scaled(97, 2);

    void validate() const {
        if (done_at_end <= 0 || done_at_end >= 1)
            throw numeric_domain_error("done_at_end", to_string(done_at_end), "between 0 and 1");
    }
    template <real_number R>
    [[nodiscard]] R done_by(const R& x) const {
        const R tail = log(to_real<R>(1 - done_at_end));
        return (R(1) - exp(R(tail * x * x))) / to_real<R>(done_at_end);
    }
};

/// NASA's beta curve (Whitlock).
///
///     done_by(x) = 10 x^2 (1 - x)^2 (a + b x) + x^4 (5 - 4 x)
///
///     throws   numeric_domain_error   unless 0 <= a <= 1, 0 <= b and a + b <= 1
///     source   the NASA cost estimating handbook's spreading tool; half is done by half of the time if 2a + b = 1
struct beta_curve {
    decimal a = decimal::scaled(5, 1);
    decimal b = 0;

    void validate() const {
        if (a < 0 || b < 0 || a + b > 1)
            throw numeric_domain_error("a and b of a beta curve", to_string(a) + " and " + to_string(b),
                                       "not negative and together at most 1");
    }
    template <real_number R>
    [[nodiscard]] R done_by(const R& x) const {
        const R rest = R(1) - x;
        const R square = x * x;
        return R(10) * square * rest * rest * (to_real<R>(a) + to_real<R>(b) * x) + square * square * (R(5) - R(4) * x);
    }
};

/// A logistic S, shifted and scaled to start at 0 and end at 1.
///
///     done_by(x) = (s(x) - s(0)) / (s(1) - s(0)),   s(x) = 1 / (1 + e^(-steepness (x - middle)))
///
///     throws   numeric_domain_error   steepness not above 0 and at most 100; middle not from 0 to 1
///     source   the boundary correction of Cioffi (2005)
struct logistic_curve {
    decimal steepness = 10;
    decimal middle = decimal::scaled(5, 1);

    void validate() const {
        if (steepness <= 0 || steepness > 100)
            throw numeric_domain_error("steepness", to_string(steepness), "above 0 and at most 100");
        if (middle < 0 || middle > 1) throw numeric_domain_error("middle", to_string(middle), "from 0 to 1");
    }
    template <real_number R>
    [[nodiscard]] R done_by(const R& x) const {
        const R k = to_real<R>(steepness);
        const R m = to_real<R>(middle);
        const auto s = [&](const R& at) { return R(R(1) / (R(1) + exp(R(k * (m - at))))); };
        const R start = s(R(0));
        return (s(x) - start) / (s(R(1)) - start);
    }
};

/// Hudson's curve of the British Department of Health and Social Security.
///
///     done_by(x) = x + c x^2 - c x - (6 x^3 - 9 x^2 + 3 x) / k          done_by(1/2) = 1/2 - c/4
///
///     throws   numeric_domain_error   k is 0, or the curve falls somewhere: not every c and k make one that rises
///     source   Hudson (1978); c and k come from tables by contract value
struct dhss_curve {
    decimal c = 0;
    decimal k = 4;

    void validate() const;
    template <real_number R>
    [[nodiscard]] R done_by(const R& x) const {
        const R cc = to_real<R>(c);
        return x + cc * x * x - cc * x - (R(6) * x * x * x - R(9) * x * x + R(3) * x) / to_real<R>(k);
    }
};

namespace detail {

/// What the weights of a curve add up to: 2^52, so that no step loses more than the curve's own double.
inline constexpr std::int64_t curve_whole = std::int64_t{1} << 52;

[[noreturn]] inline void throw_no_weights(const char* why) {
    throw numeric_domain_error("the weights of a phasing", why, "not negative, and one of them above 0");
}

/// Weights of any origin: as many as periods, none negative, one above zero, and a sum that fits.
inline void check_weights(const std::vector<std::int64_t>& weights, std::size_t n) {
    if (n == 0) throw numeric_domain_error("the periods of a phasing", "0", "at least 1");
    if (weights.size() != n)
        throw numeric_domain_error("the number of weights", std::to_string(weights.size()),
                                   std::to_string(n) + ", one a period");
    std::int64_t sum = 0;
    for (const std::int64_t w : weights) {
        if (w < 0) throw_no_weights("negative");
        sum = checked_add(sum, w);
    }
    if (sum == 0) throw_no_weights("all zero");
}

/// The differences of a rising curve at the given shares of time (0 left out, 1 the last).
template <phasing_curve S>
std::vector<std::int64_t> curve_weights(const S& curve, const std::vector<double>& times) {
    curve.validate();
    std::vector<std::int64_t> weights;
    weights.reserve(times.size());
    std::int64_t before = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        std::int64_t done = curve_whole;
        if (i + 1 < times.size()) {
            const double share = curve.done_by(times[i]);
            constexpr double noise = 1e-12;  // a flat stretch of a curve may step back by an ulp or two
            if (!(share >= static_cast<double>(before) / static_cast<double>(curve_whole) - noise) || !(share <= 1 + noise))
                throw numeric_domain_error("a phasing curve", "falling, or outside 0 to 1", "rising from 0 to 1");
            done = std::llround(share * static_cast<double>(curve_whole));
            done = done < before ? before : (done > curve_whole ? curve_whole : done);
        }
        weights.push_back(done - before);
        before = done;
    }
    return weights;
}

inline std::vector<double> equal_steps(std::size_t n) {
    std::vector<double> times(n);
    for (std::size_t i = 0; i < n; ++i) times[i] = static_cast<double>(i + 1) / static_cast<double>(n);
    return times;
}

}  // namespace detail

/// One whole weight a period, for n periods of equal share.
///
///     throws   numeric_domain_error   no period, or a shape that makes no weights (its check says why)
///     cost     n evaluations of a curve
template <phasing_shape S>
[[nodiscard]] std::vector<std::int64_t> weights_of(const S& shape, whole_count<std::size_t> n) {
    std::vector<std::int64_t> weights;
    if constexpr (phasing_curve<S>) weights = detail::curve_weights(shape, detail::equal_steps(n));
    else weights = shape.weights(n);
    detail::check_weights(weights, n);
    return weights;
}

// Bodies.

inline std::vector<std::int64_t> weighted::weights(whole_count<std::size_t>) const {
    int scale = 0;
    for (const decimal& v : values) scale = v.normalized().scale() > scale ? v.normalized().scale() : scale;
    std::vector<std::int64_t> whole_weights;
    whole_weights.reserve(values.size());
    for (const decimal& v : values) {
        const decimal w = v.normalized();
        whole_weights.push_back(
            detail::checked_narrow(static_cast<int128>(w.coefficient()) * detail::power_of_ten(scale - w.scale())));
    }
    return whole_weights;
}

inline std::vector<std::int64_t> front_loaded::weights(whole_count<std::size_t> count) const {
    const std::size_t n = count;
    if (first_to_last < 1) throw numeric_domain_error("the first period over the last", to_string(first_to_last), "at least 1");
    const decimal r = first_to_last.normalized();
    const std::int64_t last = detail::powers_of_ten[static_cast<std::size_t>(r.scale())];
    std::vector<std::int64_t> line;
    line.reserve(n);
    for (std::size_t i = 0; i < n; ++i) {  // r (n-1-i) + 1 i, in whole numbers; of one period any weight will do
        const auto from_end = static_cast<std::int64_t>(n - 1 - i);
        const auto from_start = static_cast<std::int64_t>(i);
        line.push_back(n == 1 ? 1
                              : detail::checked_add(detail::checked_multiply(r.coefficient(), from_end),
                                                    detail::checked_multiply(last, from_start)));
    }
    return line;
}

inline void dhss_curve::validate() const {
    if (k == 0) throw numeric_domain_error("k of a DHSS curve", "0", "not 0");
    // The slope 1 + c (2x - 1) - (18 x^2 - 18 x + 3) / k is least at an end or where its own slope is zero.
    const exact_ratio rc(c);
    const exact_ratio rk(k);
    const auto slope = [&](const exact_ratio& x) {
        return 1 + rc * (2 * x - 1) - (18 * x * x - 18 * x + 3) / rk;
    };
    const exact_ratio turn = exact_ratio(1, 2) + rc * rk / 18;
    const bool inside = turn > 0 && turn < 1;
    if (slope(0) < 0 || slope(1) < 0 || (inside && slope(turn) < 0))
        throw numeric_domain_error("c and k of a DHSS curve", to_string(c) + " and " + to_string(k),
                                   "such that the curve never falls");
}

}  // namespace outlay
