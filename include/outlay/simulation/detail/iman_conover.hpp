// SPDX-License-Identifier: BSL-1.0
#pragma once
// The order of the values of several drivers that gives them a correlation of ranks near the one that is wanted.
//
//   iman_conover_ranks(places, wanted)
//
// Source: R. Iman, W. Conover, A distribution-free approach to inducing rank correlation among input variables (1982).

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <outlay/simulation/detail/normal.hpp>
#include <outlay/simulation/detail/strict.hpp>
#include <outlay/simulation/detail/symmetric.hpp>

namespace outlay::inline v0::detail {

/// Of each driver the rank of every path's value, from 0.
///
///     shape    places: of each driver a permutation of 0 to n - 1, in which its van der Waerden scores lie; wanted: the
///              correlations of the scores, which they have afterwards to the last digits
///     cost     a sort of n for each driver but the first
inline std::vector<std::vector<std::uint32_t>> iman_conover_ranks(const std::vector<std::vector<std::uint32_t>>& places, const square_matrix& wanted) {
    const std::size_t k = places.size(), n = places.front().size();
    std::vector<strict> scores(n);
    strict squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const strict below = strict(static_cast<double>(i + 1)) / static_cast<double>(n + 1);
        const strict above = strict(static_cast<double>(n - i)) / static_cast<double>(n + 1);
        scores[i] = normal_score({below, above});
        squares += scores[i] * scores[i];
    }
    const strict unit = sqrt(squares / static_cast<double>(n));
    for (strict& s : scores) s = s / unit;

    square_matrix chance(k);  // what the permutations have by chance
    for (std::size_t a = 0; a < k; ++a)
        for (std::size_t b = 0; b <= a; ++b) {
            strict sum = 0;
            for (std::size_t i = 0; i < n; ++i) sum += scores[places[a][i]] * scores[places[b][i]];
            chance(a, b) = chance(b, a) = (sum / static_cast<double>(n)).value;
        }
    // S = M (P Q^-1)', where P P' is what is wanted and Q Q' what is there: row by row of P, solved from the right.
    const square_matrix p = cholesky_factor(wanted), q = cholesky_factor(chance);
    square_matrix turn(k);
    for (std::size_t a = 0; a < k; ++a)
        for (std::size_t b = a + 1; b-- > 0;) {
            strict rest = p(a, b);
            for (std::size_t c = b + 1; c <= a; ++c) rest -= strict(turn(a, c)) * q(c, b);
            turn(a, b) = q(b, b) == 0 ? 0 : (rest / q(b, b)).value;
        }

    std::vector<std::vector<std::uint32_t>> ranks{places.front()};
    std::vector<double> turned(n);
    std::vector<std::uint32_t> order(n);
    for (std::size_t a = 1; a < k; ++a) {
        for (std::size_t i = 0; i < n; ++i) {
            strict sum = 0;
            for (std::size_t b = 0; b <= a; ++b) sum += strict(turn(a, b)) * scores[places[b][i]];
            turned[i] = sum.value;
        }
        std::iota(order.begin(), order.end(), 0u);
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t i, std::uint32_t j) { return turned[i] != turned[j] ? turned[i] < turned[j] : i < j; });
        std::vector<std::uint32_t> of(n);
        for (std::size_t i = 0; i < n; ++i) of[order[i]] = static_cast<std::uint32_t>(i);
        ranks.push_back(std::move(of));
    }
    return ranks;
}

}  // namespace outlay::inline v0::detail
