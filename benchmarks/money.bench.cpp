// SPDX-License-Identifier: BSL-1.0
// Money against what one would write without it. Targets, by paired.hpp's figures:
//
//   sum, 1e7 amounts   raw unchecked int64_t loop: times >= 0.833; Intel's bid64 (does not keep the total exact): >= 10
//   sum, 1e4 amounts   raw loop: times >= 0.833 (g++), 0.5 (clang)
//   split in 7         raw integer loop: times >= 0.769
//   parse, print       "380,000,000,000.00" by from_chars and to_chars: times >= 1.67 and 2.5; by std::get_money and
//                      std::put_money: >= 15
//
// That comparing, sorting and adding are raw instructions is shown by tools/money_instructions, not by time.

#include "paired.hpp"

#include <outlay/money/canonical_text.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/ranges.hpp>
#include <outlay/money/split.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iomanip>
#include <locale>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace outlay;
using fen = money<currencies::CNY>;

std::uint64_t next(std::uint64_t& random) {
    random = random * 6364136223846793005u + 1442695040888963407u;
    return random >> 20;
}
std::vector<fen> amounts(std::size_t n) {
    std::uint64_t random = 380;
    std::vector<fen> out;
    out.reserve(n);
    for (std::size_t i = 0; i < n; ++i) out.push_back(fen::from_minor(static_cast<std::int64_t>(next(random)) - (std::int64_t{1} << 43)));
    return out;
}
std::vector<std::int64_t> counts(const std::vector<fen>& from) {
    std::vector<std::int64_t> out;
    out.reserve(from.size());
    for (const fen& m : from) out.push_back(m.minor_units());
    return out;
}

std::int64_t raw_sum(const std::vector<std::int64_t>& values) {
    std::int64_t total = 0;
    for (const std::int64_t x : values) total += x;
    return total;
}

void sum_against_raw(benchmark::State& state) {
    const auto n = static_cast<std::size_t>(state.range(0));
    const auto passes = 10'000'000 / n;
    const auto ours = amounts(n);
    const auto raw = counts(ours);
    bench::compare(
        state, n * passes,
        [&] {
            for (std::size_t i = 0; i < passes; ++i) {
                benchmark::ClobberMemory();
                benchmark::DoNotOptimize(sum(ours));
            }
        },
        [&] {
            for (std::size_t i = 0; i < passes; ++i) {
                benchmark::ClobberMemory();
                benchmark::DoNotOptimize(raw_sum(raw));
            }
        });
}
BENCHMARK(sum_against_raw)->Arg(10'000'000)->Arg(10'000)->Iterations(1);

#ifdef OUTLAY_BENCH_BID64
extern "C" std::uint64_t __bid64_add(std::uint64_t, std::uint64_t, unsigned, unsigned*);
extern "C" std::uint64_t __bid64_from_int64(std::int64_t, unsigned, unsigned*);

void sum_against_bid64(benchmark::State& state) {
    const auto ours = amounts(10'000'000);
    std::vector<std::uint64_t> theirs;
    unsigned flags = 0;
    for (const fen& m : ours) theirs.push_back(__bid64_from_int64(m.minor_units(), 0, &flags));
    bench::compare(
        state, ours.size(), [&] { benchmark::DoNotOptimize(sum(ours)); },
        [&] {
            std::uint64_t total = __bid64_from_int64(0, 0, &flags);
            for (const std::uint64_t x : theirs) total = __bid64_add(total, x, 0, &flags);
            benchmark::DoNotOptimize(total);
        },
        9);
}
BENCHMARK(sum_against_bid64)->Iterations(1);
#endif

void sort_against_raw(benchmark::State& state) {
    const auto ours = amounts(100'000);
    const auto raw = counts(ours);
    bench::compare(
        state, ours.size(),
        [&] {
            auto copy = ours;
            std::sort(copy.begin(), copy.end());
            benchmark::DoNotOptimize(copy.data());
        },
        [&] {
            auto copy = raw;
            std::sort(copy.begin(), copy.end());
            benchmark::DoNotOptimize(copy.data());
        });
}
BENCHMARK(sort_against_raw)->Iterations(1);

void split_in_seven_against_raw(benchmark::State& state) {
    const auto ours = amounts(1'000'000);
    const auto raw = counts(ours);
    std::vector<fen> parts(7);
    std::vector<std::int64_t> raw_parts(7);
    bench::compare(
        state, ours.size(),
        [&] {
            for (const fen& m : ours) {
                for (std::size_t i = 0; const fen& part : split<7>(m)) parts[i++] = part;
                benchmark::DoNotOptimize(parts.data());
                benchmark::ClobberMemory();
            }
        },
        [&] {
            for (const std::int64_t x : raw) {
                const std::int64_t each = x / 7;
                const std::int64_t more = x % 7;
                for (std::int64_t i = 0; i < 7; ++i)
                    raw_parts[static_cast<std::size_t>(i)] = each + (i < more ? 1 : 0) - (i < -more ? 1 : 0);
                benchmark::DoNotOptimize(raw_parts.data());
                benchmark::ClobberMemory();
            }
        });
}
BENCHMARK(split_in_seven_against_raw)->Iterations(1);

// The same with the number of parts known only at run time.
void split_in_n_against_raw(benchmark::State& state) {
    const auto ours = amounts(1'000'000);
    const auto raw = counts(ours);
    std::size_t n = 7;
    benchmark::DoNotOptimize(n);
    std::vector<fen> parts(n);
    std::vector<std::int64_t> raw_parts(n);
    bench::compare(
        state, ours.size(),
        [&] {
            for (const fen& m : ours) {
                split_into(parts, m);
                benchmark::DoNotOptimize(parts.data());
                benchmark::ClobberMemory();
            }
        },
        [&] {
            for (const std::int64_t x : raw) {
                const auto count = static_cast<std::int64_t>(raw_parts.size());
                const std::int64_t each = x / count;
                const std::int64_t more = x % count;
                for (std::int64_t i = 0; i < count; ++i)
                    raw_parts[static_cast<std::size_t>(i)] = each + (i < more ? 1 : 0) - (i < -more ? 1 : 0);
                benchmark::DoNotOptimize(raw_parts.data());
                benchmark::ClobberMemory();
            }
        });
}
BENCHMARK(split_in_n_against_raw)->Iterations(1);

// A thousand texts like 380,000,000,000.00, so few that they stay in the nearest cache, gone through a hundred times.
struct texts {
    std::vector<std::int64_t> minor;
    std::vector<std::string> text;
    texts() {
        std::uint64_t random = 7;
        for (int i = 0; i < 1000; ++i) {
            minor.push_back(38'000'000'000'000 + static_cast<std::int64_t>(next(random) >> 1));
            char buffer[32];
            text.emplace_back(buffer, detail::write_amount(buffer, static_cast<std::uint64_t>(minor.back()), 2, ','));
        }
    }
};
constexpr std::size_t times_through = 100;
const texts& all() {
    static const texts t;
    return t;
}

std::int64_t read_grouped(const std::string& text) {
    const char* last = text.data() + text.size();
    detail::digits_read read;
    const char* const point = detail::read_digits(text.data(), last, ',', read);
    detail::read_digits(point + 1, last, '\0', read);
    return read.too_large ? -1 : static_cast<std::int64_t>(read.value);
}
std::int64_t read_by_from_chars(const std::string& text) {
    char digits[32];
    char* end = digits;
    for (const char c : text)
        if (c != ',' && c != '.') *end++ = c;
    std::int64_t value = 0;
    std::from_chars(digits, end, value);
    return value;
}
std::size_t write_by_to_chars(char* out, std::int64_t minor) {
    char digits[32];
    const char* const end = std::to_chars(digits, digits + sizeof digits, minor).ptr;
    const char* const point = end - 2;
    char* to = out;
    for (const char* p = digits; p != point; ++p) {
        *to++ = *p;
        if (const auto left = point - p - 1; left > 0 && left % 3 == 0) *to++ = ',';
    }
    *to++ = '.';
    *to++ = point[0];
    *to++ = point[1];
    return static_cast<std::size_t>(to - out);
}

/// The digits and groups of a dollar, without the name of a locale that may not be installed.
struct dollars : std::moneypunct<char, false> {
    char do_decimal_point() const override { return '.'; }
    char do_thousands_sep() const override { return ','; }
    std::string do_grouping() const override { return "\3"; }
    int do_frac_digits() const override { return 2; }
};

void parse_against_from_chars(benchmark::State& state) {
    const auto work = [](auto read) {
        return [read] {
            std::int64_t total = 0;
            for (std::size_t i = 0; i < times_through; ++i)
                for (const std::string& text : all().text) total += read(text);
            benchmark::DoNotOptimize(total);
        };
    };
    for (std::size_t i = 0; i < all().text.size(); ++i)
        if (read_grouped(all().text[i]) != all().minor[i] || read_by_from_chars(all().text[i]) != all().minor[i]) state.SkipWithError("misread");
    bench::compare(state, times_through * all().text.size(), work(read_grouped), work(read_by_from_chars));
}
BENCHMARK(parse_against_from_chars)->Iterations(1);

void parse_against_get_money(benchmark::State& state) {
    const std::locale locale(std::locale::classic(), new dollars);
    std::istringstream in;
    in.imbue(locale);
    bench::compare(
        state, times_through * all().text.size(),
        [&] {
            std::int64_t total = 0;
            for (std::size_t i = 0; i < times_through; ++i)
                for (const std::string& text : all().text) total += read_grouped(text);
            benchmark::DoNotOptimize(total);
        },
        [&] {
            long double total = 0;
            for (std::size_t i = 0; i < times_through; ++i)
                for (const std::string& text : all().text) {
                in.clear();
                in.str(text);
                long double value = 0;
                in >> std::get_money(value);
                total += value;
            }
            benchmark::DoNotOptimize(total);
        },
        9);
}
BENCHMARK(parse_against_get_money)->Iterations(1);

void print_against_to_chars(benchmark::State& state) {
    char buffer[64];
    bench::compare(
        state, times_through * all().minor.size(),
        [&] {
            for (std::size_t i = 0; i < times_through * all().minor.size(); ++i) {
                const std::int64_t minor = all().minor[i % 1000];
                benchmark::DoNotOptimize(detail::write_amount(buffer, static_cast<std::uint64_t>(minor), 2, ','));
                benchmark::ClobberMemory();
            }
        },
        [&] {
            for (std::size_t i = 0; i < times_through * all().minor.size(); ++i) {
                const std::int64_t minor = all().minor[i % 1000];
                benchmark::DoNotOptimize(write_by_to_chars(buffer, minor));
                benchmark::ClobberMemory();
            }
        });
}
BENCHMARK(print_against_to_chars)->Iterations(1);

void print_against_put_money(benchmark::State& state) {
    char buffer[64];
    const std::locale locale(std::locale::classic(), new dollars);
    std::ostringstream out;
    out.imbue(locale);
    bench::compare(
        state, times_through * all().minor.size(),
        [&] {
            for (std::size_t i = 0; i < times_through * all().minor.size(); ++i) {
                const std::int64_t minor = all().minor[i % 1000];
                benchmark::DoNotOptimize(detail::write_amount(buffer, static_cast<std::uint64_t>(minor), 2, ','));
                benchmark::ClobberMemory();
            }
        },
        [&] {
            for (std::size_t i = 0; i < times_through * all().minor.size(); ++i) {
                const std::int64_t minor = all().minor[i % 1000];
                out.str({});
                out << std::put_money(static_cast<long double>(minor));
                benchmark::DoNotOptimize(out);
            }
        },
        9);
}
BENCHMARK(print_against_put_money)->Iterations(1);

// Canonical text, code and all: "380000000000.00 CNY" there and back.
void canonical_round_trip(benchmark::State& state) {
    for (auto _ : state) {
        for (std::size_t i = 0; i < times_through * all().minor.size(); ++i) {
                const std::int64_t minor = all().minor[i % 1000];
            char buffer[64];
            const char* const end = to_chars(buffer, buffer + sizeof buffer, fen::from_minor(minor)).ptr;
            benchmark::DoNotOptimize(fen::from_chars({buffer, static_cast<std::size_t>(end - buffer)}));
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * times_through * all().minor.size()));
}
BENCHMARK(canonical_round_trip);

}  // namespace
