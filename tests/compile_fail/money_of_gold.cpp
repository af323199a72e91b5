// expect: (constraint).*(XAU)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr money<XAU> gold{};
#else
constexpr money<scaled<XAU, 6>> gold{};
#endif
