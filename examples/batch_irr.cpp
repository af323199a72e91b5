// SPDX-License-Identifier: BSL-1.0
// The rates of return of 10,000 projects out of one table, and a reason, with its line, for each that has no single rate.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;
using currencies::EUR;

// A table as a planning system would export it; every now and then a project is odd.
std::string exported(int projects) {
    std::string csv = "project,day,amount\n";
    std::uint32_t dice = 1;
    const auto roll = [&](std::uint32_t sides) { return (dice = dice * 1664525u + 1013904223u, (dice >> 8) % sides); };
    for (int p = 1; p <= projects; ++p) {
        const auto invested = 100'000 + roll(900'000);  // whole euros
        const auto row = [&](int year, long long amount) {
            csv += "P" + std::to_string(p) + ',' + std::to_string(2026 + year) + "-03-31," + std::to_string(amount) +
                   ".00\n";
        };
        const bool forgotten = p % 2500 == 7,
                   given_back = p % 3000 == 11;  // the outlay is missing; a clean-up at the end
        if (!forgotten) row(0, -static_cast<long long>(invested));
        for (int year = 1; year <= 5; ++year) row(year, invested / 4 + roll(invested / 8));
        if (given_back) row(6, -static_cast<long long>(invested) / 2);
    }
    return csv;
}

int main() {
    const auto projects = feed::parse_projects(feed::csv_reader(exported(10'000), "plan.csv"), 1_eur);
    std::vector<std::span<const dated<money<EUR>>>> flows;
    for (const auto& project : projects) flows.emplace_back(project.flows);
    std::vector<irr_row> rows(flows.size());
    irr_batch(flows, act_365f, rows);
    std::map<std::string, int> count;
    double lowest = 1, highest = -1;
    for (const irr_row& row : rows) {
        ++count[to_string(row.status)];
        if (const auto rate = row.rate()) lowest = std::min(lowest, *rate), highest = std::max(highest, *rate);
    }
    for (const auto& [status, number] : count) std::cout << status << ": " << number << '\n';
    std::cout << "single rates from " << percent(lowest, 2) << " to " << percent(highest, 2)
              << "\n\nto be looked at:\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].status == irr_status::unique) continue;
        std::cout << "  plan.csv, line " << projects[i].line << ", " << projects[i].project << ": "
                  << to_string(rows[i].status);
        const irr_result all = irr(flows[i], act_365f);  // the row holds the lowest root, irr all of them
        for (const irr_root& root : all.roots) std::cout << "  " << percent(root.rate, 2);
        std::cout << '\n';
    }
    try {
        (void)feed::parse_projects(feed::csv_reader("project,day,amount\nP1,2026-03-31,12.345\n", "plan.csv"), 1_eur);
    } catch (const feed::feed_error& e) {
        std::cout << "\nand a table that cannot be read says where: " << e.what() << '\n';
    }
}
