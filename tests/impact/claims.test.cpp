// SPDX-License-Identifier: BSL-1.0
// Claims pass through: for random claims and random exact values inside them, every operation on series and statements gives
// claims that hold what the values give. An operation is written once, as a template on what a cell is, and run on both.
// What cannot be served for claims does not compile.
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/commitment/earned_value.hpp>
#include <outlay/impact.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/money/outflow.hpp>
#include <outlay/money/split.hpp>
#include <outlay/time/resample.hpp>
#include <outlay/time/window.hpp>

#include <catch.hpp>

#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace claims_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using amount = exact_money<USD>;

/// What all operations work on, in figures or in claims on them. Magnitudes but for income and cash.
template <class T>
struct figures {
    timeline<quarterly> on = fiscal_calendar{}.quarters("FY2026 Q1", 8);
    flow_series<T, quarterly> revenue{on}, cost{on}, spend{on}, charge{on}, income{on}, cash{on};
    balance_series<T, quarterly> stock{on};
    T opening = detail::zero<T>();

    [[nodiscard]] statement<T, quarterly> lines() const {
        statement<T, quarterly> s(on);
        s.add("revenue", revenue)
            .add("operating income", income)
            .add("operating cash flow", cash)
            .add("capital expenditure", spend);
        return s;
    }
    [[nodiscard]] static std::vector<asset_class> classes() { return {{"machines", 60_pct, 12, first_charge::half_period}, {"halls", 40_pct, 18, first_charge::half_period}}; }
    [[nodiscard]] auto programme() const {
        using exact = detail::share_type<T>;
        const auto as_exact = [](const flow_series<T, quarterly>& s) { return cellwise([](const T& x) { return exact(x); }, s); };
        statement<exact, quarterly> s(on);
        s.add("revenue", as_exact(revenue))
            .add("operating cost", -as_exact(cost))
            .add("depreciation", -charges_within(spend, classes()))
            .add("change of working capital", working_capital_by_share(revenue, 10_pct, working_capital_at_end::kept).cash())
            .add("capital expenditure", -as_exact(spend));
        return s;
    }
};

class random_figures {
public:
    explicit random_figures(std::uint64_t seed) : any_(seed) {}

    /// In turn exact, with two ends, and anything: a sum of many claims says something only if each does.
    std::pair<figures<amount>, figures<bounds<amount>>> operator()() {
        ++round_;
        std::pair<figures<amount>, figures<bounds<amount>>> made;
        auto& value = made.first;
        auto& claim = made.second;
        const auto fill = [&](auto member, bool magnitude) {
            for (std::size_t t = 0; t < value.on.size(); ++t) {
                const auto [x, said] = cell(magnitude);
                (value.*member.first).set(t, x);
                (claim.*member.second).set(t, said);
            }
        };
        using v = figures<amount>;
        using c = figures<bounds<amount>>;
        for (const auto& member : {std::pair(&v::revenue, &c::revenue), std::pair(&v::cost, &c::cost),
                                   std::pair(&v::spend, &c::spend), std::pair(&v::charge, &c::charge)})
            fill(member, true);
        for (const auto& member : {std::pair(&v::income, &c::income), std::pair(&v::cash, &c::cash)})
            fill(member, false);
        fill(std::pair(&v::stock, &c::stock), true);
        std::tie(value.opening, claim.opening) = cell(true);
        return made;
    }

    /// Whether the last claims were of one value each.
    [[nodiscard]] bool exact() const { return round_ % 3 == 0; }

private:
    /// A figure and something true that a source may say of it.
    std::pair<amount, bounds<amount>> cell(bool magnitude) {
        const auto major = [&](int below) { return static_cast<std::int64_t>(any_() % static_cast<unsigned>(below)); };
        const std::int64_t n = magnitude ? major(100) : major(200) - 100;
        const std::int64_t low = magnitude ? n - major(static_cast<int>(n) + 1) : n - major(30), high = n + major(30);
        const auto usd = [](std::int64_t x) { return amount(money<USD>::from_major(x)); };
        const amount x = usd(n);
        switch (exact() ? 5 : round_ % 3 == 1 ? 5 + any_() % 3 : any_() % 8) {
            case 0:
                return {x, at_least(usd(low))};
            case 1:
                return {x, up_to(usd(high))};
            case 2:
                return {x, low < n ? more_than(usd(low)) : at_least(x)};
            case 3:
                return {x, less_than(usd(high + 1))};
            case 4:
                return {x, bounds<amount>()};
            case 5:
                return {x, exactly(x)};
            default:
                return {x, between(usd(low), usd(high))};
        }
    }

    std::mt19937_64 any_;
    int round_ = -1;
};

// Whatever an operation gives, as a list of cells.
template <class T>
using cells_of = std::vector<std::optional<T>>;

template <class T, class Kind, class Freq>
cells_of<T> cells(const series<T, Kind, Freq>& s) {
    cells_of<T> all;
    for (std::size_t t = 0; t < s.size(); ++t) all.push_back(s.cell(t));
    return all;
}
template <class T, class Freq>
cells_of<T> cells(const statement<T, Freq>& s) {
    cells_of<T> all;
    for (const auto& line : s.lines())
        for (const auto& x : cells(line.values)) all.push_back(x);
    return all;
}
template <class T, class Freq>
cells_of<T> cells(const corkscrew<T, Freq>& roll) {
    cells_of<T> all = cells(roll.opening());
    for (const auto& x : cells(roll.movement())) all.push_back(x);
    for (const auto& x : cells(roll.closing())) all.push_back(x);
    return all;
}
template <class T, class Freq>
cells_of<T> cells(const working_capital_schedule<T, Freq>& w) {
    cells_of<T> all = cells(w.net());
    for (const auto& x : cells(w.invested())) all.push_back(x);
    for (const auto& x : cells(w.cash())) all.push_back(x);
    return all;
}
template <class T>
cells_of<T> cells(const bridge<T>& b) {
    cells_of<T> all{b.start, b.end, b.change()};
    for (const auto& p : b.parts) all.push_back(p.value);
    return all;
}
template <class T, class Freq>
cells_of<T> cells(const tax_schedule<T, Freq>& t) {
    cells_of<T> all = cells(t.taxable);
    for (const auto* s : {&t.tax, &t.used, &t.expired})
        for (const auto& x : cells(*s)) all.push_back(x);
    for (const auto& x : cells(t.losses)) all.push_back(x);
    return all;
}
template <class T>
cells_of<T> cells(const std::vector<T>& some) {
    return {some.begin(), some.end()};
}
template <class T, std::size_t N>
cells_of<T> cells(const std::array<T, N>& some) {
    return {some.begin(), some.end()};
}

/// Runs an operation on figures and on claims on them, many times. Where a claim gives no cell the figure gives none; where
/// all claims are exact, so is what they give.
template <class Operation>
void passes(const char* name, Operation operation) {
    INFO(name);
    random_figures some(std::hash<std::string>()(name));
    bool said_something = false;
    for (int round = 0; round < 30; ++round) {
        const auto [value, claim] = some();
        const auto exact = cells(operation(value));
        const auto held = cells(operation(claim));
        REQUIRE(exact.size() == held.size());
        for (std::size_t i = 0; i < exact.size(); ++i) {
            if (!exact[i]) continue;
            if (!held[i]) FAIL("cell " << i << " is missing for claims");
            INFO("cell " << i << ": " << detail::claim_value_text(*exact[i]) << " within " << to_string(*held[i]));
            if (!held[i]->contains(*exact[i])) FAIL("not held");
            if (some.exact() && !held[i]->is_exact()) FAIL("exact claims give what the figures give");
            said_something = said_something || (!some.exact() && !held[i]->is_unknown());
        }
    }
    CHECK(said_something);
}

const measure free_cash{"free", {as_printed("operating cash flow"), deducted("capital expenditure")}};

}  // namespace

TEST_CASE("S3: capital expenditure between 125 and 145 billion from an operating cash flow of exactly 115.8",
          "[impact][claims]") {
    using claim = bounds<money<USD>>;
    const auto on = fiscal_calendar{}.years("FY2026", 1);
    statement<claim, yearly> s(on);
    s.add("operating cash flow", {on, std::vector<claim>{exactly(115.8e9_usd)}})
        .add("capital expenditure", {on, std::vector<claim>{between(125e9_usd, 145e9_usd)}});
    const auto free = measured(free_cash_flow::vendor(), s);
    CHECK(free["free cash flow"][0] == between(-29.2e9_usd, -9.2e9_usd));
    // A published total that the sum allows is no difference, one that it does not allow is.
    s.add("as published", {on, std::vector<claim>{exactly(-20e9_usd)}})
        .add("wrong", {on, std::vector<claim>{more_than(-9.2e9_usd)}});
    CHECK(check_total(free_cash_flow::vendor(), s, "as published").empty());
    CHECK(check_total(free_cash_flow::vendor(), s, "wrong").size() == 1);
    CHECK(measured(measure{"nothing", {}}, s)["nothing"][0] == exactly(0_usd));
    CHECK(sum(flow_series<claim, yearly>(fiscal_calendar{}.years("FY2026", 0))) == exactly(0_usd));
}

TEST_CASE("claims pass through series", "[impact][claims]") {
    passes("a + b", [](const auto& f) { return f.revenue + f.cash; });
    passes("a - b", [](const auto& f) { return f.revenue - f.cost; });
    passes("-a", [](const auto& f) { return -f.income; });
    passes("a * k", [](const auto& f) { return f.income * exact_ratio(-2, 3); });
    passes("a / k", [](const auto& f) { return f.income / exact_ratio(-2, 3); });
    passes("a / b", [](const auto& f) {
        return cellwise([](const auto& a, const auto& b) { return a / (b + b + amount(1_usd)); }, f.income, f.cost);
    });
    passes("sum", [](const auto& f) { return std::vector{sum(f.income)}; });
    passes("outflow", [](const auto& f) { return outflow(f.spend); });
    passes("lag", [](const auto& f) { return lag(f.income, 2); });
    passes("trailing", [](const auto& f) { return trailing(f.income, 4); });
    passes("accumulate", [](const auto& f) { return accumulate(f.income); });
    passes("accumulate from", [](const auto& f) { return accumulate(f.income, f.opening); });
    passes("difference", [](const auto& f) { return difference(f.stock, f.opening); });
    passes("resample a flow", [](const auto& f) { return resample<yearly>(f.income); });
    passes("resample a balance", [](const auto& f) { return resample<yearly>(f.stock); });
    passes("corkscrew", [](const auto& f) { return corkscrew(f.opening, f.spend, -f.charge); });
    passes("corkscrew of balances",
           [](const auto& f) { return decltype(corkscrew(f.opening, f.spend))::from_balances(f.opening, f.stock); });
}

TEST_CASE("claims pass through statements", "[impact][claims]") {
    passes("measured", [](const auto& f) { return measured(free_cash, f.lines()); });
    passes("measured_to", [](const auto& f) { return measured_to(free_cash, f.lines(), "operating income", "other"); });
    passes("a bridge between periods",
           [](const auto& f) { return bridge_between(measured(free_cash, f.lines()), "free", 1, 5); });
    passes("a bridge from plan to actual", [](const auto& f) {
        auto actual = f.lines();
        return bridge_between(
            measured(free_cash, f.lines()),
            measured(measure{"free", {as_printed("operating cash flow"), deducted("capital expenditure")}}, actual),
            "free", 3);
    });
    passes("gathered", [](const auto& f) {
        const measure many{"all",
                           {as_printed("operating cash flow"), deducted("capital expenditure"), as_printed("revenue"),
                            as_printed("operating income")}};
        return gathered(bridge_between(measured(many, f.lines()), "all", 0, 7), {"revenue"}, "others");
    });
    passes("reported base", [](const auto& f) { return reported_base(f.lines()).lines(); });
    passes("base at a share",
           [](const auto& f) { return reported_base(f.lines()).capex_at_share(8_pct, "as before").lines(); });
    passes("base held",
           [](const auto& f) { return reported_base(f.lines()).capex_held_at(f.opening, "a level").lines(); });
    passes("company year", [](const auto& f) {
        company_year<std::remove_cvref_t<decltype(f.opening)>> y;
        y.ebitda = f.income[0], y.depreciation = f.charge[0], y.interest = f.cost[0], y.fixed_investment = f.spend[0];
        y.tax_rate = 25_pct;
        auto all = cells(fcff_four_ways(y));
        all.push_back(fcfe(y));
        std::vector<std::remove_cvref_t<decltype(f.opening)>> made;
        for (const auto& x : all) made.push_back(*x);
        return made;
    });
}

TEST_CASE("claims pass through the rules of a programme", "[impact][claims]") {
    passes("charges by vintage",
           [](const auto& f) { return charges_by_vintage(f.spend, f.classes()); });
    passes("programme lines", [](const auto& f) { return programme_statement(std::string("plant"), f.programme()).lines(); });
    passes("charges within the spend's periods", [](const auto& f) { return charges_within(f.spend, f.classes()); });
    passes("working capital by share",
           [](const auto& f) { return working_capital_by_share(f.revenue, 5_pct, working_capital_at_end::kept, f.opening); });
    passes("working capital by days", [](const auto& f) {
        return working_capital_by_days(f.revenue, f.cost, {.receivable = 30, .inventory = 60, .payable = 45}, working_capital_at_end::kept);
    });
    passes("working capital of balances", [](const auto& f) {
        using T = std::remove_cvref_t<decltype(f.opening)>;
        return working_capital_of(std::vector<working_capital_balance<T, quarterly>>{{"stock", 1, f.stock, f.opening},
                                                                                     {"bills", -1, f.stock}});
    });
    passes("nopat", [](const auto& f) { return nopat(f.income, exact_ratio(25_pct)); });
    passes("invested capital", [](const auto& f) { return invested_capital(f.spend, f.charge, f.income); });
    passes("return on capital", [](const auto& f) {
        return return_on_capital(f.income, invested_capital(f.spend, f.charge, f.income, f.opening));
    });
    passes("economic profit", [](const auto& f) {
        return economic_profit(f.income, invested_capital(f.spend, f.charge, f.income), exact_ratio(2_pct));
    });
    std::vector<loss_treatment> treatments{losses::monetised{}};
    for (const auto by : {assessed::by_period, assessed::by_year}) {
        treatments.push_back(losses::lost{by});
        for (const exact_ratio cap : {exact_ratio(1), exact_ratio(80_pct)})
            for (const std::size_t expire_after : {0u, 3u}) treatments.push_back(losses::forward{cap, expire_after, by});
    }
    for (const loss_treatment& treatment : treatments) {
        const tax_rule rule{.rates = {25_pct}, .losses = treatment};
        passes("income tax", [&](const auto& f) { return income_tax(f.income, rule); });
        passes("tax shield", [&](const auto& f) { return tax_shield(f.income, f.charge, rule); });
        passes("with and without", [&](const auto& f) {
            const auto base = reported_base(f.lines()).capex_held_at(f.opening, "a level");
            const auto w = with_and_without(base, {{"plant", f.programme()}}, rule);
            auto all = w.difference;
            for (const auto& line : w.with.lines()) all.add("with " + line.name, line.values);
            return all;
        });
    }
    passes("joint impact", [](const auto& f) {
        return joint_impact_of(reported_base(f.lines()).capex_held_at(f.opening, "a level"),
                               {{"plant", f.programme()}, {"mill", f.programme()}}, {{25_pct}})
            .interaction;
    });
    passes("deferred tax", [](const auto& f) {
        const auto d = deferred_tax(f.charge, f.cost, {{25_pct, 20_pct}});
        return accumulate(d.expense()) + d.difference.closing();
    });
    passes("cash effects: margin", [](const auto& f) {
        auto lines = f.lines();
        lines.add("free cash flow", f.cash);
        return cash_effects(lines, f.opening).margin;
    });
    passes("cash effects: share", [](const auto& f) {
        auto lines = f.lines();
        lines.add("free cash flow", f.cash);
        return cash_effects(lines, f.opening).capex_share;
    });
    passes("cash effects: net cash", [](const auto& f) {
        auto lines = f.lines();
        lines.add("free cash flow", f.cash);
        return cash_effects(lines, f.opening).net_cash;
    });
    passes("lease", [](const auto& f) {
        lease_terms<std::remove_cvref_t<decltype(f.opening)>, quarterly> terms{.payments = f.cost,
                                                                               .rate = exact_ratio(1, 100)};
        terms.prepaid = f.opening;
        const auto by = lease_schedule_of(asc842{}, terms);
        return by.liability.closing() + by.right_of_use.closing();
    });
    passes("capitalised interest", [](const auto& f) {
        using T = std::remove_cvref_t<decltype(f.opening)>;
        const std::vector<interest_term<T>> terms{{f.cost[0], 8_pct, 1}, {f.spend[0], 5_pct, exact_ratio(1, 4)}};
        return std::vector{capitalised_specific(terms), capitalised_specific(terms, terms),
                           capitalised_general(terms, exact_ratio(10_pct), f.opening)};
    });
    passes("general rate", [](const auto& f) {
        using T = std::remove_cvref_t<decltype(f.opening)>;
        return std::vector{
            general_rate(std::vector<interest_term<T>>{{f.cost[0] + amount(1_usd), 8_pct, 1}, {f.spend[0], 5_pct, 1}})};
    });
    passes("runway", [](const auto& f) {
        std::vector<std::remove_cvref_t<decltype(f.cost[0] / f.cost[0])>> all;
        for (std::size_t t = 0; t < f.on.size(); ++t) all.push_back(*runway(f.income[t], f.cost[t] + amount(1_usd)));
        return all;
    });
}

TEST_CASE("claims on numbers and on amounts of a number pass through as well", "[impact][claims]") {
    const auto on = fiscal_calendar{}.years("FY2026", 3);
    const auto laid_over = [&](const auto& unit) {
        using number = std::remove_cvref_t<decltype(unit)>;
        using said = bounds<number>;
        const auto row = [&](double low, double high) {
            return flow_series<said, yearly>(on, std::vector<said>(3, between<number>(unit * low, unit * high)));
        };
        statement<said, yearly> s(on);
        s.add("revenue", row(900, 1'100))
            .add("operating income", row(150, 150))
            .add("operating cash flow", row(200, 210));
        s.add("capital expenditure", row(0, 0));
        const flow_series<said, yearly> spend(on, std::vector<said>{between<number>(unit * 90, unit * 110), said(unit * 0), said(unit * 0)});
        statement<said, yearly> plant(on);
        plant.add("revenue", row(70, 90))
            .add("operating cost", -row(30, 30))
            .add("depreciation", -charges_within(spend, std::vector<asset_class>{{"machines", 1, 48, first_charge::whole_period}}))
            .add("change of working capital", working_capital_by_share(row(70, 90), 10_pct, working_capital_at_end::kept).cash())
            .add("capital expenditure", -spend);
        const auto base = reported_base(s).capex_held_at(said(unit * 60), "assumed");
        return with_and_without(base, {{"plant", plant}}, {{25_pct}, losses::forward{}})
            .difference["free cash flow"];
    };
    // 100 spent, 80 earned at a cost of 30, a charge of 25, tax 25 % of 150 + 25 less that of 150, 8 tied up: -64.25, 43.75.
    const auto numbers = laid_over(1.0);
    CHECK(numbers[0].contains(-64.25));
    CHECK(numbers[1].contains(43.75));
    CHECK_FALSE(numbers[1].contains(90.0));
    const auto amounts = laid_over(as<double>(1_usd));
    CHECK(amounts[0].contains(as<double>(-64.25_usd)));
    CHECK(amounts[1].contains(as<double>(43.75_usd)));
}

TEST_CASE("what claims are held to, the values do not meet either", "[impact][claims]") {
    random_figures some(11);
    for (int round = 0; round < 100; ++round) {
        const auto [value, claim] = some();
        const auto found = check_total(free_cash, value.lines(), "operating income", 40_usd);
        for (const auto& d : check_total(free_cash, claim.lines(), "operating income", exactly(amount(40_usd)))) {
            bool also = false;
            for (const auto& f : found) also = also || f.period == d.period;
            CHECK(also);
        }
        const auto fails = [](const auto& f) {
            model_checks checks;
            using T = std::remove_cvref_t<decltype(f.opening)>;
            checks.equal("flows", f.income, f.cash)
                .rolls("rolls", corkscrew(f.opening, f.spend, -f.charge), f.stock)
                .sums_to("sums", std::vector<T>{f.income[0], f.income[1]}, f.cash[0])
                .nothing_before("before", f.income, 3);
            std::vector<std::size_t> counts;
            for (const auto& c : checks.all()) counts.push_back(c.figures.size());
            return counts;
        };
        const auto of_values = fails(value), of_claims = fails(claim);
        for (std::size_t i = 0; i < of_values.size(); ++i) CHECK(of_claims[i] <= of_values[i]);
        // Balances that roll by the figures roll by what is claimed of them.
        const corkscrew<amount, quarterly> roll(value.opening, value.spend, -value.charge);
        std::vector<bounds<amount>> near;
        for (const amount& x : roll.closing().view()) near.push_back(about(x, amount(5_usd)));
        CHECK_NOTHROW(corkscrew(claim.opening, claim.spend, -claim.charge).reconcile({value.on, near}));
    }
}

namespace {

using claim = bounds<money<USD>>;

template <class T>
concept splits = requires(const flow_series<T, quarterly>& s) {
    resample<monthly>(s, spread::equally);
};
template <class T>
concept discounts = requires(const flow_series<T, yearly>& s) {
    npv(5_pct, s, timing::end);
};
template <class T>
concept returns = requires(const flow_series<T, yearly>& s) {
    returns_of(s, {}, timing::end);
};
template <class T>
concept has_irr = requires(const std::vector<T>& s) {
    irr(s);
};
template <class T>
concept translates = requires(const statement<T, yearly>& s, const std::vector<fx_rate<USD, CNY>>& rates) {
    translated<CNY>(s, rates, grid{1_cny}, half_even);
};
template <class T>
concept has_a_first_below_zero = requires(const balance_series<T, yearly>& s) {
    first_below_zero(s);
};
template <class T>
concept has_a_quarter_test = requires(const std::array<T, 4>& s) {
    needs_mid_quarter(s);
};
template <class T>
concept has_earned_value = requires {
    typename earned_value<T>;
};
template <class T>
concept ends = requires(const final_period<T>& last) {
    terminal_amount(gordon_growth{}, last, 5_pct);
};

// What needs one number, or would have to say which of two claims comes first, is for amounts.
static_assert(splits<money<USD>> && !splits<claim>);
static_assert(discounts<money<USD>> && !discounts<claim>);
static_assert(returns<money<USD>> && !returns<claim>);
static_assert(has_irr<money<USD>> && !has_irr<claim>);
static_assert(translates<money<USD>> && !translates<claim>);
static_assert(has_a_first_below_zero<money<USD>> && !has_a_first_below_zero<claim>);
static_assert(has_a_quarter_test<money<USD>> && !has_a_quarter_test<claim>);
static_assert(has_earned_value<money<USD>> && !has_earned_value<claim>);
static_assert(ends<money<USD>> && !ends<claim>);

}  // namespace

}  // namespace claims_test
