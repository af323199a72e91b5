// SPDX-License-Identifier: BSL-1.0
// A model that says `branches = true` and writes plain ifs on its numbers: it runs on double and dual, and so through cases, ranges,
// tables and derivatives. (That an enclosure and a pack refuse it, and that an if without those words does not compile, is held by
// tests/compile_fail.) Expected values: worked by hand beside each.
#include <outlay/model/check_model.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/scenario/cases.hpp>
#include <outlay/scenario/sensitivity.hpp>
#include <outlay/time/fiscal_calendar.hpp>

#include <catch.hpp>

#include <array>
#include <cstddef>

namespace branches_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

/// A plant whose price falls by a tenth a year and which closes for good, at a cost, in the first year that would not cover its own.
struct plant {
    static constexpr bool branches = true;
    timeline<yearly> on = fiscal_calendar{}.years("FY2026", 4);

    template <class R>
    struct drivers {
        R price{}, cost{}, closing{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::price>("price"), driver<&d::cost>("cost"), driver<&d::closing>("closing")};
        }
    };
    template <class R>
    struct outcomes {
        R profit{}, years{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::profit>("profit"), outcome<&o::years>("years open")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>& s) const {
        auto profit = s.template open<R, flow>("profit");
        R price = d.price, years(0);
        bool closed = false;
        for (const std::size_t t : s.periods()) {
            if (closed) {
                profit.set(t, R(0));
            } else if (price < d.cost) {
                profit.set(t, -d.closing);
                closed = true;
            } else {
                profit.set(t, price - d.cost);
                years += R(1);
            }
            price *= R(0.9);
        }
        return {sum(profit.close()), years};
    }
};

const plant p;
// 100, 90, 81, 72.9 against 85: 15 and 5, then 3 to close.
const plant::drivers<exact_ratio> base{100_dec, 85_dec, 3_dec};

}  // namespace

TEST_CASE("a model that says it branches runs on double and on dual", "[scenario][branches]") {
    STATIC_REQUIRE(model<plant>);
    STATIC_REQUIRE(compares_its_numbers<plant>);
    runner<plant, double> run(p);
    const auto out = run(base);
    CHECK(out.profit == Catch::Approx(17).epsilon(1e-15));
    CHECK(out.years == 2);
    // Other sides of its ifs, in the same runner: open to the end, and never open.
    CHECK(run(plant::drivers<double>{100, 70, 3}).profit == Catch::Approx(343.9 - 280).epsilon(1e-14));  // 100 + 90 + 81 + 72.9
    CHECK(run(plant::drivers<double>{100, 70, 3}).years == 4);
    CHECK(run(plant::drivers<double>{100, 101, 3}).profit == -3);
    CHECK(run(plant::drivers<double>{100, 100, 3}).years == 1);  // at its cost it stays open, with nothing
    CHECK(run(base).profit == out.profit);
}

TEST_CASE("cases, ranges and tables run a model that branches", "[scenario][branches]") {
    const auto table = run_cases(p, base, {{"cheap", {{"cost", 70_dec}}}, {"dear", {{"cost", 101_dec}}}});
    CHECK(table["cheap"].profit == Catch::Approx(63.9).epsilon(1e-14));
    CHECK(table["dear"].profit == -3);
    CHECK(table.difference("dear", "profit").number() == Catch::Approx(-20));

    // The cost moves it from -3 to 63.9, what closing costs by the range itself; the widest first.
    const auto swings = one_at_a_time(p, base, {{"closing", 0, 10}, {"cost", 70, 101}}, "profit");
    REQUIRE(swings.size() == 2);
    CHECK(swings[0].driver == "cost");
    CHECK(swings[0].at_low.number() == Catch::Approx(63.9).epsilon(1e-14));
    CHECK(swings[0].at_high.number() == -3);
    CHECK(swings[1].at_low.number() == Catch::Approx(20).epsilon(1e-14));
    CHECK(swings[1].at_high.number() == Catch::Approx(10).epsilon(1e-14));

    // At a price of 200: 200 + 180 + 162 + 145.8 less four times the cost, and nothing closes.
    const auto both = two_way(p, base, {"price", {100, 200}}, {"cost", {85, 101}}, "profit");
    CHECK(both.cells[0][0].number() == Catch::Approx(17).epsilon(1e-14));
    CHECK(both.cells[0][1].number() == -3);
    CHECK(both.cells[1][0].number() == Catch::Approx(687.8 - 340).epsilon(1e-14));
    CHECK(both.cells[1][1].number() == Catch::Approx(687.8 - 404).epsilon(1e-14));
}

TEST_CASE("derivatives of a model that branches are those of the side that it takes", "[scenario][branches]") {
    const auto slopes = gradient(p, base, "profit");
    REQUIRE(slopes.size() == 3);
    CHECK(slopes[0].derivative.number() == Catch::Approx(1.9).epsilon(1e-14));  // two years: 1 + 0.9
    CHECK(slopes[1].derivative.number() == -2);
    CHECK(slopes[2].derivative.number() == -1);
}

}  // namespace branches_test
