// expect: an outcome is a number or an amount, a row is read from the runner
// SPDX-License-Identifier: BSL-1.0
#include <array>

#include <outlay/model/row.hpp>
#include <outlay/model/drivers.hpp>

using namespace outlay;

template <class R>
struct outcomes {
    R value{};
    row<R, flow, quarterly> cash{};
    static constexpr auto list() {
        using o = outcomes;
#ifdef OUTLAY_MUST_NOT_COMPILE
        return std::array{outcome<&o::value>("value"), outcome<&o::cash>("cash")};
#else
        return std::array{outcome<&o::value>("value")};
#endif
    }
};

bool any() { return outcomes<double>::list().empty(); }

int main() {}
