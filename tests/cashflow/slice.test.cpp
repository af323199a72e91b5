// SPDX-License-Identifier: BSL-1.0
// The plan of 380,000 that pays 80,000 a year, on every number that exists.
#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/depreciation.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/payback.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>

#include <concepts>
#include <vector>

namespace slice_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

// 126,666.67 out at years 0, 1 and 2; 80,000 in at years 1 to 8.
const std::vector<exact_ratio> plan = [] {
    std::vector<exact_ratio> flows(9, exact_ratio(80'000));
    flows[0] = exact_ratio(0);
    for (std::size_t i = 0; i < 3; ++i) flows[i] -= exact_ratio(380'000, 3);
    return flows;
}();

}  // namespace

TEMPLATE_TEST_CASE("the plan's value, factor, charge and return on every number", "[npv]", double, fifty_digits,
                   dual<double>, dual<fifty_digits>, interval, dual<interval>) {
    using R = TestType;
    const auto npv_of_plan = npv<R>(7.9_pct, plan);
    const auto factor = annuity_factor<R>(7.9_pct, 8);
    STATIC_REQUIRE(std::same_as<decltype(npv_of_plan), const R>);
    STATIC_REQUIRE(std::same_as<decltype(factor), const R>);
    // 50 digits by an independent program (mpmath): -126666.67 (1 + v + v^2) + 80000 (1 - v^8) / r.
    CHECK(to_double(npv_of_plan) == Catch::Approx(108623.95997940419).epsilon(1e-15));
    CHECK(to_double(factor) == Catch::Approx(5.7685113569382125).epsilon(1e-15));
    CHECK(to_double(straight_line<R>(380'000, 0, 5)) == 76'000);
    CHECK(to_double(simple_roi<R>(380'000, 640'000)) == Catch::Approx(0.68421052631578947).epsilon(1e-15));
}

TEST_CASE("the required inflow is what is put in over the annuity factor", "[npv]") {
    const std::vector<exact_ratio> out(3, exact_ratio(380'000, 3));
    CHECK(npv(7.9_pct, out) / annuity_factor(7.9_pct, 8) == Catch::Approx(61'169.5).margin(0.05));
    CHECK(npv(6.7_pct, out) / annuity_factor(6.7_pct, 8) == Catch::Approx(59'032.9).margin(0.05));
    CHECK(npv(9.1_pct, out) / annuity_factor(9.1_pct, 8) == Catch::Approx(63'323.6).margin(0.05));
    CHECK(payback(plan) == payback_result::after(4.75));
}

TEST_CASE("a range of rates gives the range of values, no wider than its ends", "[npv][interval]") {
    const interval rate(0.067, 0.091);
    const interval value = npv<interval>(rate, plan);
    const double low = npv(0.091, plan);
    const double high = npv(0.067, plan);
    CHECK(value.lower() <= low);
    CHECK(value.lower() == Catch::Approx(low).epsilon(1e-13));
    CHECK(value.upper() >= high);
    CHECK(value.upper() == Catch::Approx(high).epsilon(1e-13));
    const interval factor = annuity_factor(rate, 8);
    CHECK(factor.lower() == Catch::Approx(annuity_factor(0.091, 8)).epsilon(1e-13));
    CHECK(factor.upper() == Catch::Approx(annuity_factor(0.067, 8)).epsilon(1e-13));
    CHECK(annuity_factor(interval(-0.01, 0.01), 3).upper() > 3);  // no division by a rate that may be 0
}

}  // namespace slice_test
