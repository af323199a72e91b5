// SPDX-License-Identifier: BSL-1.0
// Every view of a programme holds the same figures: exact money laid over a company, and rows on double, on fifty digits and
// on intervals, by years, halves, quarters and months, with late spending, dear equipment, several classes of assets and every
// rule for losses. The rows are those of `rows_of`, the money that of `money_of`: whatever makes them, the test stands.
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/impact/programme.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/impact/working_capital.hpp>
#include <outlay/model/check_model.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/time/resample.hpp>

#include <catch.hpp>

#include <algorithm>
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

/// A programme by what the documents say of it: what is fixed, its classes one of which is priced, and the drivers.
template <class Freq>
struct spoken {
    timeline<Freq> on{};
    std::vector<exact_ratio> spending{}, earning{}, shortfall{};
    std::vector<asset_class> classes{{"equipment", 1, 60, first_charge::half_period}};
    std::size_t priced_class = 0;
    std::size_t delay = 1;
    exact_ratio amount = 0, equipment_price = 1, imported_share = 0, exchange_rate = 1, delayed_share = 0;
    exact_ratio full_inflow = 0;  ///< a period
    exact_ratio utilisation = 1, demand_shortfall = 0, operating_cost = 0, tax_rate = 0, working_capital = 0, discount_rate = 0;
};

template <class Freq>
timeline<Freq> periods(std::size_t n) {
    return {fiscal_calendar{.year_ends = date::March}.template containing<Freq>("2025-04-01"_day), n};
}

/// Planned at 5 dirhams for a dollar, so that the rate of the day is exact in both.
constexpr int planned_rate = 5;
template <class Freq>
using rows_model = programme<USD, Freq, AED>;

template <class Freq>
rows_model<Freq> model_of(const spoken<Freq>& p, const loss_treatment& rule) {
    const exact_ratio of_equipment = p.classes[p.priced_class].share;
    const auto charged = [&](asset_class c, const exact_ratio& of) {
        c.share = c.share / of;
        return c;
    };
    rows_model<Freq> m{.on = p.on,
                       .spending = p.spending,
                       .earning = p.earning,
                       .equipment_share = of_equipment,
                       .equipment = {charged(p.classes[p.priced_class], of_equipment)},
                       .shortfall = p.shortfall,
                       .delay = p.delay,
                       .losses = rule,
                       .at_end = working_capital_at_end::kept,
                       .when = timing::start,
                       .planned_rate = fx_rate<AED, USD>{exact_ratio(1, planned_rate)}};
    for (std::size_t i = 0; i < p.classes.size(); ++i)
        if (i != p.priced_class) m.rest.push_back(charged(p.classes[i], exact_ratio(1) - of_equipment));
    return m;
}
template <class Freq>
auto drivers_of(const spoken<Freq>& p) {
    const auto usd = [](const exact_ratio& x) { return money<USD, exact_ratio>(1_usd * x); };
    using drivers = typename rows_model<Freq>::template drivers<exact_ratio>;
    return drivers{.amount = usd(p.amount),
                   .equipment_price = p.equipment_price,
                   .imported_share = p.imported_share,
                   .exchange_rate = fx_rate<AED, USD>{p.exchange_rate / exact_ratio(planned_rate)},
                   .delayed_share = p.delayed_share,
                   .full_revenue = per_year(usd(p.full_inflow * exact_ratio(Freq::per_year))),
                   .utilisation = p.utilisation,
                   .demand_shortfall = p.demand_shortfall,
                   .operating_cost = p.operating_cost,
                   .tax_rate = p.tax_rate,
                   .working_capital = p.working_capital,
                   .discount_rate = p.discount_rate};
}

/// Outcomes in dollars on R.
template <class R>
struct dollars {
    R npv, gain, funding_need, spent;
};

/// Rows by name, as series of dollars on R.
template <class R, class Freq>
std::map<std::string, flow_series<R, Freq>> rows_of(const spoken<Freq>& p, dollars<R>& outcomes, const loss_treatment& rule = losses::monetised{}) {
    runner<rows_model<Freq>, R> run(model_of(p, rule));
    const auto out = run(drivers_of(p));
    const R cents(100);
    outcomes = {out.npv.minor_units() / cents, out.gain.minor_units() / cents, out.funding_need.minor_units() / cents, out.spent.minor_units() / cents};
    std::map<std::string, flow_series<R, Freq>> rows;
    const auto take = [&](const char* as, const auto& view) {
        std::vector<R> cells;
        for (const R& x : view.values()) cells.push_back(x / cents);
        rows.emplace(as, flow_series<R, Freq>(p.on, std::move(cells)));
    };
    const auto lines = run.rows();
    take("spend", lines.template flow<USD>(line_names::capital_expenditure));
    take("depreciation", lines.template flow<USD>("operations", line_names::depreciation));
    take("inflow", lines.template flow<USD>(line_names::revenue));
    take("operating cost", lines.template flow<USD>(line_names::operating_cost));
    take("profit", lines.template flow<USD>(line_names::operating_income));
    take("tax", lines.template flow<USD>(line_names::income_tax, "tax"));
    take("change of working capital", lines.template flow<USD>(line_names::change_of_working_capital));
    take("free cash flow", lines.template flow<USD>(line_names::free_cash_flow));
    return rows;
}

/// The same from the formulas, in exact dollars: what is spent as planned, and what dearer equipment adds, each a programme
/// over a company that has nothing else.
template <class Freq>
statement<amount, Freq> money_of(const spoken<Freq>& p, const tax_rule& tax) {
    const std::size_t n = p.on.size();
    const auto& d = p;
    const auto usd = [](const exact_ratio& x) { return 1_usd * x; };
    const auto at = [](const std::vector<exact_ratio>& shares, std::size_t t) {
        return t < shares.size() ? shares[t] : exact_ratio(0);
    };
    const asset_class& priced = p.classes[p.priced_class];
    const exact_ratio price =
        d.equipment_price * (exact_ratio(1) + d.imported_share * (d.exchange_rate - exact_ratio(1)));
    std::vector<amount> spend, dearer, inflow, cost;
    for (std::size_t t = 0; t < n; ++t) {
        const exact_ratio late = t < p.delay ? exact_ratio(0) : at(p.spending, t - p.delay);
        const exact_ratio shape = (exact_ratio(1) - d.delayed_share) * at(p.spending, t) + d.delayed_share * late;
        const exact_ratio felt = p.shortfall.empty() ? exact_ratio(1) : at(p.shortfall, t);
        spend.push_back(usd(d.amount * shape));
        dearer.push_back(usd(d.amount * shape * (price - exact_ratio(1)) * priced.share));
        inflow.push_back(
            usd(d.full_inflow * d.utilisation * (exact_ratio(1) - d.demand_shortfall * felt) * at(p.earning, t)));
        cost.push_back(inflow.back() * d.operating_cost);
    }
    const auto series = [&](std::vector<amount> cells) {
        return flow_series<amount, Freq>(p.on, std::move(cells));
    };
    const auto lines_of = [&](const std::vector<amount>& spent, const std::vector<amount>& earned, const std::vector<amount>& paid,
                              const std::vector<asset_class>& classes, const exact_ratio& tied) {
        statement<amount, Freq> lines(p.on);
        lines.add("revenue", series(earned))
            .add("operating cost", -series(paid))
            .add("depreciation", -charges_within(series(spent), classes))
            .add("change of working capital", working_capital_by_share(series(earned), tied, working_capital_at_end::kept).cash())
            .add("capital expenditure", -series(spent));
        return lines;
    };
    asset_class alone = priced;
    alone.share = 1;
    const std::vector<amount> none(n);
    const auto as_planned = lines_of(spend, inflow, cost, p.classes, d.working_capital);
    const auto added = lines_of(dearer, none, none, {alone}, 0);
    statement<amount, Freq> company(p.on);
    for (const char* name : {"revenue", "operating income", "operating cash flow", "capital expenditure"})
        company.add(name, series(none));
    const auto base = reported_base(company).capex_held_at(0_usd, "nothing");
    const auto changes = with_and_without(base, {{"as planned", as_planned}, {"dearer", added}}, tax).difference;
    statement<amount, Freq> made(p.on);
    made.add("spend", changes["capital expenditure"])
        .add("depreciation", -(as_planned["depreciation"] + added["depreciation"]))
        .add("inflow", changes["revenue"])
        .add("operating cost", series(cost))
        .add("profit", changes["operating income"])
        .add("tax", changes["tax on operating income"])
        .add("change of working capital", -as_planned["change of working capital"])
        .add("free cash flow", changes["free cash flow"]);
    return made;
}

template <class Freq>
class random_programme {
public:
    spoken<Freq> operator()() {
        spoken<Freq> p;
        const std::size_t n = static_cast<std::size_t>(Freq::per_year) * below(2, 5);
        p.on = periods<Freq>(n);
        const std::size_t k = below(1, n < 6 ? n : 6);
        int left = 10;
        for (std::size_t i = 0; i + 1 < k; ++i) {
            const int part = static_cast<int>(below(0, static_cast<std::size_t>(left)));
            p.spending.emplace_back(part, 10);
            left -= part;
        }
        p.spending.emplace_back(left, 10);
        for (std::size_t t = 0; t < n; ++t) p.earning.emplace_back(static_cast<int>(t < k ? 0 : below(0, 10)), 10);
        for (std::size_t t = 0; t < n; ++t) p.shortfall.emplace_back(static_cast<int>(below(0, 4)), 4);
        static const std::vector<asset_class> mixes[] = {
            {{"equipment", 1, 60}},
            {{"equipment", 70_pct, 48}, {"buildings", 30_pct, 240}},
            {{"racks", 50_pct, 30}, {"halls", 30_pct, 120}, {.name = "software", .share = 20_pct, .charges = charged_at_once()}}};
        p.classes = mixes[below(0, 2)];
        p.priced_class = below(0, p.classes.size() - 1);
        p.delay = below(0, std::min<std::size_t>(n - k, 3));  // what is late beyond the timeline is refused
        const first_charge first = below(0, 1) == 0 ? first_charge::half_period : first_charge::whole_period;
        for (asset_class& c : p.classes)
            if (c.life_in_months != 0) c.first = first;
        auto& d = p;
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

const std::vector<loss_treatment>& loss_rules() {
    static const std::vector<loss_treatment> rules = [] {
        std::vector<loss_treatment> all{losses::monetised{}};
        for (const auto by : {assessed::by_period, assessed::by_year}) {
            all.push_back(losses::lost{by});
            for (const std::size_t expire_after : {0u, 2u})
                for (const exact_ratio cap : {exact_ratio(1), exact_ratio(80_pct)})
                    all.push_back(losses::forward{.cap = cap, .expire_after = expire_after, .by = by});
        }
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
    exact_views<Freq> made{money_of(p, {{p.tax_rate}, losses::monetised{}}), {}};
    for (const loss_treatment& rule : loss_rules()) made.ruled.push_back(money_of(p, {{p.tax_rate}, rule}));
    return made;
}

template <class R, class Freq>
void holds_together(const spoken<Freq>& p, const exact_views<Freq>& views) {
    dollars<R> outcomes;
    const auto rows = rows_of<R>(p, outcomes);
    const double scale = 1 + nearest_double(p.amount) * 3 +
                         nearest_double(p.full_inflow) * static_cast<double>(p.on.size());
    const auto& exact = views.as_modelled;
    for (const auto& [name, row] : rows) agree(name, row, exact[name], scale);
    // Charges are never below zero, and never of more than was bought.
    amount book = 0_usd;
    for (std::size_t t = 0; t < p.on.size(); ++t) {
        CHECK(exact["depreciation"][t] >= 0_usd);
        book += exact["spend"][t] - exact["depreciation"][t];
        CHECK(book >= 0_usd);
    }
    // Under every rule the rows' profit is taxed as the company's is, and gives the rest of the cash.
    for (std::size_t i = 0; i < loss_rules().size(); ++i) {
        const auto tax = income_tax(rows.at("profit"), tax_rule{{p.tax_rate}, loss_rules()[i]}).tax;
        agree("tax", tax, views.ruled[i]["tax"], scale);
        agree("free cash flow after that tax", rows.at("free cash flow") + rows.at("tax") - tax,
              views.ruled[i]["free cash flow"], scale);
        dollars<R> of_rule;
        const auto ruled = rows_of<R>(p, of_rule, loss_rules()[i]);
        agree("tax of the model", ruled.at("tax"), views.ruled[i]["tax"], scale);
        agree("free cash flow of the model", ruled.at("free cash flow"), views.ruled[i]["free cash flow"], scale);
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
    const auto worth = npv<fifty_digits>(p.discount_rate, exact["free cash flow"], timing::start);
    CHECK(std::abs(to_double(outcomes.npv) - to_double(worth.minor_units()) / 100) <= 1e-12 * scale);
}

}  // namespace

TEST_CASE("S1: working capital is a share of a year's inflow in both views of a programme", "[impact][programme]") {
    // 400 spent at once, 100 a quarter from the next one on, cost 40 %, tax 25 %, working capital 5 %, five years from half a
    // quarter's charge on, 24 quarters, 8 % a year: -397.5, 30, 50, and 491.7 at the start.
    spoken<quarterly> p;
    p.on = periods<quarterly>(24);
    p.spending = {1};
    p.earning.assign(24, 1);
    p.earning[0] = 0;
    p.amount = 400;
    p.full_inflow = 100;
    p.operating_cost = 40_pct;
    p.tax_rate = 25_pct;
    p.working_capital = 5_pct;
    p.discount_rate = 8_pct;
    dollars<double> outcomes;
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
        INFO("round " << round << ", a delay of " << p.delay);
        holds_together<double>(p, views);
        holds_together<fifty_digits>(p, views);
        holds_together<interval>(p, views);
    }
}

TEST_CASE("dual numbers, intervals and packs agree with double on a programme under every rule for losses", "[impact][programme]") {
    random_programme<quarterly> any;
    for (const loss_treatment& rule : {loss_treatment(losses::monetised{}), loss_treatment(losses::lost{}), loss_treatment(losses::forward{}),
                                       loss_treatment(losses::forward{.cap = 80_pct, .expire_after = 3}),
                                       loss_treatment(losses::lost{assessed::by_year}),
                                       loss_treatment(losses::forward{.cap = 80_pct, .expire_after = 2, .by = assessed::by_year})}) {
        const auto p = any();
        auto m = model_of(p, rule);
        m.at_end = working_capital_at_end::released;
        std::string findings;
        for (const model_finding& f : check_model(m, drivers_of(p)).found) findings += f.line + " " + f.period + " " + f.detail + "; ";
        CHECK(findings.empty());
    }
}

TEST_CASE("a delayed share of the spending is late by the delay", "[impact][programme]") {
    for (const std::size_t delay : {0u, 1u, 2u, 3u}) {
        spoken<yearly> p;
        p.on = periods<yearly>(6);
        p.spending = {exact_ratio(1, 2), exact_ratio(1, 2)};
        p.delay = delay;
        p.amount = 100;
        p.delayed_share = 40_pct;
        dollars<double> outcomes;
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
    y.on = periods<yearly>(6);
    y.spending = {1};
    y.earning = {0, 1, 1, exact_ratio(1, 2), 1, 1};
    y.classes = {{"equipment", 70_pct, 24, first_charge::whole_period}, {"buildings", 30_pct, 240, first_charge::whole_period}};
    y.amount = 380;
    y.full_inflow = 120;
    y.operating_cost = 30_pct;
    y.tax_rate = 25_pct;
    y.working_capital = 5_pct;
    y.discount_rate = 8_pct;
    spoken<TestType> p;
    p.on = periods<TestType>(6 * m);
    p.spending = {1};
    for (const exact_ratio& x : y.earning) p.earning.insert(p.earning.end(), m, x);
    p.classes = y.classes;
    p.amount = y.amount;
    p.full_inflow = y.full_inflow / m;
    p.operating_cost = y.operating_cost;
    p.tax_rate = y.tax_rate;
    p.working_capital = y.working_capital;
    p.discount_rate = y.discount_rate;
    for (const tax_rule& rule :
         {tax_rule{{25_pct}, losses::monetised{}},
          tax_rule{.rates = {25_pct}, .losses = losses::forward{.cap = 80_pct, .by = assessed::by_year}}}) {
        const auto by_year = money_of(y, rule);
        const auto parts = money_of(p, rule);
        for (const auto& line : by_year.lines()) {
            INFO(line.name);
            CHECK(resample<yearly>(parts[line.name]) == line.values);
        }
    }
    dollars<double> of_years, of_parts;
    (void)rows_of<double>(y, of_years);
    (void)rows_of<double>(p, of_parts);
    CHECK(of_parts.gain == Catch::Approx(of_years.gain));
}

}  // namespace programme_views_test
