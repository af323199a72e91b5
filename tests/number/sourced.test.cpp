// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/sourced.hpp>

#include <catch.hpp>

namespace sourced_test {

using namespace outlay;

TEST_CASE("a figure keeps where it came from, and says it", "[sourced]") {
    const sourced<double> x(1.5, {.file = "capex.csv", .line = 12, .column = 4, .text = "annual report, page 88"});
    CHECK(x.value == 1.5);
    CHECK(to_string(x.source) == "capex.csv:12:4, annual report, page 88");
    CHECK(to_string(figure_source{.file = "capex.csv", .line = 12}) == "capex.csv:12");
    CHECK(to_string(figure_source{.file = "capex.csv", .column = 4}) == "capex.csv");
    CHECK(to_string(figure_source{.text = "a call"}) == "a call");
    CHECK(to_string(figure_source{}).empty());
    CHECK(figure_source{}.empty());
    CHECK_FALSE(figure_source{.text = "a call"}.empty());
    CHECK(sourced<double>(1.5, x.source) == x);
    CHECK_FALSE(sourced<double>(1.5, {.file = "capex.csv", .line = 13, .column = 4, .text = "annual report, page 88"}) == x);
}

}  // namespace sourced_test
