// SPDX-License-Identifier: BSL-1.0
// Excel's own values: data/excel_2010.csv holds what Excel 2010 computed, to 13 digits, at arguments that show its habits
// (negative and fractional periods, rates below -100 %, fractional starts). Its source is the test data of
// fsprojects/ExcelFinancialFunctions, whose table of many thousand rows was produced with Excel itself.
#include <outlay/cashflow/excel.hpp>

#include "csv_rows.hpp"

#include <catch.hpp>

#include <cmath>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace excel_values_test {

using namespace outlay;

namespace {

using cells = std::vector<double>;

std::span<const double> from(const cells& x, std::size_t first) { return std::span(x).subspan(first); }

const std::map<std::string, double (*)(const cells&)> functions{
    {"FV", [](const cells& x) { return excel::FV(x[0], x[1], x[2], x[3], x[4]); }},
    {"PMT", [](const cells& x) { return excel::PMT(x[0], x[1], x[2], x[3], x[4]); }},
    {"IPMT", [](const cells& x) { return excel::IPMT(x[0], x[1], x[2], x[3], x[4], x[5]); }},
    {"PPMT", [](const cells& x) { return excel::PPMT(x[0], x[1], x[2], x[3], x[4], x[5]); }},
    {"NPER", [](const cells& x) { return excel::NPER(x[0], x[1], x[2], x[3], x[4]); }},
    {"RATE", [](const cells& x) { return excel::RATE(x[0], x[1], x[2], x[3], x[4], x[5]); }},
    {"NPV", [](const cells& x) { return excel::NPV(x[0], from(x, 1)); }},
    {"MIRR", [](const cells& x) { return excel::MIRR(from(x, 2), x[0], x[1]); }},
    {"CUMIPMT", [](const cells& x) { return excel::CUMIPMT(x[0], x[1], x[2], x[3], x[4], x[5]); }},
    {"SLN", [](const cells& x) { return excel::SLN(x[0], x[1], x[2]); }},
    {"SYD", [](const cells& x) { return excel::SYD(x[0], x[1], x[2], x[3]); }},
    {"DB", [](const cells& x) { return excel::DB(x[0], x[1], x[2], x[3], x[4]); }},
    {"DDB", [](const cells& x) { return excel::DDB(x[0], x[1], x[2], x[3], x[4]); }},
};

double french(const std::string& name, const std::vector<std::string>& x) {
    const auto number = [&](std::size_t i) { return std::stod(x[i]); };
    const calendar_day purchased = calendar_day::from_chars(x[1]), first = calendar_day::from_chars(x[2]);
    return (name == "AMORLINC" ? excel::AMORLINC : excel::AMORDEGRC)(number(0), purchased, first, number(3), number(4),
                                                                       number(5), number(6));
}

}  // namespace

TEST_CASE("S2, R13: Excel's own values, at fractions and below 0 too", "[excel][oracle]") {
    const auto rows = test::read_rows("excel_2010.csv");
    REQUIRE(rows.size() > 100);
    for (const auto& row : rows) {
        const std::string name = row.at("function");
        INFO(name << " " << row.at("arguments"));
        const double value = name.rfind("AMOR", 0) == 0 ? french(name, test::split(row.at("arguments"), ';'))
                                                        : functions.at(name)(test::numbers(row.at("arguments")));
        // Zeros are computed with their rounding there, as 5.7E-15.
        CHECK(value == Catch::Approx(std::stod(row.at("value"))).epsilon(2e-12).margin(1e-13));
    }
}

}  // namespace excel_values_test
