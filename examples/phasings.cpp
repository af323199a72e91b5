// SPDX-License-Identifier: BSL-1.0
// Three phasings of 380 billion yuan over twelve quarters: even, front-loaded, and the S-curve of research programmes.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
    const money<CNY> whole = 380e9_cny;
    const std::vector plans{phase(whole, evenly{}, quarters, grid{1e6_cny}),
                            phase(whole, front_loaded{.first_to_last = 3}, quarters, grid{1e6_cny}),
                            phase(whole, rayleigh{}, quarters, grid{1e6_cny})};

    const auto millions = [](const auto& m) { return format_amount(m, {.scale = amount_scale::millions}); };
    text_table table({"RMB million", "even", "front-loaded 3:1", "Rayleigh", "done: even", "front-loaded", "Rayleigh"});
    std::vector<money<CNY>> done(plans.size());
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        std::vector<std::string> cells{quarters[i].label()};
        for (const auto& plan : plans) cells.push_back(millions(plan[i]));
        for (std::size_t k = 0; k < plans.size(); ++k) {
            done[k] += plans[k][i];
            cells.push_back(percent(done[k] / whole, 1, half_even));
        }
        table.row(cells);
    }
    table.rule().row({"sum", millions(sum(plans[0])), millions(sum(plans[1])), millions(sum(plans[2]))});
    std::cout << to_string(table) << '\n';

    // The same two quarters of spending are ahead of one plan and behind another.
    const money<CNY> deployed = 38'676e6_cny + 31'501e6_cny;
    const char* const names[] = {"even", "front-loaded", "Rayleigh"};
    std::cout << "  70,177 million by the end of FY2026 Q2, against\n";
    for (std::size_t k = 0; k < plans.size(); ++k) {
        const auto p = progress_through(plans[k], deployed, "FY2026 Q2", "all capital expenditure");
        std::cout << "    " << names[k] << ": planned " << millions(p.planned) << ", " << (p.ahead() < 0_cny ? "behind by " : "ahead by ")
                  << millions(abs(p.ahead())) << '\n';
    }

    // Of "more than 380 billion" the schedule is one of claims: the parts say no more than the whole did.
    const auto claims = phase(more_than(whole), evenly{}, quarters, grid{1e6_cny});
    std::cout << "  a claim phased evenly: " << in_words(claims["FY2026 Q1"], millions) << " million a quarter\n";
}
