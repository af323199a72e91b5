// SPDX-License-Identifier: BSL-1.0
#pragma once
// A rate made ready for loops: the division is done once, each amount then costs a multiplication.
//
//   prepared_rate<From, To>   converter(amount) -> rounded amount; converter(span, span) for many

#include <outlay/money/money.hpp>
#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/detail/wide.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/rounding.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace outlay::inline v0 {
namespace detail {

/// A positive ratio by which 64-bit integers are multiplied and rounded, without a division each.
///
/// The ratio is whole + fraction / 2^64, its fraction cut at 64 bits. For a magnitude u, u x fraction + bias has the
/// rounded result in its high word, and lies less than u below what the uncut fraction would give: only where its low
/// word comes within u of wrapping can that matter, and there (once in 2^64 / u) the result is computed by division.
class prepared_factor {
public:
    constexpr prepared_factor(const exact_ratio& factor, rounding mode) : factor_(factor), mode_(mode) {
        const auto n = static_cast<uint128>(factor.numerator());
        const auto d = static_cast<uint128>(factor.denominator());
        if (mode == rounding::exact || ((n / d) >> 63) != 0) return;  // limit_ stays 0: all by division
        whole_ = static_cast<std::uint64_t>(n / d);
        fraction_ = static_cast<std::uint64_t>(divide({(n % d) >> 64, (n % d) << 64}, d).quotient.lo);
        switch (mode) {
            case rounding::up:
                up_ = 1;
                break;
            case rounding::down:
                break;
            case rounding::ceiling:
                up_ = 1, up_if_negative_ = ~std::uint64_t{0};
                break;
            case rounding::floor:
                up_if_negative_ = 1;
                break;
            default:
                bias_ = std::uint64_t{1} << 63;
                break;  // a tie comes within u of wrapping and is decided by division
        }
        // Up to here the result, were it one more, fits 63 bits.
        constexpr auto most = static_cast<std::uint64_t>(INT64_MAX);
        const uint256 limit = divide(multiply(static_cast<uint128>(most - 1), d), n).quotient;
        limit_ = limit > uint256{0, most} ? most : static_cast<std::uint64_t>(limit.lo);
    }

    [[nodiscard]] constexpr std::int64_t operator()(std::int64_t amount) const {
        const auto sign = static_cast<std::uint64_t>(amount >> 63);  // all ones below zero
        const std::uint64_t u = (static_cast<std::uint64_t>(amount) ^ sign) - sign;
        const uint128 product = multiply(u, fraction_) + bias_;
        const auto low = static_cast<std::uint64_t>(product);
        if (u > limit_ || std::uint64_t{0} - low <= u) [[unlikely]]
            return by_division(amount);
        const std::uint64_t q = u * whole_ + static_cast<std::uint64_t>(product >> 64) + up_ + (sign & up_if_negative_);
        return static_cast<std::int64_t>((q ^ sign) - sign);
    }

    [[nodiscard]] constexpr const exact_ratio& factor() const noexcept { return factor_; }
    [[nodiscard]] constexpr rounding mode() const noexcept { return mode_; }

private:
    OUTLAY_OUT_OF_LINE constexpr std::int64_t by_division(std::int64_t amount) const {
        return checked_narrow(round_product_quotient(amount, factor_.numerator(), factor_.denominator(), mode_));
    }

    std::uint64_t whole_ = 0;
    std::uint64_t fraction_ = 0;
    std::uint64_t bias_ = 0;
    std::uint64_t up_ = 0;
    std::uint64_t up_if_negative_ = 0;
    std::uint64_t limit_ = 0;
    exact_ratio factor_;
    rounding mode_;
};

/// What turns minor units of From into minor units of To.
template <class From, class To>
constexpr exact_ratio minor_unit_factor(const exact_ratio& rate) {
    if constexpr (From::digits == To::digits) return rate;
    else return rate * exact_ratio(power_of_ten(To::digits), power_of_ten(From::digits));
}

}  // namespace detail

/// A rate and a rounding, ready for many amounts: the same results as `fx_rate::convert`, one multiplication each.
///
///     const auto to_dollars = spot.inverse().prepare(half_even);
///     for (const money<CNY> m : amounts) total += to_dollars(m);
///
///     throws   numeric_overflow_error   a result that does not fit 64 bits
///              not_exact_error          rounding::exact, and something would be lost
///     cost     one 64 x 64 -> 128 bit multiplication; a division once in 2^64 / |amount|
template <counted_currency From, counted_currency To>
class prepared_rate {
public:
    constexpr prepared_rate(const exact_ratio& rate, rounding mode)
        : factor_(detail::minor_unit_factor<From, To>(rate), mode) {}

    [[nodiscard]] constexpr money<To> operator()(money<From> amount) const {
        return money<To>::from_minor(factor_(amount.minor_units()));
    }
    /// Every amount; `to` has as many places as `from`, or numeric_domain_error.
    constexpr void operator()(std::span<const money<From>> from, std::span<money<To>> to) const {
        if (from.size() != to.size())
            throw numeric_domain_error("the places for converted amounts", std::to_string(to.size()),
                                       std::to_string(from.size()));
        const detail::prepared_factor factor = factor_;
        for (std::size_t i = 0; i < from.size(); ++i) to[i] = money<To>::from_minor(factor(from[i].minor_units()));
    }
    [[nodiscard]] constexpr rounding mode() const noexcept { return factor_.mode(); }

private:
    detail::prepared_factor factor_;
};

}  // namespace outlay
