// SPDX-License-Identifier: BSL-1.0
#pragma once
// A currency known only from data: its code and its digits, held by value, so that nothing is registered anywhere.
//
//   any_currency               any_currency("CNY", 2); any_currency::of<CNY>()
//   currency_mismatch_error    two currencies, or two units of one, that an operation cannot join
//
// By its code alone: money/iso_currency.hpp, which looks the digits up.

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>

#include <outlay/money/currency.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// A currency as a value: the code (1 to 14 characters, no space) and how many digits its amounts have.
///
///     throws   numeric_domain_error   a code or a number of digits that cannot be
///     cost     16 bytes, trivially copyable
class any_currency {
public:
    /// No currency: equal only to itself.
    constexpr any_currency() = default;
    constexpr any_currency(std::string_view code, whole_count<> digits) {
        if (code.empty() || code.size() > sizeof code_) throw numeric_domain_error("a currency's code", code, "1 to 14 characters");
        if (digits < 0 || digits > 18) throw numeric_domain_error("a currency's digits", std::to_string(digits), "from 0 to 18");
        for (const char c : code) {
            if (c <= ' ' || c > '~') throw numeric_domain_error("a currency's code", code, "printable and without spaces");
            code_[size_++] = c;
        }
        digits_ = static_cast<unsigned char>(static_cast<int>(digits));
    }
    template <counted_currency C>
    [[nodiscard]] static constexpr any_currency of() {
        return {C::code, C::digits};
    }

    [[nodiscard]] constexpr std::string_view code() const noexcept { return {code_, size_}; }
    [[nodiscard]] constexpr int digits() const noexcept { return digits_; }

    friend constexpr bool operator==(const any_currency&, const any_currency&) = default;
    /// By code, then by digits.
    friend constexpr std::strong_ordering operator<=>(const any_currency& a, const any_currency& b) noexcept {
        const auto order = a.code() <=> b.code();
        return order != 0 ? order : a.digits_ <=> b.digits_;
    }

private:
    char code_[14]{};
    unsigned char size_ = 0;
    unsigned char digits_ = 0;
};

/// Two currencies that an operation cannot join; the same code in two units is two currencies here.
class OUTLAY_VISIBLE currency_mismatch_error final : public error {
public:
    currency_mismatch_error(const any_currency& left, const any_currency& right)
        : error(name(left, right) + " and " + name(right, left) + " do not go together"), left_(left), right_(right) {}
    [[nodiscard]] const any_currency& left() const noexcept { return left_; }
    [[nodiscard]] const any_currency& right() const noexcept { return right_; }

private:
    static std::string name(const any_currency& c, const any_currency& other) {
        std::string text = c.code().empty() ? "no currency" : std::string(c.code());
        if (c.code() == other.code()) text += " to " + std::to_string(c.digits()) + " digits";
        return text;
    }

    any_currency left_;
    any_currency right_;
};

}  // namespace outlay
