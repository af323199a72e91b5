// SPDX-License-Identifier: BSL-1.0
#pragma once
// Splitting an amount without losing a unit: equally or by weights, on the minor unit or on a grid.
//
//   split<7>(m)                                 an array of seven
//   split(m, 7)                                 shares<money<C>>; also on a grid{0.05_chf}
//   split(m, {3, 2, 1}, leftover::to_first)     by whole, decimal or ratio weights; also on a grid
//   split_into(parts, m, ...)                   the same, into a span of the caller's
//   apportion(m, weights, parts)                what time/ calls to resample a flow
//   shares<M>                                   the parts, and what was kept apart
//
// The sign never changes who gets the unit: a refund mirrors a sale.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include <outlay/money/grid.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/apportion.hpp>

namespace outlay::inline v0 {

/// What a split gives: a range of the parts, and what was kept apart (zero but for leftover::apart and blocks).
template <class M>
struct shares {
    std::vector<M> parts;
    M apart{};

    [[nodiscard]] auto begin() const noexcept { return parts.begin(); }
    [[nodiscard]] auto end() const noexcept { return parts.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return parts.size(); }
    [[nodiscard]] const M& operator[](std::size_t i) const { return parts[i]; }
    friend bool operator==(const shares&, const shares&) = default;
};

namespace detail {

template <class Rep>
concept splittable = exact_integer<Rep>;

inline void check_part_count(std::size_t parts) {
    if (parts == 0) throw numeric_domain_error("the number of parts", "0", "at least 1");
}

/// The first of n equal parts are one step larger than the others.
template <class C, class Rep>
constexpr void split_evenly(const money<C, Rep>& m, const Rep& step, std::span<money<C, Rep>> parts) {
    if (parts.empty()) check_part_count(0);
    const Rep total = m.minor();
    if (step != Rep(1) && Rep(total % step) != Rep(0)) throw not_exact_error(integer_text(total), "steps of " + integer_text(step));
    const Rep units = step == Rep(1) ? total : Rep(total / step);
    const Rep n(static_cast<std::int64_t>(parts.size()));
    const Rep each = Rep(Rep(units / n) * step);
    const Rep more = Rep(units % n);
    const Rep larger = more < Rep(0) ? Rep(each - step) : Rep(each + step);
    const auto count = static_cast<std::size_t>(static_cast<std::int64_t>(more < Rep(0) ? Rep(-more) : more));
    std::size_t i = 0;
    for (; i < count; ++i) parts[i] = money<C, Rep>::from_minor(larger);
    for (; i < parts.size(); ++i) parts[i] = money<C, Rep>::from_minor(each);
}

template <class C, class Rep, class W>
constexpr money<C, Rep> split_by(const money<C, Rep>& m, const Rep& step, std::span<const W> weights, leftover how,
                                 std::span<money<C, Rep>> parts) {
    if (weights.size() != parts.size()) check_share_count(weights.size(), parts.size());
    return money<C, Rep>::from_minor(apportion_whole(m.minor(), step, weights, how, [&](std::size_t i, const Rep& share) {
        parts[i] = money<C, Rep>::from_minor(share);
    }));
}

template <class Parts>
concept money_parts = contiguous<Parts> && requires { typename element_of<Parts>::currency; } &&
                      exact_integer<typename element_of<Parts>::rep>;
template <class M>
using grid_of = grid<money<typename M::currency>>;

}  // namespace detail

/// Into the caller's parts (a span, an array, a vector), equally: the first parts get the units that do not divide.
///
///     cost     one division, one store a part; no allocation
///     throws   numeric_domain_error  no parts
///              not_exact_error       the amount does not lie on the grid
template <detail::money_parts Parts, class M = detail::element_of<Parts>>
constexpr void split_into(Parts&& parts, const M& m) {
    detail::split_evenly(m, typename M::rep(1), detail::span_of(parts));
}
template <detail::money_parts Parts, class M = detail::element_of<Parts>>
constexpr void split_into(Parts&& parts, const M& m, detail::grid_of<M> on) {
    detail::split_evenly(m, detail::whole_as<typename M::rep>(detail::step_in_minor_units(on)), detail::span_of(parts));
}
/// Into the caller's parts, by weights; returns what is kept apart.
///
///     throws   numeric_domain_error  no weight, one below zero, all zero, or not as many as parts
///              not_exact_error       the amount does not lie on the grid, and nothing may be kept apart
template <detail::money_parts Parts, detail::contiguous Weights, class M = detail::element_of<Parts>>
constexpr M split_into(Parts&& parts, const M& m, const Weights& weights, leftover how) {
    return detail::split_by(m, typename M::rep(1), detail::span_of(weights), how, detail::span_of(parts));
}
template <detail::money_parts Parts, detail::contiguous Weights, class M = detail::element_of<Parts>>
constexpr M split_into(Parts&& parts, const M& m, const Weights& weights, leftover how, detail::grid_of<M> on) {
    return detail::split_by(m, detail::whole_as<typename M::rep>(detail::step_in_minor_units(on)), detail::span_of(weights), how,
                            detail::span_of(parts));
}

/// N equal parts: split<3>(0.02_usd) is 0.01, 0.01, 0.00.
template <std::size_t N, class C, detail::splittable Rep>
    requires(N > 0)
[[nodiscard]] constexpr std::array<money<C, Rep>, N> split(const money<C, Rep>& m) {
    std::array<money<C, Rep>, N> parts;
    const Rep each = Rep(m.minor() / Rep(static_cast<std::int64_t>(N)));
    const Rep more = Rep(m.minor() % Rep(static_cast<std::int64_t>(N)));
    for (std::size_t i = 0; i < N; ++i) {
        const Rep at(static_cast<std::int64_t>(i));
        parts[i] = money<C, Rep>::from_minor(Rep(each + Rep((at < more ? 1 : 0) - (at < -more ? 1 : 0))));
    }
    return parts;
}
template <class C, detail::splittable Rep>
[[nodiscard]] shares<money<C, Rep>> split(const money<C, Rep>& m, std::size_t parts) {
    shares<money<C, Rep>> out{std::vector<money<C, Rep>>(parts), {}};
    split_into(out.parts, m);
    return out;
}
template <class C, detail::splittable Rep>
[[nodiscard]] shares<money<C, Rep>> split(const money<C, Rep>& m, std::size_t parts, grid<money<C>> on) {
    shares<money<C, Rep>> out{std::vector<money<C, Rep>>(parts), {}};
    split_into(out.parts, m, on);
    return out;
}

/// By weights: whole numbers, decimals or ratios in any contiguous range, or in braces.
///
///     split(99.99_usd, {75, 25}, leftover::to_largest_remainder)     // 74.99 and 25.00
template <class C, detail::splittable Rep, detail::contiguous Weights>
[[nodiscard]] shares<money<C, Rep>> split(const money<C, Rep>& m, const Weights& weights, leftover how) {
    shares<money<C, Rep>> out{std::vector<money<C, Rep>>(std::size(weights)), {}};
    out.apart = split_into(out.parts, m, weights, how);
    return out;
}
template <class C, detail::splittable Rep, detail::contiguous Weights>
[[nodiscard]] shares<money<C, Rep>> split(const money<C, Rep>& m, const Weights& weights, leftover how, grid<money<C>> on) {
    shares<money<C, Rep>> out{std::vector<money<C, Rep>>(std::size(weights)), {}};
    out.apart = split_into(out.parts, m, weights, how, on);
    return out;
}
template <class C, detail::splittable Rep, class W>
[[nodiscard]] shares<money<C, Rep>> split(const money<C, Rep>& m, std::initializer_list<W> weights, leftover how) {
    return split(m, std::span<const W>(weights.begin(), weights.size()), how);
}
template <class C, detail::splittable Rep, class W>
[[nodiscard]] shares<money<C, Rep>> split(const money<C, Rep>& m, std::initializer_list<W> weights, leftover how, grid<money<C>> on) {
    return split(m, std::span<const W>(weights.begin(), weights.size()), how, on);
}

/// Shares of an amount in any representation: whole minor units by largest remainder, fractions and real numbers in
/// proportion. Found by argument-dependent lookup where a flow is resampled.
template <class C, class Rep, detail::contiguous Weights, detail::contiguous Parts>
    requires std::same_as<detail::element_of<Parts>, money<C, Rep>>
constexpr money<C, Rep> apportion(const money<C, Rep>& total, const Weights& weights, Parts&& parts,
                                  leftover how = leftover::to_largest_remainder) {
    if constexpr (exact_integer<Rep>) {
        return split_into(parts, total, weights, how);
    } else {
        const auto out = detail::span_of(parts);
        if (std::size(weights) != out.size()) detail::check_share_count(std::size(weights), out.size());
        const detail::whole_weights whole(detail::span_of(weights));
        const auto sum = static_cast<int128>(whole.sum());
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = total * exact_ratio(static_cast<int128>(whole[i]), sum);
        return {};
    }
}

}  // namespace outlay
