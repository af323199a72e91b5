// SPDX-License-Identifier: BSL-1.0
#pragma once
// What took a measure from one figure to another: parts that add up to the whole.
//
//   bridge<T>                               start, named parts, end
//   bridge_between(measured, total, from, to)     from one period of a measured statement to another
//   bridge_between(plan, actual, total, period)   from plan to actual, in one period
//   gathered(bridge, keep, rest)            the parts that matter, the others as one

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/model/statement.hpp>

namespace outlay::inline v0 {

/// A start, what was added to it, and where that leads.
template <class T>
struct bridge {
    struct part {
        std::string name;
        T value;
        friend bool operator==(const part&, const part&) = default;
    };
    std::string from{};
    T start = detail::zero<T>();
    std::vector<part> parts{};
    std::string to{};
    T end = detail::zero<T>();

    /// The parts' sum; it is end - start.
    [[nodiscard]] T change() const { return end - start; }
    friend bool operator==(const bridge&, const bridge&) = default;
};

/// The parts of a bridge do not add up to its whole: a line is missing from the statement, or is in it twice.
class OUTLAY_VISIBLE bridge_error final : public error {
public:
    bridge_error(std::string_view from, std::string_view to)
        : error("the lines do not add up to the change from " + std::string(from) + " to " + std::string(to)),
          from_(from), to_(to) {}
    [[nodiscard]] const std::string& from() const noexcept { return from_; }
    [[nodiscard]] const std::string& to() const noexcept { return to_; }

private:
    std::string from_;
    std::string to_;
};

namespace detail {

template <class T, class Freq>
bridge<T> bridge_of(const statement<T, Freq>& first, place in_first, const statement<T, Freq>& second, place in_second,
                    std::string_view total, std::string from, std::string to, const T& tolerance) {
    bridge<T> b{std::move(from), first[total][in_first], {}, std::move(to), second[total][in_second]};
    T sum = b.start;
    for (const auto& line : second.lines()) {
        if (line.name == total) continue;
        b.parts.push_back({line.name, line.values[in_second] - first[line.name][in_first]});
        sum = sum + b.parts.back().value;
    }
    if (apart(sum, b.end, tolerance)) throw bridge_error(b.from, b.to);
    return b;
}

}  // namespace detail

/// From one period to another of a statement whose lines add up to one of them, as `measured` makes it.
///
///     Alibaba, June 2024 to June 2025: 17,372 - 12,964 (operating cash flow) - 23,223 (deductions) = -18,815
///
///     throws   missing_cell_error   a line lacks one of the periods
///              bridge_error         the lines miss the change by more than the tolerance: the statement is not of one
///                                   measure. Of figures as printed, a step for each line and one for the total; claims
///                                   miss it where no values of theirs meet
template <class T, frequency Freq>
[[nodiscard]] bridge<T> bridge_between(const statement<T, Freq>& measured, std::string_view total, detail::place from,
                                       detail::place to, const std::type_identity_t<T>& tolerance = detail::zero<T>()) {
    const auto label = [&](detail::place p) {
        return measured.on().label(static_cast<std::ptrdiff_t>(p.on(measured.on())));
    };
    return detail::bridge_of(measured, from, measured, to, total, label(from), label(to), tolerance);
}

/// From plan to actual in one period: two statements of one measure, on one timeline.
///
///     throws   timeline_mismatch_error, line_missing_error, and as above
template <class T, frequency Freq>
[[nodiscard]] bridge<T> bridge_between(const statement<T, Freq>& plan, const statement<T, Freq>& actual,
                                       std::string_view total, detail::place period,
                                       const std::type_identity_t<T>& tolerance = detail::zero<T>()) {
    if (plan.on() != actual.on()) throw timeline_mismatch_error(to_string(plan.on()), to_string(actual.on()));
    return detail::bridge_of(plan, period, actual, period, total, "plan", "actual", tolerance);
}

/// The named parts in their order, all others added up as one part.
///
///     throws   line_missing_error   a name that is no part
///              line_exists_error    a name twice
template <class T>
[[nodiscard]] bridge<T> gathered(const bridge<T>& b, const std::vector<std::string>& keep, std::string rest) {
    bridge<T> out{b.from, b.start, {}, b.to, b.end};
    std::vector<bool> kept(b.parts.size());
    for (const std::string& name : keep) {
        std::size_t at = 0;
        while (at < b.parts.size() && b.parts[at].name != name) ++at;
        if (at == b.parts.size()) {
            std::vector<std::string> names;
            for (const auto& p : b.parts) names.push_back(p.name);
            throw line_missing_error(name, std::move(names));
        }
        if (kept[at]) throw line_exists_error(name);
        kept[at] = true;
        out.parts.push_back(b.parts[at]);
    }
    T others = detail::zero<T>();
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (!kept[i]) others = others + b.parts[i].value;
    out.parts.push_back({std::move(rest), std::move(others)});
    return out;
}

}  // namespace outlay
