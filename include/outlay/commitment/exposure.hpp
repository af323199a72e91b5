// SPDX-License-Identifier: BSL-1.0
#pragma once
// The parts of a commitment that are paid in foreign currencies: what is unpaid, when it falls due, and a hedge of it.
//
//   due_payment                an amount of any currency, its day, and the day it was paid
//   currency_exposure<Freq>    what of one currency is unpaid: overdue, by bucket, later
//   unpaid_by_bucket(payments, as_of, buckets)   one exposure a currency
//   hedge<F, D>                a ratio and a forward rate; .outcome(amount, spot) gives hedge_outcome<D>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/any_money.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// A payment of a contract.
struct due_payment {
    calendar_day due{};
    any_money amount{};
    std::optional<calendar_day> paid{};  ///< nothing: not yet

    friend bool operator==(const due_payment&, const due_payment&) = default;
};

/// What of one currency is unpaid. Nothing is lost: what lies outside the buckets stands beside them.
template <frequency Freq>
struct currency_exposure {
    any_currency currency{};
    any_money overdue{};  ///< due before the day that was asked for, or before the first bucket
    flow_series<any_money, Freq> due{};
    any_money later{};    ///< due after the last bucket

    [[nodiscard]] any_money total() const { return overdue + sum(due) + later; }
};

/// The unpaid payments of each currency, in the order in which it is first met, by the period they fall due in.
///
///     shape    unpaid on `as_of`: not paid, or paid after it; a payment due on that day is not overdue
///     throws   negative_magnitude_error   an amount below zero
template <frequency Freq>
[[nodiscard]] std::vector<currency_exposure<Freq>> unpaid_by_bucket(std::span<const due_payment> payments, calendar_day as_of,
                                                                    const timeline<Freq>& buckets) {
    std::vector<currency_exposure<Freq>> all;
    std::vector<std::vector<any_money>> cells;
    for (const due_payment& p : payments) {
        if (p.amount.minor_units() < 0) throw negative_magnitude_error(to_string(p.amount));
        if (p.paid && *p.paid <= as_of) continue;
        std::size_t c = 0;
        while (c < all.size() && all[c].currency != p.amount.currency()) ++c;
        if (c == all.size()) {
            const any_money zero = any_money::from_minor(0, p.amount.currency());
            all.push_back({p.amount.currency(), zero, {}, zero});
            cells.emplace_back(buckets.size(), zero);
        }
        if (p.due < as_of || (!buckets.empty() && p.due < buckets.from())) all[c].overdue += p.amount;
        else if (const auto i = buckets.find(p.due)) cells[c][*i] += p.amount;
        else all[c].later += p.amount;
    }
    for (std::size_t c = 0; c < all.size(); ++c) all[c].due = flow_series<any_money, Freq>(buckets, std::move(cells[c]));
    return all;
}

/// What a payment costs, with the hedge's own result on its own line.
template <counted_currency D>
struct hedge_outcome {
    exact_money<D> at_spot{};  ///< the payment at the rate of its day
    exact_money<D> gain{};     ///< of the hedge: negative where the forward was the dearer

    /// ratio x forward + (1 - ratio) x spot
    [[nodiscard]] exact_money<D> cost() const { return at_spot - gain; }
    friend bool operator==(const hedge_outcome&, const hedge_outcome&) = default;
};

/// A share of payments in currency F that is bought forward with currency D.
///
///     const hedge<USD, CNY> h{.ratio = 0.6_dec, .forward = fx_rate<USD, CNY>{7.10_dec}};
///     h.outcome(1'000_usd, fx_rate<USD, CNY>{7.20_dec}).cost()         // 7140.00 CNY
///
///     units    ratio: 0 is no hedge, 1 the whole
///     throws   numeric_domain_error   a ratio not from 0 to 1
template <counted_currency F, counted_currency D>
struct hedge {
    decimal ratio = 0;
    fx_rate<F, D> forward;

    [[nodiscard]] hedge_outcome<D> outcome(const money<F>& amount, const fx_rate<F, D>& spot) const {
        if (ratio < 0 || ratio > 1) throw numeric_domain_error("a hedge ratio", to_string(ratio), "from 0 to 1");
        const exact_money<D> at_spot = amount * spot;
        const exact_money<D> at_forward = amount * forward;
        return {at_spot, (at_spot - at_forward) * ratio};
    }
};

}  // namespace outlay
