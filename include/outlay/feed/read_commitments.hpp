// SPDX-License-Identifier: BSL-1.0
#pragma once
// Commitments from a table of entries: one row for each thing that was said or done.
//
//   read_commitments<CNY>(path, unit)            from a file; the unit is what a 1 in it means, as 1e6_cny
//   parse_commitments<CNY>(text, name, unit)     the same from memory
//
//     commitment,entry,on,known,amount,currency,starts,months,source
//     AI and cloud,announced,2025-02-24,,more than 380000,CNY,from 2025-02-24 to 2025-04-01,36,Xinhua
//     AI and cloud,raised by,2025-09-24,,more than 0,CNY,,,its CEO
//     AI and cloud,contracted,2025-03-31,2025-06-30,45321,CNY,,,"20-F, note 26"
//
// An entry is a kind of revision (announced, restated, raised by, raised to, lowered by, lowered to, mentioned) or a stage
// (approved, contracted, accrued, settled, prepaid, applied, cancelled), the latter also as "contracted reversed"; an
// underscore is a space. Amounts of revisions are claims in words. write_commitments.hpp writes the same table.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/commitment/commitment.hpp>
#include <outlay/feed/csv.hpp>
#include <outlay/feed/detail/amount_of.hpp>
#include <outlay/feed/detail/claim_text.hpp>
#include <outlay/feed/detail/formula_guard.hpp>
#include <outlay/money/money.hpp>

namespace outlay::inline v0 {
namespace detail {

/// The columns of a table of commitments.
struct commitment_columns {
    std::size_t name, entry, on, known, amount, currency, starts, months, source;

    explicit commitment_columns(const feed::csv_reader& rows)
        : name(rows.column("commitment")), entry(rows.column("entry")), on(rows.column("on")), known(rows.column("known")),
          amount(rows.column("amount")), currency(rows.column("currency")), starts(rows.column("starts")),
          months(rows.column("months")), source(rows.column("source")) {}
};

template <class E>
std::optional<E> entry_named(std::string_view name, E last) {
    const auto same = [](char a, char b) { return a == b || (a == '_' && b == ' '); };
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const std::string_view written = to_string(static_cast<E>(i));
        if (std::equal(name.begin(), name.end(), written.begin(), written.end(), same)) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace detail

namespace feed {

/// Commitments from the text of a table, in the order in which each is first named.
///
///     shape    the columns above, in any order, others ignored; entries of one commitment in the order they became known
///     units    unit: what a 1 in the file means, 1e6_cny for "RMB million"; without it a major unit
///              names and sources that formula_guard.hpp would have guarded are read without the guard
///     throws   feed_error   what the CSV reader throws; an entry without a name or of no such kind (raised and lowered do
///                           not say whether by or to), a second announcement or none before the first entry, a movement known before its day, another currency, an amount that
///                           is no claim or has more decimals than the currency, and whatever the commitment itself refuses, with
///                           the line of the entry
template <counted_currency C>
[[nodiscard]] std::vector<commitment<C>> parse_commitments(std::string text, std::string name,
                                                           money<C> unit = money<C>::from_major(1)) {
    csv_reader rows(std::move(text), std::move(name));
    const detail::commitment_columns at(rows);
    std::vector<commitment<C>> all;
    std::map<std::string, std::size_t, std::less<>> places;  // of each name in `all`

    const auto amount_of = [&](std::string_view number) {
        const auto fail = [&](std::string_view reason) { return text_error(number, 0, reason); };
        return detail::amount_of(unit, decimal::from_chars(number), rounding::exact, fail);
    };
    const auto claim = [&](std::size_t column, auto value) {
        using T = decltype(value(std::string_view{}));
        try {
            return detail::read_claim<T>(rows[column], value);
        } catch (const text_error& e) {
            throw rows.error_at(column, e.reason());
        } catch (const error& e) {
            throw rows.error_at(column, e.what());
        }
    };
    const auto exact_amount = [&] {
        const auto stated = claim(at.amount, amount_of);
        if (!stated.is_exact()) throw rows.error_at(at.amount, "an amount that reached a stage is exact");
        return stated.lower().value;
    };
    const auto run = [&] {
        horizon over;
        if (!rows[at.starts].empty())
            over.starts = claim(at.starts, [](std::string_view day) { return calendar_day::from_chars(day); });
        if (const auto months = rows.try_number(at.months)) {
            if (*months < 0 || *months > 12'000 || months->normalized().scale() != 0)
                throw rows.error_at(at.months, "a whole number of months");
            over.months = months->normalized().coefficient();
            try {
                (void)over.end();
            } catch (const error& e) {
                throw rows.error_at(at.months, e.what());
            }
        }
        return over;
    };
    const auto refuse_horizon = [&] {
        for (const std::size_t column : {at.starts, at.months})
            if (!rows[column].empty()) throw rows.error_at(column, "only a revision says when");
    };

    while (rows.next()) {
        const std::string_view whose = detail::without_formula_guard(rows[at.name]);
        const std::string_view source = detail::without_formula_guard(rows[at.source]);
        if (whose.empty()) throw rows.error_at(at.name, "a commitment has a name");
        if (rows[at.currency] != C::code) throw rows.error_at(at.currency, "not " + std::string(C::code));
        std::string_view entry = rows[at.entry];
        commitment<C>* one = nullptr;
        if (const auto place = places.find(whose); place != places.end()) one = &all[place->second];
        const auto kind = detail::entry_named(entry, revision_kind::mentioned);
        if (kind) {
            if (!rows[at.known].empty()) throw rows.error_at(at.known, "what was said was known on the day it was said");
            revision<C> said{rows.day(at.on), *kind, claim(at.amount, amount_of), run(), std::string(source)};
            if ((one == nullptr) != (*kind == revision_kind::announced))
                throw rows.error_at(at.entry, one == nullptr ? "the first entry of a commitment announces it"
                                                             : "this commitment was announced above");
            try {
                if (one == nullptr) {
                    all.emplace_back(std::string(whose), std::move(said));
                    places.emplace(whose, all.size() - 1);
                } else {
                    one->revise(std::move(said));
                }
            } catch (const error& e) {
                throw rows.error_at(at.amount, e.what());
            }
            continue;
        }
        if (entry == "raised" || entry == "lowered")
            throw rows.error_at(at.entry, "by how much, or to what: write " + std::string(entry) + " by or " + std::string(entry) + " to");
        constexpr std::string_view reversed = " reversed";
        const bool reverses = entry.ends_with(reversed) || entry.ends_with("_reversed");
        if (reverses) entry.remove_suffix(reversed.size());
        const auto reached = detail::entry_named(entry, stage::cancelled);
        if (!reached) throw rows.error_at(at.entry, "no such entry: a kind of revision or a stage");
        if (one == nullptr) throw rows.error_at(at.entry, "the first entry of a commitment announces it");
        refuse_horizon();
        movement<C> moved{rows.day(at.on), *reached, exact_amount(), reverses, std::nullopt, std::string(source)};
        if (!rows[at.known].empty()) moved.known = rows.day(at.known);
        if (moved.known && *moved.known < moved.on) throw rows.error_at(at.known, "known before the day it came about");
        try {
            one->post(std::move(moved));
        } catch (const error& e) {
            throw rows.error_at(at.amount, e.what());
        }
    }
    return all;
}

/// Commitments from a file, as `parse_commitments`.
///
///     const auto plans = feed::read_commitments("commitments.csv", 1e6_cny);
template <counted_currency C>
[[nodiscard]] std::vector<commitment<C>> read_commitments(const std::string& path, money<C> unit = money<C>::from_major(1)) {
    return parse_commitments<C>(detail::read_text_file(path), path, unit);
}

}  // namespace feed
}  // namespace outlay
