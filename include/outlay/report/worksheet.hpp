// SPDX-License-Identifier: BSL-1.0
#pragma once
// One sheet of a workbook: cells, each given once, and how the sheet is seen and printed.
//
//   s.text(at, "free cash flow", cell_style::total)   text, whatever it begins with
//   s.number(at, 0.5), s.truth(at, true)              the double itself, all 17 digits of it
//   s.amount(at, 380e9_cny, style, millions)          money, in the scale that is named beside it
//   s.share(at, 7.9_pct), s.day(at, "2025-02-24"_day)
//   s.formula(at, "B3 * C3", 30.5, style, format)     the formula and what it gave
//   s.missing(at), s.blank(at, style)                 #N/A; nothing but a look
//   s.shows_checks(at)                                whether all checks of the workbook hold
//   s.width(2, 9, 14), s.freeze({4, 2}), s.print({})  columns, what stays in sight, the printed page
//   s.reference(at)                                   "Model!B3" for the formulas of another sheet; s.fixed_reference(at)
//
// Next to read: report/workbook.hpp, which has sheets.

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/report/cell.hpp>
#include <outlay/report/detail/cell_text.hpp>
#include <outlay/report/detail/cell_value.hpp>
#include <outlay/report/workbook_errors.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/time/calendar_day.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// How a sheet is printed: on so many pages wide and tall, 0 for as many as it takes; rows and columns that every page repeats.
struct print_setup {
    enum class paper : std::uint8_t { a4, letter };
    bool landscape = true;
    paper on = paper::a4;
    whole_count<std::uint32_t> pages_wide = 1;
    whole_count<std::uint32_t> pages_tall = 0;
    whole_count<std::uint32_t> repeated_rows = 0;     ///< from the first
    whole_count<std::uint32_t> repeated_columns = 0;  ///< from the first
};

/// Cells by row and column, from 1. What is put into a cell is checked there, and a cell is given once.
///
///     throws   workbook_limit_error   beyond the last row or column, too long a text or formula
///              cell_text_error        a control character, no UTF-8, a formula that no spreadsheet reads
///              cell_number_error      not finite; an amount of more than 15 digits; a day before March 1900
///              cell_taken_error       a second value for a cell
class worksheet {
public:
    static constexpr std::uint32_t last_row = 1'048'576;
    static constexpr std::uint32_t last_column = 16'384;
    static constexpr std::size_t longest_text = 32'767;

    struct column_width {
        whole_count<std::uint32_t> first, last;
        double characters;
    };

    worksheet(const worksheet&) = delete;
    worksheet& operator=(const worksheet&) = delete;

    /// Text, also one that begins with =, +, - or @: it is never taken for a formula.
    worksheet& text(const cell_position& at, std::string_view text, cell_style style = cell_style::text) {
        const auto place = [&] { return this->place(at); };
        if (const std::size_t units = detail::checked_characters(text, true, place); units > longest_text)
            throw workbook_limit_error("the characters of a cell", units, longest_text, place());
        return put(at, style, {}, std::string(text));
    }
    /// A number as it is: it is read back the same, to the last bit.
    template <class X>
        requires std::same_as<X, double> || detail::counting_integer<X>
    worksheet& number(const cell_position& at, X x, cell_style style = cell_style::figure, number_format format = {}) {
        const auto value = static_cast<double>(x);
        check_finite(at, value);
        if constexpr (!std::same_as<X, double>)
            if (constexpr std::int64_t most = std::int64_t{1} << 53; std::cmp_greater(x, most) || std::cmp_less(x, -most))
                throw cell_number_error(place(at), std::to_string(x), "a whole number that a double holds: at most 2^53");
        return put(at, style, format, value);
    }
    /// The double nearest to an exact number.
    template <class X>
        requires(std::constructible_from<exact_ratio, const X&> && !std::is_arithmetic_v<X>)
    worksheet& number(const cell_position& at, const X& x, cell_style style = cell_style::figure, number_format format = {}) {
        return number(at, to_real<double>(exact_ratio(x)), style, format);
    }
    /// A number between 0 and 1 that is shown in per cent, with so many digits.
    template <class X>
    worksheet& share(const cell_position& at, const X& x, cell_style style = cell_style::figure, whole_count<> digits = 1) {
        return number(at, x, style, number_format::share(digits));
    }
    /// An amount in units, thousands, millions: say which in a heading. Whole minor units of at most 15 digits, which is what a
    /// spreadsheet keeps; exact and real amounts as the nearest double.
    template <counted_currency C, class Rep>
    worksheet& amount(const cell_position& at, const money<C, Rep>& m, cell_style style = cell_style::figure,
                      amount_scale scale = amount_scale::units) {
        return amount(at, m, style, scale, scale == amount_scale::units ? number_format::of<C>() : number_format::grouped(0));
    }
    template <counted_currency C, class Rep>
    worksheet& amount(const cell_position& at, const money<C, Rep>& m, cell_style style, amount_scale scale, number_format format) {
        const double value = detail::cell_amount(m, scale, [&] { return place(at); });
        check_finite(at, value);
        return put(at, style, format, value);
    }
    worksheet& day(const cell_position& at, calendar_day day, cell_style style = cell_style::figure) {
        const int serial = detail::day_serial(day);
        if (serial < 61) throw cell_number_error(place(at), to_string(day), "a day from 1900-03-01: spreadsheets count the days before apart");
        return put(at, style, number_format::iso_day(), static_cast<double>(serial));
    }
    template <std::same_as<bool> Truth>
    worksheet& truth(const cell_position& at, Truth truth, cell_style style = cell_style::figure) {
        return put(at, style, {}, bool{truth});
    }
    /// A formula and what it gave. A sign of equality before it may be left out.
    ///
    ///     s.formula({5, 4}, "B5 * C5", 30.5)
    worksheet& formula(const cell_position& at, std::string_view formula, cell_result result, cell_style style = cell_style::figure,
                       number_format format = {}) {
        formula = detail::formula_text(formula);
        const auto place = [&] { return this->place(at); };
        detail::check_formula(formula, place);
        if (const double* value = std::get_if<double>(&result.value())) check_finite(at, *value);
        if (const std::string* text = std::get_if<std::string>(&result.value()))
            if (const std::size_t units = detail::checked_characters(*text, true, place); units > longest_text)
                throw workbook_limit_error("the characters of a cell", units, longest_text, place());
        return put(at, style, format, cell_formula{std::string(formula), std::move(result)});
    }
    worksheet& missing(const cell_position& at) { return put(at, cell_style::missing, {}, not_available{}); }
    worksheet& blank(const cell_position& at, cell_style style) { return put(at, style, {}, {}); }
    /// A cell that is true where all checks of the workbook hold.
    worksheet& shows_checks(const cell_position& at) { return put(at, cell_style::holds, {}, all_checks{}); }

    /// The width of columns, in characters of the usual size: from 0 to 255.
    worksheet& width(whole_count<std::uint32_t> first, whole_count<std::uint32_t> last, double characters);
    /// What stands above and to the left of this cell stays in sight.
    worksheet& freeze(const cell_position& first_moving) {
        check_place(first_moving);
        frozen_ = first_moving;
        return *this;
    }
    worksheet& print(const print_setup& setup) {
        check_place({std::max<std::uint32_t>(setup.repeated_rows, 1), std::max<std::uint32_t>(setup.repeated_columns, 1)});
        if (setup.pages_wide > 32'767u || setup.pages_tall > 32'767u)
            throw workbook_limit_error("the pages of a sheet", std::max<std::uint32_t>(setup.pages_wide, setup.pages_tall), 32'767, name_);
        print_ = setup;
        return *this;
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// A cell of this sheet as the formulas of another name it: Model!B3, 'Free cash flow'!B3.
    [[nodiscard]] std::string reference(const cell_position& at) const { return quoted_ + to_string(at); }
    [[nodiscard]] std::string reference(const cell_range& of) const { return quoted_ + to_string(of); }
    [[nodiscard]] std::string fixed_reference(const cell_position& at) const { return quoted_ + fixed(at); }
    [[nodiscard]] std::string fixed_reference(const cell_range& of) const { return quoted_ + fixed(of); }

    /// By row, each in the order of columns.
    [[nodiscard]] const std::map<std::uint32_t, std::vector<worksheet_cell>>& rows() const noexcept { return rows_; }
    /// The cell there, or nullptr.
    [[nodiscard]] const worksheet_cell* find(const cell_position& at) const;
    /// In the order of columns.
    [[nodiscard]] const std::vector<column_width>& widths() const noexcept { return widths_; }
    [[nodiscard]] const std::optional<cell_position>& frozen() const noexcept { return frozen_; }
    [[nodiscard]] const print_setup& printed() const noexcept { return print_; }

private:
    friend class workbook;
    explicit worksheet(std::string name) : name_(std::move(name)), quoted_(detail::quoted_sheet(name_) + "!") {}

    [[nodiscard]] std::string place(const cell_position& at) const { return reference(at); }
    void check_place(const cell_position& at) const {
        const auto hold_to = [&](std::string_view what, std::uint32_t n, std::uint32_t last) {
            if (n < 1 || n > last) throw workbook_limit_error(what, n, n < 1 ? 1 : last, name_);
        };
        hold_to("the row of a cell", at.row, last_row);
        hold_to("the column of a cell", at.column, last_column);
    }
    void check_finite(const cell_position& at, double x) const {
        if (!(x - x == 0)) throw cell_number_error(place(at), detail::number_text(x), "finite");
    }
    worksheet& put(const cell_position& at, cell_style style, number_format format, cell_content content);

    std::string name_;
    std::string quoted_;
    std::map<std::uint32_t, std::vector<worksheet_cell>> rows_;
    std::vector<worksheet_cell>* row_ = nullptr;  // the one that was put to last
    std::uint32_t row_number_ = 0;
    std::vector<column_width> widths_;
    std::optional<cell_position> frozen_;
    print_setup print_;
};

inline worksheet& worksheet::put(const cell_position& at, cell_style style, number_format format, cell_content content) {
    if (row_ == nullptr || row_number_ != at.row) {
        check_place(at);
        row_ = &rows_[at.row];
        row_number_ = at.row;
    }
    if (at.column < 1u || at.column > last_column) check_place(at);
    if (row_->empty() || row_->back().column < at.column) {
        row_->push_back({at.column, style, format, std::move(content)});
        return *this;
    }
    const auto next = std::lower_bound(row_->begin(), row_->end(), std::uint32_t{at.column},
                                       [](const worksheet_cell& c, std::uint32_t column) { return c.column < column; });
    if (next->column == at.column) throw cell_taken_error(place(at));
    row_->insert(next, {at.column, style, format, std::move(content)});
    return *this;
}

inline const worksheet_cell* worksheet::find(const cell_position& at) const {
    const auto row = rows_.find(at.row);
    if (row == rows_.end()) return nullptr;
    for (const worksheet_cell& c : row->second)
        if (c.column == at.column) return &c;
    return nullptr;
}

inline worksheet& worksheet::width(whole_count<std::uint32_t> first, whole_count<std::uint32_t> last, double characters) {
    check_place({1, first});
    check_place({1, last});
    const std::string columns = column_letters(first) + ":" + column_letters(last);
    if (last < first) throw cell_number_error(quoted_ + columns, columns, "columns from left to right");
    if (!(characters >= 0 && characters <= 255))
        throw cell_number_error(quoted_ + columns, detail::number_text(characters), "a width from 0 to 255 characters");
    const auto next = std::find_if(widths_.begin(), widths_.end(), [&](const column_width& w) { return w.last >= first; });
    if (next != widths_.end() && next->first <= last) throw cell_taken_error("the width of " + quoted_ + columns);
    widths_.insert(next, {first, last, characters});
    return *this;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
