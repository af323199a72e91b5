// SPDX-License-Identifier: BSL-1.0
#pragma once
// A figure of a file as an amount, in the unit that the file is in.

#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/rounding.hpp>

#include <string>

namespace outlay::inline v0::detail {

/// So many units. Where no rounding is named, each digit of the figure must count minor units, zeros too: 2.600 EUR is as likely
/// two thousand six hundred, written with a dot for thousands.
///
///     throws   fail(reason)   digits below the minor unit under rounding::exact; more than an amount can hold
template <class C, class Rep, class Fail>
money<C, Rep> amount_of(const money<C, Rep>& unit, const decimal& figure, rounding mode, Fail fail) {
    try {
        const money<C, Rep> amount = (unit * figure).template round<Rep>(mode);
        const auto last_digit = unit * decimal::scaled(1, figure.scale());
        const auto least = money<C>::from_minor(1);
        if (mode == rounding::exact && last_digit < least && -last_digit < least)
            throw fail("more decimals than an amount of " + std::string(C::code) + " has, and no rounding is named");
        return amount;
    } catch (const not_exact_error& e) {
        throw fail("a fraction of the minor unit of " + std::string(C::code));
    } catch (const numeric_overflow_error& e) {
        throw fail("more than an amount can hold");
    }
}

}  // namespace outlay::inline v0::detail
