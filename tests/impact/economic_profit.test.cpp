// SPDX-License-Identifier: BSL-1.0
// Economic profit: discounted, it is the net present value. Published: Brigham and Ehrhardt, Financial Management,
// table 12-1, project S, to the printed digit.
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/mirr.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/payback.hpp>
#include <outlay/impact/economic_profit.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <cmath>
#include <random>
#include <vector>

namespace economic_profit_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

/// Project S: 900 of equipment written off over four years, 100 of working capital, 50 of salvage taxed at 40 %.
std::vector<exact_ratio> project_s(const charge_shares& charges, const std::vector<exact_ratio>& before_depreciation) {
    std::vector<exact_ratio> flows{-1000};
    for (std::size_t i = 0; i < 4; ++i) {
        const exact_ratio charge = 900 * charges[i];
        flows.push_back(nopat(before_depreciation[i] - charge, exact_ratio(40_pct)) + charge);
    }
    flows[4] += 100 + 50 * (exact_ratio(1) - exact_ratio(40_pct));
    return flows;
}
bool near(double x, double printed, double tolerance) { return std::abs(x - printed) <= tolerance; }

}  // namespace

TEST_CASE("published: project S with MACRS and with straight line", "[impact][economic_profit]") {
    // What the printed flows of 500, 400, 300 and 100 are before tax and depreciation: the unit costs are printed to
    // three places only and give 78.93 instead of 78.82.
    const charge_shares macrs{33_pct, 45_pct, 15_pct, 7_pct};  // 297, 405, 135, 63
    std::vector<exact_ratio> earned;
    const std::vector<int> printed{500, 400, 300, 100};
    for (std::size_t i = 0; i < 4; ++i) {
        exact_ratio operating = printed[i];
        if (i == 3) operating -= 130;
        const exact_ratio charge = 900 * macrs[i];
        earned.push_back((operating - charge) / exact_ratio(60_pct) + charge);
    }
    const auto fast = project_s(macrs, earned);
    CHECK(fast == std::vector<exact_ratio>{-1000, 500, 400, 300, 100});
    CHECK(near(npv(10_pct, fast), 78.82, 0.005));
    CHECK(near(irr(fast).only(), 0.14489, 0.000005));
    CHECK(near(mirr(fast, 10_pct, 10_pct), 0.12106, 0.000005));
    CHECK(near(payback(fast).periods(), 2.33, 0.005));
    const auto even = project_s(straight_line_shares(4, first_charge::whole_period), earned);
    CHECK(near(npv(10_pct, even), 64.44, 0.005));
    CHECK(near(irr(even).only(), 0.13437, 0.000005));
    CHECK(near(mirr(even, 10_pct, 10_pct), 0.11731, 0.000005));
    CHECK(near(payback(even).periods(), 2.60, 0.005));
}

TEST_CASE("the present value of economic profit is the net present value", "[impact][economic_profit]") {
    std::mt19937_64 any(10);
    const exact_ratio rate = 10_pct, tax = 25_pct;
    for (int round = 0; round < 50; ++round) {
        // Spend over some years, depreciate all of it, tie up and free working capital; exact to fifty digits.
        const std::size_t spends = 1 + any() % 3;
        const auto whole = fiscal_calendar{}.years("FY2026", spends);
        std::vector<fifty_digits> bought(spends);
        for (auto& b : bought) b = fifty_digits(static_cast<int>(any() % 10'000));
        const flow_series<fifty_digits, yearly> first_years(whole, bought);
        const auto charges =
            charges_by_vintage(first_years, std::vector<asset_class>{{"plant", 1, 12 * static_cast<int>(1 + any() % 6), first_charge::half_period}});
        const auto on = charges.on();
        bought.resize(on.size());
        std::vector<fifty_digits> earned(on.size()), tied(on.size());
        fifty_digits stands(0);
        for (std::size_t t = 0; t < on.size(); ++t) {
            earned[t] = fifty_digits(static_cast<int>(any() % 8'000));
            tied[t] = t + 1 == on.size() ? fifty_digits(-stands) : fifty_digits(static_cast<int>(any() % 100));
            stands = stands + tied[t];
        }
        const flow_series<fifty_digits, yearly> spend(on, bought), working(on, tied), ebitda(on, earned);
        const auto profit = nopat(ebitda - charges, tax);
        const auto capital = invested_capital(spend, charges, working);
        const auto cash = profit + charges - spend - working;
        const auto eva = economic_profit(profit, capital, rate);
        const fifty_digits gap = npv(rate, eva.view().values()) - npv(rate, cash.view().values());
        CHECK(abs(gap) < fifty_digits("1e-40"));
        CHECK(abs(capital.closing()[on.size() - 1]) < fifty_digits("1e-40"));
    }
}

TEST_CASE("return on capital is of what stood at the start, and missing where nothing did",
          "[impact][economic_profit]") {
    const auto on = fiscal_calendar{}.years("FY2026", 3);
    const auto line = [&](money<USD> a, money<USD> b, money<USD> c) {
        return flow_series<exact_money<USD>, yearly>(on, std::vector<exact_money<USD>>{a, b, c});
    };
    const auto capital =
        invested_capital(line(1000_usd, 0_usd, 0_usd), line(0_usd, 500_usd, 500_usd), line(0_usd, 0_usd, 0_usd));
    const auto profit = line(0_usd, 120_usd, 100_usd);
    const auto returns = return_on_capital(profit, capital);
    CHECK_FALSE(returns.has(0));
    CHECK(returns[1] == exact_ratio(12_pct));
    CHECK(returns[2] == exact_ratio(20_pct));
    const auto eva = economic_profit(profit, capital, exact_ratio(10_pct));
    CHECK(eva[1] == 20_usd);
    CHECK(eva[2] == 50_usd);
}

}  // namespace economic_profit_test
