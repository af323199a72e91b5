// SPDX-License-Identifier: BSL-1.0
// The programme as a model: figures worked by hand, what its drivers do, and what it allocates.
#include <outlay/fx/fx_rate_on.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/model/statement_of.hpp>
#include <outlay/model/view_values.hpp>
#include <outlay/money/literals.hpp>

#include <allocations.hpp>
#include <catch.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace programme_model_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const auto ten_years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 10);

std::vector<asset_class> years_of(int life, first_charge first = first_charge::half_period) {
    return {{.name = "class", .share = 1, .life_in_months = 12 * life, .first = first}};
}
std::vector<exact_ratio> ones(std::size_t n, std::size_t from = 0) {
    std::vector<exact_ratio> all(n, exact_ratio(1));
    for (std::size_t t = 0; t < from; ++t) all[t] = exact_ratio(0);
    return all;
}
template <class R>
double major(const money<USD, R>& m) { return to_double(m.minor_units()) / 100; }

template <class M>
std::vector<double> line(const runner<M>& run, const char* name) {
    std::vector<double> all;
    for (const double x : run.rows().template flow<USD>(name).values()) all.push_back(x / 100);
    return all;
}
void near(const std::vector<double>& got, const std::vector<double>& want) {
    REQUIRE(got.size() >= want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
        INFO(i);
        CHECK(got[i] == Catch::Approx(want[i]).margin(1e-9));
    }
}

}  // namespace

TEST_CASE("S1: by quarters working capital is a share of a year's revenue", "[impact][model]") {
    const programme<USD, quarterly> p{.on = fiscal_calendar{}.quarters("FY2026 Q1", 24),
                                      .spending = {1},
                                      .earning = ones(24, 1),
                                      .equipment = years_of(5),
                                      .losses = losses::monetised{},
                                      .at_end = working_capital_at_end::kept,
                                      .when = timing::start};
    programme<USD, quarterly>::drivers<exact_ratio> d;
    d.amount = 400_usd;
    d.full_revenue = per_year(400_usd);
    d.operating_cost = 40_pct;
    d.tax_rate = 25_pct;
    d.working_capital = 5_pct;
    d.discount_rate = 8_pct;
    runner<programme<USD, quarterly>> run(p);
    // By hand: a charge of 10 in the first quarter saves 2.5; then 100 - 40 - (60 - 20) / 4 = 50, less 5 % of 400 tied up in the
    // first quarter of revenue.
    CHECK(major(run(d).npv) == Catch::Approx(491.7).margin(0.05));
    near(line(run, "free cash flow"), {-397.5, 30, 50, 50});
}

namespace {

programme<USD, yearly> small() {
    return {.on = ten_years,
            .spending = {exact_ratio(1, 2), exact_ratio(1, 2)},
            .earning = ones(10, 2),
            .equipment = years_of(5, first_charge::whole_period),
            .losses = losses::monetised{},
            .at_end = working_capital_at_end::kept,
            .when = timing::end};
}
programme<USD, yearly>::drivers<exact_ratio> small_drivers() {
    programme<USD, yearly>::drivers<exact_ratio> d;
    d.amount = 1'000_usd;
    d.full_revenue = per_year(400_usd);
    d.operating_cost = 25_pct;
    d.tax_rate = 20_pct;
    d.working_capital = 10_pct;
    d.discount_rate = 10_pct;
    return d;
}

}  // namespace

TEST_CASE("a run of a programme allocates nothing after the first", "[impact][model]") {
    auto p = small();
    for (const loss_treatment& rule : {loss_treatment(losses::monetised{}), loss_treatment(losses::forward{.cap = 80_pct, .expire_after = 3})}) {
        p.losses = rule;
        runner<programme<USD, yearly>> run(p);
        const auto d = drivers_as<double>(small_drivers());
        (void)run(d);
        const long before = test::allocations;
        const auto out = run(d);
        CHECK(test::allocations == before);
        CHECK(out.npv != as<double>(0_usd));
    }
}

TEST_CASE("what ends with the timeline is named: working capital is released, or kept", "[impact][model]") {
    auto p = small();
    runner<programme<USD, yearly>> kept(p);
    p.at_end = working_capital_at_end::released;
    runner<programme<USD, yearly>> released(p);
    const double tied = major(kept(small_drivers()).gain), freed = major(released(small_drivers()).gain);
    // 10 % of a year's 400: 40 come in the last year
    CHECK(freed - tied == Catch::Approx(40));
    // All that is bought is written off: 8 x 300 earned less 1,000, four fifths of it after tax.
    CHECK(freed == Catch::Approx(0.8 * (8 * 300 - 1'000)));
    CHECK(kept.rows().balance<USD>("working capital")[9].minor_units() == Catch::Approx(4'000));
    CHECK(released.rows().balance<USD>("working capital")[9].minor_units() == 0);
    near(line(released, "free cash flow"), {-500 + 0.2 * 100, -500 + 0.2 * 200, 300 - 0.2 * 100 - 40, 300 - 0.2 * 100, 300 - 0.2 * 100, 300 - 0.2 * 200, 300 - 0.2 * 300});
}

TEST_CASE("the terms of free cash flow are signed and add up to it", "[impact][model]") {
    runner<programme<USD, yearly>> run(small());
    (void)run(small_drivers());
    const auto terms = terms_of<USD>(run, line_names::free_cash_flow);
    CHECK(terms.names() == std::vector<std::string>{"revenue", "operating cost", "tax", "change of working capital", "capital expenditure"});
    const auto cash = line(run, "free cash flow");
    for (std::size_t t = 0; t < 10; ++t) {
        double all = 0;
        for (const auto& l : terms.lines()) all += major(l.values[t]);
        CHECK(all == Catch::Approx(cash[t]));
    }
    // One rule of signs: a line whose name is a cost is a magnitude, and stands in a total with a minus.
    for (const char* cost : {line_names::operating_cost, line_names::capital_expenditure, line_names::depreciation})
        for (const double x : line(run, cost)) CHECK(x >= 0);
    for (const char* cost : {line_names::operating_cost, line_names::capital_expenditure})
        for (std::size_t t = 0; t < 10; ++t) CHECK(major(terms[cost][t]) <= 0);
    CHECK(major(terms["capital expenditure"][0]) == Catch::Approx(-500));
    CHECK(major(terms["operating cost"][2]) == Catch::Approx(-100));
    const auto income = terms_of<USD>(run, line_names::operating_income);
    CHECK(major(income["depreciation"][2]) == Catch::Approx(-200));
}

TEST_CASE("a fixed cost, a shortfall and the price of equipment each by its own share", "[impact][model]") {
    auto p = small();
    p.equipment_share = 60_pct;
    p.rest = years_of(10);
    p.shortfall = {0, 0, 1, exact_ratio(1, 2)};
    p.cost_level = ones(10, 1);
    auto d = small_drivers();
    d.fixed_cost = per_year(30_usd);
    d.demand_shortfall = 50_pct;
    d.equipment_price = 1.5_dec;
    runner<programme<USD, yearly>> run(p);
    const auto out = run(d);
    near(line(run, "operating cost"), {0, 30, 0.25 * 200 + 30, 0.25 * 300 + 30, 0.25 * 400 + 30});
    CHECK(major(out.spent) == Catch::Approx(1'000 * (0.4 + 0.6 * 1.5)));
    near(line(run, "rest"), {200, 200, 0});
    near(line(run, "equipment"), {450, 450, 0});
    near(line(run, "depreciation of the rest"), {10, 30, 40});  // ten years, half a year first, of 200 and 200
}

TEST_CASE("yuan and dollars meet only at the exchange rate", "[impact][model]") {
    using importing = programme<CNY, yearly, USD>;
    const importing p{.on = ten_years,
                      .spending = {1},
                      .earning = ones(10, 1),
                      .equipment = years_of(5),
                      .losses = losses::monetised{},
                      .at_end = working_capital_at_end::kept,
                      .when = timing::start,
                      .planned_rate = fx_rate<USD, CNY>{7_dec}};
    const importing::drivers<exact_ratio> d{
        .amount = 700_cny, .imported_share = 40_pct, .exchange_rate = fx_rate<USD, CNY>{8_dec}, .full_revenue = per_year(100_cny)};
    runner<importing> run(p);
    // 280 of 700 yuan are 40 dollars as planned, and cost 320 yuan.
    CHECK(to_double(run(d).spent.minor_units()) == Catch::Approx(74'000));
    CHECK(run.rows().flow<USD>("imported equipment")[0].minor_units() == Catch::Approx(4'000));
    CHECK(run.rows().flow<CNY>("imported equipment as paid")[0].minor_units() == Catch::Approx(32'000));
    CHECK(run.rows().flow<CNY>("equipment bought at home")[0].minor_units() == Catch::Approx(42'000));
}

TEST_CASE("a published plan gives the shapes", "[impact][model]") {
    const auto three = fiscal_calendar{}.years("FY2026", 3);
    const flow_series<money<USD>, yearly> spend(three, std::vector{10_usd, 30_usd, 60_usd});
    CHECK(shares_of(spend) == std::vector<exact_ratio>{exact_ratio(1, 10), exact_ratio(3, 10), exact_ratio(6, 10)});
    const flow_series<money<USD>, quarterly> revenue(fiscal_calendar{}.quarters("FY2026 Q1", 2), std::vector{20_usd, 25_usd});
    CHECK(levels_of(revenue, per_year(100_usd)) == std::vector<exact_ratio>{exact_ratio(4, 5), exact_ratio(1)});
    CHECK_THROWS_AS(shares_of(flow_series<money<USD>, yearly>(three, std::vector{0_usd, 0_usd, 0_usd})), numeric_domain_error);
    CHECK_THROWS_AS(shares_of(flow_series<money<USD>, yearly>(three, {1_usd, {}, 2_usd})), missing_cell_error);
    CHECK_THROWS_AS(levels_of(revenue, per_year(0_usd)), numeric_domain_error);
    // The series of a plan and its revenue come out of the model again.
    auto p = small();
    p.spending = shares_of(spend);
    runner<programme<USD, yearly>> run(p);
    auto d = small_drivers();
    d.amount = 100_usd;
    (void)run(d);
    near(line(run, "capital expenditure"), {10, 30, 60, 0});
}

TEST_CASE("a programme that cannot be is refused with what is wrong", "[impact][model]") {
    const auto refused = [](const char* what, auto change) {
        auto p = small();
        change(p);
        runner<programme<USD, yearly>> run(p);
        INFO(what);
        CHECK_THROWS_AS(run(small_drivers()), numeric_domain_error);
        CHECK_THROWS_AS(run.rows(), run_incomplete_error);
    };
    refused("shares of spending", [](auto& p) { p.spending = {exact_ratio(1, 2)}; });
    refused("a share below zero", [](auto& p) { p.spending = {exact_ratio(3, 2), exact_ratio(-1, 2)}; });
    refused("earning longer than the timeline", [](auto& p) { p.earning = ones(11); });
    refused("earning below zero", [](auto& p) { p.earning[3] = -1; });
    refused("a shortfall longer than the timeline", [](auto& p) { p.shortfall = ones(11); });
    refused("spending delayed beyond the timeline", [](auto& p) { p.delay = 9; });
    refused("a delay that no sum holds", [](auto& p) { p.delay = static_cast<std::size_t>(-1); });
    refused("no equipment", [](auto& p) { p.equipment_share = 0; });
    refused("more than all", [](auto& p) { p.equipment_share = exact_ratio(11, 10); });
    refused("a rest without classes", [](auto& p) { p.equipment_share = 50_pct; });
    refused("a class without a life", [](auto& p) { p.equipment[0].life_in_months = 0; });
    auto part = small();
    part.equipment[0].share = 90_pct;
    runner<programme<USD, yearly>> run(part);
    CHECK_THROWS_AS(run(small_drivers()), shares_error);
}

namespace {

/// A plant of two half-years of spending, by halves, in a currency of its own.
template <class C>
programme<C, half_yearly> by_halves(const fiscal_calendar& calendar, const char* first) {
    return {.on = calendar.halves(first, 8),
            .spending = {exact_ratio(1, 3), exact_ratio(2, 3)},
            .earning = ones(8, 1),
            .equipment = years_of(2),
            .shortfall = {0, 0, 1},
            .delay = 1,
            .losses = losses::forward{.cap = 80_pct},
            .at_end = working_capital_at_end::released,
            .when = timing::mid};
}
template <class C>
typename programme<C, half_yearly>::template drivers<exact_ratio> counted_drivers() {
    typename programme<C, half_yearly>::template drivers<exact_ratio> d;
    d.amount = money<C, exact_ratio>::from_minor(900'000);
    d.full_revenue = per_year(money<C, exact_ratio>::from_minor(1'000'000));
    d.fixed_cost = per_year(money<C, exact_ratio>::from_minor(100'000));
    d.demand_shortfall = 60_pct;
    d.delayed_share = 50_pct;
    d.operating_cost = 20_pct;
    d.tax_rate = 30_pct;
    d.working_capital = 10_pct;
    d.discount_rate = 9_pct;
    return d;
}

}  // namespace

TEST_CASE("a programme is the same in yen, in dinars and in every fiscal year: it counts minor units, and periods", "[impact][model]") {
    runner<programme<KWD, half_yearly>> dinars(by_halves<KWD>({.year_ends = date::July}, "FY2026 H2"));
    const auto out = dinars(counted_drivers<KWD>());
    // By hand, in counts: a sixth, a half and a third of 900,000 are spent; half a year's revenue is 500,000 from the second period, 200,000
    // in the third; costs a fifth of it and 50,000 a period; working capital a tenth of a year's revenue, released in the last period.
    const auto capex = dinars.rows().flow<KWD>("capital expenditure").values();
    CHECK(std::vector<double>(capex.begin(), capex.begin() + 4) == std::vector<double>{150'000, 450'000, 300'000, 0});
    const auto revenue = dinars.rows().flow<KWD>("revenue").values();
    CHECK(std::vector<double>(revenue.begin(), revenue.begin() + 4) == std::vector<double>{0, 500'000, 200'000, 500'000});
    CHECK(dinars.rows().flow<KWD>("operating cost").values()[2] == Catch::Approx(90'000));
    const auto stands = dinars.rows().balance<KWD>("working capital").values();
    CHECK(stands[1] == Catch::Approx(100'000));
    CHECK(stands[2] == Catch::Approx(40'000));
    CHECK(stands[7] == 0);
    // Two years at half a period first: 900,000 less nothing is charged in all, and taxed is what is earned above it.
    const double earned = 0.8 * (6 * 500'000 + 200'000) - 8 * 50'000;
    CHECK(out.gain.minor_units() == Catch::Approx(earned - 900'000 - 0.3 * (earned - 900'000)));
    CHECK(sum(dinars.rows().flow<KWD>("depreciation")).minor_units() == Catch::Approx(900'000));

    runner<programme<JPY, half_yearly>> yen(by_halves<JPY>({}, "FY2026 H1")), october(by_halves<JPY>({.year_ends = date::October}, "FY2025 H2"));
    CHECK(yen(counted_drivers<JPY>()).npv.minor_units() == out.npv.minor_units());
    CHECK(october(counted_drivers<JPY>()).npv.minor_units() == out.npv.minor_units());
    CHECK(to_double(yen(counted_drivers<JPY>()).funding_need.minor_units()) == out.funding_need.minor_units());
}

TEST_CASE("imports between currencies of no and of three decimals cross at the rate", "[impact][model]") {
    using importing = programme<BHD, yearly, JPY>;
    const importing p{.on = fiscal_calendar{}.years("FY2026", 3),
                      .spending = {1},
                      .earning = {0, 1, 1},
                      .equipment = years_of(2),
                      .losses = losses::lost{},
                      .at_end = working_capital_at_end::kept,
                      .when = timing::end,
                      .planned_rate = fx_rate<JPY, BHD>{exact_ratio(1, 400)}};
    runner<importing> run(p);
    // Half of 400.000 dinars are 80,000 yen as planned; at twice the rate they cost 400 dinars.
    const auto out = run({.amount = 400_bhd, .imported_share = 50_pct, .exchange_rate = fx_rate<JPY, BHD>{exact_ratio(1, 200)}});
    CHECK(out.spent.minor_units() == Catch::Approx(600'000));
    CHECK(run.rows().flow<JPY>("imported equipment")[0].minor_units() == Catch::Approx(80'000));
}

TEST_CASE("a programme of nothing is worth nothing, and a tax below zero pays", "[impact][model]") {
    runner<programme<USD, yearly>> run(small());
    const auto nothing = run(programme<USD, yearly>::drivers<exact_ratio>{});
    CHECK(major(nothing.npv) == 0);
    CHECK_FALSE(std::signbit(nothing.funding_need.minor_units()));
    auto d = small_drivers();
    d.tax_rate = -20_pct;
    // All that is bought is written off: 8 x 300 earned less 1,000, a fifth of which is paid to the programme; 40 stay tied up.
    CHECK(major(run(d).gain) == Catch::Approx(1.2 * (8 * 300 - 1'000) - 40));
}

TEST_CASE("a delay is any number of periods that the timeline has, whatever zeros the list of spending ends in", "[impact][model]") {
    auto p = small();
    auto d = small_drivers();
    d.delayed_share = 1;
    for (const std::size_t delay : {1u, 3u, 8u}) {
        p.delay = delay;
        for (const bool padded : {false, true}) {
            p.spending = {exact_ratio(1, 2), exact_ratio(1, 2)};
            if (padded) p.spending.resize(10);
            runner<programme<USD, yearly>> run(p);
            (void)run(d);
            const auto capex = line(run, "capital expenditure");
            for (std::size_t t = 0; t < 10; ++t) CHECK(capex[t] == (t == delay || t == delay + 1 ? 500 : 0));
        }
    }
}

}  // namespace programme_model_test
