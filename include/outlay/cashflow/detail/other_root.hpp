// SPDX-License-Identifier: BSL-1.0
#pragma once
// Where to look for the second root of a net present value that has two, with one of them known.
//
//   rough_log             enough for a guess
//   root_of_outer_runs    a guess from the outermost flows
//   other_root            where to start, what lies between the two

#include <outlay/number/config.hpp>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace outlay::inline v0 {
namespace detail {

/// ln y to a fifteenth of it, y >= 1: the exponent, and a parabola through the mantissa's ends.
inline double rough_log(double y) noexcept {
    const auto bits = std::bit_cast<std::uint64_t>(y);
    const double fraction = std::bit_cast<double>((bits & 0x000fffffffffffff) | 0x3ff0000000000000) - 1;
    const auto exponent = static_cast<double>(static_cast<int>(bits >> 52) - 1023);
    return 0.6931471805599453 * (exponent + fraction * (1.3465 - 0.3465 * fraction));
}

/// Where u is as far out as to leave two runs of flows that matter, the last or the first one of a sign and some of the next: its
/// root, the latter taken as a steady flow without end, or, if that is further out, as its outermost flow alone.
inline double root_of_outer_runs(const double* time, const double* amount, std::size_t n, bool right) noexcept {
    const auto at = [&](std::size_t i) { return right ? i : n - 1 - i; };
    std::size_t i = 0, taken = 0;
    double run = 0, steady = 0;
    while (amount[at(i)] == 0) ++i;
    const bool negative = amount[at(i)] < 0;
    for (; (amount[at(i)] < 0) == negative || amount[at(i)] == 0; ++i) run += std::abs(amount[at(i)]);
    const double from = time[at(i - 1)];
    const double next = std::abs(amount[at(i)]), next_gap = time[at(i)] - from;  // gaps are negative on the left
    double to = from;
    for (; i < n && taken < 6 && ((amount[at(i)] < 0) != negative || amount[at(i)] == 0); ++i, ++taken) {
        steady += std::abs(amount[at(i)]);
        to = time[at(i)];
    }
    const double gap = (to - from) / static_cast<double>(taken);
    const double u = rough_log(1 + steady / static_cast<double>(taken) / run) / gap;
    const double alone = next > run ? rough_log(next / run) : 0;
    return alone > u * next_gap ? alone / next_gap : u;
}

/// Of a profile that has one root beside the one at `root`, which it crosses with the given slope and bend.
struct other_root {
    bool known = false;  // false: the two are nearly one
    bool on_the_right = false;
    bool positive_between = false;  // the profile
    double start = 0;               // where to look first
    double bound =
        0;  // between the two: a spread is at most a quarter of the span's square, so no second root is nearer

    other_root() = default;
    other_root(double root, double slope, double bend, const double* time, const double* amount,
               std::size_t n) noexcept {
        const double span = time[n - 1] - time[0];
        const double guess = -2 * slope / bend;
        known = std::abs(slope) > 1e-4 * span && std::abs(guess) * span > 1e-2;
        std::size_t first = 0;
        while (amount[first] == 0) ++first;
        on_the_right = (slope > 0) != (amount[first] > 0);
        positive_between = (slope > 0) == on_the_right;
        bound = root + (on_the_right ? 2e-4 : -2e-4) / span;
        start = root + guess;
        if ((guess > 0) != on_the_right || std::abs(guess) * span > 3) {
            start = root_of_outer_runs(time, amount, n, on_the_right);
            if ((start > bound) != on_the_right) start = root + (on_the_right ? 6 : -6) / span;
        }
    }
};

}  // namespace detail
}  // namespace outlay
