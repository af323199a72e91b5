// SPDX-License-Identifier: BSL-1.0
#pragma once
// A plan against what was done: to date, what is left, and at which rate.
//
//   progress<C>                the whole, what was planned and what was done by the end of a period, and on which basis
//   progress_through(plan, actual, "FY2026 Q2", basis)
//
//     p.share_done(), p.share_of_time()         0.1847 in 0.1667
//     p.ahead(), p.left(), p.required_rate()    6,843 million ahead; 309,823 million left; 30,982.3 million a quarter
//
// Several definitions of "done" are several values side by side, each with its basis. By period: actual - plan.

#include <cstddef>
#include <string>
#include <utility>

#include <outlay/money/money.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/result.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// Where a plan stands at the end of a period. Ratios that divide by nothing are results, never infinities.
///
///     units    time is counted in periods, each alike; rates are a period's
template <counted_currency C>
struct progress {
    std::string basis{};   ///< what "done" counts, as in "all capital expenditure"
    std::string through{}; ///< the last period that is over
    money<C> whole{};
    money<C> planned{};    ///< of it, by then
    money<C> done{};
    std::size_t elapsed = 0;
    std::size_t periods = 0;

    [[nodiscard]] std::size_t periods_left() const noexcept { return periods - elapsed; }
    [[nodiscard]] result<exact_ratio, division_by_zero_error> try_share_done() const {
        if (whole == money<C>{}) return division_by_zero_error("the share done of a plan of nothing");
        return done / whole;
    }
    [[nodiscard]] exact_ratio share_done() const { return try_share_done().value(); }
    [[nodiscard]] exact_ratio share_of_time() const {
        return exact_ratio(static_cast<std::int64_t>(elapsed), static_cast<std::int64_t>(periods));
    }

    /// Done less planned: negative is behind.
    [[nodiscard]] money<C> ahead() const { return done - planned; }
    [[nodiscard]] money<C> left() const { return whole - done; }

    /// A period's average so far, and what each of the periods left would have to bring.
    [[nodiscard]] exact_money<C> run_rate() const { return done / static_cast<std::int64_t>(elapsed); }
    [[nodiscard]] result<exact_money<C>, division_by_zero_error> try_required_rate() const {
        if (periods_left() == 0) return division_by_zero_error("the required rate with no period left");
        return left() / static_cast<std::int64_t>(periods_left());
    }
    [[nodiscard]] exact_money<C> required_rate() const { return try_required_rate().value(); }

    /// The whole at completion: if the rest is done as planned, or at the average rate so far.
    [[nodiscard]] money<C> forecast_as_planned() const { return done + (whole - planned); }
    [[nodiscard]] exact_money<C> forecast_at_run_rate() const { return run_rate() * exact_ratio(static_cast<std::int64_t>(periods)); }

    friend bool operator==(const progress&, const progress&) = default;
};

/// Where a plan stands at the end of the period `through`, given by its label, a day in it or its index.
///
///     throws   not_on_timeline_error     the plan has no such period
///              timeline_mismatch_error   what was done is on another timeline
///              missing_cell_error        a cell up to that period is missing
template <class C, frequency Freq>
[[nodiscard]] progress<C> progress_through(const flow_series<money<C>, Freq>& plan, const money<C>& done, detail::place through,
                                           std::string basis) {
    const std::size_t last = through.on(plan.on());
    progress<C> p{std::move(basis), plan.on().label(static_cast<std::ptrdiff_t>(last)), sum(plan), {}, done, last + 1, plan.size()};
    for (std::size_t i = 0; i <= last; ++i) p.planned += plan[i];
    return p;
}
template <class C, frequency Freq>
[[nodiscard]] progress<C> progress_through(const flow_series<money<C>, Freq>& plan, const flow_series<money<C>, Freq>& actual,
                                           detail::place through, std::string basis) {
    if (actual.on() != plan.on()) throw timeline_mismatch_error(to_string(plan.on()), to_string(actual.on()));
    money<C> done;
    detail::labels missing;
    for (std::size_t i = 0, last = through.on(plan.on()); i <= last; ++i) {
        if (actual.has(i)) done += actual[i];
        else detail::merge(missing, actual.why(i));
    }
    if (!missing.empty()) throw missing_cell_error(to_string(actual.on()), std::move(missing));
    return progress_through(plan, done, through, std::move(basis));
}

}  // namespace outlay
