// SPDX-License-Identifier: BSL-1.0
// Depreciation by vintage: exact, on every number, and never more or less than the spend.
#include <outlay/impact/macrs.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <random>
#include <vector>

namespace vintages_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const std::vector<asset_class> classes{{"equipment", 70_pct, 60, first_charge::half_period},
                                       {"buildings", 30_pct, 240, first_charge::half_period}};

timeline<yearly> years(std::size_t n) { return fiscal_calendar{.year_ends = date::March}.years("FY2026", n); }

}  // namespace

TEST_CASE("380 billion in three equal years, 70 % over 5 and 30 % over 20, half-year convention",
          "[impact][depreciation]") {
    const flow_series<exact_money<CNY>, yearly> spend(years(3), std::vector(3, 380e9_cny / 3));
    const auto charges = charges_by_vintage(spend, classes);
    // RMB million, by hand: a third is 126,666.67; a year bears 17.75/2 % of it at first, then 15.5 %, at last 1.5 %.
    const decimal expected[] = {9'816.7_dec,  29'450.0_dec, 49'083.3_dec, 58'900.0_dec, 58'900.0_dec,
                                50'033.3_dec, 32'300.0_dec, 14'566.7_dec, 5'700.0_dec};
    for (std::size_t i = 0; i < 9; ++i) CHECK((charges[i] / 1e6_cny).round_to(1, half_up) == expected[i]);
    CHECK(charges.size() == 23);
    CHECK(sum(charges) == 380e9_cny);
    CHECK(charges.on().label(22) == "FY2048");
}

TEST_CASE("a whole year's charge in the first year needs no year after the last", "[impact][depreciation]") {
    const flow_series<money<CNY>, yearly> spend(years(1), std::vector{100_cny});
    const auto charges =
        charges_by_vintage(spend, std::vector<asset_class>{{"servers", 1, 48, first_charge::whole_period}});
    CHECK(charges.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) CHECK(charges[i] == 25_cny);
}

TEST_CASE("charges add up to the spend, whatever it is", "[impact][depreciation]") {
    std::mt19937_64 any(20260331);
    for (int round = 0; round < 50; ++round) {
        std::vector<money<CNY>> bought(1 + any() % 6);
        for (auto& m : bought) m = money<CNY>::from_minor(static_cast<std::int64_t>(any() % 1'000'000'000'000));
        const int share = static_cast<int>(any() % 101);
        const int of_a = 12 * static_cast<int>(1 + any() % 30), of_b = 12 * static_cast<int>(1 + any() % 30);
        const auto mix = [&](first_charge first) {
            return std::vector<asset_class>{{"a", decimal::scaled(share, 2), of_a, first}, {"b", decimal::scaled(100 - share, 2), of_b, first}};
        };
        const flow_series<money<CNY>, yearly> spend(years(bought.size()), bought);
        CHECK(sum(charges_by_vintage(spend, mix(first_charge::half_period))) == sum(spend));
        CHECK(sum(charges_by_vintage(spend, mix(first_charge::whole_period))) == sum(spend));
    }
}

TEMPLATE_TEST_CASE("the same charges on every number", "[impact][depreciation]", double, fifty_digits, dual<double>) {
    const flow_series<TestType, yearly> spend(years(3),
                                              std::vector<TestType>(3, to_real<TestType>(exact_ratio(380'000, 3))));
    const auto charges = charges_by_vintage(spend, classes);
    CHECK(to_double(charges[0]) == Catch::Approx(29450.0 / 3));  // 126,666.67 x 7.75 %
    CHECK(to_double(charges[3]) == Catch::Approx(58'900.0));
    CHECK(to_double(sum(charges)) == Catch::Approx(380'000.0));
}

TEST_CASE("shares that are no whole, and lives that are none, are refused", "[impact][depreciation]") {
    const flow_series<money<CNY>, yearly> spend(years(1), std::vector{100_cny});
    try {
        (void)charges_by_vintage(spend, std::vector<asset_class>{{"a", 70_pct, 60, first_charge::half_period},
                                                                 {"b", 20_pct, 60, first_charge::half_period}});
        FAIL("90 % is not the whole");
    } catch (const shares_error& e) {
        CHECK(e.sum() == 90_pct);
    }
    // A class that says neither a life nor charges would charge nothing, and one that says both two things.
    for (const asset_class& c : std::vector<asset_class>{{"a"},
                                                         {"a", 1, 0, first_charge::half_period},
                                                         {.name = "a", .charges = charge_shares{}},
                                                         {.name = "a", .charges = yearly_shares{}},
                                                         {"a", 1, 60},
                                                         {"a", 1, -12, first_charge::whole_period},
                                                         {"a", 1, 12, first_charge::whole_period, charged_at_once()}}) {
        CHECK_THROWS_AS(charge_shares_of(c, 1), numeric_domain_error);
        CHECK_THROWS_AS(charges_by_vintage(spend, std::vector{c}), numeric_domain_error);
    }
    CHECK_THROWS_AS(charges_by_vintage(spend, std::vector<asset_class>{}), shares_error);
    const flow_series<money<CNY>, yearly> unknown(years(1));
    CHECK_THROWS_AS(charges_by_vintage(unknown, classes), missing_cell_error);
}

TEST_CASE("no more is written off than was bought, none of it before, and one purchase follows its method",
          "[impact][depreciation]") {
    std::mt19937_64 any(91);
    for (int round = 0; round < 50; ++round) {
        std::vector<money<CNY>> bought(1 + any() % 6);
        for (auto& m : bought) m = money<CNY>::from_major(static_cast<int>(any() % 1'000));
        const int life = static_cast<int>(1 + any() % 8);
        const std::vector<charge_shares> methods{
            straight_line_shares(exact_ratio(2 * life + 1, 2), first_charge::half_period), sum_of_digits_shares(life),
            declining_shares(life, 2), macrs_shares(7, macrs_convention::half_year)};
        for (const charge_shares& method : methods) {
            const auto charges =
                charges_by_vintage(flow_series<money<CNY>, yearly>(years(bought.size()), bought),
                                   std::vector<asset_class>{{.name = "x", .charges = method}});
            exact_money<CNY> book;
            for (std::size_t t = 0; t < charges.size(); ++t) {
                if (t < bought.size()) book += bought[t];
                CHECK(charges[t] >= 0_cny);
                book -= charges[t];
                CHECK(book >= 0_cny);
            }
            CHECK(book == 0_cny);
            const auto one = charges_by_vintage(flow_series<money<CNY>, yearly>(years(1), std::vector{100_cny}),
                                                std::vector<asset_class>{{.name = "x", .charges = method}});
            for (std::size_t t = 0; t < one.size(); ++t) CHECK(one[t] == 100_cny * method[t]);
        }
    }
    const flow_series<money<CNY>, yearly> spend(years(1), std::vector{100_cny});
    const auto charged = [&](asset_class c) {
        return charges_by_vintage(spend, std::vector{std::move(c)});
    };
    CHECK_THROWS_AS(charged({.name = "x", .charges = {exact_ratio(3, 2), exact_ratio(-1, 2)}}), numeric_domain_error);
    CHECK_THROWS_AS(charged({.name = "x", .charges = {exact_ratio(3, 4), exact_ratio(1, 2)}}), numeric_domain_error);
    CHECK_THROWS_AS(charges_by_vintage(spend, std::vector<asset_class>{{"a", 150_pct, 60, first_charge::whole_period},
                                                                       {"b", -50_pct, 60, first_charge::whole_period}}),
                    numeric_domain_error);
}

TEST_CASE("S1: charges of years are not charged by quarters", "[impact][depreciation]") {
    const flow_series<money<CNY>, quarterly> spend(fiscal_calendar{}.quarters("FY2026 Q1", 1), std::vector{100_cny});
    const auto macrs = macrs_shares(5, macrs_convention::half_year);
    for (const yearly_shares& by_law : {macrs, disposed(macrs, 2, first_charge::half_period), revised_life(macrs, 2, 3),
                                        straight_line_by_month(3, 10, first_month::of_purchase)}) {
        const std::vector<asset_class> by_class{{.name = "servers", .charges = by_law}};
        CHECK_THROWS_AS(charges_by_vintage(spend, by_class), numeric_domain_error);
        CHECK(sum(charges_by_vintage(flow_series<money<CNY>, yearly>(years(1), std::vector{100_cny}), by_class)) ==
              100_cny * (exact_ratio(1) - book_value(by_law, 99)));
    }
    // A method that counts in periods is charged by them.
    CHECK(sum(charges_by_vintage(spend, std::vector<asset_class>{{.name = "servers", .charges = sum_of_digits_shares(20)}})) == 100_cny);
}

}  // namespace vintages_test
