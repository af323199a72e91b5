// SPDX-License-Identifier: BSL-1.0
#pragma once
// An amount of one currency, the currency in the type: whole minor units, exact until a rounding is named.
//
//   money<C, Rep>            counts C's minor units in Rep: std::int64_t, int128, cpp_int, exact_ratio, or a real number
//   exact_money<C>           money<C, exact_ratio>: keeps fractions of a minor unit
//   as<R>(m)                 the same amount in another representation, by name
//   + - * /                  exact or numeric_overflow_error; a fraction or a quotient gives exact_money
//   m.round(mode)            the one way from a fraction to minor units; also to places{-1} or grid{0.05_chf}
//   m.round_again(to, mode)  rounds what was rounded before
//   abs(m)
//
// Next to read: money/literals.hpp (5_cny), money/canonical_text.hpp (to_string), money/split.hpp.

#include <compare>
#include <concepts>
#include <cstdint>
#include <string_view>

#include <outlay/money/currency.hpp>
#include <outlay/money/detail/representation.hpp>
#include <outlay/money/grid.hpp>
#include <outlay/number/result.hpp>

namespace outlay::inline v0 {

template <counted_currency C, class Rep = std::int64_t>
    requires detail::money_representation<Rep>
class money;

/// An amount that keeps fractions of the minor unit: what a percentage, a quotient, a mean or an exchange gives.
template <counted_currency C>
using exact_money = money<C, exact_ratio>;

namespace detail {

/// Two amounts that an operator may join: one currency in one unit, and a representation that holds both.
template <class A, class Ra, class B, class Rb>
concept joinable =
    std::same_as<A, B> && (std::same_as<Ra, Rb> || representation_widens<Ra, Rb> || representation_widens<Rb, Ra>);

}  // namespace detail

/// An amount of currency C, counted in its minor units whatever Rep is.
///
///     constexpr money<CNY> plan = 380e9_cny;
///     (42'500_usd * 3.5_pct).round(half_even) == 1'487.50_usd
///
///     units    minor units of C: fen for CNY; read with .minor_units(), or .major_units<R>() for yuan
///     throws   numeric_overflow_error where a result does not fit Rep; in a constant expression it does not compile
///     cost     one integer operation and one test for overflow; no allocation with a built-in Rep
template <counted_currency C, class Rep>
    requires detail::money_representation<Rep>
class money {
public:
    using currency = C;
    using rep = Rep;

    /// Zero.
    constexpr money() = default;
    /// From a narrower exact representation: nothing can be lost.
    template <class Other>
        requires detail::representation_widens<Other, Rep>
    constexpr money(const money<C, Other>& narrower) : amount_(detail::whole_as<Rep>(narrower.minor_units())) {}

    /// So many minor units: from_minor(1234) is 12.34 of a currency with two digits.
    template <class N>
        requires std::same_as<N, Rep> || detail::whole_number<N>
    [[nodiscard]] static constexpr money from_minor(const N& count) {
        if constexpr (std::same_as<N, Rep>) return money(count, raw{});
        else return money(detail::whole_as<Rep>(count), raw{});
    }
    /// So many major units, exactly.
    ///
    ///     throws   not_exact_error   if that is no whole number of minor units: from_major(1.2_dec) yen
    template <class X>
        requires detail::whole_number<X> || detail::exact_factor<X> || (detail::real_representation<Rep> && std::same_as<X, Rep>)
    [[nodiscard]] static constexpr money from_major(const X& x);
    /// So many major units, rounded to the minor unit; a float is taken at its exact binary value.
    template <class X>
        requires exact_integer<Rep> && (detail::exact_factor<X> || std::same_as<X, double> || std::same_as<X, float>)
    [[nodiscard]] static constexpr money from_major(const X& x, rounding mode);

    /// From canonical text and no other, "-12.34 CNY"; the bodies are in money/canonical_text.hpp.
    ///
    ///     throws   text_error   the text, the position and the reason
    [[nodiscard]] static constexpr money from_chars(std::string_view text)
        requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>;
    [[nodiscard]] static constexpr result<money, text_error> try_from_chars(std::string_view text)
        requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>;

    [[nodiscard]] constexpr Rep minor_units() const noexcept(std::is_nothrow_copy_constructible_v<Rep>) { return amount_; }
    /// The amount in major units: R is decimal or exact_ratio (exact), or a real number (the nearest).
    template <class R>
    [[nodiscard]] constexpr R major_units() const;

    /// Rounded to the minor unit, to decimal places or to a grid: one rounding, however fine the amount was.
    ///
    ///     (1.78_chf / 1).round(grid{0.05_chf}, half_up) == 1.80_chf
    ///
    ///     throws   not_exact_error         rounding::exact, and something would be lost
    ///              numeric_domain_error    more places than the currency has digits; a grid that fits no major unit; not finite
    template <exact_integer Int = std::int64_t>
        requires std::same_as<Rep, exact_ratio> || std::same_as<Rep, double> || detail::gives_digits<Rep>
    [[nodiscard]] constexpr money<C, Int> round(rounding mode) const {
        return money<C, Int>::from_minor(rounded(1, mode));
    }
    template <exact_integer Int = std::int64_t>
        requires std::same_as<Rep, exact_ratio> || std::same_as<Rep, double> || detail::gives_digits<Rep>
    [[nodiscard]] constexpr money<C, Int> round(places to, rounding mode) const {
        return money<C, Int>::from_minor(rounded(detail::step_of_places(to, C::digits), mode));
    }
    template <exact_integer Int = std::int64_t>
        requires std::same_as<Rep, exact_ratio> || std::same_as<Rep, double> || detail::gives_digits<Rep>
    [[nodiscard]] constexpr money<C, Int> round(grid<money<C>> to, rounding mode) const {
        return money<C, Int>::from_minor(rounded(detail::checked_step(to.step.minor_units(), C::digits), mode));
    }
    /// Rounds whole minor units once more, to a coarser grid. What was rounded before may so be rounded twice (1.499 to
    /// 1.50 to 2): round the exact amount once where it is still there.
    [[nodiscard]] constexpr money round_again(places to, rounding mode) const
        requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>
    {
        return from_minor(rounded(detail::step_of_places(to, C::digits), mode));
    }
    [[nodiscard]] constexpr money round_again(grid<money<C>> to, rounding mode) const
        requires std::same_as<Rep, std::int64_t> || std::same_as<Rep, int128>
    {
        return from_minor(rounded(detail::checked_step(to.step.minor_units(), C::digits), mode));
    }

    friend constexpr money operator+(const money& a, const money& b) { return raw_from(detail::sum_of(a.amount_, b.amount_)); }
    friend constexpr money operator-(const money& a, const money& b) {
        return raw_from(detail::difference_of(a.amount_, b.amount_));
    }
    friend constexpr money operator+(const money& a) { return a; }
    friend constexpr money operator-(const money& a) { return raw_from(detail::negation_of(a.amount_)); }
    constexpr money& operator+=(const money& b) { return *this = *this + b; }
    constexpr money& operator-=(const money& b) { return *this = *this - b; }
    /// The magnitude.
    friend constexpr money abs(const money& a)
        requires std::totally_ordered<Rep>
    {
        return a.amount_ < Rep(0) ? -a : a;
    }

    /// Times a whole number: again whole minor units, or numeric_overflow_error.
    template <detail::whole_number N>
    friend constexpr money operator*(const money& a, const N& n) {
        return raw_from(detail::product_of(a.amount_, detail::whole_as<Rep>(n)));
    }
    template <detail::whole_number N>
    friend constexpr money operator*(const N& n, const money& a) {
        return a * n;
    }
    template <detail::whole_number N>
    constexpr money& operator*=(const N& n) {
        return *this = *this * n;
    }

    friend constexpr bool operator==(const money& a, const money& b) noexcept(noexcept(bool(a.amount_ == b.amount_)))
        requires std::equality_comparable<Rep>
    {
        return a.amount_ == b.amount_;
    }
    friend constexpr auto operator<=>(const money& a, const money& b) noexcept
        requires std::totally_ordered<Rep>
    {
        if constexpr (std::three_way_comparable<Rep>) return a.amount_ <=> b.amount_;
        else if constexpr (exact_integer<Rep>)
            return a.amount_ < b.amount_ ? std::strong_ordering::less
                   : b.amount_ < a.amount_ ? std::strong_ordering::greater
                                           : std::strong_ordering::equal;
        else
            return a.amount_ < b.amount_    ? std::partial_ordering::less
                   : b.amount_ < a.amount_  ? std::partial_ordering::greater
                   : a.amount_ == b.amount_ ? std::partial_ordering::equivalent
                                            : std::partial_ordering::unordered;
    }

private:
    struct raw {};
    constexpr money(const Rep& amount, raw) : amount_(amount) {}
    static constexpr money raw_from(const Rep& amount) { return money(amount, raw{}); }

    [[nodiscard]] constexpr int128 rounded(int128 step, rounding mode) const {
        if constexpr (std::same_as<Rep, double>) return detail::round_to_multiple(detail::cut_of(amount_, 0), step, mode);
        else if constexpr (detail::gives_digits<Rep>) return detail::round_to_multiple(detail::cut_of_digits(amount_), step, mode);
        else if constexpr (exact_integer<Rep>) return detail::round_to_multiple(detail::whole_as<int128>(amount_), step, mode);
        else return detail::round_to_multiple(amount_, step, mode);
    }
    static constexpr int128 units_in_a_major = detail::power_of_ten(C::digits);

    Rep amount_{};
};

/// The same amount in another representation. To a wider exact one it is also implicit; to a real one it is the nearest
/// (an interval encloses); to a narrower exact one it is checked. From a real one there is only .round(mode).
///
///     npv<double>(rate, as<double>(flow))
///
///     throws   numeric_overflow_error   the narrower one does not hold the amount
template <class R, class C, detail::exact_representation Rep>
    requires detail::money_representation<R> && (exact_integer<Rep> || !exact_integer<R>)
[[nodiscard]] constexpr money<C, R> as(const money<C, Rep>& m) {
    if constexpr (std::same_as<R, Rep>) return m;
    else if constexpr (detail::real_representation<R>) return money<C, R>::from_minor(detail::real_of<R>(m.minor_units()));
    else return money<C, R>::from_minor(detail::whole_as<R>(m.minor_units()));
}

// A fraction of an exact amount is exact.

template <class C, detail::exact_representation Rep, detail::exact_factor F>
constexpr exact_money<C> operator*(const money<C, Rep>& a, const F& factor) {
    return exact_money<C>::from_minor(detail::ratio_of(a.minor_units()) * exact_ratio(factor));
}
template <class C, detail::exact_representation Rep, detail::exact_factor F>
constexpr exact_money<C> operator*(const F& factor, const money<C, Rep>& a) {
    return a * factor;
}
template <class C, detail::exact_representation Rep, class F>
    requires detail::exact_factor<F> || detail::whole_number<F>
constexpr exact_money<C> operator/(const money<C, Rep>& a, const F& divisor) {
    return exact_money<C>::from_minor(detail::ratio_of(a.minor_units()) / exact_ratio(divisor));
}
/// How often one amount goes into another: a pure number.
template <class C, detail::exact_representation Ra, detail::exact_representation Rb>
constexpr exact_ratio operator/(const money<C, Ra>& a, const money<C, Rb>& b) {
    return detail::ratio_of(a.minor_units()) / detail::ratio_of(b.minor_units());
}

// A real amount is scaled by numbers of its own kind, by whole numbers and by exact factors.

template <class C, detail::real_representation R>
constexpr money<C, R> operator*(const money<C, R>& a, const std::type_identity_t<R>& factor) {
    return money<C, R>::from_minor(R(a.minor_units() * factor));
}
template <class C, detail::real_representation R>
constexpr money<C, R> operator*(const std::type_identity_t<R>& factor, const money<C, R>& a) {
    return money<C, R>::from_minor(R(factor * a.minor_units()));
}
template <class C, detail::real_representation R>
constexpr money<C, R> operator/(const money<C, R>& a, const std::type_identity_t<R>& divisor) {
    if constexpr (std::floating_point<R>)
        if (divisor == 0) detail::throw_division_by_zero("money / number");
    return money<C, R>::from_minor(R(a.minor_units() / divisor));
}
template <class C, detail::real_representation R, detail::exact_factor F>
constexpr money<C, R> operator*(const money<C, R>& a, const F& factor) {
    return a * detail::real_of<R>(factor);
}
template <class C, detail::real_representation R, detail::exact_factor F>
constexpr money<C, R> operator*(const F& factor, const money<C, R>& a) {
    return detail::real_of<R>(factor) * a;
}
template <class C, detail::real_representation R, detail::exact_factor F>
constexpr money<C, R> operator/(const money<C, R>& a, const F& divisor) {
    return a / detail::real_of<R>(divisor);
}
template <class C, detail::real_representation R>
constexpr R operator/(const money<C, R>& a, const money<C, R>& b) {
    if constexpr (std::floating_point<R>)
        if (b.minor_units() == 0) detail::throw_division_by_zero("money / money");
    return R(a.minor_units() / b.minor_units());
}

// What must not compile, each in one error that names both types: two currencies, two units of one, an exact amount with a
// real one (say as<double>(m)), an exact amount with a float (say 0.5_dec).

template <class A, class Ra, class B, class Rb>
    requires(!detail::joinable<A, Ra, B, Rb>)
void operator+(const money<A, Ra>&, const money<B, Rb>&) = delete;
template <class A, class Ra, class B, class Rb>
    requires(!detail::joinable<A, Ra, B, Rb>)
void operator-(const money<A, Ra>&, const money<B, Rb>&) = delete;
template <class A, class Ra, class B, class Rb>
    requires(!detail::joinable<A, Ra, B, Rb>)
void operator/(const money<A, Ra>&, const money<B, Rb>&) = delete;
template <class A, class Ra, class B, class Rb>
void operator*(const money<A, Ra>&, const money<B, Rb>&) = delete;
template <class A, class Ra, class B, class Rb>
    requires(!detail::joinable<A, Ra, B, Rb>)
bool operator==(const money<A, Ra>&, const money<B, Rb>&) = delete;
template <class A, class Ra, class B, class Rb>
    requires(!detail::joinable<A, Ra, B, Rb>)
std::partial_ordering operator<=>(const money<A, Ra>&, const money<B, Rb>&) = delete;
template <class A, class Ra, class B, class Rb>
    requires(!std::same_as<money<A, Ra>, money<B, Rb>> && !(std::same_as<A, B> && detail::representation_widens<Rb, Ra>))
void operator+=(money<A, Ra>&, const money<B, Rb>&) = delete;
template <class A, class Ra, class B, class Rb>
    requires(!std::same_as<money<A, Ra>, money<B, Rb>> && !(std::same_as<A, B> && detail::representation_widens<Rb, Ra>))
void operator-=(money<A, Ra>&, const money<B, Rb>&) = delete;
template <class C, detail::exact_representation Rep, std::floating_point F>
void operator*(const money<C, Rep>&, F) = delete;
template <class C, detail::exact_representation Rep, std::floating_point F>
void operator*(F, const money<C, Rep>&) = delete;
template <class C, detail::exact_representation Rep, std::floating_point F>
void operator/(const money<C, Rep>&, F) = delete;

// Bodies.

template <counted_currency C, class Rep>
    requires detail::money_representation<Rep>
template <class X>
    requires detail::whole_number<X> || detail::exact_factor<X> || (detail::real_representation<Rep> && std::same_as<X, Rep>)
constexpr money<C, Rep> money<C, Rep>::from_major(const X& x) {
    if constexpr (exact_integer<Rep> && detail::whole_number<X>)
        return raw_from(detail::product_of(detail::whole_as<Rep>(x), detail::whole_as<Rep>(units_in_a_major)));
    else if constexpr (exact_integer<Rep>) {
        const exact_ratio units = exact_ratio(x) * exact_ratio(units_in_a_major);
        if (!units.is_integer())
            throw not_exact_error(to_string(x) + ' ' + std::string(std::string_view(C::code)), "minor units of the currency");
        return from_minor(units.numerator());
    } else if constexpr (std::same_as<Rep, exact_ratio>)
        return raw_from(exact_ratio(x) * exact_ratio(units_in_a_major));
    else if constexpr (std::same_as<X, Rep>)
        return raw_from(Rep(x * detail::real_of<Rep>(exact_ratio(units_in_a_major))));
    else
        return raw_from(detail::real_of<Rep>(exact_ratio(x) * exact_ratio(units_in_a_major)));
}

template <counted_currency C, class Rep>
    requires detail::money_representation<Rep>
template <class X>
    requires exact_integer<Rep> && (detail::exact_factor<X> || std::same_as<X, double> || std::same_as<X, float>)
constexpr money<C, Rep> money<C, Rep>::from_major(const X& x, rounding mode) {
    if constexpr (std::same_as<X, decimal>)
        return from_minor(detail::round_product_quotient(x.coefficient(), units_in_a_major, detail::power_of_ten(x.scale()), mode));
    else if constexpr (std::same_as<X, exact_ratio>)
        return from_minor(detail::round_product_quotient(x.numerator(), units_in_a_major, x.denominator(), mode));
    else
        return from_minor(detail::round_to_multiple(detail::cut_of(x, C::digits), 1, mode));
}

template <counted_currency C, class Rep>
    requires detail::money_representation<Rep>
template <class R>
constexpr R money<C, Rep>::major_units() const {
    if constexpr (detail::real_representation<Rep>) {
        static_assert(std::same_as<R, Rep>, "a real amount is read in its own representation");
        return R(amount_ / detail::real_of<R>(exact_ratio(units_in_a_major)));
    } else if constexpr (std::same_as<R, decimal> && exact_integer<Rep>) {
        return decimal::scaled(detail::whole_as<std::int64_t>(amount_), C::digits);
    } else {
        const exact_ratio majors = detail::ratio_of(amount_) / exact_ratio(units_in_a_major);
        if constexpr (std::same_as<R, exact_ratio>) return majors;
        else return detail::real_of<R>(majors);
    }
}

}  // namespace outlay
