// SPDX-License-Identifier: BSL-1.0
#pragma once
// How a rate enters a formula: what number it holds, what it may discount, and its growth factor over one period.
//
//   rate_traits<Rate>            held, discounts<F>, growth<R>(rate): a bare number here, other rates beside their types
//   rate_for<Rate, R, F>         such a rate may discount flows F in the number R
//   periodic_rate_for            and knows its growth over one of the flows' periods
//   run_on_rate<Named, F, Rate>  the R of a formula of flows F at a rate

#include <outlay/cashflow/detail/amount.hpp>

#include <cstddef>
#include <string>

namespace outlay::inline v0::detail {

template <class F>
struct is_money : std::false_type {};
template <class C, class Rep>
struct is_money<money<C, Rep>> : std::true_type {};

/// Amounts at the prices of one day: only a real rate discounts them (cashflow/real_rate.hpp).
template <class F>
inline constexpr bool at_constant_prices = false;

template <class Rate>
struct rate_traits {};

/// A bare number: per period for periodic flows, effective annual for dated ones.
template <amount Rate>
    requires(!is_money<Rate>::value)
struct rate_traits<Rate> {
    using held = held_by<Rate>;
    static constexpr bool periodic = true;
    template <class F>
    static constexpr bool discounts = !at_constant_prices<F>;
    template <class R>
    static constexpr bool enters = detail::enters<Rate, R>;
    template <class R>
    static constexpr R growth(const Rate& rate) {
        return growth_factor(entered<R>(rate));
    }
};

template <class Rate>
concept discounting = requires {
    typename rate_traits<Rate>::held;
};

template <class Rate, class R, class F>
concept rate_for =
    discounting<Rate> && rate_traits<Rate>::template discounts<F>&& rate_traits<Rate>::template enters<R>;

/// One that has a period of its own, as flows without days have.
template <class Rate, class R, class F>
concept periodic_rate_for = rate_for<Rate, R, F> && rate_traits<Rate>::periodic;

template <class Named, class F, discounting Rate>
using run_on_rate = run_on_held<Named, held_by<F>, typename rate_traits<Rate>::held>;

[[noreturn]] inline void throw_too_few_rates(std::size_t rates, std::size_t flows) {
    throw numeric_domain_error("the number of rates", std::to_string(rates),
                               "at least " + std::to_string(flows - 1) + " for " + std::to_string(flows) + " flows");
}

}  // namespace outlay::inline v0::detail
