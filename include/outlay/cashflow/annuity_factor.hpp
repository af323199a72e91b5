// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a payment of 1 a period is worth, on any number.
//
//   annuity_factor(rate, n)      now, the n payments at the ends of the periods; the level payment is its inverse

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/detail/real_functions.hpp>
#include <outlay/number/whole_count.hpp>

#include <cmath>
#include <concepts>
#include <string>

namespace outlay::inline v0 {
namespace detail {

/// A number of periods: whole for every R, fractional for double.
template <class N, class R>
concept period_count = counting_integer<N> ||(std::same_as<N, double>&& std::same_as<R, double>);

template <class N>
std::string count_text(N n) {
    if constexpr (std::floating_point<N>) return number_text(n);
    else return std::to_string(n);
}

/// (1 + rate)^-n; rate > -1 is the caller's to see to.
template <class R, period_count<R> N>
constexpr R discount_over(const R& rate, N n) {
    if constexpr (std::same_as<R, double>) return std::exp(-static_cast<double>(n) * std::log1p(rate));
    else if constexpr (computes_as_double<R>) return outlay::exp(R(R(-static_cast<int>(whole_count<>(n))) * log1p_of(rate)));
    else return outlay::pow(R(R(1) + rate), -static_cast<int>(whole_count<>(n)));
}

/// (1 - (1 + rate)^-n) / rate without its cancellation, n where the rate is 0.
template <class R, period_count<R> N>
constexpr R annuity_factor_of(const R& rate, N n) {
    if constexpr (std::same_as<R, double>) {
        const auto periods = static_cast<double>(n);
        return rate == 0 ? periods : -std::expm1(-periods * std::log1p(rate)) / rate;
    } else if constexpr (computes_as_double<R>) {
        const R periods(static_cast<int>(whole_count<>(n)));
        return sign_of(rate) == known_sign::zero ? periods : R(-expm1_of(R(-periods * log1p_of(rate))) / rate);
    } else {
        // v + v^2 + ... + v^n: S(2k) = S(k) (1 + v^k), S(k + 1) = v (1 + S(k)), from the highest bit of n down.
        const int periods = whole_count<>(n);
        const R v = R(1) / (R(1) + rate);
        R sum(0);
        R power(1);
        for (int bit = 30; bit >= 0; --bit) {
            if ((periods >> bit) == 0) continue;
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

template <class N>
constexpr N checked_periods(N n) {
    if (!(n >= 0)) throw numeric_domain_error("the number of periods", count_text(n), "at least 0");
    return n;
}

}  // namespace detail

/// What 1 at the end of each of `periods` periods is worth now.
///
///     factor = (1 - (1 + rate)^-n) / rate,  n at a rate of 0
///
///     outlay / annuity_factor(7.9_pct, 8)      the level inflow that pays it back
///
///     number   the one named, else the one that the rate holds, else double; a double's periods may be a fraction
///     throws   numeric_domain_error    rate <= -1, periods < 0
///              numeric_overflow_error  another number than double and periods beyond an int
///     cost     a logarithm and an exponential for double; for other numbers about 4 log2(n) operations, no division by the
///              rate, so that an interval may contain 0 and stays tight
template <class Named = detail::no_real, class Rate, class N, class R = detail::run_on<Named, Rate>>
    requires detail::enters<Rate, R> && field<R> && detail::period_count<N, R>
constexpr R annuity_factor(const Rate& rate, N periods) {
    const R r = detail::entered<R>(rate);
    detail::growth_factor(r);
    return detail::finite(detail::annuity_factor_of(r, detail::checked_periods(periods)), "an annuity factor");
}

}  // namespace outlay
