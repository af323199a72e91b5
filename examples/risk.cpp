// SPDX-License-Identifier: BSL-1.0
// How sure a programme is: six uncertain drivers, two of them correlated. What it is worth in 100,000 paths, how often it does not
// pay, which driver matters, and what every year's cash may be.
//
// All drivers as planned it is worth 92 billion. Its mean is less than half of that: what may go wrong may go far (the amount, the
// cost, the equipment's price), what may go well does not.
#include <iostream>

#include <outlay/outlay.hpp>
#include <outlay/simulation.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

/// 380 billion over three years, 70 % of it equipment; 160 billion of revenue a year at full use, from the second year on.
programme<CNY, yearly, USD> plan() {
    return {.on = fiscal_calendar{}.years("FY2026", 10),
            .spending = {exact_ratio(1, 3), exact_ratio(1, 3), exact_ratio(1, 3)},
            .earning = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1},
            .equipment_share = 70_pct,
            .equipment = {{.name = "servers", .life_in_months = 60, .first = first_charge::half_period}},
            .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
            .delay = 1,
            .losses = losses::monetised{},
            .at_end = working_capital_at_end::kept,
            .when = timing::start,
            .planned_rate = fx_rate<USD, CNY>{7.2_dec}};
}

void print(const char* label, const reported_value& x) { std::cout << "  " << label << detail::fixed_text(x.number() / 1e9, 1) << " bn\n"; }

}  // namespace

int main() {
    const programme<CNY, yearly, USD>::drivers<exact_ratio> base{.amount = 380e9_cny,
                                                                 .imported_share = 50_pct,
                                                                 .exchange_rate = fx_rate<USD, CNY>{7.2_dec},
                                                                 .full_revenue = per_year(160e9_cny),
                                                                 .utilisation = 80_pct,
                                                                 .operating_cost = 35_pct,
                                                                 .tax_rate = 25_pct,
                                                                 .working_capital = 5_pct,
                                                                 .discount_rate = 7.9_pct};
    const fx_rate<USD, CNY> deviation{0.577_dec};  // 8 % of the rate
    const simulation risk(plan(), base,
                          {{"amount", pert(350e9_cny, 380e9_cny, 520e9_cny)},
                           {"utilisation", pert(55_pct, 80_pct, 95_pct)},
                           {"operating cost", pert(28_pct, 35_pct, 55_pct)},
                           {"exchange rate", lognormal_of_mean(base.exchange_rate, deviation)},
                           {"equipment price", truncated(normal(1.05_dec, 0.15_dec), 0.85_dec, 1.60_dec)},
                           {"delayed share", discrete({{0, 60_pct}, {20_pct, 30_pct}, {50_pct, 10_pct}})}},
                          {.correlations = {{"exchange rate", "equipment price", 0.5_dec}}});
    const auto result = risk.run({.paths = 100'000, .seed = 2026});
    const auto npv = result["npv"];

    std::cout << to_string(result.summary("npv", {exact_ratio(1, 10), exact_ratio(1, 2), exact_ratio(9, 10)})) << '\n';
    std::cout << "It does not pay in " << detail::fixed_text(100 * npv.probability_below(0), 1) << " % of the paths. Of the worst twentieth the mean is\n";
    print("", npv.expected_shortfall(5_pct));

    std::cout << "\nWhich driver matters: rank correlation with the value, and the share of variance that it explains\n";
    for (const driver_contribution& c : npv.contributions())
        std::cout << "  " << c.driver << std::string(18 - c.driver.size(), ' ') << detail::fixed_text(c.rank_correlation, 2) << "  "
                  << detail::fixed_text(100 * c.share_of_variance, 0) << " %\n";

    std::cout << "\nFree cash flow of each year, bn: exceeded in 90, 50 and 10 % of the paths\n";
    const auto fan = result.fan("free cash flow");
    const auto low = fan.value_exceeded(90_pct), middle = fan.value_exceeded(50_pct), high = fan.value_exceeded(10_pct);
    for (std::size_t t = 0; t < fan.on().size(); ++t) {
        std::cout << "  " << fan.on().label(static_cast<std::ptrdiff_t>(t));
        for (const auto* of : {&low, &middle, &high}) {
            const std::string x = detail::fixed_text((*of)[t]->number() / 1e9, 1);
            std::cout << std::string(9 - x.size(), ' ') << x;
        }
        std::cout << '\n';
    }

    std::cout << "\nThe worst path once more, number " << npv.lowest().path << ":\n";
    const auto worst = result.trial(npv.lowest().path);
    for (const uncertain_driver& d : risk.drivers()) {
        const double x = worst.driver(d.name()).number();
        std::cout << "  " << d.name() << std::string(18 - d.name().size(), ' ')
                  << (d.name() == "amount" ? detail::fixed_text(x / 1e9, 1) + " bn" : detail::fixed_text(x, 3)) << '\n';
    }
}
