// SPDX-License-Identifier: BSL-1.0
#pragma once
// The one base of all errors, and the errors of numbers and text. Each is a final class that carries its data.
//
//   error                     the base: everything that the library throws derives from it
//   numeric_overflow_error    a result does not fit the representation
//   numeric_domain_error      an argument lies outside what the function is defined for
//   division_by_zero_error    a divisor is zero
//   not_exact_error           rounding::exact was asked for and something would be lost
//   negative_magnitude_error  an amount that must be a magnitude (>= 0) is negative
//   text_error                text from outside cannot be read; says where and why

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace outlay::inline v0 {

/// The base of every error of this library; `what()` is a whole sentence with the data in it.
class error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A result does not fit its representation, as in INT64_MAX fen + 1 fen.
class numeric_overflow_error final : public error {
public:
    explicit numeric_overflow_error(std::string_view operation)
        : error("numeric overflow: " + std::string(operation)), operation_(operation) {}
    /// What was being computed, as in "money + money".
    [[nodiscard]] const std::string& operation() const noexcept { return operation_; }

private:
    std::string operation_;
};

/// An argument lies outside what the function is defined for, as in a rate of -100 %.
class numeric_domain_error final : public error {
public:
    numeric_domain_error(std::string_view argument, std::string_view value, std::string_view requirement)
        : error(std::string(argument) + " is " + std::string(value) + ", must be " + std::string(requirement)),
          argument_(argument), value_(value), requirement_(requirement) {}
    [[nodiscard]] const std::string& argument() const noexcept { return argument_; }
    [[nodiscard]] const std::string& value() const noexcept { return value_; }
    [[nodiscard]] const std::string& requirement() const noexcept { return requirement_; }

private:
    std::string argument_;
    std::string value_;
    std::string requirement_;
};

/// A divisor is zero.
class division_by_zero_error final : public error {
public:
    explicit division_by_zero_error(std::string_view operation)
        : error("division by zero: " + std::string(operation)), operation_(operation) {}
    [[nodiscard]] const std::string& operation() const noexcept { return operation_; }

private:
    std::string operation_;
};

/// `rounding::exact` was asked for, and the value does not lie on the grid.
class not_exact_error final : public error {
public:
    not_exact_error(std::string_view value, std::string_view grid)
        : error(std::string(value) + " is not a whole number of " + std::string(grid)), value_(value), grid_(grid) {}
    [[nodiscard]] const std::string& value() const noexcept { return value_; }
    [[nodiscard]] const std::string& grid() const noexcept { return grid_; }

private:
    std::string value_;
    std::string grid_;
};

/// Capital expenditure, a cost or a commitment was given with a minus sign where a magnitude is meant.
class negative_magnitude_error final : public error {
public:
    explicit negative_magnitude_error(std::string_view value)
        : error("a magnitude must not be negative: " + std::string(value)), value_(value) {}
    [[nodiscard]] const std::string& value() const noexcept { return value_; }

private:
    std::string value_;
};

/// Text cannot be read: the text, the position of the first character at fault (from 0) and the reason.
class text_error final : public error {
public:
    text_error(std::string_view text, std::size_t position, std::string_view reason)
        : error("\"" + std::string(text) + "\", character " + std::to_string(position + 1) + ": " + std::string(reason)),
          text_(text), reason_(reason), position_(position) {}
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::size_t position() const noexcept { return position_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    std::string text_;
    std::string reason_;
    std::size_t position_;
};

namespace detail {

// Out of line of the arithmetic, so that a checked addition stays small; not constexpr, so that reaching one in a
// constant expression is a compile error which names it.
[[noreturn]] inline void throw_numeric_overflow(const char* operation) { throw numeric_overflow_error(operation); }
[[noreturn]] inline void throw_division_by_zero(const char* operation) { throw division_by_zero_error(operation); }

}  // namespace detail
}  // namespace outlay
