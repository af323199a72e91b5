// A portfolio of three currencies over September 2025 in dollars: balances at the rates of the period's ends, flows at the
// month's average, and what the exchange rates alone did to each.
#include <outlay/fx/valuation.hpp>
#include <outlay/outlay.hpp>

#include <iostream>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    // Assumptions: what is held and what flows. The rates are real.
    const basket opening{5'000e6_cny, 2'000e6_hkd, 300e6_usd};
    const basket flows{-800e6_cny, 150e6_hkd, 40e6_usd};

    const fx_table_history ecb = feed::read_ecb_history("data/ecb_month_ends.csv");
    const fx_table begin = ecb.on("2025-08-31"_day, previous{.max_days = 3});
    const fx_table end = ecb.on("2025-09-30"_day, same_day{});

    fx_table month;  // the averages are given out by month, not by day
    feed::csv_reader averages = feed::csv_reader::open("data/h10_monthly_averages.csv");
    const std::size_t which = averages.column("month"), base = averages.column("base"),
                      quote = averages.column("quote"), rate = averages.column("rate"),
                      source = averages.column("source");
    while (averages.next())
        if (averages[which] == "2025-09")
            month.add({any_rate({averages[base], averages[quote]}, averages.number(rate)),
                       "2025-09-30"_day,
                       {std::string(averages[source]) + ", average of " + std::string(averages[which]) + ",",
                        rate_kind::average}});

    const auto in_dollars = [](const basket& amounts, const fx_table& table) {
        return value_in<USD>(amounts, table, half_even);
    };
    const auto opened = in_dollars(opening, begin), held = in_dollars(opening, end), flowed = in_dollars(flows, month),
               closed = in_dollars(opening + flows, end);

    text_table table({"US$ million", "opening", "flows", "rates on opening", "rates on flows", "closing"});
    const auto line = [&](const std::string& name, money<USD> o, money<USD> h, money<USD> f, money<USD> c) {
        const auto millions = [](money<USD> m) {
            return format_amount(m, {.scale = amount_scale::millions, .digits = 3, .mode = half_even});
        };
        table.row({name, millions(o), millions(f), millions(h - o), millions(c - h - f), millions(c)});
    };
    for (std::size_t i = 0; i < opened.lines.size(); ++i)
        line(std::string(opened.lines[i].amount.currency().code()), opened.lines[i].value, held.lines[i].value,
             flowed.lines[i].value, closed.lines[i].value);
    table.rule();
    line("total", opened.total, held.total, flowed.total, closed.total);
    std::cout << to_string(table) << "\nat the rates\n";
    for (const auto* worth : {&opened, &flowed, &closed})
        for (const auto& one : worth->lines)
            if (one.quote) std::cout << "  " << to_string(*one.quote) << "\n";
}
