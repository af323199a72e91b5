// SPDX-License-Identifier: BSL-1.0
#pragma once
// Where a sum of no parts, a balance never opened and a cost not named begin.
//
//   zero<T>()      what adds nothing to a T
//   zero_of<T>     says it: T{} of numbers and amounts; number/bounds.hpp says it of claims, whose T{} knows nothing

#include <outlay/number/config.hpp>

namespace outlay::inline v0::detail {

template <class T>
struct zero_of {
    static constexpr T value() { return T{}; }
};
template <class T>
constexpr T zero() { return zero_of<T>::value(); }

}  // namespace outlay::inline v0::detail
