// SPDX-License-Identifier: BSL-1.0
// Models as workbooks that live: every figure is a formula that a spreadsheet recalculates when a driver is changed. The programme of
// 380 billion yuan with its cases, and a plant of one owner with the loan that pays for it.
#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/income_tax.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/model/explain.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/report.hpp>
#include <outlay/report/live_workbook.hpp>
#include <outlay/scenario/cases.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using cloud = programme<CNY, yearly>;

cloud the_plan() {
    cloud plan{.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", 9),
               .spending = std::vector<exact_ratio>(3, exact_ratio(1, 3)),
               .earning = std::vector<exact_ratio>(9, 1),
               .equipment_share = 70_pct,
               .equipment = {{.name = "equipment", .life_in_months = 60, .first = first_charge::half_period}},
               .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
               .losses = losses::monetised{},
               .at_end = working_capital_at_end::kept,
               .when = timing::start};
    plan.earning[0] = 0;
    return plan;
}

/// A solar plant of one owner: built in the first half year, its loan repaid from what is left after interest.
struct plant {
    timeline<half_yearly> on;
    std::vector<exact_ratio> spending, sun;
    std::vector<asset_class> books;

    template <class R>
    struct drivers {
        money<USD, R> cost{}, loan{};
        per_year<money<USD, R>> revenue{};
        R running_cost{}, degradation{}, interest{}, tax_rate{}, discount{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::cost>("cost"), driver<&d::loan>("loan"), driver<&d::revenue>("revenue"),
                              driver<&d::running_cost>("running cost", "share of revenue"), driver<&d::degradation>("degradation", "share a half year"),
                              driver<&d::interest>("interest", "a year, nominal"), driver<&d::tax_rate>("tax rate", "share of profit"),
                              driver<&d::discount>("discount rate", "a year, effective")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> worth{}, unpaid{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::worth>("worth to the owner"), outcome<&o::unpaid>("loan at the end")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, half_yearly>& s) const {
        using amount = money<USD, R>;
        const auto built = s.flow("cost of the plant", d.cost * s.shares("spending", spending));
        const auto output = s.level("output", growth_index(s.levels("works", sun) * R(-d.degradation)));
        const auto revenue = s.flow("revenue", d.revenue * (output * s.levels("sun", sun)));
        const auto running = s.flow("running cost", revenue * d.running_cost);
        const auto charge = s.block("depreciation", depreciation(built, books));

        s.section("loan");
        auto interest = s.template open<amount, flow>("interest"), repaid = s.template open<amount, flow>("repaid");
        auto owed = s.template open<amount, balance>("owed");
        R debt = d.loan.minor_units();
        for (const std::size_t t : s.periods()) {
            const R due = debt * (d.interest / R(2));
            const R paid = outlay::min(positive_part(R((revenue[t] - running[t]).minor_units() - due)), debt);
            debt = debt - paid;
            interest.set(t, amount::from_minor(due));
            repaid.set(t, amount::from_minor(paid));
            owed.set(t, amount::from_minor(debt));
        }
        const auto of_loan = interest.close(), back = repaid.close();
        const auto stands = owed.close();

        s.section("owner");
        const auto profit = s.total("profit before tax", revenue - running - charge - of_loan);
        const auto tax = s.block("income tax", income_tax(profit, d.tax_rate, losses::forward{.cap = 80_pct})).tax;
        const auto drawn = s.flow("loan drawn", d.loan * s.shares("drawn", spending));
        const auto cash = s.total("cash to the owner", revenue - running - of_loan - back - tax - built + drawn);
        return {npv(d.discount, cash, timing::end), closing(stands)};
    }
};

/// What a reader of the workbook meets.
void describe(const std::string& name, const explanation& told, const workbook& book) {
    std::size_t formulas = 0, longest = 0;
    for (const auto& s : book.sheets())
        for (const auto& [row, cells] : s->rows())
            for (const worksheet_cell& c : cells)
                if (const auto* f = std::get_if<cell_formula>(&c.content)) {
                    ++formulas;
                    if (s->name() == "Model") longest = std::max(longest, f->text.size());
                }
    const auto file = std::filesystem::temp_directory_path() / ("outlay_" + name + ".xlsx");
    write_xlsx(file.string(), book);
    std::cout << name << ".xlsx: ";
    for (const auto& s : book.sheets()) std::cout << s->name() << ", ";
    std::cout << "Checks\n  " << formulas << " formulas, the longest of the model " << longest << " characters; " << told.formulas().lines().size()
              << " lines, " << told.formulas().uneven() << " with more than one formula\n  " << book.checks().size() << " checks, "
              << (book.checks_hold() ? "all hold" : "not all hold") << "; written twice "
              << (to_xlsx(book) == to_xlsx(book) ? "it is the same file" : "it differs") << "\n";
}

/// A line of the sheet Model: the formulas of its first columns.
void show(const workbook& book, const std::string& line) {
    for (const auto& [row, cells] : book.find_sheet("Model")->rows()) {
        const auto* label = std::get_if<std::string>(&cells.front().content);
        if (label == nullptr || *label != line) continue;
        std::cout << "  " << line << ":";
        int shown = 0;
        for (const worksheet_cell& c : cells)
            if (const auto* f = std::get_if<cell_formula>(&c.content); f != nullptr && shown++ < 3) std::cout << "  " << f->text;
        std::cout << "\n";
    }
}

}  // namespace

int main() {
    const auto plan = the_plan();
    const auto base = with(cloud::drivers<exact_ratio>{}, {{"amount", 380e9_cny}, {"full revenue", per_year(125e9_cny)}, {"operating cost", 32_pct},
                                                           {"tax rate", 25_pct}, {"working capital", 5_pct}, {"discount rate", 7.9_pct}});
    auto told = explain(plan, base, {{"amount", {.text = "announcement of 2025-02-24: over 380 billion yuan over three years"}}});
    told.add_rate_of_return("rate of return", "free cash flow");
    auto book = live_workbook(told, {.title = "380 billion yuan", .as_of = "2026-11-28"_day, .negative = negative_style::parentheses});
    const std::vector<scenario_case<cloud>> cases{{"equipment 25 % dearer", {{"equipment price", 1.25_dec}}}, {"demand at 80 %", {{"utilisation", 80_pct}}}};
    add_cases(book, "Cases", run_cases(plan, base, cases), {.scale = amount_scale::millions});
    describe("programme", told, book);
    for (const char* line : {"revenue", "free cash flow", "npv, to date"}) show(book, line);

    const plant solar{.on = fiscal_calendar{}.halves("FY2026 H1", 20),
                      .spending = {1},
                      .sun = [] {
                          std::vector<exact_ratio> works(20, 1);
                          works[0] = 0;
                          return works;
                      }(),
                      .books = {{.name = "plant", .life_in_months = 120, .first = first_charge::whole_period, .in_service = 1}}};
    const auto solar_base = with(plant::drivers<exact_ratio>{}, {{"cost", 10e6_usd}, {"loan", 7e6_usd}, {"revenue", per_year(2.4e6_usd)}, {"running cost", 15_pct},
                                                                 {"degradation", 0.25_pct}, {"interest", 6_pct}, {"tax rate", 21_pct}, {"discount rate", 8_pct}});
    const auto solar_told = explain(solar, solar_base);
    const auto solar_book = live_workbook(solar_told, {.title = "A solar plant of one owner"});
    std::cout << "\n";
    describe("plant", solar_told, solar_book);
    for (const char* line : {"interest", "repaid", "owed", "cash to the owner"}) show(solar_book, line);
    std::cout << "\n" << solar_told.why("owed", {.depth = 1, .period = "FY2027 H1"});
}
