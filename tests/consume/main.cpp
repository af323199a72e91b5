// SPDX-License-Identifier: BSL-1.0
// A user's program.
#include <outlay/outlay.hpp>

int main() { return OUTLAY_VERSION_MAJOR == 0 ? 0 : 1; }
