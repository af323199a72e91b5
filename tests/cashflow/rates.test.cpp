// SPDX-License-Identifier: BSL-1.0
// Rates that say what they are: compounding, currency, inflation.
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/rate_exposure.hpp>
#include <outlay/cashflow/real_rate.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/number/unbounded.hpp>
#include <outlay/time/months.hpp>
#include <outlay/time/thirty_360.hpp>

#include <catch.hpp>

#include <concepts>
#include <string>
#include <vector>

namespace rates_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Approx;

namespace {

using effective_rate = interest_rate<>;
using monthly_rate = interest_rate<double, compounding::monthly>;
using continuous_rate = interest_rate<double, compounding::continuous>;
using money_market_rate = interest_rate<double, compounding::simple, act_360>;

static_assert(std::regular<effective_rate> && std::is_trivially_copyable_v<money_market_rate>);
static_assert(!std::convertible_to<monthly_rate, effective_rate> &&
              !std::constructible_from<effective_rate, monthly_rate>);
static_assert(!std::constructible_from<effective_rate, real_rate<>> &&
              !std::constructible_from<real_rate<>, effective_rate>);
static_assert(dual<dual<double>>(0.5).value.value == 0.5);  // not by way of int
static_assert(
    !std::constructible_from<interest_rate<fifty_digits>, double>);  // 0.079 is wrong at the seventeenth digit

template <class Rate, class Flow>
concept discounts = requires(Rate rate, std::vector<Flow> flows) {
    npv(rate, flows);
};

static_assert(discounts<effective_rate, money<CNY>> && discounts<monthly_rate, money<CNY>>);
static_assert(!discounts<continuous_rate, money<CNY>> &&
              !discounts<money_market_rate, money<CNY>>);  // no period of their own
static_assert(discounts<discount_rate<CNY>, money<CNY>> && !discounts<discount_rate<CNY>, money<USD>> &&
              !discounts<discount_rate<CNY>, double>);
static_assert(discounts<real_rate<>, constant_prices<money<CNY>>> && !discounts<real_rate<>, money<CNY>>);
static_assert(!discounts<effective_rate, constant_prices<money<CNY>>> &&
              !discounts<decimal, constant_prices<money<CNY>>>);

}  // namespace

TEST_CASE("a rate converts to the rate that grows the same", "[interest_rate]") {
    // Excel's documentation: EFFECT(0.0525, 4) = 0.0535427, NOMINAL(0.053543, 4) = 0.05250032
    const auto quarterly = interest_rate<double, compounding::quarterly>{5.25_pct};
    CHECK(quarterly.as<compounding::effective>().value() == Approx(0.0535427).margin(5e-8));
    CHECK(effective_rate{0.053543_dec}.as<compounding::quarterly>().value() == Approx(0.05250032).margin(5e-9));
    CHECK(quarterly.as<compounding::continuous>().value() ==
          Approx(0.0521584540312142).epsilon(1e-12));  // 4 ln 1.013125
    for (double r : {-0.4, 1e-9, 0.07, 2.5}) {
        const auto back =
            effective_rate{r}.as<compounding::monthly>().as<compounding::continuous>().as<compounding::effective>();
        CHECK(back.value() == Approx(r).epsilon(1e-15));
    }
    CHECK(monthly_rate{12_pct}.growth(2) == Approx(1.26973464853191).epsilon(1e-13));  // 1.01^24
    CHECK(monthly_rate{12_pct}.discount(2) * monthly_rate{12_pct}.growth(2) == Approx(1).epsilon(1e-15));
}

TEST_CASE("a simple rate is for one length of time, and converts only with it named", "[interest_rate]") {
    const money_market_rate rate{5.4_pct};
    CHECK(rate.growth("2026-01-01"_day, "2026-04-01"_day) == 1.0135);  // 90 of 360 days
    // ACCA money-market hedge: 300,000 / (1 + 5.4 %/4) = 296,004; at 1.7822: 166,089; (1 + 4.6 %/4): 167,999
    CHECK(300'000 * rate.discount(0.25) == Approx(296'004).margin(0.5));
    const interest_rate<double, compounding::simple> sterling{4.6_pct};
    CHECK(300'000 * rate.discount(0.25) / 1.7822 * sterling.growth(0.25) == Approx(167'999).margin(0.5));
    const auto yearly = sterling.as<compounding::effective>(0.25);
    CHECK(yearly.value() == Approx(0.0467999).margin(5e-8));  // 1.0115^4 - 1
    CHECK(yearly.as<compounding::simple>(0.25).value() == Approx(0.046).epsilon(1e-14));
    CHECK_THROWS_AS(sterling.growth(-25), numeric_domain_error);
}

TEST_CASE("a rate moves to another day count for two days", "[interest_rate]") {
    const auto from = "2026-01-01"_day, to = "2026-04-01"_day;
    const money_market_rate simple{5.4_pct};
    CHECK(simple.on_basis<act_365f>(from, to).value() == Approx(0.05475).epsilon(1e-15));
    CHECK(simple.on_basis<act_365f>(from, to).growth(from, to) == Approx(1.0135).epsilon(1e-15));
    const interest_rate<double, compounding::quarterly, act_365f> quarterly{8_pct};
    CHECK(quarterly.on_basis<thirty_360>(from, to).growth(from, to) ==
          Approx(quarterly.growth(from, to)).epsilon(1e-15));
    CHECK(quarterly.on_basis<thirty_360>(from, to).value() != quarterly.value());
    CHECK_THROWS_AS(simple.on_basis<act_365f>(from, from), numeric_domain_error);
}

TEST_CASE("a rate of M times a year discounts flows that fall M times a year", "[interest_rate]") {
    const std::vector<money<CNY>> flows{-1'000_cny, 0_cny, 1'020.10_cny};
    CHECK(npv(monthly_rate{12_pct}, flows).minor_units() == Approx(0).margin(1e-9));
    CHECK(npv(interest_rate<fifty_digits>{1_pct}, flows).minor_units() < fifty_digits("1e-40"));
}

TEST_CASE("a rate of -100 % has no growth", "[interest_rate]") {
    CHECK_THROWS_AS(effective_rate{-1}.growth(1), numeric_domain_error);
    CHECK_THROWS_AS(monthly_rate{-12}.as<compounding::effective>(), numeric_domain_error);
}

TEST_CASE("nominal flows at a nominal rate are worth what deflated flows are at the real rate", "[real_rate]") {
    const std::vector<money<CNY>> flows{-100_cny, 60_cny, 60_cny};
    const auto real = real_rate<fifty_digits>{3_pct};
    const auto nominal = real.with_inflation(2_pct);
    CHECK(to_double(nominal.value()) == Approx(0.0506).epsilon(1e-15));
    CHECK(abs(real_rate_of(nominal, 2_pct).value() - real.value()) < fifty_digits("1e-45"));
    const auto at_todays_prices = deflated<fifty_digits>(flows, 2_pct);
    const fifty_digits difference = npv(real, at_todays_prices).amount().minor_units() - npv(nominal, flows).minor_units();
    CHECK(abs(difference) < fifty_digits("1e-40"));
    const auto by_year = deflated<fifty_digits>(flows, std::vector{2_pct, 2_pct});
    CHECK(by_year == at_todays_prices);
    CHECK_THROWS_AS(deflated(flows, std::vector{2_pct}), numeric_domain_error);
}

TEST_CASE("dated flows deflate to the prices of a day", "[real_rate]") {
    const std::vector<dated<money<CNY>>> flows{
        {"2026-01-01"_day, -100_cny}, {"2027-01-01"_day, 51_cny}, {"2028-01-01"_day, 70_cny}};
    const auto at_prices_of_2026 = deflated(flows, 2_pct, act_365f, "2026-01-01"_day);
    CHECK(at_prices_of_2026[1].value.amount().minor_units() == Approx(5'000).epsilon(1e-15));
    const auto real = real_rate<>{3_pct};
    CHECK(npv(real, at_prices_of_2026, act_365f).amount().minor_units() ==
          Approx(npv(real.with_inflation(2_pct), flows, act_365f).minor_units()).epsilon(1e-13));
}

TEST_CASE("durations and convexity of a bond at par", "[rate_exposure]") {
    // Three years, coupon 5, at 5 %: the sums by hand.
    const double value = 5 / 1.05 + 5 / (1.05 * 1.05) + 105 / (1.05 * 1.05 * 1.05);
    const double time = (5 / 1.05 + 2 * 5 / (1.05 * 1.05) + 3 * 105 / (1.05 * 1.05 * 1.05)) / value;
    const double square =
        (2 * 5 / 1.05 + 6 * 5 / (1.05 * 1.05) + 12 * 105 / (1.05 * 1.05 * 1.05)) / (1.05 * 1.05) / value;
    const auto bond = exposure_to_rate(0.05, {0.0, 5.0, 5.0, 105.0});
    CHECK(bond.value == Approx(100).epsilon(1e-14));
    CHECK(bond.macaulay == Approx(time).epsilon(1e-14));
    CHECK(bond.modified == Approx(time / 1.05).epsilon(1e-14));
    CHECK(bond.convexity == Approx(square).epsilon(1e-14));
    CHECK(bond.dv01 == Approx(time / 1.05 * value / 10000).epsilon(1e-14));
}

TEST_CASE("durations are in years, and Macaulay's is the same whatever the compounding", "[rate_exposure]") {
    const std::vector<dated<money<USD>>> flows{
        {"2027-01-01"_day, 5_usd}, {"2028-01-01"_day, 5_usd}, {"2028-12-31"_day, 105_usd}};
    const effective_rate rate{5_pct};
    const auto effective = exposure_to_rate(rate, flows, act_365f, "2026-01-01"_day);
    const auto monthly = exposure_to_rate(rate.as<compounding::monthly>(), flows, act_365f, "2026-01-01"_day);
    const auto continuous = exposure_to_rate(rate.as<compounding::continuous>(), flows, act_365f, "2026-01-01"_day);
    CHECK(effective.value.minor_units() == Approx(10'000).epsilon(1e-13));
    CHECK(effective.macaulay == Approx(2.8594104).margin(5e-8));
    CHECK(monthly.macaulay == Approx(effective.macaulay).epsilon(1e-13));
    CHECK(continuous.modified == Approx(effective.macaulay).epsilon(1e-13));
    CHECK(effective.dv01.minor_units() == Approx(effective.modified).epsilon(1e-13));  // 10,000 cents over 10,000
}

namespace {

// (1 + rate)^n in fifty digits, by Boost alone.
fifty_digits power(const std::string& rate, int n) { return boost::multiprecision::pow(fifty_digits(1 + fifty_digits(rate)), n); }
bool holds(const interval& x, const fifty_digits& truth) {
    return fifty_digits(x.lower()) <= truth && truth <= fifty_digits(x.upper());
}

}  // namespace

TEST_CASE("R1: sixty years of months are deflated on every number", "[real_rate]") {
    const std::vector<decimal> flows(720, 1'000_dec);
    const auto fast = deflated(flows, 0.26_pct);
    const auto exact = deflated<fifty_digits>(flows, 0.26_pct);
    const auto ranged = deflated<interval>(flows, 0.26_pct);
    const auto varied = deflated(flows, dual<double>::variable(0.0026));
    const auto by_month = deflated<fifty_digits>(flows, std::vector<decimal>(719, 0.26_pct));
    const auto unbounded = deflated<unbounded_ratio>(std::vector<decimal>(60, 1'000_dec), 3.17_pct);
    for (int n = 0; n < 720; ++n) {
        const auto i = static_cast<std::size_t>(n);
        const fifty_digits truth = 1'000 / power("0.0026", n);
        REQUIRE(abs(fifty_digits(fast[i].amount()) / truth - 1) < 2e-16 * (n + 1));
        REQUIRE(abs(exact[i].amount() / truth - 1) < fifty_digits("1e-46"));
        REQUIRE(abs(by_month[i].amount() / truth - 1) < fifty_digits("1e-46"));
        REQUIRE(holds(ranged[i].amount(), truth));
        REQUIRE(varied[i].amount().derivative == Approx(to_double(fifty_digits(-n * truth / fifty_digits("1.0026")))).epsilon(1e-11));
        if (n < 60) {
            const fifty_digits by_fraction = fifty_digits(numerator(unbounded[i].amount())) / fifty_digits(denominator(unbounded[i].amount()));
            REQUIRE(abs(by_fraction / (1'000 / power("0.0317", n)) - 1) < fifty_digits("1e-46"));
        }
    }
    // Exact fractions of 127 bits hold nine steps of 3.17 %, and the error says where they end and what to do.
    CHECK(deflated<exact_ratio>(std::vector<decimal>(10, 1), 3.17_pct).size() == 10);
    try {
        (void)deflated<exact_ratio>(std::vector<decimal>(720, 1), 3.17_pct);
        FAIL();
    } catch (const numeric_overflow_error& e) {
        CHECK(std::string(e.what()).find("deflated in flow 11") != std::string::npos);
        CHECK(std::string(e.what()).find("deflated<double>") != std::string::npos);
    }
    // On days: sixty years of month ends, the exponent by the day count.
    std::vector<dated<decimal>> dated_flows;
    for (int i = 0; i < 720; ++i) dated_flows.push_back({add_months("2026-01-31"_day, i, month_end::keep), 1'000_dec});
    const auto on_days = deflated<fifty_digits>(dated_flows, 3.17_pct, act_365f, "2026-01-31"_day);
    const auto fast_days = deflated(dated_flows, 3.17_pct, act_365f, "2026-01-31"_day);
    const auto ranged_days = deflated<interval>(dated_flows, 3.17_pct, act_365f, "2026-01-31"_day);
    for (std::size_t i = 0; i < 720; ++i) {
        const fifty_digits years = fifty_digits((dated_flows[i].on - "2026-01-31"_day).count()) / 365;
        const fifty_digits truth = 1'000 * boost::multiprecision::exp(fifty_digits(-years * boost::multiprecision::log(fifty_digits("1.0317"))));
        REQUIRE(abs(on_days[i].value.amount() / truth - 1) < fifty_digits("1e-46"));
        REQUIRE(abs(fifty_digits(fast_days[i].value.amount()) / truth - 1) < 1e-14);
        REQUIRE(holds(ranged_days[i].value.amount(), truth));
    }
}

TEST_CASE("interest compounds and accrues for sixty years of months on every number", "[interest_rate]") {
    // Month by month: a balance that accrues by the growth between two days, against the growth over all of them.
    const auto accrued = []<class R>(const interest_rate<R, compounding::effective, act_365f>& rate) {
        R balance(1'000);
        for (int i = 0; i < 720; ++i)
            balance = balance * rate.growth(add_months("2026-01-31"_day, i, month_end::keep), add_months("2026-01-31"_day, i + 1, month_end::keep));
        return balance;
    };
    const fifty_digits years = fifty_digits(("2086-01-31"_day - "2026-01-31"_day).count()) / 365;
    const fifty_digits log_rate = boost::multiprecision::log(fifty_digits("1.0475"));
    const fifty_digits truth = 1'000 * boost::multiprecision::exp(fifty_digits(years * log_rate));
    CHECK(abs(fifty_digits(accrued(interest_rate<double, compounding::effective, act_365f>{4.75_pct})) / truth - 1) < 720 * 4e-16);
    CHECK(abs(accrued(interest_rate<fifty_digits, compounding::effective, act_365f>{4.75_pct}) / truth - 1) < fifty_digits("1e-45"));
    CHECK(holds(accrued(interest_rate<interval, compounding::effective, act_365f>{4.75_pct}), truth));
    const auto varied = accrued(interest_rate<dual<double>, compounding::effective, act_365f>{dual<double>::variable(0.0475)});
    CHECK(varied.derivative == Approx(to_double(fifty_digits(truth * years / fifty_digits("1.0475")))).epsilon(1e-11));
    // Twelve times a year, and every day: (1 + r/m)^(60 m).
    CHECK(abs(interest_rate<fifty_digits, compounding::monthly>{4.8_pct}.growth(fifty_digits(60)) / power("0.004", 720) - 1) <
          fifty_digits("1e-46"));
    CHECK(interest_rate<double, compounding::monthly>{4.8_pct}.growth(60.0) == Approx(to_double(power("0.004", 720))).epsilon(1e-13));
    CHECK(holds(interest_rate<interval, compounding::monthly>{4.8_pct}.growth(interval(60)), power("0.004", 720)));
    CHECK(interest_rate<double, compounding::daily>{3.65_pct}.growth(60.0) == Approx(to_double(power("0.0001", 21'900))).epsilon(1e-13));
    CHECK(interest_rate<double, compounding::monthly>{4.8_pct}.discount(60.0) == Approx(1 / to_double(power("0.004", 720))).epsilon(1e-13));
}

}  // namespace rates_test
