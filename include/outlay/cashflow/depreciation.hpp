// SPDX-License-Identifier: BSL-1.0
#pragma once
// The charge of one period by the usual methods: number or amount in, the same out. Vintages and statements are in impact/.
//
//   straight_line(cost, salvage, life)                       the same charge every period

#include <outlay/cashflow/detail/amount.hpp>

namespace outlay::inline v0 {

/// The charge of every one of `life` periods.
///
///     charge = (cost - salvage) / life
///
///     straight_line(1'000_cny, 100_cny, 5)      180.00 CNY, as money<CNY, double>
///
///     units    life: periods; the result is in the cost's currency, not rounded
///     throws   numeric_domain_error  life is not above zero
template <class Named = detail::no_real, detail::amount Cost, detail::amount Salvage, class Life,
          class R = detail::run_on<Named, Cost, Salvage, Life>>
  requires detail::enters<Cost, R> && detail::enters<Salvage, R> && detail::enters<Life, R>
constexpr auto straight_line(const Cost& cost, const Salvage& salvage, const Life& life) {
  static_assert(std::same_as<detail::amount_in<Cost, R>, detail::amount_in<Salvage, R>>);
  const R periods = detail::entered<R>(life);
  if (sign_of(periods) != known_sign::positive)
    throw numeric_domain_error("a life", std::to_string(to_double(periods)), "above 0");
  return detail::amount_traits<Cost>::template made<R>((detail::entered<R>(cost) - detail::entered<R>(salvage)) / periods);
}

}  // namespace outlay
