// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/fx_rate.hpp>
#include <outlay/fx/prepared_rate.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <cstdint>
#include <random>
#include <vector>

namespace prepared_rate_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

static_assert(std::is_trivially_copyable_v<prepared_rate<CNY, USD>>);
static_assert(fx_rate<USD, CNY>{7.1698_dec}.prepare(half_even)(1'000_usd) == 7'169.80_cny);

namespace {

constexpr rounding all_modes[] = {rounding::up,           rounding::down,      rounding::ceiling,   rounding::floor,
                                  rounding::half_up,      rounding::half_down, rounding::half_even, rounding::half_odd,
                                  rounding::half_ceiling, rounding::half_floor};

/// What the converter gives must be what one division of whole numbers gives: wrong results of these amounts.
template <class From, class To>
int wrong(const exact_ratio& rate, rounding mode, const std::vector<std::int64_t>& amounts) {
    const prepared_rate<From, To> converter(rate, mode);
    const fx_rate<From, To> plain(rate);
    int count = 0;
    for (const std::int64_t minor : amounts) {
        const auto amount = money<From>::from_minor(minor);
        bool fits = true;
        money<To> expected;
        try {
            expected = plain.convert(amount, mode);
        } catch (const numeric_overflow_error&) {
            fits = false;
        }
        try {
            if (converter(amount) != expected || !fits) ++count;
        } catch (const numeric_overflow_error&) {
            if (fits) ++count;
        }
    }
    return count;
}

/// Ties, their neighbours, the ends of the range and where a result leaves 64 bits.
std::vector<std::int64_t> adversarial(const exact_ratio& factor) {
    std::vector<std::int64_t> out{0, 1, -1, 2, -2, INT64_MAX, INT64_MAX - 1, INT64_MIN, INT64_MIN + 1, INT64_MAX / 2};
    const auto add_around = [&](int128 minor) {
        for (int step = -2; step <= 2; ++step) {
            const int128 near = minor + step;
            if (near > INT64_MAX || near < INT64_MIN) continue;
            out.push_back(static_cast<std::int64_t>(near));
            if (near != INT64_MIN) out.push_back(static_cast<std::int64_t>(-near));
        }
    };
    // Amounts whose exact result is a tie or whole: (2k + 1) / 2 or k, divided by the factor, to the nearest whole unit.
    for (int bit = 0; bit < 62; bit += 3)
        for (const std::int64_t odd :
             {std::int64_t{1}, std::int64_t{3}, (std::int64_t{1} << bit) + 1, std::int64_t{1} << bit}) {
            try {
                add_around((exact_ratio(int128{odd}, int128{2}) / factor).round(half_even));
                add_around((exact_ratio(int128{odd}) / factor).round(half_even));
            } catch (const numeric_overflow_error&) {
            }
        }
    try {
        add_around((exact_ratio(int128{INT64_MAX}) / factor).round(rounding::down));  // the last result that fits
    } catch (const numeric_overflow_error&) {
    }
    return out;
}

}  // namespace

TEST_CASE("a prepared rate is right where it is hardest: ties, scales 0 to 18, the ends of the range",
          "[prepared_rate]") {
    int checked = 0;
    for (int scale = 0; scale <= 18; ++scale)
        for (const std::int64_t coefficient :
             {std::int64_t{1}, std::int64_t{2}, std::int64_t{5}, std::int64_t{71698}, std::int64_t{999'999'999},
              std::int64_t{1} << 32, std::int64_t{1'000'000'000'000'000'000}, INT64_MAX, INT64_MAX - 1}) {
            const exact_ratio rate(decimal::scaled(coefficient, scale));
            for (const exact_ratio& factor : {rate, rate.inverse()}) {
                const auto amounts = adversarial(factor);
                for (const rounding mode : all_modes) {
                    if (wrong<CNY, USD>(factor, mode, amounts) != 0)
                        FAIL(to_string(factor) << " mode " << static_cast<int>(mode));
                    ++checked;
                }
            }
        }
    CHECK(checked == 19 * 9 * 2 * 10);
}

TEST_CASE("a prepared rate between currencies of different digits", "[prepared_rate]") {
    const exact_ratio yen(186.75_dec), dinar(0.3069_dec);
    CHECK(wrong<EUR, JPY>(yen, half_even, adversarial(yen)) == 0);
    CHECK(wrong<JPY, EUR>(yen.inverse(), half_even, adversarial(yen.inverse())) == 0);
    CHECK(wrong<USD, KWD>(dinar, half_up, adversarial(dinar)) == 0);
    CHECK(wrong<KWD, JPY>(exact_ratio(500), rounding::floor, adversarial(exact_ratio(500))) == 0);
}

TEST_CASE("a prepared rate agrees with division on random amounts", "[prepared_rate]") {
    std::mt19937_64 random(20251124);
    for (int i = 0; i < 400; ++i) {
        const exact_ratio rate(decimal::scaled(static_cast<std::int64_t>(random() >> (1 + random() % 62)) | 1,
                                               static_cast<int>(random() % 19)));
        std::vector<std::int64_t> amounts(100);
        for (auto& amount : amounts) amount = static_cast<std::int64_t>(random()) >> (random() % 64);
        const rounding mode = all_modes[random() % std::size(all_modes)];
        if (wrong<CNY, USD>(rate, mode, amounts) != 0) FAIL(to_string(rate) << " mode " << static_cast<int>(mode));
    }
    SUCCEED();
}

TEST_CASE("ten million fen at a ten-decimal rate, none wrong", "[.][prepared_rate][long]") {
    std::mt19937_64 random(7);
    const fx_rate<CNY, USD> rate{0.1394775353_dec};
    const auto converter = rate.prepare(half_even);
    int wrong_results = 0;
    for (int i = 0; i < 10'000'000; ++i) {
        const auto amount = money<CNY>::from_minor(static_cast<std::int64_t>(random()) >> (random() % 32));
        if (converter(amount) != rate.convert(amount, half_even)) ++wrong_results;
    }
    CHECK(wrong_results == 0);
}

TEST_CASE("a prepared rate that must be exact refuses what is not", "[prepared_rate]") {
    const auto converter = fx_rate<USD, CNY>{7.25_dec}.prepare(rounding::exact);
    CHECK(converter(4_usd) == 29_cny);
    CHECK(converter(0.00_usd) == 0_cny);
    CHECK_THROWS_AS(converter(0.01_usd), not_exact_error);
}

TEST_CASE("many amounts are converted as one by one", "[prepared_rate]") {
    const auto converter = fx_rate<CNY, USD>{0.1394775353_dec}.prepare(half_even);
    const std::vector<money<CNY>> from{1_cny, -380e9_cny, 0_cny, 0.01_cny};
    std::vector<money<USD>> to(from.size());
    converter(from, to);
    for (std::size_t i = 0; i < from.size(); ++i) CHECK(to[i] == converter(from[i]));
    to.pop_back();
    CHECK_THROWS_AS(converter(from, to), numeric_domain_error);
}

}  // namespace prepared_rate_test
