// SPDX-License-Identifier: BSL-1.0
// Alibaba's figures, RMB million, as its releases print them, through the layer: shares, margins, pressure, and what is
// left. Expected values: worked by hand from the same figures, to the printed digit.
#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/impact/cash_effects.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/time/window.hpp>

#include <catch.hpp>

#include <cmath>
#include <vector>

namespace alibaba_results_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

money<CNY> million(std::int64_t n) { return 1e6_cny * n; }
decimal percent_of(const exact_ratio& share, int digits) { return (share * 100).round_to(digits, half_up); }

// December 2024 to September 2025; capital expenditure of March 2025 without campuses.
statement<money<CNY>, quarterly> quarters() {
    const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2025 Q3", 4);
    const auto row = [&](std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
        return flow_series<money<CNY>, quarterly>(q, std::vector{million(a), million(b), million(c), million(d)});
    };
    statement<money<CNY>, quarterly> s(q);
    s.add("revenue", row(280'154, 236'454, 247'652, 247'795))
        .add("operating cash flow", row(70'915, 27'520, 20'672, 10'099))
        .add("capital expenditure", row(31'775, 23'993, 38'676, 31'501))
        .add("free cash flow", row(39'020, 3'743, -18'815, -21'840));
    return s;
}

}  // namespace

TEST_CASE("margin and share of capital expenditure in June and September 2025", "[impact][alibaba]") {
    const auto s = quarters();
    const auto e = cash_effects(s, 0_cny);
    CHECK(percent_of(e.margin["FY2026 Q1"], 2) == -7.60_dec);
    CHECK(percent_of(e.margin["FY2026 Q2"], 2) == -8.81_dec);
    CHECK(percent_of(e.capex_share["FY2026 Q1"], 1) == 187.1_dec);
    CHECK(percent_of(e.capex_share["FY2026 Q2"], 1) == 311.9_dec);
    const auto year = trailing(s["free cash flow"], 4);
    CHECK(year["FY2026 Q2"] == million(2'108));
    CHECK(percent_of(year["FY2026 Q2"] / trailing(s["revenue"], 4)["FY2026 Q2"], 1) == 0.2_dec);
    CHECK(trailing(s["operating cash flow"], 4)["FY2026 Q2"] == million(129'206));
}

TEST_CASE("a quarter of the even plan leaves 9,210 of fiscal 2025's average operating cash flow", "[impact][alibaba]") {
    CHECK(((million(163'509) / 4 - million(31'667)) / million(1)).round_to(0, half_up) == 9'210_dec);
}

TEST_CASE("the peak of depreciation against revenue and operating income of fiscal 2025", "[impact][alibaba]") {
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 3);
    const flow_series<exact_money<CNY>, yearly> spend(years, std::vector(3, 380e9_cny / 3));
    const auto charges =
        charges_by_vintage(spend, std::vector<asset_class>{{"equipment", 70_pct, 60, first_charge::half_period},
                                                            {"buildings", 30_pct, 240, first_charge::half_period}});
    exact_money<CNY> peak;
    for (const auto& c : charges.view()) peak = peak < c ? c : peak;
    CHECK(peak == million(58'900));
    CHECK(percent_of(peak / million(996'347), 2) == 5.91_dec);
    CHECK(percent_of(peak / million(140'905), 1) == 41.8_dec);
    CHECK(percent_of(million(8'183) / million(6'891) - exact_ratio(1), 1) == 18.7_dec);
}

TEST_CASE("simple return, capital recovery, and what a fixed budget buys at dearer equipment", "[impact][alibaba]") {
    CHECK(percent_of(simple_roi<exact_ratio>(million(380'000), million(640'000)), 2) == 68.42_dec);
    CHECK(percent_of(exact_ratio(1) / annuity_factor<exact_ratio>(7.9_pct, 5), 2) == 24.98_dec);
    // 25 % on 70 % of the spend: 1 / 1.175 of the capacity.
    CHECK(percent_of(exact_ratio(1) / (exact_ratio(1) + 70_pct * exact_ratio(25_pct)), 2) == 85.11_dec);
}

}  // namespace alibaba_results_test
