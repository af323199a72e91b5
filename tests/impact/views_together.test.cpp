// SPDX-License-Identifier: BSL-1.0
// One plant as series of exact fractions, and as rows on double, fifty digits, intervals, dual numbers and packs, on years, halves,
// quarters and months: they say the same, or enclose it.
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/income_tax.hpp>
#include <outlay/impact/tax.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/impact/working_capital.hpp>
#include <outlay/model/check_model.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/model/statement_of.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace views_together_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class Freq>
struct plant {
    timeline<Freq> on;
    std::vector<exact_ratio> spending, ramp;
    std::vector<asset_class> books;
    losses::forward rule{};

    template <class R>
    struct drivers {
        money<USD, R> build{};
        per_year<money<USD, R>> income{};
        R cost{}, tax_rate{}, tied_up{}, discount{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::build>("build"),           driver<&d::income>("income"),
                              driver<&d::cost>("cost", "share"),    driver<&d::tax_rate>("tax rate", "share"),
                              driver<&d::tied_up>("tied up", "share of a year"), driver<&d::discount>("discount", "a year")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> npv{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::npv>("npv")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, Freq>& s) const {
        const auto capex = s.flow("capital expenditure", d.build * s.shares("spending", spending));
        const auto revenue = s.flow("revenue", d.income * s.levels("ramp", ramp));
        const auto cost = s.flow("operating cost", revenue * d.cost);
        const auto charge = s.block("depreciation", depreciation(capex, books));
        const auto tax = s.block("income tax", income_tax(revenue - cost - charge, d.tax_rate, rule)).tax;
        const auto working = s.balance("working capital", share_of_year(revenue, d.tied_up));
        const auto tied = s.flow("change of working capital", change(working));
        s.rolls(working, tied);
        const auto cash = s.total("free cash flow", revenue - cost - tax - tied - capex);
        return {npv(d.discount, cash, timing::start)};
    }
};

template <class Freq>
plant<Freq> plant_on(const timeline<Freq>& on, losses::forward rule) {
    plant<Freq> p{on, {exact_ratio(1, 2), exact_ratio(1, 4), exact_ratio(1, 4)}, std::vector<exact_ratio>(on.size(), exact_ratio(1)), {}, rule};
    p.ramp[0] = 0;
    p.ramp[1] = exact_ratio(1, 3);
    p.books = {{.name = "servers", .share = 70_pct, .life_in_months = 36, .first = first_charge::half_period},
               {.name = "buildings", .share = 30_pct, .life_in_months = 120, .first = first_charge::half_period}};
    return p;
}
template <class Freq>
typename plant<Freq>::template drivers<exact_ratio> base() {
    typename plant<Freq>::template drivers<exact_ratio> d;
    d.build = 4'000_usd;
    d.income = per_year(1'700_usd);
    d.cost = 40_pct;
    d.tax_rate = 25_pct;
    d.tied_up = 5_pct;
    d.discount = 8_pct;
    return d;
}

// The same by the functions on series, exactly.
template <class Freq>
flow_series<exact_ratio, Freq> cash_by_series(const plant<Freq>& p) {
    const auto flows = [&](auto f) {
        std::vector<exact_ratio> cells;
        for (std::size_t t = 0; t < p.on.size(); ++t) cells.push_back(f(t));
        return flow_series<exact_ratio, Freq>(p.on, cells);
    };
    const auto capex = flows([&](std::size_t t) { return t < p.spending.size() ? p.spending[t] * exact_ratio(400'000) : exact_ratio(0); });
    const auto revenue = flows([&](std::size_t t) { return p.ramp[t] * exact_ratio(170'000, Freq::per_year); });
    const auto cost = revenue * exact_ratio(40_pct);
    const auto all = charges_by_vintage(capex, p.books);
    const auto charge = flows([&](std::size_t t) { return all[t]; });
    const auto tax = income_tax(revenue - cost - charge, tax_rule{{25_pct}, p.rule}).tax;
    return revenue - cost - tax - working_capital_by_share(revenue, exact_ratio(5_pct), working_capital_at_end::kept).invested() - capex;
}

template <class Freq>
void hold_together(const timeline<Freq>& on, losses::forward rule) {
    INFO(to_string(on) << ", losses expire after " << static_cast<std::size_t>(rule.expire_after));
    const auto p = plant_on(on, rule);
    const auto exact = base<Freq>();
    std::string findings;
    for (const model_finding& f : check_model(p, exact).found) findings += f.line + " " + f.period + " " + f.detail + "; ";
    CHECK(findings.empty());

    const auto series = cash_by_series(p);
    runner<plant<Freq>, fifty_digits> fifty(p);
    const fifty_digits npv_fifty = fifty(exact).npv.minor_units();
    const auto rows = fifty.rows().template flow<USD>("free cash flow");
    for (std::size_t t = 0; t < on.size(); ++t)
        CHECK(abs(fifty_digits(rows[t].minor_units() - to_real<fifty_digits>(series[t]))) < fifty_digits("1e-40"));
    CHECK(abs(fifty_digits(npv<fifty_digits>(8_pct, series, timing::start) - npv_fifty)) < fifty_digits("1e-38"));

    runner<plant<Freq>, double> plain(p);
    const auto d = drivers_as<double>(exact);
    const double npv_plain = plain(d).npv.minor_units();
    CHECK(npv_plain == Catch::Approx(to_double(npv_fifty)).epsilon(1e-12));

    // What each driver moves: against a difference quotient of fifty digits.
    runner<plant<Freq>, dual<double>> sensitive(p);
    constexpr auto list = plant<Freq>::template drivers<dual<double>>::list();
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto moved = drivers_as<dual<double>>(exact);
        list[i].set_count(moved, dual<double>::variable(list[i].count(moved).value));
        const double slope = sensitive(moved).npv.minor_units().derivative;
        auto up = drivers_as<fifty_digits>(exact);
        constexpr auto on_fifty = plant<Freq>::template drivers<fifty_digits>::list();
        const fifty_digits step = on_fifty[i].count(up) * fifty_digits("1e-20");
        on_fifty[i].set_count(up, on_fifty[i].count(up) + step);
        const double quotient = to_double(fifty_digits((fifty(up).npv.minor_units() - npv_fifty) / step));
        INFO(std::string(list[i].name));
        CHECK(slope == Catch::Approx(quotient).epsilon(1e-9).margin(1e-12));
    }

    // Ranges enclose what is inside them, and stay tight: balances never fall below zero.
    runner<plant<Freq>, interval> ranged(p);
    auto box = drivers_as<interval>(exact);
    box.income = per_year(money<USD, interval>::from_minor(interval(150'000, 180'000)));
    const interval range = ranged(box).npv.minor_units();
    for (const int income : {1'500, 1'610, 1'700, 1'800}) {
        auto at = drivers_as<double>(exact);
        at.income = per_year(money<USD, double>::from_minor(income * 100.0));
        const double value = plain(at).npv.minor_units();
        CHECK(range.lower() <= value);
        CHECK(value <= range.upper());
    }
    for (const interval& x : ranged.rows().template balance<USD>("income tax", "losses carried forward").values()) CHECK(x.lower() >= 0);

    // Eight paths at once are eight runs.
    runner<plant<Freq>, detail::pack<8>> paths(p);
    auto many = drivers_as<detail::pack<8>>(exact);
    detail::pack<8> cost;
    for (std::size_t i = 0; i < 8; ++i) cost.set(i, 0.3 + 0.03 * static_cast<double>(i));
    many.cost = cost;
    const auto all = paths(many).npv.minor_units();
    for (std::size_t i = 0; i < 8; ++i) {
        auto one = d;
        one.cost = cost.lane(i);
        CHECK(all.lane(i) == Catch::Approx(plain(one).npv.minor_units()).epsilon(1e-12));
    }

    // A statement's terms add up to their total, rounded too.
    (void)plain(d);
    const auto again = terms_of<USD>(plain, "free cash flow");
    CHECK(again.names() == std::vector<std::string>{"revenue", "operating cost", "tax", "change of working capital", "capital expenditure"});
    CHECK(again["capital expenditure"][0u].minor_units() == -200'000);
    const auto whole = rounded(again, half_even);
    for (std::size_t t = 0; t < on.size(); ++t) {
        money<USD> sum;
        for (const auto& line : whole.terms.lines()) sum += line.values[t];
        CHECK(whole.total[t] == sum);
        CHECK(abs(whole.difference[t]) <= money<USD>::from_minor(3));
        CHECK(std::abs(nearest_double(exact_ratio(whole.total[t].minor_units()) - series[t])) < 3);
    }
}

}  // namespace

namespace {

struct monetised {
    timeline<quarterly> on = fiscal_calendar{}.quarters("FY2026 Q1", 24);
    std::vector<exact_ratio> spending{1};
    std::vector<asset_class> books{{.name = "all", .share = 1, .life_in_months = 60, .first = first_charge::half_period}};

    template <class R>
    using drivers = plant<quarterly>::drivers<R>;
    template <class R>
    using outcomes = plant<quarterly>::outcomes<R>;

    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, quarterly>& s) const {
        const auto capex = s.flow("capital expenditure", d.build * s.shares("spending", spending));
        const auto revenue = s.flow("revenue", d.income * s.fixed("on", [](std::size_t t) { return t == 0 ? 0 : 1; }));
        const auto cost = s.flow("operating cost", revenue * s.number(40_pct));
        const auto charge = s.block("depreciation", depreciation(capex, books));
        const auto tax = s.block("income tax", income_tax(revenue - cost - charge, s.number(25_pct), losses::monetised{})).tax;
        const auto tied = s.flow("change of working capital", change(s.balance("working capital", share_of_year(revenue, s.number(5_pct)))));
        return {npv(s.number(8_pct), s.total("free cash flow", revenue - cost - tax - tied - capex), timing::start)};
    }
};

}  // namespace

TEST_CASE("views of one plant hold together by years", "[impact][model]") {
    for (const std::size_t after : {0u, 3u}) hold_together(fiscal_calendar{}.years("FY2026", 12), {.expire_after = after});
}
TEST_CASE("views of one plant hold together by halves", "[impact][model]") {
    for (const std::size_t after : {0u, 5u}) hold_together(fiscal_calendar{}.halves("FY2026 H2", 20), {.expire_after = after});
}
TEST_CASE("views of one plant hold together by quarters", "[impact][model]") {
    for (const std::size_t after : {0u, 4u}) hold_together(fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q2", 30), {.expire_after = after});
}
TEST_CASE("views of one plant hold together by months", "[impact][model]") {
    for (const std::size_t after : {0u, 24u}) hold_together(fiscal_calendar{}.months("FY2026 M3", 60), {.expire_after = after});
}

TEST_CASE("S1: the quarterly programme, worked by hand", "[impact][model]") {
    // 400 spent in period 0, 100 a period from period 1, cost 40 %, tax 25 %, working capital 5 % of a year, one class of 5 years,
    // half a period first, 24 quarters, 8 % a year, losses monetised: -397.5, 30, 50; NPV 491.7
    monetised m;
    monetised::drivers<exact_ratio> d;
    d.build = 400_usd;
    d.income = per_year(400_usd);
    runner<monetised> run(m);
    CHECK(run(d).npv.minor_units() / 100 == Catch::Approx(491.7).margin(0.05));
    const auto cash = run.rows().flow<USD>("free cash flow");
    CHECK(cash[0u].minor_units() == Catch::Approx(-39'750));
    CHECK(cash[1u].minor_units() == Catch::Approx(3'000));
    CHECK(cash[2u].minor_units() == Catch::Approx(5'000));
}

}  // namespace views_together_test
