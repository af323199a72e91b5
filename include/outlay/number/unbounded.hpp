// SPDX-License-Identifier: BSL-1.0
#pragma once
// Integers and fractions without a limit: a Rep of money that never overflows, and where sums over many rates are taken.
//
//   unbounded_integer, unbounded_ratio        Boost's cpp_int and cpp_rational, expression templates off
//   to_unbounded(x)                           an int128 or a built-in integer; a decimal or an exact_ratio
//   to_int128(n), to_exact_ratio(q)           back; throw numeric_overflow_error where it does not fit
//   round(q, mode), round_to(q, digits, mode) a fraction to an integer, or to a decimal

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include <boost/multiprecision/cpp_int.hpp>

#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// An integer of any size. Not a literal type: nothing that holds one is constexpr.
using unbounded_integer = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
/// A fraction of any size, always reduced.
using unbounded_ratio = boost::multiprecision::number<
    boost::multiprecision::rational_adaptor<boost::multiprecision::cpp_int_backend<>>, boost::multiprecision::et_off>;

template <>
struct exact_integer_traits<unbounded_integer> {
    static constexpr int width = std::numeric_limits<int>::max();
    static unbounded_integer add(const unbounded_integer& a, const unbounded_integer& b) { return a + b; }
    static unbounded_integer subtract(const unbounded_integer& a, const unbounded_integer& b) { return a - b; }
    static unbounded_integer multiply(const unbounded_integer& a, const unbounded_integer& b) { return a * b; }
    static std::string text(const unbounded_integer& value) { return value.str(); }
    static int128 narrow(const unbounded_integer& value);  // to_int128, for what does not see that
};

template <class Whole>
    requires detail::word_integer<Whole> || std::same_as<Whole, int128>
unbounded_integer to_unbounded(Whole n) {
    if constexpr (detail::word_integer<Whole>) {
        return unbounded_integer(n);
    } else {
        const uint128 size = detail::magnitude(n);
        unbounded_integer value(static_cast<std::uint64_t>(size >> 64));
        value <<= 64;
        value += static_cast<std::uint64_t>(size);
        return n < 0 ? unbounded_integer(-value) : value;
    }
}
inline unbounded_ratio to_unbounded(const exact_ratio& q) {
    return unbounded_ratio(to_unbounded(q.numerator()), to_unbounded(q.denominator()));
}
inline unbounded_ratio to_unbounded(decimal d) { return to_unbounded(exact_ratio(d)); }

/// The same integer of 128 bits.
///
///     throws   numeric_overflow_error  it does not fit
inline int128 to_int128(const unbounded_integer& n) {
    const unbounded_integer size = abs(n);
    const unbounded_integer limit = (unbounded_integer(1) << 127) - (n < 0 ? 0 : 1);
    if (size > limit) detail::throw_numeric_overflow(detail::shown(n.str()) + " does not fit 128 bits");
    const unbounded_integer high = size >> 64;
    const unbounded_integer low = size - (high << 64);
    const uint128 value = (uint128{high.convert_to<std::uint64_t>()} << 64) | uint128{low.convert_to<std::uint64_t>()};
    return static_cast<int128>(n < 0 ? uint128{0} - value : value);
}
inline int128 exact_integer_traits<unbounded_integer>::narrow(const unbounded_integer& value) { return to_int128(value); }
/// The same fraction of 127-bit terms.
///
///     throws   numeric_overflow_error  a term does not fit
inline exact_ratio to_exact_ratio(const unbounded_ratio& q) {
    return {to_int128(numerator(q)), to_int128(denominator(q))};
}

/// The whole number that the mode chooses.
///
///     throws   not_exact_error  the mode is rounding::exact and q is not whole
inline unbounded_integer round(const unbounded_ratio& q, rounding mode) {
    const unbounded_integer n = numerator(q);
    const unbounded_integer d = denominator(q);
    const bool negative = n < 0;
    unbounded_integer whole, rest;
    divide_qr(abs(n), d, whole, rest);
    if (rest != 0) {
        if (mode == rounding::exact) throw not_exact_error(q.str(), "1");
        if (detail::rounds_away(mode, negative, (2 * rest).compare(d), bit_test(whole, 0))) ++whole;
    }
    return negative ? -whole : whole;
}

/// The decimal on the grid of 10^-digits that the mode chooses; digits from -18 to 18, negative ones left of the point.
///
///     throws   numeric_overflow_error  the result needs more than 64 bits; not_exact_error as above
inline decimal round_to(const unbounded_ratio& q, whole_count<> decimals, rounding mode) {
    const int digits = decimals;
    detail::require_rounding_digits(digits);
    const unbounded_integer grid(detail::powers_of_ten[static_cast<std::size_t>(digits < 0 ? -digits : digits)]);
    if (digits >= 0) return decimal::fitted(to_int128(round(q * grid, mode)), digits);
    return decimal::fitted(to_int128(round(q / grid, mode) * grid), 0);
}

/// Fractions without a limit are a field: a formula on them is exact whatever its length.
template <>
struct real_traits<unbounded_ratio> {
    static unbounded_ratio from_ratio(const exact_ratio& q) { return to_unbounded(q); }
    static double to_double(const unbounded_ratio& q) { return q.convert_to<double>(); }
    static known_sign sign_of(const unbounded_ratio& q) { return detail::sign_by_comparison(q); }
    static unbounded_ratio min(const unbounded_ratio& a, const unbounded_ratio& b) { return b < a ? b : a; }
    static unbounded_ratio max(const unbounded_ratio& a, const unbounded_ratio& b) { return a < b ? b : a; }
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
