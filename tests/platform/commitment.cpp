// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// phasing to the unit, a life cycle undone.
#include "../commitment/phase.test.cpp"
#include "../commitment/life_cycle.test.cpp"
