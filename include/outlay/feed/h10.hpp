// SPDX-License-Identifier: BSL-1.0
#pragma once
// The Federal Reserve's weekly H.10 release as text: noon rates of five days, in the direction that each row has.
//
//   read_h10(path, options)          a release, as text or as copied from its page
//   parse_h10(text, name, options)   the same from memory
//   h10_options                      {release, pass_over}

#include <outlay/feed/detail/h10_text.hpp>
#include <outlay/feed/detail/month_name.hpp>
#include <outlay/feed/feed_error.hpp>
#include <outlay/fx/fx_table_history.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::feed {

/// What a release does not say by itself.
struct h10_options {
    std::optional<calendar_day> release{};  ///< its date, which gives the year; where there is none, the text says it
    std::vector<std::string> pass_over{};   ///< countries whose rows are left out, as "VENEZUELA", known or not
};

/// The rates of a release: USD/CNY, and EUR/USD where a star marks dollars for one unit.
///
///     feed::parse_h10(text, "h10.txt", {.pass_over = {"VENEZUELA"}})
///
///     shape    the date after "Release Date:" or "For immediate release", or else after "for the week ending"; a heading of
///              COUNTRY, CURRENCY or MONETARY UNIT, and weekdays as "Jul. 24"; then a row a country, its columns apart by two
///              spaces, a tab or a bar; ND, N.A. and blank are missing, as is a day under which HOLIDAY is spelt; the table
///              ends at a memo, a note or the end of the text
///     units    a currency that was replaced is the one of the day: the bolivar is VEB until 2007, VEF until 2018-08-19, VES
///     throws   feed_error   a text that is no release, no release date or two that differ, a row that is not known, a row of
///                           another length or below the table's end, a figure under no day, a star where none belongs or
///                           none where one does, a rate that is no number or not above zero, a day that is none or falls on
///                           a weekend
///     source   federalreserve.gov/releases/h10, releases from 1997 on
[[nodiscard]] fx_table_history parse_h10(std::string_view text, std::string name, const h10_options& options = {});
[[nodiscard]] inline fx_table_history parse_h10(std::string_view text, std::string name, calendar_day release) {
    return parse_h10(text, std::move(name), h10_options{release, {}});
}
[[nodiscard]] inline fx_table_history read_h10(const std::string& path, const h10_options& options = {}) {
    return parse_h10(detail::read_text_file(path), path, options);
}

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

struct h10_row {
    std::string_view country;
    std::string_view code;
    bool dollars = false;                            ///< a starred row: dollars for one unit
    calendar_day last = date::year{9999} / 12 / 31;  ///< of this currency, where another took its place
};

// Of every release since 1997. ISO 4217 has the days on which the bolivar changed.
inline constexpr h10_row h10_rows[] = {
    {"AUSTRALIA", "AUD", true},
    {"AUSTRIA", "ATS"},
    {"BELGIUM", "BEF"},
    {"BRAZIL", "BRL"},
    {"CANADA", "CAD"},
    {"CHINA, P.R.", "CNY"},
    {"CHINA,P.R.", "CNY"},
    {"DENMARK", "DKK"},
    {"EMU MEMBERS", "EUR", true},
    {"EURO COMMUNITY", "XEU", true},
    {"FINLAND", "FIM"},
    {"FRANCE", "FRF"},
    {"GERMANY", "DEM"},
    {"GREECE", "GRD"},
    {"HONG KONG", "HKD"},
    {"INDIA", "INR"},
    {"IRELAND", "IEP", true},
    {"ITALY", "ITL"},
    {"JAPAN", "JPY"},
    {"MALAYSIA", "MYR"},
    {"MEXICO", "MXN"},
    {"NETHERLANDS", "NLG"},
    {"NEW ZEALAND", "NZD", true},
    {"NORWAY", "NOK"},
    {"PORTUGAL", "PTE"},
    {"SINGAPORE", "SGD"},
    {"SOUTH AFRICA", "ZAR"},
    {"SOUTH KOREA", "KRW"},
    {"SPAIN", "ESP"},
    {"SRI LANKA", "LKR"},
    {"SWEDEN", "SEK"},
    {"SWITZERLAND", "CHF"},
    {"TAIWAN", "TWD"},
    {"THAILAND", "THB"},
    {"UNITED KINGDOM", "GBP", true},
    {"VENEZUELA", "VEB", false, date::year{2007} / 12 / 31},
    {"VENEZUELA", "VEF", false, date::year{2018} / 8 / 19},
    {"VENEZUELA", "VES"},
};

/// The days of the heading, each of the release's year or of the one before.
struct h10_day {
    calendar_day day;
    text_cell cell;
};

template <class Fail>
std::vector<h10_day> h10_days(const std::vector<text_cell>& heading, const h10_release& release, Fail fail) {
    std::vector<h10_day> days;
    for (std::size_t i = 1; i < heading.size(); ++i) {
        const std::string_view text = heading[i].text;
        const std::size_t space = text.find(' ');
        const unsigned month = month_number(text.substr(0, space));
        if (month == 0 || space == std::string_view::npos) {
            if (i == 1) continue;  // CURRENCY, MONETARY UNIT
            if (text.empty() && i + 2 >= heading.size()) break;
            throw fail(i + 1, text, "a day is written as Jul. 24");
        }
        const int number = small_number(text.substr(space + 1));
        const int year = static_cast<int>(release.date.year());
        auto day = day_of(year, month, number);
        if (!day || *day > release.date) day = day_of(year - 1, month, number);
        if (!day) throw fail(i + 1, text, "no such day in the calendar");
        if (release.date - *day > date::days{release.reach})
            throw fail(i + 1, text, "a day long before the release of " + to_string(release.date));
        if (!days.empty() && *day <= days.back().day) throw fail(i + 1, text, "a day out of order");
        if (day->weekday() == date::Saturday || day->weekday() == date::Sunday)
            throw fail(i + 1, text, "on a weekend, if the release is of " + to_string(release.date));
        days.push_back({*day, heading[i]});
    }
    return days;
}

/// The code of a country's currency on a day; `row` is the country's first.
constexpr std::string_view h10_code(const h10_row* row, calendar_day on) noexcept {
    while (row->last < on) ++row;
    return row->code;
}

/// A country's line, and the day of each of its figures.
struct h10_line {
    std::size_t number;
    std::string_view text;
    const h10_row* row;
    std::size_t before;  ///< the cells before the figures: country and unit
    std::vector<text_cell> figures;
    std::vector<std::optional<std::size_t>> days{};  ///< nothing for a figure that stands under none
};

/// Whether a cell is the name of a currency, as YUAN or D. MARK, and no figure.
constexpr bool is_unit(std::string_view text) noexcept {
    return text.size() > 1 && (text[0] | 0x20) >= 'a' && (text[0] | 0x20) <= 'z' && text != "ND" && text != "N.A.";
}

/// Whether a cell is a letter of HOLIDAY, which is spelt downwards under such a day.
constexpr bool is_holiday_letter(std::string_view text) noexcept {
    return text.size() == 1 && std::string_view("HOLIDAY").find(text[0]) != std::string_view::npos;
}

/// Finds the day of each figure. In lines that spaces set apart a blank shows only in where the other figures stand: under the
/// heading, and their decimal points where those of the fullest rows are.
inline void find_h10_days(std::vector<h10_line>& lines, const std::vector<h10_day>& days) {
    const auto point = [](const text_cell& cell) { return cell.at + std::min(cell.text.find('.'), cell.text.size()); };
    const auto below = [&](const text_cell& cell) {
        std::optional<std::size_t> day;
        for (std::size_t d = 0; d < days.size() && !day; ++d)
            if (cell.at < days[d].cell.at + days[d].cell.text.size() && days[d].cell.at < cell.at + cell.text.size())
                day = d;
        return day;
    };
    const auto rates = [](const h10_line& line) {
        return std::count_if(line.figures.begin(), line.figures.end(),
                             [](const text_cell& cell) { return !is_holiday_letter(cell.text); });
    };
    std::ptrdiff_t most = 0;
    for (const h10_line& line : lines) most = std::max(most, rates(line));
    std::set<std::pair<std::size_t, std::size_t>> points;  // day, place of the point
    for (const bool fullest : {true, false})
        for (h10_line& line : lines) {
            if ((rates(line) == most) != fullest) continue;
            const bool whole = line.figures.size() == days.size();
            for (std::size_t i = 0; i < line.figures.size(); ++i) {
                const text_cell& cell = line.figures[i];
                std::optional<std::size_t> day = whole ? std::optional(i) : below(cell);
                if (day && !is_holiday_letter(cell.text)) {
                    if (fullest) points.emplace(*day, point(cell));
                    else if (!whole && !points.contains({*day, point(cell)})) day.reset();
                }
                if (day && i > 0 && line.days.back() && *day <= *line.days.back()) day.reset();
                line.days.push_back(day);
            }
        }
}

}  // namespace outlay::inline v0::detail

namespace outlay::inline v0::feed {

inline fx_table_history parse_h10(std::string_view text, std::string name, const h10_options& options) {
    const detail::h10_release release =
        options.release ? detail::h10_release{*options.release, 60} : detail::find_h10_release(text, name);
    std::vector<detail::h10_day> days;
    std::vector<detail::h10_line> lines;
    std::size_t line_number = 0;
    const auto fail = [&](std::size_t column, std::string_view shown, std::string_view reason) {
        return feed_error(name, line_number, column, shown, reason);
    };
    const auto wrong_length = [&](std::string_view line, std::size_t columns) {
        return fail(0, line,
                    std::to_string(columns) + " columns, where country, unit and " + std::to_string(days.size()) +
                        " rates belong");
    };
    bool ends_in_a_line = false, ended = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = end + 1;
        ++line_number;
        const std::vector<detail::text_cell> cells = detail::cells_of(line);
        if (cells.empty()) continue;
        const std::string first = detail::upper_case(cells[0].text);

        if (days.empty()) {  // what stands above the table, then its heading
            if (first != "COUNTRY") continue;
            days = detail::h10_days(cells, release, fail);
            if (days.empty()) throw fail(0, line, "a heading without days");
            continue;
        }
        const auto filled =
            std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return !cell.text.empty(); });
        if (filled <= 2 && (first.starts_with("MEMO") || first.starts_with("ND") || first.starts_with("NOTE") ||
                            first.starts_with("* ") || (first == "*" && filled == 2)))
            ended = true;  // no row of figures: what stands under the table
        const bool star = first.starts_with('*');
        const std::string_view country = std::string_view(first).substr(star ? 1 : 0);
        const auto names_it = [&](std::string_view known) {  // EURO COMMUNITY ECU: the unit may be one space away
            return country.starts_with(known) && (country.size() == known.size() || country[known.size()] == ' ');
        };
        if (std::any_of(options.pass_over.begin(), options.pass_over.end(),
                        [&](const std::string& one) { return names_it(detail::upper_case(one)); }))
            continue;
        const auto* const row = std::find_if(std::begin(detail::h10_rows), std::end(detail::h10_rows),
                                             [&](const detail::h10_row& one) { return names_it(one.country); });
        if (ended) {
            if (row != std::end(detail::h10_rows) && std::any_of(cells.begin(), cells.end(), [](const detail::text_cell& cell) {
                    return decimal::try_from_chars(cell.text).has_value();
                }))
                throw fail(1, cells[0].text, "a row of figures below the end of the table");
            continue;
        }
        if (row == std::end(detail::h10_rows))
            throw fail(1, cells[0].text, "not a country of the release; a row can be passed over by its name");
        if (star != row->dollars)
            throw fail(1, cells[0].text,
                       star ? "a star, though it is quoted for one dollar" : "no star, though it is quoted in dollars");
        if (std::any_of(lines.begin(), lines.end(), [&](const auto& one) { return one.row->code == row->code; }))
            throw fail(1, cells[0].text, "a country that stands twice");
        const std::size_t before = country.size() > row->country.size() ? 1 : 2;
        if (before == 2 && (cells.size() < 2 || !detail::is_unit(cells[1].text)))
            throw fail(2, line, "no currency after the country");
        std::vector<detail::text_cell> figures(cells.begin() + static_cast<std::ptrdiff_t>(before), cells.end());
        while (figures.size() > days.size() && figures.back().text.empty()) figures.pop_back();
        if (figures.size() > days.size() || (figures.size() < days.size() && detail::separator_of(line) != '\0'))
            throw wrong_length(line, cells.size());
        lines.push_back({line_number, line, row, before, std::move(figures)});
        ends_in_a_line = end == text.size();
    }
    if (days.empty())
        throw feed_error(name, 1, 0, text.substr(0, text.find('\n')),
                         "not an H.10 release: no heading of COUNTRY and days");
    if (lines.empty()) throw feed_error(name, line_number, 0, {}, "the file ends before its first rate");

    detail::find_h10_days(lines, days);
    std::vector<bool> rated(days.size());  // a day without a rate in any row is a holiday
    for (const detail::h10_line& line : lines)
        for (std::size_t i = 0; i < line.figures.size(); ++i)
            if (line.days[i] && !line.figures[i].text.empty() && !detail::is_holiday_letter(line.figures[i].text))
                rated[*line.days[i]] = true;
    std::vector<currency_pair> pairs;
    std::vector<std::vector<std::optional<decimal>>> rates;  // a row a pair
    for (const detail::h10_line& line : lines) {
        line_number = line.number;
        const std::size_t last = line.days.empty() ? 0 : line.days.back().value_or(days.size()) + 1;
        for (std::size_t day = last; day < days.size(); ++day)  // a line cut short is no holiday
            if (rated[day] || (ends_in_a_line && lines.size() == 1))
                throw wrong_length(line.text, line.before + line.figures.size());
        for (std::size_t i = 0; i < line.figures.size(); ++i) {
            const std::string_view figure = line.figures[i].text;
            const std::size_t column = line.before + i + 1;
            if (!line.days[i]) throw fail(column, figure, "a figure that stands under no day");
            const std::size_t day = *line.days[i];
            std::optional<decimal> rate;
            if (detail::is_holiday_letter(figure) ? rated[day]
                                                  : !figure.empty() && figure != "ND" && figure != "N.A.") {
                const auto number = decimal::try_from_chars(figure);
                if (!number) throw fail(column, figure, number.error().reason());
                if (number->coefficient() <= 0) throw fail(column, figure, "a rate must be more than 0");
                rate = *number;
            }
            const std::string_view code = detail::h10_code(line.row, days[day].day);
            const currency_pair pair = line.row->dollars ? currency_pair(code, "USD") : currency_pair("USD", code);
            const auto place = static_cast<std::size_t>(std::find(pairs.begin(), pairs.end(), pair) - pairs.begin());
            if (place == pairs.size()) {
                pairs.push_back(pair);
                rates.emplace_back(days.size());
            }
            rates[place][day] = rate;
        }
    }
    fx_table_history out(pairs, {"H.10", rate_kind::noon});
    for (std::size_t day = 0; day < days.size(); ++day) {
        std::vector<std::optional<decimal>> cells;
        for (const auto& row : rates) cells.push_back(row[day]);
        out.add(days[day].day, cells);
    }
    return out;
}

}  // namespace outlay::inline v0::feed

#include <outlay/number/detail/restore_min_max.hpp>
