// SPDX-License-Identifier: BSL-1.0
#pragma once
// Published statements, cases and schedules of commitments as sheets whose sums are formulas.
//
//   statement_workbook(statement, totals)             a workbook of one statement
//   add_statement(book, "Cash flow", statement, totals, layout)      a sheet: lines, their sums over time, totals by definition
//   add_cases(book, "Cases", run_cases(...), layout)  a sheet: outcomes of every case and how far they lie from the base
//   add_schedule(book, "Commitments", scheduled, layout)             a sheet: claim, planned amount, spending by period
//   scheduled_commitment<C, Freq>                     a commitment with what it is planned at and when it is spent
//   sheet_layout                                      scale, digits, note
//
// Every total and difference is a formula beside its value, and a check of the workbook holds it against what the library
// computed exactly: a formula that is overwritten turns the check false. What is missing is #N/A, and so is every sum over it.
//
// Next to read: report/workbook.hpp, report/xlsx.hpp.

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/commitment/commitment.hpp>
#include <outlay/impact/measure.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/report/detail/figure_table.hpp>
#include <outlay/report/workbook.hpp>
#include <outlay/scenario/cases.hpp>
#include <outlay/text/claim.hpp>
#include <outlay/time/series.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// How figures are shown.
struct sheet_layout {
    amount_scale scale = amount_scale::millions;  ///< of amounts of money
    whole_count<> digits = -1;    ///< after the point; -1: as many as the currency has at scale units, else none
    std::string unit{};           ///< of numbers that are no money
    std::string note{};           ///< below the title
    bool sums_over_time = true;   ///< of a statement: a column with the sum of every line
    cell_style figures = cell_style::input;  ///< of a statement's lines: input where they were published, figure where a model gave them
};

/// A commitment with the amount it is planned at and what is spent in each period.
template <counted_currency C, frequency Freq>
struct scheduled_commitment {
    commitment<C> promised;
    money<C> planned{};
    flow_series<money<C>, Freq> spending;
};

namespace detail {

/// Title, note and the state of the checks, in rows 1 and 2; the table's headings follow in row 4.
inline void begin_sheet(worksheet& s, const sheet_layout& layout, std::string_view unit) {
    s.text({1, 1}, s.name(), cell_style::title).text({1, 2}, "checks", cell_style::unit).shows_checks({1, 3});
    std::string note = layout.note;
    if (!unit.empty()) note += (note.empty() ? "" : "; ") + std::string(unit);
    if (!note.empty()) s.text({2, 1}, note, cell_style::note);
}
inline void end_sheet(figure_table& t, double label_width, std::uint32_t first_figure, std::uint32_t last, double narrowest) {
    worksheet& s = t.sheet();
    const double title = 1.6 * text_width(s.name());
    s.width(1, 1, std::min(std::max({label_width, title, 12.0}), 60.0));
    double widest = narrowest;
    for (std::uint32_t column = first_figure; column <= last; ++column) widest = std::max(widest, t.width(column));
    if (first_figure <= last) s.width(first_figure, last, widest);
}

/// A column of outcomes: its name, unit and a figure a case, missing where it is not finite.
struct outcome_column {
    std::string name;
    std::string unit;
    number_format format;
    std::vector<std::optional<double>> figures;
};
inline std::optional<double> if_finite(double x) { return x - x == 0 ? std::optional(x) : std::nullopt; }
/// An amount in its unit, shown in a scale; other units as they are.
inline outcome_column column_for(std::string name, std::string_view unit, const sheet_layout& layout, double& divisor) {
    const std::string_view code = unit.substr(0, unit.find(' '));
    const bool is_amount = code.size() == 3 && unit.find('/') == std::string_view::npos && code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
    divisor = is_amount ? static_cast<double>(power_of_ten(static_cast<int>(layout.scale))) : 1;
    std::string said(unit);
    if (const std::string_view word = scale_word(layout.scale); is_amount && !word.empty()) said.insert(3, " " + std::string(word));
    number_format format = number_format::of_unit(unit);
    if (is_amount && layout.scale != amount_scale::units) format = number_format::grouped(0);
    if (layout.digits >= 0 && format.shape() != number_format::kind::share) format = number_format::grouped(layout.digits);
    return {std::move(name), std::move(said), format, {}};
}

inline void add_outcomes(workbook& book, std::string_view sheet, const std::vector<std::string>& cases, const std::vector<outcome_column>& outcomes,
                         const sheet_layout& layout) {
    worksheet& s = book.add_sheet(sheet);
    figure_table t(s);
    begin_sheet(s, layout, "");
    constexpr std::uint32_t names = 4, units = 5, base = 6;
    const auto n = static_cast<std::uint32_t>(outcomes.size());
    s.text({names, 1}, "case", cell_style::heading).text({units, 1}, "", cell_style::heading);
    double narrowest = 10, label_width = 12;
    for (std::uint32_t k = 0; k < n; ++k) {
        const outcome_column& o = outcomes[k];
        const std::string difference = o.name + ", less the base";
        narrowest = std::max({narrowest, text_width(difference), text_width(o.unit)});
        s.text({names, 2 + k}, o.name, cell_style::period_heading).text({units, 2 + k}, o.unit, cell_style::period_heading);
        s.text({names, 2 + n + k}, difference, cell_style::period_heading).text({units, 2 + n + k}, o.unit, cell_style::period_heading);
        for (std::uint32_t i = 0; i < cases.size(); ++i) {
            const std::uint32_t row = base + i;
            t.figure({row, 2 + k}, o.figures[i], cell_style::figure, o.format);
        }
    }
    for (std::uint32_t i = 0; i < cases.size(); ++i) {
        const std::uint32_t row = base + i;
        s.text({row, 1}, cases[i]);
        label_width = std::max(label_width, text_width(cases[i]));
        for (std::uint32_t k = 0; i > 0 && k < n; ++k) {
            const cell_position at{row, 2 + n + k};
            t.signed_sum(at, {{{row, 2 + k}, 1}, {{base, 2 + k}, -1}}, cell_style::figure, outcomes[k].format);
            const std::optional<double> x = outcomes[k].figures[i], y = outcomes[k].figures[0];
            book.must_equal(s.name() + ": " + outcomes[k].name + ", " + cases[i] + " less " + cases[0], s.reference(at), result_of(t.value(at)),
                            result_of(x && y ? std::optional(*x - *y) : std::nullopt), outcomes[k].format);
        }
    }
    end_sheet(t, label_width, 2, 1 + 2 * n, narrowest);
    s.freeze({base, 2}).print({.repeated_rows = units, .repeated_columns = 1});
}

}  // namespace detail

/// A sheet of a statement: a line a row with its figures and their sum over time, then every total as its definition adds it
/// up. Where the statement has a line of a total's name, as one that was published, a row says how far they lie apart.
///
///     add_statement(book, "Cash flow", published, {{"free cash flow", {as_printed("operating cash flow"), deducted("capital expenditure")}}})
///
///     shape    line, unit, sum, then a column a period; lines from row 5
///     throws   line_missing_error   a total names a line that the statement does not have
///              cell_number_error    an amount of more than 15 digits
template <detail::figure_type T, frequency Freq>
worksheet& add_statement(workbook& book, std::string_view sheet, const statement<T, Freq>& of, const std::vector<measure>& totals = {},
                         const sheet_layout& layout = {}) {
    using figure = detail::figure<T>;
    std::vector<statement<T, Freq>> computed;
    for (const measure& total : totals) computed.push_back(measured(total, of));
    worksheet& s = book.add_sheet(sheet);
    detail::figure_table t(s);
    const std::string unit = figure::unit(layout.scale, layout.unit);
    const number_format format = figure::format(layout.scale, layout.digits);
    detail::begin_sheet(s, layout, "");
    constexpr std::uint32_t headings = 4, first = 5, left = 4;
    const auto periods = static_cast<std::uint32_t>(of.on().size());
    const std::uint32_t right = left + periods - 1;
    s.text({headings, 1}, "line", cell_style::heading).text({headings, 2}, "unit", cell_style::heading);
    s.text({headings, 3}, layout.sums_over_time ? "sum" : "", cell_style::period_heading);
    double narrowest = 10, label_width = 12;
    for (std::uint32_t i = 0; i < periods; ++i) {
        const std::string label = of.on().label(i);
        s.text({headings, left + i}, label, cell_style::period_heading);
        narrowest = std::max(narrowest, detail::text_width(label));
    }
    const auto begin_row = [&](std::uint32_t row, std::string_view name, cell_style style) {
        s.text({row, 1}, name, style).text({row, 2}, unit, style == cell_style::total ? style : cell_style::unit);
        label_width = std::max(label_width, detail::text_width(name));
    };
    const auto end_row = [&](std::uint32_t row, cell_style style) {
        if (layout.sums_over_time && periods > 0) t.sum({row, 3}, {{row, left}, {row, right}}, style, format);
        else if (style == cell_style::total) s.blank({row, 3}, style);
    };
    std::uint32_t row = first;
    std::vector<std::pair<std::string_view, std::uint32_t>> rows;
    for (const auto& line : of.lines()) {
        begin_row(row, line.name, cell_style::text);
        for (std::uint32_t i = 0; i < periods; ++i) {
            const cell_position at{row, left + i};
            const std::optional<T> cell = line.values.cell(i);
            t.figure(at, cell ? std::optional(figure::value(*cell, layout.scale, [&] { return s.reference(at); })) : std::nullopt, layout.figures, format);
        }
        end_row(row, cell_style::figure);
        rows.emplace_back(line.name, row++);
    }
    const auto row_of = [&](std::string_view name) {
        for (const auto& [line, at] : rows)
            if (line == name) return at;
        return std::uint32_t{0};
    };
    for (std::size_t k = 0; k < totals.size(); ++k) {
        const measure& total = totals[k];
        const std::uint32_t published = row_of(total.name);
        if (k == 0) ++row;
        begin_row(row, published == 0 ? total.name : total.name + ", of its lines", cell_style::total);
        for (std::uint32_t i = 0; i < periods; ++i) {
            std::vector<detail::figure_table::term> terms;
            for (const signed_line& line : total.lines) terms.push_back({{row_of(line.name), left + i}, line.sign});
            const cell_position at{row, left + i};
            t.signed_sum(at, terms, cell_style::total, format);
            const std::optional<T> exact = computed[k][total.name].cell(i);
            book.must_equal(s.name() + ": " + total.name + ", " + of.on().label(i), s.reference(at), detail::result_of(t.value(at)),
                            detail::result_of(exact ? std::optional(figure::value(*exact, layout.scale, [&] { return s.reference(at); })) : std::nullopt), format);
        }
        end_row(row, cell_style::total);
        if (published != 0) {
            begin_row(row + 1, "its difference to " + total.name, cell_style::note);
            for (std::uint32_t i = 0; i < periods; ++i)
                t.signed_sum({row + 1, left + i}, {{{row, left + i}, 1}, {{published, left + i}, -1}}, cell_style::figure, format);
            end_row(row + 1, cell_style::figure);
            ++row;
        }
        ++row;
    }
    s.width(2, 2, std::max(8.0, detail::text_width(unit)));
    detail::end_sheet(t, label_width, 3, periods > 0 ? right : 3, narrowest);
    s.freeze({first, left}).print({.repeated_rows = headings, .repeated_columns = 3});
    return s;
}

/// A sheet of cases: an outcome a column, a case a row, and how far each lies from the base, the first row, as a formula. What is
/// not finite is missing.
template <listed_members Outcomes>
worksheet& add_cases(workbook& book, std::string_view sheet, const case_table<Outcomes>& cases, const sheet_layout& layout = {}) {
    std::vector<std::string> names;
    for (const auto& r : cases.rows) names.push_back(r.name);
    std::vector<detail::outcome_column> outcomes;
    for (const auto& entry : Outcomes::list()) {
        double divisor = 1;
        detail::outcome_column column = detail::column_for(std::string(entry.name), entry.unit(), layout, divisor);
        for (const auto& r : cases.rows) column.figures.push_back(detail::if_finite(to_double(entry.count(r.outcomes)) / static_cast<double>(entry.counts_in_one) / divisor));
        outcomes.push_back(std::move(column));
    }
    detail::add_outcomes(book, sheet, names, outcomes, layout);
    return *book.find_sheet(sheet);
}
/// Of one outcome, a number, an amount or one that was asked for by name; `outcome` is what it is called.
template <class Value>
    requires(!listed_members<Value>)
worksheet& add_cases(workbook& book, std::string_view sheet, const case_table<Value>& cases, std::string_view outcome, const sheet_layout& layout = {}) {
    std::vector<std::string> names;
    std::string unit = layout.unit;
    if constexpr (std::same_as<Value, reported_value>) unit = cases.base().outcomes.unit();
    else if constexpr (requires { row_amount<Value>::unit(); }) unit = row_amount<Value>::unit().empty() ? unit : std::string(row_amount<Value>::unit());
    double divisor = 1;
    detail::outcome_column column = detail::column_for(std::string(outcome), unit, layout, divisor);
    for (const auto& r : cases.rows) {
        names.push_back(r.name);
        double x = 0;
        if constexpr (std::same_as<Value, reported_value>) x = r.outcomes.number();
        else x = row_amount<Value>::count(r.outcomes) / static_cast<double>(detail::counts_in_one<Value>);
        column.figures.push_back(detail::if_finite(x / divisor));
    }
    detail::add_outcomes(book, sheet, names, {column}, layout);
    return *book.find_sheet(sheet);
}

/// A sheet of commitments: the claim, the day it was announced, what it is planned at, and the spending by period, which
/// must add up to it.
///
///     shape    commitment, claim, announced, planned, scheduled, then a column a period; commitments from row 5
///     throws   timeline_mismatch_error   the spending of one has other periods than that of the first
///              cell_number_error         an amount of more than 15 digits
template <counted_currency C, frequency Freq>
worksheet& add_schedule(workbook& book, std::string_view sheet, const std::vector<scheduled_commitment<C, Freq>>& commitments, const sheet_layout& layout = {}) {
    using figure = detail::figure<money<C>>;
    for (const auto& c : commitments)
        if (c.spending.on() != commitments.front().spending.on())
            throw timeline_mismatch_error(to_string(commitments.front().spending.on()), to_string(c.spending.on()));
    worksheet& s = book.add_sheet(sheet);
    detail::figure_table t(s);
    const number_format format = figure::format(layout.scale, layout.digits);
    detail::begin_sheet(s, layout, figure::unit(layout.scale, {}));
    constexpr std::uint32_t headings = 4, first = 5, planned = 4, left = 6;
    const auto periods = static_cast<std::uint32_t>(commitments.empty() ? 0 : commitments.front().spending.on().size());
    std::uint32_t column_of_heading = 0;
    for (const std::string_view heading : {"commitment", "claim", "announced", "planned", "scheduled"}) {
        ++column_of_heading;
        s.text({headings, column_of_heading}, heading, column_of_heading <= 2 ? cell_style::heading : cell_style::period_heading);
    }
    double narrowest = 12, label_width = 12, claim_width = 12;
    for (std::uint32_t i = 0; i < periods; ++i) {
        const std::string label = commitments.front().spending.on().label(i);
        s.text({headings, left + i}, label, cell_style::period_heading);
        narrowest = std::max(narrowest, detail::text_width(label));
    }
    std::uint32_t row = first;
    const auto put = [&](const cell_position& at, const money<C>& m, cell_style style) {
        t.figure(at, figure::value(m, layout.scale, [&] { return s.reference(at); }), style, format);
    };
    for (const auto& c : commitments) {
        const std::string claim = format_claim(c.promised.total(), {.scale = layout.scale, .digits = layout.digits, .mode = half_even});
        s.text({row, 1}, c.promised.name()).text({row, 2}, claim).day({row, 3}, c.promised.announced());
        label_width = std::max(label_width, detail::text_width(c.promised.name()));
        claim_width = std::max(claim_width, detail::text_width(claim));
        put({row, planned}, c.planned, cell_style::input);
        for (std::uint32_t i = 0; i < periods; ++i) {
            if (const std::optional<money<C>> cell = c.spending.cell(i)) put({row, left + i}, *cell, cell_style::input);
            else t.figure({row, left + i}, std::nullopt, cell_style::input, format);
        }
        const cell_position sum{row, planned + 1};
        if (periods > 0) t.sum(sum, {{row, left}, {row, left + periods - 1}}, cell_style::figure, format);
        else t.figure(sum, 0.0, cell_style::figure, format);
        book.must_equal(s.name() + ": " + c.promised.name() + " is scheduled as planned", s.reference(sum), detail::result_of(t.value(sum)),
                        detail::result_of(t.value({row, planned})), format);
        ++row;
    }
    if (!commitments.empty()) {
        s.text({row, 1}, "total", cell_style::total).blank({row, 2}, cell_style::total).blank({row, 3}, cell_style::total);
        for (std::uint32_t column = planned; column < left + periods; ++column)
            t.sum({row, column}, {{first, column}, {row - 1, column}}, cell_style::total, format);
        if (periods > 0) {
            const cell_position across{row, planned + 1};
            double sum = 0;
            for (std::uint32_t i = 0; i < periods; ++i) sum += t.value({row, left + i}).value_or(std::nan(""));
            book.must_equal(s.name() + ": the total, down and across", "SUM(" + s.reference(cell_range({row, left}, {row, left + periods - 1})) + ")",
                            detail::result_of(detail::if_finite(sum)), detail::result_of(t.value(across)), format);
        }
    }
    s.width(2, 2, std::min(claim_width, 60.0)).width(3, 3, 13);
    detail::end_sheet(t, label_width, planned, left + periods - 1, narrowest);
    s.freeze({first, left}).print({.repeated_rows = headings, .repeated_columns = 1});
    return s;
}

/// A workbook of one statement, its sheet called "Statement".
template <detail::figure_type T, frequency Freq>
[[nodiscard]] workbook statement_workbook(const statement<T, Freq>& of, const std::vector<measure>& totals = {}, workbook_about about = {},
                                          const sheet_layout& layout = {}) {
    workbook book(std::move(about));
    add_statement(book, "Statement", of, totals, layout);
    return book;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
