// expect: deleted.*sum.*level
// SPDX-License-Identifier: BSL-1.0
#include <outlay/time/series.hpp>

using namespace outlay;

int add(const flow_series<int, quarterly>& revenue, const level_series<int, quarterly>& index) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)sum(index);
#endif
    return sum(revenue) + index[0u];
}

int main() {}
