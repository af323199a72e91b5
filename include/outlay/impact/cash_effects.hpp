// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a statement means for a company's cash.
//
//   cash_effects(statement, net_cash)        margin, share of capital expenditure, net cash
//   runway(net_cash, burn)                   for how many periods net cash covers a burn
//   first_below_zero(net_cash)               the first period that ends below zero
//
// Next to read: impact/programme.hpp, a company with and without a programme.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/impact/line_names.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/time/series.hpp>
#include <outlay/time/window.hpp>

namespace outlay::inline v0 {

/// What a statement means for the company's cash.
template <class T, frequency Freq>
struct cash_effect_lines {
    using ratio = decltype(std::declval<T>() / std::declval<T>());
    flow_series<ratio, Freq> margin;       ///< free cash flow over revenue
    flow_series<ratio, Freq> capex_share;  ///< capital expenditure over operating cash flow
    balance_series<T, Freq> net_cash;
};

/// Margin, share of capital expenditure and net cash, of a statement with or without a programme.
///
///     shape    a ratio is missing where its divisor is zero or missing; net_cash: what stood before the first period
template <class T, frequency Freq>
[[nodiscard]] cash_effect_lines<T, Freq> cash_effects(const statement<T, Freq>& s,
                                                      const std::type_identity_t<T>& net_cash,
                                                      std::string_view free = line_names::free_cash_flow) {
    using ratio = typename cash_effect_lines<T, Freq>::ratio;
    const auto over = [&](const flow_series<T, Freq>& a, const flow_series<T, Freq>& b) {
        flow_series<ratio, Freq> out(s.on());
        for (std::size_t t = 0; t < out.size(); ++t)
            if (a.has(t) && b.has(t) && !detail::nothing(b[t])) out.set(t, a[t] / b[t]);
        return out;
    };
    return {over(s[free], s[line_names::revenue]), over(s[line_names::capital_expenditure], s[line_names::operating_cash_flow]),
            accumulate(s[free], net_cash)};
}

/// For how many periods net cash covers a burn, a magnitude; none where there is a debt, nothing where no cash is burned.
///
///     291,879 at 21,840 a quarter: 13.4 quarters
///
///     edges    of a claim on the burn, what of it lies above zero counts
template <class T>
[[nodiscard]] auto runway(const T& net_cash, const T& burn) -> std::optional<decltype(net_cash / burn)> {
    if constexpr (detail::is_bounds<T>) {
        if (burn.is_at_most(detail::zero<T>()) == answer::yes) return std::nullopt;
        return detail::above_zero(net_cash) / intersection(burn, more_than(detail::zero<typename T::value_type>()));
    } else {
        if (!(detail::zero<T>() < burn)) return std::nullopt;
        return detail::above_zero(net_cash) / burn;
    }
}

/// The first period that ends with a balance below zero, if one does.
template <class T, frequency Freq>
    requires(!detail::is_bounds<T>)  // of claims it is not known which period is the first
[[nodiscard]] std::optional<std::string> first_below_zero(const balance_series<T, Freq>& net_cash) {
    for (std::size_t t = 0; t < net_cash.size(); ++t)
        if (net_cash[t] < detail::zero<T>()) return net_cash.on().label(static_cast<std::ptrdiff_t>(t));
    return std::nullopt;
}

}  // namespace outlay
