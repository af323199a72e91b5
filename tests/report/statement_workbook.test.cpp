// SPDX-License-Identifier: BSL-1.0
// Statements, cases and schedules as sheets: formulas with their values, checks against exact arithmetic, what is missing.
#include <report/sheets.hpp>

#include <outlay/number/decimal.hpp>

#include <catch.hpp>
#include <report/xlsx_part.hpp>

namespace statement_workbook_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

std::string formula_at(const worksheet& s, cell_position at) { return std::get<cell_formula>(s.find(at)->content).text; }
double result_at(const worksheet& s, cell_position at) { return std::get<double>(std::get<cell_formula>(s.find(at)->content).result.value()); }
double number_at(const worksheet& s, cell_position at) { return std::get<double>(s.find(at)->content); }
std::string text_at(const worksheet& s, cell_position at) { return std::get<std::string>(s.find(at)->content); }
bool is_missing(const worksheet& s, cell_position at) {
    const cell_content& c = s.find(at)->content;
    if (const cell_formula* f = std::get_if<cell_formula>(&c)) return f->result == cell_result(not_available{});
    return std::holds_alternative<not_available>(c);
}

}  // namespace

TEST_CASE("a published statement: its lines, their sums, totals by definition and how far they lie from what was published", "[report]") {
    const workbook book = statement_workbook(sheets::published(), sheets::totals);
    const worksheet& s = *book.sheets().front();
    CHECK(s.name() == "Statement");
    CHECK(text_at(s, {4, 4}) == "FY2025 Q3");
    CHECK(text_at(s, {5, 1}) == "revenue");
    CHECK(text_at(s, {5, 2}) == "CNY million");
    CHECK(number_at(s, {5, 4}) == 280'154);
    CHECK(formula_at(s, {5, 3}) == "SUM(D5:G5)");
    CHECK(result_at(s, {5, 3}) == 1'012'055);  // 280,154 + 236,454 + 247,652 + 247,795
    // Four lines in rows 5 to 8, a row free, then the totals.
    CHECK(text_at(s, {10, 1}) == "free cash flow, of its lines");
    CHECK(formula_at(s, {10, 6}) == "F6 - F7");
    CHECK(result_at(s, {10, 6}) == -18'004);  // 20,672 - 38,676; published: -18,815
    CHECK(text_at(s, {11, 1}) == "its difference to free cash flow");
    CHECK(formula_at(s, {11, 6}) == "F10 - F8");
    CHECK(result_at(s, {11, 6}) == 811);
    CHECK(formula_at(s, {12, 4}) == "-D6 + D5 - D7");
    CHECK(result_at(s, {12, 4}) == 177'464);
    CHECK(formula_at(s, {12, 3}) == "SUM(D12:G12)");
    CHECK(book.checks().size() == 8);
    CHECK(book.checks_hold());
    CHECK(book.checks()[2].name == "Statement: free cash flow, FY2026 Q1");
    CHECK(s.find({8, 4})->style == cell_style::input);
    CHECK(s.find({10, 4})->style == cell_style::total);
    CHECK(s.frozen() == cell_position{5, 4});
    // Without sums over time, without totals, without periods.
    const workbook plain = statement_workbook(sheets::published(), {}, {}, {.sums_over_time = false});
    CHECK(plain.sheets().front()->find({5, 3}) == nullptr);
    CHECK(plain.checks().empty());
    CHECK(statement_workbook(sheets::published(), {}, {}, {.figures = cell_style::figure}).sheets().front()->find({5, 4})->style == cell_style::figure);
    const auto none = statement<money<CNY>, quarterly>(fiscal_calendar{}.quarters("FY2026 Q1", 0));
    CHECK(statement_workbook(none, {{"nothing", {}}}).sheets().size() == 1);
}

TEST_CASE("what is missing in a statement stays missing in every sum over it", "[report]") {
    const workbook book = sheets::whole();
    const worksheet& s = *book.find_sheet("To the fen");
    CHECK(is_missing(s, {6, 5}));               // the payments of the second quarter
    CHECK(is_missing(s, {6, 3}));               // their sum
    CHECK(is_missing(s, {8, 5}));               // the total of that quarter
    CHECK(is_missing(s, {8, 3}));               // and its sum
    CHECK_FALSE(is_missing(s, {8, 4}));
    CHECK(result_at(s, {8, 4}) == 0.1 - 0.3);   // as a spreadsheet adds: -0.19999999999999998
    CHECK(s.find({8, 4})->format == number_format::grouped(2));
    CHECK(book.checks_hold());                  // that it is missing is what is expected
    CHECK_THROWS_AS(statement_workbook(sheets::published(), {{"x", {as_printed("no such line")}}}), line_missing_error);
    statement<money<CNY>, quarterly> wide(sheets::quarters);
    wide.add("too wide", flow_series<money<CNY>, quarterly>(sheets::quarters, std::vector<money<CNY>>(4, 12'345'678'901'234.56_cny)));
    CHECK_THROWS_AS(statement_workbook(wide), cell_number_error);
}

TEST_CASE("numbers, ratios and real money make statements, too", "[report]") {
    const auto years = fiscal_calendar{}.years("FY2026", 2);
    statement<double, yearly> energy(years);
    energy.add("solar", flow_series<double, yearly>(years, std::vector{1.5, 2.25})).add("wind", flow_series<double, yearly>(years, std::vector{0.5, 0.25}));
    const workbook book = statement_workbook(energy, {{"all", {as_printed("solar"), as_printed("wind")}}}, {}, {.digits = 2, .unit = "GWh"});
    const worksheet& s = *book.sheets().front();
    CHECK(text_at(s, {5, 2}) == "GWh");
    CHECK(result_at(s, {8, 5}) == 2.5);
    CHECK(s.find({5, 4})->format == number_format::grouped(2));
    statement<exact_money<USD>, yearly> exact(years);
    exact.add("a third", flow_series<exact_money<USD>, yearly>(years, std::vector{1_usd / 3, 2_usd / 3}));
    const workbook thirds = statement_workbook(exact, {{"total", {as_printed("a third")}}}, {}, {.scale = amount_scale::units});
    CHECK(number_at(*thirds.sheets().front(), {5, 4}) == 1.0 / 3);
    CHECK(thirds.checks_hold());
}

template <class T>
concept makes_a_sheet = requires(const statement<T, yearly>& s) { statement_workbook(s); };
static_assert(makes_a_sheet<double> && makes_a_sheet<money<CNY>> && makes_a_sheet<money<CNY, double>> && makes_a_sheet<decimal> && makes_a_sheet<exact_ratio>);
static_assert(!makes_a_sheet<bounds<money<CNY>>>);

TEST_CASE("cases: outcomes in their units and how far each lies from the base", "[report]") {
    const workbook book = sheets::whole();
    const worksheet& s = *book.find_sheet("Cases");
    CHECK(text_at(s, {4, 2}) == "npv");
    CHECK(text_at(s, {5, 2}) == "USD thousand");
    CHECK(text_at(s, {5, 3}) == "share");
    CHECK(text_at(s, {5, 4}) == "times");
    CHECK(number_at(s, {6, 2}) == Catch::Approx(108'623.959979406).epsilon(1e-15));
    CHECK(s.find({6, 2})->format == number_format::grouped(0));
    CHECK(s.find({6, 3})->format == number_format::share(1));
    CHECK(s.find({6, 4})->format == number_format::general());
    CHECK(formula_at(s, {7, 5}) == "B7 - B6");
    CHECK(result_at(s, {7, 5}) == Catch::Approx(-92'296.185879406));
    CHECK(s.find({6, 5}) == nullptr);      // the base is no case of its own
    CHECK(text_at(s, {8, 1}) == "=demand at 60 %");
    CHECK(is_missing(s, {8, 3}));          // no rate of return is no number
    CHECK(is_missing(s, {8, 6}));
    CHECK(book.checks_hold());
    // One outcome: an amount, a number, one by its name.
    workbook one;
    case_table<money<USD, double>> amounts{{{"base", money<USD, double>::from_minor(1e9)}, {"low", money<USD, double>::from_minor(5e8)}}};
    CHECK(result_at(add_cases(one, "npv", amounts, "npv"), {7, 3}) == -5);
    case_table<double> rates{{{"base", 0.08}, {"low", 0.05}}};
    const worksheet& r = add_cases(one, "rate", rates, "rate", {.unit = "share"});
    CHECK(r.find({7, 3})->format == number_format::share(1));
    case_table<reported_value> named{{{"base", reported_value(1e9, "USD a year", 100)}, {"low", reported_value(5e8, "USD a year", 100)}}};
    CHECK(text_at(add_cases(one, "named", named, "revenue"), {5, 2}) == "USD million a year");
    CHECK(number_at(*one.find_sheet("named"), {7, 2}) == 5);
    CHECK(one.checks_hold());
}

TEST_CASE("a schedule of commitments adds up to what is planned, down and across", "[report]") {
    const workbook book = sheets::whole();
    const worksheet& s = *book.find_sheet("Commitments");
    CHECK(text_at(s, {5, 2}) == "more than 380,000");
    CHECK(number_at(s, {5, 4}) == 380'000);
    CHECK(formula_at(s, {5, 5}) == "SUM(F5:K5)");
    CHECK(result_at(s, {5, 5}) == 380'000);
    CHECK(formula_at(s, {7, 6}) == "SUM(F5:F6)");
    CHECK(result_at(s, {7, 5}) == 430'000);
    CHECK(book.checks_hold());
    auto wrong = sheets::scheduled();
    wrong[1].planned = 51e9_cny;
    workbook other;
    add_schedule(other, "A", wrong);
    CHECK_FALSE(other.checks_hold());
    auto another = sheets::scheduled();
    another[1].spending = phase(50e9_cny, evenly{}, fiscal_calendar{}.quarters("FY2026 Q1", 6), grid{1e6_cny});
    CHECK_THROWS_AS(add_schedule(other, "B", another), timeline_mismatch_error);
    add_schedule(other, "B", std::vector<scheduled_commitment<CNY, quarterly>>{});
}

TEST_CASE("the sheets of a workbook together make a file", "[report]") {
    const std::string file = to_xlsx(sheets::whole());
    CHECK(xlsx::parts(file).size() == 11);
    CHECK((to_xlsx(sheets::whole()) == file));
    // What a row of a figure says is not cut: columns are as wide as their widest figure.
    CHECK_THAT(xlsx::sheet_of(file, 1), Catch::Matchers::ContainsSubstring("<col min=\"3\" max=\"7\" width=\"13\""));
}

}  // namespace statement_workbook_test
