// SPDX-License-Identifier: BSL-1.0
// Enclosures hold every outcome of the box, and are as tight as its corners where the directions are certain.
#include "alibaba_model.hpp"
#include "function_model.hpp"

#include <outlay/scenario/enclosure.hpp>
#include <outlay/scenario/sensitivity.hpp>

#include <catch.hpp>

#include <limits>
#include <random>
#include <string>
#include <vector>

namespace enclosure_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

const programme_model<yearly> m(test::alibaba_plan());
const auto base = test::alibaba_drivers();

/// x (x - 1): falls, then rises.
struct falls_and_rises {
    template <class R>
    R operator()(const R& x) const { return x * (x - R(1)); }
};
using parabola = test::function_model<falls_and_rises>;

}  // namespace

TEST_CASE("the range of the discount rate gives the range of the value, tight", "[scenario][enclosure]") {
    const auto e = enclose_outcome(m, base, {{"discount rate", between(6.7_pct, 9.1_pct)}}, "npv");
    // 91,959.05 and 126,669.59 by exact fractions at the two ends
    CHECK(e.low == Catch::Approx(91'959.048839).epsilon(1e-9));
    CHECK(e.high == Catch::Approx(126'669.589941).epsilon(1e-9));
    REQUIRE(e.directions.size() == 1);
    CHECK(e.directions[0].sign == known_sign::negative);
}

TEST_CASE("every sampled outcome lies in the enclosure of the box", "[scenario][enclosure]") {
    const std::vector<driver_range> ranges{{"discount rate", exact_ratio(5_pct), exact_ratio(12_pct)},
                                           {"utilisation", exact_ratio(40_pct), exact_ratio(110_pct)},
                                           {"equipment price", exact_ratio(9, 10), exact_ratio(3, 2)},
                                           {"delayed share", 0, exact_ratio(1, 2)},
                                           {"tax rate", 0, exact_ratio(25_pct)}};
    std::mt19937_64 any(380);
    for (const char* outcome : {"npv", "gain", "funding need", "spent"}) {
        std::vector<driver_claim> claims;
        for (const auto& r : ranges) claims.push_back({r.name, between(r.low, r.high)});
        const auto e = enclose_outcome(m, base, claims, outcome);
        double low = e.high, high = e.low;
        for (int i = 0; i < 300; ++i) {
            auto d = drivers_on<programme_drivers<double>>(base);
            for (const auto& r : ranges) {
                const double share = i < 32 ? ((static_cast<unsigned>(i) >> (&r - ranges.data())) & 1u)
                                            : static_cast<double>(any() % 1001) / 1000;
                value_at(d, find_listed<programme_drivers<double>>(r.name)) =
                    to_double(r.low) + share * (to_double(r.high) - to_double(r.low));
            }
            auto w = workspace_for<double>(m);
            const double y = value_named(m(d, w), outcome);
            low = std::min(low, y);
            high = std::max(high, y);
        }
        INFO(outcome);
        CHECK(e.low <= low);
        CHECK(e.high >= high);
        // All corners were among the samples. But for a maximum, which hides its direction, the enclosure is not much
        // wider.
        CHECK(e.high - e.low <= (outcome == std::string("funding need") ? 2.0 : 1.25) * (high - low));
    }
}

TEST_CASE("where the direction is not certain the enclosure is wide and true", "[scenario][enclosure]") {
    const auto e = enclose_outcome(parabola{}, {}, {{"x", between(0_dec, 1_dec)}}, "y");
    CHECK(e.directions[0].sign == known_sign::undecided);
    CHECK(e.low <= -0.25);
    CHECK(e.high >= 0);
}

TEST_CASE("an amount of which only the lower end is known leaves the value open below", "[scenario][enclosure]") {
    // "More than 380 billion", raised by an amount that nobody has said.
    const auto e = enclose_outcome(m, base, {{"amount", more_than(380'000_dec)}}, "npv");
    CHECK(e.high == Catch::Approx(108'623.959979).epsilon(1e-9));
    CHECK(e.low == -std::numeric_limits<double>::infinity());
}

}  // namespace enclosure_test
