// expect: deleted.*USD.*flow.*double.*flow
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/row_functions.hpp>
#include <outlay/money/currencies.hpp>

using namespace outlay;

using usd = money<currencies::USD, double>;
using cny = money<currencies::CNY, double>;

void join(const row<usd, flow, quarterly>& paid, const row<double, flow, quarterly>& parts, const row<double, level, quarterly>& share) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(paid * parts);
#else
    (void)(paid * share), (void)(parts * usd());
#endif
}

int main() {}
