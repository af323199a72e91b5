// SPDX-License-Identifier: BSL-1.0
#pragma once
// How long until what was put in has come back.
//
//   payback(flows)                       periods until the running total is zero for good, flows even within a period
//   discounted_payback(rate, flows)      the same of discounted flows
//   payback_result                       has_value, periods (throws never_paid_back_error), or never
//   never_paid_back_error                how much is still missing at the end

#include <outlay/cashflow/detail/amount.hpp>
#include <outlay/cashflow/detail/rate_traits.hpp>

#include <iterator>
#include <optional>
#include <string>

namespace outlay::inline v0 {

/// The running total of the flows is below zero at the end.
class OUTLAY_VISIBLE never_paid_back_error final : public error {
public:
    explicit never_paid_back_error(double missing)
        : error("not paid back: " + detail::number_text(missing) + " is missing at the end"), missing_(missing) {}
    /// What is missing at the end, in the flows' unit (minor units of money).
    [[nodiscard]] double missing() const noexcept { return missing_; }

private:
    double missing_;
};

/// The time to pay back, or never.
class payback_result {
public:
    static constexpr payback_result after(double periods) { return payback_result(periods, 0); }
    static constexpr payback_result never(double missing) { return payback_result(std::nullopt, missing); }

    [[nodiscard]] constexpr bool has_value() const noexcept { return periods_.has_value(); }
    constexpr explicit operator bool() const noexcept { return has_value(); }
    /// Periods from the first flow, as in 4.75; throws never_paid_back_error.
    [[nodiscard]] double periods() const {
        if (!periods_) throw never_paid_back_error(missing_);
        return *periods_;
    }
    /// What is missing at the end, in the flows' unit; 0 where it is paid back.
    [[nodiscard]] constexpr double missing() const noexcept { return missing_; }

    friend constexpr bool operator==(const payback_result&, const payback_result&) = default;

private:
    constexpr payback_result(std::optional<double> periods, double missing) : periods_(periods), missing_(missing) {}

    std::optional<double> periods_;
    double missing_;
};

namespace detail {

/// The last time at which the running total of `next` rises from below zero; Sum is exact where the flows are.
template <class Sum, class Flows, class Next>
constexpr payback_result last_crossing(const Flows& flows, Next next) {
    Sum total(0);
    double at = 0;
    double i = 0;
    for (const auto& flow : flows) {
        const Sum amount = next(flow);
        const bool was_below = total < Sum(0);
        total = total + amount;
        if (was_below && !(total < Sum(0))) at = i - to_double(Sum(total / amount));
        i += 1;
    }
    if (total < Sum(0)) return payback_result::never(-to_double(total));
    return payback_result::after(at);
}

template <class F>
constexpr double finite_double(const F& flow) {
    if constexpr (std::same_as<held_by<F>, no_real>) return entered<double>(flow);
    else return finite(to_double(amount_traits<F>::template enter<held_by<F>>(flow)), "a flow");
}

}  // namespace detail

/// Periods until the running total of the flows reaches zero and stays there.
///
///     payback(flows)      -100, 40, 40, 40 at times 0, 1, 2, 3: 2.5 periods
///
///     shape    flows: the first at time 0, flow i spread evenly over the period that ends at time i
///     edges    a total of exactly zero counts; where it falls below zero again, the last crossing counts; never below
///              zero is 0 periods; never back is an answer
///     cost     one pass; exact amounts are summed exactly
template <detail::flow_range Flows>
constexpr payback_result payback(const Flows& flows) {
    using F = detail::element<Flows>;
    if constexpr (std::same_as<detail::held_by<F>, detail::no_real>)
        return detail::last_crossing<exact_ratio>(flows,
                                                  [](const F& flow) { return detail::entered<exact_ratio>(flow); });
    else return detail::last_crossing<double>(flows, [](const F& flow) { return detail::finite_double(flow); });
}

/// The same of what the flows are worth at time 0: shorter than the life where the NPV is not below zero.
///
///     discounted_payback(11_pct, flows)      -40,000 and seven times 9,000: 6.44 periods
///
///     throws   numeric_domain_error  rate <= -1
template <class Rate, detail::flow_range Flows>
    requires detail::periodic_rate_for<Rate, double, detail::element<Flows>>
constexpr payback_result discounted_payback(const Rate& rate, const Flows& flows) {
    const double growth = detail::rate_traits<Rate>::template growth<double>(rate);
    double level = 1;
    return detail::last_crossing<double>(flows, [&](const auto& flow) {
        const double value = detail::finite_double(flow) / level;
        level *= growth;
        return value;
    });
}

}  // namespace outlay
