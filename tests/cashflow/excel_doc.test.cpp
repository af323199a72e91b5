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

const doubles project{-10000, 2750, 4250, 3250, 2750};
const days when{"2008-01-01"_day, "2008-03-01"_day, "2008-10-30"_day, "2009-02-15"_day, "2009-04-01"_day};
std::vector<dated<double>> dated_project() {
    std::vector<dated<double>> flows;
    for (std::size_t i = 0; i < project.size(); ++i) flows.push_back({when[i], project[i]});
    return flows;
}

const std::map<std::string, void (*)()> rows{
    {"NPV", [] { CHECK(excel::NPV(0.1, project) == near(npv(0.1, project) / 1.1)); }},
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
         CHECK_THROWS_AS(mirr(project, -1.5, 0.12), numeric_domain_error);
     }},
    {"FV", [] { CHECK(excel::FV(0.005, 10, -200, -500, 1) == tvm::fv(0.005, 10, -200.0, -500.0, timing::start)); }},
    {"PV", [] { CHECK(excel::PV(0.005, 10, -200, -500) == tvm::pv(0.005, 10, -200.0, -500.0)); }},
    {"PMT",
     [] {
         CHECK(excel::PMT(0.005, 360, 100000) == tvm::pmt(0.005, 360, 100000.0));
         const auto table =
             amortisation(money<currencies::USD>(100'000_usd), 0.005_dec, 360, repayment::level_payment, half_even);
         CHECK(table[0].payment.major_units<decimal>() == 599.55_dec);
         CHECK(-excel::PMT(0.005, 360, 100000) == Approx(599.55).margin(0.005));
     }},
    {"IPMT",
     [] {
         CHECK(excel::IPMT(0.005, 7, 36, 8000) == tvm::ipmt(0.005, 7, 36, 8000.0));
         CHECK_THROWS_AS(excel::IPMT(0.005, 7.5, 36, 8000), numeric_domain_error);
         CHECK(tvm::ipmt(0.005, 1, 36, 8000.0, timing::start) == 0);
     }},
    {"PPMT",
     [] {
         CHECK(excel::PPMT(0.005, 7, 36, 8000) == tvm::ppmt(0.005, 7, 36, 8000.0));
         CHECK_THROWS_AS(excel::PPMT(0.005, 7.5, 36, 8000), numeric_domain_error);
     }},
    {"NPER",
     [] { CHECK(excel::NPER(0.01, -100, -1000, 10000, 1) == tvm::nper(0.01, -100, -1000, 10000, timing::start)); }},
    {"RATE",
     [] {
         CHECK(excel::RATE(48, -200, 8000) == tvm::rate(48, -200, 8000).only());
         // Paid at the start: one root, 79.18 %, and not -0.99999999993, which Gnumeric returns (RATE-o021).
         const auto found = tvm::rate(5, -10278.780000000001, 22000.810000000001, 0, timing::start);
         CHECK(found.status == irr_status::unique);
         CHECK(found.only() == near(0.7918077880927427666));
         CHECK_THROWS_AS(excel::RATE(4.5, -200, 8000), numeric_domain_error);
     }},
    {"CUMIPMT",
     [] {
         CHECK(excel::CUMIPMT(0.005, 36, 8000, 2.3, 5.9, 0) == tvm::cumipmt(0.005, 36, 8000.0, 3, 5));
         CHECK_THROWS_AS(excel::CUMIPMT(0, 36, 8000, 2, 5, 0), numeric_domain_error);
         CHECK(tvm::cumipmt(0.0, 36, 8000.0, 2, 5) == 0);
     }},
    {"CUMPRINC",
     [] {
         CHECK(excel::CUMPRINC(0.005, 36, 8000, 2.3, 5.9, 0) == tvm::cumprinc(0.005, 36, 8000.0, 3, 5));
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
         CHECK(excel::RRI(96, 10000, 11000) == tvm::rri(96, 10000, 11000));
         CHECK(annualised_roi(10000, 11000, 96) == near(tvm::rri(96, 10000, 11000)));
     }},
    {"PDURATION",
     [] {
         CHECK(excel::PDURATION(0.025, 2000, 2200) == tvm::pduration(0.025, 2000, 2200));
         CHECK_THROWS_AS(excel::PDURATION(-0.1, 2000, 1620), numeric_domain_error);
         CHECK(tvm::pduration(-0.1, 2000, 1620) == near(2));
     }},
    {"FVSCHEDULE",
     [] {
         const doubles rates{0.09, 0.11, 0.1};
         const doubles at_the_end{0, 0, 0, excel::FVSCHEDULE(7, rates)};
         CHECK(npv(rates, at_the_end) == near(7));
     }},
    {"SLN",
     [] {
         CHECK(excel::SLN(30000, 7500, 10) == straight_line(30000.0, 7500.0, 10));
         CHECK(excel::SLN(30000, 7500, -10) == -2250);
         CHECK_THROWS_AS(straight_line(30000, 7500, -10), numeric_domain_error);
     }},
    {"SYD",
     [] {
         CHECK(excel::SYD(30000, 7500, 10, 3) == near(sum_of_digits(30000, 7500, 10, 3)));
         CHECK(excel::SYD(30000, 7500, 10, 2.5) ==
               near((sum_of_digits(30000, 7500, 10, 2) + sum_of_digits(30000, 7500, 10, 3)) / 2));
     }},
    {"DB",
     [] {
         // 1 - (0.1)^(1/6) = 0.31870..., rounded to 0.319; what is left after six whole years is not the salvage of 100,000.
         CHECK(excel::DB(1000000, 100000, 6, 1) == near(319000));
         double book = 1000000;
         for (int k = 1; k <= 6; ++k) book -= excel::DB(1000000, 100000, 6, k);
         CHECK(book < 100000);
     }},
    {"DDB",
     [] {
         for (int k = 1; k <= 5; ++k)
             CHECK(excel::DDB(6000, 500, 5, k) ==
                   near(declining_balance(6000, 500, 5, k, {.later = late_charge::keep_declining})));
         CHECK(excel::DDB(6000, 500, 5, 0.5) == excel::DDB(6000, 500, 5, 1));
         CHECK(excel::DDB(6000, 500, 5, 1.5) < excel::DDB(6000, 500, 5, 1));
     }},
    {"VDB",
     [] {
         for (int k = 1; k <= 5; ++k)
             CHECK(excel::VDB(6000, 500, 5, k - 1, k) == near(declining_balance(6000, 500, 5, k)));
         CHECK(excel::VDB(6000, 500, 5, 0, 0.25) == near(declining_balance(6000, 500, 5, 1) / 4));
     }},
    {"AMORLINC", [] { CHECK(excel::AMORLINC(2400, "2008-08-19"_day, "2008-12-31"_day, 300, 1, 0.15, 1) == 360); }},
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
    for (std::string line; std::getline(page, line);) {
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
