// SPDX-License-Identifier: BSL-1.0
#pragma once
// Values of drivers and outcomes that are asked for by name: the type is not known when compiled, the unit is when run.
//
//   reported_value          number() in its unit, in<money<USD, double>>(), unit(); differences and comparisons of one unit
//   exact_amount            an exact number or amount of any unit: a target, a step of a driver
//   driver_range            a driver between two exact amounts
//   value_unit_error        two units, or another than was asked for
//
//     break_even(plan, base, {"utilisation", 0, 1}, "npv").only().number()      0.7646
//     gradient(plan, base, "npv")[0].value.in<money<USD, double>>()

#include <concepts>
#include <cmath>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <outlay/model/drivers.hpp>
#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

/// A value was read in another unit than its own, or set against one.
class OUTLAY_VISIBLE value_unit_error final : public error {
public:
    value_unit_error(std::string_view what, std::string_view unit, std::string_view asked)
        : error(detail::shown(what) + " is " + said(unit) + ", not " + said(asked)), what_(what), unit_(unit), asked_(asked) {}
    [[nodiscard]] const std::string& what_value() const noexcept { return what_; }
    /// Empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    [[nodiscard]] const std::string& asked() const noexcept { return asked_; }

private:
    static std::string said(std::string_view unit) { return unit.empty() ? "a number" : "in " + std::string(unit); }

    std::string what_, unit_, asked_;
};

/// A number, or an amount of a unit: "USD", "USD a year", "USD/CNY".
class reported_value {
public:
    /// So many counts, of which one unit has `counts_in_one`: cents.
    reported_value(double count, std::string unit, std::int64_t counts_in_one)
        : unit_(std::move(unit)), counts_in_one_(counts_in_one), count_(count) {}

    /// In the unit: dollars.
    [[nodiscard]] double number() const noexcept { return count_ / static_cast<double>(counts_in_one_); }
    /// What its type counts: cents.
    [[nodiscard]] double count() const noexcept { return count_; }
    /// Empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    /// As an amount on double.
    ///
    ///     throws   value_unit_error   an amount of another unit
    template <amount_on<double> T>
    [[nodiscard]] T in() const {
        require_unit(row_amount<T>::unit());
        return row_amount<T>::of(count_);
    }

    friend reported_value operator-(const reported_value& a, const reported_value& b) {
        a.require_unit(b.unit_);
        return {a.count_ - b.count_, a.unit_, a.counts_in_one_};
    }
    friend bool operator==(const reported_value& a, const reported_value& b) {
        a.require_unit(b.unit_);
        return a.count_ == b.count_;
    }
    friend std::partial_ordering operator<=>(const reported_value& a, const reported_value& b) {
        a.require_unit(b.unit_);
        return a.count_ <=> b.count_;
    }

private:
    void require_unit(std::string_view other) const {
        if (other != unit_) throw value_unit_error("the value", unit_, other);
    }

    std::string unit_;
    std::int64_t counts_in_one_;
    double count_;
};

/// An exact number or amount, whatever its unit: 5, 70_pct, 5_usd, per_year(140e6_usd), a rate of a pair.
class exact_amount {
public:
    template <class X>
        requires(!std::same_as<X, exact_amount> && requires(const X& x) { detail::exact_value<X>::count(x); })
    exact_amount(const X& x) : unit_(detail::exact_value<X>::unit()), count_(detail::exact_value<X>::count(x)) {}
    /// In the unit that the amount counts.
    exact_amount(const exact_ratio& count, std::string unit) : unit_(std::move(unit)), count_(count) {}

    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    [[nodiscard]] const exact_ratio& count() const noexcept { return count_; }
    friend bool operator==(const exact_amount&, const exact_amount&) = default;

private:
    std::string unit_;
    exact_ratio count_;
};

/// A driver that lies somewhere between two values of its own type: {"amount", 380e9_cny, 400e9_cny}, {"utilisation", 70_pct, 1}.
struct driver_range {
    std::string name;
    exact_amount low;
    exact_amount high;
    friend bool operator==(const driver_range&, const driver_range&) = default;
};

namespace detail {

/// The place of a driver that takes this unit.
///
///     throws   driver_missing_error, driver_unit_error
template <listed_members Drivers>
std::size_t place_for(std::string_view name, std::string_view unit) {
    const std::size_t place = listed_place<Drivers>(name);
    const std::string takes = Drivers::list()[place].type_unit();
    if (takes != unit) throw driver_unit_error(name, takes, unit);
    return place;
}
/// A count of a driver or an outcome as a value with its unit.
template <listed_members S>
reported_value reported(std::size_t place, double count) {
    const auto entry = S::list()[place];
    return {count, entry.type_unit(), entry.counts_in_one};
}

}  // namespace detail
}  // namespace outlay
