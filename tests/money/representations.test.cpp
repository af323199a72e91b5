// SPDX-License-Identifier: BSL-1.0
// Money counted in the representations that need Boost: integers without a limit, fifty digits, intervals.
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/money/ranges.hpp>
#include <outlay/money/split.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/number/unbounded.hpp>

#include <catch.hpp>

#include <vector>

namespace representations_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using big_money = money<CNY, unbounded_integer>;
static_assert(std::regular<big_money> && std::totally_ordered<big_money>);
static_assert(std::convertible_to<money<CNY>, big_money> && std::convertible_to<money<CNY, int128>, big_money>);
static_assert(!std::convertible_to<big_money, money<CNY, int128>> && !std::convertible_to<big_money, exact_money<CNY>>);

constexpr auto most = money<CNY>::from_minor(INT64_MAX);

}  // namespace

TEST_CASE("without a limit nothing overflows", "[money][representations]") {
    big_money m = most;
    for (int i = 0; i < 10; ++i) m = m * INT64_MAX;
    CHECK(m > most);
    CHECK(m - m == 0_cny);
    CHECK(-m < m);
    CHECK(abs(-m) == m);
    for (int i = 0; i < 10; ++i) m = big_money::from_minor(m.minor_units() / INT64_MAX);
    CHECK(as<std::int64_t>(m) == most);
    CHECK(as<int128>(m) == most);
    CHECK_THROWS_AS(as<std::int64_t>(m + most), numeric_overflow_error);
    CHECK(m + 1_cny - 1_cny == most);
    CHECK(m / 3 * exact_ratio(3) == most);
    CHECK(big_money(200_cny) / big_money(100_cny) == exact_ratio(2));
    CHECK(sum(std::vector<big_money>{most, most, -m}) == most);
}

TEST_CASE("without a limit text and splits are the same", "[money][representations]") {
    CHECK(to_string(big_money(-0.05_cny)) == "-0.05 CNY");
    CHECK(to_string(big_money(most) * 1000) == "92233720368547758070.00 CNY");
    const big_money m = big_money(most) * INT64_MAX * INT64_MAX;
    const auto parts = split(-m, {3, 0, 4, 4}, leftover::to_largest_remainder);
    CHECK(parts[0] + parts[1] + parts[2] + parts[3] == -m);
    CHECK(parts[1] == 0_cny);
    const auto even = split(m, 7);
    CHECK(even[0] >= even[6]);
    CHECK(even[0] - even[6] <= 0.01_cny);
    CHECK(split<7>(m)[0] == even[0]);
    CHECK(split(m, {1, 2}, leftover::apart).apart < 0.03_cny);
}

TEST_CASE("fifty digits keep what double loses", "[money][representations]") {
    const auto m = as<fifty_digits>(money<CNY>::from_minor(9'007'199'254'740'993));  // 2^53 + 1
    CHECK(m.minor_units() == fifty_digits("9007199254740993"));
    CHECK((m * 7.9_pct).minor_units() == fifty_digits("711568741124538.447"));
    CHECK(m.major_units<fifty_digits>() == fifty_digits("90071992547409.93"));
    CHECK(m < m + as<fifty_digits>(0.01_cny));
}

TEST_CASE("an interval of money encloses the amount", "[money][representations]") {
    // 2^53 + 1 is no double: the interval has to be wider than a point to hold it.
    const auto m = as<interval>(money<CNY>::from_minor(9'007'199'254'740'993));
    CHECK(m.minor_units().lower() <= 9'007'199'254'740'992.0);
    CHECK(m.minor_units().upper() >= 9'007'199'254'740'994.0);
    const auto third = as<interval>(100_cny) / interval(3.0);
    CHECK(third.minor_units().lower() < third.minor_units().upper());
    CHECK((third + third + third).minor_units().lower() <= 10000);
    CHECK((third + third + third).minor_units().upper() >= 10000);
}

TEST_CASE("a claim about money compares as a claim", "[money][representations]") {
    CHECK(more_than(380e9_cny) != at_least(380e9_cny));
    CHECK(at_least(380e9_cny) == at_least(380e9_cny));
}

TEST_CASE("a real amount over nothing is an error, not an infinity", "[money]") {
    CHECK_THROWS_AS(as<double>(1_usd) / 0.0, division_by_zero_error);
    CHECK_THROWS_AS(as<double>(1_usd) / as<double>(0_usd), division_by_zero_error);
}

}  // namespace representations_test
