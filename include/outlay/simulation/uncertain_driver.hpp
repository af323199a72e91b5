// SPDX-License-Identifier: BSL-1.0
#pragma once
// A driver by its name, and how uncertain it is.
//
//   uncertain_driver            {"amount", pert(350, 380, 520)}, or with a path over the periods
//   driver_given_twice_error    a name is listed twice, or uncertain and set at once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <outlay/number/errors.hpp>
#include <outlay/simulation/distribution.hpp>
#include <outlay/simulation/path_driver.hpp>

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

/// An uncertain driver: its name in the model, and its distribution or its path over the periods.
class uncertain_driver {
public:
    uncertain_driver(std::string name, distribution values) : name_(std::move(name)), values_(std::move(values)) {}
    uncertain_driver(std::string name, path_driver values) : name_(std::move(name)), values_(std::move(values)) {}

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] bool is_path() const noexcept { return values_.index() == 1; }
    /// Of a driver that is no path.
    [[nodiscard]] const distribution& values() const { return std::get<distribution>(values_); }
    /// Of a driver that is one.
    [[nodiscard]] const path_driver& path() const { return std::get<path_driver>(values_); }
    /// Columns of draws: the periods of a path, otherwise one.
    [[nodiscard]] std::size_t periods() const { return is_path() ? path().periods() : 1; }
    /// "USD", "USD a year"; empty of a number.
    [[nodiscard]] const std::string& unit() const { return is_path() ? path().unit() : values().unit(); }
    /// The distribution or the process, as it was asked for.
    friend std::string to_string(const uncertain_driver& d) {
        return d.is_path() ? to_string(d.path()) : to_string(d.values());
    }

private:
    std::string name_;
    std::variant<distribution, path_driver> values_;
};

}  // namespace outlay
