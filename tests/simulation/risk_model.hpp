// SPDX-License-Identifier: BSL-1.0
#pragma once
// The programme whose risk the tests measure, in billions of yuan written as yuan: 380 over three years, equipment of 70 % of it,
// half of that imported. All drivers at their base it is worth 92.35.
#include <outlay/impact/programme_model.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>

#include <vector>

namespace risk_test {

using namespace outlay;
using namespace outlay::literals;
using outlay::currencies::CNY, outlay::currencies::USD;

using risk_programme = programme<CNY, yearly, USD>;

inline risk_programme plan() {
    return {.on = timeline<yearly>(fiscal_calendar{}.years("FY2026", 10)),
            .spending = {exact_ratio(1, 3), exact_ratio(1, 3), exact_ratio(1, 3)},
            .earning = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1},
            .equipment_share = 70_pct,
            .equipment = {{.name = "servers", .life_in_months = 60, .first = first_charge::half_period}},
            .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
            .delay = 1,
            .losses = losses::monetised{},
            .at_end = working_capital_at_end::kept,
            .when = timing::start,
            .planned_rate = fx_rate<USD, CNY>{1_dec}};
}
inline risk_programme::drivers<exact_ratio> base() {
    return {.amount = 380_cny,
            .equipment_price = 1,
            .imported_share = 50_pct,
            .exchange_rate = fx_rate<USD, CNY>{1_dec},
            .full_revenue = per_year(160_cny),
            .utilisation = 80_pct,
            .operating_cost = 35_pct,
            .tax_rate = 25_pct,
            .working_capital = 5_pct,
            .discount_rate = 7.9_pct};
}

}  // namespace risk_test
