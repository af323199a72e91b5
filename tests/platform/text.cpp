// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// amounts and hashes.
#include "../text/amount.test.cpp"
#include "../text/canonical.test.cpp"
