// SPDX-License-Identifier: BSL-1.0
#pragma once
// Daily exchange rates as FRED, the database of the Federal Reserve Bank of St. Louis, gives them out.
//
//   read_fred<Base, Quote>(path)          a history, from a file as fredgraph.csv?id=DEXCHUS
//   read_fred(path)                       the same where the file says which pair: an any_history
//   parse_fred                            both from memory, (text, name)
//   fred_series                           what a series quotes; fred_series::find("DEXCHUS")

#include <outlay/feed/csv.hpp>
#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/fx_history.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0::feed {

/// What a daily series of the H.10 release quotes: one base in units of the quote, noon in New York.
struct fred_series {
    std::string_view id;
    currency_pair pair;

    /// The daily series of this id, or nullptr. The direction differs: DEXCHUS is yuan per dollar, DEXUSEU dollars per euro.
    static const fred_series* find(std::string_view id) noexcept;
};

inline const fred_series* fred_series::find(std::string_view id) noexcept {
    static constexpr fred_series all[] = {
        {"DEXBZUS", {"USD", "BRL"}}, {"DEXCAUS", {"USD", "CAD"}}, {"DEXCHUS", {"USD", "CNY"}},
        {"DEXDNUS", {"USD", "DKK"}}, {"DEXHKUS", {"USD", "HKD"}}, {"DEXINUS", {"USD", "INR"}},
        {"DEXJPUS", {"USD", "JPY"}}, {"DEXKOUS", {"USD", "KRW"}}, {"DEXMAUS", {"USD", "MYR"}},
        {"DEXMXUS", {"USD", "MXN"}}, {"DEXNOUS", {"USD", "NOK"}}, {"DEXSDUS", {"USD", "SEK"}},
        {"DEXSFUS", {"USD", "ZAR"}}, {"DEXSIUS", {"USD", "SGD"}}, {"DEXSLUS", {"USD", "LKR"}},
        {"DEXSZUS", {"USD", "CHF"}}, {"DEXTAUS", {"USD", "TWD"}}, {"DEXTHUS", {"USD", "THB"}},
        {"DEXUSAL", {"AUD", "USD"}}, {"DEXUSEU", {"EUR", "USD"}}, {"DEXUSNZ", {"NZD", "USD"}},
        {"DEXUSUK", {"GBP", "USD"}},
    };
    for (const fred_series& series : all)
        if (series.id == id) return &series;
    return nullptr;
}

/// A history from the text of a FRED file, of the pair that its series quotes.
///
///     shape    observation_date,DEXCHUS (or DATE, in older files); days rise; an empty value or a dot is a day without a
///              rate and leaves a gap; the series' id gives pair, source and kind
///     throws   feed_error   a series that is not known; a day out of order; a rate that is no number or not above zero; a
///                           file that is something else
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

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

/// The rows of a FRED file; its series must quote the pair that is wanted, if one is.
inline any_history read_fred_rows(feed::csv_reader rows, const currency_pair* wanted) {
    if (rows.size() != 2 || (rows[0] != "observation_date" && rows[0] != "DATE"))
        throw feed::feed_error(rows.name(), 1, 1, rows[0],
                               "not a FRED file: its header is observation_date and the series");
    const std::string id = rows.header()[1];
    const feed::fred_series* const series = feed::fred_series::find(id);
    if (series == nullptr) throw rows.error_at(1, "not a daily series of exchange rates");
    if (wanted != nullptr && series->pair != *wanted)
        throw rows.error_at(1, "the series quotes " + to_string(series->pair) + ", not " + to_string(*wanted));

    std::vector<dated<any_rate>> rates;
    calendar_day last;
    bool first = true;
    while (rows.next()) {
        const calendar_day day = rows.day(0);
        if (!first && day <= last)
            throw rows.error_at(0, day == last ? "a day that stands twice" : "a day out of order");
        first = false;
        last = day;
        if (rows[1].empty() || rows[1] == ".") continue;
        const decimal rate = rows.number(1);
        if (rate <= decimal(0)) throw rows.error_at(1, "a rate must be more than 0");
        rates.push_back({day, any_rate(series->pair, rate)});
    }
    return any_history(series->pair, rates, {"FRED " + id, rate_kind::noon});
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

}  // namespace outlay::inline v0::feed
