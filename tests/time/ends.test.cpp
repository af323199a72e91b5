// SPDX-License-Identifier: BSL-1.0
// No day, period or count is lost at the ends: near years 1 and 9999, and for counts of any size, every function of time gives an
// answer that holds an identity, or one named error.
#include <outlay/time.hpp>

#include <catch.hpp>

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace ends_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

constexpr auto first_day = "0001-01-01"_day;
constexpr auto last_day = "9999-12-31"_day;
constexpr int days_of_the_calendar = 3'652'059;  // 9999 years of 365 days and 2424 leap days

class dice {
public:
    explicit dice(unsigned seed) : random_(seed) {}
    int upto(int n) { return static_cast<int>(random_() % (static_cast<unsigned>(n) + 1)); }
    /// Mostly within three years of either end, some anywhere.
    calendar_day day() {
        const int n = upto(9) < 8 ? upto(upto(1) == 0 ? 40 : 1100) : upto(days_of_the_calendar - 1);
        return upto(1) == 0 ? first_day + date::days{n} : last_day - date::days{n};
    }
    /// Small, as far as the calendar, or of any size, of either sign.
    int count() {
        const int size = upto(2);
        const int n = size == 0 ? upto(40) : size == 1 ? upto(130'000) : static_cast<int>(random_() >> 1);
        const int ends[] = {std::numeric_limits<int>::max(), std::numeric_limits<int>::min(), 65'536, -65'536};
        if (upto(30) == 0) return ends[upto(3)];
        return upto(1) == 0 ? n : -n;
    }
    std::uint32_t any() { return static_cast<std::uint32_t>(random_()); }

private:
    std::mt19937 random_;
};

/// The answer, or nothing where the error was thrown; any other error goes on and fails the test.
template <class Error, class F>
auto answer(F f) -> std::optional<decltype(f())> {
    try {
        return f();
    } catch (const Error&) {
        return std::nullopt;
    }
}

int year_of(calendar_day day) { return static_cast<int>(day.year()); }
int month_of(calendar_day day) { return static_cast<int>(static_cast<unsigned>(day.month())); }
int day_of_month(calendar_day day) { return static_cast<int>(static_cast<unsigned>(day.day())); }

static_assert((last_day - first_day).count() + 1 == days_of_the_calendar);
static_assert(calendar_day::earliest() == first_day && calendar_day::latest() == last_day);

}  // namespace

TEST_CASE("a day plus days is that day or an overflow", "[ends]") {
    dice random(1);
    for (int i = 0; i < 8'000; ++i) {
        const calendar_day day = random.day();
        const int n = random.upto(3) == 0 ? random.count() / 300 * 31 : random.count();
        const long long place = (day - first_day).count() + static_cast<long long>(n);
        const auto to = answer<numeric_overflow_error>([&] { return day + date::days{n}; });
        REQUIRE(to.has_value() == (place >= 0 && place < days_of_the_calendar));
        if (to) REQUIRE(((*to - day).count() == n && *to - date::days{n} == day));
        const auto back = answer<numeric_overflow_error>([&] { return day - date::days{n}; });
        const long long before = (day - first_day).count() - static_cast<long long>(n);
        REQUIRE(back.has_value() == (before >= 0 && before < days_of_the_calendar));
    }
    CHECK_THROWS_WITH(last_day + date::days{1}, "numeric overflow: 9999-12-31 + 1 days, beyond 0001-01-01 to 9999-12-31");
    CHECK_THROWS_WITH(first_day - date::days{std::numeric_limits<int>::max()},
                      "numeric overflow: 0001-01-01 - 2147483647 days, beyond 0001-01-01 to 9999-12-31");
    CHECK_THROWS_AS(calendar_day(date::year{10'000} / 1 / 1), numeric_overflow_error);
    CHECK_THROWS_AS(calendar_day(date::year{0} / 12 / 31), numeric_overflow_error);
}

TEST_CASE("months later is that month or an overflow", "[ends]") {
    dice random(2);
    for (int i = 0; i < 8'000; ++i) {
        const calendar_day day = random.day();
        const int n = random.count();
        const month_end rule = random.upto(1) == 0 ? month_end::clip : month_end::keep;
        const long long month = year_of(day) * 12LL + month_of(day) - 1 + n;
        const auto to = answer<numeric_overflow_error>([&] { return add_months(day, n, rule); });
        REQUIRE(to.has_value() == (month >= 12 && month < 120'000));
        if (!to) continue;
        REQUIRE(year_of(*to) * 12LL + month_of(*to) - 1 == month);
        const bool last = rule == month_end::keep && is_last_of_month(day);
        REQUIRE((last ? is_last_of_month(*to)
                      : day_of_month(*to) == std::min(day_of_month(day), day_of_month(last_of_month(*to)))));
    }
    CHECK_THROWS_WITH(add_months("2025-01-31"_day, 2'000'000'000, month_end::clip),
                      "numeric overflow: 2025-01-31 + 2000000000 months, beyond 0001-01-01 to 9999-12-31");
    CHECK_THROWS_AS(add_months("2025-01-31"_day, std::int64_t{1} << 32, month_end::clip), numeric_overflow_error);
}

TEST_CASE("S10: tenors later are the months at once, then the days, or an overflow", "[ends]") {
    CHECK_THROWS_AS(add("2025-01-31"_day, tenor{.months = 65'536}, 65'536, month_end::clip), numeric_overflow_error);
    CHECK_THROWS_AS(add("2025-01-31"_day, tenor{.days = 65'536}, 65'536, month_end::clip), numeric_overflow_error);
    CHECK_THROWS_AS(add("2025-01-31"_day, tenor{.months = 65'536, .days = -1'994'764}, 65'536, month_end::clip),
                    numeric_overflow_error);
    // The months alone end after 9999; the days bring it back.
    CHECK(add("9999-12-15"_day, tenor{.months = 1, .days = -31}, 1, month_end::clip) == "9999-12-15"_day);
    dice random(3);
    for (int i = 0; i < 8'000; ++i) {
        const calendar_day day = random.day();
        const tenor step{.months = random.count(), .days = random.upto(1) == 0 ? 0 : random.count()};
        const int n = random.upto(2) == 0 ? random.count() : random.upto(60) - 30;
        const auto to = answer<numeric_overflow_error>([&] { return add(day, step, n, month_end::clip); });
        const long long months = static_cast<long long>(step.months) * n, days = static_cast<long long>(step.days) * n;
        if (months > 200'000 || months < -200'000 || days > 6'000'000 || days < -6'000'000) {
            if (to) REQUIRE((*to - day).count() == days + (months == 0 ? 0 : (*to - day).count() - days));
            continue;
        }
        // date's own calendar goes on beyond ours, to years that two bytes hold.
        const date::year_month_day moved = day.year_month_day() + date::months{static_cast<int>(months)};
        const date::sys_days wide =
            date::sys_days(moved.ok() ? moved : date::year_month_day(moved.year() / moved.month() / date::last)) +
            date::days{static_cast<int>(days)};
        REQUIRE(to.has_value() == (wide >= first_day.sys_days() && wide <= last_day.sys_days()));
        if (to) REQUIRE(to->sys_days() == wide);
    }
}

namespace {

// Zero for a day and itself, opposite backwards, never an error: for any two days of the calendar.
template <class Basis>
void holds_everywhere(const Basis& basis, unsigned seed, bool adds_up = false) {
    dice random(seed);
    for (int i = 0; i < 150; ++i) {
        const calendar_day a = random.day(), b = random.day(), c = random.day();
        const exact_ratio years = basis(a, b);
        REQUIRE(basis(b, a) == -years);
        REQUIRE(basis(a, a) == exact_ratio(0));
        if (adds_up) REQUIRE(basis(a, c) + basis(c, b) == years);
        // Never far from what the days say: Bus/252 is farthest, 346 years of 9999.
        const exact_ratio days((b - a).count());
        const exact_ratio off = years - days / exact_ratio(365);
        REQUIRE((off < exact_ratio(400) && off > exact_ratio(-400)));
    }
}

}  // namespace

TEST_CASE("R8: every day count holds from year 1 to 9999", "[ends]") {
    unsigned seed = 10;
    for (const auto name : day_count_names()) {
        INFO(name);
        if (name != "1/1") holds_everywhere(any_day_count::named(name), ++seed);
    }
    holds_everywhere(act_act_isda, 50, true);
    holds_everywhere(act_365f, 51, true);
    for (const int months : {1, 2, 3, 4, 6, 12})
        for (const calendar_day coupon : {first_day, last_day, "2024-02-29"_day})
            for (const month_end rule : {month_end::clip, month_end::keep})
                holds_everywhere(act_act_icma{.coupon = coupon, .months = months, .rule = rule}, 52, true);
    for (int basis = 0; basis < 5; ++basis) holds_everywhere(excel_basis{basis}, 53);
    holds_everywhere(act_365l{.coupon = last_day, .annual = true}, 54);
    holds_everywhere(thirty_e_360_isda_basis{.ends = last_day}, 55);
    holds_everywhere(business_252{}, 56, true);
    CHECK_THROWS_AS(including_last{act_360}("2025-01-01"_day, last_day), numeric_overflow_error);
    CHECK_THROWS_AS(yearfrac(first_day, last_day, std::numeric_limits<int>::max()), numeric_domain_error);
}

TEST_CASE("R8: Act/Act at the ends of the calendar", "[ends]") {
    // The year from 1 March 9999 has the leap day of 10000: 366 days, of which 305 pass by 31 December.
    CHECK(act_act_year("9999-03-01"_day, last_day) == exact_ratio(305, 366));
    CHECK(act_act_year("9998-03-01"_day, last_day) == 1 + exact_ratio(305, 366));
    CHECK(act_act_year(first_day, "0002-01-01"_day) == exact_ratio(1));
    CHECK(act_act_year(last_day, last_day) == exact_ratio(0));
    // Back from 1 June of year 1, no whole year lies before: 92 days from 1 March.
    CHECK(act_act_afb("0001-03-01"_day, "0001-06-01"_day) == exact_ratio(92, 365));
    CHECK(act_act_afb(first_day, "0002-01-01"_day) == exact_ratio(1));
    CHECK(act_act_afb(first_day, last_day) == 9998 + exact_ratio(364, 365));
    CHECK(act_act_icma{.coupon = "9999-10-31"_day, .months = 6}("9999-10-31"_day, last_day) ==
          exact_ratio(61, 2 * 182));  // the period ends on 10000-04-30: 182 days, with the 29 February of that year
    CHECK(act_act_icma{.coupon = "0001-02-01"_day}(first_day, "0001-02-01"_day) == exact_ratio(31, 366));  // year 0 is leap
}

TEST_CASE("the day at a number of years is in the calendar or an overflow", "[ends]") {
    dice random(5);
    for (int i = 0; i < 300; ++i) {
        const calendar_day from = random.day();
        const exact_ratio years(random.count() % 30'000, 1 + random.upto(400));
        const auto to = answer<numeric_overflow_error>([&] { return day_at(act_365f, from, years); });
        const exact_ratio days = years * exact_ratio(365);
        const int128 whole = days.round(rounding::up);
        const int128 place = int128{(from - first_day).count()} + whole;
        REQUIRE(to.has_value() == (place >= 0 && place < int128{days_of_the_calendar}));
        if (to) REQUIRE(int128{(*to - from).count()} == whole);
    }
    CHECK_THROWS_WITH(day_at(act_365f, last_day, exact_ratio(1, 2)),
                      "numeric overflow: the day 1/2 years from 9999-12-31, beyond 0001-01-01 to 9999-12-31");
}

namespace {

constexpr business_day_rule all_rules[] = {
    business_day_rule::unadjusted,         business_day_rule::following,
    business_day_rule::modified_following, business_day_rule::half_month_modified_following,
    business_day_rule::preceding,          business_day_rule::modified_preceding,
    business_day_rule::nearest};

std::vector<business_calendar> closed_ends() {
    std::vector<calendar_day> year_ends{first_day, last_day}, months;
    for (int i = 0; i < 35; ++i) months.push_back(first_day + date::days{i}), months.push_back(last_day - date::days{i});
    return {business_calendar(), business_calendar::every_day(), business_calendar(year_ends, {}),
            business_calendar(months), business_calendar(year_ends, {date::Friday, date::Saturday})};
}

}  // namespace

TEST_CASE("R8: a day is adjusted to a business day or there is none, at years 1 and 9999", "[ends]") {
    // 9999-12-31 is a Friday, 0001-01-01 a Monday.
    const business_calendar weekdays;
    CHECK(weekdays.adjust(last_day, business_day_rule::preceding) == last_day);
    const business_calendar closed({first_day, last_day});
    CHECK(closed.adjust(last_day, business_day_rule::preceding) == "9999-12-30"_day);
    CHECK(closed.adjust(last_day, business_day_rule::modified_following) == "9999-12-30"_day);
    CHECK(closed.adjust(last_day, business_day_rule::nearest) == "9999-12-30"_day);
    CHECK(closed.adjust(first_day, business_day_rule::modified_preceding) == "0001-01-02"_day);
    CHECK(closed.adjust(first_day, business_day_rule::nearest) == "0001-01-02"_day);
    CHECK_THROWS_WITH(closed.adjust(last_day, business_day_rule::following),
                      "no business day for 9999-12-31: the calendar ends before the rule comes to one");
    CHECK_THROWS_AS(closed.adjust(first_day, business_day_rule::preceding), schedule_error);
    CHECK_FALSE(closed.try_adjust(first_day, business_day_rule::preceding).has_value());

    for (const business_calendar& calendar : closed_ends())
        for (int i = 0; i < 80; ++i)
            for (const calendar_day day : {first_day + date::days{i}, last_day - date::days{i}})
                for (const business_day_rule rule : all_rules) {
                    const auto to = answer<schedule_error>([&] { return calendar.adjust(day, rule); });
                    if (rule == business_day_rule::unadjusted || calendar.is_open(day)) {
                        REQUIRE(to == day);
                        continue;
                    }
                    if (!to) continue;
                    REQUIRE(calendar.is_open(*to));
                    // Nothing open lies between, but on the other side by a rule that turned back.
                    REQUIRE(calendar.count(std::min(day, *to), std::max(day, *to)) == (*to < day ? 1 : 0));
                    if (rule == business_day_rule::following) REQUIRE(*to > day);
                    if (rule == business_day_rule::preceding) REQUIRE(*to < day);
                }
}

TEST_CASE("so many business days later are counted back, or there are not so many", "[ends]") {
    dice random(6);
    const auto calendars = closed_ends();
    for (int i = 0; i < 3000; ++i) {
        const business_calendar& calendar = calendars[static_cast<std::size_t>(random.upto(4))];
        const calendar_day day = random.day();
        const int n = i % 8 == 0 ? random.count() : random.upto(60) - 30;
        if (i % 8 == 0 && n > -200'000 && n < 200'000 && (n > 500 || n < -500)) continue;  // steps take their time
        const auto to = answer<schedule_error>([&] { return calendar.add(day, n); });
        const int before = calendar.count(first_day, day), after = calendar.count(day, last_day);
        if (!to) {  // the last day is not among those counted until it
            if (n > 0) REQUIRE(after - (calendar.is_open(day) ? 1 : 0) + (calendar.is_open(last_day) ? 1 : 0) < n);
            else if (n < 0) REQUIRE(before < -static_cast<long long>(n));
            else REQUIRE(after == 0);
            continue;
        }
        REQUIRE(calendar.is_open(*to));
        if (n > 0) REQUIRE(calendar.count(day, *to) + (calendar.is_open(day) ? 0 : 1) == n);
        if (n < 0) REQUIRE(calendar.count(*to, day) == -n);
    }
    CHECK_THROWS_AS(business_calendar().add("2025-01-01"_day, std::numeric_limits<int>::min()), schedule_error);
}

namespace {

std::optional<schedule> resolved(const schedule_rule& rule, const business_calendar& calendar) {
    return answer<schedule_error>([&] { return resolve(rule, calendar); });
}

}  // namespace

TEST_CASE("R8: schedules until 9999-12-31 and from 0001-01-01", "[ends]") {
    const schedule last = resolve({.from = "9998-12-31"_day, .until = last_day, .every = {.months = 3}});
    CHECK(last.days() == std::vector<calendar_day>{"9998-12-31"_day, "9999-03-31"_day, "9999-06-30"_day, "9999-09-30"_day,
                                                   last_day});
    const schedule first = resolve({.from = first_day, .until = "0001-07-01"_day, .every = {.months = 3}});
    CHECK(first.days() == std::vector<calendar_day>{first_day, "0001-04-01"_day, "0001-07-01"_day});
    CHECK(resolve({.from = first_day, .until = last_day, .every = {.months = 12}, .stubs = stub::short_last}).size() == 9999);
    // One step longer than the calendar is one period, a stub.
    const schedule one = resolve({.from = first_day, .until = last_day, .every = {.months = 2'000'000'000}});
    CHECK(one.size() == 1);
    CHECK_FALSE(one.is_regular(0));
    CHECK(roll::weekday(date::Friday).apply("9999-12-28"_day) == last_day);
    CHECK_THROWS_AS(roll::weekday(date::Saturday).apply("9999-12-28"_day), schedule_error);
}

TEST_CASE("a schedule at the ends covers its time without gap or overlap, or is refused", "[ends]") {
    dice random(7);
    const auto calendars = closed_ends();
    const roll rolls[] = {roll(),          roll::end_of_month(), roll::day(30),   roll::day(1), roll::imm(),
                          roll::imm_cad(), roll::imm_aud(),      roll::imm_nzd(), roll::sfe(), roll::weekday(date::Sunday)};
    int made = 0;
    for (int i = 0; i < 4000; ++i) {
        schedule_rule rule;
        rule.from = random.day();
        rule.until = random.upto(3) == 0 ? random.day() : rule.from;
        if (rule.until == rule.from) {
            const int most = (last_day - rule.from).count();
            rule.until = rule.from + date::days{std::min(most, random.upto(800))};
        }
        if ((rule.until - rule.from).count() > 4000) rule.every = {.months = 12 + random.upto(2'000'000'000)};
        else if (random.upto(3) == 0) rule.every = {.days = random.upto(400) * (random.upto(9) == 0 ? 5'000'000 : 1)};
        else rule.every = {.months = random.upto(13) * (random.upto(9) == 0 ? 90'000'000 : 1)};
        rule.stubs = static_cast<stub>(random.upto(9) == 0 ? 0 : 1 + random.upto(3));
        rule.on = random.upto(1) == 0 ? roll() : rolls[random.upto(9)];
        rule.adjust = random.upto(1) == 0 ? business_day_rule::unadjusted : all_rules[random.upto(6)];
        if (random.upto(19) == 0) rule.first_regular = random.day();
        if (random.upto(19) == 0) rule.last_regular = random.day();
        const auto s = resolved(rule, calendars[static_cast<std::size_t>(random.upto(4))]);
        if (!s) continue;
        ++made;
        REQUIRE(s->unadjusted(0).from() == rule.from);
        REQUIRE(s->unadjusted(s->size() - 1).until() == rule.until);
        for (std::size_t k = 1; k < s->size(); ++k) {
            REQUIRE(s->unadjusted(k).from() == s->unadjusted(k - 1).until());
            REQUIRE((*s)[k].from() == (*s)[k - 1].until());
        }
    }
    CHECK(made > 1000);
}

namespace {

fiscal_calendar random_calendar(dice& random) {
    fiscal_calendar c;
    c.year_ends = date::month{static_cast<unsigned>(1 + random.upto(11))};
    c.closes = static_cast<year_close>(random.upto(2));
    c.week_ends = date::weekday{static_cast<unsigned>(random.upto(6))};
    c.long_quarter = 1 + random.upto(3);
    c.named = static_cast<named_after>(random.upto(1));
    return c;
}

template <class Freq>
void periods_hold_at_the_ends(unsigned seed) {
    dice random(seed);
    int found = 0;
    for (int i = 0; i < 1500; ++i) {
        const fiscal_calendar calendar = random_calendar(random);
        const calendar_day day = random.day();
        using fiscal = fiscal_period<Freq>;
        const auto p = answer<numeric_overflow_error>([&] { return calendar.containing<Freq>(day); });
        if (!p) {  // only in a fiscal year outside 1 to 9998
            REQUIRE((year_of(day) >= 9998 || year_of(day) <= 2));
            continue;
        }
        REQUIRE(calendar.labelled<Freq>(p->label()) == *p);
        const auto from = answer<numeric_overflow_error>([&] { return p->from(); });
        const auto until = answer<numeric_overflow_error>([&] { return p->until(); });
        if (from) REQUIRE(*from <= day);
        if (until) REQUIRE(day < *until);
        if (!from) REQUIRE(year_of(day) <= 1);
        if (!until) REQUIRE(year_of(day) == 9999);
        const auto year = answer<numeric_overflow_error>([&] { return p->year(); });
        if (year && from && until) {
            const auto whole = answer<numeric_overflow_error>([&] { return period(*year); });
            if (whole) REQUIRE(whole->covers({*from, *until}));
        }
        found += from && until ? 1 : 0;

        // So many periods later: the number moves by as many, or there is none.
        const std::int64_t n = random.upto(4) == 0 ? std::int64_t{random.count()} * 4'294'967'296 : random.count();
        const auto later = answer<numeric_overflow_error>([&] { return *p + n; });
        const auto back = answer<numeric_overflow_error>([&] { return later.value_or(fiscal{}) - n; });
        if (later) REQUIRE((later->number() - p->number() == n && back == *p));
        else REQUIRE((n > 100 || n < -100 || year_of(day) < 200 || year_of(day) > 9800));

        // A timeline of so many: all its periods exist, one more does not always.
        const std::size_t size = random.upto(1) == 0 ? static_cast<std::size_t>(random.upto(40)) : random.any();
        const auto line = answer<numeric_overflow_error>([&] { return timeline<Freq>(*p, size); });
        if (line) {
            REQUIRE(line->size() == size);
            if (size > 0) REQUIRE((*line)[size - 1].number() == p->number() + static_cast<int>(size) - 1);
            REQUIRE(line->find(p->label()) == (size > 0 ? std::optional<std::size_t>(0) : std::nullopt));
            const auto at = line->find(random.day());  // never an error
            if (at) REQUIRE(*at < size);
            const auto label = answer<numeric_overflow_error>([&] { return line->label(n); });
            if (label && later) REQUIRE(*label == later->label());
            REQUIRE(label.has_value() == later.has_value());
        } else {
            REQUIRE(!answer<numeric_overflow_error>([&] { return *p + (static_cast<std::int64_t>(size) - 1); }));
        }
    }
    CHECK(found > 500);
}

}  // namespace

TEST_CASE("every fiscal period at the ends holds its days and its neighbours, or is no fiscal period", "[ends]") {
    periods_hold_at_the_ends<yearly>(20);
    periods_hold_at_the_ends<half_yearly>(21);
    periods_hold_at_the_ends<quarterly>(22);
    periods_hold_at_the_ends<monthly>(23);
    periods_hold_at_the_ends<daily>(24);
    // The last day of the calendar is a period of days like any other, though no day follows it.
    const auto days = fiscal_calendar{}.days("9999-12-01"_day, 31);
    CHECK(days[30].last() == last_day);
    CHECK(days[29].last() == "9999-12-30"_day);
    // The last four quarters that there are.
    const auto last = fiscal_calendar{}.quarters("FY9998 Q1", 4);
    CHECK(last.until() == "9999-01-01"_day);
    CHECK(fiscal_calendar{}.years("FY9998", 1)[0].label() == "FY9998");
    CHECK_THROWS_WITH(fiscal_calendar{}.quarters("FY9998 Q1", 5),
                      "numeric overflow: FY9999 Q1, beyond the fiscal years 0001 to 9998");
    // A week of a year that ends in year 10000 by the calendar of weeks is still found.
    const fiscal_calendar weeks{.closes = year_close::nearest_weekday, .named = named_after::its_end};
    CHECK(weeks.containing<monthly>("9998-12-01"_day).label() == "FY9998 M12");
    CHECK_FALSE(weeks.years("FY2025", 2).find("9999-06-01"_day).has_value());
}

TEST_CASE("R23: a label beyond what an int holds is no other label", "[ends]") {
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
    constexpr std::int64_t wrapped = std::int64_t{1} << 32;
    CHECK_THROWS_WITH(quarters.label(wrapped), "numeric overflow: FY2026 Q1 + 4294967296 quarters, beyond the calendar");
    CHECK_THROWS_AS(quarters.label(-wrapped), numeric_overflow_error);
    CHECK_THROWS_AS(quarters[0] + wrapped, numeric_overflow_error);
    CHECK_THROWS_AS(quarters[0] - std::numeric_limits<std::int64_t>::min(), numeric_overflow_error);
    CHECK(timeline<irregular>{"2025-02-24"_day, "2025-03-01"_day}.label(wrapped) == "after 2025-02-28");
    CHECK_THROWS_AS(timeline(quarters[0], -1), numeric_overflow_error);
    CHECK_THROWS_AS(timeline(quarters[0], std::numeric_limits<std::size_t>::max()), numeric_overflow_error);
    CHECK_THROWS_AS(fiscal_calendar{}.year(wrapped + 2025), numeric_overflow_error);
    CHECK_THROWS_AS(fiscal_calendar{.long_quarter = 260}, numeric_overflow_error);
    const flow_series<int, quarterly> s{quarters, std::vector<int>(12, 1)};
    CHECK_THROWS_WITH(s[-1], "index -1 is not on the timeline of 12 quarters from FY2026 Q1, years end in March");
    CHECK_THROWS_AS(s[wrapped], not_on_timeline_error);
}

TEST_CASE("series of any lag and window hold what they name, or refuse it", "[ends]") {
    dice random(8);
    const auto line = fiscal_calendar{}.months("FY2026 M1", 24);
    std::vector<int> numbers;
    for (int i = 0; i < 24; ++i) numbers.push_back(1 << (i % 20));
    const flow_series<int, monthly> s{line, numbers};
    for (int i = 0; i < 400; ++i) {
        const int n = random.upto(2) == 0 ? random.count() : random.upto(50) - 25;
        const auto lagged = answer<numeric_overflow_error>([&] { return lag(s, n); });
        if (lagged)
            for (int t = 0; t < 24; ++t) {
                const long long source = static_cast<long long>(t) - n;
                const auto cell = static_cast<std::size_t>(t);
                REQUIRE(lagged->has(cell) == (source >= 0 && source < 24));
                if (lagged->has(cell)) REQUIRE((*lagged)[cell] == numbers[static_cast<std::size_t>(source)]);
                else REQUIRE(lagged->why(cell).size() == 1);
            }
        if (!lagged) REQUIRE((n > 24'000 || n < -24'000));
        if (n < 1) {
            REQUIRE_THROWS_AS(trailing(s, n), numeric_domain_error);
            continue;
        }
        const auto sums = answer<numeric_overflow_error>([&] { return trailing(s, n); });
        if (!sums) REQUIRE(n > 24'000);
        if (!sums) continue;
        for (int t = 0; t < 24; ++t) {
            REQUIRE(sums->has(static_cast<std::size_t>(t)) == (n <= t + 1));
            REQUIRE(sums->why(static_cast<std::size_t>(t)).empty() == (n <= t + 1));
        }
    }
    // Of very many periods before the first, the farthest and the nearest are named.
    CHECK(trailing(s, 12'000).why(0) == std::vector<std::string>{"FY1026 M2 to FY2025 M12"});
    const flow_series<int, irregular> odd{timeline<irregular>{"2025-02-24"_day, "2025-03-01"_day, "2025-06-01"_day}, {1, 2}};
    CHECK(trailing(odd, std::numeric_limits<int>::max()).why(1) == std::vector<std::string>{"before 2025-02-24"});
    CHECK(lag(odd, std::numeric_limits<int>::min()).why(0) == std::vector<std::string>{"after 2025-05-31"});
    CHECK(trailing(s, 3).why(0) == std::vector<std::string>{"FY2025 M11", "FY2025 M12"});
}

namespace {

// Four cells of a built-in integer: every operation is what wide integers say, or an overflow where the type cannot hold it.
template <class T>
void cells_are_checked(unsigned seed) {
    dice random(seed);
    const auto line = fiscal_calendar{}.years("FY2026", 4);
    for (int round = 0; round < 300; ++round) {
        std::vector<T> a, b;
        for (int i = 0; i < 4; ++i)
            for (std::vector<T>* cells : {&a, &b}) {
                const int form = random.upto(3);
                cells->push_back(form == 0   ? std::numeric_limits<T>::max()
                                 : form == 1 ? std::numeric_limits<T>::min()
                                             : static_cast<T>(random.any()));
            }
        const flow_series<T, yearly> s{line, a}, t{line, b};
        const T k = b[0];
        const auto check = [&]<class F, class G>(F by_series, G by_hand) {
            const auto cells = answer<error>(by_series);
            using R = std::remove_cvref_t<decltype((*cells)[0])>;
            bool fits = true;
            for (std::size_t i = 0; i < 4; ++i)
                fits = fits && by_hand(i) >= int128{std::numeric_limits<R>::min()} &&
                       by_hand(i) <= int128{std::numeric_limits<R>::max()};
            REQUIRE(cells.has_value() == fits);
            for (std::size_t i = 0; fits && i < 4; ++i) REQUIRE(int128{(*cells)[i]} == by_hand(i));
        };
        check([&] { return s + t; }, [&](std::size_t i) { return int128{a[i]} + int128{b[i]}; });
        check([&] { return s - t; }, [&](std::size_t i) { return int128{a[i]} - int128{b[i]}; });
        check([&] { return -s; }, [&](std::size_t i) { return -int128{a[i]}; });
        if constexpr (sizeof(T) < 8) check([&] { return s * k; }, [&](std::size_t i) { return int128{a[i]} * int128{k}; });
        if (k != 0) check([&] { return s / k; }, [&](std::size_t i) { return int128{a[i]} / int128{k}; });
        else REQUIRE_THROWS_AS(s / k, division_by_zero_error);
        int128 total = 0;
        bool fits = true;  // each step of the sum
        for (const T cell : a) {
            total = total + int128{cell};
            fits = fits && total >= int128{std::numeric_limits<T>::min()} && total <= int128{std::numeric_limits<T>::max()};
        }
        const auto sums = answer<numeric_overflow_error>([&] { return sum(s); });
        REQUIRE(sums.has_value() == fits);
        if (sums) REQUIRE(int128{*sums} == total);
        REQUIRE(answer<numeric_overflow_error>([&] { return accumulate(s); }).has_value() == fits);
        const auto years = answer<numeric_overflow_error>([&] { return trailing(s, 4); });
        REQUIRE(years.has_value() == fits);
    }
}

}  // namespace

TEST_CASE("S10: sums and products of built-in integers in a series are right or overflow", "[ends]") {
    cells_are_checked<int>(30);
    cells_are_checked<std::int64_t>(31);
    cells_are_checked<short>(32);
    cells_are_checked<unsigned>(33);
}

TEST_CASE("what is missing is named in a message of bounded length", "[ends]") {
    const flow_series<int, daily> s(fiscal_calendar{}.days("2025-01-01"_day, 3000));
    try {
        (void)sum(s);
        FAIL("a sum of missing cells");
    } catch (const missing_cell_error& e) {
        CHECK(e.periods().size() == 3000);
        CHECK(std::string(e.what()) ==
              "no value for 2025-01-01, 2025-01-02, 2025-01-03, 2025-01-04, 2025-01-05, 2025-01-06 and 2994 more (on the "
              "timeline of 3000 days from 2025-01-01)");
    }
}

TEST_CASE("a flow resampled at the ends keeps its sum, or is refused", "[ends]") {
    dice random(9);
    int kept = 0;
    for (int i = 0; i < 300; ++i) {
        const fiscal_calendar mine = random_calendar(random), theirs = random_calendar(random);
        const auto p = answer<numeric_overflow_error>([&] { return mine.containing<quarterly>(random.day()); });
        if (!p) continue;
        const auto line = answer<numeric_overflow_error>([&] { return timeline(*p, 1 + random.upto(6)); });
        if (!line) continue;
        const flow_series<int, quarterly> s{*line, std::vector<int>(line->size(), 1000)};
        const auto months = answer<numeric_overflow_error>([&] { return resample<monthly>(s, theirs, spread::by_days); });
        if (!months) continue;
        int total = 0;
        for (std::size_t t = 0; t < months->size(); ++t) total += months->cell(t).value_or(0);
        const bool whole = months->complete();
        if (whole) REQUIRE(total == 1000 * static_cast<int>(line->size()));
        REQUIRE(total <= 1000 * static_cast<int>(line->size()));
        ++kept;
    }
    CHECK(kept > 50);
}

// No fraction is cut in silence: what counts takes no floating number.
namespace {

template <class X>
concept counts_months = requires(X x) { add_months("2025-01-31"_day, x, month_end::clip); };
template <class X>
concept counts_tenors = requires(X x) { add("2025-01-31"_day, tenor{.months = 1}, x, month_end::clip); };
template <class X>
concept is_tenor = requires(X x) { tenor{.months = x}; } || requires(X x) { tenor{.days = x}; };
template <class X>
concept counts_periods = requires(X x) { fiscal_calendar{}.years("FY2025", x); } ||
                         requires(X x) { fiscal_calendar{}.days("2025-01-01"_day, x); } ||
                         requires(X x) { timeline(fiscal_calendar{}.year(2025), x); } ||
                         requires(X x, const timeline<yearly>& line) { line.label(x); } ||
                         requires(X x, const timeline<irregular>& line) { line.label(x); };
template <class X>
concept numbers_years = requires(X x) { fiscal_calendar{}.year(x); } || requires(X x, fiscal_period<yearly> p) { p + x; } ||
                        requires(X x, fiscal_period<yearly> p) { p - x; };
template <class X>
concept shifts_cells = requires(X x, const flow_series<int, yearly>& s) { lag(s, x); } ||
                       requires(X x, const flow_series<int, yearly>& s) { trailing(s, x); } ||
                       requires(X x, const flow_series<int, yearly>& s) { s[x]; } ||
                       requires(X x, const flow_series<int, yearly>& s) { s.has(x); };
template <class X>
concept counts_business_days = requires(X x, const business_calendar& c) { c.add("2025-01-31"_day, x); };
template <class X>
concept rolls = requires(X x) { roll::day(x); } || requires(X x, const schedule& s) { s.unadjusted(x); } ||
                requires(X x, const schedule& s) { s.is_regular(x); };
template <class X>
concept counts_coupons = requires(X x) { act_act_icma{.months = x}; } || requires(X x) { act_365_canadian{.per_year = x}; } ||
                         requires(X x) { excel_basis{x}; } ||
                         requires(X x) { yearfrac("2025-01-31"_day, "2025-02-28"_day, x); };
template <class X>
concept weeks_of_a_month = requires(X x) { fiscal_calendar{.long_quarter = x}; };

template <class X>
constexpr bool some = counts_months<X> || counts_tenors<X> || is_tenor<X> || counts_periods<X> || numbers_years<X> ||
                      shifts_cells<X> || counts_business_days<X> || rolls<X> || counts_coupons<X> || weeks_of_a_month<X>;
template <class X>
constexpr bool all = counts_months<X> && counts_tenors<X> && is_tenor<X> && counts_periods<X> && numbers_years<X> &&
                     shifts_cells<X> && counts_business_days<X> && rolls<X> && counts_coupons<X> && weeks_of_a_month<X>;

}  // namespace

static_assert(all<int> && all<unsigned> && all<std::int64_t> && all<std::size_t> && all<short>);
static_assert(!some<double> && !some<float> && !some<long double>);

}  // namespace ends_test
