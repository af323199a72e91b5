// SPDX-License-Identifier: BSL-1.0
#pragma once
// What counts as a flow or a rate, and the one number R that a formula of both runs on.
//
//   amount_traits<F>     numbers, exact numbers and money: how an F enters an R, and what an R becomes of it
//   amount<F>            has traits
//   flow_range<Range>    what std::begin gives amounts of, in order; periodic_flow_range: without a timeline
//   run_on<Named, F, X>  the R of flows F with other inputs X: held by the flows, or named, or held by X, or double
//   enters<X, R>         an X may become an R: exact ones always, a real only as itself or as the constant of a dual
//   entered<R>(x)        does it
//
// Nothing real is converted to another real: fifty_digits(0.079) would carry double's error into the fifty digits.

#include <outlay/money/money.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/real.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <string>
#include <type_traits>

namespace outlay::inline v0::detail {

/// Stands for "no real held" and for "no number named".
struct no_real {};

template <class R>
struct inner_of {};
template <class R>
struct inner_of<dual<R>> {
    using type = R;
};

/// A real as itself or as a constant dual; dual<dual<double>>(0.5) would go through int.
template <class R, class X>
constexpr R constant_of(const X& x) {
    if constexpr (std::same_as<R, X>) return x;
    else return R(constant_of<typename inner_of<R>::type>(x));
}

template <class F>
struct amount_traits {};

template <class F>
    requires real_number<F> || exact_factor<F> || word_integer<F>
struct amount_traits<F> {
    using held = std::conditional_t<real_number<F>, F, no_real>;
    template <class R>
    using of = R;
    template <class R>
    static constexpr R enter(const F& x) {
        if constexpr (real_number<F>) return constant_of<R>(x);
        else return to_real<R>(x);
    }
    template <class R>
    static constexpr R made(const R& x) {
        return x;
    }
};

/// Money enters as its minor units and comes out as money.
template <class C, class Rep>
struct amount_traits<money<C, Rep>> {
    using held = std::conditional_t<real_representation<Rep>, Rep, no_real>;
    template <class R>
    using of = money<C, R>;
    template <class R>
    static constexpr R enter(const money<C, Rep>& x) {
        if constexpr (real_representation<Rep>) return constant_of<R>(x.minor_units());
        else return real_of<R>(x.minor_units());
    }
    template <class R>
    static constexpr money<C, R> made(const R& x) {
        return money<C, R>::from_minor(x);
    }
};

template <class F>
concept amount = requires {
    typename amount_traits<F>::held;
};

template <class X>
using held_by = typename amount_traits<std::remove_cvref_t<X>>::held;

/// The result's type: the flow's own with R for its number.
template <class F, class R>
using amount_in = typename amount_traits<F>::template of<R>;

/// An A is a B, or the constant of one: of a dual<A>, of a dual<dual<A>>.
template <class A, class B>
inline constexpr bool is_constant_of = std::same_as<A, B>;
template <class A, class B>
inline constexpr bool is_constant_of<A, dual<B>> = std::same_as<A, dual<B>> || is_constant_of<A, B>;

template <class X, class R>
concept enters = amount<X> &&(std::same_as<held_by<X>, no_real> || is_constant_of<held_by<X>, R>);

template <class R, class X>
    requires enters<X, R>
constexpr R entered(const X& x) { return amount_traits<X>::template enter<R>(x); }

template <class A, class B>
struct joined_real {};
template <class A>
struct joined_real<A, A> {
    using type = A;
};
template <class A>
    requires(!std::same_as<A, no_real>)
struct joined_real<A, no_real> {
    using type = A;
};
template <class A>
    requires(!std::same_as<A, no_real>)
struct joined_real<no_real, A> {
    using type = A;
};
template <class A>
struct joined_real<dual<A>, A> {
    using type = dual<A>;
};
template <class A>
struct joined_real<A, dual<A>> {
    using type = dual<A>;
};

template <class R, class... X>
struct joined_reals {
    using type = R;
};
template <class R, class X, class... More>
    requires requires { typename joined_real<R, X>::type; }
struct joined_reals<R, X, More...> : joined_reals<typename joined_real<R, X>::type, More...> {};
template <class R, class X, class... More>
    requires(!requires { typename joined_real<R, X>::type; })
struct joined_reals<R, X, More...> {};

template <class Named, class Joined>
struct chosen_real {};
template <class Named>
struct chosen_real<Named, Named> {
    using type = Named;
};
template <class Joined>
struct chosen_real<no_real, Joined> {
    using type = Joined;
};
template <>
struct chosen_real<no_real, no_real> {
    using type = double;
};

/// `Named` is what the caller wrote between the angle brackets, no_real where nothing; Held are what the inputs hold.
template <class Named, class... Held>
using run_on_held = typename chosen_real<Named, typename joined_reals<Named, Held...>::type>::type;

template <class Named, class... X>
using run_on = run_on_held<Named, held_by<X>...>;

template <class Range>
concept sized_sequence = requires(const Range& r) {
    { std::begin(r) } -> std::bidirectional_iterator;
    std::end(r);
};

template <class Range>
using element = std::remove_cvref_t<decltype(*std::begin(std::declval<const Range&>()))>;

template <class Range>
concept flow_range = sized_sequence<Range> && amount<element<Range>>;

/// Flows that bring no timeline: the first stands at time 0. A row of a series must say when in its periods its flows fall.
template <class Range>
concept periodic_flow_range = flow_range<Range> && !requires {
    typename Range::frequency_type;
};

/// A double result that is not finite is an overflow, or comes of an input that is none.
template <class R>
constexpr const R& finite(const R& x, const char* operation) {
    if constexpr (std::same_as<R, double>)
        if (!(x - x == 0)) throw_numeric_overflow(operation);
    return x;
}

[[noreturn]] inline void throw_no_growth(double rate) {
    throw numeric_domain_error("a rate", number_text(rate), "above -1");
}

/// 1 + rate, which must be above zero.
template <class R>
constexpr R growth_factor(const R& rate) {
    const R growth = R(1) + rate;
    bool above = false;
    if constexpr (std::same_as<R, double>) above = growth > 0;
    else above = sign_of(growth) == known_sign::positive;
    if (!above) throw_no_growth(to_double(rate));
    return growth;
}

}  // namespace outlay::inline v0::detail
