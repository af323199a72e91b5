// SPDX-License-Identifier: BSL-1.0
// What rows may be joined with, and what comes of it; expected cells are worked by hand.
#include "probe.hpp"

#include <outlay/cashflow/series_npv.hpp>

#include <catch.hpp>

namespace rows_test {

using namespace model_probe;

template <class T, class K, class F = quarterly>
using r = row<T, K, F>;
using usd = money<USD, double>;
using cny = money<CNY, double>;

template <class A, class B>
concept adds = requires(const A& a, const B& b) { a + b; };
template <class A, class B>
concept subtracts = requires(const A& a, const B& b) { a - b; };
template <class A, class B>
concept multiplies = requires(const A& a, const B& b) { a * b; };
template <class A, class B>
concept divides = requires(const A& a, const B& b) { a / b; };
template <class E, class T, class K, class F = quarterly>
concept is_a = row_expression<E> && std::same_as<typename E::amount, T> && std::same_as<typename E::kind, K> &&
               std::same_as<typename E::frequency_type, F>;
template <class A, class B>
using product_of = decltype(std::declval<A>() * std::declval<B>());
template <class A, class B>
using quotient_of = decltype(std::declval<A>() / std::declval<B>());

// Equal amounts, kinds and frequencies add; nothing else does.
static_assert(adds<r<usd, flow>, r<usd, flow>> && adds<r<usd, balance>, r<usd, balance>> && adds<r<double, level>, r<double, level>>);
static_assert(!adds<r<usd, flow>, r<cny, flow>> && !subtracts<r<usd, flow>, r<cny, flow>>);
static_assert(!adds<r<usd, flow>, r<usd, balance>> && !adds<r<usd, flow>, r<usd, level>> && !subtracts<r<usd, balance>, r<usd, level>>);
static_assert(!adds<r<usd, flow>, r<usd, flow, yearly>> && !adds<r<usd, flow>, r<double, flow>>);
// A row and one single amount or number do not add, but a number and a level of numbers.
static_assert(!adds<r<usd, flow>, usd> && !subtracts<usd, r<usd, flow>> && !adds<r<usd, flow>, int> && !adds<r<usd, balance>, usd>);
static_assert(!adds<r<double, flow>, double> && !adds<r<double, balance>, int>);
static_assert(adds<r<double, level>, double> && subtracts<int, r<double, level>> && !adds<r<usd, level>, usd>);
// A level leaves the other's kind; two flows, two balances or a flow and a balance do not multiply.
static_assert(is_a<product_of<r<double, level>, r<usd, flow>>, usd, flow> && is_a<product_of<r<usd, balance>, r<double, level>>, usd, balance>);
static_assert(is_a<product_of<r<double, level>, r<double, level>>, double, level>);
static_assert(!multiplies<r<double, flow>, r<usd, flow>> && !multiplies<r<double, balance>, r<usd, flow>> && !multiplies<r<usd, level>, r<usd, flow>>);
static_assert(!multiplies<r<double, level>, r<usd, flow, yearly>>);
// A single amount: of a flow of shares a flow, of a level a level; a year's amount of a level a flow.
static_assert(is_a<product_of<usd, r<double, flow>>, usd, flow> && is_a<product_of<r<double, level>, usd>, usd, level>);
static_assert(is_a<product_of<per_year<usd>, r<double, level>>, usd, flow> && !multiplies<per_year<usd>, r<double, flow>>);
static_assert(!multiplies<usd, r<usd, level>> && is_a<product_of<r<usd, flow>, double>, usd, flow> && is_a<product_of<int, r<usd, flow>>, usd, flow>);
// Equal kinds divide to a level; a level divides what it multiplies.
static_assert(is_a<quotient_of<r<usd, flow>, r<usd, flow>>, double, level> && is_a<quotient_of<r<usd, flow>, r<double, level>>, usd, flow>);
static_assert(!divides<r<usd, flow>, r<usd, balance>> && !divides<r<usd, flow>, r<cny, flow>> && !divides<r<double, level>, r<usd, flow>>);
static_assert(is_a<quotient_of<r<usd, flow>, usd>, double, flow> && is_a<quotient_of<int, r<double, level>>, double, level>);
// Currencies meet through a rate only, one or a row of them.
using spot = fx_rate<USD, CNY, double>;
static_assert(is_a<product_of<r<usd, flow>, spot>, cny, flow> && is_a<product_of<r<spot, level>, r<usd, balance>>, cny, balance>);
static_assert(!multiplies<r<cny, flow>, spot> && !multiplies<r<cny, flow>, r<spot, level>>);
static_assert(is_a<product_of<spot, r<double, level>>, spot, level>);

TEST_CASE("an amount times shares is a flow, an amount a year times levels is a flow of its periods", "[model]") {
    const probe m{quarters(4), [](const auto& d, auto& s, const auto& shape) {
                      const auto capex = s.flow("capex", d.cost * s.shares("shape", shape));
                      s.flow("out", d.income * s.levels("level", std::as_const(shape)) * d.x - capex);
                      return d.x;
                  },
                  {exact_ratio(1, 2), exact_ratio(1, 4), exact_ratio(1, 4), exact_ratio(0)}};
    typename decltype(m)::drivers<double> d;
    d.cost = as<double>(400_usd);
    d.income = per_year(as<double>(800_usd));  // 200 a quarter
    d.x = 0.5;
    CHECK(out_of<flow, usd>(m, d) == std::vector<double>{5'000 - 20'000, 2'500 - 10'000, 2'500 - 10'000, 0});
}

TEST_CASE("rows look back, change, add up and grow", "[model]") {
    const auto made = [](auto f) {
        return probe{quarters(5), [f](const auto& d, auto& s, const auto&) {
                         using R = std::remove_cvref_t<decltype(d.x)>;
                         const auto t = s.template fixed<flow>("flow", [](std::size_t i) { return exact_ratio(static_cast<int>(i * i + 1)); });  // 1 2 5 10 17
                         const auto g = s.fixed("growth", [](std::size_t i) { return exact_ratio(static_cast<int>(i), 2); });            // 0 1/2 1 3/2 2
                         const auto b = s.balance("balance", running(t, R(2)));                                                         // 3 5 10 20 37
                         f(s, t, g, b, R(7));
                         return d.x;
                     }};
    };
    const auto flow_out = [&](auto f) { return out_of<flow>(made([f](auto& s, auto t, auto g, auto b, auto x) { s.flow("out", f(t, g, b, x)); })); };
    const auto balance_out = [&](auto f) { return out_of<balance>(made([f](auto& s, auto t, auto g, auto b, auto x) { s.balance("out", f(t, g, b, x)); })); };
    const auto level_out = [&](auto f) { return out_of<level>(made([f](auto& s, auto t, auto g, auto b, auto x) { s.level("out", f(t, g, b, x)); })); };
    using cells = std::vector<double>;
    CHECK(flow_out([](auto t, auto, auto, auto) { return lag(t); }) == cells{0, 1, 2, 5, 10});
    CHECK(flow_out([](auto t, auto, auto, auto x) { return lag(t, x); }) == cells{7, 1, 2, 5, 10});
    CHECK(flow_out([](auto t, auto, auto, auto x) { return lag(t, x, 3); }) == cells{7, 7, 7, 1, 2});
    CHECK(flow_out([](auto t, auto, auto, auto x) { return lag(t, x, 9); }) == cells{7, 7, 7, 7, 7});
    CHECK(flow_out([](auto t, auto g, auto, auto) { return lag(t) * g - t; }) == cells{-1, -1.5, -3, -2.5, 3});
    CHECK(flow_out([](auto, auto, auto b, auto) { return change(b); }) == cells{3, 2, 5, 10, 17});
    CHECK(flow_out([](auto, auto, auto b, auto x) { return change(b, x); }) == cells{-4, 2, 5, 10, 17});
    CHECK(balance_out([](auto t, auto, auto, auto) { return running(t - lag(t)); }) == cells{1, 2, 5, 10, 17});
    CHECK(level_out([](auto, auto g, auto, auto x) { return growth_index(g, x); }) == cells{7, 10.5, 21, 52.5, 157.5});
    CHECK(flow_out([](auto t, auto, auto, auto) { return positive_part(2 * lag(t) - t); }) == cells{0, 0, 0, 0, 3});
    CHECK(balance_out([](auto, auto, auto b, auto x) { return min(b, x); }) == cells{3, 5, 7, 7, 7});
    CHECK(flow_out([](auto t, auto, auto, auto) { return max(lag(t), t / 2); }) == cells{0.5, 1, 2.5, 5, 10});
    CHECK(level_out([](auto t, auto g, auto, auto) { return 1 - t / t + g; }) == cells{0, 0.5, 1, 1.5, 2});
    CHECK(balance_out([](auto t, auto, auto, auto x) { return share_of_year(t, x); }) == cells{28, 56, 140, 280, 476});
    CHECK(flow_out([](auto, auto, auto b, auto x) { return accrued(b, x / 100, compounding::simple{}); })[4] == Catch::Approx(37 * 0.0175));
    CHECK(flow_out([](auto, auto, auto b, auto x) { return accrued(b, x / 100, compounding::quarterly{}); })[4] == Catch::Approx(37 * 0.0175));
    // 1.07^(1/4) - 1
    CHECK(flow_out([](auto, auto, auto b, auto x) { return accrued(b, x / 100, compounding::effective{}); })[4] == Catch::Approx(37 * 0.0170585250018113).epsilon(1e-11));
}

TEST_CASE("where a row may differ from zero is known: an opening counts, a product is nothing where a factor is", "[model]") {
    const auto where = [](auto f) {
        const probe m{quarters(5), [f](const auto& d, auto& s, const auto&) {
                          using R = std::remove_cvref_t<decltype(d.x)>;
                          const auto t = s.template fixed<flow>("flow", [](std::size_t i) { return exact_ratio(i == 1 ? 3 : 0); });
                          const auto g = s.fixed("level", [](std::size_t i) { return exact_ratio(i < 3 ? 1 : 0); });
                          const auto found = s.support(s.flow("out", f(t, g, R(7))));
                          return R(static_cast<int>(10 * found.from + found.until));  // from, until
                      }};
        runner<decltype(m), double> run(m);
        return run(typename decltype(m)::template drivers<exact_ratio>{}).value;
    };
    CHECK(where([](auto t, auto, auto) { return 2 * t; }) == 12);
    CHECK(where([](auto t, auto, auto x) { return lag(t, x, 2); }) == 4);
    CHECK(where([](auto t, auto g, auto) { return t + as_flow(g); }) == 3);
    CHECK(where([](auto t, auto g, auto) { return t * g; }) == 12);
    CHECK(where([](auto t, auto g, auto) { return t / (1 + g); }) == 12);
    CHECK(where([](auto t, auto, auto) { return max(lag(t), t); }) == 3);
}

TEST_CASE("outside its window a cell is missing, not zero, and is not divided", "[model]") {
    const probe m{quarters(6), [](const auto& d, auto& s, const auto&) {
                      using R = std::remove_cvref_t<decltype(d.x)>;
                      const auto up = s.template fixed<flow>("up", [](std::size_t i) { return exact_ratio(static_cast<int>(6 - i)); });
                      const auto down = s.template fixed<flow>("down", [](std::size_t i) { return exact_ratio(i < 2 || i > 4 ? 0 : 2); });
                      const auto cover = s.level("cover", ratio_of(up, down, during{2, 5}));
                      s.level("out", filled(cover, R(9)));
                      return lowest(cover) + 10 * mean(cover) + 100 * highest(cover);
                  }};
    runner<decltype(m), double> run(m);
    CHECK(run(decltype(m)::drivers<double>{}).value == Catch::Approx(1 + 10 * 1.5 + 100 * 2));  // 4/2, 3/2, 2/2
    const auto cover = run.rows().level("cover");
    CHECK(cover[3u] == 1.5);
    CHECK(!cover.has(1u));
    CHECK(cover.has(4u));
    CHECK(!cover.has(5u));
    CHECK_THROWS_AS(cover["FY2026 Q1"], missing_cell_error);
    CHECK(!cover.to_series().complete());
    const auto filled = run.rows().level("out").values();
    CHECK(std::vector<double>(filled.begin(), filled.end()) == std::vector<double>{9, 9, 2, 1.5, 1, 9});
}

TEST_CASE("rows become years: flows summed, balances at the end, parts of years by name only", "[model]") {
    const auto body = [](part_years parts) {
        return [parts](const auto& d, auto& s, const auto&) {
            const auto t = s.template fixed<flow>("flow", [](std::size_t i) { return exact_ratio(static_cast<int>(i + 1)); });
            const auto b = s.balance("balance", running(t));
            const auto by_year = s.years("flow by year", to<yearly>(t, parts));
            s.years("twice", by_year + by_year);
            s.years("balance by year", to<yearly>(b, parts));
            return d.x;
        };
    };
    const auto years = [&](const timeline<quarterly>& on, part_years parts, const char* name, auto kind) {
        const probe m{on, body(parts)};
        runner<decltype(m), double> run(m);
        (void)run(typename decltype(m)::template drivers<double>{});
        const auto v = run.rows().template years<double, decltype(kind)>(name).values();
        return std::vector<double>(v.begin(), v.end());
    };
    using cells = std::vector<double>;
    CHECK(years(quarters(8), part_years::refused, "flow by year", flow{}) == cells{10, 26});
    CHECK(years(quarters(8), part_years::refused, "twice", flow{}) == cells{20, 52});
    CHECK(years(quarters(8), part_years::refused, "balance by year", balance{}) == cells{10, 36});
    const auto within = fiscal_calendar{}.quarters("FY2026 Q3", 7);  // two, four and one
    CHECK(years(within, part_years::kept, "flow by year", flow{}) == cells{3, 18, 7});
    CHECK(years(within, part_years::kept, "balance by year", balance{}) == cells{3, 21, 28});
    CHECK_THROWS_AS(years(within, part_years::refused, "twice", flow{}), partial_year_error);
    CHECK_THROWS_AS(years(quarters(7), part_years::refused, "twice", flow{}), partial_year_error);
    const auto to_a_year_end = fiscal_calendar{}.quarters("FY2026 Q2", 7);
    CHECK_THROWS_AS(years(to_a_year_end, part_years::refused, "twice", flow{}), partial_year_error);
    CHECK(years(to_a_year_end, part_years::kept, "flow by year", flow{}) == cells{6, 22});
}

TEST_CASE("the value of a row is that of the series", "[model]") {
    for (const timing when : {timing::start, timing::mid, timing::end})
        for (const int n : {1, 2, 7, 12}) {
            const auto body = [when](const auto& d, auto& s, const auto&) {
                const auto t = s.template fixed<flow>("out", [](std::size_t i) { return exact_ratio(static_cast<int>(i * i) - 7, 3); });
                const auto stands = s.balance("running", running(t));
                return npv(d.x, t, when) + 1000 * sum(t) + 100 * (closing(stands) - sum(t));
            };
            const auto held = [&](auto on) {
                const probe m{on, body};
                runner<decltype(m), double> run(m);
                typename decltype(m)::template drivers<double> d;
                d.x = 0.0837;
                const double got = run(d).value;
                const auto series = run.rows().flow("out").to_series();
                CHECK(got == Catch::Approx(npv(0.0837, series, when) + 1000 * sum(series)).epsilon(1e-13));
            };
            const auto size = static_cast<std::size_t>(n);
            held(fiscal_calendar{}.years("FY2026", size));
            held(fiscal_calendar{}.halves("FY2026 H1", size));
            held(fiscal_calendar{}.quarters("FY2026 Q2", size));
            held(fiscal_calendar{}.months("FY2026 M5", size));
        }
}

TEST_CASE("dollars meet yuan through a rate, one for all periods or a row of them", "[model]") {
    const probe m{quarters(2), [](const auto& d, auto& s, const auto& list) {
                      const auto dollars = s.flow("dollars", d.cost * s.shares("shape", list));
                      const auto weaker = s.fixed("devaluation", [](std::size_t i) { return exact_ratio(static_cast<int>(10 + i), 10); });
                      const auto rates = s.level("rate", d.spot * weaker);
                      s.flow("out", dollars * rates - dollars * d.spot);
                      return d.x;
                  },
                  {exact_ratio(1, 4), exact_ratio(3, 4)}};
    typename decltype(m)::drivers<double> d;
    d.cost = as<double>(100_usd);
    d.spot = as<double>(fx_rate<USD, CNY>{7_dec});
    const auto out = out_of<flow, cny>(m, d);
    CHECK(out[0] == Catch::Approx(0).margin(1e-9));
    CHECK(out[1] == Catch::Approx(5'250));  // 75 x 0.7 yuan
}

}  // namespace rows_test
