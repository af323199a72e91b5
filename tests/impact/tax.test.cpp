// SPDX-License-Identifier: BSL-1.0
// Tax: losses by every rule, by hand; the shield; deferred tax against MACRS; and identities on generated profits.
#include <outlay/impact/macrs.hpp>
#include <outlay/impact/tax.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/time/resample.hpp>

#include <catch.hpp>

#include <random>
#include <vector>

namespace tax_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class T>
flow_series<T, yearly> line(std::vector<T> cells) {
    const auto on = fiscal_calendar{}.years("FY2026", cells.size());
    return {on, std::move(cells)};
}
std::vector<exact_money<USD>> dollars(std::initializer_list<decimal> amounts) {
    std::vector<exact_money<USD>> all;
    for (const decimal d : amounts) all.push_back(exact_money<USD>::from_major(d));
    return all;
}
template <class Series>
auto cells(const Series& s) {
    return std::vector(s.view().begin(), s.view().end());
}

}  // namespace

TEST_CASE("a loss is lost, carried forward or monetised", "[impact][tax]") {
    const auto profit = line(std::vector{-100_usd, 30_usd, 50_usd, 40_usd});
    CHECK(cells(income_tax(profit, {{25_pct}, losses::monetised{}}).tax) == dollars({-25, 7.5_dec, 12.5_dec, 10}));
    CHECK(cells(income_tax(profit, {{25_pct}, losses::lost{}}).tax) == dollars({0, 7.5_dec, 12.5_dec, 10}));
    const auto carried = income_tax(profit, {{25_pct}, losses::forward{}});
    CHECK(cells(carried.tax) == dollars({0, 0, 0, 5}));
    CHECK(cells(carried.used) == dollars({0, 30, 50, 20}));
    CHECK(cells(carried.losses.closing()) == dollars({100, 70, 20, 0}));
}

TEST_CASE("a loss expires after its periods, the oldest first", "[impact][tax]") {
    const auto profit = line(std::vector{-100_usd, -50_usd, 20_usd, 30_usd, 100_usd});
    const auto t = income_tax(profit, {{20_pct}, losses::forward{.expire_after = 2}});
    CHECK(cells(t.used) == dollars({0, 0, 20, 30, 0}));
    CHECK(cells(t.expired) == dollars({0, 0, 80, 20, 0}));
    CHECK(cells(t.taxable) == dollars({0, 0, 0, 0, 100}));
    CHECK(cells(t.losses.closing()) == dollars({100, 150, 50, 0, 0}));
    // With three periods the second loss lasts into the last year and is used there.
    const auto longer = income_tax(profit, {{20_pct}, losses::forward{.expire_after = 3}});
    CHECK(cells(longer.used) == dollars({0, 0, 20, 30, 50}));
    CHECK(cells(longer.expired) == dollars({0, 0, 0, 50, 0}));
    // A loss in each of three years: the 5 are set against the second, whose other 15 then expire, and the third is whole.
    const auto three = income_tax(line(std::vector{-10_usd, -20_usd, -30_usd, 5_usd, 0_usd}), {{20_pct}, losses::forward{.expire_after = 2}});
    CHECK(cells(three.used) == dollars({0, 0, 0, 5, 0}));
    CHECK(cells(three.expired) == dollars({0, 0, 10, 15, 30}));
}

TEST_CASE("rates change over time, the last one holds, and none is refused", "[impact][tax]") {
    const auto profit = line(std::vector{100_usd, 100_usd, 100_usd});
    CHECK(cells(income_tax(profit, {{15_pct, 25_pct}, losses::lost{}}).tax) == dollars({15, 25, 25}));
    CHECK_THROWS_AS(income_tax(profit, {}), numeric_domain_error);
}

TEST_CASE("the tax shield is the rate times the charge where losses are monetised, and later elsewhere",
          "[impact][tax]") {
    const auto before = line(std::vector{50_usd, 50_usd, 200_usd});
    const auto charge = line(std::vector{100_usd, 0_usd, 0_usd});
    CHECK(cells(tax_shield(before, charge, {{40_pct}, losses::monetised{}})) == dollars({40, 0, 0}));
    CHECK(cells(tax_shield(before, charge, {{40_pct}, losses::forward{}})) == dollars({20, 20, 0}));
    CHECK(cells(tax_shield(before, charge, {{40_pct}, losses::lost{}})) == dollars({20, 0, 0}));
}

TEST_CASE("deferred tax rises while tax depreciation leads and is gone at the end", "[impact][tax]") {
    const auto on = fiscal_calendar{}.years("FY2026", 1);
    const flow_series<money<USD>, yearly> spend(on, std::vector{1000_usd});
    const auto tax = charges_by_vintage(
        spend, std::vector<asset_class>{{.name = "servers", .charges = macrs_shares(5, macrs_convention::half_year)}});
    const auto book = charges_by_vintage(
        spend,
        std::vector<asset_class>{{.name = "servers",
                                  .charges = {exact_ratio(1, 5), exact_ratio(1, 5), exact_ratio(1, 5), exact_ratio(1, 5), exact_ratio(1, 5), 0}}});
    // Charged for tax 200, 320, 192, 115.2, 115.2, 57.6; in the books 200 five times: ahead by 0, 120, 112, 27.2,
    // -57.6, 0.
    const auto d = deferred_tax(book, tax, {{25_pct}});
    CHECK(cells(d.difference.closing()) == dollars({0, 120, 112, 27.2_dec, -57.6_dec, 0}));
    CHECK(cells(d.liability.closing()) == dollars({0, 30, 28, 6.8_dec, -14.4_dec, 0}));
    CHECK(sum(d.expense()) == 0_usd);
    // A change of rate remeasures what stands: 120 at 25 % becomes 120 at 20 %.
    const auto changed = deferred_tax(book, tax, {{25_pct, 25_pct, 20_pct}});
    CHECK(changed.liability.movements()[1][2] == -6_usd);
    CHECK(cells(changed.liability.closing()) == dollars({0, 30, 22.4_dec, 5.44_dec, -11.52_dec, 0}));
}

TEST_CASE("whatever the profits: losses roll, and less is lost the kinder the rule", "[impact][tax]") {
    std::mt19937_64 any(25);
    for (int round = 0; round < 200; ++round) {
        std::vector<money<USD>> profits(1 + any() % 12);
        for (auto& p : profits) p = money<USD>::from_minor(static_cast<std::int64_t>(any() % 2'000'001) - 1'000'000);
        const auto profit = line(profits);
        const std::vector<exact_ratio> rates{exact_ratio(static_cast<int>(any() % 40), 100)};
        const auto lost = income_tax(profit, {rates, losses::lost{}});
        const auto monetised = income_tax(profit, {rates, losses::monetised{}});
        exact_money<USD> before = sum(lost.tax);
        for (const std::size_t years : {1u, 2u, 5u, 0u}) {
            const auto carried = income_tax(profit, {rates, losses::forward{.expire_after = years}});
            CHECK(sum(carried.tax) <= before);
            before = sum(carried.tax);
            CHECK(sum(carried.losses.movement()) == carried.losses.closing()[profits.size() - 1]);
            for (const auto& left : carried.losses.closing().view()) CHECK(left >= 0_usd);
            for (std::size_t t = 0; t < profits.size(); ++t) CHECK(carried.taxable[t] >= 0_usd);
        }
        CHECK(sum(monetised.tax) <= before);
        CHECK(sum(monetised.tax) == sum(profit) * rates[0]);
    }
}

TEMPLATE_TEST_CASE("the same on every number", "[impact][tax]", double, fifty_digits, interval) {
    const auto profit = line(std::vector<TestType>{TestType(-100), TestType(30), TestType(100)});
    const auto t = income_tax(profit, {{25_pct}, losses::forward{}});
    CHECK(to_double(t.tax[1]) == Catch::Approx(0).margin(1e-12));
    CHECK(to_double(t.tax[2]) == Catch::Approx(7.5));
}

TEST_CASE("R21: losses carried forward offset at most a share of an income", "[impact][tax]") {
    // United States, Internal Revenue Code 172(a)(2): 80 %. A loss of 100, then 60 and 100.
    const auto profit = line(std::vector{-100_usd, 60_usd, 100_usd});
    const tax_rule capped{.rates = {21_pct}, .losses = losses::forward{.cap = 80_pct}};
    const auto t = income_tax(profit, capped);
    CHECK(cells(t.taxable) == dollars({0, 12, 48}));
    CHECK(cells(t.used) == dollars({0, 48, 52}));
    CHECK(cells(t.losses.closing()) == dollars({100, 52, 0}));
    CHECK(cells(t.tax) == dollars({0, 2.52_dec, 10.08_dec}));
    CHECK(cells(income_tax(profit, {{21_pct}, losses::forward{}}).taxable) == dollars({0, 0, 60}));
    // With an expiry: what the cap kept from use in the one year in which it might be is gone.
    const auto expiring =
        income_tax(profit, {.rates = {21_pct}, .losses = losses::forward{.cap = 80_pct, .expire_after = 1}});
    CHECK(cells(expiring.taxable) == dollars({0, 12, 100}));
    CHECK(cells(expiring.expired) == dollars({0, 52, 0}));
    CHECK(cells(expiring.losses.closing()) == dollars({100, 0, 0}));
    // No part of an income may be offset: as if losses were lost, but that they are kept.
    const auto none = income_tax(profit, {.rates = {21_pct}, .losses = losses::forward{.cap = 0}});
    CHECK(cells(none.taxable) == dollars({0, 60, 100}));
    CHECK(none.losses.closing()[2] == 100_usd);
    CHECK_THROWS_AS(income_tax(profit, {.rates = {21_pct}, .losses = losses::forward{.cap = 110_pct}}), numeric_domain_error);
    CHECK_THROWS_AS(income_tax(profit, {.rates = {21_pct}, .losses = losses::forward{.cap = exact_ratio(-1, 2)}}), numeric_domain_error);
}

namespace {

template <class Freq>
flow_series<exact_money<USD>, Freq> on_periods(const timeline<Freq>& on, const std::vector<money<USD>>& amounts) {
    return {on, std::vector<exact_money<USD>>(amounts.begin(), amounts.end())};
}

}  // namespace

TEST_CASE("R21: by quarters the cap and the expiry belong to the fiscal year that is assessed", "[impact][tax]") {
    const auto quarters = fiscal_calendar{}.quarters("FY2026 Q1", 12);
    const tax_rule by_year{
        .rates = {21_pct}, .losses = losses::forward{.cap = 80_pct, .by = assessed::by_year}};
    // A quarter's loss and the next one's profit are one year's: nothing is carried forward within it. Year 1: -100 + 60 - 20
    // - 40 = -100; year 2: 60; year 3: 100.
    const auto profit = on_periods(
        quarters, {-100_usd, 60_usd, -20_usd, -40_usd, 100_usd, -40_usd, 0_usd, 0_usd, 25_usd, 25_usd, 25_usd, 25_usd});
    const auto t = income_tax(profit, by_year);
    CHECK(cells(resample<yearly>(t.taxable)) == dollars({0, 12, 48}));
    CHECK(cells(t.taxable) == dollars({0, 0, 0, 0, 20, -8, 0, 0, 5, 5, 13, 25}));
    CHECK(cells(t.losses.closing()) == dollars({100, 40, 60, 100, 20, 52, 52, 52, 32, 12, 0, 0}));
    // By period each quarter is on its own, and an expiry of four periods is a year's.
    const auto alone = income_tax(profit, {.rates = {21_pct}, .losses = losses::forward{.cap = 80_pct}});
    CHECK(cells(alone.taxable)[1] == 12_usd);
}

TEMPLATE_TEST_CASE("assessed by year, the periods of a year add up to the year, whatever the rule", "[impact][tax]",
                   half_yearly, quarterly, monthly) {
    std::mt19937_64 any(172);
    for (int round = 0; round < 15; ++round) {
        const std::size_t years = 1 + any() % 6;
        const timeline<TestType> on(
            fiscal_calendar{.year_ends = date::March}.template containing<TestType>("2025-04-01"_day),
            years * static_cast<std::size_t>(TestType::per_year));
        std::vector<money<USD>> profits(on.size());
        for (auto& p : profits) p = money<USD>::from_major(static_cast<int>(any() % 201) - 100);
        const auto profit = on_periods(on, profits);
        std::vector<loss_treatment> treatments{losses::monetised{}, losses::lost{.by = assessed::by_year}};
        for (const std::size_t expire_after : {0u, 1u, 3u})
            for (const exact_ratio cap : {exact_ratio(1), exact_ratio(80_pct)})
                treatments.push_back(losses::forward{.cap = cap, .expire_after = expire_after, .by = assessed::by_year});
        for (const loss_treatment& treatment : treatments) {
            const tax_rule rule{.rates = {25_pct}, .losses = treatment};
            const auto parts = income_tax(profit, rule);
            const auto year = income_tax(resample<yearly>(profit), rule);
            for (const auto& [a, b] :
                 {std::pair(&parts.taxable, &year.taxable), std::pair(&parts.tax, &year.tax),
                  std::pair(&parts.used, &year.used), std::pair(&parts.expired, &year.expired)})
                CHECK(resample<yearly>(*a) == *b);
            CHECK(resample<yearly>(parts.losses.closing()) == year.losses.closing());
            for (const auto& left : parts.losses.closing().view()) CHECK(left >= 0_usd);
        }
    }
}

}  // namespace tax_test
