// SPDX-License-Identifier: BSL-1.0
// Days, fiscal quarters and a series with a gap: what is missing stays missing, and says so.
#include <iostream>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;

int main() {
    constexpr calendar_day announced = "2025-02-24"_day;  // "2025-02-30"_day does not compile
    constexpr fiscal_calendar alibaba{.year_ends = date::March};

    const auto said_in = alibaba.containing<quarterly>(announced);
    std::cout << announced << " lies in " << said_in.label() << ", " << period(said_in) << '\n'
              << "a month after 31 January: " << add_months("2025-01-31"_day, 1, month_end::clip)
              << "; after the end of February: " << add_months("2025-02-28"_day, 1, month_end::keep) << '\n';

    // A year is as long as its day count says: an exact fraction.
    const calendar_day later = "2025-11-07"_day;
    std::cout << "\nyears from " << announced << " to " << later << '\n';
    for (const auto name : {"Act/365F", "Act/360", "30E/360", "Act/Act ISDA"}) {
        const exact_ratio years = any_day_count::named(name)(announced, later);
        std::cout << "  " << name << ": " << to_string(years) << " = " << years.round_to(6, half_even) << '\n';
    }

    // Alibaba's free cash flow, RMB million; one quarter not yet entered.
    const auto quarters = alibaba.quarters("FY2025 Q3", 4);
    flow_series<std::int64_t, quarterly> free_cash(quarters, {39'020, {}, -18'815, -21'840});
    const auto print = [&](const auto& row) {
        for (const auto& quarter : quarters) {
            std::cout << "  " << quarter.label() << ": ";
            if (row.has(quarter.from()))
                std::cout << row[quarter.from()] << '\n';
            else
                std::cout << "missing, for want of " << row.why(quarter.from()).front() << '\n';
        }
    };
    std::cout << "\nfree cash flow\n";
    print(free_cash);
    std::cout << "change on the quarter before\n";
    print(free_cash - lag(free_cash, 1));
    if (const auto total = try_sum(free_cash); !total) std::cout << "sum: " << total.error().what() << '\n';

    free_cash.set("FY2025 Q4", 3'743);
    std::cout << "with 3,743 entered, trailing four quarters: " << trailing(free_cash, 4)["FY2026 Q2"] << "\n\n";

    // Another frequency only by name: to the unit, and the year is missing where its quarters are.
    const auto months = resample<monthly>(free_cash, spread::equally);
    std::cout << "FY2025 Q3 over its months: " << months["FY2025 M7"] << " + " << months["FY2025 M8"] << " + "
              << months["FY2025 M9"] << '\n';
    const auto years = resample<yearly>(free_cash);
    std::cout << "FY2025 lacks " << years.why("FY2025").front() << " and " << years.why("FY2025").back() << '\n';
}
