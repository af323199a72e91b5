// SPDX-License-Identifier: BSL-1.0
#pragma once
// Why a figure of a model is what it is: one run on numbers that remember how they were computed.
//
//   explain(model, drivers, sources)    explained<M>
//     .why("npv", {.depth = 2})         in words and figures
//     .drivers_of("npv")                what each driver moves, the most first
//     .precedents, .dependents(name)    what a figure is computed from, what is computed from it
//     .replay(other drivers)            a run there, bit for bit, without the model
//     .formulas()                       one formula a line: model/formula_lines.hpp
//     .add_rate_of_return, .add_break_even     figures that a solver found: leaves that say how, and are checked
//   same_logic(a, b)                    whether two explanations have the same formulas, and which differ
//
//     const auto told = explain(plan, base, {{"amount", {.file = "announcements.csv", .line = 2}}});
//     std::cout << told.why("npv", {.depth = 2});
//
// Included by name: it compiles the model on one more number.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/cashflow/irr.hpp>
#include <outlay/model/detail/explained_text.hpp>
#include <outlay/model/detail/recorded_model.hpp>
#include <outlay/model/formula_lines.hpp>
#include <outlay/number/sourced.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// A replay: what a run with other drivers gives.
template <class M>
struct replayed {
    typename M::template outcomes<double> outcomes;
    std::vector<double> values;             ///< of every node of the tape
    std::vector<std::vector<double>> cells; ///< of the model's lines, in the order of their lines() in counts
};

/// A figure that a solver found: no formula leads to it, so it says how it was found and what it gives when it is put in.
struct solved_figure {
    std::string name;
    double value = 0;
    std::string how;
    std::string nothing_at_it;  ///< what must be nothing at this value
    double residual = 0;        ///< what it is, in units
    double scale = 0;           ///< what it is small against
    std::string line{};         ///< of a rate of return, whose
    [[nodiscard]] bool holds() const { return std::abs(residual) <= 1e-9 * scale; }
};

/// What an explanation knows of any model; made by explain().
class explanation {
public:
    explanation(detail::recorded_model m, std::vector<named_source> sources)
        : m_(std::make_unique<detail::recorded_model>(std::move(m))), lines_(std::make_unique<formula_lines>(*m_)), sources_(std::move(sources)) {
        for (const named_source& s : sources_) (void)teller().find(s.name, {});
    }

    [[nodiscard]] const formula_lines& formulas() const noexcept { return *lines_; }
    [[nodiscard]] const detail::recorded_model& recorded() const noexcept { return *m_; }
    [[nodiscard]] const tape& nodes() const noexcept { return *m_->on; }
    [[nodiscard]] const std::vector<named_source>& sources() const noexcept { return sources_; }
    [[nodiscard]] const std::vector<solved_figure>& solved() const noexcept { return solved_; }

    /// A figure of an outcome, a driver, a line's period: in units, dollars not cents.
    ///
    ///     throws   driver_missing_error   nothing has this name
    ///              not_on_timeline_error  the period is none of the timeline's, or the line has no cell in it
    [[nodiscard]] double figure(std::string_view name, std::string_view period = {}) const {
        return teller().entry(teller().find(name, period)).value;
    }
    /// Why it is what it is: its formula in words and the figures it is computed from, and theirs, to a depth.
    [[nodiscard]] std::string why(std::string_view name, const why_options& how = {}) const {
        for (const solved_figure& s : solved_)
            if (s.name == name)
                return s.name + " = " + detail::figure_text(s.value) + ", found by a solver: " + s.how + "\n  check: " + s.nothing_at_it +
                       (s.holds() ? " is nothing, to a billionth of what is added up\n" : " is " + detail::figure_text(s.residual) + ", which is not nothing: solve again\n");
        return teller().why(name, how);
    }
    /// What it is computed from: directly, or to a depth.
    [[nodiscard]] std::vector<explained_figure> precedents(std::string_view name, const why_options& how = {}) const { return teller().precedents(name, how); }
    /// What is computed from it.
    [[nodiscard]] std::vector<explained_figure> dependents(std::string_view name, const why_options& how = {}) const { return teller().dependents(name, how); }

    /// What each driver moves an outcome, or a line's period, by; what one per cent moves the most stands first.
    ///
    ///     cost     one sweep over the tape for all of them
    [[nodiscard]] std::vector<driver_effect> drivers_of(std::string_view name, std::string_view period = {}) const {
        const detail::figure_teller t = teller();
        const auto at = t.find(name, period);
        const double counts = static_cast<double>(t.counts_of(at));
        const std::vector<double> slopes = slopes_of(at.node);
        std::vector<driver_effect> all;
        for (const auto& d : m_->drivers) {
            const double value = (*m_->on)[d.node].value, slope = slopes[d.node];
            const auto of_driver = static_cast<double>(d.counts_in_one);
            all.push_back({d.name, d.unit, value / of_driver, slope * of_driver / counts, slope * value / 100 / counts + 0.0});  // no minus zero
        }
        std::stable_sort(all.begin(), all.end(), [](const driver_effect& a, const driver_effect& b) {
            const double x = std::abs(a.one_percent), y = std::abs(b.one_percent);
            return x != y ? x > y : std::abs(a.slope) > std::abs(b.slope) && x == 0;
        });
        return all;
    }

    /// The rate a period at which a flow is worth nothing, as a leaf that says so.
    ///
    ///     throws   no_single_rate_error   there is none, or several
    void add_rate_of_return(std::string name, std::string_view line) {
        const std::vector<double> flows = cells_of(line);
        const double rate = irr(std::span<const double>(flows)).only();
        solved_figure s{std::move(name), rate, "the rate a period at which \"" + std::string(line) + "\" is worth nothing",
                        "its present value at this rate", 0, 0, std::string(line)};
        double factor = 1;
        for (const double x : flows) s.residual += x * factor, s.scale += std::abs(x * factor), factor /= 1 + rate;
        solved_.push_back(std::move(s));
    }
    /// The value of a driver at which an outcome is nothing, as a leaf; it is put in and checked.
    ///
    ///     units    value: the driver's unit, dollars not cents
    void add_break_even(std::string name, std::string_view outcome, std::string_view driver, double value) {
        const detail::figure_teller t = teller();
        const auto at = t.find(outcome, {}), moved = t.find(driver, {});
        std::vector<double> inputs = base_inputs();
        for (std::size_t i = 0; i < m_->drivers.size(); ++i)
            if (m_->drivers[i].node == moved.node) inputs[i] = value * static_cast<double>(m_->drivers[i].counts_in_one);
        const auto counts = static_cast<double>(t.counts_of(at));
        const double residual = values_at(inputs)[at.node] / counts;
        double scale = std::abs((*m_->on)[at.node].value / counts);
        for (const auto& l : m_->lines)
            for (const std::uint32_t n : l.nodes)
                if (!l.unit.empty()) scale = std::max(scale, std::abs((*m_->on)[n].value / static_cast<double>(l.counts_in_one)));
        solved_.push_back({std::move(name), value, "the value of \"" + std::string(driver) + "\" at which \"" + std::string(outcome) + "\" is nothing",
                           "\"" + std::string(outcome) + "\" there", residual, scale, {}});
    }

    /// A number that two runs of one logic share, whatever their figures: of the formulas in words.
    [[nodiscard]] std::uint64_t logic() const {
        std::uint64_t h = 0xcbf29ce484222325u;
        for (const auto& [name, formulas] : teller().logic())
            for (const char c : name + "=" + formulas + ";") h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
        return h;
    }
    /// Each figure's formulas in words, by its name: what same_logic compares.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> formulas_in_words() const { return teller().logic(); }

    /// What a node is called: of a cell its line and period.
    [[nodiscard]] std::string words_of(std::uint32_t node) const { return teller().line_with(node); }
    /// The value of every node with other inputs, in counts.
    ///
    ///     throws   replay_diverged_error   a branch would change: it names the line
    [[nodiscard]] std::vector<double> values_at(std::span<const double> inputs) const {
        std::vector<double> values(m_->on->size());
        m_->on->replay_into(inputs, values);
        if (const tape_guard* g = m_->on->diverged(values)) m_->on->throw_diverged(*g, values, teller().line_with(g->node));
        return values;
    }
    [[nodiscard]] std::vector<std::string> driver_names() const {
        std::vector<std::string> names;
        for (const auto& d : m_->drivers) names.push_back(d.name);
        return names;
    }
    [[nodiscard]] std::vector<double> base_inputs() const {
        std::vector<double> inputs;
        for (const auto& d : m_->drivers) inputs.push_back((*m_->on)[d.node].value);
        return inputs;
    }

protected:
    [[nodiscard]] detail::figure_teller teller() const { return {*m_, *lines_, sources_}; }
    [[nodiscard]] std::vector<double> slopes_of(std::uint32_t node) const {
        return detail::swept(m_->on->nodes(), node, [this](std::size_t i) { return (*m_->on)[i].value; });
    }
    [[nodiscard]] std::vector<double> cells_of(std::string_view line) const {
        for (const auto& l : m_->lines) {
            if (l.name != line) continue;
            std::vector<double> all;
            for (const std::uint32_t n : l.nodes) all.push_back((*m_->on)[n].value / static_cast<double>(l.counts_in_one));
            return all;
        }
        throw driver_missing_error(line, teller().names());
    }

    std::unique_ptr<detail::recorded_model> m_;
    std::unique_ptr<formula_lines> lines_;
    std::vector<named_source> sources_;
    std::vector<solved_figure> solved_;
};

/// An explanation of a model of type M.
template <model M>
class explained : public explanation {
public:
    using explanation::explanation;

    /// A run with other drivers, from the tape: equal to run<double> there to the last bit, where the compiler contracts no
    /// product and sum into one operation.
    ///
    ///     throws   replay_diverged_error   a sign that the model asked for would be another, or a value that left the tape: names the line
    ///     cost     3 ns a node
    [[nodiscard]] replayed<M> replay(const typename M::template drivers<exact_ratio>& drivers) const {
        constexpr auto exact = M::template drivers<exact_ratio>::list();
        std::vector<double> inputs;
        for (const auto& entry : exact) inputs.push_back(nearest_double(entry.count(drivers)));
        replayed<M> out{{}, this->values_at(inputs), {}};
        constexpr auto list = M::template outcomes<double>::list();
        for (std::size_t i = 0; i < list.size(); ++i) list[i].set_count(out.outcomes, out.values[this->m_->outcomes[i].node]);
        for (const auto& l : this->m_->lines) {
            auto& cells = out.cells.emplace_back();
            for (const std::uint32_t n : l.nodes) cells.push_back(out.values[n]);
        }
        return out;
    }
};

/// One run of a model on a tape.
///
///     sources  of drivers and lines, by name
///     throws   what the model throws; driver_missing_error   a source of no name there is
///     cost     about 20 ns an operation, then some passes over the nodes
template <model M>
[[nodiscard]] explained<M> explain(const M& m, const typename M::template drivers<exact_ratio>& drivers, std::vector<named_source> sources = {}) {
    return explained<M>(detail::recorded(m, drivers), std::move(sources));
}

/// A figure whose formula differs: in words, empty where one of the two has no such figure.
struct logic_difference {
    std::string name, first, second;
};
/// Which formulas of two explanations differ; none where they have the same logic, whatever their figures.
[[nodiscard]] inline std::vector<logic_difference> logic_differences(const explanation& a, const explanation& b) {
    std::vector<logic_difference> out;
    const auto x = a.formulas_in_words(), y = b.formulas_in_words();
    for (std::size_t i = 0, j = 0; i < x.size() || j < y.size();) {
        if (j == y.size() || (i < x.size() && x[i].first < y[j].first)) out.push_back({x[i].first, x[i].second, {}}), ++i;
        else if (i == x.size() || y[j].first < x[i].first) out.push_back({y[j].first, {}, y[j].second}), ++j;
        else {
            if (x[i].second != y[j].second) out.push_back({x[i].first, x[i].second, y[j].second});
            ++i, ++j;
        }
    }
    return out;
}
[[nodiscard]] inline bool same_logic(const explanation& a, const explanation& b) { return logic_differences(a, b).empty(); }

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
