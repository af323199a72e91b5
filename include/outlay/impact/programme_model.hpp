// SPDX-License-Identifier: BSL-1.0
#pragma once
// A capital programme as a model: what it spends, earns, pays in tax and leaves in cash, period by period, from
// drivers.
//
//   programme_plan<Freq>          what is fixed: the timeline, the shape of spending, asset classes, the ramp of
//                                 earnings
//   programme_drivers<R>          what may vary: amount, prices, utilisation, costs, tax, the discount rate
//   programme_outcomes<R>         net present value, undiscounted gain, deepest funding need
//   programme_model<Freq>         the model; its rows are named in programme_model<Freq>::rows
//
//     const programme_model<yearly> cloud({.spending = {...}, .classes = {...}, .earning = {...}});
//     run<double>(cloud, drivers).npv
//
// Next to read: scenario/cases.hpp; impact/programme.hpp, the same laid over a company's base case.

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/model.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What of a programme is fixed before its drivers are: shapes over time, no amounts.
///
///     shape    spending: shares of the amount, adding up to one; earning: shares of the full inflow, 0 before it
///              starts; both no longer than the timeline, later periods are 0
template <frequency Freq>
struct programme_plan {
    timeline<Freq> on{};
    std::vector<exact_ratio> spending{};
    std::vector<exact_ratio> earning{};
    std::vector<asset_class> classes{{"equipment", 1, 5}};
    first_charge first = first_charge::half_period;
    whole_count<std::size_t> priced_class = 0;  ///< the class whose price the driver "equipment price" moves
    whole_count<std::size_t> delay = 1;    ///< by how many periods the "delayed share" of the spending is late; what
                                           ///< is late beyond the timeline is not spent in it
    std::vector<exact_ratio> shortfall{};  ///< how much of a "demand shortfall" a period feels; none given: all of it
};

/// What may vary. Amounts are in one unit of the caller's, RMB million say; rates are a year's.
template <class R>
struct programme_drivers {
    R amount = R(0);
    R equipment_price = R(1);
    R imported_share = R(0);
    R exchange_rate = R(1);
    R delayed_share = R(0);
    R full_inflow = R(0);
    R utilisation = R(1);
    R demand_shortfall = R(0);
    R operating_cost = R(0);
    R tax_rate = R(0);
    R working_capital = R(0);
    R discount_rate = R(0);

    static constexpr auto list() {
        using d = programme_drivers;
        return std::array{listed{"amount", "currency", &d::amount},
                          listed{"equipment price", "1 as planned", &d::equipment_price},
                          listed{"imported share", "share of equipment", &d::imported_share},
                          listed{"exchange rate", "home for foreign, 1 as planned", &d::exchange_rate},
                          listed{"delayed share", "share of spending", &d::delayed_share},
                          listed{"full inflow", "currency a period", &d::full_inflow},
                          listed{"utilisation", "share of full inflow", &d::utilisation},
                          listed{"demand shortfall", "share of inflow lost", &d::demand_shortfall},
                          listed{"operating cost", "share of inflow", &d::operating_cost},
                          listed{"tax rate", "share of profit", &d::tax_rate},
                          listed{"working capital", "share of a year's inflow", &d::working_capital},
                          listed{"discount rate", "a year, effective", &d::discount_rate}};
    }
};

template <class R>
struct programme_outcomes {
    R npv = R(0);
    R gain = R(0);
    R funding_need = R(0);
    R spent = R(0);

    static constexpr auto list() {
        using o = programme_outcomes;
        return std::array{listed{"npv", "currency", &o::npv}, listed{"gain", "currency, undiscounted", &o::gain},
                          listed{"funding need", "currency, deepest cumulative outflow", &o::funding_need},
                          listed{"spent", "currency", &o::spent}};
    }
};

/// The lines of a programme, as magnitudes where the name is a cost. Losses carry no tax back or forward: a loss-making
/// programme inside a profitable company saves the company's tax, so tax may be negative.
///
///     price      = equipment price (1 + imported share (exchange rate - 1))
///     spend_t    = amount (1 + (price - 1) equipment share) ((1 - delayed) shape_t + delayed shape_(t-delay))
///     inflow_t   = full inflow x utilisation x (1 - demand shortfall x felt_t) x earning_t
///     tax_t      = tax rate x (inflow - operating cost - depreciation)_t
///     working_t  = working capital x inflow_t x periods a year: a year's inflow at the pace of the period
///     cash_t     = inflow - operating cost - tax - spend - change of working capital
///     npv        = sum cash_t / (1 + r)^(t / periods a year), the first period's not discounted
///
///     throws   shares_error           the spending or the classes do not add up to one
///              numeric_domain_error   more shares than periods or one below zero, a priced class that is none
///     cost     a run allocates nothing and takes about 20 operations a period
template <frequency Freq>
class programme_model {
public:
    template <class R>
    using drivers = programme_drivers<R>;
    template <class R>
    using outcomes = programme_outcomes<R>;

    /// The rows that a run writes, then those that prepare() writes once: the shapes, per unit of amount.
    enum row_index : std::size_t {
        spend,
        depreciation,
        inflow,
        operating_cost,
        profit,
        tax,
        working_capital,
        cash,
        cumulative,
        spending,
        charge,
        priced_charge,
        late_spending,
        late_charge,
        late_priced_charge,
        earning,
        lost_earning,
        priced_share
    };
    static constexpr std::array<const char*, 18> rows{"spend",
                                                      "depreciation",
                                                      "inflow",
                                                      "operating cost",
                                                      "profit",
                                                      "tax",
                                                      "working capital",
                                                      "free cash flow",
                                                      "cumulative cash",
                                                      "spending shape",
                                                      "charge shape",
                                                      "priced charge shape",
                                                      "late spending shape",
                                                      "late charge shape",
                                                      "late priced charge shape",
                                                      "earning shape",
                                                      "lost earning shape",
                                                      "priced share"};

    explicit programme_model(programme_plan<Freq> plan) : plan_(std::move(plan)) {
        const std::size_t n = plan_.on.size();
        const std::size_t priced = plan_.priced_class, delay = plan_.delay;
        if (priced >= plan_.classes.size())
            throw numeric_domain_error("the priced class", std::to_string(priced), "one of the classes");
        fit("spending", plan_.spending);
        fit("earning", plan_.earning);
        if (plan_.shortfall.empty()) plan_.shortfall.assign(n, exact_ratio(1));
        fit("the shortfall", plan_.shortfall);
        exact_ratio whole;
        for (const exact_ratio& share : plan_.spending) whole += share;
        if (whole != 1) throw numeric_domain_error("the sum of the spending's shares", to_string(whole), "1");
        std::vector<exact_ratio> late(n);
        for (std::size_t t = delay; t < n; ++t) late[t] = plan_.spending[t - delay];
        asset_class alone = plan_.classes[priced];
        alone.share = 1;
        for (const auto& shape : {plan_.spending, late}) {
            shapes_.push_back(shape);
            shapes_.push_back(charges_of(shape, plan_.classes));
            shapes_.push_back(charges_of(shape, {alone}));
        }
        shapes_.push_back(plan_.earning);
        std::vector<exact_ratio> lost(n);
        for (std::size_t t = 0; t < n; ++t) lost[t] = plan_.earning[t] * plan_.shortfall[t];
        shapes_.push_back(lost);
        shapes_.push_back(std::vector<exact_ratio>(n, plan_.classes[priced].share));
    }

    [[nodiscard]] const programme_plan<Freq>& plan() const noexcept { return plan_; }
    [[nodiscard]] workspace_layout layout() const { return {{rows.begin(), rows.end()}, plan_.on.size()}; }

    /// Writes the shapes into their rows.
    template <field R>
    void prepare(workspace<R>& w) const {
        for (std::size_t i = 0; i < shapes_.size(); ++i)
            for (std::size_t t = 0; t < plan_.on.size(); ++t) w[spending + i][t] = to_real<R>(shapes_[i][t]);
    }
    template <field R>
    outcomes<R> operator()(const drivers<R>& d, workspace<R>& w) const;

private:
    void fit(const char* what, std::vector<exact_ratio>& shares) const {
        const std::size_t n = plan_.on.size();
        if (shares.size() > n)
            throw numeric_domain_error(std::string("the shares of ") + what, std::to_string(shares.size()),
                                       "at most the " + std::to_string(n) + " periods of the timeline");
        for (const exact_ratio& share : shares)
            if (share < 0)
                throw numeric_domain_error(std::string("a share of ") + what, to_string(share), "at least 0");
        shares.resize(n);
    }
    /// The charges that fall into the timeline: what is not yet written off at its end stays out.
    [[nodiscard]] std::vector<exact_ratio> charges_of(const std::vector<exact_ratio>& bought,
                                                      const std::vector<asset_class>& classes) const {
        const auto all = charges_by_vintage(flow_series<exact_ratio, Freq>(plan_.on, bought), classes, plan_.first);
        const auto within = all.view().values().first(plan_.on.size());
        return {within.begin(), within.end()};
    }

    programme_plan<Freq> plan_;
    std::vector<std::vector<exact_ratio>> shapes_;  // in the order of the rows from `spending` on
};

template <frequency Freq>
template <field R>
programme_outcomes<R> programme_model<Freq>::operator()(const programme_drivers<R>& d, workspace<R>& w) const {
    const R growth = [&] {
        const R year = R(1) + d.discount_rate;
        if constexpr (Freq::per_year == 1) return year;
        else return outlay::pow(year, R(R(1) / R(Freq::per_year)));
    }();
    const R discount = R(1) / growth;
    const R on_time = d.amount * (R(1) - d.delayed_share);
    const R delayed = d.amount * d.delayed_share;
    const R price = d.equipment_price * (R(1) + d.imported_share * (d.exchange_rate - R(1)));
    const R dearer = plan_.on.size() == 0 ? R(0) : R((price - R(1)) * w[priced_share][0]);
    const R per_unit = R(1) + dearer;
    const R earned = d.full_inflow * d.utilisation;
    const R of_a_period = d.working_capital * R(Freq::per_year);

    // Two passes, or the rows' addresses outnumber the registers.
    const std::size_t n = plan_.on.size();
    for (std::size_t t = 0; t < n; ++t) {
        w[spend][t] = per_unit * (on_time * w[spending][t] + delayed * w[late_spending][t]);
        w[depreciation][t] = on_time * (w[charge][t] + dearer * w[priced_charge][t]) +
                             delayed * (w[late_charge][t] + dearer * w[late_priced_charge][t]);
        w[inflow][t] = earned * (w[earning][t] - d.demand_shortfall * w[lost_earning][t]);
    }
    programme_outcomes<R> out;
    R factor(1);
    R working_before(0);
    R total(0);
    for (std::size_t t = 0; t < n; ++t) {
        const R bought = w[spend][t];
        const R came_in = w[inflow][t];
        const R cost = came_in * d.operating_cost;
        const R gained = came_in - cost - w[depreciation][t];
        const R taxed = gained * d.tax_rate;
        const R working = came_in * of_a_period;
        const R left = came_in - cost - taxed - bought - (working - working_before);
        working_before = working;
        total = total + left;
        out.npv = out.npv + left * factor;
        out.spent = out.spent + bought;
        out.funding_need = outlay::max(out.funding_need, R(-total));
        factor = factor * discount;
        w[operating_cost][t] = cost;
        w[profit][t] = gained;
        w[tax][t] = taxed;
        w[working_capital][t] = working;
        w[cash][t] = left;
        w[cumulative][t] = total;
    }
    out.gain = total;
    return out;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
