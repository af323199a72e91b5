// SPDX-License-Identifier: BSL-1.0
#pragma once
// One formula a line: what a model computed, as lines whose every column has the same formula. No spreadsheet is in it.
//
//   formula_lines            lines, scalars, where each node stands, formulas
//     .cell_formula, .scalar_formula      with the references and operators that the caller writes
//     .cell_words                         for people
//
// Next to read: model/formula_line.hpp, what a line is; model/explain.hpp, which makes it; report/live_workbook.hpp, which writes it.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <outlay/model/detail/cut_lines.hpp>
#include <outlay/model/detail/formula_match.hpp>
#include <outlay/model/detail/formula_text.hpp>
#include <outlay/model/formula_line.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// One formula a line, found from the tape of one run.
///
///     cost     some passes over the nodes; formulas are made when they are asked for
class formula_lines {
public:
    /// What no formula is longer than, in characters, where a cut can make it so.
    static constexpr std::size_t longest_formula = 100;

    explicit formula_lines(const detail::recorded_model& m) : m_(&m), on_(&m.nodes()), cut_(m, longest_formula) {
        make_lines();
        place_nodes();
        detail::formula_matcher matcher(*on_, cut_, lines_, places_);
        matcher.match_all();
        absolute_ = matcher.absolute();
        find_units();
        find_labels();
    }

    [[nodiscard]] const std::vector<formula_line>& lines() const noexcept { return lines_; }
    [[nodiscard]] const std::vector<formula_scalar>& scalars() const noexcept { return scalars_; }
    [[nodiscard]] std::size_t uneven() const {
        return static_cast<std::size_t>(std::count_if(lines_.begin(), lines_.end(), [](const formula_line& l) { return l.uneven(); }));
    }
    /// Where a node stands; none where it is a step inside a formula.
    [[nodiscard]] formula_place place_of(std::uint32_t node) const { return places_[node]; }
    /// The formula of a cell of a line, by its place among the line's cells. ref(formula_reference) writes a reference.
    template <class Syntax, class Ref>
    [[nodiscard]] std::string cell_formula(std::size_t line, std::size_t cell, const Syntax& syntax, const Ref& ref) const {
        const formula_line& l = lines_[line];
        if (l.sum_of) return syntax.sum(l.sum_of->first, l.sum_of->second, static_cast<std::int32_t>(l.columns[cell]));
        const std::uint32_t from = l.pattern[cell];
        const std::int32_t shift = static_cast<std::int32_t>(l.columns[cell]) - static_cast<std::int32_t>(l.columns[from]);
        std::size_t at = 0;
        const auto found = absolute_.find(l.nodes[from]);
        const std::vector<bool>* fixed = found == absolute_.end() ? nullptr : &found->second;
        const formula_place& p = places_[l.nodes[from]];
        const bool stands_here = p.what == kind::cell && p.index == line && p.column == static_cast<std::int32_t>(l.columns[from]);
        return text_of(l.nodes[from], stands_here, syntax, [&](std::uint32_t node) {
            const bool absolute = fixed != nullptr && at < fixed->size() && (*fixed)[at];
            ++at;
            return reference_text(node, absolute ? 0 : shift, static_cast<std::int32_t>(l.columns[cell]), absolute, ref);
        });
    }
    template <class Syntax, class Ref>
    [[nodiscard]] std::string scalar_formula(std::size_t scalar, const Syntax& syntax, const Ref& ref) const {
        return text_of(scalars_[scalar].node, true, syntax, [&](std::uint32_t node) { return reference_text(node, 0, -1, true, ref); });
    }
    /// What stands in a line's opening: a reference.
    template <class Ref>
    [[nodiscard]] std::string opening_formula(std::size_t line, const Ref& ref) const {
        return reference_text(*lines_[line].opening, 0, lines_[line].opening_column, false, ref);
    }
    /// The formula of any node, from the column of its own cell.
    template <class Syntax, class Ref>
    [[nodiscard]] std::string node_formula(std::uint32_t node, std::int32_t column, const Syntax& syntax, const Ref& ref) const {
        return text_of(node, true, syntax, [&](std::uint32_t n) { return reference_text(n, 0, column, false, ref); });
    }
    /// The references of a node, in the order of its formula.
    [[nodiscard]] std::vector<std::uint32_t> references(std::uint32_t node) const {
        std::vector<std::uint32_t> all;
        collect(node, true, all);
        return all;
    }
    /// The running operation of a line that was found, and its steps' other operand; nothing of another line.
    [[nodiscard]] std::optional<tape_op> running(std::size_t line) const {
        const formula_line& l = lines_[line];
        if (l.from == formula_line::origin::fixed || l.nodes.size() < 2) return std::nullopt;
        const tape_node& node = (*on_)[l.nodes.back()];
        if (!cut_.is_running(node.op) || node.left != l.nodes[l.nodes.size() - 2]) return std::nullopt;
        return node.op;
    }
    [[nodiscard]] bool is_reference(std::uint32_t node) const { return cut_.is_reference(node); }

private:
    using kind = formula_place::kind;

    void make_lines() {
        struct found_line {
            std::size_t after;  ///< the line of the model that it stands behind; 0 before the first
            std::uint32_t first;
            std::uint32_t representative;
        };
        std::vector<found_line> found;
        std::vector<char> seen(on_->size());
        std::vector<std::size_t> after(on_->size());
        for (std::uint32_t n = 0; n < on_->size(); ++n) {
            const auto home = cut_.home(n);
            if (home.line >= 0 && home.line < static_cast<std::int32_t>(m_->lines.size())) after[n] = static_cast<std::size_t>(home.line) + 1;
            else if (!(*on_)[n].is_leaf()) {
                after[n] = after[(*on_)[n].left];
                if ((*on_)[n].has_right()) after[n] = std::max(after[n], after[(*on_)[n].right]);
            }
            if (!cut_.is_reached(n) || !cut_.is_cut(n)) continue;
            const std::uint32_t r = cut_.class_of(n);
            if (cut_.line_of(r).empty()) {
                scalar_nodes_.push_back(n);
            } else if (!seen[r]) {
                seen[r] = 1;
                found.push_back({0, n, r});
            }
        }
        for (auto& f : found)
            for (const auto& member : cut_.line_of(f.representative)) f.after = std::max(f.after, after[member.second]);
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.after < b.after || (a.after == b.after && a.first < b.first); });

        line_of_list_.resize(m_->lists.size());
        for (std::size_t l = 0; l < m_->lists.size(); ++l) {
            formula_line line;
            line.label = m_->lists[l].name + ", shares";
            line.from = formula_line::origin::fixed;
            line.is_list = true;
            for (std::size_t i = 0; i < m_->lists[l].nodes.size(); ++i)
                if (m_->lists[l].nodes[i] != detail::no_node) line.columns.push_back(static_cast<std::uint32_t>(i)), line.nodes.push_back(m_->lists[l].nodes[i]);
            if (line.nodes.empty()) continue;
            line_of_list_[l] = lines_.size();
            lines_.push_back(std::move(line));
        }
        line_of_model_.resize(m_->lines.size());
        std::size_t next = 0;
        const auto add_found = [&](std::size_t until) {
            for (; next < found.size() && found[next].after <= until; ++next) {
                formula_line line;
                line.from = formula_line::origin::found;
                for (const auto& member : cut_.line_of(found[next].representative))
                    line.columns.push_back(static_cast<std::uint32_t>(member.first)), line.nodes.push_back(member.second);
                line_of_class_[found[next].representative] = lines_.size();
                lines_.push_back(std::move(line));
            }
        };
        for (std::size_t l = 0; l < m_->lines.size(); ++l) {
            add_found(l);
            const detail::recorded_line& of = m_->lines[l];
            formula_line line;
            line.section = of.section, line.label = of.name, line.unit = of.unit, line.counts_in_one = of.counts_in_one;
            line.columns = of.columns, line.nodes = of.nodes;
            const bool computed = std::any_of(of.nodes.begin(), of.nodes.end(), [&](std::uint32_t n) {
                return !(*on_)[n].is_leaf() || (*on_)[n].op == tape_op::input;
            });
            if (!computed) line.from = formula_line::origin::fixed;
            line_of_model_[l] = lines_.size();
            lines_.push_back(std::move(line));
        }
        add_found(m_->lines.size());
        for (const auto& sum : cut_.sums()) {
            const std::size_t first = line_of_class_.at(cut_.class_of(sum.representatives.front()));
            bool together = true;
            for (std::size_t i = 0; i < sum.representatives.size(); ++i) {
                const auto at = line_of_class_.find(cut_.class_of(sum.representatives[i]));
                together = together && at != line_of_class_.end() && at->second == first + i;
            }
            formula_line& of = lines_[line_of_model_[sum.line]];
            if (together) of.sum_of = std::pair(first, first + sum.representatives.size() - 1);
        }
    }
    void place_nodes() {
        places_.resize(on_->size());
        for (std::size_t d = 0; d < m_->drivers.size(); ++d) places_[m_->drivers[d].node] = {kind::driver, d, 0};
        for (std::uint32_t n = 0; n < on_->size(); ++n)
            if ((*on_)[n].op == tape_op::constant) places_[n] = {kind::constant, 0, 0};
        for (std::size_t l = 0; l < lines_.size(); ++l)
            for (std::size_t i = 0; i < lines_[l].nodes.size(); ++i) {
                const std::uint32_t n = lines_[l].nodes[i];
                const auto home = cut_.home(n);
                const bool here = lines_[l].from == formula_line::origin::found ||
                                  (home.line >= 0 && home.column == lines_[l].columns[i] &&
                                   (home.line < static_cast<std::int32_t>(m_->lines.size()) ? line_of_model_[static_cast<std::size_t>(home.line)] == l
                                                                                            : line_of_list_[static_cast<std::size_t>(home.line) - m_->lines.size()] == l));
                if (here) places_[n] = {kind::cell, l, static_cast<std::int32_t>(lines_[l].columns[i])};
            }
        for (const std::uint32_t n : scalar_nodes_) {
            places_[n] = {kind::scalar, scalars_.size(), 0};
            scalars_.push_back({{}, {}, 1, n, false});
        }
    }

    template <class Syntax, class Leaf>
    [[nodiscard]] std::string text_of(std::uint32_t n, bool top, const Syntax& syntax, const Leaf& leaf) const {
        return detail::formula_text(*on_, [this](std::uint32_t m) { return is_reference(m); }, n, top, 0, syntax, leaf);
    }
    template <class Ref>
    [[nodiscard]] std::string reference_text(std::uint32_t node, std::int32_t shift, std::int32_t from, bool absolute, const Ref& ref) const {
        formula_place p = places_[node];
        if (p.what == kind::cell) p.column += shift;
        return ref(formula_reference{p, node, from, absolute});
    }
    void collect(std::uint32_t n, bool top, std::vector<std::uint32_t>& all) const {
        if ((!top && is_reference(n)) || (*on_)[n].is_leaf()) {
            if (!top && std::find(all.begin(), all.end(), n) == all.end()) all.push_back(n);
            return;
        }
        collect((*on_)[n].left, false, all);
        if ((*on_)[n].has_right()) collect((*on_)[n].right, false, all);
    }

    /// A unit and how many counts are one of it.
    using unit_of_count = std::pair<std::string, std::int64_t>;
    /// The unit of what was found: that of what is added up, or of the one factor that has one.
    void find_units() {
        std::vector<unit_of_count> unit(on_->size(), {"", 1});
        std::unordered_map<std::uint32_t, unit_of_count> known;
        for (const auto& d : m_->drivers) {
            unit_of_count u{d.unit, d.counts_in_one};
            if (d.counts_in_one == 1) u.first.clear();  // the list's own words for a number are no unit
            const std::size_t a_year = u.first.find(" a year");
            if (a_year != std::string::npos) u.first.resize(a_year);
            unit[d.node] = u;
        }
        for (const auto& l : m_->lines)
            for (const std::uint32_t n : l.nodes)
                if (!l.unit.empty() && (*on_)[n].op != tape_op::constant) known[n] = {l.unit, l.counts_in_one};
        for (std::uint32_t n = 0; n < on_->size(); ++n) {
            if (const auto at = known.find(n); at != known.end()) {
                unit[n] = at->second;
                continue;
            }
            const tape_node& node = (*on_)[n];
            if (node.is_leaf()) continue;
            const unit_of_count &a = unit[node.left], none{"", 1};
            const unit_of_count& b = node.has_right() ? unit[node.right] : none;
            switch (node.op) {
                case tape_op::add:
                case tape_op::subtract:
                case tape_op::lesser:
                case tape_op::greater: unit[n] = a.first.empty() ? b : a; break;
                case tape_op::multiply: unit[n] = a.first.empty() ? b : b.first.empty() ? a : none; break;
                case tape_op::divide: unit[n] = b.first.empty() ? a : none; break;
                case tape_op::negate: unit[n] = a; break;
                default: break;
            }
        }
        for (auto& l : lines_)
            if (l.from == formula_line::origin::found) std::tie(l.unit, l.counts_in_one) = unit[l.nodes.back()];
        for (auto& s : scalars_) {
            std::tie(s.unit, s.counts_in_one) = unit[s.node];
            for (const auto& o : m_->outcomes)
                if (o.node == s.node) s.unit = o.unit, s.counts_in_one = o.counts_in_one;
        }
    }

    /// Words for what has no name: the model's own, or the formula, in brackets where another formula refers to it.
    void find_labels() {
        std::unordered_map<std::string, int> taken;
        for (const auto& l : lines_)
            if (l.from != formula_line::origin::found) ++taken[l.label];
        const auto unique = [&](std::string label) {
            if (label.size() > 90) label = label.substr(0, 87) + "...";
            const int before = taken[label]++;
            return before == 0 ? label : label + " (" + std::to_string(before + 1) + ")";
        };
        const auto outcome_at = [&](std::uint32_t node) -> const std::string* {
            for (const auto& o : m_->outcomes)
                if (o.node == node) return &o.name;
            return nullptr;
        };
        // What a formula refers to has a lower node, but for a line that looks at its own earlier cells.
        std::vector<std::pair<std::uint32_t, std::size_t>> order;
        for (std::size_t i = 0; i < scalars_.size(); ++i) order.emplace_back(scalars_[i].node, i);
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].from == formula_line::origin::found) order.emplace_back(lines_[i].nodes.back(), i | is_line);
        std::sort(order.begin(), order.end());
        for (const auto& [node, which] : order) {
            if ((which & is_line) == 0) {
                formula_scalar& s = scalars_[which];
                const std::string_view said = on_->name(node);
                const std::string* outcome = outcome_at(node);
                s.label = unique(!said.empty() ? std::string(said) : outcome ? *outcome : words_of(node, -1));
                s.derived = said.empty() && outcome == nullptr;
                continue;
            }
            formula_line& l = lines_[which & ~is_line];
            std::string_view said;
            for (const std::uint32_t n : l.nodes)
                if (said.empty()) said = on_->name(n);
            if (!said.empty()) {
                l.label = unique(std::string(said));
            } else if (const auto op = running(which & ~is_line)) {
                const std::string* outcome = outcome_at(l.nodes.back());
                const tape_node& last = (*on_)[l.nodes.back()];
                const std::string step = words_of_operand(last.right, static_cast<std::int32_t>(l.columns.back()));
                const char* what = *op == tape_op::add ? "sum of " : *op == tape_op::multiply ? "product of " : *op == tape_op::lesser ? "lowest of " : "highest of ";
                l.label = unique(outcome ? *outcome + ", to date" : what + step + " to date");
            } else {
                l.label = unique(cell_words(which & ~is_line, l.nodes.size() - 1));
                l.derived = true;
            }
        }
    }
    static constexpr std::size_t is_line = std::size_t{1} << 63;

public:
    /// A reference in words: "revenue", "debt (previous)", "capital expenditure [FY2027]".
    [[nodiscard]] std::string words_of(const formula_reference& r) const {
        switch (r.place.what) {
            case kind::driver: return m_->drivers[r.place.index].name;
            case kind::constant: return constant_text(r.node);
            case kind::scalar: return bracketed(scalars_[r.place.index].label, scalars_[r.place.index].derived);
            case kind::cell: {
                const formula_line& l = lines_[r.place.index];
                const std::string label = bracketed(l.label, l.derived);
                if (l.is_list) return label;
                if (l.place_of(r.place.column) == l.columns.size()) return label + " (opening)";
                const std::int32_t back = r.from_column - r.place.column;
                if (!r.absolute && r.from_column >= 0 && back == 0) return label;
                if (!r.absolute && r.from_column >= 0 && back == 1) return label + " (previous)";
                if (!r.absolute && r.from_column >= 0 && back > 1 && back < 5) return label + " (" + std::to_string(back) + " before)";
                return label + " [" + m_->periods[static_cast<std::size_t>(r.place.column)] + "]";
            }
            case kind::none: break;
        }
        return "?";
    }
    /// The formula of a line's cell in words.
    [[nodiscard]] std::string cell_words(std::size_t line, std::size_t cell) const {
        struct syntax : detail::formula_words {
            const formula_lines* of;
            [[nodiscard]] std::string sum(std::size_t first, std::size_t last, std::int32_t) const {
                return "sum of [" + of->lines_[first].label + "] to [" + of->lines_[last].label + "]";
            }
        };
        syntax words;
        words.of = this;
        return cell_formula(line, cell, words, [this](const formula_reference& r) { return words_of(r); });
    }
    /// The formula of a node in words.
    [[nodiscard]] std::string words_of(std::uint32_t node, std::int32_t column) const {
        return node_formula(node, column, detail::formula_words{}, [this](const formula_reference& r) { return words_of(r); });
    }
    /// A constant as it was given: "1/12" of an exact one.
    [[nodiscard]] std::string constant_text(std::uint32_t node) const {
        const exact_ratio* q = on_->exact(node);
        return q != nullptr && q->denominator() < 1000000 ? to_string(*q) : detail::number_text((*on_)[node].value);
    }

private:
    [[nodiscard]] static std::string bracketed(const std::string& label, bool derived) { return derived ? "[" + label + "]" : label; }
    [[nodiscard]] std::string words_of_operand(std::uint32_t node, std::int32_t column) const {
        if (is_reference(node)) return reference_text(node, 0, column, false, [this](const formula_reference& r) { return words_of(r); });
        return words_of(node, column);
    }

    const detail::recorded_model* m_;
    const tape* on_;
    detail::line_cutter cut_;
    std::vector<formula_line> lines_;
    std::vector<formula_scalar> scalars_;
    std::vector<std::uint32_t> scalar_nodes_;
    std::vector<std::size_t> line_of_list_, line_of_model_;
    std::unordered_map<std::uint32_t, std::size_t> line_of_class_;
    std::vector<formula_place> places_;
    std::unordered_map<std::uint32_t, std::vector<bool>> absolute_;
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
