// SPDX-License-Identifier: BSL-1.0
// Cash flows: what they are worth, at which rates that is nothing, when they are back; and how good each answer is.
#include <iostream>
#include <vector>

#include <outlay/number/fifty_digits.hpp>
#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    // A server hall: 100 million yuan now, 30 million a year after tax for five years.
    std::vector<money<CNY>> hall(6, 30e6_cny);
    hall[0] = -100e6_cny;
    const amount_format millions{.scale = amount_scale::millions,
                                 .digits = 3,
                                 .currency = currency_style::code_before,
                                 .word = scale_style::word};
    const auto value = npv(7.9_pct, hall);  // money<CNY, double>: the currency follows
    std::cout << "Net present value at 7.9 %   " << format_amount(value, millions) << ", to the fen "
              << to_string(value.round(half_even)) << '\n';

    // The same line in fifty digits says how much of that double is right.
    const fifty_digits exact = npv<fifty_digits>(7.9_pct, hall).minor_units();
    std::cout << "  in fifty digits, fen       " << exact.str(40) << '\n'
              << "  the double is off by       "
              << (abs(fifty_digits(value.minor_units()) - exact) < fifty_digits("1e-5") ? "less than 0.00001 fen" : "more")
              << '\n';

    // And in a dual it says what one basis point costs.
    const auto slope = npv(dual<double>::variable(0.079), hall).minor_units().derivative;
    std::cout << "  one basis point more       "
              << to_string(money<CNY, double>::from_minor(slope / 10'000).round(half_even)) << '\n';

    const irr_result rates = irr(hall);
    std::cout << "Rate of return               " << percent(rates.only(), 2) << ", " << to_string(rates.status) << '\n'
              << "Payback, years               " << format_number(payback(hall).periods(), 2) << ", discounted "
              << format_number(discounted_payback(7.9_pct, hall).periods(), 2) << '\n'
              << "  at 18 %                    " << (discounted_payback(18_pct, hall) ? "paid back" : "never") << '\n';

    // Days instead of periods; a rate that says how it compounds.
    const std::vector<dated<money<CNY>>> by_day{
        {"2026-01-01"_day, -100e6_cny}, {"2026-09-30"_day, 60e6_cny}, {"2027-06-30"_day, 55e6_cny}};
    const interest_rate<double, compounding::monthly> bank{7.2_pct};
    std::cout << "By days, act/365             "
              << format_amount(npv(bank, by_day, act_365f, "2026-01-01"_day), millions) << " at 7.2 % monthly, "
              << percent(bank.as<compounding::effective>().value(), 3) << " effective\n"
              << "  rate of return             " << percent(irr(by_day, act_365f).only(), 2) << " a year\n";

    // An answer that is not one number says so.
    const irr_result strip_mine = irr({-1'000, 2'300, -1'320});
    std::cout << "-1,000, 2,300, -1,320        " << to_string(strip_mine.status) << ':';
    for (const irr_root& root : strip_mine.roots) std::cout << ' ' << percent(root.rate, 0);
    try {
        (void)strip_mine.only();
    } catch (const no_single_rate_error& e) {
        std::cout << "\n  asked for the only one     " << e.what() << '\n';
    }
}
