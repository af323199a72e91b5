// expect: (deleted).*(CNY).*(USD)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr auto total = 1_cny + 2_usd;
#else
constexpr auto total = 1_cny + 2_cny;
#endif
