// SPDX-License-Identifier: BSL-1.0
// Case numbers as in money.test.cpp.
#include <outlay/money/any_money.hpp>
#include <outlay/money/iso_currency.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <algorithm>
#include <list>
#include <string>
#include <vector>

namespace any_money_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

static_assert(std::regular<any_money> && std::totally_ordered<any_money> && std::regular<any_exact_money>);
static_assert(std::is_trivially_copyable_v<any_money> && sizeof(any_money) == 24 && std::is_trivially_copyable_v<any_currency>);
template <class N>
concept counts_minor_units = requires(N n) { any_money::from_minor(n, any_currency::of<CNY>()); };
static_assert(counts_minor_units<int> && counts_minor_units<std::int64_t> && !counts_minor_units<double> && !counts_minor_units<bool> &&
              !counts_minor_units<char>);
static_assert(std::convertible_to<money<CNY>, any_money> && std::convertible_to<any_money, any_exact_money>);
static_assert(std::convertible_to<money<CNY>, any_exact_money> && std::convertible_to<exact_money<CNY>, any_exact_money>);
static_assert(!std::constructible_from<money<CNY>, any_money> && !std::constructible_from<any_money, any_exact_money>);
static_assert(!std::constructible_from<any_money, money<CNY, int128>> && !std::constructible_from<any_money, money<CNY, double>>);

struct ETH {
    static constexpr std::string_view code = "ETH";
    static constexpr int digits = 18;
};

constexpr any_money cny = 12.34_cny;
constexpr any_money usd = 1_usd;

}  // namespace

TEST_CASE("an amount of any currency is money with the check at run time", "[money][any]") {
    STATIC_REQUIRE(cny + any_money(0.66_cny) == any_money(13_cny));
    STATIC_REQUIRE((cny - any_money(20_cny)).as<CNY>() == -7.66_cny);
    STATIC_REQUIRE(-cny == any_money(-12.34_cny));
    STATIC_REQUIRE(abs(-cny) == cny);
    STATIC_REQUIRE(cny * 3 == any_money(37.02_cny));
    STATIC_REQUIRE(3 * cny > cny);
    STATIC_REQUIRE((cny * 3.5_pct).round(half_even) == any_money(0.43_cny));
    STATIC_REQUIRE((cny / 3 * exact_ratio(3)) == any_exact_money(cny));
    STATIC_REQUIRE(cny / any_money(6.17_cny) == exact_ratio(2));
    STATIC_REQUIRE(cny.major_units() == exact_ratio(617, 50));
    STATIC_REQUIRE(any_money(money<ETH>::from_minor(5)).as<ETH>() == money<ETH>::from_minor(5));  // no registry needed
    STATIC_REQUIRE(any_money::from_major(1.5_dec, any_currency("XAU", 6)).as<scaled<XAU, 6>>() == money<scaled<XAU, 6>>::from_major(1.5_dec));
    CHECK(any_money::from_major(exact_ratio(1, 3), any_currency::of<CNY>(), half_even) == any_money(0.33_cny));
    CHECK_THROWS_AS(any_money::from_major(exact_ratio(1, 3), any_currency::of<CNY>()), not_exact_error);
    CHECK_THROWS_AS(any_money(money<CNY>::from_minor(INT64_MAX)) + any_money(0.01_cny), numeric_overflow_error);
    auto running = cny;
    running += any_money(0.66_cny);
    running -= any_money(3_cny);
    CHECK(running == any_money(10_cny));
}

TEST_CASE("currencies that differ are an error that carries both", "[money][any]") {
    try {
        (void)(cny + usd);
        FAIL("no error");
    } catch (const currency_mismatch_error& e) {
        CHECK(e.left() == any_currency::of<CNY>());
        CHECK(e.right() == any_currency::of<USD>());
        CHECK(std::string(e.what()) == "CNY and USD do not go together");
    }
    CHECK_THROWS_AS(cny - usd, currency_mismatch_error);
    CHECK_THROWS_AS(cny / usd, currency_mismatch_error);
    CHECK_THROWS_AS(cny < usd, currency_mismatch_error);
    CHECK_THROWS_AS(cny.as<USD>(), currency_mismatch_error);
    CHECK(cny.try_as<USD>().error().right() == any_currency::of<USD>());
    CHECK(cny.try_as<CNY>().value() == 12.34_cny);
    CHECK(any_money(0_usd) != any_money(0_eur));  // RubyMoney #1122: its hashes and sets broke on their equality
    // The same currency in another unit is not the same amount type either.
    CHECK_THROWS_WITH(any_money(1_usd) + any_money(money<scaled<USD, 4>>::from_major(1)),
                      Catch::Matchers::Equals("USD to 2 digits and USD to 4 digits do not go together"));
    CHECK_THROWS_WITH(any_money{} + usd, Catch::Matchers::Equals("no currency and USD do not go together"));
}

TEST_CASE("a currency known only by its code is looked up or refused", "[money][any]") {
    STATIC_REQUIRE(iso_currency("KWD").digits() == 3);
    STATIC_REQUIRE(iso_currency("CNY") == any_currency::of<CNY>());
    CHECK_THROWS_AS(iso_currency("XAU"), no_minor_unit_error);  // 46, at run time
    CHECK_THROWS_AS(iso_currency("XAG"), no_minor_unit_error);
    CHECK_THROWS_AS(iso_currency("BGN"), unknown_currency_error);  // historic
    CHECK_THROWS_AS(iso_currency("GBX"), unknown_currency_error);  // 81: no aliases
    CHECK_THROWS_AS(any_currency("", 2), numeric_domain_error);
    CHECK_THROWS_AS(any_currency("FIFTEEN-LETTERS", 2), numeric_domain_error);
    CHECK_THROWS_AS(any_currency("A B", 2), numeric_domain_error);
    CHECK_THROWS_AS(any_currency("BTC", 19), numeric_domain_error);
    CHECK(any_currency("BTC", 8) < any_currency("BTC", 9));
    CHECK(any_currency("BTC", 9) < any_currency("CNY", 2));
}

TEST_CASE("rounding and splitting know the run-time digits", "[money][any]") {
    const any_exact_money exact = any_money(1.78_chf) / 1;
    CHECK(exact.round(grid{any_money(0.05_chf)}, half_up) == any_money(1.80_chf));  // 38
    CHECK(exact.round(places{0}, half_up) == any_money(2_chf));
    CHECK_THROWS_AS(exact.round(grid{any_money(0.05_usd)}, half_up), currency_mismatch_error);
    CHECK_THROWS_AS(exact.round(grid{any_money(0.03_chf)}, half_up), numeric_domain_error);
    CHECK_THROWS_AS(exact.round(places{3}, half_up), numeric_domain_error);
    const auto parts = split(any_money(8_chf), 3, grid{any_money(0.05_chf)});  // 27
    CHECK(parts[0] == any_money(2.70_chf));
    CHECK(parts[2] == any_money(2.65_chf));
    CHECK(split(any_money(-0.05_usd), {7, 3}, leftover::to_largest_remainder)[0] == any_money(-0.04_usd));  // 10
    CHECK(split(any_money(1_usd), {1, 2}, leftover::apart).apart == any_money(0.01_usd));
    CHECK(split(any_money(1_usd), 2).apart == any_money(0_usd));
    CHECK_THROWS_AS(split(any_money(8_chf), 3, grid{any_money(0.05_usd)}), currency_mismatch_error);
}

TEST_CASE("ranges of one currency are summed, of several refused", "[money][any]") {
    const std::vector<any_money> same{1_usd, 2_usd, 4_usd};
    CHECK(sum(same) == any_money(7_usd));
    CHECK(mean(same) == any_money(7_usd) / 3);
    CHECK(min(same) == any_money(1_usd));
    CHECK(max(std::list<any_money>(same.begin(), same.end())) == any_money(4_usd));
    CHECK_THROWS_AS(sum(std::vector<any_money>{}), numeric_domain_error);
    CHECK_THROWS_AS(sum(std::vector<any_money>{1_usd, 1_cny}), currency_mismatch_error);
    CHECK_THROWS_AS(max(std::vector<any_money>{1_usd, 1_cny}), currency_mismatch_error);
}

TEST_CASE("a range of money is summed as money, beside amounts of any currency", "[money][any]") {
    const std::vector<money<currencies::CNY>> typed{1_cny, 2_cny};
    CHECK(sum(typed) == 3_cny);
    CHECK(max(typed) == 2_cny);
    CHECK(mean(typed) == 1.5_cny / 1);
}

TEST_CASE("the canonical text of any amount is read back, digits as written", "[money][any][text]") {
    CHECK(to_string(cny) == "12.34 CNY");
    CHECK(to_string(any_money(-5_jpy)) == "-5 JPY");
    CHECK(to_string(cny / 3) == "617/150 CNY");
    CHECK(to_string(any_money{}) == "0");
    STATIC_REQUIRE(any_money::from_chars("12.34 CNY") == cny);
    STATIC_REQUIRE(any_money::from_chars("1.000000 XAU").currency() == any_currency("XAU", 6));
    for (const any_money m : {cny, usd, any_money(-5_jpy), any_money(money<ETH>::from_minor(-1)), any_money(money<CNY>::from_minor(INT64_MIN))})
        CHECK(any_money::from_chars(to_string(m)) == m);
    struct row {
        std::string_view text;
        std::size_t position;
        std::string_view reason;
    };
    for (const row& r : {row{"", 0, "a digit is missing"},
                         {"12.34", 5, "the currency code is missing"},
                         {"12.34 ", 6, "the currency code is missing"},
                         {"12.34CNY", 5, "not part of the amount"},
                         {"12.34 CNY ", 9, "not part of a currency code"},
                         {"12.34 CN\xc3\xbd", 8, "not part of a currency code"},
                         {"1 ABCDEFGHIJKLMNO", 16, "a currency code has at most 14 characters"},
                         {"1.0000000000000000001 ETH", 20, "more than 18 decimals"},
                         {"-0 JPY", 0, "minus zero"},
                         {"9223372036854775808 JPY", 0, "more digits than 64 bits hold"}}) {
        INFO(r.text);
        const auto read = any_money::try_from_chars(r.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().position() == r.position);
        CHECK(read.error().reason() == r.reason);
    }
}

}  // namespace any_money_test
