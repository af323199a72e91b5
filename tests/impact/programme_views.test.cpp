// SPDX-License-Identifier: BSL-1.0
// Every view of a programme holds the same figures: exact money laid over a company, and rows on double, on fifty digits and
// on intervals, by years, halves, quarters and months, with late spending, dear equipment, several classes of assets and every
// rule for losses. The rows are those of `rows_of`, the money that of `money_of`: whatever makes them, the test stands.
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/impact/programme.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/time/resample.hpp>

#include <catch.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace programme_views_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using amount = exact_money<USD>;

/// A programme by what the documents say of it: the plan that is fixed, and the drivers.
template <class Freq>
struct spoken {
    programme_plan<Freq> plan;
    programme_drivers<exact_ratio> drivers;
};

template <class Freq>
timeline<Freq> periods(std::size_t n) {
    return {fiscal_calendar{.year_ends = date::March}.template containing<Freq>("2025-04-01"_day), n};
}

/// Rows by name, as series on R.
template <class R, class Freq>
std::map<std::string, flow_series<R, Freq>> rows_of(const spoken<Freq>& p, programme_outcomes<R>& outcomes) {
    const programme_model<Freq> m(p.plan);
    auto w = workspace_for<R>(m);
    outcomes = evaluate(m, drivers_on<programme_drivers<R>>(p.drivers), w);
    std::map<std::string, flow_series<R, Freq>> rows;
    for (const char* name : {"spend", "depreciation", "inflow", "operating cost", "profit", "tax", "free cash flow"})
        rows.emplace(name, w.template view<flow>(name, p.plan.on));
    rows.emplace("change of working capital",
                 difference(balance_series<R, Freq>(w.template view<balance>("working capital", p.plan.on)), R(0)));
    return rows;
}

/// The same from the formulas, in exact dollars: what is spent as planned, and what dearer equipment adds, each a programme
/// over a company that has nothing else.
template <class Freq>
statement<amount, Freq> money_of(const spoken<Freq>& p, const tax_rule& tax) {
    const std::size_t n = p.plan.on.size();
    const auto& d = p.drivers;
    const auto usd = [](const exact_ratio& x) { return 1_usd * x; };
    const auto at = [](const std::vector<exact_ratio>& shares, std::size_t t) {
        return t < shares.size() ? shares[t] : exact_ratio(0);
    };
    const asset_class& priced = p.plan.classes[p.plan.priced_class];
    const exact_ratio price =
        d.equipment_price * (exact_ratio(1) + d.imported_share * (d.exchange_rate - exact_ratio(1)));
    std::vector<amount> spend, dearer, inflow, cost;
    for (std::size_t t = 0; t < n; ++t) {
        const exact_ratio late = t < p.plan.delay ? exact_ratio(0) : at(p.plan.spending, t - p.plan.delay);
        const exact_ratio shape = (exact_ratio(1) - d.delayed_share) * at(p.plan.spending, t) + d.delayed_share * late;
        const exact_ratio felt = p.plan.shortfall.empty() ? exact_ratio(1) : at(p.plan.shortfall, t);
        spend.push_back(usd(d.amount * shape));
        dearer.push_back(usd(d.amount * shape * (price - exact_ratio(1)) * exact_ratio(priced.share)));
        inflow.push_back(
            usd(d.full_inflow * d.utilisation * (exact_ratio(1) - d.demand_shortfall * felt) * at(p.plan.earning, t)));
        cost.push_back(inflow.back() * d.operating_cost);
    }
    const auto series = [&](std::vector<amount> cells) {
        return flow_series<amount, Freq>(p.plan.on, std::move(cells));
    };
    const auto nothing = series(std::vector<amount>(n));
    asset_class alone = priced;
    alone.share = 1;
    const std::vector<capital_programme<amount, Freq>> both{
        {"as planned", series(spend), series(inflow), series(cost), p.plan.classes, p.plan.first, d.working_capital},
        {"dearer", series(dearer), nothing, nothing, {alone}, p.plan.first}};
    statement<amount, Freq> company(p.plan.on);
    for (const char* name : {"revenue", "operating income", "operating cash flow", "capital expenditure"})
        company.add(name, nothing);
    const auto base = reported_base(company).capex_held_at(0_usd, "nothing");
    const auto changes = with_and_without(base, both, tax).difference;
    statement<amount, Freq> made(p.plan.on);
    made.add("spend", changes["capital expenditure"])
        .add("depreciation", -(programme_lines(both[0])["depreciation"] + programme_lines(both[1])["depreciation"]))
        .add("inflow", changes["revenue"])
        .add("operating cost", series(cost))
        .add("profit", changes["operating income"])
        .add("tax", changes["tax on operating income"])
        .add("change of working capital", -programme_lines(both[0])["working capital"])
        .add("free cash flow", changes["free cash flow"]);
    return made;
}

template <class Freq>
class random_programme {
public:
    spoken<Freq> operator()() {
        spoken<Freq> p;
        const std::size_t n = static_cast<std::size_t>(Freq::per_year) * below(2, 5);
        p.plan.on = periods<Freq>(n);
        const std::size_t k = below(1, n < 6 ? n : 6);
        int left = 10;
        for (std::size_t i = 0; i + 1 < k; ++i) {
            const int part = static_cast<int>(below(0, static_cast<std::size_t>(left)));
            p.plan.spending.emplace_back(part, 10);
            left -= part;
        }
        p.plan.spending.emplace_back(left, 10);
        for (std::size_t t = 0; t < n; ++t) p.plan.earning.emplace_back(static_cast<int>(t < k ? 0 : below(0, 10)), 10);
        for (std::size_t t = 0; t < n; ++t) p.plan.shortfall.emplace_back(static_cast<int>(below(0, 4)), 4);
        static const std::vector<asset_class> mixes[] = {
            {{"equipment", 1, 5}},
            {{"equipment", 70_pct, 4}, {"buildings", 30_pct, 20}},
            {{"racks", 50_pct, 2.5_dec}, {"halls", 30_pct, 10}, {"software", 20_pct, charged_at_once()}}};
        p.plan.classes = mixes[below(0, 2)];
        p.plan.priced_class = below(0, p.plan.classes.size() - 1);
        p.plan.delay = below(0, n < 3 ? n - 1 : 3);
        p.plan.first = below(0, 1) == 0 ? first_charge::half_period : first_charge::whole_period;
        auto& d = p.drivers;
        d.amount = static_cast<int>(below(1, 500));
        d.equipment_price = part(8, 15);
        d.imported_share = part(0, 10);
        d.exchange_rate = part(10, 12);
        if (d.equipment_price < 1) d.equipment_price = 1;
        d.delayed_share = part(0, 10);
        d.full_inflow = static_cast<int>(below(0, 200));
        d.utilisation = part(0, 10);
        d.demand_shortfall = part(0, 10);
        d.operating_cost = part(0, 10);
        d.tax_rate = part(0, 4);
        d.working_capital = part(0, 3);
        d.discount_rate = exact_ratio(static_cast<int>(below(0, 20)), 100);
        return p;
    }

private:
    std::size_t below(std::size_t least, std::size_t most) { return least + any_() % (most - least + 1); }
    exact_ratio part(std::size_t least, std::size_t most) { return {static_cast<int>(below(least, most)), 10}; }

    std::mt19937_64 any_{static_cast<std::uint64_t>(Freq::per_year)};
};

template <class R>
R on(const amount& x) {
    return to_real<R>(x / 1_usd);
}

/// Within rounding of a number, within an interval; `scale` is the size of the figures.
bool near(double found, const amount& exact, double scale) {
    return std::abs(found - on<double>(exact)) <= 1e-13 * scale;
}
bool near(const fifty_digits& found, const amount& exact, double scale) {
    return abs(fifty_digits(found - on<fifty_digits>(exact))) <= fifty_digits("1e-45") * scale;
}
bool near(const interval& found, const amount& exact, double scale) {
    const double x = on<double>(exact);
    return found.lower() <= std::nextafter(x, 1e300) && std::nextafter(x, -1e300) <= found.upper() &&
           found.upper() - found.lower() <= 1e-11 * scale;
}

template <class R, class Freq>
void agree(const std::string& what, const flow_series<R, Freq>& rows, const flow_series<amount, Freq>& exact,
           double scale) {
    REQUIRE(rows.on() == exact.on());
    for (std::size_t t = 0; t < rows.size(); ++t)
        if (!near(rows[t], exact[t], scale))
            FAIL(what << " of " << rows.on().label(static_cast<std::ptrdiff_t>(t)) << ": " << to_double(rows[t])
                      << " against " << to_string(exact[t]));
}

const std::vector<tax_rule>& loss_rules() {
    static const std::vector<tax_rule> rules = [] {
        std::vector<tax_rule> all{{.losses = loss_rule::monetised}, {.losses = loss_rule::lost}};
        for (const auto by : {assessed::by_period, assessed::by_year})
            for (const std::size_t expire_after : {0u, 2u})
                for (const exact_ratio cap : {exact_ratio(1), exact_ratio(80_pct)})
                    all.push_back(
                        {.losses = loss_rule::carried_forward, .expire_after = expire_after, .cap = cap, .by = by});
        return all;
    }();
    return rules;
}

/// The exact figures of a programme, once for all numbers: by the model's own rule, that of a company that profits elsewhere,
/// and by every other.
template <class Freq>
struct exact_views {
    statement<amount, Freq> as_modelled;
    std::vector<statement<amount, Freq>> ruled;
};

template <class Freq>
exact_views<Freq> views_of(const spoken<Freq>& p) {
    exact_views<Freq> made{money_of(p, {{p.drivers.tax_rate}, loss_rule::monetised}), {}};
    for (tax_rule rule : loss_rules()) {
        rule.rates = {p.drivers.tax_rate};
        made.ruled.push_back(money_of(p, rule));
    }
    return made;
}

template <class R, class Freq>
void holds_together(const spoken<Freq>& p, const exact_views<Freq>& views) {
    programme_outcomes<R> outcomes;
    const auto rows = rows_of<R>(p, outcomes);
    const double scale = 1 + nearest_double(p.drivers.amount) * 3 +
                         nearest_double(p.drivers.full_inflow) * static_cast<double>(p.plan.on.size());
    const auto& exact = views.as_modelled;
    for (const auto& [name, row] : rows) agree(name, row, exact[name], scale);
    // Charges are never below zero, and never of more than was bought.
    amount book = 0_usd;
    for (std::size_t t = 0; t < p.plan.on.size(); ++t) {
        CHECK(exact["depreciation"][t] >= 0_usd);
        book += exact["spend"][t] - exact["depreciation"][t];
        CHECK(book >= 0_usd);
    }
    // Under every rule the rows' profit is taxed as the company's is, and gives the rest of the cash.
    for (std::size_t i = 0; i < loss_rules().size(); ++i) {
        tax_rule rule = loss_rules()[i];
        rule.rates = {p.drivers.tax_rate};
        const auto tax = income_tax(rows.at("profit"), rule).tax;
        agree("tax", tax, views.ruled[i]["tax"], scale);
        agree("free cash flow after that tax", rows.at("free cash flow") + rows.at("tax") - tax,
              views.ruled[i]["free cash flow"], scale);
    }
    // The outcomes are those of the exact cash flow, discounted on fifty digits.
    amount gain = 0_usd, deepest = 0_usd;
    for (const amount& x : exact["free cash flow"].view()) {
        gain += x;
        if (-gain > deepest) deepest = -gain;
    }
    CHECK(near(outcomes.gain, gain, scale));
    CHECK(near(outcomes.funding_need, deepest, scale));
    CHECK(near(outcomes.spent, sum(exact["spend"]), scale));
    const auto worth = npv<fifty_digits>(p.drivers.discount_rate, exact["free cash flow"], timing::start);
    CHECK(std::abs(to_double(outcomes.npv) - to_double(worth.minor_units()) / 100) <= 1e-12 * scale);
}

}  // namespace

TEST_CASE("S1: working capital is a share of a year's inflow in both views of a programme", "[impact][programme]") {
    // 400 spent at once, 100 a quarter from the next one on, cost 40 %, tax 25 %, working capital 5 %, five years from half a
    // quarter's charge on, 24 quarters, 8 % a year: -397.5, 30, 50, and 491.7 at the start.
    spoken<quarterly> p;
    p.plan.on = periods<quarterly>(24);
    p.plan.spending = {1};
    p.plan.earning.assign(24, 1);
    p.plan.earning[0] = 0;
    p.drivers.amount = 400;
    p.drivers.full_inflow = 100;
    p.drivers.operating_cost = 40_pct;
    p.drivers.tax_rate = 25_pct;
    p.drivers.working_capital = 5_pct;
    p.drivers.discount_rate = 8_pct;
    programme_outcomes<double> outcomes;
    const auto cash = rows_of<double>(p, outcomes).at("free cash flow");
    const auto exact = money_of(p, {{25_pct}})["free cash flow"];
    CHECK(exact[0] == -397.5_usd);
    CHECK(exact[1] == 30_usd);
    CHECK(exact[2] == 50_usd);
    CHECK(cash[0] == Catch::Approx(-397.5));
    CHECK(cash[1] == Catch::Approx(30));
    CHECK(cash[2] == Catch::Approx(50));
    CHECK(outcomes.npv == Catch::Approx(491.7).margin(0.05));
    CHECK(npv(8_pct, exact, timing::start).minor_units() / 100 == Catch::Approx(491.7).margin(0.05));
}

TEMPLATE_TEST_CASE("money and rows of a programme are the same, whatever the periods, delays, classes and loss rules",
                   "[impact][programme]", yearly, half_yearly, quarterly, monthly) {
    random_programme<TestType> any;
    for (int round = 0; round < (TestType::per_year < 4 ? 10 : 4); ++round) {
        const auto p = any();
        const auto views = views_of(p);
        INFO("round " << round << ", a delay of " << p.plan.delay);
        holds_together<double>(p, views);
        holds_together<fifty_digits>(p, views);
        holds_together<interval>(p, views);
    }
}

TEST_CASE("a delayed share of the spending is late by the delay", "[impact][programme]") {
    for (const std::size_t delay : {0u, 1u, 2u, 3u}) {
        spoken<yearly> p;
        p.plan.on = periods<yearly>(6);
        p.plan.spending = {exact_ratio(1, 2), exact_ratio(1, 2)};
        p.plan.delay = delay;
        p.drivers.amount = 100;
        p.drivers.delayed_share = 40_pct;
        programme_outcomes<double> outcomes;
        const auto spend = rows_of<double>(p, outcomes).at("spend");
        std::vector<double> expected(6);
        for (const std::size_t t : {0u, 1u}) {
            expected[t] += 30;
            expected[t + delay] += 20;
        }
        for (std::size_t t = 0; t < 6; ++t) CHECK(spend[t] == Catch::Approx(expected[t]).margin(1e-12));
    }
}

TEMPLATE_TEST_CASE("by shorter periods a programme of level years is the same programme, year by year",
                   "[impact][programme]", half_yearly, quarterly, monthly) {
    // A year's spending and inflow in equal parts, charged from the period of purchase on by lives of whole years: spending,
    // inflow, cost and working capital agree in every year, and the charges of a year that buys nothing.
    constexpr int m = TestType::per_year;
    spoken<yearly> y;
    y.plan.on = periods<yearly>(6);
    y.plan.spending = {1};
    y.plan.earning = {0, 1, 1, exact_ratio(1, 2), 1, 1};
    y.plan.first = first_charge::whole_period;
    y.plan.classes = {{"equipment", 70_pct, 2}, {"buildings", 30_pct, 20}};
    y.drivers.amount = 380;
    y.drivers.full_inflow = 120;
    y.drivers.operating_cost = 30_pct;
    y.drivers.tax_rate = 25_pct;
    y.drivers.working_capital = 5_pct;
    y.drivers.discount_rate = 8_pct;
    spoken<TestType> p;
    p.plan.on = periods<TestType>(6 * m);
    p.plan.spending = {1};
    for (const exact_ratio& x : y.plan.earning) p.plan.earning.insert(p.plan.earning.end(), m, x);
    p.plan.first = y.plan.first;
    p.plan.classes = y.plan.classes;
    p.drivers = y.drivers;
    p.drivers.full_inflow = y.drivers.full_inflow / m;
    for (const tax_rule& rule :
         {tax_rule{{25_pct}, loss_rule::monetised},
          tax_rule{.rates = {25_pct}, .losses = loss_rule::carried_forward, .cap = 80_pct, .by = assessed::by_year}}) {
        const auto by_year = money_of(y, rule);
        const auto parts = money_of(p, rule);
        for (const auto& line : by_year.lines()) {
            INFO(line.name);
            CHECK(resample<yearly>(parts[line.name]) == line.values);
        }
    }
    programme_outcomes<double> of_years, of_parts;
    (void)rows_of<double>(y, of_years);
    (void)rows_of<double>(p, of_parts);
    CHECK(of_parts.gain == Catch::Approx(of_years.gain));
}

}  // namespace programme_views_test
