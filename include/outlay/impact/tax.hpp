// SPDX-License-Identifier: BSL-1.0
#pragma once
// Tax on profits: rates over time, what becomes of losses, what a charge saves, and the tax that is only deferred.
//
//   tax_rule                             rates, and what becomes of losses (impact/losses.hpp)
//   income_tax(profit, rule)             tax_schedule: losses used and expired, taxable profit, tax; the losses roll
//   tax_shield(profit, charge, rule)     the tax that a charge saves, as a line
//   deferred_tax(book, tax, rule)        deferred_tax_schedule: two ways of depreciation, the difference and the
//                                        liability roll

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/impact/losses.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// How profits are taxed.
///
///     tax_rule{.rates = {25_pct}, .losses = losses::forward{.expire_after = 5, .by = assessed::by_year}}    China
///     tax_rule{.rates = {21_pct}, .losses = losses::forward{.cap = 80_pct, .by = assessed::by_year}}        United States
struct tax_rule {
    std::vector<exact_ratio> rates{};  ///< a rate a period; the last one holds for all periods after it
    loss_treatment losses = outlay::losses::monetised{};

    /// The rate of a period of the timeline; throws numeric_domain_error where there is none.
    [[nodiscard]] const exact_ratio& rate(whole_count<std::size_t> period) const {
        if (rates.empty()) throw numeric_domain_error("the number of tax rates", "0", "at least 1");
        const std::size_t t = period;
        return t < rates.size() ? rates[t] : rates.back();
    }
};

/// What a profit is taxed, and what of its losses is left.
template <class T, frequency Freq>
struct tax_schedule {
    flow_series<T, Freq> taxable;  ///< profit less losses used; below zero where losses are monetised, or within a year
    flow_series<T, Freq> tax;
    flow_series<T, Freq> used;  ///< losses of earlier assessments, as magnitudes
    flow_series<T, Freq> expired;
    corkscrew<T, Freq> losses;  ///< carried forward: + added - used - expired
};

namespace detail {

/// Whether the period after this one is assessed apart from it.
template <frequency Freq>
bool closes_assessment(const timeline<Freq>& on, std::size_t t, assessed by) {
    if constexpr (calendar_frequency<Freq>) return by == assessed::by_period || on[t].year() != (on[t] + 1).year();
    else if (by == assessed::by_period) return true;
    throw numeric_domain_error("the assessment of irregular periods", "by year", "by period");
}

}  // namespace detail

/// The tax on a profit before tax.
///
///     taxable by the rule of losses        tax = rate x taxable
///
///     profits -100, 30, 50, 40 at 25 %, carried forward without end: 0, 0, 0, 5
///     profits -100, 60, 100, losses to at most 80 % of an income: taxable 0, 12, 48
///
///     shape    profit: one a period, of either sign; the oldest loss is used first
///     units    the profit's; exact where it is an amount
///     throws   missing_cell_error, numeric_domain_error (no rate, a cap outside 0 to 1, years of irregular periods)
///     edges    assessed by year, a period's line is the year to date's less what stood before: tax and losses used may be
///              below zero in a quarter that ends worse than the year began, and the quarters add up to the year
template <class T, frequency Freq>
[[nodiscard]] auto income_tax(const flow_series<T, Freq>& profit, const tax_rule& rule) {
    using amount = detail::share_type<T>;
    using row = std::vector<amount>;
    const auto profits = profit.view().values();
    const std::size_t n = profits.size();
    const auto none = detail::zero<amount>();
    row taxable(n, none), used(n, none), expired(n, none), added(n, none);
    const auto by_step = [&](auto pool, assessed by, const detail::income_cap<exact_ratio>& cap) {
        detail::each_assessed<amount>(
            pool, n, by, cap, [&](std::size_t t) { return amount(profits[t]); },
            [&](std::size_t t) { return detail::closes_assessment(profit.on(), t, by); },
            [&](std::size_t t, const amount& taxed, const auto& step) {
                taxable[t] = taxed;
                used[t] = step.used;
                expired[t] = step.expired;
                added[t] = step.added;
            });
    };
    if (const auto* forward = std::get_if<losses::forward>(&rule.losses)) {
        detail::check_loss_cap(*forward);
        const detail::income_cap<exact_ratio> cap{forward->cap, exact_ratio(1) - forward->cap, forward->cap == 1};
        row by_age(detail::remembered_losses(*forward, n), none);
        if (by_age.empty()) by_step(loss_pool<amount>{}, forward->by, cap);
        else by_step(aged_loss_pool<amount>{by_age}, forward->by, cap);
    } else if (const auto* lost = std::get_if<losses::lost>(&rule.losses)) {
        by_step(no_loss_pool<amount>{}, lost->by, detail::income_cap<exact_ratio>{1, 0, true});
    } else {
        for (std::size_t t = 0; t < n; ++t) taxable[t] = amount(profits[t]);
    }
    row tax(n, none);
    for (std::size_t t = 0; t < n; ++t) tax[t] = detail::part_of(taxable[t], rule.rate(t));
    const auto line = [&](row cells) { return flow_series<amount, Freq>(profit.on(), std::move(cells)); };
    const auto use = line(used), expiry = line(expired);
    return tax_schedule<amount, Freq>{line(std::move(taxable)), line(std::move(tax)), use, expiry,
                                      corkscrew<amount, Freq>(none, line(std::move(added)), -use, -expiry)};
}

/// The tax that a charge such as depreciation saves: the tax on the profit before it less the tax on the profit after
/// it. Where losses are monetised it is the rate times the charge; elsewhere it comes when there is a profit to set it
/// against.
///
///     throws   missing_cell_error, timeline_mismatch_error
template <class T, class U, frequency Freq>
[[nodiscard]] auto tax_shield(const flow_series<T, Freq>& profit_before, const flow_series<U, Freq>& charge,
                              const tax_rule& rule) {
    return income_tax(profit_before, rule).tax - income_tax(profit_before - charge, rule).tax;
}

/// The tax that is paid later because the tax law writes off faster than the books.
template <class T, frequency Freq>
struct deferred_tax_schedule {
    corkscrew<T, Freq> difference;  ///< written off for tax but not yet in the books
    corkscrew<T, Freq> liability;   ///< + originated or reversed + remeasured; an asset where below zero
    /// What the books show as deferred tax in each period.
    [[nodiscard]] flow_series<T, Freq> expense() const { return liability.movement(); }
};

/// Two ways of depreciating one cost, set against each other.
///
///     liability_t = rate_t x (tax charges - book charges up to t)
///
///     1,000 over 5 years in the books, 20, 32, 19.2, ... % for tax, 25 %: 0, 30, 28, 6.8, ..., 0
///
///     shape    both on one timeline; a change of rate remeasures what stood before it, in a movement of its own
///     throws   missing_cell_error, timeline_mismatch_error, numeric_domain_error (no rate)
template <class T, class U, frequency Freq>
[[nodiscard]] auto deferred_tax(const flow_series<T, Freq>& book, const flow_series<U, Freq>& tax,
                                const tax_rule& rule) {
    using amount = detail::share_type<decltype(std::declval<T>() - std::declval<U>())>;
    const auto none = detail::zero<amount>();
    const flow_series<amount, Freq> ahead = cellwise([](const U& a, const T& b) { return amount(a - b); }, tax, book);
    const auto moved = ahead.view().values();
    std::vector<amount> originated(moved.size(), none), remeasured(moved.size(), none);
    amount before = none;
    for (std::size_t t = 0; t < moved.size(); ++t) {
        originated[t] = detail::part_of(moved[t], rule.rate(t));
        if (t > 0) remeasured[t] = detail::part_of(before, rule.rate(t) - rule.rate(t - 1));
        before = before + moved[t];
    }
    return deferred_tax_schedule<amount, Freq>{
        corkscrew<amount, Freq>(none, ahead),
        corkscrew<amount, Freq>(none, flow_series<amount, Freq>(book.on(), std::move(originated)),
                                flow_series<amount, Freq>(book.on(), std::move(remeasured)))};
}

}  // namespace outlay
