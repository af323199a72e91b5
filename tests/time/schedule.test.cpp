// SPDX-License-Identifier: BSL-1.0
#include <outlay/time/business_day.hpp>
#include <outlay/time/schedule.hpp>

#include <catch.hpp>

#include <concepts>
#include <random>
#include <vector>

namespace schedule_test {

using namespace outlay;
using namespace outlay::literals;

using days = std::vector<calendar_day>;
using rule = business_day_rule;

static_assert(std::regular<business_calendar> && std::regular<schedule_rule> && std::regular<schedule> &&
              std::regular<roll>);
static_assert(day_count<business_252>);

TEST_CASE("a day that is no business day moves by the rule", "[business_day]") {
    const business_calendar c;
    const auto saturday = "2025-05-31"_day, sunday = "2025-06-01"_day, mid = "2025-03-15"_day;
    CHECK(c.adjust(saturday, rule::unadjusted) == saturday);
    CHECK(c.adjust(saturday, rule::following) == "2025-06-02"_day);
    CHECK(c.adjust(saturday, rule::modified_following) == "2025-05-30"_day);
    CHECK(c.adjust(saturday, rule::preceding) == "2025-05-30"_day);
    CHECK(c.adjust(sunday, rule::preceding) == "2025-05-30"_day);
    CHECK(c.adjust(sunday, rule::modified_preceding) == "2025-06-02"_day);
    CHECK(c.adjust(sunday, rule::modified_following) == "2025-06-02"_day);
    CHECK(c.adjust(saturday, rule::nearest) == "2025-05-30"_day);
    CHECK(c.adjust(sunday, rule::nearest) == "2025-06-02"_day);
    CHECK(c.adjust(mid, rule::half_month_modified_following) == "2025-03-14"_day);  // Monday would be the 17th
    CHECK(c.adjust("2025-03-16"_day, rule::half_month_modified_following) == "2025-03-17"_day);
    CHECK(c.adjust(saturday, rule::half_month_modified_following) == "2025-05-30"_day);
    CHECK(c.adjust("2025-05-30"_day, rule::following) == "2025-05-30"_day);
    const business_calendar tuesday_off({"2025-06-03"_day}, {});
    CHECK(tuesday_off.adjust("2025-06-03"_day, rule::nearest) == "2025-06-04"_day);  // of two as near, the next
}

TEST_CASE("holidays are the user's, and calendars join", "[business_day]") {
    // Christmas 2025 in London: Thursday 25 and Friday 26 December; the weekend follows.
    const business_calendar london({"2025-12-26"_day, "2025-12-25"_day, "2025-12-25"_day});
    CHECK(london.adjust("2025-12-25"_day, rule::following) == "2025-12-29"_day);
    CHECK(london.add("2025-12-24"_day, 1) == "2025-12-29"_day);
    CHECK(london.add("2025-12-29"_day, -1) == "2025-12-24"_day);
    CHECK(london.add("2025-12-27"_day, 0) == "2025-12-29"_day);
    const business_calendar riyadh({}, {date::Friday, date::Saturday});
    CHECK(riyadh.is_open("2025-12-28"_day));
    CHECK((london | riyadh).adjust("2025-12-25"_day, rule::following) == "2025-12-29"_day);
    CHECK((london | london) == london);
    CHECK(business_calendar::every_day().is_open("2025-12-27"_day));
    CHECK_THROWS_AS(business_calendar({}, {date::Monday, date::Tuesday, date::Wednesday, date::Thursday, date::Friday,
                                           date::Saturday, date::Sunday}),
                    numeric_domain_error);
    CHECK_THROWS_AS(
        riyadh | business_calendar({}, {date::Sunday, date::Monday, date::Tuesday, date::Wednesday, date::Thursday}),
        numeric_domain_error);
}

TEST_CASE("business days are counted as walking over them would", "[business_day]") {
    std::mt19937 random(252);
    std::vector<calendar_day> holidays;
    for (int i = 0; i < 60; ++i) holidays.push_back("2024-01-01"_day + date::days{static_cast<int>(random() % 800)});
    for (const auto& c :
         {business_calendar(holidays), business_calendar(holidays, {date::Friday}), business_calendar(holidays, {})})
        for (int round = 0; round < 200; ++round) {
            const calendar_day from = "2023-12-01"_day + date::days{static_cast<int>(random() % 900)};
            const calendar_day to = from + date::days{static_cast<int>(random() % 200)};
            int walked = 0;
            for (calendar_day d = from; d < to; d += date::days{1}) walked += c.is_open(d) ? 1 : 0;
            if (c.count(from, to) != walked || c.count(to, from) != -walked) FAIL(to_string(period(from, to)));
            if (c.is_open(from) && c.add(from, c.count(from, to)) != c.adjust(to, rule::following))
                FAIL(to_string(period(from, to)));
        }
    CHECK(business_252{}("2025-01-06"_day, "2025-01-13"_day) == exact_ratio(5, 252));
}

TEST_CASE("a roll finds its day in any month", "[roll]") {
    // The third Wednesdays of 2025, on which the quarterly futures expire.
    for (const auto day : {"2025-03-19"_day, "2025-06-18"_day, "2025-09-17"_day, "2025-12-17"_day}) {
        CHECK(roll::imm().apply(add_months(day, 0, month_end::clip)) == day);
        CHECK(roll::imm().apply(last_of_month(day)) == day);
        CHECK(roll::imm_cad().apply(day) == day - date::days{2});
        CHECK(roll::imm_cad().apply(day).weekday() == date::Monday);
    }
    CHECK(roll::sfe().apply("2025-09-30"_day) == "2025-09-12"_day);
    CHECK(roll::imm_aud().apply("2025-09-30"_day) == "2025-09-11"_day);
    CHECK(roll::imm_nzd().apply("2025-09-01"_day) == "2025-09-10"_day);
    CHECK(roll::imm_nzd().apply("2025-10-01"_day) == "2025-10-15"_day);  // the 9th is a Thursday
    CHECK(roll::day(31).apply("2025-02-10"_day) == "2025-02-28"_day);
    CHECK(roll::day(15).apply("2025-02-10"_day) == "2025-02-15"_day);
    CHECK(roll::end_of_month().apply("2024-02-10"_day) == "2024-02-29"_day);
    CHECK(roll::weekday(date::Monday).apply("2025-02-24"_day) == "2025-02-24"_day);
    CHECK(roll::weekday(date::Monday).apply("2025-02-25"_day) == "2025-03-03"_day);
    CHECK(roll{}.apply("2025-02-25"_day) == "2025-02-25"_day);
    CHECK_THROWS_AS(roll::day(32), numeric_domain_error);
}

TEST_CASE("a stub is short or long, first or last", "[schedule]") {
    // Monthly from 4 June to 17 September 2014, the example of Strata's schedule tests.
    schedule_rule r{.from = "2014-06-04"_day, .until = "2014-09-17"_day, .every = {.months = 1}};
    const auto with = [&r](stub s) {
        r.stubs = s;
        return resolve(r).days();
    };
    CHECK(with(stub::short_first) ==
          days{"2014-06-04"_day, "2014-06-17"_day, "2014-07-17"_day, "2014-08-17"_day, "2014-09-17"_day});
    CHECK(with(stub::long_first) == days{"2014-06-04"_day, "2014-07-17"_day, "2014-08-17"_day, "2014-09-17"_day});
    CHECK(with(stub::short_last) ==
          days{"2014-06-04"_day, "2014-07-04"_day, "2014-08-04"_day, "2014-09-04"_day, "2014-09-17"_day});
    CHECK(with(stub::long_last) == days{"2014-06-04"_day, "2014-07-04"_day, "2014-08-04"_day, "2014-09-17"_day});
    CHECK_THROWS_AS(with(stub::none), schedule_error);
    r.stubs = stub::long_first;
    const schedule s = resolve(r);
    CHECK_FALSE(s.is_regular(0));
    CHECK(s.is_regular(1));
    CHECK(s.is_regular(2));
    // Explicit stubs at both ends.
    r.first_regular = "2014-07-01"_day;
    r.last_regular = "2014-09-01"_day;
    const schedule both = resolve(r);
    CHECK(both.days() ==
          days{"2014-06-04"_day, "2014-07-01"_day, "2014-08-01"_day, "2014-09-01"_day, "2014-09-17"_day});
    CHECK_FALSE(both.is_regular(0));
    CHECK(both.is_regular(1));
    CHECK_FALSE(both.is_regular(3));
}

TEST_CASE("steps count from the end without a stub, so day 31 comes back", "[schedule]") {
    const schedule s =
        resolve({.from = "2024-12-31"_day, .until = "2025-05-31"_day, .every = {.months = 1}, .stubs = stub::none});
    CHECK(s.days() == days{"2024-12-31"_day, "2025-01-31"_day, "2025-02-28"_day, "2025-03-31"_day, "2025-04-30"_day,
                           "2025-05-31"_day});
    const schedule ends =
        resolve({.from = "2025-02-28"_day, .until = "2025-08-31"_day, .stubs = stub::none, .on = roll::end_of_month()});
    CHECK(ends.days() == days{"2025-02-28"_day, "2025-05-31"_day, "2025-08-31"_day});
}

TEST_CASE("business days move the days of a schedule, not its rule", "[schedule]") {
    const schedule s = resolve({.from = "2025-01-31"_day,
                                .until = "2025-07-31"_day,
                                .every = {.months = 1},
                                .stubs = stub::none,
                                .on = roll::end_of_month(),
                                .adjust = rule::modified_following});
    CHECK(s.days()[1] == "2025-02-28"_day);
    CHECK(s.days()[4] == "2025-05-30"_day);
    CHECK(s.unadjusted(4) == period("2025-05-31"_day, "2025-06-30"_day));
    CHECK(s[4] == period("2025-05-30"_day, "2025-06-30"_day));
    CHECK(s.timeline().size() == 6);
    CHECK_THROWS_AS(s[6], not_on_timeline_error);
    const schedule futures = resolve({.from = "2025-03-19"_day, .until = "2026-03-18"_day, .on = roll::imm()});
    CHECK(futures.days() ==
          days{"2025-03-19"_day, "2025-06-18"_day, "2025-09-17"_day, "2025-12-17"_day, "2026-03-18"_day});
    const schedule weeks =
        resolve({.from = "2025-02-24"_day, .until = "2025-03-20"_day, .every = {.days = 7}, .stubs = stub::long_last});
    CHECK(weeks.days() == days{"2025-02-24"_day, "2025-03-03"_day, "2025-03-10"_day, "2025-03-20"_day});
}

TEST_CASE("a rule that comes to nothing says why", "[schedule]") {
    const auto reason = [](const schedule_rule& r, const business_calendar& c = {}) -> std::string {
        try {
            (void)resolve(r, c);
            return "none";
        } catch (const schedule_error& e) {
            return e.reason();
        }
    };
    const auto a = "2025-01-15"_day, b = "2025-04-01"_day;
    CHECK(reason({.from = b, .until = a}) == "it does not end after it starts");
    CHECK(reason({.from = a, .until = b, .every = {}}) == "a step is not forwards");
    CHECK(reason({.from = a, .until = b, .every = {.months = -1}}) == "a step is not forwards");
    CHECK(reason({.from = a, .until = b, .every = {.months = 1}, .stubs = stub::none}) ==
          "its last period is not regular");
    CHECK(reason({.from = a, .until = b, .every = {.months = 1}, .stubs = stub::short_first, .on = roll::imm()}) ==
          "its last period is not regular");
    CHECK(reason({.from = a, .until = b, .first_regular = "2025-05-01"_day}) ==
          "its regular periods do not lie within it");
    CHECK(reason({.from = a, .until = b, .every = {.months = 1}, .first_regular = "2025-01-20"_day}) ==
          "its last period is not regular");
    CHECK(reason(
              {.from = "2025-03-01"_day, .until = "2025-03-03"_day, .every = {.days = 1}, .adjust = rule::following}) ==
          "two of its days fall on one business day, 2025-03-03");
}

TEST_CASE("any schedule covers its time without gap or overlap, in whole steps but for its stub", "[schedule]") {
    std::mt19937 random(380);
    for (int round = 0; round < 2000; ++round) {
        schedule_rule r;
        r.from = "2020-01-01"_day + date::days{static_cast<int>(random() % 1500)};
        r.until = r.from + date::days{1 + static_cast<int>(random() % 2000)};
        r.every = random() % 4 == 0 ? tenor{.days = 1 + static_cast<int>(random() % 40)}
                                    : tenor{.months = 1 + static_cast<int>(random() % 12)};
        const bool first = random() % 2 == 0;
        const bool is_long = random() % 2 == 0;
        r.stubs =
            first ? (is_long ? stub::long_first : stub::short_first) : (is_long ? stub::long_last : stub::short_last);
        const schedule s = resolve(r);
        bool right = s.unadjusted(0).from() == r.from && s.unadjusted(s.size() - 1).until() == r.until;
        for (std::size_t i = 0; i < s.size(); ++i) {
            if (i > 0) right = right && s.unadjusted(i).from() == s.unadjusted(i - 1).until();
            const int k = first ? static_cast<int>(s.size() - i) : static_cast<int>(i) + 1;
            const bool odd = !s.is_regular(i);
            if (odd) right = right && i == (first ? 0 : s.size() - 1);
            // A regular period reaches from one step to the next, counted from the end without a stub.
            if (!odd && first) right = right && s.unadjusted(i).from() == add(r.until, r.every, -k, month_end::clip);
            if (!odd && !first) right = right && s.unadjusted(i).until() == add(r.from, r.every, k, month_end::clip);
            // A short stub does not reach the next step; a long one is past a step, unless it is all there is.
            const calendar_day beyond =
                first ? add(r.until, r.every, -k, month_end::clip) : add(r.from, r.every, k, month_end::clip);
            const bool within = first ? beyond < s.unadjusted(i).from() : beyond > s.unadjusted(i).until();
            if (odd && !is_long) right = right && within;
            if (odd && is_long && s.size() > 1)
                right = right && (first ? beyond > s.unadjusted(i).from() : beyond < s.unadjusted(i).until());
        }
        if (!right) FAIL("round " << round);
    }
    SUCCEED();
}

template <class Periods, class Index>
concept indexed_by = requires(const Periods periods, Index i) { periods[i]; };

TEST_CASE("S2: no period is found by a fraction", "[schedule]") {
    static_assert(indexed_by<schedule, int>);
    static_assert(indexed_by<timeline<quarterly>, std::int64_t>);
    static_assert(indexed_by<timeline<irregular>, unsigned>);
    static_assert(!indexed_by<schedule, double>);
    static_assert(!indexed_by<timeline<quarterly>, float>);
    static_assert(!indexed_by<timeline<irregular>, long double>);
}

}  // namespace schedule_test
