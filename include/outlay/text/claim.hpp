// SPDX-License-Identifier: BSL-1.0
#pragma once
// Claims on amounts in words: each end rounds to the side that keeps the claim true.
//
//   format_claim(claim, format)     "more than CNY 380.00bn", "from USD 10bn to USD 12bn", "unknown"

#include <string>

#include <outlay/money/canonical_text.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/text/amount.hpp>

namespace outlay::inline v0 {

/// A claim for people.
///
///     more_than(53'352'800'000_usd), in billions with two digits, is "more than USD 53.35bn": the lower end goes down,
///     an upper one up, and the format's mode rounds only what is claimed exactly
///
///     throws   not_exact_error   an exact claim loses digits and the format names no rounding
template <class C, class Rep>
    requires std::constructible_from<exact_ratio, Rep>
std::string format_claim(const bounds<money<C, Rep>>& claim, const amount_format& format = {}) {
    const int digits = detail::printed_digits(C::digits, format);
    const exact_ratio unit(detail::power_of_ten(C::digits + static_cast<int>(format.scale)));
    const auto printed = claim.mapped([&](const money<C, Rep>& m) { return exact_ratio(m.minor_units()) / unit; })
                             .round_to(digits, format.mode);
    return in_words(printed, [&](decimal x) {
        return detail::dressed(detail::ratio_text(x, digits, rounding::exact), x < 0, C::code, format);
    });
}

}  // namespace outlay
