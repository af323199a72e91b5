// SPDX-License-Identifier: BSL-1.0
#pragma once
// Leases in the lessee's books: a liability and a right to use, both rolled; the standard is named in the call.
//
//   lease_terms<T, Freq, Rate>       payments, their timing, the rate a period, what else the right cost
//   lease_liability(terms)           present value of the payments
//   lease_schedule_of(ifrs16{}, terms)                           interest on the liability, the right written off
//                                                                evenly
//   lease_schedule_of(asc842{lease_kind::operating}, terms)      one even cost; or lease_kind::finance
//   lease_schedule<T, Freq>          liability, right_of_use, interest, amortisation, cost()
//   lease_liability(terms, mode), lease_schedule_of(standard, terms, mode)       booked to the minor unit, over any length
//
// Exact payments without a mode give exact fractions, which outgrow 127 bits after some fifteen periods.

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/timing.hpp>
#include <outlay/impact/detail/amounts.hpp>
#include <outlay/money/money.hpp>
#include <outlay/money/split.hpp>
#include <outlay/number/detail/overflow_in.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/detail/wide.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/rounding.hpp>
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

/// What a lessee pays, from the start of the lease; amounts are magnitudes. The rate is exact, or on the payments' number.
template <class T, frequency Freq, class Rate = exact_ratio>
struct lease_terms {
    flow_series<T, Freq> payments;
    Rate rate{};                ///< of a period: implicit in the lease, or the lessee's own for borrowing
    timing paid = timing::end;  ///< start (in advance) or end (in arrears) of each period
    T prepaid = detail::zero<T>();  ///< before the first period, not among the payments
    T direct_costs = detail::zero<T>();
    T incentives = detail::zero<T>();  ///< received from the lessor
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

/// What a rate leaves to divide by.
template <class T, class Freq, class Rate>
auto lease_growth(const lease_terms<T, Freq, Rate>& terms) {
    if (terms.paid == timing::mid) throw numeric_domain_error("the timing of lease payments", "mid", "start or end");
    if constexpr (exact_factor<Rate>) {
        const exact_ratio growth = exact_ratio(1) + exact_ratio(terms.rate);
        if (!(growth > 0)) throw numeric_domain_error("the rate of a lease", to_string(terms.rate), "above -1");
        return growth;
    } else {
        return growth_factor(terms.rate);
    }
}

template <class T, frequency Freq, class Rate>
lease_rows<share_type<T>> lease_interest(const lease_terms<T, Freq, Rate>& terms) {
    using amount = share_type<T>;
    const auto growth = lease_growth(terms);
    const auto payments = terms.payments.view().values();
    const auto discount = std::remove_const_t<decltype(growth)>(1) / growth;
    lease_rows<amount> rows{zero<amount>(), std::vector<amount>(payments.size(), zero<amount>())};
    // From the end: what the payments still to come are worth, and what it grows by in the period.
    const auto step = [&](std::size_t t) {
        if (terms.paid == timing::end) {
            rows.liability = times(amount(rows.liability + payments[t]), discount);
            rows.interest[t] = times(rows.liability, terms.rate);
        } else {
            const amount after = times(rows.liability, discount);
            rows.interest[t] = rows.liability - after;
            rows.liability = after + payments[t];
        }
    };
    for (std::size_t t = payments.size(); t-- > 0;)
        overflow_in("the liability of a lease", [&] { return terms.payments.on().label(static_cast<std::ptrdiff_t>(t)); },
                    "name a rounding, as in lease_liability(terms, half_even), or take payments on a number", [&] { step(t); });
    return rows;
}

/// What whole units are worth before they fall due, brought back period by period in 64 binary places: what a step cuts off
/// is counted, so that a rounding is right or refused. Payments are whole, so once a value has not ended in these places none
/// before it does, and none is a tie: whatever divides its denominator stays there.
class brought_back {
public:
    explicit brought_back(const exact_ratio& growth) : growth_(growth) {}

    void add(std::int64_t units) { value_ = held(checked_add(value_, static_cast<int128>(units) * one())); }
    void a_period() {
        const auto times = static_cast<uint128>(growth_.denominator()), over = static_cast<uint128>(growth_.numerator());
        const wide_division worth = divide(multiply(magnitude(value_), times), over);
        const int128 size = held(worth.quotient);
        if (worth.remainder != 0 || lost_ != 0) lost_ = held(divide(multiply(magnitude(lost_), times), over).quotient) + 2;
        value_ = value_ < 0 ? -size : size;
    }
    [[nodiscard]] std::int64_t rounded(rounding mode) const {
        if (mode == rounding::exact && lost_ != 0)
            throw not_exact_error("a present value of about " + integer_text(round_quotient(value_, one(), half_even)), "minor units");
        const int128 low = round_quotient(value_ - lost_, one(), mode), high = round_quotient(value_ + lost_, one(), mode);
        if (low != high) throw_numeric_overflow("a present value too near a tie for 64 binary places");
        return checked_narrow(low);
    }

private:
    static constexpr int128 one() { return static_cast<int128>(uint128{1} << 64); }
    static int128 held(const int128& x) {
        if (magnitude(x) >> 126 != 0) throw_numeric_overflow("a present value of more than 62 bits");
        return x;
    }
    static int128 held(const uint256& x) {
        if (x.hi != 0 || x.lo >> 126 != 0) throw_numeric_overflow("a present value of more than 62 bits");
        return static_cast<int128>(x.lo);
    }

    exact_ratio growth_;
    int128 value_ = 0;  // in units of 2^-64
    int128 lost_ = 0;   // the true value is at most so far away
};

/// Each liability is rounded once, from the exact one; the interest is what it grows by, so that nothing drifts.
template <class C, frequency Freq>
lease_rows<money<C>> lease_interest(const lease_terms<money<C>, Freq>& terms, rounding mode) {
    brought_back worth(lease_growth(terms));
    const auto payments = terms.payments.view().values();
    lease_rows<money<C>> rows{{}, std::vector<money<C>>(payments.size())};
    const auto step = [&](std::size_t t) {
        const money<C> next = rows.liability;
        if (terms.paid == timing::end) worth.add(payments[t].minor_units());
        worth.a_period();
        if (terms.paid == timing::start) worth.add(payments[t].minor_units());
        rows.liability = money<C>::from_minor(worth.rounded(mode));
        rows.interest[t] = next + payments[t] - rows.liability;
    };
    for (std::size_t t = payments.size(); t-- > 0;)
        overflow_in("the liability of a lease", [&] { return terms.payments.on().label(static_cast<std::ptrdiff_t>(t)); },
                    "take payments on a number", [&] { step(t); });
    return rows;
}

/// Both sides from the interest, and from what is written off or, of an even cost, what is left of it after the interest.
template <class Amount, class T, class Freq, class Rate, class Split>
lease_schedule<Amount, Freq> lease_books(const lease_terms<T, Freq, Rate>& terms, const lease_rows<Amount>& rows, bool even_cost,
                                         Split split_evenly) {
    const std::size_t n = rows.interest.size();
    if (n == 0) throw numeric_domain_error("the periods of a lease", "0", "at least 1");
    const auto extra = Amount(terms.prepaid + terms.direct_costs - terms.incentives);
    const Amount right = rows.liability + extra;
    std::vector<Amount> written_off = split_evenly(even_cost ? Amount(Amount(sum(terms.payments)) + extra) : right, n);
    if (even_cost)
        for (std::size_t t = 0; t < n; ++t) written_off[t] = written_off[t] - rows.interest[t];
    const flow_series<Amount, Freq> interest(terms.payments.on(), rows.interest),
        amortisation(terms.payments.on(), std::move(written_off));
    const flow_series<Amount, Freq> paid = cellwise([](const T& x) { return Amount(x); }, terms.payments);
    return {corkscrew<Amount, Freq>(rows.liability, interest, -paid), corkscrew<Amount, Freq>(right, -amortisation), interest,
            amortisation};
}
template <class T, frequency Freq, class Rate>
auto lease_books(const lease_terms<T, Freq, Rate>& terms, bool even_cost) {
    using amount = share_type<T>;
    return lease_books<amount>(terms, lease_interest(terms), even_cost, [](const amount& whole, std::size_t n) {
        return std::vector<amount>(n, part_of(whole, exact_ratio(1, static_cast<std::int64_t>(n))));
    });
}
template <class C, frequency Freq>
lease_schedule<money<C>, Freq> lease_books(const lease_terms<money<C>, Freq>& terms, bool even_cost, rounding mode) {
    return lease_books<money<C>>(terms, lease_interest(terms, mode), even_cost,
                                 [](const money<C>& whole, std::size_t n) { return split(whole, n).parts; });
}

}  // namespace detail

/// The present value of the payments when the lease begins; a first payment in advance is in it until it is paid.
///
///     1.0, 1.0, 1.0, 0.8 in arrears at 10 %: 3.0333 (3.04 where each present value is rounded to two places first)
///
///     throws   numeric_domain_error     a timing of mid, a rate of -1 or below
///              numeric_overflow_error   exact amounts over more periods than 127 bits hold: name a rounding, or take payments
///                                       on a number
template <class T, frequency Freq, class Rate>
[[nodiscard]] auto lease_liability(const lease_terms<T, Freq, Rate>& terms) {
    return detail::lease_interest(terms).liability;
}
/// The same in whole minor units: the exact present value, rounded once, however long the lease.
///
///     throws   numeric_overflow_error   above 4.6e18 minor units; or, with a chance of some 2^-50, so near a tie that 64
///                                       binary places do not tell
template <class C, frequency Freq>
[[nodiscard]] money<C> lease_liability(const lease_terms<money<C>, Freq>& terms, rounding mode) {
    return detail::lease_interest(terms, mode).liability;
}

/// By IFRS 16: interest at the rate on the liability, the right of use written off in equal parts over the lease.
///
///     right of use = liability + prepaid + direct costs - incentives
///
///     throws   as lease_liability; missing_cell_error
///     source   IFRS 16.23-32
template <class T, frequency Freq, class Rate>
[[nodiscard]] auto lease_schedule_of(ifrs16, const lease_terms<T, Freq, Rate>& terms) {
    return detail::lease_books(terms, false);
}
/// The same as it is booked, to the minor unit. The liability at the end of each period is the exact one rounded once, so that
/// nothing drifts; the interest is what it grows by, within a unit of the exact one; the right of use is written off in parts
/// that differ by a unit, the larger ones first. Both end at nothing, and the cost is what was paid, to the unit.
template <class C, frequency Freq>
[[nodiscard]] lease_schedule<money<C>, Freq> lease_schedule_of(ifrs16, const lease_terms<money<C>, Freq>& terms, rounding mode) {
    return detail::lease_books(terms, false, mode);
}

/// By ASC 842: of an operating lease the cost is even, and what of it is not interest writes the right of use off; a
/// finance lease is as by IFRS 16.
///
///     source   ASC 842-20-25-5 to 25-7
template <class T, frequency Freq, class Rate>
[[nodiscard]] auto lease_schedule_of(asc842 standard, const lease_terms<T, Freq, Rate>& terms) {
    return detail::lease_books(terms, standard.kind == lease_kind::operating);
}
/// The same as it is booked, to the minor unit: the even cost is in parts that differ by a unit, the larger ones first.
template <class C, frequency Freq>
[[nodiscard]] lease_schedule<money<C>, Freq> lease_schedule_of(asc842 standard, const lease_terms<money<C>, Freq>& terms,
                                                               rounding mode) {
    return detail::lease_books(terms, standard.kind == lease_kind::operating, mode);
}

}  // namespace outlay
