// SPDX-License-Identifier: BSL-1.0
#pragma once
// Amounts and numbers printed for people: scaled, grouped, with a sign that is seen. Never through double or a locale.
//
//   amount_format               what to print: scale, digits, rounding, grouping, marks, sign, currency
//   format_amount(m, format)    "CNY 380,000 million", "(18,815)", "US$52.43bn"; of money or any_money
//   format_number(x, digits, mode)     a decimal or ratio with its digits grouped
//   amount_scale, scale_word    units, thousands, millions, billions, trillions, wan (10^4), yi (10^8)
//
// Next to read: text/percent.hpp, text/table.hpp.

#include <bit>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/money/any_money.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/text/symbols.hpp>

namespace outlay::inline v0 {

/// How many major units make one printed unit: the value is the power of ten.
enum class amount_scale { units = 0, thousands = 3, wan = 4, millions = 6, yi = 8, billions = 9, trillions = 12 };

/// The word for a scale: "million", "bn" where `abbreviated`; nothing for units; 万 and 亿 for wan and yi.
constexpr std::string_view scale_word(amount_scale scale, bool abbreviated = false) {
    switch (scale) {
        case amount_scale::thousands: return abbreviated ? "k" : "thousand";
        case amount_scale::millions: return abbreviated ? "m" : "million";
        case amount_scale::billions: return abbreviated ? "bn" : "billion";
        case amount_scale::trillions: return abbreviated ? "tn" : "trillion";
        case amount_scale::wan: return "\u4e07";
        case amount_scale::yi: return "\u4ebf";
        default: return "";
    }
}

enum class negative_style { minus, parentheses };
enum class currency_style { none, code_before, code_after, symbol_before, symbol_after };
enum class grouping_style { none, thousands, indian };
enum class scale_style { none, word, abbreviation };

/// How an amount is printed. Digits that would be lost throw not_exact_error unless a rounding is named. What it prints,
/// parse_amount reads by the format matching(format), of text/parse_amount.hpp.
struct amount_format {
    amount_scale scale = amount_scale::units;
    whole_count<> digits = -1;  ///< after the point, 0 to 36; -1: as many as the currency has at scale units, else none
    rounding mode = rounding::exact;
    grouping_style grouping = grouping_style::thousands;
    negative_style negative = negative_style::minus;
    currency_style currency = currency_style::none;  ///< a symbol only where it means one currency, else the code
    scale_style word = scale_style::none;
    std::string_view decimal_mark = ".";
    std::string_view group_mark = ",";  ///< "\u202f" is a narrow no-break space
};

namespace detail {

/// Groups the digits before the point of an unsigned decimal's text.
inline std::string grouped(std::string_view digits, grouping_style style, std::string_view group_mark = ",",
                           std::string_view decimal_mark = ".") {
    const std::size_t point = digits.find('.') == std::string_view::npos ? digits.size() : digits.find('.');
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t left = i < point ? point - i : 0;  // digits from here to the point
        const bool mark = i > 0 && left > 0 &&
                          (style == grouping_style::thousands ? left % 3 == 0
                           : style == grouping_style::indian  ? left == 3 || (left > 3 && left % 2 == 1)
                                                              : false);
        if (mark) out += group_mark;
        if (i == point) out += decimal_mark;
        else out += digits[i];
    }
    return out;
}

inline void check_digits(int digits) {
    if (digits < 0 || digits > 36) throw numeric_domain_error("the digits after the point", std::to_string(digits), "from 0 to 36");
}

/// Marks that a reader can tell from the rest of a number, and from each other.
inline void check_marks(std::string_view decimal_mark, std::string_view group_mark, grouping_style grouping) {
    const auto is_part_of_a_number = [](std::string_view mark) {
        for (const char c : mark)
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' || c == '(' || c == ')')
                return true;
        return mark.find("\u2212") != std::string_view::npos;
    };
    if (decimal_mark.empty() || is_part_of_a_number(decimal_mark))
        throw numeric_domain_error("the decimal mark of a format", decimal_mark, "a mark: no digit, letter, sign or parenthesis");
    if (grouping == grouping_style::none) return;
    if (is_part_of_a_number(group_mark))
        throw numeric_domain_error("the group mark of a format", group_mark, "a mark: no digit, letter, sign or parenthesis");
    if (group_mark == decimal_mark) throw numeric_domain_error("the group mark of a format", group_mark, "another than the decimal mark");
}

/// The text of a whole number of 10^-digits.
inline std::string with_point(std::string steps, int digits) {
    const auto decimals = static_cast<std::size_t>(digits);
    if (steps.size() <= decimals) steps.insert(0, decimals + 1 - steps.size(), '0');
    if (decimals > 0) steps.insert(steps.size() - decimals, ".");
    return steps;
}

/// |ratio| with so many digits; at most 38 digits before the point.
inline std::string ratio_text(const exact_ratio& value, int digits, rounding mode) {
    check_digits(digits);
    const int128 steps = round_product_quotient(value.numerator(), power_of_ten(digits), value.denominator(), mode);
    return with_point(integer_text(steps < 0 ? -steps : steps), digits);
}

/// |value| x 10^shift with so many digits, to the nearest, a tie to even: decided on all the digits that the binary number
/// has, since value x 10^shift as a double is another number (0.085 is above 8.5 %, 0.085 x 100 is 8.5).
inline std::string real_text(double value, int digits, int shift = 0) {
    check_digits(digits);
    if (!(value - value == 0)) throw numeric_domain_error("a printed number", "not finite", "finite");
    // As many decimals as there are binary places behind the point, 1074 at most: nothing is rounded here.
    const auto word = std::bit_cast<std::uint64_t>(value);
    const auto biased = static_cast<int>((word >> 52) & 0x7ff);
    const std::uint64_t bits = (word & ((std::uint64_t{1} << 52) - 1)) | (biased != 0 ? std::uint64_t{1} << 52 : 0);
    const int lowest = bits == 0 ? 0 : (biased == 0 ? 1 : biased) - 1075 + std::countr_zero(bits);
    const int decimals = lowest < 0 ? -lowest : 0;
    char buffer[1400];
    const double size = std::bit_cast<double>(word & ~(std::uint64_t{1} << 63));  // of -0, too
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, size, std::chars_format::fixed, decimals);
    std::string all(buffer, end.ptr);
    if (decimals > 0) all.erase(all.size() - static_cast<std::size_t>(decimals) - 1, 1);
    // The steps of 10^-digits are the digits before `kept`.
    const auto kept = static_cast<std::ptrdiff_t>(all.size()) - decimals + shift + digits;
    if (kept < 0) return with_point("0", digits);
    const auto cut = static_cast<std::size_t>(kept);
    if (cut >= all.size()) {
        all.append(cut - all.size(), '0');
    } else {
        const bool odd = cut > 0 && (all[cut - 1] - '0') % 2 != 0;
        const bool tie = all[cut] == '5' && all.find_first_not_of('0', cut + 1) == std::string::npos;
        const bool away = tie ? odd : all[cut] >= '5';
        all.resize(cut);
        std::size_t at = cut;
        for (; away && at > 0 && all[at - 1] == '9'; --at) all[at - 1] = '0';
        if (away && at > 0) ++all[at - 1];
        else if (away) all.insert(0, 1, '1');
    }
    all.erase(0, all.find_first_not_of('0'));  // 0.05 in hundredths is 5, not 005
    return with_point(std::move(all), digits);
}

inline bool is_zero_text(std::string_view digits) { return digits.find_first_not_of("0.") == std::string_view::npos; }

inline std::string with_sign(std::string digits, bool negative, negative_style style) {
    if (!negative || is_zero_text(digits)) return digits;  // what rounds to zero has no sign
    return style == negative_style::parentheses ? "(" + digits + ")" : "-" + digits;
}

inline int printed_digits(int of_currency, const amount_format& format) {
    check_marks(format.decimal_mark, format.group_mark, format.grouping);
    if (format.digits != -1) return format.digits;
    return format.scale == amount_scale::units ? of_currency : 0;
}

/// Digits with their groups, sign, scale word and code.
inline std::string dressed(std::string_view digits, bool negative, std::string_view code, const amount_format& format) {
    std::string text = with_sign(grouped(digits, format.grouping, format.group_mark, format.decimal_mark), negative, format.negative);
    if (format.word == scale_style::word && format.scale != amount_scale::units) text += ' ';
    if (format.word != scale_style::none) text += scale_word(format.scale, format.word == scale_style::abbreviation);
    switch (format.currency) {
        case currency_style::none: return text;
        case currency_style::code_before: return std::string(code) + ' ' + text;
        case currency_style::code_after: return text + ' ' + std::string(code);
        default: break;
    }
    const std::string_view symbol = symbol_of(code);
    const std::string space = symbol == code ? " " : "";  // no symbol of its own: the code, set off
    if (format.currency == currency_style::symbol_after) return text + ' ' + std::string(symbol);
    // The sign stands before the symbol: -US$5, (US$5).
    const std::size_t at = text.starts_with('-') || text.starts_with('(') ? 1 : 0;
    return text.insert(at, std::string(symbol) + space);
}

}  // namespace detail

/// A decimal or an exact ratio, rounded by the named mode, its digits grouped: format_number(exact_ratio(309823, 10), 1,
/// half_up) is "30,982.3".
///
///     throws   not_exact_error   the mode is rounding::exact and digits would be lost
template <class X>
    requires std::constructible_from<exact_ratio, X>
std::string format_number(const X& x, whole_count<> digits, rounding mode, grouping_style grouping = grouping_style::thousands) {
    const exact_ratio value(x);
    return detail::with_sign(detail::grouped(detail::ratio_text(value, digits, mode), grouping), value < 0, negative_style::minus);
}

/// A binary number, to the nearest on its exact value, its digits grouped: format_number(0.125, 2) is "0.12", a tie.
inline std::string format_number(double x, whole_count<> digits, grouping_style grouping = grouping_style::thousands) {
    return detail::with_sign(detail::grouped(detail::real_text(x, digits), grouping), x < 0, negative_style::minus);
}

namespace detail {

/// Exact minor units of a currency with so many digits.
inline std::string formatted(const exact_ratio& units, int of_currency, std::string_view code, const amount_format& format) {
    const int digits = printed_digits(of_currency, format);
    const exact_ratio unit(power_of_ten(of_currency + static_cast<int>(format.scale)));
    return dressed(ratio_text(units / unit, digits, format.mode), units < 0, code, format);
}

}  // namespace detail

/// An amount for people.
///
///     format_amount(380e9_cny, {.scale = amount_scale::millions, .currency = currency_style::code_before}) is "CNY 380,000"
///
///     units    the heading of a column or the scale's word says which: the number alone does not
///     throws   not_exact_error        the mode is rounding::exact and digits would be lost; a double is printed to the nearest
///              numeric_domain_error   digits beyond 36; marks that are one, or that a number is made of
template <class C, class Rep>
std::string format_amount(const money<C, Rep>& m, const amount_format& format = {}) {
    if constexpr (std::constructible_from<exact_ratio, Rep>) {
        return detail::formatted(exact_ratio(m.minor_units()), C::digits, C::code, format);
    } else {
        const double units = to_double(m.minor_units());
        const int digits = detail::printed_digits(C::digits, format);
        return detail::dressed(detail::real_text(units, digits, -(C::digits + static_cast<int>(format.scale))), units < 0, C::code, format);
    }
}
template <detail::exact_representation Rep>
std::string format_amount(const basic_any_money<Rep>& m, const amount_format& format = {}) {
    return detail::formatted(exact_ratio(m.minor_units()), m.currency().digits(), m.currency().code(), format);
}

}  // namespace outlay
