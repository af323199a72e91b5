// SPDX-License-Identifier: BSL-1.0
// Definitions of free cash flow over statements. The figures are Alibaba's published reconciliations, RMB million: the
// June 2021 and 2022 quarters from its June 2022 presentation, the others from the tables of its releases.
#include <outlay/impact/free_cash_flow.hpp>
#include <outlay/impact/measure.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/time/window.hpp>

#include <catch.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace measure_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

struct reconciliation {
    const char* period;
    std::int64_t operating, property, intangibles, deposits, free;
};

// "Less: changes in the buyer protection fund deposits" is printed above numbers of either sign, and added.
const reconciliation published[] = {
    {"quarter to March 2021", 24'183, -6'043, -2, -18'796, -658},
    {"quarter to June 2021", 33'603, -10'897, -1, -2'022, 20'683},
    {"quarter to March 2022", -7'040, -9'201, 0, 1'171, -15'070},
    {"quarter to June 2022", 33'869, -11'110, -22, -564, 22'173},
    {"quarter to March 2025", 27'520, -23'993, 0, 216, 3'743},
    {"quarter to March 2026", 9'410, -26'588, -874, 752, -17'300},
    {"fiscal 2021", 231'786, -36'160, -1'735, -21'229, 172'662},
    {"fiscal 2022", 142'759, -42'028, -15, -1'842, 98'874},
    {"fiscal 2025", 163'509, -84'278, 0, -5'361, 73'870},
    {"fiscal 2026", 76'213, -122'021, -874, 73, -46'609},
};

money<CNY> million(std::int64_t n) { return 1e6_cny * n; }

statement<money<CNY>, yearly> one_period(const reconciliation& r) {
    const auto on = fiscal_calendar{.year_ends = date::March}.years("FY2026", 1);
    const auto cell = [&](std::int64_t n) { return flow_series<money<CNY>, yearly>(on, std::vector{million(n)}); };
    statement<money<CNY>, yearly> s(on);
    s.add("operating cash flow", cell(r.operating))
        .add("property, without campuses", cell(r.property))
        .add("intangible assets", cell(r.intangibles))
        .add("buyer protection fund deposits", cell(r.deposits))
        .add("published", cell(r.free));
    return s;
}

}  // namespace

TEST_CASE("Alibaba's ten documented reconciliations come out exactly", "[impact]") {
    for (const reconciliation& r : published) {
        INFO(r.period);
        const auto flow = measured(free_cash_flow::alibaba(), one_period(r));
        CHECK(flow["free cash flow"][0] == million(r.free));
        CHECK(flow.lines().size() == 5);
        CHECK(check_total(free_cash_flow::alibaba(), one_period(r), "published").empty());
    }
}

TEST_CASE("subtracting a line because its label says less is found by the check", "[impact]") {
    measure wrong = free_cash_flow::alibaba();
    wrong.lines.back().sign = -1;
    const auto found = check_total(wrong, one_period(published[4]), "published");
    REQUIRE(found.size() == 1);
    CHECK(found[0] == total_difference<money<CNY>>{"FY2026", million(3'743), million(3'311)});
}

TEST_CASE("where only the total is known, what closes the sum is one named line", "[impact]") {
    const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 3);
    const auto row = [&](std::initializer_list<std::optional<money<CNY>>> cells) {
        return flow_series<money<CNY>, quarterly>(q, cells);
    };
    statement<money<CNY>, quarterly> s(q);
    s.add("operating cash flow", row({million(20'672), million(10'099), million(36'032)}))
        .add("capital expenditure", row({million(38'676), million(31'501), {}}))
        .add("published", row({million(-18'815), million(-21'840), million(11'346)}));
    const auto flow = measured_to(free_cash_flow::vendor(), s, "published", "other adjustments, net");
    CHECK(flow.names() == std::vector<std::string>{"operating cash flow", "capital expenditure",
                                                   "other adjustments, net", "free cash flow"});
    CHECK(flow["other adjustments, net"][0] == million(-811));
    CHECK(flow["other adjustments, net"][1] == million(-438));
    CHECK(flow["capital expenditure"][0] == million(-38'676));
    CHECK(flow["free cash flow"][2] == million(11'346));
    // The December quarter's capital expenditure was not found: the remainder is missing, not the operating cash flow.
    CHECK_FALSE(flow["other adjustments, net"].has("FY2026 Q3"));
    CHECK(flow["other adjustments, net"].why(2) == std::vector<std::string>{"FY2026 Q3"});
    CHECK(trailing(flow["free cash flow"], 3)["FY2026 Q3"] == million(-18'815 - 21'840 + 11'346));
}

TEST_CASE("two definitions stand side by side", "[impact]") {
    // Fiscal 2025: 163,509 - 85,972 = 77,537 as a vendor prints it, 73,870 by the company's own definition.
    auto s = one_period(published[8]);
    s.add("capital expenditure", flow_series<money<CNY>, yearly>(s.on(), std::vector{million(85'972)}));
    CHECK(measured(free_cash_flow::vendor(), s)["free cash flow"][0] == million(77'537));
    CHECK(measured(free_cash_flow::alibaba(), s)["free cash flow"][0] == million(73'870));
}

TEST_CASE("a statement names the line that it lacks, and refuses a second of one name or another timeline",
          "[impact]") {
    auto s = one_period(published[0]);
    try {
        (void)measured(free_cash_flow::amazon(), s);
        FAIL("a line is missing");
    } catch (const line_missing_error& e) {
        CHECK(e.line() == "purchases of property and equipment");
        CHECK(e.lines() == s.names());
    }
    CHECK_THROWS_AS(s.add("published", s["published"]), line_exists_error);
    const auto other = fiscal_calendar{}.years("FY2026", 1);
    CHECK_THROWS_AS(s.add("revenue", flow_series<money<CNY>, yearly>(other)), timeline_mismatch_error);
}

TEST_CASE("R15: figures as printed may miss their total by half a step each", "[impact]") {
    // 24.03 - 13.69 is 10.34, printed 10.33: within 3 x 0.005.
    const auto on = fiscal_calendar{}.years("FY2025", 2);
    const auto in = [&]<class T>(std::vector<T> operating, std::vector<T> capex, std::vector<T> total) {
        statement<T, yearly> s(on);
        s.add("operating cash flow", {on, std::move(operating)}).add("capital expenditure", {on, std::move(capex)});
        s.add("as printed", {on, std::move(total)});
        return s;
    };
    // The second year misses by 0.02, more than rounding explains.
    const auto bn =
        in(std::vector{24.03_usd, 24.03_usd}, std::vector{13.69_usd, 13.69_usd}, std::vector{10.33_usd, 10.32_usd});
    const auto& vendor = free_cash_flow::vendor();
    CHECK(check_total(vendor, bn, "as printed").size() == 2);
    const auto beyond = check_total(vendor, bn, "as printed", printed_to{0.01_usd});
    REQUIRE(beyond.size() == 1);
    CHECK(beyond[0].period == "FY2026");
    CHECK(beyond[0].published == 10.32_usd);
    CHECK(beyond[0].computed == 10.34_usd);
    // A tolerance of its own: exactly as much is no difference.
    CHECK(check_total(vendor, bn, "as printed", 0.01_usd).size() == 1);
    CHECK(check_total(vendor, bn, "as printed", 0.02_usd).empty());
    CHECK_THROWS_AS(check_total(vendor, bn, "as printed", -0.01_usd), numeric_domain_error);
    CHECK(check_total(vendor,
                      in(std::vector{24.03_dec, 24.03_dec}, std::vector{13.69_dec, 13.69_dec},
                         std::vector{10.33_dec, 10.32_dec}),
                      "as printed", printed_to{0.01_dec})
              .size() == 1);
    const auto real = in(std::vector{24.03, 24.03}, std::vector{13.69, 13.69}, std::vector{10.33, std::nan("")});
    CHECK_THROWS_AS(check_total(vendor, real, "as printed", -0.01), numeric_domain_error);
    CHECK_THROWS_AS(check_total(vendor, real, "as printed", std::nan("")), numeric_domain_error);
    CHECK(check_total(vendor, real, "as printed", printed_to{0.01}).size() == 1);  // what is no number differs
    CHECK_THROWS_AS(check_total(vendor, real, "as printed", printed_to{-0.01}), numeric_domain_error);
    // A gap of exactly 3 x 0.005 is explained, one of a thousandth more is not.
    const auto edge =
        in(std::vector{24.03_dec, 24.03_dec}, std::vector{13.69_dec, 13.69_dec}, std::vector{10.325_dec, 10.324_dec});
    REQUIRE(check_total(vendor, edge, "as printed", printed_to{0.01_dec}).size() == 1);
    CHECK(check_total(vendor, edge, "as printed", printed_to{0.01_dec})[0].period == "FY2026");
}

}  // namespace measure_test
