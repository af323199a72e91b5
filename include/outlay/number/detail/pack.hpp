// SPDX-License-Identifier: BSL-1.0
#pragma once
// A pack of doubles (pack_lanes.hpp) as a real of the library: exp, log, pow and sqrt by pack_math.hpp.

#include <outlay/number/detail/pack_math.hpp>
#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

template <int N>
struct real_traits<detail::pack<N>> {
    using pack = detail::pack<N>;
    static pack from_ratio(const exact_ratio& q) { return pack(nearest_double(q)); }
    /// Of the first lane: for the text of an error.
    static double to_double(const pack& x) {
        for (std::size_t i = 1; i < N; ++i)
            if (x.lane(i) != x.lane(0)) detail::lanes_part = true;
        return x.lane(0);
    }
    /// What is certain of all lanes.
    static known_sign sign_of(const pack& x) {
        int positive = 0, negative = 0, zero = 0;
        for (std::size_t i = 0; i < N; ++i) {
            positive += x.lane(i) > 0;
            negative += x.lane(i) < 0;
            zero += x.lane(i) == 0;
        }
        if (positive == N) return known_sign::positive;
        if (negative == N) return known_sign::negative;
        if (zero == N) return known_sign::zero;
        detail::lanes_part = true;
        return known_sign::undecided;
    }
    OUTLAY_ALWAYS_INLINE static pack min(const pack& a, const pack& b) { return detail::lesser_of(a, b); }
    OUTLAY_ALWAYS_INLINE static pack max(const pack& a, const pack& b) { return detail::greater_of(a, b); }
    OUTLAY_ALWAYS_INLINE static pack exp(const pack& x) { return detail::exp_of(x); }
    OUTLAY_ALWAYS_INLINE static pack log(const pack& x) { return detail::log_of(x); }
    OUTLAY_ALWAYS_INLINE static pack pow(const pack& x, const pack& y) { return detail::pow_of(x, y); }
    OUTLAY_ALWAYS_INLINE static pack sqrt(const pack& x) { return detail::sqrt_of(x); }
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
