// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/resample.hpp>
#include <outlay/time/series.hpp>
#include <outlay/time/window.hpp>

#include <catch.hpp>

#include <concepts>
#include <string>
#include <vector>

namespace series_test {

using namespace outlay;
using namespace outlay::literals;

using strings = std::vector<std::string>;
using quarters = flow_series<int, quarterly>;

template <class A, class B>
concept addable = requires(const A& a, const B& b) {
    a + b;
}
|| requires(const A& a, const B& b) { a - b; };
template <class S>
concept summable = requires(const S& s) {
    sum(s);
};

static_assert(std::regular<quarters> && std::regular<balance_series<exact_ratio, irregular>>);
static_assert(addable<quarters, quarters> && addable<quarters, flow_series<double, quarterly>>);
static_assert(!addable<quarters, balance_series<int, quarterly>>);
static_assert(!addable<quarters, flow_series<int, yearly>>);
static_assert(!addable<quarters, int>);
static_assert(summable<quarters> && !summable<balance_series<int, quarterly>> && !summable<level_series<int, quarterly>>);
static_assert(!summable<series_view<int, level, quarterly>> && !summable<series_view<int, balance, quarterly>>);
// A level is a kind of its own: it adds to no other, and is neither accumulated nor resampled.
static_assert(addable<level_series<int, quarterly>, level_series<int, quarterly>>);
static_assert(!addable<quarters, level_series<int, quarterly>> && !addable<balance_series<int, quarterly>, level_series<int, quarterly>>);
template <class S>
concept accumulable = requires(const S& s) { accumulate(s); };
template <class S>
concept trailable = requires(const S& s) { trailing(s, 4); };
template <class S>
concept resamplable = requires(const S& s) { resample<yearly>(s); };
static_assert(accumulable<quarters> && trailable<quarters> && resamplable<quarters>);
static_assert(!accumulable<level_series<int, quarterly>> && !trailable<level_series<int, quarterly>>);
static_assert(!resamplable<level_series<int, quarterly>>);
static_assert(std::is_trivially_copyable_v<series_view<double, flow, quarterly>>);

namespace {

const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 4);
const quarters full{q, {1, 2, 3, 4}};
const quarters gappy{q, {10, {}, 30, 40}};

}  // namespace

TEST_CASE("a cell is found by index, by label and by a day of its period", "[series]") {
    CHECK(full[2] == 3);
    CHECK(full["FY2026 Q3"] == 3);
    CHECK(full["2025-11-07"_day] == 3);
    CHECK(full[std::string("FY2026 Q3")] == 3);
    CHECK_THROWS_AS(full[4], not_on_timeline_error);
    CHECK_THROWS_AS(full["FY2027 Q1"], not_on_timeline_error);
}

TEST_CASE("a missing cell is missing, not zero", "[series]") {
    CHECK_FALSE(gappy.complete());
    CHECK_FALSE(gappy.has("FY2026 Q2"));
    CHECK(gappy.cell(1) == std::nullopt);
    CHECK(gappy.cell(2) == 30);
    CHECK(gappy.why(1) == strings{"FY2026 Q2"});
    CHECK(gappy.why(2).empty());
    try {
        (void)gappy[1];
        FAIL("no error");
    } catch (const missing_cell_error& e) {
        CHECK(e.periods() == strings{"FY2026 Q2"});
        CHECK(std::string(e.what()) ==
              "no value for FY2026 Q2 (on the timeline of 4 quarters from FY2026 Q1, years end in March)");
    }
}

TEST_CASE("arithmetic is cell by cell and a missing cell stays missing", "[series]") {
    CHECK(full + full == quarters(q, {2, 4, 6, 8}));
    CHECK(gappy - full == quarters(q, {9, {}, 27, 36}));
    CHECK(-gappy == quarters(q, {-10, {}, -30, -40}));
    CHECK(full * 3 == quarters(q, {3, 6, 9, 12}));
    CHECK(3 * full == full * 3);
    CHECK(full * exact_ratio(1, 2) ==
          flow_series<exact_ratio, quarterly>(q, {exact_ratio(1, 2), 1, exact_ratio(3, 2), 2}));
    CHECK(gappy / 10 == quarters(q, {1, {}, 3, 4}));
    quarters total = full;
    total += full;
    total -= gappy;
    CHECK(total == quarters(q, {-8, {}, -24, -32}));
    CHECK(total.why(1) == strings{"FY2026 Q2"});
    const quarters other{q, {1, {}, {}, 1}};
    CHECK((gappy + other).why(1) == strings{"FY2026 Q2"});
    CHECK((gappy + other).why(2) == strings{"FY2026 Q3"});
}

TEST_CASE("cellwise applies a function to the cells of each period", "[series]") {
    const auto ratio = cellwise([](int a, int b) { return exact_ratio(a, b); }, full, gappy);
    CHECK(ratio[0] == exact_ratio(1, 10));
    CHECK(ratio.why(1) == strings{"FY2026 Q2"});
}

TEST_CASE("series on different timelines do not add, and the error names both", "[series]") {
    const quarters later{fiscal_calendar{.year_ends = date::June}.quarters("FY2026 Q1", 4), {1, 2, 3, 4}};
    try {
        (void)(full + later);
        FAIL("no error");
    } catch (const timeline_mismatch_error& e) {
        CHECK(e.left() == "4 quarters from FY2026 Q1, years end in March");
        CHECK(e.right() == "4 quarters from FY2026 Q1, years end in June");
    }
    CHECK_THROWS_AS(quarters(q, std::vector<int>{1, 2, 3}), timeline_mismatch_error);
    CHECK_THROWS_AS(quarters(q, {1, 2, 3, 4, 5}), timeline_mismatch_error);
}

TEST_CASE("a sum needs every cell", "[series]") {
    CHECK(sum(full) == 10);
    CHECK(sum(full.view()) == 10);
    CHECK(try_sum(full).value() == 10);
    CHECK_THROWS_AS(sum(gappy), missing_cell_error);
    CHECK(try_sum(gappy).error().periods() == strings{"FY2026 Q2"});
    CHECK(sum(quarters{}) == 0);
}

TEST_CASE("cells can be set and cleared", "[series]") {
    quarters s(q);
    CHECK(s.why(3) == strings{"FY2026 Q4"});
    s.set("FY2026 Q1", 1);
    s.set(1, 2);
    s.set("2025-10-01"_day, 3);
    CHECK_FALSE(s.complete());
    s.set(3, 4);
    CHECK(s == full);
    s.clear(0, {"FY2025 Q4"});
    CHECK(s.why(0) == strings{"FY2025 Q4"});
    CHECK(s == quarters(q, {{}, 2, 3, 4}));
}

TEST_CASE("a view is a row without missing cells", "[series]") {
    const auto row = full.view();
    CHECK(row["FY2026 Q2"] == 2);
    CHECK(row.values().data() == full.view().values().data());
    CHECK(quarters(row) == full);
    CHECK_THROWS_AS(gappy.view(), missing_cell_error);
    const std::vector<double> workspace{1.5, 2.5, 3.5, 4.5};
    CHECK(sum(series_view<double, flow, quarterly>(q, workspace)) == 12.0);
    CHECK_THROWS_AS((series_view<double, flow, quarterly>(q, std::span(workspace).first(3))), timeline_mismatch_error);
}

TEST_CASE("a series lives on the days of a schedule too", "[series]") {
    const timeline<irregular> t{"2025-02-24"_day, "2025-03-01"_day, "2025-06-01"_day};
    const flow_series<int, irregular> s{t, {{}, 7}};
    CHECK(s["2025-05-31"_day] == 7);
    CHECK((s + s).why(0) == strings{"2025-02-24..2025-02-28"});
}

}  // namespace series_test
