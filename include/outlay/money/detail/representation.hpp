// SPDX-License-Identifier: BSL-1.0
#pragma once
// What may count minor units, and the few operations in which one representation differs from another.

#include <bit>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/rounding.hpp>

namespace outlay::inline v0::detail {

template <class R>
concept exact_representation = exact_integer<R> || std::same_as<R, exact_ratio>;

/// double, 50 digits, dual, interval: a type of arithmetic that is no integer.
template <class R>
concept real_representation = !exact_representation<R> && !std::integral<R> && requires(const R& a) {
    R(1);
    { a + a } -> std::convertible_to<R>;
    { a - a } -> std::convertible_to<R>;
    { a * a } -> std::convertible_to<R>;
    { a / a } -> std::convertible_to<R>;
    { -a } -> std::convertible_to<R>;
};

template <class R>
concept money_representation = exact_representation<R> || real_representation<R>;

template <class From, class To>
concept representation_widens =
    !std::same_as<From, To> &&
    (widens_exactly<From, To> || (exact_integer<From> && std::same_as<To, exact_ratio> && std::constructible_from<To, From>));

/// A number that multiplies an exact amount into a fraction of a minor unit.
template <class F>
concept exact_factor = std::same_as<F, decimal> || std::same_as<F, exact_ratio>;

/// A whole number, which a character is not.
template <class N>
concept whole_number = (word_integer<N> || exact_integer<N>) && !std::same_as<N, char> && !std::same_as<N, wchar_t> &&
                       !std::same_as<N, char8_t> && !std::same_as<N, char16_t> && !std::same_as<N, char32_t>;

template <class R>
constexpr R sum_of(const R& a, const R& b) {
    if constexpr (exact_integer<R>) return checked_add(a, b);
    else return a + b;
}
template <class R>
constexpr R difference_of(const R& a, const R& b) {
    if constexpr (exact_integer<R>) return checked_subtract(a, b);
    else return a - b;
}
template <class R>
constexpr R product_of(const R& a, const R& b) {
    if constexpr (exact_integer<R>) return checked_multiply(a, b);
    else return a * b;
}
template <class R>
constexpr R negation_of(const R& a) {
    if constexpr (exact_integer<R>) return checked_negate(a);
    else return -a;
}

/// The integer as a value of R, or numeric_overflow_error.
template <class R, whole_number N>
constexpr R whole_as(const N& n) {
    if constexpr (std::same_as<R, N>) {
        return n;
    } else if constexpr (std::same_as<R, std::int64_t> && std::unsigned_integral<N>) {
        if (n > static_cast<std::uint64_t>(INT64_MAX)) throw_does_not_fit(static_cast<int128>(uint128{n}), "64 bits");
        return static_cast<std::int64_t>(n);
    } else if constexpr (std::same_as<R, std::int64_t> && std::same_as<N, int128>) {
        return checked_narrow(n);
    } else if constexpr (exact_integer<N> && exact_integer<R> && !widens_exactly<N, R>) {
        return whole_as<R>(exact_integer_traits<N>::narrow(n));  // from a type that a header of number/ adds
    } else {
        return R(n);
    }
}

/// An exact value as a ratio.
template <exact_representation R>
constexpr exact_ratio ratio_of(const R& value) {
    if constexpr (std::constructible_from<exact_ratio, R>) return exact_ratio(value);
    else return exact_ratio(whole_as<int128>(value));
}

/// An exact value as a real one. For all but the built-in floats it is number/real.hpp's to_real that knows how,
/// found at the call, so that this header does not cost what that one does.
template <class R, class Exact>
constexpr R real_of(const Exact& value) {
    if constexpr (std::same_as<R, double>) {
        if constexpr (std::same_as<Exact, std::int64_t>) return static_cast<double>(value);
        else if constexpr (std::same_as<Exact, decimal>) return nearest_double(value);
        else return nearest_double(ratio_of(value));
    } else if constexpr (exact_integer<Exact>) {
        return to_real<R>(ratio_of(value));
    } else {
        return to_real<R>(value);
    }
}

/// A value between two whole numbers, toward zero: sign, whole part, and whether what is cut off is none, less than,
/// exactly or more than one half.
struct cut_value {
    bool negative = false;
    uint128 whole = 0;
    enum rest { none, under_half, half, over_half } cut = none;
};

/// The binary float x 10^digits, exactly; 0 <= digits <= 18.
///
///     throws   numeric_domain_error    not finite
///              numeric_overflow_error  beyond 127 bits
constexpr cut_value cut_of(double x, int digits) {
    const auto word = std::bit_cast<std::uint64_t>(x);
    const auto biased = static_cast<int>((word >> 52) & 0x7ff);
    if (biased == 0x7ff) throw numeric_domain_error("an amount", "not finite", "finite");
    std::uint64_t bits = word & ((std::uint64_t{1} << 52) - 1);
    if (biased != 0) bits |= std::uint64_t{1} << 52;
    const int exponent = (biased == 0 ? 1 : biased) - 1075;
    cut_value out{word >> 63 != 0, multiply(bits, static_cast<std::uint64_t>(powers_of_ten[static_cast<std::size_t>(digits)])),
                  cut_value::none};
    if (out.whole == 0) return {};
    if (exponent >= 0) {
        if (bit_width(out.whole) + exponent > 126) throw_numeric_overflow(number_text(x) + " does not fit 127 bits as a whole number");
        out.whole = out.whole << exponent;
        return out;
    }
    const int drop = -exponent;
    if (drop > 126) return {out.negative, 0, cut_value::under_half};
    const uint128 half = uint128{1} << (drop - 1);
    const uint128 cut = out.whole - ((out.whole >> drop) << drop);
    out.whole = out.whole >> drop;
    out.cut = cut == 0 ? cut_value::none : cut < half ? cut_value::under_half : cut == half ? cut_value::half : cut_value::over_half;
    return out;
}

/// A number that gives its decimal digits, as fifty_digits does.
template <class R>
concept gives_digits = requires(const R& x) {
    { real_traits<R>::scientific(x) } -> std::same_as<std::string>;
};

/// The number as its decimal digits say it.
///
///     throws   numeric_domain_error    not finite
///              numeric_overflow_error  beyond 127 bits
template <gives_digits R>
cut_value cut_of_digits(const R& x) {
    const std::string text = real_traits<R>::scientific(x);
    const std::size_t e = text.find('e');
    if (e == std::string::npos) throw numeric_domain_error("an amount", "not finite", "finite");
    int exponent = 0;
    if (const char* from = text.data() + e + (text[e + 1] == '+' ? 2 : 1); std::from_chars(from, text.data() + text.size(), exponent).ec != std::errc())
        throw_numeric_overflow(text + " does not fit 127 bits as a whole number");
    cut_value out{text[0] == '-', 0, cut_value::none};
    int before = exponent + 1;  // digits of the whole part
    constexpr uint128 most = (uint128{1} << 127) / uint128{10} - uint128{1};
    bool first_cut = true;
    const auto cut = [&](int digit) {
        if (first_cut) out.cut = digit == 0 ? cut_value::none : digit < 5 ? cut_value::under_half : digit == 5 ? cut_value::half : cut_value::over_half;
        else if (digit != 0 && out.cut == cut_value::none) out.cut = cut_value::under_half;
        else if (digit != 0 && out.cut == cut_value::half) out.cut = cut_value::over_half;
        first_cut = false;
    };
    const auto whole = [&](int digit) {
        if (out.whole > most) throw_numeric_overflow(text + " does not fit 127 bits as a whole number");
        out.whole = out.whole * uint128{10} + static_cast<uint128>(static_cast<std::uint64_t>(digit));
    };
    if (before < 0) cut(0);
    for (const char c : std::string_view(text).substr(0, e)) {
        if (c < '0' || '9' < c) continue;
        if (before-- > 0) whole(c - '0');
        else cut(c - '0');
    }
    for (; before > 0 && out.whole != 0; --before) whole(0);
    if (out.whole == 0 && out.cut == cut_value::none) out.negative = false;
    return out;
}

/// The multiple of `step` (> 0) that the mode chooses, in one rounding.
constexpr int128 round_to_multiple(const cut_value& value, int128 step, rounding mode) {
    const auto divisor = static_cast<uint128>(step);
    const uint128 steps = value.whole / divisor;
    const uint128 rest = value.whole % divisor;
    if (rest == 0 && value.cut == cut_value::none) return static_cast<int128>(value.negative ? uint128{0} - value.whole : value.whole);
    if (mode == rounding::exact) throw not_exact_error("the amount", "the steps asked for");
    // rest + cut against step / 2, in whole numbers: only where rest is just below the middle does the cut decide.
    const uint128 other = divisor - rest;
    int against_half = rest < other ? -1 : rest == other ? 0 : 1;
    if (value.cut != cut_value::none) {
        if (against_half == 0) against_half = 1;
        else if (against_half < 0 && other - rest == 1) against_half = value.cut == cut_value::over_half ? 1 : value.cut == cut_value::half ? 0 : -1;
    }
    const bool away = rounds_away(mode, value.negative, against_half, (steps & uint128{1}) != 0);
    const int128 count = static_cast<int128>(away ? steps + 1 : steps);
    return checked_multiply(value.negative ? -count : count, step);
}
constexpr int128 round_to_multiple(int128 value, int128 step, rounding mode) {
    return checked_multiply(round_quotient(value, step, mode), step);
}
constexpr int128 round_to_multiple(const exact_ratio& value, int128 step, rounding mode) {
    return step == 1 ? value.round(mode) : checked_multiply((value / exact_ratio(step)).round(mode), step);
}

}  // namespace outlay::inline v0::detail
