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

/// What a split needs to know of an amount; any_money has one too.
template <class M>
struct whole_amount;
template <class C, exact_integer Rep>
struct whole_amount<money<C, Rep>> {
    using rep = Rep;
    using grid = outlay::grid<money<C>>;
    static constexpr money<C, Rep> like(const money<C, Rep>&, const Rep& units) { return money<C, Rep>::from_minor(units); }
    static constexpr Rep step(const money<C, Rep>&, const grid& g) { return whole_as<Rep>(checked_step(g.step.minor_units(), C::digits)); }
};

template <class M>
concept splittable = requires { typename whole_amount<M>::rep; };
template <class Parts>
concept splittable_parts = contiguous<Parts> && splittable<element_of<Parts>>;
template <class M>
using rep_of = typename whole_amount<M>::rep;
template <class M>
using grid_of = typename whole_amount<M>::grid;

/// What an amount can be split by: whole numbers, decimals and ratios; not bool, char or a float.
template <class W>
concept weight = whole_number<W> || exact_factor<W>;
template <class Weights>
concept weights_of = contiguous<Weights> && weight<element_of<Weights>>;

inline void check_part_count(std::size_t parts) {
    if (parts == 0) throw numeric_domain_error("the number of parts", "0", "at least 1");
}
template <whole_number N>
constexpr std::size_t part_count(const N& parts) {
    if (parts < 1) throw numeric_domain_error("the number of parts", std::to_string(parts), "at least 1");
    return static_cast<std::size_t>(parts);
}

/// The first of n equal parts are one step larger than the others.
template <class M, class Rep = rep_of<M>>
constexpr void split_evenly(const M& m, const Rep& step, run<M> parts) {
    if (parts.size() == 0) check_part_count(0);
    const Rep total = m.minor_units();
    if (step != Rep(1) && Rep(total % step) != Rep(0)) throw not_exact_error(integer_text(total), "steps of " + integer_text(step));
    const Rep units = step == Rep(1) ? total : Rep(total / step);
    const Rep n(static_cast<std::int64_t>(parts.size()));
    const Rep each = Rep(Rep(units / n) * step);
    const Rep more = Rep(units % n);
    const Rep larger = more < Rep(0) ? Rep(each - step) : Rep(each + step);
    const auto count = static_cast<std::size_t>(static_cast<std::int64_t>(more < Rep(0) ? Rep(-more) : more));
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = whole_amount<M>::like(m, i < count ? larger : each);
}

template <class M, class W, class Rep = rep_of<M>>
constexpr M split_by(const M& m, const Rep& step, run<const W> weights, leftover how, run<M> parts) {
    if (weights.size() != parts.size()) check_share_count(weights.size(), parts.size());
    const auto set = [&](std::size_t i, const Rep& share) { parts[i] = whole_amount<M>::like(m, share); };
    return whole_amount<M>::like(m, apportion_whole(Rep(m.minor_units()), step, weights, how, set));
}

}  // namespace detail

/// Into the caller's parts (a span, an array, a vector), equally: the first parts get the units that do not divide.
///
///     cost     one division, one store a part; no allocation
///     throws   numeric_domain_error  no parts
///              not_exact_error       the amount does not lie on the grid
template <detail::splittable_parts Parts, class M = detail::element_of<Parts>>
constexpr void split_into(Parts&& parts, const M& m) {
    detail::split_evenly(m, detail::rep_of<M>(1), detail::run_of(parts));
}
template <detail::splittable_parts Parts, class M = detail::element_of<Parts>>
constexpr void split_into(Parts&& parts, const M& m, const detail::grid_of<M>& on) {
    detail::split_evenly(m, detail::whole_amount<M>::step(m, on), detail::run_of(parts));
}
/// Into the caller's parts, by weights; returns what is kept apart.
///
///     throws   numeric_domain_error  no weight, one below zero, all zero, or not as many as parts
///              not_exact_error       the amount does not lie on the grid, and nothing may be kept apart
template <detail::splittable_parts Parts, detail::weights_of Weights, class M = detail::element_of<Parts>>
constexpr M split_into(Parts&& parts, const M& m, const Weights& weights, leftover how) {
    return detail::split_by(m, detail::rep_of<M>(1), detail::run_of(weights), how, detail::run_of(parts));
}
template <detail::splittable_parts Parts, detail::weights_of Weights, class M = detail::element_of<Parts>>
constexpr M split_into(Parts&& parts, const M& m, const Weights& weights, leftover how, const detail::grid_of<M>& on) {
    return detail::split_by(m, detail::whole_amount<M>::step(m, on), detail::run_of(weights), how, detail::run_of(parts));
}

/// N equal parts: split<3>(0.02_usd) is 0.01, 0.01, 0.00.
template <std::size_t N, detail::splittable M>
    requires(N > 0)
[[nodiscard]] constexpr std::array<M, N> split(const M& m) {
    using rep = detail::rep_of<M>;
    std::array<M, N> parts;
    const rep each = rep(m.minor_units() / rep(static_cast<std::int64_t>(N)));
    const rep more = rep(m.minor_units() % rep(static_cast<std::int64_t>(N)));
    for (std::size_t i = 0; i < N; ++i) {
        const rep at(static_cast<std::int64_t>(i));
        parts[i] = detail::whole_amount<M>::like(m, rep(each + rep((at < more ? 1 : 0) - (at < -more ? 1 : 0))));
    }
    return parts;
}
template <detail::splittable M, detail::whole_number N>
[[nodiscard]] shares<M> split(const M& m, N parts) {
    shares<M> out{std::vector<M>(detail::part_count(parts)), detail::whole_amount<M>::like(m, 0)};
    split_into(out.parts, m);
    return out;
}
template <detail::splittable M, detail::whole_number N>
[[nodiscard]] shares<M> split(const M& m, N parts, const detail::grid_of<M>& on) {
    shares<M> out{std::vector<M>(detail::part_count(parts)), detail::whole_amount<M>::like(m, 0)};
    split_into(out.parts, m, on);
    return out;
}

/// By weights: whole numbers, decimals or ratios in any contiguous range, or in braces.
///
///     split(99.99_usd, {75, 25}, leftover::to_largest_remainder)     // 74.99 and 25.00
template <detail::splittable M, detail::weights_of Weights>
[[nodiscard]] shares<M> split(const M& m, const Weights& weights, leftover how) {
    shares<M> out{std::vector<M>(std::size(weights)), {}};
    out.apart = split_into(out.parts, m, weights, how);
    return out;
}
template <detail::splittable M, detail::weights_of Weights>
[[nodiscard]] shares<M> split(const M& m, const Weights& weights, leftover how, const detail::grid_of<M>& on) {
    shares<M> out{std::vector<M>(std::size(weights)), {}};
    out.apart = split_into(out.parts, m, weights, how, on);
    return out;
}
template <detail::splittable M, detail::weight W>
[[nodiscard]] shares<M> split(const M& m, std::initializer_list<W> weights, leftover how) {
    return split(m, detail::run<const W>(weights.begin(), weights.size()), how);
}
template <detail::splittable M, detail::weight W>
[[nodiscard]] shares<M> split(const M& m, std::initializer_list<W> weights, leftover how, const detail::grid_of<M>& on) {
    return split(m, detail::run<const W>(weights.begin(), weights.size()), how, on);
}

/// Shares of an amount in any representation: whole minor units by largest remainder, fractions and real numbers in
/// proportion. Found by argument-dependent lookup where a flow is resampled.
template <class C, class Rep, detail::weights_of Weights, detail::contiguous Parts>
    requires std::same_as<detail::element_of<Parts>, money<C, Rep>>
constexpr money<C, Rep> apportion(const money<C, Rep>& total, const Weights& weights, Parts&& parts,
                                  leftover how = leftover::to_largest_remainder) {
    if constexpr (exact_integer<Rep>) {
        return split_into(parts, total, weights, how);
    } else {
        const auto out = detail::run_of(parts);
        if (std::size(weights) != out.size()) detail::check_share_count(std::size(weights), out.size());
        const detail::whole_weights whole(detail::run_of(weights));
        const auto sum = static_cast<int128>(whole.sum());
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = total * exact_ratio(static_cast<int128>(whole[i]), sum);
        return {};
    }
}

}  // namespace outlay
