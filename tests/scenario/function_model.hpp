// SPDX-License-Identifier: BSL-1.0
#pragma once
// A function of one driver as a model: x in, y out, on any number.
#include <outlay/impact/model.hpp>

#include <array>

namespace test {

template <class R>
struct x_only {
    R x = R(0);
    static constexpr auto list() { return std::array{outlay::listed{"x", "1", &x_only::x}}; }
};
template <class R>
struct y_only {
    R y = R(0);
    static constexpr auto list() { return std::array{outlay::listed{"y", "1", &y_only::y}}; }
};

template <class F>
struct function_model {
    template <class R>
    using drivers = x_only<R>;
    template <class R>
    using outcomes = y_only<R>;
    [[nodiscard]] outlay::workspace_layout layout() const { return {}; }
    template <outlay::field R>
    y_only<R> operator()(const x_only<R>& d, outlay::workspace<R>&) const {
        return {F{}(d.x)};
    }
};

}  // namespace test
