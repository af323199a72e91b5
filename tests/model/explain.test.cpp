// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/explain.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include <outlay/model.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>
#include <model/explained_models.hpp>
#include <model/recalculated.hpp>

namespace explain_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using namespace explained_models;

namespace {

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b)) || (a == 0 && b == 0);
}

/// Every figure of the lines, calculated from formulas and drivers alone, is the replay's.
void check_recalculation(const explanation& told, const std::vector<double>& inputs) {
    const std::vector<double> expected = told.values_at(inputs);
    recalculated::calculator sheet(told.formulas(), told.nodes(), inputs);
    for (std::size_t l = 0; l < told.formulas().lines().size(); ++l) {
        const formula_line& line = told.formulas().lines()[l];
        for (std::size_t i = 0; i < line.nodes.size(); ++i) {
            const double found = sheet.cell(l, static_cast<std::int32_t>(line.columns[i]));
            INFO(line.section << ": " << line.label << ", column " << line.columns[i] << ": " << found << " and " << expected[line.nodes[i]]);
            REQUIRE(same_bits(found, expected[line.nodes[i]]));
        }
    }
    for (std::size_t i = 0; i < told.formulas().scalars().size(); ++i)
        REQUIRE(same_bits(sheet.scalar(i), expected[told.formulas().scalars()[i].node]));
}

/// Every formula of a line, with the references of a spreadsheet, as long as a spreadsheet has it.
std::size_t longest_formula(const formula_lines& f) {
    const auto ref = [](const formula_reference& r) {
        if (r.place.what == formula_place::kind::constant && r.place.index == 0) return std::string("$C$12");
        return std::string(r.place.what == formula_place::kind::cell && !r.absolute ? "AB123" : "$C$123");
    };
    std::size_t most = 0;
    struct syntax : recalculated::syntax {
        static std::string sum(std::size_t, std::size_t, std::int32_t) { return "SUM(AB123:AB456)"; }
    };
    for (std::size_t l = 0; l < f.lines().size(); ++l)
        for (std::size_t i = 0; i < f.lines()[l].nodes.size(); ++i)
            if (f.lines()[l].from != formula_line::origin::fixed) most = std::max(most, f.cell_formula(l, i, syntax{}, ref).size());
    for (std::size_t i = 0; i < f.scalars().size(); ++i) most = std::max(most, f.scalar_formula(i, syntax{}, ref).size());
    return most;
}

}  // namespace

TEST_CASE("an explanation equals double bit for bit, and a replay a run there", "[explain]") {
    const auto m = plan();
    runner<plan_type, double> run(m);
    const auto told = explain(m, base());
    std::size_t cells = 0;
    for (const auto& [at, d] : {std::pair("base", base()), std::pair("moved", moved())}) {
        const auto out = run(d);
        const auto there = told.replay(d);
        INFO(at);
        CHECK(same_bits(there.outcomes.npv.minor_units(), out.npv.minor_units()));
        CHECK(same_bits(there.outcomes.gain.minor_units(), out.gain.minor_units()));
        CHECK(same_bits(there.outcomes.funding_need.minor_units(), out.funding_need.minor_units()));
        CHECK(same_bits(there.outcomes.spent.minor_units(), out.spent.minor_units()));
        REQUIRE(there.cells.size() == run.rows().lines().size());
        for (std::size_t l = 0; l < there.cells.size(); ++l)
            for (std::size_t t = 0; t < there.cells[l].size(); ++t, ++cells) REQUIRE(same_bits(there.cells[l][t], run.rows().cells(l)[t]));
    }
    CHECK(cells == 2 * 20 * 9);
    // Of fifty digits: 108623.959979404185063853172565659868446 at the base.
    CHECK(told.figure("npv") == Catch::Approx(108623.959979404185).epsilon(1e-14));
    CHECK(told.replay(base()).outcomes.gain.minor_units() / 100 == Catch::Approx(260000).epsilon(1e-14));
}

TEST_CASE("one sweep gives what every driver moves", "[explain]") {
    const auto told = explain(plan(), base());
    const auto effects = told.drivers_of("npv");
    REQUIRE(effects.size() == 11);
    const auto slope = [&](const char* name) {
        return std::find_if(effects.begin(), effects.end(), [&](const driver_effect& e) { return e.name == name; })->slope;
    };
    // Of fifty digits, by differences.
    CHECK(slope("amount") == Catch::Approx(-0.928570917304).epsilon(1e-11));
    CHECK(slope("full revenue") == Catch::Approx(5.76851135694).epsilon(1e-11));
    CHECK(slope("utilisation") == Catch::Approx(461480.908555).epsilon(1e-11));
    CHECK(slope("discount rate") == Catch::Approx(-1444490.20013).epsilon(1e-11));
    CHECK(slope("equipment price") == Catch::Approx(-246999.864003).epsilon(1e-11));
    CHECK(slope("utilisation") == Catch::Approx(slope("full revenue") * 80000).epsilon(1e-14));
    CHECK(effects[0].one_percent == Catch::Approx(4614.80908555).epsilon(1e-11));
    CHECK(effects[2].name == "amount");
    CHECK(effects[2].one_percent == Catch::Approx(-3528.56948576).epsilon(1e-11));
    for (std::size_t i = 0; i + 1 < effects.size(); ++i) CHECK(std::abs(effects[i].one_percent) >= std::abs(effects[i + 1].one_percent));
    // dual, one driver at a time.
    runner<plan_type, dual<double>> sensitive(plan());
    for (const auto& entry : plan_type::drivers<dual<double>>::list()) {
        auto d = drivers_as<dual<double>>(base());
        entry.set_count(d, dual<double>::variable(entry.count(d).value));
        const double expected = sensitive(d).npv.minor_units().derivative * static_cast<double>(entry.counts_in_one) / 100;
        CHECK(slope(std::string(entry.name).c_str()) == Catch::Approx(expected).epsilon(1e-12).margin(1e-9));
    }
}

TEST_CASE("the formula lines of a programme: one formula a line, short, and they calculate", "[explain]") {
    const auto told = explain(plan(), base());
    const formula_lines& f = told.formulas();
    CHECK(f.uneven() == 0);
    CHECK(longest_formula(f) <= 100);
    check_recalculation(told, told.base_inputs());
    std::vector<double> elsewhere = told.base_inputs();
    for (std::size_t i = 0; i < elsewhere.size(); ++i) elsewhere[i] = elsewhere[i] * (1.03 + 0.01 * static_cast<double>(i)) + (elsewhere[i] == 0 ? 0.07 : 0);
    check_recalculation(told, elsewhere);
    const auto line = [&](std::string_view label) {
        return static_cast<std::size_t>(std::find_if(f.lines().begin(), f.lines().end(), [&](const formula_line& l) { return l.label == label; }) -
                                        f.lines().begin());
    };
    REQUIRE(line("npv, to date") < f.lines().size());
    CHECK(f.cell_words(line("npv, to date"), 4) == "npv, to date (previous) + free cash flow x discount factor");
    CHECK(f.cell_words(line("npv, to date"), 0) == "npv, to date (opening) + free cash flow x discount factor (opening)");
    CHECK(f.cell_words(line("free cash flow"), 3) ==
          "[revenue - operating cost] - tax - change of working capital - capital expenditure");
    CHECK(f.lines()[line("npv, to date")].unit == "CNY");
    CHECK(f.lines()[line("discount factor")].unit.empty());
    // Labels are unique within their section.
    std::set<std::string> labels;
    for (const auto& l : f.lines()) CHECK(labels.insert(l.section + ": " + l.label).second);
    for (const auto& s : f.scalars()) CHECK(labels.insert("scalar: " + s.label).second);
}

TEST_CASE("why a figure is what it is, in words and figures", "[explain]") {
    auto told = explain(plan(), base(), {{"amount", {.file = "announcements.csv", .line = 2, .column = 5, .text = "announcement"}}});
    CHECK(told.why("npv", {.depth = 1}) ==
          "npv = 108,624 CNY = npv, to date [FY2034]\n"
          "  npv, to date [FY2034] = 108,624 CNY = free cash flow x discount factor of each period: -126,667; -43,249.9; -40,083.3; 63,683.3; "
          "59,020.7; 54,699.4; 50,694.6; 46,982.9; 43,543\n");
    CHECK(told.why("revenue", {.depth = 1, .period = "FY2027"}) ==
          "revenue [FY2027] = 80,000 CNY = (ramp - demand that may be lost x demand shortfall) x [full revenue x utilisation]\n"
          "  ramp [FY2027] = 1\n"
          "  demand that may be lost [FY2027] = 1\n"
          "  demand shortfall = 0 share of revenue lost\n"
          "  full revenue x utilisation = 80,000 CNY = full revenue x utilisation\n");
    CHECK(told.why("amount", {.depth = 3}) == "amount = 380,000 CNY   (announcements.csv:2:5, announcement)\n");
    CHECK(told.why("change of working capital", {.depth = 0, .period = "FY2026"}) ==
          "change of working capital [FY2026] = 0 CNY = working capital - working capital (opening)\n");
    CHECK(told.why("profit before tax", {.depth = 0, .period = "FY2028"}) == "profit before tax [FY2028] = 21,100 CNY = operating income\n");
    CHECK_THROWS_AS(told.why("turnover"), driver_missing_error);
    CHECK_THROWS_AS(told.why("revenue", {.period = "FY2050"}), driver_missing_error);
    CHECK_THROWS_AS(explain(plan(), base(), {{"turnover", {.file = "x"}}}), driver_missing_error);

    const auto of = told.precedents("operating income", {.period = "FY2028"});
    REQUIRE(of.size() == 2);
    CHECK(of[0].name == "revenue - operating cost");
    CHECK(of[1].name == "depreciation");
    CHECK(of[1].value == Catch::Approx(58900));  // three purchases of 266,000 / 3 over five years and of 114,000 / 3 over twenty
    std::set<std::string> all;
    for (const auto& e : told.precedents("npv", {.depth = 99})) all.insert(e.name);
    for (const char* name : {"amount", "full revenue", "discount rate", "planned spending", "revenue", "tax"}) CHECK(all.count(name) == 1);
    std::set<std::string> users;
    for (const auto& e : told.dependents("depreciation", {.depth = 99, .period = "FY2028"})) users.insert(e.name);
    for (const char* name : {"operating income", "taxable profit", "tax", "free cash flow", "npv, to date"}) CHECK(users.count(name) == 1);
    CHECK(users.count("revenue") == 0);
}

TEST_CASE("a replay whose branch would change names the line", "[explain]") {
    const auto told = explain(plan(), base());
    auto d = base();
    d.discount_rate = exact_ratio(-2);
    try {
        (void)told.replay(d);
        FAIL("replayed in silence");
    } catch (const replay_diverged_error& e) {
        CHECK(e.line() == "1 / (1 + discount rate)");
        CHECK(e.is() == "negative");
    }
}

TEST_CASE("what a solver found is a leaf that says so and is checked", "[explain]") {
    auto told = explain(plan(), base());
    told.add_rate_of_return("irr", "free cash flow");
    // By Newton's method on fifty digits: 0.18160659823394945.
    CHECK(told.solved()[0].value == Catch::Approx(0.18160659823394945).epsilon(1e-13));
    CHECK(told.solved()[0].holds());
    CHECK(told.why("irr").find("the rate a period at which \"free cash flow\" is worth nothing") != std::string::npos);
    // npv is linear in utilisation: 1 - 108623.96 / 461480.91.
    const double even = 1 - told.figure("npv") / 461480.90855498;
    told.add_break_even("break-even utilisation", "npv", "utilisation", even);
    CHECK(told.solved()[1].holds());
    told.add_break_even("wrong", "npv", "utilisation", even + 0.01);
    CHECK_FALSE(told.solved()[2].holds());
    CHECK(told.why("wrong").find("solve again") != std::string::npos);
    CHECK_THROWS_AS(told.add_rate_of_return("no", "capital expenditure"), no_single_rate_error);
}

TEST_CASE("what is charged from one purchase on is one formula, too: before it there is nothing", "[explain]") {
    plan_type late = plan();
    late.spending = {0, 0, 1};
    const auto told = explain(late, base());
    check_recalculation(told, told.base_inputs());
    const auto& lines = told.formulas().lines();
    const auto charge = std::find_if(lines.begin(), lines.end(), [](const formula_line& l) { return l.label == "depreciation of equipment"; });
    CHECK_FALSE(charge->uneven());
    REQUIRE(charge->sum_of.has_value());
    CHECK(charge->sum_of->first == charge->sum_of->second);
}

TEST_CASE("the same logic with other figures, other logic by name", "[explain]") {
    const auto told = explain(plan(), base());
    CHECK(same_logic(told, explain(plan(), moved())));
    CHECK(told.logic() == explain(plan(), moved()).logic());
    auto other = plan();
    other.when = timing::mid;
    const auto mid = explain(other, base());
    CHECK_FALSE(same_logic(told, mid));
    CHECK(told.logic() != mid.logic());
    const auto differences = logic_differences(told, mid);
    CHECK(std::any_of(differences.begin(), differences.end(), [](const logic_difference& d) { return d.name == "outcome: npv"; }));
    CHECK(std::none_of(differences.begin(), differences.end(), [](const logic_difference& d) { return d.name.find("revenue") != std::string::npos; }));
}

TEST_CASE("random models: traced is double, a replay a run, formulas calculate to the same bits", "[explain]") {
    std::size_t uneven = 0, lines = 0, longest = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const grown m = grown_from(seed);
        const auto at = grown_base();
        const auto told = explain(m, at);
        INFO("seed " << seed);
        runner<grown, double> run(m);
        for (const auto& d : {at, grown::drivers<exact_ratio>{exact_ratio(3, 10), exact_ratio(19, 10), exact_ratio(-11, 10)}}) {
            const auto out = run(d);
            const auto there = told.replay(d);
            REQUIRE(same_bits(there.outcomes.last, out.last));
            REQUIRE(same_bits(there.outcomes.whole, out.whole));
            REQUIRE(same_bits(there.outcomes.least, out.least));
            for (std::size_t l = 0; l < there.cells.size(); ++l)
                for (std::size_t t = 0; t < there.cells[l].size(); ++t) REQUIRE(same_bits(there.cells[l][t], run.rows().cells(l)[t]));
            check_recalculation(told, {nearest_double(d.a), nearest_double(d.b), nearest_double(d.c)});
        }
        uneven += told.formulas().uneven();
        lines += told.formulas().lines().size();
        longest = std::max(longest, longest_formula(told.formulas()));
    }
    CAPTURE(uneven, lines);
    CHECK(longest <= 100);
    CHECK(uneven * 3 <= lines);  // the same tree in every period; but a line has one opening, and these begin from several
}

TEST_CASE("a loan repaid from what is left, losses with a cap, years of quarters, a window", "[explain]") {
    const financed m = loan();
    const auto d = loan_base();
    const auto told = explain(m, d);
    runner<financed, double> run(m);
    const auto other = with(d, {{"loan", 6500_usd}, {"rate", 6_pct}, {"cost", 30_pct}});
    const auto out = run(other);
    const auto there = told.replay(other);
    CHECK(same_bits(there.outcomes.left.minor_units(), out.left.minor_units()));
    CHECK(same_bits(there.outcomes.worth.minor_units(), out.worth.minor_units()));
    CHECK(same_bits(there.outcomes.cover, out.cover));
    for (std::size_t l = 0; l < there.cells.size(); ++l)
        for (std::size_t t = 0; t < there.cells[l].size(); ++t) REQUIRE(same_bits(there.cells[l][t], run.rows().cells(l)[t]));
    check_recalculation(told, told.base_inputs());
    check_recalculation(told, {700000, 180000, 0.05, 0.3, 0.35});
    CHECK(longest_formula(told.formulas()) <= 100);
    for (const auto& l : told.formulas().lines()) {
        INFO(l.section << ": " << l.label);
        if (l.label != "cash by year") CHECK_FALSE(l.uneven());  // its first year has three quarters
    }
    // The loan's opening is the driver: every column reads the same.
    const auto& lines = told.formulas().lines();
    const auto interest = std::find_if(lines.begin(), lines.end(), [](const formula_line& l) { return l.label == "interest"; });
    CHECK(told.formulas().cell_words(static_cast<std::size_t>(interest - lines.begin()), 0).rfind("debt (opening) x ", 0) == 0);
}

}  // namespace explain_test
