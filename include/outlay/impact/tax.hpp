// SPDX-License-Identifier: BSL-1.0
#pragma once
// Tax on profits: rates over time, what becomes of losses, what a charge saves, and the tax that is only deferred.
//
//   tax_rule                             rates, loss_rule, after how many periods a loss expires
//   income_tax(profit, rule)             tax_schedule: losses used and expired, taxable profit, tax; the losses roll
//   tax_shield(profit, charge, rule)     the tax that a charge saves, as a line
//   deferred_tax(book, tax, rule)        deferred_tax_schedule: two ways of depreciation, the difference and the
//                                        liability roll

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// What becomes of a loss.
enum class loss_rule {
    lost,             ///< it saves no tax
    carried_forward,  ///< it lowers the taxable profit of later periods
    monetised         ///< it saves tax at once, inside a company that profits elsewhere: tax may be negative
};

/// How profits are taxed.
///
///     tax_rule{.rates = {25_pct}, .losses = loss_rule::carried_forward, .expire_after = 5}
struct tax_rule {
    std::vector<exact_ratio> rates{};  ///< a rate a period; the last one holds for all periods after it
    loss_rule losses = loss_rule::monetised;
    std::size_t expire_after = 0;  ///< the periods in which a loss may be used, after its own; 0 is without end

    /// The rate of a period of the timeline; throws numeric_domain_error where there is none.
    [[nodiscard]] const exact_ratio& rate(std::size_t period) const {
        if (rates.empty()) throw numeric_domain_error("the number of tax rates", "0", "at least 1");
        return period < rates.size() ? rates[period] : rates.back();
    }
};

/// What a profit is taxed, and what of its losses is left.
template <class T, frequency Freq>
struct tax_schedule {
    flow_series<T, Freq> taxable;  ///< profit less losses used; below zero only where losses are monetised
    flow_series<T, Freq> tax;
    flow_series<T, Freq> used;  ///< losses of earlier periods, as magnitudes
    flow_series<T, Freq> expired;
    corkscrew<T, Freq> losses;  ///< carried forward: + added - used - expired
};

/// The tax on a profit before tax.
///
///     taxable = profit - losses used        tax = rate x taxable
///
///     profits -100, 30, 50, 40 at 25 %, carried forward without end: 0, 0, 0, 5
///
///     shape    profit: one a period, of either sign; the oldest loss is used first
///     units    the profit's; exact where it is an amount
///     throws   missing_cell_error, numeric_domain_error (no rate)
template <class T, frequency Freq>
[[nodiscard]] auto income_tax(const flow_series<T, Freq>& profit, const tax_rule& rule) {
    using amount = detail::share_type<T>;
    using row = std::vector<amount>;
    const auto profits = profit.view().values();
    const std::size_t n = profits.size();
    row taxable(n), tax(n), used(n), expired(n), added(n);
    row left;  // of the loss of each period
    std::size_t oldest = 0;
    for (std::size_t t = 0; t < n; ++t) {
        const amount gained = profits[t];
        if (rule.losses == loss_rule::monetised) {
            taxable[t] = gained;
        } else {
            taxable[t] = detail::above_zero(gained);
            if (rule.losses == loss_rule::carried_forward) {
                for (std::size_t of = oldest; of < left.size(); ++of) {
                    const amount part = detail::lesser(left[of], taxable[t]);
                    left[of] = left[of] - part;
                    used[t] = used[t] + part;
                    taxable[t] = taxable[t] - part;
                }
                added[t] = detail::above_zero(amount(-gained));
                left.push_back(added[t]);
                if (rule.expire_after > 0 && t >= rule.expire_after) {
                    oldest = t - rule.expire_after + 1;
                    expired[t] = left[oldest - 1];
                }
            }
        }
        tax[t] = detail::part_of(taxable[t], rule.rate(t));
    }
    const auto line = [&](row cells) { return flow_series<amount, Freq>(profit.on(), std::move(cells)); };
    const auto use = line(used), expiry = line(expired);
    return tax_schedule<amount, Freq>{line(std::move(taxable)), line(std::move(tax)), use, expiry,
                                      corkscrew<amount, Freq>(amount{}, line(std::move(added)), -use, -expiry)};
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
    const flow_series<amount, Freq> ahead = cellwise([](const U& a, const T& b) { return amount(a - b); }, tax, book);
    const auto moved = ahead.view().values();
    std::vector<amount> originated(moved.size()), remeasured(moved.size());
    amount before{};
    for (std::size_t t = 0; t < moved.size(); ++t) {
        originated[t] = detail::part_of(moved[t], rule.rate(t));
        if (t > 0) remeasured[t] = detail::part_of(before, rule.rate(t) - rule.rate(t - 1));
        before = before + moved[t];
    }
    return deferred_tax_schedule<amount, Freq>{
        corkscrew<amount, Freq>(amount{}, ahead),
        corkscrew<amount, Freq>(amount{}, flow_series<amount, Freq>(book.on(), std::move(originated)),
                                flow_series<amount, Freq>(book.on(), std::move(remeasured)))};
}

}  // namespace outlay
