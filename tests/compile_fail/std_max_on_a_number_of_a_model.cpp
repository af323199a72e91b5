// expect: a model never compares its numbers.*branches = true
// alone: the refusal of a comparison is said once in a run of the compiler
// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>

#include <outlay/model/row_values.hpp>
#include <outlay/model/runner.hpp>

using namespace outlay;

struct plant {
    timeline<quarterly> on;
    template <class R>
    struct drivers {
        R price{};
        R cost{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::price>("price"), driver<&d::cost>("cost")};
        }
    };
    template <class R>
    struct outcomes {
        R value{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::value>("value")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, quarterly>& s) const {
        const auto all = s.fixed("all", [](std::size_t) { return 1; });
#ifdef OUTLAY_MUST_NOT_COMPILE
        return {std::max(d.price, d.cost) * lowest(all)};
#else
        return {outlay::max(d.price, d.cost) * lowest(all)};
#endif
    }
};

double run_it(const plant& p) {
    runner<plant, double> run(p);
    return run(plant::drivers<double>{1, 2}).value;
}

int main() {}
