// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/growth.hpp>

#include <catch.hpp>

#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>

namespace growth_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

// A rate as the articles' table prints it: percent with two digits.
decimal printed(double rate) { return exact_ratio::from_double(rate * 100).round_to(2, half_even); }

}  // namespace

TEST_CASE("13 to 32 billion dollars in two years", "[growth]") {
    // S004-12 and S004-13: factor 2.4615, CAGR 56.89 % over 2 years, implied 2024 US$20.40bn.
    CHECK((32e9_usd / 13e9_usd).round_to(4, half_even) == 2.4615_dec);
    CHECK(printed(cagr(13e9_usd, 32e9_usd, 2)) == 56.89_dec);
    CHECK(printed(cagr(13, 32, 2)) == 56.89_dec);
    CHECK(value_between(13, 32, 2, 1) == Approx(20.40).margin(0.005));
    CHECK(value_between(13, 32, 2, 2) == Approx(32));
}

TEST_CASE("five times the scale of 2022, by a year that was not said", "[growth]") {
    // S000-06: 49.53 % by 2026, 37.97 % by 2027, 30.77 % by 2028, 22.28 % by 2030.
    const std::pair<int, decimal> by_year[] = {{2026, 49.53_dec}, {2027, 37.97_dec}, {2028, 30.77_dec}, {2030, 22.28_dec}};
    for (const auto& [year, rate] : by_year) {
        CHECK(printed(cagr(5, year - 2022)) == rate);
        CHECK(growth_multiple(cagr(5, year - 2022), year - 2022) == Approx(5).epsilon(1e-14));
        CHECK(year_reached(2022, 5, rate * 0.01_dec + 0.0001_dec) == year);
        CHECK(year_reached(2022, 5, rate * 0.01_dec - 0.0001_dec) == year + 1);
    }
    CHECK(year_reached(2022, 5, 37.98_pct) == 2027);
    CHECK(year_reached(2022, 5, 37.97_pct) == 2028);
    CHECK(cagr(exactly(1_dec), more_than(4_dec)) == exactly(0.0));
    const auto claim = cagr(exactly(5_dec), between(4_dec, 8_dec));
    CHECK(printed(claim.lower().value) == 22.28_dec);
    CHECK(printed(claim.upper().value) == 49.53_dec);
    const auto open = cagr(exactly(5_dec), more_than(4_dec));
    CHECK(open.lower() == bounds_end<double>{0, end_kind::open});
    CHECK(open.upper().kind == end_kind::open);
}

TEST_CASE("cloud revenue of the June quarter", "[growth]") {
    // 33,398 / 26,549 - 1 = 25.80 %, stated as 26 %.
    CHECK(((33'398e6_cny / 26'549e6_cny - 1) * 100).round_to(2, half_even) == 25.80_dec);
    CHECK(printed(cagr(26'549e6_cny, 33'398e6_cny, 1)) == 25.80_dec);
}

TEST_CASE("doubling", "[growth]") {
    CHECK(doubling_time(1) == Approx(1));
    CHECK(doubling_time(7_pct) == Approx(10.2447683).epsilon(1e-8));  // ln 2 / ln 1.07
    CHECK(years_to_reach(0.5_dec, 1) == Approx(-1));                  // half of it: a year ago
    CHECK(years_to_reach(8, 1) == Approx(3));
}

TEST_CASE("fifty digits of a rate", "[growth]") {
    const auto r = cagr<fifty_digits>(5, 4);
    CHECK(abs(growth_multiple<fifty_digits>(r, 4) - 5) < 1e-45);
    CHECK(abs(years_to_reach<fifty_digits>(5, r) - 4) < 1e-45);
}

TEST_CASE("claims on both sides of one", "[growth]") {
    // The rate falls in the years where the multiple is above 1 and rises where it is below.
    const auto claim = cagr(between(0.5_dec, 2_dec), between(1_dec, 2_dec));
    CHECK(claim.lower().value == Approx(-0.5));
    CHECK(claim.upper().value == Approx(1));
    const auto at_least_double = cagr(at_least(2_dec), between(1_dec, 2_dec));
    CHECK(at_least_double.lower().value == Approx(std::sqrt(2.0) - 1));
    CHECK(!at_least_double.upper().bounded());
    const auto shrinking = cagr(between(0.25_dec, 0.5_dec), at_least(2_dec));
    CHECK(shrinking.lower().value == Approx(-0.5));
    CHECK(shrinking.upper() == bounds_end<double>{0, end_kind::open});
    // S000-07: international grows faster than domestic: no magnitude, so no certain answer against a figure.
    CHECK(cagr(more_than(1_dec), exactly(1_dec)).is_above(exactly(0.0)) == answer::yes);
    CHECK(cagr(more_than(1_dec), exactly(1_dec)).is_above(exactly(0.1)) == answer::unknown);
    CHECK_THROWS_AS(cagr(exactly(0_dec), exactly(1_dec)), numeric_domain_error);
    CHECK_THROWS_AS(cagr(exactly(2_dec), up_to(1_dec)), numeric_domain_error);
}

TEST_CASE("growth that makes no sense is refused", "[growth]") {
    CHECK_THROWS_AS(cagr(0, 2), numeric_domain_error);
    CHECK_THROWS_AS(cagr(-1, 2), numeric_domain_error);
    CHECK_THROWS_AS(cagr(2, 0), numeric_domain_error);
    CHECK_THROWS_AS(cagr(0_usd, 1_usd, 1), division_by_zero_error);
    CHECK_THROWS_AS(cagr(-1_usd, 1_usd, 1), numeric_domain_error);
    CHECK_THROWS_AS(cagr(-1, 1, 1), numeric_domain_error);
    CHECK_THROWS_AS(growth_multiple(-1, 2), numeric_domain_error);
    CHECK_THROWS_AS(years_to_reach(2, 0), division_by_zero_error);
    CHECK_THROWS_AS(doubling_time(-1), numeric_domain_error);
    CHECK_THROWS_AS(year_reached(2022, 5, -10_pct), numeric_domain_error);
}

TEST_CASE("growth beyond every double is an overflow, not an infinity", "[growth]") {
    CHECK_THROWS_AS(growth_multiple(1e300, 2.0), numeric_overflow_error);
    CHECK_THROWS_AS(value_between(1.0, 1e300, 1, 2), numeric_overflow_error);
    CHECK_THROWS_AS(cagr(1e-300, 1e300, 1), numeric_overflow_error);
    const auto years = fiscal_calendar{}.years("FY2026", 5);
    CHECK_THROWS_AS(growing<double>(1.0, 1e300, years), numeric_overflow_error);
    CHECK_THROWS_AS(growing<double>(1'000_usd, 1e300, years), numeric_overflow_error);
}

}  // namespace growth_test
