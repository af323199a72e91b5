// SPDX-License-Identifier: BSL-1.0
// Present values against the loops that a user would write by hand.
#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/npv.hpp>

#include "paired.hpp"

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace {

using outlay::dated;

std::vector<double> amounts(std::size_t n) {
    std::mt19937 random(7);
    std::uniform_real_distribution<> amount(-1000, 1000);
    std::vector<double> flows(n);
    for (double& flow : flows) flow = amount(random);
    return flows;
}

double horner_by_hand(double rate, const std::vector<double>& flows) {
    const double factor = 1 / (1 + rate);
    double sum = 0;
    for (std::size_t i = flows.size(); i-- > 0;) sum = sum * factor + flows[i];
    return sum;
}

/// npv(rate, flows), many rates, against the loop above.
void npv_against_horner(benchmark::State& state) {
    const auto flows = amounts(static_cast<std::size_t>(state.range(0)));
    const std::size_t calls = 400'000 / flows.size();
    bench::compare(
        state, calls,
        [&] {
            for (std::size_t i = 0; i < calls; ++i)
                benchmark::DoNotOptimize(outlay::npv(0.05 + 1e-9 * static_cast<double>(i), flows));
        },
        [&] {
            for (std::size_t i = 0; i < calls; ++i)
                benchmark::DoNotOptimize(horner_by_hand(0.05 + 1e-9 * static_cast<double>(i), flows));
        });
}
BENCHMARK(npv_against_horner)->Arg(12)->Arg(36)->Arg(120)->Arg(1000)->Iterations(1);

double pow_by_hand(double rate, const std::vector<dated<double>>& flows) {
    double sum = 0;
    for (const auto& flow : flows)
        sum += flow.value / std::pow(1 + rate, static_cast<double>((flow.on - flows[0].on).count()) / 365);
    return sum;
}

/// npv(rate, dated flows, act_365f, on) against a pow a flow.
void dated_npv_against_pow(benchmark::State& state) {
    std::vector<dated<double>> flows;
    for (const double amount : amounts(static_cast<std::size_t>(state.range(0))))
        flows.push_back(
            {outlay::calendar_day(date::sys_days(date::days{15'000 + 91 * static_cast<int>(flows.size())})), amount});
    const std::size_t calls = 40'000 / flows.size();
    bench::compare(
        state, calls,
        [&] {
            for (std::size_t i = 0; i < calls; ++i)
                benchmark::DoNotOptimize(
                    outlay::npv(0.05 + 1e-9 * static_cast<double>(i), flows, outlay::act_365f, flows[0].on));
        },
        [&] {
            for (std::size_t i = 0; i < calls; ++i)
                benchmark::DoNotOptimize(pow_by_hand(0.05 + 1e-9 * static_cast<double>(i), flows));
        });
}
BENCHMARK(dated_npv_against_pow)->Arg(12)->Arg(120)->Iterations(1);

}  // namespace
