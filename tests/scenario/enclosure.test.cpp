// SPDX-License-Identifier: BSL-1.0
// Enclosures hold every outcome of the box, and are as tight as its corners where the directions are certain.
#include "alibaba_model.hpp"
#include "function_model.hpp"

#include <outlay/model/view_values.hpp>
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
using test::CNY, test::USD, test::millions;

namespace {

const auto m = test::alibaba();
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
    CHECK(e.low.number() / 1e6 == Catch::Approx(91'959.048839).epsilon(1e-9));
    CHECK(e.high.number() / 1e6 == Catch::Approx(126'669.589941).epsilon(1e-9));
    REQUIRE(e.directions.size() == 1);
    CHECK(e.directions[0].sign == known_sign::negative);
    const auto at_the_end = []<class R>(const auto&, const sheet_rows<R, yearly>& rows) {
        return npv(to_real<R>(7.9_pct), rows.template flow<CNY>("free cash flow"), timing::end);
    };
    const money<CNY, double> low = enclose_outcome(m, base, {{"utilisation", between(60_pct, 80_pct)}}, at_the_end).low;
    CHECK(millions(low) == Catch::Approx(-75'968.40344 / 1.079).epsilon(1e-6));
}

TEST_CASE("every sampled outcome lies in the enclosure of the box", "[scenario][enclosure]") {
    const auto imports = test::importing();
    const auto planned = test::importing_drivers();
    using drivers = test::importing_programme::drivers<double>;
    constexpr auto list = drivers::list();
    struct range {
        const char* name;
        double low, high;
    };
    const std::vector<range> ranges{{"discount rate", 0.05, 0.12}, {"utilisation", 0.4, 1.1}, {"equipment price", 0.9, 1.5},
                                    {"exchange rate", 6, 8},       {"delayed share", 0, 0.5}, {"tax rate", 0, 0.25}};
    const std::vector<driver_claim> claims{{"discount rate", between(5_pct, 12_pct)},
                                           {"utilisation", between(40_pct, 110_pct)},
                                           {"equipment price", between(0.9_dec, 1.5_dec)},
                                           driver_range{"exchange rate", fx_rate<USD, CNY>{6_dec}, fx_rate<USD, CNY>{8_dec}},
                                           {"delayed share", between(0_dec, 0.5_dec)},
                                           {"tax rate", between(0_pct, 25_pct)}};
    auto half = planned;
    half.imported_share = 50_pct;
    runner<test::importing_programme> run(imports);
    std::mt19937_64 any(380);
    for (const char* outcome : {"npv", "gain", "funding need", "spent"}) {
        const auto e = enclose_outcome(imports, half, claims, outcome);
        double low = e.high.count(), high = e.low.count();
        for (int i = 0; i < 400; ++i) {
            auto d = drivers_as<double>(half);
            for (std::size_t j = 0; j < ranges.size(); ++j) {
                const double share = i < 64 ? ((static_cast<unsigned>(i) >> j) & 1u) : static_cast<double>(any() % 1001) / 1000;
                list[listed_place<drivers>(ranges[j].name)].set_count(d, ranges[j].low + share * (ranges[j].high - ranges[j].low));
            }
            const auto out = run(d);
            const auto entry = test::importing_programme::outcomes<double>::list()[listed_place<test::importing_programme::outcomes<double>>(outcome)];
            low = std::min(low, entry.count(out));
            high = std::max(high, entry.count(out));
        }
        INFO(outcome);
        CHECK(e.low.count() <= low);
        CHECK(e.high.count() >= high);
        // All corners were among the samples. But for a maximum, which hides its direction, the enclosure is not much
        // wider.
        CHECK(e.high.count() - e.low.count() <= (outcome == std::string("funding need") ? 2.0 : 1.25) * (high - low));
    }
}

TEST_CASE("where the direction is not certain the enclosure is wide and true", "[scenario][enclosure]") {
    const auto e = enclose_outcome(parabola{}, {}, {{"x", between(0_dec, 1_dec)}}, "y");
    CHECK(e.directions[0].sign == known_sign::undecided);
    CHECK(e.low.number() <= -0.25);
    CHECK(e.high.number() >= 0);
}

TEST_CASE("an amount of which only the lower end is known leaves the value open below", "[scenario][enclosure]") {
    // "More than 380 billion", raised by an amount that nobody has said.
    const auto e = enclose_outcome(m, base, {{"amount", more_than(380e9_cny)}}, "npv");
    CHECK(e.high.number() / 1e6 == Catch::Approx(108'623.959979).epsilon(1e-9));
    CHECK(e.low.number() == -std::numeric_limits<double>::infinity());
    const auto typed = enclose_outcome(m, base, {{"full revenue", per_year(between(70e9_cny, 80e9_cny))}}, [](const auto& out, const auto&) { return out.gain; });
    CHECK(millions(typed.low) == Catch::Approx(8 * 70'000 - 380'000));
    CHECK(millions(typed.high) == Catch::Approx(8 * 80'000 - 380'000));
}

TEST_CASE("a claim without an end leaves the value open where tax gives a part of it back, too", "[scenario][enclosure]") {
    // Tax on a loss without end is a payment without end: the difference of the two has no value at the open end itself.
    auto taxed = base;
    taxed.tax_rate = 25_pct;
    const auto more = enclose_outcome(m, taxed, {{"amount", more_than(380e9_cny)}}, "npv");
    CHECK(more.low.number() == -std::numeric_limits<double>::infinity());
    CHECK(more.high.number() == Catch::Approx(runner<test::cloud_programme>(m)(taxed).npv.minor_units() / 100).epsilon(1e-9));
    CHECK(more.directions[0].sign == known_sign::negative);
    const auto less = enclose_outcome(m, taxed, {{"full revenue", per_year(at_least(80e9_cny))}}, "npv");
    CHECK(less.low.number() == Catch::Approx(more.high.number()).epsilon(1e-9));
    CHECK(less.high.number() == std::numeric_limits<double>::infinity());
}

TEST_CASE("a claim on a driver is in the driver's unit", "[scenario][enclosure]") {
    CHECK_THROWS_AS(enclose_outcome(m, base, {{"amount", more_than(52e9_usd)}}, "npv"), driver_unit_error);
    CHECK_THROWS_AS(enclose_outcome(m, base, {{"full revenue", between(70e9_cny, 80e9_cny)}}, "npv"), driver_unit_error);
    CHECK_THROWS_AS(enclose_outcome(m, base, {{"amount", between(1_dec, 2_dec)}}, "npv"), driver_unit_error);
    CHECK_THROWS_AS(driver_claim(driver_range{"amount", 1_cny, 1_usd}), value_unit_error);
    CHECK_THROWS_AS(driver_claim(driver_range{"amount", 2_cny, 1_cny}), numeric_domain_error);
    CHECK_THROWS_AS(enclose_outcome(m, base, {{"amounts", more_than(380e9_cny)}}, "npv"), driver_missing_error);
}

}  // namespace enclosure_test
