// SPDX-License-Identifier: BSL-1.0
// A company's cash from its statement, by hand, and the runway of Alibaba's net cash (about US$41bn at 7.1190 and burns of its
// quarters to June and September 2025, RMB million).
#include <outlay/impact/cash_effects.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <vector>

namespace cash_effects_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

TEST_CASE("margin, share of capital expenditure, net cash and runway", "[impact][cash effects]") {
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 2);
    const auto row = [&](exact_money<CNY> a, exact_money<CNY> b) {
        return flow_series<exact_money<CNY>, yearly>(years, std::vector{a, b});
    };
    statement<exact_money<CNY>, yearly> s(years);
    s.add("revenue", row(1'000_cny, 1'000_cny))
        .add("operating cash flow", row(206.25_cny, 200_cny))
        .add("capital expenditure", row(160_cny, 60_cny))
        .add("free cash flow", row(46.25_cny, 140_cny));
    const auto e = cash_effects(s, exact_money<CNY>(-100_cny));
    CHECK(e.margin[0] == exact_ratio(4625, 100'000));
    CHECK(e.margin[1] == exact_ratio(14_pct));
    CHECK(e.capex_share[1] == exact_ratio(30_pct));
    CHECK(e.net_cash[0] == -53.75_cny);
    CHECK(e.net_cash[1] == 86.25_cny);
    CHECK(first_below_zero(e.net_cash) == "FY2026");
    CHECK_FALSE(first_below_zero(cash_effects(s, exact_money<CNY>(0_cny)).net_cash));
    // About US$41bn is RMB 291,879m; burned at the pace of September 2025, and of June and September 2025 on average.
    const auto cash = money<CNY>::from_major(41'000) * 7.1190_dec;
    CHECK(runway(cash, exact_money<CNY>(21'840_cny))->round_to(1, half_up) == 13.4_dec);
    CHECK(runway(cash, exact_money<CNY>(20'327.5_cny))->round_to(1, half_up) == 14.4_dec);
    CHECK_FALSE(runway(cash, exact_money<CNY>(0_cny)));
}

TEST_CASE("a debt lasts for no period, and no burn for ever", "[impact][programme]") {
    CHECK(runway(-5_usd, 10_usd) == exact_ratio(0));
    CHECK(runway(0_usd, 10_usd) == exact_ratio(0));
    CHECK(runway(-5.0, 10.0) == 0.0);
    CHECK(runway(25_usd, 10_usd) == exact_ratio(5, 2));
    CHECK_FALSE(runway(25_usd, 0_usd));
    CHECK_FALSE(runway(-25_usd, -10_usd));
    using claim = bounds<money<USD>>;
    CHECK(runway(claim(-5_usd), claim(10_usd)) == exactly(exact_ratio(0)));
    CHECK(runway(claim(between(20_usd, 40_usd)), claim(at_least(10_usd))) ==
          bounds<exact_ratio>::from_ends({exact_ratio(0), end_kind::open}, {exact_ratio(4), end_kind::closed}));
    CHECK_FALSE(runway(claim(20_usd), claim(up_to(0_usd))));
}

}  // namespace cash_effects_test
