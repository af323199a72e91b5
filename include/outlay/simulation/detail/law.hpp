// SPDX-License-Identifier: BSL-1.0
#pragma once
// What the families of distributions implement.

#include <string>
#include <utility>

#include <outlay/number/config.hpp>
#include <outlay/simulation/detail/parameter.hpp>

namespace outlay::inline v0::detail {

/// A family with its parameters, unchanging: shared between threads.
class law {
public:
    law(std::string text, value_unit unit) : text_(std::move(text)), unit_(std::move(unit)) {}
    law(const law&) = delete;
    law& operator=(const law&) = delete;
    virtual ~law() = default;

    /// below + above = 1, both positive; the smaller of them is the exact one.
    [[nodiscard]] virtual double quantile(double below, double above) const = 0;
    [[nodiscard]] virtual double mean() const = 0;
    [[nodiscard]] virtual double variance() const = 0;
    [[nodiscard]] virtual double lowest() const = 0;
    [[nodiscard]] virtual double highest() const = 0;

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const value_unit& unit() const noexcept { return unit_; }

private:
    std::string text_;
    value_unit unit_;
};

}  // namespace outlay::inline v0::detail
