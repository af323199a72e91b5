// SPDX-License-Identifier: BSL-1.0
#pragma once
// A workbook for a spreadsheet: sheets, defined names, checks. It is written by report/xlsx.hpp.
//
//   workbook book({.title = "380 billion yuan", .as_of = "2026-11-28"_day});
//   worksheet& model = book.add_sheet("Model");       stays where it is as sheets are added and the workbook is moved
//   book.define("discount_rate", model, {3, 2})       a name for a cell or a range
//   book.must_hold("the shares sum to one", "ABS(SUM(Model!B3:B9) - 1) <= 0.000000001", true)
//   book.must_equal("npv", "Model!B40", 108'623.96, 108'623.96)      a cell against what the library computed
//   write_xlsx("plan.xlsx", book)
//
//   workbook_about          title, author, day, how negative numbers look, whether a spreadsheet calculates on opening
//   workbook_check          a check of the list
//
// Checks stand on a sheet "Checks", the last one, which the writer makes; `worksheet::shows_checks` shows on any sheet whether all
// of them hold. A check that cannot be calculated, as one over #N/A, does not hold.
//
// Next to read: report/worksheet.hpp, report/xlsx.hpp, report/statement_workbook.hpp.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/report/cell.hpp>
#include <outlay/report/detail/cell_text.hpp>
#include <outlay/report/detail/cell_value.hpp>
#include <outlay/report/workbook_errors.hpp>
#include <outlay/report/worksheet.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/time/calendar_day.hpp>

namespace outlay::inline v0 {

/// What is said of a whole workbook. Two files of one workbook are the same, byte for byte: no clock is read.
struct workbook_about {
    std::string title{};
    std::string author{};
    std::optional<calendar_day> as_of{};
    negative_style negative = negative_style::minus;
    bool recalculate_on_load = true;  ///< else a spreadsheet shows what was written until a cell is changed
};

/// A formula that must be true, or a cell that must be what the library computed.
struct workbook_check {
    std::string name;
    std::string formula;                ///< of a truth; where something is expected, of that figure
    cell_result result;                 ///< what the formula gave
    std::optional<cell_result> expected{};
    number_format format{};             ///< of both figures
    bool holds = true;                  ///< when the file was written
};

namespace detail {

/// The text in small letters, as far as Latin, Greek and Cyrillic have them: spreadsheets tell names apart so.
inline std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const code_point p = code_point_at(text, i);
        std::uint32_t c = p.code;
        const std::size_t bytes = p.bytes == 0 ? 1 : p.bytes;
        if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) c += 32;
        else if (c >= 0x400 && c <= 0x40f) c += 80;
        else if (((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177)) && c % 2 == 0) c += 1;
        else if (((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) && c % 2 == 1) c += 1;
        if (c == p.code || bytes > 2) out += text.substr(i, bytes);
        else if (c < 0x80) out += static_cast<char>(c);
        else (out += static_cast<char>(0xc0 | c >> 6)) += static_cast<char>(0x80 | (c & 0x3f));
        i += bytes;
    }
    return out;
}

inline bool equal_figures(const cell_result& a, const cell_result& b) {
    const double* x = std::get_if<double>(&a.value());
    const double* y = std::get_if<double>(&b.value());
    if (x == nullptr || y == nullptr) return a == b;
    const auto size = [](double z) { return z < 0 ? -z : z; };
    double scale = 1;
    for (const double z : {size(*x), size(*y)}) scale = z > scale ? z : scale;
    return size(*x - *y) <= 1e-9 * scale;
}

}  // namespace detail

/// Sheets in their order, names, checks. Moved, not copied.
///
///     throws   workbook_name_error     a name of a sheet or of cells that a spreadsheet refuses, or has already
///              workbook_limit_error, cell_text_error, cell_number_error, cell_taken_error   what cannot stand in a cell
class workbook {
public:
    explicit workbook(workbook_about about = {}) : about_(std::move(about)) {
        for (const std::string* text : {&about_.title, &about_.author})
            if (const std::size_t units = detail::checked_characters(*text, false, [] { return "the properties of the workbook"; }); units > 255)
                throw workbook_limit_error("the characters of a property", units, 255, "the workbook");
    }

    workbook(workbook&&) = default;
    workbook& operator=(workbook&&) = default;
    workbook(const workbook&) = delete;
    workbook& operator=(const workbook&) = delete;

    /// An empty sheet after the others. The reference is good as long as the workbook lives, moved or not.
    ///
    ///     throws   workbook_name_error   no characters, more than 31, one of []:*?/\ or an apostrophe at an end; the name
    ///                                    of another sheet, large and small letters alike; "History", which Excel keeps; "Checks",
    ///                                    which the writer makes
    worksheet& add_sheet(std::string_view name) {
        check_sheet_name(name);
        sheets_.push_back(std::unique_ptr<worksheet>(new worksheet(std::string(name))));
        return *sheets_.back();
    }

    /// A name for a cell or a range, to be used in every formula of the workbook.
    ///
    ///     throws   workbook_name_error   empty, more than 255 characters; one that does not begin with a letter or _, or has another
    ///                                    sign than these, digits, a point and a backslash; one that reads as a cell (TAX2026, R1C1) or a truth
    workbook& define(std::string_view name, const worksheet& on, const cell_position& at) {
        return define_as(name, on.fixed_reference(at));
    }
    workbook& define(std::string_view name, const worksheet& on, const cell_range& of) { return define_as(name, on.fixed_reference(of)); }

    /// A formula that must be true.
    workbook& must_hold(std::string_view name, std::string_view formula, bool holds) {
        return add_check({std::string(name), std::string(formula), holds, std::nullopt, {}, holds});
    }
    /// A cell, or any formula, that must give what is expected: a number to within 1e-9 of its size (of 1 where it is smaller),
    /// truth, text, or not_available.
    workbook& must_equal(std::string_view name, std::string_view formula, cell_result result, cell_result expected, number_format format = {}) {
        const bool holds = detail::equal_figures(result, expected);
        return add_check({std::string(name), std::string(formula), std::move(result), std::move(expected), format, holds});
    }

    [[nodiscard]] const workbook_about& about() const noexcept { return about_; }
    [[nodiscard]] const std::vector<std::unique_ptr<worksheet>>& sheets() const noexcept { return sheets_; }
    /// The sheet of this name, or nullptr.
    [[nodiscard]] worksheet* find_sheet(std::string_view name) const {
        for (const auto& s : sheets_)
            if (s->name() == name) return s.get();
        return nullptr;
    }
    /// Names with what they stand for, as they were defined.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& defined_names() const noexcept { return names_; }
    [[nodiscard]] const std::vector<workbook_check>& checks() const noexcept { return checks_; }
    /// Whether all checks held when they were added.
    [[nodiscard]] bool checks_hold() const {
        for (const workbook_check& c : checks_)
            if (!c.holds) return false;
        return true;
    }

    static constexpr std::string_view checks_sheet = "Checks";
    /// Where the sheet of checks says whether all hold.
    static constexpr cell_position all_checks_at{3, 4};
    /// The sheet of checks, as a writer adds it after the others.
    [[nodiscard]] std::unique_ptr<worksheet> checks_as_sheet() const;

private:
    void check_sheet_name(std::string_view name) const {
        const auto refuse = [&](std::string_view reason) { throw workbook_name_error("a sheet", name, reason); };
        if (name.empty()) refuse("no characters");
        const std::size_t units = detail::checked_characters(name, false, [] { return "the name of a sheet"; });
        if (units > 31) refuse(std::to_string(units) + " characters, at most 31");
        if (const std::size_t at = name.find_first_of("[]:*?/\\"); at != std::string_view::npos)
            refuse(std::string("has ") + name[at] + ", which no sheet's name may have");
        if (name.front() == '\'' || name.back() == '\'') refuse("begins or ends with an apostrophe");
        const std::string small_letters = detail::folded(name);
        if (small_letters == "history") refuse("Excel keeps this name for itself");
        if (small_letters == detail::folded(checks_sheet)) refuse("the sheet of checks has this name");
        for (const auto& s : sheets_)
            if (detail::folded(s->name()) == small_letters) refuse("there is a sheet \"" + s->name() + "\"");
    }
    workbook& define_as(std::string_view name, std::string reference) {
        const auto refuse = [&](std::string_view reason) { throw workbook_name_error("a defined name", name, reason); };
        if (name.empty()) refuse("no characters");
        const std::size_t units = detail::checked_characters(name, false, [] { return "a defined name"; });
        if (units > 255) refuse(std::to_string(units) + " characters, at most 255");
        for (std::size_t i = 0; i < name.size(); ++i)
            if (!detail::is_name_character(name[i])) refuse("has " + detail::shown_character(name, i) + ": letters, digits, _ and . make a name");
        if ((name.front() >= '0' && name.front() <= '9') || name.front() == '.') refuse("does not begin with a letter or _");
        const std::string small_letters = detail::folded(name);
        if (detail::reads_as_a_cell(name)) refuse("reads as a cell");
        if (small_letters == "true" || small_letters == "false") refuse("reads as a truth");
        if (small_letters.starts_with("_xlnm")) refuse("Excel keeps this name for itself");
        for (const auto& [other, what] : names_)
            if (detail::folded(other) == small_letters) refuse("stands for " + what + " already");
        names_.emplace_back(name, std::move(reference));
        return *this;
    }
    workbook& add_check(workbook_check c) {
        const auto place = [&] { return "the check " + c.name; };
        if (const std::size_t units = detail::checked_characters(c.name, false, place); units > worksheet::longest_text)
            throw workbook_limit_error("the characters of a cell", units, worksheet::longest_text, "the checks");
        c.formula = std::string(detail::formula_text(c.formula));
        detail::check_formula(c.formula, place);
        for (const cell_result* r : {&c.result, c.expected ? &*c.expected : &c.result})
            if (const double* x = std::get_if<double>(&r->value()); x != nullptr && !(*x - *x == 0))
                throw cell_number_error(place(), detail::number_text(*x), "finite");
        checks_.push_back(std::move(c));
        return *this;
    }

    workbook_about about_;
    std::vector<std::unique_ptr<worksheet>> sheets_;
    std::vector<std::pair<std::string, std::string>> names_;
    std::vector<workbook_check> checks_;
};

inline std::unique_ptr<worksheet> workbook::checks_as_sheet() const {
    std::unique_ptr<worksheet> out(new worksheet(std::string(checks_sheet)));
    worksheet& s = *out;
    constexpr std::uint32_t first = 7, tolerance_row = 4;
    const auto last = first + static_cast<std::uint32_t>(checks_.size()) - 1;
    s.text({1, 1}, checks_sheet, cell_style::title);
    s.text({all_checks_at.row, 1}, "all checks hold", cell_style::total);
    s.blank({all_checks_at.row, 2}, cell_style::total).blank({all_checks_at.row, 3}, cell_style::total);
    s.formula(all_checks_at, "AND(D" + std::to_string(first) + ":D" + std::to_string(last) + ")", checks_hold(), cell_style::holds);
    s.text({tolerance_row, 1}, "relative tolerance (of 1 where a figure is smaller)").number({tolerance_row, 4}, 1e-9, cell_style::input);
    s.text({first - 1, 1}, "check", cell_style::heading).text({first - 1, 2}, "in this workbook", cell_style::period_heading);
    s.text({first - 1, 3}, "as computed", cell_style::period_heading).text({first - 1, 4}, "holds", cell_style::period_heading);
    std::uint32_t row = first;
    for (const workbook_check& c : checks_) {
        const std::string b = "B" + std::to_string(row), d = "C" + std::to_string(row);
        std::string holds = "IFERROR(" + b + ", FALSE)";
        s.text({row, 1}, c.name).formula({row, 2}, c.formula, c.result, cell_style::figure, c.format);
        if (c.expected) {
            const cell_result::value_type& expected = c.expected->value();
            if (const double* x = std::get_if<double>(&expected)) {
                s.number({row, 3}, *x, cell_style::figure, c.format);
                holds = "IFERROR(ABS(" + b + " - " + d + ") <= $D$" + std::to_string(tolerance_row) + " * MAX(1, ABS(" + b + "), ABS(" + d + ")), FALSE)";
            } else if (const bool* truth = std::get_if<bool>(&expected)) {
                s.truth({row, 3}, *truth);
                holds = "IFERROR(" + b + " = " + d + ", FALSE)";
            } else if (const std::string* text = std::get_if<std::string>(&expected)) {
                s.text({row, 3}, *text, cell_style::figure);
                holds = "IFERROR(EXACT(" + b + ", " + d + "), FALSE)";
            } else {
                s.missing({row, 3});
                holds = "ISNA(" + b + ")";
            }
        }
        s.formula({row, 4}, holds, c.holds, cell_style::holds);
        ++row;
    }
    s.width(1, 1, 60).width(2, 3, 22).width(4, 4, 12).freeze({first, 2}).print({.landscape = false, .repeated_rows = first - 1});
    return out;
}

}  // namespace outlay
