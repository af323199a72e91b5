// SPDX-License-Identifier: BSL-1.0
#pragma once
// What the tests of this layer hold their numbers against: Boost's unbounded fractions, rounded by the definition.

#include <cstdint>
#include <random>
#include <string>

#include <boost/multiprecision/cpp_int.hpp>

#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace reference {

using integer = boost::multiprecision::cpp_int;
using ratio = boost::multiprecision::cpp_rational;

inline integer of(outlay::int128 n) { return integer(outlay::detail::integer_text(n)); }
inline integer of(outlay::uint128 n) { return integer(outlay::detail::digits_text(n)); }
inline ratio of(const outlay::exact_ratio& q) { return ratio(of(q.numerator()), of(q.denominator())); }
inline ratio of(outlay::decimal d) { return of(outlay::exact_ratio(d)); }

/// The neighbour on the whole numbers, written out from the definition of each mode, on no code of the library.
inline integer rounded(const ratio& x, outlay::rounding mode) {
    using outlay::rounding;
    integer floor = numerator(x) / denominator(x);  // truncates
    if (floor > x) --floor;
    if (floor == x) return floor;
    const integer ceiling = floor + 1;
    const integer towards = x < 0 ? ceiling : floor, away = x < 0 ? floor : ceiling;
    if (mode == rounding::up) return away;
    if (mode == rounding::down) return towards;
    if (mode == rounding::ceiling) return ceiling;
    if (mode == rounding::floor) return floor;
    const ratio below = x - floor, above = ceiling - x;
    if (below != above) return below < above ? floor : ceiling;
    if (mode == rounding::half_up) return away;
    if (mode == rounding::half_down) return towards;
    if (mode == rounding::half_ceiling) return ceiling;
    if (mode == rounding::half_floor) return floor;
    const bool floor_is_even = floor % 2 == 0;
    return (mode == rounding::half_even) == floor_is_even ? floor : ceiling;
}

inline constexpr outlay::rounding inexact_modes[] = {outlay::rounding::up,           outlay::rounding::down,
                                                     outlay::rounding::ceiling,      outlay::rounding::floor,
                                                     outlay::rounding::half_up,      outlay::rounding::half_down,
                                                     outlay::rounding::half_even,    outlay::rounding::half_odd,
                                                     outlay::rounding::half_ceiling, outlay::rounding::half_floor};

/// Integers of every size, often near powers of two and ten, where carries and limits are.
class integers {
public:
    explicit integers(std::uint64_t seed) : random_(seed) {}

    std::uint64_t word() { return random_(); }
    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

    outlay::uint128 unsigned_bits(int bits) {
        using outlay::uint128;
        if (bits == 0) return 0;
        const uint128 all = ~uint128{0} >> (128 - bits);
        uint128 value = ((uint128{random_()} << 64) | uint128{random_()}) & all;
        switch (below(6)) {
            case 0:
                value = all - uint128{static_cast<unsigned>(below(3))};
                break;
            case 1:
                value = (uint128{1} << (bits - 1)) + uint128{static_cast<unsigned>(below(3))};
                break;
            case 2:
                value = value & (all << below(bits));
                break;  // low zeros
            case 3:
                value = value | (all >> below(bits));
                break;  // low ones
            default:
                break;
        }
        return value & all;
    }
    /// A signed integer of at most this many bits of magnitude.
    outlay::int128 signed_bits(int max_bits) {
        const auto size = static_cast<outlay::int128>(unsigned_bits(below(max_bits + 1)));
        return below(2) != 0 ? -size : size;
    }
    outlay::exact_ratio ratio(int max_bits) {
        for (;;) {
            const outlay::int128 d = signed_bits(max_bits);
            if (d != 0) return {signed_bits(max_bits), d};
        }
    }
    outlay::decimal decimal() { return outlay::decimal::scaled(static_cast<std::int64_t>(signed_bits(63)), below(19)); }

private:
    std::mt19937_64 random_;
};

}  // namespace reference
