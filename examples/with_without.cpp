// SPDX-License-Identifier: BSL-1.0
// With and without: a programme laid over a company that nobody has seen without it. The base is Alibaba's fiscal 2025 held for
// ten years; what the programme earns is assumed too. RMB million.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() try {
    const auto published = feed::series_table::open("data/alibaba_fiscal_years.csv", "fiscal_year");
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 10);
    const auto figure = [&](const char* column, const char* year) {
        return money<CNY>::from_major(decimal::from_chars(published.cell(column, year))) * 1'000'000;
    };
    const auto level = [&](money<CNY> x) { return flow_series<money<CNY>, yearly>(years, std::vector(years.size(), x)); };
    statement<money<CNY>, yearly> company(years);
    company.add("revenue", level(figure("revenue_rmb_m", "FY2025")))
        .add("operating income", level(figure("income_from_operations_rmb_m", "FY2025")))
        .add("operating cash flow", level(figure("ocf_rmb_m", "FY2025")))
        .add("capital expenditure", level(figure("capex_total_rmb_m", "FY2025")));

    const auto planned = phase(380e9_cny, evenly{}, timeline<yearly>(years[0], 3), grid{1e6_cny});
    programme<CNY, yearly> plan{.on = years,
                                .spending = shares_of(planned),
                                .earning = std::vector<exact_ratio>(years.size(), 1),
                                .equipment_share = 70_pct,
                                .equipment = {{.name = "equipment", .life_in_months = 60, .first = first_charge::half_period}},
                                .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
                                .losses = losses::monetised{},
                                .at_end = working_capital_at_end::kept,
                                .when = timing::start};
    plan.earning[0] = 0;
    programme<CNY, yearly>::drivers<exact_ratio> drivers;
    drivers.amount = 380e9_cny;
    drivers.full_revenue = per_year(125e9_cny);
    drivers.operating_cost = exact_ratio(40, 125);
    drivers.working_capital = 5_pct;
    const auto cloud = rounded(statement_of<CNY>(plan, drivers, line_names::operating_income, line_names::free_cash_flow), half_even).terms;

    const auto reported = reported_base(company);
    const tax_rule tax{.rates = {25_pct}, .losses = losses::monetised{}};
    try {
        (void)with_and_without(reported, {{"AI and cloud", cloud}}, tax);
    } catch (const base_contains_programme_error& e) {
        std::cout << "As reported it is refused: the programme is in " << e.periods().size() << " periods of the base.\n";
    }
    const auto w = with_and_without(reported.capex_held_at(figure("capex_total_rmb_m", "FY2024"), "the level of fiscal 2024"), {{"AI and cloud", cloud}}, tax);
    std::cout << "Assumptions: the company as in fiscal 2025 every year; " << w.assumption << ";\n"
                 "the programme: 380 billion yuan in three years; revenue of 125 and costs of 40 billion a year from the second on;\n"
                 "5 % of revenue tied up; tax at 25 %, losses monetised; 70 % equipment over 5 years, 30 % buildings over 20.\n\n";
    const auto before = cash_effects(w.without, 0_cny), after = cash_effects(w.with, 0_cny);
    const auto millions = [](const exact_money<CNY>& m) { return format_amount(m, {.scale = amount_scale::millions, .mode = half_even}); };
    text_table table({"free cash flow, RMB million", "without", "with", "difference", "margin without", "margin with",
                      "capex of cash flow without", "with"});
    for (std::size_t t = 0; t < years.size(); ++t)
        table.row({years.label(static_cast<std::ptrdiff_t>(t)), millions(w.without["free cash flow"][t]), millions(w.with["free cash flow"][t]),
                   millions(w.difference["free cash flow"][t]), percent(before.margin[t], 1, half_up), percent(after.margin[t], 1, half_up),
                   percent(before.capex_share[t], 1, half_up), percent(after.capex_share[t], 1, half_up)});
    const auto r = returns_of(w.difference["free cash flow"], {.discount = 7.9_pct, .finance = 7.9_pct, .reinvest = 7.9_pct}, timing::start);
    std::cout << to_string(table) << "\nAt 7.9 %, the first year not discounted: net present value, RMB million, " << millions(as<exact_ratio>(r.npv.round(half_even)))
              << ", rate of return " << percent(r.rates.only(), 2) << " (" << to_string(r.rates.status) << "), payback "
              << format_number(r.payback.periods(), 2) << " years.\n";
} catch (const error& e) {
    std::cerr << "with_without: " << e.what() << '\n';
    return 1;
}
