// SPDX-License-Identifier: BSL-1.0
#pragma once
// A row of a model: the cells of one line, of one amount, kind and frequency; and what is computed from rows, cell by cell.
//
//   row<T, Kind, Freq>                    a line that was written: three words, to be copied freely
//   expression<T, Kind, Freq, Node>       what an operator on rows gives: nothing is computed until it is written to a line
//   row_expression<X>                     either
//   a + b, a - b, -a                      of one amount, kind and frequency
//   row * level, level * row              the row's kind; a share, price, index or flag of each period
//   row * number, row * amount            one number for all periods: an amount times a flow of numbers is a flow of that amount
//   per_year * level                      a flow: of a quarter a quarter
//   row / row, row / level, row / number  of equal kinds: a level
//
// Anything else does not compile: another currency, kind or frequency, two flows multiplied, a row and one single amount added.
// An expression holds rows by handle and numbers by value, so it may be kept and returned. What is used twice is a line.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <outlay/model/amount.hpp>
#include <outlay/model/detail/nodes.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// What is computed from rows: T an amount, Kind flow, balance or level. Written by sheet::flow, balance, level and total.
template <class T, class Kind, class Freq, class Node>
struct expression {
    using amount = T;
    using kind = Kind;
    using frequency_type = Freq;
    using node_type = Node;
    Node node;
};

/// Of a row of numbers or amounts that has every cell; a window of a line has only some (`during`).
struct every_cell {};
struct some_cells {};

template <row_amount_type T, series_kind Kind, frequency Freq, class Cells = every_cell>
class row {
public:
    using amount = T;
    using kind = Kind;
    using frequency_type = Freq;
    using number = number_of<T>;
    using node_type = detail::leaf<number, std::same_as<Cells, some_cells>>;

    /// The cell of a period, in a loop over sheet::periods(); not checked, as a vector's.
    [[nodiscard]] OUTLAY_ALWAYS_INLINE T operator[](std::size_t period) const {
        return row_amount<T>::of(node.cells[period]);
    }

    node_type node;  ///< for the library: a row is made by a sheet
};

/// A row whose cells outside a window are missing.
template <class T, class Kind, class Freq>
using row_during = row<T, Kind, Freq, some_cells>;

namespace detail {

template <class X>
inline constexpr bool is_row_expression = false;
template <class T, class K, class F, class C>
inline constexpr bool is_row_expression<row<T, K, F, C>> = true;
template <class T, class K, class F, class N>
inline constexpr bool is_row_expression<expression<T, K, F, N>> = true;

}  // namespace detail

template <class X>
concept row_expression = detail::is_row_expression<X>;

namespace detail {

template <class T, class Kind, class Freq, class Node>
OUTLAY_ALWAYS_INLINE expression<T, Kind, Freq, Node> made(const Node& node) {
    return {node};
}

template <class A, class B>
concept same_frequency = std::same_as<typename A::frequency_type, typename B::frequency_type>;
template <class A, class B>
concept alike = row_expression<A> && row_expression<B> && same_frequency<A, B> && std::same_as<typename A::amount, typename B::amount> &&
                std::same_as<typename A::kind, typename B::kind>;

template <class X>
concept of_levels = row_expression<X> && std::same_as<typename X::kind, level>;
template <class X>
concept of_numbers = row_expression<X> && field<typename X::amount>;

/// One number or amount for all periods, on the number of a row X: R itself, an int, or any amount on R.
template <class C, class X>
concept single_for = row_expression<X> && !row_expression<C> && (amount_on<C, number_of<typename X::amount>> || std::same_as<C, int>);
template <class C, class X>
concept number_for = single_for<C, X> && (std::same_as<C, int> || std::same_as<C, number_of<typename X::amount>>);

template <class C>
inline constexpr bool is_per_year = false;
template <class T>
inline constexpr bool is_per_year<per_year<T>> = true;

/// The product of two amounts on one number: by a number it is the amount; else what the amounts' own operator says.
template <class A, class B>
struct product;
template <class A, class B>
    requires field<B> && std::same_as<number_of<A>, B>
struct product<A, B> {
    using type = A;
    static constexpr bool of_counts = true;
};
template <class A, class B>
    requires(field<A> && !field<B> && std::same_as<number_of<B>, A>)
struct product<A, B> {
    using type = B;
    static constexpr bool of_counts = true;
};
template <class A, class B>
    requires(!field<A> && !field<B> && std::same_as<number_of<A>, number_of<B>> && requires(const A& a, const B& b) { a* b; })
struct product<A, B> {
    using type = std::remove_cvref_t<decltype(std::declval<const A&>() * std::declval<const B&>())>;
    static constexpr bool of_counts = false;
};
/// The quotient: of two of one amount the number, of an amount by a number the amount, else the amounts' own operator's.
template <class A, class B>
struct quotient;
template <class A, class B>
    requires(std::same_as<A, B> || (field<B> && std::same_as<number_of<A>, B>))
struct quotient<A, B> {
    using type = std::conditional_t<std::same_as<A, B>, number_of<A>, A>;
    static constexpr bool of_counts = true;
};
template <class A, class B>
    requires(!std::same_as<A, B> && !field<B> && std::same_as<number_of<A>, number_of<B>> && requires(const A& a, const B& b) { a / b; })
struct quotient<A, B> {
    using type = std::remove_cvref_t<decltype(std::declval<const A&>() / std::declval<const B&>())>;
    static constexpr bool of_counts = false;
};

template <class A, class B>
concept multiplies = requires { typename product<A, B>::type; } && row_amount_type<typename product<A, B>::type>;
template <class A, class B>
concept divides = requires { typename quotient<A, B>::type; } && row_amount_type<typename quotient<A, B>::type>;

/// Of two rows: a level leaves the other's kind.
template <class A, class B>
concept multiplied_rows = row_expression<A> && row_expression<B> && same_frequency<A, B> && (of_levels<A> || of_levels<B>) &&
                          multiplies<typename A::amount, typename B::amount>;
template <class A, class B>
using multiplied_kind = std::conditional_t<of_levels<A>, typename B::kind, typename A::kind>;
template <class A, class B>
concept divided_rows = row_expression<A> && row_expression<B> && same_frequency<A, B> &&
                       (of_levels<B> || std::same_as<typename A::kind, typename B::kind>) && divides<typename A::amount, typename B::amount>;
template <class A, class B>
using divided_kind = std::conditional_t<std::same_as<typename A::kind, typename B::kind>, level, typename A::kind>;

template <class X, class C>
OUTLAY_ALWAYS_INLINE auto constant_node(const C& c) {
    using number = number_of<typename X::amount>;
    if constexpr (std::same_as<C, int>) return constant<number>{number(c)};
    else return constant<number>{row_amount<C>::count(c)};
}

/// a op b by counts, or by the amounts' own operator.
template <template <class, class> class Rule, class Op, class Ta, class Tb, class A, class B>
OUTLAY_ALWAYS_INLINE auto joined(const A& a, const B& b) {
    if constexpr (Rule<Ta, Tb>::of_counts) return binary<Op, A, B>{a, b};
    else return by_amounts<Op, Ta, Tb, typename Rule<Ta, Tb>::type, A, B>{a, b};
}

}  // namespace detail

template <class A, class B>
    requires detail::alike<A, B>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator+(const A& a, const B& b) {
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(
        detail::binary<detail::plus_op, typename A::node_type, typename B::node_type>{a.node, b.node});
}
template <class A, class B>
    requires detail::alike<A, B>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator-(const A& a, const B& b) {
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(
        detail::binary<detail::minus_op, typename A::node_type, typename B::node_type>{a.node, b.node});
}
template <row_expression A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator-(const A& a) {
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(detail::negated<typename A::node_type>{a.node});
}

// A number and a level of numbers: 1 - share, index + 1.
template <detail::of_levels A, class C>
    requires detail::of_numbers<A> && detail::number_for<C, A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator+(const A& a, const C& c) {
    const auto node = detail::constant_node<A>(c);
    return detail::made<typename A::amount, level, typename A::frequency_type>(
        detail::binary<detail::plus_op, typename A::node_type, decltype(detail::constant_node<A>(c))>{a.node, node});
}
template <detail::of_levels A, class C>
    requires detail::of_numbers<A> && detail::number_for<C, A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator+(const C& c, const A& a) { return a + c; }
template <detail::of_levels A, class C>
    requires detail::of_numbers<A> && detail::number_for<C, A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator-(const A& a, const C& c) {
    const auto node = detail::constant_node<A>(c);
    return detail::made<typename A::amount, level, typename A::frequency_type>(
        detail::binary<detail::minus_op, typename A::node_type, decltype(detail::constant_node<A>(c))>{a.node, node});
}
template <detail::of_levels A, class C>
    requires detail::of_numbers<A> && detail::number_for<C, A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator-(const C& c, const A& a) {
    const auto node = detail::constant_node<A>(c);
    return detail::made<typename A::amount, level, typename A::frequency_type>(
        detail::binary<detail::minus_op, decltype(detail::constant_node<A>(c)), typename A::node_type>{node, a.node});
}

template <class A, class B>
    requires detail::multiplied_rows<A, B>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator*(const A& a, const B& b) {
    using ta = typename A::amount;
    using tb = typename B::amount;
    return detail::made<typename detail::product<ta, tb>::type, detail::multiplied_kind<A, B>, typename A::frequency_type>(
        detail::joined<detail::product, detail::times_op, ta, tb>(a.node, b.node));
}
template <class A, class B>
    requires detail::divided_rows<A, B>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator/(const A& a, const B& b) {
    using ta = typename A::amount;
    using tb = typename B::amount;
    return detail::made<typename detail::quotient<ta, tb>::type, detail::divided_kind<A, B>, typename A::frequency_type>(
        detail::joined<detail::quotient, detail::over_op, ta, tb>(a.node, b.node));
}

namespace detail {

template <class A, class C>
using amount_or_number = std::conditional_t<std::same_as<C, int>, number_of<typename A::amount>, C>;
template <class A, class C>
concept scaled_by = row_expression<A> && single_for<C, A> && !is_per_year<C> && multiplies<typename A::amount, amount_or_number<A, C>>;
template <class A, class C>
concept cut_by = row_expression<A> && single_for<C, A> && !is_per_year<C> && divides<typename A::amount, amount_or_number<A, C>>;
template <class C, class A>
concept a_year_of = is_per_year<C> && single_for<C, A> && of_levels<A> && requires { A::frequency_type::per_year; } &&
                    multiplies<typename A::amount, std::remove_cvref_t<decltype(std::declval<C>().amount())>>;

}  // namespace detail

template <class A, class C>
    requires detail::scaled_by<A, C>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator*(const A& a, const C& c) {
    using ta = typename A::amount;
    using tc = detail::amount_or_number<A, C>;
    return detail::made<typename detail::product<ta, tc>::type, typename A::kind, typename A::frequency_type>(
        detail::joined<detail::product, detail::times_op, ta, tc>(a.node, detail::constant_node<A>(c)));
}
template <class A, class C>
    requires detail::scaled_by<A, C>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator*(const C& c, const A& a) { return a * c; }
template <class A, class C>
    requires detail::cut_by<A, C>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator/(const A& a, const C& c) {
    using ta = typename A::amount;
    using tc = detail::amount_or_number<A, C>;
    return detail::made<typename detail::quotient<ta, tc>::type, typename A::kind, typename A::frequency_type>(
        detail::joined<detail::quotient, detail::over_op, ta, tc>(a.node, detail::constant_node<A>(c)));
}
template <detail::of_levels A, class C>
    requires detail::of_numbers<A> && detail::number_for<C, A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator/(const C& c, const A& a) {
    const auto node = detail::constant_node<A>(c);
    return detail::made<typename A::amount, level, typename A::frequency_type>(
        detail::binary<detail::over_op, decltype(detail::constant_node<A>(c)), typename A::node_type>{node, a.node});
}

/// An amount a year at the level of each period: a flow.
template <class A, class C>
    requires detail::a_year_of<C, A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator*(const C& a_year, const A& levels) {
    using freq = typename A::frequency_type;
    using whole = std::remove_cvref_t<decltype(a_year.amount())>;
    using t = typename A::amount;
    using number = number_of<t>;
    const number count = row_amount<whole>::count(a_year.amount());
    const auto a_period = detail::constant<number>{freq::per_year == 1 ? count : number(count / number(freq::per_year))};
    return detail::made<typename detail::product<t, whole>::type, flow, freq>(
        detail::joined<detail::product, detail::times_op, t, whole>(levels.node, a_period));
}
template <class A, class C>
    requires detail::a_year_of<C, A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto operator*(const A& levels, const C& a_year) { return a_year * levels; }

// What must not compile, each in one error that names what was joined.

template <class A, class B>
    requires(row_expression<A> && row_expression<B> && !detail::alike<A, B>)
void operator+(const A&, const B&) = delete;
template <class A, class B>
    requires(row_expression<A> && row_expression<B> && !detail::alike<A, B>)
void operator-(const A&, const B&) = delete;
template <class A, class B>
    requires(row_expression<A> && row_expression<B> && !detail::multiplied_rows<A, B>)
void operator*(const A&, const B&) = delete;
template <class A, class B>
    requires(row_expression<A> && row_expression<B> && !detail::divided_rows<A, B>)
void operator/(const A&, const B&) = delete;

namespace detail {

template <class A, class C>
concept a_row_and_another =
    (row_expression<A> && !row_expression<C> && !(of_levels<A> && of_numbers<A> && number_for<C, A>)) ||
    (row_expression<C> && !row_expression<A> && !(of_levels<C> && of_numbers<C> && number_for<A, C>));
template <class A, class C>
concept a_row_not_scaled_by = row_expression<A> && !row_expression<C> && !scaled_by<A, C> && !a_year_of<C, A>;

}  // namespace detail

// A row has an amount in every period, one single amount in none: say in which, by shares or levels.
template <class A, class B>
    requires detail::a_row_and_another<A, B>
void operator+(const A&, const B&) = delete;
template <class A, class B>
    requires detail::a_row_and_another<A, B>
void operator-(const A&, const B&) = delete;
template <class A, class C>
    requires detail::a_row_not_scaled_by<A, C>
void operator*(const A&, const C&) = delete;
template <class C, class A>
    requires detail::a_row_not_scaled_by<A, C>
void operator*(const C&, const A&) = delete;
template <class A, class C>
    requires(row_expression<A> && !row_expression<C> && !detail::cut_by<A, C>)
void operator/(const A&, const C&) = delete;

}  // namespace outlay
