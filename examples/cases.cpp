// SPDX-License-Identifier: BSL-1.0
// Cases: how sure is the value of a programme? Assumptions, RMB million: 380,000 in three equal years, 70 % of it equipment; 80,000
// a year for eight years at full use, after tax; 7.9 % a year.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>
#include <outlay/scenario/break_even.hpp>
#include <outlay/scenario/enclosure.hpp>

using namespace outlay;
using namespace outlay::literals;

int main() {
    programme_plan<yearly> plan;
    plan.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", 9);
    plan.spending.assign(3, exact_ratio(1, 3));
    plan.earning.assign(9, exact_ratio(1));
    plan.earning[0] = 0;
    plan.classes = {{"equipment", 70_pct, 5}, {"buildings", 30_pct, 20}};
    plan.shortfall = {0, 1, exact_ratio(3, 4), exact_ratio(1, 2), exact_ratio(1, 4)};  // worst in the first year of use, then less
    const programme_model<yearly> model(plan);
    programme_drivers<exact_ratio> base;
    base.amount = 380'000;
    base.full_inflow = 80'000;
    base.discount_rate = 7.9_pct;

    const auto cases = run_cases(model, base,
                                 {{"export controls: equipment 25 % dearer, a third a year late", {{"equipment price", 1.25_dec}, {"delayed share", exact_ratio(1, 3)}}},
                                  {"demand: 60 % short at first, recovering over four years", {{"demand shortfall", 60_pct}}},
                                  {"yuan 10 % weaker, half of the equipment imported", {{"imported share", 50_pct}, {"exchange rate", 1.1_dec}}}});
    std::cout << "RMB million; 80,000 a year for eight years at full use, after tax, at 7.9 % a year\n\n";
    text_table table({"case", "spent", "net present value", "against base"});
    for (const auto& c : cases.rows)
        table.row({c.name, format_number(c.outcomes.spent, 0), format_number(c.outcomes.npv, 0), format_number(cases.difference(c.name, "npv"), 0)});
    std::cout << to_string(table) << "\nOne driver at a time, the widest swing first:\n";

    const std::vector<driver_range> ranges{{"discount rate", 6.7_pct, 9.1_pct}, {"utilisation", 70_pct, 1}, {"equipment price", 1, 1.25_dec}, {"exchange rate", 0.9_dec, 1.1_dec}};
    auto imports = base;
    imports.imported_share = 50_pct;
    text_table tornado({"driver", "from", "to", "value at the low end", "at the high end"});
    for (const auto& bar : one_at_a_time(model, imports, ranges, "npv")) {
        const auto range = std::find_if(ranges.begin(), ranges.end(), [&](const auto& r) { return r.name == bar.driver; });
        tornado.row({bar.driver, format_number(range->low, 3, half_even), format_number(range->high, 3, half_even),
                     format_number(bar.at_low, 0), format_number(bar.at_high, 0)});
    }
    std::cout << to_string(tornado);

    const auto use = break_even(model, base, {"utilisation", 0, 1}, "npv");
    std::cout << "\nBreak-even utilisation: " << percent(use.only(), 2) << " (" << to_string(use.status) << ")\n";
    std::vector<driver_claim> claims;
    for (const auto& r : ranges) claims.push_back({r.name, between(r.low, r.high)});
    const auto all = enclose_outcome(model, imports, claims, "npv");
    std::cout << "All ranges at once: the value lies between " << format_number(all.low, 0) << " and " << format_number(all.high, 0) << ".\n";
    const auto open = enclose_outcome(model, base, {{"amount", more_than(380'000_dec)}}, "npv");
    std::cout << "\"More than 380 billion\", for the same capacity: at most " << format_number(open.high, 0) << ", and no lower end.\n";
}
