// SPDX-License-Identifier: BSL-1.0
#pragma once
// A programme laid over a company's base case: with it, without it, and the difference, line by line.
//
//   capital_programme<T, Freq>                       spending, asset classes, earnings, costs, working capital
//   programme_lines(programme)                       the programme by itself, as a statement of signed lines
//   with_and_without(base, programmes, tax[, measure])      with_without: assumption, without, with, difference
//   joint_impact_of(base, programmes, tax[, measure])       each alone, all together, and how they interact
//   cash_effects(statement, net_cash)                margin, share of capital expenditure, net cash
//   runway(net_cash, burn), first_below_zero(net_cash)
//
// The currency is in T: a programme in another is translated first (impact/translated.hpp).
// Next to read: impact/returns.hpp, what the difference returns.

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/impact/base_case.hpp>
#include <outlay/impact/free_cash_flow.hpp>
#include <outlay/impact/tax.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/impact/working_capital.hpp>

namespace outlay::inline v0 {

/// What a programme spends, and what comes of it. Series are magnitudes on the base case's timeline.
template <class T, frequency Freq>
struct capital_programme {
    std::string name;
    flow_series<T, Freq> spend;
    flow_series<T, Freq> revenue;
    flow_series<T, Freq> operating_cost;  ///< paid in cash: without depreciation
    std::vector<asset_class> classes{};
    first_charge first = first_charge::half_period;
    exact_ratio working_capital{};  ///< a share of a year's revenue
};

namespace detail {

template <class T, frequency Freq>
auto exact_line(const flow_series<T, Freq>& s) {
    for (const T& x : s.view()) require_magnitude(x);
    return cellwise([](const T& x) { return share_type<T>(x); }, s);
}

/// The depreciation that falls into the spend's own timeline; what is not yet written off at its end stays out.
template <class T, frequency Freq>
auto charges_within(const flow_series<T, Freq>& spend, const std::vector<asset_class>& classes, first_charge first) {
    const auto all = charges_by_vintage(spend, classes, first);
    using amount = typename std::remove_cvref_t<decltype(all)>::value_type;
    const auto cells = all.view().values().first(spend.size());
    return flow_series<amount, Freq>(spend.on(), std::vector<amount>(cells.begin(), cells.end()));
}

}  // namespace detail

/// A programme's own lines, with their signs, before tax.
///
///     shape    revenue, operating cost, depreciation, operating income, working capital, capital expenditure
///     throws   timeline_mismatch_error, missing_cell_error, shares_error, negative_magnitude_error
template <class T, frequency Freq>
[[nodiscard]] auto programme_lines(const capital_programme<T, Freq>& p) {
    using amount = detail::share_type<T>;
    const auto revenue = detail::exact_line(p.revenue), cost = detail::exact_line(p.operating_cost);
    const auto spend = detail::exact_line(p.spend);
    const auto charges = detail::charges_within(p.spend, p.classes, p.first);
    statement<amount, Freq> lines(p.spend.on());
    lines.add("revenue", revenue)
        .add("operating cost", -cost)
        .add("depreciation", -charges)
        .add("operating income", revenue - cost - charges)
        .add("working capital", working_capital_by_share(revenue, p.working_capital).cash())
        .add("capital expenditure", -spend);
    return lines;
}

/// A company with its programmes, without them, and what they change.
template <class T, frequency Freq>
struct with_without {
    std::string assumption;  ///< what the base case assumes
    statement<T, Freq> without;
    statement<T, Freq> with;
    statement<T, Freq> difference;
};

namespace detail {

template <class T, frequency Freq>
statement<T, Freq> minus(const statement<T, Freq>& a, const statement<T, Freq>& b) {
    statement<T, Freq> out(a.on());
    for (const auto& line : a.lines()) out.add(line.name, line.values - b[line.name]);
    return out;
}

/// The base's lines with programmes added: tax falls on the income of the whole, and what it changes moves the cash
/// flow.
template <class T, frequency Freq>
statement<T, Freq> laid_over(const base_case<T, Freq>& base, const std::vector<statement<T, Freq>>& programmes,
                             const tax_rule& tax, const measure& free) {
    const statement<T, Freq>& from = base.lines();
    auto revenue = from["revenue"], income = from["operating income"], cash = from["operating cash flow"],
         capex = from["capital expenditure"];
    for (const auto& p : programmes) {
        revenue = revenue + p["revenue"];
        income = income + p["operating income"];
        cash = cash + p["revenue"] + p["operating cost"] + p["working capital"];
        capex = capex - p["capital expenditure"];
    }
    const auto taxed = income_tax(income, tax).tax;
    cash = cash - (taxed - income_tax(from["operating income"], tax).tax);
    statement<T, Freq> out(from.on());
    for (const auto& line : from.lines()) {
        if (line.name == "revenue") out.add(line.name, revenue);
        else if (line.name == "operating income") out.add(line.name, income).add("tax on operating income", taxed);
        else if (line.name == "operating cash flow") out.add(line.name, cash);
        else if (line.name == "capital expenditure") out.add(line.name, capex);
        else out.add(line.name, line.values);
    }
    const auto total = measured(free, out)[free.name];
    return std::move(out.add(free.name, total));
}

template <class T, frequency Freq, class U>
std::vector<statement<T, Freq>> lines_over(const base_case<T, Freq>& base,
                                           const std::vector<capital_programme<U, Freq>>& programmes) {
    std::vector<statement<T, Freq>> lines;
    for (const auto& p : programmes) {
        if (p.spend.on() != base.lines().on())
            throw timeline_mismatch_error(to_string(base.lines().on()), to_string(p.spend.on()));
        lines.push_back(programme_lines(p));
        if (base.leaves_out(p.name)) continue;
        std::vector<base_contains_programme_error::figures> both;
        for (std::size_t t = 0; t < p.spend.size(); ++t)
            if (!nothing(p.spend[t]))
                both.push_back({p.spend.on().label(static_cast<std::ptrdiff_t>(t)),
                                claim_value_text(base.lines()["capital expenditure"][t]),
                                claim_value_text(p.spend[t])});
        if (!both.empty()) throw base_contains_programme_error(p.name, std::move(both));
    }
    return lines;
}

}  // namespace detail

/// A base case with programmes laid over it.
///
///     operating income = base's + programmes' revenue - cost - depreciation
///     operating cash flow = base's + revenue - cost - working capital tied up - (tax with - tax without)
///     capital expenditure = base's + spending;  free cash flow by the measure, a line under its name
///
///     shape    other lines of the base pass through; the base's own figures hold its tax, of which only the change
///              counts
///     units    the base's; exact where it holds amounts
///     throws   base_contains_programme_error   the base was not told to leave the programme out
///              timeline_mismatch_error, missing_cell_error, line_missing_error, shares_error, negative_magnitude_error
template <class T, frequency Freq, class U>
    requires std::same_as<detail::share_type<U>, T>  // one currency: translate first
[[nodiscard]] with_without<T, Freq> with_and_without(const base_case<T, Freq>& base,
                                                     const std::vector<capital_programme<U, Freq>>& programmes,
                                                     const tax_rule& tax,
                                                     const measure& free = free_cash_flow::vendor()) {
    const auto lines = detail::lines_over(base, programmes);
    auto without = detail::laid_over(base, {}, tax, free);
    auto with = detail::laid_over(base, lines, tax, free);
    auto difference = detail::minus(with, without);
    return {base.assumption(), std::move(without), std::move(with), std::move(difference)};
}

/// What several programmes change, each alone and all together.
template <class T, frequency Freq>
struct joint_impact {
    struct one {
        std::string name;
        statement<T, Freq> difference;
    };
    std::string assumption;
    std::vector<one> alone;
    statement<T, Freq> together;
    /// Together less the sum of each alone: zero unless one programme's losses meet another's profits in the tax.
    statement<T, Freq> interaction;
};

template <class T, frequency Freq, class U>
    requires std::same_as<detail::share_type<U>, T>
[[nodiscard]] joint_impact<T, Freq> joint_impact_of(const base_case<T, Freq>& base,
                                                    const std::vector<capital_programme<U, Freq>>& programmes,
                                                    const tax_rule& tax,
                                                    const measure& free = free_cash_flow::vendor()) {
    auto all = with_and_without(base, programmes, tax, free);
    statement<T, Freq> interaction = all.difference;
    std::vector<typename joint_impact<T, Freq>::one> alone;
    for (const auto& p : programmes) {
        alone.push_back({p.name, with_and_without(base, std::vector{p}, tax, free).difference});
        interaction = detail::minus(interaction, alone.back().difference);
    }
    return {base.assumption(), std::move(alone), std::move(all.difference), std::move(interaction)};
}

/// What a statement means for the company's cash.
template <class T, frequency Freq>
struct cash_effect_lines {
    using ratio = decltype(std::declval<T>() / std::declval<T>());
    flow_series<ratio, Freq> margin;       ///< free cash flow over revenue
    flow_series<ratio, Freq> capex_share;  ///< capital expenditure over operating cash flow
    balance_series<T, Freq> net_cash;
};

/// Margin, share of capital expenditure and net cash, of a statement with or without a programme.
///
///     shape    a ratio is missing where its divisor is zero or missing; net_cash: what stood before the first period
template <class T, frequency Freq>
[[nodiscard]] cash_effect_lines<T, Freq> cash_effects(const statement<T, Freq>& s,
                                                      const std::type_identity_t<T>& net_cash,
                                                      std::string_view free = "free cash flow") {
    using ratio = typename cash_effect_lines<T, Freq>::ratio;
    const auto over = [&](const flow_series<T, Freq>& a, const flow_series<T, Freq>& b) {
        flow_series<ratio, Freq> out(s.on());
        for (std::size_t t = 0; t < out.size(); ++t)
            if (a.has(t) && b.has(t) && !detail::nothing(b[t])) out.set(t, a[t] / b[t]);
        return out;
    };
    return {over(s[free], s["revenue"]), over(s["capital expenditure"], s["operating cash flow"]),
            accumulate(s[free], net_cash)};
}

/// For how many periods net cash covers a burn, a magnitude; none where there is a debt, nothing where no cash is burned.
///
///     291,879 at 21,840 a quarter: 13.4 quarters
///
///     edges    of a claim on the burn, what of it lies above zero counts
template <class T>
[[nodiscard]] auto runway(const T& net_cash, const T& burn) -> std::optional<decltype(net_cash / burn)> {
    if constexpr (detail::is_bounds<T>) {
        if (burn.is_at_most(detail::zero<T>()) == answer::yes) return std::nullopt;
        return detail::above_zero(net_cash) / intersection(burn, more_than(detail::zero<typename T::value_type>()));
    } else {
        if (!(detail::zero<T>() < burn)) return std::nullopt;
        return detail::above_zero(net_cash) / burn;
    }
}

/// The first period that ends with a balance below zero, if one does.
template <class T, frequency Freq>
    requires(!detail::is_bounds<T>)  // of claims it is not known which period is the first
[[nodiscard]] std::optional<std::string> first_below_zero(const balance_series<T, Freq>& net_cash) {
    for (std::size_t t = 0; t < net_cash.size(); ++t)
        if (net_cash[t] < detail::zero<T>()) return net_cash.on().label(static_cast<std::ptrdiff_t>(t));
    return std::nullopt;
}

}  // namespace outlay
