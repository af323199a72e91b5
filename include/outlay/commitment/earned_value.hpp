// SPDX-License-Identifier: BSL-1.0
#pragma once
// Earned value: what was to be done, what was done, and what it cost, all in money of the plan.
//
//   earned_value<T>         planned (PV), earned (EV), actual (AC), budget (BAC); T is money or a number
//   .cost_variance() .schedule_variance()      EV - AC, EV - PV
//   .cpi() .spi()           EV / AC, EV / PV
//   .eac(estimate)          what it will have cost: at_cpi, as_budgeted, at_cpi_and_spi, or with an estimate of the rest
//   .etc .vac               the rest: EAC - AC; against the budget: BAC - EAC
//   .eac(estimate, mode)    each of the three in whole minor units, rounded once, of amounts of any size
//   .tcpi() .tcpi(eac)      the efficiency that the rest needs to keep the budget, or another total
//   earned_at(...)          the four from a plan, what was done of it and what it cost, at the end of a period
//
// A ratio that divides by nothing is a result with the reason, never an infinity.

#include <concepts>
#include <cstddef>
#include <string>

#include <outlay/money/money.hpp>
#include <outlay/number/detail/overflow_in.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// How the rest of the work is taken to go.
enum class estimate {
    at_cpi,          ///< as efficiently as so far: BAC / CPI
    as_budgeted,     ///< as budgeted: AC + (BAC - EV)
    at_cpi_and_spi   ///< at the cost and the pace so far: AC + (BAC - EV) / (CPI SPI)
};

namespace detail {

template <class T>
inline constexpr bool is_whole_money = false;
template <class C>
inline constexpr bool is_whole_money<money<C>> = true;

}  // namespace detail

/// The four amounts of earned value on one day.
///
///     const earned_value<money<USD>> e{.planned = 3'000_usd, .earned = 2'500_usd, .actual = 2'800_usd, .budget = 4'000_usd};
///     e.cpi().value()                          25/28
///     e.eac(estimate::at_cpi).value()          4480.00 USD
///
///     shape    T: money<C> (ratios are exact, an EAC is exact_money), decimal, or double
///     source   PMI's practice standard for earned value management; the names are its own
template <class T>
    requires requires(const T a) { a - a; a * (a / a); a == detail::zero<T>(); }
struct earned_value {
    T planned = detail::zero<T>();  ///< PV: the budget of the work that should be done by now
    T earned = detail::zero<T>();   ///< EV: the budget of the work that is done
    T actual = detail::zero<T>();   ///< AC: what that work has cost
    T budget = detail::zero<T>();   ///< BAC: the budget of all work

    using ratio = decltype(std::declval<T>() / std::declval<T>());
    using amount = decltype(std::declval<T>() * std::declval<ratio>());
    using ratio_result = result<ratio, division_by_zero_error>;
    using amount_result = result<amount, division_by_zero_error>;

    [[nodiscard]] T cost_variance() const { return earned - actual; }
    [[nodiscard]] T schedule_variance() const { return earned - planned; }
    [[nodiscard]] ratio_result cpi() const { return over(earned, actual, "CPI: there is no actual cost"); }
    [[nodiscard]] ratio_result spi() const { return over(earned, planned, nothing_planned); }

    /// The estimate at completion.
    ///
    ///     throws   numeric_overflow_error   an exact one of more than 127 bits, as at_cpi_and_spi may be of odd billions: name
    ///              a rounding
    [[nodiscard]] amount_result eac(estimate how) const {
        if (const char* nothing = divides_by_nothing(how)) return division_by_zero_error(nothing);
        if (how == estimate::as_budgeted) return amount(actual + (budget - earned));
        // Written so that nothing is divided by a ratio: BAC / CPI = BAC (AC / EV), (BAC - EV) / (CPI SPI) = ... (PV / EV).
        if (how == estimate::at_cpi) return amount(budget * (actual / earned));
        return detail::overflow_in("eac", [] { return std::string("at_cpi_and_spi"); },
                                   "name a rounding, as in eac(how, half_even), or take amounts on a number",
                                   [&] { return amount(actual + (budget - earned) * ((actual / earned) * (planned / earned))); });
    }
    /// The same in whole minor units, rounded once: AC (EV^2 + (BAC - EV) PV) / EV^2 keeps its product whole.
    [[nodiscard]] result<T, division_by_zero_error> eac(estimate how, rounding mode) const
        requires detail::is_whole_money<T>
    {
        if (how != estimate::at_cpi_and_spi || divides_by_nothing(how))
            return eac(how).transform([mode](const amount& total) { return total.round(mode); });
        const auto units = [](const T& x) { return static_cast<int128>(x.minor_units()); };
        const int128 square = units(earned) * units(earned);
        const int128 left = units(budget) - units(earned);
        const int128 factor = detail::checked_add(square, detail::checked_multiply(left, units(planned)));
        return T::from_minor(detail::checked_narrow(detail::round_product_quotient(units(actual), factor, square, mode)));
    }
    /// The same with an estimate of the rest made from the bottom up.
    [[nodiscard]] T eac(const T& rest) const { return actual + rest; }
    /// What the rest will cost.
    [[nodiscard]] amount_result etc(estimate how) const {
        return eac(how).transform([this](const amount& total) { return amount(total - actual); });
    }
    [[nodiscard]] result<T, division_by_zero_error> etc(estimate how, rounding mode) const
        requires detail::is_whole_money<T>
    {
        return eac(how, mode).transform([this](const T& total) { return total - actual; });
    }
    /// What of the budget will be left: negative is over it.
    [[nodiscard]] amount_result vac(estimate how) const {
        return eac(how).transform([this](const amount& total) { return amount(budget - total); });
    }
    [[nodiscard]] result<T, division_by_zero_error> vac(estimate how, rounding mode) const
        requires detail::is_whole_money<T>
    {
        return eac(how, mode).transform([this](const T& total) { return budget - total; });
    }
    /// The work left over the money left: of the budget, or of another total.
    [[nodiscard]] ratio_result tcpi() const { return tcpi(budget); }
    [[nodiscard]] ratio_result tcpi(const T& total) const {
        return over(budget - earned, total - actual, "TCPI: there is no money left");
    }

    friend bool operator==(const earned_value&, const earned_value&) = default;

private:
    /// What an estimate would divide by that is zero.
    [[nodiscard]] const char* divides_by_nothing(estimate how) const {
        if (how != estimate::as_budgeted && earned == detail::zero<T>()) return "1 / CPI: nothing is earned";
        if (how == estimate::at_cpi_and_spi && planned == detail::zero<T>()) return nothing_planned;
        return nullptr;
    }
    static constexpr const char* nothing_planned = "SPI: nothing was planned by now";
    static ratio_result over(const T& a, const T& b, const char* what) {
        if (b == detail::zero<T>()) return division_by_zero_error(what);
        return a / b;
    }
};

/// The four at the end of the period `through`, from the plan of the whole budget, the budget of what was done in each
/// period, and what it cost.
///
///     throws   timeline_mismatch_error, not_on_timeline_error, missing_cell_error
template <class T, frequency Freq>
[[nodiscard]] earned_value<T> earned_at(const flow_series<T, Freq>& plan, const flow_series<T, Freq>& earned,
                                        const flow_series<T, Freq>& actual, detail::place through) {
    for (const auto* s : {&earned, &actual})
        if (s->on() != plan.on()) throw timeline_mismatch_error(to_string(plan.on()), to_string(s->on()));
    earned_value<T> e{.budget = sum(plan)};
    for (std::size_t i = 0, last = through.on(plan.on()); i <= last; ++i) {
        e.planned = e.planned + plan[i];
        e.earned = e.earned + earned[i];
        e.actual = e.actual + actual[i];
    }
    return e;
}

}  // namespace outlay
