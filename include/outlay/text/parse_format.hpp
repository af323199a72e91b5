// SPDX-License-Identifier: BSL-1.0
#pragma once
// How amounts are written where a text comes from.
//
//   parse_format                     decimal mark, grouping, what symbols mean, whether digits may be rounded away, the scale
//   matching(amount_format)          the parse_format that reads what format_amount prints
//   amount_parts                     an amount's text taken apart
//
// Next to read: text/parse_amount.hpp.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/wide.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/text/amount.hpp>

namespace outlay::inline v0 {

/// How amounts are written where the text comes from. Nothing is taken from a locale.
///
///     parse_format{}                                               1,234.50
///     parse_format{.decimal_mark = ',', .group_mark = '.'}         1.234,50
///     parse_format{.group_mark = '\''}                             1'234.50, also with the typographic apostrophe
///     parse_format{.decimal_mark = ',', .group_mark = ' '}         1 234,50, also with no-break, narrow and thin spaces
///     parse_format{.grouping = grouping_style::indian}             12,34,567.50
///     parse_format{.scale = amount_scale::millions}                a column in millions: 380,000 is 380 billion
struct parse_format {
    char decimal_mark = '.';
    char group_mark = ',';
    grouping_style grouping = grouping_style::thousands;
    /// What an ambiguous symbol means here, as in {{"$", "USD"}, {"kr", "DKK"}}.
    std::vector<std::pair<std::string_view, std::string_view>> symbols{};
    /// More decimals than the currency has, zeros or not, are an error unless a rounding is named.
    rounding mode = rounding::exact;
    /// What one unit of a number means that is written without a word for it; then "5 million" is an error.
    amount_scale scale = amount_scale::units;
};

/// The format that reads what format_amount prints by this one: parse_amount<C>(format_amount(m, f), matching(f)) == m, where
/// nothing was rounded. Printed with more digits than the currency has, it is read with a rounding named beside.
///
///     throws   numeric_domain_error   marks that a parse_format cannot say
inline parse_format matching(const amount_format& format) {
    detail::check_marks(format.decimal_mark, format.group_mark, format.grouping);
    parse_format reading;
    if (format.decimal_mark.size() != 1)
        throw numeric_domain_error("the decimal mark of a format", format.decimal_mark, "one character of ASCII to be read back");
    reading.decimal_mark = format.decimal_mark[0];
    reading.grouping = format.group_mark.empty() ? grouping_style::none : format.grouping;
    const bool space = format.group_mark == "\u00a0" || format.group_mark == "\u202f" || format.group_mark == "\u2009" ||
                       format.group_mark == "\u2007";
    if (reading.grouping != grouping_style::none) {
        if (space) reading.group_mark = ' ';
        else if (format.group_mark == "\u2019") reading.group_mark = '\'';
        else if (format.group_mark.size() == 1) reading.group_mark = format.group_mark[0];
        else throw numeric_domain_error("the group mark of a format", format.group_mark, "one character to be read back");
    }
    if (format.word == scale_style::none) reading.scale = format.scale;
    return reading;
}

/// An amount's text taken apart: the value is coefficient x 10^-scale, negative or not, of the currency `code`.
struct amount_parts {
    bool negative = false;
    int128 coefficient = 0;
    int scale = 0;                   ///< decimals, less what a scale's word takes of them
    std::string code;                ///< as a symbol's meaning or a three-letter code; empty where the text has none
    std::size_t code_position = 0;   ///< where it stands, for errors
    std::size_t digits_position = 0;
    std::size_t decimals_position = 0;  ///< of the first digit after the decimal mark
    int decimals = 0;                   ///< as written
};

}  // namespace outlay
