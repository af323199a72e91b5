// expect: (deleted).*(CNY).*(double).*(long)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr auto total = as<double>(1_cny) + 1_cny;
#else
constexpr auto total = as<double>(1_cny) + as<double>(1_cny);
#endif
