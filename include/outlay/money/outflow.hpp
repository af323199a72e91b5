// SPDX-License-Identifier: BSL-1.0
#pragma once
// From a magnitude to a flow: what is spent is stated without a sign, and gets it in one place.
//
//   outflow(m)      -m, where m is not negative; else negative_magnitude_error
//
// Of a claim: number/bounds.hpp. Of a series: time/series.hpp.

#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

/// An amount spent, as cash out: the same type negated.
///
///     outflow(38'676e6_cny) is -38676000000.00 CNY
///
///     throws   negative_magnitude_error   capital expenditure, costs and commitments are magnitudes
template <class C, class Rep>
    requires requires(const Rep a) { a < Rep(0); }
[[nodiscard]] constexpr money<C, Rep> outflow(const money<C, Rep>& magnitude) {
    if (magnitude < money<C, Rep>{}) throw negative_magnitude_error(to_string(magnitude));
    return -magnitude;
}

}  // namespace outlay
