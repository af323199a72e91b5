// SPDX-License-Identifier: BSL-1.0
#include <outlay/money/currencies.hpp>
#include <outlay/money/ranges.hpp>
#include <outlay/money/split.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/resample.hpp>

#include <catch.hpp>

#include <random>
#include <string>
#include <vector>

namespace resample_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

using strings = std::vector<std::string>;
using quarters = flow_series<std::int64_t, quarterly>;

template <class To, class S>
concept resamples_alone = requires(const S& s) {
    resample<To>(s);
};
template <class S>
concept summable = requires(S s) {
    sum(s);
};
static_assert(summable<series_view<money<CNY>, flow, yearly>> && !summable<series_view<money<CNY>, balance, yearly>>);
static_assert(!summable<balance_series<money<CNY>, yearly>>);
static_assert(resamples_alone<yearly, quarters>);
static_assert(!resamples_alone<monthly, quarters>);  // a flow says how it is spread
static_assert(resamples_alone<monthly, balance_series<int, quarterly>>);

namespace {

constexpr fiscal_calendar alibaba{.year_ends = date::March};
constexpr fiscal_calendar microsoft{.year_ends = date::June};
constexpr fiscal_calendar apple{.year_ends = date::September, .closes = year_close::last_weekday, .long_quarter = 1};

// 380,000 (RMB million) over 12 quarters by largest remainder: 31,667 eight times, then 31,666 four times.
quarters even_plan() {
    quarters plan(alibaba.quarters("FY2026 Q1", 12));
    for (std::size_t i = 0; i < 12; ++i) plan.set(i, i < 8 ? 31'667 : 31'666);
    return plan;
}

}  // namespace

TEST_CASE("quarters add up to the fiscal years of the even plan", "[resample]") {
    const auto years = resample<yearly>(even_plan());
    CHECK(years.on() == alibaba.years("FY2026", 3));
    CHECK(years["FY2026"] == 126'668);
    CHECK(years["FY2027"] == 126'668);
    CHECK(years["FY2028"] == 126'664);
    CHECK(sum(years) == 380'000);
}

TEST_CASE("months from February fall into four fiscal years", "[resample]") {
    // 380,000 over 36 months from February 2025, in thirds: FY2025 has two of them, FY2028 ten.
    const exact_ratio month(380'000, 36);
    const flow_series<exact_ratio, monthly> plan(alibaba.months("FY2025 M11", 36), std::vector<exact_ratio>(36, month));
    CHECK(plan.on()[0].from() == "2025-02-01"_day);
    const auto quarterly_plan = resample<quarterly>(plan, spread::refused);
    CHECK_FALSE(quarterly_plan.has("FY2025 Q4"));
    CHECK(quarterly_plan.why("FY2025 Q4") == strings{"FY2025 M10"});
    const auto years = resample<yearly>(plan);
    CHECK(years["FY2026"] == exact_ratio(380'000, 3));
    CHECK(years["FY2027"] == exact_ratio(380'000, 3));
    CHECK_FALSE(years.has("FY2025"));  // ten of its months are before the plan
    CHECK(years.why("FY2025").size() == 10);
    CHECK(years.why("FY2028") == strings{"FY2028 M11", "FY2028 M12"});
    // With zeros outside the plan, the parts are 21,111.11 and 105,555.56.
    flow_series<exact_ratio, monthly> whole(alibaba.months("FY2025 M1", 48), std::vector<exact_ratio>(48));
    for (std::size_t i = 10; i < 46; ++i) whole.set(i, month);
    CHECK(resample<yearly>(whole)["FY2025"].round_to(2, half_even) == 21111.11_dec);
    CHECK(resample<yearly>(whole)["FY2028"].round_to(2, half_even) == 105555.56_dec);
    CHECK(sum(resample<yearly>(whole)) == 380'000);
}

TEST_CASE("a finer frequency splits to the unit", "[resample]") {
    const quarters q(alibaba.quarters("FY2026 Q1", 2), {100, -100});
    const auto months = resample<monthly>(q, spread::equally);
    CHECK(months == flow_series<std::int64_t, monthly>(alibaba.months("FY2026 M1", 6), {34, 33, 33, -34, -33, -33}));
    // 91 days: 30, 31, 30. Of 100: 32.97, 34.07, 32.97.
    const auto by_days = resample<monthly>(q, spread::by_days);
    CHECK(by_days[0] == 33);
    CHECK(by_days[1] == 34);
    CHECK(by_days[2] == 33);
    CHECK(resample<quarterly>(months) == q);
    CHECK(resample<quarterly>(by_days) == q);
}

TEST_CASE("resampling a flow of any kind keeps its sum", "[resample]") {
    std::mt19937_64 random(20250224);
    for (int round = 0; round < 50; ++round) {
        const auto years = static_cast<std::size_t>(1 + random() % 4);
        flow_series<money<CNY>, yearly> s(alibaba.years("FY2024", years));
        for (std::size_t i = 0; i < years; ++i)
            s.set(i,
                  money<CNY>::from_minor(static_cast<std::int64_t>(random() % 2'000'000'000'000) - 1'000'000'000'000));
        CHECK(sum(resample<monthly>(s, spread::by_days)) == sum(s));
        CHECK(sum(resample<daily>(s, spread::equally)) == sum(s));
        CHECK(resample<yearly>(resample<quarterly>(s, spread::by_days)) == s);
    }
    const flow_series<exact_ratio, yearly> r(alibaba.years("FY2024", 2), {exact_ratio(1, 7), exact_ratio(-5, 3)});
    CHECK(resample<yearly>(resample<daily>(r, spread::by_days)) == r);
    const flow_series<double, yearly> d(alibaba.years("FY2024", 1), {366.0});
    CHECK(resample<daily>(d, spread::by_days)[59] == Approx(1.0).epsilon(1e-15));
    const flow_series<int, quarterly> i(alibaba.quarters("FY2026 Q1", 1), {10});
    CHECK(resample<monthly>(i, spread::equally) ==
          flow_series<int, monthly>(alibaba.months("FY2026 M1", 3), {4, 3, 3}));
}

TEST_CASE("two companies' quarters are the same days under other names", "[resample]") {
    const auto on_microsoft = resample<quarterly>(even_plan(), microsoft);
    CHECK(on_microsoft.on() == microsoft.quarters("FY2025 Q4", 12));
    CHECK(on_microsoft["FY2025 Q4"] == 31'667);
    const auto years = resample<yearly>(even_plan(), microsoft);
    CHECK(years["FY2026"] == 4 * 31'667);
    CHECK(years.why("FY2025") == strings{"FY2025 Q2", "FY2025 Q3", "FY2025 Q4"});  // of Alibaba, before the plan
}

TEST_CASE("periods that do not fit are split only by name", "[resample]") {
    CHECK_THROWS_AS(resample<quarterly>(even_plan(), apple), timeline_mismatch_error);
    CHECK_THROWS_AS(resample<quarterly>(even_plan(), apple, spread::equally), timeline_mismatch_error);
    const auto on_apple = resample<quarterly>(even_plan(), apple, spread::by_days);
    CHECK(on_apple.on().from() == "2025-03-30"_day);
    CHECK(on_apple.why("FY2025 Q3") == strings{"FY2025 Q4"});
    // 29 June to 27 September 2025: 2 of 91 days of one quarter, 89 of 92 of the next; each share a whole number.
    CHECK(on_apple["FY2025 Q4"] == 31'667 - 30'971 + 30'634);
    try {
        (void)resample<quarterly>(even_plan(), apple);
    } catch (const timeline_mismatch_error& e) {
        CHECK(e.left() == "12 quarters from FY2026 Q1, years end in March");
        // The plan ends on 31 March 2028; Apple's FY2028, of 53 weeks, has its second quarter end on 1 April.
        CHECK(e.right() == "12 quarters from FY2025 Q3, years end on the last Saturday of September");
    }
}

TEST_CASE("a missing period is missing from all that needs it", "[resample]") {
    quarters gappy = even_plan();
    gappy.clear("FY2027 Q2");
    const auto years = resample<yearly>(gappy);
    CHECK(years.why("FY2027") == strings{"FY2027 Q2"});
    CHECK(years["FY2026"] == 126'668);
    const auto months = resample<monthly>(gappy, spread::equally);
    CHECK(months.why("FY2027 M5") == strings{"FY2027 Q2"});
    CHECK(months.has("FY2027 M7"));
}

TEST_CASE("a balance is taken at the end of a period, and is missing inside one", "[resample]") {
    const balance_series<int, quarterly> cash(alibaba.quarters("FY2025 Q4", 6), {5, 1, 2, 3, 4, 9});
    const auto years = resample<yearly>(cash);
    CHECK(years["FY2025"] == 5);
    CHECK(years["FY2026"] == 4);
    CHECK(years.why("FY2027") == strings{"FY2027 Q4"});
    const auto months = resample<monthly>(cash);
    CHECK(months["FY2026 M3"] == 1);
    CHECK(months.why("FY2026 M4") == strings{"FY2026 Q2"});
    const timeline<irregular> closings{"2025-01-01"_day, "2025-02-24"_day, "2025-04-01"_day, "2025-05-01"_day};
    const balance_series<int, irregular> seen(closings, {1, 2, 3});
    CHECK(resample<monthly>(seen, fiscal_calendar{})["FY2025 M3"] == 2);
    CHECK(resample<monthly>(seen, fiscal_calendar{}).why("FY2025 M1") == strings{"2025-01-01..2025-02-23"});
}

TEST_CASE("the periods of a schedule are spread over months", "[resample]") {
    const timeline<irregular> t{"2025-02-24"_day, "2025-03-01"_day, "2025-04-15"_day};
    const flow_series<std::int64_t, irregular> paid(t, {5, 45});
    CHECK_THROWS_AS(resample<monthly>(paid, fiscal_calendar{}), timeline_mismatch_error);
    const auto months = resample<monthly>(paid, fiscal_calendar{}, spread::by_days);
    CHECK(months["FY2025 M3"] == 31);
    CHECK(months.why("FY2025 M2") == strings{"before 2025-02-24"});
    CHECK(months.why("FY2025 M4") == strings{"after 2025-04-14"});
}

TEST_CASE("a corkscrew closes where the next period opens", "[corkscrew]") {
    const auto q = alibaba.quarters("FY2026 Q1", 3);
    const quarters additions(q, {10, 20, 30});
    const quarters disposals(q, {-1, -2, -3});
    const corkscrew net{std::int64_t{100}, additions, disposals};
    CHECK(net.closing() == balance_series<std::int64_t, quarterly>(q, {109, 127, 154}));
    CHECK(net.opening() == balance_series<std::int64_t, quarterly>(q, {100, 109, 127}));
    CHECK(difference(net.closing(), 100) == net.movement());
    CHECK_NOTHROW(net.reconcile(net.closing()));
    CHECK_NOTHROW(net.reconcile(balance_series<std::int64_t, quarterly>(q, {109, 127, {}})));
    // Each period is held against the published figure before it: what follows from a wrong one is not wrong again.
    try {
        net.reconcile(balance_series<std::int64_t, quarterly>(q, {109, 128, 155}));
        FAIL("no error");
    } catch (const corkscrew_error& e) {
        CHECK(e.periods() == strings{"FY2026 Q2"});
    }
    quarters gappy = additions;
    gappy.clear(1);
    CHECK(corkscrew(std::int64_t{100}, gappy).closing().why(2) == strings{"FY2026 Q2"});
    CHECK(corkscrew(std::int64_t{100}, gappy).opening().why(2) == strings{"FY2026 Q2"});
    CHECK_THROWS_AS(corkscrew(std::int64_t{100}, additions, even_plan()), timeline_mismatch_error);
}

}  // namespace resample_test
