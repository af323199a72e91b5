// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates with two sides: a dealer buys the base at the bid and sells it at the ask.
//
//   bid_ask<Base, Quote>      bid, ask, mid, spread, inverse, sell(amount, mode), buy(amount, mode)
//   a * b, cross(a, b)        each side of the product is made of the sides one would really deal at

#include <outlay/fx/fx_rate.hpp>

#include <string>

namespace outlay::inline v0 {

/// What a dealer pays for one Base (bid) and asks for one (ask), in Quote.
///
///     constexpr bid_ask<USD, CNY> dealer{7.2470_dec, 7.2490_dec};
///     dealer.sell(1'000_usd, half_even)       at the bid: 7,247.00 CNY
///     dealer.buy(1'000_usd, half_even)        at the ask: costs 7,249.00 CNY
///
///     throws   numeric_domain_error   a bid above the ask, or what fx_rate refuses
template <detail::rated_currency Base, detail::rated_currency Quote>
class bid_ask {
public:
    template <detail::exact_factor X>
    constexpr bid_ask(const X& bid, const X& ask, per unit = {})
        : bid_ask(fx_rate<Base, Quote>(bid, unit), fx_rate<Base, Quote>(ask, unit)) {}
    constexpr bid_ask(const fx_rate<Base, Quote>& bid, const fx_rate<Base, Quote>& ask) : bid_(bid), ask_(ask) {
        if (ask < bid)
            throw numeric_domain_error("the bid " + to_string(bid), to_string(bid.value()),
                                       "at most the ask " + to_string(ask.value()));
    }

    [[nodiscard]] constexpr const fx_rate<Base, Quote>& bid() const noexcept { return bid_; }
    [[nodiscard]] constexpr const fx_rate<Base, Quote>& ask() const noexcept { return ask_; }
    [[nodiscard]] constexpr fx_rate<Base, Quote> mid() const {
        return fx_rate<Base, Quote>((bid_.value() + ask_.value()) / exact_ratio(2));
    }
    /// Ask less bid, in Quote for one Base.
    [[nodiscard]] constexpr exact_ratio spread() const { return ask_.value() - bid_.value(); }
    /// The same two sides seen from the other currency: they swap.
    [[nodiscard]] constexpr bid_ask<Quote, Base> inverse() const { return {ask_.inverse(), bid_.inverse()}; }

    /// What a customer gets who sells this amount of either currency.
    template <class C, class Rep>
        requires same_currency<C, Base> || same_currency<C, Quote>
    [[nodiscard]] constexpr auto sell(const money<C, Rep>& amount, rounding mode) const {
        if constexpr (same_currency<C, Base>) return bid_.convert(amount, mode);
        else return ask_.convert(amount, mode);
    }
    /// What a customer pays who buys this amount of either currency.
    template <class C, class Rep>
        requires same_currency<C, Base> || same_currency<C, Quote>
    [[nodiscard]] constexpr auto buy(const money<C, Rep>& amount, rounding mode) const {
        if constexpr (same_currency<C, Base>) return ask_.convert(amount, mode);
        else return bid_.convert(amount, mode);
    }

    friend constexpr bool operator==(const bid_ask&, const bid_ask&) = default;

private:
    fx_rate<Base, Quote> bid_;
    fx_rate<Base, Quote> ask_;
};

/// Two that meet: who sells A for C sells A for B and that B for C, so bids multiply, and asks.
template <class A, class B, class C>
[[nodiscard]] constexpr bid_ask<A, C> operator*(const bid_ask<A, B>& first, const bid_ask<B, C>& second) {
    return {first.bid() * second.bid(), first.ask() * second.ask()};
}

/// The two sides between what two pairs do not share, as `cross` of rates: an inverse brings its other side.
template <class A, class B, class C, class D>
    requires(detail::currencies_shared<A, B, C, D> == 1)
[[nodiscard]] constexpr auto cross(const bid_ask<A, B>& first, const bid_ask<C, D>& second) {
    if constexpr (std::same_as<B, C>) return first * second;
    else if constexpr (std::same_as<B, D>) return first * second.inverse();
    else if constexpr (std::same_as<A, C>) return first.inverse() * second;
    else return first.inverse() * second.inverse();
}

/// The pair with bid and ask, as in USD/CNY 7.247 - 7.249.
template <class Base, class Quote>
[[nodiscard]] std::string to_string(const bid_ask<Base, Quote>& rate) {
    const std::string ask = to_string(rate.ask());
    return to_string(rate.bid()) + " -" + ask.substr(ask.find(' '));
}

}  // namespace outlay
