// SPDX-License-Identifier: BSL-1.0
#include <outlay/time/fiscal_calendar.hpp>
#include <outlay/time/timeline.hpp>

#include <catch.hpp>

#include <concepts>
#include <type_traits>
#include <vector>

namespace fiscal_calendar_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

constexpr fiscal_calendar alibaba{.year_ends = date::March};
constexpr fiscal_calendar microsoft{.year_ends = date::June};
constexpr fiscal_calendar apple{.year_ends = date::September, .closes = year_close::last_weekday, .long_quarter = 1};
constexpr fiscal_calendar target{.year_ends = date::January,
                                 .closes = year_close::nearest_weekday,
                                 .month_weeks = {4, 5, 4},
                                 .named = named_after::its_start};
constexpr fiscal_calendar toyota{.year_ends = date::March, .named = named_after::its_start};

template <class T>
std::string span(const T& p) {
    return to_string(period(p));
}

}  // namespace

static_assert(std::regular<fiscal_calendar> && std::is_trivially_copyable_v<fiscal_calendar> &&
              sizeof(fiscal_calendar) == 8);
static_assert(std::regular<fiscal_period<quarterly>> && std::is_trivially_copyable_v<fiscal_period<quarterly>>);
static_assert(std::regular<timeline<quarterly>> && std::is_trivially_copyable_v<timeline<quarterly>>);
static_assert(std::regular<timeline<irregular>>);
static_assert(coarser_than<yearly, quarterly> && coarser_than<quarterly, daily> && !coarser_than<monthly, monthly> &&
              !coarser_than<quarterly, yearly> && !coarser_than<yearly, irregular>);

// A timeline is a constant.
constexpr auto plan = alibaba.quarters("FY2026 Q1", 12);
static_assert(plan[0].from() == "2025-04-01"_day && plan[11].last() == "2028-03-31"_day);
static_assert(plan.index_of("FY2026 Q3") == 2 && plan.index_of("2025-12-31"_day) == 2);

TEST_CASE("a label gives the days of its period", "[fiscal_calendar]") {
    CHECK(to_string(alibaba.days_of("FY2026 Q1")) == "2025-04-01..2025-06-30");
    CHECK(to_string(alibaba.days_of("FY2026")) == "2025-04-01..2026-03-31");
    CHECK(to_string(alibaba.days_of("FY2026 H2")) == "2025-10-01..2026-03-31");
    CHECK(to_string(alibaba.days_of("FY2024 M11")) == "2024-02-01..2024-02-29");
    CHECK(to_string(alibaba.days_of("2025-04-01")) == "2025-04-01..2025-04-01");
    CHECK(to_string(fiscal_calendar{}.days_of("FY2025 Q4")) == "2025-10-01..2025-12-31");
    CHECK(to_string(toyota.days_of("FY2025")) == "2025-04-01..2026-03-31");
}

TEST_CASE("this fiscal year, said by Microsoft in February 2025, is July 2024 to June 2025", "[fiscal_calendar]") {
    const auto year = microsoft.containing<yearly>("2025-02-15"_day);
    CHECK(year.label() == "FY2025");
    CHECK(span(year) == "2024-07-01..2025-06-30");
}

TEST_CASE("the fiscal years of two companies overlap in one quarter", "[fiscal_calendar]") {
    const period common = overlap(microsoft.year(2025), alibaba.year(2026));
    CHECK(to_string(common) == "2025-04-01..2025-06-30");
    CHECK(common == period(alibaba.labelled<quarterly>("FY2026 Q1")));
    CHECK(common == period(microsoft.labelled<quarterly>("FY2025 Q4")));
}

TEST_CASE("a year of 52 or 53 weeks ends on the last Saturday of September", "[fiscal_calendar]") {
    // The period ends that Apple's Forms 10-K give: 53 weeks in fiscal 2017 and 2023.
    const std::vector<std::pair<int, calendar_day>> ends{
        {2015, "2015-09-26"_day}, {2016, "2016-09-24"_day}, {2017, "2017-09-30"_day}, {2018, "2018-09-29"_day},
        {2019, "2019-09-28"_day}, {2020, "2020-09-26"_day}, {2021, "2021-09-25"_day}, {2022, "2022-09-24"_day},
        {2023, "2023-09-30"_day}, {2024, "2024-09-28"_day}};
    for (const auto& [year, last] : ends) {
        CHECK(apple.year(year).last() == last);
        CHECK(period(apple.year(year)).length() == date::days{year == 2017 || year == 2023 ? 371 : 364});
    }
    // The 14-week first quarter of fiscal 2023 ended on 31 December 2022, the others on the Saturdays of its 10-Qs.
    CHECK(span(apple.labelled<quarterly>("FY2023 Q1")) == "2022-09-25..2022-12-31");
    CHECK(apple.labelled<quarterly>("FY2023 Q2").last() == "2023-04-01"_day);
    CHECK(apple.labelled<quarterly>("FY2023 Q3").last() == "2023-07-01"_day);
    CHECK(apple.labelled<quarterly>("FY2022 Q1").last() == "2021-12-25"_day);
}

TEST_CASE("a retail year ends on the Saturday nearest the end of January", "[fiscal_calendar]") {
    // Target's Forms 10-K: fiscal 2022 ended 28 January 2023, fiscal 2023 (53 weeks) 3 February 2024, fiscal 2024 1
    // February 2025.
    CHECK(target.year(2022).last() == "2023-01-28"_day);
    CHECK(target.year(2023).last() == "2024-02-03"_day);
    CHECK(target.year(2024).last() == "2025-02-01"_day);
    CHECK(period(target.year(2023)).length() == date::days{371});
    CHECK(period(target.labelled<quarterly>("FY2023 Q4")).length() == date::days{7 * 14});
    CHECK(period(target.labelled<monthly>("FY2023 M12")).length() == date::days{7 * 5});
    CHECK(period(target.labelled<monthly>("FY2023 M2")).length() == date::days{7 * 5});
}

namespace {

// The days of every period lie in it, all of them or the first, the last and one between; its label gives the period back;
// periods follow each other.
template <class Freq>
int days_that_do_not_round_trip(const fiscal_calendar& calendar, calendar_day begin, calendar_day end, bool all) {
    int wrong = 0;
    auto expected = calendar.containing<Freq>(begin);
    const auto lies_in_it = [&](calendar_day day) { wrong += calendar.containing<Freq>(day) == expected ? 0 : 1; };
    for (calendar_day next = expected.from(); next < end; next = expected.until(), expected = expected + 1) {
        const period days = expected;
        const std::string label = expected.label();
        const bool right = days.from() == next && days.length() > date::days{0} && calendar.labelled<Freq>(label) == expected &&
                           calendar.days_of(label) == days && period(expected.year()).covers(days);
        wrong += right ? 0 : 1;
        if (all) {
            for (calendar_day day = days.from(); day < days.until(); day += date::days{1}) lies_in_it(day);
        } else {
            for (const int i : {0, days.length().count() / 3, days.length().count() - 1}) lies_in_it(days.from() + date::days{i});
        }
    }
    return wrong;
}

void check_round_trips(const fiscal_calendar& calendar, calendar_day begin, calendar_day end, bool all) {
    CHECK(days_that_do_not_round_trip<yearly>(calendar, begin, end, all) == 0);
    CHECK(days_that_do_not_round_trip<half_yearly>(calendar, begin, end, all) == 0);
    CHECK(days_that_do_not_round_trip<quarterly>(calendar, begin, end, all) == 0);
    CHECK(days_that_do_not_round_trip<monthly>(calendar, begin, end, all) == 0);
}

std::vector<fiscal_calendar> many_calendars() {
    std::vector<fiscal_calendar> calendars{apple, target, toyota};
    for (unsigned m = 1; m <= 12; ++m) calendars.push_back({.year_ends = date::month{m}});
    for (unsigned w = 0; w < 7; ++w)
        calendars.push_back(
            {.year_ends = date::December, .closes = year_close::nearest_weekday, .week_ends = date::weekday{w}});
    return calendars;
}

}  // namespace

TEST_CASE("every day of a year finds its label, and the label finds its days", "[fiscal_calendar]") {
    for (const auto& calendar : {apple, target, toyota})  // with the years of 53 weeks that both have in 2023
        check_round_trips(calendar, "2022-09-25"_day, "2024-03-01"_day, true);
    CHECK(days_that_do_not_round_trip<daily>(alibaba, "2023-12-31"_day, "2025-01-02"_day, true) == 0);
}

TEST_CASE("the ends of every period of thirty years find its label, and the label finds its days", "[fiscal_calendar]") {
    for (const auto& calendar : many_calendars()) check_round_trips(calendar, "2009-12-31"_day, "2040-01-01"_day, false);
}

TEST_CASE("every day of thirty years finds its label, and the label finds its days", "[.long][fiscal_calendar]") {
    for (const auto& calendar : many_calendars()) check_round_trips(calendar, "2009-12-31"_day, "2040-01-01"_day, true);
    CHECK(days_that_do_not_round_trip<daily>(alibaba, "2009-12-31"_day, "2040-01-01"_day, true) == 0);
}

TEST_CASE("what is no label or no calendar is an error where it is used", "[fiscal_calendar]") {
    for (const char* label : {"", "FY26 Q1", "FY2026 Q0", "FY2026 Q5", "FY2026Q1", "FY2026 Q01", "FY2026 H1", "FY2026",
                              "FY0000 Q1", "Q1 2026", "FY2026 Q1 ", "fy2026 q1"})
        CHECK_THROWS_AS(alibaba.labelled<quarterly>(label), text_error);
    CHECK_THROWS_AS(alibaba.days_of("FY2026 Q5"), text_error);
    CHECK_THROWS_AS(fiscal_calendar{.year_ends = date::month{13}}.year(2025), numeric_domain_error);
    CHECK_THROWS_AS((fiscal_calendar{.closes = year_close::last_weekday, .month_weeks = {4, 4, 4}}.year(2025)),
                    numeric_domain_error);
    CHECK_THROWS_AS((fiscal_calendar{.closes = year_close::last_weekday, .long_quarter = 5}.year(2025)),
                    numeric_domain_error);
    CHECK_THROWS_AS(alibaba.year(0), numeric_overflow_error);
    CHECK_THROWS_AS(alibaba.quarters("FY9998 Q1", 5), numeric_overflow_error);
}

TEST_CASE("a timeline is its calendar, its first period and how many follow", "[timeline]") {
    CHECK(plan == alibaba.quarters("FY2026 Q1", 12));
    CHECK_FALSE(plan == alibaba.quarters("FY2026 Q1", 11));
    CHECK_FALSE(plan == microsoft.quarters("FY2026 Q1", 12));
    CHECK(span(plan) == "2025-04-01..2028-03-31");
    CHECK(to_string(plan) == "12 quarters from FY2026 Q1, years end in March");
    std::vector<std::string> labels;
    for (const auto p : alibaba.halves("FY2026 H2", 3)) labels.push_back(p.label());
    CHECK(labels == std::vector<std::string>{"FY2026 H2", "FY2027 H1", "FY2027 H2"});
    CHECK(plan.label(-1) == "FY2025 Q4");
    CHECK_FALSE(plan.find("FY2025 Q4").has_value());
    CHECK_FALSE(plan.find("2028-04-01"_day).has_value());
    CHECK(apple.days("2025-02-24"_day, 5)[4].label() == "2025-02-28");
}

TEST_CASE("what a timeline does not have is an error that names it", "[timeline]") {
    CHECK_THROWS_AS(plan[12], not_on_timeline_error);
    CHECK_THROWS_AS(plan.index_of("2025-03-31"_day), not_on_timeline_error);
    try {
        (void)plan.index_of("FY2030 Q1");
    } catch (const not_on_timeline_error& e) {
        CHECK(e.wanted() == "FY2030 Q1");
        CHECK(std::string(e.what()) ==
              "FY2030 Q1 is not on the timeline of 12 quarters from FY2026 Q1, years end in March");
    }
}

TEST_CASE("the days of a schedule make an irregular timeline", "[timeline]") {
    const timeline<irregular> t{"2025-02-24"_day, "2025-03-01"_day, "2025-06-01"_day};
    CHECK(t.size() == 2);
    CHECK(t[1] == period("2025-03-01"_day, "2025-06-01"_day));
    CHECK(t.label(0) == "2025-02-24..2025-02-28");
    CHECK(t.index_of("2025-03-01..2025-05-31") == 1);
    CHECK(t.index_of("2025-02-28"_day) == 0);
    CHECK_FALSE(t.find("2025-06-01"_day).has_value());
    CHECK(to_string(t) == "2 periods from 2025-02-24..2025-02-28 to 2025-03-01..2025-05-31");
    CHECK_THROWS_AS((timeline<irregular>{"2025-02-24"_day, "2025-02-24"_day}), backward_period_error);
    CHECK(timeline<irregular>{}.empty());
}

}  // namespace fiscal_calendar_test
