// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/decimal.hpp>

#include <concepts>
#include <limits>
#include <string>
#include <type_traits>

#include <outlay/number/exact_ratio.hpp>

#include <catch.hpp>
#include <number/reference.hpp>

namespace decimal_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(std::regular<decimal> && std::totally_ordered<decimal> && std::is_trivially_copyable_v<decimal>);
static_assert(std::is_convertible_v<int, decimal> && std::is_convertible_v<std::uint64_t, decimal>);
static_assert(!std::is_constructible_v<decimal, double> && !std::is_constructible_v<decimal, float>);
static_assert(!std::is_constructible_v<decimal, bool> && !std::is_constructible_v<decimal, char>);
static_assert(!std::is_convertible_v<decimal, double> && !std::is_constructible_v<decimal, std::string_view>);
static_assert(std::same_as<decltype(1_dec / 3_dec), exact_ratio>);

static_assert(366.90_dec == 366.9_dec && (366.90_dec).scale() == 2 && (366.90_dec).normalized().scale() == 1);
static_assert(380e9_dec == 380'000'000'000_dec && 42'500_dec == 42500 && 1.5e-3_dec == 0.0015_dec && 0_dec == 0.0_dec);
static_assert(1.25E2_dec == 125 && 0.5e1_dec == 5 && 9223372036854775807_dec == INT64_MAX);
static_assert(3.5_pct == 0.035_dec && 25_bps == 0.0025_dec && 100_pct == 1);
static_assert(1.5_dec * 1.5_dec == 2.25_dec && (1.5_dec * 1.5_dec).scale() == 2);
static_assert(decimal::from_chars("7.1698") == 7.1698_dec);
static_assert(0.1_dec + 0.2_dec == 0.3_dec && -(0.1_dec) < 0_dec);

namespace {

constexpr auto most = decimal(INT64_MAX);
constexpr auto least = decimal(INT64_MIN);

}  // namespace

TEST_CASE("decimal arithmetic is exact, and throws exactly where the result is no decimal", "[decimal]") {
    reference::integers random(1);
    const auto is_decimal = [](reference::ratio x) {
        for (int i = 0; i < 18 && denominator(x) != 1; ++i) x *= 10;
        return denominator(x) == 1 && x >= INT64_MIN && x <= INT64_MAX;
    };
    int failures = 0;
    const auto check = [&](auto compute, const reference::ratio& expected) {
        try {
            failures += reference::of(compute()) != expected || !is_decimal(expected);
        } catch (const numeric_overflow_error&) {
            failures += is_decimal(expected);
        }
    };
    for (int i = 0; i < 5'000; ++i) {
        const decimal a = random.decimal(), b = random.decimal();
        const reference::ratio x = reference::of(a), y = reference::of(b);
        check([&] { return a + b; }, x + y);
        check([&] { return a - b; }, x - y);
        check([&] { return a * b; }, x * y);
        failures += (a < b) != (x < y) || (a == b) != (x == y);
        failures += a.normalized() != a || (a.normalized().scale() > 0 && a.normalized().coefficient() % 10 == 0);
    }
    CHECK(failures == 0);
}

TEST_CASE("a decimal at the edge of 64 bits", "[decimal]") {
    CHECK_THROWS_AS(most + 1_dec, numeric_overflow_error);
    CHECK_THROWS_AS(most + 0.1_dec, numeric_overflow_error);
    CHECK_THROWS_AS(least - 1_dec, numeric_overflow_error);
    CHECK_THROWS_AS(-least, numeric_overflow_error);
    CHECK_THROWS_AS(least * -1_dec, numeric_overflow_error);
    CHECK(least + most == -1);
    CHECK(least - least == 0);
    CHECK((most + 0.0_dec).scale() == 0);  // the written zero does not fit, and loses nothing
    CHECK(least * decimal::scaled(1, 18) == decimal::scaled(INT64_MIN, 18));
    CHECK(least < most);
    CHECK(decimal::scaled(INT64_MIN, 18) > least);
    CHECK_THROWS_AS(decimal(std::uint64_t{1} << 63), numeric_overflow_error);
    CHECK_THROWS_AS(decimal::scaled(1, 19), numeric_domain_error);
    CHECK_THROWS_AS(decimal::scaled(1, -1), numeric_domain_error);
    CHECK_THROWS_AS(decimal::scaled(1, 18) * 0.1_dec, numeric_overflow_error);
    CHECK((decimal::scaled(10, 18) * 0.1_dec) == decimal::scaled(1, 18));
    CHECK_THROWS_AS(1_dec / 0_dec, division_by_zero_error);
    CHECK(least / least == 1);
}

TEST_CASE("decimals round by every mode, each sign and tie", "[decimal][rounding]") {
    reference::integers random(2);
    int failures = 0;
    for (int i = 0; i < 5'000; ++i) {
        decimal d = random.decimal();
        if (i % 2 == 0)
            d = decimal::scaled(static_cast<std::int64_t>(random.signed_bits(20)) * 5, random.below(4));  // often a tie
        const int digits = random.below(37) - 18;
        reference::ratio grid = 1;
        for (int n = 0; n < (digits < 0 ? -digits : digits); ++n) grid *= 10;
        if (digits > 0) grid = 1 / grid;
        for (const rounding mode : reference::inexact_modes) {
            const reference::ratio expected =
                reference::ratio(reference::rounded(reference::of(d) / grid, mode)) * grid;
            try {
                const decimal r = d.round_to(digits, mode);
                failures += reference::of(r) != expected || r.scale() > (digits < 0 ? 0 : digits);
            } catch (const numeric_overflow_error&) {
                failures += expected >= INT64_MIN && expected <= INT64_MAX;
            }
        }
    }
    CHECK(failures == 0);
}

TEST_CASE("rounding pads with zeros as far as they fit, and never throws for their sake", "[decimal][rounding]") {
    CHECK(to_string((12.3_dec).round_to(4, half_even)) == "12.3000");
    CHECK(to_string((380e9_dec).round_to(18, half_even)) == "380000000000.0000000");
    CHECK(most.round_to(18, half_even) == most);
    CHECK(least.round_to(1, rounding::exact).scale() == 0);
    CHECK(to_string((12.345_dec).round_to(2, half_even)) == "12.34");
    CHECK((432.34_dec).round_to(-1, rounding::up) == 440);
    CHECK((4_dec).round_to(-18, half_even) == 0);
    CHECK((4_dec).round_to(-18, rounding::up) == 1'000'000'000'000'000'000_dec);
    CHECK((9.1e18_dec).round_to(-18, rounding::down) == 9e18_dec);
    CHECK_THROWS_AS((9.1e18_dec).round_to(-18, rounding::up), numeric_overflow_error);
    CHECK_THROWS_AS((1_dec).round_to(19, half_even), numeric_domain_error);
    CHECK_THROWS_AS((1_dec).round_to(std::numeric_limits<int>::min(), half_even), numeric_domain_error);
    CHECK_THROWS_WITH((12.345_dec).round_to(2, rounding::exact), "12.345 is not a whole number of 0.01");
    CHECK_THROWS_WITH((45.0_dec).round_to(-1, rounding::exact), "45.0 is not a whole number of 10");
    CHECK(to_string((12.340_dec).round_to(2, rounding::exact)) == "12.34");
    CHECK_THROWS_AS((45_dec).round_to(-1, rounding::exact), not_exact_error);
}

TEST_CASE("decimal text round-trips with its scale", "[decimal][text]") {
    reference::integers random(3);
    int failures = 0;
    for (int i = 0; i < 20'000; ++i) {
        const decimal d = random.decimal();
        const std::string text = to_string(d);
        const decimal read = decimal::from_chars(text);
        failures += read.coefficient() != d.coefficient() || read.scale() != d.scale();
        char buffer[21];
        const auto [end, error] = to_chars(buffer, buffer + sizeof buffer, d);
        failures += error != std::errc{} || std::string(buffer, end) != text;
        const auto [stop, refused] = to_chars(buffer, buffer + text.size() - 1, d);
        failures += refused != std::errc::value_too_large || stop != buffer + text.size() - 1;
    }
    CHECK(failures == 0);
    for (const char* text : {"0", "-1", "366.90", "-0.005", "0.000000000000000001", "9223372036854775807",
                             "-9223372036854775808", "-9.223372036854775808", "380000000000.00"})
        CHECK(to_string(decimal::from_chars(text)) == text);
    CHECK(to_string(decimal::from_chars("-0.00")) == "0.00");
    CHECK(to_string(decimal::from_chars("007")) == "7");
    CHECK(to_string(decimal::from_chars("1.0000000000000000000000")) ==
          "1.000000000000000000");  // zeros past the 18th say nothing
    CHECK(to_string(decimal::from_chars("9223372036854775807.00")) == "9223372036854775807");
}

TEST_CASE("bad decimal text says where and why", "[decimal][text]") {
    struct bad {
        const char* text;
        std::size_t position;
        const char* reason;
    };
    for (const bad& b : {bad{"", 0, "a digit is missing"},
                         bad{"-", 1, "a digit is missing"},
                         bad{"--1", 1, "a digit is missing"},
                         bad{"+1", 0, "a digit is missing"},
                         bad{" 1", 0, "a digit is missing"},
                         bad{"x", 0, "a digit is missing"},
                         bad{".5", 0, "a digit is missing"},
                         bad{"-.5", 1, "a digit is missing"},
                         bad{"5.", 2, "a digit is missing"},
                         bad{"5.x", 2, "a digit is missing"},
                         bad{"1.2.3", 3, "a second point"},
                         bad{"1..2", 2, "a digit is missing"},
                         bad{"1,5", 1, "not part of a number"},
                         bad{"1 ", 1, "not part of a number"},
                         bad{"1e5", 1, "not part of a number"},
                         bad{"1'000", 1, "not part of a number"},
                         bad{"0x1F", 1, "not part of a number"},
                         bad{"5-", 1, "not part of a number"},
                         bad{"nan", 0, "a digit is missing"},
                         bad{"inf", 0, "a digit is missing"},
                         bad{"9223372036854775808", 18, "more digits than 64 bits hold"},
                         bad{"-9223372036854775809", 19, "more digits than 64 bits hold"},
                         bad{"0.0000000000000000001", 20, "more than 18 decimals"},
                         bad{"99999999999.1234567890", 19, "more digits than 64 bits hold"}}) {
        CAPTURE(b.text);
        const auto read = decimal::try_from_chars(b.text);
        REQUIRE(!read);
        CHECK(read.error().text() == b.text);
        CHECK(read.error().position() == b.position);
        CHECK(read.error().reason() == b.reason);
    }
    const std::string embedded("1\0", 2);
    CHECK(decimal::try_from_chars(embedded).error().position() == 1);
    CHECK_THROWS_AS(decimal::from_chars("1.2.3"), text_error);
}

}  // namespace decimal_test
