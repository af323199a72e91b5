// SPDX-License-Identifier: BSL-1.0
// Actuals, then forecast: expected cells by hand. Published figures: revenue of Alibaba, RMB million, fiscal 2022 to 2025 (853,062;
// 868,687; 941,168; 996,347), from examples/data/alibaba_fiscal_years.csv.
#include <outlay/model/actuals.hpp>
#include <outlay/model/check_model.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/model/statement_of.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/money/literals.hpp>

#include "probe.hpp"

#include <allocations.hpp>
#include <catch.hpp>

#include <optional>
#include <string>
#include <vector>

namespace actuals_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using labels = std::vector<std::string>;
const fiscal_calendar march{.year_ends = date::March};

/// A company: revenue grows from what was published, costs are a share of it, debt is repaid in a loop, cash rolls on.
template <class Freq>
struct company {
    timeline<Freq> on;
    flow_series<money<CNY>, Freq> revenue;
    flow_series<money<CNY>, Freq> cost;
    balance_series<money<CNY>, Freq> cash;
    balance_series<money<CNY>, Freq> debt;
    level_series<decimal, Freq> index;
    level_series<fx_rate<USD, CNY>, Freq> rates;
    std::optional<std::string> through{};
    int trap = 0;

    template <class R>
    struct drivers {
        R growth{};
        R margin{};
        R inflation{};
        fx_rate<USD, CNY, R> spot = fx_rate<USD, CNY, R>(R(7));
        money<CNY, R> repaid{};
        money<USD, R> fee{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::growth>("growth"), driver<&d::margin>("margin"), driver<&d::inflation>("inflation"),
                              driver<&d::spot>("spot"), driver<&d::repaid>("repaid"), driver<&d::fee>("fee")};
        }
    };
    template <class R>
    struct outcomes {
        money<CNY, R> earned{};
        money<CNY, R> left{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::earned>("earned"), outcome<&o::left>("left")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, Freq>& s) const {
        const auto at = through ? std::optional<detail::place>(*through) : std::nullopt;
        const auto one = s.fixed("one", [](std::size_t) { return 1; });
        const auto sales = s.flow("revenue", with_actuals(revenue, growing_by(d.growth), at));
        const auto spent = s.flow("operating cost", with_actuals(cost, sales * (R(1) - d.margin), at));
        const auto left = s.total("cash flow", sales - spent);
        const auto prices = s.level("prices", with_actuals(index, growth_index(one * d.inflation), at));
        const auto spots = s.level("rate", with_actuals(rates, one * d.spot, at));
        const auto holds = s.balance("cash", with_actuals(cash, running(left), at));
        s.rolls(holds, left);
        const auto fee = s.flow("fee", as_flow(one * d.fee));
        const auto paid = s.flow("fee in yuan", fee * spots);
        const auto real = s.flow("real revenue", sales / prices);
        s.section("debt");
        auto owed = s.template open<money<CNY, R>, balance>("owed");
        const auto known = s.set_actuals(owed, debt, at);
        auto stands = known.last;
        for (const std::size_t t : s.periods(known.periods)) owed.set(t, stands = stands - d.repaid);
        const auto owes = owed.close();
        if (trap == 1) s.balance("a jump", with_actuals(cash, holds - owes));
        if (trap == 2) {
            const auto alone = s.balance("alone", running(left));
            s.balance("a jump", with_actuals(cash, alone - holds));
        }
        (void)paid, (void)real;
        return {sum(sales), closing(holds)};
    }
};
using yearly_company = company<yearly>;

template <class V, class Kind = flow>
series<V, Kind, yearly> years_of(const char* first, std::vector<std::optional<V>> cells) {
    return {march.years(first, cells.size()), cells};
}
yearly_company alibaba() {
    return {.on = march.years("FY2023", 6),
            .revenue = years_of<money<CNY>>("FY2022", {853'062e6_cny, 868'687e6_cny, 941'168e6_cny, 996'347e6_cny}),
            .cost = years_of<money<CNY>>("FY2023", {700'000e6_cny, 750'000e6_cny, 800'000e6_cny, {}, {}}),
            .cash = years_of<money<CNY>, balance>("FY2023", {300'000e6_cny, 400'000e6_cny, 350'000e6_cny}),
            .debt = years_of<money<CNY>, balance>("FY2023", {150'000e6_cny, 170'000e6_cny, 230'703e6_cny}),
            .index = years_of<decimal, level>("FY2023", {1.02_dec, 1.03_dec, 1.05_dec}),
            .rates = {march.years("FY2023", 3), std::vector{fx_rate<USD, CNY>{6.8676_dec}, fx_rate<USD, CNY>{7.2203_dec}, fx_rate<USD, CNY>{7.2567_dec}}}};
}
yearly_company::drivers<exact_ratio> assumed() {
    yearly_company::drivers<exact_ratio> d{.spot = fx_rate<USD, CNY>{7.5_dec}};
    d.growth = 10_pct;
    d.margin = 20_pct;
    d.inflation = 2_pct;
    d.repaid = 10'000e6_cny;
    d.fee = 1e6_usd;
    return d;
}
template <class View>
std::vector<double> millions(const View& v) {
    std::vector<double> all;
    for (std::size_t t = 0; t < v.size(); ++t) all.push_back(to_double(v.values()[t]) / 1e8);
    return all;
}
void near_to(const std::vector<double>& got, const std::vector<double>& want) {
    REQUIRE(got.size() == want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
        INFO(i);
        CHECK(got[i] == Catch::Approx(want[i]).epsilon(1e-12));
    }
}

}  // namespace

TEST_CASE("published cells stand through the last of them, and the model's after it: flows, balances, levels, loops", "[model][actuals]") {
    runner<yearly_company> run(alibaba());
    const auto d = assumed();
    for (int again = 0; again < 3; ++again) {
        (void)run(with(d, {{"growth", exact_ratio(again, 10)}}));
        const double g = 1 + again / 10.0;
        const std::vector<double> sales{868'687, 941'168, 996'347, 996'347 * g, 996'347 * g * g, 996'347 * g * g * g};
        near_to(millions(run.rows().flow<CNY>("revenue")), sales);
        near_to(millions(run.rows().flow<CNY>("operating cost")), {700'000, 750'000, 800'000, sales[3] * 0.8, sales[4] * 0.8, sales[5] * 0.8});
        // From the published 350,000, whatever the years before earned.
        near_to(millions(run.rows().balance<CNY>("cash")),
                {300'000, 400'000, 350'000, 350'000 + sales[3] / 5, 350'000 + (sales[3] + sales[4]) / 5, 350'000 + (sales[3] + sales[4] + sales[5]) / 5});
        near_to(millions(run.rows().balance<CNY>("owed")), {150'000, 170'000, 230'703, 220'703, 210'703, 200'703});
        const auto prices = run.rows().level("prices").values();
        near_to({prices.begin(), prices.end()}, {1.02, 1.03, 1.05, 1.05 * 1.02, 1.05 * 1.02 * 1.02, 1.05 * 1.02 * 1.02 * 1.02});
        CHECK(run.rows().row<fx_rate<USD, CNY, double>, level>("rate")[2].value() == 7.2567);
        CHECK(run.rows().row<fx_rate<USD, CNY, double>, level>("rate")[3].value() == 7.5);
        CHECK(run.rows().flow<CNY>("fee in yuan")[0].minor_units() == Catch::Approx(6.8676e8));
    }
}

TEST_CASE("a run with actuals allocates nothing after the first", "[model][actuals]") {
    runner<yearly_company> run(alibaba());
    const auto d = drivers_as<double>(assumed());
    (void)run(d);
    const long before = test::allocations;
    (void)run(d);
    CHECK(test::allocations == before);
}

TEST_CASE("published cells are the same on every number, with a derivative of zero and no width", "[model][actuals]") {
    const auto m = alibaba();
    const auto base = assumed();
    CHECK(check_model(m, base).ok());
    auto wide = drivers_as<interval>(base);
    wide.growth = interval(0.05, 0.15);
    runner<yearly_company, interval> ranged(m);
    (void)ranged(wide);
    const auto enclosed = ranged.rows().flow<CNY>("revenue");
    for (std::size_t t = 0; t < 3; ++t) CHECK(enclosed[t].minor_units().lower() == enclosed[t].minor_units().upper());
    CHECK(enclosed[3].minor_units().lower() <= 996'347e8 * 1.05);
    CHECK(enclosed[3].minor_units().upper() >= 996'347e8 * 1.15);
    runner<yearly_company, dual<double>> sensitive(m);
    auto d = drivers_as<dual<double>>(base);
    d.growth = dual<double>::variable(0.1);
    (void)sensitive(d);
    const auto sales = sensitive.rows().flow<CNY>("revenue");
    for (std::size_t t = 0; t < 3; ++t) CHECK(sales[t].minor_units().derivative == 0);
    CHECK(sales[4].minor_units().derivative == Catch::Approx(996'347e8 * 2 * 1.1));
    CHECK(sensitive.rows().balance<CNY>("cash")[2].minor_units().derivative == 0);
    runner<yearly_company, fifty_digits> exactly(m);
    (void)exactly(base);
    CHECK(exactly.rows().flow<CNY>("revenue")[2].minor_units() == fifty_digits(99'634'700'000'000));
}

TEST_CASE("a period that is named ends what is published, though the series goes on", "[model][actuals]") {
    auto m = alibaba();
    m.through = "FY2024";
    runner<yearly_company> run(m);
    (void)run(assumed());
    near_to(millions(run.rows().flow<CNY>("revenue")), {868'687, 941'168, 941'168 * 1.1, 941'168 * 1.21, 941'168 * 1.331, 941'168 * 1.4641});
    CHECK(run.rows().lines()[1].published == 2);
    // All of the timeline may be published.
    m.through.reset();
    m.on = march.years("FY2023", 3);
    m.cost = years_of<money<CNY>>("FY2023", {700'000e6_cny, 750'000e6_cny, 800'000e6_cny});
    runner<yearly_company> known(m);
    CHECK(to_double(known(assumed()).left.minor_units()) == 350'000e8);
}

TEST_CASE("the join is said by the statement, and survives rounding and other periods", "[model][actuals]") {
    auto m = alibaba();
    m.cost = years_of<money<CNY>>("FY2023", {700'000e6_cny, 750'000e6_cny});
    const auto terms = statement_of<CNY>(m, assumed(), "cash flow");
    CHECK(terms.published_through("revenue") == "FY2025");
    CHECK(terms.published_through("operating cost") == "FY2024");
    const std::string note = "As published through FY2025, then the model's: revenue; through FY2024, then the model's: operating cost.";
    CHECK(terms.note() == note);
    CHECK(rounded(terms, half_even).terms.note() == note);
    CHECK(statement<money<CNY>, yearly>(m.on).note().empty());
    CHECK_THROWS_AS(terms.published_through("tax"), line_missing_error);
    // Any lines as the model wrote them, and the terms out of rows alone.
    runner<yearly_company> run(m);
    (void)run(assumed());
    const auto lines = lines_of<CNY>(run, "operating cost", "revenue", "cash flow");
    CHECK(lines.names() == labels{"operating cost", "revenue", "cash flow"});
    CHECK(lines["operating cost"][0].minor_units() == 700'000e8);
    CHECK(lines.note() == "As published through FY2024, then the model's: operating cost; through FY2025, then the model's: revenue.");
    CHECK(terms_of<CNY>(run.rows(), "cash flow") == terms);
    CHECK_THROWS_AS(lines_of<CNY>(run, "tax"), line_unknown_error);
    CHECK_THROWS_AS(lines_of<CNY>(run, "fee"), line_type_error);
    CHECK_THROWS_AS(lines_of<CNY>(run, "revenue", "revenue"), line_exists_error);
    const auto longer = laid_on(terms, march.years("FY2022", 9));
    CHECK(longer.note() == note);
    CHECK(longer["revenue"]["FY2030"].minor_units() == 0);

    // By quarters through the second quarter of a year: the year holds both, and says so.
    const auto quarters = march.quarters("FY2025 Q1", 8);
    company<quarterly> q{.on = quarters,
                         .revenue = {march.quarters("FY2024 Q4", 3), std::vector{100_cny, 110_cny, 120_cny}},
                         .cost = {march.quarters("FY2025 Q1", 2), std::vector{60_cny, 70_cny}},
                         .cash = {march.quarters("FY2025 Q1", 2), std::vector{5_cny, 7_cny}},
                         .debt = {march.quarters("FY2025 Q1", 2), std::vector{5_cny, 7_cny}},
                         .index = {march.quarters("FY2025 Q1", 2), std::vector{1_dec, 1_dec}},
                         .rates = {march.quarters("FY2025 Q1", 2), std::vector{fx_rate<USD, CNY>{7_dec}, fx_rate<USD, CNY>{7_dec}}}};
    company<quarterly>::drivers<exact_ratio> d{.spot = fx_rate<USD, CNY>{7_dec}};
    d.margin = 50_pct;
    const auto by_quarters = rounded(statement_of<CNY>(q, d, "cash flow"), half_even).terms;
    const auto by_years = resample<yearly>(by_quarters);
    CHECK(by_years.on() == march.years("FY2025", 2));
    CHECK(by_years["revenue"][0] == 470_cny);
    CHECK(by_years["operating cost"][1] == -240_cny);
    CHECK(by_years.note() == "As published through FY2025 Q2, then the model's: revenue, operating cost.");
}

TEST_CASE("a series that begins late, has gaps, goes on after the timeline or has another calendar is refused with the line and its periods",
          "[model][actuals]") {
    const auto refused = [](auto change, auto look) {
        auto m = alibaba();
        change(m);
        runner<yearly_company> run(m);
        look(run);
        CHECK_THROWS_AS(run.rows(), run_incomplete_error);
    };
    const auto missing = [](const char* line, const char* through, const labels& periods) {
        return [=](auto& run) {
            try {
                (void)run(assumed());
                FAIL("it ran");
            } catch (const actuals_missing_error& e) {
                CHECK(e.line() == line);
                CHECK(e.through() == through);
                CHECK(e.periods() == periods);
            }
        };
    };
    refused([](auto& m) { m.cost = years_of<money<CNY>>("FY2025", {1_cny}); }, missing("operating cost", "FY2025", {"FY2023", "FY2024"}));
    refused([](auto& m) { m.revenue = years_of<money<CNY>>("FY2022", {1_cny, 2_cny, {}, 4_cny}); }, missing("revenue", "FY2025", {"FY2024"}));
    refused([](auto& m) { m.cash = years_of<money<CNY>, balance>("FY2020", {1_cny, 2_cny, 3_cny}); }, missing("cash", "", {"FY2023"}));
    refused([](auto& m) { m.index = years_of<decimal, level>("FY2023", {{}, {}}); }, missing("prices", "", {"FY2023"}));
    refused([](auto& m) { m.debt = {}; m.debt = balance_series<money<CNY>, yearly>(march.years("FY2023", 0)); }, missing("owed", "", {"FY2023"}));
    refused([](auto& m) { m.through = "FY2026"; }, missing("revenue", "FY2026", {"FY2026"}));
    refused([](auto& m) { m.cost = years_of<money<CNY>>("FY2028", {1_cny, 1_cny}); }, [](auto& run) {
        try {
            (void)run(assumed());
            FAIL("it ran");
        } catch (const actuals_beyond_error& e) {
            CHECK(e.line() == "operating cost");
            CHECK(e.last() == "FY2029");
            CHECK(e.timeline() == "6 years from FY2023, years end in March");
        }
    });
    refused([](auto& m) { m.through = "FY2029"; }, [](auto& run) { CHECK_THROWS_AS(run(assumed()), not_on_timeline_error); });
    refused([](auto& m) { m.revenue = {fiscal_calendar{}.years("FY2023", 1), {1_cny}}; },
            [](auto& run) { CHECK_THROWS_AS(run(assumed()), timeline_mismatch_error); });
    // The names end differently; the days do not: it is another calendar.
    refused([](auto& m) { m.revenue = {fiscal_calendar{.year_ends = date::March, .named = named_after::its_start}.years("FY2023", 1), {1_cny}}; },
            [](auto& run) { CHECK_THROWS_AS(run(assumed()), timeline_mismatch_error); });
}

TEST_CASE("a forecast that rolls on from an opening of its own would jump after what was published", "[model][actuals]") {
    auto m = alibaba();
    m.trap = 1;  // both are joined themselves
    CHECK_NOTHROW(runner<yearly_company>(m)(assumed()));
    m.trap = 2;
    try {
        runner<yearly_company> run(m);
        (void)run(assumed());
        FAIL("it ran");
    } catch (const forecast_not_rolled_error& e) {
        CHECK(e.line() == "a jump");
        CHECK(e.forecast() == "alone");
    }
}

TEST_CASE("an empty timeline has no actuals, and a case with other actuals is another model value", "[model][actuals]") {
    auto m = alibaba();
    auto restated = m;
    restated.revenue.set("FY2025", 1'000'000e6_cny);
    runner<yearly_company> run(m), again(restated);
    CHECK(again(assumed()).earned != run(assumed()).earned);
    CHECK(to_double(again.rows().flow<CNY>("revenue")[5].minor_units()) == Catch::Approx(1'331'000e8));
    m.on = march.years("FY2023", 0);
    runner<yearly_company> none(m);
    CHECK_THROWS_AS(none(assumed()), numeric_domain_error);  // from closing(...): there is no last period
}

TEST_CASE("wherever the join falls, the cells are those of a loop over the periods", "[model][actuals]") {
    // All lengths and joins up to nine quarters: pairs of cells, what looks back, what adds up, growth over one and over four quarters.
    for (int n = 1; n <= 9; ++n)
        for (std::size_t known = 1; known <= static_cast<std::size_t>(n); ++known) {
            std::vector<decimal> cells;
            for (std::size_t t = 0; t < known; ++t) cells.push_back(decimal(static_cast<int>(t * t) + 3));
            const auto quarters = fiscal_calendar{}.quarters("FY2026 Q1", known);
            const std::size_t over = known < 4 ? 1 : 4;
            const model_probe::probe m{model_probe::quarters(n),
                                       [flows = flow_series<decimal, quarterly>(quarters, cells), stands = balance_series<decimal, quarterly>(quarters, cells),
                                        levels = level_series<decimal, quarterly>(quarters, cells), over](const auto& d, auto& s, const auto&) {
                                           const auto base = s.fixed("base", [](std::size_t t) { return static_cast<int>(t) + 1; });
                                           const auto old = s.flow("old", with_actuals(flows, as_flow(lag(base, d.x, 2) - base * d.x)));
                                           s.balance("holds", with_actuals(stands, running(old)));
                                           s.level("grown", with_actuals(levels, growing_by(base)));
                                           s.level("a year", with_actuals(levels, growing_by(base, over)));
                                           s.level("by one", with_actuals(levels, growing_by(d.x, 1)));
                                           return sum(old);
                                       }};
            runner<std::remove_cvref_t<decltype(m)>> run(m);
            for (int again = 0; again < 2; ++again) (void)run(decltype(m)::drivers<double>{.x = 2});
            const auto rows = run.rows();
            double holds = 0, grown = 0, one = 0;
            std::vector<double> year;
            for (std::size_t t = 0; t < static_cast<std::size_t>(n); ++t) {
                INFO(n << " quarters, " << known << " published, " << t);
                const double published = static_cast<double>(t * t + 3), base = static_cast<double>(t + 1);
                const double old = t < known ? published : (t < 2 ? 2 : base - 2) - base * 2;
                holds = t < known ? published : holds + old;
                grown = t < known ? published : grown * (1 + base);
                one = t < known ? published : one * 3;
                year.push_back(t < known ? published : year[t - over] * (1 + base));
                CHECK(rows.flow("old")[t] == old);
                CHECK(rows.balance("holds")[t] == holds);
                CHECK(rows.level("grown")[t] == grown);
                CHECK(rows.level("by one")[t] == one);
                CHECK(rows.level("a year")[t] == year[t]);
            }
        }
}

TEST_CASE("growth over more periods than are published is refused", "[model][actuals]") {
    const level_series<decimal, quarterly> known(fiscal_calendar{}.quarters("FY2026 Q1", 3), std::vector{1_dec, 2_dec, 3_dec});
    const model_probe::probe m{model_probe::quarters(6), [known](const auto& d, auto& s, const auto&) {
                                   return sum(s.flow("out", as_flow(s.level("index", with_actuals(known, growing_by(d.x, 4))))));
                               }};
    runner<std::remove_cvref_t<decltype(m)>> run(m);
    try {
        (void)run(decltype(m)::drivers<double>{});
        FAIL("it ran");
    } catch (const actuals_missing_error& e) {
        CHECK(e.line() == "index");
        CHECK(e.periods() == labels{"FY2025 Q4"});
    }
    CHECK_THROWS_AS(growing_by(0.1, 0), numeric_domain_error);
}

}  // namespace actuals_test
