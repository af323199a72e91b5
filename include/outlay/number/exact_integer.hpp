// SPDX-License-Identifier: BSL-1.0
#pragma once
// What an exact integer representation is, and arithmetic on it that never wraps.
//
//   exact_integer<T>              std::int64_t, int128, and cpp_int once number/unbounded.hpp is included
//   widens_exactly<From, To>      every value of From is one of To: an implicit conversion may be allowed
//   detail::checked_add, checked_subtract, checked_multiply, checked_negate     throw numeric_overflow_error
//   detail::integer_text          decimal digits of any exact integer
//   detail::powers_of_ten         10^0 ... 10^18, and power_of_ten(n) up to 10^38

#include <concepts>
#include <cstdint>
#include <string>

#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/detail/wide.hpp>
#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

namespace detail {
/// A built-in integer of at most 64 bits, no bool and no character. (With GNU extensions one of 128 bits is std::integral too.)
template <class T>
concept word_integer = std::integral<T> && sizeof(T) <= sizeof(std::int64_t) && !std::same_as<T, bool> &&
                       !std::same_as<T, char> && !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> &&
                       !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

/// Decimal digits, with a minus sign if asked for.
inline std::string digits_text(uint128 size, bool negative = false) {
    char buffer[40];
    char* first = buffer + sizeof buffer;
    do {
        *--first = static_cast<char>('0' + static_cast<int>(size % 10));
        size = size / 10;
    } while (size != 0);
    if (negative) *--first = '-';
    return {first, buffer + sizeof buffer};
}

// Overflow names its operands; out of line of the arithmetic, as in errors.hpp.
[[noreturn]] inline void throw_numeric_overflow(int128 a, const char* operation, int128 b, const char* where) {
    throw numeric_overflow_error(digits_text(magnitude(a), a < 0) + operation + digits_text(magnitude(b), b < 0) + " does not fit " + where);
}
// The first operand out of what the sum wrapped to: an addition would need one register more to keep it.
[[noreturn]] inline void throw_numeric_overflow_in_sum(std::int64_t wrapped, std::int64_t b) {
    throw_numeric_overflow(static_cast<std::int64_t>(static_cast<std::uint64_t>(wrapped) - static_cast<std::uint64_t>(b)), " + ", b, "64 bits");
}
[[noreturn]] inline void throw_numeric_overflow_in_difference(std::int64_t wrapped, std::int64_t b) {
    throw_numeric_overflow(static_cast<std::int64_t>(static_cast<std::uint64_t>(wrapped) + static_cast<std::uint64_t>(b)), " - ", b, "64 bits");
}
[[noreturn]] inline void throw_does_not_fit(int128 value, const char* where) {
    throw numeric_overflow_error(digits_text(magnitude(value), value < 0) + " does not fit " + where);
}
}  // namespace detail

/// What the library knows of an exact integer type; the trait that `exact_integer` reads. A header that adds a type
/// specialises it with `width` (bits, the larger the wider) and static add, subtract, multiply, text.
template <class T>
struct exact_integer_traits;

template <>
struct exact_integer_traits<std::int64_t> {
    static constexpr int width = 64;
    static constexpr std::int64_t add(std::int64_t a, std::int64_t b) {
        std::int64_t sum{};
        if (detail::add_overflows(a, b, sum)) detail::throw_numeric_overflow_in_sum(sum, b);
        return sum;
    }
    static constexpr std::int64_t subtract(std::int64_t a, std::int64_t b) {
        std::int64_t difference{};
        if (detail::subtract_overflows(a, b, difference)) detail::throw_numeric_overflow_in_difference(difference, b);
        return difference;
    }
    static constexpr std::int64_t multiply(std::int64_t a, std::int64_t b) {
        std::int64_t product{};
        if (detail::multiply_overflows(a, b, product)) detail::throw_numeric_overflow(a, " x ", b, "64 bits");
        return product;
    }
    static std::string text(std::int64_t value) { return std::to_string(value); }
};

template <>
struct exact_integer_traits<int128> {
    static constexpr int width = 128;
    static constexpr int128 add(int128 a, int128 b) {
        // Through unsigned arithmetic, which wraps: the sum overflowed if its sign is neither operand's.
        const auto sum = static_cast<int128>(static_cast<uint128>(a) + static_cast<uint128>(b));
        if ((a < 0) == (b < 0) && (sum < 0) != (a < 0)) detail::throw_numeric_overflow(a, " + ", b, "128 bits");
        return sum;
    }
    static constexpr int128 subtract(int128 a, int128 b) {
        const auto difference = static_cast<int128>(static_cast<uint128>(a) - static_cast<uint128>(b));
        if ((a < 0) != (b < 0) && (difference < 0) != (a < 0)) detail::throw_numeric_overflow(a, " - ", b, "128 bits");
        return difference;
    }
    static constexpr int128 multiply(int128 a, int128 b) {
        const bool negative = (a < 0) != (b < 0);
        const detail::uint256 product = detail::multiply(detail::magnitude(a), detail::magnitude(b));
        const uint128 limit = (uint128{1} << 127) - (negative ? 0 : 1);
        if (product.hi != 0 || product.lo > limit) detail::throw_numeric_overflow(a, " x ", b, "128 bits");
        return static_cast<int128>(negative ? uint128{0} - product.lo : product.lo);
    }
    static std::string text(int128 value) { return detail::digits_text(detail::magnitude(value), value < 0); }
};

/// An integer type whose arithmetic the library can keep exact: it throws where a result does not fit.
template <class T>
concept exact_integer = requires(T a) {
    { exact_integer_traits<T>::width } -> std::convertible_to<int>;
    { exact_integer_traits<T>::add(a, a) } -> std::same_as<T>;
};

/// Every value of From is one of To.
template <class From, class To>
concept widens_exactly = exact_integer<From> && exact_integer<To> &&
                         (exact_integer_traits<From>::width <= exact_integer_traits<To>::width);

namespace detail {

template <exact_integer T>
constexpr T checked_add(const T& a, const T& b) { return exact_integer_traits<T>::add(a, b); }
template <exact_integer T>
constexpr T checked_subtract(const T& a, const T& b) { return exact_integer_traits<T>::subtract(a, b); }
template <exact_integer T>
constexpr T checked_multiply(const T& a, const T& b) { return exact_integer_traits<T>::multiply(a, b); }
template <exact_integer T>
constexpr T checked_negate(const T& a) { return exact_integer_traits<T>::subtract(T(0), a); }

/// The value as a 64-bit integer, or numeric_overflow_error.
constexpr std::int64_t checked_narrow(int128 value) {
    if (value > INT64_MAX || value < INT64_MIN)
        throw_does_not_fit(value, "64 bits");
    return static_cast<std::int64_t>(value);
}

template <exact_integer T>
std::string integer_text(const T& value) { return exact_integer_traits<T>::text(value); }

inline constexpr std::int64_t powers_of_ten[] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
    1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000, 100000000000000000,
    1000000000000000000};

/// 10^n for n from 0 to 38.
constexpr int128 power_of_ten(int n) {
    return n <= 18 ? int128{powers_of_ten[static_cast<std::size_t>(n)]}
                   : int128{powers_of_ten[18]} * power_of_ten(n - 18);
}

}  // namespace detail
}  // namespace outlay
