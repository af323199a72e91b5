// SPDX-License-Identifier: BSL-1.0
#pragma once
// What has become of a commitment: approved, contracted, accrued and paid amounts, or its cancellation, each with its day.
//
//   stage                   approved, contracted, accrued, settled, prepaid, applied, cancelled
//   movement<C>             so much reaches a stage on a day; also when that was known, and who says so
//   standing<C>             what the movements up to a day add up to; paid = settled + prepaid
//   life_cycle<C>           the movements in the order in which they became known: nothing is overwritten
//   status                  announced, approved, contracted, accrued, paid, cancelled: the farthest stage reached
//   life_cycle_error        a movement that cannot be: settled <= accrued <= contracted must hold on every day
//   entry_order_error       an entry known before the last one
//
// Next to read: commitment/commitment.hpp, which sets a life cycle beside what was announced.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// What an amount may reach.
enum class stage : std::uint8_t {
    approved,    ///< by whoever must agree to the spending
    contracted,  ///< owed to somebody once they deliver
    accrued,     ///< delivered, so owed
    settled,     ///< paid for what was delivered
    prepaid,     ///< paid for what was not delivered yet
    applied,     ///< what was prepaid now settles what was delivered
    cancelled    ///< what was contracted and not delivered lapses; the amount is the fee, which is owed
};

[[nodiscard]] constexpr std::string_view to_string(stage s) noexcept {
    constexpr std::string_view names[] = {"approved", "contracted", "accrued", "settled", "prepaid", "applied", "cancelled"};
    return names[static_cast<std::size_t>(s)];
}

/// The farthest that a commitment has come.
enum class status : std::uint8_t { announced, approved, contracted, accrued, paid, cancelled };

[[nodiscard]] constexpr std::string_view to_string(status s) noexcept {
    constexpr std::string_view names[] = {"announced", "approved", "contracted", "accrued", "paid", "cancelled"};
    return names[static_cast<std::size_t>(s)];
}

/// So much reaches a stage on a day. The amount is a magnitude; `reverses` takes back what was entered too high.
template <counted_currency C>
struct movement {
    calendar_day on{};                    ///< the day from which it holds
    stage to = stage::contracted;
    money<C> amount{};
    bool reverses = false;
    std::optional<calendar_day> known{};  ///< the day it became known, where that is later
    std::string source{};

    [[nodiscard]] calendar_day known_from() const { return known.value_or(on); }
    friend bool operator==(const movement&, const movement&) = default;
};

/// What the movements up to a day add up to.
template <counted_currency C>
struct standing {
    money<C> approved{};
    money<C> contracted{};
    money<C> accrued{};
    money<C> settled{};
    money<C> prepaid{};
    money<C> fees{};        ///< of a cancellation; they are also in contracted and accrued
    money<C> lapsed{};      ///< what was contracted and never delivered
    bool is_cancelled = false;

    [[nodiscard]] money<C> paid() const { return settled + prepaid; }
    /// Contracted and not yet delivered: what the notes to accounts call capital commitments.
    [[nodiscard]] money<C> outstanding() const { return contracted - accrued; }
    /// Delivered and not yet paid.
    [[nodiscard]] money<C> payable() const { return accrued - settled; }
    /// Contracted and not yet paid, whether delivered or not.
    [[nodiscard]] money<C> unpaid() const { return contracted - paid(); }
    [[nodiscard]] outlay::status status() const {
        if (is_cancelled) return status::cancelled;
        if (paid() > money<C>{}) return status::paid;
        if (accrued > money<C>{}) return status::accrued;
        if (contracted > money<C>{}) return status::contracted;
        return approved > money<C>{} ? status::approved : status::announced;
    }

    friend bool operator==(const standing&, const standing&) = default;
};

/// A movement would break what holds on every day of a commitment's life.
class OUTLAY_VISIBLE life_cycle_error final : public error {
public:
    life_cycle_error(calendar_day on, std::string_view stage, std::string_view rule)
        : error("on " + to_string(on) + ", " + std::string(stage) + ": " + std::string(rule)), rule_(rule), on_(on) {}
    [[nodiscard]] calendar_day on() const noexcept { return on_; }
    [[nodiscard]] const std::string& rule() const noexcept { return rule_; }

private:
    std::string rule_;
    calendar_day on_;
};

/// Entries are made in the order in which they became known: an earlier one would change what was known.
class OUTLAY_VISIBLE entry_order_error final : public error {
public:
    entry_order_error(calendar_day previous, calendar_day entry)
        : error("an entry known on " + to_string(entry) + " after one known on " + to_string(previous)),
          previous_(previous), entry_(entry) {}
    [[nodiscard]] calendar_day previous() const noexcept { return previous_; }
    [[nodiscard]] calendar_day entry() const noexcept { return entry_; }

private:
    calendar_day previous_;
    calendar_day entry_;
};

/// The movements of a commitment. Each is held against settled <= accrued <= contracted and 0 <= prepaid on its own day
/// and on every later one, so that these hold always.
///
///     life.post({.on = "2025-06-30"_day, .to = stage::contracted, .amount = 100_cny});
///     life.on("2025-07-01"_day).outstanding()                    // 100.00 CNY
///
///     throws   life_cycle_error           a stage would pass the one before it, or nothing can move after a cancellation
///              entry_order_error          known before the last entry
///              negative_magnitude_error   an amount below zero
template <counted_currency C>
class life_cycle {
public:
    /// Adds one entry; where it throws, nothing is changed.
    ///
    ///     cost     constant for a movement on or after the last day; else linear in the movements
    void post(movement<C> m);

    [[nodiscard]] std::span<const movement<C>> movements() const noexcept { return movements_; }
    [[nodiscard]] standing<C> on(calendar_day day) const;
    [[nodiscard]] const standing<C>& latest() const noexcept { return latest_; }
    /// The movements that were known on a day.
    [[nodiscard]] life_cycle known_on(calendar_day day) const;
    /// The day on which each status was first reached, in that order.
    [[nodiscard]] std::vector<dated<status>> history() const;
    /// What reached a stage in each period; a reversal counts against it.
    template <frequency Freq>
    [[nodiscard]] flow_series<money<C>, Freq> flow_of(stage to, const timeline<Freq>& over) const;
    /// One amount of the standing at the end of each period: balance_of(&standing<CNY>::outstanding, quarters).
    template <frequency Freq, class Amount>
        requires std::convertible_to<std::invoke_result_t<Amount, const standing<C>&>, money<C>>
    [[nodiscard]] balance_series<money<C>, Freq> balance_of(Amount amount, const timeline<Freq>& over) const;

    /// Calls f(day, standing at its end) for every day with a movement.
    template <class F>
    void for_each_day(F f) const;

    friend bool operator==(const life_cycle& a, const life_cycle& b) { return a.movements_ == b.movements_; }

private:
    static void apply(standing<C>& s, const movement<C>& m);
    [[nodiscard]] std::vector<std::size_t> by_day() const;

    std::vector<movement<C>> movements_;
    standing<C> latest_;
    calendar_day last_day_{};
};

// Bodies.

template <counted_currency C>
void life_cycle<C>::apply(standing<C>& s, const movement<C>& m) {
    const auto refuse = [&](std::string_view rule) { throw life_cycle_error(m.on, to_string(m.to), rule); };
    const auto text = [](const money<C>& x) { return to_string(x); };
    const money<C> amount = m.reverses ? -m.amount : m.amount;
    if (s.is_cancelled && m.to != stage::settled && m.to != stage::applied)
        refuse("the commitment is cancelled: only what was delivered, and the fee, can still be settled");
    switch (m.to) {
        case stage::approved: s.approved += amount; break;
        case stage::contracted: s.contracted += amount; break;
        case stage::accrued: s.accrued += amount; break;
        case stage::settled: s.settled += amount; break;
        case stage::prepaid: s.prepaid += amount; break;
        case stage::applied:
            s.prepaid -= amount;
            s.settled += amount;
            break;
        case stage::cancelled:
            if (m.reverses) refuse("a cancellation is not taken back: make a new commitment");
            s.is_cancelled = true;
            s.lapsed = s.outstanding();
            s.fees = m.amount;
            s.accrued += m.amount;
            s.contracted = s.accrued;
            break;
    }
    if (s.approved < money<C>{}) refuse("approved would fall to " + text(s.approved));
    if (s.prepaid < money<C>{}) refuse("prepaid would fall to " + text(s.prepaid));
    if (s.settled < money<C>{}) refuse("settled would fall to " + text(s.settled));
    if (s.accrued > s.contracted)
        refuse("accrued would be " + text(s.accrued) + ", above contracted " + text(s.contracted));
    if (s.settled > s.accrued) refuse("settled would be " + text(s.settled) + ", above accrued " + text(s.accrued));
}

template <counted_currency C>
void life_cycle<C>::post(movement<C> m) {
    if (m.amount < money<C>{}) throw negative_magnitude_error(to_string(m.amount));
    if (m.known_from() < m.on) throw entry_order_error(m.on, m.known_from());
    if (!movements_.empty() && m.known_from() < movements_.back().known_from())
        throw entry_order_error(movements_.back().known_from(), m.known_from());
    if (movements_.empty() || m.on >= last_day_) {
        standing<C> next = latest_;
        apply(next, m);
        const calendar_day day = m.on;
        movements_.push_back(std::move(m));
        latest_ = next;
        last_day_ = day;
        return;
    }
    movements_.push_back(std::move(m));  // it holds from before the last day: every later day is looked at again
    struct undo {
        std::vector<movement<C>>& from;
        bool wanted = true;
        ~undo() {
            if (wanted) from.pop_back();
        }
    } unless_all_hold{movements_};
    standing<C> s;
    for (const std::size_t i : by_day()) apply(s, movements_[i]);
    latest_ = s;
    unless_all_hold.wanted = false;
}

template <counted_currency C>
std::vector<std::size_t> life_cycle<C>::by_day() const {
    std::vector<std::size_t> order(movements_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return movements_[a].on < movements_[b].on; });
    return order;
}

template <counted_currency C>
template <class F>
void life_cycle<C>::for_each_day(F f) const {
    standing<C> s;
    const auto order = by_day();
    for (std::size_t i = 0; i < order.size(); ++i) {
        const calendar_day day = movements_[order[i]].on;
        apply(s, movements_[order[i]]);
        if (i + 1 == order.size() || movements_[order[i + 1]].on != day) f(day, std::as_const(s));
    }
}

template <counted_currency C>
standing<C> life_cycle<C>::on(calendar_day day) const {
    standing<C> then;
    for_each_day([&](calendar_day at, const standing<C>& s) {
        if (at <= day) then = s;
    });
    return then;
}

template <counted_currency C>
life_cycle<C> life_cycle<C>::known_on(calendar_day day) const {
    life_cycle known;
    for (const movement<C>& m : movements_)
        if (m.known_from() <= day) known.post(m);
    return known;
}

template <counted_currency C>
std::vector<dated<status>> life_cycle<C>::history() const {
    std::vector<dated<status>> reached;
    for_each_day([&](calendar_day day, const standing<C>& s) {
        if (reached.empty() ? s.status() != status::announced : s.status() > reached.back().value)
            reached.push_back({day, s.status()});
    });
    return reached;
}

template <counted_currency C>
template <frequency Freq>
flow_series<money<C>, Freq> life_cycle<C>::flow_of(stage to, const timeline<Freq>& over) const {
    std::vector<money<C>> cells(over.size());
    for (const movement<C>& m : movements_)
        if (m.to == to)
            if (const auto i = over.find(m.on)) cells[*i] += m.reverses ? -m.amount : m.amount;
    return {over, std::move(cells)};
}

template <counted_currency C>
template <frequency Freq, class Amount>
    requires std::convertible_to<std::invoke_result_t<Amount, const standing<C>&>, money<C>>
balance_series<money<C>, Freq> life_cycle<C>::balance_of(Amount amount, const timeline<Freq>& over) const {
    std::vector<money<C>> cells(over.size());
    std::size_t i = 0;
    standing<C> before;
    const auto value = [&] { return static_cast<money<C>>(std::invoke(amount, std::as_const(before))); };
    for_each_day([&](calendar_day day, const standing<C>& s) {
        for (; i < over.size() && period(over[i]).until() <= day; ++i) cells[i] = value();
        before = s;
    });
    for (; i < over.size(); ++i) cells[i] = value();
    return {over, std::move(cells)};
}

}  // namespace outlay
