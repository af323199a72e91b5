// "380 billion yuan (US$53 billion)": two rounded figures allow some rates and no others. Which days' market rates fit?
#include <outlay/outlay.hpp>

#include <iostream>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const fx_history<USD, CNY> noon = feed::read_fred<USD, CNY>("data/DEXCHUS.csv");
    const calendar_day days[] = {"2025-02-21"_day, "2025-02-24"_day, "2025-02-25"_day, "2025-09-24"_day,
                                 "2025-11-07"_day};

    feed::csv_reader articles = feed::csv_reader::open("data/article_amounts.csv");
    const std::size_t day = articles.column("day"), said = articles.column("text"), yuan = articles.column("yuan_bn"),
                      dollars = articles.column("dollars_bn"), step = articles.column("dollars_rounded_to_bn");
    while (articles.next()) {
        // The yuan as they stand; the dollars as anything that rounds to what was printed.
        const auto promised = money<CNY>::from_major(articles.number(yuan) * 1'000'000'000);
        const auto printed = money<USD>::from_major(articles.number(dollars) * 1'000'000'000);
        const auto unit = grid{money<USD>::from_major(articles.number(step) * 1'000'000'000)};
        const implied_rate<USD, CNY> rate(exactly(exact_money<CNY>(promised)), before_rounding(printed, unit, half_up));

        std::cout << articles.day(day) << ": " << articles[said] << "\n  " << to_string(rate) << "\n";
        for (const calendar_day one : days) {
            const fx_quote<USD, CNY> quote = noon.on(one, same_day{});
            std::cout << "  " << (rate.allows(quote) ? "fits     " : "does not ") << to_string(quote) << "\n";
        }
        // If the yuan were "more than 380 billion", no rate would be too high.
        const implied_rate<USD, CNY> vague(more_than(exact_money<CNY>(promised)),
                                           before_rounding(printed, unit, half_up));
        const auto own = noon.on(articles.day(day), same_day{});
        std::cout << "  the day's own rate "
                  << (rate.allows(own)    ? "fits"
                      : vague.allows(own) ? "fits only if the yuan are a lower bound"
                                          : "does not fit")
                  << "\n\n";
    }

    // Five pairs of one release narrow the rate far enough to name it: the September 2025 quarter, in millions.
    struct pair {
        int rmb, usd;
    };
    constexpr pair pairs[] = {{247'795, 34'808}, {5'365, 754}, {9'073, 1'274}, {20'990, 2'948}, {20'612, 2'895}};
    const auto allowed = [](const pair& p) {
        return implied_rate<USD, CNY>(exactly(exact_money<CNY>(1e6_cny * p.rmb)),
                                      before_rounding(1e6_usd * p.usd, grid{1e6_usd}, half_up));
    };
    implied_rate<USD, CNY> release = allowed(pairs[0]);
    for (const pair& p : pairs) release = intersection(release, allowed(p));
    const auto period_end = noon.on("2025-09-30"_day, same_day{});
    std::cout << "the release of the September quarter: " << to_string(release) << "\n  "
              << (release.allows(period_end) ? "fits     " : "does not ") << to_string(period_end) << "\n";
}
