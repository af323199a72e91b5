// SPDX-License-Identifier: BSL-1.0
// Peers and market reaction: the figures of news articles of 2025 and of the companies' reports (US$ billion a year).
#include <outlay/impact/market_reaction.hpp>
#include <outlay/impact/peers.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/text/amount.hpp>

#include <catch.hpp>

#include <vector>

namespace peers_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const fx_quote<USD, CNY> noon{fx_rate<USD, CNY>{7.2476_dec}, "2025-02-24"_day, {"H.10", rate_kind::noon}};

peer_table<USD> plans() {
    peer_table<USD> t;
    t.add("Apple", 500e9_usd,
          {.years = 4, .period = "four years from February 2025", .definition = "United States budget, not only AI"})
        .add("Stargate", between(100e9_usd, 500e9_usd), {.years = 4})
        .add("Amazon", 100e9_usd, {})
        .add("Microsoft", 80e9_usd, {.period = "FY2025 (to June 2025)"})
        .add("Meta", 65e9_usd, {})
        .add("Alibaba", more_than(380e9_cny), {.years = 3}, noon);
    return t;
}

}  // namespace

TEST_CASE("plans a year in one currency", "[impact][peers]") {
    const auto t = plans();
    CHECK(t.rows()[0].a_year == exactly(exact_money<USD>(125e9_usd)));
    CHECK(t.rows()[1].a_year == between(exact_money<USD>(25e9_usd), exact_money<USD>(125e9_usd)));
    const auto& alibaba = t.rows()[5];
    CHECK(alibaba.original == "more than 380000000000.00 CNY");
    CHECK(alibaba.rate == to_string(noon));
    CHECK(alibaba.a_year.lower().kind == end_kind::open);
    CHECK_FALSE(alibaba.a_year.upper().bounded());
    CHECK((alibaba.a_year.lower().value / 1e9_usd).round_to(3, half_up) == 17.477_dec);
}

TEST_CASE("ranks overlap where claims do", "[impact][peers]") {
    CHECK(plans().ranks() ==
          std::vector<rank_range>{{"Apple", 1, 3},  // Stargate may equal it, Alibaba's claim has no upper end
                                  {"Stargate", 1, 6},
                                  {"Amazon", 2, 4},
                                  {"Microsoft", 3, 5},
                                  {"Meta", 4, 6},
                                  {"Alibaba", 1, 6}});
}

TEST_CASE("plan against actual, and what is refused", "[impact][peers]") {
    const auto t = plans();
    const auto exceeded = [&](std::size_t row, money<USD> actual) {
        return t.rows()[row].exceeded_by(exactly(exact_money<USD>(actual)));
    };
    CHECK(exceeded(2, 128'358e6_usd) == answer::yes);  // Amazon 2025, net of proceeds
    CHECK(exceeded(4, 69'691e6_usd) == answer::yes);   // Meta 2025
    CHECK(exceeded(3, 64'551e6_usd) == answer::no);    // Microsoft FY2025, cash purchases only
    CHECK(exceeded(1, 60e9_usd) == answer::unknown);
    peer_table<USD> bad;
    CHECK_THROWS_AS(bad.add("none", 1_usd, {.years = 0}), numeric_domain_error);
}

TEST_CASE("capital expenditure over operating cash flow, each in its own currency", "[impact][peers]") {
    const auto share = [](const auto& capex, const auto& cash) { return (capex / cash * 100).round_to(1, half_up); };
    CHECK(share(128'358_usd, 139'500_usd) == 92.0_dec);  // Amazon 2025, net of proceeds
    CHECK(share(69'691_usd, 115'800_usd) == 60.2_dec);   // Meta 2025
    CHECK(share(64'551_usd, 136'162_usd) == 47.4_dec);   // Microsoft FY2025
    CHECK(share(12'715_usd, 111'482_usd) == 11.4_dec);   // Apple FY2025
    CHECK(share(76'760_cny, 258'521_cny) == 29.7_dec);   // Tencent 2024
    CHECK(share(8'134_cny, 21'234_cny) == 38.3_dec);     // Baidu 2024
    CHECK(share(84'278_cny, 163'509_cny) == 51.5_dec);   // Alibaba FY2025, without campuses
    CHECK(share(122'021_cny, 76'213_cny) == 160.1_dec);  // Alibaba FY2026
}

TEST_CASE("three plans add up to a range", "[impact][peers]") {
    // Tencent [10, 12], Baidu [8, 10], Huawei [12, 15] over 2023-2025: [30, 37].
    const auto sum = between(10e9_usd, 12e9_usd) + between(8e9_usd, 10e9_usd) + between(12e9_usd, 15e9_usd);
    CHECK(sum == between(30e9_usd, 37e9_usd));
    CHECK((sum + more_than(53e9_usd)) == more_than(83e9_usd));
}

TEST_CASE("a rounded move gives the previous close as a range", "[impact][market_reaction]") {
    // HK$172.70 after "+8.3 %": in (159.39086, 159.53811].
    const auto move = rounded_at_print(8.3_dec) / 100;
    CHECK(move.contains(exact_ratio(8.25_pct)));
    CHECK_FALSE(move.contains(exact_ratio(8.35_pct)));
    const auto before = previous_close(172.70_hkd, move);
    CHECK(before.lower().kind == end_kind::open);
    CHECK(before.upper().kind == end_kind::closed);
    CHECK(before.lower().value.major_units<exact_ratio>().round_to(5, half_up) == 159.39086_dec);
    CHECK(before.upper().value.major_units<exact_ratio>().round_to(5, half_up) == 159.53811_dec);
    CHECK(previous_close(172.70_hkd, exactly(exact_ratio(8.3_pct))).lower().value.round(half_up) == 159.46_hkd);
    CHECK_THROWS_AS(previous_close(1_hkd, exactly(exact_ratio(-1))), numeric_domain_error);
}

TEST_CASE("market value from a change and a percentage keeps the bound", "[impact][market_reaction]") {
    const auto change = more_than(120e9_usd);
    CHECK(value_before(change, 60_pct) == more_than(exact_money<USD>(200e9_usd)));
    CHECK(value_after(change, 60_pct) == more_than(exact_money<USD>(320e9_usd)));
    CHECK_THROWS_AS(value_before(change, 0), numeric_domain_error);
}

}  // namespace peers_test
