// SPDX-License-Identifier: BSL-1.0
#pragma once
// Series out of a table: one column names the period, others hold amounts in a stated unit.
//
//   series_table            a CSV file whose rows are periods
//   .flow(column, timeline, unit)      the column as a flow_series; an empty field is a missing cell
//   .cell(column, period)              the text of one field

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/feed/csv.hpp>
#include <outlay/money/money.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0::feed {

/// A table of periods: every row is one period, named by its label in one of the columns.
///
///     const auto table = feed::series_table::open("alibaba_quarters.csv", "fiscal_quarter");
///     const auto capex = table.flow("capex_total_rmb_m", quarters, 1e6_cny);
///
///     throws   feed_error   what the CSV reader throws; two rows of one period; a field that is no number
class series_table {
public:
    series_table(csv_reader rows, std::string_view period_column) : name_(rows.name()), header_(rows.header()) {
        const std::size_t period = rows.column(period_column);
        while (rows.next()) {
            row r;
            r.line = rows.line();
            for (std::size_t i = 0; i < rows.size(); ++i) r.fields.emplace_back(rows[i]);
            if (!rows_.emplace(rows[period], std::move(r)).second) throw rows.error_at(period, "a second row of this period");
        }
    }
    static series_table open(const std::string& path, std::string_view period_column) {
        return {csv_reader::open(path), period_column};
    }

    /// A column's amounts, each times `unit`; missing where the field is empty or there is no row of that period.
    ///
    ///     units    unit: what a 1 in the file means, 1e6_cny for "RMB million"
    template <class C, class Rep, frequency Freq>
    [[nodiscard]] flow_series<money<C, Rep>, Freq> flow(std::string_view column, const timeline<Freq>& on,
                                                        money<C, Rep> unit) const {
        const std::size_t at = place(column);
        flow_series<money<C, Rep>, Freq> out(on);
        for (std::size_t i = 0; i < on.size(); ++i) {
            const auto found = rows_.find(on.label(static_cast<std::ptrdiff_t>(i)));
            if (found == rows_.end() || found->second.fields[at].empty()) continue;
            const std::string& text = found->second.fields[at];
            const auto value = decimal::try_from_chars(text);
            if (!value) throw feed_error(name_, found->second.line, at + 1, text, value.error().reason());
            try {
                out.set(i, (unit * *value).template round<Rep>(rounding::exact));
            } catch (const not_exact_error&) {
                throw feed_error(name_, found->second.line, at + 1, text, "a fraction of the minor unit");
            }
        }
        return out;
    }
    /// The text of one field; feed_error where there is no such period or column.
    [[nodiscard]] const std::string& cell(std::string_view column, std::string_view period) const {
        const std::size_t at = place(column);
        const auto found = rows_.find(period);
        if (found == rows_.end()) throw feed_error(name_, 0, 0, period, "no row of this period");
        return found->second.fields[at];
    }

private:
    struct row {
        std::size_t line = 0;
        std::vector<std::string> fields;
    };

    [[nodiscard]] std::size_t place(std::string_view column) const {
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (header_[i] == column) return i;
        throw feed_error(name_, 1, 0, column, "no column of this name in the header");
    }

    std::string name_;
    std::vector<std::string> header_;
    std::map<std::string, row, std::less<>> rows_;
};

}  // namespace outlay::inline v0::feed
