// SPDX-License-Identifier: BSL-1.0
#pragma once
// Dividing to an integer by a named mode: the one place where a remainder becomes a decision.

#include <outlay/number/detail/wide.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/rounding.hpp>

namespace outlay::inline v0::detail {

/// The quotient's neighbour that the mode chooses, from the truncated quotient and its remainder.
///
///     throws   not_exact_error where the mode is rounding::exact and a remainder is left
constexpr uint128 round_magnitude(uint128 quotient, uint128 remainder, uint128 divisor, bool negative, rounding mode) {
    if (remainder == 0) return quotient;
    if (mode == rounding::exact)
        throw not_exact_error((negative ? "-" : "") + (quotient == 0 ? "" : digits_text(quotient) + " ") +
                                  digits_text(remainder) + "/" + digits_text(divisor),
                              "the steps asked for");
    const uint128 rest = divisor - remainder;  // compared so, since twice the remainder might not fit
    const int against_half = remainder < rest ? -1 : (remainder == rest ? 0 : 1);
    return rounds_away(mode, negative, against_half, (quotient & uint128{1}) != 0) ? quotient + 1 : quotient;
}

[[noreturn]] inline void throw_product_overflow(int128 a, int128 b, int128 d) {
    throw numeric_overflow_error(integer_text(a) + " x " + integer_text(b) + " / " + integer_text(d) + " does not fit 127 bits");
}

/// n / d to an integer; d > 0.
constexpr int128 round_quotient(int128 n, int128 d, rounding mode) {
    const bool negative = n < 0;
    const uint128 size = magnitude(n);
    const auto divisor = static_cast<uint128>(d);
    const uint128 rounded = round_magnitude(size / divisor, size % divisor, divisor, negative, mode);
    return static_cast<int128>(negative ? uint128{0} - rounded : rounded);
}

/// n / (d x step) to an integer, the product never formed; d > 0, step even and at most 10^38.
constexpr int128 round_quotient_twice(int128 n, int128 d, int128 step, rounding mode) {
    // In half units of 1/step, with the lost remainder as one more half: on the same side of every tie.
    const uint128 size = magnitude(n);
    const auto divisor = static_cast<uint128>(d);
    const uint128 whole = size / divisor;
    const auto units = static_cast<uint128>(step);
    const uint128 rest = (whole % units) * 2 + (size % divisor != 0 ? 1 : 0);
    const uint128 rounded = round_magnitude(whole / units, rest, units * 2, n < 0, mode);
    return static_cast<int128>(n < 0 ? uint128{0} - rounded : rounded);
}

/// a x b / d to an integer, the product kept whole; d > 0.
///
///     throws   numeric_overflow_error where the result does not fit 127 bits
constexpr int128 round_product_quotient(int128 a, int128 b, int128 d, rounding mode) {
    const bool negative = (a < 0) != (b < 0);
    const wide_division whole = divide(multiply(magnitude(a), magnitude(b)), static_cast<uint128>(d));
    constexpr uint128 limit = (uint128{1} << 127) - 1;
    if (whole.quotient.hi != 0 || whole.quotient.lo > limit) throw_product_overflow(a, b, d);
    const uint128 rounded =
        round_magnitude(whole.quotient.lo, whole.remainder, static_cast<uint128>(d), negative, mode);
    if (rounded > limit) throw_product_overflow(a, b, d);
    return static_cast<int128>(negative ? uint128{0} - rounded : rounded);
}

}  // namespace outlay::inline v0::detail
