// SPDX-License-Identifier: BSL-1.0
#pragma once
// The rates of a pair, day by day, and what to take for a day that has none: always said at the call.
//
//   fx_history<Base, Quote>    on(day, rule), try_on, days, rates; basic_history<Rate> is what it is
//   same_day                   the day itself or nothing
//   previous{.max_days}        the last rate before, at most so many days old
//   following{.max_days}       the first rate after
//   interpolated{.max_days}    on the straight line between the two neighbours
//   rate_missing_error         the pair, the day, and what there is instead
//   unordered_history_error    a day that does not come after the one before it
//
// The rate at a period's end is history.on(days.last(), previous{}); averages over a period are fx/averages.hpp's.

#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/dated.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// There is no rate of the pair, for the day by the rule that was given or in the table that was asked.
class OUTLAY_VISIBLE rate_missing_error final : public error {
public:
    rate_missing_error(const currency_pair& pair, calendar_day day, std::string_view reason)
        : error("no rate " + to_string(pair) + " for " + to_string(day) + ": " + std::string(reason)), pair_(pair),
          day_(day) {}
    rate_missing_error(const currency_pair& pair, std::string_view reason)
        : error("no rate " + to_string(pair) + ": " + std::string(reason)), pair_(pair) {}
    [[nodiscard]] const currency_pair& pair() const noexcept { return pair_; }
    /// The day that was asked for; nothing where the question was of a table.
    [[nodiscard]] const std::optional<calendar_day>& day() const noexcept { return day_; }

private:
    currency_pair pair_;
    std::optional<calendar_day> day_;
};

/// A history's days must rise: this one does not come after the one before it.
class OUTLAY_VISIBLE unordered_history_error final : public error {
public:
    unordered_history_error(const currency_pair& pair, calendar_day before, calendar_day day)
        : error(to_string(pair) + ": " + to_string(day) +
                (day == before ? " stands twice" : " comes after " + to_string(before))),
          pair_(pair), day_(day) {}
    [[nodiscard]] const currency_pair& pair() const noexcept { return pair_; }
    [[nodiscard]] calendar_day day() const noexcept { return day_; }

private:
    currency_pair pair_;
    calendar_day day_;
};

/// The day itself or nothing.
struct same_day {};
/// The last rate on or before the day, at most so many days old: weekends and holidays take the rate before them.
struct previous {
    whole_count<> max_days = 7;
};
/// The first rate on or after the day, at most so many days later.
struct following {
    whole_count<> max_days = 7;
};
/// Between the rates before and after, in proportion to the days; they are at most so many days apart.
struct interpolated {
    whole_count<> max_days = 7;
};

template <class Rule>
concept missing_day_rule = std::same_as<Rule, same_day> || std::same_as<Rule, previous> ||
    std::same_as<Rule, following> || std::same_as<Rule, interpolated>;

/// The published rates of one pair, oldest first.
///
///     const auto quote = history.on("2025-02-22"_day, previous{.max_days = 5});     // a Saturday
///     quote.day()                                                                   // 2025-02-21, the day really used
///
///     throws   unordered_history_error   days that do not rise
///     cost     a look-up reads an index of four bytes a day (of rates sparser than monthly, it halves them); no allocation
///              where the source's name is short
template <class Rate>
class basic_history {
public:
    using rate_type = Rate;

    /// Dated rates in rising order of day.
    basic_history(const std::vector<dated<Rate>>& rates, rate_source source) requires requires {
        Rate::pair();
    } : basic_history(Rate::pair(), rates, std::move(source)) {
    }
    /// The same, of a pair known at run time.
    basic_history(const currency_pair& pair, const std::vector<dated<Rate>>& rates, rate_source source);

    [[nodiscard]] const currency_pair& pair() const noexcept { return pair_; }

    [[nodiscard]] std::size_t size() const noexcept { return days_.size(); }
    [[nodiscard]] bool empty() const noexcept { return days_.empty(); }
    [[nodiscard]] std::span<const calendar_day> days() const noexcept { return days_; }
    [[nodiscard]] std::span<const Rate> rates() const noexcept { return rates_; }
    [[nodiscard]] const rate_source& source() const noexcept { return source_; }
    /// The quote in this place, 0 the oldest.
    [[nodiscard]] basic_quote<Rate> operator[](std::size_t i) const { return {rates_[i], days_[i], source_}; }
    template <std::floating_point Fraction>
    void operator[](Fraction) const = delete;  // it would be cut

    /// The rate for a day, by the rule for days that have none; the quote's day is the one really used.
    ///
    ///     throws   rate_missing_error
    template <missing_day_rule Rule>
    [[nodiscard]] basic_quote<Rate> on(calendar_day day, Rule rule) const {
        const std::size_t i = place(day, rule);
        if (i < days_.size()) [[likely]]
            return (*this)[i];
        if constexpr (std::same_as<Rule, interpolated>)
            if (i == between) return line_between(day);
        throw missing(day, rule);
    }
    template <missing_day_rule Rule>
    [[nodiscard]] result<basic_quote<Rate>, rate_missing_error> try_on(calendar_day day, Rule rule) const {
        const std::size_t i = place(day, rule);
        if (i < days_.size()) return (*this)[i];
        if constexpr (std::same_as<Rule, interpolated>)
            if (i == between) return line_between(day);
        return missing(day, rule);
    }

    friend bool operator==(const basic_history&, const basic_history&) = default;

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::size_t between = static_cast<std::size_t>(-2);

    /// How many days are before or on this one.
    [[nodiscard]] std::size_t up_to(calendar_day day) const noexcept {
        if (index_.empty())
            return static_cast<std::size_t>(std::upper_bound(days_.begin(), days_.end(), day) - days_.begin());
        const auto offset = static_cast<std::size_t>((day - days_.front()).count());  // of a day before the first, huge
        if (offset < index_.size()) return index_[offset];
        return day < days_.front() ? 0 : days_.size();
    }
    static bool within(calendar_day earlier, calendar_day later, int max_days) {
        if (max_days < 0) throw numeric_domain_error("max_days", std::to_string(max_days), "at least 0");
        return later - earlier <= date::days{max_days};
    }
    template <class Rule>
    [[nodiscard]] std::size_t place(calendar_day day, Rule rule) const {
        const std::size_t n = up_to(day);
        if (n > 0 && days_[n - 1] == day) return n - 1;
        if constexpr (std::same_as<Rule, previous>) {
            if (n > 0 && within(days_[n - 1], day, rule.max_days)) return n - 1;
        } else if constexpr (std::same_as<Rule, following>) {
            if (n < days_.size() && within(day, days_[n], rule.max_days)) return n;
        } else if constexpr (std::same_as<Rule, interpolated>) {
            if (n > 0 && n < days_.size() && within(days_[n - 1], days_[n], rule.max_days)) return between;
        }
        return none;
    }
    [[nodiscard]] basic_quote<Rate> line_between(calendar_day day) const;
    template <class Rule>
    [[nodiscard]] rate_missing_error missing(calendar_day day, Rule rule) const;

    currency_pair pair_;
    std::vector<calendar_day> days_;
    std::vector<Rate> rates_;
    std::vector<std::uint32_t>
        index_;  // up_to of every day from the first to the last; none where rates are sparser than months
    rate_source source_;
};

/// The history of a pair of currency types.
template <currency Base, currency Quote>
using fx_history = basic_history<fx_rate<Base, Quote>>;

template <class Rate>
basic_history<Rate>::basic_history(const currency_pair& pair, const std::vector<dated<Rate>>& rates, rate_source source)
    : pair_(pair), source_(std::move(source)) {
    days_.reserve(rates.size());
    rates_.reserve(rates.size());
    for (const dated<Rate>& rate : rates) {
        if (rate.value.pair() != pair) throw rate_mismatch_error(pair, rate.value.pair());
        if (!days_.empty() && rate.on <= days_.back()) throw unordered_history_error(pair, days_.back(), rate.on);
        days_.push_back(rate.on);
        rates_.push_back(rate.value);
    }
    if (empty() ||
        days_.back() - days_.front() > date::days{static_cast<int>(std::min(size(), std::size_t{100'000})) * 32})
        return;
    index_.resize(static_cast<std::size_t>((days_.back() - days_.front()).count()) + 1);
    for (std::size_t i = 0, offset = 0; i < days_.size(); ++i) {
        const auto here = static_cast<std::size_t>((days_[i] - days_.front()).count());
        for (; offset < here; ++offset) index_[offset] = static_cast<std::uint32_t>(i);
        index_[here] = static_cast<std::uint32_t>(i + 1);
        offset = here + 1;
    }
}

template <class Rate>
basic_quote<Rate> basic_history<Rate>::line_between(calendar_day day) const {
    const std::size_t n = up_to(day);
    const basic_quote<Rate> before = (*this)[n - 1], after = (*this)[n];
    const exact_ratio share((day - before.day()).count(), (after.day() - before.day()).count());
    const exact_ratio value = before.value() + (after.value() - before.value()) * share;
    return {before.rate().with_value(value), detail::joined(before.legs(), after.legs()), day};
}

template <class Rate>
template <class Rule>
rate_missing_error basic_history<Rate>::missing(calendar_day day, Rule rule) const {
    std::string reason = empty() ? "the history is empty" : "";
    const std::size_t n = up_to(day);
    if (n > 0) reason = "the rate before is of " + to_string(days_[n - 1]);
    if (n < days_.size()) reason += (n > 0 ? ", the one after of " : "the first rate is of ") + to_string(days_[n]);
    if constexpr (requires { rule.max_days; })
        reason += "; at most " + std::to_string(rule.max_days) + " days were allowed";
    return {pair_, day, reason};
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
