// SPDX-License-Identifier: BSL-1.0
#pragma once
// The European Central Bank's reference rates as CSV: units of each currency for one euro.
//
//   read_ecb_history(path)   eurofxref-hist.csv: ISO days, N/A where there is no rate
//   read_ecb_daily(path)     eurofxref.csv: one day, "13 April 2026", fields set off by a comma and a space
//   read_ecb_sdmx(path)      the data API's csvdata of series EXR.D.<currency>.EUR.SP00.A
//   parse_ecb_history, parse_ecb_daily, parse_ecb_sdmx      the same from memory

#include <outlay/feed/csv.hpp>
#include <outlay/feed/detail/month_name.hpp>
#include <outlay/fx/fx_table_history.hpp>
#include <outlay/money/iso4217.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::feed {

/// The history of all currencies, from the text of eurofxref-hist.csv.
///
///     shape    Date,USD,JPY,...,ZAR, with a last empty field; days fall or rise; N/A and an empty cell are missing
///     throws   feed_error   a file that is something else, a row of another length, a day out of order or twice, a rate
///                           that is no number or not above zero
[[nodiscard]] fx_table_history parse_ecb_history(std::string text, std::string name);
[[nodiscard]] inline fx_table_history read_ecb_history(const std::string& path) {
    return parse_ecb_history(detail::read_text_file(path), path);
}

/// The rates of one day, from the text of eurofxref.csv; as parse_ecb_history otherwise.
[[nodiscard]] fx_table_history parse_ecb_daily(std::string text, std::string name);
[[nodiscard]] inline fx_table_history read_ecb_daily(const std::string& path) {
    return parse_ecb_daily(detail::read_text_file(path), path);
}

/// Daily series against the euro, one or several, from the data API's csvdata.
///
///     shape    the columns FREQ, CURRENCY, CURRENCY_DENOM, EXR_TYPE, EXR_SUFFIX, TIME_PERIOD and OBS_VALUE, among others in
///              any order; an empty value and NaN are missing
///     throws   feed_error   also for a series that is not daily, not against the euro, not a spot rate, not the rate of the
///                           day (suffix A), counted in more than single units (UNIT_MULT, where it is there) or named
///                           otherwise by its KEY (where it is there)
[[nodiscard]] fx_table_history parse_ecb_sdmx(std::string text, std::string name);
[[nodiscard]] inline fx_table_history read_ecb_sdmx(const std::string& path) {
    return parse_ecb_sdmx(detail::read_text_file(path), path);
}

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

/// A currency of ISO 4217, in use or historic, other than the euro; no metal, no XXX. A misspelt one would be a currency that no one asks for.
[[nodiscard]] constexpr bool is_foreign_code(std::string_view text) noexcept {
    const iso4217::entry* const known = iso4217::find(text);
    return text != "EUR" && known != nullptr && known->kind != iso4217::kind::special;
}

/// The pairs that a header names, one for each column after the first but the empty one at the end.
inline std::vector<currency_pair> euro_pairs(const feed::csv_reader& rows) {
    if (rows[0] != "Date")
        throw rows.error_at(0, "not a file of the ECB's reference rates: its header begins with Date");
    std::vector<currency_pair> pairs;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].empty() && i + 1 == rows.size()) break;
        if (!is_foreign_code(rows[i])) throw rows.error_at(i, "a column should be named by a currency");
        pairs.emplace_back("EUR", rows[i]);
    }
    if (pairs.empty()) throw rows.error_at(0, "no currency in the header");
    return pairs;
}

inline void read_euro_row(const feed::csv_reader& rows, std::vector<std::optional<decimal>>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view field = rows[i + 1];
        if (field.empty() || field == "N/A") {
            cells[i] = std::nullopt;
            continue;
        }
        cells[i] = rows.number(i + 1);
        if (cells[i]->coefficient() <= 0) throw rows.error_at(i + 1, "a rate must be more than 0");
    }
    if (cells.size() + 1 < rows.size() && !rows[cells.size() + 1].empty())
        throw rows.error_at(cells.size() + 1, "a value in a column without a currency");
}

/// Checks that days go on in one direction.
class day_order {
public:
    /// Why this day may not follow, or nothing.
    [[nodiscard]] const char* next(calendar_day day) {
        const bool first = count_ == 0, second = count_ == 1;
        if (!first && day == last_) return "a day that stands twice";
        if (second) falling_ = day < last_;
        if (count_ > 1 && (day < last_) != falling_) return "a day out of order";
        last_ = day;
        count_ = count_ < 2 ? count_ + 1 : 2;
        return nullptr;
    }

private:
    calendar_day last_;
    int count_ = 0;
    bool falling_ = false;
};

}  // namespace outlay::inline v0::detail

namespace outlay::inline v0::feed {

inline fx_table_history parse_ecb_history(std::string text, std::string name) {
    csv_reader rows(std::move(text), std::move(name));
    fx_table_history out(detail::euro_pairs(rows), {"ECB", rate_kind::reference});
    std::vector<std::optional<decimal>> cells(out.pairs().size());
    detail::day_order order;
    while (rows.next()) {
        const calendar_day day = rows.day(0);
        if (const char* why = order.next(day)) throw rows.error_at(0, why);
        detail::read_euro_row(rows, cells);
        out.add(day, cells);
    }
    if (out.size() == 0) throw feed_error(rows.name(), rows.line(), 0, {}, "no day after the header");
    return out;
}

inline fx_table_history parse_ecb_daily(std::string text, std::string name) {
    csv_reader rows(std::move(text), std::move(name), {.trim = true});
    fx_table_history out(detail::euro_pairs(rows), {"ECB", rate_kind::reference});
    if (!rows.next()) throw feed_error(rows.name(), rows.line(), 0, {}, "no day after the header");
    const std::string_view date = rows[0];
    const std::size_t month = date.find(' '), year = date.rfind(' ');
    std::optional<calendar_day> day;
    if (month != std::string_view::npos && year > month)
        if (const unsigned number = detail::month_number(date.substr(month + 1, year - month - 1)))
            if (month <= 2 && date.size() - year == 5)  // in the year 25 nothing was quoted
                day = detail::day_of(detail::small_number(date.substr(year + 1)), number,
                                     detail::small_number(date.substr(0, month)));
    if (!day) throw rows.error_at(0, "the day is written as 13 April 2026");
    std::vector<std::optional<decimal>> cells(out.pairs().size());
    detail::read_euro_row(rows, cells);
    if (rows.next()) throw rows.error_at(0, "a second day");
    out.add(*day, cells);
    return out;
}

inline fx_table_history parse_ecb_sdmx(std::string text, std::string name) {
    csv_reader rows(std::move(text), std::move(name));
    if (rows[0].starts_with('<')) throw rows.error_at(0, "not csvdata of the ECB's data API");
    const std::size_t frequency = rows.column("FREQ"), currency = rows.column("CURRENCY"),
                      against = rows.column("CURRENCY_DENOM"), type = rows.column("EXR_TYPE"),
                      suffix = rows.column("EXR_SUFFIX"), period = rows.column("TIME_PERIOD"),
                      value = rows.column("OBS_VALUE");
    const auto if_any = [&](std::string_view column) {
        return static_cast<std::size_t>(std::find(rows.header().begin(), rows.header().end(), column) - rows.header().begin());
    };
    const std::size_t multiplier = if_any("UNIT_MULT"), key = if_any("KEY");  // the short form of the data has no multiplier
    std::vector<currency_pair> pairs;
    std::map<calendar_day, std::vector<std::optional<decimal>>> days;
    std::vector<std::map<calendar_day, bool>> seen;
    while (rows.next()) {
        if (rows[frequency] != "D") throw rows.error_at(frequency, "not a daily series");
        if (rows[against] != "EUR") throw rows.error_at(against, "not a rate against the euro");
        if (rows[type] != "SP00") throw rows.error_at(type, "not a spot rate");
        if (rows[suffix] != "A") throw rows.error_at(suffix, "not the rate of the day, A");
        if (multiplier < rows.size() && !rows[multiplier].empty() && rows[multiplier] != "0")
            throw rows.error_at(multiplier, "not in single units of the currency");
        if (!detail::is_foreign_code(rows[currency])) throw rows.error_at(currency, "not the code of a currency");
        if (key < rows.size() && rows[key].starts_with("EXR.") && rows[key] != "EXR.D." + std::string(rows[currency]) + ".EUR.SP00.A")
            throw rows.error_at(key, "the key of another series than its columns say");
        const currency_pair pair("EUR", rows[currency]);
        const auto place = static_cast<std::size_t>(std::find(pairs.begin(), pairs.end(), pair) - pairs.begin());
        if (place == pairs.size()) {
            pairs.push_back(pair);
            seen.emplace_back();
        }
        const calendar_day day = rows.day(period);
        if (!seen[place].emplace(day, true).second)
            throw rows.error_at(period, "a day that stands twice in its series");
        if (seen[place].rbegin()->first != day) throw rows.error_at(period, "a day out of order");
        auto& cells = days[day];
        if (rows[value].empty() || rows[value] == "NaN") continue;
        const decimal rate = rows.number(value);
        if (rate.coefficient() <= 0) throw rows.error_at(value, "a rate must be more than 0");
        cells.resize(std::max(cells.size(), place + 1));
        cells[place] = rate;
    }
    if (pairs.empty()) throw feed_error(rows.name(), rows.line(), 0, {}, "no row after the header");
    fx_table_history out(pairs, {"ECB", rate_kind::reference});
    for (auto& [day, cells] : days) {
        cells.resize(pairs.size());
        out.add(day, cells);
    }
    return out;
}

}  // namespace outlay::inline v0::feed

#include <outlay/number/detail/restore_min_max.hpp>
