// SPDX-License-Identifier: BSL-1.0
// Operators on series beside the loop that one would write, both allocating their result once; and day counts.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include <outlay/time.hpp>

using namespace outlay;

namespace {

constexpr std::size_t periods = 40;
const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", periods);
const std::vector<std::int64_t> numbers(periods, 31'667);
const flow_series<std::int64_t, quarterly> capex(quarters, numbers);

void raw_add(benchmark::State& state) {
    for (auto _ : state) {
        std::vector<std::int64_t> sum(numbers.size());
        for (std::size_t i = 0; i < numbers.size(); ++i) sum[i] = numbers[i] + numbers[i];
        benchmark::DoNotOptimize(sum.data());
    }
}
void series_add(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(capex + capex);
}
void series_add_with_a_gap(benchmark::State& state) {
    auto gappy = capex;
    gappy.clear(7);
    for (auto _ : state) benchmark::DoNotOptimize(gappy + capex);
}
void series_by_label(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(capex["FY2030 Q3"]);
}
void quarters_to_years(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(resample<yearly>(capex));
}

template <class Basis>
void years_between(benchmark::State& state, Basis basis) {
    calendar_day from = date::sys_days(date::year{2025} / 2 / 24);
    const calendar_day to = from + date::days{1000};
    for (auto _ : state) {
        benchmark::DoNotOptimize(from);
        benchmark::DoNotOptimize(basis(from, to));
    }
}

BENCHMARK(raw_add);
BENCHMARK(series_add);
BENCHMARK(series_add_with_a_gap);
BENCHMARK(series_by_label);
BENCHMARK(quarters_to_years);
BENCHMARK_CAPTURE(years_between, act_365f, act_365f);
BENCHMARK_CAPTURE(years_between, thirty_360, thirty_360);
BENCHMARK_CAPTURE(years_between, act_act_isda, act_act_isda);

}  // namespace
