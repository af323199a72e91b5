// SPDX-License-Identifier: BSL-1.0
#pragma once
// Spreading an amount over time, exactly: the parts lie on the minor unit or a coarser grid and sum to the whole.
//
//   phase(amount, shape, timeline)              a flow_series<money<C>>; shapes are in phasing.hpp
//   phase(amount, shape, timeline, grid{1e6_cny})
//   phase(claim, shape, timeline[, grid])       a schedule of claims, each end rounded to the side that keeps it true
//   by_days, milestones                         shapes that look at the days of the periods
//   phaser                                      a shape made ready for one timeline, for many amounts
//   phased_sum(amounts, phaser[, grid])         many amounts phased one by one and added up
//
//     const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
//     phase(380e9_cny, evenly{}, q, grid{1e6_cny})      31,667 million eight times, then 31,666 four times

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/commitment/commitment.hpp>
#include <outlay/commitment/detail/largest_remainder.hpp>
#include <outlay/commitment/phasing.hpp>
#include <outlay/money/grid.hpp>
#include <outlay/money/money.hpp>
#include <outlay/money/split.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/series.hpp>
#include <outlay/time/timeline.hpp>

namespace outlay::inline v0 {

/// In proportion to the days of each period: a stub gets less than a whole quarter.
struct by_days {
    template <frequency Freq>
    [[nodiscard]] std::vector<std::int64_t> weights(const timeline<Freq>& over) const {
        std::vector<std::int64_t> days;
        for (std::size_t i = 0; i < over.size(); ++i) days.push_back(period(over[i]).length().count());
        return days;
    }
};

/// Shares that fall due on days: milestones{{{"2025-06-30"_day, 30_pct}, {"2026-12-31"_day, 70_pct}}}.
///
///     throws   numeric_domain_error    a share below zero, or shares that do not add up to 1
///              not_on_timeline_error   a day outside the timeline
struct milestones {
    std::vector<dated<decimal>> shares{};

    template <frequency Freq>
    [[nodiscard]] std::vector<std::int64_t> weights(const timeline<Freq>& over) const {
        weighted each;
        decimal sum = 0;
        for (const auto& share : shares) {
            each.values.push_back(share.value);
            sum += share.value;
        }
        if (sum != 1) throw numeric_domain_error("the sum of the milestones' shares", to_string(sum), "1");
        const auto whole = each.weights(shares.size());
        detail::check_weights(whole, shares.size());
        std::vector<std::int64_t> cells(over.size());
        for (std::size_t i = 0; i < shares.size(); ++i) cells[over.index_of(shares[i].on)] += whole[i];
        return cells;
    }
};

/// A shape that can be laid on a timeline.
template <class S, class Freq>
concept phasing_on = frequency<Freq> && (phasing_shape<S> || requires(const S s, const timeline<Freq> over) {
                         { s.weights(over) } -> std::same_as<std::vector<std::int64_t>>;
                     });

/// One whole weight a period. A curve takes its periods as equal, but those of an irregular timeline by their days.
///
///     throws   numeric_domain_error   an empty timeline, or a shape that makes no weights
template <frequency Freq, phasing_on<Freq> S>
[[nodiscard]] std::vector<std::int64_t> weights_of(const S& shape, const timeline<Freq>& over) {
    if constexpr (phasing_curve<S> && std::same_as<Freq, irregular>) {
        std::vector<double> times;
        const auto length = static_cast<double>(period(over).length().count());
        for (std::size_t i = 0; i < over.size(); ++i)
            times.push_back(static_cast<double>((over[i].until() - over.from()).count()) / length);
        auto weights = detail::curve_weights(shape, times);
        detail::check_weights(weights, over.size());
        return weights;
    } else if constexpr (phasing_shape<S>) {
        return weights_of(shape, over.size());
    } else {
        auto weights = shape.weights(over);
        detail::check_weights(weights, over.size());
        return weights;
    }
}

/// A shape made ready for one timeline, to phase many amounts.
///
///     const phaser even(evenly{}, quarters);
///     even(380e9_cny, grid{1e6_cny})
///
///     throws   what weights_of throws, at once
///              negative_magnitude_error   an amount below zero
///              not_exact_error            an amount that does not lie on the grid
template <frequency Freq>
class phaser {
public:
    template <phasing_on<Freq> S>
    phaser(const S& shape, timeline<Freq> over) : over_(std::move(over)), weights_(weights_of(shape, over_)) {
        even_ = true;
        for (const std::int64_t w : weights_) {
            even_ = even_ && w == weights_.front();
            sum_ += w;
        }
    }

    [[nodiscard]] const timeline<Freq>& over() const noexcept { return over_; }
    [[nodiscard]] std::span<const std::int64_t> weights() const noexcept { return weights_; }

    /// The parts, by largest remainder; of two equal remainders the earlier period's is taken.
    template <class C>
    [[nodiscard]] flow_series<money<C>, Freq> operator()(const money<C>& amount, grid<money<C>> on = minor_units<C>()) const {
        std::vector<money<C>> parts(over_.size());
        into(std::span<money<C>>(parts), amount, on);
        return {over_, std::move(parts)};
    }
    /// A claim on each part. What is rounded up in one period is rounded down in none: the claims together say no more
    /// than the claim on the whole, and often less.
    template <class C>
    [[nodiscard]] flow_series<bounds<money<C>>, Freq> operator()(const bounds<money<C>>& claim,
                                                                 grid<money<C>> on = minor_units<C>()) const;
    template <class C>
    [[nodiscard]] auto operator()(const planned_amount<C>& planned, grid<money<C>> on = minor_units<C>()) const {
        return (*this)(planned.amount, on);
    }

    /// The parts into cells of the caller's, as many as there are periods.
    ///
    ///     cost     a store a period where all weights are equal, else a product and its place in a selection; no allocation
    ///              up to 128 periods
    template <class C>
    void into(std::span<money<C>> cells, const money<C>& amount, grid<money<C>> on = minor_units<C>()) const;

private:
    template <class C>
    static constexpr grid<money<C>> minor_units() { return {money<C>::from_minor(1)}; }

    timeline<Freq> over_;
    std::vector<std::int64_t> weights_;
    std::int64_t sum_ = 0;
    bool even_ = false;
};

/// An amount, a planned amount or a claim over the periods of a timeline.
///
///     units    the currency's minor units, or the grid's steps: an amount must lie on it
///     throws   numeric_domain_error       an empty timeline, or a shape that makes no weights
///              negative_magnitude_error   an amount below zero
///              not_exact_error            an amount that does not lie on the grid
template <class C, frequency Freq, phasing_on<Freq> S>
[[nodiscard]] flow_series<money<C>, Freq> phase(const money<C>& amount, const S& shape, const timeline<Freq>& over) {
    return phaser<Freq>(shape, over)(amount);
}
template <class C, frequency Freq, phasing_on<Freq> S>
[[nodiscard]] flow_series<money<C>, Freq> phase(const money<C>& amount, const S& shape, const timeline<Freq>& over,
                                                grid<money<C>> on) {
    return phaser<Freq>(shape, over)(amount, on);
}
template <class C, frequency Freq, phasing_on<Freq> S>
[[nodiscard]] flow_series<money<C>, Freq> phase(const planned_amount<C>& planned, const S& shape, const timeline<Freq>& over) {
    return phaser<Freq>(shape, over)(planned);
}
template <class C, frequency Freq, phasing_on<Freq> S>
[[nodiscard]] flow_series<money<C>, Freq> phase(const planned_amount<C>& planned, const S& shape, const timeline<Freq>& over,
                                                grid<money<C>> on) {
    return phaser<Freq>(shape, over)(planned, on);
}
template <class C, frequency Freq, phasing_on<Freq> S>
[[nodiscard]] flow_series<bounds<money<C>>, Freq> phase(const bounds<money<C>>& claim, const S& shape, const timeline<Freq>& over) {
    return phaser<Freq>(shape, over)(claim);
}
template <class C, frequency Freq, phasing_on<Freq> S>
[[nodiscard]] flow_series<bounds<money<C>>, Freq> phase(const bounds<money<C>>& claim, const S& shape, const timeline<Freq>& over,
                                                        grid<money<C>> on) {
    return phaser<Freq>(shape, over)(claim, on);
}

// A grid of another currency.
template <class C, class D, frequency Freq, phasing_on<Freq> S>
    requires(!std::same_as<C, D>)
flow_series<money<C>, Freq> phase(const money<C>&, const S&, const timeline<Freq>&, grid<money<D>>) = delete;

/// Many amounts, each phased by itself, added up: every amount keeps its own roundings.
///
///     cost     one pass over the periods for each amount; one row of scratch
///     throws   as phaser does; numeric_overflow_error
template <class C, frequency Freq>
[[nodiscard]] flow_series<money<C>, Freq> phased_sum(std::span<const money<C>> amounts, const phaser<Freq>& by,
                                                     grid<money<C>> on) {
    std::vector<money<C>> sums(by.over().size());
    std::vector<money<C>> parts(sums.size());
    for (const money<C>& amount : amounts) {
        by.into(std::span<money<C>>(parts), amount, on);
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += parts[i];
    }
    return {by.over(), std::move(sums)};
}
template <class C, frequency Freq>
[[nodiscard]] flow_series<money<C>, Freq> phased_sum(std::span<const money<C>> amounts, const phaser<Freq>& by) {
    return phased_sum(amounts, by, grid<money<C>>{money<C>::from_minor(1)});
}

// Bodies.

template <frequency Freq>
template <class C>
void phaser<Freq>::into(std::span<money<C>> cells, const money<C>& amount, grid<money<C>> on) const {
    if (amount < money<C>{}) throw negative_magnitude_error(to_string(amount));
    if (cells.size() != weights_.size())
        throw numeric_domain_error("the number of cells", std::to_string(cells.size()),
                                   std::to_string(weights_.size()) + ", one a period");
    if (even_) return split_into(cells, amount, on);
    const std::int64_t step = detail::checked_narrow(detail::checked_step(on.step.minor_units(), C::digits));
    if (amount.minor_units() % step != 0) throw not_exact_error(to_string(amount), to_string(on.step));
    std::array<std::int64_t, 128> few;
    std::vector<std::int64_t> many;
    if (cells.size() > few.size()) many.resize(cells.size());
    const std::span<std::int64_t> parts(many.empty() ? few.data() : many.data(), cells.size());
    detail::largest_remainder(amount.minor_units() / step, weights_, sum_, parts);
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = money<C>::from_minor(parts[i] * step);
}

template <frequency Freq>
template <class C>
flow_series<bounds<money<C>>, Freq> phaser<Freq>::operator()(const bounds<money<C>>& claim, grid<money<C>> on) const {
    if (claim.upper().bounded() && claim.upper().value < money<C>{}) throw negative_magnitude_error(to_string(claim));
    if (claim.lower().bounded() && claim.lower().value < money<C>{}) throw negative_magnitude_error(to_string(claim));
    std::vector<bounds<money<C>>> cells;
    cells.reserve(weights_.size());
    const auto exact_parts = claim.is_exact() ? std::optional((*this)(claim.lower().value, on)) : std::nullopt;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        if (exact_parts) {
            cells.push_back((*exact_parts)[i]);
            continue;
        }
        const exact_ratio share(weights_[i], sum_);
        const auto end = [&](const bounds_end<money<C>>& whole, rounding mode) -> bounds_end<money<C>> {
            if (!whole.bounded()) return {};
            const money<C> part = (whole.value * share).round(on, mode);
            // A period without weight gets nothing however large the whole is.
            return {part, weights_[i] == 0 ? end_kind::closed : whole.kind};
        };
        if (weights_[i] == 0) cells.push_back(money<C>{});
        else cells.push_back(bounds<money<C>>::from_ends(end(claim.lower(), rounding::floor), end(claim.upper(), rounding::ceiling)));
    }
    return {over_, std::move(cells)};
}

}  // namespace outlay
