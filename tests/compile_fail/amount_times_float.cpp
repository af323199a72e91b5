// expect: (deleted).*(CNY).*(double)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr auto half = 1_cny * 0.5;
#else
constexpr auto half = 1_cny * 0.5_dec;
#endif
