// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/amortisation.hpp>
#include <outlay/cashflow/tvm.hpp>
#include <outlay/money/literals.hpp>

#include "dice.hpp"

#include <catch.hpp>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
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

TEST_CASE("S18: the last payment differs by less than the roundings can have grown to", "[amortisation]") {
    const auto excess = [](const auto& rows) { return (rows.back().payment - rows.front().payment).minor_units(); };
    // 200,000 and 75,916.04 at 6 %, 360 months: 104 and 556 cents; (1.005^360 - 1) / 0.005 is 1004.5.
    CHECK(excess(amortisation(200'000_usd, half_percent, 360, repayment::level_payment, half_even)) == 104);
    CHECK(std::abs(excess(amortisation(75'916.04_usd, half_percent, 360, repayment::level_payment, half_even))) == 556);
    test::dice roll(1);
    for (int i = 0; i < 60; ++i) {
        const auto loan = money<USD>::from_minor(roll.whole(1, 2'000'000'000));
        const exact_ratio rate(roll.whole(0, 2400), 120'000);
        const int n = roll.whole(1, 480);
        for (const auto mode : {half_even, half_up, rounding::up, rounding::down}) {
            const auto rows = amortisation(loan, rate, n, repayment::level_payment, mode);
            if (loan.minor_units() < 100 * n) continue;  // a payment of cents, which may repay the loan early
            double most = 0;
            for (int k = 0; k < n; ++k) most = most * (1 + nearest_double(rate)) + 1;
            CAPTURE(to_string(loan), to_string(rate), n, excess(rows), most);
            CHECK(std::abs(static_cast<double>(excess(rows))) < most);
            for (int k = 1; k + 1 < n; ++k)
                if (rows[static_cast<std::size_t>(k)].payment != rows[0].payment && rows[static_cast<std::size_t>(k)].balance > 0_usd)
                    FAIL_CHECK("not level");
        }
    }
}

TEST_CASE("S18: a payment that the contract names", "[amortisation]") {
    const auto own = amortisation(200'000_usd, half_percent, 360, 1'199.10_usd, half_even);
    CHECK(own == amortisation(200'000_usd, half_percent, 360, repayment::level_payment, half_even));
    CHECK(own.back().payment == 1'200.14_usd);
    // A balloon: 1,000 a month is all interest.
    const auto balloon = amortisation(200'000_usd, half_percent, 12, 1'000_usd, half_even);
    CHECK(balloon[10] == amortisation_row<USD>{11, 1'000_usd, 1'000_usd, 0_usd, 200'000_usd});
    CHECK(balloon[11] == amortisation_row<USD>{12, 201'000_usd, 1'000_usd, 200'000_usd, 0_usd});
    // Repaid early: 100 + 0.50 in three of 40, the rest in the third, then nothing.
    const auto early = amortisation(100_usd, half_percent, 5, 40_usd, half_even);
    CHECK(early[0] == amortisation_row<USD>{1, 40_usd, 0.50_usd, 39.50_usd, 60.50_usd});
    CHECK(early[2] == amortisation_row<USD>{3, 20.90_usd, 0.10_usd, 20.80_usd, 0_usd});
    CHECK(early[3] == amortisation_row<USD>{4, 0_usd, 0_usd, 0_usd, 0_usd});
    CHECK_THROWS_AS(amortisation(200'000_usd, half_percent, 12, 999.99_usd, half_even), numeric_domain_error);
    CHECK_THROWS_AS(amortisation(200'000_usd, half_percent, 12, -1_usd, half_even), numeric_domain_error);
}

TEST_CASE("a loan smaller than its rounding is repaid once, and not below zero", "[amortisation]") {
    for (const auto how : {repayment::level_payment, repayment::level_principal, repayment::at_maturity})
        for (const exact_ratio rate : {exact_ratio(0), half_percent, exact_ratio(2)})
            for (const int cents : {1, 2, 5}) {
                const auto loan = money<USD>::from_minor(cents);
                money<USD> repaid;
                for (const auto& row : amortisation(loan, rate, 12, how, rounding::up)) {
                    CHECK(row.principal >= 0_usd);
                    CHECK(row.balance >= 0_usd);
                    CHECK(row.interest <= row.payment);
                    repaid += row.principal;
                }
                CHECK(repaid == loan);
            }
    // Without interest, a cent over three months: a third of it, rounded up, repays it in the first.
    const auto rows = amortisation(0.01_usd, 0_pct, 3, repayment::level_payment, rounding::up);
    CHECK(rows[0] == amortisation_row<USD>{1, 0.01_usd, 0_usd, 0.01_usd, 0_usd});
    CHECK(rows[1] == amortisation_row<USD>{2, 0_usd, 0_usd, 0_usd, 0_usd});
}

TEST_CASE("a payment that is whole stays so in every mode, and a large one is right to the unit", "[amortisation]") {
    // 210 at 10 % over two periods: 121 exactly; 1 + 1/1.1 = 2.1/1.1.
    for (const auto mode : {half_even, rounding::up, rounding::down, rounding::ceiling, rounding::exact})
        CHECK(amortisation(210_usd, 10_pct, 2, repayment::level_payment, mode)[0].payment == 121_usd);
    // 2^62 units at 1 % over one period, and over two by fractions: loan x 1.01^2 / 2.01.
    const auto large = money<USD>::from_minor(std::int64_t{1} << 62);
    CHECK(amortisation(large, 1_pct, 2, repayment::level_payment, half_even)[0].payment ==
          (large * exact_ratio(10'201, 20'100)).round(half_even));
    CHECK_THROWS_AS(amortisation(money<USD>::from_minor(std::numeric_limits<std::int64_t>::max()), 1_pct, 1,
                                 repayment::level_payment, half_even),
                    numeric_overflow_error);
}

template <class N>
concept counts_periods = requires(money<USD> loan, N n) {
    amortisation(loan, 1_pct, n, repayment::level_payment, half_even);
    amortisation(loan, 1_pct, n, loan, half_even);
};
static_assert(counts_periods<int> && counts_periods<std::int64_t> && !counts_periods<double>);  // S2: 2.9 is not cut

TEST_CASE("a loan that cannot be is refused", "[amortisation]") {
    CHECK_THROWS_AS(amortisation(100_cny, 1_pct, 0, repayment::level_payment, half_even), numeric_domain_error);
    CHECK_THROWS_AS(amortisation(100_cny, -1_pct, 3, repayment::level_payment, half_even), numeric_domain_error);
    CHECK_THROWS_AS(amortisation(-100_cny, 1_pct, 3, repayment::level_payment, half_even), negative_magnitude_error);
    CHECK_THROWS_AS(amortisation(0.01_cny, 1_pct, 3, repayment::level_payment, rounding::exact), not_exact_error);
}

}  // namespace amortisation_test
