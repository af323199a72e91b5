// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/averages.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <vector>

namespace averages_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

// Federal Reserve H.10 release of 31 July 2023: China, 24 to 28 July.
const fx_history<USD, CNY> week{{{"2023-07-24"_day, fx_rate<USD, CNY>{7.1855_dec}},
                                 {"2023-07-25"_day, fx_rate<USD, CNY>{7.1340_dec}},
                                 {"2023-07-26"_day, fx_rate<USD, CNY>{7.1503_dec}},
                                 {"2023-07-27"_day, fx_rate<USD, CNY>{7.1730_dec}},
                                 {"2023-07-28"_day, fx_rate<USD, CNY>{7.1488_dec}}},
                                {"H.10", rate_kind::noon}};

}  // namespace

TEST_CASE("a simple average is the mean of what was published", "[averages]") {
    // (7.1855 + 7.1340 + 7.1503 + 7.1730 + 7.1488) / 5 = 7.15832
    const auto mean = average(week, period{"2023-07-01"_day, "2023-08-01"_day}, 5, rounding::exact);
    CHECK(mean.value() == exact_ratio(7.15832_dec));
    CHECK(mean.kind() == rate_kind::average);
    CHECK(mean.day() == "2023-07-28"_day);
    CHECK(average(week, period{"2023-07-24"_day, "2023-07-29"_day}, 4, half_up).value() == exact_ratio(7.1583_dec));
    CHECK(average(week, period{"2023-07-25"_day, "2023-07-26"_day}, 4, rounding::exact).value() ==
          exact_ratio(7.1340_dec));
    CHECK_THROWS_WITH(average(week, period{"2023-07-29"_day, "2023-08-01"_day}, 4, half_up),
                      "no rate USD/CNY: none in 2023-07-29..2023-07-31");
}

TEST_CASE("a flow-weighted average converts the total as the flows convert", "[averages]") {
    const std::vector<dated<money<USD>>> dollars{{"2023-07-24"_day, 100_usd}, {"2023-07-26"_day, 300_usd}};
    // (100 x 7.1855 + 300 x 7.1503) / 400 = 7.1591
    CHECK(flow_average(week, dollars, same_day{}, 4, rounding::exact).value() == exact_ratio(7.1591_dec));
    // Yuan flows are worth their inverses: 400 / (100/7.1855 + 300/7.1503), still yuan per dollar.
    const std::vector<dated<money<CNY>>> yuan{{"2023-07-24"_day, 100_cny}, {"2023-07-26"_day, 300_cny}};
    const exact_ratio expected =
        exact_ratio(400) / (exact_ratio(100) / exact_ratio(7.1855_dec) + exact_ratio(300) / exact_ratio(7.1503_dec));
    const auto quote = flow_average(week, yuan, same_day{}, 6, half_even);
    CHECK(quote.value() == exact_ratio(expected.round_to(6, half_even)));
    CHECK(quote.value() < exact_ratio(7.1591_dec));
    CHECK(quote.convert(400_cny, half_even) ==
          (100_cny * fx_rate<USD, CNY>{7.1855_dec}.inverse() + 300_cny * fx_rate<USD, CNY>{7.1503_dec}.inverse())
              .round(half_even));
    CHECK_THROWS_AS(flow_average(week, std::vector<dated<money<USD>>>{}, same_day{}, 4, half_up), numeric_domain_error);
    CHECK_THROWS_AS(
        flow_average(week, std::vector<dated<money<USD>>>{{"2023-07-29"_day, 1_usd}}, same_day{}, 4, half_up),
        rate_missing_error);
    const std::vector<dated<money<USD>>> wash{{"2023-07-24"_day, 100_usd}, {"2023-07-26"_day, -100_usd}};
    CHECK_THROWS_AS(flow_average(week, wash, same_day{}, 4, half_up), numeric_domain_error);
}

TEST_CASE("an average over more inverse rates than 127 bits hold", "[averages]") {
    std::vector<dated<fx_rate<CNY, USD>>> rates;
    for (int i = 0; i < 250; ++i)
        rates.push_back(
            {"2025-01-01"_day + date::days{i}, fx_rate<USD, CNY>{decimal::scaled(70'001 + 2 * i, 4)}.inverse()});
    const fx_history<CNY, USD> inverses{rates, {"made", rate_kind::market}};
    const auto mean = average(inverses, period{"2025-01-01"_day, "2026-01-01"_day}, 12, half_even);
    // sum of 10000 / (70001 + 2i), i = 0 ... 249, over 250, with Python's fractions
    CHECK(mean.value() == exact_ratio(0.142349355368_dec));
}

}  // namespace averages_test
