// SPDX-License-Identifier: BSL-1.0
#pragma once
// The uniform distribution.
//
//   uniform(lowest, highest)      every value between as probable as any other

#include <memory>

#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

namespace detail {

class uniform_law final : public law {
public:
    uniform_law(const parameter& lowest, const parameter& highest)
        : law(call_text("uniform", {lowest, highest}), common_unit("uniform", {lowest, highest})), low_(lowest.count()), high_(highest.count()) {
        if (!(low_ < high_)) throw distribution_error(text(), "the lowest value must lie below the highest");
    }
    [[nodiscard]] double quantile(const shares& at) const override {
        const double wide = high_ - low_;
        return at.below < at.above ? low_ + wide * at.below.value : high_ - wide * at.above.value;
    }
    [[nodiscard]] shares shares_of(double x) const override {
        if (x <= low_) return {0, 1};
        if (x >= high_) return {1, 0};
        return {(x - low_) / (high_ - low_), (high_ - x) / (high_ - low_)};
    }
    [[nodiscard]] double lowest() const override { return low_; }
    [[nodiscard]] double highest() const override { return high_; }
    [[nodiscard]] double mean() const override { return low_ + (high_ - low_) / 2; }
    [[nodiscard]] double variance() const override { return (high_ - low_) * (high_ - low_) / 12; }
    [[nodiscard]] law_form form() const override {
        law_form f;
        f.how = law_form::kind::line_of_share;
        f.a = low_;
        f.b = high_ - low_;
        return f;
    }

private:
    double low_, high_;
};

}  // namespace detail

/// Every value between two as probable as any other.
///
///     throws   distribution_error   lowest >= highest, values of two units
[[nodiscard]] inline distribution uniform(const detail::parameter& lowest, const detail::parameter& highest) {
    return distribution(std::make_shared<detail::uniform_law>(lowest, highest));
}

}  // namespace outlay
