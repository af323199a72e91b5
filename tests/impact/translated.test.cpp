// SPDX-License-Identifier: BSL-1.0
// Convenience translation of statements. Published: Alibaba's releases, RMB million and US$ million.
#include <outlay/fx/fx_rate.hpp>
#include <outlay/impact/translated.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace translated_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

money<CNY> million(std::int64_t n) { return 1e6_cny * n; }
money<USD> us_million(std::int64_t n) { return 1e6_usd * n; }
using rate = fx_rate<USD, CNY>;

template <class Freq>
statement<money<CNY>, Freq> reconciliation(const timeline<Freq>& on,
                                           std::initializer_list<std::vector<std::int64_t>> rows) {
    const char* names[] = {"operating cash flow", "property, without campuses", "intangible assets",
                           "buyer protection fund deposits", "free cash flow"};
    statement<money<CNY>, Freq> s(on);
    std::size_t i = 0;
    for (const auto& row : rows) {
        std::vector<money<CNY>> cells;
        for (const std::int64_t n : row) cells.push_back(million(n));
        s.add(names[i++], flow_series<money<CNY>, Freq>(on, std::move(cells)));
    }
    return s;
}

}  // namespace

TEST_CASE("published: fiscal 2026 does not foot in dollars, and says so; the March 2026 quarter does",
          "[impact][translated]") {
    const fiscal_calendar alibaba{.year_ends = date::March};
    const auto year =
        translated(reconciliation(alibaba.years("FY2026", 1), {{76'213}, {-122'021}, {-874}, {73}, {-46'609}}),
                   std::vector{rate{6.8980_dec}}, grid{1e6_usd}, half_up, "free cash flow");
    CHECK(year.lines["operating cash flow"][0] == us_million(11'049));
    CHECK(year.lines["property, without campuses"][0] == us_million(-17'689));
    CHECK(year.lines["intangible assets"][0] == us_million(-127));
    CHECK(year.lines["buyer protection fund deposits"][0] == us_million(11));  // printed 10, so that the column foots
    CHECK(year.lines["free cash flow"][0] == us_million(-6'757));
    REQUIRE(year.gaps.size() == 1);
    CHECK(year.gaps[0].difference == us_million(-1));
    CHECK(year.note() ==
          "Each line is translated and rounded on its own, and need not foot: FY2026 by -1000000.00 USD.");

    const auto quarter =
        translated(reconciliation(alibaba.quarters("FY2026 Q4", 1), {{9'410}, {-26'588}, {-874}, {752}, {-17'300}}),
                   std::vector{rate{6.8980_dec}}, grid{1e6_usd}, half_up, "free cash flow");
    CHECK(quarter.lines["free cash flow"][0] == us_million(-2'508));
    CHECK(quarter.lines["buyer protection fund deposits"][0] == us_million(109));
    CHECK(quarter.note().empty());
}

TEST_CASE("a rate a period, missing cells stay missing, and a wrong number of rates is refused",
          "[impact][translated]") {
    const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 3);
    statement<money<CNY>, quarterly> s(q);
    s.add("free cash flow", flow_series<money<CNY>, quarterly>(q, {million(-18'815), million(-21'840), {}}));
    const auto t =
        translated(s, std::vector{rate{7.1636_dec}, rate{7.1190_dec}, rate{6.9931_dec}}, grid{1e6_usd}, half_up);
    CHECK(t.lines["free cash flow"][0] == us_million(-2'626));
    CHECK(t.lines["free cash flow"][1] == us_million(-3'068));
    CHECK_FALSE(t.lines["free cash flow"].has(2));
    CHECK_THROWS_AS(translated(s, std::vector{rate{7_dec}, rate{7_dec}}, grid{1e6_usd}, half_up), numeric_domain_error);
}

}  // namespace translated_test
