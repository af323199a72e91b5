// SPDX-License-Identifier: BSL-1.0
#pragma once
// Actuals, then forecast: a line with the cells that were published through a period, and the model's after it.
//
//   with_actuals(published, forecast[, through])    what sheet::flow, balance or level writes; nothing else is done with it
//       forecast   an expression: its cells after the last published one
//                  running(flow), growth_index(rates): rolls on from the last published cell
//                  growing_by(rates[, over]): the last published cell grown by each period's rate, of a row or one for all; or the cell
//                  of `over` periods before, the same quarter of the year before
//       through    a label, a day or an index; without one, the last period of which the series has a cell
//
//   sheet::set_actuals(open_line, published[, through])    the first cells of a line that a loop then goes on with
//
//     const auto sales = s.flow("revenue", with_actuals(published_revenue, growing_by(d.growth), "FY2025"));
//     const auto cash = s.total("free cash flow", sales - cost - capex);
//     const auto holds = s.balance("net cash", with_actuals(published_net_cash, running(cash)));
//
// A statement says of which lines what was published through which period: statement::note().

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/model/detail/sheet_core.hpp>
#include <outlay/model/drivers.hpp>
#include <outlay/model/row.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/sheet_errors.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

namespace detail {

/// A node that has a state within another: it would have to be computed from the first period on.
template <class Node>
inline constexpr bool keeps_state = requires { Node::accumulates; };
template <template <class...> class Node, class... Parts>
    requires(!requires { Node<Parts...>::accumulates; })
inline constexpr bool keeps_state<Node<Parts...>> = (keeps_state<Parts> || ...);

/// What a published value is in a row on R: an exact number an R, money of C money of C on R.
template <class V, class R>
struct published_on {};
template <class V, class R>
    requires(std::constructible_from<exact_ratio, const V&> && !std::floating_point<V>)
struct published_on<V, R> {
    using type = R;
};
template <class C, exact_representation Rep, class R>
struct published_on<money<C, Rep>, R> {
    using type = money<C, R>;
};
template <template <class> class Amount, class R>
    requires row_amount_type<Amount<R>>
struct published_on<Amount<exact_ratio>, R> {
    using type = Amount<R>;
};
template <template <class, class> class Amount, class A, class R>
    requires(row_amount_type<Amount<A, R>> && !std::same_as<Amount<A, R>, money<A, R>>)
struct published_on<Amount<A, exact_ratio>, R> {
    using type = Amount<A, R>;
};
template <template <class, class, class> class Amount, class A, class B, class R>
    requires row_amount_type<Amount<A, B, R>>
struct published_on<Amount<A, B, exact_ratio>, R> {
    using type = Amount<A, B, R>;
};

template <class V, class T>
concept publishes = requires { typename published_on<V, number_of<T>>::type; } && std::same_as<typename published_on<V, number_of<T>>::type, T>;

/// Through which period of a model's timeline a series is taken, as how many periods.
///
///     throws   as with_actuals
template <class V, class Kind, class Freq>
OUTLAY_OUT_OF_LINE std::size_t published_periods(const series<V, Kind, Freq>& published, const std::optional<place>& through,
                                                 const timeline<Freq>& on, const std::string& line) {
    const timeline<Freq>& known = published.on();
    if (on.empty()) return 0;
    if (known.calendar() != on.calendar()) throw timeline_mismatch_error(to_string(on), to_string(known));
    // The place in the series of the model's first period, below zero where the series begins later.
    const std::ptrdiff_t first = known.empty() ? 0 : static_cast<std::ptrdiff_t>(on[0].number()) - known[0].number();
    const auto has = [&](std::ptrdiff_t t) {
        const std::ptrdiff_t i = first + t;
        return i >= 0 && static_cast<std::size_t>(i) < known.size() && published.has(static_cast<std::size_t>(i));
    };
    std::ptrdiff_t last = 0;
    if (through) {
        last = static_cast<std::ptrdiff_t>(through->on(on));
    } else {
        last = static_cast<std::ptrdiff_t>(known.size()) - 1 - first;
        while (last >= 0 && !has(last)) --last;
        if (last < 0) throw actuals_missing_error(line, {}, {on.label(0)});
        if (static_cast<std::size_t>(last) >= on.size()) throw actuals_beyond_error(line, on.label(last), to_string(on));
    }
    labels missing;
    for (std::ptrdiff_t t = 0; t <= last; ++t)
        if (!has(t)) missing.push_back(on.label(t));
    if (!missing.empty()) throw actuals_missing_error(line, on.label(last), std::move(missing));
    return static_cast<std::size_t>(last) + 1;
}

/// Writes the published cells of a line, in the first run; in later ones they are there. How many they are.
template <class R, class V, class Kind, class Freq>
OUTLAY_OUT_OF_LINE void take_published(sheet_core<R>& core, std::uint32_t line, R* cells, const series<V, Kind, Freq>& published,
                                       const std::optional<place>& through, const timeline<Freq>& on) {
    line_record& r = core.record(line);
    const std::size_t n = published_periods(published, through, on, r.name);
    const std::ptrdiff_t first = n == 0 ? 0 : static_cast<std::ptrdiff_t>(on[0].number()) - published.on()[0].number();
    for (std::size_t t = 0; t < n; ++t)
        cells[t] = to_real<R>(exact_value<V>::count(published[static_cast<std::size_t>(first + static_cast<std::ptrdiff_t>(t))]));
    r.published = static_cast<std::uint32_t>(n);
}
template <class R, class V, class Kind, class Freq>
OUTLAY_ALWAYS_INLINE std::size_t published_cells(sheet_core<R>& core, std::uint32_t line, R* cells, const series<V, Kind, Freq>& published,
                                                 const std::optional<place>& through, const timeline<Freq>& on) {
    if (core.recording) take_published(core, line, cells, published, through, on);
    return core.record(line).published;
}

/// The lines of a forecast that is a sum of lines: none of them may roll on from an opening of its own.
OUTLAY_OUT_OF_LINE inline void check_rolls_on(const line_layout& core, std::uint32_t line, const std::vector<signed_line>& lines) {
    for (const signed_line& l : lines) {
        const line_record& of = core.records()[l.line];
        if (of.accumulates && of.published == 0) throw forecast_not_rolled_error(core.records()[line].name, of.name);
    }
}
/// What the first run notes of a forecast.
template <class Node>
OUTLAY_OUT_OF_LINE void note_forecast(line_layout& core, std::uint32_t line, const Node& node, std::size_t known) {
    std::vector<signed_line> lines;
    line_record& r = core.record(line);
    r.support = either(all_of(known), core.read(node, lines));
    r.accumulates = requires { Node::accumulates; };
    if constexpr (Node::is_sum) check_rolls_on(core, line, lines);
}

/// Growth over more periods than are published: those that lack a cell stand before the first.
template <class R, class Freq>
[[noreturn]] OUTLAY_OUT_OF_LINE void throw_no_cell_to_grow_from(const sheet_core<R>& core, std::uint32_t line, std::size_t known, std::size_t over,
                                                                const timeline<Freq>& on) {
    labels missing;
    for (std::size_t t = known; t < over && t < known + 6; ++t)
        missing.push_back(on.label(static_cast<std::ptrdiff_t>(t) - static_cast<std::ptrdiff_t>(over)));
    throw actuals_missing_error(core.records()[line].name, on.label(static_cast<std::ptrdiff_t>(known) - 1), std::move(missing));
}

/// What was published of a line, and the node that goes on with it.
template <class T, class Published, class Node>
struct joined_line {
    using joined_number = number_of<T>;
    using joined_kind = typename Published::kind;
    using joined_frequency = typename Published::frequency_type;

    const Published* published;
    Node forecast;
    std::optional<place> through;

    template <class Sheet, class Name>
    OUTLAY_ALWAYS_INLINE row<T, joined_kind, joined_frequency> write_to(Sheet& s, const Name& name) const {
        using number = joined_number;
        const auto of = s.template open_cells<T, joined_kind>(name);
        const std::size_t known = published_cells(*of.core, of.line, of.cells, *published, through, s.on());
        if (of.core->recording) note_forecast(*of.core, of.line, forecast, known);
        Node node = forecast;
        if constexpr (requires { Node::accumulates; }) {
            if (known > 0) node.state = of.cells[known - 1];
        }
        if constexpr (requires { Node::reads_its_own_line; }) {
            if (of.core->recording && known < node.over && known < of.periods) throw_no_cell_to_grow_from(*of.core, of.line, known, node.over, s.on());
            node.own = of.cells;
            node.alone = node.over == 1 ? of.periods : lookback_of(node.a);
        }
        fill<number>(node, of.cells, {static_cast<std::uint32_t>(known), static_cast<std::uint32_t>(of.periods)});
        return of.template row<joined_frequency>();
    }
};

/// The cell of some periods before, of the line itself, grown by a rate.
template <class A>
struct grown_over : unary<A> {
    using number = typename A::number;
    static constexpr bool looks_back = true;
    static constexpr bool reads_its_own_line = true;
    std::size_t over;
    const number* own = nullptr;
    std::size_t alone = 0;  // periods that are computed one by one

    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::size_t lookback() const { return alone; }
    template <class V>
    OUTLAY_ALWAYS_INLINE V at(std::size_t t) {
        const V rate = this->a.template at<V>(t);
        return read<V>(own, t - over) * (V(1) + rate);
    }
    [[nodiscard]] span_of_periods support(std::size_t n) const { return all_of(n); }
};

/// What growing_by gives: it needs a cell to grow from.
template <class R, class Freq, class Node>
struct growth_of_rates {
    Node node;
};

/// A forecast of what V is published of, of the same kind and frequency.
template <class V, class Kind, class Freq, class E>
concept forecasts = row_expression<E> && std::same_as<typename E::kind, Kind> && std::same_as<typename E::frequency_type, Freq> &&
                    publishes<V, typename E::amount> && !std::same_as<Freq, irregular>;
template <class E>
concept state_on_top = requires { E::node_type::accumulates; } && !keeps_state<decltype(E::node_type::a)>;
template <class E>
concept goes_on = !E::node_type::windowed && (state_on_top<E> || !keeps_state<typename E::node_type>);

struct any_frequency {};

inline std::size_t growth_span(std::size_t over) {
    if (over == 0) throw numeric_domain_error("the periods over which a line grows", "0", "at least 1");
    return over;
}

}  // namespace detail

/// The last published cell grown by each period's rate: of a row of rates, or one rate for all periods. Zero holds it.
///
///     shape    only for with_actuals, which knows the cell
///     units    a rate of a period, 0.02 is 2 % a quarter on quarters; a year's rate is not divided
template <detail::of_levels A>
    requires(detail::of_numbers<A> && !A::node_type::windowed && !detail::keeps_state<typename A::node_type>)
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto growing_by(const A& rates) {
    using number = typename A::amount;
    using node = detail::accumulated<typename A::node_type, detail::compounds>;
    return detail::growth_of_rates<number, typename A::frequency_type, node>{node{{rates.node}, number(1)}};
}
/// The cell of `over` periods before, grown: with 4 on quarters, each quarter from the same one of the year before.
///
///     shape    over: 1 or more, and no more than are published
///     units    a rate of `over` periods
///     throws   numeric_domain_error    over is 0
///              actuals_missing_error   fewer periods are published: those before the first that would be grown
template <detail::of_levels A>
    requires(detail::of_numbers<A> && !A::node_type::windowed && !detail::keeps_state<typename A::node_type>)
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto growing_by(const A& rates, whole_count<std::size_t> over) {
    using node = detail::grown_over<typename A::node_type>;
    return detail::growth_of_rates<typename A::amount, typename A::frequency_type, node>{node{{rates.node}, detail::growth_span(over)}};
}
template <real_number R>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto growing_by(const R& rate, whole_count<std::size_t> over) {
    using node = detail::grown_over<detail::constant<R>>;
    return detail::growth_of_rates<R, detail::any_frequency, node>{node{{detail::constant<R>{rate}}, detail::growth_span(over)}};
}
template <real_number R>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto growing_by(const R& rate) {
    using node = detail::accumulated<detail::constant<R>, detail::compounds>;
    return detail::growth_of_rates<R, detail::any_frequency, node>{node{{detail::constant<R>{rate}}, R(1)}};
}

/// The published cells of a line through a period, and the model's after it.
///
///     published through FY2025, then a forecast:  FY2024 941,168   FY2025 996,347   FY2026 the model's
///
///     shape    published: a series of exact values on the timeline's calendar, kept in the model; what it has before the timeline's
///              first period counts for nothing. Which periods are published is fixed: another date is another model value
///              running(flow, opening), growth_index(rates, base): the last published cell stands in the place of opening and base
///     units    of the forecast, a period's; another currency, kind or frequency does not compile
///     throws   (from the line's first run)
///              actuals_missing_error       a period up to the last published one has no cell: the series begins late or has gaps
///              actuals_beyond_error        the series has cells after the timeline, and no period is named
///              not_on_timeline_error       the named period
///              timeline_mismatch_error     another calendar
///              forecast_not_rolled_error   the forecast is a line, or a sum of lines, that rolls on from its own opening
///     cost     the published cells are converted in the first run, the others a pass; derivatives of published cells are zero
template <class V, class Kind, class Freq, class E>
    requires detail::forecasts<V, Kind, Freq, E> && detail::goes_on<E>
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto with_actuals(const series<V, Kind, Freq>& published, const E& forecast,
                                                     std::optional<detail::place> through = {}) {
    return detail::joined_line<typename E::amount, series<V, Kind, Freq>, typename E::node_type>{&published, forecast.node, through};
}
template <class V, class Kind, class Freq, class R, class F, class Node>
    requires(requires { typename detail::published_on<V, R>::type; } && (std::same_as<F, Freq> || std::same_as<F, detail::any_frequency>) &&
             !std::same_as<Freq, irregular>)
[[nodiscard]] OUTLAY_ALWAYS_INLINE auto with_actuals(const series<V, Kind, Freq>& published, const detail::growth_of_rates<R, F, Node>& forecast,
                                                     std::optional<detail::place> through = {}) {
    return detail::joined_line<typename detail::published_on<V, R>::type, series<V, Kind, Freq>, Node>{&published, forecast.node, through};
}

// Another currency, kind or frequency; running(...) or growth_index(...) within an expression, which is a line of its own first.
template <class V, class Kind, class Freq, class E>
    requires(row_expression<E> && !(detail::forecasts<V, Kind, Freq, E> && detail::goes_on<E>))
void with_actuals(const series<V, Kind, Freq>&, const E&, std::optional<detail::place> = {}) = delete;
// A series that goes before the next run: keep it in the model.
template <class V, class Kind, class Freq, class E>
void with_actuals(const series<V, Kind, Freq>&&, const E&, std::optional<detail::place> = {}) = delete;

/// What of an open line was published: how many periods, and the last cell.
template <class T>
struct published_part {
    std::size_t periods = 0;
    T last{};
};

}  // namespace outlay
