// SPDX-License-Identifier: BSL-1.0
#pragma once
// Programmes laid over a company's base case: with them, without them, and the difference, line by line.
//
//   programme_statement<T, Freq>                     a programme by name, and its lines: of a model, or of series
//   with_and_without(base, programmes, tax[, measure])      with_without: assumption, without, with, difference
//   joint_impact_of(base, programmes, tax[, measure])       each alone, all together, and how they interact
//   programme_lines_error, line_sign_error           a statement that cannot be laid over, and why
//
//     const auto plan = statement_of<CNY>(cloud, drivers, line_names::operating_income, line_names::free_cash_flow);
//     with_and_without(base, {{"AI and cloud", rounded(plan, half_even).terms}}, tax)
//
// The currency is in T: a programme in another is translated first (impact/translated.hpp).
// Next to read: impact/cash_effects.hpp, what the difference means for cash; impact/returns.hpp, what it returns.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/impact/base_case.hpp>
#include <outlay/impact/free_cash_flow.hpp>
#include <outlay/impact/line_names.hpp>
#include <outlay/impact/tax.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// A programme's statement lacks lines that a company's figures need of it, or has lines of which it is not known what they
/// change.
class OUTLAY_VISIBLE programme_lines_error final : public error {
public:
    programme_lines_error(std::string_view programme, std::vector<std::string> missing, std::vector<std::string> unknown)
        : error(text(programme, missing, unknown)), programme_(programme), missing_(std::move(missing)), unknown_(std::move(unknown)) {}
    [[nodiscard]] const std::string& programme() const noexcept { return programme_; }
    [[nodiscard]] const std::vector<std::string>& missing() const noexcept { return missing_; }
    [[nodiscard]] const std::vector<std::string>& unknown() const noexcept { return unknown_; }

private:
    static std::string list(const std::vector<std::string>& names) {
        constexpr std::size_t most = 5;
        std::string all;
        for (std::size_t i = 0; i < names.size() && i < most; ++i) all += (i == 0 ? "\"" : ", \"") + detail::shown(names[i], 0) + "\"";
        return names.size() > most ? all + " and " + std::to_string(names.size() - most) + " more" : all;
    }
    static std::string text(std::string_view programme, const std::vector<std::string>& missing, const std::vector<std::string>& unknown) {
        std::string what = "the statement of \"" + detail::shown(programme, 0) + "\" cannot be laid over a company:";
        if (!missing.empty()) what += " it lacks " + list(missing);
        if (!unknown.empty())
            what += (missing.empty() ? " " : "; ") + list(unknown) + (unknown.size() == 1 ? " is" : " are") +
                    " none of the lines, which are revenue, operating cost, depreciation, change of working capital, capital expenditure "
                    "and tax";
        return what;
    }

    std::string programme_;
    std::vector<std::string> missing_, unknown_;
};

/// A line of a programme's statement has the sign of a magnitude, or of another line: costs stand below zero in it.
class OUTLAY_VISIBLE line_sign_error final : public error {
public:
    line_sign_error(std::string_view programme, std::string_view line, std::string_view period, std::string_view value, bool cost)
        : error("\"" + detail::shown(line, 0) + "\" of \"" + detail::shown(programme, 0) + "\" is " + std::string(value) + " in " +
                std::string(period) + ": in a statement that is laid over a company " +
                (cost ? "what is paid or charged is not above zero" : "revenue is not below zero")),
          programme_(programme), line_(line), period_(period), value_(value) {}
    [[nodiscard]] const std::string& programme() const noexcept { return programme_; }
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    [[nodiscard]] const std::string& period() const noexcept { return period_; }
    [[nodiscard]] const std::string& value() const noexcept { return value_; }

private:
    std::string programme_, line_, period_, value_;
};

/// A programme by itself: its name, and the lines of its income and cash with the signs with which they stand in them.
///
///     "revenue"                       0 or above
///     "operating cost"                0 or below: paid in cash, without depreciation
///     "depreciation"                  0 or below
///     "change of working capital"     below zero where it ties up cash
///     "capital expenditure"           0 or below
///     "tax" or "income tax"           left out where there is one: the company's tax falls on the income of the whole
///
///     shape    the terms of a model's operating income and free cash flow (model/statement_of.hpp), or series of one's own
///     units    of the statement; amounts become exact, as in a base case. A statement on double or fifty digits is rounded to
///              be laid over exact figures (`rounded`), or laid over a base on the same number
///     throws   programme_lines_error   lines that are missing, or that are none of these
///              line_sign_error         a cost above zero, revenue below it
///              missing_cell_error      a cell of the five lines is missing
template <class T, frequency Freq>
class programme_statement {
public:
    template <class U>
    programme_statement(std::string name, const statement<U, Freq>& from) : name_(std::move(name)), lines_(from.on()) {
        static_assert(std::same_as<detail::share_type<U>, T>,
                      "a programme is laid over a company in the company's currency and on its number: translate it, or round it, first");
        if constexpr (std::same_as<detail::share_type<U>, T>) {  // or a second error would follow the one above
            require_lines(from);
            for (const std::string_view line : needed) {
                std::vector<T> cells;
                for (const U& x : from[line].view()) cells.emplace_back(x);
                if (line != line_names::change_of_working_capital) require_sign(from.on(), line, cells);
                lines_.add(std::string(line), flow_series<T, Freq>(from.on(), std::move(cells)));
            }
        }
    }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// The five lines, without a tax.
    [[nodiscard]] const statement<T, Freq>& lines() const noexcept { return lines_; }

private:
    static constexpr std::array<std::string_view, 5> needed{line_names::revenue, line_names::operating_cost, line_names::depreciation,
                                                       line_names::change_of_working_capital, line_names::capital_expenditure};

    template <class U>
    void require_lines(const statement<U, Freq>& from) const {
        std::vector<std::string> missing, unknown;
        for (const std::string_view line : needed)
            if (!from.has(line)) missing.emplace_back(line);
        for (const auto& line : from.lines()) {
            const auto is = [&](std::string_view name) { return line.name == name; };
            if (std::none_of(needed.begin(), needed.end(), is) && !is("tax") && !is(line_names::income_tax)) unknown.push_back(line.name);
        }
        if (!missing.empty() || !unknown.empty()) throw programme_lines_error(name_, std::move(missing), std::move(unknown));
    }
    void require_sign(const timeline<Freq>& on, std::string_view line, const std::vector<T>& cells) const {
        const bool cost = line != line_names::revenue;
        for (std::size_t t = 0; t < cells.size(); ++t) {
            try {
                detail::require_magnitude(cost ? T(-cells[t]) : cells[t]);
            } catch (const negative_magnitude_error& e) {
                throw line_sign_error(name_, line, on.label(static_cast<std::ptrdiff_t>(t)), detail::claim_value_text(cells[t]), cost);
            }
        }
    }

    std::string name_;
    statement<T, Freq> lines_;
};
template <class U, frequency Freq>
programme_statement(std::string, const statement<U, Freq>&) -> programme_statement<detail::share_type<U>, Freq>;

/// A company with its programmes, without them, and what they change.
template <class T, frequency Freq>
struct with_without {
    std::string assumption;  ///< what the base case assumes
    statement<T, Freq> without;
    statement<T, Freq> with;
    statement<T, Freq> difference;
};

namespace detail {

template <class T, frequency Freq>
statement<T, Freq> minus(const statement<T, Freq>& a, const statement<T, Freq>& b) {
    statement<T, Freq> out(a.on());
    for (const auto& line : a.lines()) out.add(line.name, line.values - b[line.name]);
    return out;
}

/// What a line of a base says of its published cells, once programmes are added: the same where they leave those cells as they are.
template <class T, frequency Freq>
std::string published_still(const typename statement<T, Freq>::line& was, const flow_series<T, Freq>& is) {
    if (was.published_through.empty()) return {};
    const auto last = is.on().find(was.published_through);  // of a statement that was resampled it is a period of another length
    for (std::size_t t = 0; t <= last.value_or(is.size() - 1); ++t)
        if (was.values.has(t) && is.has(t) && !nothing(T(is[t] - was.values[t]))) return {};
    return was.published_through;
}

/// The base's lines with programmes added: tax falls on the income of the whole, and what it changes moves the cash
/// flow.
template <class T, frequency Freq>
statement<T, Freq> laid_over(const base_case<T, Freq>& base, const std::vector<programme_statement<T, Freq>>& programmes,
                             const tax_rule& tax, const measure& free) {
    const statement<T, Freq>& from = base.lines();
    auto revenue = from[line_names::revenue], income = from[line_names::operating_income], cash = from[line_names::operating_cash_flow],
         capex = from[line_names::capital_expenditure];
    for (const auto& p : programmes) {
        const statement<T, Freq>& lines = p.lines();
        const auto earned = lines[line_names::revenue] + lines[line_names::operating_cost];
        revenue = revenue + lines[line_names::revenue];
        income = income + (earned + lines[line_names::depreciation]);
        cash = cash + earned + lines[line_names::change_of_working_capital];
        capex = capex - lines[line_names::capital_expenditure];
    }
    const auto taxed = income_tax(income, tax).tax;
    cash = cash - (taxed - income_tax(from[line_names::operating_income], tax).tax);
    statement<T, Freq> out(from.on());
    for (const auto& line : from.lines()) {
        const auto& values = line.name == line_names::revenue               ? revenue
                             : line.name == line_names::operating_income    ? income
                             : line.name == line_names::operating_cash_flow ? cash
                             : line.name == line_names::capital_expenditure ? capex
                                                                            : line.values;
        out.add(line.name, values, published_still(line, values));
        if (line.name == line_names::operating_income) out.add("tax on operating income", taxed);
    }
    const auto total = measured(free, out)[free.name];
    return std::move(out.add(free.name, total));
}

/// A programme on another timeline, or one that the base holds already, is refused.
template <class T, frequency Freq>
void require_left_out(const base_case<T, Freq>& base, const programme_statement<T, Freq>& p) {
    const timeline<Freq>& on = base.lines().on();
    if (p.lines().on() != on) throw timeline_mismatch_error(to_string(on), to_string(p.lines().on()));
    if (base.leaves_out(p.name())) return;
    const auto& spend = p.lines()[line_names::capital_expenditure];
    std::vector<base_contains_programme_error::figures> both;
    for (std::size_t t = 0; t < spend.size(); ++t)
        if (!nothing(spend[t]))
            both.push_back({on.label(static_cast<std::ptrdiff_t>(t)), claim_value_text(base.lines()[line_names::capital_expenditure][t]),
                            claim_value_text(T(-spend[t]))});
    if (!both.empty()) throw base_contains_programme_error(p.name(), std::move(both));
}

}  // namespace detail

/// A base case with programmes laid over it.
///
///     with_and_without(base, {{"cloud", cloud_lines}, {"campus", campus_lines}}, {{25_pct}, losses::monetised{}})
///
///     operating income = base's + programmes' revenue + operating cost + depreciation, as signed
///     operating cash flow = base's + revenue + operating cost + change of working capital - (tax with - tax without)
///     capital expenditure = base's - the programmes', a magnitude;  free cash flow by the measure, a line under its name
///
///     shape    other lines of the base pass through; the base's own figures hold its tax, of which only the change
///              counts; a programme's own tax is left out
///     units    the base's; exact where it holds amounts
///     throws   base_contains_programme_error   the base was not told to leave the programme out
///              timeline_mismatch_error, missing_cell_error, line_missing_error; what a programme_statement throws
template <class T, frequency Freq>
[[nodiscard]] with_without<T, Freq> with_and_without(const base_case<T, Freq>& base,
                                                     const std::type_identity_t<std::vector<programme_statement<T, Freq>>>& programmes,
                                                     const tax_rule& tax,
                                                     const measure& free = free_cash_flow::vendor()) {
    for (const auto& p : programmes) detail::require_left_out(base, p);
    auto without = detail::laid_over(base, {}, tax, free);
    auto with = detail::laid_over(base, programmes, tax, free);
    auto difference = detail::minus(with, without);
    return {base.assumption(), std::move(without), std::move(with), std::move(difference)};
}

/// Programmes over one base: each alone, all together, and what they do to each other.
template <class T, frequency Freq>
struct joint_impact {
    struct one {
        std::string name;
        statement<T, Freq> difference;
    };
    std::string assumption;
    std::vector<one> alone;
    statement<T, Freq> together;
    /// Together less the sum of each alone: zero unless one programme's losses meet another's profits in the tax.
    statement<T, Freq> interaction;
};

/// What several programmes change, each alone and all together; shapes, units and errors as of with_and_without.
template <class T, frequency Freq>
[[nodiscard]] joint_impact<T, Freq> joint_impact_of(const base_case<T, Freq>& base,
                                                    const std::type_identity_t<std::vector<programme_statement<T, Freq>>>& programmes,
                                                    const tax_rule& tax,
                                                    const measure& free = free_cash_flow::vendor()) {
    auto all = with_and_without(base, programmes, tax, free);
    statement<T, Freq> interaction = all.difference;
    std::vector<typename joint_impact<T, Freq>::one> alone;
    for (const auto& p : programmes) {
        alone.push_back({p.name(), with_and_without(base, {p}, tax, free).difference});
        interaction = detail::minus(interaction, alone.back().difference);
    }
    return {base.assumption(), std::move(alone), std::move(all.difference), std::move(interaction)};
}

}  // namespace outlay
