// SPDX-License-Identifier: BSL-1.0
// One formula, written once, through every number of the library.
#include <outlay/number.hpp>

#include <cmath>
#include <vector>

#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/number/unbounded.hpp>

#include <catch.hpp>

namespace formulas_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

/// The present value of a build-out in equal parts and what it earns after tax, no comparison on an R anywhere.
template <field R>
R present_value(const R& rate, decimal outlay, int build_years, decimal inflow, int years, decimal tax) {
    const R cost = to_real<R>(exact_ratio(outlay) / build_years);
    const R earned = to_real<R>(inflow);
    const R depreciation = to_real<R>(exact_ratio(outlay) / years);
    R value(0);
    for (int year = 0; year <= years; ++year) {
        R flow(0);
        if (year < build_years) flow = flow - cost;
        if (year > 0) flow = flow + earned - to_real<R>(tax) * positive_part(earned - depreciation);
        value = value + flow / outlay::pow(R(1) + rate, year);
    }
    return value;
}

template <field R>
R untaxed(const R& rate) {
    return present_value<R>(rate, 380'000_dec, 3, 80'000_dec, 8, 0_dec);
}

}  // namespace

TEST_CASE("one formula agrees on six numbers", "[formulas]") {
    const decimal rate = 0.079_dec;
    const unbounded_ratio exact = untaxed(to_real<unbounded_ratio>(rate));
    // 380 billion over three years, 80 billion a year for eight, at 7.9 %: 108,624 (RMB million)
    CHECK(round_to(exact, 0, half_even) == 108'624);

    const double fast = untaxed(to_real<double>(rate));
    CHECK(fast == Approx(exact.convert_to<double>()).epsilon(1e-13));

    const fifty_digits fifty = untaxed(to_real<fifty_digits>(rate));
    CHECK(abs(fifty - fifty_digits(numerator(exact)) / fifty_digits(denominator(exact))) < fifty_digits("1e-42"));

    const interval ranged = untaxed(to_real<interval>(rate));
    CHECK(unbounded_ratio(ranged.lower()) <= exact);
    CHECK(unbounded_ratio(ranged.upper()) >= exact);
    CHECK(ranged.upper() - ranged.lower() < 1e-8);

    const dual<double> sensitive = untaxed(dual<double>::variable(to_real<double>(rate)));
    CHECK(sensitive.value == fast);
    const fifty_digits step("1e-20");
    const fifty_digits slope = (untaxed(fifty_digits(to_real<fifty_digits>(rate) + step)) -
                                untaxed(fifty_digits(to_real<fifty_digits>(rate) - step))) /
                               (2 * step);
    CHECK(sensitive.derivative == Approx(slope.convert_to<double>()).epsilon(1e-12));

    // An exact fraction runs the same formula where its terms fit: at 25 % they do, at 7.9 % eight years do not.
    CHECK(to_double(untaxed(exact_ratio(1, 4))) == Approx(untaxed(0.25)).epsilon(1e-13));
    CHECK(to_unbounded(untaxed(exact_ratio(1, 4))) == untaxed(unbounded_ratio(1, 4)));
    CHECK_THROWS_AS(present_value(exact_ratio(rate), 380'000_dec, 3, 80'000_dec, 20, 0_dec), numeric_overflow_error);
}

TEST_CASE("a claim on a driver gives an enclosure of the result", "[formulas][bounds]") {
    const auto rates = between(6_pct, 10_pct);
    const interval ranged = untaxed(enclose<interval>(rates));
    for (const decimal rate : {6_pct, 7.9_pct, 10_pct}) {
        const double value = untaxed(to_real<double>(rate));
        CHECK((ranged.lower() <= value && value <= ranged.upper()));
    }
}

TEST_CASE("tax on a profit, none on a loss, on every number", "[formulas]") {
    const auto taxed = [](auto rate) {
        return present_value<decltype(rate)>(rate, 380'000_dec, 3, 40'000_dec, 8, 25_pct);
    };
    // 40,000 a year is less than the depreciation of 47,500: no tax, so the rate of it does not matter.
    CHECK(taxed(0.079) == present_value<double>(0.079, 380'000_dec, 3, 40'000_dec, 8, 0_dec));
    CHECK(taxed(dual<double>::variable(0.079)).value == taxed(0.079));
    const interval ranged = taxed(to_real<interval>(0.079_dec));
    CHECK((ranged.lower() <= taxed(0.079) && taxed(0.079) <= ranged.upper()));
}

}  // namespace formulas_test
