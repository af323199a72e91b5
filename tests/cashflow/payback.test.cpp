// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/payback.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <cmath>
#include <concepts>
#include <limits>
#include <vector>

namespace payback_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

static_assert(std::copyable<payback_result>);

TEST_CASE("payback is fractional", "[payback]") {
    // Brigham and Ehrhardt, chapter 10: -40,000 and seven times 9,000: 4.444
    std::vector<double> brigham(8, 9'000);
    brigham[0] = -40'000;
    CHECK(payback(brigham).periods() == Catch::Approx(4 + 4.0 / 9));
    // The project that NREL's ssc answers with NaN, since it never looks at the last year: 4.667.
    CHECK(payback(std::vector{-100, 20, 20, 20, 20, 30}).periods() == Catch::Approx(4 + 2.0 / 3));
}

TEST_CASE("a total of exactly zero counts, and it is exact for exact amounts", "[payback]") {
    CHECK(payback(std::vector{-100_cny, 50_cny, 50_cny, 0_cny}) == payback_result::after(2));
    CHECK(payback(std::vector{-0.3_dec, 0.1_dec, 0.1_dec, 0.1_dec}) == payback_result::after(3));
}

TEST_CASE("where the total falls below zero again, the last crossing counts", "[payback]") {
    CHECK(payback(std::vector{-100, 200, -150, 100}).periods() == 2.5);
    CHECK(payback(std::vector{-100, 200, -150}) == payback_result::never(50));
}

TEST_CASE("nothing to pay back is paid back at once", "[payback]") {
    CHECK(payback(std::vector{5, 5}) == payback_result::after(0));
    CHECK(payback(std::vector<double>{}) == payback_result::after(0));
}

TEST_CASE("never is an answer, and only its periods throw", "[payback]") {
    const auto answer = payback(std::vector{-100_cny, 40_cny, 40_cny});
    CHECK_FALSE(answer);
    CHECK(answer.missing() == 2000);  // fen
    CHECK_THROWS_AS(answer.periods(), never_paid_back_error);
    CHECK_THROWS_AS(payback(std::vector{-1.0, std::numeric_limits<double>::quiet_NaN()}), numeric_overflow_error);
}

TEST_CASE("discounted payback", "[payback]") {
    // Brigham and Ehrhardt, chapter 10: -40,000 and seven times 9,000 at 11 %: 6.444
    std::vector<money<USD>> brigham(8, 9'000_usd);
    brigham[0] = -40'000_usd;
    CHECK(discounted_payback(11_pct, brigham).periods() == Catch::Approx(6.444).margin(0.0005));
    CHECK(discounted_payback(0_pct, brigham).periods() == Catch::Approx(payback(brigham).periods()));
    // It exists exactly where the NPV is not below zero: the root is 12.84 %.
    CHECK(discounted_payback(12.8_pct, brigham));
    CHECK_FALSE(discounted_payback(12.9_pct, brigham));
    CHECK(discounted_payback(0.05, std::vector{-100.0, 105.0}).periods() == Catch::Approx(1));
    CHECK_THROWS_AS(discounted_payback(-1, brigham), numeric_domain_error);
    // ActuaryUtilities.jl, documentation of breakeven at 10 %: whole periods 5 and 1, and nothing.
    CHECK(std::ceil(discounted_payback(10_pct, std::vector{-10, 1, 2, 3, 4, 8}).periods()) == 5);
    CHECK(std::ceil(discounted_payback(10_pct, std::vector{-10, 15, 2, 3, 4, 8}).periods()) == 1);
    CHECK_FALSE(discounted_payback(10_pct, std::vector{-10, -15, 2, 3, 4, 8}));
}

}  // namespace payback_test
