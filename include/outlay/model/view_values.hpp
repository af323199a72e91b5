// SPDX-License-Identifier: BSL-1.0
#pragma once
// One value of a row after a run, from its view: an NPV at another rate or timing, the lowest cover.
//
//   npv(rate, flow, timing)     as of the row that the model wrote
//   sum(flow), closing(balance)
//   lowest, highest(view)       of the cells that there are
//   irr, payback(flow)          of a row on double: a period's rate, periods

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/payback.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/row_view.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

/// A view as the row that it is of; every cell must be there.
template <class T, class Kind, class Freq>
row<T, Kind, Freq> as_row(const row_view<T, Kind, Freq>& v) {
    for (std::size_t t = 0; t < v.size(); ++t) (void)v[t];
    return {{v.values().data(), nullptr, 0, static_cast<std::uint32_t>(v.size())}};
}
template <class T, class Kind, class Freq, class F>
T folded_view(const row_view<T, Kind, Freq>& v, F f) {
    using number = number_of<T>;
    std::size_t t = 0;
    while (t < v.size() && !v.has(t)) ++t;
    if (t == v.size()) throw numeric_domain_error("the cells of a row", "none", "at least 1");
    number found = v.values()[t];
    for (++t; t < v.size(); ++t)
        if (v.has(t)) found = f(found, v.values()[t]);
    return row_amount<T>::of(found);
}

}  // namespace detail

/// What a flow is worth at the start of its first period.
///
///     throws   numeric_domain_error   rate <= -1; missing_cell_error   a line with a window
template <class T, class Freq, class R = number_of<T>>
    requires real_number<R> && requires { Freq::per_year; }
[[nodiscard]] T npv(const std::type_identity_t<R>& rate, const row_view<T, flow, Freq>& flows, timing when) {
    return npv(rate, detail::as_row(flows), when);
}
/// The whole of a flow.
template <class T, class Freq>
[[nodiscard]] T sum(const row_view<T, flow, Freq>& flows) { return sum(detail::as_row(flows)); }
/// What stands at the end of the timeline.
template <class T, class Freq>
[[nodiscard]] T closing(const row_view<T, balance, Freq>& stands) { return closing(detail::as_row(stands)); }

/// The lowest and the highest cell of those that there are.
///
///     throws   numeric_domain_error   no cells
template <class T, class Kind, class Freq>
[[nodiscard]] T lowest(const row_view<T, Kind, Freq>& v) {
    using number = number_of<T>;
    return detail::folded_view(v, [](const number& a, const number& b) { return real_traits<number>::min(a, b); });
}
template <class T, class Kind, class Freq>
[[nodiscard]] T highest(const row_view<T, Kind, Freq>& v) {
    using number = number_of<T>;
    return detail::folded_view(v, [](const number& a, const number& b) { return real_traits<number>::max(a, b); });
}

/// Every rate of a period at which a flow is worth nothing: cashflow/irr.hpp.
///
///     throws   missing_cell_error   a line with a window
template <class T, class Freq>
    requires std::same_as<number_of<T>, double>
[[nodiscard]] irr_result irr(const row_view<T, flow, Freq>& flows) {
    return irr(std::span<const double>(detail::as_row(flows).node.cells, flows.size()));
}
/// After how many periods what was put in has come back for good: cashflow/payback.hpp.
///
///     throws   missing_cell_error   a line with a window
template <class T, class Freq>
    requires std::same_as<number_of<T>, double>
[[nodiscard]] payback_result payback(const row_view<T, flow, Freq>& flows) {
    return payback(std::span<const double>(detail::as_row(flows).node.cells, flows.size()));
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
