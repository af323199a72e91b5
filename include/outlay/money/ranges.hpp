// SPDX-License-Identifier: BSL-1.0
#pragma once
// Sums, means and extremes of many amounts of one currency: any range of them, the sums exact whatever the order.
//
//   sum(amounts)     their total; of none, zero
//   mean(amounts)    exact_money: total / count
//   min, max         the least and the greatest
//
// With a user's own sum(const std::vector<money<C>>&) in sight, that one is called.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <outlay/money/detail/exact_sum.hpp>
#include <outlay/money/money.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class M>
inline constexpr bool is_amount = false;
template <class C, class Rep>
inline constexpr bool is_amount<money<C, Rep>> = true;

template <class R>
concept money_range = requires(R& r) {
    std::begin(r);
    std::end(r);
    requires is_amount<std::remove_cvref_t<decltype(*std::begin(r))>>;
};
/// A range that only its owner may walk: a generator, a filtered view.
template <class R>
concept money_range_once = money_range<R> && !money_range<const R>;

template <class R>
using money_of = std::remove_cvref_t<decltype(*std::begin(std::declval<R&>()))>;

/// A total that no order of its parts can overflow: a wider one of 64-bit parts, two halves of 128-bit parts.
template <class Rep>
class running_total {
public:
    constexpr void add(const Rep& amount) { total_ = sum_of(total_, amount); }
    [[nodiscard]] constexpr Rep narrowed() const { return total_; }
    [[nodiscard]] constexpr exact_ratio ratio() const { return ratio_of(total_); }

private:
    Rep total_{};
};
template <>
class running_total<std::int64_t> {
public:
    constexpr void add(std::int64_t amount) { total_ += amount; }
    constexpr void add_all(int128 total) { total_ += total; }
    [[nodiscard]] constexpr std::int64_t narrowed() const { return checked_narrow(total_); }
    [[nodiscard]] constexpr exact_ratio ratio() const { return exact_ratio(total_); }

private:
    int128 total_ = 0;
};
template <>
class running_total<int128> {
public:
    constexpr void add(int128 amount) {
        const auto bits = static_cast<uint128>(amount);
        low_ += static_cast<uint128>(static_cast<std::uint64_t>(bits));
        high_ += static_cast<std::int64_t>(static_cast<std::uint64_t>(bits >> 64));
    }
    [[nodiscard]] constexpr int128 narrowed() const {
        const int128 high = high_ + static_cast<int128>(low_ >> 64);
        return checked_add(checked_multiply(high, two_64), static_cast<int128>(static_cast<uint128>(static_cast<std::uint64_t>(low_))));
    }
    [[nodiscard]] constexpr exact_ratio ratio() const { return exact_ratio(narrowed()); }

private:
    static constexpr int128 two_64 = static_cast<int128>(uint128{1} << 64);
    uint128 low_ = 0;
    int128 high_ = 0;
};

template <class M>
struct total_and_count {
    running_total<typename M::rep> total;
    std::size_t count = 0;
};

template <class R, class M = money_of<R>>
constexpr total_and_count<M> total_of(R& amounts) {
    total_and_count<M> out;
    if constexpr (std::same_as<typename M::rep, std::int64_t> && requires { std::data(amounts), std::size(amounts); }) {
        if (!std::is_constant_evaluated()) {
            out.count = std::size(amounts);
            out.total.add_all(exact_sum(std::data(amounts), out.count));
            return out;
        }
    }
    auto it = std::begin(amounts);
    for (const auto last = std::end(amounts); it != last; ++it, ++out.count) out.total.add((*it).minor_units());
    return out;
}

[[noreturn]] inline void throw_no_amounts() { throw numeric_domain_error("the number of amounts", "0", "at least 1"); }

template <class R>
constexpr auto mean_of(R& amounts) {
    using M = money_of<R>;
    const auto all = total_of(amounts);
    if (all.count == 0) throw_no_amounts();
    if constexpr (exact_representation<typename M::rep>)
        return exact_money<typename M::currency>::from_minor(all.total.ratio() / exact_ratio(all.count));
    else
        return M::from_minor(all.total.narrowed()) / exact_ratio(all.count);
}

template <class R, class Better>
constexpr money_of<R> extreme_of(R& amounts, const Better& better) {
    auto it = std::begin(amounts);
    const auto last = std::end(amounts);
    if (it == last) throw_no_amounts();
    money_of<R> best = *it;
    for (++it; it != last; ++it)
        if (const auto& candidate = *it; better(candidate, best)) best = candidate;
    return best;
}

}  // namespace detail

/// The total; exact, and the same for every order of the amounts (of real amounts: in their order).
///
///     throws   numeric_overflow_error   only if the total itself does not fit
///     cost     of a contiguous range of built-in amounts: the memory's bandwidth
template <detail::money_range R>
    requires(!detail::money_range_once<R>)
constexpr auto sum(const R& amounts) {
    return detail::money_of<const R>::from_minor(detail::total_of(amounts).total.narrowed());
}
template <detail::money_range_once R>
constexpr auto sum(R&& amounts) {
    return detail::money_of<R>::from_minor(detail::total_of(amounts).total.narrowed());
}

/// Total over count, kept exact: mean of 0.01 and 0.02 is 0.015.
///
///     throws   numeric_domain_error   of no amounts
template <detail::money_range R>
    requires(!detail::money_range_once<R>)
constexpr auto mean(const R& amounts) {
    return detail::mean_of(amounts);
}
template <detail::money_range_once R>
constexpr auto mean(R&& amounts) {
    return detail::mean_of(amounts);
}

/// The least amount; of several equal ones the first.
///
///     throws   numeric_domain_error   of no amounts
template <detail::money_range R>
    requires(!detail::money_range_once<R>)
constexpr auto min(const R& amounts) {
    return detail::extreme_of(amounts, [](const auto& a, const auto& b) { return a < b; });
}
template <detail::money_range_once R>
constexpr auto min(R&& amounts) {
    return detail::extreme_of(amounts, [](const auto& a, const auto& b) { return a < b; });
}
/// The greatest amount; of several equal ones the first.
template <detail::money_range R>
    requires(!detail::money_range_once<R>)
constexpr auto max(const R& amounts) {
    return detail::extreme_of(amounts, [](const auto& a, const auto& b) { return b < a; });
}
template <detail::money_range_once R>
constexpr auto max(R&& amounts) {
    return detail::extreme_of(amounts, [](const auto& a, const auto& b) { return b < a; });
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
