// SPDX-License-Identifier: BSL-1.0
#pragma once
// Several doubles as one real of the library: N paths of a model at once. It has no comparison: of N paths some would go one
// way and some the other. A model that is instantiated on it once is so known to compare none of its numbers.
//
//   pack<N>                     N = 2, 4, 8; pack(int), pack(double) explicit, lane(i), set(i, x), load(p), store(p)
//
// Its functions are in pack_math.hpp; that it is a real of the library says pack.hpp, which is to be included.
//
//   lanes_part                  whether lanes would not all have gone the same way
//
// A lane's result does not depend on N, nor on what the other lanes hold: no product is contracted with a sum, and where a
// lane needs the C library it alone gets it. The copy is written out so that a pack goes by reference in every call that is
// not inlined: by value, vectors would change the calling convention with the instruction set.

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

#if OUTLAY_HAS_EXTENSIONS
template <class Word, int N>
struct vector_of {
    typedef OUTLAY_VECTOR(Word, N * sizeof(Word)) type;
};
#else
// What is used of the compilers' vectors, lane by lane.
template <class Word, int N>
struct vector_of {
    struct type {
        Word lanes[N];
        Word& operator[](std::size_t i) { return lanes[i]; }
        const Word& operator[](std::size_t i) const { return lanes[i]; }
        friend type operator+(const type& a, const type& b) { return each(a, b, [](Word x, Word y) { return x + y; }); }
        friend type operator-(const type& a, const type& b) { return each(a, b, [](Word x, Word y) { return x - y; }); }
        friend type operator*(const type& a, const type& b) { return each(a, b, [](Word x, Word y) { return x * y; }); }
        friend type operator/(const type& a, const type& b) { return each(a, b, [](Word x, Word y) { return x / y; }); }
        friend type operator-(const type& a) { return each(a, a, [](Word x, Word) { return -x; }); }
        template <class F>
        static type each(const type& a, const type& b, F f) {
            type r;
            for (int i = 0; i < N; ++i) r.lanes[i] = f(a.lanes[i], b.lanes[i]);
            return r;
        }
    };
};
#endif

// A namespace of its own, or the operators that detail has for others would be looked at for a pack.
namespace packs {

template <class P>
inline constexpr bool is_pack = false;

template <class>
inline constexpr bool not_to_be_compared = false;

template <int N>
    requires(N == 2 || N == 4 || N == 8)
struct alignas(N * sizeof(double)) pack {  // g++ aligns a vector whose length is a parameter to 16
    static constexpr int lanes = N;
    using vector = typename vector_of<double, N>::type;
    vector v{};

    pack() = default;
    OUTLAY_ALWAYS_INLINE pack(const pack& other) noexcept : v(other.v) {}
    OUTLAY_ALWAYS_INLINE pack& operator=(const pack& other) noexcept {
        v = other.v;
        return *this;
    }
    template <std::same_as<int> Int>
    OUTLAY_ALWAYS_INLINE pack(Int x) noexcept : pack(static_cast<double>(x)) {}
    template <std::same_as<double> Double>
    OUTLAY_ALWAYS_INLINE explicit pack(Double x) noexcept {
#if OUTLAY_HAS_EXTENSIONS
        v = x - vector{};  // a sum would lose the sign of a zero
#else
        for (int i = 0; i < N; ++i) v[static_cast<std::size_t>(i)] = x;
#endif
    }

    [[nodiscard]] OUTLAY_ALWAYS_INLINE double lane(std::size_t i) const noexcept { return v[i]; }
    OUTLAY_ALWAYS_INLINE void set(std::size_t i, double x) noexcept { v[i] = x; }
    [[nodiscard]] OUTLAY_ALWAYS_INLINE static pack load(const double* from) noexcept {
        pack p;
        std::memcpy(&p.v, from, sizeof p.v);
        return p;
    }
    OUTLAY_ALWAYS_INLINE void store(double* to) const noexcept { std::memcpy(to, &v, sizeof v); }

    OUTLAY_ALWAYS_INLINE friend pack operator+(const pack& a, const pack& b) noexcept {
        pack r;
        r.v = a.v + b.v;
        return r;
    }
    OUTLAY_ALWAYS_INLINE friend pack operator-(const pack& a, const pack& b) noexcept {
        pack r;
        r.v = a.v - b.v;
        return r;
    }
    OUTLAY_ALWAYS_INLINE friend pack operator*(const pack& a, const pack& b) noexcept {
        pack r;
        r.v = OUTLAY_UNCONTRACTED(a.v * b.v);  // or g++ contracts it with a sum, where the processor can
        return r;
    }
    OUTLAY_ALWAYS_INLINE friend pack operator/(const pack& a, const pack& b) noexcept {
        pack r;
        r.v = a.v / b.v;
        return r;
    }
    OUTLAY_ALWAYS_INLINE friend pack operator-(const pack& a) noexcept {
        pack r;
        r.v = -a.v;
        return r;
    }
    OUTLAY_ALWAYS_INLINE pack& operator+=(const pack& b) noexcept { return *this = *this + b; }
    OUTLAY_ALWAYS_INLINE pack& operator-=(const pack& b) noexcept { return *this = *this - b; }
    OUTLAY_ALWAYS_INLINE pack& operator*=(const pack& b) noexcept { return *this = *this * b; }
    OUTLAY_ALWAYS_INLINE pack& operator/=(const pack& b) noexcept { return *this = *this / b; }

    template <std::same_as<bool> Asked>
    explicit operator Asked() const {
        refuse<Asked>();
        return false;
    }
    template <class Dependent>
    static constexpr void refuse() {
        static_assert(not_to_be_compared<Dependent>,
                      "a model never compares its numbers, since one run may stand for many: write outlay::min, outlay::max or "
                      "positive_part for a choice between numbers, a plain if on fixed data; a model that must compare says "
                      "static constexpr bool branches = true;");
    }
};
template <int N>
inline constexpr bool is_pack<pack<N>> = true;

// Each of these is one sentence at the line that compares.
template <class A, class B>
concept compares_a_pack = is_pack<A> || is_pack<B>;
template <class A, class B>
    requires compares_a_pack<A, B>
bool operator<(const A&, const B&) { return pack<2>::refuse<A>(), false; }
template <class A, class B>
    requires compares_a_pack<A, B>
bool operator>(const A&, const B&) { return pack<2>::refuse<A>(), false; }
template <class A, class B>
    requires compares_a_pack<A, B>
bool operator<=(const A&, const B&) { return pack<2>::refuse<A>(), false; }
template <class A, class B>
    requires compares_a_pack<A, B>
bool operator>=(const A&, const B&) { return pack<2>::refuse<A>(), false; }
template <class A, class B>
    requires compares_a_pack<A, B>
bool operator==(const A&, const B&) { return pack<2>::refuse<A>(), false; }

}  // namespace packs

using packs::pack;

/// Set where the lanes of a pack do not all go one way: a sign is asked that they do not share, a logarithm or a power that some
/// of them do not have. What was computed then may not be what each lane gives alone; whoever reads lanes clears it before a run
/// and, where it is set after, runs them one by one.
inline thread_local constinit bool lanes_part = false;

template <int N>
OUTLAY_ALWAYS_INLINE pack<N> lesser_of(const pack<N>& a, const pack<N>& b) noexcept {
    pack<N> r;
#if OUTLAY_HAS_EXTENSIONS
    r.v = b.v < a.v ? b.v : a.v;
#else
    for (std::size_t i = 0; i < N; ++i) r.v[i] = b.v[i] < a.v[i] ? b.v[i] : a.v[i];
#endif
    return r;
}
template <int N>
OUTLAY_ALWAYS_INLINE pack<N> greater_of(const pack<N>& a, const pack<N>& b) noexcept {
    pack<N> r;
#if OUTLAY_HAS_EXTENSIONS
    r.v = a.v < b.v ? b.v : a.v;
#else
    for (std::size_t i = 0; i < N; ++i) r.v[i] = a.v[i] < b.v[i] ? b.v[i] : a.v[i];
#endif
    return r;
}

#if OUTLAY_HAS_PAIRED_MINIMUM
// Both compilers take three instructions for the choice; the processor has one that is the same, to the sign of a zero.
OUTLAY_ALWAYS_INLINE pack<2> lesser_of(const pack<2>& a, const pack<2>& b) noexcept {
    pack<2> r;
    r.v = OUTLAY_PAIRED_MINIMUM(b.v, a.v);
    return r;
}
OUTLAY_ALWAYS_INLINE pack<2> greater_of(const pack<2>& a, const pack<2>& b) noexcept {
    pack<2> r;
    r.v = OUTLAY_PAIRED_MAXIMUM(b.v, a.v);
    return r;
}
#endif

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
