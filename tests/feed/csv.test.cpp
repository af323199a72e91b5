// SPDX-License-Identifier: BSL-1.0
#include <outlay/feed/csv.hpp>

#include <catch.hpp>

#include <cstdio>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace csv_test {

using namespace outlay;
using namespace outlay::literals;
using feed::csv_reader;
using feed::feed_error;

static_assert(std::is_base_of_v<error, feed_error> && std::is_final_v<feed_error>);

// A column is counted: no fraction is cut to one.
template <class Place>
concept names_a_column = requires(const csv_reader& rows, Place place) {
    rows.number(place);
}
|| requires(const csv_reader& rows, Place place) { rows.try_number(place); }
|| requires(const csv_reader& rows, Place place) { rows.day(place); }
|| requires(const csv_reader& rows, Place place) { rows.error_at(place, "why"); };
static_assert(names_a_column<std::size_t> && names_a_column<int> && !names_a_column<double> && !names_a_column<float>);
static_assert(!std::is_constructible_v<feed_error, const char*, double, int, const char*, const char*>);
static_assert(!std::is_constructible_v<feed_error, const char*, int, double, const char*, const char*>);

namespace {

using rows_of_text = std::vector<std::vector<std::string>>;

rows_of_text rows_of(std::string text, feed::csv_options options = {}) {
    csv_reader reader(std::move(text), "table.csv", options);
    rows_of_text rows{reader.header()};
    while (reader.next()) {
        rows.emplace_back();
        for (std::size_t i = 0; i < reader.size(); ++i) rows.back().emplace_back(reader[i]);
    }
    return rows;
}

feed_error error_of(const std::string& text) {
    try {
        rows_of(text);
    } catch (const feed_error& e) {
        return e;
    }
    FAIL("no error: " + text);
    throw 0;
}

}  // namespace

TEST_CASE("plain rows are split at the separator, whatever the line ends", "[csv]") {
    const rows_of_text expected{{"a", "b"}, {"1", "2"}, {"", "x y"}};
    CHECK(rows_of("a,b\n1,2\n,x y\n") == expected);
    CHECK(rows_of("a,b\r\n1,2\r\n,x y\r\n") == expected);
    CHECK(rows_of("a,b\n1,2\n,x y") == expected);  // no last line end
    CHECK(rows_of("\xef\xbb\xbf"
                  "a,b\n1,2\n,x y\n") == expected);        // a byte order mark
    CHECK(rows_of("a,b\n1,2\n,x y\n\n\r\n") == expected);  // empty lines only at the end
    CHECK(rows_of("a;b\n1;2\n;x y\n", {.separator = ';'}) == expected);
    CHECK(rows_of("a\t b \n 1\t2 \n\t x y\n", {.separator = '\t', .trim = true}) == expected);
    CHECK(rows_of("a\n") == rows_of_text{{"a"}});
}

TEST_CASE("the examples of RFC 4180 are read as it says", "[csv]") {
    // RFC 4180, section 2, rules 5 to 7.
    CHECK(rows_of("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx\r\n") ==
          rows_of_text{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(rows_of("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx") ==
          rows_of_text{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(rows_of("\"aaa\",\"b\"\"bb\",\"ccc\"") == rows_of_text{{"aaa", "b\"bb", "ccc"}});
    CHECK(rows_of("a,b,c\n\"\",\"\"\"\",\"a,\"\"b\"\"\"\n") == rows_of_text{{"a", "b", "c"}, {"", "\"", "a,\"b\""}});
}

TEST_CASE("a table that is not one says where and why", "[csv]") {
    struct bad {
        const char* text;
        std::size_t line, column;
        const char* reason;
    };
    const bad cases[] = {
        {"", 1, 0, "the file is empty: a header is missing"},
        {"\n\n", 1, 0, "the file is empty: a header is missing"},
        {"\na,b\n", 1, 0, "an empty line"},
        {"a,b\n1,2\n\n3,4\n", 3, 0, "an empty line"},
        {"a,b\n1,2\n3\n", 3, 0, "1 fields, where the header has 2"},
        {"a,b\n1,2,3\n", 2, 0, "3 fields, where the header has 2"},
        {"a,b\n1,2,\n", 2, 0, "3 fields, where the header has 2"},
        {"a,b\n1,\"2\n3,4\n", 2, 2, "a quote is opened and never closed"},
        {"a,b\n1,\"2\"x\n", 2, 2, "text after a closing quote"},
        {"a,b\n\"x\ny\" ,2\n", 2, 1, "text after a closing quote"},
        {"a,b\n1,2\"\n", 2, 2, "a quote inside a field that is not quoted"},
        {"a,b\n1,2\r3,4\n", 2, 2, "a carriage return without a line feed"},
        {"a,b,a\n", 1, 3, "a second column of this name"},
        {"\xff\xfe"
         "a\0",
         1, 0, "UTF-16 text: a table is read in UTF-8"},
    };
    for (const bad& one : cases) {
        INFO(one.text);
        const feed_error e = error_of(one.text);
        CHECK(e.file() == "table.csv");
        CHECK(e.line() == one.line);
        CHECK(e.column() == one.column);
        CHECK(e.reason() == one.reason);
    }
    CHECK(error_of("a,b\n1,\"2\n").text() == "1,\"2");
}

TEST_CASE("line numbers count the lines inside quotes", "[csv]") {
    csv_reader rows("a,b\n\"1\n1\n1\",2\n3,4\n", "table.csv");
    CHECK(rows.line() == 1);
    REQUIRE(rows.next());
    CHECK(rows.line() == 2);
    REQUIRE(rows.next());
    CHECK(rows.line() == 5);
    CHECK(rows[1] == "4");
    CHECK_FALSE(rows.next());
    CHECK_FALSE(rows.next());
}

TEST_CASE("fields are read as numbers and days, or the error names line, column and text", "[csv]") {
    csv_reader rows("day,rate\n2025-02-24,7.2470\n2025-02-30,\n24.2.2025,7.2x\n", "rates.csv");
    const std::size_t day = rows.column("day"), rate = rows.column("rate");
    REQUIRE(rows.next());
    CHECK(rows.day(day) == "2025-02-24"_day);
    CHECK(to_string(rows.number(rate)) == "7.2470");
    REQUIRE(rows.next());
    CHECK(rows.try_number(rate) == std::nullopt);
    CHECK_THROWS_WITH(rows.number(rate), "rates.csv, line 3, column 2: the field is empty");
    CHECK_THROWS_WITH(rows.day(day), "rates.csv, line 3, column 1: \"2025-02-30\": no such day in the calendar");
    REQUIRE(rows.next());
    CHECK_THROWS_WITH(rows.try_number(rate), "rates.csv, line 4, column 2: \"7.2x\": not part of a number");
    CHECK_THROWS_WITH(rows.day(day), "rates.csv, line 4, column 1: \"24.2.2025\": a day is written as 2025-02-24");
}

TEST_CASE("a column that is not there and a header that differs are errors", "[csv]") {
    const csv_reader rows("day,rate\n", "rates.csv");
    CHECK_THROWS_WITH(rows.column("Rate"), "rates.csv, line 1: \"Rate\": no column of this name in the header");
    CHECK_NOTHROW(rows.expect_header({"day", "rate"}));
    CHECK_THROWS_WITH(rows.expect_header({"DATE", "rate"}),
                      "rates.csv, line 1: \"day,rate\": the header should be DATE,rate");
    CHECK_THROWS_AS(rows.expect_header({"day"}), feed_error);
}

TEST_CASE("a file that is not there is an error, and one that is there is read", "[csv]") {
    CHECK_THROWS_WITH(csv_reader::open("no/such/file.csv"), "no/such/file.csv: the file cannot be opened");
    const std::string path = "outlay_csv_test.csv";
    std::ofstream(path) << "a,b\n1,2\n";
    csv_reader rows = csv_reader::open(path);
    REQUIRE(rows.next());
    CHECK(rows[1] == "2");
    std::remove(path.c_str());
}

TEST_CASE("a field with a zero byte is a field", "[csv]") {
    csv_reader rows(std::string("a,b\n1\0x,2\n", 10), "table.csv");
    REQUIRE(rows.next());
    CHECK(rows[0] == std::string_view("1\0x", 3));
}

TEST_CASE("P7: a folder is no table", "[feed][csv]") {
    try {
        (void)feed::csv_reader::open("/");
        FAIL("it cannot be read");
    } catch (const feed::feed_error& e) {
        CHECK(e.file() == "/");
#if defined(_WIN32)
        CHECK(e.reason() == "the file cannot be opened");
#else
        CHECK(e.reason() == "a folder, not a file");
#endif
    }
}

TEST_CASE("R7: repeated names are found in a time that is linear in the columns", "[csv]") {
    // Each against all before it, 80,000 columns took 33 s.
    std::string header;
    for (int i = 0; i < 200'000; ++i) header += "column " + std::to_string(i) + ",";
    const csv_reader rows(header + "last\n", "wide.csv");
    CHECK(rows.header().size() == 200'001);
    CHECK(error_of(header + "column 7\n").column() == 200'001);
    CHECK(error_of("\"a \"\"b\"\"\",c,\"a \"\"b\"\"\"\n").column() == 3);  // names in which quotes stand
}

}  // namespace csv_test
