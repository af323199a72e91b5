// SPDX-License-Identifier: BSL-1.0
#pragma once
// What becomes of a loss, as a step from one period to the next, on exact money, on claims, on numbers, or on rows.
//
//   losses::monetised             it saves tax at once, inside a company that profits elsewhere: tax may be negative
//   losses::lost                  it saves none
//   losses::forward               it lowers the taxable profit of later assessments, up to a cap, for so many of them
//   loss_treatment                one of these
//   assessed                      by_period, by_year: a quarter pays what the year to date owes less what was paid before
//   loss_pool<T>                  losses carried forward without end: taxable(profit, cap)
//   aged_loss_pool<T>             losses that expire, the oldest used first
//   no_loss_pool<T>               losses that are lost
//   year_to_date<T, Pool>         a fiscal year assessed as a whole, period by period
//
// A step is written so that intervals stay tight: what is left is positive_part(left - used), never left - min(left, used).

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <variant>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/detail/pack.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// What is assessed: each period by itself, or each fiscal year, of which a quarter pays what the year to date has come to
/// owe less what was paid before.
enum class assessed { by_period, by_year };

namespace losses {

struct monetised {
    friend bool operator==(const monetised&, const monetised&) = default;
};
struct lost {
    assessed by = assessed::by_period;
    friend bool operator==(const lost&, const lost&) = default;
};
/// Losses, their cap and their expiry belong to what is assessed: a period, or a fiscal year.
///
///     losses::forward{.expire_after = 5, .by = assessed::by_year}       China
///     losses::forward{.cap = 80_pct, .by = assessed::by_year}           United States, losses since 2018
struct forward {
    exact_ratio cap = 1;                        ///< the share of an income that losses carried forward may be set against
    whole_count<std::size_t> expire_after = 0;  ///< in how many assessments after its own a loss may be used; 0: in all
    assessed by = assessed::by_period;          ///< of quarters, an expiry after five years is 20 by period, 5 by year
    friend bool operator==(const forward&, const forward&) = default;
};

}  // namespace losses

using loss_treatment = std::variant<losses::monetised, losses::lost, losses::forward>;

namespace detail {

template <class Rule>
concept loss_rule = std::same_as<Rule, losses::monetised> || std::same_as<Rule, losses::lost> || std::same_as<Rule, losses::forward>;

inline void check_loss_cap(const losses::forward& rule) {
    if (rule.cap < 0 || rule.cap > 1)
        throw numeric_domain_error("the share of an income that losses may offset", to_string(rule.cap), "from 0 to 1");
}

/// For how many losses at once an expiry is to be kept, of so many periods: none where none expires in them.
inline std::size_t remembered_losses(const losses::forward& rule, std::size_t periods) {
    const std::size_t after = rule.expire_after;
    return after < periods ? after : 0;
}

/// The share of an income that losses may be set against, and the share that they may not; `whole` where they may be against all.
template <class Share>
struct income_cap {
    Share share;
    Share rest;
    bool whole;

    template <class T>
    OUTLAY_ALWAYS_INLINE T room(const T& income) const {
        return whole ? income : T(times(income, share));
    }
    template <class T>
    OUTLAY_ALWAYS_INLINE T taxable(const T& income, const T& room_left) const {
        return whole ? room_left : T(T(times(income, rest)) + room_left);
    }
};

/// An assessment: what is taxable, the earlier losses used, its own loss, what expired and what is carried after it.
template <class T>
struct loss_relief {
    T taxable, used, added, expired, carried;
};

template <class Pool, class T, class Share>
OUTLAY_ALWAYS_INLINE T assess(Pool& pool, const T& profit, const income_cap<Share>& cap) {
    const T income = above_zero(profit);
    const loss_relief<T> done = pool.close(cap.room(income), above_zero(T(-profit)));
    pool.used = done.used;
    pool.added = done.added;
    pool.expired = done.expired;
    pool.carried = done.carried;
    return cap.taxable(income, done.taxable);
}

}  // namespace detail

/// Losses carried forward without end.
///
///     gain        = max(profit, 0)
///     taxable     = gain - min(pool, cap x gain)
///     pool        = max(pool - cap x gain, 0) + max(-profit, 0)
///
///     T    an amount: a number, money on a number, exact money, a claim
template <class T>
struct loss_pool {
    T carried = detail::zero<T>();  ///< at the end of the period
    T used = detail::zero<T>();     ///< in it
    T added = detail::zero<T>();    ///< in it
    T expired = detail::zero<T>();  ///< nothing

    /// A period: its taxable profit. `cap` is a share on the amount's number, `uncapped` is 1 - cap.
    template <class Share>
    OUTLAY_ALWAYS_INLINE T taxable(const T& profit, const Share& cap, const Share& uncapped) {
        return detail::assess(*this, profit, detail::income_cap<Share>{cap, uncapped, false});
    }
    /// The same without a cap.
    OUTLAY_ALWAYS_INLINE T taxable(const T& profit) { return detail::assess(*this, profit, detail::income_cap<exact_ratio>{1, 0, true}); }

    /// For assessments: losses carried, set against `room` of an income, with a loss of its own; taxable is what is left of `room`.
    OUTLAY_ALWAYS_INLINE detail::loss_relief<T> relief(const T& room, const T& loss) const {
        return {detail::above_zero(T(room - carried)), detail::lesser(carried, room), loss, detail::zero<T>(),
                T(detail::above_zero(T(carried - room)) + loss)};
    }
    /// The same, which then stands.
    OUTLAY_ALWAYS_INLINE detail::loss_relief<T> close(const T& room, const T& loss) {
        const detail::loss_relief<T> done = relief(room, loss);
        carried = done.carried;
        return done;
    }
};

/// Losses that are lost with their period, or their year: the same without a memory.
template <class T>
struct no_loss_pool {
    T carried = detail::zero<T>(), used = detail::zero<T>(), added = detail::zero<T>(), expired = detail::zero<T>();  ///< nothing

    OUTLAY_ALWAYS_INLINE T taxable(const T& profit) { return detail::above_zero(profit); }
    OUTLAY_ALWAYS_INLINE detail::loss_relief<T> relief(const T& room, const T&) const {
        return {room, detail::zero<T>(), detail::zero<T>(), detail::zero<T>(), detail::zero<T>()};
    }
    OUTLAY_ALWAYS_INLINE detail::loss_relief<T> close(const T& room, const T& loss) { return relief(room, loss); }
};

/// Losses that may be used in so many assessments after their own, the oldest first. Its memory is the caller's: one amount,
/// zero at first, for each of those.
template <class T>
struct aged_loss_pool {
    std::span<T> by_age;
    std::size_t oldest = 0;         ///< whose turn it is to expire
    T carried = detail::zero<T>();  ///< at the end of the period
    T used = detail::zero<T>();     ///< in it
    T added = detail::zero<T>();    ///< in it
    T expired = detail::zero<T>();  ///< in it

    template <class Share>
    OUTLAY_ALWAYS_INLINE T taxable(const T& profit, const Share& cap, const Share& uncapped) {
        return detail::assess(*this, profit, detail::income_cap<Share>{cap, uncapped, false});
    }
    OUTLAY_ALWAYS_INLINE T taxable(const T& profit) { return detail::assess(*this, profit, detail::income_cap<exact_ratio>{1, 0, true}); }

    [[nodiscard]] detail::loss_relief<T> relief(const T& room, const T& loss) const {
        detail::loss_relief<T> is = set_against<false>(room, loss);
        is.carried = is.carried + loss;
        return is;
    }
    detail::loss_relief<T> close(const T& room, const T& loss) {
        detail::loss_relief<T> is = set_against<true>(room, loss);
        is.expired = by_age[oldest];
        by_age[oldest] = loss;
        oldest = oldest + 1 < by_age.size() ? oldest + 1 : 0;
        is.carried = detail::zero<T>();
        for (const T& x : by_age) is.carried = is.carried + x;
        return is;
    }

private:
    template <bool Stands>
    OUTLAY_ALWAYS_INLINE detail::loss_relief<T> set_against(T room, const T& loss) const {
        detail::loss_relief<T> is{room, detail::zero<T>(), loss, detail::zero<T>(), detail::zero<T>()};
        for (std::size_t i = 0; i < by_age.size(); ++i) {
            const std::size_t age = oldest + i < by_age.size() ? oldest + i : oldest + i - by_age.size();
            T& of = by_age[age];
            const T left = detail::above_zero(T(of - room));
            is.used = is.used + detail::lesser(of, room);
            room = detail::above_zero(T(room - of));
            is.carried = is.carried + left;
            if constexpr (Stands) of = left;
        }
        is.taxable = room;
        return is;
    }
};

/// A fiscal year assessed as a whole, period by period: each line is the year to date's less what stood before. What is the
/// first of its year stands as it is.
///
///     quarters -100, 60, -20, -40, then 100: taxable 0, 0, 0, 0, and what is left of 100
///
///     edges    taxable profit and losses used may be below zero in a quarter that ends worse than the year began; the
///              quarters add up to the year
template <class T, class Pool>
struct year_to_date {
    /// Of the year, up to the period before.
    struct standing {
        T profit = detail::zero<T>(), taxable = detail::zero<T>(), used = detail::zero<T>(), added = detail::zero<T>();
    };
    Pool pool{};
    T taxable = detail::zero<T>();
    T used = detail::zero<T>();
    T added = detail::zero<T>();
    T expired = detail::zero<T>();  ///< with the last period of a year
    T carried = detail::zero<T>();
    standing before{};
    bool first = true;  ///< whether the next period is the first of its year

    /// A period: whether it is the last of its year is for the timeline to say. `cap` as in loss_pool.
    template <class Share>
    OUTLAY_ALWAYS_INLINE T period(const T& profit, const Share& cap, const Share& uncapped, bool ends_year) {
        return period(profit, detail::income_cap<Share>{cap, uncapped, false}, ends_year);
    }
    OUTLAY_ALWAYS_INLINE T period(const T& profit, bool ends_year) {
        return period(profit, detail::income_cap<exact_ratio>{1, 0, true}, ends_year);
    }
    template <class Share>
    OUTLAY_ALWAYS_INLINE T period(const T& profit, const detail::income_cap<Share>& cap, bool ends_year) {
        const T to_date = first ? profit : T(before.profit + profit);
        const T income = detail::above_zero(to_date), loss = detail::above_zero(T(-to_date));
        const detail::loss_relief<T> now = ends_year ? pool.close(cap.room(income), loss) : pool.relief(cap.room(income), loss);
        const T owes = cap.taxable(income, now.taxable);
        taxable = first ? owes : T(owes - before.taxable);
        used = first ? now.used : T(now.used - before.used);
        added = first ? now.added : T(now.added - before.added);
        expired = now.expired;
        carried = now.carried;
        before = {to_date, owes, now.used, now.added};
        first = ends_year;
        return taxable;
    }

};

namespace detail {

/// The loop over the periods of a rule other than monetised: of(t, step), the step by period or by year as the rule assesses.
template <class T, class Pool, class Cap, class Profit, class Ends, class Take>
OUTLAY_ALWAYS_INLINE void each_assessed(Pool pool, std::size_t n, assessed by, const Cap& cap, const Profit& profit, const Ends& ends_year,
                                        const Take& take) {
    if (by == assessed::by_year) {
        year_to_date<T, Pool> year{pool};
        for (std::size_t t = 0; t < n; ++t) {
            const T taxable = year.period(profit(t), cap, ends_year(t));
            take(t, taxable, year);
        }
    } else {
        for (std::size_t t = 0; t < n; ++t) {
            const T taxable = assess(pool, profit(t), cap);
            take(t, taxable, pool);
        }
    }
}

}  // namespace detail
}  // namespace outlay
