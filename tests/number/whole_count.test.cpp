// SPDX-License-Identifier: BSL-1.0
// S2: what counts takes any integer that fits and no fraction.
#include <outlay/number.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/number/unbounded.hpp>

#include <catch.hpp>

#include <array>
#include <climits>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace whole_count_test {

using namespace outlay;

namespace {

/// A call takes every integer type, and no floating one.
template <class F>
constexpr bool counts(const F&) {
    return std::is_invocable_v<F, int> && std::is_invocable_v<F, short> && std::is_invocable_v<F, unsigned> &&
           std::is_invocable_v<F, std::int64_t> && std::is_invocable_v<F, std::size_t> && !std::is_invocable_v<F, double> &&
           !std::is_invocable_v<F, float> && !std::is_invocable_v<F, long double>;
}

}  // namespace

TEST_CASE("S2: a count is made of any integer that fits", "[whole_count]") {
    STATIC_REQUIRE(whole_count<>(5) == 5);
    STATIC_REQUIRE(whole_count<>(std::int64_t{-5}) == -5);
    STATIC_REQUIRE(whole_count<std::size_t>(5u) == 5);
    STATIC_REQUIRE(whole_count<std::int64_t>(INT64_MAX) == INT64_MAX);
    CHECK(whole_count<>(INT_MAX) == INT_MAX);
    CHECK_THROWS_AS(whole_count<>(std::int64_t{INT_MAX} + 1), numeric_overflow_error);
    CHECK_THROWS_AS(whole_count<>(std::int64_t{1} << 32), numeric_overflow_error);  // cut to an int: 0
    CHECK_THROWS_AS(whole_count<>(4294967295u), numeric_overflow_error);            // cut to an int: -1
    CHECK_THROWS_AS(whole_count<>(UINT64_MAX), numeric_overflow_error);
    CHECK_THROWS_AS(whole_count<std::size_t>(-1), numeric_overflow_error);
    CHECK_THROWS_AS(whole_count<std::int64_t>(UINT64_MAX), numeric_overflow_error);
    CHECK_THROWS_WITH(whole_count<>(4294967296), "numeric overflow: 4294967296 where a count is taken");
}

TEST_CASE("S2: a count is made of no fraction, truth value or character", "[whole_count]") {
    STATIC_REQUIRE(std::is_convertible_v<int, whole_count<>> && std::is_convertible_v<std::uint64_t, whole_count<>>);
    STATIC_REQUIRE(!std::is_constructible_v<whole_count<>, double> && !std::is_constructible_v<whole_count<>, float> &&
                   !std::is_constructible_v<whole_count<>, long double> && !std::is_assignable_v<whole_count<>&, double>);
    STATIC_REQUIRE(!std::is_constructible_v<whole_count<>, bool> && !std::is_constructible_v<whole_count<>, char>);
    STATIC_REQUIRE(std::is_trivially_copyable_v<whole_count<>> && sizeof(whole_count<>) == sizeof(int));
}

TEST_CASE("S2: no function of numbers cuts a fraction", "[whole_count]") {
    const decimal d(1);
    const exact_ratio q(1, 3);
    const bounds<exact_ratio> claim(q);
    const unbounded_ratio u(1, 3);
    STATIC_REQUIRE(counts([](auto n) -> decltype(decimal::scaled(1, n)) { return decimal::scaled(1, n); }));
    STATIC_REQUIRE(counts([](auto n) -> decltype(decimal::scaled(n, 1)) { return decimal::scaled(n, 1); }));
    STATIC_REQUIRE(counts([](auto n) -> decltype(decimal::fitted(int128{1}, n)) { return decimal::fitted(int128{1}, n); }));
    CHECK(counts([&](auto n) -> decltype(d.round_to(n, half_even)) { return d.round_to(n, half_even); }));
    CHECK(counts([&](auto n) -> decltype(q.round_to(n, half_even)) { return q.round_to(n, half_even); }));
    CHECK(counts([&](auto n) -> decltype(claim.round_to(n, half_even)) { return claim.round_to(n, half_even); }));
    CHECK(counts([&](auto n) -> decltype(round_to(u, n, half_even)) { return round_to(u, n, half_even); }));
    CHECK(counts([&](auto n) -> decltype(pow(q, n)) { return pow(q, n); }));
    STATIC_REQUIRE(counts([](auto n) -> decltype(exact_ratio(n, 3)) { return exact_ratio(n, 3); }));
    STATIC_REQUIRE(counts([](auto n) -> decltype(exact_ratio(1, n)) { return exact_ratio(1, n); }));
    STATIC_REQUIRE(counts([](auto n) -> decltype(exact_ratio(n)) { return exact_ratio(n); }));
    STATIC_REQUIRE(counts([](auto n) -> decltype(decimal(n)) { return decimal(n); }));
    // A dual has no power of a double: dual<double>(2.5) says that it is a constant.
    CHECK(!std::is_invocable_v<decltype([](auto n) -> decltype(pow(dual<double>(2.0), n)) { return pow(dual<double>(2.0), n); }), double>);
    // Weights that are no exact numbers would be cut: 1.5 and 2.5 as 1 to 2.
    std::array<std::int64_t, 2> shares{};
    CHECK(!std::is_invocable_v<decltype([&](const auto& weights) -> decltype(apportion(std::int64_t{1}, weights, shares)) {
                                   return apportion(std::int64_t{1}, weights, shares);
                               }),
                               std::array<double, 2>>);
    CHECK_THROWS_AS(d.round_to(std::int64_t{1} << 32, half_even), numeric_overflow_error);
}

TEST_CASE("S2: a power that is no whole number is served where there is one", "[whole_count]") {
    CHECK(outlay::pow(4.0, 2.5) == 32);
    CHECK(abs(pow(fifty_digits(4), 2.5) - 32) < fifty_digits("1e-45"));  // by Boost's own
    CHECK(pow(fifty_digits(3), 4) == 81);
    const interval power = pow(interval(4.0), 2.5);  // Boost's takes an int: 4^2 = 16
    CHECK((power.lower() <= 32 && power.upper() >= 32 && power.upper() - power.lower() < 1e-12));
    CHECK(pow(interval(4.0), 2).lower() == 16);
}

}  // namespace whole_count_test
