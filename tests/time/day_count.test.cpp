// SPDX-License-Identifier: BSL-1.0
#include <outlay/time/act_act.hpp>
#include <outlay/time/any_day_count.hpp>
#include <outlay/time/day_count.hpp>
#include <outlay/time/thirty_360.hpp>
#include <outlay/time/yearfrac.hpp>

#include <catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

namespace day_count_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(day_count<decltype(act_365f)> && day_count<act_act_icma> && day_count<excel_basis> &&
              day_count<thirty_e_360_isda_basis>);
static_assert(std::is_empty_v<decltype(act_365f)> && std::is_empty_v<decltype(thirty_u_360)>);
static_assert(act_365f("2025-02-24"_day, "2026-02-24"_day) == exact_ratio(1));
static_assert(act_360("2025-01-01"_day, "2025-07-01"_day) == exact_ratio(181, 360));
static_assert(act_365f.year == 365);

namespace {

using R = exact_ratio;

R r(int n, int d) { return R(n, d); }

struct step {
    calendar_day from, to;
};

}  // namespace

TEST_CASE("the four examples of Deltaquants' page on day counts", "[day_count]") {
    // deltaquants.com/day-count-conventions, examples 1 to 4, as the tests of pyxirr quote them.
    constexpr step one{"2007-12-28"_day, "2008-02-28"_day};
    constexpr step two{"2007-12-28"_day, "2008-02-29"_day};
    constexpr step three{"2007-10-31"_day, "2008-11-30"_day};
    constexpr step four{"2008-02-01"_day, "2009-05-31"_day};
    const auto check = [&](auto basis, std::vector<R> expected) {
        CHECK(basis(one.from, one.to) == expected[0]);
        CHECK(basis(two.from, two.to) == expected[1]);
        CHECK(basis(three.from, three.to) == expected[2]);
        CHECK(basis(four.from, four.to) == expected[3]);
    };
    check(act_act_isda,
          {r(4, 365) + r(58, 366), r(4, 365) + r(59, 366), r(62, 365) + r(334, 366), r(335, 366) + r(150, 365)});
    check(act_365f, {r(62, 365), r(63, 365), r(396, 365), r(485, 365)});
    check(act_360, {r(62, 360), r(63, 360), r(396, 360), r(485, 360)});
    check(act_365_actual, {r(62, 365), r(63, 366), r(396, 366), r(485, 366)});
    check(nl_365, {r(62, 365), r(62, 365), r(395, 365), r(484, 365)});
    check(thirty_360, {r(60, 360), r(61, 360), r(390, 360), r(480, 360)});
    check(thirty_e_360, {r(60, 360), r(61, 360), r(390, 360), r(479, 360)});
    check(thirty_e_plus_360, {r(60, 360), r(61, 360), r(390, 360), r(480, 360)});
    check(thirty_e_360_isda, {r(60, 360), r(62, 360), r(390, 360), r(479, 360)});
    check(thirty_u_360, {r(60, 360), r(61, 360), r(390, 360), r(480, 360)});
}

TEST_CASE("the three readings of actual/actual in ISDA's paper on EMU", "[day_count]") {
    // ISDA, "EMU and market conventions: recent developments" (1998), sections 4a to 4f: actual/actual of the ISDA, of
    // the ISMA and of the AFB. The fractions are the paper's own.
    const auto check = [](calendar_day from, calendar_day to, act_act_icma icma, R isda, R isma, R afb) {
        CHECK(act_act_isda(from, to) == isda);
        CHECK(icma(from, to) == isma);
        CHECK(act_act_afb(from, to) == afb);
    };
    // semi-annual, regular
    check("2003-11-01"_day, "2004-05-01"_day, {.coupon = "2003-11-01"_day, .months = 6}, r(61, 365) + r(121, 366),
          r(182, 364), r(182, 366));
    // annual, short first period, then a regular one
    const act_act_icma annual{.coupon = "1999-07-01"_day};
    check("1999-02-01"_day, "1999-07-01"_day, annual, r(150, 365), r(150, 365), r(150, 365));
    check("1999-07-01"_day, "2000-07-01"_day, annual, r(184, 365) + r(182, 366), r(366, 366), r(366, 366));
    // semi-annual, long first period, then a regular one
    const act_act_icma july{.coupon = "2004-01-15"_day, .months = 6};
    check("2002-08-15"_day, "2003-07-15"_day, july, r(334, 365), r(181, 362) + r(153, 368), r(334, 365));
    check("2003-07-15"_day, "2004-01-15"_day, july, r(170, 365) + r(14, 366), r(184, 368), r(184, 365));
    // semi-annual, a regular period, then a short last one
    const act_act_icma thirtieth{.coupon = "1999-07-30"_day, .months = 6};
    check("1999-07-30"_day, "2000-01-30"_day, thirtieth, r(155, 365) + r(29, 366), r(184, 368), r(184, 365));
    check("2000-01-30"_day, "2000-06-30"_day, thirtieth, r(152, 366), r(152, 364), r(152, 366));
    // quarterly at the ends of months, long last period
    check("1999-11-30"_day, "2000-04-30"_day, {.coupon = "1999-11-30"_day, .months = 3, .rule = month_end::keep},
          r(32, 365) + r(120, 366), r(91, 364) + r(61, 368), r(152, 366));
}

TEST_CASE("a full coupon period is exactly its share of a year under ICMA", "[day_count]") {
    const act_act_icma semi{.coupon = "2020-08-31"_day, .months = 6, .rule = month_end::keep};
    calendar_day from = "1990-08-31"_day;
    for (int i = 0; i < 120; ++i) {
        const calendar_day to = add_months("1990-08-31"_day, 6 * (i + 1), month_end::keep);
        CHECK(semi(from, to) == r(1, 2));
        from = to;
    }
    CHECK_THROWS_AS((act_act_icma{.months = 5}("2020-01-01"_day, "2020-02-01"_day)), numeric_domain_error);
}

TEST_CASE("30/360 US, 30E/360 and actual days of XLeratorDB's table", "[day_count]") {
    // westclintech.com, SQL Server DAYS360 function: start, end, 30/360 US, 30E/360, actual.
    struct row {
        calendar_day from, to;
        int us, european, actual;
    };
    for (const auto& [from, to, us, european, actual] :
         std::vector<row>{{"2007-01-15"_day, "2007-01-30"_day, 15, 15, 15},
                          {"2007-01-15"_day, "2007-02-15"_day, 30, 30, 31},
                          {"2007-01-15"_day, "2007-07-15"_day, 180, 180, 181},
                          {"2007-09-30"_day, "2008-03-31"_day, 180, 180, 183},
                          {"2007-09-30"_day, "2007-10-31"_day, 30, 30, 31},
                          {"2007-09-30"_day, "2008-09-30"_day, 360, 360, 366},
                          {"2007-01-15"_day, "2007-01-31"_day, 16, 15, 16},
                          {"2007-01-31"_day, "2007-02-28"_day, 28, 28, 28},
                          {"2007-02-28"_day, "2007-03-31"_day, 30, 32, 31},
                          {"2006-08-31"_day, "2007-02-28"_day, 178, 178, 181},
                          {"2007-02-28"_day, "2007-08-31"_day, 180, 182, 184},
                          {"2007-02-14"_day, "2007-02-28"_day, 14, 14, 14},
                          {"2007-02-26"_day, "2008-02-29"_day, 363, 363, 368},
                          {"2008-02-29"_day, "2009-02-28"_day, 360, 359, 365},
                          {"2008-02-29"_day, "2008-03-30"_day, 30, 31, 30},
                          {"2008-02-29"_day, "2008-03-31"_day, 30, 31, 31},
                          {"2007-02-28"_day, "2007-03-05"_day, 5, 7, 5},
                          {"2007-10-31"_day, "2007-11-28"_day, 28, 28, 28},
                          {"2007-08-31"_day, "2008-02-29"_day, 179, 179, 182},
                          {"2008-02-29"_day, "2008-08-31"_day, 180, 181, 184},
                          {"2008-08-31"_day, "2009-02-28"_day, 178, 178, 181},
                          {"2009-02-28"_day, "2009-08-31"_day, 180, 182, 184}}) {
        CHECK(thirty_u_360.days(from, to) == us);
        CHECK(thirty_e_360.days(from, to) == european);
        CHECK((to - from).count() == actual);
    }
}

TEST_CASE("the rules of thirty days differ at the ends of months", "[day_count]") {
    constexpr auto feb28 = "2011-02-28"_day, feb29 = "2012-02-29"_day, may30 = "2012-05-30"_day,
                   may29 = "2012-05-29"_day, may31 = "2012-05-31"_day, aug31 = "2013-08-31"_day;
    // The rows that Strata's tests of day counts give for these periods, as 360 y + 30 m + d.
    CHECK(thirty_360.days(may29, aug31) == 360 + 90 + 2);
    CHECK(thirty_360.days(may30, aug31) == 360 + 90);
    CHECK(thirty_360.days(may31, aug31) == 360 + 90);
    CHECK(thirty_360.days(feb28, feb29) == 360 + 1);
    CHECK(thirty_u_360.days(feb28, feb29) == 360);
    CHECK(thirty_360_psa.days(feb28, feb29) == 360 - 1);
    CHECK(thirty_360_psa.days(feb28, "2011-08-31"_day) == 180);
    CHECK(thirty_e_360.days(may29, aug31) == 360 + 90 + 1);
    CHECK(thirty_e_plus_360.days(may29, aug31) == 360 + 90 + 2);
    CHECK(thirty_e_plus_360.days(may31, aug31) == 360 + 90 + 1);
    CHECK(thirty_360_italian.days("2012-02-28"_day, "2012-08-31"_day) == 180);
    CHECK(thirty_360_nasd.days(may29, aug31) == 360 + 90 + 2);
    CHECK(thirty_e_365.days(feb28, "2011-12-31"_day) == 300);
    CHECK(thirty_e_365(feb28, "2011-12-31"_day) == r(300, 365));
    // The end of the contract in February is left as it is.
    CHECK(thirty_e_360_isda("2011-08-31"_day, feb29) == r(180, 360));
    CHECK(thirty_e_360_isda_basis{.ends = feb29}("2011-08-31"_day, feb29) == r(179, 360));
    CHECK(thirty_e_360_isda_basis{.ends = feb29}(feb28, feb29) == r(359, 360));
    CHECK(thirty_365("2024-01-31"_day, "2025-03-01"_day) == r(391, 365));
    CHECK(simple_months("2011-08-30"_day, feb29) == r(1, 2));
    CHECK(simple_months(feb28, "2011-08-30"_day) == r(1, 2));
    CHECK(simple_months("2011-08-30"_day, "2012-02-28"_day) == r(178, 360));
}

TEST_CASE("S9: 30/365 is the rule of ISO 20022", "[day_count]") {
    // ISO 20022, interest computation method A002: a 31st is a 30th, 28 and 29 February are what they are, over 365.
    CHECK(thirty_365("2024-12-31"_day, "2025-01-01"_day) == r(1, 365));
    CHECK(thirty_365("2024-12-15"_day, "2025-01-15"_day) == r(30, 365));
    CHECK(thirty_365("2025-01-31"_day, "2025-02-01"_day) == r(1, 365));
    CHECK(thirty_365("2025-03-31"_day, "2025-04-30"_day) == r(30, 365));
    CHECK(thirty_365("2025-03-31"_day, "2026-03-31"_day) == r(360, 365));
    // QuantLib, pull request 2337 (in 1.40): a half year from 30 September, and the 30th and 31st of one month.
    CHECK(thirty_365("2024-09-30"_day, "2025-03-31"_day) == r(180, 365));
    CHECK(thirty_365("2025-03-30"_day, "2025-03-31"_day) == R(0));
    // Figures of QuantLib 1.43 in QLNet's pull request 324.
    CHECK(thirty_365("2007-01-31"_day, "2007-02-01"_day) == r(1, 365));
    CHECK(thirty_365("2007-01-01"_day, "2007-01-31"_day) == r(29, 365));
    CHECK(thirty_365("2025-04-30"_day, "2025-03-31"_day) == r(-30, 365));
    CHECK(any_day_count::named("30/365") == thirty_365);
}

TEST_CASE("S9: the 30/360 family against ISDA's worked examples", "[day_count]") {
    // "30-360-2006ISDADefs", the workbook of ISDA's page on 30/360 day count conventions of 22 December 2008: days by 30/360
    // (4.16 f), by 30E/360 (4.16 g) and by 30E/360 ISDA (4.16 h) for a contract that ends on `ends`; -1 where the workbook has
    // none. QuantLib and others test against the same figures.
    struct row {
        calendar_day from, to;
        int bond, euro, isda;
        calendar_day ends;
    };
    constexpr auto none = -1;
    constexpr auto aug09 = "2009-08-20"_day, feb12 = "2012-02-29"_day, feb08 = "2008-02-29"_day;
    for (const auto& [from, to, bond, euro, isda, ends] :
         std::vector<row>{{"2006-08-20"_day, "2007-02-20"_day, 180, 180, 180, aug09},
                          {"2007-02-20"_day, "2007-08-20"_day, 180, 180, 180, aug09},
                          {"2007-08-20"_day, "2008-02-20"_day, 180, 180, 180, aug09},
                          {"2008-02-20"_day, "2008-08-20"_day, 180, 180, 180, aug09},
                          {"2008-08-20"_day, "2009-02-20"_day, 180, 180, 180, aug09},
                          {"2009-02-20"_day, "2009-08-20"_day, 180, 180, 180, aug09},
                          {"2006-02-28"_day, "2006-08-31"_day, none, 182, 180, feb12},
                          {"2006-08-31"_day, "2007-02-28"_day, 178, 178, 180, feb12},
                          {"2007-02-28"_day, "2007-08-31"_day, 183, 182, 180, feb12},
                          {"2007-08-31"_day, "2008-02-29"_day, 179, 179, 180, feb12},
                          {"2008-02-29"_day, "2008-08-31"_day, 182, 181, 180, feb12},
                          {"2008-08-31"_day, "2009-02-28"_day, 178, 178, 180, feb12},
                          {"2009-02-28"_day, "2009-08-31"_day, 183, 182, 180, feb12},
                          {"2009-08-31"_day, "2010-02-28"_day, none, 178, 180, feb12},
                          {"2010-02-28"_day, "2010-08-31"_day, none, 182, 180, feb12},
                          {"2010-08-31"_day, "2011-02-28"_day, none, 178, 180, feb12},
                          {"2011-02-28"_day, "2011-08-31"_day, none, 182, 180, feb12},
                          {"2011-08-31"_day, "2012-02-29"_day, none, 179, 179, feb12},
                          {"2006-01-31"_day, "2006-02-28"_day, 28, 28, 30, feb08},
                          {"2006-01-30"_day, "2006-02-28"_day, 28, 28, 30, feb08},
                          {"2006-02-28"_day, "2006-03-03"_day, 5, 5, 3, feb08},
                          {"2006-02-14"_day, "2006-02-28"_day, 14, 14, 16, feb08},
                          {"2006-09-30"_day, "2006-10-31"_day, 30, 30, 30, feb08},
                          {"2006-10-31"_day, "2006-11-28"_day, 28, 28, 28, feb08},
                          {"2007-08-31"_day, "2008-02-28"_day, 178, 178, 178, feb08},
                          {"2008-02-28"_day, "2008-08-28"_day, 180, 180, 180, feb08},
                          {"2008-02-28"_day, "2008-08-30"_day, 182, 182, 182, feb08},
                          {"2008-02-28"_day, "2008-08-31"_day, 183, 182, 182, feb08},
                          {"2007-02-26"_day, "2008-02-28"_day, 362, 362, none, feb08},
                          {"2007-02-26"_day, "2008-02-29"_day, 363, 363, none, feb08},
                          {"2007-02-28"_day, "2008-02-28"_day, none, none, 358, feb08},
                          {"2007-02-28"_day, "2008-02-29"_day, none, none, 359, feb08},
                          {"2008-02-29"_day, "2009-02-28"_day, 359, 359, 360, feb08},
                          {"2008-02-28"_day, "2008-03-30"_day, 32, 32, none, feb08},
                          {"2008-02-28"_day, "2008-03-31"_day, 33, 32, none, feb08},
                          {"2008-02-29"_day, "2008-03-30"_day, none, none, 30, feb08},
                          {"2008-02-29"_day, "2008-03-31"_day, none, none, 30, feb08}}) {
        INFO(to_string(from) << " " << to_string(to));
        if (bond != none) CHECK(thirty_360.days(from, to) == bond);
        if (euro != none) CHECK(thirty_e_360.days(from, to) == euro);
        if (isda != none) CHECK(thirty_e_360_isda_basis{.ends = ends}(from, to) == r(isda, 360));
        // 30/365 sets the days of 30E/360 over 365.
        if (euro != none) CHECK(thirty_365(from, to) == r(euro, 365));
    }
    // 30/360 US, figures of QuantLib 1.43 in QLNet's pull request 324.
    CHECK(thirty_u_360.days("2007-02-28"_day, "2007-03-31"_day) == 30);
    CHECK(thirty_u_360.days("2008-02-29"_day, "2008-08-31"_day) == 180);
}

TEST_CASE("S9: no day is no time, at the ends of months too", "[day_count]") {
    for (const calendar_day day : {"2025-01-31"_day, "2025-02-28"_day, "2024-02-28"_day, "2024-02-29"_day, "2025-04-30"_day}) {
        INFO(to_string(day));
        for (const auto name : day_count_names())
            if (name != "1/1") CHECK(any_day_count::named(name)(day, day) == R(0));
        CHECK(thirty_e_360_isda_basis{.ends = day}(day, day) == R(0));
        for (int b = 0; b < 5; ++b) CHECK(excel_basis{b}(day, day) == R(0));
    }
}

TEST_CASE("years of actual days, as in Strata's tests", "[day_count]") {
    constexpr auto dec28 = "2011-12-28"_day, feb28 = "2012-02-28"_day, feb29 = "2012-02-29"_day,
                   mar1 = "2012-03-01"_day, mar28 = "2012-03-28"_day;
    CHECK(act_act_afb(dec28, feb29) == r(63, 365));
    CHECK(act_act_afb(dec28, mar1) == r(64, 366));
    CHECK(act_act_afb(dec28, "2016-02-29"_day) == 4 + r(63, 365));
    CHECK(act_act_afb(dec28, "2016-03-01"_day) == 4 + r(64, 366));
    CHECK(act_act_afb(feb29, mar28) == r(28, 366));
    CHECK(act_act_afb(mar1, mar28) == r(27, 365));
    // Here the AFB's text and QuantLib go back to the 29th, Strata to the 28th.
    CHECK(act_act_afb(dec28, "2016-02-28"_day) == 4 + r(63, 365));
    CHECK(act_act_year(dec28, feb28) == r(62, 366));
    CHECK(act_act_year(dec28, "2016-03-01"_day) == 4 + r(64, 366));
    CHECK(act_act_year(feb28, mar28) == r(29, 366));
    CHECK(act_act_year(feb29, mar28) == r(28, 365));
    CHECK(act_act_year(feb29, "2016-03-02"_day) == 4 + r(2, 365));
    CHECK(act_act_year("2011-03-01"_day, "2011-03-02"_day) == r(1, 366));
    CHECK(act_365_actual(dec28, "2016-02-28"_day) == r(62 + 366 + 365 + 365 + 365, 366));
    CHECK(act_365_actual(feb29, mar28) == r(28, 365));
    CHECK(act_365_25(dec28, feb28) == r(62 * 4, 1461));
    CHECK(act_364(dec28, mar1) == r(64, 364));
    CHECK(act_366(dec28, mar1) == r(64, 366));
    CHECK(nl_365(feb28, mar28) == r(28, 365));
    CHECK(nl_365(feb29, mar28) == r(28, 365));
    CHECK(nl_360("2011-12-01"_day, "2012-12-01"_day) == r(365, 360));
    CHECK(one_one(dec28, "2016-03-01"_day) == 1);
    CHECK(including_last{act_360}(dec28, feb28) == r(63, 360));
    // Act/365L of Strata's tests: annual by the leap day in the coupon period, else by the year of the coupon.
    CHECK(act_365l{.coupon = "2012-02-28"_day, .annual = true}(dec28, feb28) == r(62, 365));
    CHECK(act_365l{.coupon = "2012-02-29"_day, .annual = true}(dec28, feb28) == r(62, 366));
    CHECK(act_365l{.coupon = "2012-02-28"_day}(dec28, feb28) == r(62, 366));
    CHECK(act_365l{.coupon = "2011-12-31"_day}(dec28, "2011-12-30"_day) == r(2, 365));
}

TEST_CASE("a full period of a Canadian bond is exactly its share of a year", "[day_count]") {
    const act_365_canadian bond{.coupon_period = {"2018-09-15"_day, "2019-03-15"_day}};  // 181 days
    CHECK(bond("2018-09-15"_day, "2019-03-15"_day) == r(1, 2));
    CHECK(bond("2018-09-15"_day, "2018-10-15"_day) == r(30, 365));
    const act_365_canadian long_half{.coupon_period = {"2019-03-15"_day, "2019-09-15"_day}};  // 184 days
    CHECK(long_half("2019-03-15"_day, "2019-09-14"_day) == r(1, 2) - r(1, 365));
    CHECK_THROWS_AS((act_365_canadian{.per_year = 0}("2019-03-15"_day, "2019-09-14"_day)), numeric_domain_error);
}

TEST_CASE("Excel's YEARFRAC, all five bases, to forty digits", "[day_count]") {
    std::ifstream file(OUTLAY_TEST_DATA "/yearfrac.csv");
    REQUIRE(file);
    std::string line;
    std::getline(file, line);
    int rows = 0;
    for (; std::getline(file, line); ++rows) {
        std::stringstream fields(line);
        std::string id, from, to, basis, truth;
        std::getline(fields, id, ',');
        std::getline(fields, from, ',');
        std::getline(fields, to, ',');
        std::getline(fields, basis, ',');
        std::getline(fields, truth, ',');
        const R years = yearfrac(calendar_day::from_chars(from), calendar_day::from_chars(to), std::stoi(basis));
        // The digits of the fraction by long division; the file's are rounded at the fortieth, so compare the first 38.
        std::string digits = std::to_string(static_cast<std::int64_t>(years.numerator() / years.denominator())) + ".";
        for (int128 rest = years.numerator() % years.denominator(); digits.size() < 42;
             rest = rest * 10 % years.denominator())
            digits += static_cast<char>('0' + static_cast<int>(rest * 10 / years.denominator()));
        const std::string padded = truth + std::string(42, '0');
        INFO(id);
        CHECK(digits.substr(0, 38) == padded.substr(0, 38));
    }
    CHECK(rows == 40);
}

TEST_CASE("Excel's basis 0 decides on day 31 by the start as it is written", "[day_count]") {
    CHECK(yearfrac("1993-02-28"_day, "1996-03-31"_day, 0) == r(1111, 360));  // Excel 2010; 30U/360 gives 1110
    CHECK(thirty_u_360("1993-02-28"_day, "1996-03-31"_day) == r(1110, 360));
    CHECK(yearfrac("1996-03-31"_day, "1993-02-28"_day, 0) == r(1111, 360));
    CHECK(excel_basis{0}("1996-03-31"_day, "1993-02-28"_day) == r(-1111, 360));
    CHECK_THROWS_AS(yearfrac("1996-03-31"_day, "1993-02-28"_day, 5), numeric_domain_error);
}

namespace {

// Zero for one day, opposite backwards, and no fall as days pass over four years.
template <class Basis>
bool behaves(const Basis& basis, bool rises = true) {
    R before = basis("2023-02-27"_day, "2023-02-27"_day);
    if (before != R(0)) return false;
    for (calendar_day day = "2023-02-28"_day; day < "2027-03-02"_day; day += date::days{1}) {
        const R years = basis("2023-02-27"_day, day);
        if (basis(day, "2023-02-27"_day) != -years) return false;
        if (rises && years < before) return false;
        before = years;
    }
    return true;
}

}  // namespace

TEST_CASE("backwards is the opposite of forwards, and days never take away", "[day_count]") {
    CHECK(behaves(act_360));
    CHECK(behaves(act_365_25));
    CHECK(behaves(nl_365));
    CHECK(behaves(act_act_isda));
    CHECK(behaves(act_act_afb));
    CHECK(behaves(act_act_year));
    CHECK(behaves(act_365_actual, false));
    CHECK(behaves(act_act_icma{.coupon = "2020-05-15"_day, .months = 6}));
    CHECK(behaves(thirty_360));
    CHECK(behaves(thirty_u_360, false));  // 30 and 31 March from 28 February: 32 and 32, then 30 days to 1 April's 33
    CHECK(behaves(thirty_e_360));
    CHECK(behaves(thirty_e_plus_360));
    CHECK(behaves(thirty_e_360_isda));
    CHECK(behaves(thirty_365, false));
    for (int b = 0; b < 5; ++b) CHECK(behaves(excel_basis{b}, false));
}

TEST_CASE("the day at a number of years is the first that has them", "[day_count]") {
    CHECK(day_at(act_365f, "2025-01-01"_day, R(1)) == "2026-01-01"_day);
    CHECK(day_at(act_365f, "2025-01-01"_day, r(1, 2)) == "2025-07-03"_day);
    CHECK(day_at(act_act_isda, "2023-03-01"_day, r(306, 365) + r(60, 366)) == "2024-03-01"_day);
    CHECK(day_at(act_365f, "2025-01-01"_day, R(0)) == "2025-01-01"_day);
    CHECK(day_at(act_365f, "2025-01-01"_day, R(-2)) == "2023-01-02"_day);
    CHECK(day_at(thirty_e_360, "2025-01-30"_day, r(1, 12)) == "2025-03-01"_day);  // February has no 30th
    CHECK_THROWS_AS(day_at(act_365f, "2025-01-01"_day, R(8000)), numeric_overflow_error);
    for (int days = 1; days < 2000; days += 37)
        CHECK(day_at(act_act_isda, "2024-02-29"_day,
                     act_act_isda("2024-02-29"_day, "2024-02-29"_day + date::days{days})) ==
              "2024-02-29"_day + date::days{days});
}

static_assert(std::regular<any_day_count> && std::is_trivially_copyable_v<any_day_count>);
static_assert(!std::is_convertible_v<act_act_icma, any_day_count>);  // it needs a coupon day

TEST_CASE("a day count is chosen by its name", "[day_count]") {
    CHECK(any_day_count() == any_day_count(act_365f));
    CHECK(any_day_count::named("Act/360") == act_360);
    CHECK_FALSE(any_day_count(act_360) == any_day_count(act_365f));
    CHECK(any_day_count::named("30E/360")("2007-02-28"_day, "2007-03-31"_day) == r(32, 360));
    CHECK(any_day_count::try_named("Act/361").error().text() == "Act/361");
    for (const auto name : day_count_names())
        CHECK(any_day_count::named(name)("2024-01-01"_day, "2024-07-01"_day) > r(49, 100));
}

}  // namespace day_count_test
