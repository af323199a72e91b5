// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a model is: a value, with drivers and outcomes that are templates on the number, called with drivers and a sheet.
//
//   model<M>                the concept
//   frequency_of<M>         how often its timeline ticks
//   compares_its_numbers<M> it says static constexpr bool branches = true; and so runs on double and dual only

#include <concepts>
#include <type_traits>

#include <outlay/model/drivers.hpp>
#include <outlay/model/sheet.hpp>

namespace outlay::inline v0 {

namespace detail {

template <class T>
inline constexpr bool is_timeline = false;
template <class Freq>
inline constexpr bool is_timeline<timeline<Freq>> = true;
template <class T>
struct frequency_of_timeline;
template <class Freq>
struct frequency_of_timeline<timeline<Freq>> {
    using type = Freq;
};

}  // namespace detail

template <class M>
    requires detail::is_timeline<std::remove_cvref_t<decltype(std::declval<const M&>().on)>>
using frequency_of = typename detail::frequency_of_timeline<std::remove_cvref_t<decltype(std::declval<const M&>().on)>>::type;

/// A model has
///
///     timeline<Freq> on                                       its periods
///     template <class R> struct drivers, outcomes             aggregates with a list() of all their members
///     template <class R> outcomes<R> operator()(const drivers<R>&, sheet<R, Freq>&) const
///
/// Everything else in it is fixed. It writes the same lines whatever its drivers are.
template <class M>
concept model = std::copy_constructible<M> && requires(const M& m, const typename M::template drivers<double>& d) {
    typename frequency_of<M>;
    requires listed_members<typename M::template drivers<double>>;
    requires listed_members<typename M::template outcomes<double>>;
    { m(d, std::declval<sheet<double, frequency_of<M>>&>()) } -> std::same_as<typename M::template outcomes<double>>;
};

template <class M>
inline constexpr bool compares_its_numbers = false;
template <class M>
    requires requires { { M::branches } -> std::convertible_to<bool>; }
inline constexpr bool compares_its_numbers<M> = M::branches;

}  // namespace outlay
