// SPDX-License-Identifier: BSL-1.0
// What a result says, against distributions whose figures are known in closed form.
#include "function_model.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace result_test {

using namespace function_test;

namespace {

struct sum_of_three {
    template <class D>
    auto operator()(const D& d) const { return d.x1 + d.x2 + d.x3; }
};
const function_of_eight<sum_of_three> sum{};

/// N(100, 15) + N(50, 8), correlated by 0.5: deviation 20.22374841615668.
simulation<function_of_eight<sum_of_three>> two_normals() {
    return {sum, {}, {{"x1", normal(100, 15)}, {"x2", normal(50, 8)}}, {.correlations = {{"x1", "x2", 0.5_dec}}}};
}

}  // namespace

TEST_CASE("a sum of normals has the figures of its distribution", "[simulation]") {
    constexpr std::uint64_t n = 200'000;
    const auto y = two_normals().run({.paths = n, .seed = 1})["y"];
    const double deviation = 20.22374841615668;
    CHECK(std::abs(y.mean().value.number() - 150) < 3 * y.mean().error->number());
    CHECK(y.mean().error->number() == Catch::Approx(deviation / std::sqrt(n)).epsilon(0.01));
    CHECK(y.deviation().number() == Catch::Approx(deviation).epsilon(0.005));
    CHECK(std::abs(y.skewness()) < 4 * std::sqrt(6.0 / n));
    for (const auto& [share, value] : std::vector<std::pair<exact_ratio, double>>{{5_pct, 116.7348940671306}, {50_pct, 150}, {95_pct, 183.2651059328694}}) {
        const auto q = y.value_not_exceeded(share);
        CHECK(q.rank == static_cast<std::uint64_t>(nearest_double(share) * n) + 1);
        CHECK(std::abs(q.value.number() - value) < q.high->number() - q.low->number());
        CHECK(q.low->number() < q.value.number());
        CHECK(q.value.number() < q.high->number());
    }
    // The mean of the lowest twentieth: 150 less 2.0627128 deviations. Symmetric above.
    CHECK(y.expected_shortfall(5_pct).number() == Catch::Approx(108.2842151261856).epsilon(0.003));
    CHECK(y.expected_excess(5_pct).number() == Catch::Approx(300 - 108.2842151261856).epsilon(0.003));
    CHECK(y.expected_shortfall(1).number() == Catch::Approx(y.mean().value.number()).epsilon(1e-13));
    CHECK(y.probability_below(150) == Catch::Approx(0.5).margin(0.005));
    CHECK(y.probability_below(y.value_not_exceeded(25_pct).value) == 0.25);
    CHECK(y.probability_below(1'000) == 1);
    CHECK(y.probability_above(y.highest().value) == 0);
    CHECK(y.probability_below(y.highest().value) == 1 - 1.0 / n);
    // A lognormal of mean 1 whose logarithm has the deviation 0.3: expected shortfall of 5 % by Phi(z - 0.3) / 0.05.
    const double of_one = std::sqrt(std::expm1(0.09));
    const auto price = simulation(sum, {}, {{"x1", lognormal_of_mean(1, of_one)}}).run({.paths = n, .seed = 2})["y"];
    CHECK(price.expected_shortfall(5_pct).number() == Catch::Approx(0.5179259764652109).epsilon(0.004));
}

TEST_CASE("counts, tails and curves are those of the sorted values", "[simulation]") {
    const auto y = two_normals().run({.paths = 10'007, .seed = 3})["y"];
    auto values = y.counts();
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    // 3.3 % of 10,007 paths are 330.231.
    CHECK(y.expected_shortfall(exact_ratio(33, 1'000)).number() ==
          Catch::Approx((std::accumulate(values.begin(), values.begin() + 330, 0.0) + 0.231 * values[330]) / 330.231).epsilon(1e-13));
    CHECK(y.expected_excess(exact_ratio(33, 1'000)).number() ==
          Catch::Approx((std::accumulate(values.end() - 330, values.end(), 0.0) + 0.231 * values[10'007 - 331]) / 330.231).epsilon(1e-13));
    CHECK(y.expected_shortfall(exact_ratio(1, 1'000'000)).number() == values[0]);
    const auto bins = y.histogram(12);
    std::uint64_t all = 0;
    for (const histogram_bin& b : bins) {
        const auto inside = std::count_if(values.begin(), values.end(), [&](double x) {
            return x >= b.low.number() && (x < b.high.number() || b.high.number() == values.back());
        });
        CHECK(b.paths == static_cast<std::uint64_t>(inside));
        all += b.paths;
    }
    CHECK(all == 10'007);
    const auto curve = y.exceedance(std::vector<exact_amount>{120, 150, 180});
    for (const exceedance_point& p : curve)
        CHECK(p.exceeded == static_cast<double>(std::count_if(values.begin(), values.end(), [&](double x) { return x > p.value.number(); })) / n);
    const auto whole = y.exceedance_curve(4);
    REQUIRE(whole.size() == 5);
    CHECK(whole[0].value.number() == values.front());
    CHECK(whole[2].value.number() == values[5'003]);
    CHECK(whole[4].value.number() == values.back());
    CHECK(whole[1].exceeded == 0.75);
}

TEST_CASE("contributions are Spearman's correlations, with what they explain", "[simulation]") {
    // y = x1 + x2 + x3 of independent normals: its correlation with x1 is 4 / 5, Spearman's 6 / pi asin(r / 2).
    const auto y = simulation(sum, {}, {{"x3", normal(0, 0.6)}, {"x1", normal(0, 4)}, {"x2", uniform(-5.163977794943222, 5.163977794943222)}})
                       .run({.paths = 100'000, .seed = 5})["y"];
    const auto all = y.contributions();
    REQUIRE(all.size() == 3);
    CHECK(all[0].driver == "x1");
    CHECK(all[2].driver == "x3");
    double shares = 0;
    for (const driver_contribution& c : all) {
        CHECK(c.low < c.rank_correlation);
        CHECK(c.rank_correlation < c.high);
        CHECK(c.high - c.low < 0.02);
        shares += c.share_of_variance;
    }
    CHECK(shares == Catch::Approx(1));
    // By the first 65,536 paths.
    const auto fewer = simulation(sum, {}, {{"x3", normal(0, 0.6)}, {"x1", normal(0, 4)}, {"x2", uniform(-5.163977794943222, 5.163977794943222)}})
                           .run({.paths = 65'536, .seed = 5})["y"];
    CHECK(fewer.contributions()[0].rank_correlation == all[0].rank_correlation);
    // Of two normals with correlation rho the rank correlation is 6 / pi asin(rho / 2).
    const auto pair = simulation(sum, {}, {{"x1", normal(0, 4)}, {"x2", normal(0, 3)}}).run({.paths = 65'536, .seed = 6})["y"].contributions();
    CHECK(pair[0].rank_correlation == Catch::Approx(0.7859392826067277).margin(0.006));
    CHECK(pair[1].rank_correlation == Catch::Approx(0.5819201041240697).margin(0.008));
    // Four values: 1 2 2 4 have the ranks 1, 2.5, 2.5, 4.
    CHECK(detail::ranks_of({4, 2, 1, 2}) == std::vector<double>{4, 2.5, 1, 2.5});
    CHECK(detail::correlation_of_ranks({1, 2, 3, 4}, {4, 3, 2, 1}) == Catch::Approx(-1));
    CHECK(detail::correlation_of_ranks({1, 2, 3}, {2, 2, 2}) == 0);
    CHECK(detail::moved_correlation(0.5, 0) == Catch::Approx(0.5).epsilon(1e-14));
    CHECK(detail::moved_correlation(0, 0.5) == Catch::Approx(std::tanh(0.5)).epsilon(1e-14));
}

TEST_CASE("intervals of quantiles hold the true value in 95 of 100 runs", "[simulation]") {
    int mean = 0, low = 0, middle = 0;
    const auto risk = two_normals();
    constexpr int runs = 400;
    for (int seed = 0; seed < runs; ++seed) {
        const auto y = risk.run({.paths = 1'000, .seed = static_cast<std::uint64_t>(seed), .threads = 1})["y"];
        const auto holds = [&](const exact_ratio& share, double truth) {
            const auto q = y.value_not_exceeded(share);
            return q.low->number() <= truth && truth <= q.high->number();
        };
        low += holds(5_pct, 116.7348940671306);
        middle += holds(50_pct, 150);
        mean += std::abs(y.mean().value.number() - 150) < 1.96 * y.mean().error->number();
    }
    // 0.958095 and 0.953709 of the runs: the deviation of such a count of 400 is 4.2.
    CHECK(std::abs(low - 383) < 15);
    CHECK(std::abs(middle - 381) < 15);
    CHECK(std::abs(mean - 380) < 15);
}

TEST_CASE("a table says which way each percentage reads", "[simulation]") {
    const auto result = two_normals().run({.paths = 10'000, .seed = 1});
    const std::string text = to_string(result.summary("y", {exact_ratio(1, 10), exact_ratio(9, 10)}));
    CHECK_THAT(text, Catch::Contains("y, in 10,000 paths of seed 1\n"));
    CHECK_THAT(text, Catch::Contains("not exceeded in 10 %, exceeded in 90 % of paths  "));
    CHECK_THAT(text, Catch::Contains("95 % interval "));
    CHECK_THAT(text, Catch::Contains("below zero"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 8);
    CHECK_THAT(to_string(result), Catch::Contains("twice, in 10,000 paths"));
    CHECK(detail::fixed_text(-1234567.891, 2) == "-1,234,567.89");
    CHECK(detail::fixed_text(-0.004, 2) == "0.00");
    CHECK(detail::fixed_text(999.9999, 1) == "1,000.0");
    CHECK(detail::percent_text(exact_ratio(1, 3)) == "33.333 %");
    CHECK(detail::percent_text(exact_ratio(1, 20)) == "5 %");
}

}  // namespace result_test
