// SPDX-License-Identifier: BSL-1.0
#pragma once
// Two currencies in the order in which a rate quotes them.
//
//   currency_pair       base/quote known at run time: "USD/CNY"; inverse, has, text both ways
//   pair_of<Base, Quote>
//   rate_mismatch_error two pairs that do not go together: a chain that does not meet, a rate of another pair

#include <outlay/money/currency.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

namespace outlay::inline v0 {
namespace detail {

/// A currency's code by value: 1 to 14 characters, as any_currency's.
class short_code {
public:
    constexpr short_code() = default;
    constexpr short_code(std::string_view code) {
        if (code.empty() || code.size() > text_.size())
            throw numeric_domain_error("a currency's code", code.empty() ? "empty" : code, "of 1 to 14 characters");
        for (std::size_t i = 0; i < code.size(); ++i) text_[i] = code[i];
    }
    [[nodiscard]] constexpr std::string_view view() const noexcept {
        std::size_t size = 0;
        while (size < text_.size() && text_[size] != '\0') ++size;
        return {text_.data(), size};
    }
    friend constexpr bool operator==(const short_code&, const short_code&) = default;
    friend constexpr std::strong_ordering operator<=>(const short_code& a, const short_code& b) noexcept {
        return a.view() <=> b.view();  // libc++ 16 has none for arrays
    }

private:
    std::array<char, 14> text_{};
};

}  // namespace detail

/// What a rate quotes: one unit of the base is so many of the quote.
///
///     currency_pair{"USD", "CNY"} prints USD/CNY
///
///     throws   numeric_domain_error   a code that is empty or longer than 14 characters
class currency_pair {
public:
    constexpr currency_pair(std::string_view base, std::string_view quote) : base_(base), quote_(quote) {}

    /// Reads "USD/CNY", in letters of either case.
    static result<currency_pair, text_error> try_from_chars(std::string_view text);
    static currency_pair from_chars(std::string_view text) { return try_from_chars(text).value(); }

    [[nodiscard]] constexpr std::string_view base() const noexcept { return base_.view(); }
    [[nodiscard]] constexpr std::string_view quote() const noexcept { return quote_.view(); }
    [[nodiscard]] constexpr currency_pair inverse() const { return {quote(), base()}; }
    [[nodiscard]] constexpr bool has(std::string_view code) const noexcept { return base() == code || quote() == code; }

    friend constexpr bool operator==(const currency_pair&, const currency_pair&) = default;
    friend constexpr auto operator<=>(const currency_pair&, const currency_pair&) = default;

private:
    detail::short_code base_;
    detail::short_code quote_;
};

/// The pair of two currency types.
template <currency Base, currency Quote>
inline constexpr currency_pair pair_of{Base::code, Quote::code};

/// The pair as in USD/CNY.
[[nodiscard]] inline std::string to_string(const currency_pair& pair) {
    return std::string(pair.base()) + "/" + std::string(pair.quote());
}

/// Two pairs do not go together: rates that do not meet, a rate of another pair in a history.
class OUTLAY_VISIBLE rate_mismatch_error final : public error {
public:
    rate_mismatch_error(const currency_pair& left, const currency_pair& right)
        : error("the rates " + to_string(left) + " and " + to_string(right) + " do not go together"), left_(left),
          right_(right) {}
    [[nodiscard]] const currency_pair& left() const noexcept { return left_; }
    [[nodiscard]] const currency_pair& right() const noexcept { return right_; }

private:
    currency_pair left_;
    currency_pair right_;
};

inline result<currency_pair, text_error> currency_pair::try_from_chars(std::string_view text) {
    std::string upper(text);
    std::size_t slash = text.size();
    for (std::size_t i = 0; i < upper.size(); ++i) {
        if (upper[i] >= 'a' && upper[i] <= 'z') upper[i] = static_cast<char>(upper[i] - 'a' + 'A');
        const bool letter = (upper[i] >= 'A' && upper[i] <= 'Z') || (upper[i] >= '0' && upper[i] <= '9');
        if (!letter && (upper[i] != '/' || slash != text.size()))
            return text_error(text, i, "a pair is written as USD/CNY");
        if (upper[i] == '/') slash = i;
    }
    if (slash < 1 || slash > 14 || upper.size() < slash + 2 || upper.size() > slash + 15)
        return text_error(text, slash, "a pair is written as USD/CNY");
    const std::string_view codes = upper;
    return currency_pair(codes.substr(0, slash), codes.substr(slash + 1));
}

}  // namespace outlay
