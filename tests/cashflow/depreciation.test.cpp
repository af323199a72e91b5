// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/depreciation.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <concepts>

namespace depreciation_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Approx;

namespace {

template <class A, class B>
concept depreciates = requires(A cost, B salvage) {
    straight_line(cost, salvage, 5);
};
static_assert(depreciates<money<CNY>, money<CNY>> && depreciates<double, double> && depreciates<decimal, int>);
static_assert(!depreciates<money<CNY>, money<USD>> && !depreciates<money<CNY>, double>);
static_assert(std::same_as<decltype(straight_line(1_cny, 0_cny, 5)), money<CNY, double>>);

}  // namespace

TEST_CASE("the charges of every method add up to cost less salvage", "[depreciation]") {
    using R = exact_ratio;
    for (const int life : {1, 2, 5, 12}) {
        R straight, digits, declined, units;
        for (int k = 1; k <= life; ++k) {
            straight += straight_line<R>(1'000, 100, life);
            digits += sum_of_digits<R>(1'000, 100, life, k);
            declined += declining_balance<R>(1'000, 100, life, k);
            units += units_of_production<R>(1'000, 100, life * (life + 1) / 2, k);
        }
        CHECK(straight == 900);
        CHECK(digits == 900);
        CHECK(declined == 900);
        CHECK(units == 900);
    }
}

TEST_CASE("double declining with straight line at the end", "[depreciation]") {
    // The PRC's rule: 100,000, salvage 4 %, 5 years
    const money<CNY> published[] = {40'000_cny, 24'000_cny, 14'400_cny, 8'800_cny, 8'800_cny};
    for (int k = 1; k <= 5; ++k)
        CHECK(declining_balance<exact_ratio>(100'000_cny, 4'000_cny, 5, k) == published[k - 1]);
    // Without the switch it is DDB, which stops at half the book: 8,640 and 5,184.
    const declining ddb{.factor = 2, .later = late_charge::keep_declining};
    CHECK(declining_balance(100'000, 4'000, 5, 4, ddb) == Approx(8'640).epsilon(1e-15));
    CHECK(declining_balance(100'000, 4'000, 5, 5, ddb) == Approx(5'184).epsilon(1e-15));
    // It never goes below the salvage.
    CHECK(declining_balance(100, 90, 5, 1) == 10);
    CHECK(declining_balance(100, 90, 5, 2) == 0);
}

TEST_CASE("sum of the digits, and by use", "[depreciation]") {
    // Microsoft, SYD: 30,000 to 7,500 in 10 years: 4,090.91 in the first, 409.09 in the last
    CHECK(sum_of_digits(30'000_usd, 7'500_usd, 10, 1).round(half_even) == 4'090.91_usd);
    CHECK(sum_of_digits(30'000_usd, 7'500_usd, 10, 10).round(half_even) == 409.09_usd);
    CHECK(units_of_production(10'000_usd, 1'000_usd, 90'000, 12'500).round(half_even) == 1'250_usd);
    CHECK(to_double(straight_line<fifty_digits>(100, 0, 3)) == Approx(100.0 / 3).epsilon(1e-15));
    CHECK(straight_line(100.0, 10.0, 7.5) == 12);
}

TEST_CASE("a life or a period that cannot be is refused", "[depreciation]") {
    CHECK_THROWS_AS(straight_line(100, 0, 0), numeric_domain_error);
    CHECK_THROWS_AS(sum_of_digits(100, 0, 5, 6), numeric_domain_error);
    CHECK_THROWS_AS(declining_balance(100, 0, 5, 0), numeric_domain_error);
    CHECK_THROWS_AS(declining_balance(100, 0, 5, 1, {.factor = 0}), numeric_domain_error);
    CHECK_THROWS_AS(units_of_production(100, 0, 0, 1), numeric_domain_error);
}

}  // namespace depreciation_test
