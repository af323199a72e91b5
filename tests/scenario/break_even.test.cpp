// SPDX-License-Identifier: BSL-1.0
// Break-even: the value, and whether it is proved to be the only one.
#include "alibaba_model.hpp"
#include "function_model.hpp"

#include <outlay/scenario/break_even.hpp>

#include <catch.hpp>

namespace break_even_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

const programme_model<yearly> m(test::alibaba_plan());
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
    CHECK(b.only() == Catch::Approx(0.7646187351).epsilon(1e-9));
    CHECK(break_even(m, base, {"full inflow", 0, 200'000}, "npv").only() == Catch::Approx(61'169.4988).epsilon(1e-9));
}

TEST_CASE("no break-even is said only with proof", "[scenario][break_even]") {
    CHECK(break_even(m, base, {"utilisation", exact_ratio(80_pct), 1}, "npv").status == break_even_status::none_proved);
    const auto parabola = break_even(above_zero{}, {}, {"x", -1, 1}, "y");
    CHECK(parabola.status == break_even_status::none_proved);
    // On one coarse cell intervals cannot tell: then it says that it did not look everywhere.
    const auto coarse = break_even(above_zero{}, {}, {"x", -1, 1}, "y", {.target = 0, .grid = 1});
    CHECK(coarse.status == break_even_status::none_found);
    CHECK(coarse.grid == 1);
    CHECK_THROWS_AS(parabola.only(), no_single_break_even_error);
}

TEST_CASE("several crossings are all found, and only() refuses to choose", "[scenario][break_even]") {
    const auto b = break_even(cubic{}, {}, {"x", 0, exact_ratio(37, 10)}, "y");
    CHECK(b.status == break_even_status::found);
    REQUIRE(b.crossings.size() == 3);
    for (int i = 0; i < 3; ++i) CHECK(b.crossings[static_cast<std::size_t>(i)] == Catch::Approx(i + 1).epsilon(1e-12));
    try {
        (void)b.only();
        FAIL("there are three");
    } catch (const no_single_break_even_error& e) {
        CHECK(e.crossings().size() == 3);
        CHECK(e.status() == break_even_status::found);
    }
}

TEST_CASE("a target other than zero, and a crossing at the end of the range", "[scenario][break_even]") {
    const auto b = break_even(cubic{}, {}, {"x", 4, 6}, "y", {.target = 24});  // 4 x 3 x 2 = 24 at x = 5
    CHECK(b.status == break_even_status::unique_proved);
    CHECK(b.only() == Catch::Approx(5));
    const auto end = break_even(cubic{}, {}, {"x", 3, 4}, "y");
    REQUIRE(end.crossings.size() == 1);
    CHECK(end.crossings[0] == 3);
    CHECK_THROWS_AS(break_even(cubic{}, {}, {"x", 4, 3}, "y"), numeric_domain_error);
    CHECK_THROWS_AS(break_even(cubic{}, {}, {"z", 3, 4}, "y"), name_missing_error);
}

}  // namespace break_even_test
