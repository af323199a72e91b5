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

commitment<CNY> announced_programme() {
    return {"AI and cloud infrastructure",
            {.on = "2025-02-24"_day,
             .amount = more_than(380e9_cny),
             .over = {.starts = at_least("2025-02-24"_day), .months = 36},
             .source = "company statement, 24 February 2025"}};
}

void the_commitment(const commitment<CNY>& programme, const fx_history<USD, CNY>& noon) {
    heading("1. The commitment, and what it is in dollars");
    std::cout << "  " << programme.name() << ", announced " << to_string(programme.announced()) << ": "
              << format_claim(programme.total(), {.scale = amount_scale::billions,
                                                  .currency = currency_style::code_before,
                                                  .word = scale_style::word})
              << "\n  over three years.\n\n";

    const money<CNY> amount = programme.planned_at(380e9_cny).amount;
    std::cout << "  " << billions(amount) << " to the nearest US$10 million, by the day of each article:\n\n";
    text_table table({"day", "CNY per USD", "US$ billion", "rate of", "source"});
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

void deployed(const quarter_amounts& plan, const feed::series_table& figures, const feed::series_table& inputs) {
    heading("3. Announced against deployed, to September 2025");
    const auto spent = figures.flow("capex_total_rmb_m", plan.on(), 1e6_cny);
    const auto p = progress_through(plan, spent, "FY2026 Q2", "all capital expenditure: an upper bound for the programme");
    text_table table({"RMB million", "by the end of " + p.through});
    table.row({"deployed", millions(p.done)})
        .row({"of the whole", millions(p.whole)})
        .row({"share of the whole", percent(p.share_done(), 2, half_up)})
        .row({"share of the time", percent(p.share_of_time(), 2, half_up)})
        .row({"ahead of the even plan", millions(p.ahead())})
        .row({"left", millions(p.left())})
        .row({"left a quarter, " + std::to_string(p.periods_left()) + " to go", millions(p.required_rate(), 1)});
    std::cout << to_string(table) << "\n  Basis: " << p.basis << ".\n";

    const std::string statement = "Deployed capex statement";
    const auto said = about(money<CNY>::from_major(decimal::from_chars(inputs.cell("value", statement))) * 1'000'000'000, 5e9_cny);
    std::cout << "  Beside it, the chief financial officer: about " << billions(said.midpoint().round(half_even))
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
    std::cout << to_string(table) << "\n  \"other adjustments, net\": the campus exclusion and the deposit changes, of which only the sum is known.\n\n";

    const auto trailing_year = trailing(published["published"], 4);
    std::cout << "  Trailing four quarters to September 2025: " << millions(trailing_year["FY2026 Q2"]) << ".\n";
    for (const auto& quarter : capex_share.why("FY2026 Q3"))
        std::cout << "  " << quarter << " has no capital expenditure in the sources: its share is missing, not zero.\n";
}

void depreciation(const timeline<yearly>& years) {
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

}  // namespace

int main() try {
    const auto figures = feed::series_table::open("data/alibaba_quarters.csv", "fiscal_quarter");
    const auto inputs = feed::series_table::open("data/inputs.csv", "item");
    const auto noon = feed::read_fred<USD, CNY>("data/DEXCHUS.csv");
    const fiscal_calendar alibaba{.year_ends = date::March};

    std::cout << "Alibaba's 380 billion yuan. Amounts are RMB million unless marked; negative ones stand in parentheses.\n";
    const auto programme = announced_programme();
    the_commitment(programme, noon);
    const auto plan = the_plan(programme.planned_at(380e9_cny), alibaba.quarters("FY2026 Q1", 12));
    deployed(plan, figures, inputs);
    cash_flow(figures, noon);
    depreciation(alibaba.years("FY2026", 3));
    does_it_pay(inputs);
} catch (const error& e) {
    std::cerr << "alibaba: " << e.what() << '\n';
    return 1;
}
