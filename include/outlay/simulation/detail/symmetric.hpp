// SPDX-License-Identifier: BSL-1.0
#pragma once
// Small symmetric matrices: eigenvalues by Jacobi's rotations, Cholesky's factor.
//
//   square_matrix               n rows of n
//   eigen_of(m)                 values, and vectors as columns
//   cholesky_factor(m)          L with L L' = m, of a correlation matrix that may be singular
//   nearest_correlation_matrix(m)    by Higham's alternating projections

#include <cmath>
#include <cstddef>
#include <vector>

#include <outlay/simulation/detail/strict.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

class square_matrix {
public:
    explicit square_matrix(std::size_t n) : n_(n), cells_(n * n) {}
    [[nodiscard]] static square_matrix identity(std::size_t n) {
        square_matrix m(n);
        for (std::size_t i = 0; i < n; ++i) m(i, i) = 1;
        return m;
    }
    [[nodiscard]] std::size_t size() const noexcept { return n_; }
    [[nodiscard]] double& operator()(std::size_t i, std::size_t j) noexcept { return cells_[i * n_ + j]; }
    [[nodiscard]] double operator()(std::size_t i, std::size_t j) const noexcept { return cells_[i * n_ + j]; }

private:
    std::size_t n_;
    std::vector<double> cells_;
};

struct eigen {
    std::vector<double> values;
    square_matrix vectors;

    [[nodiscard]] std::size_t smallest() const noexcept {
        std::size_t least = 0;
        for (std::size_t i = 1; i < values.size(); ++i)
            if (values[i] < values[least]) least = i;
        return least;
    }
};

/// Rotations until what is off the diagonal is below 1e-16 of the whole.
inline eigen eigen_of(square_matrix m) {
    const std::size_t n = m.size();
    square_matrix v = square_matrix::identity(n);
    for (int sweep = 0; sweep < 60; ++sweep) {
        double off = 0, whole = 0;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) (i == j ? whole : off) += m(i, j) * m(i, j);
        if (off <= 1e-32 * whole) break;
        for (std::size_t p = 0; p < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q) {
                if (m(p, q) == 0) continue;
                const double theta = (m(q, q) - m(p, p)) / (2 * m(p, q));
                const double t = (theta < 0 ? -1 : 1) / (std::fabs(theta) + std::sqrt(theta * theta + 1));
                const double c = 1 / std::sqrt(t * t + 1), s = t * c;
                for (std::size_t k = 0; k < n; ++k) {
                    const double a = m(k, p), b = m(k, q);
                    m(k, p) = c * a - s * b;
                    m(k, q) = s * a + c * b;
                }
                for (std::size_t k = 0; k < n; ++k) {
                    const double a = m(p, k), b = m(q, k);
                    m(p, k) = c * a - s * b;
                    m(q, k) = s * a + c * b;
                }
                for (std::size_t k = 0; k < n; ++k) {
                    const double a = v(k, p), b = v(k, q);
                    v(k, p) = c * a - s * b;
                    v(k, q) = s * a + c * b;
                }
            }
    }
    eigen e{std::vector<double>(n), std::move(v)};
    for (std::size_t i = 0; i < n; ++i) e.values[i] = m(i, i);
    return e;
}

/// Lower, every row of length 1. Where a driver hangs on those before it altogether its pivot is 0.
inline square_matrix cholesky_factor(const square_matrix& m) {
    const std::size_t n = m.size();
    square_matrix l(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            strict rest = m(i, j);
            for (std::size_t k = 0; k < j; ++k) rest -= strict(l(i, k)) * l(j, k);
            if (i == j) l(i, i) = rest > strict(1e-14) ? sqrt(rest).value : 0;
            else l(i, j) = l(j, j) == 0 ? 0 : (rest / l(j, j)).value;
        }
        strict length = 0;
        for (std::size_t j = 0; j <= i; ++j) length += strict(l(i, j)) * l(i, j);
        length = sqrt(length);
        for (std::size_t j = 0; j <= i; ++j) l(i, j) = (strict(l(i, j)) / length).value;
    }
    return l;
}

/// m without its negative eigenvalues.
inline square_matrix without_negative(const square_matrix& m) {
    const std::size_t n = m.size();
    const eigen e = eigen_of(m);
    square_matrix r(n);
    for (std::size_t k = 0; k < n; ++k) {
        if (e.values[k] <= 0) continue;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) r(i, j) += e.values[k] * e.vectors(i, k) * e.vectors(j, k);
    }
    return r;
}

/// The correlation matrix nearest to m in the sum of squared differences.
///
///     source   N. Higham, Computing the nearest correlation matrix, IMA J. Numer. Anal. 22 (2002)
inline square_matrix nearest_correlation_matrix(const square_matrix& m) {
    const std::size_t n = m.size();
    square_matrix y = m, correction(n);
    for (int step = 0; step < 20'000; ++step) {
        square_matrix r = y;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) r(i, j) -= correction(i, j);
        const square_matrix x = without_negative(r);
        double moved = 0;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                correction(i, j) = x(i, j) - r(i, j);
                const double next = i == j ? 1 : x(i, j);
                moved = std::fmax(moved, std::fabs(next - y(i, j)));
                y(i, j) = next;
            }
        if (moved < 1e-14) break;
    }
    // What rounding leaves below zero is lifted to it.
    const eigen e = eigen_of(y);
    const double lift = std::fmax(0.0, -e.values[e.smallest()]);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (i != j) y(i, j) /= 1 + lift;
    return y;
}

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
