// expect: literal_has_more_digits_than_the_currency|whole_minor_units_of_the_literal
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
auto half = 0.005_cny;
#else
auto half = 0.50_cny;
#endif
