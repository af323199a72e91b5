// SPDX-License-Identifier: BSL-1.0
// Every view of a programme holds the same figures: exact money laid over a company, and rows on double, on fifty digits, on
// intervals, on dual numbers and on packs, by years, halves, quarters and months, with late spending, dear equipment, several
// classes of assets and every rule for losses. The money is that of `money_of`, from the formulas; the rows are those of `run_on`.
// What is compared is the same for all numbers: spans of fifty digits.
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/impact/programme.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/impact/working_capital.hpp>
#include <outlay/model/check_model.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/model/statement_of.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/time/resample.hpp>

#include <catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace programme_views_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using amount = exact_money<USD>;

/// A programme by what the documents say of it: what is fixed, its classes one of which is priced, and the drivers.
struct spoken {
    std::size_t periods = 0;
    std::vector<exact_ratio> spending{}, earning{}, shortfall{};
    std::vector<asset_class> classes{{"equipment", 1, 60, first_charge::half_period}};
    std::size_t priced_class = 0;
    std::size_t delay = 1;
    exact_ratio amount = 0, equipment_price = 1, imported_share = 0, exchange_rate = 1, delayed_share = 0;
    exact_ratio full_inflow = 0;  ///< a period
    exact_ratio utilisation = 1, demand_shortfall = 0, operating_cost = 0, tax_rate = 0, working_capital = 0, discount_rate = 0;

    /// The size of its figures.
    [[nodiscard]] double scale() const { return 1 + nearest_double(amount) * 3 + nearest_double(full_inflow) * static_cast<double>(periods); }
};

template <class Freq>
timeline<Freq> periods(std::size_t n) {
    return {fiscal_calendar{.year_ends = date::March}.template containing<Freq>("2025-04-01"_day), n};
}

/// Planned at 5 dirhams for a dollar, so that the rate of the day is exact in both.
constexpr int planned_rate = 5;
template <class Freq>
using rows_model = programme<USD, Freq, AED>;
template <class R>
using rows_drivers = programme_terms<USD, AED>::drivers<R>;

std::vector<asset_class> classes_of(const spoken& p, bool priced) {
    const exact_ratio of_equipment = p.classes[p.priced_class].share;
    std::vector<asset_class> all;
    for (std::size_t i = 0; i < p.classes.size(); ++i) {
        if ((i == p.priced_class) != priced) continue;
        all.push_back(p.classes[i]);
        all.back().share = all.back().share / (priced ? of_equipment : exact_ratio(1) - of_equipment);
    }
    return all;
}
template <class Freq>
rows_model<Freq> model_of(const spoken& p, const loss_treatment& rule) {
    return {.on = periods<Freq>(p.periods),
            .spending = p.spending,
            .earning = p.earning,
            .equipment_share = p.classes[p.priced_class].share,
            .equipment = classes_of(p, true),
            .rest = classes_of(p, false),
            .shortfall = p.shortfall,
            .delay = p.delay,
            .losses = rule,
            .at_end = working_capital_at_end::kept,
            .when = timing::start,
            .planned_rate = fx_rate<AED, USD>{exact_ratio(1, planned_rate)}};
}
rows_drivers<exact_ratio> drivers_of(const spoken& p, int periods_a_year) {
    const auto usd = [](const exact_ratio& x) { return money<USD, exact_ratio>(1_usd * x); };
    return {.amount = usd(p.amount),
            .equipment_price = p.equipment_price,
            .imported_share = p.imported_share,
            .exchange_rate = fx_rate<AED, USD>{p.exchange_rate / exact_ratio(planned_rate)},
            .delayed_share = p.delayed_share,
            .full_revenue = per_year(usd(p.full_inflow * exact_ratio(periods_a_year))),
            .utilisation = p.utilisation,
            .demand_shortfall = p.demand_shortfall,
            .operating_cost = p.operating_cost,
            .tax_rate = p.tax_rate,
            .working_capital = p.working_capital,
            .discount_rate = p.discount_rate};
}

/// What one run says of a figure, whatever its number: where it lies, in dollars.
struct span_of_figure {
    fifty_digits least, most;
};
span_of_figure span_of(double x) { return {fifty_digits(x), fifty_digits(x)}; }
span_of_figure span_of(const fifty_digits& x) { return {x, x}; }
span_of_figure span_of(const interval& x) { return {fifty_digits(x.lower()), fifty_digits(x.upper())}; }
span_of_figure span_of(const dual<double>& x) { return span_of(x.value); }
span_of_figure span_of(const detail::pack<8>& x) { return span_of(x.lane(5)); }

/// The lines and the outcomes of a run.
using figures = std::map<std::string, std::vector<span_of_figure>>;

struct line_asked {
    const char* as;
    const char* section;  ///< of a name that several sections have
    std::string_view name;
};
constexpr line_asked lines_asked[] = {{"spend", nullptr, line_names::capital_expenditure}, {"depreciation", "operations", line_names::depreciation},
                                      {"inflow", nullptr, line_names::revenue}, {"operating cost", nullptr, line_names::operating_cost},
                                      {"profit", nullptr, line_names::operating_income}, {"tax", "income tax", "tax"},
                                      {"change of working capital", nullptr, line_names::change_of_working_capital},
                                      {"free cash flow", nullptr, line_names::free_cash_flow}};

template <class R, class Freq>
figures run_on(runner<rows_model<Freq>, R>& run, const rows_drivers<R>& d) {
    const auto out = run(d);
    figures all;
    const auto take = [&](const char* as, const R* first, std::size_t n) {
        for (auto& cells = all[as]; n > 0; --n, ++first) {
            cells.push_back(span_of(*first));
            cells.back().least /= 100;
            cells.back().most /= 100;
        }
    };
    const auto rows = run.rows();
    for (const line_asked& l : lines_asked) {
        const auto cells = (l.section ? rows.template flow<USD>(l.section, l.name) : rows.template flow<USD>(l.name)).values();
        take(l.as, cells.data(), cells.size());
    }
    for (const auto& [as, x] : {std::pair{"npv", out.npv}, {"gain", out.gain}, {"funding need", out.funding_need}, {"spent", out.spent}}) {
        const R cents = x.minor_units();
        take(as, &cents, 1);
    }
    return all;
}
template <class R, class Freq>
figures run_on(const spoken& p, const loss_treatment& rule = losses::monetised{}) {
    runner<rows_model<Freq>, R> run(model_of<Freq>(p, rule));
    return run_on<R, Freq>(run, drivers_as<R>(drivers_of(p, Freq::per_year)));
}

/// The same from the formulas, in exact dollars: what is spent as planned, and what dearer equipment adds, each a programme
/// over a company that has nothing else.
template <class Freq>
statement<amount, Freq> money_of(const spoken& p, const tax_rule& tax) {
    const std::size_t n = p.periods;
    const auto on = periods<Freq>(n);
    const auto& d = p;
    const auto usd = [](const exact_ratio& x) { return 1_usd * x; };
    const auto at = [](const std::vector<exact_ratio>& shares, std::size_t t) {
        return t < shares.size() ? shares[t] : exact_ratio(0);
    };
    const asset_class& priced = p.classes[p.priced_class];
    const exact_ratio price =
        d.equipment_price * (exact_ratio(1) + d.imported_share * (d.exchange_rate - exact_ratio(1)));
    std::vector<amount> spend, dearer, inflow, cost;
    for (std::size_t t = 0; t < n; ++t) {
        const exact_ratio late = t < p.delay ? exact_ratio(0) : at(p.spending, t - p.delay);
        const exact_ratio shape = (exact_ratio(1) - d.delayed_share) * at(p.spending, t) + d.delayed_share * late;
        const exact_ratio felt = p.shortfall.empty() ? exact_ratio(1) : at(p.shortfall, t);
        spend.push_back(usd(d.amount * shape));
        dearer.push_back(usd(d.amount * shape * (price - exact_ratio(1)) * priced.share));
        inflow.push_back(
            usd(d.full_inflow * d.utilisation * (exact_ratio(1) - d.demand_shortfall * felt) * at(p.earning, t)));
        cost.push_back(inflow.back() * d.operating_cost);
    }
    const auto series = [&](std::vector<amount> cells) {
        return flow_series<amount, Freq>(on, std::move(cells));
    };
    const auto lines_of = [&](const std::vector<amount>& spent, const std::vector<amount>& earned, const std::vector<amount>& paid,
                              const std::vector<asset_class>& classes, const exact_ratio& tied) {
        statement<amount, Freq> lines(on);
        lines.add("revenue", series(earned))
            .add("operating cost", -series(paid))
            .add("depreciation", -charges_within(series(spent), classes))
            .add("change of working capital", working_capital_by_share(series(earned), tied, working_capital_at_end::kept).cash())
            .add("capital expenditure", -series(spent));
        return lines;
    };
    asset_class alone = priced;
    alone.share = 1;
    const std::vector<amount> none(n);
    const auto as_planned = lines_of(spend, inflow, cost, p.classes, d.working_capital);
    const auto added = lines_of(dearer, none, none, {alone}, 0);
    statement<amount, Freq> company(on);
    for (const char* name : {"revenue", "operating income", "operating cash flow", "capital expenditure"})
        company.add(name, series(none));
    const auto base = reported_base(company).capex_held_at(0_usd, "nothing");
    const auto changes = with_and_without(base, {{"as planned", as_planned}, {"dearer", added}}, tax).difference;
    statement<amount, Freq> made(on);
    made.add("spend", changes["capital expenditure"])
        .add("depreciation", -(as_planned["depreciation"] + added["depreciation"]))
        .add("inflow", changes["revenue"])
        .add("operating cost", series(cost))
        .add("profit", changes["operating income"])
        .add("tax", changes["tax on operating income"])
        .add("change of working capital", -as_planned["change of working capital"])
        .add("free cash flow", changes["free cash flow"]);
    return made;
}

class random_programme {
public:
    explicit random_programme(int periods_a_year) : a_year_(static_cast<std::size_t>(periods_a_year)), any_(a_year_) {}
    spoken operator()() {
        spoken p;
        const std::size_t n = a_year_ * below(2, 5);
        p.periods = n;
        const std::size_t k = below(1, n < 6 ? n : 6);
        int left = 10;
        for (std::size_t i = 0; i + 1 < k; ++i) {
            const int part = static_cast<int>(below(0, static_cast<std::size_t>(left)));
            p.spending.emplace_back(part, 10);
            left -= part;
        }
        p.spending.emplace_back(left, 10);
        for (std::size_t t = 0; t < n; ++t) p.earning.emplace_back(static_cast<int>(t < k ? 0 : below(0, 10)), 10);
        for (std::size_t t = 0; t < n; ++t) p.shortfall.emplace_back(static_cast<int>(below(0, 4)), 4);
        static const std::vector<asset_class> mixes[] = {
            {{"equipment", 1, 60}},
            {{"equipment", 70_pct, 48}, {"buildings", 30_pct, 240}},
            {{"racks", 50_pct, 30}, {"halls", 30_pct, 120}, {.name = "software", .share = 20_pct, .charges = charged_at_once()}}};
        p.classes = mixes[below(0, 2)];
        p.priced_class = below(0, p.classes.size() - 1);
        p.delay = below(0, std::min<std::size_t>(n - k, 3));  // what is late beyond the timeline is refused
        const first_charge first = below(0, 1) == 0 ? first_charge::half_period : first_charge::whole_period;
        for (asset_class& c : p.classes)
            if (c.life_in_months != 0) c.first = first;
        auto& d = p;
        d.amount = static_cast<int>(below(1, 500));
        d.equipment_price = part(8, 15);
        d.imported_share = part(0, 10);
        d.exchange_rate = part(10, 12);
        if (d.equipment_price < 1) d.equipment_price = 1;
        d.delayed_share = part(0, 10);
        d.full_inflow = static_cast<int>(below(0, 200));
        d.utilisation = part(0, 10);
        d.demand_shortfall = part(0, 10);
        d.operating_cost = part(0, 10);
        d.tax_rate = part(0, 4);
        d.working_capital = part(0, 3);
        d.discount_rate = exact_ratio(static_cast<int>(below(0, 20)), 100);
        return p;
    }

private:
    std::size_t below(std::size_t least, std::size_t most) { return least + any_() % (most - least + 1); }
    exact_ratio part(std::size_t least, std::size_t most) { return {static_cast<int>(below(least, most)), 10}; }

    std::size_t a_year_;
    std::mt19937_64 any_;
};

/// How near a number comes to the exact figures, as a part of their size; and how wide it may be.
struct nearness {
    const char* number;
    fifty_digits off, wide;
};
const nearness of_double{"double", 1e-13, 0}, of_fifty{"fifty digits", fifty_digits("1e-45"), 0}, of_interval{"interval", fifty_digits("1e-45"), 1e-11},
    of_dual{"dual", 1e-13, 0}, of_pack{"pack", 1e-13, 0};

using exact_figures = std::vector<fifty_digits>;
template <class Series>
exact_figures fifty(const Series& line) {
    exact_figures all;
    for (const amount& x : line.view()) all.push_back(to_real<fifty_digits>(x / 1_usd));
    return all;
}
void agree(const nearness& by, const std::string& what, const std::vector<span_of_figure>& found, const exact_figures& exact, double scale) {
    REQUIRE(found.size() == exact.size());
    for (std::size_t t = 0; t < found.size(); ++t)
        if (found[t].least - by.off * scale > exact[t] || exact[t] > found[t].most + by.off * scale || found[t].most - found[t].least > by.wide * scale)
            FAIL(what << " of period " << t << " on " << by.number << ": " << found[t].least.str(20) << " against " << exact[t].str(20));
}

/// The exact figures of a programme by one rule: its lines and outcomes.
using exact_view = std::map<std::string, exact_figures>;
template <class Freq>
exact_view view_of(const spoken& p, const tax_rule& rule) {
    const auto lines = money_of<Freq>(p, rule);
    exact_view all;
    for (const auto& line : lines.lines()) all[line.name] = fifty(line.values);
    all["npv"] = {npv<fifty_digits>(p.discount_rate, lines["free cash flow"], timing::start).minor_units() / 100};
    fifty_digits gain = 0, deepest = 0, spent = 0, book = 0;
    for (std::size_t t = 0; t < p.periods; ++t) {
        gain += all["free cash flow"][t];
        if (-gain > deepest) deepest = -gain;
        spent += all["spend"][t];
        // Charges are never below zero, and never of more than was bought.
        CHECK(all["depreciation"][t] >= 0);
        book += all["spend"][t] - all["depreciation"][t];
        CHECK(book >= -1e-40);
    }
    all["gain"] = {gain};
    all["funding need"] = {deepest};
    all["spent"] = {spent};
    return all;
}
void agree(const nearness& by, const figures& found, const exact_view& exact, double scale) {
    for (const auto& [name, cells] : found) {
        // Roots of a rate are good to a unit or two each: an NPV to as many as it has periods.
        const bool worth = name == "npv";
        const nearness wider{by.number, by.off * 10, 1e-9};
        agree(worth ? wider : by, name, cells, exact.at(name), scale);
    }
}

const std::vector<loss_treatment>& loss_rules() {
    static const std::vector<loss_treatment> rules = [] {
        std::vector<loss_treatment> all{losses::monetised{}};
        for (const auto by : {assessed::by_period, assessed::by_year}) {
            all.push_back(losses::lost{by});
            for (const std::size_t expire_after : {0u, 2u})
                for (const exact_ratio cap : {exact_ratio(1), exact_ratio(80_pct)})
                    all.push_back(losses::forward{.cap = cap, .expire_after = expire_after, .by = by});
        }
        return all;
    }();
    return rules;
}

/// By one rule: rows on every number against exact money.
template <class Freq>
void holds_together(const spoken& p, const loss_treatment& rule) {
    const exact_view exact = view_of<Freq>(p, {{p.tax_rate}, rule});
    const double scale = p.scale();
    agree(of_double, run_on<double, Freq>(p, rule), exact, scale);
    agree(of_fifty, run_on<fifty_digits, Freq>(p, rule), exact, scale);
    agree(of_interval, run_on<interval, Freq>(p, rule), exact, scale);
    agree(of_dual, run_on<dual<double>, Freq>(p, rule), exact, scale);
    agree(of_pack, run_on<detail::pack<8>, Freq>(p, rule), exact, scale);
}

/// What each driver moves, against a difference quotient of fifty digits.
template <class Freq>
void slopes_hold(const spoken& p, const loss_treatment& rule) {
    auto exact = drivers_of(p, Freq::per_year);
    exact.fixed_cost = per_year(money<USD, exact_ratio>(1_usd * exact_ratio(137, 100)));  // a profit of exactly 0 has no slope under a loss rule
    const auto m = model_of<Freq>(p, rule);
    runner<rows_model<Freq>, dual<double>> sensitive(m);
    runner<rows_model<Freq>, fifty_digits> fifty(m);
    const fifty_digits at = fifty(exact).npv.minor_units();
    constexpr auto list = rows_drivers<dual<double>>::list();
    constexpr auto on_fifty = rows_drivers<fifty_digits>::list();
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto moved = drivers_as<dual<double>>(exact);
        list[i].set_count(moved, dual<double>::variable(list[i].count(moved).value));
        const double slope = sensitive(moved).npv.minor_units().derivative;
        auto up = drivers_as<fifty_digits>(exact);
        const fifty_digits value = on_fifty[i].count(up), step = (value == 0 ? fifty_digits(1) : value) * fifty_digits("1e-20");
        on_fifty[i].set_count(up, value + step);
        const double quotient = to_double(fifty_digits((fifty(up).npv.minor_units() - at) / step));
        INFO(std::string(list[i].name));
        CHECK(slope == Catch::Approx(quotient).epsilon(1e-9).margin(1e-12 * std::abs(to_double(at))));
    }
}

/// A range of drivers encloses every run inside it, and stays tight: balances never fall below zero. Eight paths are eight runs.
template <class Freq>
void ranges_and_paths_hold(const spoken& p, const loss_treatment& rule) {
    const auto m = model_of<Freq>(p, rule);
    const auto exact = drivers_of(p, Freq::per_year);
    runner<rows_model<Freq>, interval> ranged(m);
    auto box = drivers_as<interval>(exact);
    box.utilisation = interval(0.5, 1.0);
    const interval range = ranged(box).npv.minor_units();
    for (const interval& x : ranged.rows().template balance<USD>("income tax", "losses carried forward").values()) CHECK(x.lower() >= 0);
    runner<rows_model<Freq>, detail::pack<8>> paths(m);
    auto many = drivers_as<detail::pack<8>>(exact);
    for (std::size_t i = 0; i < 8; ++i) many.utilisation.set(i, 0.5 + 0.0625 * static_cast<double>(i));
    const auto all = paths(many).npv.minor_units();
    runner<rows_model<Freq>, double> plain(m);
    auto one = drivers_as<double>(exact);
    for (std::size_t i = 0; i < 8; ++i) {
        one.utilisation = many.utilisation.lane(i);
        const double value = plain(one).npv.minor_units();
        CHECK(std::abs(all.lane(i) - value) <= 1e-11 * p.scale());
        CHECK(range.lower() <= value);
        CHECK(value <= range.upper());
    }
}

template <class Freq>
void all_hold(int rounds) {
    random_programme any(Freq::per_year);
    for (int round = 0; round < rounds; ++round) {
        const spoken p = any();
        INFO("round " << round << ", a delay of " << p.delay);
        for (const loss_treatment& rule : loss_rules()) holds_together<Freq>(p, rule);
    }
    spoken p = any();
    p.working_capital = 5_pct;
    p.tax_rate = 25_pct;
    for (const std::size_t after : {0u, 3u}) {
        slopes_hold<Freq>(p, losses::forward{.cap = 80_pct, .expire_after = after});
        ranges_and_paths_hold<Freq>(p, losses::forward{.expire_after = after});
    }
}

}  // namespace

TEST_CASE("S1: working capital is a share of a year's inflow in both views of a programme", "[impact][programme]") {
    // 400 spent at once, 100 a quarter from the next one on, cost 40 %, tax 25 %, working capital 5 %, five years from half a
    // quarter's charge on, 24 quarters, 8 % a year: -397.5, 30, 50, and 491.7 at the start.
    spoken p;
    p.periods = 24;
    p.spending = {1};
    p.earning.assign(24, 1);
    p.earning[0] = 0;
    p.amount = 400;
    p.full_inflow = 100;
    p.operating_cost = 40_pct;
    p.tax_rate = 25_pct;
    p.working_capital = 5_pct;
    p.discount_rate = 8_pct;
    const figures found = run_on<double, quarterly>(p);
    const auto exact = money_of<quarterly>(p, {{25_pct}})["free cash flow"];
    const double by_hand[] = {-397.5, 30, 50};
    for (std::size_t t = 0; t < 3; ++t) {
        CHECK(nearest_double(exact[t] / 1_usd) == by_hand[t]);
        CHECK(to_double(found.at("free cash flow")[t].least) == Catch::Approx(by_hand[t]));
    }
    CHECK(to_double(found.at("npv")[0].least) == Catch::Approx(491.7).margin(0.05));
    CHECK(npv(8_pct, exact, timing::start).minor_units() / 100 == Catch::Approx(491.7).margin(0.05));
}

TEST_CASE("money and rows of a programme are the same by years, whatever the delays, classes and loss rules", "[impact][programme]") { all_hold<yearly>(8); }
TEST_CASE("money and rows of a programme are the same by halves, whatever the delays, classes and loss rules", "[impact][programme]") { all_hold<half_yearly>(6); }
TEST_CASE("money and rows of a programme are the same by quarters, whatever the delays, classes and loss rules", "[impact][programme]") { all_hold<quarterly>(3); }
TEST_CASE("money and rows of a programme are the same by months, whatever the delays, classes and loss rules", "[impact][programme]") { all_hold<monthly>(2); }

TEST_CASE("the profit of the rows is taxed as a company's is, under every rule by period and by year", "[impact][programme]") {
    random_programme any(4);
    for (int round = 0; round < 4; ++round) {
        const spoken p = any();
        const figures rows = run_on<double, quarterly>(p);
        std::vector<double> profit;
        for (const span_of_figure& x : rows.at("profit")) profit.push_back(to_double(x.least));
        for (const loss_treatment& rule : loss_rules()) {
            const tax_rule taxed{{p.tax_rate}, rule};
            const auto exact = view_of<quarterly>(p, taxed);
            const auto tax = income_tax(flow_series<double, quarterly>(periods<quarterly>(p.periods), profit), taxed).tax;
            for (std::size_t t = 0; t < p.periods; ++t) {
                CHECK(std::abs(tax[t] - to_double(exact.at("tax")[t])) <= 1e-13 * p.scale());
                const double left = to_double(fifty_digits(rows.at("free cash flow")[t].least + rows.at("tax")[t].least)) - tax[t];
                CHECK(std::abs(left - to_double(exact.at("free cash flow")[t])) <= 1e-13 * p.scale());
            }
        }
    }
}

TEST_CASE("a programme has no findings on any number under every rule for losses, and its statement adds up", "[impact][programme]") {
    random_programme any(4);
    for (const loss_treatment& rule : {loss_treatment(losses::monetised{}), loss_treatment(losses::lost{}), loss_treatment(losses::forward{}),
                                       loss_treatment(losses::forward{.cap = 80_pct, .expire_after = 3}),
                                       loss_treatment(losses::lost{assessed::by_year}),
                                       loss_treatment(losses::forward{.cap = 80_pct, .expire_after = 2, .by = assessed::by_year})}) {
        const auto p = any();
        auto m = model_of<quarterly>(p, rule);
        m.at_end = working_capital_at_end::released;
        const auto drivers = drivers_of(p, 4);
        std::string findings;
        for (const model_finding& f : check_model(m, drivers).found) findings += f.line + " " + f.period + " " + f.detail + "; ";
        CHECK(findings.empty());

        runner<rows_model<quarterly>, double> run(m);
        (void)run(drivers);
        const auto cash = run.rows().flow<USD>(line_names::free_cash_flow);
        const auto whole = rounded(terms_of<USD>(run, line_names::free_cash_flow), half_even);
        CHECK(whole.terms.names() == std::vector<std::string>{"revenue", "operating cost", "tax", "change of working capital", "capital expenditure"});
        for (std::size_t t = 0; t < p.periods; ++t) {
            money<USD> sum;
            for (const auto& line : whole.terms.lines()) sum += line.values[t];
            CHECK(whole.total[t] == sum);
            CHECK(abs(whole.difference[t]) <= money<USD>::from_minor(3));
            CHECK(std::abs(static_cast<double>(whole.total[t].minor_units()) - cash[t].minor_units()) < 3);
        }
    }
}

TEST_CASE("a delayed share of the spending is late by the delay", "[impact][programme]") {
    for (const std::size_t delay : {0u, 1u, 2u, 3u}) {
        spoken p;
        p.periods = 6;
        p.spending = {exact_ratio(1, 2), exact_ratio(1, 2)};
        p.delay = delay;
        p.amount = 100;
        p.delayed_share = 40_pct;
        const auto spend = run_on<double, yearly>(p).at("spend");
        std::vector<double> expected(6);
        for (const std::size_t t : {0u, 1u}) {
            expected[t] += 30;
            expected[t + delay] += 20;
        }
        for (std::size_t t = 0; t < 6; ++t) CHECK(to_double(spend[t].least) == Catch::Approx(expected[t]).margin(1e-12));
    }
}

TEMPLATE_TEST_CASE("by shorter periods a programme of level years is the same programme, year by year",
                   "[impact][programme]", half_yearly, quarterly, monthly) {
    // A year's spending and inflow in equal parts, charged from the period of purchase on by lives of whole years: spending,
    // inflow, cost and working capital agree in every year, and the charges of a year that buys nothing.
    constexpr int m = TestType::per_year;
    spoken y;
    y.periods = 6;
    y.spending = {1};
    y.earning = {0, 1, 1, exact_ratio(1, 2), 1, 1};
    y.classes = {{"equipment", 70_pct, 24, first_charge::whole_period}, {"buildings", 30_pct, 240, first_charge::whole_period}};
    y.amount = 380;
    y.full_inflow = 120;
    y.operating_cost = 30_pct;
    y.tax_rate = 25_pct;
    y.working_capital = 5_pct;
    y.discount_rate = 8_pct;
    spoken p;
    p.periods = 6 * m;
    p.spending = {1};
    for (const exact_ratio& x : y.earning) p.earning.insert(p.earning.end(), m, x);
    p.classes = y.classes;
    p.amount = y.amount;
    p.full_inflow = y.full_inflow / m;
    p.operating_cost = y.operating_cost;
    p.tax_rate = y.tax_rate;
    p.working_capital = y.working_capital;
    p.discount_rate = y.discount_rate;
    for (const tax_rule& rule :
         {tax_rule{{25_pct}, losses::monetised{}},
          tax_rule{.rates = {25_pct}, .losses = losses::forward{.cap = 80_pct, .by = assessed::by_year}}}) {
        const auto by_year = money_of<yearly>(y, rule);
        const auto parts = money_of<TestType>(p, rule);
        for (const auto& line : by_year.lines()) {
            INFO(line.name);
            CHECK(resample<yearly>(parts[line.name]) == line.values);
        }
    }
    CHECK(to_double(run_on<double, TestType>(p).at("gain")[0].least) == Catch::Approx(to_double(run_on<double, yearly>(y).at("gain")[0].least)));
}

}  // namespace programme_views_test
