// SPDX-License-Identifier: BSL-1.0
#pragma once
// A method of depreciation is a list of shares: what part of the cost each period since the purchase is charged. Every
// method has the same shape, so one sum over vintages, one disposal and one change of life serve them all.
//
//   charge_shares                                    a share of cost a period, the period of purchase first
//   yearly_shares                                    the same of whole years, as laws have them: for yearly timelines
//   straight_line_shares(life, first, salvage)       first_charge::half_period or whole_period; a life of 11/2 is served
//   straight_line_by_month(years, month, salvage)    a full month's charge in the month of purchase, or from the next
//                                                    on
//   sum_of_digits_shares(life, salvage)
//   declining_shares(life, factor, salvage)          declining balance, switching to straight line where that charges
//                                                    more
//   charged_at_once()                                expensed
//   book_value(shares, periods)                      what of the cost is left
//   revised_life(shares, after, left, salvage)       the rest spread evenly over another number of periods
//   disposed(shares, period, first)                  cut off in the period of disposal
//
// By law: impact/macrs.hpp (United States), impact/china_tax.hpp. Over the periods of a programme: impact/vintages.hpp.

#include <concepts>
#include <cstddef>
#include <string>
#include <vector>

#include <outlay/cashflow/depreciation.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/overflow_in.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// The share of cost that each period is charged; they add up to one less the salvage share.
using charge_shares = std::vector<exact_ratio>;

/// Charges of whole years. On a timeline of quarters they would be charged four times as fast: an asset class refuses that.
struct yearly_shares : charge_shares {
    using charge_shares::charge_shares;
};

/// What the period of purchase bears: half a period's charge, the other half falling after the last whole one (of years
/// this is the half-year convention), or a whole one.
enum class first_charge { half_period, whole_period };

/// Whether a month's charge begins in the month of purchase or in the one after it, as Chinese law has it.
enum class first_month { of_purchase, after_purchase };

namespace detail {

inline void check_life(const exact_ratio& life) {
    if (life < 1) throw numeric_domain_error("a life", to_string(life), "at least one period");
}
inline exact_ratio depreciable_share(decimal salvage) {
    if (salvage < 0 || salvage > 1) throw numeric_domain_error("a salvage share", to_string(salvage), "from 0 to 1");
    return exact_ratio(1) - exact_ratio(salvage);
}

/// Charges a share over a life in periods, of which the first bears so much, and the last what is left of it.
inline void spread_evenly(charge_shares& shares, const exact_ratio& share, const exact_ratio& life,
                          exact_ratio in_period = 1) {
    const exact_ratio a_period = share / life;
    for (exact_ratio left = life; left > 0; in_period = 1) {
        if (left < in_period) in_period = left;
        shares.push_back(a_period * in_period);
        left -= in_period;
    }
}

}  // namespace detail

/// The same charge every period; where the life ends inside a period, that one bears its part.
///
///     a life of 5.5 from a whole first period: 2/11 five times, then 1/11
///
///     units    life: periods, exact: 5, 5.5_dec, exact_ratio(11, 2); a floating 5.5 does not compile
///     throws   numeric_domain_error   a life below one, a salvage share outside 0 to 1
inline charge_shares straight_line_shares(const exact_ratio& life, first_charge first, decimal salvage = 0) {
    detail::check_life(life);
    charge_shares shares;
    detail::spread_evenly(shares, detail::depreciable_share(salvage), life,
                          first == first_charge::half_period ? exact_ratio(1, 2) : exact_ratio(1));
    return shares;
}

/// Straight line by months over yearly periods: bought in month `month` of the fiscal year (1 to 12).
///
///     a life of 3 years from month 10: 3/36, 12/36, 12/36, 9/36
///
///     throws   numeric_domain_error   a life below one year, a month outside 1 to 12, a salvage share outside 0 to 1
inline yearly_shares straight_line_by_month(const exact_ratio& years, whole_count<> month, first_month first,
                                            decimal salvage = 0) {
    detail::check_life(years);
    if (month < 1 || month > 12)
        throw numeric_domain_error("a month of the fiscal year", std::to_string(month), "from 1 to 12");
    const exact_ratio depreciable = detail::depreciable_share(salvage);
    yearly_shares shares;
    const int in_first_year = 13 - month - (first == first_month::after_purchase ? 1 : 0);
    if (in_first_year == 0) shares.push_back(0);
    detail::spread_evenly(shares, depreciable, years,
                          in_first_year == 0 ? exact_ratio(1) : exact_ratio(in_first_year, 12));
    return shares;
}

/// A charge that falls by the same amount every period: life, life - 1, ... over their sum.
///
///     throws   numeric_domain_error   a life below one, a salvage share outside 0 to 1
inline charge_shares sum_of_digits_shares(whole_count<> life, decimal salvage = 0) {
    const int n = life;
    detail::check_life(n);
    const exact_ratio digit = detail::depreciable_share(salvage) / (exact_ratio(n) * (exact_ratio(n) + 1) / 2);
    charge_shares shares;
    for (int left = n; left > 0; --left) shares.push_back(digit * left);
    return shares;
}

/// factor / life of what is left, until straight line over the rest charges more; never below the salvage share. A life
/// that ends inside a period is served as in straight line.
///
///     throws   numeric_domain_error     a life below one, a factor not above 0, a salvage share outside 0 to 1
///              numeric_overflow_error   lives beyond about 20 periods, whose exact fractions outgrow 127 bits
inline charge_shares declining_shares(const exact_ratio& life, decimal factor, decimal salvage = 0) {
    detail::check_life(life);
    if (factor <= 0) throw numeric_domain_error("the factor of a declining balance", to_string(factor), "above 0");
    const exact_ratio depreciable = detail::depreciable_share(salvage), share = exact_ratio(factor) / life;
    declining_step<exact_ratio> step{depreciable, exact_ratio(salvage), share, exact_ratio(1) - share};
    charge_shares shares;
    for (exact_ratio left = life; left > 0; left -= 1)
        detail::overflow_in(
            "declining_shares", [&] { return "period " + std::to_string(shares.size() + 1); },
            "charge a real number by declining_balance (cashflow/depreciation.hpp), or take a shorter life",
            [&] { shares.push_back(step.period(left < 1 ? exact_ratio(1) : left, late_charge::straight_line, false)); });
    return shares;
}

inline charge_shares charged_at_once() { return {exact_ratio(1)}; }

/// What of the cost is left after so many periods.
inline exact_ratio book_value(const charge_shares& shares, whole_count<std::size_t> periods) {
    exact_ratio book = 1;
    for (std::size_t i = 0; i < periods && i < shares.size(); ++i) book -= shares[i];
    return book;
}

/// A change of the useful life, from then on: the first `after` charges stand, the rest down to salvage is spread
/// evenly over `left` periods, of which the last may be a part of one. Nothing that was charged is restated.
///
///     throws   numeric_domain_error   less than a period left, a salvage share outside 0 to 1, or less left of the cost
template <std::derived_from<charge_shares> Shares = charge_shares>
[[nodiscard]] Shares revised_life(const Shares& shares, whole_count<std::size_t> after, const exact_ratio& left,
                                  decimal salvage = 0) {
    detail::check_life(left);
    (void)detail::depreciable_share(salvage);
    const std::size_t stand = after;
    const exact_ratio rest = book_value(shares, stand) - exact_ratio(salvage);
    if (rest < 0) throw numeric_domain_error("what is left to charge", to_string(rest), "at least 0");
    Shares revised(shares.begin(),
                   shares.begin() + static_cast<std::ptrdiff_t>(stand < shares.size() ? stand : shares.size()));
    revised.resize(stand);
    detail::spread_evenly(revised, rest, left);
    return revised;
}

/// Disposed of in a period (0 is the period of purchase): that period bears half its charge or all of it, later ones
/// nothing. What is then left of the cost, book_value(disposed, period + 1), is set against the proceeds.
template <std::derived_from<charge_shares> Shares = charge_shares>
[[nodiscard]] Shares disposed(const Shares& shares, whole_count<std::size_t> period, first_charge convention) {
    const std::size_t in = period;
    Shares cut(shares.begin(),
               shares.begin() + static_cast<std::ptrdiff_t>(in + 1 < shares.size() ? in + 1 : shares.size()));
    if (convention == first_charge::half_period && in < cut.size()) cut[in] = cut[in] / 2;
    return cut;
}

}  // namespace outlay
