// SPDX-License-Identifier: BSL-1.0
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/period.hpp>

#include <catch.hpp>

#include <concepts>
#include <type_traits>
#include <vector>

namespace calendar_day_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(std::regular<calendar_day> && std::totally_ordered<calendar_day>);
static_assert(std::is_trivially_copyable_v<calendar_day> && sizeof(calendar_day) == 4);
static_assert(!std::is_convertible_v<int, calendar_day> && !std::is_convertible_v<const char*, calendar_day>);
static_assert(std::regular<dated<int>> && std::is_trivially_copyable_v<dated<double>>);
static_assert(std::regular<period> && std::is_trivially_copyable_v<period>);

static_assert("2025-02-24"_day + date::days{5} == "2025-03-01"_day);
static_assert("2024-02-24"_day + date::days{5} == "2024-02-29"_day);
static_assert("2025-03-01"_day - "2024-03-01"_day == date::days{365});
static_assert("2000-02-29"_day < "2000-03-01"_day);
static_assert("2025-11-07"_day.year() == date::year{2025} && "2025-11-07"_day.month() == date::November &&
              "2025-11-07"_day.day() == date::day{7});
static_assert("2025-11-07"_day.weekday() == date::Friday);

template <class T>
concept has_month_steps = requires(T day) {
    day + date::months{1};
};
static_assert(!has_month_steps<calendar_day>);  // a month has no fixed length: add_months says what becomes of day 31

TEST_CASE("a day prints and reads as ISO text, every day of 400 years", "[calendar_day]") {
    calendar_day expected = "1801-01-01"_day;
    for (int i = 0; i < 146097; ++i, expected += date::days{1}) {
        char text[10];
        const auto written = to_chars(text, text + 10, expected);
        if (written.ec != std::errc{} || calendar_day::from_chars({text, 10}) != expected) FAIL(to_string(expected));
    }
    CHECK(expected == "2201-01-01"_day);
    CHECK(to_string("0476-09-04"_day) == "0476-09-04");
}

TEST_CASE("a buffer that is too small takes nothing", "[calendar_day]") {
    char text[10] = "untouched";
    CHECK(to_chars(text, text + 9, "2025-02-24"_day).ec == std::errc::value_too_large);
    CHECK(std::string(text) == "untouched");
}

TEST_CASE("text that names no day says where and why", "[calendar_day]") {
    const auto reason = [](std::string_view text) { return calendar_day::try_from_chars(text).error().reason(); };
    CHECK(reason("2025-02-30") == "no such day in the calendar");
    CHECK(reason("2100-02-29") == "no such day in the calendar");
    CHECK(reason("2025-13-01") == "no such day in the calendar");
    CHECK(reason("0000-01-01") == "no such day in the calendar");
    for (const char* text : {"", "2025-02-2", "2025/02/24", "24-02-2025", "2025-2-24", "-025-02-24", "2025-0a-24",
                             " 2025-02-24", "2025-02-24T00"})
        CHECK(reason(text) == "a day is written as 2025-02-24");
    CHECK_THROWS_AS(calendar_day::from_chars("yesterday"), text_error);
    CHECK(calendar_day::from_chars("2024-02-29") == "2024-02-29"_day);
}

TEST_CASE("a day that does not exist and a day out of range are errors", "[calendar_day]") {
    CHECK_THROWS_AS(calendar_day(date::year{2025} / 2 / 30), no_such_day_error);
    CHECK_THROWS_AS(calendar_day(date::year{0} / 1 / 1), numeric_overflow_error);
    CHECK_THROWS_AS("9999-12-31"_day + date::days{1}, numeric_overflow_error);
    CHECK_THROWS_AS("0001-01-01"_day - date::days{1}, numeric_overflow_error);
    CHECK_THROWS_AS("2025-01-01"_day - date::days{std::numeric_limits<int>::min()}, numeric_overflow_error);
    try {
        (void)calendar_day(date::year{2025} / 2 / 30);
    } catch (const no_such_day_error& e) {
        CHECK(e.day() == date::year{2025} / 2 / 30);
        CHECK(std::string(e.what()) == "no such day in the calendar: year 2025, month 2, day 30");
    }
}

TEST_CASE("dated values are written as pairs", "[dated]") {
    const std::vector<dated<int>> flows{{"2026-01-01"_day, -100}, {"2027-01-01"_day, 118}};
    CHECK(flows[1].on - flows[0].on == date::days{365});
    CHECK(flows[1] == dated{"2027-01-01"_day, 118});
}

TEST_CASE("a period has its first day and not the day it runs until", "[period]") {
    constexpr period quarter{"2025-04-01"_day, "2025-07-01"_day};
    CHECK(quarter.length() == date::days{91});
    CHECK(quarter.last() == "2025-06-30"_day);
    CHECK(quarter.contains("2025-04-01"_day));
    CHECK_FALSE(quarter.contains("2025-07-01"_day));
    CHECK(to_string(quarter) == "2025-04-01..2025-06-30");
    CHECK(period{}.empty());
    CHECK_FALSE(quarter.empty());
    CHECK_THROWS_AS(period("2025-07-01"_day, "2025-04-01"_day), backward_period_error);
}

TEST_CASE("the overlap of two periods is the days that both have", "[period]") {
    constexpr period a{"2024-07-01"_day, "2025-07-01"_day};
    constexpr period b{"2025-04-01"_day, "2026-04-01"_day};
    CHECK(overlap(a, b) == period("2025-04-01"_day, "2025-07-01"_day));
    CHECK(overlap(b, a) == overlap(a, b));
    CHECK(overlap(a, period("2025-07-01"_day, "2025-08-01"_day)).empty());
    CHECK(a.covers(period("2024-07-01"_day, "2024-10-01"_day)));
    CHECK_FALSE(a.covers(b));
    CHECK(a.covers(overlap(a, b)));
}

}  // namespace calendar_day_test
