// SPDX-License-Identifier: BSL-1.0
// Which arguments each function under excel:: refuses, and which beside them it takes: the second table of docs/excel.md, from
// Microsoft's pages (support.microsoft.com), ECMA-376 part 4 and Microsoft's MS-OI29500. And no argument at all, however
// senseless, gives NaN, infinity, a loop without end or undefined behaviour.
#include <outlay/cashflow/excel.hpp>

#include <catch.hpp>

#include <cmath>
#include <cstddef>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace excel_arguments_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

using cells = std::vector<double>;
using days = std::vector<calendar_day>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

const days three_days{"2020-01-01"_day, "2021-01-01"_day, "2022-01-01"_day};
const calendar_day bought = "2020-01-01"_day, closed = "2020-12-31"_day;

struct function {
    std::size_t arguments;
    double (*value)(const cells&);
};

// Of NPV, MIRR, IRR, XIRR, XNPV and FVSCHEDULE the values come last.
const std::map<std::string, function> functions{
    {"NPV", {4, [](const cells& x) { return excel::NPV(x[0], {x[1], x[2], x[3]}); }}},
    {"XNPV", {4, [](const cells& x) { return excel::XNPV(x[0], cells{x[1], x[2], x[3]}, three_days); }}},
    {"IRR", {4, [](const cells& x) { return excel::IRR({x[1], x[2], x[3]}, x[0]); }}},
    {"XIRR", {4, [](const cells& x) { return excel::XIRR(cells{x[1], x[2], x[3]}, three_days, x[0]); }}},
    {"MIRR", {5, [](const cells& x) { return excel::MIRR({x[2], x[3], x[4]}, x[0], x[1]); }}},
    {"FV", {5, [](const cells& x) { return excel::FV(x[0], x[1], x[2], x[3], x[4]); }}},
    {"PV", {5, [](const cells& x) { return excel::PV(x[0], x[1], x[2], x[3], x[4]); }}},
    {"PMT", {5, [](const cells& x) { return excel::PMT(x[0], x[1], x[2], x[3], x[4]); }}},
    {"IPMT", {6, [](const cells& x) { return excel::IPMT(x[0], x[1], x[2], x[3], x[4], x[5]); }}},
    {"PPMT", {6, [](const cells& x) { return excel::PPMT(x[0], x[1], x[2], x[3], x[4], x[5]); }}},
    {"NPER", {5, [](const cells& x) { return excel::NPER(x[0], x[1], x[2], x[3], x[4]); }}},
    {"RATE", {6, [](const cells& x) { return excel::RATE(x[0], x[1], x[2], x[3], x[4], x[5]); }}},
    {"CUMIPMT", {6, [](const cells& x) { return excel::CUMIPMT(x[0], x[1], x[2], x[3], x[4], x[5]); }}},
    {"CUMPRINC", {6, [](const cells& x) { return excel::CUMPRINC(x[0], x[1], x[2], x[3], x[4], x[5]); }}},
    {"EFFECT", {2, [](const cells& x) { return excel::EFFECT(x[0], x[1]); }}},
    {"NOMINAL", {2, [](const cells& x) { return excel::NOMINAL(x[0], x[1]); }}},
    {"RRI", {3, [](const cells& x) { return excel::RRI(x[0], x[1], x[2]); }}},
    {"PDURATION", {3, [](const cells& x) { return excel::PDURATION(x[0], x[1], x[2]); }}},
    {"FVSCHEDULE", {3, [](const cells& x) { return excel::FVSCHEDULE(x[0], cells{x[1], x[2]}); }}},
    {"SLN", {3, [](const cells& x) { return excel::SLN(x[0], x[1], x[2]); }}},
    {"SYD", {4, [](const cells& x) { return excel::SYD(x[0], x[1], x[2], x[3]); }}},
    {"DB", {5, [](const cells& x) { return excel::DB(x[0], x[1], x[2], x[3], x[4]); }}},
    {"DDB", {5, [](const cells& x) { return excel::DDB(x[0], x[1], x[2], x[3], x[4]); }}},
    {"VDB", {7, [](const cells& x) { return excel::VDB(x[0], x[1], x[2], x[3], x[4], x[5], x[6] != 0); }}},
    {"AMORLINC", {5, [](const cells& x) { return excel::AMORLINC(x[0], bought, closed, x[1], x[2], x[3], x[4]); }}},
    {"AMORDEGRC", {5, [](const cells& x) { return excel::AMORDEGRC(x[0], bought, closed, x[1], x[2], x[3], x[4]); }}},
};

struct example {
    const char* function;
    cells arguments;
};

// Each differs from a row of `served` in one or two arguments.
const example refused[] = {
    {"NPV", {-1, -100, 60, 60}},
    {"XNPV", {-1, -100, 60, 60}}, {"XNPV", {-1.5, -100, 60, 60}},
    {"MIRR", {0.1, 0.1, 100, 60, 60}}, {"MIRR", {0.1, 0.1, -100, -60, -60}}, {"MIRR", {-1, 0.1, -100, 60, 60}},
    {"MIRR", {0.1, -1, -100, 60, 60}}, {"MIRR", {0.1, -3, -100, 60, 0}},
    {"FV", {-1, 0, 50, 100, 0}}, {"FV", {-1, -2, 50, 100, 0}}, {"FV", {-1.5, 2.5, 50, 100, 0}},
    {"PV", {-1, 2, 50, 100, 0}}, {"PV", {-1.5, 2.5, 50, 100, 0}},
    {"PMT", {0.1, 0, 50, 100, 0}}, {"PMT", {0, 0, 50, 100, 0}}, {"PMT", {-1, 2, 50, 100, 1}}, {"PMT", {-1, 0, 50, 100, 0}},
    {"PMT", {-1.5, 2.5, 50, 100, 0}}, {"PMT", {-2, 2, 50, 100, 0}},
    {"IPMT", {0.1, 0.9, 10, 100, 0, 0}}, {"IPMT", {0.1, 11, 10, 100, 0, 0}}, {"IPMT", {-1, 1, 10, 100, 0, 0}},
    {"IPMT", {-1.5, 1, 10, 100, 0, 0}}, {"IPMT", {0.1, 1, 0, 100, 0, 0}}, {"IPMT", {0.1, 1, -10, 100, 0, 0}},
    {"PPMT", {0.1, 0.9, 10, 100, 0, 0}}, {"PPMT", {0.1, 10.1, 10, 100, 0, 0}}, {"PPMT", {-1, 1, 10, 100, 0, 0}},
    {"PPMT", {-1.5, 1, 10, 100, 0, 0}},
    {"NPER", {-1, -50, 100, 0, 0}}, {"NPER", {-1.5, -50, 100, 0, 0}}, {"NPER", {0, 0, 100, 50, 0}}, {"NPER", {0.1, -5, 100, 0, 0}},
    {"RATE", {0, -50, 100, 0, 0, 0.1}}, {"RATE", {-3, -50, 100, 0, 0, 0.1}}, {"RATE", {1e7, -50, 100, 0, 0, 0.1}},
    // S14
    {"CUMIPMT", {0.01, 24, 5000, 5, 3, 0}}, {"CUMIPMT", {0.01, 24, 5000, 3, 5, 2}}, {"CUMIPMT", {0.01, 24, 5000, 3, 5, -1}},
    {"CUMIPMT", {0, 24, 5000, 3, 5, 0}}, {"CUMIPMT", {-0.01, 24, 5000, 3, 5, 0}}, {"CUMIPMT", {0.01, 0, 5000, 3, 5, 0}},
    {"CUMIPMT", {0.01, 24, 0, 3, 5, 0}}, {"CUMIPMT", {0.01, 24, -5000, 3, 5, 0}}, {"CUMIPMT", {0.01, 24, 5000, 0, 5, 0}},
    {"CUMIPMT", {0.01, 24, 5000, 0.9, 5, 0}}, {"CUMIPMT", {0.01, 24, 5000, 3, 25, 0}}, {"CUMIPMT", {0.01, 24, 5000, 3, 24.5, 0}},
    {"CUMIPMT", {0.01, 24, 5000, 5.2, 5.8, 0}}, {"CUMIPMT", {0.01, 24, 5000, 5.8, 5.2, 0}},
    {"CUMPRINC", {0.01, 24, 5000, 5, 3, 0}}, {"CUMPRINC", {0.01, 24, 5000, 3, 5, 2}}, {"CUMPRINC", {0.01, 24, 5000, 3, 5, -1}},
    {"CUMPRINC", {0, 24, 5000, 3, 5, 0}}, {"CUMPRINC", {-0.01, 24, 5000, 3, 5, 0}}, {"CUMPRINC", {0.01, 0, 5000, 3, 5, 0}},
    {"CUMPRINC", {0.01, 24, 0, 3, 5, 0}}, {"CUMPRINC", {0.01, 24, 5000, 0, 5, 0}}, {"CUMPRINC", {0.01, 24, 5000, 3, 25, 0}},
    {"EFFECT", {0, 4}}, {"EFFECT", {-0.1, 4}}, {"EFFECT", {0.1, 0.9}}, {"EFFECT", {0.1, 0}}, {"EFFECT", {0.1, -4}},
    {"NOMINAL", {0, 4}}, {"NOMINAL", {-0.1, 4}}, {"NOMINAL", {0.1, 0.9}}, {"NOMINAL", {0.1, -4}},
    {"RRI", {0, 100, 200}}, {"RRI", {-2, 100, 200}}, {"RRI", {2, 0, 200}}, {"RRI", {2, 0, 0}}, {"RRI", {2, 100, -200}},
    {"RRI", {2, -100, 200}},
    {"PDURATION", {0, 100, 200}}, {"PDURATION", {-0.1, 200, 100}}, {"PDURATION", {0.1, 0, 200}}, {"PDURATION", {0.1, 100, 0}},
    {"PDURATION", {0.1, -100, -200}},
    {"SLN", {100, 10, 0}},
    {"SYD", {100, -10, 5, 2}}, {"SYD", {100, 10, 5, 0}}, {"SYD", {100, 10, 5, -1}}, {"SYD", {100, 10, 5, 5.1}},
    {"SYD", {100, 10, 0, 2}}, {"SYD", {100, 10, -5, 2}},
    {"DB", {-100, 10, 5, 2, 7}}, {"DB", {100, -10, 5, 2, 7}}, {"DB", {100, 10, 0, 2, 7}}, {"DB", {100, 10, -5, 2, 7}},
    {"DB", {100, 10, 5, 0, 7}}, {"DB", {100, 10, 5, -1, 7}}, {"DB", {100, 10, 5, 7, 7}}, {"DB", {100, 10, 5, 6, 12}},
    {"DB", {100, 10, 5, 2, 0}}, {"DB", {100, 10, 5, 2, 13}}, {"DB", {100, 10, 5, 2, 7.5}},
    {"DDB", {-100, 10, 5, 2, 2}}, {"DDB", {100, -10, 5, 2, 2}}, {"DDB", {100, 10, 0, 2, 2}}, {"DDB", {100, 10, 5, 0, 2}},
    {"DDB", {100, 10, 5, 5.1, 2}}, {"DDB", {100, 10, 5, 2, 0}}, {"DDB", {100, 10, 5, 2, -2}},
    {"VDB", {-100, 10, 5, 2, 3, 2, 0}}, {"VDB", {100, -10, 5, 2, 3, 2, 0}}, {"VDB", {100, 10, 0, 0, 0, 2, 0}},
    {"VDB", {100, 10, 5, -1, 3, 2, 0}}, {"VDB", {100, 10, 5, 3, 2, 2, 0}}, {"VDB", {100, 10, 5, 2, 5.1, 2, 0}},
    {"VDB", {100, 10, 5, 2, 3, 0, 0}}, {"VDB", {100, 10, 5, 2, 3, -2, 0}}, {"VDB", {100, 10, 1e12, 2, 1e12, 2, 1}},
    {"AMORLINC", {-100, 10, 1, 0.2, 0}}, {"AMORLINC", {100, -10, 1, 0.2, 0}}, {"AMORLINC", {100, 110, 1, 0.2, 0}},
    {"AMORLINC", {100, 10, -1, 0.2, 0}}, {"AMORLINC", {100, 10, 1, 0, 0}}, {"AMORLINC", {100, 10, 1, -0.2, 0}},
    {"AMORLINC", {100, 10, 1, 0.2, 2}}, {"AMORLINC", {100, 10, 1, 0.2, 5}}, {"AMORLINC", {100, 10, 1, 0.2, -1}},
    {"AMORDEGRC", {-100, 10, 1, 0.2, 0}}, {"AMORDEGRC", {100, -10, 1, 0.2, 0}}, {"AMORDEGRC", {100, 110, 1, 0.2, 0}},
    {"AMORDEGRC", {100, 10, -1, 0.2, 0}}, {"AMORDEGRC", {100, 10, 1, 0, 0}}, {"AMORDEGRC", {100, 10, 1, 0.5, 0}},
    {"AMORDEGRC", {100, 10, 1, 0.22, 0}}, {"AMORDEGRC", {100, 10, 1, 0.2, 2}}, {"AMORDEGRC", {100, 10, 2e6, 1e-9, 0}},
};

const example served[] = {
    {"NPV", {-1.5, -100, 60, 60}}, {"NPV", {0, -100, 60, 60}},
    {"XNPV", {0.1, -100, 60, 60}}, {"XNPV", {-0.5, -100, 60, 60}},
    {"IRR", {0.1, -100, 60, 60}}, {"XIRR", {0.1, -100, 60, 60}},
    {"MIRR", {0.1, 0.1, -100, 60, 60}}, {"MIRR", {-1.5, 0.1, -100, 60, 60}},
    {"FV", {0.1, 2, 50, 100, 0}}, {"FV", {0.1, -2.5, 50, 100, 1}}, {"FV", {-1, 2.5, 50, 100, 0}}, {"FV", {-1.5, 2, 50, 100, 2}},
    {"PV", {0.1, 2, 50, 100, 0}}, {"PV", {0.1, -2.5, 50, 100, 0}}, {"PV", {-1.5, -2, 50, 100, 1}},
    {"PMT", {0.1, 2, 50, 100, 0}}, {"PMT", {0.1, -2.5, 50, 100, 0}}, {"PMT", {-1, 2.5, 50, 100, 0}}, {"PMT", {-1.5, 2, 50, 100, 1}},
    {"IPMT", {0.1, 1, 10, 100, 0, 0}}, {"IPMT", {0.1, 10.9, 10, 100, 0, 0}}, {"IPMT", {-0.9, 1.5, 10.5, 100, 0, 0.5}},
    {"PPMT", {0.1, 1, 10, 100, 0, 0}}, {"PPMT", {0.1, 1.5, 10.5, 100, 0, 0}},
    {"NPER", {0.1, -50, 100, 0, 0}}, {"NPER", {0, -50, 100, 0, 0}}, {"NPER", {-0.9, -50, 100, 0, 1}},
    {"RATE", {3, -50, 100, 0, 0, 0.1}}, {"RATE", {0.5, -500, 100, 0, 0, 0.1}}, {"RATE", {2.5, -50, 100, 0, 2, 0.1}},
    {"CUMIPMT", {0.01, 24, 5000, 3, 5, 0}}, {"CUMIPMT", {0.01, 24, 5000, 24, 24, 1}}, {"CUMIPMT", {0.01, 24.5, 5000, 1.5, 24.5, 0.5}},
    {"CUMPRINC", {0.01, 24, 5000, 3, 5, 0}}, {"CUMPRINC", {0.01, 24.5, 5000, 1.5, 24.5, 1.9}},
    {"EFFECT", {0.1, 4}}, {"EFFECT", {0.1, 1.9}}, {"NOMINAL", {0.1, 4}}, {"NOMINAL", {0.1, 1.9}},
    {"RRI", {2, 100, 200}}, {"RRI", {0.5, 100, 200}}, {"RRI", {2, 100, 0}}, {"PDURATION", {0.1, 100, 200}},
    {"PDURATION", {0.1, 200, 100}},
    {"FVSCHEDULE", {100, 0.1, -1.5}},
    {"SLN", {100, 10, 5.5}}, {"SLN", {100, 10, -5}}, {"SLN", {-100, -10, 5}},
    {"SYD", {100, 10, 5, 0.1}}, {"SYD", {100, 10, 5.5, 5.5}}, {"SYD", {100, 10, 5, 5}},
    {"DB", {100, 10, 5, 0.3, 7}}, {"DB", {100, 10, 5, 6, 7}}, {"DB", {100, 10, 5, 5.9, 12}}, {"DB", {100, 0, 5.5, 2, 1}},
    {"DDB", {100, 10, 5, 0.1, 2}}, {"DDB", {100, 0, 5.5, 5.5, 0.5}},
    {"VDB", {100, 10, 5, 2, 3, 2, 0}}, {"VDB", {100, 10, 5.5, 0.5, 5.5, 0.1, 0}}, {"VDB", {100, 0, 5, 5, 5, 2, 0}},
    {"AMORLINC", {100, 10, 1, 0.2, 0}}, {"AMORLINC", {100, 10, 0.3, 0.2, 1.9}}, {"AMORLINC", {100, 100, 0, 0.2, 4}},
    {"AMORDEGRC", {100, 10, 1, 0.2, 0}}, {"AMORDEGRC", {100, 10, 0.3, 0.2, 3}}, {"AMORDEGRC", {100, 100, 0, 0.3, 4}},
};

double value_of(const example& e) {
    const function& f = functions.at(e.function);
    REQUIRE(f.arguments == e.arguments.size());
    return f.value(e.arguments);
}

std::string text_of(const example& e) {
    std::string text = e.function;
    for (const double x : e.arguments) text += " " + detail::number_text(x);
    return text;
}

}  // namespace

TEST_CASE("S14: each function refuses what Excel does, and takes what lies beside it", "[excel]") {
    for (const example& e : refused) {
        INFO(text_of(e));
        CHECK_THROWS_AS(value_of(e), numeric_domain_error);
    }
    for (const example& e : served) {
        INFO(text_of(e));
        CHECK_NOTHROW(value_of(e));
    }
    CHECK_THROWS_AS(excel::IRR({1, 2, 3}), no_single_rate_error);
    CHECK_THROWS_AS(excel::IRR({1, -1, 1}), no_single_rate_error);
    CHECK_THROWS_AS(excel::XIRR(cells{1, 2, 3}, three_days), no_single_rate_error);
    CHECK_THROWS_AS(excel::RATE(3, 50, 100), no_single_rate_error);
    CHECK_THROWS_AS(excel::RATE(2.5, 50, 100), no_single_rate_error);
    const days unsorted{"2021-01-01"_day, "2020-01-01"_day, "2022-01-01"_day};
    for (const days& wrong : {unsorted, days{"2021-01-01"_day}, days{}}) {
        CHECK_THROWS_AS(excel::XNPV(0.1, cells{-100, 60, 60}, wrong), numeric_domain_error);
        CHECK_THROWS_AS(excel::XIRR(cells{-100, 60, 60}, wrong), numeric_domain_error);
    }
    CHECK_THROWS_AS(excel::XNPV(0.1, cells{}, days{}), numeric_domain_error);
    CHECK_THROWS_AS(excel::AMORLINC(100, closed, bought, 10, 1, 0.2), numeric_domain_error);
    CHECK_THROWS_AS(excel::AMORDEGRC(100, closed, bought, 10, 1, 0.2), numeric_domain_error);
}

TEST_CASE("every function under excel:: has its row in docs/excel.md, and its examples here", "[excel][docs]") {
    std::ifstream page(OUTLAY_TEST_DATA "/../../../docs/excel.md");
    REQUIRE(page);
    std::set<std::string> told, tried, taken;
    std::string line;
    while (std::getline(page, line) && line.rfind("## What each", 0) != 0) {}
    while (std::getline(page, line))
        if (line.rfind("| ", 0) == 0 && line.rfind("| Excel ", 0) != 0) told.insert(line.substr(2, line.find(' ', 2) - 2));
    for (const example& e : refused) tried.insert(e.function);
    for (const example& e : served) taken.insert(e.function);
    for (const auto& [name, f] : functions) {
        INFO(name);
        CHECK(told.count(name) == 1);
        CHECK(taken.count(name) == 1);
        // FVSCHEDULE refuses nothing; IRR and XIRR throw no_single_rate_error, above.
        if (name != "FVSCHEDULE" && name != "IRR" && name != "XIRR") CHECK(tried.count(name) == 1);
    }
    CHECK(told.size() == functions.size());
}

TEST_CASE("R14: whatever the arguments, a result is finite or an error says why", "[excel]") {
    const double senseless[] = {nan,  infinity, -infinity, 1e12,  -1e12, 1e300,  -1e300, 1e-300, 0.0,
                                -0.0, -1,       -1.5,      -1e-3, 0.3,   2147483648.0, 1e6 + 0.5, 9e18,   -9e18};
    int results = 0, errors = 0;
    std::size_t turn = 0;
    for (const example& e : served)
        for (std::size_t i = 0; i < e.arguments.size(); ++i)
            for (std::size_t j = i; j < e.arguments.size(); ++j)
                for (const double x : senseless)
                    for (const double y : senseless) {
                        // Each alone, and an eighth of the pairs.
                        if (i == j ? x != y && !std::isnan(x) : ++turn % 8 != 0) continue;
                        example tried = e;
                        tried.arguments[i] = x;
                        tried.arguments[j] = y;
                        try {
                            const double value = value_of(tried);
                            if (!std::isfinite(value)) FAIL_CHECK(text_of(tried) << " is " << value);
                            if (value == 0 && std::signbit(value)) FAIL_CHECK(text_of(tried) << " is -0");
                            bool finite = true;
                            for (const double argument : tried.arguments) finite = finite && std::isfinite(argument);
                            if (!finite && std::string(e.function) != "VDB") FAIL_CHECK(text_of(tried) << " is " << value);
                            ++results;
                        } catch (const error& thrown) {
                            if (std::string(thrown.what()).size() > 300) FAIL_CHECK(thrown.what());
                            ++errors;
                        }
                    }
    CHECK(results > 1000);
    CHECK(errors > 1000);
}

}  // namespace excel_arguments_test
