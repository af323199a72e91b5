// expect: deleted.*quarterly.*yearly
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/row_functions.hpp>
#include <outlay/money/currencies.hpp>

using namespace outlay;

using usd = money<currencies::USD, double>;
using cny = money<currencies::CNY, double>;

void join(const row<usd, flow, quarterly>& quarters, const row<usd, flow, yearly>& years) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(quarters - years);
#else
    (void)(quarters - quarters), (void)(years - years);
#endif
}

int main() {}
