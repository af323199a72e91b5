// SPDX-License-Identifier: BSL-1.0
#pragma once
// Exact fractions: what a quotient of decimals, a share, an inverse rate or a day count is.
//
//   exact_ratio             127-bit terms, always reduced, the denominator positive
//   decimal / decimal       gives one
//   to_string               "1/3", "-7/2", "5"; exact_ratio::from_chars reads it back
//   nearest_double          the double nearest to a ratio or a decimal, ties to even

#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/detail/wide.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {
namespace detail {

constexpr std::uint64_t greatest_common_divisor(std::uint64_t a, std::uint64_t b) noexcept {
    if (a == 0 || b == 0) return a | b;
    const int twos = std::countr_zero(a | b);
    a >>= std::countr_zero(a);
    do {
        b >>= std::countr_zero(b);
        if (a > b) {
            const std::uint64_t t = a;
            a = b;
            b = t;
        }
        b -= a;
    } while (b != 0);
    return a << twos;
}

constexpr uint128 greatest_common_divisor(uint128 a, uint128 b) noexcept {
    while (b != 0) {  // Euclid until both fit a word
        if ((a >> 64) == 0 && (b >> 64) == 0)
            return static_cast<uint128>(
                greatest_common_divisor(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b)));
        const uint128 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

template <class T>
inline constexpr bool is_whole_count = false;
template <class T>
inline constexpr bool is_whole_count<whole_count<T>> = true;
/// What a term of a ratio is made of.
template <class T>
concept ratio_term = word_integer<T> || std::same_as<T, int128> || is_whole_count<T>;
template <class T>
constexpr int128 whole_term(T n) {
    return n;
}
template <class T>
constexpr int128 whole_term(whole_count<T> n) {
    return int128{static_cast<T>(n)};
}

}  // namespace detail

/// An exact fraction, always reduced.
///
///     exact_ratio(1, 3) + exact_ratio(1, 6) == exact_ratio(1, 2)
///
///     shape    terms of at most 127 bits: enough for one amount through two ten-digit quotes, not for a sum over many
///     throws   numeric_overflow_error   a reduced term does not fit
///              division_by_zero_error   a denominator or divisor is zero
class exact_ratio {
public:
    constexpr exact_ratio() = default;
    template <class Whole>
        requires detail::word_integer<Whole> || std::same_as<Whole, int128>
    constexpr exact_ratio(Whole whole) : numerator_(whole) {
        if constexpr (std::same_as<Whole, int128>)  // all but the most negative fit
            if (detail::magnitude(whole) >> 127 != 0) detail::throw_does_not_fit(whole, "127 bits");
    }
    constexpr exact_ratio(decimal d) : exact_ratio(int128{d.coefficient()}, detail::power_of_ten(d.scale())) {}
    /// Of two whole numbers: a fraction there does not compile, as an int128 it would be cut.
    template <detail::ratio_term Numerator, detail::ratio_term Denominator>
    constexpr exact_ratio(Numerator above, Denominator below) {
        const int128 numerator = detail::whole_term(above), denominator = detail::whole_term(below);
        if (denominator == 0) detail::throw_division_by_zero("a ratio's denominator");
        *this = reduced(numerator, denominator);
    }
    /// The exact value of a binary float: from_double(0.1) is 3602879701896397/36028797018963968.
    static constexpr exact_ratio from_double(double value);

    static result<exact_ratio, text_error> try_from_chars(std::string_view text);
    static exact_ratio from_chars(std::string_view text) { return try_from_chars(text).value(); }

    [[nodiscard]] constexpr int128 numerator() const noexcept { return numerator_; }
    [[nodiscard]] constexpr int128 denominator() const noexcept { return denominator_; }
    [[nodiscard]] constexpr bool is_integer() const noexcept { return denominator_ == 1; }

    [[nodiscard]] constexpr exact_ratio inverse() const {
        if (numerator_ == 0) detail::throw_division_by_zero("the inverse of a ratio");
        return raw(numerator_ < 0 ? -denominator_ : denominator_, numerator_ < 0 ? -numerator_ : numerator_);
    }
    /// The whole number that the mode chooses.
    [[nodiscard]] constexpr int128 round(rounding mode) const { return detail::round_quotient(numerator_, denominator_, mode); }
    /// The decimal on the grid of 10^-digits that the mode chooses; digits from -18 to 18, as decimal's own.
    [[nodiscard]] constexpr decimal round_to(whole_count<> decimals, rounding mode) const {
        const int digits = decimals;
        detail::require_rounding_digits(digits);
        const int128 grid = detail::power_of_ten(digits < 0 ? -digits : digits);
        if (mode == rounding::exact &&
            (digits < 0 ? denominator_ != 1 || numerator_ % grid != 0 : grid % denominator_ != 0))
            detail::throw_not_on_grid(to_string(*this), digits);
        if (digits >= 0)
            return decimal::fitted(
                detail::round_product_quotient(numerator_, grid, denominator_, mode), digits);
        return decimal::fitted(
            detail::checked_multiply(detail::round_quotient_twice(numerator_, denominator_, grid, mode), grid), 0);
    }

    friend constexpr exact_ratio operator+(const exact_ratio& a, const exact_ratio& b) { return sum(a, b, false); }
    friend constexpr exact_ratio operator-(const exact_ratio& a, const exact_ratio& b) { return sum(a, b, true); }
    friend constexpr exact_ratio operator-(const exact_ratio& a) { return raw(-a.numerator_, a.denominator_); }
    friend constexpr exact_ratio operator*(const exact_ratio& a, const exact_ratio& b) {
        // Cross-reduced first, so that the product is reduced and as small as it can be.
        const auto an = detail::magnitude(a.numerator_), bn = detail::magnitude(b.numerator_);
        const auto ad = static_cast<uint128>(a.denominator_), bd = static_cast<uint128>(b.denominator_);
        const uint128 left = detail::greatest_common_divisor(an, bd);
        const uint128 right = detail::greatest_common_divisor(bn, ad);
        const detail::uint256 numerator = detail::multiply(an / left, bn / right), denominator = detail::multiply(ad / right, bd / left);
        if (!fits(numerator) || !fits(denominator)) throw_overflow(a, " x ", b);
        return signed_terms(numerator.lo, denominator.lo, (a.numerator_ < 0) != (b.numerator_ < 0));
    }
    friend constexpr exact_ratio operator/(const exact_ratio& a, const exact_ratio& b) {
        if (b.numerator_ == 0) detail::throw_division_by_zero("ratio / ratio");
        return a * b.inverse();
    }
    constexpr exact_ratio& operator+=(const exact_ratio& b) { return *this = *this + b; }
    constexpr exact_ratio& operator-=(const exact_ratio& b) { return *this = *this - b; }
    constexpr exact_ratio& operator*=(const exact_ratio& b) { return *this = *this * b; }
    constexpr exact_ratio& operator/=(const exact_ratio& b) { return *this = *this / b; }

    friend constexpr bool operator==(const exact_ratio&, const exact_ratio&) = default;
    friend constexpr std::strong_ordering operator<=>(const exact_ratio& a, const exact_ratio& b) noexcept {
        const bool negative = a.numerator_ < 0;
        if (negative != (b.numerator_ < 0)) return negative ? std::strong_ordering::less : std::strong_ordering::greater;
        const auto left = detail::multiply(detail::magnitude(a.numerator_), static_cast<uint128>(b.denominator_));
        const auto right = detail::multiply(detail::magnitude(b.numerator_), static_cast<uint128>(a.denominator_));
        return negative ? right <=> left : left <=> right;
    }

    friend std::string to_string(const exact_ratio& r);

private:
    static constexpr bool fits(const detail::uint256& term) { return term.hi == 0 && (term.lo >> 127) == 0; }
    // Operands by value, so that the arithmetic need not keep them in memory for an error.
    [[noreturn]] static void throw_overflow(exact_ratio a, const char* operation, exact_ratio b) {
        throw numeric_overflow_error(to_string(a) + operation + to_string(b) +
                                     " needs a term of more than 127 bits: round before, or compute in unbounded_ratio");
    }
    [[noreturn]] static void throw_terms(int128 numerator, int128 denominator) {
        throw numeric_overflow_error(detail::integer_text(numerator) + "/" + detail::integer_text(denominator) +
                                     " has a term of more than 127 bits");
    }
    static constexpr exact_ratio raw(int128 numerator, int128 denominator) {
        exact_ratio r;
        r.numerator_ = numerator;
        r.denominator_ = denominator;
        return r;
    }
    static constexpr exact_ratio signed_terms(uint128 numerator, uint128 denominator, bool negative) {
        const auto size = static_cast<int128>(numerator);
        return raw(negative ? -size : size, static_cast<int128>(denominator));
    }
    static constexpr exact_ratio reduced(int128 numerator, int128 denominator) {
        const uint128 n = detail::magnitude(numerator), d = detail::magnitude(denominator);
        const uint128 common = detail::greatest_common_divisor(n, d);
        if (((n / common) >> 127) != 0 || ((d / common) >> 127) != 0) throw_terms(numerator, denominator);
        return signed_terms(n / common, d / common, (numerator < 0) != (denominator < 0));
    }
    static constexpr exact_ratio sum(const exact_ratio& a, const exact_ratio& b, bool subtract) {
        const auto ad = static_cast<uint128>(a.denominator_), bd = static_cast<uint128>(b.denominator_);
        const uint128 common = detail::greatest_common_divisor(ad, bd);
        const detail::uint256 left = detail::multiply(detail::magnitude(a.numerator_), bd / common);
        const detail::uint256 right = detail::multiply(detail::magnitude(b.numerator_), ad / common);
        const bool left_negative = a.numerator_ < 0;
        const bool right_negative = (b.numerator_ < 0) != subtract;
        const bool left_larger = left > right;
        const bool same = left_negative == right_negative;
        const detail::uint256 size = same ? left + right : (left_larger ? left - right : right - left);
        const bool negative = same || left_larger ? left_negative : right_negative;
        if (size == detail::uint256{0, 0}) return {};
        // What still divides both can only divide the common part of the denominators.
        const uint128 rest = detail::greatest_common_divisor(common, detail::divide(size, common).remainder);
        const detail::uint256 numerator = detail::divide(size, rest).quotient, denominator = detail::multiply(ad / common, bd / rest);
        if (!fits(numerator) || !fits(denominator)) throw_overflow(a, subtract ? " - " : " + ", b);
        return signed_terms(numerator.lo, denominator.lo, negative);
    }

    int128 numerator_ = 0;
    int128 denominator_ = 1;
};

constexpr exact_ratio operator/(decimal a, decimal b) { return exact_ratio(a) / exact_ratio(b); }

namespace detail {

constexpr double nearest_double(uint128 n, uint128 d, bool negative) {
    if (n == 0) return 0.0;
    constexpr uint128 exact = uint128{1} << 53;  // both are doubles: one division rounds once
    if (n <= exact && d <= exact) {
        const auto as_double = [](uint128 x) { return static_cast<double>(static_cast<std::uint64_t>(x)); };
        const double quotient = as_double(n) / as_double(d);
        return negative ? -quotient : quotient;
    }
    // Shift so that the quotient has 64 or 65 bits; what lies below goes into a sticky bit, then round to 53 once.
    int shift = 64 - (bit_width(n) - bit_width(d));
    if (shift < 0) shift = 0;
    const uint256 dividend = shift >= 128 ? uint256{n << (shift - 128), 0}
                             : shift == 0 ? uint256{0, n}
                                          : uint256{n >> (128 - shift), n << shift};
    const wide_division whole = divide(dividend, d);
    uint128 q = whole.quotient.lo;
    bool sticky = whole.remainder != 0;
    int exponent = -shift;
    while (bit_width(q) > 54) {
        sticky = sticky || (q & uint128{1}) != 0;
        q = q >> 1;
        ++exponent;
    }
    auto bits = static_cast<std::uint64_t>(q);  // 54 bits: 53 and the rounding bit
    const bool half = (bits & 1) != 0;
    bits >>= 1;
    ++exponent;
    if (half && (sticky || (bits & 1) != 0)) ++bits;
    if (bits >> 53 != 0) {
        bits >>= 1;
        ++exponent;
    }
    const auto biased = static_cast<std::uint64_t>(exponent + 52 + 1023);
    const std::uint64_t word = (bits & ((std::uint64_t{1} << 52) - 1)) | (biased << 52);
    return negative ? -std::bit_cast<double>(word) : std::bit_cast<double>(word);
}

}  // namespace detail

/// The double nearest to the ratio, ties to even: rounded once.
constexpr double nearest_double(const exact_ratio& r) {
    return detail::nearest_double(detail::magnitude(r.numerator()), static_cast<uint128>(r.denominator()), r.numerator() < 0);
}
constexpr double nearest_double(decimal d) {
    return detail::nearest_double(static_cast<uint128>(detail::magnitude(d.coefficient())),
                                  static_cast<uint128>(detail::power_of_ten(d.scale())), d.coefficient() < 0);
}

constexpr exact_ratio exact_ratio::from_double(double value) {
    const auto word = std::bit_cast<std::uint64_t>(value);
    const auto biased = static_cast<int>((word >> 52) & 0x7ff);
    if (biased == 0x7ff) throw numeric_domain_error("a ratio's value", "not finite", "finite");
    std::uint64_t bits = word & ((std::uint64_t{1} << 52) - 1);
    if (biased != 0) bits |= std::uint64_t{1} << 52;
    int exponent = (biased == 0 ? 1 : biased) - 1075;
    if (bits == 0) return {};
    const int zeros = std::countr_zero(bits);
    bits >>= zeros;
    exponent += zeros;
    const auto size = static_cast<int128>(bits);
    if (static_cast<int>(std::bit_width(bits)) + exponent > 127 || exponent < -126)
        detail::throw_numeric_overflow(detail::number_text(value) + " as a ratio needs a term of more than 127 bits");
    const bool negative = word >> 63 != 0;
    const auto power = static_cast<int128>(uint128{1} << (exponent < 0 ? -exponent : exponent));
    return exponent >= 0 ? exact_ratio((negative ? -size : size) * power) : raw(negative ? -size : size, power);
}

/// Canonical text: "1/3", "-7/2", "5".
inline std::string to_string(const exact_ratio& r) {
    std::string text = detail::integer_text(r.numerator());
    if (!r.is_integer()) text += "/" + detail::integer_text(r.denominator());
    return text;
}

inline result<exact_ratio, text_error> exact_ratio::try_from_chars(std::string_view text) {
    std::size_t i = 0;
    const auto fail = [&](std::size_t at, const char* reason) { return text_error(text, at, reason); };
    const auto read = [&](int128& value) -> const char* {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return "a digit is missing";
        constexpr int128 limit = static_cast<int128>((uint128{1} << 127) - 1);
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
            const int digit = text[i] - '0';
            if (value > (limit - digit) / 10) return "more digits than 127 bits hold";
            value = value * 10 + digit;
        }
        return nullptr;
    };
    const bool negative = !text.empty() && text[0] == '-';
    if (negative) ++i;
    int128 numerator = 0;
    int128 denominator = 1;
    if (const char* why = read(numerator)) return fail(i, why);
    if (i < text.size() && text[i] == '/') {
        ++i;
        const std::size_t at = i;
        denominator = 0;
        if (const char* why = read(denominator)) return fail(i, why);
        if (denominator == 0) return fail(at, "a denominator of zero");
    }
    if (i < text.size()) return fail(i, "not part of a ratio");
    return exact_ratio(negative ? -numerator : numerator, denominator);
}

}  // namespace outlay
