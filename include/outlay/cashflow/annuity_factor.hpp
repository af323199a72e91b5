// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a payment of 1 a period is worth, on any number.
//
//   annuity_factor(rate, n)      now, the n payments at the ends of the periods; the level payment is its inverse

#include <outlay/cashflow/detail/amount.hpp>

#include <cmath>

namespace outlay::inline v0 {
namespace detail {

/// (1 - (1 + rate)^-n) / rate without its cancellation: right at a rate of 1e-9, and at 0.
inline double annuity_factor_of(double rate, double periods) {
  return rate == 0 ? periods : -std::expm1(-periods * std::log1p(rate)) / rate;
}

}  // namespace detail

/// What 1 at the end of each of `periods` periods is worth now.
///
///     factor = (1 - (1 + rate)^-n) / rate,  n at a rate of 0
///
///     outlay / annuity_factor(7.9_pct, 8)      the level inflow that pays it back
///
///     shape    rate: a number; the result is of the number named, or of the one that the rate holds, or double
///     throws   numeric_domain_error  rate <= -1, periods < 0
///     cost     a logarithm and an exponential for double; for other numbers about 4 log2(n) operations, no division by the
///              rate, so that an interval may contain 0 and stays tight
template <class Named = detail::no_real, class Rate, class R = detail::run_on<Named, Rate>>
  requires detail::enters<Rate, R> && field<R>
constexpr R annuity_factor(const Rate& rate, int periods) {
  if (periods < 0) throw numeric_domain_error("the number of periods", std::to_string(periods), "at least 0");
  const R r = detail::entered<R>(rate);
  const R growth = detail::growth_factor(r);
  if constexpr (std::same_as<R, double>) {
    return detail::finite(detail::annuity_factor_of(r, periods), "an annuity factor");
  } else {
    // v + v^2 + ... + v^n: S(2k) = S(k) (1 + v^k), S(k + 1) = v (1 + S(k)), from the highest bit of n down.
    const R v = R(1) / growth;
    R sum(0);
    R power(1);
    for (int bit = 30; bit >= 0; --bit) {
      sum = sum * (R(1) + power);
      power = power * power;
      if ((periods >> bit) & 1) {
        sum = v * (R(1) + sum);
        power = power * v;
      }
    }
    return sum;
  }
}

}  // namespace outlay
