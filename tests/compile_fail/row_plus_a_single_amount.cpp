// expect: deleted.*USD.*flow.*money<.*USD
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/row_functions.hpp>
#include <outlay/money/currencies.hpp>

using namespace outlay;

using usd = money<currencies::USD, double>;
using cny = money<currencies::CNY, double>;

void join(const row<usd, flow, quarterly>& paid, const usd& fee) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(paid + fee);
#else
    (void)(paid + paid), (void)fee;
#endif
}

int main() {}
