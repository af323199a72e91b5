// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/payment_terms.hpp>

#include <catch.hpp>

#include <random>

#include <outlay/commitment/phase.hpp>
#include <outlay/money/literals.hpp>

namespace payment_terms_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

namespace {

const auto march = fiscal_calendar{.year_ends = date::March};
const auto twelve = march.quarters("FY2026 Q1", 12);
using row = flow_series<money<CNY>, quarterly>;

}  // namespace

TEST_CASE("advance, retention and the time to pay", "[payment_terms]") {
    const auto four = march.quarters("FY2026 Q1", 4);
    const row deliveries(four, std::vector{0_cny, 40_cny, 60_cny, 0_cny});
    const auto s = schedules_of(deliveries, "FY2026 Q1", {.advance = 10_pct, .retention = 5_pct, .paid_after = 1, .released_after = 4});
    const auto seven = march.quarters("FY2026 Q1", 7);
    CHECK(s.advance == 10_cny);
    CHECK(s.retained == 5_cny);
    CHECK(s.committed == row(seven, std::vector{100_cny, 0_cny, 0_cny, 0_cny, 0_cny, 0_cny, 0_cny}));
    CHECK(s.accrued == row(seven, std::vector{0_cny, 40_cny, 60_cny, 0_cny, 0_cny, 0_cny, 0_cny}));
    CHECK(s.recovered == row(seven, std::vector{0_cny, 4_cny, 6_cny, 0_cny, 0_cny, 0_cny, 0_cny}));
    CHECK(s.paid == row(seven, std::vector{10_cny, 0_cny, 34_cny, 51_cny, 0_cny, 0_cny, 5_cny}));

    life_cycle<CNY> life;
    for (const auto& m : s.movements()) life.post(m);
    CHECK(life.on("2025-06-30"_day).prepaid == 10_cny);
    CHECK(life.on("2025-12-31"_day).payable() == 56_cny);  // 51 due, 5 kept back
    CHECK(life.latest().paid() == 100_cny);
    CHECK(life.latest().payable() == 0_cny);
    CHECK(life.latest().prepaid == 0_cny);
}

TEST_CASE("without terms what is delivered is paid at once", "[payment_terms]") {
    const auto plan = phase(380e9_cny, evenly{}, twelve, grid{1e6_cny});
    const auto s = schedules_of(plan, "FY2026 Q1", {});
    CHECK(s.paid == plan);
    CHECK(s.accrued == plan);
    CHECK(sum(s.committed) == 380e9_cny);
}

TEST_CASE("whatever the terms, the three schedules add up and the life cycle holds", "[payment_terms]") {
    std::mt19937 random(7);
    const auto draw = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int run = 0; run < 500; ++run) {
        const auto n = static_cast<std::size_t>(1 + draw(10));
        std::vector<money<CNY>> cells(n);
        const auto first = static_cast<std::size_t>(draw(static_cast<int>(n)));
        for (std::size_t i = first; i < n; ++i) cells[i] = money<CNY>::from_minor(draw(3) == 0 ? 0 : draw(200));
        const row deliveries(march.quarters("FY2026 Q1", n), cells);
        const auto advance = decimal::scaled(draw(101), 2);
        const auto retention = decimal::scaled(draw(101 - static_cast<int>(advance.coefficient())), 2);
        const auto s = schedules_of(deliveries, first, {.advance = advance, .retention = retention, .paid_after = draw(4), .released_after = draw(6)});
        REQUIRE(sum(s.committed) == sum(deliveries));
        REQUIRE(sum(s.accrued) == sum(deliveries));
        REQUIRE(sum(s.paid) == sum(deliveries));
        REQUIRE(sum(s.recovered) == s.advance);
        for (std::size_t i = 0; i < s.paid.size(); ++i) REQUIRE(s.paid[i] >= 0_cny);
        life_cycle<CNY> life;
        for (const auto& m : s.movements()) life.post(m);
        REQUIRE(life.latest().paid() == sum(deliveries));
        REQUIRE(life.latest().prepaid == 0_cny);
    }
}

TEST_CASE("terms that cannot be are refused", "[payment_terms]") {
    const row d(march.quarters("FY2026 Q1", 2), std::vector{10_cny, 10_cny});
    CHECK_THROWS_AS(schedules_of(d, 0, {.advance = 60_pct, .retention = 50_pct}), numeric_domain_error);
    CHECK_THROWS_AS(schedules_of(d, 0, {.retention = -1_pct}), numeric_domain_error);
    CHECK_THROWS_AS(schedules_of(d, 0, {.paid_after = -1}), numeric_domain_error);
    CHECK_THROWS_WITH(schedules_of(d, "FY2026 Q2", {}), ContainsSubstring("FY2026 Q1"));
    CHECK_THROWS_AS(schedules_of(row(march.quarters("FY2026 Q1", 2), std::vector{-1_cny, 2_cny}), 0, {}), negative_magnitude_error);
    CHECK_THROWS_AS(schedules_of(row(march.quarters("FY2026 Q1", 2)), 0, {}), missing_cell_error);
}

}  // namespace payment_terms_test
