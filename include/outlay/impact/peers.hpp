// SPDX-License-Identifier: BSL-1.0
#pragma once
// Companies side by side whose plans are in other currencies, over other years, and only partly known: each is brought
// to one currency a year, and ranked only as far as the claims allow.
//
//   peer_figure<To>          a company's claim a year, with what it is and how it was converted
//   peer_table<To>           add(company, claim, terms[, quote]); rows(), ranks()
//   peer_terms               years, period, definition, source
//   rank_range               best and worst place; they overlap where claims do

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/fx/fx_quote.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

/// Over what a claim goes, and what it counts.
struct peer_terms {
    exact_ratio years = 1;     ///< the claim is of so many years together
    std::string period{};      ///< as the company says it: "FY2025 (to June 2025)"
    std::string definition{};  ///< what is counted: "cash purchases of property", "with finance leases"
    std::string source{};
};

/// A company's claim, a year in the table's currency.
template <class To>
struct peer_figure {
    std::string company;
    bounds<exact_money<To>> a_year;
    peer_terms terms;
    std::string original;  ///< the claim as it was made
    std::string rate;      ///< the rate of exchange with its day; empty where none was needed

    /// Where the actual figure stands to this plan, as far as both tell: below, above, or within it (unknown).
    [[nodiscard]] answer exceeded_by(const bounds<exact_money<To>>& actual) const { return actual.is_above(a_year); }
};

/// The places that a company may take, 1 the largest.
struct rank_range {
    std::string company;
    std::size_t best;
    std::size_t worst;
    friend bool operator==(const rank_range&, const rank_range&) = default;
};

/// Companies in one currency.
///
///     peer_table<USD> table;
///     table.add("Apple", exactly(500e9_usd), {.years = 4});
///     table.add("Alibaba", more_than(380e9_cny), {.years = 3}, quote);     more than 17.477bn a year at 7.2476
///
///     throws   numeric_domain_error   years not above zero
///     edges    a company may stand in several rows, by several definitions
template <class To>
class peer_table {
public:
    template <class Rep>
    peer_table& add(std::string company, const bounds<money<To, Rep>>& claim, peer_terms terms) {
        return put(std::move(company), bounds<exact_money<To>>(claim), to_string(claim), std::move(terms), "");
    }
    template <class Rep>
    peer_table& add(std::string company, const money<To, Rep>& amount, peer_terms terms) {
        return add(std::move(company), exactly(amount), std::move(terms));
    }
    /// In another currency, at a quote of either direction.
    template <class C, class Rep, class Rate>
        requires(!std::same_as<C, To>)
    peer_table& add(std::string company, const bounds<money<C, Rep>>& claim, peer_terms terms,
                    const basic_quote<Rate>& quote) {
        const auto exchanged = claim.mapped([&](const money<C, Rep>& x) -> exact_money<To> {
            if constexpr (same_currency<C, typename Rate::base>) return x * quote.rate();
            else return x * quote.rate().inverse();
        });
        return put(std::move(company), exchanged, to_string(claim), std::move(terms), to_string(quote));
    }
    template <class C, class Rep, class Rate>
        requires(!std::same_as<C, To>)
    peer_table& add(std::string company, const money<C, Rep>& amount, peer_terms terms,
                    const basic_quote<Rate>& quote) {
        return add(std::move(company), exactly(amount), std::move(terms), quote);
    }

    /// In the order in which they were added.
    [[nodiscard]] const std::vector<peer_figure<To>>& rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

    /// The places of each row: behind those certainly larger, before those certainly smaller; those of whom neither is
    /// certain share theirs.
    [[nodiscard]] std::vector<rank_range> ranks() const {
        std::vector<rank_range> places;
        for (const auto& mine : rows_) {
            std::size_t larger = 0, smaller = 0;
            for (const auto& other : rows_) {
                larger += other.a_year.is_above(mine.a_year) == answer::yes;
                smaller += other.a_year.is_below(mine.a_year) == answer::yes;
            }
            places.push_back({mine.company, larger + 1, rows_.size() - smaller});
        }
        return places;
    }

private:
    peer_table& put(std::string company, bounds<exact_money<To>> claim, std::string original, peer_terms terms,
                    std::string rate) {
        if (!(terms.years > 0))
            throw numeric_domain_error("the years of " + company, to_string(terms.years), "above 0");
        rows_.push_back(
            {std::move(company), claim / terms.years, std::move(terms), std::move(original), std::move(rate)});
        return *this;
    }

    std::vector<peer_figure<To>> rows_;
};

}  // namespace outlay
