// SPDX-License-Identifier: BSL-1.0
// A user's program: little of the library, and something of both that it depends on, Boost and date.
#include <boost/version.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/time/calendar_day.hpp>

int main() {
    using namespace outlay::literals;
    static_assert(BOOST_VERSION >= 107400);
    static_assert("2025-02-24"_day < "2025-02-25"_day);
    return 2_cny + 3_cny == 5_cny ? 0 : 1;
}
