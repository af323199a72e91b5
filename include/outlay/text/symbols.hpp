// SPDX-License-Identifier: BSL-1.0
#pragma once
// Currency symbols as people write them: which codes a symbol may mean, and the symbol of a code that means no other.
//
//   symbol_meanings("$")     the codes that a symbol may stand for; empty where it is no symbol
//   symbol_of("USD")         "US$": a symbol that is not ambiguous, or the code itself
//
// What a symbol means differs by country, so an ambiguous one is never guessed: text/parse_amount.hpp asks for the meaning.

#include <array>
#include <span>
#include <string_view>

namespace outlay::inline v0 {
namespace detail {

struct currency_symbol {
    std::string_view symbol;
    std::array<std::string_view, 6> codes;  // the commonest; a second one makes it ambiguous
};

/// The longest first where one begins another.
inline constexpr currency_symbol currency_symbols[] = {
    {"US$", {"USD"}},  {"HK$", {"HKD"}}, {"NT$", {"TWD"}}, {"NZ$", {"NZD"}}, {"CA$", {"CAD"}}, {"MX$", {"MXN"}},
    {"AU$", {"AUD"}},  {"A$", {"AUD"}},  {"C$", {"CAD"}},  {"R$", {"BRL"}},  {"S$", {"SGD"}},
    {"CN\u00a5", {"CNY"}},  {"JP\u00a5", {"JPY"}}, {"RMB", {"CNY"}},
    {"$", {"USD", "AUD", "CAD", "HKD", "MXN", "SGD"}},
    {"\u20ac", {"EUR"}},
    {"\u00a3", {"GBP", "EGP", "FKP", "GIP", "LBP", "SHP"}},
    {"\u00a5", {"CNY", "JPY"}},     {"\uffe5", {"CNY", "JPY"}},
    {"\u5143", {"CNY", "HKD", "TWD"}}, {"\u5186", {"JPY"}},
    {"kr.", {"DKK", "ISK", "NOK", "SEK"}}, {"kr", {"DKK", "ISK", "NOK", "SEK"}},
    {"K\u010d", {"CZK"}},           {"z\u0142", {"PLN"}},  {"Ft", {"HUF"}},       {"lei", {"MDL", "RON"}},
    {"\u20b9", {"INR"}},            {"Rs", {"INR", "LKR", "MUR", "NPR", "PKR", "SCR"}},
    {"\u20a9", {"KPW", "KRW"}},     {"\u20bd", {"RUB"}},   {"\u20ba", {"TRY"}},   {"\u20b4", {"UAH"}},
    {"\u20aa", {"ILS"}},            {"\u20ab", {"VND"}},   {"\u20b1", {"PHP"}},   {"\u0e3f", {"THB"}},
    {"\u20a6", {"NGN"}},            {"\u20a1", {"CRC"}},   {"\u20b2", {"PYG"}},   {"\u20b8", {"KZT"}},
    {"\u20ae", {"MNT"}},            {"\u20ad", {"LAK"}},   {"\u20be", {"GEL"}},   {"\u20bc", {"AZN"}},
    {"\u20b5", {"GHS"}},            {"RM", {"MYR"}},       {"Rp", {"IDR"}},       {"R", {"ZAR"}},
};

inline const currency_symbol* find_symbol(std::string_view symbol) {
    for (const currency_symbol& s : currency_symbols)
        if (s.symbol == symbol) return &s;
    return nullptr;
}

}  // namespace detail

/// The codes that a symbol may stand for, the commonest at most six of them; empty where it is no symbol.
inline std::span<const std::string_view> symbol_meanings(std::string_view symbol) {
    const detail::currency_symbol* found = detail::find_symbol(symbol);
    if (found == nullptr) return {};
    std::size_t n = 0;
    while (n < found->codes.size() && !found->codes[n].empty()) ++n;
    return {found->codes.data(), n};
}

/// A symbol that stands for this code alone, or the code itself: "US$" for USD, "€" for EUR, "CHF" for CHF.
inline std::string_view symbol_of(std::string_view code) {
    for (const detail::currency_symbol& s : detail::currency_symbols)
        if (s.codes[0] == code && s.codes[1].empty()) return s.symbol;
    return code;
}

}  // namespace outlay
