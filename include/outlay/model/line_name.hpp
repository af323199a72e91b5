// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a line of a model is called.
//
//   line_name             made from a literal where a name is taken
//   named(text)           a name made at run time
//   named(first, second)  of two parts, "servers, charge": no string is made in a run
//
// A literal is known again by its address, a name made at run time by its characters: a buffer that is used again has the same
// address and another text. The text of named(...) must live until the call that it is given to returns.

#include <outlay/number/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace outlay::inline v0 {

class line_name {
public:
    template <std::size_t N>
    consteval line_name(const char (&literal)[N]) : literal_(literal), first_(literal, N - 1) {}

    /// Null of a name made at run time.
    [[nodiscard]] constexpr const char* literal() const noexcept { return literal_; }
    [[nodiscard]] std::string text() const {
        std::string all(first_);
        if (!second_.empty()) all.append(", ").append(second_);
        return all;
    }
    /// Whether its text is this one; makes no string.
    [[nodiscard]] constexpr bool reads(std::string_view text) const noexcept {
        if (second_.empty()) return text == first_;
        return text.size() == first_.size() + 2 + second_.size() && text.substr(0, first_.size()) == first_ &&
               text.substr(first_.size(), 2) == ", " && text.substr(first_.size() + 2) == second_;
    }

    friend constexpr line_name named(std::string_view text) noexcept;
    friend constexpr line_name named(std::string_view first, std::string_view second) noexcept;

private:
    constexpr line_name(std::string_view first, std::string_view second) noexcept : first_(first), second_(second) {}

    const char* literal_ = nullptr;
    std::string_view first_;
    std::string_view second_;
};

/// A name that is made at run time, of an asset say.
[[nodiscard]] constexpr line_name named(std::string_view text) noexcept { return {text, {}}; }
[[nodiscard]] constexpr line_name named(std::string_view first, std::string_view second) noexcept { return {first, second}; }

}  // namespace outlay
