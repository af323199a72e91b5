// expect: a model that says branches = true compares its numbers
// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <vector>

#include <outlay/model/row_values.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/scenario/enclosure.hpp>
#include <outlay/scenario/sensitivity.hpp>

using namespace outlay;
using namespace outlay::literals;

struct chooses {
    static constexpr bool branches = true;
    timeline<yearly> on;
    template <class R>
    struct drivers {
        R price{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::price>("price")};
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
    outcomes<R> operator()(const drivers<R>& d, sheet<R, yearly>& s) const {
        const auto one = s.fixed("one", [](std::size_t) { return 1; });
        if (sign_of(d.price) == known_sign::negative) return {R(0)};
        return {d.price * lowest(one)};
    }
};

void ask(const chooses& m) {
    (void)one_at_a_time(m, {}, {{"price", 0, 1}}, "value");
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)enclose_outcome(m, {}, {{"price", between(0_dec, 1_dec)}}, "value");
#endif
}

int main() {}
