// SPDX-License-Identifier: BSL-1.0
// Phasing: 10,000 commitments over 40 quarters, each exact to the fen, and their sum; nanoseconds are per commitment and
// quarter. The peer is a loop over int64_t as one would write it by hand. Target: evenly, at most 3 times the loop
// (times >= 0.333).

#include "paired.hpp"

#include <outlay/commitment/phase.hpp>
#include <outlay/money/currencies.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace {

using namespace outlay;
using currencies::CNY;

constexpr std::size_t commitments = 10'000;
constexpr std::size_t quarters = 40;
constexpr int passes = 5;  // of one round, so that it is long against the clock's step

struct portfolio {
    std::vector<std::int64_t> fen;
    std::vector<money<CNY>> amounts;
    timeline<quarterly> over = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", quarters);
    portfolio() {
        std::uint64_t random = 380;
        for (std::size_t i = 0; i < commitments; ++i) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            fen.push_back(static_cast<std::int64_t>(random >> 24));  // up to 10 billion yuan
            amounts.push_back(money<CNY>::from_minor(fen.back()));
        }
    }
};

const portfolio& all() {
    static const portfolio p;
    return p;
}

void sum_evenly(std::span<const std::int64_t> fen, std::span<std::int64_t> sums) {
    const auto n = static_cast<std::int64_t>(sums.size());
    for (const std::int64_t amount : fen) {
        const std::int64_t each = amount / n;
        const std::int64_t more = amount % n;
        for (std::int64_t i = 0; i < n; ++i) sums[static_cast<std::size_t>(i)] += each + (i < more ? 1 : 0);
    }
}

// Largest remainder by sorting, for weights that add up to 2^52.
void sum_by_weights(std::span<const std::int64_t> fen, std::span<const std::int64_t> weights, std::span<std::int64_t> sums) {
    std::vector<std::pair<std::uint64_t, std::size_t>> rests(weights.size());
    for (const std::int64_t amount : fen) {
        std::int64_t left = amount;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            __extension__ using wide = unsigned __int128;
            const wide product = static_cast<wide>(amount) * static_cast<wide>(weights[i]);
            const auto whole = static_cast<std::int64_t>(product >> 52);
            sums[i] += whole;
            left -= whole;
            rests[i] = {~(static_cast<std::uint64_t>(product) & ((std::uint64_t{1} << 52) - 1)), i};
        }
        std::sort(rests.begin(), rests.end());
        for (std::int64_t k = 0; k < left; ++k) ++sums[rests[static_cast<std::size_t>(k)].second];
    }
}

template <class Peer>
void run(benchmark::State& state, const phaser<quarterly>& by, Peer peer) {
    std::vector<std::int64_t> expected(quarters);
    peer(std::span(expected));
    const auto sums = phased_sum(std::span<const money<CNY>>(all().amounts), by);
    for (std::size_t i = 0; i < quarters; ++i)
        if (sums[i].minor_units() != expected[i]) return state.SkipWithError("the sums differ");
    std::vector<std::int64_t> scratch(quarters);
    bench::compare(
        state, commitments * quarters * passes,
        [&] {
            for (int k = 0; k < passes; ++k)
                benchmark::DoNotOptimize(phased_sum(std::span<const money<CNY>>(all().amounts), by));
        },
        [&] {
            for (int k = 0; k < passes; ++k) {
                std::fill(scratch.begin(), scratch.end(), 0);
                peer(std::span(scratch));
                benchmark::ClobberMemory();
            }
        });
}

void evenly_against_a_loop(benchmark::State& state) {
    run(state, phaser<quarterly>(evenly{}, all().over), [](std::span<std::int64_t> sums) { sum_evenly(all().fen, sums); });
}
void rayleigh_against_sorting(benchmark::State& state) {
    const phaser<quarterly> by(rayleigh{}, all().over);
    run(state, by, [&](std::span<std::int64_t> sums) { sum_by_weights(all().fen, by.weights(), sums); });
}

BENCHMARK(evenly_against_a_loop)->Iterations(1);
BENCHMARK(rayleigh_against_sorting)->Iterations(1);

}  // namespace
