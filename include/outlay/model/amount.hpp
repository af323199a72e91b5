// SPDX-License-Identifier: BSL-1.0
#pragma once
// What may stand in a row of a model, or be a driver or an outcome of one: a number, money, and whatever a user adds.
//
//   row_amount<T>      the customisation: the number that a T counts on, its unit, and the way there and back
//   amount_on<T, R>    a T counts on R
//   number_of<T>       that R
//   per_year<T>        an amount a year, which is not an amount a period: times a level it is a flow
//   named(x, "label")  an amount with a name for explanations, on a number that keeps one (number/traced.hpp)
//
//     template <class R>
//     struct row_amount<energy<R>> {                   // a user's own, linear in its count
//         using number = R;
//         static std::string unit() { return "kWh"; }
//         static const R& count(const energy<R>& x) { return x.kilowatt_hours; }
//         static energy<R> of(const R& kilowatt_hours) { return {kilowatt_hours}; }
//     };
//
// Sums and multiples of an amount are computed on its count; what a product or quotient of two amounts is, and whether there is
// one, its own operators say: energy<R> * price<C, R> is money<C, R> where the user wrote that operator, and nothing else is.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <outlay/fx/fx_rate_on.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/real.hpp>

namespace outlay::inline v0 {

/// What is known of an amount T. A specialisation has `number`, `unit()`, `count(x)` and `of(n)`, the count linear in the amount.
template <class T>
struct row_amount;

template <field R>
struct row_amount<R> {
    using number = R;
    static std::string unit() { return {}; }
    static constexpr const R& count(const R& x) { return x; }
    static constexpr const R& of(const R& n) { return n; }
};

template <class C, field R>
struct row_amount<money<C, R>> {
    using number = R;
    static std::string unit() {
        std::string text{std::string_view(C::code)};
        if constexpr (!std::same_as<C, currency_of<C>>) text += " to " + std::to_string(C::digits) + " digits";
        return text;
    }
    static constexpr R count(const money<C, R>& x) { return x.minor_units(); }
    static constexpr money<C, R> of(const R& n) { return money<C, R>::from_minor(n); }
};

template <class Base, class Quote, field R>
struct row_amount<fx_rate<Base, Quote, R>> {
    using number = R;
    static std::string unit() { return to_string(fx_rate<Base, Quote, R>::pair()); }
    static constexpr R count(const fx_rate<Base, Quote, R>& x) { return x.value(); }
    static constexpr fx_rate<Base, Quote, R> of(const R& n) { return fx_rate<Base, Quote, R>(n); }
};

template <class T>
concept row_amount_type = requires(const T& x, const typename row_amount<T>::number& n) {
    { row_amount<T>::unit() } -> std::convertible_to<std::string>;
    { row_amount<T>::count(x) } -> std::convertible_to<typename row_amount<T>::number>;
    { row_amount<T>::of(n) } -> std::convertible_to<T>;
};

template <row_amount_type T>
using number_of = typename row_amount<T>::number;

template <class T, class R>
concept amount_on = row_amount_type<T> && std::same_as<number_of<T>, R>;

namespace detail {

template <class F>
concept pure_number = field<F> || whole_number<F> || std::same_as<F, decimal>;

}  // namespace detail

/// An amount a year. A year is not a period: `full_revenue * ramp` is a flow of the timeline's periods, a quarter of it in each
/// quarter, while `full_revenue` alone adds to no row.
///
///     per_year(140e6_usd)          per_year<money<USD>>, which enters per_year<money<USD, R>> as money does
template <class T>
class per_year {
public:
    constexpr per_year() = default;
    constexpr explicit per_year(const T& a_year) : a_year_(a_year) {}
    template <class Other>
        requires(!std::same_as<Other, T> && std::convertible_to<const Other&, T>)
    constexpr per_year(const per_year<Other>& other) : a_year_(other.amount()) {}

    /// Of a whole year.
    [[nodiscard]] constexpr const T& amount() const noexcept { return a_year_; }

    template <detail::pure_number F>
    friend constexpr per_year operator*(const per_year& x, const F& factor) { return per_year(T(x.a_year_ * factor)); }
    template <detail::pure_number F>
    friend constexpr per_year operator*(const F& factor, const per_year& x) { return per_year(T(factor * x.a_year_)); }
    template <detail::pure_number F>
    friend constexpr per_year operator/(const per_year& x, const F& divisor) { return per_year(T(x.a_year_ / divisor)); }
    friend constexpr per_year operator+(const per_year& a, const per_year& b) { return per_year(T(a.a_year_ + b.a_year_)); }
    friend constexpr per_year operator-(const per_year& a, const per_year& b) { return per_year(T(a.a_year_ - b.a_year_)); }
    friend bool operator==(const per_year&, const per_year&) = default;

private:
    T a_year_{};
};

template <row_amount_type T>
struct row_amount<per_year<T>> {
    using number = number_of<T>;
    static std::string unit() {
        const std::string of_one = row_amount<T>::unit();
        return of_one.empty() ? "a year" : of_one + " a year";
    }
    static constexpr number count(const per_year<T>& x) { return row_amount<T>::count(x.amount()); }
    static constexpr per_year<T> of(const number& n) { return per_year<T>(row_amount<T>::of(n)); }
};

/// The amount itself: a name for what has no line of its own, which an explanation shows.
template <row_amount_type T>
    requires(!field<T>)
[[nodiscard]] constexpr T named(const T& x, std::string_view label) {
    return row_amount<T>::of(outlay::named(number_of<T>(row_amount<T>::count(x)), label));
}

namespace detail {

/// How many counts are one of the unit: 100 of dollars, whose count is in cents.
template <class T>
inline constexpr std::int64_t counts_in_one = 1;
template <class C, class R>
inline constexpr std::int64_t counts_in_one<money<C, R>> = static_cast<std::int64_t>(power_of_ten(C::digits));
template <class T>
inline constexpr std::int64_t counts_in_one<per_year<T>> = counts_in_one<T>;

}  // namespace detail

}  // namespace outlay
