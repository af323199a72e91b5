// SPDX-License-Identifier: BSL-1.0
#pragma once
// Convenience translation, as in a company's report: a whole column at one rate, each line rounded on its own.
//
//   translate(lines, total, quote, grid, mode)     translated_column: lines, total, difference()
//
// A total that is translated by itself need not be the sum of its translated lines: difference() says by how much.

#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/grid.hpp>
#include <outlay/money/money.hpp>

#include <span>
#include <string>
#include <vector>

namespace outlay::inline v0 {

/// A column in another currency.
template <class To>
struct translated_column {
    std::vector<money<To>> lines;
    money<To> total;

    /// The total less the sum of the lines, which rounding each on its own leaves.
    [[nodiscard]] money<To> difference() const {
        money<To> sum;
        for (const money<To>& line : lines) sum += line;
        return total - sum;
    }
    [[nodiscard]] bool foots() const { return difference() == money<To>(); }
    /// A word for the foot of the column; nothing where it foots.
    [[nodiscard]] std::string note() const {
        return foots() ? ""
                       : "Each line is translated and rounded on its own; the total differs from their sum by " +
                             to_string(difference()) + ".";
    }
};

/// One amount at a rate of either direction, rounded once to a grid such as whole millions.
///
///     translate(-18'815e6_cny, period_end, grid{1e6_usd}, half_up) == -2'626e6_usd        at 7.1636
template <class To, class C, class Rate>
    requires same_currency<C, typename Rate::base> || same_currency<C, typename Rate::quote>
[[nodiscard]] constexpr money<To> translate(const money<C>& amount, const Rate& rate, grid<money<To>> on,
                                            rounding mode) {
    if constexpr (same_currency<C, typename Rate::base>)
        return detail::exchange<C, To>(amount, rate.value()).round(on, mode);
    else return detail::exchange<C, To>(amount, rate.value().inverse()).round(on, mode);
}

/// Lines and their total, which must be their sum, at one rate.
///
///     throws   numeric_domain_error   the total is not the sum of the lines
template <class To, class C, class Rate>
[[nodiscard]] translated_column<To> translate(std::span<const money<C>> lines, const money<C>& total, const Rate& rate,
                                              grid<money<To>> on, rounding mode) {
    translated_column<To> out;
    money<C> sum;
    for (const money<C>& line : lines) {
        sum += line;
        out.lines.push_back(translate(line, rate, on, mode));
    }
    if (sum != total)
        throw numeric_domain_error("the total of a column", to_string(total),
                                   "the sum of its lines, " + to_string(sum));
    out.total = translate(total, rate, on, mode);
    return out;
}

}  // namespace outlay
