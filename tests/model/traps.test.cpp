// SPDX-License-Identifier: BSL-1.0
// The traps of models in rows, each with the rule that settles it; run under the sanitizers too.
#include "probe.hpp"

#include <outlay/number/fifty_digits.hpp>

#include <allocations.hpp>
#include <catch.hpp>

#include <memory>
#include <optional>
#include <stdexcept>

namespace traps_test {

using namespace model_probe;

template <class R>
using money_flow = row<money<USD, R>, flow, quarterly>;
template <class M>
using drivers_of = typename M::template drivers<double>;

namespace {

// Only a runner makes a sheet, only a runner calls a model, and a runner keeps its model.
static_assert(!std::is_constructible_v<sheet<double, quarterly>, timeline<quarterly>> && !std::is_copy_constructible_v<sheet<double, quarterly>>);
struct any_model {
    timeline<quarterly> on = quarters(4);
    std::vector<exact_ratio> shape = std::vector<exact_ratio>(4, exact_ratio(1, 4));
    bool wide = false;
    template <class R>
    struct drivers {
        money<USD, R> cost{};
        R rate{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::cost>("cost"), driver<&d::rate>("rate", "share")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> whole{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::whole>("whole")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, quarterly>& s) const {
        const auto capex = s.flow("capex", d.cost * s.shares("shape", shape));
        if (wide) s.flow("twice", capex + capex);
        s.section("interest");
        const auto owed = s.balance("owed", running(capex));
        const auto interest = s.flow("interest", accrued(owed, d.rate, compounding::effective{}));
        return {sum(s.total("cash", -capex - interest))};
    }
};
static_assert(model<any_model>);
static_assert(!std::is_copy_constructible_v<runner<any_model>>);

}  // namespace

TEST_CASE("trap: an expression may be kept, copied and returned from a function", "[model][traps]") {
    const auto half_of = [](const auto& row, const auto& x) {
        const auto share = x / 2;          // a number of this scope, held by value
        const auto lagged = lag(row);      // an expression of this scope, copied
        return (row - lagged) * share;
    };
    const probe m{quarters(4), [half_of](const auto& d, auto& s, const auto&) {
                      const auto t = s.template fixed<flow>("t", [](std::size_t i) { return exact_ratio(static_cast<int>(i * i)); });
                      auto kept = std::make_unique<decltype(half_of(t, d.x))>(half_of(t, d.x));
                      const auto copied = *kept;
                      kept.reset();
                      s.flow("out", copied);
                      return d.x;
                  }};
    CHECK(out_of<flow>(m) == std::vector<double>{0, 0.5, 1.5, 2.5});
}

TEST_CASE("trap: an open line is set once a cell, in order, and closed; it disturbs no other line", "[model][traps]") {
    const auto with = [](auto sets) {
        const probe m{quarters(4), [sets](const auto& d, auto& s, const auto&) {
                          using R = std::remove_cvref_t<decltype(d.x)>;
                          const auto before = s.template fixed<flow>("before", [](std::size_t) { return exact_ratio(1); });
                          auto line = s.template open<R, flow>("line");
                          const auto after = s.template fixed<flow>("after", [](std::size_t) { return exact_ratio(2); });
                          sets(line);
                          const auto written = line.close();
                          return sum(written) + 100 * sum(before) + 1000 * sum(after);
                      }};
        runner<decltype(m), double> run(m);
        return run(drivers_of<decltype(m)>{}).value;
    };
    CHECK(with([](auto& l) { for (const std::size_t t : {0u, 1u, 2u, 3u}) l.set(t, 1); }) == 8404);
    CHECK_THROWS_AS(with([](auto& l) { for (const std::size_t t : {0u, 1u, 3u}) l.set(t, 1); }), cell_not_written_error);
    CHECK_THROWS_AS(with([](auto& l) { for (const std::size_t t : {0u, 1u, 2u}) l.set(t, 1); }), cell_not_written_error);
    CHECK_THROWS_AS(with([](auto& l) { for (const std::size_t t : {0u, 0u, 1u, 2u, 3u}) l.set(t, 1); }), cell_not_written_error);
    CHECK_THROWS_AS(with([](auto& l) { for (const std::size_t t : {1u, 0u, 2u, 3u}) l.set(t, 1); }), cell_not_written_error);
    CHECK_THROWS_AS(with([](auto& l) { for (const std::size_t t : {0u, 1u, 2u, 3u, 4u}) l.set(t, 1); }), cell_not_written_error);
    CHECK_THROWS_AS(with([](auto& l) { for (std::size_t t = 0; t < 1000; ++t) l.set(t, 1); }), cell_not_written_error);
    CHECK_THROWS_AS(with([](auto& l) { l.set(std::size_t{1} << 60, 1); }), cell_not_written_error);

    const probe unclosed{quarters(4), [](const auto& d, auto& s, const auto&) {
                             using R = std::remove_cvref_t<decltype(d.x)>;
                             auto line = s.template open<R, flow>("line");
                             for (const std::size_t t : s.periods()) line.set(t, d.x);
                             return d.x;
                         }};
    runner<decltype(unclosed), double> run(unclosed);
    CHECK_THROWS_AS(run(drivers_of<decltype(unclosed)>{}), cell_not_written_error);
    try {
        (void)run(drivers_of<decltype(unclosed)>{});
    } catch (const cell_not_written_error& e) {
        CHECK(e.line() == "line");
    }
}

TEST_CASE("trap: which lines there are may depend on what is fixed, and on nothing else", "[model][traps]") {
    any_model wide;
    wide.wide = true;
    runner<any_model> narrow_run(any_model{}), wide_run(wide);
    const any_model::drivers<double> at{as<double>(400_usd), 0.08};
    CHECK(narrow_run(at).whole == wide_run(at).whole);
    CHECK(wide_run.rows().flow<USD>("twice")[0u].minor_units() == 20'000);
    CHECK_THROWS_AS(narrow_run.rows().flow<USD>("twice"), line_unknown_error);

    static int lines = 0;  // what changes behind a model's back
    const probe m{quarters(4), [](const auto& d, auto& s, const auto&) {
                      const auto a = s.fixed("a", [](std::size_t) { return exact_ratio(1); });
                      if (lines == 1) s.level("b", a + a);
                      else if (lines == 2) s.level("c", a + a);
                      else if (lines == 3) s.flow("b", as_flow(a + a));
                      else if (lines == 4) s.level(named("b"), a + a);
                      if (lines == 5) return s.number(80_pct) * d.x;
                      return d.x;
                  }};
    for (const int first : {0, 1}) {
        runner<decltype(m), double> run(m);
        lines = first;
        CHECK(run(drivers_of<decltype(m)>{}).value == 1);
        for (const int later : {1, 2, 3, 0, 5}) {
            lines = later;
            if (later == first) continue;
            INFO(first << " then " << later);
            try {
                (void)run(drivers_of<decltype(m)>{});
                FAIL("was not stopped");
            } catch (const layout_changed_error& e) {
                CHECK(e.line() == 1);
                CHECK(std::string(e.what()).size() < 300);
            }
            CHECK_THROWS_AS(run.rows(), run_incomplete_error);  // no readable rows
            lines = first;
            CHECK(run(drivers_of<decltype(m)>{}).value == 1);  // the next run begins anew
            CHECK(run.rows().lines().size() == static_cast<std::size_t>(first) + 1);
        }
        if (first == 1) {
            lines = 4;  // the same text, made at run time
            CHECK(run(drivers_of<decltype(m)>{}).value == 1);
        }
    }
}

TEST_CASE("trap: a name made at run time is known by its characters, a loop over assets by its sections", "[model][traps]") {
    static std::string buffer;
    const probe m{quarters(2), [](const auto& d, auto& s, const auto&) {
                      auto all = s.template fixed<flow>("none", [](std::size_t) { return exact_ratio(0); });
                      for (const char* asset : {"servers", "buildings"}) {
                          s.section(named(asset));
                          s.flow("spending", all + all);
                          buffer = std::string(asset) + " charge";
                          s.flow(named(buffer), all);  // one buffer, one address, two names
                          s.flow(named(asset, "tax"), all);
                      }
                      buffer.assign(100, '*');
                      return d.x;
                  }};
    runner<decltype(m), double> run(m);
    for (int i = 0; i < 3; ++i) CHECK(run(drivers_of<decltype(m)>{}).value == 1);
    std::vector<std::string> names;
    for (const auto& l : run.rows().lines()) names.push_back(l.section + ": " + l.name);
    CHECK(names == std::vector<std::string>{": none", "servers: spending", "servers: servers charge", "servers: servers, tax",
                                            "buildings: spending", "buildings: buildings charge", "buildings: buildings, tax"});
    CHECK_NOTHROW(run.rows().row<double, flow>("buildings", "spending"));
    CHECK_THROWS_AS(run.rows().flow("spending"), line_unknown_error);  // two are called so

    const probe twice{quarters(2), [](const auto& d, auto& s, const auto&) {
                          const auto a = s.fixed("a", [](std::size_t) { return exact_ratio(1); });
                          s.level("a", a + a);
                          return d.x;
                      }};
    runner<decltype(twice), double> again(twice);
    CHECK_THROWS_AS(again(drivers_of<decltype(twice)>{}), repeated_line_error);
    static int turn;
    const probe reused{quarters(2), [](const auto& d, auto& s, const auto&) {
                           buffer = turn == 0 ? "first" : "other";
                           s.fixed(named(buffer), [](std::size_t) { return exact_ratio(1); });
                           return d.x;
                       }};
    runner<decltype(reused), double> other(reused);
    turn = 0;
    (void)other(drivers_of<decltype(reused)>{});
    turn = 1;
    CHECK_THROWS_AS(other(drivers_of<decltype(reused)>{}), layout_changed_error);
}

TEST_CASE("trap: a row of another sheet is refused in the first run", "[model][traps]") {
    static std::optional<row<double, flow, quarterly>> kept;
    const probe giver{quarters(4), [](const auto& d, auto& s, const auto&) {
                          using R = std::remove_cvref_t<decltype(d.x)>;
                          const auto a = s.template fixed<flow>("a", [](std::size_t) { return exact_ratio(1); });
                          if constexpr (std::same_as<R, double>) kept = a;
                          return d.x;
                      }};
    const probe taker{quarters(4), [](const auto& d, auto& s, const auto&) {
                          using R = std::remove_cvref_t<decltype(d.x)>;
                          const auto a = s.template fixed<flow>("a", [](std::size_t) { return exact_ratio(1); });
                          if constexpr (std::same_as<R, double>) s.flow("b", a + *kept);
                          return d.x;
                      }};
    runner<decltype(giver), double> give(giver);
    (void)give(drivers_of<decltype(giver)>{});
    runner<decltype(taker), double> take(taker);
    CHECK_THROWS_AS(take(drivers_of<decltype(taker)>{}), foreign_row_error);
}

TEST_CASE("trap: fixed data are converted in the first run, and later runs allocate nothing", "[model][traps]") {
    static int asked = 0;
    const probe m{quarters(40), [](const auto& d, auto& s, const auto& list) {
                      using R = std::remove_cvref_t<decltype(d.x)>;
                      const auto f = s.fixed("f", [](std::size_t t) { return ++asked, exact_ratio(static_cast<int>(t)); });
                      const auto capex = s.flow("capex", d.cost * s.shares("shape", list));
                      s.section("more");
                      const auto owed = s.balance("owed", running(capex * f * s.number(80_pct)));
                      auto line = s.template open<money<USD, R>, flow>("line");
                      for (const std::size_t t : s.periods()) line.set(t, capex[t] * d.x);
                      s.years("by year", to<yearly>(line.close()));
                      return lowest(s.level("cover", ratio_of(owed, owed, during{4, 20})));
                  },
                  std::vector<exact_ratio>(8, exact_ratio(1, 8))};
    runner<decltype(m), double> run(m);
    drivers_of<decltype(m)> d;
    d.cost = as<double>(400_usd);
    (void)run(d);
    CHECK(asked == 40);
    double all = 0;
    const long before = test::allocations;
    for (int i = 0; i < 10; ++i) all += run(d).value;
    CHECK(test::allocations == before);
    CHECK(all == 10);
    CHECK(asked == 40);
}

TEST_CASE("trap: an exception half-way leaves no rows, and the next run begins anew", "[model][traps]") {
    static int throw_at = 0;
    const probe m{quarters(4), [](const auto& d, auto& s, const auto&) {
                      const auto a = s.fixed("a", [](std::size_t) { return exact_ratio(1); });
                      if (throw_at == 1) throw std::runtime_error("half-way");
                      s.level("out", a * d.x);
                      if (throw_at == 2) throw std::runtime_error("at the end");
                      return d.x;
                  }};
    runner<decltype(m), double> run(m);
    drivers_of<decltype(m)> d;
    CHECK_THROWS_AS(run.rows(), run_incomplete_error);  // never run
    throw_at = 1;
    CHECK_THROWS_AS(run(d), std::runtime_error);  // in the first run: its layout is dropped
    CHECK_THROWS_AS(run.rows(), run_incomplete_error);
    throw_at = 0;
    d.x = 3;
    CHECK(run(d).value == 3);
    CHECK(run.rows().level("out")[2u] == 3);
    throw_at = 2;
    d.x = 4;
    CHECK_THROWS_AS(run(d), std::runtime_error);
    CHECK_THROWS_AS(run.rows(), run_incomplete_error);
    throw_at = 0;
    CHECK(run(d).value == 4);
    CHECK(run.rows().level("out")[2u] == 4);
}

TEST_CASE("trap: rows are read by name, kind and currency", "[model][traps]") {
    runner<any_model> run{any_model{}};
    (void)run({as<double>(400_usd), 0.08});
    const auto rows = run.rows();
    CHECK(rows.flow<USD>("capex")["FY2026 Q2"].minor_units() == 10'000);
    CHECK_THROWS_AS(rows.flow<CNY>("capex"), line_type_error);
    CHECK_THROWS_AS(rows.balance<USD>("capex"), line_type_error);
    CHECK_THROWS_AS(rows.flow("capex"), line_type_error);
    CHECK_THROWS_AS(rows.flow<USD>("capx"), line_unknown_error);
    const auto lines = rows.lines();
    CHECK(lines.back().name == "cash");
    CHECK(lines.back().section == "interest");
    CHECK(lines.back().terms.size() == 2);
    CHECK(lines.back().terms[0].sign == -1);
    CHECK(lines[lines.back().terms[1].line].name == "interest");
    CHECK(lines[1].unit == "USD");
    CHECK(rows.lines()[2].kind == "balance");
}

TEST_CASE("trap: fixed lists are held to their timeline", "[model][traps]") {
    const auto with = [](std::vector<exact_ratio> list, bool levels) {
        const probe m{quarters(2), [levels](const auto& d, auto& s, const auto& l) {
                          if (levels) s.levels("l", l);
                          else s.shares("l", l);
                          return d.x;
                      },
                      std::move(list)};
        runner<decltype(m), double> run(m);
        (void)run(drivers_of<decltype(m)>{});
    };
    CHECK_NOTHROW(with({1}, false));
    CHECK_THROWS_AS(with({exact_ratio(1, 2)}, false), numeric_domain_error);
    CHECK_THROWS_AS(with({exact_ratio(1, 2), exact_ratio(1, 4), exact_ratio(1, 4)}, false), numeric_domain_error);
    CHECK_THROWS_AS(with({1}, true), numeric_domain_error);
    CHECK_NOTHROW(with({1, 5}, true));
}

}  // namespace traps_test
