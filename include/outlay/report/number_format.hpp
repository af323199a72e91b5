// SPDX-License-Identifier: BSL-1.0
#pragma once
// How a spreadsheet shows a number. The cell keeps the number itself.
//
//   number_format                        a kind and the digits after the point
//   number_format::grouped(2)            30,982.30; negatives as the workbook shows them
//   number_format::share(1)              0.079 as 7.9 %
//   number_format::plain(4)              7.1698: an exchange rate, a price, an index
//   number_format::iso_day()             2025-02-24
//   number_format::general()             as the spreadsheet likes
//   number_format::of<CNY>()             grouped, with the digits of the currency
//   number_format::of_unit("USD a year") by the unit of a driver or a line
//
// Next to read: report/cell.hpp.

#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/money/currency.hpp>
#include <outlay/money/iso4217.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/text/amount.hpp>

namespace outlay::inline v0 {

/// Kind and digits; equal formats of a workbook are written once.
class number_format {
public:
    enum class kind : std::uint8_t { general, grouped, share, plain, day };

    constexpr number_format() = default;
    [[nodiscard]] static constexpr number_format general() noexcept { return {}; }
    /// With groups of three.
    ///
    ///     throws   numeric_domain_error   digits after the point below 0 or above 30: a spreadsheet's limit
    [[nodiscard]] static constexpr number_format grouped(whole_count<> digits) { return {kind::grouped, digits}; }
    /// As a percentage: 0.1816 with two digits is 18.16 %.
    [[nodiscard]] static constexpr number_format share(whole_count<> digits) { return {kind::share, digits}; }
    /// Without groups.
    [[nodiscard]] static constexpr number_format plain(whole_count<> digits) { return {kind::plain, digits}; }
    [[nodiscard]] static constexpr number_format iso_day() noexcept {
        number_format f;
        f.kind_ = kind::day;
        return f;
    }
    template <counted_currency C>
    [[nodiscard]] static constexpr number_format of() {
        return grouped(int{C::digits});
    }
    /// By the unit of a driver, a line or an outcome: an amount of a currency has the currency's digits, also a year; a rate of
    /// a pair four; what begins with "share" is a percentage with one digit; of any other unit and of none, general.
    [[nodiscard]] static number_format of_unit(std::string_view unit) {
        if (unit.starts_with("share")) return share(1);
        if (unit.size() == 7 && unit[3] == '/') return plain(4);
        const std::string_view code = unit.substr(0, unit.find(' '));
        const iso4217::entry* const found = iso4217::find(code);
        return found != nullptr && found->digits != iso4217::none ? grouped(found->digits) : general();
    }

    [[nodiscard]] constexpr kind shape() const noexcept { return kind_; }
    [[nodiscard]] constexpr int digits() const noexcept { return digits_; }
    friend constexpr bool operator==(number_format, number_format) = default;

private:
    constexpr number_format(kind k, int digits) : kind_(k), digits_(static_cast<std::uint8_t>(checked(digits))) {}
    static constexpr int checked(int digits) {
        if (digits < 0 || digits > 30) throw numeric_domain_error("the digits of a number format", std::to_string(digits), "from 0 to 30");
        return digits;
    }

    kind kind_ = kind::general;
    std::uint8_t digits_ = 0;
};

namespace detail {

/// The format in a spreadsheet's language: "#,##0.00_);(#,##0.00)". Empty for general.
inline std::string format_code(number_format f, negative_style negative) {
    if (f.shape() == number_format::kind::general) return {};
    if (f.shape() == number_format::kind::day) return "yyyy\\-mm\\-dd";
    std::string digits = f.shape() == number_format::kind::grouped ? "#,##0" : "0";
    if (f.digits() > 0) digits += '.' + std::string(static_cast<std::size_t>(f.digits()), '0');
    if (f.shape() == number_format::kind::share) digits += "\\ %";
    return negative == negative_style::parentheses ? digits + "_);(" + digits + ")" : digits;
}

}  // namespace detail
}  // namespace outlay
