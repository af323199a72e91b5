// SPDX-License-Identifier: BSL-1.0
#pragma once
// How the paths of a simulation choose their points.
//
//   sampling_plan               random_sampling() is the default
//   random_sampling()           every path by itself, the same whatever the number of paths
//   antithetic()                paths 2 i and 2 i + 1 are mirror images
//   latin_hypercube(by)         of N paths one in every N-th part of every driver's probability
//   sobol()                     scrambled points of low discrepancy: in simulation/sobol.hpp
//   plan_error                  a plan that the number of paths or of drivers does not allow

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

/// A sampling plan asks what cannot be: Sobol' points not a power of two, more dimensions than there are direction numbers.
class OUTLAY_VISIBLE plan_error final : public error {
public:
    plan_error(std::string_view plan, std::string_view reason)
        : error(std::string(plan) + ": " + std::string(reason)), plan_(plan), reason_(reason) {}
    [[nodiscard]] const std::string& plan() const noexcept { return plan_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    std::string plan_;
    std::string reason_;
};

enum class sampling { random, antithetic, latin_hypercube, sobol };

/// How correlated drivers are made of independent ones.
enum class dependence {
    gaussian_copula,  ///< every path by itself
    iman_conover      ///< a Latin hypercube keeps its strata, put into the order of correlated scores: needs all paths at once
};

/// How the points of a simulation lie.
struct sampling_plan {
    sampling points = sampling::random;
    dependence by = dependence::gaussian_copula;
    bool scrambled = true;  ///< of Sobol' points: without, all runs have the same
    /// Of Sobol' points: 64 direction numbers a dimension, their upper bit first.
    std::vector<std::uint64_t> (*directions)(std::size_t dimensions) = nullptr;
};

/// Every path by itself.
[[nodiscard]] constexpr sampling_plan random_sampling() noexcept { return {}; }

/// Paths 2 i and 2 i + 1 have uniforms that sum to 1: what is linear in a symmetric driver cancels. The error of a mean is that of
/// the means of pairs.
[[nodiscard]] constexpr sampling_plan antithetic() noexcept { return {.points = sampling::antithetic}; }

/// N paths have one value in every N-th part of each driver's probability, in a random order of their own.
///
///     shape    the draws change with the number of paths. Of correlated drivers the Gaussian copula keeps the strata of each
///              chain's first driver only; Iman and Conover's method keeps all of them, with an order of 4 bytes a path and driver
[[nodiscard]] constexpr sampling_plan latin_hypercube(dependence by = dependence::gaussian_copula) noexcept {
    return {.points = sampling::latin_hypercube, .by = by};
}

namespace detail {

[[nodiscard]] inline std::string text_of(const sampling_plan& plan) {
    switch (plan.points) {
    case sampling::random: return "random sampling";
    case sampling::antithetic: return "antithetic sampling";
    case sampling::latin_hypercube:
        return plan.by == dependence::iman_conover ? "a Latin hypercube, correlated by Iman and Conover" : "a Latin hypercube";
    case sampling::sobol: break;
    }
    return plan.scrambled ? "scrambled Sobol' points" : "Sobol' points";
}

}  // namespace detail
}  // namespace outlay
