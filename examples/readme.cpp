// SPDX-License-Identifier: BSL-1.0
// The lines of the README.
#include <outlay/outlay.hpp>

#include <iostream>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    constexpr money<CNY> plan = 380e9_cny;  // exact, and checked when compiled: 0.005_cny does not compile
    // plan + 1_usd;                           does not compile: CNY and USD
    constexpr fx_rate<USD, CNY> spot{7.1698_dec};        // 1 USD = 7.1698 CNY
    std::cout << spot.convert(plan, half_even) << '\n';  // one rounding, named, at the end

    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
    const auto even = phase(plan, evenly{}, quarters, grid{1e6_cny});  // whole millions that sum to the plan
    std::cout << even[0] << " ... " << even[11] << ", in all " << sum(even) << '\n';

    const std::vector<dated<money<CNY>>> flows{{"2026-01-01"_day, -100_cny}, {"2027-01-01"_day, 118_cny}};
    std::cout << percent(irr(flows, act_365f).only(), 2) << " a year, and no other rate\n";
}
