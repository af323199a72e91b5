// SPDX-License-Identifier: BSL-1.0
// Working capital on rows, by share and by days: worked by hand, and every step of a model beside the same on series, on years,
// halves, quarters and months.
#include <outlay/impact/declining_pool.hpp>
#include <outlay/impact/price_index_rows.hpp>
#include <outlay/impact/reserve.hpp>
#include <outlay/impact/working_capital.hpp>
#include <outlay/impact/working_capital_rows.hpp>
#include <outlay/model/check_model.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <random>
#include <string>
#include <vector>

namespace working_capital_rows_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

/// Every rule of working capital, a price index, a pool and a reserve, on one revenue and one cost.
template <class Freq>
struct business {
    timeline<Freq> on;
    std::vector<exact_ratio> revenue_levels, cost_levels, waits;  // waits: days of each period
    working_capital_at_end at_end = working_capital_at_end::kept;
    day_base days = 365;
    calendar_day base = "2026-01-01"_day;

    template <class R>
    struct drivers {
        money<USD, R> unit{};
        R share{}, dso{}, dio{}, dpo{}, rise{}, later_rise{}, rate{};
        money<USD, R> opening{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::unit>("unit"),
                              driver<&d::share>("share", "of a year"),
                              driver<&d::dso>("receivable", "days"),
                              driver<&d::dio>("inventory", "days"),
                              driver<&d::dpo>("payable", "days"),
                              driver<&d::rise>("rise", "a year"),
                              driver<&d::later_rise>("later rise", "a year"),
                              driver<&d::rate>("rate", "a period"),
                              driver<&d::opening>("opening")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> tied{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::tied>("tied")};
        }
    };
    bool opens = true;  // with what stood before

    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, Freq>& s) const {
        const auto revenue = s.flow("revenue", as_flow(s.levels("revenue levels", revenue_levels) * d.unit));
        const auto cost = s.flow("cost", as_flow(s.levels("cost levels", cost_levels) * d.unit));
        const auto wait = s.levels("waits", waits);
        std::optional<money<USD, R>> opening;
        std::optional<working_capital_opening<money<USD, R>>> before;
        if (opens) opening = d.opening;
        if (opens) before = working_capital_opening<money<USD, R>>{.payables = d.opening};
        const auto by_share = s.block("by share", working_capital_by_share(revenue, d.share, at_end, opening));
        (void)s.block("by days", working_capital_by_days(revenue, d.dso, days, at_end, opening));
        (void)s.block("by waits", working_capital_by_days(cost, wait, days, at_end));
        const auto items = s.block("items", working_capital_by_days(revenue, cost,
                                                                    {.receivable = d.dso, .inventory = d.dio, .payable = d.dpo, .days_a_year = days},
                                                                    at_end, before));
        (void)s.block("prices", price_index(base, std::array{d.rise, d.later_rise}));
        const auto pool = s.block("pool", pool_allowances(cost, revenue, d.rate, declining_pool_end::ceases, opening));
        (void)s.block("account", reserve_account(items.receivables, s.flow("cash", revenue - cost - pool.allowance), reserve_at_end::released, opening));
        return {sum(by_share.tied)};
    }
};

template <class Freq>
using exact_drivers = typename business<Freq>::template drivers<exact_ratio>;

/// 100 a unit, 30, 60 and 45 days, 10 % of a year.
template <class Freq>
exact_drivers<Freq> usual() {
    exact_drivers<Freq> d;
    d.unit = 1_usd;
    d.share = 10_pct;
    d.dso = 30;
    d.dio = 60;
    d.dpo = 45;
    d.rate = 18_pct;
    return d;
}

/// A line in dollars.
template <class Freq>
std::vector<double> line(const business<Freq>& b, const exact_drivers<Freq>& d, const char* section, const char* name) {
    runner<business<Freq>> run(b);
    for (int i = 0; i < 2; ++i) (void)run(d);
    const auto lines = run.rows().lines();
    std::vector<double> found;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].section == section && lines[i].name == name)
            for (const double x : run.rows().cells(i)) found.push_back(lines[i].unit.empty() ? x : x / 100);
    return found;
}
void near(const std::vector<double>& got, const std::vector<double>& want) {
    REQUIRE(got.size() == want.size());
    for (std::size_t t = 0; t < got.size(); ++t) {
        INFO(t);
        CHECK(got[t] == Catch::Approx(want[t]).epsilon(1e-12).margin(1e-9));
    }
}

}  // namespace

TEST_CASE("working capital of rows by days and by share, released or kept", "[impact][working_capital]") {
    // Revenue of 3,650 and a cost of 1,825 a year; 30, 60 and 45 days of 365: 300 + 300 - 225 = 375.
    const auto years = fiscal_calendar{}.years("FY2026", 2);
    business<yearly> b{years, {3'650, 7'300}, {1'825, 3'650}, {10, 20}};
    auto d = usual<yearly>();
    near(line(b, d, "items", "receivables"), {300, 600});
    near(line(b, d, "items", "inventory"), {300, 600});
    near(line(b, d, "items", "payables"), {225, 450});
    near(line(b, d, "items", line_names::working_capital), {375, 750});
    near(line(b, d, "items", line_names::change_of_working_capital), {375, 375});
    near(line(b, d, "by share", line_names::working_capital), {365, 730});
    near(line(b, d, "by days", line_names::change_of_working_capital), {300, 300});
    near(line(b, d, "by waits", line_names::working_capital), {50, 200});
    // What stood before is not tied up again; payables that stood before were paid.
    d.opening = 300_usd;
    near(line(b, d, "by days", line_names::change_of_working_capital), {0, 300});
    near(line(b, d, "items", line_names::change_of_working_capital), {675, 375});
    // Released, all comes back in the last period, with what stood before it all.
    b.at_end = working_capital_at_end::released;
    near(line(b, d, "by days", line_names::working_capital), {300, 0});
    near(line(b, d, "by days", line_names::change_of_working_capital), {0, -300});
    near(line(b, d, "items", line_names::working_capital), {375, 0});
    near(line(b, d, "items", line_names::change_of_working_capital), {675, -375});
}

TEST_CASE("days are those of a year, or those that the calendar gives a period", "[impact][working_capital]") {
    // Quarters of 2025 have 90, 91, 92 and 92 days; 2,760 a quarter, 30 days: by the calendar 920, 909.89, 900, 900; of 360 days 920.
    const auto quarters = fiscal_calendar{}.quarters("FY2025 Q1", 4);
    business<quarterly> b{quarters, {2'760, 2'760, 2'760, 2'760}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    const auto d = usual<quarterly>();
    near(line(b, d, "by days", line_names::working_capital), std::vector<double>(4, 2'760 * 30 / 91.25));
    b.days = 360;
    near(line(b, d, "by days", line_names::working_capital), {920, 920, 920, 920});
    b.days = by_calendar{};
    near(line(b, d, "by days", line_names::working_capital), {920, 2'760 * 30 / 91.0, 900, 900});
    // A leap year has 366, its February 29.
    const business<yearly> leap{fiscal_calendar{}.years("FY2028", 2), {7'320, 7'300}, {0, 0}, {0, 0}, working_capital_at_end::kept, by_calendar{}};
    near(line(leap, usual<yearly>(), "by days", line_names::working_capital), {600, 600});
    const business<monthly> february{fiscal_calendar{}.months("FY2028 M2", 1), {290}, {0}, {0}, working_capital_at_end::kept, by_calendar{}};
    near(line(february, usual<monthly>(), "by days", line_names::working_capital), {300});
    CHECK(day_base(by_calendar{}).days_of(february.on, 0) == exact_ratio(29));
    CHECK(day_base(365.25_dec).days_of(quarters, 0) == exact_ratio(365.25_dec / 4));
    CHECK_THROWS_AS(day_base(0), numeric_domain_error);
    CHECK_THROWS_AS(day_base(-365), numeric_domain_error);
}

namespace {

/// Series of the exact figures beside rows on fifty digits.
template <class Freq>
void steps_together(const timeline<Freq>& on, std::mt19937_64& any) {
    const auto part = [&](int most) { return exact_ratio(static_cast<int>(any() % static_cast<unsigned>(most)), 10); };
    business<Freq> b{on, {}, {}, {}};
    for (std::size_t t = 0; t < on.size(); ++t) {
        b.revenue_levels.push_back(part(10'000));
        b.cost_levels.push_back(part(8'000));
        b.waits.push_back(part(900));
    }
    b.at_end = any() % 2 == 0 ? working_capital_at_end::kept : working_capital_at_end::released;
    b.days = any() % 3 == 0 ? day_base(by_calendar{}) : any() % 2 == 0 ? day_base(360) : day_base(365.25_dec);
    b.base = on[any() % on.size()].from();
    exact_drivers<Freq> d;
    d.unit = 1_usd;
    d.share = part(5);
    d.dso = part(900);
    d.dio = part(900);
    d.dpo = part(900);
    d.rise = part(2);
    d.later_rise = exact_ratio(1, 50);
    d.rate = part(10);
    d.opening = 1_usd * part(5'000);
    INFO(to_string(on) << ", the base is " << to_string(b.base));

    runner<business<Freq>, fifty_digits> run(b);
    (void)run(d);
    const auto rows = run.rows();
    const auto lines = rows.lines();
    const auto agree = [&](const char* section, const char* name, const auto& exact) {
        INFO(section << ": " << name);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].section != section || lines[i].name != name) continue;
            const auto cells = rows.cells(i);
            for (std::size_t t = 0; t < on.size(); ++t) {
                fifty_digits want;
                if constexpr (requires { exact[t].minor_units(); }) want = to_real<fifty_digits>(exact[t].minor_units());
                else want = to_real<fifty_digits>(exact[t]);
                if (abs(fifty_digits(cells[t] - want)) > fifty_digits("1e-35")) FAIL(on.label(static_cast<std::ptrdiff_t>(t)));
            }
            return;
        }
        FAIL("no such line");
    };
    using amount = exact_money<USD>;
    const auto series = [&](const std::vector<exact_ratio>& levels) {
        std::vector<amount> cells;
        for (const exact_ratio& x : levels) cells.push_back(1_usd * x);
        return flow_series<amount, Freq>(on, cells);
    };
    const auto revenue = series(b.revenue_levels), cost = series(b.cost_levels);
    const auto by_share = working_capital_by_share(revenue, d.share, b.at_end, d.opening);
    agree("by share", line_names::working_capital, by_share.net());
    agree("by share", line_names::change_of_working_capital, by_share.invested());
    const auto by_days = working_capital_by_days(revenue, d.dso, b.days, b.at_end, d.opening);
    agree("by days", line_names::working_capital, by_days.net());
    agree("by days", line_names::change_of_working_capital, by_days.invested());
    const auto tenths = [](const exact_ratio& x) { return x.round_to(1, rounding::exact); };
    const auto items = working_capital_by_days(revenue, cost, {tenths(d.dso), tenths(d.dio), tenths(d.dpo), b.days}, b.at_end, {.payables = d.opening});
    for (const auto& item : items.items) agree("items", item.name.c_str(), item.roll.closing());
    agree("items", line_names::working_capital, items.net());
    agree("items", line_names::change_of_working_capital, items.invested());
    tied_up<amount> waits;
    std::vector<amount> stands;
    for (std::size_t t = 0; t < on.size(); ++t) {
        const bool ends = t + 1 == on.size();
        const exact_ratio days = b.days.days_of(on, t);
        stands.push_back(ends && b.at_end == working_capital_at_end::released ? amount() : waits.period(cost[t], b.waits[t] / days));
        if (ends) agree("by waits", line_names::working_capital, stands);
    }
    const auto prices = price_index<fifty_digits>(on, b.base, std::array{to_real<fifty_digits>(d.rise), to_real<fifty_digits>(d.later_rise)});
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].name == "prices")
            for (std::size_t t = 0; t < on.size(); ++t) CHECK(abs(fifty_digits(rows.cells(i)[t] - prices[t])) < fifty_digits("1e-45"));
}

}  // namespace

TEST_CASE("series and rows of every step are the same on years, halves, quarters and months", "[impact][model]") {
    std::mt19937_64 any(12);
    for (int round = 0; round < 6; ++round) {
        const fiscal_calendar calendar{.year_ends = round % 2 == 0 ? date::March : date::December};
        steps_together(timeline<yearly>(calendar.containing<yearly>("2026-05-01"_day), 1 + any() % 9), any);
        steps_together(timeline<half_yearly>(calendar.containing<half_yearly>("2026-05-01"_day), 1 + any() % 12), any);
        steps_together(timeline<quarterly>(calendar.containing<quarterly>("2026-08-01"_day), 1 + any() % 20), any);
        steps_together(timeline<monthly>(calendar.containing<monthly>("2026-11-01"_day), 1 + any() % 40), any);
    }
}

TEST_CASE("every number agrees on working capital, prices, pools and reserves", "[impact][model]") {
    business<quarterly> b{fiscal_calendar{}.quarters("FY2026 Q2", 9), {}, {}, {}, working_capital_at_end::released, by_calendar{}, "2027-02-01"_day};
    for (int t = 0; t < 9; ++t) {
        b.revenue_levels.push_back(exact_ratio(10 * (t % 4)));
        b.cost_levels.push_back(exact_ratio(5 * (t % 3), 2));
        b.waits.push_back(10 + t);
    }
    auto d = usual<quarterly>();
    d.rise = 3_pct;
    d.later_rise = 2_pct;
    d.opening = 40_usd;
    b.opens = false;
    std::string findings;
    for (const model_finding& f : check_model(b, d).found) findings += f.line + " " + f.period + " " + f.detail + "; ";
    CHECK(findings == "");
}

}  // namespace working_capital_rows_test
