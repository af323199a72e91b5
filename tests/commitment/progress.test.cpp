// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/progress.hpp>

#include <catch.hpp>

#include <outlay/commitment/phase.hpp>
#include <outlay/money/literals.hpp>

namespace progress_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const auto twelve = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
const auto plan = phase(380e9_cny, evenly{}, twelve, grid{1e6_cny});

// Total capital expenditure, RMB million: June 2025 38,676, September 2025 31,501 (alibaba_quarters.csv).
flow_series<money<CNY>, quarterly> capex() {
    flow_series<money<CNY>, quarterly> c(twelve);
    c.set("FY2026 Q1", 38'676e6_cny);
    c.set("FY2026 Q2", 31'501e6_cny);
    return c;
}

}  // namespace

TEST_CASE("announced against deployed to September 2025", "[progress]") {
    const auto p = progress_through(plan, capex(), "FY2026 Q2", "all capital expenditure");
    CHECK(p.done == 70'177e6_cny);
    CHECK(p.planned == 63'334e6_cny);
    CHECK(p.share_done() == exact_ratio(70'177, 380'000));
    CHECK((p.share_done() * 100).round_to(2, half_even) == 18.47_dec);
    CHECK((p.share_of_time() * 100).round_to(2, half_even) == 16.67_dec);
    CHECK(p.ahead() == 6'843e6_cny);
    CHECK(p.left() == 309'823e6_cny);
    CHECK(p.required_rate() == 30'982.3e6_cny);
    CHECK(p.run_rate() == 35'088.5e6_cny);
    CHECK(p.forecast_as_planned() == 386'843e6_cny);
    CHECK(p.forecast_at_run_rate() == 421'062e6_cny);
    CHECK(p.through == "FY2026 Q2");
    CHECK(p == progress_through(plan, capex(), "2025-09-30"_day, "all capital expenditure"));
    CHECK(p == progress_through(plan, capex(), 1, "all capital expenditure"));
}

TEST_CASE("announced against deployed to June 2026, on two bases", "[progress]") {
    // FY2026 122,021 without campuses, and the June 2026 quarter 67,678 in all: 189,699.
    const auto p = progress_through(plan, 122'021e6_cny + 67'678e6_cny, "FY2027 Q1", "mixed");
    CHECK((p.share_done() * 100).round_to(2, half_even) == 49.92_dec);
    CHECK((p.share_of_time() * 100).round_to(2, half_even) == 41.67_dec);
    CHECK(p.left() == 190'301e6_cny);
    CHECK((p.required_rate() / 1e6_cny).round_to(1, half_even) == 27'185.9_dec);
    // The CFO's about 120 billion over the four quarters to September 2025, two of them before April.
    const auto cfo = progress_through(plan, 120e9_cny, "FY2026 Q2", "CFO");
    CHECK((cfo.share_done() * 100).round_to(2, half_even) == 31.58_dec);
}

TEST_CASE("what is not there is said", "[progress]") {
    try {
        (void)progress_through(plan, capex(), "FY2026 Q4", "x");
        FAIL();
    } catch (const missing_cell_error& e) {
        CHECK(e.periods() == std::vector<std::string>{"FY2026 Q3", "FY2026 Q4"});  // all of them, not the first
    }
    CHECK_THROWS_AS(progress_through(plan, capex(), "FY2029 Q1", "x"), not_on_timeline_error);
    const flow_series<money<CNY>, quarterly> other(fiscal_calendar{}.quarters("FY2026 Q1", 12), std::vector<money<CNY>>(12));
    CHECK_THROWS_AS(progress_through(plan, other, "FY2026 Q1", "x"), timeline_mismatch_error);
    const auto at_end = progress_through(plan, 400e9_cny, "FY2028 Q4", "x");
    CHECK(at_end.left() == -20e9_cny);
    CHECK(!at_end.try_required_rate());
    CHECK_THROWS_AS(at_end.required_rate(), division_by_zero_error);
    const auto nothing = progress_through(phase(0_cny, evenly{}, twelve), 0_cny, 0, "x");
    CHECK(!nothing.try_share_done());
    CHECK_THROWS_AS(nothing.share_done(), division_by_zero_error);
}

TEST_CASE("R20: progress of a claim is a claim", "[progress]") {
    // 19.84 billion done of 125 to 145: 19.84/145 is 13.68 %, 19.84/125 is 15.87 %.
    const auto four = fiscal_calendar{}.quarters("FY2026 Q1", 4);
    const auto claimed = phase(between(125e9_usd, 145e9_usd), evenly{}, four);
    const auto p = progress_through(claimed, 19.84e9_usd, "FY2026 Q1", "capital expenditure");
    CHECK(p.share_done() == between(exact_ratio(1984, 14'500), exact_ratio(1984, 12'500)));
    CHECK((p.share_done() * 100).round_to(1, half_even).contains(between(13.7_dec, 15.8_dec)));
    CHECK(p.whole == between(125e9_usd, 145e9_usd));
    CHECK(p.planned == between(31.25e9_usd, 36.25e9_usd));
    CHECK(p.ahead() == between(-16.41e9_usd, -11.41e9_usd));
    CHECK(p.left() == between(105.16e9_usd, 125.16e9_usd));
    CHECK(p.required_rate() == bounds<exact_money<USD>>(between(105.16e9_usd, 125.16e9_usd)) / 3);
    CHECK(p.run_rate() == exactly(exact_money<USD>(19.84e9_usd)));
    CHECK(p.forecast_at_run_rate() == exactly(exact_money<USD>(79.36e9_usd)));
    CHECK(p.forecast_as_planned().contains(between(19.84e9_usd + 93.75e9_usd, 19.84e9_usd + 108.75e9_usd)));
    CHECK(p.share_of_time() == exact_ratio(1, 4));
    CHECK(p.through == "FY2026 Q1");

    // "More than 380": less than 19.84/380 is done, and more than nothing.
    const auto open = progress_through(phase(more_than(380e9_usd), evenly{}, four), 19.84e9_usd, 0, "x");
    CHECK(open.share_done() == bounds<exact_ratio>::from_ends({0, end_kind::open}, {exact_ratio(1984, 38'000), end_kind::open}));
    CHECK(open.left() == more_than(360.16e9_usd));
    // What was done may be the claim: "about 120" of exactly 380.
    const auto about_120 = progress_through(plan, about(120e9_cny, 1e9_cny), "FY2026 Q2", "CFO");
    CHECK(about_120.share_done() == between(exact_ratio(119, 380), exact_ratio(121, 380)));
    CHECK(about_120.ahead() == between(55'666e6_cny, 57'666e6_cny));
    // By period, on either side.
    const flow_series<money<USD>, quarterly> spent(four, {19.84e9_usd, 0_usd, 0_usd, 0_usd});
    CHECK(progress_through(claimed, spent, "FY2026 Q1", "capital expenditure") == p);
    const flow_series<bounds<money<USD>>, quarterly> vague(four, {at_least(1_usd), exactly(1_usd), {}, {}});
    CHECK(progress_through(claimed, vague, "FY2026 Q2", "x").done == at_least(2_usd));
    // A whole that may be nothing has no upper share; one that is nothing has none.
    CHECK(progress_through(phase(up_to(10_usd), evenly{}, four), 5_usd, 0, "x").share_done() == at_least(exact_ratio(1, 2)));
    CHECK(!progress_through(phase(exactly(0_usd), evenly{}, four), 0_usd, 0, "x").try_share_done());
    CHECK(!progress_through(claimed, 1_usd, 3, "x").try_required_rate());
}

TEST_CASE("R20: the share paid of a commitment is a claim", "[progress]") {
    commitment<USD> c("x", {.on = "2026-02-01"_day, .amount = between(125e9_usd, 145e9_usd)});
    CHECK(c.share_paid() == exactly(exact_ratio(0)));
    c.post({.on = "2026-03-31"_day, .to = stage::prepaid, .amount = 19.84e9_usd});
    CHECK(c.share_paid() == between(exact_ratio(1984, 14'500), exact_ratio(1984, 12'500)));
    CHECK_THROWS_AS((commitment<USD>("x", {.on = "2026-02-01"_day, .amount = 0_usd}).share_paid()), division_by_zero_error);
}

TEST_CASE("beyond its last period a plan has no period left", "[progress]") {
    const progress<USD> late{.whole = 100_usd, .planned = 100_usd, .done = 40_usd, .elapsed = 13, .periods = 12};
    CHECK(late.periods_left() == 0);
    CHECK(!late.try_required_rate());
}

}  // namespace progress_test
