// SPDX-License-Identifier: BSL-1.0
#pragma once
// Values on a timeline, one a period. A cell may be missing; it stays missing in whatever is computed from it.
//
//   series<T, Kind, Freq>            T is money, a number or a claim; Kind says how it adds up over time
//   flow, balance, level             the kinds: summed over periods, standing at the end of one, or neither
//   flow_series<T, Freq>, balance_series<T, Freq>, level_series<T, Freq>
//   series_view<T, Kind, Freq>       a row without missing cells, owned by someone else
//   a + b, a - b, -a, a * k, k * a, a / k
//   cellwise(f, a, b...)             f of the cells of each period
//   sum, try_sum                     the whole of a flow
//   outflow                          magnitudes as cash out
//
//     const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 3);
//     flow_series<int, quarterly> capex{q, {38'676, {}, 31'501}};
//     capex["FY2026 Q3"]       31501
//     (capex + capex).why(1)   FY2026 Q2
//     sum(capex)               throws missing_cell_error (time/missing_cell.hpp)
//
// Next to read: time/window.hpp (lag, trailing, accumulate), time/resample.hpp, time/corkscrew.hpp.

#include <outlay/number/detail/zero.hpp>
#include <outlay/number/result.hpp>
#include <outlay/time/detail/cell_arithmetic.hpp>
#include <outlay/time/missing_cell.hpp>
#include <outlay/time/timeline.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// Summed over time, as capital expenditure is.
struct flow {};
/// Taken at a point in time, the end of each period, as cash in hand is.
struct balance {};
/// A share, price, index, rate, ratio or flag of each period: neither summed nor rolled forward.
struct level {};

template <class K>
concept series_kind = std::same_as<K, flow> || std::same_as<K, balance> || std::same_as<K, level>;

template <class T, series_kind Kind, frequency Freq>
class series_view;

/// A value for each period of a timeline, some perhaps missing.
///
///     throws   timeline_mismatch_error  more or fewer values than periods; two series on different timelines
///              missing_cell_error       from [], where the cell is missing
///              not_on_timeline_error    an index, label or day that the timeline does not have
template <class T, series_kind Kind, frequency Freq>
class series {
public:
    using value_type = T;
    using kind = Kind;
    using frequency_type = Freq;

    series() = default;
    /// Every cell is missing.
    explicit series(timeline<Freq> on) : on_(std::move(on)), values_(on_.size()) {
        for (std::size_t i = 0; i < on_.size(); ++i) gaps_.push_back({i, {}});
    }
    series(timeline<Freq> on, std::vector<T> values) : on_(std::move(on)), values_(std::move(values)) {
        check_size(values_.size());
    }
    series(timeline<Freq> on, const std::vector<std::optional<T>>& cells) : on_(std::move(on)) { take(cells); }
    series(timeline<Freq> on, std::initializer_list<std::optional<T>> cells) : on_(std::move(on)) { take(cells); }
    explicit series(series_view<T, Kind, Freq> row) : on_(row.on()), values_(row.begin(), row.end()) {}

    [[nodiscard]] const timeline<Freq>& on() const noexcept { return on_; }
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
    /// No cell is missing.
    [[nodiscard]] bool complete() const noexcept { return gaps_.empty(); }

    // A cell is named by its index, by its period's label, or by a day of the period.
    [[nodiscard]] const T& operator[](detail::place where) const {
        const std::size_t i = where.on(on_);
        if (gap(i)) throw missing_cell_error(to_string(on_), why(i));
        return values_[i];
    }
    [[nodiscard]] bool has(detail::place where) const { return !gap(where.on(on_)); }
    [[nodiscard]] std::optional<T> cell(detail::place where) const {
        const std::size_t i = where.on(on_);
        return gap(i) ? std::nullopt : std::optional<T>(values_[i]);
    }
    /// Why a cell is missing: the labels of the periods at fault, its own where it was never given; empty where it is
    /// not.
    [[nodiscard]] std::vector<std::string> why(detail::place where) const {
        if (gaps_.empty()) return {};
        const std::size_t i = where.on(on_);
        const gap_at* found = gap(i);
        if (!found) return {};
        return found->why.empty() ? detail::labels{on_.label(static_cast<std::ptrdiff_t>(i))} : found->why;
    }

    void set(detail::place where, T value) {
        const std::size_t i = where.on(on_);
        values_[i] = std::move(value);
        const auto found = std::lower_bound(gaps_.begin(), gaps_.end(), i, before);
        if (found != gaps_.end() && found->index == i) gaps_.erase(found);
    }
    /// Makes a cell missing, with the periods at fault if not its own.
    void clear(detail::place where, std::vector<std::string> why = {}) {
        const std::size_t i = where.on(on_);
        set(i, T{});
        gaps_.insert(std::lower_bound(gaps_.begin(), gaps_.end(), i, before), {i, std::move(why)});
    }

    /// The row as it is; throws missing_cell_error where a cell is missing.
    [[nodiscard]] series_view<T, Kind, Freq> view() const&;
    series_view<T, Kind, Freq> view() const&& = delete;

    series& operator+=(const series& other) requires requires(const T& a) {
        { a + a } -> std::same_as<T>;
    }
    { return *this = *this + other; }
    series& operator-=(const series& other) requires requires(const T& a) {
        { a - a } -> std::same_as<T>;
    }
    { return *this = *this - other; }

    /// The same timeline, the same cells missing, the others equal.
    friend bool operator==(const series& a, const series& b) requires std::equality_comparable<T> {
        return a.on_ == b.on_ && a.values_ == b.values_ &&
               std::equal(a.gaps_.begin(), a.gaps_.end(), b.gaps_.begin(), b.gaps_.end(),
                          [](const gap_at& x, const gap_at& y) { return x.index == y.index; });
    }

private:
    struct gap_at {
        std::size_t index;
        detail::labels why;  // empty: the cell itself was never given
    };
    static bool before(const gap_at& g, std::size_t i) { return g.index < i; }
    const gap_at* gap(std::size_t i) const {
        if (gaps_.empty()) return nullptr;
        const auto found = std::lower_bound(gaps_.begin(), gaps_.end(), i, before);
        return found != gaps_.end() && found->index == i ? &*found : nullptr;
    }
    void check_size(std::size_t cells) const {
        if (cells != on_.size()) throw timeline_mismatch_error(to_string(on_), std::to_string(cells) + " values");
    }
    void take(const auto& cells) {
        check_size(cells.size());
        values_.reserve(cells.size());
        for (const std::optional<T>& cell : cells) {
            if (!cell) gaps_.push_back({values_.size(), {}});
            values_.push_back(cell ? *cell : T{});
        }
    }

    timeline<Freq> on_;
    std::vector<T> values_;     // T{} where the cell is missing
    std::vector<gap_at> gaps_;  // ascending
};

template <class T, frequency Freq>
using flow_series = series<T, flow, Freq>;
template <class T, frequency Freq>
using balance_series = series<T, balance, Freq>;
template <class T, frequency Freq>
using level_series = series<T, level, Freq>;

/// A row without missing cells that lives elsewhere: in a series, or in the workspace of a model. Three words.
template <class T, series_kind Kind, frequency Freq>
class series_view {
public:
    using value_type = T;
    using kind = Kind;
    using frequency_type = Freq;

    /// The timeline and the values must outlive the view. Throws timeline_mismatch_error where their sizes differ.
    series_view(const timeline<Freq>& on, std::span<const T> values) : on_(&on), values_(values) {
        if (values.size() != on.size())
            throw timeline_mismatch_error(to_string(on), std::to_string(values.size()) + " values");
    }
    series_view(const timeline<Freq>&& on, std::span<const T> values) = delete;

    [[nodiscard]] const timeline<Freq>& on() const noexcept { return *on_; }
    [[nodiscard]] std::span<const T> values() const noexcept { return values_; }
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
    [[nodiscard]] auto begin() const noexcept { return values_.begin(); }
    [[nodiscard]] auto end() const noexcept { return values_.end(); }
    [[nodiscard]] const T& operator[](detail::place where) const { return values_[where.on(*on_)]; }

private:
    const timeline<Freq>* on_;
    std::span<const T> values_;
};

template <class T, series_kind Kind, frequency Freq>
series_view<T, Kind, Freq> series<T, Kind, Freq>::view() const& {
    if (!complete()) {
        detail::labels missing;
        for (const auto& g : gaps_) detail::merge(missing, why(g.index));
        throw missing_cell_error(to_string(on_), std::move(missing));
    }
    return {on_, values_};
}

namespace detail {

template <class S>
inline constexpr bool is_series = false;
template <class T, class Kind, class Freq>
inline constexpr bool is_series<series<T, Kind, Freq>> = true;

template <class A, class B>
concept other_kind_or_frequency =
    is_series<A> && is_series<B> && !(std::same_as<typename A::kind, typename B::kind> &&
                                      std::same_as<typename A::frequency_type, typename B::frequency_type>);

// The series whose cell i is value(i), or missing where why(i) names periods.
template <class Kind, class Freq, class Value, class Why>
auto tabulate(const timeline<Freq>& on, Value value, Why why) {
    using T = std::remove_cvref_t<decltype(value(std::size_t{}))>;
    std::vector<T> values(on.size());
    std::vector<std::pair<std::size_t, labels>> gaps;
    for (std::size_t i = 0; i < on.size(); ++i) {
        if (labels periods = why(i); periods.empty())
            values[i] = value(i);
        else
            gaps.emplace_back(i, std::move(periods));
    }
    series<T, Kind, Freq> made(on, std::move(values));
    for (auto& [i, periods] : gaps) made.clear(i, std::move(periods));
    return made;
}

}  // namespace detail

namespace detail {

// Rows without gaps need no look at each cell.
template <class Kind, class F, class T, class Freq, class... Ts>
auto cellwise_whole(F& f, series_view<T, Kind, Freq> first, series_view<Ts, Kind, Freq>... rest) {
    using result_type = std::remove_cvref_t<std::invoke_result_t<F&, const T&, const Ts&...>>;
    std::vector<result_type> values(first.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = f(first.values()[i], rest.values()[i]...);
    return series<result_type, Kind, Freq>(first.on(), std::move(values));
}

}  // namespace detail

/// f of the cells of each period, missing where one of them is.
///
///     cellwise([](auto capex, auto cash) { return capex / cash; }, capex, operating_cash)
///
///     throws   timeline_mismatch_error
template <class F, class T, class Kind, class Freq, class... Ts>
requires std::invocable<F&, const T&, const Ts&...>
[[nodiscard]] auto cellwise(F f, const series<T, Kind, Freq>& first, const series<Ts, Kind, Freq>&... rest) {
    [[maybe_unused]] const auto aligned = [&](const auto& other) {
        if (other.on() != first.on()) throw timeline_mismatch_error(to_string(first.on()), to_string(other.on()));
    };
    (aligned(rest), ...);
    if ((first.complete() && ... && rest.complete())) return detail::cellwise_whole<Kind>(f, first.view(), rest.view()...);
    return detail::tabulate<Kind>(
        first.on(), [&](std::size_t i) { return f(first[i], rest[i]...); },
        [&](std::size_t i) {
            detail::labels periods = first.why(i);
            (detail::merge(periods, rest.why(i)), ...);
            return periods;
        });
}

template <class A, class B, class Kind, class Freq>
requires requires(const A& a, const B& b) { a + b; }
[[nodiscard]] auto operator+(const series<A, Kind, Freq>& a, const series<B, Kind, Freq>& b) {
    return cellwise([](const A& x, const B& y) { return detail::cell_sum(x, y); }, a, b);
}
template <class A, class B, class Kind, class Freq>
requires requires(const A& a, const B& b) { a - b; }
[[nodiscard]] auto operator-(const series<A, Kind, Freq>& a, const series<B, Kind, Freq>& b) {
    return cellwise([](const A& x, const B& y) { return detail::cell_difference(x, y); }, a, b);
}

// Two kinds, or two frequencies, do not add: convert one of them by name first.
template <class A, class B>
requires detail::other_kind_or_frequency<A, B>
void operator+(const A&, const B&) = delete;
template <class A, class B>
requires detail::other_kind_or_frequency<A, B>
void operator-(const A&, const B&) = delete;

template <class T, class Kind, class Freq>
requires requires(const T& a) { -a; }
[[nodiscard]] auto operator-(const series<T, Kind, Freq>& a) {
    return cellwise([](const T& x) { return detail::cell_negated(x); }, a);
}
template <class T, class Kind, class Freq, class K>
requires(!detail::is_series<K>) && requires(const T& a, const K& k) { a* k; }
[[nodiscard]] auto operator*(const series<T, Kind, Freq>& a, const K& k) {
    return cellwise([&](const T& x) { return detail::cell_product(x, k); }, a);
}
template <class T, class Kind, class Freq, class K>
requires(!detail::is_series<K>) && requires(const T& a, const K& k) { k* a; }
[[nodiscard]] auto operator*(const K& k, const series<T, Kind, Freq>& a) {
    return cellwise([&](const T& x) { return detail::cell_product(k, x); }, a);
}
template <class T, class Kind, class Freq, class K>
requires(!detail::is_series<K>) && requires(const T& a, const K& k) { a / k; }
[[nodiscard]] auto operator/(const series<T, Kind, Freq>& a, const K& k) {
    return cellwise([&](const T& x) { return detail::cell_quotient(x, k); }, a);
}

/// A series of magnitudes as cash out, cell by cell: missing cells stay missing, a negative one is refused.
template <class T, class Kind, class Freq>
    requires requires(const T& a) { outflow(a); }
[[nodiscard]] auto outflow(const series<T, Kind, Freq>& magnitudes) {
    return cellwise([](const T& x) { return outflow(x); }, magnitudes);
}

namespace detail {

template <class T>
T total(std::span<const T> values) {
    if (values.empty()) return zero<T>();
    T sum = values[0];
    for (const T& value : values.subspan(1)) sum = cell_total<T>(sum, value);
    return sum;
}

}  // namespace detail

/// The whole of a flow; a balance or a level has none.
///
///     throws   missing_cell_error; try_sum returns it
template <class T, class Freq>
[[nodiscard]] T sum(const series<T, flow, Freq>& s) {
    return detail::total(s.view().values());
}
template <class T, class Freq>
[[nodiscard]] T sum(series_view<T, flow, Freq> s) {
    return detail::total(s.values());
}
// Refused here, or a sum of any range would take a view of balances.
template <class T, class Kind, class Freq>
    requires(!std::same_as<Kind, flow>)
void sum(const series<T, Kind, Freq>&) = delete;
template <class T, class Kind, class Freq>
    requires(!std::same_as<Kind, flow>)
void sum(series_view<T, Kind, Freq>) = delete;
template <class T, class Freq>
[[nodiscard]] result<T, missing_cell_error> try_sum(const series<T, flow, Freq>& s) {
    try {
        return sum(s);
    } catch (const missing_cell_error& e) {
        return e;
    }
}

}  // namespace outlay
