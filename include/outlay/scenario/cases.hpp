// SPDX-License-Identifier: BSL-1.0
#pragma once
// Cases side by side: a model run with named overrides of its drivers, and what each case changes.
//
//   scenario_case                    a name and the drivers that it sets
//   run_cases(model, base, cases)    the outcomes of the base and of every case
//   case_table                       values and differences to the base, by outcome

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/impact/model.hpp>

namespace outlay::inline v0 {

/// A named set of overrides: {"export controls", {{"equipment price", exact_ratio(5, 4)}}}.
struct scenario_case {
    std::string name{};
    std::vector<driver_value> overrides{};
    friend bool operator==(const scenario_case&, const scenario_case&) = default;
};

/// The outcomes of cases, the base first.
template <listed_struct Outcomes>
struct case_table {
    struct row {
        std::string name;
        Outcomes outcomes;
    };
    std::vector<row> rows{};

    [[nodiscard]] const row& base() const { return rows.front(); }
    [[nodiscard]] const Outcomes& operator[](std::string_view name) const {
        std::vector<std::string> names;
        for (const row& r : rows) {
            if (r.name == name) return r.outcomes;
            names.push_back(r.name);
        }
        throw name_missing_error(name, std::move(names));
    }
    /// How far an outcome of a case lies from the base's.
    [[nodiscard]] auto difference(std::string_view name, std::string_view outcome) const {
        return value_named((*this)[name], outcome) - value_named(base().outcomes, outcome);
    }
};

/// Runs a model once for the base and once for every case.
///
///     throws   name_missing_error   a case sets a driver that the model does not have
///     cost     one workspace, a run a case
template <field R = double, workspace_model M>
[[nodiscard]] auto run_cases(const M& m, const typename M::template drivers<exact_ratio>& base,
                             const std::vector<scenario_case>& cases) {
    using drivers = typename M::template drivers<R>;
    auto w = workspace_for<R>(m);
    case_table<typename M::template outcomes<R>> table;
    table.rows.push_back({"base", m(drivers_on<drivers>(base), w)});
    for (const scenario_case& c : cases)
        table.rows.push_back({c.name, m(drivers_on<drivers>(overridden(base, c.overrides)), w)});
    return table;
}

}  // namespace outlay
