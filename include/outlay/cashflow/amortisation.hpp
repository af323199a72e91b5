// SPDX-License-Identifier: BSL-1.0
#pragma once
// The table of a loan in exact money: every payment rounded as it is paid, the principal adding up to the loan.
//
//   repayment                   level_payment, level_principal, at_maturity
//   amortisation_row<C>         {period, payment, interest, principal, balance}
//   amortisation(loan, rate, periods, repayment, mode)
//   amortisation(loan, rate, periods, payment, mode)            with a payment that the contract names

#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/detail/discounter.hpp>
#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/whole_count.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
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

namespace detail {

/// loan / annuity factor in pairs of doubles, to 2^-40 of a minor unit, rounded: what is whole stays whole.
template <class C>
money<C> level_payment_of(money<C> loan, const exact_ratio& rate, int periods, rounding mode) {
    const std::int64_t units = loan.minor_units();
    const double_double whole_loan = double_double::sum(static_cast<double>(units >> 32) * 0x1p32,
                                                        static_cast<double>(units & 0xffffffff));
    const double_double payment = whole_loan / annuity_factor_of(pair_of(rate), periods);
    const double whole = std::floor(payment.hi);
    if (!(whole < 0x1p63)) throw_numeric_overflow("the payment of a loan");
    const auto parts = static_cast<std::int64_t>(std::nearbyint(((payment.hi - whole) + payment.lo) * 0x1p40));
    return exact_money<C>::from_minor(exact_ratio(static_cast<std::int64_t>(whole)) +
                                      exact_ratio(parts, std::int64_t{1} << 40))
        .round(mode);
}

/// The rows of a loan whose principal in a period is `due(period, interest, balance)`, at most the balance; in the last all.
template <class C, class Rate, class Due>
std::vector<amortisation_row<C>> loan_rows(money<C> loan, const Rate& rate, int periods, rounding mode, const Due& due) {
    std::vector<amortisation_row<C>> rows;
    money<C> balance = loan;
    for (int period = 1; period <= periods; ++period) {
        amortisation_row<C> row;
        row.period = period;
        row.interest = (balance * rate).round(mode);
        row.principal = period == periods ? balance : due(period, row.interest, balance);
        if (balance < row.principal) row.principal = balance;
        row.payment = row.interest + row.principal;
        balance -= row.principal;
        row.balance = balance;
        rows.push_back(row);
    }
    return rows;
}

template <class C, class Rate>
void check_loan(money<C> loan, const Rate& rate, int periods) {
    if (periods < 1) throw numeric_domain_error("the number of periods", std::to_string(periods), "at least 1");
    if (exact_ratio(rate) < exact_ratio(0)) throw numeric_domain_error("the rate of a loan", to_string(rate), "at least 0");
    if (loan < money<C>{}) throw negative_magnitude_error(to_string(loan));
}

}  // namespace detail

/// The periods of a loan, paid at their ends.
///
///     amortisation(100'000_usd, exact_ratio(6, 1200), 360, repayment::level_payment, half_even)
///
///     shape    a row a period; the last payment takes what the roundings left, grown at the rate: of level payments it differs
///              from the others by less than ((1 + rate)^periods - 1) / rate minor units, 1,004 over 360 months at 6 % a year;
///              rounded to the nearest, half of that comes of the payment's own rounding and half of the interest's
///     units    rate: exact, per period: exact_ratio(6, 1200) for a month at 6 % a year; interest is balance x rate, rounded
///     throws   numeric_domain_error      fewer periods than 1, a rate below 0
///              negative_magnitude_error  a loan below zero
///              not_exact_error           the mode is rounding::exact and something would be lost
template <class C, class Rate>
    requires std::same_as<Rate, decimal> || std::same_as<Rate, exact_ratio>
[[nodiscard]] std::vector<amortisation_row<C>> amortisation(money<C> loan, const Rate& rate, whole_count<> periods,
                                                            repayment how, rounding mode) {
    const int n = periods;
    detail::check_loan(loan, rate, n);
    const money<C> level_payment =
        how == repayment::level_payment ? detail::level_payment_of(loan, exact_ratio(rate), n, mode) : money<C>{};
    return detail::loan_rows(loan, rate, n, mode, [&](int period, money<C> interest, money<C> balance) -> money<C> {
        if (how == repayment::level_payment) return level_payment - interest;
        // What is due by now less what was repaid: rounded parts that never drift from the whole.
        if (how == repayment::level_principal) return balance - (loan * exact_ratio(n - period, n)).round(mode);
        return {};
    });
}

/// The same with a payment that the contract names. The last takes what is left: less than the others, or more, a balloon; and
/// once nothing is left, the rows are of zeros.
///
///     amortisation(200'000_usd, exact_ratio(6, 1200), 360, 1'199.10_usd, half_even)      the last is 1,200.14
///
///     throws   as above, and numeric_domain_error for a payment below the first period's interest: the loan would grow
template <class C, class Rate>
    requires std::same_as<Rate, decimal> || std::same_as<Rate, exact_ratio>
[[nodiscard]] std::vector<amortisation_row<C>> amortisation(money<C> loan, const Rate& rate, whole_count<> periods,
                                                            money<C> payment, rounding mode) {
    const int n = periods;
    detail::check_loan(loan, rate, n);
    const money<C> interest = (loan * rate).round(mode);
    if (payment < interest)
        throw numeric_domain_error("the payment of a loan", to_string(payment),
                                   "at least the first interest, " + to_string(interest));
    return detail::loan_rows(loan, rate, n, mode, [&](int, money<C> due, money<C>) -> money<C> { return payment - due; });
}

}  // namespace outlay
