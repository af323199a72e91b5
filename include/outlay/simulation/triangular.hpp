// SPDX-License-Identifier: BSL-1.0
#pragma once
// The triangular distribution, by its ends or by two probabilities.
//
//   triangular(lowest, mode, highest)
//   trigen(10_pct, a, mode, 90_pct, b)      a and b are not exceeded with these probabilities: the ends lie further out

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/exact_ratio.hpp>
#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

namespace detail {

class triangular_law final : public law {
public:
    triangular_law(const std::string& said, const value_unit& of, strict low, strict mode, strict high) : law(said, of), low_(low), mode_(mode), high_(high) {
        if (!(low <= mode && mode <= high && low < high))
            throw distribution_error(text(), "the mode must lie between the lowest and the highest value, and these must differ");
    }
    [[nodiscard]] double quantile(const shares& at) const override {
        if (at.below < (mode_ - low_) / (high_ - low_)) return (low_ + sqrt(at.below * below_factor())).value;
        return (high_ - sqrt(at.above * above_factor())).value;
    }
    [[nodiscard]] shares shares_of(double at) const override {
        const strict x = at;
        if (x <= low_) return {0, 1};
        if (x >= high_) return {1, 0};
        if (x <= mode_) {
            const strict below = (x - low_) * (x - low_) / below_factor();
            return {below, strict(1) - below};
        }
        const strict above = (high_ - x) * (high_ - x) / above_factor();
        return {strict(1) - above, above};
    }
    [[nodiscard]] double lowest() const override { return low_.value; }
    [[nodiscard]] double highest() const override { return high_.value; }
    [[nodiscard]] double mean() const override { return (low_ + ((mode_ - low_) + (high_ - low_)) / 3.0).value; }
    [[nodiscard]] double variance() const override {
        const strict a = mode_ - low_, b = high_ - low_;
        return ((a * a - a * b + b * b) / 18.0).value;
    }
    [[nodiscard]] std::vector<shares> corners() const override {
        return {{(mode_ - low_) / (high_ - low_), (high_ - mode_) / (high_ - low_)}};
    }
    [[nodiscard]] law_form form() const override {
        law_form f;
        f.how = law_form::kind::triangle;
        f.a = low_.value;
        f.b = high_.value;
        f.c = ((mode_ - low_) / (high_ - low_)).value;
        f.d = below_factor().value;
        f.e = above_factor().value;
        return f;
    }

private:
    [[nodiscard]] strict below_factor() const noexcept { return (high_ - low_) * (mode_ - low_); }
    [[nodiscard]] strict above_factor() const noexcept { return (high_ - low_) * (high_ - mode_); }

    strict low_, mode_, high_;
};

/// How far beyond the mode an end lies: s^2 of s^2 - sqrt(share wide) s - near = 0.
inline strict distance_of_end(strict share, strict wide, strict to_value) noexcept {
    const strict root = sqrt(share * wide);
    const strict s = (root + sqrt(root * root + to_value * 4.0)) * 0.5;
    return s * s;
}

}  // namespace detail

/// The density rises on a line from the lowest value to the mode, and falls on one to the highest.
///
///     throws   distribution_error   values out of order, of two units, or all the same
[[nodiscard]] inline distribution triangular(const detail::parameter& lowest, const detail::parameter& mode, const detail::parameter& highest) {
    return distribution(std::make_shared<detail::triangular_law>(detail::call_text("triangular", {lowest, mode, highest}),
                                                                 detail::common_unit("triangular", {lowest, mode, highest}), lowest.count(), mode.count(),
                                                                 highest.count()));
}

/// The triangular distribution of which `a` is not exceeded with probability `first`, nor `b` with `second`. The ends that follow
/// are read by lowest() and highest().
///
///     trigen(10_pct, 350, 380, 90_pct, 520)     // lowest 301.45, highest 601.54
///
///     shape    first = 0 makes `a` the lowest value, second = 1 makes `b` the highest
///     throws   distribution_error   probabilities or values out of order, values of two units
[[nodiscard]] inline distribution trigen(const exact_ratio& first, const detail::parameter& a, const detail::parameter& mode, const exact_ratio& second,
                                         const detail::parameter& b) {
    using detail::strict;
    const std::string text = detail::call_text("trigen", {first, a, mode, second, b});
    const detail::value_unit unit = detail::common_unit("trigen", {a, mode, b});
    if (first < exact_ratio(0) || second > exact_ratio(1) || !(first < second))
        throw distribution_error(text, "the probabilities must lie within 0 and 1, the second above the first");
    if (!(a.count() <= mode.count() && mode.count() <= b.count() && a.count() < b.count()))
        throw distribution_error(text, "the mode must lie between the two values, and these must differ");
    const strict below = nearest_double(first), above = nearest_double(exact_ratio(1) - second);
    const strict to_a = strict(mode.count()) - a.count(), to_b = strict(b.count()) - mode.count();
    // wide = left(wide) + right(wide), both concave: the one root lies where their sum falls below the width.
    const auto sum = [&](strict wide) { return detail::distance_of_end(below, wide, to_a) + detail::distance_of_end(above, wide, to_b); };
    strict low = to_a + to_b, high = low;
    while (sum(high) > high) high = high * 2.0;
    if (!(high < strict(detail::unlimited))) throw distribution_error(text, "the probabilities are too close for the ends to be found");
    for (int i = 0; i < 2000; ++i) {
        const strict middle = low + (high - low) * 0.5;
        if (middle <= low || middle >= high) break;
        (sum(middle) > middle ? low : high) = middle;
    }
    return distribution(std::make_shared<detail::triangular_law>(text, unit, strict(mode.count()) - detail::distance_of_end(below, high, to_a), mode.count(),
                                                                 strict(mode.count()) + detail::distance_of_end(above, high, to_b)));
}

}  // namespace outlay
