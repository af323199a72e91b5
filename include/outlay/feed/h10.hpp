// SPDX-License-Identifier: BSL-1.0
#pragma once
// The Federal Reserve's weekly H.10 release as text: noon rates of five days, in the direction that each row has.
//
//   read_h10(path), parse_h10(text, name)                 the release date stands in the text, as July 31, 2023
//   parse_h10(text, name, release)                        or is given

#include <outlay/feed/detail/month_name.hpp>
#include <outlay/feed/feed_error.hpp>
#include <outlay/fx/fx_table_history.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0::feed {

/// The rates of a release: USD/CNY, and EUR/USD where a star marks dollars for one unit.
///
///     shape    a heading of COUNTRY, CURRENCY or MONETARY UNIT, and days as "Jul. 24", whose year is the release's or the
///              one before; then a row a country, its columns apart by two spaces or a tab; ND and N.A. are missing; the
///              table ends at a memo, a note or the end of the text
///     throws   feed_error   a text that is no release, a row that is not known, a row of another length, a star where none
///                           belongs or none where one does, a rate that is no number or not above zero, a day that is none
[[nodiscard]] fx_table_history parse_h10(std::string_view text, std::string name, calendar_day release);
[[nodiscard]] fx_table_history parse_h10(std::string_view text, std::string name);
[[nodiscard]] inline fx_table_history read_h10(const std::string& path) {
    return parse_h10(detail::read_text_file(path), path);
}

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

struct h10_row {
    std::string_view country;
    std::string_view code;
    bool dollars;  ///< a starred row: dollars for one unit
};

inline constexpr h10_row h10_rows[] = {
    {"AUSTRALIA", "AUD", true},      {"BRAZIL", "BRL", false},    {"CANADA", "CAD", false},
    {"CHINA, P.R.", "CNY", false},   {"DENMARK", "DKK", false},   {"EMU MEMBERS", "EUR", true},
    {"HONG KONG", "HKD", false},     {"INDIA", "INR", false},     {"JAPAN", "JPY", false},
    {"MALAYSIA", "MYR", false},      {"MEXICO", "MXN", false},    {"NEW ZEALAND", "NZD", true},
    {"NORWAY", "NOK", false},        {"SINGAPORE", "SGD", false}, {"SOUTH AFRICA", "ZAR", false},
    {"SOUTH KOREA", "KRW", false},   {"SRI LANKA", "LKR", false}, {"SWEDEN", "SEK", false},
    {"SWITZERLAND", "CHF", false},   {"TAIWAN", "TWD", false},    {"THAILAND", "THB", false},
    {"UNITED KINGDOM", "GBP", true},
};

/// A line's columns: what two spaces or a tab set apart.
inline std::vector<std::string_view> columns_of(std::string_view line) {
    std::vector<std::string_view> out;
    const auto gap = [&](std::size_t i) {
        return line[i] == '\t' || (line[i] == ' ' && i + 1 < line.size() && line[i + 1] == ' ');
    };
    for (std::size_t i = 0; i < line.size();) {
        if (line[i] == ' ' || line[i] == '\t') {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < line.size() && !gap(end)) ++end;
        std::string_view column = line.substr(i, end - i);
        while (column.ends_with(' ')) column.remove_suffix(1);
        out.push_back(column);
        i = end;
    }
    return out;
}

inline std::string upper_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// A month's name, a day and, after a comma, a year, where the text has them first: "July 31, 2023".
inline std::optional<calendar_day> first_long_date(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t end = i;
        while (end < text.size() && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z')) ++end;
        const unsigned month = end > i ? month_number(text.substr(i, end - i)) : 0;
        if (month != 0 && end < text.size() && text[end] == ' ') {
            const std::size_t comma = text.find(',', end);
            if (comma != std::string_view::npos && comma + 6 <= text.size() && text[comma + 1] == ' ') {
                const int day = small_number(text.substr(end + 1, comma - end - 1));
                const int year = small_number(text.substr(comma + 2, 4));
                if (const auto found = year >= 1000 ? day_of(year, month, day) : std::nullopt) return found;
            }
        }
        i = std::max(i, end);
    }
    return std::nullopt;
}

}  // namespace outlay::inline v0::detail

namespace outlay::inline v0::feed {

inline fx_table_history parse_h10(std::string_view text, std::string name) {
    const auto release = detail::first_long_date(text.substr(0, 4000));
    if (!release)
        throw feed_error(name, 1, 0, text.substr(0, text.find('\n')),
                         "not an H.10 release: no release date as July 31, 2023");
    return parse_h10(text, std::move(name), *release);
}

inline fx_table_history parse_h10(std::string_view text, std::string name, calendar_day release) {
    std::vector<calendar_day> days;
    std::vector<currency_pair> pairs;
    std::vector<std::vector<std::optional<decimal>>> rates;  // a row a pair
    std::size_t line_number = 0;
    bool ended = false;
    for (std::size_t at = 0; at < text.size() && !ended;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = end + 1;
        ++line_number;
        const auto fail = [&](std::size_t column, std::string_view shown, std::string_view reason) {
            return feed_error(name, line_number, column, shown, reason);
        };
        const std::vector<std::string_view> columns = detail::columns_of(line);
        if (columns.empty()) continue;
        const std::string first = detail::upper_case(columns[0]);

        if (days.empty()) {  // what stands above the table, then its heading
            if (first != "COUNTRY") continue;
            for (std::size_t i = 1; i < columns.size(); ++i) {
                const std::size_t space = columns[i].find(' ');
                const unsigned month = detail::month_number(columns[i].substr(0, space));
                if (month == 0 || space == std::string_view::npos) {
                    if (i == 1) continue;  // CURRENCY, MONETARY UNIT
                    throw fail(i + 1, columns[i], "a day is written as Jul. 24");
                }
                const int number = detail::small_number(columns[i].substr(space + 1));
                const int year = static_cast<int>(release.year());
                auto day = detail::day_of(year, month, number);
                if (day && *day > release) day = detail::day_of(year - 1, month, number);
                if (!day) throw fail(i + 1, columns[i], "no such day in the calendar");
                if (release - *day > date::days{60})
                    throw fail(i + 1, columns[i], "a day long before the release of " + to_string(release));
                if (!days.empty() && *day <= days.back()) throw fail(i + 1, columns[i], "a day out of order");
                days.push_back(*day);
            }
            if (days.empty()) throw fail(0, line, "a heading without days");
            continue;
        }

        if (first.starts_with("MEMO") || first.starts_with("ND") || first.starts_with("* ") ||
            first.starts_with("NOTE") || first == "*") {
            ended = true;
            continue;
        }
        const bool star = first.starts_with('*');
        const std::string country = star ? first.substr(1) : first;
        const auto* const known = std::find_if(std::begin(detail::h10_rows), std::end(detail::h10_rows),
                                               [&](const detail::h10_row& row) { return row.country == country; });
        if (known == std::end(detail::h10_rows)) throw fail(1, columns[0], "not a country of the release");
        if (columns.size() != days.size() + 2)
            throw fail(0, line,
                       std::to_string(columns.size()) + " columns, where country, unit and " +
                           std::to_string(days.size()) + " rates belong");
        if (star != known->dollars)
            throw fail(1, columns[0],
                       star ? "a star, though it is quoted for one dollar" : "no star, though it is quoted in dollars");
        const currency_pair pair = star ? currency_pair(known->code, "USD") : currency_pair("USD", known->code);
        if (std::find(pairs.begin(), pairs.end(), pair) != pairs.end())
            throw fail(1, columns[0], "a country that stands twice");
        pairs.push_back(pair);
        rates.emplace_back();
        for (std::size_t i = 2; i < columns.size(); ++i) {
            rates.back().emplace_back();
            if (columns[i] == "ND" || columns[i] == "N.A.") continue;
            const auto rate = decimal::try_from_chars(columns[i]);
            if (!rate) throw fail(i + 1, columns[i], rate.error().reason());
            if (rate->coefficient() <= 0) throw fail(i + 1, columns[i], "a rate must be more than 0");
            rates.back().back() = *rate;
        }
    }
    if (days.empty())
        throw feed_error(name, 1, 0, text.substr(0, text.find('\n')),
                         "not an H.10 release: no heading of COUNTRY and days");
    if (pairs.empty()) throw feed_error(name, line_number, 0, {}, "the file ends before its first rate");
    fx_table_history out(pairs, {"H.10", rate_kind::noon});
    for (std::size_t day = 0; day < days.size(); ++day) {
        std::vector<std::optional<decimal>> cells;
        for (const auto& row : rates) cells.push_back(row[day]);
        out.add(days[day], cells);
    }
    return out;
}

}  // namespace outlay::inline v0::feed
