// SPDX-License-Identifier: BSL-1.0
// The measured path of a model: a ten-year programme by years against a loop over arrays, written by hand for this programme,
// that computes the same lines. Every line of both is compared before they are timed.

#include "paired.hpp"

#include <outlay/impact/programme_model.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/money/literals.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <random>
#include <vector>

namespace {

using namespace outlay;
using namespace outlay::currencies;
using namespace outlay::literals;

constexpr std::size_t years = 10;
using numbers = std::array<double, years>;
using cloud = programme<CNY, yearly, USD>;

cloud plan() {
    std::vector<exact_ratio> earning(years, exact_ratio(1));
    earning[0] = 0;
    return {.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", years),
            .spending = std::vector<exact_ratio>(3, exact_ratio(1, 3)),
            .earning = earning,
            .equipment_share = 70_pct,
            .equipment = {{.name = "equipment", .life_in_months = 60, .first = first_charge::half_period}},
            .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
            .delay = 1,
            .losses = losses::monetised{},
            .at_end = working_capital_at_end::kept,
            .when = timing::start,
            .planned_rate = fx_rate<USD, CNY>{7_dec}};
}

struct by_hand {
    numbers spending{}, imported{}, paid{}, at_home{}, equipment{}, rest{}, spend{}, of_equipment{}, of_rest{}, depreciation{};
    numbers revenue{}, cost{}, income{}, profit{}, taxable{}, tax{}, working{}, tied{}, cash{}, cumulative{};
    double npv = 0, spent = 0, need = 0;

    void run(const cloud::drivers<double>& d) {
        static constexpr double shape[years] = {1.0 / 3, 1.0 / 3, 1.0 / 3};
        static constexpr double late[years] = {0, 1.0 / 3, 1.0 / 3, 1.0 / 3};
        const double amount = d.amount.minor_units();
        const double equip = 0.7 * d.equipment_price;
        const double abroad = amount * (equip * d.imported_share) / 7, home = amount * (equip * (1 - d.imported_share));
        const double earned = d.full_revenue.amount().minor_units() * d.utilisation, fixed = d.fixed_cost.amount().minor_units();
        const double discount = 1 / (1 + d.discount_rate);
        for (std::size_t t = 0; t < years; ++t) {
            spending[t] = shape[t] * (1 - d.delayed_share) + late[t] * d.delayed_share;
            imported[t] = spending[t] * abroad;
            paid[t] = imported[t] * d.exchange_rate.value();
            at_home[t] = spending[t] * home;
            equipment[t] = at_home[t] + paid[t];
            rest[t] = spending[t] * (amount * 0.3);
            spend[t] = equipment[t] + rest[t];
            of_equipment[t] = of_rest[t] = 0;
        }
        for (std::size_t bought = 0; bought < 4; ++bought) {
            for (std::size_t age = 0; age < 6 && bought + age < years; ++age) of_equipment[bought + age] += equipment[bought] * (age == 0 || age == 5 ? 0.1 : 0.2);
            for (std::size_t age = 0; bought + age < years; ++age) of_rest[bought + age] += rest[bought] * (age == 0 ? 0.025 : 0.05);
        }
        double factor = 1, before = 0, total = 0;
        npv = spent = need = 0;
        for (std::size_t t = 0; t < years; ++t) {
            depreciation[t] = of_equipment[t] + of_rest[t];
            const double ramp = t == 0 ? 0 : 1;
            revenue[t] = earned * (ramp - ramp * d.demand_shortfall);
            cost[t] = revenue[t] * d.operating_cost + fixed;
            income[t] = revenue[t] - cost[t] - depreciation[t];
            profit[t] = income[t];
            taxable[t] = profit[t];
            tax[t] = taxable[t] * d.tax_rate;
            working[t] = revenue[t] * d.working_capital;
            tied[t] = working[t] - before;
            before = working[t];
            cash[t] = revenue[t] - cost[t] - tax[t] - tied[t] - spend[t];
            total += cash[t];
            cumulative[t] = total;
            npv += cash[t] * factor;
            spent += spend[t];
            need = std::max(need, -total);
            factor *= discount;
        }
    }
};

std::vector<cloud::drivers<double>> draws(std::size_t n) {
    std::mt19937_64 bits(380);
    const auto real = [&](double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; };
    const auto billions = [&](double low, double high) { return money<CNY, double>::from_minor(real(low, high) * 1e11); };
    std::vector<cloud::drivers<double>> all(n);
    for (auto& d : all) {
        d.amount = billions(300, 500);
        d.equipment_price = real(1, 1.25);
        d.imported_share = real(0, 1);
        d.exchange_rate = fx_rate<USD, CNY, double>(real(6.3, 7.7));
        d.delayed_share = real(0, 0.3);
        d.full_revenue = per_year(billions(60, 120));
        d.utilisation = real(0.6, 1);
        d.demand_shortfall = real(0, 0.3);
        d.operating_cost = real(0.2, 0.4);
        d.fixed_cost = per_year(billions(0, 5));
        d.tax_rate = real(0.15, 0.25);
        d.working_capital = real(0, 0.1);
        d.discount_rate = real(0.067, 0.091);
    }
    return all;
}

void same(double a, double b, double size) {
    if (std::abs(a - b) > 1e-12 * size) std::abort();
}

void ten_year_programme(benchmark::State& state) {
    runner<cloud, double> run(plan());
    by_hand hand;
    const auto all = draws(20'000);
    for (std::size_t i = 0; i < 100; ++i) {
        const auto out = run(all[i]);
        hand.run(all[i]);
        const double size = hand.spent * 10;
        same(out.npv.minor_units(), hand.npv, size), same(out.spent.minor_units(), hand.spent, size), same(out.funding_need.minor_units(), hand.need, size);
        const auto rows = run.rows();
        const auto equal = [&](const auto& view, const numbers& line) {
            for (std::size_t t = 0; t < years; ++t) same(view.values()[t], line[t], size);
        };
        equal(rows.flow("spending"), hand.spending);
        equal(rows.flow<USD>("imported equipment"), hand.imported);
        equal(rows.flow<CNY>("capital expenditure"), hand.spend);
        equal(rows.flow<CNY>("operations", "depreciation"), hand.depreciation);
        equal(rows.flow<CNY>("revenue"), hand.revenue);
        equal(rows.flow<CNY>("operating cost"), hand.cost);
        equal(rows.flow<CNY>("operating income"), hand.income);
        equal(rows.flow<CNY>("income tax", "tax"), hand.tax);
        equal(rows.flow<CNY>("change of working capital"), hand.tied);
        equal(rows.flow<CNY>("free cash flow"), hand.cash);
        equal(rows.balance<CNY>("cumulative cash"), hand.cumulative);
    }
    bench::compare(
        state, all.size(),
        [&] {
            double sum = 0;
            for (const auto& d : all) {
                sum += run(d).npv.minor_units();
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
