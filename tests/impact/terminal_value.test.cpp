// SPDX-License-Identifier: BSL-1.0
// Terminal values. Published: AcadiFi, "Terminal value" (FCF 80, EBITDA 120, 10 %, 2.5 %, 12 times: 1,093; 1,440; gap
// 32 %); Damodaran, Disney's theme park in Bangkok (663 growing 2 % at 10.66 %: 7,809; the eleven printed flows, NPV
// 750.7 computed).
#include <outlay/cashflow/npv.hpp>
#include <outlay/impact/terminal_value.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>

#include <cmath>
#include <vector>

namespace terminal_value_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

TEST_CASE("published: Gordon 1,093, twelve times EBITDA 1,440, which is growth of 4.21 %", "[impact][terminal_value]") {
    const auto gordon = gordon_value<exact_ratio>(80_usd, 10_pct, 2.5_pct);
    CHECK(gordon.round(half_even) == 1'093.33_usd);
    const auto exit = exit_value<exact_ratio>(120_usd, 12);
    CHECK(exit == 1'440_usd);
    CHECK((exit / gordon - exact_ratio(1)).round_to(2, half_even) == 0.32_dec);
    CHECK(implied_growth<exact_ratio>(1'440_usd, 80_usd, 10_pct) == exact_ratio(64, 1520));  // 4.2105 %
    // The implied growth gives the value back.
    CHECK(gordon_value<exact_ratio>(80_usd, 10_pct, exact_ratio(64, 1520)) == 1'440_usd);
}

TEST_CASE("published: Disney in Bangkok", "[impact][terminal_value]") {
    const double tv = gordon_value(663.0, 10.66_pct, 2_pct);
    CHECK(std::abs(tv - 7'809) < 0.5);
    std::vector<double> flows{-2000, -1000, -880, -289, 324, 443, 486, 517, 571, 631, 663};
    flows.back() += tv;
    CHECK(std::abs(npv(10.66_pct, flows) - 750.7) < 0.05);
}

TEST_CASE("growth at or above the rate is refused, also where it is only not certainly below",
          "[impact][terminal_value]") {
    CHECK_THROWS_AS(gordon_value(80.0, 5_pct, 5_pct), growth_not_below_rate_error);
    CHECK_THROWS_AS(value_driver_value(80.0, 6_pct, 12_pct, 5_pct), growth_not_below_rate_error);
    CHECK_THROWS_AS(gordon_value(interval(80), interval(0.04, 0.06), interval(0.05)), growth_not_below_rate_error);
    try {
        (void)gordon_value(80_usd, 5_pct, 7_pct);
        FAIL("growth above the rate");
    } catch (const growth_not_below_rate_error& e) {
        CHECK(e.growth() == 0.07);
        CHECK(e.rate() == 0.05);
    }
}

TEST_CASE("growth that earns no more than it costs adds nothing", "[impact][terminal_value]") {
    // At a return on new capital equal to the rate, the value is NOPAT / rate whatever the growth.
    for (const decimal g : {0_dec, 2_pct, 5_pct})
        CHECK(value_driver_value<exact_ratio>(100_usd, g, 10_pct, 10_pct) == 1'000_usd);
    // Growth that takes all of NOPAT leaves nothing.
    CHECK(value_driver_value<exact_ratio>(100_usd, 5_pct, 5_pct, 10_pct) == 0_usd);
}

TEST_CASE("salvage: the gain over the book value is taxed", "[impact][terminal_value]") {
    CHECK(salvage_value<exact_ratio>(50_usd, 0_usd, 40_pct) == 30_usd);
    CHECK(salvage_value<exact_ratio>(50_usd, 80_usd, 40_pct) == 62_usd);
}

TEST_CASE("a choice of method carries its timing", "[impact][terminal_value]") {
    const final_period<money<USD>> last{
        .free_cash_flow = 80_usd, .ebitda = 120_usd, .nopat = 100_usd, .cost = 500_usd, .book_value = 40_usd};
    const auto amount = [&](const terminal_value& choice) {
        return terminal_amount(choice, last, exact_ratio(10_pct)).round(half_even);
    };
    CHECK(amount(no_terminal_value{}) == 0_usd);
    CHECK(amount(gordon_growth{2.5_pct}) == 1'093.33_usd);
    CHECK(amount(exit_multiple{12}) == 1'440_usd);
    CHECK(amount(value_driver{2.5_pct, 10_pct}) == 1'025_usd);
    CHECK(amount(salvage_share{10_pct, 40_pct}) == 46_usd);  // 50 - 40 % of 10
    const auto worth = [&](timing when) {
        return terminal_present_value(exit_multiple{12, when}, last, 10_pct, 2).round(half_even);
    };
    CHECK(worth(timing::end) == 1'190.08_usd);
    CHECK(worth(timing::mid) == 1'248.17_usd);  // 1,440 / 1.1^1.5
    CHECK(worth(timing::start) == 1'309.09_usd);
    CHECK(timing_of(no_terminal_value{}) == timing::end);
}

TEST_CASE("a terminal value is finite, or an error says what makes it none", "[impact][terminal_value]") {
    const final_period<double> last{.free_cash_flow = 100, .ebitda = 100, .nopat = 100, .cost = 100, .book_value = 50};
    for (const double rate : {-1.0, -2.0})
        for (const terminal_value& choice :
             {terminal_value(no_terminal_value{}), terminal_value(exit_multiple{10}), terminal_value(exit_multiple{10, timing::mid}),
              terminal_value(salvage_share{10_pct, 25_pct})})
            CHECK_THROWS_AS(terminal_present_value(choice, last, rate, 5), numeric_domain_error);
    CHECK_THROWS_AS(value_driver_value(100.0, 0.03, 0.0, 0.1), numeric_domain_error);
    CHECK_THROWS_AS(value_driver_value(100.0, 0.0, 0.0, 0.1), numeric_domain_error);
    CHECK_THROWS_AS(implied_growth(100.0, -100.0, 0.1), numeric_domain_error);
    CHECK_THROWS_AS(implied_growth(0.0, 0.0, 0.1), numeric_domain_error);
    CHECK_THROWS_AS(gordon_value(1e308, 0.1, 0.0999999), numeric_overflow_error);
    CHECK_THROWS_AS(exit_value(1e308, 10.0), numeric_overflow_error);
    CHECK_THROWS_AS(salvage_value(1e308, -1e308, -1.0), numeric_overflow_error);
}

TEST_CASE("the derivative of a value for ever", "[impact][terminal_value]") {
    const auto v = gordon_value(80.0, dual<double>(0.1, 1.0), 2.5_pct);
    CHECK(v.derivative == Catch::Approx(-80 * 1.025 / (0.075 * 0.075)));
}

}  // namespace terminal_value_test
