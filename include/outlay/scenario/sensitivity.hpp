// SPDX-License-Identifier: BSL-1.0
#pragma once
// Which drivers matter: one at a time over a range, in the order of a tornado; and all at once by their derivatives.
//
//   driver_range                                     a driver between two exact values
//   one_at_a_time(model, base, ranges, outcome)      the outcome at both ends, the widest swing first
//   gradient(model, base, outcome)                   the derivative of an outcome to every driver
//
// Next to read: scenario/enclosure.hpp, all ranges at once.

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/impact/model.hpp>
#include <outlay/number/dual.hpp>

namespace outlay::inline v0 {

/// A driver that lies somewhere between two values.
struct driver_range {
    std::string name{};
    exact_ratio low{};
    exact_ratio high{};
    friend bool operator==(const driver_range&, const driver_range&) = default;
};

/// An outcome with one driver at each end of its range, the others at the base.
struct sensitivity {
    std::string driver;
    double at_low;
    double at_high;
    double base;
    /// The distance between the two ends' outcomes.
    [[nodiscard]] double swing() const noexcept { return at_high > at_low ? at_high - at_low : at_low - at_high; }
};

/// One driver at a time, the widest swing first: the bars of a tornado. Equal swings keep the order of the ranges.
///
///     throws   name_missing_error   a driver or an outcome that the model does not have
///     cost     two runs a range, and one
template <workspace_model M>
[[nodiscard]] std::vector<sensitivity> one_at_a_time(const M& m, const typename M::template drivers<exact_ratio>& base,
                                                     std::span<const driver_range> ranges, std::string_view outcome) {
    using drivers = typename M::template drivers<double>;
    const std::size_t out = find_listed<typename M::template outcomes<double>>(outcome);
    auto w = workspace_for<double>(m);
    const auto at = [&](const std::string& name, const exact_ratio& value) {
        const driver_value set[] = {{name, value}};
        return value_at(m(drivers_on<drivers>(overridden(base, set)), w), out);
    };
    const double middle = value_at(m(drivers_on<drivers>(base), w), out);
    std::vector<sensitivity> bars;
    for (const driver_range& r : ranges) bars.push_back({r.name, at(r.name, r.low), at(r.name, r.high), middle});
    std::stable_sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return a.swing() > b.swing(); });
    return bars;
}

/// How much an outcome changes per unit of one driver.
struct driver_derivative {
    std::string driver;
    std::string unit;
    double value;
    double derivative;
};

/// The derivative of an outcome to every driver, exact up to rounding: no step is chosen.
///
///     throws   name_missing_error   an outcome that the model does not have
///     cost     one run on dual numbers a driver
template <workspace_model M>
[[nodiscard]] std::vector<driver_derivative> gradient(const M& m, const typename M::template drivers<exact_ratio>& base,
                                                      std::string_view outcome) {
    using number = dual<double>;
    using drivers = typename M::template drivers<number>;
    const std::size_t out = find_listed<typename M::template outcomes<number>>(outcome);
    auto w = workspace_for<number>(m);
    drivers d = drivers_on<drivers>(base);
    std::vector<driver_derivative> all;
    for (std::size_t i = 0; i < drivers::list().size(); ++i) {
        value_at(d, i).derivative = 1;
        all.push_back({std::string(drivers::list()[i].name), std::string(drivers::list()[i].unit), value_at(d, i).value,
                       value_at(m(d, w), out).derivative});
        value_at(d, i).derivative = 0;
    }
    return all;
}

}  // namespace outlay
