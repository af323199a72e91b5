// expect: (deleted).*(USD).*(scaled<.*USD, 4>)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr auto total = 1_usd + money<scaled<USD, 4>>::from_major(1);
#else
constexpr auto total = 1_usd + money<USD>::from_major(1);
#endif
