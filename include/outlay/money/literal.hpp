// SPDX-License-Identifier: BSL-1.0
#pragma once
// Amounts written in the program, checked when it is compiled.
//
//   money_literal<C, Rep, Text...>()   what every literal suffix calls; a user's own currency makes its suffix of it

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <outlay/money/money.hpp>

namespace outlay::inline v0 {
namespace detail {

// Not constexpr: a literal that is refused names one of these in the compiler's message.
[[noreturn]] inline void literal_has_more_digits_than_the_currency() { throw_numeric_overflow("a literal's digits"); }
[[noreturn]] inline void literal_does_not_fit_its_representation() { throw_numeric_overflow("a literal's size"); }
[[noreturn]] inline void literal_is_not_a_decimal_number() { throw_numeric_overflow("a literal's form"); }

/// The minor units that a literal's text means: digits, ' between them, one point, an exponent. All of it is exact: zeros
/// beyond the currency's digits are fine, other digits are not.
constexpr int128 minor_units_of_literal(std::string_view text, int digits, int width) {
    constexpr int128 limit = static_cast<int128>((uint128{1} << 127) - 1);
    if (text.size() > 1 && text[0] == '0' && text[1] != '.' && text[1] != 'e' && text[1] != 'E')
        literal_is_not_a_decimal_number();  // 0x1F, 0b1 and 017 mean something else
    int128 value = 0;
    int exponent = digits;
    bool point = false;
    std::size_t i = 0;
    for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
        if (text[i] == '\'') continue;
        if (text[i] == '.') {
            point = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') literal_is_not_a_decimal_number();
        if (value > (limit - 9) / 10) literal_does_not_fit_its_representation();
        value = value * 10 + (text[i] - '0');
        if (point) --exponent;
    }
    if (i < text.size()) {
        const bool down = text[i + 1] == '-';
        i += down || text[i + 1] == '+' ? 2u : 1u;
        int power = 0;
        for (; i < text.size(); ++i)
            if (text[i] != '\'' && power < 1000) power = power * 10 + (text[i] - '0');
        exponent += down ? -power : power;
    }
    for (; exponent < 0 && value != 0; ++exponent, value = value / 10)
        if (value % 10 != 0) literal_has_more_digits_than_the_currency();
    for (; exponent > 0 && value != 0; --exponent, value = value * 10)
        if (value > limit / 10) literal_does_not_fit_its_representation();
    if (width == 64 && value > INT64_MAX) literal_does_not_fit_its_representation();
    return value;
}

}  // namespace detail

/// The amount that a literal's characters mean. A suffix of one's own is two lines:
///
///     template <char... Text>
///     constexpr auto operator""_btc() { return money_literal<BTC, std::int64_t, Text...>(); }
///
///     throws   nothing: a literal that is no whole number of minor units, or does not fit, does not compile
template <counted_currency C, exact_integer Rep, char... Text>
constexpr money<C, Rep> money_literal() {
    constexpr char text[] = {Text...};
    constexpr int128 whole_minor_units_of_the_literal =
        detail::minor_units_of_literal({text, sizeof...(Text)}, C::digits, exact_integer_traits<Rep>::width);
    return money<C, Rep>::from_minor(whole_minor_units_of_the_literal);
}

}  // namespace outlay
