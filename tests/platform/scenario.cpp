// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// enclosures and break-even, whose headers come first (P2).
#include "../scenario/break_even.test.cpp"
#include "../scenario/enclosure.test.cpp"
