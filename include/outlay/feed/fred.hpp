// SPDX-License-Identifier: BSL-1.0
#pragma once
// Daily exchange rates as FRED, the database of the Federal Reserve Bank of St. Louis, gives them out.
//
//   read_fred<Base, Quote>(path)          a history, from a file as fredgraph.csv?id=DEXCHUS
//   read_fred(path)                       the same where the file says which pair: an any_history
//   read_fred_table(path)                 several series of one file, as fredgraph.csv?id=DEXCHUS,DEXUSEU: a fx_table_history
//   parse_fred, parse_fred_table          the same from memory, (text, name)
//   fred_series                           what a series quotes; fred_series::find("DEXCHUS")

#include <outlay/feed/csv.hpp>
#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/fx_history.hpp>
#include <outlay/fx/fx_table_history.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0::feed {

/// What a daily series of the H.10 release quotes: one base in units of the quote, noon in New York.
struct fred_series {
    std::string_view id;
    currency_pair pair;
    calendar_day from = date::year{1} / 1 / 1;  ///< the first day of this pair: Venezuela's series has two

    /// The daily series of this id as it is now, or nullptr. The direction differs: DEXCHUS is yuan per dollar, DEXUSEU dollars
    /// per euro.
    static const fred_series* find(std::string_view id) noexcept;
    /// What it quoted on a day.
    static const fred_series* find(std::string_view id, calendar_day on) noexcept;
};

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

// ISO 4217: the sovereign bolivar, of 100,000 bolivars fuertes, from 2018-08-20; the series is in those before.
inline constexpr feed::fred_series fred_series_table[] = {
    {"DEXBZUS", {"USD", "BRL"}},
    {"DEXCAUS", {"USD", "CAD"}},
    {"DEXCHUS", {"USD", "CNY"}},
    {"DEXDNUS", {"USD", "DKK"}},
    {"DEXHKUS", {"USD", "HKD"}},
    {"DEXINUS", {"USD", "INR"}},
    {"DEXJPUS", {"USD", "JPY"}},
    {"DEXKOUS", {"USD", "KRW"}},
    {"DEXMAUS", {"USD", "MYR"}},
    {"DEXMXUS", {"USD", "MXN"}},
    {"DEXNOUS", {"USD", "NOK"}},
    {"DEXSDUS", {"USD", "SEK"}},
    {"DEXSFUS", {"USD", "ZAR"}},
    {"DEXSIUS", {"USD", "SGD"}},
    {"DEXSLUS", {"USD", "LKR"}},
    {"DEXSZUS", {"USD", "CHF"}},
    {"DEXTAUS", {"USD", "TWD"}},
    {"DEXTHUS", {"USD", "THB"}},
    {"DEXUSAL", {"AUD", "USD"}},
    {"DEXUSEU", {"EUR", "USD"}},
    {"DEXUSNZ", {"NZD", "USD"}},
    {"DEXUSUK", {"GBP", "USD"}},
    {"DEXVZUS", {"USD", "VES"}, date::year{2018} / 8 / 20},
    {"DEXVZUS", {"USD", "VEF"}},
};

}  // namespace outlay::inline v0::detail

namespace outlay::inline v0::feed {

inline const fred_series* fred_series::find(std::string_view id, calendar_day on) noexcept {
    for (const fred_series& series : detail::fred_series_table)
        if (series.id == id && series.from <= on) return &series;
    return nullptr;
}
inline const fred_series* fred_series::find(std::string_view id) noexcept {
    return find(id, date::year{9999} / 12 / 31);
}

/// A history from the text of a FRED file of one series, of the pair that it quotes.
///
///     shape    observation_date,DEXCHUS (or DATE, in older files); days rise; an empty value or a dot is a day without a
///              rate and leaves a gap; the series' id gives pair, source and kind
///     throws   feed_error   a series that is not known; a second series; no day; a day out of order; a rate that is no number
///                           or not above zero; rates on both sides of a change of currency; a file that is something else
[[nodiscard]] any_history parse_fred(std::string text, std::string name);
[[nodiscard]] inline any_history read_fred(const std::string& path) {
    return parse_fred(detail::read_text_file(path), path);
}

/// The same with the pair as types; a series that does not quote Base/Quote, in that direction, is a feed_error too.
///
///     const fx_history<USD, CNY> noon = feed::read_fred<USD, CNY>("DEXCHUS.csv");
template <currency Base, currency Quote>
[[nodiscard]] fx_history<Base, Quote> parse_fred(std::string text, std::string name);
template <currency Base, currency Quote>
[[nodiscard]] fx_history<Base, Quote> read_fred(const std::string& path) {
    return parse_fred<Base, Quote>(detail::read_text_file(path), path);
}

/// The series of a file side by side: a pair each, but two for Venezuela's, which changed its currency.
///
///     feed::read_fred_table("rates.csv").history<USD, VES>()
///
///     shape    observation_date,DEXCHUS,DEXUSEU; as parse_fred otherwise
[[nodiscard]] fx_table_history parse_fred_table(std::string text, std::string name);
[[nodiscard]] inline fx_table_history read_fred_table(const std::string& path) {
    return parse_fred_table(detail::read_text_file(path), path);
}

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

/// Goes through a FRED file: `keep(day, column, rate)` for every rate.
template <class Keep>
void each_fred_rate(feed::csv_reader& rows, Keep keep) {
    calendar_day last;
    bool first = true;
    while (rows.next()) {
        const calendar_day day = rows.day(0);
        if (!first && day <= last)
            throw rows.error_at(0, day == last ? "a day that stands twice" : "a day out of order");
        first = false;
        last = day;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (rows[i].empty() || rows[i] == ".") continue;
            const decimal rate = rows.number(i);
            if (rate <= decimal(0)) throw rows.error_at(i, "a rate must be more than 0");
            keep(day, i, rate);
        }
    }
    if (first) throw feed::feed_error(rows.name(), rows.line(), 0, {}, "no day after the header");
}

/// Refuses a header that is not a FRED file's.
inline void check_fred_header(const feed::csv_reader& rows) {
    if (rows.size() < 2 || (rows[0] != "observation_date" && rows[0] != "DATE"))
        throw rows.error_at(0, "not a FRED file: its header is observation_date and the series");
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (feed::fred_series::find(rows[i]) == nullptr) throw rows.error_at(i, "not a daily series of exchange rates");
}

/// The rows of a FRED file of one series, which must quote the pair that is wanted, if one is.
inline any_history read_fred_rows(feed::csv_reader rows, const currency_pair* wanted) {
    check_fred_header(rows);
    if (rows.size() > 2) throw rows.error_at(2, "a second series: read_fred_table reads files of several");
    const std::string id = rows.header()[1];
    bool quotes_it = wanted == nullptr;
    for (const feed::fred_series& series : fred_series_table)
        quotes_it = quotes_it || (series.id == id && series.pair == *wanted);
    const currency_pair now = feed::fred_series::find(id)->pair;
    if (!quotes_it) throw rows.error_at(1, "the series quotes " + to_string(now) + ", not " + to_string(*wanted));

    std::vector<dated<any_rate>> rates;
    each_fred_rate(rows, [&](calendar_day day, std::size_t, const decimal& rate) {
        const currency_pair& pair = feed::fred_series::find(id, day)->pair;
        if (wanted != nullptr && pair != *wanted)
            throw rows.error_at(0, "the series quotes " + to_string(pair) + " on this day, not " + to_string(*wanted) +
                                       ": read_fred_table reads both");
        if (!rates.empty() && rates.back().value.pair() != pair)
            throw rows.error_at(0, "the series quotes " + to_string(pair) + " from here on, " +
                                       to_string(rates.back().value.pair()) + " before: read_fred_table reads both");
        rates.push_back({day, any_rate(pair, rate)});
    });
    const currency_pair pair = !rates.empty() ? rates[0].value.pair() : wanted != nullptr ? *wanted : now;
    return any_history(pair, rates, {"FRED " + id, rate_kind::noon});
}

}  // namespace outlay::inline v0::detail

namespace outlay::inline v0::feed {

inline any_history parse_fred(std::string text, std::string name) {
    return detail::read_fred_rows(csv_reader(std::move(text), std::move(name)), nullptr);
}

template <currency Base, currency Quote>
fx_history<Base, Quote> parse_fred(std::string text, std::string name) {
    return typed<Base, Quote>(
        detail::read_fred_rows(csv_reader(std::move(text), std::move(name)), &pair_of<Base, Quote>));
}

inline fx_table_history parse_fred_table(std::string text, std::string name) {
    csv_reader rows(std::move(text), std::move(name));
    detail::check_fred_header(rows);
    std::vector<const fred_series*> columns;  // a pair each, in the order of the file, and of time
    std::vector<currency_pair> pairs;
    for (const std::string& id : rows.header())
        for (auto series = std::rbegin(detail::fred_series_table); series != std::rend(detail::fred_series_table);
             ++series)
            if (series->id == id) {
                columns.push_back(&*series);
                pairs.push_back(series->pair);
            }
    std::vector<dated<std::vector<std::optional<decimal>>>> days;
    detail::each_fred_rate(rows, [&](calendar_day day, std::size_t field, const decimal& rate) {
        if (days.empty() || days.back().on != day)
            days.push_back({day, std::vector<std::optional<decimal>>(columns.size())});
        const auto column = std::find(columns.begin(), columns.end(), fred_series::find(rows.header()[field], day));
        days.back().value[static_cast<std::size_t>(column - columns.begin())] = rate;
    });
    fx_table_history out(pairs, {"FRED", rate_kind::noon});
    for (const auto& [day, cells] : days) out.add(day, cells);
    return out;
}

}  // namespace outlay::inline v0::feed
