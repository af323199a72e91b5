// SPDX-License-Identifier: BSL-1.0
#pragma once
// Working capital: what the business ties up between paying and being paid, rolled forward, its change as a flow.
//
//   working_capital_by_days(revenue, cost, days, opening)      receivables, inventory, payables by their days
//   working_capital_by_share(revenue, share, opening)          a share of a year's revenue
//   working_capital_of(items)                                  from balances
//   working_capital_schedule      items that roll; net(), invested() (a magnitude that may fall), cash() (its negative)

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// How long the business waits: sales outstanding (DSO), stock on hand (DIO), bills unpaid (DPO), in days.
struct working_capital_days {
    decimal receivable = 0;  ///< of revenue
    decimal inventory = 0;   ///< of cost of sales
    decimal payable = 0;     ///< of cost of sales
    decimal days_a_year = 365;  ///< 360, 365.25
};

/// What stood before the first period.
template <class T>
struct working_capital_opening {
    T receivables = detail::zero<T>();
    T inventory = detail::zero<T>();
    T payables = detail::zero<T>();
};

/// Items of working capital, each rolled from its opening balance.
template <class T, frequency Freq>
struct working_capital_schedule {
    struct item {
        std::string name;
        int sign;  ///< 1 an asset, -1 a liability; balances are magnitudes
        corkscrew<T, Freq> roll;
    };
    std::vector<item> items{};

    [[nodiscard]] balance_series<T, Freq> net() const {
        return total([](const item& i) { return i.roll.closing(); });
    }
    /// What each period ties up; below zero where it sets cash free.
    [[nodiscard]] flow_series<T, Freq> invested() const {
        return total([](const item& i) { return i.roll.movement(); });
    }
    /// The same as a flow of cash.
    [[nodiscard]] flow_series<T, Freq> cash() const { return -invested(); }

private:
    template <class Of>
    [[nodiscard]] auto total(Of of) const {
        if (items.empty()) throw numeric_domain_error("the items of working capital", "0", "at least 1");
        auto sum = items.front().sign < 0 ? -of(items.front()) : of(items.front());
        for (std::size_t i = 1; i < items.size(); ++i)
            sum = items[i].sign < 0 ? sum - of(items[i]) : sum + of(items[i]);
        return sum;
    }
};

namespace detail {

/// A balance that is a share of a year's flow, at the pace of each period.
template <class T, frequency Freq>
auto paced(const flow_series<T, Freq>& of, const exact_ratio& years, const share_type<T>& opening) {
    using amount = share_type<T>;
    std::vector<amount> cells;
    for (const T& x : of.view()) cells.push_back(part_of(x, years * Freq::per_year));
    return corkscrew<amount, Freq>::from_balances(opening, balance_series<amount, Freq>(of.on(), std::move(cells)));
}

}  // namespace detail

/// Balances by days: receivable = revenue x periods a year x DSO / days a year, and so on for the cost of sales.
///
///     revenue 3,650 and cost 1,825 a year, 30, 60 and 45 days: 300 + 300 - 225 = 375
///
///     shape    revenue, cost: magnitudes on one timeline; in a quarter, at the quarter's pace
///     units    the revenue's; exact where it is an amount
///     throws   missing_cell_error, timeline_mismatch_error, numeric_domain_error (a year of no days)
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto working_capital_by_days(const flow_series<T, Freq>& revenue, const flow_series<T, Freq>& cost,
                                           const working_capital_days& days,
                                           const working_capital_opening<detail::share_type<T>>& opening = {}) {
    using made = working_capital_schedule<detail::share_type<T>, Freq>;
    if (revenue.on() != cost.on()) throw timeline_mismatch_error(to_string(revenue.on()), to_string(cost.on()));
    if (!(days.days_a_year > 0))
        throw numeric_domain_error("the days of a year", to_string(days.days_a_year), "above 0");
    const auto item = [&](const char* name, int sign, const auto& of, decimal how_long, const auto& before) {
        return typename made::item{name, sign, detail::paced(of, exact_ratio(how_long) / days.days_a_year, before)};
    };
    return made{{item("receivables", 1, revenue, days.receivable, opening.receivables),
                 item("inventory", 1, cost, days.inventory, opening.inventory),
                 item("payables", -1, cost, days.payable, opening.payables)}};
}

/// One balance: a share of a year's revenue, at the pace of each period.
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto working_capital_by_share(
    const flow_series<T, Freq>& revenue, const exact_ratio& share,
    const detail::share_type<T>& opening = detail::zero<detail::share_type<T>>()) {
    using made = working_capital_schedule<detail::share_type<T>, Freq>;
    return made{{typename made::item{"working capital", 1, detail::paced(revenue, share, opening)}}};
}

/// From balances, say a company's own: {"receivables", 1, balance_series, opening}.
template <class T, frequency Freq>
struct working_capital_balance {
    std::string name;
    int sign;
    balance_series<T, Freq> closing;
    T opening = detail::zero<T>();
};
template <class T, frequency Freq>
[[nodiscard]] working_capital_schedule<T, Freq> working_capital_of(
    const std::vector<working_capital_balance<T, Freq>>& balances) {
    working_capital_schedule<T, Freq> all;
    for (const auto& b : balances)
        all.items.push_back({b.name, b.sign, corkscrew<T, Freq>::from_balances(b.opening, b.closing)});
    return all;
}

}  // namespace outlay
