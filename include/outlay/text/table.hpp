// SPDX-License-Identifier: BSL-1.0
#pragma once
// Tables of text for a terminal: names to the left, figures to the right, units in the heading.
//
//   text_table({"quarter", "plan, RMB million"})     headings; the first column is set to the left, others if named
//   table.row({"FY2026 Q1", "31,667"})               one row; fewer cells leave the last ones empty
//   table.rule()                                     a line before a total
//   to_string(table)

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/text/detail/character_width.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// Rows of text under headings, aligned when printed.
///
///     shape    left: the columns set to the left, from 0; all others to the right. A Chinese character takes two places of a
///              terminal, an accent of its own none
///     throws   numeric_domain_error   a row has more cells than there are headings
class text_table {
public:
    explicit text_table(std::vector<std::string> headings, std::vector<std::size_t> left = {0})
        : headings_(std::move(headings)), left_(std::move(left)) {}

    text_table& row(std::vector<std::string> cells) {
        if (cells.size() > headings_.size())
            throw numeric_domain_error("the cells of a table's row", std::to_string(cells.size()),
                                       "at most " + std::to_string(headings_.size()));
        cells.resize(headings_.size());
        rows_.push_back(std::move(cells));
        return *this;
    }
    text_table& rule() {
        rows_.emplace_back();
        return *this;
    }

    friend std::string to_string(const text_table& t) {
        std::vector<std::size_t> widths;
        for (const std::string& heading : t.headings_) widths.push_back(detail::columns_of(heading));
        for (const auto& cells : t.rows_)
            for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], detail::columns_of(cells[i]));
        std::string rule(indent, ' ');
        for (std::size_t i = 0; i < widths.size(); ++i) rule += (i > 0 ? "  " : "") + std::string(widths[i], '-');
        std::string out;
        t.print(out, t.headings_, widths);
        out += rule + "\n";
        for (const auto& cells : t.rows_) {
            if (cells.empty()) out += rule + "\n";
            else t.print(out, cells, widths);
        }
        return out;
    }

private:
    void print(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const {
        std::string line(indent, ' ');
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string padding(widths[i] - detail::columns_of(cells[i]), ' ');
            line += (i > 0 ? "  " : "") + (to_the_left(i) ? cells[i] + padding : padding + cells[i]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }

    [[nodiscard]] bool to_the_left(std::size_t column) const { return std::find(left_.begin(), left_.end(), column) != left_.end(); }

    static constexpr std::size_t indent = 2;
    std::vector<std::string> headings_;
    std::vector<std::size_t> left_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
