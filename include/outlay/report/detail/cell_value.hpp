// SPDX-License-Identifier: BSL-1.0
#pragma once
// Days and amounts as the numbers of a spreadsheet, and a sheet's name as its formulas write it.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/report/workbook_errors.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/time/calendar_day.hpp>

namespace outlay::inline v0::detail {

/// Days since 1899-12-30, by which a spreadsheet counts from 1900-03-01 on.
inline int day_serial(calendar_day day) { return (day.sys_days() - date::sys_days{date::year{1899} / 12 / 30}).count(); }

/// coefficient x 10^exponent as the nearest double; the coefficient has at most 15 digits, so one operation rounds.
inline double scaled_double(std::int64_t coefficient, int exponent) {
    if (exponent < 0) return to_real<double>(exact_ratio(int128{coefficient}, power_of_ten(-exponent)));
    double factor = 1;
    for (; exponent > 0; --exponent) factor *= 10;
    return static_cast<double>(coefficient) * factor;
}

/// An amount in a scale, as a double.
///
///     throws   cell_number_error   whole minor units of more than 15 digits, zeros at the end not counted
template <class C, class Rep, class Place>
double cell_amount(const money<C, Rep>& m, amount_scale scale, const Place& place) {
    const int exponent = -int{C::digits} - static_cast<int>(scale);
    if constexpr (std::same_as<Rep, exact_ratio>) {
        return to_real<double>(m.minor_units() / exact_ratio(power_of_ten(-exponent), 1));
    } else if constexpr (!exact_integer<Rep>) {
        return to_double(m.minor_units()) / static_cast<double>(power_of_ten(-exponent));
    } else {
        std::string digits;
        const std::string text = to_string(m);
        for (const char c : std::string_view(text).substr(0, text.find(' ')))
            if (c >= '0' && c <= '9') digits += c;
        int zeros = 0;
        while (digits.size() > 1 && digits.back() == '0') {
            digits.pop_back();
            ++zeros;
        }
        const std::size_t first = digits.find_first_not_of('0');
        if (first == std::string::npos) return 0;
        if (digits.size() - first > 15 || exponent + zeros > 22)
            throw cell_number_error(place(), text, "an amount of at most 15 digits, as many as a spreadsheet keeps");
        std::int64_t coefficient = 0;
        for (const char c : digits) coefficient = coefficient * 10 + (c - '0');
        return scaled_double(text.front() == '-' ? -coefficient : coefficient, exponent + zeros);
    }
}

/// Whether the text reads as a cell: B3, TAX2026, and in the other way of counting R1C1, R, C2.
inline bool reads_as_a_cell(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::size_t letters = 0;
    while (letters < text.size() && lower(text[letters]) >= 'a' && lower(text[letters]) <= 'z') ++letters;
    std::size_t digits = letters;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    if (letters >= 1 && letters <= 3 && digits > letters && digits == text.size()) return true;
    std::size_t at = 0;
    for (const char mark : {'r', 'c'})
        if (at < text.size() && lower(text[at]) == mark)
            for (++at; at < text.size() && is_digit(text[at]);) ++at;
    return at > 0 && at == text.size();
}

/// A sheet's name as a formula writes it: in apostrophes unless it is a plain word.
inline std::string quoted_sheet(std::string_view name) {
    bool is_plain = !reads_as_a_cell(name) && !(name.front() >= '0' && name.front() <= '9');
    std::string quoted = "'";
    for (const char c : name) {
        is_plain = is_plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
        quoted += c;
        if (c == '\'') quoted += c;
    }
    return is_plain ? std::string(name) : quoted + "'";
}

}  // namespace outlay::inline v0::detail
