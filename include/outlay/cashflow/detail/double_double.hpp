// SPDX-License-Identifier: BSL-1.0
#pragma once
// Sums, products and exponentials of about 31 digits out of pairs of doubles, for the decisions that a double cannot take.
//
//   double_double   hi + lo; + - * / with one another and with a double
//   scaled_exp      e^x as a pair times a power of two, for any x
//
// Source: T. J. Dekker, "A floating-point technique for extending the available precision", 1971; the error-free sum is Knuth's.

#include <outlay/number/detail/compiler.hpp>

#include <cmath>

namespace outlay::inline v0 {
namespace detail {
OUTLAY_FLOATS_AS_WRITTEN

/// hi + lo with |lo| at most half a unit in the last place of hi.
struct double_double {
    double hi{};
    double lo{};

    constexpr double_double() = default;
    constexpr double_double(double value) noexcept : hi(value) {}
    constexpr double_double(double high, double low) noexcept : hi(high), lo(low) {}

    /// a + b without error; |a| >= |b| or a = 0.
    static constexpr double_double quick_sum(double a, double b) noexcept {
        const double sum = a + b;
        return {sum, b - (sum - a)};
    }
    /// a + b without error.
    static constexpr double_double sum(double a, double b) noexcept {
        const double total = a + b;
        const double part = total - a;
        return {total, (a - (total - part)) + (b - part)};
    }
    /// a * b without error.
    static double_double product(double a, double b) noexcept {
        const double high = a * b;
        return {high, std::fma(a, b, -high)};
    }

    [[nodiscard]] constexpr double_double operator-() const noexcept { return {-hi, -lo}; }
    friend constexpr double_double operator+(double_double a, double_double b) noexcept {
        const double_double high = sum(a.hi, b.hi);
        const double_double low = sum(a.lo, b.lo);
        const double_double middle = quick_sum(high.hi, high.lo + low.hi);
        return quick_sum(middle.hi, middle.lo + low.lo);
    }
    friend constexpr double_double operator-(double_double a, double_double b) noexcept { return a + -b; }
    friend double_double operator*(double_double a, double_double b) noexcept {
        const double_double high = product(a.hi, b.hi);
        return quick_sum(high.hi, high.lo + (a.hi * b.lo + a.lo * b.hi));
    }
    friend double_double operator/(double_double a, double b) noexcept {
        const double high = a.hi / b;
        return quick_sum(high, (std::fma(-high, b, a.hi) + a.lo) / b);
    }
    friend double_double operator/(double_double a, double_double b) noexcept {
        const double first = a.hi / b.hi;
        const double_double rest = a - b * double_double(first);
        const double second = rest.hi / b.hi;
        const double third = (rest - b * double_double(second)).hi / b.hi;
        return quick_sum(first, second) + double_double(third);
    }
    double_double& operator+=(double_double other) noexcept { return *this = *this + other; }
};

/// mantissa * 2^exponent.
struct scaled_double_double {
    double_double mantissa;
    int exponent{};
};

/// e^x to about 29 digits for |x| up to 1e8; beyond it 0 or infinity for any use, as a power of two that an int holds.
///
///     x = k ln 2 + 512 r,  s = e^r - 1 by its series,  nine times s <- 2s + s^2
inline scaled_double_double scaled_exp(double_double x) noexcept {
    if (std::isnan(x.hi)) return {x, 0};
    if (std::abs(x.hi) > 1e8) return {1.0, x.hi > 0 ? 1'000'000'000 : -1'000'000'000};
    constexpr double_double ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
    constexpr double ln2_rest = 0x1.7b57a079a1934p-111;
    const double k = std::nearbyint(x.hi / ln2.hi);
    double_double r = x - double_double::product(k, ln2.hi);
    r = r - double_double::product(k, ln2.lo) - k * ln2_rest;
    r = double_double{r.hi / 512, r.lo / 512};
    const double h = r.hi;
    double_double s = r * (1 + h / 6 * (1 + h / 7 * (1 + h / 8 * (1 + h / 9)))) / 5;
    s = r * (s + 1.0) / 4;
    s = r * (s + 1.0) / 3;
    s = r * (s + 1.0) / 2;
    s = r * (s + 1.0);
    for (int i = 0; i < 9; ++i) s = s + s + s * s;
    return {s + 1.0, static_cast<int>(k)};
}

OUTLAY_FLOATS_AS_COMPILED
}  // namespace detail
}  // namespace outlay
