// SPDX-License-Identifier: BSL-1.0
#pragma once
// The sum of flow_i x factor^i.
//
//   horner<R>(flows, factor)

#include <outlay/cashflow/detail/amount.hpp>

#include <concepts>
#include <iterator>

namespace outlay::inline v0::detail {

/// From the last flow back, so that an interval stays tight where what lies ahead keeps its sign. Of double the flows of even
/// and of odd periods apart, so that two chains of sums are under way at once.
template <class R, flow_range Flows>
constexpr R horner(const Flows& flows, const R& factor) {
    R even(0);
    auto flow = std::end(flows);
    if constexpr (std::same_as<R, double> && std::random_access_iterator<decltype(flow)>) {
        const double square = factor * factor;
        double odd = 0;
        if ((flow - std::begin(flows)) % 2 != 0) even = entered<R>(*--flow);
        while (flow != std::begin(flows)) {
            odd = odd * square + entered<R>(*--flow);
            even = even * square + entered<R>(*--flow);
        }
        return even + odd * factor;
    } else {
        while (flow != std::begin(flows)) even = even * factor + entered<R>(*--flow);
        return even;
    }
}

}  // namespace outlay::inline v0::detail
