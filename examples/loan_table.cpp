// SPDX-License-Identifier: BSL-1.0
// A loan of 1,000,000 yuan at 3.5 % over a year, paid back monthly: level payments against level principal, to the fen.
#include <iostream>
#include <string>

#include <outlay/outlay.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    constexpr money<CNY> loan = 1e6_cny;
    const exact_ratio rate = 3.5_pct / 12_dec;  // a month, exactly
    const auto text = [](const money<CNY>& amount) { return format_amount(amount); };

    const auto print = [&](const std::string& name, repayment how) {
        const auto rows = amortisation(loan, rate, 12, how, half_up);
        text_table table({"month", "payment, CNY", "interest", "principal", "balance"});
        money<CNY> paid, interest, principal;
        for (const auto& row : rows) {
            table.row({std::to_string(row.period), text(row.payment), text(row.interest), text(row.principal),
                       text(row.balance)});
            paid += row.payment;
            interest += row.interest;
            principal += row.principal;
        }
        table.rule().row({"sum", text(paid), text(interest), text(principal)});
        std::cout << name << "\n\n" << to_string(table) << '\n';
        return interest;
    };
    const auto level = print("The same payment every month", repayment::level_payment);
    const auto falling = print("The same principal every month", repayment::level_principal);
    std::cout << "Level payments cost " << to_string(level - falling)
              << " more interest: the loan is paid back later.\n"
              << "Unrounded, the payment is " << format_number(-tvm::pmt(rate, 12, loan).minor_units() / 100, 6)
              << "; of the 12 of " << text((-tvm::pmt(rate, 12, loan)).round(half_up))
              << " the last takes up what rounding left.\n"
              << "3.5 % in monthly parts is "
              << percent(interest_rate<double, compounding::monthly>{3.5_pct}.as<compounding::effective>().value(), 4)
              << " effective.\n";
}
