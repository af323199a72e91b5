// SPDX-License-Identifier: BSL-1.0
#pragma once
// A plan against what was done: to date, what is left, and at which rate.
//
//   progress<C, Amount>        the whole, what was planned and what was done by the end of a period, and on which basis; Amount
//                              is money<C>, or bounds<money<C>> where one of them is a claim
//   progress_through(plan, actual, "FY2026 Q2", basis)
//
//     p.share_done(), p.share_of_time()         0.1847 in 0.1667; of 19.84 done of 125 to 145: from 0.137 to 0.159
//     p.ahead(), p.left(), p.required_rate()    6,843 million ahead; 309,823 million left; 30,982.3 million a quarter
//
// Several definitions of "done" are several values side by side, each with its basis. By period: actual - plan.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// Where a plan stands at the end of a period. Ratios that divide by nothing are results, never infinities. Of a claim
/// each answer is a claim, which takes the claims on the whole, the plan and what is done for independent of each other.
///
///     units    time is counted in periods, each alike; rates are a period's
template <counted_currency C, class Amount = money<C>>
    requires std::same_as<Amount, money<C>> || std::same_as<Amount, bounds<money<C>>>
struct progress {
    std::string basis{};   ///< what "done" counts, as in "all capital expenditure"
    std::string through{}; ///< the last period that is over
    Amount whole = detail::zero<Amount>();
    Amount planned = detail::zero<Amount>();  ///< of it, by then
    Amount done = detail::zero<Amount>();
    whole_count<std::size_t> elapsed = 0;
    whole_count<std::size_t> periods = 0;

    using share = decltype(std::declval<Amount>() / std::declval<Amount>());         ///< exact_ratio, or a claim on one
    using rate = decltype(std::declval<Amount>() / std::declval<std::int64_t>());    ///< exact_money<C>, or a claim on it

    [[nodiscard]] std::size_t periods_left() const noexcept { return elapsed < periods ? periods - elapsed : 0; }
    [[nodiscard]] result<share, division_by_zero_error> try_share_done() const {
        if (whole == detail::zero<Amount>()) return division_by_zero_error("the share done of a plan of nothing");
        if constexpr (std::same_as<Amount, money<C>>) return done / whole;
        else return done / intersection(whole, at_least(money<C>{}));  // a plan is a magnitude
    }
    [[nodiscard]] share share_done() const { return try_share_done().value(); }
    [[nodiscard]] exact_ratio share_of_time() const { return exact_ratio(count(elapsed), count(periods)); }

    /// Done less planned: negative is behind.
    [[nodiscard]] Amount ahead() const { return done - planned; }
    [[nodiscard]] Amount left() const { return whole - done; }

    /// A period's average so far, and what each of the periods left would have to bring.
    [[nodiscard]] rate run_rate() const { return done / count(elapsed); }
    [[nodiscard]] result<rate, division_by_zero_error> try_required_rate() const {
        if (periods_left() == 0) return division_by_zero_error("the required rate with no period left");
        return rate(left() / count(periods_left()));
    }
    [[nodiscard]] rate required_rate() const { return try_required_rate().value(); }

    /// The whole at completion: if the rest is done as planned, or at the average rate so far.
    [[nodiscard]] Amount forecast_as_planned() const { return done + (whole - planned); }
    [[nodiscard]] rate forecast_at_run_rate() const { return run_rate() * exact_ratio(count(periods)); }

    friend bool operator==(const progress&, const progress&) = default;

private:
    static std::int64_t count(std::size_t n) { return static_cast<std::int64_t>(n); }
};

namespace detail {

template <class C, class Amount, class T, frequency Freq>
progress<C, Amount> progress_of(const flow_series<T, Freq>& plan, const Amount& done, place through, std::string basis) {
    const std::size_t last = through.on(plan.on());
    progress<C, Amount> p{std::move(basis), plan.on().label(static_cast<std::ptrdiff_t>(last)), sum(plan), zero<Amount>(), done,
                          last + 1, plan.size()};
    for (std::size_t i = 0; i <= last; ++i) p.planned += plan[i];
    return p;
}

}  // namespace detail

/// Where a plan stands at the end of the period `through`, given by its label, a day in it or its index. A plan that is a
/// claim, as phase() makes of one, is held against an amount or another claim.
///
///     throws   not_on_timeline_error     the plan has no such period
///              timeline_mismatch_error   what was done is on another timeline
///              missing_cell_error        a cell up to that period is missing
template <class C, frequency Freq>
[[nodiscard]] progress<C> progress_through(const flow_series<money<C>, Freq>& plan, const money<C>& done, detail::place through,
                                           std::string basis) {
    return detail::progress_of<C>(plan, done, through, std::move(basis));
}
template <class C, frequency Freq>
[[nodiscard]] auto progress_through(const flow_series<money<C>, Freq>& plan, const bounds<money<C>>& done, detail::place through,
                                    std::string basis) {
    return detail::progress_of<C>(plan, done, through, std::move(basis));
}
template <class C, frequency Freq>
[[nodiscard]] auto progress_through(const flow_series<bounds<money<C>>, Freq>& plan,
                                    const std::type_identity_t<bounds<money<C>>>& done, detail::place through, std::string basis) {
    return detail::progress_of<C>(plan, done, through, std::move(basis));
}
template <class T, class Done, frequency Freq>
[[nodiscard]] auto progress_through(const flow_series<T, Freq>& plan, const flow_series<Done, Freq>& actual, detail::place through,
                                    std::string basis) {
    if (actual.on() != plan.on()) throw timeline_mismatch_error(to_string(plan.on()), to_string(actual.on()));
    Done done = detail::zero<Done>();
    detail::labels missing;
    for (std::size_t i = 0, last = through.on(plan.on()); i <= last; ++i) {
        if (actual.has(i)) done += actual[i];
        else detail::merge(missing, actual.why(i));
    }
    if (!missing.empty()) throw missing_cell_error(to_string(actual.on()), std::move(missing));
    return progress_through(plan, done, through, std::move(basis));
}

}  // namespace outlay
