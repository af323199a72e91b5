// expect: throw_numeric_overflow|must be initialized by a constant expression
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr auto most = money<CNY>::from_minor(INT64_MAX) + 0.01_cny;
#else
constexpr auto most = money<CNY>::from_minor(INT64_MAX) + 0_cny;
#endif
