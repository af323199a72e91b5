// SPDX-License-Identifier: BSL-1.0
#pragma once
// Series out of a table: one column names the period, others hold amounts in a stated unit.
//
//   series_table                       a CSV file whose rows are periods; rows that are none are named when it is opened
//   .flow, .balance(column, timeline, unit)        the column as a series of amounts; an empty field is a missing cell
//   .levels(column, timeline)                      as a level_series of decimals: a price, an index, a share
//   .number(column, period), .amount(column, period, unit), .cell(column, period)       one field: a decimal, an amount, its text

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/feed/csv.hpp>
#include <outlay/feed/detail/amount_of.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/sourced.hpp>
#include <outlay/time/series.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::feed {

/// A table of periods: every row is one period, named by its label in one of the columns. Blanks around a label do not count,
/// nor does a missing one inside: FY2026Q1 is FY2026 Q1.
///
///     const auto table = feed::series_table::open("alibaba_quarters.csv", "fiscal_quarter", {"Total"});
///     const auto capex = table.flow("capex_total_rmb_m", quarters, 1e6_cny);
///
///     throws   feed_error   what the CSV reader throws; no row; two rows of one label
class series_table {
public:
    /// `not_periods`: the labels of rows that are no periods (totals, remarks, ""), which `flow` leaves out and which may stand
    /// more than once; `cell` reads the first.
    series_table(csv_reader rows, std::string_view period_column, std::vector<std::string> not_periods = {})
        : name_(rows.name()), header_(rows.header()), not_periods_(std::move(not_periods)) {
        period_ = rows.column(period_column);
        while (rows.next()) {
            row r{rows.line(), {}};
            for (std::size_t i = 0; i < rows.size(); ++i) r.fields.emplace_back(rows[i]);
            const std::string_view label = trimmed(rows[period_]);
            if (!places_.emplace(label, rows_.size()).second && !is_none(label))
                throw rows.error_at(period_, "a second row of this period");
            rows_.push_back(std::move(r));
        }
        if (rows_.empty()) throw feed_error(name_, rows.line(), 0, {}, "no row after the header");
    }
    static series_table open(const std::string& path, std::string_view period_column,
                             std::vector<std::string> not_periods = {}) {
        return {csv_reader::open(path), period_column, std::move(not_periods)};
    }

    /// A column's amounts, each times `unit`; missing where the field is empty or there is no row of that period.
    ///
    ///     units    unit: what a 1 in the file means, 1e6_cny for "RMB million"
    ///     throws   feed_error   a row whose label is no period of the timeline's frequency, and which was not named as none; a
    ///                           field that is no number; digits below the minor unit, zeros too, unless a rounding is named;
    ///                           more than an amount can hold
    template <class C, class Rep, frequency Freq>
    [[nodiscard]] flow_series<money<C, Rep>, Freq> flow(std::string_view column, const timeline<Freq>& on,
                                                        money<C, Rep> unit, rounding mode = rounding::exact) const {
        return series_of<money<C, Rep>, outlay::flow>(column, on, amounts_in(unit, mode));
    }
    /// The same of what stands at the end of each period.
    template <class C, class Rep, frequency Freq>
    [[nodiscard]] balance_series<money<C, Rep>, Freq> balance(std::string_view column, const timeline<Freq>& on,
                                                              money<C, Rep> unit, rounding mode = rounding::exact) const {
        return series_of<money<C, Rep>, outlay::balance>(column, on, amounts_in(unit, mode));
    }
    /// The same of what is no amount: a price, an index, a share.
    template <frequency Freq>
    [[nodiscard]] level_series<decimal, Freq> levels(std::string_view column, const timeline<Freq>& on) const {
        return series_of<decimal, outlay::level>(column, on, [](const row&, std::size_t, const decimal& x) { return x; });
    }
    /// One field as a number.
    ///
    ///     throws   feed_error   no such period or column; a field that is empty or no number
    [[nodiscard]] decimal number(std::string_view column, std::string_view period) const {
        const std::size_t at = place(column);
        return value_of(row_of(period), at);
    }
    /// One field as an amount, times `unit`.
    ///
    ///     throws   feed_error   as of number and flow
    template <class C, class Rep>
    [[nodiscard]] money<C, Rep> amount(std::string_view column, std::string_view period, money<C, Rep> unit,
                                       rounding mode = rounding::exact) const {
        const std::size_t at = place(column);
        const row& r = row_of(period);
        return amounts_in(unit, mode)(r, at, value_of(r, at));
    }
    /// The text of one field; feed_error where there is no such period or column.
    [[nodiscard]] const std::string& cell(std::string_view column, std::string_view period) const {
        const std::size_t at = place(column);
        return row_of(period).fields[at];
    }

    /// Where a field stands; of `source_column`, where it is named, the text of the row.
    ///
    ///     throws   feed_error   no such period or column
    [[nodiscard]] figure_source source_of(std::string_view column, std::string_view period, std::string_view source_column = {}) const {
        const std::size_t at = place(column);
        const row& r = row_of(period);
        return {name_, r.line, at + 1, source_column.empty() ? std::string() : r.fields[place(source_column)]};
    }
    /// One field as a number, with where it stands.
    ///
    ///     throws   feed_error   as of number
    [[nodiscard]] sourced<decimal> sourced_number(std::string_view column, std::string_view period, std::string_view source_column = {}) const {
        return {number(column, period), source_of(column, period, source_column)};
    }
    /// One field as an amount, times `unit`, with where it stands.
    ///
    ///     throws   feed_error   as of amount
    template <class C, class Rep>
    [[nodiscard]] sourced<money<C, Rep>> sourced_amount(std::string_view column, std::string_view period, money<C, Rep> unit,
                                                        std::string_view source_column = {}, rounding mode = rounding::exact) const {
        return {amount(column, period, unit, mode), source_of(column, period, source_column)};
    }

private:
    struct row {
        std::size_t line;
        std::vector<std::string> fields;
    };

    static std::string_view trimmed(std::string_view label) {
        const std::size_t from = std::min(label.find_first_not_of(" \t"), label.size());
        return label.substr(from, label.find_last_not_of(" \t") + 1 - from);
    }
    [[nodiscard]] feed_error error_at(const row& r, std::size_t column, std::string_view reason) const {
        return feed_error(name_, r.line, column + 1, r.fields[column], reason);
    }
    [[nodiscard]] const row& row_of(std::string_view period) const {
        const auto found = places_.find(trimmed(period));
        if (found == places_.end()) throw feed_error(name_, 0, 0, period, "no row of this period");
        return rows_[found->second];
    }
    [[nodiscard]] decimal value_of(const row& r, std::size_t at) const {
        if (r.fields[at].empty()) throw error_at(r, at, "no value");
        const auto value = decimal::try_from_chars(r.fields[at]);
        if (!value) throw error_at(r, at, value.error().reason());
        return *value;
    }
    template <class C, class Rep>
    [[nodiscard]] auto amounts_in(const money<C, Rep>& unit, rounding mode) const {
        return [this, unit, mode](const row& r, std::size_t at, const decimal& x) {
            return detail::amount_of(unit, x, mode, [&](std::string_view why) { return error_at(r, at, why); });
        };
    }
    /// A column's cells, each read by `read(row, column, number)`.
    template <class T, class Kind, frequency Freq, class Read>
    [[nodiscard]] series<T, Kind, Freq> series_of(std::string_view column, const timeline<Freq>& on, const Read& read) const {
        const std::size_t at = place(column);
        std::vector<std::optional<T>> cells(on.size());
        std::vector<bool> found(on.size());
        for (const row& r : rows_) {
            const std::optional<std::size_t> i = period_of(r, on);
            if (!i) continue;
            if (found[*i]) throw error_at(r, period_, "a second row of this period");
            found[*i] = true;
            if (!r.fields[at].empty()) cells[*i] = read(r, at, value_of(r, at));
        }
        return {on, cells};
    }
    [[nodiscard]] std::size_t place(std::string_view column) const {
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (header_[i] == column) return i;
        throw feed_error(name_, 1, 0, column, "no column of this name in the header");
    }
    /// Whether rows of this label were named as no periods.
    [[nodiscard]] bool is_none(std::string_view label) const {
        return std::any_of(not_periods_.begin(), not_periods_.end(),
                           [&](const std::string& one) { return trimmed(one) == label; });
    }
    /// Where on the timeline the row's period is; nothing where it lies before or after, or the row was named as no period.
    template <frequency Freq>
    [[nodiscard]] std::optional<std::size_t> period_of(const row& r, const timeline<Freq>& on) const {
        const std::string_view label = trimmed(r.fields[period_]);
        if (is_none(label)) return std::nullopt;
        std::string spaced(label);  // FY2026Q1
        if (label.starts_with("FY") && label.size() > 6 && label[6] != ' ') spaced.insert(6, " ");
        for (const std::string_view text : {label, std::string_view(spaced)})
            if (const auto i = on.find(text)) return i;
        if constexpr (!std::same_as<Freq, irregular>) {
            for (const std::string_view text : {label, std::string_view(spaced)}) {
                try {
                    (void)on.calendar().template labelled<Freq>(text);
                    return std::nullopt;
                } catch (const error& e) {
                }
            }
        }
        throw error_at(
            r, period_,
            "no label of " + std::string(Freq::name) + "; rows that are no periods are named when the table is opened");
    }

    std::string name_;
    std::vector<std::string> header_;
    std::vector<std::string> not_periods_;
    std::size_t period_ = 0;
    std::vector<row> rows_;
    std::map<std::string, std::size_t, std::less<>> places_;
};

}  // namespace outlay::inline v0::feed

#include <outlay/number/detail/restore_min_max.hpp>
