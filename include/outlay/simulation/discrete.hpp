// SPDX-License-Identifier: BSL-1.0
#pragma once
// A distribution of a few values, each with its probability, and an event that may happen.
//
//   discrete({{0, 60_pct}, {0.2_dec, 30_pct}, {0.5_dec, 10_pct}})      exact shares that sum to 1
//   event(probability, amount)      0, or with the probability an amount: itself a value or a distribution

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/exact_ratio.hpp>
#include <outlay/simulation/detail/stepped_law.hpp>
#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

/// A value and its probability.
struct weighted_value {
    detail::parameter value;
    exact_ratio share;
};

/// One of some values.
///
///     throws   distribution_error   shares that do not sum to 1 exactly, a negative one, a value twice, none, values of two units
[[nodiscard]] inline distribution discrete(std::vector<weighted_value> values) {
    std::string text = "discrete(";
    for (const weighted_value& v : values)
        text += (text.back() == '(' ? "" : ", ") + detail::value_unit{v.value.unit(), v.value.counts_in_one()}.text(v.value.count()) + ": " + to_string(v.share);
    text += ")";
    if (values.empty()) throw distribution_error(text, "there must be a value");
    exact_ratio sum;
    for (const weighted_value& v : values) {
        detail::common_unit("discrete", {values.front().value, v.value});
        if (v.share < exact_ratio(0)) throw distribution_error(text, "a share must not be negative");
        sum = sum + v.share;
    }
    if (sum != exact_ratio(1)) throw distribution_error(text, "the shares must sum to 1, and sum to " + to_string(sum));
    const detail::value_unit unit = detail::common_unit("discrete", {values.front().value});
    std::sort(values.begin(), values.end(), [](const weighted_value& a, const weighted_value& b) { return a.value.count() < b.value.count(); });
    std::vector<double> at, up_to;
    exact_ratio below;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && values[i].value.count() == values[i - 1].value.count())
            throw distribution_error(text, unit.text(values[i].value.count()) + " is given twice");
        if (values[i].share == exact_ratio(0)) continue;
        below = below + values[i].share;
        at.push_back(values[i].value.count());
        up_to.push_back(nearest_double(below));
    }
    return distribution(std::make_shared<detail::stepped_law>(text, unit, std::move(at), std::move(up_to)));
}

namespace detail {

/// 0, or x. Its quantile is that of the mixture: one uniform says both whether and how much, so that an event has a rank among its
/// paths, and is correlated and sampled by every plan as other drivers are.
class event_law final : public law {
public:
    event_law(const std::string& said, const exact_ratio& probability, distribution x)
        : law(said, x.law().unit()), x_(std::move(x)), probability_(nearest_double(probability)), otherwise_(nearest_double(exact_ratio(1) - probability)) {
        const shares up_to_zero = x_.law().shares_of(0);
        below_ = probability_ * up_to_zero.below;
        above_ = probability_ * up_to_zero.above;
    }
    [[nodiscard]] double quantile(const shares& at) const override { return at_shares(at, [&](const shares& s) { return x_.law().quantile(s); }); }
    [[nodiscard]] double value_of(double u) const override {
        return at_shares({u, 1 - u}, [&](const shares& s) { return x_.law().drawn(s.below < s.above ? s.below.value : 1 - s.above.value); });
    }
    [[nodiscard]] shares shares_of(double x) const override { return mixed_at(x_.law().shares_of(x), x >= 0); }
    [[nodiscard]] shares shares_before(double x) const override { return mixed_at(x_.law().shares_before(x), x > 0); }
    [[nodiscard]] double lowest() const override { return x_.lowest() < 0 ? x_.lowest() : 0; }
    [[nodiscard]] double highest() const override { return x_.highest() > 0 ? x_.highest() : 0; }
    [[nodiscard]] double mean() const override { return probability_.value * x_.mean(); }
    [[nodiscard]] double variance() const override {
        const double m = x_.mean();
        return probability_.value * (x_.law().variance() + otherwise_.value * m * m);
    }
    [[nodiscard]] std::vector<shares> corners() const override {
        std::vector<shares> all{{below_, strict(1) - below_}, {strict(1) - above_, above_}};
        for (const shares& c : x_.law().corners()) {
            const bool before = c.below * probability_ < below_;
            all.push_back(before ? shares{c.below * probability_, strict(1) - c.below * probability_}
                                 : shares{strict(1) - c.above * probability_, c.above * probability_});
        }
        std::sort(all.begin(), all.end(), [](const shares& a, const shares& b) { return a.below < b.below; });
        return all;
    }
    [[nodiscard]] law_form form() const override {
        law_form f;
        f.how = law_form::kind::one_by_one;
        return f;
    }
    void digest(digest_of_bytes& d) const override {
        d.add(probability_.value);
        x_.law().digest(d);
    }

private:
    template <class Inner>
    [[nodiscard]] double at_shares(const shares& at, const Inner& inner) const {
        if (at.below < below_) return inner({at.below / probability_, strict(1) - at.below / probability_});
        if (at.above < above_) return inner({strict(1) - at.above / probability_, at.above / probability_});
        return 0;
    }
    [[nodiscard]] shares mixed_at(const shares& of, bool reaches_zero) const {
        return reaches_zero ? shares{of.below * probability_ + otherwise_, of.above * probability_} : shares{of.below * probability_, of.above * probability_ + otherwise_};
    }

    distribution x_;
    strict probability_, otherwise_, below_, above_;
};

inline std::string event_text(const exact_ratio& probability, const std::string& amount) {
    const std::string text = "event(" + to_string(probability) + ", " + amount + ")";
    if (probability <= exact_ratio(0) || probability >= exact_ratio(1)) throw distribution_error(text, "the probability must lie between 0 and 1");
    return text;
}

}  // namespace detail

/// Something that may happen, and then what it costs: 0 with probability 1 - p, otherwise a value of the distribution.
///
///     event(15_pct, pert(20, 30, 80))     // mean 0.15 * 36.67
///
///     throws   distribution_error   a probability not between 0 and 1
[[nodiscard]] inline distribution event(const exact_ratio& probability, const distribution& amount) {
    return distribution(std::make_shared<detail::event_law>(detail::event_text(probability, to_string(amount)), probability, amount));
}
/// Of one amount.
[[nodiscard]] inline distribution event(const exact_ratio& probability, const detail::parameter& amount) {
    const detail::value_unit unit = detail::common_unit("event", {amount});
    const std::string text = detail::event_text(probability, unit.text(amount.count()));
    if (amount.count() == 0) throw distribution_error(text, "an event of 0 changes nothing");
    std::vector<double> values{0, amount.count()}, up_to{nearest_double(exact_ratio(1) - probability), 1};
    if (amount.count() < 0) {
        std::swap(values[0], values[1]);
        up_to[0] = nearest_double(probability);
    }
    return distribution(std::make_shared<detail::stepped_law>(text, unit, std::move(values), std::move(up_to)));
}

}  // namespace outlay
