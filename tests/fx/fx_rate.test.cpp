// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/bounds.hpp>

#include <catch.hpp>

#include <concepts>
#include <string>
#include <type_traits>

namespace fx_rate_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

struct DOP_like {  // a user's own currency needs no registration
    static constexpr std::string_view code = "PTS";
    static constexpr int digits = 0;
};
struct ITL {
    static constexpr std::string_view code = "ITL";
    static constexpr int digits = 0;
};
struct BGN {
    static constexpr std::string_view code = "BGN";
    static constexpr int digits = 2;
};

}  // namespace

static_assert(std::is_trivially_copyable_v<fx_rate<USD, CNY>> && std::copyable<fx_rate<USD, CNY>> &&
              std::totally_ordered<fx_rate<USD, CNY>>);

// Wrong money does not compile.
template <class A, class B>
concept multipliable = requires(const A& a, const B& b) {
    a * b;
};
template <class A, class B>
concept crossable = requires(const A& a, const B& b) {
    cross(a, b);
};
template <class Rate, class Amount>
concept convertible_by = requires(const Rate& rate, const Amount& amount) {
    rate.convert(amount, half_even);
};
template <class Rate, class Amount>
concept convertible_without_rounding = requires(const Rate& rate, const Amount& amount) {
    rate.convert(amount);
};

static_assert(multipliable<money<USD>, fx_rate<USD, CNY>> && multipliable<fx_rate<USD, CNY>, money<USD>>);
static_assert(!multipliable<money<CNY>, fx_rate<USD, CNY>> && !multipliable<money<EUR>, fx_rate<USD, CNY>>);
static_assert(!multipliable<money<EUR>, fx_rate<EUR, XAU>>);  // there is no money<XAU>
static_assert(multipliable<fx_rate<EUR, USD>, fx_rate<USD, CNY>>);
static_assert(!multipliable<fx_rate<EUR, USD>, fx_rate<EUR, CNY>> &&
              !multipliable<fx_rate<USD, CNY>, fx_rate<EUR, USD>>);
static_assert(crossable<fx_rate<EUR, USD>, fx_rate<EUR, CNY>>);
static_assert(convertible_by<fx_rate<USD, CNY>, money<USD>> && convertible_by<fx_rate<USD, CNY>, money<CNY>>);
static_assert(!convertible_by<fx_rate<USD, CNY>, money<EUR>> &&
              !convertible_without_rounding<fx_rate<USD, CNY>, money<USD>>);
static_assert(!std::is_constructible_v<fx_rate<USD, CNY>, double>);  // nor is a NaN a rate
static_assert(!std::is_convertible_v<decimal, fx_rate<USD, CNY>>);
static_assert(std::same_as<decltype(1_usd * fx_rate<USD, CNY>{7_dec}), exact_money<CNY>>);

TEST_CASE("a crossed rate is exact in all eight orders of its operands", "[fx_rate]") {
    // Case 61 (Strata, test_crossRate): EUR/USD 8/7 and GBP/USD 5/4 give EUR/GBP 32/35.
    constexpr fx_rate<EUR, USD> eurusd{exact_ratio(8, 7)};
    constexpr fx_rate<GBP, USD> gbpusd{1.25_dec};
    constexpr auto usdeur = eurusd.inverse();
    constexpr auto usdgbp = gbpusd.inverse();
    constexpr fx_rate<EUR, GBP> expected{exact_ratio(32, 35)};
    static_assert(cross(eurusd, gbpusd) == expected && cross(eurusd, usdgbp) == expected);
    static_assert(cross(usdeur, gbpusd) == expected && cross(usdeur, usdgbp) == expected);
    static_assert(cross(gbpusd, eurusd) == expected.inverse() && cross(gbpusd, usdeur) == expected.inverse());
    static_assert(cross(usdgbp, eurusd) == expected.inverse() && cross(usdgbp, usdeur) == expected.inverse());
    static_assert(eurusd * usdgbp == expected);  // the chain, which needs them in order
    CHECK(to_string(cross(eurusd, gbpusd)) == "EUR/GBP 32/35");
}

TEST_CASE("a cross needs exactly one currency in common", "[fx_rate]") {
    // Case 62: the same pair, a pair and its inverse, an identity, disjoint pairs.
    static_assert(!crossable<fx_rate<EUR, USD>, fx_rate<EUR, USD>>);
    static_assert(!crossable<fx_rate<EUR, USD>, fx_rate<USD, EUR>>);
    static_assert(!crossable<fx_rate<EUR, EUR>, fx_rate<EUR, USD>>);
    static_assert(!crossable<fx_rate<EUR, USD>, fx_rate<GBP, CNY>>);
    SUCCEED();
}

TEST_CASE("zero, negative rates and a rate to itself other than 1 are refused", "[fx_rate]") {
    // Case 63.
    CHECK_THROWS_AS((fx_rate<USD, CNY>{0_dec}), numeric_domain_error);
    CHECK_THROWS_AS((fx_rate<USD, CNY>{-7.1_dec}), numeric_domain_error);
    CHECK_THROWS_AS((fx_rate<USD, USD>{1.01_dec}), numeric_domain_error);
    CHECK_THROWS_AS((fx_rate<USD, CNY>{7.1_dec, per{0}}), numeric_domain_error);
    CHECK_THROWS_AS((fx_rate<USD, CNY>{exact_ratio::from_double(std::numeric_limits<double>::quiet_NaN())}),
                    numeric_domain_error);
    CHECK(fx_rate<USD, USD>{1_dec}.convert(5_usd, rounding::exact) == 5_usd);
    CHECK_THROWS_WITH((fx_rate<USD, CNY>{0_dec}), "the rate USD/CNY is 0, must be more than 0");
}

TEST_CASE("amounts convert both ways at a quoted rate", "[fx_rate]") {
    // Case 58 (QuantLib, testDirect): EUR/USD 1.2042.
    constexpr fx_rate<EUR, USD> eurusd{1.2042_dec};
    CHECK(eurusd.convert(50'000_eur, half_up) == 60'210_usd);
    CHECK(eurusd.convert(100'000_usd, half_up) == 83'042.68_eur);
    // Case 59 (QuantLib, testDerived), to the nearest cent.
    constexpr fx_rate<EUR, GBP> eurgbp{0.6612_dec};
    CHECK(cross(eurgbp, eurusd).convert(50'000_gbp, half_even) == 91'061.71_usd);
    // Case 69: 1.23 USD at 125 yen.
    constexpr fx_rate<USD, JPY> usdjpy{125_dec};
    CHECK(usdjpy.convert(1.23_usd, rounding::down) == 153_jpy);
    CHECK(usdjpy.convert(1.23_usd, rounding::up) == 154_jpy);
    CHECK((1.23_usd * usdjpy).major_units<exact_ratio>() == 153.75_dec);
    // Case 70: 123.57 USD at EUR/USD 1.1.
    constexpr fx_rate<EUR, USD> even{1.1_dec};
    CHECK(even.convert(123.57_usd, rounding::down) == 112.33_eur);
    CHECK(even.convert(123.57_usd, rounding::up) == 112.34_eur);
    CHECK_THROWS_AS(even.convert(123.57_usd, rounding::exact), not_exact_error);
}

TEST_CASE("there and back at an exact inverse is where one began", "[fx_rate]") {
    // Case 66: 1 EUR = 60 DOP; with an inverse cut to six decimals 1,000 EUR are 59,998.80 DOP.
    constexpr fx_rate<EUR, DOP> rate{60_dec};
    CHECK(rate.convert(1'000_eur, rounding::exact) == 60'000_dop);
    CHECK(rate.inverse().convert(1'000_eur, rounding::exact) == 60'000_dop);
    CHECK(rate.inverse().convert(60'000_dop, rounding::exact) == 1'000_eur);
    // Case 67: USD/PEN 3.400.
    CHECK(fx_rate<PEN, USD>{1_dec / 3.400_dec}.convert(1'000_usd, rounding::exact) == 3'400_pen);
    // The identity before rounding, for a rate that has no decimal inverse.
    constexpr fx_rate<USD, CNY> spot{7.1698_dec};
    static_assert(123.45_usd * spot * spot.inverse() == 123.45_usd / 1);
    static_assert(spot.inverse().inverse() == spot);
}

TEST_CASE("a rate for so many units of the base", "[fx_rate]") {
    // Case 77 (CFETS): 100 JPY = 4.6128 CNY and 100 CNY = 20,143 KRW in one table.
    constexpr fx_rate<JPY, CNY> yen{4.6128_dec, per{100}};
    constexpr fx_rate<CNY, KRW> won{20'143_dec, per{100}};
    CHECK(yen.convert(10'000_jpy, rounding::exact) == 461.28_cny);
    CHECK(won.convert(1'000'000_krw, half_even) == 4'964.50_cny);
}

TEST_CASE("the euro's fixed rates convert as the law says", "[fx_rate]") {
    // Case 71: 100 BGN at 1.95583. Case 73: 10^9 ITL at 1936.27; the forbidden six-figure inverse gives 516,457.00.
    constexpr fx_rate<EUR, BGN> lev{1.95583_dec};
    CHECK(lev.convert(money<BGN>::from_major(100), half_up) == 51.13_eur);
    constexpr fx_rate<EUR, ITL> lira{1936.27_dec};
    CHECK(lira.convert(money<ITL>::from_major(1'000'000'000), half_up) == 516'456.90_eur);
    CHECK(fx_rate<ITL, EUR>{0.000516457_dec}.convert(money<ITL>::from_major(1'000'000'000), half_up) == 516'457_eur);
}

TEST_CASE("crosses of the ECB's reference rates", "[fx_rate]") {
    // Case 74: ECB 2026-04-13. Case 75: ECB 2014-03-28 and 2013-03-21. ECB 2025-02-24.
    const auto usdjpy = cross(fx_rate<EUR, USD>{1.1684_dec}, fx_rate<EUR, JPY>{186.75_dec});
    CHECK(usdjpy.value() == 186.75_dec / 1.1684_dec);
    CHECK(usdjpy.round_to(8, half_even) == 159.83396097_dec);
    CHECK((10_usd * fx_rate<EUR, USD>{1.3759_dec}.inverse()).major_units<exact_ratio>().round_to(10, rounding::down) ==
          7.2679700559_dec);
    CHECK(fx_rate<EUR, USD>{1.2910_dec}.convert(10_eur, rounding::exact) == 12.91_usd);
    const auto usdcny = cross(fx_rate<EUR, USD>{1.0466_dec}, fx_rate<EUR, CNY>{7.5879_dec});
    CHECK(usdcny.round_to(6, half_even) == 7.250048_dec);
}

TEST_CASE("380 billion yuan in dollars on three days", "[fx_rate]") {
    // Federal Reserve H.10, noon New York, 24 February, 24 September, 7 November 2025.
    constexpr money<CNY> plan = 380e9_cny;
    const auto millions = [&](decimal rate) {
        return (plan * fx_rate<USD, CNY>{rate}.inverse()).round(grid{100'000_usd}, half_even);
    };
    CHECK(millions(7.2476_dec) == 52'431'100'000_usd);
    CHECK(millions(7.1315_dec) == 53'284'700'000_usd);
    CHECK(millions(7.1219_dec) == 53'356'500'000_usd);
}

TEST_CASE("money-market hedge and a bond in another currency, as textbooks have them", "[fx_rate]") {
    // Damodaran, Disney's Bangkok park: 86,302m baht at 42.09 baht per dollar is $2,050m.
    CHECK((86'302e6_thb * fx_rate<USD, THB>{42.09_dec}.inverse()).round(grid{1e6_usd}, half_even) == 2'050e6_usd);
}

TEST_CASE("a rate of a currency converts every unit of it", "[fx_rate]") {
    // 4,100 dollars an ounce of gold; an ounce in millionths: there is no money<XAU>.
    constexpr fx_rate<XAU, USD> gold{4'100_dec};
    using micro_ounces = money<scaled<XAU, 6>>;
    CHECK(gold.convert(micro_ounces::from_major(2), rounding::exact) == 8'200_usd);
    CHECK(gold.convert<scaled<XAU, 6>>(1'025_usd, rounding::exact) == micro_ounces::from_major(0.25_dec));
    CHECK(gold.prepare<scaled<XAU, 6>, USD>(half_even)(micro_ounces::from_minor(1)) == 0_usd);
    CHECK(fx_rate<USD, DOP_like>{3.5_dec}.convert(3_usd, rounding::down) == money<DOP_like>::from_minor(10));
}

TEST_CASE("wide and real amounts are exchanged as what they are", "[fx_rate]") {
    constexpr fx_rate<USD, CNY> spot{7.25_dec};
    const auto wide = money<USD, int128>::from_minor(int128{INT64_MAX} * 4);
    CHECK(spot.convert(wide, rounding::exact) == money<CNY, int128>::from_minor(int128{INT64_MAX} * 29));
    CHECK_THROWS_AS(spot.convert(money<USD>::from_minor(INT64_MAX), half_even), numeric_overflow_error);
    CHECK((as<double>(100_usd) * spot).minor_units() == 72'500.0);
    CHECK(spot.convert(1_usd / 3, half_even) == 2.42_cny);
}

TEST_CASE("rates are written and read", "[fx_rate]") {
    CHECK(to_string(fx_rate<USD, CNY>{7.1698_dec}) == "USD/CNY 7.1698");
    CHECK(to_string(fx_rate<USD, CNY>{7.2960_dec}) == "USD/CNY 7.296");
    CHECK(to_string(fx_rate<JPY, CNY>{4.6128_dec, per{100}}) == "JPY/CNY 0.046128");
    CHECK(to_string(fx_rate<USD, KRW>{1'400_dec}) == "USD/KRW 1400");
    for (const auto& rate : {fx_rate<USD, CNY>{7.1698_dec}, fx_rate<USD, CNY>{exact_ratio(2, 3)}})
        CHECK(fx_rate<USD, CNY>::from_chars(to_string(rate)) == rate);
    // Case 89.
    CHECK(fx_rate<CAD, GBP>::from_chars("cAd/GbP 1.25") == fx_rate<CAD, GBP>{1.25_dec});
    for (const char* text :
         {"AUD 1.25", "AUD:GBP 1.25", "AUD/GBP", "AUD/GBP ", "AUD/GBP 1.2.5", "AUD/GBP 0", "AUD/GBP -1", "/GBP 1.25",
          "AUD/ 1.25", "A/B/C 1", "AUD/GBP 1/0", "CAD/GBP 1.25", "", " ", "AUD/GBP nan"}) {
        INFO(text);
        CHECK_FALSE((fx_rate<AUD, GBP>::try_from_chars(text).has_value()));
    }
    CHECK_FALSE((fx_rate<EUR, EUR>::try_from_chars("EUR/EUR 1.25").has_value()));
    CHECK(fx_rate<AUD, GBP>::try_from_chars("AUD/GBP 1.2x").error().position() == 11);
}

TEST_CASE("a claim is exchanged as a claim, and rounds to the side that keeps it true", "[fx_rate]") {
    constexpr fx_rate<USD, CNY> spot{7.1219_dec};
    const auto more = more_than(380e9_cny) * spot.inverse();
    CHECK(more.lower() == bounds_end<exact_money<USD>>{380e9_cny * spot.inverse(), end_kind::open});
    CHECK(more.round(half_even) == more_than(53'356'548'112.16_usd));
    CHECK((up_to(380e9_cny) * spot.inverse()).round(half_even) == up_to(53'356'548'112.17_usd));
}

}  // namespace fx_rate_test
