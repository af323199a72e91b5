// SPDX-License-Identifier: BSL-1.0
#pragma once
// Functions of rows that give rows: what stood before, what changed, what adds up, the lesser and the greater, parts of a year.
//
//   lag(row, opening, n)            the value of n periods before; `opening` in the first n, nothing where it is not given
//   change(balance, opening)        what a balance changed by in each period
//   running(flow, opening)          the balance to which a flow adds up
//   growth_index(rates, base)       base x (1 + r_0) ... (1 + r_t)
//   min, max(a, b), positive_part   also with one number or amount, of balances and levels
//   ratio_of(a, b, during)          a / b within a window of periods; outside it the cell is missing
//   within(row, during)             the row within a window
//   filled(row, x)                  a row with a window as one with every cell: x outside
//   share_of_year(flow, x)          a share of a year's flow, at the pace of each period: a balance
//   accrued(balance, rate, rule)    a period's interest on a balance: a flow
//   as_flow, as_balance(level)      an amount per period that is one: says so by name
//
// Next to read: model/row_values.hpp, what gives one value of a row.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/model/detail/roots.hpp>
#include <outlay/model/row.hpp>
#include <outlay/number/whole_count.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// Periods from one up to another, fixed: in service, say. Outside it a cell is missing, which is not zero.
struct during {
    whole_count<std::size_t> from = 0;
    whole_count<std::size_t> until = 0;
};

namespace detail {

template <class R>
struct lagged {
    using number = R;
    static constexpr bool looks_back = true;
    static constexpr bool windowed = false;
    static constexpr bool is_sum = false;
    leaf<R, false> of;
    R opening;
    std::size_t by;

    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::size_t lookback() const { return by; }
    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) const {
        if constexpr (std::same_as<V, R>)
            if (t < by) return opening;
        return read<V>(of.cells, t - by);
    }
    [[nodiscard]] span_of_periods window(std::size_t n) const { return all_of(n); }
    // The opening is a driver, say: it can be other than zero in the first periods.
    span_of_periods told(expression_reader& to, int sign) const {
        const span_of_periods from = of.told(to, sign);
        const std::size_t n = to.periods;
        const auto shifted = [&](std::uint32_t t) { return static_cast<std::uint32_t>(t + by < n ? t + by : n); };
        return either({0, shifted(0)}, both({shifted(from.from), shifted(from.until)}, all_of(n)));
    }
};

/// What adds up, in order: the state is the node's own.
template <class A, class Step>
struct accumulated : unary<A> {
    using number = typename A::number;
    static constexpr bool accumulates = true;
    number state;

    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        const V x = this->a.template at<V>(t);
        if constexpr (std::same_as<V, number>) {
            state = Step::of(state, x);
            return state;
        } else {
            const number first = Step::of(state, x.lane(0));
            state = Step::of(first, x.lane(1));
            V r;
            r.set(0, first);
            r.set(1, state);
            return r;
        }
    }
    span_of_periods told(expression_reader& to, int sign) const {
        (void)this->a.told(to, sign);
        return all_of(to.periods);
    }
};
struct adds_up {
    template <class R>
    OUTLAY_ALWAYS_INLINE static R of(const R& state, const R& x) { return state + x; }
};
struct compounds {
    template <class R>
    OUTLAY_ALWAYS_INLINE static R of(const R& state, const R& x) { return state * (R(1) + x); }
};

template <class A>
struct positive_cells : unary<A> {
    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        return real_traits<V>::max(this->a.template at<V>(t), V(0));
    }
};
template <class A>
struct cut_out : unary<A> {
    static constexpr bool windowed = true;
    span_of_periods cut;

    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        return this->a.template at<V>(t);
    }
    [[nodiscard]] OUTLAY_ALWAYS_INLINE span_of_periods window(std::size_t n) const { return both(this->a.window(n), cut); }
};
template <class R>
struct filled_up {
    using number = R;
    static constexpr bool looks_back = true;  // cell by cell: the window may begin and end anywhere
    static constexpr bool windowed = false;
    static constexpr bool is_sum = false;
    leaf<R, true> of;
    R outside;

    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::size_t lookback() const { return of.periods; }
    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) const {
        if constexpr (std::same_as<V, R>) return t >= of.cut.from && t < of.cut.until ? of.cells[t] : outside;
        else return V(0);  // never asked
    }
    [[nodiscard]] span_of_periods window(std::size_t n) const { return all_of(n); }
    span_of_periods told(expression_reader& to, int sign) const {
        (void)of.told(to, sign);
        return all_of(to.periods);
    }
};

constexpr span_of_periods as_span(const during& d) {
    const std::size_t from = d.from, until = d.until;
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(until > from ? until : from)};
}

template <class A>
using node_of = typename A::node_type;

}  // namespace detail

/// The value of n periods before; in the first n, what stood before the first: `opening`, or nothing.
template <class T, class Kind, class Freq>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto lag(const row<T, Kind, Freq>& of, const std::type_identity_t<T>& opening = T{}, whole_count<std::size_t> n = 1) {
    return detail::made<T, Kind, Freq>(detail::lagged<number_of<T>>{of.node, row_amount<T>::count(opening), n});
}

/// What a balance changed by in each period, the first from `opening`; without one from nothing: a programme begins with none.
template <class T, class Freq>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto change(const row<T, balance, Freq>& of, const std::type_identity_t<T>& opening = T{}) {
    const auto moved = of - lag(of, opening);
    return detail::made<T, flow, Freq>(moved.node);
}

/// The balance to which a flow adds up, on top of what stood before the first period.
template <row_expression A>
    requires(std::same_as<typename A::kind, flow> && !A::node_type::windowed)
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto running(const A& of, const std::type_identity_t<typename A::amount>& opening = {}) {
    using t = typename A::amount;
    return detail::made<t, balance, typename A::frequency_type>(
        detail::accumulated<detail::node_of<A>, detail::adds_up>{{of.node}, row_amount<t>::count(opening)});
}

/// An index that grows by each period's rate, the first period's too.
///
///     index_t = base (1 + r_0) (1 + r_1) ... (1 + r_t)
template <row_expression A, class R = number_of<typename A::amount>>
    requires(std::same_as<typename A::kind, level> && field<typename A::amount> && !A::node_type::windowed)
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto growth_index(const A& rates, const std::type_identity_t<R>& base = R(1)) {
    return detail::made<R, level, typename A::frequency_type>(detail::accumulated<detail::node_of<A>, detail::compounds>{{rates.node}, base});
}

template <class A, class B>
    requires detail::alike<A, B>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto min(const A& a, const B& b) {
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(
        detail::binary<detail::lesser_op, detail::node_of<A>, detail::node_of<B>>{a.node, b.node});
}
template <class A, class B>
    requires detail::alike<A, B>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto max(const A& a, const B& b) {
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(
        detail::binary<detail::greater_op, detail::node_of<A>, detail::node_of<B>>{a.node, b.node});
}
/// With one number or amount for all periods: a cap or a floor of a balance or a level. Of a flow, an amount a period is a row.
template <row_expression A>
    requires(!std::same_as<typename A::kind, flow>)
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto min(const A& a, const typename A::amount& most) {
    const auto cap = detail::constant_node<A>(most);
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(
        detail::binary<detail::lesser_op, detail::node_of<A>, decltype(detail::constant_node<A>(most))>{a.node, cap});
}
template <row_expression A>
    requires(!std::same_as<typename A::kind, flow>)
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto max(const A& a, const typename A::amount& least) {
    const auto floor = detail::constant_node<A>(least);
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(
        detail::binary<detail::greater_op, detail::node_of<A>, decltype(detail::constant_node<A>(least))>{a.node, floor});
}
template <row_expression A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto positive_part(const A& a) {
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(detail::positive_cells<detail::node_of<A>>{{a.node}});
}

/// The row within a window; outside it the cells are missing.
template <row_expression A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto within(const A& a, const during& window) {
    return detail::made<typename A::amount, typename A::kind, typename A::frequency_type>(
        detail::cut_out<detail::node_of<A>>{{a.node}, detail::as_span(window)});
}
/// a / b within a window, where b is not zero: cover while there is debt service.
template <class A, class B>
    requires detail::divided_rows<A, B>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto ratio_of(const A& a, const B& b, const during& window) { return within(a / b, window); }
/// A row with a window as one with every cell.
template <class T, class Kind, class Freq>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto filled(const row_during<T, Kind, Freq>& a, const std::type_identity_t<T>& outside) {
    return detail::made<T, Kind, Freq>(detail::filled_up<number_of<T>>{a.node, row_amount<T>::count(outside)});
}

/// A share of a year's flow, at the pace of each period, standing at its end: working capital of a share of a year's revenue.
///
///     balance_t = flow_t x periods a year x share
template <row_expression A, class R = number_of<typename A::amount>>
    requires(std::same_as<typename A::kind, flow> && requires { A::frequency_type::per_year; })
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto share_of_year(const A& of, const std::type_identity_t<R>& share) {
    const auto paced = of * R(share * R(A::frequency_type::per_year));
    return detail::made<typename A::amount, balance, typename A::frequency_type>(paced.node);
}

/// A period's interest on a balance: what stands in it is what the caller says, most often lag(debt).
///
///     effective       balance x ((1 + r)^(1 / m) - 1)       m periods a year
///     compounded<k>   balance x ((1 + r / k)^(k / m) - 1)
///     continuous      balance x (e^(r / m) - 1)
///     simple          balance x r / m
template <row_expression A, class R = number_of<typename A::amount>, detail::compounding_rule Rule = compounding::effective>
    requires(std::same_as<typename A::kind, balance> && requires { A::frequency_type::per_year; })
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto accrued(const A& on, const std::type_identity_t<R>& rate, Rule) {
    const auto interest = on * detail::period_interest<R, A::frequency_type::per_year, Rule>(rate);
    return detail::made<typename A::amount, flow, typename A::frequency_type>(interest.node);
}

/// An amount of each period as a flow or as a balance: a fee of 3,000 dollars that is due every period.
template <detail::of_levels A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto as_flow(const A& a) {
    return detail::made<typename A::amount, flow, typename A::frequency_type>(a.node);
}
template <detail::of_levels A>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto as_balance(const A& a) {
    return detail::made<typename A::amount, balance, typename A::frequency_type>(a.node);
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
