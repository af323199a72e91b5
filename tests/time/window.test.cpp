// SPDX-License-Identifier: BSL-1.0
#include <outlay/time/window.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace window_test {

using namespace outlay;

using strings = std::vector<std::string>;
using quarters = flow_series<int, quarterly>;
using ends = balance_series<int, quarterly>;

template <class S>
concept has_trailing = requires(const S& s) {
    trailing(s, 4);
};
template <class S>
concept has_accumulate = requires(const S& s) {
    accumulate(s);
};
static_assert(has_trailing<quarters> && !has_trailing<ends>);
static_assert(has_accumulate<quarters> && !has_accumulate<ends>);
static_assert(std::same_as<decltype(accumulate(quarters{})), ends>);
static_assert(std::same_as<decltype(difference(ends{})), quarters>);

namespace {

constexpr fiscal_calendar alibaba{.year_ends = date::March};

// Alibaba's free cash flow, RMB million, from its quarterly results: September 2024 to September 2025.
const quarters free_cash{alibaba.quarters("FY2025 Q2", 5), {13'735, 39'020, 3'743, -18'815, -21'840}};

}  // namespace

TEST_CASE("the trailing four quarters need four quarters", "[window]") {
    const auto year = trailing(free_cash, 4);
    CHECK(year["FY2026 Q2"] == 2'108);  // 39,020 + 3,743 - 18,815 - 21,840
    CHECK(year["FY2026 Q1"] == 37'683);
    CHECK_FALSE(year.has("FY2025 Q4"));
    CHECK(year.why("FY2025 Q4") == strings{"FY2025 Q1"});
    CHECK(year.why("FY2025 Q2") == strings{"FY2024 Q3", "FY2024 Q4", "FY2025 Q1"});
}

TEST_CASE("a missing cell is missing from every window that holds it", "[window]") {
    quarters gappy = free_cash;
    gappy.clear("FY2025 Q4");
    const auto pairs = trailing(gappy, 2);
    CHECK(pairs.why("FY2025 Q4") == strings{"FY2025 Q4"});
    CHECK(pairs.why("FY2026 Q1") == strings{"FY2025 Q4"});
    CHECK(pairs["FY2026 Q2"] == -40'655);
    CHECK_THROWS_AS(trailing(gappy, 0), numeric_domain_error);
    CHECK_THROWS_WITH(trailing(gappy, -1), Catch::Matchers::ContainsSubstring("-1"));
}

TEST_CASE("a lag moves values along the timeline", "[window]") {
    const auto before = lag(free_cash, 1);
    CHECK(before.why(0) == strings{"FY2025 Q1"});
    CHECK(before["FY2026 Q2"] == -18'815);
    CHECK(lag(free_cash, -1)["FY2026 Q1"] == -21'840);
    CHECK(lag(free_cash, -1).why(4) == strings{"FY2026 Q3"});
    CHECK(lag(lag(free_cash, 2), -2).why(3) == strings{"FY2026 Q3"});
    const auto swing = free_cash - lag(free_cash, 4);
    CHECK(swing["FY2026 Q2"] == -35'575);  // as the company's year-on-year comparison
}

TEST_CASE("a window takes any function of its cells", "[window]") {
    const auto worst =
        window(free_cash, 3, [](std::span<const int> cells) { return *std::min_element(cells.begin(), cells.end()); });
    CHECK(worst["FY2026 Q1"] == -18'815);
}

TEST_CASE("a flow adds up to a balance, whose differences are the flow", "[window]") {
    const ends stands = accumulate(free_cash, 100);
    CHECK(stands[0] == 13'835);
    CHECK(stands[4] == 100 + 13'735 + 39'020 + 3'743 - 18'815 - 21'840);
    CHECK(difference(stands, 100) == free_cash);
    CHECK(difference(stands).why(0) == strings{"FY2025 Q1"});
    quarters gappy = free_cash;
    gappy.clear(1);
    CHECK(accumulate(gappy).why(0).empty());
    for (std::size_t i = 1; i < 5; ++i) CHECK(accumulate(gappy).why(i) == strings{"FY2025 Q3"});
    ends holed = stands;
    holed.clear(2);
    CHECK(difference(holed, 100).why(2) == strings{"FY2025 Q4"});
    CHECK(difference(holed, 100).why(3) == strings{"FY2025 Q4"});
    CHECK(difference(holed, 100)[4] == -21'840);
}

TEST_CASE("a flow is laid on a longer timeline by name: zero where it lacks a period, missing where it is missing", "[window]") {
    const fiscal_calendar march{.year_ends = date::March};
    const flow_series<int, quarterly> plan(march.quarters("FY2026 Q2", 3), {5, {}, 7});
    const auto longer = laid_on(plan, march.quarters("FY2026 Q1", 6));
    CHECK(longer["FY2026 Q1"] == 0);
    CHECK(longer["FY2026 Q2"] == 5);
    CHECK(longer.why("FY2026 Q3") == std::vector<std::string>{"FY2026 Q3"});
    CHECK(longer["FY2026 Q4"] == 7);
    CHECK(longer["FY2027 Q2"] == 0);
    CHECK(laid_on(plan, plan.on()) == plan);
    CHECK(sum(laid_on(flow_series<int, quarterly>(march.quarters("FY2026 Q1", 0)), march.quarters("FY2030 Q1", 2))) == 0);
    CHECK_THROWS_AS(laid_on(plan, march.quarters("FY2026 Q3", 6)), timeline_mismatch_error);
    CHECK_THROWS_AS(laid_on(plan, march.quarters("FY2026 Q1", 3)), timeline_mismatch_error);
    CHECK_THROWS_AS(laid_on(plan, march.quarters("FY2027 Q1", 30)), timeline_mismatch_error);
    CHECK_THROWS_AS(laid_on(plan, fiscal_calendar{}.quarters("FY2026 Q1", 6)), timeline_mismatch_error);
}

}  // namespace window_test
