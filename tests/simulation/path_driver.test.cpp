// SPDX-License-Identifier: BSL-1.0
// Paths over the periods: moments of every period against closed forms, histories drawn again.
#include <outlay/simulation.hpp>
#include <outlay/simulation/detail/draws.hpp>

#include "drawn_columns.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace path_driver_test {

using namespace outlay;
using namespace outlay::literals;
using outlay::detail::draws;
using test::columns;

namespace {

constexpr std::size_t n = 1 << 17;

columns filled(const path_driver& p, std::size_t paths = n) {
    return test::filled(draws({{"x", p}}, {}, random_sampling(), 20261128, paths), paths);
}
double mean(const std::vector<double>& x) {
    double sum = 0;
    for (const double v : x) sum += v;
    return sum / static_cast<double>(x.size());
}
double variance(const std::vector<double>& x) {
    const double m = mean(x);
    double sum = 0;
    for (const double v : x) sum += (v - m) * (v - m);
    return sum / static_cast<double>(x.size());
}
/// Within five standard errors: of a mean; of the variance of a normal.
bool has_mean(const std::vector<double>& x, double truth, double of_variance) { return std::abs(mean(x) - truth) < 5 * std::sqrt(of_variance / n); }
bool has_variance(const std::vector<double>& x, double truth) { return std::abs(variance(x) - truth) < 5 * truth * std::sqrt(2.0 / n); }
std::vector<double> sum_of(const columns& x) {
    std::vector<double> sum(x[0].size());
    for (const auto& c : x)
        for (std::size_t i = 0; i < c.size(); ++i) sum[i] += c[i];
    return sum;
}
double share_below(const std::vector<double>& x, double limit) {
    return static_cast<double>(std::count_if(x.begin(), x.end(), [&](double v) { return v < limit; })) / static_cast<double>(x.size());
}

}  // namespace

// From 0, persistence 0.7, deviation 1: variance (1 - 0.49^t) / 0.51.
TEST_CASE("an autoregression falls back to its mean", "[simulation][path_driver]") {
    const columns x = filled(path_driver(autoregression{.mean = 0, .persistence = 0.7_dec, .deviation = 1, .start = 0}, 10));
    CHECK(has_variance(x[0], 1));
    CHECK(has_variance(x[1], 1.49));
    CHECK(has_variance(x[4], 1.90539701));
    CHECK(has_variance(x[9], 1.959219759484361));
    CHECK(has_mean(x[9], 0, 1.96));
    const columns s = filled(path_driver(autoregression{.mean = 5, .persistence = 0.7_dec, .deviation = 1}, 10));
    CHECK(has_variance(s[0], 1.96078431372549));
    CHECK(has_variance(s[9], 1.96078431372549));
    CHECK(has_mean(s[9], 5, 1.96));
    CHECK(has_variance(sum_of(s), 81.47160206666667));
    const columns from = filled(path_driver(autoregression{.mean = 5, .persistence = 0.5_dec, .deviation = 1, .start = 13}, 2));
    CHECK(has_mean(from[0], 9, 1));
    CHECK(has_mean(from[1], 7, 1.25));
}

TEST_CASE("a random walk adds up", "[simulation][path_driver]") {
    const columns x = filled(path_driver(random_walk{.start = 100, .drift = 2, .deviation = 3}, 5));
    CHECK(has_mean(x[0], 102, 9));
    CHECK(has_mean(x[4], 110, 45));
    CHECK(has_variance(x[4], 45));
}

// Start 1, drift 0.03, volatility 0.1, after ten years: e^0.3, the lognormal's deviation and quantiles.
TEST_CASE("a geometric walk has the lognormal's moments, by years and by quarters", "[simulation][path_driver]") {
    const columns x = filled(path_driver(geometric_walk{.start = 1, .drift = 3_pct, .volatility = 10_pct, .step = 1}, 10));
    const double deviation = 0.4377601022020709;
    CHECK(has_mean(x[9], 1.349858807576003, deviation * deviation));
    CHECK(std::abs(std::sqrt(variance(x[9])) - deviation) < 0.01 * deviation);
    CHECK(std::abs(share_below(x[9], 0.7632662264794406) - 0.05) < 5 * std::sqrt(0.0475 / n));
    CHECK(std::abs(share_below(x[9], 2.160086760690096) - 0.95) < 5 * std::sqrt(0.0475 / n));
    const std::vector<double> sum = sum_of(x);
    CHECK(has_mean(sum, 11.83776429022095, 5.910953471321072));
    CHECK(std::abs(variance(sum) - 5.910953471321072) < 0.02 * 5.910953471321072);
    const columns q = filled(path_driver(geometric_walk{.start = 200, .drift = 3_pct, .volatility = 10_pct, .step = exact_ratio(1, 4)}, 40));
    CHECK(has_mean(q[39], 200 * 1.349858807576003, 4e4 * deviation * deviation));
    CHECK(std::abs(share_below(q[39], 200 * 0.7632662264794406) - 0.05) < 5 * std::sqrt(0.0475 / n));
}

// Speed 0.5, volatility 0.2, from 1.2 to 1: the logarithm has mean ln 1.2 e^(-t/2), variance 0.04 (1 - e^-t).
TEST_CASE("a price falls back by its exact step, whatever the step", "[simulation][path_driver]") {
    const auto logs = [](std::vector<double> x) {
        for (double& v : x) v = std::log(v);
        return x;
    };
    const columns x = filled(path_driver(mean_reverting_price{.start = 1.2_dec, .long_run = 1, .speed = 0.5_dec, .volatility = 0.2_dec, .step = 1}, 5));
    CHECK(has_mean(logs(x[0]), 0.1105836141220717, 0.02528482235314231));
    CHECK(has_variance(logs(x[0]), 0.02528482235314231));
    CHECK(has_mean(x[0], 1.131140058325634, 0.033));
    CHECK(has_mean(logs(x[4]), 0.01496586473853885, 0.03973048212003658));
    CHECK(has_variance(logs(x[4]), 0.03973048212003658));
    CHECK(has_mean(x[4], 1.035444813405732, 0.0435));
    const columns quarters = filled(path_driver(mean_reverting_price{.start = 1.2_dec, .long_run = 1, .speed = 0.5_dec, .volatility = 0.2_dec, .step = exact_ratio(1, 4)}, 4));
    CHECK(has_mean(logs(quarters[3]), 0.1105836141220717, 0.02528482235314231));
    CHECK(has_variance(logs(quarters[3]), 0.02528482235314231));
    // So slow that it is a walk: the series keeps the digits that 1 - e^(-2 k h) would lose.
    const detail::path_form slow = path_driver(mean_reverting_price{.start = 1, .long_run = 1, .speed = 1e-12, .volatility = 0.2_dec, .step = 1}, 1).form();
    CHECK(std::abs(slow.score - 0.2) < 1e-12);
}

TEST_CASE("a history is drawn again, in blocks that stay together", "[simulation][path_driver]") {
    const columns x = filled(path_driver(historical_levels{.values = {10, 20, 30, 40, 50}, .block = 3}, 6), 5000);
    std::vector<int> begins(5);
    for (std::size_t i = 0; i < 5000; ++i) {
        ++begins[static_cast<std::size_t>(x[0][i] / 10) - 1];
        for (const std::size_t t : {1u, 2u, 4u, 5u}) REQUIRE(x[t][i] == (x[t - 1][i] == 50 ? 10 : x[t - 1][i] + 10));
    }
    for (const int b : begins) CHECK(std::abs(b - 1000) < 5 * std::sqrt(800.0));
    // Changes 6/5, 1/2, 2: one after the other from the start.
    const columns c = filled(path_driver(historical_changes{.start = 100, .values = {5, 6, 3, 6}, .block = 1}, 2), 5000);
    for (std::size_t i = 0; i < 5000; ++i) {
        const double first = c[0][i] / 100, second = c[1][i] / c[0][i];
        for (const double r : {first, second}) REQUIRE((std::abs(r - 1.2) < 1e-15 || r == 0.5 || r == 2));
    }
    CHECK(std::abs(mean(c[1]) / 100 / 100 * 100 - 1.2333333333333333 * 1.2333333333333333) < 0.07);  // of independent changes the product of means
}

TEST_CASE("a path that cannot be is refused", "[simulation][path_driver]") {
    CHECK_THROWS_AS(path_driver(random_walk{}, 0), distribution_error);
    CHECK_THROWS_AS(path_driver(random_walk{.deviation = 0}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(autoregression{.persistence = 1}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(geometric_walk{.start = 0, .volatility = 1, .step = 1}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(geometric_walk{.volatility = 0, .step = 1}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(geometric_walk{.volatility = 1, .step = 0}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(mean_reverting_price{.speed = -1, .volatility = 1, .step = 1}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(mean_reverting_price{.long_run = 0, .volatility = 1, .step = 1}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(historical_levels{}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(historical_levels{.values = {1, 2}, .block = 0}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(historical_changes{.values = {1, 0}}, 1), distribution_error);
    CHECK_THROWS_AS(path_driver(historical_changes{.values = {1}}, 1), distribution_error);
}

}  // namespace path_driver_test
