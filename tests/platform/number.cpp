// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// integers of two words, intervals first (P2), rounding.
#include "../number/interval.test.cpp"
#include "../number/decimal.test.cpp"
#include "../number/rounding.test.cpp"
