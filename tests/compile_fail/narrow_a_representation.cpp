// expect: (conversion|convert|viable).*(int128|__int128).*(money<.*CNY>|long)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
money<CNY> narrow = as<int128>(1_cny);
#else
money<CNY> narrow = as<std::int64_t>(as<int128>(1_cny));
#endif
