// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/dual.hpp>

#include <cmath>
#include <concepts>
#include <type_traits>

#include <boost/math/differentiation/autodiff.hpp>

#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>
#include <number/reference.hpp>

namespace dual_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(real_number<dual<double>> && real_number<dual<fifty_digits>> && real_number<dual<dual<double>>>);
static_assert(std::is_trivially_copyable_v<dual<double>> && std::regular<dual<double>>);
static_assert((dual<double>::variable(3) * dual<double>::variable(3)).derivative == 6);
static_assert(to_real<dual<double>>(0.5_dec) == dual<double>(0.5));

namespace {

/// A formula on any number with these operations: ours, and Boost's autodiff.
template <class R, class Exp, class Log, class Pow>
R formula(const R& x, double a, double b, Exp exp, Log log, Pow pow) {
    const R growth = exp(x * R(a)) + R(b);
    const R sum = (growth - R(1)) / (x + R(2)) * log(growth);
    return sum + pow(growth, x) / (R(1) + pow(x + R(1), R(b))) - sum / growth;
}

}  // namespace

TEST_CASE("a dual is compared by its value, as the number itself, where that has an order", "[number]") {
    const auto x = dual<double>::variable(2);
    CHECK(x < dual<double>(3));
    CHECK(x < 3);
    CHECK(x >= dual<double>(2));
    CHECK(x == 2);  // whatever moves it
    CHECK(x != 2.5);
    const dual<double> none(std::nan(""));
    CHECK_FALSE(none < x);
    CHECK_FALSE(none >= x);
    CHECK_FALSE(none == none);
    CHECK(dual<fifty_digits>::variable(fifty_digits(1) / 3) > dual<fifty_digits>(fifty_digits("0.33333333333333333333333333")));
    CHECK(dual<dual<double>>::variable(x) <= dual<dual<double>>(x));
    STATIC_REQUIRE(std::totally_ordered<dual<double>>);
    STATIC_REQUIRE_FALSE(std::totally_ordered<dual<interval>>);
}

TEST_CASE("a derivative is Boost's autodiff's", "[dual]") {
    using boost::math::differentiation::make_fvar;
    reference::integers random(1);
    const auto unit = [&] { return static_cast<double>(random.word() >> 11) * 0x1p-53; };
    for (int i = 0; i < 300; ++i) {
        const double at = unit() * 2 - 0.9, a = unit() * 3, b = unit() * 4 + 0.1;
        const auto ours = formula(
            dual<double>::variable(at), a, b, [](auto x) { return outlay::exp(x); },
            [](auto x) { return outlay::log(x); }, [](auto x, auto y) { return outlay::pow(x, y); });
        const auto theirs = formula(
            make_fvar<double, 1>(at), a, b, [](auto x) { return exp(x); }, [](auto x) { return log(x); },
            [](auto x, auto y) { return pow(x, y); });
        CAPTURE(at, a, b);
        CHECK(ours.value == Approx(theirs.derivative(0)).epsilon(1e-12));
        CHECK(ours.derivative == Approx(theirs.derivative(1)).epsilon(1e-10).margin(1e-10));
    }
}

TEST_CASE("a dual of duals is the second derivative", "[dual]") {
    const auto x = dual<dual<double>>::variable(dual<double>::variable(2.0));
    const auto cube = x * x * x;
    CHECK(cube.value.value == 8);
    CHECK(cube.derivative.value == 12);
    CHECK(cube.derivative.derivative == 12);  // 6 x
    CHECK(outlay::exp(x).derivative.derivative == Approx(std::exp(2.0)));
}

TEST_CASE("a dual follows the branch that its value takes", "[dual]") {
    const auto x = dual<double>::variable(-2.0);
    CHECK(positive_part(x).derivative == 0);
    CHECK(positive_part(-x).derivative == -1);
    CHECK(outlay::min(x, dual<double>(0)).derivative == 1);
    CHECK(outlay::pow(x, 3).derivative == 12);
    CHECK(outlay::pow(x, -1).derivative == -0.25);
    CHECK(sign_of(x) == known_sign::negative);
    CHECK(to_double(x) == -2);
    CHECK_THROWS_AS(outlay::log(x), numeric_domain_error);
    CHECK(outlay::pow(dual<double>(0), dual<double>(0.5)).derivative == 0);  // a constant of zero: never NaN
    CHECK(outlay::pow(dual<double>::variable(0), dual<double>(2)).derivative == 0);
    CHECK((2 / (1 + dual<double>::variable(1))).derivative == -0.5);
}

TEST_CASE("a dual of fifty digits holds them in the derivative", "[dual][fifty_digits]") {
    const auto rate = dual<fifty_digits>::variable(to_real<fifty_digits>(0.079_dec));
    const auto pv = dual<fifty_digits>(118) / (dual<fifty_digits>(1) + rate);
    // -118 / 1.079^2
    const fifty_digits expected = to_real<fifty_digits>(exact_ratio(-118'000'000, 1'164'241));
    CHECK(abs(pv.derivative - expected) < fifty_digits("1e-46"));
}

}  // namespace dual_test
