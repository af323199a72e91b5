// expect: deleted.*with_actuals.*USD.*CNY
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/actuals.hpp>
#include <outlay/money/currencies.hpp>

using namespace outlay;

#ifdef OUTLAY_MUST_NOT_COMPILE
using published = currencies::USD;
#else
using published = currencies::CNY;
#endif

void join(const flow_series<money<published>, yearly>& revenue, const row<money<currencies::CNY, double>, flow, yearly>& forecast) {
    (void)with_actuals(revenue, forecast);
}

int main() {}
