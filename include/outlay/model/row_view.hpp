// SPDX-License-Identifier: BSL-1.0
#pragma once
// The rows of a model after a run: by name, kind and currency, until the next run.
//
//   row_view<T, Kind, Freq>       its cells: [place], has, cell, size, on, values, to_series
//   line_description              section, name, kind, unit, frequency of a line; its terms where it is a total
//   sheet_rows<R, Freq>           flow<USD>("free cash flow"), balance, level; row<T, Kind>(name); lines()
//
// A name may be told apart by its section: flow<USD>("servers", "charge").

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/detail/sheet_core.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// The cells of a line; outside its window, where it has one, they are missing.
///
///     throws   missing_cell_error      from []: outside the window
///              not_on_timeline_error   a period, label or day that the timeline does not have
template <row_amount_type T, series_kind Kind, frequency Freq>
class row_view {
public:
    using value_type = T;
    using number = number_of<T>;

    row_view(timeline<Freq> on, std::span<const number> cells, detail::span_of_periods window)
        : on_(std::move(on)), cells_(cells), window_(window) {}

    [[nodiscard]] const timeline<Freq>& on() const noexcept { return on_; }
    [[nodiscard]] std::size_t size() const noexcept { return cells_.size(); }
    [[nodiscard]] T operator[](detail::place where) const {
        const std::size_t t = where.on(on_);
        if (!inside(t)) throw missing_cell_error(to_string(on_), {on_.label(static_cast<std::ptrdiff_t>(t))});
        return row_amount<T>::of(cells_[t]);
    }
    [[nodiscard]] bool has(detail::place where) const { return inside(where.on(on_)); }
    [[nodiscard]] std::optional<T> cell(detail::place where) const {
        const std::size_t t = where.on(on_);
        return inside(t) ? std::optional<T>(row_amount<T>::of(cells_[t])) : std::nullopt;
    }
    /// The counts of all cells, minor units of money; those outside the window say nothing.
    [[nodiscard]] std::span<const number> values() const noexcept { return cells_; }
    /// A copy that outlives the next run.
    [[nodiscard]] series<T, Kind, Freq> to_series() const {
        std::vector<std::optional<T>> cells;
        cells.reserve(cells_.size());
        for (std::size_t t = 0; t < cells_.size(); ++t) cells.push_back(cell(t));
        return series<T, Kind, Freq>(on_, cells);
    }

private:
    [[nodiscard]] bool inside(std::size_t t) const { return t >= window_.from && t < window_.until; }

    timeline<Freq> on_;
    std::span<const number> cells_;
    detail::span_of_periods window_;
};

/// A term of a total, or a flow by which a balance changes.
struct line_term {
    int sign;
    std::size_t line;
};
/// What a line of a model is.
struct line_description {
    std::string section;
    std::string name;
    std::string kind;       ///< flow, balance, level
    std::string unit;       ///< "USD"; empty of numbers
    std::string frequency;  ///< "quarters"
    std::vector<line_term> terms;  ///< of a total: its lines, as indices of lines(), with their signs
    std::vector<line_term> rolls;  ///< of a balance: the flows that change it, where the model says so
    std::size_t published = 0;     ///< the cells of so many first periods are published ones (model/actuals.hpp)
    std::size_t first = 0;         ///< the first period of which it has a cell
    std::int64_t counts_in_one = 1;  ///< of its unit: 100 of dollars, whose cells count cents
};

/// The rows of one runner, until its next run.
template <field R, frequency Freq>
class sheet_rows {
public:
    sheet_rows(const detail::sheet_core<R>& core, const timeline<Freq>& on) : core_(&core), on_(&on) {}

    [[nodiscard]] const timeline<Freq>& on() const noexcept { return *on_; }

    /// A flow of money, a balance, a level by the currency; of numbers without one.
    ///
    ///     throws   line_unknown_error   no line of this name, or several
    ///              line_type_error      a line of another kind, currency or frequency
    template <class C>
    [[nodiscard]] auto flow(std::string_view name) const { return row<money<C, R>, outlay::flow>(name); }
    [[nodiscard]] auto flow(std::string_view name) const { return row<R, outlay::flow>(name); }
    template <class C>
    [[nodiscard]] auto flow(std::string_view section, std::string_view name) const { return row<money<C, R>, outlay::flow>(section, name); }
    template <class C>
    [[nodiscard]] auto balance(std::string_view name) const { return row<money<C, R>, outlay::balance>(name); }
    [[nodiscard]] auto balance(std::string_view name) const { return row<R, outlay::balance>(name); }
    template <class C>
    [[nodiscard]] auto balance(std::string_view section, std::string_view name) const {
        return row<money<C, R>, outlay::balance>(section, name);
    }
    template <class C>
    [[nodiscard]] auto level(std::string_view name) const { return row<money<C, R>, outlay::level>(name); }
    [[nodiscard]] auto level(std::string_view name) const { return row<R, outlay::level>(name); }

    /// Of any amount.
    template <amount_on<R> T, series_kind Kind>
    [[nodiscard]] row_view<T, Kind, Freq> row(std::string_view name) const {
        return view<T, Kind, Freq>(line(nullptr, name), *on_, core_->periods);
    }
    template <amount_on<R> T, series_kind Kind>
    [[nodiscard]] row_view<T, Kind, Freq> row(std::string_view section, std::string_view name) const {
        return view<T, Kind, Freq>(line(&section, name), *on_, core_->periods);
    }
    /// A line by years.
    template <amount_on<R> T, series_kind Kind>
        requires(!std::same_as<Freq, yearly>)
    [[nodiscard]] row_view<T, Kind, yearly> years(std::string_view name) const {
        const auto first = on_->calendar().template containing<yearly>(on_->from());
        return view<T, Kind, yearly>(line(nullptr, name), timeline<yearly>(first, core_->years.count), core_->years.count);
    }

    /// All lines in the order in which they are written.
    [[nodiscard]] std::vector<line_description> lines() const {
        std::vector<line_description> all;
        std::vector<std::size_t> place(core_->records().size());
        for (std::size_t i = 0, line = 0; i < place.size(); ++i) {
            place[i] = line;
            line += core_->records()[i].type != &detail::section_type;
        }
        for (const detail::line_record& r : core_->records()) {
            if (r.type == &detail::section_type) continue;
            all.push_back({r.section, r.name, std::string(r.type->kind), r.type->unit(), std::string(r.type->frequency), {}, {}, r.published, r.window.from,
                           r.type->counts_in_one});
            for (const auto& t : r.terms) all.back().terms.push_back({t.sign, place[t.line]});
            for (const auto& t : r.rolls) all.back().rolls.push_back({t.sign, place[t.line]});
        }
        return all;
    }
    /// For explanations: what is known of each line.
    [[nodiscard]] const detail::sheet_core<R>& core() const noexcept { return *core_; }
    /// The counts of a line's cells, whatever it holds, by its place in lines().
    [[nodiscard]] std::span<const R> cells(whole_count<std::size_t> of) const {
        std::size_t place = 0;
        for (std::size_t i = 0; i < core_->records().size(); ++i) {
            const detail::line_record& r = core_->records()[i];
            if (r.type == &detail::section_type || place++ != of) continue;
            return {core_->cells(i) + r.window.from, r.window.until - r.window.from};
        }
        throw line_unknown_error("line " + std::to_string(static_cast<std::size_t>(of)), names());
    }

private:
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const detail::line_record& r : core_->records())
            if (r.type != &detail::section_type) all.push_back(r.section.empty() ? r.name : r.section + ": " + r.name);
        return all;
    }
    [[nodiscard]] std::size_t line(const std::string_view* section, std::string_view name) const {
        std::vector<std::string> found;
        std::size_t at = 0;
        for (std::size_t i = 0; i < core_->records().size(); ++i) {
            const detail::line_record& r = core_->records()[i];
            if (r.type == &detail::section_type || r.name != name || (section && r.section != *section)) continue;
            found.push_back(r.section + ": " + r.name);
            at = i;
        }
        if (found.size() == 1) return at;
        throw line_unknown_error(name, found.empty() ? names() : found);
    }
    template <class T, class Kind, class F>
    [[nodiscard]] row_view<T, Kind, F> view(std::size_t at, timeline<F> on, std::size_t n) const {
        const detail::line_record& r = core_->records()[at];
        const detail::line_type* whole = &detail::line_type_of<T, Kind, F, false>;
        if (r.type != whole && r.type != &detail::line_type_of<T, Kind, F, true>) throw line_type_error(r.name, "a " + r.type->text(), "a " + whole->text());
        return {std::move(on), std::span<const R>(core_->cells(at), n), r.window};
    }

    const detail::sheet_core<R>* core_;
    const timeline<Freq>* on_;
};

}  // namespace outlay
