// SPDX-License-Identifier: BSL-1.0
// Leases. Published: an ACCA Strategic Business Reporting example, payments 1.0, 1.0, 1.0, 0.8 at 10 %; it prints 3.04,
// the sum of present values rounded to two places (0.91 + 0.83 + 0.75 + 0.55); exact 3.0333, tolerance 0.01.
#include <outlay/impact/lease.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/number/unbounded.hpp>

#include <catch.hpp>

#include <cmath>
#include <random>
#include <vector>

namespace lease_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class T>
lease_terms<T, yearly> terms(std::vector<T> payments, exact_ratio rate, timing paid = timing::end) {
    const auto on = fiscal_calendar{}.years("FY2026", payments.size());
    return {flow_series<T, yearly>(on, std::move(payments)), rate, paid};
}

}  // namespace

TEST_CASE("the published lease: 3.0333 exactly, 3.04 where each part is rounded", "[impact][lease]") {
    auto t = terms(std::vector{1'000'000_usd, 1'000'000_usd, 1'000'000_usd, 800'000_usd}, 10_pct);
    CHECK(lease_liability(t).round(half_even) == 3'033'262.76_usd);
    CHECK(std::abs(to_double(lease_liability(t).major_units<exact_ratio>()) / 1e6 - 3.04) < 0.01);
    t.direct_costs = 100'000_usd;
    const auto s = lease_schedule_of(ifrs16{}, t);
    CHECK(s.right_of_use.opening()[0].round(half_even) == 3'133'262.76_usd);  // printed 3.14 for the same reason
    CHECK(s.liability.closing()[3] == 0_usd);
    CHECK(s.right_of_use.closing()[3] == 0_usd);
    CHECK(sum(s.cost()) == 3'900'000_usd);
}

TEST_CASE("by IFRS 16 the cost falls, by ASC 842 an operating lease costs the same every period", "[impact][lease]") {
    const auto t = terms(std::vector{1'000_usd, 1'000_usd, 1'000_usd, 800_usd}, 10_pct);
    const auto financed = lease_schedule_of(ifrs16{}, t);
    const auto operating = lease_schedule_of(asc842{lease_kind::operating}, t);
    for (std::size_t i = 1; i < 4; ++i) CHECK(financed.cost()[i] < financed.cost()[i - 1]);
    for (std::size_t i = 0; i < 4; ++i) CHECK(operating.cost()[i] == 950_usd);
    CHECK(sum(financed.cost()) == sum(operating.cost()));
    CHECK(operating.right_of_use.closing()[3] == 0_usd);
    CHECK(lease_schedule_of(asc842{lease_kind::finance}, t).cost() == financed.cost());
}

TEST_CASE("paid in advance, the first payment bears no interest", "[impact][lease]") {
    // 100 + 100/1.1 = 190.909...; after the first payment 90.909 grows to 100.
    const auto s = lease_schedule_of(ifrs16{}, terms(std::vector{100_usd, 100_usd}, 10_pct, timing::start));
    CHECK(s.liability.opening()[0] == 2'100_usd / 11);
    CHECK(s.liability.closing()[0] == 100_usd);
    CHECK(s.interest[1] == 0_usd);
    CHECK(s.liability.closing()[1] == 0_usd);
    CHECK_THROWS_AS(lease_liability(terms(std::vector{1_usd}, 10_pct, timing::mid)), numeric_domain_error);
    CHECK_THROWS_AS(lease_liability(terms(std::vector{1_usd}, -1)), numeric_domain_error);
}

TEST_CASE("whatever the lease, both sides end at nothing and the cost is what was paid", "[impact][lease]") {
    std::mt19937_64 any(16);
    for (int round = 0; round < 100; ++round) {
        std::vector<double> payments(1 + any() % 20);
        for (double& p : payments) p = static_cast<double>(any() % 10'000);
        auto t =
            terms(payments, exact_ratio(static_cast<int>(any() % 200), 1000), any() % 2 ? timing::start : timing::end);
        t.prepaid = static_cast<double>(any() % 1000);
        t.incentives = static_cast<double>(any() % 1000);
        const double whole = sum(t.payments) + t.prepaid - t.incentives;
        for (const auto& s : {lease_schedule_of(ifrs16{}, t), lease_schedule_of(asc842{}, t)}) {
            CHECK(s.liability.closing()[payments.size() - 1] == Catch::Approx(0).margin(1e-6));
            CHECK(s.right_of_use.closing()[payments.size() - 1] == Catch::Approx(0).margin(1e-6));
            CHECK(sum(s.cost()) == Catch::Approx(whole).margin(1e-6));
        }
    }
}

namespace {

template <class T, class Rate>
lease_terms<T, monthly, Rate> by_month(std::vector<T> payments, Rate rate, timing paid = timing::end) {
    const auto on = fiscal_calendar{}.months("FY2026 M1", payments.size());
    return {flow_series<T, monthly>(on, std::move(payments)), rate, paid};
}

// What the payments from t on are worth when period t begins, by the definition, in minor units: on fractions without a
// limit, or on fifty digits where there are many periods.
template <class R>
std::vector<R> worth(const std::vector<money<USD>>& payments, const exact_ratio& rate, timing paid) {
    std::vector<R> cells(payments.size() + 1);
    const R growth = to_real<R>(1 + rate);
    for (std::size_t t = payments.size(); t-- > 0;) {
        const R payment(payments[t].minor_units());
        cells[t] = paid == timing::end ? R((cells[t + 1] + payment) / growth) : R(payment + cells[t + 1] / growth);
    }
    return cells;
}
// Rounded in fifty digits; of what is no tie.
fifty_digits rounded(const fifty_digits& x, rounding mode) {
    switch (mode) {
        case rounding::ceiling: return ceil(x);
        case rounding::floor: return floor(x);
        case rounding::down: return trunc(x);
        default: return floor(fifty_digits(x + 0.5));
    }
}

// An annuity of 1 over n periods in arrears: (1 - (1 + r)^-n) / r.
fifty_digits annuity(const fifty_digits& r, int n) {
    return (1 - 1 / boost::multiprecision::pow(fifty_digits(1 + r), n)) / r;
}

}  // namespace

TEST_CASE("R1: a lease of sixty years of months is booked to the cent", "[impact][lease]") {
    std::mt19937_64 any(11);
    std::vector<money<USD>> payments(720);
    for (auto& p : payments) p = money<USD>::from_minor(static_cast<std::int64_t>(any() % 10'000'000));
    for (const decimal& rate : {0.5_pct, 0.39583333_pct, 0_pct, 12_pct, -0.1_pct}) {
        for (const timing paid : {timing::start, timing::end}) {
            const auto exact = worth<fifty_digits>(payments, rate, paid);
            for (const rounding mode : {half_even, half_up, rounding::ceiling, rounding::floor, rounding::down}) {
                auto terms = by_month(payments, exact_ratio(rate), paid);
                terms.direct_costs = 1'234.57_usd;
                terms.incentives = 200.01_usd;
                INFO(to_string(rate) << (paid == timing::start ? " in advance" : " in arrears"));
                const auto ifrs = lease_schedule_of(ifrs16{}, terms, mode);
                const auto operating = lease_schedule_of(asc842{lease_kind::operating}, terms, mode);
                
                const auto opening = ifrs.liability.opening();
                const auto cost = operating.cost();
                bool rounded_once = true, interest_near = true, parts_even = true, cost_even = true;
                CHECK(lease_liability(terms, mode) == opening[0]);
                const auto right = opening[0] + 1'034.56_usd;
                for (std::size_t t = 0; t < 720; ++t) {
                    const auto booked = opening[t].minor_units();
                    rounded_once = rounded_once && fifty_digits(booked) == rounded(exact[t], mode);
                    const fifty_digits interest = exact[t + 1] + fifty_digits(payments[t].minor_units()) - exact[t];
                    interest_near = interest_near && abs(fifty_digits(ifrs.interest[t].minor_units()) - interest) <= 1;
                    parts_even = parts_even && abs(ifrs.amortisation[t] * 720 - right) <= 7.20_usd;
                    cost_even = cost_even && abs(cost[t] - cost[0]) <= 0.01_usd;
                }
                CHECK(rounded_once);
                CHECK(interest_near);
                CHECK(parts_even);
                CHECK(cost_even);
                CHECK(ifrs.liability.closing()[719] == 0_usd);
                CHECK(ifrs.right_of_use.closing()[719] == 0_usd);
                CHECK(operating.right_of_use.closing()[719] == 0_usd);
                const money<USD> whole = sum(terms.payments) + 1'034.56_usd;
                CHECK(sum(ifrs.cost()) == whole);
                CHECK(sum(operating.cost()) == whole);
                CHECK(lease_schedule_of(asc842{lease_kind::finance}, terms, mode).cost() == ifrs.cost());
            }
        }
    }
}

TEST_CASE("R1: the leases that trials ended at: 20 years at 6 %, 10 quarters at 4.75 % a year", "[impact][lease]") {
    // 100,000 a year in arrears for 20 years at 6 %: 1,146,992.12 (11.469921 of every annuity table).
    const auto twenty = terms(std::vector<money<USD>>(20, 100'000_usd), 6_pct);
    CHECK(lease_liability(twenty, half_even) == 1'146'992.12_usd);
    CHECK(fifty_digits(lease_liability(twenty, half_even).minor_units()) ==
          boost::multiprecision::round(10'000'000 * annuity(fifty_digits("0.06"), 20)));
    const auto schedule = lease_schedule_of(ifrs16{}, twenty, half_even);
    CHECK(schedule.interest[0] == 68'819.53_usd);  // 6 % of it
    CHECK(schedule.liability.closing()[19] == 0_usd);
    const auto on = fiscal_calendar{}.quarters("FY2026 Q1", 10);
    const lease_terms<money<USD>, quarterly> ten{{on, std::vector<money<USD>>(10, 1'000_usd)}, exact_ratio(4.75_pct) / 4};
    CHECK(fifty_digits(lease_liability(ten, half_even).minor_units()) ==
          boost::multiprecision::round(100'000 * annuity(fifty_digits("0.011875"), 10)));

    // Without a rounding the error names the function, the period and the remedy.
    try {
        (void)lease_schedule_of(ifrs16{}, twenty);
        FAIL();
    } catch (const numeric_overflow_error& e) {
        CHECK(std::string(e.what()).find("the liability of a lease in FY20") != std::string::npos);
        CHECK(std::string(e.what()).find("name a rounding") != std::string::npos);
    }
    CHECK(lease_liability(terms(std::vector<money<USD>>(15, 100'000_usd), 6_pct)).round(half_even) == 971'224.90_usd);  // 9.712249
}

TEST_CASE("R1: a lease of sixty years of months runs on every number", "[impact][lease]") {
    const fifty_digits r("0.005");
    for (const timing paid : {timing::start, timing::end}) {
        const auto run = [&]<class T>(const T& payment) {
            return lease_schedule_of(ifrs16{}, by_month(std::vector<T>(720, payment), exact_ratio(0.5_pct), paid));
        };
        const auto fast = run(1'000.0);
        const auto exact = run(fifty_digits(1'000));
        const auto ranged = run(interval(1'000.0));
        const auto dollars = run(money<USD, double>::from_major(1'000));
        const auto varied = lease_schedule_of(
            ifrs16{}, by_month(std::vector<dual<double>>(720, dual<double>(1'000.0)), dual<double>::variable(0.005), paid));
        const auto fast_liability = fast.liability.opening();
        const auto exact_liability = exact.liability.opening();
        const auto ranged_liability = ranged.liability.opening();
        const auto dollars_liability = dollars.liability.opening();
        const auto varied_liability = varied.liability.opening();
        for (int t = 0; t < 720; t += 7) {
            const auto i = static_cast<std::size_t>(t);
            const fifty_digits ahead = paid == timing::start ? fifty_digits(1 + r) : fifty_digits(1);
            const fifty_digits truth = 1'000 * annuity(r, 720 - t) * ahead;
            INFO("at " << t);
            CHECK(std::abs(fast_liability[i] - to_double(truth)) < 1e-7);  // 720 additions to 200,000
            CHECK(abs(exact_liability[i] - truth) < fifty_digits("1e-40"));
            CHECK(fifty_digits(ranged_liability[i].lower()) <= truth);
            CHECK(truth <= fifty_digits(ranged_liability[i].upper()));
            CHECK(std::abs(dollars_liability[i].minor_units() - 100 * to_double(truth)) < 1e-5);
            CHECK(std::abs(varied_liability[i].value - to_double(truth)) < 1e-7);
        }
        const auto unbounded = lease_liability(by_month(std::vector<unbounded_ratio>(240, 1'000), exact_ratio(0.5_pct), paid));
        CHECK(abs(fifty_digits(numerator(unbounded)) / fifty_digits(denominator(unbounded)) -
                  1'000 * annuity(r, 240) * (paid == timing::start ? fifty_digits(1 + r) : fifty_digits(1))) < fifty_digits("1e-40"));
        // The derivative to the rate, against a difference of fifty-digit values.
        const fifty_digits h("1e-20");
        const auto liability = [&](const fifty_digits& rate) {
            return fifty_digits(1'000 * annuity(rate, 720) * (paid == timing::start ? fifty_digits(1 + rate) : fifty_digits(1)));
        };
        const fifty_digits slope = (liability(r + h) - liability(r - h)) / (2 * h);
        CHECK(varied.liability.opening()[0].derivative == Catch::Approx(to_double(slope)).epsilon(1e-10));
        CHECK(sum(fast.cost()) == Catch::Approx(720'000));
        const auto operating = lease_schedule_of(asc842{}, by_month(std::vector<double>(720, 1'000.0), 0.005, paid));
        CHECK(operating.cost()[400] == Catch::Approx(1'000));
        CHECK(operating.right_of_use.closing()[719] == Catch::Approx(0).margin(1e-6));
    }
    CHECK_THROWS_AS(lease_liability(by_month(std::vector<double>{1}, -1.0)), numeric_domain_error);
}

TEST_CASE("the present value of a lease is rounded right at the ends of what fits", "[impact][lease]") {
    const auto cents = [](std::vector<std::int64_t> payments, exact_ratio rate, rounding mode, timing paid = timing::end) {
        std::vector<money<USD>> amounts;
        for (const std::int64_t p : payments) amounts.push_back(money<USD>::from_minor(p));
        return lease_liability(by_month(amounts, rate, paid), mode).minor_units();
    };
    // Ties that are ties: 3 / 2 is 1.5, 5 / 2 is 2.5.
    CHECK(cents({3}, 1, half_even) == 2);
    CHECK(cents({3}, 1, half_down) == 1);
    CHECK(cents({5}, 1, half_even) == 2);
    CHECK(cents({5}, 1, half_up) == 3);
    CHECK(cents({-5}, 1, half_up) == -3);
    CHECK(cents({0, 6}, 1, half_even) == 2);  // 1.5
    CHECK(cents({105}, 5_pct, rounding::exact) == 100);
    CHECK_THROWS_AS(cents({106}, 5_pct, rounding::exact), not_exact_error);
    CHECK_THROWS_AS(cents({3}, 1, rounding::exact), not_exact_error);
    // 1 unit in 720 periods: nothing but its sign, which ceiling sees.
    std::vector<std::int64_t> late(720);
    late.back() = 1;
    CHECK(cents(late, 1_pct, half_even) == 0);
    CHECK(cents(late, 1_pct, rounding::ceiling) == 1);
    late.back() = -1;
    CHECK(cents(late, 1_pct, rounding::floor) == -1);
    // The largest payment, a rate of many figures, a rate near -1; beyond, an error with the period.
    constexpr std::int64_t large = 4'000'000'000'000'000'000;
    CHECK(cents({large}, exact_ratio(1, 3), half_even) == 3'000'000'000'000'000'000);
    CHECK(cents({1'000'000}, exact_ratio::from_double(0.004867550565343048), half_even) == 995'156);  // 1.06^(1/12) - 1
    CHECK(cents({1}, exact_ratio(-999'999, 1'000'000), half_even) == 1'000'000);
    CHECK_THROWS_AS(cents({large, large}, 0, half_even), numeric_overflow_error);
    CHECK_THROWS_AS(cents(std::vector<std::int64_t>(720, 100), -50_pct, half_even), numeric_overflow_error);
    // (5/3)^84 is 4.3e18 units, of which 64 binary places know the first 62 bits: refused, not guessed.
    std::vector<std::int64_t> magnified(84);
    magnified.back() = 1;
    CHECK_THROWS_AS(cents(magnified, -40_pct, half_even), numeric_overflow_error);
    magnified.resize(30);
    magnified.back() = 1;
    CHECK(cents(magnified, -40_pct, half_even) == 4'523'374);  // (5/3)^30 = 4523373.907
    CHECK_THROWS_AS(cents({1}, 1, half_even, timing::mid), numeric_domain_error);
    CHECK_THROWS_AS(cents({1}, -1, half_even), numeric_domain_error);
    CHECK_THROWS_AS(lease_schedule_of(ifrs16{}, by_month(std::vector<money<USD>>{}, exact_ratio(0)), half_even), numeric_domain_error);
    // Random ones of every length, signs and rates, against fractions without a limit.
    std::mt19937_64 any(12);
    for (int round_of = 0; round_of < 150; ++round_of) {
        std::vector<money<USD>> payments(1 + any() % 60);
        for (auto& p : payments)
            p = money<USD>::from_minor(static_cast<std::int64_t>(any() >> (20 + any() % 44)) * (any() % 5 == 0 ? -1 : 1));
        const exact_ratio rate(static_cast<std::int64_t>(any() % 400'000) - 100'000, static_cast<std::int64_t>(1'000'000 + any() % 1'000'000));
        const timing paid = any() % 2 ? timing::start : timing::end;
        const auto mode = static_cast<rounding>(any() % 10);
        const auto exact = worth<unbounded_ratio>(payments, rate, paid);
        try {
            CHECK(unbounded_integer(lease_liability(by_month(payments, rate, paid), mode).minor_units()) == round(exact[0], mode));
        } catch (const numeric_overflow_error&) {  // only of what is too large, or too far magnified by a negative rate
            const bool grows_backwards = rate < 0;
            CHECK((grows_backwards || abs(exact[0]) > 1e18));
        }
    }
}

TEST_CASE("a lease of claims knows what it was told", "[impact][lease]") {
    const auto t = terms(std::vector<bounds<money<USD>>>(2, between(110_usd, 121_usd)), 10_pct);
    // 110/1.1 + 110/1.21 to 121/1.1 + 121/1.21: what was not named costs nothing, and is not unknown.
    CHECK(lease_liability(t) == between(exact_money<USD>(110_usd) * exact_ratio(210, 121), exact_money<USD>(210_usd)));
    CHECK(lease_schedule_of(ifrs16{}, t).right_of_use.opening()[0] == lease_liability(t));
}

}  // namespace lease_test
