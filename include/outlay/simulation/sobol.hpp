// SPDX-License-Identifier: BSL-1.0
#pragma once
// Points of low discrepancy by Sobol', with the direction numbers of Joe and Kuo that Boost.Random has: for 3,667 dimensions.
// Included by name, for the size of that table.
//
//   sobol()                   scrambled; sobol(false) as they are

#include <outlay/number/detail/undef_min_max.hpp>  // Boost's header does not withstand the macros
#include <boost/random/sobol.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <outlay/simulation/plan.hpp>

namespace outlay::inline v0 {

namespace detail {

/// Out of points 2^k of Boost's engine, which are the exclusive or of direction numbers k and k - 1. The engine leaves the zero
/// point out, so after seed(n) comes point n + 1.
inline std::vector<std::uint64_t> joe_kuo_directions(std::size_t dimensions) {
    constexpr std::size_t most = boost::random::default_sobol_table::max_dimension;
    if (dimensions > most)
        throw plan_error("Sobol' points", "there are direction numbers for " + std::to_string(most) + " dimensions, not for " + std::to_string(dimensions));
    std::vector<std::uint64_t> all(dimensions * 64);
    if (dimensions == 0) return all;
    boost::random::sobol engine(dimensions);
    for (std::size_t k = 0; k < 63; ++k) {
        engine.seed((std::uint64_t{1} << k) - 1);
        for (std::size_t d = 0; d < dimensions; ++d) all[d * 64 + k] = engine() ^ (k == 0 ? 0 : all[d * 64 + k - 1]);
    }
    return all;
}

}  // namespace detail

/// Path n has point n in Gray-code order, the zero point included; the number of paths is a power of two, a driver's dimension its
/// place in the order of the names' hashes. Owen's scrambling makes every run with another seed an estimate without bias.
///
///     source   S. Joe and F. Kuo, Constructing Sobol sequences with better two-dimensional projections (2008)
[[nodiscard]] inline sampling_plan sobol(bool scrambled = true) {
    return {.points = sampling::sobol, .scrambled = scrambled, .directions = &detail::joe_kuo_directions};
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
