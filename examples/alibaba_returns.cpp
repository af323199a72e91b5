// SPDX-License-Identifier: BSL-1.0
// What 380 billion yuan must earn, and how sure an answer can be when neither the discount rate nor the inflow is known.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/number/interval.hpp>
#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;

// Assumption, RMB million: a third of 380,000 out at years 0, 1 and 2; a level inflow after tax at years 1 to 8.
template <class R>
std::vector<R> flows(const R& inflow) {
    std::vector<R> at(9, inflow);
    at[0] = R(0);
    for (int year = 0; year < 3; ++year)
        at[static_cast<std::size_t>(year)] = at[static_cast<std::size_t>(year)] - to_real<R>(exact_ratio(380'000, 3));
    return at;
}

std::string ends(const interval& x) { return format_number(x.lower(), 0) + " to " + format_number(x.upper(), 0); }

int main() {
    const decimal rates[] = {6.7_pct, 7.9_pct, 9.1_pct};
    const decimal inflows[] = {60'000, 70'000, 80'000, 90'000};

    std::cout
        << "The inflow a year that pays it back: present value of the outlay over the annuity factor of 8 years\n\n";
    text_table required({"discount rate", "outlay today", "annuity factor", "required inflow, RMB million"});
    for (const decimal rate : rates) {
        const double outlay = -npv(rate, flows(0.0));
        const double factor = annuity_factor(rate, 8);
        required.row({percent(rate, 1, rounding::exact), format_number(outlay, 0), format_number(factor, 4),
                      format_number(outlay / factor, 1)});
    }
    std::cout << to_string(required) << "\nNet present value, RMB million, by inflow a year\n\n";

    text_table value({"inflow", "at 6.7 %", "at 7.9 %", "at 9.1 %", "rate of return", "payback, years",
                      "worth of inflows per 1 of outlay"});
    for (const decimal inflow : inflows) {
        const auto project = flows(nearest_double(inflow));
        std::vector<std::string> row{format_number(inflow, 0, rounding::exact)};
        for (const decimal rate : rates) row.push_back(format_number(npv(rate, project), 0));
        row.push_back(percent(irr(project).only(), 2));
        row.push_back(format_number(payback(project).periods(), 2));
        // Of the gross outlay; profitability_index takes net flows, in which an outlay and an inflow of one year are netted.
        row.push_back(format_number(1 - npv(7.9_pct, project) / npv(7.9_pct, flows(0.0)), 3));
        value.row(row);
    }
    std::cout << to_string(value);

    // The same formula on intervals encloses every rate and every inflow between, not only the ones that were tried.
    const auto rate = enclose<interval>(between(6.7_pct, 9.1_pct));
    const interval by_rate = npv(rate, flows(interval(80'000)));
    const interval by_both = npv(rate, flows(enclose<interval>(between(60'000_dec, 80'000_dec))));
    std::cout << "\nAt 80,000 and any rate from 6.7 % to 9.1 % it is worth " << ends(by_rate) << '.'
              << "\nAt 60,000 to 80,000 too, " << ends(by_both) << ": whether it pays is "
              << (sign_of(by_both) == known_sign::undecided ? "undecided" : "decided") << " by these figures."
              << "\nSimple return at 80,000: " << percent(simple_roi(380'000, 640'000), 2)
              << "; what it earns a year over 8 years at 7.9 %: "
              << format_number(equivalent_annual_annuity(7.9_pct, flows(80'000.0)), 0) << ".\n";
}
