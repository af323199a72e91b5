// SPDX-License-Identifier: BSL-1.0
#pragma once
// What depends on itself, solved by name: interest on an average balance that the interest itself raises.
//
//   fixed_point(f, start[, options])     the value, the steps it took, the last change
//   no_fixed_point_error                 it did not settle; carries the last values
//   closing_with_interest(open, rate)    the closed form where interest falls on the closing balance

#include <algorithm>
#include <cmath>
#include <string>

#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/whole_count.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// An iteration did not settle within its steps.
class OUTLAY_VISIBLE no_fixed_point_error final : public error {
public:
    no_fixed_point_error(double last, double change, int steps)
        : error("no fixed point after " + std::to_string(steps) + " steps: " + detail::number_text(last) +
                " still changes by " + detail::number_text(change)),
          last_(last), change_(change), steps_(steps) {}
    [[nodiscard]] double last() const noexcept { return last_; }
    [[nodiscard]] double change() const noexcept { return change_; }
    [[nodiscard]] int steps() const noexcept { return steps_; }

private:
    double last_;
    double change_;
    int steps_;
};

struct fixed_point_options {
    double tolerance = 1e-12;  ///< of the last change, relative to the value or to 1
    whole_count<> steps = 100;
};

struct fixed_point_result {
    double value;
    double change;  ///< the last step's
    int steps;
};

/// x = f(x), from a start. A contraction settles; what grows or circles is an error, never the last value.
///
///     throws   no_fixed_point_error; try_fixed_point returns it
///     cost     one call of f a step
template <class F>
[[nodiscard]] result<fixed_point_result, no_fixed_point_error> try_fixed_point(
    F f, double start, const fixed_point_options& options = {}) {
    double x = start, change = 0;
    for (int step = 1; step <= options.steps; ++step) {
        const double next = f(x);
        change = std::abs(next - x);
        if (!std::isfinite(next)) return no_fixed_point_error(x, change, step);
        x = next;
        if (change <= options.tolerance * std::max(1.0, std::abs(x))) return fixed_point_result{x, change, step};
    }
    return no_fixed_point_error(x, change, options.steps);
}
template <class F>
[[nodiscard]] fixed_point_result fixed_point(F f, double start, const fixed_point_options& options = {}) {
    return try_fixed_point(f, start, options).value();
}

/// The closing balance where interest for the period falls on the closing balance itself: before / (1 - rate).
///
///     95,000 before interest at 10 %: closing 105,555.56, interest 10,555.56
///
///     throws   numeric_domain_error   rate >= 1: the interest would outrun any balance
template <class T, class R>
[[nodiscard]] constexpr T closing_with_interest(const T& before, const R& rate) {
    if (!(rate < R(1))) throw numeric_domain_error("the rate on a closing balance", "100 % or more", "below 100 %");
    return before / (R(1) - rate);
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
