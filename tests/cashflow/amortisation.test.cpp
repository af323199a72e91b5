// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/amortisation.hpp>
#include <outlay/cashflow/tvm.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <cstdlib>
#include <vector>

namespace amortisation_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class C, class Rate>
concept tabulates = requires(money<C> loan, Rate rate) {
    amortisation(loan, rate, 12, repayment::level_payment, half_even);
};
static_assert(tabulates<CNY, decimal> && tabulates<CNY, exact_ratio> && !tabulates<CNY, double>);  // interest is exact

const exact_ratio half_percent(6, 1200);  // a month at 6 % a year

}  // namespace

TEST_CASE("the principal adds up to the loan, whatever the repayment, rate and rounding", "[amortisation]") {
    for (const auto how : {repayment::level_payment, repayment::level_principal, repayment::at_maturity})
        for (const auto mode : {half_even, rounding::up, rounding::down})
            for (const exact_ratio rate :
                 {exact_ratio(0), exact_ratio(1, 1'000'000'000), half_percent, exact_ratio(1, 5)})
                for (const int n : {1, 7, 360}) {
                    const auto rows = amortisation(100'000.01_usd, rate, n, how, mode);
                    REQUIRE(rows.size() == static_cast<std::size_t>(n));
                    money<USD> principal;
                    money<USD> balance = 100'000.01_usd;
                    for (const auto& row : rows) {
                        principal += row.principal;
                        balance -= row.principal;
                        REQUIRE(row.balance == balance);
                        REQUIRE(row.payment == row.interest + row.principal);
                        REQUIRE(row.balance >= 0_usd);
                    }
                    REQUIRE(principal == 100'000.01_usd);
                    REQUIRE(balance == 0_usd);
                }
}

TEST_CASE("a level payment is pmt, and its table ipmt and ppmt to the cent", "[amortisation]") {
    // 100,000 at 6 % a year over 30 years: 599.55 a month, of which 500.00 interest in the first.
    const auto rows = amortisation(100'000_usd, half_percent, 360, repayment::level_payment, half_even);
    CHECK(rows[0] == amortisation_row<USD>{1, 599.55_usd, 500_usd, 99.55_usd, 99'900.45_usd});
    CHECK(rows[0].payment == -tvm::pmt(half_percent, 360, 100'000_usd).round(half_even));
    for (const int k : {12, 120, 300}) {
        const auto exact = tvm::ipmt(half_percent, k, 360, 100'000_usd).minor_units();
        CHECK(std::abs(static_cast<double>(rows[static_cast<std::size_t>(k) - 1].interest.minor_units()) + exact) < 5);
    }
    // 599.55 instead of 599.5505...: the last payment makes up for it.
    CHECK(rows[358].payment == 599.55_usd);
    CHECK(rows[359].payment > 599.55_usd);
    CHECK(rows[359].payment < 601_usd);
}

TEST_CASE("level principal, and all of it at the end", "[amortisation]") {
    const auto level = amortisation(100_cny, 1_pct, 3, repayment::level_principal, half_up);
    CHECK(level[0] == amortisation_row<CNY>{1, 34.33_cny, 1_cny, 33.33_cny, 66.67_cny});
    CHECK(level[1] == amortisation_row<CNY>{2, 34.01_cny, 0.67_cny, 33.34_cny, 33.33_cny});
    CHECK(level[2] == amortisation_row<CNY>{3, 33.66_cny, 0.33_cny, 33.33_cny, 0_cny});
    const auto bullet = amortisation(100_cny, 1_pct, 2, repayment::at_maturity, half_even);
    CHECK(bullet[0] == amortisation_row<CNY>{1, 1_cny, 1_cny, 0_cny, 100_cny});
    CHECK(bullet[1] == amortisation_row<CNY>{2, 101_cny, 1_cny, 100_cny, 0_cny});
}

TEST_CASE("a loan that cannot be is refused", "[amortisation]") {
    CHECK_THROWS_AS(amortisation(100_cny, 1_pct, 0, repayment::level_payment, half_even), numeric_domain_error);
    CHECK_THROWS_AS(amortisation(100_cny, -1_pct, 3, repayment::level_payment, half_even), numeric_domain_error);
    CHECK_THROWS_AS(amortisation(-100_cny, 1_pct, 3, repayment::level_payment, half_even), negative_magnitude_error);
    CHECK_THROWS_AS(amortisation(0.01_cny, 1_pct, 3, repayment::level_payment, rounding::exact), not_exact_error);
}

}  // namespace amortisation_test
