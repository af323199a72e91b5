// SPDX-License-Identifier: BSL-1.0
// Pools that are written down without end: published figures, and what cannot be otherwise.
#include <outlay/impact/declining_pool.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>

#include <random>

namespace declining_pool_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using gbp = exact_money<GBP>;

TEST_CASE("a pool is written down as HMRC's examples are", "[impact][tax]") {
    // gov.uk, "Work out your writing down allowances": 9,000 brought forward, 1,200 bought, 200 sold, 18 %: 1,800 and 8,200.
    declining_pool<gbp> main{9'000_gbp};
    CHECK(main.period(1'200_gbp, 200_gbp, 18_pct) == 1'800_gbp);
    CHECK(main.balance == 8'200_gbp);
    CHECK(main.charge == 0_gbp);
    // HMRC's manual CA71200: a pool of 35,000 at 25 %; disposals of 40,000 are a charge of 5,000; of 3,000 an allowance of 8,000 and
    // 24,000 carried forward; where the trade ends, a balancing allowance of 32,000. Over 18 months the rate is 37.5 %.
    const auto of = [](const gbp& sold, decimal rate) {
        declining_pool<gbp> pool{35'000_gbp};
        (void)pool.period(0_gbp, sold, rate);
        return pool;
    };
    CHECK(of(40'000_gbp, 25_pct).charge == 5'000_gbp);
    CHECK(of(40'000_gbp, 25_pct).allowance == 0_gbp);
    CHECK(of(40'000_gbp, 25_pct).balance == 0_gbp);
    CHECK(of(3'000_gbp, 25_pct).allowance == 8'000_gbp);
    CHECK(of(3'000_gbp, 25_pct).balance == 24'000_gbp);
    CHECK(of(3'000_gbp, 37.5_pct).allowance == 12'000_gbp);
    declining_pool<gbp> ceased{35'000_gbp};
    CHECK(ceased.last_period(0_gbp, 3'000_gbp) == 32'000_gbp);
    CHECK(ceased.balance == 0_gbp);
    CHECK(declining_pool<gbp>{5_gbp}.last_period(0_gbp, 8_gbp) == 0_gbp);
}

TEST_CASE("over its life a pool allows what was bought less what was sold, and charges the rest", "[impact][tax]") {
    std::mt19937_64 any(55);
    for (int round = 0; round < 50; ++round) {
        declining_pool<double> pool;
        double bought = 0, sold = 0, allowed = 0, charged = 0;
        for (int t = 0; t < 12; ++t) {
            const double in = static_cast<double>(any() % 1'000), out = static_cast<double>(any() % 1'200);
            bought += in;
            sold += out;
            if (t == 11) (void)pool.last_period(in, out);
            else (void)pool.period(in, out, 0.18);
            allowed += pool.allowance;
            charged += pool.charge;
            CHECK((pool.allowance >= 0 && pool.charge >= 0 && pool.balance >= 0));
            CHECK((pool.allowance == 0 || pool.charge == 0));
        }
        CHECK(allowed - charged == Catch::Approx(bought - sold).margin(1e-9));
    }
    // An interval keeps the pool above zero, and what is left of it under its rate.
    declining_pool<interval> ranged{interval(80, 100)};
    (void)ranged.period(interval(0, 10), interval(0, 90), interval(0.1, 0.2));
    CHECK(ranged.balance.lower() == 0);
    CHECK(ranged.balance.upper() == Catch::Approx(99));
    CHECK(ranged.allowance.upper() == Catch::Approx(22));
    CHECK(ranged.charge.upper() == Catch::Approx(10));
}

}  // namespace declining_pool_test
