// SPDX-License-Identifier: BSL-1.0
#pragma once
// Decimal numbers as people write them: a 64-bit coefficient and a scale of 0 to 18 that is kept.
//
//   decimal                 366.90 is 36690 at scale 2; it prints as it was written
//   7.1698_dec, 3.5_pct, 25_bps     literals: the number, hundredths, ten-thousandths
//   to_string, to_chars     canonical text; decimal::from_chars reads it back
//
// Next to read: number/exact_ratio.hpp, where a quotient of decimals lives.

#include <charconv>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {
namespace detail {

constexpr void require_rounding_digits(int digits) {
    if (digits < -18 || digits > 18)
        throw numeric_domain_error("the number of digits to round to", std::to_string(digits), "from -18 to 18");
}

[[noreturn]] inline void throw_not_on_grid(const std::string& value, int digits) {
    throw not_exact_error(value, digits > 0 ? "0." + std::string(static_cast<std::size_t>(digits - 1), '0') + "1"
                                            : "1" + std::string(static_cast<std::size_t>(-digits), '0'));
}

}  // namespace detail

/// A decimal number: coefficient x 10^-scale, the scale kept as written.
///
///     366.90_dec prints 366.90 and equals 366.9_dec; 1.5_dec * 1.5_dec is 2.25; 1_dec / 3_dec is an exact_ratio
///
///     throws   numeric_overflow_error  a result needs more than 64 bits or 18 decimals
class decimal {
public:
    static constexpr int max_scale = 18;

    constexpr decimal() = default;
    /// A whole number. There is no constructor from double: 0.1 has no exact value there (see exact_ratio::from_double).
    template <detail::word_integer Whole>
    constexpr decimal(Whole whole) : coefficient_(from_integral(whole)) {}
    /// coefficient x 10^-scale, scale from 0 to 18.
    static constexpr decimal scaled(whole_count<std::int64_t> coefficient, whole_count<> scale) {
        if (scale < 0 || scale > max_scale)
            throw numeric_domain_error("the scale of a decimal", std::to_string(scale), "from 0 to 18");
        decimal d;
        d.coefficient_ = coefficient;
        d.scale_ = scale;
        return d;
    }
    /// coefficient x 10^-scale at that scale or, where it does not fit, at a smaller one that loses nothing.
    static constexpr decimal fitted(int128 coefficient, whole_count<> scale) {
        int128 kept = coefficient;
        int places = scale;
        if (!fit(kept, places)) throw_unfitted(coefficient, scale);
        return scaled(static_cast<std::int64_t>(kept), places);
    }

    /// Reads canonical text: an optional minus sign, digits, at most one point with digits after it.
    static constexpr result<decimal, text_error> try_from_chars(std::string_view text);
    static constexpr decimal from_chars(std::string_view text) { return try_from_chars(text).value(); }

    [[nodiscard]] constexpr std::int64_t coefficient() const noexcept { return coefficient_; }
    [[nodiscard]] constexpr int scale() const noexcept { return scale_; }

    /// The same value at the smallest scale: 366.90 -> 366.9, for hashing and tidy printing.
    [[nodiscard]] constexpr decimal normalized() const noexcept {
        decimal d = *this;
        while (d.scale_ > 0 && d.coefficient_ % 10 == 0) {
            d.coefficient_ /= 10;
            --d.scale_;
        }
        return d;
    }
    /// The value on the grid of 10^-digits, digits from -18 to 18; negative ones lie left of the point, the scale is then 0.
    /// Where there is nothing to round it pads with zeros, as many as fit.
    ///
    ///     (12.345_dec).round_to(2, half_even) is 12.34; (432.34_dec).round_to(-1, rounding::up) is 440
    [[nodiscard]] constexpr decimal round_to(whole_count<> decimals, rounding mode) const {
        const int digits = decimals;
        detail::require_rounding_digits(digits);
        if (digits >= scale_)
            return fitted(static_cast<int128>(coefficient_) * detail::power_of_ten(digits - scale_), digits);
        const int128 step = detail::power_of_ten(scale_ - digits);
        if (mode == rounding::exact && coefficient_ % step != 0) detail::throw_not_on_grid(to_string(*this), digits);
        const int128 steps = detail::round_quotient(coefficient_, step, mode);
        return digits >= 0 ? fitted(steps, digits) : fitted(steps * detail::power_of_ten(-digits), 0);
    }

    friend constexpr decimal operator+(decimal a, decimal b) { return sum(a, b, 1); }
    friend constexpr decimal operator-(decimal a, decimal b) { return sum(a, b, -1); }
    friend constexpr decimal operator-(decimal a) { return scaled(detail::checked_negate(a.coefficient_), a.scale_); }
    friend constexpr decimal operator*(decimal a, decimal b) {
        int128 product = static_cast<int128>(a.coefficient_) * static_cast<int128>(b.coefficient_);
        int scale = a.scale_ + b.scale_;
        if (!fit(product, scale)) throw_overflow(a, " x ", b);
        return scaled(static_cast<std::int64_t>(product), scale);
    }
    constexpr decimal& operator+=(decimal b) { return *this = *this + b; }
    constexpr decimal& operator-=(decimal b) { return *this = *this - b; }
    constexpr decimal& operator*=(decimal b) { return *this = *this * b; }

    /// By value: 366.90 equals 366.9. The ordering is weak, since equal decimals may print differently.
    friend constexpr bool operator==(decimal a, decimal b) noexcept { return compare(a, b) == 0; }
    friend constexpr std::weak_ordering operator<=>(decimal a, decimal b) noexcept { return compare(a, b) <=> 0; }

    friend std::string to_string(decimal d);

private:
    /// Takes zeros off until the coefficient and the scale fit; whether they do.
    static constexpr bool fit(int128& coefficient, int& scale) {
        const auto fits = [](int128 c) { return c <= INT64_MAX && c >= INT64_MIN; };
        for (; (scale > max_scale || !fits(coefficient)) && scale > 0 && coefficient % 10 == 0; --scale) coefficient = coefficient / 10;
        return scale <= max_scale && fits(coefficient);
    }
    [[noreturn]] static void throw_unfitted(int128 coefficient, int scale) {
        throw numeric_overflow_error(detail::integer_text(coefficient) + " x 10^-" + std::to_string(scale) + " does not fit a decimal");
    }
    [[noreturn]] static void throw_overflow(decimal a, const char* operation, decimal b) {
        throw numeric_overflow_error(to_string(a) + operation + to_string(b) + " does not fit a decimal of 64 bits and 18 places");
    }
    template <detail::word_integer Whole>
    static constexpr std::int64_t from_integral(Whole whole) {
        if constexpr (sizeof(Whole) == sizeof(std::uint64_t) && std::unsigned_integral<Whole>)
            if (whole >> 63 != 0) detail::throw_does_not_fit(static_cast<int128>(uint128{whole}), "64 bits");
        return static_cast<std::int64_t>(whole);
    }
    static constexpr decimal sum(decimal a, decimal b, int sign) {
        int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
        const int128 left = static_cast<int128>(a.coefficient_) * detail::power_of_ten(scale - a.scale_);
        const int128 right = static_cast<int128>(b.coefficient_) * detail::power_of_ten(scale - b.scale_);
        int128 total = sign > 0 ? left + right : left - right;
        if (!fit(total, scale)) throw_overflow(a, sign > 0 ? " + " : " - ", b);
        return scaled(static_cast<std::int64_t>(total), scale);
    }
    static constexpr int compare(decimal a, decimal b) noexcept {
        const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
        const int128 left = static_cast<int128>(a.coefficient_) * detail::power_of_ten(scale - a.scale_);
        const int128 right = static_cast<int128>(b.coefficient_) * detail::power_of_ten(scale - b.scale_);
        return left < right ? -1 : (left == right ? 0 : 1);
    }

    std::int64_t coefficient_ = 0;
    int scale_ = 0;
};

namespace detail {

/// What was read of a number's text: the value, or where and why not.
struct decimal_reading {
    std::int64_t coefficient = 0;
    int scale = 0;
    std::size_t position = 0;
    const char* reason = nullptr;  ///< none: the text was read whole
};

/// Reads digits with at most one point; in a C++ literal also ' between digits and an exponent.
constexpr decimal_reading read_decimal(std::string_view text, bool literal) {
    decimal_reading out;
    std::size_t i = 0;
    const auto fail = [&](std::size_t at, const char* why) {
        out.position = at;
        out.reason = why;
        return out;
    };
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const bool negative = !literal && i < text.size() && text[i] == '-';
    if (negative) ++i;
    if (literal && text.size() > 1 && text[0] == '0' && text[1] != '.' && text[1] != 'e' && text[1] != 'E')
        return fail(0, "a decimal literal does not begin with 0");  // 0x1F, 0b1 and 017 mean something else
    // Trailing zeros of the fraction are held back until a digit follows: 19 decimals are fine if the last is zero.
    const std::uint64_t limit = std::uint64_t{INT64_MAX} + (negative ? 1 : 0);
    std::uint64_t value = 0;
    int zeros = 0;
    bool any = false;
    bool point = false;
    bool too_long = false;
    const auto push = [&](unsigned d) {
        if (value > (limit - d) / 10) too_long = true;
        else value = value * 10 + d;
    };
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            any = true;
            if (!point) {
                push(static_cast<unsigned>(c - '0'));
            } else if (c == '0') {
                ++zeros;
            } else {
                for (; zeros > 0; --zeros, ++out.scale) push(0);
                push(static_cast<unsigned>(c - '0'));
                ++out.scale;
            }
            if (too_long) return fail(i, "more digits than 64 bits hold");
            if (out.scale > 18) return fail(i, "more than 18 decimals");
        } else if (c == '.' && any && !point) {
            if (!literal && !digit(i + 1)) return fail(i + 1, "a digit is missing");
            point = true;
        } else if (literal && c == '\'' && i > 0 && digit(i - 1) && digit(i + 1)) {
            continue;
        } else {
            break;
        }
    }
    if (!any) return fail(i, "a digit is missing");
    // The written scale is kept as far as it fits: 366.90 has two decimals.
    while (zeros > 0 && out.scale < 18 && value <= limit / 10) {
        value *= 10;
        ++out.scale;
        --zeros;
    }
    if (literal && i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        std::size_t at = i + 1;
        const bool down = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        if (!digit(at)) return fail(at, "a digit is missing");
        int exponent = 0;
        for (; digit(at); ++at)
            if (exponent < 1000) exponent = exponent * 10 + (text[at] - '0');
        i = at;
        for (; exponent > 0; --exponent) {
            if (down) {
                if (out.scale == 18) {
                    if (value % 10 != 0) return fail(0, "more than 18 decimals");
                    value /= 10;
                } else {
                    ++out.scale;
                }
            } else if (out.scale > 0) {
                --out.scale;
            } else {
                if (value > std::uint64_t{INT64_MAX} / 10) return fail(0, "more digits than 64 bits hold");
                value *= 10;
            }
            if (value == 0 && !down) break;
        }
    }
    if (i < text.size()) return fail(i, text[i] == '.' && point ? "a second point" : "not part of a number");
    out.coefficient = static_cast<std::int64_t>(negative ? 0 - value : value);
    return out;
}

[[noreturn]] inline void literal_is_not_a_decimal(const char* reason) { throw text_error("literal", 0, reason); }

constexpr decimal decimal_literal(const char* text, int shift) {
    const decimal_reading read = read_decimal(text, true);
    if (read.reason != nullptr) literal_is_not_a_decimal(read.reason);
    decimal d = decimal::scaled(read.coefficient, read.scale);
    return shift == 0 ? d : d * decimal::scaled(1, shift);
}

// The text as template arguments: clang 14 emits a call to a consteval literal operator that stands in a template.
template <int Shift, char... Text>
inline constexpr decimal literal_decimal = [] {
    constexpr char text[]{Text..., '\0'};
    return decimal_literal(text, Shift);
}();

/// Writes coefficient x 10^-scale; needs at most 21 characters.
constexpr char* write_decimal(char* out, std::int64_t coefficient, int scale) noexcept {
    char digits[20]{};
    int count = 0;
    std::uint64_t rest = magnitude(coefficient);
    do {
        digits[count++] = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0 || count <= scale);
    if (coefficient < 0) *out++ = '-';
    while (count > 0) {
        *out++ = digits[--count];
        if (count == scale && scale > 0) *out++ = '.';
    }
    return out;
}

}  // namespace detail

constexpr result<decimal, text_error> decimal::try_from_chars(std::string_view text) {
    const detail::decimal_reading read = detail::read_decimal(text, false);
    if (read.reason != nullptr) return text_error(text, read.position, read.reason);
    return scaled(read.coefficient, read.scale);
}

/// Canonical text into [first, last); 21 characters always suffice.
constexpr std::to_chars_result to_chars(char* first, char* last, decimal d) noexcept {
    char buffer[24]{};
    char* const end = detail::write_decimal(buffer, d.coefficient(), d.scale());
    if (last - first < end - buffer) return {last, std::errc::value_too_large};
    for (char* p = buffer; p != end; ++p) *first++ = *p;
    return {first, std::errc{}};
}

/// Canonical text: "366.90", "-0.005", "380000000000".
inline std::string to_string(decimal d) {
    char buffer[24];
    return {buffer, detail::write_decimal(buffer, d.coefficient(), d.scale())};
}

inline namespace literals {

/// 7.1698_dec; 380e9_dec; 42'500_dec. What does not fit does not compile.
template <char... Text>
constexpr decimal operator""_dec() noexcept {
    return detail::literal_decimal<0, Text...>;
}
/// 3.5_pct is 0.035.
template <char... Text>
constexpr decimal operator""_pct() noexcept {
    return detail::literal_decimal<2, Text...>;
}
/// 25_bps is 0.0025.
template <char... Text>
constexpr decimal operator""_bps() noexcept {
    return detail::literal_decimal<4, Text...>;
}

}  // namespace literals
}  // namespace outlay
