// SPDX-License-Identifier: BSL-1.0
// Indices of variance against functions whose indices are known.
#include "function_model.hpp"

#include <catch.hpp>

#include <array>
#include <cmath>
#include <string>

namespace sobol_indices_test {

using namespace function_test;

namespace {

/// Ishigami and Homma (1990), a 7, b 0.1: on (-pi, pi)^3.
struct ishigami {
    static constexpr bool on_double_only = true;
    template <class D>
    double operator()(const D& d) const {
        const double s = std::sin(d.x2);
        return std::sin(d.x1) * (1 + 0.1 * d.x3 * d.x3 * d.x3 * d.x3) + 7 * s * s;
    }
};
/// Sobol's g, a = 0, 1, 4.5, 9, 99, 99, 99, 99: the product of (|4 x - 2| + a) / (1 + a) on (0, 1)^8.
struct g_function {
    template <class D>
    auto operator()(const D& d) const {
        using R = decltype(d.x1 * d.x2);
        const auto part = [](const R& x, const R& a) {
            const R y = R(4) * x - R(2);
            return R((max(y, R(-y)) + a) / (R(1) + a));
        };
        return part(d.x1, R(0)) * part(d.x2, R(1)) * part(d.x3, R(9) / R(2)) * part(d.x4, R(9)) * part(d.x5, R(99)) * part(d.x6, R(99)) * part(d.x7, R(99)) *
               part(d.x8, R(99));
    }
};

void holds(const variance_share& v, double first, double total) {
    INFO(v.driver);
    // Twice the interval that holds in 95 of 100 runs.
    CHECK(std::abs(v.first - first) < v.first_high - v.first_low);
    CHECK(std::abs(v.total - total) < v.total_high - v.total_low);
    CHECK(v.first_high - v.first_low < 0.1);
    CHECK(v.total_high - v.total_low < 0.1);
}

}  // namespace

TEST_CASE("indices of Ishigami's function and of Sobol's g are those known in closed form", "[simulation]") {
    const auto angle = uniform(-3.14159265358979324_dec, 3.14159265358979324_dec);
    const simulation risk(function_of_eight<ishigami>{}, {}, {{"x1", angle}, {"x2", angle}, {"x3", angle}});
    const auto shares = sobol_indices(risk, "y", {.paths = 16'384, .seed = 1});
    CHECK(shares.paths == 16'384 * 5);
    CHECK(shares.variance == Catch::Approx(13.84458794071926).epsilon(0.04));
    holds(shares["x1"], 0.3139051911478115, 0.5575888552099592);
    holds(shares["x2"], 0.4424111447900408, 0.4424111447900408);
    holds(shares["x3"], 0, 0.2436836640621477);
    CHECK(shares.of[0].driver == "x1");

    std::vector<uncertain_driver> eight;
    for (int i = 1; i <= 8; ++i) eight.emplace_back("x" + std::to_string(i), uniform(0, 1));
    const simulation product(function_of_eight<g_function>{}, {}, eight);
    const auto of_g = sobol_indices(product, "y", {.paths = 16'384, .seed = 2});
    CHECK(of_g.variance == Catch::Approx(0.4654244319022067).epsilon(0.02));
    const std::array<double, 8> first{0.71619217, 0.17904804, 0.023675774, 0.0071619217, 7.1619217e-5, 7.1619217e-5, 7.1619217e-5, 7.1619217e-5};
    const std::array<double, 8> total{0.78714413, 0.24219819, 0.03431691, 0.010460387, 1.0494905e-4, 1.0494905e-4, 1.0494905e-4, 1.0494905e-4};
    for (std::size_t i = 0; i < 8; ++i) holds(of_g["x" + std::to_string(i + 1)], first[i], total[i]);
    // The same bits on any number of threads and on packs of any width.
    const auto again = sobol_indices(product, "y", {.paths = 16'384, .seed = 2, .threads = 3, .at_once = 1});
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(again.of[i].first == of_g.of[i].first);
        CHECK(again.of[i].total_high == of_g.of[i].total_high);
    }
    // Twice a function has its indices.
    CHECK(sobol_indices(product, "twice", {.paths = 16'384, .seed = 2})["x1"].total == Catch::Approx(of_g["x1"].total).epsilon(1e-12));

    // Correlated drivers count as one: all that they act with is within.
    const simulation pair(function_of_eight<g_function>{}, {.x3 = 1, .x4 = 1, .x5 = 1, .x6 = 1, .x7 = 1, .x8 = 1},
                          {{"x1", uniform(0, 1)}, {"x2", uniform(0, 1)}}, {.correlations = {{"x1", "x2", 0.5_dec}}});
    const auto of_pair = sobol_indices(pair, "y", {.paths = 2'048, .seed = 3});
    REQUIRE(of_pair.of.size() == 1);
    CHECK(of_pair.of[0].driver == "x1, x2");
    CHECK(&of_pair["x2"] == &of_pair.of[0]);
    CHECK(of_pair.of[0].first == Catch::Approx(1));
    CHECK(of_pair.of[0].total == Catch::Approx(1).margin(0.1));

    CHECK_THROWS_AS(of_g["x9"], simulation_name_error);
    CHECK_THROWS_AS(sobol_indices(product, "npv", {.paths = 16'384}), simulation_name_error);
    CHECK_THROWS_AS(sobol_indices(product, "y", {.paths = 1'023}), simulation_request_error);
    const simulation sure(function_of_eight<g_function>{}, {}, {{"x2", uniform(0, 1)}}, {.settings = {{"x1", 0.5_dec}}});
    CHECK_THROWS_AS(sobol_indices(sure, "y", {.paths = 1'024}), numeric_domain_error);
    const simulation strata(function_of_eight<g_function>{}, {}, eight, {.plan = latin_hypercube()});
    CHECK_THROWS_AS(sobol_indices(strata, "y", {.paths = 16'384}), plan_error);
}

}  // namespace sobol_indices_test
