// SPDX-License-Identifier: BSL-1.0
#pragma once
// The one place that knows integers wider than 64 bits.
//
//   int128, uint128        the compiler's where it has them, else two words (OUTLAY_NO_INT128 forces the words, for tests)
//   detail::uint256        a product of two uint128
//   detail::multiply       64 x 64 -> 128 and 128 x 128 -> 256, exact
//   detail::divide         256 / 128 -> quotient (256) and remainder (128)
//
// The two-word types hold what a 128-bit integer of the language holds, two's complement and wrapping; checks are made
// above, in exact_integer.hpp. Boost's fixed int128_t is not used: it is not trivially copyable.

#include <outlay/number/detail/compiler.hpp>

#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>

namespace outlay::inline v0 {
namespace detail {

/// Quotient and remainder of little-endian 32-bit limbs, by Knuth's algorithm D (TAOCP 2, 4.3.1).
///
///     shape    n: N limbs, d: D limbs, not all zero; q: N limbs, r: D limbs, both set here
///     cost     N x D multiplications of 32 bits: the cold path, hot paths never divide
template <std::size_t N, std::size_t D>
constexpr void divide_limbs(const std::uint32_t (&n)[N], const std::uint32_t (&d)[D], std::uint32_t (&q)[N],
                            std::uint32_t (&r)[D]) noexcept {
    std::size_t size = D;
    while (d[size - 1] == 0) --size;
    for (auto& limb : q) limb = 0;
    for (auto& limb : r) limb = 0;
    if (size == 1) {
        std::uint64_t rest = 0;
        for (std::size_t i = N; i-- > 0;) {
            const std::uint64_t part = (rest << 32) | n[i];
            q[i] = static_cast<std::uint32_t>(part / d[0]);
            rest = part % d[0];
        }
        r[0] = static_cast<std::uint32_t>(rest);
        return;
    }
    const int shift = std::countl_zero(d[size - 1]);
    std::uint32_t divisor[D]{};
    std::uint32_t rest[N + 1]{};
    const auto shifted = [shift](std::uint32_t high, std::uint32_t low) {
        return static_cast<std::uint32_t>((((std::uint64_t{high} << 32) | low) << shift) >> 32);
    };
    for (std::size_t i = size; i-- > 0;) divisor[i] = shifted(d[i], i == 0 ? 0 : d[i - 1]);
    rest[N] = shifted(0, n[N - 1]);
    for (std::size_t i = N; i-- > 0;) rest[i] = shifted(n[i], i == 0 ? 0 : n[i - 1]);

    constexpr std::uint64_t base = std::uint64_t{1} << 32;
    for (std::size_t j = N - size + 1; j-- > 0;) {
        const std::uint64_t top = (std::uint64_t{rest[j + size]} << 32) | rest[j + size - 1];
        std::uint64_t guess = top / divisor[size - 1];
        std::uint64_t left = top % divisor[size - 1];
        while (guess >= base || guess * divisor[size - 2] > ((left << 32) | rest[j + size - 2])) {
            --guess;
            left += divisor[size - 1];
            if (left >= base) break;
        }
        std::uint64_t carry = 0;
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::uint64_t product = guess * divisor[i] + carry;
            carry = product >> 32;
            const std::uint64_t difference = std::uint64_t{rest[i + j]} - (product & (base - 1)) - borrow;
            rest[i + j] = static_cast<std::uint32_t>(difference);
            borrow = (difference >> 32) & 1;
        }
        const std::uint64_t difference = std::uint64_t{rest[j + size]} - carry - borrow;
        rest[j + size] = static_cast<std::uint32_t>(difference);
        if ((difference >> 32) & 1) {  // the guess was one too large: add the divisor back
            --guess;
            std::uint64_t sum = 0;
            for (std::size_t i = 0; i < size; ++i) {
                sum += std::uint64_t{rest[i + j]} + divisor[i];
                rest[i + j] = static_cast<std::uint32_t>(sum);
                sum >>= 32;
            }
            rest[j + size] += static_cast<std::uint32_t>(sum);
        }
        q[j] = static_cast<std::uint32_t>(guess);
    }
    for (std::size_t i = 0; i < size; ++i)
        r[i] = static_cast<std::uint32_t>(((std::uint64_t{rest[i + 1]} << 32 | rest[i]) >> shift));
}

/// An unsigned 128-bit integer of two words; wraps as the language's do.
struct uint128_words {
    std::uint64_t lo = 0;
    std::uint64_t hi = 0;

    constexpr uint128_words() = default;
    constexpr uint128_words(std::uint64_t high, std::uint64_t low) noexcept : lo(low), hi(high) {}
    constexpr uint128_words(unsigned value) noexcept : lo(value) {}
    constexpr uint128_words(unsigned long value) noexcept : lo(value) {}
    constexpr uint128_words(unsigned long long value) noexcept : lo(value) {}
    constexpr uint128_words(int value) noexcept : uint128_words(static_cast<long long>(value)) {}
    constexpr uint128_words(long value) noexcept : uint128_words(static_cast<long long>(value)) {}
    constexpr uint128_words(long long value) noexcept
        : lo(static_cast<std::uint64_t>(value)), hi(value < 0 ? ~std::uint64_t{0} : 0) {}

    constexpr explicit operator std::uint64_t() const noexcept { return lo; }
    constexpr explicit operator std::int64_t() const noexcept { return static_cast<std::int64_t>(lo); }
    constexpr explicit operator std::uint32_t() const noexcept { return static_cast<std::uint32_t>(lo); }
    constexpr explicit operator int() const noexcept { return static_cast<int>(lo); }
    constexpr explicit operator bool() const noexcept { return (lo | hi) != 0; }
    constexpr explicit operator double() const noexcept {
        return static_cast<double>(hi) * 18446744073709551616.0 + static_cast<double>(lo);
    }

    friend constexpr bool operator==(const uint128_words&, const uint128_words&) = default;
    friend constexpr std::strong_ordering operator<=>(uint128_words a, uint128_words b) noexcept {
        return a.hi != b.hi ? a.hi <=> b.hi : a.lo <=> b.lo;
    }
    friend constexpr uint128_words operator+(uint128_words a, uint128_words b) noexcept {
        const std::uint64_t low = a.lo + b.lo;
        return {a.hi + b.hi + (low < a.lo ? 1u : 0u), low};
    }
    friend constexpr uint128_words operator-(uint128_words a, uint128_words b) noexcept {
        return {a.hi - b.hi - (a.lo < b.lo ? 1u : 0u), a.lo - b.lo};
    }
    friend constexpr uint128_words operator-(uint128_words a) noexcept { return uint128_words{} - a; }
    friend constexpr uint128_words operator~(uint128_words a) noexcept { return {~a.hi, ~a.lo}; }
    friend constexpr uint128_words operator|(uint128_words a, uint128_words b) noexcept { return {a.hi | b.hi, a.lo | b.lo}; }
    friend constexpr uint128_words operator&(uint128_words a, uint128_words b) noexcept { return {a.hi & b.hi, a.lo & b.lo}; }
    friend constexpr uint128_words operator<<(uint128_words a, int n) noexcept {
        if (n == 0) return a;
        if (n >= 64) return {a.lo << (n - 64), 0};
        return {(a.hi << n) | (a.lo >> (64 - n)), a.lo << n};
    }
    friend constexpr uint128_words operator>>(uint128_words a, int n) noexcept {
        if (n == 0) return a;
        if (n >= 64) return {0, a.hi >> (n - 64)};
        return {a.hi >> n, (a.lo >> n) | (a.hi << (64 - n))};
    }
    /// Four 32-bit multiplications: what there is where no wider one is.
    static constexpr uint128_words product(std::uint64_t a, std::uint64_t b) noexcept {
        const std::uint64_t mask = 0xffffffffu;
        const std::uint64_t low = (a & mask) * (b & mask);
        const std::uint64_t left = (a >> 32) * (b & mask);
        const std::uint64_t right = (a & mask) * (b >> 32);
        const std::uint64_t middle = (low >> 32) + (left & mask) + (right & mask);
        return {(a >> 32) * (b >> 32) + (left >> 32) + (right >> 32) + (middle >> 32), (middle << 32) | (low & mask)};
    }
    friend constexpr uint128_words operator*(uint128_words a, uint128_words b) noexcept {
        uint128_words all = product(a.lo, b.lo);
        all.hi += a.hi * b.lo + a.lo * b.hi;
        return all;
    }
    struct division;
    static constexpr division divided(uint128_words a, uint128_words b) noexcept;
    friend constexpr uint128_words operator/(uint128_words a, uint128_words b) noexcept;
    friend constexpr uint128_words operator%(uint128_words a, uint128_words b) noexcept;
    constexpr uint128_words& operator+=(uint128_words b) noexcept { return *this = *this + b; }
    constexpr uint128_words& operator-=(uint128_words b) noexcept { return *this = *this - b; }
    constexpr uint128_words& operator*=(uint128_words b) noexcept { return *this = *this * b; }
    constexpr uint128_words& operator/=(uint128_words b) noexcept { return *this = *this / b; }
    constexpr uint128_words& operator%=(uint128_words b) noexcept { return *this = *this % b; }
    constexpr uint128_words& operator<<=(int n) noexcept { return *this = *this << n; }
    constexpr uint128_words& operator>>=(int n) noexcept { return *this = *this >> n; }
};

struct uint128_words::division {
    uint128_words quotient;
    uint128_words remainder;
};

constexpr uint128_words::division uint128_words::divided(uint128_words a, uint128_words b) noexcept {
    const std::uint32_t n[4] = {static_cast<std::uint32_t>(a.lo), static_cast<std::uint32_t>(a.lo >> 32),
                                static_cast<std::uint32_t>(a.hi), static_cast<std::uint32_t>(a.hi >> 32)};
    const std::uint32_t d[4] = {static_cast<std::uint32_t>(b.lo), static_cast<std::uint32_t>(b.lo >> 32),
                                static_cast<std::uint32_t>(b.hi), static_cast<std::uint32_t>(b.hi >> 32)};
    std::uint32_t q[4]{};
    std::uint32_t r[4]{};
    divide_limbs(n, d, q, r);
    const auto join = [](const std::uint32_t(&x)[4]) {
        return uint128_words{(std::uint64_t{x[3]} << 32) | x[2], (std::uint64_t{x[1]} << 32) | x[0]};
    };
    return {join(q), join(r)};
}
constexpr uint128_words operator/(uint128_words a, uint128_words b) noexcept { return uint128_words::divided(a, b).quotient; }
constexpr uint128_words operator%(uint128_words a, uint128_words b) noexcept { return uint128_words::divided(a, b).remainder; }

/// A signed 128-bit integer of two words, two's complement; wraps as unsigned ones do.
struct int128_words {
    uint128_words bits;

    constexpr int128_words() = default;
    constexpr explicit int128_words(uint128_words b) noexcept : bits(b) {}
    constexpr int128_words(int value) noexcept : bits(value) {}
    constexpr int128_words(long value) noexcept : bits(value) {}
    constexpr int128_words(long long value) noexcept : bits(value) {}
    constexpr int128_words(unsigned value) noexcept : bits(value) {}
    constexpr int128_words(unsigned long value) noexcept : bits(value) {}
    constexpr int128_words(unsigned long long value) noexcept : bits(value) {}

    [[nodiscard]] constexpr bool negative() const noexcept { return (bits.hi >> 63) != 0; }
    [[nodiscard]] constexpr uint128_words magnitude() const noexcept { return negative() ? -bits : bits; }
    constexpr explicit operator uint128_words() const noexcept { return bits; }
    constexpr explicit operator std::int64_t() const noexcept { return static_cast<std::int64_t>(bits.lo); }
    constexpr explicit operator std::uint64_t() const noexcept { return bits.lo; }
    constexpr explicit operator int() const noexcept { return static_cast<int>(bits.lo); }
    constexpr explicit operator bool() const noexcept { return static_cast<bool>(bits); }
    constexpr explicit operator double() const noexcept {
        return negative() ? -static_cast<double>(magnitude()) : static_cast<double>(bits);
    }

    friend constexpr bool operator==(const int128_words&, const int128_words&) = default;
    friend constexpr std::strong_ordering operator<=>(int128_words a, int128_words b) noexcept {
        if (a.negative() != b.negative()) return a.negative() ? std::strong_ordering::less : std::strong_ordering::greater;
        return a.bits <=> b.bits;
    }
    friend constexpr int128_words operator+(int128_words a, int128_words b) noexcept { return int128_words{a.bits + b.bits}; }
    friend constexpr int128_words operator-(int128_words a, int128_words b) noexcept { return int128_words{a.bits - b.bits}; }
    friend constexpr int128_words operator-(int128_words a) noexcept { return int128_words{-a.bits}; }
    friend constexpr int128_words operator*(int128_words a, int128_words b) noexcept { return int128_words{a.bits * b.bits}; }
    friend constexpr int128_words operator/(int128_words a, int128_words b) noexcept {
        const auto q = a.magnitude() / b.magnitude();
        return int128_words{a.negative() != b.negative() ? -q : q};
    }
    friend constexpr int128_words operator%(int128_words a, int128_words b) noexcept {
        const auto r = a.magnitude() % b.magnitude();
        return int128_words{a.negative() ? -r : r};
    }
    constexpr int128_words& operator+=(int128_words b) noexcept { return *this = *this + b; }
    constexpr int128_words& operator-=(int128_words b) noexcept { return *this = *this - b; }
    constexpr int128_words& operator*=(int128_words b) noexcept { return *this = *this * b; }
    constexpr int128_words& operator/=(int128_words b) noexcept { return *this = *this / b; }
    constexpr int128_words& operator%=(int128_words b) noexcept { return *this = *this % b; }
};

}  // namespace detail

#if OUTLAY_HAS_INT128
OUTLAY_INT128 int128;
OUTLAY_UINT128 uint128;
#else
using int128 = detail::int128_words;
using uint128 = detail::uint128_words;
#endif

namespace detail {

/// The magnitude of a signed integer, right for the most negative one too.
constexpr std::uint64_t magnitude(std::int64_t value) noexcept {
    return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}
constexpr uint128 magnitude(int128 value) noexcept {
    return value < 0 ? uint128{0} - static_cast<uint128>(value) : static_cast<uint128>(value);
}

constexpr uint128 multiply(std::uint64_t a, std::uint64_t b) noexcept {
#if OUTLAY_HAS_INT128
    return static_cast<uint128>(a) * b;
#else
    return uint128_words::product(a, b);
#endif
}

/// An unsigned 256-bit integer of two 128-bit ones: what a product or a shifted dividend needs, no more.
struct uint256 {
    uint128 hi;
    uint128 lo;
    friend constexpr bool operator==(const uint256&, const uint256&) = default;
    friend constexpr std::strong_ordering operator<=>(const uint256& a, const uint256& b) noexcept {
        return a.hi != b.hi ? a.hi <=> b.hi : a.lo <=> b.lo;
    }
    friend constexpr uint256 operator+(const uint256& a, const uint256& b) noexcept {
        const uint128 low = a.lo + b.lo;
        return {a.hi + b.hi + (low < a.lo ? 1u : 0u), low};
    }
    friend constexpr uint256 operator-(const uint256& a, const uint256& b) noexcept {
        return {a.hi - b.hi - (a.lo < b.lo ? 1u : 0u), a.lo - b.lo};
    }
};

constexpr uint256 multiply(uint128 a, uint128 b) noexcept {
    const auto a0 = static_cast<std::uint64_t>(a), a1 = static_cast<std::uint64_t>(a >> 64);
    const auto b0 = static_cast<std::uint64_t>(b), b1 = static_cast<std::uint64_t>(b >> 64);
    const uint128 low = multiply(a0, b0);
    const uint128 left = multiply(a1, b0);
    const uint128 right = multiply(a0, b1);
    const uint128 middle = (low >> 64) + static_cast<uint128>(static_cast<std::uint64_t>(left)) +
                           static_cast<uint128>(static_cast<std::uint64_t>(right));
    return {multiply(a1, b1) + (left >> 64) + (right >> 64) + (middle >> 64),
            (middle << 64) | static_cast<uint128>(static_cast<std::uint64_t>(low))};
}

struct wide_division {
    uint256 quotient;
    uint128 remainder;
};

/// n / d, where d is not zero.
constexpr wide_division divide(uint256 n, uint128 d) noexcept {
    if (n.hi == 0) return {{0, n.lo / d}, n.lo % d};
    const auto limb = [](uint128 x, int i) { return static_cast<std::uint32_t>(static_cast<std::uint64_t>(x >> (32 * i))); };
    const std::uint32_t dividend[8] = {limb(n.lo, 0), limb(n.lo, 1), limb(n.lo, 2), limb(n.lo, 3),
                                       limb(n.hi, 0), limb(n.hi, 1), limb(n.hi, 2), limb(n.hi, 3)};
    const std::uint32_t divisor[4] = {limb(d, 0), limb(d, 1), limb(d, 2), limb(d, 3)};
    std::uint32_t q[8]{};
    std::uint32_t r[4]{};
    divide_limbs(dividend, divisor, q, r);
    const auto join = [](const std::uint32_t* x) {
        return (static_cast<uint128>((std::uint64_t{x[3]} << 32) | x[2]) << 64) |
               static_cast<uint128>((std::uint64_t{x[1]} << 32) | x[0]);
    };
    return {{join(q + 4), join(q)}, join(r)};
}

/// How many bits the value needs; 0 for 0.
constexpr int bit_width(uint128 value) noexcept {
    const auto high = static_cast<std::uint64_t>(value >> 64);
    return high != 0 ? 128 - std::countl_zero(high) : 64 - std::countl_zero(static_cast<std::uint64_t>(value));
}

}  // namespace detail
}  // namespace outlay
