// SPDX-License-Identifier: BSL-1.0
#pragma once
// A function of one driver as a model: x in, y out, on any number, with a line of its own.
#include <outlay/model/model.hpp>
#include <outlay/model/row_values.hpp>

#include <array>

namespace test {

template <class F>
struct function_model {
    outlay::timeline<outlay::yearly> on = outlay::fiscal_calendar{}.years("FY2026", 1);

    template <class R>
    struct drivers {
        R x = R(0);
        static constexpr auto list() {
            using d = drivers;
            return std::array{outlay::driver<&d::x>("x", "1")};
        }
    };
    template <class R>
    struct outcomes {
        R y = R(0);
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outlay::outcome<&o::y>("y", "1")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, outlay::sheet<R, outlay::yearly>& s) const {
        const auto one = s.fixed("one", [](std::size_t) { return outlay::exact_ratio(1); });
        return {closing(s.balance("y", as_balance(one * F{}(d.x))))};
    }
};

}  // namespace test
