// SPDX-License-Identifier: BSL-1.0
// Bridges: Alibaba's swings of free cash flow (RMB million, from its quarterly releases), and plan against actual.
#include <outlay/impact/bridge.hpp>
#include <outlay/impact/free_cash_flow.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace bridge_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

money<CNY> million(std::int64_t n) { return 1e6_cny * n; }

// June 2024, September 2024, June 2025, September 2025: capital expenditure of June 2024 was not found.
statement<money<CNY>, quarterly> figures() {
    const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2025 Q1", 6);
    const auto row = [&](std::initializer_list<std::optional<money<CNY>>> cells) {
        return flow_series<money<CNY>, quarterly>(q, cells);
    };
    statement<money<CNY>, quarterly> s(q);
    s.add("operating cash flow", row({million(33'636), million(31'438), {}, {}, million(20'672), million(10'099)}))
        .add("capital expenditure", row({{}, million(17'491), {}, {}, million(38'676), million(31'501)}))
        .add("published", row({million(17'372), million(13'735), {}, {}, million(-18'815), million(-21'840)}));
    return s;
}

}  // namespace

TEST_CASE("the September 2025 swing of -35,575 has three parts", "[impact][bridge]") {
    const auto flow = measured_to(free_cash_flow::vendor(), figures(), "published", "other adjustments, net");
    const auto b = bridge_between(flow, "free cash flow", "FY2025 Q2", "FY2026 Q2");
    CHECK(b.start == million(13'735));
    CHECK(b.end == million(-21'840));
    CHECK(b.change() == million(-35'575));
    CHECK(b.parts == std::vector<bridge<money<CNY>>::part>{{"operating cash flow", million(-21'339)},
                                                           {"capital expenditure", million(-14'010)},
                                                           {"other adjustments, net", million(-226)}});
    const auto two = gathered(b, {"operating cash flow"}, "all deductions");
    CHECK(two.parts.back() == bridge<money<CNY>>::part{"all deductions", million(-14'236)});
    CHECK_THROWS_AS(gathered(b, {"revenue"}, "rest"), line_missing_error);
}

TEST_CASE("where only the total of the deductions is known the bridge still adds up", "[impact][bridge]") {
    const measure cash_only{"free cash flow", {as_printed("operating cash flow")}};
    const auto flow = measured_to(cash_only, figures(), "published", "all deductions");
    const auto b = bridge_between(flow, "free cash flow", "FY2025 Q1", "FY2026 Q1");
    CHECK(b.change() == million(-36'187));
    CHECK(b.parts[0].value == million(-12'964));
    CHECK(b.parts[1].value == million(-23'223));
    // The split by line is not known for June 2024, and says so.
    const auto lines = measured_to(free_cash_flow::vendor(), figures(), "published", "other adjustments, net");
    CHECK_THROWS_AS(bridge_between(lines, "free cash flow", "FY2025 Q1", "FY2026 Q1"), missing_cell_error);
}

TEST_CASE("plan to actual, and a statement whose lines do not add up", "[impact][bridge]") {
    const auto q = fiscal_calendar{}.quarters("FY2026 Q1", 1);
    const auto one = [&](money<USD> m) { return flow_series<money<USD>, quarterly>(q, std::vector{m}); };
    statement<money<USD>, quarterly> plan(q), actual(q);
    plan.add("sales", one(100_usd)).add("cost", one(-60_usd)).add("profit", one(40_usd));
    actual.add("sales", one(90_usd)).add("cost", one(-65_usd)).add("profit", one(25_usd));
    const auto b = bridge_between(plan, actual, "profit", 0);
    CHECK(b.parts == std::vector<bridge<money<USD>>::part>{{"sales", -10_usd}, {"cost", -5_usd}});
    statement<money<USD>, quarterly> odd(q);
    odd.add("sales", one(90_usd)).add("cost", one(-65_usd)).add("profit", one(26_usd));
    CHECK_THROWS_AS(bridge_between(plan, odd, "profit", 0), bridge_error);
}

TEST_CASE("figures as printed need not add up to the last digit", "[impact][bridge]") {
    // Billions to one decimal: 24.0 - 13.7 = 10.3 and 26.1 - 15.9 = 10.2, printed 10.4 and 10.1.
    const auto years = fiscal_calendar{}.years("FY2024", 2);
    const auto row = [&](double a, double b) { return flow_series<double, yearly>(years, std::vector{a, b}); };
    statement<double, yearly> s(years);
    s.add("operating cash flow", row(24.0, 26.1))
        .add("capital expenditure", row(-13.7, -15.9))
        .add("free", row(10.4, 10.1));
    CHECK_THROWS_AS(bridge_between(s, "free", 0, 1), bridge_error);
    CHECK_THROWS_AS(bridge_between(s, "free", 0, 1, 0.15), bridge_error);
    const auto b = bridge_between(s, "free", 0, 1, 0.3);  // a step of 0.1 for each line, and one for the total
    CHECK(b.parts[0].value == Catch::Approx(2.1));
    CHECK(b.parts[1].value == Catch::Approx(-2.2));
    CHECK_NOTHROW(bridge_between(s, s, "free", 0));
    CHECK_THROWS_AS(gathered(b, {"capital expenditure", "capital expenditure"}, "rest"), line_exists_error);
}

}  // namespace bridge_test
