// SPDX-License-Identifier: BSL-1.0
// Plans: strata, mirror images, points of low discrepancy, and what each needs to know.
#include <outlay/simulation.hpp>
#include <outlay/simulation/detail/draws.hpp>
#include <outlay/simulation/sobol.hpp>

#include "drawn_columns.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

namespace plan_test {

using namespace outlay;
using namespace outlay::literals;
using outlay::detail::draws;
using test::columns, test::filled;

namespace {

std::vector<uncertain_driver> uniforms(std::size_t n) {
    std::vector<uncertain_driver> all;
    for (std::size_t i = 0; i < n; ++i) all.emplace_back("driver " + std::to_string(i), uniform(0, 1));
    return all;
}
/// How many of the n-th parts of (0, 1) hold exactly one of n values.
std::ptrdiff_t strata_with_one(const std::vector<double>& x) {
    std::vector<int> seen(x.size());
    for (const double u : x) ++seen[static_cast<std::size_t>(u * static_cast<double>(x.size()))];
    return std::count(seen.begin(), seen.end(), 1);
}

}  // namespace

TEST_CASE("a keyed permutation takes every place once, and all orders are about as frequent", "[simulation][plan]") {
    for (const std::uint64_t n : {1u, 2u, 3u, 5u, 16u, 17u, 1000u, 4096u, 4097u}) {
        std::vector<std::uint64_t> of(n);
        const detail::permutation p(n, detail::keys_of(1, 2, 3, 0));
        for (std::uint64_t i = 0; i < n; ++i) of[i] = p(i);
        std::sort(of.begin(), of.end());
        for (std::uint64_t i = 0; i < n; ++i) REQUIRE(of[i] == i);
    }
    // Of five places 120 orders: 12,000 keys give each 100 times; chi-squared of 119 degrees, 1e-6 upper: 202.
    std::vector<int> counts(120);
    for (std::uint32_t key = 0; key < 12'000; ++key) {
        const detail::permutation p(5, detail::keys_of(7, key, 0, 0));
        std::vector<std::uint64_t> left{0, 1, 2, 3, 4};
        std::size_t order = 0;
        for (std::uint64_t i = 0; i < 5; ++i) {
            const auto at = std::find(left.begin(), left.end(), p(i));
            order = order * left.size() + static_cast<std::size_t>(at - left.begin());
            left.erase(at);
        }
        ++counts[order];
    }
    double chi_squared = 0;
    for (const int c : counts) chi_squared += (c - 100.0) * (c - 100.0) / 100;
    CHECK(chi_squared < 202);
    // Where a place comes to is independent of where its neighbour does: correlation of 10,000 within five of 1/100.
    const detail::permutation p(10'000, detail::keys_of(8, 0, 0, 0));
    double sum = 0;
    for (std::uint64_t i = 0; i + 1 < 10'000; ++i) sum += (static_cast<double>(p(i)) - 4999.5) * (static_cast<double>(p(i + 1)) - 4999.5);
    CHECK(std::abs(sum / 1e4 / (1e8 / 12)) < 0.05);
}

TEST_CASE("a Latin hypercube has one value in every stratum of every driver", "[simulation][plan]") {
    for (const std::size_t n : {1u, 10u, 1000u, 4099u}) {
        const columns x = filled(draws(uniforms(3), {}, latin_hypercube(), 4, n), n);
        for (const auto& c : x) CHECK(strata_with_one(c) == static_cast<std::ptrdiff_t>(n));
    }
    const draws d(uniforms(1), {}, latin_hypercube(), 4, 10);
    std::vector<double> x(11);
    double* const at[] = {x.data()};
    CHECK_THROWS_AS(d.fill(0, 11, at), plan_error);
    CHECK_THROWS_AS(draws(uniforms(1), {}, latin_hypercube(), 4, 0), plan_error);
}

TEST_CASE("antithetic paths are mirror images", "[simulation][plan]") {
    const columns x = filled(draws({{"u", uniform(0, 1)}, {"z", normal(10, 2)}, {"w", normal(0, 1)}}, {{"z", "w", 0.5_dec}}, antithetic(), 4, 0), 500);
    for (std::size_t i = 0; i < 500; i += 2) {
        CHECK(x[0][i] + x[0][i + 1] == 1);
        CHECK(std::abs(x[1][i] + x[1][i + 1] - 20) < 1e-13);
        CHECK(x[2][i] == -x[2][i + 1]);
    }
    CHECK(x[0][0] != x[0][2]);
}

// S. Joe, F. Kuo's direction numbers as Boost 1.74 has them: the first points of five dimensions; the zero point before them.
TEST_CASE("Sobol' points are Joe and Kuo's, the zero point included", "[simulation][plan]") {
    const columns x = filled(draws(uniforms(5), {}, sobol(false), 0, 8), 8);
    // A driver's dimension is its place in the order of the names' hashes.
    std::vector<std::size_t> by_hash{0, 1, 2, 3, 4};
    std::sort(by_hash.begin(), by_hash.end(), [](std::size_t a, std::size_t b) {
        return detail::stream_of("driver " + std::to_string(a)) < detail::stream_of("driver " + std::to_string(b));
    });
    const double points[5][5] = {{0, 0, 0, 0, 0}, {.5, .5, .5, .5, .5}, {.75, .25, .25, .25, .75}, {.25, .75, .75, .75, .25}, {.375, .375, .625, .875, .375}};
    for (std::size_t n = 0; n < 5; ++n)
        for (std::size_t dimension = 0; dimension < 5; ++dimension) CHECK(x[by_hash[dimension]][n] == points[n][dimension] + 0x1p-53);
}

TEST_CASE("scrambled Sobol' points stay a net, and their means have no bias", "[simulation][plan]") {
    const std::size_t n = 1024;
    double sum = 0, squares = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const columns x = filled(draws(uniforms(4), {}, sobol(), seed, n), n);
        for (const auto& c : x) REQUIRE(strata_with_one(c) == static_cast<std::ptrdiff_t>(n));
        // The first two dimensions are a (0, 10, 2)-net: every box of area 2^-10 has one point, whatever its sides.
        std::vector<std::size_t> order{0, 1, 2, 3};
        std::sort(order.begin(), order.end(), [](std::size_t a, std::size_t b) {
            return detail::stream_of("driver " + std::to_string(a)) < detail::stream_of("driver " + std::to_string(b));
        });
        for (const std::size_t wide : {2u, 32u, 256u}) {
            std::vector<int> boxes(n);
            for (std::size_t i = 0; i < n; ++i)
                ++boxes[static_cast<std::size_t>(x[order[0]][i] * static_cast<double>(wide)) * (n / wide) +
                        static_cast<std::size_t>(x[order[1]][i] * static_cast<double>(n / wide))];
            REQUIRE(std::count(boxes.begin(), boxes.end(), 1) == static_cast<std::ptrdiff_t>(n));
        }
        // A smooth function of all: the product of e^(u - 1/2) / (2 sinh 1/2), mean 1.
        double mean = 0;
        for (std::size_t i = 0; i < n; ++i)
            mean += std::exp(x[0][i] + x[1][i] + x[2][i] + x[3][i] - 2) / std::pow(2 * std::sinh(0.5), 4) / n;
        sum += (mean - 1) / 40;
        squares += (mean - 1) * (mean - 1) / 40;
    }
    CHECK(std::abs(sum) < 5 * std::sqrt(squares / 40));
    // Plain sampling has 0.58 / 32 = 0.018.
    CHECK(std::sqrt(squares) < 2e-4);
}

TEST_CASE("a plan that cannot be is refused", "[simulation][plan]") {
    CHECK_THROWS_AS(draws(uniforms(2), {}, sobol(), 1, 1000), plan_error);
    CHECK_THROWS_AS(draws(uniforms(2), {}, sobol(), 1, 0), plan_error);
    CHECK_THROWS_AS(draws(uniforms(2), {}, sampling_plan{.points = sampling::sobol}, 1, 16), plan_error);
    CHECK_NOTHROW(draws({{"path", path_driver(random_walk{}, 3667)}}, {}, sobol(), 1, 16));
    try {
        draws d({{"path", path_driver(random_walk{}, 3668)}}, {}, sobol(), 1, 16);
        FAIL("more dimensions than direction numbers");
    } catch (const plan_error& e) {
        CHECK(e.reason() == "there are direction numbers for 3667 dimensions, not for 3668");
    }
}

}  // namespace plan_test
