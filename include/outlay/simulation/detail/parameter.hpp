// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a distribution is told: a number, or an amount whose type is its unit.
//
//   parameter       made from a decimal, a ratio, an integer, a double, 380e9_cny, per_year(140e6_usd)
//   common_unit     of several, or distribution_error

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <outlay/model/drivers.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0 {

/// A distribution cannot be what was asked for: its parameters are out of order, shares do not sum to 1, a density is negative.
class OUTLAY_VISIBLE distribution_error final : public error {
public:
    distribution_error(std::string_view distribution, std::string_view reason)
        : error(std::string(distribution) + ": " + std::string(reason)), distribution_(distribution), reason_(reason) {}
    /// As it was asked for: "pert(520, 380, 350)".
    [[nodiscard]] const std::string& distribution() const noexcept { return distribution_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    std::string distribution_;
    std::string reason_;
};

namespace detail {

/// A number in the counts of its unit: cents of dollars.
class parameter {
public:
    template <std::floating_point X>
    parameter(X x) : count_(static_cast<double>(x)) {}
    template <class X>
        requires(!std::same_as<X, parameter>) && requires(const X& x) { exact_value<X>::count(x); }
    parameter(const X& x) : count_(nearest_double(exact_value<X>::count(x))), unit_(exact_value<X>::unit()), counts_in_one_(detail::counts_in_one<X>) {}

    [[nodiscard]] double count() const noexcept { return count_; }
    /// "USD", "USD a year"; empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    [[nodiscard]] std::int64_t counts_in_one() const noexcept { return counts_in_one_; }

private:
    double count_;
    std::string unit_;
    std::int64_t counts_in_one_ = 1;
};

/// The unit of the values of a distribution, and how many counts are one of it.
struct value_unit {
    std::string name{};
    std::int64_t counts_in_one = 1;

    /// A count as people read it: "380 USD".
    [[nodiscard]] std::string text(double count) const {
        return number_text(count / static_cast<double>(counts_in_one)) + (name.empty() ? "" : " " + name);
    }
};

/// name(a, b, c)
inline std::string call_text(std::string_view name, std::initializer_list<parameter> given) {
    std::string text(name);
    const char* before = "(";
    for (const parameter& p : given) {
        text += before + value_unit{p.unit(), p.counts_in_one()}.text(p.count());
        before = ", ";
    }
    return text + ")";
}

/// The one unit of all, every one of them a finite number.
inline value_unit common_unit(std::string_view name, std::initializer_list<parameter> given) {
    const parameter& first = *given.begin();
    for (const parameter& p : given) {
        if (!(p.count() - p.count() == 0)) throw distribution_error(call_text(name, given), "every parameter must be a finite number");
        if (p.unit() != first.unit())
            throw distribution_error(call_text(name, given), "all values must be of one unit, not " +
                                                                 (first.unit().empty() ? "a number" : first.unit()) + " and " +
                                                                 (p.unit().empty() ? "a number" : p.unit()));
    }
    return {first.unit(), first.counts_in_one()};
}

}  // namespace detail
}  // namespace outlay
