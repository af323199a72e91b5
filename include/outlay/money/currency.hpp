// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a currency is: a tag type with a code, and with `digits` where it has a minor unit. Any type of that shape will do.
//
//   currency<C>              a tag with a code
//   counted_currency<C>      a currency with a minor unit of 0 to 18 digits: what money<C> counts
//   scaled<C, Digits>        a currency counted in units of 10^-Digits: ounces of gold to six digits, dollars to four
//   currency_of<C>           the currency itself: C, and C for scaled<C, Digits>
//   same_currency<A, B>      the same currency, in whatever unit
//   currencies::...          the tags of ISO 4217

#include <outlay/number/config.hpp>

#include <concepts>
#include <string_view>

#include <outlay/money/currencies.hpp>

namespace outlay::inline v0 {

/// A tag type that names a currency. A user's own needs no registration:
///
///     struct BTC {
///         static constexpr std::string_view code = "BTC";
///         static constexpr int digits = 8;
///     };
template <class C>
concept currency = requires {
    { C::code } -> std::convertible_to<std::string_view>;
};

/// A currency with a minor unit: one hundredth for CNY, one for JPY, one thousandth for KWD. Gold has none.
template <class C>
concept counted_currency = currency<C> && requires {
    { C::digits } -> std::convertible_to<int>;
    requires C::digits >= 0 && C::digits <= 18;
};

/// A currency counted in another unit than its own: `money<scaled<XAU, 6>>` counts millionths of an ounce.
template <currency C, int Digits>
    requires(Digits >= 0 && Digits <= 18)
struct scaled {
    using currency = C;
    static constexpr std::string_view code = C::code;
    static constexpr int digits = Digits;
};

namespace detail {

template <class C>
struct unscaled {
    using type = C;
};
template <class C, int Digits>
struct unscaled<scaled<C, Digits>> {
    using type = C;
};

}  // namespace detail

template <currency C>
using currency_of = typename detail::unscaled<C>::type;

template <class A, class B>
concept same_currency = currency<A> && currency<B> && std::same_as<currency_of<A>, currency_of<B>>;

}  // namespace outlay
