// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a reported move of a share says of the prices and market values around it, as far as it was rounded.
//
//   rounded_at_print(value)                   what a printed number may have been before it was rounded
//   previous_close(close, move)               from a close and a percent move
//   value_before(change, move), value_after(change, move)      market value from its change and the percent

#include <outlay/number/bounds.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/wide.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0 {

/// The numbers that round half up to the printed one, at the digits that it shows.
///
///     rounded_at_print(8.3_dec)      at least 8.25 and less than 8.35
constexpr bounds<exact_ratio> rounded_at_print(decimal printed) {
    const exact_ratio half(1, 2 * detail::power_of_ten(printed.scale()));
    return bounds<exact_ratio>::from_ends({exact_ratio(printed) - half, end_kind::closed},
                                          {exact_ratio(printed) + half, end_kind::open});
}

/// The price before a move: close / (1 + move).
///
///     172.70 after +8.3 %, rounded to a tenth of a percent: more than 159.39086 and up to 159.53811
///
///     shape    close: an amount or number; move: a share, as a claim, 0.083
///     throws   numeric_domain_error   a claim that begins at a move of -100 % or below
template <class T>
[[nodiscard]] constexpr auto previous_close(const T& close, const bounds<exact_ratio>& move) {
    if (move.lower().bounded() && !(move.lower().value > -1))
        throw numeric_domain_error("a move", to_string(move.lower().value), "above -1");
    return close / intersection(exact_ratio(1) + move, more_than(exact_ratio(0)));
}

/// What was worth this much less before it rose: change / move.
///
///     "+60 %, more than US$120bn": more than 200bn before, more than 320bn after
///
///     throws   numeric_domain_error   a move that is not above zero
template <class T>
[[nodiscard]] constexpr auto value_before(const bounds<T>& change, const exact_ratio& move) {
    if (!(move > 0)) throw numeric_domain_error("a move", to_string(move), "above 0");
    return change / move;
}
template <class T>
[[nodiscard]] constexpr auto value_after(const bounds<T>& change, const exact_ratio& move) {
    return value_before(change, move) * (exact_ratio(1) + move);
}

}  // namespace outlay
