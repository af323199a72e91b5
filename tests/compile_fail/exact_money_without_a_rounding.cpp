// expect: (conversion|convert|viable).*(exact_ratio)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
money<CNY> third = 1_cny / 3;
#else
money<CNY> third = (1_cny / 3).round(half_even);
#endif
