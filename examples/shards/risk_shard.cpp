// SPDX-License-Identifier: BSL-1.0
// One shard of a simulation, or all of them merged: what risk_shards.sh runs on many machines.
//
//   risk_shard run K N FOLDER      runs shard K of N, unless it is there already
//   risk_shard merge N FOLDER      prints the result of all N, or which are missing
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <outlay/impact/programme_model.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/simulation.hpp>

using namespace outlay;
using namespace outlay::literals;
using outlay::currencies::CNY;

namespace {

using works = programme<CNY, yearly>;

/// 380 billion over three years, 160 billion of revenue a year at full use; three drivers are uncertain.
simulation<works> risk() {
    const works plan{.on = fiscal_calendar{}.years("FY2026", 10),
                     .spending = {exact_ratio(1, 3), exact_ratio(1, 3), exact_ratio(1, 3)},
                     .earning = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1},
                     .equipment = {{.name = "servers", .life_in_months = 60, .first = first_charge::half_period}},
                     .losses = losses::monetised{},
                     .at_end = working_capital_at_end::kept,
                     .when = timing::start};
    const works::drivers<exact_ratio> base{.amount = 380e9_cny,
                                           .full_revenue = per_year(160e9_cny),
                                           .utilisation = 80_pct,
                                           .operating_cost = 35_pct,
                                           .tax_rate = 25_pct,
                                           .discount_rate = 7.9_pct};
    return {plan,
            base,
            {{"amount", pert(350e9_cny, 380e9_cny, 520e9_cny)}, {"utilisation", pert(55_pct, 80_pct, 95_pct)}, {"operating cost", pert(28_pct, 35_pct, 55_pct)}}};
}
std::string file_of(const std::string& folder, std::uint64_t k) { return folder + "/risk-" + std::to_string(k) + ".shard"; }
std::uint64_t whole(const char* text) { return std::strtoull(text, nullptr, 10); }

}  // namespace

int main(int count, char** said) {
    try {
        const std::string what = count > 1 ? said[1] : "";
        if (what == "run" && count == 5) {
            const std::uint64_t k = whole(said[2]);
            const std::string file = file_of(said[4], k);
            if (std::ifstream(file)) {
                (void)simulation_shard::load(file);  // whole, or this says that it is damaged
                return 0;
            }
            run_shard(risk(), k, whole(said[3]), {.paths = 1'000'000, .seed = 2026}).save(file);
            return 0;
        }
        if (what == "merge" && count == 4) {
            std::vector<simulation_shard> shards;
            for (std::uint64_t k = 1; k <= whole(said[2]); ++k)
                if (const std::string file = file_of(said[3], k); std::ifstream(file)) shards.push_back(simulation_shard::load(file));
            std::cout << to_string(merge_shards(risk(), shards).summary("npv"));
            return 0;
        }
        std::cerr << "risk_shard run K N FOLDER | risk_shard merge N FOLDER\n";
        return 2;
    } catch (const error& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}
