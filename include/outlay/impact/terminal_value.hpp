// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a business or a programme is worth after the last period that is planned, by the usual methods.
//
//   gordon_value(flow, rate, growth)                        a flow that grows for ever
//   exit_value(earnings, multiple)                          sold at a multiple
//   value_driver_value(nopat_next, growth, return_on_new, rate)     growth that must be invested for
//   salvage_value(proceeds, book, tax_rate)                 sold for what it brings, the gain taxed
//   implied_growth(value, flow, rate)                       the growth that a multiple amounts to
//   growth_not_below_rate_error
//   terminal_value                                          one of these, as a choice, with its timing
//   terminal_amount(choice, year, rate), terminal_present_value(choice, year, rate, years)

#include <string>
#include <type_traits>
#include <variant>

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/timing.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// Growth for ever is not certainly below the rate: the value would be without end, or below zero.
class OUTLAY_VISIBLE growth_not_below_rate_error final : public error {
public:
    growth_not_below_rate_error(double growth, double rate)
        : error("growth of " + detail::number_text(growth) + " for ever is not below the rate of " +
                detail::number_text(rate)),
          growth_(growth), rate_(rate) {}
    [[nodiscard]] double growth() const noexcept { return growth_; }
    [[nodiscard]] double rate() const noexcept { return rate_; }

private:
    double growth_;
    double rate_;
};

namespace detail {

template <class R>
constexpr R spread_over_growth(const R& rate, const R& growth) {
    const R spread = rate - growth;
    if (sign_of(spread) != known_sign::positive) throw growth_not_below_rate_error(to_double(growth), to_double(rate));
    return spread;
}

/// A divisor that is not certainly 0.
template <class R>
constexpr void require_other_than_0(const R& x, const char* what) {
    if (sign_of(x) == known_sign::zero) throw numeric_domain_error(what, "0", "other than 0");
}

}  // namespace detail

/// A flow that grows for ever, the next one a period after the value: flow (1 + growth) / (rate - growth).
///
///     80 growing 2.5 % at 10 %: 1,093.33
///
///     units    the flow's currency, not rounded; rate and growth: per period
///     number   the one that the flow holds, or is named, or double
///     throws   growth_not_below_rate_error
template <class Named = detail::no_real, detail::amount Flow, class Rate, class Growth,
          class R = detail::run_on<Named, Flow, Rate, Growth>>
    requires detail::enters<Flow, R> && detail::enters<Rate, R> && detail::enters<Growth, R>
[[nodiscard]] constexpr auto gordon_value(const Flow& flow, const Rate& rate, const Growth& growth) {
    const R g = detail::entered<R>(growth);
    const R spread = detail::spread_over_growth<R>(detail::entered<R>(rate), g);
    return detail::amount_traits<Flow>::template made<R>(
        detail::finite(R(detail::entered<R>(flow) * (R(1) + g) / spread), "a terminal value"));
}

/// Sold at a multiple of the last period's earnings: EBITDA 120 at 12 times is 1,440.
template <class Named = detail::no_real, detail::amount Earnings, class Multiple,
          class R = detail::run_on<Named, Earnings, Multiple>>
    requires detail::enters<Earnings, R> && detail::enters<Multiple, R>
[[nodiscard]] constexpr auto exit_value(const Earnings& earnings, const Multiple& multiple) {
    return detail::amount_traits<Earnings>::template made<R>(
        detail::finite(R(detail::entered<R>(earnings) * detail::entered<R>(multiple)), "a terminal value"));
}

/// Growth takes investment, at a return of its own: NOPAT_next (1 - growth / return) / (rate - growth).
///
///     throws   growth_not_below_rate_error
///              numeric_domain_error   a return of 0
///     source   Koller, Goedhart, Wessels, Valuation: the value driver formula
template <class Named = detail::no_real, detail::amount Nopat, class Growth, class Return, class Rate,
          class R = detail::run_on<Named, Nopat, Growth, Return, Rate>>
    requires detail::enters<Nopat, R> && detail::enters<Growth, R> && detail::enters<Return, R> &&
        detail::enters<Rate, R>
[[nodiscard]] constexpr auto value_driver_value(const Nopat& nopat_next, const Growth& growth,
                                                const Return& return_on_new, const Rate& rate) {
    const R g = detail::entered<R>(growth), earns = detail::entered<R>(return_on_new);
    const R spread = detail::spread_over_growth<R>(detail::entered<R>(rate), g);
    detail::require_other_than_0(earns, "the return on new capital");
    return detail::amount_traits<Nopat>::template made<R>(
        detail::finite(R(detail::entered<R>(nopat_next) * (R(1) - g / earns) / spread), "a terminal value"));
}

/// What a sale leaves after tax on the gain, or with the tax that a loss saves: proceeds - tax rate (proceeds - book
/// value).
template <class Named = detail::no_real, detail::amount Proceeds, detail::amount Book, class Tax,
          class R = detail::run_on<Named, Proceeds, Book, Tax>>
    requires detail::enters<Proceeds, R> && detail::enters<Book, R> && detail::enters<Tax, R> &&
        std::same_as<detail::amount_in<Proceeds, R>, detail::amount_in<Book, R>>
[[nodiscard]] constexpr auto salvage_value(const Proceeds& proceeds, const Book& book, const Tax& tax_rate) {
    const R sold = detail::entered<R>(proceeds);
    return detail::amount_traits<Proceeds>::template made<R>(
        detail::finite(R(sold - detail::entered<R>(tax_rate) * (sold - detail::entered<R>(book))), "a salvage value"));
}

/// The growth for ever that makes a flow worth this much: (value rate - flow) / (value + flow).
///
///     1,440 for a flow of 80 at 10 %: 4.21 %
///
///     throws   numeric_domain_error   a value and a flow that add up to 0
template <class Named = detail::no_real, detail::amount Value, detail::amount Flow, class Rate,
          class R = detail::run_on<Named, Value, Flow, Rate>>
    requires detail::enters<Value, R> && detail::enters<Flow, R> && detail::enters<Rate, R> &&
        std::same_as<detail::amount_in<Value, R>, detail::amount_in<Flow, R>>
[[nodiscard]] constexpr R implied_growth(const Value& value, const Flow& flow, const Rate& rate) {
    const R worth = detail::entered<R>(value), pays = detail::entered<R>(flow);
    const R both = worth + pays;
    detail::require_other_than_0(both, "the value and the flow together");
    return detail::finite(R((worth * detail::entered<R>(rate) - pays) / both), "an implied growth");
}

// The methods as choices. Each says when in the last period its value stands: a growing flow that falls in mid-period
// puts it there too, a sale at the end.

struct no_terminal_value {};
struct gordon_growth {
    exact_ratio growth{};
    timing when = timing::end;
};
struct exit_multiple {
    exact_ratio multiple{};
    timing when = timing::end;
};
struct value_driver {
    exact_ratio growth{};
    exact_ratio return_on_new_capital{};
    timing when = timing::end;
};
/// Sold for a share of what it cost, the gain over the book value taxed.
struct salvage_share {
    exact_ratio of_cost{};
    exact_ratio tax_rate{};
    timing when = timing::end;
};
using terminal_value = std::variant<no_terminal_value, gordon_growth, exit_multiple, value_driver, salvage_share>;

/// The figures of the last period that the methods start from; those that a method does not need may stay zero.
template <class T>
struct final_period {
    T free_cash_flow = detail::zero<T>();
    T ebitda = detail::zero<T>();
    T nopat = detail::zero<T>();
    T cost = detail::zero<T>();  ///< of what is sold
    T book_value = detail::zero<T>();
};

[[nodiscard]] inline timing timing_of(const terminal_value& choice) {
    return std::visit(
        [](const auto& method) {
            if constexpr (requires { method.when; }) return method.when;
            else return timing::end;
        },
        choice);
}

/// The value by whichever method was chosen, where it stands.
///
///     throws   growth_not_below_rate_error
template <detail::amount T, class Rate, class R = detail::run_on<detail::no_real, T, Rate>>
[[nodiscard]] auto terminal_amount(const terminal_value& choice, const final_period<T>& last, const Rate& rate) {
    using value = detail::amount_in<T, R>;
    return std::visit(
        [&](const auto& method) -> value {
            using method_type = std::remove_cvref_t<decltype(method)>;
            if constexpr (std::same_as<method_type, gordon_growth>)
                return gordon_value<R>(last.free_cash_flow, rate, method.growth);
            else if constexpr (std::same_as<method_type, exit_multiple>)
                return exit_value<R>(last.ebitda, method.multiple);
            else if constexpr (std::same_as<method_type, value_driver>)
                return value_driver_value<R>(exit_value<R>(last.nopat, exact_ratio(1) + method.growth), method.growth,
                                             method.return_on_new_capital, rate);
            else if constexpr (std::same_as<method_type, salvage_share>)
                return salvage_value<R>(exit_value<R>(last.cost, method.of_cost), last.book_value, method.tax_rate);
            else return detail::zero<value>();
        },
        choice);
}

/// The same as of the start of the first of `periods` periods.
///
///     end: value / (1 + rate)^n      mid: (1 + rate)^(n - 1/2)      start: (1 + rate)^(n - 1)
///
///     throws   growth_not_below_rate_error
///              numeric_domain_error   fewer periods than 1, a rate of -1 or below
template <detail::amount T, class Rate, class R = detail::run_on<detail::no_real, T, Rate>>
    requires real_number<R>
[[nodiscard]] auto terminal_present_value(const terminal_value& choice, const final_period<T>& last, const Rate& rate,
                                          whole_count<> periods) {
    const int n = periods;
    if (n < 1) throw numeric_domain_error("the number of periods", std::to_string(n), "at least 1");
    const timing when = timing_of(choice);
    const R growth = detail::growth_factor(detail::entered<R>(rate));
    R discount = outlay::pow(growth, when == timing::end ? n : n - 1);
    if (when == timing::mid) discount = discount * outlay::exp(R(outlay::log(growth) / R(2)));
    const R value = detail::entered<R>(terminal_amount(choice, last, rate));
    return detail::amount_traits<T>::template made<R>(detail::finite(R(value / discount), "a terminal value"));
}

}  // namespace outlay
