// SPDX-License-Identifier: BSL-1.0
// Drivers and cases from a table: units and currencies are checked, errors say where, and what is written is read back.
#include <outlay/feed/read_cases.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace read_cases_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

struct road {
    timeline<yearly> on = fiscal_calendar{}.years("FY2026", 2);
    template <class R>
    struct drivers {
        money<USD, R> build{};
        per_year<money<USD, R>> tolls{};
        fx_rate<EUR, USD, R> spot = fx_rate<EUR, USD, R>(R(1));
        R use = R(1), index = R(1);
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::build>("build"), driver<&d::tolls>("tolls"), driver<&d::spot>("spot"),
                              driver<&d::use>("use", "share, of all"), driver<&d::index>("=index")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> all{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::all>("all")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>& s) const {
        const auto level = s.fixed("level", [](std::size_t) { return exact_ratio(1); });
        return {sum(s.flow("tolls", d.tolls * (d.use * d.index) * level))};
    }
};
using exact = road::drivers<exact_ratio>;

feed::csv_reader table(std::string text) { return {std::move(text), "cases.csv"}; }
/// What is wrong with a table of drivers: "line:column: text: reason".
std::string refusal(const std::string& rows) {
    try {
        (void)feed::parse_drivers(table("driver,value,unit\n" + rows), exact{});
    } catch (const feed::feed_error& e) {
        return std::to_string(e.line()) + ":" + std::to_string(e.column()) + ": " + e.text() + ": " + e.reason();
    }
    return "nothing";
}

}  // namespace

TEST_CASE("drivers are read by name in the units that they take", "[feed]") {
    const exact d = feed::parse_drivers(table("driver,value,unit\nbuild,380.5,USD million\ntolls,1/3,USD thousand a year\nspot,1.0825,EUR/USD\nuse,80,%\n"
                                              "'=index,1.05,\n"),
                                        exact{});
    CHECK(d.build == money<USD, exact_ratio>(380'500'000_usd));
    CHECK(d.tolls.amount().minor_units() == exact_ratio(100'000, 3));
    CHECK(d.spot.value() == exact_ratio(10'825, 10'000));
    CHECK(d.use == exact_ratio(4, 5));
    CHECK(d.index == exact_ratio(105, 100));
    exact base;
    base.build = 7_usd;
    CHECK(feed::parse_drivers(table("driver,value,unit\nuse,1/2,\"share, of all\"\n"), base).build == base.build);
    CHECK(feed::parse_drivers(table("unit,driver,value\nUSD,build,7.123\n"), exact{}).build.minor_units() == exact_ratio(7123, 10));
}

TEST_CASE("what a table of drivers must not say is refused where it stands", "[feed]") {
    CHECK(refusal("bild,1,USD\n").starts_with("2:1: bild: nothing is called \"bild\"; the names are: build"));
    CHECK(refusal("use,1,\nbuild,1,EUR\n") == "3:3: EUR: the driver \"build\" takes USD");
    CHECK(refusal("build,1,\n") == "2:3: : the driver \"build\" takes USD");
    CHECK(refusal("build,1,USD a year\n") == "2:3: USD a year: the driver \"build\" takes USD");
    CHECK(refusal("tolls,1,USD\n") == "2:3: USD: the driver \"tolls\" takes USD a year");
    CHECK(refusal("tolls,1,USD a year million\n") == "2:3: USD a year million: the driver \"tolls\" takes USD a year");
    CHECK(refusal("tolls,1,USD million a week\n") == "2:3: USD million a week: the driver \"tolls\" takes USD a year");
    CHECK(refusal("spot,1.1,USD/EUR\n") == "2:3: USD/EUR: the driver \"spot\" takes EUR/USD");
    CHECK(refusal("use,1,USD\n") == "2:3: USD: the driver \"use\" takes a number: the unit is empty, % or \"share, of all\"");
    CHECK(refusal("use,80 %,\n").starts_with("2:2: 80 %: "));
    CHECK(refusal("use,,\n") == "2:2: : the field is empty");
    CHECK(refusal("spot,0,EUR/USD\n").starts_with("2:2: 0: "));
    CHECK(refusal("use,1,\nuse,1,\n") == "3:1: use: this driver is set twice");
    CHECK(refusal("") == "2:0: : no row after the header");
    CHECK_THROWS_AS(feed::parse_drivers(table("driver,value\nuse,1\n"), exact{}), feed::feed_error);
}

TEST_CASE("cases are read in the order in which they appear, and run", "[feed]") {
    exact base;
    base.tolls = per_year(100_usd);
    const auto cases = feed::parse_cases<road>(table("case,driver,value,unit\nlow,use,50,%\nhigh,tolls,120,USD a year\nlow,tolls,90,USD a year\n"), base);
    REQUIRE(cases.size() == 2);
    CHECK(cases[0].name == "low");
    CHECK(cases[0].settings == std::vector<driver_setting>{{"use", 50_pct}, {"tolls", per_year(90_usd)}});
    const auto results = run_cases(road{}, base, cases);
    CHECK(results["low"].all == as<double>(90_usd));
    CHECK(results["high"].all == as<double>(240_usd));
    CHECK_THROWS_AS(feed::parse_cases<road>(table("case,driver,value,unit\n,use,50,%\n"), base), feed::feed_error);
    CHECK_THROWS_AS(feed::parse_cases<road>(table("case,driver,value,unit\na,use,50,%\nb,use,1,\na,use,1,\n"), base), feed::feed_error);
    CHECK_THROWS_AS(feed::parse_cases<road>(table("case,driver,value,unit\na,spot,-1,EUR/USD\n"), base), feed::feed_error);
    CHECK_THROWS_AS(feed::read_cases<road>("no such file.csv", base), feed::feed_error);
}

TEST_CASE("what is written is read back exactly", "[feed]") {
    std::mt19937 bits(12);
    const auto any = [&] { return exact_ratio(static_cast<int>(bits() % 2'000'001) - 1'000'000, static_cast<int>(1 + bits() % 1'000)); };
    for (int i = 0; i < 200; ++i) {
        exact d;
        d.build = money<USD, exact_ratio>::from_minor(any());
        d.tolls = per_year(money<USD, exact_ratio>::from_minor(any()));
        d.spot = fx_rate<EUR, USD>{exact_ratio(static_cast<int>(1 + bits() % 1'000), 997)};
        d.use = any();
        d.index = any();
        const exact back = feed::parse_drivers(table(feed::write_drivers(d)), exact{});
        CHECK(back.build == d.build);
        CHECK(back.tolls == d.tolls);
        CHECK(back.spot == d.spot);
        CHECK(back.use == d.use);
        CHECK(back.index == d.index);
        const std::vector<scenario_case<road>> cases{{"a, \"b\"", {{"use", any()}, {"build", money<USD, exact_ratio>::from_minor(any())}}}, {"=c", {{"=index", any()}}}};
        const auto read = feed::parse_cases<road>(table(feed::write_cases<road>(cases)), d);
        REQUIRE(read.size() == 2);
        for (std::size_t c = 0; c < 2; ++c) {
            CHECK(read[c].name == cases[c].name);
            CHECK(read[c].settings == cases[c].settings);
        }
    }
    CHECK(feed::write_drivers(exact{}) == "driver,value,unit\nbuild,0,USD\ntolls,0,USD a year\nspot,1,EUR/USD\nuse,1,\"share, of all\"\n'=index,1,\n");
    CHECK_THROWS_AS(feed::write_cases<road>({{"none", {}, road{}}}), case_not_written_error);
    CHECK_THROWS_AS(feed::write_cases<road>({{"nothing", {}}}), case_not_written_error);
}

TEST_CASE("settings of a table know where they stand", "[feed][cases]") {
    const std::string text = "driver,value,unit,source\nuse,70,%,\"'=plan, page 4\"\nbuild,400,USD million,\n";
    const auto settings = feed::parse_settings(feed::csv_reader(text, "base.csv"), exact{});
    REQUIRE(settings.size() == 2);
    CHECK(to_string(settings[0].source()) == "base.csv:2:2, =plan, page 4");
    CHECK(to_string(settings[1].source()) == "base.csv:3:2");
    CHECK(sources_of(settings).size() == 2);
    CHECK(sources_of(settings)[0].name == "use");
    CHECK(with(exact{}, settings).use == exact_ratio(7, 10));
    // A setting is what it sets, wherever that came from.
    CHECK(settings[0] == driver_setting("use", 70_pct));
    CHECK(sources_of({{"use", 70_pct}}).empty());
    const driver_setting from_a_figure("use", sourced(70_pct, {.file = "plan.csv", .line = 7}));
    CHECK(to_string(from_a_figure.source()) == "plan.csv:7");
    CHECK(from_a_figure == settings[0]);
}

}  // namespace read_cases_test
