// SPDX-License-Identifier: BSL-1.0
#pragma once
// What was promised: how much was said on which day and by whom, over which time, and what has become of it.
//
//   revision<C>             what was said about the whole on a day: announced, restated, raised, lowered or only mentioned
//   commitment<C>           its revisions and its life cycle; nothing is overwritten
//   .known_on(day)          the commitment as it was known on a day: every other question can be asked of that
//   .total(), .over()       the claim on the whole, and its horizon
//   .unpaid()               what of the whole is not paid yet, as a claim
//   .planned_at(amount)     an amount to plan with, held against the claim: planned_amount<C>
//   .check(limits)          what the life cycle allows but somebody should look at: finding<C>
//
//     commitment<CNY> plan("AI and cloud infrastructure", {.on = "2025-02-24"_day, .amount = more_than(380e9_cny)});
//     plan.revise({.on = "2025-09-24"_day, .kind = revision_kind::raised, .amount = more_than(0_cny)});
//     plan.total()                                       more than 380000000000.00 CNY
//
// Next to read: commitment/phase.hpp, which spreads an amount over time.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/commitment/horizon.hpp>
#include <outlay/commitment/life_cycle.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/decimal.hpp>

namespace outlay::inline v0 {

/// What a statement about the whole does to what is known of it.
enum class revision_kind : std::uint8_t {
    announced,  ///< says the total for the first time
    restated,   ///< says the total anew
    raised,     ///< adds an amount, perhaps an unknown one: more_than(0_cny)
    lowered,    ///< takes an amount away
    mentioned   ///< says something of the total that does not change it: another source, a remark
};

[[nodiscard]] constexpr std::string_view to_string(revision_kind k) noexcept {
    constexpr std::string_view names[] = {"announced", "restated", "raised", "lowered", "mentioned"};
    return names[static_cast<std::size_t>(k)];
}

/// What was said about the whole on a day.
template <counted_currency C>
struct revision {
    calendar_day on{};                               ///< the day it was said, and so known
    revision_kind kind = revision_kind::announced;
    bounds<money<C>> amount{};                       ///< the total; of raised and lowered, by how much
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

/// What check() holds a life cycle against.
struct commitment_limits {
    decimal prepaid_of_contracted = decimal::scaled(3, 1);  ///< 0.3: prepayments up to 30 % of what is contracted
};

/// A promise to spend.
///
///     throws   entry_order_error          a revision of before the last one, or a movement known before the last one
///              negative_magnitude_error   a total or a change that may only be below zero
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
    [[nodiscard]] horizon over() const;
    /// How revision i stands to what was known of the total before it: weaker, conflicting...; a change stands for its result.
    [[nodiscard]] claim_relation relation_to_known(std::size_t i) const {
        const auto before = total_after(i == 0 ? 1 : i);
        const auto& r = revisions_.at(i);
        return relation_of(r.kind == revision_kind::mentioned ? r.amount : total_after(i + 1), before);
    }

    /// What of the whole is not paid yet: the claim on the total less what is paid, never below zero.
    ///
    ///     throws   claims_conflict_error   more is paid than the claim allows
    [[nodiscard]] bounds<money<C>> unpaid() const {
        return intersection(total() - bounds<money<C>>(life_.latest().paid()), at_least(money<C>{}));
    }

    /// An amount to plan with. An end that the claim leaves open may be planned at: 380 of "more than 380".
    ///
    ///     throws   claims_conflict_error   the claim rules it out
    [[nodiscard]] planned_amount<C> planned_at(money<C> amount) const;

    /// What should be looked at, in order of its first day; each breach once, from the day it began.
    [[nodiscard]] std::vector<finding<C>> check(commitment_limits limits = {}) const;

    friend bool operator==(const commitment&, const commitment&) = default;

private:
    explicit commitment(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] bounds<money<C>> total_after(std::size_t revisions) const;

    std::string name_;
    std::vector<revision<C>> revisions_;
    life_cycle<C> life_;
};

/// A commitment was asked for as known on a day before it was announced.
class not_announced_error final : public error {
public:
    not_announced_error(std::string_view name, calendar_day announced, calendar_day asked)
        : error(std::string(name) + " was announced on " + to_string(announced) + " and not known on " + to_string(asked)),
          announced_(announced), asked_(asked) {}
    [[nodiscard]] calendar_day announced() const noexcept { return announced_; }
    [[nodiscard]] calendar_day asked() const noexcept { return asked_; }

private:
    calendar_day announced_;
    calendar_day asked_;
};

// Bodies.

template <counted_currency C>
void commitment<C>::revise(revision<C> r) {
    if (!revisions_.empty() && r.on < revisions_.back().on) throw entry_order_error(revisions_.back().on, r.on);
    const auto& low = r.amount.lower();
    const auto& high = r.amount.upper();
    if ((low.bounded() && low.value < money<C>{}) || (high.bounded() && high.value < money<C>{}))
        throw negative_magnitude_error(to_string(r.amount));
    if (r.kind == revision_kind::lowered) {
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
            case revision_kind::restated: total = r.amount; break;
            case revision_kind::raised: total += r.amount; break;
            case revision_kind::lowered:
                total -= r.amount;
                if (total.lower().bounded()) total = intersection(total, at_least(money<C>{}));  // a total is a magnitude
                break;
            case revision_kind::mentioned: break;
        }
    }
    return total;
}

template <counted_currency C>
horizon commitment<C>::over() const {
    for (std::size_t i = revisions_.size(); i-- > 0;)
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
planned_amount<C> commitment<C>::planned_at(money<C> amount) const {
    if (amount < money<C>{}) throw negative_magnitude_error(to_string(amount));
    const auto claim = total();
    const bool below = claim.lower().bounded() && amount < claim.lower().value;
    const bool above = claim.upper().bounded() && amount > claim.upper().value;
    if (below || above) throw claims_conflict_error(to_string(amount), to_string(claim));
    return {amount, claim};
}

template <counted_currency C>
std::vector<finding<C>> commitment<C>::check(commitment_limits limits) const {
    std::vector<finding<C>> found;
    bool breached[3] = {};
    life_.for_each_day([&](calendar_day day, const standing<C>& s) {
        const auto look = [&](finding_kind kind, bool breach, const money<C>& amount, const money<C>& limit) {
            bool& was = breached[static_cast<std::size_t>(kind)];
            if (breach && !was) found.push_back({kind, day, amount, limit});
            was = breach;
        };
        std::size_t said = 0;
        while (said < revisions_.size() && (said == 0 || revisions_[said].on <= day)) ++said;
        const auto most = total_after(said).upper();
        const exact_money<C> prepayable = s.contracted * limits.prepaid_of_contracted;
        look(finding_kind::contracted_above_approved, s.contracted > s.approved, s.contracted, s.approved);
        look(finding_kind::contracted_above_total, most.bounded() && s.contracted > most.value, s.contracted, most.value);
        look(finding_kind::prepaid_above_limit, s.prepaid > prepayable, s.prepaid, prepayable.round(rounding::floor));
    });
    return found;
}

}  // namespace outlay
