// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <limits>
#include <vector>

namespace npv_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class R, class Rate, class Flow>
concept discounts_as = requires(Rate rate, std::vector<Flow> flows) {
    npv<R>(rate, flows);
};
template <class Rate, class Flow>
concept discounts = requires(Rate rate, std::vector<Flow> flows) {
    npv(rate, flows);
};

// The number is the flows', else the one named, else the rate's, else double.
using exact_flows = std::vector<money<CNY>>;
static_assert(std::same_as<decltype(npv(7.9_pct, exact_flows{})), money<CNY, double>>);
static_assert(std::same_as<decltype(npv<fifty_digits>(7.9_pct, exact_flows{})), money<CNY, fifty_digits>>);
static_assert(std::same_as<decltype(npv<exact_ratio>(7.9_pct, exact_flows{})), exact_money<CNY>>);
static_assert(std::same_as<decltype(npv(fifty_digits(1), exact_flows{})), money<CNY, fifty_digits>>);
static_assert(std::same_as<decltype(npv(7.9_pct, std::vector<money<CNY, fifty_digits>>{})), money<CNY, fifty_digits>>);
static_assert(std::same_as<decltype(npv(0.079, std::vector<double>{})), double>);
static_assert(std::same_as<decltype(npv(dual<double>(1), std::vector<double>{})), dual<double>>);
static_assert(std::same_as<decltype(npv(0.079, std::vector<dual<double>>{})), dual<double>>);

// Naming another number than the flows hold does not compile, nor does a double rate among fifty digits.
static_assert(discounts_as<double, decimal, double> && !discounts_as<fifty_digits, decimal, double>);
static_assert(!discounts_as<double, decimal, money<CNY, fifty_digits>>);
static_assert(!discounts<double, fifty_digits> && !discounts_as<fifty_digits, double, money<CNY>>);
static_assert(!discounts<money<CNY>, money<CNY>> && !discounts<const char*, double>);

}  // namespace

TEST_CASE("the first flow is not discounted", "[npv]") {
    // numpy-financial's documentation and tests: npv(0.05, [-15000, 1500, 2500, 3500, 4500, 6000]) = 122.89
    CHECK(npv(5_pct, {-15000, 1500, 2500, 3500, 4500, 6000}) == Catch::Approx(122.89).margin(0.005));
    CHECK(npv(0.5, {100.0}) == 100.0);
    CHECK(npv(0.5, std::vector<double>{}) == 0.0);
    CHECK(npv<exact_ratio>(10_pct, exact_flows{-100_cny, 110_cny, 121_cny}) == 100_cny);
}

TEST_CASE("any range of any amounts", "[npv]") {
    const double flows[] = {-100, 60, 60};
    const double expected = -100 + 60 / 1.1 + 60 / 1.21;
    CHECK(npv(0.1, flows) == Catch::Approx(expected).epsilon(1e-15));
    CHECK(npv(0.1, std::array{-100.0, 60.0, 60.0}) == Catch::Approx(expected).epsilon(1e-15));
    CHECK(npv(10_pct, std::vector{-100_dec, 60_dec, 60_dec}) == Catch::Approx(expected).epsilon(1e-15));
    CHECK(npv(10_pct, exact_flows{-100_cny, 60_cny, 60_cny}).round(half_even) == 4.13_cny);
    CHECK(npv(10_pct, std::vector{exact_money<CNY>(1_cny) / 3}).minor_units() == Catch::Approx(100.0 / 3).epsilon(1e-15));
}

TEST_CASE("the derivative to the rate is the closed form's", "[npv]") {
    const auto value = npv(dual<double>::variable(0.1), {-100.0, 60.0, 60.0});
    CHECK(value.derivative == Catch::Approx(-60 / 1.21 - 120 / 1.331).epsilon(1e-14));
}

TEST_CASE("a net future value is the present value carried to the last flow", "[npv]") {
    const std::vector<exact_ratio> flows{-1000, 300, 420, 680};
    for (int percent : {-50, 0, 8, 250}) {
        const exact_ratio rate(percent, 100);
        CHECK(nfv<exact_ratio>(rate, flows) == npv<exact_ratio>(rate, flows) * outlay::pow(exact_ratio(1) + rate, 3));
    }
}

TEST_CASE("a rate a period discounts by the product of its factors", "[npv]") {
    const std::vector<exact_ratio> flows{0, 0, exact_ratio(1'100) * exact_ratio(12, 10)};
    CHECK(npv<exact_ratio>(std::vector{10_pct, 20_pct}, flows) == exact_ratio(1000));
    CHECK(npv<exact_ratio>(std::vector{10_pct, 10_pct}, flows) == npv<exact_ratio>(10_pct, flows));
    CHECK_THROWS_AS(npv(std::vector{10_pct}, flows), numeric_domain_error);
    CHECK_THROWS_WITH(npv(std::vector{10_pct}, flows), "the number of rates is 1, must be at least 2 for 3 flows");
}

TEST_CASE("a rate of -100 % or what is no number is refused", "[npv]") {
    const std::vector<double> flows{-100, 60, 60};
    CHECK_THROWS_WITH(npv(-1.0, flows), "a rate is -1, must be above -1");
    CHECK_THROWS_AS(npv(-1.5, flows), numeric_domain_error);
    CHECK_THROWS_AS(npv(-100_pct, flows), numeric_domain_error);
    CHECK_THROWS_AS(npv(std::numeric_limits<double>::quiet_NaN(), flows), numeric_domain_error);
    CHECK_THROWS_AS(npv(0.1, {std::numeric_limits<double>::quiet_NaN()}), numeric_overflow_error);
    CHECK_THROWS_AS(nfv(0.1, {1e308, 1e308}), numeric_overflow_error);
}

TEST_CASE("a project is worth nothing at its rates of return", "[npv]") {
    for (const std::vector<double>& flows :
         std::vector<std::vector<double>>{{-40'000, 9'000, 9'000, 9'000, 9'000, 9'000, 9'000, 9'000},
                                          {-1'000, 2'300, -1'320},
                                          {-5, 10.5, 1, -8, 1}}) {
        const irr_result rates = irr(flows);
        REQUIRE_FALSE(rates.roots.empty());
        for (const irr_root& root : rates.roots) {
            double size = 0;
            for (std::size_t i = 0; i < flows.size(); ++i)
                size +=
                    std::abs(flows[i]) * std::pow(root.growth, -static_cast<double>(i)) * (1 + static_cast<double>(i));
            CHECK(std::abs(npv(root.rate, flows)) <= 4e-16 * size * std::max(1.0, 1 / root.growth));
        }
    }
}

}  // namespace npv_test
