// SPDX-License-Identifier: BSL-1.0
// Errors of every feed name file, line and text: all readers against one table of damages, every error held to one form.
#include <outlay/feed.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <algorithm>
#include <clocale>
#include <cstddef>
#include <functional>
#include <locale>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace feed_error_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using feed::csv_reader;
using feed::feed_error;

namespace {

const std::string file = "dir/damaged.txt";

std::string dump(const fx_table_history& rates) {
    std::string out;
    for (std::size_t row = 0; row < rates.size(); ++row)
        for (std::size_t i = 0; i < rates.pairs().size(); ++i)
            if (const auto rate = rates.cell(row, i))
                out += to_string(rates.day(row)) + " " + to_string(rates.pairs()[i]) + " " + to_string(*rate) + "\n";
    return out;
}

/// A reader, a file that it reads, and what in that file is what.
struct reader {
    const char* name;
    std::string text;
    std::function<std::string(const std::string&)> read;  ///< what was read, a line each
    std::string first, last;          ///< where its data begins, and before what it ends ("" is the end)
    std::string figure, day, no_day;  ///< one of each, and a day that is none
    bool days_repeat = false;         ///< whether a day may stand twice
    std::string currency{};           ///< where it is written
    bool table = true;                ///< whether lines are rows of a CSV table
    bool may_be_empty = false;        ///< whether a header alone is such a file

    [[nodiscard]] std::size_t begin() const { return text.find(first); }
    [[nodiscard]] std::size_t end() const { return last.empty() ? text.size() : text.find(last); }
};

const std::vector<reader>& readers() {
    static const std::vector<reader> all{
        {"csv", "day,rate,note\n2025-02-24,7.2476,\"a, b\"\n2025-02-25,7.2512,c\n",
         [](const std::string& text) {
             csv_reader rows(text, file);
             const std::size_t day = rows.column("day"), rate = rows.column("rate"), note = rows.column("note");
             std::string out;
             while (rows.next())
                 out += to_string(rows.day(day)) + " " + to_string(rows.number(rate)) + " " + std::string(rows[note]) +
                        "\n";
             return out;
         },
         "2025-02-24", "", "7.2512", "2025-02-25", "2025-02-30", true, "", true, true},
        {"series_table", "quarter,capex\nFY2026 Q1,38676\nFY2026 Q2,31501.5\nFY2026 Q3,\n",
         [](const std::string& text) {
             const feed::series_table table(csv_reader(text, file), "quarter");
             const auto on = fiscal_calendar{.year_ends = date::March}.quarters("FY2020 Q1", 40);
             const auto capex = table.flow("capex", on, 1e6_cny);
             std::string out;
             for (std::size_t i = 0; i < on.size(); ++i)
                 if (capex.has(i)) out += on[i].label() + " " + to_string(capex[i]) + "\n";
             return out;
         },
         "FY2026", "FY2026 Q3", "31501.5", "FY2026 Q2", "FY2026 Q5"},
        {"flows", "day,amount,ccy\n2026-01-01,-100.25,CNY\n2026-12-31,60.5,CNY\n",
         [](const std::string& text) {
             std::string out;
             for (const auto& flow : feed::parse_flows(csv_reader(text, file), 1_cny, {.currency = "ccy"}))
                 out += to_string(flow.on) + " " + to_string(flow.value) + "\n";
             return out;
         },
         "2026-01-01", "", "60.5", "2026-12-31", "2026-12-32", true, "CNY"},
        {"projects", "project,day,amount\nA,2026-01-01,-100.25\nB,2026-12-31,60.5\n",
         [](const std::string& text) {
             std::string out;
             for (const auto& project : feed::parse_projects(csv_reader(text, file), 1_cny))
                 for (const auto& flow : project.flows)
                     out += project.project + " " + to_string(flow.on) + " " + to_string(flow.value) + "\n";
             return out;
         },
         "A,2026", "", "60.5", "2026-12-31", "2026-02-29", true},
        {"commitments",
         "commitment,entry,on,known,amount,currency,starts,months,source\n"
         "AI and cloud,announced,2025-02-24,,more than 380000,CNY,from 2025-02-24 to 2025-04-01,36,Xinhua\n"
         "AI and cloud,contracted,2025-03-31,2025-06-30,45321,CNY,,,\"20-F, note 26\"\n",
         [](const std::string& text) {
             return feed::commitments_table(feed::parse_commitments<CNY>(text, file, 1e6_cny), 1e6_cny);
         },
         "AI and cloud", "", "45321", "2025-03-31", "2025-03-32", true, "CNY", true, true},
        {"fred", "observation_date,DEXCHUS\n2025-11-10,7.1193\n2025-11-11,\n2025-11-12,7.1122\n",
         [](const std::string& text) {
             const auto rates = feed::parse_fred<USD, CNY>(text, file);
             std::string out;
             for (std::size_t i = 0; i < rates.size(); ++i) out += to_string(rates[i]) + "\n";
             return out;
         },
         "2025-11-10", "", "7.1122", "2025-11-12", "2025-11-31"},
        {"fred_table",
         "observation_date,DEXCHUS,DEXUSEU\n2025-11-10,7.1193,1.1571\n2025-11-11,.,.\n2025-11-12,7.1122,1.1589\n",
         [](const std::string& text) { return dump(feed::parse_fred_table(text, file)); }, "2025-11-10", "", "7.1122",
         "2025-11-12", "2025-13-12"},
        {"h10",
         "Release Date: July 31, 2023\n"
         "   COUNTRY         UNIT       Jul. 24      Jul. 25      Jul. 26      Jul. 27      Jul. 28\n"
         "  CHINA, P.R.    YUAN           7.1855       7.1341       7.1503       7.1731       7.1488\n"
         " *EMU MEMBERS    EURO           1.1068       1.1058       ND           1.1013       1.1022\n"
         "  NORWAY         KRONE         10.1166      10.1107      10.1234      10.1351      10.1542\n"
         "  HONG KONG      DOLLAR         7.8117       7.8123       7.8021       7.8022       7.7974\n"
         "MEMO:\n  1) BROAD    JAN06=100    119.1   119.0   118.9   119.2   119.6\n",
         [](const std::string& text) { return dump(feed::parse_h10(text, file)); }, "  CHINA", "MEMO", "7.1341",
         "Jul. 25", "Feb. 30", false, "CHINA", false},
        {"h10 with tabs",
         "Release Date: July 31, 2023\nCOUNTRY\tCURRENCY\tJul. 24\tJul. 25\nCHINA, P.R.\tYUAN\t7.1855\t7.1341\n"
         "*EMU MEMBERS\tEURO\t1.1068\tND\nHONG KONG\tDOLLAR\t7.8117\t7.8123\n",
         [](const std::string& text) { return dump(feed::parse_h10(text, file)); }, "CHINA", "", "7.1341", "Jul. 25",
         "Jul. 32", false, "CHINA", false},
        {"ecb_daily", "Date, USD, JPY, CNY, \n07 November 2025, 1.1561, 176.99, 8.2324, \n",
         [](const std::string& text) { return dump(feed::parse_ecb_daily(text, file)); }, "07 Nov", "", "176.99",
         "07 November 2025", "31 November 2025", false, "JPY"},
        {"ecb_history", "Date,USD,JPY,CYP,\n2025-11-07,1.1561,176.99,N/A,\n1999-01-04,1.1789,133.73,0.58231,\n",
         [](const std::string& text) { return dump(feed::parse_ecb_history(text, file)); }, "2025-11-07", "", "133.73",
         "1999-01-04", "1999-02-29", false, "JPY"},
        {"ecb_sdmx",
         "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\n"
         "EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-02,1.0956\nEXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-03,1."
         "0919\n",
         [](const std::string& text) { return dump(feed::parse_ecb_sdmx(text, file)); }, ",2024-01-02",
         "\nEXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-03", "1.0919", "2024-01-03", "2024-01-00", false, ",USD,"},
        {"ecb_xml",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gesmes:Envelope xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\">\n"
         "\t<Cube>\n\t\t<Cube time='2025-11-07'>\n\t\t\t<Cube currency='USD' rate='1.1561'/>\n"
         "\t\t\t<Cube currency='JPY' rate='176.99'/>\n\t\t</Cube>\n"
         "\t\t<Cube time='2025-11-06'>\n\t\t\t<Cube currency='USD' "
         "rate='1.1533'/>\n\t\t</Cube>\n\t</Cube>\n</gesmes:Envelope>\n",
         [](const std::string& text) { return dump(feed::parse_ecb_xml(text, file)); }, "\t<Cube>", "\n</gesmes",
         "176.99", "2025-11-06", "2025-11-31", false, "JPY", false},
    };
    return all;
}

/// Why the error is not of the one form, or "".
std::string fault_of(const feed_error& e, const std::string& text) {
    const std::string what = e.what();
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    if (e.file() != file || !what.starts_with(file)) return "no file";
    if (e.line() < 1 || e.line() > lines + 1) return "no line of the file";
    if (!what.starts_with(file + ", line " + std::to_string(e.line()))) return "the line is not in the message";
    if (e.reason().empty()) return "no reason";
    if (what.size() > 400) return "a message of " + std::to_string(what.size()) + " bytes";
    for (std::size_t i = 0; i < what.size(); ++i)
        if (detail::printable_size(what, i) == 0 && (static_cast<unsigned char>(what[i]) & 0xc0u) != 0x80u)
            return "a character that does not print";
    if (e.text().empty()) {  // only where there is none to show
        for (const char* why : {"the field is empty",
                                "an empty line",
                                "a carriage return",
                                "the file ",
                                "no day after the header",
                                "no row after the header",
                                "UTF-16 text",
                                "a commitment has a name",
                                "text after the envelope",
                                "not ",
                                "no such entry",
                                "a digit is missing",
                                "a day is written",
                                "the day is written",
                                "no label of",
                                "more than 0",
                                "another currency",
                                "a column should be named",
                                "no release date",
                                "the first entry",
                                "a value"})
            if (e.reason().starts_with(why)) return "";
        return "no text: " + e.reason();
    }
    // Eight of its bytes at least: of a text that is all escapes, what() leaves the middle out.
    if (what.find(": \"" + detail::shown(e.text().substr(0, 8))) == std::string::npos)
        return "the text is not in the message";
    const bool of_the_call = e.reason().starts_with("no column of this name");  // it names what the file lacks
    if (!of_the_call && text.find(e.text()) == std::string::npos && text.find("\"\"") == std::string::npos)
        return "a text that is not the file's";
    return "";
}

/// What was read; "!" and the reason where an error of the one form was thrown. Everything else fails.
std::string outcome(const reader& feed, const std::string& text, const std::string& damage) {
    std::string fault;
    try {
        return feed.read(text);
    } catch (const feed_error& e) {
        fault = fault_of(e, text);
        if (fault.empty()) return "!" + e.reason();
        fault += " in: " + std::string(e.what());
    } catch (const std::exception& e) {
        fault = "another error, without the file: " + std::string(e.what());
    }
    FAIL(feed.name << ", " << damage << ": " << fault);
    return fault;
}
bool is_error(const std::string& outcome) { return outcome.starts_with('!'); }

std::set<std::string> lines_of(const std::string& text) {
    std::set<std::string> out;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) out.insert(line);
    return out;
}
/// How many lines of `a` are not in `b`.
std::size_t beyond(const std::set<std::string>& a, const std::set<std::string>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const auto& line) { return b.count(line) == 0; }));
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.rfind(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// The global locale of C++ and C with a decimal comma and dots between thousands, while it lives.
class german_locale {
public:
    german_locale() : before_(std::locale::global(std::locale(std::locale::classic(), new punctuation))) {
        std::setlocale(LC_ALL, "de_DE.UTF-8");  // where the system has it
    }
    ~german_locale() {
        std::locale::global(before_);
        std::setlocale(LC_ALL, "C");
    }
    german_locale(const german_locale&) = delete;
    german_locale& operator=(const german_locale&) = delete;

private:
    struct punctuation : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    std::locale before_;
};

}  // namespace

TEST_CASE("errors of every feed: the samples are read", "[feed][damage]") {
    for (const reader& feed : readers()) {
        INFO(feed.name);
        const std::string read = outcome(feed, feed.text, "whole");
        CHECK_FALSE(is_error(read));
        CHECK(lines_of(read).size() >= 2);
        CHECK(feed.begin() < feed.end());
        // Line ends of Windows and a byte order mark change nothing.
        std::string windows;
        for (const char c : feed.text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        CHECK(outcome(feed, windows, "CR LF") == read);
        CHECK(outcome(feed, "\xef\xbb\xbf" + feed.text, "byte order mark") == read);
        const german_locale german;
        CHECK(outcome(feed, feed.text, "German") == read);
    }
}

TEST_CASE("errors of every feed: cut anywhere, a file is an error or holds what stands before the cut",
          "[feed][damage]") {
    for (const reader& feed : readers()) {
        INFO(feed.name);
        const auto whole = lines_of(outcome(feed, feed.text, "whole"));
        for (std::size_t size = 0; size < feed.text.size(); ++size) {
            INFO("cut after " << size);
            const std::string read = outcome(feed, feed.text.substr(0, size), "cut after " + std::to_string(size));
            if (size <= feed.begin() && !feed.may_be_empty) CHECK(is_error(read));  // never an empty history
            if (is_error(read)) continue;
            const auto lines = lines_of(read);
            // The last row, in which the cut is, may read as other figures; no row before it.
            CHECK(beyond(lines, whole) <= 1 + static_cast<std::size_t>(std::string_view(feed.name) == "ecb_daily") * 2);
            CHECK(lines.size() <= whole.size());
        }
    }
}

TEST_CASE("errors of every feed: a byte changed in a figure changes what is read, or is an error", "[feed][damage]") {
    const auto german = std::make_unique<german_locale>();
    for (const reader& feed : readers()) {
        const std::string whole = outcome(feed, feed.text, "whole");
        const std::size_t rows = lines_of(whole).size();
        for (std::size_t at = 0; at < feed.text.size(); ++at)
            for (const char c : std::string("7xD,. \n\"\0", 9)) {
                if (feed.text[at] == c) continue;
                std::string text = feed.text;
                text[at] = c;
                const std::string damage =
                    "byte " + std::to_string(at) + " as " + std::to_string(static_cast<unsigned char>(c));
                const std::string read = outcome(feed, text, damage);
                if (is_error(read) || at < feed.begin() || at >= feed.end()) continue;
                INFO(feed.name << ": " << damage << "\n" << text);
                const char was = feed.text[at];
                if ((was >= '1' && was <= '9') || (was == '0' && c == '7')) CHECK(read != whole);
                // A figure may become another, and a period of the series one that is not asked for; none may go.
                CHECK(lines_of(read).size() >= rows - (std::string_view(feed.name) == "series_table" ? 1 : 0));
            }
    }
}

TEST_CASE("errors of every feed: a byte put in or left out is read or an error of the one form", "[feed][damage]") {
    for (const reader& feed : readers())
        for (std::size_t at = 0; at <= feed.text.size(); ++at) {
            if (at < feed.text.size())
                (void)outcome(feed, std::string(feed.text).erase(at, 1), "without byte " + std::to_string(at));
            for (const char c : std::string("\"\n\xff", 3))
                (void)outcome(
                    feed, std::string(feed.text).insert(at, 1, c),
                    "byte " + std::to_string(static_cast<unsigned char>(c)) + " before " + std::to_string(at));
        }
}

TEST_CASE("errors of every feed: what is no such file is an error of the one form", "[feed][damage]") {
    std::string binary;
    for (int i = 0; i < 4096; ++i) binary += static_cast<char>(i * 37 % 256);
    const std::string page = "<!DOCTYPE html>\n<html><head><title>Request Rejected</title></head></html>\n";
    for (const reader& feed : readers()) {
        INFO(feed.name);
        for (const std::string& text :
             {std::string(), std::string("\n"), std::string("\0", 1), std::string(5000, '\0'),
              std::string("\xef\xbb\xbf"), std::string("\xff\xfe\0a", 4), std::string("\"", 1), std::string("<"),
              std::string("<!--"), std::string("a,b,c\n1,2,3\n"), std::string(1'000'000, 'x'),
              std::string(1'000'000, '"'), std::string(100'000, '\n'), std::string(100'000, ','), std::string("\r\r\r"),
              binary, page})
            CHECK(is_error(outcome(feed, text,
                                   "another file of " + std::to_string(text.size()) + " bytes: " + text.substr(0, 9))));
        // A header of another file over its rows.
        CHECK(is_error(outcome(feed, "when,how much\n" + feed.text.substr(feed.begin()), "another header")));
    }
}

TEST_CASE("errors of every feed: numbers, days, rows and currencies that cannot be", "[feed][damage]") {
    const german_locale german;
    for (const reader& feed : readers()) {
        INFO(feed.name);
        const auto refused = [&](const std::string& text, const std::string& damage) {
            INFO(damage << "\n" << text.substr(0, 2000));
            CHECK(is_error(outcome(feed, text, damage)));
        };
        for (const std::string& figure :
             {std::string("12x"), std::string("1e3"), std::string("--1"), std::string("1,234"), std::string("NaN1"),
              std::string("0x10"), std::string("1.2.3"), std::string("\xef\xbc\x91"), std::string(40, '9'),
              std::string(100'000, '9'), std::string(100'000, 'x'), "7.1" + std::string(30, '1'), std::string("7\0", 2),
              std::string("7\x1b[31m")})
            refused(with(feed.text, feed.figure, figure), "the figure " + figure.substr(0, 20));
        refused(with(feed.text, feed.day, feed.no_day), "the day " + feed.no_day);
        refused(with(feed.text, feed.day, std::string(100'000, 'd')), "a long day");
        refused(with(feed.text, feed.day, ""), "no day");
        if (!feed.currency.empty()) {
            refused(with(feed.text, feed.currency, with(feed.currency, std::string(1, feed.currency[1]), "Q")),
                    "another currency");
            refused(with(feed.text, feed.currency, std::string(100'000, 'C')), "a long currency");
        }
        // The row of the figure: twice, with a cell more, with a cell less.
        const std::size_t figure = feed.text.rfind(feed.figure), from = feed.text.rfind('\n', figure) + 1,
                          to = feed.text.find('\n', figure) + 1;
        const std::string row = feed.text.substr(from, to - from);
        if (!feed.days_repeat) refused(std::string(feed.text).insert(from, row), "a row twice");
        if (feed.table) {
            refused(std::string(feed.text).insert(to - 1, ",1"), "a cell more");
            refused(std::string(feed.text).erase(feed.text.rfind(',', to), to - 1 - feed.text.rfind(',', to)),
                    "a cell less");
            refused(std::string(feed.text).insert(from, "\""), "a quote that is never closed");
            refused(std::string(feed.text).insert(from, "\n"), "an empty line");
        }
    }
}

TEST_CASE("errors of every feed: a file that is not there, and a folder, are named", "[feed][damage]") {
    const std::vector<std::function<void(const std::string&)>> open{
        [](const std::string& path) { (void)csv_reader::open(path); },
        [](const std::string& path) { (void)feed::series_table::open(path, "quarter"); },
        [](const std::string& path) { (void)feed::read_flows(path, 1_cny); },
        [](const std::string& path) { (void)feed::read_projects(path, 1_cny); },
        [](const std::string& path) { (void)feed::read_commitments<CNY>(path); },
        [](const std::string& path) { feed::write_commitments<CNY>(path, {}); },
        [](const std::string& path) { (void)feed::read_fred(path); },
        [](const std::string& path) { (void)feed::read_fred<USD, CNY>(path); },
        [](const std::string& path) { (void)feed::read_fred_table(path); },
        [](const std::string& path) { (void)feed::read_h10(path); },
        [](const std::string& path) { (void)feed::read_ecb_daily(path); },
        [](const std::string& path) { (void)feed::read_ecb_history(path); },
        [](const std::string& path) { (void)feed::read_ecb_sdmx(path); },
        [](const std::string& path) { (void)feed::read_ecb_xml(path); },
    };
    for (const auto& one : open)
        for (const std::string& path : {std::string("no/such/file"), std::string("/"),
                                        std::string("no/\nsuch\x01"
                                                    "file")}) {
            try {
                one(path);
                FAIL(path << " was opened");
            } catch (const feed_error& e) {
                CHECK(e.file() == path);
                CHECK(e.line() == 0);
                const std::string what = e.what();
                const bool is_folder = path == "/" && what == "/: a folder, not a file";  // of a reader; a writer cannot write it
                CHECK((is_folder || what.starts_with(detail::shown(path) + ": the file cannot be ")));
            }
        }
}

TEST_CASE("errors of every feed: neither a long name nor a long text drives line and reason out", "[feed][damage]") {
    const std::string path = std::string(4000, 'd') + "/rates.csv", text(10'000'000, 'x');
    const feed_error e(path, 12, 2, text, "not part of a number");
    CHECK(e.text() == text);
    CHECK(e.file() == path);
    const std::string what = e.what();
    CHECK(what.size() < 300);
    CHECK(what.find("/rates.csv, line 12, column 2: \"xxx") != std::string::npos);
    CHECK(what.ends_with("xxx...\": not part of a number"));
    CHECK(std::string(feed_error("f", 1, 0, "\x1b[2J\n\0\xff\"", "why").what()) == "f, line 1: \"\\x1b[2J\\x0a\": why");
    // Whatever is written as the reason: a header of ten thousand columns.
    std::string names = "a";
    for (int i = 0; i < 10'000; ++i) names += ",column " + std::to_string(i);
    CHECK_THROWS_AS(csv_reader(names + "\n", "wide.csv").expect_header({"a"}), feed_error);
    try {
        csv_reader("a\n", "wide.csv").expect_header({names});
    } catch (const feed_error& wide) {
        CHECK(std::string(wide.what()).size() < 400);
    }
}

}  // namespace feed_error_test
