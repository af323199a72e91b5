// SPDX-License-Identifier: BSL-1.0
#pragma once
// Whether a project pays, in one number.
//
//   simple_roi(invested, returned)                 0.6842 is 68.42 % over the whole life
//   cash_multiple(invested, returned)              how often the money came back
//   annualised_roi(invested, returned, years)      the constant yearly growth that does the same
//   profitability_index(rate, flows)               present value of what comes in over that of what goes out
//   equivalent_annual_annuity(rate, flows)         the level flow a period that is worth the same
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
        throw numeric_domain_error(what, number_text(to_double(value)), "above 0");
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
    return detail::finite(R(detail::entered<R>(returned) / detail::positive<R>(invested, "what was invested")), "a multiple");
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
    return detail::finite(R((detail::entered<R>(returned) - in) / in), "a return on investment");
}

/// The yearly rate at which what was invested grows to what came back.
///
///     roi = (returned / invested)^(1 / years) - 1
///
///     throws   numeric_domain_error  nothing was invested or came back, years not above zero
template <class Named = detail::no_real, detail::amount Invested, detail::amount Returned, detail::amount Years,
          class R = detail::run_on<Named, Invested, Returned, Years>>
    requires detail::comparable_in<Invested, Returned, R> && detail::enters<Years, R> && real_number<R> R
    annualised_roi(const Invested& invested, const Returned& returned, const Years& years) {
        const R multiple =
            detail::positive<R>(returned, "what came back") / detail::positive<R>(invested, "what was invested");
        return detail::finite(R(outlay::pow(multiple, R(R(1) / detail::positive<R>(years, "the years"))) - R(1)),
                              "a return on investment");
    }

/// The present value of the flows above zero over that of the flows below: above 1 where the NPV is above 0.
///
///     index = 1 + npv / (present value of the outlays)
///
///     shape    flows: net, one a period: an outlay and an inflow of one period count only by what is left of them
///     throws   numeric_domain_error  rate <= -1, or nothing goes out
template <class Named = detail::no_real, class Rate, detail::periodic_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::element<Flows>, Rate>>
    requires detail::periodic_rate_for<Rate, R, detail::element<Flows>>
constexpr R profitability_index(const Rate& rate, const Flows& flows) {
    const R factor = R(1) / detail::rate_traits<Rate>::template growth<R>(rate);
    R in(0);
    R out(0);
    for (auto flow = std::end(flows); flow != std::begin(flows);) {
        const R amount = detail::entered<R>(*--flow);
        in = in * factor + positive_part(amount);
        out = out * factor + positive_part(R(-amount));
    }
    return detail::finite(R(in / detail::positive<R>(out, "the present value of what goes out")), "a profitability index");
}

/// The level flow at the end of each period that is worth what the flows are: compares projects of different lives.
///
///     flow = npv / annuity_factor(rate, n - 1)
///
///     throws   numeric_domain_error  rate <= -1, or fewer than two flows
template <class Named = detail::no_real, class Rate, detail::periodic_flow_range Flows,
          class R = detail::run_on_rate<Named, detail::element<Flows>, Rate>>
    requires detail::periodic_rate_for<Rate, R, detail::element<Flows>>
constexpr auto equivalent_annual_annuity(const Rate& rate, const Flows& flows) {
    const auto count = static_cast<int>(std::size(flows));
    if (count < 2) throw numeric_domain_error("the number of flows", std::to_string(count), "at least 2");
    const R growth = detail::rate_traits<Rate>::template growth<R>(rate);
    const R value = detail::horner<R>(flows, R(R(1) / growth));
    return detail::amount_traits<detail::element<Flows>>::template made<R>(
        detail::finite(R(value / detail::annuity_factor_of(R(growth - R(1)), count - 1)), "an equivalent annuity"));
}

}  // namespace outlay
