// SPDX-License-Identifier: BSL-1.0
#pragma once
// A loan as a step from one period to the next: interest on what stood, what is drawn, what is repaid.
//
//   loan<T>     accrue(rate), draw(x), capitalise(), repay(x); balance, interest, repaid
//
//     loan<money<USD, R>> debt;
//     for (const std::size_t t : s.periods()) {
//         debt.accrue(a_period);                      // interest on what stood at the end of the period before
//         debt.draw(drawn[t]);
//         debt.repay(cash[t]);                        // never more than stands
//         owed.set(t, debt.balance);
//     }

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/detail/pack.hpp>
#include <outlay/number/real.hpp>

namespace outlay::inline v0 {

/// A loan of an amount T: a number, money on a number, exact money.
template <class T>
struct loan {
    T balance = detail::zero<T>();   ///< what stands
    T interest = detail::zero<T>();  ///< of this period
    T repaid = detail::zero<T>();    ///< in this period

    /// A new period: its interest at a rate a period, on what stands.
    template <class Rate>
    OUTLAY_ALWAYS_INLINE const T& accrue(const Rate& a_period) {
        interest = T(detail::times(balance, a_period));
        repaid = detail::zero<T>();
        return interest;
    }
    OUTLAY_ALWAYS_INLINE void draw(const T& drawn) { balance = balance + drawn; }
    /// This period's interest is owed instead of paid.
    OUTLAY_ALWAYS_INLINE void capitalise() { balance = balance + interest; }
    /// Repays so much, or all that stands where that is less; nothing where it is below zero. Gives what was repaid.
    OUTLAY_ALWAYS_INLINE const T& repay(const T& most) {
        const T left = detail::above_zero(T(balance - detail::above_zero(most)));
        repaid = repaid + (balance - left);
        balance = left;
        return repaid;
    }
};

}  // namespace outlay
