// SPDX-License-Identifier: BSL-1.0
#pragma once
// How an explanation finds its figures and says what they are: names, periods, formulas in words.
//
//   why_options                       to what depth; of a line in which period
//   explained_figure, driver_effect   what explanations list
//   figure_teller                     the search and the words

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/detail/figure_text.hpp>
#include <outlay/model/detail/recorded_model.hpp>
#include <outlay/model/formula_lines.hpp>
#include <outlay/number/sourced.hpp>
#include <outlay/time/timeline.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// How far an explanation goes: 0 says the figure's formula, 1 also the figures in it, and so on. Of a line, in which period; the last
/// where none is named.
struct why_options {
    whole_count<std::size_t> depth = 1;
    std::string_view period{};
};
/// A figure of a model: in units, dollars not cents.
struct explained_figure {
    std::string name;
    std::string period;   ///< empty of what has none
    std::string unit;
    double value = 0;
    std::string formula;  ///< in words; empty of a driver and of fixed data
    figure_source source;
};
/// What a driver moves a figure by.
struct driver_effect {
    std::string name;
    std::string unit;
    double value = 0;        ///< of the driver
    double slope = 0;        ///< of the figure for one unit more of the driver
    double one_percent = 0;  ///< what one per cent more of the driver moves the figure by
};

namespace detail {

class figure_teller {
public:
    using id = std::uint32_t;
    struct found {
        id node = no_node;
        std::int32_t column = -1;
        const recorded_figure* figure = nullptr;  ///< of a driver or an outcome
        std::size_t line = static_cast<std::size_t>(-1);
    };

    figure_teller(const recorded_model& m, const formula_lines& lines, const std::vector<named_source>& sources)
        : m_(m), lines_(lines), sources_(sources), on_(*m.on) {}

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const auto& o : m_.outcomes) all.push_back(o.name);
        for (const auto& d : m_.drivers) all.push_back(d.name);
        for (const auto& l : m_.lines) all.push_back(l.name);
        return all;
    }
    /// Outcomes first, then the model's lines, drivers, and what was found. A period asks for a line. "section: name" tells apart.
    [[nodiscard]] found find(std::string_view name, std::string_view period) const {
        if (period.empty())
            for (const auto& o : m_.outcomes)
                if (o.name == name) return {o.node, -1, &o};
        if (period.empty())
            for (const auto& d : m_.drivers)
                if (d.name == name) return {d.node, -1, &d};
        for (const bool found_too : {false, true})
            for (std::size_t l = 0; l < lines_.lines().size(); ++l) {
                const formula_line& line = lines_.lines()[l];
                if ((line.from == formula_line::origin::found || line.is_list) != found_too) continue;
                if (line.label == name || (!line.section.empty() && line.section + ": " + line.label == name)) return in_period(l, period);
            }
        for (const auto& s : lines_.scalars())
            if (s.label == name) return {s.node, -1, nullptr};
        throw driver_missing_error(name, names());
    }
    [[nodiscard]] std::int64_t counts_of(const found& f) const {
        if (f.figure != nullptr) return f.figure->counts_in_one;
        if (f.line < lines_.lines().size()) return lines_.lines()[f.line].counts_in_one;
        const formula_place p = lines_.place_of(f.node);
        return p.what == formula_place::kind::scalar ? lines_.scalars()[p.index].counts_in_one : 1;
    }
    [[nodiscard]] explained_figure entry(const found& f) const {
        explained_figure e;
        const auto counts = static_cast<double>(counts_of(f));
        e.value = on_[f.node].value / counts;
        if (f.figure != nullptr) {
            e.name = f.figure->name, e.unit = f.figure->unit;
        } else if (f.line < lines_.lines().size()) {
            e.name = lines_.lines()[f.line].label, e.unit = lines_.lines()[f.line].unit;
            if (!lines_.lines()[f.line].is_list) e.period = m_.periods[static_cast<std::size_t>(f.column)];
            else e.period = std::to_string(f.column + 1);
        } else if (const formula_place p = lines_.place_of(f.node); p.what == formula_place::kind::scalar) {
            e.name = lines_.scalars()[p.index].label, e.unit = lines_.scalars()[p.index].unit;
        } else {
            e.name = lines_.constant_text(f.node);
        }
        e.formula = formula(f);
        for (const named_source& s : sources_)
            if (s.name == e.name) e.source = s.source;
        return e;
    }
    /// A node as a figure of its own.
    [[nodiscard]] found figure_of(id node) const {
        const formula_place p = lines_.place_of(node);
        if (p.what == formula_place::kind::driver) return {node, -1, &m_.drivers[p.index]};
        if (p.what == formula_place::kind::cell) return {node, p.column, nullptr, p.index};
        return {node};
    }

    [[nodiscard]] std::string why(std::string_view name, const why_options& how) const {
        std::string out;
        std::vector<id> said;
        tell(find(name, how.period), 0, how.depth, out, said);
        return out;
    }
    [[nodiscard]] std::vector<explained_figure> precedents(std::string_view name, const why_options& how) const {
        std::vector<id> level{find(name, how.period).node}, all;
        const std::size_t depth = how.depth;
        for (std::size_t d = 0; d < depth && !level.empty(); ++d) {
            std::vector<id> next;
            for (const id n : level)
                for (const id m : references_of(n))
                    if (std::find(all.begin(), all.end(), m) == all.end() && on_[m].op != tape_op::constant) all.push_back(m), next.push_back(m);
            level = std::move(next);
        }
        return figures(all);
    }
    [[nodiscard]] std::vector<explained_figure> dependents(std::string_view name, const why_options& how) const {
        std::vector<std::vector<id>> users(on_.size());
        for (id n = 0; n < on_.size(); ++n) {
            const auto what = lines_.place_of(n).what;
            if ((what != formula_place::kind::cell && what != formula_place::kind::scalar) || on_[n].is_leaf()) continue;
            for (const id m : lines_.references(n)) users[m].push_back(n);
        }
        std::vector<id> level{find(name, how.period).node}, all;
        const std::size_t depth = how.depth;
        for (std::size_t d = 0; d < depth && !level.empty(); ++d) {
            std::vector<id> next;
            for (const id n : level)
                for (const id m : users[n])
                    if (std::find(all.begin(), all.end(), m) == all.end()) all.push_back(m), next.push_back(m);
            level = std::move(next);
        }
        return figures(all);
    }
    /// The line that a node is part of, for an error.
    [[nodiscard]] std::string line_with(id node) const {
        std::vector<char> within(on_.size());
        within[node] = 1;
        for (id n = node; n < on_.size(); ++n) {
            if (n != node && !on_[n].is_leaf()) within[n] = within[on_[n].left] || (on_[n].has_right() && within[on_[n].right]);
            if (!within[n]) continue;
            const formula_place p = lines_.place_of(n);
            if (p.what == formula_place::kind::none) continue;
            const explained_figure e = entry(figure_of(n));
            if (p.what == formula_place::kind::constant) break;
            return e.name + (e.period.empty() ? "" : " [" + e.period + "]");
        }
        const std::string_view named = on_.name(node);
        return named.empty() ? lines_.words_of(node, -1) : std::string(named);
    }
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> logic() const {
        std::vector<std::pair<std::string, std::string>> all;
        for (const auto& d : m_.drivers) all.emplace_back("driver: " + d.name, d.unit);
        for (const auto& o : m_.outcomes) all.emplace_back("outcome: " + o.name, place_in_words(o.node));
        for (std::size_t i = 0; i < lines_.scalars().size(); ++i) all.emplace_back(lines_.scalars()[i].label, lines_.words_of(lines_.scalars()[i].node, -1));
        for (std::size_t l = 0; l < lines_.lines().size(); ++l) {
            const formula_line& line = lines_.lines()[l];
            std::string formulas;
            if (line.from != formula_line::origin::fixed)
                for (std::size_t i = 0; i < line.nodes.size(); ++i)
                    if (line.pattern.empty() || line.pattern[i] == i) formulas += (formulas.empty() ? "" : "; ") + lines_.cell_words(l, i);
            all.emplace_back((line.section.empty() ? "" : line.section + ": ") + line.label, std::move(formulas));
        }
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    [[nodiscard]] found in_period(std::size_t l, std::string_view period) const {
        const formula_line& line = lines_.lines()[l];
        if (period.empty() && !line.nodes.empty()) return {line.nodes.back(), static_cast<std::int32_t>(line.columns.back()), nullptr, l};
        for (std::size_t i = 0; i < line.nodes.size(); ++i)
            if (!line.is_list && m_.periods[line.columns[i]] == period) return {line.nodes[i], static_cast<std::int32_t>(line.columns[i]), nullptr, l};
        throw driver_missing_error(line.label + " in " + std::string(period.substr(0, 40)), m_.periods);
    }
    [[nodiscard]] std::string place_in_words(id node) const {
        const formula_place p = lines_.place_of(node);
        if (p.what == formula_place::kind::scalar) return lines_.words_of(node, -1);
        const explained_figure e = entry(figure_of(node));
        return e.name + (e.period.empty() ? "" : " [" + e.period + "]");
    }
    /// Whether a figure's node stands where the figure does: an outcome may be a cell of a line, a cell the copy of another.
    [[nodiscard]] bool stands_elsewhere(const found& f) const {
        const formula_place p = lines_.place_of(f.node);
        if (p.what == formula_place::kind::none || p.what == formula_place::kind::constant) return false;
        if (f.line < lines_.lines().size()) return p.what != formula_place::kind::cell || p.index != f.line || p.column != f.column;
        return f.figure != nullptr && p.what != formula_place::kind::driver && p.what != formula_place::kind::scalar;
    }
    [[nodiscard]] std::string formula(const found& f) const {
        if (f.line < lines_.lines().size()) {
            const formula_line& line = lines_.lines()[f.line];
            if (line.from == formula_line::origin::fixed) return {};
            return lines_.cell_words(f.line, line.place_of(f.column));
        }
        if (stands_elsewhere(f)) return place_in_words(f.node);
        return on_[f.node].is_leaf() ? std::string() : lines_.words_of(f.node, -1);
    }
    /// What a placed node refers to; of a sum over lines the cells that are added up.
    [[nodiscard]] std::vector<id> references_of(id node) const { return on_[node].is_leaf() ? std::vector<id>{} : lines_.references(node); }
    [[nodiscard]] std::vector<explained_figure> figures(const std::vector<id>& nodes) const {
        std::vector<explained_figure> out;
        for (const id n : nodes) out.push_back(entry(figure_of(n)));
        return out;
    }

    static std::string with_unit(double x, const std::string& unit) { return figure_text(x) + (unit.empty() ? "" : " " + unit); }
    void tell(const found& f, std::size_t level, std::size_t depth, std::string& out, std::vector<id>& said) const {
        const explained_figure e = entry(f);
        const bool is_line = f.line < lines_.lines().size();
        out += std::string(2 * level, ' ') + e.name + (e.period.empty() ? "" : " [" + e.period + "]") + " = " + with_unit(e.value, e.unit);
        std::vector<id> next;
        if (stands_elsewhere(f)) {
            out += " = " + e.formula;
            next.push_back(f.node);
        } else if (const auto op = is_line && f.line < lines_.lines().size() ? lines_.running(f.line) : std::nullopt;
                   op == tape_op::add && lines_.lines()[f.line].from == formula_line::origin::found) {
            next = sum_to_date(f, out);
        } else {
            if (!e.formula.empty()) out += " = " + e.formula;
            next = references_of(f.node);
        }
        if (!e.source.empty()) out += "   (" + to_string(e.source) + ")";
        out += "\n";
        if (level == depth) return;
        for (const id n : next) {
            if (on_[n].op == tape_op::constant || std::find(said.begin(), said.end(), n) != said.end()) continue;
            said.push_back(n);
            tell(figure_of(n), level + 1, depth, out, said);
        }
    }
    /// A running sum as what was added in each period; the largest of them is told further.
    std::vector<id> sum_to_date(const found& f, std::string& out) const {
        const formula_line& line = lines_.lines()[f.line];
        const std::size_t here = line.place_of(f.column);
        const auto counts = static_cast<double>(line.counts_in_one);
        const auto step = [&](std::size_t i) { return on_[line.nodes[i]].op == tape_op::add ? on_[line.nodes[i]].right : line.nodes[i]; };
        const id last = step(here);
        const auto words = lines_.is_reference(last) ? entry(figure_of(last)).name : lines_.words_of(last, f.column);
        out += " = " + words + " of each period:";
        std::size_t most = here;
        for (std::size_t i = 0; i <= here; ++i) {
            const double x = on_[step(i)].value / counts;
            if (here < 12 || i < 5 || i + 5 > here) out += (i == 0 ? " " : "; ") + figure_text(x);
            else if (i == 5) out += "; ...";
            if (std::abs(on_[step(i)].value) > std::abs(on_[step(most)].value)) most = i;
        }
        const id largest = step(most);
        return lines_.is_reference(largest) ? std::vector<id>{largest} : lines_.references(largest);
    }

    const recorded_model& m_;
    const formula_lines& lines_;
    const std::vector<named_source>& sources_;
    const tape& on_;
};

}  // namespace detail

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
