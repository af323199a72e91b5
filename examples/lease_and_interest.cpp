// SPDX-License-Identifier: BSL-1.0
// A lease by two standards, and interest that becomes part of what is built.
#include <iostream>
#include <vector>

#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    // Four rents at the years' ends, US$1.0m three times and 0.8m, at 10 %: a textbook prints a liability of 3.04m, adding
    // present values that it rounded one by one.
    const auto years = fiscal_calendar{}.years("FY2026", 4);
    lease_terms<money<USD>, yearly> lease{{years, std::vector{1'000'000_usd, 1'000'000_usd, 1'000'000_usd, 800'000_usd}}, 10_pct};
    const auto dollars = [](const auto& m) { return format_amount(m, {.digits = 0, .mode = half_even}); };
    const auto ifrs = lease_schedule_of(ifrs16{}, lease);
    const auto operating = lease_schedule_of(asc842{lease_kind::operating}, lease);
    text_table table({"US$", "liability", "interest", "cost by IFRS 16", "cost by ASC 842, operating"});
    for (std::size_t t = 0; t < years.size(); ++t)
        table.row({years.label(static_cast<std::ptrdiff_t>(t)), dollars(ifrs.liability.closing()[t]), dollars(ifrs.interest[t]),
                   dollars(ifrs.cost()[t]), dollars(operating.cost()[t])});
    table.rule().row({"in all", "", dollars(sum(ifrs.interest)), dollars(sum(ifrs.cost())), dollars(sum(operating.cost()))});
    std::cout << "The liability when the lease begins: US$" << dollars(lease_liability(lease)) << "\n\n" << to_string(table);

    // IAS 23: 5 million borrowed for the building at 8 % for nine months; 2 million of it invested at 5 % for three.
    using term = interest_term<money<USD>>;
    const auto specific = capitalised_specific(std::vector<term>{{5'000'000_usd, 8_pct, exact_ratio(9, 12)}},
                                               std::vector<term>{{2'000'000_usd, 5_pct, exact_ratio(3, 12)}});
    // And 27.5 million spent from general loans of 120 million at 10.9 % and 80 million at 9.5 %.
    const std::vector<term> loans{{120'000'000_usd, 10.9_pct, 1}, {80'000'000_usd, 9.5_pct, 1}};
    const auto rate = general_rate(loans);
    const auto incurred = loans[0].interest() + loans[1].interest();
    const auto general = capitalised_general(std::vector<term>{{27'500'000_usd, 0, 1}}, rate, incurred);
    std::cout << "\nCapitalised, of the loan for the building: US$" << dollars(specific) << "\nCapitalised, of general loans at "
              << percent(rate, 2, rounding::exact) << ": US$" << dollars(general) << ", at most the " << dollars(incurred) << " incurred\n";
}
