// SPDX-License-Identifier: BSL-1.0
#pragma once
// From what is delivered to what is paid: an advance, a retention and the time until payment, on one timeline.
//
//   payment_terms                the terms of one contract
//   payment_schedules<C, Freq>   what is committed, accrued and paid in each period; movements() posts them to a life cycle
//   schedules_of(deliveries, contracted_in, terms)

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/commitment/life_cycle.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>
#include <outlay/time/timeline.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// How one contract is paid.
///
///     units    advance and retention: shares, together at most 1; delays: periods of the timeline, 0 is the same period
struct payment_terms {
    decimal advance = 0;               ///< of the whole, paid when it is contracted, and recovered from each delivery in proportion
    decimal retention = 0;             ///< of each delivery, kept back
    whole_count<> paid_after = 0;      ///< from a delivery to its payment
    whole_count<> released_after = 0;  ///< from the last delivery to the payment of what was kept back
};

/// What one contract does in each period: committed, accrued and paid add up to the same whole.
template <counted_currency C, frequency Freq>
struct payment_schedules {
    flow_series<money<C>, Freq> committed{};
    flow_series<money<C>, Freq> accrued{};
    flow_series<money<C>, Freq> recovered{};  ///< of the advance, against what is accrued
    flow_series<money<C>, Freq> paid{};       ///< the advance, the deliveries less what is recovered and kept back, the release
    money<C> advance{};
    money<C> retained{};                      ///< kept back in all, and released at the end

    /// The schedules as movements on the last day of each period, to be posted to a life cycle in this order.
    [[nodiscard]] std::vector<movement<C>> movements() const;
};

/// The schedules of a contract that is made in one period and delivered as given; payments that fall after the last
/// period lengthen the timeline.
///
///     schedules_of(deliveries, "FY2026 Q1", {.advance = 10_pct, .retention = 5_pct, .paid_after = 1, .released_after = 4})
///
///     shape    exact to the minor unit: advance and retention are cut down, what they leave is paid with the deliveries
///     throws   numeric_domain_error       shares below 0 or together above 1, a delay below 0, a delivery before the contract
///              negative_magnitude_error   a delivery below zero
///              missing_cell_error, not_on_timeline_error
template <class C, calendar_frequency Freq>
[[nodiscard]] payment_schedules<C, Freq> schedules_of(const flow_series<money<C>, Freq>& deliveries, detail::place contracted_in,
                                                      payment_terms terms);

// Bodies.

template <class C, calendar_frequency Freq>
payment_schedules<C, Freq> schedules_of(const flow_series<money<C>, Freq>& deliveries, detail::place contracted_in,
                                        payment_terms terms) {
    if (terms.advance < 0 || terms.retention < 0 || terms.advance + terms.retention > 1)
        throw numeric_domain_error("advance and retention", to_string(terms.advance) + " and " + to_string(terms.retention),
                                   "not negative and together at most 1");
    const int pays = terms.paid_after, releases = terms.released_after;
    if (pays < 0 || releases < 0)
        throw numeric_domain_error("a delay of payment", std::to_string(std::min(pays, releases)), "0 or more");
    const auto given = deliveries.view();
    const std::size_t first = contracted_in.on(deliveries.on());
    std::size_t last = first;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i] < money<C>{}) throw negative_magnitude_error(to_string(given[i]));
        if (given[i] == money<C>{}) continue;
        if (i < first) throw numeric_domain_error("a delivery", "in " + deliveries.on().label(static_cast<std::ptrdiff_t>(i)),
                                                  "not before the contract");
        last = i;
    }
    const auto delay = static_cast<std::size_t>(pays);
    const std::size_t release = last + static_cast<std::size_t>(releases);
    const std::size_t periods = std::max({given.size(), last + delay + 1, release + 1});
    const timeline<Freq> over(deliveries.on()[0], periods);

    std::vector<money<C>> committed(periods), accrued(periods), recovered(periods), paid(periods);
    // Cut down as running totals, so that no payment is negative and the last delivery settles every fraction.
    money<C> delivered, withheld, back;
    for (std::size_t i = first; i <= last; ++i) {
        accrued[i] = given[i];
        delivered += given[i];
        const money<C> withheld_now = (delivered * (terms.advance + terms.retention)).round(rounding::floor);
        const money<C> back_now = (delivered * terms.advance).round(rounding::floor);
        recovered[i] = back_now - back;
        paid[i + delay] += given[i] - (withheld_now - withheld);
        withheld = withheld_now;
        back = back_now;
    }
    committed[first] = delivered;
    paid[first] += back;  // the advance is what will be recovered
    paid[release] += withheld - back;
    return {{over, std::move(committed)}, {over, std::move(accrued)}, {over, std::move(recovered)}, {over, std::move(paid)}, back,
            withheld - back};
}

template <counted_currency C, frequency Freq>
std::vector<movement<C>> payment_schedules<C, Freq>::movements() const {
    std::vector<movement<C>> out;
    money<C> prepayment = advance;  // still to be paid: it is the first that is
    for (std::size_t i = 0; i < committed.size(); ++i) {
        const calendar_day day = period(committed.on()[i]).last();
        const auto add = [&](stage to, const money<C>& amount) {
            if (amount != money<C>{}) out.push_back({.on = day, .to = to, .amount = amount});
        };
        add(stage::contracted, committed[i]);
        money<C> settled = paid[i];
        if (committed[i] != money<C>{}) {
            add(stage::prepaid, prepayment);
            settled -= prepayment;
        }
        add(stage::accrued, accrued[i]);
        add(stage::applied, recovered[i]);
        add(stage::settled, settled);
    }
    return out;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
