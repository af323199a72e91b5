// SPDX-License-Identifier: BSL-1.0
#pragma once
// A statement of a model: the terms of a total, signed, so that they add up to it.
//
//   statement_of<C, R>(model, drivers, total)     runs the model and gives the total's terms
//   terms_of<C>(run, total)                       the same of a runner's last run
//   rounded(statement, mode)                      rounded_statement: terms rounded, the total added up from them again
//
//     const auto cash = statement_of<USD>(plan, base, "free cash flow");
//     cash["capital expenditure"]                   below zero: it stands in the total with a minus
//     rounded(cash, half_even).total

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/rounding.hpp>

namespace outlay::inline v0 {

namespace detail {

template <class T, class R, class Freq>
statement<T, Freq> terms_of_total(const sheet_rows<R, Freq>& rows, const timeline<Freq>& on, std::string_view total) {
    (void)rows.template row<T, outlay::flow>(total);  // is there, and is a flow of this amount
    const std::vector<line_description> lines = rows.lines();
    statement<T, Freq> out(on);
    for (const line_description& l : lines) {
        if (l.name != total) continue;
        if (l.terms.empty()) throw line_type_error(total, "not a total", "a total, which remembers its terms");
        for (const line_term& term : l.terms) {
            const line_description& of = lines[term.line];
            const auto values = rows.cells(term.line);
            std::vector<T> cells;
            cells.reserve(values.size());
            for (const R& x : values) cells.push_back(row_amount<T>::of(term.sign < 0 ? R(-x) : x));
            out.add(out.has(of.name) ? of.section + ": " + of.name : of.name, flow_series<T, Freq>(on, std::move(cells)));
        }
    }
    return out;
}

}  // namespace detail

/// The terms of a total of a runner's last run, each with the sign with which it stands in it.
///
///     throws   run_incomplete_error, line_unknown_error; line_type_error where it is no total or of another currency
template <counted_currency C, model M, class R>
[[nodiscard]] auto terms_of(const runner<M, R>& run, std::string_view total) {
    return detail::terms_of_total<money<C, R>>(run.rows(), run.fixed().on, total);
}

/// The terms of a total, signed; they add up to it.
///
///     throws   as terms_of, and what the model throws
template <counted_currency C, real_number R = double, model M>
[[nodiscard]] auto statement_of(const M& m, const typename M::template drivers<exact_ratio>& drivers, std::string_view total) {
    runner<M, R> run(m);
    (void)run(drivers);
    return terms_of<C>(run, total);
}

/// A statement on whole minor units.
template <class C, frequency Freq>
struct rounded_statement {
    statement<money<C>, Freq> terms;
    flow_series<money<C>, Freq> total;       ///< of the rounded terms
    flow_series<money<C>, Freq> difference;  ///< the rounded total less it: what adding up rounded terms makes
};

/// Terms rounded, and their total added up again, so that what is printed adds up.
template <class C, class R, frequency Freq>
    requires requires(const money<C, R>& m) { m.round(half_even); }
[[nodiscard]] rounded_statement<C, Freq> rounded(const statement<money<C, R>, Freq>& exact, rounding mode) {
    rounded_statement<C, Freq> out{statement<money<C>, Freq>(exact.on()), {}, {}};
    flow_series<money<C, R>, Freq> whole(exact.on(), std::vector<money<C, R>>(exact.on().size()));
    flow_series<money<C>, Freq> sum(exact.on(), std::vector<money<C>>(exact.on().size()));
    for (const auto& line : exact.lines()) {
        auto each = cellwise([mode](const money<C, R>& x) { return x.round(mode); }, line.values);
        whole = whole + line.values;
        sum = sum + each;
        out.terms.add(line.name, std::move(each));
    }
    out.difference = cellwise([mode](const money<C, R>& x) { return x.round(mode); }, whole) - sum;
    out.total = std::move(sum);
    return out;
}

}  // namespace outlay
