// SPDX-License-Identifier: BSL-1.0
#pragma once
// Plans that were frozen: what progress is held against. A baseline never changes; a new one stands beside the old.
//
//   baseline<T, Freq>       a schedule, the day it was frozen and why
//   baselines<T, Freq>      all of them in order: original(), current(), on(day), freeze(...)

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/commitment/life_cycle.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// A schedule that is not changed any more.
template <class T, frequency Freq>
class baseline {
public:
    baseline(calendar_day frozen, flow_series<T, Freq> schedule, std::string reason)
        : schedule_(std::move(schedule)), reason_(std::move(reason)), frozen_(frozen) {}

    [[nodiscard]] const flow_series<T, Freq>& schedule() const noexcept { return schedule_; }
    [[nodiscard]] calendar_day frozen() const noexcept { return frozen_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

    friend bool operator==(const baseline&, const baseline&) = default;

private:
    flow_series<T, Freq> schedule_;
    std::string reason_;
    calendar_day frozen_;
};

/// The baselines of one plan. To re-baseline is to freeze another; the ones before stay to be compared with.
///
///     baselines plans("2025-04-01"_day, even, "as announced");
///     plans.freeze("2026-04-01"_day, faster, "supply eased");
///     plans.on("2025-12-31"_day).schedule()                      // even
///
///     throws   entry_order_error     frozen before the last one
///              no_baseline_error     on() a day before the first
template <class T, frequency Freq>
class baselines {
public:
    baselines(calendar_day frozen, flow_series<T, Freq> schedule, std::string reason) {
        all_.emplace_back(frozen, std::move(schedule), std::move(reason));
    }

    void freeze(calendar_day frozen, flow_series<T, Freq> schedule, std::string reason) {
        if (frozen < all_.back().frozen()) throw entry_order_error(all_.back().frozen(), frozen);
        all_.emplace_back(frozen, std::move(schedule), std::move(reason));
    }

    [[nodiscard]] std::span<const baseline<T, Freq>> all() const noexcept { return all_; }
    [[nodiscard]] const baseline<T, Freq>& original() const noexcept { return all_.front(); }
    [[nodiscard]] const baseline<T, Freq>& current() const noexcept { return all_.back(); }
    /// The one in force on a day.
    [[nodiscard]] const baseline<T, Freq>& on(calendar_day day) const;

private:
    std::vector<baseline<T, Freq>> all_;
};

/// There was no baseline yet.
class OUTLAY_VISIBLE no_baseline_error final : public error {
public:
    no_baseline_error(calendar_day first, calendar_day asked)
        : error("the first baseline was frozen on " + to_string(first) + ", after " + to_string(asked)), first_(first), asked_(asked) {}
    [[nodiscard]] calendar_day first() const noexcept { return first_; }
    [[nodiscard]] calendar_day asked() const noexcept { return asked_; }

private:
    calendar_day first_;
    calendar_day asked_;
};

template <class T, frequency Freq>
const baseline<T, Freq>& baselines<T, Freq>::on(calendar_day day) const {
    for (std::size_t i = all_.size(); i-- > 0;)
        if (all_[i].frozen() <= day) return all_[i];
    throw no_baseline_error(all_.front().frozen(), day);
}

}  // namespace outlay
