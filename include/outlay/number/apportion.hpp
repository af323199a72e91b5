// SPDX-License-Identifier: BSL-1.0
#pragma once
// Splitting a whole number by weights without losing a unit, by the named ways of dealing with what is left over.
//
//   leftover      who gets the units that do not divide: to_largest_remainder, to_first, to_largest_weight, apart, blocks
//   apportion     writes the shares of a total; they sum to it, but for what it returns. Also of ratios and real numbers.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include <outlay/number/decimal.hpp>
#include <outlay/number/detail/wide.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0 {

/// What happens to the units that are left when each share is cut down to whole units.
///
///     100 by 2, 3, 1          shares        apart
///     to_largest_remainder    33 50 17        0     (Hamilton) ties to the lower index: every share within a unit of exact
///     to_first                34 50 16        0
///     to_largest_weight       33 51 16        0
///     apart                   33 50 16        1
///     blocks                  32 48 16        4     only whole multiples of all the weights, as they are written
///
/// A unit goes to one share each, in that order, and never to a weight of zero.
enum class leftover { to_largest_remainder, to_first, to_largest_weight, apart, blocks };

namespace detail {

/// Something with data() and size(): a vector, an array, a span, a list in braces.
template <class R>
concept contiguous = requires(R& r) {
    { *std::data(r) };
    { std::size(r) } -> std::convertible_to<std::size_t>;
};
/// What std::span is, without what <span> costs to include.
template <class T>
class run {
public:
    constexpr run(T* first, std::size_t size) noexcept : first_(first), size_(size) {}
    [[nodiscard]] constexpr T* data() const noexcept { return first_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr T* begin() const noexcept { return first_; }
    [[nodiscard]] constexpr T* end() const noexcept { return first_ + size_; }
    constexpr T& operator[](std::size_t i) const noexcept { return first_[i]; }

private:
    T* first_;
    std::size_t size_;
};
template <contiguous R>
constexpr auto run_of(R& r) {
    return run<std::remove_reference_t<decltype(*std::data(r))>>(std::data(r), std::size(r));
}
template <contiguous R>
using element_of = std::remove_cvref_t<decltype(*std::data(std::declval<R&>()))>;

/// What a weight is: a whole number, a decimal or a ratio. A float would be cut to a whole one.
template <class W>
concept exact_weight = word_integer<W> || std::same_as<W, int128> || std::same_as<W, decimal> || std::same_as<W, exact_ratio>;
template <class Weights>
concept exact_weights = contiguous<Weights> && exact_weight<element_of<Weights>>;

/// Weights of any exact kind as whole numbers on one scale, computed anew at each use: nothing is allocated.
template <class W>
class whole_weights {
public:
    constexpr explicit whole_weights(run<const W> weights) : weights_(weights) {
        if (weights.size() == 0) throw numeric_domain_error("the number of shares", "0", "at least 1");
        for (const W& w : weights) {
            if (w < W(0)) throw numeric_domain_error("a weight", text(w), "0 or more");
            if constexpr (std::same_as<W, decimal>) {
                if (w.scale() > scale_) scale_ = w.scale();
            } else if constexpr (std::same_as<W, exact_ratio>) {
                const auto d = static_cast<uint128>(w.denominator());
                common_ = fitted(multiply(common_ / greatest_common_divisor(common_, d), d));
            }
        }
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const uint128 w = (*this)[i];
            sum_ += w;
            if (sum_ < w || (sum_ >> 127) != 0) throw_numeric_overflow("a sum of weights needs more than 127 bits");
        }
        if (sum_ == 0) throw numeric_domain_error("the sum of the weights", "0", "more than 0");
    }
    constexpr uint128 operator[](std::size_t i) const {
        const W& w = weights_[i];
        if constexpr (std::same_as<W, decimal>)
            return static_cast<uint128>(w.coefficient()) * static_cast<uint128>(power_of_ten(scale_ - w.scale()));
        else if constexpr (std::same_as<W, exact_ratio>)
            return fitted(multiply(static_cast<uint128>(w.numerator()), common_ / static_cast<uint128>(w.denominator())));
        else
            return static_cast<uint128>(w);
    }
    [[nodiscard]] constexpr uint128 sum() const noexcept { return sum_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return weights_.size(); }

private:
    static constexpr uint128 fitted(uint256 value) {
        if (value.hi != 0 || (value.lo >> 127) != 0) throw_numeric_overflow("weights on a common denominator need more than 127 bits");
        return value.lo;
    }
    static std::string text(const W& w) {
        if constexpr (std::integral<W>) return std::to_string(w);
        else return to_string(w);
    }

    run<const W> weights_;
    int scale_ = 0;
    uint128 common_ = 1;
    uint128 sum_ = 0;
};

template <class Units>
struct cut_share {
    Units whole{};
    uint128 remainder = 0;
};

/// units x weight / sum, cut down.
constexpr cut_share<uint128> share_of(const uint128& units, uint128 weight, uint128 sum) {
    if (((units | weight) >> 64) == 0) {
        const uint128 product = multiply(static_cast<std::uint64_t>(units), static_cast<std::uint64_t>(weight));
        if ((product >> 64) == 0 && (sum >> 64) == 0) {
            const auto p = static_cast<std::uint64_t>(product), s = static_cast<std::uint64_t>(sum);
            return {p / s, p % s};
        }
        return {product / sum, product % sum};
    }
    const wide_division whole = divide(multiply(units, weight), sum);
    return {whole.quotient.lo, whole.remainder};
}
// To an unbounded integer and back, which knows no 128 bits in two words.
template <class Units>
constexpr Units units_of(uint128 n) {
    if constexpr (requires { Units(n); }) {
        return Units(n);
    } else {
        const Units half(std::uint64_t{1} << 32);
        return Units(Units(Units(static_cast<std::uint64_t>(n >> 64)) * half) * half + Units(static_cast<std::uint64_t>(n)));
    }
}
template <class Units>
constexpr uint128 words_of(const Units& n) {
    if constexpr (requires { static_cast<uint128>(n); }) {
        return static_cast<uint128>(n);
    } else {
        const Units half(std::uint64_t{1} << 32);
        const Units word(half * half);
        return (uint128(static_cast<std::uint64_t>(Units(n / word))) << 64) | uint128(static_cast<std::uint64_t>(Units(n % word)));
    }
}
template <class Units>
cut_share<Units> share_of(const Units& units, uint128 weight, uint128 sum) {
    const Units product = units * units_of<Units>(weight);
    const Units divisor = units_of<Units>(sum);
    return {Units(product / divisor), words_of(Units(product % divisor))};
}

/// Calls set(i, units) for every share; returns the units kept apart. `units` is a magnitude.
///
///     cost     n divisions, twice; where units are left over, once more for every bit of the weights' sum; no allocation
template <class Units, class W, class Set>
constexpr Units apportion_units(const Units& units, const whole_weights<W>& weights, leftover how, const Set& set) {
    const std::size_t n = weights.size();
    if (how == leftover::blocks) {
        const Units sum = units_of<Units>(weights.sum());
        const Units blocks = Units(units / sum);
        for (std::size_t i = 0; i < n; ++i) set(i, Units(blocks * units_of<Units>(weights[i])));
        return Units(units - blocks * sum);
    }
    Units rest = units;
    for (std::size_t i = 0; i < n; ++i) rest = Units(rest - share_of(units, weights[i], weights.sum()).whole);
    if (how == leftover::apart || rest == Units(0)) {
        for (std::size_t i = 0; i < n; ++i) set(i, share_of(units, weights[i], weights.sum()).whole);
        return rest;
    }
    // Fewer units are left than there are weights above zero. The `left` largest keys get one each; of those equal to the
    // least of them, the first.
    auto left = static_cast<std::size_t>(rest);
    const auto key = [&](std::size_t i) -> uint128 {
        if (how == leftover::to_first) return weights[i] == 0 ? 0 : 1;
        if (how == leftover::to_largest_weight) return weights[i];
        return share_of(units, weights[i], weights.sum()).remainder;
    };
    const auto count_from = [&](uint128 least) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < n; ++i) count += key(i) >= least ? 1u : 0u;
        return count;
    };
    uint128 least = 0;
    for (int bit = bit_width(weights.sum()); bit-- > 0;) {
        const uint128 tried = least | (uint128{1} << bit);
        if (count_from(tried) >= left) least = tried;
    }
    std::size_t at_least = left - count_from(least + 1);
    for (std::size_t i = 0; i < n; ++i) {
        const uint128 k = key(i);
        const bool gets = k > least || (k == least && at_least > 0);
        if (k == least && gets) --at_least;
        const Units whole = share_of(units, weights[i], weights.sum()).whole;
        set(i, gets ? Units(whole + Units(1)) : whole);
    }
    return Units(0);
}

template <class Int>
inline constexpr bool is_built_in_integer = std::same_as<Int, std::int64_t> || std::same_as<Int, int128>;

/// Shares of a total that lies on a grid of `step` (> 0): the sign never changes who gets a unit.
template <class Int, class W, class Set>
constexpr Int apportion_whole(const Int& total, const Int& step, run<const W> weights, leftover how, const Set& set) {
    const whole_weights<W> whole(weights);
    const Int off_grid = Int(total % step);
    if (off_grid != Int(0) && how != leftover::apart && how != leftover::blocks)
        throw not_exact_error(integer_text(total), "steps of " + integer_text(step));
    const bool negative = total < Int(0);
    if constexpr (is_built_in_integer<Int>) {
        const auto share = [&](uint128 units) { return static_cast<Int>(static_cast<int128>(negative ? uint128{0} - units : units)); };
        const uint128 units = magnitude(total) / magnitude(step);
        const uint128 rest = apportion_units(units, whole, how,
                                             [&](std::size_t i, uint128 u) { set(i, static_cast<Int>(share(u) * step)); });
        return static_cast<Int>(share(rest) * step + off_grid);
    } else {
        const auto share = [&](const Int& units) { return negative ? Int(-units) : units; };
        const Int units = share(Int(total / step));
        const Int rest = apportion_units(units, whole, how, [&](std::size_t i, const Int& u) { set(i, Int(share(u) * step)); });
        return Int(share(rest) * step + off_grid);
    }
}

inline void check_share_count(std::size_t weights, std::size_t shares) {
    if (weights != shares)
        throw numeric_domain_error("the number of shares", std::to_string(shares), "the number of weights, " + std::to_string(weights));
}

}  // namespace detail

/// Writes the shares of a whole number by weights; returns what is kept apart (0 unless the way says so).
///
///     std::array<std::int64_t, 3> shares;
///     apportion(std::int64_t{100}, weights, shares, leftover::to_largest_remainder)     // 2, 3, 1: 33 50 17
///
///     shape    weights: n whole numbers, decimals or ratios, 0 or more; shares: as many
///     throws   numeric_domain_error    no weight, one below zero, all zero, or not as many shares
///              numeric_overflow_error  weights that on one scale need more than 127 bits
template <exact_integer Int, detail::exact_weights Weights, detail::contiguous Shares>
    requires std::same_as<detail::element_of<Shares>, Int>
constexpr Int apportion(const Int& total, const Weights& weights, Shares&& shares, leftover how = leftover::to_largest_remainder) {
    const auto out = detail::run_of(shares);
    if (std::size(weights) != out.size()) detail::check_share_count(std::size(weights), out.size());
    return detail::apportion_whole(total, Int(1), detail::run_of(weights), how,
                                   [&](std::size_t i, const Int& share) { out[i] = share; });
}

/// Of ratios and real numbers the shares are total x weight / sum: nothing is left over.
template <class R, detail::exact_weights Weights, detail::contiguous Shares>
    requires(!exact_integer<R>) && std::same_as<detail::element_of<Shares>, R> && requires(const exact_ratio& q) { to_real<R>(q); }
constexpr R apportion(const R& total, const Weights& weights, Shares&& shares) {
    const auto out = detail::run_of(shares);
    if (std::size(weights) != out.size()) detail::check_share_count(std::size(weights), out.size());
    const detail::whole_weights whole(detail::run_of(weights));
    const auto sum = static_cast<int128>(whole.sum());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = R(total * to_real<R>(exact_ratio(static_cast<int128>(whole[i]), sum)));
    return R(0);
}

}  // namespace outlay
