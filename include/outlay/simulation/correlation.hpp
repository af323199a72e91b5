// SPDX-License-Identifier: BSL-1.0
#pragma once
// How uncertain drivers move together: correlations by names.
//
//   correlation                 {"exchange rate", "equipment price", 0.5_dec}, of normal scores or Spearman's of ranks

#include <string>

#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0 {

/// What a coefficient of correlation is of.
enum class correlation_of {
    normal_scores,  ///< of the standard normals behind the drivers: the parameter of the Gaussian copula
    ranks           ///< Spearman's: the copula's parameter is 2 sin(pi rho / 6)
};

/// Two uncertain drivers and how they move together; pairs that are not named are independent but for what they share with others.
struct correlation {
    std::string first{};
    std::string second{};
    exact_ratio coefficient{};  ///< from -1 to 1
    correlation_of of = correlation_of::normal_scores;
};

}  // namespace outlay
