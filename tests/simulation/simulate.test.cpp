// SPDX-License-Identifier: BSL-1.0
// A model simulated: path by path what a plain loop over doubles gives, the same bits however it is run.
#include <outlay/simulation.hpp>
#include <outlay/simulation/sobol.hpp>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>

#include "risk_model.hpp"

#include <catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace simulate_test {

using namespace risk_test;

namespace {

// --- A second computation that shares nothing with the library: Philox4x32-10 (Salmon et al. 2011) and the programme by hand.

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> c, std::uint32_t k0, std::uint32_t k1) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53} * c[0], b = std::uint64_t{0xCD9E8D57} * c[2];
        c = {static_cast<std::uint32_t>(b >> 32) ^ c[1] ^ k0, static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(a >> 32) ^ c[3] ^ k1,
             static_cast<std::uint32_t>(a)};
        k0 += 0x9E3779B9;
        k1 += 0xBB67AE85;
    }
    return c;
}
/// Path 16 g + 8 h + j takes the half h of the block of counter 8 g + j; the stream is the 32-bit FNV-1a hash of the name.
double uniform_of(const std::string& name, std::uint64_t path, std::uint64_t seed) {
    std::uint32_t stream = 2166136261u;
    for (const char c : name) stream = (stream ^ static_cast<unsigned char>(c)) * 16777619u;
    const std::uint64_t group = 8 * (path / 16) + path % 8;
    const auto words = philox({static_cast<std::uint32_t>(group), static_cast<std::uint32_t>(group >> 32), stream, 0}, static_cast<std::uint32_t>(seed),
                              static_cast<std::uint32_t>(seed >> 32));
    const std::size_t half = path % 16 < 8 ? 0 : 2;
    const std::uint64_t k = (words[half] + (std::uint64_t{words[half + 1]} << 32)) >> 12;
    return (static_cast<double>(k) + 0.5) * 0x1p-52;
}
double between(double low, double high, double u) { return low + (high - low) * u; }

struct six {
    double amount, utilisation, cost, rate, price, delayed;
};
/// Ten years: a third spent in each of three, the delayed share a year later; 70 % of it equipment at its price, half of that paid
/// at the rate, over five years from the middle of the first; the rest over twenty. All revenue but in the first year.
double by_hand(const six& d) {
    const double shares[4] = {(1 - d.delayed) / 3, 1.0 / 3, 1.0 / 3, d.delayed / 3};
    double equipment[10] = {}, rest[10] = {}, value = 0, tied = 0;
    for (int t = 0; t < 4; ++t) {
        equipment[t] = shares[t] * d.amount * 0.7 * d.price * (0.5 + 0.5 * d.rate);
        rest[t] = shares[t] * d.amount * 0.3;
    }
    for (int t = 0; t < 10; ++t) {
        double charge = 0;
        for (int s = 0; s <= t; ++s) {
            const int age = t - s;
            charge += equipment[s] * (age == 0 || age == 5 ? 0.1 : age < 5 ? 0.2 : 0) + rest[s] * (age == 0 ? 0.025 : 0.05);
        }
        const double revenue = t == 0 ? 0 : 160 * d.utilisation;
        const double profit = revenue * (1 - d.cost) - charge, working = 0.05 * revenue;
        value += (profit + charge - 0.25 * profit - (working - tied) - equipment[t] - rest[t]) / std::pow(1.079, t);
        tied = working;
    }
    return value;
}

std::vector<uncertain_driver> drivers() {
    return {{"amount", uniform(350_cny, 520_cny)},         {"utilisation", uniform(0.55_dec, 0.95_dec)},
            {"operating cost", uniform(0.28_dec, 0.55_dec)}, {"equipment price", uniform(0.85_dec, 1.6_dec)},
            {"delayed share", uniform(0, 0.5_dec)}};
}
double by_hand(std::uint64_t path, std::uint64_t seed) {
    return by_hand({between(350, 520, uniform_of("amount", path, seed)), between(0.55, 0.95, uniform_of("utilisation", path, seed)),
                    between(0.28, 0.55, uniform_of("operating cost", path, seed)), 1, between(0.85, 1.6, uniform_of("equipment price", path, seed)),
                    between(0, 0.5, uniform_of("delayed share", path, seed))});
}

/// A small model with what may go wrong on some paths: a logarithm, a power, a decision by its own numbers, a division.
template <bool Compares>
struct risky {
    static constexpr bool branches = Compares;
    timeline<yearly> on = fiscal_calendar{}.years("FY2026", 3);

    template <class R>
    struct drivers {
        R x{}, y{};
        static constexpr auto list() { return std::array{driver<&drivers::x>("x"), driver<&drivers::y>("y")}; }
    };
    template <class R>
    struct outcomes {
        R root{}, sum{};
        static constexpr auto list() { return std::array{outcome<&outcomes::root>("root"), outcome<&outcomes::sum>("sum")}; }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>& s) const {
        const auto ones = s.template fixed<flow>("ones", [](std::size_t) { return exact_ratio(1); });
        const auto cells = s.flow("x a year", ones * d.x + ones);
        // A logarithm that is not there, under a maximum that would hide what is not a number.
        const R logarithm = outlay::log(d.x);
        const R part = max(R(0), logarithm) + outlay::pow(d.x, R(2));
        return {R(1) / (d.y - R(1)) + part, part + sum(s.flow("again", cells * d.y))};
    }
};

/// The six drivers, by Boost.Math's quantiles and a copula by hand.
std::vector<uncertain_driver> six_drivers() {
    // The deviation of a lognormal of mean 1 whose logarithm has 0.08: the root of e^0.0064 - 1.
    return {{"amount", pert(350_cny, 380_cny, 520_cny)},
            {"utilisation", pert(0.55_dec, 0.80_dec, 0.95_dec)},
            {"operating cost", pert(0.28_dec, 0.35_dec, 0.55_dec)},
            {"exchange rate", lognormal_of_mean(fx_rate<USD, CNY>{1_dec}, fx_rate<USD, CNY>{0.080128170830821782_dec})},
            {"equipment price", truncated(normal(1.05_dec, 0.15_dec), 0.85_dec, 1.60_dec)},
            {"delayed share", discrete({{0, 60_pct}, {0.2_dec, 30_pct}, {0.5_dec, 10_pct}})}};
}
double pert_quantile(double a, double m, double b, double u) {
    const double alpha = 1 + 4 * (m - a) / (b - a);
    return a + (b - a) * boost::math::quantile(boost::math::beta_distribution<>(alpha, 6 - alpha), u);
}
double six_by_hand(std::uint64_t path, std::uint64_t seed) {
    const boost::math::normal standard;
    const auto u = [&](const char* name) { return uniform_of(name, path, seed); };
    // Of two correlated drivers the first by name keeps its draw.
    const double z_price = quantile(standard, u("equipment price")), z_rate = 0.5 * z_price + std::sqrt(0.75) * quantile(standard, u("exchange rate"));
    const double low = cdf(standard, (0.85 - 1.05) / 0.15), high = cdf(standard, (1.60 - 1.05) / 0.15);
    const double delayed = u("delayed share");
    return by_hand({pert_quantile(350, 380, 520, u("amount")), pert_quantile(0.55, 0.8, 0.95, u("utilisation")), pert_quantile(0.28, 0.35, 0.55, u("operating cost")),
                    std::exp(-0.0032 + 0.08 * z_rate), 1.05 + 0.15 * quantile(standard, low + (high - low) * cdf(standard, z_price)),
                    delayed < 0.6 ? 0 : delayed < 0.9 ? 0.2 : 0.5});
}

double bits_differ(const std::vector<double>& a, const std::vector<double>& b) {
    double n = 0;
    for (std::size_t i = 0; i < a.size(); ++i) n += !(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i])));
    return n + std::abs(static_cast<double>(a.size()) - static_cast<double>(b.size()));
}

}  // namespace

TEST_CASE("every path is what a plain loop gives of the same draws", "[simulation]") {
    CHECK(by_hand({380, 0.8, 0.35, 1, 1, 0}) == Catch::Approx(92.34880292509672).epsilon(1e-13));
    const simulation risk(plan(), base(), drivers());
    const auto result = risk.run({.paths = 10'001, .seed = 20261128});
    const auto npv = result["npv"].counts();
    REQUIRE(npv.size() == 10'001);
    double worst = 0;
    for (std::size_t i = 0; i < npv.size(); ++i) worst = std::max(worst, std::abs(npv[i] / 100 - by_hand(i, 20261128)));
    CHECK(worst < 1e-10);
    CHECK(result["npv"].unit() == "CNY");
    CHECK(result["npv"].answered() == 10'001);
    // The mean is multilinear in independent drivers: what the base gives at their means.
    const double exact = by_hand({435, 0.75, 0.415, 1, 1.225, 0.25});
    CHECK(std::abs(result["npv"].mean().value.number() - exact) < 3 * result["npv"].mean().error->number());
}

TEST_CASE("six uncertain drivers, two of them correlated: path by path by Boost.Math, and the moments that are known exactly", "[simulation]") {
    const simulation risk(plan(), base(), six_drivers(), {.correlations = {{"exchange rate", "equipment price", 0.5_dec}}});
    const auto result = risk.run({.paths = 131'072, .seed = 20261128});
    const auto npv = result["npv"];
    const auto values = npv.counts();
    double worst = 0;
    for (std::size_t i = 0; i < 3'000; ++i) worst = std::max(worst, std::abs(values[i] / 100 - six_by_hand(i, 20261128)));
    CHECK(worst < 2e-10);  // of values up to 300; the quantiles here are in double, too
    // The moments of a function that is linear in each of independent drivers; the pair by quadrature. The quantiles by integrating
    // utilisation in closed form over 2^22 Sobol' points: good to 0.0006, 0.0001, 0.0001.
    CHECK(std::abs(npv.mean().value.number() - 43.62001933509622) < 4 * npv.mean().error->number());
    CHECK(npv.mean().error->number() == Catch::Approx(59.82600619382236 / std::sqrt(131'072)).epsilon(0.01));
    CHECK(npv.deviation().number() == Catch::Approx(59.82600619382236).epsilon(0.01));
    const std::vector<std::pair<exact_ratio, double>> truth{{exact_ratio(1, 20), -57.6868}, {exact_ratio(1, 2), 45.3075}, {exact_ratio(19, 20), 139.1517}};
    for (const auto& [share, value] : truth) {
        const auto q = npv.value_not_exceeded(share);
        CHECK(std::abs(q.value.number() - value) < q.high->number() - q.low->number());  // twice what holds in 95 of 100 runs
        CHECK(q.value == npv.value_exceeded(exact_ratio(1) - share).value);
    }
    CHECK(npv.probability_below(0) == Catch::Approx(0.231295).margin(4 * std::sqrt(0.2313 * 0.7687 / 131'072)));
    // 4,096 scrambled Sobol' points: a root mean square error of 0.0037 over seeds.
    const simulation points(plan(), base(), six_drivers(), {.correlations = {{"exchange rate", "equipment price", 0.5_dec}}, .plan = sobol()});
    const auto by_points = points.run({.paths = 4'096, .seed = 1});
    CHECK(std::abs(by_points["npv"].mean().value.number() - 43.62001933509622) < 4 * 0.0037);
    CHECK_FALSE(by_points["npv"].mean().error);
    CHECK_FALSE(by_points["npv"].value_not_exceeded(5_pct).low);
    CHECK_THROWS_AS(points.run({.paths = 4'095}), plan_error);
    CHECK_THROWS_AS(points.until(1_cny, "npv", 5_pct), plan_error);
    CHECK_THROWS_AS(result.compare(by_points), simulation_mismatch_error);
}

TEST_CASE("all bits are the same on packs of any width, threads, an executor, and for any number of paths", "[simulation]") {
    const simulation risk(plan(), base(), drivers());
    const auto whole = risk.run({.paths = 9'000, .seed = 7, .threads = 1});
    for (const std::size_t at_once : {1u, 2u, 4u, 8u}) CHECK(risk.run({.paths = 9'000, .seed = 7, .at_once = at_once}).fingerprint() == whole.fingerprint());
    for (const std::size_t threads : {2u, 3u, 8u}) {
        const auto other = risk.run({.paths = 9'000, .seed = 7, .threads = threads});
        CHECK(other.fingerprint() == whole.fingerprint());
        CHECK(other["npv"].mean().value == whole["npv"].mean().value);
        CHECK(other["npv"].deviation() == whole["npv"].deviation());
        CHECK(other["npv"].expected_shortfall(5_pct) == whole["npv"].expected_shortfall(5_pct));
        CHECK(other["npv"].lowest().path == whole["npv"].lowest().path);
    }
    const task_executor pool = [](std::size_t n, const std::function<void(std::size_t)>& task) {
        std::thread half([&] {
            for (std::size_t i = 0; i < n; i += 2) task(i);
        });
        for (std::size_t i = 1; i < n; i += 2) task(i);
        half.join();
    };
    CHECK(risk.run({.paths = 9'000, .seed = 7, .executor = pool}).fingerprint() == whole.fingerprint());
    const auto few = risk.run({.paths = 5'000, .seed = 7})["npv"].counts();
    auto first = whole["npv"].counts();
    first.resize(5'000);
    CHECK(bits_differ(few, first) == 0);
    // A driver less leaves the draws of the others.
    auto fewer = drivers();
    std::rotate(fewer.begin(), fewer.begin() + 1, fewer.end());
    CHECK(risk.run({.paths = 9'000, .seed = 7}).fingerprint() == simulation(plan(), base(), fewer).run({.paths = 9'000, .seed = 7}).fingerprint());
    CHECK(risk.run({.paths = 9'000, .seed = 8}).fingerprint() != whole.fingerprint());
}

TEST_CASE("a path that the model refuses is counted with its reason, and leaves its neighbours alone", "[simulation]") {
    using model_type = risky<false>;
    const simulation risk(model_type{}, {.x = 1, .y = 2}, {{"x", uniform(-1, 3)}, {"y", uniform(0, 2)}});
    std::vector<double> truth, other;
    std::uint64_t refused = 0, first = 0;
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        const double x = between(-1, 3, uniform_of("x", i, 5)), y = between(0, 2, uniform_of("y", i, 5));
        if (x <= 0 && refused++ == 0) first = i;
        const double part = std::max(0.0, std::log(x)) + x * x;
        truth.push_back(x > 0 ? 1 / (y - 1) + part : NAN);
        other.push_back(x > 0 ? part + 3 * (x + 1) * y : NAN);
    }
    for (const std::size_t at_once : {1u, 2u, 4u, 8u}) {
        const auto result = risk.run({.paths = 10'000, .seed = 5, .at_once = at_once});
        const auto root = result["root"].counts(), sum = result["sum"].counts();
        double worst = 0;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            REQUIRE(std::isnan(root[i]) == std::isnan(truth[i]));
            if (std::isnan(truth[i])) continue;
            worst = std::max({worst, std::abs(root[i] - truth[i]) / std::abs(truth[i]), std::abs(sum[i] - other[i]) / std::abs(other[i])});
        }
        CHECK(worst < 1e-12);
        const auto failed = result["root"].failures();
        REQUIRE(failed.size() == 1);
        CHECK(failed[0].paths == refused);
        CHECK(failed[0].first == first);
        CHECK(failed[0].reason == "the argument of a logarithm is negative, must be positive");
        CHECK(result["root"].answered() == 10'000 - refused);
        CHECK_THROWS_AS(result["root"].mean(), conditional_statistic_error);
        CHECK_THROWS_AS(result["root"].value_not_exceeded(50_pct), conditional_statistic_error);
        CHECK_THROWS_WITH(result["root"].lowest(), Catch::Contains("has no answer in") && Catch::Contains("of 10,000 paths (the argument of a logarithm"));
        CHECK(result["sum"].of_answered().mean().value.number() == risk.run({.paths = 10'000, .seed = 5})["sum"].of_answered().mean().value.number());
        CHECK(result["sum"].of_answered().probability_below(0) == 0);
    }
    // The same model that says it compares: on double, path by path.
    const auto on_double = simulation(risky<true>{}, {.x = 1, .y = 2}, {{"x", uniform(-1, 3)}, {"y", uniform(0, 2)}}).run({.paths = 10'000, .seed = 5});
    const auto root = on_double["root"].counts(), same = risk.run({.paths = 10'000, .seed = 5})["root"].counts();
    double worst = 0;
    for (std::size_t i = 0; i < root.size(); ++i) {
        REQUIRE(std::isnan(root[i]) == std::isnan(same[i]));
        if (!std::isnan(root[i])) worst = std::max(worst, std::abs(root[i] - same[i]) / std::abs(same[i]));
    }
    CHECK(worst < 1e-11);
    CHECK(on_double["root"].failures()[0].paths == refused);
    // All paths fail: there is nothing to say of any.
    const auto none = simulation(model_type{}, {.x = 1, .y = 2}, {{"x", uniform(-3, -1)}}).run({.paths = 100});
    CHECK(none["sum"].answered() == 0);
    CHECK_THROWS_AS(none["sum"].of_answered().mean(), conditional_statistic_error);
    CHECK_THAT(to_string(none), Catch::Contains("without an answer in 100 paths, first in path 0"));
}

TEST_CASE("outcomes that are not finite are counted by what they are", "[simulation]") {
    // 1 / (y - 1) at y = 1 is infinite.
    const auto result = simulation(risky<false>{}, {.x = 1, .y = 1}, {{"x", uniform(1, 2)}}).run({.paths = 5'000});
    CHECK(result["root"].failures().front().reason == "infinite");
    CHECK(result["root"].failures().front().paths == 5'000);
    CHECK(result["sum"].failures().empty());
}

TEST_CASE("an outcome may be a function of the rows, which may have no answer", "[simulation]") {
    simulation risk(plan(), base(), drivers());
    risk.outcome("lowest cash", [](const auto&, const sheet_rows<double, yearly>& rows) {
        const auto cash = rows.flow<CNY>("free cash flow");
        double least = 0;
        for (std::size_t t = 0; t < cash.size(); ++t) least = std::min(least, cash[t].minor_units());
        return money<CNY, double>::from_minor(least);
    });
    risk.outcome("loss as a share", [](const auto& out, const auto&) {
        if (out.npv.minor_units() >= 0) throw numeric_domain_error("the npv", detail::number_text(out.npv.minor_units()), "below 0");
        return -out.npv.minor_units() / 38'000;
    });
    CHECK_THROWS_AS(risk.outcome("npv", [](const auto& out, const auto&) { return out.npv; }), simulation_request_error);
    const auto one = risk.run({.paths = 9'000, .seed = 3, .at_once = 1}), four = risk.run({.paths = 9'000, .seed = 3, .at_once = 4});
    CHECK(one.fingerprint() == four.fingerprint());
    const auto need = four["lowest cash"];
    CHECK(need.unit() == "CNY");
    CHECK(need.highest().value.number() < -50);
    const auto npv = four["npv"].counts(), loss = four["loss as a share"].counts();
    for (std::size_t i = 0; i < npv.size(); ++i) REQUIRE((npv[i] < 0 ? loss[i] == -npv[i] / 38'000 : std::isnan(loss[i])));
    const auto share = four["loss as a share"];
    REQUIRE(share.failures().size() == 1);
    CHECK(share.failures()[0].paths == 9'000 - share.answered());
    CHECK(four["npv"].probability_below(0) == static_cast<double>(share.answered()) / 9'000);
    CHECK(share.of_answered().lowest().value.number() > 0);
    // A path again: the same values, and the rows that they are of.
    const auto path = four.trial(need.lowest().path);
    CHECK(path["lowest cash"] == need.lowest().value);
    CHECK(path.outcomes().npv.minor_units() == npv[static_cast<std::size_t>(path.path())]);
    CHECK(path.driver("utilisation").number() == Catch::Approx(between(0.55, 0.95, uniform_of("utilisation", path.path(), 3))).epsilon(1e-14));
    CHECK(path.driver("tax rate").number() == 0.25);
    double cash = 0;
    const auto rows = path.rows();
    for (const double x : rows.flow<CNY>("free cash flow").values()) cash += x;
    CHECK(cash == Catch::Approx(path.outcomes().gain.minor_units()));
    CHECK_THROWS_AS(four.trial(9'000), simulation_request_error);
    CHECK_THROWS_AS(path["irr"], simulation_name_error);
}

TEST_CASE("a row's fan is the distribution of each of its cells", "[simulation]") {
    const simulation risk(plan(), base(), drivers());
    const auto result = risk.run({.paths = 6'000, .seed = 11});
    const auto fan = result.fan("revenue");
    CHECK(fan.on().size() == 10);
    CHECK(fan.line().unit == "CNY");
    CHECK(fan["FY2026"].highest().value.number() == 0);
    // Revenue is 160 times utilisation, so its quantiles are those of the uniform distribution.
    const auto q = fan["FY2030"].value_not_exceeded(25_pct);
    CHECK(q.value.number() == Catch::Approx(160 * 0.65).epsilon(0.02));
    CHECK(q.low->number() < 160 * 0.65);
    CHECK(q.high->number() > 160 * 0.65);
    CHECK(fan.series<money<CNY, double>, flow>(25_pct)["FY2031"].minor_units() == q.value.count());
    CHECK(fan.value_exceeded(75_pct)[4]->number() == q.value.number());
    CHECK(fan[9].mean().value.number() == Catch::Approx(120).epsilon(0.01));
    // Path by path the rows of the trial.
    const auto cash = result.fan("free cash flow");
    const auto path = result.trial(77);
    CHECK(cash[3].counts()[77] == path.rows().flow<CNY>("free cash flow")[3].minor_units());
    CHECK_THROWS_AS(result.fan("cash"), line_unknown_error);
    CHECK_THROWS_AS((fan.series<money<USD, double>, flow>(25_pct)), line_type_error);
    CHECK_THROWS_AS((fan.series<money<CNY, double>, balance>(25_pct)), line_type_error);
    CHECK_THROWS_AS(fan["FY2099"], not_on_timeline_error);
}

TEST_CASE("two runs of the same paths are compared path by path", "[simulation]") {
    const simulation risk(plan(), base(), drivers());
    const simulation dearer(plan(), base(), drivers(), {.settings = {{"tax rate", 30_pct}}});
    const auto a = risk.run({.paths = 10'000, .seed = 2}), b = dearer.run({.paths = 10'000, .seed = 2});
    const auto difference = compare(a, b)["npv"];
    const auto x = a["npv"].counts(), y = b["npv"].counts(), d = difference.counts();
    for (std::size_t i = 0; i < d.size(); ++i) REQUIRE(d[i] == y[i] - x[i]);
    // What 5 % more of tax costs is far surer than what the programme is worth.
    CHECK(difference.deviation().number() < a["npv"].deviation().number() / 5);
    CHECK(difference.mean().value.number() == Catch::Approx(b["npv"].mean().value.number() - a["npv"].mean().value.number()));
    CHECK_THROWS_AS(a.compare(risk.run({.paths = 10'000, .seed = 3})), simulation_mismatch_error);
    CHECK_THROWS_AS(a.compare(risk.run({.paths = 9'999, .seed = 2})), simulation_mismatch_error);
    CHECK_THROWS_AS(compare(a, b)["irr"], simulation_name_error);
}

TEST_CASE("a run is as long as the interval of a quantile needs", "[simulation]") {
    const simulation risk(risky<false>{}, {.x = 1, .y = 2}, {{"x", uniform(1, 3)}});
    // sum = ln x + x^2 + 6 (x + 1) and its median at x = 2.
    const auto wide = risk.until(relative{1_pct}, "sum", 50_pct, {.seed = 4});
    CHECK(wide.paths() == 65'536);
    CHECK(wide.reached());
    const auto narrow = risk.until(0.06_dec, "sum", 50_pct, {.seed = 4});
    const auto q = narrow["sum"].value_not_exceeded(50_pct);
    CHECK(narrow.paths() > 65'536);
    CHECK(narrow.paths() % 65'536 == 0);
    CHECK(q.high->number() - q.low->number() <= 0.12);
    CHECK(q.value.number() == Catch::Approx(std::log(2) + 22).epsilon(0.005));
    CHECK(narrow.fingerprint() == risk.run({.paths = narrow.paths(), .seed = 4}).fingerprint());
    CHECK(narrow["sum"].mean().value == risk.run({.paths = narrow.paths(), .seed = 4})["sum"].mean().value);
    const auto never = risk.until(exact_ratio(1, 1'000'000), "sum", 50_pct, {.paths = 70'000, .seed = 4});
    CHECK(never.paths() == 70'000);
    CHECK_FALSE(never.reached());
    CHECK_THROWS_AS(risk.until(0, "sum", 50_pct), simulation_request_error);
    CHECK_THROWS_AS(risk.until(1_cny, "sum", 50_pct), value_unit_error);
    CHECK_THROWS_AS(risk.until(1, "npv", 50_pct), simulation_name_error);
}

TEST_CASE("a run may be watched, and ended early with the paths that are done", "[simulation]") {
    const simulation risk(plan(), base(), drivers());
    std::vector<std::uint64_t> done;
    const auto watched = risk.run({.paths = 20'000, .seed = 1, .progress = [&](const simulation_progress& p) {
                                       done.push_back(p.done);
                                       return true;
                                   }});
    REQUIRE_FALSE(done.empty());
    CHECK(done.back() == 20'000);
    CHECK_FALSE(watched.ended_early());
    // Slow paths, so that it is told before the end.
    const simulation slow(plan(), base(), drivers());
    auto waiting = slow;
    waiting.outcome("slow", [](const auto& out, const auto&) {
        std::this_thread::sleep_for(std::chrono::microseconds(2));
        return out.npv;
    });
    const auto early = waiting.run({.paths = 60'000, .seed = 1, .threads = 2, .progress = [](const simulation_progress&) { return false; }});
    CHECK(early.ended_early());
    CHECK(early.paths() % 4'096 == 0);
    CHECK(early["npv"].counts()[4'000] == watched["npv"].counts()[4'000]);
    CHECK(early.fingerprint() == waiting.run({.paths = early.paths(), .seed = 1}).fingerprint());
    CHECK_THAT(to_string(early.summary("npv")), Catch::Contains("ended early: 60,000 paths were asked for"));
    CHECK_THROWS_AS(risk.run({.paths = 10, .progress = [](const simulation_progress&) -> bool { throw numeric_domain_error("a", "b", "c"); }}), numeric_domain_error);
}

TEST_CASE("drivers that are not there, in another unit or given twice are refused", "[simulation]") {
    using uncertain = std::vector<uncertain_driver>;
    const auto with_driver = [](uncertain d, simulation_options options = {}) { return simulation(plan(), base(), std::move(d), std::move(options)); };
    CHECK_THROWS_AS(with_driver({{"utilization", uniform(0, 1)}}), driver_missing_error);
    CHECK_THROWS_AS(with_driver({{"amount", uniform(350, 520)}}), driver_unit_error);
    CHECK_THROWS_AS(with_driver({{"amount", uniform(350_usd, 520_usd)}}), driver_unit_error);
    CHECK_THROWS_AS(with_driver({{"utilisation", uniform(0, 1)}, {"utilisation", uniform(0, 1)}}), driver_given_twice_error);
    CHECK_THROWS_AS(with_driver({{"utilisation", uniform(0, 1)}}, {.settings = {{"utilisation", 70_pct}}}), driver_given_twice_error);
    CHECK_THROWS_AS(with_driver({}, {.settings = {{"utilisation", 70_pct}, {"utilisation", 80_pct}}}), driver_given_twice_error);
    CHECK_THROWS_AS(with_driver({}, {.settings = {{"utilization", 70_pct}}}), driver_missing_error);
    const auto risk = with_driver({{"utilisation", uniform(0, 1)}});
    CHECK_THROWS_AS(risk.run({}), simulation_request_error);
    CHECK_THROWS_AS(risk.run({.paths = 10, .at_once = 3}), simulation_request_error);
    CHECK_THROWS_AS(risk.run({.paths = 10, .at_once = 16}), simulation_request_error);
    CHECK_THROWS_AS(risk.run({.paths = -1}), numeric_overflow_error);
    const auto result = risk.run({.paths = 100});
    CHECK_THROWS_AS(result["NPV"], simulation_name_error);
    CHECK_THROWS_AS(result["npv"].value_not_exceeded(2), simulation_request_error);
    CHECK_THROWS_AS(result["npv"].value_not_exceeded(exact_ratio(-1, 10)), simulation_request_error);
    CHECK_THROWS_AS(result["npv"].histogram(0), simulation_request_error);
    CHECK_THROWS_AS(result["npv"].probability_below(1), value_unit_error);
    CHECK_THROWS_AS(result["npv"].probability_below(1_usd), value_unit_error);
    CHECK_THROWS_AS(result["npv"].expected_shortfall(0), simulation_request_error);
    // No uncertain driver at all: every path is the base.
    const auto sure = with_driver({}).run({.paths = 5'000});
    CHECK(sure["npv"].lowest().value == sure["npv"].highest().value);
    CHECK(sure["npv"].deviation().number() == 0);
    CHECK(sure["npv"].value_not_exceeded(5_pct).value == sure["npv"].value_exceeded(5_pct).value);
    CHECK(sure["npv"].mean().value.number() == Catch::Approx(92.34880292509672).epsilon(1e-13));
}

}  // namespace simulate_test
