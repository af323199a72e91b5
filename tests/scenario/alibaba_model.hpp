// SPDX-License-Identifier: BSL-1.0
#pragma once
// The assumption set of the main example as a model: 380 billion yuan in three equal years, 80 billion a year for eight; and the same
// with a share of the equipment imported, planned at a round 7 yuan for a dollar.
#include <outlay/impact/programme_model.hpp>
#include <outlay/money/literals.hpp>

#include <cmath>
#include <vector>

namespace test {

using namespace outlay;
using namespace outlay::literals;
using outlay::currencies::CNY, outlay::currencies::USD;

using cloud_programme = programme<CNY, yearly>;
using importing_programme = programme<CNY, yearly, USD>;

inline std::vector<exact_ratio> thirds() { return std::vector<exact_ratio>(3, exact_ratio(1, 3)); }
inline std::vector<exact_ratio> after_the_first(std::size_t n) {
    std::vector<exact_ratio> levels(n, exact_ratio(1));
    levels[0] = 0;
    return levels;
}
inline std::vector<asset_class> over(int years) {
    return {{.name = "class", .share = 1, .life_in_months = 12 * years, .first = first_charge::half_period}};
}
inline auto nine_years() { return fiscal_calendar{.year_ends = date::March}.years("FY2026", 9); }

inline cloud_programme alibaba() {
    return {.on = nine_years(),
            .spending = thirds(),
            .earning = after_the_first(9),
            .equipment_share = exact_ratio(70_pct),
            .equipment = over(5),
            .rest = over(20),
            .losses = losses::monetised{},
            .at_end = working_capital_at_end::kept,
            .when = timing::start};
}
inline cloud_programme::drivers<exact_ratio> alibaba_drivers() {
    cloud_programme::drivers<exact_ratio> d;
    d.amount = 380e9_cny;
    d.full_revenue = per_year(80e9_cny);
    d.discount_rate = 7.9_pct;
    return d;
}
inline importing_programme importing() {
    return {.on = nine_years(),
            .spending = thirds(),
            .earning = after_the_first(9),
            .equipment_share = exact_ratio(70_pct),
            .equipment = over(5),
            .rest = over(20),
            .delay = 1,
            .losses = losses::monetised{},
            .at_end = working_capital_at_end::kept,
            .when = timing::start,
            .planned_rate = fx_rate<USD, CNY>{7_dec}};
}
inline importing_programme::drivers<exact_ratio> importing_drivers() {
    return {.amount = 380e9_cny, .exchange_rate = fx_rate<USD, CNY>{7_dec}, .full_revenue = per_year(80e9_cny), .discount_rate = 7.9_pct};
}

/// In millions of yuan.
template <class R>
double millions(const money<CNY, R>& m) { return to_double(m.minor_units()) / 1e8; }

}  // namespace test
