// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// a model in typed rows, on the pack of doubles too.
#include "../model/quantity.test.cpp"
#include "../model/rows.test.cpp"
