// SPDX-License-Identifier: BSL-1.0
#pragma once
// A cell of a workbook: where it stands, what it holds, how it looks.
//
//   cell_position{row, column}     from 1, as a spreadsheet counts: {3, 2} is B3; to_string, fixed ("$B$3")
//   cell_range{first, last}        B3:E7; to_string, fixed
//   column_letters(28)             "AB"
//   cell_style                     the fixed set of looks
//   not_available                  what is missing: #N/A, which every sum over it becomes
//   cell_result                    the value of a formula: a number, truth, text or not_available
//   cell_formula, all_checks       a formula with its value; whether all checks of the workbook hold
//   cell_content, worksheet_cell   what a cell holds; that with its look
//
// Next to read: report/worksheet.hpp.

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/report/number_format.hpp>

namespace outlay::inline v0 {

/// Letters of a column, from 1: A, ..., Z, AA.
[[nodiscard]] inline std::string column_letters(whole_count<std::uint32_t> column) {
    std::string letters;
    for (std::uint32_t n = column; n > 0; n = (n - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    return letters;
}

/// Row and column, from 1. Whether a sheet has the place is checked where it is used.
struct cell_position {
    whole_count<std::uint32_t> row = 1;
    whole_count<std::uint32_t> column = 1;

    friend bool operator==(const cell_position&, const cell_position&) = default;
    friend std::string to_string(const cell_position& at) { return column_letters(at.column) + std::to_string(std::uint32_t{at.row}); }
    /// As it stands in a formula that is copied and must not move: $B$3.
    friend std::string fixed(const cell_position& at) {
        return "$" + column_letters(at.column) + "$" + std::to_string(std::uint32_t{at.row});
    }
};

/// Cells from the upper left one to the lower right one.
struct cell_range {
    cell_position first;
    cell_position last;

    // A constructor, so that {3, 5} is a position and nothing else.
    cell_range(const cell_position& from, const cell_position& to) : first(from), last(to) {}

    friend bool operator==(const cell_range&, const cell_range&) = default;
    friend std::string to_string(const cell_range& r) { return to_string(r.first) + ":" + to_string(r.last); }
    friend std::string fixed(const cell_range& r) { return fixed(r.first) + ":" + fixed(r.last); }
};

/// The looks that there are. A file has as many styles as pairs of look and number format are used: a writer that makes a
/// style a cell meets a limit of spreadsheets.
enum class cell_style : std::uint8_t {
    text,            ///< black
    title,           ///< large and bold
    note,            ///< grey
    paragraph,       ///< black, breaks lines
    heading,         ///< white on dark blue, to the left
    period_heading,  ///< the same, to the right, above figures
    section,         ///< bold, a line below
    unit,            ///< grey
    input,           ///< blue on light yellow: what a reader may change
    figure,          ///< black: a formula, or a figure that is not to be changed
    link,            ///< green: a formula that only shows a cell of another sheet
    opening,         ///< blue and slanted: what a line has before its first period
    total,           ///< bold, a line above: of the label and the figures
    holds,           ///< green where true, red where false
    missing,         ///< grey: not available
    uneven           ///< on orange: a formula of another form than its neighbours
};

/// A figure that is not known, #N/A in a spreadsheet: every formula over it becomes it, as a missing cell of a series does.
struct not_available {
    friend bool operator==(const not_available&, const not_available&) = default;
};

/// What a formula gave when the file was written. Viewers that do not calculate show it.
class cell_result {
public:
    using value_type = std::variant<double, bool, std::string, not_available>;

    template <std::same_as<bool> Truth>
    cell_result(Truth truth) : value_(truth) {}
    cell_result(double number) : value_(number) {}
    template <detail::counting_integer Whole>
    cell_result(Whole number) : value_(static_cast<double>(number)) {}
    cell_result(std::string text) : value_(std::move(text)) {}
    cell_result(std::string_view text) : value_(std::string(text)) {}
    cell_result(const char* text) : value_(std::string(text)) {}
    cell_result(not_available) : value_(not_available{}) {}

    [[nodiscard]] const value_type& value() const noexcept { return value_; }
    friend bool operator==(const cell_result&, const cell_result&) = default;

private:
    value_type value_;
};

/// A formula without its sign of equality, in English with commas and points whatever the reader's language, and its value.
struct cell_formula {
    std::string text;
    cell_result result;
    friend bool operator==(const cell_formula&, const cell_formula&) = default;
};

/// Whether all checks of the workbook hold.
struct all_checks {
    friend bool operator==(const all_checks&, const all_checks&) = default;
};

/// Nothing but a look, a number, truth, text, what is not available, a formula, all checks.
using cell_content = std::variant<std::monostate, double, bool, std::string, not_available, cell_formula, all_checks>;

struct worksheet_cell {
    whole_count<std::uint32_t> column = 1;
    cell_style style = cell_style::text;
    number_format format{};
    cell_content content{};
    friend bool operator==(const worksheet_cell&, const worksheet_cell&) = default;
};

}  // namespace outlay
