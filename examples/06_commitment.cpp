// SPDX-License-Identifier: BSL-1.0
// A promise of "more than 380 billion yuan over three years": what it says, how it is phased, and how far it has come.
#include <iostream>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    // "More than" stays a claim: it is no number, and nothing below makes it one in silence.
    commitment<CNY> plan("AI and cloud infrastructure",
                         {.on = "2025-02-24"_day,
                          .amount = more_than(380e9_cny),
                          .over = starting_between("2025-02-24"_day, "2025-04-01"_day, 36),
                          .source = "Alibaba Group"});
    plan.revise({.on = "2025-09-24"_day, .kind = revision_kind::raised_by, .amount = more_than(0_cny), .source = "its CEO"});

    const auto billions = [](const money<CNY>& m) { return format_amount(m, {.scale = amount_scale::billions}); };
    std::cout << plan.name() << ", RMB billion\n";
    for (const auto day : {"2025-03-01"_day, "2025-10-01"_day}) {
        const auto known = plan.known_on(day);  // an increase of unknown size leaves the bound as it was
        std::cout << "  known on " << to_string(day) << ": " << in_words(known.total(), billions) << ", " << in_words(known.over())
                  << "; statements: " << known.revisions().size() << '\n';
    }

    // To plan with a number, name it. It is held against the claim: planned_at(379e9_cny) throws.
    const auto planned = plan.planned_at(380e9_cny);
    const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
    const auto even = phase(planned, evenly{}, quarters, grid{1e6_cny});  // on whole millions, exact in the sum

    const auto millions = [](const auto& m) {
        return format_amount(m, {.scale = amount_scale::millions, .digits = 0, .mode = half_even});
    };
    text_table table({"quarter", "plan, RMB million", "actual", "ahead"});
    flow_series<money<CNY>, quarterly> capex(quarters);  // every cell is missing until it is known
    capex.set("FY2026 Q1", 38'676e6_cny);
    capex.set("FY2026 Q2", 31'501e6_cny);
    const auto ahead = capex - even;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto cell = [&](const auto& series) { return series.has(i) ? millions(series[i]) : "not known"; };
        table.row({quarters[i].label(), cell(even), cell(capex), cell(ahead)});
    }
    std::cout << '\n' << to_string(table);
    std::cout << "  12 quarters: " << millions(sum(even)) << "; the last is " << millions(even["FY2028 Q4"]) << "\n\n";

    const auto p = progress_through(even, capex, "FY2026 Q2", "all capital expenditure: an upper bound for the programme");
    std::cout << "To the end of " << p.through << " (" << p.basis << ")\n  done " << millions(p.done) << " of "
              << millions(p.whole) << " = " << percent(p.share_done(), 2, half_even) << " in "
              << percent(p.share_of_time(), 2, half_even) << " of the time\n  ahead of the even plan by " << millions(p.ahead())
              << "; left " << millions(p.left()) << ", or " << format_number(p.required_rate() / 1e6_cny, 1, half_even)
              << " a quarter\n";
}
