// SPDX-License-Identifier: BSL-1.0
// Compiled with -fno-exceptions -DOUTLAY_ALLOW_NO_EXCEPTIONS: figures are as ever, and an error prints its sentence and ends the program.
#include <outlay/outlay.hpp>

#include <cstdio>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main(int argc, char**) {
    if (irr(std::vector<dated<money<CNY>>>{{"2026-01-01"_day, -100_cny}, {"2027-01-01"_day, 118_cny}}, act_365f).status != irr_status::unique)
        return 0;
    if (try_parse_amount<CNY>("CNY 12.345")) return 0;  // an error that is a value stays one
    money<CNY> sum = 50000000000000000_cny;
    for (int i = 0; i < argc; ++i) sum += sum;
    std::puts(to_string(sum).c_str());
    return 0;
}
