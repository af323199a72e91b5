// SPDX-License-Identifier: BSL-1.0
// What a million paths draw, without a model: three PERTs, a lognormal and a truncated normal with correlation 1/2, a discrete share.
// Peers draw the same distributions by their own means: a PERT from two gammas or a beta, the copula by hand. Means are compared
// before anything is timed. The lanes of the processor are in the label.

#include "paired.hpp"

#include <outlay/simulation.hpp>
#include <outlay/simulation/detail/draws.hpp>

#include <boost/random/beta_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#ifdef OUTLAY_BENCH_GSL
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#endif

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace outlay;
using namespace outlay::literals;

constexpr std::size_t paths = 1 << 16, at_once = 4096, width = 6;
constexpr double means[width] = {398.3333333333333, 0.7833333333333333, 0.3716666666666667, 1.0, 1.076995037701814, 0.11};

detail::draws of_problem() {
    return detail::draws({{"amount", pert(350, 380, 520)},
                          {"utilisation", pert(0.55_dec, 0.80_dec, 0.95_dec)},
                          {"operating cost", pert(0.28_dec, 0.35_dec, 0.55_dec)},
                          {"exchange rate", lognormal_of_mean(1, std::sqrt(std::expm1(0.0064)))},
                          {"equipment price", truncated(normal(1.05_dec, 0.15_dec), 0.85_dec, 1.60_dec)},
                          {"delayed share", discrete({{0, 60_pct}, {0.2_dec, 30_pct}, {0.5_dec, 10_pct}})}},
                         {{"exchange rate", "equipment price", 0.5_dec}}, random_sampling(), 20261128, paths);
}

struct pert_shape {
    double low, wide, alpha, beta;
};
constexpr std::array<pert_shape, 3> shapes{{{350, 170, 1 + 4 * 30 / 170.0, 1 + 4 * 140 / 170.0},
                                            {0.55, 0.4, 1 + 4 * 0.25 / 0.4, 1 + 4 * 0.15 / 0.4},
                                            {0.28, 0.27, 1 + 4 * 0.07 / 0.27, 1 + 4 * 0.20 / 0.27}}};
const double share_below = std::erfc(0.2 / 0.15 / std::sqrt(2.0)) / 2, share_above = std::erfc(0.55 / 0.15 / std::sqrt(2.0)) / 2;

/// One path from a beta of two shapes, a standard normal, a uniform, and the normal's distribution and quantile.
template <class Beta, class Normal, class Uniform, class Share, class Score>
void peer_path(double* x, Beta&& beta, Normal&& normal, Uniform&& uniform, Share&& share, Score&& score) {
    for (std::size_t i = 0; i < 3; ++i) x[i] = shapes[i].low + shapes[i].wide * beta(i);
    const double a = normal(), b = 0.5 * a + std::sqrt(0.75) * normal();
    x[3] = std::exp(-0.0032 + 0.08 * a);
    x[4] = 1.05 + 0.15 * score(share_below + share(b) * (1 - share_below - share_above));
    const double u = uniform();
    x[5] = u < 0.6 ? 0 : u < 0.9 ? 0.2 : 0.5;
}
double share_of(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }
double score_of(double p) { return detail::normal_score({p, 1 - p}).value; }

/// Ends the program where a source has other means: five standard errors of the widest, by its own deviation.
void check_means(const char* source, const std::array<double, width>& sums, double n) {
    constexpr double deviations[width] = {28.98412264, 0.07453560, 0.04832512, 0.0801, 0.12772157, 0.15779734};
    for (std::size_t i = 0; i < width; ++i)
        if (std::abs(sums[i] / n - means[i]) > 5 * deviations[i] / std::sqrt(n)) {
            std::fprintf(stderr, "%s: driver %d has another mean\n", source, static_cast<int>(i));
            std::exit(1);
        }
}

struct ours {
    int lanes;
    detail::draws source = of_problem();
    std::vector<double> cells = std::vector<double>(width * at_once);

    void operator()() {
        std::array<double*, width> at{};
        for (std::size_t c = 0; c < width; ++c) at[c] = &cells[c * at_once];
        for (std::size_t i = 0; i < paths; i += at_once) {
            source.fill(lanes, i, at_once, at);
            benchmark::DoNotOptimize(cells.data());
        }
    }
    void check() {
        std::array<double, width> sums{};
        std::array<double*, width> at{};
        for (std::size_t c = 0; c < width; ++c) at[c] = &cells[c * at_once];
        for (std::size_t i = 0; i < paths; i += at_once) {
            source.fill(lanes, i, at_once, at);
            for (std::size_t c = 0; c < width; ++c)
                for (std::size_t k = 0; k < at_once; ++k) sums[c] += at[c][k];
        }
        check_means("draws", sums, paths);
    }
};

template <class Path>
struct peer {
    Path path;
    void operator()() {
        double x[width];
        for (std::size_t i = 0; i < paths; ++i) {
            path(x);
            benchmark::DoNotOptimize(x);
        }
    }
    void check(const char* name) {
        std::array<double, width> sums{};
        double x[width];
        for (std::size_t i = 0; i < paths; ++i) {
            path(x);
            for (std::size_t c = 0; c < width; ++c) sums[c] += x[c];
        }
        check_means(name, sums, paths);
    }
};
template <class Path>
peer(Path) -> peer<Path>;

auto std_path() {
    std::array<std::gamma_distribution<double>, 6> gammas;
    for (std::size_t i = 0; i < 3; ++i) {
        gammas[2 * i] = std::gamma_distribution<double>(shapes[i].alpha);
        gammas[2 * i + 1] = std::gamma_distribution<double>(shapes[i].beta);
    }
    return [bits = std::mt19937_64(1), gammas, normal = std::normal_distribution<double>(), uniform = std::uniform_real_distribution<double>()](double* x) mutable {
        const auto beta = [&](std::size_t i) {
            const double a = gammas[2 * i](bits), b = gammas[2 * i + 1](bits);
            return a / (a + b);
        };
        peer_path(x, beta, [&] { return normal(bits); }, [&] { return uniform(bits); }, share_of, score_of);
    };
}
auto boost_path() {
    std::array<boost::random::beta_distribution<double>, 3> betas;
    for (std::size_t i = 0; i < 3; ++i) betas[i] = boost::random::beta_distribution<double>(shapes[i].alpha, shapes[i].beta);
    return [bits = boost::random::mt19937_64(1), betas, normal = boost::random::normal_distribution<double>(), uniform = boost::random::uniform_01<double>()](double* x) mutable {
        peer_path(x, [&](std::size_t i) { return betas[i](bits); }, [&] { return normal(bits); }, [&] { return uniform(bits); }, share_of, score_of);
    };
}
#ifdef OUTLAY_BENCH_GSL
auto gsl_path() {
    gsl_rng* const bits = gsl_rng_alloc(gsl_rng_mt19937);  // lives as long as the program
    return [bits](double* x) {
        peer_path(x, [&](std::size_t i) { return gsl_ran_beta(bits, shapes[i].alpha, shapes[i].beta); }, [&] { return gsl_ran_gaussian_ziggurat(bits, 1); },
                  [&] { return gsl_rng_uniform(bits); }, [](double z) { return gsl_cdf_ugaussian_P(z); }, [](double p) { return gsl_cdf_ugaussian_Pinv(p); });
    };
}
#endif

template <class Path>
void against(benchmark::State& state, const char* name, Path path) {
    ours us{static_cast<int>(state.range(0))};
    peer other{std::move(path)};
    us.check();
    other.check(name);
    state.SetLabel(std::to_string(us.lanes) + " lanes against " + name);
    bench::compare(state, paths, us, other, 15);
}

void against_std(benchmark::State& state) { against(state, "std", std_path()); }
void against_boost(benchmark::State& state) { against(state, "Boost.Random", boost_path()); }
#ifdef OUTLAY_BENCH_GSL
void against_gsl(benchmark::State& state) { against(state, "GSL", gsl_path()); }
#endif

void widths(benchmark::internal::Benchmark* b) {
    for (int lanes = 2; lanes <= detail::widest_lanes(); lanes *= 2) b->Arg(lanes);
}

/// What is made before the first path: five tables and the normal's.
void set_up(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(of_problem().paths());
}

}  // namespace

BENCHMARK(against_std)->Apply(widths)->Iterations(1);
BENCHMARK(against_boost)->Apply(widths)->Iterations(1);
#ifdef OUTLAY_BENCH_GSL
BENCHMARK(against_gsl)->Apply(widths)->Iterations(1);
#endif
BENCHMARK(set_up)->Unit(benchmark::kMillisecond);
