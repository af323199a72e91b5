// SPDX-License-Identifier: BSL-1.0
// Exchange beside its peers: `times` is the peer's time over ours. Amounts are distinct and cover many sizes, so that no branch
// predictor learns them. Built with -DOUTLAY_NO_INT128 the same program measures the library without a 128-bit integer.
// -DOUTLAY_BENCH_QUANTLIB and -DOUTLAY_BENCH_BID128 (with -lQuantLib, -lbidgcc000) add those two.
#include <outlay/feed/ecb_csv.hpp>
#include <outlay/fx/fx_history.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/fx/prepared_table.hpp>
#include <outlay/money/literals.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "paired.hpp"

#ifdef OUTLAY_BENCH_QUANTLIB
#include <ql/currencies/america.hpp>
#include <ql/currencies/asia.hpp>
#include <ql/exchangerate.hpp>
#include <ql/money.hpp>
#endif
#ifdef OUTLAY_BENCH_BID128
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
extern "C" {
#include <bid_conf.h>
#include <bid_functions.h>
}
#endif

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

constexpr std::size_t many = 10'000'000;

/// Amounts of both signs, from a few fen to ten million million yuan.
const std::vector<money<CNY>>& fen() {
    static const std::vector<money<CNY>> amounts = [] {
        std::mt19937_64 random(380);
        std::vector<money<CNY>> out(many);
        for (auto& m : out) m = money<CNY>::from_minor(static_cast<std::int64_t>(random()) >> (14 + random() % 40));
        return out;
    }();
    return amounts;
}
std::vector<money<USD>>& cents() {
    static std::vector<money<USD>> out(many);
    return out;
}

constexpr fx_rate<CNY, USD> rate{0.1394775353_dec};  // ten decimals
constexpr std::int64_t rate_coefficient = 1394775353, rate_divisor = 10'000'000'000;

void ours_into_cents() {
    static const auto converter = rate.prepare(half_even);
    converter(std::span<const money<CNY>>(fen()), std::span<money<USD>>(cents()));
}

std::int64_t half_even_of(wide product, wide divisor) {
    wide quotient = product / divisor;
    const wide rest = product % divisor < 0 ? -(product % divisor) : product % divisor;
    if (2 * rest > divisor || (2 * rest == divisor && (quotient & 1) != 0)) quotient += product < 0 ? -1 : 1;
    return static_cast<std::int64_t>(quotient);
}

void convert_vs_bare_multiply(benchmark::State& state) {
    bench::compare(state, many, ours_into_cents, [] {
        auto& to = cents();
        const auto& from = fen();
        for (std::size_t i = 0; i < many; ++i)
            to[i] = money<USD>::from_minor(static_cast<std::int64_t>(
                (static_cast<unsigned_wide>(from[i].minor_units()) * std::uint64_t{2572917541374211072u}) >> 64));
    });
}
void convert_vs_int128_division(benchmark::State& state) {
    bench::compare(state, many, ours_into_cents, [] {
        auto& to = cents();
        const auto& from = fen();
        for (std::size_t i = 0; i < many; ++i)
            to[i] = money<USD>::from_minor(
                half_even_of(static_cast<wide>(from[i].minor_units()) * rate_coefficient, rate_divisor));
    });
}
void convert_vs_boost_int128(benchmark::State& state) {
    using boost::multiprecision::int128_t;
    bench::compare(state, many, ours_into_cents, [] {
        auto& to = cents();
        const auto& from = fen();
        const int128_t divisor = rate_divisor;
        for (std::size_t i = 0; i < many; ++i) {
            const int128_t product = int128_t(from[i].minor_units()) * rate_coefficient;
            int128_t quotient, rest;
            divide_qr(product, divisor, quotient, rest);
            if (rest < 0) rest = -rest;
            rest *= 2;
            if (rest > divisor || (rest == divisor && bit_test(int128_t(abs(quotient)), 0)))
                quotient += product < 0 ? -1 : 1;
            to[i] = money<USD>::from_minor(static_cast<std::int64_t>(quotient));
        }
    });
}
BENCHMARK(convert_vs_bare_multiply)->Iterations(1);
BENCHMARK(convert_vs_int128_division)->Iterations(1);
BENCHMARK(convert_vs_boost_int128)->Iterations(1);

#ifdef OUTLAY_BENCH_QUANTLIB
void convert_vs_quantlib_money(benchmark::State& state) {
    const QuantLib::ExchangeRate quoted(QuantLib::CNYCurrency(), QuantLib::USDCurrency(), 0.1394775353);
    const QuantLib::CNYCurrency cny;
    bench::compare(
        state, many, ours_into_cents,
        [&] {
            auto& to = cents();
            const auto& from = fen();
            for (std::size_t i = 0; i < many; ++i) {
                const QuantLib::Money exchanged =
                    quoted.exchange(QuantLib::Money(cny, static_cast<double>(from[i].minor_units()) / 100.0)).rounded();
                to[i] = money<USD>::from_minor(static_cast<std::int64_t>(exchanged.value() * 100.0));
            }
        },
        5);
}
BENCHMARK(convert_vs_quantlib_money)->Iterations(1);
#endif
#ifdef OUTLAY_BENCH_BID128
void convert_vs_bid128(benchmark::State& state) {
    unsigned flags = 0;
    char text[] = "0.1394775353";
    const BID_UINT128 quoted = bid128_from_string(text, 0, &flags);
    bench::compare(
        state, many, ours_into_cents,
        [&] {
            auto& to = cents();
            const auto& from = fen();
            for (std::size_t i = 0; i < many; ++i) {
                const BID_UINT128 product = bid128_mul(bid128_from_int64(from[i].minor_units()), quoted, 0, &flags);
                to[i] = money<USD>::from_minor(bid128_to_int64_rnint(product, &flags));
            }
        },
        5);
}
BENCHMARK(convert_vs_bid128)->Iterations(1);
#endif

// A portfolio of five currencies to dollars, each line rounded.

constexpr std::size_t lines = 1'000'000;

void portfolio_vs_int128_division(benchmark::State& state) {
    const auto quote = [](std::string_view base, decimal value) {
        return any_quote{any_rate({base, "USD"}, value), calendar_day(), {"made", rate_kind::market}};
    };
    const fx_table table{quote("CNY", 0.1394775353_dec), quote("EUR", 1.1561_dec), quote("HKD", 0.1285871_dec),
                         quote("BRL", 0.18644669_dec)};
    const any_currency held[] = {any_currency::of<CNY>(), any_currency::of<EUR>(), any_currency::of<HKD>(),
                                 any_currency::of<BRL>(), any_currency::of<USD>()};
    const std::int64_t coefficients[] = {1394775353, 11561000000, 1285871000, 1864466900, 10'000'000'000};
    struct raw {
        std::int64_t minor;
        std::uint32_t currency;
    };
    std::mt19937_64 random(5);
    std::vector<any_money> amounts;
    std::vector<raw> raws;
    for (std::size_t i = 0; i < lines; ++i) {
        const auto currency = static_cast<std::uint32_t>(random() % 5);
        const std::int64_t minor = static_cast<std::int64_t>(random()) >> (14 + random() % 40);
        amounts.push_back(any_money::from_minor(minor, held[currency]));
        raws.push_back({minor, currency});
    }
    const prepared_table<USD> to_dollars(table, held, half_even);
    std::vector<money<USD>> out(lines), expected(lines);
    const auto ours = [&] { to_dollars(amounts, out); };
    const auto naive = [&] {
        for (std::size_t i = 0; i < lines; ++i)
            expected[i] = money<USD>::from_minor(
                half_even_of(static_cast<wide>(raws[i].minor) * coefficients[raws[i].currency], 10'000'000'000));
    };
    ours();
    naive();
    if (out != expected) state.SkipWithError("the two differ");
    bench::compare(state, lines, ours, naive);
}
BENCHMARK(portfolio_vs_int128_division)->Iterations(1);

// The rate of a day, among 7,000.

void history_vs_lower_bound(benchmark::State& state) {
    std::vector<dated<fx_rate<USD, CNY>>> rates;
    std::vector<std::int32_t> days;
    calendar_day day = date::sys_days(date::year{1999} / 1 / 4);
    for (int i = 0; i < 7000; ++i, day += date::days{day.weekday() == date::Friday ? 3 : 1}) {
        rates.push_back({day, fx_rate<USD, CNY>(decimal::scaled(70'000 + i, 4))});
        days.push_back(day.sys_days().time_since_epoch().count());
    }
    const fx_history<USD, CNY> history(rates, {"FRED DEXCHUS", rate_kind::noon});
    std::mt19937 random(3);
    std::vector<calendar_day> asked(1'000'000);
    for (auto& one : asked) one = rates[0].on + date::days{static_cast<int>(random() % 9'790)};
    bench::compare(
        state, asked.size(),
        [&] {
            int128 sum = 0;
            for (const calendar_day one : asked) sum += history.on(one, previous{.max_days = 5}).value().numerator();
            benchmark::DoNotOptimize(sum);
        },
        [&] {
            std::int64_t sum = 0;
            for (const calendar_day one : asked)
                sum += *std::lower_bound(days.begin(), days.end(), one.sys_days().time_since_epoch().count());
            benchmark::DoNotOptimize(sum);
        });
}
BENCHMARK(history_vs_lower_bound)->Iterations(1);

// The ECB's history: 7,000 days of 41 currencies.

void ecb_history_vs_bare_scan(benchmark::State& state) {
    std::string text = "Date";
    for (int i = 0; i < 41; ++i)
        text += std::string(",") + static_cast<char>('A' + i / 26) + static_cast<char>('A' + i % 26) + "X";
    text += ",\n";
    std::mt19937 random(7);
    calendar_day day = date::sys_days(date::year{2026} / 4 / 13);
    for (int row = 0; row < 7000; ++row, day -= date::days{day.weekday() == date::Monday ? 3 : 1}) {
        text += to_string(day);
        for (int i = 0; i < 41; ++i)
            text +=
                i % 6 == 2
                    ? ",N/A"
                    : "," + to_string(decimal::scaled(static_cast<std::int64_t>(random() % 900'000) + 1'000, 1 + i % 5)
                                          .normalized());
        text += ",\n";
    }
    bench::compare(
        state, text.size(),
        [&] { benchmark::DoNotOptimize(feed::parse_ecb_history(text, "eurofxref-hist.csv").size()); },
        [&] {
            double sum = 0;
            for (const char *p = text.data(), *end = p + text.size(); p != end;) {
                double value = 0;
                const auto read = std::from_chars(p, end, value);
                sum += value;
                p = std::find_if(read.ptr, end, [](char c) { return c == ',' || c == '\n'; });
                if (p != end) ++p;
            }
            benchmark::DoNotOptimize(sum);
        });
}
BENCHMARK(ecb_history_vs_bare_scan)->Iterations(1);

}  // namespace
