// SPDX-License-Identifier: BSL-1.0
#pragma once
// A method of depreciation is a list of shares: what part of the cost each period since the purchase is charged. Every
// method has the same shape, so one sum over vintages, one disposal and one change of life serve them all.
//
//   charge_shares                                    a share of cost a period, the period of purchase first
//   straight_line_shares(life, first, salvage)       first_charge::half_period or whole_period
//   straight_line_by_month(years, month, salvage)    a full month's charge in the month of purchase, or from the next
//                                                    on
//   sum_of_digits_shares(life, salvage)
//   declining_shares(life, factor, salvage)          declining balance, switching to straight line where that charges
//                                                    more
//   charged_at_once()                                expensed
//   book_value(shares, periods)                      what of the cost is left
//   revised_life(shares, after, left, salvage)       the rest spread evenly over another number of periods
//   disposed(shares, in, first)                      cut off in the period of disposal
//
// By law: impact/macrs.hpp (United States), impact/china_tax.hpp. Over the periods of a programme: impact/vintages.hpp.

#include <cstddef>
#include <string>
#include <vector>

#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0 {

/// The share of cost that each period is charged; they add up to one less the salvage share.
using charge_shares = std::vector<exact_ratio>;

/// What the period of purchase bears: half a period's charge, the other half falling after the last whole one (of years
/// this is the half-year convention), or a whole one.
enum class first_charge { half_period, whole_period };

/// Whether a month's charge begins in the month of purchase or in the one after it, as Chinese law has it.
enum class first_month { of_purchase, after_purchase };

namespace detail {

inline void check_life(int life) {
    if (life < 1) throw numeric_domain_error("a life", std::to_string(life), "at least one period");
}
inline exact_ratio depreciable_share(decimal salvage) {
    if (salvage < 0 || salvage > 1) throw numeric_domain_error("a salvage share", to_string(salvage), "from 0 to 1");
    return exact_ratio(1) - exact_ratio(salvage);
}

}  // namespace detail

/// The same charge every period.
///
///     throws   numeric_domain_error   a life below one, a salvage share outside 0 to 1
inline charge_shares straight_line_shares(int life, first_charge first, decimal salvage = 0) {
    detail::check_life(life);
    const exact_ratio whole = detail::depreciable_share(salvage) / life;
    charge_shares shares(static_cast<std::size_t>(life), whole);
    if (first == first_charge::half_period) {
        shares.front() = whole / 2;
        shares.push_back(whole / 2);
    }
    return shares;
}

/// Straight line by months over yearly periods: bought in month `month` of the fiscal year (1 to 12).
///
///     a life of 3 years from month 10: 3/36, 12/36, 12/36, 9/36
inline charge_shares straight_line_by_month(int years, int month, first_month first, decimal salvage = 0) {
    detail::check_life(years);
    if (month < 1 || month > 12)
        throw numeric_domain_error("a month of the fiscal year", std::to_string(month), "from 1 to 12");
    const exact_ratio a_month = detail::depreciable_share(salvage) / (12 * years);
    charge_shares shares;
    int left = 12 * years;
    int in_year = 13 - month - (first == first_month::after_purchase ? 1 : 0);
    while (left > 0) {
        const int months = in_year < left ? in_year : left;
        shares.push_back(a_month * months);
        left -= months;
        in_year = 12;
    }
    return shares;
}

/// A charge that falls by the same amount every period: life, life - 1, ... over their sum.
inline charge_shares sum_of_digits_shares(int life, decimal salvage = 0) {
    detail::check_life(life);
    const exact_ratio digit = detail::depreciable_share(salvage) / (life * (life + 1) / 2);
    charge_shares shares;
    for (int left = life; left > 0; --left) shares.push_back(digit * left);
    return shares;
}

/// factor / life of what is left, until straight line over the rest charges more; never below the salvage share.
///
///     throws   numeric_domain_error     factor not above 0
///              numeric_overflow_error   lives beyond about 20 periods whose exact fractions outgrow 127 bits
inline charge_shares declining_shares(int life, decimal factor, decimal salvage = 0) {
    detail::check_life(life);
    if (factor <= 0) throw numeric_domain_error("the factor of a declining balance", to_string(factor), "above 0");
    const exact_ratio floor(salvage);
    (void)detail::depreciable_share(salvage);
    charge_shares shares;
    exact_ratio book = 1;
    for (int period = 0; period < life; ++period) {
        const exact_ratio even = (book - floor) / (life - period);
        exact_ratio charge = book * exact_ratio(factor) / life;
        if (charge < even || period + 1 == life) charge = even;
        if (charge > book - floor) charge = book - floor;
        shares.push_back(charge);
        book -= charge;
    }
    return shares;
}

inline charge_shares charged_at_once() { return {exact_ratio(1)}; }

/// What of the cost is left after so many periods.
inline exact_ratio book_value(const charge_shares& shares, std::size_t periods) {
    exact_ratio book = 1;
    for (std::size_t i = 0; i < periods && i < shares.size(); ++i) book -= shares[i];
    return book;
}

/// A change of the useful life, from then on: the first `after` charges stand, the rest down to salvage is spread
/// evenly over `left` periods. Nothing that was charged is restated.
///
///     throws   numeric_domain_error   no period left, or less left of the cost than the salvage share
inline charge_shares revised_life(const charge_shares& shares, std::size_t after, int left, decimal salvage = 0) {
    detail::check_life(left);
    const exact_ratio rest = book_value(shares, after) - exact_ratio(salvage);
    if (rest < 0) throw numeric_domain_error("what is left to charge", to_string(rest), "at least 0");
    charge_shares revised(shares.begin(),
                          shares.begin() + static_cast<std::ptrdiff_t>(after < shares.size() ? after : shares.size()));
    revised.resize(after);
    revised.insert(revised.end(), static_cast<std::size_t>(left), rest / left);
    return revised;
}

/// Disposed of in period `in` (0 is the period of purchase): that period bears half its charge or all of it, later ones
/// nothing. What is then left of the cost, book_value(disposed, in + 1), is set against the proceeds.
inline charge_shares disposed(const charge_shares& shares, std::size_t in, first_charge convention) {
    charge_shares cut(shares.begin(),
                      shares.begin() + static_cast<std::ptrdiff_t>(in + 1 < shares.size() ? in + 1 : shares.size()));
    if (convention == first_charge::half_period && in < cut.size()) cut[in] = cut[in] / 2;
    return cut;
}

}  // namespace outlay
