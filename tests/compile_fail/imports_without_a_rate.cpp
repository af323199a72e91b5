// expect: fx_rate<
// SPDX-License-Identifier: BSL-1.0
#include <outlay/impact/programme_model.hpp>
#include <outlay/money/literals.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

using drivers = programme<CNY, yearly, USD>::drivers<exact_ratio>;

drivers base() {
#ifdef OUTLAY_MUST_NOT_COMPILE
    return drivers{.amount = 380e9_cny, .imported_share = 50_pct};
#else
    return drivers{.amount = 380e9_cny, .imported_share = 50_pct, .exchange_rate = fx_rate<USD, CNY>{7.25_dec}};
#endif
}

int main() {}
