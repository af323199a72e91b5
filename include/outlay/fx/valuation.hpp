// SPDX-License-Identifier: BSL-1.0
#pragma once
// What amounts of several currencies are worth in one, through a table: computed without a limit, rounded once at the end.
//
//   value_in<C>(basket, table, mode)       valuation<C>: total, and a line for each amount with its rate
//   value_in<C>(any_money, table, mode)    the same of one amount
//   value_in<C>(claim, table, mode)        a claim, rounded to the side that keeps it true
//
// Included by name: it needs Boost.Multiprecision.

#include <outlay/fx/fx_table.hpp>
#include <outlay/money/any_money.hpp>
#include <outlay/money/basket.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/unbounded.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace outlay::inline v0 {

/// One amount and what it comes to.
template <class C, class Rep = std::int64_t>
struct valuation_line {
    basic_any_money<Rep> amount;
    std::optional<any_quote> quote;  ///< amount's currency / C; nothing where it is C already
    money<C> value;                  ///< rounded on its own
};

/// A total, rounded once, and its lines.
///
///     shape    the lines are rounded each on its own, so that their sum may differ from the total in the last digits
template <class C, class Rep = std::int64_t>
struct valuation {
    money<C> total;
    std::vector<valuation_line<C, Rep>> lines;
};

/// A claim in another currency, and the rate it was converted at.
template <class C>
struct valued_claim {
    bounds<money<C>> value;
    std::optional<any_quote> quote;
};

namespace detail {

/// Adds up what amounts are worth, exactly, and rounds at the end.
template <class C, class Rep, class Amounts>
valuation<C, Rep> value_of(const Amounts& amounts, const fx_table& table, rounding mode) {
    valuation<C, Rep> out;
    unbounded_ratio total = 0;
    day_span days;
    for (const basic_any_money<Rep>& amount : amounts) {
        valuation_line<C, Rep> line{amount, std::nullopt, {}};
        unbounded_ratio worth = to_unbounded(amount.minor_units());
        if (amount.currency().code() != C::code) {
            const currency_pair pair(amount.currency().code(), C::code);
            line.quote = table.quote(pair);
            for (const any_quote& step : table.steps(pair)) days.add(step);
            if (!days.within(table.limits().max_days)) throw rate_missing_error(pair, "of the total, " + days.reason(table.limits().max_days));
            worth *= to_unbounded(line.quote->value());
        }
        worth *= to_unbounded(exact_ratio(power_of_ten(C::digits), power_of_ten(amount.currency().digits())));
        line.value = money<C>::from_minor(checked_narrow(to_int128(round(worth, mode))));
        total += worth;
        out.lines.push_back(std::move(line));
    }
    out.total = money<C>::from_minor(checked_narrow(to_int128(round(total, mode))));
    return out;
}

}  // namespace detail

/// What a basket is worth in C.
///
///     const auto worth = value_in<USD>(basket{100_cny, 50_eur}, ecb.on(day, previous{}), half_even);
///     worth.total; worth.lines[0].quote
///
///     throws   rate_missing_error       a line's currency has no rate to C in the table, or only one whose day lies farther from
///                                       the other lines' than the table's limits: it is named
///              numeric_overflow_error   the result does not fit
template <counted_currency C, class Rep>
[[nodiscard]] valuation<C, Rep> value_in(const basic_basket<Rep>& amounts, const fx_table& table, rounding mode) {
    return detail::value_of<C, Rep>(amounts, table, mode);
}
template <counted_currency C, class Rep>
[[nodiscard]] valuation<C, Rep> value_in(const basic_any_money<Rep>& amount, const fx_table& table, rounding mode) {
    return detail::value_of<C, Rep>(std::initializer_list<basic_any_money<Rep>>{amount}, table, mode);
}

/// What a claim on an amount says in C: an open or one-sided end rounds to the side that keeps the claim true, an exact one
/// by the mode.
///
///     value_in<USD>(more_than(380e9_cny), table, half_even)     more than 53356548112.16 USD at 7.1219
template <counted_currency C, class From, class Rep>
[[nodiscard]] valued_claim<C> value_in(const bounds<money<From, Rep>>& claim, const fx_table& table, rounding mode) {
    valued_claim<C> out;
    exact_ratio rate(1);
    if constexpr (!same_currency<From, C>) {
        out.quote = table.quote(pair_of<currency_of<From>, currency_of<C>>);
        rate = out.quote->value();
    }
    out.value = claim.rounded(mode, [&](const money<From, Rep>& amount, rounding to) {
        return money<C>(detail::exchange_rounded<From, C>(amount, rate, to));
    });
    return out;
}

}  // namespace outlay
