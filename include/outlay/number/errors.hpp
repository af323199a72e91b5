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

#include <outlay/number/detail/compiler.hpp>

#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

#include <outlay/number/detail/utf8.hpp>

namespace outlay::inline v0 {

namespace detail {

/// The parts of a message, one after the other: one function for all of them, or each chain of sums would be compiled by itself.
OUTLAY_OUT_OF_LINE inline std::string joined_text(std::initializer_list<std::string_view> parts) {
    std::string whole;
    for (const std::string_view part : parts) whole += part;
    return whole;
}

/// How many bytes the character at `at` has, and 0 where none begins there that a message may show as it is: a control
/// character, one that turns the direction of writing or breaks the line, a byte that is no UTF-8.
inline std::size_t printable_size(std::string_view text, std::size_t at) {
    const auto [code, bytes] = code_point_at(text, at);
    const bool hidden = code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) ||
                        (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
    return hidden ? 0 : bytes;
}

inline bool is_short_and_plain(std::string_view text, std::size_t room) {
    if (text.size() > room) return false;
    for (const char c : text)
        if (c < ' ' || c > '~') return false;
    return true;
}

/// Text from outside as a message shows it: at most `room` of its characters around the byte `fault`, "..." where it is cut,
/// what cannot be printed as \xNN. So the length of a message has a limit, and no text can end it or forge another line.
inline std::string shown(std::string_view text, std::size_t fault = 0, std::size_t room = 80) {
    if (is_short_and_plain(text, room)) return std::string(text);
    std::size_t first = fault < text.size() ? fault : text.size();
    // Half of the room is for what follows the fault, less where less follows.
    const std::size_t after = text.size() - first < room / 2 ? text.size() - first : room / 2;
    for (std::size_t n = after; n < room && first > 0; ++n) {
        std::size_t size = 4;
        while (size > 1 && (size > first || printable_size(text, first - size) != size)) --size;
        first -= size;
    }
    std::string out = first > 0 ? "..." : "";
    std::size_t at = first;
    for (std::size_t n = 0; n < room && at < text.size(); ++n) {
        if (const std::size_t size = printable_size(text, at); size != 0) {
            out += text.substr(at, size);
            at += size;
        } else {
            constexpr char digits[] = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(text[at++]);
            out += "\\x";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    return at < text.size() ? out + "..." : out;
}

/// The character at `at` in quotes, for a reason that names it: 'x'.
inline std::string shown_character(std::string_view text, std::size_t at) {
    const std::size_t size = printable_size(text, at);
    return "'" + shown(text.substr(at, size == 0 ? 1 : size)) + "'";
}

/// A whole message, however long the names are that it is made of: all of it, or its begin and its end.
inline std::string shown_message(std::string_view message) {
    constexpr std::size_t room = 320, bytes = 400;  // a character that does not print takes four
    if (is_short_and_plain(message, room)) return std::string(message);
    if (message.size() <= bytes)
        if (std::string whole = shown(message, 0, bytes); whole.size() <= bytes) return whole;
    const auto part = [&](std::size_t fault) {
        std::size_t characters = room / 2;
        std::string text = shown(message, fault, characters);
        while (text.size() > bytes / 2) text = shown(message, fault, --characters);
        return text;
    };
    return part(0) + part(message.size()).substr(3);
}

/// A binary number in a message: as short as reads back to the same double, whatever the locale.
inline std::string number_text(double x) {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr};
}

}  // namespace detail

/// The base of every error of this library; `what()` is a whole sentence with the data in it: some hundred bytes at most,
/// without control characters, the same in every locale.
class OUTLAY_VISIBLE error : public std::runtime_error {
public:
    explicit error(std::string_view message) : std::runtime_error(detail::shown_message(message)) {}
};

/// A result does not fit its representation, as in INT64_MAX fen + 1 fen.
class OUTLAY_VISIBLE numeric_overflow_error final : public error {
public:
    explicit numeric_overflow_error(std::string_view operation)
        : error(detail::joined_text({"numeric overflow: ", operation})), operation_(operation) {}
    /// What was being computed, as in "money + money".
    [[nodiscard]] const std::string& operation() const noexcept { return operation_; }

private:
    std::string operation_;
};

/// An argument lies outside what the function is defined for, as in a rate of -100 %.
class OUTLAY_VISIBLE numeric_domain_error final : public error {
public:
    numeric_domain_error(std::string_view argument, std::string_view value, std::string_view requirement)
        : error(detail::joined_text({argument, " is ", detail::shown(value), ", must be ", requirement})),
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
class OUTLAY_VISIBLE division_by_zero_error final : public error {
public:
    explicit division_by_zero_error(std::string_view operation)
        : error(detail::joined_text({"division by zero: ", operation})), operation_(operation) {}
    [[nodiscard]] const std::string& operation() const noexcept { return operation_; }

private:
    std::string operation_;
};

/// `rounding::exact` was asked for, and the value does not lie on the grid.
class OUTLAY_VISIBLE not_exact_error final : public error {
public:
    not_exact_error(std::string_view value, std::string_view grid)
        : error(detail::joined_text({detail::shown(value, 0, 160), " is not a whole number of ", grid})), value_(value), grid_(grid) {}
    [[nodiscard]] const std::string& value() const noexcept { return value_; }
    [[nodiscard]] const std::string& grid() const noexcept { return grid_; }

private:
    std::string value_;
    std::string grid_;
};

/// Capital expenditure, a cost or a commitment was given with a minus sign where a magnitude is meant.
class OUTLAY_VISIBLE negative_magnitude_error final : public error {
public:
    explicit negative_magnitude_error(std::string_view value)
        : error(detail::joined_text({"a magnitude must not be negative: ", value})), value_(value) {}
    [[nodiscard]] const std::string& value() const noexcept { return value_; }

private:
    std::string value_;
};

/// Text cannot be read: the text, the first byte at fault (from 0) and the reason. The message counts characters, from 1, and
/// shows 80 of them around the fault; text() is the whole.
class OUTLAY_VISIBLE text_error final : public error {
public:
    text_error(std::string_view text, std::size_t position, std::string_view reason)
        : error(detail::joined_text({"\"", detail::shown(text, position), "\", character ",
                                     std::to_string(detail::characters(text.substr(0, position)) + 1), ": ", reason})),
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
[[noreturn]] inline void throw_numeric_overflow(const std::string& operation) { throw numeric_overflow_error(operation); }
[[noreturn]] inline void throw_division_by_zero(const char* operation) { throw division_by_zero_error(operation); }

}  // namespace detail
}  // namespace outlay
