// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/fx_table.hpp>
#include <outlay/fx/pair_convention.hpp>

#include <catch.hpp>

#include <string>

namespace fx_table_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

any_quote ecb(std::string_view quote, decimal rate) {
    return {any_rate({"EUR", quote}, rate), "2025-02-24"_day, {"ECB", rate_kind::reference}};
}
any_quote made(std::string_view base, std::string_view quote, decimal rate) {
    return {any_rate({base, quote}, rate), "2025-02-24"_day, {"desk", rate_kind::market}};
}

// ECB reference rates of 24 February 2025.
const fx_table euro{ecb("USD", 1.0466_dec), ecb("CNY", 7.5879_dec), ecb("JPY", 156.65_dec)};

}  // namespace

TEST_CASE("a pair is found as quoted, inverted or through the euro", "[fx_table]") {
    CHECK(euro.quote({"EUR", "USD"}) == ecb("USD", 1.0466_dec));
    CHECK(euro.quote({"USD", "EUR"}) == ecb("USD", 1.0466_dec).inverse());
    CHECK(to_string(euro.quote({"USD", "CNY"})) ==
          "USD/CNY 7.250048 from EUR/CNY 7.5879 and EUR/USD 1.0466, ECB 2025-02-24");
    CHECK((euro.quote<JPY, CNY>().value()) == 7.5879_dec / 156.65_dec);
    CHECK(euro.currencies() == std::vector<std::string>{"EUR", "USD", "CNY", "JPY"});
}

TEST_CASE("a pair that is missing is named", "[fx_table]") {
    CHECK_THROWS_WITH(euro.quote({"USD", "AED"}), "no rate USD/AED: AED is not in the table");
    const auto missing = fx_table{made("GBP", "USD", 1.6_dec), made("CHF", "AUD", 1.2_dec)}.try_quote({"GBP", "AUD"});
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().pair() == currency_pair{"GBP", "AUD"});
    CHECK(std::string(missing.error().what()) == "no rate GBP/AUD: no quotes in the table connect them");
    CHECK_THROWS_AS(fx_table{}.quote({"USD", "CNY"}), rate_missing_error);
    CHECK_THROWS_AS(euro.quote({"USD", "USD"}), rate_missing_error);
}

TEST_CASE("the shortest chain is taken, or the one that is named", "[fx_table]") {
    fx_table table = euro;
    table.add(made("USD", "AED", 3.6725_dec));
    table.add(made("GBP", "USD", 1.2640_dec));
    CHECK(to_string(table.quote({"GBP", "AED"})) ==
          "GBP/AED 4.64204 from GBP/USD 1.264 and USD/AED 3.6725, desk 2025-02-24");
    const any_quote far = table.quote({"CNY", "AED"});  // CNY - EUR - USD - AED
    CHECK(far.value() == exact_ratio(1.0466_dec) / exact_ratio(7.5879_dec) * exact_ratio(3.6725_dec));
    CHECK(far.chain().size() == 3);
    CHECK(far.source() == "ECB and desk");
    table.add(made("USD", "CNY", 7.2476_dec));
    CHECK(table.quote({"CNY", "AED"}).value() == exact_ratio(3.6725_dec) / exact_ratio(7.2476_dec));
    CHECK(table.along({"CNY", "EUR", "USD", "AED"}).value() == far.value());
    CHECK(table.along({"CNY", "USD"}) == table.quote({"CNY", "USD"}));
    CHECK_THROWS_WITH(table.along({"CNY", "AED"}), "no rate CNY/AED: this step is not quoted, either way round");
    CHECK_THROWS_AS(table.along({"CNY"}), numeric_domain_error);
}

TEST_CASE("a pair is in the table once", "[fx_table]") {
    fx_table table = euro;
    CHECK_NOTHROW(table.add(ecb("USD", 1.0466_dec)));
    CHECK(table.quotes().size() == 3);
    CHECK_NOTHROW(table.add(ecb("USD", 1.0466_dec).inverse()));
    CHECK_THROWS_WITH(table.add(ecb("USD", 1.05_dec)),
                      "conflicting rates: EUR/USD 1.0466, ECB 2025-02-24; against EUR/USD 1.05, ECB 2025-02-24");
    CHECK_THROWS_AS(table.add(made("USD", "EUR", 0.95_dec)), rate_conflict_error);
    try {
        table.add(made("USD", "EUR", 0.95_dec));
    } catch (const rate_conflict_error& e) {
        CHECK(e.pair() == currency_pair{"USD", "EUR"});
        CHECK(e.first() == exact_ratio(1.0466_dec).inverse());
        CHECK(e.second() == exact_ratio(0.95_dec));
    }
}

TEST_CASE("quotes that connect make one matrix, in whatever order they came", "[fx_table]") {
    // Case 64 (Strata, FxMatrix).
    const fx_table whole{made("GBP", "USD", 1.6_dec), made("CHF", "AUD", 1.2_dec), made("EUR", "CHF", 1.1_dec),
                         made("EUR", "USD", 1.4_dec)};
    CHECK_NOTHROW(check_consistent(whole, 0_dec));
    CHECK(whole.quote({"GBP", "AUD"}).value() ==
          exact_ratio(1.6_dec) / exact_ratio(1.4_dec) * exact_ratio(1.1_dec) * exact_ratio(1.2_dec));
    const fx_table parts{made("GBP", "USD", 1.6_dec), made("CHF", "AUD", 1.2_dec)};
    CHECK_THROWS_WITH(check_consistent(parts, 0_dec), "no rate GBP/CHF: no quotes in the table connect them");
}

TEST_CASE("a matrix that contradicts itself says where, and by how much", "[fx_table]") {
    // ECB EUR/CNY / EUR/USD is 7.250048; the H.10 noon rate of the day 7.2476: 0.034 % apart.
    fx_table table = euro;
    table.add(made("USD", "CNY", 7.2476_dec));
    CHECK_NOTHROW(check_consistent(table, 5_bps));
    CHECK_THROWS_AS(check_consistent(table, 3_bps), rate_conflict_error);
    const auto found = inconsistencies(table, 0_dec);
    REQUIRE(found.size() == 1);
    CHECK(found[0].quoted.pair() == currency_pair{"USD", "CNY"});
    CHECK(found[0].difference.round_to(6, half_even) == 0.000338_dec);
    CHECK(inconsistencies(euro, 0_dec).empty());
}

TEST_CASE("markets quote exactly one direction of every pair", "[pair_convention]") {
    // Case 96 (Strata, CurrencyPairTest).
    CHECK(conventional("USD", "GBP") == currency_pair{"GBP", "USD"});
    CHECK(conventional("BRL", "GBP") == currency_pair{"GBP", "BRL"});
    CHECK(conventional("BRL", "BHD") == currency_pair{"BHD", "BRL"});
    CHECK(conventional("GBP", "GBP") == currency_pair{"GBP", "GBP"});
    CHECK(rate_digits({"BHD", "BRL"}) == 5);
    CHECK(rate_digits({"EUR", "USD"}) == 4);
    CHECK(rate_digits({"USD", "JPY"}) == 2);
    for (const auto& a : iso4217::active)
        for (const auto& b : iso4217::active)
            if (a.code != b.code && is_conventional({a.code, b.code}) == is_conventional({b.code, a.code}))
                FAIL(a.code << b.code);
    static_assert(conventional("JPY", "USD") == pair_of<USD, JPY>);
}

}  // namespace fx_table_test
