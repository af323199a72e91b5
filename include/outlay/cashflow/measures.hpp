// SPDX-License-Identifier: BSL-1.0
#pragma once
// Whether a project pays, in one number.
//
//   simple_roi(invested, returned)                 0.6842 is 68.42 % over the whole life
//   cash_multiple(invested, returned)              how often the money came back
//   annualised_roi(invested, returned, years)      the constant yearly growth that does the same
//
// Payback: cashflow/payback.hpp. Rates of return: cashflow/irr.hpp.

#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/npv.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class R, class X>
constexpr R positive(const X& x, const char* what) {
  const R value = entered<R>(x);
  if (sign_of(value) != known_sign::positive)
    throw numeric_domain_error(what, std::to_string(to_double(value)), "above 0");
  return value;
}

/// Two amounts of one currency and unit, or two numbers, that enter one R.
template <class A, class B, class R>
concept comparable_in = enters<A, R> && enters<B, R> && std::same_as<amount_in<A, R>, amount_in<B, R>>;

}  // namespace detail

/// All that came back over all that went in, both as magnitudes: 1.68 is 168 %.
///
///     throws   numeric_domain_error  nothing was invested
template <class Named = detail::no_real, detail::amount Invested, detail::amount Returned,
          class R = detail::run_on<Named, Invested, Returned>>
  requires detail::comparable_in<Invested, Returned, R>
constexpr R cash_multiple(const Invested& invested, const Returned& returned) {
  return detail::entered<R>(returned) / detail::positive<R>(invested, "what was invested");
}

/// What was gained over what was put in, time ignored: 640 back for 380 is 0.6842.
///
///     roi = (returned - invested) / invested
///
///     throws   numeric_domain_error  nothing was invested
template <class Named = detail::no_real, detail::amount Invested, detail::amount Returned,
          class R = detail::run_on<Named, Invested, Returned>>
  requires detail::comparable_in<Invested, Returned, R>
constexpr R simple_roi(const Invested& invested, const Returned& returned) {
  const R in = detail::positive<R>(invested, "what was invested");
  return (detail::entered<R>(returned) - in) / in;
}

/// The yearly rate at which what was invested grows to what came back.
///
///     roi = (returned / invested)^(1 / years) - 1
///
///     throws   numeric_domain_error  nothing was invested or came back, years not above zero
template <class Named = detail::no_real, detail::amount Invested, detail::amount Returned, detail::amount Years,
          class R = detail::run_on<Named, Invested, Returned, Years>>
  requires detail::comparable_in<Invested, Returned, R> && detail::enters<Years, R> && real_number<R>
R annualised_roi(const Invested& invested, const Returned& returned, const Years& years) {
  const R multiple = detail::positive<R>(returned, "what came back") / detail::positive<R>(invested, "what was invested");
  return outlay::pow(multiple, R(R(1) / detail::positive<R>(years, "the years"))) - R(1);
}

}  // namespace outlay
