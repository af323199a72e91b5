// SPDX-License-Identifier: BSL-1.0
#pragma once
// Statements hold numbers, exact amounts, amounts on a real number, or claims: what the formulas of this layer ask of all.
//
//   part_of(x, share)     x times an exact share
//   share_type<T>         what that is: an exact amount of an amount, an R of an R
//   times(x, rate)        x times an exact rate, or one on the amount's own number
//   less_part(x, rate)    x times one less the rate
//   lesser, above_zero    also where neither is certainly the larger
//   below_zero, nothing   for certain: an interval around zero and a claim that allows zero are neither
//
// Where a sum begins, and what a cost is that no one named: zero<T>(); whether two figures agree: apart(a, b, by).

#include <concepts>
#include <type_traits>
#include <utility>

#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/detail/apart.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

template <class T>
inline constexpr bool is_claim_on_field = false;
template <field T>
inline constexpr bool is_claim_on_field<bounds<T>> = true;

template <class T>
constexpr auto part_of(const T& x, const exact_ratio& share) {
    if constexpr (field<T>) return T(x * to_real<T>(share));
    else if constexpr (is_claim_on_field<T>) return T(x * to_real<typename T::value_type>(share));
    else return x * share;
}
template <class T>
using share_type = decltype(part_of(std::declval<const T&>(), exact_ratio()));

template <class T, class Rate>
constexpr auto times(const T& x, const Rate& rate) {
    if constexpr (exact_factor<Rate>) return part_of(x, exact_ratio(rate));
    else return x * rate;
}

/// What a rate leaves of x; of a claim no wider than the claim.
template <class T, class Rate>
constexpr auto less_part(const T& x, const Rate& rate) {
    if constexpr (exact_factor<Rate>) return part_of(x, exact_ratio(1) - exact_ratio(rate));
    else return x - x * rate;
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
/// The claim on the lesser of two quantities. It is as low as either may be, and above an end that both lie above.
template <class T>
constexpr bounds<T> lesser(const bounds<T>& a, const bounds<T>& b) {
    using end = bounds_end<T>;
    const auto lower = [](const end& x, const end& y) -> end {
        if (!x.bounded() || !y.bounded()) return {};
        if (x.value == y.value) return x.kind == end_kind::closed ? x : y;
        return y.value < x.value ? y : x;
    };
    const auto upper = [](const end& x, const end& y) -> end {
        if (!x.bounded() || !y.bounded()) return x.bounded() ? x : y;
        if (x.value == y.value) return x.kind == end_kind::open ? x : y;
        return y.value < x.value ? y : x;
    };
    return bounds<T>::from_ends(lower(a.lower(), b.lower()), upper(a.upper(), b.upper()));
}
template <class T>
constexpr T above_zero(const T& x) {
    if constexpr (field<T>) return positive_part(x);
    else if constexpr (is_real_money<T>) return T::from_minor(positive_part(x.minor_units()));
    else return x < zero<T>() ? zero<T>() : x;
}
template <class T>
constexpr bounds<T> above_zero(const bounds<T>& x) {
    return -lesser(-x, zero<bounds<T>>());
}

template <class T>
constexpr bool below_zero(const T& x) {
    if constexpr (is_bounds<T>) return x.is_below(zero<T>()) == answer::yes;
    else if constexpr (field<T>) return sign_of(x) == known_sign::negative;
    else if constexpr (is_real_money<T>) return sign_of(x.minor_units()) == known_sign::negative;
    else return x < zero<T>();
}
template <class T>
constexpr bool nothing(const T& x) {
    if constexpr (field<T> && !std::floating_point<T>) return sign_of(x) == known_sign::zero;
    else if constexpr (is_real_money<T>) return sign_of(x.minor_units()) == known_sign::zero;
    else return x == zero<T>();
}
/// Magnitudes are checked where they are posted; of a claim, both ends.
template <class T>
void require_magnitude(const T& x) {
    if constexpr (is_bounds<T>) (void)outflow(x);
    else if (below_zero(x)) throw negative_magnitude_error(claim_value_text(x));
}

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
