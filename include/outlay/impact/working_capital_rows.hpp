// SPDX-License-Identifier: BSL-1.0
#pragma once
// Working capital of rows of a model: what stands at the end of each period, and what its change ties up.
//
//   working_capital_by_share(flow, share, at_end)             a block: a share of a year's flow, at the pace of each period
//   working_capital_by_days(flow, days, base, at_end)         a block: the days of one flow, of revenue, of operating cost
//   working_capital_by_days(revenue, cost, days, at_end)      a block: receivables and inventory less payables, by their days
//   working_capital_rows, working_capital_item_rows           what they give: the balance, and the flow that it ties up
//
//     const auto working = s.block("working capital", working_capital_by_days(revenue, d.days, by_calendar{}, working_capital_at_end::released));
//     const auto cash = s.total("free cash flow", revenue - cost - tax - working.tied - capex);
//
// The step, days and ends: impact/tied_up.hpp. The same on series: impact/working_capital.hpp.

#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <type_traits>

#include <outlay/impact/line_names.hpp>
#include <outlay/impact/tied_up.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/sheet.hpp>

namespace outlay::inline v0 {

/// Of one flow.
template <class T, class Freq>
struct working_capital_rows {
    row<T, balance, Freq> stands;  ///< at the end of each period
    row<T, flow, Freq> tied;       ///< what each period ties up; below zero where it sets cash free
};
/// Of receivables, inventory and payables: magnitudes, and what they come to.
template <class T, class Freq>
struct working_capital_item_rows {
    row<T, balance, Freq> receivables, inventory, payables, stands;
    row<T, flow, Freq> tied;
};

namespace detail {

/// A number for all periods, or a level of each.
template <class Wait, class R, class Freq>
concept wait_on = std::same_as<Wait, R> || std::same_as<Wait, row<R, level, Freq>>;

template <class Wait>
OUTLAY_ALWAYS_INLINE const auto& wait_in(const Wait& wait, std::size_t t) {
    if constexpr (is_row_expression<Wait>) return wait.node.cells[t];
    else return wait;
}

template <class T, class Freq, class Wait>
struct tied_up_block {
    using number = number_of<T>;
    row<T, flow, Freq> of;
    Wait wait;
    std::optional<day_base> base;
    working_capital_at_end at_end;
    std::optional<T> opening;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        return s.within(name, [&] {
            auto stands = s.template open_cells<T, balance>(line_names::working_capital);
            auto tied = s.template open_cells<T, flow>(line_names::change_of_working_capital);
            tied_up<number> step;
            if (opening) step.stands = row_amount<T>::count(*opening);
            each(s, step, [&](std::size_t t) {
                stands.cells[t] = step.stands;
                tied.cells[t] = step.moved;
            });
            const working_capital_rows<T, Freq> made{stands.template row<Freq>(), tied.template row<Freq>()};
            if (!opening) s.rolls(made.stands, made.tied);  // from nothing: what stood before is no flow
            return made;
        });
    }
    /// One balance as a line, for several that come to a whole.
    template <class S>
    OUTLAY_ALWAYS_INLINE row<T, balance, Freq> item(S& s, const line_name& name) const {
        auto stands = s.template open_cells<T, balance>(name);
        tied_up<number> step;
        each(s, step, [&](std::size_t t) { stands.cells[t] = step.stands; });
        return stands.template row<Freq>();
    }

private:
    template <class S, class Take>
    OUTLAY_ALWAYS_INLINE void each(S& s, tied_up<number>& step, const Take& take) const {
        s.check_rows(of);
        if constexpr (is_row_expression<Wait>) s.check_rows(wait);
        const std::span<const number> parts = s.list([&] { return tied_up_parts(s.on(), base, at_end); });
        for (std::size_t t = 0; t < parts.size(); ++t) {
            (void)step.period(of.node.cells[t], number(wait_in(wait, t) * parts[t]));
            take(t);
        }
    }
};

template <class T, class Freq>
struct working_capital_block {
    using number = number_of<T>;
    row<T, flow, Freq> revenue, cost;
    working_capital_days<number> days;
    working_capital_at_end at_end;
    std::optional<working_capital_opening<T>> opening;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        return s.within(name, [&] {
            const auto item = [&](const line_name& called, const auto& of, const number& wait) OUTLAY_INLINED {
                return tied_up_block<T, Freq, number>{of, wait, days.days_a_year, at_end, std::nullopt}.item(s, called);
            };
            const auto receivables = item("receivables", revenue, days.receivable);
            const auto inventory = item("inventory", cost, days.inventory);
            const auto payables = item("payables", cost, days.payable);
            const auto stands = s.total(line_names::working_capital, receivables + inventory - payables);
            const T before = opening ? T(opening->receivables + opening->inventory - opening->payables) : T{};
            const auto tied = s.flow(line_names::change_of_working_capital, change(stands, before));
            if (!opening) s.rolls(stands, tied);
            return working_capital_item_rows<T, Freq>{receivables, inventory, payables, stands, tied};
        });
    }
};

}  // namespace detail

/// A block: a share of a year's flow stands at the end of each period, at its pace.
///
///     balance_t = flow_t x periods a year x share        tied_t = balance_t - balance_(t - 1)
///
///     shape    share: one, or a level of each period; opening: what stood before the first period, nothing where it is not given
///     edges    released, nothing stands at the end of the last period: what was tied up comes back in it
template <class T, class Freq, class R = number_of<T>>
    requires requires { Freq::per_year; }
[[nodiscard]] auto working_capital_by_share(const row<T, flow, Freq>& of, const std::type_identity_t<R>& share, working_capital_at_end at_end,
                                            const std::optional<std::type_identity_t<T>>& opening = {}) {
    return detail::tied_up_block<T, Freq, R>{of, share, std::nullopt, at_end, opening};
}
template <class T, class Freq, class R = number_of<T>>
    requires requires { Freq::per_year; }
[[nodiscard]] auto working_capital_by_share(const row<T, flow, Freq>& of, const row<R, level, Freq>& share, working_capital_at_end at_end,
                                            const std::optional<std::type_identity_t<T>>& opening = {}) {
    return detail::tied_up_block<T, Freq, row<R, level, Freq>>{of, share, std::nullopt, at_end, opening};
}

/// A block: the days of a flow stand at the end of each period.
///
///     balance_t = flow_t x days / days of the period, by the base
///
///     shape    days: of one wait, or a level of each period
template <class T, class Freq, class R = number_of<T>>
    requires requires { Freq::per_year; }
[[nodiscard]] auto working_capital_by_days(const row<T, flow, Freq>& of, const std::type_identity_t<R>& days, const day_base& base,
                                           working_capital_at_end at_end, const std::optional<std::type_identity_t<T>>& opening = {}) {
    return detail::tied_up_block<T, Freq, R>{of, days, base, at_end, opening};
}
template <class T, class Freq, class R = number_of<T>>
    requires requires { Freq::per_year; }
[[nodiscard]] auto working_capital_by_days(const row<T, flow, Freq>& of, const row<R, level, Freq>& days, const day_base& base,
                                           working_capital_at_end at_end, const std::optional<std::type_identity_t<T>>& opening = {}) {
    return detail::tied_up_block<T, Freq, row<R, level, Freq>>{of, days, base, at_end, opening};
}

/// A block: receivables of revenue, inventory and payables of the cost of sales, each by its days, and what they come to.
///
///     working_capital_by_days(revenue, cost, {.receivable = d.dso, .inventory = d.dio, .payable = d.dpo}, working_capital_at_end::kept)
///
///     source   the rule is that of the same name on series (impact/working_capital.hpp)
template <class T, class Freq>
    requires requires { Freq::per_year; }
[[nodiscard]] auto working_capital_by_days(const row<T, flow, Freq>& revenue, const row<T, flow, Freq>& cost,
                                           const working_capital_days<number_of<T>>& days, working_capital_at_end at_end,
                                           const std::optional<working_capital_opening<T>>& opening = {}) {
    return detail::working_capital_block<T, Freq>{revenue, cost, days, at_end, opening};
}

}  // namespace outlay
