// SPDX-License-Identifier: BSL-1.0
#pragma once
// A statement of a model: the terms of a total, signed, so that they add up to it.
//
//   statement_of<C, R>(model, drivers, total...)  runs the model and gives the total's terms, or those of several, each once
//   terms_of<C>(run, total...)                    the same of a runner's last run, or of its rows
//   lines_of<C>(run, line...)                     any flows of it, as the model wrote them
//   rounded(statement, mode)                      rounded_statement: terms rounded, the total added up from them again
//
//     const auto cash = statement_of<USD>(plan, base, "free cash flow");
//     cash["capital expenditure"]                   below zero: it stands in the total with a minus
//     rounded(cash, half_even).total

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <span>
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

/// The terms of totals, each line once, with the sign of the first total that it stands in.
template <class T, class R, class Freq>
statement<T, Freq> terms_of_totals(const sheet_rows<R, Freq>& rows, const timeline<Freq>& on, std::span<const std::string_view> totals) {
    const std::vector<line_description> lines = rows.lines();
    statement<T, Freq> out(on);
    std::vector<std::size_t> named, left_out;  // the totals; they, and the lines of those before
    const auto is_total = [&](std::string_view total) { return [total](const line_description& l) { return l.name == total; }; };
    for (const std::string_view total : totals) {
        (void)rows.template row<T, outlay::flow>(total);  // is there, once, and is a flow of this amount
        named.push_back(static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), is_total(total)) - lines.begin()));
        if (lines[named.back()].terms.empty()) throw line_type_error(total, "not a total", "a total, which remembers its terms");
    }
    left_out = named;
    for (const std::size_t total : named) {
        const std::vector<line_term>& terms = lines[total].terms;
        for (const line_term& term : terms) {
            if (std::find(left_out.begin(), left_out.end(), term.line) != left_out.end()) continue;
            const line_description& of = lines[term.line];
            const auto values = rows.cells(term.line);
            std::vector<T> cells;
            cells.reserve(values.size());
            for (const R& x : values) cells.push_back(row_amount<T>::of(term.sign < 0 ? R(-x) : x));
            out.add(out.has(of.name) ? of.section + ": " + of.name : of.name, flow_series<T, Freq>(on, std::move(cells)),
                    of.published == 0 ? std::string() : on.label(static_cast<std::ptrdiff_t>(of.published) - 1));
        }
        for (const line_term& term : terms) left_out.push_back(term.line);
    }
    return out;
}

}  // namespace detail

/// The terms of a total of a runner's last run, each with the sign with which it stands in it. Of several totals: each line
/// once, with the sign of the first total that it stands in; a total of the list that is a term of another is no line.
///
///     terms_of<USD>(run, "operating income", "free cash flow")      with depreciation, which is in the income alone
///
///     throws   run_incomplete_error, line_unknown_error; line_type_error where it is no total or of another currency
template <counted_currency C, model M, class R, std::convertible_to<std::string_view>... More>
[[nodiscard]] auto terms_of(const runner<M, R>& run, std::string_view total, const More&... more) {
    const std::array<std::string_view, 1 + sizeof...(More)> totals{total, std::string_view(more)...};
    return detail::terms_of_totals<money<C, R>>(run.rows(), run.fixed().on, totals);
}

/// The same of rows: within an outcome that is a function of them.
template <counted_currency C, class R, frequency Freq, std::convertible_to<std::string_view>... More>
[[nodiscard]] auto terms_of(const sheet_rows<R, Freq>& rows, std::string_view total, const More&... more) {
    const std::array<std::string_view, 1 + sizeof...(More)> totals{total, std::string_view(more)...};
    return detail::terms_of_totals<money<C, R>>(rows, rows.on(), totals);
}

/// Flows of a runner's last run by their names, as the model wrote them: costs as magnitudes, as a company's figures have them.
///
///     lines_of<CNY>(run, "revenue", "operating income", "operating cash flow", "capital expenditure")
///
///     throws   run_incomplete_error, line_unknown_error, line_type_error; line_exists_error   a line twice
template <counted_currency C, model M, class R, std::convertible_to<std::string_view>... Names>
[[nodiscard]] auto lines_of(const runner<M, R>& run, const Names&... names) {
    const auto rows = run.rows();
    const auto lines = rows.lines();
    statement<money<C, R>, frequency_of<M>> out(rows.on());
    const auto add = [&](std::string_view name) {
        const auto values = rows.template flow<C>(name).to_series();
        const auto of = std::find_if(lines.begin(), lines.end(), [name](const line_description& l) { return l.name == name; });
        out.add(std::string(name), values, of->published == 0 ? std::string() : rows.on().label(static_cast<std::ptrdiff_t>(of->published) - 1));
    };
    (add(names), ...);
    return out;
}

/// The terms of a total, signed; they add up to it. Of several: as terms_of.
///
///     throws   as terms_of, and what the model throws
template <counted_currency C, real_number R = double, model M, std::convertible_to<std::string_view>... More>
[[nodiscard]] auto statement_of(const M& m, const typename M::template drivers<exact_ratio>& drivers, std::string_view total,
                                const More&... more) {
    runner<M, R> run(m);
    (void)run(drivers);
    return terms_of<C>(run, total, more...);
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
        out.terms.add(line.name, std::move(each), line.published_through);
    }
    out.difference = cellwise([mode](const money<C, R>& x) { return x.round(mode); }, whole) - sum;
    out.total = std::move(sum);
    return out;
}

}  // namespace outlay
