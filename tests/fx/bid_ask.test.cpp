// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/bid_ask.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

namespace bid_ask_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

template <class Rate, class Amount>
concept sellable = requires(const Rate& rate, const Amount& amount) {
    rate.sell(amount, half_even);
};
static_assert(sellable<bid_ask<USD, CNY>, money<CNY>> && !sellable<bid_ask<USD, CNY>, money<EUR>>);

TEST_CASE("the side follows from who buys", "[bid_ask]") {
    constexpr bid_ask<USD, CNY> dealer{7.2470_dec, 7.2490_dec};
    static_assert(dealer.sell(1'000_usd, half_even) == 7'247_cny);
    static_assert(dealer.buy(1'000_usd, half_even) == 7'249_cny);
    CHECK(dealer.sell(7'249_cny, half_even) == 1'000_usd);  // yuan sold are dollars bought: at the ask
    CHECK(dealer.buy(7'247_cny, half_even) == 1'000_usd);
    CHECK(dealer.mid() == fx_rate<USD, CNY>{7.248_dec});
    CHECK(dealer.spread() == exact_ratio(0.002_dec));
    CHECK(to_string(dealer) == "USD/CNY 7.247 - 7.249");
}

TEST_CASE("there and back through a dealer never gains", "[bid_ask]") {
    constexpr bid_ask<USD, CNY> dealer{7.2470_dec, 7.2490_dec};
    const money<CNY> yuan = dealer.sell(1'000'000_usd, rounding::down);
    CHECK(dealer.sell(yuan, rounding::down) < 1'000'000_usd);
}

TEST_CASE("an inverse swaps the sides", "[bid_ask]") {
    constexpr bid_ask<USD, CNY> dealer{7.2470_dec, 7.2490_dec};
    constexpr bid_ask<CNY, USD> inverse = dealer.inverse();
    static_assert(inverse.bid() == dealer.ask().inverse() && inverse.ask() == dealer.bid().inverse());
    static_assert(inverse.bid() < inverse.ask());
    CHECK(inverse.inverse() == dealer);
    CHECK(inverse.sell(1'000_usd, half_even) == dealer.sell(1'000_usd, half_even));
}

TEST_CASE("a cross multiplies the sides one would deal at", "[bid_ask]") {
    constexpr bid_ask<EUR, USD> eurusd{1.0465_dec, 1.0467_dec};
    constexpr bid_ask<EUR, CNY> eurcny{7.5870_dec, 7.5890_dec};
    constexpr bid_ask<USD, CNY> usdcny = cross(eurusd, eurcny);
    // Selling dollars for yuan: buy euros at their ask in dollars, sell them at their bid in yuan.
    static_assert(usdcny.bid().value() == 7.5870_dec / 1.0467_dec);
    static_assert(usdcny.ask().value() == 7.5890_dec / 1.0465_dec);
    static_assert(cross(eurcny, eurusd) == usdcny.inverse());
    static_assert(cross(eurusd.inverse(), eurcny.inverse()) == usdcny && cross(eurusd, eurcny.inverse()) == usdcny);
    CHECK((eurusd * usdcny).bid() < eurcny.bid());  // the detour costs
}

TEST_CASE("a bid above the ask is refused", "[bid_ask]") {
    CHECK_THROWS_AS((bid_ask<USD, CNY>{7.25_dec, 7.24_dec}), numeric_domain_error);
    CHECK_THROWS_AS((bid_ask<USD, CNY>{0_dec, 7.24_dec}), numeric_domain_error);
    CHECK((bid_ask<JPY, CNY>{4.61_dec, 4.62_dec, per{100}}).bid() == fx_rate<JPY, CNY>{0.0461_dec});
}

}  // namespace bid_ask_test
