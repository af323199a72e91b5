// SPDX-License-Identifier: BSL-1.0
#pragma once
// Holds a function of doubles against the certified cases of this folder (data/closed_forms.md).
//
// A result is right within 4 ulp of the truth, or within 8 times the change of the truth that one ulp in any one input
// makes. That change is computed in fifty digits from the textbook's formula, which must itself give the certified truth.

#include "csv_rows.hpp"

#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace test {

using outlay::fifty_digits;

inline fifty_digits ulp(double x) {
    x = std::abs(x);
    return fifty_digits(std::nextafter(x, HUGE_VAL)) - fifty_digits(x);
}

/// What a result may be off by: `truth` at `inputs`, `formula` its function in fifty digits.
template <class Formula>
fifty_digits allowed_error(const fifty_digits& truth, const std::vector<double>& inputs, const Formula& formula) {
    fifty_digits allowed = 4 * ulp(truth.convert_to<double>());
    std::vector<fifty_digits> moved(inputs.begin(), inputs.end());
    const fifty_digits here = formula(moved);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const fifty_digits saved = moved[i];
        moved[i] += ulp(inputs[i]);
        const fifty_digits change = 8 * abs(formula(moved) - here);
        if (change > allowed) allowed = change;
        moved[i] = saved;
    }
    return allowed;
}

/// VDB of {cost, salvage, life, start, end, factor}: linear inside a period; from a start inside one, while it switches, as
/// excel::VDB says. Whether the start is whole is told: one unit in the last place beside it is whole too.
inline fifty_digits vdb_textbook(const std::vector<fifty_digits>& x, bool no_switch, bool whole_start) {
    using wide = fifty_digits;
    const auto least = [](const wide& a, const wide& b) { return a < b ? a : b; };
    const auto most = [](const wide& a, const wide& b) { return a > b ? a : b; };
    // What an asset with `left` above the salvage bears from one time to another, over a life of which `life` is ahead.
    const auto between = [&](const wide& left, const wide& life, const wide& from, const wide& until) -> wide {
        wide before = 0, charged = 0;
        for (int k = 0; k < until; ++k) {
            const wide rest = left - before;
            wide charge = least((rest + x[1]) * x[5] / x[2], rest);
            if (!no_switch) charge = most(charge, rest / (life - k));
            charged += charge * most(least(1, until - k) - most(0, least(1, from - k)), 0);
            before += least(charge, rest);
        }
        return charged;
    };
    const wide all = most(x[0] - x[1], 0);
    if (no_switch || whole_start) return between(all, x[2], x[3], x[4]);
    const wide moved = x[5] > 1 && x[3] >= x[2] / 2 ? x[3] - x[2] / 2 : wide(0);
    const wide start = x[3] - moved;
    return between(all - between(all, x[2], 0, start), x[2] - start, 0, x[4] - moved - start);
}

/// Every row of a file: `computed` and `formula` take the columns named, in that order.
template <class Computed, class Formula>
void check_closed_form(const std::string& file, const std::vector<std::string>& columns, Computed computed,
                       Formula formula) {
    const auto rows = read_rows(file);
    REQUIRE(rows.size() == 40);
    for (const auto& row : rows) {
        std::vector<double> inputs;
        for (const auto& column : columns) inputs.push_back(std::stod(row.at(column)));
        const fifty_digits truth(row.at("truth_40"));
        const fifty_digits textbook = formula(std::vector<fifty_digits>(inputs.begin(), inputs.end()));
        INFO(row.at("case_id"));
        CHECK(abs(textbook - truth) <= abs(truth) * fifty_digits("1e-37"));
        const double result = computed(inputs);
        CAPTURE(result, row.at("truth_40"));
        const fifty_digits error = abs(fifty_digits(result) - truth);
        const fifty_digits allowed = allowed_error(truth, inputs, formula);
        CAPTURE((error / allowed).str(3));
        CHECK(error <= allowed);
    }
}

}  // namespace test
