// SPDX-License-Identifier: BSL-1.0
#pragma once
// The lognormal distribution: of a positive value whose logarithm is normal. There is none by mu and sigma, for mu is not the mean.
//
//   lognormal_of_mean(mean, deviation)              by the mean and deviation of the value itself
//   lognormal_between(10_pct, a, 90_pct, b)         by two values and the probabilities that they are not exceeded
//   lognormal_of_median(median, factor)             two thirds (68 %) lie between median / factor and median * factor

#include <cmath>
#include <memory>
#include <string>

#include <outlay/number/exact_ratio.hpp>
#include <outlay/simulation/distribution.hpp>
#include <outlay/simulation/normal.hpp>

namespace outlay::inline v0 {

namespace detail {

/// median e^(sigma z)
class lognormal_law final : public law {
public:
    lognormal_law(const std::string& said, const value_unit& of, strict median, strict sigma) : law(said, of), median_(median.value), sigma_(sigma.value) {
        if (!(median_ > 0) || !(median_ < unlimited) || !(sigma_ > 0) || !(sigma_ < 30))
            throw distribution_error(text(), "the values are too far apart for a number");
    }
    [[nodiscard]] double quantile(const shares& at) const override { return (exp(strict(sigma_) * normal_score(at)) * median_).value; }
    [[nodiscard]] shares shares_of(double x) const override {
        if (!(x > 0)) return {0, 1};
        if (!(x < unlimited)) return {1, 0};
        return normal_shares(log(strict(x) / median_) / sigma_);
    }
    [[nodiscard]] double lowest() const override { return 0; }
    [[nodiscard]] double highest() const override { return unlimited; }
    [[nodiscard]] double mean() const override { return median_ * std::exp(sigma_ * sigma_ / 2); }
    [[nodiscard]] double variance() const override { return mean() * mean() * std::expm1(sigma_ * sigma_); }
    [[nodiscard]] law_form form() const override {
        law_form f;
        f.how = law_form::kind::power_of_score;
        f.b = sigma_;
        f.d = median_;
        return f;
    }

private:
    double median_, sigma_;
};

/// ln(1 + x) of a positive x, without what 1 + x loses.
inline strict log_of_one_and(strict x) noexcept {
    const strict sum = strict(1) + x;
    const strict lost = x - (sum - 1.0);
    return log(sum) + lost / sum;
}

}  // namespace detail

/// By the mean and the deviation of the value itself.
///
///     throws   distribution_error   mean <= 0, deviation <= 0, values of two units
[[nodiscard]] inline distribution lognormal_of_mean(const detail::parameter& mean, const detail::parameter& deviation) {
    using detail::strict;
    const std::string text = detail::call_text("lognormal_of_mean", {mean, deviation});
    const detail::value_unit unit = detail::common_unit("lognormal_of_mean", {mean, deviation});
    if (!(mean.count() > 0) || !(deviation.count() > 0)) throw distribution_error(text, "the mean and the deviation must be positive");
    const strict ratio = strict(deviation.count()) / mean.count();
    const strict squared = detail::log_of_one_and(ratio * ratio);
    return distribution(std::make_shared<detail::lognormal_law>(text, unit, strict(mean.count()) * exp(squared * -0.5), sqrt(squared)));
}

/// The lognormal distribution that does not exceed `a` with probability `first`, nor `b` with `second`.
///
///     lognormal_between(10_pct, 80, 90_pct, 150)     // mean 112.89, deviation 28.11
///
///     throws   distribution_error   probabilities or values out of order or of two units, a value that is not positive
[[nodiscard]] inline distribution lognormal_between(const exact_ratio& first, const detail::parameter& a, const exact_ratio& second,
                                                    const detail::parameter& b) {
    using detail::strict;
    const std::string text = detail::between_text("lognormal_between", first, a, second, b);
    const detail::value_unit unit = detail::common_unit("lognormal_between", {a, b});
    if (!(a.count() > 0) || !(b.count() > 0)) throw distribution_error(text, "a lognormal value is always positive: for an interval over 0 take another family");
    const auto [middle, sigma] = detail::line_between(text, first, 0, second, log(strict(b.count()) / a.count()));
    return distribution(std::make_shared<detail::lognormal_law>(text, unit, strict(a.count()) * exp(middle), sigma));
}

/// The value lies between median / factor and median * factor with probability 0.6827, as a normal one within its deviation.
///
///     throws   distribution_error   median <= 0, factor <= 1
[[nodiscard]] inline distribution lognormal_of_median(const detail::parameter& median, const detail::parameter& factor) {
    using detail::strict;
    const std::string text = detail::call_text("lognormal_of_median", {median, factor});
    const detail::value_unit unit = detail::common_unit("lognormal_of_median", {median});
    detail::common_unit("lognormal_of_median", {factor});
    if (!factor.unit().empty()) throw distribution_error(text, "the factor must be a number");
    if (!(median.count() > 0)) throw distribution_error(text, "the median must be positive");
    if (!(factor.count() > 1)) throw distribution_error(text, "the factor must be more than 1");
    return distribution(std::make_shared<detail::lognormal_law>(text, unit, median.count(), log(strict(factor.count()))));
}

}  // namespace outlay
