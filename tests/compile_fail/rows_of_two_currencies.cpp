// expect: deleted.*USD.*flow.*CNY.*flow
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/row_functions.hpp>
#include <outlay/money/currencies.hpp>

using namespace outlay;

using usd = money<currencies::USD, double>;
using cny = money<currencies::CNY, double>;

void join(const row<usd, flow, quarterly>& dollars, const row<cny, flow, quarterly>& yuan) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(dollars + yuan);
#else
    (void)(dollars + dollars), (void)(yuan - yuan);
#endif
}

int main() {}
