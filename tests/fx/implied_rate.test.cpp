// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/implied_rate.hpp>
#include <outlay/fx/translation.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <array>
#include <iterator>
#include <string>

namespace implied_rate_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

// Alibaba's quarterly releases, March 2023 to March 2026: RMB per US$, and every figure in RMB million that is also printed
// in US$ million.
struct printed {
    decimal rate;
    int rmb_million;
    int usd_million;
};
constexpr printed figures[] = {
    {6.8676_dec, 208200, 30316}, {6.8676_dec, 15240, 2219},   {7.2513_dec, 234156, 32292}, {7.2513_dec, 42490, 5860},
    {7.2960_dec, 224790, 30810}, {7.2960_dec, 33584, 4603},   {7.0999_dec, 260348, 36669}, {7.0999_dec, 22511, 3171},
    {7.0999_dec, 64716, 9115},   {7.0999_dec, 56540, 7963},   {7.2203_dec, 221874, 30729}, {7.2203_dec, 14765, 2045},
    {7.0176_dec, 236503, 33701}, {7.0176_dec, 35246, 5023},   {7.2993_dec, 280154, 38381}, {7.2567_dec, 236454, 32584},
    {7.2567_dec, 28465, 3923},   {7.1636_dec, 247652, 34571}, {7.1636_dec, 34988, 4884},   {7.1190_dec, 247795, 34808},
    {7.1190_dec, 5365, 754},     {7.1190_dec, 10099, 1419},   {7.1190_dec, -21840, -3068}, {6.9931_dec, 284843, 40732},
    {6.9931_dec, 10645, 1522},   {6.8980_dec, 243380, 35283}, {6.8980_dec, -848, -123},    {6.8980_dec, 9410, 1364},
    {6.8980_dec, -17300, -2508},
};

}  // namespace

TEST_CASE("all 29 printed dollar figures of Alibaba's quarters reproduce", "[translation]") {
    CHECK(std::size(figures) == 29);
    for (const printed& one : figures) {
        INFO(one.rmb_million);
        const money<CNY> yuan = 1e6_cny * one.rmb_million;
        CHECK(translate(yuan, fx_rate<USD, CNY>{one.rate}, grid{1e6_usd}, half_up) == 1e6_usd * one.usd_million);
        CHECK(translate(yuan, fx_rate<USD, CNY>{one.rate}.inverse(), grid{1e6_usd}, half_up) ==
              1e6_usd * one.usd_million);
    }
}

TEST_CASE("the June 2025 statement at one period-end rate", "[translation]") {
    // at 7.1636, revenue 247,652 -> 34,571, operating income 34,988 -> 4,884, free cash flow -18,815 -> -2,626.
    constexpr fx_rate<USD, CNY> june{7.1636_dec};
    static_assert(translate(247'652e6_cny, june, grid{1e6_usd}, half_up) == 34'571e6_usd);
    static_assert(translate(34'988e6_cny, june, grid{1e6_usd}, half_up) == 4'884e6_usd);
    static_assert(translate(-18'815e6_cny, june, grid{1e6_usd}, half_up) == -2'626e6_usd);
    SUCCEED();
}

TEST_CASE("lines that are rounded each on its own may not foot, and say so", "[translation]") {
    // Free cash flow of the June 2025 quarter: 20,672 - 38,676 - 811 = -18,815, in RMB million at 7.1636.
    const std::array lines{20'672e6_cny, -38'676e6_cny, -811e6_cny};
    const fx_rate<USD, CNY> june{7.1636_dec};
    const auto column = translate<USD>(std::span<const money<CNY>>(lines), -18'815e6_cny, june, grid{1e6_usd}, half_up);
    CHECK(column.lines == std::vector{2'886e6_usd, -5'399e6_usd, -113e6_usd});
    CHECK(column.total == -2'626e6_usd);
    CHECK(column.foots());
    CHECK(column.note().empty());
    const auto cents = translate<USD>(std::span<const money<CNY>>(lines), -18'815e6_cny, june, grid{1e9_usd}, half_up);
    CHECK(cents.difference() == -1e9_usd);  // 3 - 5 - 0 against -3
    CHECK(cents.note() ==
          "Each line is translated and rounded on its own; the total differs from their sum by -1000000000.00 USD.");
    CHECK_THROWS_AS(translate<USD>(std::span<const money<CNY>>(lines), -18'816e6_cny, june, grid{1e6_usd}, half_up),
                    numeric_domain_error);
}

TEST_CASE("what an amount can have been before it was rounded", "[implied_rate]") {
    const auto claim = [](rounding mode, money<USD> printed) {
        return to_string(before_rounding(printed, grid{1_usd}, mode));
    };
    CHECK(claim(half_up, 5_usd) == "at least 9/2 USD and less than 11/2 USD");
    CHECK(claim(half_up, -5_usd) == "more than -11/2 USD and up to -9/2 USD");
    CHECK(claim(half_up, 0_usd) == "more than -1/2 USD and less than 1/2 USD");
    CHECK(claim(half_down, 5_usd) == "more than 9/2 USD and up to 11/2 USD");
    CHECK(claim(half_even, 4_usd) == "from 7/2 USD to 9/2 USD");
    CHECK(claim(half_even, 5_usd) == "more than 9/2 USD and less than 11/2 USD");
    CHECK(claim(half_odd, 5_usd) == "from 9/2 USD to 11/2 USD");
    CHECK(claim(half_ceiling, -5_usd) == "at least -11/2 USD and less than -9/2 USD");
    CHECK(claim(half_floor, 5_usd) == "more than 9/2 USD and up to 11/2 USD");
    CHECK(claim(rounding::floor, 5_usd) == "at least 5 USD and less than 6 USD");
    CHECK(claim(rounding::ceiling, 5_usd) == "more than 4 USD and up to 5 USD");
    CHECK(claim(rounding::up, 5_usd) == "more than 4 USD and up to 5 USD");
    CHECK(claim(rounding::up, 0_usd) == "0 USD");
    CHECK(claim(rounding::down, 5_usd) == "at least 5 USD and less than 6 USD");
    CHECK(claim(rounding::down, 0_usd) == "more than -1 USD and less than 1 USD");
    CHECK(claim(rounding::exact, 5_usd) == "5 USD");
    CHECK_THROWS_AS(claim(half_up, 5.50_usd), not_exact_error);
}

TEST_CASE("380 billion yuan as 53 billion dollars allows rates up to 7.2381, not the day's", "[implied_rate]") {
    // (760/107, 152/21]; H.10 of 24 February 2025 7.2476, of 24 September 7.1315, of 7 November 7.1219.
    const auto yuan = exactly(exact_money<CNY>(380e9_cny));
    const implied_rate<USD, CNY> rate(yuan, before_rounding(53e9_usd, grid{1e9_usd}, half_up));
    CHECK(rate.claim() == bounds<exact_ratio>::from_ends({exact_ratio(760, 107), end_kind::open},
                                                         {exact_ratio(152, 21), end_kind::closed}));
    CHECK(to_string(rate) == "USD/CNY more than 7.102804 and up to 7.238095");
    CHECK_FALSE(rate.allows(fx_rate<USD, CNY>{7.2476_dec}));
    CHECK(rate.allows(fx_rate<USD, CNY>{7.1315_dec}));
    CHECK(rate.allows(fx_rate<USD, CNY>{7.1219_dec}));
    CHECK(rate.allows(fx_rate<USD, CNY>{exact_ratio(152, 21)}));
    CHECK_FALSE(rate.allows(fx_rate<USD, CNY>{exact_ratio(760, 107)}));
    // 52.4 billion dollars: (380/52.45, 380/52.35].
    const implied_rate<USD, CNY> other(yuan, before_rounding(52.4e9_usd, grid{100e6_usd}, half_up));
    CHECK(to_string(other) == "USD/CNY more than 7.244995 and up to 7.258835");
    CHECK(other.allows(fx_rate<USD, CNY>{7.2476_dec}));
    CHECK_THROWS_AS(intersection(rate, other), claims_conflict_error);
    // "More than 380 billion": no rate is too high.
    const implied_rate<USD, CNY> vague(more_than(exact_money<CNY>(380e9_cny)),
                                       before_rounding(53e9_usd, grid{1e9_usd}, half_up));
    CHECK(vague.allows(fx_rate<USD, CNY>{7.2476_dec}));
    CHECK_FALSE(vague.allows(fx_rate<USD, CNY>{7.1_dec}));
    CHECK_THROWS_AS((implied_rate<USD, CNY>(up_to(exact_money<CNY>(380e9_cny)), exactly(exact_money<USD>(53e9_usd)))),
                    numeric_domain_error);
}

TEST_CASE("five pairs of one release narrow to one interval that holds the rate it states", "[implied_rate]") {
    // Alibaba's release of the September 2025 quarter, in millions; it states 7.1190.
    struct pair {
        int rmb, usd;
    };
    constexpr pair pairs[] = {{247'795, 34'808}, {5'365, 754}, {9'073, 1'274}, {20'990, 2'948}, {20'612, 2'895}};
    const auto of = [](const pair& p) {
        return implied_rate<USD, CNY>(exactly(exact_money<CNY>(1e6_cny * p.rmb)),
                                      before_rounding(1e6_usd * p.usd, grid{1e6_usd}, half_up));
    };
    implied_rate<USD, CNY> all = of(pairs[0]);
    for (const pair& p : pairs) all = intersection(all, of(p));
    CHECK(all.claim() ==
          bounds<exact_ratio>::from_ends({exact_ratio(20'990) / exact_ratio(2948.5_dec), end_kind::open},
                                         {exact_ratio(247'795) / exact_ratio(34'807.5_dec), end_kind::closed}));
    CHECK(all.allows(fx_rate<USD, CNY>{7.1190_dec}));
    CHECK(to_string(all) == "USD/CNY more than 7.118874 and up to 7.119012");
}

TEST_CASE("the rate that two printed amounts imply", "[implied_rate]") {
    // 380/53 = 7.1698, 380/52.4 = 7.2519.
    const auto quote = implied_quote(380e9_cny, 53e9_usd, "2025-11-07"_day, "news article");
    CHECK(quote.value() == exact_ratio(380, 53));
    CHECK(quote.kind() == rate_kind::implied);
    CHECK(to_string(quote) == "USD/CNY 7.169811, news article 2025-11-07");
    CHECK(implied_quote(380e9_cny, 52.4e9_usd, "2025-02-25"_day, "news article").rate().round_to(4, half_even) ==
          7.2519_dec);
    CHECK_THROWS_AS(implied_quote(380e9_cny, -53e9_usd, "2025-11-07"_day, "news article"), numeric_domain_error);
    CHECK_THROWS_AS(implied_quote(380e9_cny, 0_usd, "2025-11-07"_day, "news article"), division_by_zero_error);
}

}  // namespace implied_rate_test
