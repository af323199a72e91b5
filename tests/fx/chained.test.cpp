// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/averages.hpp>
#include <outlay/fx/chained.hpp>
#include <outlay/fx/fx_table.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/time/months.hpp>
#include <outlay/time/thirty_360.hpp>

#include <catch.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace chained_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class... Links>
concept chainable = requires(const Links&... links) { chained(6, half_even, links...); };

template <class Digits>
concept digits_of_a_chain = requires(Digits digits, const fx_rate<EUR, USD>& rate) { chained(digits, half_even, rate); };

}  // namespace

static_assert(digits_of_a_chain<int> && !digits_of_a_chain<double>);
static_assert(chainable<fx_rate<EUR, USD>> && chainable<fx_rate<EUR, USD>, fx_rate<USD, CNY>, fx_rate<CNY, JPY>>);
static_assert(!chainable<fx_rate<EUR, USD>, fx_rate<CNY, JPY>>);
static_assert(!chainable<money<EUR>>);

TEST_CASE("R2: four exact rates of ten decimals are chained to the digits that are named", "[chained]") {
    const fx_rate<EUR, USD> a{1.0466123457_dec};
    const fx_rate<USD, CNY> b{7.2476987653_dec};
    const fx_rate<CNY, JPY> c{20.6412345679_dec};
    const fx_rate<JPY, KRW> d{9.5198765431_dec};
    // Python, decimal with 60 digits: 1490.5720499636296434834938838529...
    CHECK(chained(10, half_even, a, b, c, d) == fx_rate<EUR, KRW>{1490.5720499636_dec});
    CHECK(chained(14, half_even, a, b, c, d) == fx_rate<EUR, KRW>{1490.57204996362964_dec});
    CHECK(chained(14, rounding::up, a, b, c, d) == fx_rate<EUR, KRW>{1490.57204996362965_dec});
    CHECK(chained(4, half_even, a) == fx_rate<EUR, USD>{1.0466_dec});
    // The product itself does not fit: the error names its two factors and the way that has no limit.
    CHECK_THROWS_AS(a * b * c * d, numeric_overflow_error);
    CHECK_THROWS_WITH(a * b * c * d,
                      Catch::Matchers::ContainsSubstring("JPY/KRW 9.5198765431") && Catch::Matchers::ContainsSubstring("EUR/JPY") && Catch::Matchers::ContainsSubstring("chained()"));
    CHECK_THROWS_AS(any_rate(a) * any_rate(b) * any_rate(c) * any_rate(d), numeric_overflow_error);
    CHECK_THROWS_AS(chained(17, half_even, a, b, c, d), numeric_overflow_error);  // 21 figures
    CHECK_THROWS_AS(chained(2, half_even, fx_rate<JPY, EUR>(0.0064_dec), fx_rate<EUR, USD>(0.5_dec)), numeric_domain_error);
}

TEST_CASE("R2: three rates from doubles are chained", "[chained]") {
    const any_rate eurusd({"EUR", "USD"}, exact_ratio::from_double(1.1));
    const any_rate usdcny({"USD", "CNY"}, exact_ratio::from_double(7.3));
    const any_rate cnyxau({"CNY", "KRW"}, exact_ratio::from_double(156.7));
    CHECK_THROWS_AS(eurusd * usdcny * cnyxau, numeric_overflow_error);
    // The doubles nearest to 1.1, 7.3 and 156.7 multiplied in Python's decimals of 60 digits: 1258.300999999999979690...
    const any_rate product = chained(14, half_even, eurusd, usdcny, cnyxau);
    CHECK(product == any_rate({"EUR", "KRW"}, 1258.30099999999998_dec));
    CHECK(chained(std::vector{eurusd, usdcny, cnyxau}, 14, half_even) == product);
    CHECK_THROWS_AS(chained(14, half_even, eurusd, cnyxau), rate_mismatch_error);
    CHECK_THROWS_AS(chained(std::vector<any_rate>{}, 14, half_even), numeric_domain_error);
}

TEST_CASE("R2, R22: an amount beyond exact ratios names itself and its rate, and is converted rounded", "[chained]") {
    const fx_rate<USD, CNY> rate{exact_ratio::from_double(7.2476) * exact_ratio::from_double(1.0000001)};
    const money<USD> amount = 380e9_usd;
    CHECK_THROWS_WITH(amount * rate, Catch::Matchers::ContainsSubstring("38000000000000 minor units of USD") &&
                                         Catch::Matchers::ContainsSubstring("USD/CNY"));
    // 380e9 x 7.2476 x 1.0000001 by hand: the doubles are off by less than 1e-15.
    CHECK(rate.convert(amount, half_even) == 2'754'088'275'408.80_cny);
}

TEST_CASE("R2: every quote has its line, however wide its rate", "[chained]") {
    std::mt19937_64 random(380);
    const auto term = [&] {
        const int128 wide = static_cast<int128>((uint128{random() >> 1} << 64) | uint128{random()});
        int128 cut = wide;
        for (std::uint64_t n = random() % 127; n > 0; --n) cut = cut / 2;
        return cut + 1;
    };
    for (int i = 0; i < 3000; ++i) {
        const any_rate rate({"EUR", "USD"}, exact_ratio(term(), term()));
        const any_quote quote(rate, "2026-02-24"_day, {"made", rate_kind::market});
        REQUIRE(to_string(quote).substr(0, 8) == "EUR/USD ");
        REQUIRE(to_string(quote.inverse()).size() > 30);
        REQUIRE(any_rate::from_chars(to_string(rate)) == rate);
    }
    const auto line = [](const exact_ratio& value) {
        return to_string(any_quote(any_rate({"EUR", "USD"}, value), "2026-02-24"_day, {"made", rate_kind::market}));
    };
    CHECK(line(exact_ratio(2, 3)) == "EUR/USD 0.6666667, made 2026-02-24");
    CHECK(line(exact_ratio(200'000, 3)) == "EUR/USD 66666.67, made 2026-02-24");
    CHECK(line(exact_ratio(1, int128{3'000'000'000'000} * 1'000'000'000)) ==
          "EUR/USD 1/3000000000000000000000, made 2026-02-24");
}

TEST_CASE("R2: ten days of compounded Act/360 interest with exact rates", "[chained]") {
    std::vector<dated<decimal>> fixings;
    for (int i = 0; i < 10; ++i) fixings.push_back({"2026-01-05"_day + date::days{i}, decimal::scaled(43117 + 13 * i, 6)});
    const unbounded_ratio growth = compounded_growth(fixings, act_360, "2026-01-15"_day);
    // The product of 1 + (0.043117 + 0.000013 i) / 360 with Python's fractions: 1.00119996691664987564174476829769236846...
    CHECK(round_to(growth, 18, half_even) == 1.001199966916649876_dec);
    // Of one rate held for a weekend, simple interest: three days at once.
    CHECK(compounded_growth(std::vector<dated<exact_ratio>>{{"2026-01-09"_day, exact_ratio(36, 1000)}}, act_360,
                            "2026-01-12"_day) == to_unbounded(1.0003_dec));
    CHECK(compounded_growth(std::vector<dated<decimal>>{}, act_360, "2026-01-12"_day) == 1);
    CHECK_THROWS_AS(compounded_growth(fixings, act_360, "2026-01-13"_day), backward_period_error);
    std::swap(fixings[3], fixings[4]);
    CHECK_THROWS_AS(compounded_growth(fixings, act_360, "2026-01-15"_day), backward_period_error);
}

TEST_CASE("chained quotes keep what they were computed from", "[chained]") {
    const fx_quote<EUR, USD> eurusd{fx_rate<EUR, USD>{1.0466_dec}, "2025-02-24"_day, {"ECB", rate_kind::reference}};
    const fx_quote<USD, CNY> usdcny{fx_rate<USD, CNY>{7.2476_dec}, "2025-02-21"_day, {"H.10", rate_kind::noon}};
    const auto both = chained(4, half_even, eurusd, usdcny);
    static_assert(std::same_as<decltype(both), const fx_quote<EUR, CNY>>);
    CHECK(both.value() == exact_ratio(7.5853_dec));  // 7.58533816
    CHECK(both.chain() == (eurusd * usdcny).chain());
    CHECK(both.day() == "2025-02-21"_day);
    CHECK(chained(std::vector{any_quote{eurusd.rate(), eurusd.day(), {"ECB", rate_kind::reference}},
                              any_quote{usdcny.rate(), usdcny.day(), {"H.10", rate_kind::noon}}},
                  4, half_even)
              .value() == both.value());
}

namespace {

// Rates of 720 months that go round between two currencies: each with ten decimals.
std::vector<any_rate> sixty_years_of_months() {
    std::vector<any_rate> rates;
    for (int i = 0; i < 720; ++i)
        rates.push_back(i % 2 == 0 ? any_rate({"EUR", "USD"}, decimal::scaled(11'000'000'001 + 7'919 * i, 10))
                                   : any_rate({"USD", "EUR"}, decimal::scaled(9'090'909'091 - 6'151 * i, 10)));
    return rates;
}

}  // namespace

TEST_CASE("60 years of months of rates are chained, to there and back", "[chained]") {
    const std::vector<any_rate> rates = sixty_years_of_months();
    // Computed once more as a fraction that is not reduced, by digits: log by log would lose them, a product of fifty does not.
    unbounded_integer numerator = 1, denominator = 1;
    std::vector<any_rate> there_and_back;
    for (const any_rate& rate : rates) there_and_back.push_back(rate);
    for (std::size_t i = rates.size(); i-- > 0;) there_and_back.push_back(rates[i].inverse());
    CHECK(chained(there_and_back, 18, rounding::exact) == any_rate({"EUR", "EUR"}, 1_dec));
    std::vector<any_rate> to_dollars = rates;
    to_dollars.pop_back();
    for (const any_rate& rate : to_dollars) {
        numerator *= to_unbounded(rate.value().numerator());
        denominator *= to_unbounded(rate.value().denominator());
    }
    const any_rate product = chained(to_dollars, 12, half_even);
    // |product - n/d| <= 5e-13, held without a division.
    const unbounded_integer scaled = to_unbounded(product.value().numerator()) *
                                     (unbounded_integer(1'000'000'000'000) / to_unbounded(product.value().denominator()));
    const unbounded_integer error = numerator * unbounded_integer(1'000'000'000'000) - scaled * denominator;
    CHECK(unbounded_integer(2 * abs(error)) <= denominator);
}

TEST_CASE("60 years of months of interest are forwards and growths in every number", "[chained]") {
    std::vector<dated<decimal>> dollars, yuan;
    double dollar_growth = 1, yuan_growth = 1;
    for (int i = 0; i < 720; ++i) {
        const calendar_day from = add_months("2026-01-31"_day, i, month_end::clip);
        const calendar_day to = add_months("2026-01-31"_day, i + 1, month_end::clip);
        dollars.push_back({from, decimal::scaled(431'234 + 113 * (i % 50), 7)});
        yuan.push_back({from, decimal::scaled(171'234 + 57 * (i % 70), 7)});
        dollar_growth *= 1 + nearest_double(dollars.back().value) * (to - from).count() / 360.0;
        yuan_growth *= 1 + nearest_double(yuan.back().value) * (to - from).count() / 365.0;
    }
    const calendar_day end = add_months("2026-01-31"_day, 720, month_end::clip);
    const unbounded_ratio of_dollars = compounded_growth(dollars, act_360, end);
    const unbounded_ratio of_yuan = compounded_growth(yuan, act_365f, end);
    CHECK(of_dollars.convert_to<double>() == Catch::Approx(dollar_growth).epsilon(1e-12));
    const fx_rate<USD, CNY> spot{7.2476_dec};
    const fx_rate<USD, CNY> rounded = forward(spot, of_yuan, of_dollars, 12, half_even);
    CHECK(nearest_double(rounded.value()) == Catch::Approx(7.2476 * yuan_growth / dollar_growth).epsilon(1e-11));
    CHECK(forward(spot, yuan_growth, dollar_growth) == Catch::Approx(7.2476 * yuan_growth / dollar_growth).epsilon(1e-15));
    const unbounded_ratio unrounded = forward(spot, of_yuan, of_dollars);
    CHECK(unbounded_ratio(unrounded * of_dollars) == unbounded_ratio(to_unbounded(7.2476_dec) * of_yuan));
    CHECK(exact_ratio(round_to(unrounded, 12, half_even)) == rounded.value());
    const fx_quote<USD, CNY> today{spot, "2026-01-31"_day, {"H.10", rate_kind::noon}};
    const auto quoted = forward(today, end, of_yuan, of_dollars, 12, half_even);
    CHECK(quoted.rate() == rounded);
    CHECK(quoted.day() == end);
    CHECK(quoted.chain() == today.legs());
    // As 127-bit ratios they do not fit; the error says so and names the way.
    const exact_ratio dollar = simple_growth(exact_ratio::from_double(0.0431234), act_360, "2026-01-31"_day, end);
    const exact_ratio other = simple_growth(exact_ratio::from_double(0.0171234), act_365f, "2026-01-31"_day, end);
    CHECK_THROWS_WITH(forward(fx_rate<USD, CNY>{exact_ratio::from_double(7.2476)}, other * exact_ratio(1017123, 999983), dollar),
                      Catch::Matchers::ContainsSubstring("USD/CNY") && Catch::Matchers::ContainsSubstring("fx/chained.hpp"));
}

TEST_CASE("an average of 60 years of months of rates from doubles is rounded once", "[chained]") {
    std::vector<dated<fx_rate<USD, CNY>>> months;
    unbounded_ratio sum = 0;
    for (int i = 0; i < 720; ++i) {
        const exact_ratio rate = exact_ratio::from_double(7.0 + 0.001 * i);
        months.push_back({add_months("1966-01-31"_day, i, month_end::clip), fx_rate<USD, CNY>{rate}});
        sum += to_unbounded(rate);
    }
    const fx_history<USD, CNY> history{months, {"made", rate_kind::market}};
    const auto mean = average(history, period{"1966-01-01"_day, "2026-01-01"_day}, 15, half_even);
    CHECK(mean.value() == exact_ratio(round_to(unbounded_ratio(sum / 720), 15, half_even)));
    CHECK(nearest_double(mean.value()) == Catch::Approx(7.3595).epsilon(1e-14));  // 7 + 0.001 x 719 / 2
}

}  // namespace chained_test
