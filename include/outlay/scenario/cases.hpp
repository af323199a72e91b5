// SPDX-License-Identifier: BSL-1.0
#pragma once
// Cases side by side: a model run with some drivers set, or another model in its place, and what each case changes.
//
//   scenario_case<M>                          a name, the drivers that it sets, perhaps a model of its own
//   run_cases(model, base, cases)             the outcomes of the base and of every case
//   run_cases(model, base, cases, outcome)    one outcome of each, by name or as a function of the rows; here also of no amount: an
//                                             irr_result, a payback_result
//   case_table                                values and differences to the base
//   compare(run, run)                         run_comparison: two runs line by line
//
// From a file: feed/read_cases.hpp.

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/scenario/outcome_of.hpp>

namespace outlay::inline v0 {

/// A named set of drivers, in their own types; what is fixed varies as another model value.
///
///     {"export controls", {{"equipment price", 1.25_dec}, {"amount", 400e9_cny}}}
///     {"losses carried forward", {}, another}
template <class M>
struct scenario_case {
    std::string name{};
    std::vector<driver_setting> settings{};
    std::optional<M> instead{};  ///< of the model, with the same drivers
};

/// The outcomes of cases, the base first: all of them in a struct, or one.
template <class Outcome>
struct case_table {
    struct row {
        std::string name;
        Outcome outcomes;
    };
    std::vector<row> rows{};

    [[nodiscard]] const row& base() const { return rows.front(); }
    /// The first case of this name.
    ///
    ///     throws   driver_missing_error
    [[nodiscard]] const Outcome& operator[](std::string_view name) const {
        std::vector<std::string> names;
        for (const row& r : rows) {
            if (r.name == name) return r.outcomes;
            names.push_back(r.name);
        }
        throw driver_missing_error(name, std::move(names));
    }
    /// How far an outcome of a case lies from the base's, by its name.
    [[nodiscard]] reported_value difference(std::string_view name, std::string_view outcome) const
        requires listed_members<Outcome>
    {
        const std::size_t place = listed_place<Outcome>(outcome);
        const auto entry = Outcome::list()[place];
        return detail::reported<Outcome>(place, entry.count((*this)[name]) - entry.count(base().outcomes));
    }
    /// How far a case lies from the base.
    [[nodiscard]] auto difference(std::string_view name) const
        requires(!listed_members<Outcome>)
    {
        return (*this)[name] - base().outcomes;
    }
};

namespace detail {

/// Hands every case's outcomes and rows to `keep(name, outcomes, rows)`, the base's first.
template <class R, class M, class Keep>
void each_case(const M& m, const typename M::template drivers<exact_ratio>& base, const std::vector<scenario_case<M>>& cases, const Keep& keep) {
    runner<M, R> run(m);
    const auto out = run(base);
    keep(std::string("base"), out, run.rows());
    for (const scenario_case<M>& c : cases) {
        const auto drivers = with(base, c.settings);
        if (c.instead) {
            runner<M, R> other(*c.instead);
            const auto of_other = other(drivers);
            keep(c.name, of_other, other.rows());
        } else {
            const auto of_case = run(drivers);
            keep(c.name, of_case, run.rows());
        }
    }
}

}  // namespace detail

/// Runs a model once for the base and once for every case.
///
///     throws   driver_missing_error, driver_unit_error   a case sets a driver that there is not, or in another unit
///     cost     a run a case; one sheet for all that have no model of their own
template <real_number R = double, model M>
[[nodiscard]] auto run_cases(const M& m, const typename M::template drivers<exact_ratio>& base,
                             const std::vector<scenario_case<std::type_identity_t<M>>>& cases) {
    case_table<typename M::template outcomes<R>> table;
    detail::each_case<R>(m, base, cases, [&](const std::string& name, const auto& out, const auto&) { table.rows.push_back({name, out}); });
    return table;
}
/// One outcome of each, on double: its name, or a function of the rows.
template <model M, outcome_of_model<M> Outcome>
[[nodiscard]] auto run_cases(const M& m, const typename M::template drivers<exact_ratio>& base,
                             const std::vector<scenario_case<std::type_identity_t<M>>>& cases, const Outcome& outcome) {
    const auto reader = detail::outcome_of<M>(outcome);
    case_table<outcome_type<M, Outcome>> table;
    detail::each_case<double>(m, base, cases, [&](const std::string& name, const auto& out, const auto& rows) {
        table.rows.push_back({name, reader.value(reader.template count<double>(out, rows))});
    });
    return table;
}

/// The same of a function that gives no number or amount: an answer that says whether there is one, as irr_result does.
///
///     run_cases(plan, base, cases, [](const auto&, const auto& rows) { return irr(rows.template flow<USD>("free cash flow")); })
template <model M, class F>
    requires(!outcome_of_model<F, M> &&
             std::invocable<const F&, const typename M::template outcomes<double>&, const sheet_rows<double, frequency_of<M>>&>)
[[nodiscard]] auto run_cases(const M& m, const typename M::template drivers<exact_ratio>& base,
                             const std::vector<scenario_case<std::type_identity_t<M>>>& cases, const F& f) {
    using given =
        std::remove_cvref_t<std::invoke_result_t<const F&, const typename M::template outcomes<double>&, const sheet_rows<double, frequency_of<M>>&>>;
    case_table<given> table;
    detail::each_case<double>(m, base, cases, [&](const std::string& name, const auto& out, const auto& rows) { table.rows.push_back({name, f(out, rows)}); });
    return table;
}

/// A line of two runs.
struct line_comparison {
    enum class presence { in_both, in_first, in_second, differs_in_type };
    line_description line;                  ///< as in the first run, where it is in it
    presence where = presence::in_both;
    std::vector<double> differences{};      ///< second less first, in the counts of the unit: cents; a period each
    std::size_t widest = 0;                 ///< the period of the largest difference

    [[nodiscard]] bool changed() const noexcept {
        return where != presence::in_both || (!differences.empty() && differences[widest] != 0);
    }
};
/// Two runs line by line.
struct run_comparison {
    std::vector<line_comparison> lines{};

    /// Those that differ, in their order.
    [[nodiscard]] std::vector<line_comparison> changed() const {
        std::vector<line_comparison> some;
        for (const line_comparison& l : lines)
            if (l.changed()) some.push_back(l);
        return some;
    }
    /// A line by its name.
    ///
    ///     throws   line_unknown_error   no line of this name, or several
    [[nodiscard]] const line_comparison& operator[](std::string_view name) const {
        const line_comparison* found = nullptr;
        std::vector<std::string> names;
        std::size_t of_name = 0;
        for (const line_comparison& l : lines) {
            names.push_back(l.line.section.empty() ? l.line.name : l.line.section + ": " + l.line.name);
            if (l.line.name != name) continue;
            found = &l;
            ++of_name;
        }
        if (of_name == 1) return *found;
        throw line_unknown_error(name, std::move(names));
    }
};

/// The last runs of two runners, line by line: of one model with other drivers, or of two models on one timeline.
///
///     throws   run_incomplete_error, timeline_mismatch_error
template <model M, model N>
    requires std::same_as<frequency_of<M>, frequency_of<N>>
[[nodiscard]] run_comparison compare(const runner<M, double>& first, const runner<N, double>& second) {
    if (first.fixed().on != second.fixed().on) throw timeline_mismatch_error(to_string(first.fixed().on), to_string(second.fixed().on));
    using presence = line_comparison::presence;
    const auto a = first.rows(), b = second.rows();
    const auto lines_a = a.lines(), lines_b = b.lines();
    std::vector<bool> matched(lines_b.size());
    run_comparison all;
    for (std::size_t i = 0; i < lines_a.size(); ++i) {
        std::size_t j = 0;
        while (j < lines_b.size() && (lines_b[j].name != lines_a[i].name || lines_b[j].section != lines_a[i].section)) ++j;
        line_comparison of{lines_a[i]};
        if (j == lines_b.size()) {
            of.where = presence::in_first;
        } else {
            matched[j] = true;
            const auto x = a.cells(i), y = b.cells(j);
            const line_description& other = lines_b[j];
            if (other.kind != of.line.kind || other.unit != of.line.unit || other.frequency != of.line.frequency || x.size() != y.size()) {
                of.where = presence::differs_in_type;
            } else {
                for (std::size_t t = 0; t < x.size(); ++t) {
                    of.differences.push_back(y[t] - x[t]);
                    if (std::abs(of.differences[t]) > std::abs(of.differences[of.widest])) of.widest = t;
                }
            }
        }
        all.lines.push_back(std::move(of));
    }
    for (std::size_t j = 0; j < lines_b.size(); ++j) {
        if (matched[j]) continue;
        all.lines.push_back({lines_b[j], presence::in_second});
    }
    return all;
}

}  // namespace outlay
