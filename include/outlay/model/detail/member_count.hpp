// SPDX-License-Identifier: BSL-1.0
#pragma once
// How many members an aggregate has, found by how many values its braces take: so that a list of them can be held to be whole.
//
//   member_count<S>()

#include <outlay/number/config.hpp>

#include <cstddef>
#include <utility>

namespace outlay::inline v0::detail {

struct any_value {
    template <class T>
    constexpr operator T() const;  // never defined: only asked for
};

template <class S, std::size_t... Places>
constexpr bool takes(std::index_sequence<Places...>) {
    return requires { S{(static_cast<void>(Places), any_value{})...}; };
}
template <class S, std::size_t N = 0>
constexpr std::size_t member_count() {
    // The members are the most values that the braces take; there are gaps below it for no aggregate of amounts.
    if constexpr (takes<S>(std::make_index_sequence<N + 1>())) return member_count<S, N + 1>();
    else return N;
}

}  // namespace outlay::inline v0::detail
