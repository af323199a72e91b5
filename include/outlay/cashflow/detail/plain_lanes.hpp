// SPDX-License-Identifier: BSL-1.0
#pragma once
// What lanes.hpp needs of four numbers side by side, in plain C++: for compilers without vectors, and with OUTLAY_PORTABLE.
//
//   plain_lanes<T>       element by element + - * / & | ^ ~ << >>, with a number or lanes; comparisons give all bits or none
//   bits_as, choose, shuffle       as OUTLAY_BITS_AS, OUTLAY_CHOOSE and OUTLAY_SHUFFLE of number/detail/compiler.hpp

#include <outlay/number/config.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace outlay::inline v0::detail {

template <class T>
struct plain_lanes {
    T at[4];

    constexpr T& operator[](std::size_t i) noexcept { return at[i]; }
    constexpr const T& operator[](std::size_t i) const noexcept { return at[i]; }

    template <class Function>
    static constexpr plain_lanes each(Function f) noexcept { return {{f(0), f(1), f(2), f(3)}}; }
    static constexpr plain_lanes of(const plain_lanes& x) noexcept { return x; }
    template <class S>
        requires std::is_arithmetic_v<S>
    static constexpr plain_lanes of(S x) noexcept {
        const T all = static_cast<T>(x);
        return {{all, all, all, all}};
    }
};

/// The lanes of two operands of which one may be a number.
template <class A, class B>
struct lanes_of_both {};
template <class T>
struct lanes_of_both<plain_lanes<T>, plain_lanes<T>> { using type = plain_lanes<T>; };
template <class T, class S>
    requires std::is_arithmetic_v<S>
struct lanes_of_both<plain_lanes<T>, S> { using type = plain_lanes<T>; };
template <class T, class S>
    requires std::is_arithmetic_v<S>
struct lanes_of_both<S, plain_lanes<T>> { using type = plain_lanes<T>; };
template <class A, class B>
using lanes_of_t = typename lanes_of_both<A, B>::type;

template <class A, class B, class L = lanes_of_t<A, B>>
constexpr L operator+(const A& a, const B& b) noexcept {
    return L::each([x = L::of(a), y = L::of(b)](std::size_t i) { return x[i] + y[i]; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr L operator-(const A& a, const B& b) noexcept {
    return L::each([x = L::of(a), y = L::of(b)](std::size_t i) { return x[i] - y[i]; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr L operator*(const A& a, const B& b) noexcept {
    return L::each([x = L::of(a), y = L::of(b)](std::size_t i) { return x[i] * y[i]; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr L operator/(const A& a, const B& b) noexcept {
    return L::each([x = L::of(a), y = L::of(b)](std::size_t i) { return x[i] / y[i]; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr L operator&(const A& a, const B& b) noexcept {
    return L::each([x = L::of(a), y = L::of(b)](std::size_t i) { return x[i] & y[i]; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr L operator|(const A& a, const B& b) noexcept {
    return L::each([x = L::of(a), y = L::of(b)](std::size_t i) { return x[i] | y[i]; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr L operator^(const A& a, const B& b) noexcept {
    return L::each([x = L::of(a), y = L::of(b)](std::size_t i) { return x[i] ^ y[i]; });
}
template <class T>
constexpr plain_lanes<T> operator<<(const plain_lanes<T>& x, int n) noexcept {
    return plain_lanes<T>::each([&](std::size_t i) { return x[i] << n; });
}
template <class T>
constexpr plain_lanes<T> operator>>(const plain_lanes<T>& x, int n) noexcept {
    return plain_lanes<T>::each([&](std::size_t i) { return x[i] >> n; });
}
template <class T>
constexpr plain_lanes<T> operator-(const plain_lanes<T>& x) noexcept {
    return plain_lanes<T>::each([&](std::size_t i) { return -x[i]; });
}
template <class T>
constexpr plain_lanes<T> operator~(const plain_lanes<T>& x) noexcept {
    return plain_lanes<T>::each([&](std::size_t i) { return ~x[i]; });
}

template <class T, class B>
constexpr plain_lanes<T>& operator+=(plain_lanes<T>& a, const B& b) noexcept { return a = a + b; }
template <class T, class B>
constexpr plain_lanes<T>& operator-=(plain_lanes<T>& a, const B& b) noexcept { return a = a - b; }
template <class T, class B>
constexpr plain_lanes<T>& operator*=(plain_lanes<T>& a, const B& b) noexcept { return a = a * b; }
template <class T, class B>
constexpr plain_lanes<T>& operator&=(plain_lanes<T>& a, const B& b) noexcept { return a = a & b; }
template <class T, class B>
constexpr plain_lanes<T>& operator|=(plain_lanes<T>& a, const B& b) noexcept { return a = a | b; }

using plain_mask = plain_lanes<std::int64_t>;

template <class A, class B, class L = lanes_of_t<A, B>>
constexpr plain_mask operator<(const A& a, const B& b) noexcept {
    return plain_mask::each([x = L::of(a), y = L::of(b)](std::size_t i) { return -std::int64_t{x[i] < y[i]}; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr plain_mask operator>(const A& a, const B& b) noexcept { return b < a; }
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr plain_mask operator<=(const A& a, const B& b) noexcept {
    return plain_mask::each([x = L::of(a), y = L::of(b)](std::size_t i) { return -std::int64_t{x[i] <= y[i]}; });
}
template <class A, class B, class L = lanes_of_t<A, B>>
constexpr plain_mask operator>=(const A& a, const B& b) noexcept { return b <= a; }
template <class T>
constexpr plain_mask operator==(const plain_lanes<T>& a, const plain_lanes<T>& b) noexcept {
    return plain_mask::each([&](std::size_t i) { return -std::int64_t{a[i] == b[i]}; });
}

template <class To, class T>
constexpr To bits_as(const plain_lanes<T>& x) noexcept { return std::bit_cast<To>(x); }

template <class T>
constexpr plain_lanes<T> choose(const plain_mask& mask, const plain_lanes<T>& a, const plain_lanes<T>& b) noexcept {
    return plain_lanes<T>::each([&](std::size_t i) { return mask[i] != 0 ? a[i] : b[i]; });
}
constexpr double choose(bool mask, double a, double b) noexcept { return mask ? a : b; }

template <int A, int B, int C, int D, class T>
constexpr plain_lanes<T> shuffle(const plain_lanes<T>& a, const plain_lanes<T>& b) noexcept {
    const auto pick = [&](int i) { return i < 4 ? a[static_cast<std::size_t>(i)] : b[static_cast<std::size_t>(i) - 4]; };
    return {{pick(A), pick(B), pick(C), pick(D)}};
}

}  // namespace outlay::inline v0::detail
