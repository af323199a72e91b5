// SPDX-License-Identifier: BSL-1.0
// Roots in fifty digits, and their derivatives.

#include <cashflow/csv_rows.hpp>
#include <catch.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/refine.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <cmath>
#include <vector>

namespace refine_test {

using namespace outlay;
using namespace outlay::literals;
using currencies::CNY;

template <class Flows>
concept refines_to_fifty = requires(const irr_root& root, const Flows& flows) {
    refine<fifty_digits>(root, flows);
};
static_assert(refines_to_fifty<std::vector<money<CNY>>> && refines_to_fifty<std::vector<decimal>>);
static_assert(!refines_to_fifty<std::vector<double>>);  // would carry a double's error into the fifty digits

TEST_CASE("a root has fifty digits", "[refine]") {
    // 2 in 2 periods for 1: the square root of 2, as published to 65 digits (OEIS A002193).
    const std::vector<money<CNY>> flows{-1_cny, 0_cny, 2_cny};
    const irr_root root = irr(flows).only_root();
    CHECK(abs(refine<fifty_digits>(root, flows).growth -
              fifty_digits("1.41421356237309504880168872420969807856967187537694")) < fifty_digits("1e-48"));
    CHECK(refine(root, flows).rate == Catch::Approx(std::sqrt(2.0) - 1).epsilon(1e-15));
}

TEST_CASE("certified roots agree to forty digits", "[refine]") {
    for (const test::csv_row& row : test::read_rows("irr.csv")) {
        if (row.at("status") == "double" || row.at("roots_40").empty() || !row.at("roots_outside_range").empty())
            continue;
        INFO(row.at("case_id"));
        std::vector<fifty_digits> flows;  // the exact values of the doubles, which the certificate is about
        for (const double amount : test::numbers(row.at("flows"))) flows.push_back(fifty_digits(amount));
        const irr_result found = irr(flows);
        const auto certified = test::split(row.at("roots_40"), ';');
        REQUIRE(found.roots.size() == certified.size());
        for (std::size_t i = 0; i < certified.size(); ++i) {
            const fifty_digits truth(certified[i]);
            const fifty_digits error = abs(refine(found.roots[i], flows).rate - truth);
            CHECK(error <= abs(truth) * fifty_digits("2e-39") + fifty_digits("1e-40"));
        }
    }
}

TEST_CASE("the derivative to each flow is what a change of the flow does", "[refine]") {
    const std::vector<double> flows{-1000, 300, 420, 680};
    const irr_root root = irr(flows).only_root();
    const std::vector<double> gradient = irr_gradient(root, flows);
    REQUIRE(gradient.size() == flows.size());
    for (std::size_t i = 0; i < flows.size(); ++i) {
        std::vector<double> more = flows, less = flows;
        more[i] += 0.01;
        less[i] -= 0.01;
        CHECK(gradient[i] == Catch::Approx((irr(more).only() - irr(less).only()) / 0.02).epsilon(1e-7));
        // and the same by a dual number
        std::vector<dual<double>> driven(flows.begin(), flows.end());
        driven[i] = dual<double>::variable(flows[i]);
        CHECK(refine(root, driven).rate.derivative == Catch::Approx(gradient[i]).epsilon(1e-13));
    }
    // Scaling all flows changes nothing.
    double along = 0;
    for (std::size_t i = 0; i < flows.size(); ++i) along += gradient[i] * flows[i];
    CHECK(along == Catch::Approx(0).margin(1e-15));
}

TEST_CASE("dated flows refine by the exact fractions of their day count", "[refine]") {
    const std::vector<dated<money<CNY>>> flows{{"2026-01-01"_day, -100_cny}, {"2026-04-01"_day, 118_cny}};
    const irr_root root = irr(flows, act_365f).only_root();
    const fifty_digits exact = pow(fifty_digits("1.18"), fifty_digits(365) / 90);
    CHECK(abs(refine<fifty_digits>(root, flows, act_365f).growth - exact) < fifty_digits("1e-47"));
    const std::vector<double> gradient = irr_gradient(root, flows, act_365f);
    const double t = 90 / 365.0, growth = std::pow(1.18, 1 / t);  // d growth / d flow = growth / (t flow), per fen
    CHECK(gradient[1] == Catch::Approx(growth / (t * 11800)).epsilon(1e-13));
}

TEST_CASE("a double root has no derivative", "[refine]") {
    const std::vector<double> flows{-1, 3, -2.25};
    CHECK_THROWS_AS(irr_gradient(irr(flows).roots.at(0), flows), numeric_domain_error);
    CHECK_THROWS_AS(refine(irr(flows).roots.at(0), flows), numeric_domain_error);
}

}  // namespace refine_test
