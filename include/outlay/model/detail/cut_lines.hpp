// SPDX-License-Identifier: BSL-1.0
#pragma once
// Which nodes of a tape stand in cells of their own: those of the model's lines, and those that lines are found for.
//
//   cut_lines(recorded, longest)     homes, cuts, periods, classes
//
// A node stands at home in the cell of the earliest period that holds it. Of the others are cut: what is used twice, what has a
// name, an outcome, and each step of a running operation. Cut nodes at the same place of neighbouring columns are a class: a line,
// where it has one node a period. What is too long for a formula is cut further, at the same place in all columns.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <utility>
#include <vector>

#include <outlay/model/detail/recorded_model.hpp>
#include <outlay/number/tape_node.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

class line_cutter {
public:
    using id = std::uint32_t;
    struct cell {
        std::int32_t line = -1;  ///< of the model's lines, then of the lists; -1 where it is at home in none
        std::uint32_t column = 0;
    };
    /// A sum of as many terms as there were purchases, say: each purchase's terms are a line, and the sum is over these lines.
    struct padded_sum {
        std::uint32_t line;
        std::vector<id> representatives;  ///< of the classes, in the order in which they are added
    };

    line_cutter(const recorded_model& m, std::size_t longest) : m_(m), on_(m.nodes()), longest_(longest) {
        const std::size_t n = on_.size();
        home_.resize(n), cut_.resize(n), uses_.resize(n), period_.assign(n, -1), given_period_.assign(n, -1), class_.resize(n);
        std::iota(class_.begin(), class_.end(), id{0});
        find_homes();
        find_reached();
        find_padded_sums();
        find_periods();
        make_cuts();
        join_steps();
        align();
        cut_the_long();
    }

    [[nodiscard]] const cell& home(id n) const { return home_[n]; }
    [[nodiscard]] bool is_cut(id n) const { return cut_[n] != 0; }
    [[nodiscard]] bool is_reference(id n) const { return home_[n].line >= 0 || cut_[n] != 0 || on_[n].is_leaf(); }
    [[nodiscard]] bool is_reached(id n) const { return reached_[n] != 0; }
    [[nodiscard]] std::int32_t period(id n) const { return period_[n]; }
    [[nodiscard]] id class_of(id n) const {
        while (class_[n] != n) n = class_[n];
        return n;
    }
    /// The nodes of a class by period, where it has one a period; empty otherwise.
    [[nodiscard]] std::vector<std::pair<std::int32_t, id>> line_of(id representative) const {
        const auto found = members_.find(representative);
        if (found == members_.end() || found->second.size() < 2) return {};
        for (const auto& member : found->second)
            if (member.first < 0) return {};
        return found->second;
    }
    [[nodiscard]] const std::vector<padded_sum>& sums() const { return sums_; }
    [[nodiscard]] bool is_running(tape_op op) const {
        return op == tape_op::add || op == tape_op::multiply || op == tape_op::lesser || op == tape_op::greater;
    }

private:
    template <class F>
    void each_operand(id n, const F& f) const {
        const tape_node& node = on_[n];
        if (node.is_leaf()) return;
        f(node.left);
        if (node.has_right()) f(node.right);
    }

    void find_homes() {
        for (std::size_t l = 0; l < m_.lists.size(); ++l)
            for (std::size_t i = 0; i < m_.lists[l].nodes.size(); ++i)
                if (m_.lists[l].nodes[i] != no_node)
                    home_[m_.lists[l].nodes[i]] = {static_cast<std::int32_t>(m_.lines.size() + l), static_cast<std::uint32_t>(i)};
        for (id n = 0; n < on_.size(); ++n)
            if (on_[n].op == tape_op::fixed && on_[n].left < real_traits<traced>::memory::list_of_a_rule)
                home_[n] = {static_cast<std::int32_t>(m_.line_of_record[on_[n].left]), on_[n].right};
        std::vector<std::size_t> next(m_.lines.size());
        for (std::uint32_t t = 0; t < m_.periods.size(); ++t)
            for (std::size_t l = 0; l < m_.lines.size(); ++l) {
                const recorded_line& line = m_.lines[l];
                if (next[l] == line.columns.size() || line.columns[next[l]] != t) continue;
                const id n = line.nodes[next[l]++];
                if (on_[n].is_leaf()) continue;
                if (home_[n].line < 0) home_[n] = {static_cast<std::int32_t>(l), t};
                else if (home_[n].line == static_cast<std::int32_t>(l)) repeated_.push_back(n);
            }
        for (const id n : repeated_) home_[n] = {}, cut_[n] = 1;  // the same in several periods: one figure for all
    }
    void find_reached() {
        reached_.resize(on_.size()), user_.resize(on_.size());
        for (const recorded_line& l : m_.lines)
            for (const id n : l.nodes) reached_[n] = 1;
        for (const recorded_figure& o : m_.outcomes) reached_[o.node] = 1;
        for (id n = static_cast<id>(on_.size()); n-- > 0;)
            if (reached_[n]) each_operand(n, [&](id m) { reached_[m] = 1, ++uses_[m], user_[m] = n; });
    }

    /// The terms of a sum, leftmost first, down to what is a cell or used elsewhere too.
    void terms_of(id n, bool top, std::vector<id>& terms) const {
        if (on_[n].op == tape_op::add && (top || (home_[n].line < 0 && uses_[n] < 2))) {
            terms_of(on_[n].left, false, terms);
            terms.push_back(on_[n].right);
        } else {
            terms.push_back(n);
        }
    }
    /// What a term is, wherever it stands: its operations, the cells it refers to, and of a list which, not the place.
    [[nodiscard]] std::uint64_t key_of(id n) const {
        const tape_node& node = on_[n];
        const auto mixed = [](std::uint64_t a, std::uint64_t b) { return (a ^ b) * 0x9e3779b97f4a7c15u ^ a >> 29; };
        if (home_[n].line >= static_cast<std::int32_t>(m_.lines.size())) return mixed(1, static_cast<std::uint64_t>(home_[n].line));
        if (home_[n].line >= 0 || node.is_leaf()) return mixed(2, n);
        std::uint64_t key = mixed(static_cast<std::uint64_t>(node.op) + 3, static_cast<std::uint64_t>(node.whole));
        each_operand(n, [&](id m) { key = mixed(key, key_of(m)); });
        return key;
    }
    void find_padded_sums() {
        for (std::uint32_t l = 0; l < m_.lines.size(); ++l) {
            const recorded_line& line = m_.lines[l];
            std::unordered_map<std::uint64_t, std::size_t> group_of;
            std::vector<std::vector<std::pair<std::int32_t, id>>> groups;
            std::size_t terms_in_all = 0, most = 0, least = line.nodes.size();
            bool fits = line.nodes.size() > 2;
            std::vector<id> terms;
            for (std::size_t i = 0; i < line.nodes.size() && fits; ++i) {
                terms.clear();
                const id n = line.nodes[i];
                if (home_[n].line == static_cast<std::int32_t>(l)) terms_of(n, true, terms);
                else fits = on_[n].op == tape_op::constant && on_[n].value == 0, least = 1;
                if (!fits || terms.empty()) continue;
                if (!(on_[terms[0]].op == tape_op::constant && on_[terms[0]].value == 0)) { fits = false; break; }
                std::size_t after = 0;
                for (std::size_t k = 1; k < terms.size() && fits; ++k) {
                    if (is_reference(terms[k]) || uses_[terms[k]] > 1) { fits = false; break; }
                    const auto [at, is_new] = group_of.try_emplace(key_of(terms[k]), groups.size());
                    if (is_new) groups.emplace_back();
                    fits = at->second + 1 > after;
                    after = at->second + 1;
                    groups[at->second].emplace_back(static_cast<std::int32_t>(line.columns[i]), terms[k]);
                    ++terms_in_all;
                }
                most = std::max(most, terms.size()), least = std::min(least, terms.size());
            }
            if (!fits || groups.empty() || terms_in_all < 2 * groups.size() || most == least) continue;
            padded_sum sum{l, {}};
            for (auto& g : groups) {
                for (const auto& [period, n] : g) cut_[n] = 1, given_period_[n] = period, class_[n] = g.front().second;
                sum.representatives.push_back(g.front().second);
                members_[g.front().second] = std::move(g);
            }
            sums_.push_back(std::move(sum));
        }
    }

    void find_periods() {
        user_period_.assign(on_.size(), -1);
        for (id n = 0; n < on_.size(); ++n) {
            if (home_[n].line >= 0) {
                if (home_[n].line < static_cast<std::int32_t>(m_.lines.size())) period_[n] = static_cast<std::int32_t>(home_[n].column);
            } else if (given_period_[n] >= 0) {
                period_[n] = given_period_[n];
            } else {
                each_operand(n, [&](id m) { period_[n] = std::max(period_[n], period_[m]); });
            }
        }
        own_period_ = period_;
        for (id n = static_cast<id>(on_.size()); n-- > 0;) {
            if (!reached_[n]) continue;
            if (period_[n] < 0) period_[n] = user_period_[n];
            const std::int32_t mine = period_[n];
            if (mine >= 0)
                each_operand(n, [&](id m) {
                    if (user_period_[m] < 0 || mine < user_period_[m]) user_period_[m] = mine;
                });
        }
    }
    void make_cuts() {
        for (id n = 0; n < on_.size(); ++n)
            if (reached_[n] && !on_[n].is_leaf() && home_[n].line < 0 && (uses_[n] > 1 || !on_.name(n).empty())) cut_[n] = 1;
        for (const recorded_figure& o : m_.outcomes)
            if (!on_[o.node].is_leaf() && home_[o.node].line < 0) cut_[o.node] = 1;
    }
    [[nodiscard]] bool homeless(id n) const { return home_[n].line < 0 && !on_[n].is_leaf(); }
    void join_steps() {
        for (id n = 0; n < on_.size(); ++n) {
            if (!reached_[n] || !homeless(n) || !is_running(on_[n].op)) continue;
            each_operand(n, [&](id m) {
                if (!homeless(m) || on_[m].op != on_[n].op || period_[m] < 0 || period_[m] >= period_[n]) return;
                if (own_period_[n] < 0 && !(cut_[n] && cut_[m])) return;
                // A sum within one cell has terms of several periods, too: the quarters of a year. It is no running sum.
                id last = n;
                while (uses_[last] == 1 && homeless(user_[last]) && on_[user_[last]].op == on_[n].op) last = user_[last];
                if (uses_[last] == 1 && home_[user_[last]].line >= 0 && on_[user_[last]].op == on_[n].op) return;
                cut_[n] = cut_[m] = 1;
                (void)unite(n, m);
            });
        }
    }

    bool unite(id a, id b) {
        a = class_of(a), b = class_of(b);
        if (a == b) return false;
        auto& of_a = members(a);
        auto& of_b = members(b);
        for (std::size_t i = 0, j = 0; i < of_a.size() && j < of_b.size();) {
            if (of_a[i].first == of_b[j].first) return false;  // two of one period are no line
            if (of_a[i].first < of_b[j].first) ++i;
            else ++j;
        }
        if (of_a.size() < of_b.size()) return merge(b, a), true;
        return merge(a, b), true;
    }
    void merge(id into, id from) {
        std::vector<std::pair<std::int32_t, id>> all;
        auto& x = members(into);
        auto& y = members(from);
        all.reserve(x.size() + y.size());
        std::merge(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(all));
        members_[into] = std::move(all);
        members_.erase(from);
        class_[from] = into;
    }
    std::vector<std::pair<std::int32_t, id>>& members(id representative) {
        auto& found = members_[representative];
        if (found.empty()) found.emplace_back(period_[representative], representative);
        return found;
    }

    /// Every line there is by now, of the model or found: its nodes by column.
    template <class F>
    void each_line(const F& f) {
        std::vector<id> nodes;
        for (std::size_t l = 0; l < m_.lines.size(); ++l) {
            nodes.clear();
            for (std::size_t i = 0; i < m_.lines[l].nodes.size(); ++i)
                if (home_[m_.lines[l].nodes[i]].line == static_cast<std::int32_t>(l)) nodes.push_back(m_.lines[l].nodes[i]);
            f(nodes);
        }
        std::vector<id> representatives;
        for (const auto& entry : members_)
            if (entry.second.size() > 1) representatives.push_back(entry.first);
        std::sort(representatives.begin(), representatives.end());  // the order of a hash table is not the same everywhere
        for (const id r : representatives) {
            const auto found = members_.find(r);
            if (found == members_.end()) continue;
            nodes.clear();
            for (const auto& member : found->second) nodes.push_back(member.second);
            f(nodes);
        }
    }
    void align() {
        bool moved = true;
        for (int pass = 0; moved && pass < 64; ++pass) {
            moved = false;
            each_line([&](const std::vector<id>& nodes) {
                for (std::size_t i = 0; i + 1 < nodes.size(); ++i) moved |= align(nodes[i], nodes[i + 1], true);
            });
        }
    }
    bool align(id a, id b, bool top) {
        if (a == b) return false;
        if (!top) {
            if (!homeless(a) || !homeless(b)) return false;
            if (on_[a].op != on_[b].op || on_[a].whole != on_[b].whole) return false;
            if (cut_[a] || cut_[b]) {
                if (period_[a] < 0 || period_[b] < 0) return false;
                const bool newly = !cut_[a] || !cut_[b];
                if (!unite(a, b)) return false;
                cut_[a] = cut_[b] = 1;
                return true || newly;
            }
        } else if (on_[a].op != on_[b].op || on_[a].whole != on_[b].whole || on_[a].is_leaf()) {
            return false;
        }
        bool moved = align(on_[a].left, on_[b].left, false);
        if (on_[a].has_right()) moved |= align(on_[a].right, on_[b].right, false);
        return moved;
    }

    /// Signs, names and parentheses of an operation.
    static constexpr std::size_t characters_of(tape_op op) {
        switch (op) {
            case tape_op::negate: return 3;
            case tape_op::lesser:
            case tape_op::greater: return 7;
            case tape_op::log_of_1_more: return 8;
            case tape_op::exp_less_1: return 11;
            case tape_op::whole_power: return 18;
            case tape_op::exp:
            case tape_op::log:
            case tape_op::square_root: return 6;
            default: return 5;
        }
    }
    /// How many characters a formula takes at most, with references as in a spreadsheet.
    [[nodiscard]] std::size_t length_of(id n, bool top) const {
        const tape_node& node = on_[n];
        if (!top && is_reference(n)) {
            if (node.op == tape_op::constant) return std::abs(node.value) <= 1 && node.value == std::floor(node.value) ? 2 : 13;
            return node.op == tape_op::input || node.op == tape_op::fixed ? 13 : 7;  // on sheets of their own
        }
        std::size_t all = characters_of(node.op);
        each_operand(n, [&](id m) { all += length_of(m, false); });
        return all;
    }
    void cut_the_long() {
        for (int pass = 0; pass < 200; ++pass) {
            bool moved = false;
            each_line([&](const std::vector<id>& nodes) {
                if (moved || nodes.empty()) return;
                std::size_t length = 0;
                id longest = nodes.front();
                for (const id n : nodes)
                    if (const std::size_t l = length_of(n, true); l > length) length = l, longest = n;
                if (length > longest_ && !padded(longest)) moved = cut_inside(nodes, longest, length);
            });
            for (id n = 0; n < on_.size() && !moved; ++n)
                if (cut_[n] && reached_[n] && length_of(n, true) > longest_) moved = cut_inside({n}, n, length_of(n, true));
            if (!moved) return;
            align();
        }
    }
    [[nodiscard]] bool padded(id n) const {
        return std::any_of(sums_.begin(), sums_.end(), [&](const padded_sum& s) { return home_[n].line == static_cast<std::int32_t>(s.line); });
    }
    bool cut_inside(const std::vector<id>& nodes, id longest, std::size_t length) {
        std::vector<bool> path, best;
        std::size_t best_distance = length;
        const auto look = [&](const auto& self, id n, bool top) -> void {
            if (!top) {
                if (is_reference(n)) return;
                const std::size_t half = length / 2, l = length_of(n, true);
                const std::size_t distance = l > half ? l - half : half - l;
                if (l > 12 && distance < best_distance) best_distance = distance, best = path;
            }
            path.push_back(false);
            self(self, on_[n].left, false);
            path.back() = true;
            if (on_[n].has_right()) self(self, on_[n].right, false);
            path.pop_back();
        };
        look(look, longest, true);
        if (best.empty()) return false;
        const auto at_path = [&](id n) -> id {
            for (const bool right : best) {
                if (right && !on_[n].has_right()) return no_node;
                n = right ? on_[n].right : on_[n].left;
                if (is_reference(n)) return no_node;
            }
            return n;
        };
        const id first = at_path(longest);
        cut_[first] = 1;
        for (const id n : nodes) {
            // Only where the formula has the same operations down to there.
            if (n == longest || on_[n].op != on_[longest].op) continue;
            const id there = at_path(n);
            if (there == no_node || there == first || on_[there].op != on_[first].op || period_[there] < 0 || period_[first] < 0) continue;
            if (unite(there, first)) cut_[there] = 1;
        }
        return true;
    }

    const recorded_model& m_;
    const tape& on_;
    std::size_t longest_;
    std::vector<cell> home_;
    std::vector<char> cut_, reached_;
    std::vector<std::uint32_t> uses_;
    std::vector<id> user_;  ///< of what is used once
    std::vector<std::int32_t> period_, own_period_, user_period_, given_period_;
    std::vector<id> class_;
    std::vector<id> repeated_;
    std::unordered_map<id, std::vector<std::pair<std::int32_t, id>>> members_;
    std::vector<padded_sum> sums_;
};

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
