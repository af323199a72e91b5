// SPDX-License-Identifier: BSL-1.0
// Announced against deployed to June 2026. "Deployed" has several meanings, so it has several rows, each with its basis.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const fiscal_calendar march{.year_ends = date::March};
    const auto quarters = march.quarters("FY2026 Q1", 12);
    const auto plan = phase(380e9_cny, evenly{}, quarters, grid{1e6_cny});

    const auto by_quarter = feed::series_table::open("data/alibaba_quarters.csv", "fiscal_quarter");
    const auto by_year = feed::series_table::open("data/alibaba_fiscal_years.csv", "fiscal_year");
    const auto inputs = feed::series_table::open("data/inputs.csv", "item");
    const auto capex = by_quarter.flow("capex_total_rmb_m", quarters, 1e6_cny);
    const auto property = by_year.flow("ppe_excl_campus_rmb_m", march.years("FY2026", 1), 1e6_cny);
    const auto stated = money<CNY>::from_major(decimal::from_chars(inputs.cell("value", "Deployed capex statement")) * 1e9_dec);

    // Total capital expenditure was not published for every quarter. A missing cell is not zero, and the sum says so.
    try {
        std::cout << progress_through(plan, capex, "FY2027 Q1", "all capital expenditure").done.minor_units();
    } catch (const missing_cell_error& e) {
        std::cout << "All capital expenditure to June 2026: " << e.what() << "\n\n";
    }

    const std::vector<progress<CNY>> bases{
        progress_through(plan, capex, "FY2026 Q2", "all capital expenditure: an upper bound for the programme"),
        progress_through(plan, stated, "FY2026 Q2", "the CFO's about 120 billion over four quarters, two of them before April 2025"),
        progress_through(plan, property["FY2026"] + capex["FY2027 Q1"], "FY2027 Q1",
                         "mixed: property without office campuses for FY2026, all capital expenditure for June 2026")};
    const auto millions = [](const auto& m) {
        return format_amount(m, {.scale = amount_scale::millions, .digits = 0, .mode = half_even});
    };
    text_table table({"basis, to the end of", "deployed, RMB million", "of 380,000", "of the time", "ahead", "left", "left a quarter"});
    for (std::size_t i = 0; i < bases.size(); ++i) {
        const auto& p = bases[i];
        table.row({std::to_string(i + 1) + ", " + p.through, millions(p.done), percent(p.share_done(), 2, half_even),
                   percent(p.share_of_time(), 2, half_even), millions(p.ahead()), millions(p.left()),
                   format_number(p.required_rate() / 1e6_cny, 1, half_even)});
    }
    std::cout << to_string(table) << '\n';
    for (std::size_t i = 0; i < bases.size(); ++i) std::cout << "  " << i + 1 << "  " << bases[i].basis << '\n';
}
