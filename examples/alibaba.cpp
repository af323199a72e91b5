// SPDX-License-Identifier: BSL-1.0
// The main example: Alibaba's 380 billion yuan of AI and cloud infrastructure, from the figures that were published.
//
// What was promised and what it is in dollars; an even plan for it; how much has been spent; what that does to free cash
// flow; how it will be depreciated; and whether it pays. Every figure below is computed from examples/data, which names
// its sources, or from an assumption that is printed as one.
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>
#include <outlay/scenario/break_even.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

using quarter_amounts = flow_series<money<CNY>, quarterly>;

void heading(const std::string& text) { std::cout << '\n' << text << '\n' << std::string(text.size(), '=') << "\n\n"; }

/// RMB million, negative amounts in parentheses.
template <class Amount>
std::string millions(const Amount& amount, int digits = 0) {
    return format_amount(amount, {.scale = amount_scale::millions, .digits = digits, .mode = half_up,
                                  .negative = negative_style::parentheses});
}
std::string millions(const std::optional<money<CNY>>& cell) { return cell ? millions(*cell) : "missing"; }

template <class Amount>
std::string billions(const Amount& amount) {
    return format_amount(amount, {.scale = amount_scale::billions, .digits = 2, .mode = half_up,
                                  .currency = currency_style::code_before, .word = scale_style::word});
}

/// What was said about the whole, statement by statement. An increase was announced; its size was not.
commitment<CNY> the_programme() {
    commitment<CNY> c("AI and cloud infrastructure",
                      {.on = "2025-02-24"_day,
                       .amount = more_than(380e9_cny),
                       .over = {.starts = at_least("2025-02-24"_day), .months = 36},
                       .source = "announcement, over three years"});
    c.revise({.on = "2025-09-24"_day, .kind = revision_kind::raised_by, .amount = more_than(0_cny), .source = "the chief executive: more will be spent"});
    c.revise({.on = "2025-11-25"_day, .kind = revision_kind::mentioned, .amount = more_than(380e9_cny),
              .source = "results call: 380 may be on the small side"});
    return c;
}

void the_commitment(const commitment<CNY>& programme, const fx_history<USD, CNY>& noon) {
    heading("1. The commitment, what was known of it when, and what it is in dollars");
    const amount_format whole{.scale = amount_scale::billions, .currency = currency_style::code_before, .word = scale_style::word};
    text_table known({"day", "what was said", "the whole, as known then"}, {0, 1, 2});
    for (const auto& said : programme.revisions())
        known.row({to_string(said.on), said.source, format_claim(programme.known_on(said.on).total(), whole)});
    std::cout << to_string(known)
              << "\n  \"More than\" stays a bound: an increase of unknown size leaves the lower end where it was and no upper end.\n\n";

    const money<CNY> amount = programme.planned_at(380e9_cny).amount;
    std::cout << "  " << billions(amount) << " to the nearest US$10 million, by the day of each article:\n\n";
    text_table table({"day", "CNY per USD", "US$ billion", "rate of", "source"}, {0, 3, 4});
    std::vector<money<USD>> dollars;
    for (const calendar_day day : {"2025-02-24"_day, "2025-09-24"_day, "2025-11-07"_day}) {
        const auto quote = noon.on(day, previous{.max_days = 5});
        dollars.push_back(quote.convert(amount, half_even));
        table.row({to_string(day), format_number(quote.value(), 4, rounding::exact),
                   format_amount(dollars.back(), {.scale = amount_scale::billions, .digits = 2, .mode = half_up}),
                   to_string(quote.day()), quote.source() + ", " + std::string(to_string(quote.kind()))});
    }
    std::cout << to_string(table) << "\n  The same yuan, " << billions(dollars.back() - dollars.front())
              << " more from the rate alone.\n";
}

quarter_amounts the_plan(const planned_amount<CNY>& planned, const timeline<quarterly>& quarters) {
    heading("2. An even plan: twelve fiscal quarters from April 2025, in whole RMB millions");
    const quarter_amounts plan = phase(planned.amount, evenly{}, quarters, grid{1e6_cny});
    text_table table({"fiscal year", "Q1", "Q2", "Q3", "Q4", "whole year"});
    for (std::size_t i = 0; i < plan.size(); i += 4) {
        std::vector<std::string> row{quarters.label(static_cast<std::ptrdiff_t>(i)).substr(0, 6)};
        money<CNY> year;
        for (std::size_t q = i; q < i + 4; ++q) {
            row.push_back(millions(plan[q]));
            year += plan[q];
        }
        row.push_back(millions(year));
        table.row(row);
    }
    table.rule().row({"total", "", "", "", "", millions(sum(plan))});
    std::cout << to_string(table) << "\n  The quarters differ by at most one million and add up to the whole.\n";
    return plan;
}

void deployed(const quarter_amounts& plan, const feed::series_table& quarters, const feed::series_table& years,
              const feed::series_table& inputs) {
    heading("3. Announced against deployed");
    const auto spent = quarters.flow("capex_total_rmb_m", plan.on(), 1e6_cny);
    const auto september = progress_through(plan, spent, "FY2026 Q2", "all capital expenditure: an upper bound for the programme");
    // Fiscal 2026 as a whole is only published without office campuses; the June 2026 quarter only with them.
    const auto fiscal_2026 = years.flow("ppe_excl_campus_rmb_m", fiscal_calendar{.year_ends = date::March}.years("FY2026", 1), 1e6_cny);
    const auto june = progress_through(plan, fiscal_2026["FY2026"] + spent["FY2027 Q1"], "FY2027 Q1",
                                       "mixed: fiscal 2026 without office campuses, the June 2026 quarter with them");
    text_table table({"RMB million", "to September 2025", "to June 2026"});
    const auto line = [&](const std::string& name, auto figure) { table.row({name, figure(september), figure(june)}); };
    line("deployed", [](const auto& p) { return millions(p.done); });
    line("of the whole", [](const auto& p) { return millions(p.whole); });
    line("share of the whole", [](const auto& p) { return percent(p.share_done(), 2, half_up); });
    line("share of the time", [](const auto& p) { return percent(p.share_of_time(), 2, half_up); });
    line("ahead of the even plan", [](const auto& p) { return millions(p.ahead()); });
    line("left", [](const auto& p) { return millions(p.left()); });
    line("left a quarter", [](const auto& p) { return millions(p.required_rate(), 1); });
    line("quarters to go", [](const auto& p) { return std::to_string(p.periods_left()); });
    std::cout << to_string(table) << "\n  Basis to September 2025: " << september.basis << ".\n  Basis to June 2026: " << june.basis << ".\n";

    const auto said = money<CNY>::from_major(decimal::from_chars(inputs.cell("value", "Deployed capex statement"))) * 1'000'000'000;
    std::cout << "  Beside it, the chief financial officer: about " << billions(said)
              << " over the four quarters to\n  September 2025, on AI and cloud infrastructure: two of the four lie before the plan begins.\n";
}

void cash_flow(const feed::series_table& figures, const fx_history<USD, CNY>& noon) {
    heading("4. Free cash flow, by the company's definition");
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2025 Q1", 9);
    statement<money<CNY>, quarterly> published(quarters);
    for (const auto& [line, column] : std::vector<std::pair<std::string, std::string>>{
             {"operating cash flow", "ocf_rmb_m"}, {"capital expenditure", "capex_total_rmb_m"}, {"published", "fcf_rmb_m"}})
        published.add(line, figures.flow(column, quarters, 1e6_cny));

    // The split of property and deposits is not published for these quarters: what closes the sum is one named line.
    const auto flow = measured_to(free_cash_flow::vendor(), published, "published", "other adjustments, net");
    text_table table({"RMB million", "June 2025", "September 2025"});
    for (const auto& line : flow.lines()) {
        if (line.name == "free cash flow") table.rule();
        table.row({line.name, millions(line.values.cell("FY2026 Q1")), millions(line.values.cell("FY2026 Q2"))});
    }
    const auto in_dollars = [&](const char* quarter) {
        const auto rate = noon.on(quarters[quarters.index_of(quarter)].last(), previous{.max_days = 5});
        return millions(rate.convert(flow["free cash flow"][quarter], half_even)) + " at " + format_number(rate.value(), 4, rounding::exact);
    };
    table.row({"in US$ million", in_dollars("FY2026 Q1"), in_dollars("FY2026 Q2")});
    const auto capex_share = cellwise([](const auto& capex, const auto& cash) { return capex / cash; },
                                      published["capital expenditure"], published["operating cash flow"]);
    table.row({"capex over operating cash flow", percent(capex_share["FY2026 Q1"], 1, half_up),
               percent(capex_share["FY2026 Q2"], 1, half_up)});
    std::cout << to_string(table)
              << "\n  \"other adjustments, net\": the campus exclusion and the deposit changes, of which only the sum is known.\n\n";

    const auto trailing_year = trailing(published["published"], 4);
    std::cout << "  Trailing four quarters to September 2025: " << millions(trailing_year["FY2026 Q2"]) << ".\n";
    for (const auto& quarter : capex_share.why("FY2026 Q3"))
        std::cout << "  " << quarter << " has no capital expenditure in the sources: its share is missing, not zero.\n";
}

/// Every fiscal year whose reconciliation is published line by line, and every quarter whose free cash flow is known.
void cash_flow_history(const feed::series_table& figures, const feed::series_table& fiscal_years) {
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2021", 6);
    statement<money<CNY>, yearly> lines(years);
    lines.add("operating cash flow", fiscal_years.flow("ocf_rmb_m", years, 1e6_cny))
        .add("property, without campuses", outflow(fiscal_years.flow("ppe_excl_campus_rmb_m", years, 1e6_cny)))
        .add("intangible assets", outflow(fiscal_years.flow("intangibles_rmb_m", years, 1e6_cny)))
        .add("buyer protection fund deposits", fiscal_years.flow("buyer_protection_change_rmb_m", years, 1e6_cny))
        .add("published", fiscal_years.flow("fcf_rmb_m", years, 1e6_cny));
    const auto reconciled = measured(free_cash_flow::alibaba(), lines);
    std::vector<std::string> headings{"RMB million"};
    for (std::size_t i = 0; i < years.size(); ++i) headings.push_back(years.label(static_cast<std::ptrdiff_t>(i)));
    text_table table(headings);
    for (const auto& line : reconciled.lines()) {
        if (line.name == "free cash flow") table.rule();
        std::vector<std::string> row{line.name};
        for (std::size_t i = 0; i < years.size(); ++i) row.push_back(millions(line.values.cell(i)));
        table.row(row);
    }
    std::cout << "\n  By fiscal year, line by line; the deposit line is printed under \"Less:\" with either sign, and added:\n\n"
              << to_string(table) << "\n  Years whose sum differs from the published figure: "
              << check_total(free_cash_flow::alibaba(), lines, "published").size() << ".\n\n";

    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2024 Q3", 11);
    const auto cash = figures.flow("ocf_rmb_m", quarters, 1e6_cny), free = figures.flow("fcf_rmb_m", quarters, 1e6_cny);
    const auto margin = cellwise([](const auto& f, const auto& r) { return f / r; }, free, figures.flow("revenue_rmb_m", quarters, 1e6_cny));
    text_table by_quarter({"RMB million", "operating cash flow", "free cash flow", "of revenue"});
    for (std::size_t i = 0; i < quarters.size(); ++i)
        by_quarter.row({quarters.label(static_cast<std::ptrdiff_t>(i)), millions(cash.cell(i)), millions(free.cell(i)),
                        margin.has(i) ? percent(margin[i], 2, half_up) : "missing"});
    std::cout << to_string(by_quarter)
              << "\n  The last is rounded by its source; December 2025 is derived from the fiscal year.\n\n";

    const auto since = fiscal_calendar{.year_ends = date::March}.quarters("FY2025 Q1", 6);
    statement<money<CNY>, quarterly> published(since);
    published.add("operating cash flow", figures.flow("ocf_rmb_m", since, 1e6_cny))
        .add("capital expenditure", figures.flow("capex_total_rmb_m", since, 1e6_cny))
        .add("published", figures.flow("fcf_rmb_m", since, 1e6_cny));
    const auto flow = measured_to(free_cash_flow::vendor(), published, "published", "other adjustments, net");
    const auto swing = bridge_between(flow, "free cash flow", "FY2025 Q2", "FY2026 Q2");
    std::cout << "  The swing from September 2024 to September 2025: " << millions(swing.start) << " to " << millions(swing.end)
              << ", " << millions(swing.change()) << ", of which\n";
    for (const auto& part : swing.parts) std::cout << "  " << millions(part.value) << " " << part.name << (&part == &swing.parts.back() ? ".\n" : ",\n");
}

void depreciation(const timeline<yearly>& years, const feed::series_table& fiscal_years) {
    heading("5. The depreciation to come");
    std::cout << "  Assumption: three equal years; 70 % equipment over 5 years, 30 % buildings over 20; straight line,\n"
                 "  half a year's charge in the year of purchase.\n\n";
    const std::vector<asset_class> classes{{"equipment", 70_pct, 5}, {"buildings", 30_pct, 20}};
    const flow_series<exact_money<CNY>, yearly> spend(years, std::vector(years.size(), 380e9_cny / 3));
    const auto charges = charges_by_vintage(spend, classes, first_charge::half_period);
    text_table table({"fiscal year", "charge, RMB million"});
    for (std::size_t i = 0; i < 9; ++i) table.row({charges.on().label(static_cast<std::ptrdiff_t>(i)), millions(charges[i], 1)});
    exact_money<CNY> rest;
    for (std::size_t i = 9; i < charges.size(); ++i) rest = rest + charges[i];
    table.row({"later", millions(rest, 1)}).rule().row({"total", millions(sum(charges), 1)});
    std::cout << to_string(table);

    const auto fiscal_2025 = fiscal_calendar{.year_ends = date::March}.years("FY2025", 1);
    const auto peak = charges["FY2029"];
    std::cout << "\n  At its peak " << millions(peak) << " a year: "
              << percent(peak / fiscal_years.flow("revenue_rmb_m", fiscal_2025, 1e6_cny)["FY2025"], 2, half_up) << " of the revenue and "
              << percent(peak / fiscal_years.flow("income_from_operations_rmb_m", fiscal_2025, 1e6_cny)["FY2025"], 1, half_up)
              << " of the operating income of fiscal 2025.\n";
}

void does_it_pay(const feed::series_table& inputs) {
    heading("6. Whether it pays");
    const decimal rate = decimal::from_chars(inputs.cell("value", "WACC selected")) * 1_pct;
    const exact_money<CNY> outlay_a_year = 380e9_cny / 3;
    const money<CNY> inflow = 80e9_cny;
    std::cout << "  Assumptions: " << millions(outlay_a_year, 2) << " out at years 0, 1 and 2; " << millions(inflow)
              << " in at years 1 to 8, after tax; flows at whole\n  years, the one at year 0 not discounted; "
              << percent(rate, 1, rounding::exact) << " a year.\n\n";
    std::vector<exact_money<CNY>> flows(9);
    for (std::size_t year = 0; year < flows.size(); ++year) {
        if (year < 3) flows[year] -= outlay_a_year;
        if (year > 0) flows[year] += inflow;
    }
    const std::vector<exact_money<CNY>> outlays(3, outlay_a_year);
    const auto rates = irr(flows);
    const auto required = npv(rate, outlays) / annuity_factor(rate, 8);

    text_table table({"RMB million", ""});
    table.row({"net present value", millions(npv(rate, flows))})
        .row({"internal rate of return", percent(rates.only(), 2)})
        .row({"simple return on investment", percent(simple_roi(380e9_cny, inflow * 8), 2)})
        .row({"payback, years", format_number(payback(flows).periods(), 2)})
        .row({"required inflow a year", millions(required, 1)});
    std::cout << to_string(table) << "\n  The rate of return is " << to_string(rates.status) << ": the flows change sign "
              << (rates.sign_changes == 1 ? "once" : "more than once") << ", so there is no other.\n"
              << "  The required inflow is the present value of the outlay over the annuity factor of eight years.\n";
}

/// The programme laid over the company as it was before it: ten fiscal years, with, without, and the difference.
void with_and_without_it(const feed::series_table& figures, const feed::series_table& fiscal_years,
                         const feed::series_table& inputs, const fx_history<USD, CNY>& noon) {
    heading("7. With and without the programme, over ten years");
    const auto years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 10);
    const auto known = fiscal_calendar{.year_ends = date::March}.years("FY2024", 2);
    const auto level = [&](const char* column, const char* year) {
        return flow_series<money<CNY>, yearly>(years, std::vector(years.size(), fiscal_years.flow(column, known, 1e6_cny)[year]));
    };
    statement<money<CNY>, yearly> company(years);
    company.add("revenue", level("revenue_rmb_m", "FY2025"))
        .add("operating income", level("income_from_operations_rmb_m", "FY2025"))
        .add("operating cash flow", level("ocf_rmb_m", "FY2025"))
        .add("capital expenditure", level("capex_total_rmb_m", "FY2025"));
    const money<CNY> before_it = level("capex_total_rmb_m", "FY2024")[0];
    const auto base = reported_base(company).capex_held_at(before_it, "the level of fiscal 2024");

    const auto three_years = phase(380e9_cny, evenly{}, fiscal_calendar{.year_ends = date::March}.years("FY2026", 3), grid{1e6_cny});
    programme<CNY, yearly> plan{.on = years,
                                .spending = shares_of(three_years),
                                .earning = std::vector<exact_ratio>(years.size(), 1),
                                .equipment_share = 70_pct,
                                .equipment = {{.name = "equipment", .life_in_months = 60, .first = first_charge::half_period}},
                                .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
                                .losses = losses::monetised{},
                                .at_end = working_capital_at_end::kept,
                                .when = timing::start};
    plan.earning[0] = 0;
    programme<CNY, yearly>::drivers<exact_ratio> drivers;
    drivers.amount = 380e9_cny;
    drivers.full_revenue = per_year(125e9_cny);
    drivers.operating_cost = exact_ratio(40, 125);
    drivers.working_capital = 5_pct;
    const auto lines = rounded(statement_of<CNY>(plan, drivers, line_names::operating_income, line_names::free_cash_flow), half_even).terms;
    const decimal tax = decimal::from_chars(inputs.cell("value", "PRC enterprise income tax standard rate")) * 1_pct;
    const auto impact = with_and_without(base, {{"AI and cloud infrastructure", lines}}, tax_rule{{exact_ratio(tax)}, loss_rule::monetised});

    std::cout << "  Assumptions: the company as in fiscal 2025 every year, but for capital expenditure without the programme, which\n"
                 "  nobody has seen: " << millions(before_it) << ", the level of fiscal 2024. The programme: three equal years; revenue of "
              << millions(lines["revenue"][1]) << " and\n  running costs of " << millions(-lines["operating cost"][1])
              << " a year from the second year on; 5 % of revenue tied up; tax at " << percent(tax, 0, rounding::exact)
              << ";\n  depreciation as above.\n\n";
    const decimal stated = decimal::from_chars(inputs.cell("value", "Net cash 2025-09-30"));  // US$ billion
    const auto opening = noon.on("2025-09-30"_day, same_day{}).convert(money<USD>::from_major(stated) * 1'000'000'000, half_even);
    const auto before = cash_effects(impact.without, opening), after = cash_effects(impact.with, opening);
    text_table table({"RMB million", "without", "with", "difference", "margin without", "with", "capex of cash flow", "with"});
    for (std::size_t i = 0; i < years.size(); ++i)
        table.row({years.label(static_cast<std::ptrdiff_t>(i)), millions(impact.without["free cash flow"][i]),
                   millions(impact.with["free cash flow"][i]), millions(impact.difference["free cash flow"][i]),
                   percent(before.margin[i], 1, half_up), percent(after.margin[i], 1, half_up),
                   percent(before.capex_share[i], 0, half_up), percent(after.capex_share[i], 0, half_up)});
    table.rule().row({"ten years", millions(sum(impact.without["free cash flow"])), millions(sum(impact.with["free cash flow"])),
                      millions(sum(impact.difference["free cash flow"]))});
    std::cout << to_string(table) << "\n  Free cash flow in all; what is not yet written off after ten years saves no more tax here.\n";

    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 2);
    const auto burned = -figures.flow("fcf_rmb_m", quarters, 1e6_cny);
    const auto quarters_of = [&](const auto& burn) { return format_number(*runway(exact_money<CNY>(opening), exact_money<CNY>(burn)), 1, half_up); };
    std::cout << "  Net cash of about US$" << to_string(stated) << " billion, " << millions(opening) << " at the rate of 30 September 2025, covers "
              << quarters_of(burned["FY2026 Q2"]) << " quarters at that\n  quarter's burn of " << millions(burned["FY2026 Q2"]) << ", or "
              << quarters_of(sum(burned) / 2) << " at the average of it and the one before.\n";
}

/// The same assumptions as a model, so that they can be varied by name.
void how_sure(const feed::series_table& inputs) {
    heading("8. How sure that is");
    const programme<CNY, yearly> model{.on = fiscal_calendar{.year_ends = date::March}.years("FY2026", 9),
                                       .spending = std::vector<exact_ratio>(3, exact_ratio(1, 3)),
                                       .earning = {0, 1, 1, 1, 1, 1, 1, 1, 1},
                                       .equipment_share = 70_pct,
                                       .equipment = {{.name = "equipment", .life_in_months = 60, .first = first_charge::half_period}},
                                       .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::half_period}},
                                       .losses = losses::monetised{},
                                       .at_end = working_capital_at_end::kept,
                                       .when = timing::start};
    const auto rate = [&](const char* item) { return decimal::from_chars(inputs.cell("value", item)) * 1_pct; };
    programme<CNY, yearly>::drivers<exact_ratio> base;
    base.amount = 380e9_cny;
    base.full_revenue = per_year(80e9_cny);
    base.discount_rate = rate("WACC selected");
    const auto in_millions = [](const money<CNY, double>& m) { return format_amount(m, {.scale = amount_scale::millions}); };
    const auto npv_of = [](const auto& out, const auto&) { return out.npv; };

    const auto cases = run_cases(model, base,
                                 {{"export controls: equipment 25 % dearer", {{"equipment price", 1.25_dec}}},
                                  {"demand at 80 % of the plan", {{"utilisation", 80_pct}}},
                                  {"demand at 60 % of the plan", {{"utilisation", 60_pct}}}});
    text_table table({"case, RMB million", "spent", "net present value", "against the base"});
    for (const auto& c : cases.rows)
        table.row({c.name, in_millions(c.outcomes.spent), in_millions(c.outcomes.npv), in_millions(c.outcomes.npv - cases.base().outcomes.npv)});
    std::cout << to_string(table) << "\n";

    const bounds<decimal> discount = between(rate("WACC low"), rate("WACC high"));
    const auto range = enclose_outcome(model, base, {{"discount rate", discount}}, npv_of);
    std::cout << "  Discounted at " << percent(rate("WACC low"), 1, rounding::exact) << " to " << percent(rate("WACC high"), 1, rounding::exact)
              << ", the range of the published estimates, the value lies between\n  " << in_millions(range.low) << " and "
              << in_millions(range.high) << ": enclosed, not sampled.\n";
    const auto open = enclose_outcome(model, base, {{"amount", more_than(380e9_cny)}}, npv_of);
    std::cout << "  \"More than 380 billion\" for the same inflow is worth at most " << in_millions(open.high)
              << "; below, the claim sets no limit.\n";
    const auto even = break_even(model, base, {"utilisation", 0, 1}, "npv");
    std::cout << "  It breaks even at " << percent(even.only().number(), 2) << " utilisation (" << to_string(even.status) << ").\n";
}

/// Plans in two currencies over one to four years, some of them only bounds, brought to dollars a year.
void the_peers(const fx_history<USD, CNY>& noon) {
    heading("9. Peers");
    const auto quote = noon.on("2025-02-24"_day, previous{.max_days = 5});
    peer_table<USD> peers;
    std::vector<std::string> actual;
    feed::csv_reader rows = feed::csv_reader::open("data/peers.csv");
    while (rows.next()) {
        const auto cell = [&](const char* column) { return std::string(rows[rows.column(column)]); };
        const exact_ratio low = rows.number(rows.column("low_bn"));
        const std::string how = cell("claim");
        const bounds<exact_ratio> said = how == "more than" ? more_than(low)
                                         : how == "between" ? between(low, exact_ratio(rows.number(rows.column("high_bn"))))
                                         : how == "about"   ? about(low, low * exact_ratio(5_pct))
                                                            : exactly(low);
        const peer_terms terms{rows.number(rows.column("years")), cell("period"), cell("counted"), cell("source")};
        const auto in = [&]<class C>(C) { return said.mapped([](const exact_ratio& x) { return exact_money<C>::from_major(x) * 1'000'000'000; }); };
        if (cell("currency") == "CNY") peers.add(cell("company"), in(CNY{}), terms, quote);
        else peers.add(cell("company"), in(USD{}), terms);
        actual.push_back(cell("actual_usd_m"));
    }
    const amount_format in_billions{.scale = amount_scale::billions, .digits = 2, .mode = half_up};
    const auto places = peers.ranks();
    text_table table({"company", "plan, US$ billion a year", "place", "over", "spent, US$ billion"}, {0, 1, 2, 3});
    for (std::size_t i = 0; i < peers.size(); ++i) {
        const auto& p = peers.rows()[i];
        const std::string spent = actual[i].empty() ? "" : format_amount(money<USD>::from_major(decimal::from_chars(actual[i])) * 1'000'000, in_billions);
        table.row({p.company, format_claim(p.a_year, in_billions), std::to_string(places[i].best) + " to " + std::to_string(places[i].worst),
                   p.terms.period, spent});
    }
    std::cout << to_string(table) << "\n  Alibaba at " << to_string(quote) << ". \"About\" is taken as within 5 %; places overlap where the\n"
                 "  claims do; what each company counts differs, and is in data/peers.csv.\n";
}

/// What the sources say differently is shown, not settled.
void where_sources_disagree(const fx_history<USD, CNY>& noon) {
    heading("10. Where the sources disagree");
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
    table.row({"the whole", "CNY 380 billion", "over CNY 380 billion", verdict(exactly(380e9_cny), more_than(380e9_cny))});
    table.row({"the whole, in dollars", "to exceed US$50 billion", "beyond US$53 billion", verdict(more_than(50e9_usd), more_than(53e9_usd))});
    table.row({"the share, 24 September 2025", "+8.3 %", "nearly 8 %", verdict(exactly(8.3_pct), less_than(8_pct))});
    table.row({"capex, September 2025, RMB m", "31,501", "31,428 (a broker)", verdict(exactly(31'501e6_cny), exactly(31'428e6_cny))});

    // "380 billion yuan (US$53 billion)": which day's rate can that be?
    const implied_rate<USD, CNY> printed(exactly(exact_money<CNY>(380e9_cny)), before_rounding(53e9_usd, grid{1e9_usd}, half_up));
    for (const calendar_day day : {"2025-02-24"_day, "2025-09-24"_day, "2025-11-07"_day}) {
        const auto quote = noon.on(day, same_day{});
        table.row({"the rate of " + to_string(day), "380 billion is US$53 billion", format_number(quote.value(), 4, rounding::exact) + " that day",
                   printed.allows(quote) ? "agree" : "conflict"});
    }
    std::cout << to_string(table) << "\n  US$53 billion, rounded, allows a rate of " << to_string(printed) << ".\n";
}

}  // namespace

int main() try {
    const auto figures = feed::series_table::open("data/alibaba_quarters.csv", "fiscal_quarter");
    const auto fiscal_years = feed::series_table::open("data/alibaba_fiscal_years.csv", "fiscal_year");
    const auto inputs = feed::series_table::open("data/inputs.csv", "item");
    const auto noon = feed::read_fred<USD, CNY>("data/DEXCHUS.csv");
    const fiscal_calendar alibaba{.year_ends = date::March};

    std::cout << "Alibaba's 380 billion yuan. Amounts are RMB million unless marked; negative ones stand in parentheses.\n";
    const auto programme = the_programme();
    the_commitment(programme, noon);
    const auto plan = the_plan(programme.planned_at(380e9_cny), alibaba.quarters("FY2026 Q1", 12));
    deployed(plan, figures, fiscal_years, inputs);
    cash_flow(figures, noon);
    cash_flow_history(figures, fiscal_years);
    depreciation(alibaba.years("FY2026", 3), fiscal_years);
    does_it_pay(inputs);
    with_and_without_it(figures, fiscal_years, inputs, noon);
    how_sure(inputs);
    the_peers(noon);
    where_sources_disagree(noon);
} catch (const error& e) {
    std::cerr << "alibaba: " << e.what() << '\n';
    return 1;
}
