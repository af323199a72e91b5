// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a fund returned, in multiples of what was paid in, and against the same money in a public index.
//
//   fund_flow<A>                       {on, contributed, distributed, nav, index}: a day's magnitudes and the index's level
//   tvpi  dpi  rvpi                    total value, distributions, residual value to paid-in capital
//   ks_pme                             Kaplan-Schoar: above 1 beats the index
//   ln_pme_nav  ln_pme                 Long-Nickels: the flows invested in the index
//   pme_plus_lambda  pme_plus          distributions scaled so that the index ends with the fund's value
//   m_pme                              distributions scaled by the share of the fund that each of them was
//   direct_alpha                       the rate of the flows carried to the end by the index
//   fund_irr                           the fund's own rate, to hold ln_pme, pme_plus and m_pme against
//
// The fund's value is the nav of the last row. What is a rate of return is an irr_result: every root, with a status.

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/day_count.hpp>

#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

namespace outlay::inline v0 {

/// What was paid in and out on one day, what the fund was worth after it, and where the index stood. All magnitudes.
template <class A>
struct fund_flow {
    calendar_day on{};
    A contributed{};
    A distributed{};
    A nav{};           ///< needed on the last row; m_pme needs it on every row
    double index = 1;  ///< the level of a total-return index
};

namespace detail {

template <class A>
void fund_flow_of(const fund_flow<A>&);
template <class Range>
concept fund_flow_range = sized_sequence<Range> && requires(const Range& r) {
    fund_flow_of(*std::begin(r));
};

/// The rows in double, each amount checked, the index relative to its last level.
struct fund_row {
    calendar_day on;
    double contributed, distributed, nav, growth;  // growth: what 1 in the index becomes from here to the end
};

template <class Range>
std::vector<fund_row> fund_rows(const Range& flows) {
    const auto magnitude = [](const auto& amount) {
        using A = std::remove_cvref_t<decltype(amount)>;
        const double value = [&] {
            if constexpr (std::same_as<held_by<A>, no_real>) return entered<double>(amount);
            else return to_double(amount_traits<A>::template enter<held_by<A>>(amount));
        }();
        if (!(value >= 0)) throw negative_magnitude_error(number_text(value));
        return finite(value, "a flow of a fund");
    };
    std::vector<fund_row> rows;
    double paid_in = 0;
    for (const auto& flow : flows) {
        if (!(flow.index > 0))
            throw numeric_domain_error("the level of an index", number_text(flow.index), "above 0");
        rows.push_back(
            {flow.on, magnitude(flow.contributed), magnitude(flow.distributed), magnitude(flow.nav), flow.index});
        paid_in += rows.back().contributed;
    }
    if (!(paid_in > 0)) throw numeric_domain_error("what was paid in", number_text(paid_in), "above 0");
    const double last = rows.back().growth;
    for (fund_row& row : rows) row.growth = last / row.growth;
    return rows;
}

struct fund_totals {
    double contributed = 0, distributed = 0, nav = 0;
};

inline fund_totals carried(const std::vector<fund_row>& rows, bool by_index) {
    fund_totals sums;
    for (const fund_row& row : rows) {
        sums.contributed += row.contributed * (by_index ? row.growth : 1);
        sums.distributed += row.distributed * (by_index ? row.growth : 1);
    }
    sums.nav = rows.back().nav;
    return sums;
}

/// The rate of contributions, distributions and a last value, some of them replaced.
template <class Basis, class Distributed>
irr_result rate_with(const std::vector<fund_row>& rows, const Basis& basis, double nav, Distributed distributed) {
    std::vector<dated<double>> flows;
    for (const fund_row& row : rows) flows.push_back({row.on, distributed(row) - row.contributed});
    flows.push_back({rows.back().on, nav});
    return irr(flows, basis);
}

inline double lambda(const std::vector<fund_row>& rows) {
    const fund_totals sums = carried(rows, true);
    if (!(sums.distributed > 0))
        throw numeric_domain_error("what was distributed", "0", "above 0: there is nothing to scale");
    return (sums.contributed - sums.nav) / sums.distributed;
}

}  // namespace detail

/// (distributions + value) / contributions.
///
///     throws   numeric_domain_error      nothing was paid in, or an index is not above 0
///              negative_magnitude_error  an amount is below zero
template <detail::fund_flow_range Flows>
[[nodiscard]] double tvpi(const Flows& flows) {
    const auto sums = detail::carried(detail::fund_rows(flows), false);
    return (sums.distributed + sums.nav) / sums.contributed;
}
/// distributions / contributions.
template <detail::fund_flow_range Flows>
[[nodiscard]] double dpi(const Flows& flows) {
    const auto sums = detail::carried(detail::fund_rows(flows), false);
    return sums.distributed / sums.contributed;
}
/// value / contributions.
template <detail::fund_flow_range Flows>
[[nodiscard]] double rvpi(const Flows& flows) {
    const auto sums = detail::carried(detail::fund_rows(flows), false);
    return sums.nav / sums.contributed;
}

/// tvpi with every flow carried to the end by the index: above 1 the fund beat it.
///
///     source   S. Kaplan, A. Schoar, 2005
template <detail::fund_flow_range Flows>
[[nodiscard]] double ks_pme(const Flows& flows) {
    const auto sums = detail::carried(detail::fund_rows(flows), true);
    return (sums.distributed + sums.nav) / sums.contributed;
}

/// The fund's own rate of return, its last value counted as received.
template <detail::fund_flow_range Flows, day_count Basis>
[[nodiscard]] irr_result fund_irr(const Flows& flows, const Basis& basis) {
    const auto rows = detail::fund_rows(flows);
    return detail::rate_with(rows, basis, rows.back().nav, [](const auto& row) { return row.distributed; });
}

/// What the index holds at the end if the contributions had bought it and the distributions sold it; it can be below zero.
///
///     source   A. Long, C. Nickels, 1996
template <detail::fund_flow_range Flows>
[[nodiscard]] double ln_pme_nav(const Flows& flows) {
    const auto sums = detail::carried(detail::fund_rows(flows), true);
    return sums.contributed - sums.distributed;
}
/// The rate of return of the same flows with that as the last value.
template <detail::fund_flow_range Flows, day_count Basis>
[[nodiscard]] irr_result ln_pme(const Flows& flows, const Basis& basis) {
    return detail::rate_with(detail::fund_rows(flows), basis, ln_pme_nav(flows),
                             [](const auto& row) { return row.distributed; });
}

/// The share of every distribution which, sold from the index, leaves in it the fund's value.
///
///     source   C. Rouvinez, T. Kubr, Capital Dynamics, 2003
template <detail::fund_flow_range Flows>
[[nodiscard]] double pme_plus_lambda(const Flows& flows) {
    return detail::lambda(detail::fund_rows(flows));
}
/// The rate of return with the distributions so scaled.
template <detail::fund_flow_range Flows, day_count Basis>
[[nodiscard]] irr_result pme_plus(const Flows& flows, const Basis& basis) {
    const auto rows = detail::fund_rows(flows);
    const double share = detail::lambda(rows);
    return detail::rate_with(rows, basis, rows.back().nav,
                             [share](const auto& row) { return share * row.distributed; });
}

/// The rate of return of the index where each distribution takes the share of it that it was of the fund.
///
///     share_s = distributed_s / (distributed_s + nav_s)      nav_s: the fund's value after the distribution
///
///     source   Cambridge Associates, 2013
template <detail::fund_flow_range Flows, day_count Basis>
[[nodiscard]] irr_result m_pme(const Flows& flows, const Basis& basis) {
    auto rows = detail::fund_rows(flows);
    double held = 0;
    double before = rows.front().growth;
    for (detail::fund_row& row : rows) {
        held = held * (before / row.growth) + row.contributed;
        before = row.growth;
        const double share = row.distributed > 0 ? row.distributed / (row.distributed + row.nav) : 0;
        row.distributed = share * held;
        held -= row.distributed;
    }
    return detail::rate_with(rows, basis, held, [](const auto& row) { return row.distributed; });
}

/// The rate of return of the flows carried to the end by the index: what the fund earned a year beside the index. It is
/// effective; its log_growth is the continuous one.
///
///     source   O. Gredil, B. Griffiths, R. Stucke, 2014
template <detail::fund_flow_range Flows, day_count Basis>
[[nodiscard]] irr_result direct_alpha(const Flows& flows, const Basis& basis) {
    auto rows = detail::fund_rows(flows);
    for (detail::fund_row& row : rows) row.contributed *= row.growth;
    return detail::rate_with(rows, basis, rows.back().nav,
                             [](const auto& row) { return row.distributed * row.growth; });
}

}  // namespace outlay
