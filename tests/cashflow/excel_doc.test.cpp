// SPDX-License-Identifier: BSL-1.0
// docs/excel.md, row by row: ours gives what Excel's function gives, and differs where the page says so.
#include <outlay/cashflow/amortisation.hpp>
#include <outlay/cashflow/depreciation.hpp>
#include <outlay/cashflow/excel.hpp>
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/cashflow/mirr.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/tvm.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/time/yearfrac.hpp>

#include <catch.hpp>

#include <cmath>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace excel_doc_test {

using namespace outlay;
using namespace outlay::literals;
using Catch::Approx;

namespace {

using doubles = std::vector<double>;
using days = std::vector<calendar_day>;

Approx near(double x) { return Approx(x).epsilon(1e-13).margin(1e-13); }
/// A value that Excel 2010 computed (data/excel_2010.csv).
Approx digits13(double x) { return Approx(x).epsilon(2e-12).margin(1e-13); }

const doubles project{-10000, 2750, 4250, 3250, 2750};
const days when{"2008-01-01"_day, "2008-03-01"_day, "2008-10-30"_day, "2009-02-15"_day, "2009-04-01"_day};
std::vector<dated<double>> dated_project() {
    std::vector<dated<double>> flows;
    for (std::size_t i = 0; i < project.size(); ++i) flows.push_back({when[i], project[i]});
    return flows;
}

const std::map<std::string, void (*)()> rows{
    {"NPV",
     [] {
         const doubles flows{-123, 12, 15, 50, 200};
         CHECK(excel::NPV(0.14, flows) == digits13(44.94119298304));
         CHECK(npv(0.14, flows) / 1.14 == digits13(44.94119298304));
         CHECK(excel::NPV(-1.5, {-100, 10, 10, 100}) == 1760);
         CHECK_THROWS_AS(npv(-1.5, flows), numeric_domain_error);
     }},
    {"XNPV",
     [] {
         CHECK(excel::XNPV(0.09, project, when) == near(npv(0.09, dated_project(), act_365f, when[0])));
         const days earlier{"2008-02-01"_day, "2008-01-01"_day, "2008-10-30"_day, "2009-02-15"_day, "2009-04-01"_day};
         CHECK_THROWS_AS(excel::XNPV(0.09, project, earlier), numeric_domain_error);
         CHECK_NOTHROW(npv(-0.5, dated_project(), act_360, "2010-01-01"_day));
     }},
    {"IRR",
     [] {
         CHECK(excel::IRR(project) == near(irr(project).only()));
         const doubles two{-1000, 2300, -1320};
         CHECK(irr(two).status == irr_status::multiple);
         CHECK(irr(two).roots.size() == 2);
         CHECK_THROWS_AS(irr(two).only(), no_single_rate_error);
         CHECK(irr(two).primary(as_excel{0.1}) == near(0.1));
     }},
    {"XIRR",
     [] {
         CHECK(excel::XIRR(project, when) == near(irr(dated_project(), act_365f).only()));
         const days earlier{"2008-02-01"_day, "2008-01-01"_day, "2008-10-30"_day, "2009-02-15"_day, "2009-04-01"_day};
         CHECK_THROWS_AS(excel::XIRR(project, earlier), numeric_domain_error);
     }},
    {"MIRR",
     [] {
         CHECK(excel::MIRR(project, 0.1, 0.12) == near(mirr(project, 0.1, 0.12)));
         const doubles flows{-100, -10, 10, 100};
         CHECK(excel::MIRR(flows, -1.5, -1.5) == digits13(0.05895589606372));
         CHECK_THROWS_AS(mirr(flows, -1.5, -1.5), numeric_domain_error);
     }},
    {"FV",
     [] {
         CHECK(excel::FV(0.3, 10, 20, 100) == digits13(-2230.97486415));
         CHECK(tvm::fv(0.3, 10, 20.0, 100.0) == digits13(-2230.97486415));
         CHECK(excel::FV(-1.5, -2, 50, -300, 1) == digits13(1150));
         CHECK(excel::FV(-1, 2.7, 50, 100) == -50);
         CHECK_THROWS_AS(tvm::fv(0.3, -2, 50.0, -300.0), numeric_domain_error);
         CHECK_THROWS_AS(tvm::fv(-1.5, 2, 50.0, -300.0), numeric_domain_error);
     }},
    {"PV",
     [] {
         // Microsoft's example; and what FV gives goes back, in Excel as here.
         CHECK(excel::PV(0.08 / 12, 240, 500) == Approx(-59777.15).margin(0.005));
         CHECK(tvm::pv(0.08 / 12, 240, 500.0) == Approx(-59777.15).margin(0.005));
         CHECK(excel::PV(-1.5, -2, 50, 1150, 1) == digits13(-300));
         CHECK_THROWS_AS(tvm::pv(0.3, -2, 50.0, 1150.0), numeric_domain_error);
     }},
    {"PMT",
     [] {
         CHECK(excel::PMT(-0.1, 10, 150.5, -300, 1) == digits13(42.22592443908));
         CHECK(tvm::pmt(-0.1, 10, 150.5, -300.0, timing::start) == digits13(42.22592443908));
         CHECK(excel::PMT(0.6, -2, -300, -300, 1) == digits13(-256.7307692308));
         CHECK_THROWS_AS(tvm::pmt(0.6, -2, -300.0, -300.0), numeric_domain_error);
         const auto table =
             amortisation(money<currencies::USD>(100'000_usd), 0.005_dec, 360, repayment::level_payment, half_even);
         CHECK(table[0].payment.major_units<decimal>() == 599.55_dec);
         CHECK(-excel::PMT(0.005, 360, 100000) == Approx(599.55).margin(0.005));
     }},
    {"IPMT",
     [] {
         CHECK(excel::IPMT(-0.4, 1.3, 2, -300, -300) == digits13(-66.71895016654));
         CHECK(excel::IPMT(-0.4, 1, 2, 150.5, 100) == digits13(60.2));
         CHECK(tvm::ipmt(-0.4, 1, 2, 150.5, 100.0) == digits13(60.2));
         CHECK(tvm::ipmt(0.005, 1, 36, 8000.0, timing::start) == 0);
     }},
    {"PPMT",
     [] {
         CHECK(excel::PPMT(1.5, 1.3, 2, -300, 0) == digits13(112.8327603715));
         CHECK(excel::PPMT(1.5, 2, 2, 150.5, 0) == digits13(-107.5));
         CHECK(tvm::ppmt(1.5, 2, 2, 150.5, 0.0) == digits13(-107.5));
     }},
    {"NPER",
     [] {
         for (const auto nper : {+[](double r, double pmt, double pv, double fv, double type) {
                                     return excel::NPER(r, pmt, pv, fv, type);
                                 },
                                 +[](double r, double pmt, double pv, double fv, double type) {
                                     return tvm::nper(r, pmt, pv, fv, type == 0 ? timing::end : timing::start);
                                 }}) {
             CHECK(nper(-0.4, 50, -100, 150.5, 1) == digits13(-0.4963223715171));
             CHECK(nper(-0.4, 50, 100, -300, 1) == digits13(-4.301320206174));
             CHECK(nper(0, 50, -300, -5.4, 0) == digits13(6.108));
         }
     }},
    {"RATE",
     [] {
         CHECK(excel::RATE(25, -40, -200, 100, 1, 0.15) == digits13(-0.2857595837824));
         CHECK(tvm::rate(25, -40, -200, 100, timing::start).primary(as_excel{0.15}) == digits13(-0.2857595837824));
         // Paid at the start: one root, 79.18 %, and not -0.99999999993, which Gnumeric returns (RATE-o021).
         const auto found = tvm::rate(5, -10278.780000000001, 22000.810000000001, 0, timing::start);
         CHECK(found.status == irr_status::unique);
         CHECK(found.only() == near(0.7918077880927427666));
         // What a payment over four and a half periods is, PMT says.
         CHECK(excel::RATE(4.5, excel::PMT(0.07, 4.5, 8000), 8000) == near(0.07));
     }},
    {"CUMIPMT",
     [] {
         CHECK(excel::CUMIPMT(0.6, 10, 150.5, 2.5, 7, 1) == digits13(-263.8124459211));
         CHECK(tvm::cumipmt(0.6, 10, 150.5, 3, 7, timing::start) == digits13(-263.8124459211));
         CHECK(excel::CUMIPMT(0.6, 2.7, 100, 1, 2, 0) == digits13(-105.9228088431));
         CHECK_THROWS_AS(excel::CUMIPMT(0, 36, 8000, 2, 5, 0), numeric_domain_error);
         CHECK(tvm::cumipmt(0.0, 36, 8000.0, 2, 5) == 0);
     }},
    {"CUMPRINC",
     [] {
         // Microsoft's and ECMA-376's example.
         CHECK(excel::CUMPRINC(0.09 / 12, 360, 125000, 12.3, 24.9, 0) == Approx(-934.1071).margin(0.00005));
         CHECK(tvm::cumprinc(0.09 / 12, 360, 125000.0, 13, 24) == Approx(-934.1071).margin(0.00005));
         CHECK_THROWS_AS(excel::CUMPRINC(0, 36, 8000, 2, 5, 0), numeric_domain_error);
     }},
    {"EFFECT",
     [] {
         CHECK(excel::EFFECT(0.12, 12.7) == tvm::effect(0.12, 12));
         CHECK(tvm::effect(0.12, 12) ==
               near(interest_rate<double, compounding::monthly>{0.12}.as<compounding::effective>().value()));
         CHECK_THROWS_AS(excel::EFFECT(-0.1, 12), numeric_domain_error);
         CHECK(tvm::effect(-0.1, 1) == near(-0.1));
     }},
    {"NOMINAL",
     [] {
         CHECK(excel::NOMINAL(0.12, 12.7) == tvm::nominal(0.12, 12));
         CHECK_THROWS_AS(excel::NOMINAL(-0.1, 12), numeric_domain_error);
         CHECK(tvm::nominal(-0.1, 1) == near(-0.1));
     }},
    {"RRI",
     [] {
         CHECK(excel::RRI(96, 10000, 11000) == Approx(0.0009933).margin(5e-8));  // Microsoft's example
         CHECK(tvm::rri(96, 10000, 11000) == Approx(0.0009933).margin(5e-8));
         CHECK(excel::RRI(2, 8, 0) == -1);
         CHECK(tvm::rri(2, 8, 0) == -1);
         CHECK(annualised_roi(10000, 11000, 96) == near(tvm::rri(96, 10000, 11000)));
     }},
    {"PDURATION",
     [] {
         CHECK(excel::PDURATION(0.025, 2000, 2200) == Approx(3.86).margin(0.005));  // Microsoft's example
         CHECK_THROWS_AS(excel::PDURATION(-0.1, 2000, 1620), numeric_domain_error);
         CHECK_THROWS_AS(excel::PDURATION(0.025, -2000, -2200), numeric_domain_error);
         CHECK(tvm::pduration(-0.1, 2000, 1620) == near(2));
         CHECK(tvm::pduration(0.025, -2000, -2200) == Approx(3.86).margin(0.005));
     }},
    {"FVSCHEDULE",
     [] {
         const doubles rates{0.09, 0.11, 0.1};
         const doubles at_the_end{0, 0, 0, excel::FVSCHEDULE(7, rates)};
         CHECK(npv(rates, at_the_end) == near(7));
     }},
    {"SLN",
     [] {
         CHECK(excel::SLN(100, 10, 12.7) == digits13(7.086614173228));
         CHECK(straight_line(100.0, 10.0, 12.7) == digits13(7.086614173228));
         CHECK(excel::SLN(30000, 7500, -10) == -2250);
         CHECK_THROWS_AS(straight_line(30000, 7500, -10), numeric_domain_error);
     }},
    {"SYD",
     [] {
         CHECK(excel::SYD(130, 10, 10, 4) == digits13(15.27272727273));
         CHECK(sum_of_digits(130, 10, 10, 4) == digits13(15.27272727273));
         CHECK(excel::SYD(100, 10, 12.7, 0.3) == digits13(13.86286568194));
     }},
    {"DB",
     [] {
         // 1 - (0.1)^(1/6) = 0.31870..., rounded to 0.319; what is left after six whole years is not the salvage of 100,000.
         CHECK(excel::DB(1000000, 100000, 6, 1) == near(319000));
         double book = 1000000;
         for (int k = 1; k <= 6; ++k) book -= excel::DB(1000000, 100000, 6, k);
         CHECK(book < 100000);
         CHECK(excel::DB(100, 10, 12.7, 1.7, 1) == digits13(1.383333333333));
         CHECK(excel::DB(100, 10, 12.7, 0.3, 1) == digits13(1.383333333333));
     }},
    {"DDB",
     [] {
         CHECK(excel::DDB(120, 20, 10, 4, 3) == digits13(12.348));
         CHECK(declining_balance(120, 20, 10, 4, {.factor = 3, .later = late_charge::keep_declining}) == digits13(12.348));
         CHECK(excel::DDB(100, 10, 13, 0.3, 1) == digits13(7.692307692308));
         CHECK(excel::DDB(100, 10, 12.7, 11, 1) == digits13(3.467509718405));
         CHECK(excel::DDB(6000, 500, 5, 1.5) < excel::DDB(6000, 500, 5, 1));
     }},
    {"VDB",
     [] {
         // Microsoft's examples: the second year by months, and seven eighths of the first year.
         CHECK(excel::VDB(2400, 300, 120, 6, 18) == Approx(396.31).margin(0.005));
         CHECK(excel::VDB(2400, 300, 10, 0, 0.875, 1.5) == Approx(315).margin(0.005));
         CHECK(declining_balance(2400, 300, 10, 1) == Approx(480).margin(0.005));
         for (int k = 1; k <= 5; ++k)
             CHECK(excel::VDB(6000, 500, 5, k - 1, k) == near(declining_balance(6000, 500, 5, k)));
     }},
    {"AMORLINC",
     [] {
         CHECK(excel::AMORLINC(2400, "2008-08-19"_day, "2008-12-31"_day, 300, 1, 0.15, 1) == 360);
         // Written off in period 0: nothing in period 1, but in 0.3.
         CHECK(excel::AMORLINC(100, "1998-02-28"_day, "2009-06-30"_day, 50, 0, 0.07) == 50);
         CHECK(excel::AMORLINC(100, "1998-02-28"_day, "2009-06-30"_day, 50, 0.3, 0.07) == digits13(7));
         CHECK(excel::AMORLINC(100, "1998-02-28"_day, "2009-06-30"_day, 50, 1.7, 0.07) == 0);
     }},
    {"AMORDEGRC",
     [] {
         double left = 2400;
         double last[8] = {};
         for (int k = 0; k < 8; ++k) {
             last[k] = excel::AMORDEGRC(2400, "2008-08-19"_day, "2008-12-31"_day, 100, k, 0.15, 1);
             CHECK(last[k] == std::floor(last[k]));
             left -= last[k];
         }
         CHECK(last[1] == 776);
         CHECK(last[5] == last[6]);  // half of what is left, then the rest
         CHECK(last[7] == 0);
         CHECK(left == Approx(0).margin(1));
         CHECK(excel::AMORDEGRC(2400, "2008-08-19"_day, "2008-12-31"_day, 100, 0.3, 0.15, 1) == 0);
         CHECK(excel::AMORDEGRC(2400, "2008-08-19"_day, "2008-12-31"_day, 100, 1.7, 0.15, 1) == 776);
     }},
    {"YEARFRAC",
     [] {
         CHECK(yearfrac("2012-01-01"_day, "2012-07-30"_day, 0) == exact_ratio(209, 360));
         CHECK(excel_basis{0}("2012-07-30"_day, "2012-01-01"_day) == exact_ratio(-209, 360));
     }},
};

}  // namespace

TEST_CASE("every row of docs/excel.md holds", "[excel][docs]") {
    std::ifstream page(OUTLAY_TEST_DATA "/../../../docs/excel.md");
    REQUIRE(page);
    std::set<std::string> told;
    for (std::string line; std::getline(page, line) && line.rfind("## ", 0) != 0;) {
        if (line.rfind("| ", 0) != 0) continue;
        const std::string name = line.substr(2, line.find(' ', 2) - 2);
        if (name == "Excel") continue;
        told.insert(name);
        INFO(line);
        REQUIRE(rows.count(name) == 1);
        rows.at(name)();
    }
    for (const auto& [name, check] : rows) {
        INFO(name);
        CHECK(told.count(name) == 1);
    }
}

}  // namespace excel_doc_test
