// SPDX-License-Identifier: BSL-1.0
// text_table: columns that line up, also where a letter takes more than one byte.
#include <outlay/text/table.hpp>

#include <catch.hpp>

namespace table_test {

using namespace outlay;

TEST_CASE("figures stand to the right, names to the left", "[text]") {
    text_table table({"quarter", "plan, \u4ebf"});
    table.row({"FY2026 Q1", "316.67"}).row({"Q2"}).rule().row({"total", "1,266.68"});
    CHECK(to_string(table) ==
          "  quarter     plan, \u4ebf\n"
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

}  // namespace table_test
