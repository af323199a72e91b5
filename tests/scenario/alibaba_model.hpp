// SPDX-License-Identifier: BSL-1.0
#pragma once
// The assumption set of the main example as a model: RMB million, 380,000 in three equal years, 80,000 a year for
// eight.
#include <outlay/impact/programme_model.hpp>

#include <vector>

namespace test {

inline outlay::programme_plan<outlay::yearly> alibaba_plan() {
    using namespace outlay;
    programme_plan<yearly> plan;
    plan.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", 9);
    plan.spending.assign(3, exact_ratio(1, 3));
    plan.earning.assign(9, exact_ratio(1));
    plan.earning[0] = 0;
    plan.classes = {{"equipment", decimal::scaled(7, 1), 5}, {"buildings", decimal::scaled(3, 1), 20}};
    return plan;
}

inline outlay::programme_drivers<outlay::exact_ratio> alibaba_drivers() {
    outlay::programme_drivers<outlay::exact_ratio> d;
    d.amount = 380'000;
    d.full_inflow = 80'000;
    d.discount_rate = outlay::exact_ratio(79, 1000);
    return d;
}

}  // namespace test
