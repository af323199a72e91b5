// SPDX-License-Identifier: BSL-1.0
#pragma once
// A driver by its name, and how uncertain it is.
//
//   uncertain_driver            {"amount", pert(350, 380, 520)}
//   driver_given_twice_error    a name is listed twice, or uncertain and set at once

#include <string>
#include <string_view>
#include <utility>

#include <outlay/number/errors.hpp>
#include <outlay/simulation/distribution.hpp>

namespace outlay::inline v0 {

/// A driver is listed twice, or is uncertain and set to a value at once.
class OUTLAY_VISIBLE driver_given_twice_error final : public error {
public:
    explicit driver_given_twice_error(std::string_view name)
        : error("the driver \"" + detail::shown(name) + "\" is given twice"), name_(name) {}
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    std::string name_;
};

/// An uncertain driver: its name in the model, and its distribution.
class uncertain_driver {
public:
    uncertain_driver(std::string name, distribution values) : name_(std::move(name)), values_(std::move(values)) {}

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const distribution& values() const noexcept { return values_; }
    /// "USD", "USD a year"; empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return values_.unit(); }

private:
    std::string name_;
    distribution values_;
};

}  // namespace outlay
