// SPDX-License-Identifier: BSL-1.0
#pragma once
// Many pairs together: what is quoted, its inverses, and what follows through a chain of them.
//
//   fx_table              add(quote), quote(pair), try_quote(pair), quote<Base, Quote>(), along({codes})
//   inconsistencies       pairs whose quote differs from what a chain of the others gives
//   check_consistent      throws rate_missing_error or rate_conflict_error where the table is no consistent matrix
//   rate_conflict_error   a pair, and two values of it that cannot both hold

#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/fx_history.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// One pair has two values that cannot both hold.
class rate_conflict_error final : public error {
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

/// Quotes of many pairs, each pair once.
///
///     fx_table ecb;
///     ecb.add(any_quote{any_rate({"EUR", "USD"}, 1.0466_dec), day, {"ECB", rate_kind::reference}});
///     ecb.add(any_quote{any_rate({"EUR", "CNY"}, 7.5879_dec), day, {"ECB", rate_kind::reference}});
///     ecb.quote({"USD", "CNY"})       7.250048, from EUR/CNY and EUR/USD
///
///     shape    of a pair that is not quoted: its inverse, else the chain with the fewest quotes, of equal ones the one
///              that was added first
///     throws   rate_missing_error    no quotes connect the pair
///              rate_conflict_error   a pair, or its inverse, is added again at another rate
///     cost     a search over the quotes for each look-up; for many amounts look up once
class fx_table {
public:
    fx_table() = default;
    fx_table(std::initializer_list<any_quote> quotes) {
        for (const any_quote& quote : quotes) add(quote);
    }

    /// Takes a quote; the same rate of the same pair twice is the first one.
    void add(const any_quote& quote);

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

private:
    /// The quote of a pair that was added, either way round.
    [[nodiscard]] std::optional<any_quote> direct(std::string_view base, std::string_view quote) const;

    std::vector<any_quote> quotes_;
};

/// A quote of the table beside what the others make of its pair.
struct inconsistency {
    any_quote quoted;
    any_quote implied;
    /// implied / quoted - 1
    exact_ratio difference;
};

/// The quotes that differ from what the ones added before them imply by more than the tolerance, a share as 0.0001.
[[nodiscard]] inline std::vector<inconsistency> inconsistencies(const fx_table& table, decimal tolerance) {
    std::vector<inconsistency> out;
    fx_table before;
    for (const any_quote& quote : table.quotes()) {
        if (const auto implied = before.try_quote(quote.pair())) {
            const exact_ratio difference = implied->value() / quote.value() - exact_ratio(1);
            if ((difference < exact_ratio(0) ? -difference : difference) > exact_ratio(tolerance))
                out.push_back({quote, *implied, difference});
        } else {
            before.add(quote);  // a quote that closes no loop; one that does adds nothing to compare with
        }
    }
    return out;
}

/// Refuses a table that is not one connected, consistent matrix of rates.
///
///     throws   rate_missing_error    two currencies that no quotes connect
///              rate_conflict_error   a quote that others contradict by more than the tolerance
inline void check_consistent(const fx_table& table, decimal tolerance) {
    const std::vector<std::string> codes = table.currencies();
    for (std::size_t i = 1; i < codes.size(); ++i) (void)table.quote({codes[0], codes[i]});
    const auto found = inconsistencies(table, tolerance);
    if (!found.empty()) throw rate_conflict_error(found[0].quoted, found[0].implied);
}

inline void fx_table::add(const any_quote& quote) {
    const auto known = direct(quote.pair().base(), quote.pair().quote());
    if (!known) quotes_.push_back(quote);
    else if (known->value() != quote.value()) throw rate_conflict_error(*known, quote);
}

inline std::vector<std::string> fx_table::currencies() const {
    std::vector<std::string> codes;
    for (const any_quote& quote : quotes_)
        for (const std::string_view code : {quote.rate().pair().base(), quote.rate().pair().quote()})
            if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.emplace_back(code);
    return codes;
}

inline std::optional<any_quote> fx_table::direct(std::string_view base, std::string_view quote) const {
    for (const any_quote& one : quotes_) {
        const currency_pair& pair = one.rate().pair();
        if (pair.base() == base && pair.quote() == quote) return one;
        if (pair.base() == quote && pair.quote() == base) return one.inverse();
    }
    return std::nullopt;
}

inline result<any_quote, rate_missing_error> fx_table::try_quote(const currency_pair& pair) const {
    if (const auto known = direct(pair.base(), pair.quote())) return *known;
    // Breadth first from the base: where each currency was reached from, and by which quote.
    struct reached {
        std::string_view code;
        std::size_t from;
        const any_quote* by;
    };
    std::vector<reached> seen{{pair.base(), 0, nullptr}};
    const auto place = [&](std::string_view code) {
        return std::find_if(seen.begin(), seen.end(), [&](const reached& one) { return one.code == code; });
    };
    for (std::size_t i = 0; i < seen.size() && place(pair.quote()) == seen.end(); ++i)
        for (const any_quote& quote : quotes_) {
            const currency_pair& step = quote.rate().pair();
            if (!step.has(seen[i].code)) continue;
            const std::string_view next = step.base() == seen[i].code ? step.quote() : step.base();
            if (place(next) == seen.end()) seen.push_back({next, i, &quote});
        }
    const auto end = place(pair.quote());
    if (end == seen.end()) {
        const auto in_table = [&](std::string_view code) {
            return std::any_of(quotes_.begin(), quotes_.end(),
                               [&](const any_quote& q) { return q.rate().pair().has(code); });
        };
        std::string reason = "no quotes in the table connect them";
        for (const std::string_view code : {pair.base(), pair.quote()})
            if (!in_table(code)) reason = std::string(code) + " is not in the table";
        return rate_missing_error(pair, reason);
    }
    std::vector<const any_quote*> steps;
    for (std::size_t i = static_cast<std::size_t>(end - seen.begin()); seen[i].by != nullptr; i = seen[i].from)
        steps.insert(steps.begin(), seen[i].by);
    if (steps.empty()) return rate_missing_error(pair, "the base is the quote currency");
    if (steps.size() == 2) return cross(*steps[0], *steps[1]);
    const auto turned = [](const any_quote& quote, std::string_view base) {
        return quote.rate().pair().base() == base ? quote : quote.inverse();
    };
    any_quote out = turned(*steps[0], pair.base());
    for (std::size_t i = 1; i < steps.size(); ++i) out = out * turned(*steps[i], out.rate().pair().quote());
    return out;
}

inline any_quote fx_table::along(std::initializer_list<std::string_view> codes) const {
    std::optional<any_quote> out;
    for (const std::string_view* code = codes.begin(); code + 1 < codes.end(); ++code) {
        const auto step = direct(code[0], code[1]);
        if (!step) throw rate_missing_error({code[0], code[1]}, "this step is not quoted, either way round");
        out = out ? *out * *step : *step;
    }
    if (!out) throw numeric_domain_error("the currencies of a chain", std::to_string(codes.size()), "two or more");
    return *out;
}

}  // namespace outlay
