// SPDX-License-Identifier: BSL-1.0
#pragma once
// Interest that becomes part of what is built: borrowing costs of a qualifying asset, by IAS 23.
//
//   interest_term<T>                          an amount at a rate for a part of a year; .interest()
//   capitalised_specific(borrowed, invested)  of loans taken for the asset: their interest less what idle money earned
//   general_rate(loans)                       the weighted rate of the loans that were not
//   capitalised_general(spent, rate, incurred)    of money from the general pool, at most the interest incurred
//   construction                              begins, ready, suspensions; active_years(spent, ends, basis)

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/detail/overflow_in.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/day_count.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// An amount that bears a rate a year for so many years; of spending that bears none of its own, leave the rate at 0.
template <class T>
struct interest_term {
    T amount = detail::zero<T>();
    exact_ratio rate{};
    exact_ratio years = 1;

    [[nodiscard]] auto interest() const { return detail::part_of(amount, rate * years); }
};

namespace detail {

/// The sum of f(term) over the terms; an overflow names the function and the term.
template <class T, class F>
share_type<T> sum_of_terms(const char* function, std::span<const interest_term<T>> terms, F f) {
    share_type<T> sum = zero<share_type<T>>();
    for (std::size_t i = 0; i < terms.size(); ++i)
        overflow_in(function, [i] { return "term " + std::to_string(i + 1); },
                    "round its rate or its years to some digits, or take amounts on a number", [&] { sum = sum + f(terms[i]); });
    return sum;
}
template <class T>
auto interest_of(const char* function, std::span<const interest_term<T>> terms) {
    return sum_of_terms(function, terms, [](const interest_term<T>& term) { return term.interest(); });
}

}  // namespace detail

/// What of loans taken for the asset is capitalised: their interest less what the money earned before it was spent.
///
///     5,000,000 at 8 % for nine months, 2,000,000 of it invested at 5 % for three: 300,000 - 25,000 = 275,000
///
///     source   IAS 23.12
template <class T>
[[nodiscard]] auto capitalised_specific(const std::vector<interest_term<T>>& borrowed,
                                        const std::vector<interest_term<T>>& invested = {}) {
    return detail::interest_of<T>("capitalised_specific", borrowed) - detail::interest_of<T>("capitalised_specific", invested);
}

/// The weighted average rate of the general loans.
///
///     120m at 10.9 % and 80m at 9.5 %: 10.34 %
///
///     throws   numeric_domain_error     no loans, or nothing borrowed
///              numeric_overflow_error   exact amounts whose sum needs more than 127 bits
///     source   IAS 23.14
template <class T>
[[nodiscard]] auto general_rate(const std::vector<interest_term<T>>& loans) {
    const auto borrowed = detail::sum_of_terms<T>("general_rate", loans, [](const interest_term<T>& loan) {
        return detail::part_of(loan.amount, loan.years);
    });
    if (detail::nothing(borrowed)) throw numeric_domain_error("the general loans", "nothing", "above 0");
    return detail::overflow_in("general_rate", [&] { return std::to_string(loans.size()) + " loans"; },
                               "round their rates or their years to some digits, or take amounts on a number",
                               [&] { return detail::interest_of<T>("the interest", loans) / borrowed; });
}

/// What spending from the general pool capitalises: amount x years x rate, never more than the interest incurred.
///
///     27.5m for a year at 10.34 %: 2,843,500
///
///     shape    spent: amounts and the part of the year that each was tied up in active construction
///     throws   numeric_overflow_error   exact amounts by an exact rate that need more than 127 bits
///     source   IAS 23.14
template <class T, class Rate>
[[nodiscard]] auto capitalised_general(const std::vector<interest_term<T>>& spent, const Rate& rate,
                                       const detail::share_type<T>& incurred) {
    // The rate, a quotient of long sums, multiplies once: not each of many amounts.
    const auto tied_up = detail::sum_of_terms<T>("capitalised_general", spent, [](const interest_term<T>& s) {
        return detail::part_of(s.amount, s.years);
    });
    return detail::overflow_in(
        "capitalised_general", [&] { return std::to_string(spent.size()) + " terms"; },
        "round the rate to some digits, as it is published, or take amounts on a number",
        [&] { return detail::lesser(detail::share_type<T>(detail::times(tied_up, rate)), incurred); });
}

/// When an asset is being built: interest is capitalised while money is spent, borrowed, and work goes on.
struct construction {
    struct pause {
        calendar_day from;   ///< work stops
        calendar_day until;  ///< work goes on
    };
    calendar_day begins{};
    calendar_day ready{};
    std::vector<pause> suspended{};

    /// The years for which money spent on a day bears capitalised interest, up to the end of the accounts.
    ///
    ///     throws   numeric_domain_error   a pause that ends before it begins, or begins before the last one ended
    ///     source   IAS 23.17, 20, 22
    template <class Basis>
    [[nodiscard]] exact_ratio active_years(calendar_day spent, calendar_day accounts, const Basis& basis) const {
        const auto span = [&](calendar_day from, calendar_day until) {
            const calendar_day first = std::max({from, spent, begins}), last = std::min({until, accounts, ready});
            return first < last ? exact_ratio(basis(first, last)) : exact_ratio(0);
        };
        exact_ratio years = span(begins, ready);
        const calendar_day* before = &begins;
        for (const pause& p : suspended) {
            if (p.until < p.from || p.from < *before)
                throw numeric_domain_error("a suspension", to_string(p.from) + " to " + to_string(p.until),
                                           "in order, after " + to_string(*before));
            years -= span(p.from, p.until);
            before = &p.until;
        }
        return years;
    }
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
