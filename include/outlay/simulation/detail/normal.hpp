// SPDX-License-Identifier: BSL-1.0
#pragma once
// The standard normal distribution.
//
//   shares                  below and above a point: their sum is 1, the smaller is exact in all its digits
//   normal_shares(z)        of a point
//   normal_score(shares)    the point, within 1e-15 of its size

#include <limits>

#include <outlay/simulation/detail/strict.hpp>

namespace outlay::inline v0::detail {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();

/// The probabilities below and above a point. The smaller is good to its last digits, which 1 minus the larger would not be.
struct shares {
    strict below, above;
};

/// (1 / sqrt(2 pi)) e^(-z^2 / 2)
inline strict normal_density(strict z) noexcept {
    // z^2 in two parts, for its rounding would be seen in the exponential: a float squares exactly.
    const strict upper = static_cast<double>(static_cast<float>(z.value));
    const strict rest = (z - upper) * (z + upper);
    return exp(upper * upper * -0.5) * exp(rest * -0.5) * 0.39894228040143267794;
}

/// Near zero the series z (1 + z^2 / 3 + z^4 / 15 + ...) of the density, further out Laplace's continued fraction.
inline shares normal_shares(strict z) noexcept {
    const strict size = abs(z);
    strict tail = 0;
    if (size < strict(1.25)) {
        strict term = size, sum = size;
        for (int k = 3; term > sum * 1e-17; k += 2) {
            term = term * size * size / static_cast<double>(k);
            sum += term;
        }
        tail = strict(0.5) - normal_density(size) * sum;
    } else if (size < strict(38)) {
        strict fraction = 0;
        // Terms for 1e-17: the further out, the fewer.
        for (int k = 20 + static_cast<int>(360 / (size.value * size.value)); k > 0; --k) fraction = strict(static_cast<double>(k)) / (size + fraction);
        tail = normal_density(size) / (size + fraction);
    }
    return z < strict(0) ? shares{tail, strict(1) - tail} : shares{strict(1) - tail, tail};
}

/// Wichura's AS 241, PPND16.
///
///     source   M. Wichura, The percentage points of the normal distribution, Applied Statistics 37 (1988)
inline strict normal_score(shares of) noexcept {
    constexpr double a[] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
                            4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
    constexpr double b[] = {1.0,                      4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
                            2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3};
    constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
                            1.27045825245236838258e0,  2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double d[] = {1.0,                       2.05319162663775882187e0,  1.67638483018380384940e0,  6.89767334985100004550e-1,
                            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9};
    constexpr double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
                            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double f[] = {1.0,                       5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
                            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15};
    const strict tail = of.below < of.above ? of.below : of.above;
    if (tail >= strict(0.075)) {
        const strict q = of.below < of.above ? of.below - 0.5 : strict(0.5) - of.above;
        const strict r = strict(0.180625) - q * q;
        return q * polynomial(a, r) / polynomial(b, r);
    }
    if (!(tail > strict(0))) return of.below < of.above ? -unlimited : unlimited;
    const strict r = sqrt(-log(tail));
    const strict z = r <= strict(5) ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6) : polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
    return of.below < of.above ? -z : z;
}

}  // namespace outlay::inline v0::detail
