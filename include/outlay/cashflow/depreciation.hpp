// SPDX-License-Identifier: BSL-1.0
#pragma once
// The charge of one period by the usual methods: number or amount in, the same out. Vintages and statements are in impact/.
//
//   straight_line(cost, salvage, life)                             the same charge every period
//   sum_of_digits(cost, salvage, life, period)                     falls by the same amount every period
//   declining_step<R>                                              a declining balance from one period to the next
//   declining_balance(cost, salvage, life, period, declining)      a share of the book value, factor / life; late in the
//                                                                  life straight line, or not
//   units_of_production(cost, salvage, total, units)               by use
//
// As Excel defines SLN, SYD, DB, DDB, VDB, AMORLINC and AMORDEGRC: cashflow/excel_depreciation.hpp.

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/number/whole_count.hpp>

#include <string>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class Cost, class Salvage, class R>
concept depreciable = enters<Cost, R> && enters<Salvage, R> && std::same_as<amount_in<Cost, R>, amount_in<Salvage, R>>;

constexpr void check_life(int life, int period) {
    if (life < 1) throw numeric_domain_error("a life", std::to_string(life), "at least 1");
    if (period < 1 || period > life)
        throw numeric_domain_error("a period of depreciation", std::to_string(period),
                                   "from 1 to " + std::to_string(life));
}

}  // namespace detail

/// The charge of every one of `life` periods.
///
///     charge = (cost - salvage) / life
///
///     straight_line(1'000_cny, 100_cny, 5)      180.00 CNY, as money<CNY, double>
///
///     units    life: periods, whole or not; the result is in the cost's currency, not rounded
///     throws   numeric_domain_error  life is not above zero
template <class Named = detail::no_real, detail::amount Cost, detail::amount Salvage, class Life,
          class R = detail::run_on<Named, Cost, Salvage, Life>>
    requires detail::depreciable<Cost, Salvage, R> && detail::enters<Life, R>
constexpr auto straight_line(const Cost& cost, const Salvage& salvage, const Life& life) {
    const R periods = detail::entered<R>(life);
    if (sign_of(periods) != known_sign::positive)
        throw numeric_domain_error("a life", detail::number_text(to_double(periods)), "above 0");
    return detail::amount_traits<Cost>::template made<R>(
        R((detail::entered<R>(cost) - detail::entered<R>(salvage)) / periods));
}

/// The charge of period `period` (from 1): the periods left over the sum of the digits 1 to life.
///
///     charge = (cost - salvage) (life - period + 1) / (1 + 2 + ... + life)
///
///     sum_of_digits(30'000_usd, 7'500_usd, 10, 1)      4,090.91 USD
///
///     throws   numeric_domain_error  period outside 1 to life
template <class Named = detail::no_real, detail::amount Cost, detail::amount Salvage,
          class R = detail::run_on<Named, Cost, Salvage>>
    requires detail::depreciable<Cost, Salvage, R>
constexpr auto sum_of_digits(const Cost& cost, const Salvage& salvage, whole_count<> life, whole_count<> period) {
    const int periods = life, number = period;
    detail::check_life(periods, number);
    const R base = detail::entered<R>(cost) - detail::entered<R>(salvage);
    return detail::amount_traits<Cost>::template made<R>(
        R(base * R(periods - number + 1) * R(2) / (R(periods) * (R(periods) + R(1)))));
}

/// What becomes of a declining charge late in the life.
enum class late_charge {
    straight_line,          ///< straight line over the rest of the life, once that charges more
    keep_declining,         ///< it goes on; the salvage need not be reached
    straight_line_last_two  ///< straight line in the last two periods, and not before
};

/// How a balance declines: by factor / life of what is left, each period.
struct declining {
    decimal factor = 2;
    late_charge later = late_charge::straight_line;
};

/// A declining balance as a step from one period to the next.
///
///     straight line: left / ahead        declining: (left + salvage) x share        never more than what is left
///
///     R        a number, real or exact
///     source   the rules of declining_balance, which takes this step
template <class R>
struct declining_step {
    R left;  ///< above the salvage
    R salvage;
    R share;          ///< of the book value: factor / life
    R kept;           ///< 1 - share
    R charge = R(0);  ///< of the period

    /// A period: how much of the life is ahead at its start, at least 1.
    constexpr const R& period(const R& ahead, late_charge later, bool last_two) {
        const R straight = left / ahead;
        const R after_straight = left * R(ahead - R(1)) / ahead;
        if (later == late_charge::straight_line_last_two && last_two) {
            charge = straight;
            left = after_straight;
            return charge;
        }
        // What is left above the salvage is multiplied down, not charged down: it ends at exactly 0, in an interval too.
        charge = R((left + salvage) * share);
        R rest = positive_part(R(left * kept - salvage * share));
        if (later == late_charge::straight_line) {
            charge = outlay::max(charge, straight);
            rest = outlay::min(rest, after_straight);
        }
        charge = outlay::min(charge, left);
        left = rest;
        return charge;
    }
};

/// The charge of period `period` (from 1) of a declining balance; never more than what is left above the salvage.
///
///     declining_balance(100'000_cny, 4'000_cny, 5, k)      40,000; 24,000; 14,400; 8,800; 8,800
///
///     throws   numeric_domain_error  period outside 1 to life, a factor not above 0
///     cost     `period` steps
///     edges    the charges add up to cost - salvage unless it keeps declining; what is written off bears exactly 0; with
///              straight_line_last_two the last two charges are equal, and may be more than the one before
///     source   straight_line: VDB of whole periods; keep_declining: DDB; straight_line_last_two at factor 2: the
///              double-declining rule of the PRC (State Taxation Administration, circular Guoshuifa (2009) 81, article 6), which
///              charges without regard to the salvage until two years are left
template <class Named = detail::no_real, detail::amount Cost, detail::amount Salvage,
          class R = detail::run_on<Named, Cost, Salvage>>
    requires detail::depreciable<Cost, Salvage, R>
constexpr auto declining_balance(const Cost& cost, const Salvage& salvage, whole_count<> life, whole_count<> period,
                                 const declining& how = {}) {
    const int periods = life, number = period;
    detail::check_life(periods, number);
    if (!(how.factor > decimal(0))) throw numeric_domain_error("a factor", to_string(how.factor), "above 0");
    const exact_ratio part = exact_ratio(how.factor) / exact_ratio(periods);
    const R least = detail::entered<R>(salvage);
    declining_step<R> step{positive_part(R(detail::entered<R>(cost) - least)), least, to_real<R>(part), to_real<R>(exact_ratio(1) - part)};
    for (int k = 0; k < number; ++k) (void)step.period(R(periods - k), how.later, periods - k <= 2);
    return detail::amount_traits<Cost>::template made<R>(step.charge);
}

/// The charge of a period in which `units` of `total` units are used.
///
///     charge = (cost - salvage) units / total
///
///     throws   numeric_domain_error  total is not above zero
template <class Named = detail::no_real, detail::amount Cost, detail::amount Salvage, detail::amount Total,
          detail::amount Units, class R = detail::run_on<Named, Cost, Salvage, Total, Units>>
    requires detail::depreciable<Cost, Salvage, R> && detail::enters<Total, R> && detail::enters<Units, R>
constexpr auto units_of_production(const Cost& cost, const Salvage& salvage, const Total& total, const Units& units) {
    const R whole = detail::entered<R>(total);
    if (sign_of(whole) != known_sign::positive)
        throw numeric_domain_error("the units of a life", detail::number_text(to_double(whole)), "above 0");
    return detail::amount_traits<Cost>::template made<R>(
        R((detail::entered<R>(cost) - detail::entered<R>(salvage)) * detail::entered<R>(units) / whole));
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
