// SPDX-License-Identifier: BSL-1.0
#pragma once
// Which currency of a pair markets quote as the base, and with how many digits.
//
//   conventional(a, b)       the pair as the market writes it: EUR/USD, GBP/BRL
//   is_conventional(pair)
//   rate_digits(pair)        decimals of its rate: 4 for EUR/USD, 2 for USD/JPY

#include <outlay/fx/currency_pair.hpp>
#include <outlay/money/iso4217.hpp>

#include <string_view>

namespace outlay::inline v0 {
namespace detail {

/// The earlier a currency stands here, the sooner it is the base; after these the alphabet decides.
constexpr int base_priority(std::string_view code) noexcept {
    constexpr std::string_view first[] = {"XAU", "XAG", "XPT", "XPD", "EUR", "GBP",
                                          "AUD", "NZD", "USD", "CAD", "CHF", "JPY"};
    int place = 0;
    for (const std::string_view one : first) {
        if (one == code) return place;
        ++place;
    }
    return place;
}

}  // namespace detail

/// The pair of two currencies in the market's order.
///
///     source   the usual order of priority XAU, EUR, GBP, AUD, NZD, USD, CAD, CHF, JPY, then the alphabet
[[nodiscard]] constexpr currency_pair conventional(std::string_view a, std::string_view b) {
    const int left = detail::base_priority(a), right = detail::base_priority(b);
    const bool ordered = left != right ? left < right : a <= b;
    return ordered ? currency_pair(a, b) : currency_pair(b, a);
}

[[nodiscard]] constexpr bool is_conventional(const currency_pair& pair) {
    return conventional(pair.base(), pair.quote()) == pair;
}

/// How many decimals a rate of the pair is quoted with: the digits of its two currencies together, where none is known
/// two. EUR/USD 4, USD/JPY 2, BHD/BRL 5.
[[nodiscard]] constexpr int rate_digits(const currency_pair& pair) {
    const auto digits = [](std::string_view code) {
        const iso4217::entry* const known = iso4217::find(code);
        return known != nullptr && known->digits != iso4217::none ? known->digits : 2;
    };
    return digits(pair.base()) + digits(pair.quote());
}

}  // namespace outlay
