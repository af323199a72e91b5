// SPDX-License-Identifier: BSL-1.0
// Statements as tables. Figures: Alibaba's revenue and capital expenditure, RMB million, examples/data/alibaba_fiscal_years.csv.
#include <outlay/money/literals.hpp>
#include <outlay/text/statement.hpp>

#include <catch.hpp>

namespace text_statement_test {

using namespace outlay;
using namespace outlay::literals;
using outlay::currencies::CNY, outlay::currencies::JPY, outlay::currencies::KWD;

TEST_CASE("a statement is a table, missing cells say so, and its note says what was published", "[text][statement]") {
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2024", 2);
    statement<money<CNY>, yearly> s(years);
    s.add("revenue", {years, {941'168e6_cny, 996'347e6_cny}}, "FY2025").add("capital expenditure", {years, {{}, -85'972e6_cny}});
    CHECK(to_string(s, {.amounts = {.scale = amount_scale::millions}, .heading = "RMB million"}) ==
          "  RMB million           FY2024   FY2025\n"
          "  -------------------  -------  -------\n"
          "  revenue              941,168  996,347\n"
          "  capital expenditure  missing  -85,972\n"
          "\n"
          "  As published through FY2025, then the model's: revenue.\n");
    statement<money<CNY>, yearly> plain(years);
    plain.add("revenue", {years, {1.5_cny, 2_cny}});
    CHECK(to_string(plain, {.total = "revenue"}) == "           FY2024  FY2025\n  -------  ------  ------\n  -------  ------  ------\n  revenue    1.50    2.00\n");
    CHECK(to_string(plain) == "           FY2024  FY2025\n  -------  ------  ------\n  revenue    1.50    2.00\n");
}

TEST_CASE("a statement prints currencies of no and of three decimals, and exact amounts by a named rounding", "[text][statement]") {
    const auto years = fiscal_calendar{}.years("FY2026", 1);
    statement<money<JPY>, yearly> yen(years);
    yen.add("revenue", {years, {1'234'567_jpy}});
    CHECK(to_string(yen) == "              FY2026\n  -------  ---------\n  revenue  1,234,567\n");
    statement<money<KWD>, yearly> dinar(years);
    dinar.add("revenue", {years, {1.125_kwd}});
    CHECK(to_string(dinar) == "           FY2026\n  -------  ------\n  revenue   1.125\n");
    statement<exact_money<CNY>, yearly> third(years);
    third.add("revenue", {years, {100_cny / 3}});
    CHECK_THROWS_AS(to_string(third), not_exact_error);
    CHECK(to_string(third, {.amounts = {.mode = half_even}}) == "           FY2026\n  -------  ------\n  revenue   33.33\n");
    statement<double, yearly> numbers(years);
    numbers.add("cover", {years, {1.5}});
    CHECK(to_string(numbers) == "         FY2026\n  -----  ------\n  cover     1.5\n");
}

}  // namespace text_statement_test
