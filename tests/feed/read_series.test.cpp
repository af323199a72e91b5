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
    CHECK(fault("FY2026 Q1,0.000000001,\n") == "2/2 \"0.000000001\": a fraction of the minor unit");
    CHECK_THROWS_AS(table("FY2026 Q1,1,\n").cell("capex", "FY2026 Q3"), feed::feed_error);
    CHECK_THROWS_AS(feed::series_table::open("no such file.csv", "quarter"), feed::feed_error);
    CHECK_THROWS_AS(feed::series_table(feed::csv_reader("a,b\n1,2\n", "x.csv"), "quarter"), feed::feed_error);
}

}  // namespace read_series_test
