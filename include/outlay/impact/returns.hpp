// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a programme's difference to free cash flow returns, by every usual measure at once; and the same seen from
// another currency, by two ways that must agree.
//
//   returns_of(flows, rates, timing)             programme_returns: NPV, all IRRs, MIRR, payback, PI, EAA
//   return_rates                                 what to discount, finance and reinvest at
//   required_inflow(outlays, rate, periods)      the level inflow that pays the outlays back
//   value_at_spot(flows, rate, spot)             discounted at home, then exchanged
//   value_at_forwards(flows, rate, spot, interest)       exchanged at forward rates, then discounted abroad
//   interest_pair                                both currencies' interest, for parity

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/cashflow/mirr.hpp>
#include <outlay/cashflow/payback.hpp>
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/fx/forward.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// Rates a year, effective.
struct return_rates {
    decimal discount = 0;
    decimal finance = 0;   ///< of outflows, for the modified rate of return
    decimal reinvest = 0;  ///< of inflows, likewise
};

/// Whether a programme pays. Rates are a year's, times are years from the first period.
template <class T>
struct programme_returns {
    using value = detail::amount_in<T, double>;
    value npv{};                            ///< with the timing that was named
    irr_result rates{};                     ///< all of them
    std::optional<double> modified_rate{};  ///< nothing where flows are of one sign
    payback_result payback = payback_result::never(0);
    payback_result discounted_payback = payback_result::never(0);
    std::optional<double> profitability_index{};  ///< nothing where nothing is spent
    value annuity{};                              ///< the level flow at the end of each year that is worth the NPV
};

/// All measures of a line of free cash flow, say the difference that a programme makes.
///
///     shape    flows: a period each, complete, at least two; the NPV falls in its period as `when` says, the other
///              measures take a period's flow as of one moment, the first at time 0
///              annuity = npv / annuity_factor(discount, years from now to the last flow): a year's amount, by quarters too
///     units    amounts in the flows' currency, not rounded
///     throws   missing_cell_error, numeric_domain_error (a rate of -1 or below, fewer than two periods)
template <detail::amount T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] programme_returns<T> returns_of(const flow_series<T, Freq>& flows, const return_rates& rates,
                                              timing when) {
    const auto cells = flows.view().values();
    const double m = Freq::per_year;
    const auto of_period = [m](decimal yearly) {
        return std::expm1(std::log1p(nearest_double(exact_ratio(yearly))) / m);
    };
    const auto of_year = [m](double period) { return std::expm1(std::log1p(period) * m); };
    const auto in_years = [m](const payback_result& p) { return p ? payback_result::after(p.periods() / m) : p; };
    const double discount = of_period(rates.discount);

    programme_returns<T> r;
    r.npv = npv(rates.discount, flows, when);
    r.rates = irr(cells);
    for (irr_root& root : r.rates.roots) {
        root.rate = of_year(root.rate);
        root.log_growth *= m;
        root.growth = std::exp(root.log_growth);
    }
    bool in = false, out = false;
    for (const T& x : cells) {
        in = in || detail::zero<T>() < x;
        out = out || x < detail::zero<T>();
    }
    if (in && out) r.modified_rate = of_year(mirr(cells, of_period(rates.finance), of_period(rates.reinvest)));
    if (out) r.profitability_index = profitability_index(discount, cells);
    r.payback = in_years(payback(cells));
    r.discounted_payback = in_years(discounted_payback(discount, cells));
    if (cells.size() < 2) throw numeric_domain_error("the number of flows", std::to_string(cells.size()), "at least 2");
    const double after_first = when == timing::start ? 0 : (when == timing::mid ? 0.5 : 1);
    const double years = (static_cast<double>(cells.size() - 1) + after_first) / m;  // from now to the last flow
    r.annuity = r.npv / annuity_factor(nearest_double(exact_ratio(rates.discount)), years);
    return r;
}

/// The level inflow at the ends of `periods` periods that pays outlays back, the first of them at time 0.
///
///     126,666.67 three times at 7.9 %, eight years: 61,169.5
///
///     throws   numeric_domain_error   a rate of -1 or below, fewer periods than 1
template <class Named = detail::no_real, detail::flow_range Outlays, class Rate,
          class R = detail::run_on_rate<Named, detail::element<Outlays>, Rate>>
[[nodiscard]] auto required_inflow(const Outlays& outlays, const Rate& rate, whole_count<> periods) {
    if (periods < 1) throw numeric_domain_error("the number of periods", std::to_string(periods), "at least 1");
    return npv<Named>(rate, outlays) / annuity_factor<R>(rate, int{periods});
}

/// What lending costs nothing to swap: interest of both currencies, a period's.
struct interest_pair {
    exact_ratio home{};
    exact_ratio abroad{};
};

namespace detail {

/// What a rate, or interest, makes of 1 in a period.
inline exact_ratio growth_in_period(const char* what, const exact_ratio& rate) {
    const exact_ratio growth = exact_ratio(1) + rate;
    if (!(growth > 0)) throw numeric_domain_error(what, to_string(rate), "above -1");
    return growth;
}

}  // namespace detail

/// Flows discounted in their own currency, the value exchanged at spot.
///
///     throws   numeric_domain_error   a rate of -1 or below
template <class To, field R = double, class C, class Rep>
[[nodiscard]] money<To, R> value_at_spot(const std::vector<money<C, Rep>>& flows, const exact_ratio& rate,
                                         const fx_rate<To, C>& spot) {
    const R discount = R(1) / to_real<R>(detail::growth_in_period("the rate", rate));
    R sum(0);
    for (auto flow = flows.rbegin(); flow != flows.rend(); ++flow) sum = sum * discount + detail::entered<R>(*flow);
    return money<To, R>::from_minor(R(sum * to_real<R>(detail::minor_unit_factor<C, To>(spot.value().inverse()))));
}

/// Flows exchanged at the forward rate of each period, then discounted at the rate that parity gives abroad.
///
///     forward_t = spot ((1 + home) / (1 + abroad))^t        rate abroad = (1 + rate) (1 + abroad) / (1 + home) - 1
///
///     equals value_at_spot exactly: what a currency earns more, it loses forward
///     throws   numeric_domain_error   a rate or interest of -1 or below
template <class To, field R = double, class C, class Rep>
[[nodiscard]] money<To, R> value_at_forwards(const std::vector<money<C, Rep>>& flows, const exact_ratio& rate,
                                             const fx_rate<To, C>& spot, const interest_pair& interest) {
    const exact_ratio home = detail::growth_in_period("interest", interest.home),
                      abroad = detail::growth_in_period("interest", interest.abroad);
    const R growth_abroad = to_real<R>(detail::growth_in_period("the rate", rate)) * to_real<R>(abroad) / to_real<R>(home);
    R quote_growth(1), base_growth(1), level(1), sum(0);
    for (const auto& flow : flows) {
        const R of_one = forward<R>(spot, quote_growth, base_growth);
        sum = sum +
              detail::entered<R>(flow) * to_real<R>(detail::minor_unit_factor<C, To>(exact_ratio(1))) / of_one / level;
        quote_growth = quote_growth * to_real<R>(home);
        base_growth = base_growth * to_real<R>(abroad);
        level = level * growth_abroad;
    }
    return money<To, R>::from_minor(sum);
}

}  // namespace outlay
