// SPDX-License-Identifier: BSL-1.0
#include <outlay/money/basket.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <random>
#include <string>
#include <vector>

namespace basket_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

static_assert(std::regular<basket> && std::regular<exact_basket>);
static_assert(std::convertible_to<basket, exact_basket> && !std::constructible_from<basket, exact_basket>);
static_assert(std::is_nothrow_move_constructible_v<basket>);

}  // namespace

TEST_CASE("a basket adds what is of one currency and keeps the rest apart", "[money][basket]") {
    basket b{5_usd, 100_cny, 2_usd};
    CHECK(b.size() == 2);
    CHECK(b.of<USD>() == 7_usd);
    CHECK(b.of<EUR>() == 0_eur);
    CHECK(b.of(any_currency::of<CNY>()) == any_money(100_cny));
    CHECK(to_string(b) == "100.00 CNY + 7.00 USD");
    CHECK(to_string(basket{}) == "0");
    b += 1_eur;
    b -= 10_usd;
    CHECK(b == basket{-3_usd, 1_eur, 100_cny});
    CHECK(b - b == basket{});
    CHECK(b + b == b * 2);
    CHECK(2 * b == b * 2);
    CHECK(-b + b == basket{});
}

TEST_CASE("a zero line is no line", "[money][basket]") {
    CHECK(basket{0_usd} == basket{});
    CHECK(basket{5_usd, -5_usd}.empty());
    CHECK(basket{5_usd, 0_eur} == basket{5_usd});
    CHECK((basket{5_usd} * 0).empty());
    CHECK((exact_basket{0.01_usd / 3}.round(half_even)).empty());
}

TEST_CASE("a basket is ordered by code, and by digits within one", "[money][basket]") {
    const basket b{1_usd, 1_cny, money<scaled<USD, 4>>::from_major(1), 1_eur};
    std::string codes;
    for (const any_money& line : b) codes += std::string(line.currency().code()) + std::to_string(line.currency().digits()) + ' ';
    CHECK(codes == "CNY2 EUR2 USD2 USD4 ");
}

TEST_CASE("fractions of a basket are exact until rounded", "[money][basket]") {
    const basket b{10_usd, 10_jpy};
    CHECK(b / 3 * exact_ratio(3) == exact_basket(b));
    CHECK((b / 3).round(half_even) == basket{3.33_usd, 3_jpy});
    CHECK((b * 50_pct).round(rounding::exact) == basket{5_usd, 5_jpy});
    CHECK_THROWS_AS((b / 3).round(rounding::exact), not_exact_error);
}

TEST_CASE("a basket that overflows stays as it was", "[money][basket]") {
    basket b{1_cny, money<USD>::from_minor(INT64_MAX)};
    const basket before = b;
    CHECK_THROWS_AS((b += basket{1_cny, 1_usd}), numeric_overflow_error);
    CHECK(b == before);
    CHECK_THROWS_AS(b += 1_usd, numeric_overflow_error);
    CHECK(b == before);
}

TEST_CASE("the total of a range of amounts is a basket, whatever the order", "[money][basket]") {
    const std::vector<any_money> v{1_usd, 5_cny, 2_usd, -5_cny};
    CHECK(total(v) == basket{3_usd});
    CHECK(total(std::vector<any_money>(v.rbegin(), v.rend())) == total(v));
    CHECK(total(std::vector<any_money>{}) == basket{});
    CHECK(total(basket{1_usd, 1_cny}) == basket{1_usd, 1_cny});
}

TEST_CASE("a basket is split line by line without losing a unit", "[money][basket]") {
    const basket b{1_usd, -5_jpy};
    const auto three = split(b, 3);
    CHECK(three[0] == basket{0.34_usd, -2_jpy});
    CHECK(three[2] == basket{0.33_usd, -1_jpy});
    CHECK(three[0] + three[1] + three[2] == b);
    const auto weighted = split(b, {2, 3, 1}, leftover::apart);
    CHECK(weighted[0] + weighted[1] + weighted[2] + weighted.apart == b);
    CHECK(weighted.apart == basket{0.01_usd, -2_jpy});  // 33 50 16 of 100; 1 2 0 of 5
    CHECK_THROWS_AS(split(b, 0), numeric_domain_error);
    CHECK_THROWS_AS(split(basket{}, {0, 0}, leftover::to_first), numeric_domain_error);
}

TEST_CASE("S2: no function of amounts cuts a fraction", "[money][basket]") {
    const auto takes = [](auto f) { return std::is_invocable_v<decltype(f), int> && std::is_invocable_v<decltype(f), std::size_t>; };
    const auto cuts = [](auto f) { return std::is_invocable_v<decltype(f), double> || std::is_invocable_v<decltype(f), float>; };
    const auto check = [&](auto f) { return takes(f) && !cuts(f); };
    const basket b{100_cny, 1_usd};
    const any_money any = 100_cny;
    CHECK(check([&](auto n) -> decltype(split(b, n)) { return split(b, n); }));
    CHECK(check([&](auto n) -> decltype(split(any, n)) { return split(any, n); }));
    CHECK(check([&](auto n) -> decltype(split(1_cny, n)) { return split(1_cny, n); }));
    CHECK(check([&](auto n) -> decltype(split(1_cny, n, grid{0.05_cny})) { return split(1_cny, n, grid{0.05_cny}); }));
    CHECK(check([](auto n) -> decltype(any_currency("BTC", n)) { return any_currency("BTC", n); }));
    CHECK(check([](auto n) -> decltype(places{n}) { return places{n}; }));
    CHECK(check([](auto n) -> decltype(money<USD>::from_minor(n)) { return money<USD>::from_minor(n); }));
    CHECK(check([](auto n) -> decltype(any_money::from_minor(n, any_currency("BTC", 8))) { return any_money::from_minor(n, any_currency("BTC", 8)); }));
    CHECK(check([](auto n) -> decltype(1_cny * n) { return 1_cny * n; }));
    CHECK(check([&](auto n) -> decltype(any * n) { return any * n; }));
    CHECK(check([&](auto n) -> decltype(b * n) { return b * n; }));
    CHECK(check([&](auto n) -> decltype(any / n) { return any / n; }));
    const std::vector<double> weights{1.5, 2.5};
    CHECK(!std::is_invocable_v<decltype([&](const auto& w) -> decltype(split(b, w, leftover::to_first)) { return split(b, w, leftover::to_first); }),
                               std::vector<double>>);
    CHECK(!std::is_invocable_v<decltype([&](const auto& w) -> decltype(split(any, w, leftover::to_first)) { return split(any, w, leftover::to_first); }),
                               std::vector<double>>);
    CHECK_THROWS_AS(split(b, 0), numeric_domain_error);
    CHECK_THROWS_AS(split(b, -1), numeric_domain_error);
    CHECK_THROWS_AS(any_currency("BTC", std::int64_t{1} << 32), numeric_overflow_error);
}

}  // namespace basket_test
