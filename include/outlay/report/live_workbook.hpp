// SPDX-License-Identifier: BSL-1.0
#pragma once
// A model as a workbook that lives: every figure is a formula that a spreadsheet recalculates when a driver is changed.
//
//   live_workbook(told)              from an explanation (model/explain.hpp)
//   live_workbook_options            title, author, day, how negative numbers look, drivers that are changed
//
//     write_xlsx("plan.xlsx", live_workbook(explain(plan, base), {.title = "380 billion yuan"}));
//
// Sheets: About, with every formula in words; Drivers, with unit, base, whether changed, and source; Shapes, what is fixed; Model, one
// formula a line; Outcomes; Checks, seen from every sheet. On Shapes and Model the same columns mean the same: A line, B unit,
// C what has no period, D what stands before the first, then the periods.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/explain.hpp>
#include <outlay/report/detail/live_layout.hpp>
#include <outlay/report/workbook.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

class live_writer : live_layout {
public:
    live_writer(const explanation& told, const live_workbook_options& how)
        : live_layout(told, how), book_({.title = how.title, .author = how.author, .as_of = how.as_of, .negative = how.negative}),
          title_(how.title.empty() ? "A model" : how.title) {}

    workbook written() && {
        about_ = &book_.add_sheet("About");
        drivers_ = &book_.add_sheet("Drivers");
        shapes_ = &book_.add_sheet("Shapes");
        model_ = &book_.add_sheet("Model");
        outcomes_ = &book_.add_sheet("Outcomes");
        write_drivers();
        write_shapes();
        write_model();
        write_outcomes();
        write_about();
        write_checks();
        return std::move(book_);
    }

private:
    void head(worksheet& s, std::string_view what) {
        s.text({1, 1}, title_ + ": " + std::string(what), cell_style::title);
        s.text({2, 1}, "all checks hold", cell_style::note).shows_checks({2, 3});
    }
    void head_periods(worksheet& s) {
        s.text({4, 1}, "line", cell_style::heading).text({4, 2}, "unit", cell_style::heading);
        s.text({4, 3}, "all periods", cell_style::period_heading).text({4, 4}, "before", cell_style::period_heading);
        for (std::size_t t = 0; t < m_.periods.size(); ++t) s.text({4, column_of(static_cast<std::int32_t>(t))}, m_.periods[t], cell_style::period_heading);
        s.width(1, 1, 48).width(2, 2, 10).width(3, std::max(static_cast<std::uint32_t>(m_.periods.size()) + 4, 4u), 16);
        s.freeze({first_row, first_period}).print({.repeated_rows = 4, .repeated_columns = 2});
    }
    [[nodiscard]] std::string source_of(const std::string& name) const {
        for (const named_source& s : told_.sources())
            if (s.name == name) return to_string(s.source);
        return {};
    }

    void write_drivers() {
        worksheet& s = *drivers_;
        head(s, "drivers");
        const std::uint32_t last = first_row + static_cast<std::uint32_t>(m_.drivers.size()) - 1;
        const char* headings[] = {"driver", "unit", "value", "base", "changed", "source"};
        for (std::uint32_t c = 0; c < 6; ++c) s.text({4, c + 1}, headings[c], c >= 2 && c <= 4 ? cell_style::period_heading : cell_style::heading);
        double changed = 0;
        for (std::size_t d = 0; d < m_.drivers.size(); ++d) {
            const recorded_figure& of = m_.drivers[d];
            const auto row = static_cast<std::uint32_t>(first_row + d);
            const auto format = format_of(of.unit, of.counts_in_one);
            const std::string n = std::to_string(row);
            s.text({row, 1}, of.name).text({row, 2}, unit_of(of.unit, of.counts_in_one), cell_style::unit);
            s.number({row, 3}, inputs_[d], cell_style::input, format).number({row, 4}, base_[of.node], cell_style::figure, format);
            s.formula({row, 5}, "IF(C" + n + " = D" + n + ", 0, 1)", inputs_[d] == base_[of.node] ? 0.0 : 1.0);
            changed += inputs_[d] == base_[of.node] ? 0.0 : 1.0;
            if (const std::string said = source_of(of.name); !said.empty()) s.text({row, 6}, said, cell_style::note);
        }
        s.text({2, 4}, "changed", cell_style::note);
        if (m_.drivers.empty()) s.number({2, 5}, 0);
        else s.formula({2, 5}, "SUM(E" + std::to_string(first_row) + ":E" + std::to_string(last) + ")", changed);
        s.width(1, 1, 40).width(2, 2, 24).width(3, 4, 20).width(5, 5, 10).width(6, 6, 60).freeze({first_row, 2}).print({.repeated_rows = 4});
    }
    void write_shapes() {
        worksheet& s = *shapes_;
        head(s, "what is fixed");
        head_periods(s);
        for (std::size_t l = 0; l < rows_.size(); ++l) {
            const formula_line& line = f_.lines()[l];
            if (line.from != origin::fixed) continue;
            s.text({rows_[l], 1}, (line.section.empty() ? "" : line.section + ": ") + line.label).text({rows_[l], 2}, unit_of(line.unit, line.counts_in_one), cell_style::unit);
            for (std::size_t i = 0; i < line.nodes.size(); ++i)
                s.number({rows_[l], column_of(static_cast<std::int32_t>(line.columns[i]))}, value(line.nodes[i]), cell_style::input, format_of(line.unit, line.counts_in_one));
            if (const std::string said = source_of(line.label); !said.empty())
                s.text({rows_[l], column_of(static_cast<std::int32_t>(line.columns.empty() ? 0 : line.columns.back() + 2))}, said, cell_style::note);
        }
        if (first_list_ != 0) s.text({first_list_, 1}, "by age: the first of the columns is the period of the purchase, or of service", cell_style::section);
        if (!constants_.empty()) s.text({first_constant_ - 1, 1}, "constants", cell_style::section);
        for (const auto& [x, text] : constants_) s.text({constant_rows_.at(x), 1}, text).number({constant_rows_.at(x), 3}, x, cell_style::input);
    }
    void write_model() {
        worksheet& s = *model_;
        head(s, "one formula a line");
        head_periods(s);
        const syntax text{this};
        const auto ref = [&](const formula_reference& r) { return reference(r, sheet_name::model); };
        for (const auto& [row, section] : sections_) s.text({row, 1}, section.empty() ? "model" : section, cell_style::section);
        for (std::size_t i = 0; i < f_.scalars().size(); ++i) {
            const formula_scalar& of = f_.scalars()[i];
            s.text({scalar_rows_[i], 1}, of.label).text({scalar_rows_[i], 2}, unit_of(of.unit, of.counts_in_one), cell_style::unit);
            s.formula({scalar_rows_[i], 3}, f_.scalar_formula(i, text, ref), value(of.node), cell_style::figure, format_of(of.unit, of.counts_in_one));
        }
        for (std::size_t l = 0; l < rows_.size(); ++l) {
            const formula_line& line = f_.lines()[l];
            if (line.from == origin::fixed) continue;
            const auto format = format_of(line.unit, line.counts_in_one);
            s.text({rows_[l], 1}, line.label).text({rows_[l], 2}, unit_of(line.unit, line.counts_in_one), cell_style::unit);
            if (line.opening) {
                const std::string opening = f_.opening_formula(l, ref);
                const cell_position at{rows_[l], column_of(line.opening_column)};
                if (is_plain(on_[*line.opening].value) && on_[*line.opening].op == tape_op::constant) s.number(at, on_[*line.opening].value, cell_style::opening, format);
                else s.formula(at, opening, value(*line.opening), cell_style::opening, format);
            }
            for (std::size_t i = 0; i < line.nodes.size(); ++i) {
                const bool odd = line.uneven() && line.pattern[i] != line.pattern.back();
                s.formula({rows_[l], column_of(static_cast<std::int32_t>(line.columns[i]))}, f_.cell_formula(l, i, text, ref), value(line.nodes[i]),
                          odd ? cell_style::uneven : cell_style::figure, format);
            }
        }
    }
    void write_outcomes() {
        worksheet& s = *outcomes_;
        head(s, "outcomes");
        const char* headings[] = {"outcome", "unit", "value", "at the base", "how it was found"};
        for (std::uint32_t c = 0; c < 5; ++c) s.text({4, c + 1}, headings[c], c == 2 || c == 3 ? cell_style::period_heading : cell_style::heading);
        std::uint32_t row = first_row;
        for (const recorded_figure& o : m_.outcomes) {
            const auto format = format_of(o.unit, o.counts_in_one);
            s.text({row, 1}, o.name).text({row, 2}, unit_of(o.unit, o.counts_in_one), cell_style::unit);
            s.formula({row, 3}, reference_to(o.node, sheet_name::other), value(o.node), cell_style::link, format);
            s.number({row, 4}, base_[o.node] + 0.0, cell_style::figure, format);
            const std::string n = std::to_string(row);
            book_.must_hold(o.name + ", while the drivers stand at their base",
                            "IF(Drivers!$E$2 = 0, ABS(Outcomes!C" + n + " - Outcomes!D" + n + ") <= Checks!$D$4 * MAX(1, ABS(Outcomes!D" + n + ")), 1 = 1)", true);
            ++row;
        }
        for (const solved_figure& x : told_.solved()) {
            s.text({row, 1}, x.name).number({row, 3}, x.value).text({row, 5}, "found by a solver at the base: " + x.how, cell_style::note);
            if (const auto cells = row_of(x.line); !cells.empty()) {
                const std::string c = "Outcomes!C" + std::to_string(row);
                book_.must_hold(x.name + ": " + x.nothing_at_it + " is nothing (else solve again, by goal seek)",
                                "ABS(NPV(" + c + ", " + cells + ")) <= Checks!$D$4 * MAX(1, MAX(" + cells + "))", worth_nothing(x));
            }
            ++row;
        }
        s.width(1, 1, 40).width(2, 2, 16).width(3, 4, 20).width(5, 5, 80).freeze({first_row, 2}).print({.repeated_rows = 4});
    }
    /// The check as the workbook calculates it, at its drivers.
    [[nodiscard]] bool worth_nothing(const solved_figure& x) const {
        double worth = 0, most = 1, factor = 1;
        for (const auto& l : m_.lines)
            if (l.name == x.line)
                for (const std::uint32_t n : l.nodes) factor /= 1 + x.value, worth += values_[n] * factor, most = std::max(most, values_[n]);
        return std::abs(worth) <= 1e-9 * most;
    }
    [[nodiscard]] std::string row_of(const std::string& name) const {
        for (std::size_t l = 0; l < rows_.size(); ++l) {
            const formula_line& line = f_.lines()[l];
            if (name.empty() || line.label != name || line.from != origin::model || line.columns.empty()) continue;
            const auto at = [&](std::uint32_t column) { return cell_position{rows_[l], column_of(static_cast<std::int32_t>(column))}; };
            return "Model!" + fixed(cell_range(at(line.columns.front()), at(line.columns.back())));
        }
        return {};
    }
    void write_about() {
        worksheet& s = *about_;
        s.text({1, 1}, title_, cell_style::title);
        s.text({2, 1}, "all checks hold", cell_style::note).shows_checks({2, 2});
        std::uint32_t row = 4;
        const auto say = [&](std::string_view a, std::string_view b) { s.text({row, 1}, a).text({row, 2}, b), ++row; };
        say("made by", "outlay, from one run of a model: every figure of the sheet Model is a formula");
        if (book_.about().as_of) say("as of", to_string(*book_.about().as_of));
        say("signs", "costs, spending and debts are magnitudes; a total adds and deducts them");
        say("amounts", in_units_ ? "in units of their currency" : "in minor units of their currency: the model has amounts of its own that are no driver");
        say("lines with more than one formula", std::to_string(f_.uneven()) + (f_.uneven() == 0 ? "" : ": the cells that differ from the last are marked"));
        s.text({row, 1}, "to be changed").text({row, 2}, "drivers and shapes", cell_style::input), ++row;
        s.text({row, 1}, "not to be changed").text({row, 2}, "formulas", cell_style::figure), ++row;
        ++row;
        s.text({row, 1}, "line", cell_style::heading).text({row, 2}, "formula", cell_style::heading), ++row;
        for (std::size_t i = 0; i < f_.scalars().size(); ++i) say(f_.scalars()[i].label, f_.words_of(f_.scalars()[i].node, -1));
        for (std::size_t l = 0; l < rows_.size(); ++l) {
            const formula_line& line = f_.lines()[l];
            if (line.from == origin::fixed || line.nodes.empty()) continue;
            say((line.section.empty() ? "" : line.section + ": ") + line.label, f_.cell_words(l, line.nodes.size() - 1));
        }
        s.width(1, 1, 60).width(2, 2, 120).print({.landscape = true});
    }
    void write_checks() {
        for (std::size_t l = 0; l < m_.lines.size(); ++l) {
            const recorded_line& line = m_.lines[l];
            if (line.kind != "flow" || !line.unit.empty() || line.nodes.empty()) continue;
            double sum = 0;
            bool fixed_data = true;
            for (const std::uint32_t n : line.nodes) sum += on_[n].value, fixed_data = fixed_data && on_[n].op == tape_op::fixed;
            if (!fixed_data || std::abs(sum - 1) > 1e-9) continue;
            const std::size_t at = f_.place_of(line.nodes.front()).index;
            const cell_range cells({rows_[at], column_of(static_cast<std::int32_t>(line.columns.front()))}, {rows_[at], column_of(static_cast<std::int32_t>(line.columns.back()))});
            book_.must_hold("the shares of \"" + line.name + "\" add up to 1", "ABS(SUM(Shapes!" + fixed(cells) + ") - 1) <= Checks!$D$4", true);
        }
        const syntax text{this};
        for (const tape_guard& g : on_.guards()) {
            const auto ref = [&](const formula_reference& r) { return reference({r.place, r.node, -2, true}, sheet_name::other); };
            const std::string formula = f_.is_reference(g.node) ? reference_to(g.node, sheet_name::other) : f_.node_formula(g.node, -2, text, ref);
            const std::string words = f_.is_reference(g.node) ? told_.words_of(g.node) : f_.words_of(g.node, -1);
            const double x = value(g.node);
            if (g.of_value) book_.must_equal(words + " is what it was, for a branch depends on it", formula, x, x);
            else book_.must_hold(words + std::string(x < 0 ? " is negative" : x > 0 ? " is positive" : " is zero") + ", for a branch depends on it",
                                 formula + (x < 0 ? " < 0" : x > 0 ? " > 0" : " = 0"), true);
        }
        if (last_model_row_ >= first_row)
            book_.must_hold("no error in the model",
                            "NOT(ISERROR(SUM(Model!" + fixed(cell_range({first_row, 3}, {last_model_row_, column_of(static_cast<std::int32_t>(m_.periods.size()))})) + ")))", true);
    }

    workbook book_;
    std::string title_;
    worksheet *about_ = nullptr, *drivers_ = nullptr, *shapes_ = nullptr, *model_ = nullptr, *outcomes_ = nullptr;
};

}  // namespace detail

/// The workbook of an explained model.
///
///     units    amounts in units of their currency where the model is the same in them, else in minor units, which About says
///     throws   driver_missing_error, driver_unit_error, replay_diverged_error   from what is changed
///              cell_number_error      a figure that is not finite
///              workbook_limit_error   more periods or lines than a sheet has room for
[[nodiscard]] inline workbook live_workbook(const explanation& told, const live_workbook_options& how = {}) {
    return detail::live_writer(told, how).written();
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
