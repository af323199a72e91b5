// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/any_rate.hpp>

#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>
#include <type_traits>

namespace any_rate_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

static_assert(std::is_trivially_copyable_v<any_rate>);
static_assert(std::is_convertible_v<fx_rate<USD, CNY>, any_rate> &&
              !std::is_convertible_v<any_rate, fx_rate<USD, CNY>>);
static_assert(any_rate({"EUR", "USD"}, 1.25_dec).as<EUR, USD>() == fx_rate<EUR, USD>{1.25_dec});

TEST_CASE("rates of pairs known at run time follow the rules of the typed ones", "[any_rate]") {
    const any_rate eurusd({"EUR", "USD"}, exact_ratio(8, 7));
    const any_rate gbpusd({"GBP", "USD"}, 1.25_dec);
    // Case 61, all eight orders.
    const any_rate expected({"EUR", "GBP"}, exact_ratio(32, 35));
    for (const any_rate& a : {eurusd, eurusd.inverse()})
        for (const any_rate& b : {gbpusd, gbpusd.inverse()}) {
            CHECK(cross(a, b) == expected);
            CHECK(cross(b, a) == expected.inverse());
        }
    CHECK(eurusd * gbpusd.inverse() == expected);
    CHECK(eurusd.inverse().inverse() == eurusd);
    // Case 62.
    const any_rate identity({"EUR", "EUR"}, 1_dec), other({"AUD", "CAD"}, 0.9_dec);
    CHECK_THROWS_AS(cross(eurusd, eurusd), rate_mismatch_error);
    CHECK_THROWS_AS(cross(eurusd, eurusd.inverse()), rate_mismatch_error);
    CHECK_THROWS_AS(cross(identity, eurusd), rate_mismatch_error);
    CHECK_THROWS_AS(cross(eurusd, other), rate_mismatch_error);
    CHECK_THROWS_WITH(gbpusd * eurusd, "the rates GBP/USD and EUR/USD do not go together");
    // Case 63.
    CHECK_THROWS_AS(any_rate({"EUR", "USD"}, 0_dec), numeric_domain_error);
    CHECK_THROWS_AS(any_rate({"EUR", "USD"}, -1_dec), numeric_domain_error);
    CHECK_THROWS_AS(any_rate({"EUR", "EUR"}, 1.01_dec), numeric_domain_error);
    CHECK_THROWS_AS(any_rate({"", "EUR"}, 1_dec), numeric_domain_error);
    CHECK(any_rate({"JPY", "CNY"}, 4.6128_dec, per{100}).value() == exact_ratio(0.046128_dec));
}

TEST_CASE("amounts of currencies known at run time are exchanged as typed ones", "[any_rate]") {
    const any_rate spot = fx_rate<USD, CNY>{7.1698_dec};
    CHECK(spot.convert(any_money(1'000_usd), half_even) == any_money(7'169.80_cny));
    CHECK(spot.convert(any_money(1'000_cny), half_even) == any_money(139.47_usd));
    CHECK(spot.convert(1'000_usd, half_even) == any_money(7'169.80_cny));
    CHECK_THROWS_AS(spot.convert(any_money(1'000_eur), half_even), rate_mismatch_error);
    const any_rate gold({"XAU", "USD"}, 4'100_dec);
    CHECK(gold.convert(any_money(1'025_usd), any_currency("XAU", 6), rounding::exact) ==
          any_money::from_minor(250'000, any_currency("XAU", 6)));
    CHECK_THROWS_AS(gold.convert(any_money(1'025_usd), half_even), no_minor_unit_error);
    CHECK_THROWS_AS(gold.convert(any_money(1'025_usd), any_currency("XAG", 6), half_even), rate_mismatch_error);
}

TEST_CASE("the way back to types is checked", "[any_rate]") {
    const any_rate rate = fx_rate<USD, CNY>{7.1698_dec};
    CHECK(rate.as<USD, CNY>() == fx_rate<USD, CNY>{7.1698_dec});
    CHECK_THROWS_AS((rate.as<CNY, USD>()), rate_mismatch_error);
    CHECK_THROWS_AS((rate.as<USD, HKD>()), rate_mismatch_error);
}

TEST_CASE("run-time rates are written and read", "[any_rate]") {
    CHECK(to_string(any_rate({"USD", "CNY"}, 7.1698_dec)) == "USD/CNY 7.1698");
    CHECK(any_rate::from_chars("cAd/GbP 1.25") == any_rate({"CAD", "GBP"}, 1.25_dec));  // case 89
    for (const char* text : {"AUD 1.25", "AUD:GBP 1.25", "EUR/GBP 0", "EUR/EUR 1.25"})
        CHECK_FALSE(any_rate::try_from_chars(text).has_value());
    CHECK(currency_pair::from_chars("usd/cny") == pair_of<USD, CNY>);
    CHECK_FALSE(currency_pair::try_from_chars("USDCNY").has_value());
    CHECK_FALSE(currency_pair::try_from_chars("ABCDEFGHIJKLMNO/CNY").has_value());
    CHECK_FALSE(currency_pair::try_from_chars("CNY/ABCDEFGHIJKLMNO").has_value());
}

TEST_CASE("quotes and histories of run-time pairs", "[any_rate]") {
    const any_quote eurusd{any_rate({"EUR", "USD"}, 1.0466_dec), "2025-02-24"_day, {"ECB", rate_kind::reference}};
    const any_quote eurcny{any_rate({"EUR", "CNY"}, 7.5879_dec), "2025-02-24"_day, {"ECB", rate_kind::reference}};
    const any_quote usdcny = cross(eurusd, eurcny);
    CHECK(to_string(usdcny) == "USD/CNY 7.250048 from EUR/CNY 7.5879 and EUR/USD 1.0466, ECB 2025-02-24");
    CHECK(to_string(typed<USD, CNY>(usdcny)) == to_string(usdcny));
    CHECK(typed<EUR, USD>(eurusd).source() == "ECB");
    CHECK_THROWS_AS((typed<CNY, USD>(usdcny)), rate_mismatch_error);

    const any_history history({"EUR", "USD"}, {{"2025-02-24"_day, eurusd.rate()}}, {"ECB", rate_kind::reference});
    CHECK(history.on("2025-02-25"_day, previous{}) == eurusd);
    CHECK(typed<EUR, USD>(history).on("2025-02-25"_day, previous{}) == typed<EUR, USD>(eurusd));
    CHECK_THROWS_AS(any_history({"EUR", "USD"}, {{"2025-02-24"_day, eurcny.rate()}}, {}), rate_mismatch_error);
    CHECK_THROWS_WITH(any_history({"EUR", "USD"}, {}, {}).on("2025-02-24"_day, same_day{}),
                      "no rate EUR/USD for 2025-02-24: the history is empty");
}

}  // namespace any_rate_test
