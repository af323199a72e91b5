// SPDX-License-Identifier: BSL-1.0
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <random>
#include <string>

namespace canonical_text_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

struct ETH {
    static constexpr std::string_view code = "ETH";
    static constexpr int digits = 18;
};

template <class M>
bool round_trips(const M& m) {
    return M::from_chars(to_string(m)) == m;
}
template <class C = CNY>
text_error refused(std::string_view text) {
    const auto read = money<C>::try_from_chars(text);
    REQUIRE_FALSE(read.has_value());
    CHECK_THROWS_AS(money<C>::from_chars(text), text_error);
    return read.error();
}

}  // namespace

TEST_CASE("an amount's canonical text has all the currency's digits and its code", "[money][text]") {
    CHECK(to_string(380e9_cny) == "380000000000.00 CNY");
    CHECK(to_string(0_cny) == "0.00 CNY");
    CHECK(to_string(-0.05_cny) == "-0.05 CNY");
    CHECK(to_string(1234_jpy) == "1234 JPY");
    CHECK(to_string(1.234_kwd) == "1.234 KWD");
    CHECK(to_string(1.2345_clf) == "1.2345 CLF");
    CHECK(to_string(money<scaled<XAU, 6>>::from_major(1.5_dec)) == "1.500000 XAU");
    CHECK(to_string(money<CNY>::from_minor(INT64_MIN)) == "-92233720368547758.08 CNY");
    CHECK(to_string(money<ETH>::from_minor(1)) == "0.000000000000000001 ETH");
    CHECK(to_string(1_cny / 3) == "1/3 CNY");
    CHECK(to_string(12.34_cny / 1) == "617/50 CNY");
    CHECK(to_string(as<int128>(money<CNY>::from_minor(INT64_MAX)) * 1000) == "92233720368547758070.00 CNY");
    char small[9];
    CHECK(to_chars(small, small + 9, 12.34_cny).ptr == small + 9);
    CHECK(to_chars(small, small + 8, 12.34_cny).ec == std::errc::value_too_large);
}

TEST_CASE("canonical text is read back, at compile time too", "[money][text]") {
    STATIC_REQUIRE(money<CNY>::from_chars("380000000000.00 CNY") == 380e9_cny);
    STATIC_REQUIRE(money<JPY>::from_chars("-5 JPY") == -5_jpy);
    CHECK(money<ETH>::from_chars("1.000000000000000001 ETH").minor_units() == 1'000'000'000'000'000'001);  // 54
    std::mt19937_64 random(1);
    for (int i = 0; i < 20000; ++i) {
        const auto n = static_cast<std::int64_t>(random()) >> (random() % 64);
        REQUIRE(round_trips(money<CNY>::from_minor(n)));
        REQUIRE(round_trips(money<JPY>::from_minor(n)));
        REQUIRE(round_trips(money<KWD>::from_minor(n)));
        REQUIRE(round_trips(money<ETH>::from_minor(n)));
        REQUIRE(round_trips(as<int128>(money<ETH>::from_minor(n)) * static_cast<std::int64_t>(random() >> 1)));
    }
    for (const auto n : {INT64_MIN, INT64_MIN + 1, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, INT64_MAX}) {
        CHECK(round_trips(money<CNY>::from_minor(n)));
        CHECK(round_trips(money<ETH>::from_minor(n)));
    }
}

TEST_CASE("any other text is refused, with the place and the reason", "[money][text]") {
    struct row {
        std::string_view text;
        std::size_t position;
        std::string_view reason;
    };
    // 81 and 88 in canonical form, in which the code stands behind.
    for (const row& r : {
             row{"", 0, "a digit is missing"},
             {"CNY", 0, "a digit is missing"},
             {"CNY 12.34", 0, "a digit is missing"},
             {".", 0, "a digit is missing"},
             {"INVALID", 0, "a digit is missing"},
             {"$100", 0, "a digit is missing"},
             {"-", 1, "a digit is missing"},
             {"+1.00 CNY", 0, "a digit is missing"},
             {" 1.00 CNY", 0, "a digit is missing"},
             {"--1.00 CNY", 1, "a digit is missing"},
             {".99 CNY", 0, "a digit is missing"},
             {"1. CNY", 2, "a digit is missing"},
             {"1.-5 CNY", 2, "a digit is missing"},
             {"12 CNY", 2, "fewer decimals than the currency has"},
             {"12.3 CNY", 4, "fewer decimals than the currency has"},
             {"12", 2, "fewer decimals than the currency has"},
             {"12,34 CNY", 2, "not part of the amount"},  // R22: the comma is at fault, and nothing is fewer
             {"1'234 CNY", 1, "not part of the amount"},
             {"-0 CNY", 0, "minus zero"},
             {"-0.0 CNY", 0, "minus zero"},
             {"-0,00 CNY", 0, "minus zero"},
             {"9.999 CNY", 4, "more decimals than the currency has"},  // 87
             {"01.00 CNY", 0, "a leading zero"},
             {"00.00 CNY", 0, "a leading zero"},
             {"-0.00 CNY", 0, "minus zero"},
             {"1,234.00 CNY", 1, "not part of the amount"},
             {"1.234,00 CNY", 4, "more decimals than the currency has"},
             {"234E2 CNY", 3, "not part of the amount"},
             {"1.00", 4, "the currency code is missing"},
             {"1.00 ", 5, "the currency code is missing"},
             {"1.00 CN", 7, "the currency code is missing"},
             {"1.00CNY", 4, "not part of the amount"},
             {"1.00  CNY", 5, "another currency code"},
             {"1.00 USD", 5, "another currency code"},
             {"1.00 CNH", 7, "another currency code"},
             {"1.00 cny", 5, "another currency code"},
             {"1.00 CNY ", 8, "something after the amount"},
             {"1.00 CNYX", 8, "something after the amount"},
             {"1.2.3 CNY", 3, "not part of the amount"},
             {"92233720368547758.08 CNY", 0, "more digits than 64 bits hold"},
             {"1234545624332543260.43 CNY", 0, "more digits than 64 bits hold"},  // coincenter drops the last digit
             {"-92233720368547758.09 CNY", 1, "more digits than 64 bits hold"},
             {"99999999999999999999999999999999999999999999.00 CNY", 0, "more digits than 64 bits hold"},
         }) {
        INFO(r.text);
        const text_error e = refused(r.text);
        CHECK(e.position() == r.position);
        CHECK(e.reason() == r.reason);
        CHECK(e.text() == r.text);
    }
    CHECK(refused<JPY>("1.5 JPY").reason() == "the currency has no decimals");  // laravel-money #6 read 1.5 as 1500
    CHECK(refused<GBP>("2.34 GBX").position() == 7);
    CHECK(money<CNY, int128>::try_from_chars("999999999999999999999999999999999999999.00 CNY").error().reason() ==
          "more digits than 128 bits hold");
    CHECK(std::string(refused("1.00 USD").what()) == "\"1.00 USD\", character 6: another currency code");
}

TEST_CASE("a binary amount has a text too, in major units", "[money][text]") {
    CHECK(to_string(as<double>(12.34_cny)) == "12.34 CNY");
    CHECK(to_string(as<double>(-5_jpy)) == "-5 JPY");
}

}  // namespace canonical_text_test
