// SPDX-License-Identifier: BSL-1.0
// One cost written off by four rules, what the faster ones put off in tax, and what becomes of a loss on the way.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const auto first_year = fiscal_calendar{}.years("FY2026", 1);
    const flow_series<money<CNY>, yearly> bought(first_year, std::vector{100'000_cny});  // servers for 100,000 yuan
    const auto charged = [&](const charge_shares& shares) {
        return charges_by_vintage(bought, std::vector<asset_class>{{.name = "servers", .charges = shares}});
    };
    // Six years each, so that they can be set against one another.
    charge_shares china = china_tax::double_declining(5, 4_pct);
    china.back() += exact_ratio(4_pct);  // the salvage of 4 % is written off with the last year here
    china.push_back(0);
    const auto book = charged(straight_line_shares(5, first_charge::half_period));
    const auto macrs = charged(macrs_shares(5, macrs_convention::half_year));
    const auto declining = charged(china);
    charge_shares at_once(6);
    at_once[0] = 1;
    const auto expensed = charged(at_once);

    const auto whole = [](const auto& m) { return format_amount(m, {.digits = 0, .mode = half_even}); };
    const auto deferred = deferred_tax(book, macrs, {{25_pct}});
    text_table table({"CNY", "in the books", "MACRS, 5 years", "China, double declining", "China, at once", "deferred tax, MACRS"});
    for (std::size_t t = 0; t < book.size(); ++t)
        table.row({book.on().label(static_cast<std::ptrdiff_t>(t)), whole(book[t]), whole(macrs[t]), whole(declining[t]),
                   whole(expensed[t]), whole(deferred.liability.closing()[t])});
    table.rule().row({"total", whole(sum(book)), whole(sum(macrs)), whole(sum(declining)), whole(sum(expensed))});
    std::cout << to_string(table) << "\nAt once: up to RMB 5 million a unit, bought from 2024 through 2027: "
              << (china_tax::expensed(100'000_cny, "2026-06-30"_day) ? "this one may.\n" : "this one may not.\n");

    // A profit of 30,000 before depreciation, written off at once: the loss of the first year, by three rules at 25 %.
    const flow_series<exact_money<CNY>, yearly> earned(book.on(), std::vector<exact_money<CNY>>(6, 30'000_cny));
    std::cout << "\nTax, CNY, on 30,000 a year less the whole cost in the first:\n";
    for (const auto& [name, rule] : std::vector<std::pair<std::string, loss_treatment>>{
             {"lost", losses::lost{}}, {"carried forward", losses::forward{}}, {"monetised", losses::monetised{}}}) {
        const auto tax = income_tax(earned - expensed, {{25_pct}, rule}).tax;
        std::cout << "  loss " << name << ":";
        for (std::size_t t = 0; t < tax.size(); ++t) std::cout << ' ' << whole(tax[t]);
        std::cout << ", in all " << whole(sum(tax)) << '\n';
    }
}
