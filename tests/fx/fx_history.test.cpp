// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/fx_history.hpp>
#include <outlay/fx/fx_quote.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <concepts>
#include <string>
#include <vector>

namespace fx_history_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

static_assert(std::copyable<fx_quote<USD, CNY>> && std::equality_comparable<fx_quote<USD, CNY>>);
static_assert(std::copyable<fx_history<USD, CNY>> && std::equality_comparable<fx_history<USD, CNY>>);

// A rule for missing days is always given.
template <class History>
concept looked_up_without_a_rule = requires(const History& h, calendar_day day) {
    h.on(day);
};
static_assert(!looked_up_without_a_rule<fx_history<USD, CNY>>);
template <class A, class B>
concept crossable = requires(const A& a, const B& b) {
    cross(a, b);
};
static_assert(crossable<fx_quote<EUR, USD>, fx_quote<EUR, CNY>> && !crossable<fx_quote<EUR, USD>, fx_quote<GBP, CNY>>);
static_assert(std::same_as<decltype(1_usd * std::declval<fx_quote<USD, CNY>>()), exact_money<CNY>>);

namespace {

// Federal Reserve H.10 (FRED DEXCHUS), a Friday to a Friday with a weekend between.
const fx_history<USD, CNY> noon{{{"2025-02-21"_day, fx_rate<USD, CNY>{7.2501_dec}},
                                 {"2025-02-24"_day, fx_rate<USD, CNY>{7.2476_dec}},
                                 {"2025-02-25"_day, fx_rate<USD, CNY>{7.2512_dec}},
                                 {"2025-03-31"_day, fx_rate<USD, CNY>{7.2567_dec}}},
                                {"FRED DEXCHUS", rate_kind::noon}};

}  // namespace

TEST_CASE("a day with a rate gives it by every rule", "[fx_history]") {
    const auto quote = noon.on("2025-02-24"_day, same_day{});
    CHECK(quote.rate() == fx_rate<USD, CNY>{7.2476_dec});
    CHECK(quote.day() == "2025-02-24"_day);
    CHECK(quote.source() == "FRED DEXCHUS");
    CHECK(quote.kind() == rate_kind::noon);
    CHECK(noon.on("2025-02-24"_day, previous{}) == quote);
    CHECK(noon.on("2025-02-24"_day, following{}) == quote);
    CHECK(noon.on("2025-02-24"_day, interpolated{}) == quote);
    CHECK(noon.on("2025-02-24"_day, previous{.max_days = 0}) == quote);
    CHECK(quote.convert(380e9_cny, half_even) == quote.rate().convert(380e9_cny, half_even));
}

TEST_CASE("a weekend takes the rate that the rule names, and says of which day it is", "[fx_history]") {
    CHECK(noon.on("2025-02-22"_day, previous{.max_days = 5}).day() == "2025-02-21"_day);
    CHECK(noon.on("2025-02-23"_day, following{.max_days = 1}).day() == "2025-02-24"_day);
    CHECK_THROWS_AS(noon.on("2025-02-22"_day, same_day{}), rate_missing_error);
    CHECK_THROWS_AS(noon.on("2025-02-23"_day, previous{.max_days = 1}), rate_missing_error);
    CHECK_THROWS_AS(noon.on("2025-02-22"_day, following{.max_days = 1}), rate_missing_error);
    // 7.2501 and 7.2476 three days apart: a third of the way, two thirds.
    const auto saturday = noon.on("2025-02-22"_day, interpolated{.max_days = 3});
    CHECK(saturday.value() == exact_ratio(7.2501_dec) - exact_ratio(0.0025_dec) / exact_ratio(3));
    CHECK(saturday.day() == "2025-02-22"_day);
    CHECK(saturday.kind() == rate_kind::derived);
    CHECK(saturday.chain().size() == 2);
    CHECK(
        to_string(saturday) ==
        "USD/CNY 7.249267 from USD/CNY 7.2501 (FRED DEXCHUS 2025-02-21) and USD/CNY 7.2476 (FRED DEXCHUS 2025-02-24)");
    CHECK_THROWS_AS(noon.on("2025-02-22"_day, interpolated{.max_days = 2}), rate_missing_error);
}

TEST_CASE("a gap too wide, a day before the first and an empty history have no rate", "[fx_history]") {
    CHECK(noon.on("2025-03-02"_day, previous{.max_days = 5}).day() == "2025-02-25"_day);
    CHECK_THROWS_WITH(noon.on("2025-03-10"_day, previous{.max_days = 5}),
                      "no rate USD/CNY for 2025-03-10: the rate before is of 2025-02-25, the one after of 2025-03-31; "
                      "at most 5 days were allowed");
    CHECK_THROWS_WITH(noon.on("2025-02-20"_day, previous{}),
                      "no rate USD/CNY for 2025-02-20: the first rate is of 2025-02-21; at most 7 days were allowed");
    CHECK_THROWS_WITH(noon.on("2026-01-01"_day, same_day{}),
                      "no rate USD/CNY for 2026-01-01: the rate before is of 2025-03-31");
    CHECK_THROWS_AS(noon.on("2025-02-20"_day, interpolated{}), rate_missing_error);
    CHECK_THROWS_AS(noon.on("2025-04-01"_day, following{.max_days = 100}), rate_missing_error);
    CHECK_THROWS_AS(noon.on("2025-03-10"_day, previous{.max_days = -1}), numeric_domain_error);

    const auto missing = noon.try_on("2025-03-10"_day, same_day{});
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().pair() == pair_of<USD, CNY>);
    CHECK(missing.error().day() == "2025-03-10"_day);
    CHECK(noon.try_on("2025-03-31"_day, same_day{})->value() == exact_ratio(7.2567_dec));

    const fx_history<USD, CNY> empty{{}, {"none", rate_kind::market}};
    CHECK_THROWS_WITH(empty.on("2025-03-10"_day, same_day{}), "no rate USD/CNY for 2025-03-10: the history is empty");
}

TEST_CASE("rates years apart are found as daily ones are", "[fx_history]") {
    const fx_history<USD, CNY> sparse{
        {{"1980-12-31"_day, fx_rate<USD, CNY>{1.53_dec}}, {"1994-01-03"_day, fx_rate<USD, CNY>{8.7_dec}}},
        {"made", rate_kind::market}};
    CHECK(sparse.on("1993-12-31"_day, previous{.max_days = 5'000}).day() == "1980-12-31"_day);
    CHECK(sparse.on("1993-12-31"_day, following{.max_days = 3}).day() == "1994-01-03"_day);
    CHECK(sparse.on("2000-01-01"_day, previous{.max_days = 3'000}).day() == "1994-01-03"_day);
    CHECK_THROWS_AS(sparse.on("1970-01-01"_day, previous{.max_days = 5'000}), rate_missing_error);
}

TEST_CASE("every day of a long history is found as std::lower_bound finds it", "[fx_history]") {
    std::vector<dated<fx_rate<USD, CNY>>> rows;
    calendar_day day = "1999-01-04"_day;
    for (int i = 0; i < 1003; ++i, day += date::days{1 + i % 4})
        rows.push_back({day, fx_rate<USD, CNY>{decimal::scaled(70000 + i, 4)}});
    for (std::size_t n : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{64}, rows.size()}) {
        const fx_history<USD, CNY> history(std::vector(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(n)),
                                           {"made", rate_kind::market});
        for (calendar_day d = "1999-01-01"_day; d < rows[n - 1].on + date::days{5}; d += date::days{1}) {
            const auto after = std::upper_bound(history.days().begin(), history.days().end(), d);
            const auto found = history.try_on(d, previous{.max_days = 100'000});
            const bool right = after == history.days().begin() ? !found.has_value()
                                                               : found.has_value() && found->day() == *(after - 1);
            if (!right) FAIL(to_string(d));
        }
    }
    SUCCEED();
}

TEST_CASE("days that do not rise are refused", "[fx_history]") {
    using rows = std::vector<dated<fx_rate<USD, CNY>>>;
    const fx_rate<USD, CNY> rate{7_dec};
    CHECK_THROWS_WITH(
        (fx_history<USD, CNY>(rows{{"2025-02-24"_day, rate}, {"2025-02-24"_day, rate}}, {"made", rate_kind::market})),
        "USD/CNY: 2025-02-24 stands twice");
    CHECK_THROWS_WITH(
        (fx_history<USD, CNY>(rows{{"2025-02-24"_day, rate}, {"2025-02-21"_day, rate}}, {"made", rate_kind::market})),
        "USD/CNY: 2025-02-21 comes after 2025-02-24");
}

TEST_CASE("a derived quote keeps the chain it came by", "[fx_quote]") {
    // ECB reference rates of 24 February 2025; 7.5879 / 1.0466 = 7.250048.
    const fx_quote<EUR, CNY> eurcny{fx_rate<EUR, CNY>{7.5879_dec}, "2025-02-24"_day, {"ECB", rate_kind::reference}};
    const fx_quote<EUR, USD> eurusd{fx_rate<EUR, USD>{1.0466_dec}, "2025-02-24"_day, {"ECB", rate_kind::reference}};
    const fx_quote<USD, CNY> usdcny = cross(eurusd, eurcny);
    CHECK(to_string(eurusd) == "EUR/USD 1.0466, ECB 2025-02-24");
    CHECK(to_string(usdcny) == "USD/CNY 7.250048 from EUR/CNY 7.5879 and EUR/USD 1.0466, ECB 2025-02-24");
    CHECK(usdcny.kind() == rate_kind::derived);
    CHECK(usdcny.source() == "ECB");
    CHECK(usdcny.day() == "2025-02-24"_day);
    CHECK(usdcny.value() == (eurusd.inverse() * eurcny).value());
    CHECK(to_string(eurusd.inverse()) == "USD/EUR 0.9554749 from EUR/USD 1.0466, ECB 2025-02-24");
    CHECK(eurusd.inverse().inverse() == eurusd);  // published again, not derived
    CHECK(usdcny.inverse().chain() == usdcny.chain());
    CHECK((1'000_usd * usdcny).round(half_even) == 7'250.05_cny);
    CHECK(usdcny.prepare(half_even)(1'000_usd) == 7'250.05_cny);
}

TEST_CASE("a chain of several days and sources names each", "[fx_quote]") {
    const fx_quote<EUR, USD> ecb{fx_rate<EUR, USD>{1.0466_dec}, "2025-02-24"_day, {"ECB", rate_kind::reference}};
    const auto chain = ecb * noon.on("2025-02-22"_day, previous{});
    CHECK(to_string(chain) ==
          "EUR/CNY 7.587955 from EUR/USD 1.0466 (ECB 2025-02-24) and USD/CNY 7.2501 (FRED DEXCHUS 2025-02-21)");
    CHECK(chain.day() == "2025-02-21"_day);  // no fresher than its oldest leg
    CHECK(chain.source() == "ECB and FRED DEXCHUS");
}

TEST_CASE("small and large rates print with seven significant digits", "[fx_quote]") {
    const auto line = [](exact_ratio value) {
        return to_string(fx_quote<USD, CNY>{fx_rate<USD, CNY>{value}, "2025-02-24"_day, {"", rate_kind::implied}});
    };
    CHECK(line(exact_ratio(1, 26'143)) == "USD/CNY 0.00003825116, 2025-02-24");
    CHECK(line(exact_ratio(52'430, 3)) == "USD/CNY 17476.67, 2025-02-24");
    CHECK(line(exact_ratio(1'000'000'007, 3)) == "USD/CNY 333333336, 2025-02-24");
    CHECK(line(exact_ratio(1, 8)) == "USD/CNY 0.125, 2025-02-24");
}

}  // namespace fx_history_test
