// SPDX-License-Identifier: BSL-1.0
// Excel's names: the certified cases of NPV, Microsoft's documented examples, and every habit that docs/excel.md tells of.
#include <outlay/cashflow/excel.hpp>
#include <outlay/cashflow/npv.hpp>

#include "closed_form.hpp"

#include <catch.hpp>

#include <vector>

namespace excel_test {

using namespace outlay;
using namespace outlay::literals;
using Catch::Approx;

namespace {

using wide = fifty_digits;
using days = std::vector<calendar_day>;
using doubles = std::vector<double>;

struct npv_case {
    std::string id;
    doubles flows;
    double rate;
    wide truth;
};

std::vector<npv_case> npv_cases() {
    std::vector<npv_case> cases;
    for (const auto& row : test::read_rows("npv.csv"))
        cases.push_back(
            {row.at("case_id"), test::numbers(row.at("flows")), std::stod(row.at("rate")), wide(row.at("truth_40"))});
    REQUIRE(cases.size() == 40);
    return cases;
}

}  // namespace

TEST_CASE("NPV of the certified cases", "[excel][oracle]") {
    for (const auto& c : npv_cases()) {
        INFO(c.id);
        doubles inputs = c.flows;
        inputs.push_back(c.rate);
        const auto textbook = [](const std::vector<wide>& x) {
            wide sum = 0;
            for (std::size_t i = x.size() - 1; i-- > 0;) sum = (sum + x[i]) / (1 + x.back());
            return sum;
        };
        const wide error = abs(wide(excel::NPV(c.rate, c.flows)) - c.truth);
        const wide allowed = test::allowed_error(c.truth, inputs, textbook);
        CAPTURE((error / allowed).str(3));
        CHECK(error <= allowed);
    }
}

TEST_CASE("npv of the certified cases: the rounding of a Horner loop", "[npv][oracle]") {
    // Ours is as fast as a Horner loop and rounds as one: 1 / (1 + rate) once, each of n partial sums twice. So it is held to
    // what one unit in the last place of every flow and of the discount factor makes, not of one input alone.
    for (const auto& c : npv_cases()) {
        INFO(c.id);
        doubles later{0};
        later.insert(later.end(), c.flows.begin(), c.flows.end());
        wide allowed = 4 * test::ulp(c.truth.convert_to<double>());
        wide every = 0;
        wide factor = 1;
        for (std::size_t i = 1; i < later.size(); ++i) {
            factor /= 1 + wide(c.rate);
            every += abs(wide(later[i])) * factor * (1 + i) * test::ulp(1);
        }
        if (every > allowed) allowed = every;
        const wide error = abs(wide(npv(c.rate, later)) - c.truth);
        CAPTURE((error / allowed).str(3));
        CHECK(error <= allowed);
    }
}

TEST_CASE("NPV discounts the first value: Microsoft's examples", "[excel]") {
    CHECK(excel::NPV(0.1, {-10000, 3000, 4200, 6800}) == Approx(1188.44).margin(0.005));
    CHECK(excel::NPV(0.08, {8000, 9200, 10000, 12000, 14500}) - 40000 == Approx(1922.06).margin(0.005));
    // Ours does not: the two differ by one period.
    const doubles flows{-10000, 3000, 4200, 6800};
    CHECK(npv(0.1, flows) == Approx(excel::NPV(0.1, flows) * 1.1).epsilon(1e-14));
}

TEST_CASE("XNPV and XIRR: Microsoft's examples, the first listed date, no date before it", "[excel]") {
    const doubles flows{-10000, 2750, 4250, 3250, 2750};
    const days dates{"2008-01-01"_day, "2008-03-01"_day, "2008-10-30"_day, "2009-02-15"_day, "2009-04-01"_day};
    CHECK(excel::XNPV(0.09, flows, dates) == Approx(2086.647602).margin(5e-7));
    // Excel prints 0.373362535; the root is 0.37336253351883 (60 digits).
    CHECK(excel::XIRR(flows, dates) == Approx(0.37336253351883).epsilon(1e-13));
    const days unsorted{"2008-10-30"_day, "2008-03-01"_day, "2008-10-30"_day, "2009-02-15"_day, "2009-04-01"_day};
    CHECK_THROWS_AS(excel::XNPV(0.09, flows, unsorted), numeric_domain_error);
    CHECK_THROWS_AS(excel::XIRR(flows, unsorted), numeric_domain_error);
    CHECK_THROWS_AS(excel::XNPV(0.09, flows, days{"2008-10-30"_day}), numeric_domain_error);
    // Ours takes any order, and any day.
    const std::vector<dated<double>> ours{{"2008-10-30"_day, -10000}, {"2008-03-01"_day, 2750}};
    CHECK_NOTHROW(npv(0.09, ours, act_365f));
    CHECK_NOTHROW(excel::XNPV(-0.5, flows, dates));  // Excel: #NUM!
}

TEST_CASE("IRR: Microsoft's examples, and the nearest of several roots", "[excel]") {
    CHECK(excel::IRR({-70000, 12000, 15000, 18000, 21000}) == Approx(-0.021).margin(0.0005));
    CHECK(excel::IRR({-70000, 12000, 15000, 18000, 21000, 26000}) == Approx(0.087).margin(0.0005));
    CHECK(excel::IRR({-70000, 12000, 15000}, -0.1) == Approx(-0.444).margin(0.0005));
    CHECK(excel::IRR({-1000, 2300, -1320}) == Approx(0.1).epsilon(1e-12));
    CHECK(excel::IRR({-1000, 2300, -1320}, 0.3) == Approx(0.2).epsilon(1e-12));
    CHECK_THROWS_AS(excel::IRR({1, 2, 3}), no_single_rate_error);
}

TEST_CASE("MIRR: Microsoft's example, and the one that POI and formulajs get wrong", "[excel]") {
    const doubles loan{-120000, 39000, 30000, 21000, 37000, 46000};
    CHECK(excel::MIRR(loan, 0.1, 0.12) == Approx(0.126094).margin(5e-7));
    CHECK(excel::MIRR(loan, 0.1, 0.14) == Approx(0.1348).margin(0.00005));
    // POI: -0.05474, formulajs: -0.02984 for an outflow in the middle.
    CHECK(excel::MIRR({-100, 50, -60, 70}, 0.1, 0.12) == Approx(-0.03909366594356469).epsilon(1e-13));
    CHECK_THROWS_AS(excel::MIRR({1, 2}, 0.1, 0.1), numeric_domain_error);
}

TEST_CASE("habits of the payment functions", "[excel]") {
    CHECK(excel::PMT(0.08 / 12, 10, 10000, 0, 1) == Approx(-1030.16).margin(0.005));
    CHECK(excel::FV(0, 12, -100) == 1200);
    CHECK(excel::PV(0.08 / 12, 240, 500) == Approx(-59777.15).margin(0.005));
    CHECK(excel::NPER(0.01, -100, -1000, 10000, 1) == Approx(59.6738657).margin(5e-8));
    CHECK(excel::RATE(48, -200, 8000) == Approx(0.0077015).margin(5e-8));
    // Paid at the start, the first payment has no interest.
    CHECK(excel::IPMT(0.1, 1, 10, 1000, 0, 1) == 0);
    CHECK(excel::PPMT(0.1, 1, 10, 1000, 0, 1) == excel::PMT(0.1, 10, 1000, 0, 1));
    // MS-OI29500: per is below nper + 1, and a fraction counts as it is (data/excel_2010.csv).
    CHECK_NOTHROW(excel::IPMT(0.1, 10.5, 10, 1000));
    CHECK_THROWS_AS(excel::IPMT(0.1, 11, 10, 1000), numeric_domain_error);
    // RATE has no root at -1: LibreOffice returns -0.999999999999999, Gnumeric -0.99999999993 for cases like these.
    CHECK(excel::RATE(5, -36356.45, 84197.43, 0, 1) > 0);
}

TEST_CASE("CUMIPMT rounds a fractional start up and cuts the end", "[excel]") {
    // Values that Excel computed (ExcelFinancialFunctions' test data and documentation).
    CHECK(excel::CUMIPMT(0.6, 2, 100, 1.3, 2, 0) == Approx(-36.923).margin(0.0005));
    CHECK(excel::CUMIPMT(0.6, 2, 100, 1.3, 2, 0) == excel::CUMIPMT(0.6, 2, 100, 2, 2, 0));
    CHECK(excel::CUMIPMT(0.09 / 12, 360, 125000, 13, 24, 0) == Approx(-11135.23213).margin(5e-6));
    CHECK(excel::CUMPRINC(0.09 / 12, 360, 125000, 13, 24, 0) == Approx(-934.1071234).margin(5e-8));
    CHECK_THROWS_AS(excel::CUMIPMT(0, 10, 100, 1, 2, 0), numeric_domain_error);
}

TEST_CASE("EFFECT and NOMINAL truncate the periods", "[excel]") {
    CHECK(excel::EFFECT(0.0525, 4) == Approx(0.0535427).margin(5e-8));
    CHECK(excel::EFFECT(0.0525, 4.9) == excel::EFFECT(0.0525, 4));
    CHECK(excel::NOMINAL(0.053543, 4) == Approx(0.05250032).margin(5e-9));
    CHECK_THROWS_AS(excel::EFFECT(0, 4), numeric_domain_error);
    CHECK_THROWS_AS(excel::NOMINAL(0.05, 0.5), numeric_domain_error);
    CHECK(excel::RRI(96, 10000, 11000) == Approx(0.0009933).margin(5e-8));
    CHECK(excel::PDURATION(0.025, 2000, 2200) == Approx(3.86).margin(0.005));
    CHECK_THROWS_AS(excel::PDURATION(-0.1, 2000, 1500), numeric_domain_error);
    CHECK(excel::FVSCHEDULE(1, doubles{0.09, 0.11, 0.1}) == Approx(1.33089).epsilon(1e-12));
}

}  // namespace excel_test
