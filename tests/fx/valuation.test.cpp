// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/prepared_table.hpp>
#include <outlay/fx/valuation.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace valuation_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

any_quote ecb(std::string_view quote, decimal rate) {
    return {any_rate({"EUR", quote}, rate), "2025-09-24"_day, {"ECB", rate_kind::reference}};
}

// ECB reference rates of 24 September 2025.
const fx_table table{ecb("USD", 1.1756_dec), ecb("JPY", 174.51_dec),  ecb("BRL", 6.224_dec),   ecb("CNY", 8.3786_dec),
                     ecb("HKD", 9.1422_dec), ecb("KRW", 1644.99_dec), ecb("MXN", 21.6342_dec), ecb("MYR", 4.9493_dec)};

}  // namespace

TEST_CASE("a basket in one currency, rounded once, with its lines and their rates", "[valuation]") {
    const basket held{1'000_cny, 10_eur, 100'000_jpy, 5_usd};
    const auto worth = value_in<USD>(held, table, half_even);
    // 1000 x 1.1756/8.3786 + 10 x 1.1756 + 100000 x 1.1756/174.51 + 5, in exact fractions to the cent
    CHECK(worth.total == 830.72_usd);
    REQUIRE(worth.lines.size() == 4);
    CHECK(worth.lines[0].amount == any_money(1'000_cny));
    CHECK(worth.lines[0].value == 140.31_usd);
    CHECK(to_string(*worth.lines[0].quote) ==
          "CNY/USD 0.1403098 from EUR/USD 1.1756 and EUR/CNY 8.3786, ECB 2025-09-24");
    CHECK(worth.lines[1].value == 11.76_usd);
    CHECK(worth.lines[2].value == 673.66_usd);
    CHECK_FALSE(worth.lines[3].quote.has_value());
    CHECK(worth.lines[3].value == 5_usd);
    CHECK(value_in<USD>(basket{}, table, half_even).total == 0_usd);
}

TEST_CASE("one rounding at the end is not the sum of rounded lines", "[valuation]") {
    const fx_table half{any_quote{any_rate({"CNY", "USD"}, 0.145_dec), "2025-09-24"_day, {"desk", rate_kind::market}},
                        any_quote{any_rate({"HKD", "USD"}, 0.125_dec), "2025-09-24"_day, {"desk", rate_kind::market}},
                        any_quote{any_rate({"BRL", "USD"}, 0.185_dec), "2025-09-24"_day, {"desk", rate_kind::market}}};
    const auto worth = value_in<USD>(basket{1_cny, 1_hkd, 1_brl}, half, half_up);
    CHECK(worth.total == 0.46_usd);  // 0.455
    money<USD> sum;
    for (const auto& line : worth.lines) sum += line.value;
    CHECK(sum == 0.47_usd);  // 0.15 + 0.13 + 0.19
}

TEST_CASE("eight destinations of a thousand million yuan each", "[valuation]") {
    // ECB crosses of 24 September 2025, in millions.
    const auto in = [](auto currency) {
        using C = decltype(currency);
        return (value_in<C>(any_money(1e9_cny), table, half_even).total.template major_units<exact_ratio>() /
                exact_ratio(1'000'000))
            .round_to(2, half_even);
    };
    CHECK(in(BRL{}) == 742.84_dec);
    CHECK(in(EUR{}) == 119.35_dec);
    CHECK(in(MYR{}) == 590.71_dec);
    CHECK(in(MXN{}) == 2'582.08_dec);
    CHECK(in(JPY{}) == 20'828.06_dec);
    CHECK(in(KRW{}) == 196'332.32_dec);
    CHECK((value_in<USD>(any_money(8e9_cny), table, half_even).total) == 1'122'478'695.72_usd);
}

TEST_CASE("a currency without a rate is named", "[valuation]") {
    CHECK_THROWS_WITH((value_in<USD>(basket{1_cny, 1_aed}, table, half_even)),
                      "no rate AED/USD: AED is not in the table");
    fx_table with_peg = table;
    with_peg.add(any_quote{any_rate({"USD", "AED"}, 3.6725_dec), "2025-09-24"_day, {"peg", rate_kind::fixed}});
    CHECK(value_in<AED>(any_money(1e9_cny), with_peg, half_even).total.round_again(grid{10'000_aed}, half_even) ==
          515'290'000_aed);
}

TEST_CASE("a sum over many rates does not overflow", "[valuation]") {
    fx_table many;
    basket held;
    for (int i = 0; i < 40; ++i) {
        const std::string code = "C" + std::to_string(10 + i);
        many.add(any_quote{any_rate({"USD", code}, decimal::scaled(1'234'567'891 + 2 * i, 9)),
                           "2025-09-24"_day,
                           {"made", rate_kind::market}});
        held += any_money::from_minor(900'000'000'000'000'001 + i, any_currency(code, 2 + i % 7));
    }
    CHECK_NOTHROW(value_in<USD>(held * 1, many, half_even).lines.size() == 40);
    CHECK_THROWS_AS(value_in<JPY>(held, many, half_even), rate_missing_error);
}

TEST_CASE("a claim is valued to the side that keeps it true", "[valuation]") {
    // H.10 of 7 November 2025: 380 billion yuan are 53,356,548,112.1611... dollars.
    const fx_table noon{any_quote{any_rate({"USD", "CNY"}, 7.1219_dec), "2025-11-07"_day, {"H.10", rate_kind::noon}}};
    CHECK(value_in<USD>(more_than(380e9_cny), noon, half_up).value == more_than(53'356'548'112.16_usd));
    CHECK(value_in<USD>(up_to(380e9_cny), noon, half_up).value == up_to(53'356'548'112.17_usd));
    CHECK(value_in<USD>(exactly(380e9_cny), noon, half_up).value == exactly(53'356'548'112.16_usd));
    CHECK(value_in<USD>(exactly(380e9_cny), noon, rounding::up).value == exactly(53'356'548'112.17_usd));
    CHECK(value_in<USD>(bounds<money<CNY>>{}, noon, half_up).value.is_unknown());
    CHECK(to_string(*value_in<USD>(more_than(380e9_cny), noon, half_up).quote) ==
          "CNY/USD 0.140412 from USD/CNY 7.1219, H.10 2025-11-07");
    CHECK(value_in<CNY>(more_than(1_cny), noon, half_up).value == more_than(1_cny));
}

TEST_CASE("S13: a total is not made of rates of days too far apart", "[valuation]") {
    const any_quote stale{any_rate({"EUR", "USD"}, 1.12_dec), "2019-02-01"_day, {"made", rate_kind::market}};
    const any_quote fresh{any_rate({"USD", "CNY"}, 7.25_dec), "2026-02-24"_day, {"made", rate_kind::market}};
    const fx_table mixed{stale, fresh};
    const basket both{100_eur, 725_cny};
    CHECK_THROWS_AS(value_in<USD>(both, mixed, half_even), rate_missing_error);
    CHECK(value_in<USD>(basket{725_cny}, mixed, half_even).total == 100_usd);
    CHECK(value_in<USD>(both, fx_table({stale, fresh}, {.max_days = 2580}), half_even).total == 212_usd);
    CHECK_THROWS_AS((prepared_table<USD>(mixed, {any_currency::of<EUR>(), any_currency::of<CNY>()}, half_even)),
                    rate_missing_error);
    CHECK((prepared_table<USD>(mixed, {any_currency::of<CNY>()}, half_even)(any_money(725_cny))) == 100_usd);
}

}  // namespace valuation_test
