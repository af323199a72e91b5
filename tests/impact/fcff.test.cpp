// SPDX-License-Identifier: BSL-1.0
// Free cash flow to the firm by four roads, and to equity.
#include <outlay/impact/fcff.hpp>
#include <outlay/impact/fixed_point.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/money/money.hpp>

#include <catch.hpp>

#include <cmath>
#include <random>

namespace fcff_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

TEST_CASE("four roads lead to one free cash flow, exactly", "[impact][fcff]") {
    std::mt19937_64 any(946);
    const auto amount = [&] {
        return exact_money<USD>::from_minor(static_cast<std::int64_t>(any() % 1'000'000'000) - 100'000'000);
    };
    for (int i = 0; i < 200; ++i) {
        const company_year<exact_money<USD>> y{
            amount(), amount(), amount(), exact_ratio(static_cast<int>(any() % 40), 100), amount(), amount(), amount()};
        const auto ways = fcff_four_ways(y);
        for (const auto& way : ways) CHECK(way == ways[0]);
        // Debt moves money from one owner to another: FCFE differs by interest after tax and by borrowing alone.
        CHECK(fcfe(y) - ways[0] == y.net_borrowing - y.interest + y.interest * y.tax_rate);
    }
}

TEST_CASE("the same on a number: a worked year", "[impact][fcff]") {
    // EBITDA 1,000, depreciation 400, interest 150, tax 30 %, investments 500 and 45, borrowing 100, by hand:
    // EBIT 600, net income (600 - 150) 0.7 = 315; 315 + 400 + 105 - 500 - 45 = 275; 275 - 105 + 100 = 270.
    const company_year<double, double> y{1000, 400, 150, 0.3, 500, 45, 100};
    CHECK(y.net_income() == Catch::Approx(315));
    for (const double way : fcff_four_ways(y)) CHECK(way == Catch::Approx(275));
    CHECK(fcfe(y) == Catch::Approx(270));
}

TEST_CASE("interest on the closing balance is solved in closed form and by iteration alike", "[impact][fixed_point]") {
    // A revolver of 95,000 before interest at 10 % of its closing balance: 105,555.56, interest 10,555.56.
    const auto closing = closing_with_interest(exact_money<USD>::from_major(95'000), exact_ratio(1, 10));
    CHECK(closing.round(half_even) == 105'555.56_usd);
    const auto settled = fixed_point([](double x) { return 95'000 + 0.1 * x; }, 0);
    CHECK(settled.value == Catch::Approx(105'555.5556).epsilon(1e-9));
    CHECK(settled.steps < 20);
}

TEST_CASE("of so many steps the last counts", "[impact][fixed_point]") {
    const auto five = [](double) { return 5.0; };  // the second step changes nothing
    CHECK(fixed_point(five, 0, {.steps = 2}).steps == 2);
    CHECK_FALSE(try_fixed_point(five, 0, {.steps = 1}));
}

TEST_CASE("what does not settle says so", "[impact][fixed_point]") {
    const auto grows = try_fixed_point([](double x) { return 2 * x + 1; }, 1, {.steps = 30});
    REQUIRE_FALSE(grows);
    CHECK(grows.error().steps() == 30);
    CHECK(grows.error().change() > 1e8);
    CHECK_THROWS_AS(fixed_point([](double x) { return -x; }, 1), no_fixed_point_error);
    CHECK_THROWS_AS(fixed_point([](double x) { return std::exp(x); }, 10), no_fixed_point_error);
    CHECK_THROWS_AS(closing_with_interest(100.0, 1.0), numeric_domain_error);
}

}  // namespace fcff_test
