// SPDX-License-Identifier: BSL-1.0
#pragma once
// The normal distribution.
//
//   normal(mean, deviation)
//   normal_between(10_pct, a, 90_pct, b)      by two values and the probabilities that they are not exceeded

#include <memory>
#include <string>

#include <outlay/number/exact_ratio.hpp>
#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

namespace detail {

class normal_law final : public law {
public:
    normal_law(const std::string& said, const value_unit& of, strict mean, strict deviation) : law(said, of), mean_(mean.value), deviation_(deviation.value) {
        if (!(deviation_ > 0) || !(deviation_ < unlimited)) throw distribution_error(text(), "the deviation must be positive");
    }
    [[nodiscard]] double quantile(const shares& at) const override { return (strict(mean_) + strict(deviation_) * normal_score(at)).value; }
    [[nodiscard]] shares shares_of(double x) const override { return normal_shares((strict(x) - mean_) / deviation_); }
    [[nodiscard]] double lowest() const override { return -unlimited; }
    [[nodiscard]] double highest() const override { return unlimited; }
    [[nodiscard]] double mean() const override { return mean_; }
    [[nodiscard]] double variance() const override { return deviation_ * deviation_; }
    [[nodiscard]] law_form form() const override {
        law_form f;
        f.how = law_form::kind::line_of_score;
        f.a = mean_;
        f.b = deviation_;
        return f;
    }

private:
    double mean_, deviation_;
};

/// A probability given as a parameter's peer: its shares, exactly.
inline shares shares_at(const std::string& text, const exact_ratio& below) {
    if (below <= exact_ratio(0) || below >= exact_ratio(1)) throw distribution_error(text, "a probability must lie between 0 and 1, as 10_pct does");
    return {nearest_double(below), nearest_double(exact_ratio(1) - below)};
}

/// Two probabilities with their values, and what line through their scores gives the values.
struct score_line {
    strict middle, slope;
};
inline score_line line_between(const std::string& text, const exact_ratio& first, strict a, const exact_ratio& second, strict b) {
    const strict za = normal_score(shares_at(text, first)), zb = normal_score(shares_at(text, second));
    if (!(first < second)) throw distribution_error(text, "the second probability must be the greater");
    if (!(a < b)) throw distribution_error(text, "the value of the greater probability must be the greater");
    const strict slope = (b - a) / (zb - za);
    return {a - slope * za, slope};
}
inline std::string between_text(const char* name, const exact_ratio& first, const parameter& a, const exact_ratio& second, const parameter& b) {
    return call_text(name, {first, a, second, b});
}

}  // namespace detail

///     throws   distribution_error   deviation <= 0, values of two units
[[nodiscard]] inline distribution normal(const detail::parameter& mean, const detail::parameter& deviation) {
    return distribution(std::make_shared<detail::normal_law>(detail::call_text("normal", {mean, deviation}), detail::common_unit("normal", {mean, deviation}),
                                                             mean.count(), deviation.count()));
}

/// The normal distribution that does not exceed `a` with probability `first`, nor `b` with `second`.
///
///     throws   distribution_error   probabilities or values out of order or of two units
[[nodiscard]] inline distribution normal_between(const exact_ratio& first, const detail::parameter& a, const exact_ratio& second, const detail::parameter& b) {
    const std::string text = detail::between_text("normal_between", first, a, second, b);
    const detail::value_unit unit = detail::common_unit("normal_between", {a, b});
    const auto [mean, deviation] = detail::line_between(text, first, a.count(), second, b.count());
    return distribution(std::make_shared<detail::normal_law>(text, unit, mean, deviation));
}

}  // namespace outlay
