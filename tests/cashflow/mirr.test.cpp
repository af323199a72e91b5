// SPDX-License-Identifier: BSL-1.0
// The modified rate of return against certified answers and published examples.

#include "closed_form.hpp"

#include <catch.hpp>
#include <outlay/cashflow/mirr.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <type_traits>
#include <vector>

namespace mirr_test {

using namespace outlay;
using namespace outlay::literals;
using currencies::CNY;

static_assert(std::is_same_v<decltype(mirr(std::vector<money<CNY>>{}, 10_pct, 12_pct)), double>);
static_assert(std::is_same_v<decltype(mirr<fifty_digits>(std::vector<money<CNY>>{}, 10_pct, 12_pct)), fifty_digits>);

TEST_CASE("every certified modified rate is within rounding", "[mirr]") {
    // As MIRR is defined, in fifty digits: inputs are the flows, then the two rates.
    const auto textbook = [](const std::vector<fifty_digits>& inputs) {
        const std::size_t n = inputs.size() - 2;
        fifty_digits later = 0, earlier = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (inputs[i] > 0) later += inputs[i] * pow(fifty_digits(1 + inputs[n + 1]), fifty_digits(n - 1 - i));
            else earlier -= inputs[i] / pow(fifty_digits(1 + inputs[n]), fifty_digits(i));
        }
        return fifty_digits(pow(fifty_digits(later / earlier), fifty_digits(1) / fifty_digits(n - 1)) - 1);
    };
    const auto rows = test::read_rows("mirr.csv");
    REQUIRE(rows.size() == 40);
    for (const auto& row : rows) {
        INFO(row.at("case_id"));
        const std::vector<double> flows = test::numbers(row.at("flows"));
        const double finance = std::stod(row.at("finance_rate")), reinvest = std::stod(row.at("reinvest_rate"));
        std::vector<double> inputs = flows;
        inputs.insert(inputs.end(), {finance, reinvest});
        const fifty_digits truth(row.at("truth_40"));
        CHECK(abs(textbook(std::vector<fifty_digits>(inputs.begin(), inputs.end())) - truth) <=
              abs(truth) * fifty_digits("1e-37"));
        const double result = mirr(flows, finance, reinvest);
        CHECK(abs(fifty_digits(result) - truth) <= test::allowed_error(truth, inputs, textbook));
    }
}

TEST_CASE("published modified rates", "[mirr]") {
    // Microsoft's page on MIRR prints 13 %, -5 % and 13 % (0.1348).
    const std::vector<double> five{-120000, 39000, 30000, 21000, 37000, 46000};
    CHECK(mirr(five, 0.10, 0.12) == Catch::Approx(0.126094).margin(5e-7));
    CHECK(mirr(std::vector<double>(five.begin(), five.begin() + 4), 0.10, 0.12) == Catch::Approx(-0.0480).margin(5e-5));
    CHECK(mirr(five, 0.10, 0.14) == Catch::Approx(0.1348).margin(5e-5));
    // Brigham and Ehrhardt: Table 12-1, project S at 10 %; chapter 10, 40,000 for seven times 9,000 at 11 %.
    CHECK(mirr(std::vector<double>{-1000, 500, 400, 300, 100}, 0.10, 0.10) == Catch::Approx(0.12106).margin(5e-6));
    CHECK(mirr(std::vector<double>{-40000, 9000, 9000, 9000, 9000, 9000, 9000, 9000}, 0.11, 0.11) ==
          Catch::Approx(0.1193).margin(5e-5));
    // Apache POI discounts the k-th outflow instead of the flow at time k and gives -0.05474; the value is 60-digit arithmetic's.
    CHECK(mirr(std::vector<double>{-100, 50, -60, 70}, 0.10, 0.12) ==
          Catch::Approx(-0.03909366594356469).epsilon(1e-14));
}

TEST_CASE("a modified rate of money, in fifty digits, with a derivative, and of dated flows", "[mirr]") {
    const std::vector<money<CNY>> flows{-100_cny, 60_cny, 60_cny};
    const double rate = mirr(flows, 10_pct, 12_pct);
    CHECK(rate == Catch::Approx(std::sqrt((60 * 1.12 + 60) / 100) - 1).epsilon(1e-15));
    CHECK(mirr<fifty_digits>(flows, 10_pct, 12_pct).convert_to<double>() == Catch::Approx(rate).epsilon(1e-15));
    const auto driven = mirr(flows, 10_pct, dual<double>::variable(0.12));
    CHECK(driven.value == Catch::Approx(rate).epsilon(1e-15));
    CHECK(driven.derivative ==
          Catch::Approx((mirr(flows, 10_pct, 0.1201) - mirr(flows, 10_pct, 0.1199)) / 2e-4).epsilon(1e-6));
    // 365 days apart, any order: the same rate as one a year.
    const std::vector<dated<money<CNY>>> days{
        {"2023-01-01"_day, 60_cny}, {"2021-01-01"_day, -100_cny}, {"2022-01-01"_day, 60_cny}};
    CHECK(mirr(days, act_365f, 10_pct, 12_pct) == Catch::Approx(rate).epsilon(1e-15));
}

TEST_CASE("a modified rate needs an outflow, an inflow and rates above -100 %", "[mirr]") {
    CHECK_THROWS_AS(mirr(std::vector<double>{1, 2}, 0.1, 0.1), numeric_domain_error);
    CHECK_THROWS_AS(mirr(std::vector<double>{-1, -2}, 0.1, 0.1), numeric_domain_error);
    CHECK_THROWS_AS(mirr(std::vector<double>{}, 0.1, 0.1), numeric_domain_error);
    CHECK_THROWS_AS(mirr(std::vector<double>{-1, 2}, -1.0, 0.1), numeric_domain_error);
}

}  // namespace mirr_test
