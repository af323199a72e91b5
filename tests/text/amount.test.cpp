// SPDX-License-Identifier: BSL-1.0
// format_amount, format_number, percent, format_claim: what a person reads.
#include <outlay/money/literals.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/text/claim.hpp>
#include <outlay/text/percent.hpp>

#include <catch.hpp>

#include <cmath>
#include <random>
#include <string>

namespace amount_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

TEST_CASE("an amount prints in its currency's digits, grouped by thousands", "[text]") {
    CHECK(format_amount(380e9_cny) == "380,000,000,000.00");
    CHECK(format_amount(1234567_jpy, {.currency = currency_style::code_before}) == "JPY 1,234,567");
    CHECK(format_amount(1.234_kwd, {.currency = currency_style::code_after}) == "1.234 KWD");
    CHECK(format_amount(123.45_usd, {.grouping = grouping_style::none}) == "123.45");
    CHECK(format_amount(0.05_usd) == "0.05");
}

TEST_CASE("Indian grouping is 3, then 2 and 2", "[text]") {
    // JavaMoney issue 275, row 90 of the tricky cases: 67,890,000,000,000 rupees.
    CHECK(format_amount(67890000000000_inr, {.grouping = grouping_style::indian}) == "6,78,90,00,00,00,000.00");
    CHECK(format_amount(999_inr, {.digits = 0, .grouping = grouping_style::indian}) == "999");
}

TEST_CASE("a negative amount is seen as one, and zero has no sign", "[text]") {
    CHECK(format_amount(-100000_usd) == "-100,000.00");  // the sign stands at the digits (joda-money issue 10)
    CHECK(format_amount(-18815e6_cny, {.scale = amount_scale::millions, .negative = negative_style::parentheses}) == "(18,815)");
    CHECK(format_amount(exact_money<USD>::from_major(-0.004_dec), {.mode = half_even}) == "0.00");
    CHECK(format_amount(as<double>(-0.00_usd), {.digits = 2}) == "0.00");
}

TEST_CASE("a scale says how much a printed unit is, by word, abbreviation or Chinese unit", "[text]") {
    const auto plan = 380e9_cny;
    CHECK(format_amount(plan, {.scale = amount_scale::billions, .word = scale_style::word}) == "380 billion");
    CHECK(format_amount(plan, {.scale = amount_scale::billions, .digits = 2, .currency = currency_style::code_before,
                               .word = scale_style::abbreviation}) == "CNY 380.00bn");
    CHECK(format_amount(plan, {.scale = amount_scale::trillions, .digits = 2, .word = scale_style::abbreviation}) == "0.38tn");
    CHECK(format_amount(plan, {.scale = amount_scale::yi, .word = scale_style::abbreviation}) == "3,800\u4ebf");
    CHECK(format_amount(20672e6_cny, {.scale = amount_scale::yi, .digits = 2, .word = scale_style::word}) == "206.72 \u4ebf");
    CHECK(format_amount(50'000_cny, {.scale = amount_scale::wan, .word = scale_style::word}) == "5 \u4e07");
}

TEST_CASE("printing loses no digit unless a rounding is named", "[text]") {
    CHECK_THROWS_AS(format_amount(1'234'567_usd, {.scale = amount_scale::millions}), not_exact_error);
    CHECK(format_amount(1'234'567_usd, {.scale = amount_scale::millions, .digits = 1, .mode = half_up}) == "1.2");
    CHECK(format_amount(exact_money<USD>::from_major(0.125_dec), {.mode = half_even}) == "0.12");
    CHECK(format_amount(1_usd / 3, {.digits = 4, .mode = half_even}) == "0.3333");
}

TEST_CASE("numbers and percentages are grouped and rounded by name", "[text]") {
    CHECK(format_number(exact_ratio(309823, 10), 1, half_up) == "30,982.3");
    CHECK(format_number(-1234.5_dec, 1, rounding::exact) == "-1,234.5");
    CHECK(format_number(1e6, 2) == "1,000,000.00");
    CHECK(percent(exact_ratio(70177, 380000), 2, half_up) == "18.47 %");  // 70,177 of 380,000
    CHECK(percent(0.18155, 1) == "18.2 %");
    CHECK(percent(-0.00001, 2) == "0.00 %");
    CHECK_THROWS_AS(percent(1.0 / 0.0 * 0, 2), numeric_domain_error);
}

TEST_CASE("a claim prints so that it stays true", "[text]") {
    const amount_format bn{.scale = amount_scale::billions, .digits = 2, .mode = half_even,
                           .currency = currency_style::code_before, .word = scale_style::abbreviation};
    CHECK(format_claim(more_than(380e9_cny), bn) == "more than CNY 380.00bn");
    CHECK(format_claim(more_than(53'356'550'000_usd), bn) == "more than USD 53.35bn");  // 53.36 would claim too much
    CHECK(format_claim(up_to(53'352'000'000_usd), bn) == "up to USD 53.36bn");
    CHECK(format_claim(exactly(53'356'550'000_usd), bn) == "USD 53.36bn");
    CHECK(format_claim(between(10e9_usd, 12e9_usd), bn) == "from USD 10.00bn to USD 12.00bn");
    CHECK(format_claim(bounds<money<USD>>{}, bn) == "unknown");
}

TEST_CASE("marks and symbols are the reader's country's", "[text]") {
    CHECK(format_amount(-100000_eur, {.group_mark = " "}) == "-100 000.00");  // row 92: the sign at the digits
    CHECK(format_amount(1127.54_eur, {.currency = currency_style::symbol_after, .decimal_mark = ",", .group_mark = "."}) == "1.127,54 \u20ac");
    CHECK(format_amount(1234567.5_usd, {.currency = currency_style::symbol_before, .group_mark = "\u202f"}) == "US$1\u202f234\u202f567.50");
    CHECK(format_amount(-5_usd, {.currency = currency_style::symbol_before}) == "-US$5.00");
    CHECK(format_amount(-5_usd, {.negative = negative_style::parentheses, .currency = currency_style::symbol_before}) == "(US$5.00)");
    CHECK(format_amount(5_chf, {.currency = currency_style::symbol_before}) == "CHF 5.00");  // it has no symbol
    CHECK(format_amount(5_gbp, {.currency = currency_style::symbol_before}) == "GBP 5.00");  // its symbol is also others'
}

TEST_CASE("digits that cannot be printed are refused, not invented", "[text]") {
    CHECK_THROWS_AS(percent(0.18, 400), numeric_domain_error);
    CHECK_THROWS_AS(percent(0.18, -1), numeric_domain_error);
    CHECK_THROWS_AS(percent(exact_ratio(1, 3), -2, half_even), numeric_domain_error);
    CHECK_THROWS_AS(format_amount(1_cny, {.digits = 300}), numeric_domain_error);
    CHECK_THROWS_AS(format_amount(1_cny, {.digits = -3}), numeric_domain_error);
    CHECK(format_amount(1_cny, {.digits = 36}) == "1." + std::string(36, '0'));
    CHECK(format_number(1.7e308, 36).size() == 411 + 37);  // 309 digits in 103 groups, the point and 36 more
    CHECK_THROWS_AS(format_number(exact_ratio(decimal(INT64_MAX)), 36, half_even), numeric_overflow_error);
}

TEST_CASE("S11: a half is decided on the exact value of the double", "[text]") {
    // By Python's decimal, which holds a double exactly: 0.085 and 0.005 lie above the half, 0.145 below, 0.125 on it.
    CHECK(percent(0.085, 0) == "9 %");
    CHECK(percent(0.005, 0) == "1 %");
    CHECK(percent(-0.085, 0) == "-9 %");
    CHECK(percent(0.145, 0) == "14 %");
    CHECK(percent(0.125, 0) == "12 %");
    CHECK(percent(0.375, 0) == "38 %");
    CHECK(percent(0.575, 0) == "57 %");
    CHECK(percent(0.00285, 1) == "0.3 %");
    CHECK(percent(0.995, 0) == "99 %");  // 0.99499999999999999556
    CHECK(percent(0.9996, 1) == "100.0 %");
    CHECK(percent(-0.0, 0) == "0 %");
    CHECK(percent(-0.0, 3) == "0.000 %");
    CHECK(format_number(-0.0, 2) == "0.00");
    CHECK(format_amount(money<USD, double>::from_minor(-0.0)) == "0.00");
    CHECK(format_number(2.675, 2) == "2.67");  // 2.67499999999999982236
    CHECK(format_number(0.125, 2) == "0.12");
    CHECK(format_number(5e-324, 36) == "0." + std::string(36, '0'));
    CHECK(percent(1e22, 0) == "1,000,000,000,000,000,000,000,000 %");
    // 8.5 cents are a tie; 8.5 / 100 is the double 0.085 and is none.
    CHECK(format_amount(money<USD, double>::from_minor(8.5), {.digits = 2}) == "0.08");
    CHECK(format_amount(money<USD, double>::from_minor(9.5), {.digits = 2}) == "0.10");
    CHECK(format_amount(money<USD, double>::from_minor(-50'000'000), {.scale = amount_scale::millions}) == "0");  // half a million: even
    CHECK(format_amount(money<USD, double>::from_minor(50'000'000.01), {.scale = amount_scale::millions}) == "1");
    CHECK(format_amount(money<USD, double>::from_minor(150'000'000), {.scale = amount_scale::millions}) == "2");
    CHECK(format_amount(money<USD, double>::from_minor(99'950'000'000.0), {.scale = amount_scale::millions}) == "1,000");
    CHECK(format_amount(money<USD, double>::from_minor(4'000'000), {.scale = amount_scale::trillions, .digits = 1}) == "0.0");

    // Every short decimal and random doubles, against the exact fraction that the double is.
    int wrong = 0;
    const auto check = [&](double x, int digits) {
        const exact_ratio exact = exact_ratio::from_double(x);
        wrong += percent(x, digits) != percent(exact, digits, half_even) ? 1 : 0;
        wrong += format_number(x, digits) != format_number(exact, digits, half_even) ? 1 : 0;
        const auto cents = money<USD, double>::from_minor(x);
        const amount_format thousands{.scale = amount_scale::thousands, .digits = digits, .mode = half_even};
        wrong += format_amount(cents, thousands) != format_amount(exact_money<USD>::from_minor(exact), thousands) ? 1 : 0;
    };
    for (int k = 0; k <= 1'000; ++k) {
        check(k / 1000.0, 0);
        check(-k / 10'000.0, 1);
        check(k * 2500.0, k % 3);
    }
    std::mt19937_64 random(11);
    for (int k = 0; k < 500; ++k) check(std::ldexp(static_cast<double>(random() >> 11), -static_cast<int>(random() % 60)), static_cast<int>(random() % 5));
    CHECK(wrong == 0);
}

}  // namespace amount_test
