// SPDX-License-Identifier: BSL-1.0
// Cases, sensitivities and gradients of the main example's model. Expected values: computed with exact fractions
// outside of the library, to the digit printed.
#include "alibaba_model.hpp"

#include <outlay/number/fifty_digits.hpp>
#include <outlay/scenario/cases.hpp>
#include <outlay/scenario/sensitivity.hpp>

#include <catch.hpp>

#include <vector>

namespace cases_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

const programme_model<yearly> m(test::alibaba_plan());
const auto base = test::alibaba_drivers();

double rounded(double x) { return std::round(x); }

}  // namespace

TEST_CASE("cases override drivers by name and stand beside the base", "[scenario]") {
    const auto table = run_cases(m, base,
                                 {{"export controls: equipment +25 %", {{"equipment price", exact_ratio(5, 4)}}},
                                  {"demand at 80 %", {{"utilisation", exact_ratio(80_pct)}}},
                                  {"demand at 60 %", {{"utilisation", exact_ratio(60_pct)}}}});
    REQUIRE(table.rows.size() == 4);
    CHECK(rounded(table["base"].npv) == 108'624);
    CHECK(rounded(table["demand at 80 %"].npv) == 16'328);
    CHECK(rounded(table["demand at 60 %"].npv) == -75'968);
    // 70 % of the spend 25 % dearer: 446.5bn for the same capacity, 66.5bn more.
    CHECK(table["export controls: equipment +25 %"].spent == Catch::Approx(446'500));
    CHECK(table.difference("export controls: equipment +25 %", "spent") == Catch::Approx(66'500));
    // The same budget buys 1 / 1.175 = 85.11 % of the capacity.
    CHECK(table["base"].spent / table["export controls: equipment +25 %"].spent == Catch::Approx(0.8511).epsilon(1e-4));
    CHECK(table.difference("base", "npv") == 0);
}

TEST_CASE("an imported share moves with the rate of exchange, a shortfall with its curve", "[scenario]") {
    programme_plan<yearly> plan = test::alibaba_plan();
    plan.shortfall = {0, exact_ratio(1),
                      exact_ratio(1, 2)};  // felt in full in the second year, by half in the third, then over
    const programme_model<yearly> felt(plan);
    const auto table = run_cases(
        felt, base,
        {{"yuan falls 10 %", {{"imported share", exact_ratio(1, 2)}, {"exchange rate", exact_ratio(11, 10)}}},
         {"premium and rate",
          {{"equipment price", exact_ratio(5, 4)}, {"imported share", 1}, {"exchange rate", exact_ratio(11, 10)}}},
         {"shortfall", {{"demand shortfall", exact_ratio(40_pct)}}},
         {"a year late", {{"delayed share", 1}}}});
    // 70 % equipment, half of it imported, 10 % dearer: 3.5 % of 380,000; with the premium 1.25 x 1.1 on 70 %.
    CHECK(table.difference("yuan falls 10 %", "spent") == Catch::Approx(13'300));
    CHECK(table.difference("premium and rate", "spent") == Catch::Approx(380'000 * 0.7 * 0.375));
    // 40 % of 80,000 in one year and 20 % in the next.
    CHECK(table.difference("shortfall", "gain") == Catch::Approx(-32'000 - 16'000));
    CHECK(table.difference("shortfall", "npv") == Catch::Approx(-32'000 / 1.079 - 16'000 / (1.079 * 1.079)));
    // Late by a year, nothing is lost and the outlay is worth less today.
    CHECK(table.difference("a year late", "spent") == Catch::Approx(0).margin(1e-9));
    CHECK(table.difference("a year late", "npv") == Catch::Approx(380'000 / 3.0 * (1 - std::pow(1.079, -3))));
    // Where no curve is given, a shortfall of 20 % is a utilisation of 80 %.
    const auto flat = run_cases(m, base, {{"shortfall", {{"demand shortfall", exact_ratio(20_pct)}}}});
    CHECK(rounded(flat["shortfall"].npv) == 16'328);
}

TEST_CASE("an unknown driver, outcome or case is named with those that there are", "[scenario]") {
    try {
        (void)run_cases(m, base, {{"typo", {{"utilization", 1}}}});
        FAIL("there is no such driver");
    } catch (const name_missing_error& e) {
        CHECK(e.name() == "utilization");
        CHECK(e.names() == names_of<programme_drivers<double>>());
    }
    const auto table = run_cases(m, base, {});
    CHECK_THROWS_AS(table["none"], name_missing_error);
    CHECK_THROWS_AS(table.difference("base", "none"), name_missing_error);
    CHECK_THROWS_AS(gradient(m, base, "none"), name_missing_error);
}

TEST_CASE("a tornado has the widest swing first", "[scenario]") {
    const std::vector<driver_range> ranges{{"discount rate", exact_ratio(6.7_pct), exact_ratio(9.1_pct)},
                                           {"utilisation", exact_ratio(60_pct), 1},
                                           {"amount", 380'000, 380'000}};
    const auto bars = one_at_a_time(m, base, ranges, "npv");
    REQUIRE(bars.size() == 3);
    CHECK(bars[0].driver == "utilisation");
    CHECK(bars[1].driver == "discount rate");
    CHECK(bars[2].swing() == 0);
    CHECK(rounded(bars[1].at_low) == 126'670);
    CHECK(rounded(bars[1].at_high) == 91'959);
    CHECK(rounded(bars[0].base) == 108'624);
}

TEST_CASE("the gradient is the derivative that a small step approaches", "[scenario]") {
    programme_drivers<exact_ratio> d = base;
    d.tax_rate = exact_ratio(25_pct);
    d.operating_cost = exact_ratio(30_pct);
    d.working_capital = exact_ratio(5_pct);
    d.delayed_share = exact_ratio(10_pct);
    const auto all = gradient(m, d, "npv");
    REQUIRE(all.size() == names_of<programme_drivers<double>>().size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].driver);
        // A central difference in fifty digits: its own error is about 1e-20 of the driver squared.
        const exact_ratio step(1, 10'000'000'000);
        auto up = d, down = d;
        value_at(up, i) += step;
        value_at(down, i) -= step;
        const fifty_digits slope =
            (run<fifty_digits>(m, up).npv - run<fifty_digits>(m, down).npv) / (2 * to_real<fifty_digits>(step));
        CHECK(all[i].derivative == Catch::Approx(to_double(slope)).epsilon(1e-12));
    }
}

}  // namespace cases_test
