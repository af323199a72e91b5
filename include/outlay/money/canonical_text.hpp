// SPDX-License-Identifier: BSL-1.0
#pragma once
// The one text of an amount that is always the same, "380000000000.00 CNY", and back: for files, logs and errors.
//
//   to_chars, to_string                        all the currency's digits, a space, the code; of exact_money a ratio: "1/3 CNY"
//   money<C>::from_chars, try_from_chars       exactly that text and no other; the error says where and why
//
// For people, with separators, symbols and scale words: text/.

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

#include <outlay/money/detail/digits.hpp>
#include <outlay/money/money.hpp>

namespace outlay::inline v0 {
namespace detail {

/// Writes a decimal point before the last `digits` digits; needs 44 characters at most.
constexpr char* write_minor(char* out, const int128& units, int digits) noexcept {
    if (units < 0) *out++ = '-';
    const uint128 size = magnitude(units);
    if ((size >> 64) == 0) return write_amount(out, static_cast<std::uint64_t>(size), digits, '\0');
    char reversed[44]{};
    int count = 0;
    for (uint128 rest = size; rest != 0; rest = rest / 10) {
        if (count == digits && digits > 0) reversed[count++] = '.';
        reversed[count++] = static_cast<char>('0' + static_cast<int>(rest % 10));
    }
    while (count > 0) *out++ = reversed[--count];
    return out;
}

/// What of an amount's text was read: minor units, or the position and the reason why not.
struct amount_reading {
    int128 units = 0;
    int digits = 0;
    const char* end = nullptr;
    const char* reason = nullptr;
};

/// The number at the front of a canonical text: "-12.34". With `digits` < 0 as many as there are.
constexpr amount_reading read_amount(const char* first, const char* last, int digits, bool wide) {
    amount_reading out{0, digits, first, nullptr};
    const auto fail = [&](const char* at, const char* why) {
        out.end = at;
        out.reason = why;
        return out;
    };
    const char* p = first;
    const bool negative = p != last && *p == '-';
    if (negative) ++p;
    const char* const number = p;
    digits_read all;
    p = read_digits(p, last, '\0', all);
    const int whole = all.count;
    if (whole == 0) return fail(p, "a digit is missing");
    if (whole > 1 && *number == '0') return fail(number, "a leading zero");
    int places = 0;
    if (p != last && *p == '.') {
        if (digits == 0) return fail(p, "the currency has no decimals");
        const char* const end = read_digits(p + 1, last, '\0', all);
        places = all.count - whole;
        if (places == 0) return fail(p + 1, "a digit is missing");
        if (digits >= 0 && places > digits) return fail(p + 1 + digits, "more decimals than the currency has");
        if (places > 18) return fail(p + 19, "more than 18 decimals");
        p = end;
    }
    if (negative && all.value == 0 && !all.too_large) return fail(first, "minus zero");
    if (digits >= 0 && places < digits)  // true only where the number ends
        return fail(p, p == last || *p == ' ' ? "fewer decimals than the currency has" : "not part of the amount");
    out.digits = places;
    if (all.too_large) {
        if (!wide) {
            if (negative && places >= 0) {  // only the most negative value is still one of 64 bits
                uint128 size = 0;
                for (const char* q = number; q != p; ++q)
                    if (*q != '.' && (size >> 100) == 0) size = size * 10 + static_cast<unsigned>(*q - '0');
                if (size == uint128{1} << 63) {
                    out.units = -static_cast<int128>(size);
                    out.end = p;
                    return out;
                }
            }
            return fail(number, "more digits than 64 bits hold");
        }
        constexpr uint128 limit = (uint128{1} << 127) - 1;
        uint128 size = 0;
        for (const char* q = number; q != p; ++q) {
            if (*q == '.') continue;
            const auto d = static_cast<unsigned>(*q - '0');
            if (size > (limit - d) / 10) return fail(number, "more digits than 128 bits hold");
            size = size * 10 + d;
        }
        out.units = negative ? -static_cast<int128>(size) : static_cast<int128>(size);
    } else {
        out.units = negative ? -static_cast<int128>(all.value) : static_cast<int128>(all.value);
    }
    out.end = p;
    return out;
}

/// Whether " CODE" and nothing else stands from p; sets `at` to the first character at fault.
constexpr const char* read_code(const char* p, const char* last, std::string_view code, const char*& at) {
    at = p;
    if (p == last) return "the currency code is missing";
    if (*p != ' ') return "not part of the amount";
    for (const char expected : code) {
        ++at;
        if (at == last) return "the currency code is missing";
        if (*at != expected) return "another currency code";
    }
    ++at;
    return at == last ? nullptr : "something after the amount";
}

}  // namespace detail

/// Canonical text into [first, last): "-12.34 CNY". 44 characters and the code always suffice.
template <class C, class Rep>
    requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>
constexpr std::to_chars_result to_chars(char* first, char* last, const money<C, Rep>& m) noexcept {
    constexpr std::string_view code = C::code;
    constexpr std::ptrdiff_t enough = 46 + static_cast<std::ptrdiff_t>(code.size());
    if (last - first >= enough) {
        char* p = nullptr;
        if constexpr (std::same_as<Rep, std::int64_t>) {
            if (m.minor_units() < 0) *first++ = '-';
            p = detail::write_amount(first, detail::magnitude(m.minor_units()), C::digits, '\0');
        } else {
            p = detail::write_minor(first, m.minor_units(), C::digits);
        }
        *p++ = ' ';
        for (const char c : code) *p++ = c;
        return {p, std::errc{}};
    }
    char buffer[static_cast<std::size_t>(enough)]{};
    const char* const end = to_chars(buffer, buffer + enough, m).ptr;
    if (last - first < end - buffer) return {last, std::errc::value_too_large};
    for (const char* p = buffer; p != end; ++p) *first++ = *p;
    return {first, std::errc{}};
}

/// The text of a binary amount, in major units, as short as reads back to the same double: "108623959979.40417 CNY".
template <class C>
[[nodiscard]] std::string to_string(const money<C, double>& m) {
    char buffer[32];
    return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, m.template major_units<double>()).ptr) + ' ' +
           std::string(std::string_view(C::code));
}

/// The text of an amount on decimal digits, in major units, all of them: "0.33333333333333333333333333333333333333333333333333 CNY".
template <class C, detail::gives_digits Rep>
    requires requires(const Rep& x) { x.str(50); }
[[nodiscard]] std::string to_string(const money<C, Rep>& m) {
    return m.template major_units<Rep>().str(50) + ' ' + std::string(std::string_view(C::code));
}

/// Canonical text: "380000000000.00 CNY"; of an exact amount the ratio in major units: "1/3 CNY".
template <class C, detail::exact_representation Rep>
[[nodiscard]] std::string to_string(const money<C, Rep>& m) {
    if constexpr (std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>) {
        char buffer[64 + std::string_view(C::code).size()];
        return {buffer, to_chars(buffer, buffer + sizeof buffer, m).ptr};
    } else if constexpr (std::same_as<Rep, exact_ratio>) {
        return to_string(m.template major_units<exact_ratio>()) + ' ' + std::string(std::string_view(C::code));
    } else {
        std::string text = detail::integer_text(m.minor_units());
        const bool negative = text.front() == '-';
        constexpr auto digits = static_cast<std::size_t>(C::digits);
        const std::size_t sign = negative ? 1 : 0;
        if (text.size() - sign <= digits) text.insert(sign, digits + 1 - (text.size() - sign), '0');
        if (digits > 0) text.insert(text.size() - digits, ".");
        return text + ' ' + std::string(std::string_view(C::code));
    }
}

template <counted_currency C, class Rep>
    requires detail::money_representation<Rep>
constexpr result<money<C, Rep>, text_error> money<C, Rep>::try_from_chars(std::string_view text)
    requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>
{
    const char* const first = text.data();
    const char* const last = first + text.size();
    const detail::amount_reading read = detail::read_amount(first, last, C::digits, std::same_as<Rep, int128>);
    const char* at = read.end;
    const char* reason = read.reason != nullptr ? read.reason : detail::read_code(at, last, C::code, at);
    if (reason != nullptr) return text_error(text, static_cast<std::size_t>(at - first), reason);
    return from_minor(static_cast<Rep>(read.units));
}

template <counted_currency C, class Rep>
    requires detail::money_representation<Rep>
constexpr money<C, Rep> money<C, Rep>::from_chars(std::string_view text)
    requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>
{
    return try_from_chars(text).value();
}

}  // namespace outlay
