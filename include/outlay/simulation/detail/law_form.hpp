// SPDX-License-Identifier: BSL-1.0
#pragma once
// How the values of a distribution are computed of uniforms or standard normals, in lanes.
//
//   law_form                      a formula of z or u, steps, a table over z, or path by path
//   nearest_uniform(u)            the uniform (2 k + 1) 2^-53 of u's cell
//   value_of_score(form, z), value_of_share(form, u)
//   share_of(z)                   the probability below z, within (0, 1)

#include <cstddef>
#include <cstdint>

#include <outlay/simulation/detail/philox.hpp>
#include <outlay/simulation/detail/tables.hpp>

namespace outlay::inline v0::detail {

struct law_form {
    enum class kind {
        line_of_score,   ///< a + b z
        power_of_score,  ///< c + d e^(a + b z)
        line_of_share,   ///< a + b u
        triangle,        ///< below c: a + sqrt(d u); above: b - sqrt(e (1 - u))
        steps,           ///< values[i] where limits[i - 1] <= u < limits[i]
        table,           ///< a table over z of c cells in one, held within [a, b]
        one_by_one       ///< law::value_of(u)
    };
    kind how = kind::table;
    double a = 0, b = 0, c = 0, d = 0, e = 0;
    const double* values = nullptr;
    const double* limits = nullptr;
    std::size_t count = 0;  ///< of the values of steps

    [[nodiscard]] bool takes_score() const noexcept {
        return how == kind::line_of_score || how == kind::power_of_score || how == kind::table;
    }
};

inline double nearest_uniform(double u) noexcept {
    const double cell = u * 0x1p52;
    return uniform_of(cell < 1 ? 0 : cell >= 0x1p52 ? (std::uint64_t{1} << 52) - 1 : static_cast<std::uint64_t>(cell));
}

template <int N>
OUTLAY_ALWAYS_INLINE pack<N> share_of(const double* table, const pack<N>& z) noexcept {
    return greater_of(lesser_of(at_score<N>(table, 8, z), pack<N>(1 - 0x1p-53)), pack<N>(0x1p-53));
}

template <int N>
OUTLAY_ALWAYS_INLINE pack<N> value_of_score(const law_form& f, const pack<N>& z) noexcept {
    const pack<N> a(f.a), b(f.b);
    if (f.how == law_form::kind::line_of_score) return a + b * z;
    if (f.how == law_form::kind::power_of_score) return pack<N>(f.c) + pack<N>(f.d) * exp_of(a + b * z);
    return greater_of(lesser_of(at_score<N>(f.values, f.c, z), b), a);
}

template <int N>
OUTLAY_ALWAYS_INLINE pack<N> value_of_share(const law_form& f, const pack<N>& u) noexcept {
    const pack<N> a(f.a), b(f.b), c(f.c);
    if (f.how == law_form::kind::line_of_share) return a + b * u;
    if (f.how == law_form::kind::triangle) {
        const pack<N> root = sqrt_of(chosen_below(u, c, pack<N>(f.d) * u, pack<N>(f.e) * (pack<N>(1) - u)));
        return chosen_below(u, c, a + root, b - root);
    }
    pack<N> x(f.values[0]);
    for (std::size_t i = 1; i < f.count; ++i) x = chosen_below(u, pack<N>(f.limits[i - 1]), x, pack<N>(f.values[i]));
    return x;
}

/// Of a uniform of the grid, whatever the form takes.
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> value_in_lanes(const law_form& f, const pack<N>& u) noexcept {
    return f.takes_score() ? value_of_score<N>(f, score_of<N>(normal_score_table().data(), u)) : value_of_share<N>(f, u);
}

}  // namespace outlay::inline v0::detail
