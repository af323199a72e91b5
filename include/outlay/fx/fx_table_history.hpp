// SPDX-License-Identifier: BSL-1.0
#pragma once
// The rates of many pairs, day by day, as central banks publish them: a column a pair, a row a day, cells that may miss.
//
//   fx_table_history      add(day, row), on(day, rule) -> fx_table, history(pair), history<Base, Quote>()
//   cross(a, b)           of two histories: the days that both have

#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/fx_history.hpp>
#include <outlay/fx/fx_table.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// Published rates of many pairs. Its days rise or fall, as they came.
///
///     const fx_table_history ecb = feed::read_ecb_history("eurofxref-hist.csv");
///     ecb.on("2025-02-24"_day, previous{.max_days = 5}).quote<USD, CNY>()
///
///     throws   rate_missing_error        a pair that is no column
///              unordered_history_error   a day that does not go on in the direction of those before
class fx_table_history {
public:
    fx_table_history(std::vector<currency_pair> pairs, rate_source source)
        : pairs_(std::move(pairs)), source_(std::move(source)) {}

    /// One more day: a rate for each pair, or nothing where there is none.
    ///
    ///     throws   numeric_domain_error   another number of cells than of pairs; a rate of zero or below
    void add(calendar_day day, std::span<const std::optional<decimal>> row);

    [[nodiscard]] const std::vector<currency_pair>& pairs() const noexcept { return pairs_; }
    [[nodiscard]] const rate_source& source() const noexcept { return source_; }
    [[nodiscard]] std::size_t size() const noexcept { return days_.size(); }
    /// The day of a row, 0 the oldest.
    [[nodiscard]] calendar_day day(whole_count<std::size_t> row) const noexcept { return days_[stored(row)]; }
    [[nodiscard]] std::optional<decimal> cell(whole_count<std::size_t> row, whole_count<std::size_t> column) const noexcept {
        const decimal rate = cells_[stored(row) * pairs_.size() + column];
        return rate.coefficient() == 0 ? std::nullopt : std::optional(rate);
    }

    /// The table of a day: each pair by the rule, on its own; a pair for which the rule finds nothing is not in it. Its rates
    /// may lie as far apart as the rule reaches; a pair that has columns both ways round may differ by the tolerance.
    template <missing_day_rule Rule>
    [[nodiscard]] fx_table on(calendar_day day, Rule rule, decimal tolerance = {}) const;
    /// One column, its missing cells left out; of a currency to itself, 1 on every day.
    [[nodiscard]] any_history history(const currency_pair& pair) const {
        if (pair.base() != pair.quote()) return window(column(pair), 0, size());
        std::vector<dated<any_rate>> ones;
        for (std::size_t row = 0; row < size(); ++row) ones.push_back({day(row), any_rate(pair, exact_ratio(1))});
        return {pair, ones, source_};
    }
    template <currency Base, currency Quote>
    [[nodiscard]] fx_history<Base, Quote> history() const {
        return typed<Base, Quote>(history(pair_of<Base, Quote>));
    }

    friend bool operator==(const fx_table_history& a, const fx_table_history& b) {
        if (a.pairs_ != b.pairs_ || a.source_ != b.source_ || a.size() != b.size()) return false;
        for (std::size_t row = 0; row < a.size(); ++row) {
            if (a.day(row) != b.day(row)) return false;
            for (std::size_t i = 0; i < a.pairs_.size(); ++i)
                if (a.cell(row, i) != b.cell(row, i)) return false;
        }
        return true;
    }

private:
    [[nodiscard]] bool falling() const noexcept { return days_.size() > 1 && days_[1] < days_[0]; }
    [[nodiscard]] std::size_t stored(std::size_t row) const noexcept {
        return falling() ? days_.size() - 1 - row : row;
    }
    [[nodiscard]] std::size_t column(const currency_pair& pair) const {
        const auto found = std::find(pairs_.begin(), pairs_.end(), pair);
        if (found == pairs_.end()) throw rate_missing_error(pair, "no column of " + source_.name + " has it");
        return static_cast<std::size_t>(found - pairs_.begin());
    }
    /// The first row on or after the day.
    [[nodiscard]] std::size_t row_from(calendar_day day) const {
        std::size_t first = 0;
        for (std::size_t n = size(); n > 0;) {
            const std::size_t half = n / 2;
            if (this->day(first + half) < day) first += half + 1, n -= half + 1;
            else n = half;
        }
        return first;
    }
    [[nodiscard]] any_history window(std::size_t column, std::size_t first, std::size_t last) const {
        std::vector<dated<any_rate>> rates;
        for (std::size_t row = first; row < last; ++row)
            if (const auto rate = cell(row, column)) rates.push_back({day(row), any_rate(pairs_[column], *rate)});
        return {pairs_[column], rates, source_};
    }

    std::vector<currency_pair> pairs_;
    rate_source source_;
    std::vector<calendar_day> days_;
    std::vector<decimal> cells_;  // a row after the other; 0, which is no rate, where there is none
};

inline void fx_table_history::add(calendar_day day, std::span<const std::optional<decimal>> row) {
    if (row.size() != pairs_.size())
        throw numeric_domain_error("the cells of a row", std::to_string(row.size()), std::to_string(pairs_.size()));
    const bool goes_on =
        days_.empty() || (day != days_.back() && (days_.size() == 1 || (day < days_.back()) == falling()));
    if (!goes_on)
        throw unordered_history_error(pairs_.empty() ? currency_pair("?", "?") : pairs_[0], days_.back(), day);
    for (std::size_t i = 0; i < row.size(); ++i)
        if (row[i] && row[i]->coefficient() <= 0)
            throw numeric_domain_error("the rate " + to_string(pairs_[i]), to_string(*row[i]), "more than 0");
    days_.push_back(day);
    for (const auto& cell : row) cells_.push_back(cell ? *cell : decimal());
}

template <missing_day_rule Rule>
fx_table fx_table_history::on(calendar_day day, Rule rule, decimal tolerance) const {
    int reach = 0;
    if constexpr (requires { rule.max_days; }) reach = rule.max_days;
    if (reach < 0) throw numeric_domain_error("max_days", std::to_string(reach), "at least 0");
    const date::sys_days middle = day.sys_days();
    // The rows that the rule can reach.
    std::size_t first = row_from(day), last = first;
    while (first > 0 && middle - this->day(first - 1).sys_days() <= date::days{reach}) --first;
    while (last < size() && this->day(last).sys_days() - middle <= date::days{reach}) ++last;
    fx_table table(table_limits{.max_days = reach, .tolerance = tolerance});
    for (std::size_t i = 0; i < pairs_.size(); ++i)
        if (const auto quote = window(i, first, last).try_on(day, rule)) table.add(*quote);
    return table;
}

/// The rates between what two histories do not share, on the days that both have.
///
///     shape    the source says that it is derived; a quote with its chain is cross(a.on(day, rule), b.on(day, rule))
template <class First, class Second>
    requires requires(const First& a, const Second& b) { cross(a, b); }
[[nodiscard]] auto cross(const basic_history<First>& first, const basic_history<Second>& second) {
    using rate = std::remove_const_t<decltype(cross(first.rates()[0], second.rates()[0]))>;
    std::vector<dated<rate>> rates;
    for (std::size_t i = 0, j = 0; i < first.size() && j < second.size();) {
        const calendar_day a = first.days()[i], b = second.days()[j];
        if (a == b) rates.push_back({a, cross(first.rates()[i], second.rates()[j])});
        i += a <= b ? 1u : 0u;
        j += b <= a ? 1u : 0u;
    }
    const std::string &a = first.source().name, &b = second.source().name;
    rate_source source{a == b ? a : a + " and " + b, rate_kind::derived};
    if constexpr (requires { rate::pair(); }) return basic_history<rate>(rates, std::move(source));
    else
        return basic_history<rate>(
            cross(any_rate(first.pair(), decimal(1)), any_rate(second.pair(), decimal(1))).pair(), rates,
            std::move(source));
}

}  // namespace outlay
