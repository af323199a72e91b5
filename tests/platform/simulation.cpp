// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change: sums, ranks and threads, and what drivers draw, in lanes or plain loops.
#include "../simulation/column_set.test.cpp"
#include "../simulation/draws.test.cpp"
#include "../simulation/philox.test.cpp"
