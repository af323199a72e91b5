// SPDX-License-Identifier: BSL-1.0
#pragma once
// Digits of amounts, three at a time: what canonical text and the printing and parsing for people are built on.
//
//   write_amount   a magnitude with a point before its last digits, whole part in groups of three where a separator is given
//   read_digits    digits, in groups of three where a separator is given; stops at the first character that is neither

#include <array>
#include <cstddef>
#include <cstdint>

#include <outlay/number/exact_integer.hpp>

namespace outlay::inline v0::detail {

/// "000,001,...": the three digits of 0 to 999, each followed by a byte of padding.
inline constexpr auto three_digits = [] {
    std::array<char, 4000> table{};
    for (std::size_t i = 0; i < 1000; ++i) {
        table[4 * i] = static_cast<char>('0' + i / 100);
        table[4 * i + 1] = static_cast<char>('0' + i / 10 % 10);
        table[4 * i + 2] = static_cast<char>('0' + i % 10);
    }
    return table;
}();

constexpr char* write_three(char* out, std::uint64_t group) noexcept {
    const char* three = three_digits.data() + 4 * group;
    out[0] = three[0];
    out[1] = three[1];
    out[2] = three[2];
    return out + 3;
}

/// The whole number, in groups of three behind `separator` unless that is '\0'. At most 26 characters.
constexpr char* write_whole(char* out, std::uint64_t value, char separator) noexcept {
    std::uint64_t groups[7]{};
    int count = 0;
    for (; value >= 1000; value /= 1000) groups[count++] = value % 1000;
    const char* three = three_digits.data() + 4 * value;
    const int skip = value < 10 ? 2 : value < 100 ? 1 : 0;
    for (int i = skip; i < 3; ++i) *out++ = three[i];
    while (count > 0) {
        if (separator != '\0') *out++ = separator;
        out = write_three(out, groups[--count]);
    }
    return out;
}

/// magnitude x 10^-digits with all its digits, as in 380,000,000,000.00. At most 28 characters.
constexpr char* write_amount(char* out, std::uint64_t magnitude, int digits, char separator, char point = '.') noexcept {
    if (digits == 0) return write_whole(out, magnitude, separator);
    if (digits == 2) {  // of 139 of the 165 currencies
        const std::uint64_t fraction = magnitude % 100;
        out = write_whole(out, magnitude / 100, separator);
        out[0] = point;
        out[1] = three_digits[4 * fraction + 1];
        out[2] = three_digits[4 * fraction + 2];
        return out + 3;
    }
    const auto unit = static_cast<std::uint64_t>(powers_of_ten[static_cast<std::size_t>(digits)]);
    std::uint64_t fraction = magnitude % unit;
    out = write_whole(out, magnitude / unit, separator);
    *out++ = point;
    for (int i = digits; i-- > 0; fraction /= 10) out[i] = static_cast<char>('0' + fraction % 10);
    return out + digits;
}

struct digits_read {
    const char* end;          ///< the first character that is no part of it
    std::uint64_t value = 0;  ///< of the digits read
    int count = 0;            ///< how many; 0: none
    bool too_large = false;   ///< more than 64 bits hold (as a signed number)
};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Reads digits into what was read before (value and count), so that a fraction continues its whole part. Groups must be
/// of three where a separator is given and used; a separator that no three digits follow is not taken.
constexpr digits_read read_digits(const char* first, const char* last, char separator, digits_read so_far = {nullptr}) noexcept {
    const char* p = first;
    std::uint64_t value = so_far.value;
    int count = so_far.count;
    const auto digit = [](char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0'; };
    const auto three = [&](const char* q) -> unsigned {  // 1000 where they are not three digits
        const unsigned a = digit(q[0]), b = digit(q[1]), c = digit(q[2]);
        return a > 9 || b > 9 || c > 9 ? 1000 : 100 * a + 10 * b + c;
    };
    if (separator != '\0') {
        while (p != last && digit(*p) <= 9 && count < 18) {
            value = value * 10 + digit(*p++);
            ++count;
        }
        if (count <= 3) {
            while (last - p >= 4 && *p == separator && count <= 15) {
                const unsigned group = three(p + 1);
                if (group == 1000) break;
                value = value * 1000 + group;
                count += 3;
                p += 4;
            }
        }
    } else {
        while (last - p >= 3 && count <= 15) {
            const unsigned group = three(p);
            if (group == 1000) break;
            value = value * 1000 + group;
            count += 3;
            p += 3;
        }
        while (p != last && digit(*p) <= 9 && count < 18) {
            value = value * 10 + digit(*p++);
            ++count;
        }
    }
    // The nineteenth digit and on: each is checked.
    bool too_large = so_far.too_large;
    const auto push = [&](unsigned d) {
        too_large = too_large || value > (static_cast<std::uint64_t>(INT64_MAX) - d) / 10;
        if (!too_large) value = value * 10 + d;
        ++count;
    };
    for (;;) {
        if (separator == '\0') {
            if (p == last || digit(*p) > 9) break;
            push(digit(*p++));
        } else if (last - p >= 4 && *p == separator && three(p + 1) != 1000) {
            for (int i = 1; i <= 3; ++i) push(digit(p[i]));
            p += 4;
        } else {
            break;
        }
    }
    return {p, value, count, too_large};
}

}  // namespace outlay::inline v0::detail
