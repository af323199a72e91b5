// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/bounds.hpp>

#include <concepts>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>

#include <catch.hpp>

namespace bounds_test {

using namespace outlay;
using namespace outlay::literals;

using claim = bounds<decimal>;

static_assert(std::regular<claim> && std::regular<bounds<exact_ratio>> && std::regular<bounds<double>>);
static_assert(std::is_trivially_copyable_v<claim> && std::is_trivially_copyable_v<bounds<exact_ratio>>);
static_assert(std::is_convertible_v<decimal, claim> && std::is_convertible_v<claim, bounds<exact_ratio>>);
static_assert(!std::is_convertible_v<bounds<exact_ratio>, claim>);
static_assert(!claimable<int> && !std::totally_ordered<claim>);  // claims have no order that answers only yes or no
static_assert(!std::is_convertible_v<answer, bool>);

// All of it in constant expressions.
static_assert(more_than(50_dec) + exactly(3_dec) == more_than(53_dec));
static_assert(between(10_dec, 12_dec) * -2_dec == between(-24_dec, -20_dec));
static_assert(!more_than(1_dec).contains(1_dec) && at_least(1_dec).contains(1_dec));

namespace {

const claim huawei = between(12_dec, 15_dec);  // USD bn: the spending of three companies as reported, by range
const claim tencent = between(10_dec, 12_dec);
const claim baidu = between(8_dec, 10_dec);

}  // namespace

TEST_CASE("ranges add end by end", "[bounds]") {
    const claim three = tencent + baidu + huawei;
    CHECK(three == between(30_dec, 37_dec));
    CHECK(tencent.midpoint() + baidu.midpoint() + huawei.midpoint() == exact_ratio(67, 2));
    CHECK(three + exactly(53_dec) == between(83_dec, 90_dec));
    CHECK(three + 53_dec == between(83_dec, 90_dec));
    CHECK(three + more_than(53_dec) == more_than(83_dec));
    CHECK(to_string(three + more_than(53_dec)) == "more than 83");
}

TEST_CASE("comparison answers unknown where the claims do not tell", "[bounds]") {
    CHECK(huawei.is_at_least(tencent) == answer::yes);
    CHECK(huawei.is_below(tencent) == answer::no);
    CHECK(huawei.is_above(tencent) == answer::unknown);  // both may be 12
    CHECK(tencent.is_at_least(baidu) == answer::yes);
    CHECK(tencent.is_above(baidu) == answer::unknown);
    CHECK(huawei.is_above(baidu) == answer::yes);
    CHECK(between(12_dec, 15_dec).is_above(less_than(12_dec)) == answer::yes);
    CHECK(more_than(12_dec).is_above(tencent) == answer::yes);
    CHECK(claim{}.is_above(tencent) == answer::unknown);
    CHECK(exactly(5_dec).is_equal_to(exactly(5.0_dec)) == answer::yes);
    CHECK(exactly(5_dec).is_equal_to(more_than(5_dec)) == answer::no);
    CHECK(between(4_dec, 6_dec).is_equal_to(between(4_dec, 6_dec)) == answer::unknown);  // two quantities, one claim
    CHECK((!answer::unknown) == answer::unknown);
}

TEST_CASE("several claims on one fact agree, are weaker or conflict", "[bounds]") {
    // "exceed $50bn" beside "beyond $53bn"
    CHECK(intersection(more_than(50_dec), more_than(53_dec)) == more_than(53_dec));
    CHECK(relation_of(more_than(50_dec), more_than(53_dec)) == claim_relation::weaker);
    CHECK(relation_of(more_than(53_dec), more_than(50_dec)) == claim_relation::stronger);
    CHECK(relation_of(exactly(53_dec), more_than(50_dec)) == claim_relation::stronger);
    CHECK(relation_of(exactly(53_dec), exactly(53.0_dec)) == claim_relation::same);
    CHECK(relation_of(tencent, huawei) == claim_relation::overlapping);
    CHECK(intersection(tencent, huawei) == exactly(12_dec));
    // "380 billion" against "more than 380 billion"; +8.3 % against "nearly 8 %"
    CHECK(relation_of(exactly(380_dec), more_than(380_dec)) == claim_relation::conflicting);
    CHECK(relation_of(exactly(380_dec), at_least(380_dec)) == claim_relation::stronger);
    CHECK(exactly(8.3_pct).is_below(8_pct) == answer::no);
    CHECK(relation_of(exactly(8.3_pct), less_than(8_pct)) == claim_relation::conflicting);
    const auto none = try_intersection(exactly(380_dec), more_than(380_dec));
    REQUIRE(!none);
    CHECK(none.error().left() == "380");
    CHECK(none.error().right() == "more than 380");
    CHECK_THROWS_AS(intersection(up_to(1_dec), at_least(2_dec)), claims_conflict_error);
    CHECK(intersection(claim{}, tencent) == tencent);
}

TEST_CASE("a rounded pair allows a half-open range of rates", "[bounds]") {
    // 380 billion yuan (US$53 billion), to the nearest billion: the rate lies in (380/53.5, 380/52.5].
    const auto allowed = intersection(more_than(380_dec / 53.5_dec), up_to(380_dec / 52.5_dec));
    CHECK(to_string(allowed) == "more than 760/107 and up to 152/21");
    CHECK(!allowed.contains(7.2476_dec));  // the H.10 rate of 2025-02-24
    CHECK(allowed.contains(7.1315_dec));   // and of 2025-09-24
    CHECK(allowed.contains(exact_ratio(152, 21)));
    CHECK(!allowed.contains(exact_ratio(760, 107)));
}

TEST_CASE("scaling by a negative number swaps the ends, by zero leaves exactly zero", "[bounds]") {
    CHECK(more_than(5_dec) * 2_dec == more_than(10_dec));
    CHECK(-1_dec * more_than(5_dec) == less_than(-5_dec));
    CHECK(more_than(5_dec) * 0_dec == exactly(0_dec));
    CHECK(claim{} * 0_dec == exactly(0_dec));
    CHECK(claim{} * 3_dec == claim{});
    CHECK(up_to(1_dec) / -3_dec == at_least(exact_ratio(-1, 3)));
    CHECK_THROWS_AS(claim{} / 0_dec, division_by_zero_error);
    CHECK(between(1_dec, 2_dec) - between(1_dec, 2_dec) == between(-1_dec, 1_dec));  // independent quantities
}

TEST_CASE("rounding keeps a claim true", "[bounds]") {
    CHECK(more_than(53.359_dec).round_to(2, half_even) == more_than(53.35_dec));
    CHECK(up_to(53.351_dec).round_to(2, half_even) == up_to(53.36_dec));
    CHECK(exactly(53.359_dec).round_to(2, half_even) == exactly(53.36_dec));
    CHECK(between(-1.5_dec, 1.5_dec).round_to(0, half_even) == between(-2_dec, 2_dec));
    CHECK(between(1.0_dec, 1.2_dec).round_to(0, half_even) == between(1_dec, 2_dec));
    CHECK_THROWS_AS(up_to(decimal(INT64_MAX)).round_to(-1, half_even), numeric_overflow_error);
}

TEST_CASE("a claim on a magnitude flows out with its ends swapped", "[bounds]") {
    CHECK(outflow(more_than(380_dec)) == less_than(-380_dec));
    CHECK(outflow(about(120_dec, 5_dec)) == between(-125_dec, -115_dec));
    CHECK(outflow(up_to(7_dec)) == at_least(-7_dec));
    CHECK_THROWS_AS(outflow(between(-1_dec, 5_dec)), negative_magnitude_error);
    CHECK_THROWS_AS(outflow(less_than(-1_dec)), negative_magnitude_error);
}

TEST_CASE("ends out of order and what is not a number are refused", "[bounds]") {
    CHECK_THROWS_AS(between(2_dec, 1_dec), numeric_domain_error);
    CHECK_THROWS_AS(about(2_dec, -1_dec), numeric_domain_error);
    CHECK_THROWS_AS(claim::from_ends({1_dec, end_kind::open}, {1_dec, end_kind::closed}), numeric_domain_error);
    CHECK_THROWS_AS(exactly(std::numeric_limits<double>::quiet_NaN()), numeric_domain_error);
    CHECK_THROWS_AS(between(0.0, std::numeric_limits<double>::quiet_NaN()), numeric_domain_error);
    CHECK_THROWS_AS(more_than(std::numeric_limits<double>::quiet_NaN()), numeric_domain_error);
    CHECK_THROWS_AS(more_than(1_dec).midpoint(), numeric_domain_error);
    CHECK(between(1_dec, 1.0_dec) == exactly(1_dec));
}

TEST_CASE("claims print in words", "[bounds]") {
    CHECK(to_string(exactly(380.00_dec)) == "380.00");
    CHECK(to_string(at_least(380_dec)) == "at least 380");
    CHECK(to_string(up_to(-0.5_dec)) == "up to -0.5");
    CHECK(to_string(less_than(8_dec)) == "less than 8");
    CHECK(to_string(tencent) == "from 10 to 12");
    CHECK(to_string(intersection(at_least(1_dec), less_than(2_dec))) == "at least 1 and less than 2");
    CHECK(to_string(claim{}) == "unknown");
    CHECK(to_string(more_than(2.5)) == "more than 2.5");
    const auto billions = [](decimal d) { return "CNY " + to_string(d) + "bn"; };
    CHECK(in_words(more_than(380.00_dec), billions) == "more than CNY 380.00bn");
}

TEST_CASE("claims agree with the sets of numbers that they mean", "[bounds]") {
    // Every claim with ends among -2, -1, 0, 1, 2 as the set of half steps that it allows.
    std::vector<claim> claims;
    for (const end_kind low : {end_kind::unbounded, end_kind::open, end_kind::closed})
        for (const end_kind high : {end_kind::unbounded, end_kind::open, end_kind::closed})
            for (int a = -1; a <= 1; ++a)
                for (int b = a; b <= 1; ++b)
                    if (low == end_kind::unbounded || high == end_kind::unbounded || a < b ||
                        (low == end_kind::closed && high == end_kind::closed))
                        claims.push_back(claim::from_ends({decimal(a), low}, {decimal(b), high}));
    std::vector<decimal> values;
    for (int i = -8; i <= 8; ++i) values.push_back(decimal(i) * 0.25_dec);

    const auto allows = [](const claim& c, decimal x) {
        const bool over =
            !c.lower().bounded() || c.lower().value < x || (c.lower().kind == end_kind::closed && c.lower().value == x);
        const bool under =
            !c.upper().bounded() || x < c.upper().value || (c.upper().kind == end_kind::closed && c.upper().value == x);
        return over && under;
    };
    int failures = 0;
    for (const claim& a : claims) {
        for (const decimal x : values) failures += a.contains(x) != allows(a, x);
        for (const claim& b : claims) {
            bool always_below = true, never_below = true, inside = true, meet = false;
            for (const decimal x : values) {
                inside = inside && (!allows(b, x) || allows(a, x));
                meet = meet || (allows(a, x) && allows(b, x));
                if (!allows(a, x)) continue;
                for (const decimal y : values) {
                    if (!allows(b, y)) continue;
                    (x < y ? never_below : always_below) = false;
                }
            }
            const answer below = always_below ? answer::yes : (never_below ? answer::no : answer::unknown);
            failures += a.is_below(b) != below;
            failures += a.contains(b) != inside;
            failures += try_intersection(a, b).has_value() != meet;
            if (meet)
                for (const decimal x : values)
                    failures += allows(intersection(a, b), x) != (allows(a, x) && allows(b, x));
            // Addition and subtraction hold every pair.
            for (const decimal x : values)
                for (const decimal y : values)
                    if (allows(a, x) && allows(b, y)) failures += !(a + b).contains(x + y) + !(a - b).contains(x - y);
        }
    }
    CHECK(failures == 0);
}

TEST_CASE("R20: an amount over a claim, and one claim over another", "[bounds]") {
    // 19.84 of 125 to 145 billion is from 13.68 to 15.87 %.
    const auto done = 19.84_dec / between(125_dec, 145_dec);
    CHECK(done == between(exact_ratio(1984, 14'500), exact_ratio(1984, 12'500)));
    CHECK(done.lower().value.round_to(3, half_up) == 0.137_dec);
    CHECK(done.upper().value.round_to(3, half_up) == 0.159_dec);
    CHECK(1 / between(2_dec, 4_dec) == between(exact_ratio(1, 4), exact_ratio(1, 2)));
    CHECK(between(-4_dec, 6_dec) / between(2_dec, 3_dec) == between(exact_ratio(-2), exact_ratio(3)));
    CHECK(between(2_dec, 6_dec) / between(-3_dec, -2_dec) == between(exact_ratio(-3), exact_ratio(-2, 3)));
    CHECK(100_dec / more_than(50_dec) ==
          bounds<exact_ratio>::from_ends({exact_ratio(0), end_kind::open}, {exact_ratio(2), end_kind::open}));
    CHECK(100_dec / up_to(50_dec) == bounds<exact_ratio>());  // of either sign, and as near to zero as one likes
    CHECK(100_dec / between(0_dec, 50_dec) == at_least(exact_ratio(2)));
    CHECK(between(0_dec, 1_dec) / at_least(5_dec) == between(exact_ratio(0), exact_ratio(1, 5)));
    CHECK(claim() / between(1_dec, 2_dec) == bounds<exact_ratio>());
    CHECK(0_dec / between(-1_dec, 1_dec) == exactly(exact_ratio(0)));
    CHECK_THROWS_AS(1_dec / exactly(0_dec), division_by_zero_error);
}

TEST_CASE("R20: a falling function changes the sides of the ends", "[bounds]") {
    const auto inverse = [](const decimal& x) { return exact_ratio(1) / exact_ratio(x); };
    CHECK(between(2_dec, 4_dec).mapped(inverse, monotone::falling) == between(exact_ratio(1, 4), exact_ratio(1, 2)));
    CHECK(more_than(2_dec).mapped(inverse, monotone::falling) == less_than(exact_ratio(1, 2)));
    CHECK(up_to(-2_dec).mapped([](const decimal& x) { return -x; }, monotone::falling) == at_least(2_dec));
    CHECK_THROWS_AS(between(2_dec, 4_dec).mapped(inverse), numeric_domain_error);  // it does not rise
    CHECK_THROWS_AS(between(2_dec, 4_dec).mapped([](const decimal& x) { return x; }, monotone::falling),
                    numeric_domain_error);
}

TEST_CASE("a quotient of claims holds the quotients of their values, and no end is further out than it must be", "[bounds]") {
    std::mt19937_64 any(145);
    const auto number = [&] { return exact_ratio(static_cast<int>(any() % 21) - 10); };
    const auto random_claim = [&] {
        exact_ratio low = number(), high = number();
        if (high < low) std::swap(low, high);
        using end = bounds<exact_ratio>::end;
        const auto side = [&](const exact_ratio& x) -> end {
            const auto kind = any() % 4;
            return kind == 0 ? end{} : end{x, low != high && kind == 1 ? end_kind::open : end_kind::closed};
        };
        return bounds<exact_ratio>::from_ends(side(low), side(high));
    };
    for (int round = 0; round < 300; ++round) {
        const auto a = random_claim(), b = random_claim();
        if (b == exactly(exact_ratio(0))) continue;
        const auto quotient = a / b;
        exact_ratio least = 1'000'000, most = -1'000'000;
        for (int i = -22; i <= 22; ++i)
            for (int j = -22; j <= 22; ++j) {
                const exact_ratio x(i, 2), y(j, 2);
                if (j == 0 || !a.contains(x) || !b.contains(y)) continue;
                INFO(to_string(a) << " / " << to_string(b) << " at " << to_string(x) << ", " << to_string(y));
                if (!quotient.contains(x / y)) FAIL("not in " << to_string(quotient));
                least = x / y < least ? x / y : least;
                most = x / y > most ? x / y : most;
            }
        // Closed ends are reached by values on the grid above, where the claims' own ends lie.
        if (quotient.lower().kind == end_kind::closed) CHECK(quotient.lower().value == least);
        if (quotient.upper().kind == end_kind::closed) CHECK(quotient.upper().value == most);
    }
}

}  // namespace bounds_test
