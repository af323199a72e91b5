// SPDX-License-Identifier: BSL-1.0
#pragma once
// A statement printed for people: a line a row, a period a column, and below them what of it was published.
//
//   to_string(statement, format)     amounts in the format, as format_amount prints one; numbers and claims as they are
//   table_of(statement, format)      the same as a text_table, to add rows to
//   statement_format                 how the amounts are printed, the heading of the first column, the line before which a rule stands
//
//     to_string(cash, {.amounts = {.scale = amount_scale::millions}, .heading = "RMB million", .total = "free cash flow"})

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/statement.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/text/table.hpp>

namespace outlay::inline v0 {

/// How a statement is printed.
struct statement_format {
    amount_format amounts{};
    std::string_view heading{};  ///< of the first column
    std::string_view total{};    ///< a rule stands before this line
};

/// The lines of a statement under the labels of its periods; a missing cell says so.
///
///     throws   not_exact_error   digits would be lost, and the format names no rounding
template <class T, frequency Freq>
[[nodiscard]] text_table table_of(const statement<T, Freq>& s, const statement_format& format = {}) {
    std::vector<std::string> headings{std::string(format.heading)};
    for (std::size_t t = 0; t < s.on().size(); ++t) headings.push_back(s.on().label(static_cast<std::ptrdiff_t>(t)));
    text_table table(std::move(headings));
    for (const auto& line : s.lines()) {
        if (!format.total.empty() && line.name == format.total) table.rule();
        std::vector<std::string> cells{line.name};
        for (std::size_t t = 0; t < line.values.size(); ++t) {
            if (!line.values.has(t)) cells.emplace_back("missing");
            else if constexpr (requires { format_amount(line.values[t], format.amounts); }) cells.push_back(format_amount(line.values[t], format.amounts));
            else cells.push_back(detail::claim_value_text(line.values[t]));
        }
        table.row(std::move(cells));
    }
    return table;
}

/// The table of a statement, and its note where a line is published through a period and a model's after it.
///
///                 FY2025   FY2026
///       -------  -------  -------
///       revenue  996,347  996,347
///
///       As published through FY2025, then the model's: revenue.
///
///     throws   as table_of
template <class T, frequency Freq>
[[nodiscard]] std::string to_string(const statement<T, Freq>& s, const statement_format& format = {}) {
    const std::string note = s.note();
    return to_string(table_of(s, format)) + (note.empty() ? "" : "\n  " + note + "\n");
}

}  // namespace outlay
