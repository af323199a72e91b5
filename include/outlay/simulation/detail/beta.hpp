// SPDX-License-Identifier: BSL-1.0
#pragma once
// The beta distribution on (0, 1), of parameters of 1 or more.
//
//   beta_distribution        shares(x), quantile(shares), quantiles of ascending shares

#include <cstddef>

#include <outlay/simulation/detail/normal.hpp>
#include <outlay/simulation/detail/strict.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// ln Gamma(x), x > 0: Stirling's series from 12 on, below by Gamma(x) = Gamma(x + 1) / x.
inline strict log_gamma(strict x) noexcept {
    strict product = 1;
    while (x < strict(12)) {
        product *= x;
        x += 1;
    }
    constexpr double terms[] = {1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156};
    const strict inverse = strict(1) / x;
    return (x - 0.5) * log(x) - x + 0.91893853320467274178 + polynomial(terms, inverse * inverse) * inverse - log(product);
}

class beta_distribution {
public:
    beta_distribution(strict a, strict b) : a_(a), b_(b), log_beta_(log_gamma(a) + log_gamma(b) - log_gamma(a + b)) {}

    /// Of x with 1 - x, which x alone would lose.
    [[nodiscard]] shares shares_of(strict x, strict rest) const {
        if (!(x > strict(0))) return {0, 1};
        if (!(rest > strict(0))) return {1, 0};
        // The fraction converges fast up to the mean.
        if (x * (a_ + b_) <= a_) {
            const strict below = tail(a_, b_, x, rest);
            return {below, strict(1) - below};
        }
        const strict above = tail(b_, a_, rest, x);
        return {strict(1) - above, above};
    }

    /// A point by its distances from both ends.
    struct point {
        strict x, rest;
    };
    [[nodiscard]] point quantile(const shares& at) const {
        if (at.below <= at.above) {
            const strict x = in_tail(a_, b_, at.below, 0);
            return {x, strict(1) - x};
        }
        const strict rest = in_tail(b_, a_, at.above, 0);
        return {strict(1) - rest, rest};
    }
    /// Of ascending shares; each point but the first from its neighbour.
    template <class Take>
    void quantiles(const shares* at, std::size_t n, const Take& take) const {
        strict x = 0;
        std::size_t i = 0;
        for (; i < n && at[i].below <= at[i].above; ++i) {
            x = in_tail(a_, b_, at[i].below, x);
            take(i, point{x, strict(1) - x});
        }
        strict rest = 0;
        for (std::size_t j = n; j-- > i;) {
            rest = in_tail(b_, a_, at[j].above, rest);
            take(j, point{strict(1) - rest, rest});
        }
    }

private:
    /// x f(x) of the density f.
    [[nodiscard]] strict weight(strict a, strict b, strict x, strict rest) const { return exp(a * log(x) + b * log(rest) - log_beta_) / rest; }

    /// I_x(a, b) by its continued fraction, which Lentz's method evaluates forwards.
    ///
    ///     source   NIST Digital Library of Mathematical Functions, 8.17.22
    [[nodiscard]] strict tail(strict a, strict b, strict x, strict rest) const {
        strict c = 1, d = strict(1) - (a + b) * x / (a + 1.0);
        d = strict(1) / d;
        strict fraction = d;
        for (int m = 1; m < 10'000; ++m) {
            const strict k = static_cast<double>(m), two_k = k * 2.0;
            const strict even = k * (b - k) * x / ((a + two_k - 1.0) * (a + two_k));
            d = strict(1) / (strict(1) + even * d);
            c = strict(1) + even / c;
            fraction *= c * d;
            const strict odd = -((a + k) * (a + b + k) * x / ((a + two_k) * (a + two_k + 1.0)));
            d = strict(1) / (strict(1) + odd * d);
            c = strict(1) + odd / c;
            const strict turn = c * d;
            fraction *= turn;
            if (abs(turn - 1.0) < strict(3e-16)) break;
        }
        return exp(a * log(x) + b * log(rest) - log_beta_) / a * fraction;
    }

    /// The point below which the share is, of a share of at most 1/2, from a point below it or 0. ln I is concave in ln x, so that
    /// Newton's steps from below stay below.
    [[nodiscard]] strict in_tail(strict a, strict b, strict share, strict from) const {
        // I_x <= x^a / (a B), b >= 1
        const strict least = exp((log(share) + log(a) + log_beta_) / a);
        strict x = from > least ? from : least;
        if (x >= strict(1)) x = 1 - 0x1p-53;
        for (int step = 0; step < 100; ++step) {
            const strict rest = strict(1) - x;
            const strict below = shares_by(a, b, x, rest);
            const strict move = log(share / below) * below / weight(a, b, x, rest);
            const strict next = x * exp(move);
            if (!(next < strict(1))) return x;
            x = next;
            if (abs(move) < strict(1e-9)) break;  // the next step would be of its square
        }
        return x;
    }
    [[nodiscard]] strict shares_by(strict a, strict b, strict x, strict rest) const {
        return x * (a + b) <= a ? tail(a, b, x, rest) : strict(1) - tail(b, a, rest, x);
    }

    strict a_, b_, log_beta_;
};

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
