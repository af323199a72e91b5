// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation for the enterprise income tax of China.
//
//   china_tax::minimum_life(kind)                 years, by kind of asset
//   china_tax::shortened_life(kind)               60 % of it, where accelerated depreciation is allowed
//   china_tax::double_declining(life, salvage)    the last two years straight
//   china_tax::expensed(cost, bought)             equipment that may be deducted at once

#include <string>

#include <outlay/impact/charge_shares.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>

namespace outlay::inline v0::china_tax {

enum class asset_kind { buildings, machinery, tools_and_furniture, vehicles, electronics };

/// The least number of years over which the tax law lets an asset be written off.
///
///     source   Implementation Regulations of the Enterprise Income Tax Law, article 60
constexpr int minimum_life(asset_kind kind) {
    switch (kind) {
        case asset_kind::buildings:
            return 20;
        case asset_kind::machinery:
            return 10;
        case asset_kind::tools_and_furniture:
            return 5;
        case asset_kind::vehicles:
            return 4;
        case asset_kind::electronics:
            break;
    }
    return 3;
}

/// The least life where it may be shortened: 60 % of the minimum, in exact years.
///
///     source   Cai Shui [2014] No. 75
constexpr exact_ratio shortened_life(asset_kind kind) { return exact_ratio(3 * minimum_life(kind), 5); }

/// Double declining balance as Chinese rules have it, as shares: twice the straight rate on the book value, and over the last
/// two years what is left above salvage in equal parts. (Excel's DDB ends lower: 8,640 and 5,184 where this charges 8,800
/// twice.) The charges of a real number: declining_balance with late_charge::straight_line_last_two.
///
///     100,000 with 4 % salvage over 5 years: 40,000, 24,000, 14,400, 8,800, 8,800
///
///     throws   numeric_domain_error   a life below three years, a salvage share outside 0 to 1, a book value below salvage
///                                     before the last two
///     source   State Taxation Administration, circular Guoshuifa (2009) 81, article 6
inline yearly_shares double_declining(whole_count<> life, decimal salvage) {
    const int years = life;
    if (years < 3)
        throw numeric_domain_error("the life of double declining balance", std::to_string(years), "at least 3 years");
    const exact_ratio share(2, years);
    declining_step<exact_ratio> step{detail::depreciable_share(salvage), exact_ratio(salvage), share, exact_ratio(1) - share};
    yearly_shares shares;
    for (int ahead = years; ahead > 0; --ahead)
        detail::overflow_in(
            "double_declining", [&] { return "year " + std::to_string(years - ahead + 1); },
            "charge a real number by declining_balance (cashflow/depreciation.hpp)",
            [&] {
                const exact_ratio book = step.left + step.salvage;
                shares.push_back(step.period(exact_ratio(ahead), late_charge::straight_line_last_two, ahead <= 2));
                if (ahead > 2 && step.charge < book * share)
                    throw numeric_domain_error("the salvage share", to_string(salvage),
                                               "at most the book value " + to_string(book - book * share));
            });
    return shares;
}

/// Whether a unit of equipment may be deducted in the year it is bought: up to RMB 5 million, from 2024 through 2027.
///
///     source   Ministry of Finance and State Taxation Administration, Announcement 2023 No. 37
constexpr bool expensed(const money<currencies::CNY>& cost, calendar_day bought) {
    return cost <= money<currencies::CNY>::from_major(5'000'000) && bought >= "2024-01-01"_day &&
           bought <= "2027-12-31"_day;
}

}  // namespace outlay::inline v0::china_tax
