// SPDX-License-Identifier: BSL-1.0
// The other: the macros come after our headers, whose templates meet them when they are used.
#include <every_header.hpp>

#include "system_macros.hpp"

int other();

int other() {
    using namespace outlay;
    using namespace outlay::literals;
    const auto paid = money<currencies::CNY>::from_minor(250);
    return paid.minor_units() == 250 && paid.major_units<double>() == 2.5 ? 0 : 1;
}
