// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/excel_depreciation.hpp>
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
        [](const doubles& x) { return excel::DB(x[0], x[1], int(x[2]), int(x[3]), int(x[4])); },
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
        [](const wides& x) -> wide {
            const auto until = [&](const wide& t) {
                wide total = 0;
                for (int k = 0; k < t; ++k) {
                    const wide left = most(x[0] - total - x[1], 0);
                    wide charge = (x[0] - total) * x[5] / x[2];
                    if (x[6] < 1) charge = most(charge, left / (x[2] - k));
                    total += least(charge, left) * least(1, t - k);
                }
                return total;
            };
            return until(x[4]) - until(x[3]);
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
        const wide part = detail::first_period_part(c.purchased, c.first_period, c.basis);
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
