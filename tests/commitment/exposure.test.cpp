// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/exposure.hpp>

#include <catch.hpp>

#include <outlay/money/literals.hpp>

namespace exposure_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

template <class Rate>
concept hedges_dollars = requires(hedge<USD, CNY> h, Rate spot) { h.outcome(1_usd, spot); };
static_assert(hedges_dollars<fx_rate<USD, CNY>> && !hedges_dollars<fx_rate<CNY, USD>> && !hedges_dollars<fx_rate<EUR, CNY>>);

TEST_CASE("unpaid amounts by currency and bucket, and nothing is lost", "[exposure]") {
    const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 4);
    const std::vector<due_payment> payments{
        {"2025-03-15"_day, 5_usd, {}},                                 // overdue
        {"2025-05-01"_day, 10_usd, "2025-05-02"_day},                  // paid after the day that is asked for
        {"2025-05-01"_day, 7_usd, "2025-04-10"_day},                   // paid before
        {"2025-04-15"_day, 3_usd, {}},                                 // due on the day: not overdue yet
        {"2025-05-01"_day, 2_usd, "2025-04-15"_day},                   // paid on it
        {"2025-07-01"_day, 20_eur, {}},
        {"2025-12-31"_day, 30_usd, {}},
        {"2026-04-01"_day, 40_usd, {}}};                               // after the last bucket
    const auto all = unpaid_by_bucket(std::span<const due_payment>(payments), "2025-04-15"_day, q);
    REQUIRE(all.size() == 2);
    CHECK(all[0].currency.code() == "USD");
    CHECK(all[0].overdue == any_money(5_usd));
    CHECK(all[0].due["FY2026 Q1"] == any_money(13_usd));
    CHECK(all[0].due["FY2026 Q2"] == any_money(0_usd));
    CHECK(all[0].due["FY2026 Q3"] == any_money(30_usd));
    CHECK(all[0].later == any_money(40_usd));
    CHECK(all[0].total().as<USD>() == 88_usd);
    CHECK(all[1].due["FY2026 Q2"] == any_money(20_eur));
    CHECK(all[1].total().as<EUR>() == 20_eur);
    const std::vector<due_payment> negative{{"2025-05-01"_day, -1_usd, {}}};
    CHECK_THROWS_AS(unpaid_by_bucket(std::span<const due_payment>(negative), "2025-04-15"_day, q), negative_magnitude_error);
}

TEST_CASE("a hedge costs its share of the forward, and its result stands on its own line", "[exposure]") {
    // hedged cost = h F + (1 - h) S
    const hedge<USD, CNY> h{.ratio = 0.6_dec, .forward = fx_rate<USD, CNY>{7.10_dec}};
    const auto dearer = h.outcome(1'000_usd, fx_rate<USD, CNY>{7.20_dec});
    CHECK(dearer.at_spot == 7'200_cny);
    CHECK(dearer.gain == 60_cny);
    CHECK(dearer.cost() == 7'140_cny);
    CHECK(dearer.cost() == 1'000_usd * fx_rate<USD, CNY>{0.6_dec * 7.10_dec + 0.4_dec * 7.20_dec});
    CHECK(h.outcome(1'000_usd, fx_rate<USD, CNY>{7.00_dec}).gain == -60_cny);
    const hedge<USD, CNY> none{.ratio = 0, .forward = h.forward};
    const hedge<USD, CNY> whole{.ratio = 1, .forward = h.forward};
    for (const auto& spot : {fx_rate<USD, CNY>{6.5_dec}, fx_rate<USD, CNY>{7.5_dec}}) {
        CHECK(none.outcome(1'000_usd, spot).cost() == 1'000_usd * spot);
        CHECK(whole.outcome(1'000_usd, spot).cost() == 7'100_cny);  // whatever the spot
    }
    const hedge<USD, CNY> wrong{.ratio = 1.01_dec, .forward = h.forward};
    CHECK_THROWS_AS(wrong.outcome(1_usd, h.forward), numeric_domain_error);
}

}  // namespace exposure_test
