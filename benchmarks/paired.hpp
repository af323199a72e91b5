// SPDX-License-Identifier: BSL-1.0
#pragma once
// One comparison of two pieces of work in one process: their rounds alternate, the figure is the median of the ratios of
// neighbouring rounds, and a control compares the first piece with itself in the same run. Processor time, not the clock's:
// other work on the machine takes time, not a share of the result.
//
//   compare(state, items, ours, peer)    for a Google Benchmark with Iterations(1); counters:
//       ours_ns, peer_ns    median nanoseconds an item
//       times               peer over ours, median of the paired ratios
//       control             ours over ours, the same way; 1 on a quiet machine
//       spread              half of the middle half's width of the control's ratios
//
// A target "at least x times" holds when times >= x / (1 + spread).

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <vector>

namespace bench {

template <class Work>
double seconds(Work& work) {
    const std::clock_t start = std::clock();
    work();
    benchmark::ClobberMemory();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

inline double quantile(std::vector<double> values, double q) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1) + 0.5)];
}

template <class Ours, class Peer>
void compare(benchmark::State& state, std::size_t items, Ours ours, Peer peer, int rounds = 31) {
    for (auto _ : state) {
        seconds(ours), seconds(peer);  // warm
        std::vector<double> a, b, ratio, control;
        for (int i = 0; i < rounds; ++i) {
            const double first = seconds(ours);
            const double other = seconds(peer);
            const double again = seconds(ours);
            a.push_back(first);
            b.push_back(other);
            ratio.push_back(other / (0.5 * (first + again)));
            control.push_back(again / first);
        }
        const double n = static_cast<double>(items) * 1e-9;
        state.counters["ours_ns"] = quantile(a, 0.5) / n;
        state.counters["peer_ns"] = quantile(b, 0.5) / n;
        state.counters["times"] = quantile(ratio, 0.5);
        state.counters["control"] = quantile(control, 0.5);
        state.counters["spread"] = 0.5 * (quantile(control, 0.75) - quantile(control, 0.25));
    }
}

}  // namespace bench
