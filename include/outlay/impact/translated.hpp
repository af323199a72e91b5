// SPDX-License-Identifier: BSL-1.0
#pragma once
// A whole statement in another currency, for convenience: each cell on its own, at its period's rate, rounded once.
//
//   translated(statement, rates, grid, mode[, total])      translated_statement: lines, where they do not foot, note()
//
// The first period's rate serves all where only one is given. One column: fx/translation.hpp.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/fx/fx_rate.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/grid.hpp>

namespace outlay::inline v0 {

/// A statement in another currency.
template <class To, frequency Freq>
struct translated_statement {
    /// A period whose lines do not add up to its total once each is rounded.
    struct gap {
        std::string period;
        money<To> difference;  ///< the total less the sum of the lines
        friend bool operator==(const gap&, const gap&) = default;
    };
    statement<money<To>, Freq> lines;
    std::vector<gap> gaps;

    /// A word for the foot of the table; nothing where every period foots.
    [[nodiscard]] std::string note() const {
        if (gaps.empty()) return "";
        std::string text = "Each line is translated and rounded on its own, and need not foot:";
        for (const gap& g : gaps)
            text += (&g == &gaps.front() ? " " : ", ") + g.period + " by " + to_string(g.difference);
        return text + ".";
    }
};

/// Every line of a statement at the rate of each period, rounded to a grid such as whole millions.
///
///     FY2026 at 6.8980, US$ million: 11,049 - 17,689 - 127 + 11 = -6,756, the total -6,757
///
///     shape    rates: one for all periods, or one a period; quotes or rates, of either direction
///              total: the line that the others add up to; missing cells stay missing, and their period is not held to
///              it
///     throws   numeric_domain_error   another number of rates than one or the periods'
///              line_missing_error     no such total
///     source   as companies' releases do: "for the convenience of the reader"
template <class To, class C, class Rep, frequency Freq, class Rate>
[[nodiscard]] translated_statement<To, Freq> translated(const statement<money<C, Rep>, Freq>& from,
                                                        const std::vector<Rate>& rates, grid<money<To>> on,
                                                        rounding mode, std::string_view total = "") {
    const std::size_t n = from.on().size();
    if (rates.size() != 1 && rates.size() != n)
        throw numeric_domain_error("the number of rates", std::to_string(rates.size()), "1 or " + std::to_string(n));
    const auto cell = [&](const money<C, Rep>& x, std::size_t t) {
        const Rate& rate = rates[rates.size() == 1 ? 0 : t];
        if constexpr (same_currency<C, typename Rate::base>)
            return detail::exchange<C, To>(x, rate.value()).round(on, mode);
        else return detail::exchange<C, To>(x, rate.value().inverse()).round(on, mode);
    };
    translated_statement<To, Freq> out{statement<money<To>, Freq>(from.on()), {}};
    for (const auto& line : from.lines()) {
        flow_series<money<To>, Freq> row(from.on());
        for (std::size_t t = 0; t < n; ++t)
            if (line.values.has(t)) row.set(t, cell(line.values[t], t));
        out.lines.add(line.name, std::move(row), line.published_through);
    }
    if (total.empty()) return out;
    (void)from[total];
    for (std::size_t t = 0; t < n; ++t) {
        money<To> sum;
        bool whole = true;
        for (const auto& line : out.lines.lines()) {
            whole = whole && line.values.has(t);
            if (line.name != total && whole) sum += line.values[t];
        }
        if (whole && sum != out.lines[total][t])
            out.gaps.push_back({from.on().label(static_cast<std::ptrdiff_t>(t)), out.lines[total][t] - sum});
    }
    return out;
}

}  // namespace outlay
