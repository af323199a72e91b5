// SPDX-License-Identifier: BSL-1.0
// The commitment by region and class of assets: eight destinations were named, their amounts were not.
#include <iostream>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    struct destination { std::string place, currency; bool first; };  // whether it is the first data centre there
    const std::vector<destination> destinations{
        {"Brazil", "BRL", true}, {"France", "EUR", true},  {"Netherlands", "EUR", true}, {"Malaysia", "MYR", false},
        {"Dubai", "AED", false}, {"Mexico", "MXN", false}, {"Japan", "JPY", false},      {"South Korea", "KRW", false}};
    breakdown<CNY> parts(more_than(380e9_cny));
    for (const auto& d : destinations)
        for (const char* const assets : {"buildings", "equipment"})
            parts.add({.name = d.place + ", " + assets, .region = "new", .assets = assets, .first_in_region = d.first});
    for (const char* const assets : {"buildings", "equipment"})
        parts.add({.name = std::string("existing 29 regions, ") + assets, .region = "existing", .assets = assets});

    const auto billions = [](const money<CNY>& m) { return format_amount(m, {.scale = amount_scale::billions}); };
    const auto is_new = [](const commitment_part<CNY>& p) { return p.region == "new"; };
    const auto buildings = [](const commitment_part<CNY>& p) { return p.assets == "buildings"; };
    const auto show = [&](const std::string& what) {
        text_table table({"RMB billion", "buildings and equipment", "all buildings"}, {0, 1, 2});
        table.row({"eight new destinations", in_words(parts.implied(is_new), billions), ""});
        table.row({"existing regions", in_words(parts.implied([&](const auto& p) { return !is_new(p); }), billions), ""});
        table.row({"all", in_words(parts.whole(), billions), in_words(parts.implied(buildings), billions)});
        std::cout << what << '\n' << to_string(table) << '\n';
    };
    show("What the articles say: of no part more than that it is not negative");
    parts.constrain("assumption", is_new, between(8e9_cny, 20e9_cny));
    parts.constrain_share("assumption", buildings, about(0.3_dec, 0.05_dec));
    show("Assumed besides: 8 to 20 billion for the new ones, 25 % to 35 % of the whole for buildings");

    fx_table rates = feed::read_ecb_history("data/ecb_2025-09-24.csv").on("2025-09-24"_day, same_day{});
    rates.add(any_quote{any_rate({"USD", "AED"}, 3.6725_dec), "2025-09-24"_day, {"the dirham's peg", rate_kind::fixed}});
    std::cout << "Assumed: one billion yuan a destination, at the European Central Bank's reference rates of 2025-09-24;\n"
                 "the dirham, which it does not quote, by its peg of 3.6725 to the dollar\n";
    text_table local({"one billion yuan in", "first site", "currency", "million"}, {0, 1, 2});
    std::vector<due_payment> payments;
    const auto millions = [](const any_money& m) { return format_number(m.major_units() / 1'000'000, 2, half_even); };
    for (const auto& [place, currency, first] : destinations) {
        const any_money cost = rates.quote({"CNY", currency}).convert(any_money(1e9_cny), half_even);
        local.row({place, first ? "yes" : "no", currency, millions(cost)});
        payments.push_back({"2026-01-01"_day + date::days{91 * static_cast<int>(payments.size())}, cost, {}});
    }
    const auto dollars = rates.quote({"CNY", "USD"}).convert(any_money(8e9_cny), half_even);
    local.rule().row({"eight together", "", "USD", millions(dollars)});
    std::cout << to_string(local) << '\n';

    // Paid one a quarter from 2026 on: what is unpaid, by currency and year.
    const auto years = fiscal_calendar{}.years("FY2026", 2);
    for (const auto& e : unpaid_by_bucket(std::span<const due_payment>(payments), "2026-01-01"_day, years))
        std::cout << "  unpaid " << e.currency.code() << ", million: " << millions(e.due["FY2026"]) << " in 2026, "
                  << millions(e.due["FY2027"]) << " in 2027\n";
}
