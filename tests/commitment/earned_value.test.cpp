// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/earned_value.hpp>

#include <catch.hpp>

#include <random>
#include <utility>

#include <outlay/money/literals.hpp>
#include <outlay/number/unbounded.hpp>

namespace earned_value_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

static_assert(std::same_as<earned_value<money<USD>>::amount, exact_money<USD>>);
static_assert(std::same_as<earned_value<double>::amount, double> && std::same_as<earned_value<decimal>::ratio, exact_ratio>);

TEST_CASE("the fence of PMP Exam Prep, page 210", "[earned_value]") {
    const earned_value<money<USD>> e{.planned = 3'000_usd, .earned = 2'500_usd, .actual = 2'800_usd, .budget = 4'000_usd};
    CHECK(e.cost_variance() == -300_usd);
    CHECK(e.schedule_variance() == -500_usd);
    CHECK(e.cpi()->round_to(3, half_even) == 0.893_dec);
    CHECK(e.spi()->round_to(3, half_even) == 0.833_dec);
    // The book prints 4,479, 1,679 and -479: it divides by the CPI it has rounded to 0.893. Exact: 4,480, 1,680, -480.
    CHECK(*e.eac(estimate::at_cpi) == 4'480_usd);
    CHECK(*e.etc(estimate::at_cpi) == 1'680_usd);
    CHECK(*e.vac(estimate::at_cpi) == -480_usd);
    CHECK(exact_ratio(4'000 / 0.893_dec).round(half_even) == 4'479);
    CHECK(*e.eac(estimate::as_budgeted) == 4'300_usd);
    CHECK(e.eac(1'700_usd) == 4'500_usd);
    CHECK(*e.tcpi() == exact_ratio(1'500, 1'200));
    CHECK(*e.tcpi(4'300_usd) == exact_ratio(1));  // the rest as budgeted needs an efficiency of one
}

TEST_CASE("the earned value poster of wikislate", "[earned_value]") {
    // BAC 100, EV 40, AC 45, SPI .80 (so PV 50): EAC 112.5, ETC 67.5, VAC -12.5, cost times schedule about 129, TCPI 1.09.
    const earned_value<decimal> e{.planned = 50, .earned = 40, .actual = 45, .budget = 100};
    CHECK(*e.spi() == 0.80_dec);
    CHECK(*e.eac(estimate::at_cpi) == 112.5_dec);
    CHECK(*e.etc(estimate::at_cpi) == 67.5_dec);
    CHECK(*e.vac(estimate::at_cpi) == -12.5_dec);
    CHECK(*e.eac(estimate::at_cpi_and_spi) == 129.375_dec);
    CHECK(e.tcpi()->round_to(4, half_even) == 1.0909_dec);
    const earned_value<double> d{.planned = 50, .earned = 40, .actual = 45, .budget = 100};
    CHECK(*d.eac(estimate::at_cpi_and_spi) == Approx(129.375));
}

TEST_CASE("two more published examples of earned value", "[earned_value]") {
    // scribd.com/document/425360558: BAC 100, PV 70, EV 50, AC 70: SPI .714, SV -20, CPI .714, CV -20, TCPI 1.667.
    const earned_value<decimal> half{.planned = 70, .earned = 50, .actual = 70, .budget = 100};
    CHECK(half.spi()->round_to(3, half_even) == 0.714_dec);
    CHECK(half.cpi()->round_to(3, half_even) == 0.714_dec);
    CHECK(half.schedule_variance() == -20);
    CHECK(half.cost_variance() == -20);
    CHECK(half.tcpi()->round_to(3, half_even) == 1.667_dec);
    // "What's in Earned Value Management", part IV, example I: 110 hours spent, 10 to go, at $100 an hour: EV $9,166.67,
    // EAC 11,000 + 1,000 = 12,000, VAC -2,000. EV is the share of the estimate that is spent, so that BAC / CPI agrees.
    const earned_value<exact_money<USD>> task{
        .planned = 10'000_usd, .earned = 10'000_usd * exact_ratio(110, 120), .actual = 11'000_usd, .budget = 10'000_usd};
    CHECK(task.earned.round(half_even) == 9'166.67_usd);
    CHECK(task.eac(1'000_usd) == 12'000_usd);
    CHECK(*task.eac(estimate::at_cpi) == 12'000_usd);
    CHECK(*task.vac(estimate::at_cpi) == -2'000_usd);
}

TEST_CASE("undefined ratios are results that say why", "[earned_value]") {
    const earned_value<money<CNY>> start{.planned = 10_cny, .budget = 100_cny};
    CHECK(!start.cpi());
    CHECK_THAT(start.cpi().error().what(), ContainsSubstring("CPI: there is no actual cost"));
    CHECK_THROWS_AS(start.cpi().value(), division_by_zero_error);
    CHECK(*start.spi() == exact_ratio(0));
    CHECK(!start.eac(estimate::at_cpi));
    CHECK(!start.etc(estimate::at_cpi_and_spi));
    CHECK(!start.vac(estimate::at_cpi));
    CHECK(*start.eac(estimate::as_budgeted) == 100_cny);
    CHECK(*start.tcpi() == exact_ratio(1));
    const earned_value<money<CNY>> spent{.planned = 10_cny, .earned = 9_cny, .actual = 100_cny, .budget = 100_cny};
    CHECK(!spent.tcpi());
    CHECK(*spent.tcpi(200_cny) == 0.91_dec);
    const earned_value<money<CNY>> early{.planned = 0_cny, .earned = 1_cny, .actual = 1_cny, .budget = 100_cny};
    CHECK(!early.spi());
    CHECK_THAT(early.eac(estimate::at_cpi_and_spi).error().what(), ContainsSubstring("SPI: nothing was planned by now"));
    const earned_value<money<CNY>> beyond{.planned = 90_cny, .earned = 101_cny, .actual = 90_cny, .budget = 100_cny};
    CHECK(*beyond.tcpi() == -exact_ratio(1, 10));  // EV > BAC
}

TEST_CASE("identities of earned value", "[earned_value]") {
    for (int pv = 1; pv < 60; pv += 7)
        for (int ev = 1; ev < 60; ev += 11)
            for (int ac = 1; ac < 60; ac += 13) {
                const earned_value<decimal> e{.planned = pv, .earned = ev, .actual = ac, .budget = 100};
                REQUIRE(*e.eac(estimate::at_cpi) == 100 / *e.cpi());
                REQUIRE(*e.eac(estimate::at_cpi_and_spi) == ac + exact_ratio(100 - ev) / (*e.cpi() * *e.spi()));
                REQUIRE(*e.eac(estimate::at_cpi) == ac + *e.etc(estimate::at_cpi));
                REQUIRE(*e.vac(estimate::at_cpi) + *e.eac(estimate::at_cpi) == exact_ratio(100));
            }
}

TEST_CASE("the four from series", "[earned_value]") {
    const auto q = fiscal_calendar{}.quarters("FY2026 Q1", 4);
    using row = flow_series<money<CNY>, quarterly>;
    const row plan(q, std::vector{10_cny, 20_cny, 30_cny, 40_cny});
    const row earned(q, {8_cny, 17_cny, {}, {}});
    const row actual(q, {9_cny, 20_cny, {}, {}});
    CHECK(earned_at(plan, earned, actual, "FY2026 Q2") ==
          earned_value<money<CNY>>{.planned = 30_cny, .earned = 25_cny, .actual = 29_cny, .budget = 100_cny});
    CHECK_THROWS_AS(earned_at(plan, earned, actual, "FY2026 Q3"), missing_cell_error);
    CHECK_THROWS_AS(earned_at(plan, earned, actual, "FY2027 Q3"), not_on_timeline_error);
    CHECK_THROWS_AS(earned_at(plan, earned, row(fiscal_calendar{}.quarters("FY2026 Q1", 3)), 0), timeline_mismatch_error);
}

TEST_CASE("estimates of billions to the cent are rounded once, where exact fractions have no room", "[earned_value]") {
    const earned_value<money<CNY>> e{.planned = 63'334'123'457.89_cny, .earned = 59'876'543'211.23_cny,
                                     .actual = 70'177'123'456.79_cny, .budget = 380'000'000'000.01_cny};
    try {
        (void)e.eac(estimate::at_cpi_and_spi);
        FAIL();
    } catch (const numeric_overflow_error& x) {
        CHECK_THAT(x.what(), ContainsSubstring("eac in at_cpi_and_spi"));
        CHECK_THAT(x.what(), ContainsSubstring("name a rounding"));
    }
    std::mt19937_64 any(13);
    for (int round_of = 0; round_of < 200; ++round_of) {
        const auto amount = [&] { return money<CNY>::from_minor(1 + static_cast<std::int64_t>(any() >> (2 + any() % 40))); };
        const earned_value<money<CNY>> one = round_of == 0 ? e : earned_value<money<CNY>>{amount(), amount(), amount(), amount()};
        const unbounded_ratio pv(one.planned.minor_units()), ev(one.earned.minor_units()), ac(one.actual.minor_units()),
            bac(one.budget.minor_units());
        const std::pair<estimate, unbounded_ratio> expected[] = {
            {estimate::as_budgeted, ac + (bac - ev)},
            {estimate::at_cpi, bac / (ev / ac)},
            {estimate::at_cpi_and_spi, ac + (bac - ev) / ((ev / ac) * (ev / pv))}};
        for (const auto& [how, total] : expected) {
            for (const rounding mode : {half_even, rounding::floor, rounding::ceiling}) {
                const unbounded_integer units = round(total, mode);
                if (abs(units) > INT64_MAX) {
                    CHECK_THROWS_AS(one.eac(how, mode), numeric_overflow_error);
                    continue;
                }
                CHECK(unbounded_integer(one.eac(how, mode)->minor_units()) == units);
                if (abs(total) < 4e18) {
                    CHECK(unbounded_integer(one.etc(how, mode)->minor_units()) == round(total, mode) - one.actual.minor_units());
                    CHECK(unbounded_integer(one.vac(how, mode)->minor_units()) == one.budget.minor_units() - round(total, mode));
                }
            }
        }
    }
    const earned_value<money<USD>> begun{.planned = 0_usd, .earned = 1_usd, .actual = 1_usd, .budget = 4_usd};
    CHECK(!begun.eac(estimate::at_cpi_and_spi, half_even));
    CHECK(*begun.eac(estimate::at_cpi, half_even) == 4_usd);
    CHECK(!earned_value<money<USD>>{}.eac(estimate::at_cpi, half_even));
}

}  // namespace earned_value_test
