// SPDX-License-Identifier: BSL-1.0
#pragma once
// Amounts as people write them, read by a stated format: lenient in form, strict in everything that changes the number.
//
//   parse_amount<C>(text, format)    money<C>; try_parse_amount gives a result; parse_amount(text, currency, format) any_money
//   parse_any_amount(text, format)   any_money, the currency being the text's; try_parse_any_amount gives a result
//   split_amount(text, format)       sign, digits and the code
//
//     parse_amount<EUR>("1.127,54 \u20ac", {.decimal_mark = ',', .group_mark = '.'})     1127.54 EUR
//
// Canonical text ("1127.54 EUR") is read by money<C>::from_chars, which is stricter and faster.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/money/any_currency.hpp>
#include <outlay/money/any_money.hpp>
#include <outlay/money/iso_currency.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>
#include <outlay/text/detail/amount_reader.hpp>
#include <outlay/text/parse_format.hpp>

namespace outlay::inline v0 {

/// Takes an amount's text apart, where the currency is only known from the text.
///
///     throws   text_error   with the position of the first character at fault
inline result<amount_parts, text_error> split_amount(std::string_view text, const parse_format& format = {}) {
    return detail::amount_reader(text, format).read({});
}

namespace detail {

/// The parts in whole minor units of a currency with so many digits, by the format's rounding.
inline result<std::int64_t, text_error> minor_units(std::string_view text, const amount_parts& parts, std::string_view code,
                                                    int digits, const parse_format& format) {
    const int128 units = parts.negative ? -parts.coefficient : parts.coefficient;
    const int dropped = parts.scale - digits;
    // Zeros too: what is grouped by dots would lose a thousandfold in silence, as 2.600 euros would.
    if (dropped > 0 && format.mode == rounding::exact)
        return text_error(text, parts.decimals_position + static_cast<std::size_t>(parts.decimals - dropped),
                          "more decimals than " + std::string(code) + " has");
    try {
        if (dropped <= 0) return checked_narrow(checked_multiply(units, power_of_ten(-dropped)));
        if (dropped > 38) return text_error(text, parts.digits_position, "more than 38 decimals");
        return checked_narrow(round_quotient(units, power_of_ten(dropped), format.mode));
    } catch (const numeric_overflow_error& e) {
        return text_error(text, parts.digits_position, "more than 64 bits of the minor unit hold");
    }
}

/// The minor units of a text that must mean this currency.
inline result<std::int64_t, text_error> read_minor(std::string_view text, std::string_view code, int digits, const parse_format& format) {
    const auto parts = amount_reader(text, format).read(code);
    if (!parts) return parts.error();
    if (!parts->code.empty() && parts->code != code)
        return text_error(text, parts->code_position, "the currency is " + shown(parts->code, 0, 16) + ", not " + std::string(code));
    return minor_units(text, *parts, code, digits, format);
}

}  // namespace detail

/// An amount of C from text that people wrote; the text may name C by its code or by a symbol that can mean it, or not at all.
///
///     parse_amount<USD>("($98,765.43)") is -98765.43 USD; parse_amount<USD>("9.999") is an error, of GBP 2.43 too
///
///     parse_amount<INR>("Rs.500/-") is 500.00 INR; parse_amount<CHF>("CHF 12345.-") is 12345.00; "$1.5bn" and "$5 CAD" are read
///
///     throws   text_error   a second sign, groups of another size, another currency, more decimals than the currency has,
///                           zeros or not (unless the format names a rounding), digits of another script, text after the amount
///              numeric_domain_error   a format whose two marks are one
template <counted_currency C>
result<money<C>, text_error> try_parse_amount(std::string_view text, const parse_format& format = {}) {
    return detail::read_minor(text, C::code, C::digits, format).transform([](std::int64_t n) { return money<C>::from_minor(n); });
}
template <counted_currency C>
money<C> parse_amount(std::string_view text, const parse_format& format = {}) {
    return try_parse_amount<C>(text, format).value();
}
/// The same where the currency is a value.
inline result<any_money, text_error> try_parse_amount(std::string_view text, const any_currency& currency, const parse_format& format = {}) {
    return detail::read_minor(text, currency.code(), currency.digits(), format).transform([&](std::int64_t n) {
        return any_money::from_minor(n, currency);
    });
}
inline any_money parse_amount(std::string_view text, const any_currency& currency, const parse_format& format = {}) {
    return try_parse_amount(text, currency, format).value();
}

/// An amount whose currency the text names: an active code of ISO 4217, or a symbol whose meaning is not in doubt.
///
///     parse_any_amount("HK$172.70") is 172.70 HKD; "$100" is an error that lists what the dollar may be
///
///     throws   text_error   as above; no currency in the text, an unknown one, or one that has no minor unit (gold)
inline result<any_money, text_error> try_parse_any_amount(std::string_view text, const parse_format& format = {}) {
    const auto parts = split_amount(text, format);
    if (!parts) return parts.error();
    if (parts->code.empty()) return text_error(text, 0, "the text names no currency");
    any_currency currency;
    try {
        currency = iso_currency(parts->code);
    } catch (const error& e) {  // no active code, or one without a minor unit
        return text_error(text, parts->code_position, e.what());
    }
    return detail::minor_units(text, *parts, parts->code, currency.digits(), format).transform([&](std::int64_t n) {
        return any_money::from_minor(n, currency);
    });
}
inline any_money parse_any_amount(std::string_view text, const parse_format& format = {}) {
    return try_parse_any_amount(text, format).value();
}

}  // namespace outlay
