// SPDX-License-Identifier: BSL-1.0
// What "fiscal 2026" means to three companies, and one plan on the calendars of all three.
#include <iostream>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;

int main() {
    struct company {
        const char* name;
        fiscal_calendar calendar;
    };
    const company alibaba{"Alibaba", {.year_ends = date::March}};
    const company microsoft{"Microsoft", {.year_ends = date::June}};
    const company apple{"Apple", {.year_ends = date::September, .closes = year_close::last_weekday, .long_quarter = 1}};

    text_table years({"fiscal year", "Alibaba", "Microsoft", "Apple", "weeks"});
    for (const int year : {2022, 2023, 2024, 2025, 2026}) {
        const period of_apple = apple.calendar.year(year);
        years.row({"FY" + std::to_string(year) + " ends", to_string(alibaba.calendar.year(year).last()),
                   to_string(microsoft.calendar.year(year).last()), to_string(of_apple.last()),
                   std::to_string(of_apple.length().count() / 7)});
    }
    std::cout << to_string(years) << '\n';

    // Said in February 2025, "this fiscal year" is ...
    for (const auto& [name, calendar] : {alibaba, microsoft, apple}) {
        const auto year = calendar.containing<yearly>("2025-02-24"_day);
        std::cout << "this fiscal year, said by " << name << " on 2025-02-24: " << year.label() << ", " << period(year)
                  << '\n';
    }
    const period common = overlap(microsoft.calendar.days_of("FY2025"), alibaba.calendar.days_of("FY2026"));
    std::cout << "Microsoft's FY2025 and Alibaba's FY2026 share " << common << ": "
              << microsoft.calendar.containing<quarterly>(common.from()).label() << " of the one, "
              << alibaba.calendar.containing<quarterly>(common.from()).label() << " of the other\n\n";

    // 380,000 (RMB million) evenly over 12 of Alibaba's quarters, seen on the other calendars.
    flow_series<std::int64_t, quarterly> plan(alibaba.calendar.quarters("FY2026 Q1", 12));
    for (std::size_t i = 0; i < plan.size(); ++i) plan.set(i, i < 8 ? 31'667 : 31'666);
    const auto own = resample<yearly>(plan);
    const auto on_june = resample<yearly>(plan, microsoft.calendar);  // their quarters fit into it
    const auto on_weeks =
        resample<yearly>(plan, apple.calendar, spread::by_days);  // Apple's do not: split, to the unit
    text_table table({"plan, RMB million", "FY2025", "FY2026", "FY2027", "FY2028"});
    const auto row = [&](const char* label, const auto& s) {
        std::vector<std::string> cells{label};
        for (const char* year : {"FY2025", "FY2026", "FY2027", "FY2028"})
            cells.push_back(!s.on().find(year) ? "" : s.has(year) ? std::to_string(s[year]) : "not whole");
        table.row(cells);
    };
    row("on Alibaba's years", own);
    row("on Microsoft's", on_june);
    row("on Apple's", on_weeks);
    std::cout << to_string(table) << "all of it, on its own years: " << sum(own) << '\n';
}
