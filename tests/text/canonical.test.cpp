// SPDX-License-Identifier: BSL-1.0
// Streams, hashes and formatters: canonical text wherever text goes, one hash for equal values.
#include <outlay/money/literals.hpp>
#include <outlay/text/format.hpp>
#include <outlay/text/hash.hpp>
#include <outlay/text/ostream.hpp>
#include <outlay/text/symbols.hpp>

#define FMT_HEADER_ONLY
#include <outlay/text/fmt.hpp>

#include <catch.hpp>

#include <iomanip>
#include <sstream>
#include <unordered_set>
#include <vector>

namespace canonical_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(canonical<decimal> && canonical<exact_ratio> && canonical<calendar_day>);
static_assert(!canonical<int> && !canonical<double> && !canonical<std::string> && !canonical<std::vector<decimal>>);

TEST_CASE("a stream takes canonical text with its width and fill", "[text]") {
    std::ostringstream out;
    out << std::setw(8) << std::setfill('.') << 366.90_dec << ' ' << exact_ratio(1, 3) << ' ' << "2025-02-24"_day << ' ' << 5;
    CHECK(out.str() == "..366.90 1/3 2025-02-24 5");
}

TEST_CASE("equal values hash alike and most others do not", "[text]") {
    CHECK(std::unordered_set<decimal>{366.90_dec, 366.9_dec, 0_dec, 0.000_dec}.size() == 2);
    CHECK(std::unordered_set<exact_ratio>{exact_ratio(2, 6), exact_ratio(1, 3)}.size() == 1);
    std::unordered_set<std::size_t> hashes;
    for (std::int64_t i = 0; i < 1000; ++i) hashes.insert(std::hash<money<currencies::CNY>>{}(money<currencies::CNY>::from_minor(i)));
    CHECK(hashes.size() == 1000);
    CHECK(std::hash<money<currencies::CNY>>{}(1_cny) != std::hash<money<currencies::USD>>{}(1_usd));
    CHECK(std::unordered_set<any_money>{any_money(1_cny), any_money(1.00_cny), any_money(1_usd)}.size() == 2);
    CHECK(std::unordered_set<calendar_day>{"2025-02-24"_day, "2025-02-24"_day}.size() == 1);
}

TEST_CASE("a symbol is printed only where it means one currency", "[text]") {
    CHECK(symbol_of("USD") == "US$");
    CHECK(symbol_of("EUR") == "\u20ac");
    CHECK(symbol_of("CNY") == "CN\u00a5");
    CHECK(symbol_of("CHF") == "CHF");
    CHECK(symbol_of("GBP") == "GBP");
    CHECK(symbol_meanings("kr").size() == 4);
    CHECK(symbol_meanings("no symbol").empty());
}

#if __has_include(<fmt/format.h>)
TEST_CASE("{fmt} aligns canonical text", "[text]") {
    CHECK(fmt::format("[{:>8}] {}", 366.90_dec, "2025-02-24"_day) == "[  366.90] 2025-02-24");
}
#endif

}  // namespace canonical_test
