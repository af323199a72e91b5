// SPDX-License-Identifier: BSL-1.0
#include <outlay/feed/ecb_csv.hpp>
#include <outlay/feed/ecb_xml.hpp>

#include <catch.hpp>

#include <string>

namespace ecb_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using feed::feed_error;
using feed::parse_ecb_daily;
using feed::parse_ecb_history;
using feed::parse_ecb_sdmx;
using feed::parse_ecb_xml;

namespace {

// ECB reference rates in the layouts of its files, cut to a few columns.
const std::string history_csv =
    "Date,USD,JPY,CYP,CNY,HKD,\n"
    "2025-11-07,1.1561,176.99,N/A,8.2324,8.9908,\n"
    "2025-09-24,1.1756,174.51,N/A,8.3786,9.1422,\n"
    "2025-02-24,1.0466,156.65,N/A,7.5879,8.1343,\n"
    "1999-01-04,1.1789,133.73,0.58231,N/A,9.1332,\n";
const std::string daily_csv =
    "Date, USD, JPY, CNY, HKD, \n"
    "07 November 2025, 1.1561, 176.99, 8.2324, 8.9908, \n";
const std::string daily_xml =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<gesmes:Envelope xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\" "
    "xmlns=\"http://www.ecb.int/vocabulary/2002-08-01/eurofxref\">\n"
    "\t<gesmes:subject>Reference rates</gesmes:subject>\n"
    "\t<gesmes:Sender>\n\t\t<gesmes:name>European Central Bank</gesmes:name>\n\t</gesmes:Sender>\n"
    "\t<Cube>\n\t\t<Cube time='2025-11-07'>\n"
    "\t\t\t<Cube currency='USD' rate='1.1561'/>\n\t\t\t<Cube currency='JPY' rate='176.99'/>\n"
    "\t\t\t<Cube currency='CNY' rate='8.2324'/>\n\t\t\t<Cube currency='HKD' rate='8.9908'/>\n"
    "\t\t</Cube>\n\t</Cube>\n</gesmes:Envelope>\n";

template <class Parse>
feed_error error_of(Parse parse, const std::string& text) {
    try {
        (void)parse(text, "rates");
    } catch (const feed_error& e) {
        return e;
    }
    FAIL("no error: " + text);
    throw 0;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

struct bad {
    std::string text;
    std::size_t line;
    const char* reason;
};

}  // namespace

TEST_CASE("the history of the ECB is a history of tables", "[ecb]") {
    const fx_table_history ecb = parse_ecb_history(history_csv, "eurofxref-hist.csv");
    CHECK(ecb.size() == 4);
    CHECK(ecb.pairs().size() == 5);
    CHECK(ecb.day(0) == "1999-01-04"_day);
    CHECK(ecb.day(3) == "2025-11-07"_day);
    CHECK(ecb.cell(3, 0) == 1.1561_dec);
    CHECK(ecb.cell(0, 3) == std::nullopt);
    // 7.5879 / 1.0466 = 7.250048.
    const auto usdcny = ecb.on("2025-02-24"_day, same_day{}).quote<USD, CNY>();
    CHECK(to_string(usdcny) == "USD/CNY 7.250048 from EUR/CNY 7.5879 and EUR/USD 1.0466, ECB 2025-02-24");
    CHECK(ecb.on("2025-02-26"_day, previous{.max_days = 2}).quote<EUR, HKD>().value() == exact_ratio(8.1343_dec));
    CHECK(ecb.on("2025-02-26"_day, previous{.max_days = 1}).quotes().empty());
    CHECK(ecb.on("2024-12-31"_day, previous{.max_days = 20'000}).quote({"EUR", "CYP"}).day() == "1999-01-04"_day);
    CHECK_THROWS_AS(ecb.on("2025-02-26"_day, previous{.max_days = -1}), numeric_domain_error);
    CHECK(ecb.on("2025-02-20"_day, following{.max_days = 4}).quotes().size() == 4);
    CHECK(ecb.on("2025-10-15"_day, interpolated{.max_days = 60}).quote<EUR, USD>().day() == "2025-10-15"_day);
}

TEST_CASE("a cell that is N/A is missing, not zero and not the row's", "[ecb]") {
    const fx_table_history ecb = parse_ecb_history(history_csv, "hist");
    CHECK_THROWS_WITH(ecb.on("1999-01-04"_day, same_day{}).quote({"EUR", "CNY"}),
                      "no rate EUR/CNY: CNY is not in the table");
    CHECK(ecb.history<EUR, CNY>().size() == 3);
    CHECK(ecb.history<EUR, USD>().size() == 4);
    CHECK(ecb.history({"EUR", "CYP"}).size() == 1);
    CHECK_THROWS_WITH(ecb.history({"EUR", "AED"}), "no rate EUR/AED: no column of ECB has it");
    const auto usdcny = cross(ecb.history<EUR, USD>(), ecb.history<EUR, CNY>());
    CHECK(usdcny.size() == 3);
    CHECK(usdcny.on("2025-09-24"_day, same_day{}).value() == 8.3786_dec / 1.1756_dec);
    CHECK(cross(ecb.history({"EUR", "USD"}), ecb.history({"EUR", "CNY"})).pair() == pair_of<USD, CNY>);
}

TEST_CASE("the ECB's four layouts are read alike", "[ecb]") {
    // Case 78.
    const auto hist = parse_ecb_history("Date,USD,JPY,CNY,HKD,\n2025-11-07,1.1561,176.99,8.2324,8.9908,\n", "hist");
    CHECK(parse_ecb_daily(daily_csv, "daily") == hist);
    CHECK(parse_ecb_xml(daily_xml, "xml") == hist);
    std::string doubled = daily_xml;
    for (char& c : doubled)
        if (c == '\'') c = '"';
    CHECK(parse_ecb_xml(doubled, "xml") == hist);
    const auto sdmx = parse_ecb_sdmx(
        "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"
        "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2025-11-07,1.1561\nEXR.D.JPY.EUR.SP00.A,D,JPY,EUR,SP00,A,2025-11-07,176."
        "99\n"
        "EXR.D.CNY.EUR.SP00.A,D,CNY,EUR,SP00,A,2025-11-07,8.2324\nEXR.D.HKD.EUR.SP00.A,D,HKD,EUR,SP00,A,2025-11-07,8."
        "9908\n",
        "sdmx");
    CHECK(sdmx == hist);
}

TEST_CASE("the daily file's day and its trailing zeros", "[ecb]") {
    const auto daily = parse_ecb_daily("Date, USD, HUF, \n13 April 2026, 1.1684, 366.90, \n", "eurofxref.csv");
    CHECK(daily.day(0) == "2026-04-13"_day);
    CHECK(to_string(*daily.cell(0, 1)) == "366.90");
    for (const bad& one : {bad{"Date, USD, \n", 2, "no day after the header"},
                           bad{"Date, USD, \n31 April 2026, 1.1684, \n", 2, "the day is written as 13 April 2026"},
                           bad{"Date, USD, \n13 Aprll 2026, 1.1684, \n", 2, "the day is written as 13 April 2026"},
                           bad{"Date, USD, \n13 April 26, 1.1684, \n", 2, "the day is written as 13 April 2026"},
                           bad{"Date, USD, \n13 April 226, 1.1684, \n", 2, "the day is written as 13 April 2026"},
                           bad{"Date, USD, \n013 April 2026, 1.1684, \n", 2, "the day is written as 13 April 2026"},
                           bad{"Date, USD, \n2026-04-13, 1.1684, \n", 2, "the day is written as 13 April 2026"},
                           bad{"Date, USD, \n13 April 2026, 1.1684, 1\n", 2, "a value in a column without a currency"},
                           bad{"Date, USD, \n13 April 2026, 1.1684, \n14 April 2026, 1.1684, \n", 3, "a second day"}}) {
        INFO(one.text);
        const feed_error e = error_of([](auto... a) { return parse_ecb_daily(a...); }, one.text);
        CHECK(e.line() == one.line);
        CHECK(e.reason() == one.reason);
    }
}

TEST_CASE("a history that is not one is an error with line and text", "[ecb]") {
    const auto parse = [](auto... a) { return parse_ecb_history(a...); };
    for (const bad& one :
         {bad{"<html><head><title>Request Rejected</title></head></html>", 1,
              "not a file of the ECB's reference rates: its header begins with Date"},
          bad{with(history_csv, "CYP", "CY"), 1, "a column should be named by a currency"},
          bad{with(history_csv, "CYP,", ""), 2, "7 fields, where the header has 6"},  // a column that vanished
          bad{with(history_csv, "2025-09-24", "2025-11-07"), 3, "a day that stands twice"},
          bad{with(history_csv, "1999-01-04", "2025-03-04"), 5, "a day out of order"},
          bad{with(history_csv, "1.0466", "0"), 4, "a rate must be more than 0"},
          bad{with(history_csv, "1.0466", "-1.0466"), 4, "a rate must be more than 0"},
          bad{with(history_csv, "1.0466", "1,0466"), 4, "8 fields, where the header has 7"},
          bad{with(history_csv, "1.0466", "n/a"), 4, "a digit is missing"},
          bad{with(history_csv, "9.1332,\n", ""), 5, "6 fields, where the header has 7"},  // a truncated file
          bad{history_csv + "1998-12-31,1.1\n", 6, "2 fields, where the header has 7"},
          bad{"Date,USD,\n", 2, "no day after the header"}, bad{"Date,\n", 1, "no currency in the header"},
          bad{with(history_csv, "JPY", "EUR"), 1, "a column should be named by a currency"},
          bad{with(history_csv, "JPY", "USD"), 1, "a second column of this name"}}) {
        INFO(one.text);
        const feed_error e = error_of(parse, one.text);
        CHECK(e.line() == one.line);
        CHECK(e.reason() == one.reason);
    }
    CHECK(error_of(parse, with(history_csv, "1.0466", "0")).text() == "0");
}

TEST_CASE("the XML of many days, and XML that is not the ECB's", "[ecb]") {
    const std::string two =
        with(daily_xml, "\t</Cube>\n</gesmes",
             "\t\t<Cube time='2025-11-06'><Cube currency='USD' rate='1.1533'/></Cube>\n\t</Cube>\n</gesmes");
    const auto days = parse_ecb_xml(two, "xml");
    CHECK(days.size() == 2);
    CHECK(days.cell(0, 0) == 1.1533_dec);
    CHECK(days.cell(0, 1) == std::nullopt);

    const auto parse = [](const std::string& text, const char* name) { return parse_ecb_xml(text, name); };
    for (const bad& one :
         {bad{"Request Rejected", 1, "not a file of the ECB's reference rates: no gesmes:Envelope"},
          bad{"<html><body>Request Rejected</body></html>", 1,
              "not a file of the ECB's reference rates: no gesmes:Envelope"},
          bad{daily_xml.substr(0, daily_xml.find("\t</Cube>")), 12, "the file ends before its envelope does"},
          bad{daily_xml.substr(0, daily_xml.find("176.99") + 3), 10, "the value of an attribute does not end"},
          bad{with(daily_xml, "1.1561", "0"), 9, "a rate must be more than 0"},
          bad{with(daily_xml, "1.1561", "1,15"), 9, "the rate: not part of a number"},
          bad{with(daily_xml, "'JPY'", "'USD'"), 10, "a currency that stands twice in its day"},
          bad{with(daily_xml, " time='2025-11-07'", ""), 8, "a day is written as <Cube time='2026-09-24'>"},
          bad{with(daily_xml, "2025-11-07", "2025-11-31"), 8, "no such day in the calendar"},
          bad{with(daily_xml, "'USD' rate='1.1561'", "'USD'"), 9,
              "a rate is written as <Cube currency='USD' rate='1.1367'/>"},
          bad{with(daily_xml, "='1.1561'", "=1.1561"), 9, "the value of an attribute is not quoted"},
          bad{with(two, "2025-11-06", "2025-11-07"), 14, "a day that stands twice"},
          bad{with(daily_xml, "Envelope>\n", "Envelope>\n<more/>"), 16, "a tag after the envelope"},
          bad{with(daily_xml, "Envelope>\n", "Envelope>\nmore"), 15, "text after the envelope"}}) {
        INFO(one.text);
        const feed_error e = error_of(parse, one.text);
        CHECK(e.line() == one.line);
        CHECK(e.reason() == one.reason);
    }
}

TEST_CASE("the ECB's data API, with its short and its full header", "[ecb]") {
    const std::string header = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n";
    const auto row = [](std::string day, std::string value) {
        return "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A," + day + "," + value + "\n";
    };
    const auto short_form = parse_ecb_sdmx(header + row("2024-01-01", "") + row("2024-01-02", "1.0956") +
                                               row("2024-01-03", "1.0919") + row("2024-01-04", "NaN"),
                                           "s");
    CHECK(short_form.history<EUR, USD>().size() == 2);
    CHECK(short_form.history<EUR, USD>().on("2024-01-04"_day, previous{.max_days = 1}).value() ==
          exact_ratio(1.0919_dec));
    const auto full = parse_ecb_sdmx(
        "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,TITLE_COMPL,UNIT_MULT\n"
        "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-02,1.0956,A,\"ECB reference exchange rate, US dollar/Euro, 2.15 "
        "pm (C.E.T.)\",0\n",
        "f");
    CHECK(full.cell(0, 0) == 1.0956_dec);

    const auto parse = [](auto... a) { return parse_ecb_sdmx(a...); };
    for (const bad& one :
         {bad{"FREQ,TIME_PERIOD,OBS_VALUE\n", 1, "no column of this name in the header"},
          bad{header, 2, "no row after the header"},
          bad{header + "EXR.M.USD.EUR.SP00.A,M,USD,EUR,SP00,A,2024-01,1.0905\n", 2, "not a daily series"},
          bad{header + "X,D,USD,GBP,SP00,A,2024-01-02,1.0905\n", 2, "not a rate against the euro"},
          bad{header + "X,D,USD,EUR,NN00,A,2024-01-02,1.0905\n", 2, "not a spot rate"},
          bad{header + row("2024-01-03", "1.0919") + row("2024-01-02", "1.0956"), 3, "a day out of order"},
          bad{header + row("2024-01-03", "1.0919") + row("2024-01-03", "1.0919"), 3,
              "a day that stands twice in its series"},
          bad{header + row("2024-01-03", "0"), 2, "a rate must be more than 0"},
          bad{header + row("2024-01-03", "1.09x"), 2, "not part of a number"}}) {
        INFO(one.text);
        const feed_error e = error_of(parse, one.text);
        CHECK(e.line() == one.line);
        CHECK(e.reason() == one.reason);
    }
}

TEST_CASE("nothing between the Cubes of the XML is passed over", "[ecb]") {
    const auto parse = [](const std::string& text, const char* name) { return parse_ecb_xml(text, name); };
    // A tag that lost a letter was another tag, or text, and its rate was left out without a word.
    for (const bad& one :
         {bad{with(daily_xml, "<Cube currency='JPY'", "<Cub currency='JPY'"), 10, "not a Cube, where rates stand"},
          bad{with(daily_xml, "<Cube currency='JPY'", "Cube currency='JPY'"), 11,
              "text before this tag, where rates stand"},
          bad{with(daily_xml, "<Cube currency='JPY'", "<!ube currency='JPY'"), 10, "not a Cube, where rates stand"},
          bad{with(daily_xml, "<Cube currency='JPY'", "<?ube currency='JPY'"), 10, "not a Cube, where rates stand"},
          bad{with(daily_xml, "currency='JPY'", "currency='JPX'"), 10, "not the code of a currency"},
          bad{with(daily_xml, "rate='176.99'", "rate='176.99' multiplier='100'"), 10,
              "a rate is written as <Cube currency='USD' rate='1.1367'/>"},
          bad{with(daily_xml, "rate='176.99'/>", "rate='176.99'>"), 11,
              "a rate is written as <Cube currency='USD' rate='1.1367'/>"},
          bad{with(daily_xml, "\t\t</Cube>\n", ""), 14, "the envelope ends before its Cubes do"},
          bad{with(daily_xml, "\t</Cube>\n</", "\t</Cube></Cube>\n</"), 14, "a Cube is closed that was not opened"},
          bad{with(daily_xml, "\t</Cube>\n</", "<Cube time='2025-11-06'></Cube>\t</Cube>\n</"), 14,
              "a day without rates"}}) {
        INFO(one.text);
        const feed_error e = error_of(parse, one.text);
        CHECK(e.line() == one.line);
        CHECK(e.reason() == one.reason);
    }
    // What XML allows there: comments, and tags that close by themselves or not.
    std::string same = with(daily_xml, "rate='176.99'/>", "rate='176.99'></Cube><!-- noon -->");
    CHECK(parse_ecb_xml(same, "xml") == parse_ecb_xml(daily_xml, "xml"));
}

TEST_CASE("R23: the data API's suffix and multiplier are looked at", "[ecb]") {
    // Code list CL_EXR_SUFFIX of the ECB: A is the average, which of a daily series is the rate itself, E the end of a period.
    const std::string header = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n";
    const auto parse = [](auto... a) { return parse_ecb_sdmx(a...); };
    CHECK(parse(header + "K,D,USD,EUR,SP00,A,2024-01-02,1.0956,0\n", "f").cell(0, 0) == 1.0956_dec);
    for (const char* suffix : {"E", "", "P", "AA"}) {
        const feed_error e = error_of(parse, header + "K,D,USD,EUR,SP00," + suffix + ",2024-01-02,1.0956,0\n");
        CHECK(e.line() == 2);
        CHECK(e.column() == 6);
        CHECK(e.reason() == "not the rate of the day, A");
    }
    CHECK(error_of(parse, header + "K,D,USD,EUR,SP00,A,2024-01-02,1.0956,3\n").column() == 9);
    CHECK(error_of(parse, "FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,TIME_PERIOD,OBS_VALUE\n").text() == "EXR_SUFFIX");
    CHECK(error_of(parse, header + "K,D,USX,EUR,SP00,A,2024-01-02,1.0956,0\n").reason() ==
          "not the code of a currency");
    for (const char* key : {"EXR.D.JPY.EUR.SP00.A", "EXR.M.USD.EUR.SP00.A", "EXR.D.USD.GBP.SP00.A", "EXR.D.USD.EUR.EN00.A"}) {
        const feed_error e = error_of(parse, header + key + ",D,USD,EUR,SP00,A,2024-01-02,1.0956,0\n");
        CHECK(e.column() == 1);
        CHECK(e.reason() == "the key of another series than its columns say");
    }
}

TEST_CASE("every currency that the ECB's history has columns of is known", "[ecb]") {
    // The header of eurofxref-hist.csv as published.
    const auto all = parse_ecb_history(
        "Date,USD,JPY,BGN,CYP,CZK,DKK,EEK,GBP,HUF,LTL,LVL,MTL,PLN,ROL,RON,SEK,SIT,SKK,CHF,ISK,NOK,HRK,RUB,TRL,TRY,AUD,"
        "BRL,CAD,"
        "CNY,HKD,IDR,ILS,INR,KRW,MXN,MYR,NZD,PHP,SGD,THB,ZAR,\n"
        "2025-11-07,1.1561,176.99,1.9558,N/A,24.333,7.4667,N/A,0.8811,385.44,N/A,N/A,N/A,4.248,N/A,5.0855,11.046,N/A,N/"
        "A,0.9312,"
        "146.2,11.78,N/A,N/A,N/"
        "A,48.8007,1.7838,6.2007,1.6311,8.2324,8.9908,19303.86,3.7719,102.518,1687.49,21.459,4.8279,2.0569,"
        "68.379,1.5053,37.388,20.056,\n",
        "eurofxref-hist.csv");
    CHECK(all.pairs().size() == 41);
    CHECK(all.on("2025-11-07"_day, same_day{}).quote<EUR, CNY>().value() == exact_ratio(8.2324_dec));
    for (const char* code : {"USX", "XXX", "XTS", "XAU", "EUR"})
        CHECK(error_of([](auto... a) { return parse_ecb_history(a...); }, with(history_csv, "USD", code)).reason() ==
              "a column should be named by a currency");
}

}  // namespace ecb_test
