// SPDX-License-Identifier: BSL-1.0
#pragma once
// Where the figures of a live workbook stand, in which unit, and how a formula refers to them.
//
//   live_workbook_options    what the caller says
//   live_layout              rows, references, values at the workbook's drivers

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/explain.hpp>
#include <outlay/report/workbook.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What is said of a live workbook.
struct live_workbook_options {
    std::string title{};
    std::string author{};
    std::optional<calendar_day> as_of{};
    negative_style negative = negative_style::minus;
    /// Drivers that stand at another value than the explanation's, which is the base beside them.
    std::vector<driver_setting> changed{};
};

namespace detail {

class live_layout {
protected:
    using kind = formula_place::kind;
    using origin = formula_line::origin;
    static constexpr std::uint32_t first_row = 5, first_period = 5;  // column E
    enum class sheet_name { model, other };

    live_layout(const explanation& told, const live_workbook_options& how) : told_(told), m_(told.recorded()), f_(told.formulas()), on_(told.nodes()) {
        choose_units();
        change(how.changed);
        lay_out();
    }

    // Amounts in units where the model is the same in them: dollars, not cents. A model that adds a constant amount is not.
    void choose_units() {
        std::vector<double> inputs = told_.base_inputs();
        for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] /= static_cast<double>(m_.drivers[i].counts_in_one);
        std::vector<double> scaled(on_.size());
        on_.replay_into(inputs, scaled);
        in_units_ = on_.diverged(scaled) == nullptr;
        const auto same = [&](std::uint32_t n, std::int64_t counts) {
            const double was = on_[n].value, is = scaled[n] * static_cast<double>(counts);
            return was == is || std::abs(was - is) <= 1e-12 * largest(counts);
        };
        for (const auto& l : m_.lines)
            for (const std::uint32_t n : l.nodes) in_units_ = in_units_ && (on_[n].op == tape_op::constant ? on_[n].value == 0 || l.counts_in_one == 1 : same(n, l.counts_in_one));
        for (const auto& o : m_.outcomes) in_units_ = in_units_ && same(o.node, o.counts_in_one);
        inputs_ = in_units_ ? inputs : told_.base_inputs();
        base_ = values_ = in_units_ ? scaled : told_.values_at(inputs_);
    }
    void change(const std::vector<driver_setting>& settings) {
        std::vector<double> inputs = inputs_;
        for (const driver_setting& s : settings) {
            std::size_t at = 0;
            while (at < m_.drivers.size() && m_.drivers[at].name != s.name()) ++at;
            if (at == m_.drivers.size()) throw driver_missing_error(s.name(), told_.driver_names());
            const recorded_figure& d = m_.drivers[at];
            if (d.type_unit != s.unit()) throw driver_unit_error(s.name(), d.type_unit, s.unit());
            inputs[at] = nearest_double(s.count()) / (in_units_ ? static_cast<double>(d.counts_in_one) : 1.0);
        }
        if (inputs == inputs_) return;
        inputs_ = std::move(inputs);
        values_ = told_.values_at(inputs_);
    }
    [[nodiscard]] double largest(std::int64_t counts) const {
        double most = 1;
        for (const auto& l : m_.lines)
            if (l.counts_in_one == counts)
                for (const std::uint32_t n : l.nodes)
                    if (std::isfinite(on_[n].value)) most = std::max(most, std::abs(on_[n].value));
        return most;
    }
    [[nodiscard]] std::string unit_of(const std::string& unit, std::int64_t counts) const {
        return in_units_ || counts == 1 ? unit : "1/" + std::to_string(counts) + " " + unit;
    }
    [[nodiscard]] number_format format_of(const std::string& unit, std::int64_t counts) const {
        if (counts > 1) return in_units_ ? number_format::of_unit(unit) : number_format::grouped(0);
        return number_format::of_unit(unit);
    }
    [[nodiscard]] double value(std::uint32_t node) const { return values_[node] + 0.0; }  // no minus zero

    static bool is_plain(double x) { return x == 0 || x == 1 || x == -1; }
    void note_constants(std::uint32_t node) {
        const tape_node& n = on_[node];
        if (n.op == tape_op::constant && !is_plain(n.value)) constants_.try_emplace(n.value, f_.constant_text(node));
        if (n.op == tape_op::whole_power && !is_plain(n.whole)) constants_.try_emplace(n.whole, std::to_string(n.whole));
    }
    void note_formula(std::uint32_t node, bool top) {
        note_constants(node);
        if ((!top && f_.is_reference(node)) || on_[node].is_leaf()) return;
        note_formula(on_[node].left, false);
        if (on_[node].has_right()) note_formula(on_[node].right, false);
    }
    void lay_out() {
        const auto& lines = f_.lines();
        rows_.resize(lines.size());
        for (std::size_t l = 0; l < lines.size(); ++l)
            if (lines[l].from != origin::fixed) {
                for (const std::uint32_t n : lines[l].nodes) note_formula(n, true);
                if (lines[l].opening) note_formula(*lines[l].opening, false);
            }
        for (const auto& s : f_.scalars()) note_formula(s.node, true);
        for (const auto& o : m_.outcomes) note_formula(o.node, false);
        for (const tape_guard& g : on_.guards()) note_formula(g.node, false);

        std::uint32_t row = first_row;
        for (std::size_t l = 0; l < lines.size(); ++l)
            if (lines[l].from == origin::fixed && !lines[l].is_list) rows_[l] = row++;
        for (std::size_t l = 0; l < lines.size(); ++l)
            if (lines[l].is_list) {
                if (first_list_ == 0) first_list_ = ++row, ++row;
                rows_[l] = row++;
            }
        if (!constants_.empty()) first_constant_ = row + 2;
        row = first_constant_;
        for (const auto& [x, text] : constants_) constant_rows_[x] = row++;

        // What is computed from drivers alone stands first, what looks at lines last.
        late_.resize(f_.scalars().size());
        scalar_rows_.resize(f_.scalars().size());
        for (std::size_t i = 0; i < f_.scalars().size(); ++i)
            for (const std::uint32_t n : f_.references(f_.scalars()[i].node)) {
                const formula_place p = f_.place_of(n);
                if (p.what == kind::cell || (p.what == kind::scalar && late_[p.index])) late_[i] = 1;
            }
        row = first_row;
        for (std::size_t i = 0; i < late_.size(); ++i)
            if (!late_[i]) scalar_rows_[i] = row++;
        if (row != first_row) ++row;
        std::string section;
        for (std::size_t l = 0; l < lines.size(); ++l) {
            if (lines[l].from == origin::fixed) continue;
            if (lines[l].from == origin::model && lines[l].section != section) {
                section = lines[l].section;
                sections_.emplace_back(row + 1, section);
                row += 2;
            }
            rows_[l] = row++;
        }
        ++row;
        for (std::size_t i = 0; i < late_.size(); ++i)
            if (late_[i]) scalar_rows_[i] = row++;
        last_model_row_ = row - 1;
    }

    // References.
    [[nodiscard]] static std::uint32_t column_of(std::int32_t period) { return static_cast<std::uint32_t>(static_cast<std::int32_t>(first_period) + period); }
    [[nodiscard]] std::string reference(const formula_reference& r, sheet_name from) const {
        const std::string model = from == sheet_name::model ? "" : "Model!";
        switch (r.place.what) {
            case kind::driver: return "Drivers!" + fixed(cell_position{static_cast<std::uint32_t>(first_row + r.place.index), 3});
            case kind::scalar: return model + fixed(cell_position{scalar_rows_[r.place.index], 3});
            case kind::cell: {
                const formula_line& l = f_.lines()[r.place.index];
                const cell_position at{rows_[r.place.index], column_of(r.place.column)};
                return (l.from == origin::fixed ? std::string("Shapes!") : model) + (r.absolute || r.from_column < -1 ? fixed(at) : to_string(at));
            }
            case kind::constant:
            case kind::none: break;
        }
        return constant(on_[r.node].value);
    }
    [[nodiscard]] std::string constant(double x) const {
        if (is_plain(x)) return x < 0 ? "-1" : x == 0 ? "0" : "1";
        return "Shapes!" + fixed(cell_position{constant_rows_.at(x), 3});
    }
    struct syntax {
        static constexpr std::string_view times = " * ", lesser = "MIN", greater = "MAX", exp = "EXP", log = "LN", square_root = "SQRT";
        const live_layout* of;
        [[nodiscard]] std::string whole(std::int32_t n) const { return is_plain(n) ? (n < 0 ? "(-1)" : std::to_string(n)) : of->constant(n); }
        [[nodiscard]] std::string sum(std::size_t first, std::size_t last, std::int32_t column) const {
            return "SUM(" + to_string(cell_range({of->rows_[first], column_of(column)}, {of->rows_[last], column_of(column)})) + ")";
        }
    };
    [[nodiscard]] std::string reference_to(std::uint32_t node, sheet_name from) const {
        return reference({f_.place_of(node), node, -2, true}, from);
    }

    const explanation& told_;
    const recorded_model& m_;
    const formula_lines& f_;
    const tape& on_;
    bool in_units_ = true;
    std::vector<double> inputs_, base_, values_;
    std::vector<std::uint32_t> rows_, scalar_rows_;
    std::vector<char> late_;
    std::vector<std::pair<std::uint32_t, std::string>> sections_;
    std::map<double, std::string> constants_;
    std::map<double, std::uint32_t> constant_rows_;
    std::uint32_t first_list_ = 0, first_constant_ = 0, last_model_row_ = 0;
};

}  // namespace detail

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
