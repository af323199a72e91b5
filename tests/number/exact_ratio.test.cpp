// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/exact_ratio.hpp>

#include <bit>
#include <cmath>
#include <concepts>
#include <cstdlib>
#include <limits>
#include <type_traits>

#include <catch.hpp>
#include <number/reference.hpp>

namespace exact_ratio_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(std::regular<exact_ratio> && std::totally_ordered<exact_ratio>);
static_assert(std::is_trivially_copyable_v<exact_ratio>);
static_assert(std::is_convertible_v<decimal, exact_ratio> && std::is_convertible_v<int, exact_ratio>);
static_assert(std::is_convertible_v<std::uint64_t, exact_ratio> && std::is_convertible_v<int128, exact_ratio>);
static_assert(!std::is_constructible_v<exact_ratio, double> && !std::is_constructible_v<exact_ratio, bool>);
static_assert(!std::is_convertible_v<exact_ratio, decimal> && !std::is_convertible_v<exact_ratio, double>);

static_assert(exact_ratio(1, 3) + exact_ratio(1, 6) == exact_ratio(1, 2));
static_assert(1_dec / 3_dec == exact_ratio(1, 3));
static_assert(exact_ratio(-6, -4).numerator() == 3 && exact_ratio(6, -4).denominator() == 2);
static_assert(nearest_double(0.1_dec) == 0.1);
static_assert(exact_ratio::from_double(0.1) == exact_ratio(3602879701896397, 36028797018963968));

namespace {

constexpr auto largest = static_cast<int128>((uint128{1} << 127) - 1);
constexpr int128 smallest = -largest - 1;

constexpr int128 power_of_two(int n) { return static_cast<int128>(uint128{1} << n); }

template <class Compute>
int disagrees(Compute compute, const reference::ratio& expected) {
    const reference::integer limit = reference::of(largest);
    const bool fits = abs(numerator(expected)) <= limit && denominator(expected) <= limit;
    try {
        return reference::of(compute()) != expected || !fits;
    } catch (const numeric_overflow_error&) {
        return fits;
    }
}

}  // namespace

TEST_CASE("ratio arithmetic is exact, and throws exactly where a reduced term needs more than 127 bits",
          "[exact_ratio]") {
    reference::integers random(1);
    int failures = 0;
    for (int i = 0; i < 6'000; ++i) {
        const int bits = i % 3 == 0 ? 127 : (i % 3 == 1 ? 64 : 30);
        exact_ratio a = random.ratio(bits), b = random.ratio(bits);
        if (i % 7 == 0) b = exact_ratio(b.numerator(), a.denominator());  // a common denominator
        if (i % 11 == 0) b = a;
        const reference::ratio x = reference::of(a), y = reference::of(b);
        failures += disagrees([&] { return a + b; }, x + y);
        failures += disagrees([&] { return a - b; }, x - y);
        failures += disagrees([&] { return a * b; }, x * y);
        if (b != 0) failures += disagrees([&] { return a / b; }, x / y);
        failures += (a < b) != (x < y) || (a == b) != (x == y) || (a > b) != (x > y);
        failures += reference::of(-a) != -x;
        failures += gcd(reference::of(a.numerator()), reference::of(a.denominator())) != 1 || a.denominator() <= 0;
    }
    CHECK(failures == 0);
}

TEST_CASE("a ratio at the edge of 127 bits", "[exact_ratio]") {
    CHECK(exact_ratio(largest).numerator() == largest);
    CHECK_THROWS_AS(exact_ratio(smallest), numeric_overflow_error);
    CHECK_THROWS_AS(exact_ratio(smallest, 1), numeric_overflow_error);
    CHECK(exact_ratio(smallest, 2) == exact_ratio(smallest / 2));
    CHECK(exact_ratio(smallest, smallest) == 1);
    CHECK(-exact_ratio(largest) == exact_ratio(smallest + 1));
    CHECK_THROWS_AS(exact_ratio(largest) + 1, numeric_overflow_error);
    CHECK(exact_ratio(largest) - exact_ratio(largest) == 0);
    CHECK(exact_ratio(1, largest) < exact_ratio(1, largest - 1));
    CHECK(exact_ratio(largest - 1, largest) < exact_ratio(largest, largest - 1));
    CHECK(exact_ratio(-7, 2) < 0);
    CHECK(exact_ratio(largest).round(half_even) == largest);
    CHECK_THROWS_AS(exact_ratio(1, 0), division_by_zero_error);
    CHECK_THROWS_AS(exact_ratio(1) / 0, division_by_zero_error);
    CHECK_THROWS_AS(exact_ratio(0).inverse(), division_by_zero_error);
}

TEST_CASE("a ratio rounds to a whole number and to digits on both sides of the point", "[exact_ratio][rounding]") {
    reference::integers random(2);
    int failures = 0;
    for (int i = 0; i < 2'000; ++i) {
        exact_ratio q = random.ratio(i % 2 == 0 ? 127 : 40);
        const int digits = random.below(37) - 18;
        if (i % 3 == 0) q = exact_ratio(random.signed_bits(60), i % 2 == 0 ? 2 : 20);  // often a tie
        reference::ratio grid = 1;
        for (int d = 0; d < (digits < 0 ? -digits : digits); ++d) grid *= 10;
        if (digits < 0) grid = 1 / grid;
        for (const rounding mode : reference::inexact_modes) {
            failures += reference::of(q.round(mode)) != reference::rounded(reference::of(q), mode);
            const reference::ratio expected =
                reference::ratio(reference::rounded(reference::of(q) * grid, mode)) / grid;
            // Whether the result is a decimal: 64 bits at its own smallest scale.
            reference::ratio steps = expected;
            while (denominator(steps) != 1) steps *= 10;
            const bool fits = steps >= INT64_MIN && steps <= INT64_MAX;
            try {
                failures += reference::of(q.round_to(digits, mode)) != expected || !fits;
            } catch (const numeric_overflow_error&) {
                failures += fits;
            }
        }
    }
    CHECK(failures == 0);
    CHECK(to_string(exact_ratio(380'000'000'000).round_to(18, half_even)) ==
          "380000000000.0000000");  // padded as far as it fits
    CHECK(to_string((1_dec / 3_dec).round_to(5, half_even)) == "0.33333");
    CHECK(exact_ratio(8691, 20).round_to(-1, half_even) == 430);
    CHECK(exact_ratio(870, 2).round_to(-1, half_even) == 440);
    CHECK(exact_ratio(871, 2).round_to(-1, half_down) == 440);
    CHECK(exact_ratio(5).round_to(-1, half_even) == 0);
    CHECK_THROWS_WITH((1_dec / 3_dec).round_to(4, rounding::exact), "1/3 is not a whole number of 0.0001");
    CHECK_THROWS_WITH(exact_ratio(45).round_to(-1, rounding::exact), "45 is not a whole number of 10");
    CHECK_THROWS_WITH(exact_ratio(1, 2).round_to(0, rounding::exact), "1/2 is not a whole number of 1");
    CHECK(exact_ratio(40).round_to(-1, rounding::exact) == 40);
    CHECK(exact_ratio(1, 8).round_to(3, rounding::exact) == 0.125_dec);
    CHECK_THROWS_AS(exact_ratio(1).round_to(19, half_even), numeric_domain_error);
    CHECK_THROWS_AS(exact_ratio(1).round_to(std::numeric_limits<int>::min(), half_even), numeric_domain_error);
    try {
        (void)exact_ratio(-10, 3).round(rounding::exact);
        FAIL("it is not whole");
    } catch (const not_exact_error& e) {
        CHECK(e.value() == "-3 1/3");
    }
}

TEST_CASE("the nearest double is rounded once, ties to even", "[exact_ratio]") {
    reference::integers random(3);
    int failures = 0;
    for (int i = 0; i < 20'000; ++i) {
        exact_ratio q = random.ratio(i % 2 == 0 ? 127 : 64);
        if (i % 4 == 0) {  // halfway between two doubles, or next to it
            const auto odd = static_cast<int128>((random.word() >> 11) | (std::uint64_t{1} << 52)) * 2 + 1;
            q = exact_ratio(odd * power_of_two(random.below(70)) + random.below(3) - 1,
                            power_of_two(random.below(100)));
        }
        const double d = nearest_double(q);
        // No neighbour is nearer; of two as near, the even one.
        const reference::ratio x = reference::of(q), here = abs(reference::ratio(d) - x);
        for (const double side : {-HUGE_VAL, HUGE_VAL}) {
            const reference::ratio there = abs(reference::ratio(std::nextafter(d, side)) - x);
            failures += there < here || (there == here && (std::bit_cast<std::uint64_t>(d) & 1) != 0);
        }
    }
    CHECK(failures == 0);
    // The C library reads decimal text to the nearest too.
    failures = 0;
    for (int i = 0; i < 20'000; ++i) {
        const decimal d = random.decimal();
        failures += nearest_double(d) != std::strtod(to_string(d).c_str(), nullptr);
    }
    CHECK(failures == 0);
    CHECK(nearest_double(exact_ratio(9007199254740993)) == 9007199254740992.0);  // 2^53 + 1, a tie
    CHECK(nearest_double(exact_ratio(1, largest)) == 0x1p-127);
    CHECK(nearest_double(exact_ratio(largest)) == 0x1p127);
    CHECK(nearest_double(exact_ratio(0)) == 0.0);
}

TEST_CASE("a double is an exact ratio where 127 bits hold it", "[exact_ratio]") {
    CHECK(exact_ratio::from_double(-0.0) == 0);
    CHECK(exact_ratio::from_double(-2.5) == exact_ratio(-5, 2));
    CHECK(exact_ratio::from_double(0x1p126) == exact_ratio(power_of_two(126)));
    CHECK(exact_ratio::from_double(0x1.fffffffffffffp126) > exact_ratio(power_of_two(126)));
    CHECK(exact_ratio::from_double(0x1p-126).denominator() == power_of_two(126));
    CHECK_THROWS_AS(exact_ratio::from_double(0x1p127), numeric_overflow_error);
    CHECK_THROWS_AS(exact_ratio::from_double(0x1p-127), numeric_overflow_error);
    CHECK_THROWS_AS(exact_ratio::from_double(std::numeric_limits<double>::max()), numeric_overflow_error);
    CHECK_THROWS_AS(exact_ratio::from_double(std::numeric_limits<double>::denorm_min()), numeric_overflow_error);
    CHECK_THROWS_AS(exact_ratio::from_double(HUGE_VAL), numeric_domain_error);
    CHECK_THROWS_AS(exact_ratio::from_double(std::nan("")), numeric_domain_error);
    reference::integers random(4);
    int failures = 0;
    for (int i = 0; i < 5'000; ++i) {
        const double d =
            std::ldexp(static_cast<double>(static_cast<std::int64_t>(random.word())), random.below(120) - 60);
        try {
            failures += reference::of(exact_ratio::from_double(d)) != reference::ratio(d) ||
                        nearest_double(exact_ratio::from_double(d)) != d;
        } catch (const numeric_overflow_error&) {
            failures += numerator(reference::ratio(d)) <= reference::of(largest) &&
                        denominator(reference::ratio(d)) <= reference::of(largest);
        }
    }
    CHECK(failures == 0);
}

TEST_CASE("ratio text round-trips, and bad text says where and why", "[exact_ratio][text]") {
    reference::integers random(5);
    int failures = 0;
    for (int i = 0; i < 5'000; ++i) {
        const exact_ratio q = random.ratio(127);
        failures += exact_ratio::from_chars(to_string(q)) != q;
    }
    CHECK(failures == 0);
    CHECK(to_string(exact_ratio(-7, 2)) == "-7/2");
    CHECK(to_string(exact_ratio(10, 2)) == "5");
    CHECK(exact_ratio::from_chars("6/4") == exact_ratio(3, 2));
    CHECK(exact_ratio::from_chars("170141183460469231731687303715884105727") == largest);

    struct bad {
        const char* text;
        std::size_t position;
        const char* reason;
    };
    for (const bad& b :
         {bad{"", 0, "a digit is missing"}, bad{"-", 1, "a digit is missing"}, bad{"+1", 0, "a digit is missing"},
          bad{"1/", 2, "a digit is missing"}, bad{"1/-2", 2, "a digit is missing"},
          bad{"1/0", 2, "a denominator of zero"}, bad{"1.5", 1, "not part of a ratio"},
          bad{"1/2/3", 3, "not part of a ratio"}, bad{" 1", 0, "a digit is missing"},
          bad{"170141183460469231731687303715884105728", 38, "more digits than 127 bits hold"}}) {
        CAPTURE(b.text);
        const auto read = exact_ratio::try_from_chars(b.text);
        REQUIRE(!read);
        CHECK(read.error().text() == b.text);
        CHECK(read.error().position() == b.position);
        CHECK(read.error().reason() == b.reason);
    }
    CHECK_THROWS_AS(exact_ratio::from_chars("x"), text_error);
}

}  // namespace exact_ratio_test
