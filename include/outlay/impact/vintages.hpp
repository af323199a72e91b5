// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation by vintage of a series: what is bought in one year is charged over the lives of its classes, year after year.
//
//   charges_by_vintage(spend, classes)     the charge of every period until the last vintage is written off
//   charges_within(spend, classes)         the same of the spend's own periods, as a line of a statement is
//
// Classes: impact/asset_class.hpp. The same of a row of a model: impact/depreciation.hpp.

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <outlay/impact/asset_class.hpp>
#include <outlay/impact/detail/amounts.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// What each period is charged for all that was bought up to it.
///
///     380,000 in three equal years, 70 % over 5 years and 30 % over 20, half_period: 9,816.7; 29,450.0; 49,083.3; ...
///
///     shape    spend: magnitudes, one a period; the result begins with the same period and ends when all is written
///              off
///     units    the spend's; exact where the spend is an amount (an exact_money), an R where it is one
///     throws   shares_error           the shares do not add up to one
///              numeric_domain_error   a share below zero, and what charge_shares_of refuses
///              missing_cell_error     a period's spend is missing
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto charges_by_vintage(const flow_series<T, Freq>& spend, std::span<const asset_class> classes) {
    using charge = detail::share_type<T>;
    detail::check_class_shares(classes);
    const auto bought = spend.view().values();
    std::vector<charge> charges(bought.size(), detail::zero<charge>());
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (detail::in_service_with_earlier(classes, i)) continue;
        const std::size_t from = classes[i].in_service;
        const charge_shares mix = detail::mix_in_service(classes, from, Freq::per_year);
        const auto start = [from](std::size_t t) { return t < from ? from : t; };
        if (bought.empty() || mix.empty()) continue;
        const std::size_t end = start(bought.size() - 1) + mix.size();
        if (end > charges.size()) charges.resize(end, detail::zero<charge>());
        for (std::size_t t = 0; t < bought.size(); ++t)
            charge_vintage(charges.data() + start(t), charges.size() - start(t), bought[t], std::span<const exact_ratio>(mix));
    }
    const timeline<Freq> on = bought.empty() ? spend.on() : timeline<Freq>(spend.on()[0], charges.size());
    return flow_series<charge, Freq>(on, std::move(charges));
}

/// The charges of the spend's own periods; what is not yet written off at their end stays out.
///
///     380,000 in the first of four years over 20 of them, whole_period: 19,000 in each
///
///     shape    spend: magnitudes, one a period; the result is on its timeline
///     throws   as charges_by_vintage
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto charges_within(const flow_series<T, Freq>& spend, std::span<const asset_class> classes) {
    const auto all = charges_by_vintage(spend, classes);
    using charge = detail::share_type<T>;
    const auto cells = all.view().values().first(spend.size());
    return flow_series<charge, Freq>(spend.on(), std::vector<charge>(cells.begin(), cells.end()));
}

}  // namespace outlay
