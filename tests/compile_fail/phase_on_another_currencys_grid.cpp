// expect: (deleted).*(CNY).*(USD)
// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment.hpp>
#include <outlay/money/literals.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
#ifdef OUTLAY_MUST_NOT_COMPILE
const auto plan = phase(380e9_cny, evenly{}, quarters, grid{1e6_usd});
#else
const auto plan = phase(380e9_cny, evenly{}, quarters, grid{1e6_cny});
#endif
