// SPDX-License-Identifier: BSL-1.0
#pragma once
// Statements hold numbers, exact amounts, or amounts on a real number: what the formulas of this layer ask of all of them.
//
//   part_of(x, share)     x times an exact share
//   share_type<T>         what that is: an exact amount of an amount, an R of an R
//   times(x, rate)        x times an exact rate, or one on the amount's own number
//   lesser, above_zero    also where neither is certainly the larger

#include <type_traits>
#include <utility>

#include <outlay/money/money.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

template <class T>
constexpr auto part_of(const T& x, const exact_ratio& share) {
    if constexpr (field<T>) return T(x * to_real<T>(share));
    else return x * share;
}
template <class T>
using share_type = decltype(part_of(std::declval<const T&>(), exact_ratio()));

template <class T, class Rate>
constexpr auto times(const T& x, const Rate& rate) {
    if constexpr (exact_factor<Rate>) return part_of(x, exact_ratio(rate));
    else return x * rate;
}

template <class T>
inline constexpr bool is_real_money = false;
template <class C, class R>
inline constexpr bool is_real_money<money<C, R>> = real_representation<R>;

template <class T>
constexpr T lesser(const T& a, const T& b) {
    if constexpr (field<T>) return outlay::min(a, b);
    else if constexpr (is_real_money<T>) return T::from_minor(outlay::min(a.minor_units(), b.minor_units()));
    else return b < a ? b : a;
}
template <class T>
constexpr T above_zero(const T& x) {
    if constexpr (field<T>) return positive_part(x);
    else if constexpr (is_real_money<T>) return T::from_minor(positive_part(x.minor_units()));
    else return x < T{} ? T{} : x;
}

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
