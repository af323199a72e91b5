// SPDX-License-Identifier: BSL-1.0
#include <outlay/time/months.hpp>

#include <catch.hpp>

#include <concepts>

namespace months_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(std::regular<tenor>);
static_assert(add_months("2025-01-31"_day, 1, month_end::clip) == "2025-02-28"_day);
static_assert(add_months("2024-01-31"_day, 1, month_end::clip) == "2024-02-29"_day);
static_assert(add_months("2025-02-28"_day, 1, month_end::clip) == "2025-03-28"_day);
static_assert(add_months("2025-02-28"_day, 1, month_end::keep) == "2025-03-31"_day);
static_assert(add_months("2024-02-28"_day, 1, month_end::keep) == "2024-03-28"_day);
static_assert(add_months("2025-04-30"_day, -2, month_end::keep) == "2025-02-28"_day);
static_assert(add_months("2025-03-30"_day, -1, month_end::clip) == "2025-02-28"_day);
static_assert(add_months("2025-12-15"_day, 1, month_end::clip) == "2026-01-15"_day);
static_assert(add_months("2025-01-15"_day, -13, month_end::clip) == "2023-12-15"_day);
static_assert(is_leap_day("2024-02-29"_day) && !is_leap_day("2025-02-28"_day));
static_assert(add("2025-01-31"_day, {.months = 1}, 2, month_end::clip) == "2025-03-31"_day);
static_assert(add("2025-01-31"_day, {.days = 7}, -2, month_end::clip) == "2025-01-17"_day);
static_assert(add("2025-01-31"_day, {.months = 1, .days = 1}, 1, month_end::clip) == "2025-03-01"_day);

TEST_CASE("months there and back give the same day wherever both months have it", "[months]") {
    for (calendar_day day = "2023-01-01"_day; day < "2028-01-01"_day; day += date::days{1})
        for (const int n : {1, 2, 11, 12, 47, -5}) {
            const calendar_day there = add_months(day, n, month_end::clip);
            if (there.day() == day.day() && add_months(there, -n, month_end::clip) != day) FAIL(to_string(day));
            if (is_last_of_month(day) && !is_last_of_month(add_months(day, n, month_end::keep))) FAIL(to_string(day));
            if (day.day() <= date::day{28} && there.day() != day.day()) FAIL(to_string(day));
        }
    SUCCEED();
}

TEST_CASE("months beyond the calendar are an error", "[months]") {
    CHECK_THROWS_AS(add_months("9999-12-01"_day, 1, month_end::clip), numeric_overflow_error);
    CHECK_THROWS_AS(add_months("0001-01-31"_day, -1, month_end::clip), numeric_overflow_error);
    CHECK_THROWS_AS(add_months("2025-01-01"_day, 2'000'000'000, month_end::clip), numeric_overflow_error);
    CHECK(add_months("9999-11-30"_day, 1, month_end::keep) == "9999-12-31"_day);
}

}  // namespace months_test
