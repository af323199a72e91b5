// SPDX-License-Identifier: BSL-1.0
#pragma once
// Distributions whose quantile consists of steps, or of lines between points.
//
//   stepped_law             values, and the probabilities up to each
//   piecewise_law           points of value and probability, straight lines between

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/simulation/detail/law.hpp>

namespace outlay::inline v0::detail {

/// Values in their order with the probability up to and with each; of the last it is 1.
class stepped_law final : public law {
public:
    stepped_law(const std::string& said, const value_unit& of, std::vector<double> values, std::vector<double> up_to)
        : law(said, of), values_(std::move(values)), up_to_(std::move(up_to)) {}
    [[nodiscard]] double quantile(const shares& at) const override {
        const auto place = std::lower_bound(up_to_.begin(), up_to_.end() - 1, at.below.value) - up_to_.begin();
        return values_[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] shares shares_of(double x) const override { return before(static_cast<std::size_t>(std::upper_bound(values_.begin(), values_.end(), x) - values_.begin())); }
    [[nodiscard]] shares shares_before(double x) const override {
        return before(static_cast<std::size_t>(std::lower_bound(values_.begin(), values_.end(), x) - values_.begin()));
    }
    [[nodiscard]] double lowest() const override { return values_.front(); }
    [[nodiscard]] double highest() const override { return values_.back(); }
    [[nodiscard]] double mean() const override {
        return values_[0] + weighed([&](double x) { return x - values_[0]; });
    }
    [[nodiscard]] double variance() const override {
        const double middle = mean();
        return weighed([&](double x) { return (x - middle) * (x - middle); });
    }
    [[nodiscard]] std::vector<shares> corners() const override {
        std::vector<shares> all;
        for (std::size_t i = 0; i + 1 < up_to_.size(); ++i) all.push_back({up_to_[i], 1 - up_to_[i]});
        return all;
    }
    [[nodiscard]] law_form form() const override {
        law_form f;
        f.how = values_.size() <= 16 ? law_form::kind::steps : law_form::kind::one_by_one;
        f.values = values_.data();
        f.limits = up_to_.data();
        f.count = values_.size();
        return f;
    }
    void digest(digest_of_bytes& d) const override {
        d.add(values_.data(), values_.size());
        d.add(up_to_.data(), up_to_.size());
    }

private:
    [[nodiscard]] shares before(std::size_t place) const {
        if (place == 0) return {0, 1};
        return {up_to_[place - 1], strict(1) - up_to_[place - 1]};
    }
    template <class F>
    [[nodiscard]] double weighed(const F& f) const {
        double sum = 0, last = 0;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            sum += (up_to_[i] - last) * f(values_[i]);
            last = up_to_[i];
        }
        return sum;
    }

    std::vector<double> values_, up_to_;
};

/// Points ascending in both, from probability 0 to 1.
class piecewise_law final : public law {
public:
    piecewise_law(const std::string& said, const value_unit& of, std::vector<double> values, std::vector<double> up_to)
        : law(said, of), values_(std::move(values)), up_to_(std::move(up_to)) {}
    [[nodiscard]] double quantile(const shares& at) const override { return value_of(at.below.value); }
    [[nodiscard]] double value_of(double u) const override {
        const std::size_t i = static_cast<std::size_t>(std::upper_bound(up_to_.begin() + 1, up_to_.end() - 1, u) - up_to_.begin());
        const strict part = (strict(u) - up_to_[i - 1]) / (strict(up_to_[i]) - up_to_[i - 1]);
        return (values_[i - 1] + part * (strict(values_[i]) - values_[i - 1])).value;
    }
    [[nodiscard]] shares shares_of(double x) const override { return up_to(x, static_cast<std::size_t>(std::upper_bound(values_.begin(), values_.end(), x) - values_.begin())); }
    [[nodiscard]] shares shares_before(double x) const override {
        return up_to(x, static_cast<std::size_t>(std::lower_bound(values_.begin(), values_.end(), x) - values_.begin()));
    }
    [[nodiscard]] double lowest() const override { return values_.front(); }
    [[nodiscard]] double highest() const override { return values_.back(); }
    [[nodiscard]] double mean() const override {
        const double base = values_[0];
        double sum = 0;
        for (std::size_t i = 1; i < values_.size(); ++i) sum += (up_to_[i] - up_to_[i - 1]) * ((values_[i] - base) + (values_[i - 1] - base)) / 2;
        return base + sum;
    }
    [[nodiscard]] double variance() const override {
        const double middle = mean();
        double sum = 0;
        for (std::size_t i = 1; i < values_.size(); ++i) {
            const double a = values_[i - 1] - middle, b = values_[i] - middle;
            sum += (up_to_[i] - up_to_[i - 1]) * (a * a + a * b + b * b) / 3;
        }
        return sum;
    }
    [[nodiscard]] std::vector<shares> corners() const override {
        std::vector<shares> all;
        for (std::size_t i = 1; i + 1 < up_to_.size(); ++i) all.push_back({up_to_[i], 1 - up_to_[i]});
        return all;
    }
    [[nodiscard]] law_form form() const override {
        law_form f;
        f.how = law_form::kind::one_by_one;
        return f;
    }
    void digest(digest_of_bytes& d) const override {
        d.add(values_.data(), values_.size());
        d.add(up_to_.data(), up_to_.size());
    }

private:
    /// `place` values lie below x.
    [[nodiscard]] shares up_to(double x, std::size_t place) const {
        if (place == 0) return {0, 1};
        if (place == values_.size()) return {1, 0};
        const strict part = (strict(x) - values_[place - 1]) / (strict(values_[place]) - values_[place - 1]);
        const strict below = up_to_[place - 1] + part * (strict(up_to_[place]) - up_to_[place - 1]);
        return {below, strict(1) - below};
    }

    std::vector<double> values_, up_to_;
};

}  // namespace outlay::inline v0::detail
