// SPDX-License-Identifier: BSL-1.0
#include <outlay/feed/h10.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

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
        {"July 31, 2023\nnothing else\n", 1, "not an H.10 release: no release date as July 31, 2023"},
        {"Release Date: July 31, 2023\nnothing else\n", 1, "not an H.10 release: no heading of COUNTRY and days"},
        {with(release, "July 31, 2023", "July 32, 2023"), 4, "no release date as July 31, 2023"},
        {release.substr(0, release.find("*AUSTRALIA")), 7, "the file ends before its first rate"},
        {with(release, "7.1855", "0"), 9, "a rate must be more than 0"},
        {with(release, "7.1855", "7.18x"), 9, "not part of a number"},
        {with(release, "    7.1488", ""), 9, "6 columns, where country, unit and 5 rates belong"},
        {with(release, "CHINA, P.R.", "CHINA, PRC "), 9,
         "not a country of the release; a row can be passed over by its name"},
        {with(release, "HONG KONG ", "*HONG KONG"), 11, "a star, though it is quoted for one dollar"},
        {with(release, "*EMU MEMBERS", "EMU MEMBERS "), 10, "no star, though it is quoted in dollars"},
        {with(release, "HONG KONG  ", "CHINA, P.R."), 11, "a country that stands twice"},
        {with(release, "Jul. 25", "Jul. 32"), 6, "no such day in the calendar"},
        {with(release, "Jul. 25", "Jul. 24"), 6, "a day out of order"},
        {with(release, "Jul. 25", "Jly. 25"), 6, "a day is written as Jul. 24"},
        {with(release, "YUAN               ", "                   "), 9, "no currency after the country"},
        {with(release, "    7.1340", "    7.1340    7.1"), 9, "8 columns, where country, unit and 5 rates belong"},
        {with(release, "    7.1340", ""), 9, "a figure that stands under no day"},  // a row shifted by a lost cell
        {release.substr(0, release.find("     0.6720")), 8, "5 columns, where country, unit and 5 rates belong"},
        {with(release, "7.1340", "     L"), 9, "a digit is missing"},
        // What ends the table may not stand inside it.
        {with(release, "HONG KONG ", "NOTE\nHONG KONG "), 12, "a row of figures below the end of the table"},
        {with(release, "HONG KONG ", "ND\nHONG KONG "), 12, "a row of figures below the end of the table"},
        {with(release, "*EMU MEMBERS       EURO               1.1060     1.1050     ND         1.1010     1.1020", "* EMU MEMBERS      EURO"), 11,
         "a row of figures below the end of the table"},
        {release + "CHINA, P.R.        YUAN               7.1", 18, "a row of figures below the end of the table"},
        {with(release, "July 31, 2023", "July 31, 23"), 4, "no release date as July 31, 2023"},
        {with(release, "July 31, 2023", "July 31, 203"), 4, "no release date as July 31, 2023"},
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

namespace {

// Releases as published on federalreserve.gov/releases/h10, cut to some of their rows.
const std::string presidents_day =  // 20100222: the column of a holiday is blank but for letters
    "Release Date: February 22, 2010\n"
    "H.10 WEEKLY UPDATE: WEB RELEASE ONLY                               For immediate release\n"
    " FOREIGN EXCHANGE RATES                                            February 22, 2010\n\n\n"
    "(Rates in currency units per U.S. dollar except as noted)  *Dollar indices revised on 02/24/2010\n\n\n"
    "                 MONETARY\n"
    "   COUNTRY         UNIT       Feb. 15      Feb. 16      Feb. 17      Feb. 18      Feb. 19\n\n"
    " *AUSTRALIA      DOLLAR                      0.8994       0.8994       0.8971       0.8954\n"
    "  BRAZIL         REAL            H           1.8394       1.8355       1.8229       1.8050\n"
    "  CHINA, P.R.    YUAN                        6.8326       6.8326       6.8330       6.8290\n"
    "  DENMARK        KRONE           O           5.4163       5.4636       5.4877       5.4964\n"
    "  INDIA          RUPEE           L          45.9900      46.0000      46.2000      46.2400\n"
    "  MEXICO         PESO            I          12.8510      12.8771      12.8455      12.8235\n"
    "  SINGAPORE      DOLLAR          D           1.4059       1.4063       1.4077       1.4126\n\n"
    "MEMO:\n";
const std::string new_year_1999 =  // 19990104: a holiday in the last column, units one space away
    " H.10(512)                                                               December 31, 1998  \n\n"
    " FOREIGN EXCHANGE RATES\n\n FOR THE WEEK ENDING JANUARY 1, 1999\n\n"
    "                 MONETARY\n"
    "   COUNTRY         UNIT       Dec. 28      Dec. 29      Dec. 30      Dec. 31      Jan. 1\n\n"
    " *AUSTRALIA      DOLLAR         0.6070       0.6114       0.6129       0.6123\n"
    "  AUSTRIA        SCHILLING     11.822       11.747       11.802       11.720\n"
    "  BELGIUM        FRANC         34.63        34.44        34.53        34.36\n"
    "  CHINA,P.R.     YUAN           8.2782       8.2786       8.2787       8.2789\n"
    " *EURO COMMUNITY ECU            1.1698       1.1753       1.1682       1.1739\n"
    "  GERMANY        D. MARK        1.6793       1.6707       1.6765       1.6670        H\n"
    "  GREECE         DRACHMA      282.25       280.86       283.10       279.90\n"
    "  INDIA          RUPEE         42.58        42.60        42.58        42.52          O\n";
const std::string
    page_2021 =  // 20210222, as copied from the page: a notice with a date of its own, tabs, ND, Venezuela
    "Effective June 24, 2019, the Federal Reserve Board staff will make a change to the indexation of the daily Broad, "
    "AFE, and "
    "EME dollar indexes.\n"
    "Release Date: February 22, 2021\nForeign Exchange Rates -- H.10 Weekly\n"
    "(Rates in currency units per U.S. dollar except as noted)\n"
    "COUNTRY\tCURRENCY\tFeb. 15\tFeb. 16\tFeb. 17\tFeb. 18\tFeb. 19\n"
    "*AUSTRALIA\tDOLLAR\tND\t0.7759\t0.7740\t0.7750\t0.7873\n"
    "CHINA, P.R.\tYUAN\tND\t6.4567\t6.4567\t6.4869\t6.4555\n"
    "*UNITED KINGDOM\tPOUND\tND\t1.3910\t1.3848\t1.3956\t1.4025\n"
    "VENEZUELA\tBOLIVAR\tND\t1765946.4\t1765946.4\t1716983.9\t1716125.0\n";

std::string reason_of(const std::string& text, const feed::h10_options& options = {}) {
    try {
        (void)parse_h10(text, "h10.txt", options);
    } catch (const feed_error& e) {
        return std::to_string(e.line()) + ": " + e.reason();
    }
    return "read";
}

}  // namespace

TEST_CASE("a day is at most sixty days older than its release", "[h10]") {
    CHECK(parse_h10(release, "h10", {.release = "2023-09-22"_day}).day(0) == "2023-07-24"_day);
    CHECK_THROWS_WITH(parse_h10(release, "h10", {.release = "2023-09-23"_day}),
                      Catch::Matchers::ContainsSubstring("a day long before the release of 2023-09-23"));
}

TEST_CASE("S8: the release date is the one after its label, not that of a notice", "[h10]") {
    CHECK(parse_h10(page_2021, "h10").day(0) == "2021-02-15"_day);
    const std::string notice =
        "Effective June 24, 2019, ...\nRelease Date: June 20, 2023\nCOUNTRY  CURRENCY  Jun. 12  Jun. 13\n"
        "CHINA, P.R.  YUAN  7.1484  7.1658\n";
    CHECK(parse_h10(notice, "h10").day(0) == "2023-06-12"_day);
    // Where no label names one, or two name others, the text does not say it.
    CHECK(reason_of(with(notice, "Release Date: ", "On ")) ==
          "1: not an H.10 release: no release date as July 31, 2023");
    CHECK(reason_of(with(notice, "COUNTRY", "For immediate release June 21, 2023\nCOUNTRY")) ==
          "3: another release date than 2023-06-20: name the right one in the call");
    CHECK(reason_of("Release Date: June 27, 2023\n" + notice) ==
          "3: another release date than 2023-06-27: name the right one in the call");
    CHECK(reason_of(with(notice, "COUNTRY", "For immediate release June 20, 2023\nCOUNTRY")) == "read");
    CHECK(parse_h10("Release Date: June 27, 2023\n" + notice, "h10", {.release = "2023-06-20"_day}).day(1) ==
          "2023-06-13"_day);
    CHECK(parse_h10(notice, "h10", "2023-06-20"_day).size() == 2);
    // A wrong year would have shown: its days are no working days. 2019-06-16 was a Sunday.
    CHECK(reason_of(with(notice, "Jun. 13", "Jun. 16"), {.release = "2019-06-24"_day}) ==
          "3: on a weekend, if the release is of 2019-06-24");
    CHECK(parse_h10(with(notice, "Release Date: ", "RELEASE DATE:\n"), "h10").day(0) == "2023-06-12"_day);
}

TEST_CASE("R3: the blank column of a holiday is missing, with its letters or without", "[h10]") {
    for (std::string text :
         {presidents_day, with(presidents_day, "            H           1.8394", "                        1.8394")}) {
        const auto h10 = parse_h10(text, "h10.txt");
        CHECK(h10.size() == 5);
        CHECK(h10.day(0) == "2010-02-15"_day);
        CHECK(h10.history<USD, BRL>().size() == 4);
        CHECK(h10.history<USD, BRL>().on("2010-02-16"_day, same_day{}).value() == exact_ratio(1.8394_dec));
        CHECK(h10.history<USD, INR>().on("2010-02-19"_day, same_day{}).value() == exact_ratio(46.2400_dec));
        CHECK_FALSE(h10.history<AUD, USD>().try_on("2010-02-15"_day, same_day{}).has_value());
    }
    // A blank of one row in its middle is missing too; a row that breaks off is not a row of blanks.
    const auto blank = parse_h10(with(presidents_day, "1.4063", "      "), "h10.txt");
    CHECK(blank.history<USD, SGD>().size() == 3);
    CHECK(blank.history<USD, SGD>().on("2010-02-18"_day, same_day{}).value() == exact_ratio(1.4077_dec));
    CHECK(reason_of(with(presidents_day, "       1.4077       1.4126", "")) ==
          "18: 5 columns, where country, unit and 5 rates belong");
    // A letter where others have rates, and a row that slipped.
    CHECK(reason_of(with(presidents_day, "1.4063", "   L  ")) == "18: a digit is missing");
    CHECK(reason_of(with(presidents_day, "  1.4059       1.4063 ", "1.4063 ")).starts_with("18: "));
}

TEST_CASE("R3: releases of the years before the euro, with the currencies that it replaced", "[h10]") {
    const auto h10 = parse_h10(new_year_1999, "h10.txt");  // no release date, but the week that it is for
    CHECK(h10.day(0) == "1998-12-28"_day);
    CHECK(h10.day(4) == "1999-01-01"_day);
    const auto rate = [&](const char* base, const char* quote) {
        return h10.history({base, quote}).on("1998-12-31"_day, same_day{}).value();
    };
    CHECK(rate("USD", "ATS") == exact_ratio(11.720_dec));
    CHECK(rate("USD", "BEF") == exact_ratio(34.36_dec));
    CHECK(rate("USD", "CNY") == exact_ratio(8.2789_dec));
    CHECK(rate("XEU", "USD") == exact_ratio(1.1739_dec));
    CHECK(rate("USD", "DEM") == exact_ratio(1.6670_dec));
    CHECK(rate("USD", "GRD") == exact_ratio(279.90_dec));
    CHECK(h10.history({"USD", "DEM"}).size() == 4);
    // The page of the same release says its date as well.
    CHECK(parse_h10("Release Date: January 4, 1999\n" + new_year_1999, "h10.txt") == h10);
    // Releases of 1997 came four weeks later: 19970609.
    const auto may = parse_h10(
        "Release Date: June 9, 1997\n1FEDERAL RESERVE STATISTICAL RELEASE                June 6, 1997\n"
        "  H.10(512)                       FOREIGN EXCHANGE RATES FOR THE WEEK ENDING  MAY 16, 1997\n"
        "                 MONETARY                     (CURRENCY UNITS PER DOLLAR)\n"
        "   COUNTRY         UNIT       May. 12      May. 13      May. 14      May. 15      May. 16\n\n"
        "  AUSTRIA        SCHILLING     11.995       11.950       11.962       11.960       11.920\n"
        " *EURO COMMUNITY ECU            1.1410       1.1480       1.1460       1.1480       1.1515\n",
        "h10.txt");
    CHECK(may.day(4) == "1997-05-16"_day);
    CHECK(may.history({"XEU", "USD"}).size() == 5);
}

TEST_CASE("R3: the row of Venezuela is of the currency of its day", "[h10]") {
    const auto h10 = parse_h10(page_2021, "h10.txt");
    CHECK(h10.history<USD, VES>().on("2021-02-19"_day, same_day{}).value() == exact_ratio(1716125.0_dec));
    CHECK(h10.history<USD, VES>().size() == 4);
    CHECK(h10.pairs().size() == 4);
    const auto week = [](const char* date, const char* days, const char* rates) {
        return parse_h10(
            std::string("Release Date: ") + date + "\nCOUNTRY  UNIT  " + days + "\nVENEZUELA  BOLIVAR  " + rates + "\n",
            "h10.txt");
    };
    // Releases 19990823 and 20090112. ISO 4217: VEF from 2008-01-01, VES from 2018-08-20.
    CHECK(week("August 23, 1999", "Aug. 16  Aug. 17", "615.31  615.25").pairs().at(0) == currency_pair("USD", "VEB"));
    CHECK(week("January 12, 2009", "Jan. 5  Jan. 6", "2.1446  2.1446").pairs().at(0) == currency_pair("USD", "VEF"));
    // Across a change the row has two pairs; the figures are made.
    const auto change = week("August 27, 2018", "Aug. 17  Aug. 20", "248567.0  60.0");
    CHECK(change.pairs() == std::vector<currency_pair>{{"USD", "VEF"}, {"USD", "VES"}});
    CHECK(change.history({"USD", "VEF"}).days().back() == "2018-08-17"_day);
    CHECK(change.history<USD, VES>().on("2018-08-20"_day, same_day{}).value() == exact_ratio(60));
    CHECK(week("January 7, 2008", "Dec. 31  Jan. 2", "2144.60  2.1446").pairs() ==
          std::vector<currency_pair>{{"USD", "VEB"}, {"USD", "VEF"}});
}

TEST_CASE("R3: a row may be passed over by its name", "[h10]") {
    const std::string with_atlantis = with(page_2021, "VENEZUELA", "ATLANTIS");
    CHECK(reason_of(with_atlantis) == "9: not a country of the release; a row can be passed over by its name");
    CHECK(parse_h10(with_atlantis, "h10", {.pass_over = {"Atlantis"}}).pairs().size() == 3);
    CHECK(parse_h10(page_2021, "h10", {.pass_over = {"VENEZUELA", "CHINA, P.R.", "UNITED KINGDOM"}}).pairs().size() ==
          1);
    CHECK(parse_h10(with(page_2021, "VENEZUELA", "*VENEZUELA"), "h10", {.pass_over = {"VENEZUELA"}}).pairs().size() ==
          3);
    CHECK(parse_h10(presidents_day, "h10", {.pass_over = {"VENEZUELA"}}).pairs().size() == 7);  // none there
    CHECK(reason_of(with_atlantis, {.pass_over = {"ATL"}}) == reason_of(with_atlantis));
}

TEST_CASE("a release copied with bars, and blanks between tabs", "[h10]") {
    std::string bars = page_2021;
    for (std::size_t at = 0; (at = bars.find('\t', at)) != std::string::npos;) bars.replace(at, 1, " | ");
    CHECK(parse_h10(bars, "h10") == parse_h10(page_2021, "h10"));
    CHECK(parse_h10(with(bars, "*AUSTRALIA", "---|---|---|---|---|---|---\n*AUSTRALIA"), "h10") ==
          parse_h10(page_2021, "h10"));
    const auto blank = parse_h10(with(page_2021, "6.4567\t6.4567", "6.4567\t"), "h10");
    CHECK(blank.history<USD, CNY>().size() == 3);
    CHECK(blank.history<USD, CNY>().on("2021-02-18"_day, same_day{}).value() == exact_ratio(6.4869_dec));
    CHECK(reason_of(with(page_2021, "6.4567\t6.4567", "6.4567")) ==
          "7: 6 columns, where country, unit and 5 rates belong");
}

}  // namespace h10_test
