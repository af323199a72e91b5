// SPDX-License-Identifier: BSL-1.0
#pragma once
// How a simulation chooses its points.
//
//   sampling_plan               random (the default), antithetic, by Latin hypercube; Sobol' points are in simulation/sobol.hpp
//   plan_error                  a plan that the number of paths or of drivers does not allow

#include <cstdint>
#include <string>
#include <string_view>

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
    iman_conover      ///< the values of all paths of a driver are kept, and put into the order of correlated scores
};

/// How the points of a simulation lie. Made by random_sampling(), antithetic(), latin_hypercube(), sobol().
struct sampling_plan {
    sampling points = sampling::random;
    dependence by = dependence::gaussian_copula;
};

}  // namespace outlay
