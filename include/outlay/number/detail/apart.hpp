// SPDX-License-Identifier: BSL-1.0
#pragma once
// Whether two figures of one thing disagree, be they numbers, amounts or claims.
//
//   apart(a, b, by)      they lie further from each other than `by`, for certain; numeric_domain_error where `by` is below 0

#include <outlay/number/bounds.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/real.hpp>

#include <concepts>

namespace outlay::inline v0::detail {

template <class T>
constexpr bool is_tolerance(const T& by) {
    if constexpr (is_bounds<T>) return by.is_below(zero<T>()) != answer::yes;
    else if constexpr (std::floating_point<T>) return by >= 0;
    else if constexpr (field<T>) return sign_of(by) != known_sign::negative;
    else if constexpr (requires { sign_of(by.minor_units()); }) return sign_of(by.minor_units()) != known_sign::negative;
    else return !(by < zero<T>());
}

/// A number that is none is apart from every other.
template <class T>
constexpr bool apart(const T& a, const T& b, const T& by) {
    if (!is_tolerance(by)) {
        if constexpr (field<T>) throw numeric_domain_error("a tolerance", number_text(to_double(by)), "at least 0");
        else throw numeric_domain_error("a tolerance", claim_value_text(by), "at least 0");
    }
    if constexpr (is_bounds<T>) {
        const T gap = a - b;
        return gap.is_above(by) == answer::yes || gap.is_below(-by) == answer::yes;
    } else {
        const T gap = b < a ? a - b : b - a;
        return !(gap <= by);
    }
}

}  // namespace outlay::inline v0::detail
