// SPDX-License-Identifier: BSL-1.0
// Money that cannot be wrong: exact amounts, one rounding that is named, a split that loses no cent, several currencies.
#include <iostream>

#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

// A currency of one's own: no registration anywhere.
struct BTC {
    static constexpr std::string_view code = "BTC";
    static constexpr int digits = 8;
};
template <char... Text>
constexpr auto operator""_btc() {
    return money_literal<BTC, std::int64_t, Text...>();
}

int main() {
    constexpr money<CNY> plan = 380e9_cny;  // checked when compiled: 0.005_cny is refused, and so is plan + 1_usd
    std::cout << "plan            " << to_string(plan) << '\n';

    // A gross price of 340.00 with 19 % tax: net and back. The fraction of a cent is kept until the rounding.
    constexpr exact_money<EUR> net = 340_eur / 1.19_dec;
    std::cout << "net             " << to_string(net.round(half_even)) << ", exactly " << to_string(net) << '\n'
              << "and back        " << to_string((net * 1.19_dec).round(rounding::exact)) << '\n'
              << "cash in Zurich  " << to_string((12.38_chf / 1).round(grid{0.05_chf}, half_up)) << '\n';

    // Who gets the cent is a choice with a name, and a refund mirrors the sale.
    for (const auto& [name, how] : {std::pair{"largest rest", leftover::to_largest_remainder}, {"first", leftover::to_first},
                                    {"kept apart", leftover::apart}}) {
        const auto sale = split(1_usd, {2, 3, 1}, how);
        const auto refund = split(-1_usd, {2, 3, 1}, how);
        std::cout << name << std::string(16 - std::string(name).size(), ' ');
        for (std::size_t i = 0; i < sale.size(); ++i) std::cout << to_string(sale[i]) << " (" << to_string(refund[i]) << ")  ";
        std::cout << "left " << to_string(sale.apart) << '\n';
    }

    // Currencies known only from data are checked when they meet; a basket keeps them side by side.
    const any_money paid = any_money::from_chars("12.34 CNY");
    try {
        std::cout << to_string(paid + any_money(1_usd)) << '\n';
    } catch (const currency_mismatch_error& e) {
        std::cout << "refused         " << e.what() << '\n';
    }
    const basket held{paid, 5_usd, 0.5_btc, 0_eur};
    std::cout << "held            " << to_string(held) << '\n'
              << "a third         " << to_string((held / 3).round(half_even)) << '\n';
}
