// SPDX-License-Identifier: BSL-1.0
#pragma once
// Growth over a part of a year: roots, by square roots where they serve.
//
//   square_root(x)                       of a positive number
//   period_growth<R, M>(rate)            (1 + rate)^(1 / M)
//   period_interest<R, M, Rule>(rate)    what 1 earns in a period of which a year has M

#include <cmath>
#include <concepts>
#include <string>

#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/real.hpp>

namespace outlay::inline v0::detail {

template <class R>
R square_root(const R& x) {
    if constexpr (std::same_as<R, double>) return std::sqrt(x);
    else if constexpr (requires { real_traits<R>::sqrt(x); }) return real_traits<R>::sqrt(x);
    else return outlay::pow(x, R(R(1) / R(2)));
}

[[noreturn]] OUTLAY_OUT_OF_LINE inline void throw_growth(double rate) {
    throw numeric_domain_error("a rate", number_text(rate), "such that the growth factor is above 0");
}
template <class R>
OUTLAY_ALWAYS_INLINE const R& growth_above_zero(const R& growth, const R& rate) {
    if (sign_of(growth) != known_sign::positive) throw_growth(to_double(rate));
    return growth;
}

/// (1 + rate)^(1 / M).
///
///     throws   numeric_domain_error   rate <= -1
template <class R, int M>
R period_growth(const R& rate) {
    const R year = growth_above_zero(R(R(1) + rate), rate);
    if constexpr (M == 1) return year;
    else if constexpr (M == 2) return square_root(year);
    else if constexpr (M == 4) return square_root(square_root(year));
    else return outlay::pow(year, R(R(1) / R(M)));
}

template <class R, int M, class Rule>
R period_interest(const R& rate) {
    if constexpr (std::same_as<Rule, compounding::simple>) return rate / R(M);
    else if constexpr (std::same_as<Rule, compounding::continuous>) return expm1_of(R(rate / R(M)));
    else {
        constexpr int k = Rule::times_a_year;
        if constexpr (k == M) return rate / R(M);
        else {
            const R part = k == 1 ? rate : R(rate / R(k));
            (void)growth_above_zero(R(R(1) + part), rate);
            return expm1_of(R(log1p_of(part) * (R(k) / R(M))));
        }
    }
}

}  // namespace outlay::inline v0::detail
