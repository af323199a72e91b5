// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a series of flows on a timeline is worth when its first period begins. When in its period a flow falls is named: no default.
//
//   npv(rate, series, timing)        one rate a year; a period's growth is the year's to the power of its length
//   npv(rate, series, timing, basis) the same by the days of the periods, also of days and of irregular periods
//   npv(rates, series, timing)       a rate a year for each period: the product of their growth factors

#include <outlay/cashflow/detail/discounter.hpp>
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/timing.hpp>
#include <outlay/time/day_count.hpp>
#include <outlay/time/period.hpp>
#include <outlay/time/series.hpp>

#include <cstddef>
#include <iterator>

namespace outlay::inline v0 {

namespace detail {

template <class Freq>
concept part_of_year_or_year = requires {
    { Freq::per_year } -> std::convertible_to<int>;
};

/// ln of the growth over one period of which a year has PerYear.
template <class R, int PerYear, discounting Rate>
R period_log_growth(const Rate& rate) {
    const auto yearly = yearly_rate<R>(rate);
    return yearly.log_growth() / R(PerYear);
}

template <class R>
R at_timing(const R& from_start, const R& log_growth, timing when) {
    if (when == timing::start) return from_start;
    return from_start * outlay::exp(R(when == timing::mid ? R(-log_growth) / R(2) : R(-log_growth)));
}

template <class Rate, class R, class T>
concept series_rate_for = real_number<R> && rate_for<Rate, R, T> && requires(const Rate& rate) {
    period_log_growth<R, 1>(rate);
};

}  // namespace detail

/// What a series is worth at the start of its first period.
///
///     npv = sum flow_i / (1 + rate)^((i + s) / m)      m periods a year; s = 0, 1/2, 1 for start, mid, end
///
///     npv(8_pct, quarterly_capex, timing::mid)
///
///     shape    a flow_series of years, halves, quarters or months; periods of a kind count as equally long
///     units    rate: effective, per year, never r/4; an interest_rate may say otherwise; result: not rounded
///     throws   missing_cell_error    a cell is missing
///              numeric_domain_error  rate <= -1
///     cost     two exponentials and a logarithm, then a multiplication and an addition a cell
template <class Named = detail::no_real, class Rate, detail::amount T, detail::part_of_year_or_year Freq,
          class R = detail::run_on_rate<Named, T, Rate>>
    requires detail::series_rate_for<Rate, R, T>
auto npv(const Rate& rate, const series_view<T, flow, Freq>& flows, timing when) {
    const R log_growth = detail::period_log_growth<R, Freq::per_year>(rate);
    const R sum = detail::horner<R>(flows.values(), R(outlay::exp(R(-log_growth))));
    return detail::amount_traits<T>::template made<R>(
        detail::finite(detail::at_timing(sum, log_growth, when), "a net present value"));
}
template <class Named = detail::no_real, class Rate, detail::amount T, detail::part_of_year_or_year Freq,
          class R = detail::run_on_rate<Named, T, Rate>>
    requires detail::series_rate_for<Rate, R, T>
auto npv(const Rate& rate, const series<T, flow, Freq>& flows, timing when) {
    return npv<Named>(rate, flows.view(), when);
}

/// The same by the days of the periods: t_i = years from the start of the first period to the flow, by `basis`. For months
/// and quarters that are not to count as equally long, for days, and for irregular periods.
///
///     cost     an exponential a cell
template <class Named = detail::no_real, class Rate, detail::amount T, frequency Freq, day_count Basis,
          class R = detail::run_on_rate<Named, T, Rate>>
    requires real_number<R> && detail::rate_for<Rate, R, T>
auto npv(const Rate& rate, const series_view<T, flow, Freq>& flows, timing when, const Basis& basis) {
    const detail::discounter factor(detail::yearly_rate<R>(rate));
    detail::compensated_sum<R> sum;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        const period days = flows.on()[i];
        exact_ratio years = basis(flows.on().from(), days.from());
        if (when != timing::start)
            years += basis(days.from(), days.until()) * exact_ratio(1, when == timing::mid ? 2 : 1);
        sum.add(R(detail::entered<R>(flows.values()[i]) * factor(years)));
    }
    return detail::amount_traits<T>::template made<R>(detail::finite(sum.value(), "a net present value"));
}
template <class Named = detail::no_real, class Rate, detail::amount T, frequency Freq, day_count Basis,
          class R = detail::run_on_rate<Named, T, Rate>>
    requires real_number<R> && detail::rate_for<Rate, R, T>
auto npv(const Rate& rate, const series<T, flow, Freq>& flows, timing when, const Basis& basis) {
    return npv<Named>(rate, flows.view(), when, basis);
}

/// The same with a rate a year for each period.
///
///     throws   numeric_domain_error  a rate <= -1; fewer rates than periods
template <class Named = detail::no_real, detail::sized_sequence Rates, detail::amount T,
          detail::part_of_year_or_year Freq, class R = detail::run_on_rate<Named, T, detail::element<Rates>>>
    requires detail::series_rate_for<detail::element<Rates>, R, T>
auto npv(const Rates& rates, const series_view<T, flow, Freq>& flows, timing when) {
    R sum(0);
    R factor(1);
    auto rate = std::begin(rates);
    for (const T& cell : flows) {
        if (rate == std::end(rates)) detail::throw_too_few_rates(std::size(rates), flows.size() + 1);
        const R log_growth = detail::period_log_growth<R, Freq::per_year>(*rate++);
        sum = sum + detail::entered<R>(cell) * detail::at_timing(factor, log_growth, when);
        factor = factor * outlay::exp(R(-log_growth));
    }
    return detail::amount_traits<T>::template made<R>(detail::finite(sum, "a net present value"));
}
template <class Named = detail::no_real, detail::sized_sequence Rates, detail::amount T,
          detail::part_of_year_or_year Freq, class R = detail::run_on_rate<Named, T, detail::element<Rates>>>
    requires detail::series_rate_for<detail::element<Rates>, R, T>
auto npv(const Rates& rates, const series<T, flow, Freq>& flows, timing when) {
    return npv<Named>(rates, flows.view(), when);
}

// A series does not say when in its periods its flows fall: name a timing.
template <class Named = detail::no_real, class Rate, class T, class Kind, class Freq>
void npv(const Rate& rate, const series<T, Kind, Freq>& flows) = delete;
template <class Named = detail::no_real, class Rate, class T, class Kind, class Freq>
void npv(const Rate& rate, const series_view<T, Kind, Freq>& flows) = delete;

}  // namespace outlay
