// SPDX-License-Identifier: BSL-1.0
#pragma once
// A whole in parts, by region and class of assets, of which some amounts are known, some bounded and most not at all.
//
//   commitment_part<C>     one part: its region, its assets, what is claimed of its amount
//   breakdown<C>           the parts, the claim on the whole, and constraints on sums of parts
//   .constrain(...)        the parts that a condition picks add up to a claim, or to a share of the whole
//   .implied()             what all claims together say of each part; .implied(condition) of a sum of parts
//   breakdown_conflict_error   they leave a part nothing that it could be
//
// Every part is a magnitude: it is at least zero.

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/commitment/horizon.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

/// One part of a whole.
template <counted_currency C>
struct commitment_part {
    std::string name{};
    std::string region{};
    std::string assets{};          ///< their class, as in "data centre" or "servers"
    bool first_in_region = false;  ///< against one more where there are some
    bounds<money<C>> amount{};     ///< default: nothing is known of it
    horizon over{};
    std::string source{};

    friend bool operator==(const commitment_part&, const commitment_part&) = default;
};

/// The claims on parts and on their sums cannot all be true.
class OUTLAY_VISIBLE breakdown_conflict_error final : public error {
public:
    breakdown_conflict_error(std::string_view part, std::string_view rule, const claims_conflict_error& claims)
        : error(detail::shown(part) + ", by " + detail::shown(rule) + ": " + claims.what()), part_(part), rule_(rule) {}
    [[nodiscard]] const std::string& part() const noexcept { return part_; }
    [[nodiscard]] const std::string& rule() const noexcept { return rule_; }

private:
    std::string part_;
    std::string rule_;
};

/// Parts of a whole under constraints.
///
///     breakdown<CNY> b(exactly(380e9_cny));
///     b.add({.name = "Brazil", .region = "Brazil", .assets = "data centre"});
///     b.add({.name = "the rest", .amount = at_least(370e9_cny)});
///     b.implied()[0]                                       // from 0.00 to 10000000000.00 CNY
///
///     throws   negative_magnitude_error   a claim that allows nothing at or above zero
template <counted_currency C>
class breakdown {
public:
    using condition = std::function<bool(const commitment_part<C>&)>;

    breakdown() = default;
    /// The parts add up to the whole.
    explicit breakdown(bounds<money<C>> whole) : whole_(std::move(whole)) {}

    void add(commitment_part<C> part);
    /// The parts for which the condition holds add up to the claim. Parts added later count too.
    void constrain(std::string name, condition which, bounds<money<C>> sum) {
        rules_.push_back({std::move(name), std::move(which), std::move(sum)});
    }
    /// They are a share of the whole, itself a claim: about 70 % is about(0.7_dec, 0.02_dec).
    void constrain_share(std::string name, condition which, const bounds<decimal>& share);

    [[nodiscard]] std::span<const commitment_part<C>> parts() const noexcept { return parts_; }
    [[nodiscard]] const bounds<money<C>>& whole() const noexcept { return whole_; }

    /// What the claims together say of each part: the tightest that follows from one sum at a time, again and again.
    ///
    ///     throws   breakdown_conflict_error
    ///     cost     (parts x constraints) a round, until nothing changes or after 100 rounds: each round's answer is true
    [[nodiscard]] std::vector<bounds<money<C>>> implied() const;
    /// And of the sum of the parts for which the condition holds, by the parts and by every sum that is constrained.
    [[nodiscard]] bounds<money<C>> implied(const condition& which) const;

private:
    struct rule {
        std::string name;
        condition which;
        bounds<money<C>> sum;
    };

    /// The sum of some claims, and of all but one, each in one pass: ends that are not there are counted, not added.
    struct sums {
        money<C> low, high;
        std::size_t without_low = 0, without_high = 0, open_low = 0, open_high = 0;
        void add(const bounds<money<C>>& b, bool take_away = false);
        [[nodiscard]] bounds<money<C>> claim() const;
    };

    struct sum_of_parts {
        std::string name;
        bounds<money<C>> sum;
        std::vector<std::size_t> members;
    };
    /// The whole, each constraint, and what it leaves of the whole.
    [[nodiscard]] std::vector<sum_of_parts> known_sums() const;
    static bool narrow(std::vector<bounds<money<C>>>& amounts, const sum_of_parts& by, std::span<const commitment_part<C>> parts);

    bounds<money<C>> whole_;
    std::vector<commitment_part<C>> parts_;
    std::vector<rule> rules_;
};

// Bodies.

template <counted_currency C>
void breakdown<C>::add(commitment_part<C> part) {
    const auto magnitude = try_intersection(part.amount, at_least(money<C>{}));
    if (!magnitude) throw negative_magnitude_error(to_string(part.amount));
    part.amount = *magnitude;
    parts_.push_back(std::move(part));
}

template <counted_currency C>
void breakdown<C>::constrain_share(std::string name, condition which, const bounds<decimal>& share) {
    const auto end = [](const bounds_end<money<C>>& whole, const bounds_end<decimal>& of, rounding mode) -> bounds_end<money<C>> {
        if (of.bounded() && of.value < 0) throw negative_magnitude_error(to_string(of.value));
        if (!whole.bounded() || !of.bounded()) return {};
        const exact_money<C> product = whole.value * of.value;
        const money<C> rounded = product.round(mode);
        const bool closed = whole.kind == end_kind::closed && of.kind == end_kind::closed;
        return {rounded, closed || product != rounded ? end_kind::closed : end_kind::open};
    };
    constrain(std::move(name), std::move(which),
              bounds<money<C>>::from_ends(end(whole_.lower(), share.lower(), rounding::floor),
                                          end(whole_.upper(), share.upper(), rounding::ceiling)));
}

template <counted_currency C>
void breakdown<C>::sums::add(const bounds<money<C>>& b, bool take_away) {
    const auto count = [&](std::size_t& n, bool yes) { n = take_away ? n - (yes ? 1 : 0) : n + (yes ? 1 : 0); };
    const auto total = [&](money<C>& sum, const money<C>& x) { sum = take_away ? sum - x : sum + x; };
    count(without_low, !b.lower().bounded());
    count(without_high, !b.upper().bounded());
    count(open_low, b.lower().kind == end_kind::open);
    count(open_high, b.upper().kind == end_kind::open);
    if (b.lower().bounded()) total(low, b.lower().value);
    if (b.upper().bounded()) total(high, b.upper().value);
}

template <counted_currency C>
bounds<money<C>> breakdown<C>::sums::claim() const {
    const auto end = [](const money<C>& x, std::size_t without, std::size_t open) -> bounds_end<money<C>> {
        if (without > 0) return {};
        return {x, open > 0 ? end_kind::open : end_kind::closed};
    };
    return bounds<money<C>>::from_ends(end(low, without_low, open_low), end(high, without_high, open_high));
}

template <counted_currency C>
bool breakdown<C>::narrow(std::vector<bounds<money<C>>>& amounts, const sum_of_parts& by,
                          std::span<const commitment_part<C>> parts) {
    bool changed = false;
    sums all;
    for (const std::size_t i : by.members) all.add(amounts[i]);
    if (by.members.empty()) {
        const auto nothing = try_intersection(bounds<money<C>>(money<C>{}), by.sum);
        if (!nothing) throw breakdown_conflict_error("no part", by.name, nothing.error());
    }
    for (const std::size_t i : by.members) {
        all.add(amounts[i], true);
        const auto left = try_intersection(amounts[i], by.sum - all.claim());
        if (!left) throw breakdown_conflict_error(parts[i].name, by.name, left.error());
        changed = changed || *left != amounts[i];
        amounts[i] = *left;
        all.add(amounts[i]);
    }
    return changed;
}

template <counted_currency C>
auto breakdown<C>::known_sums() const -> std::vector<sum_of_parts> {
    std::vector<sum_of_parts> all{{"the whole", whole_, {}}};
    for (std::size_t i = 0; i < parts_.size(); ++i) all[0].members.push_back(i);
    for (const rule& r : rules_) {  // what a rule says of some parts the whole says of the others
        sum_of_parts some{r.name, r.sum, {}}, others{"what " + r.name + " leaves of the whole", whole_ - r.sum, {}};
        for (std::size_t i = 0; i < parts_.size(); ++i) (r.which(parts_[i]) ? some : others).members.push_back(i);
        all.push_back(std::move(some));
        all.push_back(std::move(others));
    }
    return all;
}

template <counted_currency C>
std::vector<bounds<money<C>>> breakdown<C>::implied() const {
    std::vector<bounds<money<C>>> amounts;
    for (const auto& part : parts_) amounts.push_back(part.amount);
    const std::vector<sum_of_parts> all = known_sums();
    bool changed = !parts_.empty();
    for (int round = 0; changed && round < 100; ++round) {
        changed = false;
        for (const sum_of_parts& one : all) changed = narrow(amounts, one, parts_) || changed;
    }
    return amounts;
}

template <counted_currency C>
bounds<money<C>> breakdown<C>::implied(const condition& which) const {
    const auto amounts = implied();
    std::vector<bool> chosen;
    sums by_parts;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        chosen.push_back(which(parts_[i]));
        if (chosen[i]) by_parts.add(amounts[i]);
    }
    auto claim = by_parts.claim();
    for (const sum_of_parts& known : known_sums()) {  // the sum asked for = a known one + what only it has - what only that has
        std::vector<bool> in_known(parts_.size());
        for (const std::size_t i : known.members) in_known[i] = true;
        sums more, less;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (chosen[i] != in_known[i]) (chosen[i] ? more : less).add(amounts[i]);
        const auto tighter = try_intersection(claim, known.sum + more.claim() - less.claim());
        if (!tighter) throw breakdown_conflict_error("the parts asked for", known.name, tighter.error());
        claim = *tighter;
    }
    return claim;
}

}  // namespace outlay
