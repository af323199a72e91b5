// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/prepared_table.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <random>
#include <string>
#include <vector>

namespace prepared_table_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

any_quote ecb(std::string_view quote, decimal rate) {
    return {any_rate({"EUR", quote}, rate), "2025-09-24"_day, {"ECB", rate_kind::reference}};
}
const fx_table table{ecb("USD", 1.1756_dec), ecb("JPY", 174.51_dec), ecb("CNY", 8.3786_dec), ecb("KWD", 0.3589_dec)};

}  // namespace

TEST_CASE("a prepared table converts as the table's quotes do", "[prepared_table]") {
    const std::vector<any_currency> held{any_currency::of<CNY>(), any_currency::of<JPY>(), any_currency::of<KWD>(),
                                         any_currency::of<USD>(), any_currency::of<EUR>(), any_currency("CNY", 4)};
    const prepared_table<USD> to_dollars(table, held, half_even);
    std::mt19937_64 random(9);
    std::vector<any_money> amounts;
    std::vector<money<USD>> out(2000);
    for (std::size_t i = 0; i < out.size(); ++i)
        amounts.push_back(any_money::from_minor(static_cast<std::int64_t>(random()) >> (10 + random() % 50),
                                                held[random() % held.size()]));
    to_dollars(amounts, out);
    int wrong = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const any_money& m = amounts[i];
        const any_money expected =
            m.currency().code() == "USD"
                ? m
                : table.quote({m.currency().code(), "USD"}).convert(m, any_currency::of<USD>(), half_even);
        wrong += any_money(out[i]) != expected || to_dollars(m) != out[i] ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(to_dollars(10_eur) == 11.76_usd);
}

TEST_CASE("a currency that was not prepared, or has no rate, is named", "[prepared_table]") {
    const prepared_table<USD> to_dollars(table, {any_currency::of<CNY>()}, half_even);
    CHECK_THROWS_WITH(to_dollars(1_jpy), "no rate JPY/USD: not among the prepared currencies");
    CHECK_THROWS_AS(to_dollars(any_money::from_minor(1, any_currency("CNY", 4))), rate_missing_error);  // another unit
    CHECK_THROWS_AS(to_dollars(any_money()), rate_missing_error);
    CHECK_THROWS_AS(prepared_table<USD>(table, {any_currency::of<AED>()}, half_even), rate_missing_error);
    std::vector<money<USD>> two(2);
    CHECK_THROWS_AS(to_dollars(std::vector<any_money>{1_cny}, two), numeric_domain_error);
}

TEST_CASE("every currency of ISO 4217 finds a place of its own", "[prepared_table]") {
    fx_table all;
    std::vector<any_currency> held;
    for (const auto& one : iso4217::active) {
        if (one.digits == iso4217::none || one.code == "USD") continue;
        all.add(any_quote{any_rate({one.code, "USD"}, decimal::scaled(100 + static_cast<int>(held.size()), 2)),
                          "2025-09-24"_day,
                          {"made", rate_kind::market}});
        held.push_back(iso_currency(one.code));
    }
    const prepared_table<USD> to_dollars(all, held, half_even);
    for (std::size_t i = 0; i < held.size(); ++i) {
        const any_money hundred = any_money::from_major(exact_ratio(100), held[i]);
        if (to_dollars(hundred) != money<USD>::from_major(static_cast<int>(100 + i))) FAIL(std::string(held[i].code()));
    }
    CHECK(held.size() == 164);
}

}  // namespace prepared_table_test
