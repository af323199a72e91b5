// SPDX-License-Identifier: BSL-1.0
#pragma once
// What cannot stand in a workbook. All of it is refused when it is put there or, of the whole, before a byte is written.
//
//   workbook_limit_error    more than a spreadsheet holds: what, how much, the limit, where
//   workbook_name_error     a sheet or a defined name that a spreadsheet refuses, or has already
//   cell_text_error         a control character, a byte that is no UTF-8, a formula that is none: where in the text
//   cell_number_error       a number that a cell cannot hold: not finite, a day before March 1900, digits that would be lost
//   cell_taken_error        a second value for one cell
//   file_error              a file cannot be written

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// More than a spreadsheet holds. Excel's limits: 1,048,576 rows, 16,384 columns, 31 characters of a sheet's name, 32,767 of a
/// cell's text, 8,192 of a formula.
class OUTLAY_VISIBLE workbook_limit_error final : public error {
public:
    workbook_limit_error(std::string_view what, whole_count<std::uint64_t> value, whole_count<std::uint64_t> limit,
                         std::string_view place)
        : error(message(what, value, limit, place)), what_(what), place_(place), value_(value), limit_(limit) {}

    /// As in "the characters of a formula".
    [[nodiscard]] const std::string& what_counted() const noexcept { return what_; }
    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }
    [[nodiscard]] std::uint64_t limit() const noexcept { return limit_; }
    /// The cell, as in "Model!B3", or the sheet.
    [[nodiscard]] const std::string& place() const noexcept { return place_; }

private:
    static std::string message(std::string_view what, std::uint64_t value, std::uint64_t limit, std::string_view place) {
        std::string out = place.empty() ? "" : detail::shown(place) + ": ";
        out += std::string(what) + ": " + std::to_string(value) + ", ";
        return out + (value > limit ? "at most " : "at least ") + std::to_string(limit);
    }

    std::string what_;
    std::string place_;
    std::uint64_t value_;
    std::uint64_t limit_;
};

/// A name that a spreadsheet refuses: a sheet's "A/B", a second "model" beside "Model", a cell's address as a defined name.
class OUTLAY_VISIBLE workbook_name_error final : public error {
public:
    workbook_name_error(std::string_view of, std::string_view name, std::string_view reason)
        : error(std::string(of) + " \"" + detail::shown(name) + "\": " + std::string(reason)), of_(of), name_(name), reason_(reason) {}

    /// "a sheet" or "a defined name".
    [[nodiscard]] const std::string& of() const noexcept { return of_; }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    std::string of_;
    std::string name_;
    std::string reason_;
};

/// Text that a workbook cannot hold as it is, or a formula that no spreadsheet reads: where it stands, the byte at fault
/// (from 0) and why.
class OUTLAY_VISIBLE cell_text_error final : public error {
public:
    cell_text_error(std::string_view place, std::string_view text, whole_count<std::size_t> position, std::string_view reason)
        : error(detail::shown(place) + ": \"" + detail::shown(text, position) + "\", character " +
                std::to_string(detail::characters(text.substr(0, position)) + 1) + ": " + std::string(reason)),
          place_(place), text_(text), reason_(reason), position_(position) {}

    /// The cell, as in "Model!B3".
    [[nodiscard]] const std::string& place() const noexcept { return place_; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::size_t position() const noexcept { return position_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    std::string place_;
    std::string text_;
    std::string reason_;
    std::size_t position_;
};

/// A number that a cell cannot hold as it is: NaN, an amount of more than the 15 digits that a spreadsheet keeps.
class OUTLAY_VISIBLE cell_number_error final : public error {
public:
    cell_number_error(std::string_view place, std::string_view value, std::string_view requirement)
        : error(detail::shown(place) + ": " + detail::shown(value) + ", must be " + std::string(requirement)), place_(place), value_(value),
          requirement_(requirement) {}

    [[nodiscard]] const std::string& place() const noexcept { return place_; }
    [[nodiscard]] const std::string& value() const noexcept { return value_; }
    [[nodiscard]] const std::string& requirement() const noexcept { return requirement_; }

private:
    std::string place_;
    std::string value_;
    std::string requirement_;
};

/// A cell was given a second value: two parts of a layout overlap.
class OUTLAY_VISIBLE cell_taken_error final : public error {
public:
    explicit cell_taken_error(std::string_view place) : error(detail::shown(place) + " has a value already"), place_(place) {}
    [[nodiscard]] const std::string& place() const noexcept { return place_; }

private:
    std::string place_;
};

/// A file cannot be written.
class OUTLAY_VISIBLE file_error final : public error {
public:
    file_error(std::string_view path, std::string_view reason)
        : error(detail::shown(path, path.size()) + ": " + std::string(reason)), path_(path), reason_(reason) {}
    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    std::string path_;
    std::string reason_;
};

}  // namespace outlay
