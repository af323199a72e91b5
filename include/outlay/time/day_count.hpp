// SPDX-License-Identifier: BSL-1.0
#pragma once
// Day counts: how many years lie between two days, as an exact fraction.
//
//   day_count                            the concept: basis(from, to) is an exact_ratio
//   act_360 act_364 act_365f act_366     days over a fixed year
//
// Every basis is antisymmetric: basis(to, from) is -basis(from, to).

#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/calendar_day.hpp>

#include <concepts>

namespace outlay::inline v0 {

/// A rule that gives the years from one day to another as an exact fraction.
template <class B>
concept day_count = requires(const B& basis, calendar_day day) {
  { basis(day, day) } -> std::same_as<exact_ratio>;
};

/// The days from `from` to `to` over a year of `Year` days.
///
///     act_365f("2025-02-24"_day, "2026-02-24"_day)      is 365/365 = 1
template <int Year>
struct actual_over {
  /// The denominator before the fraction is reduced, for loops that do without the fraction.
  static constexpr int year = Year;

  [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
    return {(to - from).count(), Year};
  }
  friend constexpr bool operator==(actual_over, actual_over) = default;
};

inline constexpr actual_over<360> act_360;
inline constexpr actual_over<364> act_364;
inline constexpr actual_over<365> act_365f;
inline constexpr actual_over<366> act_366;

}  // namespace outlay
