// SPDX-License-Identifier: BSL-1.0
#pragma once
// The steps from random bits to values, each over an array, at the width of the processor's registers.
//
//   drawn_uniforms       u of whole groups of sixteen paths, from Philox
//   scores_of_uniforms, uniforms_of_scores, values_of_scores, values_of_uniforms      in place
//   next_of_path         one period of a process
//   scaled_scores, added_scores      a row of Cholesky's factor

#include <cstddef>
#include <cstdint>

#include <outlay/simulation/detail/law_form.hpp>
#include <outlay/simulation/detail/philox.hpp>
#include <outlay/simulation/detail/word_lanes.hpp>

namespace outlay::inline v0::detail {

/// The uniforms of paths first, first + 1, ..., first a multiple of 16. Two paths, eight apart, share a counter.
struct drawn_uniforms {
    std::uint64_t seed, first;
    std::uint32_t stream, sub_draw;
    double* to;

    /// Of N doubles at i: with N = 8 every second call has both halves to give, with fewer lanes every fourth, every eighth.
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        if (i % 16 >= 8) return;
        static constexpr std::uint64_t counting[] = {0, 1, 2, 3, 4, 5, 6, 7};
        const std::uint64_t path = first + i, group = 8 * (path / 16) + path % 8;
        words<N> x0 = words<N>(group) + words<N>::load(counting), x1(group >> 32), x2(stream), x3(sub_draw);
        const words<N> m0(0xD2511F53), m1(0xCD9E8D57);
        std::uint32_t k0 = static_cast<std::uint32_t>(seed), k1 = static_cast<std::uint32_t>(seed >> 32);
        for (int round = 0; round < 10; ++round) {
            // The upper halves hold what is left of the products: the next product does not look at them.
            const words<N> a = low_product(m0, x0), b = low_product(m1, x2);
            x0 = upper<32>(b) ^ x1 ^ words<N>(k0);
            x2 = upper<32>(a) ^ x3 ^ words<N>(k1);
            x1 = b;
            x3 = a;
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        const words<N> low(0xffffffff);
        uniform(x0 & low, x1).store(to + i);
        uniform(x2 & low, x3).store(to + i + 8);
    }

private:
    /// (k + 1/2) 2^-52 of the upper 52 bits: 1 + k 2^-52 less 1 - 2^-53, which is exact.
    template <int N>
    OUTLAY_ALWAYS_INLINE static pack<N> uniform(const words<N>& low, const words<N>& high) noexcept {
        return double_of(upper<12>(low | lifted<32>(high)) | words<N>(0x3ff0000000000000)) - pack<N>(1 - 0x1p-53);
    }
};

struct scores_of_uniforms {
    const double* table;
    double* at_place;
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        score_of<N>(table, pack<N>::load(at_place + i)).store(at_place + i);
    }
};
struct uniforms_of_scores {
    const double* table;
    double* at_place;
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        share_of<N>(table, pack<N>::load(at_place + i)).store(at_place + i);
    }
};
struct values_of_scores {
    law_form form;
    double* at_place;
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        value_of_score<N>(form, pack<N>::load(at_place + i)).store(at_place + i);
    }
};
struct values_of_uniforms {
    law_form form;
    double* at_place;
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        value_of_share<N>(form, pack<N>::load(at_place + i)).store(at_place + i);
    }
};

/// to = weight to, or to + weight from.
struct scaled_scores {
    double weight;
    double* to;
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        (pack<N>(weight) * pack<N>::load(to + i)).store(to + i);
    }
};
struct added_scores {
    double weight;
    const double* from;
    double* to;
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        (pack<N>::load(to + i) + pack<N>(weight) * pack<N>::load(from + i)).store(to + i);
    }
};

/// at_place = shift + factor before + score at_place
struct next_of_path {
    double shift, factor, score;
    const double* before;
    double* at_place;
    template <int N>
    OUTLAY_ALWAYS_INLINE void at(std::size_t i) const noexcept {
        (pack<N>(shift) + pack<N>(factor) * pack<N>::load(before + i) + pack<N>(score) * pack<N>::load(at_place + i)).store(at_place + i);
    }
};

}  // namespace outlay::inline v0::detail
