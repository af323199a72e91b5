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
template <class Life, class Period>
concept takes_life = requires(Life life, Period period) {
    declining_balance(100, 10, life, period);
    sum_of_digits(100, 10, life, period);
};
static_assert(takes_life<int, int> && takes_life<long long, unsigned char>);
static_assert(!takes_life<double, int> && !takes_life<int, double> && !takes_life<float, int>);  // S2: no fraction is cut
constexpr declining china{.factor = 2, .later = late_charge::straight_line_last_two};

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

TEST_CASE("S17: China's double-declining balance is straight line in the last two years, and not before", "[depreciation]") {
    // Guoshuifa (2009) 81, article 6: two over the life of the net value, without the salvage; in the two years before the life
    // ends the net value less the salvage in equal parts. 100,000 and 4 % over 8 and 10 years, 5 % over 5.
    CHECK(declining_balance<exact_ratio>(100'000_cny, 4'000_cny, 8, 6, china).round(half_even) == 5'932.62_cny);
    CHECK(declining_balance<exact_ratio>(100'000_cny, 4'000_cny, 10, 7, china) == 5'242.88_cny);
    CHECK(declining_balance<exact_ratio>(100'000_cny, 5'000_cny, 5, 4, china) == 8'300_cny);
    // The general switch is another rule there.
    CHECK(declining_balance<exact_ratio>(100'000_cny, 4'000_cny, 8, 6).round(half_even) == 6'576.82_cny);
    CHECK(declining_balance<exact_ratio>(100'000_cny, 4'000_cny, 10, 7).round(half_even) == 5'553.60_cny);
    CHECK(declining_balance<exact_ratio>(100'000_cny, 5'000_cny, 5, 4) == 8'640_cny);
    // A life of one or two years is straight line; a salvage above the net value is not gone below.
    CHECK(declining_balance(100, 4, 1, 1, china) == 96);
    CHECK(declining_balance(100, 4, 2, 1, china) == 48);
    CHECK(declining_balance(100, 90, 5, 1, china) == 10);
    CHECK(declining_balance(100, 90, 5, 5, china) == 0);
}

TEST_CASE("R10: what is written off bears exactly 0", "[depreciation]") {
    CHECK(declining_balance(28993.05, 26.24, 2, 1) == Approx(28966.81).epsilon(1e-15));
    CHECK(declining_balance(28993.05, 26.24, 2, 2) == 0);
    for (const double salvage : {0.1, 26.24, 1000.3, 70'000.7})
        for (const decimal factor : {2_dec, 3.7_dec, 12_dec}) {
            double sum = 0;
            bool written_off = false;
            for (int k = 1; k <= 12; ++k) {
                const double charge =
                    declining_balance(98'765.43, salvage, 12, k, {.factor = factor, .later = late_charge::keep_declining});
                if (written_off) CHECK(charge == 0);
                sum += charge;
                written_off = written_off || sum >= (98'765.43 - salvage) * (1 - 1e-14);
            }
        }
}

TEST_CASE("double declining with straight line at the end", "[depreciation]") {
    // 100,000, salvage 4 %, 5 years: the switch falls on the last two years, as in the PRC's rule
    const money<CNY> published[] = {40'000_cny, 24'000_cny, 14'400_cny, 8'800_cny, 8'800_cny};
    for (int k = 1; k <= 5; ++k) {
        CHECK(declining_balance<exact_ratio>(100'000_cny, 4'000_cny, 5, k) == published[k - 1]);
        CHECK(declining_balance<exact_ratio>(100'000_cny, 4'000_cny, 5, k, china) == published[k - 1]);
    }
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
    CHECK(straight_line<exact_ratio>(72'215, 0, 5.5_dec) == 13'130);  // S2: served as it is
}

TEST_CASE("a life or a period that cannot be is refused", "[depreciation]") {
    CHECK_THROWS_AS(straight_line(100, 0, 0), numeric_domain_error);
    CHECK_THROWS_AS(sum_of_digits(100, 0, 5, 6), numeric_domain_error);
    CHECK_THROWS_AS(declining_balance(100, 0, 5, 0), numeric_domain_error);
    CHECK_THROWS_AS(declining_balance(100, 0, 5, 1, {.factor = 0}), numeric_domain_error);
    CHECK_THROWS_AS(declining_balance(100, 0, 5'000'000'000, 1), numeric_overflow_error);  // S2: nor an integer
    CHECK_THROWS_AS(sum_of_digits(100, 0, 5'000'000'000, 1), numeric_overflow_error);
    CHECK(sum_of_digits(1e18, 0, 2'000'000'000, 1) == Approx(1e18 * 2e9 * 2 / 2e9 / 2'000'000'001.0).epsilon(1e-15));
    CHECK_THROWS_AS(units_of_production(100, 0, 0, 1), numeric_domain_error);
}

}  // namespace depreciation_test
