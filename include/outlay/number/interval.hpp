// SPDX-License-Identifier: BSL-1.0
#pragma once
// Intervals as a real of the library: one run of a formula gives two numbers that the true value lies between.
//
//   interval           boost::numeric::interval<double> whose every operation rounds outward
//   enclose(b)         a claim as an interval; a side that it leaves open is infinite
//
// The rounding mode of the processor is never touched, so the result does not depend on optimisation; -ffast-math breaks
// it. (Boost's stock policies switch the mode, and compilers move arithmetic across the switch: they collapse from -O1.)
// An interval that is wider than it must be is still true: x - x is not 0, since each x is read as any of its values.

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>

#include <boost/numeric/interval/arith.hpp>
#include <boost/numeric/interval/compare.hpp>
#include <boost/numeric/interval/interval.hpp>
#include <boost/numeric/interval/policies.hpp>
#include <boost/numeric/interval/utility.hpp>

#include <outlay/number/bounds.hpp>
#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
OUTLAY_FLOATS_AS_WRITTEN

// A namespace of their own, for argument-dependent lookup: what is found through them meets intervals only, not our other
// numbers, some of which convert to one.
namespace detail::of_intervals {

/// Directed rounding made of rounding to nearest: the error of an operation, exact as a double or known to be lost, says
/// on which side of its result the true value lies.
struct outward_rounding {
    using unprotected_rounding = outward_rounding;

    template <class N>
    static double conv_down(N v) { return down(static_cast<double>(v), conversion_error(v)); }
    template <class N>
    static double conv_up(N v) { return up(static_cast<double>(v), conversion_error(v)); }
    static double add_down(double a, double b) { return down(a + b, sum_error(a, b)); }
    static double add_up(double a, double b) { return up(a + b, sum_error(a, b)); }
    static double sub_down(double a, double b) { return add_down(a, -b); }
    static double sub_up(double a, double b) { return add_up(a, -b); }
    static double mul_down(double a, double b) { return down(a * b, product_error(a, b)); }
    static double mul_up(double a, double b) { return up(a * b, product_error(a, b)); }
    static double div_down(double a, double b) { return down(a / b, quotient_error(a, b)); }
    static double div_up(double a, double b) { return up(a / b, quotient_error(a, b)); }

    /// At or below the true value, where error = true value - x; an error that is not a number is unknown.
    static double down(double x, double error) { return error >= 0 ? x : std::nextafter(x, -infinity); }
    static double up(double x, double error) { return error <= 0 ? x : std::nextafter(x, infinity); }

    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

private:
    template <class N>
    static double conversion_error(N v) {
        static_assert(std::integral<N> || std::same_as<N, float>, "an interval is made of doubles; others by to_real");
        if constexpr (sizeof(N) <= 4) return 0;
        else return std::fabs(static_cast<double>(v)) < 0x1p53 ? 0 : unknown;
    }
    /// Of an infinite result: none if an operand was infinite, else the result overflowed.
    static double beyond(double result, double a, double b) {
        return std::isinf(a) || std::isinf(b) ? 0 : -result;
    }
    static double sum_error(double a, double b) {  // Knuth's two-sum
        const double s = a + b;
        if (std::isinf(s)) return beyond(s, a, b);
        const double from_b = s - a;
        return (a - (s - from_b)) + (b - from_b);
    }
    static constexpr double tiny = 0x1p-900;  // below, the error itself may underflow
    static double product_error(double a, double b) {
        const double p = a * b;
        if (std::isinf(p)) return beyond(p, a, b);
        if (a == 0 || b == 0) return 0;
        return std::fabs(p) < tiny ? unknown : std::fma(a, b, -p);
    }
    static double quotient_error(double a, double b) {
        const double q = a / b;
        if (std::isinf(q)) return beyond(q, a, b);
        if (a == 0 || std::isinf(b)) return 0;  // a / infinity is the limit 0
        if (std::fabs(q) < tiny || std::fabs(a) < tiny) return unknown;
        const double rest = std::fma(-q, b, a);
        return b < 0 ? -rest : rest;
    }
};

/// There is no empty interval: what would make one is an error.
struct never_empty {
    static double pos_inf() { return std::numeric_limits<double>::infinity(); }
    static double neg_inf() { return -pos_inf(); }
    [[noreturn]] static double nan() { refuse(); }
    [[noreturn]] static double empty_lower() { refuse(); }
    [[noreturn]] static double empty_upper() { refuse(); }
    static bool is_nan(double x) { return x != x; }
    static bool is_empty(double low, double high) { return !(low <= high); }

private:
    [[noreturn]] static void refuse() { throw numeric_domain_error("an interval", "empty", "two numbers in order"); }
};

}  // namespace detail::of_intervals

/// Two doubles that the true value lies between.
///
///     const auto third = interval(1) / interval(3);     // third.lower() < 1/3 < third.upper(), neighbouring doubles
///
///     throws   division_by_zero_error where the divisor holds zero; numeric_domain_error for ends out of order;
///              boost::numeric::interval_lib::comparison_error for < and == of what overlaps (ask sign_of)
using interval = boost::numeric::interval<
    double, boost::numeric::interval_lib::policies<detail::of_intervals::outward_rounding, detail::of_intervals::never_empty>>;

namespace detail::of_intervals {

// Found before Boost's templates by argument-dependent lookup: theirs give an infinite interval around zero.
inline interval operator/(const interval& a, const interval& b) {
    if (b.lower() <= 0 && b.upper() >= 0) throw_division_by_zero("interval / an interval that holds zero");
    return boost::numeric::operator/(a, b);
}
inline interval operator/(const interval& a, double b) { return a / interval(b); }
inline interval operator/(double a, const interval& b) { return interval(a) / b; }
inline interval pow(const interval& x, double y);  // Boost's takes an int: it would cut a power of 2.5

}  // namespace detail::of_intervals

template <>
struct real_traits<interval> {
    /// The two doubles around the ratio, or the one that it is.
    static interval from_ratio(const exact_ratio& q) {
        const double nearest = nearest_double(q);
        using directed = detail::of_intervals::outward_rounding;
        double error = directed::unknown;
        // Doubles between these sizes are exact ratios of 127-bit terms.
        if (nearest == 0 || (std::fabs(nearest) > 0x1p-70 && std::fabs(nearest) < 0x1p+120)) {
            const auto side = q <=> exact_ratio::from_double(nearest);
            error = side < 0 ? -1 : (side > 0 ? 1 : 0);
        }
        return {directed::down(nearest, error), directed::up(nearest, error)};
    }
    /// The middle; an unbounded interval has none.
    static double to_double(const interval& x) {
        if (std::isinf(x.lower()) || std::isinf(x.upper()))
            throw numeric_domain_error("an interval", "unbounded", "bounded to have a middle");
        return std::midpoint(x.lower(), x.upper());
    }
    static known_sign sign_of(const interval& x) {
        if (x.lower() > 0) return known_sign::positive;
        if (x.upper() < 0) return known_sign::negative;
        return x.lower() == 0 && x.upper() == 0 ? known_sign::zero : known_sign::undecided;
    }
    static interval min(const interval& a, const interval& b) {
        return {std::fmin(a.lower(), b.lower()), std::fmin(a.upper(), b.upper())};
    }
    static interval max(const interval& a, const interval& b) {
        return {std::fmax(a.lower(), b.lower()), std::fmax(a.upper(), b.upper())};
    }
    static interval hull(const interval& a, const interval& b) { return boost::numeric::hull(a, b); }

    static interval exp(const interval& x) {
        const auto at = [](double y, double side) { return y == 0 ? 1.0 : widened(std::exp(y), side); };
        return {std::fmax(at(x.lower(), -infinity), 0.0), at(x.upper(), infinity)};
    }
    static interval log(const interval& x) {
        detail::require_positive(sign_of(x), "the argument of a logarithm");
        const auto at = [](double y, double side) { return y == 1 ? 0.0 : widened(std::log(y), side); };
        return {at(x.lower(), -infinity), at(x.upper(), infinity)};
    }
    static interval pow(const interval& x, const interval& y) {
        const double n = y.lower();
        if (n == y.upper() && std::fabs(n) < 0x1p31 && n == std::floor(n)) return whole_power(x, static_cast<int>(n));
        if (x.lower() != 0 || y.lower() <= 0) return exp(y * log(x));  // refuses what is not positive
        return x.upper() == 0 ? interval(0) : interval(0.0, exp(y * log(interval(x.upper()))).upper());
    }
    /// By its monotone pieces: an even power of an interval around zero begins at zero.
    static interval whole_power(const interval& x, int n) {
        const std::uint64_t size = detail::magnitude(std::int64_t{n});
        const auto at = [size](double end) { return detail::power_by_squaring(interval(end), size); };
        interval power(1);
        if (size % 2 != 0) power = interval(at(x.lower()).lower(), at(x.upper()).upper());
        else if (size != 0) {
            const double furthest = std::fmax(-x.lower(), x.upper());
            const double close = std::fmax(0.0, std::fmax(x.lower(), -x.upper()));
            power = interval(std::fmax(at(close).lower(), 0.0), at(furthest).upper());
        }
        return n < 0 ? interval(1) / power : power;
    }

private:
    static constexpr double infinity = detail::of_intervals::outward_rounding::infinity;
    /// What libm may be off, four times over: exp and log of the C libraries in use are good to one unit in the last place.
    static double widened(double x, double side) {
        for (int i = 0; i < 4; ++i) x = std::nextafter(x, side);
        return x;
    }
};

namespace detail::of_intervals {

inline interval pow(const interval& x, double y) { return real_traits<interval>::pow(x, interval(y)); }

}  // namespace detail::of_intervals

/// A claim as the interval of its values, ends included; a side on which it says nothing is infinite.
///
///     enclose(about(7.12_dec, 0.05_dec))
template <std::same_as<interval> R = interval, claimable T>
    requires std::constructible_from<exact_ratio, T> || std::same_as<T, double>
R enclose(const bounds<T>& claim) {
    const auto at = [](const T& x) {
        if constexpr (std::same_as<T, double>) return R(x);
        else return to_real<R>(x);
    };
    constexpr double infinity = detail::of_intervals::outward_rounding::infinity;
    return R(claim.lower().bounded() ? at(claim.lower().value).lower() : -infinity,
             claim.upper().bounded() ? at(claim.upper().value).upper() : infinity);
}

OUTLAY_FLOATS_AS_COMPILED
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
