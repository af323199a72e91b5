// SPDX-License-Identifier: BSL-1.0
#pragma once
// Many pairs together: what is quoted, its inverses, and what follows through a chain of them.
//
//   fx_table              add(quote), quote(pair), try_quote(pair), quote<Base, Quote>(), along({codes}), steps
//   table_limits          how far apart its days may lie, and by how much two quotes of one pair may differ
//   inconsistencies       pairs whose quote differs from what a chain of the others gives
//   check_consistent      throws rate_missing_error or rate_conflict_error where the table is no consistent matrix
//   rate_conflict_error   a pair, and two values of it that cannot both hold

#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/detail/quote_search.hpp>
#include <outlay/fx/fx_history.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/whole_count.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// One pair has two values that cannot both hold.
class OUTLAY_VISIBLE rate_conflict_error final : public error {
public:
    rate_conflict_error(const any_quote& first, const any_quote& second)
        : error("conflicting rates: " + to_string(first) + "; against " + to_string(second)), pair_(first.pair()),
          first_(first.value()), second_(second.value()) {}
    [[nodiscard]] const currency_pair& pair() const noexcept { return pair_; }
    [[nodiscard]] const exact_ratio& first() const noexcept { return first_; }
    [[nodiscard]] const exact_ratio& second() const noexcept { return second_; }

private:
    currency_pair pair_;
    exact_ratio first_;
    exact_ratio second_;
};

/// How far a table takes quotes as one set of rates.
///
///     throws   numeric_domain_error   where a table is made of it: max_days or a tolerance below 0
struct table_limits {
    /// Days between the oldest and the youngest quote that stand behind one answer; rates set by law hold on every day.
    whole_count<> max_days = 7;
    /// By how much any two quotes of one pair may differ, a share of the larger as 0.0001: a published inverse is rounded.
    decimal tolerance{};
};

/// Quotes of many pairs, each pair once.
///
///     fx_table ecb(table_limits{.max_days = 0});
///     ecb.add(any_quote{any_rate({"EUR", "USD"}, 1.0466_dec), day, {"ECB", rate_kind::reference}});
///     ecb.add(any_quote{any_rate({"EUR", "CNY"}, 7.5879_dec), day, {"ECB", rate_kind::reference}});
///     ecb.quote({"USD", "CNY"})       7.250048, from EUR/CNY and EUR/USD
///
///     shape    of a pair that is not quoted: its inverse, else the chain with the fewest quotes whose days lie within the
///              limits; of equal ones the one whose oldest day is youngest, then the one through currencies earlier in the
///              alphabet. The order in which quotes were added does not matter. A currency to itself is 1
///     throws   rate_missing_error    no quotes connect the pair, or only such whose days lie too far apart
///              rate_conflict_error   a pair, or its inverse, is added again at a rate that differs by more than the tolerance from
///                                   one that was added before
///     cost     a search over the quotes for each look-up, as often as they have days; for many amounts look up once
class fx_table {
public:
    fx_table() = default;
    explicit fx_table(const table_limits& limits) : limits_(limits) {
        if (limits.max_days < 0)
            throw numeric_domain_error("max_days", std::to_string(limits.max_days), "at least 0");
        if (limits.tolerance < decimal()) throw numeric_domain_error("the tolerance", to_string(limits.tolerance), "at least 0");
    }
    fx_table(std::initializer_list<any_quote> quotes, const table_limits& limits = {}) : fx_table(limits) {
        for (const any_quote& quote : quotes) add(quote);
    }

    /// Takes a quote. Of two of one pair that agree, the younger stays; of one day, the one with the larger number, which is
    /// printed finer.
    void add(const any_quote& quote);

    [[nodiscard]] const table_limits& limits() const noexcept { return limits_; }
    [[nodiscard]] const std::vector<any_quote>& quotes() const noexcept { return quotes_; }
    /// Every currency in the table, as it was first met.
    [[nodiscard]] std::vector<std::string> currencies() const;

    /// The quote of a pair: as it was added, inverted or through the shortest chain.
    [[nodiscard]] any_quote quote(const currency_pair& pair) const { return try_quote(pair).value(); }
    [[nodiscard]] result<any_quote, rate_missing_error> try_quote(const currency_pair& pair) const;
    template <currency Base, currency Quote>
    [[nodiscard]] fx_quote<Base, Quote> quote() const {
        return typed<Base, Quote>(quote(pair_of<Base, Quote>));
    }
    /// The quote through these currencies in this order, each step quoted or the inverse of what is.
    ///
    ///     table.along({"GBP", "EUR", "CNY"})     GBP/CNY
    [[nodiscard]] any_quote along(std::initializer_list<std::string_view> codes) const;

    /// The quotes whose product `quote` or `along` is, each turned so that they meet: for chains that are longer than exact
    /// ratios are wide, chained(table.steps(pair), digits, mode) of fx/chained.hpp.
    [[nodiscard]] std::vector<any_quote> steps(const currency_pair& pair) const;
    /// Whether `quote` and `steps` have an answer.
    [[nodiscard]] bool connects(const currency_pair& pair) const {
        return pair.base() == pair.quote() || find(pair).has_value();
    }
    [[nodiscard]] std::vector<any_quote> steps_along(std::initializer_list<std::string_view> codes) const;

private:
    using route = std::vector<const any_quote*>;

    /// The quote of a pair that was added, either way round.
    [[nodiscard]] const any_quote* direct(std::string_view base, std::string_view quote) const;
    /// A currency to itself, of the youngest day in the table.
    [[nodiscard]] any_quote identity(std::string_view code) const;
    /// The quotes from one currency to another, as `quote` chooses them.
    [[nodiscard]] result<route, rate_missing_error> find(const currency_pair& pair) const;

    struct range {
        any_quote least, greatest;
    };

    std::vector<any_quote> quotes_;
    std::vector<range> added_;  // of each pair, where a tolerance is named: any two that were added must agree, in any order
    table_limits limits_{};
};

/// A quote of the table beside what the others make of its pair.
struct inconsistency {
    any_quote quoted;
    any_quote implied;
    /// implied / quoted - 1
    exact_ratio difference;
};

namespace detail {

/// As `inconsistencies`; implied(table, pair) is an any_quote of a pair that the table connects.
template <class Implied>
std::vector<inconsistency> inconsistencies_by(const fx_table& table, decimal tolerance, Implied implied) {
    if (tolerance < decimal()) throw numeric_domain_error("the tolerance", to_string(tolerance), "at least 0");
    std::vector<inconsistency> out;
    fx_table before(table.limits());
    for (const any_quote& quote : table.quotes()) {
        if (!before.connects(quote.pair())) {
            before.add(quote);  // a quote that closes no loop; one that does adds nothing to compare with
            continue;
        }
        const any_quote other = implied(before, quote.pair());
        // Rates of days too far apart to stand behind one answer may differ.
        day_span span;
        span.add(quote);
        span.add(other);
        if (!span.within(table.limits().max_days)) {
            before.add(quote);
            continue;
        }
        const exact_ratio difference = other.value() / quote.value() - exact_ratio(1);
        if ((difference < exact_ratio(0) ? -difference : difference) > exact_ratio(tolerance))
            out.push_back({quote, other, difference});
    }
    return out;
}

inline void check_connected(const fx_table& table) {
    const std::vector<std::string> codes = table.currencies();
    for (std::size_t i = 1; i < codes.size(); ++i) (void)table.steps({codes[0], codes[i]});
}
inline void refuse_first(const std::vector<inconsistency>& found) {
    if (!found.empty()) throw rate_conflict_error(found[0].quoted, found[0].implied);
}

}  // namespace detail

/// The quotes that differ from what the ones added before them imply by more than the tolerance, a share as 0.0001.
///
///     throws   numeric_overflow_error   a chain of more than 127 bits: the same function of fx/chained.hpp has no limit
[[nodiscard]] inline std::vector<inconsistency> inconsistencies(const fx_table& table, decimal tolerance) {
    return detail::inconsistencies_by(table, tolerance,
                                      [](const fx_table& before, const currency_pair& pair) { return before.quote(pair); });
}

/// Refuses a table that is not one connected, consistent matrix of rates.
///
///     throws   rate_missing_error       two currencies that no quotes connect
///              rate_conflict_error      a quote that others contradict by more than the tolerance
///              numeric_overflow_error   as inconsistencies
inline void check_consistent(const fx_table& table, decimal tolerance) {
    detail::check_connected(table);
    detail::refuse_first(inconsistencies(table, tolerance));
}

inline void fx_table::add(const any_quote& quote) {
    const currency_pair pair = quote.pair();
    const any_quote* const kept = direct(pair.base(), pair.quote());
    if (kept == nullptr) {
        quotes_.push_back(quote);
        if (limits_.tolerance != decimal()) added_.push_back({quote, quote});
        return;
    }
    const auto i = static_cast<std::size_t>(kept - quotes_.data());
    if (limits_.tolerance == decimal()) {
        const any_quote known = detail::turned(*kept, pair.base());
        if (known.value() != quote.value()) throw rate_conflict_error(known, quote);
    } else {
        auto& [least, greatest] = added_[i];
        const any_quote one = detail::turned(quote, least.pair().base());
        const bool below = one.value() < least.value(), above = greatest.value() < one.value();
        if (below || above) {
            const any_quote& other = below ? greatest : least;
            const exact_ratio share = below ? one.value() / other.value() : other.value() / one.value();
            if (exact_ratio(1) - share > exact_ratio(limits_.tolerance))
                throw rate_conflict_error(detail::turned(other, pair.base()), quote);
            (below ? least : greatest) = one;
        }
    }
    if (detail::precedes(quote, *kept)) quotes_[i] = quote;
}

inline std::vector<std::string> fx_table::currencies() const {
    std::vector<std::string> codes;
    for (const any_quote& quote : quotes_)
        for (const std::string_view code : {quote.rate().pair().base(), quote.rate().pair().quote()})
            if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.emplace_back(code);
    return codes;
}

inline const any_quote* fx_table::direct(std::string_view base, std::string_view quote) const {
    for (const any_quote& one : quotes_) {
        const currency_pair& pair = one.rate().pair();
        if ((pair.base() == base && pair.quote() == quote) || (pair.base() == quote && pair.quote() == base)) return &one;
    }
    return nullptr;
}

inline any_quote fx_table::identity(std::string_view code) const {
    calendar_day youngest;
    for (std::size_t i = 0; i < quotes_.size(); ++i) youngest = i == 0 ? quotes_[i].day() : std::max(youngest, quotes_[i].day());
    return {any_rate({code, code}, exact_ratio(1)), youngest, {"", rate_kind::fixed}};
}

inline result<fx_table::route, rate_missing_error> fx_table::find(const currency_pair& pair) const {
    if (const any_quote* const known = direct(pair.base(), pair.quote())) return route{known};
    const detail::quote_search search(quotes_);
    for (const std::string_view code : {pair.base(), pair.quote()})
        if (!search.knows(code)) return rate_missing_error(pair, std::string(code) + " is not in the table");
    const route unlimited = search.shortest(pair, [](const any_quote&) { return true; });
    if (unlimited.empty()) return rate_missing_error(pair, "no quotes in the table connect them");

    // A chain has an oldest day: the youngest first, so that of equal chains it is the first that is found.
    std::vector<calendar_day> days;
    for (const any_quote& quote : quotes_)
        if (detail::ages(quote)) days.push_back(quote.day());
    std::sort(days.begin(), days.end(), [](calendar_day a, calendar_day b) { return a > b; });
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (days.empty()) return unlimited;
    route best;
    for (const calendar_day oldest : days) {
        const route found = search.shortest(pair, [&](const any_quote& quote) {
            const int younger = (quote.day() - oldest).count();
            return !detail::ages(quote) || (younger >= 0 && younger <= limits_.max_days);
        });
        if (!found.empty() && (best.empty() || found.size() < best.size())) best = found;
        if (best.size() == unlimited.size()) return best;  // there is none shorter
    }
    if (!best.empty()) return best;
    detail::day_span span;
    for (const any_quote* step : unlimited) span.add(*step);
    return rate_missing_error(pair, span.reason(limits_.max_days));
}

inline result<any_quote, rate_missing_error> fx_table::try_quote(const currency_pair& pair) const {
    if (pair.base() == pair.quote()) return identity(pair.base());
    const auto way = find(pair);
    if (!way) return way.error();
    if (way->size() == 2) return cross(*(*way)[0], *(*way)[1]);
    any_quote out = detail::turned(*way->front(), pair.base());
    for (std::size_t i = 1; i < way->size(); ++i) out = out * detail::turned(*(*way)[i], out.rate().pair().quote());
    return out;
}

inline std::vector<any_quote> fx_table::steps(const currency_pair& pair) const {
    if (pair.base() == pair.quote()) return {identity(pair.base())};
    std::vector<any_quote> out;
    std::string at(pair.base());
    for (const any_quote* step : find(pair).value()) {
        out.push_back(detail::turned(*step, at));
        at = out.back().rate().pair().quote();
    }
    return out;
}

inline std::vector<any_quote> fx_table::steps_along(std::initializer_list<std::string_view> codes) const {
    if (codes.size() < 2)
        throw numeric_domain_error("the currencies of a chain", std::to_string(codes.size()), "two or more");
    std::vector<any_quote> out;
    detail::day_span span;
    for (const std::string_view* code = codes.begin(); code + 1 < codes.end(); ++code) {
        if (code[0] == code[1]) continue;  // a currency to itself is 1
        const any_quote* const step = direct(code[0], code[1]);
        if (step == nullptr) throw rate_missing_error({code[0], code[1]}, "this step is not quoted, either way round");
        out.push_back(detail::turned(*step, code[0]));
        span.add(*step);
    }
    if (out.empty()) return {identity(*codes.begin())};
    if (!span.within(limits_.max_days)) throw rate_missing_error({*codes.begin(), *(codes.end() - 1)}, span.reason(limits_.max_days));
    return out;
}

inline any_quote fx_table::along(std::initializer_list<std::string_view> codes) const {
    const std::vector<any_quote> way = steps_along(codes);
    any_quote out = way.front();
    for (std::size_t i = 1; i < way.size(); ++i) out = out * way[i];
    return out;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
