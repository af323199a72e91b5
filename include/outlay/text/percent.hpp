// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates and shares printed as a percentage.
//
//   percent(0.1816, 2)                  "18.16 %": a binary number, to the nearest
//   percent(exact_ratio, 2, mode)       an exact share, rounded by the named mode

#include <string>

#include <outlay/text/amount.hpp>

namespace outlay::inline v0 {

/// A rate as a percentage: 0.1816 with two digits is "18.16 %".
inline std::string percent(double rate, int digits) { return format_number(rate * 100, digits) + " %"; }

/// An exact rate or share as a percentage, rounded by the named mode.
template <class X>
    requires std::constructible_from<exact_ratio, X>
std::string percent(const X& rate, int digits, rounding mode) {
    return format_number(exact_ratio(rate) * 100, digits, mode) + " %";
}

}  // namespace outlay
