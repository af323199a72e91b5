// expect: list\(\) names every member of the struct.*one is missing
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
#ifdef OUTLAY_MUST_NOT_COMPILE
            return std::array{driver<&d::price>("price")};
#else
            return std::array{driver<&d::price>("price"), driver<&d::cost>("cost")};
#endif
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
        return {d.price + d.cost + lowest(all)};
    }
};

double run_it(const plant& p) {
    runner<plant, double> run(p);
    return run(plant::drivers<double>{1, 2}).value;
}

int main() {}
