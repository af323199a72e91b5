// SPDX-License-Identifier: BSL-1.0
#pragma once
// A distribution of which only the values of an interval can occur.
//
//   truncated(of, lowest, highest)
//   truncated_below(of, lowest), truncated_above(of, highest)      at one end only

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <outlay/simulation/distribution.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

class truncated_law final : public law {
public:
    truncated_law(const std::string& said, distribution x, double low, double high)
        : law(said, x.law().unit()), x_(std::move(x)), low_(std::max(low, x_.lowest())), high_(std::min(high, x_.highest())) {
        if (!(low < high)) throw distribution_error(text(), "the lowest value must lie below the highest");
        before_ = x_.law().shares_before(low_);
        const shares up_to = x_.law().shares_of(high_);
        after_ = up_to.above;
        // From the side on which the difference loses least.
        mass_ = before_.below < before_.above ? up_to.below - before_.below : before_.above - up_to.above;
        if (!(mass_ > strict(0))) throw distribution_error(text(), "no value of the distribution lies in the interval");
    }
    [[nodiscard]] double quantile(const shares& at) const override { return held(x_.law().quantile(outer(at))); }
    void quantiles(const shares* at, std::size_t n, double* to) const override {
        std::vector<shares> of(n);
        for (std::size_t i = 0; i < n; ++i) of[i] = outer(at[i]);
        x_.law().quantiles(of.data(), n, to);
        for (std::size_t i = 0; i < n; ++i) to[i] = held(to[i]);
    }
    [[nodiscard]] shares shares_of(double x) const override { return inner(x, x_.law().shares_of(x)); }
    [[nodiscard]] shares shares_before(double x) const override { return x > high_ ? shares{1, 0} : inner(std::min(x, high_), x_.law().shares_before(x)); }
    [[nodiscard]] double lowest() const override { return low_; }
    [[nodiscard]] double highest() const override { return high_; }
    [[nodiscard]] std::vector<shares> corners() const override {
        std::vector<shares> all;
        for (const shares& corner : x_.law().corners())
            if (corner.below > before_.below && corner.above > after_) all.push_back({(corner.below - before_.below) / mass_, (corner.above - after_) / mass_});
        return all;
    }
    [[nodiscard]] double value_of(double u) const override {
        const shares at = outer({u, 1 - u});
        return held(x_.law().drawn(at.below < at.above ? at.below.value : 1 - at.above.value));
    }
    void digest(digest_of_bytes& d) const override {
        law::digest(d);
        x_.law().digest(d);
    }

private:
    /// Where in the whole distribution: sums, which lose nothing.
    [[nodiscard]] shares outer(const shares& at) const noexcept { return {before_.below + at.below * mass_, after_ + at.above * mass_}; }
    [[nodiscard]] shares inner(double x, const shares& whole) const noexcept {
        if (x < low_) return {0, 1};
        if (x > high_) return {1, 0};
        const strict below = whole.below - before_.below, above = whole.above - after_;
        return {(below < strict(0) ? strict(0) : below) / mass_, (above < strict(0) ? strict(0) : above) / mass_};
    }
    [[nodiscard]] double held(double x) const noexcept { return std::min(std::max(x, low_), high_); }

    distribution x_;
    double low_, high_;
    shares before_{};
    strict after_, mass_;
};

inline distribution truncated_to(const std::string& text, const distribution& of, double low, double high) {
    return distribution(std::make_shared<truncated_law>(text, of, low, high));
}
inline double end_of(const std::string& text, const distribution& of, const parameter& end) {
    common_unit(text, {end});
    if (end.unit() != of.unit()) throw distribution_error(text, "an end must be of the distribution's unit");
    return end.count();
}

}  // namespace detail

/// What lies outside is not moved to the ends but does not occur: the rest keeps its proportions.
///
///     truncated(normal(1.05_dec, 0.15_dec), 0.85_dec, 1.60_dec)     // mean 1.0770
///
///     throws   distribution_error   lowest >= highest, of another unit, an interval without any value
[[nodiscard]] inline distribution truncated(const distribution& of, const detail::parameter& lowest, const detail::parameter& highest) {
    const std::string text = detail::call_text("truncated(" + to_string(of) + ")", {lowest, highest});
    return detail::truncated_to(text, of, detail::end_of(text, of, lowest), detail::end_of(text, of, highest));
}
[[nodiscard]] inline distribution truncated_below(const distribution& of, const detail::parameter& lowest) {
    const std::string text = detail::call_text("truncated_below(" + to_string(of) + ")", {lowest});
    return detail::truncated_to(text, of, detail::end_of(text, of, lowest), detail::unlimited);
}
[[nodiscard]] inline distribution truncated_above(const distribution& of, const detail::parameter& highest) {
    const std::string text = detail::call_text("truncated_above(" + to_string(of) + ")", {highest});
    return detail::truncated_to(text, of, -detail::unlimited, detail::end_of(text, of, highest));
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
