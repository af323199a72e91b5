// SPDX-License-Identifier: BSL-1.0
#include <outlay/feed/h10.hpp>

#include <catch.hpp>

#include <string>

namespace h10_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using feed::feed_error;
using feed::parse_h10;

namespace {

// Federal Reserve, H.10 release of 31 July 2023: the rows of China and Hong Kong; the others are made, to show the layout.
const std::string release =
    "FEDERAL RESERVE statistical release\n\nH.10 FOREIGN EXCHANGE RATES (WEEKLY)\nFor immediate release July 31, "
    "2023\n\n"
    "COUNTRY            MONETARY UNIT     Jul. 24    Jul. 25    Jul. 26    Jul. 27    Jul. 28\n\n"
    "*AUSTRALIA         DOLLAR             0.6730     0.6780     0.6760     0.6720     0.6650\n"
    "CHINA, P.R.        YUAN               7.1855     7.1340     7.1503     7.1730     7.1488\n"
    "*EMU MEMBERS       EURO               1.1060     1.1050     ND         1.1010     1.1020\n"
    "HONG KONG          DOLLAR             7.8117     7.8123     7.8021     7.8022     7.7974\n\n"
    "MEMO:\nUNITED STATES  DOLLAR\n    1) BROAD   JAN06=100    119.1   119.0   118.9   119.2   119.6\n\n"
    "* U.S. dollars per currency unit.\n";

std::string with(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a weekly release is a history of tables, each row in its own direction", "[h10]") {
    const fx_table_history h10 = parse_h10(release, "h10.txt");
    CHECK(h10.size() == 5);
    CHECK(h10.source() == rate_source{"H.10", rate_kind::noon});
    CHECK(h10.history<USD, CNY>().on("2023-07-24"_day, same_day{}).value() == exact_ratio(7.1855_dec));
    CHECK(h10.history<USD, CNY>().on("2023-07-28"_day, same_day{}).value() == exact_ratio(7.1488_dec));
    CHECK(h10.history<USD, HKD>().on("2023-07-26"_day, same_day{}).value() == exact_ratio(7.8021_dec));
    CHECK(h10.history<EUR, USD>().size() == 4);  // ND
    CHECK(h10.history<AUD, USD>().size() == 5);
    CHECK(h10.on("2023-07-29"_day, previous{.max_days = 1}).quote<HKD, CNY>().value() == 7.1488_dec / 7.7974_dec);
}

TEST_CASE("days of the old year in a January release, tabs and N.A.", "[h10]") {
    const std::string tabs = "COUNTRY\tCURRENCY\tDec. 30\tJan. 2\r\nChina, P.R.\tYuan\t6.8972\tN.A.\r\n";
    const auto h10 = parse_h10(tabs, "h10.txt", "2023-01-03"_day);
    CHECK(h10.day(0) == "2022-12-30"_day);
    CHECK(h10.day(1) == "2023-01-02"_day);
    CHECK(h10.history<USD, CNY>().size() == 1);
}

TEST_CASE("a text that is no release is an error with line and text", "[h10]") {
    struct bad {
        std::string text;
        std::size_t line;
        const char* reason;
    };
    const bad cases[] = {
        {"<html><title>Request Rejected</title></html>\n", 1, "not an H.10 release: no release date as July 31, 2023"},
        {"July 31, 2023\nnothing else\n", 1, "not an H.10 release: no heading of COUNTRY and days"},
        {release.substr(0, release.find("*AUSTRALIA")), 7, "the file ends before its first rate"},
        {with(release, "7.1855", "0"), 9, "a rate must be more than 0"},
        {with(release, "7.1855", "7.18x"), 9, "not part of a number"},
        {with(release, "    7.1488", ""), 9, "6 columns, where country, unit and 5 rates belong"},
        {with(release, "CHINA, P.R.", "CHINA, PRC "), 9, "not a country of the release"},
        {with(release, "HONG KONG ", "*HONG KONG"), 11, "a star, though it is quoted for one dollar"},
        {with(release, "*EMU MEMBERS", "EMU MEMBERS "), 10, "no star, though it is quoted in dollars"},
        {with(release, "HONG KONG  ", "CHINA, P.R."), 11, "a country that stands twice"},
        {with(release, "Jul. 25", "Jul. 32"), 6, "no such day in the calendar"},
        {with(release, "Jul. 25", "Jul. 24"), 6, "a day out of order"},
        {with(release, "Jul. 25", "Jly. 25"), 6, "a day is written as Jul. 24"},
        {with(release, "Jul. 25", "Feb. 25"), 6, "a day long before the release of 2023-07-31"},
    };
    for (const bad& one : cases) {
        INFO(one.text);
        try {
            (void)parse_h10(one.text, "h10.txt");
            FAIL("no error");
        } catch (const feed_error& e) {
            CHECK(e.file() == "h10.txt");
            CHECK(e.line() == one.line);
            CHECK(e.reason() == one.reason);
        }
    }
    CHECK_THROWS_AS(feed::read_h10("no_such.txt"), feed_error);
}

}  // namespace h10_test
