// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a result is made of: values with what is known of their error.
//
//   mean_estimate, quantile_estimate, extreme_path, histogram_bin, exceedance_point
//   failed_paths              how many paths have no answer, and why
//   driver_contribution       how an outcome goes with a driver

#include <cstdint>
#include <optional>
#include <string>

#include <outlay/scenario/reported_value.hpp>

namespace outlay::inline v0 {

/// A mean of paths and its standard error; none where the paths are not independent of each other.
struct mean_estimate {
    reported_value value;
    std::optional<reported_value> error;
};
/// The value of an order statistic, and the values between which the true one lies in 95 of 100 runs; an end is missing where the
/// paths are too few for it, or not independent.
struct quantile_estimate {
    exact_ratio not_exceeded;  ///< in this share of the paths
    reported_value value;
    std::uint64_t rank;  ///< among the values, from 1
    std::optional<reported_value> low;
    std::optional<reported_value> high;
};
struct extreme_path {
    reported_value value;
    std::uint64_t path;  ///< the first that has it
};
struct histogram_bin {
    reported_value low;   ///< included
    reported_value high;  ///< excluded, but in the last bin
    std::uint64_t paths;
};
struct exceedance_point {
    reported_value value;
    double exceeded;  ///< in this share of the paths
};
/// Paths without an answer.
struct failed_paths {
    std::string reason;  ///< what the first of them said; the numbers in it may be others in other paths
    std::uint64_t paths;
    std::uint64_t first;
};
/// How an outcome goes with a driver, from the first 65,536 paths at most.
struct driver_contribution {
    std::string driver;
    double rank_correlation;   ///< Spearman's
    double low, high;          ///< between which it lies in 95 of 100 runs
    double share_of_variance;  ///< its square, of the sum of all
};

}  // namespace outlay
