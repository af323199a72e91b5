// SPDX-License-Identifier: BSL-1.0
#pragma once
// Currency signs as people write them: which codes a sign may mean, and the sign of a code that means no other.
//
//   symbol_meanings("$")     the codes that a sign may stand for; empty where it is no sign
//   symbol_of("USD")         "US$": a sign that is not ambiguous, or the code itself
//
// What a sign means differs by country, so one that two active currencies use is never guessed: text/parse_amount.hpp takes
// the meaning from the type, a code beside the sign, or the format.

#include <outlay/number/config.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace outlay::inline v0 {
namespace detail {

struct currency_symbol {
    std::string_view symbol;
    std::string_view codes;  // of three letters, with a space between two; the commonest first
    bool printed = false;    // known outside its country: printed instead of its one code
};

/// Abbreviations that are written with a dot as well: Rs.500, kr. 99.
inline constexpr std::string_view dotted_symbols[] = {
    "Rs", "Rp", "Fr", "SFr", "sFr", "kr", "Kr", "Bs", "Nu", "Gs", "Tk", "Afl", "Dh", "Dhs", "Sh", "KSh", "Ksh", "TSh", "USh", "L", "Q",
    "\u0440\u0443\u0431", "\u0433\u0440\u043d", "\u0434\u0435\u043d",
};

inline constexpr std::string_view dollars =
    "USD AUD CAD HKD MXN SGD NZD TWD ARS BBD BMD BND BSD BZD CLP COP CUP CVE DOP FJD GYD JMD "
    "KYD LRD MOP NAD SBD SRD TOP TTD UYU WST XCD";
inline constexpr std::string_view pounds = "GBP EGP FKP GIP LBP SDG SHP SSP SYP";
inline constexpr std::string_view yen_or_yuan = "CNY JPY";
inline constexpr std::string_view yuans = "CNY HKD MOP SGD TWD";
inline constexpr std::string_view rupees = "INR PKR LKR MUR NPR SCR";
inline constexpr std::string_view wons = "KRW KPW";

/// Of the active codes of ISO 4217. Sources: the narrow signs of the Unicode CLDR (en), the currency_symbol of glibc's
/// locales, and Wikipedia's "Currency symbol". A dot behind letters ("Rs.", "kr.") is the reader's affair.
inline constexpr currency_symbol currency_symbols[] = {
    {"$", dollars}, {"\uff04", dollars}, {"US$", "USD", true}, {"HK$", "HKD", true}, {"NT$", "TWD", true},
    {"NZ$", "NZD", true}, {"CA$", "CAD", true}, {"MX$", "MXN", true}, {"AU$", "AUD", true}, {"A$", "AUD"},
    {"R$", "BRL", true}, {"S$", "SGD", true}, {"C$", "CAD NIO"}, {"AR$", "ARS"}, {"B$", "BND BSD"}, {"Bds$", "BBD"},
    {"BZ$", "BZD"}, {"CI$", "KYD"}, {"COL$", "COP"}, {"EC$", "XCD"}, {"FJ$", "FJD"}, {"G$", "GYD"}, {"J$", "JMD"},
    {"L$", "LRD"}, {"N$", "NAD"}, {"RD$", "DOP"}, {"SI$", "SBD"}, {"T$", "TOP"}, {"TT$", "TTD"}, {"WS$", "WST"},
    {"\u20ac", "EUR", true}, {"\u00a3", pounds}, {"\uffe1", pounds}, {"E\u00a3", "EGP"}, {"L\u00a3", "LBP"},
    {"CN\u00a5", "CNY", true}, {"JP\u00a5", "JPY", true}, {"RMB", "CNY"}, {"\u00a5", yen_or_yuan}, {"\uffe5", yen_or_yuan},
    {"\u5143", yuans}, {"\u5706", yuans}, {"\u5713", yuans}, {"\u5186", "JPY"}, {"kr", "DKK ISK NOK SEK"},
    {"Kr", "DKK ISK NOK SEK"}, {"K\u010d", "CZK", true}, {"z\u0142", "PLN", true}, {"Ft", "HUF", true}, {"lei", "RON MDL"},
    {"Lei", "RON MDL"}, {"leu", "RON MDL"}, {"KM", "BAM"}, {"\u0434\u0435\u043d", "MKD"},
    {"Fr", "CHF BIF CDF DJF GNF KMF RWF XAF XOF XPF"}, {"FCFA", "XAF XOF"}, {"F CFA", "XAF XOF"}, {"CFA", "XAF XOF"},
    {"FBu", "BIF"}, {"FC", "CDF"}, {"Fdj", "DJF"}, {"FG", "GNF"}, {"CF", "KMF"}, {"FRw", "RWF"}, {"CFPF", "XPF"},
    {"\u20b9", "INR", true}, {"Rs", rupees}, {"\u20a8", rupees}, {"Nu", "BTN"}, {"\u09f3", "BDT"}, {"\u20a9", wons},
    {"\uffe6", wons}, {"\uc6d0", wons}, {"\u20bd", "RUB", true}, {"\u0440\u0443\u0431", "RUB BYN"}, {"Br", "BYN ETB"},
    {"\u20b4", "UAH", true}, {"\u0433\u0440\u043d", "UAH"}, {"\u20ba", "TRY", true}, {"TL", "TRY"}, {"\u20aa", "ILS", true},
    {"\ufdfc", "IRR OMR QAR SAR YER"}, {"\u060b", "AFN"}, {"\u058f", "AMD"}, {"\u20ab", "VND", true}, {"\u0111", "VND"},
    {"\u20b1", "PHP", true}, {"\u0e3f", "THB", true}, {"\u17db", "KHR"}, {"\u20ad", "LAK", true}, {"\u20ae", "MNT", true},
    {"\u20b8", "KZT", true}, {"\u20be", "GEL", true}, {"\u20bc", "AZN", true}, {"\u20c0", "KGS"}, {"RM", "MYR", true},
    {"Rp", "IDR", true}, {"K", "MMK MWK PGK ZMW"}, {"MK", "MWK"}, {"Kz", "AOA"}, {"Ar", "MGA"}, {"\u20a6", "NGN", true},
    {"\u20b5", "GHS", true}, {"GH\u20b5", "GHS"}, {"R", "ZAR", true}, {"P", "BWP PHP"}, {"Db", "STN"}, {"Nfk", "ERN"},
    {"KSh", "KES"}, {"Ksh", "KES"}, {"TSh", "TZS"}, {"USh", "UGX"}, {"Sh", "KES SOS TZS UGX"}, {"\u20a1", "CRC SVC"},
    {"\u20b2", "PYG", true}, {"Gs", "PYG"}, {"L", "HNL ALL LSL MDL SZL"}, {"Q", "GTQ"}, {"Bs", "BOB VED VES"}, {"B/.", "PAB"},
    {"S/", "PEN"}, {"S/.", "PEN"}, {"\u0192", "AWG XCG"}, {"Afl", "AWG"}, {"Tk", "BDT"}, {"Dh", "AED MAD"}, {"Dhs", "AED MAD"}, {"LE", "EGP"},
    {"SFr", "CHF"}, {"sFr", "CHF"},
};

inline const currency_symbol* find_symbol(std::string_view symbol) {
    for (const currency_symbol& s : currency_symbols)
        if (s.symbol == symbol) return &s;
    return nullptr;
}

constexpr bool may_mean(const currency_symbol& s, std::string_view code) {
    for (std::size_t at = 0; at < s.codes.size(); at += 4)
        if (s.codes.substr(at, 3) == code) return true;
    return false;
}
constexpr bool is_ambiguous(const currency_symbol& s) { return s.codes.size() > 3; }

}  // namespace detail

/// The codes that a sign may stand for, the commonest first; none where it is no sign.
inline std::vector<std::string_view> symbol_meanings(std::string_view symbol) {
    std::vector<std::string_view> codes;
    if (const detail::currency_symbol* found = detail::find_symbol(symbol))
        for (std::size_t at = 0; at < found->codes.size(); at += 4) codes.push_back(found->codes.substr(at, 3));
    return codes;
}

/// A sign that stands for this code alone and is known in other countries, or the code itself: "US$" for USD, "€" for EUR,
/// "CHF" for CHF.
inline std::string_view symbol_of(std::string_view code) {
    for (const detail::currency_symbol& s : detail::currency_symbols)
        if (s.printed && s.codes == code) return s.symbol;
    return code;
}

}  // namespace outlay
