// SPDX-License-Identifier: BSL-1.0
#pragma once
// How flows of any number, of money, or with days reach a solver, which branches on data and so works in double.
//
//   solver_amount<F>        a number or money
//   periodic_flows<Range>   one a period; a view of a series counts if it is one of flows
//   dated_flows<Range>      dated<number> or dated<money>
//   as_double(x)            the nearest double; of money, its minor units
//   write_amounts, write_dated    into a solver's arrays

#include <outlay/money/money.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/day_count.hpp>
#include <outlay/time/series.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <type_traits>

namespace outlay::inline v0 {
namespace detail {

template <class F>
inline constexpr bool is_solver_money = false;
template <class C, class Rep>
inline constexpr bool is_solver_money<money<C, Rep>> = true;

template <class F>
concept solver_number = word_integer<F> || std::floating_point<F> || std::constructible_from<exact_ratio, F> ||
    real_number<F> || exact_integer<F>;
template <class F>
concept solver_amount = solver_number<F> || is_solver_money<F>;

template <solver_amount F>
double as_double(const F& x) {
    if constexpr (is_solver_money<F>) return as_double(x.minor_units());
    else if constexpr (std::is_arithmetic_v<F>) return static_cast<double>(x);
    else if constexpr (std::constructible_from<exact_ratio, F>) return nearest_double(exact_ratio(x));
    else if constexpr (real_number<F>) return to_double(x);
    else return static_cast<double>(x);
}

template <class Range>
using solver_element = std::remove_cvref_t<decltype(*std::begin(std::declval<const Range&>()))>;

template <class Range>
inline constexpr bool has_no_balances = true;
template <class Range>
    requires requires { typename Range::kind; }
inline constexpr bool has_no_balances<Range> = std::same_as<typename Range::kind, flow>;

template <class Range>
concept periodic_flows = requires(const Range& flows) {
    std::end(flows);
    requires solver_amount<solver_element<Range>>;
    requires has_no_balances<Range>;
};

template <class T>
inline constexpr bool is_dated_amount = false;
template <solver_amount F>
inline constexpr bool is_dated_amount<dated<F>> = true;

template <class Range>
concept dated_flows = requires(const Range& flows) {
    std::end(flows);
    requires is_dated_amount<solver_element<Range>>;
};

template <class Range>
std::size_t solver_count(const Range& range) {
    if constexpr (requires { std::size(range); }) return std::size(range);
    else return static_cast<std::size_t>(std::distance(std::begin(range), std::end(range)));
}

template <periodic_flows Flows>
void write_amounts(const Flows& flows, double* times, double* amounts) {
    double period = 0;
    for (const auto& amount : flows) {
        *times++ = period++;
        *amounts++ = as_double(amount);
    }
}

/// Years from the earliest day on.
template <dated_flows Flows, day_count Basis>
void write_dated(const Flows& flows, const Basis& basis, double* times, double* amounts) {
    if (std::begin(flows) == std::end(flows)) return;
    calendar_day first = std::begin(flows)->on;
    for (const auto& flow : flows) first = flow.on < first ? flow.on : first;
    for (const auto& flow : flows) {
        if constexpr (requires {
                          Basis::year;
                      })  // the quotient of two whole numbers, rounded once as nearest_double does
            *times++ = static_cast<double>((flow.on - first).count()) * Basis::parts / Basis::year;
        else *times++ = nearest_double(basis(first, flow.on));
        *amounts++ = as_double(flow.value);
    }
}

}  // namespace detail
}  // namespace outlay
