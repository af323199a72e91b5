// SPDX-License-Identifier: BSL-1.0
#pragma once
// A statement: named lines on one timeline, in one currency and unit.
//
//   statement<T, Freq>      lines by name; T is money, a number or a claim; note() says what of them was published
//   resample<Freq>(statement, ...)    every line by other periods, as a series is (time/resample.hpp)
//   laid_on(statement, timeline)      every line on a longer timeline (time/window.hpp)
//   line_missing_error      a line that a statement does not have, with those that it has
//   line_exists_error       a second line of the same name
//
// Next to read: model/statement_of.hpp, the terms of a model's total; impact/measure.hpp, a definition that picks lines with their signs.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/detail/shown_names.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/sourced.hpp>
#include <outlay/time/resample.hpp>
#include <outlay/time/series.hpp>
#include <outlay/time/window.hpp>

namespace outlay::inline v0 {

/// A statement does not have the line that was asked for.
class OUTLAY_VISIBLE line_missing_error final : public error {
public:
    line_missing_error(std::string_view line, std::vector<std::string> lines)
        : error(detail::joined_text({"no line \"", detail::shortened(line), "\"; the lines are: ", detail::shown_names(lines)})),
          line_(line), lines_(std::move(lines)) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    /// The lines that there are.
    [[nodiscard]] const std::vector<std::string>& lines() const noexcept { return lines_; }

private:
    std::string line_;
    std::vector<std::string> lines_;
};

/// A statement already has a line of this name: a second would make every sum ambiguous.
class OUTLAY_VISIBLE line_exists_error final : public error {
public:
    explicit line_exists_error(std::string_view line)
        : error(detail::joined_text({"there is already a line \"", detail::shortened(line), "\""})), line_(line) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }

private:
    std::string line_;
};

/// Named lines on one timeline, each with its own sign and its own missing cells.
///
///     statement<money<CNY>, quarterly> s(quarters);
///     s.add("operating cash flow", operating).add("capital expenditure", outflow(capex));
///     s["operating cash flow"]["FY2026 Q1"]
///
///     throws   timeline_mismatch_error   a line on another timeline
///              line_exists_error         a second line of the same name
///              line_missing_error        a name that it does not have
template <class T, frequency Freq>
class statement {
public:
    struct line {
        std::string name;
        flow_series<T, Freq> values;
        std::string published_through{};  ///< the last period that was published, where the cells after it are a model's; else empty
        friend bool operator==(const line&, const line&) = default;
    };

    explicit statement(timeline<Freq> on) : on_(std::move(on)) {}

    /// `published_through`: a period's label, where the cells through it were published and those after it are a model's.
    statement& add(std::string name, flow_series<T, Freq> values, std::string published_through = {}) {
        if (has(name)) throw line_exists_error(name);
        if (values.on() != on_) throw timeline_mismatch_error(to_string(on_), to_string(values.on()));
        lines_.push_back({std::move(name), std::move(values), std::move(published_through)});
        return *this;
    }
    /// The last period of a line that was published, where the cells after it are a model's; else empty.
    [[nodiscard]] const std::string& published_through(std::string_view name) const { return found(name).published_through; }
    /// A word for the foot of a table: which lines are published, and through which period; nothing where no line is joined.
    ///
    ///     "As published through FY2025, then the model's: revenue, capital expenditure."
    [[nodiscard]] std::string note() const {
        std::vector<std::pair<std::string, std::string>> periods;  // and their lines, in the order in which they first appear
        for (const line& l : lines_) {
            if (l.published_through.empty()) continue;
            auto at = std::find_if(periods.begin(), periods.end(), [&](const auto& p) { return p.first == l.published_through; });
            if (at == periods.end()) at = periods.insert(at, {l.published_through, {}});
            at->second += (at->second.empty() ? "" : ", ") + l.name;
        }
        std::string text;
        for (const auto& [through, lines] : periods)
            text += (text.empty() ? "As published through " : "; through ") + through + ", then the model's: " + lines;
        return text.empty() ? text : text + ".";
    }
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != lines_.end(); }
    [[nodiscard]] const flow_series<T, Freq>& operator[](std::string_view name) const& { return found(name).values; }
    /// Of a statement that is about to go, the line itself: a reference into it would dangle.
    [[nodiscard]] flow_series<T, Freq> operator[](std::string_view name) && { return found(name).values; }

    [[nodiscard]] const timeline<Freq>& on() const noexcept { return on_; }
    /// In the order in which they were added.
    [[nodiscard]] const std::vector<line>& lines() const& noexcept { return lines_; }
    [[nodiscard]] std::vector<line> lines() && noexcept { return std::move(lines_); }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const line& l : lines_) all.push_back(l.name);
        return all;
    }
    friend bool operator==(const statement&, const statement&) = default;

private:
    [[nodiscard]] const line& found(std::string_view name) const {
        const auto at = find(name);
        if (at == lines_.end()) throw line_missing_error(name, names());
        return *at;
    }
    [[nodiscard]] auto find(std::string_view name) const {
        return std::find_if(lines_.begin(), lines_.end(), [name](const line& l) { return l.name == name; });
    }

    timeline<Freq> on_;
    std::vector<line> lines_;
};

/// A statement by other periods, or on another calendar, line by line; what was published is said by the periods in which it was.
///
///     resample<yearly>(by_quarters)
///
///     throws   as resample of a flow series
template <calendar_frequency To, class T, frequency Freq, class... How>
    requires requires(const flow_series<T, Freq>& s, const How&... how) { resample<To>(s, how...); }
[[nodiscard]] statement<T, To> resample(const statement<T, Freq>& fine, const How&... how) {
    statement<T, To> out(resample<To>(flow_series<T, Freq>(fine.on()), how...).on());
    for (const auto& line : fine.lines()) out.add(line.name, resample<To>(line.values, how...), line.published_through);
    return out;
}

/// A statement on a longer timeline: a programme's on its company's.
///
///     throws   as laid_on of a flow
template <class T, calendar_frequency Freq>
[[nodiscard]] statement<T, Freq> laid_on(const statement<T, Freq>& s, const timeline<Freq>& on) {
    statement<T, Freq> out(on);
    for (const auto& line : s.lines()) out.add(line.name, laid_on(line.values, on), line.published_through);
    return out;
}

}  // namespace outlay
