// SPDX-License-Identifier: BSL-1.0
// Depreciation, tax and loans as steps: on rows they are what they are on series of exact money, and what is worked by hand.
#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/income_tax.hpp>
#include <outlay/impact/loan.hpp>
#include <outlay/impact/macrs.hpp>
#include <outlay/impact/tax.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>

#include <random>
#include <vector>

namespace rules_on_rows_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class Freq>
struct charged {
    timeline<Freq> on;
    std::vector<exact_ratio> spending;
    std::vector<asset_class> classes;
    template <class R>
    struct drivers {
        R cost = R(1);
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::cost>("cost")};
        }
    };
    template <class R>
    struct outcomes {
        R all{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::all>("all")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, Freq>& s) const {
        const auto capex = s.flow("capex", d.cost * s.shares("spending", spending));
        return {sum(s.block("charge", depreciation(capex, classes)))};
    }
};

template <class Freq>
std::vector<double> charges(const timeline<Freq>& on, std::vector<exact_ratio> spending, std::vector<asset_class> classes, double cost = 1) {
    runner<charged<Freq>> run(charged<Freq>{on, std::move(spending), std::move(classes)});
    (void)run(typename charged<Freq>::template drivers<double>{cost});
    (void)run(typename charged<Freq>::template drivers<double>{cost});
    const auto cells = run.rows().flow("charge").values();
    return {cells.begin(), cells.end()};
}
void near(const std::vector<double>& got, const std::vector<double>& want) {
    REQUIRE(got.size() == want.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        INFO(i);
        CHECK(got[i] == Catch::Approx(want[i]).epsilon(1e-12).margin(1e-9));
    }
}
const auto years = [](std::size_t n) { return fiscal_calendar{}.years("FY2026", n); };

}  // namespace

TEST_CASE("a row is charged by vintage and class, from service on", "[impact][model]") {
    const auto whole = first_charge::whole_period, half = first_charge::half_period;
    // 380,000 in three equal years, 70 % over 5 years and 30 % over 20, half a year first: as impact/vintages.hpp has it
    near(charges(years(3), {exact_ratio(1, 3), exact_ratio(1, 3), exact_ratio(1, 3)},
                 {{.name = "servers", .share = 70_pct, .life_in_months = 60, .first = half}, {.name = "buildings", .share = 30_pct, .life_in_months = 240, .first = half}}, 380'000),
         {9'816.6666666667, 29'450, 49'083.3333333333});
    near(charges(years(5), {1}, {{.name = "a", .share = 1, .life_in_months = 36, .first = whole}}, 90), {30, 30, 30, 0, 0});
    near(charges(years(5), {1}, {{.name = "a", .share = 1, .life_in_months = 36, .first = half}}, 90), {15, 30, 30, 15, 0});
    // 5.5 years is served: 72,215 over 5.5 years, 13,130 a whole year
    near(charges(years(7), {1}, {{.name = "a", .share = 1, .life_in_months = 66, .first = whole}}, 72'215), {13'130, 13'130, 13'130, 13'130, 13'130, 6'565, 0});
    // in service in the third year: what was bought in the first two is charged from then, what is bought later when it is
    near(charges(years(6), {exact_ratio(1, 2), exact_ratio(1, 4), exact_ratio(0), exact_ratio(1, 4)},
                 {{.name = "a", .share = 1, .life_in_months = 24, .first = whole, .in_service = 2}}, 80),
         {0, 0, 30, 40, 10, 0});
    // two classes go into service in different periods; by law, 5 years of MACRS are 20, 32, 19.2, 11.52, 11.52, 5.76 %
    near(charges(years(4), {1}, {{.name = "a", .share = 50_pct, .life_in_months = 24, .first = whole, .in_service = 1},
                                 {.name = "b", .share = 50_pct, .charges = {exact_ratio(20, 100), exact_ratio(32, 100), exact_ratio(48, 100)}}}, 200),
         {20, 82, 98, 0});
    near(charges(years(3), {1}, {{.name = "a", .share = 1, .life_in_months = 12, .first = whole, .in_service = 9}}, 80), {0, 0, 0});
    CHECK_THROWS_AS(charges(years(3), {1}, {{.name = "a", .share = 90_pct, .life_in_months = 12, .first = whole}}), shares_error);
    CHECK_THROWS_AS(charges(years(3), {1}, {{.name = "a", .share = 1, .life_in_months = 12}}), numeric_domain_error);
    CHECK_THROWS_AS(charges(years(3), {1}, {{.name = "a", .share = 1}}), numeric_domain_error);
    // Charges of whole years, as laws print them, are not charged by quarters.
    const asset_class by_law{.name = "a", .charges = macrs_shares(5, macrs_convention::half_year)};
    near(charges(years(3), {1}, {by_law}, 100), {20, 32, 19.2});
    CHECK_THROWS_AS(charges(fiscal_calendar{}.quarters("FY2026 Q1", 8), {1}, {by_law}), numeric_domain_error);
}

TEST_CASE("on every frequency a row is charged as a series is", "[impact][model]") {
    const auto same = [&]<class Freq>(const timeline<Freq>& on) {
        std::vector<exact_ratio> spending;
        for (int i = 0; i < 5; ++i) spending.push_back(exact_ratio(i + 1, 15));
        for (const auto first : {first_charge::half_period, first_charge::whole_period}) {
            const std::vector<asset_class> classes{{"a", 60_pct, 36, first}, {"b", 30_pct, 120, first},
                                                   {.name = "c", .share = 10_pct, .life_in_months = 7, .first = first, .in_service = 3}};
            const auto got = charges(on, spending, classes, 1'500);
            std::vector<exact_ratio> bought(on.size());
            for (std::size_t i = 0; i < 5; ++i) bought[i] = spending[i] * exact_ratio(1'500);
            const auto exact = charges_by_vintage(flow_series<exact_ratio, Freq>(on, bought), classes);
            std::vector<double> want;
            for (std::size_t t = 0; t < on.size(); ++t) want.push_back(nearest_double(exact[t]));
            near(got, want);
        }
    };
    same(years(20));
    same(fiscal_calendar{}.halves("FY2026 H1", 25));
    same(fiscal_calendar{}.quarters("FY2026 Q2", 40));
    same(fiscal_calendar{}.months("FY2026 M5", 90));
}

namespace {

template <class Rule, class Freq = yearly>
struct taxed {
    timeline<Freq> on;
    std::vector<exact_ratio> profits;
    Rule rule;
    template <class R>
    struct drivers {
        R rate{};
        money<USD, R> unit{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::rate>("rate", "share"), driver<&d::unit>("unit")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> all{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::all>("all")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, Freq>& s) const {
        const auto profit = s.flow("profit", as_flow(s.levels("profits", profits) * d.unit));
        return {sum(s.block("income tax", income_tax(profit, d.rate, rule)).tax)};
    }
};

}  // namespace

TEST_CASE("tax on rows follows every rule of losses, as on exact money", "[impact][model]") {
    const auto lines = [](auto rule, std::vector<exact_ratio> profits, const char* line) {
        using m = taxed<decltype(rule)>;
        const auto on = years(profits.size());
        runner<m> run(m{on, std::move(profits), rule});
        for (int i = 0; i < 2; ++i) (void)run(typename m::template drivers<double>{0.25, as<double>(1_usd)});
        const auto cells = run.rows().template flow<USD>("income tax", line).values();
        std::vector<double> dollars;
        for (const double x : cells) dollars.push_back(x / 100);
        return dollars;
    };
    const std::vector<exact_ratio> profits{-100, 30, 50, 40};  // as impact/tax.hpp has it: 0, 0, 0, 5
    near(lines(losses::forward{}, profits, "tax"), {0, 0, 0, 5});
    near(lines(losses::lost{}, profits, "tax"), {0, 7.5, 12.5, 10});
    near(lines(losses::monetised{}, profits, "tax"), {-25, 7.5, 12.5, 10});
    near(lines(losses::forward{.cap = 80_pct}, profits, "taxable profit"), {0, 6, 10, 8});  // a fifth of each profit: losses of 24, 40 and 32 are used
    near(lines(losses::forward{.cap = 80_pct}, profits, "losses used"), {0, 24, 40, 32});

    std::mt19937 bits(40);
    for (int round = 0; round < 40; ++round) {
        std::vector<exact_ratio> random;
        for (int i = 0; i < 15; ++i) random.push_back(exact_ratio(static_cast<int>(bits() % 200) - 100));
        const std::size_t expires = static_cast<std::size_t>(round % 6);
        std::vector<money<USD>> exact;
        for (const auto& x : random) exact.push_back(money<USD>::from_major(x));
        const auto want = income_tax(flow_series<money<USD>, yearly>(years(15), exact), tax_rule{{25_pct}, losses::forward{.expire_after = expires}});
        std::vector<double> tax, used, expired;
        for (std::size_t t = 0; t < 15; ++t) {
            tax.push_back(want.tax[t].template major_units<double>());
            used.push_back(want.used[t].template major_units<double>());
            expired.push_back(want.expired[t].template major_units<double>());
        }
        INFO(expires);
        near(lines(losses::forward{.expire_after = expires}, random, "tax"), tax);
        near(lines(losses::forward{.expire_after = expires}, random, "losses used"), used);
        near(lines(losses::forward{.expire_after = expires}, random, "losses expired"), expired);
    }
}

TEST_CASE("R21: by quarters rows assess the fiscal year, as series do", "[impact][model]") {
    // Year 1: -100 + 60 - 20 - 40 = -100; year 2: 60; year 3: 100; at most 80 % of a year's income (impact/tax.test.cpp has the same).
    const auto on = fiscal_calendar{}.quarters("FY2026 Q1", 12);
    const std::vector<exact_ratio> profits{-100, 60, -20, -40, 100, -40, 0, 0, 25, 25, 25, 25};
    const auto of = [&]<class Rule>(const Rule& rule, const timeline<quarterly>& periods, const std::vector<exact_ratio>& earned, const char* line) {
        using m = taxed<Rule, quarterly>;
        runner<m> run(m{periods, earned, rule});
        for (int i = 0; i < 2; ++i) (void)run(typename m::template drivers<double>{0.25, as<double>(1_usd)});
        std::vector<double> dollars;
        const std::vector<line_description> lines = run.rows().lines();
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i].section == "income tax" && lines[i].name == line)
                for (const double x : run.rows().cells(i)) dollars.push_back(x / 100);
        return dollars;
    };
    const losses::forward law{.cap = 80_pct, .by = assessed::by_year};
    near(of(law, on, profits, "taxable profit"), {0, 0, 0, 0, 20, -8, 0, 0, 5, 5, 13, 25});
    near(of(law, on, profits, "losses carried forward"), {100, 40, 60, 100, 20, 52, 52, 52, 32, 12, 0, 0});
    // With an expiry of one year what is left of the first year's loss, 52, is gone with the second's last quarter.
    near(of(losses::forward{.cap = 80_pct, .expire_after = 1, .by = assessed::by_year}, on, profits, "losses expired"),
         {0, 0, 0, 0, 0, 0, 0, 52, 0, 0, 0, 0});
    // Where losses are lost they still meet the profits of their own year: 0; 60; 100.
    near(of(losses::lost{.by = assessed::by_year}, on, profits, "taxable profit"), {0, 0, 0, 0, 100, -40, 0, 0, 25, 25, 25, 25});
    // A timeline that begins and ends inside a year: the first year has two quarters, and the last one is not yet assessed to its end.
    near(of(losses::forward{.by = assessed::by_year}, fiscal_calendar{}.quarters("FY2026 Q3", 7), {-50, 20, 10, 40, 10, -20, 30}, "taxable profit"),
         {0, 0, 0, 20, 10, -20, 30});
    CHECK_THROWS_AS(of(losses::forward{.cap = exact_ratio(11, 10)}, on, profits, "tax"), numeric_domain_error);
}

TEST_CASE("the steps run on exact money and keep intervals tight", "[impact][model]") {
    loss_pool<exact_money<USD>> pool;
    CHECK(pool.taxable(exact_money<USD>(-100_usd)) == exact_money<USD>());
    CHECK(pool.taxable(exact_money<USD>(30_usd), exact_ratio(80_pct), exact_ratio(20_pct)) == exact_money<USD>(6_usd));
    CHECK(pool.carried == exact_money<USD>(76_usd));
    loan<exact_money<USD>> debt;
    debt.draw(exact_money<USD>(100_usd));
    CHECK(debt.accrue(exact_ratio(5_pct)) == exact_money<USD>(5_usd));
    debt.capitalise();
    CHECK(debt.repay(exact_money<USD>(30_usd)) == exact_money<USD>(30_usd));
    CHECK(debt.repay(exact_money<USD>(-5_usd)) == exact_money<USD>(30_usd));
    CHECK(debt.repay(exact_money<USD>(500_usd)) == exact_money<USD>(105_usd));
    CHECK(debt.balance == exact_money<USD>());

    loss_pool<interval> ranged;
    for (const auto& profit : {interval(-10, -5), interval(-2, 8), interval(1, 20)}) {
        const interval taxable = ranged.taxable(profit);
        CHECK(taxable.lower() >= 0);
        CHECK(ranged.carried.lower() >= 0);
        CHECK(ranged.carried.upper() <= 12);
    }
    loan<interval> owed;
    owed.draw(interval(80, 100));
    (void)owed.repay(interval(70, 90));
    CHECK(owed.balance.lower() == 0);
    CHECK(owed.balance.upper() == 30);
}

}  // namespace rules_on_rows_test
