// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a function takes where it counts: years, periods, payments, parts.
//
//   whole_count<T = int>     made from any integer that T holds; from a fraction it does not compile

#include <outlay/number/errors.hpp>

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>

namespace outlay::inline v0 {

namespace detail {

// The integers that std::in_range takes: neither bool nor a character.
template <class Whole>
concept counting_integer = std::integral<Whole> && !std::same_as<Whole, bool> && !std::same_as<Whole, char> && !std::same_as<Whole, wchar_t> &&
                           !std::same_as<Whole, char8_t> && !std::same_as<Whole, char16_t> && !std::same_as<Whole, char32_t>;

}  // namespace detail

/// A parameter that counts. C++ cuts a life of 5.5 years to 5 without a word when the parameter is an int: this one refuses
/// the fraction when compiled, and an integer that T does not hold when run.
///
///     double amortised(whole_count<> years);
///     amortised(5);       // as an int
///     amortised(5.5);     // does not compile
///
///     throws   numeric_overflow_error   an integer beyond T
///     cost     none beside an int: one comparison where the integer is wider than T
template <detail::counting_integer T = int>
class whole_count {
public:
    template <detail::counting_integer Whole>
    constexpr whole_count(Whole n) : value_(checked(n)) {}
    template <std::floating_point Fraction>
    whole_count(Fraction) = delete;  // round it by name first: a fraction would be cut

    constexpr operator T() const noexcept { return value_; }

private:
    template <class Whole>
    static constexpr T checked(Whole n) {
        if (!std::in_range<T>(n)) throw numeric_overflow_error(std::to_string(n) + " where a count is taken");
        return static_cast<T>(n);
    }

    T value_;
};

}  // namespace outlay
