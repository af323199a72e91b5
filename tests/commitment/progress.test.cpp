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

}  // namespace progress_test
