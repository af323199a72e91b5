// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/real_rate.hpp>
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/time/thirty_360.hpp>

#include "closed_form.hpp"

#include <catch.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace dated_npv_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Approx;

namespace {

template <class Rate, class Series>
concept needs_no_timing = requires(Rate rate, Series s) {
    npv(rate, s);
};
static_assert(!needs_no_timing<double, flow_series<double, quarterly>>);
static_assert(!needs_no_timing<double, series_view<double, flow, quarterly>>);
template <class S>
concept discountable = requires(S s) {
    npv(0.1, s, timing::end);
};
static_assert(discountable<flow_series<double, quarterly>> && !discountable<balance_series<double, quarterly>>);
template <class Rate>
concept discounts_cny = requires(Rate rate, flow_series<money<CNY>, yearly> s) {
    npv(rate, s, timing::end);
};
static_assert(discounts_cny<discount_rate<CNY>> && !discounts_cny<discount_rate<USD>> && !discounts_cny<real_rate<>>);
static_assert(!discountable<flow_series<double, irregular>> && !discountable<flow_series<double, daily>>);

const std::vector<dated<money<USD>>> microsoft{{"2008-01-01"_day, -10'000_usd},
                                               {"2008-03-01"_day, 2'750_usd},
                                               {"2008-10-30"_day, 4'250_usd},
                                               {"2009-02-15"_day, 3'250_usd},
                                               {"2009-04-01"_day, 2'750_usd}};

}  // namespace

TEST_CASE("dated flows of the certified cases", "[npv][oracle]") {
    const auto rows = test::read_rows("xnpv.csv");
    REQUIRE(rows.size() == 40);
    for (const auto& row : rows) {
        INFO(row.at("case_id"));
        const std::vector<double> amounts = test::numbers(row.at("flows"));
        std::vector<dated<double>> flows;
        for (const auto& day : test::split(row.at("dates"), ';'))
            flows.push_back({calendar_day::from_chars(day), amounts[flows.size()]});
        const double rate = std::stod(row.at("rate"));
        // What one unit in the last place of a flow changes is that unit discounted; of the rate, another sum tells.
        fifty_digits sum = 0, beside = 0, allowed = 4 * test::ulp(fifty_digits(row.at("truth_40")).convert_to<double>());
        const fifty_digits log_growth = log(1 + fifty_digits(rate)), moved = log(1 + fifty_digits(rate) + test::ulp(rate));
        for (std::size_t i = 0; i < flows.size(); ++i) {
            const fifty_digits years = fifty_digits((flows[i].on - flows[0].on).count()) / 365;
            const fifty_digits factor = exp(-years * log_growth);
            sum += amounts[i] * factor;
            beside += amounts[i] * exp(-years * moved);
            if (8 * test::ulp(amounts[i]) * factor > allowed) allowed = 8 * test::ulp(amounts[i]) * factor;
        }
        if (8 * abs(beside - sum) > allowed) allowed = 8 * abs(beside - sum);
        const fifty_digits truth(row.at("truth_40"));
        CHECK(abs(sum - truth) <= abs(truth) * fifty_digits("1e-37"));
        const fifty_digits error = abs(fifty_digits(npv(rate, flows, act_365f, flows[0].on)) - truth);
        CAPTURE((error / allowed).str(3));
        CHECK(error <= allowed);
    }
}

TEST_CASE("Microsoft's XNPV example, in any order, on any day", "[npv]") {
    // support.microsoft.com, XNPV: 2086.647602 at 9 %
    CHECK(npv(9_pct, microsoft, act_365f).minor_units() == Approx(208664.7602).margin(0.00005));
    auto shuffled = microsoft;
    std::reverse(shuffled.begin(), shuffled.end());
    CHECK(npv(9_pct, shuffled, act_365f).minor_units() == Approx(npv(9_pct, microsoft, act_365f).minor_units()).epsilon(1e-14));
    const auto a_year_later = npv(9_pct, microsoft, act_365f, "2008-12-31"_day);
    CHECK(a_year_later.minor_units() == Approx(npv(9_pct, microsoft, act_365f).minor_units() * 1.09).epsilon(1e-14));
    CHECK(to_double(npv<fifty_digits>(9_pct, microsoft, act_365f).minor_units()) ==
          Approx(npv(9_pct, microsoft, act_365f).minor_units()).epsilon(1e-15));
}

TEST_CASE("flows a year of 365 days apart are worth what periodic ones are", "[npv]") {
    std::vector<dated<double>> flows;
    const std::vector<double> amounts{-1000, 300, 420, 680};
    for (const double amount : amounts) flows.push_back({"2026-01-01"_day + date::days{365 * flows.size()}, amount});
    CHECK(npv(0.08, flows, act_365f) == Approx(npv(0.08, amounts)).epsilon(1e-14));
}

TEST_CASE("any day count, also one of a year and a quarter day", "[npv]") {
    // 1,461 days are four years of 365.25.
    const std::vector<dated<double>> flows{{"2024-01-01"_day, -100}, {"2028-01-01"_day, 146.41}};
    CHECK(npv(10_pct, flows, act_365_25) == Approx(0).margin(1e-13));
    CHECK(irr(flows, act_365_25).only() == Approx(0.1).epsilon(1e-14));
    CHECK(npv(10_pct, flows, act_360) == Approx(-100 + 146.41 * std::pow(1.1, -1461.0 / 360)).epsilon(1e-13));
    CHECK(npv(10_pct, flows, thirty_360) == Approx(0).margin(1e-13));
}

TEST_CASE("a rate with a basis needs none at the call", "[npv]") {
    const auto rate = interest_rate<double, compounding::effective, act_365f>{9_pct};
    CHECK(npv(rate, microsoft) == npv(9_pct, microsoft, act_365f));
    CHECK(npv(rate, microsoft, "2009-01-01"_day) == npv(9_pct, microsoft, act_365f, "2009-01-01"_day));
    // A simple rate discounts by 1 / (1 + r t): 100 in 90 days of 360 at 5.4 %.
    const auto simple = interest_rate<double, compounding::simple, act_360>{5.4_pct};
    const std::vector<dated<double>> one{{"2026-04-01"_day, 101.35}};
    CHECK(npv(simple, one, "2026-01-01"_day) == Approx(100).epsilon(1e-15));
}

TEST_CASE("continuous and monthly compounding of dated flows", "[npv]") {
    const std::vector<dated<double>> one{{"2028-01-01"_day, 1.0}};  // two years of 365 days after 2026-01-01
    const auto value = [&](const auto& rate) { return npv(rate, one, act_365f, "2026-01-01"_day); };
    CHECK(value(interest_rate<double, compounding::continuous>{0.1}) == Approx(std::exp(-0.2)).epsilon(1e-15));
    CHECK(value(interest_rate<double, compounding::monthly>{12_pct}) == Approx(std::pow(1.01, -24)).epsilon(1e-14));
}

TEST_CASE("a series is worth by when in its periods the flows fall", "[npv]") {
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 4);
    const flow_series<money<CNY>, quarterly> even{quarters, std::vector(4, 100_cny)};
    const double q = std::pow(1.08, -0.25);
    const double start = 10'000 * (1 + q + q * q + q * q * q);
    CHECK(npv(8_pct, even, timing::start).minor_units() == Approx(start).epsilon(1e-14));
    CHECK(npv(8_pct, even, timing::mid).minor_units() == Approx(start * std::sqrt(q)).epsilon(1e-14));
    CHECK(npv(8_pct, even, timing::end).minor_units() == Approx(start * q).epsilon(1e-14));
    CHECK(npv(interest_rate<double, compounding::quarterly>{8_pct}, even, timing::end).minor_units() ==
          Approx(10'000 * annuity_factor(2_pct, 4)).epsilon(1e-14));
    CHECK(npv(std::vector(4, 8_pct), even, timing::mid).minor_units() ==
          Approx(npv(8_pct, even, timing::mid).minor_units()).epsilon(1e-14));
    CHECK_THROWS_AS(npv(std::vector(3, 8_pct), even, timing::mid), numeric_domain_error);
    const std::vector rates{0_pct, 10_pct, 0_pct, 0_pct};
    CHECK(npv(rates, even, timing::start).minor_units() == Approx(20'000 * (1 + std::pow(1.1, -0.25))).epsilon(1e-14));
}

TEST_CASE("a series by the days of its periods", "[npv]") {
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 2);
    const flow_series<money<CNY>, quarterly> flows{quarters, {100_cny, 200_cny}};
    // April to June 91 days, July to September 92.
    const auto at = [](double days) { return std::pow(1.08, -days / 365); };
    CHECK(npv(8_pct, flows, timing::start, act_365f).minor_units() == Approx(10'000 + 20'000 * at(91)).epsilon(1e-14));
    CHECK(npv(8_pct, flows, timing::mid, act_365f).minor_units() ==
          Approx(10'000 * at(45.5) + 20'000 * at(137)).epsilon(1e-14));
    CHECK(npv(8_pct, flows, timing::end, act_365f).minor_units() ==
          Approx(10'000 * at(91) + 20'000 * at(183)).epsilon(1e-14));
    const flow_series<double, irregular> stub{{"2026-01-01"_day, "2026-01-31"_day, "2027-01-01"_day}, {1.0, 1.0}};
    CHECK(npv(8_pct, stub, timing::end, act_365f) == Approx(at(30) + at(365)).epsilon(1e-14));
}

TEST_CASE("a series takes the rates that know what they discount", "[npv]") {
    const auto years = fiscal_calendar{}.years("FY2026", 2);
    const flow_series<money<CNY>, yearly> flows{years, {110_cny, 121_cny}};
    CHECK(npv(discount_rate<CNY>{10_pct}, flows, timing::end).minor_units() == Approx(20'000).epsilon(1e-14));
    const flow_series<constant_prices<money<CNY>>, yearly> deflated_flows{
        years, std::vector{constant_prices(110_cny), constant_prices(121_cny)}};
    CHECK(npv(real_rate<>{10_pct}, deflated_flows, timing::end).amount().minor_units() == Approx(20'000).epsilon(1e-14));
}

TEST_CASE("a missing cell is an error that names it, not a zero", "[npv]") {
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 3);
    const flow_series<money<CNY>, quarterly> gap{quarters, {100_cny, {}, 100_cny}};
    try {
        npv(8_pct, gap, timing::end);
        FAIL("no error");
    } catch (const missing_cell_error& e) {
        CHECK(e.periods() == std::vector<std::string>{"FY2026 Q2"});
    }
}

TEST_CASE("what has no present value is refused", "[npv]") {
    CHECK_THROWS_AS(npv(-1.0, microsoft, act_365f), numeric_domain_error);
    CHECK_THROWS_AS(npv(std::numeric_limits<double>::quiet_NaN(), microsoft, act_365f), numeric_domain_error);
    const std::vector<dated<double>> bad{{"2026-01-01"_day, std::numeric_limits<double>::infinity()}};
    CHECK_THROWS_AS(npv(0.1, bad, act_365f), numeric_overflow_error);
    CHECK(npv(0.1, std::vector<dated<double>>{}, act_365f) == 0);
}

}  // namespace dated_npv_test
