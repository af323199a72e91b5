// SPDX-License-Identifier: BSL-1.0
#pragma once
// Leases in the lessee's books: a liability and a right to use, both rolled; the standard is named in the call.
//
//   lease_terms<T, Freq>             payments, their timing, the rate a period, what else the right cost
//   lease_liability(terms)           present value of the payments
//   lease_schedule_of(ifrs16{}, terms)                           interest on the liability, the right written off
//                                                                evenly
//   lease_schedule_of(asc842{lease_kind::operating}, terms)      one even cost; or lease_kind::finance
//   lease_schedule<T, Freq>          liability, right_of_use, interest, amortisation, cost()

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/cashflow/timing.hpp>
#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// International Financial Reporting Standard 16: every lease is financed.
struct ifrs16 {};

enum class lease_kind { operating, finance };

/// Accounting Standards Codification 842, United States: an operating lease has one even cost.
struct asc842 {
    lease_kind kind = lease_kind::operating;
};

/// What a lessee pays, from the start of the lease; amounts are magnitudes.
template <class T, frequency Freq>
struct lease_terms {
    flow_series<T, Freq> payments;
    exact_ratio rate{};         ///< of a period: implicit in the lease, or the lessee's own for borrowing
    timing paid = timing::end;  ///< start (in advance) or end (in arrears) of each period
    T prepaid{};                ///< before the first period, not among the payments
    T direct_costs{};
    T incentives{};  ///< received from the lessor
};

/// Both sides of a lease, period by period.
template <class T, frequency Freq>
struct lease_schedule {
    corkscrew<T, Freq> liability;     ///< opens at the present value; + interest - payments
    corkscrew<T, Freq> right_of_use;  ///< opens at cost; - amortisation
    flow_series<T, Freq> interest;
    flow_series<T, Freq> amortisation;
    /// What the income statement bears; of an operating lease it is one line of the same amount every period.
    [[nodiscard]] flow_series<T, Freq> cost() const { return interest + amortisation; }
};

namespace detail {

template <class T>
struct lease_rows {
    T liability;  ///< before the first payment
    std::vector<T> interest;
};

template <class T, frequency Freq>
lease_rows<share_type<T>> lease_interest(const lease_terms<T, Freq>& terms) {
    using amount = share_type<T>;
    if (terms.paid == timing::mid) throw numeric_domain_error("the timing of lease payments", "mid", "start or end");
    const exact_ratio growth = exact_ratio(1) + terms.rate;
    if (!(growth > 0)) throw numeric_domain_error("the rate of a lease", to_string(terms.rate), "above -1");
    const auto payments = terms.payments.view().values();
    const exact_ratio discount = exact_ratio(1) / growth;
    lease_rows<amount> rows{{}, std::vector<amount>(payments.size())};
    // From the end: what the payments still to come are worth, and what it grows by in the period.
    for (std::size_t t = payments.size(); t-- > 0;) {
        if (terms.paid == timing::end) {
            rows.liability = part_of(amount(rows.liability + payments[t]), discount);
            rows.interest[t] = part_of(rows.liability, terms.rate);
        } else {
            const amount after = part_of(rows.liability, discount);
            rows.interest[t] = rows.liability - after;
            rows.liability = after + payments[t];
        }
    }
    return rows;
}

template <class T, frequency Freq>
auto lease_books(const lease_terms<T, Freq>& terms, bool even_cost) {
    using amount = share_type<T>;
    const lease_rows<amount> rows = lease_interest(terms);
    const std::size_t n = rows.interest.size();
    if (n == 0) throw numeric_domain_error("the periods of a lease", "0", "at least 1");
    const auto extra = amount(terms.prepaid + terms.direct_costs - terms.incentives);
    const amount right = rows.liability + extra;
    const exact_ratio each(1, static_cast<std::int64_t>(n));
    const amount payments = sum(terms.payments);
    std::vector<amount> written_off(n, part_of(right, each));
    if (even_cost)
        for (std::size_t t = 0; t < n; ++t) written_off[t] = part_of(amount(payments + extra), each) - rows.interest[t];
    const flow_series<amount, Freq> interest(terms.payments.on(), rows.interest),
        amortisation(terms.payments.on(), std::move(written_off));
    const flow_series<amount, Freq> paid = cellwise([](const T& x) { return amount(x); }, terms.payments);
    return lease_schedule<amount, Freq>{corkscrew<amount, Freq>(rows.liability, interest, -paid),
                                        corkscrew<amount, Freq>(right, -amortisation), interest, amortisation};
}

}  // namespace detail

/// The present value of the payments when the lease begins; a first payment in advance is in it until it is paid.
///
///     1.0, 1.0, 1.0, 0.8 in arrears at 10 %: 3.0333 (3.04 where each present value is rounded to two places first)
///
///     throws   numeric_domain_error     a timing of mid, a rate of -1 or below
///              numeric_overflow_error   exact amounts over more periods than 127 bits hold: use a real number for T
template <class T, frequency Freq>
[[nodiscard]] auto lease_liability(const lease_terms<T, Freq>& terms) {
    return detail::lease_interest(terms).liability;
}

/// By IFRS 16: interest at the rate on the liability, the right of use written off in equal parts over the lease.
///
///     right of use = liability + prepaid + direct costs - incentives
///
///     throws   as lease_liability; missing_cell_error
///     source   IFRS 16.23-32
template <class T, frequency Freq>
[[nodiscard]] auto lease_schedule_of(ifrs16, const lease_terms<T, Freq>& terms) {
    return detail::lease_books(terms, false);
}

/// By ASC 842: of an operating lease the cost is even, and what of it is not interest writes the right of use off; a
/// finance lease is as by IFRS 16.
///
///     source   ASC 842-20-25-5 to 25-7
template <class T, frequency Freq>
[[nodiscard]] auto lease_schedule_of(asc842 standard, const lease_terms<T, Freq>& terms) {
    return detail::lease_books(terms, standard.kind == lease_kind::operating);
}

}  // namespace outlay
