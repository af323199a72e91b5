// SPDX-License-Identifier: BSL-1.0
#pragma once
// What the sheets of statements, cases and schedules share: figures as cells, formulas over them with their values, widths.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/report/cell.hpp>
#include <outlay/report/detail/cell_value.hpp>
#include <outlay/report/number_format.hpp>
#include <outlay/report/workbook.hpp>
#include <outlay/report/worksheet.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/text/detail/character_width.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// A figure as a double in a scale; its unit in words, "CNY million"; its digits.
template <class T>
struct figure {
    static std::string unit(amount_scale, std::string_view said) { return std::string(said); }
    static number_format format(amount_scale, int digits) { return digits < 0 ? number_format::general() : number_format::grouped(digits); }
    template <class Place>
    static double value(const T& x, amount_scale, const Place&) {
        if constexpr (std::is_same_v<T, decimal> || std::is_same_v<T, exact_ratio>) return to_real<double>(x);
        else return to_double(x);
    }
};
template <class C, class Rep>
struct figure<money<C, Rep>> {
    static std::string unit(amount_scale scale, std::string_view) {
        const std::string_view word = scale_word(scale);
        return std::string(C::code) + (word.empty() ? "" : " ") + std::string(word);
    }
    static number_format format(amount_scale scale, int digits) {
        return number_format::grouped(digits >= 0 ? digits : scale == amount_scale::units ? int{C::digits} : 0);
    }
    template <class Place>
    static double value(const money<C, Rep>& m, amount_scale scale, const Place& place) { return cell_amount(m, scale, place); }
};

/// What a statement's sheet takes: a number, or an amount of money. A claim is none: its cell would be text, which a sum passes over.
template <class T>
inline constexpr bool is_figure = field<T> || std::is_same_v<T, decimal> || std::is_same_v<T, exact_ratio>;
template <class C, class Rep>
inline constexpr bool is_figure<money<C, Rep>> = true;
template <class T>
concept figure_type = is_figure<T>;

/// How many characters a figure takes, with room for a sign.
inline double figure_width(double x, number_format format) {
    const double size = std::abs(x) * (format.shape() == number_format::kind::share ? 100 : 1);
    const double digits = size < 10 ? 1 : std::floor(std::log10(size)) + 1;
    const double groups = format.shape() == number_format::kind::grouped ? std::floor((digits - 1) / 3) : 0;
    return digits + groups + (format.digits() > 0 ? format.digits() + 1 : 0) + (format.shape() == number_format::kind::general ? 6 : 0) + 4;
}
inline double text_width(std::string_view text) { return static_cast<double>(columns_of(text)) + 2; }

/// Writes figures and formulas to a sheet and keeps what they are, so that a formula over them has its value. A missing cell is
/// #N/A, as is every formula over it.
class figure_table {
public:
    explicit figure_table(worksheet& s) : sheet_(s) {}

    [[nodiscard]] worksheet& sheet() noexcept { return sheet_; }
    /// The value of a cell that was put here; nothing where it is missing.
    [[nodiscard]] std::optional<double> value(const cell_position& at) const {
        const double x = values_.at(at.row).at(at.column);
        return x - x == 0 ? std::optional(x) : std::nullopt;
    }
    void figure(const cell_position& at, std::optional<double> x, cell_style style, number_format format) {
        if (x) sheet_.number(at, *x, style, format);
        else sheet_.missing(at);
        keep(at, x, format);
    }
    /// The sum of a range, added up from its first cell as a spreadsheet does.
    void sum(const cell_position& at, const cell_range& of, cell_style style, number_format format) {
        double total = 0;
        for (std::uint32_t row = of.first.row; row <= of.last.row; ++row)
            for (std::uint32_t column = of.first.column; column <= of.last.column; ++column) total += values_.at(row).at(column);
        formula(at, "SUM(" + to_string(of) + ")", total, style, format);
    }
    /// Cells with their signs: B3 + B4 - B7.
    struct term {
        cell_position at;
        int sign;
    };
    void signed_sum(const cell_position& at, const std::vector<term>& terms, cell_style style, number_format format) {
        std::string text;
        double total = 0;
        for (const term& t : terms) {
            const double x = values_.at(t.at.row).at(t.at.column);
            text += text.empty() ? (t.sign < 0 ? "-" : "") : t.sign < 0 ? " - " : " + ";
            total = text.size() <= 1 ? (t.sign < 0 ? -x : x) : t.sign < 0 ? total - x : total + x;
            text += to_string(t.at);
        }
        formula(at, text.empty() ? "0" : text, total, style, format);
    }
    /// The widest figure of a column.
    [[nodiscard]] double width(std::uint32_t column) const {
        double widest = 10;
        for (const auto& [row, cells] : values_)
            if (const auto cell = cells.find(column); cell != cells.end()) widest = std::max(widest, widths_.at(row).at(column));
        return widest;
    }

private:
    void formula(const cell_position& at, std::string_view text, double x, cell_style style, number_format format) {
        const bool is_known = x - x == 0;
        sheet_.formula(at, text, is_known ? cell_result(x) : cell_result(not_available{}), style, format);
        keep(at, is_known ? std::optional(x) : std::nullopt, format);
    }
    void keep(const cell_position& at, std::optional<double> x, number_format format) {
        values_[at.row][at.column] = x ? *x : std::numeric_limits<double>::quiet_NaN();
        widths_[at.row][at.column] = x ? figure_width(*x, format) : 6;
    }

    worksheet& sheet_;
    std::map<std::uint32_t, std::map<std::uint32_t, double>> values_;  // NaN of a missing one, in here alone
    std::map<std::uint32_t, std::map<std::uint32_t, double>> widths_;
};

/// What was kept of a cell as the result of a formula.
inline cell_result result_of(std::optional<double> x) { return x ? cell_result(*x) : cell_result(not_available{}); }

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
