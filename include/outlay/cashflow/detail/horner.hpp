// SPDX-License-Identifier: BSL-1.0
#pragma once
// The sum of flow_i x factor^i.
//
//   horner<R>(flows, factor)

#include <outlay/cashflow/detail/amount.hpp>

#include <iterator>

namespace outlay::inline v0::detail {

/// From the last flow back, so that an interval stays tight where what lies ahead keeps its sign.
template <class R, flow_range Flows>
constexpr R horner(const Flows& flows, const R& factor) {
    R sum(0);
    for (auto flow = std::end(flows); flow != std::begin(flows);) sum = sum * factor + entered<R>(*--flow);
    return sum;
}

}  // namespace outlay::inline v0::detail
