// expect: deleted.*level
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/row_values.hpp>

using namespace outlay;

double whole(const row<double, flow, quarterly>& revenue, const row<double, level, quarterly>& index) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)sum(index);
#endif
    return sum(revenue) + mean(index);
}

int main() {}
