// SPDX-License-Identifier: BSL-1.0
#pragma once
// The rounding modes, always named at the call: there is no default anywhere.
//
//   rounding                       the eleven modes
//   half_up ... half_floor         the six half_ modes, also visible without `rounding::`

#include <outlay/number/config.hpp>

namespace outlay::inline v0 {

/// Where a value between two neighbours of a grid goes.
///
/// `up` and `down` are by magnitude, so a refund mirrors a sale; `ceiling` and `floor` are by sign. The half_ modes go to
/// the nearest and decide ties by their second word. `exact` throws not_exact_error if anything would be lost.
///
///     value          2.5   -2.5    2.4   -2.4
///     up               3     -3      3     -3
///     down             2     -2      2     -2
///     ceiling          3     -2      3     -2
///     floor            2     -3      2     -3
///     half_up          3     -3      2     -2
///     half_down        2     -2      2     -2
///     half_even        2     -2      2     -2
///     half_odd         3     -3      2     -2
///     half_ceiling     3     -2      2     -2
///     half_floor       2     -3      2     -2
enum class rounding { up, down, ceiling, floor, half_up, half_down, half_even, half_odd, half_ceiling, half_floor, exact };

// Only these are also names of the namespace: `outlay::floor` would break a user's own floor(x).
inline constexpr rounding half_up = rounding::half_up;
inline constexpr rounding half_down = rounding::half_down;
inline constexpr rounding half_even = rounding::half_even;
inline constexpr rounding half_odd = rounding::half_odd;
inline constexpr rounding half_ceiling = rounding::half_ceiling;
inline constexpr rounding half_floor = rounding::half_floor;

namespace detail {

/// Whether a value strictly between two neighbours moves to the one farther from zero.
///
/// `against_half` is negative, zero or positive as the discarded part is less than, equal to or more than one half;
/// `nearer_is_odd` is the parity of the neighbour nearer zero. `rounding::exact` is the caller's to refuse first.
constexpr bool rounds_away(rounding mode, bool negative, int against_half, bool nearer_is_odd) noexcept {
    switch (mode) {
        case rounding::up: return true;
        case rounding::down: return false;
        case rounding::ceiling: return !negative;
        case rounding::floor: return negative;
        default: break;
    }
    if (against_half != 0) return against_half > 0;
    switch (mode) {
        case rounding::half_up: return true;
        case rounding::half_even: return nearer_is_odd;
        case rounding::half_odd: return !nearer_is_odd;
        case rounding::half_ceiling: return !negative;
        case rounding::half_floor: return negative;
        default: return false;
    }
}

}  // namespace detail
}  // namespace outlay
