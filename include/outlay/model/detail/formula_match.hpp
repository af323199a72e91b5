// SPDX-License-Identifier: BSL-1.0
#pragma once
// Whether the cells of a line have one formula: the trees of its columns are laid side by side.
//
//   formula_matcher      match_all(); is_at(), absolute(node, reference)
//
// Where other columns refer to a cell and this one has a constant, a driver or another figure, that figure is the opening of the
// line which is referred to, in the column before its first.

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include <outlay/model/detail/cut_lines.hpp>
#include <outlay/model/formula_line.hpp>

namespace outlay::inline v0::detail {

class formula_matcher {
public:
    formula_matcher(const tape& on, const line_cutter& cut, std::vector<formula_line>& lines, const std::vector<formula_place>& places)
        : on_(&on), cut_(cut), lines_(lines), places_(places) {}

    [[nodiscard]] bool is_at(std::uint32_t node, std::size_t line, std::int32_t column) const {
        const formula_place& p = places_[node];
        return p.what == kind::cell && p.index == line && p.column == column && !(*on_)[node].is_leaf();
    }
    void match_all() {
        for (std::size_t l = 0; l < lines_.size(); ++l) {
            formula_line& line = lines_[l];
            const std::size_t n = line.nodes.size();
            line.pattern.resize(n);
            if (line.from == formula_line::origin::fixed || line.sum_of) {
                line.formulas = n == 0 ? 0 : 1;
                continue;
            }
            for (std::size_t i = n; i-- > 0;) {
                line.pattern[i] = static_cast<std::uint32_t>(i);
                if (i + 1 < n && (joins(l, i, line.pattern[i + 1]) || all_join(l, i))) line.pattern[i] = line.pattern[i + 1];
                else ++line.formulas;
            }
        }
    }
    /// How each reference of a pattern is meant, from the left: whether it is to the same column in every column of the line.
    [[nodiscard]] std::unordered_map<std::uint32_t, std::vector<bool>> absolute() const {
        std::unordered_map<std::uint32_t, std::vector<bool>> out;
        for (const auto& [node, modes] : modes_)
            for (const mode m : modes) out[node].push_back(m == mode::absolute);
        return out;
    }

private:
    enum class mode : std::uint8_t { unknown, relative, absolute };
    using kind = formula_place::kind;

    /// Whether the cell a has the formula of the cell b, shifted; what it takes is noted: how each reference is meant, openings.
    struct match_state {
        std::vector<mode> modes;
        std::vector<std::pair<std::size_t, std::uint32_t>> openings;
        std::vector<std::int32_t> opening_columns;
        std::size_t at = 0;
        std::int32_t a_column, b_column;
    };
    bool match(std::uint32_t a, std::uint32_t b, bool top, match_state& s) const {
        if (!top && cut_.is_reference(b)) return match_reference(a, b, s);
        if (!top && cut_.is_reference(a)) return false;
        const tape_node &x = (*on_)[a], &y = (*on_)[b];
        if (x.op != y.op || x.is_leaf() || y.is_leaf() || (x.op == tape_op::whole_power && x.whole != y.whole)) return false;
        return match(x.left, y.left, false, s) && (!y.has_right() || match(x.right, y.right, false, s));
    }
    bool match_reference(std::uint32_t a, std::uint32_t b, match_state& s) const {
        if (!cut_.is_reference(a)) return false;
        if (s.at == s.modes.size()) s.modes.push_back(mode::unknown);
        mode& how = s.modes[s.at++];
        const formula_place pa = places_[a], pb = places_[b];
        if (pb.what != kind::cell) return a == b;
        if (pa.what == kind::cell && pa.index == pb.index) {
            const bool shifted = pa.column - s.a_column == pb.column - s.b_column, same = pa.column == pb.column;
            if (how == mode::unknown) how = shifted ? mode::relative : mode::absolute;
            return how == mode::relative ? shifted : same;
        }
        if (how == mode::absolute) return false;
        const formula_line& to = lines_[pb.index];
        const std::int32_t column = s.a_column + (pb.column - s.b_column);
        // A constant, or another line's figure, that stands there too.
        if (const std::size_t at = to.place_of(column); at < to.nodes.size()) {
            if (to.nodes[at] == a) how = mode::relative;
            return to.nodes[at] == a;
        }
        if (to.is_list || column < -1 || to.columns.empty() || column != static_cast<std::int32_t>(to.columns.front()) - 1) return false;
        if (to.opening && (*to.opening != a || to.opening_column != column)) return false;
        how = mode::relative;
        s.openings.emplace_back(pb.index, a);
        s.opening_columns.push_back(column);
        return true;
    }
    /// Whether a cell has the formula of another; the state goes on from cell to cell.
    bool is_like(std::size_t l, std::size_t cell, std::size_t to, match_state& s) const {
        const formula_line& line = lines_[l];
        const std::uint32_t a = line.nodes[cell], b = line.nodes[to];
        s.at = 0, s.a_column = static_cast<std::int32_t>(line.columns[cell]), s.b_column = static_cast<std::int32_t>(line.columns[to]);
        const bool a_here = is_at(a, l, s.a_column);
        if (a_here != is_at(b, l, s.b_column)) return false;
        return a_here ? match(a, b, true, s) : match_reference(a, b, s);
    }
    void keep(std::uint32_t node, match_state&& s) {
        modes_[node] = std::move(s.modes);
        for (std::size_t i = 0; i < s.openings.size(); ++i) {
            formula_line& of = lines_[s.openings[i].first];
            of.opening = s.openings[i].second, of.opening_column = s.opening_columns[i];
        }
    }
    bool joins(std::size_t l, std::size_t cell, std::uint32_t to) {
        match_state s{modes_[lines_[l].nodes[to]], {}, {}, 0, 0, 0};
        if (!is_like(l, cell, to, s)) return false;
        keep(lines_[l].nodes[to], std::move(s));
        return true;
    }
    /// The other way round: the later cells of one formula have this one's, where a constant stands for what it refers to.
    bool all_join(std::size_t l, std::size_t cell) {
        formula_line& line = lines_[l];
        const std::uint32_t group = line.pattern[cell + 1];
        match_state s{{}, {}, {}, 0, 0, 0};
        std::size_t end = cell + 1;
        for (; end < line.nodes.size() && line.pattern[end] == group; ++end)
            if (!is_like(l, end, cell, s)) return false;
        keep(line.nodes[cell], std::move(s));
        for (std::size_t i = cell + 1; i < end; ++i) line.pattern[i] = static_cast<std::uint32_t>(cell);
        return true;
    }

    const tape* on_;
    const line_cutter& cut_;
    std::vector<formula_line>& lines_;
    const std::vector<formula_place>& places_;
    std::unordered_map<std::uint32_t, std::vector<mode>> modes_;
};

}  // namespace outlay::inline v0::detail
