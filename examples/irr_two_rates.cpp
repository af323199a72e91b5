// SPDX-License-Identifier: BSL-1.0
// A mine that has to be cleaned up has two internal rates of return. What the picture says, and what to do about it.
#include <cmath>
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;

int main() {
    const std::vector<money<currencies::USD>> mine{-1600_usd, 10000_usd, -10000_usd};  // buy, dig, clean up

    const irr_result found = irr(mine);
    std::cout << "Flows -1600, 10000, -10000: " << to_string(found.status) << ", " << found.sign_changes
              << " changes of sign\n";
    for (const irr_root& root : found.roots) std::cout << "  NPV is zero at " << percent(root.rate, 2) << '\n';
    try {
        (void)found.only();
    } catch (const no_single_rate_error& e) {
        std::cout << "only(): " << e.what() << "\n\n";
    }

    std::cout << " rate     NPV, a column is 40 dollars\n";
    for (int rate = 0; rate <= 500; rate += 25) {
        const double worth = npv(rate / 100.0, mine).major_units<double>();
        const int columns = static_cast<int>(std::lround(worth / 40));
        std::string line(60, ' ');
        for (int at = columns < 0 ? columns : 0; at <= (columns > 0 ? columns : 0); ++at)
            if (at >= -36) line[static_cast<std::size_t>(36 + at)] = '#';
        line[36] = columns == 0 ? 'o' : '|';
        line.erase(line.find_last_not_of(' ') + 1);
        std::cout << std::string(rate < 10 ? 3 : rate < 100 ? 2 : 1, ' ') << rate << " % " << line << '\n';
    }

    std::cout << "\nA project with one rate is worth having wherever capital costs less than it. This one is worth "
                 "having between its\n"
                 "two rates only, so neither is a yardstick: ask for its worth at what capital costs, or for its "
                 "modified rate.\n";
    for (const decimal cost : {10_pct, 50_pct, 450_pct}) {
        const auto worth = npv(cost, mine);
        std::cout << "  at " << percent(cost, 0, half_even) << ": NPV " << format_number(worth.major_units<double>(), 0)
                  << " USD, modified rate " << percent(mirr(mine, cost, cost), 1)
                  << (worth.minor_units() > 0 ? "  take it\n" : "  leave it\n");
    }
    std::cout << "A caller who needs one of them names the rule: nearest to 10 % is "
              << percent(found.primary(nearest_to{0.10}), 0) << ", nearest to 500 % is "
              << percent(found.primary(nearest_to{5.00}), 0) << ".\n";
}
