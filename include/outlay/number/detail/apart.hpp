// SPDX-License-Identifier: BSL-1.0
#pragma once
// Whether two figures of one thing disagree, be they numbers, amounts or claims.
//
//   apart(a, b, by)      they lie further from each other than `by`, for certain

#include <outlay/number/bounds.hpp>

namespace outlay::inline v0::detail {

/// A number that is none is apart from every other.
template <class T>
constexpr bool apart(const T& a, const T& b, const T& by) {
    if constexpr (is_bounds<T>) {
        const T gap = a - b;
        return gap.is_above(by) == answer::yes || gap.is_below(-by) == answer::yes;
    } else {
        const T gap = b < a ? a - b : b - a;
        return !(gap <= by);
    }
}

}  // namespace outlay::inline v0::detail
