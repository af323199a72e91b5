// SPDX-License-Identifier: BSL-1.0
#pragma once
// The one place that knows what compilers add to C++20: attributes, builtins, vectors, each with a plain path beside it
// (OUTLAY_PORTABLE, and where the compiler is neither g++ nor clang++).
//
//   OUTLAY_HAS_EXTENSIONS          1: the compiler is g++ or clang++, and the plain paths were not asked for
//   OUTLAY_HAS_INT128              1: a built-in integer of 128 bits; OUTLAY_INT128
//   OUTLAY_DISPATCHES              1: a function may be compiled for AVX2 and FMA and called where the processor has them
//   OUTLAY_ALWAYS_INLINE           before a function; OUTLAY_INLINED after the parameters of a lambda
//   OUTLAY_VECTOR(type, bytes)     the type of a vector; OUTLAY_BITS_AS(type, x) its bits, OUTLAY_CHOOSE(mask, a, b) of each
//                                  element a or b, OUTLAY_SHUFFLE(a, b, i, j, k, l) four of the elements of both, counted on
//   OUTLAY_LOW_PRODUCT(lanes, a, b, r)  r = of vectors of words of 64 bits the lower halves, multiplied to whole words
//   OUTLAY_UNCONTRACTED(product)   a product of vectors that no sum takes in: its bits do not depend on the processor
//   OUTLAY_PAIRED_MINIMUM(a, b)    of two doubles, where OUTLAY_HAS_PAIRED_MINIMUM; the second where they do not compare; and MAXIMUM
//   OUTLAY_FLATTENED_FOR_AVX2, OUTLAY_FLATTENED_FOR_AVX512     before a function into which all that it calls is inlined, compiled for
//                                  that processor, where OUTLAY_DISPATCHES; detail::has_avx512
//   OUTLAY_OUT_OF_LINE             before a function that is rarely reached
//   OUTLAY_WITH_AVX2               before a function that is compiled for AVX2 and FMA
//   OUTLAY_VISIBLE                 before the name of a class that is caught in another library than it is thrown in
//   OUTLAY_FLOATS_AS_WRITTEN       sums from here to OUTLAY_FLOATS_AS_COMPILED keep their order whatever the flags (clang++)
//   OUTLAY_LITERAL, OUTLAY_LITERAL_IF(condition, otherwise)    around a literal operator that takes only text that is right
//   detail::add_overflows, subtract_overflows, multiply_overflows      of 64 bits; detail::has_avx2

#include <outlay/number/config.hpp>

#include <cstdint>
#include <limits>

#include <outlay/number/detail/undef_min_max.hpp>

#if (defined(__GNUC__) || defined(__clang__)) && !defined(OUTLAY_PORTABLE)
#define OUTLAY_HAS_EXTENSIONS 1
#else
#define OUTLAY_HAS_EXTENSIONS 0
#endif

#if OUTLAY_HAS_EXTENSIONS && defined(__SIZEOF_INT128__) && !defined(OUTLAY_NO_INT128)
#define OUTLAY_HAS_INT128 1
#define OUTLAY_INT128 __extension__ typedef __int128
#define OUTLAY_UINT128 __extension__ typedef unsigned __int128
#else
#define OUTLAY_HAS_INT128 0
#endif

#if OUTLAY_HAS_EXTENSIONS && defined(__x86_64__)
#define OUTLAY_DISPATCHES 1
#define OUTLAY_WITH_AVX2 [[gnu::target("avx2,fma")]]
#define OUTLAY_FLATTENED_FOR_AVX2 __attribute__((target("avx2"), flatten))
#define OUTLAY_FLATTENED_FOR_AVX512 __attribute__((target("avx512f,avx512dq"), flatten))
#else
#define OUTLAY_DISPATCHES 0
#endif

#if OUTLAY_HAS_EXTENSIONS
#define OUTLAY_ALWAYS_INLINE [[gnu::always_inline]] inline
#define OUTLAY_INLINED __attribute__((always_inline))
#define OUTLAY_OUT_OF_LINE [[gnu::noinline, gnu::cold]]
#define OUTLAY_VECTOR(type, bytes) type __attribute__((vector_size(bytes)))
#define OUTLAY_BITS_AS(type, x) reinterpret_cast<type>(x)
#define OUTLAY_CHOOSE(mask, a, b) ((mask) ? (a) : (b))
#if defined(__clang__) || __GNUC__ >= 12
#define OUTLAY_SHUFFLE(a, b, i, j, k, l) __builtin_shufflevector(a, b, i, j, k, l)
#else
#define OUTLAY_SHUFFLE(a, b, i, j, k, l) __builtin_shuffle(a, b, decltype((a) == (b)){i, j, k, l})
#endif
#else
#define OUTLAY_ALWAYS_INLINE inline
#define OUTLAY_INLINED
#define OUTLAY_OUT_OF_LINE
#define OUTLAY_BITS_AS(type, x) ::outlay::detail::bits_as<type>(x)
#define OUTLAY_CHOOSE(mask, a, b) ::outlay::detail::choose(mask, a, b)
#define OUTLAY_SHUFFLE(a, b, i, j, k, l) ::outlay::detail::shuffle<i, j, k, l>(a, b)
#endif

// clang++ contracts within one expression only, and the product of two vectors is one of its own.
#if OUTLAY_HAS_EXTENSIONS && !defined(__clang__) && __GNUC__ >= 12
#define OUTLAY_UNCONTRACTED(product) __builtin_assoc_barrier(product)
#else
#define OUTLAY_UNCONTRACTED(product) (product)
#endif
#if OUTLAY_HAS_EXTENSIONS && defined(__SSE2__)
#define OUTLAY_HAS_PAIRED_MINIMUM 1
#define OUTLAY_PAIRED_MINIMUM(a, b) __builtin_ia32_minpd(a, b)
#define OUTLAY_PAIRED_MAXIMUM(a, b) __builtin_ia32_maxpd(a, b)
#else
#define OUTLAY_HAS_PAIRED_MINIMUM 0
#endif

// g++ makes three products of the form that clang++ knows, so it is told the instruction, which it must have heard of.
#if OUTLAY_DISPATCHES && !defined(__clang__)
namespace outlay::inline v0::detail {
OUTLAY_WITH_AVX2 inline void knows_avx2() noexcept {}
OUTLAY_FLATTENED_FOR_AVX512 inline void knows_avx512() noexcept {}
typedef OUTLAY_VECTOR(int, 16) halves_of_2;
typedef OUTLAY_VECTOR(int, 32) halves_of_4;
typedef OUTLAY_VECTOR(int, 64) halves_of_8;
typedef OUTLAY_VECTOR(long long, 64) words_of_8;
// Inlined into functions that have the instruction, it passes no vector.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpsabi"
template <int Lanes, class Words>
OUTLAY_ALWAYS_INLINE void low_product(const Words& a, const Words& b, Words& r) noexcept {
    if constexpr (Lanes == 2) r = reinterpret_cast<Words>(__builtin_ia32_pmuludq128(reinterpret_cast<halves_of_2>(a), reinterpret_cast<halves_of_2>(b)));
    if constexpr (Lanes == 4) r = reinterpret_cast<Words>(__builtin_ia32_pmuludq256(reinterpret_cast<halves_of_4>(a), reinterpret_cast<halves_of_4>(b)));
    if constexpr (Lanes == 8)
        r = reinterpret_cast<Words>(
            __builtin_ia32_pmuludq512_mask(reinterpret_cast<halves_of_8>(a), reinterpret_cast<halves_of_8>(b), words_of_8{}, static_cast<unsigned char>(-1)));
}
#pragma GCC diagnostic pop
}  // namespace outlay::inline v0::detail
#define OUTLAY_LOW_PRODUCT(lanes, a, b, r) ::outlay::detail::low_product<lanes>(a, b, r)
#elif OUTLAY_HAS_EXTENSIONS
#define OUTLAY_LOW_PRODUCT(lanes, a, b, r) ((r) = ((a) & 0xffffffffu) * ((b) & 0xffffffffu))
#endif

// What follows is of meaning, not of speed: the plain paths keep it. On Windows classes have no visibility.
#if (defined(__GNUC__) || defined(__clang__)) && !defined(_WIN32)
#define OUTLAY_VISIBLE __attribute__((visibility("default")))
#else
#define OUTLAY_VISIBLE
#endif

// clang++ 14 emits a call to a consteval literal operator that stands in a template, and crashes when it prints the template
// form of a string literal operator: there it is constexpr, and chosen only where the condition holds of the literal.
#if defined(__clang__)
#define OUTLAY_LITERAL constexpr
#define OUTLAY_LITERAL_IF(condition, otherwise)                                                  \
    _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wgcc-compat\"")        \
        __attribute__((enable_if(condition, otherwise))) _Pragma("clang diagnostic pop")
#else
#define OUTLAY_LITERAL consteval
#define OUTLAY_LITERAL_IF(condition, otherwise)
#endif

// g++ tells all parts of -ffast-math, which config.hpp refuses. (clang++ knows the pragma where it knows strict arithmetic.)
#if defined(__clang__) && (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__))
#define OUTLAY_FLOATS_AS_WRITTEN _Pragma("float_control(push)") _Pragma("clang fp reassociate(off)")
#define OUTLAY_FLOATS_AS_COMPILED _Pragma("float_control(pop)")
#else
#define OUTLAY_FLOATS_AS_WRITTEN
#define OUTLAY_FLOATS_AS_COMPILED
#endif

namespace outlay::inline v0::detail {

/// result = a + b, wrapped, and whether that does not fit.
constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& result) noexcept {
#if OUTLAY_HAS_EXTENSIONS
    return __builtin_add_overflow(a, b, &result);
#else
    using limits = std::numeric_limits<std::int64_t>;
    result = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    return b < 0 ? a < limits::min() - b : a > limits::max() - b;
#endif
}
/// result = a - b, wrapped, and whether that does not fit.
constexpr bool subtract_overflows(std::int64_t a, std::int64_t b, std::int64_t& result) noexcept {
#if OUTLAY_HAS_EXTENSIONS
    return __builtin_sub_overflow(a, b, &result);
#else
    using limits = std::numeric_limits<std::int64_t>;
    result = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
    return b < 0 ? a > limits::max() + b : a < limits::min() + b;
#endif
}
/// result = a * b, or true where that does not fit.
constexpr bool multiply_overflows(std::int64_t a, std::int64_t b, std::int64_t& result) noexcept {
#if OUTLAY_HAS_EXTENSIONS
    return __builtin_mul_overflow(a, b, &result);
#else
    using limits = std::numeric_limits<std::int64_t>;
    if (a != 0 && b != 0) {
        // The quotient is cut towards zero, so the bound on a is exact; the most negative value has no counterpart.
        if (b == -1 ? a == limits::min()
                    : b > 0 ? a > limits::max() / b || a < limits::min() / b : a < limits::max() / b || a > limits::min() / b)
            return true;
    }
    result = a * b;
    return false;
#endif
}

#if OUTLAY_DISPATCHES
inline bool has_avx2() noexcept { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
inline bool has_avx512() noexcept { return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"); }
#endif

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
