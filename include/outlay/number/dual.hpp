// SPDX-License-Identifier: BSL-1.0
#pragma once
// A value and its derivative to one driver, carried through a formula by the chain rule.
//
//   dual<R>            .value, .derivative; dual<R>::variable(x) is the driver itself, dual<R>(x) a constant
//
// Boost's autodiff cannot hold an interval; it is the oracle in the tests.

#include <compare>
#include <concepts>

#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// A value and its derivative to one driver.
///
///     const auto rate = dual<double>::variable(0.079);
///     const auto pv   = 118 / (1 + rate);          // pv.value 109.36, pv.derivative -101.35 per unit of rate
template <real_number R>
struct dual {
    R value{};
    R derivative{};

    constexpr dual() = default;
    // An int and nothing that converts to one: dual<dual<double>>(0.5) must not go through 0.
    template <std::same_as<int> Int>
    constexpr dual(Int x) : value(x), derivative(0) {}
    constexpr dual(const R& x) : value(x), derivative(0) {}
    constexpr dual(const R& x, const R& dx) : value(x), derivative(dx) {}
    /// The driver that derivatives are taken to.
    static constexpr dual variable(const R& x) { return {x, R(1)}; }

    friend constexpr dual operator-(const dual& a) { return {-a.value, -a.derivative}; }
    friend constexpr dual operator+(const dual& a, const dual& b) { return {a.value + b.value, a.derivative + b.derivative}; }
    friend constexpr dual operator-(const dual& a, const dual& b) { return {a.value - b.value, a.derivative - b.derivative}; }
    friend constexpr dual operator*(const dual& a, const dual& b) {
        return {a.value * b.value, a.derivative * b.value + a.value * b.derivative};
    }
    friend constexpr dual operator/(const dual& a, const dual& b) {
        const R quotient = a.value / b.value;
        return {quotient, (a.derivative - quotient * b.derivative) / b.value};
    }
    constexpr dual& operator+=(const dual& b) { return *this = *this + b; }
    constexpr dual& operator-=(const dual& b) { return *this = *this - b; }
    constexpr dual& operator*=(const dual& b) { return *this = *this * b; }
    constexpr dual& operator/=(const dual& b) { return *this = *this / b; }
    /// By the values alone: a formula takes the same side of an if on a dual as on its number. A number that may lie on both sides,
    /// an interval, has no order here.
    friend constexpr bool operator==(const dual& a, const dual& b)
        requires std::equality_comparable<R>
    {
        return a.value == b.value;
    }
    friend constexpr std::partial_ordering operator<=>(const dual& a, const dual& b)
        requires(std::totally_ordered<R> && !requires { real_traits<R>::hull(a.value, b.value); })
    {
        if (a.value < b.value) return std::partial_ordering::less;
        if (b.value < a.value) return std::partial_ordering::greater;
        return a.value == b.value ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
    }
};

template <real_number R>
struct real_traits<dual<R>> {
    using inner = real_traits<R>;
    static constexpr dual<R> from_ratio(const exact_ratio& q) { return {inner::from_ratio(q), R(0)}; }
    static constexpr double to_double(const dual<R>& x) { return inner::to_double(x.value); }
    static constexpr known_sign sign_of(const dual<R>& x) { return inner::sign_of(x.value); }
    static constexpr dual<R> min(const dual<R>& a, const dual<R>& b) { return chosen(a, b, inner::sign_of(b.value - a.value)); }
    static constexpr dual<R> max(const dual<R>& a, const dual<R>& b) { return -min(-a, -b); }
    static dual<R> exp(const dual<R>& x) {
        const R e = inner::exp(x.value);
        return {e, e * x.derivative};
    }
    static dual<R> log(const dual<R>& x) { return {inner::log(x.value), x.derivative / x.value}; }
    /// Where the exponent is a constant the base may be what R's own pow takes; the logarithm is asked for only when needed.
    static dual<R> pow(const dual<R>& x, const dual<R>& y) {
        const R p = inner::pow(x.value, y.value);
        const bool constant_base = inner::sign_of(x.derivative) == known_sign::zero;  // of zero too, where the slope is infinite
        const R by_base = constant_base ? R(0) : R(y.value * inner::pow(x.value, y.value - R(1)) * x.derivative);
        if (inner::sign_of(y.derivative) == known_sign::zero) return {p, by_base};
        return {p, by_base + p * inner::log(x.value) * y.derivative};
    }

private:
    /// The smaller: a where b - a is not negative, b where it is; where that is undecided, what holds both.
    static constexpr dual<R> chosen(const dual<R>& a, const dual<R>& b, known_sign difference) {
        if (difference == known_sign::negative) return b;
        if (difference != known_sign::undecided) return a;
        return {inner::min(a.value, b.value), hull(a.derivative, b.derivative)};
    }
    static constexpr R hull(const R& a, const R& b) {
        if constexpr (requires { inner::hull(a, b); }) return inner::hull(a, b);
        else return a;  // a point number always decides
    }
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
