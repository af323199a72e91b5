// expect: literal_does_not_fit_its_representation|whole_minor_units_of_the_literal
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
auto most = 92233720368547758.08_cny;
#else
auto most = 92233720368547758.07_cny;
#endif
