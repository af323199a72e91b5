// SPDX-License-Identifier: BSL-1.0
#pragma once
// A currency by its code alone, its digits from ISO 4217. Included by name, for the table that it draws in.
//
//   iso_currency("CNY")        an any_currency
//   unknown_currency_error     a code that ISO 4217 does not have
//   no_minor_unit_error        a code without a minor unit (gold) where amounts are counted

#include <string>
#include <string_view>

#include <outlay/money/any_currency.hpp>
#include <outlay/money/iso4217.hpp>
#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

/// A code that ISO 4217 does not have among its active ones.
class OUTLAY_VISIBLE unknown_currency_error final : public error {
public:
    explicit unknown_currency_error(std::string_view code) : error("ISO 4217 has no active currency " + std::string(code)), code_(code) {}
    [[nodiscard]] const std::string& code() const noexcept { return code_; }

private:
    std::string code_;
};

/// A currency without a minor unit, such as gold, where amounts are counted: say the unit, any_currency("XAU", 6).
class OUTLAY_VISIBLE no_minor_unit_error final : public error {
public:
    explicit no_minor_unit_error(std::string_view code) : error(std::string(code) + " has no minor unit to count in"), code_(code) {}
    [[nodiscard]] const std::string& code() const noexcept { return code_; }

private:
    std::string code_;
};

/// An active currency of ISO 4217 with its own digits.
///
///     iso_currency("KWD").digits() is 3
///
///     throws   unknown_currency_error   no such active code
///              no_minor_unit_error      it has none
[[nodiscard]] constexpr any_currency iso_currency(std::string_view code) {
    const iso4217::entry* const found = iso4217::find(code);
    if (found == nullptr || found->status != iso4217::status::active) throw unknown_currency_error(code);
    if (found->digits == iso4217::none) throw no_minor_unit_error(code);
    return {code, found->digits};
}

}  // namespace outlay
