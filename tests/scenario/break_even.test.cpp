// SPDX-License-Identifier: BSL-1.0
// Break-even: the value, and whether it is proved to be the only one.
#include "alibaba_model.hpp"
#include "function_model.hpp"

#include <outlay/model/view_values.hpp>
#include <outlay/scenario/break_even.hpp>

#include <catch.hpp>

#include <tuple>

namespace break_even_test {

using namespace outlay;
using namespace outlay::literals;
using test::CNY;

namespace {

const auto m = test::alibaba();
const auto base = test::alibaba_drivers();

/// (x - 1)(x - 2)(x - 3)
struct three_roots {
    template <class R>
    R operator()(const R& x) const { return (x - R(1)) * (x - R(2)) * (x - R(3)); }
};
/// A parabola that never reaches zero.
struct no_root {
    template <class R>
    R operator()(const R& x) const { return x * x + R(1) / R(8); }
};
using cubic = test::function_model<three_roots>;
using above_zero = test::function_model<no_root>;

}  // namespace

TEST_CASE("the programme breaks even at 76.46 % utilisation, and nowhere else", "[scenario][break_even]") {
    const auto b = break_even(m, base, {"utilisation", 0, 1}, "npv");
    CHECK(b.status == break_even_status::unique_proved);
    // 61,169.5 a year required over 80,000 a year earned; to ten digits by exact fractions
    CHECK(b.only().number() == Catch::Approx(0.7646187351).epsilon(1e-9));
    const auto required = break_even(m, base, {"full revenue", per_year(0_cny), per_year(200e9_cny)}, "npv").only();
    CHECK(required.unit() == "CNY a year");
    CHECK(required.number() / 1e6 == Catch::Approx(61'169.4988).epsilon(1e-9));
    CHECK(required.in<per_year<money<CNY, double>>>().amount().minor_units() == required.count());
}

TEST_CASE("no break-even is said only with proof", "[scenario][break_even]") {
    CHECK(break_even(m, base, {"utilisation", 80_pct, 1}, "npv").status == break_even_status::none_proved);
    const auto parabola = break_even(above_zero{}, {}, {"x", -1, 1}, "y");
    CHECK(parabola.status == break_even_status::none_proved);
    // On one coarse cell intervals cannot tell: then it says that it did not look everywhere.
    const auto coarse = break_even(above_zero{}, {}, {"x", -1, 1}, "y", {.grid = 1});
    CHECK(coarse.status == break_even_status::none_found);
    CHECK(coarse.grid == 1);
    CHECK_THROWS_AS(parabola.only(), no_single_break_even_error);
}

TEST_CASE("several crossings are all found, and only() refuses to choose", "[scenario][break_even]") {
    const auto b = break_even(cubic{}, {}, {"x", 0, exact_ratio(37, 10)}, "y");
    CHECK(b.status == break_even_status::found);
    REQUIRE(b.crossings.size() == 3);
    for (int i = 0; i < 3; ++i) CHECK(b.crossings[static_cast<std::size_t>(i)].number() == Catch::Approx(i + 1).epsilon(1e-12));
    try {
        (void)b.only();
        FAIL("there are three");
    } catch (const no_single_break_even_error& e) {
        CHECK(e.crossings().size() == 3);
        CHECK(e.status() == break_even_status::found);
    }
}

TEST_CASE("a crossing on a point of the grid, or on the first, is found once", "[scenario][break_even]") {
    for (const auto& [low, high, grid] : {std::tuple{0, 4, 4u}, {1, 3, 2u}, {1, 4, 3u}, {0, 3, 3u}}) {
        const auto b = break_even(cubic{}, {}, {"x", low, high}, "y", {.grid = grid});
        INFO(low << " to " << high);
        CHECK(b.status == break_even_status::found);
        REQUIRE(b.crossings.size() == 3);
        for (int i = 0; i < 3; ++i) CHECK(b.crossings[static_cast<std::size_t>(i)].number() == Catch::Approx(i + 1).epsilon(1e-12));
    }
}

TEST_CASE("a target other than zero, and a crossing at the end of the range", "[scenario][break_even]") {
    const auto b = break_even(cubic{}, {}, {"x", 4, 6}, "y", {.target = 24});  // 4 x 3 x 2 = 24 at x = 5
    CHECK(b.status == break_even_status::unique_proved);
    CHECK(b.only().number() == Catch::Approx(5));
    const auto end = break_even(cubic{}, {}, {"x", 3, 4}, "y");
    REQUIRE(end.crossings.size() == 1);
    CHECK(end.crossings[0].number() == 3);
    CHECK_THROWS_AS(break_even(cubic{}, {}, {"x", 4, 3}, "y"), numeric_domain_error);
    CHECK_THROWS_AS(break_even(cubic{}, {}, {"z", 3, 4}, "y"), driver_missing_error);
}

TEST_CASE("a target is an amount of the outcome, and the outcome any function of the rows", "[scenario][break_even]") {
    // 380 billion spent comes back with a gain of 60 at 55 a year for eight years.
    const auto gain = [](const auto& out, const auto&) { return out.gain; };
    const driver_range revenue{"full revenue", per_year(0_cny), per_year(200e9_cny)};
    const auto b = break_even(m, base, revenue, gain, {.target = 60e9_cny});
    CHECK(b.status == break_even_status::unique_proved);
    CHECK(b.only().number() == Catch::Approx(55e9));
    CHECK(break_even(m, base, revenue, "gain", {.target = 60e9_cny}).only().number() == Catch::Approx(55e9));
    CHECK_THROWS_AS(break_even(m, base, revenue, gain, {.target = 60e9_usd}), value_unit_error);
    CHECK_THROWS_AS(break_even(m, base, revenue, gain, {.target = 60}), value_unit_error);
    CHECK_THROWS_AS(break_even(m, base, {"full revenue", 0_cny, 200e9_cny}, gain), driver_unit_error);
    CHECK_THROWS_AS(break_even(m, base, revenue, gain, {.grid = 0}), numeric_domain_error);
    const auto deepest = [](const auto&, const auto& rows) { return lowest(rows.template balance<CNY>("cumulative cash")); };
    // 380 less two years of revenue is what is missing after the third: 100 where a year brings 140.
    CHECK(break_even(m, base, {"full revenue", per_year(100e9_cny), per_year(150e9_cny)}, deepest, {.target = -126'666'666'667_cny}).crossings.size() == 1);
}

}  // namespace break_even_test
