// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/rounding.hpp>

#include <outlay/number/detail/round_quotient.hpp>

#include <catch.hpp>
#include <number/reference.hpp>

namespace rounding_test {

using namespace outlay;

static_assert(half_even == rounding::half_even && half_floor == rounding::half_floor);

TEST_CASE("each mode sends each sign and tie where the table says", "[rounding]") {
    struct line {
        rounding mode;
        int to[8];
    };
    // Tenths:                            2.5 -2.5 2.4 -2.4 2.6 -2.6 3.5 -3.5
    // (the modes of Java's RoundingMode and of Python's decimal)
    for (const line& l :
         {line{rounding::up, {3, -3, 3, -3, 3, -3, 4, -4}}, line{rounding::down, {2, -2, 2, -2, 2, -2, 3, -3}},
          line{rounding::ceiling, {3, -2, 3, -2, 3, -2, 4, -3}}, line{rounding::floor, {2, -3, 2, -3, 2, -3, 3, -4}},
          line{rounding::half_up, {3, -3, 2, -2, 3, -3, 4, -4}},
          line{rounding::half_down, {2, -2, 2, -2, 3, -3, 3, -3}},
          line{rounding::half_even, {2, -2, 2, -2, 3, -3, 4, -4}},
          line{rounding::half_odd, {3, -3, 2, -2, 3, -3, 3, -3}},
          line{rounding::half_ceiling, {3, -2, 2, -2, 3, -3, 4, -3}},
          line{rounding::half_floor, {2, -3, 2, -2, 3, -3, 3, -4}}}) {
        constexpr int tenths[] = {25, -25, 24, -24, 26, -26, 35, -35};
        for (int i = 0; i < 8; ++i) {
            CAPTURE(static_cast<int>(l.mode), tenths[i]);
            CHECK(detail::round_quotient(tenths[i], 10, l.mode) == l.to[i]);
            CHECK(reference::rounded(reference::ratio(tenths[i], 10), l.mode) == l.to[i]);  // the oracle's own check
        }
    }
    CHECK_THROWS_AS(detail::round_quotient(25, 10, rounding::exact), not_exact_error);
    CHECK(detail::round_quotient(30, 10, rounding::exact) == 3);
}

TEST_CASE("quotients and products over a divisor round as the definition says, or overflow", "[rounding]") {
    reference::integers random(1);
    const reference::integer limit = reference::of(static_cast<int128>((uint128{1} << 127) - 1));
    int failures = 0;
    for (int i = 0; i < 1'500; ++i) {
        const int128 a = random.signed_bits(127), b = random.signed_bits(i % 2 == 0 ? 127 : 20);
        int128 d = random.signed_bits(127);
        d = d < 0 ? -d : d;
        if (d == 0) d = 2;
        for (const rounding mode : reference::inexact_modes) {
            const reference::ratio quotient(reference::of(a), reference::of(d));
            failures += reference::of(detail::round_quotient(a, d, mode)) != reference::rounded(quotient, mode);
            failures += reference::of(detail::round_quotient_twice(a, d, 1000, mode)) !=
                        reference::rounded(quotient / 1000, mode);
            const reference::integer expected = reference::rounded(quotient * reference::ratio(reference::of(b)), mode);
            try {
                failures +=
                    reference::of(detail::round_product_quotient(a, b, d, mode)) != expected || abs(expected) > limit;
            } catch (const numeric_overflow_error&) {
                failures += abs(expected) <= limit;
            }
        }
    }
    CHECK(failures == 0);
    const int128 least = -static_cast<int128>((uint128{1} << 127) - 1) - 1;
    CHECK(detail::round_quotient(least, 1, half_even) == least);
}

}  // namespace rounding_test
