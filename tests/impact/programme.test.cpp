// SPDX-License-Identifier: BSL-1.0
// Programmes laid over a base case: a worked year by hand, what is refused, identities on generated programmes, and a model in
// rows against the same programme in series of exact money.
#include <outlay/cashflow/npv.hpp>
#include <outlay/impact/economic_profit.hpp>
#include <outlay/impact/programme.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/impact/working_capital.hpp>
#include <outlay/model/statement_of.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <array>
#include <random>
#include <string>
#include <vector>

namespace programme_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using cny = money<CNY>;
const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 4);

template <class T>
flow_series<T, yearly> line(std::vector<T> cells) {
    return {years, std::move(cells)};
}
flow_series<cny, yearly> level(cny x) { return line(std::vector(4, x)); }

statement<cny, yearly> company() {
    statement<cny, yearly> s(years);
    s.add("revenue", level(1'000_cny))
        .add("operating income", level(150_cny))
        .add("operating cash flow", level(200_cny))
        .add("capital expenditure", level(90_cny));
    return s;
}
/// What a programme spends and what comes of it, as series of magnitudes.
template <class T, class Freq>
struct plan {
    std::string name;
    flow_series<T, Freq> spend, revenue, operating_cost;
    std::vector<asset_class> classes{};
    exact_ratio working_capital{};

    /// Its own lines, signed, written by hand.
    [[nodiscard]] auto lines() const {
        using amount = detail::share_type<T>;
        const auto exact = [](const flow_series<T, Freq>& s) { return cellwise([](const T& x) { return amount(x); }, s); };
        statement<amount, Freq> s(spend.on());
        s.add("revenue", exact(revenue))
            .add("operating cost", -exact(operating_cost))
            .add("depreciation", -charges_within(spend, classes))
            .add("change of working capital", working_capital_by_share(revenue, working_capital, working_capital_at_end::kept).cash())
            .add("capital expenditure", -exact(spend));
        return s;
    }
    operator programme_statement<detail::share_type<T>, Freq>() const { return {name, lines()}; }
};
/// 100 in the first year over four years; then 80 a year at a cost of 30; working capital 10 % of revenue.
plan<cny, yearly> cloud(std::string name = "cloud") {
    return {std::move(name),
            line(std::vector{100_cny, 0_cny, 0_cny, 0_cny}),
            line(std::vector{0_cny, 80_cny, 80_cny, 80_cny}),
            line(std::vector{0_cny, 30_cny, 30_cny, 30_cny}),
            {{"servers", 1, 48, first_charge::whole_period}},
            10_pct};
}
/// Sales of 80 at a cost of 30 from the second year on, 100 spent at first over four years: as cloud(), in a user's own rows.
struct plant {
    timeline<yearly> on;
    std::vector<asset_class> books;
    bool from_income;
    template <class R>
    struct drivers {
        per_year<money<CNY, R>> sales{};
        static constexpr auto list() { return std::array{driver<&drivers::sales>("sales")}; }
    };
    template <class R>
    struct outcomes {
        money<CNY, R> gain{};
        static constexpr auto list() { return std::array{outcome<&outcomes::gain>("gain")}; }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>& s) const {
        const auto level = s.fixed("on sale", [](std::size_t t) { return exact_ratio(t == 0 ? 0 : 1); });
        const auto first = s.template fixed<flow>("first", [](std::size_t t) { return exact_ratio(t == 0 ? 1 : 0); });
        const auto capex = s.flow(line_names::capital_expenditure, first * money<CNY, R>::from_minor(s.number(exact_ratio(10'000))));
        const auto revenue = s.flow(line_names::revenue, d.sales * level);
        const auto cost = s.flow(line_names::operating_cost, revenue * s.number(exact_ratio(3, 8)));
        const auto charge = s.block(line_names::depreciation, depreciation(capex, books));
        const auto income = s.total(line_names::operating_income, revenue - cost - charge);
        const auto stock = s.balance(line_names::working_capital, share_of_year(revenue, s.number(10_pct)));
        const auto tied = s.flow(line_names::change_of_working_capital, change(stock));
        const auto cash = from_income ? s.total(line_names::free_cash_flow, income + charge - tied - capex)
                                      : s.total(line_names::free_cash_flow, revenue - cost - tied - capex);
        return {sum(cash)};
    }
};
const tax_rule monetised{{25_pct}, losses::monetised{}};

}  // namespace

TEST_CASE("a worked programme, line by line", "[impact][programme]") {
    const auto base = reported_base(company()).capex_held_at(60_cny, "the level of fiscal 2024");
    const auto w = with_and_without(base, {cloud()}, monetised);
    CHECK(w.assumption == "capital expenditure of 60 CNY a period without the programme: the level of fiscal 2024");
    CHECK(w.without["free cash flow"][0] == 140_cny);
    // First year: 100 spent, a charge of 25 saves 6.25 of tax.
    CHECK(w.difference["operating income"][0] == -25_cny);
    CHECK(w.difference["tax on operating income"][0] == -6.25_cny);
    CHECK(w.difference["free cash flow"][0] == -93.75_cny);
    // Second: 80 - 30 in cash, tax 25 % of 80 - 30 - 25, working capital of 8.
    CHECK(w.difference["operating cash flow"][1] == 35.75_cny);
    CHECK(w.difference["free cash flow"][2] == 43.75_cny);
    CHECK(w.with["revenue"][3] == 1'080_cny);
    CHECK(w.with["capital expenditure"][0] == 160_cny);
    const auto own = programme_statement(std::string("cloud"), cloud().lines()).lines();
    CHECK(own["change of working capital"][1] == -8_cny);
    CHECK(sum(own["depreciation"]) == -100_cny);
}

TEST_CASE("a base that contains the programme is refused with the figures, unless told what to leave out",
          "[impact][programme]") {
    const auto reported = reported_base(company());
    CHECK(reported.assumption() == "as reported");
    try {
        (void)with_and_without(reported, {cloud()}, monetised);
        FAIL("its spending would count twice");
    } catch (const base_contains_programme_error& e) {
        CHECK(e.programme() == "cloud");
        REQUIRE(e.periods().size() == 1);
        CHECK(e.periods()[0].period == "FY2026");
        CHECK(e.periods()[0].capital_expenditure == "90 CNY");
        CHECK(e.periods()[0].programme_spend == "100 CNY");
    }
    auto small = cloud();
    small.spend = line(std::vector{40_cny, 0_cny, 0_cny, 0_cny});
    const auto left = reported.taking_out("cloud", line(std::vector<exact_money<CNY>>{40_cny, 0_cny, 0_cny, 0_cny}));
    const auto w = with_and_without(left, {small}, monetised);
    CHECK(w.without["capital expenditure"][0] == 50_cny);
    CHECK(w.with["capital expenditure"][0] == 90_cny);
    CHECK(w.assumption == "as reported, without the spending of \"cloud\"");
    auto other = small;
    other.name = "campus";
    CHECK_THROWS_AS(with_and_without(left, {other}, monetised), base_contains_programme_error);
    CHECK_THROWS_AS(reported.taking_out("cloud", line(std::vector<exact_money<CNY>>{100_cny, 0_cny, 0_cny, 0_cny})),
                    negative_magnitude_error);
}

TEST_CASE("a forecast that was made without the programme is a base as it stands", "[impact][programme]") {
    const auto base = reported_base(company()).leaving_out("cloud", "forecast without it");
    CHECK(base.assumption() == "forecast without it");
    CHECK(base.lines()["capital expenditure"][0] == 90_cny);
    const auto w = with_and_without(base, {cloud()}, monetised);
    CHECK(w.assumption == "forecast without it");
    CHECK(w.with["capital expenditure"][0] == 190_cny);
    CHECK_THROWS_AS(with_and_without(base, {cloud("campus")}, monetised), base_contains_programme_error);
    CHECK(base.leaving_out("campus", "nor that").assumption() == "forecast without it; nor that");
}

TEST_CASE("the base is an assumption: varied, it moves both sides and not the difference", "[impact][programme]") {
    const auto reported = reported_base(company());
    const auto low = with_and_without(reported.capex_held_at(40_cny, "low"), {cloud()}, monetised);
    const auto share = with_and_without(reported.capex_at_share(8_pct, "the five years to fiscal 2024"),
                                        {cloud()}, monetised);
    CHECK(low.without["free cash flow"][0] == 160_cny);
    CHECK(share.without["free cash flow"][0] == 120_cny);
    CHECK(low.difference == share.difference);
}

TEST_CASE("lines missing, and a programme on another timeline", "[impact][programme]") {
    statement<cny, yearly> s(years);
    s.add("revenue", level(1_cny));
    CHECK_THROWS_AS(reported_base(s), line_missing_error);
    const auto two = fiscal_calendar{.year_ends = date::March}.years("FY2026", 2);
    const flow_series<cny, yearly> ones(two, std::vector{1_cny, 1_cny});
    const plan<cny, yearly> short_one{"short", ones, ones, ones, {{"servers", 1, 48, first_charge::half_period}}};
    CHECK_THROWS_AS(with_and_without(reported_base(company()).capex_held_at(1_cny, "x"), {short_one}, monetised),
                    timeline_mismatch_error);
}

TEST_CASE("lines that a statement lacks, and lines that nobody knows, are named", "[impact][programme]") {
    statement<cny, yearly> s(years);
    s.add("revenue", level(80_cny)).add("capital expenditure", level(-10_cny)).add("subsidy", level(1_cny)).add("tax", level(-5_cny));
    try {
        (void)programme_statement(std::string("cloud"), s);
        FAIL("three lines are missing and one is unknown");
    } catch (const programme_lines_error& e) {
        CHECK(e.programme() == "cloud");
        CHECK(e.missing() == std::vector<std::string>{"operating cost", "depreciation", "change of working capital"});
        CHECK(e.unknown() == std::vector<std::string>{"subsidy"});
        CHECK(std::string(e.what()).find("it lacks \"operating cost\", \"depreciation\", \"change of working capital\"") != std::string::npos);
        CHECK(std::string(e.what()).find("\"subsidy\"") != std::string::npos);
    }
    statement<cny, yearly> many(years);
    for (int i = 0; i < 500; ++i) many.add(std::string(300, 'x') + std::to_string(i), level(1_cny));
    try {
        (void)programme_statement(std::string(1000, 'n'), many);
        FAIL("nothing that is needed is there");
    } catch (const programme_lines_error& e) {
        CHECK(e.unknown().size() == 500);
        CHECK(std::string(e.what()).size() <= 400);
    }
}

TEST_CASE("a magnitude where the statement signs a cost is refused, whichever line it is", "[impact][programme]") {
    const auto lines = cloud().lines();
    for (const char* wrong : {"revenue", "operating cost", "depreciation", "capital expenditure"}) {
        statement<exact_money<CNY>, yearly> s(years);
        for (const auto& l : lines.lines()) s.add(l.name, l.name == wrong ? -l.values : l.values);
        try {
            (void)programme_statement(std::string("cloud"), s);
            FAIL("the sign of " << wrong);
        } catch (const line_sign_error& e) {
            CHECK(e.line() == wrong);
            CHECK(e.programme() == "cloud");
            CHECK(e.period() == (std::string(wrong) == "capital expenditure" || std::string(wrong) == "depreciation" ? "FY2026" : "FY2027"));
        }
    }
    statement<exact_money<CNY>, yearly> freed(years);
    for (const auto& l : lines.lines()) freed.add(l.name, l.name == "change of working capital" ? -l.values : l.values);
    CHECK_NOTHROW(programme_statement(std::string("cloud"), freed));
}

TEST_CASE("a programme's own tax is left out: the company's falls on the whole", "[impact][programme]") {
    const auto base = reported_base(company()).capex_held_at(60_cny, "assumed");
    const auto plain = with_and_without(base, {cloud()}, monetised);
    for (const char* tax : {"tax", "income tax"}) {
        auto lines = cloud().lines();
        lines.add(tax, cellwise([](const cny& x) { return exact_money<CNY>(x); }, level(-7_cny)));
        CHECK(with_and_without(base, {{"cloud", lines}}, monetised).with == plain.with);
    }
}

TEST_CASE("a programme in rows is laid over a company, to the cent what its series in exact money give, and varied as cases",
          "[impact][programme]") {
    using cloud_model = programme<CNY, yearly>;
    const auto a_third = exact_ratio(1, 3);
    const cloud_model rows{.on = years,
                           .spending = {a_third, a_third, a_third},
                           .earning = {0, 1, 1, 1},
                           .equipment_share = 70_pct,
                           .equipment = {{.name = "servers", .life_in_months = 60, .first = first_charge::half_period}},
                           .rest = {{.name = "halls", .life_in_months = 240, .first = first_charge::half_period}},
                           .delay = 1,
                           .losses = losses::monetised{},
                           .at_end = working_capital_at_end::kept,
                           .when = timing::start};
    cloud_model::drivers<exact_ratio> planned;
    planned.amount = 380_cny;
    planned.full_revenue = per_year(125_cny);
    planned.operating_cost = 32_pct;
    planned.tax_rate = 25_pct;
    planned.working_capital = 5_pct;
    struct varied {
        const char* what;
        exact_ratio price, late, shortfall;
    };
    const auto base = reported_base(company()).capex_held_at(60_cny, "assumed");
    for (const tax_rule& tax : {monetised, tax_rule{{25_pct}, losses::lost{}}, tax_rule{.rates = {25_pct}, .losses = losses::forward{.cap = 80_pct}}})
        for (const varied& v : {varied{"as planned", 1, 0, 0}, varied{"a quarter dearer", 125_pct, 0, 0}, varied{"two fifths a year late", 1, 40_pct, 0},
                                varied{"a seventh less demand", 1, 0, exact_ratio(1, 7)}}) {
            INFO(v.what);
            auto d = planned;
            d.equipment_price = v.price;
            d.delayed_share = v.late;
            d.demand_shortfall = v.shortfall;
            const auto terms = statement_of<CNY, fifty_digits>(rows, d, line_names::operating_income, line_names::free_cash_flow);
            // The same by hand: what is spent as planned, and what dearer equipment adds.
            std::vector<exact_money<CNY>> spend, dearer, revenue, cost;
            for (std::size_t t = 0; t < 4; ++t) {
                const exact_ratio part = (t < 3 ? a_third * (exact_ratio(1) - v.late) : exact_ratio(0)) + (t > 0 ? a_third * v.late : exact_ratio(0));
                spend.push_back(380_cny * part);
                dearer.push_back(380_cny * part * (v.price - exact_ratio(1)) * exact_ratio(70_pct));
                revenue.push_back(t == 0 ? 0_cny * exact_ratio(1) : 125_cny * (exact_ratio(1) - v.shortfall));
                cost.push_back(revenue.back() * exact_ratio(32_pct));
            }
            const auto none = line(std::vector<exact_money<CNY>>(4));
            const plan<exact_money<CNY>, yearly> as_planned{"as planned", line(spend), line(revenue), line(cost),
                                                            {{"servers", 70_pct, 60, first_charge::half_period}, {"halls", 30_pct, 240, first_charge::half_period}}, 5_pct};
            const plan<exact_money<CNY>, yearly> added{"dearer", line(dearer), none, none, {{"servers", 1, 60, first_charge::half_period}}};
            const auto by_hand = with_and_without(base, {as_planned, added}, tax);
            // Line by line to the cent.
            const auto printed = rounded(terms, half_even).terms;
            const auto first = as_planned.lines(), second = added.lines();
            for (const auto& l : first.lines())
                for (std::size_t t = 0; t < 4; ++t) CHECK(printed[l.name][t] == (l.values[t] + second[l.name][t]).round(half_even));
            // Over the company: four rounded lines and a tax on three of them, each within half a cent.
            const auto laid = with_and_without(base, {{"cloud", printed}}, tax);
            for (const auto& l : by_hand.difference.lines())
                for (std::size_t t = 0; t < 4; ++t) {
                    const auto apart = laid.difference[l.name][t] - l.values[t];
                    CHECK(apart <= 0.02_cny);
                    CHECK(apart >= -0.02_cny);
                }
            // On a base of the same number nothing is rounded, until it is printed: the cent itself.
            statement<money<CNY, fifty_digits>, yearly> figures(years);
            for (const auto& l : company().lines()) figures.add(l.name, cellwise([](const cny& x) { return as<fifty_digits>(x); }, l.values));
            const auto same_number = reported_base(figures).capex_held_at(as<fifty_digits>(60_cny), "assumed");
            const auto fifty = with_and_without(same_number, {{"cloud", terms}}, tax);
            for (const auto& l : by_hand.with.lines())
                for (std::size_t t = 0; t < 4; ++t) CHECK(fifty.with[l.name][t].round(half_even) == l.values[t].round(half_even));
        }
}

TEST_CASE("a model that starts its cash from income is laid over as one that starts from revenue", "[impact][programme]") {
    const auto base = reported_base(company()).capex_held_at(60_cny, "assumed");
    const auto by_hand = with_and_without(base, {cloud()}, monetised);
    for (const bool from_income : {true, false}) {
        const plant m{years, {{.name = "servers", .life_in_months = 48, .first = first_charge::whole_period}}, from_income};
        const auto terms = statement_of<CNY>(m, {.sales = per_year(money<CNY, exact_ratio>(80_cny))}, "operating income", "free cash flow");
        CHECK(terms.names() ==
              std::vector<std::string>{"revenue", "operating cost", "depreciation", "change of working capital", "capital expenditure"});
        CHECK(with_and_without(base, {{"cloud", rounded(terms, half_even).terms}}, monetised).with == by_hand.with);
        // The cash flow alone lacks the charge, or has it with the sign of what is added back, and income, which is no line.
        CHECK_THROWS_AS(programme_statement(std::string("cloud"), statement_of<CNY>(m, {.sales = per_year(money<CNY, exact_ratio>(80_cny))}, "free cash flow")),
                        programme_lines_error);
    }
}

TEST_CASE("what was published of a company is said with a programme too, where the programme leaves those cells as they are",
          "[impact][programme]") {
    statement<cny, yearly> figures(years);
    for (const auto& l : company().lines()) figures.add(l.name, l.values, l.name == "revenue" || l.name == "operating cash flow" ? years.label(0) : "");
    const auto base = reported_base(figures).capex_held_at(60_cny, "assumed");
    const std::string note = "As published through " + years.label(0) + ", then the model's: revenue, operating cash flow.";
    CHECK(base.lines().note() == note);
    const auto later = [&](const cny& first) {
        auto p = cloud();
        p.revenue.set(0, first);
        p.spend.set(0, 0_cny);
        p.operating_cost.set(0, 0_cny);
        return p;
    };
    const auto w = with_and_without(base, {later(0_cny)}, monetised);
    CHECK(w.without.note() == note);
    CHECK(w.with.note() == note);
    CHECK(w.difference.note().empty());
    // What it earns in the published period is no published figure: neither line is any more.
    CHECK(with_and_without(base, {later(1_cny)}, monetised).with.note().empty());
    CHECK(measured(free_cash_flow::vendor(), w.with).note() == "As published through " + years.label(0) + ", then the model's: operating cash flow.");
}

TEST_CASE("an empty programme changes nothing", "[impact][programme]") {
    auto nothing = cloud();
    nothing.spend = nothing.revenue = nothing.operating_cost = level(0_cny);
    const auto w = with_and_without(reported_base(company()), {nothing}, monetised);
    CHECK(w.with == w.without);
}

TEST_CASE("several programmes add up where tax is linear, and show their interaction where it is not",
          "[impact][programme]") {
    std::mt19937_64 any(380);
    const auto amount = [&](int below) {
        return cny::from_major(static_cast<int>(any() % static_cast<unsigned>(below)));
    };
    bool interacted = false;
    for (int round = 0; round < 40; ++round) {
        const auto random_line = [&](int below) {
            return line(std::vector{amount(below), amount(below), amount(below), amount(below)});
        };
        std::vector<programme_statement<exact_money<CNY>, yearly>> programmes;
        for (const char* name : {"a", "b", "c"})
            programmes.push_back(plan<cny, yearly>{name,
                                                   random_line(500),
                                                   random_line(300),
                                                   random_line(200),
                                                   {{"x", 1, 12 * static_cast<int>(1 + any() % 5), first_charge::half_period}},
                                                   exact_ratio(static_cast<int>(any() % 30), 100)});
        const auto base = reported_base(company()).capex_held_at(60_cny, "assumed");
        const auto linear = joint_impact_of(base, programmes, monetised);
        for (const auto& l : linear.interaction.lines())
            for (const auto& cell : l.values.view()) CHECK(cell == 0_cny);
        const auto carried = joint_impact_of(base, programmes, {{25_pct}, losses::forward{}});
        for (std::size_t t = 0; t < 4; ++t) {
            exact_money<CNY> parts = carried.interaction["free cash flow"][t];
            for (const auto& one : carried.alone) parts += one.difference["free cash flow"][t];
            CHECK(parts == carried.together["free cash flow"][t]);
            CHECK(carried.interaction["operating income"][t] == 0_cny);
            interacted = interacted || carried.interaction["tax on operating income"][t] != 0_cny;
        }
    }
    CHECK(interacted);
}

TEST_CASE("a programme's economic profit is worth what its cash flows and the capital left are worth",
          "[impact][programme]") {
    const auto base = reported_base(company()).capex_held_at(60_cny, "assumed");
    auto p = cloud();
    p.classes = {{"servers", 60_pct, 36, first_charge::whole_period}, {"buildings", 40_pct, 240, first_charge::whole_period}};
    const auto lines = p.lines();
    const auto profit = nopat(lines["revenue"] + lines["operating cost"] + lines["depreciation"], exact_ratio(25_pct));
    const auto capital =
        invested_capital(-lines["capital expenditure"], -lines["depreciation"], -lines["change of working capital"]);
    const auto eva = economic_profit(profit, capital, exact_ratio(10_pct));
    const auto cash = with_and_without(base, {p}, monetised).difference["free cash flow"];
    const auto worth = [](const auto& s) { return npv<exact_ratio>(10_pct, s.view().values()); };
    const exact_ratio discount = exact_ratio(1000, 1331);
    CHECK(worth(eva) == worth(cash) + capital.closing()[3] * discount);
    CHECK(return_on_capital(profit, capital)[1] == profit[1] / capital.closing()[0]);
}

TEST_CASE("four quarters of a programme are a year of it", "[impact][programme]") {
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 16);
    const auto by_quarter = [&](const flow_series<cny, yearly>& year) {
        std::vector<cny> cells;
        for (const cny& x : year.view()) cells.insert(cells.end(), 4, cny::from_minor(x.minor_units() / 4));
        return flow_series<cny, quarterly>(quarters, std::move(cells));
    };
    const auto y = cloud();
    const plan<cny, quarterly> q{
        "cloud", by_quarter(y.spend), by_quarter(y.revenue), by_quarter(y.operating_cost), y.classes,
        y.working_capital};
    statement<cny, quarterly> s(quarters);
    for (const auto& l : company().lines()) s.add(l.name, by_quarter(l.values));
    const auto w = with_and_without(reported_base(s).capex_held_at(15_cny, "assumed"), {q}, monetised);
    const auto whole =
        with_and_without(reported_base(company()).capex_held_at(60_cny, "assumed"), {y}, monetised);
    for (const char* name : {"revenue", "operating cash flow", "capital expenditure"}) {
        exact_money<CNY> sum_of_year;
        for (std::size_t t = 8; t < 12; ++t) sum_of_year += w.difference[name][t];
        // In the third year charges and working capital are level, so the quarters add up to the year.
        CHECK(sum_of_year == whole.difference[name][2]);
    }
    CHECK(w.difference["free cash flow"].on().label(8) == "FY2028 Q1");
}

TEST_CASE("a programme may count in numbers without a currency", "[impact][programme]") {
    statement<double, yearly> s(years);
    s.add("revenue", line(std::vector(4, 1000.0)))
        .add("operating income", line(std::vector(4, 150.0)))
        .add("operating cash flow", line(std::vector(4, 200.0)))
        .add("capital expenditure", line(std::vector(4, 90.0)));
    const plan<double, yearly> p{"cloud",
                                              line(std::vector{100.0, 0.0, 0.0, 0.0}),
                                              line(std::vector{0.0, 80.0, 80.0, 80.0}),
                                              line(std::vector{0.0, 30.0, 30.0, 30.0}),
                                              {{"servers", 1, 48, first_charge::whole_period}},
                                              10_pct};
    const auto w = with_and_without(reported_base(s).capex_held_at(60, "assumed"), {p}, monetised);
    CHECK(w.difference["free cash flow"][0] == Catch::Approx(-93.75));
    CHECK(w.difference["free cash flow"][1] == Catch::Approx(35.75));
}

}  // namespace programme_test
