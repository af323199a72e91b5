// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates set by law: the euro's conversion rates, the method that goes with them, and redenominations.
//
//   fixed_rate                   one currency's successor, how many old units make a new one, and from when
//   fixed_rate::find("DEM")      of a currency that the euro or a new unit replaced, or nullptr
//   euro_legacy, redenominations the tables
//   convert_by_law(amount, to)   Regulation (EC) 1103/97: through the euro, never by an inverse

#include <outlay/fx/any_rate.hpp>
#include <outlay/money/any_money.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>

#include <string>
#include <string_view>

namespace outlay::inline v0 {

/// How a currency became another, once and for all.
struct fixed_rate {
    std::string_view old_code;
    std::string_view new_code;
    decimal old_per_new;
    calendar_day since;  ///< the first day of the new code in ISO 4217; the unit itself may be some weeks apart from it
    whole_count<> old_digits = 2;

    /// What replaced the currency of this code, or nullptr.
    static constexpr const fixed_rate* find(std::string_view code) noexcept;

    /// The rate new/old, of the day it took effect.
    [[nodiscard]] any_quote quote() const {
        return {any_rate({new_code, old_code}, old_per_new), since, {"law", rate_kind::fixed}};
    }
};

/// The currencies that the euro replaced, with their irrevocable rates: national units for one euro, six figures each.
///
///     source   Council Regulations (EC) 2866/98, 1478/2000 and their successors, to Bulgaria's of 2025
inline constexpr fixed_rate euro_legacy[] = {
    {"ATS", "EUR", decimal::scaled(137603, 4), calendar_day(date::year{1999} / 1 / 1)},
    {"BEF", "EUR", decimal::scaled(403399, 4), calendar_day(date::year{1999} / 1 / 1)},
    {"DEM", "EUR", decimal::scaled(195583, 5), calendar_day(date::year{1999} / 1 / 1)},
    {"ESP", "EUR", decimal::scaled(166386, 3), calendar_day(date::year{1999} / 1 / 1), 0},
    {"FIM", "EUR", decimal::scaled(594573, 5), calendar_day(date::year{1999} / 1 / 1)},
    {"FRF", "EUR", decimal::scaled(655957, 5), calendar_day(date::year{1999} / 1 / 1)},
    {"IEP", "EUR", decimal::scaled(787564, 6), calendar_day(date::year{1999} / 1 / 1)},
    {"ITL", "EUR", decimal::scaled(193627, 2), calendar_day(date::year{1999} / 1 / 1), 0},
    {"LUF", "EUR", decimal::scaled(403399, 4), calendar_day(date::year{1999} / 1 / 1)},
    {"NLG", "EUR", decimal::scaled(220371, 5), calendar_day(date::year{1999} / 1 / 1)},
    {"PTE", "EUR", decimal::scaled(200482, 3), calendar_day(date::year{1999} / 1 / 1)},
    {"GRD", "EUR", decimal::scaled(340750, 3), calendar_day(date::year{2001} / 1 / 1)},
    {"SIT", "EUR", decimal::scaled(239640, 3), calendar_day(date::year{2007} / 1 / 1)},
    {"CYP", "EUR", decimal::scaled(585274, 6), calendar_day(date::year{2008} / 1 / 1)},
    {"MTL", "EUR", decimal::scaled(429300, 6), calendar_day(date::year{2008} / 1 / 1)},
    {"SKK", "EUR", decimal::scaled(301260, 4), calendar_day(date::year{2009} / 1 / 1)},
    {"EEK", "EUR", decimal::scaled(156466, 4), calendar_day(date::year{2011} / 1 / 1)},
    {"LVL", "EUR", decimal::scaled(702804, 6), calendar_day(date::year{2014} / 1 / 1)},
    {"LTL", "EUR", decimal::scaled(345280, 5), calendar_day(date::year{2015} / 1 / 1)},
    {"HRK", "EUR", decimal::scaled(753450, 5), calendar_day(date::year{2023} / 1 / 1)},
    {"BGN", "EUR", decimal::scaled(195583, 5), calendar_day(date::year{2026} / 1 / 1)},
};

/// Currencies that a new unit of their own country replaced: old units for one new.
///
///     source   ISO 4217 amendments; the day is the new code's first in that list
inline constexpr fixed_rate redenominations[] = {
    {"TRL", "TRY", decimal(1'000'000), calendar_day(date::year{2005} / 1 / 1), 0},
    {"ROL", "RON", decimal(10'000), calendar_day(date::year{2005} / 7 / 1)},
    {"MRO", "MRU", decimal(10), calendar_day(date::year{2018} / 1 / 1)},
    {"SLL", "SLE", decimal(1'000), calendar_day(date::year{2022} / 4 / 1)},
    {"ZWL", "ZWG", decimal::scaled(24'987'242, 4), calendar_day(date::year{2024} / 6 / 25)},
};

constexpr const fixed_rate* fixed_rate::find(std::string_view code) noexcept {
    for (const fixed_rate& one : euro_legacy)
        if (one.old_code == code) return &one;
    for (const fixed_rate& one : redenominations)
        if (one.old_code == code) return &one;
    return nullptr;
}

/// An amount of a currency that the euro replaced in euros, of euros in such a currency, or of one such in another: by the
/// rate itself, never by an inverse, through euros of at least three decimals, and to the nearest unit, a half upwards.
///
///     convert_by_law(any_money::from_major(100, {"DEM", 2}), {"FRF", 2})     51.129 euros, 335.38 FRF
///
///     throws   rate_missing_error     a currency that is neither the euro nor replaced by it
///              numeric_domain_error   fewer than three decimals of the euro
///     source   Council Regulation (EC) 1103/97, articles 4 and 5
[[nodiscard]] inline any_money convert_by_law(const any_money& amount, const any_currency& to,
                                             whole_count<> euro_decimals = 3) {
    if (euro_decimals < 3 || euro_decimals > 12)
        throw numeric_domain_error("the decimals of the euro in between", std::to_string(euro_decimals),
                                   "from 3 to 12");
    const auto rate = [](std::string_view code) {
        for (const fixed_rate& one : euro_legacy)
            if (one.old_code == code) return exact_ratio(one.old_per_new);
        if (code != "EUR") throw rate_missing_error({"EUR", code}, "no conversion rate was set by law");
        return exact_ratio(1);
    };
    const exact_ratio divisor = rate(amount.currency().code()), multiplier = rate(to.code());
    exact_ratio euros = amount.major_units() / divisor;
    if (divisor != exact_ratio(1) && multiplier != exact_ratio(1))
        euros = exact_ratio(euros.round_to(euro_decimals, half_up));
    return any_money::from_major(euros * multiplier, to, half_up);
}

}  // namespace outlay
