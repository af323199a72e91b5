// SPDX-License-Identifier: BSL-1.0
// Case numbers as in money.test.cpp.
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <cstdint>
#include <random>

namespace rounding_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

constexpr rounding every_mode[] = {rounding::up,          rounding::down,      rounding::ceiling,      rounding::floor,
                                   rounding::half_up,     rounding::half_down, rounding::half_even,    rounding::half_odd,
                                   rounding::half_ceiling, rounding::half_floor, rounding::exact};

/// The definition, written down once more and differently: of the two multiples of `step` around n/d the one that the
/// mode's words choose, by comparing distances as fractions.
std::int64_t by_definition(std::int64_t n, std::int64_t d, std::int64_t step, rounding mode) {
    const exact_ratio x(n, d);
    std::int64_t below = n / (d * step);
    if (exact_ratio(below * step) > x) --below;
    const exact_ratio low(below * step), high((below + 1) * step);
    if (x == low) return below * step;
    const bool negative = x < exact_ratio(0);
    const bool low_is_nearer_zero = !negative;
    const auto pick = [&](bool upper) { return (below + (upper ? 1 : 0)) * step; };
    const exact_ratio to_low = x - low, to_high = high - x;
    switch (mode) {
        case rounding::up: return pick(low_is_nearer_zero);
        case rounding::down: return pick(!low_is_nearer_zero);
        case rounding::ceiling: return pick(true);
        case rounding::floor: return pick(false);
        default: break;
    }
    if (to_low < to_high) return pick(false);
    if (to_high < to_low) return pick(true);
    switch (mode) {
        case rounding::half_up: return pick(low_is_nearer_zero);
        case rounding::half_down: return pick(!low_is_nearer_zero);
        case rounding::half_even: return pick(below % 2 != 0);
        case rounding::half_odd: return pick(below % 2 == 0);
        case rounding::half_ceiling: return pick(true);
        default: return pick(false);
    }
}

constexpr auto dollars(const exact_ratio& x) { return exact_money<USD>::from_minor(x * exact_ratio(100)); }

/// n/d cents to a step of so many cents by every mode: as a fraction, where it is exact as a double, and where it is whole
/// as an amount that is rounded again.
void check_every_mode(std::int64_t n, std::int64_t d, std::int64_t step) {
    const auto exact = exact_money<USD>::from_minor(exact_ratio(n, d));
    const auto to = grid{money<USD>::from_minor(step)};
    for (const rounding mode : every_mode) {
        if (mode == rounding::exact && n % (d * step) != 0) {
            REQUIRE_THROWS_AS(exact.round(to, mode), not_exact_error);
            continue;
        }
        const auto expected = money<USD>::from_minor(by_definition(n, d, step, mode));
        if (exact.round(to, mode) != expected) FAIL(n << "/" << d << " to " << step << " by mode " << static_cast<int>(mode));
        if (d == 1 && money<USD>::from_minor(n).round_again(to, mode) != expected) FAIL("round_again of " << n << " to " << step);
        if (d != 2 && d != 4) continue;
        const auto real = money<USD, double>::from_minor(static_cast<double>(n) / static_cast<double>(d));
        if (real.round(to, mode) != expected) FAIL("double " << n << "/" << d << " to " << step << " by mode " << static_cast<int>(mode));
    }
}

constexpr std::int64_t steps[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 1000};  // cents; 1/5 of a unit is 20
constexpr std::int64_t divisors[] = {1, 2, 3, 4, 7, 10, 1000};

}  // namespace

TEST_CASE("every mode is right for every sign and tie, on every grid", "[money][rounding]") {
    for (const std::int64_t step : steps) {
        for (const std::int64_t d : divisors) {
            const std::int64_t span = step * d;
            if (span <= 25) {  // every value within three steps of zero
                for (std::int64_t n = -3 * span; n <= 3 * span; ++n) check_every_mode(n, d, step);
                continue;
            }
            // Of each step the values on the grid and on the half, their neighbours on both sides, and some between.
            for (std::int64_t k = -3; k <= 2; ++k)
                for (const std::int64_t near : {std::int64_t{0}, span / 2})
                    for (const std::int64_t off : {-span / 5, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, span / 7})
                        check_every_mode(k * span + near + off, d, step);
        }
    }
    SUCCEED();
}

TEST_CASE("every mode is right for many more values of every grid", "[money][rounding][.long]") {
    for (const std::int64_t step : steps)
        for (const std::int64_t d : divisors)
            for (std::int64_t n = -3 * step * d; n <= 3 * step * d; n += n % 97 == 0 || d * step < 200 ? 1 : 41)
                check_every_mode(n, d, step);
    SUCCEED();
}

TEST_CASE("rounding keeps to the definition far from zero", "[money][rounding]") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 20000; ++i) {
        const auto d = static_cast<std::int64_t>(random() % 1000 + 1);
        const auto n = static_cast<std::int64_t>(random()) / 8;
        const auto mode = every_mode[random() % 10];
        if (exact_money<USD>::from_minor(exact_ratio(n, d)).round(mode).minor_units() != by_definition(n, d, 1, mode))
            FAIL(n << "/" << d << " by mode " << static_cast<int>(mode));
    }
    SUCCEED();
}

TEST_CASE("rounding to the minor unit", "[money][rounding]") {
    using enum rounding;
    const auto cents = [](const exact_ratio& x, rounding mode) { return dollars(x).round(mode); };
    // 28 and 29: bojanz/currency
    for (const auto& [mode, expected] : {std::pair{half_up, 12.35_usd}, {half_down, 12.34_usd}, {half_even, 12.34_usd}, {up, 12.35_usd},
                                         {down, 12.34_usd}})
        CHECK(cents(12.345_dec, mode) == expected);
    for (const auto& [mode, expected] : {std::pair{half_up, -12.35_usd}, {half_down, -12.34_usd}, {half_even, -12.34_usd},
                                         {floor, -12.35_usd}, {ceiling, -12.34_usd}})
        CHECK(cents(-12.345_dec, mode) == expected);
    CHECK(cents(12.335_dec, half_even) == 12.34_usd);  // 30
    CHECK(cents(12.335_dec, half_odd) == 12.33_usd);
    CHECK(cents(-12.335_dec, half_even) == -12.34_usd);
    const auto yen = [](decimal x, rounding mode) { return money<JPY>::from_major(x, mode); };
    CHECK(yen(2.5_dec, half_even) == 2_jpy);  // 31
    CHECK(yen(-2.5_dec, half_even) == -2_jpy);
    CHECK(yen(3.5_dec, half_even) == 4_jpy);
    CHECK(yen(-3.5_dec, half_even) == -4_jpy);
    CHECK(yen(2.5_dec, half_odd) == 3_jpy);
    CHECK(yen(-3.5_dec, half_odd) == -3_jpy);
    CHECK(yen(-2.5_dec, half_ceiling) == -2_jpy);  // 32
    CHECK(yen(-2.5_dec, half_floor) == -3_jpy);
    CHECK(yen(-12.50_dec, half_ceiling) == -12_jpy);
    CHECK((100_cny / 3).round<int128>(half_even) == 33.33_cny);
}

TEST_CASE("rounding to places on either side of the point", "[money][rounding]") {
    constexpr auto exact = 432.34_usd / 1;
    STATIC_REQUIRE(exact.round(places{-1}, rounding::down) == 430_usd);  // 36
    STATIC_REQUIRE(exact.round(places{-1}, rounding::up) == 440_usd);
    STATIC_REQUIRE(exact.round(places{0}, half_even) == 432_usd);
    STATIC_REQUIRE(exact.round(places{1}, half_even) == 432.3_usd);
    STATIC_REQUIRE(exact.round(places{2}, rounding::exact) == 432.34_usd);
    STATIC_REQUIRE(exact.round(places{-30}, half_even) == 0_usd);
    CHECK_THROWS_AS(exact.round(places{-30}, rounding::up), numeric_overflow_error);
    CHECK_THROWS_AS(exact.round(places{3}, half_even), numeric_domain_error);
    CHECK_THROWS_AS(exact.round(places{-40}, half_even), numeric_domain_error);
    STATIC_REQUIRE((1'234'567_jpy / 1).round(places{-3}, half_even) == 1'235'000_jpy);
}

TEST_CASE("rounding to a cash step happens once and mirrors the sign", "[money][rounding]") {
    constexpr auto fives = grid{0.05_chf};
    const auto cash = [&](const exact_money<CHF>& m) { return m.round(fives, half_up); };
    CHECK(cash(1.78_chf) == 1.80_chf);  // 38
    CHECK(cash(1.77_chf) == 1.75_chf);
    CHECK(cash(1.75_chf) == 1.75_chf);
    CHECK(cash(-1.78_chf) == -1.80_chf);  // Moneta gives -1.75
    CHECK(cash(-1.77_chf) == -1.75_chf);
    CHECK(cash(money<CHF>::from_major(123.75_dec)) == 123.75_chf);
    CHECK(cash(exact_money<CHF>::from_major(123.7456_dec)) == 123.75_chf);  // ex_money #56 gives 125
    CHECK((-1.5_czk / 1).round(grid{1_czk}, rounding::down) == -1_czk);     // 40
    CHECK((-1.5_czk / 1).round(grid{1_czk}, rounding::up) == -2_czk);
    CHECK_THROWS_AS((1_usd / 1).round(grid{0.03_usd}, half_up), numeric_domain_error);  // 41
    CHECK_THROWS_AS((1_usd / 1).round(grid{2.50_usd}, half_up), numeric_domain_error);
    CHECK_THROWS_AS((1_usd / 1).round(grid{-0.05_usd}, half_up), numeric_domain_error);
    CHECK((22.13_aed / 1).round(grid{0.25_aed}, half_up) == 22.25_aed);  // 42
    CHECK((22.12_aed / 1).round(grid{0.25_aed}, half_up) == 22.00_aed);
    // 43: one rounding, not two. 1.499 krona is 1, though 1.50, where cents come first, is 2.
    const auto sek = exact_money<SEK>::from_major(1.499_dec);
    CHECK(sek.round(grid{1_sek}, half_up) == 1_sek);
    CHECK(sek.round(half_up).round_again(grid{1_sek}, half_up) == 2_sek);
    CHECK(exact_money<SEK>::from_major(1.054_dec).round(grid{0.10_sek}, half_down) == 1.10_sek);  // Moneta gives 1.00
    // Units that divide by five: 0.20 of an ariary or an ouguiya.
    CHECK((1.29_mga / 1).round(grid{0.20_mga}, half_up) == 1.20_mga);
    CHECK((1.30_mru / 1).round(grid{0.20_mru}, half_even) == 1.20_mru);
    CHECK((1.50_mru / 1).round(grid{0.20_mru}, half_even) == 1.60_mru);
    // Cash in China, Hong Kong and New Zealand, where a stray character kept Moneta's table from matching.
    CHECK((1.14_cny / 1).round(grid{0.10_cny}, half_up) == 1.10_cny);
    CHECK((1.15_hkd / 1).round(grid{0.10_hkd}, half_up) == 1.20_hkd);
    CHECK((1.15_nzd / 1).round(grid{0.10_nzd}, half_down) == 1.10_nzd);
}

TEST_CASE("fifty digits are rounded as the exact amount is, in every mode, ties that a division leaves short too", "[money][rounding]") {
    // n/d in minor units, computed by a division that is short by 1e-70; d = 2, 4, 8 make ties and quarters.
    std::mt19937_64 any(50);
    for (int round = 0; round < 400; ++round) {
        const auto n = static_cast<std::int64_t>(any() % 2'000'001) - 1'000'000;
        const auto d = static_cast<std::int64_t>(round % 2 == 0 ? any() % 12 + 1 : 2);
        const exact_ratio x(n, d);
        const auto fifty = money<CHF, fifty_digits>::from_minor(fifty_digits(n) / 3 / fifty_digits(d) * 3);
        const auto exact = exact_money<CHF>::from_minor(x);
        for (const rounding mode : every_mode) {
            if (mode == rounding::exact) continue;
            INFO(n << " / " << d);
            CHECK(fifty.round(mode) == exact.round(mode));
            CHECK(fifty.round(places{0}, mode) == exact.round(places{0}, mode));
            CHECK(fifty.round(grid{0.05_chf}, mode) == exact.round(grid{0.05_chf}, mode));
        }
    }
    const auto minor = [](const char* text) { return money<USD, fifty_digits>::from_minor(fifty_digits(text)); };
    CHECK(minor("0").round(rounding::up) == 0_usd);
    CHECK(minor("-1e-300").round(rounding::up) == -0.01_usd);
    CHECK(minor("0.05").round(half_up) == 0_usd);
    CHECK(minor("0.5").round(half_up) == 0.01_usd);
    CHECK(minor("0.50000000000000000000000000000000000001").round(half_down) == 0.01_usd);
    CHECK(minor("1e18").round(rounding::exact) == money<USD>::from_minor(1'000'000'000'000'000'000));
    CHECK(minor("12345678901234567.0").round(rounding::exact) == money<USD>::from_minor(12'345'678'901'234'567));
    CHECK_THROWS_AS(minor("0.25").round(rounding::exact), not_exact_error);
    CHECK_THROWS_AS(minor("1e19").round(half_even), numeric_overflow_error);
    CHECK(minor("1e37").round<int128>(half_even).minor_units() / 1'000'000'000'000'000'000 / 1'000'000'000'000'000'000 == 10);
    CHECK_THROWS_AS(minor("1e39").round<int128>(half_even), numeric_overflow_error);
    CHECK_THROWS_AS(minor("1e1000000").round<int128>(half_even), numeric_overflow_error);
    const auto endless = money<USD, fifty_digits>::from_minor(fifty_digits(1) / fifty_digits(0));
    CHECK_THROWS_AS(endless.round(half_even), numeric_domain_error);
    CHECK(to_string(minor("6000")) == "60 USD");
}

}  // namespace rounding_test
