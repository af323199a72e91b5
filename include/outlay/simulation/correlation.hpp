// SPDX-License-Identifier: BSL-1.0
#pragma once
// How uncertain drivers move together: correlations by names.
//
//   correlation                 {"exchange rate", "equipment price", 0.5_dec}, of normal scores or Spearman's of ranks
//   correlation_error           a coefficient beyond 1, a pair twice, an unknown name, a matrix that no drivers can have
//   nearest_correlation         the nearest that drivers can have, and how much it changes

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/simulation/detail/symmetric.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What a coefficient of correlation is of. (Of the values themselves it is none that a dependence could be given by: which of
/// them are possible depends on the distributions.)
enum class correlation_of {
    normal_scores,  ///< of the standard normals behind the drivers: the parameter of the Gaussian copula
    ranks           ///< Spearman's: of continuous drivers; the copula's parameter is 2 sin(pi rho / 6)
};

/// Two uncertain drivers and how they move together; drivers that no chain of pairs connects are independent, and within a chain
/// a pair that is not named has the coefficient 0.
struct correlation {
    std::string first{};
    std::string second{};
    exact_ratio coefficient{};  ///< from -1 to 1
    correlation_of of = correlation_of::normal_scores;

    friend bool operator==(const correlation&, const correlation&) = default;
};

/// Correlations that cannot be. Of a matrix with a negative eigenvalue: the eigenvalue, the matrix with its names, and the pairs
/// that contribute most to it.
class OUTLAY_VISIBLE correlation_error final : public error {
public:
    correlation_error(std::string_view reason, std::vector<correlation> pairs)
        : error(said(pairs) + std::string(reason)), pairs_(std::move(pairs)) {}
    correlation_error(std::string_view reason, std::vector<correlation> pairs, double smallest_eigenvalue, std::vector<std::string> names,
                      std::vector<std::vector<double>> matrix)
        : error(std::string(reason) + " has the eigenvalue " + detail::number_text(smallest_eigenvalue) + ", and no drivers can have one below 0; look at " +
                said(pairs) + "nearest_correlation() changes them least"),
          pairs_(std::move(pairs)), names_(std::move(names)), matrix_(std::move(matrix)), smallest_eigenvalue_(smallest_eigenvalue) {}

    /// The pairs at fault, the worst first.
    [[nodiscard]] const std::vector<correlation>& pairs() const noexcept { return pairs_; }
    /// 0 where no matrix was looked at.
    [[nodiscard]] double smallest_eigenvalue() const noexcept { return smallest_eigenvalue_; }
    /// Rows and columns of matrix(); empty where none was looked at.
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] const std::vector<std::vector<double>>& matrix() const noexcept { return matrix_; }

private:
    static std::string said(const std::vector<correlation>& pairs) {
        std::string text;
        for (std::size_t i = 0; i < pairs.size() && i < 3; ++i)
            text += (i == 0 ? "\"" : ", \"") + detail::shown(pairs[i].first, 0, 30) + "\" with \"" + detail::shown(pairs[i].second, 0, 30) + "\" (" +
                    detail::number_text(nearest_double(pairs[i].coefficient)) + ")";
        return text + (pairs.size() > 3 ? ", ...: " : ": ");
    }

    std::vector<correlation> pairs_;
    std::vector<std::string> names_{};
    std::vector<std::vector<double>> matrix_{};
    double smallest_eigenvalue_ = 0;
};

namespace detail {

/// Spearman's coefficient as the copula's: 2 sin(pi rho / 6), by the series of the sine, which 1 bounds.
inline double score_correlation(const correlation& c) {
    const strict rho = nearest_double(c.coefficient);
    if (c.of == correlation_of::normal_scores) return rho.value;
    if (c.coefficient == exact_ratio(1) || c.coefficient == exact_ratio(-1)) return rho.value;
    const strict x = rho * 0.52359877559829887308;
    strict term = x, sum = x;
    for (int k = 2; k < 24; k += 2) {
        term = -(term * x * x) / static_cast<double>(k * (k + 1));
        sum += term;
    }
    return (sum * 2.0).value;
}

/// Each pair by itself: two names, a coefficient within [-1, 1], no pair twice.
inline void check_pairs(const std::vector<correlation>& all) {
    std::vector<std::pair<std::string, std::string>> seen;
    for (const correlation& c : all) {
        if (c.first == c.second) throw correlation_error("a driver has no correlation with itself to be given", {c});
        if (c.coefficient > exact_ratio(1) || c.coefficient < exact_ratio(-1)) throw correlation_error("a coefficient is from -1 to 1", {c});
        seen.emplace_back(std::min(c.first, c.second), std::max(c.first, c.second));
    }
    std::sort(seen.begin(), seen.end());
    const auto twice = std::adjacent_find(seen.begin(), seen.end());
    if (twice == seen.end()) return;
    std::vector<correlation> both;
    for (const correlation& c : all)
        if (std::min(c.first, c.second) == twice->first && std::max(c.first, c.second) == twice->second) both.push_back(c);
    throw correlation_error("a pair is given twice", std::move(both));
}

/// The names of all pairs, each once, in their order.
inline std::vector<std::string> names_of(const std::vector<correlation>& all) {
    std::vector<std::string> names;
    for (const correlation& c : all) {
        names.push_back(c.first);
        names.push_back(c.second);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

template <class Coefficient>
square_matrix matrix_of(const std::vector<std::string>& names, const std::vector<correlation>& all, const Coefficient& coefficient) {
    square_matrix m = square_matrix::identity(names.size());
    const auto place = [&](const std::string& name) { return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()); };
    for (const correlation& c : all) {
        const std::size_t i = place(c.first), j = place(c.second);
        if (i == names.size() || j == names.size()) continue;
        m(i, j) = m(j, i) = coefficient(c);
    }
    return m;
}

/// What rounding may leave below zero of a matrix that is singular.
inline constexpr double eigenvalue_tolerance = 1e-10;

inline void require_possible(const square_matrix& m, const std::vector<std::string>& names, const std::vector<correlation>& all, std::string_view which) {
    const eigen e = eigen_of(m);
    const std::size_t least = e.smallest();
    if (e.values[least] >= -eigenvalue_tolerance) return;
    // The eigenvalue is the sum of m_ij v_i v_j: a pair is at fault as far as it makes that smaller.
    std::vector<std::pair<double, correlation>> parts;
    for (const correlation& c : all) {
        const auto place = [&](const std::string& name) { return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()); };
        const std::size_t i = place(c.first), j = place(c.second);
        if (i == names.size() || j == names.size()) continue;
        parts.emplace_back(m(i, j) * e.vectors(i, least) * e.vectors(j, least), c);
    }
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<correlation> pairs;
    for (const auto& [part, c] : parts)
        if (part <= parts.front().first / 4) pairs.push_back(c);
    std::vector<std::vector<double>> rows(m.size(), std::vector<double>(m.size()));
    for (std::size_t i = 0; i < m.size(); ++i)
        for (std::size_t j = 0; j < m.size(); ++j) rows[i][j] = m(i, j);
    throw correlation_error(which, std::move(pairs), e.values[least], names, std::move(rows));
}

/// The correlations of normal scores of these drivers.
///
///     throws   correlation_error   which says of which matrix: Spearman's, or that of the scores behind it
inline square_matrix checked_scores(const std::vector<std::string>& names, const std::vector<correlation>& all) {
    const auto is_of_ranks = [](const correlation& c) { return c.of == correlation_of::ranks; };
    if (std::all_of(all.begin(), all.end(), is_of_ranks))
        require_possible(matrix_of(names, all, [](const correlation& c) { return nearest_double(c.coefficient); }), names, all,
                         "the matrix of rank correlations");
    const square_matrix scores = matrix_of(names, all, score_correlation);
    const bool converted = std::any_of(all.begin(), all.end(), is_of_ranks);
    require_possible(scores, names, all,
                     converted ? "the matrix of normal scores, 2 sin(pi rho / 6) of rank correlations," : "the matrix of normal scores");
    return scores;
}

}  // namespace detail

/// Correlations that drivers can have, and how far they lie from those that were given.
struct nearest_correlations {
    std::vector<correlation> pairs{};  ///< all that are not 0, of normal scores, in the order of the names
    double largest_change = 0;         ///< of a coefficient
    double distance = 0;               ///< the root of the sum of squares of all changes in the matrix
};

/// The correlation matrix nearest to the given one, as pairs by names: where contradictions are to be settled, and by how much.
///
///     nearest_correlation({{"a", "b", 1}, {"b", "c", 1}, {"a", "c", 0}})    // 0.7607, 0.7607, 0.1573
///
///     shape    ranks are first converted to normal scores; a pair that is not given is 0, and may not stay so
///     throws   correlation_error   a coefficient beyond 1, a pair twice
///     source   N. Higham, Computing the nearest correlation matrix, IMA J. Numer. Anal. 22 (2002)
[[nodiscard]] inline nearest_correlations nearest_correlation(const std::vector<correlation>& given) {
    detail::check_pairs(given);
    const std::vector<std::string> names = detail::names_of(given);
    const detail::square_matrix from = detail::matrix_of(names, given, detail::score_correlation);
    const detail::square_matrix to = detail::nearest_correlation_matrix(from);
    nearest_correlations found;
    double squares = 0;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = i + 1; j < names.size(); ++j) {
            const double change = to(i, j) - from(i, j);
            squares += 2 * change * change;
            found.largest_change = std::fmax(found.largest_change, std::fabs(change));
            // To 12 decimals, as an exact fraction.
            const auto steps = static_cast<std::int64_t>(std::floor(to(i, j) * 1e12 + 0.5));
            if (steps != 0) found.pairs.push_back({names[i], names[j], exact_ratio(steps, std::int64_t{1'000'000'000'000})});
        }
    found.distance = std::sqrt(squares);
    return found;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
