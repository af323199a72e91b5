// SPDX-License-Identifier: BSL-1.0
// A guidance that is raised three times, what was paid of it, and how prices, rents and a lease run on for sixty years.
#include <iostream>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const auto billions = [](const money<USD>& m) {
        return format_amount(m, {.scale = amount_scale::billions, .mode = half_even});
    };
    const auto millions = [](const money<USD>& m) {
        return format_amount(m, {.scale = amount_scale::millions, .digits = 0, .mode = half_even});
    };

    // Meta Platforms on its capital expenditure of 2025, in the releases of each quarter's results. "Raised to" says the
    // total anew and is checked for its direction; "raised by" would add.
    commitment<USD> guided(
        "capital expenditure of 2025",
        {.on = "2025-01-29"_day, .amount = between(60e9_usd, 65e9_usd), .over = starting_on("2025-01-01"_day, 12)});
    guided.revise({.on = "2025-04-30"_day, .kind = revision_kind::raised_to, .amount = between(64e9_usd, 72e9_usd)});
    guided.revise({.on = "2025-07-30"_day, .kind = revision_kind::raised_to, .amount = between(66e9_usd, 72e9_usd)});
    guided.revise({.on = "2025-10-29"_day, .kind = revision_kind::raised_to, .amount = between(70e9_usd, 72e9_usd)});
    std::cout << guided.name() << ", US$ billion\n";
    for (const auto& said : guided.revisions())
        std::cout << "  " << to_string(said.on) << ' ' << to_string(said.kind) << ' ' << in_words(said.amount, billions)
                  << '\n';
    try {
        guided.revise(
            {.on = "2025-11-01"_day, .kind = revision_kind::raised_to, .amount = between(69e9_usd, 75e9_usd)});
    } catch (const revision_direction_error& e) {
        std::cout << "  refused: " << e.what() << '\n';
    }

    // 72,215 million paid: above the range as entered, and within it as printed.
    const auto pay = [](commitment<USD>& plan, calendar_day day, money<USD> amount) {
        for (const stage to : {stage::contracted, stage::accrued, stage::settled})
            plan.post({.on = day, .to = to, .amount = amount});
    };
    pay(guided, "2025-12-31"_day, 72'215e6_usd);
    std::cout << "\nPaid " << in_words(guided.paid(), millions) << " million\n  above the range as entered by "
              << in_words(guided.overrun(), millions) << '\n';
    const auto printed = as_printed(70e9_usd, 72e9_usd, 1e9_usd);
    const auto tenths = [](const money<USD>& m) {
        return format_amount(m, {.scale = amount_scale::billions, .digits = 1});
    };
    std::cout << "  70-72 as printed is " << in_words(printed, tenths) << ": "
              << (printed.contains(guided.paid()) ? "paid is within it\n" : "paid is not within it\n");

    // A framework that rolls: only what is paid in its horizon counts.
    commitment<USD> framework(
        "framework", {.on = "2025-05-01"_day, .amount = at_least(60e9_usd), .over = starting_on("2025-04-01"_day, 12)});
    pay(framework, "2026-03-31"_day, 21'423e6_usd);
    framework.revise({.on = "2026-05-14"_day,
                      .kind = revision_kind::restated,
                      .amount = at_least(70e9_usd),
                      .over = starting_on("2026-04-01"_day, 12)});
    std::cout << "\nA framework, US$ million not paid yet\n  on 2026-05-13 "
              << in_words(framework.known_on("2026-05-13"_day).unpaid(), millions) << "\n  on 2026-05-14 "
              << in_words(framework.unpaid(), millions) << '\n';

    // Progress of a claim is a claim: 19.84 of 125 to 145.
    const auto share = 19.84e9_usd / between(125e9_usd, 145e9_usd);
    std::cout << "\n19.84 of 125 to 145 is "
              << in_words((share * 100).round_to(2, half_even), [](decimal x) { return to_string(x); }) << " %\n";

    // Sixty years of months. An exact index of 3.17 % a year outgrows its 127 bits in the tenth: name a rounding, or a number.
    const auto months = fiscal_calendar{}.months("FY2026 M1", 720);
    const auto published =
        price_index(months, "2026-01-01"_day, {3.17_pct}, 3, half_even);  // as published: each year rounded
    const auto fast = price_index<double>(months, "2026-01-01"_day, {3.17_pct});
    const auto rent = growing(1'000_usd, 3.5_pct, fiscal_calendar{}.years("FY2026", 60), half_even);
    std::cout << "\nIn FY2085: prices " << to_string(published["FY2085 M12"].round_to(3, rounding::exact))
              << " times those of FY2026, or "
              << format_number(exact_ratio::from_double(fast["FY2085 M12"]), 3, half_even)
              << " without a rounding a year; a rent of 1,000 " << format_amount(rent["FY2085"]) << '\n';
    try {
        (void)price_index(months, "2026-01-01"_day, {3.17_pct});
    } catch (const numeric_overflow_error& e) {
        std::cout << "  refused: " << e.what() << '\n';
    }
    const lease_terms<money<USD>, monthly> lease{{months, std::vector<money<USD>>(720, 1'000_usd)}, 0.5_pct};
    const auto books = lease_schedule_of(ifrs16{}, lease, half_even);
    std::cout << "A lease of 1,000 a month at 0.5 % a month: " << format_amount(lease_liability(lease, half_even))
              << " when it begins, " << format_amount(books.liability.closing()["FY2055 M12"])
              << " after thirty years, " << format_amount(books.liability.closing()["FY2085 M12"]) << " at its end\n";
}
