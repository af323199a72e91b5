// SPDX-License-Identifier: BSL-1.0
// The terms of one total and of several: expected signs and sums by hand.
#include <outlay/model/statement_of.hpp>

#include "probe.hpp"

#include <catch.hpp>

#include <string>
#include <type_traits>
#include <vector>

namespace statement_of_test {

using namespace model_probe;

namespace {

using lines = std::vector<std::string>;

/// Income of sales 100 less cost 40 less charge 25; cash of income plus the charge less a purchase of 7; tax is in neither.
auto body() {
    return [](const auto& d, auto& s, const std::vector<exact_ratio>& ones) {
        const auto level = s.levels("level", ones);
        const auto sales = s.flow("sales", d.income * level);
        const auto cost = s.flow("cost", sales * s.number(40_pct));
        const auto charge = s.flow("charge", sales * s.number(25_pct));
        const auto bought = s.flow("bought", sales * s.number(7_pct));
        const auto income = s.total("income", sales - cost - charge);
        const auto cash = s.total("cash", income + charge - bought);
        const auto twice = s.total("sales twice", sales + sales - cost);
        const auto nested = s.total("nested", sales - (cost - (charge - bought)));
        (void)twice, (void)nested;
        return sum(cash).minor_units();
    };
}
template <class Run>
void of_four_hundred_a_year(Run& run) {
    using fixed = std::remove_cvref_t<decltype(run.fixed())>;
    typename fixed::template drivers<exact_ratio> d;
    d.income = per_year(money<USD, exact_ratio>(400_usd));
    (void)run(d);
}

}  // namespace

TEST_CASE("the terms of several totals: each line once, with the sign of the first, and no total of the list", "[model][statement]") {
    const probe m{quarters(4), body(), {1, 1, 1, 1}};
    runner<std::remove_cvref_t<decltype(m)>, double> run(m);
    of_four_hundred_a_year(run);
    const auto first_cell = [](const auto& s, const char* name) { return s[name][0].minor_units() / 100; };
    const auto cash = terms_of<USD>(run, "cash");
    CHECK(cash.names() == lines{"income", "charge", "bought"});
    CHECK(first_cell(cash, "charge") == Catch::Approx(25));
    const auto both = terms_of<USD>(run, "income", "cash");
    CHECK(both.names() == lines{"sales", "cost", "charge", "bought"});
    CHECK(first_cell(both, "sales") == Catch::Approx(100));
    CHECK(first_cell(both, "cost") == Catch::Approx(-40));
    CHECK(first_cell(both, "charge") == Catch::Approx(-25));
    CHECK(first_cell(both, "bought") == Catch::Approx(-7));
    const auto turned = terms_of<USD>(run, "cash", "income");
    CHECK(turned.names() == lines{"charge", "bought", "sales", "cost"});
    CHECK(first_cell(turned, "charge") == Catch::Approx(25));
}

TEST_CASE("a total that holds a line twice keeps both, alone and beside another", "[model][statement]") {
    const probe m{quarters(4), body(), {1, 1, 1, 1}};
    runner<std::remove_cvref_t<decltype(m)>, double> run(m);
    of_four_hundred_a_year(run);
    for (const auto& s : {terms_of<USD>(run, "sales twice"), terms_of<USD>(run, "sales twice", "sales twice")}) {
        double all = 0;
        for (const auto& l : s.lines()) all += l.values[0].minor_units() / 100;
        CHECK(all == Catch::Approx(160));
    }
}

TEST_CASE("a term within brackets has the sign of the brackets and its own", "[model][statement]") {
    const probe m{quarters(4), body(), {1, 1, 1, 1}};
    runner<std::remove_cvref_t<decltype(m)>, double> run(m);
    of_four_hundred_a_year(run);
    const auto nested = terms_of<USD>(run, "nested");  // 100 - (40 - (25 - 7)) = 100 - 40 + 25 - 7
    const double want[] = {100, -40, 25, -7};
    REQUIRE(nested.names() == lines{"sales", "cost", "charge", "bought"});
    for (std::size_t i = 0; i < 4; ++i) CHECK(nested.lines()[i].values[0].minor_units() / 100 == Catch::Approx(want[i]));
}

TEST_CASE("rounded terms are added up again, and the rounded total less that is told", "[model][statement]") {
    const auto on = quarters(2);
    const auto cents = [&](exact_ratio a, exact_ratio b) {
        return flow_series<exact_money<USD>, quarterly>(on, std::vector{exact_money<USD>::from_minor(a), exact_money<USD>::from_minor(b)});
    };
    statement<exact_money<USD>, quarterly> exact(on);
    exact.add("a", cents({12, 5}, {13, 5})).add("b", cents({12, 5}, {13, 5}));  // 2.4 and 2.4 are 4.8, 2.6 and 2.6 are 5.2
    const auto printed = rounded(exact, half_even);
    CHECK(printed.total[0] == 0.04_usd);
    CHECK(printed.difference[0] == 0.01_usd);
    CHECK(printed.total[1] == 0.06_usd);
    CHECK(printed.difference[1] == -0.01_usd);
}

TEST_CASE("what is no total, or no line, is refused wherever it stands in the list", "[model][statement]") {
    const probe m{quarters(4), body(), {1, 1, 1, 1}};
    runner<std::remove_cvref_t<decltype(m)>, double> run(m);
    of_four_hundred_a_year(run);
    CHECK_THROWS_AS(terms_of<USD>(run, "income", "cost"), line_type_error);
    CHECK_THROWS_AS(terms_of<USD>(run, "cost", "income"), line_type_error);
    CHECK_THROWS_AS(terms_of<USD>(run, "income", "profit"), line_unknown_error);
    CHECK_THROWS_AS(terms_of<CNY>(run, "income", "cash"), line_type_error);
}

}  // namespace statement_of_test
