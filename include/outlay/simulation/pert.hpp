// SPDX-License-Identifier: BSL-1.0
#pragma once
// The PERT distribution: a beta distribution by its ends and its mode.
//
//   pert(lowest, mode, highest)              mean (a + 4 m + b) / 6
//   pert(lowest, mode, highest, weight)      mean (a + weight m + b) / (weight + 2)

#include <memory>
#include <string>

#include <outlay/simulation/detail/beta.hpp>
#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

namespace detail {

class pert_law final : public law {
public:
    pert_law(const std::string& said, const value_unit& of, strict low, strict mode, strict high, strict weight)
        : law(said, of), low_(low), high_(high), weight_(weight), mode_(checked(said, low, mode, high, weight)),
          beta_(strict(1) + weight * ((mode - low) / (high - low)), strict(1) + weight * ((high - mode) / (high - low))) {}
    [[nodiscard]] double quantile(const shares& at) const override { return value_at(beta_.quantile(at)); }
    void quantiles(const shares* at, std::size_t n, double* to) const override {
        beta_.quantiles(at, n, [&](std::size_t i, const beta_distribution::point& p) { to[i] = value_at(p); });
    }
    [[nodiscard]] shares shares_of(double x) const override {
        if (x <= low_.value) return {0, 1};
        if (x >= high_.value) return {1, 0};
        return beta_.shares_of((strict(x) - low_) / (high_ - low_), (high_ - x) / (high_ - low_));
    }
    [[nodiscard]] double lowest() const override { return low_.value; }
    [[nodiscard]] double highest() const override { return high_.value; }
    [[nodiscard]] double mean() const override { return (low_ + ((high_ - low_) + weight_ * (mode_ - low_)) / (weight_ + 2.0)).value; }
    [[nodiscard]] double variance() const override { return ((strict(mean()) - low_) * (high_ - mean()) / (weight_ + 3.0)).value; }

private:
    static strict checked(const std::string& said, strict low, strict mode, strict high, strict weight) {
        if (!(low <= mode && mode <= high && low < high))
            throw distribution_error(said, "the mode must lie between the lowest and the highest value, and these must differ");
        if (!(weight >= strict(0) && weight <= strict(1e4))) throw distribution_error(said, "the weight of the mode must lie between 0 and 10000");
        return mode;
    }
    [[nodiscard]] double value_at(const beta_distribution::point& p) const noexcept {
        return (p.x < p.rest ? low_ + (high_ - low_) * p.x : high_ - (high_ - low_) * p.rest).value;
    }

    strict low_, high_, weight_, mode_;
    beta_distribution beta_;
};

}  // namespace detail

/// A smooth density from the lowest to the highest value with its peak at the mode.
///
///     alpha = 1 + weight (m - a) / (b - a), beta = 1 + weight (b - m) / (b - a); variance (mean - a)(b - mean) / (weight + 3)
///
///     shape    weight 4 where none is given; the mode may be an end
///     throws   distribution_error   values out of order, of two units or all the same, a weight below 0
///     source   D. Malcolm and others, Application of a technique for research and development program evaluation (1959)
[[nodiscard]] inline distribution pert(const detail::parameter& lowest, const detail::parameter& mode, const detail::parameter& highest) {
    return distribution(std::make_shared<detail::pert_law>(detail::call_text("pert", {lowest, mode, highest}),
                                                           detail::common_unit("pert", {lowest, mode, highest}), lowest.count(), mode.count(),
                                                           highest.count(), 4.0));
}
/// The same with another weight of the mode: the more, the narrower.
[[nodiscard]] inline distribution pert(const detail::parameter& lowest, const detail::parameter& mode, const detail::parameter& highest,
                                       const detail::parameter& weight) {
    const std::string text = detail::call_text("pert", {lowest, mode, highest, weight});
    detail::common_unit("pert", {weight});
    if (!weight.unit().empty()) throw distribution_error(text, "the weight of the mode must be a number");
    return distribution(std::make_shared<detail::pert_law>(text, detail::common_unit("pert", {lowest, mode, highest}), lowest.count(), mode.count(),
                                                           highest.count(), weight.count()));
}

}  // namespace outlay
