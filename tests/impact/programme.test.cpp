// SPDX-License-Identifier: BSL-1.0
// Programmes laid over a base case: a worked year by hand, what is refused, identities on generated programmes, and the
// runway of Alibaba's net cash (about US$41bn at 7.1190 and burns of its quarters to June and September 2025, RMB
// million).
#include <outlay/cashflow/npv.hpp>
#include <outlay/impact/economic_profit.hpp>
#include <outlay/impact/programme.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <random>
#include <string>
#include <vector>

namespace programme_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using cny = money<CNY>;
const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 4);

template <class T>
flow_series<T, yearly> line(std::vector<T> cells) {
    return {years, std::move(cells)};
}
flow_series<cny, yearly> level(cny x) { return line(std::vector(4, x)); }

statement<cny, yearly> company() {
    statement<cny, yearly> s(years);
    s.add("revenue", level(1'000_cny))
        .add("operating income", level(150_cny))
        .add("operating cash flow", level(200_cny))
        .add("capital expenditure", level(90_cny));
    return s;
}
/// 100 in the first year over four years; then 80 a year at a cost of 30; working capital 10 % of revenue.
capital_programme<cny, yearly> cloud(std::string name = "cloud") {
    return {std::move(name),
            line(std::vector{100_cny, 0_cny, 0_cny, 0_cny}),
            line(std::vector{0_cny, 80_cny, 80_cny, 80_cny}),
            line(std::vector{0_cny, 30_cny, 30_cny, 30_cny}),
            {{"servers", 1, 4}},
            first_charge::whole_period,
            10_pct};
}
const tax_rule monetised{{25_pct}, loss_rule::monetised};

}  // namespace

TEST_CASE("a worked programme, line by line", "[impact][programme]") {
    const auto base = reported_base(company()).capex_held_at(60_cny, "the level of fiscal 2024");
    const auto w = with_and_without(base, std::vector{cloud()}, monetised);
    CHECK(w.assumption == "capital expenditure of 60 CNY a period without the programme: the level of fiscal 2024");
    CHECK(w.without["free cash flow"][0] == 140_cny);
    // First year: 100 spent, a charge of 25 saves 6.25 of tax.
    CHECK(w.difference["operating income"][0] == -25_cny);
    CHECK(w.difference["tax on operating income"][0] == -6.25_cny);
    CHECK(w.difference["free cash flow"][0] == -93.75_cny);
    // Second: 80 - 30 in cash, tax 25 % of 80 - 30 - 25, working capital of 8.
    CHECK(w.difference["operating cash flow"][1] == 35.75_cny);
    CHECK(w.difference["free cash flow"][2] == 43.75_cny);
    CHECK(w.with["revenue"][3] == 1'080_cny);
    CHECK(w.with["capital expenditure"][0] == 160_cny);
    const auto own = programme_lines(cloud());
    CHECK(own["working capital"][1] == -8_cny);
    CHECK(sum(own["depreciation"]) == -100_cny);
}

TEST_CASE("a base that contains the programme is refused with the figures, unless told what to leave out",
          "[impact][programme]") {
    const auto reported = reported_base(company());
    CHECK(reported.assumption() == "as reported");
    try {
        (void)with_and_without(reported, std::vector{cloud()}, monetised);
        FAIL("its spending would count twice");
    } catch (const base_contains_programme_error& e) {
        CHECK(e.programme() == "cloud");
        REQUIRE(e.periods().size() == 1);
        CHECK(e.periods()[0].period == "FY2026");
        CHECK(e.periods()[0].capital_expenditure == "90 CNY");
        CHECK(e.periods()[0].programme_spend == "100.00 CNY");
    }
    auto small = cloud();
    small.spend = line(std::vector{40_cny, 0_cny, 0_cny, 0_cny});
    const auto left = reported.taking_out("cloud", line(std::vector<exact_money<CNY>>{40_cny, 0_cny, 0_cny, 0_cny}));
    const auto w = with_and_without(left, std::vector{small}, monetised);
    CHECK(w.without["capital expenditure"][0] == 50_cny);
    CHECK(w.with["capital expenditure"][0] == 90_cny);
    CHECK(w.assumption == "as reported, without the spending of \"cloud\"");
    auto other = small;
    other.name = "campus";
    CHECK_THROWS_AS(with_and_without(left, std::vector{other}, monetised), base_contains_programme_error);
    CHECK_THROWS_AS(reported.taking_out("cloud", line(std::vector<exact_money<CNY>>{100_cny, 0_cny, 0_cny, 0_cny})),
                    negative_magnitude_error);
}

TEST_CASE("the base is an assumption: varied, it moves both sides and not the difference", "[impact][programme]") {
    const auto reported = reported_base(company());
    const auto low = with_and_without(reported.capex_held_at(40_cny, "low"), std::vector{cloud()}, monetised);
    const auto share = with_and_without(reported.capex_at_share(8_pct, "the five years to fiscal 2024"),
                                        std::vector{cloud()}, monetised);
    CHECK(low.without["free cash flow"][0] == 160_cny);
    CHECK(share.without["free cash flow"][0] == 120_cny);
    CHECK(low.difference == share.difference);
}

TEST_CASE("lines missing, and a programme on another timeline", "[impact][programme]") {
    statement<cny, yearly> s(years);
    s.add("revenue", level(1_cny));
    CHECK_THROWS_AS(reported_base(s), line_missing_error);
    auto short_one = cloud();
    const auto two = fiscal_calendar{.year_ends = date::March}.years("FY2026", 2);
    short_one.spend = flow_series<cny, yearly>(two, std::vector{1_cny, 1_cny});
    CHECK_THROWS_AS(
        with_and_without(reported_base(company()).capex_held_at(1_cny, "x"), std::vector{short_one}, monetised),
        timeline_mismatch_error);
    auto negative = cloud();
    negative.operating_cost = line(std::vector{-1_cny, 0_cny, 0_cny, 0_cny});
    CHECK_THROWS_AS(programme_lines(negative), negative_magnitude_error);
}

TEST_CASE("an empty programme changes nothing", "[impact][programme]") {
    auto nothing = cloud();
    nothing.spend = nothing.revenue = nothing.operating_cost = level(0_cny);
    const auto w = with_and_without(reported_base(company()), std::vector{nothing}, monetised);
    CHECK(w.with == w.without);
}

TEST_CASE("several programmes add up where tax is linear, and show their interaction where it is not",
          "[impact][programme]") {
    std::mt19937_64 any(380);
    const auto amount = [&](int below) {
        return cny::from_major(static_cast<int>(any() % static_cast<unsigned>(below)));
    };
    bool interacted = false;
    for (int round = 0; round < 40; ++round) {
        const auto random_line = [&](int below) {
            return line(std::vector{amount(below), amount(below), amount(below), amount(below)});
        };
        std::vector<capital_programme<cny, yearly>> programmes;
        for (const char* name : {"a", "b", "c"})
            programmes.push_back({name,
                                  random_line(500),
                                  random_line(300),
                                  random_line(200),
                                  {{"x", 1, static_cast<int>(1 + any() % 5)}},
                                  first_charge::half_period,
                                  exact_ratio(static_cast<int>(any() % 30), 100)});
        const auto base = reported_base(company()).capex_held_at(60_cny, "assumed");
        const auto linear = joint_impact_of(base, programmes, monetised);
        for (const auto& l : linear.interaction.lines())
            for (const auto& cell : l.values.view()) CHECK(cell == 0_cny);
        const auto carried = joint_impact_of(base, programmes, {{25_pct}, loss_rule::carried_forward});
        for (std::size_t t = 0; t < 4; ++t) {
            exact_money<CNY> parts = carried.interaction["free cash flow"][t];
            for (const auto& one : carried.alone) parts += one.difference["free cash flow"][t];
            CHECK(parts == carried.together["free cash flow"][t]);
            CHECK(carried.interaction["operating income"][t] == 0_cny);
            interacted = interacted || carried.interaction["tax on operating income"][t] != 0_cny;
        }
    }
    CHECK(interacted);
}

TEST_CASE("margin, share of capital expenditure, net cash and runway", "[impact][programme]") {
    const auto w =
        with_and_without(reported_base(company()).capex_held_at(60_cny, "assumed"), std::vector{cloud()}, monetised);
    const auto without = cash_effects(w.without, exact_money<CNY>(-100_cny)),
               with = cash_effects(w.with, exact_money<CNY>(-100_cny));
    CHECK(without.margin[0] == exact_ratio(14_pct));
    CHECK(with.margin[0] == exact_ratio(4625, 100'000));
    CHECK(without.capex_share[1] == exact_ratio(30_pct));
    CHECK(without.net_cash[0] == 40_cny);
    CHECK(with.net_cash[0] == -53.75_cny);
    CHECK(first_below_zero(with.net_cash) == "FY2026");
    CHECK_FALSE(first_below_zero(without.net_cash));
    // About US$41bn is RMB 291,879m; burned at the pace of September 2025, and of June and September 2025 on average.
    const auto cash = cny::from_major(41'000) * 7.1190_dec;
    CHECK(runway(cash, exact_money<CNY>(21'840_cny))->round_to(1, half_up) == 13.4_dec);
    CHECK(runway(cash, exact_money<CNY>(20'327.5_cny))->round_to(1, half_up) == 14.4_dec);
    CHECK_FALSE(runway(cash, exact_money<CNY>(0_cny)));
}

TEST_CASE("a programme's economic profit is worth what its cash flows and the capital left are worth",
          "[impact][programme]") {
    const auto base = reported_base(company()).capex_held_at(60_cny, "assumed");
    auto p = cloud();
    p.classes = {{"servers", 60_pct, 3}, {"buildings", 40_pct, 20}};
    const auto lines = programme_lines(p);
    const auto profit = nopat(lines["operating income"], exact_ratio(25_pct));
    const auto capital =
        invested_capital(-lines["capital expenditure"], -lines["depreciation"], -lines["working capital"]);
    const auto eva = economic_profit(profit, capital, exact_ratio(10_pct));
    const auto cash = with_and_without(base, std::vector{p}, monetised).difference["free cash flow"];
    const auto worth = [](const auto& s) { return npv<exact_ratio>(10_pct, s.view().values()); };
    const exact_ratio discount = exact_ratio(1000, 1331);
    CHECK(worth(eva) == worth(cash) + capital.closing()[3] * discount);
    CHECK(return_on_capital(profit, capital)[1] == profit[1] / capital.closing()[0]);
}

TEST_CASE("four quarters of a programme are a year of it", "[impact][programme]") {
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 16);
    const auto by_quarter = [&](const flow_series<cny, yearly>& year) {
        std::vector<cny> cells;
        for (const cny& x : year.view()) cells.insert(cells.end(), 4, cny::from_minor(x.minor_units() / 4));
        return flow_series<cny, quarterly>(quarters, std::move(cells));
    };
    const auto y = cloud();
    const capital_programme<cny, quarterly> q{
        "cloud", by_quarter(y.spend), by_quarter(y.revenue), by_quarter(y.operating_cost), y.classes,
        y.first, y.working_capital};
    statement<cny, quarterly> s(quarters);
    for (const auto& l : company().lines()) s.add(l.name, by_quarter(l.values));
    const auto w = with_and_without(reported_base(s).capex_held_at(15_cny, "assumed"), std::vector{q}, monetised);
    const auto whole =
        with_and_without(reported_base(company()).capex_held_at(60_cny, "assumed"), std::vector{y}, monetised);
    for (const char* name : {"revenue", "operating cash flow", "capital expenditure"}) {
        exact_money<CNY> sum_of_year;
        for (std::size_t t = 8; t < 12; ++t) sum_of_year += w.difference[name][t];
        // In the third year charges and working capital are level, so the quarters add up to the year.
        CHECK(sum_of_year == whole.difference[name][2]);
    }
    CHECK(w.difference["free cash flow"].on().label(8) == "FY2028 Q1");
}

TEST_CASE("a programme may count in numbers without a currency", "[impact][programme]") {
    statement<double, yearly> s(years);
    s.add("revenue", line(std::vector(4, 1000.0)))
        .add("operating income", line(std::vector(4, 150.0)))
        .add("operating cash flow", line(std::vector(4, 200.0)))
        .add("capital expenditure", line(std::vector(4, 90.0)));
    const capital_programme<double, yearly> p{"cloud",
                                              line(std::vector{100.0, 0.0, 0.0, 0.0}),
                                              line(std::vector{0.0, 80.0, 80.0, 80.0}),
                                              line(std::vector{0.0, 30.0, 30.0, 30.0}),
                                              {{"servers", 1, 4}},
                                              first_charge::whole_period,
                                              10_pct};
    const auto w = with_and_without(reported_base(s).capex_held_at(60, "assumed"), std::vector{p}, monetised);
    CHECK(w.difference["free cash flow"][0] == Catch::Approx(-93.75));
    CHECK(w.difference["free cash flow"][1] == Catch::Approx(35.75));
}

TEST_CASE("a debt lasts for no period, and no burn for ever", "[impact][programme]") {
    CHECK(runway(-5_usd, 10_usd) == exact_ratio(0));
    CHECK(runway(0_usd, 10_usd) == exact_ratio(0));
    CHECK(runway(-5.0, 10.0) == 0.0);
    CHECK(runway(25_usd, 10_usd) == exact_ratio(5, 2));
    CHECK_FALSE(runway(25_usd, 0_usd));
    CHECK_FALSE(runway(-25_usd, -10_usd));
    using claim = bounds<money<USD>>;
    CHECK(runway(claim(-5_usd), claim(10_usd)) == exactly(exact_ratio(0)));
    CHECK(runway(claim(between(20_usd, 40_usd)), claim(at_least(10_usd))) ==
          bounds<exact_ratio>::from_ends({exact_ratio(0), end_kind::open}, {exact_ratio(4), end_kind::closed}));
    CHECK_FALSE(runway(claim(20_usd), claim(up_to(0_usd))));
}

}  // namespace programme_test
