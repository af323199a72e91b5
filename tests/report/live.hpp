// SPDX-License-Identifier: BSL-1.0
#pragma once
// Workbooks of explained models, at their base and with drivers changed, whose values then are those of a replay there.
#include <outlay/report/live_workbook.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <model/explained_models.hpp>

namespace live {

using namespace outlay;
using namespace outlay::literals;

inline explained<explained_models::plan_type> programme_told() {
    auto told = explain(explained_models::plan(), explained_models::base(),
                        {{"amount", {.file = "announcements.csv", .line = 2, .column = 5, .text = "=announcement of 2025-02-24"}},
                         {"planned spending", {.text = "over three years, evenly"}}});
    told.add_rate_of_return("irr", "free cash flow");
    return told;
}
inline const std::vector<driver_setting> moved{{"utilisation", 70_pct}, {"discount rate", 9_pct}, {"tax rate", 25_pct}, {"equipment price", 1.25_dec}};
inline const std::vector<driver_setting> loan_moved{{"loan", 6500_usd}, {"rate", 6_pct}, {"cost", 30_pct}};

/// Name and workbook of each.
inline void each_workbook(const std::function<void(const std::string&, const workbook&)>& f) {
    const auto programme = programme_told();
    f("live_programme", live_workbook(programme, {.title = "380 billion yuan", .as_of = "2026-11-28"_day}));
    f("live_programme_moved", live_workbook(programme, {.title = "380 billion yuan", .negative = negative_style::parentheses, .changed = moved}));
    const auto loan = explain(explained_models::loan(), explained_models::loan_base());
    f("live_loan", live_workbook(loan, {.title = "A loan"}));
    f("live_loan_moved", live_workbook(loan, {.title = "A loan", .changed = loan_moved}));
    for (const unsigned seed : {2u, 3u, 5u, 8u, 13u, 21u, 34u, 55u})
        f("live_random_" + std::to_string(seed), live_workbook(explain(explained_models::grown_from(seed), explained_models::grown_base()),
                                                               {.changed = {{"a", 0.3_dec}, {"b", 1.9_dec}, {"c", -1.1_dec}}}));
}

}  // namespace live
