// SPDX-License-Identifier: BSL-1.0
#include <outlay/feed/fred.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace fred_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using feed::feed_error;
using feed::parse_fred;

TEST_CASE("a FRED file is a history that knows its source and kind", "[fred]") {
    // data/DEXCHUS.csv: rows of the Federal Reserve's H.10 in the layout of a FRED download.
    const fx_history<USD, CNY> noon = feed::read_fred<USD, CNY>(OUTLAY_TEST_DATA "/DEXCHUS.csv");
    CHECK(noon.size() == 30);
    CHECK(noon.source() == rate_source{"FRED DEXCHUS", rate_kind::noon});
    CHECK(noon.on("2025-02-24"_day, same_day{}).value() == exact_ratio(7.2476_dec));
    CHECK(noon.on("2025-09-24"_day, same_day{}).value() == exact_ratio(7.1315_dec));
    CHECK(noon.on("2025-11-08"_day, previous{.max_days = 5}).value() == exact_ratio(7.1219_dec));
    CHECK(to_string(noon[0]) == "USD/CNY 6.8972, FRED DEXCHUS 2022-12-30");
}

TEST_CASE("old and new headers, an empty value and a dot are read alike", "[fred]") {
    const auto now = parse_fred<USD, CNY>(
        "observation_date,DEXCHUS\n2025-11-10,7.1210\n2025-11-11,\n2025-11-12,7.1150\n", "now.csv");
    const auto old =
        parse_fred<USD, CNY>("DATE,DEXCHUS\r\n2025-11-10,7.121\r\n2025-11-11,.\r\n2025-11-12,7.1150\r\n", "old.csv");
    CHECK(now == old);
    CHECK(now.size() == 2);
    CHECK_FALSE(now.try_on("2025-11-11"_day, same_day{}).has_value());  // Veterans Day: a gap, never 0
    CHECK(now.on("2025-11-11"_day, previous{.max_days = 1}).day() == "2025-11-10"_day);
}

TEST_CASE("the direction is the series'", "[fred]") {
    CHECK_NOTHROW(parse_fred<EUR, USD>("observation_date,DEXUSEU\n2025-02-24,1.0470\n", "f"));
    CHECK_THROWS_WITH((parse_fred<USD, EUR>("observation_date,DEXUSEU\n2025-02-24,1.0470\n", "f")),
                      "f, line 1, column 2: \"DEXUSEU\": the series quotes EUR/USD, not USD/EUR");
    CHECK_THROWS_WITH((parse_fred<USD, HKD>("observation_date,DEXCHUS\n2025-02-24,7.2476\n", "f")),
                      "f, line 1, column 2: \"DEXCHUS\": the series quotes USD/CNY, not USD/HKD");
    CHECK(feed::fred_series::find("DEXJPUS")->pair == pair_of<USD, JPY>);
    CHECK(feed::fred_series::find("DEXUSUK")->pair == pair_of<GBP, USD>);
    CHECK(feed::fred_series::find("EXCHUS") == nullptr);  // monthly means are no daily rates
}

TEST_CASE("what would change a number is an error with file, line and text", "[fred]") {
    struct bad {
        const char* text;
        std::size_t line, column;
        const char* shown;
        const char* reason;
    };
    const bad cases[] = {
        {"<html><title>Request Rejected</title>", 1, 1, "<html><title>Request Rejected</title>",
         "not a FRED file: its header is observation_date and the series"},
        {"observation_date,GDP\n2025-01-01,1\n", 1, 2, "GDP", "not a daily series of exchange rates"},
        {"observation_date,EXCHUS\n2025-01-01,7.3\n", 1, 2, "EXCHUS", "not a daily series of exchange rates"},
        {"observation_date\n2025-01-01\n", 1, 1, "observation_date",
         "not a FRED file: its header is observation_date and the series"},
        {"observation_date,DEXCHUS\n2025-02-25,7.2\n2025-02-24,7.2\n", 3, 1, "2025-02-24", "a day out of order"},
        {"observation_date,DEXCHUS\n2025-02-24,\n2025-02-24,7.2\n", 3, 1, "2025-02-24", "a day that stands twice"},
        {"observation_date,DEXCHUS\n2025-02-24,0\n", 2, 2, "0", "a rate must be more than 0"},
        {"observation_date,DEXCHUS\n2025-02-24,-7.2\n", 2, 2, "-7.2", "a rate must be more than 0"},
        {"observation_date,DEXCHUS\n2025-02-24,7,2\n", 2, 0, "2025-02-24,7,2", "3 fields, where the header has 2"},
        {"observation_date,DEXCHUS\n2025-02-24,ND\n", 2, 2, "ND", "a digit is missing"},
        {"observation_date,DEXCHUS\n2025-02-24,7.2\n2025-02-2", 3, 0, "2025-02-2", "1 fields, where the header has 2"},
        {"observation_date,DEXCHUS\n24/02/2025,7.2\n", 2, 1, "24/02/2025", "a day is written as 2025-02-24"},
        {"", 1, 0, "", "the file is empty: a header is missing"},
        // R22: one cut after its header was an empty history, one of two series "not a FRED file".
        {"observation_date,DEXCHUS\n", 2, 0, "", "no day after the header"},
        {"observation_date,DEXCHUS,DEXHKUS\n2025-02-24,7.2476,7.7737\n", 1, 3, "DEXHKUS",
         "a second series: read_fred_table reads files of several"},
        {"observation_date,DEXCHUS,GDP\n2025-02-24,7.2476,1\n", 1, 3, "GDP", "not a daily series of exchange rates"},
    };
    for (const bad& one : cases) {
        INFO(one.text);
        try {
            (void)parse_fred<USD, CNY>(one.text, "DEXCHUS.csv");
            FAIL("no error");
        } catch (const feed_error& e) {
            CHECK(e.file() == "DEXCHUS.csv");
            CHECK(e.line() == one.line);
            CHECK(e.column() == one.column);
            CHECK(e.text() == one.shown);
            CHECK(e.reason() == one.reason);
        }
    }
    CHECK_THROWS_WITH((feed::read_fred<USD, CNY>("no_such.csv")), "no_such.csv: the file cannot be opened");
}

TEST_CASE("a file whose pair is not known before is a history of its series' pair", "[fred]") {
    const any_history euro = parse_fred("observation_date,DEXUSEU\n2025-02-24,1.0470\n", "f");
    CHECK(euro.pair() == pair_of<EUR, USD>);
    CHECK(to_string(euro[0]) == "EUR/USD 1.047, FRED DEXUSEU 2025-02-24");
    CHECK(typed<USD, CNY>(feed::read_fred(OUTLAY_TEST_DATA "/DEXCHUS.csv")) ==
          feed::read_fred<USD, CNY>(OUTLAY_TEST_DATA "/DEXCHUS.csv"));
    CHECK_THROWS_AS(parse_fred("observation_date,GDP\n2025-01-01,1\n", "f"), feed_error);
}

TEST_CASE("R22: several series of one file are a table", "[fred]") {
    const std::string text =
        "observation_date,DEXCHUS,DEXUSEU\n2025-11-10,7.1193,1.1571\n2025-11-11,,\n2025-11-12,7.1120,.\n";
    const fx_table_history both = feed::parse_fred_table(text, "rates.csv");
    CHECK(both.pairs() == std::vector<currency_pair>{pair_of<USD, CNY>, pair_of<EUR, USD>});
    CHECK(both.source() == rate_source{"FRED", rate_kind::noon});
    CHECK(both.size() == 2);
    CHECK(both.history<USD, CNY>().on("2025-11-12"_day, same_day{}).value() == exact_ratio(7.1120_dec));
    CHECK(both.history<EUR, USD>().size() == 1);
    CHECK(feed::read_fred_table(OUTLAY_TEST_DATA "/DEXCHUS.csv").history<USD, CNY>().size() == 30);
    CHECK_THROWS_WITH(feed::parse_fred_table("observation_date,DEXCHUS,DEXUSEU\n2025-11-10,7.1193,0\n", "f"),
                      "f, line 2, column 3: \"0\": a rate must be more than 0");
    CHECK_THROWS_WITH(feed::parse_fred_table("observation_date,DEXCHUS,DEXUSEU\n", "f"),
                      "f, line 2: no day after the header");
    CHECK_THROWS_AS(feed::parse_fred_table("observation_date\n2025-11-10\n", "f"), feed_error);
}

TEST_CASE("R3: DEXVZUS is in bolivars fuertes until 2018-08-19, in sovereign ones after", "[fred]") {
    // ISO 4217: VES from 2018-08-20. The figures are made; FRED's README names the series "Venezuela / U.S. Foreign Exchange Rate".
    const std::string header = "observation_date,DEXVZUS\n", fuerte = "2018-08-16,248567.0\n2018-08-17,248567.0\n",
                      sovereign = "2018-08-20,60.0\n2018-08-21,60.3\n";
    CHECK(parse_fred(header + fuerte, "f").pair() == currency_pair("USD", "VEF"));
    CHECK(parse_fred(header + sovereign, "f").pair() == pair_of<USD, VES>);
    CHECK(parse_fred<USD, VES>(header + "2018-08-17,\n" + sovereign, "f").size() == 2);
    CHECK(parse_fred(header + "2018-08-17,\n", "f").pair() == pair_of<USD, VES>);
    CHECK_THROWS_WITH(parse_fred(header + fuerte + sovereign, "f"),
                      "f, line 4, column 1: \"2018-08-20\": the series quotes USD/VES from here on, USD/VEF before: "
                      "read_fred_table reads both");
    CHECK_THROWS_WITH((parse_fred<USD, VES>(header + fuerte + sovereign, "f")),
                      "f, line 2, column 1: \"2018-08-16\": the series quotes USD/VEF on this day, not USD/VES: "
                      "read_fred_table reads both");
    CHECK_THROWS_WITH((parse_fred<USD, CNY>(header + fuerte, "f")),
                      "f, line 1, column 2: \"DEXVZUS\": the series quotes USD/VES, not USD/CNY");
    const auto both = feed::parse_fred_table(header + fuerte + sovereign, "f");
    CHECK(both.pairs() == std::vector<currency_pair>{{"USD", "VEF"}, {"USD", "VES"}});
    CHECK(both.history({"USD", "VEF"}).days().back() == "2018-08-17"_day);
    CHECK(both.history<USD, VES>().days().front() == "2018-08-20"_day);
    CHECK(feed::fred_series::find("DEXVZUS")->pair == pair_of<USD, VES>);
    CHECK(feed::fred_series::find("DEXVZUS", "2018-08-19"_day)->pair == currency_pair("USD", "VEF"));
}

}  // namespace fred_test
