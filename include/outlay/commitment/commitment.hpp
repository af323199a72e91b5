// SPDX-License-Identifier: BSL-1.0
#pragma once
// What was promised: how much was said on which day and by whom, over which time, and what has become of it.
//
//   revision<C>             what was said about the whole on a day: announced, restated, raised, lowered or only mentioned
//   commitment<C>           its revisions and its life cycle; nothing is overwritten
//   .known_on(day)          the commitment as it was known on a day: every other question can be asked of that
//   .total(), .over()       the claim on the whole, and its horizon
//   .paid(), .share_paid()  what was paid within the horizon, and what share of the whole that is, as claims
//   .unpaid(), .overrun()   what of the whole is not paid yet, and what was paid above it, as claims
//   .planned_at(amount)     an amount to plan with, held against the claim: planned_amount<C>
//   .findings(limits)       what the life cycle allows but somebody should look at: finding<C>
//   revision_direction_error   raised to what is not more, or lowered to what is not less
//
//     commitment<CNY> plan("AI and cloud infrastructure", {.on = "2025-02-24"_day, .amount = more_than(380e9_cny)});
//     plan.revise({.on = "2025-09-24"_day, .kind = revision_kind::raised_by, .amount = more_than(0_cny)});
//     plan.total()                                       more than 380000000000.00 CNY
//
// Next to read: commitment/phase.hpp, which spreads an amount over time.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/commitment/horizon.hpp>
#include <outlay/commitment/life_cycle.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/result.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What a statement about the whole does to what is known of it.
///
///     after 60 to 65: raised_by 4 to 7 is 64 to 72; raised_to 64 to 72 is 64 to 72
enum class revision_kind : std::uint8_t {
    announced,   ///< says the total for the first time
    restated,    ///< says the total anew
    raised_by,   ///< adds an amount, perhaps an unknown one: more_than(0_cny)
    raised_to,   ///< says the total anew, and that it is more than before
    lowered_by,  ///< takes an amount away
    lowered_to,  ///< says the total anew, and that it is less than before
    mentioned,   ///< says something of the total that does not change it: another source, a remark

    raised [[deprecated("say raised_by or raised_to")]] = raised_by,
    lowered [[deprecated("say lowered_by or lowered_to")]] = lowered_by
};

[[nodiscard]] constexpr std::string_view to_string(revision_kind k) noexcept {
    constexpr std::string_view names[] = {"announced",  "restated",   "raised by", "raised to",
                                          "lowered by", "lowered to", "mentioned"};
    return names[static_cast<std::size_t>(k)];
}

/// What was said about the whole on a day.
template <counted_currency C>
struct revision {
    calendar_day on{};                               ///< the day it was said, and so known
    revision_kind kind = revision_kind::announced;
    bounds<money<C>> amount{};                       ///< the total; of raised_by and lowered_by, by how much
    horizon over{};                                  ///< where it says one
    std::string source{};

    friend bool operator==(const revision&, const revision&) = default;
};

/// An amount chosen to plan with, and the claim it was held against.
template <counted_currency C>
struct planned_amount {
    money<C> amount{};
    bounds<money<C>> claim{};

    friend std::string to_string(const planned_amount& p) {
        return p.claim.is_exact() ? to_string(p.amount) : to_string(p.amount) + " (claimed: " + to_string(p.claim) + ")";
    }
    friend bool operator==(const planned_amount&, const planned_amount&) = default;
};

/// What a life cycle may do and should not without notice.
enum class finding_kind : std::uint8_t { contracted_above_approved, contracted_above_total, prepaid_above_limit };

/// From `on`, `amount` was above `limit`.
template <counted_currency C>
struct finding {
    finding_kind kind{};
    calendar_day on{};
    money<C> amount{};
    money<C> limit{};

    friend std::string to_string(const finding& f) {
        constexpr std::string_view what[] = {"contracted above approved", "contracted above the total", "prepaid above the limit"};
        return "from " + to_string(f.on) + ": " + std::string(what[static_cast<std::size_t>(f.kind)]) + ", " +
               to_string(f.amount) + " against " + to_string(f.limit);
    }
    friend bool operator==(const finding&, const finding&) = default;
};

/// What findings() holds a life cycle against.
struct commitment_limits {
    decimal prepaid_of_contracted = decimal::scaled(3, 1);  ///< 0.3: prepayments up to 30 % of what is contracted
};

/// A promise to spend.
///
///     throws   entry_order_error          a revision of before the last one, or a movement known before the last one
///              negative_magnitude_error   a total or a change that may only be below zero
///              numeric_domain_error       a horizon of a negative length
///              revision_direction_error   raised_to and lowered_to: an end goes the other way, or none goes theirs;
///                                         raised_by and lowered_by: by zero
///              life_cycle_error           see life_cycle
template <counted_currency C>
class commitment {
public:
    /// From what was announced; its kind is announced.
    commitment(std::string name, revision<C> announcement) : name_(std::move(name)) {
        announcement.kind = revision_kind::announced;
        revise(std::move(announcement));
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] calendar_day announced() const { return revisions_.front().on; }

    /// Adds what was said later.
    void revise(revision<C> r);
    /// Adds what has become of it; see life_cycle::post.
    void post(movement<C> m) { life_.post(std::move(m)); }

    [[nodiscard]] std::span<const revision<C>> revisions() const noexcept { return revisions_; }
    [[nodiscard]] const life_cycle<C>& life() const noexcept { return life_; }

    /// What was known on a day: the revisions said and the movements known by then.
    ///
    ///     throws   not_announced_error   before the announcement
    [[nodiscard]] commitment known_on(calendar_day day) const;

    /// The claim on the whole, after every revision.
    [[nodiscard]] bounds<money<C>> total() const { return total_after(revisions_.size()); }
    /// The last horizon that was said.
    [[nodiscard]] horizon over() const { return over_after(revisions_.size()); }
    /// How revision i stands to what was known of the total before it: weaker, conflicting...; a change stands for its result.
    ///
    ///     throws   numeric_domain_error   there is no revision i
    [[nodiscard]] claim_relation relation_to_known(std::size_t i) const {
        if (i >= revisions_.size())
            throw numeric_domain_error("a revision", std::to_string(i), "below " + std::to_string(revisions_.size()) + ", of which the first is 0");
        const auto before = total_after(i == 0 ? 1 : i);
        const auto& r = revisions_[i];
        return relation_of(r.kind == revision_kind::mentioned ? r.amount : total_after(i + 1), before);
    }

    /// What was paid of it: settled or prepaid on a day of the horizon. A framework that begins in April counts nothing
    /// that was paid in March; on a day that only may belong to the horizon, a payment may count or not.
    [[nodiscard]] bounds<money<C>> paid() const;
    /// What was paid of the total: 19.84 of 125 to 145 is 13.7 to 15.9 %.
    ///
    ///     throws   division_by_zero_error   the total is exactly zero
    [[nodiscard]] bounds<exact_ratio> share_paid() const { return paid() / magnitude(total()); }
    /// What of the whole is not paid yet: the claim on the total less what is paid, never below zero.
    ///
    ///     throws   claims_conflict_error   more is paid than the claim allows: see overrun()
    [[nodiscard]] bounds<money<C>> unpaid() const { return try_unpaid().value(); }
    [[nodiscard]] result<bounds<money<C>>, claims_conflict_error> try_unpaid() const {
        return try_intersection(total() - paid(), at_least(money<C>{}));
    }
    /// What was paid above the whole, never below zero: 72,215 on 70,000 to 72,000 is an overrun of 215 to 2,215, on "more
    /// than 70,000" one of less than 2,215.
    [[nodiscard]] bounds<money<C>> overrun() const {
        return try_intersection(paid() - magnitude(total()), at_least(money<C>{})).value_or(money<C>{});
    }

    /// An amount to plan with. An end that the claim leaves open may be planned at: 380 of "more than 380".
    ///
    ///     throws   claims_conflict_error   the claim rules it out
    [[nodiscard]] planned_amount<C> planned_at(money<C> amount) const;

    /// What should be looked at, in order of its first day; each breach once, from the day it began. Nothing is held
    /// against what was never entered: without an approval, nothing is above it. Against the total stands what is
    /// contracted less what was delivered before the horizon of that total begins.
    [[nodiscard]] std::vector<finding<C>> findings(commitment_limits limits = {}) const;

    friend bool operator==(const commitment&, const commitment&) = default;

private:
    explicit commitment(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] bounds<money<C>> total_after(std::size_t revisions) const;
    [[nodiscard]] horizon over_after(std::size_t revisions) const;
    /// A total is at least zero even where its claim does not say so.
    static bounds<money<C>> magnitude(const bounds<money<C>>& total) { return intersection(total, at_least(money<C>{})); }

    std::string name_;
    std::vector<revision<C>> revisions_;
    life_cycle<C> life_;
};

/// A commitment was asked for as known on a day before it was announced.
class OUTLAY_VISIBLE not_announced_error final : public error {
public:
    not_announced_error(std::string_view name, calendar_day announced, calendar_day asked)
        : error(detail::shown(name) + " was announced on " + to_string(announced) + " and not known on " + to_string(asked)),
          announced_(announced), asked_(asked) {}
    [[nodiscard]] calendar_day announced() const noexcept { return announced_; }
    [[nodiscard]] calendar_day asked() const noexcept { return asked_; }

private:
    calendar_day announced_;
    calendar_day asked_;
};

/// What was said to raise a total does not, or what was said to lower it.
class OUTLAY_VISIBLE revision_direction_error final : public error {
public:
    revision_direction_error(std::string_view kind, std::string_view before, std::string_view after)
        : error(std::string(kind) + " " + std::string(after) + ", after " + std::string(before) + ": " +
                (kind.starts_with("raised") ? "neither end may fall, and one must rise" : "neither end may rise, and one must fall")),
          before_(before), after_(after) {}
    [[nodiscard]] const std::string& before() const noexcept { return before_; }
    [[nodiscard]] const std::string& after() const noexcept { return after_; }

private:
    std::string before_;
    std::string after_;
};

// Bodies.

namespace detail {

/// Where an end of a claim has gone: -1 down, 1 up; nothing is known where it was said only once.
template <class T>
std::optional<int> direction_of(const bounds_end<T>& before, const bounds_end<T>& after, bool lower) {
    if (before.bounded() != after.bounded()) return std::nullopt;
    if (!before.bounded()) return 0;
    if (before.value != after.value) return before.value < after.value ? 1 : -1;
    const int inward = (after.kind == end_kind::open ? 1 : 0) - (before.kind == end_kind::open ? 1 : 0);
    return lower ? inward : -inward;
}

/// Whether a claim may follow another in the direction, 1 up and -1 down: no end is known to go the other way, and one goes
/// this way or may.
template <class T>
bool goes(int direction, const bounds<T>& before, const bounds<T>& after) {
    if ((direction > 0 ? after.is_below(before) : after.is_above(before)) == answer::yes) return false;
    const auto low = direction_of(before.lower(), after.lower(), true);
    const auto high = direction_of(before.upper(), after.upper(), false);
    if (low == -direction || high == -direction) return false;
    return !low || !high || low == direction || high == direction;
}

}  // namespace detail

template <counted_currency C>
void commitment<C>::revise(revision<C> r) {
    if (!revisions_.empty() && r.on < revisions_.back().on) throw entry_order_error(revisions_.back().on, r.on);
    const auto& low = r.amount.lower();
    const auto& high = r.amount.upper();
    if ((low.bounded() && low.value < money<C>{}) || (high.bounded() && high.value < money<C>{}))
        throw negative_magnitude_error(to_string(r.amount));
    (void)r.over.end();  // refuses a length that is none
    if (r.kind == revision_kind::raised_to || r.kind == revision_kind::lowered_to) {
        const bounds<money<C>> before = total();
        if (!detail::goes(r.kind == revision_kind::raised_to ? 1 : -1, before, r.amount))
            throw revision_direction_error(to_string(r.kind), to_string(before), to_string(r.amount));
    }
    const bool by = r.kind == revision_kind::raised_by || r.kind == revision_kind::lowered_by;
    if (by && r.amount.is_at_most(money<C>{}) == answer::yes)
        throw revision_direction_error(to_string(r.kind), to_string(total()), to_string(r.amount));
    if (r.kind == revision_kind::lowered_by) {
        const bounds<money<C>> left = total() - r.amount;
        if (left.is_below(bounds<money<C>>(money<C>{})) == answer::yes) throw negative_magnitude_error(to_string(left));
    }
    revisions_.push_back(std::move(r));
}

template <counted_currency C>
bounds<money<C>> commitment<C>::total_after(std::size_t revisions) const {
    bounds<money<C>> total;
    for (std::size_t i = 0; i < revisions; ++i) {
        const revision<C>& r = revisions_[i];
        switch (r.kind) {
            case revision_kind::announced:
            case revision_kind::restated:
            case revision_kind::raised_to:
            case revision_kind::lowered_to: total = r.amount; break;
            case revision_kind::raised_by: total += r.amount; break;
            case revision_kind::lowered_by:
                total -= r.amount;
                if (total.lower().bounded()) total = intersection(total, at_least(money<C>{}));  // a total is a magnitude
                break;
            case revision_kind::mentioned: break;
        }
    }
    return total;
}

template <counted_currency C>
horizon commitment<C>::over_after(std::size_t revisions) const {
    for (std::size_t i = revisions; i-- > 0;)
        if (revisions_[i].kind != revision_kind::mentioned && !revisions_[i].over.is_unknown()) return revisions_[i].over;
    return {};
}

template <counted_currency C>
commitment<C> commitment<C>::known_on(calendar_day day) const {
    if (day < announced()) throw not_announced_error(name_, announced(), day);
    commitment known(name_);
    for (const revision<C>& r : revisions_)
        if (r.on <= day) known.revisions_.push_back(r);
    known.life_ = life_.known_on(day);
    return known;
}

template <counted_currency C>
bounds<money<C>> commitment<C>::paid() const {
    const horizon within = over();
    money<C> least, most;
    for (const movement<C>& m : life_.movements()) {
        if (m.to != stage::settled && m.to != stage::prepaid) continue;
        const answer counts = within.contains(m.on);
        const money<C> amount = m.reverses ? -m.amount : m.amount;
        if (counts == answer::yes || (counts == answer::unknown && m.reverses)) least += amount;
        if (counts == answer::yes || (counts == answer::unknown && !m.reverses)) most += amount;
    }
    // What was entered too high before the horizon may be taken back in it: that pays nothing back.
    return between(std::max(least, money<C>{}), std::max(most, money<C>{}));
}

template <counted_currency C>
planned_amount<C> commitment<C>::planned_at(money<C> amount) const {
    if (amount < money<C>{}) throw negative_magnitude_error(to_string(amount));
    const auto claim = total();
    const bool below = claim.lower().bounded() && amount < claim.lower().value;
    const bool above = claim.upper().bounded() && amount > claim.upper().value;
    if (below || above) throw claims_conflict_error(to_string(amount), to_string(claim));
    return {amount, claim};
}

template <counted_currency C>
std::vector<finding<C>> commitment<C>::findings(commitment_limits limits) const {
    std::vector<finding<C>> found;
    bool breached[3] = {};
    const auto entered = [&](stage s) {
        return std::any_of(life_.movements().begin(), life_.movements().end(), [s](const movement<C>& m) { return m.to == s; });
    };
    const bool approvals = entered(stage::approved), contracts = entered(stage::contracted);
    const auto delivered_before = [&](calendar_day first) {
        money<C> delivered;
        life_.for_each_day([&](calendar_day day, const standing<C>& s) {
            if (day < first) delivered = s.accrued;
        });
        return delivered;
    };
    std::size_t said = 0;
    horizon within;
    bounds<money<C>> total;
    money<C> earlier;  // delivered before `within` begins
    life_.for_each_day([&](calendar_day day, const standing<C>& s) {
        const auto look = [&](finding_kind kind, bool breach, const money<C>& amount, const money<C>& limit) {
            bool& was = breached[static_cast<std::size_t>(kind)];
            if (breach && !was) found.push_back({kind, day, amount, limit});
            was = breach;
        };
        const std::size_t before = said;
        while (said < revisions_.size() && (said == 0 || revisions_[said].on <= day)) ++said;
        if (said != before) {
            within = over_after(said);
            total = total_after(said);
            earlier = within.starts.lower().bounded() ? delivered_before(within.starts.lower().value) : money<C>{};
        }
        const auto& most = total.upper();
        const money<C> counted = s.contracted - std::min(earlier, s.accrued);
        const bool above = most.bounded() && (most.kind == end_kind::closed ? counted > most.value : counted >= most.value);
        const bool is_over = within.end().is_at_most(day) == answer::yes;
        const exact_money<C> prepayable = s.contracted * limits.prepaid_of_contracted;
        look(finding_kind::contracted_above_approved, approvals && s.contracted > s.approved, s.contracted, s.approved);
        if (!is_over) look(finding_kind::contracted_above_total, above, counted, most.value);
        look(finding_kind::prepaid_above_limit, contracts && s.prepaid > prepayable, s.prepaid, prepayable.round(rounding::floor));
    });
    return found;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
