// SPDX-License-Identifier: BSL-1.0
#pragma once
// What one run of a model on a tape left: which node stands in which cell.
//
//   recorded_line, recorded_figure, recorded_list    a line's cells; a driver or an outcome; a list of fixed data of a rule
//   recorded_model                                   all of them, and the tape
//   recorded(run, tape, ...)                         read from a runner

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/number/traced.hpp>

namespace outlay::inline v0::detail {

inline constexpr std::uint32_t no_node = 0xffffffffu;

/// Columns are periods of the model's timeline; of a line by years the last period of each year.
struct recorded_line {
    std::string section, name, kind, unit;
    std::int64_t counts_in_one = 1;
    std::vector<std::uint32_t> columns, nodes;
    std::vector<line_term> terms;
};
struct recorded_figure {
    std::string name, unit;
    std::int64_t counts_in_one = 1;
    std::uint32_t node = no_node;
    std::string type_unit{};  ///< what its type counts; empty of a number
};
struct recorded_list {
    std::string name;
    std::vector<std::uint32_t> nodes;
};
struct recorded_model {
    std::unique_ptr<tape> on;
    std::vector<std::string> periods;
    std::vector<recorded_line> lines;
    std::vector<std::uint32_t> line_of_record;  ///< of a sheet's record, a section's too
    std::vector<recorded_list> lists;
    std::vector<recorded_figure> drivers, outcomes;

    [[nodiscard]] const tape& nodes() const { return *on; }
};

/// Runs a model once on a tape of its own.
template <class M>
recorded_model recorded(const M& m, const typename M::template drivers<exact_ratio>& base) {
    recorded_model out;
    out.on = std::make_unique<tape>();
    tape& on = *out.on;
    typename M::template drivers<traced> d;
    constexpr auto exact = M::template drivers<exact_ratio>::list();
    constexpr auto to = M::template drivers<traced>::list();
    for (std::size_t i = 0; i < to.size(); ++i) {
        const traced x = on.input(nearest_double(exact[i].count(base)), to[i].name);
        to[i].set_count(d, x);
        out.drivers.push_back({std::string(to[i].name), to[i].unit(), to[i].counts_in_one, x.node(), to[i].type_unit()});
    }
    runner<M, traced> run(m);
    run.remember(on);
    const auto found = run(d);
    for (const auto& entry : M::template outcomes<traced>::list())
        out.outcomes.push_back({std::string(entry.name), entry.unit(), entry.counts_in_one, on.node_of(entry.count(found)), entry.type_unit()});

    const std::size_t n = m.on.size();
    for (std::size_t t = 0; t < n; ++t) out.periods.push_back(m.on.label(static_cast<std::ptrdiff_t>(t)));
    const auto rows = run.rows();
    const sheet_core<traced>& core = rows.core();
    const std::vector<line_description> described = rows.lines();
    for (const line_record& r : core.records()) {
        out.line_of_record.push_back(static_cast<std::uint32_t>(out.lines.size()));
        if (r.type == &section_type) continue;
        const line_description& l = described[out.lines.size()];
        recorded_line line{l.section, l.name, l.kind, l.unit, r.type->counts_in_one, {}, {}, l.terms};
        const auto cells = rows.cells(out.lines.size());
        const bool by_years = r.type->frequency != frequency_of<M>::name;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            std::size_t column = r.window.from + i;
            if (by_years) {
                const std::size_t end = (column + 1) * core.years.a_year - core.years.before;
                column = (end < n ? end : n) - 1;
            }
            line.columns.push_back(static_cast<std::uint32_t>(column));
            line.nodes.push_back(on.node_of(cells[i]));
        }
        out.lines.push_back(std::move(line));
    }
    for (const std::uint32_t record : core.memory.list_lines) out.lists.push_back({core.records()[record].name, {}});
    for (std::uint32_t id = 0; id < on.size(); ++id) {
        const tape_node& node = on[id];
        if (node.op != tape_op::fixed || node.left < real_traits<traced>::memory::list_of_a_rule) continue;
        auto& nodes = out.lists[node.left & ~real_traits<traced>::memory::list_of_a_rule].nodes;
        if (nodes.size() <= node.right) nodes.resize(node.right + 1, no_node);
        nodes[node.right] = id;
    }
    return out;
}

}  // namespace outlay::inline v0::detail
