// SPDX-License-Identifier: BSL-1.0
// A ledger of what was known when: a promise that was raised by nobody knows how much, and what was contracted meanwhile.
#include <iostream>
#include <string>

#include <outlay/outlay.hpp>
using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const auto ledger = feed::read_commitments("data/commitments.csv", 1e6_cny);  // amounts in it are RMB million
    const commitment<CNY>& plan = ledger.at(0);
    const commitment<CNY>& contracts = ledger.at(1);
    const auto billions = [](const money<CNY>& m) { return format_amount(m, {.scale = amount_scale::billions, .mode = half_even}); };
    const auto millions = [](const money<CNY>& m) { return format_amount(m, {.scale = amount_scale::millions}); };

    // known_on leaves out what came later; nothing in a ledger is ever overwritten.
    std::cout << plan.name() << ", " << in_words(plan.over()) << "\n\n";
    text_table known({"known on", "total, RMB billion", "statements", "contracted by the group, RMB million"});
    for (const auto day : {"2025-02-24"_day, "2025-02-25"_day, "2025-09-24"_day, "2025-11-07"_day, "2025-11-25"_day}) {
        const auto then = plan.known_on(day);
        const auto notes = contracts.life().known_on(day);
        known.row({to_string(day), in_words(then.total(), billions), std::to_string(then.revisions().size()),
                   notes.movements().empty() ? "not in the sources used" : millions(notes.latest().outstanding())});
    }
    std::cout << to_string(known) << '\n';

    // Statements stand side by side. "Exactly 380" and "more than 380" cannot both be true: that is shown, not settled.
    constexpr std::string_view words[] = {"the same", "stronger", "weaker", "overlapping", "conflicting"};
    for (std::size_t i = 1; i < plan.revisions().size(); ++i) {
        const auto& said = plan.revisions()[i];
        std::cout << "  " << to_string(said.on) << ' ' << to_string(said.kind) << ' ' << in_words(said.amount, billions) << ": "
                  << words[static_cast<std::size_t>(plan.relation_to_known(i))] << "\n      " << said.source << '\n';
    }

    std::cout << "\nContracted and not yet provided for, RMB million (every contract of the group, not the programme's alone)\n";
    for (const auto day : {"2024-03-31"_day, "2025-03-31"_day})
        std::cout << "  " << to_string(day) << "  " << millions(contracts.life().on(day).outstanding()) << '\n';
    const auto share = contracts.life().latest().outstanding() / plan.planned_at(380e9_cny).amount;
    std::cout << "  the latter is " << percent(share, 2, half_even) << " of 380 billion: an announcement is not a contract\n";
}
