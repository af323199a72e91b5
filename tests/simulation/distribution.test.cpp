// SPDX-License-Identifier: BSL-1.0
// Distributions: moments and quantiles against closed forms and Boost.Math, draws against their distribution, bad parameters.
#include <outlay/simulation.hpp>
#include <outlay/simulation/detail/draws.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace distribution_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

bool close(double got, double truth, double within) { return std::abs(got - truth) <= within * std::abs(truth); }
double variance(const distribution& d) { return d.deviation() * d.deviation(); }
/// As paths draw it, at a standard normal.
double drawn_at_score(const distribution& d, double z) {
    const detail::law_form f = d.law().form();
    return f.takes_score() ? detail::value_of_score<2>(f, detail::pack<2>(z)).lane(1) : d.law().drawn(detail::normal_shares(z).below.value);
}
std::vector<double> drawn(const distribution& d, std::size_t n, std::uint64_t seed) {
    std::vector<double> x(n);
    double* const at[] = {x.data()};
    detail::draws({{"x", d}}, {}, random_sampling(), seed, n).fill(0, n, at);
    return x;
}

// Boost.Math, in double: within some units in the last place, and a second of compile time instead of many.
using plainly = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
struct tails {
    double below, above;
};
tails tails_of(double z) { return {boost::math::erfc(-z / std::sqrt(2.0), plainly()) / 2, boost::math::erfc(z / std::sqrt(2.0), plainly()) / 2}; }
double score(const tails& t) {
    return std::sqrt(2.0) * (t.below < t.above ? -boost::math::erfc_inv(2 * t.below, plainly()) : boost::math::erfc_inv(2 * t.above, plainly()));
}
double beta_quantile(double a, double b, const tails& t) {
    return t.below < t.above ? boost::math::ibeta_inv(a, b, t.below, plainly()) : boost::math::ibetac_inv(a, b, t.above, plainly());
}

struct pert_truth {
    double a, m, b, mean, variance, p5, p10, p50, p90, p95;
};
// Closed forms of the mean and variance, quantiles of the beta distribution by mpmath with 30 digits.
constexpr pert_truth pert_truths[] = {
    {350, 380, 520, 398.3333333333333, 840.0793650793651, 358.7409844960263, 363.5997582403083, 394.0674021214975, 439.5142481421854, 452.5993753107009},
    {0.55, 0.80, 0.95, 0.7833333333333333, 0.005555555555555556, 0.6542534834716789, 0.680738958905833, 0.7872620236427224, 0.8800094622573879, 0.8988897602065615},
    {0.28, 0.35, 0.55, 0.3716666666666667, 0.00233531746031746, 0.3015662921961246, 0.3114694598165866, 0.3665873211907059, 0.4395268587497508, 0.4592464361681693},
    {0, 0, 1, 0.1666666666666667, 0.01984126984126984, 0.0102062183130115, 0.02085163763902321, 0.1294494367038759, 0.3690426555198068, 0.4507197283469411},
    {10, 20, 30, 20, 14.28571428571429, 13.78510754875542, 14.93272906576933, 20, 25.06727093423067, 26.21489245124458}};

}  // namespace

TEST_CASE("the standard normal's quantile", "[simulation][distribution]") {
    const distribution n = normal(0, 1);
    CHECK(close(n.quantile(0.9_dec), 1.281551565544600467, 1e-15));
    CHECK(close(n.quantile(0.975_dec), 1.9599639845400542355, 1e-15));
    CHECK(close(n.quantile(0.999_dec), 3.0902323061678135415, 1e-15));
    CHECK(close(n.quantile(0.000001_dec), -4.7534243088228989482, 1e-15));
    CHECK(close(n.quantile(0.0000000001_dec), -6.3613409024040562047, 1e-15));
    CHECK(close(n.quantile(0x1p-53), -8.2095361516013868556, 1e-15));
    CHECK(n.quantile(0.5) == 0);
    // The table that paths read: of every octave, both tails.
    double worst = 0;
    for (int octave = 2; octave <= 52; ++octave)
        for (int i = 0; i < 40; ++i) {
            const double u = detail::nearest_uniform(std::ldexp(1 + i / 41.0, -octave));
            const double exact = score({u, 1 - u});
            const detail::pack<2> z = detail::score_of<2>(detail::normal_score_table().data(), detail::pack<2>(u));
            const detail::pack<2> mirrored = detail::score_of<2>(detail::normal_score_table().data(), detail::pack<2>(1 - u));
            worst = std::max(worst, std::abs(z.lane(0) - exact));
            REQUIRE(mirrored.lane(0) == -z.lane(0));
        }
    CHECK(worst < 5e-15);
    for (const double u : {0x1p-53, 1 - 0x1p-53, 0.5 - 0x1p-53, 0.5 + 0x1p-53})
        CHECK(std::abs(detail::score_of<2>(detail::normal_score_table().data(), detail::pack<2>(u)).lane(0) - n.quantile(u)) < 1e-14);
}

TEST_CASE("PERT: mean, variance and quantiles", "[simulation][distribution]") {
    for (const pert_truth& t : pert_truths) {
        const distribution d = pert(t.a, t.m, t.b);
        const double within = 1e-14 * (t.b - t.a);
        CHECK(close(d.mean(), t.mean, 2e-15));
        CHECK(close(variance(d), t.variance, 1e-13));
        CHECK(std::abs(d.quantile(0.05_dec) - t.p5) < within);
        CHECK(std::abs(d.quantile(0.1_dec) - t.p10) < within);
        CHECK(std::abs(d.quantile(0.5_dec) - t.p50) < within);
        CHECK(std::abs(d.quantile(0.9_dec) - t.p90) < within);
        CHECK(std::abs(d.quantile(0.95_dec) - t.p95) < within);
        CHECK(d.lowest() == t.a);
        CHECK(d.highest() == t.b);
    }
    CHECK(close(pert(0, 3, 10, 8).mean(), 3.4, 1e-15));  // (0 + 8 x 3 + 10) / 10
    CHECK(std::abs(pert(0, 3, 10, 0).quantile(0.3_dec) - 3) < 3e-14);  // weight 0: uniform
}

TEST_CASE("what paths draw of a smooth distribution is within 1e-13 of the range of Boost.Math's quantile", "[simulation][distribution]") {
    std::vector<distribution> all;
    for (const pert_truth& p : pert_truths) all.push_back(pert(p.a, p.m, p.b));
    // Cut where little is left, so that the quantile turns fast at the end.
    struct cut {
        double low, high;
    };
    const cut cuts[] = {{0.85, 1.60}, {0.15, 1.95}, {0.9, 3}, {1.5, 2}};
    std::vector<distribution> truncated_ones;
    for (const cut& c : cuts) truncated_ones.push_back(truncated(normal(1.05_dec, 0.15_dec), c.low, c.high));
    double worst = 0, worst_truncated = 0;
    int decreases = 0;
    std::vector<double> last(all.size(), -1e300);
    for (int i = -332; i <= 332; ++i) {
        const double z = i / 40.0;
        const tails t = tails_of(z);
        for (std::size_t k = 0; k < all.size(); ++k) {
            const pert_truth& p = pert_truths[k];
            const double a = 1 + 4 * (p.m - p.a) / (p.b - p.a), b = 1 + 4 * (p.b - p.m) / (p.b - p.a);
            const double got = drawn_at_score(all[k], z);
            worst = std::max(worst, std::abs(got - (p.a + (p.b - p.a) * beta_quantile(a, b, t))) / (p.b - p.a));
            decreases += got < last[k];
            last[k] = got;
        }
        for (std::size_t k = 0; k < std::size(cuts); ++k) {
            const tails low = tails_of((cuts[k].low - 1.05) / 0.15), high = tails_of((cuts[k].high - 1.05) / 0.15);
            const double mass = low.below < 0.5 ? high.below - low.below : low.above - high.above;
            const double x = 1.05 + 0.15 * score({low.below + t.below * mass, high.above + t.above * mass});
            worst_truncated = std::max(worst_truncated, std::abs(drawn_at_score(truncated_ones[k], z) - x) / (cuts[k].high - cuts[k].low));
        }
    }
    CHECK(decreases == 0);
    CHECK(worst < 1e-14);
    CHECK(worst_truncated < 1e-13);
}

TEST_CASE("triangular, trigen, lognormal, truncated normal: closed forms", "[simulation][distribution]") {
    const distribution t = triangular(350, 380, 520);
    CHECK(close(t.mean(), 416.6666666666667, 1e-15));
    CHECK(close(variance(t), 1372.222222222222, 1e-14));
    CHECK(close(t.quantile(0.1_dec), 372.5831795812724, 1e-15));
    CHECK(close(t.quantile(0.5_dec), 410.9128788536429, 1e-15));
    CHECK(close(t.quantile(0.9_dec), 471.2147563293981, 1e-15));
    const distribution g = trigen(10_pct, 350, 380, 90_pct, 520);
    CHECK(close(g.lowest(), 301.4488982982499, 1e-14));
    CHECK(close(g.highest(), 601.5350110817149, 1e-14));
    CHECK(close(g.quantile(0.1_dec), 350, 1e-14));
    CHECK(close(g.quantile(0.9_dec), 520, 1e-14));
    const distribution risk = trigen(10_pct, 0, 1, 90_pct, 2);  // the example of @RISK's RiskTrigen
    CHECK(close(risk.lowest(), -0.8090169943749474, 1e-14));
    CHECK(close(risk.highest(), 2.809016994374947, 1e-14));
    CHECK(trigen(0_pct, 1, 2, 100_pct, 4).quantile(0.3_dec) == triangular(1, 2, 4).quantile(0.3_dec));
    // mu 4.696330964385069, sigma 0.2452529716021393
    const distribution l = lognormal_between(10_pct, 80, 90_pct, 150);
    CHECK(close(l.quantile(0.5_dec), 109.5445115010332, 1e-14));
    CHECK(close(l.mean(), 112.8890496001882, 1e-14));
    CHECK(close(l.deviation(), 28.10796635108355, 1e-13));
    const distribution m = lognormal_of_mean(112.8890496001882, 28.10796635108355);
    CHECK(close(m.quantile(0.1_dec), 80, 1e-13));
    CHECK(close(m.quantile(0.9_dec), 150, 1e-13));
    CHECK(close(lognormal_of_mean(1, 0.00000001).deviation(), 1e-8, 1e-12));
    const distribution f = lognormal_of_median(100, 2);
    CHECK(close(f.probability_below(200), 0.84134474606854294859, 1e-14));  // Phi(1)
    CHECK(close(f.probability_below(50), 0.15865525393145705141, 1e-14));
    CHECK(close(normal_between(10_pct, 80, 90_pct, 120).deviation(), 20 / 1.281551565544600467, 1e-14));
    const distribution n = truncated(normal(1.05_dec, 0.15_dec), 0.85_dec, 1.60_dec);
    CHECK(close(n.mean(), 1.076995037701814, 1e-14));
    CHECK(close(variance(n), 0.01631279910813687, 1e-13));
    CHECK(close(n.quantile(0.5_dec), 1.067161715824617, 1e-15));
    // Far out both tails keep their digits: of N(0, 1) above 20 the mean is phi(20) / Q(20), by mpmath with 40 digits.
    CHECK(close(truncated_below(normal(0, 1), 20).mean(), 20.04975306852785054, 1e-12));
    CHECK(close(truncated_above(normal(0, 1), -20).mean(), -20.04975306852785054, 1e-12));
}

TEST_CASE("metalog: coefficients, quantiles, ends and infeasible points", "[simulation][distribution]") {
    const std::vector<weighted_value> points{{80, 10_pct}, {100, 50_pct}, {150, 90_pct}};
    const auto a = metalog_coefficients(points);
    REQUIRE(a.size() == 3);
    CHECK(close(a[0], 100, 1e-15));
    CHECK(close(a[1], 15.92918646596965, 1e-14));
    CHECK(close(a[2], 17.0669854992532, 1e-14));
    const distribution d = metalog(points);
    CHECK(close(d.quantile(0.05_dec), 75.71119627557972, 1e-14));
    CHECK(close(d.quantile(0.95_dec), 169.5162313492029, 1e-14));
    CHECK(close(d.mean(), 100 + 17.0669854992532 / 2, 1e-14));
    // The variance is pi^2/3 a_2^2 + (1/12 + pi^2/36) a_3^2 of three terms (Keelin 2016, with E (y - 1/2) l^2 = 0).
    const double pi = 3.14159265358979323846;
    CHECK(close(variance(d), pi * pi / 3 * a[1] * a[1] + (1 / 12.0 + pi * pi / 36) * a[2] * a[2], 1e-10));
    CHECK(close(d.probability_below(150), 0.9, 1e-13));
    for (const double z : {-8.2, -3.1, -0.4, 0.0, 1.7, 8.2}) {
        const detail::shares s = detail::normal_shares(z);
        CHECK(close(drawn_at_score(d, z), d.law().quantile(s), 1e-13));
    }
    // With ends: the same points are met, and nothing lies beyond.
    const distribution above = metalog(points, {.lowest = 50});
    CHECK(close(above.quantile(0.1_dec), 80, 1e-13));
    CHECK(close(above.quantile(0.9_dec), 150, 1e-13));
    CHECK(above.quantile(1e-12) > 50);
    const distribution within = metalog(points, {.lowest = 50, .highest = 300});
    CHECK(close(within.quantile(0.9_dec), 150, 1e-13));
    CHECK(within.quantile(1 - 1e-12) < 300);
    CHECK(metalog(points, {.highest = 300}).quantile(1e-9) < 50);
    // Points of (y / (1 - y))^s, s = ln r / ln 9 of r at 90 %: the mean is pi s / sin(pi s), of the square the same with 2 s (the
    // log-logistic distribution). From s = 1 on there is none, from 1/2 on no deviation.
    const auto log_logistic = [](double s) {
        const double r = std::pow(9, s);
        return metalog({{1 / r, 10_pct}, {1, 50_pct}, {r, 90_pct}}, {.lowest = 0});
    };
    for (const double s : {0.2, 0.45, 0.9, 0.99}) {
        CHECK(close(log_logistic(s).mean(), pi * s / std::sin(pi * s), 1e-9));
        if (s < 0.5) CHECK(close(variance(log_logistic(s)), 2 * pi * s / std::sin(2 * pi * s) - std::pow(pi * s / std::sin(pi * s), 2), 1e-9));
        else CHECK(log_logistic(s).deviation() == detail::unlimited);
    }
    CHECK(log_logistic(1.1).mean() == detail::unlimited);
    // Least squares: four terms of a cubic's points are met; five points on a logistic line give its two terms.
    const std::vector<weighted_value> line{{-2 * std::log(9), 10_pct}, {-2 * std::log(3), 25_pct}, {0, 50_pct}, {2 * std::log(3), 75_pct}, {2 * std::log(9), 90_pct}};
    const auto fitted = metalog_coefficients(line, {.terms = 4});
    CHECK(std::abs(fitted[0]) < 1e-13);
    CHECK(close(fitted[1], 2, 1e-12));
    CHECK(std::abs(fitted[2]) < 1e-12);
    // 10 %, 50 % and 90 % at 0, 99 and 100: feasible within 1.66711 (1/2 - k) only (Keelin 2016), k = 0.05.
    try {
        (void)metalog({{0, 10_pct}, {99, 50_pct}, {100, 90_pct}});
        FAIL("an infeasible metalog");
    } catch (const distribution_error& e) {
        CHECK(e.reason().find("negative where") != std::string::npos);
    }
}

TEST_CASE("discrete values, events, data and curves", "[simulation][distribution]") {
    const distribution d = discrete({{0.5_dec, 10_pct}, {0, 60_pct}, {0.2_dec, 30_pct}});
    CHECK(close(d.mean(), 0.11, 1e-14));
    CHECK(close(variance(d), 0.0249, 1e-13));  // 0.3 x 0.04 + 0.1 x 0.25 - 0.0121
    CHECK(d.quantile(0.6_dec) == 0);
    CHECK(d.quantile(0.61_dec) == 0.2);
    CHECK(d.quantile(0.91_dec) == 0.5);
    CHECK(close(d.probability_below(0.2), 0.6, 1e-15));
    // 15 % of PERT (20, 30, 80): mean 110/3, variance (mean - 20)(80 - mean)/7.
    const distribution e = event(15_pct, pert(20, 30, 80));
    const double m = 110 / 3.0, v = (m - 20) * (80 - m) / 7;
    CHECK(close(e.mean(), 0.15 * m, 1e-14));
    CHECK(close(variance(e), 0.15 * (v + 0.85 * m * m), 1e-13));
    CHECK(e.quantile(0.85_dec - 0.01_dec) == 0);
    CHECK(close(e.quantile(0.925_dec), pert(20, 30, 80).quantile(0.5_dec), 1e-13));
    CHECK(e.lowest() == 0);
    // A gain or a loss: the values on both sides of 0.
    const distribution both = event(50_pct, normal(0, 1));
    CHECK(close(both.quantile(0.05_dec), -1.281551565544600467, 1e-13));
    CHECK(close(both.quantile(0.95_dec), 1.281551565544600467, 1e-13));
    CHECK(both.quantile(0.3_dec) == 0);
    CHECK(event(10_pct, -5).quantile(0.05_dec) == -5);
    CHECK(event(10_pct, -5).quantile(0.5_dec) == 0);
    const distribution s = empirical({3.0, 1.0, 2.0, 2.0}, between_data::stepped);
    CHECK(s.quantile(0.25_dec) == 1);
    CHECK(s.quantile(0.5_dec) == 2);
    CHECK(s.quantile(0.76_dec) == 3);
    CHECK(s.mean() == 2);
    CHECK(close(variance(s), 0.5, 1e-15));
    // Type 7 of Hyndman and Fan, as R's quantile(c(1, 2, 4, 8), c(.1, .5, .9)): 1.3, 3, 6.8.
    const distribution i = empirical({1, 2, 4, 8}, between_data::interpolated);
    CHECK(close(i.quantile(0.1_dec), 1.3, 1e-14));
    CHECK(close(i.quantile(0.5_dec), 3, 1e-14));
    CHECK(close(i.quantile(0.9_dec), 6.8, 1e-14));
    CHECK(close(i.mean(), 3.5, 1e-14));  // (1.5 + 3 + 6) / 3
    const distribution c = cumulative({{80, 0_pct}, {100, 50_pct}, {150, 100_pct}});
    CHECK(close(c.quantile(0.75_dec), 125, 1e-15));
    CHECK(close(c.mean(), 107.5, 1e-15));
    CHECK(close(c.probability_below(90), 0.25, 1e-15));
    CHECK(close(truncated(c, 90, 125).quantile(0.5_dec), 100, 1e-14));  // a quarter on either side
    CHECK(truncated(d, 0.1_dec, 1).lowest() == 0.1);
    CHECK(truncated(d, 0.1_dec, 1).quantile(0.74_dec) == 0.2);
    CHECK(truncated(d, 0.1_dec, 1).quantile(0.76_dec) == 0.5);
    CHECK(truncated(d, 0, 0.3_dec).quantile(0.66_dec) == 0);  // an end is a value that can occur
}

TEST_CASE("a distribution moved and stretched, also when it turns round", "[simulation][distribution]") {
    const std::vector<distribution> all{normal(2, 3),          lognormal_of_median(4, 2),   uniform(1, 4), triangular(0, 1, 5), pert(0, 1, 5), discrete({{1, 30_pct}, {4, 70_pct}}),
                                        event(20_pct, uniform(2, 3)), empirical({1, 2, 4, 8}, between_data::interpolated)};
    for (const distribution& d : all)
        for (const double factor : {2.5, -0.5}) {
            const distribution moved = shifted(rescaled(d, factor), 7);
            INFO(to_string(moved));
            CHECK(close(moved.mean(), 7 + factor * d.mean(), 1e-13));
            CHECK(close(moved.deviation(), std::abs(factor) * d.deviation(), 1e-13));
            for (const double z : {-3.0, -1.1, 0.0, 0.3, 2.2}) {
                const double there = factor > 0 ? z : -z;
                CHECK(close(moved.quantile(detail::normal_shares(z).below.value), 7 + factor * d.quantile(detail::normal_shares(there).below.value), 1e-12));
                CHECK(close(drawn_at_score(moved, z), 7 + factor * drawn_at_score(d, there), 1e-12));
            }
        }
}

TEST_CASE("what paths draw is distributed as it says (Kolmogorov and Smirnov)", "[simulation][distribution]") {
    const std::vector<distribution> all{normal(2, 3),
                                        lognormal_of_mean(1, 0.08_dec),
                                        uniform(1, 4),
                                        triangular(0, 1, 5),
                                        trigen(10_pct, 0, 1, 90_pct, 2),
                                        pert(350, 380, 520),
                                        truncated(normal(1.05_dec, 0.15_dec), 0.85_dec, 1.60_dec),
                                        truncated(triangular(0, 1, 5), 0.5_dec, 4),
                                        rescaled(pert(0, 1, 5), -2),
                                        empirical({1, 2, 4, 8}, between_data::interpolated),
                                        cumulative({{80, 0_pct}, {100, 50_pct}, {150, 100_pct}}),
                                        metalog({{80, 10_pct}, {100, 50_pct}, {150, 90_pct}}, {.lowest = 50})};
    const std::size_t n = 100'000;
    for (const distribution& d : all) {
        std::vector<double> x = drawn(d, n, 20261128);
        std::sort(x.begin(), x.end());
        double worst = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const double u = d.probability_below(x[i]);
            worst = std::max({worst, std::abs(u - static_cast<double>(i) / n), std::abs(u - static_cast<double>(i + 1) / n)});
        }
        INFO(to_string(d));
        CHECK(worst < 0.00514532);  // the critical value at 1 %
        CHECK(x.front() >= d.lowest());
        CHECK(x.back() <= d.highest());
    }
    // Discrete ones by their frequencies, within five standard errors.
    for (const auto& [d, at, share] : {std::tuple{discrete({{0, 60_pct}, {0.2_dec, 30_pct}, {0.5_dec, 10_pct}}), 0.2, 0.3}, std::tuple{event(15_pct, uniform(1, 2)), 0.0, 0.85},
                                       std::tuple{empirical({1, 1, 1, 2}, between_data::stepped), 2.0, 0.25}}) {
        const std::vector<double> x = drawn(d, n, 5);
        CHECK(std::abs(static_cast<double>(std::count(x.begin(), x.end(), at)) / n - share) < 5 * std::sqrt(share * (1 - share) / n));
    }
    // More values than are compared in lanes: one of twenty, the same by search.
    std::vector<weighted_value> many;
    for (int i = 0; i < 20; ++i) many.push_back({i, exact_ratio(1, 20)});
    const std::vector<double> x = drawn(discrete(many), n, 6), u = drawn(uniform(0, 1), n, 6);
    for (std::size_t i = 0; i < n; ++i)
        if (x[i] != std::floor(u[i] * 20)) FAIL("a value of another step");
}

TEST_CASE("amounts have their unit, and are counted in it", "[simulation][distribution]") {
    const distribution d = pert(350e6_usd, 380e6_usd, 520e6_usd);
    CHECK(d.unit() == "USD");
    CHECK(close(d.mean(), 39833333333.33333, 1e-15));  // cents
    CHECK(to_string(d) == "pert(3.5e+08 USD, 3.8e+08 USD, 5.2e+08 USD)");
    CHECK(event(10_pct, 5_usd).unit() == "USD");
    CHECK(uniform(per_year(1_usd), per_year(2_usd)).unit() == "USD a year");
    CHECK(shifted(d, 1_usd).unit() == "USD");
    CHECK(rescaled(d, 2).unit() == "USD");
    CHECK_THROWS_AS(pert(350e6_usd, 380e6_usd, 520e6_cny), distribution_error);
    CHECK_THROWS_AS(normal(350e6_usd, 10), distribution_error);
    CHECK_THROWS_AS(shifted(d, 1), distribution_error);
    CHECK_THROWS_AS(rescaled(d, 1_usd), distribution_error);
    CHECK_THROWS_AS(truncated(d, 1, 2), distribution_error);
    CHECK_THROWS_AS(lognormal_of_median(100_usd, 2_usd), distribution_error);
    CHECK_THROWS_AS(discrete({{1_usd, 50_pct}, {2_cny, 50_pct}}), distribution_error);
}

TEST_CASE("a distribution that cannot be is refused", "[simulation][distribution]") {
    const double nan = std::nan(""), inf = detail::unlimited;
    CHECK_THROWS_AS(uniform(2, 2), distribution_error);
    CHECK_THROWS_AS(uniform(0, inf), distribution_error);
    CHECK_THROWS_AS(pert(520, 380, 350), distribution_error);
    CHECK_THROWS_AS(pert(1, 1, 1), distribution_error);
    CHECK_THROWS_AS(pert(0, nan, 1), distribution_error);
    CHECK_THROWS_AS(pert(0, 1, 2, -1), distribution_error);
    CHECK_THROWS_AS(triangular(0, 3, 2), distribution_error);
    CHECK_THROWS_AS(trigen(90_pct, 0, 1, 10_pct, 2), distribution_error);
    CHECK_THROWS_AS(trigen(10_pct, 2, 1, 90_pct, 3), distribution_error);
    CHECK_THROWS_AS(normal(0, 0), distribution_error);
    CHECK_THROWS_AS(normal(0, -1), distribution_error);
    CHECK_THROWS_AS(normal(0, nan), distribution_error);
    CHECK_THROWS_AS(lognormal_of_mean(0, 1), distribution_error);
    CHECK_THROWS_AS(lognormal_between(10_pct, -1, 90_pct, 1), distribution_error);
    CHECK_THROWS_AS(lognormal_between(10_pct, 2, 90_pct, 1), distribution_error);
    CHECK_THROWS_AS(lognormal_between(90_pct, 1, 10_pct, 2), distribution_error);
    CHECK_THROWS_AS(lognormal_between(0_pct, 1, 90_pct, 2), distribution_error);
    CHECK_THROWS_AS(lognormal_of_median(1, 1), distribution_error);
    CHECK_THROWS_AS(truncated(uniform(0, 1), 2, 3), distribution_error);
    CHECK_THROWS_AS(truncated(uniform(0, 1), 1, 0), distribution_error);
    CHECK_THROWS_AS(rescaled(uniform(0, 1), 0), distribution_error);
    CHECK_THROWS_AS(discrete({{0, 50_pct}, {1, 49_pct}}), distribution_error);
    CHECK_THROWS_AS(discrete({{0, 150_pct}, {1, -50_pct}}), distribution_error);
    CHECK_THROWS_AS(discrete({{0, 50_pct}, {0, 50_pct}}), distribution_error);
    CHECK_THROWS_AS(discrete({}), distribution_error);
    CHECK_THROWS_AS(event(0_pct, 1), distribution_error);
    CHECK_THROWS_AS(event(100_pct, uniform(0, 1)), distribution_error);
    CHECK_THROWS_AS(event(10_pct, 0), distribution_error);
    CHECK_THROWS_AS(empirical(std::vector<double>{}, between_data::stepped), distribution_error);
    CHECK_THROWS_AS(empirical({1.0, nan}, between_data::stepped), distribution_error);
    CHECK_THROWS_AS(empirical({1.0, 1.0}, between_data::interpolated), distribution_error);
    CHECK_THROWS_AS(cumulative({{1, 0_pct}, {2, 90_pct}}), distribution_error);
    CHECK_THROWS_AS(cumulative({{1, 0_pct}, {1, 100_pct}}), distribution_error);
    CHECK_THROWS_AS(cumulative({{1, 0_pct}}), distribution_error);
    CHECK_THROWS_AS(metalog({{80, 10_pct}, {100, 50_pct}}), distribution_error);
    CHECK_THROWS_AS(metalog({{80, 10_pct}, {100, 50_pct}, {90, 90_pct}}), distribution_error);
    CHECK_THROWS_AS(metalog({{80, 10_pct}, {100, 50_pct}, {150, 90_pct}}, {.terms = 4}), distribution_error);
    CHECK_THROWS_AS(metalog({{80, 10_pct}, {100, 50_pct}, {150, 90_pct}}, {.lowest = 90}), distribution_error);
    CHECK_THROWS_AS(uniform(0, 1).quantile(1.0), numeric_domain_error);
    CHECK_THROWS_AS(uniform(0, 1).quantile(0_pct), numeric_domain_error);
    try {
        (void)pert(520, 380, 350);
    } catch (const distribution_error& e) {
        CHECK(e.distribution() == "pert(520, 380, 350)");
        CHECK(std::string(e.what()) == "pert(520, 380, 350): the mode must lie between the lowest and the highest value, and these must differ");
    }
}

}  // namespace distribution_test
