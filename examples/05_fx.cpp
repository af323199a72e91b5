// Yuan into dollars: which rate, of which day, from which source, and one rounding that is named.
#include <outlay/outlay.hpp>

#include <iostream>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    // A rate has both currencies in its type: 1 USD = 7.1698 CNY. It is exact, and so is its inverse.
    constexpr fx_rate<USD, CNY> spot{7.1698_dec};
    std::cout << spot << "\n";
    std::cout << "1,000 dollars: " << spot.convert(1'000_usd, half_even) << "\n";
    std::cout << "1,000 yuan:    " << spot.convert(1'000_cny, half_even) << "\n";
    static_assert(1'000_usd * spot * spot.inverse() == 1'000_usd / 1);  // there and back, nothing lost

    // Rates that meet are chained; of two that share a currency, it drops out.
    constexpr fx_rate<EUR, USD> eurusd{1.0466_dec};
    constexpr fx_rate<EUR, CNY> eurcny{7.5879_dec};
    std::cout << "through the euro: " << cross(eurusd, eurcny).round_to(6, half_even) << " yuan a dollar\n\n";

    // The Federal Reserve's noon rates, in the layout of a FRED download. A day without a rate takes the rule at the call.
    const fx_history<USD, CNY> noon = feed::read_fred<USD, CNY>("data/DEXCHUS.csv");
    constexpr money<CNY> plan = 380e9_cny;
    for (const calendar_day day : {"2025-02-24"_day, "2025-09-24"_day, "2025-11-08"_day}) {
        const fx_quote<USD, CNY> quote = noon.on(day, previous{.max_days = 5});
        const amount_format billions{.scale = amount_scale::billions,
                                     .digits = 2,
                                     .mode = half_even,
                                     .currency = currency_style::code_before,
                                     .word = scale_style::abbreviation};
        std::cout << day << ": " << format_amount(plan * quote.inverse(), billions) << " at " << quote << "\n";
    }
    const auto missing = noon.try_on("2025-12-25"_day, previous{.max_days = 5});
    std::cout << missing.error().what() << "\n\n";

    // "More than 380 billion yuan" stays a bound, and rounds to the side that keeps it true.
    const auto more = more_than(plan) * noon.on("2025-09-24"_day, same_day{}).rate().inverse();
    std::cout << more.round(half_even) << "\n";
}
