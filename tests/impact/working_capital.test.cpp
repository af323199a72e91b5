// SPDX-License-Identifier: BSL-1.0
// Working capital by days, by a share of revenue and from balances; it rolls, and over a whole life it comes back.
#include <outlay/impact/working_capital.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <random>
#include <vector>

namespace working_capital_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class Freq, class T>
flow_series<T, Freq> line(std::vector<T> cells) {
    if constexpr (Freq::per_year == 1) return {fiscal_calendar{}.years("FY2026", cells.size()), std::move(cells)};
    else return {fiscal_calendar{}.quarters("FY2026 Q1", cells.size()), std::move(cells)};
}

}  // namespace

TEST_CASE("by days: each item of its own flow, payables against it", "[impact][working_capital]") {
    const auto revenue = line<yearly>(std::vector{3'650_usd, 7'300_usd});
    const auto cost = line<yearly>(std::vector{1'825_usd, 3'650_usd});
    const auto w = working_capital_by_days(revenue, cost, {.receivable = 30, .inventory = 60, .payable = 45}, working_capital_at_end::kept);
    CHECK(w.items[0].roll.closing()[0] == 300_usd);
    CHECK(w.items[1].roll.closing()[0] == 300_usd);
    CHECK(w.items[2].roll.closing()[0] == 225_usd);
    CHECK(w.net()[0] == 375_usd);
    CHECK(w.net()[1] == 750_usd);
    CHECK(w.cash()[0] == -375_usd);
    // With what stood before, only the change is paid for.
    const auto opened = working_capital_by_days(revenue, cost, {.receivable = 30, .inventory = 60, .payable = 45}, working_capital_at_end::kept,
                                                {.receivables = 300_usd, .inventory = 300_usd, .payables = 225_usd});
    CHECK(opened.invested()[0] == 0_usd);
    CHECK(opened.invested()[1] == 375_usd);
}

TEST_CASE("a quarter's balance is at the quarter's pace", "[impact][working_capital]") {
    // 1,000 a quarter is 4,000 a year: a share of 10 % of it is 400, and 36.5 days are the same.
    const auto revenue = line<quarterly>(std::vector{1'000_usd, 1'000_usd});
    CHECK(working_capital_by_share(revenue, 10_pct, working_capital_at_end::kept).net()[0] == 400_usd);
    CHECK(working_capital_by_days(revenue, revenue, {.receivable = 36.5_dec}, working_capital_at_end::kept).net()[1] == 400_usd);
}

TEST_CASE("from balances, and refusals", "[impact][working_capital]") {
    const auto on = fiscal_calendar{}.years("FY2026", 2);
    const balance_series<money<USD>, yearly> stock(on, std::vector{120_usd, 90_usd}),
        owed(on, std::vector{50_usd, 70_usd});
    const auto w = working_capital_of(std::vector<working_capital_balance<money<USD>, yearly>>{
        {"stock", 1, stock, 100_usd}, {"owed", -1, owed, 40_usd}});
    CHECK(w.net()[0] == 70_usd);
    CHECK(w.invested()[0] == 10_usd);
    CHECK(w.cash()[1] == 50_usd);
    CHECK_THROWS_AS((working_capital_schedule<money<USD>, yearly>{}.net()), numeric_domain_error);
    CHECK_THROWS_AS(
        working_capital_by_days(line<yearly>(std::vector{1_usd}), line<yearly>(std::vector{1_usd, 1_usd}), {}, working_capital_at_end::kept),
        timeline_mismatch_error);
}

TEST_CASE("what is tied up comes back when the business ends", "[impact][working_capital]") {
    std::mt19937_64 any(365);
    for (int round = 0; round < 100; ++round) {
        std::vector<double> revenue(2 + any() % 10), cost(revenue.size());
        for (std::size_t i = 0; i + 1 < revenue.size(); ++i) {
            revenue[i] = static_cast<double>(any() % 100'000);
            cost[i] = static_cast<double>(any() % 100'000);
        }
        const auto days = [&] { return decimal(static_cast<int>(any() % 120)); };
        const auto w = working_capital_by_days(line<yearly>(revenue), line<yearly>(cost), {days(), days(), days()}, working_capital_at_end::kept);
        CHECK(sum(w.cash()) == Catch::Approx(0).margin(1e-6));
    }
}

}  // namespace working_capital_test
