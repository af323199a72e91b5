// SPDX-License-Identifier: BSL-1.0
// Case numbers as in money.test.cpp. Where libraries disagree, the name of the way decides.
#include <outlay/money/literals.hpp>
#include <outlay/money/split.hpp>
#include <outlay/number/real.hpp>

#include <catch.hpp>

#include <random>
#include <span>
#include <string>
#include <vector>

namespace split_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using counts = std::vector<std::int64_t>;

/// The parts' minor units, and what was kept apart at the end.
template <class Shares>
counts minor_units(const Shares& s) {
    counts out;
    for (const auto& part : s) out.push_back(part.minor_units());
    out.push_back(s.apart.minor_units());
    return out;
}
constexpr auto usd(std::int64_t cents) { return money<USD>::from_minor(cents); }

constexpr leftover every_way[] = {leftover::to_largest_remainder, leftover::to_first, leftover::to_largest_weight, leftover::apart,
                                  leftover::blocks};

template <class M>
concept splits = requires(M m) { split(m, 3); };
template <class N>
concept parts_of_a_dollar = requires(money<USD> m, N n) { split(m, n); };
static_assert(parts_of_a_dollar<int> && parts_of_a_dollar<std::size_t> && !parts_of_a_dollar<double> && !parts_of_a_dollar<bool> &&
              !parts_of_a_dollar<char>);
template <class W>
concept weights_of_a_dollar = requires(money<USD> m, std::vector<W> w) { split(m, w, leftover::to_largest_remainder); };
static_assert(weights_of_a_dollar<int> && weights_of_a_dollar<decimal> && weights_of_a_dollar<exact_ratio> && !weights_of_a_dollar<double> &&
              !weights_of_a_dollar<char>);
static_assert(splits<money<USD>> && splits<money<USD, int128>> && !splits<money<USD, double>> && !splits<exact_money<USD>>);

}  // namespace

TEST_CASE("each way of dealing with what is left over gives what its name says", "[money][split]") {
    const auto by = [](std::int64_t cents, const counts& weights, leftover how) { return minor_units(split(usd(cents), weights, how)); };
    using enum leftover;
    CHECK(by(100, {2, 3, 1}, to_first) == counts{34, 50, 16, 0});                         // 1: brick
    CHECK(by(100, {2, 3, 1}, to_largest_remainder) == counts{33, 50, 17, 0});             // 2: Hamilton
    CHECK(by(100, {2, 3, 1}, to_largest_weight) == counts{33, 51, 16, 0});                // 3: brick, dinero
    CHECK(by(100, {2, 3, 1}, apart) == counts{33, 50, 16, 1});                            // 4
    CHECK(by(100, {2, 3, 1}, blocks) == counts{32, 48, 16, 4});                           // 5: a block is 6
    CHECK(by(9999, {75, 25}, to_largest_remainder) == counts{7499, 2500, 0});             // 6: moneyphp #492; dinero gives 7500, 2499
    CHECK(by(3, {75, 25}, to_first) == counts{3, 0, 0});                                  // 8
    CHECK(by(3, {75, 25}, to_largest_remainder) == counts{2, 1, 0});
    CHECK(by(3, {75, 25}, blocks) == counts{0, 0, 3});
    CHECK(by(5, {3, 7}, to_largest_remainder) == counts{2, 3, 0});                        // 9: a tie goes to the lower index
    CHECK(by(5, {7, 3}, to_largest_remainder) == counts{4, 1, 0});
    CHECK(by(-5, {7, 3}, to_largest_remainder) == counts{-4, -1, 0});                     // 10: moneyphp gives -3, -2
    CHECK(by(-10000, {3, 2, 4, 4}, to_largest_remainder) == counts{-2308, -1538, -3077, -3077, 0});  // 13
    CHECK(by(100, {0, 2, 1}, to_first) == counts{0, 67, 33, 0});                          // 15: brick gives the zero weight a cent
    CHECK(by(-1, {0, 1, 1}, to_largest_remainder) == counts{0, -1, 0, 0});                // 16: rusty_money gives 1, -1, -1
    CHECK(by(101, {3, 7}, to_largest_remainder) == counts{30, 71, 0});                    // 18
    CHECK(by(101, {7, 3}, to_largest_remainder) == counts{71, 30, 0});
    CHECK(by(801, {1, 3}, to_largest_remainder) == counts{200, 601, 0});                  // 19
    CHECK(by(801, {1, 3}, to_largest_weight) == counts{200, 601, 0});
    CHECK(by(801, {1, 3}, to_first) == counts{201, 600, 0});
}

TEST_CASE("weights are whole numbers, decimals or ratios", "[money][split]") {
    using enum leftover;
    CHECK(minor_units(split(usd(1), {0.33_dec, 0.66_dec}, to_largest_remainder)) == counts{0, 1, 0});  // 7: moneyphp
    CHECK(minor_units(split(usd(1000), {0.6667_dec, 0.3333_dec}, to_largest_remainder)) == counts{667, 333, 0});  // 11: RubyMoney #652
    CHECK(minor_units(split(usd(-1000), {0.6667_dec, 0.3333_dec}, to_largest_remainder)) == counts{-667, -333, 0});
    CHECK(minor_units(split(usd(-1000), {exact_ratio(2, 3), exact_ratio(1, 3)}, to_largest_remainder)) == counts{-667, -333, 0});
    CHECK(minor_units(split(usd(10000), {exact_ratio(1, 3), exact_ratio(2, 3)}, to_largest_remainder)) == counts{3333, 6667, 0});  // 21
    CHECK(minor_units(split(usd(10000), {exact_ratio(1, 3), exact_ratio(2, 7)}, to_largest_remainder)) == counts{5385, 4615, 0});
    CHECK(minor_units(split(usd(100), {1.5_dec, 0.50_dec}, to_first)) == counts{75, 25, 0});
    const decimal uneven[] = {0.1_dec, 0.25_dec};  // one scale for both: 10 and 25
    CHECK(minor_units(split(usd(40), uneven, blocks)) == counts{10, 25, 5});
    const std::uint64_t big[] = {~std::uint64_t{0}, ~std::uint64_t{0}};
    CHECK(minor_units(split(usd(3), big, to_largest_remainder)) == counts{2, 1, 0});
}

TEST_CASE("an equal split gives the first parts the units that do not divide", "[money][split]") {
    const auto into = [](std::int64_t cents, std::size_t n) { return minor_units(split(usd(cents), n)); };
    CHECK(into(5, 2) == counts{3, 2, 0});  // 22: NodaMoney gives 2, 3
    CHECK(into(5, 3) == counts{2, 2, 1, 0});
    CHECK(into(100, 6) == counts{17, 17, 17, 17, 16, 16, 0});  // 23
    CHECK(into(2, 3) == counts{1, 1, 0, 0});
    CHECK(into(-101, 4) == counts{-26, -25, -25, -25, 0});
    CHECK(into(-2, 3) == counts{-1, -1, 0, 0});
    STATIC_REQUIRE(split<4>(usd(-101)) == std::array{usd(-26), usd(-25), usd(-25), usd(-25)});
    STATIC_REQUIRE(split<3>(5_cny) == std::array{1.67_cny, 1.67_cny, 1.66_cny});
    STATIC_REQUIRE(split<2>(money<USD>::from_minor(INT64_MIN))[0].minor_units() == INT64_MIN / 2);
    money<USD> mine[3];
    split_into(mine, 1_usd);
    CHECK(mine[0] == 0.34_usd);
    CHECK(mine[2] == 0.33_usd);
}

TEST_CASE("a split lies on a cash grid", "[money][split]") {
    CHECK(minor_units(split(100_chf, 7, grid{0.05_chf})) == counts{1430, 1430, 1430, 1430, 1430, 1425, 1425, 0});  // 25: brick
    CHECK(minor_units(split(8_chf, 3, grid{0.05_chf})) == counts{270, 265, 265, 0});                               // 27: moneyphp #753
    CHECK(minor_units(split(1.15_chf, 3, grid{0.05_chf})) == counts{40, 40, 35, 0});                               // moneyphp #493
    CHECK(minor_units(split(-8_chf, {1, 1, 1}, leftover::to_largest_remainder, grid{0.05_chf})) == counts{-270, -265, -265, 0});
    CHECK(minor_units(split(1.17_chf, {1, 2}, leftover::apart, grid{0.05_chf})) == counts{35, 75, 7});
    CHECK_THROWS_AS(split(1.17_chf, 3, grid{0.05_chf}), not_exact_error);
    CHECK_THROWS_AS(split(1.17_chf, {1, 2}, leftover::to_first, grid{0.05_chf}), not_exact_error);
    CHECK_THROWS_AS(split(1.20_chf, 3, grid{0.03_chf}), numeric_domain_error);  // 41
    CHECK_THROWS_AS(split(1.20_chf, 3, grid<money<CHF>>{}), numeric_domain_error);
    // 380 billion over twelve quarters in whole millions: 31,666.67 million each, the first eight a million more.
    const auto plan = split(380e9_cny, 12, grid{1e6_cny});
    CHECK(plan[7] == 31'667e6_cny);
    CHECK(plan[8] == 31'666e6_cny);
}

TEST_CASE("a split that means nothing is an error", "[money][split]") {
    for (const leftover how : every_way) {  // 17: go-money returns 0, 0 and loses the money
        CHECK_THROWS_AS(split(1_usd, {0, 0}, how), numeric_domain_error);
        CHECK_THROWS_AS(split(1_usd, counts{}, how), numeric_domain_error);
        CHECK_THROWS_AS(split(1_usd, {2, -1}, how), numeric_domain_error);
        CHECK_THROWS_AS(split(1_usd, {exact_ratio(1, 2), exact_ratio(-1, 2)}, how), numeric_domain_error);
    }
    CHECK_THROWS_AS(split(1_usd, 0), numeric_domain_error);
    money<USD> two[2];
    const int three[] = {1, 1, 1};
    CHECK_THROWS_AS(split_into(two, 1_usd, three, leftover::to_first), numeric_domain_error);
    const exact_ratio far_apart[] = {{1, int128{detail::power_of_ten(30)}}, {1, int128{detail::power_of_ten(30)} - 1}};
    CHECK_THROWS_AS(split(1_usd, far_apart, leftover::to_first), numeric_overflow_error);
}

TEST_CASE("whatever the weights, the parts sum to the whole and mirror the refund", "[money][split]") {
    std::mt19937_64 random(20261124);
    for (int round = 0; round < 4000; ++round) {
        const auto n = 1 + random() % 9;
        const int shift = static_cast<int>(random() % 63);
        const auto total = static_cast<std::int64_t>(random() >> 1 >> shift) * (random() % 2 ? 1 : -1);
        std::vector<std::uint64_t> weights(n);
        std::uint64_t any = 0;
        for (auto& w : weights) any |= w = random() % 4 == 0 ? 0 : random() >> 3 >> (random() % 61);
        if (any == 0) weights[0] = 1;
        uint128 sum = 0;
        for (const auto w : weights) sum += w;
        for (const leftover how : every_way) {
            const auto sale = split(usd(total), weights, how);
            const auto refund = split(usd(-total), weights, how);
            auto whole = sale.apart;
            bool mirrored = true, zero_gets_nothing = true, within_a_unit = true;
            for (std::size_t i = 0; i < n; ++i) {
                whole += sale[i];
                mirrored = mirrored && sale[i] == -refund[i];
                zero_gets_nothing = zero_gets_nothing && (weights[i] != 0 || sale[i] == 0_usd);
                const exact_ratio exact = exact_ratio(total) * exact_ratio(static_cast<int128>(weights[i]), static_cast<int128>(sum));
                const exact_ratio off = exact_ratio(sale[i].minor_units()) - exact;
                within_a_unit = within_a_unit && off < exact_ratio(1) && off > exact_ratio(-1);
            }
            INFO("total " << total << ", way " << static_cast<int>(how) << ", parts " << n);
            CHECK(whole == usd(total));
            CHECK(mirrored);
            CHECK(zero_gets_nothing);
            CHECK((within_a_unit || how == leftover::blocks));
            CHECK((sale.apart == 0_usd || how == leftover::apart || how == leftover::blocks));
        }
    }
}

TEST_CASE("largest remainder gives to the largest remainders", "[money][split]") {
    std::mt19937_64 random(7);
    for (int round = 0; round < 500; ++round) {
        const auto n = 2 + random() % 40;
        std::vector<int> weights(n);
        for (auto& w : weights) w = static_cast<int>(random() % 50) + 1;
        std::int64_t sum = 0;
        for (const int w : weights) sum += w;
        const auto total = static_cast<std::int64_t>(random() % 100000);
        const auto parts = split(usd(total), weights, leftover::to_largest_remainder);
        // Nobody who got a unit more had a smaller remainder than somebody who did not, or the same at a higher index.
        bool fair = true;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                const auto got = [&](std::size_t k) { return parts[k].minor_units() > total * weights[k] / sum; };
                const auto rest = [&](std::size_t k) { return total * weights[k] % sum; };
                if (got(i) && !got(j)) fair = fair && (rest(i) > rest(j) || (rest(i) == rest(j) && i < j));
            }
        CHECK(fair);
    }
}

TEST_CASE("amounts of other representations are apportioned too", "[money][split]") {
    const std::int64_t days[] = {31, 28, 31};
    const std::span<const std::int64_t> weights(days);
    money<CNY> whole[3];
    CHECK(apportion(100_cny, weights, whole) == 0_cny);
    CHECK(whole[0] + whole[1] + whole[2] == 100_cny);
    CHECK(whole[1] == 31.11_cny);
    exact_money<CNY> exact[3];
    apportion(exact_money<CNY>(100_cny), weights, exact);
    CHECK(exact[1] == 2800_cny / 90);
    money<CNY, double> real[3];
    apportion(as<double>(100_cny), weights, std::span(real));
    CHECK(real[1].minor_units() == Approx(10000 * 28.0 / 90));
    double plain[3];
    apportion(100.0, weights, plain);
    CHECK(plain[1] == Approx(100 * 28.0 / 90));
    money<CNY, int128> wide[3];
    const auto big = as<int128>(money<CNY>::from_minor(INT64_MAX)) * INT64_MAX;
    apportion(big, weights, wide);
    CHECK(wide[0] + wide[1] + wide[2] == big);
}

TEST_CASE("a number of parts below one is refused with its value", "[money][split]") {
    CHECK_THROWS_AS(split(1_usd, 0), numeric_domain_error);
    try {
        (void)split(1_usd, -2);
        FAIL("there are no -2 parts");
    } catch (const numeric_domain_error& e) {
        CHECK(e.value() == "-2");
    }
}

}  // namespace split_test
