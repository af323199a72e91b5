// SPDX-License-Identifier: BSL-1.0
// Reserve accounts: worked by hand, and what cannot be otherwise.
#include <outlay/impact/reserve.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>

#include <algorithm>
#include <random>

namespace reserve_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using gbp = exact_money<GBP>;

TEST_CASE("a reserve is filled to its target, drawn when cash is short, and paid out above it", "[impact][debt]") {
    reserve<gbp> account;
    account.settle(100_gbp, 60_gbp);  // by hand: all of 60 goes in
    CHECK(account.paid_in == 60_gbp);
    CHECK(account.balance == 60_gbp);
    account.settle(100_gbp, 90_gbp);  // 40 are missing
    CHECK(account.paid_in == 40_gbp);
    CHECK(account.balance == 100_gbp);
    account.settle(100_gbp, -30_gbp);
    CHECK(account.drawn == 30_gbp);
    CHECK(account.balance == 70_gbp);
    account.settle(50_gbp, 10_gbp);  // the target falls: 20 are free, and none is paid in
    CHECK(account.released == 20_gbp);
    CHECK(account.paid_in == 0_gbp);
    CHECK(account.balance == 50_gbp);
    account.settle(50_gbp, -80_gbp);  // never more than stands
    CHECK(account.drawn == 50_gbp);
    CHECK(account.balance == 0_gbp);
    account.settle(40_gbp, 40_gbp);
    account.close(-15_gbp);
    CHECK(account.drawn == 15_gbp);
    CHECK(account.released == 25_gbp);
    CHECK(account.balance == 0_gbp);

    std::mt19937_64 any(77);
    for (int round = 0; round < 50; ++round) {
        reserve<double> one;
        for (int t = 0; t < 20; ++t) {
            const double before = one.balance, target = static_cast<double>(any() % 200);
            const double cash = static_cast<double>(any() % 400) - 200;
            one.settle(target, cash);
            CHECK(one.balance == Catch::Approx(before + one.paid_in - one.drawn - one.released).margin(1e-9));
            CHECK((one.balance >= 0 && one.balance <= target && one.paid_in <= std::max(cash, 0.0) && one.drawn <= std::max(-cash, 0.0)));
            CHECK((one.paid_in == 0 || one.balance == target || one.paid_in == cash));
        }
    }
    reserve<interval> ranged{interval(0, 50)};
    ranged.settle(interval(40, 60), interval(-100, 100));
    CHECK(ranged.balance.lower() >= 0);
    CHECK(ranged.balance.upper() <= 60);
    CHECK(ranged.drawn.upper() <= 50);
}

}  // namespace reserve_test
