// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <concepts>
#include <vector>

namespace measures_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Approx;

namespace {

template <class A, class B>
concept compares = requires(A in, B out) {
    simple_roi(in, out);
};
static_assert(compares<money<CNY>, money<CNY>> && compares<double, double>);
static_assert(!compares<money<CNY>, money<USD>> && !compares<money<CNY>, double>);
static_assert(std::same_as<decltype(simple_roi(1_cny, 1_cny)), double>);

}  // namespace

TEST_CASE("a project of Brigham and Ehrhardt, chapter 10", "[measures]") {
    // -40,000 and seven times 9,000 at 11 %: NPV 2,409.77, IRR 12.84 %, PI 1.0602
    std::vector<money<USD>> flows(8, 9'000_usd);
    flows[0] = -40'000_usd;
    CHECK(npv(11_pct, flows).round(half_even) == 2'409.77_usd);
    CHECK(irr(flows).only() == Approx(0.1284).margin(0.00005));
    CHECK(profitability_index(11_pct, flows) == Approx(1.0602).margin(0.00005));
    CHECK(profitability_index(11_pct, flows) == Approx(1 + npv(11_pct, flows).minor_units() / 4'000'000).epsilon(1e-14));
    CHECK(equivalent_annual_annuity(11_pct, flows).minor_units() ==
          Approx(npv(11_pct, flows).minor_units() / annuity_factor(11_pct, 7)).epsilon(1e-14));
}

TEST_CASE("project S of Brigham and Ehrhardt, table 12-1", "[measures]") {
    // -1,000, 500, 400, 300, 100 at 10 %: NPV 78.82, IRR 14.489 %
    const std::vector flows{-1'000_dec, 500_dec, 400_dec, 300_dec, 100_dec};
    CHECK(npv(10_pct, flows) == Approx(78.82).margin(0.005));
    CHECK(irr(flows).only() == Approx(0.14489).margin(0.000005));
}

TEST_CASE("two projects of Ross, Westerfield and Jaffe", "[measures]") {
    // -200, 200, 800, -800: NPV 41.92 at 10 %, 0 at 0 % and 100 %; -150, 50, 100, 150: NPV 90.80
    const std::vector a{-200, 200, 800, -800};
    const std::vector b{-150, 50, 100, 150};
    CHECK(npv(10_pct, a) == Approx(41.92).margin(0.005));
    CHECK(npv(10_pct, b) == Approx(90.80).margin(0.005));
    CHECK(npv<exact_ratio>(0, a) == 0);
    CHECK(npv<exact_ratio>(1, a) == 0);
    CHECK(irr(a).status == irr_status::multiple);
}

TEST_CASE("equal annuities compare projects of different lives", "[measures]") {
    // A chain of the short project is worth as much a year as one of it.
    const std::vector short_one{-100.0, 70.0, 60.0};
    const std::vector chain{-100.0, 70.0, 60.0 - 100.0, 70.0, 60.0};
    CHECK(equivalent_annual_annuity(0.1, chain) == Approx(equivalent_annual_annuity(0.1, short_one)).epsilon(1e-13));
    CHECK(equivalent_annual_annuity<exact_ratio>(0, std::vector{-100, 70, 60}) == 15);
    CHECK_THROWS_AS(equivalent_annual_annuity(0.1, std::vector{5.0}), numeric_domain_error);
}

TEST_CASE("what came back over what went in", "[measures]") {
    CHECK(simple_roi(380e9_cny, 640e9_cny) == Approx(0.6842105263).margin(5e-11));
    CHECK(cash_multiple(380e9_cny, 640e9_cny) == Approx(1.6842105263).margin(5e-11));
    CHECK(simple_roi<exact_ratio>(380, 640) == exact_ratio(13, 19));
    CHECK(annualised_roi(100, 121, 2) == Approx(0.1).epsilon(1e-14));
    CHECK(annualised_roi<fifty_digits>(100, 121, 2) < fifty_digits("0.1") + fifty_digits("1e-45"));
    CHECK_THROWS_AS(simple_roi(0, 10), numeric_domain_error);
    CHECK_THROWS_AS(annualised_roi(10, 0, 2), numeric_domain_error);
    CHECK_THROWS_AS(profitability_index(0.1, std::vector{5.0, 5.0}), numeric_domain_error);
}

TEST_CASE("a return beyond every double is an overflow, not an infinity", "[measures]") {
    CHECK_THROWS_AS(cash_multiple(1e-300, 1e300), numeric_overflow_error);
    CHECK_THROWS_AS(simple_roi(1e-300, 1e300), numeric_overflow_error);
    CHECK_THROWS_AS(annualised_roi(1.0, 1e300, 0.5), numeric_overflow_error);
    CHECK_THROWS_AS(profitability_index(0.1, std::vector{-1e-300, 1e300}), numeric_overflow_error);
}

}  // namespace measures_test
