// SPDX-License-Identifier: BSL-1.0
// Rates of return: against a Newton iteration as textbooks write it, and against QuantLib's CashFlows::yield with Brent's
// solver where QuantLib is found. Every peer's answer is held against ours outside the timed part.
//
// Random capital projects: 70 % have one change of sign, 15 % two real roots (a payment at the end), 15 % refits at random
// times. Days are drawn at random over the project's life.

#include "paired.hpp"

#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/irr_batch.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#ifdef OUTLAY_BENCH_QUANTLIB
#include <ql/cashflows/cashflows.hpp>
#include <ql/cashflows/simplecashflow.hpp>
#include <ql/math/solvers1d/brent.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>
#endif

namespace {

using namespace outlay;

struct projects {
    std::vector<double> times, amounts;
    std::vector<std::size_t> starts{0};
    std::vector<int> days;
    [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
    [[nodiscard]] std::span<const double> times_of(std::size_t i) const {
        return {&times[starts[i]], starts[i + 1] - starts[i]};
    }
    [[nodiscard]] std::span<const double> amounts_of(std::size_t i) const {
        return {&amounts[starts[i]], starts[i + 1] - starts[i]};
    }
};

// `shared`: all projects every quarter; `periodic`: one flow a year.
projects make(std::size_t count, std::size_t flows, bool shared, bool periodic) {
    std::mt19937_64 bits(flows);
    const auto real = [&](double a, double b) { return a + (b - a) * static_cast<double>(bits() >> 11) * 0x1p-53; };
    projects made;
    const int life = std::clamp(static_cast<int>(flows) * 180, 1500, 30 * 365);
    std::vector<int> days(flows);
    for (std::size_t i = 0; i < count; ++i) {
        if (shared) {  // every quarter
            for (std::size_t j = 0; j < flows; ++j) days[j] = static_cast<int>(j) * 365 / 4;
        } else {
            days.clear();
            days.push_back(0);
            while (days.size() < flows) {
                const int day = 1 + static_cast<int>(real(0, life));
                if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
            }
            std::sort(days.begin(), days.end());
        }
        const double kind = real(0, 1);
        const std::size_t invests = 1 + flows / 8;
        const double invested = real(1e5, 1e7);
        const double rate = real(0.02, 0.25);
        for (std::size_t j = 0; j < flows; ++j) {
            const double t = periodic ? static_cast<double>(j) : days[j] / 365.0;
            const double growth = std::pow(1 + rate, t);
            double amount = j < invests ? -real(0.5, 1.5) * invested / static_cast<double>(invests)
                                        : real(0.3, 1.7) * invested / static_cast<double>(flows - invests) * growth;
            if (kind > 0.7 && kind < 0.85 && j + 1 == flows) amount = -real(0.05, 0.3) * invested * growth;
            if (kind > 0.85 && j >= invests && real(0, 1) < 0.2) amount = -0.6 * amount;
            made.times.push_back(t);
            made.days.push_back(days[j]);
            made.amounts.push_back(std::round(amount * 100) / 100);
        }
        made.starts.push_back(made.times.size());
    }
    return made;
}

// As a user writes it from a textbook.
double textbook(std::span<const double> times, std::span<const double> amounts) {
    double rate = 0.1;
    for (int i = 0; i < 100; ++i) {
        double value = 0, slope = 0;
        for (std::size_t j = 0; j < times.size(); ++j) {
            const double discounted = amounts[j] * std::pow(1 + rate, -times[j]);
            value += discounted;
            slope -= times[j] * discounted / (1 + rate);
        }
        const double step = value / slope;
        rate -= step;
        if (std::abs(step) < 1e-10) return rate;
    }
    return std::nan("");
}

double textbook_periodic(std::span<const double> amounts) {
    double rate = 0.1;
    for (int i = 0; i < 100; ++i) {
        double value = 0, slope = 0;
        for (std::size_t j = 0; j < amounts.size(); ++j) {
            const double discounted = amounts[j] / std::pow(1 + rate, static_cast<double>(j));
            value += discounted;
            slope -= static_cast<double>(j) * discounted / (1 + rate);
        }
        const double step = value / slope;
        rate -= step;
        if (std::abs(step) < 1e-10) return rate;
    }
    return std::nan("");
}

constexpr std::size_t total_flows = 1 << 18;
std::size_t count_for(std::size_t flows) { return std::max<std::size_t>(total_flows / flows, 1000); }

void check(benchmark::State& state, const projects& all, const std::vector<irr_row>& rows,
           const std::vector<double>& peer) {
    std::size_t same = 0, unique = 0, failed = 0, other = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool found = std::isfinite(peer[i]) && peer[i] > -1;
        if (!found) ++failed;
        if (rows[i].status != irr_status::unique) continue;
        ++unique;
        if (found && std::abs(peer[i] - rows[i].root.rate) < 1e-6 * (1 + std::abs(rows[i].root.rate))) ++same;
        else ++other;
    }
    state.counters["unique"] = static_cast<double>(unique) / static_cast<double>(all.size());
    state.counters["peer_failed"] = static_cast<double>(failed) / static_cast<double>(all.size());
    state.counters["peer_wrong"] = static_cast<double>(other) / static_cast<double>(all.size());
}

void batch_own_days_against_textbook(benchmark::State& state) {
    const auto flows = static_cast<std::size_t>(state.range(0));
    const projects all = make(count_for(flows), flows, false, false);
    std::vector<irr_row> rows(all.size());
    std::vector<double> peer(all.size());
    bench::compare(
        state, all.size(), [&] { irr_batch(all.times, all.amounts, all.starts, rows); },
        [&] {
            for (std::size_t i = 0; i < all.size(); ++i) peer[i] = textbook(all.times_of(i), all.amounts_of(i));
        });
    check(state, all, rows, peer);
}
BENCHMARK(batch_own_days_against_textbook)
    ->Arg(5)
    ->Arg(12)
    ->Arg(36)
    ->Arg(120)
    ->Arg(500)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void batch_on_one_schedule_against_textbook(benchmark::State& state) {
    const auto flows = static_cast<std::size_t>(state.range(0));
    const projects all = make(count_for(flows), flows, true, false);
    std::vector<irr_row> rows(all.size());
    std::vector<double> peer(all.size());
    bench::compare(
        state, all.size(), [&] { irr_batch(all.times_of(0), all.amounts, rows); },
        [&] {
            for (std::size_t i = 0; i < all.size(); ++i) peer[i] = textbook(all.times_of(i), all.amounts_of(i));
        });
    check(state, all, rows, peer);
}
BENCHMARK(batch_on_one_schedule_against_textbook)
    ->Arg(12)
    ->Arg(36)
    ->Arg(120)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void periodic_batch_against_textbook(benchmark::State& state) {
    const auto flows = static_cast<std::size_t>(state.range(0));
    const projects all = make(count_for(flows), flows, true, true);
    std::vector<irr_row> rows(all.size());
    std::vector<double> peer(all.size());
    bench::compare(
        state, all.size(), [&] { irr_batch(flows, all.amounts, rows); },
        [&] {
            for (std::size_t i = 0; i < all.size(); ++i) peer[i] = textbook_periodic(all.amounts_of(i));
        });
    check(state, all, rows, peer);
}
BENCHMARK(periodic_batch_against_textbook)->Arg(12)->Arg(36)->Arg(120)->Iterations(1)->Unit(benchmark::kMillisecond);

void scalar_against_textbook(benchmark::State& state) {
    const auto flows = static_cast<std::size_t>(state.range(0));
    const projects all = make(count_for(flows), flows, false, false);
    std::vector<double> ours(all.size()), peer(all.size());
    bench::compare(
        state, all.size(),
        [&] {
            for (std::size_t i = 0; i < all.size(); ++i) {
                const irr_result found = irr(all.times_of(i), all.amounts_of(i));
                ours[i] = found.roots.empty() ? 0 : found.roots.front().rate;
            }
        },
        [&] {
            for (std::size_t i = 0; i < all.size(); ++i) peer[i] = textbook(all.times_of(i), all.amounts_of(i));
        });
}
BENCHMARK(scalar_against_textbook)->Arg(12)->Arg(36)->Iterations(1)->Unit(benchmark::kMillisecond);

#ifdef OUTLAY_BENCH_QUANTLIB
void batch_own_days_against_quantlib_brent(benchmark::State& state) {
    const auto flows = static_cast<std::size_t>(state.range(0));
    const projects all = make(count_for(flows), flows, false, false);
    std::vector<irr_row> rows(all.size());
    std::vector<double> peer(all.size());
    const QuantLib::Date origin(1, QuantLib::January, 2020);
    std::vector<QuantLib::Leg> legs(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = all.starts[i] + 1; j < all.starts[i + 1]; ++j)
            legs[i].push_back(
                QuantLib::ext::make_shared<QuantLib::SimpleCashFlow>(all.amounts[j], origin + all.days[j]));
    const QuantLib::Actual365Fixed basis;
    const QuantLib::Brent solver{};
    bench::compare(
        state, all.size(), [&] { irr_batch(all.times, all.amounts, all.starts, rows); },
        [&] {
            for (std::size_t i = 0; i < all.size(); ++i) {
                try {
                    peer[i] = QuantLib::CashFlows::yield(solver, legs[i], -all.amounts[all.starts[i]], basis,
                                                         QuantLib::Compounded, QuantLib::Annual, false, origin, origin,
                                                         1e-10, 0.1);
                } catch (const std::exception&) {
                    peer[i] = std::nan("");
                }
            }
        },
        11);
    check(state, all, rows, peer);
}
BENCHMARK(batch_own_days_against_quantlib_brent)
    ->Arg(12)
    ->Arg(36)
    ->Arg(120)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
#endif

}  // namespace
