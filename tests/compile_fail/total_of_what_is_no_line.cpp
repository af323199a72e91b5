// expect: no matching (member )?function for call to .*total
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/sheet.hpp>

using namespace outlay;

void add_up(sheet<double, quarterly>& s, const row<double, flow, quarterly>& revenue, double share) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    s.total("kept", revenue - revenue * share);
#else
    const auto cost = s.flow("cost", revenue * share);
    s.total("kept", revenue - cost);
#endif
}

int main() {}
