// SPDX-License-Identifier: BSL-1.0
#pragma once
// Smooth functions as tables: cells with a polynomial of degree 7 each, eight coefficients that lie together.
//
//   fitted_cell(values, coefficients)      through the eight nodes of a cell
//   normal_score_table()                   z of u, by octaves of the smaller tail, sixteen cells each: 53 kB, made once
//   score_nodes()                          the nodes of a table over z, with their shares
//   score_table_of(cells_in_one, values)   a table over z: 137 cells of an eighth, 8.8 kB, or narrower ones
//   follows(table)                         whether its cells are narrow enough
//   score_of(table, u), at_score(table, cells_in_one, z)      read, on packs

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <outlay/simulation/detail/normal.hpp>
#include <outlay/simulation/detail/strict.hpp>
#include <outlay/simulation/detail/word_lanes.hpp>

namespace outlay::inline v0::detail {

inline constexpr int cell_nodes = 8;

/// Chebyshev's nodes of (-1, 1), ascending: -cos((2 j + 1) pi / 16).
inline constexpr double chebyshev_nodes[cell_nodes] = {-0.98078528040323044913, -0.83146961230254523708, -0.55557023301960222474, -0.19509032201612826785,
                                                       0.19509032201612826785,  0.55557023301960222474,  0.83146961230254523708,  0.98078528040323044913};

/// The polynomial of degree 7 through eight values at the nodes, by its powers.
inline void fitted_cell(const double (&values)[cell_nodes], double* coefficients) noexcept {
    // Of the differences to one value: the sums lose nothing to what all have in common.
    strict series[cell_nodes];
    for (int j = 0; j < cell_nodes; ++j) {
        const strict t = chebyshev_nodes[j], of = strict(values[j]) - values[3];
        strict before = 1, now = t;
        series[0] += of;
        for (int k = 1; k < cell_nodes; ++k) {
            series[k] += of * now;
            const strict next = t * now * 2.0 - before;
            before = now;
            now = next;
        }
    }
    for (strict& c : series) c = c * 0.25;
    const auto s = [&](int k) { return series[k]; };
    const strict powers[cell_nodes] = {s(0) * 0.5 - s(2) + s(4) - s(6),
                                       s(1) - s(3) * 3.0 + s(5) * 5.0 - s(7) * 7.0,
                                       s(2) * 2.0 - s(4) * 8.0 + s(6) * 18.0,
                                       s(3) * 4.0 - s(5) * 20.0 + s(7) * 56.0,
                                       s(4) * 8.0 - s(6) * 48.0,
                                       s(5) * 16.0 - s(7) * 112.0,
                                       s(6) * 32.0,
                                       s(7) * 64.0};
    for (int k = 0; k < cell_nodes; ++k) coefficients[k] = powers[k].value;
    coefficients[0] = (powers[0] + values[3]).value;
}

/// The polynomial of the cell at `place`, at t within [-1, 1].
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> cell_at(const double* table, const words<N>& place, const pack<N>& t) noexcept {
    const pack<N> t2 = t * t, t4 = t2 * t2;
    const pack<N> c01 = gathered<N>(table, place) + gathered<N>(table + 1, place) * t;
    const pack<N> c23 = gathered<N>(table + 2, place) + gathered<N>(table + 3, place) * t;
    const pack<N> c45 = gathered<N>(table + 4, place) + gathered<N>(table + 5, place) * t;
    const pack<N> c67 = gathered<N>(table + 6, place) + gathered<N>(table + 7, place) * t;
    return (c01 + c23 * t2) + (c45 + c67 * t2) * t4;
}

/// z over the smaller tail p of [2^-53, 1/2): a cell is a sixteenth of an octave.
inline const std::vector<double>& normal_score_table() {
    static const std::vector<double> table = [] {
        std::vector<double> made(52 * 16 * cell_nodes);
        double octave = 0x1p-53;
        double* to = made.data();
        for (int o = 0; o < 52; ++o, octave *= 2)
            for (int cell = 0; cell < 16; ++cell, to += cell_nodes) {
                double values[cell_nodes];
                for (int j = 0; j < cell_nodes; ++j) {
                    const strict p = strict(octave) * (strict(1 + cell / 16.0 + 1 / 32.0) + strict(chebyshev_nodes[j]) * 0x1p-5);
                    values[j] = normal_score({p, strict(1) - p}).value;
                }
                fitted_cell(values, to);
            }
        return made;
    }();
    return table;
}

/// The standard normal that is not exceeded with probability u, of u = (2 k + 1) 2^-53.
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> score_of(const double* table, const pack<N>& u) noexcept {
    const pack<N> tail = lesser_of(u, pack<N>(1) - u);
    const words<N> bits = bits_of(tail);
    constexpr std::uint64_t first = std::uint64_t{1023 - 53} << 4;  // 2^-53: its exponent and four bits
    const words<N> place = lifted<3>(upper<48>(bits) + words<N>(std::uint64_t{0} - first));
    // The lower 48 bits of the fraction, as a number of [1, 2).
    const pack<N> within = double_of(lifted<4>(bits & words<N>(0x0000ffffffffffff)) | words<N>(0x3ff0000000000000));
    const pack<N> z = cell_at<N>(table, place, within * pack<N>(2) - pack<N>(3));
    return chosen_below(u, pack<N>(0.5), z, -z);
}

inline constexpr double score_limit = 8.5;

/// A table over z: odd many cells of equal width, the middle one around 0.
struct score_table {
    int cells_in_one = 8;
    std::vector<double> coefficients{};

    /// Beyond the middle cell, to 8.5.
    [[nodiscard]] static constexpr int half(int cells_in_one) noexcept { return cells_in_one * 17 / 2; }
};

/// The shares at the nodes of a table over z, ascending.
inline std::vector<shares> made_score_nodes(int cells_in_one) {
    std::vector<shares> made;
    const int half = score_table::half(cells_in_one);
    for (int cell = -half; cell <= half; ++cell)
        for (const double t : chebyshev_nodes) made.push_back(normal_shares((strict(static_cast<double>(cell)) + strict(t) * 0.5) / static_cast<double>(cells_in_one)));
    return made;
}
inline const std::vector<shares>& score_nodes() {
    static const std::vector<shares> nodes = made_score_nodes(8);
    return nodes;
}
/// From the values at the nodes.
inline score_table score_table_of(int cells_in_one, const std::vector<double>& values) {
    score_table table{cells_in_one, std::vector<double>(values.size())};
    for (std::size_t at = 0; at < values.size(); at += cell_nodes) {
        double of_cell[cell_nodes];
        for (std::size_t j = 0; j < cell_nodes; ++j) of_cell[j] = values[at + j];
        fitted_cell(of_cell, &table.coefficients[at]);
    }
    return table;
}
/// Whether the table follows its function: the last of a cell's Chebyshev coefficients, of which the next that is left out would be a
/// small part, is below 1e-12 of the spread of the values. (That of t^7 is 64 times the last one.)
inline bool follows(const score_table& table) noexcept {
    const std::vector<double>& c = table.coefficients;
    const std::size_t middle = c.size() / cell_nodes / 2, two = static_cast<std::size_t>(2 * table.cells_in_one);
    const double median = c[middle * cell_nodes], spread = c[(middle + two) * cell_nodes] - c[(middle - two) * cell_nodes];
    for (std::size_t cell = 0; cell < c.size(); cell += cell_nodes)
        if (std::fabs(c[cell + 7]) > 64e-12 * std::fmax(std::fabs(spread), std::fabs(c[cell] - median))) return false;
    return true;
}
/// What a table over z says at z; beyond 8.5 what it says there.
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> at_score(const double* table, double cells_in_one, const pack<N>& z) noexcept {
    const pack<N> scaled = greater_of(lesser_of(z, pack<N>(score_limit)), pack<N>(-score_limit)) * pack<N>(cells_in_one);
    const pack<N> to_integer(0x1.8p52 + score_limit * cells_in_one);
    const pack<N> shifted = scaled + to_integer;
    const words<N> place = lifted<3>(bits_of(shifted) & words<N>(0xffff));
    return cell_at<N>(table, place, (scaled - (shifted - to_integer)) * pack<N>(2));
}

/// The probability below z, as a table over z.
inline const std::vector<double>& normal_share_table() {
    static const std::vector<double> table = [] {
        std::vector<double> values;
        for (const shares& s : score_nodes()) values.push_back(s.below.value);
        return score_table_of(8, values).coefficients;
    }();
    return table;
}

}  // namespace outlay::inline v0::detail
