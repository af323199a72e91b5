// SPDX-License-Identifier: BSL-1.0
#pragma once
// The time value of money: level payments, loans, growth. What is paid in is negative, what is received positive.
//
//   tvm::fv  pv  pmt                  pv (1 + r)^n + pmt ((1 + r)^n - 1) / r + fv = 0 solved for one of them
//   tvm::ipmt  ppmt                   the interest and the principal in one payment
//   tvm::cumipmt  cumprinc            in the payments from first to last
//   tvm::nper                         how many payments
//   tvm::rate                         at which rates: every one, with a status, as irr gives them
//   tvm::effect  nominal              effective against M times a year
//   tvm::rri  pduration               the growth rate from one value to another; the time it takes
//
// Amounts may be numbers or money; the result is of their kind, not rounded. Rates are per period, 0.01 is 1 %. All of
// it is right at rates of 1e-9. Tables of a loan in exact money: cashflow/amortisation.hpp.

#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/cashflow/timing.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace outlay::inline v0::tvm {
namespace detail {

using namespace outlay::detail;

/// 1 + rate for payments at the start, 1 for payments at the end.
template <class R>
constexpr R due(const R& rate, timing when) {
    if (when == timing::mid) throw numeric_domain_error("the timing of a payment", "mid", "start or end");
    return when == timing::start ? R(R(1) + rate) : R(1);
}

template <class R, class Rate>
constexpr R checked_rate(const Rate& rate) {
    const R r = entered<R>(rate);
    growth_factor(r);
    return r;
}

template <class R, class N>
constexpr void check_payment(N number, N n) {
    if (!(number >= 1 && number <= n))
        throw numeric_domain_error("the number of a payment", std::to_string(number), "from 1 to " + std::to_string(n));
}

/// What the interest of payment `number` is charged on: the balance before it, pv at first and -fv after the last.
template <class R, class N>
constexpr R balance_before(const R& rate, N number, N n, const R& pv, const R& fv) {
    const N paid = number - 1;
    return (pv * annuity_factor_of(rate, N(n - paid)) -
            fv * discount_over(rate, N(n - paid)) * annuity_factor_of(rate, paid)) /
           annuity_factor_of(rate, n);
}

/// ln(b / a), right where they are close.
inline double log_ratio(double a, double b) {
    const double ratio = b / a;
    return ratio > 0.5 && ratio < 2 ? std::log1p((b - a) / a) : std::log(ratio);
}

}  // namespace detail

/// What is left after n periods: the future value of an opening amount and level payments.
///
///     tvm::fv(0.005, 10, -200.0, -500.0, timing::start)      2581.40
///
///     throws   numeric_domain_error  rate <= -1, n < 0, timing::mid
///     source   Excel's FV; without the cancellation that costs other tools half the digits at tiny rates
template <class Named = detail::no_real, class Rate, class N, detail::amount Pmt, detail::amount Pv,
          class R = detail::run_on<Named, Pmt, Pv, Rate>>
    requires detail::enters<Rate, R> && detail::comparable_in<Pmt, Pv, R> && detail::period_count<N, R>
constexpr auto fv(const Rate& rate, N n, const Pmt& pmt, const Pv& pv, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::checked_periods(n);
    const R growth = R(1) / detail::discount_over(r, n);
    const R payments = detail::entered<R>(pmt) * detail::due(r, when) * detail::annuity_factor_of(r, n);
    return detail::amount_traits<Pmt>::template made<R>(
        detail::finite(R(-((detail::entered<R>(pv) + payments) * growth)), "a future value"));
}

/// What n payments and a closing amount are worth before them.
template <class Named = detail::no_real, class Rate, class N, detail::amount Pmt, detail::amount Fv,
          class R = detail::run_on<Named, Pmt, Fv, Rate>>
    requires detail::enters<Rate, R> && detail::comparable_in<Pmt, Fv, R> && detail::period_count<N, R>
constexpr auto pv(const Rate& rate, N n, const Pmt& pmt, const Fv& fv, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::checked_periods(n);
    const R payments = detail::entered<R>(pmt) * detail::due(r, when) * detail::annuity_factor_of(r, n);
    return detail::amount_traits<Pmt>::template made<R>(
        detail::finite(R(-(detail::entered<R>(fv) * detail::discount_over(r, n) + payments)), "a present value"));
}

/// The level payment that turns pv into -fv over n periods.
///
///     tvm::pmt(0.08 / 12, 10, 10'000.0)      -1037.03
///
///     throws   numeric_domain_error  rate <= -1, n not above 0, timing::mid
template <class Named = detail::no_real, class Rate, class N, detail::amount Pv, detail::amount Fv,
          class R = detail::run_on<Named, Pv, Fv, Rate>>
    requires detail::enters<Rate, R> && detail::comparable_in<Pv, Fv, R> && detail::period_count<N, R>
constexpr auto pmt(const Rate& rate, N n, const Pv& pv, const Fv& fv, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    if (!(n > 0)) throw numeric_domain_error("the number of periods", std::to_string(n), "above 0");
    const R whole = detail::entered<R>(pv) + detail::entered<R>(fv) * detail::discount_over(r, n);
    return detail::amount_traits<Pv>::template made<R>(
        detail::finite(R(-(whole / (detail::due(r, when) * detail::annuity_factor_of(r, n)))), "a payment"));
}

/// The interest in payment `number` of n, counted from 1. Paid at the start of the periods, the first has none.
///
///     throws   numeric_domain_error  rate <= -1, number outside 1 to n, timing::mid
template <class Named = detail::no_real, class Rate, std::integral N, detail::amount Pv, detail::amount Fv,
          class R = detail::run_on<Named, Pv, Fv, Rate>>
    requires detail::enters<Rate, R> && detail::comparable_in<Pv, Fv, R>
constexpr auto ipmt(const Rate& rate, N number, N n, const Pv& pv, const Fv& fv, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payment<R>(number, n);
    const R divisor = detail::due(r, when);
    R interest(0);
    if (when == timing::end || number > 1)
        interest =
            -(detail::balance_before(r, number, n, detail::entered<R>(pv), detail::entered<R>(fv)) * r) / divisor;
    return detail::amount_traits<Pv>::template made<R>(detail::finite(interest, "an interest payment"));
}

/// The principal in payment `number` of n, counted from 1.
template <class Named = detail::no_real, class Rate, std::integral N, detail::amount Pv, detail::amount Fv,
          class R = detail::run_on<Named, Pv, Fv, Rate>>
    requires detail::enters<Rate, R> && detail::comparable_in<Pv, Fv, R>
constexpr auto ppmt(const Rate& rate, N number, N n, const Pv& pv, const Fv& fv, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payment<R>(number, n);
    if (when == timing::start && number == 1) return pmt<Named>(rate, n, pv, fv, when);
    const R whole = detail::entered<R>(pv) + detail::entered<R>(fv);
    const R principal =
        -(whole * detail::discount_over(r, N(n - number + 1)) / detail::annuity_factor_of(r, n)) / detail::due(r, when);
    return detail::amount_traits<Pv>::template made<R>(detail::finite(principal, "a principal payment"));
}

// The same without a closing amount.

template <class Named = detail::no_real, class Rate, class N, detail::amount Pmt>
constexpr auto fv(const Rate& rate, N n, const Pmt& pmt, timing when = timing::end) {
    return fv<Named>(rate, n, pmt, Pmt{}, when);
}
template <class Named = detail::no_real, class Rate, class N, detail::amount Pmt>
constexpr auto pv(const Rate& rate, N n, const Pmt& pmt, timing when = timing::end) {
    return pv<Named>(rate, n, pmt, Pmt{}, when);
}
template <class Named = detail::no_real, class Rate, class N, detail::amount Pv>
constexpr auto pmt(const Rate& rate, N n, const Pv& pv, timing when = timing::end) {
    return pmt<Named>(rate, n, pv, Pv{}, when);
}
template <class Named = detail::no_real, class Rate, std::integral N, detail::amount Pv>
constexpr auto ipmt(const Rate& rate, N number, N n, const Pv& pv, timing when = timing::end) {
    return ipmt<Named>(rate, number, n, pv, Pv{}, when);
}
template <class Named = detail::no_real, class Rate, std::integral N, detail::amount Pv>
constexpr auto ppmt(const Rate& rate, N number, N n, const Pv& pv, timing when = timing::end) {
    return ppmt<Named>(rate, number, n, pv, Pv{}, when);
}

/// The interest in the payments from `first` to `last` of n, of a loan of pv that is paid off.
///
///     cost     last - first + 1 exponentials
template <class Named = detail::no_real, class Rate, std::integral N, detail::amount Pv,
          class R = detail::run_on<Named, Pv, Rate>>
    requires detail::enters<Rate, R>
constexpr auto cumipmt(const Rate& rate, N n, const Pv& pv, N first, N last, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payment<R>(first, n);
    detail::check_payment<R>(last, n);
    R balances(0);
    for (N number = first; number <= last; ++number)
        if (when == timing::end || number > 1) balances = balances + detail::annuity_factor_of(r, N(n - number + 1));
    const R interest =
        -(detail::entered<R>(pv) * r * balances / detail::annuity_factor_of(r, n)) / detail::due(r, when);
    return detail::amount_traits<Pv>::template made<R>(detail::finite(interest, "a sum of interest"));
}

/// The principal in the payments from `first` to `last` of n, of a loan of pv that is paid off.
template <class Named = detail::no_real, class Rate, std::integral N, detail::amount Pv,
          class R = detail::run_on<Named, Pv, Rate>>
    requires detail::enters<Rate, R>
constexpr auto cumprinc(const Rate& rate, N n, const Pv& pv, N first, N last, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payment<R>(first, n);
    detail::check_payment<R>(last, n);
    const R all = detail::annuity_factor_of(r, n);
    const R due = detail::due(r, when);
    R parts(0);  // the first payment at the start is all principal
    if (when == timing::start && first == 1) parts = R(1);
    if (const N from = when == timing::start && first == 1 ? N(2) : first; from <= last)
        parts = parts + detail::discount_over(r, N(n - last)) * detail::annuity_factor_of(r, N(last - from + 1));
    return detail::amount_traits<Pv>::template made<R>(
        detail::finite(R(-(detail::entered<R>(pv) * parts / all) / due), "a sum of principal"));
}

/// How many payments turn pv into -fv.
///
///     throws   numeric_domain_error  rate <= -1, or payments that never get there
inline double nper(double rate, double pmt, double pv, double fv = 0, timing when = timing::end) {
    detail::growth_factor(rate);
    const double payment = pmt * detail::due(rate, when);
    if (rate == 0) {
        if (payment == 0) throw numeric_domain_error("the payment", "0", "not 0 at a rate of 0");
        return detail::finite(-(pv + fv) / payment, "a number of periods");
    }
    const double opening = payment + pv * rate;
    const double closing = payment - fv * rate;
    if (!(opening * closing > 0))
        throw numeric_domain_error("the payment", std::to_string(pmt), "such that the closing amount is reached");
    const double change = -(pv + fv) * rate / opening;
    return detail::finite((change > -0.5 ? std::log1p(change) : std::log(closing / opening)) / std::log1p(rate),
                          "a number of periods");
}

/// Every rate at which n payments turn pv into -fv, as irr of the flows: no spurious root at -1, no guess.
///
///     tvm::rate(48, -200.0, 8000.0).only()      0.0077015
///
///     throws   numeric_domain_error  n < 1, timing::mid
///     cost     irr of n + 1 flows
inline irr_result rate(int n, double pmt, double pv, double fv = 0, timing when = timing::end) {
    if (n < 1) throw numeric_domain_error("the number of periods", std::to_string(n), "at least 1");
    detail::due(0.0, when);
    std::vector<double> flows(static_cast<std::size_t>(n) + 1, pmt);
    (when == timing::start ? flows.back() : flows.front()) = 0;
    flows.front() += pv;
    flows.back() += fv;
    return irr(flows);
}

/// The effective rate of a nominal one compounded m times a year.
inline double effect(double nominal, double m) {
    if (!(m >= 1)) throw numeric_domain_error("the number of periods a year", std::to_string(m), "at least 1");
    detail::growth_factor(nominal / m);
    return detail::finite(std::expm1(m * std::log1p(nominal / m)), "an effective rate");
}

/// The nominal rate that compounds m times a year to an effective one.
inline double nominal(double effective, double m) {
    if (!(m >= 1)) throw numeric_domain_error("the number of periods a year", std::to_string(m), "at least 1");
    detail::growth_factor(effective);
    return detail::finite(m * std::expm1(std::log1p(effective) / m), "a nominal rate");
}

/// The rate that turns pv into fv over n periods: (fv / pv)^(1/n) - 1.
///
///     throws   numeric_domain_error  n not above 0, or pv and fv not of one sign
inline double rri(double n, double pv, double fv) {
    if (!(n > 0)) throw numeric_domain_error("the number of periods", std::to_string(n), "above 0");
    if (!(fv / pv > 0)) throw numeric_domain_error("the ratio of the values", std::to_string(fv / pv), "above 0");
    return detail::finite(std::expm1(detail::log_ratio(pv, fv) / n), "a growth rate");
}

/// The periods in which pv grows to fv at a rate: ln(fv / pv) / ln(1 + rate).
///
///     throws   numeric_domain_error  rate <= -1 or 0, or pv and fv not of one sign
inline double pduration(double rate, double pv, double fv) {
    detail::growth_factor(rate);
    if (rate == 0) throw numeric_domain_error("a rate", "0", "not 0: nothing grows");
    if (!(fv / pv > 0)) throw numeric_domain_error("the ratio of the values", std::to_string(fv / pv), "above 0");
    return detail::finite(detail::log_ratio(pv, fv) / std::log1p(rate), "a number of periods");
}

}  // namespace outlay::inline v0::tvm
