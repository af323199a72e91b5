// SPDX-License-Identifier: BSL-1.0
#pragma once
// A table made ready for portfolios: amounts of several currencies into one, each a look-up and a multiplication.
//
//   prepared_table<To>(table, currencies, mode)     converter(amount) -> rounded money<To>; converter(span, span) for many

#include <outlay/fx/fx_table.hpp>
#include <outlay/fx/prepared_rate.hpp>
#include <outlay/money/any_money.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace outlay::inline v0 {

/// Rates of several currencies to one and a rounding, ready for many amounts.
///
///     const prepared_table<USD> to_dollars(table, {any_currency::of<CNY>(), any_currency::of<EUR>()}, half_even);
///     for (const any_money& m : holdings) total += to_dollars(m);
///
///     throws   rate_missing_error        a currency has no rate in the table, or only one whose day lies farther from the
///                                        others' than the table's limits, or was not named here
///              numeric_overflow_error    a result that does not fit 64 bits
///     cost     a look-up without a branch to mispredict, and what prepared_rate costs
template <counted_currency To>
class prepared_table {
public:
    prepared_table(const fx_table& table, std::span<const any_currency> currencies, rounding mode);
    prepared_table(const fx_table& table, std::initializer_list<any_currency> currencies, rounding mode)
        : prepared_table(table, std::span(currencies.begin(), currencies.size()), mode) {}

    [[nodiscard]] money<To> operator()(const any_money& amount) const {
        return money<To>::from_minor(converted(slots_.data(), shift_, multiplier_, amount));
    }
    /// Every amount; `to` has as many places as `from`, or numeric_domain_error.
    void operator()(std::span<const any_money> from, std::span<money<To>> to) const {
        if (from.size() != to.size())
            throw numeric_domain_error("the places for converted amounts", std::to_string(to.size()),
                                       std::to_string(from.size()));
        const slot* const slots = slots_.data();
        const int shift = shift_;
        const std::uint64_t multiplier = multiplier_;
        for (std::size_t i = 0; i < from.size(); ++i)
            to[i] = money<To>::from_minor(converted(slots, shift, multiplier, from[i]));
    }

private:
    struct key {
        std::uint64_t low = ~std::uint64_t{0}, high = ~std::uint64_t{0};  ///< what no currency has: an empty place
        /// Without a branch between the halves.
        friend constexpr bool operator==(const key& a, const key& b) noexcept {
            return ((a.low ^ b.low) | (a.high ^ b.high)) == 0;
        }
    };
    struct alignas(64) slot {
        key currency{};
        detail::prepared_factor factor{exact_ratio(1), rounding::exact};
    };

    static key key_of(const any_currency& currency) noexcept { return std::bit_cast<key>(currency); }
    static std::size_t place(const key& k, std::uint64_t multiplier, int shift) noexcept {
        return static_cast<std::size_t>(((k.low ^ (std::rotr(k.high, 32) * 0x9e3779b97f4a7c15u)) * multiplier) >>
                                        shift);
    }
    static std::int64_t converted(const slot* slots, int shift, std::uint64_t multiplier, const any_money& amount) {
        const key k = key_of(amount.currency());
        const slot& at = slots[place(k, multiplier, shift)];
        if (at.currency != k) [[unlikely]]
            refuse(amount.currency());
        return at.factor(amount.minor_units());
    }

    [[noreturn]] static void refuse(const any_currency& currency) {
        throw rate_missing_error({currency.code().empty() ? "?" : currency.code(), To::code},
                                 "not among the prepared currencies");
    }

    std::vector<slot> slots_;
    std::uint64_t multiplier_ = 0;
    int shift_ = 0;
};

template <counted_currency To>
prepared_table<To>::prepared_table(const fx_table& table, std::span<const any_currency> currencies, rounding mode) {
    static_assert(sizeof(any_currency) == sizeof(key));
    std::vector<slot> filled;
    detail::day_span days;
    for (const any_currency& currency : currencies) {
        exact_ratio rate(1);
        if (currency.code() != To::code) {
            const currency_pair pair(currency.code(), To::code);
            rate = table.quote(pair).value();
            for (const any_quote& step : table.steps(pair)) days.add(step);
            if (!days.within(table.limits().max_days)) throw rate_missing_error(pair, days.reason(table.limits().max_days));
        }
        const exact_ratio factor =
            rate * exact_ratio(detail::power_of_ten(To::digits), detail::power_of_ten(currency.digits()));
        filled.push_back({key_of(currency), detail::prepared_factor(factor, mode)});
    }
    // A multiplier that sends every currency to a place of its own: with four places and more for each, one of few tries.
    std::size_t size = std::bit_ceil(4 * filled.size() + 4);
    for (std::uint64_t tries = 1, multiplier = 0x9e3779b97f4a7c15u;;
         ++tries, multiplier = multiplier * 6364136223846793005u + 1442695040888963407u) {
        if (tries % 64 == 0) size *= 2;
        const int shift = 64 - std::countr_zero(size);
        std::vector<slot> slots(size);
        bool apart = true;
        for (const slot& one : filled) {
            slot& at = slots[place(one.currency, multiplier | 1, shift)];
            apart = apart && (at.currency == key{} || at.currency == one.currency);
            at = one;
        }
        if (!apart) continue;
        slots_ = std::move(slots);
        multiplier_ = multiplier | 1;
        shift_ = shift;
        return;
    }
}

}  // namespace outlay
