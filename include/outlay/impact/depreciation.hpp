// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation of a row by vintage and class: what is bought in each period is charged over the lives of its classes.
//
//   depreciation_class             name, share, life in months or charges by law, convention, period in service
//   depreciation(spend, classes)   a block: one line of charges; sheet::block writes it
//   straight_line_parts            the step's own: what part of a cost each period bears, of any life
//   charge_vintage                 the step: one purchase added to the charges of the periods that bear it
//
//     const auto charge = s.block("books", depreciation(capex, books));      // books: a member of the model
//
// Next to read: impact/income_tax.hpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <outlay/impact/charge_shares.hpp>
#include <outlay/model/sheet.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// A part of a row's spending that is written off by one method.
///
///     {.name = "servers", .share = 70_pct, .life_in_months = 60, .first = first_charge::half_period, .in_service = 4}
///     {.name = "plant", .share = 1, .charges = macrs_shares(7, macrs_convention::half_year)}
struct depreciation_class {
    std::string name{};
    exact_ratio share = 1;                ///< of the spending; the shares of all classes add up to one
    whole_count<> life_in_months = 0;     ///< of a straight line, also of part of a period; 0 where `charges` says it
    std::optional<first_charge> first{};  ///< of a straight line: what the first period bears; there is no default
    charge_shares charges{};              ///< of its cost, a share a period, the period of purchase (or of service) first
    whole_count<std::size_t> in_service = 0;  ///< nothing is charged before this period: what was bought by then is charged from it
};

/// What part of a cost each period bears when it is charged evenly over `life` periods, from the start or the middle of the first.
///
///     life 5.5, whole_period: 2/11 five times, then 1/11        life 2, half_period: 1/4, 1/2, 1/4
[[nodiscard]] inline charge_shares straight_line_parts(const exact_ratio& life, first_charge first) {
    if (life <= exact_ratio(0)) throw numeric_domain_error("a life", to_string(life), "above 0");
    const exact_ratio begin = first == first_charge::half_period ? exact_ratio(1, 2) : exact_ratio(0);
    const exact_ratio end = begin + life;
    charge_shares parts;
    for (exact_ratio period = 0; period < end; period += exact_ratio(1)) {
        const exact_ratio from = period < begin ? begin : period;
        const exact_ratio until = end < period + exact_ratio(1) ? end : period + exact_ratio(1);
        parts.push_back((until - from) / life);
    }
    return parts;
}

/// The step of depreciation by vintage: one purchase, added to the charges of the periods from its own on.
template <class T, class Share>
OUTLAY_ALWAYS_INLINE void charge_vintage(T* charges, whole_count<std::size_t> periods_left, const T& bought, std::span<const Share> shares) {
    const std::size_t left = periods_left, n = shares.size() < left ? shares.size() : left;
    std::size_t age = 0;
    if constexpr (std::same_as<T, double> && std::same_as<Share, double>) {
        const detail::two_periods cost(bought);
        for (; age + 2 <= n; age += 2)
            (detail::two_periods::load(charges + age) + cost * detail::two_periods::load(shares.data() + age)).store(charges + age);
    }
    for (; age < n; ++age) charges[age] = charges[age] + bought * shares[age];
}

namespace detail {

/// The shares of a class, of a timeline with so many periods a year.
inline charge_shares shares_of_class(const depreciation_class& c, int periods_a_year) {
    if (c.life_in_months == 0) {
        if (c.charges.empty()) throw numeric_domain_error("the life of \"" + c.name + "\"", "0 months and no charges", "one of them");
        return c.charges;
    }
    if (!c.first) throw numeric_domain_error("the first charge of \"" + c.name + "\"", "not named", "half_period or whole_period");
    return straight_line_parts(exact_ratio(static_cast<int>(c.life_in_months)) * exact_ratio(periods_a_year) / exact_ratio(12), *c.first);
}
/// The shares of all classes that go into service in one period, per unit of the whole spending.
inline charge_shares mix_in_service(const std::vector<depreciation_class>& classes, std::size_t in_service, int periods_a_year) {
    exact_ratio whole;
    for (const depreciation_class& c : classes) whole += c.share;
    if (whole != exact_ratio(1)) throw numeric_domain_error("the sum of the shares of the classes", to_string(whole), "1");
    charge_shares mix;
    for (const depreciation_class& c : classes) {
        if (c.in_service != in_service) continue;
        const charge_shares of_class = shares_of_class(c, periods_a_year);
        if (of_class.size() > mix.size()) mix.resize(of_class.size());
        for (std::size_t age = 0; age < of_class.size(); ++age) mix[age] += c.share * of_class[age];
    }
    return mix;
}

template <class Spend>
struct depreciation_block {
    using amount = typename Spend::amount;
    using number = number_of<amount>;
    Spend spend;
    const std::vector<depreciation_class>* classes;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        using freq = typename Spend::frequency_type;
        s.check_rows(spend);
        if (classes->empty()) throw numeric_domain_error("the number of classes of an asset", "0", "at least 1");
        auto charges = s.template open_cells<amount, flow>(name);
        for (std::size_t t = 0; t < charges.periods; ++t) charges.cells[t] = number(0);
        const span_of_periods bought = s.support(spend);
        span_of_periods charged;
        for (std::size_t i = 0; i < classes->size(); ++i) {
            const std::size_t from = (*classes)[i].in_service;
            bool seen = false;
            for (std::size_t j = 0; j < i && !seen; ++j) seen = (*classes)[j].in_service == from;
            if (seen) continue;
            const std::span<const number> mix = s.list([&] { return mix_in_service(*classes, from, freq::per_year); });
            for (std::size_t t = bought.from; t < bought.until; ++t) {
                const std::size_t start = t < from ? from : t;
                if (start >= charges.periods) break;
                charge_vintage<number, number>(charges.cells + start, charges.periods - start, spend.node.cells[t], mix);
                const std::size_t end = start + mix.size() < charges.periods ? start + mix.size() : charges.periods;
                charged = either(charged, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
            }
        }
        const auto made = charges.template row<freq>();
        s.set_support(made, charged);
        return made;
    }
};

}  // namespace detail

/// A block: the charge of every period of the timeline for all that was bought up to it.
///
///     charge_t = sum over classes and purchases of share x cost x part of the period since the purchase or the start of service
///
///     shape    one flow, as long as the timeline: what is not yet charged at its end is not in it
///     throws   numeric_domain_error   the shares do not add up to one; a class without a life, charges or a first charge
///     cost     purchases x life multiplications; a row whose spending fixed data place in few periods is as much cheaper
template <class T, class Freq>
    requires requires { Freq::per_year; }
[[nodiscard]] auto depreciation(const row<T, flow, Freq>& spend, const std::vector<depreciation_class>& classes) {
    return detail::depreciation_block<row<T, flow, Freq>>{spend, &classes};
}
// A list that goes before the block is written: keep it in the model.
template <class T, class Freq>
void depreciation(const row<T, flow, Freq>& spend, const std::vector<depreciation_class>&& classes) = delete;

}  // namespace outlay
