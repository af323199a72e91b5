// SPDX-License-Identifier: BSL-1.0
#pragma once
// Text as a workbook may hold it: characters of XML 1.0 that are no controls, counted as a spreadsheet counts them, in units of
// UTF-16; and what can be said of a formula without calculating it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/number/detail/utf8.hpp>
#include <outlay/report/workbook_errors.hpp>

namespace outlay::inline v0::detail {

/// How many units of UTF-16 the text has; `place` says where it stands, should it be refused.
///
///     throws   cell_text_error   a control character, or one that XML does not have; bytes that are no UTF-8
template <class Place>
std::size_t checked_characters(std::string_view text, bool may_break_lines, const Place& place) {
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c < 0x7f) {
            ++units;
            ++i;
            continue;
        }
        const code_point p = code_point_at(text, i);
        if (p.bytes == 0) throw cell_text_error(place(), text, i, "no UTF-8");
        const bool is_break = p.code == '\n' || p.code == '\t';
        if ((p.code < 0x20 && !(is_break && may_break_lines)) || (p.code >= 0x7f && p.code < 0xa0))
            throw cell_text_error(place(), text, i, is_break ? "a line break or a tab" : "a control character");
        if (p.code == 0xfffe || p.code == 0xffff) throw cell_text_error(place(), text, i, "no character of XML");
        units += p.code < 0x10000 ? 1 : 2;
        i += p.bytes;
    }
    return units;
}

inline bool is_name_character(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '\\' ||
           (static_cast<unsigned char>(c) & 0x80u) != 0;
}

/// The characters by which a formula is held to its form.
inline constexpr std::array<bool, 256> is_looked_at = [] {
    std::array<bool, 256> is{};
    for (const char c : {'"', '\'', '(', ')', '{', '}', ';', '='}) is[static_cast<unsigned char>(c)] = true;
    return is;
}();

/// A formula without the sign of equality before it and the spaces around it.
inline std::string_view formula_text(std::string_view formula) noexcept {
    while (formula.starts_with(' ')) formula.remove_prefix(1);
    if (formula.starts_with('=')) formula.remove_prefix(1);
    while (formula.starts_with(' ')) formula.remove_prefix(1);
    while (formula.ends_with(' ')) formula.remove_suffix(1);
    return formula;
}

/// Holds a formula, without its sign, to what every spreadsheet asks: quotes and parentheses that close, commas between
/// arguments, 64 functions in each other, 8,192 characters.
///
///     throws   cell_text_error, workbook_limit_error
template <class Place>
void check_formula(std::string_view formula, const Place& place) {
    constexpr std::size_t longest = 8192, deepest = 64;
    if (const std::size_t units = checked_characters(formula, true, place); units > longest)
        throw workbook_limit_error("the characters of a formula", units, longest, place());
    const auto refuse = [&](std::size_t at, std::string_view reason) { throw cell_text_error(place(), formula, at, reason); };
    if (formula.find_first_not_of(" \n\t") == std::string_view::npos) refuse(0, "an empty formula");
    char open[longest];  // of each open parenthesis, whether a function stands before it; of each open brace '{'
    std::size_t depth = 0, functions = 0;
    const auto before = [&](std::size_t i) {  // the character before that is no space
        while (i > 0 && (formula[i - 1] == ' ' || formula[i - 1] == '\n' || formula[i - 1] == '\t')) --i;
        return i > 0 ? formula[i - 1] : ' ';
    };
    constexpr std::string_view operators = "+-*/^&=<>";
    for (std::size_t i = 0; i < formula.size(); ++i) {
        const char c = formula[i];
        if (!is_looked_at[static_cast<unsigned char>(c)]) continue;
        if (c == '"' || c == '\'') {
            // A doubled mark is one of the text: the text then goes on, as if it began again.
            const std::size_t end = formula.find(c, i + 1);
            if (end == std::string_view::npos) refuse(i, "a quotation mark that does not close");
            i = end;
        } else if (c == '(') {
            const bool is_function = is_name_character(before(i));
            functions += is_function ? 1u : 0u;
            if (functions > deepest) throw workbook_limit_error("the functions in each other of a formula", functions, deepest, place());
            open[depth++] = is_function ? 'f' : '(';
        } else if (c == '{') {
            open[depth++] = '{';
        } else if (c == ')' || c == '}') {
            if (depth == 0 || (open[depth - 1] == '{') != (c == '}')) refuse(i, "closes what is not open");
            functions -= open[--depth] == 'f' ? 1u : 0u;
            if (c == ')' && operators.find(before(i)) != std::string_view::npos) refuse(i, "an operator with nothing after it");
        } else if (c == ';' && (depth == 0 || open[depth - 1] != '{')) {
            refuse(i, "arguments are separated by commas in a file, whatever the language");
        } else if (c == '=' && (before(i) == ' ' || before(i) == '=')) {
            refuse(i, "a sign of equality with nothing before it");
        }
    }
    if (depth != 0) refuse(formula.size(), "a parenthesis is open");
    if (const char last = before(formula.size()); last == ',' || operators.find(last) != std::string_view::npos)
        refuse(formula.size(), "an operator with nothing after it");
}

}  // namespace outlay::inline v0::detail
