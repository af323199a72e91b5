// SPDX-License-Identifier: BSL-1.0
// series_table: rows that are periods become series in a stated unit; what is wrong says file, line, column and text.
#include <outlay/feed/read_series.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>

namespace read_series_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 3);

feed::series_table table(const std::string& rows) {
    return {feed::csv_reader("quarter,capex,note\n" + rows, "capex.csv"), "quarter"};
}
/// Where and why the column "capex" cannot be read.
std::string fault(const std::string& rows, const char* column = "capex") {
    try {
        (void)table(rows).flow(column, quarters, 1e6_cny);
    } catch (const feed::feed_error& e) {
        CHECK(e.file() == "capex.csv");
        return std::to_string(e.line()) + "/" + std::to_string(e.column()) + " \"" + e.text() + "\": " + e.reason();
    }
    return "read";
}

}  // namespace

TEST_CASE("a column becomes a series in its unit, and what is not there stays missing", "[feed][series]") {
    const auto t = table("FY2026 Q2,31501,\nFY2026 Q1,38676.5,\"a, b\"\nFY2024 Q1,7,\n");
    const auto capex = t.flow("capex", quarters, 1e6_cny);
    CHECK(capex["FY2026 Q1"] == 38'676.5e6_cny);  // rows in any order, each by its label
    CHECK(capex["FY2026 Q2"] == 31'501e6_cny);
    CHECK_FALSE(capex.has("FY2026 Q3"));
    CHECK(t.cell("note", "FY2026 Q1") == "a, b");
    CHECK_FALSE(table("FY2026 Q1,,\n").flow("capex", quarters, 1_cny).has(0));
}

TEST_CASE("what is wrong in a table of periods says where", "[feed][series]") {
    CHECK(fault("FY2026 Q1,12x,\n") == "2/2 \"12x\": not part of a number");
    CHECK(fault("FY2026 Q1,1,\nFY2026 Q2,1e3,\n") == "3/2 \"1e3\": not part of a number");
    CHECK(fault("FY2026 Q1,1,\nFY2026 Q1,2,\n") == "3/1 \"FY2026 Q1\": a second row of this period");
    CHECK(fault("FY2026 Q1,1,\n", "revenue") == "1/0 \"revenue\": no column of this name in the header");
    CHECK(fault("FY2026 Q1,1\n") == "2/0 \"FY2026 Q1,1\": 2 fields, where the header has 3");
    CHECK(fault("FY2026 Q1,0.000000001,\n") == "2/2 \"0.000000001\": a fraction of the minor unit of CNY");
    CHECK_THROWS_AS(table("FY2026 Q1,1,\n").cell("capex", "FY2026 Q3"), feed::feed_error);
    CHECK_THROWS_AS(feed::series_table::open("no such file.csv", "quarter"), feed::feed_error);
    CHECK_THROWS_AS(feed::series_table(feed::csv_reader("a,b\n1,2\n", "x.csv"), "quarter"), feed::feed_error);
}

TEST_CASE("a column may be balances or levels, a cell a number or an amount, with file and line in the error", "[feed][series]") {
    const auto t = table("FY2026 Q2,31501,\nFY2026 Q1,7.1636,x\n");
    CHECK(t.balance("capex", quarters, 1e6_cny)["FY2026 Q2"] == 31'501e6_cny);
    CHECK(t.levels("capex", quarters)["FY2026 Q1"] == 7.1636_dec);
    CHECK_FALSE(t.levels("capex", quarters).has("FY2026 Q3"));
    CHECK(t.number("capex", "FY2026 Q1") == 7.1636_dec);
    CHECK(t.amount("capex", "FY2026 Q2", 1e6_cny) == 31'501e6_cny);
    CHECK(t.amount("capex", "FY2026 Q1", 1_jpy, half_even) == 7_jpy);
    const auto fault_of = [](auto read) -> std::string {
        try {
            read();
        } catch (const feed::feed_error& e) {
            return e.file() + ":" + std::to_string(e.line()) + "/" + std::to_string(e.column()) + " " + e.reason();
        }
        return "read";
    };
    CHECK(fault_of([&] { (void)t.number("note", "FY2026 Q2"); }) == "capex.csv:2/3 no value");
    CHECK(fault_of([&] { (void)t.number("note", "FY2026 Q1"); }) == "capex.csv:3/3 a digit is missing");
    CHECK(fault_of([&] { (void)t.number("capex", "FY2026 Q3"); }) == "capex.csv:0/0 no row of this period");
    CHECK(fault_of([&] { (void)t.number("cash", "FY2026 Q1"); }) == "capex.csv:1/0 no column of this name in the header");
    CHECK(fault_of([&] { (void)t.amount("capex", "FY2026 Q1", 1_cny); }) == "capex.csv:3/2 a fraction of the minor unit of CNY");
    CHECK(fault_of([&] { (void)t.levels("note", quarters); }) == "capex.csv:3/3 a digit is missing");
}

TEST_CASE("R4: a label that is no period is an error, unless the caller names it", "[feed][series]") {
    const std::string total = "FY2026 Q1,1,\nTotal,1,\n";
    CHECK(fault(total) ==
          "3/1 \"Total\": no label of quarters; rows that are no periods are named when the table is opened");
    CHECK(fault("FY2026 Q5,1,\n").starts_with("2/1 \"FY2026 Q5\": no label of quarters"));
    CHECK(fault("fy2026 q1,1,\n").starts_with("2/1"));
    CHECK(fault(",1,\n").starts_with("2/1 \"\": no label of quarters"));
    const feed::series_table named(
        feed::csv_reader("quarter,capex\nFY2026 Q1,1\nTotal ,1\n,\nNote ,\nTotal,2\n,\n", "capex.csv"), "quarter",
        {"Total", "Note ", ""});  // they may stand more than once
    const auto capex = named.flow("capex", quarters, 1_cny);
    CHECK(capex["FY2026 Q1"] == 1_cny);
    CHECK_FALSE(capex.has(1));
    // Periods before and after the timeline are periods.
    CHECK(fault("FY2024 Q4,1,\nFY2026 Q1,1,\nFY2030 Q1,1,\n") == "read");
}

TEST_CASE("R4: blanks about a label do not count, nor a missing one in it", "[feed][series]") {
    for (const char* label : {"FY2026 Q1", "FY2026Q1", "FY2026 Q1 ", " FY2026 Q1", "\tFY2026Q1\t"}) {
        INFO(label);
        const auto t = table(std::string(label) + ",38676.5,x\n");
        CHECK(t.flow("capex", quarters, 1e6_cny)["FY2026 Q1"] == 38'676.5e6_cny);
    }
    CHECK(table("FY2026 Q1 ,1,x\n").cell("note", "FY2026 Q1") == "x");
    CHECK(fault("FY2026 Q1,1,\nFY2026Q1,2,\n") == "3/1 \"FY2026Q1\": a second row of this period");
    CHECK(fault("FY2026 Q1,1,\nFY2026 Q1 ,2,\n") == "3/1 \"FY2026 Q1 \": a second row of this period");
}

TEST_CASE("R4: years asked of a file of quarters, and quarters of one of years, are errors", "[feed][series]") {
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 2);
    CHECK_THROWS_WITH(table("FY2026 Q1,1,\n").flow("capex", years, 1_cny),
                      "capex.csv, line 2, column 1: \"FY2026 Q1\": no label of years; rows that are no periods are "
                      "named when the table is opened");
    CHECK(fault("FY2026,1,\n").starts_with("2/1 \"FY2026\": no label of quarters"));
    const auto days = fiscal_calendar{}.days("2026-01-01"_day, 2);
    CHECK(table("2026-01-02,1,\n2026-02-02,2,\n").flow("capex", days, 1_cny)["2026-01-02"] == 1_cny);
    CHECK_THROWS_AS(table("2026-01-32,1,\n").flow("capex", days, 1_cny), feed::feed_error);
    const timeline<irregular> own{"2026-01-01"_day, "2026-02-15"_day, "2026-04-01"_day};
    CHECK(table(own.label(1) + ",1,\n").flow("capex", own, 1_cny)[1] == 1_cny);
    CHECK_THROWS_AS(table("FY2026 Q1,1,\n").flow("capex", own, 1_cny), feed::feed_error);
}

TEST_CASE("R7: a table of periods is read in a time that grows as its rows do", "[feed][series]") {
    // Each cell that was set looked through all that were missing: 30,000 took 2 s.
    constexpr int years = 3'000, months = 12 * years;
    std::string text = "month,paid\n";
    for (int i = 0; i < months; ++i) text += "FY" + std::to_string(1000 + i / 12) + " M" + std::to_string(i % 12 + 1) + "," + std::to_string(i) + "\n";
    const feed::series_table table(feed::csv_reader(text, "months.csv"), "month");
    const auto paid = table.flow("paid", fiscal_calendar{}.months("FY1000 M1", months), 1_cny);
    CHECK(paid.complete());
    CHECK(paid["FY3999 M12"] == money<CNY>::from_major(months - 1));
}

TEST_CASE("R4: more than an amount can hold, and a table cut after its header, say where", "[feed][series]") {
    CHECK(fault("FY2026 Q1,1,\nFY2026 Q2,999999999999,\n") == "3/2 \"999999999999\": more than an amount can hold");
    CHECK_THROWS_WITH(table(""), "capex.csv, line 2: no row after the header");
}

TEST_CASE("S7: zeros below the minor unit are an error in a series too, unless a rounding is named", "[feed][series]") {
    const auto t = table("FY2026 Q1,2.600,\n");
    CHECK_THROWS_WITH(
        t.flow("capex", quarters, 1_eur),
        "capex.csv, line 2, column 2: \"2.600\": more decimals than an amount of EUR has, and no rounding is named");
    CHECK(t.flow("capex", quarters, 1_eur, half_even)[0] == 2.60_eur);
}

TEST_CASE("a field says where it stands, and what the table says of its source", "[feed][series]") {
    const feed::series_table t(feed::csv_reader("quarter,capex,read from\nFY2026 Q1,31.5,\"release, page 3\"\nFY2026 Q2,12,\n", "capex.csv"), "quarter");
    const auto x = t.sourced_amount("capex", "FY2026 Q1", 1e6_cny, "read from");
    CHECK(x.value == 31.5e6_cny);
    CHECK(x.source == figure_source{.file = "capex.csv", .line = 2, .column = 2, .text = "release, page 3"});
    CHECK(to_string(x.source) == "capex.csv:2:2, release, page 3");
    CHECK(to_string(t.sourced_number("capex", "FY2026 Q2").source) == "capex.csv:3:2");
    CHECK(t.sourced_number("capex", "FY2026 Q2").value == 12_dec);
    CHECK_THROWS_AS(t.source_of("capex", "FY2026 Q3"), feed::feed_error);
    CHECK_THROWS_AS(t.source_of("revenue", "FY2026 Q1"), feed::feed_error);
    CHECK_THROWS_AS(t.source_of("capex", "FY2026 Q1", "page"), feed::feed_error);
}

}  // namespace read_series_test
