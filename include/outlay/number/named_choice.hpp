// SPDX-License-Identifier: BSL-1.0
#pragma once
// A member of an aggregate that has no default: leaving it out does not compile.
//
//   named_choice<E>      made from an E, read as one

#include <concepts>
#include <utility>

#include <outlay/number/config.hpp>

namespace outlay::inline v0 {

/// A choice that the caller names: a timing, a convention, what becomes of losses. An enumeration left out of braces would be its
/// first value without a word; this has no value to be.
///
///     struct plan { int periods = 0; named_choice<timing> when; };
///     plan{.periods = 5, .when = timing::end};      // plan{.periods = 5} does not compile
template <class E>
class named_choice {
public:
    template <std::convertible_to<E> X>
    constexpr named_choice(X chosen) : chosen_(std::move(chosen)) {}

    constexpr operator const E&() const noexcept { return chosen_; }
    [[nodiscard]] constexpr const E& value() const noexcept { return chosen_; }

private:
    E chosen_;
};

}  // namespace outlay
