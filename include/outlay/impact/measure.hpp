// SPDX-License-Identifier: BSL-1.0
#pragma once
// A measure such as free cash flow is a definition, and a definition is a value: a name and a list of signed lines.
//
//   measure                      the definition
//   as_printed(line)             a line that carries its own sign: it is summed, whatever its label says
//   deducted(line)               a line of magnitudes that lowers the measure
//   measured(definition, statement)                      its lines and their total, as a statement
//   measured_to(definition, statement, total, name)      the same where only the total is known: one more line closes
//                                                        it
//   check_total(definition, statement, published[, tolerance or printed_to])
//                                the periods where a published total differs from the sum by more than print explains
//   printed_to{step}             the step to which figures were rounded for print: 0.01, a million
//
// Next to read: impact/free_cash_flow.hpp, the definitions that companies and data vendors use.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/money/canonical_text.hpp>

namespace outlay::inline v0 {

/// How a line enters a measure.
struct signed_line {
    std::string name;
    int sign = 1;  ///< 1 or -1
    friend bool operator==(const signed_line&, const signed_line&) = default;
};

/// A published line carries its own sign: "Less: changes in deposits" of +752 adds 752.
inline signed_line as_printed(std::string name) { return {std::move(name), 1}; }
/// A line given as a magnitude, as capital expenditure mostly is.
inline signed_line deducted(std::string name) { return {std::move(name), -1}; }

/// A named definition over the lines of a statement; several can stand side by side.
///
///     const measure vendor{"operating cash flow less capital expenditure",
///                          {as_printed("operating cash flow"), deducted("capital expenditure")}};
struct measure {
    std::string name;
    std::vector<signed_line> lines;
    friend bool operator==(const measure&, const measure&) = default;
};

/// The lines of a measure with their signs, and their sum under the measure's name as the last line.
///
///     shape    a cell of the total is missing where a cell of a line is, and knows which period is at fault
///     throws   line_missing_error   the statement lacks one of the lines
template <class T, frequency Freq>
[[nodiscard]] statement<T, Freq> measured(const measure& definition, const statement<T, Freq>& from) {
    statement<T, Freq> out(from.on());
    flow_series<T, Freq> total(from.on(), std::vector<T>(from.on().size(), detail::zero<T>()));
    for (const signed_line& line : definition.lines) {
        const flow_series<T, Freq> values = line.sign < 0 ? -from[line.name] : from[line.name];
        total = out.lines().empty() ? values : total + values;
        out.add(line.name, values, from.published_through(line.name));
    }
    return std::move(out.add(definition.name, std::move(total)));
}

/// The known lines of a measure, its published total, and what closes the gap as one named line before the total.
///
///     Alibaba, June 2025: 20,672 - 38,676 = -18,004, published -18,815: "other adjustments, net" is -811
///
///     throws   line_missing_error   the statement lacks one of the lines, or the published total
template <class T, frequency Freq>
[[nodiscard]] statement<T, Freq> measured_to(const measure& known, const statement<T, Freq>& from,
                                             std::string_view published, std::string remainder) {
    const statement<T, Freq> sum = measured(known, from);
    statement<T, Freq> out(from.on());
    for (const auto& line : sum.lines())
        if (line.name != known.name) out.add(line.name, line.values, line.published_through);
    out.add(std::move(remainder), from[published] - sum[known.name]);
    return std::move(out.add(known.name, from[published], from.published_through(published)));
}

/// A period in which a published total is not the sum of its lines.
template <class T>
struct total_difference {
    std::string period;
    T published;
    T computed;
    friend bool operator==(const total_difference&, const total_difference&) = default;
};

/// The step on which every figure of a statement was rounded when it was printed: printed_to{1e6_cny}, printed_to{0.01}.
template <class Step>
struct printed_to {
    Step step{};
};
template <class Step>
printed_to(Step) -> printed_to<Step>;

namespace detail {

template <class T, frequency Freq, class Apart>
std::vector<total_difference<T>> differing_totals(const measure& definition, const statement<T, Freq>& from,
                                                  std::string_view published, Apart apart) {
    const flow_series<T, Freq>& printed = from[published];
    const statement<T, Freq> sum = measured(definition, from);
    std::vector<total_difference<T>> differences;
    for (std::size_t i = 0; i < from.on().size(); ++i) {
        const auto left = printed.cell(i);
        const auto right = sum[definition.name].cell(i);
        if (left && right && apart(*left, *right))
            differences.push_back({from.on().label(static_cast<std::ptrdiff_t>(i)), *left, *right});
    }
    return differences;
}

}  // namespace detail

/// Where the published total differs from the definition's sum by more than the tolerance; periods with a missing cell on
/// either side are not compared. Claims differ where no value of the one is near enough to a value of the other.
template <class T, frequency Freq>
[[nodiscard]] std::vector<total_difference<T>> check_total(
    const measure& definition, const statement<T, Freq>& from, std::string_view published,
    const std::type_identity_t<T>& tolerance = detail::zero<T>()) {
    return detail::differing_totals(definition, from, published,
                                    [&](const T& a, const T& b) { return detail::apart(a, b, tolerance); });
}
/// The same of figures as printed: each line and the total may have lost half a step.
///
///     24.03 - 13.69 against 10.33, printed_to{0.01}: no difference, for 0.01 is within 3 x 0.005
///
///     throws   numeric_domain_error   a step below zero
template <class T, frequency Freq, class Step>
    requires std::convertible_to<const Step&, T>
[[nodiscard]] std::vector<total_difference<T>> check_total(const measure& definition, const statement<T, Freq>& from,
                                                           std::string_view published, const printed_to<Step>& print) {
    if (detail::below_zero(print.step))
        throw numeric_domain_error("the step of print", detail::claim_value_text(print.step), "0 or more");
    // Twice the gap against as many whole steps, so that the half is exact in every number.
    const T steps(print.step * static_cast<int>(definition.lines.size() + 1));
    return detail::differing_totals(definition, from, published,
                                    [&](const T& a, const T& b) { return detail::apart(T(a + a), T(b + b), steps); });
}

}  // namespace outlay
