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
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/day_count.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// An amount that bears a rate a year for so many years; of spending that bears none of its own, leave the rate at 0.
template <class T>
struct interest_term {
    T amount{};
    exact_ratio rate{};
    exact_ratio years = 1;

    [[nodiscard]] auto interest() const { return detail::part_of(amount, rate * years); }
};

namespace detail {

template <class T>
auto interest_of(std::span<const interest_term<T>> terms) {
    share_type<T> sum{};
    for (const auto& term : terms) sum = sum + term.interest();
    return sum;
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
    return detail::interest_of<T>(borrowed) - detail::interest_of<T>(invested);
}

/// The weighted average rate of the general loans.
///
///     120m at 10.9 % and 80m at 9.5 %: 10.34 %
///
///     throws   numeric_domain_error   no loans, or nothing borrowed
///     source   IAS 23.14
template <class T>
[[nodiscard]] auto general_rate(const std::vector<interest_term<T>>& loans) {
    detail::share_type<T> borrowed{};
    for (const auto& loan : loans) borrowed = borrowed + detail::part_of(loan.amount, loan.years);
    if (borrowed == detail::share_type<T>{}) throw numeric_domain_error("the general loans", "nothing", "above 0");
    return detail::interest_of<T>(loans) / borrowed;
}

/// What spending from the general pool capitalises: amount x years x rate, never more than the interest incurred.
///
///     27.5m for a year at 10.34 %: 2,843,500
///
///     shape    spent: amounts and the part of the year that each was tied up in active construction
///     source   IAS 23.14
template <class T, class Rate>
[[nodiscard]] auto capitalised_general(const std::vector<interest_term<T>>& spent, const Rate& rate,
                                       const detail::share_type<T>& incurred) {
    detail::share_type<T> sum{};
    for (const auto& s : spent) sum = sum + detail::times(detail::part_of(s.amount, s.years), rate);
    return detail::lesser(sum, incurred);
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
