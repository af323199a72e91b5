// SPDX-License-Identifier: BSL-1.0
#pragma once
// A distribution moved or stretched.
//
//   shifted(of, by)         every value more by so much
//   rescaled(of, factor)    every value times a number; a negative one turns the order round

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

namespace detail {

/// shift + factor x
class line_law final : public law {
public:
    line_law(const std::string& said, const value_unit& of, distribution x, strict shift, strict factor)
        : law(said, of), x_(std::move(x)), shift_(shift), factor_(factor) {
        if (factor == strict(0)) throw distribution_error(text(), "the factor must not be 0: nothing would be uncertain");
    }
    [[nodiscard]] double quantile(const shares& at) const override { return moved(x_.law().quantile(turned(at))); }
    void quantiles(const shares* at, std::size_t n, double* to) const override {
        std::vector<shares> inner(n);
        for (std::size_t i = 0; i < n; ++i) inner[i] = factor_ < strict(0) ? turned(at[n - 1 - i]) : at[i];
        std::vector<double> values(n);
        x_.law().quantiles(inner.data(), n, values.data());
        for (std::size_t i = 0; i < n; ++i) to[i] = moved(values[factor_ < strict(0) ? n - 1 - i : i]);
    }
    [[nodiscard]] shares shares_of(double y) const override {
        const double x = ((strict(y) - shift_) / factor_).value;
        return turned(factor_ < strict(0) ? x_.law().shares_before(x) : x_.law().shares_of(x));
    }
    [[nodiscard]] shares shares_before(double y) const override {
        const double x = ((strict(y) - shift_) / factor_).value;
        return turned(factor_ < strict(0) ? x_.law().shares_of(x) : x_.law().shares_before(x));
    }
    [[nodiscard]] double lowest() const override { return moved(factor_ < strict(0) ? x_.highest() : x_.lowest()); }
    [[nodiscard]] double highest() const override { return moved(factor_ < strict(0) ? x_.lowest() : x_.highest()); }
    [[nodiscard]] double mean() const override { return moved(x_.mean()); }
    [[nodiscard]] double variance() const override { return factor_.value * factor_.value * x_.law().variance(); }
    [[nodiscard]] std::vector<shares> corners() const override {
        std::vector<shares> all;
        for (const shares& corner : x_.law().corners()) all.push_back(turned(corner));
        if (factor_ < strict(0)) all.assign(all.rbegin(), all.rend());
        return all;
    }
    [[nodiscard]] law_form form() const override {
        law_form f = x_.law().form();
        const bool turns = factor_ < strict(0);
        switch (f.how) {
        case law_form::kind::line_of_score:
            f.a = moved(f.a);
            f.b = abs(factor_ * f.b).value;
            return f;
        case law_form::kind::power_of_score:
            f.b = turns ? -f.b : f.b;
            f.c = moved(f.c);
            f.d = (factor_ * f.d).value;
            return f;
        case law_form::kind::line_of_share:
            f.a = moved(turns ? f.a + f.b : f.a);
            f.b = abs(factor_ * f.b).value;
            return f;
        case law_form::kind::triangle:
            if (turns) {
                std::swap(f.a, f.b);
                std::swap(f.d, f.e);
                f.c = 1 - f.c;
            }
            f.a = moved(f.a);
            f.b = moved(f.b);
            f.d = (factor_ * factor_ * f.d).value;
            f.e = (factor_ * factor_ * f.e).value;
            return f;
        case law_form::kind::table: return law::form();
        case law_form::kind::steps:
        case law_form::kind::one_by_one: break;
        }
        f = {};
        f.how = law_form::kind::one_by_one;
        return f;
    }
    [[nodiscard]] double value_of(double u) const override { return moved(x_.law().drawn(factor_ < strict(0) ? 1 - u : u)); }
    void digest(digest_of_bytes& d) const override {
        law::digest(d);
        x_.law().digest(d);
    }

private:
    [[nodiscard]] double moved(double x) const noexcept { return (shift_ + factor_ * x).value; }
    [[nodiscard]] shares turned(const shares& s) const noexcept { return factor_ < strict(0) ? shares{s.above, s.below} : s; }

    distribution x_;
    strict shift_, factor_;
};

}  // namespace detail

/// Every value more by so much, or less by a negative one.
///
///     throws   distribution_error   of another unit
[[nodiscard]] inline distribution shifted(const distribution& of, const detail::parameter& by) {
    const detail::value_unit& unit = of.law().unit();
    const std::string text = "shifted(" + to_string(of) + ", " + detail::value_unit{by.unit(), by.counts_in_one()}.text(by.count()) + ")";
    detail::common_unit("shifted", {by});
    if (by.unit() != unit.name) throw distribution_error(text, "the shift must be of the distribution's unit");
    return distribution(std::make_shared<detail::line_law>(text, unit, of, by.count(), 1));
}
/// Every value times a number.
///
///     throws   distribution_error   by an amount, by 0
[[nodiscard]] inline distribution rescaled(const distribution& of, const detail::parameter& factor) {
    const std::string text = "rescaled(" + to_string(of) + ", " + detail::number_text(factor.count()) + ")";
    detail::common_unit("scaled", {factor});
    if (!factor.unit().empty()) throw distribution_error(text, "the factor must be a number");
    return distribution(std::make_shared<detail::line_law>(text, of.law().unit(), of, 0, factor.count()));
}

}  // namespace outlay
