// SPDX-License-Identifier: BSL-1.0
#pragma once
// Classes of assets: what part of the spending is written off by which method, and from when. Series and rows are charged by them.
//
//   asset_class                     name, share, life in months or charges by law, convention, period in service
//   class_charges                   charges that a class is given: of periods, or of whole years
//   charge_shares_of(class, m)      what part of its cost each period bears, with m periods a year
//   charge_vintage                  the step: one purchase added to the charges of the periods that bear it
//   shares_error                    the shares of the classes do not add up to one
//
// Methods: impact/charge_shares.hpp, impact/macrs.hpp, impact/china_tax.hpp. What uses classes: impact/vintages.hpp on series,
// impact/depreciation.hpp on rows.

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/impact/charge_shares.hpp>
#include <outlay/impact/detail/amounts.hpp>
#include <outlay/number/detail/pack.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// The charges of a class, a share of its cost each: of the timeline's periods, or of whole years as laws have them.
class class_charges {
public:
    class_charges() = default;
    class_charges(charge_shares by_period) : shares_(std::move(by_period)) {}
    class_charges(yearly_shares by_year) : shares_(std::move(by_year)), yearly_(true) {}
    class_charges(std::initializer_list<exact_ratio> by_period) : shares_(by_period) {}

    [[nodiscard]] const charge_shares& shares() const noexcept { return shares_; }
    /// Whether they are of whole years: then no shorter period takes them.
    [[nodiscard]] bool yearly() const noexcept { return yearly_; }
    friend bool operator==(const class_charges&, const class_charges&) = default;

private:
    charge_shares shares_{};
    bool yearly_ = false;
};

/// A part of the spending that is written off by one method.
///
///     {"servers", 70_pct, 60, first_charge::half_period}                                       straight line over five years
///     {.name = "cabling", .share = 10_pct, .life_in_months = 66, .first = first_charge::whole_period, .in_service = 4}
///     {.name = "plant", .charges = macrs_shares(7, macrs_convention::half_year)}
struct asset_class {
    std::string name{};
    exact_ratio share = 1;                    ///< of the spending; the shares of all classes add up to one
    whole_count<> life_in_months = 0;         ///< of a straight line, also of part of a period; 0 where `charges` says it
    std::optional<first_charge> first{};      ///< of a straight line: what the first period bears; there is no default
    class_charges charges{};                  ///< the period of purchase, or of service, first
    whole_count<std::size_t> in_service = 0;  ///< nothing is charged before this period: what was bought by then is charged from it

    friend bool operator==(const asset_class&, const asset_class&) = default;
};

/// The shares of the asset classes do not add up to one: the charges would not add up to the spend.
class OUTLAY_VISIBLE shares_error final : public error {
public:
    explicit shares_error(const exact_ratio& sum)
        : error("the shares of the asset classes add up to " + to_string(sum) + ", not to 1"), sum_(sum) {}
    [[nodiscard]] const exact_ratio& sum() const noexcept { return sum_; }

private:
    exact_ratio sum_;
};

/// What part of a class's cost each period bears, the period of purchase or of service first.
///
///     60 months by quarters, half_period: 1/40, 1/20 nineteen times, 1/40
///
///     throws   numeric_domain_error   neither a life nor charges, or both; no first charge named for a life; a life below zero;
///                                     charges of years by shorter periods, below zero or of more than the cost
[[nodiscard]] inline charge_shares charge_shares_of(const asset_class& c, whole_count<> periods_a_year) {
    const int months = c.life_in_months, a_year = periods_a_year;
    const charge_shares& given = c.charges.shares();
    const auto wrong = [&](const char* what, const std::string& is, const char* must) {
        throw numeric_domain_error(what + detail::shown(c.name), is, must);
    };
    if (months < 0) wrong("the months of life of ", std::to_string(months), "above 0");
    if (months == 0 && given.empty()) wrong("the life of ", "0 months, with no charges", "above 0, or said by charges");
    if (months != 0 && !given.empty()) wrong("the life of ", std::to_string(months) + " months, with charges", "one of them");
    if (months == 0) {
        if (c.charges.yearly() && a_year != 1) wrong("the periods a year of ", std::to_string(a_year), "1: its charges are of years");
        exact_ratio charged;
        for (const exact_ratio& share : given) {
            if (share < 0) wrong("a charge of ", to_string(share), "at least 0");
            charged += share;
        }
        if (charged > 1) wrong("what is charged of ", to_string(charged), "at most its cost");
        return given;
    }
    if (!c.first) wrong("the first charge of ", "not named", "half_period or whole_period");
    charge_shares shares;
    detail::spread_evenly(shares, 1, exact_ratio(months) * exact_ratio(a_year) / exact_ratio(12),
                          *c.first == first_charge::half_period ? exact_ratio(1, 2) : exact_ratio(1));
    return shares;
}

/// The step of depreciation by vintage: one purchase, added to the charges of the periods from its own on.
template <class T, class Bought, class Share>
OUTLAY_ALWAYS_INLINE void charge_vintage(T* charges, whole_count<std::size_t> periods_left, const Bought& bought, std::span<const Share> shares) {
    const std::size_t left = periods_left, n = shares.size() < left ? shares.size() : left;
    std::size_t age = 0;
    if constexpr (std::same_as<T, double> && std::same_as<Bought, double> && std::same_as<Share, double>) {
        const detail::pack<2> cost(bought);
        for (; age + 2 <= n; age += 2)
            (detail::pack<2>::load(charges + age) + cost * detail::pack<2>::load(shares.data() + age)).store(charges + age);
    }
    for (; age < n; ++age) charges[age] = charges[age] + detail::times(bought, shares[age]);
}

namespace detail {

/// The shares of the classes add up to one, each of at least nothing.
inline void check_class_shares(std::span<const asset_class> classes) {
    exact_ratio whole;
    for (const asset_class& c : classes) {
        if (c.share < 0) throw numeric_domain_error("the share of " + shown(c.name), to_string(c.share), "at least 0");
        whole += c.share;
    }
    if (whole != exact_ratio(1)) throw shares_error(whole);
}
/// Whether an earlier class goes into service with the i-th: the classes of one period are charged together.
inline bool in_service_with_earlier(std::span<const asset_class> classes, std::size_t i) {
    for (std::size_t j = 0; j < i; ++j)
        if (std::size_t{classes[j].in_service} == classes[i].in_service) return true;
    return false;
}
/// What all classes that go into service in one period are charged, per unit of the whole spending.
inline charge_shares mix_in_service(std::span<const asset_class> classes, std::size_t in_service, int periods_a_year) {
    check_class_shares(classes);
    charge_shares mix;
    for (const asset_class& c : classes) {
        if (std::size_t{c.in_service} != in_service) continue;
        const charge_shares of_class = charge_shares_of(c, periods_a_year);
        if (of_class.size() > mix.size()) mix.resize(of_class.size());
        for (std::size_t age = 0; age < of_class.size(); ++age) mix[age] += c.share * of_class[age];
    }
    return mix;
}

}  // namespace detail
}  // namespace outlay
