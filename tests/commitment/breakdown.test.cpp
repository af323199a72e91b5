// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/breakdown.hpp>

#include <catch.hpp>

#include <random>

#include <outlay/money/literals.hpp>

namespace breakdown_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

namespace {

using part = commitment_part<CNY>;
const auto abroad = [](const part& p) { return p.region == "abroad"; };

}  // namespace

TEST_CASE("what is left of an exact whole bounds the parts nobody spoke of", "[breakdown]") {
    breakdown<CNY> b(exactly(380_cny));
    b.add({.name = "a", .amount = exactly(100_cny)});
    b.add({.name = "b", .amount = at_least(200_cny)});
    b.add({.name = "c"});
    const auto amounts = b.implied();
    CHECK(amounts[0] == exactly(100_cny));
    CHECK(amounts[1] == between(200_cny, 280_cny));
    CHECK(amounts[2] == between(0_cny, 80_cny));
    CHECK(b.implied([](const part& p) { return p.name != "a"; }) == exactly(280_cny));
}

TEST_CASE("of an open whole nothing bounds a part from above", "[breakdown]") {
    breakdown<CNY> b(more_than(380_cny));
    b.add({.name = "a", .amount = up_to(100_cny)});
    b.add({.name = "b"});
    const auto amounts = b.implied();
    CHECK(amounts[0] == between(0_cny, 100_cny));
    CHECK(amounts[1] == more_than(280_cny));  // the one that is left must bring the rest
    CHECK(breakdown<CNY>(up_to(5_cny)).implied().empty());
}

TEST_CASE("constraints on regions and on shares of the whole", "[breakdown]") {
    breakdown<CNY> b(exactly(100_cny));
    b.add({.name = "servers at home", .region = "home", .assets = "equipment"});
    b.add({.name = "halls at home", .region = "home", .assets = "buildings"});
    b.add({.name = "servers abroad", .region = "abroad", .assets = "equipment"});
    b.add({.name = "halls abroad", .region = "abroad", .assets = "buildings", .amount = exactly(4_cny)});
    b.constrain("the budget abroad", abroad, between(10_cny, 12_cny));
    b.constrain_share("70 % equipment", [](const part& p) { return p.assets == "equipment"; }, exactly(0.7_dec));
    const auto amounts = b.implied();
    CHECK(amounts[2] == between(6_cny, 8_cny));
    CHECK(amounts[0] == between(62_cny, 64_cny));
    CHECK(amounts[1] == exactly(26_cny));  // 30 buildings, 4 of them abroad
    CHECK(b.implied(abroad) == between(10_cny, 12_cny));
    CHECK(b.implied([](const part& p) { return p.region == "home"; }) == between(88_cny, 90_cny));
}

TEST_CASE("a sum is bounded by what was said of sums, also where nothing was said of its parts", "[breakdown]") {
    breakdown<CNY> b(more_than(380_cny));
    for (const char* name : {"a", "b", "c"}) b.add({.name = name, .region = "abroad"});
    b.add({.name = "d", .region = "home", .amount = up_to(5_cny)});
    b.add({.name = "e", .region = "home"});
    b.constrain("abroad", abroad, between(8_cny, 20_cny));
    CHECK(b.implied(abroad) == between(8_cny, 20_cny));  // not from 0 to 60
    CHECK(b.implied([](const part& p) { return p.region == "home"; }) == more_than(360_cny));
    CHECK(b.implied([](const part& p) { return p.region == "abroad" || p.name == "d"; }) == between(8_cny, 25_cny));
    CHECK(b.implied([](const part& p) { return p.name == "a" || p.name == "b"; }) == between(0_cny, 20_cny));
    CHECK(b.implied()[4] == more_than(355_cny));
}

TEST_CASE("a share of a claim is cut to the side that keeps it true", "[breakdown]") {
    breakdown<CNY> b(more_than(1_cny));
    b.add({.name = "a"});
    b.constrain_share("a third", [](const part&) { return true; }, between(0.333_dec, 0.334_dec));
    CHECK(b.implied()[0] == more_than(1_cny));
    breakdown<CNY> c(between(1_cny, 2_cny));
    c.add({.name = "a"});
    c.add({.name = "b"});
    c.constrain_share("a", [](const part& p) { return p.name == "a"; }, between(0.333_dec, 0.334_dec));
    CHECK(c.implied()[0] == between(0.33_cny, 0.67_cny));
}

TEST_CASE("claims that cannot all be true name the part and the rule", "[breakdown]") {
    breakdown<CNY> b(up_to(10_cny));
    b.add({.name = "a", .region = "abroad", .amount = at_least(8_cny)});
    b.add({.name = "b", .region = "abroad", .amount = at_least(3_cny)});
    CHECK_THROWS_WITH(b.implied(), ContainsSubstring("by the whole"));
    breakdown<CNY> c(exactly(10_cny));
    c.add({.name = "a", .region = "abroad"});
    c.constrain("too much abroad", abroad, at_least(11_cny));
    CHECK_THROWS_WITH(c.implied(), ContainsSubstring("by too much abroad"));
    breakdown<CNY> none(exactly(10_cny));
    none.add({.name = "a"});
    none.constrain("nobody", abroad, at_least(1_cny));
    CHECK_THROWS_WITH(none.implied(), ContainsSubstring("no part, by nobody"));
    CHECK_THROWS_AS(c.add({.name = "b", .amount = up_to(-1_cny)}), negative_magnitude_error);
    CHECK_THROWS_AS(c.constrain_share("x", abroad, exactly(-0.1_dec)), negative_magnitude_error);
}

TEST_CASE("whatever the parts really are, what is implied of them contains it", "[breakdown]") {
    std::mt19937 random(8);
    const auto draw = [&](int n) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(n)); };
    for (int run = 0; run < 300; ++run) {
        std::vector<money<CNY>> truth;
        money<CNY> whole, outside;
        breakdown<CNY> b;
        const auto around = [&](const money<CNY>& x) -> bounds<money<CNY>> {
            const auto low = x - money<CNY>::from_minor(1 + draw(40)), high = x + money<CNY>::from_minor(1 + draw(40));
            switch (draw(5)) {
                case 0: return {};
                case 1: return more_than(low);
                case 2: return less_than(high);
                case 3: return between(low, high);
                default: return x;
            }
        };
        for (int i = 0; i < 6; ++i) {
            truth.push_back(money<CNY>::from_minor(draw(100)));
            whole += truth.back();
            if (i % 2) outside += truth.back();
        }
        b = breakdown<CNY>(around(whole));
        for (int i = 0; i < 6; ++i) b.add({.name = std::to_string(i), .region = i % 2 ? "abroad" : "home", .amount = around(truth[static_cast<std::size_t>(i)])});
        b.constrain("abroad", abroad, around(outside));
        const auto amounts = b.implied();
        for (std::size_t i = 0; i < 6; ++i) {
            REQUIRE(amounts[i].contains(truth[i]));
            REQUIRE(b.parts()[i].amount.contains(amounts[i]));
        }
        REQUIRE(b.implied(abroad).contains(outside));
        const auto some = [](const part& p) { return p.name < "3"; };
        REQUIRE(b.implied(some).contains(truth[0] + truth[1] + truth[2]));
    }
}

}  // namespace breakdown_test
