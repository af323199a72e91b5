// SPDX-License-Identifier: BSL-1.0
// Impact: free cash flow is a definition, and two definitions of it disagree; a programme is depreciated by vintage.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2025", 2);
    const auto row = [&](money<CNY> fy2025, std::optional<money<CNY>> fy2026) {
        return flow_series<money<CNY>, yearly>(years, {fy2025, fy2026});
    };
    // Alibaba, as published; total capital expenditure of fiscal 2026 was not found, and is left missing.
    statement<money<CNY>, yearly> published(years);
    published.add("operating cash flow", row(163'509e6_cny, 76'213e6_cny))
        .add("property, without campuses", row(-84'278e6_cny, -122'021e6_cny))
        .add("intangible assets", row(0_cny, -874e6_cny))
        .add("buyer protection fund deposits", row(-5'361e6_cny, 73e6_cny))
        .add("capital expenditure", row(85'972e6_cny, {}));

    const auto millions = [](const std::optional<money<CNY>>& m) {
        return m ? format_amount(*m, {.scale = amount_scale::millions}) : std::string("missing");
    };
    text_table table({"free cash flow, RMB million", "FY2025", "FY2026"});
    const auto add = [&](const char* name, const measure& definition) {
        const auto flow = measured(definition, published)["free cash flow"];
        table.row({name, millions(flow.cell(0)), millions(flow.cell(1))});
    };
    add("the company's definition", free_cash_flow::alibaba());
    add("data vendors' definition", free_cash_flow::vendor());
    std::cout << to_string(table);

    // A programme of RMB 100 million in FY2026: 80 % servers over 4 years, 20 % buildings over 20, half a year at first.
    const flow_series<money<CNY>, yearly> spend(fiscal_calendar{.year_ends = date::March}.years("FY2026", 1), std::vector{100e6_cny});
    const std::vector<asset_class> classes{{"servers", 80_pct, 48, first_charge::half_period},
                                           {"buildings", 20_pct, 240, first_charge::half_period}};
    const auto charges = charges_by_vintage(spend, classes);
    std::cout << "\nDepreciation, RMB million:";
    for (std::size_t i = 0; i < 6; ++i)
        std::cout << ' ' << charges.on().label(static_cast<std::ptrdiff_t>(i)) << ' '
                  << format_amount(charges[i], {.scale = amount_scale::millions, .digits = 1, .mode = half_even});
    std::cout << " ...\nOver all years: " << to_string(sum(charges).round(rounding::exact)) << '\n';
}
