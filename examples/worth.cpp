// SPDX-License-Identifier: BSL-1.0
// What a business is worth after the plan ends, one value seen in two currencies, and what a share's move says.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    // A last year with a free cash flow of 80 and earnings before depreciation of 120, at 10 % (US$ million).
    const final_period<money<USD>> last{.free_cash_flow = 80e6_usd, .ebitda = 120e6_usd, .nopat = 100e6_usd, .cost = 500e6_usd, .book_value = 40e6_usd};
    const auto millions = [](const auto& m) { return format_amount(m, {.scale = amount_scale::millions, .digits = 1, .mode = half_even}); };
    text_table table({"terminal value, US$ million", "then", "today, two years before"});
    const auto line = [&](const std::string& name, const terminal_value& choice) {
        table.row({name, millions(terminal_amount(choice, last, exact_ratio(10_pct))), millions(terminal_present_value(choice, last, exact_ratio(10_pct), 2))});
    };
    line("none", no_terminal_value{});
    line("growth of 2.5 % for ever", gordon_growth{2.5_pct});
    line("12 times earnings", exit_multiple{12});
    line("growth of 2.5 % at a return of 10 %", value_driver{2.5_pct, 10_pct});
    line("salvage of 10 % of cost, the gain taxed at 40 %", salvage_share{10_pct, 40_pct});
    std::cout << to_string(table) << "\n12 times earnings amounts to growth of "
              << percent(implied_growth<exact_ratio>(1440e6_usd, 80e6_usd, 10_pct), 2, half_even) << " for ever.\n";
    try {
        (void)gordon_value(80e6_usd, 5_pct, 7_pct);
    } catch (const growth_not_below_rate_error& e) {
        std::cout << "Growth above the rate has no value: " << e.what() << "\n";
    }

    // The 380 billion yuan and their inflows in dollars: discounted in yuan and exchanged at spot, or exchanged at forward
    // rates by parity (assumed: 1.6 % a year in yuan, 4.3 % in dollars) and discounted in dollars.
    std::vector<exact_money<CNY>> flows(9);
    for (std::size_t year = 0; year < 9; ++year) flows[year] = (year > 0 ? 80e9_cny : 0_cny) - (year < 3 ? 380e9_cny / 3 : exact_money<CNY>{});
    const fx_rate<USD, CNY> spot{7.2476_dec};
    const amount_format bn{.scale = amount_scale::billions, .digits = 4};
    std::cout << "\nNet present value at 7.9 % in yuan, US$ billion: " << format_amount(value_at_spot<USD>(flows, 7.9_pct, spot), bn) << " at spot, "
              << format_amount(value_at_forwards<USD>(flows, 7.9_pct, spot, {1.6_pct, 4.3_pct}), bn) << " at forwards\n";

    // HK$172.70 after a move printed as +8.3 %: what the close before may have been.
    const auto before = previous_close(172.70_hkd, rounded_at_print(8.3_dec) / 100);
    std::cout << "\nHK$172.70 after +8.3 %, rounded: the close before was "
              << format_claim(before, {.mode = half_up, .currency = currency_style::symbol_before}) << "\n";
}
