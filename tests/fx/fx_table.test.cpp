// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/averages.hpp>
#include <outlay/fx/chained.hpp>
#include <outlay/fx/fixed_rates.hpp>
#include <outlay/fx/fx_table.hpp>
#include <outlay/fx/fx_table_history.hpp>
#include <outlay/fx/pair_convention.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace fx_table_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

any_quote ecb(std::string_view quote, decimal rate) {
    return {any_rate({"EUR", quote}, rate), "2025-02-24"_day, {"ECB", rate_kind::reference}};
}
any_quote made(std::string_view base, std::string_view quote, decimal rate) {
    return {any_rate({base, quote}, rate), "2025-02-24"_day, {"desk", rate_kind::market}};
}

// ECB reference rates of 24 February 2025.
const fx_table euro{ecb("USD", 1.0466_dec), ecb("CNY", 7.5879_dec), ecb("JPY", 156.65_dec)};

}  // namespace

TEST_CASE("a pair is found as quoted, inverted or through the euro", "[fx_table]") {
    CHECK(euro.quote({"EUR", "USD"}) == ecb("USD", 1.0466_dec));
    CHECK(euro.quote({"USD", "EUR"}) == ecb("USD", 1.0466_dec).inverse());
    CHECK(to_string(euro.quote({"USD", "CNY"})) ==
          "USD/CNY 7.250048 from EUR/CNY 7.5879 and EUR/USD 1.0466, ECB 2025-02-24");
    CHECK((euro.quote<JPY, CNY>().value()) == 7.5879_dec / 156.65_dec);
    CHECK(euro.currencies() == std::vector<std::string>{"EUR", "USD", "CNY", "JPY"});
}

TEST_CASE("a pair that is missing is named", "[fx_table]") {
    CHECK_THROWS_WITH(euro.quote({"USD", "AED"}), "no rate USD/AED: AED is not in the table");
    const auto missing = fx_table{made("GBP", "USD", 1.6_dec), made("CHF", "AUD", 1.2_dec)}.try_quote({"GBP", "AUD"});
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().pair() == currency_pair{"GBP", "AUD"});
    CHECK(std::string(missing.error().what()) == "no rate GBP/AUD: no quotes in the table connect them");
    CHECK_THROWS_AS(fx_table{}.quote({"USD", "CNY"}), rate_missing_error);
}

TEST_CASE("the shortest chain is taken, or the one that is named", "[fx_table]") {
    fx_table table = euro;
    table.add(made("USD", "AED", 3.6725_dec));
    table.add(made("GBP", "USD", 1.2640_dec));
    CHECK(to_string(table.quote({"GBP", "AED"})) ==
          "GBP/AED 4.64204 from GBP/USD 1.264 and USD/AED 3.6725, desk 2025-02-24");
    const any_quote far = table.quote({"CNY", "AED"});  // CNY - EUR - USD - AED
    CHECK(far.value() == exact_ratio(1.0466_dec) / exact_ratio(7.5879_dec) * exact_ratio(3.6725_dec));
    CHECK(far.chain().size() == 3);
    CHECK(far.source() == "ECB and desk");
    table.add(made("USD", "CNY", 7.2476_dec));
    CHECK(table.quote({"CNY", "AED"}).value() == exact_ratio(3.6725_dec) / exact_ratio(7.2476_dec));
    CHECK(table.along({"CNY", "EUR", "USD", "AED"}).value() == far.value());
    CHECK(table.along({"CNY", "USD"}) == table.quote({"CNY", "USD"}));
    CHECK_THROWS_WITH(table.along({"CNY", "AED"}), "no rate CNY/AED: this step is not quoted, either way round");
    CHECK_THROWS_AS(table.along({"CNY"}), numeric_domain_error);
}

TEST_CASE("a pair is in the table once", "[fx_table]") {
    fx_table table = euro;
    CHECK_NOTHROW(table.add(ecb("USD", 1.0466_dec)));
    CHECK(table.quotes().size() == 3);
    CHECK_NOTHROW(table.add(ecb("USD", 1.0466_dec).inverse()));
    CHECK_THROWS_WITH(table.add(ecb("USD", 1.05_dec)),
                      "conflicting rates: EUR/USD 1.0466, ECB 2025-02-24; against EUR/USD 1.05, ECB 2025-02-24");
    CHECK_THROWS_AS(table.add(made("USD", "EUR", 0.95_dec)), rate_conflict_error);
    try {
        table.add(made("USD", "EUR", 0.95_dec));
    } catch (const rate_conflict_error& e) {
        CHECK(e.pair() == currency_pair{"USD", "EUR"});
        CHECK(e.first() == exact_ratio(1.0466_dec).inverse());
        CHECK(e.second() == exact_ratio(0.95_dec));
    }
}

TEST_CASE("R24: a currency to itself is 1", "[fx_table]") {
    CHECK(euro.quote({"EUR", "EUR"}).value() == exact_ratio(1));
    CHECK(euro.quote({"USD", "USD"}).day() == "2025-02-24"_day);
    CHECK(euro.quote({"USD", "USD"}).kind() == rate_kind::fixed);
    CHECK(euro.quote<JPY, JPY>().convert(5_jpy, rounding::exact) == 5_jpy);
    CHECK(euro.quote({"AED", "AED"}).value() == exact_ratio(1));  // a currency that the table lacks too
    CHECK(fx_table{}.quote({"EUR", "EUR"}).value() == exact_ratio(1));
    CHECK(euro.along({"EUR", "EUR"}).value() == exact_ratio(1));
    CHECK(euro.along({"USD", "USD", "EUR", "EUR", "CNY"}) == euro.along({"USD", "EUR", "CNY"}));
    CHECK(euro.quote({"EUR", "EUR"}).convert(any_money(7.25_eur), half_even) == any_money(7.25_eur));
    fx_table with_itself = euro;
    with_itself.add(any_quote{any_rate({"EUR", "EUR"}, 1_dec), "2025-02-24"_day, {"ECB", rate_kind::reference}});
    CHECK(with_itself.quote({"EUR", "EUR"}).value() == exact_ratio(1));
    CHECK(with_itself.quote({"USD", "CNY"}).value() == euro.quote({"USD", "CNY"}).value());
}

TEST_CASE("R24: a rounded inverse is no conflict within the tolerance that is named", "[fx_table]") {
    // 1 / 1.0466 = 0.955474...: published with four decimals 0.9555, which is 0.0027 % off.
    const any_quote rounded = made("USD", "EUR", 0.9555_dec);
    CHECK_THROWS_AS((fx_table{{ecb("USD", 1.0466_dec), rounded}}), rate_conflict_error);
    CHECK_THROWS_AS((fx_table({ecb("USD", 1.0466_dec), rounded}, {.tolerance = 0.00002_dec})), rate_conflict_error);
    const fx_table one({ecb("USD", 1.0466_dec), rounded}, {.tolerance = 1_bps});
    const fx_table other({rounded, ecb("USD", 1.0466_dec)}, {.tolerance = 1_bps});
    for (const fx_table& table : {one, other}) {
        CHECK(table.quotes().size() == 1);
        CHECK(table.quote({"EUR", "USD"}) == ecb("USD", 1.0466_dec));
        CHECK(table.quote({"USD", "EUR"}).value() == exact_ratio(1.0466_dec).inverse());
    }
    CHECK_THROWS_AS(fx_table(table_limits{.tolerance = -1_bps}), numeric_domain_error);
    CHECK_THROWS_AS(inconsistencies(one, -1_bps), numeric_domain_error);
    CHECK_THROWS_AS(check_consistent(one, -1_bps), numeric_domain_error);
    CHECK_THROWS_AS(fx_table(table_limits{.max_days = -1}), numeric_domain_error);
}

namespace {

any_quote dated_quote(std::string_view base, std::string_view quote, decimal rate, calendar_day day) {
    return {any_rate({base, quote}, rate), day, {"made", rate_kind::market}};
}

}  // namespace

TEST_CASE("S13: of two chains as long, the one whose oldest day is youngest", "[fx_table]") {
    const any_quote old_first = dated_quote("EUR", "USD", 1.12_dec, "2019-02-01"_day),
                    old_second = dated_quote("USD", "CNY", 6.70_dec, "2019-02-01"_day),
                    new_first = dated_quote("EUR", "GBP", 0.87_dec, "2026-02-24"_day),
                    new_second = dated_quote("GBP", "CNY", 9.4_dec, "2026-02-23"_day);
    const exact_ratio young = exact_ratio(0.87_dec) * exact_ratio(9.4_dec);
    for (const int max_days : {1, 7, 3000}) {
        const fx_table table({old_first, old_second, new_first, new_second}, {.max_days = max_days});
        CHECK(table.quote({"EUR", "CNY"}).value() == young);
        CHECK(table.quote({"EUR", "CNY"}).day() == "2026-02-23"_day);
    }
    // Where the young one's days lie too far apart, the old one is one table still.
    CHECK(fx_table({old_first, old_second, new_first, new_second}, {.max_days = 0}).quote({"EUR", "CNY"}).day() ==
          "2019-02-01"_day);
}

TEST_CASE("S13: days further apart than the table's limit are never mixed", "[fx_table]") {
    const any_quote stale = dated_quote("EUR", "USD", 1.12_dec, "2019-02-01"_day),
                    fresh = dated_quote("USD", "CNY", 7.25_dec, "2026-02-24"_day);
    const fx_table mixed{stale, fresh};
    const char* const why =
        "no rate EUR/CNY: the quotes for it are from 2019-02-01 to 2026-02-24; at most 7 days were allowed";
    CHECK_THROWS_WITH(mixed.quote({"EUR", "CNY"}), why);
    CHECK_THROWS_WITH(mixed.along({"EUR", "USD", "CNY"}), why);
    CHECK_THROWS_WITH(mixed.steps({"EUR", "CNY"}), why);
    CHECK(mixed.quote({"EUR", "USD"}) == stale);  // one quote has one day
    CHECK_THROWS_AS(check_consistent(mixed, 0_dec), rate_missing_error);
    const fx_table allowed({stale, fresh}, {.max_days = 2580});
    CHECK(allowed.quote({"EUR", "CNY"}).value() == exact_ratio(8.12_dec));
    // A longer chain of one time is taken before a shorter one of two.
    fx_table longer = mixed;
    longer.add(dated_quote("EUR", "GBP", 0.87_dec, "2026-02-24"_day));
    longer.add(dated_quote("GBP", "USD", 1.25_dec, "2026-02-24"_day));
    CHECK(longer.quote({"EUR", "CNY"}).value() == exact_ratio(0.87_dec) * exact_ratio(1.25_dec) * exact_ratio(7.25_dec));
    // What the old quote says of another time contradicts nothing.
    CHECK(inconsistencies(longer, 0_dec).empty());
    // The same rate again, of a later day, is of that day.
    fx_table again{stale};
    again.add(dated_quote("EUR", "USD", 1.12_dec, "2026-02-24"_day));
    CHECK(again.quote({"EUR", "USD"}).day() == "2026-02-24"_day);
    CHECK(fx_table{dated_quote("EUR", "USD", 1.12_dec, "2026-02-24"_day), stale}.quote({"EUR", "USD"}).day() ==
          "2026-02-24"_day);
}

TEST_CASE("S13: a rate set by law holds on every day", "[fx_table]") {
    const any_quote mark{any_rate({"EUR", "DEM"}, 1.95583_dec), "1999-01-01"_day, {"law", rate_kind::fixed}};
    const fx_table table{mark, dated_quote("EUR", "USD", 1.25_dec, "2026-02-24"_day)};
    CHECK(table.quote({"DEM", "USD"}).value() == exact_ratio(1.25_dec) / exact_ratio(1.95583_dec));
    CHECK(table.along({"DEM", "EUR", "USD"}).value() == table.quote({"DEM", "USD"}).value());
    CHECK(fx_table{mark}.quote({"DEM", "EUR"}).value() == exact_ratio(1.95583_dec).inverse());
}

namespace {

// Every way from base to quote, by hand: the shortest within the limit; of those the one whose oldest day is youngest, then the
// first in the alphabet.
struct way {
    std::vector<std::string> codes;
    exact_ratio value{1};
    calendar_day oldest = calendar_day::latest(), youngest = calendar_day::earliest();
};
void all_ways(const std::vector<any_quote>& quotes, const way& so_far, const std::string& to, std::vector<way>& found) {
    const std::string at = so_far.codes.back();
    if (at == to) {
        found.push_back(so_far);
        return;
    }
    for (const any_quote& quote : quotes) {
        const currency_pair pair = quote.pair();
        if (!pair.has(at)) continue;
        const std::string next(pair.base() == at ? pair.quote() : pair.base());
        if (std::find(so_far.codes.begin(), so_far.codes.end(), next) != so_far.codes.end()) continue;
        way longer = so_far;
        longer.codes.push_back(next);
        longer.value *= pair.base() == at ? quote.value() : quote.value().inverse();
        longer.oldest = std::min(longer.oldest, quote.day());
        longer.youngest = std::max(longer.youngest, quote.day());
        all_ways(quotes, longer, to, found);
    }
}
std::optional<way> best_way(const std::vector<any_quote>& quotes, const std::string& from, const std::string& to,
                            int max_days) {
    std::vector<way> ways;
    all_ways(quotes, {{from}}, to, ways);
    ways.erase(std::remove_if(ways.begin(), ways.end(),
                              [&](const way& w) { return (w.youngest - w.oldest).count() > max_days; }),
               ways.end());
    if (ways.empty()) return std::nullopt;
    return *std::min_element(ways.begin(), ways.end(), [](const way& a, const way& b) {
        if (a.codes.size() != b.codes.size()) return a.codes.size() < b.codes.size();
        if (a.oldest != b.oldest) return a.oldest > b.oldest;
        return a.codes < b.codes;
    });
}

}  // namespace

TEST_CASE("random tables give the same answer whatever the order of adding, within their days", "[fx_table]") {
    std::mt19937 random(24);
    const auto upto = [&](int n) { return static_cast<int>(random() % (static_cast<unsigned>(n) + 1)); };
    const std::vector<std::string> codes{"AUD", "CHF", "EUR", "GBP", "JPY", "USD"};
    int answered = 0, refused = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<any_quote> quotes;
        for (std::size_t i = 0; i < codes.size(); ++i)
            for (std::size_t j = i + 1; j < codes.size(); ++j) {
                if (upto(9) < 5) continue;
                const bool turn = upto(1) == 0;
                quotes.push_back(dated_quote(codes[turn ? j : i], codes[turn ? i : j], decimal::scaled(50 + upto(900), 2),
                                             "2026-02-01"_day + date::days{upto(12)}));
            }
        const int max_days = upto(10);
        std::vector<any_quote> shuffled = quotes;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        fx_table one(table_limits{.max_days = max_days}), other(table_limits{.max_days = max_days});
        for (const any_quote& quote : quotes) one.add(quote);
        for (const any_quote& quote : shuffled) other.add(quote), other.add(quote);
        for (const std::string& from : codes)
            for (const std::string& to : codes) {
                const auto answer = one.try_quote({from, to}), again = other.try_quote({from, to});
                REQUIRE(answer.has_value() == again.has_value());
                if (!answer) {
                    ++refused;
                    REQUIRE(std::string(answer.error().what()) == again.error().what());
                    REQUIRE_FALSE(best_way(quotes, from, to, max_days));
                    continue;
                }
                ++answered;
                REQUIRE(*answer == *again);
                const auto expected = best_way(quotes, from, to, max_days);
                REQUIRE(expected);
                REQUIRE(answer->value() == expected->value);
                if (from == to) continue;
                REQUIRE(answer->day() == expected->oldest);
                for (const quoted_leg& leg : answer->legs())
                    REQUIRE((leg.day - answer->day()).count() <= max_days);
            }
    }
    CHECK(answered > 800);
    CHECK(refused > 80);
}

TEST_CASE("random pairs of quotes that agree within a tolerance are one, whichever came first", "[fx_table]") {
    std::mt19937 random(25);
    for (int round = 0; round < 500; ++round) {
        const decimal rate = decimal::scaled(1 + static_cast<std::int64_t>(random() % 2'000'000), 4);
        const decimal inverse = exact_ratio(rate).inverse().round_to(10, half_even);
        const auto day = [&] { return "2026-02-01"_day + date::days{static_cast<int>(random() % 3)}; };
        const any_quote a = dated_quote("EUR", "USD", rate, day()), b = dated_quote("USD", "EUR", inverse, day());
        const fx_table one({a, b}, {.tolerance = 1_bps}), other({b, a}, {.tolerance = 1_bps});
        REQUIRE(one.quotes() == other.quotes());
        REQUIRE(one.quote({"EUR", "USD"}).day() == std::max(a.day(), b.day()));
    }
}

TEST_CASE("R24: whether quotes agree within a tolerance does not depend on their order, nor on the way round", "[fx_table]") {
    // The widest share between two of the three decides: 0.0001 of the larger agrees at one basis point, a hair more does not.
    struct row {
        std::vector<decimal> rates;
        bool agree;
    };
    for (const auto& [rates, agree] : std::vector<row>{{{1_dec, 0.9999_dec}, true},
                                                       {{1_dec, 1.0001_dec}, true},
                                                       {{1_dec, 0.99989_dec}, false},
                                                       {{1_dec, 1.00005_dec, 1.0001_dec}, true},
                                                       {{1_dec, 1.00009_dec, 1.00018_dec}, false},
                                                       {{1_dec, 0.99993_dec, 0.99987_dec}, false}}) {
        std::vector<std::size_t> order(rates.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        do {
            for (unsigned turned = 0; turned < 1u << rates.size(); ++turned) {
                fx_table table(table_limits{.tolerance = 1_bps});
                bool refused = false;
                try {
                    for (const std::size_t i : order) {
                        const any_quote quote = dated_quote("EUR", "USD", rates[i], "2026-02-01"_day + date::days{static_cast<int>(i)});
                        table.add((turned >> i & 1u) != 0 ? quote.inverse() : quote);
                    }
                } catch (const rate_conflict_error& e) {
                    refused = true;
                    CHECK(e.pair().has("EUR"));
                    CHECK(e.first() != e.second());
                }
                REQUIRE(refused == !agree);
                if (agree) REQUIRE(table.quote({"EUR", "USD"}).value() == exact_ratio(rates.back()));  // the youngest
            }
        } while (std::next_permutation(order.begin(), order.end()));
    }
}

TEST_CASE("a table of a day from published columns keeps the reach of its rule", "[fx_table]") {
    fx_table_history columns({{"EUR", "USD"}, {"EUR", "CNY"}, {"USD", "EUR"}}, {"made", rate_kind::reference});
    columns.add("2026-02-02"_day, std::vector<std::optional<decimal>>{1.1_dec, std::nullopt, std::nullopt});
    columns.add("2026-02-20"_day, std::vector<std::optional<decimal>>{std::nullopt, 8.2_dec, 0.91_dec});
    CHECK(columns.on("2026-02-20"_day, previous{.max_days = 18}, 1_pct).quote({"USD", "CNY"}).value() ==
          exact_ratio(8.2_dec) * exact_ratio(0.91_dec));  // the younger of EUR/USD and USD/EUR
    CHECK_THROWS_AS(columns.on("2026-02-20"_day, previous{.max_days = 18}), rate_conflict_error);
    CHECK_FALSE(columns.on("2026-02-10"_day, previous{.max_days = 18}).try_quote({"USD", "CNY"}).has_value());
    CHECK(columns.on("2026-02-10"_day, previous{.max_days = std::numeric_limits<int>::max()}).limits().max_days ==
          std::numeric_limits<int>::max());
    CHECK(columns.on("2026-02-20"_day, same_day{}).quote({"USD", "USD"}).day() == "2026-02-20"_day);
    // R24: a history of a currency to itself
    CHECK(columns.history<EUR, EUR>().size() == 2);
    CHECK(columns.history({"EUR", "EUR"}).on("2026-02-20"_day, same_day{}).value() == exact_ratio(1));
}

TEST_CASE("R2: a chain of forty currencies has its steps, and its rate in named digits", "[fx_table]") {
    fx_table table;
    for (int i = 0; i < 40; ++i)
        table.add(made("C" + std::to_string(100 + i), "C" + std::to_string(101 + i),
                       decimal::scaled(10'000'000'000 + (i % 2 == 0 ? 1'234'567'891 : -1'098'765'433), 10)));
    CHECK(table.steps({"C100", "C140"}).size() == 40);
    CHECK_THROWS_WITH(table.quote({"C100", "C140"}), Catch::Matchers::ContainsSubstring("chained() of fx/chained.hpp"));
    CHECK_THROWS_AS(table.along({"C100", "C101", "C102", "C103", "C104", "C105"}), numeric_overflow_error);
    // (1.1234567891 x 0.8901234567)^20 in Python's decimals of 60 digits: 1.00030485547175...
    const any_quote quote = chained(table.steps({"C100", "C140"}), 12, half_even);
    CHECK(quote.value() == exact_ratio(1.000304855472_dec));
    CHECK(quote.chain().size() == 40);
    CHECK(quote.pair() == currency_pair{"C100", "C140"});
    CHECK(chained(table.steps_along({"C140", "C139"}), 10, half_even).value() ==
          exact_ratio((exact_ratio(1) / exact_ratio(0.8901234567_dec)).round_to(10, half_even)));
    CHECK_THROWS_AS(table.steps_along({"C100"}), numeric_domain_error);
    // A quote that closes the loop of forty: within a millionth, and a thousandth off.
    table.add(made("C100", "C140", 1.0003_dec));
    CHECK_THROWS_AS(check_consistent(table, 0.00001_dec), numeric_overflow_error);
    CHECK_NOTHROW(check_consistent(table, 0.00001_dec, 12, half_even));
    CHECK_THROWS_AS(check_consistent(table, 0.000001_dec, 12, half_even), rate_conflict_error);
    REQUIRE(inconsistencies(table, 0_dec, 12, half_even).size() == 1);
    CHECK(inconsistencies(table, 0_dec, 12, half_even)[0].difference.round_to(9, half_even) == 0.000004854_dec);
}

// No fraction is cut in silence.
namespace {

template <class X>
concept counts_something =
    requires(X x) { table_limits{.max_days = x}; } || requires(X x) { previous{.max_days = x}; } ||
    requires(X x) { following{x}; } || requires(X x) { interpolated{x}; } || requires(X x) { per{x}; } ||
    requires(X x, const fx_rate<USD, CNY>& r) { r.round_to(x, half_even); } ||
    requires(X x, const any_rate& r) { r.round_to(x, half_even); } ||
    requires(X x, const any_history& h) { average(h, period{}, x, half_even); } ||
    requires(X x, const fx_table_history& h) { h.day(x); } || requires(X x, const fx_table_history& h) { h.cell(x, 0); } ||
    requires(X x, const any_money& m) { convert_by_law(m, {"FRF", 2}, x); };

}  // namespace

static_assert(counts_something<int> && counts_something<std::int64_t>);
static_assert(!counts_something<double> && !counts_something<float>);

TEST_CASE("quotes that connect make one matrix, in whatever order they came", "[fx_table]") {
    // Case 64 (Strata, FxMatrix).
    const fx_table whole{made("GBP", "USD", 1.6_dec), made("CHF", "AUD", 1.2_dec), made("EUR", "CHF", 1.1_dec),
                         made("EUR", "USD", 1.4_dec)};
    CHECK_NOTHROW(check_consistent(whole, 0_dec));
    CHECK(whole.quote({"GBP", "AUD"}).value() ==
          exact_ratio(1.6_dec) / exact_ratio(1.4_dec) * exact_ratio(1.1_dec) * exact_ratio(1.2_dec));
    const fx_table parts{made("GBP", "USD", 1.6_dec), made("CHF", "AUD", 1.2_dec)};
    CHECK_THROWS_WITH(check_consistent(parts, 0_dec), "no rate GBP/CHF: no quotes in the table connect them");
}

TEST_CASE("a matrix that contradicts itself says where, and by how much", "[fx_table]") {
    // ECB EUR/CNY / EUR/USD is 7.250048; the H.10 noon rate of the day 7.2476: 0.034 % apart.
    fx_table table = euro;
    table.add(made("USD", "CNY", 7.2476_dec));
    CHECK_NOTHROW(check_consistent(table, 5_bps));
    CHECK_THROWS_AS(check_consistent(table, 3_bps), rate_conflict_error);
    const auto found = inconsistencies(table, 0_dec);
    REQUIRE(found.size() == 1);
    CHECK(found[0].quoted.pair() == currency_pair{"USD", "CNY"});
    CHECK(found[0].difference.round_to(6, half_even) == 0.000338_dec);
    CHECK(inconsistencies(euro, 0_dec).empty());
}

TEST_CASE("markets quote exactly one direction of every pair", "[pair_convention]") {
    // Case 96 (Strata, CurrencyPairTest).
    CHECK(conventional("USD", "GBP") == currency_pair{"GBP", "USD"});
    CHECK(conventional("BRL", "GBP") == currency_pair{"GBP", "BRL"});
    CHECK(conventional("BRL", "BHD") == currency_pair{"BHD", "BRL"});
    CHECK(conventional("GBP", "GBP") == currency_pair{"GBP", "GBP"});
    CHECK(rate_digits({"BHD", "BRL"}) == 5);
    CHECK(rate_digits({"EUR", "USD"}) == 4);
    CHECK(rate_digits({"USD", "JPY"}) == 2);
    for (const auto& a : iso4217::active)
        for (const auto& b : iso4217::active)
            if (a.code != b.code && is_conventional({a.code, b.code}) == is_conventional({b.code, a.code}))
                FAIL(a.code << b.code);
    static_assert(conventional("JPY", "USD") == pair_of<USD, JPY>);
}

}  // namespace fx_table_test
