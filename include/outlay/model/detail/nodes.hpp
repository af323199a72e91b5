// SPDX-License-Identifier: BSL-1.0
#pragma once
// What an expression on rows is made of: nodes that give the number of a period, as R or, for double, two periods at a time.
//
//   leaf<R, Windowed>       a line's cells
//   constant<R>             one number for all periods
//   binary<Op, A, B>, negated<A>, by_amounts<...>, applied<F, A, B...>
//
// A node has
//     number                           R
//     at<V>(t)                         the number of period t; V is R, or pack<2> of the periods t and t + 1
//     looks_back, lookback()           it reads periods before: the first few are computed alone
//     windowed, window(n)              whether and from when to when it has cells
//     told(reader, sign)               in the first run: tells a reader its lines, each with its sign, and gives the periods in which
//                                      it can be other than zero, as far as fixed data tell
//     is_sum                           it is a signed sum of lines

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <outlay/model/amount.hpp>
#include <outlay/number/detail/pack.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// Periods from one up to another.
struct span_of_periods {
    std::uint32_t from = 0;
    std::uint32_t until = 0;
    friend constexpr bool operator==(const span_of_periods&, const span_of_periods&) = default;
};
constexpr span_of_periods all_of(std::size_t n) { return {0, static_cast<std::uint32_t>(n)}; }
constexpr span_of_periods both(const span_of_periods& a, const span_of_periods& b) {
    const std::uint32_t from = a.from > b.from ? a.from : b.from;
    const std::uint32_t until = a.until < b.until ? a.until : b.until;
    return until > from ? span_of_periods{from, until} : span_of_periods{0, 0};
}
constexpr span_of_periods either(const span_of_periods& a, const span_of_periods& b) {
    if (a.from == a.until) return b;
    if (b.from == b.until) return a;
    return {a.from < b.from ? a.from : b.from, a.until > b.until ? a.until : b.until};
}

using two_periods = pack<2>;

template <class V, class R>
OUTLAY_ALWAYS_INLINE V read(const R* cells, std::size_t t) {
    if constexpr (std::same_as<V, R>) return cells[t];
    else return V::load(cells + t);
}
template <class V, class R>
OUTLAY_ALWAYS_INLINE V spread_over(const R& x) {
    if constexpr (std::same_as<V, R>) return x;
    else return V(x);
}

class line_layout;

/// A line in a total, with its sign.
struct signed_line {
    std::uint32_t line;
    int sign;
};
/// Reads an expression in the first run: its lines, which must be of this sheet.
struct expression_reader {
    const line_layout* of;
    std::size_t periods;
    std::vector<signed_line> lines{};

    /// A line of the expression; where it can be other than zero.
    ///
    ///     throws   foreign_row_error
    span_of_periods line(const line_layout* owner, std::uint32_t place, int sign);
};

template <class R, bool Windowed>
struct leaf {
    using number = R;
    static constexpr bool looks_back = false;
    static constexpr bool windowed = Windowed;
    static constexpr bool is_sum = true;
    const R* cells = nullptr;
    const line_layout* owner = nullptr;
    std::uint32_t line = 0;
    std::uint32_t periods = 0;
    struct none {};
    [[no_unique_address]] std::conditional_t<Windowed, span_of_periods, none> cut{};  // the window, where there is one

    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) const {
        return read<V>(cells, t);
    }
    OUTLAY_ALWAYS_INLINE span_of_periods window(std::size_t n) const {
        if constexpr (Windowed) return cut;
        else return all_of(n);
    }
    span_of_periods told(expression_reader& to, int sign) const { return to.line(owner, line, sign); }
};

template <class R>
struct constant {
    using number = R;
    static constexpr bool looks_back = false;
    static constexpr bool windowed = false;
    static constexpr bool is_sum = false;
    R value;

    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t) const {
        return spread_over<V>(value);
    }
    OUTLAY_ALWAYS_INLINE span_of_periods window(std::size_t n) const { return all_of(n); }
    span_of_periods told(expression_reader& to, int) const { return all_of(to.periods); }
};

struct plus_op {
    static constexpr bool keeps_zero = false, sums = true;
    static constexpr int sign = 1;
    template <class V>
    OUTLAY_ALWAYS_INLINE static V of(const V& a, const V& b) { return a + b; }
};
struct minus_op {
    static constexpr bool keeps_zero = false, sums = true;
    static constexpr int sign = -1;
    template <class V>
    OUTLAY_ALWAYS_INLINE static V of(const V& a, const V& b) { return a - b; }
};
struct times_op {
    static constexpr bool keeps_zero = true, sums = false;
    static constexpr int sign = 1;
    template <class V>
    OUTLAY_ALWAYS_INLINE static V of(const V& a, const V& b) { return a * b; }
};
struct over_op {
    static constexpr bool keeps_zero = false, sums = false;
    static constexpr int sign = 1;
    template <class V>
    OUTLAY_ALWAYS_INLINE static V of(const V& a, const V& b) { return a / b; }
};
struct lesser_op {
    static constexpr bool keeps_zero = false, sums = false;
    static constexpr int sign = 1;
    template <class V>
    OUTLAY_ALWAYS_INLINE static V of(const V& a, const V& b) { return real_traits<V>::min(a, b); }
};
struct greater_op {
    static constexpr bool keeps_zero = false, sums = false;
    static constexpr int sign = 1;
    template <class V>
    OUTLAY_ALWAYS_INLINE static V of(const V& a, const V& b) { return real_traits<V>::max(a, b); }
};

/// The periods in which a op b can be other than zero: of a product where both can; of x / y where x can.
template <class Op>
constexpr span_of_periods joint_support(const span_of_periods& a, const span_of_periods& b) {
    if constexpr (Op::keeps_zero) return both(a, b);
    else if constexpr (std::same_as<Op, over_op>) return a;
    else return either(a, b);
}

/// How many of the first periods a node computes alone.
template <class Node>
OUTLAY_ALWAYS_INLINE std::size_t lookback_of(const Node& node) {
    if constexpr (Node::looks_back) return node.lookback();
    else return 0;
}

template <class Op, class A, class B>
struct binary {
    using number = typename A::number;
    static constexpr bool looks_back = A::looks_back || B::looks_back;
    static constexpr bool windowed = A::windowed || B::windowed;
    static constexpr bool is_sum = Op::sums && A::is_sum && B::is_sum;
    A a;
    B b;

    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::size_t lookback() const {
        const std::size_t of_a = lookback_of(a), of_b = lookback_of(b);
        return of_a > of_b ? of_a : of_b;
    }
    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        const V x = a.template at<V>(t);
        return Op::template of<V>(x, b.template at<V>(t));
    }
    OUTLAY_ALWAYS_INLINE span_of_periods window(std::size_t n) const {
        if constexpr (!windowed) return all_of(n);
        else return both(a.window(n), b.window(n));
    }
    span_of_periods told(expression_reader& to, int s) const {
        const span_of_periods of_a = a.told(to, s);
        return joint_support<Op>(of_a, b.told(to, s * Op::sign));
    }
};

/// a op b by the operator of the amounts themselves, cell by cell.
template <class Op, class Ta, class Tb, class T, class A, class B>
struct by_amounts : binary<Op, A, B> {
    using number = typename A::number;
    static constexpr bool is_sum = false;

    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        const V x = this->a.template at<V>(t);
        const V y = this->b.template at<V>(t);
        if constexpr (std::same_as<V, number>) {
            return one(x, y);
        } else {
            V r;
            for (std::size_t i = 0; i < V::lanes; ++i) r.set(i, one(x.lane(i), y.lane(i)));
            return r;
        }
    }

private:
    OUTLAY_ALWAYS_INLINE static number one(const number& x, const number& y) {
        if constexpr (std::same_as<Op, over_op>) return row_amount<T>::count(row_amount<Ta>::of(x) / row_amount<Tb>::of(y));
        else return row_amount<T>::count(row_amount<Ta>::of(x) * row_amount<Tb>::of(y));
    }
};

/// What a node of one operand shares with it.
template <class A>
struct unary {
    using number = typename A::number;
    static constexpr bool looks_back = A::looks_back;
    static constexpr bool windowed = A::windowed;
    static constexpr bool is_sum = false;
    A a;

    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::size_t lookback() const { return lookback_of(a); }
    OUTLAY_ALWAYS_INLINE span_of_periods window(std::size_t n) const { return a.window(n); }
    span_of_periods told(expression_reader& to, int sign) const { return a.told(to, sign); }
};

template <class A>
struct negated : unary<A> {
    static constexpr bool is_sum = A::is_sum;
    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        return -this->a.template at<V>(t);
    }
    span_of_periods told(expression_reader& to, int sign) const { return this->a.told(to, -sign); }
};

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
