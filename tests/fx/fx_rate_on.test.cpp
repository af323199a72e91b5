// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/fx_rate_on.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>

#include <type_traits>

namespace fx_rate_on_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

template <class A, class B>
concept multiplies = requires(const A& a, const B& b) { a * b; };

static_assert(std::is_trivially_copyable_v<fx_rate<USD, CNY, double>>);
static_assert(multiplies<money<USD, double>, fx_rate<USD, CNY, double>>);
static_assert(!multiplies<money<CNY, double>, fx_rate<USD, CNY, double>>);        // the other currency
static_assert(!multiplies<money<USD>, fx_rate<USD, CNY, double>>);                // an exact amount: say as<double>(m)
static_assert(!multiplies<money<USD, double>, fx_rate<USD, CNY, fifty_digits>>);  // two numbers
static_assert(multiplies<fx_rate<EUR, USD, double>, fx_rate<USD, CNY, double>>);
static_assert(!multiplies<fx_rate<USD, CNY, double>, fx_rate<EUR, USD, double>>);

constexpr fx_rate<USD, CNY> spot{7.1698_dec};

TEST_CASE("an exact rate enters a real number and converts amounts there", "[fx_rate]") {
    // 1,000.00 x 7.1698 = 7,169.80
    CHECK((as<double>(1'000_usd) * as<double>(spot)).minor_units() == Catch::Approx(716'980).epsilon(1e-15));
    CHECK((as<fifty_digits>(spot) * as<fifty_digits>(1'000_usd)).minor_units() == fifty_digits(716'980));
    const auto range = as<interval>(1'000_usd) * as<interval>(spot);
    CHECK(range.minor_units().lower() <= 716'980);
    CHECK(range.minor_units().upper() >= 716'980);
    // 1 USD = 149.50 JPY, which has no minor unit: 2.00 dollars are 299 yen
    constexpr fx_rate<USD, JPY> yen{149.50_dec};
    CHECK((as<double>(2_usd) * as<double>(yen)).minor_units() == Catch::Approx(299).epsilon(1e-15));
}

TEST_CASE("a rate on a real number inverts, chains, moves and carries a derivative", "[fx_rate]") {
    const auto eurusd = as<double>(fx_rate<EUR, USD>{1.0466_dec});
    CHECK((eurusd * as<double>(spot)).value() == Catch::Approx(1.0466 * 7.1698).epsilon(1e-15));
    CHECK(eurusd.inverse().value() == Catch::Approx(1 / 1.0466).epsilon(1e-15));
    CHECK((eurusd * 1.1 / 1.1).value() == Catch::Approx(1.0466).epsilon(1e-15));
    const fx_rate<USD, CNY, dual<double>> moving(dual<double>::variable(7.1698));
    CHECK((as<dual<double>>(3_usd) * moving).minor_units().derivative == 300);  // fen per yuan to the dollar
}

}  // namespace fx_rate_on_test
