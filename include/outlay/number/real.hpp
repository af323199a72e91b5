// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a formula may ask of the number it runs on, so that it is written once and looked at through several numbers.
//
//   field<R>                  + - * / and R(int): NPV, annuity factors, straight line, tax, free cash flow
//   real_number<R>            a field with exp, log, pow: continuous compounding, dated discounting, growth
//   real_traits<R>            the customisation: double here; cpp_dec_float_50, interval and dual in their own headers
//   exp, log, pow             of a real; pow(x, n) of a field, n a whole number of either sign
//   min, max, positive_part   of a field, also where neither is certainly the larger
//   known_sign, sign_of       negative, zero, positive, or undecided (an interval around zero)
//   named(x, "label")         x itself; on a number that remembers how it was computed, with a name (number/traced.hpp)
//   to_real<R>(x)             a decimal, ratio or whole number as an R: nearest, all digits, or outward
//   to_double(x)              the double nearest to an R's value, for solvers and for print

#include <cmath>
#include <concepts>
#include <cstdint>
#include <string_view>

#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What is certain about a number's sign.
enum class known_sign { negative, zero, positive, undecided };

/// What the library knows of a number type. A specialisation has static
///
///     R from_ratio(const exact_ratio&)     exactly, or to the nearest, or outward
///     double to_double(const R&)
///     known_sign sign_of(const R&)
///     R min(const R&, const R&), R max(const R&, const R&)
///     R exp(const R&), R log(const R&), R pow(const R&, const R&)    for a real
///     R whole_power(const R&, int)         optional: better than repeated squaring
///     R named(const R&, std::string_view)  optional: of a number that remembers how it was computed
template <class R>
struct real_traits;

/// A number with the four operations, made from an int. A formula on it never writes ==, < or if on a value.
template <class R>
concept field = std::copyable<R> && requires(const R a, const exact_ratio q) {
    R(1);
    { a + a } -> std::convertible_to<R>;
    { a - a } -> std::convertible_to<R>;
    { a * a } -> std::convertible_to<R>;
    { a / a } -> std::convertible_to<R>;
    { -a } -> std::convertible_to<R>;
    { real_traits<R>::from_ratio(q) } -> std::same_as<R>;
    { real_traits<R>::sign_of(a) } -> std::same_as<known_sign>;
};

/// A field with exp, log and pow.
template <class R>
concept real_number = field<R> && requires(const R a) {
    { real_traits<R>::exp(a) } -> std::same_as<R>;
    { real_traits<R>::log(a) } -> std::same_as<R>;
    { real_traits<R>::pow(a, a) } -> std::same_as<R>;
};

namespace detail {

/// Whether R gives the bits that double gives, operation by operation: a function that has a way of its own for double takes it for
/// such a number too.
template <class R>
inline constexpr bool computes_as_double = std::same_as<R, double>;
template <class R>
    requires requires { typename real_traits<R>::computes_as_double; }
inline constexpr bool computes_as_double<R> = true;

template <class R>
constexpr known_sign sign_by_comparison(const R& x) {
    return x < R(0) ? known_sign::negative : (x > R(0) ? known_sign::positive : known_sign::zero);
}

// Out of line, or every logarithm would bring the text of its error along.
[[noreturn]] OUTLAY_OUT_OF_LINE inline void throw_not_positive(known_sign sign, const char* what) {
    const char* const value = sign == known_sign::negative ? "negative" : (sign == known_sign::zero ? "zero" : "not certain");
    throw numeric_domain_error(what, value, "positive");
}
constexpr void require_positive(known_sign sign, const char* what) {
    if (sign != known_sign::positive) throw_not_positive(sign, what);
}

template <class R>
constexpr R power_by_squaring(const R& base, std::uint64_t n) {
    R result(1);
    R square = base;
    for (; n != 0; n >>= 1) {
        if (n & 1) result = result * square;
        if (n > 1) square = square * square;
    }
    return result;
}

}  // namespace detail

template <>
struct real_traits<double> {
    static constexpr double from_ratio(const exact_ratio& q) { return nearest_double(q); }
    static constexpr double to_double(double x) { return x; }
    static constexpr known_sign sign_of(double x) { return detail::sign_by_comparison(x); }
    static constexpr double min(double a, double b) { return b < a ? b : a; }
    static constexpr double max(double a, double b) { return a < b ? b : a; }
    static double exp(double x) { return std::exp(x); }
    static double log(double x) { return std::log(x); }
    static double pow(double x, double y) { return std::pow(x, y); }
};

/// Exact fractions are a field: an NPV of exact flows at an exact rate is exact, as far as its terms fit 127 bits.
template <>
struct real_traits<exact_ratio> {
    static constexpr exact_ratio from_ratio(const exact_ratio& q) { return q; }
    static constexpr double to_double(const exact_ratio& q) { return nearest_double(q); }
    static constexpr known_sign sign_of(const exact_ratio& q) { return detail::sign_by_comparison(q); }
    static constexpr exact_ratio min(const exact_ratio& a, const exact_ratio& b) { return b < a ? b : a; }
    static constexpr exact_ratio max(const exact_ratio& a, const exact_ratio& b) { return a < b ? b : a; }
};

// Function templates constrained by the concepts, never plain overloads: a user's own exp(x) stays the better match.

template <real_number R>
R exp(const R& x) { return real_traits<R>::exp(x); }

/// The natural logarithm.
///
///     throws   numeric_domain_error  x is not certainly positive
template <real_number R>
R log(const R& x) {
    detail::require_positive(real_traits<R>::sign_of(x), "the argument of a logarithm");
    return real_traits<R>::log(x);
}

/// base^exponent; of a base of zero only to a positive power.
///
///     throws   numeric_domain_error  otherwise: whole powers of a negative base are pow(x, int)'s
template <real_number R>
R pow(const R& base, const R& exponent) {
    const known_sign sign = real_traits<R>::sign_of(base);
    if (sign == known_sign::negative) detail::require_positive(sign, "the base of a power");
    if (sign == known_sign::zero) detail::require_positive(real_traits<R>::sign_of(exponent), "the power of zero");
    return real_traits<R>::pow(base, exponent);
}

/// base^n by repeated squaring, n of either sign; needs no exp, so it runs on every field.
///
///     cost     2 log2 |n| multiplications
template <field R>
constexpr R pow(const R& base, whole_count<> power) {
    const int n = power;
    if constexpr (requires { real_traits<R>::whole_power(base, n); }) {
        return real_traits<R>::whole_power(base, n);
    } else {
        const R size = detail::power_by_squaring(base, detail::magnitude(std::int64_t{n}));
        return n < 0 ? R(1) / size : size;
    }
}

template <field R>
constexpr R min(const R& a, const R& b) { return real_traits<R>::min(a, b); }
template <field R>
constexpr R max(const R& a, const R& b) { return real_traits<R>::max(a, b); }

/// max(x, 0): tax on a profit, none on a loss.
template <field R>
constexpr R positive_part(const R& x) { return real_traits<R>::max(x, R(0)); }

template <field R>
constexpr known_sign sign_of(const R& x) { return real_traits<R>::sign_of(x); }

/// The number itself: a name for what has no line of its own, which an explanation shows.
template <field R>
constexpr R named(const R& x, std::string_view label) {
    if constexpr (requires { real_traits<R>::named(x, label); }) return real_traits<R>::named(x, label);
    else return x;
}

/// A decimal, an exact ratio or a whole number as an R: the nearest double, all fifty digits, an enclosing interval.
/// This is the only door: R(0.079) would carry double's error into the fifty digits.
template <field R, class X>
    requires std::constructible_from<exact_ratio, X>
constexpr R to_real(const X& x) { return real_traits<R>::from_ratio(exact_ratio(x)); }

/// The double nearest to the value: of an interval its middle, of a dual its value.
template <field R>
constexpr double to_double(const R& x) { return real_traits<R>::to_double(x); }

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
