// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// a statement and a programme.
#include "../impact/programme.test.cpp"
#include "../impact/bridge.test.cpp"
