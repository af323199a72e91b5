// SPDX-License-Identifier: BSL-1.0
#pragma once
// What formula lines are made of: lines, scalars, places, references.
//
//   formula_place        where a figure stands: a driver, a constant, a cell of a line, a scalar
//   formula_line         a line of the model, a list of fixed data, or a line that was found
//   formula_scalar       one figure that is no driver
//   formula_reference    what a formula refers to, and how
//
// Next to read: model/formula_lines.hpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/config.hpp>

namespace outlay::inline v0 {

/// Where a figure stands.
struct formula_place {
    enum class kind { none, driver, constant, cell, scalar };
    kind what = kind::none;
    std::size_t index = 0;   ///< of the drivers, the lines, the scalars
    std::int32_t column = 0; ///< of a cell: a period; of a list of fixed data a place in it; -1 the opening before the first period
};

/// A line: its cells by column, and how their formulas are alike.
struct formula_line {
    enum class origin { fixed, model, found };
    std::string section, label, unit;
    std::int64_t counts_in_one = 1;
    origin from = origin::model;
    bool derived = false;  ///< its label is its formula
    bool is_list = false;  ///< of fixed data of a rule: its columns are places, not periods
    std::vector<std::uint32_t> columns, nodes;
    /// What stands before the first period, or before the line's first cell: a constant, a driver, a scalar.
    std::optional<std::uint32_t> opening;
    std::int32_t opening_column = -1;
    /// Of each cell: the cell whose formula it has. As many different ones as the line has formulas.
    std::vector<std::uint32_t> pattern;
    std::size_t formulas = 0;
    /// Of a sum over lines that stand together, cell by cell: the first and the last of them.
    std::optional<std::pair<std::size_t, std::size_t>> sum_of;

    [[nodiscard]] bool uneven() const noexcept { return formulas > 1; }
    [[nodiscard]] std::size_t place_of(std::int32_t column) const {
        const auto found = std::lower_bound(columns.begin(), columns.end(), static_cast<std::uint32_t>(column));
        return column >= 0 && found != columns.end() && *found == static_cast<std::uint32_t>(column) ? static_cast<std::size_t>(found - columns.begin())
                                                                                                    : columns.size();
    }
};
struct formula_scalar {
    std::string label, unit;
    std::int64_t counts_in_one = 1;
    std::uint32_t node = 0;
    bool derived = false;  ///< its label is its formula
};

/// What a formula refers to, as formula_text() hands it to the caller: a place, and how it is meant.
struct formula_reference {
    formula_place place;
    std::uint32_t node;        ///< of a constant
    std::int32_t from_column;  ///< of the cell that refers
    bool absolute;             ///< the same column in every column of the line
};

}  // namespace outlay
