// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/excel_depreciation.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/calendar_day.hpp>

#include "closed_form.hpp"

#include <catch.hpp>

#include <algorithm>
#include <vector>

namespace excel_depreciation_test {

using namespace outlay;
using namespace outlay::literals;
using Catch::Approx;
using test::check_closed_form;

namespace {

using wide = fifty_digits;
using doubles = std::vector<double>;
using wides = std::vector<wide>;

wide least(const wide& a, const wide& b) { return a < b ? a : b; }
wide most(const wide& a, const wide& b) { return a > b ? a : b; }

}  // namespace

TEST_CASE("SLN, SYD, DB, DDB and VDB of the certified cases", "[excel][oracle]") {
    check_closed_form(
        "sln.csv", {"cost", "salvage", "life"}, [](const doubles& x) { return excel::SLN(x[0], x[1], x[2]); },
        [](const wides& x) -> wide { return (x[0] - x[1]) / x[2]; });
    check_closed_form(
        "syd.csv", {"cost", "salvage", "life", "per"},
        [](const doubles& x) { return excel::SYD(x[0], x[1], x[2], x[3]); },
        [](const wides& x) -> wide { return (x[0] - x[1]) * (x[2] - x[3] + 1) * 2 / (x[2] * (x[2] + 1)); });
    check_closed_form(
        "db.csv", {"cost", "salvage", "life", "period", "month"},
        [](const doubles& x) { return excel::DB(x[0], x[1], x[2], x[3], x[4]); },
        [](const wides& x) -> wide {
            const wide rate = floor((1 - pow(x[1] / x[0], 1 / floor(x[2]))) * 1000 + wide("0.5")) / 1000;
            const wide first = x[0] * rate * x[4] / 12;
            if (floor(x[3]) == 1) return first;
            const wide book = (x[0] - first) * pow(1 - rate, floor(x[3]) - 2);
            return book * rate * (floor(x[3]) > floor(x[2]) ? wide((12 - x[4]) / 12) : wide(1));
        });
    check_closed_form(
        "ddb.csv", {"cost", "salvage", "life", "period", "factor"},
        [](const doubles& x) { return excel::DDB(x[0], x[1], x[2], x[3], x[4]); },
        [](const wides& x) -> wide {
            wide book = x[0];
            wide charge = 0;
            for (int k = 0; k < floor(x[3]); ++k) {
                book -= charge;
                charge = most(least(book * x[4] / x[2], book - x[1]), 0);
            }
            return charge;
        });
    check_closed_form(
        "vdb.csv", {"cost", "salvage", "life", "start", "end", "factor", "no_switch"},
        [](const doubles& x) { return excel::VDB(x[0], x[1], x[2], x[3], x[4], x[5], x[6] == 1); },
        [](const wides& x) {
            return test::vdb_textbook(x, x[6] > wide("0.5"), abs(x[3] - round(x[3])) < wide("1e-12"));
        });
}

namespace {

struct french_case {
    double cost, salvage, rate;
    calendar_day purchased, first_period;
    int period, basis;

    explicit french_case(const test::csv_row& row)
        : cost(std::stod(row.at("cost"))), salvage(std::stod(row.at("salvage"))), rate(std::stod(row.at("rate"))),
          purchased(calendar_day::from_chars(row.at("purchased"))),
          first_period(calendar_day::from_chars(row.at("first_period"))), period(std::stoi(row.at("period"))),
          basis(std::stoi(row.at("basis"))) {}
};

}  // namespace

TEST_CASE("AMORLINC of the certified cases", "[excel][oracle]") {
    const auto rows = test::read_rows("amorlinc.csv");
    REQUIRE(rows.size() == 40);
    for (const auto& row : rows) {
        INFO(row.at("case_id"));
        const french_case c(row);
        const auto pair = detail::first_period_part(c.purchased, c.first_period, c.basis);
        const wide part = wide(pair.hi) + wide(pair.lo);
        const auto textbook = [&](const wides& x) -> wide {
            const wide year = x[0] * x[2];
            const wide first = least(part * year, x[0] - x[1]);
            return c.period == 0 ? first : most(0, least(year, x[0] - x[1] - first - (c.period - 1) * year));
        };
        const wide truth(row.at("truth_40"));
        const double result =
            excel::AMORLINC(c.cost, c.purchased, c.first_period, c.salvage, c.period, c.rate, c.basis);
        CAPTURE(result, row.at("truth_40"));
        CHECK(abs(wide(result) - truth) <= test::allowed_error(truth, {c.cost, c.salvage, c.rate}, textbook));
    }
}

TEST_CASE("AMORDEGRC of the certified cases, to the whole amount", "[excel][oracle]") {
    const auto rows = test::read_rows("amordegrc.csv");
    REQUIRE(rows.size() == 40);
    for (const auto& row : rows) {
        INFO(row.at("case_id"));
        const french_case c(row);
        CHECK(excel::AMORDEGRC(c.cost, c.purchased, c.first_period, c.salvage, c.period, c.rate, c.basis) ==
              std::stod(row.at("truth_40")));
    }
}

TEST_CASE("Excel's documented examples of depreciation", "[excel]") {
    // support.microsoft.com, and ECMA-376 for AMORDEGRC
    CHECK(excel::SYD(30000, 7500, 10, 1) == Approx(4090.91).margin(0.005));
    CHECK(excel::SYD(30000, 7500, 10, 10) == Approx(409.09).margin(0.005));
    const double db[] = {186083.33, 259639.42, 176814.44, 120410.64, 81999.64, 55841.76, 15845.10};
    for (int k = 1; k <= 7; ++k) CHECK(excel::DB(1000000, 100000, 6, k, 7) == Approx(db[k - 1]).margin(0.005));
    CHECK(excel::VDB(2400, 300, 3650, 0, 1) == Approx(1.32).margin(0.005));
    CHECK(excel::VDB(2400, 300, 120, 0, 1) == Approx(40).margin(0.005));
    CHECK(excel::VDB(2400, 300, 10, 0, 1) == Approx(480).margin(0.005));
    CHECK(excel::VDB(2400, 300, 120, 6, 18) == Approx(396.31).margin(0.005));
    CHECK(excel::VDB(2400, 300, 120, 6, 18, 1.5) == Approx(311.81).margin(0.005));
    CHECK(excel::VDB(2400, 300, 10, 0, 0.875, 1.5) == Approx(315).margin(0.005));
    CHECK(excel::AMORLINC(2400, "2008-08-19"_day, "2008-12-31"_day, 300, 1, 0.15, 1) == 360);
    CHECK(excel::AMORDEGRC(2400, "2008-08-19"_day, "2008-12-31"_day, 300, 1, 0.15, 1) == 776);
    // Oracle's DDB page: 6,000, salvage 500, 5 years
    const double ddb[] = {2400, 1440, 864, 518, 278};
    for (int k = 1; k <= 5; ++k) CHECK(excel::DDB(6000, 500, 5, k) == Approx(ddb[k - 1]).margin(0.5));
}

TEST_CASE("R9: VDB at a fractional start, while it switches", "[excel]") {
    // The half year of the American tables (IRS Publication 946, table A-1, five years): 20, 32, 19.2, 11.52, 11.52, 5.76.
    const double irs[] = {20, 32, 19.2, 11.52, 11.52, 5.76};
    for (int y = 1; y <= 6; ++y)
        CHECK(excel::VDB(100, 0, 5, std::max(0.0, y - 1.5), std::min(5.0, y - 0.5)) == Approx(irs[y - 1]).epsilon(1e-15));
    // Seven years: 14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46 (table A-1; the sixth is rounded down to add up to 100).
    const double seven[] = {14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46};
    for (int y = 1; y <= 8; ++y)
        CHECK(excel::VDB(100, 0, 7, std::max(0.0, y - 1.5), std::min(7.0, y - 0.5)) == Approx(seven[y - 1]).margin(0.0101));
    // Excel 2010 (the documentation of fsprojects/ExcelFinancialFunctions): a year is 0.1479 more than its halves; not so
    // without the switch.
    CHECK(excel::VDB(100, 10, 13, 0, 1, 1) - excel::VDB(100, 10, 13, 0, 0.5, 1) - excel::VDB(100, 10, 13, 0.5, 1, 1) ==
          Approx(0.1479).margin(0.00005));
    CHECK(excel::VDB(100, 10, 13, 0, 1, 1, true) - excel::VDB(100, 10, 13, 0, 0.5, 1, true) -
              excel::VDB(100, 10, 13, 0.5, 1, 1, true) ==
          Approx(0).margin(1e-14));
}

TEST_CASE("R10: a written-off asset bears exactly 0 in VDB, DDB and DB", "[excel]") {
    CHECK(excel::VDB(28993.05, 26.24, 2, 1, 2) == 0);
    CHECK(excel::DDB(28993.05, 26.24, 2, 2) == 0);
    for (const int cost : {100, 12'500, 1'000'000'000})
        for (const exact_ratio part : {exact_ratio(0), exact_ratio(1, 100), exact_ratio(3, 10), exact_ratio(16, 25)})
            for (const int life : {2, 3, 5, 12})
                for (const decimal factor : {1_dec, 2_dec, 3.5_dec, 12_dec}) {
                    // Written off once cost q^k <= salvage, in fractions: 0.64 is just reached by a fifth of five years.
                    const exact_ratio q = exact_ratio(1) - std::min(exact_ratio(factor) / exact_ratio(life), exact_ratio(1));
                    const double salvage = nearest_double(part * exact_ratio(cost)), by = nearest_double(exact_ratio(factor));
                    exact_ratio rest(1);
                    for (int k = 0; k < life; ++k, rest = rest * q) {
                        CAPTURE(cost, salvage, life, by, k);
                        const double ddb = excel::DDB(cost, salvage, life, k + 1, by);
                        const double vdb = excel::VDB(cost, salvage, life, k, k + 1, by, true);
                        CHECK(ddb == Approx(vdb).epsilon(1e-15));
                        CHECK((ddb == 0) == (rest <= part));
                        CHECK((vdb == 0) == (rest <= part));
                        if (rest <= part) CHECK(excel::VDB(cost, salvage, life, k, k + 1, by) == 0);
                    }
                    CHECK(excel::VDB(cost, salvage, life, life, life, by) == 0);
                }
    // All is written off in the first year, bought in its eighth month: five twelfths, the rest in the second.
    CHECK(excel::DB(1200, 0, 4, 1, 5) == 500);
    CHECK(excel::DB(1200, 0, 4, 2, 5) == 700);
    CHECK(excel::DB(1200, 0, 4, 3, 5) == 0);
    CHECK(excel::DB(1200, 0, 4, 5, 5) == 0);
}

TEST_CASE("S2: DB keeps the life for the rate and cuts the period", "[excel]") {
    CHECK(excel::DB(100, 10, 12.7, 1, 1) == Approx(1.3833).margin(0.00005));
    CHECK(excel::DB(100, 10, 12.7, 12.9, 1) == excel::DB(100, 10, 12.7, 12, 1));
    CHECK_THROWS_AS(excel::DB(100, 10, 12.7, 13.1, 12), numeric_domain_error);
    CHECK_THROWS_AS(excel::DB(100, 10, 12.7, 1, 1.5), numeric_domain_error);
}

TEST_CASE("what Excel answers with #NUM! throws", "[excel]") {
    CHECK_THROWS_AS(excel::SLN(100, 10, 0), numeric_domain_error);
    CHECK_THROWS_AS(excel::SYD(100, 10, 5, 6), numeric_domain_error);
    CHECK_THROWS_AS(excel::DB(100, 10, 5, 6), numeric_domain_error);
    CHECK_NOTHROW(excel::DB(100, 10, 5, 6, 7));
    CHECK_THROWS_AS(excel::DDB(100, 10, 5, 6), numeric_domain_error);
    CHECK_THROWS_AS(excel::VDB(100, 10, 5, 3, 2), numeric_domain_error);
    CHECK_THROWS_AS(excel::AMORLINC(100, "2020-01-01"_day, "2020-12-31"_day, 10, 1, 0.2, 2), numeric_domain_error);
    CHECK_THROWS_AS(excel::AMORDEGRC(100, "2020-01-01"_day, "2020-12-31"_day, 10, 1, 0.22, 0), numeric_domain_error);
}

}  // namespace excel_depreciation_test
