// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation by vintage: what is bought in one year is charged over the lives of its asset classes, year after year.
//
//   asset_class               name, share of the spend, and its life or its charges
//   charges_by_vintage        the charge of every period until the last vintage is written off
//   charges_within            the same of the spend's own periods, as a line of a statement is
//   shares_error              the shares of the classes do not add up to one
//
// Methods: impact/charge_shares.hpp, impact/macrs.hpp, impact/china_tax.hpp.

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/charge_shares.hpp>
#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// A part of the spend that is written off by one method.
///
///     asset_class{"servers", 70_pct, 5}                                          straight line over five years
///     asset_class{"cabling", 10_pct, 5.5_dec}                                    over five and a half, exactly
///     asset_class{"servers", 70_pct, macrs_shares(5, macrs_convention::half_year)}
struct asset_class {
    std::string name{};
    decimal share = 1;        ///< of the spend; the shares of all classes add up to one
    exact_ratio life = 0;     ///< years of straight line; 0 where `charges` says it
    charge_shares charges{};  ///< of its cost, a share a period
    bool yearly = false;      ///< whether the charges are of whole years: then no shorter period takes them

    asset_class() = default;
    asset_class(std::string its_name, decimal of_the_spend, const exact_ratio& years)
        : name(std::move(its_name)), share(of_the_spend), life(years) {
        if (!(life > 0)) throw numeric_domain_error("the life of " + name, to_string(life), "above 0 years");
    }
    template <std::floating_point Years>
    asset_class(std::string, decimal, Years) = delete;  // 5.5_dec is exact, 5.5 is not
    asset_class(std::string its_name, decimal of_the_spend, charge_shares by_period)
        : name(std::move(its_name)), share(of_the_spend), charges(std::move(by_period)) {}
    asset_class(std::string its_name, decimal of_the_spend, yearly_shares by_year)
        : name(std::move(its_name)), share(of_the_spend), charges(std::move(by_year)), yearly(true) {}

    /// The share of cost that each period is charged, with so many periods a year.
    ///
    ///     throws   numeric_domain_error   a life shorter than a period, charges of years for shorter periods
    [[nodiscard]] charge_shares shares(whole_count<> periods_a_year, first_charge first) const {
        if (const int n = periods_a_year; yearly && n != 1)
            throw numeric_domain_error("the periods a year of " + name, std::to_string(n),
                                       "1: its charges are of years");
        return life == 0 ? charges : straight_line_shares(life * int{periods_a_year}, first);
    }
    friend bool operator==(const asset_class&, const asset_class&) = default;
};

/// The shares of the asset classes do not add up to one: the charges would not add up to the spend.
class OUTLAY_VISIBLE shares_error final : public error {
public:
    explicit shares_error(decimal sum)
        : error("the shares of the asset classes add up to " + to_string(sum) + ", not to 1"), sum_(sum) {}
    [[nodiscard]] decimal sum() const noexcept { return sum_; }

private:
    decimal sum_;
};

/// What each period is charged for all that was bought up to it.
///
///     380,000 in three equal years, 70 % over 5 years and 30 % over 20, half_period: 9,816.7; 29,450.0; 49,083.3; ...
///
///     shape    spend: magnitudes, one a period; the result begins with the same period and ends when all is written
///              off
///     units    the spend's; exact where the spend is an amount (an exact_money), an R where it is one
///     throws   shares_error           the shares do not add up to one
///              numeric_domain_error   a share below zero, a life shorter than a period, charges of years by shorter
///                                     periods, below zero or of more than the cost
///              missing_cell_error     a period's spend is missing
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto charges_by_vintage(const flow_series<T, Freq>& spend, std::span<const asset_class> classes,
                                      first_charge first) {
    using charge = detail::share_type<T>;
    decimal shares = 0;
    for (const asset_class& c : classes) {
        if (c.share < 0) throw numeric_domain_error("the share of " + c.name, to_string(c.share), "at least 0");
        shares += c.share;
    }
    if (shares != decimal(1)) throw shares_error(shares);

    // The mix's charge per unit of spend, once for all vintages.
    charge_shares mix;
    for (const asset_class& c : classes) {
        const charge_shares of_class = c.shares(Freq::per_year, first);
        if (of_class.size() > mix.size()) mix.resize(of_class.size());
        exact_ratio charged;
        for (std::size_t age = 0; age < of_class.size(); ++age) {
            if (of_class[age] < 0)
                throw numeric_domain_error("a charge of " + c.name, to_string(of_class[age]), "at least 0");
            charged += of_class[age];
            mix[age] += exact_ratio(c.share) * of_class[age];
        }
        if (charged > 1)
            throw numeric_domain_error("what is charged of " + c.name, to_string(charged), "at most its cost");
    }
    const auto bought = spend.view().values();
    const std::size_t periods = bought.empty() || mix.empty() ? bought.size() : bought.size() + mix.size() - 1;
    std::vector<charge> charges(periods, detail::zero<charge>());
    for (std::size_t t = 0; t < bought.size(); ++t)
        for (std::size_t age = 0; age < mix.size(); ++age)
            charges[t + age] = charges[t + age] + detail::part_of(bought[t], mix[age]);
    return flow_series<charge, Freq>(bought.empty() ? spend.on() : timeline<Freq>(spend.on()[0], periods),
                                     std::move(charges));
}

/// The charges of the spend's own periods; what is not yet written off at their end stays out.
///
///     380,000 in the first of four years over 20 of them, whole_period: 19,000 in each
///
///     shape    spend: magnitudes, one a period; the result is on its timeline
///     throws   as charges_by_vintage
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto charges_within(const flow_series<T, Freq>& spend, std::span<const asset_class> classes, first_charge first) {
    const auto all = charges_by_vintage(spend, classes, first);
    using charge = detail::share_type<T>;
    const auto cells = all.view().values().first(spend.size());
    return flow_series<charge, Freq>(spend.on(), std::vector<charge>(cells.begin(), cells.end()));
}

}  // namespace outlay
