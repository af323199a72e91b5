// SPDX-License-Identifier: BSL-1.0
#include <outlay/money/literals.hpp>
#include <outlay/money/ranges.hpp>

#include <catch.hpp>

#include <algorithm>
#include <array>
#include <forward_list>
#include <list>
#include <random>
#include <set>
#include <span>
#include <vector>

namespace ranges_test {

namespace users {

// A user's own names stay the user's.
int sum(const std::vector<outlay::money<outlay::currencies::CNY>>&) { return 42; }
int sum(const std::vector<int>& v) { return static_cast<int>(v.size()); }
double mean(const std::vector<double>& v) { return v.front(); }

using namespace std;
using namespace outlay;
using namespace outlay::literals;

TEST_CASE("a user's own sum, mean and min are not disturbed", "[money][ranges]") {
    std::vector v{1_cny, 2_cny};
    CHECK(sum(v) == 42);
    CHECK(sum(std::vector<int>{7, 7, 7}) == 3);
    CHECK(mean(std::vector<double>{2.5, 3}) == 2.5);
    CHECK(min(1_cny, 2_cny) == 1_cny);
    CHECK(min(1, 2) == 1);
    CHECK(max({1, 2, 3}) == 3);
    CHECK(max(v) == 2_cny);
}

}  // namespace users

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

constexpr auto fen(std::int64_t n) { return money<CNY>::from_minor(n); }

/// Amounts that can be walked once, by their owner: no const begin().
struct countdown {
    std::int64_t left;
    struct end_of {};
    struct step {
        countdown* of;
        money<CNY> operator*() const { return fen(of->left); }
        step& operator++() {
            --of->left;
            return *this;
        }
        bool operator!=(end_of) const { return of->left != 0; }
        bool operator==(end_of) const { return of->left == 0; }
    };
    step begin() { return {this}; }
    end_of end() { return {}; }
};

template <class R>
concept summable = requires(const R& r) { outlay::sum(r); };
static_assert(summable<std::vector<money<CNY>>> && !summable<std::vector<int>> && !summable<money<CNY>>);

}  // namespace

TEST_CASE("amounts in any range are summed", "[money][ranges]") {
    constexpr std::array three{1.10_cny, 2.20_cny, -0.30_cny};
    STATIC_REQUIRE(sum(three) == 3_cny);
    STATIC_REQUIRE(mean(three) == 1_cny / 1);
    STATIC_REQUIRE(min(three) == -0.30_cny);
    STATIC_REQUIRE(max(three) == 2.20_cny);
    CHECK(sum(std::list{1_cny, 2_cny}) == 3_cny);
    CHECK(sum(std::forward_list{1_cny, 2_cny}) == 3_cny);
    CHECK(sum(std::set{1_cny, 2_cny, 2_cny}) == 3_cny);
    CHECK(sum(std::span(three).first(2)) == 3.30_cny);
    const money<JPY> yen[] = {5_jpy, 6_jpy};
    CHECK(sum(yen) == 11_jpy);
    CHECK(sum(std::vector<money<CNY>>{}) == 0_cny);
    CHECK(sum(countdown{4}) == fen(10));
    CHECK(mean(countdown{4}).minor_units() == exact_ratio(5, 2));
    CHECK(min(countdown{4}) == fen(1));
    CHECK(max(countdown{4}) == fen(4));
    CHECK(sum(std::vector<exact_money<CNY>>(3, 1_cny / 3)) == 1_cny);
    CHECK(sum(std::vector<money<CNY, double>>(3, as<double>(1_cny))) == as<double>(3_cny));
    CHECK(mean(std::vector<money<CNY, double>>(4, as<double>(1_cny))) == as<double>(1_cny));
}

TEST_CASE("a mean is exact", "[money][ranges]") {
    STATIC_REQUIRE(mean(std::array{0.01_cny, 0.02_cny}).minor_units() == exact_ratio(3, 2));
    STATIC_REQUIRE(mean(std::array{1_cny, 1_cny, 2_cny}) == 4_cny / 3);
    CHECK(mean(std::vector{fen(INT64_MAX), fen(INT64_MAX)}) == fen(INT64_MAX));  // though the total does not fit
    CHECK_THROWS_AS(mean(std::vector<money<CNY>>{}), numeric_domain_error);
    CHECK_THROWS_AS(min(std::vector<money<CNY>>{}), numeric_domain_error);
    CHECK_THROWS_AS(max(std::list<money<CNY>>{}), numeric_domain_error);
}

TEST_CASE("a sum is the same in every order and overflows only if the total does", "[money][ranges]") {
    std::vector v{fen(INT64_MAX), fen(INT64_MAX), fen(INT64_MIN), fen(INT64_MIN), fen(7)};
    std::sort(v.begin(), v.end());
    do {
        REQUIRE(sum(v) == fen(5));
        REQUIRE(sum(std::list(v.begin(), v.end())) == fen(5));
    } while (std::next_permutation(v.begin(), v.end()));
    CHECK(sum(std::vector{fen(INT64_MAX), fen(1), fen(-1)}) == fen(INT64_MAX));
    CHECK_THROWS_AS(sum(std::vector{fen(INT64_MAX), fen(1)}), numeric_overflow_error);
    CHECK_THROWS_AS(sum(std::vector{fen(INT64_MIN), fen(-1)}), numeric_overflow_error);
    CHECK(sum(std::vector<money<CNY>>(100, fen(INT64_MIN / 100))) == fen(INT64_MIN / 100 * 100));
    CHECK_THROWS_AS(sum(std::vector<money<CNY>>(1000, fen(INT64_MAX))), numeric_overflow_error);

    constexpr int128 big = static_cast<int128>((uint128{1} << 127) - 1);
    const auto wide = [](int128 n) { return money<CNY, int128>::from_minor(n); };
    std::vector w{wide(big), wide(big), wide(-big), wide(-big), wide(-9)};
    std::sort(w.begin(), w.end());
    do REQUIRE(sum(w) == wide(-9));
    while (std::next_permutation(w.begin(), w.end()));
    CHECK_THROWS_AS(sum(std::vector{wide(big), wide(1)}), numeric_overflow_error);
}

TEST_CASE("the vectorised sum is the plain one for every length and value", "[money][ranges]") {
    std::mt19937_64 random(3);
    for (std::size_t n = 0; n < 70; ++n) {
        std::vector<money<CNY>> v;
        int128 expected = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const auto amount = static_cast<std::int64_t>(random()) >> (random() % 64);
            v.push_back(fen(amount));
            expected += amount;
        }
        CHECK(detail::exact_sum(v.data(), n) == expected);
    }
}

}  // namespace ranges_test
