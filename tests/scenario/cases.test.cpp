// SPDX-License-Identifier: BSL-1.0
// Cases, tables and comparisons of the main example's model. Expected values: computed with exact fractions outside of the library,
// to the digit printed.
#include "alibaba_model.hpp"

#include <outlay/model/view_values.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/scenario/cases.hpp>
#include <outlay/scenario/sensitivity.hpp>

#include <catch.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace cases_test {

using namespace outlay;
using namespace outlay::literals;
using test::CNY, test::USD, test::millions;

namespace {

const auto m = test::alibaba();
const auto base = test::alibaba_drivers();
using drivers = test::cloud_programme::drivers<double>;

double rounded(const money<CNY, double>& x) { return std::round(millions(x)); }
const auto npv_of = [](const auto& out, const auto&) { return out.npv; };

}  // namespace

TEST_CASE("cases set drivers by name, in their own types, and stand beside the base", "[scenario]") {
    const auto table = run_cases(m, base,
                                 {{"export controls: equipment +25 %", {{"equipment price", exact_ratio(5, 4)}}},
                                  {"demand at 80 %", {{"utilisation", 80_pct}}},
                                  {"demand at 60 %", {{"utilisation", 60_pct}}},
                                  {"400 billion", {{"amount", 400e9_cny}, {"full revenue", per_year(84e9_cny)}}}});
    REQUIRE(table.rows.size() == 5);
    CHECK(rounded(table["base"].npv) == 108'624);
    CHECK(rounded(table["demand at 80 %"].npv) == 16'328);
    CHECK(rounded(table["demand at 60 %"].npv) == -75'968);
    // 70 % of the spend 25 % dearer: 446.5bn for the same capacity, 66.5bn more.
    CHECK(millions(table["export controls: equipment +25 %"].spent) == Catch::Approx(446'500));
    CHECK(table.difference("export controls: equipment +25 %", "spent").in<money<CNY, double>>().minor_units() == Catch::Approx(66'500e8));
    CHECK(table.difference("export controls: equipment +25 %", "spent").number() == Catch::Approx(66'500e6));
    // The same budget buys 1 / 1.175 = 85.11 % of the capacity.
    CHECK(table["base"].spent / table["export controls: equipment +25 %"].spent == Catch::Approx(0.8511).epsilon(1e-4));
    CHECK(table.difference("base", "npv").number() == 0);
    // A twentieth more of all, but 20 / 380 more of the spending: 21/20 of the base less 1,000 in three equal years.
    CHECK(millions(table["400 billion"].npv) ==
          Catch::Approx(1.05 * 108'623.959979 - 1'000.0 / 3 * (1 + 1 / 1.079 + 1 / (1.079 * 1.079))));
    CHECK(rounded(run_cases(m, base, {}, npv_of).base().outcomes) == 108'624);
}

TEST_CASE("a case of money in another currency, or of a number for money, is refused", "[scenario]") {
    CHECK_THROWS_AS(run_cases(m, base, {{"dollars", {{"amount", 52e9_usd}}}}), driver_unit_error);
    CHECK_THROWS_AS(run_cases(m, base, {{"a number", {{"amount", 380}}}}), driver_unit_error);
    CHECK_THROWS_AS(run_cases(m, base, {{"an amount a period", {{"full revenue", 80e9_cny}}}}), driver_unit_error);
    CHECK_THROWS_AS(one_at_a_time(m, base, {{"amount", 380e9_cny, 60e9_usd}}, "npv"), driver_unit_error);
    CHECK_THROWS_AS(one_at_a_time(m, base, {{"utilisation", 1_cny, 1}}, "npv"), driver_unit_error);
    CHECK_THROWS_AS(two_way(m, base, {"amount", {380e9_cny, 1}}, {"utilisation", {1}}, "npv"), driver_unit_error);
    CHECK_THROWS_AS(run_cases(m, base, {}).difference("base", "npv").in<double>(), value_unit_error);
}

TEST_CASE("a case may be another model: a loss rule, a timing, classes", "[scenario]") {
    auto taxed = base;
    taxed.tax_rate = 25_pct;
    auto forward = m, at_the_end = m;
    forward.losses = losses::forward{};
    at_the_end.when = timing::end;
    const auto table = run_cases(m, taxed, {{"losses wait", {}, forward}, {"at the end of a year", {}, at_the_end}, {"both", {{"tax rate", 0}}, forward}});
    CHECK(table["losses wait"].npv < table["base"].npv);
    CHECK(table["losses wait"].gain == table["base"].gain);  // every loss is used within nine years
    CHECK(table["at the end of a year"].npv.minor_units() == Catch::Approx(table["base"].npv.minor_units() / 1.079));
    CHECK(rounded(table["both"].npv) == 108'624);
}

TEST_CASE("an outcome may be any function of the rows", "[scenario]") {
    const auto late = []<class R>(const auto&, const sheet_rows<R, yearly>& rows) {
        return npv(to_real<R>(7.9_pct), rows.template flow<CNY>("free cash flow"), timing::end);
    };
    CHECK(millions(run_cases(m, base, {}, late)["base"]) == Catch::Approx(108'623.959979 / 1.079));
    const auto rate = [](const auto&, const sheet_rows<double, yearly>& rows) { return irr(rows.flow<CNY>("free cash flow")).only(); };
    const auto returns = run_cases(m, base, {{"as required", {{"full revenue", per_year(61'169'498'808_cny)}}}}, rate);
    CHECK(returns["as required"] == Catch::Approx(0.079).epsilon(1e-8));  // that revenue is required at 7.9 %
    CHECK(returns.difference("as required") < 0);
    const auto deepest = [](const auto&, const auto& rows) { return lowest(rows.template balance<CNY>("cumulative cash")); };
    // 380 in three equal years, 80 a year from the second: deepest after the third, at 380 - 160.
    CHECK(millions(run_cases(m, base, {}, deepest)["base"]) == Catch::Approx(-220'000));
    CHECK(rounded(one_at_a_time(m, base, {{"utilisation", 60_pct, 1}}, late)[0].at_low) == std::round(-75'968.40344 / 1.079));
    const auto back = [](const auto&, const sheet_rows<double, yearly>& rows) {
        return payback(rows.flow<CNY>("free cash flow")).periods();
    };
    // 126.67 - 46.67 - 46.67 spent net in the first three; then 220 at 80 a year.
    CHECK(run_cases(m, base, {}, back)["base"] == Catch::Approx(2 + 220.0 / 80));
}

TEST_CASE("an outcome may be an answer that says whether there is one", "[scenario]") {
    const std::vector<scenario_case<test::cloud_programme>> cases{{"nobody comes", {{"utilisation", 0}}}};
    const auto rates = run_cases(m, base, cases, [](const auto&, const auto& rows) { return irr(rows.template flow<CNY>("free cash flow")); });
    CHECK(rates["base"].only() == Catch::Approx(0.1816).margin(5e-5));  // examples/alibaba.txt
    CHECK(rates["nobody comes"].roots.empty());
    const auto back = run_cases(m, base, cases, [](const auto&, const auto& rows) { return payback(rows.template flow<CNY>("free cash flow")); });
    CHECK(back["base"].periods() == Catch::Approx(4.75));
    CHECK_FALSE(back["nobody comes"]);
}

TEST_CASE("an imported share moves with the rate of exchange, a shortfall with its curve", "[scenario]") {
    auto felt = test::importing();
    felt.shortfall = {0, exact_ratio(1), exact_ratio(1, 2), 0, 0, 0, 0, 0, 0};  // in full in the second year, by half in the third
    const auto of = test::importing_drivers();
    const fx_rate<USD, CNY> weaker{7.7_dec};
    const auto table = run_cases(felt, of,
                                 {{"yuan falls 10 %", {{"imported share", exact_ratio(1, 2)}, {"exchange rate", weaker}}},
                                  {"premium and rate", {{"equipment price", exact_ratio(5, 4)}, {"imported share", 1}, {"exchange rate", weaker}}},
                                  {"shortfall", {{"demand shortfall", 40_pct}}},
                                  {"a year late", {{"delayed share", 1}}}});
    CHECK(rounded(table["base"].npv) == 108'624);
    // 70 % equipment, half of it imported, 10 % dearer: 3.5 % of 380,000; with the premium 1.25 x 1.1 on 70 %.
    const auto difference = [&](const char* name, const char* outcome) { return table.difference(name, outcome).number() / 1e6; };
    CHECK(difference("yuan falls 10 %", "spent") == Catch::Approx(13'300));
    CHECK(difference("premium and rate", "spent") == Catch::Approx(380'000 * 0.7 * 0.375));
    // 40 % of 80,000 in one year and 20 % in the next.
    CHECK(difference("shortfall", "gain") == Catch::Approx(-32'000 - 16'000));
    CHECK(difference("shortfall", "npv") == Catch::Approx(-32'000 / 1.079 - 16'000 / (1.079 * 1.079)));
    // Late by a year, nothing is lost and the outlay is worth less today.
    CHECK(difference("a year late", "spent") == Catch::Approx(0).margin(1e-3));
    CHECK(difference("a year late", "npv") == Catch::Approx(380'000 / 3.0 * (1 - std::pow(1.079, -3))));
    // Where no curve is given, a shortfall of 20 % is a utilisation of 80 %.
    const auto flat = run_cases(m, base, {{"shortfall", {{"demand shortfall", 20_pct}}}});
    CHECK(rounded(flat["shortfall"].npv) == 16'328);
    CHECK_THROWS_AS(run_cases(felt, of, {{"another pair", {{"exchange rate", fx_rate<CNY, USD>{0.14_dec}}}}}), driver_unit_error);
}

TEST_CASE("an unknown driver, outcome or case is named with those that there are", "[scenario]") {
    try {
        (void)run_cases(m, base, {{"typo", {{"utilization", 1}}}});
        FAIL("there is no such driver");
    } catch (const driver_missing_error& e) {
        CHECK(e.name() == "utilization");
        CHECK(e.names() == listed_names<drivers>());
    }
    const auto table = run_cases(m, base, {});
    CHECK_THROWS_AS(table["none"], driver_missing_error);
    CHECK_THROWS_AS(table.difference("base", "none"), driver_missing_error);
    CHECK_THROWS_AS(one_at_a_time(m, base, {}, "none"), driver_missing_error);
}

TEST_CASE("a tornado has the widest swing first", "[scenario]") {
    const std::vector<driver_range> ranges{{"discount rate", 6.7_pct, 9.1_pct}, {"utilisation", 60_pct, 1}, {"amount", 380e9_cny, 380e9_cny}};
    const auto bars = one_at_a_time(m, base, ranges, npv_of);
    REQUIRE(bars.size() == 3);
    CHECK(bars[0].driver == "utilisation");
    CHECK(bars[1].driver == "discount rate");
    CHECK(bars[2].swing() == as<double>(0_cny));
    CHECK(rounded(bars[1].at_low) == 126'670);
    CHECK(rounded(bars[1].at_high) == 91'959);
    CHECK(rounded(bars[0].base) == 108'624);
    const auto named = one_at_a_time(m, base, ranges, "npv");
    CHECK(named[1].at_low.unit() == "CNY");
    CHECK(named[1].at_low.in<money<CNY, double>>() == bars[1].at_low);
}

TEST_CASE("two drivers against each other make a table", "[scenario]") {
    const auto table = two_way(m, base, {"utilisation", {60_pct, 80_pct, 1}}, steps_of({"discount rate", 6.7_pct, 9.1_pct}, 3), npv_of);
    REQUIRE(table.cells.size() == 3);
    REQUIRE(table.cells[0].size() == 3);
    CHECK(table.across.values[1].count() == exact_ratio(79, 1000));
    CHECK(rounded(table.cells[0][1]) == -75'968);
    CHECK(rounded(table.cells[1][1]) == 16'328);
    CHECK(rounded(table.cells[2][0]) == 126'670);
    CHECK(rounded(table.cells[2][1]) == 108'624);
    CHECK(rounded(table.cells[2][2]) == 91'959);
    CHECK_THROWS_AS(two_way(m, base, {"utilisation", {1}}, {"utilisation", {1}}, "npv"), numeric_domain_error);
    CHECK_THROWS_AS(steps_of({"utilisation", 0, 1}, 1), numeric_domain_error);
    CHECK_THROWS_AS(steps_of({"utilisation", 0, 1_cny}, 2), value_unit_error);
}

TEST_CASE("two runs are compared line by line", "[scenario]") {
    runner<test::cloud_programme> a(m), b(m);
    (void)a(base);
    CHECK_THROWS_AS(compare(a, b), run_incomplete_error);
    (void)b(with(base, {{"amount", 390e9_cny}}));
    const auto all = compare(a, b);
    CHECK(all.lines.size() == a.rows().lines().size());
    CHECK_FALSE(all["revenue"].changed());
    // 10 billion more in three equal years, in cents of a yuan
    CHECK(all["capital expenditure"].differences[2] == Catch::Approx(1e12 / 3));
    CHECK(all["capital expenditure"].differences[3] == 0);
    CHECK(all["cumulative cash"].widest >= 2);
    CHECK(all["capital expenditure"].widest < 3);
    for (const auto& line : all.changed()) CHECK(line.line.name != "ramp");

    auto forward = m;
    forward.losses = losses::forward{};
    runner<test::cloud_programme> c(forward);
    (void)c(base);
    const auto rules = compare(a, c);
    CHECK(rules["losses carried forward"].where == line_comparison::presence::in_second);
    CHECK_FALSE(rules["revenue"].changed());
    CHECK_THROWS_AS(rules["no line"], line_unknown_error);
    auto shorter = m;
    shorter.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", 10);
    runner<test::cloud_programme> d(shorter);
    (void)d(base);
    CHECK_THROWS_AS(compare(a, d), timeline_mismatch_error);
}

namespace {

/// Two sites, each with a line of the same name: only the second depends on x.
struct two_sites {
    timeline<yearly> on = fiscal_calendar{}.years("FY2026", 2);
    template <class R>
    struct drivers {
        R x = R(1);
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::x>("x")};
        }
    };
    template <class R>
    struct outcomes {
        R all{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::all>("all")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>& s) const {
        s.section("north");
        const auto north = s.template fixed<flow>("sales", [](std::size_t) { return exact_ratio(3); });
        s.section("south");
        const auto south = s.flow("sales", d.x * north);
        return {sum(south)};
    }
};

}  // namespace

TEST_CASE("a reported value counts in its unit, and one less another is in it", "[scenario]") {
    const reported_value five(500, "USD", 100), two(200, "USD", 100);
    CHECK((five - two).count() == 300);
    CHECK((five - two).number() == 3);
    CHECK((two - five).in<money<USD, double>>() == money<USD, double>::from_minor(-300));
    CHECK((two < five && five == five));
    CHECK_THROWS_AS(five - reported_value(1, "CNY", 100), value_unit_error);
}

TEST_CASE("lines of one name are told apart by their sections", "[scenario]") {
    runner<two_sites> a(two_sites{}), b(two_sites{});
    (void)a(two_sites::drivers<double>{1});
    (void)b(two_sites::drivers<double>{5});
    const auto changed = compare(a, b).changed();
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].line.section == "south");
    CHECK(changed[0].differences == std::vector<double>{12, 12});
}

TEST_CASE("the gradient is the derivative that a small step approaches", "[scenario]") {
    auto d = base;
    d.tax_rate = 25_pct;
    d.operating_cost = 30_pct;
    d.working_capital = 5_pct;
    d.fixed_cost = per_year(1e9_cny);
    const auto all = gradient(m, d, "npv");
    constexpr auto list = test::cloud_programme::drivers<exact_ratio>::list();
    REQUIRE(all.size() == list.size());
    runner<test::cloud_programme, fifty_digits> run(m);
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(all[i].driver);
        // A central difference in fifty digits: its own error is about 1e-20 of the driver squared.
        const exact_ratio one(list[i].counts_in_one), step = one / exact_ratio(10'000'000'000);
        auto up = d, down = d;
        list[i].set_count(up, list[i].count(d) + step);
        list[i].set_count(down, list[i].count(d) - step);
        const fifty_digits slope = (run(up).npv - run(down).npv).minor_units() / to_real<fifty_digits>(step / one * exact_ratio(2));
        CHECK(all[i].derivative.count() == Catch::Approx(to_double(slope)).epsilon(1e-12));
    }
    CHECK(all[0].unit == "CNY");
    CHECK(all[0].value.number() == 380e9);
}

}  // namespace cases_test
