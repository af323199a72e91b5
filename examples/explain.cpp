// SPDX-License-Identifier: BSL-1.0
// Why the programme of 380 billion yuan is worth what it is: one run on numbers that remember how they were computed, with the
// file and line of each figure that was read.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/feed/read_series.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/model/explain.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/text/amount.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using cloud = programme<CNY, yearly>;

/// Three even years of spending, 70 % of it equipment over five years; revenue from the second year on.
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

std::string billions(double yuan) { return format_number(yuan / 1e9, 2); }

}  // namespace

int main() {
    const auto said = feed::series_table::open("data/article_amounts.csv", "day");
    const auto inputs = feed::series_table::open("data/inputs.csv", "item");
    const auto rate = [&](const char* item) {
        const auto per_cent = inputs.sourced_number("value", item, "source");
        return sourced(per_cent.value / 100, per_cent.source);
    };
    const std::vector<driver_setting> settings{{"amount", said.sourced_amount("yuan_bn", "2025-02-24", 1e9_cny, "source")},
                                               {"tax rate", rate("PRC enterprise income tax standard rate")},
                                               {"discount rate", rate("WACC selected")},
                                               {"full revenue", sourced(per_year(125e9_cny), {.text = "assumed"})},
                                               {"operating cost", sourced(32_pct, {.text = "assumed: 40 of 125"})},
                                               {"working capital", sourced(5_pct, {.text = "assumed"})}};
    const auto base = with(cloud::drivers<exact_ratio>{}, settings);
    auto told = explain(the_plan(), base, sources_of(settings));
    told.add_rate_of_return("rate of return", "free cash flow");

    std::cout << told.why("npv", {.depth = 2}) << told.why("rate of return") << "\nOne per cent more of a driver moves the npv, billion yuan, by\n";
    for (const auto& d : told.drivers_of("npv"))
        if (d.one_percent != 0) std::cout << "  " << d.name << " " << billions(d.one_percent) << "\n";
    std::cout << "and these were read or assumed:\n";
    for (const auto& s : told.sources()) std::cout << "  " << s.name << ": " << to_string(s.source) << "\n";

    // The same model with a driver moved, without the model: the tape alone, to the last bit.
    const auto moved = with(base, {{"utilisation", 80_pct}});
    runner<cloud, double> run(the_plan());
    const double there = told.replay(moved).outcomes.npv.minor_units();
    std::cout << "\nAt a utilisation of 80 % the tape gives " << billions(there / 100) << " billion, a run "
              << (there == run(moved).npv.minor_units() ? "the same to the last bit" : "something else") << ".\n";

    // Which formula changed, and not which figure.
    auto alone = the_plan();
    alone.losses = losses::lost{};
    const auto other = explain(alone, moved);
    std::cout << "Where losses save no tax elsewhere the logic is " << (same_logic(told, other) ? "the same" : "another") << ":\n";
    for (const auto& d : logic_differences(told, other))
        std::cout << "  " << d.name << "\n    was " << (d.first.empty() ? "nothing" : d.first) << "\n    is  " << (d.second.empty() ? "nothing" : d.second) << "\n";

    auto impossible = base;
    impossible.discount_rate = -1;
    try {
        (void)told.replay(impossible);
    } catch (const replay_diverged_error& e) {
        std::cout << "\n" << e.what() << "\n";
    }
}
