// SPDX-License-Identifier: BSL-1.0
// What paths draw: the same bits at every width and division, by a driver's name, under every plan.
#include <outlay/simulation.hpp>
#include <outlay/simulation/detail/draws.hpp>
#include <outlay/simulation/sobol.hpp>

#include "drawn_columns.hpp"

#include <catch.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace draws_test {

using namespace outlay;
using namespace outlay::literals;
using outlay::detail::draws;
using test::columns, test::correlation_between, test::filled;

namespace {

std::vector<uncertain_driver> drivers() {
    return {{"amount", pert(350, 380, 520)},
            {"exchange rate", lognormal_between(10_pct, 0.9_dec, 90_pct, 1.1_dec)},
            {"equipment price", truncated(normal(1.05_dec, 0.15_dec), 0.85_dec, 1.60_dec)},
            {"delayed share", discrete({{0, 60_pct}, {0.2_dec, 30_pct}, {0.5_dec, 10_pct}})},
            {"wage", normal(100, 15)},
            {"width", uniform(2, 5)},
            {"length", triangular(1, 2, 6)},
            {"claim", event(15_pct, pert(20, 30, 80))},
            {"index", path_driver(geometric_walk{.start = 100, .drift = 3_pct, .volatility = 10_pct, .step = exact_ratio(1, 4)}, 3)},
            {"demand", path_driver(historical_changes{.start = 10, .values = {5.0, 6.0, 5.5, 7.0}, .block = 2}, 3)}};
}
const std::vector<correlation> pairs{{"exchange rate", "equipment price", 0.5_dec}, {"index", "demand", 0.3_dec}, {"index", "width", -0.4_dec},
                                     {"length", "delayed share", 0.2_dec, correlation_of::ranks}};

bool same_bits(const columns& a, const columns& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t c = 0; c < a.size(); ++c) {
        if (a[c].size() != b[c].size()) return false;
        for (std::size_t i = 0; i < a[c].size(); ++i)
            if (std::bit_cast<std::uint64_t>(a[c][i]) != std::bit_cast<std::uint64_t>(b[c][i])) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("draws have the same bits at every width and however a run is divided, under every plan", "[simulation][draws]") {
    for (const sampling_plan& plan :
         {random_sampling(), antithetic(), latin_hypercube(), latin_hypercube(dependence::iman_conover), sobol(), sobol(false)}) {
        std::vector<correlation> some = pairs;
        if (plan.by == dependence::iman_conover) some = {pairs[0], pairs[3]};
        const draws d(drivers(), some, plan, 0x123456789abcdef, 1024);
        const columns whole = filled(d, 0, 1024, 2);
#if OUTLAY_DISPATCHES
        if (detail::has_avx2()) CHECK(same_bits(whole, filled(d, 0, 1024, 4)));
        if (detail::has_avx512()) CHECK(same_bits(whole, filled(d, 0, 1024, 8)));
#endif
        // Pieces of odd sizes, from the last to the first.
        columns pieces(whole.size(), std::vector<double>(1024));
        std::size_t end = 1024;
        for (std::size_t size = 1; end > 0; size = size * 3 % 611 + 1) {
            const std::size_t begin = end - std::min(size, end);
            const columns part = filled(d, begin, end - begin);
            for (std::size_t c = 0; c < part.size(); ++c) std::copy(part[c].begin(), part[c].end(), pieces[c].begin() + static_cast<std::ptrdiff_t>(begin));
            end = begin;
        }
        CHECK(same_bits(whole, pieces));
        for (const auto& c : whole)
            for (const double x : c) REQUIRE(std::isfinite(x));
    }
}

// The reference: the words of a counter and a half unit; the value from Boost.Math's quantile by hand is in families.test.cpp.
TEST_CASE("a path's uniform is the scalar generator's, path by path", "[simulation][draws]") {
    const draws d({{"u", uniform(0, 1)}}, {}, random_sampling(), 20261128, 0);
    for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{7}, std::uint64_t{0xfffffffff5}, ~std::uint64_t{0} - 63}) {
        const columns got = filled(d, first, 48);
        for (std::size_t i = 0; i < 48; ++i)
            REQUIRE(got[0][i] == detail::uniform_of(detail::drawn_bits(20261128, detail::stream_of("u"), 0, first + i)));
    }
}

TEST_CASE("draws belong to a driver's name: what else is drawn changes nothing", "[simulation][draws]") {
    const columns all = filled(draws(drivers(), {}, random_sampling(), 7, 0), 0, 100);
    auto fewer = drivers();
    std::reverse(fewer.begin(), fewer.begin() + 5);
    fewer.erase(fewer.begin());
    const draws d(fewer, {}, random_sampling(), 7, 999);
    const columns some = filled(d, 0, 100);
    for (std::size_t c = 0; c < 4; ++c) CHECK(some[c] == all[3 - c]);
    // A correlated chain is untouched by another one, and by the order of its pairs.
    auto turned = pairs;
    std::reverse(turned.begin(), turned.end());
    std::swap(turned[0].first, turned[0].second);
    CHECK(same_bits(filled(draws(drivers(), pairs, random_sampling(), 7, 0), 0, 100), filled(draws(drivers(), turned, random_sampling(), 7, 0), 0, 100)));
    CHECK(filled(draws(drivers(), {pairs[0]}, random_sampling(), 7, 0), 0, 100)[1] == filled(draws(drivers(), pairs, random_sampling(), 7, 0), 0, 100)[1]);
}

TEST_CASE("names are told apart, and two of one hash refused", "[simulation][draws]") {
    // FNV-1a of 32 bits, as published with the function: "" and "a", "foobar".
    STATIC_REQUIRE(detail::stream_of("") == 0x811c9dc5);
    STATIC_REQUIRE(detail::stream_of("a") == 0xe40c292c);
    STATIC_REQUIRE(detail::stream_of("foobar") == 0xbf9cf968);
    CHECK_THROWS_AS(draws({{"a", uniform(0, 1)}, {"b", uniform(0, 1)}, {"a", uniform(0, 2)}}, {}, random_sampling(), 1, 1), driver_given_twice_error);
    // "costarring" and "liquid" are a known pair of FNV-1a of 32 bits.
    REQUIRE(detail::stream_of("costarring") == detail::stream_of("liquid"));
    CHECK_THROWS_AS(draws({{"costarring", uniform(0, 1)}, {"liquid", uniform(0, 1)}}, {}, random_sampling(), 1, 1), stream_collision_error);
}

TEST_CASE("correlated drivers have the correlation that was asked for", "[simulation][draws]") {
    // 2^16 paths: the standard error of a coefficient r is (1 - r^2) / 256; five of them.
    const std::size_t n = 65536;
    const draws d({{"a", normal(0, 1)}, {"b", normal(10, 2)}, {"c", uniform(0, 1)}, {"d", uniform(0, 1)}, {"e", normal(0, 1)}},
                  {{"a", "b", 0.8_dec}, {"a", "e", 0.6_dec}, {"c", "d", 0.5_dec, correlation_of::ranks}}, random_sampling(), 3, n);
    const columns x = filled(d, 0, n);
    CHECK(std::abs(correlation_between(x[0], x[1]) - 0.8) < 5 * 0.36 / 256);
    CHECK(std::abs(correlation_between(x[0], x[4]) - 0.6) < 5 * 0.64 / 256);
    CHECK(std::abs(correlation_between(x[1], x[4])) < 5 / 256.0);  // within a chain a pair that is not named has 0
    CHECK(std::abs(correlation_between(x[2], x[3]) - 0.5) < 5 * 0.75 / 256);  // uniform: that of the values is Spearman's
    CHECK(std::abs(correlation_between(x[0], x[2])) < 5 / 256.0);
}

}  // namespace draws_test
