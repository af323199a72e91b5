// SPDX-License-Identifier: BSL-1.0
#pragma once
// The table of a loan in exact money: every payment rounded as it is paid, the principal adding up to the loan.
//
//   repayment                   level_payment, level_principal, at_maturity
//   amortisation_row<C>         {period, payment, interest, principal, balance}
//   amortisation(loan, rate, periods, repayment, mode)

#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/money/money.hpp>

#include <string>
#include <vector>

namespace outlay::inline v0 {

/// What stays the same from period to period: the payment, the principal in it, or the balance until the end.
enum class repayment { level_payment, level_principal, at_maturity };

/// One period of a loan, as magnitudes: payment = interest + principal; balance: what is owed after it.
template <class C>
struct amortisation_row {
    int period = 0;
    money<C> payment{};
    money<C> interest{};
    money<C> principal{};
    money<C> balance{};

    friend bool operator==(const amortisation_row&, const amortisation_row&) = default;
};

/// The periods of a loan, paid at their ends.
///
///     amortisation(100'000_usd, exact_ratio(6, 1200), 360, repayment::level_payment, half_even)
///
///     shape    a row a period; the last payment takes what the roundings left: a few minor units more or less than the others
///     units    rate: exact, per period: exact_ratio(6, 1200) for a month at 6 % a year; interest is balance x rate, rounded
///     throws   numeric_domain_error      fewer periods than 1, a rate below 0
///              negative_magnitude_error  a loan below zero
///              not_exact_error           the mode is rounding::exact and something would be lost
template <class C, class Rate>
    requires std::same_as<Rate, decimal> || std::same_as<Rate, exact_ratio>
[[nodiscard]] std::vector<amortisation_row<C>> amortisation(money<C> loan, const Rate& rate, int periods, repayment how,
                                                            rounding mode) {
    if (periods < 1) throw numeric_domain_error("the number of periods", std::to_string(periods), "at least 1");
    if (exact_ratio(rate) < exact_ratio(0))
        throw numeric_domain_error("the rate of a loan", to_string(rate), "at least 0");
    if (loan < money<C>{}) throw negative_magnitude_error(std::to_string(loan.minor_units()));

    money<C> level_payment;
    if (how == repayment::level_payment) level_payment = (as<double>(loan) / annuity_factor(rate, periods)).round(mode);
    std::vector<amortisation_row<C>> rows;
    money<C> balance = loan;
    for (int period = 1; period <= periods; ++period) {
        amortisation_row<C> row;
        row.period = period;
        row.interest = (balance * rate).round(mode);
        if (period == periods) row.principal = balance;
        else if (how == repayment::level_payment) row.principal = level_payment - row.interest;
        // What is due by now less what was repaid: rounded parts that never drift from the whole.
        else if (how == repayment::level_principal)
            row.principal = balance - (loan * exact_ratio(periods - period, periods)).round(mode);
        if (balance < row.principal) row.principal = balance;
        row.payment = row.interest + row.principal;
        balance -= row.principal;
        row.balance = balance;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace outlay
