// SPDX-License-Identifier: BSL-1.0
#pragma once
// Working capital of a series: what the business ties up between paying and being paid, rolled forward, its change as a flow.
//
//   working_capital_by_days(revenue, cost, days, at_end, opening)   receivables, inventory, payables by their days
//   working_capital_by_days(of, days, base, at_end, opening)        one balance, of the days of one flow
//   working_capital_by_share(of, share, at_end, opening)            a share of a year's flow
//   working_capital_of(items)                                  from balances
//   working_capital_schedule      items that roll; net(), invested() (a magnitude that may fall), cash() (its negative)
//
// The step, days and ends: impact/tied_up.hpp. The same on rows of a model: impact/working_capital_rows.hpp.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/impact/tied_up.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

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

/// The balances of one flow, by the step.
template <class T, frequency Freq>
auto tied_up_of(const flow_series<T, Freq>& of, const exact_ratio& wait, const std::optional<day_base>& base, working_capital_at_end at_end,
                const share_type<T>& opening) {
    using amount = share_type<T>;
    const std::vector<exact_ratio> parts = tied_up_parts(of.on(), base, at_end);
    tied_up<amount> step{opening};
    std::vector<amount> cells;
    for (const T& x : of.view()) cells.push_back(step.period(x, wait * parts[cells.size()]));
    return corkscrew<amount, Freq>::from_balances(opening, balance_series<amount, Freq>(of.on(), std::move(cells)));
}

}  // namespace detail

/// Balances by days: receivable = revenue x DSO / days of the period, and so on for the cost of sales.
///
///     revenue 3,650 and cost 1,825 a year, 30, 60 and 45 days: 300 + 300 - 225 = 375
///
///     shape    revenue, cost: magnitudes on one timeline; in a quarter, at the quarter's pace
///     units    the revenue's; exact where it is an amount
///     throws   missing_cell_error, timeline_mismatch_error
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto working_capital_by_days(const flow_series<T, Freq>& revenue, const flow_series<T, Freq>& cost,
                                           const working_capital_days<>& days, working_capital_at_end at_end,
                                           const working_capital_opening<detail::share_type<T>>& opening = {}) {
    using made = working_capital_schedule<detail::share_type<T>, Freq>;
    if (revenue.on() != cost.on()) throw timeline_mismatch_error(to_string(revenue.on()), to_string(cost.on()));
    const auto item = [&](const char* name, int sign, const auto& of, decimal how_long, const auto& before) {
        return typename made::item{name, sign, detail::tied_up_of(of, exact_ratio(how_long), days.days_a_year, at_end, before)};
    };
    return made{{item("receivables", 1, revenue, days.receivable, opening.receivables),
                 item("inventory", 1, cost, days.inventory, opening.inventory),
                 item("payables", -1, cost, days.payable, opening.payables)}};
}

/// One balance: the days of one flow, of revenue, of operating cost.
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto working_capital_by_days(const flow_series<T, Freq>& of, const exact_ratio& days, const day_base& base,
                                           working_capital_at_end at_end,
                                           const detail::share_type<T>& opening = detail::zero<detail::share_type<T>>()) {
    using made = working_capital_schedule<detail::share_type<T>, Freq>;
    return made{{typename made::item{"working capital", 1, detail::tied_up_of(of, days, base, at_end, opening)}}};
}

/// One balance: a share of a year's flow, at the pace of each period.
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto working_capital_by_share(const flow_series<T, Freq>& of, const exact_ratio& share, working_capital_at_end at_end,
                                            const detail::share_type<T>& opening = detail::zero<detail::share_type<T>>()) {
    using made = working_capital_schedule<detail::share_type<T>, Freq>;
    return made{{typename made::item{"working capital", 1, detail::tied_up_of(of, share, std::nullopt, at_end, opening)}}};
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
