// SPDX-License-Identifier: BSL-1.0
// Workbooks: what a cell may hold, what is refused and where, and the file. That other programs read the file is tested by
// recalculate.py, which opens the workbooks of files.cpp with openpyxl, LibreOffice and HyperFormula.
#include <outlay/report.hpp>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <outlay/money/literals.hpp>
#include <outlay/number/decimal.hpp>

#include <catch.hpp>
#include <report/xlsx_part.hpp>

namespace workbook_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

/// The error that f throws.
template <class Error, class F>
Error thrown_by(const F& f) {
    try {
        f();
    } catch (const Error& e) {
        return e;
    }
    throw std::logic_error("nothing was thrown");
}

workbook sample() {
    workbook book({.title = "Plan & <more>", .author = "somebody", .as_of = "2026-11-28"_day, .negative = negative_style::parentheses});
    worksheet& s = book.add_sheet("Free cash flow");
    s.text({1, 1}, "A plan", cell_style::title).shows_checks({1, 3});
    s.text({2, 1}, "line", cell_style::heading).text({2, 2}, "FY2026", cell_style::period_heading).text({2, 3}, "FY2027", cell_style::period_heading);
    s.text({3, 1}, "inflow").amount({3, 2}, 1'234.5_cny, cell_style::input).amount({3, 3}, -20_cny, cell_style::input);
    s.text({4, 1}, "share").share({4, 2}, 7.9_pct, cell_style::input).missing({4, 3});
    s.text({5, 1}, "product", cell_style::total).formula({5, 2}, "=B3 * B4", 97.5255, cell_style::total, number_format::of<CNY>());
    s.formula({5, 3}, "C3 * C4", not_available{}, cell_style::missing).formula({6, 2}, "IF(B5 < 100, \"low & lower\", \"high\")", "low & lower");
    s.formula({7, 2}, "B5 > 0", true).day({8, 2}, "2025-02-24"_day).truth({8, 3}, false).blank({9, 1}, cell_style::section);
    s.width(1, 1, 30).width(2, 3, 14.5).freeze({3, 2}).print({.repeated_rows = 2, .repeated_columns = 1});
    book.define("the_share", s, cell_position{4, 2}).define("inflow", s, cell_range({3, 2}, {3, 3}));
    book.must_hold("the product is positive", s.reference({5, 2}) + " > 0", true).must_equal("product", s.reference({5, 2}), 97.5255, 97.5255);
    return book;
}

TEST_CASE("a file has the parts of Office Open XML, each with its checksum, and is the same each time", "[report]") {
    CHECK(detail::crc32("123456789") == 0xcbf43926u);  // the check value of CRC-32/ISO-HDLC
    CHECK(detail::crc32("") == 0u);
    const std::string file = to_xlsx(sample());
    std::vector<std::string> names;
    for (const xlsx::part& p : xlsx::parts(file)) {
        INFO(p.name);
        names.push_back(p.name);
        CHECK(p.crc == detail::crc32(p.content));
        CHECK(p.method == 0);
        CHECK(p.content.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"));
    }
    CHECK(names == std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                            "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml"});
    CHECK((to_xlsx(sample()) == file));
    workbook first = sample();
    const workbook moved = std::move(first);
    CHECK((to_xlsx(moved) == file));
    // Byte for byte what openpyxl, LibreOffice and HyperFormula read when it was made.
    std::ifstream golden(std::string(OUTLAY_TEST_DATA) + "/golden.xlsx", std::ios::binary);
    CHECK((std::string(std::istreambuf_iterator<char>(golden), {}) == file));
}

TEST_CASE("the elements of every part stand in the order of ECMA-376", "[report]") {
    const std::string file = to_xlsx(sample());
    using names = std::vector<std::string>;
    // Part 1: 18.3.1.99 worksheet, 18.2.27 workbook, 18.8.39 styleSheet.
    CHECK(xlsx::children(xlsx::sheet_of(file, 1)) == names{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData",
                                                           "conditionalFormatting", "pageMargins", "pageSetup", "headerFooter"});
    CHECK(xlsx::children(xlsx::part_of(file, "xl/workbook.xml")) == names{"workbookPr", "bookViews", "sheets", "definedNames", "calcPr"});
    CHECK(xlsx::children(xlsx::part_of(file, "xl/styles.xml")) ==
          names{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"});
    // An empty sheet, too.
    workbook empty;
    empty.add_sheet("A");
    CHECK(xlsx::children(xlsx::sheet_of(to_xlsx(empty), 1)) ==
          names{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "sheetData", "pageMargins", "pageSetup", "headerFooter"});
    CHECK(xlsx::children(xlsx::part_of(to_xlsx(empty), "xl/styles.xml")) == names{"fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"});
}

TEST_CASE("every formula has its value beside it, of its own kind", "[report]") {
    const std::string sheet = xlsx::sheet_of(to_xlsx(sample()), 1);
    CHECK_THAT(xlsx::cell_of(sheet, "B5"), Catch::Matchers::ContainsSubstring("><f>B3 * B4</f><v>97.5255</v></c>"));
    CHECK_THAT(xlsx::cell_of(sheet, "C5"), Catch::Matchers::ContainsSubstring(" t=\"e\"><f>C3 * C4</f><v>#N/A</v></c>"));
    CHECK_THAT(xlsx::cell_of(sheet, "B6"),
               Catch::Matchers::ContainsSubstring(" t=\"str\"><f>IF(B5 &lt; 100, &quot;low &amp; lower&quot;, &quot;high&quot;)</f><v>low &amp; lower</v></c>"));
    CHECK_THAT(xlsx::cell_of(sheet, "B7"), Catch::Matchers::ContainsSubstring(" t=\"b\"><f>B5 &gt; 0</f><v>1</v></c>"));
    CHECK_THAT(xlsx::cell_of(sheet, "C4"), Catch::Matchers::ContainsSubstring(" t=\"e\"><v>#N/A</v></c>"));
    CHECK_THAT(xlsx::cell_of(sheet, "C8"), Catch::Matchers::ContainsSubstring(" t=\"b\"><v>0</v></c>"));
    CHECK_THAT(xlsx::cell_of(sheet, "C1"), Catch::Matchers::ContainsSubstring(" t=\"b\"><f>Checks!$D$3</f><v>1</v></c>"));
    std::size_t formulas = 0, values = 0;
    for (const char* end : {"</f>", "</f><v>"})
        for (std::size_t at = sheet.find(end); at != std::string::npos; at = sheet.find(end, at + 1)) ++(std::strlen(end) == 4 ? formulas : values);
    CHECK(formulas == 5);
    CHECK(values == formulas);
}

TEST_CASE("text stays text, whatever it begins with", "[report]") {
    for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=more than 380 billion yuan", "'quoted", "1e5", "TRUE", "#N/A", " padded ", "two\nlines", "<&>\"'"}) {
        INFO(text);
        workbook book;
        book.add_sheet("A").text({1, 1}, text);
        const std::string cell = xlsx::cell_of(xlsx::sheet_of(to_xlsx(book), 1), "A1");
        CHECK_THAT(cell, Catch::Matchers::ContainsSubstring("<c r=\"A1\" t=\"inlineStr\"><is><t"));
        CHECK(cell.find("<f>") == std::string::npos);
        std::string read = cell.substr(cell.find('>', cell.find("<t")) + 1);
        read.erase(read.find("</t>"));
        const std::pair<std::string, std::string> marks[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
        for (const auto& [from, to] : marks)
            for (std::size_t at = read.find(from); at != std::string::npos; at = read.find(from, at)) read.replace(at++, from.size(), to);
        CHECK(read == text);
        CHECK((cell.find("xml:space=\"preserve\"") != std::string::npos) == (text == " padded " || text.find_first_of("\n\t") != std::string::npos));
    }
    // ECMA-376, part 1, 22.9.2.19: _xHHHH_ stands for a character, so its mark is written as one of those.
    workbook book;
    book.add_sheet("A").text({1, 1}, "_x0041_ _x00_ _X0041_ _x004g_ _x_x0041_").text({1, 2}, "_x0041");
    const std::string sheet = xlsx::sheet_of(to_xlsx(book), 1);
    CHECK_THAT(xlsx::cell_of(sheet, "A1"), Catch::Matchers::ContainsSubstring("<t>_x005F_x0041_ _x00_ _X0041_ _x004g_ _x_x005F_x0041_</t>"));
    CHECK_THAT(xlsx::cell_of(sheet, "B1"), Catch::Matchers::ContainsSubstring("<t>_x0041</t>"));
}

TEST_CASE("a control character is refused with its cell and its place in the text", "[report]") {
    workbook book;
    worksheet& s = book.add_sheet("My sheet");
    const auto refused = [&](std::string_view text) { return thrown_by<cell_text_error>([&] { s.text({3, 28}, text); }); };
    const cell_text_error e = refused({"a\x01" "b", 3});
    CHECK(e.position() == 1);
    CHECK(e.place() == "'My sheet'!AB3");
    CHECK(e.text() == std::string("a\x01" "b"));
    CHECK(std::string(e.what()) == "'My sheet'!AB3: \"a\\x01b\", character 2: a control character");
    for (int c = 0; c < 0x20; ++c) {
        if (c == '\n' || c == '\t') continue;
        INFO(c);
        CHECK(refused(std::string("\u00e9x") + static_cast<char>(c)).position() == 3);
    }
    CHECK(refused("ab\x7f").position() == 2);
    CHECK(refused("a\xc2\x85").position() == 1);          // U+0085, a control of Latin-1
    CHECK(refused("a\xef\xbf\xbe").position() == 1);      // U+FFFE is no character of XML
    for (const char* bytes : {"a\xff", "a\xc3", "a\xc0\xaf", "a\xed\xa0\x80", "a\xf5\x80\x80\x80", "a\x80"}) {
        CHECK(refused(bytes).position() == 1);
        CHECK(refused(bytes).reason() == "no UTF-8");
    }
    CHECK(s.rows().empty());  // nothing of it was kept
    s.text({3, 28}, "380 \u4ebf \U0001f4b0 \u200d");
    CHECK(thrown_by<cell_text_error>([&] { s.formula({4, 1}, "\"a\x02\"", 1.0); }).position() == 2);
    CHECK(thrown_by<cell_text_error>([&] { s.formula({4, 1}, "A1", "a\x02"); }).position() == 1);
    CHECK(thrown_by<cell_text_error>([&] { book.must_hold("a\x02", "TRUE", true); }).position() == 1);
    CHECK(thrown_by<cell_text_error>([&] { book.add_sheet("a\n"); }).position() == 1);
    CHECK(thrown_by<cell_text_error>([&] { workbook({.title = "a\n"}); }).position() == 1);
    CHECK(thrown_by<cell_text_error>([&] { workbook({.author = "\x1b"}); }).position() == 0);
}

TEST_CASE("a double is written so that it reads back to the last bit", "[report]") {
    std::mt19937_64 dice(7);
    std::vector<double> all{0.1, 1.0 / 3, 380e9, 1e-300, 5e-324, 1.7976931348623157e308, -0.0, 9007199254740993.0, 123456789.123456789};
    while (all.size() < 2000) {
        const std::uint64_t bits = dice();
        double x = 0;
        std::memcpy(&x, &bits, sizeof x);
        if (x - x == 0) all.push_back(x);
    }
    workbook book;
    worksheet& s = book.add_sheet("A");
    for (std::size_t i = 0; i < all.size(); ++i) s.number({i + 1, 1}, all[i]).formula({i + 1, 2}, "A" + std::to_string(i + 1), all[i]);
    const std::string sheet = xlsx::sheet_of(to_xlsx(book), 1);
    std::size_t at = 0, equal = 0;
    for (const double x : all)
        for (int k = 0; k < 2; ++k) {
            at = sheet.find("<v>", at) + 3;
            const double read = std::strtod(sheet.c_str() + at, nullptr);
            equal += std::memcmp(&read, &x, sizeof x) == 0 ? 1u : 0u;
            CHECK(sheet.find("</v>", at) - at <= 24);
        }
    CHECK(equal == 2 * all.size());
}

TEST_CASE("numbers that a cell cannot hold as they are are refused", "[report]") {
    workbook book;
    worksheet& s = book.add_sheet("A");
    for (const double x : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
        CHECK(thrown_by<cell_number_error>([&] { s.number({2, 3}, x); }).place() == "A!C2");
        CHECK_THROWS_AS(s.formula({2, 3}, "A1", x), cell_number_error);
        CHECK_THROWS_AS(book.must_equal("x", "A1", x, 1.0), cell_number_error);
        CHECK_THROWS_AS(book.must_equal("x", "A1", 1.0, x), cell_number_error);
        CHECK_THROWS_AS(s.width(1, 1, x), cell_number_error);
    }
    CHECK(thrown_by<cell_number_error>([&] { s.number({2, 3}, std::int64_t{9'007'199'254'740'993}); }).value() == "9007199254740993");
    s.number({1, 1}, std::int64_t{9'007'199'254'740'992}).number({1, 2}, 42).number({1, 3}, 0.1_dec).number({1, 4}, exact_ratio(1, 3));
    CHECK(std::get<double>(s.find({1, 3})->content) == 0.1);
    CHECK(std::get<double>(s.find({1, 4})->content) == 1.0 / 3);
    // Whole minor units of at most 15 digits: a spreadsheet keeps no more.
    s.amount({3, 1}, 9'999'999'999'999.99_cny).amount({3, 2}, 380e9_cny).amount({3, 3}, -0.01_cny).amount({3, 4}, 90'000'000'000'000'000_cny);
    CHECK(std::get<double>(s.find({3, 1})->content) == 9999999999999.99);
    CHECK(std::get<double>(s.find({3, 3})->content) == -0.01);
    CHECK(std::get<double>(s.find({3, 4})->content) == 9e16);
    const cell_number_error wide = thrown_by<cell_number_error>([&] { s.amount({4, 1}, 12'345'678'901'234.56_cny); });
    CHECK(wide.value() == "12345678901234.56 CNY");
    s.amount({4, 1}, 380e9_cny, cell_style::total, amount_scale::millions).amount({4, 2}, 12'345.67_cny, cell_style::total, amount_scale::billions);
    CHECK(std::get<double>(s.find({4, 1})->content) == 380'000.0);
    CHECK(std::get<double>(s.find({4, 2})->content) == 0.00001234567);
    s.amount({5, 1}, money<CNY, double>::from_minor(12.5)).amount({5, 2}, 1_cny / 3).amount({5, 3}, 5_jpy).amount({5, 4}, 1.5_kwd);
    CHECK(std::get<double>(s.find({5, 1})->content) == 0.125);
    CHECK(std::get<double>(s.find({5, 2})->content) == 1.0 / 3);
    CHECK(std::get<double>(s.find({5, 4})->content) == 1.5);
    CHECK(s.find({5, 3})->format == number_format::grouped(0));
    CHECK(s.find({5, 4})->format == number_format::grouped(3));
    // Days: 1900-03-01 is 61, 2025-02-24 is 45712 (Excel's DATEVALUE).
    s.day({6, 1}, "1900-03-01"_day).day({6, 2}, "2025-02-24"_day).day({6, 3}, "9999-12-31"_day);
    CHECK(std::get<double>(s.find({6, 1})->content) == 61);
    CHECK(std::get<double>(s.find({6, 2})->content) == 45712);
    CHECK(std::get<double>(s.find({6, 3})->content) == 2958465);
    CHECK(thrown_by<cell_number_error>([&] { s.day({7, 1}, "1900-02-28"_day); }).value() == "1900-02-28");
}

TEST_CASE("what is beyond a spreadsheet's limits is refused before a byte is written", "[report]") {
    workbook book;
    worksheet& s = book.add_sheet("A");
    const auto limit = [](const auto& f) { return thrown_by<workbook_limit_error>(f); };
    s.number({1'048'576, 16'384}, 1);
    CHECK(limit([&] { s.number({1'048'577, 1}, 1); }).limit() == 1'048'576);
    CHECK(limit([&] { s.number({1, 16'385}, 1); }).value() == 16'385);
    CHECK(limit([&] { s.number({0, 1}, 1); }).limit() == 1);
    CHECK(limit([&] { s.number({1, 0}, 1); }).value() == 0);
    CHECK(limit([&] { s.number({1'048'576, 0}, 1); }).value() == 0);  // also in the row that was last written to
    CHECK(std::string(limit([&] { s.text({1, 16'385}, ""); }).what()) == "A: the column of a cell: 16385, at most 16384");
    CHECK_THROWS_AS(s.freeze({0, 1}), workbook_limit_error);
    CHECK_THROWS_AS(s.width(0, 1, 5), workbook_limit_error);
    CHECK_THROWS_AS(s.width(1, 16'385, 5), workbook_limit_error);
    CHECK_THROWS_AS(s.print({.repeated_rows = 1'048'577}), workbook_limit_error);
    CHECK_THROWS_AS(s.print({.pages_wide = 32'768}), workbook_limit_error);
    // Text, in units of UTF-16: a character beyond the first 65,536 counts twice.
    const std::string longest(32'767, 'x');
    s.text({1, 1}, longest).formula({1, 2}, "A1", longest);
    CHECK(limit([&] { s.text({2, 1}, longest + "x"); }).value() == 32'768);
    CHECK(limit([&] { s.formula({2, 1}, "A1", longest + "x"); }).value() == 32'768);
    std::string coins;
    for (int i = 0; i < 16'384; ++i) coins += "\U0001f4b0";
    CHECK(limit([&] { s.text({2, 1}, coins); }).value() == 32'768);
    std::string yi;
    for (int i = 0; i < 32'767; ++i) yi += "\u4ebf";
    s.text({2, 1}, yi);
    // Formulas: 8,192 characters, 64 functions in each other.
    std::string sum = "1";
    while (sum.size() < 8'191) sum += "+1";
    s.formula({3, 1}, sum, 4096);
    CHECK(sum.size() == 8'191);
    CHECK(limit([&] { s.formula({4, 1}, sum + "+1", 4097); }).value() == 8'193);
    const auto nested = [](int depth) {
        std::string f;
        for (int i = 0; i < depth; ++i) f += "ABS(";
        return f + "1" + std::string(static_cast<std::size_t>(depth), ')');
    };
    s.formula({5, 1}, nested(64), 1).formula({5, 2}, std::string(100, '(') + "1" + std::string(100, ')'), 1);
    CHECK(limit([&] { s.formula({5, 3}, nested(65), 1); }).value() == 65);
    CHECK(limit([] { (void)to_xlsx(workbook()); }).what_counted() == "the sheets of a workbook");
    CHECK(limit([] { workbook({.title = std::string(256, 'x')}); }).limit() == 255);
    workbook unchecked;
    unchecked.add_sheet("B").shows_checks({2, 2});
    CHECK(limit([&] { (void)to_xlsx(unchecked); }).place() == "B!B2");
}

TEST_CASE("a cell and a width are given once", "[report]") {
    workbook book;
    worksheet& s = book.add_sheet("A");
    s.number({5, 5}, 1).number({5, 2}, 2).number({2, 7}, 3).number({5, 3}, 4).number({5, 9}, 5);
    CHECK(thrown_by<cell_taken_error>([&] { s.text({5, 3}, "again"); }).place() == "A!C5");
    CHECK_THROWS_AS(s.missing({5, 9}), cell_taken_error);
    CHECK_THROWS_AS(s.shows_checks({2, 7}), cell_taken_error);
    CHECK(std::get<double>(s.find({5, 3})->content) == 4);
    CHECK(s.find({5, 4}) == nullptr);
    std::vector<std::uint32_t> columns;
    for (const worksheet_cell& c : s.rows().at(5)) columns.push_back(c.column);
    CHECK(columns == std::vector<std::uint32_t>{2, 3, 5, 9});
    CHECK_THAT(xlsx::sheet_of(to_xlsx(book), 1), Catch::Matchers::ContainsSubstring("<dimension ref=\"B2:I5\"/>"));
    s.width(5, 6, 10).width(1, 2, 20).width(3, 4, 8.43);
    for (const auto& [first, last] : {std::pair(2, 2), {6, 9}, {1, 9}, {3, 3}}) CHECK_THROWS_AS(s.width(first, last, 5), cell_taken_error);
    CHECK_THROWS_AS(s.width(9, 8, 5), cell_number_error);
    CHECK_THROWS_AS(s.width(9, 9, 256), cell_number_error);
    CHECK_THAT(xlsx::sheet_of(to_xlsx(book), 1),
               Catch::Matchers::ContainsSubstring("<cols><col min=\"1\" max=\"2\" width=\"20\" customWidth=\"1\"/><col min=\"3\" max=\"4\" width=\"8.43\""));
}

TEST_CASE("names of sheets are held to what spreadsheets take", "[report]") {
    workbook book;
    const auto reason = [&](std::string_view name) { return thrown_by<workbook_name_error>([&] { book.add_sheet(name); }).reason(); };
    for (const char* name : {"Model", "Free cash flow", "31 characters, no more than that", "\u73b0\u91d1\u6d41", "a'b", "Model 2", "B3", "=A", "x!y"}) {
        INFO(name);
        if (std::string_view(name).size() != 32) book.add_sheet(name);
    }
    CHECK(reason("32 characters, no more than that") == "32 characters, at most 31");
    CHECK(reason("") == "no characters");
    for (const char c : std::string("[]:*?/\\")) CHECK(reason(std::string("a") + c + "b") == std::string("has ") + c + ", which no sheet's name may have");
    CHECK_THROWS_AS(book.add_sheet("'a"), workbook_name_error);
    CHECK_THROWS_AS(book.add_sheet("a'"), workbook_name_error);
    CHECK_THROWS_AS(book.add_sheet("hISTORY"), workbook_name_error);
    CHECK_THROWS_AS(book.add_sheet("CHECKS"), workbook_name_error);
    CHECK(reason("MODEL") == "there is a sheet \"Model\"");
    book.add_sheet("\u00c9t\u00e9").text({1, 1}, "x");
    CHECK_THROWS_AS(book.add_sheet("\u00e9T\u00c9"), workbook_name_error);  // Latin
    book.add_sheet("\u0414\u0435\u043d\u044c\u0433\u0438 \u03a3 \u0141 \u017b");
    CHECK_THROWS_AS(book.add_sheet("\u0434\u0415\u041d\u042c\u0413\u0418 \u03c3 \u0142 \u017c"), workbook_name_error);  // Cyrillic, Greek, Polish
    CHECK(book.find_sheet("Model") == book.sheets().front().get());
    CHECK(book.find_sheet("model") == nullptr);
    // As formulas write them.
    const auto written = [&](const char* name) { return book.find_sheet(name)->reference({3, 28}); };
    CHECK(written("Model") == "Model!AB3");
    CHECK(written("Free cash flow") == "'Free cash flow'!AB3");
    CHECK(written("a'b") == "'a''b'!AB3");
    CHECK(written("B3") == "'B3'!AB3");
    CHECK(book.find_sheet("Model")->fixed_reference(cell_range({1, 1}, {9, 702})) == "Model!$A$1:$ZZ$9");
    CHECK(book.find_sheet("Model")->fixed_reference({2, 16'384}) == "Model!$XFD$2");
}

TEST_CASE("defined names are held to what spreadsheets take", "[report]") {
    workbook book;
    worksheet& s = book.add_sheet("My sheet");
    for (const char* name : {"discount_rate", "_x", "tax.rate", "TAXES2026", "R2D2x", "\u7a0e\u7387", "RC_", "\\a"}) book.define(name, s, cell_position{1, 2});
    for (const char* name : {"", "TAX2026", "a1", "XFD1048576", "R", "c", "RC", "R1C1", "r1", "C12", "rc5", "1st", ".a", "a b", "a-b", "a!b", "True", "FALSE", "_xlnm.Print_Area",
                             "Discount_Rate", "tax$"}) {
        INFO(name);
        CHECK_THROWS_AS(book.define(name, s, cell_position{1, 2}), workbook_name_error);
    }
    CHECK_THROWS_AS(book.define(std::string(256, 'n'), s, cell_position{1, 2}), workbook_name_error);
    CHECK(thrown_by<workbook_name_error>([&] { book.define("TAX2026", s, cell_position{1, 1}); }).name() == "TAX2026");
    CHECK_THAT(xlsx::part_of(to_xlsx(book), "xl/workbook.xml"),
               Catch::Matchers::ContainsSubstring("<definedName name=\"discount_rate\">'My sheet'!$B$1</definedName>"));
}

TEST_CASE("a formula that no spreadsheet reads is refused with its place", "[report]") {
    workbook book;
    worksheet& s = book.add_sheet("A");
    std::uint32_t row = 0;
    for (const char* f : {"A1", "=A1", " = A1 ", "SUM(A1:B2, 3)", "\"a;b)\"", "'it''s; here'!A1 + 1", "\"say \"\"no\"\"\"", "{1,2;3,4}", "-(A1 ^ 2)", "(A1)", "A1 = B1", "5%", "IF(A1 = 0,, 1)", "A1 <> B1", "A1 >= -B1", "+A1"})
        s.formula({++row, 1}, f, 1);
    CHECK(std::get<cell_formula>(s.find({2, 1})->content).text == "A1");
    const std::pair<const char*, std::size_t> wrong[] = {{"", 0}, {"=", 0}, {"  ", 0}, {"SUM(A1;B1)", 6}, {"SUM(A1", 6}, {"A1)", 2}, {"(A1))", 4}, {"\"open", 0}, {"'open!A1", 0},
                                                         {"{1,2", 4}, {"(1}", 2}, {"A1 +", 4}, {"(A1 -)", 5}, {"==A1", 0}, {"A1 *", 4}, {"A1 == B1", 4}, {"A1 <", 4}, {"(A1 >=)", 6}, {"IF(A1 =", 7}};
    for (const auto& [formula, position] : wrong) {
        INFO(formula);
        CHECK(thrown_by<cell_text_error>([&, f = formula] { s.formula({1, 2}, f, 1); }).position() == position);
        CHECK_THROWS_AS(book.must_hold("x", formula, true), cell_text_error);
    }
}

TEST_CASE("checks stand on a sheet of their own and are seen from any", "[report]") {
    workbook book = sample();
    const std::string file = to_xlsx(book), checks = xlsx::sheet_of(file, 2);
    CHECK_THAT(xlsx::cell_of(checks, "D3"), Catch::Matchers::ContainsSubstring("<f>AND(D7:D8)</f><v>1</v>"));
    CHECK_THAT(xlsx::cell_of(checks, "B7"), Catch::Matchers::ContainsSubstring("<f>'Free cash flow'!B5 &gt; 0</f><v>1</v>"));
    CHECK_THAT(xlsx::cell_of(checks, "D7"), Catch::Matchers::ContainsSubstring("<f>IFERROR(B7, FALSE)</f><v>1</v>"));
    CHECK_THAT(xlsx::cell_of(checks, "D8"), Catch::Matchers::ContainsSubstring("<f>IFERROR(ABS(B8 - C8) &lt;= $D$4 * MAX(1, ABS(B8), ABS(C8)), FALSE)</f><v>1</v>"));
    CHECK_THAT(checks, Catch::Matchers::ContainsSubstring("<conditionalFormatting sqref=\"D3 D7 D8\">"));
    CHECK(book.checks_hold());
    book.must_equal("missing", "'Free cash flow'!C4", not_available{}, not_available{}).must_equal("text", "\"a\"", "a", "a").must_equal("truth", "TRUE", true, true);
    CHECK(book.checks_hold());
    // A figure within 1e-9 of its size, of 1 where it is smaller.
    book.must_equal("near", "1", 1e6, 1e6 + 0.0009).must_equal("near zero", "1", 0.0, 9e-10);
    CHECK(book.checks_hold());
    const std::pair<cell_result, cell_result> wrong[] = {{1e6, 1e6 + 0.0011}, {0.0, 1.1e-9}, {true, false}, {1.0, true}, {"a", "A"}, {not_available{}, 0.0}, {0.0, not_available{}}};
    for (const auto& [result, expected] : wrong) {
        workbook other = sample();
        other.must_equal("wrong", "1", result, expected);
        CHECK_FALSE(other.checks_hold());
        CHECK_THAT(xlsx::cell_of(xlsx::sheet_of(to_xlsx(other), 1), "C1"), Catch::Matchers::ContainsSubstring("<v>0</v>"));
    }
}

TEST_CASE("a file has no more styles than pairs of look and format are used, and formats by unit", "[report]") {
    workbook book({.negative = negative_style::parentheses});
    worksheet& s = book.add_sheet("A");
    for (int i = 1; i <= 1000; ++i) s.number({i, 1}, i, cell_style::input, number_format::grouped(2)).number({i, 2}, i, cell_style::figure, number_format::grouped(2));
    const std::string styles = xlsx::part_of(to_xlsx(book), "xl/styles.xml");
    CHECK_THAT(styles, Catch::Matchers::ContainsSubstring("<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00_);(#,##0.00)\"/></numFmts>"));
    CHECK_THAT(styles, Catch::Matchers::ContainsSubstring("<cellXfs count=\"3\">"));
    // Excel takes the first two fills for itself and asks for the style "Normal".
    CHECK_THAT(styles, Catch::Matchers::ContainsSubstring("<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"));
    CHECK_THAT(styles, Catch::Matchers::ContainsSubstring("<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"));

    CHECK(number_format::of_unit("USD") == number_format::grouped(2));
    CHECK(number_format::of_unit("JPY a year") == number_format::grouped(0));
    CHECK(number_format::of_unit("KWD") == number_format::of<KWD>());
    CHECK(number_format::of_unit("share of profit") == number_format::share(1));
    CHECK(number_format::of_unit("USD/CNY") == number_format::plain(4));
    for (const char* unit : {"", "XAU", "MWh", "DAYS", "km/h"}) CHECK(number_format::of_unit(unit) == number_format::general());
    CHECK(detail::format_code(number_format::share(2), negative_style::minus) == "0.00\\ %");
    CHECK(detail::format_code(number_format::plain(4), negative_style::parentheses) == "0.0000_);(0.0000)");
    CHECK(detail::format_code(number_format::grouped(0), negative_style::minus) == "#,##0");
    CHECK_THROWS_AS(number_format::grouped(31), numeric_domain_error);
    CHECK_THROWS_AS(number_format::share(-1), numeric_domain_error);
}

TEST_CASE("rows are as high as their text asks: a title, the lines of a paragraph", "[report]") {
    workbook book;
    worksheet& s = book.add_sheet("A");
    s.text({1, 1}, "Title", cell_style::title).text({2, 1}, "short", cell_style::paragraph).text({3, 1}, std::string(81, 'x'), cell_style::paragraph);
    s.text({4, 1}, "a\n\nb", cell_style::paragraph).text({5, 2}, std::string(32'000, 'x'), cell_style::paragraph).text({6, 1}, "a\nb").width(1, 1, 40);
    const std::string sheet = xlsx::sheet_of(to_xlsx(book), 1);
    for (const char* row : {"<row r=\"1\" ht=\"21\" customHeight=\"1\">", "<row r=\"2\">", "<row r=\"3\" ht=\"40.5\" customHeight=\"1\">",
                            "<row r=\"4\" ht=\"40.5\" customHeight=\"1\">", "<row r=\"5\" ht=\"409.5\" customHeight=\"1\">", "<row r=\"6\">"})
        CHECK_THAT(sheet, Catch::Matchers::ContainsSubstring(row));
}

TEST_CASE("letters of columns", "[report]") {
    // Excel's own: 26 is Z, 27 AA, 702 ZZ, 703 AAA, 16384 XFD.
    const std::pair<int, const char*> known[] = {{1, "A"}, {26, "Z"}, {27, "AA"}, {52, "AZ"}, {53, "BA"}, {702, "ZZ"}, {703, "AAA"}, {16'384, "XFD"}};
    for (const auto& [n, letters] : known) CHECK(column_letters(n) == letters);
    std::set<std::string> all;
    for (int n = 1; n <= 16'384; ++n) all.insert(column_letters(n));
    CHECK(all.size() == 16'384);
    CHECK(to_string(cell_position{3, 28}) == "AB3");
    CHECK(fixed(cell_position{3, 28}) == "$AB$3");
    CHECK(to_string(cell_range({1, 2}, {3, 4})) == "B1:D3");
}

TEST_CASE("a file that cannot be written says so, and what is refused leaves the file that there was", "[report]") {
    const std::string folder = "/no/such/folder/plan.xlsx";
    const file_error e = thrown_by<file_error>([&] { write_xlsx(folder, sample()); });
    CHECK(e.path() == folder);
    const std::string path = "workbook_test.xlsx";
    write_xlsx(path, sample());
    CHECK_THROWS_AS(write_xlsx(path, workbook()), workbook_limit_error);
    std::ifstream file(path, std::ios::binary);
    CHECK((std::string(std::istreambuf_iterator<char>(file), {}) == to_xlsx(sample())));
    file.close();
    std::remove(path.c_str());
}

// A truth is no number and a fraction no place.
template <class X>
concept takes_number = requires(worksheet& s, X x) { s.number({1, 1}, x); };
static_assert(takes_number<double> && takes_number<int> && takes_number<std::int64_t> && takes_number<decimal> && takes_number<exact_ratio>);
static_assert(!takes_number<bool> && !takes_number<char> && !takes_number<const char*> && !takes_number<money<CNY>>);
template <class X>
concept takes_place = requires(worksheet& s, X x) { s.number(cell_position{x, 1}, 1); };
static_assert(takes_place<int> && takes_place<std::size_t> && !takes_place<double>);
static_assert(!std::is_copy_constructible_v<workbook> && std::is_nothrow_move_constructible_v<workbook> && !std::is_copy_constructible_v<worksheet>);

}  // namespace workbook_test
