// SPDX-License-Identifier: BSL-1.0
// parse_amount: lenient in form, strict in the number. Cases from the issue trackers of other libraries are named.
#include <outlay/money/literals.hpp>
#include <outlay/text/parse_amount.hpp>

#include <catch.hpp>

#include <string>
#include <string_view>

namespace parse_amount_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const parse_format continental{.decimal_mark = ',', .group_mark = '.'};
const parse_format spaced{.decimal_mark = ',', .group_mark = ' '};

template <class C>
std::string reason(std::string_view text, const parse_format& format = {}) {
    const auto read = try_parse_amount<C>(text, format);
    return read ? "read" : std::to_string(read.error().position()) + ": " + read.error().reason();
}

}  // namespace

TEST_CASE("codes, symbols, signs and spaces may stand where people put them", "[text][parse]") {
    // joda-money's TestMoney rows: GBP .99, GBP -.99, GBP 123., GBP3.10, GBP +12.57
    CHECK(parse_amount<GBP>("GBP .99") == 0.99_gbp);
    CHECK(parse_amount<GBP>("GBP -.99") == -0.99_gbp);
    CHECK(parse_amount<GBP>("GBP 123.") == 123_gbp);
    CHECK(parse_amount<GBP>("GBP3.10") == 3.10_gbp);
    CHECK(parse_amount<GBP>("GBP +12.57") == 12.57_gbp);
    // NodaMoney's MoneyParsableSpec
    CHECK(parse_amount<USD>("-$98,765.43") == -98765.43_usd);
    CHECK(parse_amount<USD>("$-98,765.43") == -98765.43_usd);
    CHECK(parse_amount<USD>("($98,765.43)") == -98765.43_usd);
    CHECK(parse_amount<RON>("200.23 RON") == 200.23_ron);
    CHECK(parse_amount<USD>("\u221212.50 US$") == -12.50_usd);  // a true minus sign
    CHECK(parse_amount<CNY>("RMB 380,000,000,000") == 380e9_cny);
}

TEST_CASE("grouping and decimal marks are the stated format's", "[text][parse]") {
    CHECK(parse_amount<EUR>("1.127,54 \u20ac", continental) == 1127.54_eur);
    CHECK(parse_amount<EUR>("1\u00a0127,54 \u20ac", spaced) == 1127.54_eur);
    CHECK(parse_amount<EUR>("1\u202f127,54", spaced) == 1127.54_eur);
    CHECK(parse_amount<CHF>("CHF 98\u2019765.43", {.group_mark = '\''}) == 98765.43_chf);
    CHECK(parse_amount<CHF>("CHF 98'765.43", {.group_mark = '\''}) == 98765.43_chf);
    CHECK(parse_amount<INR>("\u20b912,34,567.50", {.grouping = grouping_style::indian}) == 1234567.50_inr);
    CHECK(parse_amount<EUR>("\u20ac127,54-", continental) == -127.54_eur);
    CHECK(parse_amount<DKK>("kr -127,54", continental) == -127.54_dkk);
    // ex_money issue 112: "1.127,54 €" read as 1.12754 by an English reader; here it is refused.
    CHECK(reason<EUR>("1.127,54 \u20ac") == "5: a mark after the decimals");
    // money.dart: 6,534 in a currency of four digits is six thousand, since the format says so.
    CHECK(parse_amount<CLF>("6,534") == 6534_clf);
}

TEST_CASE("groups of another size are an error, not a guess", "[text][parse]") {
    CHECK(reason<USD>("1,2,3") == "1: a group of digits of another size than the format's");
    CHECK(reason<USD>("1234,567") == "4: a group of digits of another size than the format's");
    CHECK(reason<USD>("12,34,567") == "2: a group of digits of another size than the format's");
    CHECK(reason<INR>("1,234,567", {.grouping = grouping_style::indian}) == "1: a group of digits of another size than the format's");
    CHECK(reason<USD>("1,234", {.grouping = grouping_style::none}) == "1: not part of an amount in this format");
    CHECK_THROWS_AS(parse_amount<USD>("1,234", {.decimal_mark = ',', .group_mark = ','}), numeric_domain_error);
}

TEST_CASE("more decimals than the currency has need a named rounding", "[text][parse]") {
    CHECK(reason<USD>("9.999") == "0: more decimals than USD has");  // moneyphp rounds it in silence
    CHECK(parse_amount<USD>("9.999", {.mode = half_up}) == 10.00_usd);
    CHECK(reason<EUR>("\u20ac55.555") == "3: more decimals than EUR has");  // parsecurrency issue 14 read 55555
    CHECK(parse_amount<USD>("9.990000000000000000") == 9.99_usd);
    CHECK(reason<JPY>("JPY 1.2") == "4: more decimals than JPY has");
    CHECK(parse_amount<KWD>("KWD 1.2345", {.mode = half_even}) == 1.234_kwd);
}

TEST_CASE("what is no amount says where and why", "[text][parse]") {
    CHECK(reason<GBP>("") == "0: a digit is missing");
    CHECK(reason<GBP>(".") == "1: a digit is missing");
    CHECK(reason<GBP>("GBP") == "3: a digit is missing");
    CHECK(reason<GBP>("GBP ") == "4: a digit is missing");
    CHECK(reason<GBP>("GBX 2.34") == "0: the currency is GBX, not GBP");
    CHECK(reason<GBP>("GBP 234E2") == "7: not part of an amount in this format");
    CHECK(reason<GBP>("(5") == "2: a parenthesis is opened and not closed");
    CHECK(reason<GBP>("(-5)") == "1: a second sign");
    CHECK(reason<GBP>("-5-") == "2: a second sign");
    CHECK(reason<USD>("USD 5 USD") == "6: a second currency");
    CHECK(reason<USD>("5 USD each") == "6: not part of an amount in this format");
    CHECK(reason<USD>("US$ \u0967\u0968") == "4: digits of this script are not read");
    CHECK(reason<USD>("99999999999999999999") == "0: more than 64 bits of the minor unit hold");
    CHECK(reason<USD>(std::string(60, '9')).ends_with("more than 38 digits"));
}

TEST_CASE("an ambiguous symbol is an error unless the type or the format says what it means", "[text][parse]") {
    const auto code = [](std::string_view text, const parse_format& format = {}) {
        const auto parts = split_amount(text, format);
        return parts ? parts->code : parts.error().reason();
    };
    // NodaMoney: "¥ -98,765" is JPY in Japan, CNY in China, an error elsewhere.
    CHECK(code("\u00a5 -98,765").starts_with("\"\u00a5\" is ambiguous: it may be CNY, JPY"));
    CHECK(code("\u00a5 -98,765", {.symbols = {{"\u00a5", "JPY"}}}) == "JPY");
    CHECK(code("\u00a5 -98,765", {.symbols = {{"\u00a5", "CNY"}}}) == "CNY");
    CHECK(code("$100").starts_with("\"$\" is ambiguous"));
    CHECK(code("R$ 5") == "BRL");
    CHECK(code("R 5") == "ZAR");
    CHECK(code("RON 5") == "RON");
    CHECK(code("5") == "");
    CHECK(parse_amount<CAD>("$5") == 5_cad);
    CHECK(reason<CAD>("US$5") == "0: the currency is USD, not CAD");
}

TEST_CASE("an amount of any currency is read where the text names one", "[text][parse]") {
    CHECK(parse_any_amount("HK$172.70") == any_money(172.70_hkd));
    CHECK(parse_any_amount("JPY 1,000") == any_money(1000_jpy));
    CHECK(parse_any_amount("1.234 KWD") == any_money(1.234_kwd));
    const auto why = [](std::string_view text) { return try_parse_any_amount(text).error().reason(); };
    CHECK(why("100") == "the text names no currency");
    CHECK(why("GBX 2.34") == "ISO 4217 has no active currency GBX");
    CHECK(why("DEM 5") == "ISO 4217 has no active currency DEM");
    CHECK(why("XAU 5") == "XAU has no minor unit to count in");
    CHECK(why("JPY 1.2") == "more decimals than JPY has");
}

TEST_CASE("what is printed can be read back", "[text][parse]") {
    for (const std::int64_t minor : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{123456789}, INT64_MAX, -INT64_MAX}) {
        const auto m = money<USD>::from_minor(minor);
        CHECK(parse_amount<USD>(format_amount(m)) == m);
        CHECK(parse_amount<USD>(format_amount(m, {.negative = negative_style::parentheses, .currency = currency_style::code_after})) == m);
        CHECK(parse_amount<USD>(format_amount(m, {.grouping = grouping_style::indian}), {.grouping = grouping_style::indian}) == m);
    }
}

}  // namespace parse_amount_test
