// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a printed figure says: everything that rounds to it.
//
//   as_printed(value, unit)         "72 billion", printed in whole billions: from 71.5 to below 72.5
//   as_printed(low, high, unit)     "70-72 billion": from 69.5 to below 72.5

#include <concepts>
#include <type_traits>

#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class T>
T half_of(const T& unit) {
    constexpr decimal half = decimal::scaled(5, 1);
    if constexpr (requires { { unit * half } -> std::same_as<T>; }) return unit * half;
    else if constexpr (requires { { unit / 2 } -> std::same_as<T>; }) return unit / 2;
    else return (unit / 2).round(rounding::exact);
}

template <class T>
void check_printed(const T& value, const T& unit) {
    if constexpr (requires { (value / unit).is_integer(); })
        if (!exact_ratio(value / unit).is_integer())
            throw numeric_domain_error("a printed value", claim_value_text(value), "a whole number of " + claim_value_text(unit));
}

}  // namespace detail

/// A range as it was printed, its values rounded to the nearest whole `unit`: the claim on what was rounded, half a unit
/// wider at each end. A half is taken to be rounded away from zero.
///
///     as_printed(70e9_usd, 72e9_usd, 1e9_usd)      at least 69500000000.00 USD and less than 72500000000.00 USD
///
///     throws   numeric_domain_error   a unit not above zero, a value that is no whole number of it (of exact ones), or a
///                                     range whose lower end is above the upper
///              not_exact_error        a unit of an odd number of minor units: half of it is no amount
template <claimable T>
[[nodiscard]] bounds<T> as_printed(const T& low, const std::type_identity_t<T>& high, const std::type_identity_t<T>& unit) {
    const T none = detail::zero<T>();
    if (!(none < unit)) throw numeric_domain_error("the unit of a printed value", detail::claim_value_text(unit), "above 0");
    detail::check_printed(low, unit);
    detail::check_printed(high, unit);
    if (high < low)
        throw numeric_domain_error("a printed range", detail::claim_value_text(low) + " to " + detail::claim_value_text(high),
                                   "its lower end first");
    const T half = detail::half_of(unit);
    // 69.5 is printed 70 and 72.5 is printed 73; below zero -72.5 is printed -73 and -69.5 is printed -70.
    return bounds<T>::from_ends({low - half, none < low ? end_kind::closed : end_kind::open},
                                {high + half, high < none ? end_kind::closed : end_kind::open});
}
/// The same of one printed value.
template <claimable T>
[[nodiscard]] bounds<T> as_printed(const T& value, const std::type_identity_t<T>& unit) {
    return as_printed(value, value, unit);
}

}  // namespace outlay
