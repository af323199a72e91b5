// SPDX-License-Identifier: BSL-1.0
#pragma once
// A pool of assets that is written down by a share of what is left, without end: as a step, and as rows of a model.
//
//   declining_pool<T>                        period(added, disposed, rate), last_period(added, disposed)
//   declining_pool_end                       goes_on, or ceases: the last period writes off what is left
//   pool_allowances(added, disposed, rate, at_end, opening)      a block; declining_pool_rows
//
//     const auto main = s.block("main pool", pool_allowances(capex, sold, s.number(18_pct), declining_pool_end::goes_on));
//     const auto taxable = s.flow("profit for tax", revenue - cost - main.allowance + main.charge);
//
// The plant and machinery allowances of the United Kingdom are such pools: 18 % a year of the main pool until March 2026, 6 % of
// the special rate pool.

#include <concepts>
#include <cstddef>
#include <optional>
#include <type_traits>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/model/sheet.hpp>
#include <outlay/number/detail/pack.hpp>

namespace outlay::inline v0 {

/// Whether the activity goes on after the last period, or ceases in it.
enum class declining_pool_end { goes_on, ceases };

/// What is left of all that was bought for the pool, written down.
///
///     available = balance + added - disposed
///     allowance = rate x max(available, 0)        charge = max(-available, 0)        balance = max(available, 0) (1 - rate)
///
///     9,000, 1,200 bought and 200 sold at 18 %: allowance 1,800, balance 8,200
///
///     T        an amount: a number, money on a number, exact money
///     units    rate: of a period; a period of less than a year takes the yearly rate's part, 9 % of a half for 18 %
///     source   Capital Allowances Act 2001, sections 55 and 56
template <class T>
struct declining_pool {
    T balance = detail::zero<T>();    ///< carried to the next period
    T allowance = detail::zero<T>();  ///< of the period: what the profit is reduced by
    T charge = detail::zero<T>();     ///< of the period: what disposals brought in beyond the pool is added to the profit

    template <class Rate>
    OUTLAY_ALWAYS_INLINE const T& period(const T& added, const T& disposed, const Rate& rate) {
        const T available = balance + added - disposed;
        const T pool = detail::above_zero(available);
        charge = detail::above_zero(T(-available));
        allowance = T(detail::times(pool, rate));
        balance = T(detail::times(pool, Rate(Rate(1) - rate)));
        return allowance;
    }
    /// The period in which the activity ceases: all that is left is allowed.
    OUTLAY_ALWAYS_INLINE const T& last_period(const T& added, const T& disposed) {
        const T available = balance + added - disposed;
        charge = detail::above_zero(T(-available));
        allowance = detail::above_zero(available);
        balance = detail::zero<T>();
        return allowance;
    }
};

template <class T, class Freq>
struct declining_pool_rows {
    row<T, flow, Freq> allowance;
    row<T, flow, Freq> charge;
    row<T, balance, Freq> carried;
};

namespace detail {

template <class T, class Freq, class Rate>
struct declining_pool_block {
    using number = number_of<T>;
    row<T, flow, Freq> added, disposed;
    Rate rate;
    declining_pool_end at_end;
    std::optional<T> opening;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        return s.within(name, [&] {
            s.check_rows(added, disposed);
            if constexpr (is_row_expression<Rate>) s.check_rows(rate);
            auto allowance = s.template open_cells<T, flow>("allowance");
            auto charge = s.template open_cells<T, flow>("balancing charge");
            auto carried = s.template open_cells<T, balance>("pool carried forward");
            declining_pool<number> pool;
            if (opening) pool.balance = row_amount<T>::count(*opening);
            const std::size_t n = allowance.periods;
            for (std::size_t t = 0; t < n; ++t) {
                const number &in = added.node.cells[t], &out = disposed.node.cells[t];
                if (t + 1 == n && at_end == declining_pool_end::ceases) {
                    (void)pool.last_period(in, out);
                } else if constexpr (is_row_expression<Rate>) {
                    (void)pool.period(in, out, rate.node.cells[t]);
                } else {
                    (void)pool.period(in, out, rate);
                }
                allowance.cells[t] = pool.allowance;
                charge.cells[t] = pool.charge;
                carried.cells[t] = pool.balance;
            }
            const declining_pool_rows<T, Freq> made{allowance.template row<Freq>(), charge.template row<Freq>(), carried.template row<Freq>()};
            if (!opening) s.rolls(made.carried, added - disposed - made.allowance + made.charge);
            return made;
        });
    }
};

}  // namespace detail

/// A block: the allowances of a pool for what is bought for it, and the charges for what is sold out of it.
///
///     shape    added, disposed: magnitudes; rate: of a period, one or a level of each
///     edges    where the activity ceases, the last period allows all that is left; while it goes on the pool has no end
template <class T, class Freq, class R = number_of<T>>
[[nodiscard]] auto pool_allowances(const row<T, flow, Freq>& added, const row<T, flow, Freq>& disposed, const std::type_identity_t<R>& rate,
                                   declining_pool_end at_end, const std::optional<std::type_identity_t<T>>& opening = {}) {
    return detail::declining_pool_block<T, Freq, R>{added, disposed, rate, at_end, opening};
}
template <class T, class Freq, class R = number_of<T>>
[[nodiscard]] auto pool_allowances(const row<T, flow, Freq>& added, const row<T, flow, Freq>& disposed, const row<R, level, Freq>& rate,
                                   declining_pool_end at_end, const std::optional<std::type_identity_t<T>>& opening = {}) {
    return detail::declining_pool_block<T, Freq, row<R, level, Freq>>{added, disposed, rate, at_end, opening};
}

}  // namespace outlay
