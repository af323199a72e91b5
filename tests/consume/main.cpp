// SPDX-License-Identifier: BSL-1.0
// A user's program.
#include <outlay/outlay.hpp>

int main() {
    using namespace outlay::literals;
    return 2_cny + 3_cny == 5_cny ? 0 : 1;
}
