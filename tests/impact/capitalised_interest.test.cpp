// SPDX-License-Identifier: BSL-1.0
// Borrowing costs by IAS 23. Published: finlearnhub.com and Zenzi's notes on IAS 23 (275,000; 10.34 %; 2,843,500),
// exact.
#include <outlay/impact/capitalised_interest.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/unbounded.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace capitalised_interest_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

using term = interest_term<money<USD>>;

TEST_CASE("a loan for the asset: its interest less what idle money earned", "[impact][capitalised_interest]") {
    const std::vector<term> borrowed{{5'000'000_usd, 8_pct, exact_ratio(9, 12)}};
    const std::vector<term> invested{{2'000'000_usd, 5_pct, exact_ratio(3, 12)}};
    CHECK(capitalised_specific(borrowed, invested) == 275'000_usd);
    CHECK(capitalised_specific(borrowed) == 300'000_usd);
}

TEST_CASE("general loans: their weighted rate, on what was spent, at most what was incurred",
          "[impact][capitalised_interest]") {
    const auto rate = general_rate(std::vector<term>{{120'000'000_usd, 10.9_pct, 1}, {80'000'000_usd, 9.5_pct, 1}});
    CHECK(rate == exact_ratio(10.34_pct));
    const std::vector<term> spent{{27'500'000_usd, 0, 1}};
    CHECK(capitalised_general(spent, rate, 20'680'000_usd) == 2'843'500_usd);
    CHECK(capitalised_general(spent, rate, 1'000'000_usd) == 1'000'000_usd);
    CHECK(capitalised_general(std::vector<term>{{27'500'000_usd, 0, exact_ratio(1, 2)}}, rate, 20'680'000_usd) ==
          1'421'750_usd);
    CHECK_THROWS_AS(general_rate(std::vector<term>{}), numeric_domain_error);
}

TEST_CASE("interest is capitalised on a number as on money", "[impact][capitalised_interest]") {
    const std::vector<interest_term<double>> loans{{120, 10.9_pct, 1}, {80, 9.5_pct, 1}};
    CHECK(general_rate(loans) == Catch::Approx(0.1034));
    CHECK(capitalised_general(std::vector<interest_term<double>>{{27.5, 0, 1}}, general_rate(loans), 20.68) ==
          Catch::Approx(2.8435));
}

TEST_CASE("R1: sixty years of months of spending and loans, to the cent", "[impact][capitalised_interest]") {
    // 720 odd amounts, each for a part of a year in days: their sums are exact, by fractions without a limit.
    std::vector<term> loans, spent;
    unbounded_ratio borrowed, interest, tied_up;
    for (int i = 0; i < 720; ++i) {
        const auto amount = money<USD>::from_minor(38'000'000'001'237 + 977'351LL * i);
        const exact_ratio rate(decimal::scaled(1090 - i, 4)), years(1 + i % 365, 365);
        loans.push_back({amount, rate, years});
        spent.push_back({amount, 0, years});
        borrowed += unbounded_ratio(amount.minor_units()) * to_unbounded(years);
        interest += unbounded_ratio(amount.minor_units()) * to_unbounded(rate) * to_unbounded(years);
        tied_up += unbounded_ratio(amount.minor_units()) * to_unbounded(years);
    }
    CHECK(unbounded_integer(capitalised_specific(loans).round(half_even).minor_units()) == round(interest, half_even));
    const exact_ratio rate = general_rate(loans);
    CHECK(to_unbounded(rate) == unbounded_ratio(interest / borrowed));
    // As published, in percent with two digits.
    const exact_ratio published = rate.round_to(4, half_even);
    const auto capitalised = capitalised_general(spent, published, money<USD>::from_minor(INT64_MAX));
    CHECK(unbounded_integer(capitalised.round(half_even).minor_units()) ==
          round(unbounded_ratio(tied_up * to_unbounded(published)), half_even));
    const std::vector<interest_term<double>> fast(720, {1'000.01, 5_pct, exact_ratio(1, 12)});
    CHECK(capitalised_specific(fast) == Catch::Approx(3000.03).epsilon(1e-12));

    // Rates that no book has: the error says which function, at which of the terms, and what to do.
    std::vector<term> odd;
    for (int i = 0; i < 720; ++i) odd.push_back({1'000_usd, exact_ratio(1, 1'000'003 + 2 * i), 1});
    for (const auto& f : {+[](const std::vector<term>& t) { (void)capitalised_specific(t); },
                          +[](const std::vector<term>& t) { (void)general_rate(t); }}) {
        try {
            f(odd);
            FAIL();
        } catch (const numeric_overflow_error& e) {
            const std::string said = e.what();
            CHECK((said.find("capitalised_specific in term") != std::string::npos || said.find("general_rate in") != std::string::npos));
            CHECK(said.find("some digits") != std::string::npos);
        }
    }
}

TEST_CASE("interest runs while money is spent and work goes on", "[impact][capitalised_interest]") {
    const construction site{
        .begins = "2025-03-01"_day, .ready = "2025-12-01"_day, .suspended = {{"2025-06-01"_day, "2025-07-01"_day}}};
    const calendar_day end = "2025-12-31"_day;
    // 275 days from March to November, 30 of them idle.
    CHECK(site.active_years("2025-01-15"_day, end, act_365f) == exact_ratio(245, 365));
    CHECK(site.active_years("2025-06-15"_day, end, act_365f) == exact_ratio(169 - 16, 365));
    CHECK(site.active_years("2025-12-15"_day, end, act_365f) == 0);
    CHECK(site.active_years("2025-01-15"_day, "2025-03-31"_day, act_365f) == exact_ratio(30, 365));
    // A pause that outlasts the work stops nothing after it: 275 days less the 16 of it before the first of December.
    const construction paused{.begins = "2025-03-01"_day, .ready = "2025-12-01"_day, .suspended = {{"2025-11-15"_day, "2026-01-15"_day}}};
    CHECK(paused.active_years("2025-01-15"_day, "2026-12-31"_day, act_365f) == exact_ratio(275 - 16, 365));
    construction odd = site;
    odd.suspended.push_back({"2025-06-15"_day, "2025-08-01"_day});
    CHECK_THROWS_AS(odd.active_years("2025-01-15"_day, end, act_365f), numeric_domain_error);
}

}  // namespace capitalised_interest_test
