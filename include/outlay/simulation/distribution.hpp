// SPDX-License-Identifier: BSL-1.0
#pragma once
// A distribution: what an uncertain driver may be, and how probable. Each family is a header of its own: pert.hpp, lognormal.hpp.
//
//   distribution            a value: quantile(u), probability_below(x), mean(), deviation(), lowest(), highest(), unit()
//   to_string(d)            as it was asked for: "pert(350, 380, 520)"
//   distribution_error      parameters out of order, shares that do not sum to 1, a negative density

#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/simulation/detail/law.hpp>
#include <outlay/simulation/detail/parameter.hpp>

namespace outlay::inline v0 {

/// A probability distribution of a number or an amount. Copies share what was computed of it.
///
///     units    values are in the counts of the unit, as driver_setting::count(): cents of "USD"
class distribution {
public:
    explicit distribution(std::shared_ptr<const detail::law> law) : law_(std::move(law)) {}

    /// The value that is not exceeded with probability u.
    ///
    ///     throws   numeric_domain_error   u is not within (0, 1)
    [[nodiscard]] double quantile(double u) const {
        if (!(u > 0 && u < 1)) throw numeric_domain_error("the probability of a quantile", detail::number_text(u), "within (0, 1)");
        return law_->quantile({u, 1 - u});
    }
    [[nodiscard]] double quantile(const exact_ratio& u) const {
        if (u <= exact_ratio(0) || u >= exact_ratio(1)) throw numeric_domain_error("the probability of a quantile", to_string(u), "within (0, 1)");
        return law_->quantile({nearest_double(u), nearest_double(exact_ratio(1) - u)});
    }
    /// The probability of less than x.
    [[nodiscard]] double probability_below(double x) const { return law_->shares_before(x).below.value; }
    [[nodiscard]] double mean() const { return law_->mean(); }
    /// The standard deviation.
    [[nodiscard]] double deviation() const { return std::sqrt(law_->variance()); }
    /// The least value that can occur; -infinity where there is none.
    [[nodiscard]] double lowest() const { return law_->lowest(); }
    [[nodiscard]] double highest() const { return law_->highest(); }
    /// "USD", "USD a year"; empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return law_->unit().name; }

    friend std::string to_string(const distribution& d) { return d.law_->text(); }

    [[nodiscard]] const detail::law& law() const noexcept { return *law_; }

private:
    std::shared_ptr<const detail::law> law_;
};

}  // namespace outlay
