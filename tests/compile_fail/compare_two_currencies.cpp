// expect: (deleted).*(CNY).*(USD)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr bool less = 0_cny < 1_usd;
#else
constexpr bool less = 0_cny < 1_cny;
#endif
