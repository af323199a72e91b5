// SPDX-License-Identifier: BSL-1.0
#pragma once
// Average rates over a period, in the published direction, computed without a limit and rounded once.
//
//   average(history, days, digits, mode)                    the mean of the published rates of the days
//   flow_average(history, flows, rule, digits, mode)        the one rate that converts the total of dated flows as they convert
//
// The rate at a period's end is history.on(days.last(), previous{}). Included by name: it needs Boost.Multiprecision.

#include <outlay/fx/fx_history.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/unbounded.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/period.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// The simple mean of the rates published on the days of a period, of that period's last published day.
///
///     average(noon, period{"2025-02-01"_day, "2025-03-01"_day}, 4, half_up)
///
///     shape    a day without a rate does not count; the direction is the history's, and a mean of inverses is another number
///     throws   rate_missing_error   no rate on any of the days
template <class Rate>
[[nodiscard]] basic_quote<Rate> average(const basic_history<Rate>& history, const period& days, whole_count<> digits,
                                        rounding mode) {
    const auto first = std::lower_bound(history.days().begin(), history.days().end(), days.from());
    const auto last = std::lower_bound(first, history.days().end(), days.until());
    if (first == last) throw rate_missing_error(history.pair(), "none in " + to_string(days));
    unbounded_ratio sum = 0;
    for (auto day = first; day != last; ++day)
        sum += to_unbounded(history.rates()[static_cast<std::size_t>(day - history.days().begin())].value());
    const decimal mean = round_to(unbounded_ratio(sum / (last - first)), digits, mode);
    return {history.rates()[0].with_value(exact_ratio(mean)), *(last - 1), {history.source().name, rate_kind::average}};
}

/// The rate at which the total of dated flows is worth what the flows are worth one by one, each at its day's rate.
///
///     shape    flows of the base are weights of the rates; flows of the quote are worth their inverses: the result is in the
///              published direction either way
///     throws   rate_missing_error     a flow's day has no rate by the rule
///              numeric_domain_error   the flows, or their worth, come to nothing or to opposite signs
template <class Base, class Quote, class C, missing_day_rule Rule>
    requires same_currency<C, Base> || same_currency<C, Quote>
[[nodiscard]] fx_quote<Base, Quote> flow_average(const fx_history<Base, Quote>& history,
                                                 const std::vector<dated<money<C>>>& flows, Rule rule,
                                                 whole_count<> digits, rounding mode) {
    unbounded_ratio total = 0, worth = 0;
    calendar_day last;
    for (const dated<money<C>>& flow : flows) {
        const auto quote = history.on(flow.on, rule);
        const unbounded_ratio amount = to_unbounded(flow.value.minor_units()), rate = to_unbounded(quote.value());
        total += amount;
        worth += same_currency<C, Base> ? unbounded_ratio(amount * rate) : unbounded_ratio(amount / rate);
        last = std::max(last, flow.on);
    }
    if (total == 0 || worth == 0 || (total < 0) != (worth < 0))
        throw numeric_domain_error("the flows of an average", "of total " + total.str() + " and worth " + worth.str(),
                                   "of one sign, not zero");
    const unbounded_ratio rate =
        same_currency<C, Base> ? unbounded_ratio(worth / total) : unbounded_ratio(total / worth);
    return {fx_rate<Base, Quote>(round_to(rate, digits, mode)), last, {history.source().name, rate_kind::average}};
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
