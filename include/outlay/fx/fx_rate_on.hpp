// SPDX-License-Identifier: BSL-1.0
#pragma once
// A rate of exchange on a real number: what a model's driver or row holds, the pair in the type as ever.
//
//   fx_rate<Base, Quote, R>      1 Base is value() Quote; inverse()
//   as<R>(rate)                  an exact rate on R: nearest, to all digits, or enclosing
//   amount * rate                money<Base, R> becomes money<Quote, R>; another currency does not compile
//   a * b                        two rates that meet; any other shape does not compile
//   rate * factor, rate / factor a rate that moves: a devaluation, an index of it

#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/real.hpp>

#include <concepts>
#include <type_traits>

namespace outlay::inline v0 {

/// The rate of a pair on a real number R. It is not checked to be above zero: an R may be a range, or eight paths at once.
///
///     const fx_rate<USD, CNY, double> spot = as<double>(fx_rate<USD, CNY>{7.1698_dec});
///     as<double>(1'000_usd) * spot        money<CNY, double>, 7,169.80
///
///     shape    as R; the default is zero, as a number that has not been given
template <detail::rated_currency Base, detail::rated_currency Quote, class Rep>
    requires std::same_as<Rep, exact_ratio> || detail::real_representation<Rep>
class fx_rate {
public:
    using base = Base;
    using quote = Quote;
    using rep = Rep;

    constexpr fx_rate() = default;
    constexpr explicit fx_rate(const Rep& quote_per_base) : value_(quote_per_base) {}

    [[nodiscard]] static constexpr currency_pair pair() { return pair_of<Base, Quote>; }
    /// Units of the quote for one of the base.
    [[nodiscard]] constexpr const Rep& value() const noexcept { return value_; }
    [[nodiscard]] constexpr fx_rate<Quote, Base, Rep> inverse() const { return fx_rate<Quote, Base, Rep>(Rep(Rep(1) / value_)); }

    friend constexpr fx_rate operator*(const fx_rate& rate, const Rep& factor) { return fx_rate(Rep(rate.value_ * factor)); }
    friend constexpr fx_rate operator*(const Rep& factor, const fx_rate& rate) { return fx_rate(Rep(factor * rate.value_)); }
    friend constexpr fx_rate operator/(const fx_rate& rate, const Rep& divisor) { return fx_rate(Rep(rate.value_ / divisor)); }
    friend bool operator==(const fx_rate&, const fx_rate&) = default;  // constexpr where Rep's is, deleted where it has none

private:
    Rep value_{};
};

/// An exact rate on a real number.
template <class R, class Base, class Quote>
    requires detail::real_representation<R>
[[nodiscard]] constexpr fx_rate<Base, Quote, R> as(const fx_rate<Base, Quote>& rate) {
    return fx_rate<Base, Quote, R>(to_real<R>(rate.value()));
}

/// An amount in the quote currency.
template <class C, class Base, class Quote, detail::real_representation R>
    requires same_currency<C, Base> && counted_currency<Quote>
[[nodiscard]] constexpr money<Quote, R> operator*(const money<C, R>& amount, const fx_rate<Base, Quote, R>& rate) {
    if constexpr (C::digits == Quote::digits) {
        return money<Quote, R>::from_minor(R(amount.minor_units() * rate.value()));
    } else {
        const R units = to_real<R>(detail::minor_unit_factor<C, Quote>(exact_ratio(1)));
        return money<Quote, R>::from_minor(R(amount.minor_units() * rate.value() * units));
    }
}
template <class C, class Base, class Quote, detail::real_representation R>
    requires same_currency<C, Base> && counted_currency<Quote>
[[nodiscard]] constexpr money<Quote, R> operator*(const fx_rate<Base, Quote, R>& rate, const money<C, R>& amount) {
    return amount * rate;
}

/// Two rates that meet, chained.
template <class A, class B, class C, detail::real_representation R>
[[nodiscard]] constexpr fx_rate<A, C, R> operator*(const fx_rate<A, B, R>& first, const fx_rate<B, C, R>& second) {
    return fx_rate<A, C, R>(R(first.value() * second.value()));
}

// What must not compile, each in one error that names both types.

template <class C, class Rep, class Base, class Quote, detail::real_representation R>
    requires(!same_currency<C, Base> || !std::same_as<Rep, R>)
void operator*(const money<C, Rep>&, const fx_rate<Base, Quote, R>&) = delete;
template <class C, class Rep, class Base, class Quote, detail::real_representation R>
    requires(!same_currency<C, Base> || !std::same_as<Rep, R>)
void operator*(const fx_rate<Base, Quote, R>&, const money<C, Rep>&) = delete;
template <class A, class B, class C, class D, detail::real_representation R>
    requires(!std::same_as<B, C>)
void operator*(const fx_rate<A, B, R>&, const fx_rate<C, D, R>&) = delete;

}  // namespace outlay
