// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates and shares printed as a percentage.
//
//   percent(0.1816, 2)                  "18.16 %": a binary number, to the nearest
//   percent(exact_ratio, 2, mode)       an exact share, rounded by the named mode

#include <string>

#include <outlay/text/amount.hpp>

namespace outlay::inline v0 {

/// A rate as a percentage, to the nearest on the double's exact value: 0.1816 with two digits is "18.16 %"; with none 0.085 is
/// "9 %", since that double lies above 8.5 %, and 0.125 is "12 %", a tie, to even.
inline std::string percent(double rate, whole_count<> digits) {
    return detail::with_sign(detail::grouped(detail::real_text(rate, digits, 2), grouping_style::thousands), rate < 0, negative_style::minus) + " %";
}

/// An exact rate or share as a percentage, rounded by the named mode.
template <class X>
    requires std::constructible_from<exact_ratio, X>
std::string percent(const X& rate, whole_count<> digits, rounding mode) {
    return format_number(exact_ratio(rate) * 100, digits, mode) + " %";
}

}  // namespace outlay
