// SPDX-License-Identifier: BSL-1.0
#pragma once
// A reserve account that is held at a target, as a step from one period to the next, and as rows of a model.
//
//   reserve<T>                               settle(target, cash), close(cash)
//   reserve_at_end                           released, or kept
//   reserve_account(target, cash, at_end)    a block; reserve_rows: paid in, drawn, released, balance
//
//     reserve<money<USD, R>> account;
//     for (const std::size_t t : s.periods()) {
//         account.settle(target[t], cash[t] - debt.interest - due[t]);      // what is left after debt service, or is missing of it
//         free.set(t, account.released);
//     }

#include <cstddef>
#include <optional>
#include <type_traits>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/sheet.hpp>
#include <outlay/number/detail/pack.hpp>

namespace outlay::inline v0 {

/// What becomes of the reserve in the last period: it is paid out, or it stays.
enum class reserve_at_end { released, kept };

/// A reserve for what cash may not cover.
///
///     drawn = min(balance, max(-cash, 0))        paid in = min(max(target - rest, 0), max(cash, 0))
///     released = max(rest - target, 0)           balance = min(target, rest + max(cash, 0))        rest = balance before - drawn
///
///     T        an amount: a number, money on a number, exact money
///     shape    target: at least nothing; cash: what the period has for the reserve, below zero where it needs the reserve
///     edges    what the reserve cannot cover is no line of it: -cash less drawn
template <class T>
struct reserve {
    T balance = detail::zero<T>();   ///< what stands
    T paid_in = detail::zero<T>();   ///< of this period
    T drawn = detail::zero<T>();     ///< of this period
    T released = detail::zero<T>();  ///< of this period

    OUTLAY_ALWAYS_INLINE const T& settle(const T& target, const T& cash) {
        const T has = detail::above_zero(cash), needs = detail::above_zero(T(-cash));
        const T rest = detail::above_zero(T(balance - needs));
        drawn = detail::lesser(balance, needs);
        paid_in = detail::lesser(detail::above_zero(T(target - rest)), has);
        released = detail::above_zero(T(rest - target));
        balance = detail::lesser(target, T(rest + has));
        return balance;
    }
    /// The last period: what is not needed in it is paid out.
    OUTLAY_ALWAYS_INLINE const T& close(const T& cash) {
        const T needs = detail::above_zero(T(-cash));
        drawn = detail::lesser(balance, needs);
        paid_in = detail::zero<T>();
        released = detail::above_zero(T(balance - needs));
        balance = detail::zero<T>();
        return balance;
    }
};

template <class T, class Freq>
struct reserve_rows {
    row<T, flow, Freq> paid_in, drawn, released;
    row<T, balance, Freq> stands;
};

namespace detail {

template <class T, class Freq>
struct reserve_block {
    using number = number_of<T>;
    row<T, balance, Freq> target;
    row<T, flow, Freq> cash;
    reserve_at_end at_end;
    std::optional<T> opening;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        return s.within(name, [&] {
            s.check_rows(target, cash);
            auto paid_in = s.template open_cells<T, flow>("paid into the reserve");
            auto drawn = s.template open_cells<T, flow>("drawn from the reserve");
            auto released = s.template open_cells<T, flow>("released from the reserve");
            auto stands = s.template open_cells<T, balance>("reserve");
            reserve<number> account;
            if (opening) account.balance = row_amount<T>::count(*opening);
            const std::size_t n = stands.periods;
            for (std::size_t t = 0; t < n; ++t) {
                if (t + 1 == n && at_end == reserve_at_end::released) (void)account.close(cash.node.cells[t]);
                else (void)account.settle(target.node.cells[t], cash.node.cells[t]);
                paid_in.cells[t] = account.paid_in;
                drawn.cells[t] = account.drawn;
                released.cells[t] = account.released;
                stands.cells[t] = account.balance;
            }
            const reserve_rows<T, Freq> made{paid_in.template row<Freq>(), drawn.template row<Freq>(), released.template row<Freq>(),
                                             stands.template row<Freq>()};
            if (!opening) s.rolls(made.stands, made.paid_in - made.drawn - made.released);
            return made;
        });
    }
};

}  // namespace detail

/// A block: a reserve account under a target, filled from cash and drawn where cash is below zero.
///
///     shape    target: a balance of each period, at least nothing; cash: a flow, of either sign
///     edges    released at the end, the last period's target is nothing; what was in the account before: `opening`
template <class T, class Freq>
[[nodiscard]] auto reserve_account(const row<T, balance, Freq>& target, const row<T, flow, Freq>& cash, reserve_at_end at_end,
                                   const std::optional<std::type_identity_t<T>>& opening = {}) {
    return detail::reserve_block<T, Freq>{target, cash, at_end, opening};
}

}  // namespace outlay
