// SPDX-License-Identifier: BSL-1.0
#pragma once
// How often a timeline ticks, as a type: what may be added to what is decided by it.
//
//   daily monthly quarterly half_yearly yearly    the periods of a calendar
//   irregular                                     whatever days a schedule has
//   frequency, calendar_frequency                 the concepts
//   coarser_than<A, B>                            every period of A is made of whole periods of B

#include <outlay/number/config.hpp>

#include <concepts>
#include <string_view>

namespace outlay::inline v0 {

struct daily {
    static constexpr std::string_view name = "days";
};
struct monthly {
    static constexpr std::string_view name = "months";
    static constexpr int per_year = 12;
    static constexpr char letter = 'M';
};
struct quarterly {
    static constexpr std::string_view name = "quarters";
    static constexpr int per_year = 4;
    static constexpr char letter = 'Q';
};
struct half_yearly {
    static constexpr std::string_view name = "halves";
    static constexpr int per_year = 2;
    static constexpr char letter = 'H';
};
struct yearly {
    static constexpr std::string_view name = "years";
    static constexpr int per_year = 1;
};
struct irregular {
    static constexpr std::string_view name = "periods";
};

namespace detail {

// The months, quarters, halves and years of a fiscal year.
template <class F>
concept part_of_year = requires {
    { F::per_year } -> std::convertible_to<int>;
};

}  // namespace detail

/// The periods that a calendar has: daily, monthly, quarterly, half_yearly, yearly.
template <class F>
concept calendar_frequency = detail::part_of_year<F> || std::same_as<F, daily>;

template <class F>
concept frequency = calendar_frequency<F> || std::same_as<F, irregular>;

/// Every period of A is made of two or more whole periods of B of the same calendar.
template <class A, class B>
concept coarser_than = (detail::part_of_year<A> && std::same_as<B, daily>) ||
                       (detail::part_of_year<A> && detail::part_of_year<B> &&
                        requires { requires A::per_year < B::per_year; });

}  // namespace outlay
