// SPDX-License-Identifier: BSL-1.0
// Correlations by names: which cannot be, the nearest that can, Iman and Conover's order, paths and scalars together.
#include <outlay/simulation.hpp>
#include <outlay/simulation/detail/draws.hpp>

#include "drawn_columns.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace correlation_test {

using namespace outlay;
using namespace outlay::literals;
using outlay::detail::draws;
using outlay::detail::square_matrix;
using test::columns, test::correlation_between, test::filled;

namespace {

std::vector<double> ranks(const std::vector<double>& x) {
    std::vector<double> sorted = x, of;
    std::sort(sorted.begin(), sorted.end());
    for (const double v : x) of.push_back(static_cast<double>(std::lower_bound(sorted.begin(), sorted.end(), v) - sorted.begin()));
    return of;
}
double spearman(const std::vector<double>& a, const std::vector<double>& b) { return correlation_between(ranks(a), ranks(b)); }
std::vector<uncertain_driver> normals(std::size_t n) {
    std::vector<uncertain_driver> all;
    for (std::size_t i = 0; i < n; ++i) all.emplace_back(std::string(1, static_cast<char>('a' + i)), normal(0, 1));
    return all;
}

// The Spearman matrix of openturns#1708: positive definite, and 2 sin(pi S / 6) is not.
std::vector<correlation> openturns_1708() {
    const decimal lower[] = {0_dec, 0.844_dec, 0.494_dec, 0.716_dec, 0.528_dec, 0.860_dec, -0.972_dec, 0.189_dec, -0.725_dec, -0.548_dec};
    std::vector<correlation> all;
    const decimal* next = lower;
    for (char i = 'b'; i <= 'e'; ++i)
        for (char j = 'a'; j < i; ++j) all.push_back({std::string(1, i), std::string(1, j), *next++, correlation_of::ranks});
    return all;
}

}  // namespace

TEST_CASE("ranks become normal scores by 2 sin(pi rho / 6)", "[simulation][correlation]") {
    const auto score = [](const exact_ratio& rho) { return detail::score_correlation({"a", "b", rho, correlation_of::ranks}); };
    CHECK(std::abs(score(0.3_dec) - 0.3128689300804617) < 1e-15);
    CHECK(std::abs(score(0.5_dec) - 0.5176380902050415) < 1e-15);
    CHECK(std::abs(score(0.8_dec) - 0.8134732861516004) < 1e-15);
    CHECK(std::abs(score(-0.6_dec) + 0.6180339887498948) < 1e-15);
    CHECK(score(1) == 1);
    CHECK(score(-1) == -1);
    CHECK(detail::score_correlation({"a", "b", 0.5_dec}) == 0.5);
}

// Spearman of normal scores rho is 6/pi asin(rho/2), Kendall 2/pi asin rho; 2^16 paths, five standard errors of (1 - r^2) / 256.
TEST_CASE("ranks of paths with a Gaussian copula", "[simulation][correlation]") {
    const std::size_t n = 65536;
    const struct {
        decimal rho;
        double spearman, kendall;
    } truths[] = {{0.3_dec, 0.2875642186226213, 0.1939733680413566}, {0.8_dec, 0.7859392826067277, 0.5903344706017331}, {-0.6_dec, -0.5819201041240697, -0.4096655293982669}};
    for (const auto& t : truths) {
        const columns x = filled(draws({{"a", pert(0, 0, 1)}, {"b", lognormal_of_median(1, 2)}}, {{"a", "b", t.rho}}, random_sampling(), 11, n), n);
        CHECK(std::abs(spearman(x[0], x[1]) - t.spearman) < 5 / 256.0 * (1 - t.spearman * t.spearman));
        // Kendall's of pairs of neighbours, each pair by itself: n / 2 signs.
        double sum = 0;
        for (std::size_t i = 0; i < n; i += 2) sum += (x[0][i] < x[0][i + 1]) == (x[1][i] < x[1][i + 1]) ? 1 : -1;
        CHECK(std::abs(sum / (n / 2) - t.kendall) < 5 * std::sqrt((1 - t.kendall * t.kendall) / (n / 2)));
        const columns of_ranks = filled(draws({{"a", pert(0, 0, 1)}, {"b", uniform(0, 1)}}, {{"a", "b", t.rho, correlation_of::ranks}}, random_sampling(), 12, n), n);
        CHECK(std::abs(spearman(of_ranks[0], of_ranks[1]) - nearest_double(exact_ratio(t.rho))) < 5 / 256.0);
    }
}

// N(100, 15) + N(50, 8), rho 1/2: deviation sqrt(225 + 64 + 120) = 20.22; the product of lognormals (0.1, 0.2), (-0.05, 0.3), rho 0.4.
TEST_CASE("sums and products of correlated drivers", "[simulation][correlation]") {
    const std::size_t n = 1 << 18;
    const columns x = filled(draws({{"a", normal(100, 15)}, {"b", normal(50, 8)}}, {{"a", "b", 0.5_dec}}, random_sampling(), 21, n), n);
    std::vector<double> sum, product;
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < n; ++i) {
        sum.push_back(x[0][i] + x[1][i]);
        mean += sum[i] / n;
    }
    for (const double s : sum) square += (s - mean) * (s - mean) / n;
    CHECK(std::abs(mean - 150) < 5 * 20.22374841615668 / 512);
    CHECK(std::abs(std::sqrt(square) - 20.22374841615668) < 5 * 20.22374841615668 / std::sqrt(2.0 * n));
    std::sort(sum.begin(), sum.end());
    CHECK(std::abs(sum[n / 20] - 116.7348940671306) < 5 * 20.22374841615668 * std::sqrt(0.0475 / n) / 0.1031356);
    const columns y = filled(draws({{"a", lognormal_of_median(std::exp(0.1), std::exp(0.2))}, {"b", lognormal_of_median(std::exp(-0.05), std::exp(0.3))}},
                                   {{"a", "b", 0.4_dec}}, random_sampling(), 22, n), n);
    double of_product = 0;
    for (std::size_t i = 0; i < n; ++i) of_product += y[0][i] * y[1][i] / n;
    CHECK(std::abs(of_product - 1.149124100003605) < 5 * std::sqrt(0.2572641475573825 / n));
    CHECK(std::abs(correlation_between(y[0], y[1]) - 0.3918137014787528) < 5 / 512.0 * 1.2);
}

TEST_CASE("a matrix that no drivers can have is refused, with its eigenvalue and the pairs at fault", "[simulation][correlation]") {
    // [[1, .9, -.9], [.9, 1, .9], [-.9, .9, 1]]: eigenvalues 1.9, 1.9, -0.8.
    try {
        draws d(normals(4), {{"a", "b", 0.9_dec}, {"b", "c", 0.9_dec}, {"a", "c", -0.9_dec}, {"c", "d", 0.1_dec}}, random_sampling(), 1, 1);
        FAIL("an impossible matrix");
    } catch (const correlation_error& e) {
        CHECK(std::abs(e.smallest_eigenvalue() + 0.8) < 0.02);  // -0.8 without d
        CHECK(e.names() == std::vector<std::string>{"a", "b", "c", "d"});
        CHECK(e.matrix()[0][2] == -0.9);
        REQUIRE(e.pairs().size() == 3);
        for (const correlation& c : e.pairs()) CHECK(c.second != "d");
        CHECK(std::string(e.what()).find("nearest_correlation()") != std::string::npos);
    }
    try {
        draws d(normals(5), openturns_1708(), random_sampling(), 1, 1);
        FAIL("an impossible matrix of scores");
    } catch (const correlation_error& e) {
        CHECK(std::abs(e.smallest_eigenvalue() + 3.95550929e-4) < 1e-12);
        CHECK(std::string(e.what()).find("normal scores, 2 sin") != std::string::npos);
    }
    const square_matrix s = detail::matrix_of(detail::names_of(openturns_1708()), openturns_1708(), [](const correlation& c) { return nearest_double(c.coefficient); });
    const detail::eigen of = detail::eigen_of(s);
    CHECK(std::abs(of.values[of.smallest()] - 3.09818611e-3) < 1e-11);
    CHECK_THROWS_AS(draws(normals(2), {{"a", "b", 1.1_dec}}, random_sampling(), 1, 1), correlation_error);
    CHECK_THROWS_AS(draws(normals(2), {{"a", "b", 0.5_dec}, {"b", "a", 0.5_dec}}, random_sampling(), 1, 1), correlation_error);
    CHECK_THROWS_AS(draws(normals(2), {{"a", "a", 0.5_dec}}, random_sampling(), 1, 1), correlation_error);
    CHECK_THROWS_AS(draws(normals(2), {{"a", "z", 0.5_dec}}, random_sampling(), 1, 1), correlation_error);
    CHECK_NOTHROW(draws(normals(2), {{"a", "b", 1}}, random_sampling(), 1, 1));
}

TEST_CASE("drivers that hang together wholly are one, either way round", "[simulation][correlation]") {
    const columns x = filled(draws(normals(3), {{"a", "b", 1}, {"a", "c", -1}, {"b", "c", -1}}, random_sampling(), 5, 64), 64);
    for (std::size_t i = 0; i < 64; ++i) {
        CHECK(x[1][i] == x[0][i]);
        CHECK(x[2][i] == -x[0][i]);
    }
}

// N. Higham (2002), section 4: [[1, 1, 0], [1, 1, 1], [0, 1, 1]].
TEST_CASE("the nearest correlation matrix", "[simulation][correlation]") {
    const nearest_correlations n = nearest_correlation({{"a", "b", 1}, {"b", "c", 1}, {"a", "c", 0}});
    REQUIRE(n.pairs.size() == 3);
    CHECK(std::abs(nearest_double(n.pairs[0].coefficient) - 0.7606898534022841) < 1e-11);
    CHECK(std::abs(nearest_double(n.pairs[1].coefficient) - 0.157298106138376) < 1e-11);  // a with c
    CHECK(std::abs(nearest_double(n.pairs[2].coefficient) - 0.7606898534022841) < 1e-11);
    CHECK(std::abs(n.distance - 0.5277904635818277) < 1e-10);
    CHECK(std::abs(n.largest_change - 0.2393101465977159) < 1e-11);
    CHECK_NOTHROW(draws(normals(3), n.pairs, random_sampling(), 1, 1));
    CHECK_NOTHROW(draws(normals(5), nearest_correlation(openturns_1708()).pairs, random_sampling(), 1, 1));
    // What can be stays as it is.
    const std::vector<correlation> possible{{"a", "b", 0.5_dec}, {"b", "c", -0.25_dec}};
    CHECK(nearest_correlation(possible).pairs == possible);
    CHECK(nearest_correlation(possible).largest_change < 1e-12);
    CHECK_THROWS_AS(nearest_correlation({{"a", "b", 2}}), correlation_error);
}

// Two programs agree on the order (van der Waerden's scores i / 13 of unit variance); no published example with numbers was found.
TEST_CASE("Iman and Conover's order of twelve values of three drivers", "[simulation][correlation]") {
    const std::vector<std::vector<std::uint32_t>> places{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, {5, 0, 9, 3, 11, 7, 1, 8, 2, 10, 4, 6}, {8, 2, 6, 11, 0, 4, 9, 1, 10, 3, 7, 5}};
    square_matrix wanted = square_matrix::identity(3);
    wanted(0, 1) = wanted(1, 0) = 0.8;
    wanted(0, 2) = wanted(2, 0) = -0.4;
    wanted(1, 2) = wanted(2, 1) = -0.2;
    const auto of = detail::iman_conover_ranks(places, wanted);
    CHECK(of[0] == places[0]);
    CHECK(of[1] == std::vector<std::uint32_t>{1, 0, 5, 2, 9, 6, 3, 7, 4, 11, 8, 10});
    CHECK(of[2] == std::vector<std::uint32_t>{10, 0, 9, 11, 4, 7, 5, 1, 8, 6, 3, 2});
    const auto as_doubles = [](const std::vector<std::uint32_t>& r) { return std::vector<double>(r.begin(), r.end()); };
    CHECK(std::abs(spearman(as_doubles(of[0]), as_doubles(of[1])) - 0.748252) < 1e-6);
    CHECK(std::abs(spearman(as_doubles(of[0]), as_doubles(of[2])) + 0.377622) < 1e-6);
    CHECK(std::abs(spearman(as_doubles(of[1]), as_doubles(of[2])) + 0.307692) < 1e-6);
}

TEST_CASE("a Latin hypercube in Iman and Conover's order keeps its strata and has the correlations", "[simulation][correlation]") {
    const std::size_t n = 5000;
    const draws d({{"a", uniform(0, 1)}, {"b", uniform(0, 1)}, {"c", uniform(0, 1)}, {"d", uniform(0, 1)}},
                  {{"a", "b", 0.8_dec, correlation_of::ranks}, {"b", "c", -0.5_dec, correlation_of::ranks}, {"a", "c", -0.3_dec, correlation_of::ranks}},
                  latin_hypercube(dependence::iman_conover), 9, n);
    const columns x = filled(d, n);
    for (const auto& c : x) {
        std::vector<int> seen(n);
        for (const double u : c) ++seen[static_cast<std::size_t>(u * n)];
        CHECK(std::count(seen.begin(), seen.end(), 1) == n);
    }
    // The scores have their correlation to the last digits; ranks follow within what n values leave.
    CHECK(std::abs(spearman(x[0], x[1]) - 0.8) < 0.01);
    CHECK(std::abs(spearman(x[1], x[2]) + 0.5) < 0.01);
    CHECK(std::abs(spearman(x[0], x[2]) + 0.3) < 0.01);
    CHECK(std::abs(spearman(x[0], x[3])) < 0.05);
    CHECK_THROWS_AS(draws(normals(2), {{"a", "b", 0.5_dec}}, sampling_plan{.by = dependence::iman_conover}, 1, 100), plan_error);
    CHECK_THROWS_AS(draws(normals(2), {{"a", "b", 0.5_dec}}, latin_hypercube(dependence::iman_conover), 1, 2), plan_error);
}

TEST_CASE("a scalar is correlated with a path's innovations as a whole, paths period by period", "[simulation][correlation]") {
    const std::size_t n = 65536;
    const random_walk walk{.start = 0, .drift = 0, .deviation = 1};
    // 0.8, 0.7 and 0.5 are possible as a matrix, though 0.8 with each of four innovations by itself would not be.
    const draws d({{"first", path_driver(walk, 4)}, {"second", path_driver(walk, 4)}, {"scalar", normal(0, 1)}},
                  {{"first", "second", 0.5_dec}, {"first", "scalar", 0.8_dec}, {"second", "scalar", 0.7_dec}}, random_sampling(), 31, n);
    const columns x = filled(d, n);
    // The last period's value is the sum of the innovations.
    CHECK(std::abs(correlation_between(x[3], x[8]) - 0.8) < 5 * 0.36 / 256);
    CHECK(std::abs(correlation_between(x[7], x[8]) - 0.7) < 5 * 0.51 / 256);
    CHECK(std::abs(correlation_between(x[0], x[4]) - 0.5) < 5 * 0.75 / 256);
    CHECK(std::abs(correlation_between(x[3], x[7]) - 0.5) < 5 * 0.75 / 256);
    CHECK(std::abs(correlation_between(x[0], x[8]) - 0.4) < 5 * 0.84 / 256);  // one of four: 0.8 / sqrt(4)
    CHECK_THROWS_AS(draws({{"first", path_driver(walk, 4)}, {"second", path_driver(walk, 5)}}, {{"first", "second", 0.5_dec}}, random_sampling(), 1, 1), correlation_error);
}

}  // namespace correlation_test
