// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/as_printed.hpp>

#include <catch.hpp>

#include <outlay/commitment/commitment.hpp>
#include <outlay/money/literals.hpp>

namespace as_printed_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class T>
bounds<T> from_to_below(T low, T high) {
    return bounds<T>::from_ends({low, end_kind::closed}, {high, end_kind::open});
}

}  // namespace

TEST_CASE("R18: a range as printed holds all that rounds to it", "[as_printed]") {
    CHECK(as_printed(70e9_usd, 72e9_usd, 1e9_usd) == from_to_below(69.5e9_usd, 72.5e9_usd));
    CHECK(as_printed(72e9_usd, 1e9_usd) == from_to_below(71.5e9_usd, 72.5e9_usd));
    CHECK(to_string(as_printed(70_dec, 72_dec, 1)) == "at least 69.5 and less than 72.5");
    CHECK(as_printed(10.67_dec, 0.01_dec) == from_to_below(10.665_dec, 10.675_dec));
    CHECK(as_printed(380_dec, 10) == from_to_below(375_dec, 385_dec));
    CHECK(as_printed(exact_ratio(1, 3), exact_ratio(1, 3)) == from_to_below(exact_ratio(1, 6), exact_ratio(1, 2)));
    CHECK(as_printed(70.0, 72.0, 1.0) == from_to_below(69.5, 72.5));
    CHECK(as_printed(0.02_usd, 0.02_usd) == from_to_below(0.01_usd, 0.03_usd));
}

TEST_CASE("what is claimed as printed is exactly what half_up prints so", "[as_printed]") {
    for (int printed = -3; printed <= 3; ++printed) {
        const auto claim = as_printed(decimal(printed), 1);
        for (int tenths = -40; tenths <= 40; ++tenths) {
            const decimal x = decimal::scaled(tenths, 1);
            CHECK(claim.contains(x) == (x.round_to(0, half_up) == printed));
        }
    }
}

TEST_CASE("R18: 72,215 million is no breach of 70-72 billion as printed, and an overrun of it as entered", "[as_printed]") {
    for (const bool printed : {false, true}) {
        commitment<USD> plan("capital expenditure of 2025",
                             {.on = "2025-10-29"_day,
                              .amount = printed ? as_printed(70e9_usd, 72e9_usd, 1e9_usd) : between(70e9_usd, 72e9_usd)});
        for (const stage to : {stage::contracted, stage::accrued, stage::settled})
            plan.post({.on = "2025-12-31"_day, .to = to, .amount = 72'215e6_usd});
        CHECK(plan.try_unpaid().has_value() == printed);
        CHECK(plan.findings().empty() == printed);
        if (printed) CHECK(plan.unpaid() == bounds<money<USD>>::from_ends({0_usd, end_kind::closed}, {285e6_usd, end_kind::open}));
        CHECK(plan.overrun() == (printed ? between(0_usd, 2'715e6_usd) : between(215e6_usd, 2'215e6_usd)));
    }
}

TEST_CASE("what is not printed in that unit is refused", "[as_printed]") {
    CHECK_THROWS_AS(as_printed(70.5e9_usd, 72e9_usd, 1e9_usd), numeric_domain_error);
    CHECK_THROWS_AS(as_printed(70_usd, 72.01_usd, 1_usd), numeric_domain_error);
    CHECK_THROWS_AS(as_printed(72_dec, 70_dec, 1), numeric_domain_error);
    CHECK_THROWS_AS(as_printed(72_dec, 0), numeric_domain_error);
    CHECK_THROWS_AS(as_printed(72_dec, -1), numeric_domain_error);
    CHECK_THROWS_AS(as_printed(0.05_usd, 0.01_usd), not_exact_error);  // half a cent
}

TEST_CASE("R18: a printed range the wrong way round is refused on any number", "[as_printed]") {
    CHECK_THROWS_AS(as_printed(2.3, 2.0, 1.0), numeric_domain_error);
    CHECK_THROWS_AS(as_printed(3_usd, 2_usd, 1_usd), numeric_domain_error);
    CHECK_THROWS_AS(as_printed(4_usd, 2_usd, 1_usd), numeric_domain_error);
}

}  // namespace as_printed_test
