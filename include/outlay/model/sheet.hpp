// SPDX-License-Identifier: BSL-1.0
#pragma once
// The sheet that a model writes: it hands out rows in the order in which they are written.
//
//   sheet<R, Freq>
//     flow, balance, level(name, expression)     writes a line, gives its row; also of with_actuals(...), model/actuals.hpp
//     total(name, a - b + c)                     the same of a sum of lines, which it remembers with their signs
//     block(name, depreciation(...))             the lines of a rule, in a section of that name
//     open<T, Kind>(name)                        a line that is set cell by cell
//     shares, levels(name, list), fixed(name, f) lines of fixed data; number(80_pct) one constant: converted in the first run
//     section(name)                              the lines that follow belong to it
//     years(name, to<yearly>(row))               a line by years
//     rolls(balance, flows)                      says what a balance changes by, for checks
//     periods(), on()
//     set_actuals(open_line, series)             the published cells of an open line
//
// The first run makes the layout: section, name, kind, unit and frequency of each line. Later runs are held to it and allocate
// nothing. Only a runner makes a sheet.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/model/actuals.hpp>
#include <outlay/model/coarser.hpp>
#include <outlay/model/detail/sheet_core.hpp>
#include <outlay/model/line_name.hpp>
#include <outlay/model/open_line.hpp>
#include <outlay/model/row.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/timeline.hpp>

namespace outlay::inline v0 {

/// The periods of a timeline as indices, for a plain for.
class period_range {
public:
    class iterator {
    public:
        constexpr explicit iterator(std::size_t at) : at_(at) {}
        constexpr std::size_t operator*() const noexcept { return at_; }
        constexpr iterator& operator++() noexcept { return ++at_, *this; }
        friend constexpr bool operator==(const iterator&, const iterator&) = default;

    private:
        std::size_t at_;
    };
    constexpr explicit period_range(std::size_t n, std::size_t from = 0) : from_(from < n ? from : n), n_(n) {}
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(from_); }
    [[nodiscard]] constexpr iterator end() const noexcept { return iterator(n_); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return n_ - from_; }

private:
    std::size_t from_;
    std::size_t n_;
};

namespace detail {

template <class E, class Kind, class Freq, class R>
concept written_as = row_expression<E> && std::same_as<typename E::kind, Kind> && std::same_as<typename E::frequency_type, Freq> &&
                     std::same_as<number_of<typename E::amount>, R>;
template <class E>
using written_row = row<typename E::amount, typename E::kind, typename E::frequency_type,
                        std::conditional_t<E::node_type::windowed, some_cells, every_cell>>;
template <class E>
concept sum_of_lines = row_expression<E> && E::node_type::is_sum && !E::node_type::windowed;

template <class J, class Kind, class Freq, class R>
concept joined_as = requires { typename J::joined_number; } && std::same_as<typename J::joined_kind, Kind> &&
                    std::same_as<typename J::joined_frequency, Freq> && std::same_as<typename J::joined_number, R>;

struct sheet_access;

}  // namespace detail

template <field R, frequency Freq>
class sheet {
public:
    using number_type = R;
    using frequency_type = Freq;

    sheet(const sheet&) = delete;
    sheet& operator=(const sheet&) = delete;

    [[nodiscard]] const timeline<Freq>& on() const noexcept { return on_; }
    [[nodiscard]] period_range periods() const noexcept { return period_range(core_.periods); }
    /// Those after the first few.
    [[nodiscard]] period_range periods(whole_count<std::size_t> from) const noexcept { return period_range(core_.periods, from); }

    /// A flow, a balance, a level: computed in one pass where it is written. Another kind does not compile.
    template <detail::written_as<outlay::flow, Freq, R> E>
    OUTLAY_ALWAYS_INLINE detail::written_row<E> flow(const line_name& name, const E& e) { return write(name, e, core_.periods); }
    template <detail::written_as<outlay::balance, Freq, R> E>
    OUTLAY_ALWAYS_INLINE detail::written_row<E> balance(const line_name& name, const E& e) { return write(name, e, core_.periods); }
    template <detail::written_as<outlay::level, Freq, R> E>
    OUTLAY_ALWAYS_INLINE detail::written_row<E> level(const line_name& name, const E& e) { return write(name, e, core_.periods); }

    /// The same of what was published through a period and is computed after it.
    template <detail::joined_as<outlay::flow, Freq, R> J>
    OUTLAY_ALWAYS_INLINE auto flow(const line_name& name, const J& joined) { return joined.write_to(*this, name); }
    template <detail::joined_as<outlay::balance, Freq, R> J>
    OUTLAY_ALWAYS_INLINE auto balance(const line_name& name, const J& joined) { return joined.write_to(*this, name); }
    template <detail::joined_as<outlay::level, Freq, R> J>
    OUTLAY_ALWAYS_INLINE auto level(const line_name& name, const J& joined) { return joined.write_to(*this, name); }

    /// A sum of lines, each with its sign: what is no line cannot stand in a total. Write it as a line first.
    template <detail::sum_of_lines E>
        requires(detail::written_as<E, outlay::flow, Freq, R> || detail::written_as<E, outlay::balance, Freq, R>)
    OUTLAY_ALWAYS_INLINE detail::written_row<E> total(const line_name& name, const E& e) {
        return write<detail::noted::total>(name, e, core_.periods);
    }

    /// A line by years, of rows by years: to<yearly>(row) and what is computed from such.
    template <detail::written_as<outlay::flow, yearly, R> E>
        requires(!std::same_as<Freq, yearly>)
    OUTLAY_ALWAYS_INLINE detail::written_row<E> years(const line_name& name, const E& e) { return write(name, e, whole_years()); }
    template <class E>
        requires(!std::same_as<Freq, yearly> && (detail::written_as<E, outlay::balance, yearly, R> || detail::written_as<E, outlay::level, yearly, R>))
    OUTLAY_ALWAYS_INLINE detail::written_row<E> years(const line_name& name, const E& e) { return write(name, e, whole_years()); }
    template <class E>
        requires(std::same_as<Freq, yearly> && row_expression<E>)
    OUTLAY_ALWAYS_INLINE detail::written_row<E> years(const line_name& name, const E& e) { return write(name, e, core_.periods); }

    /// A line that is set cell by cell.
    template <amount_on<R> T, series_kind Kind>
    [[nodiscard]] OUTLAY_ALWAYS_INLINE open_line<T, Kind, Freq> open(const line_name& name) {
        R* const cells = core_.open(name, detail::line_type_of<T, Kind, Freq, false>);
        ++core_.open_lines;
        const std::uint32_t line = core_.opened();
        if (core_.recording) core_.record(line).window = {1, 0};  // until it is closed
        return {core_, cells, line};
    }

    /// The first cells of an open line, as published: the loop goes on with the period after them.
    ///
    ///     const auto known = s.set_actuals(owed, published_debt, "FY2025");
    ///     debt.draw(known.last);
    ///     for (const std::size_t t : s.periods(known.periods)) { ...; owed.set(t, debt.balance); }
    ///
    ///     throws   as with_actuals
    template <class T, class Kind, class V>
        requires detail::publishes<V, T>
    OUTLAY_ALWAYS_INLINE published_part<T> set_actuals(open_line<T, Kind, Freq>& line, const series<V, Kind, Freq>& published,
                                                       std::optional<detail::place> through = {}) {
        published_part<T> part;
        part.periods = line.set_first([&](auto& core, std::uint32_t of, R* cells) {
            const std::size_t known = detail::published_cells(core, of, cells, published, through, on_);
            if (known > 0) part.last = row_amount<T>::of(cells[known - 1]);
            return known;
        });
        return part;
    }
    template <class T, class Kind, class V>
    void set_actuals(open_line<T, Kind, Freq>&, const series<V, Kind, Freq>&&, std::optional<detail::place> = {}) = delete;

    /// The lines of a rule, in a section of their own; of a rule that gives one row, that line.
    template <class Block>
        requires requires(const Block& b, sheet& s, const line_name& name) { b.write_to(s, name); }
    OUTLAY_ALWAYS_INLINE auto block(const line_name& name, const Block& rule) { return rule.write_to(*this, name); }

    /// The lines that follow belong to this section, until the next.
    OUTLAY_ALWAYS_INLINE void section(const line_name& name) {
        core_.open(name, detail::section_type);
        if (core_.recording) core_.open_section(name);
    }
    /// The same for what is written by f, as a rule of several lines does; then the section before goes on.
    template <class F>
    OUTLAY_ALWAYS_INLINE auto within(const line_name& name, const F& f) {
        section(name);
        const std::uint32_t header = core_.opened();
        auto made = f();
        if (core_.recording) core_.reopen_section(header);
        return made;
    }

    /// What part of the whole falls into each period, a flow of numbers: they add up to 1, and after the last there is nothing.
    ///
    ///     throws   numeric_domain_error   more shares than periods, or they do not add up to 1
    OUTLAY_ALWAYS_INLINE row<R, outlay::flow, Freq> shares(const line_name& name, const std::vector<exact_ratio>& list) {
        const auto made = opened<R, outlay::flow>(name);
        if (core_.recording) core_.take_shares(list, made.node.line);
        return made;
    }
    /// The level of each period, one for each.
    ///
    ///     throws   numeric_domain_error   more or fewer levels than periods
    OUTLAY_ALWAYS_INLINE row<R, outlay::level, Freq> levels(const line_name& name, const std::vector<exact_ratio>& list) {
        const auto made = opened<R, outlay::level>(name);
        if (core_.recording) core_.take_levels(list, made.node.line);
        return made;
    }
    // A list that goes before the next run: keep it in the model.
    void shares(const line_name&, const std::vector<exact_ratio>&&) = delete;
    void levels(const line_name&, const std::vector<exact_ratio>&&) = delete;

    /// f(t), an exact number or amount, of each period; asked in the first run only.
    template <series_kind Kind = outlay::level, class F>
        requires std::constructible_from<exact_ratio, std::invoke_result_t<const F&, std::size_t>>
    OUTLAY_ALWAYS_INLINE row<R, Kind, Freq> fixed(const line_name& name, const F& f) {
        const auto made = opened<R, Kind>(name);
        if (core_.recording)
            core_.take_fixed([](const void* asked, std::size_t t) { return exact_ratio((*static_cast<const F*>(asked))(t)); }, &f, made.node.line);
        return made;
    }
    /// An exact constant on R, converted in the first run.
    template <class X>
        requires std::constructible_from<exact_ratio, const X&>
    [[nodiscard]] OUTLAY_ALWAYS_INLINE R number(const X& x) { return core_.number(exact_ratio(x)); }

    /// For rules: the cells of a line that they write all of, themselves.
    template <amount_on<R> T, series_kind Kind>
    struct cells_of_line {
        R* cells;
        detail::sheet_core<R>* core;
        std::uint32_t line;
        std::size_t periods;
        template <class F>
        [[nodiscard]] OUTLAY_ALWAYS_INLINE outlay::row<T, Kind, F> row() const {
            return {{cells, core, line, static_cast<std::uint32_t>(periods)}};
        }
    };
    template <amount_on<R> T, series_kind Kind>
    [[nodiscard]] OUTLAY_ALWAYS_INLINE cells_of_line<T, Kind> open_cells(const line_name& name) {
        R* const cells = core_.open(name, detail::line_type_of<T, Kind, Freq, false>);
        return {cells, &core_, core_.opened(), core_.periods};
    }
    /// For rules: the numbers that f() lists, exact or on R, asked and converted in the first run; they may be written.
    template <class F>
    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::span<R> list(const F& f) { return core_.list(f); }
    /// For rules: the periods in which a row can be other than zero, as far as fixed data tell.
    template <class Row>
    [[nodiscard]] OUTLAY_ALWAYS_INLINE detail::span_of_periods support(const Row& r) const { return core_.support_of(r.node.line); }
    /// For rules: says so of a row of theirs.
    template <class Row>
    OUTLAY_ALWAYS_INLINE void set_support(const Row& r, detail::span_of_periods where) {
        if (core_.recording) core_.record(r.node.line).support = where;
    }
    /// For rules: a row may be read, since it is of this sheet.
    template <class... Rows>
    OUTLAY_ALWAYS_INLINE void check_rows(const Rows&... rows) const {
        if (core_.recording) (core_.check_rows(rows.node), ...);
    }

    /// What a balance changes by in each period, as a sum of flows: checked by check_model.
    template <class Balance, detail::sum_of_lines E>
        requires(std::same_as<typename Balance::kind, outlay::balance> && std::same_as<typename E::kind, outlay::flow> &&
                 std::same_as<typename Balance::amount, typename E::amount>)
    OUTLAY_ALWAYS_INLINE void rolls(const Balance& stands, const E& by) {
        if (core_.recording) core_.note(by.node, core_.periods, detail::noted::rolls, stands.node.line, {});
    }

private:
    friend struct detail::sheet_access;
    explicit sheet(timeline<Freq> on) : on_(std::move(on)), core_(on_.size(), detail::years_on(on_)) {}

    template <class T, class Kind>
    OUTLAY_ALWAYS_INLINE row<T, Kind, Freq> opened(const line_name& name) {
        R* const cells = core_.open(name, detail::line_type_of<T, Kind, Freq, false>);
        return {{cells, &core_, core_.opened(), static_cast<std::uint32_t>(core_.periods)}};
    }
    template <detail::noted What = detail::noted::line, class E>
    OUTLAY_ALWAYS_INLINE detail::written_row<E> write(const line_name& name, const E& e, std::size_t n) {
        constexpr bool windowed = E::node_type::windowed;
        R* const cells = core_.open(name, detail::line_type_of<typename E::amount, typename E::kind, typename E::frequency_type, windowed>);
        const auto where = e.node.window(n);
        if (core_.recording) core_.note(e.node, n, What, core_.opened(), where);
        detail::fill<R>(e.node, cells, where);
        const auto length = static_cast<std::uint32_t>(n);
        if constexpr (windowed) return {{cells, &core_, core_.opened(), length, where}};
        else return {{cells, &core_, core_.opened(), length}};
    }
    std::size_t whole_years() const { return core_.years.count; }

    timeline<Freq> on_;
    detail::sheet_core<R> core_;
};

}  // namespace outlay
