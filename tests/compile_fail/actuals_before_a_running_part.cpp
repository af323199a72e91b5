// expect: deleted.*with_actuals
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/actuals.hpp>
#include <outlay/money/currencies.hpp>

using namespace outlay;

using cny = money<currencies::CNY, double>;

// Within an expression it is not known from where a running balance goes on after the published cells.
void join(const balance_series<money<currencies::CNY>, yearly>& cash, const row<cny, flow, yearly>& earned, const row<cny, balance, yearly>& kept) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)with_actuals(cash, running(earned) - kept);
#else
    (void)with_actuals(cash, running(earned));
    (void)with_actuals(cash, kept);
#endif
}

int main() {}
