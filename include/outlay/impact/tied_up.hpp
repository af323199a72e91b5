// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a flow ties up between being earned and being paid, as a step from one period to the next.
//
//   tied_up<T>                    period(flow, part): stands, moved
//   day_base                      what a wait of days is measured against: 365, 360, 365.25_dec, or by_calendar{}
//   working_capital_at_end        released or kept: what still stands in the last period
//   working_capital_days<N>       how long revenue, stock and bills wait
//   working_capital_opening<T>    what stood before the first period
//
// On series: impact/working_capital.hpp. On rows of a model: impact/working_capital_rows.hpp.

#include <concepts>
#include <cstddef>
#include <optional>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/pack.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/timeline.hpp>

namespace outlay::inline v0 {

/// What becomes of the working capital that stands in the last period: it comes back in it, or stays.
enum class working_capital_at_end { released, kept };

/// The days that the calendar gives each period: 28 to 31 of a month, 365 or 366 of a year.
struct by_calendar {
    friend bool operator==(const by_calendar&, const by_calendar&) = default;
};

/// What a wait of so many days is measured against: a year of so many days, of which each period has its even part, or the days
/// of each period by the calendar.
///
///     a wait of 30 days in a first quarter, 90 days long: 30 / (365 / 4) of its revenue, or 30 / 90
///
///     throws   numeric_domain_error   a year of no days
class day_base {
public:
    template <class Days>
        requires std::convertible_to<const Days&, decimal>
    constexpr day_base(const Days& a_year) : a_year_(a_year) {
        if (!(*a_year_ > 0)) throw numeric_domain_error("the days of a year", to_string(*a_year_), "above 0");
    }
    constexpr day_base(by_calendar) {}

    /// Of a period of a timeline.
    template <class Freq>
        requires(Freq::per_year > 0)
    [[nodiscard]] exact_ratio days_of(const timeline<Freq>& on, whole_count<std::size_t> t) const {
        if (a_year_) return exact_ratio(*a_year_) / exact_ratio(Freq::per_year);
        const auto in = on[std::size_t{t}];
        return exact_ratio(static_cast<int>((in.last().sys_days() - in.from().sys_days()).count()) + 1);
    }
    friend bool operator==(const day_base&, const day_base&) = default;

private:
    std::optional<decimal> a_year_{};
};

/// How long the business waits: sales outstanding (DSO), stock on hand (DIO), bills unpaid (DPO), in days.
template <class N = decimal>
struct working_capital_days {
    N receivable{};              ///< of revenue
    N inventory{};               ///< of cost of sales
    N payable{};                 ///< of cost of sales
    day_base days_a_year = 365;  ///< 360, 365.25_dec, by_calendar{}
};

/// What stood before the first period.
template <class T>
struct working_capital_opening {
    T receivables = detail::zero<T>();
    T inventory = detail::zero<T>();
    T payables = detail::zero<T>();
};

/// A balance that is a part of each period's flow.
///
///     T    an amount: a number, money on a number, exact money, a claim
template <class T>
struct tied_up {
    T stands = detail::zero<T>();  ///< at the end of the period
    T moved = detail::zero<T>();   ///< in it: what it ties up, or sets free where below zero

    /// A period: its flow, and the part of it that stands at its end, on the amount's number.
    template <class Flow, class Part>
    OUTLAY_ALWAYS_INLINE const T& period(const Flow& of, const Part& part) {
        const T now = T(detail::times(of, part));
        moved = now - stands;
        stands = now;
        return stands;
    }
};

namespace detail {

/// What part of its flow each period ties up for a wait of one day, or, without a base, for a share of one year: nothing in
/// the last where it is released.
template <class Freq>
    requires(Freq::per_year > 0)
std::vector<exact_ratio> tied_up_parts(const timeline<Freq>& on, const std::optional<day_base>& base, working_capital_at_end at_end) {
    std::vector<exact_ratio> parts;
    parts.reserve(on.size());
    for (std::size_t t = 0; t < on.size(); ++t)
        parts.push_back(base ? exact_ratio(1) / base->days_of(on, t) : exact_ratio(Freq::per_year));
    if (at_end == working_capital_at_end::released && !parts.empty()) parts.back() = 0;
    return parts;
}

}  // namespace detail
}  // namespace outlay
