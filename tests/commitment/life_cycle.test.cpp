// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/life_cycle.hpp>

#include <catch.hpp>

#include <concepts>
#include <random>

#include <outlay/money/literals.hpp>

namespace life_cycle_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

static_assert(std::regular<movement<CNY>> && std::regular<standing<CNY>> && std::regular<life_cycle<CNY>>);
template <class C, class D>
concept posts = requires(life_cycle<C> life, movement<D> m) { life.post(m); };
static_assert(posts<CNY, CNY> && !posts<CNY, USD>);

namespace {

life_cycle<CNY> a_data_centre() {
    life_cycle<CNY> life;
    life.post({.on = "2025-04-01"_day, .to = stage::approved, .amount = 100_cny});
    life.post({.on = "2025-05-01"_day, .to = stage::contracted, .amount = 90_cny});
    life.post({.on = "2025-05-15"_day, .to = stage::prepaid, .amount = 20_cny});
    life.post({.on = "2025-09-30"_day, .to = stage::accrued, .amount = 50_cny});
    life.post({.on = "2025-09-30"_day, .to = stage::applied, .amount = 20_cny});
    life.post({.on = "2025-11-30"_day, .to = stage::settled, .amount = 25_cny});
    return life;
}

}  // namespace

TEST_CASE("movements add up to a standing on every day", "[life_cycle]") {
    const auto life = a_data_centre();
    CHECK(life.on("2025-03-31"_day) == standing<CNY>{});
    CHECK(life.on("2025-05-14"_day).outstanding() == 90_cny);
    const auto may = life.on("2025-05-31"_day);
    CHECK(may.paid() == 20_cny);
    CHECK(may.settled == 0_cny);
    CHECK(may.payable() == 0_cny);
    const auto september = life.on("2025-09-30"_day);
    CHECK(september.settled == 20_cny);
    CHECK(september.prepaid == 0_cny);
    CHECK(september.paid() == 20_cny);  // what was prepaid is paid once
    CHECK(september.payable() == 30_cny);
    CHECK(september.outstanding() == 40_cny);
    CHECK(life.latest().paid() == 45_cny);
    CHECK(life.latest().unpaid() == 45_cny);
    CHECK(life.on("2030-01-01"_day) == life.latest());
}

TEST_CASE("the farthest status and the day it was reached", "[life_cycle]") {
    const std::vector<dated<status>> reached{{"2025-04-01"_day, status::approved},
                                             {"2025-05-01"_day, status::contracted},
                                             {"2025-05-15"_day, status::paid}};
    CHECK(a_data_centre().history() == reached);
    CHECK(life_cycle<CNY>{}.history().empty());
    CHECK(life_cycle<CNY>{}.latest().status() == status::announced);
    CHECK(to_string(status::cancelled) == "cancelled");
    CHECK(to_string(stage::applied) == "applied");
}

TEST_CASE("what would pass the stage before it is refused and changes nothing", "[life_cycle]") {
    auto life = a_data_centre();
    const auto before = life;
    CHECK_THROWS_WITH(life.post({.on = "2025-12-01"_day, .to = stage::accrued, .amount = 40.01_cny}),
                      "on 2025-12-01, accrued: accrued would be 90.01 CNY, above contracted 90.00 CNY");
    CHECK_THROWS_WITH(life.post({.on = "2025-12-01"_day, .to = stage::settled, .amount = 5.01_cny}),
                      ContainsSubstring("settled would be 50.01 CNY, above accrued 50.00 CNY"));
    CHECK_THROWS_WITH(life.post({.on = "2025-12-01"_day, .to = stage::applied, .amount = 1_cny}),
                      ContainsSubstring("prepaid would fall to -1.00 CNY"));
    CHECK_THROWS_AS(life.post({.on = "2025-12-01"_day, .to = stage::contracted, .amount = 41_cny, .reverses = true}), life_cycle_error);
    CHECK_THROWS_AS(life.post({.on = "2025-12-01"_day, .to = stage::contracted, .amount = -1_cny}), negative_magnitude_error);
    CHECK(life == before);
    CHECK_NOTHROW(life.post({.on = "2025-12-01"_day, .to = stage::contracted, .amount = 40_cny, .reverses = true}));
    CHECK(life.latest().outstanding() == 0_cny);
}

TEST_CASE("a movement entered late is held against every later day", "[life_cycle]") {
    auto life = a_data_centre();
    // 5 more contracted from April on: known in December only.
    life.post({.on = "2025-04-15"_day, .to = stage::contracted, .amount = 5_cny, .known = "2025-12-10"_day});
    CHECK(life.on("2025-04-20"_day).contracted == 5_cny);
    CHECK(life.latest().contracted == 95_cny);
    CHECK(life.known_on("2025-12-09"_day).on("2025-04-20"_day).contracted == 0_cny);
    CHECK(life.known_on("2025-12-10"_day) == life);
    // Nothing was accrued before September, so nothing can have been settled in June, whatever holds today.
    const auto before = life;
    CHECK_THROWS_AS(life.post({.on = "2025-06-01"_day, .to = stage::settled, .amount = 1_cny, .known = "2025-12-11"_day}),
                    life_cycle_error);
    CHECK(life == before);
    CHECK(life.latest() == before.latest());
}

TEST_CASE("entries are made in the order in which they became known", "[life_cycle]") {
    auto life = a_data_centre();
    CHECK_THROWS_AS(life.post({.on = "2025-11-29"_day, .to = stage::approved, .amount = 1_cny}), entry_order_error);
    CHECK_THROWS_AS(life.post({.on = "2026-01-02"_day, .to = stage::approved, .amount = 1_cny, .known = "2026-01-01"_day}),
                    entry_order_error);
    CHECK_NOTHROW(life.post({.on = "2025-11-29"_day, .to = stage::approved, .amount = 1_cny, .known = "2025-11-30"_day}));
}

TEST_CASE("a cancellation lets the rest lapse and owes its fee", "[life_cycle]") {
    auto life = a_data_centre();
    life.post({.on = "2026-01-15"_day, .to = stage::cancelled, .amount = 3_cny});
    const auto& s = life.latest();
    CHECK(s.is_cancelled);
    CHECK(s.lapsed == 40_cny);
    CHECK(s.fees == 3_cny);
    CHECK(s.contracted == 53_cny);
    CHECK(s.accrued == 53_cny);
    CHECK(s.payable() == 8_cny);
    CHECK(s.status() == status::cancelled);
    CHECK(life.history().back() == dated<status>{"2026-01-15"_day, status::cancelled});
    CHECK_THROWS_WITH(life.post({.on = "2026-02-01"_day, .to = stage::contracted, .amount = 1_cny}), ContainsSubstring("cancelled"));
    life.post({.on = "2026-02-01"_day, .to = stage::settled, .amount = 8_cny});
    CHECK(life.latest().payable() == 0_cny);
    CHECK(life.latest().paid() == 53_cny);
    CHECK_THROWS_AS(life.post({.on = "2026-02-02"_day, .to = stage::cancelled, .amount = 0_cny, .reverses = true}), life_cycle_error);
}

TEST_CASE("flows and balances on a timeline", "[life_cycle]") {
    auto life = a_data_centre();
    life.post({.on = "2025-12-31"_day, .to = stage::accrued, .amount = 5_cny, .reverses = true});
    const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 4);
    const auto accrued = life.flow_of(stage::accrued, q);
    CHECK(accrued == flow_series<money<CNY>, quarterly>(q, std::vector{0_cny, 50_cny, -5_cny, 0_cny}));
    const auto open = life.balance_of(&standing<CNY>::outstanding, q);
    CHECK(open == balance_series<money<CNY>, quarterly>(q, std::vector{90_cny, 40_cny, 45_cny, 45_cny}));
    CHECK(life.balance_of(&standing<CNY>::contracted, q)["FY2026 Q4"] == 90_cny);
    // Movements on the first day of a period belong to it, those of the last day too.
    const auto days = fiscal_calendar{}.days("2025-05-01"_day, 2);
    CHECK(life.flow_of(stage::contracted, days)[std::size_t{0}] == 90_cny);
    CHECK(life.balance_of(&standing<CNY>::contracted, days)[std::size_t{0}] == 90_cny);
    const auto from_the_day_before = fiscal_calendar{}.days("2025-04-30"_day, 2);
    CHECK(life.balance_of(&standing<CNY>::contracted, from_the_day_before)[std::size_t{0}] == 0_cny);
    CHECK(life.balance_of(&standing<CNY>::contracted, from_the_day_before)[std::size_t{1}] == 90_cny);
}

TEST_CASE("whatever is posted, settled <= accrued <= contracted and paid = settled + prepaid on every day", "[life_cycle]") {
    std::mt19937 random(20250224);
    const auto draw = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    int accepted = 0;
    for (int run = 0; run < 200; ++run) {
        life_cycle<CNY> life;
        int known = 0;
        for (int i = 0; i < 30; ++i) {
            known += draw(5);
            movement<CNY> m;
            m.on = "2025-04-01"_day + date::days{draw(known + 1)};
            m.known = "2025-04-01"_day + date::days{known};
            m.to = static_cast<stage>(draw(30) == 0 ? 6 : draw(6));
            m.amount = money<CNY>::from_minor(draw(1000));
            m.reverses = draw(6) == 0;
            try {
                life.post(m);
                ++accepted;
            } catch (const life_cycle_error&) {
            }
        }
        for (int day = 0; day < 150; day += 7) {
            const auto view = life.known_on("2025-04-01"_day + date::days{day});
            view.for_each_day([&](calendar_day, const standing<CNY>& s) {
                REQUIRE(0_cny <= s.settled);
                REQUIRE(s.settled <= s.accrued);
                REQUIRE(s.accrued <= s.contracted);
                REQUIRE(s.prepaid >= 0_cny);
                REQUIRE(s.paid() == s.settled + s.prepaid);
            });
        }
        // Nothing is overwritten: what was known then is a prefix of what is known now.
        const auto then = life.known_on("2025-05-01"_day);
        REQUIRE(std::equal(then.movements().begin(), then.movements().end(), life.movements().begin()));
    }
    CHECK(accepted > 1000);
}

}  // namespace life_cycle_test
