// SPDX-License-Identifier: BSL-1.0
#pragma once
// Distributions from data: observed values, or points of a curve.
//
//   empirical(data, between_data::stepped)           one of the observations, all alike
//   empirical(data, between_data::interpolated)      also what lies between neighbours
//   cumulative({{80, 0_pct}, {100, 50_pct}, {150, 100_pct}})     values and the probabilities that they are not exceeded

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/named_choice.hpp>
#include <outlay/simulation/detail/stepped_law.hpp>
#include <outlay/simulation/discrete.hpp>
#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

/// What an empirical distribution is between two observations.
enum class between_data {
    stepped,      ///< nothing: only what was observed occurs
    interpolated  ///< evenly spread: the quantile at (i - 1) / (n - 1) is the i-th smallest, and straight between
};

/// What was observed may occur again.
///
///     shape    at least one observation, interpolated two that differ; any order, repeated ones count as often
///     throws   distribution_error   too few, one that is not finite, values of two units
///     source   interpolated: type 7 of R. Hyndman, Y. Fan, Sample quantiles in statistical packages (1996)
[[nodiscard]] inline distribution empirical(const std::vector<detail::parameter>& data, named_choice<between_data> between) {
    const std::string text = "empirical(" + std::to_string(data.size()) + " values)";
    if (data.empty()) throw distribution_error(text, "there must be a value");
    const detail::value_unit unit = detail::common_unit(text, {data.front()});
    std::vector<double> values, up_to;
    for (const detail::parameter& p : data) {
        detail::common_unit(text, {data.front(), p});
        values.push_back(p.count());
    }
    std::sort(values.begin(), values.end());
    const bool stepped = between == between_data::stepped;
    if (!stepped && values.front() == values.back()) throw distribution_error(text, "between values that are all the same lies nothing");
    const double n = static_cast<double>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double before = static_cast<double>(i);
        up_to.push_back(stepped ? (before + 1) / n : before / (n - 1));
    }
    if (!stepped) return distribution(std::make_shared<detail::piecewise_law>(text, unit, std::move(values), std::move(up_to)));
    return distribution(std::make_shared<detail::stepped_law>(text, unit, std::move(values), std::move(up_to)));
}
template <std::same_as<double> Double>
[[nodiscard]] distribution empirical(const std::vector<Double>& data, named_choice<between_data> between) {
    return empirical(std::vector<detail::parameter>(data.begin(), data.end()), between);
}

/// Points of the cumulative curve, straight between: what an expert draws.
///
///     shape    ascending in both, from probability 0 to 1
///     throws   distribution_error   fewer than two points, points out of order, ends other than 0 and 1, values of two units
[[nodiscard]] inline distribution cumulative(const std::vector<weighted_value>& points) {
    std::string text = "cumulative(";
    for (const weighted_value& p : points)
        text += (text.back() == '(' ? "" : ", ") + detail::value_unit{p.value.unit(), p.value.counts_in_one()}.text(p.value.count()) + ": " + to_string(p.share);
    text += ")";
    if (points.size() < 2) throw distribution_error(text, "there must be two points or more");
    std::vector<double> values, up_to;
    for (std::size_t i = 0; i < points.size(); ++i) {
        detail::common_unit("cumulative", {points.front().value, points[i].value});
        values.push_back(points[i].value.count());
        up_to.push_back(nearest_double(points[i].share));
        if (i > 0 && (!(values[i] > values[i - 1]) || !(points[i].share > points[i - 1].share)))
            throw distribution_error(text, "values and probabilities must ascend");
    }
    if (points.front().share != exact_ratio(0) || points.back().share != exact_ratio(1))
        throw distribution_error(text, "the probabilities must begin at 0 and end at 1");
    return distribution(std::make_shared<detail::piecewise_law>(text, detail::common_unit("cumulative", {points.front().value}), std::move(values), std::move(up_to)));
}

}  // namespace outlay
