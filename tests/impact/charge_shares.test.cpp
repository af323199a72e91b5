// SPDX-License-Identifier: BSL-1.0
// Methods of depreciation as shares: identities, published examples, and the laws of two countries.
#include <outlay/impact/charge_shares.hpp>
#include <outlay/impact/china_tax.hpp>
#include <outlay/impact/macrs.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <cmath>
#include <numeric>
#include <vector>

namespace charge_shares_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

exact_ratio total(const charge_shares& shares) { return std::accumulate(shares.begin(), shares.end(), exact_ratio(0)); }

/// MACRS by its rule: declining balance, switching to straight line over the years left; the first year a fraction.
std::vector<double> by_rule(int life, double first) {
    const double factor = life <= 10 ? 2.0 : 1.5;
    std::vector<double> shares;
    double book = 1, left = life;
    for (int year = 0; year <= life; ++year) {
        const double time = year == 0 ? first : 1.0;
        double charge = std::max(book * factor / life, year == 0 ? 0.0 : book / left) * time;
        if (year == life || charge > book) charge = book;
        shares.push_back(charge);
        book -= charge;
        left -= time;
    }
    return shares;
}

}  // namespace

TEST_CASE("every method charges the cost less salvage, exactly", "[impact][depreciation]") {
    for (int life = 1; life <= 20; ++life) {
        for (const decimal salvage : {0_dec, 0.05_dec, 0.5_dec}) {
            const exact_ratio depreciable = exact_ratio(1) - exact_ratio(salvage);
            CHECK(total(straight_line_shares(life, first_charge::half_period, salvage)) == depreciable);
            CHECK(total(straight_line_shares(life, first_charge::whole_period, salvage)) == depreciable);
            CHECK(total(sum_of_digits_shares(life, salvage)) == depreciable);
            for (int month = 1; month <= 12; ++month) {
                CHECK(total(straight_line_by_month(life, month, first_month::of_purchase, salvage)) == depreciable);
                CHECK(total(straight_line_by_month(life, month, first_month::after_purchase, salvage)) == depreciable);
            }
            if (life <= 12) CHECK(total(declining_shares(life, 2, salvage)) == depreciable);
            if (life >= 3 && life <= 12 && salvage < 0.1_dec && salvage > 0_dec)
                CHECK(total(china_tax::double_declining(life, 0.03_dec)) == exact_ratio(97, 100));
        }
    }
}

TEST_CASE("a full month's charge from the month of purchase, or from the next", "[impact][depreciation]") {
    CHECK(straight_line_by_month(3, 10, first_month::of_purchase) ==
          charge_shares{exact_ratio(3, 36), exact_ratio(12, 36), exact_ratio(12, 36), exact_ratio(9, 36)});
    CHECK(straight_line_by_month(3, 10, first_month::after_purchase) ==
          charge_shares{exact_ratio(2, 36), exact_ratio(12, 36), exact_ratio(12, 36), exact_ratio(10, 36)});
    CHECK(straight_line_by_month(1, 12, first_month::after_purchase) == charge_shares{0, exact_ratio(1)});
    CHECK(straight_line_by_month(2, 1, first_month::of_purchase) ==
          charge_shares{exact_ratio(1, 2), exact_ratio(1, 2)});
    CHECK_THROWS_AS(straight_line_by_month(2, 13, first_month::of_purchase), numeric_domain_error);
}

TEST_CASE("MACRS: every column adds up to one and lies within rounding of its rule", "[impact][macrs]") {
    const std::pair<macrs_convention, double> conventions[] = {{macrs_convention::half_year, 0.5},
                                                               {macrs_convention::first_quarter, 0.875},
                                                               {macrs_convention::second_quarter, 0.625},
                                                               {macrs_convention::third_quarter, 0.375},
                                                               {macrs_convention::fourth_quarter, 0.125}};
    for (const auto& [convention, first] : conventions)
        for (const int years : {3, 5, 7, 10, 15, 20}) {
            const auto shares = macrs_shares(years, convention);
            INFO(years << " years, first year " << first);
            CHECK(total(shares) == 1);
            const auto rule = by_rule(years, first);
            REQUIRE(shares.size() == rule.size());
            for (std::size_t i = 0; i < rule.size(); ++i)
                CHECK(std::abs(nearest_double(shares[i]) - rule[i]) <
                      0.00014);  // 0.014 of a percentage point: printed to 0.01
            const auto exact = macrs_shares_by_rule(years, convention);
            CHECK(total(exact) == 1);
            REQUIRE(exact.size() == rule.size());
            for (std::size_t i = 0; i < rule.size(); ++i) CHECK(std::abs(nearest_double(exact[i]) - rule[i]) < 1e-14);
        }
    // As printed: table A-1, five and seven years; table A-5, five years.
    CHECK(macrs_shares(5, macrs_convention::half_year)[3] == exact_ratio(11.52_pct));
    CHECK(macrs_shares(7, macrs_convention::half_year)[5] == exact_ratio(8.92_pct));
    CHECK(macrs_shares(5, macrs_convention::fourth_quarter)[4] == exact_ratio(10.94_pct));
    CHECK_THROWS_AS(macrs_shares(6, macrs_convention::half_year), numeric_domain_error);
}

TEST_CASE("more than 40 % in the last quarter moves a year's purchases to quarters", "[impact][macrs]") {
    CHECK_FALSE(needs_mid_quarter(std::array{20_usd, 20_usd, 20_usd, 40_usd}));
    CHECK(needs_mid_quarter(std::array{20_usd, 20_usd, 19.99_usd, 40_usd}));
    CHECK_FALSE(needs_mid_quarter(std::array{0.0, 0.0, 0.0, 0.0}));
}

TEST_CASE("MACRS: 15- and 20-year property by quarters, and the rule beside the print", "[impact][macrs]") {
    using conv = macrs_convention;
    // Publication 946, tables: 15-year property by the first quarter begins 8.75, 9.13 and ends 0.74; by the fourth 1.25, 9.88, 5.17.
    CHECK(macrs_shares(15, conv::first_quarter)[1] == exact_ratio(9.13_pct));
    CHECK(macrs_shares(15, conv::first_quarter)[15] == exact_ratio(0.74_pct));
    CHECK(macrs_shares(15, conv::fourth_quarter)[0] == exact_ratio(1.25_pct));
    CHECK(macrs_shares(15, conv::fourth_quarter)[1] == exact_ratio(9.88_pct));
    CHECK(macrs_shares(15, conv::fourth_quarter)[15] == exact_ratio(5.17_pct));
    CHECK(macrs_shares(20, conv::second_quarter)[0] == exact_ratio(4.688_pct));
    // The rule of 5-year property at the half year is printed exactly: 20, 32, 19.2, 11.52, 11.52, 5.76.
    CHECK(macrs_shares_by_rule(5, conv::half_year) == macrs_shares(5, conv::half_year));
    CHECK(macrs_shares_by_rule(15, conv::fourth_quarter)[1] == exact_ratio(9.875_pct));
    CHECK_THROWS_AS(macrs_shares_by_rule(6, conv::half_year), numeric_domain_error);
}

TEST_CASE("MACRS: buildings by the middle of the month, as printed and by the rule", "[impact][macrs]") {
    for (const real_property kind : {real_property::residential_rental, real_property::nonresidential})
        for (int month = 1; month <= 12; ++month) {
            INFO(month);
            const auto printed = macrs_real_property(kind, month), rule = macrs_real_property_by_rule(kind, month);
            CHECK(total(printed) == 1);
            CHECK(total(rule) == 1);
            REQUIRE(printed.size() == rule.size());
            for (std::size_t i = 0; i < rule.size(); ++i) CHECK(std::abs(nearest_double(printed[i] - rule[i])) < 0.00006);
        }
    // Publication 946, table A-7a: month 1 2.461 and 0.107, month 5 1.605 (the rule gives 1.6026), month 12 0.107 and 2.461.
    CHECK(macrs_real_property(real_property::nonresidential, 1).front() == exact_ratio(2.461_pct));
    CHECK(macrs_real_property(real_property::nonresidential, 5).front() == exact_ratio(1.605_pct));
    CHECK(macrs_real_property(real_property::nonresidential, 12).back() == exact_ratio(2.461_pct));
    CHECK(macrs_real_property_by_rule(real_property::nonresidential, 5).front().round_to(6, half_even) == 1.6026_pct);
    // Table A-6: month 1 3.485, in year 10 3.637 and 1.970 at the end; month 7 1.667, 3.636 in year 10, 3.636 and 0.152 at the end.
    const auto first = macrs_real_property(real_property::residential_rental, 1), seventh = macrs_real_property(real_property::residential_rental, 7);
    CHECK(first[0] == exact_ratio(3.485_pct));
    CHECK(first[9] == exact_ratio(3.637_pct));
    CHECK(first[27] == exact_ratio(1.970_pct));
    CHECK(seventh[0] == exact_ratio(1.667_pct));
    CHECK(seventh[9] == exact_ratio(3.636_pct));
    CHECK(seventh[28] == exact_ratio(0.152_pct));
    CHECK_THROWS_AS(macrs_real_property(real_property::nonresidential, 0), numeric_domain_error);
    CHECK_THROWS_AS(macrs_real_property_by_rule(real_property::residential_rental, 13), numeric_domain_error);
}

TEST_CASE("China's double declining balance ends straight", "[impact][china]") {
    // 100,000 yuan, 4 % salvage, five years: 40,000, 24,000, 14,400, 8,800, 8,800
    const auto shares = china_tax::double_declining(5, 0.04_dec);
    const std::vector<decimal> expected{0.4_dec, 0.24_dec, 0.144_dec, 0.088_dec, 0.088_dec};
    for (std::size_t i = 0; i < 5; ++i) CHECK(shares[i] == exact_ratio(expected[i]));
    // Declining balance with a switch to straight line is the same here, as Excel's VDB is; Excel's DDB is not.
    CHECK(declining_shares(5, 2, 0.04_dec) == shares);
    CHECK_THROWS_AS(china_tax::double_declining(5, 0.3_dec), numeric_domain_error);
    CHECK_THROWS_AS(china_tax::double_declining(2, 0_dec), numeric_domain_error);
}

TEST_CASE("China's minimum lives, their 60 %, and what may be expensed", "[impact][china]") {
    using china_tax::asset_kind;
    CHECK(china_tax::minimum_life(asset_kind::electronics) == 3);
    CHECK(china_tax::minimum_life(asset_kind::buildings) == 20);
    CHECK(china_tax::shortened_life(asset_kind::machinery) == 6);
    CHECK(china_tax::shortened_life(asset_kind::electronics) == exact_ratio(9, 5));
    CHECK(china_tax::expensed(5'000'000_cny, "2025-06-30"_day));
    CHECK_FALSE(china_tax::expensed(5'000'000.01_cny, "2025-06-30"_day));
    CHECK(china_tax::expensed(1_cny, "2027-12-31"_day));
    CHECK_FALSE(china_tax::expensed(1_cny, "2028-01-01"_day));
    CHECK_FALSE(china_tax::expensed(1_cny, "2023-12-31"_day));
}

TEST_CASE("a change of life spreads what is left, and restates nothing", "[impact][depreciation]") {
    // Servers of five years, after two of them thought good for six: 20 %, 20 %, then 60 % over the four that are left.
    const auto five = straight_line_shares(5, first_charge::whole_period);
    const auto six = revised_life(five, 2, 4);
    CHECK(six == charge_shares{exact_ratio(1, 5), exact_ratio(1, 5), exact_ratio(3, 20), exact_ratio(3, 20),
                               exact_ratio(3, 20), exact_ratio(3, 20)});
    CHECK(total(revised_life(five, 3, 1, 0.1_dec)) == exact_ratio(9, 10));
    CHECK_THROWS_AS(revised_life(five, 2, 0), numeric_domain_error);
    CHECK_THROWS_AS(revised_life(five, 5, 2, 0.1_dec), numeric_domain_error);
}

TEST_CASE("a disposal cuts the charges off and leaves a book value to set against the proceeds",
          "[impact][depreciation]") {
    const auto macrs = macrs_shares(5, macrs_convention::half_year);
    const auto sold = disposed(macrs, 2, first_charge::half_period);
    CHECK(sold == charge_shares{exact_ratio(20_pct), exact_ratio(32_pct), exact_ratio(9.6_pct)});
    CHECK(book_value(sold, 3) == exact_ratio(38.4_pct));
    CHECK(total(sold) + book_value(sold, 3) == 1);
    CHECK(disposed(macrs, 2, first_charge::whole_period).back() == exact_ratio(19.2_pct));
    CHECK(disposed(macrs, 20, first_charge::half_period) == macrs);
}

TEST_CASE("classes by law stand in a programme beside straight ones", "[impact][depreciation]") {
    const auto on = fiscal_calendar{}.years("FY2026", 1);
    const flow_series<money<currencies::USD>, yearly> spend(on, std::vector{1000_usd});
    const std::vector<asset_class> classes{{.name = "servers", .share = 60_pct, .charges = macrs_shares(5, macrs_convention::half_year)},
                                           {"buildings", 30_pct, 240, first_charge::half_period},
                                           {.name = "software", .share = 10_pct, .charges = charged_at_once()}};
    const auto charges = charges_by_vintage(spend, classes);
    CHECK(charges[0] == 227.50_usd);  // 120 + 7.50 + 100
    CHECK(charges[1] == 207_usd);     // 192 + 15
    CHECK(sum(charges) == 1000_usd);
}

TEST_CASE("no method charges less than nothing, and each charges in the order that it is named for",
          "[impact][depreciation]") {
    const auto in_order = [](const charge_shares& shares, decimal salvage) {
        exact_ratio book = 1;
        for (const exact_ratio& charge : shares) {
            CHECK(charge >= 0);
            book -= charge;
            CHECK(book >= exact_ratio(salvage));
        }
        CHECK(book == exact_ratio(salvage));
    };
    std::vector<exact_ratio> lives;
    for (int life = 1; life <= 20; ++life)
        lives.insert(lives.end(), {life, life + exact_ratio(1, 2), life + exact_ratio(1, 3)});
    for (const exact_ratio& life : lives)
        for (const decimal salvage : {0_dec, 0.05_dec, 0.5_dec, 1_dec}) {
            INFO("a life of " << to_string(life) << ", salvage " << to_string(salvage));
            // Straight line: equal but for the first and the last, which bear a part of a period.
            const auto whole = straight_line_shares(life, first_charge::whole_period, salvage);
            const auto half = straight_line_shares(life, first_charge::half_period, salvage);
            const exact_ratio each = (exact_ratio(1) - exact_ratio(salvage)) / life;
            for (const auto* shares : {&whole, &half}) {
                in_order(*shares, salvage);
                for (std::size_t i = 1; i + 1 < shares->size(); ++i) CHECK((*shares)[i] == each);
                CHECK(shares->back() <= each);
            }
            CHECK(whole.front() == each);
            CHECK(half.front() == each / 2);
            CHECK(static_cast<int128>(whole.size()) == life.round(rounding::ceiling));
            for (int month = 1; month <= 12; ++month)
                in_order(straight_line_by_month(life, month, first_month::after_purchase, salvage), salvage);
            in_order(revised_life(straight_line_shares(50, first_charge::whole_period, salvage), 7, life, salvage),
                     salvage);
            if (life.is_integer()) {
                // Sum of the digits: falls by the same amount, down to the last.
                const auto digits = sum_of_digits_shares(static_cast<int>(life.numerator()), salvage);
                in_order(digits, salvage);
                for (std::size_t i = 0; i < digits.size(); ++i)
                    CHECK(digits[i] == digits.back() * static_cast<int>(digits.size() - i));
            }
            for (const decimal factor : {0.5_dec, 1_dec, 1.5_dec, 2_dec}) {
                if (life > 10) continue;  // the exact fractions of longer lives outgrow 127 bits
                const auto falling = declining_shares(life, factor, salvage);
                in_order(falling, salvage);
                for (std::size_t i = 1; i < falling.size(); ++i) CHECK(falling[i] <= falling[i - 1]);
                if (falling.size() > 1 && factor > 1 && salvage == 0) CHECK(falling.front() > whole.front());
            }
        }
    // A salvage share that the declining balance reaches early: 100, double declining over five, 50 left: 40, 10, 0, 0, 0.
    CHECK(declining_shares(5, 2, 0.5_dec) == charge_shares{exact_ratio(2, 5), exact_ratio(1, 10), 0, 0, 0});
    // The years' digits of five are 5, 4, 3, 2, 1 of 15.
    CHECK(sum_of_digits_shares(5) == charge_shares{exact_ratio(5, 15), exact_ratio(4, 15), exact_ratio(3, 15),
                                                   exact_ratio(2, 15), exact_ratio(1, 15)});
    for (const int years : {3, 5, 7, 10, 15, 20}) {
        const auto macrs = macrs_shares(years, macrs_convention::half_year);
        for (std::size_t i = 2; i < macrs.size(); ++i)  // the tables' last digits alternate
            CHECK(macrs[i] <= macrs[i - 1] + exact_ratio(1, 10'000));
        CHECK(macrs[0] < macrs[1]);
        in_order(macrs, 0);
    }
    for (int life = 3; life <= 12; ++life) {
        const auto china = china_tax::double_declining(life, 0.03_dec);
        in_order(china, 0.03_dec);
        for (std::size_t i = 1; i + 2 < china.size(); ++i) CHECK(china[i] < china[i - 1]);
        CHECK(china[china.size() - 1] == china[china.size() - 2]);
    }
    CHECK_THROWS_AS(china_tax::double_declining(5, -0.1_dec), numeric_domain_error);
    CHECK_THROWS_AS(revised_life(straight_line_shares(5, first_charge::whole_period), 2, 3, -0.1_dec),
                    numeric_domain_error);
}

TEST_CASE("S2: a life of 5.5 years is served as it is", "[impact][depreciation]") {
    // 72,215 over 5.5 years: 13,130 a year, and 6,565 in the half year at the end, or in the half of the first.
    const auto on = fiscal_calendar{}.years("FY2026", 1);
    const flow_series<money<currencies::USD>, yearly> spend(on, std::vector{72'215_usd});
    const auto racks = [](first_charge first) { return std::vector<asset_class>{{"servers", 1, 66, first}}; };
    const auto whole = charges_by_vintage(spend, racks(first_charge::whole_period));
    const auto half = charges_by_vintage(spend, racks(first_charge::half_period));
    REQUIRE(whole.size() == 6);
    REQUIRE(half.size() == 6);
    for (std::size_t t = 0; t < 6; ++t) {
        CHECK(whole[t] == (t < 5 ? 13'130_usd : 6'565_usd));
        CHECK(half[t] == (t > 0 ? 13'130_usd : 6'565_usd));
    }
    const flow_series<money<currencies::USD>, quarterly> by_quarter(fiscal_calendar{}.quarters("FY2026 Q1", 1),
                                                                    std::vector{72'215_usd});
    const auto quarters = charges_by_vintage(by_quarter, racks(first_charge::whole_period));
    CHECK(quarters.size() == 22);
    for (std::size_t t = 0; t < 22; ++t) CHECK(quarters[t] == 3'282.50_usd);
    // A life by Chinese law of 60 % of three years.
    CHECK(straight_line_shares(china_tax::shortened_life(china_tax::asset_kind::electronics),
                               first_charge::whole_period) == charge_shares{exact_ratio(5, 9), exact_ratio(4, 9)});
    CHECK_THROWS_AS(straight_line_shares(0.9_dec, first_charge::whole_period), numeric_domain_error);
}

namespace {

template <class N>
concept counts_straight_line = requires(N n) {
    straight_line_shares(n, first_charge::whole_period);
};
template <class N>
concept counts_by_month = requires(N n) {
    straight_line_by_month(n, 1, first_month::of_purchase);
};
template <class N>
concept counts_a_month = requires(N n) {
    straight_line_by_month(1, n, first_month::of_purchase);
};
template <class N>
concept counts_digits = requires(N n) {
    sum_of_digits_shares(n);
};
template <class N>
concept counts_declining = requires(N n) {
    declining_shares(n, 2);
};
template <class N>
concept counts_revised = requires(N n, charge_shares s) {
    revised_life(s, 1, n);
};
template <class N>
concept counts_after = requires(N n, charge_shares s) {
    revised_life(s, n, 1);
};
template <class N>
concept counts_book_value = requires(N n, charge_shares s) {
    book_value(s, n);
};
template <class N>
concept counts_disposed = requires(N n, charge_shares s) {
    disposed(s, n, first_charge::half_period);
};
template <class N>
concept counts_macrs = requires(N n) {
    macrs_shares(n, macrs_convention::half_year);
};
template <class N>
concept counts_months = requires(N n) {
    asset_class{"servers", 1, n};
};
template <class N>
concept counts_china = requires(N n) {
    china_tax::double_declining(n, 0);
};

// S2: where a life or a count is taken, an integer is and a floating number is not; lives that a rule knows take exact parts.
static_assert(counts_straight_line<int> && counts_straight_line<decimal> && !counts_straight_line<double>);
static_assert(counts_by_month<int> && counts_by_month<decimal> && !counts_by_month<double>);
static_assert(counts_a_month<int> && !counts_a_month<decimal> && !counts_a_month<double>);
static_assert(counts_digits<int> && counts_digits<long> && !counts_digits<decimal> && !counts_digits<double>);
static_assert(counts_declining<int> && counts_declining<exact_ratio> && !counts_declining<double>);
static_assert(counts_revised<int> && counts_revised<decimal> && !counts_revised<double>);
static_assert(counts_after<int> && counts_after<std::size_t> && !counts_after<double>);
static_assert(counts_book_value<int> && !counts_book_value<double>);
static_assert(counts_disposed<int> && !counts_disposed<double>);
static_assert(counts_macrs<int> && !counts_macrs<double> && !counts_macrs<float>);
static_assert(counts_china<int> && !counts_china<double>);
static_assert(counts_months<int> && !counts_months<decimal> && !counts_months<double>);

}  // namespace

TEST_CASE("a life too long for exact fractions says where, and what to do", "[impact][depreciation]") {
    try {
        (void)declining_shares(60, 2);
        FAIL("its fractions need more than 127 bits");
    } catch (const numeric_overflow_error& e) {
        CHECK(std::string(e.what()).find("declining_shares in period ") != std::string::npos);
        CHECK(std::string(e.what()).find("declining_balance") != std::string::npos);
    }
}

}  // namespace charge_shares_test
