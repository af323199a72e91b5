// SPDX-License-Identifier: BSL-1.0
#pragma once
// Income tax of a row of profits, with every rule of losses.
//
//   income_tax(profit, rate, rule)     a block; sheet::block writes its lines and gives them
//   income_tax_rows                    profit, taxable, tax; with losses carried forward also used, expired, carried
//
//     const auto tax = s.block("income tax", income_tax(revenue - cost - charge, d.tax_rate, losses::forward{.cap = 80_pct})).tax;

#include <concepts>
#include <cstddef>
#include <span>
#include <vector>

#include <outlay/impact/losses.hpp>
#include <outlay/model/detail/years.hpp>
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
                else return lost(s, before);
            }();
            const auto tax = s.flow("tax", taxable * rate);
            return income_tax_rows<amount, freq, Rule>{before, taxable, tax};
        }
    }
    /// Whether a period is the last of its fiscal year.
    template <class S>
    OUTLAY_ALWAYS_INLINE static auto ends_year(const S& s) {
        const years_of_periods years = years_on(s.on());
        return [before = years.before, a_year = years.a_year](std::size_t t) { return (before + t + 1) % a_year == 0; };
    }
    template <class S>
    OUTLAY_ALWAYS_INLINE auto lost(S& s, const row<amount, flow, freq>& before) const {
        if (rule.by == assessed::by_period) return s.flow("taxable profit", positive_part(before));
        auto taxable = s.template open_cells<amount, flow>("taxable profit");
        each_assessed<number>(
            no_loss_pool<number>{}, taxable.periods, rule.by, income_cap<number>{number(1), number(0), true},
            [&](std::size_t t) { return before.node.cells[t]; }, ends_year(s),
            [&](std::size_t t, const number& taxed, const auto&) { taxable.cells[t] = taxed; });
        return taxable.template row<freq>();
    }
    template <class S>
    OUTLAY_ALWAYS_INLINE auto forward(S& s, const row<amount, flow, freq>& before) const {
        auto taxable = s.template open_cells<amount, flow>("taxable profit");
        auto used = s.template open_cells<amount, flow>("losses used");
        auto expired = s.template open_cells<amount, flow>("losses expired");
        auto added = s.template open_cells<amount, flow>("losses added");
        auto carried = s.template open_cells<amount, balance>("losses carried forward");
        const std::span<const number> shares = s.list([&] {
            check_loss_cap(rule);
            return std::vector<exact_ratio>{rule.cap, exact_ratio(1) - rule.cap};
        });
        const income_cap<number> cap{shares[0], shares[1], rule.cap == exact_ratio(1)};
        const std::size_t n = taxable.periods, remembered = remembered_losses(rule, n);
        const auto by_step = [&](auto pool) OUTLAY_INLINED {
            each_assessed<number>(
                pool, n, rule.by, cap, [&](std::size_t t) { return before.node.cells[t]; }, ends_year(s),
                [&](std::size_t t, const number& taxed, const auto& step) {
                    taxable.cells[t] = taxed;
                    used.cells[t] = step.used;
                    expired.cells[t] = step.expired;
                    added.cells[t] = step.added;
                    carried.cells[t] = step.carried;
                });
        };
        if (remembered == 0) {
            by_step(loss_pool<number>{});
        } else {
            const std::span<number> by_age = s.list([&] { return std::vector<number>(remembered, number(0)); });
            for (number& x : by_age) x = number(0);
            by_step(aged_loss_pool<number>{by_age});
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
///     throws   numeric_domain_error   a cap of losses outside 0 to 1
///     edges    assessed by year, a quarter's line is the year to date's less what stood before, and may be below zero
///     source   the steps are those of income_tax of a series (impact/tax.hpp)
template <row_expression Profit, class Rate, detail::loss_rule Rule>
    requires(std::same_as<typename Profit::kind, flow> && detail::tax_rate_of<Rate, Profit>)
[[nodiscard]] auto income_tax(const Profit& profit, const Rate& rate, const Rule& rule) {
    return detail::income_tax_block<Profit, Rate, Rule>{profit, rate, rule};
}

}  // namespace outlay
