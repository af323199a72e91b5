// SPDX-License-Identifier: BSL-1.0
// Peers: plans in two currencies, over one to four years, some of them only bounds, in dollars a year and in the places they allow.
#include <iostream>
#include <string>
#include <vector>

#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {
/// What the source says, as a claim: "about" is taken as within 5 %.
bounds<exact_ratio> claim(const std::string& how, const exact_ratio& low, const std::string& high) {
    if (how == "more than") return more_than(low);
    if (how == "between") return between(low, exact_ratio(decimal::from_chars(high)));
    if (how == "about") return about(low, low * exact_ratio(5_pct));
    return exactly(low);
}
template <class C>
bounds<exact_money<C>> billions(const bounds<exact_ratio>& claim) {
    return claim.mapped([](const exact_ratio& x) { return exact_money<C>::from_major(x) * 1'000'000'000; });
}
}  // namespace

int main() {
    const auto noon = feed::read_fred<USD, CNY>("data/DEXCHUS.csv").on("2025-02-24"_day, previous{.max_days = 5});
    peer_table<USD> peers;
    std::vector<std::string> actuals;
    auto rows = feed::csv_reader::open("data/peers.csv");
    const auto cell = [&](const char* column) { return std::string(rows[rows.column(column)]); };
    while (rows.next()) {
        const auto said = claim(cell("claim"), exact_ratio(decimal::from_chars(cell("low_bn"))), cell("high_bn"));
        const peer_terms terms{exact_ratio(decimal::from_chars(cell("years"))), cell("period"), cell("counted"), cell("source")};
        if (cell("currency") == "CNY") peers.add(cell("company"), billions<CNY>(said), terms, noon);
        else peers.add(cell("company"), billions<USD>(said), terms);
        actuals.push_back(cell("actual_usd_m"));
    }

    const amount_format in_billions{.scale = amount_scale::billions, .digits = 2, .mode = half_up};
    const auto places = peers.ranks();
    text_table table({"company", "plan, US$ billion a year", "place", "actual", "above plan", "of"}, {0, 1, 5});
    for (std::size_t i = 0; i < peers.size(); ++i) {
        const auto& p = peers.rows()[i];
        std::string actual, above;
        if (!actuals[i].empty()) {
            const auto spent = exact_money<USD>::from_major(decimal::from_chars(actuals[i])) * 1'000'000;
            const answer more = p.exceeded_by(spent);
            above = more == answer::yes ? "yes" : (more == answer::no ? "no" : "within");
            actual = format_amount(spent, in_billions);
        }
        table.row({p.company, format_claim(p.a_year, in_billions), std::to_string(places[i].best) + " to " + std::to_string(places[i].worst),
                   actual, above, p.terms.period});
    }
    std::cout << to_string(table) << "\nAlibaba at " << peers.rows().back().rate
              << "; a bound is printed to the side that keeps it true.\n\"About\" is taken as within 5 %. Places overlap where the claims do, "
                 "ties share theirs; what each counts differs,\nand is in data/peers.csv.\n";
}
