// SPDX-License-Identifier: BSL-1.0
#pragma once
// Income tax of a row of profits, with every rule of losses.
//
//   income_tax(profit, rate, rule)     a block; sheet::block writes its lines and gives them
//   income_tax_rows                    profit, taxable, tax; with losses carried forward also used, expired, carried
//
//     const auto tax = s.block("income tax", income_tax(revenue - cost - charge, d.tax_rate, losses::forward{.cap = 80_pct})).tax;

#include <cstddef>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include <outlay/impact/losses.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/sheet.hpp>

namespace outlay::inline v0 {

/// The lines of a tax: all flows but what is carried.
template <class T, class Freq, class Rule>
struct income_tax_rows {
    row<T, flow, Freq> profit;
    row<T, flow, Freq> taxable;  ///< below zero only where losses are monetised
    row<T, flow, Freq> tax;
};
template <class T, class Freq>
struct income_tax_rows<T, Freq, losses::forward> {
    row<T, flow, Freq> profit;
    row<T, flow, Freq> taxable;
    row<T, flow, Freq> tax;
    row<T, flow, Freq> used;
    row<T, flow, Freq> expired;     ///< zero where losses do not expire
    row<T, balance, Freq> carried;  ///< at the end of each period
};

namespace detail {

template <class Profit, class Rate, class Rule>
struct income_tax_block {
    using amount = typename Profit::amount;
    using number = number_of<amount>;
    using freq = typename Profit::frequency_type;
    Profit profit;
    Rate rate;
    Rule rule;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        return s.within(name, [&] { return lines(s); });
    }

private:
    template <class S>
    OUTLAY_ALWAYS_INLINE auto lines(S& s) const {
        const auto before = [&] {
            if constexpr (Profit::node_type::is_sum) return s.total("profit before tax", profit);
            else return s.flow("profit before tax", profit);
        }();
        if constexpr (std::same_as<Rule, losses::forward>) {
            return forward(s, before);
        } else {
            const auto taxable = [&] {
                if constexpr (std::same_as<Rule, losses::monetised>) return s.total("taxable profit", before);
                else return s.flow("taxable profit", positive_part(before));
            }();
            const auto tax = s.flow("tax", taxable * rate);
            return income_tax_rows<amount, freq, Rule>{before, taxable, tax};
        }
    }
    template <class S>
    OUTLAY_ALWAYS_INLINE auto forward(S& s, const row<amount, flow, freq>& before) const {
        auto taxable = s.template open_cells<amount, flow>("taxable profit");
        auto used = s.template open_cells<amount, flow>("losses used");
        auto expired = s.template open_cells<amount, flow>("losses expired");
        auto added = s.template open_cells<amount, flow>("losses added");
        auto carried = s.template open_cells<amount, balance>("losses carried forward");
        const number cap = s.number(rule.cap), uncapped = s.number(exact_ratio(1) - rule.cap);
        const number* const profits = before.node.cells;
        const std::size_t n = taxable.periods, expire_after = rule.expire_after;
        if (expire_after == 0) {
            loss_pool<number> pool;
            const bool whole = rule.cap == exact_ratio(1);
            for (std::size_t t = 0; t < n; ++t) {
                taxable.cells[t] = whole ? pool.taxable(profits[t]) : pool.taxable(profits[t], cap, uncapped);
                used.cells[t] = pool.used;
                expired.cells[t] = number(0);
                added.cells[t] = pool.added;
                carried.cells[t] = pool.carried;
            }
        } else {
            const std::span<number> by_age = s.list([&] { return std::vector<exact_ratio>(expire_after, exact_ratio(0)); });
            for (number& x : by_age) x = number(0);
            aged_loss_pool<number> pool{by_age};
            for (std::size_t t = 0; t < n; ++t) {
                taxable.cells[t] = pool.taxable(profits[t], cap, uncapped);
                used.cells[t] = pool.used;
                expired.cells[t] = pool.expired;
                added.cells[t] = pool.added;
                carried.cells[t] = pool.carried();
            }
        }
        const auto taxed = taxable.template row<freq>();
        const auto stands = carried.template row<freq>();
        const auto use = used.template row<freq>(), gone = expired.template row<freq>();
        s.rolls(stands, added.template row<freq>() - use - gone);
        const auto tax = s.flow("tax", taxed * rate);
        return income_tax_rows<amount, freq, losses::forward>{before, taxed, tax, use, gone, stands};
    }
};

template <class Rate, class Profit>
concept tax_rate_of = std::same_as<Rate, number_of<typename Profit::amount>> ||
                      (of_levels<Rate> && of_numbers<Rate> && same_frequency<Rate, Profit>);

}  // namespace detail

/// A block: the tax on a profit, at one rate or at a level of each period; what becomes of losses is named.
///
///     tax_t = rate x taxable_t        taxable by the rule: impact/losses.hpp
///
///     shape    profit: a flow, of either sign
///     source   the rules are those of income_tax of a series (impact/tax.hpp)
template <row_expression Profit, class Rate, detail::loss_rule_of_a_model Rule>
    requires(std::same_as<typename Profit::kind, flow> && detail::tax_rate_of<Rate, Profit>)
[[nodiscard]] auto income_tax(const Profit& profit, const Rate& rate, const Rule& rule) {
    return detail::income_tax_block<Profit, Rate, Rule>{profit, rate, rule};
}

}  // namespace outlay
