// SPDX-License-Identifier: BSL-1.0
#pragma once
// Profit after all capital has been paid for: NOPAT, ROIC and EVA. Discounted, economic profit is the net present
// value.
//
//   nopat(operating_profit, tax_rate)                 of one period, or of a line
//   invested_capital(spend, depreciation, working)    what stands in the books, rolled
//   return_on_capital(nopat, capital)                 on the capital that stood at the start; missing where there was
//                                                     none
//   economic_profit(nopat, capital, rate)             NOPAT less rate x capital at the start
//
//     sum EVA_t / (1 + r)^t  =  sum (free cash flow)_t / (1 + r)^t  +  (capital left at the end) / (1 + r)^n

#include <cstddef>
#include <optional>
#include <type_traits>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// Operating profit after the tax that it would bear without debt.
template <class T, class Rate>
[[nodiscard]] constexpr auto nopat(const T& operating_profit, const Rate& tax_rate) {
    return detail::less_part(operating_profit, tax_rate);
}
template <class T, frequency Freq, class Rate>
[[nodiscard]] auto nopat(const flow_series<T, Freq>& operating_profit, const Rate& tax_rate) {
    return cellwise([&](const T& x) { return nopat(x, tax_rate); }, operating_profit);
}

/// Capital in the books: + spending - depreciation + what working capital ties up.
///
///     shape    spend, depreciation: magnitudes; working: of either sign; all on one timeline
template <class T, frequency Freq>
[[nodiscard]] corkscrew<T, Freq> invested_capital(const flow_series<T, Freq>& spend,
                                                  const flow_series<T, Freq>& depreciation,
                                                  const flow_series<T, Freq>& working,
                                                  const std::type_identity_t<T>& opening = detail::zero<T>()) {
    return corkscrew<T, Freq>(opening, spend, -depreciation, working);
}

/// NOPAT over the capital that stood at the start of the period: a period's return, of a quarter a quarter's.
template <class T, frequency Freq>
[[nodiscard]] auto return_on_capital(const flow_series<T, Freq>& nopat, const corkscrew<T, Freq>& capital) {
    using ratio = decltype(nopat[0] / nopat[0]);
    const balance_series<T, Freq> opening = capital.opening();
    flow_series<ratio, Freq> returns(nopat.on());
    for (std::size_t t = 0; t < nopat.size(); ++t)
        if (nopat.has(t) && opening.has(t) && !detail::nothing(opening[t])) returns.set(t, nopat[t] / opening[t]);
    return returns;
}

/// What is left of NOPAT once the capital that stood at the start has earned its rate.
///
///     units    rate: of a period, exact or of the amounts' own number
///     throws   timeline_mismatch_error
///     source   Stewart, The Quest for Value: EVA = NOPAT - rate x capital
template <class T, frequency Freq, class Rate>
[[nodiscard]] auto economic_profit(const flow_series<T, Freq>& nopat, const corkscrew<T, Freq>& capital,
                                   const Rate& rate) {
    const balance_series<T, Freq> opening = capital.opening();
    if (opening.on() != nopat.on()) throw timeline_mismatch_error(to_string(nopat.on()), to_string(opening.on()));
    std::vector<std::optional<T>> cells(nopat.size());
    for (std::size_t t = 0; t < nopat.size(); ++t)
        if (nopat.has(t) && opening.has(t)) cells[t] = nopat[t] - detail::times(opening[t], rate);
    return flow_series<T, Freq>(nopat.on(), cells);
}

}  // namespace outlay
