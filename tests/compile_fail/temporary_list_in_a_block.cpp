// expect: deleted.*depreciation
// SPDX-License-Identifier: BSL-1.0
#include <vector>

#include <outlay/impact/depreciation.hpp>

using namespace outlay;

std::vector<asset_class> classes() { return {{.name = "all", .share = 1, .life_in_months = 60}}; }

void charge(const row<double, flow, quarterly>& spending) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)depreciation(spending, classes());
#else
    const auto kept = classes();
    (void)depreciation(spending, kept);
#endif
}

int main() {}
