// SPDX-License-Identifier: BSL-1.0
#pragma once
// A table of an outcome that says which way each percentage reads.
//
//   result_summary        an outcome, the seed, which quantiles
//   to_string(summary)    mean, deviation, extremes, quantiles in words, how often below zero, paths without an answer

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <outlay/simulation/result.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

/// A number to so many decimals, with commas between thousands, in no locale.
inline std::string fixed_text(double x, int decimals) {
    if (!std::isfinite(x)) return number_text(x);
    char buffer[400];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(x), std::chars_format::fixed, decimals);
    std::string text(buffer, end.ptr);
    const bool negative = x < 0 && text.find_first_not_of("0.") != std::string::npos;
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t at = point; at > 3; at -= 3) text.insert(at - 3, ",");
    return (negative ? "-" : "") + text;
}
/// A share as a percentage to the digits that it has: "2.5 %", "33.333 %".
inline std::string percent_text(const exact_ratio& share) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, nearest_double(share * exact_ratio(100)), std::chars_format::general, 5);
    return std::string(buffer, end.ptr) + " %";
}

}  // namespace detail

/// One outcome for print.
struct result_summary {
    outcome_result of;
    std::uint64_t seed = 0;
    std::uint64_t asked = 0;  ///< paths; more than were run where the run ended early
    std::vector<exact_ratio> shares{};
};

/// A table of an outcome: mean, deviation, extremes, quantiles each said in words, how often below zero, paths without an answer.
[[nodiscard]] inline std::string to_string(const result_summary& s) {
    const outcome_result all = s.of.answered() == s.of.paths() || s.of.answered() == 0 ? s.of : s.of.of_answered();
    const std::string paths = detail::counted_text(s.of.paths());
    std::string text = s.of.name() + (s.of.unit().empty() ? "" : ", " + s.of.unit()) + ", in " + paths + " paths of seed " + std::to_string(s.seed) + "\n";
    if (s.of.paths() < s.asked) text += "  ended early: " + detail::counted_text(s.asked) + " paths were asked for\n";
    const auto failed = [&] {
        for (const failed_paths& f : s.of.failures())
            text += "  without an answer in " + detail::counted_text(f.paths) + " paths, first in path " + detail::counted_text(f.first) + ": " + f.reason + "\n";
    };
    if (s.of.answered() == 0) return failed(), text;
    if (all.is_conditional()) text += "  what follows is of the " + detail::counted_text(s.of.answered()) + " paths that have an answer\n";
    const double deviation = std::abs(all.deviation().number());
    const double size = std::max(std::abs(all.lowest().value.number()), std::abs(all.highest().value.number()));
    const double scale = size >= 1e10 ? 1e9 : size >= 1e7 ? 1e6 : 1;
    const char* const word = size >= 1e10 ? " bn" : size >= 1e7 ? " m" : "";
    // So many decimals that the deviation, or else the size, has four digits.
    int decimals = 0;
    const double shown = (deviation > 0 ? deviation : size) / scale;
    while (decimals < 9 && shown > 0 && shown * static_cast<double>(detail::power_of_ten(decimals)) < 1000) ++decimals;
    std::vector<std::pair<std::string, std::string>> rows;
    std::vector<std::string> notes;
    const auto number = [&](const reported_value& x) { return detail::fixed_text(x.number() / scale, decimals) + word; };
    const auto row = [&](std::string label, const reported_value& x, std::string note = {}) {
        rows.emplace_back(std::move(label), number(x));
        notes.push_back(std::move(note));
    };
    const auto mean = all.mean();
    row("mean", mean.value, mean.error ? "standard error " + detail::fixed_text(mean.error->number() / scale, std::min(decimals + 2, 9)) + word : "");
    row("standard deviation", all.deviation());
    row("lowest", all.lowest().value, "path " + detail::counted_text(all.lowest().path));
    for (const quantile_estimate& q : all.values_not_exceeded(s.shares)) {
        std::string note;
        if (q.low && q.high) note = "95 % interval " + number(*q.low) + " to " + number(*q.high);
        row("not exceeded in " + detail::percent_text(q.not_exceeded) + ", exceeded in " + detail::percent_text(exact_ratio(1) - q.not_exceeded) + " of paths", q.value,
            note);
    }
    row("highest", all.highest().value, "path " + detail::counted_text(all.highest().path));
    rows.emplace_back("below zero", detail::fixed_text(100 * all.probability_below(0), 3) + " %");
    notes.push_back("of paths");
    std::size_t wide = 0, deep = 0;
    for (const auto& [label, x] : rows) {
        wide = std::max(wide, label.size());
        deep = std::max(deep, x.size());
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += "  " + rows[i].first + std::string(wide - rows[i].first.size() + 2 + deep - rows[i].second.size(), ' ') + rows[i].second;
        text += notes[i].empty() ? "\n" : "  " + notes[i] + "\n";
    }
    failed();
    return text;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
