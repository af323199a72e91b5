// SPDX-License-Identifier: BSL-1.0
// The measured path of a model: a ten-year programme by years against a loop over arrays, written by hand for this programme,
// that computes the same lines. Every line of both is compared before they are timed.

#include "paired.hpp"

#include <outlay/impact/programme_model.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <random>
#include <vector>

namespace {

using namespace outlay;

constexpr std::size_t years = 10;
using numbers = std::array<double, years>;

programme_plan<yearly> plan() {
    programme_plan<yearly> p;
    p.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", years);
    p.spending.assign(3, exact_ratio(1, 3));
    p.earning.assign(years, exact_ratio(1));
    p.earning[0] = 0;
    p.classes = {{"equipment", decimal::scaled(7, 1), 5}, {"buildings", decimal::scaled(3, 1), 20}};
    return p;
}

struct by_hand {
    numbers spend{}, depreciation{}, inflow{}, cost{}, profit{}, tax{}, working{}, cash{}, cumulative{};
    numbers shape{}, charge{}, priced{}, late_shape{}, late_charge{}, late_priced{}, earning{}, lost{};
    double npv = 0, spent = 0, need = 0;

    void run(const programme_drivers<double>& d) {
        const double discount = 1 / (1 + d.discount_rate);
        const double on_time = d.amount * (1 - d.delayed_share), delayed = d.amount * d.delayed_share;
        const double dearer = (d.equipment_price * (1 + d.imported_share * (d.exchange_rate - 1)) - 1) * 0.7;
        const double earned = d.full_inflow * d.utilisation;
        double factor = 1, before = 0, total = 0;
        npv = spent = need = 0;
        for (std::size_t t = 0; t < years; ++t) {
            spend[t] = (1 + dearer) * (on_time * shape[t] + delayed * late_shape[t]);
            depreciation[t] = on_time * (charge[t] + dearer * priced[t]) + delayed * (late_charge[t] + dearer * late_priced[t]);
            inflow[t] = earned * (earning[t] - d.demand_shortfall * lost[t]);
            cost[t] = inflow[t] * d.operating_cost;
            profit[t] = inflow[t] - cost[t] - depreciation[t];
            tax[t] = profit[t] * d.tax_rate;
            working[t] = inflow[t] * d.working_capital;
            cash[t] = inflow[t] - cost[t] - tax[t] - spend[t] - (working[t] - before);
            before = working[t];
            total += cash[t];
            cumulative[t] = total;
            npv += cash[t] * factor;
            spent += spend[t];
            need = std::max(need, -total);
            factor *= discount;
        }
    }
};

std::vector<programme_drivers<double>> draws(std::size_t n) {
    std::mt19937_64 bits(380);
    const auto real = [&](double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; };
    std::vector<programme_drivers<double>> all(n);
    for (auto& d : all) {
        d.amount = real(300'000, 500'000);
        d.equipment_price = real(1, 1.25);
        d.imported_share = real(0, 1);
        d.exchange_rate = real(0.9, 1.1);
        d.delayed_share = real(0, 0.3);
        d.full_inflow = real(60'000, 120'000);
        d.utilisation = real(0.6, 1);
        d.demand_shortfall = real(0, 0.3);
        d.operating_cost = real(0.2, 0.4);
        d.tax_rate = real(0.15, 0.25);
        d.working_capital = real(0, 0.1);
        d.discount_rate = real(0.067, 0.091);
    }
    return all;
}

void same(double a, double b) {
    if (std::abs(a - b) > 1e-9 * (1 + std::abs(b))) std::abort();
}

void ten_year_programme(benchmark::State& state) {
    const programme_model<yearly> m(plan());
    using rows = programme_model<yearly>;
    auto w = workspace_for<double>(m);
    by_hand hand;
    const auto take = [&](std::size_t row, numbers& into) { std::copy(w[row].begin(), w[row].end(), into.begin()); };
    take(rows::spending, hand.shape), take(rows::charge, hand.charge), take(rows::priced_charge, hand.priced);
    take(rows::late_spending, hand.late_shape), take(rows::late_charge, hand.late_charge), take(rows::late_priced_charge, hand.late_priced);
    take(rows::earning, hand.earning), take(rows::lost_earning, hand.lost);
    const auto all = draws(20'000);
    for (std::size_t i = 0; i < 100; ++i) {
        const auto out = evaluate(m, all[i], w);
        hand.run(all[i]);
        same(out.npv, hand.npv), same(out.spent, hand.spent), same(out.funding_need, hand.need);
        const numbers* lines[] = {&hand.spend, &hand.depreciation, &hand.inflow, &hand.cost, &hand.profit, &hand.tax, &hand.working, &hand.cash, &hand.cumulative};
        for (std::size_t row = 0; row < std::size(lines); ++row)
            for (std::size_t t = 0; t < years; ++t) same(w[row][t], (*lines[row])[t]);
    }
    bench::compare(
        state, all.size(),
        [&] {
            double sum = 0;
            for (const auto& d : all) {
                sum += evaluate(m, d, w).npv;
                benchmark::ClobberMemory();
            }
            benchmark::DoNotOptimize(sum);
        },
        [&] {
            double sum = 0;
            for (const auto& d : all) {
                hand.run(d);
                sum += hand.npv;
                benchmark::DoNotOptimize(hand);
                benchmark::ClobberMemory();
            }
            benchmark::DoNotOptimize(sum);
        });
}
BENCHMARK(ten_year_programme)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
