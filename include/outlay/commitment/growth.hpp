// SPDX-License-Identifier: BSL-1.0
#pragma once
// Growth between years: the rate behind a multiple, the multiple behind a rate, and when a multiple is reached.
//
//   cagr(multiple, years)            the yearly rate: 5 times in 4 years is 49.53 %; also of claims on either
//   cagr(from, to, years)            of two amounts or numbers
//   growth_multiple(rate, years)     (1 + rate)^years
//   value_between(from, to, years, at)   the value on the way, growing at one rate
//   years_to_reach(multiple, rate)   how long it takes; doubling_time(rate)
//   year_reached(base, multiple, rate)   the calendar year in which it is reached
//   growing(first, rate, timeline, mode) an amount that grows at one rate a period, rounded once in each; growing(first, rate,
//                                        timeline) exact, or growing<R>(...) on a number
//
// The rates give an R, double unless named: cagr<fifty_digits>(5, 4). An argument is exact (a whole number, decimal or ratio,
// which reaches the R whole) or already an R.

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/detail/overflow_in.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class X, class R>
concept growth_argument = std::same_as<X, R> || std::constructible_from<exact_ratio, X>;

template <class R, class X>
R growth_number(const X& x) {
    if constexpr (std::same_as<X, R>) return x;
    else return to_real<R>(x);
}

template <class R>
void check_positive(const R& x, const char* what) {
    const known_sign sign = sign_of(x);
    if (sign == known_sign::negative || sign == known_sign::zero)
        throw numeric_domain_error(what, number_text(to_double(x)), "above 0");
}

template <class T>
inline constexpr bool is_exact_amount = exact_factor<T> || whole_number<T>;
template <class C, class Rep>
inline constexpr bool is_exact_amount<money<C, Rep>> = exact_representation<Rep>;
template <class T>
concept exact_amount = is_exact_amount<T>;

template <class Rate>
exact_ratio growth_of(const Rate& rate) {
    if (exact_ratio(rate) <= -1) throw numeric_domain_error("a rate of growth", to_string(exact_ratio(rate)), "above -1");
    return 1 + exact_ratio(rate);
}

/// One amount a period, each `settle`d from the one before it times the growth.
template <class T, class Growth, class Freq, class Settle>
flow_series<T, Freq> grown_by(const T& first, const Growth& growth, const timeline<Freq>& over, std::string_view remedy,
                              Settle settle) {
    std::vector<T> cells;
    cells.reserve(over.size());
    for (std::size_t i = 0; i < over.size(); ++i)
        cells.push_back(i == 0 ? first
                               : overflow_in("growing", [&] { return over.label(static_cast<std::ptrdiff_t>(i)); }, remedy,
                                             [&] { return T(settle(cells[i - 1] * growth)); }));
    return {over, std::move(cells)};
}

}  // namespace detail

/// The yearly rate that multiplies by `multiple` in so many years: multiple^(1 / years) - 1.
///
///     throws   numeric_domain_error   a multiple or a number of years not above 0
template <real_number R = double, detail::growth_argument<R> M, detail::growth_argument<R> Y>
[[nodiscard]] R cagr(const M& multiple, const Y& years) {
    const R m = detail::growth_number<R>(multiple);
    const R n = detail::growth_number<R>(years);
    detail::check_positive(m, "a multiple");
    detail::check_positive(n, "the years");
    return detail::finite(R(pow(m, R(R(1) / n)) - R(1)), "a rate of growth");
}
/// From one amount of a currency to another, or one number to another.
///
///     cagr(13e9_usd, 32e9_usd, 2) is 56.89 %
template <real_number R = double, class C, class A, class B, detail::growth_argument<R> Y>
[[nodiscard]] R cagr(const money<C, A>& from, const money<C, B>& to, const Y& years) {
    if (from.minor_units() == A{}) throw division_by_zero_error("the growth from an amount of zero");
    return cagr<R>(to / from, years);
}
template <real_number R = double, detail::growth_argument<R> A, detail::growth_argument<R> B, detail::growth_argument<R> Y>
[[nodiscard]] R cagr(const A& from, const B& to, const Y& years) {
    detail::check_positive(detail::growth_number<R>(from), "the base of a growth");
    return cagr<R>(R(detail::growth_number<R>(to) / detail::growth_number<R>(from)), years);
}

/// What a rate a year makes of 1 in so many years.
///
///     throws   numeric_domain_error   a rate of -1 or less
template <real_number R = double, detail::growth_argument<R> G, detail::growth_argument<R> Y>
[[nodiscard]] R growth_multiple(const G& rate, const Y& years) {
    const R grown = R(1) + detail::growth_number<R>(rate);
    detail::check_positive(grown, "1 + the rate of a growth");
    return detail::finite(R(pow(grown, detail::growth_number<R>(years))), "a multiple");
}

/// The value `at` years after `from`, on the way to `to` at one rate; beyond `years` it goes on growing.
///
///     value_between(13, 32, 2, 1) is 20.40: the geometric mean
template <real_number R = double, detail::growth_argument<R> A, detail::growth_argument<R> B, detail::growth_argument<R> Y,
          detail::growth_argument<R> At>
[[nodiscard]] R value_between(const A& from, const B& to, const Y& years, const At& at) {
    const R start = detail::growth_number<R>(from);
    return start * growth_multiple<R>(cagr<R>(from, to, years), at);
}

/// How many years it takes to multiply by `multiple`; negative: so long ago.
///
///     throws   numeric_domain_error     a multiple not above 0, a rate of -1 or less
///              division_by_zero_error   a rate of 0 gets nowhere
template <real_number R = double, detail::growth_argument<R> M, detail::growth_argument<R> G>
[[nodiscard]] R years_to_reach(const M& multiple, const G& rate) {
    const R m = detail::growth_number<R>(multiple);
    const R grown = R(1) + detail::growth_number<R>(rate);
    detail::check_positive(m, "a multiple");
    detail::check_positive(grown, "1 + the rate of a growth");
    const R slope = log(grown);
    if (sign_of(slope) == known_sign::zero) throw division_by_zero_error("the years to reach a multiple at a rate of 0");
    return log(m) / slope;
}
template <real_number R = double, detail::growth_argument<R> G>
[[nodiscard]] R doubling_time(const G& rate) { return years_to_reach<R>(R(2), rate); }

/// The year by whose end `multiple` times the value of `base` is reached.
///
///     year_reached(2022, 5, 37.98_pct) is 2027; at 37.97 % it is just missed: 2028
template <detail::growth_argument<double> M, detail::growth_argument<double> G>
[[nodiscard]] int year_reached(whole_count<> base, const M& multiple, const G& rate) {
    const double years = std::ceil(years_to_reach(multiple, rate));
    if (!(years >= 0 && years < 1e6))
        throw numeric_domain_error("the years to reach a multiple", detail::number_text(years), "ahead, not behind");
    return whole_count<>(std::int64_t{int{base}} + static_cast<std::int64_t>(years));
}

/// An amount, or a number, that grows by `rate` from each period to the next, exactly: as long as that fits.
///
///     growing(1'000_usd, 3.5_pct, years)      1,000.00, 1,035.00, 1,071.225, ...
///
///     units    rate: a period of the timeline
///     throws   numeric_domain_error     a rate of -1 or less
///              numeric_overflow_error   an amount of more than 127 bits: at 3.5 % after 16 periods
template <class T, frequency Freq, detail::exact_factor Rate>
    requires detail::exact_amount<T>
[[nodiscard]] auto growing(const T& first, const Rate& rate, const timeline<Freq>& over) {
    using amount = std::remove_cvref_t<decltype(first * exact_ratio())>;
    return detail::grown_by<amount>(amount(first), detail::growth_of(rate), over,
                                    "name a rounding, or a number, as in growing<double>", [](const amount& x) { return x; });
}
/// The same of money, rounded once a period: each amount is the one booked before it, grown and rounded. It has no end.
///
///     growing(1'000_usd, 3.5_pct, years, half_even)      1,000.00, 1,035.00, 1,071.22, 1,108.71, ...
///
///     throws   numeric_domain_error     a rate of -1 or less
///              numeric_overflow_error   an amount of more than 64 bits
template <class C, frequency Freq, detail::exact_factor Rate>
[[nodiscard]] flow_series<money<C>, Freq> growing(const money<C>& first, const Rate& rate, const timeline<Freq>& over,
                                                  rounding mode) {
    return detail::grown_by<money<C>>(first, detail::growth_of(rate), over, "grow a number, as in growing<double>",
                                      [mode](const exact_money<C>& x) { return x.round(mode); });
}
/// The same on a number: growing<double>(1'000_usd, 3.5_pct, months). The rate is exact or on that number.
template <field R, class T, frequency Freq, detail::growth_argument<R> Rate>
    requires detail::growth_argument<T, R> || requires { typename T::currency; }
[[nodiscard]] auto growing(const T& first, const Rate& rate, const timeline<Freq>& over) {
    const R growth = detail::growth_factor(detail::growth_number<R>(rate));
    const auto grown = [&](const auto& start) {
        using amount = std::remove_cvref_t<decltype(start)>;
        return detail::grown_by<amount>(start, growth, over, "", [](const amount& x) {
            if constexpr (requires { x.minor_units(); }) (void)detail::finite(x.minor_units(), "an amount that grows");
            else (void)detail::finite(x, "an amount that grows");
            return x;
        });
    };
    if constexpr (detail::growth_argument<T, R>) return grown(detail::growth_number<R>(first));
    else if constexpr (std::same_as<T, money<typename T::currency, R>>) return grown(first);
    else return grown(as<R>(first));
}

/// The claim on the yearly rate that follows from claims on a multiple and on the years it takes.
///
///     cagr(exactly(5_dec), between(4_dec, 8_dec))       from 22.28 % to 49.53 %
///     cagr(exactly(5_dec), more_than(4_dec))            more than 0 and less than 49.53 %: the horizon is open
///
///     throws   numeric_domain_error   a multiple or a number of years that may not be above 0
template <real_number R = double, class M, class Y>
    requires std::constructible_from<exact_ratio, M> && std::constructible_from<exact_ratio, Y>
[[nodiscard]] bounds<R> cagr(const bounds<M>& multiple, const bounds<Y>& years);

// Bodies.

namespace detail {

/// The rate at one corner: a multiple's end with the years that make it smallest or largest.
template <class R, class M, class Y>
bounds_end<R> growth_corner(const bounds_end<M>& multiple, const bounds_end<Y>& soon, const bounds_end<Y>& late, bool lowest) {
    if (!multiple.bounded()) return {};
    const R m = to_real<R>(multiple.value);
    const bool grows = exact_ratio(multiple.value) >= 1;
    const bounds_end<Y>& years = grows == lowest ? late : soon;  // growth is slowest, and shrinking fastest, so
    // At a multiple of 1 the years do not matter; else their end is reached only where it is closed, and never after all time.
    const bool closed = multiple.kind == end_kind::closed && (years.kind == end_kind::closed || exact_ratio(multiple.value) == 1);
    const end_kind kind = closed ? end_kind::closed : end_kind::open;
    if (!years.bounded()) return {R(0), kind};
    return {R(pow(m, R(R(1) / to_real<R>(years.value))) - R(1)), kind};
}

}  // namespace detail

template <real_number R, class M, class Y>
    requires std::constructible_from<exact_ratio, M> && std::constructible_from<exact_ratio, Y>
bounds<R> cagr(const bounds<M>& multiple, const bounds<Y>& years) {
    if (multiple.lower().bounded() && exact_ratio(multiple.lower().value) <= 0)
        throw numeric_domain_error("the claim on a multiple", to_string(multiple), "above 0");
    if (!years.lower().bounded() || exact_ratio(years.lower().value) <= 0)
        throw numeric_domain_error("the claim on the years", to_string(years), "above 0");
    return bounds<R>::from_ends(detail::growth_corner<R>(multiple.lower(), years.lower(), years.upper(), true),
                                detail::growth_corner<R>(multiple.upper(), years.lower(), years.upper(), false));
}

}  // namespace outlay
