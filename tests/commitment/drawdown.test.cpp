// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/drawdown.hpp>

#include <catch.hpp>

#include <algorithm>

#include <outlay/commitment/phase.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>

namespace drawdown_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

static_assert(phasing_shape<takahashi_alexander> && !phasing_curve<takahashi_alexander>);

TEST_CASE("the published run of Takahashi and Alexander's own parameters", "[drawdown]") {
    // Parameters of the paper (25 %, 33 1/3 %, 50 %; L 12, B 2.5, G 13 %, Y 0); outputs from FundModelTest.test_2_1 of
    // jzhang1223/CBA for a commitment of 3.5m whose calls stop after year 8.
    const takahashi_alexander model{.last_call_year = 8};
    const auto run = model.run(as<double>(3.5e6_usd));
    const double calls[] = {875'000, 875'000, 875'000, 437'500, 218'750, 109'375, 54'687.5, 27'343.75, 0, 0, 0, 0};
    REQUIRE(run.called.size() == 12);
    for (std::size_t i = 0; i < 12; ++i) CHECK(run.called[i].major_units<double>() == Approx(calls[i]).epsilon(1e-14));
    CHECK(run.distributed[0].minor_units() == 0);
    CHECK(run.distributed[1].major_units<double>() == Approx(11'212.65).margin(0.005));
    // The source prints 133,219.26, for it rounds to cents at each step; exact: 133,219.25.
    CHECK(run.distributed[11].major_units<double>() == Approx(133'219.25).margin(0.005));
    const auto peak = std::max_element(run.net_asset_value.begin(), run.net_asset_value.end());
    CHECK(peak - run.net_asset_value.begin() == 4);
    CHECK(peak->major_units<double>() == Approx(3'737'955.35).margin(0.005));
    CHECK(run.net_asset_value[11].minor_units() == 0);
}

TEST_CASE("a drawdown keeps its accounts in every number", "[drawdown]") {
    const takahashi_alexander model{.growth = 0.08_dec, .yield = 0.05_dec};
    const auto run = model.run(fifty_digits(1000));
    const auto plain = model.run(1000.0);
    fifty_digits called = 0;
    for (std::size_t i = 0; i < run.called.size(); ++i) {
        called += run.called[i];
        CHECK(abs(called + run.uncalled[i] - 1000) < 1e-45);
        CHECK(to_double(run.net_asset_value[i]) == Approx(plain.net_asset_value[i]).epsilon(1e-13).margin(1e-12));
        CHECK(run.net_asset_value[i] >= 0);
    }
    // In the last year everything grown is distributed, so that only what was called in it is left.
    CHECK(run.net_asset_value.back() == run.called.back());
}

TEST_CASE("calls as a phasing sum to the whole", "[drawdown]") {
    const auto years = fiscal_calendar{}.years("FY2025", 8);
    const auto calls = phase(3'500'000_usd, takahashi_alexander{}, years, grid{0.01_usd});
    CHECK(sum(calls) == 3'500'000_usd);
    // 875,000 of the 3,472,656.25 that are called in eight years, as a share of 3.5m.
    CHECK(calls["FY2025"].major_units<double>() == Approx(3.5e6 * 875'000 / 3'472'656.25).margin(0.01));
    CHECK(calls["FY2025"] >= calls["FY2028"]);
}

TEST_CASE("parameters that make no fund are refused", "[drawdown]") {
    CHECK_THROWS_AS((takahashi_alexander{.call_rates = {}}.run(1.0)), numeric_domain_error);
    CHECK_THROWS_AS((takahashi_alexander{.call_rates = {exact_ratio(3, 2)}}.run(1.0)), numeric_domain_error);
    CHECK_THROWS_AS((takahashi_alexander{.life = 0}.run(1.0)), numeric_domain_error);
    CHECK_THROWS_AS((takahashi_alexander{.growth = -1}.run(1.0)), numeric_domain_error);
    CHECK_THROWS_AS((takahashi_alexander{.yield = 1.1_dec}.run(1.0)), numeric_domain_error);
    CHECK_THROWS_AS((takahashi_alexander{.bow = -1}.run(1.0)), numeric_domain_error);
    CHECK_THROWS_AS((weights_of(takahashi_alexander{.call_rates = {0}}, 3)), numeric_domain_error);
}

}  // namespace drawdown_test
