// SPDX-License-Identifier: BSL-1.0
#pragma once
// The metalog distribution: through points of value and probability, with no family to be chosen.
//
//   metalog({{80, 10_pct}, {100, 50_pct}, {150, 90_pct}})      as many terms as points, 3 to 6
//   metalog(points, {.terms = 4, .lowest = 0})                 fewer terms than points by least squares; within ends
//   metalog_coefficients(points, options)                      a_1, a_2, ...
//
// Source: T. Keelin, The metalog distributions, Decision Analysis 13 (2016).

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/simulation/discrete.hpp>
#include <outlay/simulation/distribution.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

struct metalog_options {
    whole_count<std::size_t> terms = std::size_t{0};         ///< 3 to 6; 0: as many as points, at most 6
    std::optional<detail::parameter> lowest = std::nullopt;  ///< values lie above it
    std::optional<detail::parameter> highest = std::nullopt;
};

namespace detail {

inline constexpr std::size_t metalog_most = 6;
using metalog_terms = std::array<strict, metalog_most>;

/// 1, l, (y - 1/2) l, y - 1/2, (y - 1/2)^2, (y - 1/2)^2 l of the probability y and l = ln(y / (1 - y)).
inline metalog_terms metalog_basis(const shares& y, strict l) noexcept {
    const strict c = y.below < y.above ? y.below - 0.5 : strict(0.5) - y.above;
    return {1.0, l, c * l, c, c * c, c * c * l};
}
/// Their derivatives to l: dy / dl = y (1 - y).
inline metalog_terms metalog_slopes(const shares& y, strict l) noexcept {
    const strict c = y.below < y.above ? y.below - 0.5 : strict(0.5) - y.above, w = y.below * y.above;
    return {0.0, 1.0, c + w * l, w, c * w * 2.0, c * c + c * w * l * 2.0};
}
inline strict metalog_sum(const metalog_terms& a, const metalog_terms& basis) noexcept {
    strict sum = 0;
    for (std::size_t i = 0; i < metalog_most; ++i) sum += a[i] * basis[i];
    return sum;
}
/// y of l.
inline shares logistic_shares(strict l) noexcept {
    const strict odds = exp(-abs(l)), tail = odds / (odds + 1.0);
    return l < strict(0) ? shares{tail, strict(1) - tail} : shares{strict(1) - tail, tail};
}

/// Householder's reflections: the least squares of rows of `terms` coefficients, which reach their value.
inline metalog_terms least_squares(std::vector<metalog_terms> rows, std::vector<strict> values, std::size_t terms, const std::string& text) {
    const std::size_t n = rows.size();
    for (std::size_t k = 0; k < terms; ++k) {
        strict length = 0;
        for (std::size_t i = k; i < n; ++i) length += rows[i][k] * rows[i][k];
        length = sqrt(length);
        if (!(length > strict(1e-12))) throw distribution_error(text, "the points do not determine so many terms");
        const strict diagonal = rows[k][k] > strict(0) ? -length : length;
        rows[k][k] -= diagonal;
        const strict half = -(diagonal * rows[k][k]);
        const auto reflect = [&](auto&& cell) {
            strict along = 0;
            for (std::size_t i = k; i < n; ++i) along += rows[i][k] * cell(i);
            for (std::size_t i = k; i < n; ++i) cell(i) -= along / half * rows[i][k];
        };
        for (std::size_t j = k + 1; j < terms; ++j) reflect([&](std::size_t i) -> strict& { return rows[i][j]; });
        reflect([&](std::size_t i) -> strict& { return values[i]; });
        rows[k][k] = diagonal;
    }
    metalog_terms a{};
    for (std::size_t k = terms; k-- > 0;) {
        strict rest = values[k];
        for (std::size_t j = k + 1; j < terms; ++j) rest -= rows[k][j] * a[j];
        a[k] = rest / rows[k][k];
    }
    return a;
}

class metalog_law final : public law {
public:
    metalog_law(const std::string& said, const value_unit& of, const std::vector<weighted_value>& points, const metalog_options& options)
        : law(said, of), low_(options.lowest ? options.lowest->count() : -unlimited), high_(options.highest ? options.highest->count() : unlimited) {
        if (!(low_ < high_)) throw distribution_error(text(), "the lowest value must lie below the highest");
        const std::size_t asked = options.terms;
        const std::size_t terms = asked == 0 ? std::min(points.size(), metalog_most) : asked;
        if (points.size() < 3) throw distribution_error(text(), "there must be three points or more");
        if (terms < 3 || terms > metalog_most || terms > points.size())
            throw distribution_error(text(), "the terms must be 3 to 6, and no more than the points");
        std::vector<metalog_terms> rows;
        std::vector<strict> values;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const exact_ratio& y = points[i].share;
            const double x = points[i].value.count();
            if (y <= exact_ratio(0) || y >= exact_ratio(1)) throw distribution_error(text(), "the probability of a point must lie between 0 and 1");
            if (i > 0 && (!(points[i - 1].share < y) || !(points[i - 1].value.count() < x)))
                throw distribution_error(text(), "values and probabilities must ascend");
            if (!(x > low_ && x < high_)) throw distribution_error(text(), "a point must lie between the ends");
            const shares s{nearest_double(y), nearest_double(exact_ratio(1) - y)};
            rows.push_back(metalog_basis(s, log(s.below / s.above)));
            values.push_back(line_of(x));
        }
        a_ = least_squares(std::move(rows), std::move(values), terms, text());
        check_density();
    }

    [[nodiscard]] const metalog_terms& coefficients() const noexcept { return a_; }
    [[nodiscard]] double quantile(const shares& at) const override { return value_of_line(metalog_sum(a_, metalog_basis(at, log(at.below / at.above)))); }
    /// By halving: the quantile ascends.
    [[nodiscard]] shares shares_of(double x) const override {
        if (x <= low_) return {0, 1};
        if (x >= high_) return {1, 0};
        const strict line = line_of(x);
        strict left = -700, right = 700;
        for (int i = 0; i < 200; ++i) {
            const strict middle = left + (right - left) * 0.5;
            (metalog_sum(a_, metalog_basis(logistic_shares(middle), middle)) < line ? left : right) = middle;
        }
        return logistic_shares(left);
    }
    [[nodiscard]] double lowest() const override { return low_; }
    [[nodiscard]] double highest() const override { return high_; }
    [[nodiscard]] double mean() const override {
        if (is_open()) return (a_[0] + a_[2] * 0.5 + a_[4] / 12.0).value;  // E l = 0, E (y - 1/2) l = 1/2, E (y - 1/2)^2 = 1/12
        return bounded() ? law::mean() : one_sided().first;
    }
    [[nodiscard]] double variance() const override { return is_open() || bounded() ? law::variance() : one_sided().second; }

private:
    [[nodiscard]] bool bounded() const noexcept { return low_ > -unlimited && high_ < unlimited; }
    [[nodiscard]] bool is_open() const noexcept { return !(low_ > -unlimited) && !(high_ < unlimited); }
    /// With one end a value lies D = c q^-s from it where only q lies beyond: from s = 1 on there is no mean, from 1/2 on no variance.
    /// What lies beyond 8.5 deviations, q = 1e-17, is that tail: D q / (1 - s), of the squares D^2 q / (1 - 2 s).
    [[nodiscard]] std::pair<double, double> one_sided() const {
        const bool above = low_ > -unlimited;
        const double s = (a_[1] + a_[5] * 0.25 + a_[2] * (above ? 0.5 : -0.5)).value;
        if (s >= 1) return {above ? unlimited : -unlimited, unlimited};
        const shares far_out = normal_shares(above ? score_limit : -score_limit);
        const double q = above ? far_out.above.value : far_out.below.value;
        const double end = above ? low_ : high_, distance = std::fabs(quantile(far_out) - end);
        const auto [near_mean, near_variance] = moments(score_limit);
        const double tail = distance * q / (1 - s), mean = near_mean + (above ? tail : -tail);
        if (s >= 0.5) return {mean, unlimited};
        return {mean, near_variance - (mean - near_mean) * (mean - near_mean) + distance * distance * q / (1 - 2 * s) - 2 * std::fabs(mean - end) * tail};
    }
    /// What the terms sum to: the value, or the logarithm of its distance from an end, or of both distances' ratio.
    [[nodiscard]] strict line_of(double x) const noexcept {
        if (bounded()) return log((strict(x) - low_) / (strict(high_) - x));
        if (low_ > -unlimited) return log(strict(x) - low_);
        return high_ < unlimited ? -log(strict(high_) - x) : strict(x);
    }
    [[nodiscard]] double value_of_line(strict line) const noexcept {
        if (bounded()) {
            const shares s = logistic_shares(line);
            const strict wide = strict(high_) - low_;
            return (s.below < s.above ? low_ + wide * s.below : high_ - wide * s.above).value;
        }
        if (low_ > -unlimited) return (low_ + exp(line)).value;
        return high_ < unlimited ? (high_ - exp(-line)).value : line.value;
    }
    void check_density() const {
        for (int i = -4000; i <= 4000; ++i) {
            const strict l = i * 0.01;
            const shares y = logistic_shares(l);
            if (metalog_sum(a_, metalog_slopes(y, l)) > strict(0)) continue;
            throw distribution_error(text(), "no distribution passes through these points with so many terms: its density would be negative where " +
                                                 number_text(std::round(y.below.value * 1e6) / 1e6) + " is not exceeded, at " + unit().text(quantile(y)));
        }
    }

    double low_, high_;
    metalog_terms a_{};
};

inline std::shared_ptr<const metalog_law> made_metalog(const std::vector<weighted_value>& points, const metalog_options& options) {
    std::string text = "metalog(";
    for (const weighted_value& p : points)
        text += (text.back() == '(' ? "" : ", ") + value_unit{p.value.unit(), p.value.counts_in_one()}.text(p.value.count()) + ": " + to_string(p.share);
    if (options.lowest) text += ", lowest " + number_text(options.lowest->count());
    if (options.highest) text += ", highest " + number_text(options.highest->count());
    text += ")";
    if (points.empty()) throw distribution_error(text, "there must be three points or more");
    for (const weighted_value& p : points) common_unit("metalog", {points.front().value, p.value});
    if (options.lowest) common_unit("metalog", {points.front().value, *options.lowest});
    if (options.highest) common_unit("metalog", {points.front().value, *options.highest});
    return std::make_shared<const metalog_law>(text, common_unit("metalog", {points.front().value}), points, options);
}

}  // namespace detail

/// The distribution whose quantile is a sum of 3 to 6 terms of its probability and is, or comes nearest to, the given points.
///
///     M(y) = a_1 + a_2 l + a_3 (y - 1/2) l + a_4 (y - 1/2) + a_5 (y - 1/2)^2 + a_6 (y - 1/2)^2 l      l = ln(y / (1 - y))
///
///     metalog({{80, 10_pct}, {100, 50_pct}, {150, 90_pct}})      // 5 % do not exceed 75.71, 5 % exceed 169.52
///
///     shape    with one end M is the logarithm of the distance from it, with two that of the ratio of both
///     throws   distribution_error   points out of order, too few, beyond the ends; a negative density, with where
[[nodiscard]] inline distribution metalog(const std::vector<weighted_value>& points, const metalog_options& options = {}) {
    return distribution(detail::made_metalog(points, options));
}
/// The coefficients a_1, a_2, ... of that distribution.
[[nodiscard]] inline std::vector<double> metalog_coefficients(const std::vector<weighted_value>& points, const metalog_options& options = {}) {
    const auto made = detail::made_metalog(points, options);
    std::vector<double> a;
    for (const detail::strict c : made->coefficients()) a.push_back(c.value);
    a.resize(options.terms == 0 ? std::min(points.size(), detail::metalog_most) : std::size_t{options.terms});
    return a;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
