// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/unbounded.hpp>

#include <concepts>
#include <string>

#include <catch.hpp>
#include <number/reference.hpp>

namespace unbounded_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(exact_integer<unbounded_integer> && field<unbounded_ratio> && !real_number<unbounded_ratio>);
static_assert(widens_exactly<int128, unbounded_integer> && widens_exactly<unbounded_integer, unbounded_integer>);
static_assert(!widens_exactly<unbounded_integer, int128>);

TEST_CASE("integers and fractions go to unbounded ones and back", "[unbounded]") {
    reference::integers random(1);
    int failures = 0;
    for (int i = 0; i < 2'000; ++i) {
        const int128 n = random.signed_bits(127);
        failures += to_unbounded(n).str() != detail::integer_text(n) || to_int128(to_unbounded(n)) != n;
        const exact_ratio q = random.ratio(127);
        failures += to_exact_ratio(to_unbounded(q)) != q;
        const auto word = static_cast<std::int64_t>(n);
        failures += to_unbounded(word).str() != std::to_string(word);
    }
    CHECK(failures == 0);
    CHECK(to_unbounded(7.1698_dec) == unbounded_ratio(71698, 10000));
    const unbounded_integer limit = unbounded_integer(1) << 127;
    CHECK(to_unbounded(to_int128(-limit)) == -limit);
    CHECK(to_unbounded(to_int128(limit - 1)) == limit - 1);
    CHECK_THROWS_AS(to_int128(limit), numeric_overflow_error);
    CHECK_THROWS_AS(to_int128(-limit - 1), numeric_overflow_error);
    CHECK_THROWS_AS(to_int128(limit * limit), numeric_overflow_error);
    CHECK_THROWS_AS(to_exact_ratio(unbounded_ratio(1, limit)), numeric_overflow_error);
}

TEST_CASE("an unbounded fraction rounds as the definition says", "[unbounded][rounding]") {
    reference::integers random(2);
    int failures = 0;
    for (int i = 0; i < 2'000; ++i) {
        const exact_ratio a = random.ratio(i % 2 == 0 ? 127 : 8), b = random.ratio(i % 2 == 0 ? 127 : 8);
        const unbounded_ratio q = to_unbounded(a) * to_unbounded(b);
        const reference::ratio x = reference::of(a) * reference::of(b);
        for (const rounding mode : reference::inexact_modes)
            failures += round(q, mode).str() != reference::rounded(x, mode).str();
    }
    CHECK(failures == 0);
    CHECK(to_string(round_to(unbounded_ratio(2, 3), 4, half_even)) == "0.6667");
    CHECK(round_to(unbounded_ratio(435), -1, half_even) == 440);
    CHECK(round_to(unbounded_ratio(-871, 2), -1, rounding::down) == -430);
    CHECK(to_string(round_to(unbounded_ratio(380'000'000'000), 18, half_even)) == "380000000000.0000000");
    CHECK(round(unbounded_ratio(4), rounding::exact) == 4);
    CHECK_THROWS_AS(round(unbounded_ratio(9, 2), rounding::exact), not_exact_error);
    CHECK_THROWS_AS(round_to(unbounded_ratio(1, 3), 18, rounding::exact), not_exact_error);
    CHECK_THROWS_AS(round_to(unbounded_ratio(unbounded_integer(1) << 200), 2, half_even), numeric_overflow_error);
    CHECK_THROWS_AS(round_to(unbounded_ratio(1), 19, half_even), numeric_domain_error);
    CHECK_THROWS_AS(round_to(unbounded_ratio(1), -19, half_even), numeric_domain_error);
}

TEST_CASE("checked arithmetic on unbounded integers is arithmetic", "[unbounded]") {
    const unbounded_integer big = to_unbounded(INT64_MAX);
    CHECK(detail::integer_text(detail::checked_multiply(big, big)) ==
          "85070591730234615847396907784232501249");  // (2^63 - 1)^2
    CHECK(detail::checked_add(big, unbounded_integer(1)) == unbounded_integer(1) << 63);
    CHECK(detail::checked_negate(big) == -big);
    CHECK(detail::checked_subtract(big, big) == 0);
}

}  // namespace unbounded_test
