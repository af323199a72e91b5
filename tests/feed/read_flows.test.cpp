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

TEST_CASE("S7: more decimals than the currency has are an error, zeros too, unless a rounding is named", "[flows]") {
    const auto one = [](const char* figure) { return "day,amount\n2026-01-01," + std::string(figure) + "\n"; };
    const auto read = [&](const char* figure, auto unit, auto... mode) {
        return parse_flows(csv_reader(one(figure), "f.csv"), unit, {}, mode...).at(0).value;
    };
    CHECK_THROWS_WITH(
        read("2.600", 1_eur),
        "f.csv, line 2, column 2: \"2.600\": more decimals than an amount of EUR has, and no rounding is named");
    CHECK_THROWS_AS(read("1.000", 1_jpy), feed_error);
    CHECK_THROWS_AS(read("50.000", 1_idr), feed_error);
    CHECK_THROWS_AS(read("-2.600", 1_eur), feed_error);
    CHECK_THROWS_AS(read("0.000", 1_eur), feed_error);
    CHECK_THROWS_AS(read("2.600", -1_eur), feed_error);
    CHECK(read("2.60", 1_eur) == 2.60_eur);
    CHECK(read("1.000", money<KWD>::from_major(1)) == money<KWD>::from_major(1));  // three decimals are a dinar's own
    CHECK(read("-126666.67", 1e6_cny) == -126'666'670'000_cny);
    CHECK(read("2.600000", 1e6_jpy) == 2'600'000_jpy);  // in millions, six digits count yen
    CHECK_THROWS_AS(read("2.6000000", 1e6_jpy), feed_error);
    CHECK(read("2.600", 1_eur, half_even) == 2.60_eur);
    CHECK(read("2.605", 1_eur, half_even) == 2.60_eur);
    CHECK(read("2.605", 1_eur, rounding::up) == 2.61_eur);
    CHECK_THROWS_AS(read("2.600", 1_eur, rounding::exact), feed_error);
    CHECK(feed::parse_projects(csv_reader("project,day,amount\nA,2026-01-01,2.605\n", "f.csv"), 1_eur, {}, half_even)
              .at(0)
              .flows.at(0)
              .value == 2.60_eur);
    CHECK_THROWS_AS(feed::parse_projects(csv_reader("project,day,amount\nA,2026-01-01,2.600\n", "f.csv"), 1_eur),
                    feed_error);
}

TEST_CASE("a table of flows that ends at its header says so", "[flows]") {
    CHECK_THROWS_WITH(parse_flows(table("day,amount\n"), 1_cny), "f.csv, line 2: no row after the header");
    CHECK_THROWS_WITH(feed::parse_projects(table("project,day,amount\n"), 1_cny),
                      "f.csv, line 2: no row after the header");
}

}  // namespace read_flows_test
