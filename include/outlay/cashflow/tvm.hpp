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

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

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

template <class N>
constexpr void check_payment(N number, N n) {
    if (!(number >= 1 && number <= n))
        throw numeric_domain_error("the number of a payment", count_text(number), "from 1 to " + count_text(n));
}

template <class N>
constexpr void check_payments(N first, N last, N n) {
    check_payment(first, n);
    check_payment(last, n);
    if (last < first)
        throw numeric_domain_error("the first payment", count_text(first), "at most the last, " + count_text(last));
}

/// ((1 + rate)^n - 1) / rate: what the payments have become. Below a rate of 0 it stays small where annuity factors grow
/// beyond the digits that their ratio has.
inline double accumulated(double rate, double n) { return std::expm1(n * std::log1p(rate)) / rate; }

/// What the interest of payment `number` is charged on: the balance before it, pv at first and -fv after the last.
template <class R, class N>
constexpr R balance_before(const R& rate, N number, N n, const R& pv, const R& fv) {
    const N paid = number - 1;
    if constexpr (std::same_as<R, double>)
        if (rate < 0) {
            const auto done = static_cast<double>(paid), all = static_cast<double>(n);
            return (pv * discount_over(rate, -done) * accumulated(rate, all - done) - fv * accumulated(rate, done)) /
                   accumulated(rate, all);
        }
    return (pv * annuity_factor_of(rate, N(n - paid)) -
            fv * discount_over(rate, N(n - paid)) * annuity_factor_of(rate, paid)) /
           annuity_factor_of(rate, n);
}

/// The interest in payment `number`, paid at the ends; paid at the starts it is divided by 1 + rate, and the first has none.
template <class R, class N>
constexpr R interest_in(const R& rate, N number, N n, const R& pv, const R& fv, timing when) {
    const R divisor = due(rate, when);
    if (when == timing::start && number == 1) return R(0);
    return -(balance_before(rate, number, n, pv, fv) * rate) / divisor;
}

/// The principal in payment `number`; of the first at the start, all of it.
template <class R, class N>
constexpr R principal_in(const R& rate, N number, N n, const R& pv, const R& fv, timing when) {
    if (when == timing::start && number == 1)
        return -((pv + fv * discount_over(rate, n)) / (due(rate, when) * annuity_factor_of(rate, n)));
    if constexpr (std::same_as<R, double>)
        if (rate < 0) {
            const auto done = static_cast<double>(number - 1), all = static_cast<double>(n);
            return -((pv + fv) * discount_over(rate, -done) / accumulated(rate, all)) / due(rate, when);
        }
    return -((pv + fv) * discount_over(rate, N(n - number + 1)) / annuity_factor_of(rate, n)) / due(rate, when);
}

/// e^y - 1 - y without cancellation.
inline double exponential_rest(double y) {
    if (std::abs(y) > 0.5) return std::expm1(y) - y;
    double sum = 0;
    for (int k = 18; k > 2; --k) sum = (1 + sum) * y / k;
    return (1 + sum) * y * y / 2;
}

/// What of `count` payments of 1, followed by `later` more, is interest: count - v^later (1 - v^count) / rate. The part of one
/// payment that is principal, x / rate * (1 - e^(-count x)) / (count x) * e^(-later x) with x = ln(1 + rate), is a product
/// of three factors whose distances from 1 have the rate's sign: they add up, and nothing cancels.
inline double interest_of_payments(double rate, double count, double later) {
    if (rate == 0) return 0;
    const double x = std::log1p(rate);
    const double rate_rest = exponential_rest(x) / rate;
    const double count_rest = exponential_rest(-count * x) / (count * x);
    const double later_rest = -std::expm1(-later * x);
    return count * (rate_rest + (1 - rate_rest) * (count_rest + (1 - count_rest) * later_rest));
}

/// The interest in the payments from `first` to `last` of n, of a loan of pv that is paid off.
template <class R, class N>
constexpr R interest_between(const R& rate, N n, const R& pv, N first, N last, timing when) {
    const R divisor = due(rate, when);
    if (when == timing::start && first == 1) first = 2;
    if (first > last) return R(0);
    R interest(0);
    if constexpr (std::same_as<R, double>)
        interest = interest_of_payments(rate, static_cast<double>(last - first + 1), static_cast<double>(n - last));
    else
        for (N number = first; number <= last; ++number)
            interest = interest + rate * annuity_factor_of(rate, N(n - number + 1));
    return -(pv * interest / annuity_factor_of(rate, n)) / divisor;
}

/// The principal in them.
template <class R, class N>
constexpr R principal_between(const R& rate, N n, const R& pv, N first, N last, timing when) {
    const bool all_of_first = when == timing::start && first == 1;
    R parts(all_of_first ? 1 : 0);
    if (const N from = all_of_first ? N(2) : first; from <= last)
        parts = parts + discount_over(rate, N(n - last)) * annuity_factor_of(rate, N(last - from + 1));
    return R(-(pv * parts / annuity_factor_of(rate, n)) / due(rate, when));
}

/// ln(b / a) of two values of one sign, right where they are close and where the ratio is beyond a double.
inline double log_ratio(double a, double b) {
    const double ratio = b / a;
    if (ratio > 0.5 && ratio < 2) return std::log1p((b - a) / a);
    return std::isnormal(ratio) ? std::log(ratio) : std::log(std::abs(b)) - std::log(std::abs(a));
}

inline void check_one_sign(double pv, double fv) {
    if (!(pv > 0 ? fv > 0 : pv < 0 && fv < 0) || std::isinf(pv) || std::isinf(fv))
        throw numeric_domain_error("the ratio of the values", number_text(fv) + " / " + number_text(pv), "above 0");
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
    if (!(n > 0)) throw numeric_domain_error("the number of periods", detail::count_text(n), "above 0");
    const R whole = detail::entered<R>(pv) + detail::entered<R>(fv) * detail::discount_over(r, n);
    return detail::amount_traits<Pv>::template made<R>(
        detail::finite(R(-(whole / (detail::due(r, when) * detail::annuity_factor_of(r, n)))), "a payment"));
}

/// The interest in payment `number` of n, counted from 1. Paid at the start of the periods, the first has none.
///
///     throws   numeric_domain_error  rate <= -1, number outside 1 to n, timing::mid
template <class Named = detail::no_real, class Rate, detail::counting_integer N, detail::amount Pv, detail::amount Fv,
          class R = detail::run_on<Named, Pv, Fv, Rate>>
    requires detail::enters<Rate, R> && detail::comparable_in<Pv, Fv, R>
constexpr auto ipmt(const Rate& rate, N number, N n, const Pv& pv, const Fv& fv, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payment(number, n);
    return detail::amount_traits<Pv>::template made<R>(detail::finite(
        detail::interest_in(r, number, n, detail::entered<R>(pv), detail::entered<R>(fv), when), "an interest payment"));
}

/// The principal in payment `number` of n, counted from 1.
template <class Named = detail::no_real, class Rate, detail::counting_integer N, detail::amount Pv, detail::amount Fv,
          class R = detail::run_on<Named, Pv, Fv, Rate>>
    requires detail::enters<Rate, R> && detail::comparable_in<Pv, Fv, R>
constexpr auto ppmt(const Rate& rate, N number, N n, const Pv& pv, const Fv& fv, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payment(number, n);
    return detail::amount_traits<Pv>::template made<R>(detail::finite(
        detail::principal_in(r, number, n, detail::entered<R>(pv), detail::entered<R>(fv), when), "a principal payment"));
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
template <class Named = detail::no_real, class Rate, detail::counting_integer N, detail::amount Pv>
constexpr auto ipmt(const Rate& rate, N number, N n, const Pv& pv, timing when = timing::end) {
    return ipmt<Named>(rate, number, n, pv, Pv{}, when);
}
template <class Named = detail::no_real, class Rate, detail::counting_integer N, detail::amount Pv>
constexpr auto ppmt(const Rate& rate, N number, N n, const Pv& pv, timing when = timing::end) {
    return ppmt<Named>(rate, number, n, pv, Pv{}, when);
}

/// The interest in the payments from `first` to `last` of n, of a loan of pv that is paid off.
///
///     throws   numeric_domain_error  rate <= -1, first or last outside 1 to n, first > last, timing::mid
///     cost     five exponentials and logarithms for double; for other numbers last - first + 1 annuity factors
template <class Named = detail::no_real, class Rate, detail::counting_integer N, detail::amount Pv,
          class R = detail::run_on<Named, Pv, Rate>>
    requires detail::enters<Rate, R>
constexpr auto cumipmt(const Rate& rate, N n, const Pv& pv, N first, N last, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payments(first, last, n);
    return detail::amount_traits<Pv>::template made<R>(detail::finite(
        detail::interest_between(r, n, detail::entered<R>(pv), first, last, when), "a sum of interest"));
}

/// The principal in the payments from `first` to `last` of n, of a loan of pv that is paid off.
///
///     throws   as cumipmt
template <class Named = detail::no_real, class Rate, detail::counting_integer N, detail::amount Pv,
          class R = detail::run_on<Named, Pv, Rate>>
    requires detail::enters<Rate, R>
constexpr auto cumprinc(const Rate& rate, N n, const Pv& pv, N first, N last, timing when = timing::end) {
    const R r = detail::checked_rate<R>(rate);
    detail::check_payments(first, last, n);
    return detail::amount_traits<Pv>::template made<R>(detail::finite(
        detail::principal_between(r, n, detail::entered<R>(pv), first, last, when), "a sum of principal"));
}

/// How many payments turn pv into -fv.
///
///     throws   numeric_domain_error  rate <= -1, or payments that never get there
inline double nper(double rate, double pmt, double pv, double fv = 0, timing when = timing::end) {
    detail::growth_factor(rate);
    // Of amounts as large as 1 no product leaves a double: only their ratios count.
    const double largest = std::max({std::abs(pmt), std::abs(pv), std::abs(fv)});
    const int exponent = largest > 0 && std::isfinite(largest) ? std::ilogb(largest) : 0;
    const double payment = std::scalbn(pmt, -exponent) * detail::due(rate, when);
    pv = std::scalbn(pv, -exponent);
    fv = std::scalbn(fv, -exponent);
    if (rate == 0) {
        if (payment == 0) throw numeric_domain_error("the payment", "0", "not 0 at a rate of 0");
        return detail::finite(-(pv + fv) / payment, "a number of periods");
    }
    const double opening = payment + pv * rate;
    const double closing = payment - fv * rate;
    if (!(opening > 0 ? closing > 0 : opening < 0 && closing < 0))
        throw numeric_domain_error("the payment", detail::number_text(pmt), "such that the closing amount is reached");
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
inline irr_result rate(whole_count<> n, double pmt, double pv, double fv = 0, timing when = timing::end) {
    const int periods = n;
    if (periods < 1) throw numeric_domain_error("the number of periods", std::to_string(periods), "at least 1");
    detail::due(0.0, when);
    std::vector<double> flows(static_cast<std::size_t>(periods) + 1, pmt);
    (when == timing::start ? flows.back() : flows.front()) = 0;
    flows.front() += pv;
    flows.back() += fv;
    return irr(flows);
}

/// The effective rate of a nominal one compounded m times a year.
inline double effect(double nominal, double m) {
    if (!(m >= 1)) throw numeric_domain_error("the number of periods a year", detail::number_text(m), "at least 1");
    detail::growth_factor(nominal / m);
    return detail::finite(std::expm1(m * std::log1p(nominal / m)), "an effective rate");
}

/// The nominal rate that compounds m times a year to an effective one.
inline double nominal(double effective, double m) {
    if (!(m >= 1)) throw numeric_domain_error("the number of periods a year", detail::number_text(m), "at least 1");
    detail::growth_factor(effective);
    return detail::finite(m * std::expm1(std::log1p(effective) / m), "a nominal rate");
}

/// The rate that turns pv into fv over n periods: (fv / pv)^(1/n) - 1; -1 where nothing is left.
///
///     throws   numeric_domain_error  n not above 0, or pv and fv not of one sign
inline double rri(double n, double pv, double fv) {
    if (!(n > 0)) throw numeric_domain_error("the number of periods", detail::count_text(n), "above 0");
    if (fv == 0 && std::isfinite(pv) && pv != 0) return -1;
    detail::check_one_sign(pv, fv);
    return detail::finite(std::expm1(detail::log_ratio(pv, fv) / n), "a growth rate");
}

/// The periods in which pv grows to fv at a rate: ln(fv / pv) / ln(1 + rate).
///
///     throws   numeric_domain_error  rate <= -1 or 0, or pv and fv not of one sign
inline double pduration(double rate, double pv, double fv) {
    detail::growth_factor(rate);
    if (rate == 0) throw numeric_domain_error("a rate", "0", "not 0: nothing grows");
    detail::check_one_sign(pv, fv);
    return detail::finite(detail::log_ratio(pv, fv) / std::log1p(rate), "a number of periods");
}

}  // namespace outlay::inline v0::tvm

#include <outlay/number/detail/restore_min_max.hpp>
