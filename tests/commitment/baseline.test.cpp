// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/baseline.hpp>

#include <catch.hpp>

#include <outlay/commitment/phase.hpp>
#include <outlay/commitment/progress.hpp>
#include <outlay/money/literals.hpp>

namespace baseline_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const auto march = fiscal_calendar{.year_ends = date::March};
const auto twelve = march.quarters("FY2026 Q1", 12);

template <class B>
concept changes_its_schedule = requires(B b) { b.schedule().set(std::size_t{0}, money<CNY>{}); };
static_assert(!changes_its_schedule<baseline<money<CNY>, quarterly>>);

}  // namespace

TEST_CASE("a baseline stays, and a new one stands beside it", "[baseline]") {
    const auto even = phase(380e9_cny, evenly{}, twelve, grid{1e6_cny});
    const auto front = phase(380e9_cny, front_loaded{}, twelve, grid{1e6_cny});
    baselines plans("2025-04-01"_day, even, "as announced");
    plans.freeze("2026-04-01"_day, front, "faster than planned");
    CHECK(plans.original().schedule() == even);
    CHECK(plans.current().schedule() == front);
    CHECK(plans.on("2026-03-31"_day).reason() == "as announced");
    CHECK(plans.on("2026-04-01"_day).reason() == "faster than planned");
    CHECK(plans.all().size() == 2);
    CHECK_THROWS_AS(plans.on("2025-03-31"_day), no_baseline_error);
    CHECK_THROWS_AS(plans.freeze("2026-03-31"_day, even, "x"), entry_order_error);
    // The same deployment is ahead of the one and behind the other.
    CHECK(progress_through(plans.original().schedule(), 70'177e6_cny, "FY2026 Q2", "x").ahead() == 6'843e6_cny);
    CHECK(progress_through(plans.current().schedule(), 70'177e6_cny, "FY2026 Q2", "x").ahead() < 0_cny);
}

}  // namespace baseline_test
