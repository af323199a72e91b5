// SPDX-License-Identifier: BSL-1.0
// What a difference returns, the main example's figures to the digit, and two ways through a foreign currency.
#include <outlay/impact/returns.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/unbounded.hpp>

#include <catch.hpp>

#include <cmath>
#include <random>
#include <vector>

namespace returns_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

/// RMB million: 126,666.67 out at years 0, 1, 2; 80,000 in at years 1 to 8.
std::vector<exact_money<CNY>> alibaba() {
    std::vector<exact_money<CNY>> flows(9);
    for (std::size_t t = 0; t < 9; ++t) {
        if (t < 3) flows[t] -= 380e9_cny / 3;
        if (t > 0) flows[t] += 80e9_cny;
    }
    return flows;
}
decimal millions(const money<CNY, double>& m, int digits) {
    return (m.round(half_even) / 1e6_cny).round_to(digits, half_even);
}

}  // namespace

TEST_CASE("all measures of 380 billion that bring 80 billion a year for eight", "[impact][returns]") {
    const flow_series<exact_money<CNY>, yearly> flows(fiscal_calendar{.year_ends = date::March}.years("FY2026", 9),
                                                      alibaba());
    const auto r = returns_of(flows, {.discount = 7.9_pct, .finance = 7.9_pct, .reinvest = 7.9_pct}, timing::start);
    CHECK(millions(r.npv, 0) == 108'624);
    CHECK(std::abs(r.rates.only() - 0.1816) < 0.00005);
    CHECK(r.payback.periods() == Catch::Approx(4.75));
    CHECK(r.discounted_payback.periods() > r.payback.periods());
    // PI = 1 + NPV / PV of what goes out; 46,666.67 net goes out at years 1 and 2.
    const double out = 380e3 / 3 + (380e3 / 3 - 80e3) / 1.079 + (380e3 / 3 - 80e3) / (1.079 * 1.079);
    CHECK(r.profitability_index.value() == Catch::Approx(1 + 108'623.959979 / out));
    CHECK(r.modified_rate.value() == Catch::Approx(std::pow(r.profitability_index.value(), 1.0 / 8) * 1.079 - 1));
    CHECK(millions(r.annuity, 0) == (decimal(18'831)));  // 108,624 over the annuity factor of eight years, 5.76842
    // In mid-year everything is worth half a year less.
    const auto mid = returns_of(flows, {.discount = 7.9_pct}, timing::mid);
    CHECK(mid.npv.minor_units() == Catch::Approx(r.npv.minor_units() / std::sqrt(1.079)));
}

TEST_CASE("the inflow that is required, at the ends of the range of rates", "[impact][returns]") {
    const std::vector<exact_money<CNY>> outlays(3, 380e9_cny / 3);
    CHECK(millions(required_inflow(outlays, 6.7_pct, 8), 1) == 59'032.9_dec);
    CHECK(millions(required_inflow(outlays, 7.9_pct, 8), 1) == 61'169.5_dec);
    CHECK(millions(required_inflow(outlays, 9.1_pct, 8), 1) == 63'323.6_dec);
}

TEST_CASE("by quarters the rates are a year's and the times are years", "[impact][returns]") {
    std::vector<double> cells(9, 30.0);
    cells[0] = -200;
    const flow_series<double, quarterly> flows(fiscal_calendar{}.quarters("FY2026 Q1", 9), cells);
    const auto r = returns_of(flows, {.discount = 10_pct, .finance = 10_pct, .reinvest = 10_pct}, timing::start);
    double npv = -200;
    for (int q = 1; q <= 8; ++q) npv += 30 / std::pow(1.1, q / 4.0);
    CHECK(r.npv == Catch::Approx(npv));
    double at_root = -200;
    for (int q = 1; q <= 8; ++q) at_root += 30 / std::pow(1 + r.rates.only(), q / 4.0);
    CHECK(at_root == Catch::Approx(0).margin(1e-9));
    CHECK(r.payback.periods() == Catch::Approx(200.0 / 30 / 4));
}

TEST_CASE("where nothing goes out, or nothing comes in, a measure says nothing", "[impact][returns]") {
    const auto on = fiscal_calendar{}.years("FY2026", 3);
    const auto gains =
        returns_of(flow_series<double, yearly>(on, std::vector{1.0, 2.0, 3.0}), {.discount = 5_pct}, timing::end);
    CHECK_FALSE(gains.modified_rate);
    CHECK_FALSE(gains.profitability_index);
    CHECK(gains.rates.status == irr_status::same_sign);
    const auto losses =
        returns_of(flow_series<double, yearly>(on, std::vector{-1.0, -2.0, -3.0}), {.discount = 5_pct}, timing::end);
    CHECK_FALSE(losses.modified_rate);
    CHECK_FALSE(losses.payback.has_value());
    CHECK_FALSE(losses.discounted_payback.has_value());
}

TEST_CASE("two ways through a foreign currency agree, exactly on fractions and to fifty digits", "[impact][returns]") {
    const fx_rate<USD, CNY> spot{7.2476_dec};
    const interest_pair interest{exact_ratio(1.6_pct), exact_ratio(4.3_pct)};
    const auto flows = alibaba();
    const auto home = value_at_spot<USD, unbounded_ratio>(flows, 7.9_pct, spot);
    CHECK(home.minor_units() == value_at_forwards<USD, unbounded_ratio>(flows, 7.9_pct, spot, interest).minor_units());
    CHECK(std::abs(value_at_spot<USD>(flows, 7.9_pct, spot).minor_units() - to_double(home.minor_units())) < 1e-3);
    // 108,624 at 7.2476: US$ 14,987.6 million.
    CHECK(std::abs(value_at_forwards<USD>(flows, 7.9_pct, spot, interest).minor_units() / 1e8 - 14'987.58) < 0.01);
    std::mt19937_64 any(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<money<JPY>> random(2 + any() % 12);
        for (auto& x : random) x = money<JPY>::from_minor(static_cast<std::int64_t>(any() % 2'000'001) - 1'000'000);
        const fx_rate<USD, JPY> yen{exact_ratio(static_cast<int>(100 + any() % 100), 1)};
        const interest_pair any_interest{exact_ratio(static_cast<int>(any() % 100), 1000),
                                         exact_ratio(static_cast<int>(any() % 100), 1000)};
        const exact_ratio rate(static_cast<int>(any() % 200), 1000);
        const fifty_digits gap = value_at_spot<USD, fifty_digits>(random, rate, yen).minor_units() -
                                 value_at_forwards<USD, fifty_digits>(random, rate, yen, any_interest).minor_units();
        CHECK(abs(gap) < fifty_digits("1e-40"));
    }
    CHECK_THROWS_AS(value_at_forwards<USD>(flows, 7.9_pct, spot, {-1, 0}), numeric_domain_error);
    for (const exact_ratio& rate : {exact_ratio(-1), exact_ratio(-2)}) {  // nothing is left to discount with
        CHECK_THROWS_AS(value_at_spot<USD>(flows, rate, spot), numeric_domain_error);
        CHECK_THROWS_AS((value_at_spot<USD, unbounded_ratio>(flows, rate, spot)), numeric_domain_error);
        CHECK_THROWS_AS(value_at_forwards<USD>(flows, rate, spot, interest), numeric_domain_error);
    }
    // No level payment pays back in no periods.
    for (const int none : {0, -1}) CHECK_THROWS_AS(required_inflow(std::vector{100_usd}, 5_pct, none), numeric_domain_error);
}

TEST_CASE("S16: by quarters every measure is a year's", "[impact][returns]") {
    // A project by quarters and by years, flows at the ends of the years: all that does not look at the months between agrees.
    std::vector<double> years{-1'000, 300, 400, 500, 100}, quarters(17);
    for (std::size_t y = 0; y < 5; ++y) quarters[4 * y] = years[y];
    const flow_series<double, yearly> by_year(fiscal_calendar{}.years("FY2026", 5), years);
    const flow_series<double, quarterly> by_quarter(fiscal_calendar{}.quarters("FY2026 Q1", 17), quarters);
    const return_rates rates{.discount = 8_pct, .finance = 5_pct, .reinvest = 6_pct};
    const auto y = returns_of(by_year, rates, timing::start), q = returns_of(by_quarter, rates, timing::start);
    CHECK(q.npv == Catch::Approx(y.npv));
    CHECK(q.annuity == Catch::Approx(y.annuity));
    CHECK(q.rates.only() == Catch::Approx(y.rates.only()));
    CHECK(*q.modified_rate == Catch::Approx(*y.modified_rate));
    // 300 x 1.06^3 + 400 x 1.06^2 + 500 x 1.06 + 100 after four years, for 1,000: what comes in is reinvested at 6 %.
    CHECK(*y.modified_rate == Catch::Approx(std::pow(1.4367448, 0.25) - 1).epsilon(1e-12));
    CHECK(*q.profitability_index == Catch::Approx(*y.profitability_index));
    // Growth, its logarithm and the rate of a root are one fact on one basis.
    for (const auto* r : {&y, &q})
        for (const irr_root& root : r->rates.roots) {
            CHECK(root.growth == Catch::Approx(1 + root.rate));
            CHECK(root.log_growth == Catch::Approx(std::log1p(root.rate)));
        }
    CHECK(q.rates.roots[0].growth == Catch::Approx(y.rates.roots[0].growth));
    // The annuity is worth the NPV, wherever in their periods the flows fall: 8 % a year over the years to the last flow.
    const auto worth = [](double yearly_flow, double n) { return yearly_flow * (1 - std::pow(1.08, -n)) / 0.08; };
    CHECK(worth(q.annuity, 4) == Catch::Approx(q.npv));
    CHECK(worth(returns_of(by_quarter, rates, timing::mid).annuity, 4.125) ==
          Catch::Approx(returns_of(by_quarter, rates, timing::mid).npv));
    // 25 at the end of each of eight quarters is what 25 a quarter for two years grows to at each year's end.
    const flow_series<double, quarterly> level(fiscal_calendar{}.quarters("FY2026 Q1", 8),
                                               std::vector<double>(8, 25.0));
    const double grown = 25 * 0.08 / (std::pow(1.08, 0.25) - 1);
    CHECK(returns_of(level, rates, timing::end).annuity == Catch::Approx(grown));
    CHECK_THROWS_AS(
        returns_of(flow_series<double, quarterly>(fiscal_calendar{}.quarters("FY2026 Q1", 1), std::vector{1.0}), rates,
                   timing::end),
        numeric_domain_error);
}

namespace {

template <class N>
concept counts_periods = requires(N n) {
    required_inflow(std::vector{100_usd}, 5_pct, n);
};
static_assert(counts_periods<int> && counts_periods<std::size_t> && !counts_periods<double>);  // S2: 8.5 was cut to 8

}  // namespace

}  // namespace returns_test
