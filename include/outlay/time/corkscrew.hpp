// SPDX-License-Identifier: BSL-1.0
#pragma once
// Opening + movements = closing, period by period: the form in which a balance is rolled forward and checked.
//
//   corkscrew<T, Freq>     an opening amount and its movements; opening(), closing(), reconcile(published[, tolerance])
//   corkscrew_error        the periods in which a published closing does not follow
//
//     corkscrew net{net_assets, additions, -depreciation};
//     net.closing()["FY2026"]
//     net.reconcile(published)       throws corkscrew_error where the company's own figures do not add up

#include <outlay/number/detail/apart.hpp>
#include <outlay/time/window.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// In some periods, what stood before and what moved is not what stands after.
class OUTLAY_VISIBLE corkscrew_error final : public error {
public:
    corkscrew_error(std::string_view timeline, std::vector<std::string> periods)
        : error(text(timeline, periods)), timeline_(timeline), periods_(std::move(periods)) {}
    [[nodiscard]] const std::string& timeline() const noexcept { return timeline_; }
    [[nodiscard]] const std::vector<std::string>& periods() const noexcept { return periods_; }

private:
    static std::string text(std::string_view timeline, const std::vector<std::string>& periods) {
        return "opening and movements do not give the closing of " + detail::listed(periods) + " (on the timeline of " +
               std::string(timeline) + ")";
    }

    std::string timeline_;
    std::vector<std::string> periods_;
};

/// A balance rolled forward: each period opens where the one before closed, moves, and closes.
///
///     shape    one or more movements on one timeline, each with its sign; where one is missing, that closing and all
///              after it are missing
///     throws   timeline_mismatch_error
template <class T, frequency Freq>
class corkscrew {
public:
    template <class... More>
    requires(std::same_as<More, flow_series<T, Freq>>&&...)
        corkscrew(T opening, flow_series<T, Freq> first, More... more)
        : start_(std::move(opening)),
          movements_{std::move(first), std::move(more)...},
          closing_(accumulate(movement(), start_)) {}

    /// From what stood before and at the end of each period: the movement is the change.
    [[nodiscard]] static corkscrew from_balances(T opening, balance_series<T, Freq> closing) {
        corkscrew roll(opening, difference(closing, opening));
        roll.closing_ = std::move(closing);  // as given: of claims, opening and change together say less
        return roll;
    }

    /// What stood at the start of each period.
    [[nodiscard]] balance_series<T, Freq> opening() const {
        balance_series<T, Freq> opens = lag(closing_, 1);
        if (opens.size() > 0) opens.set(0, start_);
        return opens;
    }
    [[nodiscard]] const std::vector<flow_series<T, Freq>>& movements() const noexcept { return movements_; }
    /// All movements together.
    [[nodiscard]] flow_series<T, Freq> movement() const {
        flow_series<T, Freq> all = movements_.front();
        for (std::size_t i = 1; i < movements_.size(); ++i) all = all + movements_[i];
        return all;
    }
    [[nodiscard]] const balance_series<T, Freq>& closing() const noexcept { return closing_; }

    /// Holds a published closing to it: each period from the published closing before it, so that one error is named
    /// once. Where a cell is missing, nothing is held; claims are held to what they cannot both be.
    ///
    ///     units    tolerance: what rounding for print may have taken, half a step for each figure
    ///     throws   corkscrew_error
    void reconcile(const balance_series<T, Freq>& published, const T& tolerance = detail::zero<T>()) const {
        const flow_series<T, Freq> moved = movement();
        const flow_series<T, Freq> implied = difference(published, start_);
        if (moved.on() != implied.on()) throw timeline_mismatch_error(to_string(moved.on()), to_string(implied.on()));
        std::vector<std::string> wrong;
        for (std::size_t i = 0; i < moved.size(); ++i)
            if (moved.has(i) && implied.has(i) && detail::apart(moved[i], implied[i], tolerance))
                wrong.push_back(moved.on().label(static_cast<std::ptrdiff_t>(i)));
        if (!wrong.empty()) throw corkscrew_error(to_string(moved.on()), std::move(wrong));
    }

private:
    T start_;
    std::vector<flow_series<T, Freq>> movements_;
    balance_series<T, Freq> closing_;
};

}  // namespace outlay
