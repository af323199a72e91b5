// SPDX-License-Identifier: BSL-1.0
#pragma once
// A capital programme as a model: what it spends, earns, pays in tax and leaves in cash, period by period, from drivers.
//
//   programme<C, Freq>               in one currency
//   programme<C, Freq, Foreign>      a share of the equipment is paid in another, at a rate that is a driver
//   shares_of(series)                a published plan of spending as shares of its whole
//   levels_of(series, a_year)        published revenue as levels of a year's full amount
//
//     const programme<CNY, yearly> cloud{.on = years,
//                                        .spending = {exact_ratio(1, 3), exact_ratio(1, 3), exact_ratio(1, 3)},
//                                        .earning = {0, 1, 1, 1, 1, 1, 1, 1, 1},
//                                        .equipment = {{.name = "servers", .life_in_months = 60, .first = first_charge::half_period}},
//                                        .losses = losses::monetised{},
//                                        .at_end = working_capital_at_end::released,
//                                        .when = timing::start};
//     runner<programme<CNY, yearly>> run(cloud);
//     run(drivers).npv
//
// Next to read: scenario/cases.hpp, what to do with a model; model/statement_of.hpp.

#include <array>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <outlay/cashflow/timing.hpp>
#include <outlay/fx/fx_rate_on.hpp>
#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/income_tax.hpp>
#include <outlay/impact/line_names.hpp>
#include <outlay/impact/losses.hpp>
#include <outlay/impact/working_capital_rows.hpp>
#include <outlay/model/drivers.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/sheet.hpp>
#include <outlay/number/named_choice.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

namespace detail {

/// What stands where a currency is asked for and there is none.
struct no_currency {};
/// A programme without imports plans no rate of exchange.
struct no_planned_rate {};

/// The list of a programme's drivers; those of imports stand after the equipment's price.
template <class D, class... Imports>
constexpr auto programme_drivers(const Imports&... imports) {
    return std::array{driver<&D::amount>("amount"),
                      driver<&D::equipment_price>("equipment price", "1 as planned"),
                      imports...,
                      driver<&D::delayed_share>("delayed share", "share of spending"),
                      driver<&D::full_revenue>("full revenue"),
                      driver<&D::utilisation>("utilisation", "share of full revenue"),
                      driver<&D::demand_shortfall>("demand shortfall", "share of revenue lost"),
                      driver<&D::operating_cost>("operating cost", "share of revenue"),
                      driver<&D::fixed_cost>("fixed cost"),
                      driver<&D::tax_rate>("tax rate", "share of profit"),
                      driver<&D::working_capital>("working capital", "share of a year's revenue"),
                      driver<&D::discount_rate>("discount rate", "a year, effective")};
}

}  // namespace detail

/// What may vary of a programme, with a share of its equipment bought in a foreign currency.
template <class C, class Foreign = detail::no_currency>
struct programme_terms {
    using planned_rate = fx_rate<Foreign, C>;

    template <class R>
    struct drivers {
        money<C, R> amount{};
        R equipment_price = R(1);
        R imported_share = R(0);
        fx_rate<Foreign, C, R> exchange_rate;  ///< of the days on which imports are paid; exact drivers do not compile without it
        R delayed_share = R(0);
        per_year<money<C, R>> full_revenue{};
        R utilisation = R(1);
        R demand_shortfall = R(0);
        R operating_cost = R(0);
        per_year<money<C, R>> fixed_cost{};
        R tax_rate = R(0);
        R working_capital = R(0);
        R discount_rate = R(0);

        static constexpr auto list() {
            using d = drivers;
            return detail::programme_drivers<d>(driver<&d::imported_share>("imported share", "share of equipment"), driver<&d::exchange_rate>("exchange rate"));
        }
    };
};

/// The same where everything is bought in one currency.
template <class C>
struct programme_terms<C, detail::no_currency> {
    using planned_rate = detail::no_planned_rate;

    template <class R>
    struct drivers {
        money<C, R> amount{};
        R equipment_price = R(1);
        R delayed_share = R(0);
        per_year<money<C, R>> full_revenue{};
        R utilisation = R(1);
        R demand_shortfall = R(0);
        R operating_cost = R(0);
        per_year<money<C, R>> fixed_cost{};
        R tax_rate = R(0);
        R working_capital = R(0);
        R discount_rate = R(0);

        static constexpr auto list() { return detail::programme_drivers<drivers>(); }
    };
};

namespace detail {

template <class T>
exact_ratio exact_count(const T& x) {
    if constexpr (std::constructible_from<exact_ratio, const T&>) return exact_ratio(x);
    else return ratio_of(x.minor_units());
}

}  // namespace detail

/// A capital programme.
///
///     spend_t      = (1 - delayed) spending_t + delayed spending_(t - delay)          parts of the amount
///     equipment_t  = spend_t x amount x equipment share x equipment price
///     imports_t    = imported share x equipment_t at the planned rate, paid at the exchange rate
///     revenue_t    = full revenue a year x utilisation x earning_t x (1 - demand shortfall x shortfall_t)
///     cost_t       = operating cost x revenue_t + fixed cost a year x cost level_t
///     tax_t        = tax rate x taxable profit of revenue - cost - depreciation
///     working_t    = working capital x revenue_t x periods a year
///     cash         = revenue - cost - tax - change of working capital - capital expenditure
///
///     shape    lists no longer than the timeline; what they leave out is 0, but 1 where the shortfall or the cost level is not given
///     units    amounts in C; rates of a year; lines are magnitudes where their name is a cost
///     throws   numeric_domain_error   shares of spending that do not add up to one; lists longer than the timeline; delayed spending
///                                     beyond it; an equipment share not above 0 or above 1; a rest without classes; a class without a
///                                     life or charges
///              shares_error           shares of classes that do not add up to one
///     cost     about twenty lines; allocates nothing after the first run
template <counted_currency C, frequency Freq, class Foreign = detail::no_currency>
    requires requires { Freq::per_year; }
struct programme {
    using terms = programme_terms<C, Foreign>;
    template <class R>
    using drivers = typename terms::template drivers<R>;
    /// What comes of it.
    template <class R>
    struct outcomes {
        money<C, R> npv{};
        money<C, R> gain{};          ///< all cash, not discounted
        money<C, R> funding_need{};  ///< how deep cumulative cash falls below zero, as a magnitude
        money<C, R> spent{};

        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::npv>("npv"), outcome<&o::gain>("gain"), outcome<&o::funding_need>("funding need"),
                              outcome<&o::spent>("spent")};
        }
    };
    static constexpr bool imports = !std::same_as<Foreign, detail::no_currency>;

    timeline<Freq> on;
    std::vector<exact_ratio> spending;                ///< part of the amount in each period: adds up to one
    std::vector<exact_ratio> earning;                 ///< level of the full revenue in each period
    exact_ratio equipment_share = 1;                  ///< of the amount: what the equipment's price moves
    std::vector<asset_class> equipment{};      ///< its classes, their shares of the equipment
    std::vector<asset_class> rest{};           ///< of what is no equipment: land, buildings
    std::vector<exact_ratio> shortfall{};             ///< how much of a demand shortfall each period feels; none given: all of it
    std::vector<exact_ratio> cost_level{};            ///< of the fixed cost in each period; none given: all of it
    whole_count<std::size_t> delay = 0;               ///< by how many periods the delayed share of the spending is late
    named_choice<loss_treatment> losses;              ///< what becomes of a loss
    named_choice<working_capital_at_end> at_end;      ///< released in the last period, or kept
    named_choice<timing> when;                        ///< in its period a flow falls so when it is discounted
    typename terms::planned_rate planned_rate{};            ///< at which imports were planned; only where there are imports

    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, Freq>& s) const {
        const auto capex = spent(d, s);
        const auto charge = charged(s, capex);
        const auto ramp = s.fixed("ramp", [&](std::size_t t) { return cell("earning", earning, t, 0); });
        const auto lost = s.fixed("demand that may be lost", [&](std::size_t t) {
            return cell("earning", earning, t, 0) * cell("shortfall", shortfall, t, shortfall.empty() ? 1 : 0);
        });
        const auto level = s.fixed("level of fixed cost", [&](std::size_t t) { return cell("cost level", cost_level, t, cost_level.empty() ? 1 : 0); });
        const auto revenue = s.flow(line_names::revenue, (d.full_revenue * d.utilisation) * (ramp - lost * d.demand_shortfall));
        const auto cost = s.flow(line_names::operating_cost, revenue * d.operating_cost + d.fixed_cost * level);
        const auto profit = s.total(line_names::operating_income, revenue - cost - charge);
        const auto taxed = [&](const auto& rule) { return s.block(line_names::income_tax, income_tax(profit, d.tax_rate, rule)).tax; };
        const loss_treatment& law = losses;
        const auto tax = [&] {  // not std::visit: what it calls is not inlined
            if (const auto* forward = std::get_if<outlay::losses::forward>(&law)) return taxed(*forward);
            if (const auto* by = std::get_if<outlay::losses::lost>(&law)) return taxed(*by);
            return taxed(outlay::losses::monetised{});
        }();
        s.section("cash");
        const auto tied = s.block(line_names::working_capital, working_capital_by_share(revenue, d.working_capital, at_end)).tied;
        const auto cash = s.total(line_names::free_cash_flow, revenue - cost - tax - tied - capex.all);
        const auto cumulative = s.balance(line_names::cumulative_cash, running(cash));
        s.rolls(cumulative, cash);
        using amount = money<C, R>;
        if (s.periods().size() == 0) return {};
        return {npv(d.discount_rate, cash, when), closing(cumulative), amount::from_minor(positive_part(R(R(0) - lowest(cumulative).minor_units()))),
                sum(capex.all)};
    }

private:
    /// What is bought: equipment, the rest where there is any, and both.
    template <class R>
    struct purchases {
        row<money<C, R>, flow, Freq> equipment, rest, all;
    };

    [[nodiscard]] exact_ratio cell(const char* what, const std::vector<exact_ratio>& list, std::size_t t, int beyond) const {
        if (list.size() > on.size())
            throw numeric_domain_error("the periods of a programme's " + std::string(what), std::to_string(list.size()),
                                       "at most the " + std::to_string(on.size()) + " of the timeline");
        if (t < list.size() && list[t] < exact_ratio(0))
            throw numeric_domain_error("a programme's " + std::string(what) + " in " + on.label(static_cast<std::ptrdiff_t>(t)), to_string(list[t]), "at least 0");
        return t < list.size() ? list[t] : exact_ratio(beyond);
    }
    void check_spending() const {
        if (equipment_share <= exact_ratio(0) || exact_ratio(1) < equipment_share)
            throw numeric_domain_error("the equipment's share", to_string(equipment_share), "above 0 and at most 1");
        exact_ratio whole;
        for (const exact_ratio& share : spending) whole += share;
        if (whole != exact_ratio(1)) throw numeric_domain_error("the sum of the shares of spending", to_string(whole), "1");
    }
    void check_delay() const {
        std::size_t spent_in = spending.size();
        while (spent_in > 0 && spending[spent_in - 1] == exact_ratio(0)) --spent_in;
        const std::size_t room = on.size() > spent_in ? on.size() - spent_in : 0, late_by = delay;
        if (late_by > room)
            throw numeric_domain_error("the delay of a programme's spending", std::to_string(late_by) + " periods",
                                       "at most the " + std::to_string(room) + " that the timeline has after it");
    }
    [[nodiscard]] exact_ratio late(std::size_t t) const {
        return t >= delay && t - delay < spending.size() ? spending[t - delay] : exact_ratio(0);
    }

    template <class R>
    purchases<R> spent(const drivers<R>& d, sheet<R, Freq>& s) const {
        s.section("spending");
        const auto planned_spending = s.template fixed<flow>("planned spending", [&](std::size_t t) {
            if (t == 0) check_spending();
            return cell("spending", spending, t, 0);
        });
        const auto parts = [&] {
            if (delay == 0) return planned_spending;
            const auto delayed = s.template fixed<flow>("delayed spending", [&](std::size_t t) {
                if (t == 0) check_delay();
                return late(t);
            });
            return s.flow("spending", planned_spending * (R(1) - d.delayed_share) + delayed * d.delayed_share);
        }();
        const R share = s.number(equipment_share);
        const R of_equipment = share * d.equipment_price;
        const auto bought = [&] {
            if constexpr (imports) {
                const fx_rate<Foreign, C, R> rate(s.number(planned_rate.value()));
                const auto abroad = s.flow("imported equipment", parts * ((d.amount * (of_equipment * d.imported_share)) * rate.inverse()));
                const auto exchanged = s.flow("imported equipment as paid", abroad * d.exchange_rate);
                const auto at_home = s.flow("equipment bought at home", parts * (d.amount * (of_equipment * (R(1) - d.imported_share))));
                return s.total("equipment", at_home + exchanged);
            } else {
                return s.flow("equipment", parts * (d.amount * of_equipment));
            }
        }();
        if (equipment_share == exact_ratio(1)) {
            const auto all = s.total(line_names::capital_expenditure, bought);
            return {bought, bought, all};
        }
        const auto others = s.flow("rest", parts * (d.amount * (R(1) - share)));
        const auto all = s.total(line_names::capital_expenditure, bought + others);
        return {bought, others, all};
    }
    template <class R>
    row<money<C, R>, flow, Freq> charged(sheet<R, Freq>& s, const purchases<R>& of) const {
        s.section("operations");
        const auto of_equipment = s.block("depreciation of equipment", depreciation(of.equipment, equipment));
        if (equipment_share == exact_ratio(1)) return s.total(line_names::depreciation, of_equipment);
        const auto of_rest = s.block("depreciation of the rest", depreciation(of.rest, rest));
        return s.total(line_names::depreciation, of_equipment + of_rest);
    }
};

/// Published spending as parts of its whole, for a programme that starts with the series' first period.
///
///     10, 30, 60: 1/10, 3/10, 6/10
///
///     throws   missing_cell_error; numeric_domain_error where the whole is zero
template <class T, frequency Freq>
[[nodiscard]] std::vector<exact_ratio> shares_of(const flow_series<T, Freq>& spending) {
    exact_ratio whole;
    std::vector<exact_ratio> shares;
    for (const T& x : spending.view()) {
        shares.push_back(detail::exact_count(x));
        whole += shares.back();
    }
    if (whole == exact_ratio(0)) throw numeric_domain_error("the whole of a series of spending", "0", "other than 0");
    for (exact_ratio& share : shares) share = share / whole;
    return shares;
}

/// Published revenue as levels of a year's full amount: in a quarter, of a quarter of it.
///
///     quarters of 20 and 25 of 100 a year: 4/5, 1
///
///     throws   missing_cell_error; numeric_domain_error where the full amount is zero
template <class T, frequency Freq>
    requires requires { Freq::per_year; }
[[nodiscard]] std::vector<exact_ratio> levels_of(const flow_series<T, Freq>& revenue, const per_year<T>& full) {
    const exact_ratio whole = detail::exact_count(full.amount());
    if (whole == exact_ratio(0)) throw numeric_domain_error("a year's full revenue", "0", "other than 0");
    std::vector<exact_ratio> levels;
    for (const T& x : revenue.view()) levels.push_back(detail::exact_count(x) * exact_ratio(Freq::per_year) / whole);
    return levels;
}

}  // namespace outlay
