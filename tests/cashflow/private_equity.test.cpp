// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/private_equity.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <cmath>
#include <vector>

namespace private_equity_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Approx;

namespace {

using flows = std::vector<fund_flow<double>>;

/// The example of the article "Public Market Equivalent" in Wikipedia: one period a year.
flows published() {
    return {{.on = "2020-01-01"_day, .contributed = 100, .nav = 100, .index = 100},
            {.on = "2020-12-31"_day, .contributed = 50, .nav = 165, .index = 105},
            {.on = "2021-12-31"_day, .distributed = 60, .nav = 125, .index = 115},
            {.on = "2022-12-31"_day, .distributed = 10, .nav = 120, .index = 117},
            {.on = "2023-12-31"_day, .nav = 110, .index = 120}};
}

/// A fund that holds the index: it grows with it, and pays out a part of what it has.
flows index_fund() {
    flows rows;
    double held = 0;
    const double index[] = {100, 105, 115, 117, 120, 151};
    const double in[] = {100, 50, 0, 20, 0, 0};
    const double share[] = {0, 0, 0.4, 0, 0.1, 0};
    for (std::size_t i = 0; i < 6; ++i) {
        held = held * (i ? index[i] / index[i - 1] : 1) + in[i];
        const double out = share[i] * held;
        held -= out;
        rows.push_back({"2020-01-01"_day + date::days{365 * i}, in[i], out, held, index[i]});
    }
    return rows;
}

}  // namespace

TEST_CASE("Long-Nickels: the published example", "[private_equity]") {
    CHECK(ln_pme_nav(published()) == Approx(104.28).margin(0.005));
    CHECK(fund_irr(published(), act_365f).only() == Approx(0.0643).margin(0.00005));
    CHECK(ln_pme(published(), act_365f).only() == Approx(0.0530).margin(0.00005));
}

TEST_CASE("multiples of the paid-in capital", "[private_equity]") {
    CHECK(tvpi(published()) == Approx(180.0 / 150));
    CHECK(dpi(published()) == Approx(70.0 / 150));
    CHECK(rvpi(published()) == Approx(110.0 / 150));
    const std::vector<fund_flow<money<USD>>> dollars{{"2020-01-01"_day, 100_usd, 0_usd, 100_usd, 1},
                                                     {"2021-01-01"_day, 0_usd, 30_usd, 90_usd, 1.1}};
    CHECK(tvpi(dollars) == Approx(1.2));
    CHECK(ks_pme(dollars) == Approx(120.0 / 110));
}

TEST_CASE("Kaplan-Schoar carries every flow to the end", "[private_equity]") {
    const double in = 100 * 120.0 / 100 + 50 * 120.0 / 105;
    const double out = 60 * 120.0 / 115 + 10 * 120.0 / 117;
    CHECK(ks_pme(published()) == Approx((out + 110) / in).epsilon(1e-14));
}

TEST_CASE("PME+ leaves the fund's value in the index", "[private_equity]") {
    flows scaled = published();
    const double lambda = pme_plus_lambda(scaled);
    for (auto& row : scaled) row.distributed *= lambda;
    CHECK(ln_pme_nav(scaled) == Approx(110).epsilon(1e-14));
    CHECK(pme_plus(published(), act_365f).only() == Approx(ln_pme(scaled, act_365f).only()).epsilon(1e-12));
}

TEST_CASE("a fund that holds the index neither beats it nor falls behind, by any measure", "[private_equity]") {
    const flows fund = index_fund();
    const double rate = fund_irr(fund, act_365f).only();
    CHECK(ks_pme(fund) == Approx(1).epsilon(1e-14));
    CHECK(ln_pme_nav(fund) == Approx(fund.back().nav).epsilon(1e-14));
    CHECK(pme_plus_lambda(fund) == Approx(1).epsilon(1e-14));
    CHECK(ln_pme(fund, act_365f).only() == Approx(rate).epsilon(1e-12));
    CHECK(pme_plus(fund, act_365f).only() == Approx(rate).epsilon(1e-12));
    CHECK(m_pme(fund, act_365f).only() == Approx(rate).epsilon(1e-12));
    CHECK(direct_alpha(fund, act_365f).only() == Approx(0).margin(1e-14));
}

TEST_CASE("direct alpha of a fund that grows beside a steady index", "[private_equity]") {
    // 10 % a year beside an index of 4 %: (1.10 / 1.04) - 1 each year.
    const flows fund{{"2020-01-01"_day, 100, 0, 100, 1},
                     {"2020-12-31"_day, 0, 60, 50, 1.04},
                     {"2021-12-31"_day, 0, 0, 55, 1.04 * 1.04}};
    CHECK(fund_irr(fund, act_365f).only() == Approx(0.10).epsilon(1e-13));
    CHECK(direct_alpha(fund, act_365f).only() == Approx(1.10 / 1.04 - 1).epsilon(1e-12));
    CHECK(direct_alpha(fund, act_365f).only_root().log_growth == Approx(std::log(1.10 / 1.04)).epsilon(1e-12));
}

TEST_CASE("a fund's flows are magnitudes", "[private_equity]") {
    CHECK_THROWS_AS(tvpi(flows{{"2020-01-01"_day, -100, 0, 0, 1}}), negative_magnitude_error);
    CHECK_THROWS_AS(tvpi(flows{{"2020-01-01"_day, 0, 10, 0, 1}}), numeric_domain_error);
    CHECK_THROWS_AS(ks_pme(flows{{"2020-01-01"_day, 100, 0, 0, 0}}), numeric_domain_error);
    CHECK_THROWS_AS(pme_plus_lambda(flows{{"2020-01-01"_day, 100, 0, 100, 1}}), numeric_domain_error);
}

}  // namespace private_equity_test
