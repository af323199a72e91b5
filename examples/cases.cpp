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
using outlay::currencies::CNY, outlay::currencies::USD;

namespace {

using cloud = programme<CNY, yearly, USD>;

std::string millions(const money<CNY, double>& m) { return format_amount(m, {.scale = amount_scale::millions}); }
/// What a driver's range says: yuan for a dollar, or a share.
std::string end_of(const exact_amount& x) { return format_number(x.count(), 3, half_even); }

}  // namespace

int main() {
    const fx_rate<USD, CNY> planned{7.25_dec}, weaker{7.975_dec}, stronger{6.525_dec};  // an assumption; 10 % either way
    const cloud plan{.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", 9),
                     .spending = std::vector<exact_ratio>(3, exact_ratio(1, 3)),
                     .earning = {0, 1, 1, 1, 1, 1, 1, 1, 1},
                     .equipment_share = 70_pct,
                     .equipment = {{.name = "equipment", .life_in_months = 60, .first = first_charge::half_period}},
                     .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
                     .shortfall = {0, 1, exact_ratio(3, 4), exact_ratio(1, 2), exact_ratio(1, 4)},  // worst in the first year of use, then less
                     .delay = 1,
                     .losses = losses::monetised{},
                     .at_end = working_capital_at_end::kept,
                     .when = timing::start,
                     .planned_rate = planned};
    const cloud::drivers<exact_ratio> base{
        .amount = 380e9_cny, .exchange_rate = planned, .full_revenue = per_year(80e9_cny), .discount_rate = 7.9_pct};

    const auto cases = run_cases(plan, base,
                                 {{"export controls: equipment 25 % dearer, a third a year late", {{"equipment price", 1.25_dec}, {"delayed share", exact_ratio(1, 3)}}},
                                  {"demand: 60 % short at first, recovering over four years", {{"demand shortfall", 60_pct}}},
                                  {"yuan 10 % weaker, half of the equipment imported", {{"imported share", 50_pct}, {"exchange rate", weaker}}}});
    std::cout << "RMB million; 80,000 a year for eight years at full use, after tax, at 7.9 % a year\n\n";
    text_table table({"case", "spent", "net present value", "against base"});
    for (const auto& c : cases.rows)
        table.row({c.name, millions(c.outcomes.spent), millions(c.outcomes.npv), millions(c.outcomes.npv - cases.base().outcomes.npv)});
    std::cout << to_string(table) << "\nOne driver at a time, the widest swing first:\n";

    const auto npv_of = [](const auto& out, const auto&) { return out.npv; };
    const std::vector<driver_range> ranges{{"discount rate", 6.7_pct, 9.1_pct}, {"utilisation", 70_pct, 1}, {"equipment price", 1, 1.25_dec}, {"exchange rate", stronger, weaker}};
    const auto imports = with(base, {{"imported share", 50_pct}});
    text_table tornado({"driver", "from", "to", "value at the low end", "at the high end"});
    for (const auto& bar : one_at_a_time(plan, imports, ranges, npv_of)) {
        const auto range = std::find_if(ranges.begin(), ranges.end(), [&](const auto& r) { return r.name == bar.driver; });
        tornado.row({bar.driver, end_of(range->low), end_of(range->high), millions(bar.at_low), millions(bar.at_high)});
    }
    std::cout << to_string(tornado);

    const auto use = break_even(plan, base, {"utilisation", 0, 1}, "npv");
    std::cout << "\nBreak-even utilisation: " << percent(use.only().number(), 2) << " (" << to_string(use.status) << ")\n";
    const auto all = enclose_outcome(plan, imports, {ranges.begin(), ranges.end()}, npv_of);
    std::cout << "All ranges at once: the value lies between " << millions(all.low) << " and " << millions(all.high) << ".\n";
    const auto open = enclose_outcome(plan, base, {{"amount", more_than(380e9_cny)}}, npv_of);
    std::cout << "\"More than 380 billion\", for the same capacity: at most " << millions(open.high) << ", and no lower end.\n";

    std::cout << "\nUtilisation against the discount rate:\n";
    const auto grid = two_way(plan, base, {"utilisation", {60_pct, 80_pct, 1}}, steps_of({"discount rate", 6.7_pct, 9.1_pct}, 3), npv_of);
    text_table two({"", "6.7 %", "7.9 %", "9.1 %"});
    for (std::size_t i = 0; i < grid.cells.size(); ++i)
        two.row({percent(nearest_double(grid.down.values[i].count()), 0), millions(grid.cells[i][0]), millions(grid.cells[i][1]), millions(grid.cells[i][2])});
    std::cout << to_string(two);
    try {
        (void)run_cases(plan, base, {{"in dollars", {{"amount", 53e9_usd}}}});
    } catch (const driver_unit_error& e) {
        std::cout << "\nA case in dollars: " << e.what() << ".\n";
    }
}
