// SPDX-License-Identifier: BSL-1.0
#pragma once
// What is said where a series has no value.
//
//   missing_cell_error     which periods are missing, and on which timeline
//   detail::place          which cell is meant: by index, by label or by day

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/whole_count.hpp>
#include <outlay/time/timeline.hpp>

namespace outlay::inline v0 {

/// One value was wanted of cells of which some are missing.
class OUTLAY_VISIBLE missing_cell_error final : public error {
public:
    missing_cell_error(std::string_view timeline, std::vector<std::string> periods)
        : error(text(timeline, periods)), timeline_(timeline), periods_(std::move(periods)) {}
    [[nodiscard]] const std::string& timeline() const noexcept { return timeline_; }
    /// The labels of the periods at fault.
    [[nodiscard]] const std::vector<std::string>& periods() const noexcept { return periods_; }

private:
    static std::string text(std::string_view timeline, const std::vector<std::string>& periods);

    std::string timeline_;
    std::vector<std::string> periods_;
};

namespace detail {

// Which cell is meant: its index, its period's label, or a day of the period.
class place {
public:
    template <counting_integer Kind>
    constexpr place(Kind index) : index_(static_cast<std::size_t>(index)), below_(index < Kind{}) {}
    template <std::floating_point Fraction>
    place(Fraction) = delete;
    constexpr place(calendar_day day) : day_(day), by_(by::day) {}
    template <class Text>
    requires std::convertible_to<const Text&, std::string_view>
    constexpr place(const Text& label) : label_(label), by_(by::label) {}

    template <frequency Freq>
    [[nodiscard]] constexpr std::size_t on(const timeline<Freq>& line) const {
        if (by_ == by::day) return line.index_of(day_);
        if (by_ == by::label) return line.index_of(label_);
        if (below_ || index_ >= line.size()) throw_index(to_string(line), index_, below_);
        return index_;
    }

private:
    enum class by { index, day, label };

    std::size_t index_ = 0;
    bool below_ = false;  // an index below zero, which was wrapped
    calendar_day day_{};
    std::string_view label_{};
    by by_ = by::index;
};

using labels = std::vector<std::string>;

// The labels in a row; of many, the first six and how many more.
inline std::string listed(const labels& periods) {
    constexpr std::size_t most = 6;
    std::string list;
    for (std::size_t i = 0; i < periods.size() && i < most; ++i) list += (i == 0 ? "" : ", ") + periods[i];
    if (periods.size() > most) list += " and " + std::to_string(periods.size() - most) + " more";
    return list;
}

// Adds the labels that are not yet there.
inline void merge(labels& into, const labels& more) {
    for (const auto& label : more)
        if (std::find(into.begin(), into.end(), label) == into.end()) into.push_back(label);
}

}  // namespace detail

inline std::string missing_cell_error::text(std::string_view timeline, const std::vector<std::string>& periods) {
    return "no value for " + detail::listed(periods) + " (on the timeline of " + std::string(timeline) + ")";
}

}  // namespace outlay
