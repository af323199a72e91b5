// SPDX-License-Identifier: BSL-1.0
// Sixty years of months through indices and growth, on every number that they take, against fifty digits.
#include <outlay/commitment/drawdown.hpp>
#include <outlay/commitment/escalation.hpp>
#include <outlay/commitment/growth.hpp>

#include <catch.hpp>

#include <cmath>
#include <string>
#include <vector>

#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/number/unbounded.hpp>

namespace long_horizons_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr calendar_day base = "2026-01-01"_day;
const auto months = fiscal_calendar{}.months("FY2026 M1", 720);
const auto years = fiscal_calendar{}.years("FY2026", 60);

// (1 + rate)^n in fifty digits, by Boost alone.
fifty_digits power(decimal rate, int n) {
    const fifty_digits grown = 1 + fifty_digits(to_string(rate));
    return boost::multiprecision::pow(grown, n);
}
bool near(double x, const fifty_digits& truth, double ulps) {
    return abs(fifty_digits(x) / truth - 1) < ulps * 1.2e-16;
}
bool near(const fifty_digits& x, const fifty_digits& truth, double) {
    return abs(x / truth - 1) < fifty_digits("1e-47");
}
bool holds(const interval& x, const fifty_digits& truth) {
    return fifty_digits(x.lower()) <= truth && truth <= fifty_digits(x.upper());
}
fifty_digits fifty(const exact_ratio& x) { return to_real<fifty_digits>(x); }

// The rates that trials of the library ended at after 9, 14, 16 and 18 steps, the ends of what a rate may be, and between.
const decimal rates[] = {3.17_pct, 2.75_pct, 3.5_pct, 3_pct, 0_pct, 0.01_pct, 12.3456789_pct, -3.17_pct, -50_pct};

// What an overflow says, or nothing.
template <class F>
std::string overflow(F f) {
    try {
        f();
    } catch (const numeric_overflow_error& e) {
        return e.what();
    }
    return "";
}

}  // namespace

TEST_CASE("R1: a price index runs for sixty years of months on every number", "[escalation]") {
    for (const decimal& rate : rates) {
        INFO(to_string(rate));
        const auto fast = price_index<double>(months, base, {rate});
        const auto exact = price_index<fifty_digits>(months, base, {rate});
        const auto ranged = price_index<interval>(months, base, {rate});
        const auto unbounded = price_index<unbounded_ratio>(months, base, {rate});
        const auto varied = price_index(months, base, {dual<double>::variable(nearest_double(rate))});
        for (std::size_t i = 0; i < 720; ++i) {
            const int n = static_cast<int>(i / 12);
            const fifty_digits truth = power(rate, n);
            REQUIRE(near(fast[i], truth, 2.0 * n + 1));
            REQUIRE(near(exact[i], truth, 0));
            REQUIRE(holds(ranged[i], truth));
            REQUIRE(ranged[i].upper() - ranged[i].lower() <= ranged[i].upper() * 1e-13);
            REQUIRE(abs(fifty_digits(numerator(unbounded[i])) / fifty_digits(denominator(unbounded[i])) / truth - 1) <
                    1e-45);
            REQUIRE(near(varied[i].value, truth, 2.0 * n + 1));
            const fifty_digits slope =
                n == 0 ? fifty_digits(0) : fifty_digits(n * power(rate, n - 1));  // n (1 + r)^(n - 1)
            REQUIRE(abs(fifty_digits(varied[i].derivative) - slope) <= slope * 1e-13);
        }
    }
}

TEST_CASE("R1: exactly with a rounding a year, which never ends and never drifts far", "[escalation]") {
    for (const decimal& rate : rates) {
        for (const int digits : {3, 5, 9}) {
            if (rate == -50_pct) continue;  // rounds to nothing: below
            for (const rounding mode : {half_even, half_up, rounding::floor}) {
                INFO(to_string(rate) << " to " << digits);
                const auto index = price_index(months, base, {rate}, digits, mode);
                unbounded_ratio year = 1;  // the rule itself, where nothing can overflow
                fifty_digits furthest = 0;
                for (std::size_t i = 0; i < 720; ++i) {
                    if (i > 0 && i % 12 == 0) {
                        year = to_unbounded(round_to(unbounded_ratio(year * (1 + to_unbounded(rate))), digits, mode));
                        furthest = furthest * (1 + fifty_digits(to_string(rate))) +
                                   boost::multiprecision::pow(fifty_digits(10), -digits);
                    }
                    REQUIRE(to_unbounded(index[i]) == year);
                    REQUIRE(abs(fifty(index[i]) - power(rate, static_cast<int>(i / 12))) <=
                            furthest);  // a unit a step, grown
                }
            }
        }
    }
    // Statistics Canada's rule of one decimal on a base of 100: three digits of an index of 1.
    const auto published = price_index(years, base, {3.17_pct}, 3, half_even);
    CHECK(published["FY2027"] == 1.032_dec);  // 1.0317
    CHECK(published["FY2028"] == 1.065_dec);  // 1.032 x 1.0317 = 1.0647144
    CHECK(published["FY2029"] == 1.099_dec);  // 1.065 x 1.0317 = 1.0987605
    CHECK(!published["FY2085"].is_integer());
}

TEST_CASE("R1: an index that is not rounded ends with the function, the year and the remedy", "[escalation]") {
    const auto steps_that_fit = [](decimal rate, std::size_t n) {
        return overflow([&] { (void)price_index(fiscal_calendar{}.years("FY2026", n + 1), base, {rate}); }).empty();
    };
    CHECK(steps_that_fit(3.17_pct, 9));
    CHECK(!steps_that_fit(3.17_pct, 10));
    CHECK(steps_that_fit(2.75_pct, 14));
    CHECK(!steps_that_fit(2.75_pct, 15));
    const std::string said = overflow([] { (void)price_index(months, base, {3.17_pct}); });
    CHECK_THAT(said, ContainsSubstring("price_index in FY2036"));
    CHECK_THAT(said, ContainsSubstring("name digits and a rounding"));
    CHECK_THAT(said, ContainsSubstring("price_index<double>"));
    CHECK_THAT(overflow([] { (void)price_index(years, "2085-06-30"_day, {3.17_pct}); }),
               ContainsSubstring("price_index in FY2075"));
    // Eighteen digits hold nine; where the index passes that, fewer are asked for.
    CHECK_THAT(overflow([] { (void)price_index(years, base, {5_pct}, 18, half_even); }),
               ContainsSubstring("name fewer digits"));
    CHECK(overflow([] { (void)price_index(years, base, {5_pct}, 17, half_even); }).empty());
    // A shrinking index that would round to nothing says so: prices cannot be divided by it.
    CHECK_THROWS_WITH(price_index(years, base, {-50_pct}, 3, half_even),
                      ContainsSubstring("price index of FY2037 is 0"));
    CHECK_THROWS_AS(price_index(years, base, {1_pct}, 19, half_even), numeric_domain_error);
    CHECK_THROWS_AS(price_index(years, base, {1_pct}, -19, half_even), numeric_domain_error);
    CHECK_THROWS_AS(price_index<double>(years, base, {-1.0}), numeric_domain_error);
    CHECK_THROWS_AS(price_index<double>(years, base, {1e300}), numeric_overflow_error);
    CHECK(price_index(fiscal_calendar{}.years("FY2026", 0), base, {3_pct}).size() == 0);
}

TEST_CASE("an index is 1 in its base year wherever that lies, and goes out from it on both sides", "[escalation]") {
    for (const char* when : {"1966-05-05", "2026-05-05", "2055-05-05", "2085-12-31", "2125-01-01"}) {
        const int base_year = std::stoi(when);
        const auto exact = price_index<fifty_digits>(years, calendar_day::from_chars(when), {3.17_pct});
        const auto fast = price_index<double>(years, calendar_day::from_chars(when), {3.17_pct});
        const auto rounded = price_index(years, calendar_day::from_chars(when), {3.17_pct}, 6, half_even);
        for (int i = 0; i < 60; ++i) {
            const int n = 2026 + i - base_year;
            const auto at = static_cast<std::size_t>(i);
            const fifty_digits truth = n < 0 ? fifty_digits(1 / power(3.17_pct, -n)) : power(3.17_pct, n);
            CHECK(near(exact[at], truth, 0));
            CHECK(near(fast[at], truth, 2.0 * std::abs(n) + 1));
            CHECK(abs(fifty(rounded[at]) - truth) < truth * 1e-3 + 1e-4);
            if (n == 0) CHECK(rounded[at] == exact_ratio(1));
        }
    }
    // Rates year by year, the last one for all later years, on two numbers.
    const auto stepped = price_index<fifty_digits>(years, base, {3.17_pct, 2.75_pct, 1_pct});
    CHECK(near(stepped["FY2085"], power(3.17_pct, 1) * power(2.75_pct, 1) * power(1_pct, 57), 0));
    CHECK(price_index(years, base, {0.0317, 0.0275, 0.01})["FY2085"] ==
          Approx(to_double(stepped["FY2085"])).epsilon(1e-13));
}

TEST_CASE("R1: sixty years of amounts at current prices and back, to the minor unit and on every number",
          "[escalation]") {
    std::vector<money<USD>> cells;
    for (int i = 0; i < 720; ++i) cells.push_back(money<USD>::from_minor(31'667'123'457 + 977 * i));
    const flow_series<money<USD>, monthly> plan(months, cells);
    const auto index = price_index(months, base, {3.17_pct}, 5, half_even);
    const auto nominal = at_current_prices(plan, index, half_even);
    const auto real = at_base_prices(nominal, index, half_even);
    const auto exact = at_current_prices(plan, index);
    money<USD> total;
    for (std::size_t i = 0; i < 720; ++i) {
        CHECK(nominal[i] == (plan[i] * index[i]).round(half_even));
        CHECK(nominal[i] == exact[i].round(half_even));
        CHECK(abs(real[i] - plan[i]) <= 0.01_usd);  // half a cent of a larger amount, and half a cent
        total += nominal[i];
    }
    CHECK(sum(nominal) == total);
    static_assert(std::same_as<decltype(nominal), const flow_series<money<USD>, monthly>>);
    static_assert(std::same_as<decltype(exact), const flow_series<exact_money<USD>, monthly>>);

    // Claims keep their ends: floor below, ceiling above.
    const flow_series<bounds<money<USD>>, monthly> claims(
        months, std::vector<bounds<money<USD>>>(720, between(100_usd, 120_usd)));
    const auto claimed = at_current_prices(claims, index, half_even);
    CHECK(claimed[719].lower().value == (100_usd * index[719]).round(rounding::floor));
    CHECK(claimed[719].upper().value == (120_usd * index[719]).round(rounding::ceiling));

    // On numbers: exact amounts enter the number of the index, amounts on a number take an exact index.
    const auto fast = at_current_prices(plan, price_index<double>(months, base, {3.17_pct}));
    const auto fifty_plan = at_current_prices(plan, price_index<fifty_digits>(months, base, {3.17_pct}));
    const auto ranged = at_base_prices(plan, price_index<interval>(months, base, {3.17_pct}));
    static_assert(std::same_as<decltype(fast), const flow_series<money<USD, double>, monthly>>);
    for (std::size_t i = 0; i < 720; ++i) {
        const fifty_digits amount(plan[i].minor_units()), growth = power(3.17_pct, static_cast<int>(i / 12));
        REQUIRE(near(fast[i].minor_units(), amount * growth, 130));
        REQUIRE(near(fifty_plan[i].minor_units(), amount * growth, 0));
        REQUIRE(holds(ranged[i].minor_units(), amount / growth));
    }
    const flow_series<double, monthly> numbers(months, std::vector<double>(720, 2.0));
    CHECK(at_current_prices(numbers, index)[719] ==
          2 * nearest_double(index[719].numerator()) / nearest_double(index[719].denominator()));
    CHECK(at_current_prices(numbers, price_index<double>(months, base, {3.17_pct}))[12] == 2 * 1.0317);

    // Exact amounts by an exact index of 127 bits: the period and the remedy.
    const auto longest = price_index(fiscal_calendar{}.years("FY2026", 10), base, {3.17_pct});
    const flow_series<money<USD>, yearly> whole(longest.on(), std::vector<money<USD>>(10, 31'667'123'457.89_usd));
    const std::string said = overflow([&] { (void)at_current_prices(whole, longest); });
    CHECK_THAT(said, ContainsSubstring("at_current_prices in FY20"));
    CHECK_THAT(said, ContainsSubstring("a rounding of the index"));
}

TEST_CASE("R1: an amount grows for sixty years of months, to the minor unit and on every number", "[growth]") {
    const decimal rate = 0.29_pct;  // a month
    const auto booked = growing(1'000_usd, rate, months, half_even);
    const auto fast = growing<double>(1'000_usd, rate, months);
    const auto exact = growing<fifty_digits>(1'000, rate, months);
    const auto ranged = growing<interval>(1'000_usd, rate, months);
    const auto varied = growing<dual<double>>(1'000, dual<double>::variable(0.0029), months);
    unbounded_ratio cents = 100'000;
    fifty_digits furthest = 0;
    for (std::size_t i = 0; i < 720; ++i) {
        const int n = static_cast<int>(i);
        if (i > 0) {
            cents = to_unbounded(round_to(unbounded_ratio(cents * (1 + to_unbounded(rate))), 0, half_even));
            furthest = furthest * (1 + fifty_digits(to_string(rate))) + fifty_digits("0.5");
        }
        const fifty_digits truth = 1'000 * power(rate, n);
        REQUIRE(booked[i].minor_units() == to_int128(numerator(cents)));
        REQUIRE(abs(fifty_digits(booked[i].minor_units()) - 100 * truth) <= furthest);
        REQUIRE(near(fast[i].minor_units(), 100 * truth, 2.0 * n + 2));
        REQUIRE(near(exact[i], truth, 0));
        REQUIRE(holds(ranged[i].minor_units(), 100 * truth));
        REQUIRE(near(varied[i].value, truth, 2.0 * n + 2));
        if (n > 0)
            REQUIRE(varied[i].derivative ==
                    Approx(to_double(fifty_digits(1'000 * n * power(rate, n - 1)))).epsilon(1e-11));
    }
    // A base of 1,000 at 3.5 % a year: exact for 16 years, to the cent for sixty.
    CHECK(growing(1'000_usd, 3.5_pct, fiscal_calendar{}.years("FY2026", 17))["FY2028"] == 1'000_usd * 1.071225_dec);
    const auto by_year = growing(1'000_usd, 3.5_pct, years, half_even);
    CHECK(by_year["FY2028"] == 1'071.22_usd);  // 1,035 x 1.035 = 1,071.225
    CHECK(by_year["FY2029"] == 1'108.71_usd);  // 1,071.22 x 1.035 = 1,108.7127
    CHECK(std::abs(static_cast<double>(by_year["FY2085"].minor_units()) /
                       to_double(fifty_digits(100'000 * power(3.5_pct, 59))) -
                   1) < 1e-4);
    CHECK(growing(1'000, 3.5_pct, fiscal_calendar{}.years("FY2026", 3))["FY2028"] == 1'071.225_dec);
    const std::string said = overflow([] { (void)growing(1'000_usd, 3.5_pct, years); });
    CHECK_THAT(said, ContainsSubstring("growing in FY2043"));
    CHECK_THAT(said, ContainsSubstring("name a rounding"));
    CHECK_THAT(overflow([] { (void)growing(9e15_usd, 100_pct, years, half_even); }),
               ContainsSubstring("growing in FY20"));
    CHECK_THROWS_AS(growing(1_usd, -100_pct, years, half_even), numeric_domain_error);
    CHECK_THROWS_AS(growing<double>(1_usd, -1.0, years), numeric_domain_error);
    CHECK(growing(0_usd, 3.5_pct, years, half_even)["FY2085"] == 0_usd);
    CHECK(growing(-1'000_usd, 3.5_pct, years, half_even)["FY2028"] == -1'071.22_usd);  // a refund mirrors a sale
    CHECK(growing(1_usd, 1_pct, fiscal_calendar{}.years("FY2026", 0), half_even).size() == 0);
}

TEST_CASE("growth between years has no horizon, on every number", "[growth]") {
    for (const int n : {1, 2, 30, 60, 600}) {
        for (const decimal& rate : rates) {
            if (rate == -50_pct && n == 600) continue;  // 2e-181 from 1: what is left of 1 + x
            INFO(to_string(rate) << " over " << n);
            const fifty_digits truth = power(rate, n);
            CHECK(near(growth_multiple(rate, n), truth, 2.0 * n + 4));
            CHECK(near(growth_multiple<fifty_digits>(rate, n), truth, 0));
            CHECK(holds(growth_multiple<interval>(rate, n), truth));
            const auto varied = growth_multiple<dual<double>>(dual<double>::variable(nearest_double(rate)), n);
            CHECK(varied.derivative == Approx(to_double(fifty_digits(n * power(rate, n - 1)))).epsilon(1e-11));
            CHECK(abs(cagr<fifty_digits>(truth, n) - fifty_digits(to_string(rate))) < fifty_digits("1e-45"));
            CHECK(holds(cagr<interval>(growth_multiple<interval>(rate, n), n), fifty_digits(to_string(rate))));
            if (rate != 0) CHECK(abs(years_to_reach<fifty_digits>(truth, rate) - n) < fifty_digits("1e-40"));
        }
    }
}

TEST_CASE("a fund of sixty years is drawn down on every number", "[drawdown]") {
    takahashi_alexander model{.life = 60};
    const auto fast = model.run<double>(100.0);
    const auto exact = model.run<fifty_digits>(fifty_digits(100));
    const auto ranged = model.run<interval>(interval(100.0));
    for (std::size_t year = 0; year < 60; ++year) {
        CHECK(fast.distributed[year] == Approx(to_double(exact.distributed[year])).epsilon(1e-12));
        CHECK(holds(ranged.distributed[year], exact.distributed[year]));
        CHECK(fast.uncalled[year] == Approx(to_double(exact.uncalled[year])).epsilon(1e-12));
    }
    CHECK(abs(exact.net_asset_value.back()) < 1e-12);
}

TEST_CASE("S2: what growth and drawdown count is counted in whole ones", "[growth]") {
    const auto base_year = [](auto year) {
        return requires { year_reached(year, 5, 37.98_pct); };
    };
    CHECK(base_year(2022));
    CHECK(!base_year(2022.5));
    CHECK(cagr(5, 4.5) == Approx(std::pow(5.0, 1 / 4.5) - 1));  // years of growth may be a fraction, and are not cut
    CHECK_THROWS_AS(year_reached(2'147'483'647, 5, 37.98_pct), numeric_overflow_error);
}

}  // namespace long_horizons_test
