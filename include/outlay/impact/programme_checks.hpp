// SPDX-License-Identifier: BSL-1.0
#pragma once
// The invariants of the programme model, held to the rows that a run left in its workspace.
//
//   checks_of(model, drivers, outcomes, workspace[, tolerance])      model_checks: what holds, what fails and with what
//                                                                    figures

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <outlay/impact/checks.hpp>
#include <outlay/impact/programme_model.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What must be true of a run, whatever its drivers.
///
///     evaluate(model, drivers, w);
///     checks_of(model, drivers, outcomes, w).require_all();
///
///     shape    on double; tolerance: of the amounts, relative to all that was spent and earned
///     checks   sources equal uses in every period; working capital is a share of a year's inflow; cumulative cash rolls;
///              what was spent and the deepest funding need are those of the rows; no more is written off than was bought;
///              nothing is earned before its start
template <frequency Freq>
[[nodiscard]] model_checks checks_of(const programme_model<Freq>& m, const programme_drivers<double>& d,
                                     const programme_outcomes<double>& out, const workspace<double>& w,
                                     double tolerance = 1e-12) {
    using rows = programme_model<Freq>;
    const timeline<Freq>& on = m.plan().on;
    const std::size_t n = on.size();
    const auto line = [&](std::size_t row) {
        return flow_series<double, Freq>(on, std::vector<double>(w[row].begin(), w[row].end()));
    };
    const auto stock = [&](std::size_t row) {
        return balance_series<double, Freq>(on, std::vector<double>(w[row].begin(), w[row].end()));
    };
    const auto tied = difference(stock(rows::working_capital), 0.0);
    double size = std::abs(out.spent), least = 0, written_off = 0;
    std::size_t start = 0;
    for (const double x : w[rows::inflow]) size += std::abs(x);
    for (const double x : w[rows::cumulative]) least = std::min(least, x);
    for (const double x : w[rows::depreciation]) written_off += x;
    while (start < n && w[rows::earning][start] == 0) ++start;
    const double close = tolerance * (1 + size);

    model_checks checks;
    checks
        .equal("sources equal uses", line(rows::inflow),
               line(rows::operating_cost) + line(rows::tax) + line(rows::spend) + tied + line(rows::cash), close)
        .equal("profit is what is earned less costs and charges", line(rows::profit),
               line(rows::inflow) - line(rows::operating_cost) - line(rows::depreciation), close)
        .equal("tax is the rate times profit", line(rows::tax), line(rows::profit) * d.tax_rate, close)
        .equal("working capital is a share of a year's inflow", stock(rows::working_capital),
               stock(rows::inflow) * (d.working_capital * Freq::per_year), close)
        .rolls("cumulative cash rolls", corkscrew<double, Freq>(0.0, line(rows::cash)), stock(rows::cumulative), close)
        .equal("what was spent", n == 0 ? 0.0 : sum(line(rows::spend)), out.spent, close)
        .equal("the deepest funding need", -least, out.funding_need, close)
        .equal("written off beyond what was bought", std::max(written_off - out.spent, 0.0), 0.0, close)
        .nothing_before("nothing is earned before its start", line(rows::inflow), start);
    return checks;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
