// expect: deleted.*USD.*flow.*USD.*balance
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/row_functions.hpp>
#include <outlay/money/currencies.hpp>

using namespace outlay;

using usd = money<currencies::USD, double>;
using cny = money<currencies::CNY, double>;

void join(const row<usd, flow, quarterly>& paid, const row<usd, balance, quarterly>& owed) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(paid + owed);
#else
    (void)(paid + change(owed));
#endif
}

int main() {}
