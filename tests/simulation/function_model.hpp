// SPDX-License-Identifier: BSL-1.0
#pragma once
// A model of plain numbers, x1 to x8, for what is known of functions of independent drivers.
#include <outlay/simulation.hpp>

#include <array>
#include <string>
#include <vector>

namespace function_test {

using namespace outlay;
using namespace outlay::literals;

/// y of eight numbers: F is a template on the number.
template <class F>
struct function_of_eight {
    static constexpr bool branches = requires { F::on_double_only; };
    timeline<yearly> on = fiscal_calendar{}.years("FY2026", 1);
    F f{};

    template <class R>
    struct drivers {
        R x1{}, x2{}, x3{}, x4{}, x5{}, x6{}, x7{}, x8{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::x1>("x1"), driver<&d::x2>("x2"), driver<&d::x3>("x3"), driver<&d::x4>("x4"),
                              driver<&d::x5>("x5"), driver<&d::x6>("x6"), driver<&d::x7>("x7"), driver<&d::x8>("x8")};
        }
    };
    template <class R>
    struct outcomes {
        R y{}, twice{};
        static constexpr auto list() { return std::array{outcome<&outcomes::y>("y"), outcome<&outcomes::twice>("twice")}; }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>&) const {
        const R y = f(d);
        return {y, R(2) * y};
    }
};

}  // namespace function_test
