// SPDX-License-Identifier: BSL-1.0
#pragma once
// What becomes of a loss, as a step from one period to the next, on exact money, on numbers, or on rows.
//
//   losses::monetised             it saves tax at once, inside a company that profits elsewhere: tax may be negative
//   losses::lost                  it saves none
//   losses::forward               it lowers the taxable profit of later periods, up to a cap, for so many periods
//   loss_pool<T>                  losses carried forward without end: taxable(profit, cap)
//   aged_loss_pool<T>             losses that expire, the oldest used first
//
// A step is written so that intervals stay tight: what is left is positive_part(left - used), never left - min(left, used).

#include <concepts>
#include <cstddef>
#include <span>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/detail/pack.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

namespace losses {

struct monetised {};
struct lost {};
/// cap: of a period's profit, what earlier losses may be set against (1, or 80 % as in the United States since 2018);
/// expire_after: in how many periods after its own a loss may be used, 0 without end (five years in China).
struct forward {
    exact_ratio cap = 1;
    whole_count<std::size_t> expire_after = 0;
};

}  // namespace losses

namespace detail {

template <class Rule>
concept loss_rule_of_a_model =
    std::same_as<Rule, losses::monetised> || std::same_as<Rule, losses::lost> || std::same_as<Rule, losses::forward>;

}  // namespace detail

/// Losses carried forward without end.
///
///     gain        = max(profit, 0)
///     taxable     = gain - min(pool, cap x gain)
///     pool        = max(pool - cap x gain, 0) + max(-profit, 0)
///
///     T    an amount: a number, money on a number, exact money
template <class T>
struct loss_pool {
    T carried = detail::zero<T>();  ///< at the end of the period
    T used = detail::zero<T>();     ///< in it
    T added = detail::zero<T>();    ///< in it

    /// A period: its taxable profit. `cap` is a share on the amount's number, `uncapped` is 1 - cap.
    template <class Share>
    OUTLAY_ALWAYS_INLINE T taxable(const T& profit, const Share& cap, const Share& uncapped) {
        const T gain = detail::above_zero(profit);
        const T room = T(detail::times(gain, cap));
        const T left = detail::above_zero(T(carried - room));
        const T over = detail::above_zero(T(room - carried));
        used = carried - left;
        added = detail::above_zero(T(-profit));
        carried = left + added;
        return T(detail::times(gain, uncapped)) + over;
    }
    /// The same without a cap.
    OUTLAY_ALWAYS_INLINE T taxable(const T& profit) {
        const T gain = detail::above_zero(profit);
        const T left = detail::above_zero(T(carried - gain));
        const T over = detail::above_zero(T(gain - carried));
        used = carried - left;
        added = detail::above_zero(T(-profit));
        carried = left + added;
        return over;
    }
};

/// Losses that may be used in so many periods after their own, the oldest first. Its memory is the caller's: one amount, zero
/// at first, for each of those periods.
template <class T>
struct aged_loss_pool {
    std::span<T> by_age;
    std::size_t oldest = 0;  ///< whose turn it is to expire
    T used = detail::zero<T>();
    T added = detail::zero<T>();
    T expired = detail::zero<T>();

    template <class Share>
    T taxable(const T& profit, const Share& cap, const Share& uncapped) {
        const T gain = detail::above_zero(profit);
        T room = T(detail::times(gain, cap));
        used = detail::zero<T>();
        for (std::size_t i = 0; i < by_age.size(); ++i) {
            T& of = by_age[(oldest + i) % by_age.size()];
            const T left = detail::above_zero(T(of - room));
            room = detail::above_zero(T(room - of));
            used = used + (of - left);
            of = left;
        }
        added = detail::above_zero(T(-profit));
        expired = by_age[oldest];
        by_age[oldest] = added;
        oldest = (oldest + 1) % by_age.size();
        return T(detail::times(gain, uncapped)) + room;
    }
    [[nodiscard]] T carried() const {
        T all = detail::zero<T>();
        for (const T& x : by_age) all = all + x;
        return all;
    }
};

}  // namespace outlay
