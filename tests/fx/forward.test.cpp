// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/forward.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

namespace forward_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

TEST_CASE("covered interest parity over a year", "[forward]") {
    // worked example A4 (jufinance): GBP/USD 2.0, USD 5 %, GBP 10 %: 1.9091.
    constexpr fx_rate<GBP, USD> spot{2.0_dec};
    constexpr auto year = forward(spot, exact_ratio(1.05_dec), exact_ratio(1.10_dec));
    static_assert(year.value() == exact_ratio(21, 11));
    CHECK(year.round_to(4, half_even) == 1.9091_dec);
    CHECK(forward(spot, 1.05, 1.10) == Approx(21.0 / 11.0));  // the same formula on double
    CHECK(year.inverse() == forward(spot.inverse(), exact_ratio(1.10_dec), exact_ratio(1.05_dec)));
}

TEST_CASE("a forward is brought back to its spot by the same rates", "[forward]") {
    // worked example A5: base 3.38 %, quote 1.90 %, as an identity.
    constexpr fx_rate<USD, EUR> spot{0.9055_dec};
    constexpr auto base = exact_ratio(1.0338_dec), quote = exact_ratio(1.0190_dec);
    static_assert(forward(forward(spot, quote, base), base, quote) == spot);
    static_assert(forward(spot, quote, quote) == spot);
    CHECK(forward(spot, quote, base) < spot);  // the currency with the higher rate is cheaper forward
}

TEST_CASE("each currency brings its own day count", "[forward]") {
    // 91 days: dollars on 360, yuan on 365.
    constexpr auto dollars = simple_growth(4.3_pct, act_360, "2025-02-24"_day, "2025-05-26"_day);
    constexpr auto yuan = simple_growth(1.8_pct, act_365f, "2025-02-24"_day, "2025-05-26"_day);
    static_assert(dollars == exact_ratio(1) + exact_ratio(0.043_dec) * exact_ratio(91, 360));
    static_assert(yuan == exact_ratio(1) + exact_ratio(0.018_dec) * exact_ratio(91, 365));
    constexpr fx_rate<USD, CNY> spot{7.2476_dec};
    constexpr auto three_months = forward(spot, yuan, dollars);
    // 7.2476 x 1.00448767 / 1.01086944, by hand
    CHECK(three_months.round_to(4, half_even) == 7.2018_dec);
    // Nothing to gain: dollars lent, or changed into yuan, lent and sold forward.
    static_assert(exact_money<USD>(1'000'000_usd) * dollars == 1'000'000_usd * spot * yuan * three_months.inverse());
    CHECK_THROWS_AS(simple_growth(-5_dec, act_360, "2025-02-24"_day, "2026-02-24"_day), numeric_domain_error);
}

TEST_CASE("a money-market hedge of a receipt", "[forward]") {
    // worked example A7 (ACCA): $300,000 in three months, 5.4 %/4, 1.7822, 4.6 %/4: 296,004 -> 166,089 -> 167,999.
    const exact_money<USD> borrowed =
        exact_money<USD>(300'000_usd) / (exact_ratio(1) + exact_ratio(0.054_dec) / exact_ratio(4));
    const exact_money<GBP> changed = borrowed * fx_rate<GBP, USD>{1.7822_dec}.inverse();
    const exact_money<GBP> lent = changed * (exact_ratio(1) + exact_ratio(0.046_dec) / exact_ratio(4));
    CHECK(borrowed.round(grid{1_usd}, half_up) == 296'004_usd);
    CHECK(changed.round(grid{1_gbp}, half_up) == 166'089_gbp);
    CHECK(lent.round(grid{1_gbp}, half_up) == 167'999_gbp);
}

TEST_CASE("a forward quote is of its day and names its spot", "[forward]") {
    const fx_quote<GBP, USD> spot{fx_rate<GBP, USD>{2.0_dec}, "2025-02-24"_day, {"desk", rate_kind::market}};
    const auto year = forward(spot, "2026-02-24"_day, exact_ratio(1.05_dec), exact_ratio(1.10_dec));
    CHECK(year.day() == "2026-02-24"_day);
    CHECK(year.kind() == rate_kind::derived);
    CHECK(to_string(year) == "GBP/USD 1.909091 from GBP/USD 2, desk 2025-02-24");
}

}  // namespace forward_test
