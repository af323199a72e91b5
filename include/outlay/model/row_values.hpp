// SPDX-License-Identifier: BSL-1.0
#pragma once
// One value of a row: what an outcome is made of.
//
//   npv(rate, flow, timing)     what a flow is worth at the start of its first period
//   sum(flow)                   the whole of it; a balance or a level has none
//   closing(balance)            what stands at the end
//   lowest, highest(row)        of a balance or a level, within its window where it has one
//   mean(level)                 the same, plain average

#include <concepts>
#include <cstddef>

#include <outlay/cashflow/timing.hpp>
#include <outlay/model/detail/roots.hpp>
#include <outlay/model/row.hpp>
#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

/// sum x_t d^t. Of double in the order in which a spreadsheet adds up, each cell times its factor: two chains side by side, where
/// the other way waits for a product and a sum in turn, and a line that explains itself.
template <class R>
R discounted(const R* cells, std::size_t n, const R& d) {
    if constexpr (computes_as_double<R>) {
        R sum(0), factor(1);
        for (std::size_t t = 0; t < n; ++t) {
            const R worth = cells[t] * factor;
            if constexpr (std::same_as<R, double>) sum = sum + OUTLAY_UNCONTRACTED(worth);
            else sum = sum + worth;
            factor = named(R(factor * d), "discount factor");
        }
        return sum;
    } else {
        R sum(0);
        for (std::size_t t = n; t-- > 0;) sum = sum * d + cells[t];
        return sum;
    }
}

[[noreturn]] OUTLAY_OUT_OF_LINE inline void throw_no_cells() { throw numeric_domain_error("the cells of a row", "none", "at least 1"); }

/// The first and the last cell that there are.
template <class Row>
span_of_periods cells_of(const Row& r) {
    return r.node.window(r.node.periods);
}

}  // namespace detail

/// What a flow is worth at the start of its first period.
///
///     npv = sum flow_t / (1 + rate)^((t + s) / m)      m periods a year; s = 0, 1/2, 1 for start, mid, end
///
///     units    rate: effective, a year; result: the flow's amount, not rounded
///     throws   numeric_domain_error   rate <= -1
///     cost     a root or two, then a multiplication and an addition a period; no allocation
///     source   the same formula as npv of a flow_series
template <class T, class Freq, class R = number_of<T>>
    requires real_number<R> && requires { Freq::per_year; }
[[nodiscard]] T npv(const std::type_identity_t<R>& rate, const row<T, flow, Freq>& flows, timing when) {
    const R growth = detail::period_growth<R, Freq::per_year>(rate);
    const R d = R(1) / growth;
    R sum = detail::discounted<R>(flows.node.cells, flows.node.periods, d);
    if (when == timing::mid) sum = sum / detail::square_root(growth);
    else if (when == timing::end) sum = sum * d;
    return row_amount<T>::of(sum);
}
// A row does not say when in its periods its flows fall: name a timing.
template <class R, class T, class Kind, class Freq>
void npv(const R& rate, const row<T, Kind, Freq>& flows) = delete;

/// The whole of a flow.
template <class T, class Freq>
[[nodiscard]] T sum(const row<T, flow, Freq>& flows) {
    number_of<T> all(0);
    for (std::size_t t = 0; t < flows.node.periods; ++t) all = all + flows.node.cells[t];
    return row_amount<T>::of(all);
}
template <class T, class Kind, class Freq, class Cells>
    requires(!std::same_as<Kind, flow> || std::same_as<Cells, some_cells>)
void sum(const row<T, Kind, Freq, Cells>&) = delete;

/// What stands at the end of the timeline.
///
///     throws   numeric_domain_error   an empty timeline
template <class T, class Freq>
[[nodiscard]] T closing(const row<T, balance, Freq>& stands) {
    if (stands.node.periods == 0) detail::throw_no_cells();
    return stands[stands.node.periods - 1];
}

namespace detail {

template <class T, class Kind, class Freq, class Cells, class F>
T folded(const row<T, Kind, Freq, Cells>& r, F f) {
    using number = number_of<T>;
    const span_of_periods where = cells_of(r);
    if (where.from == where.until) throw_no_cells();
    number found = r.node.cells[where.from];
    for (std::size_t t = where.from + 1; t < where.until; ++t) found = f(found, r.node.cells[t]);
    return row_amount<T>::of(found);
}

}  // namespace detail

/// The lowest and the highest cell, inside the window only where the row has one.
///
///     throws   numeric_domain_error   a row without cells
template <class T, class Kind, class Freq, class Cells>
[[nodiscard]] T lowest(const row<T, Kind, Freq, Cells>& r) {
    using number = number_of<T>;
    return detail::folded(r, [](const number& a, const number& b) { return real_traits<number>::min(a, b); });
}
template <class T, class Kind, class Freq, class Cells>
[[nodiscard]] T highest(const row<T, Kind, Freq, Cells>& r) {
    using number = number_of<T>;
    return detail::folded(r, [](const number& a, const number& b) { return real_traits<number>::max(a, b); });
}
/// The average of a level's or a balance's cells, inside the window only where it has one.
///
///     throws   numeric_domain_error   a row without cells
template <class T, class Kind, class Freq, class Cells>
    requires(!std::same_as<Kind, flow>)
[[nodiscard]] T mean(const row<T, Kind, Freq, Cells>& r) {
    using number = number_of<T>;
    const detail::span_of_periods where = detail::cells_of(r);
    const T all = detail::folded(r, [](const number& a, const number& b) { return number(a + b); });
    return row_amount<T>::of(row_amount<T>::count(all) / number(static_cast<int>(where.until - where.from)));
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
