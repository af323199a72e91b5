// SPDX-License-Identifier: BSL-1.0
#pragma once
// The steps an amount may lie on: decimal places, or a coin.
//
//   places{-1}        10^1 major units: digits after the point, negative for before it
//   grid{0.05_chf}    whole fives of centimes: a cash step, a fifth (0.20_mga), a million (1e6_cny)

#include <string>

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// Digits after the decimal point; negative: before it.
struct places {
    whole_count<> count = 0;
};

/// Whole multiples of one amount.
///
///     throws   numeric_domain_error   where it is used, if the step is not positive, or neither divides one major unit
///                                     nor is a whole number of them (0.03_usd)
template <class Money>
struct grid {
    Money step{};
};
template <class Money>
grid(Money) -> grid<Money>;

namespace detail {

constexpr int128 checked_step(int128 step, int digits) {
    const int128 major = power_of_ten(digits);
    if (step <= 0 || (major % step != 0 && step % major != 0))
        throw numeric_domain_error("a grid's step", integer_text(step) + " minor units",
                                   "a divisor or a multiple of one major unit");
    return step;
}
constexpr int128 step_of_places(places p, int digits) {
    if (p.count > digits || p.count < digits - 36)
        throw numeric_domain_error("the decimal places", std::to_string(p.count),
                                   "no more than the currency has (" + std::to_string(digits) + ")");
    return power_of_ten(digits - p.count);
}

}  // namespace detail
}  // namespace outlay
