// SPDX-License-Identifier: BSL-1.0
#include <outlay/feed/read_flows.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace read_flows_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using feed::csv_reader;
using feed::feed_error;
using feed::parse_flows;

namespace {

using flows = std::vector<dated<money<CNY>>>;
csv_reader table(const char* text) { return csv_reader(text, "f.csv"); }

}  // namespace

TEST_CASE("flows are read as they stand: any order, several a day, other columns left alone", "[flows]") {
    const auto read = parse_flows(
        table("day,amount,note\n2026-12-31,60.50,late\n2026-01-01,-100,\n2026-01-01,\"-5\",\"a, b\"\n"), 1_cny);
    CHECK(read == flows{{"2026-12-31"_day, 60.50_cny}, {"2026-01-01"_day, -100_cny}, {"2026-01-01"_day, -5_cny}});
}

TEST_CASE("columns have names, and a 1 has a unit", "[flows]") {
    const auto read =
        parse_flows(table("date,rmb_m\n2026-01-01,-126666.67\n"), 1e6_cny, {.day = "date", .amount = "rmb_m"});
    CHECK(read == flows{{"2026-01-01"_day, -126'666'670'000_cny}});
}

TEST_CASE("projects are told apart, in the order of the file", "[flows]") {
    const auto read =
        feed::parse_projects(table("project,day,amount\nA,2026-01-01,-1\nB,2026-01-02,-2\nA,2027-01-01,3\n"), 1_cny);
    REQUIRE(read.size() == 2);
    CHECK(read[0].project == "A");
    CHECK(read[0].line == 2);
    CHECK(read[0].flows == flows{{"2026-01-01"_day, -1_cny}, {"2027-01-01"_day, 3_cny}});
    CHECK(read[1].project == "B");
    CHECK(read[1].line == 3);
    CHECK(read[1].flows.size() == 1);
}

TEST_CASE("what would change an amount is an error with file, line and text", "[flows]") {
    CHECK_THROWS_WITH(parse_flows(table("day,amount\n2026-02-30,1\n"), 1_cny),
                      "f.csv, line 2, column 1: \"2026-02-30\": no such day in the calendar");
    CHECK_THROWS_WITH(parse_flows(table("day,amount\n2026-01-01,1\n2026-01-02,\n"), 1_cny),
                      "f.csv, line 3, column 2: the field is empty");
    CHECK_THROWS_WITH(parse_flows(table("day,amount\n2026-01-01,0.001\n"), 1_cny),
                      "f.csv, line 2, column 2: \"0.001\": a fraction of the minor unit of CNY");
    CHECK_THROWS_WITH(parse_flows(table("day,amount\n2026-01-01,999999999\n"), 1e12_cny),
                      "f.csv, line 2, column 2: \"999999999\": more than an amount can hold");
    CHECK_THROWS_WITH(
        parse_flows(table("day,amount,ccy\n2026-01-01,1,CNY\n2026-01-01,1,USD\n"), 1_cny, {.currency = "ccy"}),
        "f.csv, line 3, column 3: \"USD\": another currency than CNY");
    CHECK_THROWS_WITH(parse_flows(table("date,amount\n2026-01-01,1\n"), 1_cny),
                      "f.csv, line 1: \"day\": no column of this name in the header");
    CHECK_THROWS_AS(feed::read_flows(OUTLAY_TEST_DATA "/none.csv", 1_cny), feed_error);
}

}  // namespace read_flows_test
