// SPDX-License-Identifier: BSL-1.0
// text_table: columns that line up, also where a letter takes more than one byte.
#include <outlay/text/table.hpp>

#include <catch.hpp>

#include <string_view>

namespace table_test {

using namespace outlay;

TEST_CASE("figures stand to the right, names to the left", "[text]") {
    text_table table({"quarter", "plan, \u4ebf"});
    table.row({"FY2026 Q1", "316.67"}).row({"Q2"}).rule().row({"total", "1,266.68"});
    CHECK(to_string(table) ==
          "  quarter    plan, \u4ebf\n"  // 8 columns: the last character is wide
          "  ---------  --------\n"
          "  FY2026 Q1    316.67\n"
          "  Q2\n"
          "  ---------  --------\n"
          "  total      1,266.68\n");
    CHECK(to_string(text_table({"a", "bc", "d"}, {1}).row({"1", "2", "3"})) ==
          "  a  bc  d\n"
          "  -  --  -\n"
          "  1  2   3\n");
    CHECK_THROWS_AS(table.row({"a", "b", "c"}), numeric_domain_error);
}

TEST_CASE("R23: a cell takes the columns that Unicode's east-asian width gives its characters", "[text]") {
    const auto columns = [](std::string_view text) { return detail::columns_of(text); };
    CHECK(columns("") == 0);
    CHECK(columns("abc") == 3);
    CHECK(columns("\u4ebf\u5143") == 4);              // wide
    CHECK(columns("\uff11\uff0c") == 4);              // full-width digit and comma
    CHECK(columns("\uff71") == 1);                    // half-width katakana
    CHECK(columns("\ud55c\uad6d") == 4);              // Hangul syllables
    CHECK(columns("\u1112\u1161\u11ab") == 2);        // the same in three parts
    CHECK(columns("\u20ac\u00e9\u03b1\u2026") == 4);  // narrow and ambiguous
    CHECK(columns("e\u0301") == 1);                   // an accent of its own
    CHECK(columns("\u0e01\u0e33\u0e48") == 2);        // a Thai tone mark
    CHECK(columns("a\u200b\u200d\ufeff") == 1);       // nothing to be seen
    CHECK(columns("\U0001f4b0") == 2);                // a bag of money
    CHECK(columns("\U00020000\U0003fffd") == 4);      // the supplementary ideographs, to their end
    CHECK(columns("\u3000") == 2);                    // an ideographic space
    // Not yet assigned in Unicode 14: EastAsianWidth.txt says N of all but the blocks of ideographs. The first is the sign of
    // the Saudi riyal since Unicode 17.
    CHECK(columns("\u20c1\u0378\U0001e8c5\U000e1000") == 4);
    CHECK(columns("\ufaff\U0002a6e0\U0001faf8") == 6);  // the last an emoji of Unicode 15
    CHECK(columns("\xff\xe4\xba") == 2);              // no UTF-8: a byte each, a character cut off one
    CHECK(to_string(text_table({"\u540d\u79f0", "\u91d1\u989d"}).row({"\u963f\u91cc\u5df4\u5df4", "380"}).row({"Alibaba", "3\uff0c800"})) ==
          "  \u540d\u79f0        \u91d1\u989d\n"
          "  --------  ------\n"
          "  \u963f\u91cc\u5df4\u5df4     380\n"
          "  Alibaba   3\uff0c800\n");
}

}  // namespace table_test
