// SPDX-License-Identifier: BSL-1.0
// The main example: Alibaba's 380 billion yuan of AI and cloud infrastructure, from the figures that were published.
//
// What was promised and what it is in dollars; an even plan for it; how much has been spent; what that does to free cash
// flow; how it will be depreciated; and whether it pays. Every figure below is computed from examples/data, which names
// its sources, or from the assumptions that stand here and are printed first. Peers are in examples/peers.cpp.
#include <algorithm>
#include <array>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlay/outlay.hpp>
#include <outlay/scenario/break_even.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using line_names::revenue, line_names::operating_income, line_names::operating_cash_flow, line_names::capital_expenditure,
    line_names::free_cash_flow;
const fiscal_calendar alibaba{.year_ends = date::March};
constexpr char the_programme[] = "AI and cloud infrastructure";
constexpr money<CNY> amount = 380e9_cny, revenue_a_year = 125e9_cny, cost_a_year = 40e9_cny, inflow_a_year = 80e9_cny;
constexpr decimal equipment = 70_pct, tied_up = 5_pct;
constexpr std::size_t years_as_published = 2;
constexpr int years_of_spending = 3, equipment_life = 5, building_life = 20, years_of_inflow = 8;

struct sources {
    feed::series_table quarters = feed::series_table::open("data/alibaba_quarters.csv", "fiscal_quarter");
    feed::series_table years = feed::series_table::open("data/alibaba_fiscal_years.csv", "fiscal_year");
    feed::series_table inputs = feed::series_table::open("data/inputs.csv", "item");
    fx_history<USD, CNY> noon = feed::read_fred<USD, CNY>("data/DEXCHUS.csv");

    [[nodiscard]] decimal rate(const char* item) const { return inputs.number("value", item) * 1_pct; }
    template <class Freq>
    [[nodiscard]] auto flow(const char* column, const timeline<Freq>& on) const {
        return (std::same_as<Freq, yearly> ? years : quarters).flow(column, on, 1e6_cny);
    }
};

void heading(const std::string& text) { std::cout << '\n' << text << '\n' << std::string(text.size(), '=') << "\n\n"; }

/// RMB million, negative amounts in parentheses.
amount_format in_millions(int digits = 0) {
    return {.scale = amount_scale::millions, .digits = digits, .mode = half_up, .negative = negative_style::parentheses};
}
template <class Amount>
std::string millions(const Amount& x, int digits = 0) { return format_amount(x, in_millions(digits)); }
template <class Amount>
std::string millions(const std::optional<Amount>& cell) { return cell ? millions(*cell) : "missing"; }
template <class Amount>
std::string billions(const Amount& x, currency_style currency = currency_style::code_before) {
    return format_amount(x, {.scale = amount_scale::billions, .digits = 2, .mode = half_up, .currency = currency,
                             .word = currency == currency_style::none ? scale_style::none : scale_style::word});
}
template <class Share>
std::string pct(const Share& x, int digits = 0) { return percent(x, digits, half_up); }

void the_assumptions(const sources& from) {
    heading("Assumptions");
    std::cout << "  The programme: " << millions(amount) << " in " << years_of_spending << " equal years from April 2025; " << pct(equipment)
              << " equipment over " << equipment_life << " years, the rest\n  buildings over " << building_life
              << "; straight line, half a year's charge in the year of purchase. From the second year on revenue\n  of "
              << millions(revenue_a_year) << " and running costs of " << millions(cost_a_year) << " a year; " << pct(tied_up)
              << " of revenue tied up; tax at " << pct(from.rate("PRC enterprise income tax standard rate"))
              << ".\n  Or in one figure: " << millions(inflow_a_year) << " a year after tax, for " << years_of_inflow << " years.\n"
              << "  The company without it: as published through fiscal 2025, then as in that year, but for capital\n"
                 "  expenditure, which nobody has seen: the level of fiscal 2024.\n"
              << "  Discounting: " << pct(from.rate("WACC selected"), 1) << " a year, of published estimates from "
              << pct(from.rate("WACC low"), 1) << " to " << pct(from.rate("WACC high"), 1)
              << "; flows at whole years, the first\n  not discounted.\n";
}

/// What was said about the whole, statement by statement. An increase was announced; its size was not.
commitment<CNY> the_commitment(const sources& from) {
    commitment<CNY> c(the_programme, {.on = "2025-02-24"_day, .amount = more_than(amount),
                                      .over = {.starts = at_least("2025-02-24"_day), .months = 36},
                                      .source = "announcement, over three years"});
    c.revise({.on = "2025-09-24"_day, .kind = revision_kind::raised_by, .amount = more_than(0_cny),
              .source = "the chief executive: more will be spent"});
    c.revise({.on = "2025-11-25"_day, .kind = revision_kind::mentioned, .amount = more_than(amount),
              .source = "results call: 380 may be on the small side"});
    heading("1. The commitment, what was known of it when, and what it is in dollars");
    const amount_format whole{.scale = amount_scale::billions, .currency = currency_style::code_before, .word = scale_style::word};
    text_table known({"day", "what was said", "the whole, as known then"}, {0, 1, 2});
    for (const auto& said : c.revisions())
        known.row({to_string(said.on), said.source, format_claim(c.known_on(said.on).total(), whole)});
    std::cout << to_string(known)
              << "\n  \"More than\" stays a bound: an increase of unknown size leaves the lower end where it was and no upper end.\n"
              << "\n  " << billions(amount) << " to the nearest US$10 million, by the day of each article:\n\n";
    text_table table({"day", "CNY per USD", "US$ billion", "rate of", "source"}, {0, 3, 4});
    std::vector<money<USD>> dollars;
    for (const calendar_day day : {"2025-02-24"_day, "2025-09-24"_day, "2025-11-07"_day}) {
        const auto quote = from.noon.on(day, previous{.max_days = 5});
        dollars.push_back(quote.convert(amount, half_even));
        table.row({to_string(day), format_number(quote.value(), 4, rounding::exact), billions(dollars.back(), currency_style::none),
                   to_string(quote.day()), quote.source() + ", " + std::string(to_string(quote.kind()))});
    }
    std::cout << to_string(table) << "\n  The same yuan, " << billions(dollars.back() - dollars.front())
              << " more from the rate alone.\n";
    return c;
}

flow_series<money<CNY>, quarterly> the_plan(const planned_amount<CNY>& planned) {
    heading("2. An even plan: twelve fiscal quarters from April 2025, in whole RMB millions");
    const auto plan = phase(planned.amount, evenly{}, alibaba.quarters("FY2026 Q1", 12), grid{1e6_cny});
    const auto by_year = resample<yearly>(plan);
    text_table table({"fiscal year", "Q1", "Q2", "Q3", "Q4", "whole year"});
    for (std::size_t y = 0; y < by_year.size(); ++y)
        table.row({by_year.on()[y].label(), millions(plan[4 * y]), millions(plan[4 * y + 1]), millions(plan[4 * y + 2]),
                   millions(plan[4 * y + 3]), millions(by_year[y])});
    table.rule().row({"total", "", "", "", "", millions(sum(plan))});
    std::cout << to_string(table) << "\n  The quarters differ by at most one million and add up to the whole.\n";
    return plan;
}

void deployed(const flow_series<money<CNY>, quarterly>& plan, const sources& from) {
    heading("3. Announced against deployed");
    const auto spent = from.flow("capex_total_rmb_m", plan.on());
    const auto september = progress_through(plan, spent, "FY2026 Q2", "all capital expenditure: an upper bound for the programme");
    // Fiscal 2026 as a whole is only published without office campuses; the June 2026 quarter only with them.
    const auto fiscal_2026 = from.flow("ppe_excl_campus_rmb_m", alibaba.years("FY2026", 1))[0];
    const auto june = progress_through(plan, fiscal_2026 + spent["FY2027 Q1"], "FY2027 Q1",
                                       "mixed: fiscal 2026 without office campuses, the June 2026 quarter with them");
    text_table table({"RMB million, through", "deployed", "of the whole", "of the time", "ahead of the plan", "left", "left a quarter",
                      "quarters to go"});
    for (const auto& [through, p] : {std::pair("September 2025", september), {"June 2026", june}})
        table.row({through, millions(p.done), pct(p.share_done(), 2), pct(p.share_of_time(), 2), millions(p.ahead()), millions(p.left()),
                   millions(p.required_rate(), 1), std::to_string(p.periods_left())});
    const auto said = from.inputs.amount("value", "Deployed capex statement", 1e9_cny);
    std::cout << to_string(table) << "\n  Basis to September 2025: " << september.basis << ".\n  Basis to June 2026: " << june.basis
              << ".\n  Beside it, the chief financial officer: about " << billions(said) << " over the four quarters to\n"
              << "  September 2025, on AI and cloud infrastructure: two of the four lie before the plan begins.\n";
}

void cash_flow(const sources& from) {
    heading("4. Free cash flow, by the company's definition");
    statement<money<CNY>, quarterly> published(alibaba.quarters("FY2025 Q1", 9));
    published.add("operating cash flow", from.flow("ocf_rmb_m", published.on()))
        .add("capital expenditure", from.flow("capex_total_rmb_m", published.on()))
        .add("published", from.flow("fcf_rmb_m", published.on()));
    // The split of property and deposits is not published for these quarters: what closes the sum is one named line.
    const auto flow = measured_to(outlay::free_cash_flow::vendor(), published, "published", "other adjustments, net");
    const auto over = [](const auto& part, const auto& whole) { return part / whole; };
    const auto capex_share = cellwise(over, published["capital expenditure"], published["operating cash flow"]);
    const auto in_dollars = [&](const char* quarter) {
        const auto rate = from.noon.on(published.on()[published.on().index_of(quarter)].last(), previous{.max_days = 5});
        const auto dollars = rate.convert(flow["free cash flow"][quarter], half_even);
        return millions(dollars) + " at " + format_number(rate.value(), 4, rounding::exact);
    };
    text_table table({"RMB million", "June 2025", "September 2025"});
    for (const auto& line : flow.lines()) {
        if (line.name == "free cash flow") table.rule();
        table.row({line.name, millions(line.values["FY2026 Q1"]), millions(line.values["FY2026 Q2"])});
    }
    table.row({"in US$ million", in_dollars("FY2026 Q1"), in_dollars("FY2026 Q2")})
        .row({"capex over operating cash flow", pct(capex_share["FY2026 Q1"], 1), pct(capex_share["FY2026 Q2"], 1)});
    std::cout << to_string(table)
              << "\n  \"other adjustments, net\": the campus exclusion and the deposit changes, of which only the sum is known.\n\n"
              << "  Trailing four quarters to September 2025: " << millions(trailing(published["published"], 4)["FY2026 Q2"])
              << ".\n";
    for (const auto& quarter : capex_share.why("FY2026 Q3"))
        std::cout << "  " << quarter << " has no capital expenditure in the sources: its share is missing, not zero.\n";

    statement<money<CNY>, yearly> lines(alibaba.years("FY2021", 6));
    lines.add("operating cash flow", from.flow("ocf_rmb_m", lines.on()))
        .add("property, without campuses", outflow(from.flow("ppe_excl_campus_rmb_m", lines.on())))
        .add("intangible assets", outflow(from.flow("intangibles_rmb_m", lines.on())))
        .add("buyer protection fund deposits", from.flow("buyer_protection_change_rmb_m", lines.on()))
        .add("published", from.flow("fcf_rmb_m", lines.on()));
    std::cout << "\n  By fiscal year, line by line; the deposit line is printed under \"Less:\" with either sign, and added:\n\n"
              << to_string(measured(outlay::free_cash_flow::alibaba(), lines), {in_millions(), "RMB million", "free cash flow"})
              << "\n  Years whose sum differs from the published figure: "
              << check_total(outlay::free_cash_flow::alibaba(), lines, "published").size() << ".\n\n";

    const auto quarters = alibaba.quarters("FY2024 Q3", 11);
    const auto cash = from.flow("ocf_rmb_m", quarters), free = from.flow("fcf_rmb_m", quarters);
    const auto margin = cellwise(over, free, from.flow("revenue_rmb_m", quarters));
    text_table by_quarter({"RMB million", "operating cash flow", "free cash flow", "of revenue"});
    for (std::size_t i = 0; i < quarters.size(); ++i)
        by_quarter.row({quarters[i].label(), millions(cash.cell(i)), millions(free.cell(i)),
                        margin.has(i) ? pct(margin[i], 2) : "missing"});
    std::cout << to_string(by_quarter)
              << "\n  The last is rounded by its source; December 2025 is derived from the fiscal year.\n\n";
    const auto swing = bridge_between(flow, "free cash flow", "FY2025 Q2", "FY2026 Q2");
    std::cout << "  The swing from September 2024 to September 2025: " << millions(swing.start) << " to " << millions(swing.end)
              << ", " << millions(swing.change()) << ", of which\n";
    for (const auto& part : swing.parts)
        std::cout << "  " << millions(part.value) << " " << part.name << (&part == &swing.parts.back() ? ".\n" : ",\n");
}

void depreciation_to_come(const sources& from) {
    heading("5. The depreciation to come");
    const std::vector<asset_class> classes{{"equipment", equipment, 12 * equipment_life, first_charge::half_period},
                                           {"buildings", 1 - equipment, 12 * building_life, first_charge::half_period}};
    const flow_series<exact_money<CNY>, yearly> spend(alibaba.years("FY2026", years_of_spending),
                                                      std::vector(years_of_spending, amount / years_of_spending));
    const auto charges = charges_by_vintage(spend, classes);
    text_table table({"fiscal year", "charge, RMB million"});
    exact_money<CNY> later = sum(charges);
    for (std::size_t i = 0; i < 9; later -= charges[i++]) table.row({charges.on()[i].label(), millions(charges[i], 1)});
    table.row({"later", millions(later, 1)}).rule().row({"total", millions(sum(charges), 1)});
    const auto fiscal_2025 = [&](const char* column) { return from.years.amount(column, "FY2025", 1e6_cny); };
    const auto peak = charges["FY2029"];
    std::cout << to_string(table) << "\n  At its peak " << millions(peak) << " a year: "
              << pct(peak / fiscal_2025("revenue_rmb_m"), 2)  << " of the revenue and "
              << pct(peak / fiscal_2025("income_from_operations_rmb_m"), 1) << " of the operating income of fiscal 2025.\n";
}

void does_it_pay(const sources& from) {
    heading("6. Whether it pays, at one figure a year after tax");
    const decimal rate = from.rate("WACC selected");
    std::vector<exact_money<CNY>> outlays(years_of_spending, amount / years_of_spending), flows(1 + years_of_inflow);
    for (std::size_t year = 0; year < flows.size(); ++year) {
        if (year < outlays.size()) flows[year] -= outlays[year];
        if (year > 0) flows[year] += inflow_a_year;
    }
    const auto rates = irr(flows);
    text_table table({"RMB million", ""});
    table.row({"net present value", millions(npv(rate, flows))})
        .row({"internal rate of return", percent(rates.only(), 2)})
        .row({"simple return on investment", percent(simple_roi(amount, inflow_a_year * years_of_inflow), 2)})
        .row({"payback, years", format_number(payback(flows).periods(), 2)})
        .row({"required inflow a year", millions(required_inflow(outlays, rate, years_of_inflow), 1)});
    std::cout << to_string(table) << "\n  The rate of return is " << to_string(rates.status) << ": the flows change sign "
              << (rates.sign_changes == 1 ? "once" : "more than once") << ", so there is no other.\n"
              << "  The required inflow is the present value of the outlay over the annuity factor of eight years.\n";
}

/// The company without the programme: as published, then grown, but for what it would have spent.
struct company {
    timeline<yearly> on;
    statement<money<CNY>, yearly> published;

    template <class R>
    struct drivers {
        R growth{};
        per_year<money<CNY, R>> spending{};
        static constexpr auto list() {
            return std::array{driver<&drivers::growth>("growth", "a year"), driver<&drivers::spending>("spending")};
        }
    };
    template <class R>
    struct outcomes {
        money<CNY, R> free_cash{};
        static constexpr auto list() { return std::array{outcome<&outcomes::free_cash>("free cash flow")}; }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>& s) const {
        const auto grown = [&](const line_name& line) {
            return s.flow(line, with_actuals(published[line.text()], growing_by(d.growth)));
        };
        grown(revenue);
        grown(operating_income);
        const auto cash = grown(operating_cash_flow);
        const auto forecast = d.spending * s.fixed("every year", [](std::size_t) { return 1; });
        const auto spent = s.flow(capital_expenditure, with_actuals(published[capital_expenditure], forecast));
        return {sum(s.total(free_cash_flow, cash - spent))};
    }
};

/// One model of the programme, and the company that it is laid over.
struct programme_over_company {
    using cloud = programme<CNY, yearly>;
    base_case<exact_money<CNY>, yearly> base;
    cloud plan;
    cloud::drivers<exact_ratio> assumed;

    /// The company with and without the programme whose rows these are.
    template <class Rows>
    [[nodiscard]] auto laid(const Rows& rows) const {
        const auto lines = rounded(terms_of<CNY>(rows, operating_income, free_cash_flow), half_even).terms;
        return with_and_without(base, {{the_programme, laid_on(lines, base.lines().on())}}, tax_rule{{assumed.tax_rate}, losses::monetised{}});
    }
};

programme_over_company the_model(const sources& from) {
    statement<money<CNY>, yearly> published(alibaba.years("FY2024", years_as_published));
    for (const auto& [line, column] : {std::pair(revenue, "revenue_rmb_m"), {operating_income, "income_from_operations_rmb_m"},
                                       {operating_cash_flow, "ocf_rmb_m"}, {capital_expenditure, "capex_total_rmb_m"}})
        published.add(line, from.flow(column, published.on()));
    runner<company> alone({alibaba.years("FY2024", years_as_published + 10), published});
    (void)alone({.spending = per_year(published[capital_expenditure]["FY2024"])});
    const auto without = lines_of<CNY>(alone, revenue, operating_income, operating_cash_flow, capital_expenditure);
    programme<CNY, yearly> plan{.on = alibaba.years("FY2026", 10),
                                .spending = shares_of(phase(amount, evenly{}, alibaba.years("FY2026", years_of_spending), grid{1e6_cny})),
                                .earning = std::vector<exact_ratio>(10, 1),
                                .equipment_share = equipment,
                                .equipment = {{.name = "equipment", .life_in_months = 12 * equipment_life, .first = first_charge::half_period}},
                                .rest = {{.name = "buildings", .life_in_months = 12 * building_life, .first = first_charge::half_period}},
                                .shortfall = {0, 1, exact_ratio(3, 4), exact_ratio(1, 2), exact_ratio(1, 4)},
                                .delay = 1,
                                .losses = losses::monetised{},
                                .at_end = working_capital_at_end::kept,
                                .when = timing::start};
    plan.earning[0] = 0;
    return {reported_base(rounded(without, half_even).terms).leaving_out(the_programme, "as published, then without it"),
            plan,
            {.amount = amount,
             .full_revenue = per_year(revenue_a_year),
             .operating_cost = cost_a_year / revenue_a_year,
             .tax_rate = from.rate("PRC enterprise income tax standard rate"),
             .working_capital = tied_up,
             .discount_rate = from.rate("WACC selected")}};
}

void with_and_without_it(const programme_over_company& m, const sources& from) {
    heading("7. With and without the programme: two years as published, then ten");
    runner<programme<CNY, yearly>> run(m.plan);
    (void)run(m.assumed);
    const auto impact = m.laid(run.rows());
    const auto before = cash_effects(impact.without, 0_cny), after = cash_effects(impact.with, 0_cny);
    text_table table({"RMB million", "without", "with", "difference", "margin without", "with", "capex of cash flow", "with"});
    for (std::size_t i = 0; i < impact.with.on().size(); ++i) {
        if (i == years_as_published) table.rule();
        table.row({impact.with.on()[i].label(), millions(impact.without[free_cash_flow][i]), millions(impact.with[free_cash_flow][i]),
                   millions(impact.difference[free_cash_flow][i]), pct(before.margin[i], 1), pct(after.margin[i], 1),
                   pct(before.capex_share[i]), pct(after.capex_share[i])});
    }
    const auto ten_years = [](const auto& s) { return trailing(s[free_cash_flow], 10)["FY2035"]; };
    table.rule().row({"ten years", millions(ten_years(impact.without)), millions(ten_years(impact.with)),
                      millions(ten_years(impact.difference))});
    std::cout << to_string(table) << "\n  " << impact.with.note()
              << "\n  What is not yet written off after ten years saves no more tax here.\n";

    const auto stated = from.inputs.amount("value", "Net cash 2025-09-30", 1e9_usd);
    const auto opening = from.noon.on("2025-09-30"_day, same_day{}).convert(stated, half_even);
    const auto burned = -from.flow("fcf_rmb_m", alibaba.quarters("FY2026 Q1", 2));
    const auto quarters_of = [&](const exact_money<CNY>& burn) {
        return format_number(*runway(exact_money<CNY>(opening), burn), 1, half_up);
    };
    std::cout << "  Net cash of about US$" << format_amount(stated, {.scale = amount_scale::billions, .word = scale_style::word}) << ", "
              << millions(opening) << " at the rate of 30 September 2025, covers " << quarters_of(burned["FY2026 Q2"])
              << " quarters at that\n  quarter's burn of " << millions(burned["FY2026 Q2"]) << ", or " << quarters_of(sum(burned) / 2)
              << " at the average of it and the one before.\n";
}

void how_sure(const programme_over_company& m, const sources& from) {
    heading("8. How sure that is");
    auto losses_wait = m.plan;
    losses_wait.losses = losses::forward{.cap = 80_pct};
    const std::vector<scenario_case<programme<CNY, yearly>>> cases{
        {"export controls: equipment 25 % dearer", {{"equipment price", 1.25_dec}}},
        {"a third of the spending a year late", {{"delayed share", exact_ratio(1, 3)}}},
        {"demand at 80 % of the plan", {{"utilisation", 80_pct}}},
        {"demand at 60 % of the plan", {{"utilisation", 60_pct}}},
        {"demand 60 % short at first, recovering over four years", {{"demand shortfall", 60_pct}}},
        {"losses only against its own later profits, to 80 %", {}, losses_wait}};
    const auto by_itself = run_cases(m.plan, m.assumed, cases);
    const auto over = run_cases(m.plan, m.assumed, cases, [&](const auto&, const auto& rows) {
        const auto difference = m.laid(rows).difference[free_cash_flow];
        return npv(m.assumed.discount_rate, difference.view().values().subspan(years_as_published));
    });
    const auto worst = run_cases(m.plan, m.assumed, cases, [&](const auto&, const auto& rows) {
        const auto cash = m.laid(rows).with[free_cash_flow];
        return as<double>(*std::min_element(cash.view().begin(), cash.view().end()));
    });
    text_table sure({"case, RMB million", "spent", "value by itself", "over the company", "against the base", "its worst year"});
    for (std::size_t i = 0; i < over.rows.size(); ++i)
        sure.row({over.rows[i].name, millions(by_itself.rows[i].outcomes.spent), millions(by_itself.rows[i].outcomes.npv),
                  millions(over.rows[i].outcomes), millions(over.rows[i].outcomes - over.base().outcomes), millions(worst.rows[i].outcomes)});
    const auto npv_of = [](const auto& out, const auto&) { return out.npv; };
    const auto estimates = between(from.rate("WACC low"), from.rate("WACC high"));
    const auto range = enclose_outcome(m.plan, m.assumed, {{"discount rate", estimates}}, npv_of);
    const auto open = enclose_outcome(m.plan, m.assumed, {{"amount", more_than(amount)}}, npv_of);
    const auto even = break_even(m.plan, m.assumed, {"utilisation", 0, 1}, "npv");
    std::cout << to_string(sure)
              << "\n  The company earns enough to use every loss of the programme in its year; by itself the programme would wait.\n"
              << "  Discounted over the range of the published estimates, the value by itself lies between\n  " << millions(range.low)
              << " and " << millions(range.high) << ": enclosed, not sampled.\n"
              << "  \"More than 380 billion\" for the same revenue is worth at most " << millions(open.high)
              << "; below, the claim sets no limit.\n"
              << "  It breaks even at " << percent(even.only().number(), 2) << " utilisation (" << to_string(even.status) << ").\n";
}

/// What the sources say differently is shown, not settled.
void where_sources_disagree(const sources& from) {
    heading("9. Where the sources disagree");
    const auto verdict = [](const auto& left, const auto& right) -> std::string {
        switch (relation_of(left, right)) {
            case claim_relation::conflicting: return "conflict";
            case claim_relation::same: return "agree";
            case claim_relation::stronger: return "the first says more";
            case claim_relation::weaker: return "the second says more";
            default: return "may both hold";
        }
    };
    text_table table({"fact", "one source", "another", "verdict"}, {0, 1, 2, 3});
    table.row({"the whole", "CNY 380 billion", "over CNY 380 billion", verdict(exactly(amount), more_than(amount))});
    table.row({"the whole, in dollars", "to exceed US$50 billion", "beyond US$53 billion", verdict(more_than(50e9_usd), more_than(53e9_usd))});
    table.row({"the share, 24 September 2025", "+8.3 %", "nearly 8 %", verdict(exactly(8.3_pct), less_than(8_pct))});
    table.row({"capex, September 2025, RMB m", "31,501", "31,428 (a broker)", verdict(exactly(31'501e6_cny), exactly(31'428e6_cny))});

    // "380 billion yuan (US$53 billion)": which day's rate can that be?
    const implied_rate<USD, CNY> printed(exactly(exact_money<CNY>(amount)), before_rounding(53e9_usd, grid{1e9_usd}, half_up));
    for (const calendar_day day : {"2025-02-24"_day, "2025-09-24"_day, "2025-11-07"_day}) {
        const auto quote = from.noon.on(day, same_day{});
        table.row({"the rate of " + to_string(day), "380 billion is US$53 billion", format_number(quote.value(), 4, rounding::exact) + " that day",
                   printed.allows(quote) ? "agree" : "conflict"});
    }
    std::cout << to_string(table) << "\n  US$53 billion, rounded, allows a rate of " << to_string(printed) << ".\n";
}

}  // namespace

int main() try {
    const sources from;
    std::cout << "Alibaba's 380 billion yuan. Amounts are RMB million unless marked; negative ones stand in parentheses.\n";
    the_assumptions(from);
    deployed(the_plan(the_commitment(from).planned_at(amount)), from);
    cash_flow(from);
    depreciation_to_come(from);
    does_it_pay(from);
    const auto model = the_model(from);
    with_and_without_it(model, from);
    how_sure(model, from);
    where_sources_disagree(from);
} catch (const error& e) {
    std::cerr << "alibaba: " << e.what() << '\n';
    return 1;
}
