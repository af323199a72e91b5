// SPDX-License-Identifier: BSL-1.0
#pragma once
// e^x - 1 and ln(1 + x) of any real number, without cancellation where the number knows how.
//
//   expm1_of(x)  log1p_of(x)

#include <outlay/number/dual.hpp>
#include <outlay/number/real.hpp>

#include <cmath>
#include <concepts>

namespace outlay::inline v0::detail {

template <class R>
inline constexpr bool is_dual = false;
template <class R>
inline constexpr bool is_dual<dual<R>> = true;

template <real_number R>
R expm1_of(const R& x) {
    if constexpr (std::same_as<R, double>) return std::expm1(x);
    else if constexpr (is_dual<R>) return {expm1_of(x.value), outlay::exp(x.value) * x.derivative};
    else if constexpr (requires { real_traits<R>::expm1(x); }) return real_traits<R>::expm1(x);
    else return outlay::exp(x) - R(1);
}

template <real_number R>
R log1p_of(const R& x) {
    if constexpr (std::same_as<R, double>) return std::log1p(x);
    else if constexpr (is_dual<R>) return {log1p_of(x.value), x.derivative / (x.value + decltype(x.value)(1))};
    else if constexpr (requires { real_traits<R>::log1p(x); }) return real_traits<R>::log1p(x);
    else return outlay::log(R(R(1) + x));
}

}  // namespace outlay::inline v0::detail
