// SPDX-License-Identifier: BSL-1.0
// A shared library with hidden symbols, as plug-ins are built: what it throws is caught by its type elsewhere (P6).
#include <outlay/money/any_currency.hpp>
#include <outlay/money/currencies.hpp>

__attribute__((visibility("default"))) void throw_one(int which);

void throw_one(int which) {
    using namespace outlay;
    if (which == 0) throw numeric_domain_error("a rate", "-2", "above -1");
    if (which == 1) throw text_error("12x", 2, "not a digit");
    throw currency_mismatch_error(any_currency::of<currencies::CNY>(), any_currency::of<currencies::USD>());
}
