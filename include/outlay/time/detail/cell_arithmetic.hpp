// SPDX-License-Identifier: BSL-1.0
#pragma once
// Arithmetic of cells: a built-in integer would wrap or be undefined, so its result is checked; every other type does its own.

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>

#include <cstdint>
#include <limits>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

template <class A, class B>
inline constexpr bool built_in_cells = word_integer<A> && word_integer<B>;

// What fits R, which is what C++ gives to the operation.
template <class R>
constexpr R fitted_cell(int128 exact, const char* operation) {
    if (exact < int128{std::numeric_limits<R>::min()} || exact > int128{std::numeric_limits<R>::max()})
        throw_numeric_overflow(operation);
    return static_cast<R>(static_cast<std::uint64_t>(static_cast<uint128>(exact)));
}

template <class A, class B>
constexpr auto cell_sum(const A& a, const B& b) {
    if constexpr (built_in_cells<A, B>) return fitted_cell<decltype(a + b)>(int128{a} + int128{b}, "cell + cell");
    else return a + b;
}
template <class A, class B>
constexpr auto cell_difference(const A& a, const B& b) {
    if constexpr (built_in_cells<A, B>) return fitted_cell<decltype(a - b)>(int128{a} - int128{b}, "cell - cell");
    else return a - b;
}
template <class A, class B>
constexpr auto cell_product(const A& a, const B& b) {
    if constexpr (built_in_cells<A, B>)
        return fitted_cell<decltype(a * b)>(checked_multiply(int128{a}, int128{b}), "cell * factor");
    else return a * b;
}
template <class A, class B>
constexpr auto cell_quotient(const A& a, const B& b) {
    if constexpr (built_in_cells<A, B>) {
        if (b == 0) throw_division_by_zero("cell / divisor");
        return fitted_cell<decltype(a / b)>(int128{a} / int128{b}, "cell / divisor");
    } else {
        return a / b;
    }
}
template <class A>
constexpr auto cell_negated(const A& a) {
    if constexpr (word_integer<A>) return fitted_cell<decltype(-a)>(-int128{a}, "-cell");
    else return -a;
}
// A sum that stays of the cells' own type.
template <class T>
constexpr T cell_total(const T& a, const T& b) {
    if constexpr (word_integer<T>) return fitted_cell<T>(int128{a} + int128{b}, "a sum of cells");
    else return static_cast<T>(a + b);
}

}  // namespace outlay::detail

#include <outlay/number/detail/restore_min_max.hpp>
