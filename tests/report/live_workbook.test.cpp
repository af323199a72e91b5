// SPDX-License-Identifier: BSL-1.0
#include <outlay/report/live_workbook.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <outlay/report/xlsx.hpp>

#include <catch.hpp>
#include <report/live.hpp>

namespace live_workbook_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

const worksheet_cell* labelled(const worksheet& s, const std::string& label, std::uint32_t column) {
    for (const auto& [row, cells] : s.rows())
        if (const auto* text = std::get_if<std::string>(&cells.front().content); text != nullptr && *text == label) return s.find({row, column});
    return nullptr;
}
double number_in(const worksheet_cell* c) {
    REQUIRE(c != nullptr);
    if (const double* x = std::get_if<double>(&c->content)) return *x;
    return std::get<double>(std::get<cell_formula>(c->content).result.value());
}
std::string formula_in(const worksheet_cell* c) {
    REQUIRE(c != nullptr);
    return std::get<cell_formula>(c->content).text;
}
/// Whether a number other than 0 and 1 stands in a formula: a digit that no letter, $, other digit or point of a reference goes before.
bool has_literal(const std::string& formula) {
    for (std::size_t i = 0; i < formula.size(); ++i) {
        const auto is_digit = [&](std::size_t at) { return at < formula.size() && formula[at] >= '0' && formula[at] <= '9'; };
        if (!is_digit(i)) continue;
        const char before = i == 0 ? ' ' : formula[i - 1];
        std::size_t end = i;
        while (is_digit(end) || (end < formula.size() && formula[end] == '.')) ++end;
        const std::string number = formula.substr(i, end - i);
        const bool of_a_reference = (before >= 'A' && before <= 'Z') || before == '$';
        if (!of_a_reference && number != "0" && number != "1") return true;
        i = end - 1;
    }
    return false;
}

}  // namespace

TEST_CASE("a live workbook: every figure is a formula, short, without numbers of its own", "[live_workbook]") {
    std::size_t books = 0;
    live::each_workbook([&](const std::string& name, const workbook& book) {
        INFO(name);
        ++books;
        REQUIRE(book.sheets().size() == 5);
        const worksheet& model = *book.find_sheet("Model");
        std::size_t formulas = 0;
        for (const auto& [row, cells] : model.rows()) {
            for (const worksheet_cell& c : cells) {
                if (row < 5 || c.column < 3u) continue;
                if (const auto* f = std::get_if<cell_formula>(&c.content)) {
                    ++formulas;
                    INFO(f->text);
                    CHECK(f->text.size() <= 100);
                    CHECK_FALSE(has_literal(f->text));
                } else if (const auto* x = std::get_if<double>(&c.content)) {
                    CHECK(c.style == cell_style::opening);
                    CHECK((*x == 0 || *x == 1 || *x == -1));
                }
            }
        }
        CHECK(formulas > 10);
        CHECK(to_xlsx(book) == to_xlsx(book));
        if (name.find("moved") == std::string::npos) CHECK(book.checks_hold());
    });
    CHECK(books == 12);
}

TEST_CASE("drivers with unit, base, whether changed and source; outcomes at the drivers", "[live_workbook]") {
    const auto told = live::programme_told();
    const workbook book = live_workbook(told, {.title = "T", .changed = live::moved});
    const worksheet& drivers = *book.find_sheet("Drivers");
    CHECK(number_in(labelled(drivers, "utilisation", 3)) == 0.7);
    CHECK(number_in(labelled(drivers, "utilisation", 4)) == 1);
    CHECK(number_in(labelled(drivers, "utilisation", 5)) == 1);
    CHECK(number_in(labelled(drivers, "amount", 3)) == 380000);
    CHECK(number_in(labelled(drivers, "amount", 5)) == 0);
    CHECK(std::get<std::string>(labelled(drivers, "amount", 2)->content) == "CNY");
    // A source that begins with = stays text.
    CHECK(std::get<std::string>(labelled(drivers, "amount", 6)->content) == "announcements.csv:2:5, =announcement of 2025-02-24");
    CHECK(number_in(drivers.find({2, 5})) == 4);
    const worksheet& outcomes = *book.find_sheet("Outcomes");
    runner<explained_models::plan_type, double> run(explained_models::plan());
    const auto there = run(explained_models::moved());
    // In yuan, where the run counts fen: the same but for the last bits.
    CHECK(number_in(labelled(outcomes, "npv", 3)) == Catch::Approx(there.npv.minor_units() / 100).epsilon(1e-13));
    CHECK(number_in(labelled(outcomes, "npv", 4)) == Catch::Approx(108623.959979404185).epsilon(1e-13));
    CHECK(formula_in(labelled(outcomes, "npv", 3)).rfind("Model!$M$", 0) == 0);
    CHECK_FALSE(book.checks_hold());  // the rate of return was found at the base
    CHECK_THROWS_AS(live_workbook(told, {.changed = {{"turnover", 1_dec}}}), driver_missing_error);
    CHECK_THROWS_AS(live_workbook(told, {.changed = {{"amount", 1_dec}}}), driver_unit_error);
    CHECK_THROWS_AS(live_workbook(told, {.changed = {{"discount rate", -2_dec}}}), replay_diverged_error);
}

TEST_CASE("columns have the same formula: it moves with its column", "[live_workbook]") {
    const workbook book = live_workbook(live::programme_told(), {});
    const worksheet& model = *book.find_sheet("Model");
    for (const char* line : {"revenue", "free cash flow", "npv, to date", "cumulative cash", "depreciation of equipment", "change of working capital"}) {
        const auto moved_by_one = [](std::string formula) {  // E5 to F5; $C$5 and Drivers!$C$5 stay
            for (std::size_t i = 0; i + 1 < formula.size(); ++i) {
                const bool alone = i == 0 || !((formula[i - 1] >= 'A' && formula[i - 1] <= 'Z') || (formula[i - 1] >= 'a' && formula[i - 1] <= 'z') || formula[i - 1] == '$');
                if (alone && formula[i] >= 'A' && formula[i] <= 'L' && formula[i + 1] >= '0' && formula[i + 1] <= '9') ++formula[i];
            }
            return formula;
        };
        for (std::uint32_t c = 5; c < 13; ++c) {
            INFO(line << ", column " << c);
            CHECK(formula_in(labelled(model, line, c + 1)) == moved_by_one(formula_in(labelled(model, line, c))));
        }
    }
}

TEST_CASE("the cells of a line with several formulas are marked", "[live_workbook]") {
    const auto told = explain(explained_models::loan(), explained_models::loan_base());
    const workbook book = live_workbook(told, {});
    const worksheet& model = *book.find_sheet("Model");
    // A first year of three quarters: its sum has another formula than the second, of four.
    CHECK(labelled(model, "cash by year", 5 + 2)->style == cell_style::uneven);
    CHECK(labelled(model, "cash by year", 5 + 9)->style == cell_style::figure);
    CHECK(labelled(model, "cash by year", 5) == nullptr);
}

}  // namespace live_workbook_test
