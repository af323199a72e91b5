// SPDX-License-Identifier: BSL-1.0
#pragma once
// std::hash of the value types, equal for what is equal: 366.90 and 366.9 hash alike.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include <outlay/money/any_money.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/calendar_day.hpp>

namespace outlay::inline v0::detail {

/// Mixes one more hash into another (the 64-bit finaliser of SplitMix64 on their sum).
constexpr std::size_t mixed(std::size_t seed, std::size_t more) noexcept {
    std::uint64_t x = seed;
    x = x * 31 + more + 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return (x ^ (x >> 31)) & SIZE_MAX;
}
constexpr std::size_t hash_of(std::int64_t x) noexcept { return mixed(0, static_cast<std::size_t>(x)); }
constexpr std::size_t hash_of(int128 x) noexcept {
    const auto bits = static_cast<uint128>(x);
    return mixed(hash_of(static_cast<std::int64_t>(static_cast<std::uint64_t>(bits))), static_cast<std::size_t>(bits >> 64));
}
constexpr std::size_t hash_of(const exact_ratio& x) noexcept { return mixed(hash_of(x.numerator()), hash_of(x.denominator())); }
template <class T>
std::size_t hash_of(const T& x) {
    return std::hash<T>{}(x);
}

}  // namespace outlay::inline v0::detail

template <>
struct std::hash<outlay::decimal> {
    std::size_t operator()(outlay::decimal d) const noexcept {
        const outlay::decimal n = d.normalized();
        return outlay::detail::mixed(outlay::detail::hash_of(n.coefficient()), static_cast<std::size_t>(n.scale()));
    }
};
template <>
struct std::hash<outlay::exact_ratio> {
    std::size_t operator()(const outlay::exact_ratio& x) const noexcept { return outlay::detail::hash_of(x); }
};
template <>
struct std::hash<outlay::calendar_day> {
    std::size_t operator()(outlay::calendar_day day) const noexcept {
        return outlay::detail::hash_of(std::int64_t{(day - outlay::calendar_day{}).count()});
    }
};
template <class C, class Rep>
struct std::hash<outlay::money<C, Rep>> {
    std::size_t operator()(const outlay::money<C, Rep>& m) const {
        return outlay::detail::mixed(std::hash<std::string_view>{}(C::code), outlay::detail::hash_of(m.minor_units()));
    }
};
template <>
struct std::hash<outlay::any_currency> {
    std::size_t operator()(const outlay::any_currency& c) const noexcept {
        return outlay::detail::mixed(std::hash<std::string_view>{}(c.code()), static_cast<std::size_t>(c.digits()));
    }
};
template <class Rep>
struct std::hash<outlay::basic_any_money<Rep>> {
    std::size_t operator()(const outlay::basic_any_money<Rep>& m) const {
        return outlay::detail::mixed(std::hash<outlay::any_currency>{}(m.currency()), outlay::detail::hash_of(m.minor_units()));
    }
};
