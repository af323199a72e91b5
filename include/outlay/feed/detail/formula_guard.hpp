// SPDX-License-Identifier: BSL-1.0
#pragma once
// Text in a table that a spreadsheet would run: it takes a cell that begins with =, +, -, @, a tab, a line break or a NUL for
// a formula, quoted or not, and may pass over spaces. An apostrophe before it makes it text again (OWASP ASVS 1.2.10,
// CWE-1236).

#include <outlay/number/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace outlay::inline v0::detail {

/// Whether the text is run as a formula, or is one that was guarded: then the guard of the text itself needs a guard.
inline bool needs_formula_guard(std::string_view text) {
    constexpr std::string_view begins("=+-@\t\r\n\0", 8);
    const std::size_t first = text.find_first_not_of("' ");
    return first != std::string_view::npos && begins.find(text[first]) != std::string_view::npos;
}
inline std::string with_formula_guard(std::string_view text) {
    return (needs_formula_guard(text) ? "'" : "") + std::string(text);
}
/// The text that with_formula_guard was given.
inline std::string_view without_formula_guard(std::string_view written) {
    if (written.starts_with('\'') && needs_formula_guard(written)) written.remove_prefix(1);
    return written;
}

}  // namespace outlay::inline v0::detail
